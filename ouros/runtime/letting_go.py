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

FREE: Final = 3.5e-8
"""Seconds to free a small block."""
SHARE: Final = 4
"""At most this part of the time limit is kept for blocks: other threads of the host make some too."""
CLOSE: Final = {11: 1.0e-7, 12: 4.5e-7}.get(sys.version_info[1], 1.0e-7)
"""Seconds to free a generator that has stopped somewhere, for each reference to its code, of which Python 3.11 holds
two: most versions raise `GeneratorExit` there.
"""
CLEAN_UP: Final = 3.0e-7 if sys.version_info < (3, 12) else 5.5e-7
"""The same for one that stands in a `try`."""
COLLECT: Final = 5.0e-8
"""Seconds for each small block of the process that a full collection of garbage takes."""
UNNOTICED: Final = 0.03
"""Seconds that nobody notices."""
AFTER: Final = 0.2
"""Seconds after the deadline when everything is freed."""
MOST: Final = 1.0
"""Seconds for which one run after another may keep objects frozen. They are then thawed for as long: what earlier runs
left behind is collected in that time.
"""
_SOME: Final = 1000
"""Objects that CPython 3.12 has frozen by itself; a host that does so has more."""


class Growth:
    """What one run or step has made since this was first asked, as far as the interpreter says at once: small blocks,
    and generators, each of which refers to its code.
    """

    __slots__ = ("_before", "_generators")

    def __init__(self, codes: list[CodeType]) -> None:
        """`codes`: those of the program's generators."""
        self._before = sys.getallocatedblocks()
        self._generators = [(code, _seconds_to_close(code)) for code in codes]

    def seconds(self, limit: float) -> tuple[float, float]:
        """To free what was made, in a run with this time limit, and to go through all objects of the process in search
        of garbage; 0 where that is not noticed.
        """
        blocks = sys.getallocatedblocks()
        closing = sum(sys.getrefcount(code) * seconds for code, seconds in self._generators)
        collecting = blocks * COLLECT
        freeing = closing + min(max(blocks - self._before, 0) * FREE, limit / SHARE)
        return freeing, collecting if collecting > UNNOTICED else 0.0


def _seconds_to_close(code: CodeType) -> float:
    return CLEAN_UP if len(code.co_exceptiontable) > _WHOLE_BODY else CLOSE


_WHOLE_BODY: Final = 7
"""Bytes of the table of handlers of a generator that has none of its own."""


class _Frozen:
    """Since when and until when objects are frozen that full collections would go through, 0 if none are; until when
    none are to be frozen again; and whether the host was found to have frozen some, which it would take long to count.
    """

    since = until = thawed_until = 0.0
    by_host = False


def freeze(until: float) -> bool:
    """Collections go through none of the objects that there are, until then. Whether something has to thaw them."""
    held, now = _Frozen.until, time.monotonic()
    if until > _Frozen.since + MOST if held else now < _Frozen.thawed_until:
        return False
    if not held and not _Frozen.by_host:
        _Frozen.by_host = gc.get_freeze_count() > _SOME
    if _Frozen.by_host:  # what the host has frozen stays so
        return False
    _Frozen.since = _Frozen.since if held else now
    _Frozen.until = max(held, until)
    gc.freeze()
    return not held


class Thaw:
    """What the watchdog looks at, like the limits of a run, until the frozen objects are thawed."""

    thread = 0
    memory = None

    def __init__(self) -> None:
        self.entry: list[object] = [0.0, 0, None]

    def fire(self) -> float | None:
        """Thaw them if it is time; seconds until then otherwise."""
        left = _Frozen.until - time.monotonic()
        if left > 0:
            return left
        thaw()
        return None

    def give_up(self) -> None:
        """What cannot be thawed stays frozen."""


def start_anew() -> None:
    """The watchdog of a process is about to start: what its parent had frozen for a run is thawed."""
    thaw()
    _Frozen.by_host = False


def thaw() -> None:
    """Full collections go through all objects again."""
    if _Frozen.until:
        now = time.monotonic()
        _Frozen.until, _Frozen.thawed_until = 0.0, now + (now - _Frozen.since)
        gc.unfreeze()
