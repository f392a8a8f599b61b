"""Normal form of statements: a statement with points inside in; statements whose points stand alone, appended to `out`.

Control flow keeps its native shape wherever a continuation can re-enter it; only what holds hidden state is
rewritten: a loop keeps its iterator in a variable, and how a `try` with a suspending `finally` is left is noted in
variables first.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..policy.hooks import BINARY
from . import build
from .normalise import Normalise
from .releasing import emptied
from .rewriting import replace
from .unit import RESERVED, mangle

NORMAL, RAISED, RETURNED, BROKE, CONTINUED = range(5)
"""How the body of a `try` with a suspending `finally` was left: the value of its completion variable."""

_COMPOUND = (ast.If, ast.For, ast.While, ast.Try, ast.TryStar, ast.With, ast.Match, ast.AsyncFor, ast.AsyncWith)


@dataclass(slots=True)
class Pending:
    """A `try` whose completion must be remembered: control that leaves it says so in `kind` first."""

    kind: str
    value: str
    loops: int = 0  # loops entered since, whose break and continue stay inside


class Control(Normalise):
    """`statement` is the entry."""

    pending: list[Pending]
    in_class: bool
    completions: dict[ast.Try, tuple[str, str]]
    loops: dict[ast.AST, tuple[str, str]]
    """For a `try` with a suspending `finally`: the variables that hold how its body was left, and with what."""

    def block(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        """The normal form of a list of statements."""
        outer, self.out = self.out, []
        for statement in body:
            self.statement(statement)
        outer, self.out = self.out, outer
        return outer or [ast.Pass(**build.at(body[0]))] if body else outer

    def statement(self, node: ast.stmt) -> None:
        """Append the normal form of one statement."""
        crossing = self.pending and isinstance(node, (ast.Return, ast.Break, ast.Continue))
        if self.has_point(node) or crossing or (self.pending and self.may_leave(node)):
            getattr(self, f"lower_{type(node).__name__}")(node)
            return
        made = self.rewrite(node)
        if isinstance(made, list):
            self.out.extend(made)
        else:
            self.out.append(made)

    def may_leave(self, node: ast.stmt) -> bool:
        """True for compound statements, which may hold a `return`, `break` or `continue` that crosses a pending
        `try`.
        """
        return isinstance(node, _COMPOUND)

    # simple statements

    def lower_Expr(self, node: ast.Expr) -> None:
        value = self.value(node.value)
        if not isinstance(value, (ast.Name, ast.Constant)):
            self.out.append(replace(node, value=value))

    def lower_Return(self, node: ast.Return) -> None:
        if self.pending:
            value = self.value(node.value) if node.value is not None else build.const(None, node)
            for pending in self.pending:
                self.out.append(build.assign(pending.value, value, node))
                value = build.load(pending.value, node)
                self.out.append(build.assign(pending.kind, build.const(RETURNED, node), node))
            self.out.append(ast.Return(value, **build.at(node)))
        else:
            assert node.value is not None
            self.out.append(replace(node, value=self.value(node.value)))

    def lower_Break(self, node: ast.Break) -> None:
        self.leave_loop(BROKE, node)
        self.out.append(node)

    def lower_Continue(self, node: ast.Continue) -> None:
        self.leave_loop(CONTINUED, node)
        self.out.append(node)

    def leave_loop(self, how: int, node: ast.stmt) -> None:
        for pending in self.pending:
            if not pending.loops:
                self.out.append(build.assign(pending.kind, build.const(how, node), node))

    def lower_Assign(self, node: ast.Assign) -> None:
        value = self.value(node.value)
        many = len(node.targets) > 1 or any(map(self.has_point, node.targets))
        if node in self.effects.points:
            value, many = self.collected(value, self.wanted(node.targets[0]), node), True
        if many:
            value = self.save(value, node.value)
        if not any(map(self.has_point, node.targets)):
            self.out.append(replace(node, targets=[self.rewrite(target) for target in node.targets], value=value))
            return
        for target in node.targets:
            self.store(target, value)

    def wanted(self, target: ast.expr) -> int | None:
        """How many items unpacking into `target` reads; -1 - n for n names and then all the rest."""
        assert isinstance(target, (ast.Tuple, ast.List))
        star = next((at for at, part in enumerate(target.elts) if isinstance(part, ast.Starred)), None)
        return len(target.elts) + 1 if star is None else -1 - star

    def store(self, target: ast.expr, value: ast.expr) -> None:
        """Assign to a target whose parts may hold points: owner and index are evaluated when its turn comes."""
        if isinstance(target, (ast.Tuple, ast.List)) and self.has_point(target):
            if target in self.effects.points:
                value = self.collected(value, self.wanted(target), target)
            parts: list[ast.expr] = []
            later: list[tuple[ast.expr, ast.expr]] = []
            for part in target.elts:
                name = self.fresh()
                inner = part.value if isinstance(part, ast.Starred) else part
                slot: ast.expr = build.store(name, part)
                parts.append(
                    ast.Starred(slot, build.STORE, **build.at(part)) if isinstance(part, ast.Starred) else slot
                )
                later.append((inner, build.load(name, part)))
            self.out.append(build.assign(replace(target, elts=parts), value, target))
            for inner, item in later:
                self.store(inner, item)
            return
        if isinstance(target, ast.Name):
            self.bind_name(target, value, target)
            return
        if not self.is_implicit(target):
            self.out.append(build.assign(self.target(target), value, target))
            return
        assert isinstance(target, (ast.Attribute, ast.Subscript))
        self.change("set", target, *self.place(target), value)

    def place(self, node: ast.Attribute | ast.Subscript) -> tuple[ast.expr, ast.expr]:
        """Owner and name, or owner and index, of a target."""
        if isinstance(node, ast.Attribute):
            return self.atom(node.value), build.const(mangle(self.private, node.attr), node)
        owner, index = self.sequence([node.value, node.slice])
        return owner, index

    def change(self, verb: str, node: ast.Attribute | ast.Subscript, *operands: ast.expr) -> None:
        """Set or delete an attribute or item where that may call a special method."""
        kind = "attr" if isinstance(node, ast.Attribute) else "item"
        self.implicit(verb + kind, operands, node)

    def target(self, node: ast.expr) -> ast.expr:
        """A target with its owner and index evaluated."""
        if not self.has_point(node):
            return self.rewrite(node)  # type: ignore[no-any-return]
        if isinstance(node, ast.Attribute):
            return self.attribute_target(self.atom(node.value), node)
        if isinstance(node, ast.Subscript):
            owner, index = self.sequence([node.value, node.slice])
            return replace(node, value=owner, slice=index)
        assert isinstance(node, ast.Starred)
        return replace(node, value=self.target(node.value))

    def lower_AugAssign(self, node: ast.AugAssign) -> None:
        """`a.b += f()`: owner, index and the old value are read before the right side, as CPython does."""
        target = node.target
        parts: tuple[ast.expr, ast.expr] | None = None
        if isinstance(target, ast.Name):
            old = self.read_name(build.load(target.id, target), target)
            place: ast.expr = target
        elif isinstance(target, ast.Attribute):
            owner = self.save(self.value(target.value), target)
            parts = (owner, build.const(mangle(self.private, target.attr), target))
            old, place = self.read(owner, target), self.attribute_target(owner, target)
        else:
            owner, index = self.sequence([target.value, target.slice])
            parts = owner, index = self.save(owner, target), self.save(index, target)
            old = ast.Subscript(owner, index, build.LOAD, **build.at(target))
            if self.is_implicit(target):
                old = self.implicit("getitem", parts, target)
            place = replace(target, value=owner, slice=index)
        new = self.augmented(node, old)
        if isinstance(target, ast.Name):
            self.bind_name(target, new, target)
        elif self.is_implicit(target) and parts is not None:
            self.change("set", target, *parts, new)
        else:
            self.out.append(build.assign(place, new, node))

    def augmented(self, node: ast.AugAssign, old: ast.expr) -> ast.expr:
        """The new value of the target."""
        target = node.target
        held = self.save(old, target) if self.has_point(node.value) else old
        if self.is_implicit(node):
            held = self.save(held, target)
            return self.implicit(f"i{BINARY[type(node.op)]}", [held, self.value(node.value)], node)
        if isinstance(held, ast.Name) and held.id.startswith("_o_"):
            slot = held.id
        else:
            slot = self.fresh()
            self.out.append(build.assign(slot, held, target))
        value = self.value(node.value)
        self.out.append(ast.AugAssign(build.store(slot, node), node.op, value, **build.at(node)))
        return build.load(slot, node)

    def guard_AnnAssign(self, node: ast.AnnAssign) -> Any:
        """At module level, which is emitted as a function, the annotation is spelled out as what CPython does with
        it.
        """
        if self.scope.kind != "module" or self.in_class:
            return self.fields(node)
        evaluate = build.expression(self.rewrite(node.annotation), node)
        if node.value is None:
            return [*(build.expression(self.rewrite(part), node) for part in build.looked_at(node.target)), evaluate]
        return [build.assign(self.rewrite(node.target), self.rewrite(node.value), node), evaluate]

    def lower_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is None:
            if self.scope.is_function and not self.has_point(node.target):
                self.out.append(replace(node, annotation=self.annotation(node), target=self.target(node.target)))
                return
            parts = [*build.looked_at(node.target), *([] if self.scope.is_function else [node.annotation])]
            for part in parts:
                self.atom(part)
            return
        value = self.value(node.value)
        if self.has_point(node.target) or not self.scope.is_function:
            value = self.save(value, node.value)
            self.store(node.target, value)
            if not self.scope.is_function:
                self.out.append(build.expression(self.value(node.annotation), node))
            return
        self.out.append(replace(node, value=value, target=self.rewrite(node.target), annotation=self.annotation(node)))

    def annotation(self, node: ast.AnnAssign) -> ast.expr:
        """Annotations of local variables are never evaluated, so points inside them never happen."""
        return build.const(None, node) if self.has_point(node.annotation) else self.rewrite(node.annotation)

    def lower_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            self.delete(target, node)

    def delete(self, target: ast.expr, node: ast.Delete) -> None:
        if isinstance(target, (ast.Tuple, ast.List)) and self.has_point(target):
            for part in target.elts:
                self.delete(part, node)
        elif isinstance(target, (ast.Attribute, ast.Subscript)) and self.is_implicit(target):
            self.change("del", target, *self.place(target))
        else:
            self.out.append(ast.Delete([self.target(target)], **build.at(node)))

    def lower_Assert(self, node: ast.Assert) -> None:
        test = self.test(node.test)
        if not self.has_point(node.msg):
            message = self.rewrite(node.msg) if node.msg is not None else None
            self.out.append(replace(node, test=test, msg=message))
            return
        assert node.msg is not None
        outer, self.out = self.out, []
        message = self.value(node.msg)
        error = build.call("_o_AssertionError", [message], node)
        self.out.append(ast.Raise(error, None, **build.at(_failing_part(node))))
        outer, self.out = self.out, outer
        self.out.append(build.when(build.negate(test, node), outer, [], node))

    def lower_Raise(self, node: ast.Raise) -> None:
        operands = [part for part in (node.exc, node.cause) if part is not None]
        done = self.sequence(operands)
        if self.is_implicit(node):  # a class is called first, which may suspend
            held = [self.save(value, operand) for value, operand in zip(done, operands, strict=True)]
            done = [self.raised_value(value, node) for value in held]
        self.out.append(ast.Raise(done[0], done[1] if len(done) > 1 else None, **build.at(node)))

    def raised_value(self, held: ast.expr, node: ast.Raise) -> ast.expr:
        """The exception for an operand that has a name: a class makes one, which may suspend."""
        result = self.fresh()
        outer, self.out = self.out, []
        made = self.dispatch(held, [], [], node)
        self.out.append(build.assign(result, build.call("_o_made_error", [held, made], node), node))
        making, self.out = self.out, outer
        self.out.append(build.assign(result, held, node))
        self.out.append(build.when(build.call("_o_is_error_class", [held], node), making, [], node))
        return build.load(result, node)

    # branches and loops

    def lower_If(self, node: ast.If) -> None:
        test = self.test(node.test)
        self.out.append(replace(node, test=test, body=self.block(node.body), orelse=self.block(node.orelse)))

    def loop_body(self, body: list[ast.stmt]) -> list[ast.stmt]:
        for pending in self.pending:
            pending.loops += 1
        made = self.block(body)
        for pending in self.pending:
            pending.loops -= 1
        return made

    def lower_While(self, node: ast.While) -> None:
        if not self.has_point(node.test):
            body = self.loop_body(node.body)
            self.out.append(replace(node, test=self.rewrite(node.test), body=body, orelse=self.block(node.orelse)))
            return
        outer, self.out = self.out, []
        test = self.test(node.test)
        ended = self.fresh() if node.orelse else ""
        stop: list[ast.stmt] = [ast.Break(**build.at(node.test))]
        if ended:
            stop.insert(0, build.assign(ended, build.const(True, node), node.test))
        self.out.append(build.when(build.negate(test, node.test), stop, [], node.test))
        head, self.out = self.out, outer
        if ended:
            self.out.append(build.assign(ended, build.const(False, node), node.test))
        self.out.append(build.endless(head + self.loop_body(node.body), node.test, node))
        if ended:
            self.out.append(build.when(build.load(ended, node), self.block(node.orelse), [], node))

    def lower_For(self, node: ast.For) -> None:
        if node in self.effects.points:
            self.slow_for(node)
            return
        iterable = self.value(node.iter)
        source = build.call("_o_iter", [iterable], node.iter)
        named = ast.NamedExpr(build.store(self.fresh(), node.iter), source, **build.at(node.iter))
        self.loops[node] = (named.target.id, "")
        target, body = self.loop_target(node)
        loop: ast.stmt = ast.For(target, named, body, self.block(node.orelse), None, **build.at(node))
        drop = build.assign(named.target.id, build.const(None, node), node)
        self.out.append(self.letting_go([loop], drop, node) if self.unit.lets_go else loop)

    def letting_go(self, loop: list[ast.stmt], drop: ast.stmt, node: ast.AST) -> ast.Try:
        """A loop that does not hold its iterator any longer than CPython's value stack does: if it is a generator, what
        it does at its end comes before what follows the loop, however that was left. `drop` lets go of it.
        """
        return build.attempt(loop, [], [drop], node)

    def loop_target(self, node: ast.For) -> tuple[ast.expr, list[ast.stmt]]:
        """The loop's target, or a name whose value the body unpacks first when the target holds points."""
        if not self.has_point(node.target):
            return self.rewrite(node.target), self.loop_body(node.body)
        item = self.fresh()
        outer, self.out = self.out, []
        self.store(node.target, build.load(item, node.target))
        head, self.out = self.out, outer
        return build.store(item, node.target), head + self.loop_body(node.body)

    def slow_for(self, node: ast.For) -> None:
        """A loop over something that may suspend between items: ask for each item by a call of its own."""
        item = self.fresh()
        leave = _breaks(node.body)
        if isinstance(node.iter, ast.Name) and node.iter.id == ".0":  # a comprehension is handed an iterator
            iterator = node.iter.id
        else:
            before = self.temporaries
            source = self.value(node.iter)
            used = [f"_o_{number}" for number in range(before + 1, self.temporaries + 1)] if leave else []
            iterator = source.id if isinstance(source, ast.Name) and source.id.startswith(RESERVED) else self.fresh()
            get = build.attribute(build.load("_o_get_iter", node), "_o_gen", node)
            self.delegate(build.call(get, [source], node), node.iter, iterator)
            self.out += emptied([name for name in used if name != iterator], node)
        self.loops[node] = (iterator, "")
        outer, self.out = self.out, []
        step = build.attribute(build.load("_o_next", node), "_o_gen", node)
        self.delegate(build.call(step, [build.load(iterator, node)], node), node.iter, item)
        ask, self.out = self.out, outer
        self.asking_loop(node, ask, item, iterator, self.abandon(iterator, node) if leave else [])

    def abandon(self, iterator: str, node: ast.For) -> list[ast.stmt]:
        """After a loop that may have been left early: a generator that nothing else holds cleans up, as in CPython."""
        outer, self.out = self.out, []
        close = build.attribute(build.load("_o_abandon", node), "_o_gen", node)
        self.delegate(build.call(close, [build.load(iterator, node)], node), node.iter)
        closing, self.out = self.out, outer
        test = build.call("_o_is_abandoned", [build.load(iterator, node)], node)
        return [build.when(test, closing, [], node)]

    def asking_loop(
        self,
        node: ast.For | ast.AsyncFor,
        ask: list[ast.stmt],
        item: str,
        iterator: str,
        leave: Sequence[ast.stmt] = (),
    ) -> None:
        """A loop in which `ask` puts each item, or the end, into a variable; it lets go of its iterator at once."""
        ended = self.fresh() if node.orelse else ""
        if ended:
            self.out.append(build.assign(ended, build.const(False, node), node))
            self.loops[node] = (self.loops[node][0] if node in self.loops else iterator, ended)
        outer, self.out = self.out, ask
        stop: list[ast.stmt] = [ast.Break(**build.at(node))]
        if ended:
            stop.insert(0, build.assign(ended, build.const(True, node), node))
        self.out.append(
            build.when(build.same(build.load(item, node), build.load("_o_end", node), node), stop, [], node)
        )
        if self.has_point(node.target):
            self.store(node.target, build.load(item, node.target))
        else:
            self.out.append(build.assign(self.rewrite(node.target), build.load(item, node), node.target))
        head, self.out = self.out, outer
        loop = build.endless(head + self.loop_body(node.body), node, node)
        if iterator == ".0":
            self.out.append(loop)
        elif self.unit.lets_go:
            last_reading = build.expression(build.load(iterator, node), node)
            self.out.append(self.letting_go([loop, *leave], last_reading, node))
        else:
            self.out += [loop, *leave, build.assign(iterator, build.const(None, node), node)]
        if ended:
            self.out.append(build.when(build.load(ended, node), self.block(node.orelse), [], node))


def _breaks(body: Sequence[ast.stmt]) -> bool:
    """Whether a `break` in the body of a loop leaves that loop."""
    for statement in body:
        if isinstance(statement, ast.Break):
            return True
        if isinstance(statement, (ast.For, ast.AsyncFor, ast.While)):
            found = _breaks(statement.orelse)
        else:
            parts = [statement, *getattr(statement, "handlers", ()), *getattr(statement, "cases", ())]
            fields = ("body", "orelse", "finalbody")
            found = not isinstance(statement, _DEFINITIONS) and any(
                _breaks(getattr(part, field, ())) for part in parts for field in fields
            )
        if found:
            return True
    return False


_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _failing_part(node: ast.Assert) -> ast.AST:
    """What CPython says has failed."""
    if sys.version_info >= (3, 12):
        return node.test if sys.version_info >= (3, 13) else node
    test = node.test
    while isinstance(test, ast.BoolOp) or (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
        test = test.values[-1] if isinstance(test, ast.BoolOp) else test.operand
    return test if isinstance(test, ast.Compare) else node
