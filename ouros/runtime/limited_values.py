"""Records of values that only runs with limits hold: long ranges, their iterators, matches of the engine that can be
stopped.

    ["range", start, stop, step] ["paced", iterator] ["found", pattern, string, pos, endpos, spans, last group]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NoReturn

from ..errors import SnapshotCorruptedError
from .modules.stoppable import Found
from .paced import PACED, PacedRange, pace

if TYPE_CHECKING:
    from .capture import Capture, Record
    from .restore import Restore


def corrupt(message: str) -> NoReturn:
    """Refuse records that say something impossible."""
    raise SnapshotCorruptedError(f"the dump is not sound: {message}")


def _paced(capture: Capture, value: Any) -> Record:
    return ["paced", capture.ref(value._o_source)]


WRITERS: Final[dict[type, Callable[[Capture, Any], Record]]] = {
    **dict.fromkeys(PACED.values(), _paced),
    Found: lambda capture, value: ["found", *map(capture.ref, value._o_parts)],
    PacedRange: lambda capture, value: ["range", *map(capture.ref, (value.start, value.stop, value.step))],
}


def _make_found(restore: Restore, number: int, *parts: Any) -> Any:
    pattern, string, first, last, spans, group = restore.many(list(parts))
    if type(pattern) is not re.Pattern or type(string) is not type(pattern.pattern) or type(spans) is not tuple:
        corrupt("a match without its pattern")
    if len(spans) != pattern.groups + 1 or not all(type(part) is int for part in (first, last, group or 0)):
        corrupt("a match of another pattern")
    if not all(type(span) is tuple and len(span) == 2 and type(span[0]) is type(span[1]) is int for span in spans):
        corrupt("a match without places")
    return Found(pattern, string, first, last, spans, group)


def _make_paced(restore: Restore, number: int, source: Any) -> Any:
    made = restore.get(source)
    if type(made) not in PACED:
        corrupt("an iterator that is never slow")
    return pace(made)


MAKERS: Final[dict[str, Callable[..., Any]]] = {"found": _make_found, "paced": _make_paced}
