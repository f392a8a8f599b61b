"""What the host answers later: the id of a call in; an awaitable of the program, and the request that waits for such
awaitables, out.

`resume(future=...)` gives the program an `ExternalFuture`. Awaiting it yields it to whoever drives the coroutine. The
event loop of `asyncio` collects those that its tasks wait for, and when nothing else can go on it asks `WAIT` for them:
a request like any other, which the host sees as a `FutureSnapshot`. Outcomes are put into the futures themselves.
"""

from __future__ import annotations

from types import CoroutineType, FunctionType
from typing import Any, Final, NoReturn

from ..policy.attributes import ALLOW
from ..policy.os_calls import OS_CALLS
from .coroutines import CoroutineWrapper, Driven, Step
from .functions import SPECIAL, External, Yielded
from .native import seal
from .thrown import error_of

NEW, WAITING, OVER = range(3)
"""What has become of the one time that an external future can be awaited."""
_REUSED: Final = "cannot reuse already awaited future"
_STOPS: Final = "StopIteration interacts badly with generators and cannot be raised into a Future"


class Outside(Step):
    """The frame of an external future: it yields once, and ends with what the host has answered."""

    __slots__ = ("_o_call_id", "_o_failed", "_o_outcome", "_o_settled", "_o_state")

    __name__ = __qualname__ = "external_future"

    def __init__(self, call_id: int, state: int = NEW) -> None:
        self._o_call_id = call_id
        self._o_state = state
        self._o_settled = self._o_failed = False
        self._o_outcome: Any = None
        self._o_primed = 0

    def _o_settle(self, outcome: Any, failed: bool) -> None:
        """What the host has answered."""
        if failed and issubclass(type(outcome), StopIteration):
            error = RuntimeError(_STOPS)
            error.__cause__ = outcome
            outcome = error
        self._o_outcome, self._o_failed, self._o_settled = outcome, failed, True

    def _o_send(self, value: Any) -> Any:
        if self._o_state == NEW:
            if value is not None:
                raise TypeError("can't send non-None value to a just-started coroutine")
            self._o_state = WAITING
            return Yielded(ExternalFuture(self))
        if self._o_state == OVER:
            raise RuntimeError(_REUSED)
        self._o_state = OVER
        if not self._o_settled:
            raise RuntimeError("await wasn't used with future")
        outcome, self._o_outcome = self._o_outcome, None
        failed, self._o_failed = self._o_failed, False
        if failed:
            raise outcome
        raise StopIteration(outcome)

    def throw(self, *details: Any) -> NoReturn:
        if self._o_state == OVER:
            raise RuntimeError(_REUSED)
        self._o_state = OVER
        raise error_of(*details)

    def close(self) -> None:
        self._o_state = OVER


class ExternalFuture(Driven):
    """What a call that the host answers later evaluates to: a coroutine, as far as the program can see."""

    __slots__ = ()

    _o_kind = "an external future"

    def __await__(self) -> CoroutineWrapper:
        return CoroutineWrapper(self)

    def _o_awaited(self) -> Outside:
        """The frame, if it can be awaited: what `await` is to `yield from`."""
        frame: Outside = self._o_frame
        if frame._o_state != NEW:
            raise RuntimeError(_REUSED)
        return frame

    cr_running = property(lambda self: False)
    cr_suspended = property(lambda self: self._o_frame._o_state == WAITING)
    __name__ = property(lambda self: self._o_frame.__name__)

    def __getattr__(self, name: str) -> Any:
        if name == "__qualname__":  # which a class body cannot define
            return self._o_frame.__qualname__
        raise AttributeError(f"'coroutine' object has no attribute '{name}'", name=name, obj=self)

    def __repr__(self) -> str:
        return f"<coroutine external_future({self._o_frame._o_call_id})>"


_RULES: Final = "__await__ __name__ __qualname__ cr_running cr_suspended".split()
seal(ExternalFuture, shown_as=CoroutineType, rules=dict.fromkeys(_RULES, ALLOW))
for _name in ("__name__", "__qualname__"):  # for messages of the interpreter
    type.__setattr__(ExternalFuture, _name, "coroutine")
type.__setattr__(ExternalFuture, "__module__", "builtins")


class System(External):
    """A call to the outside that the runtime makes, not one that the host has declared."""

    __slots__ = ()

    def _o_shown(self, args: tuple[Any, ...]) -> str:
        return f"{args[0]}()" if args and type(args[0]) is str else f"{self._o_name}()"


SPECIAL[id(System)] = lambda callee: callee._o_gen
WAIT: Final = System("wait", None)
"""Called with the seconds to the next timer, or None, and the futures to wait for: gives the seconds that passed."""
OS: Final = System("os", None)
"""Called with the name of an operating system call and its arguments."""
seal(System, shown_as=FunctionType, rules=dict.fromkeys(("__name__", "__qualname__", "__call__"), ALLOW))


def waits_for(request: Any) -> dict[int, Outside]:
    """The futures that a request waits for, by the ids of their calls, ascending. Raises TypeError if it is none."""
    external, (delay, *futures), kwargs = request
    found: dict[int, Outside] = {}
    for future in futures:
        if type(future) is not ExternalFuture or future._o_frame._o_state != WAITING:
            raise TypeError("the event loop waits for what the host does not know")
        found[future._o_frame._o_call_id] = future._o_frame
    if external is not WAIT or kwargs or not (delay is None or type(delay) is int or type(delay) is float):
        raise TypeError("the event loop asks for what the host cannot answer")
    return dict(sorted(found.items()))


def check_system(request: Any) -> None:
    """Raises TypeError for a request that the runtime would not make."""
    external, args, _ = request
    if external is OS and (not args or args[0] not in OS_CALLS):
        raise TypeError(f"no call to the operating system is named {args[:1]}")
    if external is WAIT:
        waits_for(request)


OUTSIDE_SUPPORT: Final[dict[str, Any]] = {
    "_o_wait_outside": WAIT,
    "_o_is_outside": lambda value: type(value) is ExternalFuture,
    "_o_is_settled": lambda future: future._o_frame._o_settled,
}
"""What the library module `asyncio` stands on, by name."""
