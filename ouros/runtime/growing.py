"""Sets and dicts that grow: how many items in, the bytes that they need meanwhile out; and those of a program that are
about to double: its variables in, the bytes that the next one is about to ask for out.

A table that is full is copied into one of twice the size in one step of native code, and until that is done there are
both. To test each `add` would cost every program, so those that get large are looked at from outside, now and then.
"""

from __future__ import annotations

import gc
from collections import deque
from functools import _lru_cache_wrapper, partial
from itertools import compress
from operator import call
from sys import getrefcount
from types import CellType, FunctionType, MethodType
from typing import Any, Final, NamedTuple

from .ids import ids_of
from .native import is_program_class

LARGE: Final = 1 << 21
"""Bytes of a table that is looked at."""
LOOKED_AT: Final = 500
"""Variables that are looked at; of what they hold, as many again."""
_SMALL: Final = 1000
"""Bytes of what is looked into for tables."""
_PLACE: Final = 16
"""Bytes of one place of a set, of which three fifths are used."""
_ENTRY: Final = 20
"""Bytes of one place of a dict, of which two thirds are used."""
_TEXT_ENTRY_SHARE: Final = 1.5
"""How large a dict is that has texts as keys alone, as a multiple of a power of two, at least; others are smaller."""
_FOURFOLD: Final = 1 << 17
"""Places up to which a set grows to four times its size."""


def bytes_of_set(length: int) -> int:
    """What a set takes while it grows to so many items."""
    places = 8
    while places * 3 <= length * 5:
        places *= 4 if places < _FOURFOLD else 2
    return _PLACE * (places + places // 2)


def bytes_of_dict(length: int) -> int:
    """What a dict takes while it grows to so many items."""
    places = 8
    while places * 2 < length * 3:
        places *= 2
    return _ENTRY * (places + places // 2)


def size_and_room(table: Any) -> tuple[int, int, int]:
    """Bytes of a set or dict, how many items it has, and how many it takes before it grows."""
    if issubclass(type(table), dict):
        size, length = dict.__sizeof__(table), dict.__len__(table)
        of_texts = size >= _TEXT_ENTRY_SHARE * (1 << (size.bit_length() - 1))
        return size, length, size // (22 if of_texts else 30) - length
    size, length = set.__sizeof__(table), set.__len__(table)
    return size, length, size * 3 // (5 * _PLACE) - length


class Table(NamedTuple):
    """A large set or dict: bytes, items, how many more it takes before it grows, how many there are more than at the
    last look; and of what type one of a set's items is, None for a dict.
    """

    size: int
    length: int
    room: int
    grown: int
    of: type | None


class Tables:
    """The large sets and dicts of one run, as they were when it was last looked at, in any thread."""

    __slots__ = ("_lengths", "_orphans", "_wide")

    def __init__(self) -> None:
        self._wide: set[int] = set()
        self._lengths: dict[int, int] = {}
        self._orphans: list[Any] = []

    def asking(self, values: list[Any]) -> int:
        """Bytes that the tables among these values are about to ask for: those that will be full before they are looked
        at again, if they go on as they did.
        """
        full = (each for each in self.look(values) if each.grown > 0 and each.room < 2 * each.grown)
        return max((2 * each.size for each in full), default=0)

    def look(self, values: list[Any]) -> list[Table]:
        """The large tables among these values, and in instances, functions and small containers among them. Empties
        the list.
        """
        held = {id(value): value for value in values}
        values.clear()
        level = list(held.values())
        while level and len(held) < 2 * LOOKED_AT:
            found = {id(part): part for container in level for part in self._parts(container)}
            level = [part for key, part in found.items() if key not in held]
            held |= found
            found.clear()
        level.clear()
        lengths: dict[int, int] = {}
        tables: list[Table] = []
        for key in list(held):
            if _is_large(held[key]):
                size, length, room = size_and_room(held[key])
                lengths[key] = length
                grown = length - self._lengths.get(key, length)
                tables.append(Table(size, length, room, grown, _kind_in_set(held[key])))
        self._lengths = lengths
        self._let_go(held)
        return tables

    def _parts(self, value: Any) -> list[Any]:
        """What is looked into of a value."""
        kind: Any = type(value)
        if kind is FunctionType:
            return [*(value.__closure__ or ()), *(value.__defaults__ or ()), value.__dict__]
        base: Any = next((base for base in _CONTAINERS if issubclass(kind, base)), None)
        looks = is_program_class(kind) or id(kind) in _HOLDERS if base is None else base.__sizeof__(value) < _SMALL
        if not looks or id(value) in self._wide:
            return []
        parts = gc.get_referents(value)
        if len(parts) > _PARTS and id(kind) in _HOLDERS:  # a cache, of which each look would make a list
            self._wide.add(id(value))
        return parts[-_PARTS:]

    def _let_go(self, held: dict[int, Any]) -> None:
        """Forget values, but for those that the program has let go meanwhile: what they hold may have code of the
        program to run at its end, in the thread of the run.

        Both is one call of native code, so the program does not run in between.
        """
        values = list(held.values())
        held.clear()
        own = compress(values, map(_ONLY_HERE.__ge__, map(getrefcount, values)))
        steps: list[Any] = [partial(self._orphans.extend, own), values.clear]
        list(map(call, steps))

    def end_orphans(self) -> None:
        """Let go the rest. Called in the thread of the run."""
        self._orphans.clear()


_CONTAINERS: Final = (list, tuple, dict, set, frozenset, deque)
"""What is looked into if it is small: to ask a large one for its parts takes long."""
_HOLDERS: Final = ids_of((CellType, MethodType, _lru_cache_wrapper))
_PARTS: Final = 200
"""Parts of an instance that are looked at."""
_ONLY_HERE: Final = 3
"""References to a value that only a list holds, while `compress` and `map` have it in hand."""


def _is_large(value: Any) -> bool:
    kind = type(value)
    if issubclass(kind, dict):
        return dict.__sizeof__(value) >= LARGE
    return issubclass(kind, set) and set.__sizeof__(value) >= LARGE


def _kind_in_set(value: Any) -> type | None:
    """The type of one item, read in one step of native code: nobody else holds an item that is let go meanwhile."""
    return next(map(type, set.__iter__(value)), None) if issubclass(type(value), set) else None
