"""Memory of one run: readings of the process's allocators in; how much the program holds, and whether that is too much,
out.

Python has no account of memory for each thread, so a run is charged with what the process grew by since the run began,
while the run had the interpreter: calls of the host and the time between two steps do not count. Three readings, which
take microseconds, bound the truth from both sides: resident pages, bytes given out by `malloc`, and the number of small
blocks. Small limits, for which these readings are too coarse, and processes in which other threads are at work, are
decided by a walk over what the program holds.
"""

from __future__ import annotations

import gc
import inspect
import sys
import threading
import time
import types
from collections.abc import Callable, Iterable
from typing import Any

from .growing import LARGE, LOOKED_AT, Tables
from .ids import ids_of
from .namespaces import frame_variables
from .native import is_program_class, mro_of, namespace_of
from .readings import Reading, grown_since, read

SLACK = 6 << 20
"""Bytes over the limit that the readings may be wrong by, besides a tenth of it."""
WARNING, SHARE = 2 << 20, 40
"""Bytes over the limit, besides this part of it, at which a run is stopped that asks for nothing: it goes on growing
until the stop arrives.
"""
SMALL_LIMIT = 2 << 20
"""Limits up to this are decided by a walk."""
GRAIN = 1 << 20
"""Bytes that may be asked for between two readings."""
FASTEST_GROWTH = 2 << 30
"""Bytes a second that a program can grow by; says when it has to be looked at next."""
SOONEST, LATEST = 0.002, 0.5
"""Seconds until then."""
_GC_HEAD = 16


