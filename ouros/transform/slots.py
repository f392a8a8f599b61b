"""The order of a function's variables: its definition in; their names as CPython numbers them, out.

When a function ends, its frame lets go of its variables in the order of their slots: parameters first, the others as
they come up when the body is compiled. A continuation has another body, and must let go of them in the same order.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping
from typing import Any

ORDER: Mapping[type[ast.AST], tuple[str, ...]] = {
    ast.Assign: ("value", "targets"),
    ast.AnnAssign: ("value", "target"),
    ast.NamedExpr: ("value", "target"),
    ast.For: ("iter", "target", "body", "orelse"),
    ast.Try: ("body", "orelse", "handlers", "finalbody"),
    ast.ExceptHandler: ("type", "name", "body"),
    ast.FunctionDef: ("decorator_list", "args", "returns", "name"),
    ast.ClassDef: ("decorator_list", "bases", "keywords", "name"),
    ast.Lambda: ("args",),
    ast.arguments: ("defaults", "kw_defaults"),
    ast.comprehension: ("iter",),
    ast.MatchAs: ("pattern", "name"),
    ast.MatchStar: ("name",),
    ast.MatchMapping: ("keys", "patterns", "rest"),
    **dict.fromkeys((ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp), ("generators",)),
}
"""The fields of a node in the order in which they are compiled, where that is not the order of its fields, or where not
all of them are compiled into the function around.
"""
_NAMING = {ast.Name: "id", ast.ExceptHandler: "name", ast.FunctionDef: "name", ast.ClassDef: "name",
           ast.MatchAs: "name", ast.MatchStar: "name", ast.MatchMapping: "rest"}  # fmt: skip


@functools.lru_cache(maxsize=32)
def slots(definition: ast.AST) -> tuple[str, ...]:
    """The names of its variables, and of others that it mentions, in the order of their slots.

    They are kept, since one after another of its resume points is asked for.
    """
    found: dict[str, None] = {}
    if isinstance(definition, ast.FunctionDef):
        each = definition.args
        last = [part for part in (each.vararg, each.kwarg) if part is not None]
        found.update((part.arg, None) for part in (*each.posonlyargs, *each.args, *each.kwonlyargs, *last))
        for statement in definition.body:
            found.update((name, None) for name in _names(statement))
    return tuple(found)


def _names(node: ast.AST) -> Iterator[str]:
    for field in ORDER.get(type(node), node._fields):
        value: Any = getattr(node, field, None)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST):
                yield from _names(part)
            elif type(part) is str and _NAMING.get(type(node)) == field:
                yield part
