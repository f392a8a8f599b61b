"""The program's `print`: its arguments in, one piece of text for the host out."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any


def make_print(deliver: Callable[[str, str], None]) -> Callable[..., None]:
    """`print` of one run; `deliver` receives the stream's name and everything that one call prints, in one piece."""

    def print(
        *values: Any,
        sep: str | None = " ",
        end: str | None = "\n",
        file: Any = None,
        flush: bool = False,
        **unknown: Any,
    ) -> None:
        if unknown:
            builtins.print(end="", **unknown)  # noqa: T201 - raises the builtin's own TypeError
        for name, value in (("sep", sep), ("end", end)):
            if value is not None and not issubclass(type(value), str):
                raise TypeError(f"{name} must be None or a string, not {type(value).__name__}")
        text = (" " if sep is None else sep).join([str(value) for value in values]) + ("\n" if end is None else end)
        if file is None:
            deliver("stdout", text)
        else:
            file.write(text)

    return print
