"""Looking for something in sequences, in runs with limits: a sequence and, if it is known, what is looked for in; the
same, something that looks for it by steps between which the run can be stopped, or a stop, out.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Final

from .budget import asked, work
from .extent import LETTER, compared, quoted
from .ids import ids_of
from .metered import FAR, METERED
from .metered_texts import done, scanned
from .paced import kind_of, pieces


class _Searched:
    """A long sequence, the receiver of one call and nothing else. No type of an item tells how long it is compared."""

    __slots__ = ("_items",)

    def __init__(self, items: Any) -> None:
        self._items = items

    def _places(self, wanted: Any) -> Iterator[int]:
        return (at for at, each in enumerate(self._items) if each is wanted or each == wanted)

    def __contains__(self, wanted: Any) -> bool:
        return any(True for _ in self._places(wanted))

    def count(self, *wanted: Any) -> Any:
        return sum(1 for _ in self._places(*wanted)) if len(wanted) == 1 else self._items.count(*wanted)

    def index(self, *wanted: Any) -> Any:
        for at in self._places(*wanted) if len(wanted) == 1 else ():
            return at
        for each in wanted[:1]:
            _told(each)
        return _emptied(self._items).index(*wanted)  # which fails in its own words

    def remove(self, *wanted: Any) -> Any:
        for at in self._places(*wanted) if len(wanted) == 1 else ():
            del self._items[at]
            return None
        return _emptied(self._items).remove(*wanted)


def _emptied(items: Any) -> Any:
    kind = kind_of(items)
    return kind(*_FORMS.get(id(kind), ()))


_FORMS: Final[dict[int, tuple[str]]] = {id(array): ("b",)}
_SEQUENCES: Final = ids_of((array, deque, list, tuple))
_MEASURES: Final[dict[int, Callable[[Any], int]]] = {
    id(bytes): bytes.__len__, id(int): int.bit_length, id(str): str.__len__,
}  # fmt: skip
_LONG_TEXT: Final = 4096
"""Letters of a text for which it matters how often it is compared."""


def _through(items: Any, wanted: Any) -> Any:
    """What is about to be gone through until this is found."""
    if len(items) > FAR:
        return _Searched(items)
    measure = _MEASURES.get(id(type(wanted)))
    if measure is not None and measure(wanted) > _LONG_TEXT:
        work(measure(wanted) * len(items) * LETTER)
        _told(wanted)
    return items


def _told(wanted: Any) -> None:
    """What the error shows if it is not there."""
    if type(wanted) is str or type(wanted) is bytes:
        asked(2 * quoted(wanted))


def looked_at(owner: Any, wanted: Any = None) -> Any:
    """The receiver of `count`, `find` and their like."""
    if id(kind_of(owner)) in _SEQUENCES:
        return _through(owner, wanted)
    scanned(owner)
    return owner


def sought(holder: Any, wanted: Any = None) -> Any:
    """What something is about to be looked for in by `in`."""
    kind = id(kind_of(holder))
    if kind in _MACHINE_NUMBERS:
        return pieces(holder)
    if kind in _GONE_THROUGH:
        return _through(holder, wanted)
    if type(holder) is str and len(holder) > FAR:
        work(len(holder) * _LETTER_SECONDS)
    return holder


_MACHINE_NUMBERS: Final = ids_of((array, memoryview))
"""Whose items are made when they are looked at."""
_GONE_THROUGH: Final = ids_of((deque, list, tuple, type({}.values())))
_LETTER_SECONDS: Final = 5.0e-9


def searching(name: str) -> Callable[..., Any]:
    """The check of a method of sequences that searches."""

    def check(items: Any, *wanted: Any) -> Any:
        for each in wanted[:1]:
            compared(each)
        found = looked_at(items, *wanted[:1])
        return None if found is items else done(getattr(found, name), *wanted)

    return check


METERED.update(_o_looked_at=looked_at, _o_sought=sought)
