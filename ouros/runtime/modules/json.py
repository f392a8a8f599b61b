"""`json`: the host's functions without its classes, which a program could patch; names and our versions of them out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

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
    try:
        return json.loads(s, **options)
    except json.JSONDecodeError as error:
        failure = error
    raise JSONDecodeError(failure.msg, failure.doc, failure.pos)


def _load(fp: Any, /, **options: Any) -> Any:
    return _loads(fp.read(), **options)


def _dumps(obj: Any, /, **options: Any) -> str:
    _refuse_class("dumps", options)
    return json.dumps(obj, **options)


def _dump(obj: Any, fp: Any, /, **options: Any) -> None:
    _refuse_class("dump", options)
    json.dump(obj, fp, **options)


def _refuse_class(function: str, options: dict[str, Any]) -> None:
    if options.get("cls") is not None:
        raise TypeError(f"json.{function}() does not support cls; pass a default or object_hook function instead")


def provide() -> dict[str, Any]:
    """The names of the module."""
    calls: dict[str, Callable[..., Any]] = {"loads": _loads, "load": _load, "dumps": _dumps, "dump": _dump}
    made = {name: native_function(call, ("json", name), getattr(json, name).__doc__) for name, call in calls.items()}
    return {**made, "JSONDecodeError": JSONDecodeError}
