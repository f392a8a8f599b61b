"""Variables that may have no value: emitted statements in; the same with reads of cell variables spelled so that they
fail as reads of local variables do, out.

In a continuation a function's own cell variables are free variables, and in a comprehension that is written as a
function so are those that Python 3.12 and later take for variables of the function around it. CPython words the error
differently for these.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Set
from typing import Any

from . import build
from .unit import FUNCTIONS, Scope
from .walking import walk


def spell(names: Set[str], statements: list[ast.stmt], *tables: dict[Any, Any]) -> list[ast.stmt]:
    """Reads of these variables, spelled out; functions and classes inside are left as they are.

    The code around has `_o_cells`, see `define.cells_statement`. `tables` have statements as keys or values; they get
    the new ones.
    """
    if not names:
        return statements
    copies: dict[int, Any] = {}
    made = copy.deepcopy(statements, copies)
    for table in tables:
        for key, value in list(table.items()):
            table[copies.get(id(key), key)] = copies.get(id(value), value)
    return _Spell(names).visit(ast.Module(made, [])).body  # type: ignore[no-any-return]


class _Spell(ast.NodeTransformer):
    def __init__(self, names: Set[str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.names or not isinstance(node.ctx, ast.Load):
            return node
        bound = build.call("_o_is_bound", [build.load("_o_cells", node), build.const(node.id, node)], node)
        otherwise = build.call("_o_unbound_local", [build.const(node.id, node)], node)
        return ast.IfExp(bound, node, otherwise, **build.at(node))

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        made: list[ast.stmt] = []
        for target in _leaves(node.targets):
            if isinstance(target, ast.Name) and target.id in self.names:
                made.append(build.expression(self.visit(build.load(target.id, node)), node))
            made.append(ast.Delete([self.visit(target)], **build.at(node)))
        return made

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        target = node.target = self.visit(node.target)
        node.value = self.visit(node.value)
        if not isinstance(target, ast.Name) or target.id not in self.names:
            return [node]
        return [build.expression(self.visit(build.load(target.id, target)), node), node]

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        if any(isinstance(target, ast.Name) and target.id == "_o_cells" for target in node.targets):
            return node
        self.generic_visit(node)
        return node

    def skip(self, node: ast.AST) -> ast.AST:
        return node

    visit_FunctionDef = visit_Lambda = visit_GeneratorExp = visit_ClassDef = skip


def _leaves(targets: list[ast.expr]) -> Iterator[ast.expr]:
    """What a `del` statement deletes, one after the other."""
    for target in targets:
        if isinstance(target, (ast.Tuple, ast.List)):
            yield from _leaves(target.elts)
        else:
            yield target


def may_be_unbound(scope: Scope, name: str, line: int | None = None) -> bool:
    """Whether a function's own variable may have no value when it is read, at the given line of the source if known."""
    if any(binding.kind == "deleted" for binding in scope.bindings.get(name, ())):
        return True
    if name in scope.parameters:
        return False
    if line is None or not isinstance(scope.node, FUNCTIONS):
        return True
    return not any(_binds(statement, name) and statement.lineno < line for statement in scope.node.body)


def _binds(statement: ast.stmt, name: str) -> bool:
    """Whether the variable certainly has a value after the statement."""
    if isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
        return statement.name == name
    if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    stored = (node for target in targets for node in walk(target) if isinstance(node, ast.Name))
    return any(node.id == name and isinstance(node.ctx, ast.Store) for node in stored)
