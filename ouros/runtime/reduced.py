"""Native iterators as their parts: an iterator in; its maker, arguments and state out, and back."""

from __future__ import annotations

import gc
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from operator import length_hint
from typing import Any, Final

_lock = threading.Lock()
_COUNTING: Final = frozenset(map(id, (type(iter(range(0))), type(iter(range(1 << 70))))))
_BACKWARDS: Final[type] = type(reversed([]))
_CHANGING: Final = frozenset(map(id, (type(iter([])), _BACKWARDS, type(iter(bytearray())))))
"""Iterators over what can become too short for them, and long enough again."""


@contextmanager
def _quietly() -> Iterator[None]:
    """From Python 3.12 on itertools warns that 3.14 drops both; the filters belong to the whole process."""
    if sys.version_info < (3, 12):
        yield
        return
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def parts_of(value: Any) -> tuple[Any, ...]:
    """What `__reduce__` gives: the maker, its arguments, and the state if there is one."""
    if type(value) is _BACKWARDS:
        held = gc.get_referents(value)
        if held and not length_hint(value):  # newer versions say that it has nothing, but its end is still to come
            from .iterator_fields import place_in_list  # which imports ctypes

            return reversed, (held[0],), place_in_list(value) if type(held[0]) is list else -1
    if type(value).__module__ != "itertools":
        found: tuple[Any, ...] = value.__reduce__()
        if id(type(value)) in _COUNTING and found[2:] != (None,):  # older versions: the whole range, and a position
            whole = found[1][0]
            return iter, (range(whole.start + found[2] * whole.step, whole.stop, whole.step),), None
        return found
    with _quietly():
        parts: tuple[Any, ...] = value.__reduce__()
    if type(value) is zip_longest:  # has () for one that has ended, but after a load an iterator over that
        return parts[0], tuple([iter(each) if type(each) is tuple else each for each in parts[1]]), *parts[2:]
    return parts


def set_state(value: Any, state: Any) -> None:
    """Bring an iterator that was made anew to where it was."""
    if type(value).__module__ != "itertools":
        value.__setstate__(state)
        if id(type(value)) in _CHANGING and type(state) is int and state > 0:
            _set_place(value, state)
        return
    with _quietly():
        value.__setstate__(state)


def _set_place(value: Any, place: int) -> None:
    """`__setstate__` takes no place beyond the end."""
    held = gc.get_referents(value)
    if held and place > len(held[0]) - (type(value) is _BACKWARDS):
        from .iterator_fields import put_in_list  # which imports ctypes

        put_in_list(value, place)
