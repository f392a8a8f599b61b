"""What ends a run and no program may catch: a reason goes in, an exception outside `Exception` comes out."""

from __future__ import annotations

__all__ = ["CannotSuspend", "HostAbort", "Stop", "TimeExceeded"]


class Stop(BaseException):
    """Base of everything that ends a run; emitted handlers raise it again before any of the program's."""


class TimeExceeded(Stop):
    """The run used up its `max_duration_secs`."""


class CannotSuspend(Stop):
    """An external call would have to stop inside native code, whose state cannot be saved."""


class HostAbort(Stop):
    """Carries an exception of the host through the program, to be raised unchanged from `run` or `resume`.

    Attributes: `error`: the host's exception.
    """

    def __init__(self, error: BaseException) -> None:
        super().__init__(error)
        self.error = error