class Memory:
    """The account of one run."""

    __slots__ = (
        "_base", "_moved", "_roots", "_skipped", "_tables", "_thread", "enough", "growth", "held", "left",
        "limit", "most", "over", "read_at", "wanted",
    )  # fmt: skip

    def __init__(
        self, limit: int, roots: Callable[[Any, int | None], list[Any]], skipped: Callable[[], Iterable[Any]]
    ) -> None:
        """`roots`: what the program's values are reached from, given the frame that is running and how many are wanted;
        `skipped`: what does not count though it is reached.
        """
        self.limit = limit
        self.most = limit + limit // 10 + SLACK
        self.enough = limit + limit // SHARE + WARNING
        self._roots = roots
        self._skipped = skipped
        self._base: Reading = (0, 0, 0)
        self._moved: dict[int, tuple[int, int]] = {}
        self._tables = Tables()
        self._thread = 0
        self.held = self.growth = self.wanted = 0
        self.left = min(limit, GRAIN)
        self.read_at = 0.0
        self.over = False

    def begin(self) -> None:
        """The program runs from here on: growth counts."""
        self.read_at = time.monotonic()
        resident, blocks, given = read()
        self._base = (resident - self.held, blocks, given - self.held)
        self._thread = threading.get_ident()
        self.growth = self.held

    def pause(self) -> None:
        """The host runs from here on."""
        self.end()
        self.held = max(self.measure(), 0)

    def end(self) -> None:
        """The program does not go on."""
        self._tables.end_orphans()

    def measure(self) -> int:
        """Bytes by which the process has grown for the run."""
        self.read_at = time.monotonic()
        self.growth = grown_since(self._base)
        return self.growth

    def may_have(self, size: int) -> bool:
        """Whether the program may make something of this size now."""
        if self.over:
            return False
        if size <= self.left:
            self.left -= size
            return True
        if size > self.limit:
            return self._refuse(size)
        if self.limit <= SMALL_LIMIT:
            held = self.walk()
            self.left = min((self.limit - held) // 2, GRAIN)
            return held + size <= self.limit or self._refuse(held + size)
        growth = self.measure()
        self.growth += size
        self.left = min(max(self.most - growth, 0) // 4, GRAIN)
        return growth + size <= self.most or self._explained() or self._refuse(growth + size)

    def exceeded(self) -> bool:
        """Whether the program holds too much, as far as readings tell. Called in any thread."""
        if not self.over:
            growth = self.measure()
            self.wanted = growth + self._asked_for()
            self.over = (growth > self.enough or self.wanted > self.most) and not self._explained()
        return self.over

    def _asked_for(self) -> int:
        """Bytes that sets and dicts are about to grow by."""
        return 0 if self.growth < max(self.limit // 8, LARGE) else self._tables.asking(self._values(LOOKED_AT))

    def _values(self, most: int | None = None) -> list[Any]:
        return self._roots(sys._current_frames().get(self._thread), most)

    def settle(self, made: Any) -> bool:
        """Whether the program, which has just stopped or ended with this, holds too much."""
        if not self.over and self.limit > SMALL_LIMIT and self._cannot_have_grown():
            return False
        if self.exceeded() or self.limit > SMALL_LIMIT:
            return self.over
        held = self.walk([made] if id(type(made)) in _PLAIN_SIZES else [])
        return held > self.limit and not self._refuse(held)

    def _cannot_have_grown(self) -> bool:
        """Whether there was not even time for that since the last reading."""
        return self.growth + GRAIN + (time.monotonic() - self.read_at) * FASTEST_GROWTH < self.enough

    def next_look(self) -> float:
        """Seconds for which the program cannot have grown beyond its limit."""
        return min(max((self.enough - self.growth) / FASTEST_GROWTH, SOONEST), LATEST)

    def message(self) -> str:
        """What the error says."""
        return f"memory limit exceeded: {min(max(self.wanted, self.limit + 1), sys.maxsize)} bytes > {self.limit} bytes"

    def _refuse(self, wanted: int) -> bool:
        self.wanted = wanted
        self.over = True
        return False

    def _explained(self) -> bool:
        """Whether other threads, which are at work, made the process grow: then what the program holds decides."""
        if not self._others_at_work():
            return False
        held = self.walk()
        if held > self.limit:
            return False
        resident, blocks, given = read()
        self._base = (resident - held, blocks, given - held)
        return True

    def _others_at_work(self) -> bool:
        from .watchdog import threads_of_runs

        now = {key: (id(frame), frame.f_lasti) for key, frame in sys._current_frames().items()}
        before, self._moved = self._moved, now
        mine = threads_of_runs(self)
        return any(place != before.get(key, place) for key, place in now.items() if key not in mine)

    def walk(self, more: Iterable[Any] = ()) -> int:
        """Bytes of what the program holds; more than the limit are not counted to their end."""
        return occupied([*self._values(), *more], self._skipped(), self.limit)


# ---------------------------------------------------------------------------------------------------------------------
# The walk

_FREE = ids_of((bool, type(None), type(...), type(NotImplemented)))
_NUMBERS = {id(kind): kind.__sizeof__ for kind in (int, float, complex)}
_SHARED = range(-5, 257)
"""Numbers that the interpreter has once."""
_TEXTS = {id(kind): kind.__sizeof__ for kind in (str, bytes, bytearray)}
_PLAIN_SIZES: dict[int, Callable[[Any], int]] = {
    id(kind): kind.__sizeof__ for kind in (list, tuple, dict, set, frozenset, bytearray, str, bytes, int, float)
}
_CLOSED = (types.ModuleType, types.CodeType, types.BuiltinFunctionType, types.FrameType)
_FRAMES = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
_PLAIN_SIZES |= {id(kind): kind.__sizeof__ for kind in _FRAMES}  # `object` reads a length that they do not have


def _size_of(value: Any, kind: type, parts: int) -> int:
    """Bytes of one object; no method of the program is asked."""
    for base in mro_of(kind):
        sizer = _PLAIN_SIZES.get(id(base))
        if sizer is not None:
            return sizer(value) + _GC_HEAD
    return object.__sizeof__(value) + _GC_HEAD + 8 * parts


def occupied(roots: Iterable[Any], skipped: Iterable[Any], enough: int) -> int:
    """Bytes of everything that can be reached, classes and functions of the host and what `skipped` gives left out.

    The walk ends early once it has found more than `enough`. Numbers are counted where they are referred to.
    Example: `occupied([["x" * 1000]], (), 10**9)` is a little more than 1000.
    """
    kept = list(skipped)
    seen = set(map(id, kept))
    waiting = list(roots)
    total = 0
    while waiting and total <= enough:
        value = waiting.pop()
        kind = type(value)
        if id(kind) in _FREE or id(value) in seen:
            continue
        sizer = _NUMBERS.get(id(kind))
        if sizer is not None:
            total += 0 if kind is int and value in _SHARED else sizer(value)
            continue
        sizer = _TEXTS.get(id(kind))
        if sizer is not None and (size := sizer(value)) < 512:
            total += size
            continue
        seen.add(id(value))
        if sizer is not None:
            total += sizer(value)
            continue
        if issubclass(kind, _CLOSED) or (issubclass(kind, type) and not is_program_class(value)):
            continue
        if kind is types.FunctionType and "_o_fuel" not in value.__builtins__:
            continue  # of the host, whose modules it leads into
        parts = list(namespace_of(value).values()) if issubclass(kind, type) else gc.get_referents(value)
        total += _size_of(value, kind, len(parts))
        waiting += parts
    return total


def frame_values(frame: Any, builtins: dict[str, Any], most: int | None = None) -> list[Any]:
    """What the variables of a program's frames hold, from this frame outwards until there are `most`."""
    found: list[Any] = []
    while frame is not None and (most is None or len(found) < most):
        if frame.f_builtins is builtins:
            of_function = frame.f_code.co_flags & inspect.CO_OPTIMIZED
            held: Any = frame_variables(frame) if of_function else frame.f_locals
            found += held.values() if type(held) is dict else [held]  # a metaclass prepared another one
        frame = frame.f_back
    return found
