"""Annotated host callbacks: a callback in, a function that checks the arguments of a call against its annotations out.

A callback without annotations costs one attribute read. Annotations are read once for each function; typeguard is
imported when an argument is met whose type is not simply the annotated one.
"""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

Check = Callable[[tuple[Any, ...], Mapping[str, Any]], None]

_LEADING = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_UNKNOWN = inspect.Parameter.empty
_NOT_OF_VALUES = (typing.ParamSpecArgs, typing.ParamSpecKwargs)

_functions: WeakKeyDictionary[Callable[..., Any], Check | None] = WeakKeyDictionary()
_methods: WeakKeyDictionary[Callable[..., Any], Check | None] = WeakKeyDictionary()


def checked(callback: Callable[..., Any]) -> Check | None:
    """Return what checks the arguments of one call, or `None` if the callback has no annotated parameter.

    Args: `callback`: a function, method, class, `functools.partial` or callable object of the host.
    Returns: `check(args, kwargs)`, which returns nothing, or raises `TypeError` naming the function, the argument and
        what was expected. It says nothing about arguments that the callback does not accept: the call itself will. An
        annotation that cannot be evaluated (it names something that only a type checker imports) is not checked.
    Example: with `def fetch(url: str): ...`, `checked(fetch)((3,), {})` raises
        `TypeError: fetch() argument 'url': int is not an instance of str`.
    """
    if type(callback) is types.FunctionType and not callback.__annotations__:
        return None
    if type(callback) is types.MethodType:
        cache, key = _methods, callback.__func__
    else:
        cache, key = _functions, callback
    try:
        return cache[key]
    except KeyError:
        cache[key] = made = _make_check(callback)
        return made
    except TypeError:  # an unhashable callable, or one without weak references
        return _make_check(callback)


def _make_check(callback: Callable[..., Any]) -> Check | None:
    try:
        signature = inspect.signature(callback)
    except (TypeError, ValueError):  # some callables written in C do not tell their parameters
        return None
    scope = _scope_of(callback)
    hints = {name: _evaluated(name, parameter, scope) for name, parameter in signature.parameters.items()}
    hints = {name: hint for name, hint in hints.items() if _is_checkable(hint)}
    if not hints:
        return None
    names = (name for name, parameter in signature.parameters.items() if parameter.kind in _LEADING)
    leading = tuple((name, hints.get(name, Any)) for name in names)
    return _Callback(_name_of(callback), signature, hints, leading).check


def _scope_of(callback: Any) -> dict[str, Any]:
    """The global names of the function whose signature `inspect.signature` reports."""
    callback = _unwrapped(callback)
    if isinstance(callback, type):
        return vars(sys.modules[callback.__module__])
    if not isinstance(callback, types.FunctionType | types.MethodType):
        callback = type(callback).__call__
    return getattr(inspect.unwrap(callback), "__globals__", {})


def _unwrapped(callback: Any) -> Any:
    """What a `functools.partial` calls in the end."""
    while isinstance(callback, partial):
        callback = callback.func
    return callback


def _evaluated(name: str, parameter: inspect.Parameter, scope: dict[str, Any]) -> Any:
    if parameter.annotation is _UNKNOWN:
        return _UNKNOWN
    holder = types.SimpleNamespace(__annotations__={name: parameter.annotation})
    try:
        return typing.get_type_hints(holder, scope, include_extras=True)[name]
    except Exception:  # evaluating a string runs whatever stands in it
        return _UNKNOWN


def _is_checkable(hint: Any) -> bool:
    """Whether the annotation describes the values: `Any` says nothing, `P.args` and `Unpack` speak of the whole."""
    if hint is _UNKNOWN or hint is Any:
        return False
    return typing.get_origin(hint) is not typing.Unpack and not isinstance(hint, _NOT_OF_VALUES)


def _name_of(callback: Any) -> str:
    callback = _unwrapped(callback)
    name: str = getattr(callback, "__name__", type(callback).__name__)
    return name


@dataclass(frozen=True, slots=True)
class _Callback:
    """What is known about one callback: its name, its parameters, and the annotations worth a check."""

    name: str
    signature: inspect.Signature
    hints: Mapping[str, Any]
    leading: tuple[tuple[str, Any], ...]  # name and annotation of the parameters that positional arguments fill

    def check(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
        if kwargs or len(args) > len(self.leading):
            self._check_bound(args, kwargs)
            return
        for (name, hint), value in zip(self.leading, args, strict=False):
            if type(value) is not hint:
                check_value(f"{self.name}() argument '{name}'", value, hint)

    def _check_bound(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
        try:
            bound = self.signature.bind(*args, **kwargs).arguments
        except TypeError:
            return  # the callback refuses such a call itself, in its own words
        for name in [name for name in bound if name in self.hints]:
            for shown, value in _values(name, self.signature.parameters[name].kind, bound[name]):
                if type(value) is not self.hints[name]:
                    check_value(f"{self.name}() argument '{shown}'", value, self.hints[name])


def _values(name: str, kind: Any, bound: Any) -> Iterable[tuple[str, Any]]:
    """The values that one parameter received, each with the name to show: several for `*args` and `**kwargs`."""
    if kind is inspect.Parameter.VAR_POSITIONAL:
        return [(f"{name}[{index}]", value) for index, value in enumerate(bound)]
    if kind is inspect.Parameter.VAR_KEYWORD:
        return list(bound.items())
    return [(name, bound)]


def check_value(what: str, value: Any, hint: Any) -> None:
    """Raise `TypeError`, which names `what`, if a value of the host does not have the type that an annotation says.

    Example: `check_value("input 'x'", 'a', int)` raises `TypeError: input 'x': str is not an instance of int`.
    """
    if hint is Any or type(value) is hint:
        return
    import typeguard  # 40 ms, and most callbacks never need it

    try:
        typeguard.check_type(
            value,
            hint,
            forward_ref_policy=typeguard.ForwardRefPolicy.IGNORE,
            collection_check_strategy=typeguard.CollectionCheckStrategy.ALL_ITEMS,
        )
    except typeguard.TypeCheckError as error:
        raise TypeError(f"{what}: {error}") from None
