"""What sources do to variables: a tree in; the variables it reads and those it stores, out, if nothing that it does can
change an object, as long as the variables hold plain data; and the names by which it may reach some later.

A session keeps its state before each step; after a step that only looked it is what it was.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ..policy.looking import BUILTINS, METHODS
from .walking import walk

_NODES = (
    ast.Expr, ast.Assign, ast.If, ast.For, ast.Pass, ast.Constant, ast.BinOp, ast.UnaryOp, ast.Compare, ast.BoolOp,
    ast.IfExp, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.JoinedStr, ast.FormattedValue, ast.Subscript, ast.Slice,
    ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension, ast.Call, ast.keyword, ast.Starred,
    ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context, ast.Name, ast.Attribute, ast.Module,
)  # fmt: skip

_LATE = frozenset("FunctionDef AsyncFunctionDef ClassDef Lambda GeneratorExp TypeAlias TypeVar".split())


@dataclass(frozen=True)
class Looking:
    """What a source that only looks reads and stores, variables of comprehensions included."""

    reads: frozenset[str]
    stores: frozenset[str]


def looking(tree: ast.Module) -> Looking | None:
    """What the source reads and stores; None if it may change something.

    Example: `looking(ast.parse('n = len(rows)'))` reads `len` and `rows` and stores `n`.
    """
    reads: set[str] = set()
    stores: set[str] = set()
    for node in walk(tree):
        if not isinstance(node, _NODES):
            return None
        if isinstance(node, ast.Name):
            (reads if isinstance(node.ctx, ast.Load) else stores).add(node.id)
        elif _may_change(node):
            return None
    return Looking(frozenset(reads), frozenset(stores))


def late_names(tree: ast.Module) -> frozenset[str]:
    """The names in functions, classes, generators and what is evaluated late, which may be executed again, or later.

    Example: those of `rows = [1]; take = lambda: rows[0]` are `rows`.
    """
    found: set[str] = set()
    for outer in walk(tree):
        if type(outer).__name__ in _LATE:
            found.update(node.id for node in walk(outer) if isinstance(node, ast.Name))
    return frozenset(found)


def _may_change(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr not in METHODS or not isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Subscript):
        return not isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Call):
        return not _calls_harmlessly(node.func)
    return isinstance(node, ast.comprehension) and bool(node.is_async)


def _calls_harmlessly(callee: ast.expr) -> bool:
    if isinstance(callee, ast.Name):
        return callee.id in BUILTINS
    return isinstance(callee, ast.Attribute) and callee.attr in METHODS
