"""Values as JSON: any value of a program in; None, bools, numbers, texts, lists and dicts that say what it is, out.

What JSON has stands for itself; anything else is a dict with one key that begins with `$`. A value inside itself is
`{'$cycle': …}`; one that is held twice is written twice by `json.dumps`, and is one object here.
"""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import EllipsisType, NoneType
from typing import Any, Final

from .budget import work
from .counterparts import has_counterpart, host_counterpart
from .exceptions import describe_exception
from .host_dataclasses import dataclass_shape
from .namedtuples import Shape, shape_of
from .native import mro_of, type_of
from .stops import CannotSuspend

SMALLEST, LARGEST = -(1 << 63), (1 << 63) - 1
MAX_DEPTH = 1000
_OPEN = object()
_CYCLES = ((list, "[...]"), (tuple, "(...)"), (dict, "{...}"), (set, "{...}"), (frozenset, "{...}"))
Build = Callable[[list[Any]], Any]
Opened = tuple[Iterable[Any], Build]


def json_form(value: Any) -> Any:
    """The JSON form of a value.

    Raises: `RecursionError` for nesting deeper than `MAX_DEPTH`.
    Example: `json_form({'a': (1, 2 ** 70)})` is `{'a': {'$tuple': [1, {'$bigint': '1180591620717411303424'}]}}`.
    """
    done: dict[int, tuple[Any, Any]] = {}
    outer: list[tuple[Iterator[Any], list[Any], Any, Build]] = []
    parts: Iterator[Any] = iter((value,))
    made: list[Any] = []
    source: Any = None
    build: Build = _first
    while True:
        for part in parts:
            kind = type(part)
            if kind is str or kind is bool or part is None or (kind is int and SMALLEST <= part <= LARGEST):
                made.append(part)
                continue
            known = done.get(id(part))
            if known is not None:
                made.append(_cycle(part) if known[1] is _OPEN else known[1])
                continue
            if len(outer) >= MAX_DEPTH:
                raise RecursionError(f"value is nested more than {MAX_DEPTH} levels deep")
            outer.append((parts, made, source, build))
            done[id(part)] = (part, _OPEN)
            opened, build = _open(part)
            parts, made, source = iter(opened), [], part
            break
        else:
            whole = build(made)
            if not outer:
                return whole
            done[id(source)] = (source, whole)
            parts, made, source, build = outer.pop()
            made.append(whole)


def default_repr(value: Any) -> str:
    """What `object.__repr__` gives, without an address."""
    kind = type_of(value)
    return f"<{_module_of(kind)}.{kind.__qualname__} object>"


def text_of(value: Any) -> str:
    """`repr` of a value; one that fails, or would have to suspend, is replaced by what `object` has."""
    try:
        return str.__str__(repr(value))
    except (Exception, CannotSuspend):
        return default_repr(value)


def type_name(value: Any) -> str:
    """How lists of variables call the type of a value: dotted for types of the library.

    Example: `type_name(re.compile('x'))` is `'re.Pattern'`.
    """
    kind = type_of(value)
    mro = mro_of(kind)
    if any(base is tuple for base in mro) and shape_of(kind, mro, len(value)) is not None:
        return "namedtuple"
    name = str.__str__(type.__dict__["__name__"].__get__(kind))
    if _module_of(kind) in ("builtins", "__main__"):
        return "iterator" if name.endswith("iterator") else name
    return f"{_module_of(kind)}.{name}"


def _module_of(kind: type) -> str:
    for base in mro_of(kind):
        found = type.__dict__["__dict__"].__get__(base).get("__module__")
        if type(found) is str:
            return found
    return "builtins"


def _first(made: list[Any]) -> Any:
    return made[0]


def _leaf(value: Any) -> Opened:
    return (), lambda _: value


def _cycle(value: Any) -> dict[str, str]:
    mro = mro_of(type(value))
    return {"$cycle": next((text for kind, text in _CYCLES if any(base is kind for base in mro)), "...")}


def _open(value: Any) -> Opened:
    for base in mro_of(type(value)):
        opener = _OPENERS.get(id(base))
        if opener is not None:
            return opener(value)
    return _any(value)


def _int(value: int) -> Opened:
    exact = int.__int__(value)
    work(exact.bit_length() ** 2 * _BITS_SECONDS)
    return _leaf(exact if SMALLEST <= exact <= LARGEST else {"$bigint": decimal(exact)})


