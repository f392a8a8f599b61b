"""Finds module variables that may live in fast locals: used by module-level code alone and always assigned before
they are read.

A program qualifies when letting go of a value does nothing, and in it a name when no other scope mentions it, it is
never deleted, and every read is preceded by an assignment on all paths; then no program can tell the difference, and a
loop at module level runs as fast as one in a function.
"""

from __future__ import annotations

import ast
import re

from .unit import Scope, Unit
from .walking import walk


def run(unit: Unit) -> None:
    """Fill `unit.module.fast` and `unit.cleans_up`."""
    if unit.prelude or unit.library:
        return
    unit.cleans_up = bool(unit.mode) or unit.evaluates or any(map(_cleans_up, unit.scopes.values()))
    if unit.session or unit.lists_variables or unit.lets_go:
        return
    module = unit.module
    candidates = {
        name
        for name, bindings in module.bindings.items()
        if name not in unit.inputs and name not in unit.externals and all(b.kind == "other" for b in bindings)
    }
    for scope in unit.scopes.values():
        if scope is not module:
            candidates -= scope.uses
            candidates -= scope.globals
            candidates -= scope.nonlocals
    if not unit.libraries.isdisjoint(_EVALUATING):
        candidates -= named_in_texts(unit.tree)
    flow = _Flow(candidates)
    flow.block(unit.tree.body, set())
    unit.module.fast = candidates - flow.refused


_EVALUATING = frozenset({"functools", "typing", "typing_extensions"})
"""Modules that evaluate annotations which are texts."""


def named_in_texts(tree: ast.Module) -> set[str]:
    """The names in texts that are annotations, or part of one, or of a type such as `List["Value"]`."""
    found: set[str] = set()
    for node in walk(tree):
        parts = [getattr(node, field, None) for field in ("annotation", "returns")]
        if isinstance(node, ast.Subscript) and _is_type(node.value):
            parts.append(node.slice)
        for text in (inner for part in parts if part is not None for inner in walk(part)):
            if isinstance(text, ast.Constant) and type(text.value) is str:
                found.update(re.findall(r"\w+", text.value))
    return found


def _is_type(node: ast.expr) -> bool:
    """Whether this may be what is subscripted as a type, not for an item."""
    while isinstance(node, ast.Subscript):
        node = node.value
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else "Any"
    return _TYPE.match(name) is not None


_TYPE = re.compile("[A-Z]|(dict|frozenset|list|set|tuple|type)$")


def _cleans_up(scope: Scope) -> bool:
    """True for a generator that does something when it is let go: its end must not come before CPython's.

    Globals live until the result has been handed to the host, fast locals only until it is known.
    """
    cleaning = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)
    return scope.yields and any(isinstance(node, cleaning) for node in walk(scope.node))


class _Flow:
    """Definite assignment over structured statements; `refused` collects names read too early or treated unusually."""

    def __init__(self, candidates: set[str]) -> None:
        self.candidates = candidates
        self.refused: set[str] = set()

    def block(self, body: list[ast.stmt], known: set[str]) -> set[str]:
        for statement in body:
            known = self.statement(statement, known)
        return known

    def statement(self, node: ast.stmt, known: set[str]) -> set[str]:
        if isinstance(node, ast.If):
            known = self.read(node.test, known)
            return self.block(node.body, set(known)) & self.block(node.orelse, set(known))
        if isinstance(node, ast.While):
            known = self.read(node.test, known)
            self.block(node.body, set(known))
            self.block(node.orelse, set(known))
            return known
        if isinstance(node, ast.For):
            known = self.read(node.iter, known)
            self.block(node.body, self.write(node.target, set(known)))
            self.block(node.orelse, set(known))
            return known
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            return self.assignment(node, known)
        if isinstance(node, ast.AugAssign):
            return self.read(node.value, self.read_target(node.target, known))
        if isinstance(node, ast.Expr):
            return self.read(node.value, known)
        if isinstance(node, (ast.Pass, ast.Break, ast.Continue)):
            return known
        self.refuse_all(node)  # anything with less obvious flow: its names stay globals
        return known

    def assignment(self, node: ast.Assign | ast.AnnAssign, known: set[str]) -> set[str]:
        if node.value is not None:
            known = self.read(node.value, known)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if isinstance(node, ast.AnnAssign):
            self.refuse_all(node)
        for target in targets:
            known = self.write(target, known)
        return known

    def read_target(self, node: ast.expr, known: set[str]) -> set[str]:
        if isinstance(node, ast.Name):
            if node.id not in known:
                self.refused.add(node.id)
            return known
        return self.read(node, known)

    def read(self, node: ast.expr, known: set[str]) -> set[str]:
        """Check every name read in an expression; names bound by a walrus are refused (their order is not followed)."""
        for child in walk(node):
            if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Load) and child.id not in known:
                self.refused.add(child.id)
            elif isinstance(child, ast.NamedExpr):
                self.refused.add(child.target.id)
        return known

    def write(self, node: ast.expr, known: set[str]) -> set[str]:
        known = set(known)
        for child in walk(node):
            if isinstance(child, ast.Name):
                if isinstance(child.ctx, ast.Store):
                    known.add(child.id)
                elif isinstance(child.ctx, ast.Load) and child.id not in known:
                    self.refused.add(child.id)
        return known

    def refuse_all(self, node: ast.AST) -> None:
        for child in walk(node):
            if isinstance(child, ast.Name):
                self.refused.add(child.id)
            elif isinstance(child, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and child.name is not None:
                self.refused.add(child.name)
            elif isinstance(child, ast.MatchMapping) and child.rest is not None:
                self.refused.add(child.rest)
