"""Attributes with hazardous names: any object and a name in; what the policy lets a program have, store or delete, out.

Who defines the attribute decides. What a program's own class defines is read as it is; for what a builtin type defines,
the rules of `policy.attributes` hold; anything else is refused. Types and namespaces are read through the descriptors
of `type` itself, so no code of the program takes part in the decision.
"""

from __future__ import annotations

import re
import types
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from typing import Any, Final

from ..policy.attributes import (
    ALLOW,
    FIXED_ON_CLASSES,
    FORWARDING,
    REFUSE,
    REFUSED_CLASS_NAMES,
    REFUSED_METACLASS_NAMES,
    RESERVED_PREFIX,
    SEALED_RULES,
    STORABLE,
    TYPE_RULES,
    is_hazardous,
    is_hazardous_store,
    rule_for,
)
from ..policy.reachable import REACHABLE_IDS, REACHABLE_TYPES
from .addresses import delete_repr, past_ours, written
from .behind import native_traceback, renamed
from .budget import asked
from .formatting import apply_format, apply_format_map
from .guards import GUARDS, REFUSED, UNBOUND, as_limited, define_method_guard
from .ids import ids_of
from .key_hashes import unhooked
from .match_args import as_written, put_match_args
from .namedtuples import is_field, is_own_property
from .native import (
    DEFAULT_REPR,
    SandboxType,
    as_special,
    is_hooked,
    is_program_class,
    is_sealed,
    mro_of,
    name_of,
    namespace_of,
    plain_text,
    sealed_rules,
    sealed_storable,
    type_of,
)

__all__ = ["Attributes", "admit", "guarded_delattr", "guarded_getattr", "guarded_setattr", "may_read"]

_NOTHING: Final = object()
_NATIVE_DATA: Final = ids_of((types.GetSetDescriptorType, types.MemberDescriptorType))
_super_start: Final[Callable[[Any], Any]] = super.__dict__["__thisclass__"].__get__
_super_class: Final[Callable[[Any], Any]] = super.__dict__["__self_class__"].__get__
_super_self: Final[Callable[[Any], Any]] = super.__dict__["__self__"].__get__
# No metaclass of a program may define `__getattribute__`, so this finds the one of the class.
_hook_of: Final[Callable[[type, str], Any]] = type.__getattribute__
_Native = Callable[[Any, str], Any]

_is_hazardous: Final = lru_cache(maxsize=4096)(is_hazardous)
"""What is known of short names, so that nothing large outlives the run that asked."""
_SHORT: Final = 64
_LONG: Final = 1 << 16
CLOSED: Final[set[int]] = set()
"""Types, by identity, whose instances hold nothing under a name without an underscore but what a program may read."""


_METHODS: Final = {
    id(kind): {name: rule for name, rule in TYPE_RULES[kind].items() if rule != ALLOW}
    for kind in (str, re.Pattern, re.Match)
}
"""What programs read most that is guarded, on types whose instances have nothing else under these names."""


def _rules_of(kind: type) -> dict[str, str]:
    return {name: rule_for(kind, name) for name in namespace_of(kind) if is_hazardous(name)}


_RULES: Final[dict[int, Mapping[str, str]]] = {id(kind): _rules_of(kind) for kind in REACHABLE_TYPES}
_RULES[id(SandboxType)] = _RULES[id(type)]
_CLASS_DATA: Final = frozenset(
    name for kind in (type, object) for name, raw in namespace_of(kind).items() if id(type(raw)) in _NATIVE_DATA
)
"""What a class has from `type` before anything that it and its bases define."""

# ---------------------------------------------------------------------------------------------------------------------
# Reading


def guarded_getattr(obj: Any, name: str, /) -> Any:
    """Read `obj.name` for the program.

    Args: `name`: any string; one that is not hazardous is read natively.
    Raises: `AttributeError` if there is no such attribute for a program, `TypeError` if `name` is not a string.
    Example: `guarded_getattr([], "__class__")` is `list`; `guarded_getattr(f, "__globals__")` raises `AttributeError`.
    """
    if type(name) is not str or len(name) > _LONG:
        name = plain_name(name)
    kind = type(obj)
    methods = _METHODS.get(id(kind))
    if methods is not None and name in methods:
        return GUARDS[methods[name]](obj, kind, name)
    if not (_is_hazardous(name) if len(name) < _SHORT else is_hazardous(name)):
        return getattr(obj, name)
    if id(kind) in CLOSED and name[0] != "_":
        return getattr(obj, name)
    reader = _READERS.get(id(_hook_of(kind, "__getattribute__")))
    if reader is None:  # not a builtin one
        return _read_hooked(obj, name, kind)
    return reader(obj, name, kind, getattr)


