"""Metering of what is looked for and looked at: containers, texts and methods that patterns capture in; the same behind
a check where it may take long, out.
"""

from __future__ import annotations

import ast
from collections.abc import Container

from ..policy import costs
from . import build
from .arithmetic import Arithmetic
from .metering_facts import begins_anew, captured_methods, is_a, is_short_text
from .rewriting import replace


class Lookups(Arithmetic):
    """Rewrites operands, bottom-up."""

    checked_names: Container[str]
    classes: frozenset[str]
    given: set[ast.AST]
    """What is given to calls, such as methods of texts to `map`."""

    def is_builtin(self, name: str) -> bool:
        """Whether a name stands for the builtin of that name."""
        raise NotImplementedError

    def is_checked(self, node: ast.Attribute) -> bool:
        """Whether this may be a method that uses up much."""
        return node.attr in self.checked_names or begins_anew(node, self.classes)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        made: ast.Attribute = self.fields(node)
        plain = node in self.given and self.is_str(node.value) and node.attr in costs.CASES | costs.SCANS
        if self.is_checked(node) and isinstance(node.ctx, ast.Load) and not plain:
            return build.call("_o_get_checked", [made.value, build.const(node.attr, node)], node)
        return made

    def sought(self, value: ast.expr) -> ast.expr:
        """What something is looked for in; a dict or set, which finds it at once, in place."""
        if all(isinstance(each, ast.Constant) for each in getattr(value, "elts", [None])):
            return value
        checked = build.call("_o_d_sought" if self.decimals else "_o_sought", [value], value)
        if not self.is_variable(value):
            return checked
        return ast.IfExp(is_a(value, "_o_table", "_o_keys"), value, checked, **build.at(value))

    def scanned(self, check: str, owner: ast.expr) -> ast.expr:
        """What may be a text that a method goes through; a short one in place."""
        if check == "_o_copied" and not self.is_variable(owner):
            return self.rewrite(owner)  # type: ignore[no-any-return]
        checked = build.call(check, [self.rewrite(owner)], owner)
        if not self.is_variable(owner):
            return checked
        return ast.IfExp(is_short_text(owner), owner, checked, **build.at(owner))

    def captures(self, case: ast.match_case) -> ast.match_case:
        """A case that may capture methods, each of which is asked about in its guard."""
        names = captured_methods(case.pattern, self.checked_names)
        if not names:
            return case
        like = case.body[0]
        tests: list[ast.expr] = []
        for name in names:
            anew = build.call("_o_captured", [build.load(name, like)], like)
            bound = ast.NamedExpr(build.store(name, like), anew, **build.at(like))
            tests.append(build.call("_o_true", [bound], like))
        guard = [*tests, case.guard] if case.guard is not None else tests
        return replace(case, guard=ast.BoolOp(ast.And(), guard, **build.at(like)) if len(guard) > 1 else guard[0])

    def is_str(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and node.id == "str" and self.is_builtin("str")