_BITS_SECONDS: Final = 6.6e-13
"""Seconds for each bit of an integer and each bit of it, until its digits are written."""


def decimal(value: int) -> str:
    """The decimal digits of an integer, however many there are."""
    try:
        return str(value)
    except ValueError:  # longer than the interpreter's bound for conversions
        half = value.bit_length() * 3 // 20  # about half of the digits
        head, tail = divmod(abs(value), 10**half)
        return ("-" if value < 0 else "") + decimal(head) + decimal(tail).zfill(half)


def _float(value: float) -> Opened:
    exact = float.__float__(value)
    return _leaf(exact if math.isfinite(exact) else {"$float": repr(exact)})


def _tagged(tag: str, made: list[Any]) -> dict[str, Any]:
    return {tag: made}


def _tuple(value: tuple[Any, ...]) -> Opened:
    parts = list(tuple.__iter__(value))
    shape = shape_of(type(value), mro_of(type(value)), len(parts)) if type(value) is not tuple else None
    return parts, partial(_tagged, "$tuple") if shape is None else partial(_named, shape)


def _named(shape: Shape, made: list[Any]) -> dict[str, Any]:
    return {"$namedtuple": {"type": shape[1], "fields": dict(zip(shape[2], made, strict=True))}}


def _any(value: Any) -> Opened:
    """A value of a class of the program, of the library or of a host's dataclass."""
    if has_counterpart(value):
        found = host_counterpart(value)
        return _leaf({"$type" if isinstance(found, type) else "$builtin_function": found.__name__})
    if type.__dict__["__name__"].__get__(type(value)).endswith("Path"):
        from .paths import PurePath, outward  # only programs that use paths pay for it

        if any(base is PurePath for base in mro_of(type(value))):
            return _leaf({"$path": str(outward(value))})
    shape = dataclass_shape(type(value))
    if shape is None:
        return _leaf({"$repr": text_of(value)})
    held = object.__getattribute__(value, "__dict__")
    return list(dict.values(held)), partial(_host_dataclass, shape.name, list(dict.keys(held)))


def _host_dataclass(name: str, fields: list[str], made: list[Any]) -> dict[str, Any]:
    return {"$dataclass": {"name": name, "fields": dict(zip(fields, made, strict=True))}}


def _dict(items: Callable[[Any], Iterable[tuple[Any, Any]]], value: dict[Any, Any]) -> Opened:
    pairs = list(items(value))
    keys = [str.__str__(key) if issubclass(type(key), str) else text_of(key) for key, _ in pairs]
    if len(set(keys)) == len(keys):
        return [item for _, item in pairs], lambda made: dict(zip(keys, made, strict=True))
    return [part for pair in pairs for part in pair], _pairs


def _pairs(made: list[Any]) -> dict[str, Any]:
    """A dict that has different keys with one text."""
    return {"$dict": [list(pair) for pair in zip(made[::2], made[1::2], strict=True)]}


def _exception(value: BaseException) -> Opened:
    kind, message = describe_exception(value)
    return _leaf({"$exception": {"type": kind, "message": message}})


_OPENERS: dict[int, Callable[[Any], Opened]] = {
    id(kind): opener
    for kind, opener in (
        (int, _int),
        (float, _float),
        (str, lambda value: _leaf(str.__str__(value))),
        (bytes, lambda value: _leaf({"$bytes": list(bytes.__iter__(value))})),
        (bytearray, lambda value: _leaf({"$bytes": list(bytearray.__iter__(value))})),
        (memoryview, lambda value: _leaf({"$bytes": list(value.tobytes())})),
        (list, lambda value: (list(list.__iter__(value)), list)),
        (deque, lambda value: (list(deque.__iter__(value)), list)),
        (tuple, _tuple),
        (OrderedDict, partial(_dict, OrderedDict.items)),
        (dict, partial(_dict, dict.items)),
        (set, lambda value: (list(set.__iter__(value)), partial(_tagged, "$set"))),
        (frozenset, lambda value: (list(frozenset.__iter__(value)), partial(_tagged, "$frozenset"))),
        (BaseException, _exception),
        (EllipsisType, lambda value: _leaf({"$ellipsis": True})),
        (NoneType, lambda value: _leaf(None)),
    )
}
