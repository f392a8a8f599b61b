"""A list that is being sorted by steps of the program: the list in; whether the program has changed it meanwhile, out.

While CPython sorts a list, the program sees it empty, and afterwards CPython looks whether memory was asked for on its
behalf. That a list is empty again tells nothing. So it is emptied here in a way that leaves it some memory, which any
change of its length gives up. (A `clear()` does so too; CPython takes no notice of that one.)
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Self

from ..errors import corrupt


def _emptied(values: list[Any]) -> None:
    """Remove all items; what stays of `extend` when its iterator fails is the memory for what was expected."""
    list.clear(values)
    with suppress(_FailedError):
        list.extend(values, map(_fail, (None,)))


class _FailedError(Exception):
    pass


def _fail(item: None) -> None:
    raise _FailedError


def _held(values: list[Any]) -> int:
    """How many bytes of memory a list has for its items."""
    return list.__sizeof__(values) - type.__dict__["__basicsize__"].__get__(type(values))  # type: ignore[no-any-return]


class Sorting:
    """The list `_o_list`, empty from here on."""

    __slots__ = ("_o_list",)

    _o_list: list[Any]

    def __new__(cls, values: list[Any], untouched: bool = True) -> Self:
        if not issubclass(type(values), list):
            corrupt("a sort of something that is no list")
        self = object.__new__(cls)
        self._o_list = values
        if untouched:
            _emptied(values)
        return self

    def untouched(self) -> bool:
        return not list.__len__(self._o_list) and _held(self._o_list) == _MARK


_probe: list[Any] = []
_emptied(_probe)
_MARK = _held(_probe)
