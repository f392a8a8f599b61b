"""Tuples in tuples that are about to be hashed: values in; RecursionError where native code would go through so many
levels of them that the stack of the process ends, out.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any, Final

from . import native_depth, paced

DEEPEST: Final = 30_000
"""Levels of tuples: a stack of 8 MiB holds some 100,000."""
_MANY_LEVELS: Final = 500


def hashable(values: Iterable[Any]) -> None:
    """Raise `RecursionError` for tuples that native code cannot hash: it goes through the levels by recursion."""
    known = native_depth.Known
    depth = 0
    level = _tuples(values)
    value = level[0] if len(level) == 1 else None
    while level and depth <= DEEPEST:
        if len(level) == 1 and level[0] is known.value:
            depth += known.levels
            break
        depth += 1
        level = _tuples(chain.from_iterable(map(tuple.__iter__, level)))
        if len(level) > 1:
            level = [*dict(zip(map(id, level), level, strict=True)).values()]
    if depth > _MANY_LEVELS and value is not None:
        known.value, known.levels = value, depth
    if depth > DEEPEST:
        raise RecursionError("maximum recursion depth exceeded")


def _tuples(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    source = iter(values)
    while piece := [*islice(source, paced.PIECE)]:  # between which the run can be stopped
        kinds = dict(zip(map(id, map(type, piece)), map(type, piece), strict=True))
        tuples = {key for key, kind in kinds.items() if issubclass(kind, tuple)}
        if tuples:
            found += [value for value in piece if id(type(value)) in tuples]
    return found
