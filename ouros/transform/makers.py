"""Under which names a program may call what makes iterators of iterators: a unit in, a container of names out.

Such makers are called by their own names nearly always. Where a program holds one as a value, every name that it binds
to values which are not known here may be one.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Container, Iterable, Set

from ..policy.attributes import RESERVED_PREFIX
from ..policy.costs import TYPES
from ..policy.nesting import CALLERS, MAKERS, MAKING_MAKERS
from . import build
from .unit import Scope, Unit
from .walking import walk

_WORDS = "|".join(sorted(MAKERS))
_TYPES = "|".join([r"type\(", "__class__", *MAKING_MAKERS])
_HELD = re.compile(rf"(?<!@)\b(?:{_WORDS})\b(?!\s*\()|\bclass\b.*\(.*\b(?:{_WORDS})\b|\b(?:{_TYPES})")
_KNOWN = frozenset({"def", "class", "lambda", "external", "module"})
_CALLING = frozenset({"defaultdict", "field", "map", "max", "min", "sort", "sorted"})
_HARMLESS = frozenset({"from_iterable", "__name__", "__doc__", "__qualname__"})


class _Fields:
    """The fields of a library module that hold what programs hand it, and every special method."""

    def __init__(self, names: Set[str]) -> None:
        self.names = names

    def __contains__(self, name: object) -> bool:
        return (name in self.names and not str(name).startswith(RESERVED_PREFIX)) or str(name).startswith("__")


class Everything:
    """Every name there is."""

    def __contains__(self, name: object) -> bool:
        return True


def maker_names(unit: Unit) -> tuple[Container[str], Container[str]]:
    """Names of callees that may be makers: where they stand alone, and as attributes."""
    if unit.library:
        return _in_library(unit)
    if _HELD.search(unit.source) is None or not _holds(unit.tree, MAKERS):
        return MAKERS, MAKERS
    if unit.dynamic_attributes:
        return Everything(), Everything()
    keywords = {node.arg for node in walk(unit.tree) if isinstance(node, ast.keyword) and node.arg is not None}
    names = MAKERS | CALLERS | _unknown(unit.scopes.values()) | unit.stored_attributes | keywords
    return names, names


class _Foreign:
    """Names that code which is not known here may have bound to a type: all but functions here, and builtins."""

    def __init__(self, unit: Unit) -> None:
        bound = {name for scope in unit.scopes.values() for name in scope.bindings}
        self.known = bound - _unknown(unit.scopes.values()) | frozenset(dir(builtins))

    def __contains__(self, name: object) -> bool:
        return name not in self.known and not str(name).startswith(RESERVED_PREFIX)


def type_names(unit: Unit) -> tuple[Container[str], Container[str]]:
    """The same for builtin types whose calls are metered; none where they are called by their own names alone."""
    if not holds_types(unit):
        return frozenset(), frozenset()
    if unit.session or unit.evaluates:
        return _Foreign(unit), Everything()
    if not unit.library and (unit.dynamic_attributes or "builtins" in unit.libraries):
        return Everything(), Everything()
    names = _unknown(unit.scopes.values()) | {"Text"}
    if unit.library:
        return names, frozenset()
    keywords = {node.arg for node in walk(unit.tree) if isinstance(node, ast.keyword) and node.arg is not None}
    names |= unit.stored_attributes | keywords
    return names, names | CALLERS


def holds_types(unit: Unit) -> bool:
    """Whether a builtin type may be called by another name than its own."""
    if unit.holds_types is None:
        named = unit.evaluates or ("builtins" in unit.libraries and not unit.library)
        unit.holds_types = named or _holds(unit.tree, TYPES, types=True) or _names_text(unit.tree)
    return unit.holds_types


def _names_text(tree: ast.AST) -> bool:
    """Whether `typing.Text` may be meant, which is `str`."""
    return any(
        "Text" in (getattr(node, "id", None), getattr(node, "attr", None), getattr(node, "name", None))
        for node in walk(tree)
    )


def generator_names(unit: Unit) -> frozenset[str]:
    """Names of the unit's generator functions: freeing a long chain of what they make ends CPython 3.12 and 3.13."""
    found = (scope for scope in unit.scopes.values() if scope.is_generator and not unit.library)
    return frozenset(scope.node.name for scope in found if isinstance(scope.node, ast.FunctionDef))


