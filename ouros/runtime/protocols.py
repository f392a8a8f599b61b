"""Which special methods of a value may suspend: the value in; the bound method, or whether iterating may, out."""

from __future__ import annotations

from types import MethodType
from typing import Any

from .coroutines import AsyncGeneratorStep, AsyncGeneratorThrow, CoroutineWrapper
from .functions import Suspending, SuspendingGenerator, SuspendingMaker
from .ids import ids_of
from .lazy import LAZY_KINDS
from .native import special


def hook(value: Any, name: str) -> Any:
    """The special method of a value's class, bound, if it may suspend; else None."""
    method = special(type(value), name)
    if type(method) is Suspending or type(method) is SuspendingMaker:
        return MethodType(method, value)
    return None


def slow(value: Any) -> bool:
    """True when iterating over the value may suspend."""
    kind = id(type(value))  # a class of the program may have a metaclass with a `__hash__`
    if kind in _STEPPING:
        return True
    if kind in _NATIVE_KINDS:
        return False
    return any(hook(value, name) is not None for name in ("__iter__", "__next__", "__getitem__"))


STEPPER_KINDS = ids_of(
    (SuspendingGenerator, CoroutineWrapper, AsyncGeneratorStep, AsyncGeneratorThrow)
)
"""Iterators whose frames may ask for something of the outside."""
_STEPPING = STEPPER_KINDS | LAZY_KINDS
_NATIVE_KINDS = ids_of((list, tuple, dict, set, frozenset, str, bytes, range, int, type(None)))
