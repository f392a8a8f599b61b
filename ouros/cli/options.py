"""What is typed on the command line: texts in; inputs, limits, functions of the host and exceptions out.

What cannot be read is a `typer.BadParameter`, which ends the command with exit code 2.
"""

from __future__ import annotations

import builtins
import importlib
import inspect
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from ..limits import ResourceLimits, parse_limits

DONE, FAILED, MISUSED, STOPPED = range(4)
"""Exit codes."""

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, show_default=False)]
Inputs = Annotated[
    list[str] | None,
    typer.Option("--input", "-i", metavar="NAME=JSON", help="A variable that the program starts with. Repeatable."),
]
InputNames = Annotated[
    list[str] | None, typer.Option("--input", "-i", metavar="NAME", help="A name that the host fills in. Repeatable.")
]
Externals = Annotated[
    list[str] | None,
    typer.Option(
        "--external",
        "-e",
        metavar="[NAME=]MODULE:FUNCTION",
        help="A function that the program may call. Without a module it is declared, and the program stops at its calls"
        " until they are answered by `ouros resume`. Repeatable.",
    ),
]
LimitTexts = Annotated[
    list[str] | None,
    typer.Option("--limit", "-l", metavar="NAME=NUMBER", help=f"One of {', '.join(ResourceLimits.__annotations__)}."),
]
Save = Annotated[
    Path | None,
    typer.Option("--save", "-s", metavar="FILE", help="Where to keep the run if it stops at a call nobody answers."),
]
AsJson = Annotated[bool, typer.Option("--json", metavar="", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", metavar="", help="Say nothing about calls on the way.")]


def fail(message: str, code: int) -> NoReturn:
    """End the command with a message."""
    typer.echo(message, err=True)
    raise typer.Exit(code)


def note(message: str) -> None:
    """Tell the person something that is no result."""
    typer.echo(message, err=True)


def _pair(text: str, what: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f"{text!r} is not {what}")
    return name, value


def read_json(text: str, what: str) -> Any:
    """A value from JSON."""
    try:
        return json.loads(text)
    except ValueError as error:
        advice = f"; a text is written with its quotes: '{json.dumps(text)}'" if text[:1].isalpha() else ""
        raise typer.BadParameter(f"{what} {text!r} is not JSON ({error}){advice}") from None


def read_inputs(texts: list[str] | None) -> dict[str, Any]:
    """Inputs by name, from `name=json`."""
    pairs = [_pair(text, "NAME=JSON, such as count=3") for text in texts or ()]
    return {name: read_json(value, f"the input {name}") for name, value in pairs}


def read_limits(texts: list[str] | None) -> ResourceLimits | None:
    """Limits, from `name=number`."""
    found: Any = {}
    for text in texts or ():
        name, value = _pair(text, "NAME=NUMBER, such as max_duration_secs=2")
        if name not in ResourceLimits.__annotations__:
            raise typer.BadParameter(
                f"no limit is named {name!r}; there are {', '.join(ResourceLimits.__annotations__)}"
            )
        try:
            found[name] = json.loads(value)
            parse_limits({name: found[name]})
        except (TypeError, ValueError, OverflowError) as error:
            raise typer.BadParameter(f"{value!r} is no value for {name}: {error}") from None
    return found or None


def read_externals(texts: list[str] | None) -> dict[str, Callable[..., Any] | None]:
    """The host's functions by the names that programs call; None for one that is only declared."""
    found: dict[str, Callable[..., Any] | None] = {}
    for text in texts or ():
        name, equals, target = text.partition("=")
        if not equals:
            target = text if ":" in text else ""
            name = text.rpartition(":")[2].rpartition(".")[2]
        if not name.isidentifier():
            raise typer.BadParameter(f"{name!r} is no name that a program can call")
        found[name] = _function(target) if target else None
    return found


def _function(target: str) -> Callable[..., Any]:
    module, colon, path = target.partition(":")
    if not colon or not path:
        raise typer.BadParameter(f"{target!r} is not MODULE:FUNCTION")
    if "" not in sys.path:  # the console script does not look into the current directory, `python -m` does
        sys.path.insert(0, "")
    try:
        found: Any = importlib.import_module(module)
        for name in path.split("."):
            found = getattr(found, name)
    except (ImportError, AttributeError) as error:
        raise typer.BadParameter(f"{target!r} cannot be imported: {error}") from None
    if not callable(found):
        raise typer.BadParameter(f"{target!r} is no function")
    if inspect.iscoroutinefunction(found):
        raise typer.BadParameter(f"{target!r} is asynchronous; here a function gives its result at once")
    return found  # type: ignore[no-any-return]


def read_exception(text: str) -> BaseException:
    """An exception of a builtin class, from `Class` or `Class: message`."""
    name, _, message = text.partition(":")
    kind = getattr(builtins, name.strip(), None)
    if not isinstance(kind, type) or not issubclass(kind, Exception):
        raise typer.BadParameter(f"{text!r} is not 'CLASS: MESSAGE' with a builtin class of exceptions")
    try:
        return kind(message.strip()) if message else kind()
    except TypeError as error:  # such as UnicodeDecodeError, which takes five arguments
        raise typer.BadParameter(f"{text!r}: {error}") from None
