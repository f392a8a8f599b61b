"""Limits of steps and allocations: how many are allowed in; a stop at exactly the first one too many, out.

A step is one turn of a loop or comprehension or one call of a function of the program; an allocation is one list, dict,
set, tuple, comprehension, f-string or call that the program evaluates. Both are counted by emitted code of the program
alone (not of the library, whose code differs between versions, as CPython's own does), so the same program with the
same inputs has the same count on every machine and every version.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, NoReturn

from ..limits import Limits
from .stops import CountExceeded

TOO_MANY_STEPS = "step limit exceeded"
TOO_MANY_OBJECTS = "allocation limit exceeded"


def _counter(limit: int | None, used: int) -> Iterator[None]:
    return repeat(None) if limit is None else repeat(None, min(limit - used, (1 << 63) - 1))


def _used(limit: int | None, counter: Iterator[None]) -> int:
    return 0 if limit is None else limit - operator.length_hint(counter)


class Counts:
    """What one run may still do."""

    __slots__ = ("_expire", "allocations", "exceeded", "made", "steps", "taken")

    def __init__(self, limits: Limits, expire: Callable[[], None]) -> None:
        self.steps, self.allocations = limits.max_steps, limits.max_allocations
        self.taken = _counter(self.steps, limits.taken_steps)
        self.made = _counter(self.allocations, limits.made_objects)
        self._expire = expire
        self.exceeded: CountExceeded | None = None

    def install(self, builtins: dict[str, Any]) -> None:
        """Let emitted code count."""
        builtins.update(_o_steps=self.taken, _o_more_steps=self.no_more, _o_turn=self.step, _o_counted=self.make)

    def no_more(self) -> NoReturn:
        """The steps are used up."""
        raise self._exceeded("TimeoutError", TOO_MANY_STEPS, self.steps or 0)

    def step(self) -> bool:
        """One turn of a comprehension, or one call of a lambda."""
        for _ in self.taken:
            return True
        raise self._exceeded("TimeoutError", TOO_MANY_STEPS, self.steps or 0)

    def make(self, value: Any) -> Any:
        """One new object."""
        for _ in self.made:
            return value
        raise self._exceeded("MemoryError", TOO_MANY_OBJECTS, self.allocations or 0)

    def _exceeded(self, kind: str, what: str, limit: int) -> CountExceeded:
        self._expire()
        self.exceeded = CountExceeded(kind, f"{what}: {limit + 1} > {limit}")
        return self.exceeded

    def used(self) -> list[int]:
        """What a dump says beside the limits: how many steps were taken, how many objects made."""
        return [_used(self.steps, self.taken), _used(self.allocations, self.made)]
