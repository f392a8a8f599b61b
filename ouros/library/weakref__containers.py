"""Dicts and sets whose keys, values or elements are held weakly."""

from collections.abc import MutableMapping as _MutableMapping
from collections.abc import MutableSet as _MutableSet

_ABSENT = object()


class KeyedRef(ReferenceType):
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        made = ReferenceType.__new__(cls, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        pass


def _remover(holder, remove):
    """The callback of references inside a container, which it does not keep alive."""
    held = ReferenceType(holder)

    def gone(reference):
        holder = held()
        if holder is not None:
            remove(holder.data, reference)

    return gone


def _remove_value(data, reference):
    if data.get(reference.key) is reference:
        del data[reference.key]


def _remove_key(data, reference):
    data.pop(reference, None)


def _remove_item(data, reference):
    data.discard(reference)


class _WeakMapping(_MutableMapping):
    def __len__(self):
        return len([None for _ in self])

    def __contains__(self, key):
        return self._find(key, _ABSENT) is not _ABSENT

    def __getitem__(self, key):
        found = self._find(key, _ABSENT)
        if found is _ABSENT:
            raise KeyError(self._missing(key))
        return found

    def get(self, key, default=None):
        return self._find(key, default)

    def __iter__(self):
        for key, _ in self.items():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self.items():
            yield value

    def pop(self, key, *args):
        found = self._find(key, _ABSENT)
        if found is not _ABSENT:
            del self[key]
            return found
        if args:
            return args[0]
        raise KeyError(self._missing(key))

    def setdefault(self, key, default=None):
        found = self._find(key, _ABSENT)
        if found is not _ABSENT:
            return found
        self[key] = default
        return default

    def popitem(self):
        for key, value in reversed(list(self.items())):
            del self[key]
            return key, value
        raise KeyError("popitem(): dictionary is empty")

    def clear(self):
        self.data.clear()

    def update(self, other=None, /, **kwargs):
        if other is not None:
            for key, value in dict(other).items() if not hasattr(other, "items") else other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        made = type(self)()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = type(self)()
        for key, value in self.items():
            made[self._copied(key, memo, deepcopy)] = self._copied_value(value, memo, deepcopy)
        return made

    def __or__(self, other):
        if not isinstance(other, _MutableMapping) and not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, _MutableMapping) and not isinstance(other, dict):
            return NotImplemented
        made = type(self)()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_WeakMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self._remove = _remover(self, _remove_value)
        self.update(other, **kw)

    def _find(self, key, default):
        reference = self.data.get(key)
        found = None if reference is None else reference()
        return default if found is None else found

    def _missing(self, key):
        return key

    def _copied(self, key, memo, deepcopy):
        return deepcopy(key, memo)

    def _copied_value(self, value, memo, deepcopy):
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def itervaluerefs(self):
        yield from list(self.data.values())

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_WeakMapping):
    def __init__(self, dict=None):
        self.data = {}
        self._remove = _remover(self, _remove_key)
        if dict is not None:
            self.update(dict)

    def _find(self, key, default):
        return self.data.get(ReferenceType(key), default)

    def _missing(self, key):
        return ReferenceType(key)

    def _copied(self, key, memo, deepcopy):
        return key

    def _copied_value(self, value, memo, deepcopy):
        return deepcopy(value, memo)

    def __contains__(self, key):
        try:
            reference = ReferenceType(key)
        except TypeError:
            return False
        return reference in self.data

    def __setitem__(self, key, value):
        self.data[ReferenceType(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ReferenceType(key)]

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)


class WeakSet(_MutableSet):
    def __init__(self, data=None):
        self.data = set()
        self._remove = _remover(self, _remove_item)
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len([None for reference in self.data if reference() is not None])

    def __contains__(self, item):
        try:
            reference = ReferenceType(item)
        except TypeError:
            return False
        return reference in self.data

    def add(self, item):
        self.data.add(ReferenceType(item, self._remove))

    def discard(self, item):
        self.data.discard(ReferenceType(item))

    def remove(self, item):
        self.data.remove(ReferenceType(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while True:
            if not self.data:
                raise KeyError("pop from empty WeakSet")
            item = self.data.pop()()
            if item is not None:
                return item

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    def difference(self, other):
        made = self.copy()
        for item in other:
            made.discard(item)
        return made

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def symmetric_difference(self, other):
        return self.difference(other).union([item for item in other if item not in self])

    def issubset(self, other):
        return all(item in other for item in self)

    def issuperset(self, other):
        return all(item in self for item in other)

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return {*map(ReferenceType, self)} == {*map(ReferenceType, other)}

    __hash__ = None
    __or__, __sub__, __and__, __xor__ = union, difference, intersection, symmetric_difference
    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return len(self) < len(other) and self.issubset(other)

    def __gt__(self, other):
        return len(self) > len(other) and self.issuperset(other)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def intersection_update(self, other):
        for item in [item for item in self if item not in other]:
            self.discard(item)

    def __repr__(self):
        return repr({*map(ReferenceType, self)})