def may_read(obj: Any, name: str) -> bool:
    """Whether the program may read an attribute that the object has. Nothing of the program is called to find out."""
    if name.startswith(RESERVED_PREFIX):
        return False
    kind = type(obj)
    reader = _READERS.get(id(_hook_of(kind, "__getattribute__"))) if is_hazardous(name) else None
    if reader is None:
        return True
    try:
        reader(obj, name, kind, _given if type_of(obj) is kind else getattr)
    except AttributeError:
        return False
    return True


def _given(_: object, name: str) -> None:
    """Instead of reading what an object has: `dir` says so. Of one whose class is hidden, it lists what others have."""


def _class_namespace(cls: Any, owner: type, name: str) -> Any:
    """A view of a copy: a view of the namespace itself hands it to whatever it is compared with.

    That of a builtin type holds what the program may read from the type, as it would read it.
    """
    if cls is UNBOUND:
        return REFUSED
    namespace = written(cls)
    names = [name for name in namespace if not name.startswith(RESERVED_PREFIX)]
    if is_program_class(cls):
        shown = {name: as_written(name, namespace[name]) for name in names}
        if type(shown.get("__weakref__")) is types.GetSetDescriptorType:
            del shown["__weakref__"]
        return types.MappingProxyType(shown)
    if id(cls) not in REACHABLE_IDS or issubclass(cls, type):
        return REFUSED
    found = {}
    for name in names:
        if name != "__dict__":
            with suppress(AttributeError):
                found[name] = as_limited(cls, guarded_getattr(cls, name))
    return types.MappingProxyType(found)


GUARDS["class_namespace"] = _class_namespace


def default_getattr(obj: Any, name: str, /) -> Any:
    """`object.__getattribute__(obj, name)`, or that of `type` for a class: without the program's own hooks."""
    name = plain_name(name)
    kind = type(obj)
    mro = mro_of(kind)
    reader: Any = _read_instance
    native: _Native = object.__getattribute__
    if any(base is other for base in mro for other in FORWARDING):
        reader, native = _read_forwarding, getattr
    elif issubclass(kind, type):
        reader, native = _read_class, type.__getattribute__
    return as_limited(obj, reader(obj, name, kind, native) if is_hazardous(name) else native(obj, name))


def plain_name(name: Any) -> str:
    """An attribute name as an exact string, whose comparison no program defines."""
    if not issubclass(type(name), str):
        getattr(None, name)  # raises the builtin's own TypeError
    asked(str.__len__(name))  # an error shows it
    return str.__str__(name)


def _find(mro: tuple[type, ...], name: str) -> tuple[type, Any]:
    """The first class that defines `name`, and the value as its namespace holds it; `object, _NOTHING` if none does."""
    for cls in mro:
        namespace = namespace_of(cls)
        if name in namespace and namespace[name] is not DEFAULT_REPR:
            return cls, namespace[name]
    return object, _NOTHING


def _read_hooked(obj: Any, name: str, kind: type) -> Any:
    """The program's own `__getattribute__` gives what it likes; one of unknown origin gives nothing."""
    if is_program_class(_find(mro_of(kind), "__getattribute__")[0]):
        return unhooked(getattr(obj, name))
    raise missing(obj, name)


def _read_instance(obj: Any, name: str, kind: type, native: _Native) -> Any:
    for owner in mro_of(kind):
        namespace = namespace_of(owner)
        if name in namespace and namespace[name] is not DEFAULT_REPR:
            if owner is object and name == "__class__":  # what most programs read that is hazardous
                return type_of(obj)
            if is_program_class(owner):
                return _read_undefined(obj, name, past_ours(native, name, namespace, obj, kind))
            return _apply(obj, name, owner, namespace[name], native, obj)
    return _read_undefined(obj, name, native)


def _read_undefined(obj: Any, name: str, native: _Native) -> Any:
    """What is the program's own, or in the object's own namespace, or comes from the program's `__getattr__`; not what
    the runtime keeps there.
    """
    if name.startswith(RESERVED_PREFIX):
        raise missing(obj, name)
    found = native(obj, name)
    if name == "__weakref__" and (type(found) is types.GetSetDescriptorType or issubclass(type(found), weakref.ref)):
        raise missing(obj, name)  # the interpreter's own reference, and what would give it under any name of a class
    return as_written(name, found)


