"""A tree in; its nodes out, as `ast` gives them, but without contexts and four times as fast."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

_BARE: Final = frozenset(
    "arg asname attr conversion ctx id is_async kind kwd_attrs level module name rest simple tag type_comment "
    "type_ignores".split()
)
"""Fields that hold texts, numbers or contexts (`Load`, `Store`, `Del`), in whatever kind of node they are."""
_ALSO_BARE: Final = {ast.Constant: "value", ast.MatchSingleton: "value", ast.Global: "names", ast.Nonlocal: "names"}


class _Parts(dict[type, tuple[str, ...]]):
    """For each kind of node the fields that hold nodes or lists of nodes."""

    def __missing__(self, kind: Any) -> tuple[str, ...]:
        bare = _BARE - {"name"} if kind.__name__ == "TypeAlias" else _BARE | {_ALSO_BARE.get(kind, "")}
        found = self[kind] = tuple(name for name in kind._fields if name not in bare)
        return found


PARTS: Final = _Parts()
_WITH_GAPS: Final = frozenset({ast.Dict, ast.arguments})
"""What has lists in which `None` stands for a node."""


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes that stand directly in a node."""
    found: list[Any] = []
    kind = type(node)
    for name in PARTS[kind]:
        value = getattr(node, name, None)
        if type(value) is list:
            found += value
        elif value is not None:
            found.append(value)
    return [each for each in found if each is not None] if kind in _WITH_GAPS else found


def walk(tree: ast.AST) -> Iterator[ast.AST]:
    """A node and all that stand in it, level by level.

    Example:
        >>> [type(node).__name__ for node in walk(ast.parse('a + 1'))]
        ['Module', 'Expr', 'BinOp', 'Name', 'Add', 'Constant']
    """
    nodes: list[Any] = [tree]
    for node in nodes:
        if node is None:
            continue
        for name in PARTS[type(node)]:
            value = getattr(node, name, None)
            if type(value) is list:
                nodes += value
            elif value is not None:
                nodes.append(value)
        yield node
