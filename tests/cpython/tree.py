"""Questions about syntax trees of test files: nodes in; names, places and imports out."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterable, Iterator

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str | None, str]]:
    """Module, name in it and name that is bound, for each thing that a statement imports."""
    for alias in node.names:
        if isinstance(node, ast.Import):
            yield alias.name, None, alias.asname or alias.name.partition(".")[0]
        else:
            yield node.module or "", alias.name, alias.asname or alias.name


def simple_statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that a module executes, without those in functions and classes."""
    for node in body:
        yield node
        if not isinstance(node, DEFINITIONS):
            for field in ("body", "orelse", "handlers", "finalbody"):
                for inner in getattr(node, field, ()):
                    yield from simple_statements(inner.body if isinstance(inner, ast.ExceptHandler) else [inner])


def bound_names(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module or class binds."""
    for inner in simple_statements([node]):
        if isinstance(inner, DEFINITIONS):
            yield inner.name
        elif isinstance(inner, (ast.Import, ast.ImportFrom)):
            yield from (bound for _, _, bound in imported(inner))
        else:
            yield from stored(inner)


def stored(node: ast.stmt) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            yield part.id


def names_in(node: ast.ClassDef) -> Iterator[str]:
    for inner in node.body:
        yield from bound_names(inner)


def label_of(node: ast.stmt) -> str:
    return node.name if isinstance(node, DEFINITIONS) else f"line {node.lineno}"


def star_names(module: str) -> tuple[str, ...]:
    """What `from module import *` binds."""
    found = importlib.import_module(module)
    return tuple(getattr(found, "__all__", None) or (name for name in vars(found) if not name.startswith("_")))


def dotted_name(node: ast.expr) -> str:
    """`a.b.c` as text; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if not isinstance(node, ast.Attribute):
        return ""
    owner = dotted_name(node.value)
    return f"{owner}.{node.attr}" if owner else ""


def size_of(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno


def holds(node: ast.stmt, line: int) -> bool:
    first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", ()))])
    return first <= line <= (node.end_lineno or node.lineno)


def is_main_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def touched_names(node: ast.stmt) -> Iterator[str]:
    """The names of objects that a statement may change: by a method, by an item, or by taking one from an iterator."""
    for part in ast.walk(node):
        owner: ast.AST | None = None
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            owner = part.func.value
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "next" and part.args:
            owner = part.args[0]
        elif isinstance(part, (ast.Subscript, ast.Attribute)) and not isinstance(part.ctx, ast.Load):
            owner = part.value
        if isinstance(owner, ast.Name):
            yield owner.id
