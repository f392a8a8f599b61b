"""`collections.abc`: the abstract classes with their methods; what behaves like one counts as one."""

_ABSENT = object()


def abstract(function):
    function.__isabstractmethod__ = True
    return function


class _Generic(metaclass=_o_ABCMeta):
    __slots__ = ()

    @classmethod
    @_o_plain
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


class Hashable(metaclass=_o_ABCMeta):
    __slots__ = ()

    @abstract
    def __hash__(self):
        return 0


class Awaitable(_Generic):
    __slots__ = ()

    @abstract
    def __await__(self):
        yield


class Coroutine(Awaitable):
    __slots__ = ()

    @abstract
    def send(self, value):
        raise StopIteration

    @abstract
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        _close(self, "coroutine ignored GeneratorExit")


class AsyncIterable(_Generic):
    __slots__ = ()

    @abstract
    def __aiter__(self):
        return AsyncIterator()


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstract
    def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        return await self.asend(None)

    @abstract
    async def asend(self, value):
        raise StopAsyncIteration

    @abstract
    async def athrow(self, typ, val=None, tb=None):
        raise typ if val is None else val

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


class Iterable(_Generic):
    __slots__ = ()

    @abstract
    def __iter__(self):
        while False:
            yield None


class Iterator(Iterable):
    __slots__ = ()

    @abstract
    def __next__(self):
        raise StopIteration

    @_o_plain
    def __iter__(self):
        return self


class Reversible(Iterable):
    __slots__ = ()

    @abstract
    def __reversed__(self):
        while False:
            yield None


class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstract
    def send(self, value):
        raise StopIteration

    @abstract
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        _close(self, "generator ignored GeneratorExit")


def _close(generator, message):
    try:
        generator.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(message)


class Sized(metaclass=_o_ABCMeta):
    __slots__ = ()

    @abstract
    def __len__(self):
        return 0


class Container(_Generic):
    __slots__ = ()

    @abstract
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    __slots__ = ()


class _CallableGenericAlias(type(list[int])):
    """`Callable[[int, str], dict]`, whose arguments are the three types."""

    __slots__ = ()

    @_o_plain
    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        inner, result = args
        if isinstance(inner, (list, tuple)):
            args = (*inner, result)
        elif not _are_parameters(inner):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {inner}")
        return super().__new__(cls, origin, args)

    @_o_plain
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _are_parameters(args[0]):
            return super().__repr__()
        inner, result = ", ".join(map(_shown, args[:-1])), _shown(args[-1])
        return f"collections.abc.Callable[[{inner}], {result}]"

    @_o_plain
    def __getitem__(self, item):
        args = super().__getitem__(item if isinstance(item, tuple) else (item,)).__args__
        if not isinstance(args[0], (list, tuple)):
            args = (args[:-1], args[-1])
        return _CallableGenericAlias(Callable, args)


@_o_plain
def _are_parameters(value):
    kind = type(value)
    named = kind.__module__ == "typing" and kind.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")
    return value is ... or isinstance(value, list) or named


@_o_plain
def _shown(value):
    return repr(list[(value,)])[5:-1]


class Callable(_Generic):
    __slots__ = ()

    @classmethod
    @_o_plain
    def __class_getitem__(cls, item):
        return _CallableGenericAlias(cls, item)

    @abstract
    def __call__(self, *args, **kwds):
        return False


class Set(Collection):
    __slots__ = ()

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) > len(other):
            return False
        for item in self:
            if item not in other:
                return False
        return True

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) < len(other):
            return False
        for item in other:
            if item not in self:
                return False
        return True

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([value for value in other if value in self])

    __rand__ = __and__

    def isdisjoint(self, other):
        for value in other:
            if value in self:
                return False
        return True

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([value for source in (self, other) for value in source])

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable([value for value in self if value not in other])

    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable([value for value in other if value not in self])

    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        return hash(frozenset(self))


class MutableSet(Set):
    __slots__ = ()

    @abstract
    def add(self, value):
        raise NotImplementedError

    @abstract
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        iterator = iter(self)
        value = next(iterator, _ABSENT)
        if value is _ABSENT:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
        else:
            if not isinstance(it, Set):
                it = self._from_iterable(it)
            for value in it:
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self


class Mapping(Collection):
    __slots__ = ()
    __abc_tpflags__ = 64

    @abstract
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None


class MappingView(Sized):
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._mapping!r})"

    @classmethod
    @_o_plain
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


class KeysView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]
