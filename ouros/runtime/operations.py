"""The operations that can be attempted: their keys in `policy.hooks` in; what does them natively out.

Each changes nothing before its last callback has answered, so it can be given up and tried again (see `attempt`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from types import (
    BuiltinFunctionType,
    FunctionType,
    MethodDescriptorType,
    MethodType,
    MethodWrapperType,
    ModuleType,
    WrapperDescriptorType,
)
from typing import Any

from ..policy.hooks import BINARY, COMPARISON, UNARY
from ..policy.prelude import CALLING, COMPARING, CONSUMING, CONSUMING_EACH, RESTARTABLE, RESTARTABLE_MODULES
from . import matching
from .arguments import merge_keywords
from .attempt import OPERATIONS, NotedCallable, Routed, check_guess, noted_iterator
from .attributes import guarded_delattr, guarded_getattr, guarded_setattr
from .builders import is_program_function
from .class_statement import drop_name, find_name
from .except_star import star_match, star_result
from .hashes import compared_by_identity
from .ids import ids_of
from .native import (
    NativeFunction,
    NativeMethod,
    is_program_class,
    module_of,
    mro_of,
    namespace_of,
)
from .protocols import slow


def _format(value: Any, conversion: int, spec: str) -> str:
    convert = {-1: None, 115: str, 114: repr, 97: ascii}[conversion]
    return format(value if convert is None else convert(value), spec)


def _build_dict(items: list[Any]) -> dict[Any, Any]:
    return dict(zip(items[::2], items[1::2], strict=True))


def _merge(made: dict[Any, Any] | None, mapping: Any) -> dict[Any, Any]:
    if made and type(mapping) is dict:  # a copy asks no keys, a display may
        copied = dict.copy(made)
        copied.update(mapping)
        return copied
    return {**(made or {}), **_asked_once(mapping)}


def _merge_keywords(callee: Any, made: dict[Any, Any] | None, mapping: Any) -> dict[Any, Any]:
    return merge_keywords(callee, made, _asked_once(mapping))


def _asked_once(mapping: Any) -> Any:
    """A mapping of the program whose keys may come from an iterator, which native code can go through only once."""
    kind = type(mapping)
    if not is_program_class(kind) or (issubclass(kind, dict) and kind.__iter__ is dict.__iter__):
        return mapping
    return type(kind.__name__, (_Mapping,), {})(mapping)  # complaints name it


class _Mapping:
    def __init__(self, source: Any) -> None:
        self._o_source = source

    @property
    def keys(self) -> Callable[[], Any]:
        keys = self._o_source.keys
        return lambda: noted_iterator(keys())

    def __getitem__(self, key: Any) -> Any:
        return self._o_source[key]


def _noted_function(value: Any) -> Any:
    """An argument that native code calls, if it is a plain function of the program."""
    function = value.__func__ if type(value) is MethodType else value
    return NotedCallable(value) if type(function) is FunctionType and is_program_function(function) else value


def _noted_key(value: Any) -> Any:
    """A key to sort by: what it gives is compared, so it has to be the same objects each time."""
    return value if value is None or id(type(value)) in _NATIVE_CALLABLES else NotedCallable(value)


_NATIVE_CALLABLES = ids_of((BuiltinFunctionType, MethodDescriptorType, NativeFunction, operator.itemgetter))


def _call(callee: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Call a native function; what it calls or iterates over among its arguments is noted."""
    name = getattr(callee, "__name__", "")
    if name in CONSUMING_EACH:
        args = tuple(map(noted_iterator, args))
    elif name in CONSUMING and args and (name not in COMPARING or len(args) == 1):
        args = (noted_iterator(args[0]), *args[1:])
    if name in CALLING:
        args = tuple(map(_noted_function, args))
        kwargs = {key: (_noted_key if key == "key" else _noted_function)(value) for key, value in kwargs.items()}
    return callee(*args, **kwargs)


def _native(name: str) -> Callable[[Any, Any], Any]:
    return getattr(operator, name)  # type: ignore[no-any-return]


def _add_to(left: Any, right: Any) -> Any:
    """`left += right`; a list takes items as they come, which the prelude does."""
    if getattr(type(left), "__iadd__", None) is list.__iadd__ and slow(right):
        raise Routed("extend_list", left, right)
    return _native("iadd")(left, right)


def _merge_into(left: Any, right: Any) -> Any:
    """`left |= right`, at once."""
    own = getattr(type(left), "__ior__", None)
    if own is dict.__ior__ and slow(right):
        raise Routed("update_dict", left, right)
    if own is set.__ior__ or own is dict.__ior__:
        return replace_content(left, _native("ior")(_copied(left), right))
    return _native("ior")(left, right)


def _remove_from(left: Any, right: Any) -> Any:
    if getattr(type(left), "__isub__", None) is set.__isub__:
        return replace_content(left, _native("isub")(_copied(left), right))
    return _native("isub")(left, right)


