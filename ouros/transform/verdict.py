"""What a program gets for a source that it wanted to evaluate and that was refused: a refusal in, the exception that
CPython raises out.
"""

from __future__ import annotations

from .refusal import Refused, source_lines


def error_of(refused: Refused, source: str, filename: str) -> Exception:
    """The exception; the program may catch it.

    Example: `error_of(Refused('syntax', 'invalid syntax', Span(1, 4)), 'x = ', 's')` is
    `SyntaxError('invalid syntax', ('s', 1, 5, 'x = ', 1, None))`.
    """
    if refused.kind == "unsupported":
        return NotImplementedError(refused.message)
    if refused.kind == "import":
        return ImportError(refused.message)
    found = refused.verdict
    if found is not None:
        place = (filename, found.lineno, found.offset, found.text, found.end_lineno, found.end_offset)
        return type(found)(found.msg, place)
    if "\0" in source:  # no parser has seen it, and CPython says no place
        return refused.error(refused.message)
    at = refused.position
    lines = source_lines(source)
    text = lines[at.line - 1] if at.line is not None and 0 < at.line <= len(lines) else None
    start, end = (None if column is None else column + 1 for column in (at.column, at.end_column))
    return refused.error(refused.message, (filename, at.line, start, text, at.end_line, end))
