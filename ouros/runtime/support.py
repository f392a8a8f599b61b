"""What library modules stand on besides the language: names that only they can spell, and what these do, out."""

from __future__ import annotations

import collections
import functools
import keyword
import sys
import types
from typing import Any, Final

from .coroutines import AsyncGeneratorMaker, CoroutineMaker
from .functions import Suspending, SuspendingMaker
from .native import seal
from .primitives import PRIMITIVES

_FUNCTIONS: Final = frozenset({types.FunctionType, Suspending, SuspendingMaker, CoroutineMaker, AsyncGeneratorMaker})


def bind(value: Any, instance: Any, owner: Any = None) -> Any:
    """What reading the attribute of an instance gives when its class holds this value."""
    kind = type(value)
    if kind in _FUNCTIONS and instance is None:
        return value
    if kind in _FUNCTIONS or not hasattr(kind, "__get__"):
        return types.MethodType(value, instance)
    return value.__get__(instance, owner)


def alias(cls: type, item: Any) -> types.GenericAlias:
    """`cls[item]` for a class that is generic in annotations."""
    return types.GenericAlias(cls, item)


def _template() -> dict[str, Any]:
    return locals()


class Signature:
    """Binds arguments to names with CPython's own verdict on wrong ones: a function of these parameters is called."""

    __slots__ = ("_o_call", "_o_defaults", "_o_name", "_o_names")

    def __init__(self, name: str, names: tuple[str, ...], defaults: tuple[Any, ...] = ()) -> None:
        self._o_name, self._o_names, self._o_defaults = name, names, defaults
        code = _template.__code__.replace(
            co_argcount=len(names), co_varnames=names, co_nlocals=len(names), co_name=name.rpartition(".")[2],
            co_qualname=name,
        )  # fmt: skip
        self._o_call = types.FunctionType(code, {}, None, defaults)

    def __call__(self, first: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
        """The values of all parameters but the first."""
        return tuple(self._o_call(first, *args, **kwargs).values())[1:]


seal(Signature, shown_as=types.BuiltinFunctionType)

SUPPORT: dict[str, Any] = {
    "_o_alias": alias,
    "_o_OrderedDict": collections.OrderedDict,
    "_o_defaultdict": collections.defaultdict,
    "_o_deque": collections.deque,
    "_o_count_elements": collections._count_elements,  # type: ignore[attr-defined]
    "_o_field": collections._tuplegetter,  # type: ignore[attr-defined]
    "_o_is_keyword": keyword.iskeyword,
    "_o_method": types.MethodType,
    "_o_plain": lambda function: function,
    "_o_signature": Signature,
    "_o_bind": bind,
    "_o_is_union": lambda value: type(value) is types.UnionType,
    "_o_lru_cache": functools._lru_cache_wrapper,
    "_o_read_only": types.MappingProxyType,
    "_o_version": sys.version_info[:2],
    **{name: PRIMITIVES[name] for name in ("_o_slow", "_o_suspends", "_o_second")},
}
"""By name; a run's builtins get these when it first imports a library module."""
