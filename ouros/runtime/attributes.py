"""Attributes with hazardous names: any object and a name in; what the policy lets a program have, store or delete, out.

Who defines the attribute decides. What a program's own class defines is read as it is; for what a builtin type defines,
the rules of `policy.attributes` hold; anything else is refused. Types and namespaces are read through the descriptors
of `type` itself, so no code of the program takes part in the decision.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any, Final

from ..policy.attributes import (
    ALLOW,
    FIXED_ON_CLASSES,
    FORWARDING,
    REFUSE,
    REFUSED_CLASS_NAMES,
    REFUSED_METACLASS_NAMES,
    RESERVED_PREFIX,
    STORABLE,
    is_hazardous,
    is_hazardous_store,
    rule_for,
)
from ..policy.reachable import REACHABLE_IDS
from .guards import GUARDS, Access, Refused, define_method_guard
from .native import (
    SandboxType,
    check_match_args,
    is_program_class,
    is_sealed,
    mro_of,
    name_of,
    namespace_of,
    plain_text,
    sealed_rule,
    sealed_storable,
    type_of,
)

__all__ = ["Attributes", "guarded_delattr", "guarded_getattr", "guarded_setattr"]

_FORWARDING_IDS: Final = frozenset(map(id, FORWARDING))
_DATA_DESCRIPTORS: Final = (types.GetSetDescriptorType, types.MemberDescriptorType)
_super_start: Final[Callable[[Any], Any]] = super.__dict__["__thisclass__"].__get__
_super_class: Final[Callable[[Any], Any]] = super.__dict__["__self_class__"].__get__
_super_self: Final[Callable[[Any], Any]] = super.__dict__["__self__"].__get__

# ---------------------------------------------------------------------------------------------------------------------
# Reading


def guarded_getattr(obj: Any, name: str, /) -> Any:
    """Read `obj.name` for the program.

    Args: `name`: any string; one that is not hazardous is read natively.
    Raises: `AttributeError` if there is no such attribute for a program, `TypeError` if `name` is not a string.
    Example: `guarded_getattr([], "__class__")` is `list`; `guarded_getattr(f, "__globals__")` raises `AttributeError`.
    """
    if type(name) is not str:
        name = plain_name(name)
    if not is_hazardous(name):
        return getattr(obj, name)
    mro = mro_of(type(obj))
    if is_program_class(_find(mro, "__getattribute__")[0]):
        return getattr(obj, name)
    return _read(obj, name, mro, getattr)


def default_getattr(obj: Any, name: str, /) -> Any:
    """`object.__getattribute__(obj, name)`, or that of `type` for a class: without the program's own hooks."""
    name = plain_name(name)
    native: Callable[[Any, str], Any] = getattr
    mro = mro_of(type(obj))
    if not any(id(base) in _FORWARDING_IDS for base in mro):
        native = type.__getattribute__ if issubclass(type(obj), type) else object.__getattribute__
    return _read(obj, name, mro, native) if is_hazardous(name) else native(obj, name)


def plain_name(name: Any) -> str:
    """An attribute name as an exact string, whose comparison no program defines."""
    if not issubclass(type(name), str):
        getattr(None, name)  # raises the builtin's own TypeError
    return str.__str__(name)


def _find(mro: tuple[type, ...], name: str) -> tuple[type, Any]:
    """The first class that defines `name`, and the value as its namespace holds it; `object, _NOTHING` if none does."""
    for cls in mro:
        namespace = namespace_of(cls)
        if name in namespace:
            return cls, namespace[name]
    return object, _NOTHING


_NOTHING: Final = object()


def _read(obj: Any, name: str, mro: tuple[type, ...], native: Callable[[Any, str], Any]) -> Any:
    if name.startswith(RESERVED_PREFIX):
        raise missing(obj, name)
    kind = mro[0]
    if kind is super:
        return _read_super(obj, name)
    if any(id(base) in _FORWARDING_IDS for base in mro):
        return _read_forwarding(obj, name, kind)
    if issubclass(kind, type):
        return _read_class(obj, name, mro, native)
    owner, raw = _find(mro, name)
    if raw is _NOTHING or is_program_class(owner):
        return native(obj, name)
    return _apply(obj, name, owner, raw, native, Access(obj, owner, name, True))


