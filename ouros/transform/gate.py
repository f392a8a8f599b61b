"""Is this text worth giving to a parser? Source text in; how deep it nests out, or a refusal.

One linear scan over the tokens, before any parser sees the text: native parsers spend memory by the token (1 MiB of
`a;` becomes a tree of 950 MB) and C stack by the level. What CPython's tokenizer itself refuses politely on every
version (100 levels of indentation, unterminated strings) is left to it.
"""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from .refusal import Refused, Span

MAX_SOURCE_BYTES = 1 << 20
"""Size of a program in UTF-8."""

MAX_TOKENS = 100_000
"""Words, numbers, strings and marks, of which ten thousand lines have about so many: compiled in about a second."""

MAX_BRACKETS = 200
"""Open brackets at one place. The same number as CPython's tokenizer, and the same words when there are more."""

MAX_DIGITS = 4300
"""Decimal digits of one integer: reading them takes quadratic time. CPython's default, whatever the host has set."""

MAX_FIELDS = 10**9
"""Fields of f-strings times the letters of these, all in all: less than a second in the parsers before 3.12."""
TOKENS_OF_FIELD = 3
"""At least, with its braces, where later scanners find them one by one."""

_NESTED_FSTRINGS = sys.version_info >= (3, 12)
"""From 3.12 on the text in the braces of an f-string is ordinary code (PEP 701); before, an f-string is one token."""

CODE = re.compile(
    r"""(?:[ \t\f]|\\(?:\r\n|\r|\n)|\#[^\r\n]*+)*+
    (?:(?P<newline>(?:[ \t\f]*+(?:\#[^\r\n]*+)?(?:\r\n|\r|\n))++)
    |(?P<string>(?i:(?:[bu]|r[bft]?|[bft]r?)?)(?:\"{3}|'{3}|["']))
    |(?P<word>[^\W\d]\w*+)
    |(?P<number>\.?\d(?:[eE][-+]\d|[\w.])*+)
    |(?P<open>[(\[{])
    |(?P<close>[)\]}])
    |(?P<separator>[,;])
    |(?P<colon>:)
    |(?P<link>\*\*|//|<<|>>|[=!<>]=|[-+*/%@&|^~.<>])
    |(?P<other>.))""",
    re.VERBOSE | re.DOTALL,
)
"""One token of code, with the blanks and comments before it. Blank lines and comment lines belong to one newline."""

REST_OF_STRING = {
    "'": re.compile(r"[^'\\\r\n]*+(?:\\(?:\r\n|.)[^'\\\r\n]*+)*+'", re.DOTALL),
    '"': re.compile(r'[^"\\\r\n]*+(?:\\(?:\r\n|.)[^"\\\r\n]*+)*+"', re.DOTALL),
    "'''": re.compile(r"[^'\\]*+(?:(?:\\.|'(?!''))[^'\\]*+)*+'''", re.DOTALL),
    '"""': re.compile(r'[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+"""', re.DOTALL),
}
TEXT_OF_FSTRING = re.compile(
    r"""(?:[^{}"'\\\r\n]|\\N\{[^{}\r\n]*+\}|\\(?:\r\n|[^{}])|\\(?=[{}]))*+(?P<mark>\{\{|\}\}|[{}]|\"{3}|'{3}|["']|\r\n|\r|\n)""",
    re.DOTALL,
)

_LINK_WORDS = frozenset(["lambda", "not", "if", "else", "for", "await", "yield", "and", "or", "in", "is"])
"""Words that may nest an expression one level deeper without a bracket."""


class Nesting(NamedTuple):
    """How deep a text may nest, at most, and where it nests deepest."""

    levels: int
    place: Span


class _Text(NamedTuple):
    """Where a replacement field returns to: the text of an f-string, or the format spec of one of its fields."""

    quote: str
    in_spec: bool


class _Level(NamedTuple):
    """An open bracket: the links counted before it, and for the brace of a replacement field the text around it."""

    links: int
    around: _Text | None


