"""Places in a source: tree nodes and lines in; the spans that a refusal names, in characters, out."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ..refused import NOWHERE, Kind, Refused, Span

__all__ = ["NOWHERE", "Kind", "Refused", "Span", "characters", "source_lines", "span"]

TEMPLATES = "t-strings are not supported yet; use an f-string"


def source_lines(code: str) -> list[str]:
    """The lines of a source text as Python's tokenizer counts them, without their ends.

    Example:
        >>> source_lines('a\\r\\nb')
        ['a', 'b']
    """
    return code.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def characters(line: str, octets: int) -> int:
    """The column in characters for a column that `ast` gives in UTF-8 bytes."""
    return octets if line.isascii() else len(line.encode()[:octets].decode(errors="ignore"))


def span(node: ast.AST, lines: Sequence[str]) -> Span:
    """Where a node stands, in characters.

    Args:
        node: a node that carries a position; any other gives `NOWHERE`.
        lines: `source_lines` of the text it was parsed from.
    """
    first, last = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
    if first is None or last is None:
        return NOWHERE
    start, end = getattr(node, "col_offset", 0), getattr(node, "end_col_offset", 0)
    return Span(first, characters(lines[first - 1], start), last, characters(lines[last - 1], end))
