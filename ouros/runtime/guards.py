"""The guards that `policy.attributes` names: one attribute access in, a safe stand-in for its value out."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any, Final

from ..policy.reachable import REACHABLE_IDS
from .behind import native_traceback, without_traceback
from .budget import limited
from .builders import is_program_function
from .native import (
    SandboxType,
    is_final,
    is_program_class,
    is_sealed,
    mro_of,
    name_of,
    namespace_of,
    native_function,
    native_method,
    origin_on,
    present,
    type_of,
)

__all__ = ["GUARDS", "REFUSED", "UNBOUND", "define_class_guard", "define_method_guard"]

_bases_of: Final[Callable[[type], tuple[type, ...]]] = type.__dict__["__bases__"].__get__
_annotations_of: Final[Callable[[type], Any]] = namespace_of(type)["__annotations__"].__get__
_error_object: Final[Callable[[AttributeError], Any]] = AttributeError.__dict__["obj"].__get__
_base_of: Final[Callable[[type], type | None]] = type.__dict__["__base__"].__get__
class_call: Final[Callable[..., Any]] = namespace_of(SandboxType)["__call__"]


Guard = Callable[[Any, type, str], Any]
"""Takes the object, or `UNBOUND` if the attribute is read from a class; the type that defines it; its name."""

UNBOUND: Final = object()
REFUSED: Final = object()
"""What a guard gives that has nothing to give; the program sees an AttributeError."""


def _bound_only(guard: Callable[[Any], Any]) -> Guard:
    """A guard of values that are never read unbound."""

    def answer(receiver: Any, owner: type, name: str) -> Any:
        return REFUSED if receiver is UNBOUND else guard(receiver)

    return answer


def _throw(generator: Any, *details: Any) -> Any:
    details = without_traceback(details)
    try:
        return generator.throw(*details)
    finally:
        del details  # an error that is thrown and comes back leads here: it would come to hold itself


def _method(call: Callable[..., Any]) -> Guard:
    """A guard that gives `call` as the method: bound to the receiver, or waiting for one (then always the same)."""

    @cache
    def unbound(owner: type, name: str) -> Any:
        return native_method(partial(_typed_call, call, owner, name), (present(owner), name))

    def answer(receiver: Any, owner: type, name: str) -> Any:
        if receiver is not UNBOUND:
            return native_function(partial(call, receiver), origin_on(receiver, name))
        return unbound(owner, name)

    return answer


def _typed_call(call: Callable[..., Any], owner: type, name: str, /, *args: Any, **kwargs: Any) -> Any:
    """Call a method that was read from its class, after CPython's check of the first argument."""
    if not args:
        raise TypeError(f"unbound method {name_of(owner)}.{name}() needs an argument")
    if not issubclass(type(args[0]), owner):
        given = name_of(type_of(args[0]))
        raise TypeError(f"descriptor '{name}' requires a '{name_of(owner)}' object but received a '{given}'")
    return call(*args, **kwargs)


# ---------------------------------------------------------------------------------------------------------------------
# Classes


_REMADE: Final = frozenset({"collections"})
"""Library modules whose classes may have the name of a builtin one that they inherit from."""


def _shown(classes: Iterable[type]) -> tuple[type, ...]:
    """The classes as the program knows them, each once; those that it does not know, which are `object` to it, are left
    out if there are others.
    """
    pairs = [(cls, present(cls)) for cls in classes]
    known = [shown for cls, shown in pairs if shown is not object or cls is object]
    kept = [cls for at, cls in enumerate(known) if not _is_shown(cls, known[:at])]
    return tuple(kept) or tuple(shown for _, shown in pairs[:1])


def _is_shown(cls: type, before: list[type]) -> bool:
    return any(_stands_in(other, cls) for other in before)


def _stands_in(cls: type, other: type) -> bool:
    """Whether this class is the other one to the program: itself, or made by a library module in its place."""
    if cls is other:
        return True
    made_for = id(other) in REACHABLE_IDS and namespace_of(cls).get("__module__") in _REMADE
    return made_for and name_of(cls) == name_of(other) and issubclass(cls, other)


def _shown_mro(cls: type) -> tuple[type, ...]:
    return _shown(mro_of(cls))


def _shown_bases(cls: type) -> tuple[type, ...]:
    """The bases; a class that stands in for a builtin one has that one's."""
    inner = next((base for base in _bases_of(cls) if _stands_in(cls, present(base))), cls)
    return _shown(_bases_of(inner))


def _shown_base(cls: type) -> type | None:
    base = _base_of(cls)
    while base is not None and _stands_in(cls, present(base)):
        base = _base_of(base)
    return base if base is None else present(base)


def _program_subclasses(cls: Any, owner: type, name: str) -> Any:
    """`__subclasses__` of a program's class alone: its subclasses are the program's too."""
    if cls is UNBOUND or not is_program_class(cls):
        return REFUSED
    return native_function(partial(type.__subclasses__, cls), (cls, name))


def _instance_check(cls: Any, instance: Any, /) -> bool:
    """`type.__instancecheck__`, which asks no other hook than `__class__`."""
    return type.__instancecheck__(type if cls is SandboxType else cls, instance)


def _subclass_check(cls: Any, subclass: Any, /) -> bool:
    return type.__subclasscheck__(type if cls is SandboxType else cls, subclass)


def _own_abstract_methods(cls: type) -> Any:
    return namespace_of(cls).get("__abstractmethods__", REFUSED) if is_program_class(cls) else REFUSED


def _own_annotations(cls: type) -> Any:
    return _annotations_of(cls) if is_program_class(cls) else REFUSED


