"""What stands at a place of the source: a tree and a position in; the place that an error there names, with its
nodes, out.

The places are CPython's of version 3.13 on every host: older versions say the whole statement or comprehension where
that says which iterable or test it was. For `raise` it is what was raised, for a comprehension's iterable the iterable.
"""

from __future__ import annotations

import ast
from typing import NamedTuple

from .unit import Position, position
from .walking import children


class Found(NamedTuple):
    """The position to show, and the nodes there, outermost first. The `with` item of an expression and the `assert` of
    its test or message come before it, though they have another span or none.
    """

    position: Position
    nodes: list[ast.AST]


def find_place(tree: ast.AST, place: Position) -> Found:
    """The place that an error at this position of the code names."""
    place, found = _nodes_at(tree, place)
    narrower = next((other for node in found for other in [_narrower(node)] if other is not None), None)
    return Found(place, found) if narrower is None else Found(position(narrower), [*found, narrower])


def _narrower(node: ast.AST) -> ast.AST | None:
    """The part of a node that an error names; a `*items` stands for the call or display that it is in."""
    match node:
        case ast.Raise():
            return node.exc
        case ast.For() | ast.AsyncFor():
            return node.iter
        case ast.If() | ast.While():
            return node.test
        case ast.Assign():
            return node.targets[0]
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return node.generators[0].iter if len(node.generators) == 1 else None
    return None


def _nodes_at(tree: ast.AST, place: Position) -> Found:
    found: list[ast.AST] = []
    start, end = place[:2], place[2:]
    node: ast.AST | None = tree
    while node is not None:
        inner = next((child for child in children(node) if _holds(child, start, end)), None)
        if isinstance(inner, ast.expr | ast.stmt) and position(inner) == place:
            if isinstance(inner, ast.Starred) and isinstance(inner.ctx, ast.Load):
                return _nodes_at(tree, position(node))
            if not found and isinstance(node, ast.withitem | ast.Assert):
                found.append(node)
            found.append(inner)
        node = inner
    return Found(place, found)


def _holds(node: ast.AST, start: tuple[int, ...], end: tuple[int, ...]) -> bool:
    """Whether the place is inside the node; one without a span is asked for its parts, and decorators stand before
    the span of what they decorate.
    """
    if not isinstance(node, ast.expr | ast.stmt | ast.ExceptHandler):
        return any(_holds(child, start, end) for child in children(node))
    if any(_holds(decorator, start, end) for decorator in getattr(node, "decorator_list", ())):
        return True
    return (node.lineno, node.col_offset) <= start and end <= (node.end_lineno or 0, node.end_col_offset or 0)
