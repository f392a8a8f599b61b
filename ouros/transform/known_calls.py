"""Functions whose calls are all known: a program in; what numbers their parameters get and what numbers they give, out.

These are the functions of a program that have their name to themselves and are called by it alone. What one gives may
depend on what another gets, so everything is taken for small at first, until nothing contradicts.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from typing import Any

from .mentions import Mentions
from .numbers import SMALL, Kind, Numbers, of_constant
from .promote import named_in_texts
from .unit import Scope, Unit
from .walking import children

Kinds = dict[str, Kind]
Call = tuple[Scope, ast.Call]
_ROUNDS = 10


class KnownCalls:
    """`parameters`: of each such function, by its name; `results`: what a call of it gives."""

    def __init__(self, unit: Unit, mentions: Mentions, numbers: Any) -> None:
        """`numbers`: makes the `Numbers` of a function, given its statements, names and what is known of them."""
        self.parameters: dict[str, Kinds] = {}
        self.results: Kinds = {}
        self._numbers: dict[Scope, Numbers] = {}
        found = dict(_known(unit)) if mentions.is_closed else {}
        if not found:
            return
        for name, (scope, _) in found.items():
            self.parameters[name] = dict.fromkeys(scope.parameters, SMALL)
            self.results[name] = SMALL
        for scope in unit.scopes.values():
            if scope.kind == "module" or isinstance(scope.node, ast.FunctionDef):
                self._numbers[scope] = numbers(scope.node, self)
        for _ in range(_ROUNDS):
            if not self._contradicted(found):
                return
        self.parameters, self.results = {}, {}

    def _contradicted(self, found: dict[str, tuple[Scope, list[Call]]]) -> bool:
        """One round; whether anything has turned out to be something else."""
        for scope, numbers in self._numbers.items():
            numbers.solve(self.parameters.get(scope.name, {}))
        changed = False
        for name, (scope, calls) in found.items():
            given, gives = self._given(scope, calls), self._given_back(scope)
            changed = changed or given != self.parameters[name] or gives != self.results[name]
            self.parameters[name], self.results[name] = given, gives
        return changed

    def _given(self, function: Scope, calls: list[Call]) -> Kinds:
        """What the parameters get."""
        arguments: ast.arguments = function.node.args  # type: ignore[attr-defined]
        positional = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
        defaults = dict(zip(positional[::-1], arguments.defaults[::-1], strict=False))
        pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        defaults |= {each.arg: value for each, value in pairs if value is not None}
        kinds: dict[str | None, list[Kind]] = {name: [] for name in function.parameters}
        for name, value in defaults.items():
            kinds[name].append(self._kind(function.parent, value))
        for scope, call in calls:
            named = ((each.arg, each.value) for each in call.keywords)
            for given, value in (*zip(positional, call.args, strict=False), *named):
                if given in kinds:
                    kinds[given].append(self._kind(scope, value))
        joined = self._numbers[function].joined
        return {name: joined(kinds[name]) if kinds[name] else SMALL for name in function.parameters}

    def _given_back(self, function: Scope) -> Kind:
        kinds: list[Kind] = []
        for node in _own_nodes(function.node):
            if isinstance(node, ast.Return):
                kinds.append(None if node.value is None else self._kind(function, node.value))
        if not _always_returns(function.node.body):  # type: ignore[attr-defined]
            kinds.append(None)
        return self._numbers[function].joined(kinds) if kinds else SMALL

    def _kind(self, scope: Scope | None, node: ast.expr) -> Kind:
        numbers = self._numbers.get(scope) if scope is not None else None
        return numbers.kind(node) if numbers is not None else of_constant(node)


def _known(unit: Unit) -> Iterator[tuple[str, tuple[Scope, list[Call]]]]:
    """The functions, by name, with their calls."""
    bound: dict[str, int] = {}
    escaped = named_in_texts(unit.tree)
    calls: dict[str, list[Call]] = {}
    for scope in unit.scopes.values():
        for name, bindings in scope.bindings.items():
            bound[name] = bound.get(name, 0) + len(bindings)
        for op in scope.ops:
            if op.kind == "load":
                escaped.add(op.name)
            elif op.kind == "call" and isinstance(op.node, ast.Call) and isinstance(op.node.func, ast.Name):
                calls.setdefault(op.name, []).append((scope, op.node))
    for scope in unit.scopes.values():
        name, made = scope.name, calls.get(scope.name, [])
        alone = bound.get(name) == 1 and not hasattr(builtins, name)
        if alone and name not in escaped and _is_plain(scope) and all(map(_is_spelled_out, made)):
            yield name, (scope, made)


def _is_plain(scope: Scope) -> bool:
    node = scope.node
    if not isinstance(node, ast.FunctionDef) or node.decorator_list or node.args.vararg or node.args.kwarg:
        return False
    held = scope.parent is None or scope.parent.kind == "class" or node.name.startswith(("__", "<"))
    return not (held or scope.is_lazy or scope.awaits)


def _is_spelled_out(made: Call) -> bool:
    call = made[1]
    starred = any(isinstance(each, ast.Starred) for each in call.args)
    return not starred and all(each.arg is not None for each in call.keywords)


def _own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """The statements of a function, and what stands in them; not those of functions inside."""
    waiting: list[ast.AST] = list(function.body)  # type: ignore[attr-defined]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.expr)):
            waiting += children(node)


def _always_returns(body: list[ast.stmt]) -> bool:
    """Whether the end of the statements is never reached, as far as is known."""
    last = body[-1]
    if isinstance(last, ast.If):
        return bool(last.orelse) and _always_returns(last.body) and _always_returns(last.orelse)
    return isinstance(last, (ast.Return, ast.Raise))
