"""A method of a builtin or of the runtime comes in; the record by which it is found again goes out.

The record is a name and where to read it: the value or the class itself, or what `super()` sees of it where a class of
the program overrides the method.
"""

from __future__ import annotations

import types
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from . import names
from .namedtuples import is_of_host
from .native import NativeMethod, is_builtin, is_program_class, module_of, mro_of, namespace_of
from .paced import METERED_MODULES

if TYPE_CHECKING:
    from .capture import Capture, Record


def builtin_method(capture: Capture, value: Any) -> Record:
    """A builtin function, or a builtin method bound to a value."""
    name = names.name_of(value)
    if name is not None:
        return name
    owner = value.__self__
    if owner is None and "." in value.__qualname__:  # a static method such as str.maketrans
        return ["member", capture.ref(names.named(value.__qualname__.partition(".")[0])), value.__name__]
    if owner is None or issubclass(type(owner), types.ModuleType):
        raise capture.refusal(f"builtin {value.__name__!r} has no snapshot form")
    return ["member", capture.ref(_seen_from(owner, value.__name__, value)), value.__name__]


def unbound_method(capture: Capture, value: Any) -> Record:
    """A method of a builtin type, read from the type."""
    return names.name_of(value) or ["member", capture.ref(value.__objclass__), value.__name__]


def method(capture: Capture, value: MethodType) -> Record:
    """A bound method; that of a generator of the runtime is a function of the host, and is known by its name."""
    function = value.__func__
    if type(function) is FunctionType and capture.parts.owner(function.__globals__, function.__code__) is None:
        return ["member", capture.ref(value.__self__), function.__name__]
    return ["method", capture.ref(function), capture.ref(value.__self__)]


def native(capture: Capture, value: Any) -> Record:
    """A stand-in for a function or method of the host, which knows where it was read."""
    name = names.name_of(value)
    if name is not None:
        return name
    owner, attribute = value._o_origin[:2]
    if is_builtin(value, attribute):  # each run has its own, or a metered one
        return ["builtin", attribute]
    if module_of(value) in METERED_MODULES:
        return ["builtin", f"{owner}.{attribute}"]
    if type(value) is not NativeMethod:
        meta = issubclass(type(owner), type) and not _is_class_method(owner, attribute)
        owner = _behind_metaclass(owner) if meta else _seen_from(owner, attribute)
    return ["member", capture.ref(owner), attribute]


def _is_class_method(owner: type, name: str) -> bool:
    """Whether a class has a builtin class method of this name, which classes of the program may override."""
    return any(type(namespace_of(base).get(name)) is types.ClassMethodDescriptorType for base in mro_of(owner))


def _behind_metaclass(owner: type) -> Any:
    """A class as `super()` shows it to its metaclass: read from the class itself, the method would be another one."""
    own = [base for base in mro_of(type(owner)) if is_program_class(base)]
    return super(own[-1], owner) if own else owner


def _seen_from(owner: Any, name: str, bound: Any = None) -> Any:
    """The owner of a method, or where a class of the program overrides it, what `super()` sees behind that."""
    kinds = (owner, type(owner)) if issubclass(type(owner), type) else (type(owner),)
    for kind in kinds:
        overriding = None
        for base in mro_of(kind):
            if is_program_class(base) and not is_of_host(base):
                overriding = base if overriding is not None or name in namespace_of(base) else None
            elif name in namespace_of(base):
                if bound is None or _bind(namespace_of(base)[name], None if kind is owner else owner, kind) == bound:
                    return owner if overriding is None else super(overriding, owner)
                break
    return owner


def _bind(found: Any, instance: Any, kind: type) -> Any:
    binder = getattr(type(found), "__get__", None)
    return found if binder is None else binder(found, instance, kind)
