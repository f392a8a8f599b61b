"""Parameters of functions that library code makes: names and defaults in, what binds arguments to them out."""

from __future__ import annotations

import types
from typing import Any

from .native import plain_text, seal


def _template() -> dict[str, Any]:
    return locals()


class Signature:
    """Binds arguments to names with CPython's own verdict on wrong ones: a function of these parameters is called."""

    __slots__ = ("_o_call", "_o_fields")

    def __init__(
        self,
        name: str,
        names: tuple[str, ...],
        defaults: tuple[Any, ...] = (),
        keywords: tuple[str, ...] = (),
        keyword_defaults: dict[str, Any] | None = None,
    ) -> None:
        names, keywords = tuple(map(plain_text, names)), tuple(map(plain_text, keywords))
        own = {} if keyword_defaults is None else keyword_defaults  # which a load may still fill
        self._o_fields = name, names, defaults, keywords, own
        every = (*names, *keywords)
        code = _template.__code__.replace(
            co_argcount=len(names), co_kwonlyargcount=len(keywords), co_varnames=every, co_nlocals=len(every),
            co_name=name.rpartition(".")[2], co_qualname=name,
        )  # fmt: skip
        self._o_call = types.FunctionType(code, {}, None, defaults)
        self._o_call.__kwdefaults__ = own

    def __call__(self, first: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, ...]:
        """The values of all parameters but the first."""
        return tuple(self._o_call(first, *args, **kwargs).values())[1:]


seal(Signature, shown_as=types.BuiltinFunctionType)