class _Scan:
    """The state of one scan: what is open here, and how deep the deepest place was."""

    __slots__ = (
        "around", "at", "code", "deepest", "deepest_at", "elifs", "fields", "levels", "links", "outer", "tokens",
    )  # fmt: skip

    def __init__(self, code: str) -> None:
        self.code = code
        self.at = 0
        self.levels: list[_Level] = []
        self.links = 0  # since the last separator at this level
        self.outer = 0  # the same, summed over the enclosing levels
        self.deepest = self.deepest_at = 0
        self.elifs = self.fields = self.tokens = 0
        self.around: _Text | None = None  # not None while the text of an f-string is read

    def run(self) -> Nesting:
        """Read all tokens; stops early where the text cannot be Python, because the parser says it better."""
        while self.at >= 0 and (found := (TEXT_OF_FSTRING if self.around else CODE).match(self.code, self.at)):
            self.tokens += 1
            if self.tokens > MAX_TOKENS:
                message = f"source code has more than {MAX_TOKENS} tokens, which is the limit"
                raise Refused("syntax", message, _at(self.code, self.at))
            self.at = self._in_text(found) if self.around else self._in_code(found)
        return Nesting(self.deepest + self.elifs, _at(self.code, self.deepest_at))

    def _in_code(self, found: re.Match[str]) -> int:
        kind = found.lastgroup
        if kind == "link" or (kind == "word" and found["word"] in _LINK_WORDS):
            self._link()
        elif kind == "word":
            self.elifs += found["word"] == "elif"
        elif kind == "open":
            self._open(found.start("open"), None)
        elif kind == "close":
            self._close()
        elif kind == "separator" or (kind == "newline" and not self.levels):
            self.links = 0
        elif kind == "string":
            self._link()  # strings in a row are one expression; parsers nest them
            return self._string(found)
        elif kind == "number":
            self._number(found)
        elif kind == "colon" and self.levels and (around := self.levels[-1].around):
            self.around = _Text(around.quote, in_spec=True)
        return found.end()

    def _in_text(self, found: re.Match[str]) -> int:
        assert self.around is not None
        mark, (quote, in_spec), end = found["mark"], self.around, found.end()
        if mark in ("{{", "}}") and in_spec:
            mark, end = mark[0], end - 1  # no escapes here: each brace stands for itself
        if mark == "{":
            self._open(end - 1, self.around)
            self.around = None
        elif mark == "}" and in_spec:
            self._close()
        elif mark[0] == quote[0] and len(mark) >= len(quote):
            if in_spec:
                return -1
            self.around = None
            return found.start("mark") + len(quote)
        elif mark in ("\r\n", "\r", "\n") and len(quote) == 1 and not in_spec:
            return -1
        return end

    def _string(self, found: re.Match[str]) -> int:
        opening = found["string"]
        quote = opening.lstrip("bBfFrRtTuU")
        if _NESTED_FSTRINGS and not {"f", "F", "t", "T"}.isdisjoint(opening):
            self.around = _Text(quote, in_spec=False)
            return found.end()
        rest = REST_OF_STRING[quote].match(self.code, found.end())
        if rest and ("f" in opening or "F" in opening):
            self._fields(found.start("string"), rest[0])
        return rest.end() if rest else -1

    def _fields(self, index: int, text: str) -> None:
        """CPython's parser before 3.12 goes through the whole f-string for each of its fields."""
        fields = text.count("{")
        self.tokens += TOKENS_OF_FIELD * fields
        self.fields += fields * len(text)
        if self.fields > MAX_FIELDS:
            raise Refused("syntax", "f-string: too many replacement fields", _at(self.code, index))

    def _number(self, found: re.Match[str]) -> None:
        digits = found["number"].replace("_", "")
        if len(digits) > MAX_DIGITS and digits.isdecimal():
            message = (
                f"Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: "
                f"value has {len(digits)} digits; use sys.set_int_max_str_digits() to increase the limit - "
                "Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
            )
            raise Refused("syntax", message, _at(self.code, found.start("number")))

    def _link(self) -> None:
        self.links += 1
        if self.outer + self.links > self.deepest:
            self.deepest, self.deepest_at = self.outer + self.links, self.at

    def _open(self, index: int, around: _Text | None) -> None:
        if len(self.levels) >= MAX_BRACKETS:
            raise Refused("syntax", "too many nested parentheses", _at(self.code, index))
        self._link()
        self.levels.append(_Level(self.links, around))
        self.outer += self.links
        self.links = 0

    def _close(self) -> None:
        if self.levels:  # else the parser names the bracket that nothing opened
            self.links, self.around = self.levels.pop()
            self.outer -= self.links


def gate(code: str) -> Nesting:
    """Check that a source text is small and flat enough to be parsed.

    Args:
        code: the program.

    Returns:
        How many levels deep an expression or an `elif` chain nests, and where. Brackets count once, so a tree may have
        a few times as many levels. Chains that CPython keeps flat (`and`, `<`, strings in a row) count as if nested,
        since other parsers nest them.

    Raises:
        Refused: of kind 'syntax', if the text is too large, holds null bytes or lone surrogates, opens too many
            brackets at one place, or has an integer of too many digits.

    Example:
        >>> gate('f(a + b)(c)').levels
        2
    """
    _check_text(code)
    return _Scan(code).run()


def _check_text(code: str) -> None:
    size = len(code)
    if size <= MAX_SOURCE_BYTES:
        try:
            size = len(code.encode())
        except UnicodeEncodeError as error:
            message = f"source code is not valid Unicode: it holds the lone surrogate U+{ord(code[error.start]):04X}"
            raise Refused("syntax", message, _at(code, error.start)) from None
    if size > MAX_SOURCE_BYTES:
        raise Refused("syntax", f"source code is too large: {size} bytes, the limit is {MAX_SOURCE_BYTES} bytes")
    if (index := code.find("\0")) >= 0:
        raise Refused("syntax", "source code string cannot contain null bytes", _at(code, index))


def _at(code: str, index: int) -> Span:
    before = code[:index].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, index if "\n" not in before else len(before) - before.rindex("\n") - 1
    return Span(line, column, line, column + 1)
