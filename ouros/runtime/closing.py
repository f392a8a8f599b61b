"""What exits before what: a generator or coroutine that is told to exit goes in; the frame it stands behind, out.

CPython closes what stands in a `yield from` or `await` first, from native code, where a program cannot stop. The
prelude does it frame by frame instead, from the innermost outwards; what native code finds then is closed already.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from sys import getrefcount
from types import GeneratorType
from typing import Any, Final

from .awaiting import WithDefault
from .coroutines import CLOSED, NEW, AsyncStep, Coroutine, CoroutineWrapper, Driven
from .functions import LOST, SuspendingGenerator, Yielded, is_block, throw_into
from .helpers import HELPERS
from .ids import ids_of
from .lazy import LAZY_KINDS
from .stops import CannotSuspend, Stop, cannot_suspend

GIVES_VALUE: Final = sys.version_info >= (3, 13)
"""Newer versions give what a generator returned when it was closed."""
STEPS_CLOSE: Final = sys.version_info >= (3, 12, 4)
"""Newer versions let an asynchronous generator exit when what waits for its step is closed."""


def frame_behind(value: Any) -> Any:
    """The frame of a generator or coroutine, which may be given itself."""
    kind = type(value)
    if kind is SuspendingGenerator or kind is Coroutine:
        return value._o_frame
    if kind is CoroutineWrapper:
        return value._o_frame._o_frame
    return frame_behind(value._o_frame) if issubclass(kind, Driven) else value


def is_standing(value: Any) -> bool:
    """Whether closing it runs code of the program."""
    frame = frame_behind(value)
    kind = type(frame)
    if kind is GeneratorType:
        return frame.gi_suspended  # type: ignore[no-any-return]
    return kind is AsyncStep and STEPS_CLOSE and frame._o_state not in (NEW, CLOSED)


def inner_of(value: Any) -> Any:
    """What the frame waits for in a `yield from` or `await`, if it is something that may suspend when it is closed."""
    frame = frame_behind(value)
    if type(frame) is AsyncStep:
        frame = frame._o_generator._o_frame
    if type(frame) is not GeneratorType:
        return None
    inner = frame.gi_yieldfrom
    while True:
        if type(inner) is WithDefault:
            inner = inner._o_source
        elif type(inner) is GeneratorType and is_block(inner):
            inner = inner.gi_yieldfrom
        else:
            break
    return inner if inner is not None and is_standing(inner) else None


def silence(value: Any) -> None:
    """End a generator that has refused to exit, without running any more of it."""
    frame = frame_behind(value)
    if type(frame) is AsyncStep:
        frame = frame._o_generator._o_frame
    if frame.gi_frame is None:
        return
    builtins = frame.gi_frame.f_builtins
    before = builtins["_o_live"], builtins["_o_Stop"]
    builtins["_o_live"], builtins["_o_Stop"] = False, BaseException
    try:
        frame.throw(Stop())
    except Stop:
        pass
    finally:
        builtins["_o_live"], builtins["_o_Stop"] = before


def failed(inner: Any, error: BaseException) -> None:
    """Let what waits for a step that could not be closed get the error; a frame passes it on by itself."""
    if type(inner) is AsyncStep:
        inner._o_state = CLOSED
        inner._o_failure = error


def check_dropped(inner: Any) -> None:
    """A generator that goes on after it was told to exit can only be given up if the program does not have it."""
    if type(inner) is GeneratorType and any(
        id(type(holder)) in _HOLDERS and holder._o_frame is inner for holder in gc.get_referrers(inner)
    ):
        raise cannot_suspend(
            "a generator that is still in use ignored GeneratorExit while another one that delegates to it was closed; "
            "let it end at GeneratorExit"
        )


def noun(value: Any) -> str:
    kind = type(value)
    return "generator" if kind is GeneratorType or kind is SuspendingGenerator else "coroutine"


class _Asked(BaseException):
    """Clean-up in native code would have to stop."""


def clean_up(frame: Any, builtins: dict[str, Any]) -> None:
    """Close a generator that the program has dropped. Where that calls the outside the run cannot go on: CPython would
    make the call here and now.
    """
    try:
        _exit_natively(frame)
    except _Asked:
        builtins[LOST] = CannotSuspend(
            f"generator {frame.gi_code.co_name} was dropped before its end, and its clean-up would have to suspend "
            "there; close it with its close() method"
        )
        silence(frame)
    except BaseException as error:  # CPython reports and ignores it
        error.__traceback__ = None  # which leads to frames that hold the generator


def _exit_natively(frame: Any) -> None:
    error: BaseException = GeneratorExit()
    inner = inner_of(frame)
    if inner is not None and type(inner) is GeneratorType:
        try:
            _exit_natively(inner)
        except (GeneratorExit, StopIteration):
            pass
        except _Asked:
            raise
        except BaseException as raised:
            error = raised
    if type(throw_into(frame, error)) is not Yielded:
        raise _Asked


def is_abandoned(value: Any) -> bool:
    """Whether a loop that is left early is all that holds an iterator, and so its generators: CPython closes them."""
    kind = type(value)
    if kind is SuspendingGenerator:
        return getrefcount(value) <= _IN_ONE_VARIABLE and value._o_frame.gi_suspended
    return id(kind) in LAZY_KINDS and getrefcount(value) <= _IN_ONE_VARIABLE and bool(generators_in(value))


def generators_in(value: Any) -> list[Any]:
    """The generators that nothing but an abandoned iterator holds: itself, or those that it takes its items from."""
    kind = type(value)
    if kind is SuspendingGenerator:
        return [value]
    found = []
    parts = value._o_parts if id(kind) in LAZY_KINDS else ()
    for index in reversed(range(len(parts))):  # as the interpreter lets go of a tuple
        if _is_held_once(parts[index]):
            found += generators_in(parts[index])
    return found


def _is_held_once(value: Any) -> bool:
    return getrefcount(value) <= _IN_ONE_VARIABLE


def _references(value: Any) -> int:
    return getrefcount(value)


def _probe() -> int:
    value = object()
    return _references(value)


_IN_ONE_VARIABLE: Final = _probe()
_HOLDERS: Final = ids_of((SuspendingGenerator, Coroutine))
CLOSING: Final[dict[str, Callable[..., Any]]] = {
    "_o_check_dropped": check_dropped,
    "_o_failed": failed,
    "_o_generators_in": generators_in,
    "_o_inner_of": inner_of,
    "_o_is_standing": is_standing,
    "_o_is_step": lambda value: type(frame_behind(value)) is AsyncStep,
    "_o_noun": noun,
    "_o_returned": lambda done: done.value if GIVES_VALUE else None,
    "_o_silence": silence,
}
HELPERS["_o_is_abandoned"] = is_abandoned
