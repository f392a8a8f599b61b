"""`from __future__ import annotations`: a tree in; the tree with annotations as texts, which no pass looks into, out.

CPython's compiler writes such texts itself, from whatever stands there. So just before it gets a tree, each of them is
made a "name" that is written as it is spelt.
"""

from __future__ import annotations
import __future__

import ast
import copy
from collections.abc import Callable
from typing import TypeVar

N = TypeVar("N", bound=ast.AST)

FLAG = __future__.annotations.compiler_flag

_ANNOTATIONS = frozenset({"annotation", "returns"})
_HOLDERS = (ast.stmt, ast.excepthandler, ast.match_case, ast.arguments, ast.arg)
"""Nodes that may hold annotations, or others that do; expressions do not."""

_WORDS = {"None": None, "True": True, "False": False}
"""What no name may be."""


def as_texts(tree: ast.Module) -> ast.Module:
    """The tree with each annotation as a string of what it says."""
    return _changed(tree, lambda node: ast.copy_location(ast.Constant(ast.unparse(node)), node))


def as_names(tree: ast.Module) -> ast.Module:
    """The tree with each of these strings as a name."""
    return _changed(tree, _name)


def _name(node: ast.expr) -> ast.expr:
    if not isinstance(node, ast.Constant) or type(node.value) is not str:
        return node
    text = node.value
    made = ast.Constant(_WORDS[text]) if text in _WORDS else ast.Name(text, ast.Load())
    return ast.copy_location(made, node)


def _changed(node: N, change: Callable[[ast.expr], ast.expr]) -> N:
    made = copy.copy(node)
    for name, value in ast.iter_fields(node):
        if name in _ANNOTATIONS and value is not None:
            setattr(made, name, change(value))
        elif isinstance(value, list):
            setattr(made, name, [_changed(each, change) if isinstance(each, _HOLDERS) else each for each in value])
        elif isinstance(value, _HOLDERS):
            setattr(made, name, _changed(value, change))
    return made
