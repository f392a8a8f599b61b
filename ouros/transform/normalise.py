"""Normal form of expressions (A-normal form around resume points): an expression with points in, statements plus a
point-free rest out.

Only expressions that hold a point are taken apart. Whatever CPython would have evaluated before a point is given a
name first, so order of evaluation is CPython's and nothing needed later lives on the value stack while the program is
stopped. Every point ends up as a statement of its own: `_o_1 = yield …` or `_o_1 = yield from …`.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from ..policy.hooks import BINARY, UNARY
from . import build, nesting
from .displays import Displays
from .rewriting import replace
from .unit import Scope

CONVERTS_FIRST = "_o_converts_first"
"""Whether `f'{x!r:{y}}'` makes a text of x before it evaluates y."""


class Normalise(Displays):
    """`value` is the entry: it appends what must happen first to `out` and returns the rest of the expression."""

    scope: Scope
    temporaries: int

    def point(self, node: ast.AST) -> dict[str, Any]:
        """Position keywords of a fresh resume point that stands for `node`."""
        raise NotImplementedError

    def hoist(self, node: ast.expr) -> ast.expr:
        """Define a lowered lambda or comprehension before the current statement; return what evaluates it."""
        raise NotImplementedError

    def fresh(self) -> str:
        self.temporaries += 1
        return f"_o_{self.temporaries}"

    def save(self, value: ast.expr, like: ast.AST) -> ast.expr:
        """Give the value a name now."""
        if isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id.startswith("_o_")):
            return value
        if isinstance(value, ast.Slice):
            value = self.spelled_slice(value)
        if isinstance(value, ast.Starred):
            held = ast.Tuple([value], build.LOAD, **build.at(like))
            return replace(value, value=self.save(held, like))
        name = self.fresh()
        self.out.append(build.assign(name, value, like))
        return build.load(name, like)

    def has_point(self, node: ast.AST | None) -> bool:
        return node in self.effects.pointed

    def value(self, node: ast.expr) -> ast.expr:
        """The point-free rest of `node`; it must be evaluated after everything in `out`, before anything else."""
        if not self.has_point(node):
            return self.rewrite(node)  # type: ignore[no-any-return]
        if node in self.effects.lowered:
            return self.hoist(node)
        method = getattr(self, f"value_{type(node).__name__}")
        return method(node)  # type: ignore[no-any-return]

    def atom(self, node: ast.expr) -> ast.expr:
        """Like `value`, with the result named."""
        return self.save(self.value(node), node)

    def sequence(self, nodes: Sequence[ast.expr], named: int = -1) -> list[ast.expr]:
        """Operands in order: those before the last point are named, and as many as asked; the rest stay where they
        are.
        """
        last = max((index for index, node in enumerate(nodes) if self.has_point(node)), default=-1)
        last = max(last, named)
        return [self.atom(node) if index < last else self.value(node) for index, node in enumerate(nodes)]

    def into(self, name: str, node: ast.expr) -> list[ast.stmt]:
        """Statements that evaluate `node` into the variable `name`."""
        outer, self.out = self.out, []
        value = self.value(node)
        self.out.append(build.assign(name, value, node))
        outer, self.out = self.out, outer
        return outer

    # points

    def resume(
        self, value: ast.expr | None, node: ast.AST, result: str | None = None, answered: bool = False
    ) -> ast.expr:
        """`result = yield value`, or `result, = yield value`."""
        name = result or self.fresh()
        where = self.point(node)
        target: ast.expr = ast.Name(name, build.STORE, **where)
        if answered:
            target = ast.Tuple([target], build.STORE, **where)
        self.out.append(ast.Assign([target], ast.Yield(value, **where), **where))
        return build.load(name, node)

    def delegate(self, value: ast.expr, node: ast.AST, result: str | None = None) -> ast.expr:
        """`result = yield from value`."""
        name = result or self.fresh()
        where = self.point(node)
        made = ast.Assign([ast.Name(name, build.STORE, **where)], ast.YieldFrom(value, **where), **where)
        self.out += self.unpacking([made], name, node) if self.is_told_to_exit() else [made]
        return build.load(name, node)

    def is_told_to_exit(self) -> bool:
        """Whether this is a part of a generator or coroutine that is told to exit by a carrier."""
        return self.scope.is_block and self.scope.is_lazy

    def value_Yield(self, node: ast.Yield) -> ast.expr:
        value = self.value(node.value) if node.value is not None else None
        if self.scope in self.effects.suspending:
            mark = "_o_AsyncYielded" if self.scope.is_async else "_o_Yielded"
            value = build.call(mark, [value if value is not None else build.const(None, node)], node)
        if not self.is_told_to_exit():
            return self.resume(value, node)
        name = self.fresh()
        outer, self.out = self.out, []
        self.resume(value, node, name)
        outer, self.out = self.out, outer
        self.out += self.unpacking(outer, name, node)
        return build.load(name, node)

    def value_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:
        if nesting.is_block_call(node.value):
            return self.enter_block(node.value, node)
        inner = self.value(node.value)
        if node in self.effects.points:
            find = build.attribute(build.load("_o_delegated", node), "_o_gen", node)
            inner = self.delegate(build.call(find, [inner], node), node)
        if self.scope in self.effects.suspending:
            source = build.call("_o_delegate", [inner], node)
            if node not in self.effects.points:
                return self.delegate(source, node)
            assert isinstance(inner, ast.Name)  # no longer holds the generator while it runs
            self.out.append(build.assign(inner.id, source, node))
        return self.delegate(inner, node)

    def enter_block(self, call: ast.Call, node: ast.expr) -> ast.expr:
        """A statement of a generator or coroutine that became a function of its own: a part of its frame."""
        function: Any = call.func
        block = self.unit.scopes[self.scope.bindings[function.id][0].node]  # type: ignore[index]
        if block in self.effects.suspending:
            function = build.attribute(function, "_o_gen", node)
        return self.leak_guarded(replace(call, func=function), node)

    # operators and displays

    def value_Name(self, node: ast.Name) -> ast.expr:
        """A name whose value is tested."""
        return self.rewrite(node)  # type: ignore[no-any-return]

    value_Constant = value_Name

    def value_Attribute(self, node: ast.Attribute) -> ast.expr:
        return self.read(self.value(node.value), node)

    def value_Subscript(self, node: ast.Subscript) -> ast.expr:
        value, index = self.sequence([node.value, node.slice])
        if self.makes_type(node):
            index = self.shallow(index)
        if self.is_implicit(node):
            return self.implicit("getitem", [value, index], node)
        return ast.Subscript(value, index, node.ctx, **build.at(node))

    def value_Slice(self, node: ast.Slice) -> ast.expr:
        present = [part for part in (node.lower, node.upper, node.step) if part is not None]
        done = dict(zip(map(id, present), self.sequence(present), strict=False))
        lower, upper, step = (
            done.get(id(part)) if part is not None else None for part in (node.lower, node.upper, node.step)
        )
        return self.spelled_slice(ast.Slice(lower, upper, step, **build.at(node)))

    def spelled_slice(self, node: Any) -> ast.expr:
        """A slice is no expression of its own: written as a call it can be named and stands anywhere."""
        parts = [part if part is not None else build.const(None, node) for part in (node.lower, node.upper, node.step)]
        return build.call("_o_slice", parts, node)

    def value_Starred(self, node: ast.Starred) -> ast.expr:
        value = self.value(node.value)
        if node not in self.effects.points:
            return replace(node, value=value)
        return replace(node, value=self.collected(value, None, node))

    def collected(self, value: ast.expr, count: int | None, node: ast.AST) -> ast.expr:
        """Items of an iterable that may suspend: those a list takes, or as many as unpacking would read."""
        collect = build.attribute(build.load("_o_collect", node), "_o_gen", node)
        return self.delegate(build.call(collect, [value, build.const(count, node)], node), node)

    def value_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.sequence([node.left, node.right])
        if self.is_implicit(node):
            return self.implicit(BINARY[type(node.op)], [left, right], node)
        return replace(node, left=left, right=right)

    def value_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        operand = self.value(node.operand)
        if self.is_implicit(node):
            return self.implicit(UNARY[type(node.op)], [operand], node)
        if isinstance(node.op, ast.Not) and self.tested(node.operand):
            operand = self.implicit("truth", [operand], node)
        return replace(node, operand=operand)

    def value_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        result = self.fresh()
        outer = self.out
        self.out.extend(self.into(result, node.values[0]))
        for previous, operand in zip(node.values, node.values[1:], strict=False):
            test: ast.expr = build.load(result, operand)
            if self.tested(previous):
                test = self.implicit("truth", [test], previous)
            if isinstance(node.op, ast.Or):
                test = build.negate(test, operand)
            branch = self.into(result, operand)
            self.out.append(build.when(test, branch, [], operand))
            self.out = branch
        self.out = outer
        return build.load(result, node)

    def value_IfExp(self, node: ast.IfExp) -> ast.expr:
        result = self.fresh()
        test = self.test(node.test)
        self.out.append(build.when(test, self.into(result, node.body), self.into(result, node.orelse), node))
        return build.load(result, node)

    def value_Compare(self, node: ast.Compare) -> ast.expr:
        if len(node.ops) > 1:
            return self.comparisons(node)
        left, right = self.sequence([node.left, node.comparators[0]])
        return self.compare(left, node.ops[0], right, node)

    def read_name(self, name: ast.Name, like: ast.AST) -> ast.expr:
        """The value of a name; `like` is the expression, or the target, that reads it."""
        return self.rewrite(name)  # type: ignore[no-any-return]

    def bind_name(self, name: ast.Name, value: ast.expr, like: ast.AST) -> None:
        """Bind a name; `like` is the target, or the statement, that does."""
        self.out.append(build.assign(self.rewrite(name), value, like))

    def value_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        value = self.atom(node.value)
        self.bind_name(node.target, value, node.target)
        return value

    def value_Tuple(self, node: ast.Tuple) -> ast.expr:
        parts = [self.spelled_slice(part) if self.is_plain_slice(part) else part for part in node.elts]
        return replace(node, elts=self.sequence(parts))

    def is_plain_slice(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Slice) and not self.has_point(node)

    def value_List(self, node: ast.List) -> ast.expr:
        return replace(node, elts=self.sequence(node.elts))

    def value_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        last = max(index for index, part in enumerate(node.values) if self.has_point(part))
        parts: list[ast.expr] = []
        for index, part in enumerate(node.values):
            made = self.value(part)
            if index < last and not isinstance(made, ast.Constant):
                text = self.save(ast.JoinedStr([made], **build.at(node)), part)
                made = ast.FormattedValue(text, -1, None, **build.at(node))
            parts.append(made)
        return ast.JoinedStr(parts, **build.at(node))

    def value_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        spec: ast.expr | None
        if self.has_point(node.format_spec):
            value = self.atom(node.value)
            assert node.format_spec is not None
            if node.conversion != -1:
                return self.converted_and_formatted(value, node.format_spec, node)
            spec = self.value(node.format_spec)
        else:
            spec = self.rewrite(node.format_spec) if node.format_spec is not None else None
            value = self.value(node.value)
        if not self.is_implicit(node):
            return replace(node, value=value, format_spec=spec)
        parts = [value, build.const(node.conversion, node), spec if spec is not None else build.const("", node)]
        return ast.FormattedValue(self.implicit("format", parts, node), -1, None, **build.at(node))

    def converted_and_formatted(self, value: ast.expr, spec: ast.expr, node: ast.FormattedValue) -> ast.expr:
        """`{value!r:spec}`. From Python 3.13 on the conversion comes before the format is evaluated, until then after
        it; points and variables are the same in both orders, for a dump of the one is read by the other.
        """
        text = self.fresh()
        self.out.append(build.assign(text, build.const(None, node), node))
        self.out.append(build.when(build.load(CONVERTS_FIRST, node), self.converted(text, value, node), [], node))
        made = self.value(spec)
        missing = build.same(build.load(text, node), build.const(None, node), node)
        self.out.append(build.when(missing, self.converted(text, value, node), [], node))
        return ast.FormattedValue(build.load(text, node), -1, made, **build.at(node))

    def converted(self, text: str, value: ast.expr, node: ast.FormattedValue) -> list[ast.stmt]:
        """Statements that put the text that `!r`, `!s` or `!a` makes of a value into a variable."""
        outer, self.out = self.out, []
        part = ast.FormattedValue(value, node.conversion, None, **build.at(node))
        made: ast.expr = ast.JoinedStr([part], **build.at(node))
        if self.is_implicit(node):
            made = self.implicit("format", [value, build.const(node.conversion, node), build.const("", node)], node)
        self.out.append(build.assign(text, made, node))
        outer, self.out = self.out, outer
        return outer

    def value_Lambda(self, node: ast.Lambda) -> ast.expr:
        """A lambda with points in its defaults only; its code is ordinary."""
        return self.plain_lambda(node, self.arguments(node.args))

    def plain_lambda(self, node: ast.Lambda, arguments: ast.arguments) -> ast.expr:
        raise NotImplementedError

    def arguments(self, node: ast.arguments, early: bool = False) -> ast.arguments:
        """Parameters with their defaults evaluated, positional ones first, as CPython does; all of them now if
        `early`.
        """
        present = [default for default in node.kw_defaults if default is not None]
        operands = [*node.defaults, *present]
        done = self.sequence(operands, len(operands) if early else -1)
        rest = iter(done[len(node.defaults) :])
        keyword = [next(rest) if default is not None else None for default in node.kw_defaults]
        return replace(node, defaults=done[: len(node.defaults)], kw_defaults=keyword)

    def value_comprehension(self, node: Any) -> ast.expr:
        """A comprehension whose only point is in its first iterable, which belongs to the scope around it."""
        first = self.atom(node.generators[0].iter)
        generators = [replace(node.generators[0], iter=first), *node.generators[1:]]
        return self.rewrite_comprehension(node, generators)

    value_ListComp = value_SetComp = value_DictComp = value_GeneratorExp = value_comprehension

    def rewrite_comprehension(self, node: Any, generators: list[ast.comprehension]) -> ast.expr:
        raise NotImplementedError
