"""Tracebacks as text: what an error and the members of its group say in; the lines that CPython prints for them out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .errors import Frame

MAX_MEMBERS, MAX_LEVELS = 15, 10
"""Members of a group that are shown, and groups inside each other."""
TOO_DEEP = f"... (max_group_depth is {MAX_LEVELS})"
_REPEATS_SHOWN = 3


class Report(NamedTuple):
    """What is shown of one exception."""

    frames: tuple[Frame, ...]
    words: tuple[str, ...]
    """Class and message, then the notes."""
    members: tuple[Report, ...] = ()
    more: int = 0
    """Members that are left out."""


def render(report: Report) -> str:
    """The text of a traceback, without a line end after it. Frames that repeat are folded."""
    if not report.members:
        return "\n".join(_plain(report))
    header, *rest = _inner_lines(report, 1)
    return "\n".join([header.replace("|", "+", 1) if report.frames else header, *rest])


def _plain(report: Report) -> Iterator[str]:
    if report.frames:
        kind = "Exception Group Traceback" if report.members else "Traceback"
        yield f"{kind} (most recent call last):"
    for _, group in groupby(report.frames, lambda frame: (frame.filename, frame.line, frame.function_name)):
        run = list(group)
        for frame in run[:_REPEATS_SHOWN]:
            yield from _frame_lines(frame)
        if len(run) > _REPEATS_SHOWN:
            yield f"  [Previous line repeated {len(run) - _REPEATS_SHOWN} more times]"
    yield from report.words


def _frame_lines(frame: Frame) -> Iterator[str]:
    where = "" if frame.function_name is None else f", in {frame.function_name}"
    yield f'  File "{frame.filename}", line {frame.line}{where}'
    if frame.source_line is None:
        return
    preview = frame.source_line.lstrip()
    yield f"    {preview}"
    width = frame.end_column - frame.column
    if frame._marked and frame.line == frame.end_line and width > 0:
        indent = frame.column - 1 - (len(frame.source_line) - len(preview))
        yield " " * (4 + indent) + "~" * width


def _inner_lines(report: Report, level: int) -> Iterator[str]:
    """A report inside a group, or the outermost group, beside the bar of its level; under a group its members."""
    indent = "  " * level
    for text in _plain(report):
        yield from (f"{indent}| {line}" for line in text.split("\n"))
    if not report.members:
        return
    shown = [(str(number), member) for number, member in enumerate(report.members, 1)]
    if report.more:
        shown.append(("...", Report((), (f"and {report.more} more exception{'s' * (report.more > 1)}",))))
    for title, member in shown:
        branch = "+-" if title == "1" else "  "
        yield f"{indent}{branch}+---------------- {title} ----------------"
        yield from _inner_lines(member, level + 1)
    if not shown[-1][1].members:  # else its own end has closed the tree
        yield f"{indent}  +------------------------------------"
