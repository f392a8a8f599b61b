"""Normal form of what a coroutine waits for: `await`, `async for`, `async with` in; points of their own, appended to
`out`.

A coroutine is a generator function that is wrapped in a record, so waiting is `yield from`: of the frame behind another
coroutine, or of whatever the helper finds to be the iterator of an awaitable. An asynchronous generator marks what it
yields to its consumer, to tell it from what passes through to the scheduler and to the outside.
"""

from __future__ import annotations

import ast

from . import build, nesting
from .groups import Groups
from .unit import Scope

UNMADE = ".0"
"""The parameter of a comprehension: its first iterator, which the scope around it has made."""


class Asynchronous(Groups):
    """Adds waiting to the statements and expressions."""

    def value_Await(self, node: ast.Await) -> ast.expr:
        if nesting.is_block_call(node.value):
            return self.enter_block(node.value, node)
        if self.effects.points[node] == "await direct" and isinstance(node.value, ast.Call):
            callee, arguments, keywords = self.call_parts(node.value)
            generator = build.attribute(callee, "_o_gen", node)
            return self.delegate(ast.Call(generator, arguments, keywords, **build.at(node.value)), node)
        return self.delegate(build.call("_o_await", [self.value(node.value)], node), node)

    def open_async(self, iterable: ast.expr, node: ast.expr, result: str | None = None) -> ast.expr:
        """The asynchronous iterator of an iterable; outside a coroutine its `__aiter__` cannot suspend."""
        if self.scope not in self.effects.suspending:
            return build.call("_o_aiter_now", [iterable], node)
        return self.delegate(build.call("_o_aiter", [iterable], node), node, result)

    def lower_AsyncFor(self, node: ast.AsyncFor) -> None:
        """Ask for each item, and wait for it; `StopAsyncIteration` ends the loop wherever it comes from."""
        item = self.fresh()
        if isinstance(node.iter, ast.Name) and node.iter.id == UNMADE:
            iterator = UNMADE
        else:
            iterator = self.fresh()
            self.open_async(self.value(node.iter), node.iter, iterator)
        outer, self.out = self.out, []
        self.delegate(build.call("_o_anext", [build.load(iterator, node)], node), node.iter, item)
        wait, self.out = self.out, outer
        over = build.assign(item, build.load("_o_end", node), node)
        ask = build.attempt(wait, [build.handler("_o_StopAsyncIteration", None, [over], node)], [], node)
        self.asking_loop(node, [ask], item, iterator)

    def lower_AsyncWith(self, node: ast.AsyncWith) -> None:
        self.with_items(node.items, node)

    def waiting_call(self, result: str, callee: ast.expr, arguments: ast.expr, method: str, node: ast.expr) -> None:
        awaited = build.call("_o_await_call", [callee, arguments, build.const(method, node)], node)
        self.delegate(awaited, node, result)

    def leaks_of_coroutine(self, scope: Scope, like: ast.AST) -> list[ast.ExceptHandler]:
        """Word the error for a StopIteration that leaves the body, or a StopAsyncIteration that leaves a generator, as
        CPython does for this kind of code.
        """
        if not (self.unit.may_leak_stop or self.unit.externals or scope.is_async_generator):
            return []
        kinds = "_o_StopKinds" if scope.is_async_generator else "_o_StopIteration"
        what = build.const("async generator" if scope.is_async_generator else "coroutine", like)
        made = build.call("_o_leaked", [what, build.load("_o_error", like)], like)
        again = ast.Raise(made, build.load("_o_error", like), **build.at(like))
        return [build.handler(kinds, "_o_error", [again], like)]
