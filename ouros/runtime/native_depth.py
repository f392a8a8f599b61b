"""The interpreter's own limit of recursion: how deep a run goes in; a limit that holds so much while runs are at work,
and that of the host again once none is, out.

The limit is one for all threads. So the last run that is at work puts it back, whichever that is.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from threading import RLock

_lock = RLock()


class _Limit:
    at_work = 0
    """Steps of runs that have begun and not ended."""
    raised = hosts = 0
    """What it was raised to, if it was, and what the host had set it to."""


def begin() -> None:
    """A step of a run begins."""
    with _lock:
        _Limit.at_work += 1


def end() -> None:
    """A step of a run is over. A limit that the host has changed meanwhile stays."""
    with _lock:
        _Limit.at_work -= 1
        if not _Limit.at_work and _Limit.raised:
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
