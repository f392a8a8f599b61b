"""May a program put tuples into tuples without end? A tree in; yes or no out.

Native code hashes a tuple by a recursion that nothing counts, and 100,000 levels end the process. A program that may
come to have such a tuple is run in its metered form, limits or not, which looks at what is about to be hashed. Its text
tells: a variable becomes a tuple that holds that variable, at once or by way of others.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..policy.costs import TUPLE_MAKERS
from ..policy.nesting import FEEDING
from . import build
from .walking import walk

Step = tuple[str, str, bool]
"""What goes where, and whether it is in a tuple then."""


def may_deepen(tree: ast.AST) -> bool:
    """Whether some variable may hold more levels of tuples each time round."""
    nodes = list(walk(tree))
    if not any(isinstance(node, ast.Tuple) or build.last_name(node) in TUPLE_MAKERS for node in nodes):
        return False
    makers = {name for node in nodes for name in _makers(node)} | {"tuple"}
    steps = [step for node in nodes for step in _steps(node, makers)]
    return any(wraps for _, _, wraps in _without_end(steps)) or any(
        isinstance(node, ast.Call) and build.last_name(node.func) in FEEDING and _feeds(node, makers) for node in nodes
    )


def decorated(tree: ast.AST) -> frozenset[str]:
    """Names of functions that may look up their arguments, in a program that makes such ones."""
    return frozenset(
        node.name
        for node in walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.decorator_list
    )


def _makers(node: ast.AST) -> Iterator[str]:
    """Names of functions and classes whose calls give a tuple that holds an argument."""
    if isinstance(node, ast.FunctionDef):
        if any(isinstance(part, ast.Return) and _holds(part.value) for part in walk(node)):
            yield node.name
    elif isinstance(node, ast.ClassDef):
        if any(build.last_name(part) in TUPLE_MAKERS for base in node.bases for part in walk(base)):
            yield node.name
    elif isinstance(node, ast.Assign):
        value = node.value
        named = isinstance(value, ast.Call) and build.last_name(value.func) in TUPLE_MAKERS
        if named or (isinstance(value, ast.Lambda) and _holds(value.body)):
            yield from filter(None, map(build.last_name, node.targets))


def _holds(value: ast.expr | None) -> bool:
    return value is not None and any(wraps for _, wraps in _sources(value, frozenset()))


def _feeds(node: ast.Call, makers: set[str]) -> bool:
    return any(isinstance(each, ast.Lambda) and _holds(each.body) for each in node.args) or any(
        build.last_name(each) in makers for each in node.args
    )


def _steps(node: Any, makers: set[str]) -> Iterator[Step]:
    """Where an assignment puts what."""
    if isinstance(node, ast.Assign):
        targets, value = node.targets, node.value
    elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
        targets, value = [node.target], node.value
    else:
        return
    for target in targets:
        pairs = [(target, value)]
        if isinstance(target, (ast.Tuple, ast.List)):
            if not isinstance(value, (ast.Tuple, ast.List)) or len(value.elts) != len(target.elts):
                continue  # what is taken out of a tuple is less deep
            pairs = list(zip(target.elts, value.elts, strict=True))
        for place, given in pairs:
            for source, wraps in _sources(given, makers):
                yield source, ast.dump(_loaded(place)), wraps


def _loaded(place: Any) -> Any:
    """A target as it is spelled where it is read."""
    return type(place)(*[getattr(place, name) for name in place._fields[:-1]], build.LOAD)


def _sources(value: ast.expr, makers: set[str] | frozenset[str], wraps: bool = False) -> Iterator[tuple[str, bool]]:
    """The variables whose values are in that of an expression, and whether in a tuple."""
    if isinstance(value, (ast.Name, ast.Attribute, ast.Subscript)):
        yield ast.dump(value), wraps
    elif isinstance(value, (ast.Tuple, ast.List)):
        wraps = wraps or isinstance(value, ast.Tuple)
        for each in value.elts:
            yield from _sources(each, makers, wraps)
    elif isinstance(value, ast.Call) and build.last_name(value.func) in makers:
        for each in (*value.args, *(keyword.value for keyword in value.keywords)):
            yield from _sources(each, makers, True)
    elif isinstance(value, ast.IfExp):
        yield from _sources(value.body, makers, wraps)
        yield from _sources(value.orelse, makers, wraps)


def _without_end(steps: list[Step]) -> list[Step]:
    """The steps between places to which, and from which, ways lead without end: all others are taken away, first those
    from places that none leads to, then those to places that none leads from (Kahn, 1962).
    """
    for here, there in ((0, 1), (1, 0)):
        leading = Counter(step[there] for step in steps)
        leaving: dict[Any, list[Step]] = {}
        for step in steps:
            leaving.setdefault(step[here], []).append(step)
        ends = [place for place in leaving if place not in leading]
        while ends:
            for step in leaving.pop(ends.pop(), ()):
                leading[step[there]] -= 1
                ends += [step[there]] * (not leading[step[there]])
        steps = [step for rest in leaving.values() for step in rest]
    return steps
