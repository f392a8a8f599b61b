"""Arguments that are put together before a call: the callee and its parts in; what CPython would pass, or its complaint
in the callee's name, out.
"""

from __future__ import annotations

from functools import partial
from typing import Any


class _Named:
    # What CPython's messages about arguments call like the callee.
    __slots__ = ("_o_callee",)

    def __init__(self, callee: Any) -> None:
        self._o_callee = callee

    def __getattr__(self, name: str) -> Any:
        if name != "__qualname__":
            raise AttributeError(name)
        return self._o_callee.__qualname__

    def __str__(self) -> str:
        return str(self._o_callee)


_MODULE: Any = property(lambda self: self._o_callee.__module__)


class _Keywords(_Named):
    __slots__ = ()
    __module__ = _MODULE  # every class gets one of its own
    __call__ = partial  # takes keywords as they are, also those that are no texts: CPython complains only when it calls


class _Positional(_Named):
    __slots__ = ()
    __module__ = _MODULE

    def __call__(self, /, *args: Any) -> tuple[Any, ...]:
        return args


def merge_keywords(callee: Any, made: dict[Any, Any] | None, mapping: Any) -> dict[Any, Any]:
    """`callee(**made, **mapping)` up to the call."""
    if made is None and type(mapping) is dict:
        return mapping.copy()
    call: Any = _Keywords(callee)
    return call(merge_keywords, **(made or {}), **mapping).keywords  # type: ignore[no-any-return]


def spread_last(callee: Any, items: Any) -> Any:
    """`callee(*items)` up to the call."""
    return items if type(items) is tuple or type(items) is list else _Positional(callee)(*items)
