"""What a coroutine waits for: any value in; the iterator that `yield from` is given, or CPython's complaint, out.

Where a method of the program that gives an awaitable may itself suspend (`__await__`, `__aenter__` and so on, written
as plain functions that call the outside), the prelude's version is what is waited for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import GeneratorType
from typing import Any, Final

from ..policy.attributes import ALLOW
from ..policy.reachable import ASYNC_KINDS
from .coroutines import (
    AsyncGenerator,
    AsyncGeneratorMaker,
    AsyncGeneratorStep,
    AsyncGeneratorThrow,
    AsyncStep,
    AsyncYielded,
    Coroutine,
    CoroutineMaker,
    CoroutineWrapper,
    Driven,
    Step,
    leaked,
)
from .functions import ExternalCall, SuspendingGenerator, act
from .helpers import HELPERS, Delegate
from .ids import ids_of
from .native import seal, special, type_of
from .outside import ExternalFuture, Outside

SLOW: Final[dict[str, Callable[..., Any]]] = {}
"""Generator functions of the prelude by their names there, once it is loaded."""
_CANNOT_AWAIT: Final = (
    "'{}' object can't be awaited" if sys.version_info >= (3, 14) else "object {} can't be used in 'await' expression"
)
_NOT_AWAITABLE: Final = {
    "__aenter__": "'async with' received an object from __aenter__ that does not implement __await__: {}",
    "__aexit__": "'async with' received an object from __aexit__ that does not implement __await__: {}",
}
Source = Iterator[Any]


class Ready:
    """An iterator that ends at once with a value: waiting for it takes no time."""

    __slots__ = ("_o_value",)

    def __init__(self, value: Any) -> None:
        self._o_value = value

    def __iter__(self) -> Ready:
        return self

    def __next__(self) -> Any:
        raise StopIteration(self._o_value)


class Found:
    # An awaitable made of an iterator that the prelude has found.
    __slots__ = ("_o_frame",)

    def __init__(self, frame: Source) -> None:
        self._o_frame = frame


def name_of(value: Any) -> str:
    return type_of(value).__name__


def bound_method(value: Any, name: str) -> Any:
    """A special method as the interpreter finds it, bound; None if there is none."""
    kind = type(value)
    method = special(kind, name)
    if method is None:
        return None
    bind = getattr(type(method), "__get__", None)
    return bind(method, value, kind) if bind is not None else method


def awaited(value: Any) -> Source:
    """`await value`: what to `yield from`."""
    kind = type(value)
    if kind is Coroutine:
        frame = value._o_frame
        if frame.gi_yieldfrom is not None and not frame.gi_running:
            raise RuntimeError("coroutine is being awaited already")
        return coroutine_frame(frame)
    if id(kind) in _FRAMED:
        return value._o_frame  # type: ignore[no-any-return]
    if kind is ExternalFuture:
        return value._o_awaited()  # type: ignore[no-any-return]
    method = bound_method(value, "__await__")
    if method is None:
        raise TypeError(_CANNOT_AWAIT.format(name_of(value)))
    if act(method) is not None:
        return SLOW["await_by"](method)  # type: ignore[no-any-return]
    return source_of(method())


def coroutine_frame(frame: Any) -> Source:
    if frame.gi_running:
        raise ValueError("coroutine already executing")
    if frame.gi_frame is None:
        raise RuntimeError("cannot reuse already awaited coroutine")
    return frame  # type: ignore[no-any-return]


def source_of(made: Any) -> Source:
    """The iterator behind what `__await__` returned."""
    kind = type(made)
    if kind is Coroutine:
        raise TypeError("__await__() returned a coroutine")
    if kind is CoroutineWrapper:
        return made._o_frame._o_awaited()  # type: ignore[no-any-return]
    if id(kind) in _FRAMED or kind is SuspendingGenerator:
        return made._o_frame  # type: ignore[no-any-return]
    if special(kind, "__next__") is None:
        raise TypeError(f"__await__() returned non-iterator of type '{name_of(made)}'")
    return Delegate(made)


def is_awaitable(value: Any) -> bool:
    return type(value) is Coroutine or id(type(value)) in _FRAMED or special(type(value), "__await__") is not None


def checked_awaitable(value: Any, method: str) -> Any:
    """What `__aenter__` or `__aexit__` returned, if it can be waited for."""
    if not is_awaitable(value):
        raise TypeError(_NOT_AWAITABLE[method].format(name_of(value)))
    return value


def await_call(method: Any, arguments: tuple[Any, ...], name: str) -> Source:
    """`await method(*arguments)` of an `async with`."""
    if act(method) is not None:
        return SLOW["await_call"](method, arguments, name)  # type: ignore[no-any-return]
    return awaited(checked_awaitable(method(*arguments), name))


def async_enter(manager: Any) -> tuple[Any, Any]:
    """The bound `__aenter__` and `__aexit__` of an asynchronous context manager, looked up as `async with` does."""
    enter = bound_method(manager, "__aenter__")
    leave = bound_method(manager, "__aexit__") if enter is not None else None
    if leave is None:
        missed = " (missed __aexit__ method)" if enter is not None else ""
        name = name_of(manager)
        raise TypeError(f"'{name}' object does not support the asynchronous context manager protocol{missed}")
    return enter, leave


def open_async(iterable: Any) -> Source:
    """Wait for the asynchronous iterator of an iterable; only an `__aiter__` that suspends takes time."""
    method = opener(iterable)
    if act(method) is not None:
        return SLOW["open_async"](method)  # type: ignore[no-any-return]
    return Ready(checked_iterator(method()))


def open_async_now(iterable: Any) -> Any:
    """The asynchronous iterator of an iterable, outside a coroutine."""
    return checked_iterator(opener(iterable)())


def opener(iterable: Any) -> Any:
    method = bound_method(iterable, "__aiter__")
    if method is None:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {name_of(iterable)}")
    return method


def checked_iterator(made: Any) -> Any:
    if special(type(made), "__anext__") is None:
        name = name_of(made)
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {name}")
    return made


def ask_next(iterator: Any) -> Source:
    """Wait for the next item of an asynchronous iterator."""
    if type(iterator) is AsyncGenerator:
        return AsyncStep(iterator, "asend", None)
    method = bound_method(iterator, "__anext__")
    if method is None:
        raise TypeError(f"'async for' requires an iterator with __anext__ method, got {name_of(iterator)}")
    if act(method) is not None:
        return SLOW["await_next"](method)  # type: ignore[no-any-return]
    return item_source(method())


def item_source(made: Any) -> Source:
    """What `__anext__` returned, to be waited for."""
    if type(made) is Coroutine:
        return coroutine_frame(made._o_frame)
    try:
        return awaited(made)
    except Exception as error:
        name = name_of(made)
        raise TypeError(f"'async for' received an invalid object from __anext__: {name}") from error


class WithDefault(Step):
    """`anext(iterator, default)`: waits for the item, and for the default where there is none."""

    __slots__ = ("_o_default", "_o_source")

    def __init__(self, source: Any, default: Any) -> None:
        self._o_source = source
        self._o_default = default
        self._o_primed = 0

    def _o_send(self, value: Any) -> Any:
        return self._o_advance(lambda: self._o_source.send(value) if value is not None else next(self._o_source))

    def throw(self, error: BaseException) -> Any:
        return self._o_advance(lambda: self._o_source.throw(error))

    def close(self) -> None:
        self._o_source.close()

    def _o_advance(self, advance: Callable[[], Any]) -> Any:
        try:
            return advance()
        except StopAsyncIteration:
            raise StopIteration(self._o_default) from None


class NextOrDefault(Driven):
    # The awaitable that the program has for it.
    __slots__ = ()

    _o_kind = "anext()"

    def __await__(self) -> NextOrDefault:
        return self

    def __iter__(self) -> NextOrDefault:
        return self

    def __next__(self) -> Any:
        return self.send(None)


seal(
    NextOrDefault,
    shown_as=ASYNC_KINDS["anext_awaitable"],
    rules=dict.fromkeys(("__await__", "__iter__", "__next__"), ALLOW),
)
for _name in ("__name__", "__qualname__"):
    type.__setattr__(NextOrDefault, _name, "anext_awaitable")
type.__setattr__(NextOrDefault, "__module__", "builtins")


def next_or_default(*args: Any, **keywords: Any) -> Any:
    """The builtin `anext`."""
    if len(args) != 2 or keywords:
        return anext(*args, **keywords)
    return with_default(anext(args[0]), args[1])


def with_default(awaitable: Any, default: Any) -> NextOrDefault:
    """What `anext` gives for an awaitable of the next item and what to give where there is none."""
    return NextOrDefault(WithDefault(awaited(awaitable), default))


_FRAMED: Final = ids_of((Found, NextOrDefault, AsyncGeneratorStep, AsyncGeneratorThrow))
FRAMES: Final = frozenset({GeneratorType, ExternalCall, Delegate, AsyncStep, WithDefault, Outside})
"""Types of what a frame may wait for with `yield from` that are not iterators of plain values."""
PRIMED: Final = frozenset({AsyncStep, WithDefault, Outside})
"""Those that are told, when they come from a snapshot, how many frames wait for them."""

HELPERS.update(
    _o_await=awaited,
    _o_await_call=await_call,
    _o_aenter=async_enter,
    _o_aiter=open_async,
    _o_aiter_now=open_async_now,
    _o_anext=ask_next,
    _o_leaked=leaked,
    _o_AsyncYielded=AsyncYielded,
    _o_StopAsyncIteration=StopAsyncIteration,
    _o_StopKinds=(StopIteration, StopAsyncIteration),
    _o_coroutine=CoroutineMaker,
    _o_async_generator=AsyncGeneratorMaker,
)
