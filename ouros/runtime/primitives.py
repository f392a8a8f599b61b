"""What the prelude stands on: primitives for its source, and the table of builtins that its functions stand for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType
from typing import Any

from . import awaiting, functions
from .coroutines import AsyncGeneratorStep, AsyncGeneratorThrow, Coroutine, CoroutineWrapper, Driven, error_of
from .functions import Act, Suspending, SuspendingGenerator, SuspendingMaker, Yielded, act
from .helpers import HELPERS, special
from .native import NativeFunction
from .stops import Stop

BUILTINS: dict[Any, str] = {
    list: "as_list", tuple: "as_tuple", set: "as_set", frozenset: "as_frozenset", dict: "as_dict", bytes: "as_bytes",
    bytearray: "as_bytearray", sum: "total", any: "is_any", all: "is_all", min: "smallest", max: "largest",
    sorted: "in_order", map: "apply_each", filter: "select", zip: "zipped", enumerate: "numbered", iter: "iterate",
    next: "following", aiter: "open_asynchronous",
}  # fmt: skip
"""Builtins by the name of the prelude function that stands for them where a callback may suspend."""

METHODS: dict[tuple[type, str], str] = {
    (str, "join"): "joined", (list, "sort"): "sort_list", (list, "extend"): "extend_list",
    (set, "update"): "update_set", (dict, "update"): "update_dict",
}  # fmt: skip
STEPPER_METHODS: dict[Any, str] = {
    SuspendingGenerator.send: "send_value",
    SuspendingGenerator.throw: "throw_error",
    SuspendingGenerator.close: "close_generator",
    SuspendingGenerator.__next__: "following",
    Driven.send: "send_value",
    Driven.throw: "throw_error",
    Coroutine.close: "close_coroutine",
    **dict.fromkeys((CoroutineWrapper.__next__, AsyncGeneratorStep.__next__), "step_forward"),
}


ANEXT = ("builtins", "anext")
WAITING = ("await_by", "await_call", "open_async", "await_next")
"""Functions of the prelude that are waited for where a method that gives an awaitable may suspend."""


def hook(value: Any, name: str) -> Any:
    """The special method of a value's class, bound, if it may suspend; else None."""
    method = special(type(value), name)
    if type(method) is Suspending or type(method) is SuspendingMaker:
        return MethodType(method, value)
    return None


def slow(value: Any) -> bool:
    """True when iterating over the value may suspend."""
    kind = type(value)
    if kind in _STEPPERS:
        return True
    if kind in _NATIVE_KINDS:
        return False
    return any(hook(value, name) is not None for name in ("__iter__", "__next__", "__getitem__"))


_STEPPERS = frozenset({SuspendingGenerator, CoroutineWrapper, AsyncGeneratorStep, AsyncGeneratorThrow})
"""Iterators whose frames may ask for something of the outside."""
_NATIVE_KINDS = frozenset({list, tuple, dict, set, frozenset, str, bytes, range, int, type(None)})


def maker(cls: type) -> Any:
    """`__new__` of a class as calling it would use it."""
    found = special(cls, "__new__")
    return found.__func__ if type(found) is staticmethod else found


def made_by(made: Any, cls: type) -> bool:
    return issubclass(type(made), cls)


def initialise(made: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    type(made).__init__(made, *args, **kwargs)


def send(stepper: Any, value: Any) -> Any:
    return stepper._o_frame.send(value) if type(stepper) is SuspendingGenerator else stepper._o_step(value)


def throw(stepper: Any, error: BaseException) -> Any:
    return stepper._o_frame.throw(error) if type(stepper) is SuspendingGenerator else stepper._o_interrupt(error)


def frame_of(stepper: Any) -> Any:
    """The frame in which a request of a stepper stands."""
    return stepper._o_frame._o_frame if type(stepper) is CoroutineWrapper else stepper._o_frame


def dead(stepper: Any) -> bool:
    """Whether the run that made the stepper is over, so that nothing of it may run any more."""
    frame = frame_of(stepper)
    if type(frame) is not GeneratorType:
        frame = frame._o_generator._o_frame
    running = frame.gi_frame
    return running is not None and not running.f_builtins.get("_o_live", True)


def _second(pair: tuple[int, Any]) -> Any:
    return pair[1]


PRIMITIVES: dict[str, Any] = {
    "_o_send": send,
    "_o_throw": throw,
    "_o_answer": lambda stepper, value: frame_of(stepper).send(value),
    "_o_fail": lambda stepper, error: frame_of(stepper).throw(error),
    "_o_is_value": lambda step: type(step) is Yielded,
    "_o_value": lambda step: step._o_value,
    "_o_is_stepper": lambda value: type(value) in _STEPPERS,
    "_o_unstarted": lambda value: not value._o_frame.gi_suspended,
    "_o_hook": hook,
    "_o_slow": slow,
    "_o_dead": dead,
    "_o_with_default": awaiting.with_default,
    "_o_suspends": lambda value: value is not None and act(value) is not None,
    "_o_maker": maker,
    "_o_made_by": made_by,
    "_o_initialise": initialise,
    "_o_error_of": error_of,
    "_o_second": _second,
    "_o_found": awaiting.Found,
    "_o_source_of": awaiting.source_of,
    "_o_item_source": awaiting.item_source,
    "_o_checked_awaitable": awaiting.checked_awaitable,
    "_o_checked_iterator": awaiting.checked_iterator,
    "_o_native": lambda function, args, kwargs: function(*args, **kwargs),
}


class Prelude:
    """The compiled prelude of this process: its globals, shared by all runs, and how its functions are found."""

    def __init__(self, program: Any, builtins: dict[str, Any]) -> None:
        self.program = program
        builtins = {**builtins, **HELPERS, **PRIMITIVES, "_o_Stop": Stop, "_o_live": True}
        self.globals: dict[str, Any] = {"__name__": "builtins", "__builtins__": builtins}
        FunctionType(program.form(True).main, self.globals)()
        found = self.globals
        for helper, name in (("_o_get_iter", "get_iter"), ("_o_next", "next_item"), ("_o_collect", "collect")):
            builtins[helper] = HELPERS[helper] = found[name]
        functions.CONSTRUCT[:] = [found["construct"]]
        awaiting.SLOW.update((name, found[name]._o_gen) for name in WAITING)
        by_builtin = {key: found[name] for key, name in BUILTINS.items()}
        by_method = {key: found[name] for key, name in METHODS.items()}
        by_stepper = {key: found[name] for key, name in STEPPER_METHODS.items()}
        functions.SPECIAL[BuiltinFunctionType] = partial(_builtin, by_builtin, by_method)
        functions.SPECIAL[type] = partial(_class, by_builtin)
        next_async = generator_of(found["ask_asynchronous"])
        functions.SPECIAL[NativeFunction] = lambda callee: next_async if callee._o_origin == ANEXT else None
        functions.STEPPERS.update(by_stepper)


def _builtin(by_builtin: dict[Any, Suspending], by_method: dict[Any, Suspending], callee: Any) -> Act | None:
    found = by_builtin.get(callee)
    if found is not None:
        return generator_of(found)
    found = by_method.get((type(callee.__self__), callee.__name__))
    return partial(generator_of(found), callee.__self__) if found is not None else None


def _class(by_builtin: dict[Any, Suspending], callee: type) -> Act | None:
    found = by_builtin.get(callee)
    return generator_of(found) if found is not None else functions.construct_act(callee)


def generator_of(function: Suspending) -> Callable[..., Any]:
    return function._o_gen