def _read_class(cls: Any, name: str, kind: type, native: _Native) -> Any:
    """Data descriptors of the metaclass come first, then the class and its bases, then the rest of the metaclass."""
    meta, meta_raw = _find(mro_of(kind), name)
    bound = name in _CLASS_DATA if not is_program_class(meta) else _is_data_descriptor(meta_raw)
    owner, raw = (meta, meta_raw) if bound else _find(mro_of(cls), name)
    if raw is _NOTHING:
        owner, raw, bound = meta, meta_raw, True
    if raw is _NOTHING:
        return _read_undefined(cls, name, native)
    if is_program_class(owner):
        return _read_undefined(cls, name, past_ours(native, name, namespace_of(owner), None, cls))
    return _apply(cls, name, owner, raw, native, cls if bound else UNBOUND)


def _is_data_descriptor(raw: Any) -> bool:
    return any(_find(mro_of(type(raw)), name)[1] is not _NOTHING for name in ("__set__", "__delete__"))


def _read_super(obj: Any, name: str) -> Any:
    start, kind, target = _super_start(obj), _super_class(obj), _super_self(obj)
    if name == "__class__":
        return super
    passed = False
    for owner in mro_of(kind) if kind is not None else ():
        if passed:
            namespace = namespace_of(owner)
            if name in namespace and namespace[name] is not DEFAULT_REPR:
                if is_program_class(owner):
                    instance = None if target is kind else target
                    return unhooked(_read_undefined(obj, name, past_ours(getattr, name, namespace, instance, kind)))
                return _apply(obj, name, owner, namespace[name], getattr, UNBOUND if target is kind else target)
        passed = passed or owner is start
    if name in TYPE_RULES[super]:
        return getattr(obj, name)
    raise missing(obj, name)


def _read_forwarding(obj: Any, name: str, kind: type, native: _Native) -> Any:
    """Bound methods and aliases such as `list[int]` pass on what they do not define themselves."""
    if kind is super:
        return _read_super(obj, name)
    if kind is not types.MethodType and kind is not types.GenericAlias:
        raise missing(obj, name)
    if name == "__class__":
        return kind
    owner, raw = _find(mro_of(kind) if kind is types.MethodType else (kind,), name)
    if raw is _NOTHING:
        inner = GUARDS["method_function"](obj, owner, name) if kind is types.MethodType else obj.__origin__
        if inner is REFUSED:  # a function of the host, whose namespace and annotations all runs would share
            raise missing(obj, name)
        return guarded_getattr(inner, name)
    return _apply(obj, name, owner, raw, native, obj)


def _apply(obj: Any, name: str, owner: type, raw: Any, native: _Native, receiver: Any) -> Any:
    rules = _RULES.get(id(owner))
    rule = sealed_rules(owner).get(name, SEALED_RULES.get(name, REFUSE)) if rules is None else rules.get(name, REFUSE)
    if rule == ALLOW or is_field(raw):
        # Unbound, these would give the attribute of any instance once the program puts them on a class of its own.
        if receiver is not UNBOUND or id(type(raw)) not in _NATIVE_DATA:
            return native(obj, name)
    elif rule != REFUSE:
        if receiver is UNBOUND and type(raw) is types.ClassMethodDescriptorType:
            receiver = _super_self(obj) if type(obj) is super else obj
        answer = GUARDS[rule](receiver, owner, name)
        if answer is not REFUSED:
            return answer
    raise missing(obj, name)


_Reader = Callable[[Any, str, type, _Native], Any]


def _readers() -> dict[int, _Reader]:
    """How objects are read whose type has this `__getattribute__`, by its id."""
    hooks = (namespace_of(kind).get("__getattribute__") for kind in REACHABLE_TYPES)
    found: dict[int, _Reader] = {id(hook): _read_instance for hook in hooks if hook is not None}
    found[id(namespace_of(type)["__getattribute__"])] = _read_class
    for kind in FORWARDING:
        found[id(namespace_of(kind)["__getattribute__"])] = _read_forwarding
    return found


_READERS: Final = _readers()


def admit(kind: type, rules: Mapping[str, str]) -> None:
    """Make a builtin type known, with rules of its own for some names."""
    _RULES[id(kind)] = {**_rules_of(kind), **rules}
    hook = namespace_of(kind).get("__getattribute__")
    if hook is not None:
        made_up = rules.keys() - namespace_of(kind).keys()
        _READERS[id(hook)] = partial(_read_made_up, kind, made_up) if made_up else _read_instance


def _read_made_up(owner: type, made_up: set[str], obj: Any, name: str, kind: type, native: _Native) -> Any:
    """A type whose instances have attributes that no class in their order of resolution defines."""
    if name in made_up and not is_program_class(_find(mro_of(kind), name)[0]):
        return _apply(obj, name, owner, None, native, obj)
    return _read_instance(obj, name, kind, native)


