"""`abc`: no input; the metaclass of abstract classes out, whose checks know registered and structural subclasses."""

from __future__ import annotations

from typing import Any

from ..guards import define_method_guard
from ..native import HOST, SandboxType, instance_dict, is_class, is_program_class, mro_of, name_of, namespace_of, seal

__all__ = ["HIDDEN", "ABCMeta", "provide", "set_abstract_methods", "set_structure"]

_REGISTRY, _METHODS = HIDDEN = ("_o_registry", "_o_methods")
"""Names in classes that no program can spell."""
UNCHECKED = ("",)
"""The structure of a protocol that no class may be checked against."""


class ABCMeta(SandboxType, metaclass=SandboxType, host=HOST):  # type: ignore[call-arg]
    """Collects abstract methods; answers `isinstance` and `issubclass` for classes that only behave like subclasses."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], /, **kwargs: Any) -> Any:
        cls = SandboxType.__new__(mcs, name, bases, namespace, **kwargs)
        set_abstract_methods(cls)
        return cls

    def register(cls, subclass: Any) -> Any:
        if not is_class(subclass):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        if not is_program_class(cls):
            raise TypeError(f"cannot register with {name_of(cls)!r}, which the program did not make")
        type.__setattr__(cls, _REGISTRY, [*namespace_of(cls).get(_REGISTRY, ()), subclass])
        return subclass


def _check_instance(cls: type, instance: Any) -> bool:
    if issubclass(type(instance), cls):  # the program may have defined `__subclasscheck__`
        return True
    methods, held = namespace_of(cls).get(_METHODS), instance_dict(instance)
    if not methods or not held:
        return False
    return all(name in held or _has(type(instance), name) for name in methods)


def _check_subclass(cls: type, subclass: Any) -> bool:
    if not is_class(subclass):
        raise TypeError("issubclass() arg 1 must be a class")
    return is_subclass(subclass, cls)


def set_abstract_methods(cls: Any) -> None:
    """Tell CPython which methods are still to be written."""
    found = {name for name, value in namespace_of(cls).items() if getattr(value, "__isabstractmethod__", False)}
    for base in mro_of(cls)[1:]:
        for name in namespace_of(base).get("__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                found.add(name)
    type.__setattr__(cls, "__abstractmethods__", frozenset(found))


def set_structure(cls: type, *methods: str) -> None:
    """Let classes that have these methods count as subclasses of exactly this one; `UNCHECKED`: let none be asked."""
    type.__setattr__(cls, _METHODS, methods)


def is_subclass(subclass: type, cls: Any) -> bool:
    """Whether a class counts as a subclass, by inheritance, registration or structure."""
    if not any(base is ABCMeta for base in mro_of(type(cls))):
        return type.__subclasscheck__(cls, subclass)
    for base in mro_of(cls):
        if "__subclasshook__" in namespace_of(base):
            if is_program_class(base):
                answer = cls.__subclasshook__(subclass)
                if answer is not NotImplemented:
                    return bool(answer)
            break
    if any(base is cls for base in mro_of(subclass)):
        return True
    methods = namespace_of(cls).get(_METHODS)
    if methods == UNCHECKED:
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    if methods is not None and all(_has(subclass, name) for name in methods):
        return True
    others = [*namespace_of(cls).get(_REGISTRY, ()), *type.__subclasses__(cls)]
    return any(issubclass(subclass, other) for other in others if namespace_of(other).get(_METHODS) != UNCHECKED)


def _has(cls: type, name: str) -> bool:
    for base in mro_of(cls):
        if name in namespace_of(base):
            return namespace_of(base)[name] is not None
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
