"""Signals that arrive while a program runs: what the host's handler raises in, an exception that ends the run out.

Python calls signal handlers in the main thread between two instructions, so in the middle of the program, which could
catch what they raise. While a program that may catch anything runs there, the handlers are called through a `_Relay`.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import _thread
import threading
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

from .stops import SignalRaised

_NUMBERS = tuple(
    int(getattr(_signal, name))
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGUSR2")
    if hasattr(_signal, name)
)
"""Those that hosts have handlers for; looking at all of them would take as long as a small run."""

End = Callable[[BaseException], None]
Held = list[tuple[int, "_Relay"]]


def hold(held: Held, builtins: dict[str, Any], end: End, host: CodeType) -> None:
    """Put a relay in front of each handler, for a run that begins or goes on in this thread, if signals arrive here.

    Args: `held`: gets what `release` takes. `builtins`: those of the run, by which its frames are known. `end`: ends
        the run with what the handler raised. `host`: the code in which code of the host is called in the middle of a
        run; what a handler raises there is an ordinary exception of that code.
    """
    if _thread.get_ident() != threading.main_thread().ident:
        return
    for number in _NUMBERS:
        handler = _signal.getsignal(number)
        if callable(handler):
            relay = _Relay(handler, builtins, end, host)
            held.append((number, relay))
            _signal.signal(number, relay)


def release(held: Held) -> None:
    """Put the handlers back, but for those that the host has changed meanwhile."""
    for _, relay in held:
        relay.over = True
    for number, relay in held:
        if _signal.getsignal(number) is relay:
            _signal.signal(number, relay.handler)


class _Relay:
    """A signal handler that makes the end of a run of what the host's handler raises."""

    __slots__ = ("builtins", "end", "handler", "host", "over")

    def __init__(self, handler: Callable[..., Any], builtins: dict[str, Any], end: End, host: CodeType) -> None:
        self.handler = handler
        self.builtins = builtins
        self.end = end
        self.host = host
        self.over = False
        """The run is at its end: what the handler raises is the host's own affair."""

    def __call__(self, number: int, frame: FrameType | None) -> None:
        try:
            self.handler(number, frame)
        except BaseException as error:
            if self.over or self.is_in_host(frame):
                raise
            raised = error
        else:
            return
        self.over = True
        self.end(raised)
        raise SignalRaised

    def is_in_host(self, frame: FrameType | None) -> bool:
        """Whether the signal interrupted code of the host that the program had called, another run included."""
        while frame is not None:
            if frame.f_code is self.host:
                return True
            if frame.f_globals.get("__builtins__") is self.builtins:
                return False
            frame = frame.f_back
        return False