def missing(obj: Any, name: str) -> AttributeError:
    """What CPython raises for an attribute that does not exist."""
    if issubclass(type(obj), type):
        return AttributeError(f"type object '{name_of(obj)}' has no attribute '{name}'", name=name, obj=obj)
    return AttributeError(f"'{name_of(type_of(obj))}' object has no attribute '{name}'", name=name, obj=obj)


# ---------------------------------------------------------------------------------------------------------------------
# Storing and deleting


def guarded_setattr(obj: Any, name: str, value: Any, /) -> None:
    """Store `obj.name = value` for the program; a name that is not hazardous is stored natively.

    Raises: `AttributeError` or `TypeError` if the program did not make what it wants to change, or may not change this.
    """
    name = plain_name(name)
    if is_hazardous_store(name) and not is_program_class(_find(mro_of(type(obj)), "__setattr__")[0]):
        _check_store(obj, name, value)
        value = _stored(obj, name, value)
        obj = renamed(obj, name, value)
    setattr(obj, name, value)


def _stored(obj: Any, name: str, value: Any) -> Any:
    """What is stored: exact text as a name, the level of a traceback, of a class what native code goes by."""
    if issubclass(type(obj), type):
        if name == "__match_args__":
            return put_match_args(obj, value, is_hooked(obj))
        value = as_special(name, value)
    if name == "__traceback__":
        return native_traceback(value) if issubclass(type(obj), BaseException) else value
    return plain_text(value) if name in ("__name__", "__qualname__") else value


def guarded_delattr(obj: Any, name: str, /) -> None:
    """Delete `obj.name` for the program, under the rules of `guarded_setattr`."""
    name = plain_name(name)
    if is_hazardous_store(name) and not is_program_class(_find(mro_of(type(obj)), "__delattr__")[0]):
        _check_store(obj, name, _NOTHING)
        if name == "__repr__" and issubclass(type(obj), type):
            return delete_repr(obj)
    return delattr(obj, name)


def default_setattr(obj: Any, name: str, value: Any, /) -> None:
    """`object.__setattr__(obj, name, value)`, or that of `type` for a class: without the program's own hooks."""
    name = plain_name(name)
    _check_store(obj, name, value)
    value = _stored(obj, name, value)
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
        (delete_repr(obj) if name == "__repr__" else type.__delattr__(obj, name))
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
    if allowed and name == "__traceback__":
        allowed = _check_traceback(value)
    if allowed and (kind is not property or is_own_property(obj)):
        return None
    raise AttributeError(f"attribute '{name}' of '{name_of(type_of(obj))}' objects is not writable", name=name)


def _check_traceback(value: Any) -> bool:
    """Whether an exception may have this as its traceback, with CPython's complaint about what is none."""
    if value is _NOTHING:
        raise TypeError("__traceback__ may not be deleted")
    if value is not None and type_of(value) is not types.TracebackType:
        raise TypeError("__traceback__ must be a traceback or None")
    return True


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
    if name == "__match_args__" and value is _NOTHING and issubclass(cls, type):
        raise AttributeError(f"attribute '{name}' of a metaclass cannot be deleted", name=name)


def _check_class_change(obj: Any, value: Any) -> None:
    made_here = issubclass(type(value), type) and is_program_class(value)
    if not is_program_class(type(obj)) or not (made_here or value is _NOTHING):
        if not issubclass(type(value), type) and value is not _NOTHING:
            raise TypeError(f"__class__ must be set to a class, not '{name_of(type_of(value))}' object")
        raise TypeError("__class__ assignment only supported for mutable types or ModuleType subclasses")


def _slot(name: str, call: Callable[..., Any], count: int) -> Callable[..., Any]:
    """The method `name` with CPython's complaints about its arguments."""

    def method(obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if kwargs:
            raise TypeError(f"wrapper {name}() takes no keyword arguments")
        if len(args) != count:
            wanted = "expected 1 argument" if count == 1 else f" expected {count} arguments"  # as CPython spaces it
            raise TypeError(f"{wanted}, got {len(args)}")
        return call(obj, *args)

    return method


define_method_guard("getattribute_method", _slot("__getattribute__", default_getattr, 1))
define_method_guard("setattr_method", _slot("__setattr__", default_setattr, 2))
define_method_guard("format_method", partial(apply_format, guarded_getattr))
define_method_guard("format_map_method", partial(apply_format_map, guarded_getattr))
define_method_guard("delattr_method", _slot("__delattr__", default_delattr, 1))


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
