"""How deeply native iterators and the like are made of each other: one that is about to be put into another in;
RecursionError out, before native code has more of them to go through than its stack holds.
"""

from __future__ import annotations

import gc
import itertools
import types
from functools import cmp_to_key, partial
from operator import itemgetter
from typing import Any, Final

from .extent import LEAVES
from .ids import ids_of
from .native import base_of, mro_of, namespace_of

DEEPEST: Final = 5_000
"""Iterators around each other: CPython's stack of 8 MiB holds some 50,000."""
_LARGE: Final = 1_000
_SHALLOW: Final = 20
"""Links that are gone through again: what holds so few does not take the place of the one that is remembered."""
_WRAPPER: Final = type(cmp_to_key(max))
_CHAIN_TYPES: Final = (
    {map, filter, zip, enumerate, reversed, slice, property, classmethod, staticmethod}
    | {types.GeneratorType, types.GenericAlias, types.UnionType, partial, itemgetter, _WRAPPER}
    | {value for name, value in vars(itertools).items() if isinstance(value, type)}
)
CHAINS: Final = ids_of(_CHAIN_TYPES)
_NATIVE: Final = CHAINS | {id(types.MethodType)}
_BETWEEN: Final = ids_of((tuple, list, type(iter(())), type(iter([]))))
"""What stands between two links of a chain."""
_PLAIN: Final = _BETWEEN | LEAVES | ids_of((dict, set, frozenset))


class _Last:
    """The last value of some depth, and how deep it is; its id may have been given to another one since."""

    key = depth = 0


def nested(value: Any) -> Any:
    """A value that is about to become part of an iterator or a generic type.

    Raises: `RecursionError` if `DEEPEST` of them are in each other.
    """
    kind = type(value)
    if id(kind) in _PLAIN or (base_of(kind) is object and id(kind) not in _NATIVE):
        return value  # what inherits from a native type has it for its base, or a class that does
    if _is_link(value):
        depth = _depth(value, _Last.key)
        if depth > DEEPEST and _depth(value, 0) > DEEPEST:
            raise RecursionError("maximum recursion depth exceeded")
        if depth > _SHALLOW:
            _Last.key, _Last.depth = id(value), depth
    return value


def nested_each(values: Any) -> Any:
    """Arguments that a call unpacks, each as one that `nested` is asked about."""
    kind = type(values)
    if kind is not list and kind is not tuple:
        if not any("__iter__" in namespace_of(base) for base in mro_of(kind)):
            return values  # the call complains
        values = (*values,)
    for value in values:
        if id(type(value)) not in _PLAIN:
            nested(value)
    return values


def feeding(value: Any) -> Any:
    """A function that gets what it gave before: one that makes iterators and the like looks how deep it has come."""
    makes = _links(value) if issubclass(type(value), type) else type(value) is _WRAPPER
    return partial(made, value) if makes else value


def made(maker: Any, /, *args: Any) -> Any:
    """What a maker makes of these."""
    return maker(*nested_each(args))


def _is_link(value: Any) -> bool:
    kind = type(value)
    if id(kind) in _PLAIN:
        return False
    if kind is types.MethodType:
        return type(value.__func__) is types.MethodType
    return _links(kind)


def _links(kind: type) -> bool:
    return id(kind) in CHAINS or not CHAINS.isdisjoint(map(id, mro_of(kind)))


def _depth(value: Any, known: int) -> int:
    """Links from this one down to the last; what is known of the one with this id is taken as it is."""
    depth = 0
    level = [value]
    seen: set[int] = set()
    while level:
        links = list(filter(_is_link, level))
        if known and any(id(each) == known for each in links):
            return depth + _Last.depth
        depth += bool(links)
        seen.update(map(id, level))
        level = [each for each in _parts(level) if id(each) not in seen]
        if depth > DEEPEST:
            break
    return depth


def _parts(level: list[Any]) -> list[Any]:
    small = [each for each in level if not (type(each) is tuple or type(each) is list) or len(each) < _LARGE]
    found = {id(each): each for each in gc.get_referents(*small) if id(type(each)) in _BETWEEN or _is_link(each)}
    return list(found.values())
