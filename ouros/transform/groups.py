"""Normal form of `except*`: a `try` with such handlers in; an ordinary `try` whose one handler asks the runtime for the
part of the exception that each of them gets, out.

Native `except*` makes exception groups of the builtin classes, which programs never meet, and keeps what it still has
to handle on the value stack. Needs the same as `blocks`. Example:

    try: f()                try: f()
    except* E as e: g(e)    except _o_BaseException as _o_1:
                                _o_2 = _o_star(_o_1)
                                _o_3 = _o_star_match(_o_2, E)
                                if _o_3: try: … raise _o_3 … g(e) … except …: _o_star_raised(_o_2, …)
                                … raise what `_o_star_result(_o_2)` says is left
"""

from __future__ import annotations

import ast

from . import build
from .guard import NATIVE_EXCEPTIONS
from .patterns import Patterns


class Groups(Patterns):
    """Adds `except*` to the block statements."""

    def lower_TryStar(self, node: ast.TryStar) -> None:
        self.lower_Try(node)

    def guard_TryStar(self, node: ast.TryStar) -> list[ast.stmt]:
        outer, self.out = self.out, []
        self.lower_Try(node)
        outer, self.out = self.out, outer
        return outer

    def try_statement(self, node: ast.Try | ast.TryStar, final: list[ast.stmt]) -> ast.Try:
        if isinstance(node, ast.Try):
            return super().try_statement(node, final)
        body = self.block(node.body)
        handlers = [self.lets_stops_pass(node.handlers[0]), self.star_handler(node)]
        orelse = self.block(node.orelse)
        return ast.Try(body, handlers, orelse, self.while_alive(final), **build.at(node))

    def lets_stops_pass(self, like: ast.AST) -> ast.ExceptHandler:
        return build.handler("_o_Stop", None, [build.reraise(like)], like)

    def star_handler(self, node: ast.TryStar) -> ast.ExceptHandler:
        """The one handler: each clause gets its part of the exception, then what is left is raised."""
        like = node.handlers[0]
        caught, state, result = self.fresh(), self.fresh(), self.fresh()
        outer, self.out = self.out, []
        self.out.append(build.assign(state, build.call("_o_star", [build.load(caught, like)], like), like))
        for index, handler in enumerate(node.handlers):
            self.star_clause(handler, state, index > 0)
        left = self.asked_of_group("star_result", [build.load(state, like)], node.handlers, like)
        self.out.append(build.assign(result, left, like))
        again = self.raised(result, state, [build.reraise(like)], like)
        self.out.append(build.when(self.is_something(result, like), [again], [], like))
        body, self.out = self.out, outer
        return build.handler("_o_BaseException", caught, body, like)

    def star_clause(self, node: ast.ExceptHandler, state: str, later: bool) -> None:
        """One clause: its part is being handled while its body runs, and what the body raises is kept."""
        assert node.type is not None
        match, error = self.fresh(), self.fresh()
        outer, self.out = self.out, []
        kinds = self.value(node.type)
        found = self.asked_of_group("star_match", [build.load(state, node), kinds], [node], node.type)
        self.out.append(build.assign(match, found, node.type))
        test, self.out = self.out, outer
        if later and not self.cannot_fail(node.type):
            test = [self.while_handling_the_last(test, state, node)]
        self.out.extend(test)
        body = self.raised(match, state, self.handled(node, match), node)
        keep = build.call("_o_star_raised", [build.load(state, node), build.load(error, node)], node)
        kept = build.handler("_o_BaseException", error, [build.expression(keep, node)], node)
        whole = build.attempt([body], [self.lets_stops_pass(node), kept], [], node)
        self.out.append(build.when(self.is_something(match, node), [whole], [], node))

    def asked_of_group(
        self, what: str, operands: list[ast.expr], handlers: list[ast.ExceptHandler], node: ast.expr | ast.ExceptHandler
    ) -> ast.expr:
        """What a group is asked for by its methods `split` and `derive`, which the program may have written."""
        if any(map(self.is_implicit, handlers)):
            return self.implicit(what, operands, node)
        return build.call(f"_o_{what}", operands, node)

    def cannot_fail(self, kind: ast.expr) -> bool:
        """True for the names of builtin exceptions."""
        return isinstance(kind, ast.Name) and kind.id in NATIVE_EXCEPTIONS and kind.id not in self.rebound

    def while_handling_the_last(self, test: list[ast.stmt], state: str, node: ast.ExceptHandler) -> ast.Try:
        """What a type expression raises has the part that the last clause got as its context."""
        error = self.fresh()
        arguments = [build.load(state, node), build.load(error, node)]
        put = build.expression(build.call("_o_star_failed", arguments, node), node)
        caught = build.handler("_o_BaseException", error, [put, build.reraise(node)], node)
        return build.attempt(test, [self.lets_stops_pass(node), caught], [], node)

    def raised(self, name: str, state: str, body: list[ast.stmt], node: ast.AST) -> ast.Try:
        """Run `body` while the exception in variable `name` is being handled; raising it must not leave a mark."""
        restore = build.expression(build.call("_o_star_restore", [build.load(state, node)], node), node)
        again = ast.Raise(build.load(name, node), None, **build.at(node))
        held = build.handler("_o_BaseException", self.fresh(), [restore, *body], node)
        return build.attempt([again], [self.lets_stops_pass(node), held], [], node)

    def is_something(self, name: str, node: ast.AST) -> ast.expr:
        return build.negate(build.same(build.load(name, node), build.const(None, node), node), node)
