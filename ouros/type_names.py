"""Modules, their members and builtins that programs do not have: a source in; the source with those names respelt, so
that a type checker which knows all of Python does not find them either, and how to put them right in its report, out.

A name is respelt with as many letters, so every place in a report is that of the source.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from string import ascii_lowercase

from .policy.builtins import UNSUPPORTED
from .policy.modules import MODULES
from .transform.gate import gate
from .transform.parse import parse
from .transform.refusal import Refused

Place = tuple[int, int]  # line and column of a name, as `ast` counts them


class Respelling:
    """One source.

    Attributes: `source`: what the checker shall read. `names`: what is respelt, by how. `parses`: whether it is Python
        at first sight; what is not, the compiler words. `rebinds`: whether it binds names that the declarations spell.

    Example: for `import socket`, `source` is `import aocket`, and `restored('no aocket')` is `'no socket'`.
    """

    def __init__(self, code: str, stubs: str) -> None:
        self.names: dict[str, str] = {}
        self.rebinds = False
        self._lines = [line.encode("utf-8", "surrogatepass") for line in code.splitlines(keepends=True)]
        self._taken = code + stubs
        try:
            tree = parse(code, "main.py")
        except Refused:  # nothing that could be run
            self.source, self.parses = code, _parses(code)
            return
        self.parses = True
        bindings = _bindings(tree)
        self.rebinds = any(re.search(rf"\b{re.escape(name)}\b", stubs) for name in bindings)
        missing = list(_missing(tree, _modules(bindings)))
        bound = {name for name, _, is_bound in missing if is_bound}
        bound.update(name for name in UNSUPPORTED if name not in bindings and not re.search(rf"\b{name}\b", stubs))
        places = {place: name for name, place, _ in missing}
        places |= {(node.lineno, node.col_offset): node.id for node in _names(tree) if node.id in bound}
        for place, name in places.items():
            self._respell(place, name)
        self.source = b"".join(self._lines).decode("utf-8", "surrogatepass")

    def restored(self, report: str) -> str:
        """A report on `source` as one on the source that was given."""
        for made, name in self.names.items():
            report = re.sub(rf"\b{made}\b", name, report)
        return report

    def _respell(self, place: Place, name: str) -> None:
        line, column = place
        text = self._lines[line - 1]
        end = column + len(name)
        if text[column:end] == name.encode():  # else it is spelt in a way that is not worth a search
            self._lines[line - 1] = text[:column] + self._spelling(name).encode() + text[end:]

    def _spelling(self, name: str) -> str:
        for made, known in self.names.items():
            if known == name:
                return made
        made = next(made for made in _spellings(name) if made not in self._taken)
        self.names[made] = name
        self._taken += f" {made}"
        return made


def _parses(code: str) -> bool:
    try:
        gate(code)
        ast.parse(code)
    except (Refused, SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _spellings(name: str) -> Iterator[str]:
    for first in ascii_lowercase:
        for second in ascii_lowercase + "_":
            yield (first + second + name[2:])[: len(name)]


def _names(tree: ast.Module) -> Iterator[ast.Name]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Name))


def _exists(path: str) -> bool:
    return path in MODULES or path == "__future__"


def _missing(tree: ast.Module, modules: dict[str, str]) -> Iterator[tuple[str, Place, bool]]:
    """Each name that a module does not have, its place, and whether the program binds it to what it imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                for name, column in _unknown_part(alias.name):
                    yield name, (alias.lineno, alias.col_offset + column), column == 0 and alias.asname is None
        elif isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
            start = node.col_offset + len("from ")
            for name, column in _unknown_part(node.module):
                yield name, (node.lineno, start + column), False
            for alias in node.names if _exists(node.module) else ():
                if not _has(node.module, alias.name):
                    yield alias.name, (alias.lineno, alias.col_offset), alias.asname is None
        elif isinstance(node, ast.Attribute):
            module = _module_of(node.value, modules)
            if module is not None and not _has(module, node.attr):
                yield node.attr, (node.end_lineno or 0, (node.end_col_offset or 0) - len(node.attr)), False


def _unknown_part(path: str) -> Iterator[tuple[str, int]]:
    """The first name in a dotted path of modules that leads nowhere, and where in the path it begins."""
    column = 0
    for name in path.split("."):
        if not _exists(path[: column + len(name)]):
            yield name, column
            return
        column += len(name) + 1


def _has(module: str, name: str) -> bool:
    return name.startswith("__") or name == "*" or name in MODULES.get(module, name) or _exists(f"{module}.{name}")


def _bindings(tree: ast.Module) -> dict[str, set[str | None]]:
    """The names that the program binds anywhere: to a module, given by its path, or to something else."""
    found: defaultdict[str, set[str | None]] = defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                found[alias.asname or first].add(alias.name if alias.asname else first)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                path = f"{node.module}.{alias.name}"
                found[alias.asname or alias.name].add(path if _exists(path) else None)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found[node.id].add(None)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler):
            found[node.name or ""].add(None)
        elif isinstance(node, ast.arg):
            found[node.arg].add(None)
    return found


def _modules(bindings: dict[str, set[str | None]]) -> dict[str, str]:
    """The modules by the names that are bound to them and to nothing else."""
    return {name: path for name, paths in bindings.items() for path in paths if len(paths) == 1 and path is not None}


def _module_of(node: ast.expr, modules: dict[str, str]) -> str | None:
    """The module that an expression is, if that is certain."""
    attribute = ""
    if isinstance(node, ast.Attribute):  # no module has a module that has a module
        attribute = f".{node.attr}"
        node = node.value
    found = modules.get(node.id, "") + attribute if isinstance(node, ast.Name) else ""
    return found if found in MODULES else None
