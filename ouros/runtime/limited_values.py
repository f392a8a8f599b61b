"""Records of values that only runs with limits hold: long ranges, their iterators, matches of the engine that can be
stopped.

    ["range", start, stop, step] ["paced", iterator] ["paced part", iterator]
    ["match", pattern, string, start, end, last group, start of a group, its end, …]

A match of CPython's own engine is one of the other after a load: nothing is matched again there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NoReturn

from ..errors import SnapshotCorruptedError
from .modules.stoppable import Found
from .paced import PACED, PACED_KINDS, PARTS, PacedCalls, PacedRange, pace, part

if TYPE_CHECKING:
    from .capture import Capture, Record
    from .restore import Restore


def corrupt(message: str) -> NoReturn:
    """Refuse records that say something impossible."""
    raise SnapshotCorruptedError(f"the dump is not sound: {message}")


def _paced(capture: Capture, value: Any) -> Record:
    return ["paced", capture.ref(value._o_source)]


def _match(capture: Capture, value: Any) -> Record:
    where = value.pos, value.endpos, value.lastindex
    return ["match", capture.ref(value.re), capture.ref(value.string), *where, *chain.from_iterable(value.regs)]


def _paced_part(capture: Capture, value: Any) -> Record:
    return ["paced part", capture.ref(value._o_source)]


WRITERS: Final[dict[type, Callable[[Capture, Any], Record]]] = {
    **dict.fromkeys(PACED_KINDS, _paced),
    **dict.fromkeys(PARTS.values(), _paced_part),
    **dict.fromkeys((Found, re.Match), _match),
    PacedRange: lambda capture, value: ["range", *map(capture.ref, (value.start, value.stop, value.step))],
}


def _make_match(restore: Restore, number: int, pattern: Any, string: Any, *numbers: Any) -> Any:
    found, text = restore.get(pattern), restore.get(string)
    if type(found) is not re.Pattern or issubclass(type(text), str) is not (type(found.pattern) is str):
        corrupt("a match without its pattern")
    first, last, group, *ends = numbers
    if len(ends) != 2 * (found.groups + 1) or not all(type(each) is int for each in (first, last, group or 0, *ends)):
        corrupt("a match of another pattern")
    return Found(found, text, first, last, tuple(zip(ends[::2], ends[1::2], strict=True)), group)


_ENDED: Final[Any] = type(iter(()))
"""What an iterator that calls a function says that it is, at its end."""


def _make_paced(restore: Restore, number: int, source: Any) -> Any:
    made = restore.get(source)
    if type(made) is _ENDED and not made.__length_hint__():
        return PacedCalls(made)
    if id(type(made)) not in PACED:
        corrupt("an iterator that is never slow")
    return pace(made)


def _make_paced_part(restore: Restore, number: int, source: Any) -> Any:
    made = restore.get(source)
    if id(type(made)) not in PARTS:
        corrupt("an iterator that is never slow")
    return part(made)


MAKERS: Final[dict[str, Callable[..., Any]]] = {
    "match": _make_match,
    "paced": _make_paced,
    "paced part": _make_paced_part,
}
