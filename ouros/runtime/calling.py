"""`map` and `filter` in runs with limits: what is called for each item in; the same iterator, which can be stopped
between two items where native code calls native code, out.
"""

from __future__ import annotations

import builtins
import math
from array import array
from collections import deque
from collections.abc import Callable
from functools import partial
from types import (
    BuiltinFunctionType,
    FunctionType,
    MethodDescriptorType,
    MethodType,
    MethodWrapperType,
    WrapperDescriptorType,
)
from typing import Any, Final

from ..policy.costs import CASES
from .decimals import made_integer
from .ids import ids_of
from .metered import METERED
from .native import NativeFunction, NativeMethod, is_program_class
from .paced import by_steps, each_for_itself, one_by_one, pieces

_PYTHON: Final = ids_of((FunctionType, MethodType, NativeFunction, NativeMethod))
"""Types of what can be stopped by itself."""
_DESCRIPTORS: Final = ids_of((MethodDescriptorType, WrapperDescriptorType))
_BOUND: Final = ids_of((BuiltinFunctionType, MethodWrapperType))
_LONG: Final = 10_000
"""Items, letters or bits."""
_VALUES: Final = ids_of((bytes, complex, float, int, str))
"""Types whose methods change nothing."""
_OWNERS: Final = ids_of((builtins, math))


def _changes_nothing(callee: Any) -> bool:
    """Whether this is native code that leaves alone what is gone through: some items may be taken ahead."""
    kind = id(type(callee))
    if kind in _DESCRIPTORS:
        return id(callee.__objclass__) in _VALUES
    if kind in _BOUND:
        return id(type(callee.__self__)) in _VALUES or id(callee.__self__) in _OWNERS
    return issubclass(type(callee), type)


def _is_long(owner: Any) -> bool:
    """Whether a method may take long, or make much, for each of many small items."""
    kind = type(owner)
    return owner.bit_length() > _LONG if kind is int else id(kind) in _SIZED and len(owner) > _LONG


_SIZED: Final = ids_of((array, bytearray, bytes, deque, dict, frozenset, list, set, str, tuple))


def _source(callee: Any, at_once: bool) -> Callable[[Any], Any]:
    """What the sources are handed through."""
    if id(type(callee)) in _PYTHON or (issubclass(type(callee), type) and is_program_class(callee)):
        return pieces
    if type(callee) is MethodDescriptorType and callee.__objclass__ is str and callee.__name__ in CASES:
        return partial(map, METERED["_o_cased"])
    if id(type(callee)) in _BOUND and _is_long(callee.__self__):
        return each_for_itself
    return by_steps if at_once and _changes_nothing(callee) else one_by_one


def _calling(kind: Any, source: Callable[..., Callable[[Any], Any]], at_once: bool) -> Callable[..., Any]:
    def make(*args: Any, **keywords: Any) -> Any:
        if len(args) < 2:
            return kind(*args, **keywords)
        return kind(args[0], *map(source(args[0], at_once), args[1:]), **keywords)

    return make


def gone_through_by(callee: Any, *sources: Any) -> tuple[Any, ...]:
    """What an iterator is made of that calls something for each item, as it is handed over."""
    return callee, *map(_source(callee, at_once=False), sources)


def _beside_decimals(callee: Any, at_once: bool) -> Callable[[Any], Any]:
    return partial(map, made_integer) if id(callee) in _MAKING_INTEGERS else _source(callee, at_once)


_MAKING_INTEGERS: Final = ids_of((int, round, math.ceil, math.floor, math.trunc))
_KINDS: Final[tuple[Any, ...]] = filter, map
CALLING: Final = {f"_o_{how}_{kind.__name__}": _calling(kind, _source, how == "c") for kind in _KINDS for how in "cl"}
"""For iterators that are gone through at once, and later."""
METERED.update(CALLING)
METERED.update({
    f"_o_d{how}_{kind.__name__}": _calling(kind, _beside_decimals, how == "c") for kind in _KINDS for how in "cl"
})  # fmt: skip
"""The same in programs that have to do with decimal numbers."""
