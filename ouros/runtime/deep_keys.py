"""Tuples in tuples that are about to be hashed: what native code puts into sets and dicts in; the same out, or
RecursionError where it would go through so many levels that the stack of the process ends.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from types import MethodDescriptorType, WrapperDescriptorType
from typing import Any, Final

from ..policy.costs import KEYED
from . import native_depth, paced
from .ids import ids_of
from .native import mro_of, name_of, namespace_of, native_function

DEEPEST: Final = 30_000
"""Levels of tuples: a stack of 8 MiB holds some 100,000."""
_MANY_LEVELS: Final = 500
_ASKED: Final = ids_of((str, bytes, bytearray, range, paced.PacedRange, type({}.keys())))
"""What holds no tuples, or such as were hashed before."""
_TABLES: Final = ids_of((set, frozenset, dict))
_LISTS: Final = ids_of((list, tuple))


def hashable(values: Iterable[Any]) -> None:
    """Raise `RecursionError` for tuples that native code cannot hash: it goes through the levels by recursion."""
    known = native_depth.Known
    depth = 0
    level = _tuples(values)
    value = level[0] if len(level) == 1 else None
    while level and depth <= DEEPEST:
        if len(level) == 1 and level[0] is known.value:
            depth += known.levels
            break
        depth += 1
        level = _tuples(chain.from_iterable(map(tuple.__iter__, level)))
        if len(level) > 1:
            level = [*dict(zip(map(id, level), level, strict=True)).values()]
    if depth > _MANY_LEVELS and value is not None:
        known.value, known.levels = value, depth
    if depth > DEEPEST:
        raise RecursionError("maximum recursion depth exceeded")


def _tuples(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    source = iter(values)
    while piece := [*islice(source, paced.PIECE)]:  # between which the run can be stopped
        kinds = dict(zip(map(id, map(type, piece)), map(type, piece), strict=True))
        tuples = {key for key, kind in kinds.items() if issubclass(kind, tuple)}
        if tuples:
            found += [value for value in piece if id(type(value)) in tuples]
    return found


def hashed(values: Any) -> Any:
    """What native code puts into a set or dict, or looks up there, item by item or pair by pair."""
    kind = type(values)
    if not native_depth.Known.possible or id(kind) in _ASKED:
        return paced.hashed(values)
    if id(kind) in _LISTS:
        hashable(values)
        for pair in values:
            if type(pair) is list:
                hashable(pair)
        return paced.hashed(values)
    owners = {name: next((base for base in mro_of(kind) if name in namespace_of(base)), None) for name in _READ}
    if id(owners["__iter__"]) in _TABLES or not any(owners.values()):
        return paced.hashed(values)  # such a table is read as it is; of what cannot be read there is an error
    return _Source(values)


_READ: Final = ("__iter__", "__getitem__", "keys")


def asked(name: str, operands: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same for what an operation that is attempted is given (see `operations`)."""
    if name == "call":
        return operands[0], _called(*operands), operands[2]
    if name == "changed":
        return *operands[:2], tuple(map(hashed, operands[2]))
    if name in _KEYS:
        hashable((operands[_KEYS[name]],))
    elif name in _ITEMS:
        hashable(operands[0][:: _ITEMS[name]])
    return operands


_KEYS: Final = {"getitem": 1, "setitem": 1, "delitem": 1, "find_name": 1, "put_name": 1, "in": 0, "not_in": 0}
_ITEMS: Final = {"build_set": 1, "build_dict": 2}


def _called(callee: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, ...]:
    """The arguments of a native function."""
    if type(callee) is functools._lru_cache_wrapper:
        hashable((*args, *kwargs.values()))
        return args
    name = getattr(callee, "__name__", "")
    if KEYED.get(name) == _COLLECTED or name == "_count_elements" or _makes_table(callee):
        return tuple(map(hashed, args))
    if name in KEYED:
        is_unbound = type(callee) is MethodDescriptorType or type(callee) is WrapperDescriptorType
        hashable(args[is_unbound : is_unbound + 1])
    return args


def _makes_table(callee: Any) -> bool:
    return issubclass(type(callee), type) and any(id(base) in _TABLES for base in mro_of(callee))


_COLLECTED: Final = KEYED["update"]


def cached(callee: Any) -> Any:
    """What is called in the place of a function that looks up its arguments; any other as it is."""
    if type(callee) is not functools._lru_cache_wrapper or not native_depth.Known.possible:
        return callee

    def call(*args: Any, **kwargs: Any) -> Any:
        hashable((*args, *kwargs.values()))
        return callee(*args, **kwargs)

    return native_function(call, (callee, "__call__"))


def mapped(values: Any) -> Any:
    """The same for what `**` reads."""
    return hashed(values) if any("keys" in namespace_of(base) for base in mro_of(type(values))) else values


def flat(value: Any) -> Any:
    """An item, or a pair of a key and a value, of which some are lists; RecursionError if it is deep."""
    kind = type(value)
    if kind is int or kind is str:
        return value
    parts = tuple.__iter__(value) if issubclass(kind, tuple) else value if kind is list else ()
    for part in parts:
        if issubclass(type(part), tuple):  # nearly all are flat, which is told sooner than how deep one is
            hashable(value if kind is list else (value,))
            break
    return value


class _Source:
    """An iterator, or what has some like a mapping, whose items or keys are asked about as they come."""

    __slots__ = ("_values",)

    def __init__(self, values: Any) -> None:
        self._values = values

    def __iter__(self) -> Iterator[Any]:
        return map(flat, self._values)

    def __getitem__(self, key: Any) -> Any:
        return self._values[key]

    @property
    def keys(self) -> Any:
        """Missing where the values are no mapping."""
        keys = self._values.keys
        return lambda: self._listed(keys())

    def _listed(self, keys: Any) -> Iterator[Any]:
        with suppress(TypeError):
            return map(flat, keys)
        kinds = name_of(type(self._values)), name_of(type(keys))
        raise TypeError("{}.keys() returned a non-iterable (type {})".format(*kinds))
