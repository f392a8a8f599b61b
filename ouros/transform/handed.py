"""Types that are made of what they are given, in the hands of native code: a call in; the same call, in which what may
be such a type is asked for what checks that first, out.
"""

from __future__ import annotations

import ast
import re

from ..policy.costs import CALLED_BACK, CALLING_BACK, OF_BYTES, OF_CONTENT
from . import build
from .rewriting import replace
from .unit import Unit

_BYTES = re.compile(r"\b(?:bytearray|bytes)\b")


def hands_out_bytes(unit: Unit) -> bool:
    """Whether a program may have a type that is made of so many bytes as a number says as a value."""
    named = any(name in OF_BYTES for scope in unit.scopes.values() for name in scope.uses)
    return named or "builtins" in unit.libraries or unit.evaluates or bool(_BYTES.search(unit.source))


def last_name(node: ast.expr) -> str:
    """The last part of a name; nothing for another expression."""
    found: str = getattr(node, "id", getattr(node, "attr", ""))
    return found


def handed(node: ast.Call, name: str, unknown: bool) -> ast.Call:
    """A call of what has this name: what it is given to call is asked for first, where it may be such a type.

    Args: `unknown`: values that are not spelled out may be such types.
    """
    if name not in CALLING_BACK:
        return node
    at = CALLING_BACK[name]
    args = [_asked_for(each, unknown) if place == at else each for place, each in enumerate(node.args)]
    given = [_asked_for(each.value, unknown) if each.arg in CALLED_BACK else each.value for each in node.keywords]
    if name == "map" and args and getattr(node.args[0], "id", "") == "str":
        args[0] = node.args[0]  # what it goes through is looked at
    keywords = [replace(each, value=value) for each, value in zip(node.keywords, given, strict=True)]
    return replace(node, args=args, keywords=keywords)


def _asked_for(value: ast.expr, unknown: bool) -> ast.expr:
    if isinstance(value, ast.Name) and value.id in OF_CONTENT:
        unknown = True
    return build.call("_o_called_back", [value], value) if unknown and isinstance(value, _UNKNOWN) else value


_UNKNOWN = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.IfExp, ast.NamedExpr, ast.BoolOp)
