"""Records of coroutines, asynchronous generators and what is waited for: how each is written and how it is read.

Kinds of records, beside those of `capture`:

    ["coroutine", frame] ["coroutine wrapper", coroutine] ["async generator", frame, busy, closed, seen]
    ["async step", async generator, method, argument, state] ["anext", source, default]
    ["awaitable", name of its class, frame] ["known generators", async generator, …]
    ["external future", frame] ["outside", call id, state, settled, failed, outcome] ["system", name]
    ["coroutine function", function, [name, value, …]] ["async generator function", function, [name, value, …]]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .awaiting import NextOrDefault, WithDefault
from .code_records import frame_of
from .coroutines import (
    CLOSED,
    NO_GENERATOR,
    AsyncGenerator,
    AsyncGeneratorMaker,
    AsyncGeneratorStep,
    AsyncGeneratorThrow,
    AsyncStep,
    Coroutine,
    CoroutineMaker,
    CoroutineWrapper,
    Driven,
    KnownGenerators,
)
from .outside import OS, OVER, WAIT, ExternalFuture, Outside, System

if TYPE_CHECKING:
    from .capture import Capture, Record
    from .restore import Restore

AWAITABLES: Final = {kind.__name__: kind for kind in (AsyncGeneratorStep, AsyncGeneratorThrow, NextOrDefault)}
SYSTEM: Final = {each._o_name: each for each in (WAIT, OS)}
MAKERS: Final = {"coroutine function": CoroutineMaker, "async generator function": AsyncGeneratorMaker}


def _write_generator(capture: Capture, value: AsyncGenerator) -> Record:
    return ["async generator", capture.ref(value._o_frame), value._o_busy, value._o_closed, value._o_seen]


def _write_step(capture: Capture, value: AsyncStep) -> Record:
    generator = value._o_generator if value._o_state != CLOSED else None
    parts = capture.ref(generator), value._o_method, capture.ref(value._o_argument), value._o_state
    return ["async step", *parts]


def _write_awaitable(capture: Capture, value: Driven) -> Record:
    return ["awaitable", type(value).__name__, capture.ref(value._o_frame)]


def _write_outside(capture: Capture, value: Outside) -> Record:
    outcome = capture.ref(value._o_outcome)
    return ["outside", value._o_call_id, value._o_state, value._o_settled, value._o_failed, outcome]


WRITERS: Final[dict[type, Any]] = {
    Coroutine: lambda capture, value: ["coroutine", capture.ref(value._o_frame)],
    CoroutineWrapper: lambda capture, value: ["coroutine wrapper", capture.ref(value._o_frame)],
    AsyncGenerator: _write_generator,
    AsyncStep: _write_step,
    WithDefault: lambda capture, value: ["anext", capture.ref(value._o_source), capture.ref(value._o_default)],
    KnownGenerators: lambda capture, value: ["known generators", *map(capture.ref, value._o_alive())],
    ExternalFuture: lambda capture, value: ["external future", capture.ref(value._o_frame)],
    Outside: _write_outside,
    System: lambda capture, value: ["system", value._o_name],
    **dict.fromkeys(AWAITABLES.values(), _write_awaitable),
}


def make_coroutine(restore: Restore, number: int, frame: Any) -> Coroutine:
    return Coroutine(frame_of(restore, frame))


def make_wrapper(restore: Restore, number: int, coroutine: Any) -> CoroutineWrapper:
    found = restore.get(coroutine)
    if type(found) is not Coroutine and type(found) is not ExternalFuture:
        raise TypeError("a wrapper without its coroutine")
    return CoroutineWrapper(found)


def make_generator(restore: Restore, number: int, frame: Any, busy: Any, closed: Any, seen: Any) -> AsyncGenerator:
    made = AsyncGenerator(frame_of(restore, frame))
    made._o_busy, made._o_closed, made._o_seen = bool(busy), bool(closed), bool(seen)
    return made


def make_step(restore: Restore, number: int, generator: Any, method: Any, argument: Any, state: Any) -> AsyncStep:
    found, held = restore.get(generator), restore.get(argument)
    if state == CLOSED:
        found = NO_GENERATOR
    if type(found) is not AsyncGenerator or method not in ("asend", "athrow", "aclose"):
        raise TypeError("a step of no asynchronous generator")
    if method == "athrow" and type(held) is not tuple:
        raise TypeError("an exception is missing")
    if type(state) is not int or not 0 <= state <= CLOSED:
        raise TypeError("a step in no known state")
    return AsyncStep(found, method, held, state)


def fill_known(restore: Restore, value: KnownGenerators, *generators: Any) -> None:
    found = [each for each in restore.several(generators) if type(each) is AsyncGenerator]
    value.__init__(found)  # type: ignore[misc]
    restore.kept += found


def make_awaitable(restore: Restore, number: int, name: Any, frame: Any) -> Driven:
    found = restore.get(frame)
    kind = AWAITABLES[name]
    if type(found) is not (WithDefault if kind is NextOrDefault else AsyncStep):
        raise TypeError("an awaitable of nothing that can be waited for")
    return kind(found)


def make_external_future(restore: Restore, number: int, frame: Any) -> ExternalFuture:
    found = restore.get(frame)
    if type(found) is not Outside:
        raise TypeError("an external future without its frame")
    return ExternalFuture(found)


def make_outside(
    restore: Restore, number: int, call_id: Any, state: Any, settled: Any, failed: Any, outcome: Any
) -> Outside:
    if type(call_id) is not int or type(state) is not int or not 0 <= state <= OVER:
        raise TypeError("an external future in no known state")
    made, found = Outside(call_id, state), restore.get(outcome)
    if settled is True:
        if failed and not issubclass(type(found), BaseException):
            raise TypeError("an external future that failed without an exception")
        made._o_settle(found, failed is True)
    return made