def _toggle_in(left: Any, right: Any) -> Any:
    if getattr(type(left), "__ixor__", None) is set.__ixor__:
        return replace_content(left, _native("ixor")(_copied(left), right))
    return _native("ixor")(left, right)


def _copied(container: Any) -> Any:
    return dict.copy(container) if issubclass(type(container), dict) else set(container)


def _changed(method: str, container: Any, args: tuple[Any, ...]) -> Any:
    """A copy of a set or dict, changed by a method of its type."""
    made = _copied(container)
    namespace_of(type(made))[method](made, *args)
    return made


def _confirmed(name: str, value: Any, failure: BaseException | None, guesses: list[Any]) -> Any:
    """What an operation came to, once the methods answer what they were taken to answer."""
    for callee, args, expected in guesses:
        check_guess(name, expected, callee(*args))
    if failure is not None:
        raise failure
    return value


def replace_content(container: Any, new: Any) -> Any:
    """Give a set or dict the content of another one; no method of an item is called for that."""
    kind: Any = dict if issubclass(type(container), dict) else set
    with compared_by_identity(new):
        kind.clear(container)
        kind.update(container, new)
    return container


def _set_item(owner: Any, index: Any, value: Any) -> None:
    owner[index] = noted_iterator(value) if type(index) is slice else value


def may_restart(callee: Any) -> bool:
    """Whether a native function changes nothing before its last callback has answered."""
    kind = type(callee)
    name = callee.__name__
    if kind is NativeFunction or kind is NativeMethod:
        checked = getattr(callee._o_call, "args", ())[1:2]  # a special method that runs with limits check
        if checked and id(type(checked[0])) in _SPECIAL_METHODS:
            return may_restart(checked[0])
        owner, module = callee._o_origin[0], module_of(callee)
        if name in ("__instancecheck__", "__subclasscheck__", "register"):  # of classes
            return True
        if module in RESTARTABLE_MODULES or (module == "builtins" and name in RESTARTABLE["builtins"]):
            return True
        return _is_listed(owner if issubclass(type(owner), type) else type(owner), name)
    if issubclass(kind, BuiltinFunctionType):
        owner = callee.__self__
        if type(owner) is ModuleType:
            return owner.__name__ in RESTARTABLE_MODULES or name in RESTARTABLE["builtins"]
        return _is_listed(owner if issubclass(type(owner), type) else type(owner), name)
    if kind is MethodDescriptorType:
        return _is_listed(callee.__objclass__, name)
    if kind is MethodWrapperType or kind is WrapperDescriptorType:
        return name not in CHANGING
    if not issubclass(type(callee), type):
        return False
    listed = name in RESTARTABLE["builtins"] and callee.__module__ in ("array", "builtins", "itertools")
    return callee in IMMUTABLE or listed


def _is_listed(kind: type, name: str) -> bool:
    bases = [base for base in mro_of(kind) if not is_program_class(base)]
    if bases and bases[0] in IMMUTABLE:
        return True
    return any(name in RESTARTABLE.get(base.__name__, ()) for base in mro_of(kind) if not is_program_class(base))


IMMUTABLE = {bool, bytes, complex, float, frozenset, int, range, slice, str, tuple}
"""None of their methods changes anything."""
_SPECIAL_METHODS = ids_of((MethodWrapperType, WrapperDescriptorType))
CHANGING = frozenset("__iadd__ __ior__ __isub__ __ixor__ __init__ __next__".split())
"""Special methods of builtin types that may change something first."""


OPERATIONS.update({name: getattr(operator, f"__{name}__") for name in (*BINARY.values(), *UNARY.values())})
OPERATIONS.update({f"i{name}": getattr(operator, f"__i{name}__") for name in BINARY.values()})
OPERATIONS.update({name: getattr(operator, f"__{name}__") for name in COMPARISON.values() if "in" not in name})
OPERATIONS.update(
    {
        "in": lambda item, container: item in noted_iterator(container),
        "not_in": lambda item, container: item not in noted_iterator(container),
        "truth": operator.truth,
        "length_hint": operator.length_hint,
        "getitem": operator.getitem,
        "setitem": _set_item,
        "delitem": operator.delitem,
        "find_name": find_name,
        "put_name": operator.setitem,
        "drop_name": drop_name,
        "getattr": guarded_getattr,
        "setattr": guarded_setattr,
        "delattr": guarded_delattr,
        "format": _format,
        "build_dict": _build_dict,
        "build_set": lambda elements: {*elements},
        "merge": _merge,
        "merge_keywords": _merge_keywords,
        "call": _call,
        "len": len,
        "changed": _changed,
        "confirmed": _confirmed,
        "unpack": matching.unpack,
        "match_class": matching.match_class,
        "match_instance": matching.match_instance,
        "match_keys": matching.match_keys,
        "match_rest": matching.match_rest,
        "iadd": _add_to,
        "ior": _merge_into,
        "isub": _remove_from,
        "ixor": _toggle_in,
        "star_match": star_match,
        "star_result": star_result,
    }
)
