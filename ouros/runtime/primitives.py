"""What the prelude stands on: primitives for its source, and the table of builtins that its functions stand for."""

from __future__ import annotations

import builtins
import re
import sys
from array import array
from collections.abc import Callable
from functools import partial
from types import (
    BuiltinFunctionType,
    FunctionType,
    GeneratorType,
    MethodDescriptorType,
    MethodWrapperType,
    WrapperDescriptorType,
)
from typing import Any

from . import awaiting, functions
from .attempt import ROUTED, Pending, perform
from .class_making import CLASS_PRIMITIVES, TYPES
from .closing import CLOSING
from .coroutines import AsyncGeneratorStep, AsyncStep, Coroutine, CoroutineWrapper, Driven
from .evaluation import begun
from .foreseen import is_foreseen
from .functions import Act, Carrier, Suspending, SuspendingGenerator, Yielded, act, received, resumed, throw_into
from .guards import as_limited, class_call, new_class
from .hashes import frozen
from .helpers import HELPERS, native_iterator
from .ids import ids_of
from .lazy import LAZY, STEPS, CallIterator, Enumerate, Filter, Items, LazyIterator, Map, Reversed, Zip
from .metered_methods import call_checked as metered_method
from .metered_methods import call_unbound as unbound_method
from .native import (
    Metaclass,
    NativeFunction,
    NativeMethod,
    SandboxType,
    is_builtin,
    module_of,
    mro_of,
    namespace_of,
    special,
)
from .operations import may_restart, replace_content
from .outside import Outside
from .parts import prelude_part
from .printing import check_separators, printed_to, put
from .protocols import STEPPER_KINDS, hook, slow
from .sorting import Sorting
from .stops import Stop
from .thrown import error_parts, made_error

BUILTINS: dict[Any, str] = {
    list: "as_list", tuple: "as_tuple", set: "as_set", frozenset: "as_frozenset", dict: "as_dict", bytes: "as_bytes",
    bytearray: "as_bytearray", sum: "total", any: "is_any", all: "is_all", min: "smallest", max: "largest",
    sorted: "in_order", map: "apply_each", filter: "select", zip: "zipped", enumerate: "numbered", iter: "iterate",
    next: "following", reversed: "backwards", aiter: "open_asynchronous",
}  # fmt: skip
"""Builtins by the name of the prelude function that stands for them where a callback may suspend."""

METHODS: dict[tuple[type, str], str] = {
    (str, "join"): "joined", (list, "sort"): "sort_list", (list, "extend"): "extend_list",
    (array, "extend"): "extend_array", (set, "update"): "update_set", (dict, "update"): "update_dict",
    (set, "difference_update"): "difference_update",
    (set, "symmetric_difference_update"): "symmetric_difference_update",
    (list, "__init__"): "fill_list", (set, "__init__"): "fill_set", (dict, "__init__"): "update_dict",
    (list, "__iadd__"): "extended_list", (dict, "__ior__"): "updated_dict", (set, "__ior__"): "joined_set",
    (set, "__isub__"): "reduced_set", (set, "__ixor__"): "toggled_set",
}  # fmt: skip
STEPPER_METHODS: dict[Any, str] = {
    SuspendingGenerator.send: "send_value",
    SuspendingGenerator.throw: "throw_error",
    SuspendingGenerator.close: "close_generator",
    SuspendingGenerator.__next__: "following",
    LazyIterator.__next__: "following",
    **dict.fromkeys((Items.__length_hint__, Reversed.__length_hint__), "hint_of"),
    Driven.send: "send_value",
    Driven.throw: "throw_error",
    Driven.close: "close_generator",
    Coroutine.close: "close_generator",
    **dict.fromkeys((CoroutineWrapper.__next__, AsyncGeneratorStep.__next__), "step_forward"),
}


LAZY_STEPS = {
    Map: "step_map",
    Filter: "step_filter",
    Zip: "step_zip",
    Enumerate: "step_enumerate",
    CallIterator: "step_call",
    Reversed: "step_reversed",
    Items: "step_items",
}
WAITING = ("await_by", "await_call", "open_async", "await_next")
"""Functions of the prelude that are waited for where a method that gives an awaitable may suspend."""


