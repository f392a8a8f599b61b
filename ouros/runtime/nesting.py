"""How deeply native iterators and the like are made of each other: one that is about to be put into another in;
RecursionError out, before native code has more of them to go through than its stack holds.
"""

from __future__ import annotations

import functools
import gc
import itertools
import types
from collections import deque
from typing import Any, Final

DEEPEST: Final = 5_000
"""Iterators around each other: CPython's stack of 8 MiB holds some 50,000."""
_LARGE: Final = 1_000
_CHAIN_TYPES: Final = (
    {map, filter, zip, enumerate, reversed, slice, property, classmethod, staticmethod}
    | {types.GeneratorType, types.GenericAlias, types.UnionType, functools.partial, deque}
    | {value for name, value in vars(itertools).items() if isinstance(value, type)}
)
_CHAINS: Final = frozenset(map(id, _CHAIN_TYPES))
"""By identity: a class of the program may have a metaclass with a `__hash__`."""
_BETWEEN: Final = _CHAINS | set(map(id, (tuple, list, type(iter(())), type(iter([])))))
"""What stands between two links of a chain."""


class _Last:
    """The value that was asked about last, and how deep it is; its id may have been given to another one since."""

    key = depth = 0


def nested(value: Any) -> Any:
    """A value that is about to become part of an iterator or a generic type.

    Raises: `RecursionError` if `DEEPEST` of them are in each other.
    """
    if id(type(value)) in _CHAINS:
        depth = _depth(value, _Last.key)
        if depth > DEEPEST and _depth(value, 0) > DEEPEST:
            raise RecursionError("maximum recursion depth exceeded")
        _Last.key, _Last.depth = id(value), depth
    return value


def _depth(value: Any, known: int) -> int:
    """Links from this one down to the last; what is known of the one with this id is taken as it is."""
    depth = 0
    level = [value]
    seen: set[int] = set()
    while level:
        links = [each for each in level if id(type(each)) in _CHAINS]
        if known and any(id(each) == known for each in links):
            return depth + _Last.depth
        depth += bool(links)
        seen.update(map(id, level))
        level = [each for each in _parts(level) if id(each) not in seen]
        if depth > DEEPEST:
            break
    return depth


def _parts(level: list[Any]) -> list[Any]:
    small = [each for each in level if type(each) not in (tuple, list) or len(each) < _LARGE]
    found = {id(each): each for each in gc.get_referents(*small) if id(type(each)) in _BETWEEN}
    return list(found.values())