def _read_class(cls: type, name: str, meta_mro: tuple[type, ...], native: Callable[[Any, str], Any]) -> Any:
    """Data descriptors of the metaclass come first, then the class and its bases, then the rest of the metaclass."""
    meta, meta_raw = _find(meta_mro, name)
    owner, raw = _find(mro_of(cls), name)
    bound = raw is _NOTHING or (meta_raw is not _NOTHING and _is_data_descriptor(meta_raw))
    if bound:
        owner, raw = meta, meta_raw
    if raw is _NOTHING or is_program_class(owner):
        return native(cls, name)
    return _apply(cls, name, owner, raw, native, Access(cls if bound else None, owner, name, bound))


def _is_data_descriptor(raw: Any) -> bool:
    mro = mro_of(type(raw))
    return _find(mro, "__set__")[1] is not _NOTHING or _find(mro, "__delete__")[1] is not _NOTHING


def _read_super(obj: Any, name: str) -> Any:
    start, kind, target = _super_start(obj), _super_class(obj), _super_self(obj)
    if name == "__class__":
        return super
    if kind is not None:
        mro = mro_of(kind)
        after = next((index for index, cls in enumerate(mro, 1) if cls is start), len(mro))
        owner, raw = _find(mro[after:], name)
        if raw is not _NOTHING:
            if is_program_class(owner):
                return getattr(obj, name)
            bound = target is not kind
            return _apply(obj, name, owner, raw, getattr, Access(target if bound else None, owner, name, bound))
    raise missing(obj, name)


def _read_forwarding(obj: Any, name: str, kind: type) -> Any:
    """Bound methods and aliases such as `list[int]` pass on what they do not define themselves."""
    if kind is not types.MethodType and kind is not types.GenericAlias:
        raise missing(obj, name)
    if name == "__class__":
        return kind
    owner, raw = _find(mro_of(kind) if kind is types.MethodType else (kind,), name)
    if raw is _NOTHING:
        return guarded_getattr(obj.__func__ if kind is types.MethodType else obj.__origin__, name)
    return _apply(obj, name, owner, raw, getattr, Access(obj, owner, name, True))


def _apply(obj: Any, name: str, owner: type, raw: Any, native: Callable[[Any, str], Any], access: Access) -> Any:
    rule = _rule(owner, name)
    if rule == ALLOW:
        # Unbound, these would give the attribute of any instance once the program puts them on a class of its own.
        if access.bound or type(raw) not in _DATA_DESCRIPTORS:
            return native(obj, name)
    elif rule != REFUSE:
        try:
            return GUARDS[rule](access)
        except Refused:
            pass
    raise missing(obj, name)


def _rule(owner: type, name: str) -> str:
    if owner is SandboxType:
        return rule_for(type, name)
    if is_sealed(owner):
        return sealed_rule(owner, name)
    return rule_for(owner, name) if id(owner) in REACHABLE_IDS else REFUSE


def missing(obj: Any, name: str) -> AttributeError:
    """What CPython raises for an attribute that does not exist."""
    if issubclass(type(obj), type):
        return AttributeError(f"type object '{name_of(obj)}' has no attribute '{name}'", name=name)
    return AttributeError(f"'{name_of(type_of(obj))}' object has no attribute '{name}'", name=name)


# ---------------------------------------------------------------------------------------------------------------------
# Storing and deleting


def guarded_setattr(obj: Any, name: str, value: Any, /) -> None:
    """Store `obj.name = value` for the program; a name that is not hazardous is stored natively.

    Raises: `AttributeError` or `TypeError` if the program did not make what it wants to change, or may not change this.
    """
    name = plain_name(name)
    if is_hazardous_store(name) and not is_program_class(_find(mro_of(type(obj)), "__setattr__")[0]):
        _check_store(obj, name, value)
    setattr(obj, name, _stored(name, value))


def _stored(name: str, value: Any) -> Any:
    return plain_text(value) if name in ("__name__", "__qualname__") else value


