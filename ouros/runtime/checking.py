"""Annotated host callbacks: a callback in, a function that checks the arguments of a call against its annotations out.

A callback without annotations costs one attribute read. Annotations are read once for each function; typeguard is
imported when an argument is met whose type is not simply the annotated one.
"""

from __future__ import annotations

import inspect
import sys
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from .watchdog import Deadline

Check = Callable[..., None]

_LEADING = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_NOTHING: dict[Any, Any] = {inspect.Parameter.VAR_POSITIONAL: (), inspect.Parameter.VAR_KEYWORD: {}}
_UNKNOWN = inspect.Parameter.empty
_NOT_OF_VALUES = (typing.ParamSpecArgs, typing.ParamSpecKwargs)

_functions: WeakKeyDictionary[Callable[..., Any], Check | None] = WeakKeyDictionary()
_methods: WeakKeyDictionary[Callable[..., Any], Check | None] = WeakKeyDictionary()


def checked(callback: Callable[..., Any]) -> Check | None:
    """Return what checks the arguments of one call, or `None` if the callback has no annotated parameter.

    Args: `callback`: a function, method, class, `functools.partial` or callable object of the host.
    Returns: `check(args, kwargs, deadline=None)`, which returns nothing, or raises `TypeError` naming the function, the
        argument and what was expected, or `TimeExceeded` if the deadline passes. It says nothing about arguments that
        the callback does not accept: the call itself will. An annotation that cannot be evaluated (it names something
        that only a type checker imports) is not checked.
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
    whole = frozenset(name for name, hint in hints.items() if _of_the_whole(hint) is not None)
    return _Callback(_name_of(callback), signature, hints, leading, _owner_of(callback), whole).check


def _owner_of(callback: Any) -> type | None:
    """What `Self` means in its annotations."""
    owner = getattr(_unwrapped(callback), "__self__", callback)
    return owner if isinstance(owner, type) else type(owner)


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
    """Whether the annotation describes values: `Any` says nothing, and what cannot be hashed is no type."""
    if hint is _UNKNOWN or hint is Any or isinstance(hint, _NOT_OF_VALUES):
        return False
    return isinstance(hint, Hashable) and not isinstance(_of_the_whole(hint), typing.TypeVarTuple)


def _of_the_whole(hint: Any) -> Any:
    """What `**options: Unpack[Options]` and `*rest: *tuple[int, str]` say of all values together; else `None`."""
    if typing.get_origin(hint) is typing.Unpack:
        return typing.get_args(hint)[0]
    return hint.__origin__[hint.__args__] if getattr(hint, "__unpacked__", False) else None


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
    owner: type | None
    whole: frozenset[str]  # parameters whose annotation speaks of all their values together

    def check(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], deadline: Deadline | None = None) -> None:
        if kwargs or self.whole or len(args) > len(self.leading):
            self._check_bound(args, kwargs, deadline)
            return
        for (name, hint), value in zip(self.leading, args, strict=False):
            if type(value) is not hint and hint is not Any:
                self._check_value(name, name, value, hint, deadline)

    def _check_bound(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], deadline: Deadline | None) -> None:
        try:
            bound = self.signature.bind(*args, **kwargs).arguments
        except TypeError:
            return  # the callback refuses such a call itself, in its own words
        for name in [name for name in self.hints if name in bound or name in self.whole]:
            parameter = self.signature.parameters[name]
            for shown, value, hint in _values(parameter, bound.get(name), self.hints[name]):
                if type(value) is not hint:
                    self._check_value(name, shown, value, hint, deadline)

    def _check_value(self, name: str, shown: str, value: Any, hint: Any, deadline: Deadline | None) -> None:
        if value is None and self.signature.parameters[name].default is None:
            return  # `x: int = None` says that None is fine
        check_value(f"{self.name}() argument '{shown}'", value, hint, self.owner, deadline)


def _values(parameter: inspect.Parameter, bound: Any, hint: Any) -> Iterable[tuple[str, Any, Any]]:
    """The values that one parameter received, each with the name to show and what it has to be: several for `*args` and
    `**kwargs`.
    """
    if parameter.kind not in _NOTHING:
        return [(parameter.name, bound, hint)]
    whole, bound = _of_the_whole(hint), bound or _NOTHING[parameter.kind]
    if whole is not None:
        return [(parameter.name, bound, whole)]
    if parameter.kind is inspect.Parameter.VAR_KEYWORD:
        return [(name, value, hint) for name, value in bound.items()]
    return [(f"{parameter.name}[{index}]", value, hint) for index, value in enumerate(bound)]


def check_value(what: str, value: Any, hint: Any, owner: type | None = None, deadline: Deadline | None = None) -> None:
    """Raise `TypeError`, which names `what`, if a value of the host does not have the type that an annotation says.

    Example: `check_value("input 'x'", 'a', int)` raises `TypeError: input 'x': str is not an instance of int`.
    """
    if hint is Any or type(value) is hint:
        return
    from .fitting import misfit  # with typeguard: 40 ms, and most callbacks never need it

    found = misfit(value, hint, owner, deadline)
    if found is not None:
        raise TypeError(f"{what}: {found}")
