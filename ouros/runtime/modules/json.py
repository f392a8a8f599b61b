"""`json`: the host's functions without its classes, which a program could patch; names and our versions of them out.

The classes of a run are library code (`library/json.py`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, Final

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


def _loads(s: Any, *, cls: Any = None, **options: Any) -> Any:
    if cls is None:
        return _read(json.loads, _plain(s), **options)
    return cls(**{name: value for name, value in options.items() if value is not None}).decode(_text(s))


def _text(s: Any, /) -> Any:
    """What `JSONDecoder.decode` is called with."""
    text = _plain(s)
    return text.decode(json.detect_encoding(text), "surrogatepass") if type(text) is bytes else text


def _raw_decode(s: Any, idx: int, /, **options: Any) -> Any:
    return _read(json.JSONDecoder(**options).raw_decode, _plain(s), idx)


def _plain(s: Any) -> Any:
    """A text or bytes without a class of the program."""
    if issubclass(type(s), str):
        return str.__str__(s)
    return b"".join((s,)) if issubclass(type(s), (bytes, bytearray)) else s


def _read(function: Callable[..., Any], text: Any, /, *args: Any, **options: Any) -> Any:
    if limited():
        _ask_to_read(text)
    try:
        return function(text, *args, **options)
    except json.JSONDecodeError as error:
        failure = error
    raise JSONDecodeError(failure.msg, failure.doc, failure.pos)


def _ask_to_read(text: Any) -> None:
    """Ask for what a text of JSON becomes at least: its lists, objects and the places in them."""
    if type(text) is str and len(text) > _SHORT:
        lists, objects, items = text.count("["), text.count("{"), text.count(",")
        texts = max(text.count('"') // 2 - text.count('":'), 0)  # names are made once
        spend(lists * _LIST + objects * _OBJECT + items * _PLACE + texts * _TEXT)
        work(len(text) * _LETTER_SECONDS + (lists + objects + items) * _ITEM_SECONDS)


_SHORT = 10_000
_LIST, _OBJECT, _PLACE, _TEXT = sys.getsizeof([]), sys.getsizeof({}), 8, sys.getsizeof("")
_LETTER_SECONDS, _ITEM_SECONDS = 3.0e-9, 5.0e-8


def _load(fp: Any, **options: Any) -> Any:
    return _loads(fp.read(), **options)


def _dumps(obj: Any, *, cls: Any = None, **options: Any) -> str:
    if cls is not None:
        return cls(**_WRITING | options).encode(obj)  # type: ignore[no-any-return]
    return json.dumps(_checked(obj, options), **options)


def _dump(obj: Any, fp: Any, *, cls: Any = None, **options: Any) -> None:
    if cls is None:
        json.dump(_checked(obj, options), fp, **options)
        return
    for piece in cls(**_WRITING | options).iterencode(obj):
        fp.write(piece)


_WRITING: dict[str, Any] = {k: value for k, value in (json.dumps.__kwdefaults__ or {}).items() if k != "cls"}
"""What a class of the program is called with, as CPython does."""


_LONG_TEXT: Final = 100_000
_ESCAPED: Final = 6
"""Bytes of `\\u20ac`."""
_WRITTEN_SECONDS: Final = 7.0e-9
_COPIES: Final = 2
"""Its pieces, and what they become."""


def _checked(obj: Any, options: dict[str, Any]) -> Any:
    """What is about to be written, if the run may still make a text of it."""
    indent = options.get("indent")
    width = indent if type(indent) is int else len(indent) if type(indent) is str else 0
    separators = options.get("separators")
    if type(separators) is tuple or type(separators) is list:
        width += sum(len(each) - 1 for each in separators if type(each) is str)
    if width > 0 and limited():
        asked(extent(obj)[0] * width)
    if type(obj) is str and len(obj) > _LONG_TEXT:
        asked(len(obj) * (1 if obj.isascii() else _ESCAPED))
        work(len(obj) * _WRITTEN_SECONDS)
    default = options.get("default")
    if default is not None and limited():
        options["default"] = lambda value: shown(default(value))
    return shown(obj, _COPIES)


def provide() -> dict[str, Any]:
    """The names of the module."""
    made = {name: function for name, function in NATIVE.items() if hasattr(json, name)}
    return {**made, "JSONDecodeError": JSONDecodeError}


_CALLS: dict[str, Callable[..., Any]] = {
    "loads": _loads, "load": _load, "dumps": _dumps, "dump": _dump, "raw_decode": _raw_decode, "text": _text,
}  # fmt: skip
for _name, _function in _CALLS.items():
    _function.__qualname__ = _name  # in errors about its arguments
NATIVE = {
    name: native_function(call, ("json", name), getattr(getattr(json, name, None), "__doc__", None))
    for name, call in _CALLS.items()
}
"""What does the work; `raw_decode` and `text` for library code alone."""
