"""Temporaries hold a value no longer than CPython's value stack does: the normal form of a function in; the same, where
each temporary lets go of its value when that is used for the last time, out.

So what is done when a value is let go, such as the clean-up of a generator, is done where CPython does it, and nothing
that is still to be done is left out of a dump, which holds only the temporaries that the rest of a function reads.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from . import build
from .liveness import live, reads, stores
from .unit import RESERVED

Names = frozenset[str]
NONE: Names = frozenset()


def release(body: list[ast.stmt], completions: Mapping[ast.Try, tuple[str, str]]) -> None:
    """Change the statements; `completions` are temporaries that continuations read where the text does not."""
    _Releasing(completions).block(body, NONE)


def is_temporary(name: str) -> bool:
    """Numbered temporaries, and functions that are written out before the expression they stand in."""
    return name.startswith("<") or (name.startswith(RESERVED) and name[len(RESERVED) :].isdigit())


class _Releasing:
    """Goes through statements backwards; each method gets the names that are read later, and returns those that are
    read later than the beginning of its statement, and those that the statement no longer needs.
    """

    def __init__(self, completions: Mapping[ast.Try, tuple[str, str]]) -> None:
        self.completions = completions
        self.kept = NONE
        """What the continuations of points around need."""
        self.caught = NONE
        """What the handlers around read."""
        self.left = self.again = NONE
        """What is read after a `break`, and after a `continue`."""

    def block(self, body: list[ast.stmt], after: Names, held: Names = NONE) -> Names:
        """What is read later than its beginning; it lets go of names in `held` at once, if nothing reads them."""
        made: list[ast.stmt] = []
        for statement in reversed(body):
            after |= self.caught
            before, used = self.statement(statement, after)
            made += [*self.letting_go(used - after, statement), statement]
            after = before
        made += self.letting_go(held - after, body[0]) if body else []
        body[:] = reversed(made)
        return after

    def own_blocks(self, node: Any) -> None:
        """Give a statement blocks of its own: the program's tree, which others read, may have the same."""
        for name in ("body", "orelse", "finalbody"):
            if hasattr(node, name):
                setattr(node, name, [*getattr(node, name)])
        if hasattr(node, "handlers"):
            node.handlers = [ast.ExceptHandler(h.type, h.name, [*h.body], **build.at(h)) for h in node.handlers]

    def letting_go(self, names: Names, node: ast.AST) -> list[ast.stmt]:
        targets: list[ast.expr] = [build.store(name, node) for name in sorted(names - self.kept, key=_number)]
        return [ast.Assign(targets, build.const(None, node), **build.at(node))] if targets else []

    def statement(self, node: ast.stmt, after: Names) -> tuple[Names, Names]:
        method = getattr(self, f"of_{type(node).__name__}", self.simple)
        return method(node, after)

    def simple(self, node: ast.stmt, after: Names) -> tuple[Names, Names]:
        before, used = after | reads(node, is_temporary), _used([node])
        moving = _Moving(used - after - self.kept, node)
        moving.visit(node)
        return before, used - moving.names

    def of_Assign(self, node: ast.Assign, after: Names) -> tuple[Names, Names]:
        if _let_go(node):
            return after - _let_go(node), NONE
        return self.simple(node, after - stores(node.targets))

    def of_FunctionDef(self, node: ast.FunctionDef, after: Names) -> tuple[Names, Names]:
        after -= {node.name}
        return after | reads(node, is_temporary), _used([node]) | frozenset(filter(is_temporary, [node.name]))

    def of_ClassDef(self, node: ast.ClassDef, after: Names) -> tuple[Names, Names]:
        return after | _used([node]), reads(node, is_temporary)

    def of_Delete(self, node: ast.Delete, after: Names) -> tuple[Names, Names]:
        read = reads(node, is_temporary)
        return after | read, read

    def of_Return(self, node: ast.stmt, after: Names) -> tuple[Names, Names]:
        return self.simple(node, self.caught)[0], NONE

    of_Raise = of_Return

    def of_Break(self, node: ast.Break, after: Names) -> tuple[Names, Names]:
        return self.left | self.caught, NONE

    def of_Continue(self, node: ast.Continue, after: Names) -> tuple[Names, Names]:
        return self.again | self.caught, NONE

    def of_If(self, node: ast.If, after: Names) -> tuple[Names, Names]:
        tested = reads(node.test, is_temporary)
        held = tested | live(node.body, is_temporary) | live(node.orelse, is_temporary)
        if held:
            self.own_blocks(node)
        before = tested | self.block(node.body, after, held)
        if node.orelse:
            return before | self.block(node.orelse, after, held), NONE
        node.orelse = self.letting_go(held - after, node)
        return before | after, NONE

    def of_While(self, node: ast.While, after: Names) -> tuple[Names, Names]:
        return self.loop(node, reads(node.test, is_temporary), NONE, after)

    def of_For(self, node: ast.For, after: Names) -> tuple[Names, Names]:
        return self.loop(node, reads(node.target, is_temporary), reads(node.iter, is_temporary), after)

    def loop(self, node: ast.For | ast.While, tested: Names, begun: Names, after: Names) -> tuple[Names, Names]:
        """`begun` is read once before it, `tested` at every turn."""
        turn = tested | self.block(node.orelse, after) | live(node.body, is_temporary)
        outer = self.left, self.again
        self.left, self.again = after, turn
        self.block(node.body, turn, begun)
        self.left, self.again = outer
        return after | turn | begun, turn | begun

    def of_Try(self, node: ast.Try, after: Names) -> tuple[Names, Names]:
        caught, kept = self.caught, self.kept
        own = frozenset(self.completions.get(node, ())).union(*map(_exceptions, node.handlers))
        own |= frozenset().union(*map(_let_go, node.finalbody))  # an iterator lives as long as its loop
        self.kept |= own
        if _used([*node.body, *node.orelse, *node.handlers]):
            self.own_blocks(node)
        final = self.block(node.finalbody, after, _used([*node.body, *node.orelse, *node.handlers]))
        self.caught |= final
        entered, held = NONE, _used(node.body)
        for handler in node.handlers:
            entered |= self.handler(handler, final, held)
        orelse = self.block(node.orelse, final)
        self.caught |= entered
        before = self.block(node.body, orelse)
        self.caught, self.kept = caught, kept
        return before, own

    of_TryStar = of_Try

    def handler(self, node: ast.ExceptHandler, after: Names, held: Names) -> Names:
        kind, own = reads(node.type, is_temporary) if node.type is not None else NONE, _exceptions(node)
        first = 1 if own - {node.name} else 0  # what keeps the exception for continuations stays the first statement
        rest = node.body[first:]
        before = self.block(rest, after, held)
        node.body[first:] = rest
        return before - own | kind

    def of_Match(self, node: ast.Match, after: Names) -> tuple[Names, Names]:
        before = after | reads(node.subject, is_temporary)
        for case in node.cases:
            before |= self.block(case.body, after) | _used([case.pattern])
            before |= reads(case.guard, is_temporary) if case.guard is not None else NONE
        return before, NONE

    def of_With(self, node: ast.With, after: Names) -> tuple[Names, Names]:
        return self.block(node.body, after).union(*(_used([item]) for item in node.items)), NONE


