"""Emission: the analysed program in; the direct or the suspendable program as one tree, with its tables, out."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from . import build, suspend
from .define import Define
from .effects import Effects
from .unit import BODY, NAMES, Label, Unit

MAIN = BODY


@dataclass(eq=False)
class Emitted:
    """One emitted program: its tree (a module that defines the function `<module>`), and what its labels mean."""

    tree: ast.Module
    labels: dict[int, Label]
    bodies: dict[int, ast.FunctionDef]
    """Definitions by code number, from which continuations are sliced."""
    completions: dict[ast.Try, tuple[str, str]]
    loops: dict[ast.AST, tuple[str, str]]
    """Of loops around points: the variables of the iterator, and of whether it has ended, which an `else` asks for."""
    effects: Effects
    first_label: int
    main_suspends: bool


def run(unit: Unit, suspendable: bool, found: Effects | None = None) -> Emitted:
    """Emit the program in one of its two forms; `found` are its effects where they depend on more than the program."""
    if found is None:
        found = suspend.suspendable(unit) if suspendable else suspend.direct(unit)
    emitter = Define(unit, found, suspendable)
    if unit.body is not None:
        return _with_items(unit, emitter, unit.body)
    body, names = _main_body(unit, emitter)
    suspends = unit.module in found.suspending
    like: ast.AST = unit.tree.body[0] if unit.tree.body else _start()
    if suspends:
        body = emitter.leaving(unit.module, body, names)
        body = build.yielding(body, like)
    shared = sorted(name for name in unit.module.bindings if name not in unit.module.fast)
    if shared:
        body = [ast.Global(shared, **build.at(like)), *body]
    main = build.function(MAIN, build.parameters([], like), body, [], emitter.code_position(unit.module))
    emitter.bodies[0] = main
    tree = ast.Module([main], [])
    tables = (emitter.labels, emitter.bodies, emitter.completions, emitter.loops)
    return Emitted(tree, *tables, found, unit.first_label, suspends)


def _with_items(unit: Unit, emitter: Define, node: ast.ClassDef) -> Emitted:
    """Module code as the body of a class that is written as a function: it takes the namespace of its names."""
    scope, like = unit.scopes[node], node
    body = emitter.function_body(scope, _returning(unit, emitter, node.body) or [ast.Pass(**build.at(like))])
    suspends = scope in emitter.effects.suspending
    if suspends:
        body = build.yielding(body, like)
    main = build.function(MAIN, build.parameters([NAMES], like), body, [], emitter.code_position(scope))
    emitter.bodies[emitter.numbers[scope]] = main
    tree = ast.Module([main], [])
    tables = (emitter.labels, emitter.bodies, emitter.completions, emitter.loops, emitter.effects)
    return Emitted(tree, *tables, unit.first_label, suspends)


def _returning(unit: Unit, emitter: Define, body: list[ast.stmt]) -> list[ast.stmt]:
    """The value of a last expression statement is returned, except by what only executes."""
    statements = list(body)
    if unit.mode in ("", "eval") and statements and isinstance(statements[-1], ast.Expr):
        last = statements[-1]
        statements[-1] = ast.Return(last.value, **build.at(last))
        if last in emitter.effects.pointed:
            emitter.effects.pointed.add(statements[-1])
    return statements


def _main_body(unit: Unit, emitter: Define) -> tuple[list[ast.stmt], list[str]]:
    """Module code as a function body, and the names of its temporaries."""
    emitter.resumable = unit.module in emitter.effects.suspending
    statements = _returning(unit, emitter, unit.tree.body)
    body = emitter.block(statements) if statements else []
    if not body:
        body = [ast.Pass(**build.at(_start()))]
    return emitter.released(body)


def _start() -> ast.AST:
    return ast.Pass(lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
