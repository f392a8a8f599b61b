"""`passes.txt` in; the test files that are run, and how many methods of each must pass here, out."""

from __future__ import annotations

import sys
from pathlib import Path

_TABLE = Path(__file__).with_name("passes.txt")
_COLUMN = sys.version_info[1] - 10
"""3.11 stands in the first column after the name."""


def _rows() -> list[list[str]]:
    return [line.split() for line in _TABLE.read_text().splitlines() if not line.startswith("#")]


def minimum() -> dict[str, int]:
    """By test file, the methods that must pass on this Python; newer ones than the table knows count as the last."""
    column = min(_COLUMN, 3)
    return {f"{row[0]}.py": int(row[column]) for row in _rows() if row[column] != "-"}


def update(passed: dict[str, int]) -> None:
    """Write what passes now into this Python's column; a file that the table does not have gets a row."""
    comment = _TABLE.read_text().splitlines()[0]
    rows = {row[0]: row for row in _rows()}
    for name, count in passed.items():
        rows.setdefault(name.removesuffix(".py"), [name.removesuffix(".py"), "-", "-", "-"])[_COLUMN] = str(count)
    lines = [comment, *(f"{row[0]:28}" + "".join(f"{count:>6}" for count in row[1:]) for row in rows.values())]
    _TABLE.write_text("\n".join(lines) + "\n")