def _constructor(receiver: Any, owner: type, name: str) -> Any:
    """`__new__`, which must not make instances of classes that only the host may instantiate."""
    if owner is type or owner is SandboxType:
        return native_function(new_class, (SandboxType, name))
    return native_function(partial(_new_instance, as_limited(None, owner.__new__)), (present(owner), name))


def _new_instance(new: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    if args and issubclass(type(args[0]), type) and is_final(args[0]):
        raise TypeError(f"cannot create '{name_of(args[0])}' instances")
    return new(*args, **kwargs)


def new_class(metaclass: Any, /, *args: Any, **kwargs: Any) -> Any:
    if not issubclass(type(metaclass), type) or not issubclass(metaclass, SandboxType):
        raise TypeError("type.__new__(X): X is not a subtype of type")
    if metaclass is SandboxType:
        return SandboxType(*args, **kwargs)
    return SandboxType.__new__(metaclass, *args, **kwargs)


# ---------------------------------------------------------------------------------------------------------------------
# Functions, exceptions, strings


def _self_unless_module(function: Any) -> Any:
    owner = function.__self__
    if owner is None or type(owner) is types.ModuleType:
        return REFUSED
    return present(owner) if issubclass(type(owner), type) else owner


def _method_function(method: types.MethodType) -> Any:
    function = method.__func__
    if type(function) is types.FunctionType and not is_program_function(function):
        return REFUSED
    return function


def _member_access(receiver: Any, owner: type, name: str) -> Any:
    """Slots of the program's classes may be read and written through their descriptors."""
    if receiver is UNBOUND or not is_program_class(receiver.__objclass__):
        return REFUSED
    return getattr(receiver, name)


def _linked_exception(receiver: Any, owner: type, name: str) -> Any:
    """A cause or context, unless it is an exception of the host that the program was never meant to meet."""
    if receiver is UNBOUND:
        return REFUSED
    linked = namespace_of(owner)[name].__get__(receiver)
    kind = type(linked)
    known = id(kind) in REACHABLE_IDS or is_program_class(kind) or is_sealed(kind)
    return linked if known else None


def _copy_of_table(receiver: Any, owner: type, name: str) -> Any:
    """A read-only view of a table that the process shares: the right operand of `==` and `|` would get the table."""
    if receiver is UNBOUND:
        return REFUSED
    return types.MappingProxyType({**namespace_of(owner)[name].__get__(receiver)})


def error_object(error: AttributeError) -> Any:
    """The object without the attribute, if it is one that the program had; the runtime's own objects stay unknown."""
    found = _error_object(error)
    kind = type(found)
    if issubclass(kind, type):
        known = is_program_class(found) or id(found) in REACHABLE_IDS or is_sealed(found)
    elif kind is types.FunctionType:
        known = is_program_function(found)
    else:
        known = is_program_class(kind) or is_sealed(kind) or (id(kind) in REACHABLE_IDS and kind not in _HOST_MADE)
    return found if known else None


_HOST_MADE: Final = (types.ModuleType, types.MethodType, types.BuiltinFunctionType)
"""Types whose instances may lead to code of the host."""


def _wrapped(receiver: Any, owner: type, name: str) -> Any:
    """A method of a sealed class, which is a Python function of the host."""
    if receiver is UNBOUND:
        return REFUSED
    return native_function(getattr(receiver, name), (receiver, name))


def _with_traceback(error: BaseException, traceback: Any, /) -> BaseException:
    return error.with_traceback(native_traceback(traceback))


GUARDS: Final[dict[str, Guard]] = {
    "base": _bound_only(_shown_base),
    "bases": _bound_only(_shown_bases),
    "class_of": _bound_only(type_of),
    "constructor": _constructor,
    "instance_check": _method(_instance_check),
    "itself": _bound_only(lambda receiver: receiver),
    "linked_exception": _linked_exception,
    "member_access": _member_access,
    "metaclass_call": (_class_call := _method(class_call)),
    "metaclass_call_unseen": lambda receiver, owner, name: _class_call(receiver, SandboxType, name),
    "method_function": _bound_only(_method_function),
    "mro_list": _method(lambda cls: list(_shown_mro(cls))),
    "mro_tuple": _bound_only(_shown_mro),
    "own_abstract_methods": _bound_only(_own_abstract_methods),
    "own_annotations": _bound_only(_own_annotations),
    "copy_of_table": _copy_of_table,
    "error_object": _bound_only(error_object),
    "program_subclasses": _program_subclasses,
    "self_unless_module": _bound_only(_self_unless_module),
    "subclass_check": _method(_subclass_check),
    "throw": _method(_throw),
    "with_traceback": _method(_with_traceback),
    "wrapped": _wrapped,
}
"""By the names that the policy uses. Guards of library types join when their module is first imported."""


def define_class_guard(name: str, call: Callable[..., Any]) -> None:
    """Add a guard that gives `call` as a method of the class, or of an instance's class."""

    def answer(receiver: Any, owner: type, name: str) -> Any:
        cls = receiver if issubclass(type(receiver), type) else type(receiver)
        return native_function(partial(call, cls), (cls, name))

    GUARDS[name] = answer


CHECKING: Final[list[Callable[[Any, Any], Any]]] = []
"""What makes of what was read from an object a method that is checked when it is called; see `metered_methods`."""


def as_limited(obj: Any, value: Any) -> Any:
    """A value that was read, as runs with limits have it."""
    return CHECKING[0](obj, value) if CHECKING and limited() else value


def define_method_guard(name: str, call: Callable[..., Any], has: Callable[[Any], bool] = lambda value: True) -> None:
    """Add a guard that gives `call` as the method of every value that `has` it."""
    method = _method(call)
    GUARDS[name] = lambda receiver, owner, name: (
        method(receiver, owner, name) if receiver is UNBOUND or has(receiver) else REFUSED
    )
