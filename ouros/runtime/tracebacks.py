"""Where an exception came from: the exception in, the program's own frames with positions in its source, out; and
tracebacks as records of a dump.

Frames of the prelude and of library modules are left out: like functions that CPython has in C, they show no source.
"""

from __future__ import annotations

import ast
import gc
import types
from collections.abc import Iterator
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import Frame, make_frame
from .coroutines import Driven
from .functions import SuspendingGenerator
from .kept import kept
from .meter import Meter

if TYPE_CHECKING:
    from ..transform.program import Program
    from .parts import Parts

MAX_LEVELS = 10_000
"""Levels of one traceback that are looked at, innermost ones first to go."""
MAX_NUMBER = (1 << 31) - 1
HELD = "_o_held"
"""The variable of a frame that was read from a dump: the generators of the one it stands for, the last one first."""
COMPREHENSIONS = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>"})
"""They have no frame of their own in an error; from Python 3.12 on they have none at all."""

_CLEANING = (types.GeneratorType, SuspendingGenerator)
_METER = (Meter.refuel.__code__, Meter.count.__code__)

Position = tuple[int, int, int, int]  # as `ast` counts: line, column in bytes, last line, last column


class Entry(NamedTuple):
    """One level of a traceback: the program it is in, the function's name, and the place in the source."""

    part: str
    name: str
    position: Position


# ---------------------------------------------------------------------------------------------------- to host frames


def frames_of(error: BaseException, parts: Parts) -> tuple[Frame, ...]:
    """The frames of an exception that run code of the program, outermost first."""
    found: list[Entry] = []
    for entry in entries_of(error, parts):
        if (entry.name in COMPREHENSIONS or entry.name.startswith("<block_")) and found:
            found[-1] = found[-1]._replace(position=entry.position)
        else:
            found.append(entry)
    programs = {entry.part: parts.named(entry.part).program for entry in found}
    lines = {name: program.lines for name, program in programs.items()}
    made = {entry: _frame(entry, programs[entry.part], lines[entry.part], None) for entry in dict.fromkeys(found[:-1])}
    innermost = [_frame(entry, programs[entry.part], lines[entry.part], error) for entry in found[-1:]]
    return (*(made[entry] for entry in found[:-1]), *innermost)


def _frame(entry: Entry, program: Program, lines: list[str], error: BaseException | None) -> Frame:
    """The frame as the host sees it; `error` is given for the innermost one."""
    (line, column, end_line, end_column), nodes = program.find_place(entry.position)
    raises = any(isinstance(node, ast.Raise) for node in nodes)
    shown = _line(lines, line)
    if shown is not None and end_line != line:
        shown = _joined(lines, line, end_line) if raises else None
    marked = not (raises or shown is None or (error is not None and _speaks_for_itself(error, nodes)))
    start = _characters(_line(lines, line), column)
    end = _characters(_line(lines, end_line), end_column)
    return make_frame(program.unit.filename, line, start + 1, end_line, end + 1, entry.name, shown, marked=marked)


def _speaks_for_itself(error: BaseException, nodes: list[ast.AST]) -> bool:
    """Whether the place needs no marker, because the message already names what failed there."""
    kind = type(error)
    if issubclass(kind, AttributeError):
        return any(_is_read(node) or _is_method_call(node) for node in nodes)
    if issubclass(kind, ImportError):
        return any(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes)
    if issubclass(kind, AssertionError):
        return any(isinstance(node, ast.Assert) for node in nodes)
    return issubclass(kind, TypeError) and any(isinstance(node, ast.withitem | ast.With) for node in nodes)


def _is_read(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)


def _is_method_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)


def _line(lines: list[str], number: int) -> str | None:
    return lines[number - 1] if 0 < number <= len(lines) else None


def _joined(lines: list[str], first: int, last: int) -> str:
    """The lines of a statement, those after the first without the indentation that they share with it."""
    block = lines[first - 1 : last]
    indent = block[0][: len(block[0]) - len(block[0].lstrip())]
    return "\n    ".join([block[0], *(line.removeprefix(indent) for line in block[1:])])


def _characters(line: str | None, octets: int) -> int:
    """Columns of `ast` count UTF-8 bytes; people count characters."""
    if line is None or not octets:
        return 0
    return len(line.encode("utf-8", "surrogatepass")[:octets].decode("utf-8", "replace"))


# -------------------------------------------------------------------------------------------------- from tracebacks


def entries_of(error: BaseException, parts: Parts) -> Iterator[Entry]:
    """What the traceback of an exception says about the programs of a run, outermost level first."""
    known: dict[tuple[int, int, int], Entry | None] = {}
    for level in islice(_levels(error.__traceback__), MAX_LEVELS):
        key = (id(level.tb_frame.f_code), id(level.tb_frame.f_globals), level.tb_lasti)
        if key not in known:
            known[key] = _entry(level, parts)
        entry = known[key]
        if entry is not None:
            yield entry


