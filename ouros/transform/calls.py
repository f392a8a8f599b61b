"""Normal form of calls: a call around points in; its parts evaluated in order, and the call as a statement where it is
a point itself, out.

CPython puts keywords and mappings together from left to right before it calls, and names the callee in its complaints
about them. So where a point stands between them, or the call is written twice, they are put together step by step by
the runtime (`runtime.arguments`).
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from itertools import groupby

from . import build
from .implicit import Implicit
from .rewriting import replace


class Calls(Implicit):
    """Adds calls to the normal form of expressions."""

    temporaries: int

    def value_Call(self, node: ast.Call) -> ast.expr:
        how = self.effects.points.get(node)
        callee, arguments, keywords = self.call_parts(node)
        if how is None:
            plain = self.plain_callee(node)
            if plain:
                callee = build.load(plain, node)
            return ast.Call(callee, arguments, keywords, **build.at(node))
        if how == "pass":
            return self.resume(arguments[0], node)
        if how == "external":
            return self.request(callee, arguments, keywords, node)
        if how == "direct":
            generator = build.attribute(callee, "_o_gen", node)
            return self.leak_guarded(ast.Call(generator, arguments, keywords, **build.at(node)), node)
        return self.dispatch(callee, arguments, keywords, node)

    def call_parts(self, node: ast.Call) -> tuple[ast.expr, list[ast.expr], list[ast.keyword]]:
        """Callee and arguments, ready to be written once; all named when the call is written twice."""
        twice = self.effects.points.get(node) == "dynamic"
        parts = [*node.args, *node.keywords]
        last = max((index for index, part in enumerate(parts) if self.has_point(part)), default=-1)
        callee: ast.expr
        if isinstance(node.func, ast.Attribute):
            callee = self.read(self.value(node.func.value), node.func)
        else:
            callee = self.value(node.func)
        if twice or last >= 0:
            callee = self.save(callee, node.func)
        star = node.args[0] if len(node.args) == 1 and isinstance(node.args[0], ast.Starred) else None
        mappings = [index for index, part in enumerate(parts) if isinstance(part, ast.keyword) and part.arg is None]
        stepwise = any(index < last or self.is_implicit(parts[index]) for index in mappings)
        stepwise = stepwise or (twice and bool(mappings) and len(node.keywords) > 1)
        values = [] if stepwise else [keyword.value for keyword in node.keywords]
        operands = [*([star.value] if star else node.args), *values]
        done = self.sequence(operands, len(operands) if stepwise or star in self.effects.points else last)
        if twice:
            done = [self.save_unless_simple(value, operand) for value, operand in zip(done, operands, strict=True)]
        if stepwise:
            keywords = [ast.keyword(None, self.merged(callee, node.keywords), **build.at(node))]
        else:
            pairs = zip(node.keywords, done[len(node.args) :], strict=True)
            keywords = [replace(each, value=value) for each, value in pairs]
        arguments = done[: len(node.args)]
        if star:
            arguments = [replace(star, value=self.spread(callee, done[0], star, twice))]
        if twice and not stepwise and mappings and not self.is_parameter(node.keywords[0].value, "kwarg"):
            checked = build.call("_o_merge_keywords", [callee, build.const(None, node), keywords[0].value], node)
            keywords = [replace(keywords[0], value=self.save(checked, node))]
        return callee, arguments, keywords

    def spread(self, callee: ast.expr, items: ast.expr, star: ast.Starred, twice: bool) -> ast.expr:
        """`f(*items)`: a star that stands alone is read after the keywords, as CPython does."""
        if star in self.effects.points:
            items = self.save(self.collected(items, None, star), star)
        if twice and not self.is_parameter(star.value, "vararg"):
            items = self.save(build.call("_o_spread_last", [callee, items], star), star)
        return items

    def is_parameter(self, node: ast.expr, kind: str) -> bool:
        """Whether this is the function's own `*args` or `**kwargs`, which is what it has to be already."""
        parameter = getattr(getattr(self.scope.node, "args", None), kind, None)
        return isinstance(node, ast.Name) and parameter is not None and parameter.arg == node.id

    def merged(self, callee: ast.expr, keywords: list[ast.keyword]) -> ast.expr:
        """One dict of keywords and mappings, put together in turn."""
        made: ast.expr | None = None
        for named, group in groupby(keywords, lambda keyword: keyword.arg is not None):
            if named:
                run = list(group)
                names: list[ast.expr | None] = [build.const(keyword.arg, keyword) for keyword in run]
                values = [self.atom(keyword.value) for keyword in run]
                more: ast.expr = ast.Dict(names, values, **build.at(run[0]))
                made = self.merge(callee, made, more, run[0]) if made else self.save(more, run[0])
                continue
            for keyword in group:
                made = self.merge(callee, made or build.const(None, keyword), self.value(keyword.value), keyword)
        assert made is not None
        return made

    def merge(self, callee: ast.expr, made: ast.expr, more: ast.expr, keyword: ast.keyword) -> ast.expr:
        if self.is_implicit(keyword):
            return self.implicit("merge_keywords", [callee, made, more], keyword)
        return self.save(build.call("_o_merge_keywords", [callee, made, more], keyword), keyword)

    def save_unless_simple(self, value: ast.expr, like: ast.expr) -> ast.expr:
        """Names may be written twice: only one copy is executed, right after the dispatch."""
        return value if isinstance(value, ast.Name) else self.save(value, like)

    def request(
        self, callee: ast.expr, arguments: list[ast.expr], keywords: list[ast.keyword], node: ast.Call
    ) -> ast.expr:
        """The call to the outside, which is answered by one item, or by what raises an error when it is unpacked:
        `result, = yield (external, args, kwargs)`.
        """
        starred = any(isinstance(argument, ast.Starred) for argument in arguments)
        if starred or any(keyword.arg is None for keyword in keywords):
            packed = ast.Call(build.attribute(callee, "_o_request", node), arguments, keywords, **build.at(node))
            return self.resume(packed, node, answered=True)
        names: list[ast.expr | None] = [build.const(keyword.arg, node) for keyword in keywords]
        parts: list[ast.expr] = [
            callee,
            ast.Tuple(arguments, build.LOAD, **build.at(node)),
            ast.Dict(names, [keyword.value for keyword in keywords], **build.at(node)),
        ]
        return self.resume(ast.Tuple(parts, build.LOAD, **build.at(node)), node, answered=True)

    def dispatch(
        self, callee: ast.expr, arguments: list[ast.expr], keywords: list[ast.keyword], node: ast.AST
    ) -> ast.expr:
        """A call whose callee is known only when it happens: natively, or through its generator if it has one."""
        result, act = self.fresh(), self.fresh()
        self.out.append(build.assign(act, build.call("_o_act", [callee], node), node))
        native = ast.Call(callee, arguments, keywords, **build.at(node))
        if isinstance(node, ast.Call) and self.may_make(node.func):
            native = self.shallow_arguments(native)
            arguments, keywords = native.args, native.keywords
        outer, self.out = self.out, []
        generator = ast.Call(build.load(act, node), arguments, keywords, **build.at(node))
        self.leak_guarded(generator, node, result)
        outer, self.out = self.out, outer
        test = build.same(build.load(act, node), build.const(None, node), node)
        self.out.append(build.when(test, [build.assign(result, native, node)], outer, node))
        return build.load(result, node)

    def leak_guarded(self, generator: ast.expr, node: ast.AST, result: str | None = None) -> ast.expr:
        """`yield from` a suspending function; a StopIteration that left it arrives in a carrier and is raised again
        here.

        A generator turns StopIteration into RuntimeError (PEP 479), an ordinary function does not.
        """
        if not self.unit.may_leak_stop or self.is_told_to_exit():
            return self.delegate(generator, node, result)
        name = result or self.fresh()
        outer, self.out = self.out, []
        self.delegate(generator, node, name)
        outer, self.out = self.out, outer
        self.out += self.unpacking(outer, name, node)
        return build.load(name, node)

    def unpacking(self, body: list[ast.stmt], name: str, node: ast.AST) -> list[ast.stmt]:
        """The statements, whose result has this name, and the raise of what leaves them in a carrier."""
        error, carrier = self.fresh(), self.fresh()
        carry: list[ast.stmt] = [build.assign(error, build.load(carrier, node), node)]
        if self.unit.lets_go:  # so that a result of the turn before is not needed any more
            carry.append(build.assign(name, build.const(None, node), node))
        caught = build.handler("_o_Carrier", carrier, carry, node)
        missing = build.same(build.load(error, node), build.const(None, node), node)
        carried = build.call(build.attribute(build.load(error, node), "_o_take", node), [], node)
        again = ast.Raise(carried, None, **build.at(node))  # not in the handler: it would add a context
        return [
            build.assign(error, build.const(None, node), node),
            build.attempt(body, [caught], [], node),
            build.when(build.negate(missing, node), [again], [], node),
        ]

    # defined by the normal form of expressions

    def is_told_to_exit(self) -> bool:
        raise NotImplementedError

    def resume(
        self, value: ast.expr | None, node: ast.AST, result: str | None = None, answered: bool = False
    ) -> ast.expr:
        raise NotImplementedError

    def delegate(self, value: ast.expr, node: ast.AST, result: str | None = None) -> ast.expr:
        raise NotImplementedError

    def collected(self, value: ast.expr, count: int | None, node: ast.AST) -> ast.expr:
        raise NotImplementedError

    def has_point(self, node: ast.AST | None) -> bool:
        raise NotImplementedError

    def sequence(self, nodes: Sequence[ast.expr], named: int = -1) -> list[ast.expr]:
        raise NotImplementedError
