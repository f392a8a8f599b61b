"""Time limits: a deadline in, an exception raised in the running thread out; loops pay nothing for it.

One daemon thread serves all runs of the process. When a run is past its deadline it raises `TimeExceeded` in the
thread of the run, again and again until the run is over, but never while that thread is in code of the host.
"""

from __future__ import annotations

import ctypes
import heapq
import os
import threading
import time
from collections.abc import Callable
from typing import Any

from .stops import TimeExceeded

AGAIN = 0.002
"""Seconds until a run that is still going after its deadline is told again."""
FOREVER = 1e9
"""Seconds of a deadline that is only there to be brought forward."""
SELDOM = 256
"""Entries in the queue before those of ended runs are swept out."""

_raise_in: Any = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_ulong, ctypes.py_object)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)
_clear_in: Any = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p)(
    ("PyThreadState_SetAsyncExc", ctypes.pythonapi)
)
"""The C API's way to raise an exception in another thread, and to take back one that has not arrived yet."""


class Deadline:
    """The time limit of one run (or of one step of it), in the thread that runs it."""

    __slots__ = ("_active", "_expire", "_host", "_lock", "began", "seconds", "thread")

    def __init__(self, seconds: float, expire: Callable[[], None]) -> None:
        """`expire` is called when the time is over, before anything is raised: it ends the program's right to clean
        up.
        """
        self.seconds = seconds
        self._expire = expire
        self.began = time.monotonic()
        self.thread = 0
        self._active = False
        self._host = 0
        self._lock = threading.Lock()

    @property
    def passed(self) -> bool:
        return time.monotonic() - self.began >= self.seconds

    def start(self) -> None:
        """From here on the program of the calling thread may be interrupted."""
        self.thread = threading.get_ident()
        _WATCHDOG.watch(self)  # before anything can be raised: it holds a lock that must be released
        self._active = True
        if self.passed:
            self._active = False
            self._expire()
            raise TimeExceeded

    def end(self) -> None:
        """The time is over now."""
        self.seconds = 0.0
        _WATCHDOG.watch(self)

    def strike(self) -> None:
        """The time is over now, in the middle of the program of the calling thread."""
        self.seconds = 0.0
        self.thread = threading.get_ident()
        self._active = True
        self._expire()
        _WATCHDOG.watch(self)

    def stop(self) -> None:
        """From here on nothing is raised any more, not even what was already on its way."""
        self._active = False
        self._take_back()

    def enter_host(self) -> None:
        """Code of the host is about to run in this thread: hold everything back."""
        self._host += 1
        self._take_back()

    def _take_back(self) -> None:
        """Wait until the watchdog has seen the change, and drop what it raised before. That is one exception at
        most.
        """
        while True:
            try:
                with self._lock:
                    _clear_in(self.thread, None)
                return
            except TimeExceeded:  # it arrived just now
                continue

    def leave_host(self) -> None:
        """Back in the program, which may be over its time by now."""
        self._host -= 1
        if self.passed:
            self._expire()
            raise TimeExceeded

    def fire(self) -> bool:
        """Raise in the running thread if the program is running; tell whether to come back."""
        with self._lock:
            if self._active and not self._host:
                self._expire()
                _raise_in(self.thread, TimeExceeded)
            return self._active

    def message(self) -> str:
        """What the error says."""
        return f"time limit exceeded: {_duration(time.monotonic() - self.began)} > {_duration(self.seconds)}"


def _duration(seconds: float) -> str:
    """Durations as people write them: `100ms`, `1.5s`."""
    return f"{seconds:.9g}s" if seconds >= 1 else f"{seconds * 1e3:.9g}ms"


class _Watchdog:
    """The thread, started with the first deadline of a process."""

    def __init__(self) -> None:
        self.condition = threading.Condition()
        self.queue: list[tuple[float, int, Deadline]] = []
        self.process = 0
        self.number = 0
        self.purge_at = SELDOM

    def watch(self, deadline: Deadline) -> None:
        if self.process != os.getpid():  # first use, or the child of a fork: threads are not inherited
            self.__init__()  # type: ignore[misc]
            self.process = os.getpid()
            threading.Thread(target=self.run, name="ouros-watchdog", daemon=True).start()
        with self.condition:
            if len(self.queue) > self.purge_at:  # runs that ended in time leave their entries behind
                self.queue = [entry for entry in self.queue if entry[2]._active]
                heapq.heapify(self.queue)
                self.purge_at = max(SELDOM, 2 * len(self.queue))
            self.push(deadline.began + deadline.seconds, deadline)
            if self.queue[0][2] is deadline:
                self.condition.notify()

    def push(self, when: float, deadline: Deadline) -> None:
        self.number += 1
        heapq.heappush(self.queue, (when, self.number, deadline))

    def run(self) -> None:
        while True:
            with self.condition:
                while not self.queue:
                    self.condition.wait()
                when, _, deadline = self.queue[0]
                wait = when - time.monotonic()
                if wait > 0:
                    self.condition.wait(min(wait, threading.TIMEOUT_MAX))
                    continue
                heapq.heappop(self.queue)
            if deadline.fire():
                with self.condition:
                    self.push(time.monotonic() + AGAIN, deadline)


_WATCHDOG = _Watchdog()