def _levels(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback is not None:
        yield traceback
        traceback = traceback.tb_next


def _entry(level: TracebackType, parts: Parts) -> Entry | None:
    """What a level says; None for one that runs no code of the program."""
    code = level.tb_frame.f_code
    if level.tb_next is not None and level.tb_next.tb_frame.f_code in _METER:
        return None  # a call that was too deep to be made
    part = parts.owner(level.tb_frame.f_globals, code)
    if part is None or part.program.unit.prelude or part.program.unit.library:
        return None
    found = next(islice(code.co_positions(), level.tb_lasti // 2, None), (None, None, None, None))
    line, end_line, column, end_column = found
    if line is None:
        line = level.tb_lineno
    label = part.program.label(part.form, line)
    if label is not None:
        return Entry(part.name, code.co_name, label.position)
    # Columns are missing under `-X no_debug_ranges`.
    return Entry(part.name, code.co_name, (line, column or 0, line if end_line is None else end_line, end_column or 0))


def as_raised(error: BaseException, parts: Parts) -> BaseException:
    """The exception that the program raised. Where only our own form of a function is a generator, the StopIteration
    which the host has raised in it leaves it as a RuntimeError.
    """
    stop = error.__cause__
    if type(error) is not RuntimeError or type(stop) is not StopIteration or stop.__traceback__ is None:
        return error
    frame = stop.__traceback__.tb_frame
    part = parts.owner(frame.f_globals, frame.f_code)
    label = None if part is None else part.program.label(part.form, frame.f_code.co_firstlineno)
    if label is None or label.scope.is_generator or label.scope.is_async:
        return error
    outer = [level for level in _levels(error.__traceback__) if level.tb_frame is not frame]
    made: TracebackType | None = stop.__traceback__
    for level in reversed(outer):
        made = TracebackType(made, level.tb_frame, level.tb_lasti, level.tb_lineno)
    return stop.with_traceback(made)


# --------------------------------------------------------------------------------------------------------- in dumps


def is_shown(level: TracebackType | None, parts: Parts) -> bool:
    """Whether an error would show a level of a traceback."""
    return next(_shown(level, parts), None) is not None


def _shown(level: TracebackType | None, parts: Parts) -> Iterator[tuple[TracebackType, Entry]]:
    return ((each, entry) for each in _levels(level) for entry in [_entry(each, parts)] if entry is not None)


def shown_levels(level: TracebackType | None, parts: Parts) -> Iterator[tuple[TracebackType, Entry]]:
    """Levels that an error shows. A block that became a function of its own is a part of the function around it."""
    held: tuple[TracebackType, Entry] | None = None
    for each, entry in _shown(level, parts):
        if held is not None and entry.name.startswith("<block_"):
            held = held[0], held[1]._replace(position=entry.position)
        else:
            if held is not None:
                yield held
            held = each, entry
    if held is not None:
        yield held


def written(level: TracebackType, parts: Parts) -> tuple[TracebackType | None, list[Any], list[Any]]:
    """The next level that a dump keeps, and what it says of this one: part, name and place, and the generators that
    nothing else may hold; nothing if no error would show this one or any after it.
    """
    shown = _shown(level, parts)
    first, entry = next(shown, (None, None))
    following, _ = next(shown, (None, None))
    if first is None or entry is None:
        return following, [], []
    held = _held(first.tb_frame) if parts.named(entry.part).program.unit.cleans_up else []
    return following, [entry.part, entry.name, *entry.position], held


def _held(frame: types.FrameType) -> list[Any]:
    """Generators in the variables of a frame that has ended, which clean up when its exception is let go. A frame that
    has not ended refers to none of its variables, its function does.
    """
    if frame.f_code.co_varnames == (HELD,):
        return [*reversed(frame.f_locals[HELD])]
    found = gc.get_referents(frame)
    found += [each for group in found if type(group) is tuple for each in group]
    return [each for each in found if any(type(each) is kind for kind in _CLEANING) or issubclass(type(each), Driven)]


def read(following: Any, fields: list[Any], parts: Parts, held: list[Any]) -> TracebackType | None:
    """The level of a traceback that `written` describes. Raises ValueError or LookupError for anything else."""
    if following is not None and type(following) is not TracebackType:
        raise ValueError("the next level of a traceback is none")
    if not fields:
        return None
    if len(fields) != 6 or type(fields[1]) is not str:
        raise ValueError("a level of a traceback without name or place")
    if not all(type(number) is int and 0 <= number <= MAX_NUMBER for number in fields[2:]):
        raise ValueError("a level of a traceback without a place")
    part = parts.named(fields[0])
    code, instruction = _raising(part.program.code_file, fields[1], tuple(fields[2:]))
    frame = types.FunctionType(part.program.marked(code), part.globals)((*reversed(held),)).gi_frame
    return TracebackType(following, frame, instruction, fields[2])


@kept(1 << 16)
def _raising(file: str, name: str, position: Position) -> tuple[types.CodeType, int]:
    """A function that raises at a place of the source, and its instruction that does. Its parameter holds what the
    frame held, in a tuple, which lets go of its last item first. It is a generator function: the frame of one that has
    not begun leads to no frame of the host, which a traceback would keep alive.
    """
    line, column, end_line, end_column = position
    where = {"lineno": line, "col_offset": column, "end_lineno": max(line, end_line), "end_col_offset": end_column}
    function = ast.parse(f"def f({HELD}): raise (yield)").body[0]
    for node in ast.walk(function):
        for field, value in where.items() if hasattr(node, "lineno") else ():
            setattr(node, field, value)
    module = compile(ast.Module([function], []), file, "exec", dont_inherit=True)
    code = next(const for const in module.co_consts if isinstance(const, types.CodeType))
    places = [*code.co_positions()]
    wanted = line, max(line, end_line), column, end_column
    instruction = places.index(wanted) if wanted in places else 0  # there are no columns under `-X no_debug_ranges`
    return code.replace(co_name=name, co_qualname=name), 2 * instruction
