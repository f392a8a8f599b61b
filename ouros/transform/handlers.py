"""What CPython's compiler has no room for and does not look for: a tree in; the first place where too much nests, out.

For each code object the compiler keeps a table of the handlers that are open: of `try`, `with`, and from 3.12 on of
comprehensions, which are part of the code around them. Statements are counted against its size, comprehensions are not,
and CPython 3.12.0 and 3.12.1 count the statements wrongly. Where the table overflows, the process ends.
"""

from __future__ import annotations

import ast
import sys

from .nesting import BUDGET
from .walking import children

_HAS_INLINED = sys.version_info >= (3, 12)
_COUNTS_WRONGLY = (3, 12) <= sys.version_info < (3, 12, 2)
_MOST = 18
"""The table has 20 or 22 entries, and emitted code opens some of its own."""
_PER_STATEMENT = 2
"""Handlers of what a `try` or `with` is emitted as, in one function up to `nesting.BUDGET`."""
_STATEMENTS = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp)


def overflow(tree: ast.Module, code: str) -> ast.AST | None:
    """The innermost node for which there would be no room, if there is one."""
    few = "with" not in code and _PER_STATEMENT * code.count("try") + code.count("for") <= _MOST
    if few or not _HAS_INLINED:
        return None
    waiting: list[tuple[ast.AST, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, statements, comprehensions = waiting.pop()
        if isinstance(node, _SCOPES):
            statements = comprehensions = 0
        elif isinstance(node, _COMPREHENSIONS):
            comprehensions += 1
        elif isinstance(node, _STATEMENTS):
            statements += len(node.items) if isinstance(node, (ast.With, ast.AsyncWith)) else 1
        handlers = max(statements, min(_PER_STATEMENT * statements, BUDGET)) + comprehensions
        if (comprehensions and handlers > _MOST) or (_COUNTS_WRONGLY and statements >= _MOST):
            return node
        waiting += [(child, statements, comprehensions) for child in children(node)]
    return None
