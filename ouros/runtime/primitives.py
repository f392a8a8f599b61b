"""What the prelude stands on: primitives for its source, and the table of builtins that its functions stand for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from . import functions
from .functions import Act, Suspending, SuspendingGenerator, SuspendingMaker, Yielded, act
from .helpers import HELPERS, special
from .stops import Stop

BUILTINS: dict[Any, str] = {
    list: "as_list", tuple: "as_tuple", set: "as_set", frozenset: "as_frozenset", dict: "as_dict", bytes: "as_bytes",
    bytearray: "as_bytearray", sum: "total", any: "is_any", all: "is_all", min: "smallest", max: "largest",
    sorted: "in_order", map: "apply_each", filter: "select", zip: "zipped", enumerate: "numbered", iter: "iterate",
    next: "following",
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
}


def hook(value: Any, name: str) -> Any:
    """The special method of a value's class, bound, if it may suspend; else None."""
    method = special(type(value), name)
    if type(method) is Suspending or type(method) is SuspendingMaker:
        return MethodType(method, value)
    return None


def slow(value: Any) -> bool:
    """True when iterating over the value may suspend."""
    kind = type(value)
    if kind is SuspendingGenerator:
        return True
    if kind in _NATIVE_KINDS:
        return False
    return any(hook(value, name) is not None for name in ("__iter__", "__next__", "__getitem__"))


_NATIVE_KINDS = frozenset({list, tuple, dict, set, frozenset, str, bytes, range, int, type(None)})


def maker(cls: type) -> Any:
    """`__new__` of a class as calling it would use it."""
    found = special(cls, "__new__")
    return found.__func__ if type(found) is staticmethod else found


def made_by(made: Any, cls: type) -> bool:
    return issubclass(type(made), cls)


def initialise(made: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    type(made).__init__(made, *args, **kwargs)


def throw(generator: SuspendingGenerator, error: BaseException) -> Any:
    return generator._o_frame.throw(error)


def error_of(kind: Any, value: Any = None, traceback: Any = None) -> BaseException:
    """The exception that `generator.throw` was asked to raise."""
    if isinstance(kind, BaseException):
        return kind
    if isinstance(kind, type) and issubclass(kind, BaseException):
        if isinstance(value, kind):
            return value
        return kind() if value is None else kind(*value) if isinstance(value, tuple) else kind(value)
    raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(kind).__name__}")


def _second(pair: tuple[int, Any]) -> Any:
    return pair[1]


PRIMITIVES: dict[str, Any] = {
    "_o_send": lambda generator, value: generator._o_frame.send(value),
    "_o_throw": throw,
    "_o_is_value": lambda step: type(step) is Yielded,
    "_o_value": lambda step: step._o_value,
    "_o_is_stepper": lambda value: type(value) is SuspendingGenerator,
    "_o_unstarted": lambda value: not value._o_frame.gi_suspended,
    "_o_hook": hook,
    "_o_slow": slow,
    "_o_suspends": lambda value: value is not None and act(value) is not None,
    "_o_maker": maker,
    "_o_made_by": made_by,
    "_o_initialise": initialise,
    "_o_error_of": error_of,
    "_o_second": _second,
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
        by_builtin = {key: found[name] for key, name in BUILTINS.items()}
        by_method = {key: found[name] for key, name in METHODS.items()}
        by_stepper = {key: found[name] for key, name in STEPPER_METHODS.items()}
        functions.SPECIAL[BuiltinFunctionType] = partial(_builtin, by_builtin, by_method)
        functions.SPECIAL[type] = partial(_class, by_builtin)
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
