"""Coroutines and asynchronous generators: generator functions of emitted code in, objects that look like CPython's to
the program out.

A coroutine is a generator behind a record. Its frame yields `Yielded` values, meant for whoever drives it, and requests
to the outside; the frame of an asynchronous generator also yields `AsyncYielded` values, meant for its consumer. What
is waited for is the `_o_frame` of a record, so that waiting is a native `yield from`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from types import AsyncGeneratorType, CoroutineType, FunctionType
from typing import Any, Final, Self
from weakref import ref

from ..policy.attributes import ALLOW
from ..policy.reachable import ASYNC_KINDS
from .functions import _READABLE, _STORABLE, Suspending, Yielded, _forward, own_name, resumed, throw_into
from .native import FRAME_KINDS, NUMBER, seal, shown_class
from .stops import cannot_suspend
from .thrown import error_of

NEW, STARTED, CLOSED = range(3)
"""What has become of an awaitable of an asynchronous generator."""
_REUSED: Final = {
    "asend": "cannot reuse already awaited __anext__()/asend()",
    "athrow": "cannot reuse already awaited aclose()/athrow()",
    "aclose": "cannot reuse already awaited aclose()/athrow()",
}
WATCHED: Final = "_o_async_generators"
"""Name among a run's builtins of the event loop that looks after its asynchronous generators."""
_BUSY_BEFORE_THROW: Final = sys.version_info >= (3, 12, 4)
"""Newer versions look whether the generator is running also where an exception is thrown into `asend()` at once."""


class AsyncYielded:
    """A value that an asynchronous generator yields to its consumer."""

    __slots__ = ("_o_value",)

    def __init__(self, value: Any) -> None:
        self._o_value = value


class Step:
    """What a frame of the program can wait for with `yield from` and is no frame itself.

    Where `_o_primed` is not 0, the frame that waits for it was made from a snapshot and stops once before anything is
    asked.
    """

    __slots__ = ("_o_primed",)
    _o_primed: int

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return self.send(None) if self._o_primed else self._o_send(None)

    def send(self, value: Any) -> Any:
        if self._o_primed:
            self._o_primed -= 1
            return Yielded(None)
        return self._o_send(value)

    def _o_send(self, value: Any) -> Any:
        raise NotImplementedError


class Driven:
    # What is advanced by hand or by a scheduler. Native code gets values; for the prelude, `_o_step` and `_o_interrupt`
    # give what the frame yields, requests to the outside included.
    __slots__ = ("__weakref__", "_o_frame")
    __class__ = shown_class

    _o_frame: Any
    _o_kind = ""

    def __new__(cls, frame: Any) -> Self:  # not `__init__`, which a program could call again
        made = object.__new__(cls)
        made._o_frame = frame
        return made

    def send(self, value: Any) -> Any:
        return self._o_native(self._o_step(value))

    def throw(self, *details: Any) -> Any:
        return self._o_native(self._o_interrupt(error_of(*details)))

    def close(self) -> None:
        self._o_frame.close()

    def _o_source(self) -> Any:
        """The iterator behind this one, for `yield from`."""
        return self._o_frame

    def _o_step(self, value: Any) -> Any:
        return self._o_frame.send(value)

    def _o_interrupt(self, error: BaseException) -> Any:
        try:
            return self._o_frame.throw(error)
        finally:
            del error  # see `functions.drive`

    def _o_native(self, step: Any) -> Any:
        if type(step) is Yielded:
            return step._o_value
        raise cannot_suspend(
            f"{self._o_kind} would have to suspend inside native code that advances it; "
            "await it, or advance it in a statement of the program instead"
        )


def _check_coroutine(frame: Any) -> None:
    """The state of a coroutine in which it can be advanced."""
    if frame.gi_running:
        raise ValueError("coroutine already executing")
    if frame.gi_frame is None:
        raise RuntimeError("cannot reuse already awaited coroutine")


