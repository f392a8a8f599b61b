"""The interpreter's own limit of recursion: how deep a run goes in; a limit that holds so much while runs are at work,
and that of the host again once none is, out.

The limit is one for all threads. So the last run that is at work puts it back, whichever that is.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from threading import RLock
from types import CodeType
from typing import Any, Final

_lock = RLock()
AT_WORK: Final[list[None]] = []
"""One for each step of a run that has begun and not ended; no other thread can come between in `append` and `pop`."""


SORTING: Final[set[CodeType]] = set()
"""Code of functions that call native sorts, each of which takes much of the stack."""


class _Limit:
    raised = hosts = 0
    """What it was raised to, if it was, and what the host had set it to."""


class _Known:
    """A tuple of many levels, and how many, while a run is at work: what holds it need not go through them all."""

    __slots__ = ("keys", "levels", "value")

    def __init__(self) -> None:
        self.value: Any = None
        self.levels = 0
        self.keys = False
        """Whether a program is at work that may have such tuples, or keys that take long to hash."""


Known: Final = _Known()


def begin() -> None:
    """A step of a run begins; what it holds, it holds after that."""
    AT_WORK.append(None)


def end() -> None:
    """A step of a run is over."""
    AT_WORK.pop()
    if not AT_WORK:
        Known.value, Known.keys = None, False
        if _Limit.raised:
            _put_back()


def _put_back() -> None:
    """Nothing is at work. A limit that the host has changed meanwhile stays."""
    with _lock:
        if AT_WORK or not _Limit.raised:
            return
        if sys.getrecursionlimit() == _Limit.raised:
            with suppress(RecursionError):  # this thread of the host stands deeper than that
                sys.setrecursionlimit(_Limit.hosts)
        _Limit.raised = 0


def hold(levels: int) -> None:
    """Let this thread come so deep, with the frames of the host."""
    with _lock:
        before = sys.getrecursionlimit()
        if before < levels:
            sys.setrecursionlimit(levels)
            if before != _Limit.raised:
                _Limit.hosts = before
            _Limit.raised = levels


def frames_above() -> int:
    """How many frames the caller stands on."""
    count, frame = 0, sys._getframe(1)
    while frame is not None:
        count += 1
        frame = frame.f_back  # type: ignore[assignment]
    return count


def calls_of_native_code(frames: int) -> int:
    """How many calls of native code stand between so many frames, as far as CPython 3.11 counts them in its depth."""
    try:
        sys.setrecursionlimit(1)  # which is refused, with the depth
    except RecursionError as refused:
        return max(int(str(refused).rpartition("depth ")[2].partition(":")[0]) - frames, 0)
    raise AssertionError("a limit of 1 is below every depth")
