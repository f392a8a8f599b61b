"""Files in memory of runs in which nothing that they call back can stop: a class of the program in the place of
`io.StringIO` or `io.BytesIO`, made of CPython's own, out; what such a file holds ↔ a tuple.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

from ..policy.attributes import ALLOW
from .frozen import freeze
from .native import marked, mro_of, namespace_of, seal

__all__ = ["FILLERS", "PAYLOADS", "memory_file"]

KINDS: Final = {"BytesIO": io.BytesIO, "StringIO": io.StringIO}
_OWN: Final = frozenset("detach fileno getbuffer _checkReadable _checkSeekable _checkWritable".split())
"""What is not CPython's: it would raise an error of the host's own class, or show an object of the interpreter's."""


def memory_file(name: str, abstract: type) -> type:
    """The class, which counts as one of the run's `abstract`.

    CPython closes a file that is let go of, and calls a `close` of the program for that: this class has something else
    in that place, which its subclasses inherit.
    """
    native = KINDS[name]
    own: dict[str, Any] = {}
    for base in reversed(mro_of(abstract)):
        own.update((each, value) for each, value in namespace_of(base).items() if each in _OWN)
    namespace = {**own, "__module__": "io", "__doc__": native.__doc__, "__del__": tuple}
    return type(name, (native, abstract), marked(namespace))


for _kind in KINDS.values():
    for _base in _kind.__mro__[:-1]:
        seal(_base, shown_as=object, rules={"__dict__": ALLOW})
for _other in (io.UnsupportedOperation, type(io.BytesIO().getbuffer().obj)):
    freeze(_other)
    seal(_other)


_closed_text, _closed_bytes = (namespace_of(kind)["closed"].__get__ for kind in (io.StringIO, io.BytesIO))


def _state_of(kind: Any, value: Any) -> tuple[Any, ...]:
    state: tuple[Any, ...] = kind.__getstate__(value)
    return state


def _text_parts(value: Any) -> tuple[Any, ...]:
    return () if _closed_text(value) else _state_of(io.StringIO, value)[:3]


def _bytes_parts(value: Any) -> tuple[Any, ...]:
    """CPython's may hold the very bytes that it was made of, which a load would make twice."""
    if _closed_bytes(value):
        return ()
    data, place = _state_of(io.BytesIO, value)[:2]
    return bytes(memoryview(data)), place


def _put_text(value: Any, parts: tuple[Any, ...]) -> None:
    text, newline, place = parts or ("", None, 0)
    _put(io.StringIO, value, str(text), newline, place, closed=not parts)


def _put_bytes(value: Any, parts: tuple[Any, ...]) -> None:
    data, place = parts or (b"", 0)
    _put(io.BytesIO, value, data, place, closed=not parts)


def _put(kind: Any, value: Any, *state: Any, closed: bool) -> None:
    if type(state[-1]) is not int or not 0 <= state[-1] < 1 << 62:
        raise ValueError("a place that no file has")
    kind.__setstate__(value, (*state, None))
    if closed:
        kind.close(value)


PAYLOADS: Final[dict[type, tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]]] = {
    io.StringIO: (_text_parts, lambda cls, parts: io.StringIO.__new__(cls)),
    io.BytesIO: (_bytes_parts, lambda cls, parts: io.BytesIO.__new__(cls)),
}
"""For classes made of one, as in `names.PAYLOADS`."""
FILLERS: Final[dict[type, Callable[[Any, Any], None]]] = {io.StringIO: _put_text, io.BytesIO: _put_bytes}
