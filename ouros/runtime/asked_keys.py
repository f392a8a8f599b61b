"""What is about to be hashed, in programs whose keys may be deep or hold something many times: what native code puts
into sets and dicts, or looks up there, in; the same out, or a stop or RecursionError where that takes too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import _lru_cache_wrapper, partial
from types import MethodDescriptorType, WrapperDescriptorType
from typing import Any, Final

from ..policy.costs import KEYED
from . import native_depth, paced
from .deep_keys import hashable
from .extent import collected, key, key_among
from .ids import ids_of
from .native import mro_of, name_of, namespace_of, native_function

_ASKED: Final = ids_of((str, bytes, bytearray, range, paced.PacedRange, type({}.keys())))
"""What holds no tuples, or such as were hashed before."""
_TABLES: Final = ids_of((set, frozenset, dict))
_LISTS: Final = ids_of((list, tuple))


def hashed(values: Any) -> Any:
    """What native code puts into a set or dict, or looks up there, item by item or pair by pair."""
    kind = type(values)
    if not native_depth.Known.keys or id(kind) in _ASKED:
        return paced.hashed(values)
    if id(kind) in _LISTS:
        hashable(values)  # how long it takes is asked where this is known to be a list
        for pair in values:
            if type(pair) is list:
                collected(pair)
        return paced.hashed(values)
    owners = {name: next((base for base in mro_of(kind) if name in namespace_of(base)), None) for name in _READ}
    if id(owners["__iter__"]) in _TABLES or not any(owners.values()):
        return paced.hashed(values)  # such a table is read as it is; of what cannot be read there is an error
    return _Source(values)


_READ: Final = ("__iter__", "__getitem__", "keys")


def asked(name: str, operands: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same for what an operation that is attempted is given (see `operations`)."""
    if name == "call":
        _called(*operands)
    elif name == "changed":
        return *operands[:2], tuple(hashed(collected(each)) for each in operands[2])
    elif name in _KEYS:
        key(operands[_KEYS[name]])
    elif name in _ITEMS:
        collected(operands[0][:: _ITEMS[name]])
    return operands


_KEYS: Final = {"getitem": 1, "setitem": 1, "delitem": 1, "find_name": 1, "put_name": 1, "in": 0, "not_in": 0}
_ITEMS: Final = {"build_set": 1, "build_dict": 2}


def _called(callee: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    """The same for the call of a native function; what iterators give is noted, and asked for there."""
    name = getattr(callee, "__name__", "")
    alone = _makes_table(callee)
    if type(callee) is _lru_cache_wrapper:
        collected([*args, *kwargs.values()])
    elif alone or KEYED.get(name) == _COLLECTED or name == "_count_elements":
        for each in args:
            collected(each, alone)
    elif name in KEYED:
        is_unbound = type(callee) is MethodDescriptorType or type(callee) is WrapperDescriptorType
        collected(args[is_unbound : is_unbound + 1])


def _makes_table(callee: Any) -> bool:
    return issubclass(type(callee), type) and any(id(base) in _TABLES for base in mro_of(callee))


_COLLECTED: Final = KEYED["update"]


def cached(callee: Any) -> Any:
    """What is called in the place of a function that looks up its arguments; any other as it is."""
    if type(callee) is not _lru_cache_wrapper or not native_depth.Known.keys:
        return callee

    def call(*args: Any, **kwargs: Any) -> Any:
        collected([*args, *kwargs.values()])
        return callee(*args, **kwargs)

    return native_function(call, (callee, "__call__"))


def mapped(values: Any) -> Any:
    """The same for what `**` reads."""
    return hashed(values) if any("keys" in namespace_of(base) for base in mro_of(type(values))) else values


def flat(value: Any, forms: set[tuple[Any, ...]] | None = None) -> Any:
    """An item, or a pair of a key and a value, of which some are lists.

    Args: `forms`: those of the items before, if they are put into an empty table.
    """
    kind = type(value)
    if kind is int or kind is str:
        return value
    parts = tuple.__iter__(value) if issubclass(kind, tuple) else value if kind is list else ()
    for part in parts:
        if issubclass(type(part), (tuple, frozenset)):  # nearly all are flat, which is told sooner than how deep one is
            for each in value if kind is list else (value,):
                key(each) if forms is None else key_among(each, forms)
            break
    return value


class _Source:
    """An iterator, or what has some like a mapping, whose items or keys are asked about as they come."""

    __slots__ = ("_values",)

    def __init__(self, values: Any) -> None:
        self._values = values

    def __iter__(self) -> Iterator[Any]:
        return map(partial(flat, forms=set()), self._values)

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
