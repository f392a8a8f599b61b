"""Iterators of builtins that call back (`map`, `filter`, `zip`, …) where a callback may suspend: their parts in; an
object that the program cannot tell from the builtin, out.

Each step is a function of the prelude over the parts, so the iterator goes on after an error as the builtin does.
"""

from __future__ import annotations

from typing import Any, Self

from ..policy.attributes import ALLOW
from .functions import Suspending
from .ids import ids_of
from .native import NUMBER, name_methods, seal, shown_class

STEPS: dict[int, Suspending] = {}
"""What gives the next item, by class; the prelude fills this."""


class LazyIterator:
    """Base of them all; `_o_parts` is what the step works on."""

    __slots__ = ("__weakref__", "_o_parts")
    __class__ = shown_class

    _o_parts: list[Any]

    def __new__(cls, parts: list[Any]) -> Self:  # not `__init__`, which a program could call again
        self = object.__new__(cls)
        self._o_parts = parts
        return self

    def __iter__(self) -> LazyIterator:
        return self

    def __next__(self) -> Any:
        return STEPS[id(type(self))](self._o_parts)

    def __repr__(self) -> str:
        return f"<{SHOWN[type(self)].__name__} object at {NUMBER[0](self):#x}>"


class Map(LazyIterator):
    """The function, then its iterators."""

    __slots__ = ()


class Filter(LazyIterator):
    """The function and the iterator."""

    __slots__ = ()


class Zip(LazyIterator):
    """Whether lengths are compared, then the iterators."""

    __slots__ = ()


class Enumerate(LazyIterator):
    """The iterator and the next number."""

    __slots__ = ()


class CallIterator(LazyIterator):
    """The function and the sentinel; nothing once it has ended."""

    __slots__ = ()


class Reversed(LazyIterator):
    """The sequence and how many of its items are left; nothing once it has ended."""

    __slots__ = ()

    def __length_hint__(self) -> int:
        if not self._o_parts:
            return 0
        sequence, left = self._o_parts
        return left if len(sequence) >= left else 0


class Items(LazyIterator):
    """A sequence that has no iterator of its own, and the index of the next item; nothing once it has ended."""

    __slots__ = ()

    def __length_hint__(self) -> Any:
        if not self._o_parts:
            return 0
        sequence, index = self._o_parts
        return max(0, len(sequence) - index) if hasattr(type(sequence), "__len__") else NotImplemented


SHOWN: dict[type[LazyIterator], type] = {
    Map: map,
    Filter: filter,
    Zip: zip,
    Enumerate: enumerate,
    CallIterator: type(iter(int, 1)),
    Reversed: reversed,
    Items: type(iter(type("", (), {"__getitem__": None})())),
}
LAZY_KINDS = ids_of(SHOWN)
LAZY: dict[str, type[LazyIterator]] = {kind.__name__: kind for kind in SHOWN}
NAMES = {kind: name for name, kind in LAZY.items()}
name_methods(LazyIterator, "iterator")
for _kind, _shown in SHOWN.items():
    type.__setattr__(_kind, "__name__", _shown.__name__)  # in error messages
    _methods = ("__iter__", "__next__", *(("__length_hint__",) if hasattr(_kind, "__length_hint__") else ()))
    seal(_kind, shown_as=_shown, rules=dict.fromkeys(_methods, ALLOW))
