"""Which temporaries the rest of a function still needs: statements in; names that may be read before they are
written, out.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from .walking import children, walk

Chosen = Callable[[str], bool]


def live(body: list[ast.stmt], chosen: Chosen) -> set[str]:
    """Names accepted by `chosen` that some path through `body` reads before writing them."""
    flow = _Flow(chosen)
    flow.block(body, frozenset())
    return flow.read


def stores(nodes: Sequence[ast.AST]) -> frozenset[str]:
    """Names that are written somewhere in them."""
    return frozenset(
        child.id
        for node in nodes
        for child in walk(node)
        if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store)
    )


class _Flow:
    """Passes the set of names surely written so far through the statements."""

    def __init__(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self.read: set[str] = set()

    def block(self, body: list[ast.stmt], written: frozenset[str]) -> frozenset[str]:
        for statement in body:
            written = self.statement(statement, written)
        return written

    def statement(self, node: ast.stmt, written: frozenset[str]) -> frozenset[str]:
        if isinstance(node, ast.Assign):
            self.loads(node.value, written)
            for target in node.targets:
                self.loads(target, written)
            return written | stores(node.targets)
        if isinstance(node, ast.If):
            self.loads(node.test, written)
            return self.block(node.body, written) & self.block(node.orelse, written)
        if isinstance(node, ast.For):
            self.loads(node.iter, written)
            written |= stores([node.iter])  # the name of the iterator
            self.block(node.body, written | stores([node.target]))
            self.block(node.orelse, written)
            return written
        if isinstance(node, ast.While):
            self.loads(node.test, written)
            self.block(node.body, written)
            self.block(node.orelse, written)
            return written
        if isinstance(node, ast.Try):
            return self.attempt(node, written)
        if isinstance(node, ast.FunctionDef):
            self.loads(node, written)
            return written | {node.name}
        if isinstance(node, ast.Match):
            self.loads(node.subject, written)
            for case in node.cases:
                self.loads(case.pattern, written)
                if case.guard is not None:
                    self.loads(case.guard, written)
                self.block(case.body, written)
            return written
        self.loads(node, written)
        return written

    def attempt(self, node: ast.Try, written: frozenset[str]) -> frozenset[str]:
        done = self.block(node.orelse, self.block(node.body, written))
        for handler in node.handlers:
            if handler.type is not None:
                self.loads(handler.type, written)
            caught = frozenset({handler.name}) if handler.name else frozenset()
            done &= self.block(handler.body, written | caught)
        self.block(node.finalbody, written)
        return done

    def loads(self, node: ast.AST, written: frozenset[str]) -> None:
        stack = [node]
        while stack:
            child = stack.pop()
            if isinstance(child, ast.Name):
                if not isinstance(child.ctx, ast.Store) and child.id not in written and self.chosen(child.id):
                    self.read.add(child.id)
            elif isinstance(child, ast.FunctionDef):  # its temporaries are its own
                stack += [*child.decorator_list, child.args, *([child.returns] if child.returns else ())]
            elif isinstance(child, ast.Lambda):
                stack.append(child.args)
            else:
                stack.extend(children(child))
