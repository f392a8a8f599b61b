"""`json`: the host's functions without its classes, which a program could patch; names and our versions of them out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from ..budget import asked, limited, spend, work
from ..extent import extent, shown
from ..native import HOST, SandboxType, native_function, seal

__all__ = ["JSONDecodeError", "provide"]


class JSONDecodeError(ValueError, metaclass=SandboxType, host=HOST):
    """Raised by `loads` for a text that is not JSON; has what the host's class of the same name has."""

    def __init__(self, msg: str, doc: str, pos: int) -> None:
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


type.__setattr__(JSONDecodeError, "__module__", "json.decoder")
seal(JSONDecodeError, open=True)


def _loads(s: Any, /, **options: Any) -> Any:
    _refuse_class("loads", options)
    if issubclass(type(s), str):
        s = str.__str__(s)
    elif issubclass(type(s), (bytes, bytearray)):
        s = b"".join((s,))
    if limited():
        _ask_to_read(s)
    try:
        return json.loads(s, **options)
    except json.JSONDecodeError as error:
        failure = error
    raise JSONDecodeError(failure.msg, failure.doc, failure.pos)


def _ask_to_read(text: Any) -> None:
    """Ask for what a text of JSON becomes at least: its lists, objects and the places in them."""
    if type(text) is str and len(text) > _SHORT:
        lists, objects, items = text.count("["), text.count("{"), text.count(",")
        spend(lists * _LIST + objects * _OBJECT + items * _PLACE)
        work(len(text) * _LETTER_SECONDS + (lists + objects + items) * _ITEM_SECONDS)


_SHORT = 10_000
_LIST, _OBJECT, _PLACE = sys.getsizeof([]), sys.getsizeof({}), 8
_LETTER_SECONDS, _ITEM_SECONDS = 3.0e-9, 5.0e-8


def _load(fp: Any, /, **options: Any) -> Any:
    return _loads(fp.read(), **options)


def _dumps(obj: Any, /, **options: Any) -> str:
    _refuse_class("dumps", options)
    return json.dumps(_checked(obj, options), **options)


def _dump(obj: Any, fp: Any, /, **options: Any) -> None:
    _refuse_class("dump", options)
    json.dump(_checked(obj, options), fp, **options)


def _checked(obj: Any, options: dict[str, Any]) -> Any:
    """What is about to be written, if the run may still make a text of it."""
    indent = options.get("indent")
    width = indent if type(indent) is int else len(indent) if type(indent) is str else 0
    if width > 0 and limited():
        asked(extent(obj)[0] * width)
    return shown(obj)


def _refuse_class(function: str, options: dict[str, Any]) -> None:
    if options.get("cls") is not None:
        raise TypeError(f"json.{function}() does not support cls; pass a default or object_hook function instead")


def provide() -> dict[str, Any]:
    """The names of the module."""
    calls: dict[str, Callable[..., Any]] = {"loads": _loads, "load": _load, "dumps": _dumps, "dump": _dump}
    made = {name: native_function(call, ("json", name), getattr(json, name).__doc__) for name, call in calls.items()}
    return {**made, "JSONDecodeError": JSONDecodeError}
