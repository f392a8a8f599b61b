"""A report of the type checker on a source with a line before it in; the same report on the source alone, out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_COLORS = r"((?:\x1b\[[0-9;]*m)*)"
_NUMBERED = re.compile(rf"{_COLORS}( *\d+)( \|.*)", re.DOTALL)
_ARROW = re.compile(rf"( *){_COLORS}(-->|:::){_COLORS} (.*):(\d+):(\d+\n)")
_GUTTER = re.compile(rf"{_COLORS} +{_COLORS}(?:\||-->|:::)")


def without_first_line(report: str, format: str, file: str) -> str:
    """The report with the numbers of lines that the source has.

    Args: `format`: full, github or gitlab. `file`: the source, as the report names it.

    Example: `without_first_line('::error file=/a.py,line=2,endLine=2::a.py:2:1: x', 'github', 'a.py')` is
        `'::error file=/a.py,line=1,endLine=1::a.py:1:1: x'`.
    """
    if format == "gitlab":
        found = json.loads(report)
        for finding in found:
            for place in finding["location"]["positions"].values():
                place["line"] -= 1
        return json.dumps(found)
    if format == "github":
        places = rf"((?:\bline=|\bendLine=|::{re.escape(file)}:))(\d+)"
        return re.sub(places, lambda found: f"{found[1]}{int(found[2]) - 1}", report)
    return "".join(map(_narrow, _findings(report, file)))


def _findings(report: str, file: str) -> Iterator[tuple[list[str], int]]:
    """Each finding as the lines that it has then, and how wide its numbers were."""
    lines: list[str] = []
    width, here = 0, False
    for line in report.splitlines(keepends=True):
        arrow, numbered = _ARROW.fullmatch(line), _NUMBERED.fullmatch(line)
        if arrow is not None:
            here = arrow[5] == file
            if here:
                line = f"{arrow[1]}{arrow[2]}{arrow[3]}{arrow[4]} {file}:{int(arrow[6]) - 1}:{arrow[7]}"
        elif numbered is not None:
            width = max(width, len(numbered[2]))
            number = int(numbered[2]) - here
            if not number:
                continue
            line = f"{numbered[1]}{number:>{len(numbered[2])}}{numbered[3]}"
        lines.append(line)
        if line == "\n":
            yield lines, width
            lines, width, here = [], 0, False
    yield lines, width


def _narrow(finding: tuple[list[str], int]) -> str:
    """The lines, with no more room for numbers than the largest one takes."""
    lines, width = finding
    numbers = [len(found[2].lstrip()) for line in lines if (found := _NUMBERED.fullmatch(line)) is not None]
    spare = width - max(numbers, default=width)
    for index, line in enumerate(lines if spare else ()):
        if _NUMBERED.fullmatch(line) is not None or _GUTTER.match(line) is not None:
            lines[index] = re.sub(rf"^{_COLORS} {{{spare}}}", r"\1", line)
    return "".join(lines)
