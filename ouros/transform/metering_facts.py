"""What the text of a program tells about what it can build: nodes in; whether metering has to ask there, out."""

from __future__ import annotations

import ast
from collections.abc import Container, Mapping
from itertools import islice
from typing import Any, Final

from ..policy.costs import BASES, BEGINNING, CLASS_NAMES, FILLED, TUPLE_MAKERS
from . import build
from .unit import BODY, Unit
from .walking import walk

SHORT = 10_000
"""Letters of a text that nobody asks for."""
SIMPLE_NODES = 8
"""Nodes of an expression that is evaluated as quickly as a call."""


def may_nest_keys(tree: ast.AST) -> bool:
    """Whether a program makes tuples that hold something twice: nested, these are keys that take long to hash."""
    for node in walk(tree):
        if isinstance(node, (ast.Name, ast.Attribute)):
            found = build.last_name(node) in TUPLE_MAKERS
        elif isinstance(node, (ast.Tuple, ast.Call)):
            found = _holds_twice(_parts_of(node))
        else:
            found = isinstance(node, ast.Assign) and _is_nested_anew(node)
        if found:
            return True
    return False


def _parts_of(node: Any) -> list[ast.expr]:
    """Of a tuple, or those that a function gets, which may make one of them."""
    return node.elts if isinstance(node, ast.Tuple) else node.args


def _holds_twice(parts: list[ast.expr]) -> bool:
    """Whether two parts are spelled alike, besides constants."""
    names = [part.id for part in parts if type(part) is ast.Name]
    others = [part for part in parts if type(part) is not ast.Name and type(part) is not ast.Constant]
    same = len(others) > 1 and len({*map(ast.dump, others)}) < len(others)
    return same or len({*names}) < len(names)


def _is_nested_anew(node: ast.Assign) -> bool:
    """Whether variables become tuples of several of which one was that variable."""
    if not isinstance(node.value, ast.Tuple):
        return False
    targets = {part.id for target in node.targets for part in walk(target) if isinstance(part, ast.Name)}
    for value in node.value.elts if isinstance(node.targets[0], ast.Tuple) else [node.value]:
        if isinstance(value, ast.Tuple):
            names = [part.id for part in value.elts if isinstance(part, ast.Name)]
            if len(names) > 1 and not targets.isdisjoint(names):
                return True
    return False


def check_of_stores(targets: list[ast.expr]) -> str | None:
    """What checks a value that is stored in slices, as parts of a list of its own, or as a precision."""
    for target in targets:
        if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice):
            return "_o_grown"
        if any(isinstance(part, ast.Starred) for part in getattr(target, "elts", ())):
            return "_o_spread"
        if isinstance(target, ast.Attribute) and target.attr == "prec":
            return "_o_precise"
    return None


def compares_values(node: ast.Match) -> bool:
    """Whether a pattern compares its subject with what is not spelled out."""
    patterns = (part for case in node.cases for part in walk(case.pattern))
    return any(isinstance(part, ast.MatchValue) and not isinstance(part.value, ast.Constant) for part in patterns)


def captured_methods(pattern: ast.pattern, methods: Container[str]) -> list[str]:
    """Variables in which class patterns may leave a method with one of these names."""
    inner = [
        part
        for node in walk(pattern)
        if isinstance(node, ast.MatchClass)
        for name, part in zip(node.kwd_attrs, node.kwd_patterns, strict=True)
        if name in methods
    ]
    found = {getattr(node, "name", None) for part in inner for node in walk(part)}
    return sorted(name for name in found if name is not None)


def classes_of_content(unit: Unit, classes: Container[str], imported: Mapping[str, str]) -> frozenset[str]:
    """Names of classes, if one of them may inherit from a type that is made of what it is given, or that calls it.

    Args: `classes`: names that stand for classes of the program alone; `imported`: what others stand for.
    """
    bound = {name for scope in unit.scopes.values() for name in scope.bindings}

    def may_be_such(base: ast.expr) -> bool:
        if isinstance(base, ast.Subscript):
            return may_be_such(base.value)
        name = build.last_name(base.func if isinstance(base, ast.Call) else base)
        if isinstance(base, ast.Call):
            return name not in _MAKERS_OF_CLASSES
        if isinstance(base, ast.Attribute):
            return name in BASES
        original = imported.get(name, name)
        return original in BASES or (name in bound and name not in classes and name not in imported)

    found = [node for node in walk(unit.tree) if isinstance(node, ast.ClassDef)]
    such = any(may_be_such(base) for each in found for base in each.bases)
    return frozenset(each.name for each in found) if such else frozenset()


