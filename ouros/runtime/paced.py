"""Ranges that are too long to be walked through in one go by native code: bounds in; a range, or an object that the
program cannot tell from one and whose iterators can be stopped between two items, out.
"""

from __future__ import annotations

import itertools
import sys
import time
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Self

from .budget import spend
from .ids import ids_of
from .native import marked, name_methods, namespace_of, native_function, seal, shown_class

LONG = 1 << 20
"""Items of a range that native code may walk through in one go."""
_PLACE: Final = 8
PIECE = 1 << 15
"""Items of anything that native code may walk through in one go while it makes something of each."""


def make_range(*args: Any, **kwargs: Any) -> Any:
    """`range(…)` in a run with limits."""
    bits = sum(each.bit_length() for each in args if type(each) is int)
    if bits > LONG:
        spend(bits // 2)  # the length is a number too, by way of others
    return paced(range(*args, **kwargs))


def paced(made: range) -> Any:
    """The range, or one that can be stopped."""
    try:
        short = len(made) <= LONG
    except OverflowError:
        short = False
    return made if short else PacedRange(made)


def parts_of(values: Iterable[Any]) -> Iterator[Iterator[Any]]:
    """Values in parts that native code may walk through in one go."""
    items = itertools.chain(values)  # which asks for an iterator once, though it is gone through in parts
    for first in items:
        yield itertools.chain((first,), itertools.islice(items, PIECE - 1))


def at_once(values: Any) -> Any:
    """What native code goes through to its end: a long range, and what makes an object for each item, can be stopped
    between two parts.
    """
    if type(values) is PacedRange:
        return itertools.chain.from_iterable(parts_of(values._o_range))
    return _sliced(values, PIECE) if id(type(values)) in _MAKES_ITEMS else values


_MAKES_ITEMS: Final = ids_of((bytes, bytearray, memoryview))


def slices(values: Any) -> Any:
    """A sequence that native code goes through to its end, whatever that calls."""
    return _sliced(values, _SOME, _FEW)


def by_steps(values: Any) -> Any:
    """What native code gives to native code, item by item, and is gone through before anything else happens."""
    if type(values) is list or type(values) is tuple:
        return _sliced(values, _STEPS, _STEPS)
    return _sliced(values, PIECE) if id(type(values)) in _SMALL else one_by_one(values)


def kind_of(values: Any) -> type:
    """The type of a value; that of CPython's where `collections` has a class of its own for it."""
    kind = type(values)
    return deque if issubclass(kind, deque) and namespace_of(kind).keys() <= _NAMES_OF_NOTHING else kind


_NAMES_OF_NOTHING: Final = namespace_of(type("", (), marked({"__slots__": ()}))).keys() | {
    "__qualname__", "__firstlineno__", "__static_attributes__",
}  # fmt: skip


def one_by_one(values: Any) -> Any:
    """What native code gives to native code, whenever that is gone through."""
    kind = id(kind_of(values))
    if kind in PARTS:
        return part(values)
    few = LONG if kind in _SMALL else _STEPS
    return part(iter(values)) if kind in _LONG_SOURCES and len(values) > few else values


def each_for_itself(values: Any) -> Any:
    """What native code gives to native code that takes long for anything."""
    items = iter(values)
    return part(items) if id(type(items)) in PARTS else items


def hashed(values: Any) -> Any:
    """What native code puts into a set or dict: keys chosen to have one hash are compared with all before them."""
    return _sliced(values, _KEYS) if id(type(values)) in _KEYED else values


_FEW: Final = 512
"""Items that nobody waits for, nearly however long each takes."""
_STEPS: Final = 16
_SOME: Final = 1 << 10
_KEYS: Final = 1 << 9
_KEYED: Final = ids_of((array, bytearray, bytes, list, memoryview, range, str, tuple))


def _sliced(values: Any, items: int, few: int = 0) -> Any:
    """A sequence that is not short as an iterator that runs a step of Python each so many items, or each few if they
    take long.
    """
    if len(values) <= (few or 4 * items):
        return values
    return itertools.chain.from_iterable(_slices(values, items))


def _slices(values: Any, items: int) -> Iterator[Any]:
    at, size, began = 0, min(_STEPS, items), time.monotonic()
    while at < len(values):  # which may grow or shrink meanwhile
        yield values[at : at + size]
        at += size
        now = time.monotonic()
        size = min(8 * size, items) if now - began < _QUICK else max(size // 8, 1)
        began = now


_QUICK: Final = 0.002
"""Seconds in which some items are gone through that do not take long each."""


class PacedIterator:
    """An iterator each step of which is a step of the program's."""

    __slots__ = ("_o_source",)
    __class__ = shown_class

    _o_source: Iterator[Any]

    def __new__(cls, source: Iterator[Any]) -> Self:  # not `__init__`, which a program could call again
        self = object.__new__(cls)
        self._o_source = source
        return self

    def __iter__(self) -> PacedIterator:
        return self

    def __next__(self) -> Any:
        return next(self._o_source)

    def __length_hint__(self) -> Any:
        hint = getattr(self._o_source, "__length_hint__", None)
        return NotImplemented if hint is None else hint()

    def __repr__(self) -> str:
        return repr(self._o_source)


class PacedRangeIterator(PacedIterator):
    """Of a range."""

    __slots__ = ()


class PacedLongIterator(PacedIterator):
    """Of a range over numbers beyond those of the machine."""

    __slots__ = ()


class PacedCount(PacedIterator):
    """`itertools.count`."""

    __slots__ = ()


class PacedRepeat(PacedIterator):
    """`itertools.repeat`."""

    __slots__ = ()


class PacedCalls(PacedIterator):
    """`iter(function, sentinel)`."""

    __slots__ = ()


class PacedPart(PacedIterator):
    """Of something long, and what `map`, `zip` and their like go through."""

    __slots__ = ()


class PacedRange:
    """A range of many items."""

    __slots__ = ("_o_caller", "_o_range")
    __class__ = shown_class

    _o_range: range
    _o_caller: tuple[int, int] | None
    """The frame, and the place in it, whose call has just asked for an iterator."""

    def __new__(cls, made: range) -> Self:
        self = object.__new__(cls)
        self._o_range = made
        self._o_caller = None
        return self

    @property
    def start(self) -> int:
        return self._o_range.start

    @property
    def stop(self) -> int:
        return self._o_range.stop

    @property
    def step(self) -> int:
        return self._o_range.step

    def __iter__(self) -> PacedIterator:
        frame = sys._getframe(1)
        self._o_caller = id(frame), frame.f_lasti
        return self._o_items()

    def _o_items(self) -> PacedIterator:
        return pace(iter(self._o_range))

    def __reversed__(self) -> PacedIterator:
        return pace(reversed(self._o_range))

    def __len__(self) -> int:
        frame = sys._getframe(1)
        if self._o_caller == (id(frame), frame.f_lasti):  # of one call that makes room for all items, as `tuple` does
            spend(_PLACE * len(self._o_range))
        return len(self._o_range)

    def __bool__(self) -> bool:
        return bool(self._o_range)

    def __getitem__(self, index: Any) -> Any:
        found = self._o_range[index]
        return paced(found) if type(found) is range else found

    def __contains__(self, item: Any) -> bool:
        if type(item) is int or type(item) is bool:
            return item in self._o_range
        return any(item is each or item == each for each in self)

    def index(self, item: Any, /) -> int:
        """As `range.index`."""
        if type(item) is int or type(item) is bool:
            return self._o_range.index(item)
        for at, each in enumerate(self._o_items()):
            if item is each or item == each:
                return at
        raise ValueError("sequence.index(x): x not in sequence")

    def count(self, item: Any, /) -> int:
        """As `range.count`."""
        if type(item) is int or type(item) is bool:
            return self._o_range.count(item)
        return sum(1 for each in self if item is each or item == each)

    def __eq__(self, other: object) -> Any:
        if type(other) is PacedRange:
            return self._o_range == other._o_range
        return self._o_range == other if type(other) is range else NotImplemented

    def __hash__(self) -> int:
        return hash(self._o_range)

    def __repr__(self) -> str:
        return repr(self._o_range)


_PACED: Final[dict[type, type[PacedIterator]]] = {
    type(iter(range(1))): PacedRangeIterator,
    type(iter(range(1 << 70))): PacedLongIterator,
    type(iter(int, 1)): PacedCalls,
    itertools.count: PacedCount,
    itertools.repeat: PacedRepeat,
}
PACED: Final = {id(kind): paced for kind, paced in _PACED.items()}
"""What stands for an iterator, by the identity of its type."""
PACED_KINDS: Final = tuple(_PACED.values())


_TEXTS = "", "\u20ac", b"", bytearray()
_NUMBERED: list[Any] = [range(1), range(1 << 70), array("b"), memoryview(b"")]
_TABLES: list[Any] = [{}, {}.values(), {}.items()]
_SOURCES: list[Any] = [*_TEXTS, [], (), deque(), *_NUMBERED, *_TABLES]
_TURNS: tuple[Any, ...] = iter, reversed
_PART_TYPES: set[Any] = {type(turn(source)) for source in _SOURCES for turn in _TURNS} | {type(iter(set()))}
PARTS: Final[dict[int, Any]] = {id(kind): type("PacedPart", (PacedPart,), {"__slots__": ()}) for kind in _PART_TYPES}
"""What stands for an iterator through a long source, by the identity of its type."""
_LONG_SOURCES: Final = ids_of(
    (array, bytearray, bytes, deque, dict, frozenset, list, memoryview, range, set, str, tuple)
)
_SMALL: Final = ids_of((array, bytearray, bytes, range, str))
"""Whose items are small."""
_GONE_THROUGH: Final = ids_of(map(type, _SOURCES)) | _LONG_SOURCES
"""Whose length says how long an iterator is."""


def pieces(iterable: Any) -> Any:
    """What a native iterator is about to go through: a long one can be stopped between two items, and with it whatever
    goes through that iterator.
    """
    if type(iterable) is PacedRange:  # which may have more items than a length can say
        return iterable._o_items()
    if id(kind_of(iterable)) in _LONG_SOURCES and len(iterable) > PIECE:
        return part(iter(iterable))
    return iterable


def part(source: Iterator[Any]) -> Any:
    """An iterator through a long source behind one that can be stopped."""
    return PARTS[id(type(source))](source)


def _stoppable(made: Any, source: Any) -> Any:
    """An iterator that a program gets by itself, and may give to anything native."""
    return part(made) if id(kind_of(source)) in _GONE_THROUGH and len(source) > LONG else made


def pace(source: Iterator[Any]) -> PacedIterator:
    """An iterator that never ends, or late, behind one that can be stopped."""
    return PACED[id(type(source))](source)


METERED_MODULES = frozenset({"bisect", "hashlib", "heapq", "io", "itertools", "operator"})
"""Those whose host's own functions could run for ever, make or take anything, or compare what takes long to compare."""


def _endless(kind: Any) -> Any:
    return native_function(
        lambda *args, **kwargs: pace(kind(*args, **kwargs)), ("itertools", kind.__name__), kind.__doc__
    )


ENDLESS: dict[str, Any] = {"count": _endless(itertools.count), "repeat": _endless(itertools.repeat)}
"""What makes them in metered runs."""


def make_iterator(*args: Any, **options: Any) -> Any:
    """`iter(…)` in a run with limits."""
    if len(args) == 1 and type(args[0]) is PacedRange:
        return args[0]._o_items()
    if len(args) == 1 and not options:
        return _stoppable(iter(args[0]), args[0])
    made: Any = iter(*args, **options)
    return pace(made) if id(type(made)) in PACED else made


def make_reversed(*args: Any, **options: Any) -> Any:
    """`reversed(…)` in a run with limits."""
    return _stoppable(reversed(*args, **options), args[0])


name_methods(PacedIterator, "iterator")
for _shown, _kind in [*_PACED.items(), *((kind, PARTS[id(kind)]) for kind in _PART_TYPES)]:
    type.__setattr__(_kind, "__name__", _shown.__name__)
    seal(_kind, shown_as=_shown, rules=dict.fromkeys(("__iter__", "__next__", "__length_hint__"), "allow"))
type.__setattr__(PacedRange, "__name__", "range")
Sequence.register(PacedRange)  # sequence patterns match it
_PLAIN = "__iter__ __reversed__ __len__ __bool__ __getitem__ __contains__ __eq__ __repr__".split()
seal(
    PacedRange,
    shown_as=range,
    rules={**dict.fromkeys(_PLAIN, "allow"), "__hash__": "hash_method"},
)
