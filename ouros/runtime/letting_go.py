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

from .readings import LEAST_BLOCK, MOST_BLOCK, read

FREE: Final = 2.0e-10 if sys.version_info < (3, 12) else 2.5e-10
"""Seconds to free a byte in small blocks: most of it is waiting for memory."""
FREE_LARGE: Final = 4.0e-11
"""Seconds to free a byte in a large block, which the system takes back."""
UNTRACK: Final = 1.2e-8 if sys.version_info < (3, 12) else 1.8e-8
"""Seconds more to free an object that the collector knows."""
SHARE: Final = 3
"""At most this part of the time limit is kept for blocks: other threads of the host make some too."""
CLOSE: Final = {11: 7.0e-8, 12: 2.8e-7}.get(sys.version_info[1], 0.0)
"""Seconds more to free a generator that has stopped somewhere, for each reference to its code, of which Python 3.11
holds two: most versions raise `GeneratorExit` there.
"""
CLEAN_UP: Final = 1.6e-7 if sys.version_info < (3, 12) else 4.4e-7
"""The same for one that stands in a `try`."""
COLLECT: Final = 8.0e-8
"""Seconds for each small block of the process that a full collection of garbage takes."""
COLLECT_BYTE: Final = 1.5e-9
"""Seconds more for each byte of those that the run has made."""
UNNOTICED: Final = 0.03
"""Seconds that nobody notices."""
AFTER: Final = 0.2
"""Seconds after the deadline when everything is freed."""
MOST: Final = 1.0
"""Seconds for which one run after another may keep objects frozen. They are then thawed for as long, or until the next
full collection: what earlier runs left behind is collected in that time.
"""
_SOME: Final = 1000
"""Objects that CPython 3.12 has frozen by itself; a host that does so has more."""


class Growth:
    """What one run or step has made since this was first asked, as far as the interpreter says at once: bytes in small
    and large blocks, objects that the collector knows, and generators, each of which refers to its code.
    """

    __slots__ = ("_before", "_generators", "_tracked", "large")

    def __init__(self, codes: list[CodeType]) -> None:
        """`codes`: those of the program's generators."""
        self._before = read()
        self.large = 0
        self._tracked = _tracked()
        self._generators = [(code, _seconds_to_close(code)) for code in codes]

    def seconds(self, limit: float) -> tuple[float, float]:
        """To free what was made, in a run with this time limit, and to go through all objects of the process in search
        of garbage; 0 where that is not noticed.
        """
        now = read()
        resident, blocks, self.large = (max(new - old, 0) for new, old in zip(now, self._before, strict=True))
        small = min(max(resident - self.large, LEAST_BLOCK * blocks), MOST_BLOCK * blocks)
        tracked = min(max(_tracked() - self._tracked, 0), blocks)
        closing = sum(sys.getrefcount(code) * seconds for code, seconds in self._generators)
        collecting = now[1] * COLLECT + small * COLLECT_BYTE
        freeing = small * FREE + self.large * FREE_LARGE + tracked * UNTRACK
        return closing + min(freeing, limit / SHARE), collecting if collecting > UNNOTICED else 0.0


def _tracked() -> int:
    """Objects that the collector has come to know since the process began, but for those that died before it came: it
    comes whenever there are so many more.
    """
    collections: int = sum(each["collections"] for each in gc.get_stats())
    return collections * gc.get_threshold()[0] + gc.get_count()[0]


def _seconds_to_close(code: CodeType) -> float:
    return CLEAN_UP if len(code.co_exceptiontable) > _WHOLE_BODY else CLOSE


_WHOLE_BODY: Final = 7
"""Bytes of the table of handlers of a generator that has none of its own."""


class _Frozen:
    """Since when and until when objects are frozen that full collections would go through, 0 if none are; until when
    none are to be frozen again, unless there are more full collections than then; and whether the host was found to
    have frozen some, which it would take long to count.
    """

    since = until = thawed_until = 0.0
    collections = 0
    by_host = False


def freeze(until: float) -> bool:
    """Collections go through none of the objects that there are, until then. Whether something has to thaw them."""
    held, now = _Frozen.until, time.monotonic()
    thawed = now < _Frozen.thawed_until and _full_collections() == _Frozen.collections
    if until > _Frozen.since + MOST if held else thawed:
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
        _Frozen.collections = _full_collections()
        gc.unfreeze()


def _full_collections() -> int:
    return int(gc.get_stats()[-1]["collections"])
