"""Temporaries that hold a value no longer than CPython's value stack does: the normal form of a function in; the same
with each of them emptied at its last reading, out.

`f(_o_1, _o_2)` becomes `f((_o_1, _o_1 := None)[0], …)` where nothing reads `_o_1` afterwards. So what only an operand
holds is let go when the operation has used it, as in CPython, and what a stop finds in a temporary is still needed.
Which reading is the last one is told by a backward analysis of live variables (Aho, Sethi, Ullman: Compilers, 10.6),
over structured statements.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import build, rewriting
from .liveness import Chosen, live
from .slots import ORDER
from .unit import RESERVED
from .walking import children, walk

Names = frozenset[str]
NONE: Names = frozenset()
_LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue)
_OWN_ERRORS = frozenset({"_o_Carrier", "_o_StopAsyncIteration", "_o_StopIteration"})
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_ORDER = {**ORDER, ast.NamedExpr: ("value",)}
"""The fields of a node in the order of evaluation, where that is not the order of its fields."""


def is_temporary(name: str) -> bool:
    """Numbered temporaries, and functions that are written out before the expression they stand in."""
    return name.startswith("<") or (name.startswith(RESERVED) and name[len(RESERVED) :].isdigit())


def release(body: list[ast.stmt], completions: Mapping[ast.Try, tuple[str, str]]) -> tuple[list[ast.stmt], list[str]]:
    """The new body, and its temporaries, the last one first.

    `completions` are the variables of each `try` that only continuations may read.
    """
    made, _ = _Releasing(completions, set(_read_elsewhere(body, completions))).block(body, NONE, Exits())
    return made, _ordered(bound_in(body))


def emptied(names: Iterable[str], like: ast.AST) -> list[ast.stmt]:
    """The statement that empties these temporaries, in this order."""
    targets: list[ast.expr] = [build.store(name, like) for name in names]
    return [ast.Assign(targets, build.const(None, like), **build.at(like))] if targets else []


def _own(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions inside, but with those of classes, which have its numbers."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.Lambda, *_COMPREHENSIONS)):
            stack.extend(children(node))


def bound_in(nodes: Iterable[ast.AST], chosen: Chosen = is_temporary) -> Names:
    """The variables of a function that are bound in these nodes: of those chosen, its temporaries if not told."""
    own = list(_own(nodes))
    stored = {node.id for node in own if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    stored |= {node.name for node in own if isinstance(node, ast.FunctionDef)}
    return frozenset(filter(chosen, stored))


def _ordered(names: Iterable[str]) -> list[str]:
    """As CPython unwinds its value stack: what came last goes first."""
    return sorted(names, key=lambda name: (len(name), name), reverse=True)


def _read_elsewhere(body: list[ast.stmt], completions: Mapping[ast.Try, tuple[str, str]]) -> Iterator[str]:
    """Temporaries that continuations read where the function itself does not, and those of class bodies."""
    for node in _own(body):
        if isinstance(node, ast.Try):
            yield from _kept(node, completions)
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.NamedExpr):
            yield node.iter.target.id
        elif isinstance(node, ast.ClassDef):
            yield from (part.id for part in _own(node.body) if isinstance(part, ast.Name))
            yield from (each.name for each in node.body if isinstance(each, ast.FunctionDef))


def _kept(node: ast.Try, completions: Mapping[ast.Try, tuple[str, str]]) -> Names:
    """What the continuations of points in a `try` read: how it was left, and what its handlers caught."""
    names = {handler.name or "" for handler in node.handlers}.union(*map(_copies, node.handlers))
    return frozenset(filter(is_temporary, names.union(completions.get(node, ()))))


def _copies(handler: ast.ExceptHandler) -> list[str]:
    """The name under which a continuation knows what was caught, where the program has given it another."""
    name, first = handler.name or RESERVED, handler.body[0]
    if name.startswith(RESERVED) or not isinstance(first, ast.Assign) or getattr(first.value, "id", None) != name:
        return []
    return [each.id for each in first.targets if isinstance(each, ast.Name)]


@dataclass(frozen=True, slots=True)
class Exits:
    """The temporaries that are live where control leaves a block other than by its end."""

    raised: Names = NONE
    returned: Names = NONE
    broke: Names = NONE
    continued: Names = NONE


class _Releasing:
    """Goes through statements from the last to the first, with the names that are live after each."""

    def __init__(self, completions: Mapping[ast.Try, tuple[str, str]], elsewhere: set[str]) -> None:
        self.completions = completions
        self.elsewhere = elsewhere
        self.kept = NONE
        """What the continuations of points in the statements around read."""
        self.left: set[str] = set()
        """What the statement at hand may leave filled on some of its paths."""

    def moves(self, name: str) -> bool:
        return is_temporary(name) and name not in self.elsewhere

    def block(self, body: list[ast.stmt], after: Names, exits: Exits) -> tuple[list[ast.stmt], Names]:
        """The statements, and the names that are live before them."""
        made: list[ast.stmt] = []
        for statement in reversed(body):
            held, self.left = self.left, set()
            changed, before = self.statement(statement, after, exits)
            if not isinstance(statement, _LEAVING):
                made += emptied(_ordered(self.left - after - exits.raised), statement)
            made.append(changed)
            after, self.left = before | exits.raised, held
        return _same_or(body, made[::-1]), after

    def statement(self, node: ast.stmt, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        """The statement, a new one if it changes: the program's own statements are emitted more than once."""
        method = getattr(self, f"of_{type(node).__name__}", None)
        if method is not None:
            return method(node, after, exits)  # type: ignore[no-any-return]
        names = set(after | exits.raised)
        return self.other(node, names), frozenset(names)

    # statements

    def of_Assign(self, node: ast.Assign, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        if not isinstance(node.value, ast.Constant):
            self.left.update(filter(self.moves, bound_in(node.targets)))
        names = set(after | exits.raised)
        return self.other(node, names), frozenset(names)

    def of_Return(self, node: ast.Return, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        names = set(exits.returned | exits.raised)
        return self.other(node, names), frozenset(names)

    def of_Raise(self, node: ast.Raise, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        names = set(exits.raised)
        return self.other(node, names), frozenset(names)

    def of_Break(self, node: ast.Break, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        return node, exits.broke

    def of_Continue(self, node: ast.Continue, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        return node, exits.continued

    def of_Assert(self, node: ast.Assert, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        names = set(after | exits.raised)
        message = self.perhaps(node.msg, names) if node.msg is not None else None
        return _changed(node, msg=message, test=self.read(node.test, names)), frozenset(names)

    def of_AugAssign(self, node: ast.AugAssign, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        """The old value is read before, and held until the new one is there."""
        names = set(after | exits.raised)
        value = self.read(node.value, names)
        if isinstance(node.target, ast.Name):
            names.update(filter(self.moves, [node.target.id]))
            return _changed(node, value=value), frozenset(names)
        return _changed(node, value=value, target=self.read(node.target, names)), frozenset(names)

    def of_FunctionDef(self, node: ast.FunctionDef, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        """It is changed in place, for a definition is always a new one, and tables refer to it."""
        names = set(after | exits.raised) - {node.name}
        if node.returns is not None:
            node.returns = self.read(node.returns, names)
        node.args = self.arguments(node.args, names)
        node.decorator_list = self.every(node.decorator_list, names)
        return node, frozenset(names)

    def of_ClassDef(self, node: ast.ClassDef, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        names = set(after | exits.raised)
        keywords, bases = self.every(node.keywords, names), self.every(node.bases, names)
        decorators = self.every(node.decorator_list, names)
        return _changed(node, keywords=keywords, bases=bases, decorator_list=decorators), frozenset(names)

    def of_If(self, node: ast.If, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        body, before_body = self.block(node.body, after, exits)
        orelse, before_orelse = self.block(node.orelse, after, exits)
        body = [*emptied(_ordered(before_orelse - before_body), node), *body]
        if orelse:
            orelse = [*emptied(_ordered(before_body - before_orelse), node), *orelse]
        else:
            self.left |= before_body
        names = set(before_body | before_orelse | exits.raised)
        test = self.read(node.test, names)
        return _changed(node, test=test, body=body, orelse=orelse), frozenset(names)

    def of_Match(self, node: ast.Match, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        cases: list[ast.match_case] = []
        later = after
        for case in reversed(node.cases):
            body, before = self.block(case.body, after, exits)
            body = [*emptied(_ordered(later - before), node.subject), *body]
            names = set(before | later | exits.raised)
            guard = self.read(case.guard, names) if case.guard is not None else None
            self.only_read(case.pattern, names)
            cases.append(_changed(case, body=body, guard=guard))
            later = frozenset(names)
        self.left |= later
        names = set(later)
        subject = self.read(node.subject, names)
        return _changed(node, subject=subject, cases=cases[::-1]), frozenset(names)

    def of_While(self, node: ast.While, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        head = frozenset(live([node], self.moves)) | after
        self.left |= head
        orelse, before_orelse = self.block(node.orelse, after, exits)
        body, before_body = self.block(node.body, head, replace(exits, broke=after, continued=head))
        names = set(head | before_orelse | before_body)
        test = self.read(node.test, names)
        return _changed(node, test=test, body=body, orelse=orelse), frozenset(names)

    def of_For(self, node: ast.For, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        head = frozenset(live([*node.body, *node.orelse], self.moves)) | after
        self.left |= head
        orelse, before_orelse = self.block(node.orelse, after, exits)
        body, before_body = self.block(node.body, head, replace(exits, broke=after, continued=head))
        inside = set(before_body)
        target = self.read(node.target, inside)
        names = set(head | before_orelse | inside | exits.raised)
        source = self.read(node.iter, names)
        return _changed(node, iter=source, target=target, body=body, orelse=orelse), frozenset(names)

    def of_Try(self, node: ast.Try, after: Names, exits: Exits) -> tuple[ast.stmt, Names]:
        """It is changed in place, for a `try` is always a new one, and tables refer to it."""
        own = _kept(node, self.completions)
        outer, self.kept = self.kept, self.kept | own
        inside = bound_in(node.body)
        if node.finalbody:
            everywhere = after | exits.raised | exits.returned | exits.broke | exits.continued
            every = inside | bound_in([*node.orelse, *node.handlers])
            node.finalbody, after = self.block(node.finalbody, everywhere, exits)
            node.finalbody = [*self.dropped(every - after, node.finalbody[0]), *node.finalbody]
            exits = Exits(after, after, after, after)
        handling = exits.raised
        for handler in reversed(node.handlers):
            handler.body, before = self.handler(handler, inside, after, exits)
            names = set(before | handling)
            if handler.type is not None:
                handler.type = self.read(handler.type, names)
            handling |= names
        node.orelse, before = self.block(node.orelse, after, exits)
        node.body, before = self.block(node.body, before, replace(exits, raised=handling))
        self.kept = outer
        self.left |= own
        return node, before

    def handler(
        self, node: ast.ExceptHandler, inside: Names, after: Names, exits: Exits
    ) -> tuple[list[ast.stmt], Names]:
        """What the body of the `try` held is let go before anything else but the exception being named."""
        body, before = self.block(node.body, after, exits)
        if isinstance(body[0], ast.Raise) or getattr(node.type, "id", None) in _OWN_ERRORS:
            return body, before
        first = 1 if _copies(node) else 0
        drop = self.dropped(inside - before, body[0])
        drop.append(build.expression(build.call("_o_let_go", [], body[0]), body[0]))
        return [*body[:first], *drop, *body[first:]], before

    def dropped(self, names: Names, like: ast.AST) -> list[ast.stmt]:
        return emptied(_ordered(names - self.kept), like)

    # expressions

    def every(self, nodes: list[Any], names: set[str]) -> list[Any]:
        made = [self.read(node, names) if isinstance(node, ast.AST) else node for node in nodes[::-1]][::-1]
        return _same_or(nodes, made)

    def read(self, node: Any, names: set[str]) -> Any:
        """The expression, with what is read for the last time taken out; `names` are those that are live after it, and
        then those before it.
        """
        if isinstance(node, ast.Name):
            return self.name(node, names)
        if isinstance(node, ast.IfExp):
            return self.choice(node, names)
        if isinstance(node, ast.Lambda):
            return _changed(node, args=self.arguments(node.args, names))
        if isinstance(node, _COMPREHENSIONS):
            self.only_read(node.generators[0].iter, names)
            return node
        if isinstance(node, ast.BoolOp):
            rest = [self.perhaps(each, names) for each in node.values[:0:-1]][::-1]
            return _changed(node, values=[self.read(node.values[0], names), *rest])
        if isinstance(node, ast.Compare) and len(node.ops) > 1:
            rest = [self.perhaps(each, names) for each in node.comparators[:0:-1]][::-1]
            second = self.read(node.comparators[0], names)
            return _changed(node, left=self.read(node.left, names), comparators=[second, *rest])
        if isinstance(node, ast.Dict):
            pairs = [(self.read(value, names), key and self.read(key, names)) for key, value in _pairs(node)][::-1]
            return _changed(node, keys=[key for _, key in pairs], values=[value for value, _ in pairs])
        return self.other(node, names)

    def other(self, node: Any, names: set[str]) -> Any:
        changes: dict[str, Any] = {}
        for field in reversed(_ORDER.get(type(node), node._fields)):
            value = getattr(node, field, None)
            if isinstance(value, list):
                changes[field] = self.every(value, names)
            elif isinstance(value, ast.AST):
                changes[field] = self.read(value, names)
        return _changed(node, **changes)

    def name(self, node: ast.Name, names: set[str]) -> ast.expr:
        if not self.moves(node.id):
            return node
        if not isinstance(node.ctx, ast.Load):
            names.discard(node.id)
            return node
        if node.id in names:
            return node
        names.add(node.id)
        clear = ast.NamedExpr(build.store(node.id, node), build.const(None, node), **build.at(node))
        both = ast.Tuple([node, clear], build.LOAD, **build.at(node))
        return ast.Subscript(both, build.const(0, node), build.LOAD, **build.at(node))

    def perhaps(self, node: ast.expr, names: set[str]) -> Any:
        """An expression that may be left out."""
        before = set(names)
        made = self.read(node, names)
        self.left |= names - before
        return made

    def choice(self, node: ast.IfExp, names: set[str]) -> Any:
        other = set(names)
        body, orelse = self.perhaps(node.body, names), self.perhaps(node.orelse, other)
        names |= other
        return _changed(node, test=self.read(node.test, names), body=body, orelse=orelse)

    def arguments(self, node: ast.arguments, names: set[str]) -> Any:
        """Of parameters: annotations, then defaults, from the last to the first."""
        made: dict[str, Any] = {}
        for field in ("kwarg", "kwonlyargs", "vararg", "args", "posonlyargs", "kw_defaults", "defaults"):
            value = getattr(node, field)
            made[field] = self.every(value, names) if isinstance(value, list) else value and self.read(value, names)
        return _changed(node, **made)

    def only_read(self, node: ast.AST, names: set[str]) -> None:
        """A place where nothing can be assigned: it is emptied after the statement."""
        found = {each.id for each in walk(node) if isinstance(each, ast.Name) and self.moves(each.id)}
        self.left |= found - names
        names |= found


def _pairs(node: ast.Dict) -> Iterator[tuple[ast.expr | None, ast.expr]]:
    """Keys and values, from the last to the first."""
    return zip(reversed(node.keys), reversed(node.values), strict=True)


def _same_or(nodes: list[Any], made: list[Any]) -> list[Any]:
    """The list itself if nothing in it has changed."""
    same = len(nodes) == len(made) and all(map(operator.is_, nodes, made))
    return nodes if same else made


def _changed(node: Any, **fields: Any) -> Any:
    """The node itself if none of these fields has changed."""
    changes = {
        name: value
        for name, value in fields.items()
        if (_same_or(getattr(node, name), value) if isinstance(value, list) else value) is not getattr(node, name, None)
    }
    return rewriting.replace(node, **changes) if changes else node
