"""What native iterators and ordered dicts do not tell, or only by asking the program: one in; fields of its C structure
out.

These structures are the same in all versions of Python that are supported.
"""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, Final

_HEAD: Final = object.__basicsize__
ORDERED: Final = {2: "keys", 4: "values", 6: "items", 3: "reversed keys", 5: "reversed values", 7: "reversed items"}
"""What the number of an iterator over an `OrderedDict` means."""


def position_in_view(iterator: Any) -> int:
    """How many items the iterator over a memory view has given."""
    return ctypes.c_ssize_t.from_address(id(iterator) + _HEAD).value


def place_in_list(iterator: Any) -> int:
    """The index of the item that the iterator over a list gives next, also if the list has none there now."""
    return ctypes.c_ssize_t.from_address(id(iterator) + _HEAD).value


def put_in_list(iterator: Any, place: int) -> None:
    """The same for an iterator that was made anew, over a list or a bytearray that has become too short for it."""
    ctypes.c_ssize_t.from_address(id(iterator) + _HEAD).value = place


def part_of_ordered(iterator: Any) -> str:
    """What of an `OrderedDict` the iterator gives."""
    return ORDERED[ctypes.c_int.from_address(id(iterator) + _HEAD).value]


class _OverDict(ctypes.Structure):
    """Of an iterator over a dict: the size and the number of items that it expects (CPython, `dictiterobject`)."""

    _fields_ = (
        ("source", ctypes.c_void_p),
        ("size", ctypes.c_ssize_t),
        ("place", ctypes.c_ssize_t),
        ("result", ctypes.c_void_p),
        ("left", ctypes.c_ssize_t),
    )


class _OverSet(ctypes.Structure):
    """The same of one over a set (CPython, `setiterobject`)."""

    _fields_ = (*_OverDict._fields_[:3], _OverDict._fields_[4])


def fields_of(iterator: Any) -> Any:
    """The fields of an iterator over a dict or set, to be read and set; valid as long as the iterator is held."""
    kind = _OverSet if type(iterator) is type(iter(set())) else _OverDict
    return kind.from_address(id(iterator) + _HEAD)


def rest_of(iterator: Any, twin: Any, size: int) -> list[Any]:
    """What the iterator would still give if its container were as it expects: what the twin, a new one over the same,
    gives from the same place.
    """
    fields = fields_of(twin)
    fields.place, fields.size, fields.left = fields_of(iterator).place, size, size
    return list(twin)


class _Entry(ctypes.Structure):
    """What an `OrderedDict` keeps for each key (CPython, `_odictnode`)."""

    _fields_ = (("key", ctypes.py_object), ("hash", ctypes.c_ssize_t), ("next", ctypes.c_void_p))


_FIRST: Final = dict.__basicsize__
_WORD: Final = ctypes.sizeof(ctypes.c_void_p)


def _word(value: Any, start: int, number: int) -> int:
    return ctypes.c_size_t.from_address(id(value) + start + _WORD * number).value


def deque_has_changed(iterator: Any, source: Any) -> bool:
    """Whether a deque has been changed since an iterator over it was made."""
    return _word(iterator, _HEAD, 3) != _word(source, _HEAD, 5)


def keys_of_ordered(ordered: OrderedDict[Any, Any]) -> Iterator[tuple[Any, int]]:
    """Each key of an `OrderedDict` in its order, with the hash under which it is held."""
    place = ctypes.c_void_p.from_address(id(ordered) + _FIRST).value
    while place:
        entry = _Entry.from_address(place)
        yield entry.key, entry.hash
        place = entry.next


def taken_of_ordered(iterator: Any, ordered: OrderedDict[Any, Any]) -> int | None:
    """How many items the iterator over an `OrderedDict` has given; None if the dict has changed before it gave all."""
    size, state, next_key = (_word(iterator, _HEAD, word) for word in (2, 3, 4))
    if not next_key:
        return dict.__len__(ordered)
    if (size, state) != (dict.__len__(ordered), _word(ordered, _FIRST, 5)):
        return None
    before = next(index for index, (key, _) in enumerate(keys_of_ordered(ordered)) if id(key) == next_key)
    return size - 1 - before if part_of_ordered(iterator).startswith("reversed") else before
