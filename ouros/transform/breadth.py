"""What takes compilers time or memory by the square of its parts: a tree in; a refusal where there are too many, out.

CPython compares each keyword of a call with all others, and moves all captures of a pattern at each of them; chains of
comparisons that may stop nest. No program that people write comes near the limit.
"""

from __future__ import annotations

import ast
from typing import Any

from .refusal import Refused, source_lines, span

MAX_PARTS = 1000
"""Parts of a construct for which CPython takes quadratic time."""
MAX_COMPARISONS = 10_000
"""In one chain: for each of them much is emitted."""
_FIELDS = {
    "keywords": (MAX_PARTS, "keyword arguments in one call: put them into a dict, and pass that with '**'"),
    "ops": (MAX_COMPARISONS, "comparisons in one chain: join shorter ones with 'and'"),
}
"""How long fields of nodes may be, and what to say if one is longer."""
_IN_PATTERN = "variables in one pattern: match parts of it inside the case"


def refuse_broad(tree: ast.Module, code: str) -> None:
    """Raises `Refused`, of kind 'syntax', for the first construct that has too many parts of a kind."""
    if len(code) <= 2 * MAX_PARTS:
        return
    for node in ast.walk(tree):
        for field, (most, words) in _FIELDS.items():
            if len(getattr(node, field, ())) > most:
                raise _refused(most, words, node, code)
        if isinstance(node, ast.match_case) and sum(map(_captures, ast.walk(node.pattern))) > MAX_PARTS:
            raise _refused(MAX_PARTS, _IN_PATTERN, node.pattern, code)


def _refused(most: int, words: str, node: ast.AST, code: str) -> Refused:
    return Refused("syntax", f"more than {most} {words}", span(node, source_lines(code)))


def _captures(pattern: Any) -> int:
    """How many variables this part of a pattern binds, or attributes it asks for."""
    named = getattr(pattern, "name", None) or getattr(pattern, "rest", None)
    return len(getattr(pattern, "kwd_attrs", ())) + bool(named)
