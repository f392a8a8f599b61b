"""Limits of time and memory: a deadline in, an exception raised in the running thread out; loops pay nothing for it.

One daemon thread serves all runs of the process. When a run is past its deadline, or holds more memory than it may, the
thread raises a stop in the thread of the run, again and again until the run is over, but never while that thread is in
code of the host.
"""

from __future__ import annotations

import ctypes
import heapq
import math
import os
import sys
import threading
import time
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, Final, NoReturn

from . import letting_go
from .filling import LARGE, Filling, Values
from .memory import Memory
from .stops import MemoryExceeded, Stop, TimeExceeded

AGAIN = 0.002
"""Seconds until a run that is still going after its deadline is told again."""
FIRST_PART = 32
"""After this part of its time a run is looked at first, for what it makes."""
LAST_LOOK = 0.01
"""Seconds before the end in which it is not looked at."""
SELDOM = 256
"""Entries in the queue before those of ended runs are swept out."""
Entry = list[Any]
"""When the watchdog looks at a run, a number, and the `Deadline`; None instead of it once the run has stopped, so that
an entry keeps nothing of the program alive, or once there is a later entry.
"""

raise_in: Any = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_ulong, ctypes.py_object)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)
_clear_in: Any = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)
"""The C API's way to raise an exception in another thread, and to take back one that has not arrived yet."""

_OURS: Final = "ouros"
_HELPING: Final = (sys.stdlib_module_names | {"regex"}) - {"weakref", "_weakrefset"}
"""Modules that the runtime calls for the program; what they do when they are interrupted is lost with the run. The two
that are left out clean up after objects of the host that die meanwhile."""
_LOOKING: Final = "look_for_chains"
"""The function that the interpreter calls before and after it collects garbage. It often is what runs when the watchdog
has waited for a collection: it is not interrupted, but raises itself what is due.
"""
_DYING: Final = frozenset({"__del__", "_is_gone", "weakref_cb", _LOOKING, "tell_the_host"})
"""Functions of all modules that do so: finalizers, what ends the right of other runs to clean up, the threads of a
pool, what looks on when garbage is collected, and what is told of lost errors."""


