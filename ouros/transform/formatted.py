"""F-strings as Python 3.12 reads them (PEP 701): the text of a row of strings in; the node that CPython makes, out.

For hosts whose parser ends such a string at the first quote in a replacement field. The text around replacement fields
is decoded by `ast.literal_eval`, and the expressions in them are read by the function that is handed in.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from .gate import CODE, REST_OF_STRING, TEXT_OF_FSTRING

MAX_NESTING = 30
"""F-strings inside each other, and the formats of their fields."""
_PREFIX = re.compile(r"[A-Za-z]*")
_PLAIN = re.compile(r"""(?s:\\(?:\r\n|.))|["\r\n]""")
_BLANKS = re.compile(r"(?:[ \t\f\r\n]|\\(?:\r\n|\r|\n)|\#[^\r\n]*)*")


class Unreadable(Exception):
    """The text is no newer syntax either; CPython's own verdict on it stands."""


class Field(NamedTuple):
    """A replacement field: where its expression is, its text if it is to be shown, its conversion and its format."""

    start: int
    end: int
    whole: tuple[int, int]
    debug: str | None
    conversion: int
    spec: list[Piece] | None


class Piece(NamedTuple):
    """A stretch of literal text, or a field."""

    start: int
    end: int
    field: Field | None = None


class String(NamedTuple):
    """One string of a row."""

    start: int
    end: int
    prefix: str
    pieces: list[Piece] | None  # None for a string without fields


def read_string(code: str, at: int, depth: int = 0) -> String:
    """The string that begins at an offset, whatever quotes and comments are in its fields."""
    prefix = _PREFIX.match(code, at)
    assert prefix is not None
    begin = prefix.end()
    quote = code[begin] * 3 if code.startswith(code[begin] * 3, begin) else code[begin]
    if "f" not in prefix[0].lower():
        rest = REST_OF_STRING[quote].match(code, begin + len(quote))
        if rest is None:
            raise Unreadable
        return String(at, rest.end(), prefix[0], None)
    pieces, end = _text(code, begin + len(quote), quote, False, depth)
    return String(at, end, prefix[0], pieces)


def _text(code: str, at: int, quote: str, in_spec: bool, depth: int) -> tuple[list[Piece], int]:
    """The pieces up to the closing quote, or to the brace that closes a field, and where the text goes on after it."""
    if depth >= MAX_NESTING:
        raise Unreadable
    pieces: list[Piece] = []
    start = at
    while found := TEXT_OF_FSTRING.match(code, at):
        mark, at = found["mark"], found.end()
        begin = found.start("mark")
        if mark in ("{{", "}}") and not in_spec:
            pieces.append(Piece(start, begin + 1))
            start = at
        elif mark[0] == "{":
            pieces.append(Piece(start, begin))
            field, at = _field(code, begin + 1, quote, depth)
            pieces.append(Piece(begin, at, field))
            start = at
        elif mark[0] == "}":
            if not in_spec:
                raise Unreadable
            pieces.append(Piece(start, begin))
            return pieces, begin + 1
        elif mark[0] == quote[0] and len(mark) >= len(quote):
            if in_spec:
                raise Unreadable
            pieces.append(Piece(start, begin))
            return pieces, begin + len(quote)
        elif mark[0] in "\r\n" and len(quote) == 1 and not in_spec:
            raise Unreadable
    raise Unreadable


def _field(code: str, start: int, quote: str, depth: int) -> tuple[Field, int]:
    """The field whose brace is just before an offset, and where the text goes on after it."""
    end = stop_of(code, start, depth)
    at, debug = end, None
    if code[at] == "=":
        at = _blanks(code, at + 1)
        debug = code[start:at]
    conversion = -1
    if code[at : at + 1] == "!":
        name = code[at + 1 : at + 2]
        if name not in tuple("rsa"):
            raise Unreadable
        conversion, at = ord(name), _blanks(code, at + 2)
    spec = None
    if code[at : at + 1] == ":":
        spec, at = _text(code, at + 1, quote, True, depth + 1)
    elif code[at : at + 1] == "}":
        at += 1
    else:
        raise Unreadable
    if debug is not None and spec is None and conversion < 0:
        conversion = ord("r")
    return Field(start, end, (start - 1, at), debug, conversion, spec), at


def _blanks(code: str, at: int) -> int:
    found = _BLANKS.match(code, at)
    return found.end() if found else at


def stop_of(code: str, at: int, depth: int) -> int:
    """Where the expression of a field ends: at `=`, `!`, `:` or the closing brace, outside of all brackets."""
    open_ = 0
    while found := CODE.match(code, at):
        kind = found.lastgroup or ""
        begin = found.start(kind) if kind else at
        at = found.end()
        if kind == "string":
            at = read_string(code, begin, depth + 1).end
        elif kind == "open":
            open_ += 1
        elif kind == "close":
            if not open_:
                return begin
            open_ -= 1
        elif not open_ and (kind == "colon" or (kind == "other" and code[begin] in "!=")):
            return begin
    raise Unreadable


class Builder:
    """Makes the node of a row of strings."""

    def __init__(
        self, code: str, expression: Callable[[int, int], ast.expr], place: Callable[[int, int], dict[str, Any]]
    ) -> None:
        self.code = code
        self.expression = expression
        self.place = place

    def joined(self, strings: list[String]) -> ast.JoinedStr:
        values: list[ast.expr] = []
        for string in strings:
            if string.pieces is None:
                value = ast.literal_eval(self.code[string.start : string.end])
                if not isinstance(value, str):
                    raise Unreadable
                self.add_text(values, value, string.start, string.end)
            else:
                self.add(values, string.pieces, "r" in string.prefix.lower())
        return ast.JoinedStr(values, **self.place(strings[0].start, strings[-1].end))

    def add(self, values: list[ast.expr], pieces: list[Piece], raw: bool) -> None:
        for piece in pieces:
            field = piece.field
            if field is None:
                self.add_text(values, self.decoded(piece, raw), piece.start, piece.end)
                continue
            if field.debug is not None:
                self.add_text(values, field.debug, field.start, field.start + len(field.debug))
            spec = None
            if field.spec is not None:
                inner: list[ast.expr] = []
                self.add(inner, field.spec, raw)
                spec = ast.JoinedStr(inner, **self.place(field.spec[0].start, field.spec[-1].end))
            value = self.expression(field.start, field.end)
            values.append(ast.FormattedValue(value, field.conversion, spec, **self.place(*field.whole)))

    def add_text(self, values: list[ast.expr], text: str, start: int, end: int) -> None:
        if not text:
            return
        last = values[-1] if values else None
        if isinstance(last, ast.Constant):
            last.value = str(last.value) + text
        else:
            values.append(ast.Constant(text, **self.place(start, end)))

    def decoded(self, piece: Piece, raw: bool) -> str:
        text = self.code[piece.start : piece.end]
        if raw or "\\" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        quoted = _PLAIN.sub(_escaped, text)
        value = ast.literal_eval(f'"{quoted}"')
        assert isinstance(value, str)
        return value


def _escaped(found: re.Match[str]) -> str:
    text = found[0]
    return {'"': '\\"', "\n": "\\n", "\r": "\\n"}.get(text, text)
