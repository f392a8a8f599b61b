"""What the text of a program tells about what it can build: nodes in; whether metering has to ask there, out."""

from __future__ import annotations

import ast

from ..policy.costs import CLASS_NAMES, TUPLE_MAKERS


def may_nest_keys(tree: ast.AST) -> bool:
    """Whether a program makes tuples that hold something twice: nested, these are keys that take long to hash."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple):
            names = [part.id for part in node.elts if isinstance(part, ast.Name)]
            if len({*names}) < len(names):
                return True
        elif getattr(node, "id", getattr(node, "attr", None)) in TUPLE_MAKERS:
            return True
    return False


def is_classes(node: ast.expr) -> bool:
    """Whether a second argument of `isinstance` is, or shows, names of classes as people write them."""
    if isinstance(node, ast.Tuple):
        return all(map(is_classes, node.elts))
    return isinstance(node, (ast.Name, ast.Attribute)) and (getattr(node, "id", "") in CLASS_NAMES)
