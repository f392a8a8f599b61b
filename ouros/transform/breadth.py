"""What takes compilers time or memory by the square of its parts: a tree in; a refusal where there are too many, out.

CPython compares each keyword of a call with all others, and moves all captures of a pattern at each of them; for each
scope it copies the sets of variables around it. Chains of comparisons that may stop nest. No program that people write
comes near the limits.
"""

from __future__ import annotations

import ast
from typing import Any

from .refusal import Refused, source_lines, span
from .unit import FUNCTIONS
from .walking import children, walk

MAX_PARTS = 1000
"""Parts of a construct for which CPython takes quadratic time."""
MAX_COMPARISONS = 10_000
"""In one chain: for each of them much is emitted."""
MAX_SEEN = 10_000_000
"""Variables around scopes, counted for each scope that they are around: CPython takes a third of a second."""
_FIELDS = {
    "keywords": (MAX_PARTS, "keyword arguments in one call: put them into a dict, and pass that with '**'"),
    "ops": (MAX_COMPARISONS, "comparisons in one chain: join shorter ones with 'and'"),
}
"""How long fields of nodes may be, and what to say if one is longer."""
_SCOPES = (*FUNCTIONS, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_CROWDED = "too many functions, classes and comprehensions among too many variables: put some of them into classes"
_IN_PATTERN = "variables in one pattern: match parts of it inside the case"


def refuse_broad(tree: ast.Module, code: str) -> None:
    """Raises `Refused`, of kind 'syntax', for the first construct that has too many parts of a kind."""
    if len(code) <= 2 * MAX_PARTS:
        return
    scopes = 0
    for node in walk(tree):
        scopes += isinstance(node, _SCOPES)
        for field, (most, words) in _FIELDS.items():
            if len(getattr(node, field, ())) > most:
                raise _refused(most, words, node, code)
        if isinstance(node, ast.match_case) and sum(map(_captures, walk(node.pattern))) > MAX_PARTS:
            raise _refused(MAX_PARTS, _IN_PATTERN, node.pattern, code)
    if scopes * len(code) > MAX_SEEN:  # a variable has a letter or more
        _refuse_crowded(tree, code)


def _refuse_crowded(tree: ast.Module, code: str) -> None:
    """Raises `Refused` for the first scope around which, with those before it, there are too many variables."""
    seen = 0
    scopes: list[tuple[Any, int]] = [(tree, 0)]
    while scopes:
        scope, around = scopes.pop()
        seen += around
        if seen > MAX_SEEN:
            raise Refused("syntax", _CROWDED, span(scope, source_lines(code)))
        bound, inner = _own_parts(scope)
        if not isinstance(scope, ast.ClassDef):
            around += len(bound)
        scopes += [(each, around) for each in inner]


def _own_parts(scope: ast.AST) -> tuple[set[str], list[ast.AST]]:
    """The variables that a scope binds, more or less, and the scopes in it, the last one first."""
    bound: set[str] = set()
    inner: list[ast.AST] = []
    waiting = children(scope)
    while waiting:
        node: Any = waiting.pop()
        if isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                bound.add(node.id)
        elif isinstance(node, (ast.arg, ast.alias, *_SCOPES)):
            bound.add(str(getattr(node, "name", getattr(node, "arg", ""))))
        if isinstance(node, _SCOPES):
            inner.append(node)
        else:
            waiting += children(node)
    return bound, inner


def _refused(most: int, words: str, node: ast.AST, code: str) -> Refused:
    return Refused("syntax", f"more than {most} {words}", span(node, source_lines(code)))


def _captures(pattern: Any) -> int:
    """How many variables this part of a pattern binds, or attributes it asks for."""
    named = getattr(pattern, "name", None) or getattr(pattern, "rest", None)
    return len(getattr(pattern, "kwd_attrs", ())) + bool(named)
