"""Operations that may call a special method that suspends: operands in; an attempt, and what finishes it, out.

Such an operation is attempted natively by the runtime. If a method it called would have to stop, the attempt is given
up and a function of the prelude goes on: it runs that method to its end, where the program may be stopped, and attempts
the operation again with the answers so far (see `runtime.attempt`).
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ..policy.hooks import COMPARISON
from . import build
from .effects import Effects
from .guard import Guard
from .rewriting import replace
from .unit import mangle


class Implicit(Guard):
    """Adds the emission of attempts, and of tests."""

    effects: Effects
    out: list[ast.stmt]

    def implicit(self, key: str, operands: Sequence[ast.expr], node: ast.AST) -> ast.expr:
        """An operation whose special methods may suspend: attempted natively, and finished by the prelude if it
        stopped.
        """
        tried, result = self.fresh(), self.fresh()
        arguments = [build.const(key, node), *map(self.spelled, operands)]
        self.out.append(build.assign(tried, build.call("_o_attempt", arguments, node), node))
        outer, self.out = self.out, []
        finish = build.attribute(build.load("_o_retried", node), "_o_gen", node)
        self.leak_guarded(build.call(finish, [build.load(tried, node)], node), node, result)
        outer, self.out = self.out, outer
        kind = build.call("_o_kind", [build.load(tried, node)], node)
        done: list[ast.stmt] = [build.assign(result, build.load(tried, node), node)]
        self.out.append(build.when(build.same(kind, build.load("_o_Pending", node), node), outer, done, node))
        return build.load(result, node)

    def spelled(self, value: ast.expr) -> ast.expr:
        """An index as an expression of its own."""
        if isinstance(value, ast.Slice):
            return self.spelled_slice(value)
        if isinstance(value, ast.Tuple) and any(isinstance(part, ast.Slice) for part in value.elts):
            return replace(value, elts=[self.spelled(part) for part in value.elts])
        return value

    def is_implicit(self, node: ast.AST) -> bool:
        return node in self.effects.implicit

    def read(self, owner: ast.expr, node: ast.Attribute) -> ast.expr:
        """`owner.attr`, which may call a property or `__getattr__`."""
        if self.is_implicit(node):
            return self.implicit("getattr", [owner, build.const(mangle(self.private, node.attr), node)], node)
        return self.get_attribute(owner, node)

    def tested(self, node: ast.expr) -> bool:
        """True when testing the value of an expression, or that of one of its parts, may suspend."""
        if node in self.effects.truths:
            return True
        if isinstance(node, ast.UnaryOp):
            return isinstance(node.op, ast.Not) and self.tested(node.operand)
        if isinstance(node, ast.BoolOp):
            return any(map(self.tested, node.values))
        return isinstance(node, ast.IfExp) and (self.tested(node.body) or self.tested(node.orelse))

    def test(self, node: ast.expr) -> ast.expr:
        """Like `value`, for an expression of which only the truth matters; it is tested once, as CPython does."""
        if not self.tested(node):
            return self.value(node)
        if isinstance(node, ast.UnaryOp):
            return build.negate(self.test(node.operand), node)
        result = self.fresh()
        if isinstance(node, ast.BoolOp):
            self.chain_tests(result, node)
        elif isinstance(node, ast.IfExp):
            test = self.test(node.test)
            self.out.append(
                build.when(test, self.test_into(result, node.body), self.test_into(result, node.orelse), node)
            )
        elif isinstance(node, ast.Compare) and len(node.ops) > 1:
            return self.comparisons(node, tested=True)
        else:
            return self.implicit("truth", [self.value(node)], node)
        return build.load(result, node)

    def test_into(self, name: str, node: ast.expr) -> list[ast.stmt]:
        outer, self.out = self.out, []
        self.out.append(build.assign(name, self.test(node), node))
        outer, self.out = self.out, outer
        return outer

    def chain_tests(self, result: str, node: ast.BoolOp) -> None:
        outer = self.out
        self.out.extend(self.test_into(result, node.values[0]))
        for operand in node.values[1:]:
            test: ast.expr = build.load(result, operand)
            if isinstance(node.op, ast.Or):
                test = build.negate(test, operand)
            branch = self.test_into(result, operand)
            self.out.append(build.when(test, branch, [], operand))
            self.out = branch
        self.out = outer

    def compare(self, left: ast.expr, operator: ast.cmpop, right: ast.expr, node: ast.Compare) -> ast.expr:
        """One comparison of a chain."""
        key = COMPARISON.get(type(operator)) if self.is_implicit(node) else None
        if key is not None:
            return self.implicit(key, [left, right], node)
        return ast.Compare(left, [operator], [right], **build.at(node))

    def comparisons(self, node: ast.Compare, tested: bool = False) -> ast.expr:
        """A chain: each operand evaluated once, the rest skipped after the first comparison that is false."""
        result, outer = self.fresh(), self.out
        left = self.atom(node.left)
        for index, (operator, operand) in enumerate(zip(node.ops, node.comparators, strict=False)):
            if index:
                test: ast.expr = build.load(result, node)
                if self.is_implicit(node) and not tested:
                    test = self.implicit("truth", [test], node)
                steps: list[ast.stmt] = []
                self.out.append(build.when(test, steps, [], node))
                self.out = steps
            right = self.atom(operand)
            pair = self.compare(left, operator, right, node)
            self.out.append(build.assign(result, self.implicit("truth", [pair], node) if tested else pair, node))
            left = right
        self.out = outer
        return build.load(result, node)

    # defined by the normal form of expressions

    def delegate(self, value: ast.expr, node: ast.AST, result: str | None = None) -> ast.expr:
        raise NotImplementedError

    def fresh(self) -> str:
        raise NotImplementedError

    def save(self, value: ast.expr, like: ast.AST) -> ast.expr:
        raise NotImplementedError

    def value(self, node: ast.expr) -> ast.expr:
        raise NotImplementedError

    def atom(self, node: ast.expr) -> ast.expr:
        raise NotImplementedError

    def sequence(self, nodes: Sequence[ast.expr], named: int = -1) -> list[ast.expr]:
        raise NotImplementedError

    def into(self, name: str, node: ast.expr) -> list[ast.stmt]:
        raise NotImplementedError

    def spelled_slice(self, node: ast.Slice) -> ast.expr:
        raise NotImplementedError

    def leak_guarded(self, generator: ast.expr, node: ast.AST, result: str | None = None) -> ast.expr:
        raise NotImplementedError
