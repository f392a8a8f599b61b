"""Which programs ask the host's operating system: a tree and the answers of the scope pass in; `unit.asks_host`, and
the library modules that this takes, out.

`os.environ` is a call whenever it is read. So that importing it is an attribute read like any other,

    from os import environ as e    is written as    import os as _o_os
                                                    e = _o_os.environ
"""

from __future__ import annotations

import ast
import copy
import re

from ..policy.modules import ANEW, MODULES
from ..policy.os_calls import ASKING_MODULES
from . import build
from .unit import Unit
from .walking import walk

_READ_ANEW = frozenset(name for name, kind in MODULES["os"].items() if kind == ANEW)
_FROM_OS = re.compile(r"from[\s\\]+os[\s\\]+import")


def rewrite(unit: Unit) -> None:
    """Before the scope pass: imports of names that are read anew each time."""
    if _FROM_OS.search(unit.source) and any(map(_imports_anew, walk(unit.tree))):
        unit.tree = ast.fix_missing_locations(_Imports().visit(copy.deepcopy(unit.tree)))


def find(unit: Unit) -> None:
    """After the scope pass: whether the program may ask the host."""
    if unit.prelude or unit.library:
        return
    names_open = any("open" in scope.uses for scope in unit.scopes.values())
    names_open = names_open or ("io" in unit.libraries and "open" in unit.path_methods)
    imports = not ASKING_MODULES.isdisjoint(unit.libraries)
    given = bool(unit.path_methods) and bool(unit.inputs or unit.externals or unit.session)
    if not (names_open or imports or unit.evaluates or given):
        return
    unit.asks_host = True
    if "os" in unit.libraries:
        unit.libraries.add("os.path")
    unit.libraries |= {"pathlib", "_io"} if names_open or "open" in unit.path_methods or unit.evaluates else {"pathlib"}


def _imports_anew(node: ast.AST) -> bool:
    if not isinstance(node, ast.ImportFrom) or node.module != "os" or node.level:
        return False
    return any(alias.name == "*" or alias.name in _READ_ANEW for alias in node.names)


class _Imports(ast.NodeTransformer):
    def visit_ImportFrom(self, node: ast.ImportFrom) -> list[ast.stmt] | ast.stmt:
        if not _imports_anew(node):
            return node
        made: list[ast.stmt] = []
        names = node.names
        if names[0].name == "*":
            names = [ast.alias(name, **build.at(node)) for name in MODULES["os"]]
        for alias in names:
            if alias.name not in _READ_ANEW:
                made.append(ast.ImportFrom("os", [alias], 0, **build.at(node)))
                continue
            made.append(ast.Import([ast.alias("os", "_o_os", **build.at(node))], **build.at(node)))
            value = build.attribute(build.load("_o_os", node), alias.name, node)
            made.append(build.assign(alias.asname or alias.name, value, node))
        return made
