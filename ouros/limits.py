"""What a run may use up: the host's `limits` dict in, a checked and immutable `Limits` record out."""

from __future__ import annotations

import math
import operator
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from .errors import cast_error

DEFAULT_RECURSION_DEPTH = 1000
_UNSIGNED_END = 2**64


class ResourceLimits(TypedDict, total=False):
    """Limits of one run. Every key may be left out or be `None`, which means its default.

    Keys:
        max_allocations: objects that the program may create in total; no limit by default.
        max_duration_secs: seconds of wall clock since the start, calls to the host included, the first compilation of
            library modules in a process not; no limit by default.
        max_memory: bytes that the program's objects may occupy; no limit by default.
        gc_interval: accepted for compatibility, has no visible effect.
        max_recursion_depth: nested calls of functions of the program; 1000 by default.
        max_steps: loop iterations and calls, counted the same way on every machine; no limit by default.

    Example:
        >>> ouros.ResourceLimits(max_duration_secs=1.0)
        {'max_duration_secs': 1.0}
    """

    max_allocations: int | None
    max_duration_secs: float | None
    max_memory: int | None
    gc_interval: int | None
    max_recursion_depth: int | None
    max_steps: int | None


@dataclass(frozen=True)
class Limits:
    """Checked limits: `None` stands for "no limit", numbers are exact ints and floats that are not negative."""

    max_allocations: int | None = None
    max_duration_secs: float | None = None
    max_memory: int | None = None
    max_recursion_depth: int = DEFAULT_RECURSION_DEPTH
    max_steps: int | None = None
    taken_steps: int = 0
    """What a run that was loaded had used up before, of `max_steps` and of `max_allocations`."""
    made_objects: int = 0

    @property
    def metering(self) -> int:
        """How much of the program has to be metered: nothing, single operations (1), or every turn and call too (2).

        A run of which something is has an account, which these operations ask.
        """
        if self.max_steps is not None or self.max_allocations is not None:
            return 2
        return 0 if self.max_duration_secs is None and self.max_memory is None else 1


DEFAULT_LIMITS = Limits()
SESSION_LIMITS = Limits(max_duration_secs=10.0, max_memory=256 * 2**20)
"""Those of each step of a session: nobody stands by to end one that never ends."""


def parse_limits(limits: Mapping[str, Any] | None, default: Limits = DEFAULT_LIMITS) -> Limits:
    """Check a `ResourceLimits` dict.

    Args: `limits`: what the host passed; an unknown key is ignored, with a warning. `default`: what stands for `None`.
    Returns: the record; for `None` always the same one.
    Raises: `TypeError` for a value of the wrong type (or if `limits` is not a dict), `OverflowError` for a negative
        integer or one of 2**64 or more, `ValueError` for a duration that is negative, not finite or 2**64 or more.
    Example: `parse_limits({'max_recursion_depth': 5}).max_recursion_depth` is `5`.
    """
    if limits is None:
        return default
    if not isinstance(limits, dict):
        raise cast_error("limits", limits, "dict")
    if not limits.keys() <= _CHECKS.keys():
        unknown = ", ".join(map(repr, limits.keys() - _CHECKS.keys()))
        warnings.warn(f"there is no limit named {unknown}; there are {', '.join(_CHECKS)}", stacklevel=3)
    checked: dict[str, Any] = {}
    for name, check in _CHECKS.items():
        value = limits.get(name)
        if value is not None:
            checked[name] = check(value)
    checked.pop("gc_interval", None)
    return Limits(**checked)


def _unsigned(value: Any) -> int:
    number = operator.index(value)
    if number < 0:
        raise OverflowError("can't convert negative int to unsigned")
    if number >= _UNSIGNED_END:
        raise OverflowError("int too big to convert")
    return int(number)


def _duration(value: Any) -> float:
    try:
        seconds = math.ldexp(value, 0)  # any real number, with CPython's own wording of the TypeError
    except OverflowError:
        seconds = math.inf
    if not 0 <= seconds < _UNSIGNED_END:
        raise ValueError(f"max_duration_secs must be a finite number of seconds that is not negative, not {seconds}")
    return seconds


_CHECKS: Mapping[str, Callable[[Any], int | float]] = {
    "max_allocations": _unsigned,
    "max_duration_secs": _duration,
    "max_memory": _unsigned,
    "gc_interval": _unsigned,
    "max_recursion_depth": _unsigned,
    "max_steps": _unsigned,
}
