"""What ends a run and no program may catch: a reason goes in, an exception outside `Exception` comes out."""

from __future__ import annotations

import sys
from typing import Any

__all__ = [
    "CannotSuspend",
    "CountExceeded",
    "HostAbort",
    "MemoryExceeded",
    "SignalRaised",
    "Stop",
    "TimeExceeded",
    "cannot_suspend",
]


class Stop(BaseException):
    """Base of everything that ends a run; emitted handlers raise it again before any of the program's."""


class TimeExceeded(Stop):
    """The run used up its `max_duration_secs`."""


class MemoryExceeded(Stop):
    """The run used up its `max_memory`."""


class CountExceeded(Stop):
    """The run used up its `max_steps` or its `max_allocations`."""


class CannotSuspend(Stop):
    """An external call would have to stop inside native code, whose state cannot be saved."""


class HostAbort(Stop):
    """Carries an exception of the host through the program, to be raised unchanged from `run` or `resume`.

    Attributes: `error`: the host's exception.
    """

    def __init__(self, error: BaseException) -> None:
        super().__init__(error)
        self.error = error


class SignalRaised(Stop):
    """A signal handler of the host raised something in the middle of the program."""


def cannot_suspend(message: str) -> CannotSuspend:
    """The error for a stop inside native code; it ends the run, so the program's clean-up is switched off first."""
    frame: Any = sys._getframe()
    while frame is not None:
        builtins = frame.f_globals.get("__builtins__")
        if type(builtins) is dict and "_o_fuel" in builtins:
            builtins["_o_live"] = False
            builtins["_o_Stop"] = BaseException
            break
        frame = frame.f_back
    return CannotSuspend(message)
