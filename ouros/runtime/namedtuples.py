"""Named tuples on both sides of the border: a class name and field names in, a tuple class of that side out.

A sandbox class is made anew for each conversion and holds nothing of the host: its methods are closures made with it,
so whatever a program does to the class ends with the program.
"""

from __future__ import annotations

import collections
import keyword
import types
from collections.abc import Callable
from functools import partial
from operator import itemgetter
from typing import Any, Self

from .builders import is_program_function
from .kept import kept
from .match_args import native_match_args
from .native import hide_functions, mark_program_class, native_function, seal

Shape = tuple[str, str, tuple[str, ...]]  # module, class name, field names

_HIDDEN_MODULES = ("", "builtins")
_ORIGIN = "_o_origin"  # programs cannot spell names with this prefix

_namespace: Callable[[type], Any] = type.__dict__["__dict__"].__get__
_name: Callable[[type], str] = type.__dict__["__name__"].__get__


def shape_of(kind: type, mro: tuple[type, ...], length: int) -> Shape | None:
    """Return the shape that a tuple of class `kind` has as a named tuple, `None` if it is a plain tuple.

    Reads only class namespaces, so that no code of the class is run. `length` is that of the tuple: if it differs from
    the number of fields, the value is a plain tuple.
    """
    fields = _first_in(mro, "_fields")
    if type(fields) is not tuple or len(fields) != length or not all(type(field) is str for field in fields):
        return None
    module, name = _first_in(mro, _ORIGIN) or (_first_in(mro, "__module__"), _name(kind))
    return (module if type(module) is str else "", name, fields)


def _first_in(mro: tuple[type, ...], name: str) -> Any:
    return next((_namespace(cls)[name] for cls in mro if name in _namespace(cls)), None)


def sandbox_class(shape: Shape) -> type[tuple[Any, ...]]:
    """Make a named tuple class for one program, called `module.Class` unless the module is private or builtins.

    The module is part of the name because that is how errors and `repr` show the class to the program.
    """
    module, name, fields = shape
    hidden = module in _HIDDEN_MODULES or module.startswith("_")
    shown = name if hidden else f"{module}.{name}"
    namespace: dict[str, Any] = {field: property(itemgetter(index)) for index, field in enumerate(fields)}
    namespace.update(_methods(shown, fields))
    namespace.update({"__slots__": (), "__module__": "builtins", "_fields": fields, **native_match_args(fields)})
    namespace[_ORIGIN] = (module, name)
    made = type(shown, (tuple,), namespace)
    mark_program_class(made)
    hide_functions(made)
    return made


def is_of_host(kind: type) -> bool:
    """Whether a class stands for a named tuple of the host, with methods that are ours."""
    return type(_namespace(kind).get(_ORIGIN)) is tuple


def is_field(value: object) -> bool:
    """Whether it reads an item of a named tuple of the host."""
    return type(value) is property and type(value.fget) is itemgetter


def is_own_property(value: property) -> bool:
    """Whether a property holds nothing of the host, whose properties are shared by all runs."""
    functions = (value.fget, value.fset, value.fdel)
    return not any(
        type(function) is itemgetter or (type(function) is types.FunctionType and not is_program_function(function))
        for function in functions
    )


def _methods(shown: str, fields: tuple[str, ...]) -> dict[str, Any]:
    def new(cls: type[tuple[Any, ...]], *args: Any, **kwargs: Any) -> tuple[Any, ...]:
        return tuple.__new__(cls, _bound(shown, fields, args, kwargs))

    def _make(cls: type[tuple[Any, ...]], iterable: Any) -> tuple[Any, ...]:
        return tuple.__new__(cls, _bound(shown, fields, tuple(iterable), {}))

    def _replace(self: tuple[Any, ...], **kwargs: Any) -> tuple[Any, ...]:
        values = [kwargs.pop(field, value) for field, value in zip(fields, self, strict=True)]
        if kwargs:
            raise ValueError(f"Got unexpected field names: {list(kwargs)!r}")
        return tuple.__new__(type(self), values)

    def _asdict(self: tuple[Any, ...]) -> dict[str, Any]:
        return dict(zip(fields, self, strict=True))

    def show(self: tuple[Any, ...]) -> str:
        return f"{shown}({', '.join(f'{field}={value!r}' for field, value in zip(fields, self, strict=True))})"

    def parts(self: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple.__add__((), self)

    methods: dict[str, Any] = {"__new__": new, "_replace": _replace, "_asdict": _asdict, "__repr__": show}
    methods["__getnewargs__"] = parts
    for name, method in methods.items():
        method.__name__, method.__qualname__, method.__module__ = name, f"{shown}.{name}", "builtins"
    return {**methods, "_make": OfClass("_make", _make)}


class OfClass:
    # A method of the class.
    __slots__ = ("__name__", "_o_call")

    __name__: str
    _o_call: Callable[..., Any]

    def __new__(cls, name: str, call: Callable[..., Any]) -> Self:
        self = object.__new__(cls)
        self.__name__, self._o_call = name, call
        return self

    def __get__(self, instance: Any, owner: type) -> Any:
        return native_function(partial(self._o_call, owner), (owner, self.__name__))


seal(OfClass, shown_as=types.ClassMethodDescriptorType)


def _bound(shown: str, fields: tuple[str, ...], args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Any]:
    if len(args) > len(fields):
        raise TypeError(f"{shown} expected {len(fields)} arguments, got {len(args)}")
    values = dict(zip(fields, args, strict=False))
    for name, value in kwargs.items():
        if name in values or name not in fields:
            problem = "multiple values for" if name in values else "an unexpected keyword"
            raise TypeError(f"{shown}() got {problem} argument '{name}'")
        values[name] = value
    missing = [field for field in fields if field not in values]
    if missing:
        raise TypeError(f"{shown}() missing required arguments: {', '.join(map(repr, missing))}")
    return [values[field] for field in fields]


@kept(1 << 16)
def host_class(shape: Shape) -> type[tuple[Any, ...]]:
    """Make the host's class: an ordinary `collections.namedtuple`; field names it refuses become `_0`, `_1` …"""
    module, name, fields = shape
    if not name.isidentifier() or keyword.iskeyword(name):
        name = "namedtuple"
    return collections.namedtuple(name, fields, rename=True, module=module or "__main__")