def maker(cls: type) -> Any:
    """`__new__` of a class as calling it would use it."""
    for base in mro_of(cls):
        if any(base is kind for kind in TYPES):
            return NEW_CLASS[0]
        if "__new__" in namespace_of(base):
            found = namespace_of(base)["__new__"]
            return found.__func__ if type(found) is staticmethod else as_limited(None, found)
    return None


NEW_CLASS: list[Suspending] = []
"""The prelude's version of `type.__new__`, once it is loaded."""


def made_by(made: Any, cls: type) -> bool:
    return any(base is cls for base in mro_of(type(made)))


def initialise(made: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    start: Any = type(made).__init__
    as_limited(None, start)(made, *args, **kwargs)


_FILLING = ids_of((dict, list, set))


def filler(made: Any) -> Any:
    """`__init__` of a builtin type for an instance of a class that has no other."""
    found = special(type(made), "__init__")
    fills = type(found) is WrapperDescriptorType and id(found.__objclass__) in _FILLING
    return found.__get__(made) if fills else None


def send(stepper: Any, value: Any) -> Any:
    if issubclass(type(stepper), Driven):
        return stepper._o_step(value)
    frame = frame_of(stepper)
    return next(frame) if value is None else frame.send(value)  # `next` takes a native call less


def throw(stepper: Any, error: BaseException) -> Any:
    try:
        if issubclass(type(stepper), Driven):
            return stepper._o_interrupt(error)
        return throw_into(frame_of(stepper), error)
    finally:
        del error  # see `functions.drive`


def fail(stepper: Any, error: BaseException) -> Any:
    try:
        return frame_of(stepper).throw(error)
    finally:
        del error  # see `functions.drive`


def frame_of(stepper: Any) -> Any:
    """The frame in which a request of a stepper stands; a frame may stand for itself."""
    kind = type(stepper)
    if kind is GeneratorType or kind is AsyncStep:
        return stepper
    return stepper._o_frame._o_frame if kind is CoroutineWrapper else stepper._o_frame


def dead(stepper: Any) -> bool:
    """Whether the run that made the stepper is over, so that nothing of it may run any more."""
    frame = frame_of(stepper)
    if type(frame) is Outside:
        return False
    if type(frame) is not GeneratorType:
        frame = frame._o_generator._o_frame
    running = frame.gi_frame
    return running is not None and not running.f_builtins.get("_o_live", True)


def opened(pending: Pending) -> tuple[Any, ...]:
    """What an attempt that was given up is made of."""
    tried = pending._o_attempt
    return tried.name, tried.operands, tried.notes, *waited_for(pending)


def waited_for(pending: Pending) -> tuple[Any, ...]:
    """What it waits for: the callee and its arguments, the generator behind it, and the request."""
    return pending._o_callee, pending._o_args, pending._o_frame, pending._o_step


def advance_frame(generator: Any, answer: Any, failure: BaseException | None) -> tuple[bool, Any]:
    """Answer the request of a suspending function: whether it has ended, and its value or its next request."""
    try:
        return False, generator.send(answer) if failure is None else generator.throw(failure)
    except StopIteration as done:
        return True, done.value
    except Carrier as carrier:
        error = carrier._o_take()
    finally:
        del failure  # see `functions.drive`
    try:
        raise error
    finally:
        del error


def is_real(value: Any) -> bool:
    """Whether it is exactly an int, a float or a bool."""
    kind = type(value)
    return kind is int or kind is float or kind is bool


def _second(pair: tuple[int, Any]) -> Any:
    return pair[1]


PRIMITIVES: dict[str, Any] = {
    "_o_send": send,
    "_o_resumed": lambda generator: resumed(generator._o_frame),
    "_o_is_generator": lambda value: type(value) is SuspendingGenerator,
    "_o_throw": throw,
    "_o_answer": lambda stepper, value: frame_of(stepper).send(value),
    "_o_fail": fail,
    "_o_received": received,
    "_o_is_value": lambda step: type(step) is Yielded,
    "_o_value": lambda step: step._o_value,
    "_o_is_real": is_real,
    "_o_is_stepper": lambda value: id(type(value)) in STEPPER_KINDS,
    **CLOSING,
    "_o_hook": hook,
    "_o_slow": slow,
    "_o_native_iter": native_iterator,
    "_o_dead": dead,
    "_o_with_default": awaiting.with_default,
    "_o_printed_to": printed_to,
    "_o_put": put,
    "_o_filler": filler,
    "_o_separators": check_separators,
    "_o_suspends": lambda value: value is not None and act(value) is not None,
    "_o_maker": maker,
    "_o_made_by": made_by,
    "_o_initialise": initialise,
    "_o_error_parts": error_parts,
    "_o_thrown": made_error,
    "_o_second": _second,
    "_o_found": awaiting.Found,
    "_o_source_of": awaiting.source_of,
    "_o_item_source": awaiting.item_source,
    "_o_checked_awaitable": awaiting.checked_awaitable,
    "_o_checked_iterator": awaiting.checked_iterator,
    "_o_sorting": Sorting,
    "_o_untouched": Sorting.untouched,
    "_o_lazy": lambda name, parts: LAZY[name](parts),
    "_o_parts": lambda iterator: iterator._o_parts,
    "_o_step_of": lambda iterator: STEPS.get(id(type(iterator))),
    "_o_has_method": lambda value, name: any(name in namespace_of(base) for base in mro_of(type(value))),
    "_o_is_iterator": lambda value: hasattr(type(value), "__next__"),
    "_o_is_plain_dict": lambda value: issubclass(type(value), dict) and type(value).__iter__ is dict.__iter__,
    "_o_replace": replace_content,
    "_o_frozen": frozen,
    "_o_array": array,
    "_o_opened": opened,
    "_o_waited_for": waited_for,
    "_o_is_pending": lambda value: type(value) is Pending,
    "_o_is_foreseen": is_foreseen,
    "_o_is_routed": lambda pending: pending._o_step is ROUTED,
    "_o_advance": advance_frame,
    "_o_again": lambda name, operands, notes: perform(name, operands, notes, sys._getframe(1)),
    **CLASS_PRIMITIVES,
}


HELPER_NAMES = {
    "_o_get_iter": "get_iter",
    "_o_next": "next_item",
    "_o_collect": "collect",
    "_o_gather": "gather",
    "_o_retried": "retried",
    "_o_delegated": "delegated",
    "_o_abandon": "abandon",
    "_o_open_class_slowly": "open_class",
    "_o_close_class_slowly": "close_class",
}
"""Functions of the prelude that emitted code calls."""


class Prelude:
    """The compiled prelude of this process: its globals, shared by all runs, and how its functions are found."""

    def __init__(self, program: Any, names: dict[str, Any]) -> None:
        self.program = program
        scope = {**names, **HELPERS, **PRIMITIVES, "_o_Stop": Stop, "_o_live": True}
        self.globals: dict[str, Any] = {"__name__": "builtins", "__builtins__": scope}
        FunctionType(program.form(True).main, self.globals)()
        found = self.globals
        for helper, name in HELPER_NAMES.items():
            scope[helper] = HELPERS[helper] = found[name]
        functions.CONSTRUCT[:] = [found["construct"]]
        functions.ATTEMPT[:] = [found["attempted"]]
        awaiting.SLOW.update((name, found[name]._o_gen) for name in WAITING)
        by_builtin = {key: found[name] for key, name in BUILTINS.items()}
        by_method = {(id(kind), method): found[name] for (kind, method), name in METHODS.items()}
        by_stepper = {key: found[name] for key, name in STEPPER_METHODS.items()}
        again = generator_of(found["attempted"])
        by_builtin.update(dict.fromkeys(TYPES[:2], found["call_type"]))
        NEW_CLASS[:] = [found["new_class"]]
        for kind in (BuiltinFunctionType, type(re.compile("").search)):
            functions.SPECIAL[id(kind)] = partial(_builtin, by_builtin, by_method, again)
        for kind in (type, SandboxType, Metaclass):
            functions.SPECIAL[id(kind)] = partial(_class, by_builtin, again)
        metered = partial(_metered, by_builtin, by_method, again)
        native = partial(_native, found, again, metered)
        functions.SPECIAL[id(NativeFunction)] = functions.SPECIAL[id(NativeMethod)] = native
        for kind in (MethodDescriptorType, WrapperDescriptorType):
            functions.SPECIAL[id(kind)] = partial(_descriptor, by_method, again)
        functions.SPECIAL[id(MethodWrapperType)] = partial(_builtin, {}, by_method, again)
        functions.STEPPERS.update(by_stepper)
        STEPS.update({id(kind): found[name] for kind, name in LAZY_STEPS.items()})
        self.part = prelude_part(program, self.globals)


def _builtin(
    by_builtin: dict[Any, Suspending], by_method: dict[tuple[int, str], Suspending], again: Act, callee: Any
) -> Act | None:
    found = by_builtin.get(callee)
    if found is not None:
        return generator_of(found)
    return _method(by_method, callee) or _restarted(again, callee)


def _method(by_method: dict[tuple[int, str], Suspending], native: Any) -> Act | None:
    """What stands for a bound method; a type that has one of its own by the same name, as `OrderedDict`, keeps it."""
    owner, name = native.__self__, native.__name__
    for base in mro_of(type(owner)):
        found = by_method.get((id(base), name))
        if found is not None and namespace_of(base)[name].__get__(owner, type(owner)) == native:
            return partial(generator_of(found), owner)
    return None


def _descriptor(by_method: dict[tuple[int, str], Suspending], again: Act, callee: Any) -> Act | None:
    return _unbound(by_method, again, callee, callee) or _restarted(again, callee)


def _unbound(by_method: dict[tuple[int, str], Suspending], again: Act, callee: Any, native: Any) -> Act | None:
    """What stands for a method of a class, which gets its object as an argument."""
    kind = native.__objclass__
    found = by_method.get((id(kind), native.__name__))
    if found is None:
        return None

    def act(*args: Any, **kwargs: Any) -> Any:
        fits = args and issubclass(type(args[0]), kind)
        return generator_of(found)(*args, **kwargs) if fits else again(callee, *args, **kwargs)

    return act


def _class(by_builtin: dict[Any, Suspending], again: Act, callee: type) -> Act | None:
    found = by_builtin.get(callee)
    if found is not None:
        return generator_of(found)
    return _restarted(again, callee) or functions.construct_act(callee)


def _restarted(again: Act, callee: Any) -> Act | None:
    """A native function that may be attempted more than once."""
    return partial(again, callee) if may_restart(callee) else None


def _metered(
    by_builtin: dict[Any, Suspending], by_method: dict[tuple[int, str], Suspending], again: Act, callee: Any
) -> Act | None:
    """What stands for the builtin function or method that a metered program sees this one as."""
    call = callee._o_call
    if type(call) is partial and call.func is metered_method:  # of a value, which may be a text
        return _method(by_method, call.args[1])
    if type(call) is partial and call.func is unbound_method:
        return _unbound(by_method, again, callee, call.args[1])
    name = callee._o_origin[1]
    found = by_builtin.get(getattr(builtins, name, None)) if module_of(callee) == "builtins" else None
    return None if found is None else generator_of(found)


def _native(found: dict[str, Any], again: Act, metered: Act, callee: Any) -> Act | None:
    """A function of the runtime: `anext`, `type.__new__`, and `type.__call__` bound or unbound, may call hooks."""
    call = callee._o_call
    if is_builtin(callee, "print"):
        return partial(generator_of(found["print_values"]), callee)
    stands = metered(callee)
    if stands is not None:
        return stands  # type: ignore[no-any-return]
    if is_builtin(callee, "anext"):
        return generator_of(found["ask_asynchronous"])
    if is_builtin(callee, "eval") or is_builtin(callee, "exec"):
        return begun(callee._o_origin[1])
    if call is new_class or (callee._o_origin[1] == "__new__" and any(callee._o_origin[0] is kind for kind in TYPES)):
        return generator_of(NEW_CLASS[0])
    if type(call) is partial and any(part is class_call for part in (call.func, *call.args[:1])):
        made = functions.CONSTRUCT[0]
        return generator_of(made) if call.func is not class_call else partial(generator_of(made), call.args[0])
    return _restarted(again, callee)


def generator_of(function: Suspending) -> Callable[..., Any]:
    return function._o_gen  # type: ignore[no-any-return]
