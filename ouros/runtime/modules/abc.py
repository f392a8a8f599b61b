"""`abc`: no input; the metaclass of abstract classes out, whose checks know registered and structural subclasses."""

from __future__ import annotations

import sys
from abc import ABCMeta as HostABCMeta
from collections.abc import Mapping
from functools import partial
from typing import Any

from ..attempt import current
from ..guards import define_method_guard
from ..native import (
    HOST,
    SandboxType,
    instance_dict,
    is_class,
    is_program_class,
    mro_of,
    name_of,
    namespace_of,
    seal,
    type_of,
)

__all__ = [
    "ANSWERS", "COUNTED", "HIDDEN", "REGISTRY", "REJECTED", "ABCMeta", "give_shape", "note_registered",
    "provide", "put_rejected",
    "rejected", "set_abstract_methods", "set_structure", "share_shape",
]  # fmt: skip

REGISTRY, _METHODS, _ACCEPTED, REJECTED = HIDDEN = ("_o_registry", "_o_methods", "_o_accepted", "_o_rejected")
"""Names in classes that no program can spell; the last two hold the classes that were asked about, and the answers."""
UNCHECKED = ("",)
"""The structure of a protocol that no class may be checked against."""
COUNTED = "_o_counted"
"""How many registrations there had been when what is in `REJECTED` was right."""
ANSWERS = (_ACCEPTED, REJECTED, COUNTED)
_MOST_KEPT = 256
"""Answers that a class keeps; CPython keeps all, but only as long as the classes are there."""
_registrations = 0


class ABCMeta(SandboxType, metaclass=SandboxType, host=HOST):  # type: ignore[call-arg]
    """Collects abstract methods; answers `isinstance` and `issubclass` for classes that only behave like subclasses."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], /, **kwargs: Any) -> Any:
        cls = SandboxType.__new__(mcs, name, bases, namespace, **kwargs)
        set_abstract_methods(cls)
        return cls

    def register(cls, subclass: Any) -> Any:
        global _registrations
        if not is_class(subclass):
            raise TypeError("Can only register classes")
        if (is_subclass if _attributes(cls) else issubclass)(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        if not is_program_class(cls):
            raise TypeError(f"cannot register with {name_of(cls)!r}, which the program did not make")
        note_registered(cls, [subclass])
        _registrations += 1  # what was no subclass before has to be asked again
        return subclass


def note_registered(cls: type, classes: list[type]) -> None:
    """Classes are registered with another one."""
    type.__setattr__(cls, REGISTRY, [*namespace_of(cls).get(REGISTRY, ()), *classes])
    share_shape(cls, classes)


def share_shape(cls: type, classes: Any) -> None:
    """A `match` statement takes classes for sequences or mappings as it does the one that they are registered with."""
    for each in classes:
        if type(each) is type:  # or else its metaclass would be asked about the class of the host
            give_shape(each, cls)


def give_shape(each: type, like: type) -> None:
    """Let a `match` statement take instances for sequences or mappings as it does those of another class.

    Only `ABCMeta` tells the interpreter. What is registered with a class of the host is asked by its `isinstance`, so
    the one here is gone at once.
    """
    shape = _flags_of(like) & _SHAPES
    if shape:
        HostABCMeta("shape", (), {"__abc_tpflags__": shape}).register(each)


_flags_of = namespace_of(type)["__flags__"].__get__
_SHAPES = 1 << 5 | 1 << 6
"""CPython's flags of types that patterns take for sequences and mappings; only `ABCMeta` sets them."""


def _check_instance(cls: type, instance: Any) -> bool:
    kind = type_of(instance)  # long ranges of metered runs have a class of ours
    if _attributes(cls):
        return _shows(cls, kind, instance_dict(instance) or {})
    claimed = instance.__class__  # which a property of the program may answer
    for each in (kind,) if claimed is type(instance) or claimed is kind else (claimed, kind):
        known = _recalled(cls, each)
        if issubclass(each, cls) if known is None else known:  # the program may have its own `__subclasscheck__`
            return True
    methods, held = namespace_of(cls).get(_METHODS), instance_dict(instance)
    if not methods or not held:
        return False
    return all(held[name] is not None if name in held else _has(kind, name) for name in methods)


def _check_subclass(cls: type, subclass: Any) -> bool:
    if not is_class(subclass):
        raise TypeError("issubclass() arg 1 must be a class")
    if attributes := _attributes(cls):
        which = f". Non-method members: {', '.join(map(repr, attributes))}." if sys.version_info >= (3, 13) else ""
        raise TypeError(f"Protocols with non-method members don't support issubclass(){which}")
    return is_subclass(subclass, cls)


def _attributes(cls: type) -> list[str]:
    """Members of a protocol that are no methods: only instances can be checked against it."""
    return [name[1:] for name in namespace_of(cls).get(_METHODS, ()) if name.startswith(".")]


def _shows(cls: type, kind: type, held: Mapping[str, Any]) -> bool:
    """Whether an instance inherits from a protocol with attributes, or has its members; only attributes may be None."""
    registered = namespace_of(cls).get(REGISTRY, ())
    if any(base is cls for base in mro_of(kind)) or any(issubclass(kind, each) for each in registered):
        return True
    for name in namespace_of(cls)[_METHODS]:
        plain = name.removeprefix(".")
        has = plain in held or any(plain in namespace_of(base) for base in mro_of(kind))
        if not has or (name == plain and (held[name] is None if name in held else not _has(kind, name))):
            return False
    return True


