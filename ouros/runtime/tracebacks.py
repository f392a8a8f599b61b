"""Where an uncaught exception came from: the exception in, the program's own frames with positions in its source,
out.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..errors import Frame, make_frame

if TYPE_CHECKING:
    from ..transform.program import Form, Program

HIDDEN = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>"})
"""Comprehensions have no frame of their own in an error."""


Owner = Callable[[types.CodeType], "tuple[Program, Form]"]


def frames_of(error: BaseException, globals: dict[str, Any], owner: Owner) -> tuple[Frame, ...]:
    """The frames of an exception's traceback that run code of the program, outermost first.

    `owner` tells the program and the form that code with these globals belongs to.
    """
    found: list[Frame] = []
    traceback = error.__traceback__
    plain = issubclass(type(error), (AttributeError, ImportError))
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if traceback.tb_frame.f_globals is globals and code.co_name not in HIDDEN:
            unmarked = plain and traceback.tb_next is None
            found.append(_frame(code, traceback, *owner(code), unmarked))
        traceback = traceback.tb_next
    return tuple(found)


def _frame(
    code: types.CodeType,
    traceback: types.TracebackType,
    program: Program,
    form: Form,
    unmarked: bool,
) -> Frame:
    lines = program.unit.source.split("\n")
    line, end_line, column, end_column = _position(code, traceback.tb_lasti)
    if line is None:
        line = traceback.tb_lineno
    label = program.label(form, line)
    if label is not None:
        line, column, end_line, end_column = label.position
    end_line = line if end_line is None else end_line
    source = lines[line - 1] if 0 < line <= len(lines) else None
    start = _characters(source, column)
    end = _characters(lines[end_line - 1] if 0 < end_line <= len(lines) else None, end_column)
    shown = source if end_line == line else None
    marked = shown is not None and not unmarked and not shown.lstrip().startswith(("raise", "assert"))
    return make_frame(program.unit.filename, line, start + 1, end_line, end + 1, code.co_name, shown, marked=marked)


def _position(code: types.CodeType, offset: int) -> tuple[int | None, int | None, int | None, int | None]:
    for index, position in enumerate(code.co_positions()):
        if index == offset // 2:
            return position
    return (None, None, None, None)


def _characters(line: str | None, octets: int | None) -> int:
    """Columns of `ast` count UTF-8 bytes; people count characters."""
    if line is None or not octets:
        return 0
    return len(line.encode("utf-8", "surrogatepass")[:octets].decode("utf-8", "replace"))
