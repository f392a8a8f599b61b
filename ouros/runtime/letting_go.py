"""What the interpreter does in one go around the end of a run: its account of small blocks in; how long it takes to
free what the run has made, and collections of garbage put off that would end after the deadline, out.

Nothing can stop CPython while it frees a list of millions of objects, or goes through all objects in search of cycles.
So a run is ended earlier by the time that it takes to free what it made, and is not gone through once more when
all of it is about to be freed.
"""

from __future__ import annotations

import gc
import sys
import time
from types import CodeType
from typing import Final

from . import budget

FREE: Final = 3.5e-8
"""Seconds to free a small block."""
SHARE: Final = 4
"""At most this part of the time limit is kept for blocks: other threads of the host make some too."""
CLOSE: Final = {11: 1.0e-7, 12: 6.0e-7}.get(sys.version_info[1], 1.0e-7)
"""Seconds to free a generator that has stopped somewhere, for each reference to its code, of which Python 3.11 holds
two: most versions raise `GeneratorExit` there.
"""
CLEAN_UP: Final = 1.0e-6 if sys.version_info < (3, 12) else 2.0e-6
"""The same for one that stands in a `try`."""
_OLDEST: Final = 2
"""The generation that holds all objects."""
_GROWTH: Final = 1.5
"""By so many times more objects are alive when CPython goes through all again."""
_SOME: Final = 1000
"""Objects that CPython 3.12 has frozen by itself; a host that does so has more."""
_FREED: Final = 1.0
"""Seconds after the deadline when everything is freed."""


class Growth:
    """What one run or step has made since this was first asked, as far as the interpreter says at once: small blocks,
    and generators, each of which refers to its code.
    """

    __slots__ = ("_before", "_generators")

    def __init__(self, codes: list[CodeType]) -> None:
        """`codes`: those of the program's generators."""
        self._before = sys.getallocatedblocks()
        self._generators = [(code, _seconds_to_close(code)) for code in codes]

    def seconds_to_free(self, limit: float) -> float:
        """To free what was made, in a run with this time limit."""
        closing = sum(sys.getrefcount(code) * seconds for code, seconds in self._generators)
        return closing + min(max(sys.getallocatedblocks() - self._before, 0) * FREE, limit / SHARE)


def _seconds_to_close(code: CodeType) -> float:
    return CLEAN_UP if len(code.co_exceptiontable) > _WHOLE_BODY else CLOSE


_WHOLE_BODY: Final = 7
"""Bytes of the table of handlers of a generator that has none of its own."""


class _Full:
    """Full collections of garbage: when the last began, how long the last took that was not put off, until when they
    are put off, and whether objects are frozen for that.
    """

    began = seconds = until = 0.0
    put_off = frozen = False


def stand_by() -> None:
    """Put collections off from here on."""
    if postpone_collection not in gc.callbacks:
        gc.callbacks.append(postpone_collection)


def postpone_collection(phase: str, about: dict[str, int]) -> None:
    """Called before and after each collection of garbage, in the thread that made the last object."""
    if about["generation"] != _OLDEST:
        return
    now = time.monotonic()
    if phase == "start":
        _Full.began = now
        _Full.put_off = _waits(now)
        if _Full.put_off and (_Full.frozen or gc.get_freeze_count() < _SOME):  # what the host has frozen stays so
            gc.freeze()  # what is frozen is not gone through
            _Full.frozen = True
        elif _Full.frozen:
            gc.unfreeze()
            _Full.frozen = False
    elif not _Full.put_off:
        _Full.seconds = now - _Full.began


def _waits(now: float) -> bool:
    """Whether a collection would end after the deadline of the run, or hold up a run that has ended: until what it has
    made is freed, soon after, only those count that the host asks for.
    """
    deadline = budget.current()
    if deadline is None:
        return now < _Full.until and gc.get_count()[0] > gc.get_threshold()[0]
    if not deadline.near and deadline.ends_within(_Full.seconds * _GROWTH):
        deadline.near = True
        _Full.until = now + _Full.seconds * _GROWTH + _FREED
        _Full.seconds /= 2  # many runs with short limits put off some collections, not all
    return deadline.near
