"""Lists, dicts and sets of a dump: their items in; the containers filled, without running code of the program, out."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
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
    get, one, rest = restore.get, restore.one, iter(items)
    for key in rest:
        place = get(key)
        item = next(rest)
        value[place] = _part(restore, value, place, item) if type(item) is list else one(item)


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
    value += list(map(restore.one, items))
    for place, item in enumerate(items):
        if type(item) is list:
            value[place] = _part(restore, value, place, item)


def fill_set(restore: Restore, value: set[Any], *items: Any) -> None:
    value.update(restore.several(items))


def fill_set_table(restore: Restore, value: set[Any], *fields: Any) -> None:
    from .set_tables import checked, make  # which imports ctypes

    make(value, checked(*fields))


def make_frozenset_table(restore: Restore, number: int, *fields: Any) -> frozenset[Any]:
    from .set_tables import checked

    way = checked(*fields)
    return frozenset(set(way.order) if way.copied else way.order)


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
    source, settled = _placed(restore, items)
    value.update(source)
    if not settled:
        restore.unsettled[id(value)] = value


def make_hash_frozenset(restore: Restore, number: int, *items: Any) -> frozenset[Any]:
    source, settled = _placed(restore, items)
    made = frozenset(source)
    if not settled:
        restore.unsettled[id(made)] = made
    return made


def _placed(restore: Restore, items: tuple[Any, ...]) -> tuple[Iterable[Any], bool]:
    """What to put into an empty set, so that it gives the items in the order they have here, one by one or from another
    set, by which the table is made smaller; and whether their hashes are final.
    """
    if len(items) % 2:
        corrupt("a set without a hash for an item")
    held = restore.several(items[1::2])
    numbers = dict(zip(map(id, held), items[::2], strict=True))
    natives, settled = [], True
    for item in held:
        settled &= restore.hashed(numbers[id(item)], item)
        natives.append(hash(item))

    def hashed(order: Iterable[Any]) -> Iterator[Any]:
        for item in order:
            restore.hashed(numbers[id(item)], item)
            yield item

    last: Iterable[Any] = held
    for last in orders(held, natives):
        made = set(hashed(last))
        if all(map(operator.is_, made, held)):
            break
        if all(map(operator.is_, set(made), held)):
            return made, settled
    return hashed(last), settled
