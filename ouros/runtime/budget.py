"""What the run that is going on in this thread may still use: a size or an estimate of time in, a stop out if it is too
much.

Runtime code that is about to make something large, or to do something that takes long, asks here first. It costs next
to nothing in a run without limits.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .stops import MemoryExceeded, TimeExceeded

if TYPE_CHECKING:
    from .watchdog import Deadline

UNNOTICED = 64
"""Bytes below which nobody asks: the readings of the whole process see what many small objects add up to."""
IMPOSSIBLE = 1 << 47
"""Bytes that no process can address."""
BYTES_A_SECOND = 1 << 29
"""That memory is filled or copied by, at most."""

TEXT_SECONDS = 1.0e-9
"""Seconds for each letter of a text that is searched or made."""


class _Local(threading.local):
    now: Deadline | None = None


_local = _Local()


def swap(deadline: Deadline | None) -> Deadline | None:
    """Make this the account of the run that is going on in this thread; gives the one before."""
    held = _local.now
    _local.now = deadline
    return held


def spend(size: int) -> None:
    """The program is about to make something of `size` bytes.

    Raises: `MemoryExceeded` if it may not have that much, `TimeExceeded` if it takes longer than the run may.
    """
    deadline = _local.now
    if deadline is None:
        return
    memory = deadline.memory
    if memory is not None:
        if not memory.may_have(size):
            deadline.end(MemoryExceeded)
    elif size >= IMPOSSIBLE:
        return  # the interpreter refuses it at once, in its own words
    if size > BYTES_A_SECOND // 100:
        work(size / BYTES_A_SECOND)


def number(bits: int) -> None:
    """The program is about to make an integer of so many bits. One that is longer than the readings may be wrong by is
    refused: nobody asks before sums, which are no longer than what is added.
    """
    deadline = _local.now
    memory = deadline.memory if deadline is not None else None
    if memory is not None and bits // 8 > memory.most - memory.enough:
        spend(max(memory.limit + 1, bits // 8))
    spend(bits // 8)


def work(seconds: float) -> None:
    """The program is about to do something in one go that takes about so long.

    Raises: `TimeExceeded` if it takes longer than the run may.
    """
    deadline = _local.now
    if deadline is not None and seconds > deadline.remaining():
        deadline.planned = seconds
        deadline.end(TimeExceeded)


def asked(letters: int) -> None:
    """A text of so many letters is about to be made."""
    if letters > UNNOTICED:
        spend(letters)
        if letters < IMPOSSIBLE:
            work(letters * TEXT_SECONDS)


@contextmanager
def on_the_house() -> Iterator[None]:
    """What is done here happens once in a process, so no run pays for it and none is interrupted in it."""
    deadline = swap(None)
    if deadline is None:
        yield
        return
    began = time.monotonic()
    deadline.enter_host()
    try:
        yield
    finally:
        deadline.began += time.monotonic() - began
        swap(deadline)
        deadline.leave_host()


def current() -> Deadline | None:
    """The account of the run that is going on in this thread, if it has limits of time or memory."""
    return _local.now


def limited() -> bool:
    """Whether a run with a limit is going on in this thread."""
    return _local.now is not None
