"""What native code makes lists of, or looks for something in: a source in; the same, or a stop if a list of its items
would take too much, out.

Only types of the interpreter are asked how many items they give: a program's own give theirs by steps.
"""

from __future__ import annotations

import gc
import sys
from array import array
from collections import deque
from collections.abc import Callable
from operator import length_hint
from typing import Any, Final

from .budget import UNNOTICED, spend, work
from .metered import FAR, FEW, METERED, added, joint_size, size_of, width_of
from .paced import PARTS, PIECE, PacedRange, kind_of, one_by_one
from .tables import filled_with


def spread(value: Any) -> Any:
    """What is about to be put into a display or a call, item by item."""
    size = bytes_of_items(value) or size_of(value)
    if size > UNNOTICED:
        spend(size)
    return value


def listed(value: Any) -> Any:
    """What is about to become a list, or what takes as much."""
    size = bytes_of_items(value)
    if size > UNNOTICED:
        spend(size)
    return value


def listed_beside(owner: Any, value: Any) -> Any:
    """What is about to be put into a list or deque, of itself by way of a copy."""
    size = bytes_of_items(value)
    if size > UNNOTICED:
        spend(2 * size if value is owner and issubclass(type(owner), deque) else size)
    return value


def opened(value: Any) -> Any:
    """What is about to be put into a call of `zip` or `map`, which opens an iterator for each item."""
    if type(value) is list or type(value) is tuple:
        spend(_OPEN_ITERATOR * len(value))
        return (one_by_one(value[0]), *value[1:]) if len(value) * size_of(*value[:1] or [0]) > PIECE else value
    return value


_OPEN_ITERATOR: Final = 96
"""Bytes of an iterator and of its places, in the call and in what comes out."""


def arrayed(value: Any) -> Any:
    """What is about to become an array, item by item."""
    if type(value) is array:
        spend(len(value) * (_PLACE if len(value) > FAR else value.itemsize))
        work(len(value) * _CONVERT_SECONDS)
    elif type(value) is list or type(value) is tuple:
        work(len(value) * _STORE_SECONDS)
    elif type(value) is str:
        spend(len(value) * _LETTER_OF_ARRAY)
    return value


_LETTER_OF_ARRAY: Final = 4


_CONVERT_SECONDS: Final = 6.0e-8
_STORE_SECONDS: Final = 2.0e-8
_PLACE: Final = 8
_NUMBER: Final = 32
_LETTER: Final = 76
"""Bytes of a text of one letter that is not kept for all."""
_PAIR: Final = 56


def bytes_of_items(value: Any) -> int:
    """Bytes of a list of what a native source gives, with those items that are made for it; 0 for anything else."""
    find = _ITEM_BYTES.get(id(kind_of(value)))
    return 0 if find is None else find(value)


def _places(value: Any) -> int:
    return _PLACE * length_hint(value)


def _numbers(value: Any) -> int:
    return (_PLACE + _NUMBER) * len(value)


def _machine_numbers(value: Any) -> int:
    """Of an array or memory view; numbers of one byte are there already."""
    return (_PLACE if value.itemsize == 1 else _PLACE + _NUMBER) * len(value)


def _letters(value: str) -> int:
    return len(value) * (_PLACE if value.isascii() else _PLACE + _LETTER)


def _of_source(value: Any) -> int:
    """Of an iterator that says what it goes through."""
    source: tuple[Any, ...] = value.__reduce__()[1]
    return sum([bytes_of_items(each) for each in source])


def _of_view(value: Any) -> int:
    """Of the iterator of a memory view, which does not say so."""
    return sum(map(_machine_numbers, gc.get_referents(value)))


def _of_part(value: Any) -> int:
    """Of an iterator through something long."""
    return bytes_of_items(value._o_source) or _places(value._o_source)


class _Sequence:
    def __getitem__(self, index: int) -> Any:
        raise IndexError


_WIDE: Final = "\u20ac"
_SOURCES: Final[list[Any]] = [[], (), b"", bytearray(), "", {}, set()]
_ITEM_BYTES: Final[dict[int, Callable[[Any], int]]] = {
    **dict.fromkeys(map(id, (list, tuple, bytes, bytearray, deque)), _places),
    **dict.fromkeys(map(id, (range, PacedRange)), _numbers),
    **{id(kind): kind.__sizeof__ for kind in (dict, set, frozenset)},
    **dict.fromkeys(map(id, (array, memoryview)), _machine_numbers),
    id(str): _letters,
    **dict.fromkeys(map(id, map(type, map(iter, _SOURCES))), _places),
    **dict.fromkeys(map(id, map(type, (reversed([]), {}.keys(), {}.values()))), _places),
    id(type(iter(_WIDE))): lambda value: (_PLACE + _LETTER) * length_hint(value),
    id(type({}.items())): lambda value: (_PLACE + _PAIR) * len(value),
    id(type(iter(memoryview(b"")))): _of_view,
    **dict.fromkeys(map(id, PARTS.values()), _of_part),
    **dict.fromkeys(map(id, (reversed, type(iter(array("b"))), type(iter(_Sequence())))), _of_source),
}


def appended(left: Any, right: Any) -> Any:
    """For `left += right` with a variable on the left, which CPython extends in place where nothing else holds it."""
    kind = type(left)
    if kind is int or kind is float:
        return right
    if kind is list or kind is bytearray or (kind is str and sys.getrefcount(left) <= _OWN_REFERENCES):
        if type(right) is str and len(right) < FEW and (right.isascii() or len(left) < FAR):
            return right
        if kind is list:
            return listed(right)
        size = size_of(right)
        if kind is str and type(right) is str and len(left) > FAR and width_of(right) > width_of(left):
            spend(joint_size(left, right))
        elif size > UNNOTICED:
            spend(size)
        return right
    if issubclass(kind, deque):
        return listed_beside(left, right)
    return added(left, right)


_OWN_REFERENCES: Final = 4
"""The variable, the operand, the argument here, and that of the question."""


def grown(value: Any, owner: Any = None) -> Any:
    """A value that is about to be joined to what is not known here, or in this list."""
    kind = type(value)
    if type(owner) is list:
        return listed(value)
    if kind is int or kind is float:
        return value
    size = size_of(value)
    if size > UNNOTICED:
        spend(2 * size)
    return value if size else filled_with(listed(value))


METERED.update(
    _o_appended=appended,
    _o_arrayed=arrayed,
    _o_grown=grown,
    _o_listed=listed,
    _o_opened=opened,
    _o_spread=spread,
    _o_table=dict,
    _o_keys=set,
)