def used_up(tree: ast.Module) -> frozenset[ast.expr]:
    """What is gone through where it stands: no name holds it, so it does not become part of the next of its kind."""
    loops = (ast.For, ast.comprehension)
    nodes = [node for node in walk(tree) if isinstance(node, (*loops, ast.YieldFrom))]
    return frozenset(node.iter if isinstance(node, loops) else node.value for node in nodes)


def _in_library(unit: Unit) -> tuple[Container[str], Container[str]]:
    """A library module calls what programs hand it: parameters, and what it keeps of them in variables and attributes.

    What it stores under names that it computes is in objects of the program, whose attributes it reads by `getattr`.
    """
    kept = {name for node in walk(unit.tree) if isinstance(node, ast.Global) for name in node.names}
    fields = _unknown(scope for scope in unit.scopes.values() if scope.kind == "class")
    names = _unknown(scope for scope in unit.scopes.values() if scope.kind not in ("module", "class"))
    return MAKERS | names | kept, _Fields(MAKERS | CALLERS | unit.stored_attributes | fields)


def _unknown(scopes: Iterable[Scope]) -> set[str]:
    """Names that are bound to something else than a definition."""
    return {
        name
        for scope in scopes
        for name, bindings in scope.bindings.items()
        if any(binding.kind not in _KNOWN for binding in bindings)
    }


def _holds(tree: ast.Module, makers: Set[str], types: bool = False) -> bool:
    """Whether a maker, or the type of some object, stands elsewhere than where it is called or looked at.

    `types`: these are types, which are named in annotations and given to what calls them for nothing.
    """
    looked_at: set[ast.AST] = set()
    held: list[ast.AST] = []
    for node in walk(tree):
        looked_at.update(_looked_at(node))
        if types:
            looked_at.update(_harmless_types(node))
        elif _names_otherwise(node, makers):
            return True
        if isinstance(node, ast.Call) and names_type(node):
            held.append(node)
        elif isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in makers or name == "__class__":
                held.append(node)
    return any(node not in looked_at for node in held)


def _names_otherwise(node: ast.AST, makers: Set[str]) -> bool:
    """Whether a maker is imported under another name, or named in a text."""
    if isinstance(node, ast.alias):
        return node.asname is not None and node.name in makers
    return isinstance(node, ast.Constant) and type(node.value) is str and node.value in makers


def _looked_at(node: ast.AST) -> list[ast.AST]:
    """The parts of a node of which it does not matter that they are makers."""
    if isinstance(node, ast.Call):
        asks = isinstance(node.func, ast.Name) and node.func.id in ("isinstance", "issubclass")
        callee = [] if build.last_name(node.func) in MAKING_MAKERS else [node.func]
        return [*callee, *(part for each in node.args[1:] for part in walk(each) if asks)]
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [*node.decorator_list]
    if isinstance(node, ast.Attribute) and node.attr in _HARMLESS:
        return [node.value]
    return [node.left, *node.comparators] if isinstance(node, ast.Compare) else []


def _harmless_types(node: ast.AST) -> Iterable[ast.AST]:
    """The parts in which types are named, or given to what calls them with little or asks what they are called with."""
    found: list[ast.AST] = []
    if isinstance(node, ast.Call):
        name = build.last_name(node.func)
        if name in _CALLING:
            found = [*node.args[:1], *(each.value for each in node.keywords if each.arg in ("default_factory", "key"))]
    elif isinstance(node, ast.ClassDef):
        found = [*node.bases]
    elif isinstance(node, ast.MatchClass):
        found = [node.cls]
    elif isinstance(node, ast.Attribute) and not node.attr.startswith("__"):
        found = [node.value]
    for field in ("annotation", "returns"):
        annotation = getattr(node, field, None)
        found += walk(annotation) if annotation is not None else ()
    return found


def names_type(node: ast.Call) -> bool:
    """Whether this looks like the builtin `type(x)`, which a program may have bound anew."""
    return isinstance(node.func, ast.Name) and node.func.id == "type" and len(node.args) == 1
