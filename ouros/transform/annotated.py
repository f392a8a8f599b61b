"""`__annotations__` and `__doc__` of a module that names them: a tree in; the tree with what CPython does for them
spelled out, out."""

from __future__ import annotations

import ast
import copy
from typing import Any, Final, TypeVar

from . import build
from .class_body import annotates
from .unit import FUNCTIONS
from .walking import walk

N = TypeVar("N", bound=ast.AST)
NAME: Final = "__annotations__"
DOC: Final = "__doc__"


def spelled_out(tree: ast.Module) -> ast.Module:
    """An empty dict before the first statement, and an item of it after each annotated name."""
    if not any(map(annotates, tree.body)):
        return tree
    first = 0
    while first < len(tree.body) and _comes_first(tree.body[first], first):
        first += 1
    like = tree.body[min(first, len(tree.body) - 1)]
    made = build.assign(NAME, ast.Dict([], [], **build.at(like)), like)
    return ast.Module([*tree.body[:first], made, *_block(tree.body[first:])], [])


def names_doc(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.Name) and node.id == DOC for node in walk(tree))


def documented(tree: ast.Module, script: bool) -> ast.Module:
    """With the docstring in its variable; that of a script without one is None."""
    if ast.get_docstring(tree, clean=False) is not None:
        first: Any = tree.body[0]
        return ast.Module([build.assign(DOC, first.value, first), *tree.body[1:]], [])
    if script:
        nothing = build.assign(DOC, build.const(None, tree.body[0]), tree.body[0])
        return ast.Module([nothing, *tree.body], [])
    return tree


def _comes_first(node: ast.stmt, index: int) -> bool:
    """A docstring, or an import from the future."""
    if isinstance(node, ast.ImportFrom):
        return node.module == "__future__"
    return index == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _block(body: list[ast.stmt]) -> list[ast.stmt]:
    return [step for statement in body for step in _steps(statement)]


def _steps(node: ast.stmt) -> list[ast.stmt]:
    if isinstance(node, ast.AnnAssign):
        return _annotated(node, node.target) if node.simple and isinstance(node.target, ast.Name) else [node]
    return [node if isinstance(node, (*FUNCTIONS, ast.ClassDef)) else _inside(node)]


def _annotated(node: ast.AnnAssign, target: ast.Name) -> list[ast.stmt]:
    item = ast.Subscript(build.load(NAME, node), build.const(target.id, node), build.STORE, **build.at(node))
    noted = build.assign(item, node.annotation, node)
    return [build.assign(target, node.value, node), noted] if node.value is not None else [noted]


def _inside(node: N) -> N:
    made = copy.copy(node)
    for name, value in ast.iter_fields(node):
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            setattr(made, name, _block(value))
        elif isinstance(value, list) and value and isinstance(value[0], (ast.excepthandler, ast.match_case)):
            setattr(made, name, [_inside(each) for each in value])
    return made
