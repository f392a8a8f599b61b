"""`'…' % (a, b)`: a tree in; one out in which such an operation is the f-string as which CPython compiles it.

CPython does so where a literal has only `%s`, `%r` and `%a` with short widths and is followed by a tuple display
(`Python/ast_opt.c`, `optimize_format`). It shows: each value is then formatted before the next one is evaluated.
"""

from __future__ import annotations

import ast
import re

from . import build
from .unit import Unit

_PIECE = re.compile(r"%(?P<flags>[-+ #0]*)(?P<width>\d{0,2})(?:\.(?P<precision>\d{0,2}))?(?P<kind>[sra])|(?:[^%]|%%)+")


def run(unit: Unit) -> None:
    if "%" in unit.source:
        unit.tree = _Formats().visit(unit.tree)


class _Formats(ast.NodeTransformer):
    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        left, right = node.left, node.right
        if not (isinstance(node.op, ast.Mod) and isinstance(left, ast.Constant) and isinstance(right, ast.Tuple)):
            return node
        if type(left.value) is not str or all(isinstance(each, ast.Constant) for each in right.elts):
            return node
        return _as_string(left.value, right.elts, node) or node


def _as_string(text: str, values: list[ast.expr], node: ast.BinOp) -> ast.expr | None:
    """The f-string; None if CPython formats at run time."""
    made: list[ast.expr] = []
    at, rest = 0, list(reversed(values))
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None:
            return None
        at = piece.end()
        if piece["kind"] is None:
            made.append(build.const(piece[0].replace("%%", "%"), node))
        elif rest and not isinstance(rest[-1], ast.Starred):
            made.append(_field(piece, rest.pop()))
        else:
            return None
    return None if rest else ast.JoinedStr(made, **build.at(node))


def _field(piece: re.Match[str], value: ast.expr) -> ast.FormattedValue:
    width, precision = piece["width"], piece["precision"]
    spec = "" if not width else str(int(width))
    if spec and spec != "0" and "-" not in piece["flags"]:
        spec = f">{spec}"
    if precision is not None:
        spec += f".{int(precision or 0)}"
    format_spec = ast.JoinedStr([build.const(spec, value)], **build.at(value)) if spec else None
    return ast.FormattedValue(value, ord(piece["kind"]), format_spec, **build.at(value))
