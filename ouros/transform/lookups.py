"""Metering of what is looked for and looked at: containers, texts and methods that patterns capture in; the same behind
a check where it may take long, out.
"""

from __future__ import annotations

import ast
from collections.abc import Container
from typing import Any

from ..policy import costs
from . import build
from .arithmetic import HELD, Arithmetic
from .deep_tuples import makes_cached
from .metering_facts import begins_anew, captured_methods, is_a, is_short_text
from .numbers import FLOAT, OTHER, SMALL
from .rewriting import replace

_QUICK = (SMALL, FLOAT)
"""Kinds of numbers that become decimal ones at once."""


class Lookups(Arithmetic):
    """Rewrites operands, bottom-up."""

    caches: frozenset[str] | None
    """Functions that may look up their arguments, where what is looked up may be deep; None where it may not."""
    checked_names: Container[str]
    classes: frozenset[str]
    nests: bool
    """Whether it may."""
    given: set[ast.AST]
    """What is given to calls, such as methods of texts to `map`."""

    def is_builtin(self, name: str) -> bool:
        """Whether a name stands for the builtin of that name."""
        raise NotImplementedError

    def named(self, check: str) -> str:
        """The name of a check, or of its like that looks for long integers beside decimal numbers."""
        return costs.BESIDE_DECIMALS.get(check, check) if self.decimals else check

    def keys(self, plain: list[Any], made: list[Any], check: str = "_o_lookup") -> list[Any]:
        """Items of a display, or arguments, that are hashed."""
        if not self.nests:
            return made
        pairs = zip(plain, made, strict=True)
        return [
            each if isinstance(key, (ast.Starred, type(None))) or self.is_leaf(key) else self.asked(check, each)
            for key, each in pairs
        ]

    def is_checked(self, node: ast.Attribute) -> bool:
        """Whether this may be a method that uses up much."""
        return node.attr in self.checked_names or begins_anew(node, self.classes)

    def is_leaf(self, node: ast.expr) -> bool:
        """Whether the value holds no other values, as far as is known."""
        kind = self.kind(node)
        known = kind is not None and (kind != OTHER or not self.sets) and not (self.decimals and kind not in _QUICK)
        return known or isinstance(node, (ast.Constant, ast.JoinedStr))

    def asked(self, check: str, value: ast.expr) -> ast.expr:
        """A value that is checked; where its type tells at once that it holds no others, in place."""
        checked = build.call(self.named(check), [value], value)
        if not self.is_variable(value) or check in costs.OF_LEAVES or self.named(check) != check:
            return checked
        kind = build.call("_o_kind", [build.load(value.id, value)], value)  # type: ignore[attr-defined]
        kind = build.call("_o_id", [kind], value)
        leaves = "_o_leaves" if check == "_o_shown" else "_o_all_leaves"
        leaf = ast.Compare(kind, [ast.In()], [build.load(leaves, value)], **build.at(value))
        return ast.IfExp(leaf, value, checked, **build.at(value))

    def asked_argument(self, check: str, node: ast.Call, made: ast.Call, place: int = 0) -> ast.Call:
        """A call one of whose arguments is checked."""
        if len(node.args) <= place or any(isinstance(each, ast.Starred) for each in node.args[: place + 1]):
            return made
        if self.is_leaf(node.args[place]):
            return made
        args = list(made.args)
        args[place] = self.asked(check, args[place])
        return replace(made, args=args)

    def keyed(self, node: ast.Call, check: str) -> ast.Call:
        """A call of a method that hashes its first argument; of a class that may be its second."""
        made = self.asked_argument(check, node, self.fields(node))
        return self.asked_argument(check, node, made, 1) if check == "_o_lookup" else made

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        made: ast.Attribute = self.fields(node)
        plain = node in self.given and self.is_str(node.value) and node.attr in costs.CASES | costs.SCANS
        if self.is_checked(node) and isinstance(node.ctx, ast.Load) and not plain:
            return build.call("_o_get_checked", [made.value, build.const(node.attr, node)], node)
        return made

    def sought(self, value: ast.expr, wanted: ast.expr) -> ast.expr:
        """What something is looked for in; a dict or set, which finds it at once, in place."""
        if all(isinstance(each, ast.Constant) for each in getattr(value, "elts", [None])):
            return value
        checked = build.call(self.named("_o_sought"), [value, *self.known_by_name(wanted)], value)
        if not self.is_variable(value):
            return checked
        return ast.IfExp(is_a(value, "_o_table", "_o_keys"), value, checked, **build.at(value))

    def known_by_name(self, wanted: ast.expr) -> list[ast.expr]:
        """What is looked for, where that can be read twice."""
        if build.last_name(getattr(wanted, "func", wanted)) == "_o_nested":
            wanted = wanted.args[0]  # type: ignore[attr-defined]
        return [build.load(wanted.id, wanted)] if isinstance(wanted, ast.Name) and self.is_variable(wanted) else []

    def scanned(self, check: str, owner: ast.expr, wanted: list[ast.expr] | None = None) -> ast.expr:
        """What may be a text that a method goes through; a short one in place."""
        made = self.rewrite(owner)
        if check == "_o_copied" and getattr(getattr(owner, "func", None), "attr", "") in costs.CASES:
            return made  # type: ignore[no-any-return]  # more than that was asked for there
        if check == "_o_copied" and not self.is_variable(owner) and self.may_hold(owner):
            named = ast.NamedExpr(build.store(HELD, owner), made, **build.at(owner))
            _, held, value = self.looked_at(owner)
            return ast.IfExp(is_short_text(named), held, build.call(check, [value], owner), **build.at(owner))
        checked = build.call(self.named(check), [made, *(wanted or ())], owner)
        if not self.is_variable(owner):
            return checked
        return ast.IfExp(is_short_text(owner), owner, checked, **build.at(owner))

    def converted(self, node: ast.Call, check: str, place: int) -> ast.Call:
        """A number that becomes one of another type."""
        made: ast.Call = self.fields(node)
        args = list(made.args)
        if any(isinstance(each, ast.Starred) for each in args[:place]):
            return made
        for at in range(place, min(place + 1, len(args))):
            if not isinstance(args[at], (ast.Constant, ast.Starred)):
                args[at] = build.call(check, [args[at]], node)
        return replace(made, args=args)

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

    def looked_up(self, plain: ast.Call, made: ast.Call) -> ast.Call:
        """A call of what may be a function that looks up its arguments."""
        known = build.last_name(plain.func) in (self.caches or ()) or makes_cached(plain.func)
        made = replace(made, args=self.keys(plain.args, made.args, "_o_lookup" if known else "_o_compared"))
        return made if known else self.asked_callee(made)

    def asked_callee(self, node: ast.Call) -> ast.Call:
        """A call of what may be a builtin type, or a function that looks up its arguments; asked once."""
        if build.last_name(getattr(node.func, "func", node)) == "_o_maker":
            return node
        return replace(node, func=build.call("_o_maker", [node.func], node.func))
