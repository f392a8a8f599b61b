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


def part_of_ordered(iterator: Any) -> str:
    """What of an `OrderedDict` the iterator gives."""
    return ORDERED[ctypes.c_int.from_address(id(iterator) + _HEAD).value]


class _Entry(ctypes.Structure):
    """What an `OrderedDict` keeps for each key (CPython, `_odictnode`)."""

    _fields_ = (("key", ctypes.py_object), ("hash", ctypes.c_ssize_t), ("next", ctypes.c_void_p))


_FIRST: Final = dict.__basicsize__
_WORD: Final = ctypes.sizeof(ctypes.c_void_p)


def _word(value: Any, start: int, number: int) -> int:
    return ctypes.c_size_t.from_address(id(value) + start + _WORD * number).value


def _word_of_handled() -> int:
    """Which word of a generator refers to the exception that it is handling: its place depends on the version."""

    def handling() -> Iterator[None]:
        try:
            raise error
        except ValueError:
            yield

    error = ValueError()
    made = handling()
    next(made)
    return next(number for number in range(8) if _word(made, _HEAD, number) == id(error))


_HANDLED: Final = _word_of_handled()


def handled_in(generator: Any) -> BaseException | None:
    """The exception that a generator which waits is handling."""
    place = ctypes.c_void_p.from_address(id(generator) + _HEAD + _WORD * _HANDLED)
    if not place.value:
        return None
    reference: Any = ctypes.py_object.from_address(ctypes.addressof(place))
    held: BaseException | None = reference.value
    return held


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