class Coroutine(Driven):
    """A coroutine object of the program."""

    __slots__ = ()

    _o_kind = "a coroutine"

    def _o_step(self, value: Any) -> Any:
        frame = self._o_frame
        _check_coroutine(frame)
        if value is not None and not frame.gi_suspended:
            raise TypeError("can't send non-None value to a just-started coroutine")
        return frame.send(value)

    def _o_interrupt(self, error: BaseException) -> Any:
        _check_coroutine(self._o_frame)
        try:
            return throw_into(self._o_frame, error)
        finally:
            del error  # see `functions.drive`

    def close(self) -> None:
        frame = self._o_frame
        if frame.gi_running:
            raise ValueError("coroutine already executing")
        if not frame.gi_suspended:
            frame.close()
            return
        try:
            self._o_native(frame.throw(GeneratorExit()))
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

    def __await__(self) -> CoroutineWrapper:
        return CoroutineWrapper(self)

    def _o_awaited(self) -> Any:
        """The frame, if it can be advanced."""
        _check_coroutine(self._o_frame)
        return self._o_frame

    cr_running = property(lambda self: self._o_frame.gi_running)
    cr_suspended = property(lambda self: self._o_frame.gi_suspended)
    __name__ = property(lambda self: self._o_frame.__name__)

    def __getattr__(self, name: str) -> Any:
        return own_name(self, name)

    def __repr__(self) -> str:
        return f"<coroutine object {self._o_frame.__qualname__} at {NUMBER[0](self):#x}>"


class CoroutineWrapper(Driven):
    # What `__await__` of a coroutine or an external future gives: an iterator that advances it, which is its frame.
    __slots__ = ()

    def _o_source(self) -> Any:
        return self._o_frame._o_awaited()

    def _o_step(self, value: Any) -> Any:
        return self._o_frame._o_step(value)

    def _o_interrupt(self, error: BaseException) -> Any:
        return self._o_frame._o_interrupt(error)

    _o_kind = "a coroutine"

    def __iter__(self) -> CoroutineWrapper:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def __repr__(self) -> str:
        return f"<coroutine_wrapper object at {NUMBER[0](self):#x}>"


class AsyncGenerator:
    """An asynchronous generator object of the program."""

    __slots__ = ("__weakref__", "_o_busy", "_o_closed", "_o_frame", "_o_seen")
    __class__ = shown_class

    _o_frame: Any
    _o_busy: bool
    _o_closed: bool
    _o_seen: bool

    def __new__(cls, frame: Any) -> Self:
        made = object.__new__(cls)
        made._o_busy = made._o_closed = made._o_seen = False
        made._o_frame = frame
        return made

    def __aiter__(self) -> AsyncGenerator:
        return self

    def __anext__(self) -> AsyncGeneratorStep:
        return AsyncGeneratorStep(AsyncStep(self, "asend", None))

    def asend(self, value: Any) -> AsyncGeneratorStep:
        return AsyncGeneratorStep(AsyncStep(self, "asend", value))

    def athrow(self, *details: Any) -> AsyncGeneratorThrow:
        return AsyncGeneratorThrow(AsyncStep(self, "athrow", details))

    def aclose(self) -> AsyncGeneratorThrow:
        return AsyncGeneratorThrow(AsyncStep(self, "aclose", None))

    def __del__(self) -> None:
        """Dropped halfway: the event loop runs what is left to clean up, in a task of its own."""
        try:
            frame = self._o_frame.gi_frame
        except AttributeError:  # a limit was reached while this was being made
            return
        if frame is None or self._o_closed or not self._o_seen:
            return
        loop = frame.f_builtins.get(WATCHED)
        if loop is None or not frame.f_builtins.get("_o_live") or loop._closed:
            return
        if loop._async_generators._o_generators.pop(id(self), None) is not None:
            again = AsyncGenerator(self._o_frame)
            again._o_seen = True
            loop.call_soon(loop.create_task, again.aclose())

    ag_running = property(lambda self: self._o_busy)
    ag_suspended = property(lambda self: self._o_frame.gi_suspended)
    __name__ = property(lambda self: self._o_frame.__name__)

    def __getattr__(self, name: str) -> Any:
        return own_name(self, name)

    def __repr__(self) -> str:
        return f"<async_generator object {self._o_frame.__qualname__} at {NUMBER[0](self):#x}>"


