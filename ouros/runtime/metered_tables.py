"""Methods of sets and dicts in runs with limits: a table and what it is given in; nothing, the method's result, or a
stop before it began, out.
"""

from __future__ import annotations

import operator
import sys
from collections import OrderedDict
from collections.abc import Callable
from itertools import chain, islice
from typing import Any, Final

from .asked_keys import hashed
from .budget import UNNOTICED, spend, work
from .growing import bytes_of_dict, bytes_of_set, size_and_room
from .ids import ids_of
from .metered import size_of, width_of
from .metered_texts import NUMBER, done
from .paced import PIECE, PacedRange, part, pieces
from .tables import merged, met


def copied(value: Any, *rest: Any) -> None:
    kind = type(value)
    size = kind.__sizeof__(value) if kind is dict or kind is set else size_of(value)
    if kind is memoryview:
        size = value.nbytes
    if issubclass(kind, OrderedDict):
        size = bytes_of_dict(len(value))
        _linked(len(value))
    if size > UNNOTICED:
        spend(size)


STREAMS: Final = ids_of((enumerate, filter, map, zip))
_RANGES: Final = ids_of((PacedRange, range))
_SIZED: Final = _RANGES | set(
    map(id, (bytes, dict, frozenset, list, set, str, tuple, type({}.keys()), type({}.values())))
)


def fill(table: Any, stream: Any) -> None:
    """Put items into a set or dict piece by piece, and ask before it doubles."""
    items = chain(hashed(stream))  # which asks no more once it has come to the end
    for first in items:
        table.update(chain((first,), islice(items, PIECE)))
        size, _, room = size_and_room(table)
        if room < PIECE:
            spend(2 * size)


def spend_on_items(source: Any, needed: Callable[[int], int], held: int = 0) -> bool:
    """Ask for what a set or dict needs that holds so many items and gets these; tell whether they are many."""
    if id(type(source)) not in _SIZED or len(source) <= PIECE:
        return False
    items = min(len(source), _different(source))
    spend(needed(held + items) + (NUMBER * items if id(type(source)) in _RANGES else 0))
    return True


def _different(source: Any) -> int:
    """How many different items there can be."""
    if type(source) is str:
        return min(1 << (8 * width_of(source)), sys.maxunicode + 1)
    return 256 if type(source) is bytes else sys.maxsize


def _is_table(value: Any) -> bool:
    return type(value) is dict or type(value) is set


def updated(table: Any, *sources: Any, **items: Any) -> Any:
    needed = bytes_of_set if issubclass(type(table), set) else bytes_of_dict
    if len(sources) == 1 and not items and id(type(sources[0])) in STREAMS and _is_table(table):
        return done(fill, table, sources[0])
    for source in sources:
        spend_on_items(source, needed, len(table))
        if issubclass(type(table), OrderedDict) and id(type(source)) in _SIZED:
            _linked(len(source) + len(table))
    return by_items(table.update, *sources, **items) if _is_table(table) else None


def merging(table: Any, *sources: Any) -> None:
    """For `|` and `|=` of dicts."""
    for source in sources:
        merged(table, source)
        spend_on_items(source, bytes_of_dict, len(table))
        if issubclass(type(table), OrderedDict) and id(type(source)) in _SIZED:
            _linked(len(source) + len(table))


def by_items(method: Callable[..., Any], *sources: Any, **items: Any) -> Any:
    """The work of a method that puts many keys into a table, or None if they are few."""
    keys = [*map(hashed, sources)]
    return None if all(map(operator.is_, keys, sources)) else done(method, *keys, **items)


def linked(source: Any) -> Any:
    """What is about to become an `OrderedDict`; a long one can be stopped between two items."""
    if id(type(source)) not in _SIZED or len(source) <= PIECE:
        return hashed(source)
    spend(_NODE * len(source) + bytes_of_dict(len(source)))
    return part(iter(source.items())) if type(source) is dict else pieces(source)


def _linked(items: int) -> None:
    """So many items of an `OrderedDict`, each of which has a place in its order."""
    spend(_NODE * items)
    work(_NODE_SECONDS * items)


def united_with(table: Any, *sources: Any) -> None:
    copied(table)
    for source in sources:
        spend_on_items(source, bytes_of_set, len(table))


def met_with(table: Any, *sources: Any) -> None:
    met(table, None)


def subset_of(table: Any, *sources: Any) -> None:
    for source in sources:  # which becomes a set
        if type(source) is not set and type(source) is not frozenset:
            spend_on_items(source, bytes_of_set)


_TABLES: Final = ids_of((dict, frozenset, set))
_LOOKUP: Final = 5.0e-8
"""Seconds for each item of a table that is looked up in another one."""


def stepwise(name: str, ask: Callable[..., None]) -> Callable[..., Any]:
    """A method of sets that looks up or puts in each item of another container."""

    def check(table: Any, *sources: Any) -> Any:
        ask(table, *sources)
        if type(table) is not set and type(table) is not frozenset:
            return None
        work(_LOOKUP * sum(len(each) for each in sources if id(type(each)) in _TABLES))
        return by_items(getattr(table, name), *sources)

    return check


def from_keys(kind: Any, keys: Any = (), *rest: Any) -> Any:
    if spend_on_items(keys, bytes_of_dict) and kind is not dict:
        _linked(len(keys))
    return by_items(lambda found: dict.fromkeys(found, *rest), keys) if kind is dict else None


_NODE: Final = 80
"""Bytes of the place of a key in an `OrderedDict`."""
_NODE_SECONDS: Final = 1.0e-6
BYTE_SECONDS: Final = 1.4e-8
"""For each byte that becomes a key."""
