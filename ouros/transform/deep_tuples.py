"""May a program put tuples into tuples without end? A tree in; yes or no out.

Native code hashes a tuple by a recursion that nothing counts, and 100,000 levels end the process. A program that may
come to have such a tuple is run in its metered form, limits or not, which looks at what is about to be hashed. Its text
tells: what a variable holds comes back to that variable with more levels around it, one of which is a tuple.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Final

from . import build
from .holding import GIVING_TUPLES, Place, Step, Unclear, steps_of
from .metering_facts import may_nest_keys
from .unit import Unit
from .walking import walk

CACHES: Final = frozenset(("cache", "lru_cache"))
"""Last parts of the names of what makes functions that look up their arguments."""
_MOST: Final = 200_000
"""Steps that are gone through in search of a way that adds levels: what takes longer counts as one that does."""


def may_deepen(unit: Unit) -> bool:
    """Whether some variable may hold more levels of tuples each time round, as in code that is not known here."""
    if unit.deepens is None:
        unit.deepens = unit.evaluates or _deepens(unit.tree)
    return unit.deepens


def may_nest(unit: Unit) -> bool:
    """Whether a key may take long to hash, or be deep."""
    if unit.nests is None:
        unit.nests = may_deepen(unit) or may_nest_keys(unit.tree)
    return unit.nests


def _deepens(tree: ast.AST) -> bool:
    nodes = [*walk(tree)]
    if not any(map(_makes_tuple, nodes)):
        return False
    try:
        return any(map(_adds_levels, _groups(steps_of(nodes))))
    except Unclear:
        return True


def _makes_tuple(node: ast.AST) -> bool:
    if isinstance(node, ast.Tuple):
        return isinstance(node.ctx, ast.Load)
    return build.last_name(node) in GIVING_TUPLES or (isinstance(node, ast.arguments) and node.vararg is not None)


def cached(tree: ast.AST) -> frozenset[str]:
    """Names of functions that may look up their arguments, in a program that makes such ones."""
    names: set[str] = set()
    for node in walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.decorator_list:
            names.add(node.name)
        elif isinstance(node, ast.Assign) and makes_cached(node.value):
            names.update(map(build.last_name, node.targets))
    return frozenset(names - {""})


def makes_cached(value: ast.expr) -> bool:
    """Whether an expression gives a function that looks up its arguments."""
    return isinstance(value, ast.Call) and not CACHES.isdisjoint(
        build.last_name(part) for part in (value.func, getattr(value.func, "func", value.func))
    )


def _adds_levels(steps: list[Step]) -> bool:
    """Whether one of the ways that lead back to where they began adds levels (Ford, 1956; Bellman, 1958), where some of
    these steps make tuples.
    """
    if not any(step.wraps for step in steps):
        return False
    levels = {step.target: 0 for step in steps}
    if len(levels) * len(steps) > _MOST:
        return True
    for _ in range(len(levels) + 1):
        deeper = [step for step in steps if levels[step.source] + step.levels > levels[step.target]]
        for step in deeper:
            levels[step.target] = max(levels[step.target], levels[step.source] + step.levels)
        if not deeper:
            return False
    return True


def _groups(steps: list[Step]) -> Iterable[list[Step]]:
    """The steps between places that all lead to each other (Kosaraju, in Sharir, 1981)."""
    ahead: dict[Place, list[Place]] = {}
    back: dict[Place, list[Place]] = {}
    for step in steps:
        ahead.setdefault(step.source, []).append(step.target)
        back.setdefault(step.target, []).append(step.source)
    seen: set[Place] = set()
    order = [place for root in ahead for place in _reached(root, ahead, seen)]
    group: dict[Place, int] = {}
    seen = set()
    for number, root in enumerate(reversed(order)):
        group.update(dict.fromkeys(_reached(root, back, seen), number))
    groups: dict[int, list[Step]] = {}
    for step in steps:
        if group[step.source] == group[step.target]:
            groups.setdefault(group[step.source], []).append(step)
    return groups.values()


def _reached(root: Place, leading: dict[Place, list[Place]], seen: set[Place]) -> list[Place]:
    """The places that a place leads to and that were not seen, each after those that it leads to; last, itself."""
    order: list[Place] = []
    waiting = [(root, iter(leading.get(root, ())))] if root not in seen else []
    seen.add(root)
    while waiting:
        place, ways = waiting[-1]
        for there in ways:
            if there not in seen:
                seen.add(there)
                waiting.append((there, iter(leading.get(there, ()))))
                break
        else:
            order.append(place)
            waiting.pop()
    return order