class Deadline:
    """The limits of time and memory of one run (or of one step of it), in the thread that runs it."""

    __slots__ = (
        "_codes", "_expire", "_filling", "_growth", "_host", "_lock", "_raised", "_values", "active", "began",
        "collecting", "due", "ended", "entry", "frozen", "kept", "memory", "planned", "seconds", "thread",
    )  # fmt: skip

    def __init__(
        self, seconds: float | None, expire: Callable[[], None], memory: Memory | None = None,
        codes: Callable[[], list[CodeType]] = list, values: Values | None = None,
    ) -> None:
        """`expire` is called when a limit is passed, before anything is raised: it ends the program's right to clean
        up; `codes` gives those of the program's generators, `values` what its values are reached from.
        """
        self.seconds = math.inf if seconds is None else seconds
        self.memory = memory
        self._expire = expire
        self.began = time.monotonic()
        self.thread = 0
        self.entry: Entry = [0.0, 0, None]
        self.planned = 0.0
        self.ended: type[Stop] | None = None
        self.active = self.due = self.frozen = self._raised = False
        self.kept = self.collecting = 0.0
        """Seconds of the limit that are needed to free what the run has made, and that a full collection takes."""
        self._codes, self._values = codes, values
        self._filling: Filling | None = None
        self._growth: letting_go.Growth | None = None
        self._host = 0
        self._lock = threading.Lock()

    @property
    def passed(self) -> bool:
        return self.remaining() <= 0

    def remaining(self) -> float:
        """Seconds that are left."""
        return self.seconds - self.kept - (time.monotonic() - self.began)

    def start(self) -> None:
        """From here on the program of the calling thread may be interrupted."""
        self.thread = threading.get_ident()
        self.frozen = False  # what an earlier step put off it did for itself
        if self.memory is not None:
            self.memory.begin()
        _WATCHDOG.watch(self)  # before anything can be raised: it holds a lock that must be released
        self.active = True
        if self.passed:
            self.active = False
            self._expire()
            raise TimeExceeded

    def interrupt(self) -> None:
        """The time is over now."""
        self.seconds = 0.0
        _WATCHDOG.watch(self)

    def strike(self) -> None:
        """The time is over now, in the middle of the program of the calling thread."""
        self.seconds = 0.0
        self.thread = threading.get_ident()
        self.active = True
        self._expire()
        _WATCHDOG.watch(self, AGAIN)  # the caller raises; again, should native code swallow that

    def stop(self) -> None:
        """From here on nothing is raised any more, not even what was already on its way."""
        self.active = False
        self._take_back()
        self.entry[2] = None

    def end(self, reason: type[Stop]) -> NoReturn:
        """A limit was passed, seen by the program's own thread: nothing of the program runs from here on."""
        self.active = False
        self._take_back()  # nothing may be raised while the lock of the watchdog is held
        if self.ended is None:
            self.ended = reason
        self._expire()
        _WATCHDOG.hurry(self)  # again, should native code swallow this one
        self.active = True
        raise self.ended

    def enter_host(self) -> None:
        """Code of the host is about to run in this thread: hold everything back."""
        self._host += 1
        self._take_back()
        if self.memory is not None and self._host == 1:
            self.memory.pause()

    def _take_back(self) -> None:
        """Wait until the watchdog has seen the change, and drop what it raised before. That is one exception at
        most.
        """
        while True:
            try:
                with self._lock:
                    if self._raised:  # to clear what is not there would leave the interpreter looking for it
                        _clear_in(self.thread, None)
                return
            except Stop:  # it arrived just now
                continue

    def leave_host(self) -> None:
        """Back in the program, which may be over its time by now."""
        if self.memory is not None and self._host == 1:
            self.memory.begin()
        self._host -= 1
        if self.passed:
            self.end(TimeExceeded)

    def limit(self, work: Callable[[], Any]) -> Any:
        """Do work of the program; once it has stopped or ended by itself it may not hold more than its limit."""
        self.start()
        made = work()
        if self.memory is not None and self.memory.settle(made):
            self.end(MemoryExceeded)
        return made

    def pause(self, ended: bool) -> None:
        """The host goes on, and the program after it unless it has ended."""
        if self._filling is not None:
            self._filling.end()
        if self.memory is None:
            return
        if ended:
            self.memory.end()
        else:
            self.memory.pause()

    def fire(self) -> float | None:
        """Raise in the running thread if the program is running and over a limit; tell when to come back, if at all."""
        with self._lock:
            if not self.active:
                return None
            if self._host:
                return max(AGAIN, self.next_look())
            self._foresee_the_end()
            if _in_code_of_the_host(self._frame()[0]):
                return max(AGAIN, self.next_look())
            reason = self._reason()
            if reason is None:
                return self.next_look()
            self.ended = reason
            self._expire()
            frame, looking = self._frame()  # once more: the thread may have gone on meanwhile
            if not _in_code_of_the_host(frame):
                self.due, self._raised = looking, not looking
                if not looking:
                    raise_in(self.thread, reason)
            return AGAIN

    def _frame(self) -> tuple[FrameType | None, bool]:
        """Where the thread is, and whether ours looks on there while garbage is collected."""
        frame = sys._current_frames().get(self.thread)
        outside = _outside_of_looking(frame)
        return outside, outside is not frame

    def _reason(self) -> type[Stop] | None:
        """For which limit the program ends now."""
        if self.ended is None and self.passed:
            return TimeExceeded
        if self.ended is None and self.memory is not None and self.memory.exceeded():
            return MemoryExceeded
        return self.ended

    def _foresee_the_end(self) -> None:
        """Keep the time that it takes to free everything, and put collections off that would end too late."""
        if self.seconds == math.inf:
            return
        self._growth = self._growth or letting_go.Growth(self._codes())
        self.kept, collecting = self._growth.seconds(self.seconds)
        if self._values is not None and self._growth.large > LARGE:
            self._filling = self._filling or Filling(self._values, self.began)
            self.kept += self._filling.seconds(sys._current_frames().get(self.thread), self.remaining())
        self.collecting, left = collecting, self.remaining()
        if self.frozen or left < collecting:  # each time anew, for what was made meanwhile
            self.frozen, self.collecting = True, 0.0
            _WATCHDOG.freeze(max(left, 0.0))

    def strikes_in(self, frame: FrameType | None) -> bool:
        """Whether the caller is to raise `TimeExceeded` at once, not the watchdog soon: after `strike`, where the
        interpreter called code of ours in the middle of this frame.
        """
        self._raised = not self._host and not _in_code_of_the_host(frame)
        return self._raised

    def overdue(self, frame: FrameType | None) -> type[Stop] | None:
        """What the caller is to raise at once, since the watchdog did not interrupt it."""
        due, self.due = self.due, False
        return self.ended if due and self.active and self.strikes_in(frame) else None

    def give_up(self) -> float:
        """End at the next look, in so many seconds: the limits cannot be watched."""
        self.seconds, self.memory = 0.0, None
        return 0.0

    def next_look(self) -> float:
        """Seconds until a limit can have been passed."""
        left = self.remaining()
        if LAST_LOOK < left < math.inf:
            until_frozen = max(left - self.collecting, LAST_LOOK)
            left = min(left / 2, until_frozen) if self._growth is not None else self.seconds / FIRST_PART
        return min(left, math.inf if self.memory is None else self.memory.next_look())

    def message(self) -> str:
        """What the error says."""
        used = time.monotonic() - self.began
        if used < self.seconds:  # one operation was refused, or the end takes long
            about = max(used + self.planned + self.kept, self.seconds + 0.001)
            return f"time limit exceeded: about {_duration(round(about, 3))} > {_duration(self.seconds)}"
        return f"time limit exceeded: {_duration(used)} > {_duration(self.seconds)}"


