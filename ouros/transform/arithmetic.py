"""Metering of operators: arithmetic in; the same where it cannot use up much, and a check of its operands else, out."""

from __future__ import annotations

import ast

from ..policy import costs
from . import build
from .metering_facts import SIMPLE_NODES, check_of_stores, floats_of, is_a, is_plain, size_of
from .numbers import FLOAT, OTHER, SMALL, Kind, Numbers
from .rewriting import Rewriter, replace
from .unit import RESERVED

HELD = "_o_left"
"""The variable of a value that is looked at before it is used: a number, or nothing after that."""
_NUMBERS = ("_o_int", "_o_float")


class Arithmetic(Rewriter):
    """Rewrites operators, bottom-up."""

    numbers: Numbers
    decimals: bool
    sets: bool
    answers: bool
    ratios: set[ast.expr]
    """Choices whose first part is a number that is no integer."""
    in_class = False
    """Variables may be items of an object of the program's."""
    in_comprehension = False
    """Variables of its own cannot be made there."""
    slowly = False
    """In the part of an expression that is evaluated where not all of its variables are floats."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        names = [] if self.in_class or self.slowly else floats_of(node)
        if not names or SMALL in map(self.kind, names):
            return self.checked(node)
        self.slowly = True  # what is in here is asked about once
        slow = self.checked(node)
        self.slowly = False
        where = build.at(node)
        tests = ast.BoolOp(ast.And(), [is_a(name, "_o_float") for name in names], **where)
        return node if slow is node else ast.IfExp(tests if len(names) > 1 else tests.values[0], node, slow, **where)

    def checked(self, node: ast.BinOp) -> ast.expr:
        made: ast.BinOp = self.fields(node)
        names = self.checks_of(node.op)
        mixes = self.may_mix(node.op, node.left, node.right)
        if names is None or (not mixes and self.numbers.is_bounded(node.op, node.left, node.right)):
            return made
        left, right, op = made.left, made.right, type(node.op)
        test = self.cheap_test(node.op, node.left, node.right)
        if test is not None:
            choice = ast.IfExp(test, made, build.call(names[1], [left, right], node), **build.at(node))
            if op is ast.Mult and not self.answers and SMALL not in (self.kind(node.left), self.kind(node.right)):
                self.ratios.add(choice)
            return choice
        if op is ast.Add and not mixes and self.may_hold(left) and size_of(right) <= SIMPLE_NODES:
            test, held, value = self.looked_at(left)
            checked = build.call(names[1], [value, right], node)
            return ast.IfExp(test, replace(made, left=held), checked, **build.at(node))
        if self.is_variable(left) and op is not ast.Mod:
            return replace(made, right=build.call(names[0], [left, right], node))
        return build.call(names[1], [left, right], node)

    def mixed(self, node: ast.Compare, made: ast.Compare) -> ast.expr | None:
        """A comparison of what may be a decimal number with an integer, if this may be one."""
        if len(node.ops) > 1 or not self.may_mix(node.ops[0], node.left, *node.comparators):
            return None
        return build.call(f"_o_d_{costs.COMPARISONS[type(node.ops[0])]}", [made.left, *made.comparators], node)

    def may_mix(self, op: ast.operator | ast.cmpop, *operands: ast.expr) -> bool:
        """Whether a long integer may become a decimal number here."""
        if not self.decimals or not (type(op) in costs.ARITHMETIC or type(op) in costs.COMPARISONS):
            return False
        return not any(isinstance(each, ast.Constant) or self.kind(each) in (SMALL, FLOAT) for each in operands)

    def checks_of(self, op: ast.operator) -> tuple[str, str] | None:
        """What checks the operands, and what checks and calculates."""
        names = costs.OPERATORS.get(type(op))
        if self.decimals and names is not None and type(op) in costs.ARITHMETIC:
            return f"_o_d{names[0]}", f"_o_d{names[1]}"
        return None if isinstance(op, (ast.Div, *costs.OF_SETS) if not self.sets else ast.Div) else names

    def cheap_test(self, op: ast.operator, left: ast.expr, right: ast.expr) -> ast.expr | None:
        """A test that is true for ordinary operands, where testing is cheaper than a call."""
        wanted: tuple[str, ...] = ("_o_int",)
        if self.may_mix(op, left, right):
            return None
        if isinstance(op, ast.Add):
            wanted = _NUMBERS
        elif isinstance(op, ast.Mult):
            wanted = ("_o_int",) if SMALL in (self.kind(left), self.kind(right)) else ("_o_float",)
        elif isinstance(op, (ast.Mod, ast.FloorDiv)):
            if self.kind(right) != SMALL:
                return None
        elif not isinstance(op, (ast.BitOr, *costs.OF_SETS)):
            return None
        if self.is_variable(left) and size_of(right) <= SIMPLE_NODES and self.kind(left) != SMALL:
            return is_a(left, *wanted)
        if self.is_variable(right) and is_plain(left) and self.kind(right) != SMALL:
            return is_a(right, *wanted)
        return None

    def is_variable(self, node: ast.expr) -> bool:
        """Whether reading it twice is the same as reading it once."""
        return isinstance(node, ast.Name) and not self.in_class

    def may_hold(self, node: ast.expr) -> bool:
        """Whether a value can be kept while it is looked at."""
        return not (self.in_class or self.in_comprehension or isinstance(node, (ast.Constant, ast.Name)))

    def looked_at(self, node: ast.expr) -> tuple[ast.expr, ast.expr, ast.expr]:
        """The value of an expression: a test of whether it is a number, then the number, or what else it is."""
        named = ast.NamedExpr(build.store(HELD, node), node, **build.at(node))
        held = build.load(HELD, node)
        empty = ast.NamedExpr(build.store(HELD, node), build.const(None, node), **build.at(node))
        both = ast.Tuple([held, empty], build.LOAD, **build.at(node))
        value = ast.Subscript(both, build.const(0, node), build.LOAD, **build.at(node))
        return is_a(named, *_NUMBERS), held, value

    def kind(self, node: ast.expr) -> Kind:
        return self.numbers.kind(node)

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        made: ast.Assign = self.fields(node)
        check, target = check_of_stores(node.targets), node.targets[0]
        owner = target.value if check == "_o_grown" and isinstance(target, ast.Subscript) else None
        known = [build.load(owner.id, node)] if isinstance(owner, ast.Name) and self.is_variable(owner) else []
        return replace(made, value=build.call(check, [made.value, *known], node)) if check else made

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt:
        made: ast.AugAssign = self.fields(node)
        if check_of_stores([node.target]) == "_o_precise":
            return replace(made, value=build.call("_o_precise", [made.value], node))
        shrinks = isinstance(node.op, costs.SHRINKING) and not (self.decimals and isinstance(node.op, ast.Sub))
        names = None if shrinks else self.checks_of(node.op)
        if names is None:
            return made
        if self.is_variable(node.target):
            current = build.load(node.target.id, node)  # type: ignore[union-attr]
            mixes = self.may_mix(node.op, current, node.value)
            if not mixes and self.numbers.is_bounded(node.op, current, node.value):
                return made
            check = costs.ASSIGNED.get(type(node.op), costs.OPERATORS[type(node.op)][0])
            check = f"_o_d{check}" if self.decimals and type(node.op) in costs.ARITHMETIC else check
            checked: ast.expr = build.call(check, [current, made.value], node)
            test = self.cheap_test(node.op, current, node.value)
            if test is not None and size_of(node.value) <= SIMPLE_NODES and not current.id.startswith(RESERVED):
                checked = ast.IfExp(test, made.value, checked, **build.at(node))
            return replace(made, value=checked)
        in_place = costs.ARITHMETIC if self.may_mix(node.op, node.value) else costs.IN_PLACE
        if type(node.op) in in_place:
            return self.in_place(node, made, in_place[type(node.op)])
        return made if self.is_harmless(node) else replace(made, value=self.joined(made.value, node.op))

    def is_harmless(self, node: ast.AugAssign) -> bool:
        """Whether what is assigned to cannot be a sequence that grows much, or a number that does."""
        if not isinstance(node.op, (ast.Add, ast.BitOr, ast.BitXor)):
            return False
        kind = self.kind(node.value)
        if isinstance(node.op, ast.Add) and kind is not None:
            return kind != OTHER or not self.sets
        return kind in (SMALL, FLOAT) or isinstance(node.value, ast.Constant)

    def joined(self, value: ast.expr, op: ast.operator) -> ast.expr:
        """A value that is about to be joined to what is not known here."""
        if isinstance(op, ast.Add) and value in self.ratios:
            assert isinstance(value, ast.IfExp)
            return replace(value, orelse=build.call("_o_grown", [value.orelse], value))
        if not isinstance(op, ast.Add) or not (self.is_variable(value) or self.may_hold(value)):
            return build.call("_o_grown", [value], value)
        test, held, other = (
            (is_a(value, *_NUMBERS), value, value) if isinstance(value, ast.Name) else self.looked_at(value)
        )
        return ast.IfExp(test, held, build.call("_o_grown", [other], value), **build.at(value))

    def in_place(self, node: ast.AugAssign, made: ast.AugAssign, name: str) -> ast.stmt:
        """An operator that depends on what the target holds, which is read once."""
        if self.kind(node.value) == FLOAT and not isinstance(node.op, (ast.LShift, ast.Mod)):
            return made
        if isinstance(made.target, ast.Name):
            operands = [build.const(name, node), build.load(made.target.id, made.target), made.value]
            return ast.Assign([made.target], build.call("_o_augment", operands, node), None, **build.at(node))
        owner = build.call("_o_target", [made.target.value], made.target)
        return replace(made, target=replace(made.target, value=owner))
