"""Lists, dicts and sets of a dump: their items in; the containers filled, without running code of the program, out."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ..errors import corrupt
from .hashes import orders

if TYPE_CHECKING:
    from .restore import Restore


class Unready(LookupError):
    """A part of the value is not made yet."""


def fill_dict(restore: Restore, value: dict[Any, Any], *items: Any) -> None:
    if not items:
        return
    if len(items) % 2:
        corrupt("a dict without a value for a key")
    keys: Any = items[::2]
    held = _held(restore, value, items[1::2], _put_at(restore, value, keys))
    value.update(zip(restore.many(list(keys)) if list in map(type, keys) else keys, held, strict=True))


def _held(restore: Restore, value: Any, items: Sequence[Any], put: Callable[[int, Any], None]) -> list[Any]:
    """What a container holds; what is made of the container, when it has its length, is put in later."""
    try:
        return restore.many(list(items))
    except Unready:
        pass
    held = []
    for index, item in enumerate(items):
        try:
            held.append(restore.get(item))
        except Unready:
            held.append(None)
            restore.unfinished.add(id(value))
            restore.late.append(partial(_put, restore, put, index, item))
    return held


def _put(restore: Restore, put: Callable[[int, Any], None], index: int, item: Any) -> None:
    put(index, restore.get(item))


def _put_at(restore: Restore, value: dict[Any, Any], keys: Sequence[Any]) -> Callable[[int, Any], None]:
    return lambda index, item: value.__setitem__(restore.get(keys[index]), item)


def fill_list(restore: Restore, value: list[Any], *items: Any) -> None:
    value.extend(_held(restore, value, items, value.__setitem__))


def fill_set(restore: Restore, value: set[Any], *items: Any) -> None:
    value.update(restore.many(list(items)))


def fill_hash_dict(restore: Restore, value: dict[Any, Any], *items: Any) -> None:
    if len(items) % 3:
        corrupt("a dict without a hash or a value for a key")
    keys = restore.many(list(items[1::3]))
    held = _held(restore, value, items[2::3], _put_at(restore, value, items[1::3]))
    settled = True
    for number, key, item in zip(items[::3], keys, held, strict=True):
        settled &= restore.hashed(number, key)
        value[key] = item
    if not settled:
        restore.unsettled[id(value)] = value


def fill_hash_set(restore: Restore, value: set[Any], *items: Any) -> None:
    if len(items) % 2:
        corrupt("a set without a hash for an item")
    held = restore.many(list(items[1::2]))
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
