"""Large sets and dicts at the end of a run: the program's variables in; seconds that the run must end earlier for them
out.

A table that is full is copied into one of twice the size in one step of native code. The items of a set are freed in
the order of their hashes, thus all over the memory, but for small numbers.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from .growing import LOOKED_AT, Table, Tables

LARGE: Final = 1 << 24
"""Bytes in large blocks for which a run is looked at."""
MOVE: Final = 2.7e-8
"""Seconds to copy an item into a larger table."""
LATE: Final = 0.05
"""Seconds by which a run may end late: one that would end later ends before its table grows."""
_MARGIN, SOONER = 0.1, 0.015
"""Part of the time until a table is full by which that may be wrong, and seconds that the watchdog may have to wait."""
_IN_ORDER: Final = (int, bool)
_SCATTERED: Final[dict[type, float]] = {str: 5.0e-8, bytes: 5.0e-8, float: 3.0e-8}
"""Seconds more to free an item of a set."""
_TRACKED: Final = 1.8e-7
"""The same for those that the collector knows: their neighbours are changed too."""
Values = Callable[[Any, int | None], list[Any]]
"""What the program's values are reached from, given the frame that is running and how many are wanted."""


class Filling:
    """The tables of one run or step."""

    __slots__ = ("_began", "_tables", "_then", "_values")

    def __init__(self, values: Values, began: float) -> None:
        self._values = values
        self._tables = Tables()
        self._began = self._then = began

    def seconds(self, frame: Any, left: float) -> float:
        """What the tables need that the program holds in this frame, with so much time left: to be freed, or because
        one of them would be copied at the end.
        """
        now = time.monotonic()
        passed, self._then = now - self._then, now
        tables = self._tables.look(self._values(frame, LOOKED_AT))
        freeing = sum(table.length * _scattered(table.of) for table in tables)
        left -= freeing
        return freeing + max((self._too_late(table, passed, left) for table in tables), default=0.0)

    def _too_late(self, table: Table, passed: float, left: float) -> float:
        """Seconds before the end of the run at which a table grows that would not be done with it in time; 0
        otherwise.
        """
        since_began = self._then - self._began - table.length * MOVE
        speed = max(table.grown / (passed or 1.0), table.length / since_began if since_began > 0 else 0.0)
        until_full = table.room / speed if speed else left
        if until_full >= left or until_full + (table.length + table.room) * MOVE < left + LATE:
            return 0.0
        return left - until_full + max(until_full * _MARGIN, SOONER)

    def end(self) -> None:
        """The program does not go on; in its own thread."""
        self._tables.end_orphans()


def _scattered(kind: type | None) -> float:
    return 0.0 if kind is None or kind in _IN_ORDER else _SCATTERED.get(kind, _TRACKED)