def set_abstract_methods(cls: Any) -> None:
    """Tell CPython which methods are still to be written."""
    found = {name for name, value in namespace_of(cls).items() if getattr(value, "__isabstractmethod__", False)}
    for base in mro_of(cls)[1:]:
        for name in namespace_of(base).get("__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                found.add(name)
    type.__setattr__(cls, "__abstractmethods__", frozenset(found))


def set_structure(cls: type, *methods: str) -> None:
    """Let classes that have these methods count as subclasses of exactly this one; `UNCHECKED`: let none be asked.
    With a point before it, a name is that of an attribute that an instance must have.
    """
    type.__setattr__(cls, _METHODS, methods)


def is_subclass(subclass: type, cls: Any) -> bool:
    """Whether a class counts as a subclass, by inheritance, registration or structure."""
    if not any(base is ABCMeta for base in mro_of(type(cls))):
        return type.__subclasscheck__(cls, subclass)
    answer = _recalled(cls, subclass)
    if answer is not None:
        return answer
    answer = _claimed(subclass, cls)
    registered = namespace_of(cls).get(REGISTRY, ())
    if answer is None:
        if any(each is subclass for each in registered):
            return True  # as in CPython, this answer is not kept
        others = [*registered, *type.__subclasses__(cls)]
        checked = (each for each in others if namespace_of(each).get(_METHODS) != UNCHECKED and not _attributes(each))
        answer = any(issubclass(subclass, each) for each in checked)
    _remember(cls, subclass, answer)
    return answer


def _recalled(cls: type, subclass: type) -> bool | None:
    """The answer that was given before, as long as it holds."""
    if not is_program_class(cls):
        return None
    tried = current()
    for remembered in () if tried is None else tried.learnt:
        if remembered.args[0] is cls and remembered.args[1] is subclass:
            return remembered.args[2]  # type: ignore[no-any-return]
    if any(each is subclass for each in namespace_of(cls).get(_ACCEPTED, ())):
        return True
    return False if any(each is subclass for each in rejected(cls)) else None


def rejected(cls: type) -> list[type]:
    """What is known to be no subclass."""
    namespace = namespace_of(cls)
    if namespace.get(COUNTED) != _registrations:
        namespace.get(REJECTED, []).clear()
        return []
    return namespace.get(REJECTED, [])  # type: ignore[no-any-return]


def _remember(cls: type, subclass: type, answer: bool) -> None:
    """Keep an answer, as CPython does: the program sees how often it is asked. One that was found on the way to
    something that is still to be done, and may have to be begun again, is kept when that has been done.
    """
    if is_program_class(cls):
        tried, keep = current(), partial(_keep, cls, subclass, answer, _registrations)
        keep() if tried is None else tried.learnt.append(keep)


def _keep(cls: type, subclass: type, answer: bool, counted: int) -> None:
    if not answer and counted != _registrations:
        return
    kept = namespace_of(cls).get(_ACCEPTED, []) if answer else rejected(cls)
    put_rejected(cls, [*kept[-_MOST_KEPT:], subclass], _ACCEPTED if answer else REJECTED)


def put_rejected(cls: type, kept: list[type], name: str = REJECTED) -> None:
    """Answers that hold now."""
    type.__setattr__(cls, name, kept)
    if name == REJECTED:
        type.__setattr__(cls, COUNTED, _registrations)


def _claimed(subclass: type, cls: Any) -> bool | None:
    """What the class itself says, or that it is among the bases."""
    for base in mro_of(cls):
        if "__subclasshook__" in namespace_of(base):
            if is_program_class(base):
                answer = cls.__subclasshook__(subclass)
                if answer is True or answer is False:
                    return answer
                if answer is not NotImplemented:
                    raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
            break
    if any(base is cls for base in mro_of(subclass)):
        return True
    methods = namespace_of(cls).get(_METHODS)
    if methods == UNCHECKED:
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    return True if methods is not None and all(_has(subclass, name) for name in methods) else None


def _has(cls: type, name: str) -> bool:
    for base in mro_of(cls):
        namespace = namespace_of(base)
        if name in namespace:
            return namespace[name] is not None
        if namespace.get("_is_protocol") is True and name in namespace.get("__annotations__", ()):
            return True
    return False


for _name, _hook in (("__instancecheck__", _check_instance), ("__subclasscheck__", _check_subclass)):
    type.__setattr__(ABCMeta, _name, _hook)  # which no class of a program may define
type.__setattr__(ABCMeta, "__module__", "abc")
_CHECKS = {"__instancecheck__": "abc_instance_check", "__subclasscheck__": "abc_subclass_check"}
define_method_guard("abc_instance_check", _check_instance)
define_method_guard("abc_subclass_check", _check_subclass)
seal(ABCMeta, open=True, rules={"__new__": "constructor", **_CHECKS})


def provide() -> dict[str, Any]:
    """The names of the module."""
    return {"ABCMeta": ABCMeta}
