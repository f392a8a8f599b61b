"""The program's `print` and standard streams: arguments in, one text for the host or pieces for a file out."""

from __future__ import annotations

import builtins
import weakref
from collections.abc import Callable
from types import FunctionType
from typing import Any, Final

from .attempt import Pending
from .budget import asked, limited
from .extent import shown
from .stops import Stop

STREAMS: Final = ("stdout", "stderr")


class Output:
    """Where the output of one run goes."""

    __slots__ = ("current", "deliver", "own", "ready", "stream")

    def __init__(self, deliver: Callable[[str, str], None]) -> None:
        """`deliver` receives the stream's name and a piece of text."""
        self.deliver = deliver
        self.own: dict[int, str] = {}
        """The program's own `sys.stdout` and `sys.stderr` by identity, once it has imported `sys`."""
        self.current: dict[str, Any] = {}
        """What stands in their places."""
        self.ready: list[str] = []
        """What a `print` that is under way has so far; the host has it before anything else happens that it can see."""
        self.stream = "stdout"

    def put(self, stream: str, text: str) -> None:
        """More of what one `print` says."""
        self.stream = stream
        self.ready.append(text)

    def flush(self) -> None:
        """The host gets what is ready."""
        if self.ready:
            pieces, self.ready = self.ready, []
            self.deliver(self.stream, _joined(pieces))

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


def output_of(run: Any) -> Output:
    """The output of a run, held by it and not holding it: the run has to go before its generators do."""
    held = weakref.ref(run)

    def deliver(stream: Any, text: str) -> None:  # a program can set what its streams say that they are
        found = held()
        if found is not None:
            found.print(stream if type(stream) is str and stream in STREAMS else STREAMS[0], text)

    return Output(deliver)


def make_print(output: Output) -> Callable[..., None]:
    """`print` of one run; the host receives everything that one call prints in one piece, unless something that it can
    see happens in the middle: a value that prints or asks the host while it is written, or fails.
    """

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
            _tell(output, target, values, sep, end)
        elif target is not None:
            for number, value in enumerate(values):
                if number:
                    target.write(str(sep))
                target.write(str(shown(value)))
            target.write(str(end))
            if flush:
                target.flush()

    return print


def _joined(pieces: list[str]) -> str:
    """One line, if the run may make it."""
    letters = sum(map(str.__len__, pieces))
    if letters > _LONG:
        asked(2 * letters if all(map(str.isascii, pieces)) else 8 * letters)
    return "".join(pieces)


_LONG: Final = 100_000
"""Letters of a line beyond which it is asked for."""


def _tell(output: Output, stream: str, values: tuple[Any, ...], sep: str, end: str) -> None:
    output.flush()  # of the `print` that is asking one of its values for its text
    try:
        for number, value in enumerate(values):
            if number:
                output.put(stream, str(sep))
            output.put(stream, str(shown(value)))
        output.put(stream, str(end))
    except (Stop, Pending):  # which will print all of it when it is tried again
        output.ready.clear()
        raise
    finally:
        output.flush()


def check_separators(sep: Any, end: Any) -> tuple[str, str]:
    """What stands between the values, and after them."""
    for name, value in (("sep", sep), ("end", end)):
        if value is not None and not issubclass(type(value), str):
            raise TypeError(f"{name} must be None or a string, not {type(value).__name__}")
    return " " if sep is None else sep, "\n" if end is None else end


def printed_to(function: Any, file: Any) -> Any:
    """What a `print` of the program would write to: a stream of the host by name, a file of the program, or None."""
    output = _output_of(function)
    return None if output is None else output.target(file)


def put(function: Any, stream: str, text: str | None) -> None:
    """More of what one `print` of the program says to the host; with None, that this is all."""
    output = _output_of(function)
    if output is not None:
        output.flush() if text is None else output.put(stream, text)


def _output_of(function: Any) -> Output | None:
    call = function._o_call
    output = call.__closure__[0].cell_contents if type(call) is FunctionType and call.__closure__ else None
    return output if type(output) is Output else None
