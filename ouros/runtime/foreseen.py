"""Which method of the program an operation calls before anything else: the operation and its operands in; the method
and its arguments, where that is certain and the method may suspend, out.

Where attempts stand in each other (see `attempt`), such a method is called by the prelude before the operation is
attempted, and its outcome noted. So it stands on no native code, and recursion through it comes as deep as the
program's own calls do.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from types import BuiltinFunctionType
from typing import Any, Final

from ..policy.attributes import is_hazardous, is_hazardous_store
from ..policy.hooks import BINARY, UNARY
from .attempt import FORESEEN, NOTED, SCALARS, First, Pending
from .functions import Suspending
from .ids import ids_of
from .key_hashes import unhooked
from .native import NativeFunction, instance_dict, mro_of, special

RESULT: Final = "result"
"""It is that of the operation."""
UNLESS_REFUSED: Final = "unless refused"
"""It is that of the operation if it is not NotImplemented."""

_MISSING: Final = object()


def is_foreseen(pending: Pending) -> bool:
    step = pending._o_step
    return step is RESULT or step is UNLESS_REFUSED or step is NOTED


def _called(value: Any, name: str, outcome: str, *args: Any) -> First:
    """The special method, if it may suspend."""
    method = special(type(value), name, _MISSING)
    return (method, (value, *args), outcome) if type(method) is Suspending else None


def _unary(name: str, outcome: str = RESULT) -> Callable[[Any], First]:
    return lambda value: _called(value, name, outcome)


# ---------------------------------------------------------------------------------------------------------------------
# Items, truth and text


def _set_item(owner: Any, index: Any, value: Any) -> First:
    return None if type(index) is slice else _called(owner, "__setitem__", RESULT, index, value)


def _truth(value: Any) -> First:
    if special(type(value), "__bool__", _MISSING) is _MISSING:
        return _called(value, "__len__", NOTED)
    return _called(value, "__bool__", NOTED)


def _text(value: Any) -> First:
    if special(type(value), "__str__", _MISSING) is object.__str__:
        return _called(value, "__repr__", NOTED)
    return _called(value, "__str__", NOTED)


def _hash(value: Any) -> First:
    method = unhooked(special(type(value), "__hash__", _MISSING))
    return (method, (value,), NOTED) if type(method) is Suspending else None


def _formatted(value: Any, spec: Any = "") -> First:
    if special(type(value), "__format__", _MISSING) is object.__format__:
        return _text(value) if type(spec) is str and not spec else None
    return _called(value, "__format__", NOTED, spec)


def _converted(value: Any, conversion: int, spec: str) -> First:
    if conversion == -1:
        return _formatted(value, spec)
    return _text(value) if conversion == ord("s") else _called(value, "__repr__", NOTED)


# ---------------------------------------------------------------------------------------------------------------------
# Operators


def _binary(name: str) -> Callable[[Any, Any], First]:
    own, reflected = f"__{name}__", f"__r{name}__"

    def rule(left: Any, right: Any) -> First:
        kind, other = type(left), type(right)
        if id(kind) in SCALARS:
            known = name != "mod" or (kind is not str and kind is not bytes)  # which format what is on the right
            return _called(right, reflected, UNLESS_REFUSED, left) if known else None
        if kind is not other and issubclass_of(other, kind):
            return None
        return _called(left, own, UNLESS_REFUSED, right)

    return rule


def _in_place(name: str) -> Callable[[Any, Any], First]:
    own, plain = f"__i{name}__", _binary(name)

    def rule(left: Any, right: Any) -> First:
        if special(type(left), own, _MISSING) is _MISSING:
            return plain(left, right)
        return _called(left, own, UNLESS_REFUSED, right)

    return rule


def _comparison(name: str, swapped: str) -> Callable[[Any, Any], First]:
    own, reflected = f"__{name}__", f"__{swapped}__"

    def rule(left: Any, right: Any) -> First:
        kind, other = type(left), type(right)
        if id(kind) in SCALARS:
            return _called(right, reflected, UNLESS_REFUSED, left)
        if kind is not other and issubclass_of(other, kind):
            return None
        if name == "ne" and special(kind, own, _MISSING) is object.__ne__:
            return _called(left, "__eq__", NOTED, right)
        return _called(left, own, UNLESS_REFUSED, right)

    return rule


def issubclass_of(kind: type, other: type) -> bool:
    """Whether a class inherits from another one; no metaclass is asked."""
    return any(base is other for base in mro_of(kind))


# ---------------------------------------------------------------------------------------------------------------------
# Attributes


def _read(owner: Any, name: Any) -> First:
    kind = type(owner)
    if type(name) is not str or is_hazardous(name) or issubclass_of(kind, type):
        return None
    falls_back = special(kind, "__getattr__", _MISSING) is not _MISSING
    outcome = NOTED if falls_back else RESULT
    if special(kind, "__getattribute__", _MISSING) is not object.__getattribute__:
        return _called(owner, "__getattribute__", outcome, name)
    raw = special(kind, name, _MISSING)
    if type(raw) is property:
        return (raw.fget, (owner,), outcome) if type(raw.fget) is Suspending else None
    own = instance_dict(owner)
    if raw is _MISSING:
        return _called(owner, "__getattr__", RESULT, name) if own is None or name not in own else None
    stores = any(special(type(raw), method, _MISSING) is not _MISSING for method in ("__set__", "__delete__"))
    if stores or own is None or name not in own:
        return _called(raw, "__get__", outcome, owner, kind)
    return None


def _stored(hook: str, accessor: str, method: str, default: Any) -> Callable[..., First]:
    """A rule for what changes an attribute."""

    def rule(owner: Any, name: Any, *value: Any) -> First:
        kind = type(owner)
        if type(name) is not str or is_hazardous_store(name) or issubclass_of(kind, type):
            return None
        if special(kind, hook, _MISSING) is not default:
            return _called(owner, hook, RESULT, name, *value)
        raw = special(kind, name, _MISSING)
        if type(raw) is property:
            function = getattr(raw, accessor)
            return (function, (owner, *value), RESULT) if type(function) is Suspending else None
        return _called(raw, method, RESULT, owner, *value)

    return rule


# ---------------------------------------------------------------------------------------------------------------------
# Builtin functions


def _checks(name: str) -> Callable[[Any, Any], First]:
    return lambda value, cls: None if type(value) is cls else _called(cls, name, NOTED, value)


_write: Final = _stored("__setattr__", "fset", "__set__", object.__setattr__)
_remove: Final = _stored("__delattr__", "fdel", "__delete__", object.__delattr__)
_BUILTINS: Final[dict[tuple[str, int], Callable[..., First]]] = {
    ("abs", 1): _unary("__abs__"),
    ("bool", 1): _truth,
    ("delattr", 2): _remove,
    ("divmod", 2): _binary("divmod"),
    ("float", 1): _unary("__float__", NOTED),
    ("format", 1): _formatted,
    ("format", 2): _formatted,
    ("getattr", 2): _read,
    ("hasattr", 2): lambda owner, name: _noted(_read(owner, name)),
    ("hash", 1): _hash,
    ("int", 1): _unary("__int__", NOTED),
    ("isinstance", 2): _checks("__instancecheck__"),
    ("issubclass", 2): lambda value, cls: _called(cls, "__subclasscheck__", NOTED, value),
    ("len", 1): _unary("__len__", NOTED),
    ("repr", 1): _unary("__repr__", NOTED),
    ("round", 1): _unary("__round__"),
    ("setattr", 3): _write,
    ("str", 1): _text,
}
"""By name and number of arguments."""
_TYPES: Final = ids_of((bool, float, int, str))


def _noted(first: First) -> First:
    return first and (*first[:2], NOTED)


def _call(callee: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> First:
    rule = _BUILTINS.get((_builtin_name(callee), len(args))) if not kwargs else None
    return rule(*args) if rule is not None else None


def _builtin_name(callee: Any) -> str:
    """The name of a builtin function or type, of the sandbox's own as well; of anything else an empty text."""
    kind = type(callee)
    if kind is BuiltinFunctionType:
        return callee.__name__ if callee.__self__ is builtins else ""
    if kind is NativeFunction:
        owner, name = callee._o_origin[:2]
        return name if type(owner) is str and owner == "builtins" else ""
    return callee.__name__ if id(callee) in _TYPES else ""


_SWAPPED: Final = {"eq": "eq", "ne": "ne", "lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}
FORESEEN.update(
    {
        **{name: _binary(name) for name in BINARY.values()},
        **{f"i{name}": _in_place(name) for name in BINARY.values()},
        **{name: _unary(f"__{name}__") for name in UNARY.values()},
        **{name: _comparison(name, swapped) for name, swapped in _SWAPPED.items()},
        **dict.fromkeys(("in", "not_in"), lambda item, container: _called(container, "__contains__", NOTED, item)),
        "call": _call,
        "delattr": _remove,
        "delitem": lambda owner, index: _called(owner, "__delitem__", RESULT, index),
        "format": _converted,
        "getattr": _read,
        "getitem": lambda owner, index: _called(owner, "__getitem__", RESULT, index),
        "len": _unary("__len__", NOTED),
        "setattr": _write,
        "setitem": _set_item,
        "truth": _truth,
    }
)