def _outside_of_looking(frame: FrameType | None) -> FrameType | None:
    """The frame in which the interpreter collects garbage, if ours looks on there; else this one."""
    inner = frame
    while inner is not None and "_o_fuel" not in inner.f_builtins:
        if inner.f_code.co_name == _LOOKING:
            return inner.f_back
        inner = inner.f_back
    return frame


def _in_code_of_the_host(frame: FrameType | None) -> bool:
    """Whether the interpreter has put code of the host in the middle of the program there: finalizers of the host's
    garbage, callbacks of its weak references, its hook for errors that nobody can catch.
    """
    while frame is not None and "_o_fuel" not in frame.f_builtins:
        if frame.f_code.co_name in _DYING:
            return True
        module = str(frame.f_globals.get("__name__", _OURS)).partition(".")[0]
        if module == _OURS:
            return False
        if module not in _HELPING:
            return True
        frame = frame.f_back
    return False


def _duration(seconds: float) -> str:
    """Durations as people write them, in whole nanoseconds: `1.5s`, `100ms`, `41.7µs`, `0ns`."""
    nanoseconds = round(seconds * 1e9)
    for scale, unit in ((1e9, "s"), (1e6, "ms"), (1e3, "µs")):
        if nanoseconds >= scale:
            return f"{nanoseconds / scale:.9g}{unit}"
    return f"{nanoseconds}ns"


class _Watchdog:
    """The thread, started with the first deadline of a process."""

    def __init__(self) -> None:
        self.condition = threading.Condition()
        self.queue: list[Entry] = []
        self.process = self.thread = 0
        self.number = 0
        self.wakes_at = math.inf
        self.purge_at = SELDOM

    def watch(self, deadline: Deadline, soonest: float = 0.0) -> None:
        if self.process != os.getpid():  # first use, or the child of a fork: threads are not inherited
            self.__init__()  # type: ignore[misc]
            self.process = os.getpid()
            thread = threading.Thread(target=self.run, name="ouros-watchdog", daemon=True)
            thread.start()
            self.thread = thread.ident or 0
            letting_go.start_anew()
        with self.condition:
            if len(self.queue) > self.purge_at:  # runs that ended in time leave their entries behind
                self.queue = [entry for entry in self.queue if entry[2] is not None]
                heapq.heapify(self.queue)
                self.purge_at = max(SELDOM, 2 * len(self.queue))
            self.push(time.monotonic() + max(soonest, deadline.next_look()), deadline)
            if deadline.entry[0] < self.wakes_at:
                self.condition.notify()

    def hurry(self, deadline: Deadline) -> None:
        """Come back to a run soon."""
        with self.condition:
            self.push(time.monotonic() + AGAIN, deadline)
            self.condition.notify()

    def freeze(self, seconds: float) -> None:
        """No collection goes through the objects that there are, while the program runs that ends within so long."""
        until = time.monotonic() + seconds + letting_go.AFTER
        if letting_go.freeze(until):
            with self.condition:
                self.push(until, letting_go.Thaw())

    def push(self, when: float, deadline: Deadline | letting_go.Thaw) -> None:
        self.number += 1
        deadline.entry[2] = None
        deadline.entry = [when, self.number, deadline]
        heapq.heappush(self.queue, deadline.entry)

    def run(self) -> None:
        while True:
            with self.condition:
                while self.queue and self.queue[0][2] is None:  # to wake for each ended run would slow the next
                    heapq.heappop(self.queue)
                self.wakes_at = self.queue[0][0] if self.queue else math.inf
                wait = self.wakes_at - time.monotonic()
                if wait > 0:
                    self.condition.wait(min(wait, threading.TIMEOUT_MAX))
                    continue
                entry = heapq.heappop(self.queue)
            self.look(entry)

    def look(self, entry: Entry) -> None:
        """Fire if it is time to; a function of its own, whose variables keep no run alive while the thread waits."""
        deadline: Deadline | letting_go.Thaw | None = entry[2]
        if deadline is None:
            return
        try:
            again = deadline.fire()
        except Exception:  # what cannot be watched may not go on
            again = deadline.give_up()
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))
        if again is not None:
            with self.condition:
                if entry[2] is not None:  # else it has stopped, or has a later entry
                    self.push(time.monotonic() + again, deadline)


_WATCHDOG = _Watchdog()


def threads_of_runs(memory: Memory) -> frozenset[int]:
    """The watchdog's own thread, and that of the run with this account."""
    runs = [entry[2] for entry in list(_WATCHDOG.queue)]
    threads = {run.thread for run in runs if run is not None and run.memory is memory}
    return frozenset({*threads, _WATCHDOG.thread, threading.get_ident()})
