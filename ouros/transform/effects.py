"""The answer of the effect analysis, and how it spreads over the tree: points in, every node that holds one out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .build import each_parameter
from .unit import FUNCTIONS, Scope, Unit
from .walking import children

COMPREHENSION_KINDS = ("comprehension", "genexpr")


@dataclass(eq=False)
class Effects:
    """The answer: `points` maps a node to how it suspends, `pointed` holds every node with a point or a hoisted
    function inside.
    """

    suspending: set[Scope] = field(default_factory=set)
    points: dict[ast.AST, str] = field(default_factory=dict)
    implicit: set[ast.AST] = field(default_factory=set)
    """Operations that may call a special method of the program that suspends."""
    truths: set[ast.AST] = field(default_factory=set)
    """Expressions whose value is tested, where the test may suspend."""
    pointed: set[ast.AST] = field(default_factory=set)
    open: bool = False
    """Something that may suspend can be reached by a function that the program hands it to."""
    bodies: set[Scope] = field(default_factory=set)
    """Classes whose statement is written as steps, their body as a function."""
    prepared: set[Scope] = field(default_factory=set)
    """Classes whose namespace may be one of the program, with methods that suspend."""
    lowered: set[ast.AST] = field(default_factory=set)
    """Lambdas and comprehensions that must be written as functions because statements are needed inside them."""


def has_points(effects: Effects, scope: Scope) -> bool:
    """True for a class body that may suspend, itself or in a class inside."""
    if scope in effects.prepared or any(op.node in effects.points for op in scope.ops):
        return True
    if any(op.node in (effects.truths if op.kind == "truth" else effects.implicit) for op in scope.implicit):
        return True
    if any(
        isinstance(child.node, ast.GeneratorExp) and child.node.generators[0] in effects.points
        for child in scope.children
    ):
        return True
    return any(child.kind == "class" and has_points(effects, child) for child in scope.children)


def waits(scope: Scope) -> bool:
    """True for code that may suspend in both forms of a program: coroutines, and comprehensions that wait in one."""
    return scope.is_async or scope.awaits


def settle_blocks(unit: Unit, effects: Effects) -> None:
    """Blocks that yield suspend where their function does, blocks of a class where they hold a point."""
    for scope in unit.scopes.values():
        if not scope.is_block or scope.parent is None:
            continue
        if scope.kind == "class" and has_points(effects, scope):
            effects.suspending.add(scope)
            calls = (op.node for op in scope.parent.ops if op.kind == "call" and op.name == scope.name)
            effects.points.update(dict.fromkeys(calls, "direct"))
        elif scope.is_generator and scope.whole in effects.suspending:
            effects.suspending.add(scope)


def write_bodies(unit: Unit, effects: Effects) -> None:
    """Classes that are written as steps: those with decorators that hold or are points, those in a written body, and
    those with blocks that are functions.
    """
    for scope in unit.scopes.values():
        if scope.kind != "class":
            continue
        node: Any = scope.node
        decorated = bool(node.decorator_list) and node in effects.pointed
        split = scope.is_block or any(child.is_block for child in scope.children)
        if decorated or split or unit.items or node in effects.points or scope.parent in effects.bodies:
            effects.bodies.add(scope)


def needs_function(scope: Scope) -> bool:
    """True for generators that can be saved only when written as functions: lambdas that yield, closures over loop
    variables.
    """
    return (scope.kind == "lambda" and scope.yields) or (scope.kind == "genexpr" and bool(scope.cells))


def spread_lowering(unit: Unit, effects: Effects) -> None:
    """A lambda or comprehension around a lowered one needs statements too."""
    for node in list(effects.lowered):
        scope = unit.scopes[node].parent
        while scope is not None and scope.kind in ("lambda", *COMPREHENSION_KINDS):
            effects.lowered.add(scope.node)
            scope = scope.parent


def mark_scope(unit: Unit, effects: Effects, scope: Scope) -> None:
    node = scope.node
    if isinstance(node, (ast.Module, *FUNCTIONS)):
        for statement in node.body:
            _mark(effects, statement)
    elif isinstance(node, ast.Lambda):
        _mark(effects, node.body)
    else:
        for generator in node.generators:  # type: ignore[attr-defined]
            for child in (generator.target, generator.iter, *generator.ifs):
                _mark(effects, child)
            if generator in effects.points:
                effects.pointed.add(generator)
        for name in ("elt", "key", "value"):
            if hasattr(node, name):
                _mark(effects, getattr(node, name))


def _mark(effects: Effects, node: ast.AST) -> bool:
    """Add `node` to `pointed` if it or anything inside (but not inside a nested function) is a point or is lowered."""
    found = isinstance(node, (ast.Yield, ast.YieldFrom)) or node in effects.points or node in effects.lowered
    found = found or node in effects.implicit or node in effects.truths
    for child in _inside(node):
        if _mark(effects, child):
            found = True
    if found:
        effects.pointed.add(node)
    return found


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """Child nodes evaluated in the same scope as `node`."""
    if isinstance(node, FUNCTIONS):
        yield from node.decorator_list
        yield from _inside(node.args)
        if node.returns is not None:
            yield node.returns
    elif isinstance(node, ast.arguments):
        yield from node.defaults
        yield from (default for default in node.kw_defaults if default is not None)
        yield from (each.annotation for each in each_parameter(node) if each.annotation is not None)
    elif isinstance(node, ast.Lambda):
        yield from _inside(node.args)
    elif isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        yield node.generators[0].iter
    else:
        yield from children(node)
