"""Rewriting a tree: nodes in; the same nodes, and new ones in the place of those of which a part has changed, out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container
from typing import Any, TypeVar

from .makers import Everything
from .unit import Unit
from .walking import PARTS

Node = TypeVar("Node", bound=ast.AST)


def replace(node: Node, **changes: Any) -> Node:
    """A copy of `node` with some fields changed, at the same position."""
    fields = {name: getattr(node, name, None) for name in node._fields}
    fields.update(changes)
    made = type(node)(**fields)
    if hasattr(node, "lineno"):
        ast.copy_location(made, node)
    return made


class Rewriter:
    """Asks a method of its own for each kind of node: `prefix` and the name of the kind, or `fields`.

    Attributes: `unit`: what is rewritten; `own_names`: the names that it binds; `rebound`: those that may not be those
    of builtins.
    """

    def __init__(self, prefix: str, unit: Unit) -> None:
        self.unit = unit
        self.own_names = frozenset(name for scope in unit.scopes.values() for name in scope.bindings)
        self.rebound: Container[str] = self.own_names
        if unit.reflects or unit.session:  # whose other sources may bind any name
            self.rebound = Everything()
        self._prefix = prefix
        self._methods: dict[type[ast.AST], Callable[[Any], Any]] = {}

    def rewrite(self, node: Any) -> Any:
        """The new form of a node."""
        kind = type(node)
        method = self._methods.get(kind)
        if method is None:
            method = self._methods[kind] = getattr(self, f"{self._prefix}{kind.__name__}", self.fields)
        return method(node)

    def fields(self, node: Any) -> Any:
        """Rewrite all parts; the node is a new one if one of them is."""
        changes: dict[str, Any] = {}
        for name in PARTS[type(node)]:
            value = getattr(node, name, None)
            new: Any = value
            if type(value) is list:
                new = self.items(value)
            elif value is not None:
                new = self.rewrite(value)
            if new is not value:
                changes[name] = new
        return replace(node, **changes) if changes else node

    def items(self, values: list[Any]) -> list[Any]:
        """Rewrite a list of nodes; a statement may become several."""
        result: list[Any] = []
        changed = False
        for value in values:
            new = self.rewrite(value) if value is not None else None
            changed = changed or new is not value
            if isinstance(new, list):
                result.extend(new)
            else:
                result.append(new)
        return result if changed else values

    def unchanged(self, node: Any) -> Any:
        return node