_MAKERS_OF_CLASSES: Final = frozenset({"NamedTuple", "TypedDict", "namedtuple", "with_metaclass"})


def known_classes(unit: Unit) -> frozenset[str]:
    """Names that stand for classes of the program alone."""
    bound: dict[str, bool] = {}
    for scope in unit.scopes.values():
        for name, bindings in scope.bindings.items():
            bound[name] = bound.get(name, True) and all(each.kind == "class" for each in bindings)
    return frozenset(name for name, known in bound.items() if known)


def begins_anew(node: ast.Attribute, classes: Container[str]) -> bool:
    """Whether this may be the method that fills a container, and not the next one of a class."""
    if node.attr not in BEGINNING:
        return False
    owner = node.value.func if isinstance(node.value, ast.Call) else node.value
    return not isinstance(owner, ast.Name) or (owner.id != "super" and owner.id not in classes)


def rounds_far(node: ast.Call) -> bool:
    """Whether a call rounds to digits before the point, as far as is known, by arguments without names."""
    if getattr(node.func, "id", "") != "round" or len(node.args) != 2 or not is_spelled_out(node):
        return False
    return not isinstance(node.args[1], ast.Constant)


def is_classes(node: ast.expr) -> bool:
    """Whether a second argument of `isinstance` is, or shows, names of classes as people write them."""
    if isinstance(node, ast.Tuple):
        return all(map(is_classes, node.elts))
    return isinstance(node, (ast.Name, ast.Attribute)) and (getattr(node, "id", "") in CLASS_NAMES)


class Union:
    """What is in any of its parts."""

    def __init__(self, *parts: Container[str]) -> None:
        self._parts = parts

    def __contains__(self, name: object) -> bool:
        return any(name in part for part in self._parts)


def joined_names(node: Any) -> set[str]:
    """Names that code of other sources, or computed names, may bind anew while this function runs."""
    return {name for part in node.body if isinstance(part, ast.Global) for name in part.names}


def loops_of(node: Any) -> list[ast.stmt]:
    """The variables of a comprehension, as loops."""
    like = build.at(node)
    return [ast.For(each.target, each.iter, [], [], None, **like) for each in node.generators]


def docstring_of(node: Any, body: list[ast.stmt]) -> list[ast.stmt]:
    return body[:1] if ast.get_docstring(node, clean=False) is not None else []


def is_a(node: Any, *kinds: str) -> ast.expr:
    """A test of a variable, which may be given its value here, that costs less than a call."""
    name = node.target.id if isinstance(node, ast.NamedExpr) else node.id
    values: list[ast.expr] = [node if isinstance(node, ast.NamedExpr) else build.load(name, node)]
    values += [build.load(name, node) for _ in kinds[1:]]
    tests: list[ast.expr] = [
        build.same(build.call("_o_kind", [value], node), build.load(kind, node), node)
        for value, kind in zip(values, kinds, strict=True)
    ]
    return ast.BoolOp(ast.Or(), tests, **build.at(node)) if len(tests) > 1 else tests[0]


def floats_of(node: ast.BinOp) -> list[ast.Name]:
    """The variables of sums and products of nothing but variables and numbers, in order. If all are floats, so is what
    comes out, and nothing is raised on the way. Empty where asking them takes longer than the operators do.
    """
    found: list[ast.Name] = []
    operators = 0
    parts: list[ast.expr] = [node]
    while parts:  # from the right: of a long chain, that is where its first part stands which is neither
        part = parts.pop()
        if isinstance(part, ast.BinOp) and isinstance(part.op, (ast.Add, ast.Sub, ast.Mult)):
            operators += 1
            if operators > _FEW_OPERATORS:  # every part of a long chain is asked about
                return []
            parts += [part.left, part.right]
        elif isinstance(part, ast.Name):
            found.append(part)
        elif not isinstance(part, ast.Constant) or type(part.value) is not float:
            return []
    names: dict[str, ast.Name] = {}
    for name in reversed(found):
        names.setdefault(name.id, name)
    return [*names.values()] if operators > len(names) else []


_FEW_OPERATORS = 64