class KnownGenerators:
    """The asynchronous generators that an event loop closes at its end, or when the program drops them."""

    __slots__ = ("_o_generators",)

    def __init__(self, generators: Iterable[AsyncGenerator] = ()) -> None:
        self._o_generators = {id(each): ref(each) for each in generators}

    def _o_alive(self) -> list[AsyncGenerator]:
        found = [held() for held in self._o_generators.values()]
        return [each for each in found if each is not None and each._o_frame.gi_frame is not None]

    def _o_take(self) -> list[AsyncGenerator]:
        """Those that are still open; from now on they are not looked after."""
        found = self._o_alive()
        self._o_generators.clear()
        return found


seal(KnownGenerators, shown_as=object)


def show(generator: AsyncGenerator) -> None:
    """Make a generator that is about to begin known to the event loop."""
    frame = generator._o_frame.gi_frame
    loop = frame.f_builtins.get(WATCHED) if frame is not None else None
    if loop is not None:
        loop._async_generators._o_generators[id(generator)] = ref(generator)


class AsyncStep(Step):
    """One step of an asynchronous generator, as an iterator to wait for: `asend`, `athrow` or `aclose`."""

    __slots__ = ("_o_argument", "_o_failure", "_o_generator", "_o_method", "_o_state")

    def __init__(self, generator: AsyncGenerator, method: str, argument: Any, state: int = NEW) -> None:
        self._o_generator = generator
        self._o_method = method
        self._o_argument = argument
        self._o_state = state
        self._o_primed = 0
        self._o_failure: BaseException | None = None
        if not generator._o_seen:
            generator._o_seen = True
            show(generator)

    def _o_send(self, value: Any) -> Any:
        if self._o_state == CLOSED:
            raise RuntimeError(_REUSED[self._o_method])
        if self._o_state == STARTED:
            return self._o_advance(resumed if value is None else lambda frame: frame.send(value))
        if self._o_method == "asend":
            self._o_begin("anext()")
            sent = self._o_argument if value is None else value
            return self._o_advance(resumed if sent is None else lambda frame: _send_first(frame, sent))
        generator = self._o_generator
        if generator._o_frame.gi_frame is None:
            self._o_state = CLOSED
            raise StopIteration
        self._o_check_busy(f"{self._o_method}()")
        if generator._o_closed:
            self._o_state = CLOSED
            raise StopAsyncIteration
        if value is not None:
            raise RuntimeError("can't send non-None value to a just-started coroutine")
        if self._o_method == "aclose":
            self._o_begin("aclose()")
            generator._o_closed = True
            return self._o_advance(lambda frame: throw_into(frame, GeneratorExit()))
        error = error_of(*self._o_argument)
        self._o_begin("athrow()")
        return self._o_advance(lambda frame: throw_into(frame, error))

    def throw(self, *details: Any) -> Any:
        if self._o_state == CLOSED:
            if self._o_failure is not None:  # what closing it has failed with
                raise self._o_failure
            raise RuntimeError(_REUSED[self._o_method])
        if self._o_state == NEW and _BUSY_BEFORE_THROW:
            self._o_begin("anext()" if self._o_method == "asend" else f"{self._o_method}()")
        error = error_of(*details)
        return self._o_advance(lambda frame: throw_into(frame, error))

    def close(self) -> None:
        if self._o_state == NEW or not _BUSY_BEFORE_THROW:
            self._o_state = CLOSED
        if self._o_state == CLOSED:
            return
        try:
            self.throw(GeneratorExit())
        except (StopIteration, StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")

    def _o_check_busy(self, name: str) -> None:
        if self._o_generator._o_busy:
            self._o_state = CLOSED
            raise RuntimeError(f"{name}: asynchronous generator is already running")

    def _o_begin(self, name: str) -> None:
        self._o_check_busy(name)
        self._o_state = STARTED
        self._o_generator._o_busy = True

    def _o_advance(self, advance: Callable[[Any], Any]) -> Any:
        """Let the generator run to its next `yield`, which is the result, or to what it waits for, which passes on."""
        generator = self._o_generator
        try:
            step = advance(generator._o_frame)
        except StopIteration:
            ended: BaseException = StopAsyncIteration()
        except GeneratorExit as error:
            ended = error
        except BaseException:
            self._o_finish()
            raise
        else:
            if type(step) is not AsyncYielded:
                return step
            self._o_finish()
            if self._o_method == "aclose":
                raise RuntimeError("async generator ignored GeneratorExit")
            raise StopIteration(step._o_value)
        self._o_finish()
        generator._o_closed = True
        try:
            if self._o_method == "aclose":
                raise StopIteration
            raise ended
        finally:
            del ended  # the frame and the error must not keep each other, and so the generator, alive

    def _o_finish(self) -> None:
        """The step is over, and holds the generator no longer."""
        self._o_state = CLOSED
        self._o_generator._o_busy = False
        self._o_generator = NO_GENERATOR


def _send_first(frame: Any, value: Any) -> Any:
    """The first value that `asend` sends, if any: the generator may not have begun, or have ended."""
    if frame.gi_frame is None:
        return resumed(frame)
    if not frame.gi_suspended:
        raise TypeError("can't send non-None value to a just-started async generator")
    return frame.send(value)


def _nothing() -> Iterator[Any]:
    yield from ()


NO_GENERATOR: Final = AsyncGenerator(_nothing())


class AsyncGeneratorStep(Driven):
    """What `asend` and `__anext__` give the program."""

    __slots__ = ()

    _o_kind = "an asynchronous generator"

    def __await__(self) -> AsyncGeneratorStep:
        return self

    def __iter__(self) -> AsyncGeneratorStep:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def __repr__(self) -> str:
        return f"<{_SHOWN[type(self)].__name__} object at {NUMBER[0](self):#x}>"


class AsyncGeneratorThrow(AsyncGeneratorStep):
    """What `athrow` and `aclose` give the program."""

    __slots__ = ()


class CoroutineMaker(Suspending):
    # A coroutine function of the program.
    __slots__ = ()

    __doc__ = _forward("__doc__")  # every class gets these two of its own
    __module__ = _forward("__module__")

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        return Coroutine(self._o_gen(*args, **kwargs))


class AsyncGeneratorMaker(Suspending):
    # An asynchronous generator function of the program.
    __slots__ = ()

    __doc__ = _forward("__doc__")
    __module__ = _forward("__module__")

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        return AsyncGenerator(self._o_gen(*args, **kwargs))


def leaked(what: str, error: BaseException) -> RuntimeError:
    """The error for a StopIteration or StopAsyncIteration that would end a coroutine or an asynchronous generator."""
    kind = "StopAsyncIteration" if issubclass(type(error), StopAsyncIteration) else "StopIteration"
    return RuntimeError(f"{what} raised {kind}")


_SHOWN: Final = {
    Coroutine: CoroutineType,
    CoroutineWrapper: ASYNC_KINDS["coroutine_wrapper"],
    AsyncGenerator: AsyncGeneratorType,
    AsyncGeneratorStep: ASYNC_KINDS["async_generator_asend"],
    AsyncGeneratorThrow: ASYNC_KINDS["async_generator_athrow"],
}
_METHODS: Final = ("__iter__", "__next__", "__await__", "__aiter__", "__anext__", "__name__", "__qualname__")
for _kind, _shown in _SHOWN.items():
    for _name in ("__name__", "__qualname__"):  # for messages of the interpreter
        type.__setattr__(_kind, _name, _shown.__name__)
    type.__setattr__(_kind, "__module__", "builtins")
    _rules = dict.fromkeys((*_METHODS, "cr_running", "cr_suspended", "ag_running", "ag_suspended"), ALLOW)
    seal(_kind, shown_as=_shown, rules=_rules, storable=("__name__", "__qualname__"))
FRAME_KINDS.update(map(id, (Coroutine, AsyncGenerator)))
for _maker in (CoroutineMaker, AsyncGeneratorMaker):
    seal(_maker, shown_as=FunctionType, rules=dict.fromkeys(_READABLE, ALLOW), storable=_STORABLE)
