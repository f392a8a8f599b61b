"""How a set of whole numbers came to be as it is: a set in; steps that make one that behaves the same, out.

In which order a set gives its items, which of them `pop` takes and when its table grows depends on that table: its
size, what was taken out of it, and where `pop` goes on looking (CPython, `Objects/setobject.c`). A program sees the
same in every process if the items are whole numbers, which hash alike everywhere.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, Final, NamedTuple

from ..errors import corrupt

LARGEST: Final = 1 << 18
"""Slots of tables that are looked into; larger ones are made by putting in their items."""
_MOST: Final = 8
"""Slots for each item that was ever in the table, at most, but for the smallest tables."""
_SMALLEST: Final = 32
_LINEAR: Final = 9
"""How many slots beside one are looked at before the next jump."""
_FEW: Final = 1000
"""Sets of fewer items are tried in more ways."""
_MOST_PASSED: Final = 2
"""Slots for each slot of a table that are looked at to put its items in order, at most."""
_WORD: Final = (1 << 8 * ctypes.sizeof(ctypes.c_size_t)) - 1
_TAKEN: Final = object()
"""Stands in a slot whose item was taken out."""


class Steps(NamedTuple):
    """What to do with an empty set."""

    finger: int
    """The slot where `pop` goes on looking."""
    copied: int
    """So many items come from another set, by which the table is made smaller than by putting them in one by one."""
    order: list[int]
    removed: list[int]


class _Table(ctypes.Structure):
    """The fields of a set."""

    _fields_ = (
        *((name, ctypes.c_ssize_t) for name in ("references", "type", "fill", "used", "mask")),
        ("slots", ctypes.c_void_p),
        *((name, ctypes.c_ssize_t) for name in ("hash", "finger")),
    )


def written(value: set[int] | frozenset[int]) -> Steps | list[int]:
    """How to make a set of whole numbers: steps, or only its items, in the order in which they have to be put in.

    Where no way leads to its table, one leads to its order; where none does that either, the items come sorted.
    """
    fixed = type(value) is frozenset
    found = _exact(value, fixed)
    if found is None and len(value) < _FEW:
        items = list(value)
        made = (_made(way) for way in _ways(value, fixed))
        ways = (_exact(each, fixed) for each in made if list(each) == items)
        found = next((way for way in ways if way is not None), None)
    if found is None:
        last = sorted(value)
        found = _exact(set(last), fixed) or last
    return found


def _exact(value: Any, fixed: bool) -> Steps | list[int] | None:
    """How to make a set with this very table."""
    table, items = _Table.from_address(id(value)), list(value)
    if _alike(table, made := set(items)) and list(made) == items and table.finger == 0:
        return items
    if table.mask >= LARGEST:
        return None
    layout = _layout(value)
    ways = ((way, _made(way)) for way in _ways(value, fixed))
    return next((way for way, made in ways if _alike(table, made) and _layout(made) == layout), None)


def _ways(value: Any, fixed: bool) -> Iterator[Steps]:
    """What may lead to the table of a set; to that of a frozenset, which is made at once."""
    table, layout = _Table.from_address(id(value)), _layout(value)
    spare = _spare(layout, value)
    filled = [next(spare) if slot is _TAKEN else slot for slot in layout]
    removed = [number for number in filled if number is not None and number not in value]
    orders = (_inserted(filled), [number for number in filled if number is not None])
    for order in filter(None, orders):
        for copied in (0, len(order)) if fixed else _copied(len(order), len(layout)):
            yield Steps(table.finger, copied, order, removed)


def _made(way: Steps) -> set[int]:
    value: set[int] = set()
    make(value, way)
    return value


def _copied(count: int, size: int) -> list[int]:
    """How many of the first items may have come from another set, for a table of this size."""
    return [0, *sorted({count, min(count, size // 2 - 1), min(count, max(5, size // 4))})]


def _inserted(filled: list[int | None]) -> list[int] | None:
    """An order in which the items can have come to their slots: those first that stand where they are looked for first,
    each other one after those that stand in its way. None if the items stand in each other's way too much.
    """
    found: dict[int, None] = {}
    missing: dict[int, int] = {}
    behind: dict[int, list[int]] = {}
    left = _MOST_PASSED * len(filled)
    for slot, number in enumerate(filled):
        if number is None:
            continue
        passed = _passed(hash(number), slot, len(filled) - 1, left)
        left -= len(passed)
        if left <= 0:
            return None
        if passed:
            missing[number] = len({*passed})
            for each in {*passed}:
                behind.setdefault(each, []).append(number)
        else:
            found[number] = None
    return _sorted_out(filled, found, missing, behind)


def _sorted_out(
    filled: list[int | None], found: dict[int, None], missing: dict[int, int], behind: dict[int, list[int]]
) -> list[int]:
    """Topological sorting (Kahn, 1962): items by how many that stand in their way are still to come."""
    slots = {number: slot for slot, number in enumerate(filled) if number is not None}
    ready = list(found)
    for number in ready:
        found[number] = None
        for each in behind.get(slots[number], ()):
            missing[each] -= 1
            if not missing[each]:
                ready.append(each)
    return [*found, *(number for number in missing if number not in found)]


def _passed(number: int, place: int, mask: int, most: int) -> list[int]:
    """The slots that are looked at for an item with this hash before that in which it stands, the first of them at
    least, if there are more than so many.
    """
    passed: list[int] = []
    perturb = number & _WORD
    start = perturb & mask
    while len(passed) <= most:
        for slot in range(start, start + 1 + (_LINEAR if start + _LINEAR <= mask else 0)):
            if slot == place:
                return passed
            passed.append(slot)
        perturb >>= 5
        start = (start * 5 + 1 + perturb) & mask
    return passed


def make(value: set[int], way: Steps) -> None:
    """Do the steps with an empty set."""
    if way.finger:
        value.update(range(way.finger))
        while value:
            value.pop()
        value.clear()  # which leaves the finger where it is
    value.update(set(way.order[: way.copied]))
    value.update(way.order[way.copied :])
    for number in way.removed:
        value.discard(number)


def checked(finger: Any, copied: Any, order: Any, removed: Any) -> Steps:
    """Steps from a dump."""
    numbers = all(type(held) is list and all(type(each) is int for each in held) for held in (order, removed))
    if not numbers or type(finger) is not int or type(copied) is not int:
        corrupt("a set without its whole numbers")
    if copied < 0 or not 0 <= finger <= max(_SMALLEST, _MOST * len(order)):
        corrupt("a set that looks for its items where it has none")
    return Steps(finger, copied, order, removed)


def _alike(table: _Table, made: set[int]) -> bool:
    other = _Table.from_address(id(made))
    return bool((table.fill, table.used, table.mask) == (other.fill, other.used, other.mask))


def _layout(value: set[int] | frozenset[int]) -> list[Any]:
    """What stands in the slots of a table: an item, `_TAKEN`, or None for nothing."""
    table = _Table.from_address(id(value))
    size = table.mask + 1
    words = (ctypes.c_size_t * (2 * size)).from_address(table.slots)
    held: dict[int, Any] = {id(item): item for item in value}
    held[0] = None
    return [held.get(key, _TAKEN) for key in words[::2]]


def _spare(layout: Sequence[Any], value: Any) -> Iterator[int]:
    """Numbers that are not in the set and that go into the slots from which something was taken, in their order."""
    for slot, item in enumerate(layout):
        if item is _TAKEN:
            yield next(number for number in count(slot, len(layout)) if number not in value)
