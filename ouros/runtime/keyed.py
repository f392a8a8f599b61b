"""Lists, dicts and sets of a dump: their items in; the containers filled, without running code of the program, out."""

from __future__ import annotations

import operator
from functools import partial
from typing import TYPE_CHECKING, Any

from ..errors import corrupt
from .hashes import orders

if TYPE_CHECKING:
    from .restore import Restore


class Unready(LookupError):
    """A part of the value is not made yet."""


def fill_dict(restore: Restore, value: dict[Any, Any], *items: Any) -> None:
    if len(items) % 2:
        corrupt("a dict without a value for a key")
    get, rest = restore.get, iter(items)
    for key in rest:
        place = get(key) if type(key) is list else key
        item = next(rest)
        value[place] = _part(restore, value, place, item) if type(item) is list else item


def _part(restore: Restore, value: Any, place: Any, item: Any) -> Any:
    """What a container holds at a place; if that is made of the container, when it has its length, it is put in
    later.
    """
    try:
        return restore.get(item)
    except Unready:
        restore.unfinished.add(id(value))
        restore.late.append(partial(_put, restore, value, place, item))
    return None


def _put(restore: Restore, value: Any, place: Any, item: Any) -> None:
    value[place] = restore.get(item)


def fill_list(restore: Restore, value: list[Any], *items: Any) -> None:
    value += items
    for place, item in enumerate(items):
        if type(item) is list:
            value[place] = _part(restore, value, place, item)


def fill_set(restore: Restore, value: set[Any], *items: Any) -> None:
    value.update(restore.several(items))


def fill_hash_dict(restore: Restore, value: dict[Any, Any], *items: Any) -> None:
    if len(items) % 3:
        corrupt("a dict without a hash or a value for a key")
    keys = restore.several(items[1::3])
    settled = True
    for number, key, item in zip(items[::3], keys, items[2::3], strict=True):
        settled &= restore.hashed(number, key)
        value[key] = _part(restore, value, key, item)
    if not settled:
        restore.unsettled[id(value)] = value


def fill_hash_set(restore: Restore, value: set[Any], *items: Any) -> None:
    if len(items) % 2:
        corrupt("a set without a hash for an item")
    held = restore.several(items[1::2])
    numbers = dict(zip(map(id, held), items[::2], strict=True))
    natives, settled = [], True
    for item in held:
        settled &= restore.hashed(numbers[id(item)], item)
        natives.append(hash(item))
    for order in orders(held, natives):
        value.clear()
        for item in order:
            restore.hashed(numbers[id(item)], item)
            value.add(item)
        if all(map(operator.is_, value, held)):
            break
    if not settled:
        restore.unsettled[id(value)] = value


def make_hash_frozenset(restore: Restore, number: int, *items: Any) -> frozenset[Any]:
    made: set[Any] = set()
    fill_hash_set(restore, made, *items)
    return frozenset(made)
