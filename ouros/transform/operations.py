"""Operations that may call special methods: expressions and tests in; records of them, for the effect analysis, out."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ..policy.hooks import BINARY, COMPARISON, UNARY
from .unit import Op, Scope

CONTEXTS: dict[type[ast.expr_context], str] = {ast.Load: "getitem", ast.Store: "setitem", ast.Del: "delitem"}


GIVE_TUPLES = frozenset({"enumerate", "items", "zip"})


class Operations:
    """The part of the scope pass that visits operators, subscripts and tests."""

    scope: Scope

    def visit(self, node: ast.AST) -> None:
        raise NotImplementedError

    def children(self, node: ast.AST) -> None:
        raise NotImplementedError

    def statements(self, body: Iterable[ast.stmt]) -> None:
        raise NotImplementedError

    def op(self, kind: str, node: ast.AST, name: str = "") -> None:
        raise NotImplementedError

    def implicit(self, node: ast.AST, key: str) -> None:
        """Record an operation that may call a special method."""
        self.scope.implicit.append(Op("value", node, key))

    def truth(self, node: ast.expr) -> None:
        """Record that the value of an expression is tested; parts that are tested on their own are recorded
        themselves.
        """
        while isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node = node.operand
        if isinstance(node, ast.BoolOp):
            self.truth(node.values[-1])
        elif isinstance(node, ast.IfExp):
            self.truth(node.body)
            self.truth(node.orelse)
        elif not (isinstance(node, ast.Constant) or (isinstance(node, ast.Compare) and _gives_bool(node))):
            self.scope.implicit.append(Op("truth", node, "truth"))

    def unpacks(self, target: ast.expr, source: ast.expr | None = None) -> None:
        """Record the unpacking of what a loop or a block gives, unless that is certainly a tuple."""
        if isinstance(source, ast.Call):
            callee = source.func
            if getattr(callee, "attr" if isinstance(callee, ast.Attribute) else "id", "") in GIVE_TUPLES:
                return
        if isinstance(target, (ast.Tuple, ast.List)):
            self.op("unpack", target)

    def visit_Tuple(self, node: ast.Tuple | ast.List) -> None:
        self.children(node)
        if isinstance(node.ctx, ast.Store):
            for part in node.elts:
                self.unpacks(part.value if isinstance(part, ast.Starred) else part)

    visit_List = visit_Tuple

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self.visit(node.left)
        self.visit(node.right)
        self.implicit(node, BINARY[type(node.op)])
        if isinstance(node.op, (ast.BitAnd, ast.BitOr, ast.BitXor, ast.Sub)):
            self.op("contains", node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        self.visit(node.operand)
        if isinstance(node.op, ast.Not):
            self.truth(node.operand)
        else:
            self.implicit(node, UNARY[type(node.op)])

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for value in node.values:
            self.visit(value)
        for value in node.values[:-1]:
            self.truth(value)

    def visit_Compare(self, node: ast.Compare) -> None:
        self.visit(node.left)
        for operator, operand in zip(node.ops, node.comparators, strict=True):
            self.visit(operand)
            key = COMPARISON.get(type(operator))
            if key is not None:
                self.implicit(node, key)
                if isinstance(operator, (ast.In, ast.NotIn)):
                    self.op("contains", node)
        if len(node.ops) > 1:
            self.scope.implicit.append(Op("value", node, "truth"))

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)
        self.visit(node.slice)
        self.implicit(node, CONTEXTS[type(node.ctx)])
        if isinstance(node.ctx, ast.Store) and isinstance(node.slice, ast.Slice):
            self.op("contains", node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        self.visit(node.value)
        if node.format_spec is not None:
            self.visit(node.format_spec)
        self.implicit(node, "format")

    def visit_Dict(self, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                self.visit(key)
            self.visit(value)
        if node.keys:
            self.implicit(node, "key")
        if None in node.keys:
            self.implicit(node, "mapping")

    def visit_Set(self, node: ast.Set) -> None:
        self.children(node)
        self.implicit(node, "key")

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self.truth(node.test)
        self.statements(node.body)
        self.statements(node.orelse)

    visit_While = visit_If

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.children(node)
        self.truth(node.test)

    def visit_Assert(self, node: ast.Assert) -> None:
        self.children(node)
        self.truth(node.test)

    def visit_Raise(self, node: ast.Raise) -> None:
        self.children(node)
        for part in (node.exc, node.cause):
            if part is not None:
                self.implicit(node, "raise")

    def visit_TryStar(self, node: ast.TryStar) -> None:
        self.children(node)
        for handler in node.handlers:
            self.implicit(handler, "star")

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        for case in node.cases:
            self.visit(case.pattern)
            if case.guard is not None:
                self.visit(case.guard)
                self.truth(case.guard)
            self.statements(case.body)
        if any(_asks(case.pattern) for case in node.cases):
            self.implicit(node, "match")


def _gives_bool(node: ast.Compare) -> bool:
    """True for comparisons whose result is a bool whatever the operands are."""
    return len(node.ops) == 1 and isinstance(node.ops[0], (ast.Is, ast.IsNot, ast.In, ast.NotIn))


def _asks(pattern: ast.pattern) -> bool:
    """True when matching the pattern may call a method of the subject."""
    if isinstance(pattern, ast.MatchAs):
        return pattern.pattern is not None and _asks(pattern.pattern)
    if isinstance(pattern, ast.MatchOr):
        return any(map(_asks, pattern.patterns))
    return not isinstance(pattern, (ast.MatchSingleton, ast.MatchStar))