def is_short_text(node: Any) -> ast.expr:
    """A test of a variable, which may be given its value here."""
    name = node.target.id if isinstance(node, ast.NamedExpr) else node.id
    length = build.call("_o_len", [build.load(name, node)], node)
    few = ast.Compare(length, [ast.Lt()], [build.const(SHORT, node)], **build.at(node))
    return ast.BoolOp(ast.And(), [is_a(node, "_o_str"), few], **build.at(node))


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_narrow(node: ast.expr) -> bool:
    """Whether no text is spelled out here whose letters make others wide."""
    return not isinstance(node, ast.Constant) or str(node.value).isascii()


def size_of(node: ast.AST) -> int:
    """Nodes of what is small, and more than that of anything else."""
    return sum(1 for _ in islice(ast.walk(node), 4 * SIMPLE_NODES))


def is_plain(node: ast.expr) -> bool:
    """Whether evaluating the expression twice over in text costs little, and calls nothing by name."""
    return size_of(node) <= 2 * SIMPLE_NODES and not any(
        isinstance(part, (ast.Call, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.IfExp, ast.Lambda, ast.ListComp))
        for part in walk(node)
    )


def is_modest(spec: ast.JoinedStr) -> bool:
    """Whether a format specification is spelled out and asks for little."""
    if not all(isinstance(part, ast.Constant) for part in spec.values):
        return False
    text = "".join(str(part.value) for part in spec.values)  # type: ignore[attr-defined]
    return sum(letter.isdigit() for letter in text) <= 4


def is_fuel(node: Any) -> bool:
    """The statement by which depth or turns are counted."""
    return isinstance(node.iter, ast.Name) and node.iter.id in ("_o_fuel", "_o_steps")


def is_part(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A function that is emitted for a part of one of the program: the body of a class, a comprehension, a block."""
    name = node.name.removeprefix("<def_")  # which methods are called that may stop
    return name.startswith("<") and not name.startswith(("<lambda>", BODY))


def exit_of(node: ast.While) -> int:
    """How many statements of the body come before the first of a turn: those that ask whether there is one."""
    if not isinstance(node.test, ast.Constant) or node.test.kind != build.LOWERED:
        return 0
    return 1 + next(at for at, step in enumerate(node.body) if isinstance(step, ast.If) and _leaves(step))


def _leaves(node: ast.If) -> bool:
    return isinstance(node.body[-1], ast.Break)


def is_spelled_out(node: ast.Call) -> bool:
    """Whether a call shows how many arguments it has, and in which order."""
    return not node.keywords and not any(isinstance(each, ast.Starred) for each in node.args)


def is_looked_into(name: str, node: ast.Call) -> bool:
    """Whether native code goes through the parts of an argument of this builtin."""
    if name == "map":
        first = node.args[0] if node.args else None
        return isinstance(first, ast.Name) and first.id in ("str", "repr")
    if name in ("isinstance", "issubclass") and len(node.args) == 2:
        return not is_classes(node.args[1])
    return True


def is_extreme(node: ast.Call) -> bool:
    """Whether this is `max(…)` or `min(…)` of several values that are spelled out, compared as they are."""
    named = isinstance(node.func, ast.Name) and node.func.id in ("max", "min") and len(node.args) > 1
    return named and not node.keywords and not any(isinstance(each, ast.Starred) for each in node.args)


def forwards(node: ast.Call, bound: Container[str]) -> bool:
    """Whether a function of the library calls what it was given, with arguments that it was given; `bound` are names
    that are not the builtins'.
    """
    name = build.last_name(node.func)
    known = name.startswith("_o_") or (isinstance(node.func, ast.Name) and name not in bound)
    return not known and any(isinstance(each, ast.Starred) for each in node.args)


def filled_with(node: ast.Call) -> tuple[str, int] | None:
    """What checks which argument of a call that makes something of all its items."""
    row = FILLED.get(build.last_name(node.func))
    return row if row is not None and len(node.args) == row[1] + 1 and not node.keywords else None


def temporary_of(node: ast.AST) -> str:
    """The variable that an expression reads, also where it is emptied then (see `releasing`)."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Tuple):
        node = node.value.elts[0]
    return node.id if isinstance(node, ast.Name) else ""


def asks_type(node: ast.AST) -> bool:
    """Whether this is the type of a value."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return False
    name = node.args[1] if node.func.id == "_o_getattr" and len(node.args) == 2 else None
    return node.func.id == "_o_type" or getattr(name, "value", None) == "__class__"