def guarded_delattr(obj: Any, name: str, /) -> None:
    """Delete `obj.name` for the program, under the rules of `guarded_setattr`."""
    name = plain_name(name)
    if is_hazardous_store(name) and not is_program_class(_find(mro_of(type(obj)), "__delattr__")[0]):
        _check_store(obj, name, _NOTHING)
    delattr(obj, name)


def default_setattr(obj: Any, name: str, value: Any, /) -> None:
    """`object.__setattr__(obj, name, value)`, or that of `type` for a class: without the program's own hooks."""
    name = plain_name(name)
    _check_store(obj, name, value)
    value = _stored(name, value)
    if issubclass(type(obj), type):
        type.__setattr__(obj, name, value)
    elif is_sealed(type(obj)):
        setattr(obj, name, value)
    else:
        object.__setattr__(obj, name, value)


def default_delattr(obj: Any, name: str, /) -> None:
    """`object.__delattr__(obj, name)`, or that of `type` for a class: without the program's own hooks."""
    name = plain_name(name)
    _check_store(obj, name, _NOTHING)
    if issubclass(type(obj), type):
        type.__delattr__(obj, name)
    elif is_sealed(type(obj)):
        delattr(obj, name)
    else:
        object.__delattr__(obj, name)


def _check_store(obj: Any, name: str, value: Any) -> None:
    """Raise unless the program may store `value` as `obj.name`, or delete it if `value` is `_NOTHING`."""
    kind = type(obj)
    if name.startswith(RESERVED_PREFIX):
        raise missing(obj, name)
    if issubclass(kind, type):
        return _check_class_store(obj, name, value)
    if not is_hazardous_store(name):
        return None
    if name == "__class__":
        return _check_class_change(obj, value)
    owner, raw = _find(mro_of(kind), name)
    if raw is _NOTHING or is_program_class(owner):
        return None  # what has no place for it, or is read-only, refuses by itself
    if is_sealed(owner):
        allowed = sealed_storable(owner, name)
    elif is_program_class(kind) and not _is_data_descriptor(raw):
        allowed = True
    else:
        allowed = any(owner is base and name in names for base, names in STORABLE.items())
    if allowed and (name != "__traceback__" or value is None):
        return None
    raise AttributeError(f"attribute '{name}' of '{name_of(type_of(obj))}' objects is not writable", name=name)


def _check_class_store(cls: type, name: str, value: Any) -> None:
    if not is_program_class(cls):
        raise TypeError(f"cannot set '{name}' attribute of immutable type '{name_of(cls)}'")
    if not is_hazardous_store(name):
        return
    if name in REFUSED_CLASS_NAMES and value is not _NOTHING:
        raise TypeError(REFUSED_CLASS_NAMES[name])
    if name in FIXED_ON_CLASSES:
        raise AttributeError(f"attribute '{name}' of a class cannot be changed once the class is made", name=name)
    if issubclass(cls, type) and name in REFUSED_METACLASS_NAMES:
        raise TypeError(REFUSED_METACLASS_NAMES[name])
    if name == "__match_args__":
        if value is not _NOTHING:
            check_match_args(value)
        elif issubclass(cls, type):
            raise AttributeError(f"attribute '{name}' of a metaclass cannot be deleted", name=name)


def _check_class_change(obj: Any, value: Any) -> None:
    made_here = issubclass(type(value), type) and is_program_class(value)
    if not is_program_class(type(obj)) or not (made_here or value is _NOTHING):
        raise TypeError("__class__ can only be changed between classes of the program")


define_method_guard("getattribute_method", default_getattr)
define_method_guard("setattr_method", default_setattr)
define_method_guard("delattr_method", default_delattr)


class Attributes:
    """The attributes of an object as items: how emitted code stores, deletes and updates those with hazardous names."""

    __slots__ = ("_o_owner",)

    def __init__(self, owner: Any) -> None:
        self._o_owner = owner

    def __getitem__(self, name: str) -> Any:
        return guarded_getattr(self._o_owner, name)

    def __setitem__(self, name: str, value: Any) -> None:
        guarded_setattr(self._o_owner, name, value)

    def __delitem__(self, name: str) -> None:
        guarded_delattr(self._o_owner, name)