class _Moving(ast.NodeTransformer):
    """Takes names whose values leave them where they are read: those in `dying` that a statement reads once, and
    surely. `names` are those that did.
    """

    def __init__(self, dying: Names, node: ast.stmt) -> None:
        counts = Counter(child.id for child in ast.walk(node) if isinstance(child, ast.Name))
        self.dying = {name for name in dying if counts[name] == 1}
        self.names: set[str] = set()

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.dying or not isinstance(node.ctx, ast.Load):
            return node
        self.names.add(node.id)
        where = build.at(node)
        emptied = ast.NamedExpr(build.store(node.id, node), build.const(None, node), **where)
        return ast.Subscript(ast.Tuple([node, emptied], build.LOAD, **where), build.const(0, node), build.LOAD, **where)

    def skip(self, node: Any) -> Any:
        """What is evaluated more than once, later, or perhaps not at all."""
        return node

    visit_IfExp = visit_BoolOp = visit_Compare = visit_Lambda = skip
    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = skip


def _number(name: str) -> tuple[int, str]:
    return len(name), name


def _let_go(node: ast.stmt) -> Names:
    """Names that a statement empties."""
    empties = isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is None
    return stores(node.targets) if empties else NONE  # type: ignore[attr-defined]


def _exceptions(node: ast.ExceptHandler) -> Names:
    """The names under which a handler has its exception."""
    first = node.body[0]
    own = frozenset({node.name} if node.name else ())
    if isinstance(first, ast.Assign) and isinstance(first.value, ast.Name) and first.value.id in own:
        own |= stores(first.targets)
    return frozenset(filter(is_temporary, own))


def _used(nodes: Iterable[ast.AST]) -> Names:
    """Temporaries of the function itself that are read or written in its parts."""
    found: set[str] = set()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            if is_temporary(node.id):
                found.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            stack += [*node.decorator_list, node.args]
        elif isinstance(node, ast.Lambda):
            stack.append(node.args)
        else:
            stack.extend(ast.iter_child_nodes(node))
    return frozenset(found)
