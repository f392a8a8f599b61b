"""The mutable mappings and the sequences; and which classes count as what."""

from collections import ChainMap, UserDict, UserList

_METHODS = UserDict.__mro__[1]


class MutableMapping(Mapping):
    __slots__ = ()
    pop, popitem, clear, setdefault = _METHODS.pop, _METHODS.popitem, _METHODS.clear, _METHODS.setdefault

    @abstract
    def __setitem__(self, key, value):
        raise KeyError

    @abstract
    def __delitem__(self, key):
        raise KeyError

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value


class Sequence(Reversible, Collection):
    __slots__ = ()

    @abstract
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value, start=0, stop=None):
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        index = start
        while stop is None or index < stop:
            try:
                item = self[index]
            except IndexError:
                break
            if item is value or item == value:
                return index
            index += 1
        raise ValueError

    def count(self, value):
        return sum([1 for item in self if item is value or item == value])


class ByteString(Sequence):
    __slots__ = ()


class MutableSequence(Sequence):
    __slots__ = ()

    @abstract
    def __setitem__(self, index, value):
        raise IndexError

    @abstract
    def __delitem__(self, index):
        raise IndexError

    @abstract
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        count = len(self)
        for index in range(count // 2):
            self[index], self[count - index - 1] = self[count - index - 1], self[index]

    def extend(self, values):
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


_STRUCTURES = (
    (Hashable, "__hash__"), (Awaitable, "__await__"), (Coroutine, "__await__", "send", "throw", "close"),
    (AsyncIterable, "__aiter__"), (AsyncIterator, "__anext__", "__aiter__"),
    (AsyncGenerator, "__aiter__", "__anext__", "asend", "athrow", "aclose"), (Iterable, "__iter__"),
    (Iterator, "__iter__", "__next__"), (Reversible, "__reversed__", "__iter__"),
    (Generator, "__iter__", "__next__", "send", "throw", "close"), (Sized, "__len__"), (Container, "__contains__"),
    (Collection, "__len__", "__iter__", "__contains__"), (Callable, "__call__"),
)  # fmt: skip
_o_matched((Mapping,), (Sequence,))
for structure in _STRUCTURES:
    _o_structure(*structure)
_MEMBERS = (
    (Set, frozenset), (MutableSet, set), (MutableMapping, dict), (Mapping, _o_read_only), (Sequence, tuple),
    (Sequence, str), (Sequence, range), (Sequence, memoryview), (ByteString, bytes), (ByteString, bytearray),
    (MutableSequence, list), (MutableSequence, bytearray), (MutableSequence, _o_deque), (MutableSequence, _o_array),
    (KeysView, type({}.keys())),
    (ItemsView, type({}.items())), (ValuesView, type({}.values())), (MutableMapping, ChainMap),
    (MutableMapping, UserDict), (MutableSequence, UserList),
)  # fmt: skip
for kind, member in _MEMBERS:
    kind.register(member)
del structure, kind, member, ChainMap, UserDict, UserList
