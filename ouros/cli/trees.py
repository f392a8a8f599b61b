"""What dumps hold, for people: inspections in; trees of plain data and coloured text out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from ..inspection import Inspection, Position, StackFrame, Value, describe
from ..limits import DEFAULT_LIMITS
from ..runtime import wire
from ..sandbox import Sandbox
from ..session_errors import SessionError
from ..session_state import State
from ..session_store import read_session
from .options import MISUSED, fail

AROUND = 2
"""Lines of the source that are shown before and after the one at which a function stands."""

_NAME, _TYPE, _PLACE, _HERE = "bold", "dim", "bold cyan", "bold yellow"


def source_of(data: bytes) -> list[str]:
    """The lines of the program in the dump of a run, which is sound."""
    found: str = json.loads(wire.read(wire.kind_of(data), data).program)[0]
    return found.split("\n")


def program_tree(sandbox: Sandbox, data: bytes) -> dict[str, Any]:
    """What the dump of a program holds."""
    source, script_name, inputs, externals = sandbox._program.key
    return {
        "script_name": script_name,
        "inputs": list(inputs),
        "external_functions": list(externals),
        "source": source,
        "compiled": len(wire.read(wire.PROGRAM, data).compiled),
    }


def session_tree(data: bytes) -> dict[str, Any]:
    """What the dump of a session holds."""
    state = State("", "session.py", (), DEFAULT_LIMITS)
    try:
        read_session(data, state)
    except SessionError as error:
        fail(str(error), MISUSED)
    values = {name: describe(value) for name, value in state.variables().items()}
    return {
        "script_name": state.script_name,
        "variables": {name: {"type": value.type, "text": value.text} for name, value in values.items()},
    }


def print_program(tree: Mapping[str, Any]) -> None:
    console = _console()
    _line(console, (tree["script_name"], _PLACE), ": a program")
    for label in ("inputs", "external_functions"):
        if tree[label]:
            _line(console, f"{label.replace('_', ' ')}: {', '.join(tree[label])}")
    if tree["compiled"]:
        _line(console, f"compiled code: {tree['compiled']} bytes")
    _line(console)
    for number, text in enumerate(tree["source"].split("\n"), 1):
        _line(console, f"{number:6}  {text}")


def print_session(tree: Mapping[str, Any]) -> None:
    console = _console()
    _line(console, (tree["script_name"], _PLACE), ": a session")
    _print_values(console, {name: Value(**value) for name, value in tree["variables"].items()}, "  ")


def print_run(seen: Inspection, source: list[str]) -> None:
    """A stopped run: its stack, tasks, variables, pending call and memory."""
    console = _console()
    frames = [*seen.stack]
    for task in seen.tasks:
        if task.stack != seen.stack[-len(task.stack) :]:
            _line(console, (task.name, _HERE))
            _print_stack(console, task.stack, seen.globals, source)
            frames += task.stack
    _print_stack(console, seen.stack, seen.globals, source)
    if all(frame.function != "<module>" for frame in frames):
        _line(console, ("variables of the module", _PLACE))
        _print_values(console, seen.globals, "    ")
    call = seen.call
    parts = [value.text for value in call.args] + [f"{name}={value.text}" for name, value in call.kwargs.items()]
    _line(console)
    if seen.pending_call_ids:
        _line(console, "waits for the answers to the calls ", (", ".join(map(str, seen.pending_call_ids)), _HERE))
    else:
        _line(console, "waits for call ", (str(call.call_id), _HERE), f": {call.function}({', '.join(parts)})")
    _line(console)
    _line(console, ("memory by type", _PLACE))
    for name, use in sorted(seen.heap.items(), key=lambda item: (-item[1].bytes, item[0])):
        _line(console, f"{use.bytes:12} bytes in {use.count:7}  ", (name, _NAME))


def _print_stack(
    console: Console, stack: Iterable[StackFrame], globals: Mapping[str, Value], source: list[str]
) -> None:
    for frame in stack:
        if frame.position is not None:  # else it is of a library module
            _print_frame(console, frame, source)
            _print_values(console, globals if frame.function == "<module>" else frame.locals, "    ")


def _print_frame(console: Console, frame: StackFrame, source: list[str]) -> None:
    place = frame.position
    where = "" if place is None else f", line {place.line}"
    _line(console, (frame.function, _PLACE), f" in {frame.file}{where}")
    if place is None:
        return
    first, last = max(1, place.line - AROUND), min(len(source), place.line + AROUND)
    for number in range(first, last + 1):
        here = number == place.line
        _line(console, ("->" if here else "  ", _HERE), f"{number:5}  {source[number - 1]}")
        if here:
            _line(console, " " * (9 + place.column - 1), ("^" * _width(place), _HERE))


def _width(place: Position) -> int:
    end = place.end_column if place.end_line == place.line else len(place.text) + 1
    return max(1, end - place.column)


def _print_values(console: Console, values: Mapping[str, Value], indent: str) -> None:
    for name, value in values.items():
        _line(console, indent, (name, _NAME), f" = {value.text}  ", (value.type, _TYPE))


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _line(console: Console, *parts: str | tuple[str, str]) -> None:
    console.print(Text.assemble(*_printable(parts)))


def _printable(parts: Iterable[str | tuple[str, str]]) -> Iterable[str | tuple[str, str]]:
    """Texts of a program may hold what a terminal obeys, and halves of surrogate pairs, which no file takes."""
    for part in parts:
        text = part if isinstance(part, str) else part[0]
        shown = "".join(each if each.isprintable() or each in "\t" else repr(each)[1:-1] for each in text)
        yield shown if isinstance(part, str) else (shown, part[1])
