"""The name of a standard library module comes in; its own source, without what a sandbox lacks, goes out.

What is taken away is whole: imports of other modules, `__main__` blocks, accelerators, methods for pickling, and every
definition that uses a name so lost. What remains is as its authors wrote it.
"""

import ast
import copy
import importlib
import inspect
from collections.abc import Collection, Iterable

AVAILABLE = frozenset({"math", "json", "re"})
PICKLING = frozenset({"__reduce__", "__reduce_ex__", "__getstate__", "__setstate__"})


def portable_source(module: str, provided: Collection[str] = (), available: Collection[str] = AVAILABLE) -> str:
    """Reads a module from the running interpreter's library and strips it.

    Args:
        module: its dotted name.
        provided: names that the caller defines itself, in place of what the module imports under them.
        available: modules whose imports stay.

    Raises:
        ImportError: there is no such module.
        OSError: it has no source.
    """
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    statements = list(_resolved(tree.body))
    if any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in statements):
        # Under `from __future__ import annotations` nobody would have evaluated them.
        statements = [_NoAnnotations().visit(node) for node in statements]
    dropped = [node for node in statements if _is_foreign(node, available) or _is_replaced(node, provided)]
    lost = {name for node in dropped for name in bound_names(node)} - set(provided)
    kept = [node for node in statements if node not in dropped]
    return ast.unparse(ast.Module(_untainted(kept, lost, set(provided)), []))


def _resolved(statements: Iterable[ast.stmt]) -> Iterable[ast.stmt]:
    """Decides what depends on how the module was loaded: not as a program, and without accelerators."""
    for node in statements:
        match node:
            case ast.If(test=ast.Compare(left=ast.Name("__name__"))):
                pass
            case ast.Try(handlers=[ast.ExceptHandler(type=ast.Name("ImportError"), body=fallback)]):
                yield from _resolved(fallback)
            case _:
                yield node


def _is_foreign(node: ast.stmt, available: Collection[str]) -> bool:
    """Tells whether a statement imports a module that sandboxes do not have."""
    match node:
        case ast.Import(names):
            return not all(alias.name in available for alias in names)
        case ast.ImportFrom(module=module):
            return module not in available
    return False


def _is_replaced(node: ast.stmt, provided: Collection[str]) -> bool:
    """Tells whether a statement imports from a module only what the caller provides."""
    return isinstance(node, ast.ImportFrom) and bound_names(node) <= set(provided)


def bound_names(node: ast.AST) -> set[str]:
    """Finds the names a statement binds."""
    match node:
        case ast.FunctionDef(name) | ast.ClassDef(name):
            return {name}
        case ast.Import(aliases) | ast.ImportFrom(names=aliases):
            return {alias.asname or alias.name.partition(".")[0] for alias in aliases}
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}


def _used_names(node: ast.AST) -> set[str]:
    """Finds the names a node reads or deletes that are not its own."""
    if isinstance(node, ast.Name):
        return set() if isinstance(node.ctx, ast.Store) else {node.id}
    used = {name for child in ast.iter_child_nodes(node) for name in _used_names(child)}
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        body = node.body if isinstance(node.body, list) else [node.body]
        used -= {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
        used -= {name for statement in body for name in bound_names(statement)}
    return used


def _untainted(statements: list[ast.stmt], lost: set[str], provided: set[str]) -> list[ast.stmt]:
    """Drops what uses a lost name, and what uses a name lost by that; of a class, only the members that do."""
    while True:
        kept: list[ast.stmt] = []
        before = len(lost)
        for node in statements:
            outer: list[ast.expr] = [*node.bases, *node.decorator_list] if isinstance(node, ast.ClassDef) else []
            if isinstance(node, ast.ClassDef) and not any(_used_names(part) & lost for part in outer):
                kept.append(_untainted_class(node, lost))
            elif _used_names(node) & lost:
                lost = lost | (bound_names(node) - provided)
            else:
                kept.append(node)
        if len(lost) == before:
            return kept
        statements = kept


def _untainted_class(node: ast.ClassDef, lost: set[str]) -> ast.ClassDef:
    gone = set(lost)
    node = copy.copy(node)
    members, node.body = node.body, []
    for member in members:
        if bound_names(member) & PICKLING:
            continue
        if _used_names(member) & (lost if isinstance(member, ast.FunctionDef) else gone):
            gone |= bound_names(member)
        else:
            node.body.append(member)
    node.body = node.body or [ast.Pass()]
    return node


class _NoAnnotations(ast.NodeTransformer):
    """Takes annotations off parameters, results and variables."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.stmt | None:
        if node.value is None:
            return None
        return ast.copy_location(ast.Assign([node.target], node.value), node)
