"""Depth of recursion: calls of functions of the program and of library modules in; RecursionError at exactly the limit
out, at the cost of a C iterator per call.

Every function that may take part in a recursion pulls one item from `_o_fuel`, a C iterator. When it is empty, the
real depth is counted by walking the frames; as depth grows by at most one per call, the limit cannot be passed before
that many more calls.
"""

from __future__ import annotations

import sys
from itertools import repeat
from typing import TYPE_CHECKING, Any

from ..policy.uncounted import is_counted
from . import native_depth
from .evaluated import Given, is_evaluated_main

if TYPE_CHECKING:
    from ..limits import Limits
    from ..transform.program import Program

FIRST_FUEL = 30
"""Calls before depth is first counted: fewer than any interpreter's own recursion limit leaves to a host at ordinary
depth, with all the frames of the runtime that each may take.
"""
HEADROOM = 200
"""Frames that the runtime and callbacks may need on top of the program's."""
NATIVE_PER_CALL = 12 if sys.version_info >= (3, 12) else 6
"""What CPython may count for one call of the program: its frame, and those of the runtime or of native code on the way.
CPython 3.12 and later count native code apart.
"""
CALLS_BETWEEN = 8
"""Calls that may be open for each one that the limit allows, when those are counted too that stand for native code."""
COUNTS_ALL = sys.version_info < (3, 12)
"""Whether CPython's own limit is one for frames and calls of native code."""
HIGHEST_NATIVE_LIMIT = 10_500 if COUNTS_ALL else 16_000
"""CPython's own limit is never raised above this: native recursion uses C stack. 3.11 does not count it apart and needs
the most of it for one call in `sort`, whose keys or comparisons sort (8 MiB hold 1,700 of them), then in `%` of bytes.
"""
MOST_CALLED_BACK = 6_000
"""Calls that may stand in each other there in a program that has special methods or libraries."""
MOST_NATIVE_CALLS = 3_500
MOST_SORTS = 1_250
"""Calls of native code that may stand in each other where CPython does not count them apart, in a program without sorts
and in one with some.
"""
CALLS_UNSEEN = 250
"""Calls after which they are looked at again, if the limit allows that many."""

_FAST_LOCALS = 1  # CO_OPTIMIZED: set for functions, not for class bodies
_NOT_CALLS = frozenset({"<module>", "<listcomp>", "<setcomp>", "<dictcomp>"})


def metering_of(program: Program, limits: Limits) -> int:
    """How far a program is metered in a run with these limits: also where deep recursion has to be looked at."""
    sorts = limits.max_recursion_depth > MOST_SORTS and program.may_sort
    return max(limits.metering, program.least_metering, int(sorts))


class Meter:
    """Counts the depth of one run, whose frames are those with its `globals`."""

    __slots__ = ("asks", "builtins", "globals", "levels", "limit", "sorts")

    def __init__(self, limits: Limits, program: Program, builtins: dict[str, Any], globals: dict[str, Any]) -> None:
        limit = limits.max_recursion_depth
        self.limit = min(limit, MOST_CALLED_BACK) if COUNTS_ALL and program.may_be_called_back else limit
        self.sorts = program.may_sort
        self.builtins = builtins
        self.globals = globals
        self.asks = program.may_nest and max(limits.metering, program.least_metering) > 0
        """Whether keys are to be asked about: tuples may stand in each other without end, or take long to hash."""
        self.levels = 0
        """What the interpreter's own limit has to hold for the run, on top of the host's frames, if that is much."""

    def begin(self) -> None:
        """A step begins: it may go on at the depth to which earlier ones came."""
        native_depth.AT_WORK.append(None)  # as `native_depth.begin`, a call less
        if self.asks:
            native_depth.Known.keys = True
        if self.levels:
            native_depth.hold(min(native_depth.frames_above() + self.levels, HIGHEST_NATIVE_LIMIT))

    def make_room(self, frames: int) -> None:
        """Let so many frames stand in each other. Raises ValueError where that is too deep."""
        levels = native_depth.frames_above() + frames + HEADROOM
        if levels > HIGHEST_NATIVE_LIMIT:
            raise ValueError("frames stand in each other too deep")
        self.levels = max(self.levels, frames + HEADROOM)
        native_depth.hold(levels)

    def install(self) -> None:
        """Let code of the run count its calls; in a program that calls nothing of its own there is none to count."""
        if self.builtins.get("_o_fuel") is None:
            self.builtins["_o_fuel"] = repeat(None, min(self.limit, FIRST_FUEL))
        self.builtins["_o_refuel"] = self.refuel
        self.builtins["_o_count"] = self.count

    def empty(self) -> None:
        """Count again at the next call: the program goes on at a depth that is not known here."""
        self.builtins["_o_fuel"] = repeat(None, 0)

    def count(self) -> None:
        """One call of a lambda, which cannot hold the statement that functions have."""
        for _ in self.builtins["_o_fuel"]:
            return
        self.refuel(1)

    def refuel(self, above: int = 0) -> None:
        """Measure the depth of the calling function; raise RecursionError if it is over the limit."""
        frame: Any = sys._getframe(1 + above)
        depth = others = between = 0
        each, sorts = 1, 0
        scope, builtins = self.globals, self.builtins
        while frame is not None:
            code = frame.f_code
            own = frame.f_globals is scope or type(frame.f_globals) is Given
            is_call = code.co_flags & _FAST_LOCALS and (code.co_name not in _NOT_CALLS or is_evaluated_main(code))
            file = code.co_filename
            if is_call and (own or (file.startswith("<library ") and is_counted(file, code.co_name))):
                depth += 1
                if code.co_name == "<genexpr>":
                    each = 2
            else:
                others += 1
                between += frame.f_builtins is builtins
                sorts += code in native_depth.SORTING
            frame = frame.f_back
        if depth > self.limit or depth + between > self.limit * CALLS_BETWEEN:
            raise RecursionError("maximum recursion depth exceeded")
        self.levels = max(self.levels, NATIVE_PER_CALL * self.limit + HEADROOM)
        native_depth.hold(min(others + self.levels, HIGHEST_NATIVE_LIMIT))
        calls = min((self.limit - depth) // each, sys.maxsize)
        if self.limit > MOST_SORTS and (COUNTS_ALL or self.sorts):
            calls = min(calls, CALLS_UNSEEN)
            native = native_depth.calls_of_native_code(depth + others) if COUNTS_ALL else 0
            if sorts > MOST_SORTS or native > (MOST_SORTS if self.sorts else MOST_NATIVE_CALLS):
                raise RecursionError("maximum recursion depth exceeded while calling a Python object")
        self.builtins["_o_fuel"] = repeat(None, calls)
