"""Normal form of `try`, `with` and `match`: a block statement in; blocks that a continuation can re-enter, appended
to `out`.

A `finally` with points inside keeps its pending `return`, `break`, `continue` or exception in variables; `with`
becomes `try` with its exit method in a variable; a `match` with points in its guards becomes one `match` for each
case.
"""

from __future__ import annotations

import ast

from ..policy.attributes import is_hazardous
from . import build
from .control import NORMAL, RAISED, Control, Pending
from .rewriting import replace
from .walking import walk


class Blocks(Control):
    """Adds the block statements to `Control`."""

    # try

    def lower_Try(self, node: ast.Try | ast.TryStar) -> None:
        if any(map(self.has_point, node.finalbody)):
            self.suspending_finally(node)
            return
        self.out.append(self.try_statement(node, self.block(node.finalbody)))

    def try_statement(self, node: ast.Try | ast.TryStar, final: list[ast.stmt]) -> ast.Try:
        assert isinstance(node, ast.Try)
        body = self.block(node.body)
        handlers = (
            self.dynamic_handlers(node)
            if any(self.has_point(handler.type) for handler in node.handlers)
            else [self.named_handler(handler) for handler in node.handlers]
        )
        return self.make_try(node, body, handlers, self.block(node.orelse), final)

    def named_handler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        """A handler whose exception has a name of ours, so that a continuation can handle it again."""
        if not any(map(self.has_point, node.body)):
            return self.handler(node, self.block(node.body))
        name = self.fresh()
        body = self.block(node.body)
        if node.name is None:
            return replace(self.handler(node, body), name=name)
        return self.handler(node, [build.assign(name, build.load(self.own_name(node.name), node), node), *body])

    def dynamic_handlers(self, node: ast.Try) -> list[ast.ExceptHandler]:
        """Handlers whose type expression holds a point: one handler that tests the types in order."""
        caught = self.fresh()
        outer, self.out = self.out, []
        block = self.out
        for handler in node.handlers:
            if handler.type is None:
                block.extend(self.block(handler.body))
                break
            outer_block, self.out = self.out, block
            kind = self.value(handler.type)
            self.out = outer_block
            test = build.call("_o_matches", [build.load(caught, handler), kind], handler)
            rest: list[ast.stmt] = []
            block.append(build.when(test, self.handled(handler, caught), rest, handler))
            block = rest
        else:
            block.append(build.reraise(node))
        body, self.out = self.out, outer
        return [build.handler("_o_BaseException", caught, body, node.handlers[0])]

    def handled(self, node: ast.ExceptHandler, caught: str) -> list[ast.stmt]:
        """The body of a handler written out, with the name bound and deleted as CPython does."""
        body = self.block(node.body)
        if node.name is None:
            return body
        place = self.rewrite(build.store(node.name, node))
        clean: list[ast.stmt] = [
            build.assign(place, build.const(None, node), node),
            ast.Delete([self.rewrite(ast.Name(node.name, build.DELETE, **build.at(node)))], **build.at(node)),
        ]
        bind = build.assign(place, build.load(caught, node), node)
        return [bind, build.attempt(body, [], clean, node)]

    def suspending_finally(self, node: ast.Try | ast.TryStar) -> None:
        """`finally` with points: how its `try` was left is kept in a variable before the block runs."""
        pending = Pending(self.fresh(), self.fresh())
        error = self.fresh()
        self.pending.append(pending)
        inner: list[ast.stmt]
        inner = [self.try_statement(replace(node, finalbody=[]), [])] if node.handlers else self.block(node.body)
        self.pending.pop()
        normal = build.assign(pending.kind, build.const(NORMAL, node), node)
        remember = [
            build.assign(pending.value, build.load(error, node), node),
            build.assign(pending.kind, build.const(RAISED, node), node),
            build.reraise(node),
        ]
        stop = build.handler("_o_Stop", None, [build.reraise(node)], node)
        caught = build.handler("_o_BaseException", error, remember, node)
        watched = build.attempt([*inner, normal], [stop, caught], [], node)
        raised = build.equal(build.load(pending.kind, node), build.const(RAISED, node), node)
        forget = build.assign(pending.value, build.const(None, node), node)  # or frame and error keep each other alive
        body = [*self.block(node.finalbody), build.when(raised, [forget], [], node)]
        final: list[ast.stmt] = [build.when(build.load("_o_live", node), body, [], node)]
        whole = build.attempt([watched], [], final, node)
        self.completions[whole] = (pending.kind, pending.value)
        self.out.extend([normal, build.assign(pending.value, build.const(None, node), node), whole])

    # with and match

    def lower_With(self, node: ast.With) -> None:
        self.with_items(node.items, node)

    def guard_With(self, node: ast.With) -> list[ast.stmt]:
        """Written out even where nothing suspends: the native statement would let `__exit__` swallow a stop."""
        outer, self.out = self.out, []
        self.with_items(node.items, node)
        outer, self.out = self.out, outer
        return outer

    def with_items(self, items: list[ast.withitem], node: ast.With | ast.AsyncWith) -> None:
        """Written out as the language reference defines `with`, the exit method in a variable."""
        if not items:
            self.out.extend(self.block(node.body))
            return
        item = items[0]
        slow = self.effects.points.get(item, "")
        manager = self.atom(item.context_expr)
        leave, value, normal, error = self.fresh(), self.fresh(), self.fresh(), self.fresh()
        opener = "_o_aenter" if slow == "async with" else "_o_enter"
        entered = build.call(opener, [manager], item.context_expr)
        pair = ast.Tuple([build.store(value, node), build.store(leave, node)], build.STORE, **build.at(node))
        self.out.append(build.assign(pair, entered, item.context_expr))
        self.finish_call(value, item, slow)
        outer, self.out = self.out, []
        if item.optional_vars is not None:
            self.store(item.optional_vars, build.load(value, item.context_expr))
        self.pending.append(Pending(self.fresh(), self.fresh()))
        self.with_items(items[1:], node)
        pending = self.pending.pop()
        self.out.append(build.assign(pending.kind, build.const(NORMAL, node), node))
        body, self.out = self.out, []
        none = build.const(None, node)
        self.exit_call(normal, leave, build.load(error, node), item, slow)
        suppressed: ast.expr = build.load(normal, node)
        if item in self.effects.truths:
            suppressed = self.implicit("truth", [suppressed], item.context_expr)
        self.out.append(build.when(build.negate(suppressed, node), [build.reraise(node)], [], node))
        handling, self.out = self.out, []
        self.exit_call(normal, leave, None, item, slow)
        leaving, self.out = self.out, outer
        caught = self.fresh()
        reset = build.assign(pending.kind, build.const(RAISED, node), node)
        stop = build.handler("_o_Stop", None, [build.reraise(node)], node)
        handled = build.handler(
            "_o_BaseException", error, [build.assign(caught, build.load(error, node), node), reset, *handling], node
        )
        guarded = build.attempt(body, [stop, handled], [], node)
        unraised = ast.Compare(
            build.load(pending.kind, node), [ast.NotEq()], [build.const(RAISED, node)], **build.at(node)
        )
        alive = ast.BoolOp(ast.And(), [build.load("_o_live", node), unraised], **build.at(node))
        whole = build.attempt([guarded], [], [build.when(alive, leaving, [], node)], node)
        self.completions[whole] = (pending.kind, pending.value)
        self.out.extend(
            [
                build.assign(pending.kind, build.const(NORMAL, node), node),
                build.assign(pending.value, none, node),
                whole,
            ]
        )

    def finish_call(self, name: str, item: ast.withitem, slow: str) -> None:
        """`name` holds a bound method or what it returned; call it here, where it may suspend."""
        bound = build.load(name, item.context_expr)
        if slow == "async with":
            self.waiting_call(name, bound, ast.Tuple([], build.LOAD, **build.at(bound)), "__aenter__", bound)
        elif slow:
            self.slow_call(name, bound, [], item.context_expr)
        else:
            self.out.append(build.assign(name, build.call(bound, [], item.context_expr), item.context_expr))

    def exit_call(self, result: str, leave: str, error: ast.expr | None, item: ast.withitem, slow: str) -> None:
        """`result = exit(type, value, traceback)`; three times None without an error."""
        node = item.context_expr
        info: ast.expr
        if error is None:
            arguments: list[ast.expr] = [build.const(None, node) for _ in range(3)]
            info = ast.Tuple(arguments, build.LOAD, **build.at(node))
        else:
            info = build.call("_o_exc_info", [error], node)
            arguments = [ast.Starred(info, build.LOAD, **build.at(node))]
        if slow == "async with":
            self.waiting_call(result, build.load(leave, node), info, "__aexit__", node)
        elif slow:
            self.slow_call(result, build.load(leave, node), arguments, node)
        else:
            self.out.append(build.assign(result, build.call(build.load(leave, node), arguments, node), node))

    def slow_call(self, result: str, callee: ast.expr, arguments: list[ast.expr], node: ast.expr) -> None:
        act = self.fresh()
        self.out.append(build.assign(act, build.call("_o_act", [callee], node), node))
        native = build.assign(result, build.call(callee, arguments, node), node)
        outer, self.out = self.out, []
        self.leak_guarded(build.call(build.load(act, node), arguments, node), node, result)
        outer, self.out = self.out, outer
        test = build.same(build.load(act, node), build.const(None, node), node)
        self.out.append(build.when(test, [native], outer, node))

    def waiting_call(self, result: str, callee: ast.expr, arguments: ast.expr, method: str, node: ast.expr) -> None:
        """`result = await callee(*arguments)`."""
        raise NotImplementedError

    def implicit_match(self, node: ast.Match) -> None:
        """A `match` whose patterns may call special methods that suspend, or read hazardous attributes."""
        raise NotImplementedError

    def lower_Match(self, node: ast.Match) -> None:
        if self.is_implicit(node) or reads_hazardous(node):
            self.implicit_match(node)
            return
        subject = self.value(node.subject)
        if not any(self.has_point(case.guard) for case in node.cases):
            cases = [
                replace(
                    case,
                    pattern=self.rewrite(case.pattern),
                    guard=self.optional(case.guard),
                    body=self.block(case.body),
                )
                for case in node.cases
            ]
            self.out.append(replace(node, subject=subject, cases=cases))
            return
        self.separate_cases(node, subject)

    def separate_cases(self, node: ast.Match, subject: ast.expr) -> None:
        """One `match` for each case, so that statements can stand between a pattern and its guard."""
        held = self.subject(subject, node)
        open_ = self.fresh()
        self.out.append(build.assign(open_, build.const(True, node), node))
        for case in node.cases:
            self.one_case(node, case, held, open_)

    def subject(self, value: ast.expr, node: ast.Match) -> ast.Name:
        """A variable of ours for what is matched: it is held while cases are tried, not in their bodies."""
        held = self.save(value, node.subject)
        if not (isinstance(held, ast.Name) and held.id.startswith("_o_")):
            name = self.fresh()
            self.out.append(build.assign(name, held, node.subject))
            held = build.load(name, node.subject)
        return held

    def one_case(self, node: ast.Match, case: ast.match_case, subject: ast.Name, open_: str) -> None:
        """A case of its own `match`, tried while no earlier one was taken."""
        outer, self.out = self.out, []
        pattern, binds = self.pattern(case.pattern)
        before, self.out = self.out, binds
        taken = self.taken(node, case, subject, open_)
        if case.guard is None:
            body = [*binds, *taken, *self.block(case.body)]
        else:
            test = self.test(case.guard)
            body = [*self.out, build.when(test, taken + self.block(case.body), [], case.guard)]
        self.out = outer
        asked: ast.stmt = replace(node, subject=subject, cases=[replace(case, pattern=pattern, guard=None, body=body)])
        whole = body if case is node.cases[-1] and is_wildcard(case.pattern) else [*before, asked]
        self.out.append(build.when(build.load(open_, node), whole, [], node))

    def taken(self, node: ast.Match, case: ast.match_case, subject: ast.Name, open_: str) -> list[ast.stmt]:
        """What comes before the body of a case: no later one is tried, and the subject is let go. The last case that
        looks at it has it no longer.
        """
        made: list[ast.stmt] = [build.assign(open_, build.const(False, node), case.pattern)]
        if case is not node.cases[-1]:
            made.append(build.assign(subject.id, build.const(None, node), case.pattern))
        return made

    def pattern(self, node: ast.pattern) -> tuple[ast.pattern, list[ast.stmt]]:
        """A pattern, and the statements that follow when it matched; what must come before is appended to `out`."""
        return self.rewrite(node), []

    def optional(self, node: ast.expr | None) -> ast.expr | None:
        return self.rewrite(node) if node is not None else None


def reads_hazardous(node: ast.Match) -> bool:
    """Whether a pattern names an attribute that native code must not read."""
    patterns = (part for case in node.cases for part in walk(case.pattern))
    return any(isinstance(part, ast.MatchClass) and any(map(is_hazardous, part.kwd_attrs)) for part in patterns)


def is_wildcard(node: ast.pattern) -> bool:
    """Whether a pattern matches anything and binds nothing."""
    if isinstance(node, ast.MatchStar):
        return node.name is None
    return isinstance(node, ast.MatchAs) and node.pattern is None and node.name is None
