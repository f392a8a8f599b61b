"""Why a program is not compiled: a kind, a sentence and a place in the source in, one exception out."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["syntax", "unsupported", "import"]


class Span(NamedTuple):
    """A stretch of source: lines from 1, columns in characters from 0, the end exclusive; None means 'not known'."""

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


NOWHERE = Span()


class Refused(Exception):
    """The program is not compiled, and nothing of it has run.

    Attributes:
        kind: 'syntax' (it is not Python, or too large to read), 'unsupported' (Python that ouros does not run) or
            'import' (an import that cannot work).
        message: one sentence for the author of the program.
        position: where in the source.
        error: the class of the error that CPython raises.
        verdict: that error itself, where CPython has found it.

    Example:
        >>> Refused('syntax', 'invalid syntax', Span(1, 4, 1, 5)).position.column
        4
    """

    def __init__(
        self,
        kind: Kind,
        message: str,
        position: Span = NOWHERE,
        error: type[SyntaxError] = SyntaxError,
        verdict: SyntaxError | None = None,
    ) -> None:
        super().__init__(message)
        self.error = error
        self.verdict = verdict
        self.kind: Kind = kind
        self.message = message
        self.position = position
