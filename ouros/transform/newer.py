"""Node types that only newer Pythons have: no input; the host's own classes, or stand-ins with the same fields, out."""

from __future__ import annotations

import ast
import copy
from typing import Any

from .walking import walk

__all__ = ["ParamSpec", "TypeAlias", "TypeVar", "TypeVarTuple", "by_name", "compilable", "parameters_of"]


_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def _stand_in(name: str, base: type, *fields: str) -> Any:
    return type(name, (base,), {"_fields": fields, "_attributes": _PLACE})


_STAND_INS: dict[str, Any] = {
    "TypeAlias": _stand_in("TypeAlias", ast.stmt, "name", "type_params", "value"),
    "TypeVar": _stand_in("TypeVar", ast.AST, "name", "bound", "default_value"),
    "ParamSpec": _stand_in("ParamSpec", ast.AST, "name", "default_value"),
    "TypeVarTuple": _stand_in("TypeVarTuple", ast.AST, "name", "default_value"),
}


def by_name(name: str) -> Any:
    """The class of the nodes of this type."""
    found = getattr(ast, name, None)
    return _STAND_INS[name] if found is None else found


TypeAlias: Any = by_name("TypeAlias")
TypeVar: Any = by_name("TypeVar")
ParamSpec: Any = by_name("ParamSpec")
TypeVarTuple: Any = by_name("TypeVarTuple")


class _Compilable(ast.NodeTransformer):
    def visit_TypeAlias(self, node: Any) -> ast.stmt:
        return ast.copy_location(ast.Assign([node.name], node.value), node)


def compilable(tree: ast.Module) -> ast.Module:
    """A tree that the host's compiler can look for errors in: without the stand-ins."""
    if any(isinstance(node, _STAND_INS["TypeAlias"]) for node in walk(tree)):
        tree = _Compilable().visit(copy.deepcopy(tree))
    return tree


def parameters_of(node: Any) -> list[Any]:
    """The type parameters of a definition."""
    return getattr(node, "type_params", None) or []
