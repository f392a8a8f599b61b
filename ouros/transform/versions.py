"""How dumps name functions of the prelude and of library modules: a form of a program in; for each function its
qualified name, and eight digits of a digest of its source, that of functions around it and its resume points, out.

Another version of ouros may have other functions under these names, or the same ones under other numbers: a dump can be
read as long as those that it holds are the same.
"""

from __future__ import annotations

import ast
from bisect import bisect
from collections.abc import Sequence
from hashlib import sha256
from itertools import count, takewhile

from ..runtime.numbering import STRIDE
from .class_body import qualified_name
from .emit import Emitted
from .unit import Scope, Unit
from .walking import walk


def version_names(unit: Unit, scopes: Sequence[Scope], emitted: Emitted) -> list[str]:
    """The names of the functions in one form of a program, by their numbers."""
    naming = _Naming(unit, emitted)
    return [f"{qualified_name(scope)} {naming.digest(scope, number)}" for number, scope in enumerate(scopes)]


class _Naming:
    def __init__(self, unit: Unit, emitted: Emitted) -> None:
        self._lines = unit.source.split("\n")
        self._emitted = emitted
        self._starts: dict[Scope, list[int]] = {}
        """Where statements begin in functions that are not inside of others."""

    def digest(self, scope: Scope, number: int) -> str:
        return sha256(repr(self._signature(scope, number)).encode()).hexdigest()[:8]

    def _signature(self, scope: Scope, number: int) -> tuple[object, ...]:
        outer = scope
        around: Scope | None = scope
        while around is not None:
            outer = around if around.is_function else outer
            around = around.parent
        first, last = self._extent(outer)
        points = [(point, self._statement(outer, line) - first) for point, line in self._points(number)]
        begin = self._extent(scope)[0] - first, getattr(scope.node, "col_offset", 0)
        return "\n".join(self._lines[first - 1 : last]), begin, points

    def _extent(self, scope: Scope) -> tuple[int, int]:
        node = scope.node
        if isinstance(node, (ast.stmt, ast.expr)) and node.end_lineno is not None:
            return node.lineno, node.end_lineno
        return 1, len(self._lines)

    def _points(self, number: int) -> list[tuple[int, int]]:
        """The resume points of a function, each with its line in the source."""
        first, labels = self._emitted.first_label + number * STRIDE, self._emitted.labels
        return [(at, labels[first + at].position[0]) for at in takewhile(lambda at: first + at in labels, count(1))]

    def _statement(self, scope: Scope, line: int) -> int:
        """Where the statement begins: within f-strings, lines differ between versions of Python."""
        starts = self._starts.get(scope)
        if starts is None:
            starts = sorted({node.lineno for node in walk(scope.node) if isinstance(node, ast.stmt)})
            self._starts[scope] = starts
        return starts[max(bisect(starts, line) - 1, 0)] if starts else line
