"""Types that are made of what they are given, in the hands of native code: a call in; the same call, in which what may
be such a type is asked for what checks that first, out.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Container, Mapping

from ..policy.costs import CALLED_BACK, CALLING_BACK, OF_BYTES, OF_CONTENT
from . import build
from .releasing import is_temporary
from .rewriting import replace
from .unit import Unit
from .walking import walk

_BYTES = re.compile(r"\b(?:bytearray|bytes)\b")


def hands_out_bytes(unit: Unit) -> bool:
    """Whether a program may have a type that is made of so many bytes as a number says as a value."""
    named = any(name in OF_BYTES for scope in unit.scopes.values() for name in scope.uses)
    return named or "builtins" in unit.libraries or unit.evaluates or bool(_BYTES.search(unit.source))


def imports_of(tree: ast.AST) -> dict[str, str]:
    """What names stand for that are imported."""
    imports = [node for node in walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    aliases = [alias for node in imports for alias in node.names]
    return {each.asname or each.name.partition(".")[0]: each.name for each in aliases}


class Handing:
    """The calls of a program that may be of native code, builtins or what is imported.

    Args: `imported`: what names that are imported stand for; `unknown`: values that are not spelled out may be such
    types; `is_builtin`: whether a name is the builtin's; `bound`: names that are not, where that cannot be told of any.
    """

    def __init__(
        self, imported: Mapping[str, str], unknown: bool, is_builtin: Callable[[str], bool], bound: Container[str]
    ) -> None:
        self.imported = imported
        self.unknown = unknown
        self.is_builtin = is_builtin
        self.bound = bound
        self.callee: list[ast.expr] = []
        """What is called, if it is asked whether that is native."""

    def handed(self, node: ast.Call, temporaries: Mapping[str, str]) -> ast.Call:
        """A call, in which what it is given to call is asked for first, where it may be such a type.

        Args: `temporaries`: the last parts of the names that they hold.
        """
        name = temporaries.get(build.last_name(node.func), build.last_name(node.func))
        name = self.imported.get(name, name)
        if name not in CALLING_BACK or not self.may_be_native(node.func):
            return node
        at = CALLING_BACK[name]
        self.callee = [node.func] if self.is_unknown(node.func) else []
        args = [self.asked_for(each) if place == at else self.unpacked(each) for place, each in enumerate(node.args)]
        given = [self.named(each) for each in node.keywords]
        if name == "map" and args and getattr(node.args[0], "id", "") == "str":
            args[0] = node.args[0]  # what it goes through is looked at
        keywords = [replace(each, value=value) for each, value in zip(node.keywords, given, strict=True)]
        return replace(node, args=args, keywords=keywords)

    def is_unknown(self, callee: ast.expr) -> bool:
        """Whether this is a name that stands for the builtin unless another source has bound it."""
        if not isinstance(callee, ast.Name) or is_temporary(callee.id) or callee.id in self.imported:
            return False
        return not self.is_builtin(callee.id)

    def may_be_native(self, callee: ast.expr) -> bool:
        """Whether this may be called natively; functions of the program are given the types themselves."""
        if isinstance(callee, ast.Name):
            return is_temporary(callee.id) or callee.id in self.imported or callee.id not in self.bound
        if not isinstance(callee, ast.Attribute):
            return True
        owner = callee.value
        while isinstance(owner, ast.Attribute):
            owner = owner.value
        return callee.attr in _METHODS or getattr(owner, "id", None) in self.imported

    def unpacked(self, argument: ast.expr) -> ast.expr:
        if not self.unknown or not isinstance(argument, ast.Starred):
            return argument
        return replace(argument, value=build.call("_o_each_called_back", [argument.value], argument))

    def named(self, keyword: ast.keyword) -> ast.expr:
        if keyword.arg is None and self.unknown:
            return build.call("_o_options_called_back", [keyword.value], keyword)
        return self.asked_for(keyword.value) if keyword.arg in CALLED_BACK else keyword.value

    def asked_for(self, value: ast.expr) -> ast.expr:
        if isinstance(value, ast.Starred):
            return self.unpacked(value)
        imported = any(build.last_name(part) in _IMPORTED for part in walk(value))
        known = imported or (isinstance(value, ast.Name) and value.id in OF_CONTENT)
        asked = known or (self.unknown and isinstance(value, _UNKNOWN))
        return build.call("_o_called_back", [value, *self.callee], value) if asked else value


_IMPORTED = frozenset({"Decimal", "array", "deque"})
"""Such types that are not builtins."""
_METHODS = frozenset({"callback", "getter", "sort"})
"""Those that call back on values of unknown types."""
_UNKNOWN = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.IfExp, ast.NamedExpr, ast.BoolOp)
