"""The program's `print` and standard streams: arguments in, one text for the host or pieces for a file out."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from types import FunctionType
from typing import Any, Final

from .budget import asked, limited
from .extent import shown

STREAMS: Final = ("stdout", "stderr")


class Output:
    """Where the output of one run goes."""

    __slots__ = ("current", "deliver", "own")

    def __init__(self, deliver: Callable[[str, str], None]) -> None:
        """`deliver` receives the stream's name and a piece of text."""
        self.deliver = deliver
        self.own: dict[int, str] = {}
        """The program's own `sys.stdout` and `sys.stderr` by identity, once it has imported `sys`."""
        self.current: dict[str, Any] = {}
        """What stands in their places."""

    def use(self, current: dict[str, Any], *own: Any) -> None:
        """The module `sys` was imported: it has these streams, and these are its own, or as before."""
        if own:
            self.own = {id(stream): name for name, stream in zip(STREAMS, own, strict=True)}
        self.current = current

    def redirect(self, name: str, target: Any) -> Any:
        """Let something else stand in the place of a stream; returns what stood there."""
        held, self.current[name] = self.current[name], target
        return held

    def target(self, file: Any) -> Any:
        """What a `print` with this argument writes to: a name of STREAMS for the host, or a file of the program."""
        if file is None:
            file = self.current.get("stdout", self)
            if file is self:
                return "stdout"
        return self.own.get(id(file), file)


def make_print(output: Output) -> Callable[..., None]:
    """`print` of one run; the host receives everything that one call prints in one piece."""

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
        target = output.target(file)
        if type(target) is not str and target is not None and not limited():
            builtins.print(*values, sep=sep, end=end, file=target, flush=flush)
            return
        sep, end = check_separators(sep, end)
        if type(target) is str:
            output.deliver(target, _joined([str(shown(value)) for value in values], sep, end))
        elif target is not None:
            for number, value in enumerate(values):
                if number:
                    target.write(sep)
                target.write(str(shown(value)))
            target.write(end)
            if flush:
                target.flush()

    return print


def _joined(texts: list[str], sep: str, end: str) -> str:
    """One line, if the run may make it."""
    letters = sum(map(str.__len__, texts)) + str.__len__(sep) * len(texts) + str.__len__(end)
    if letters > _LONG:
        asked(2 * letters if all(map(str.isascii, (*texts, sep, end))) else 8 * letters)
    return sep.join(texts) + end


_LONG: Final = 100_000
"""Letters of a line beyond which it is asked for."""


def check_separators(sep: Any, end: Any) -> tuple[str, str]:
    """What stands between the values, and after them."""
    for name, value in (("sep", sep), ("end", end)):
        if value is not None and not issubclass(type(value), str):
            raise TypeError(f"{name} must be None or a string, not {type(value).__name__}")
    return " " if sep is None else sep, "\n" if end is None else end


def printed_to(function: Any, file: Any) -> Any:
    """The file of the program that its `print` would write to; None if the host is written to."""
    call = function._o_call
    if type(call) is not FunctionType or not call.__closure__:
        return None
    output = call.__closure__[0].cell_contents
    target = output.target(file) if type(output) is Output else ""
    return None if type(target) is str else target
