"""What `ast` leaves to the host: text in, the nodes of its tree as plain data out, and the reverse.

A tree is a list of its nodes, each behind those that are in it: the name of the class, the fields, the place. On the
way out a node in a field is a tuple with its number, since a parser makes no tuples; on the way in all is said.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any, Final

from .budget import asked, limited, spend, work
from .ids import ids_of

_MOST: Final = 131_072
"""Characters, as in evaluated sources."""
_LETTER_BYTES: Final = 800
_LETTER_SECONDS: Final = 4.0e-6
_NODE_SECONDS: Final = 3.0e-5
_TIMES_WRITTEN: Final = 10
"""Letters for each letter of a constant, which may need an escape; the text is copied twice."""
Node = tuple[str, list[tuple[str, Any]], list[Any]]


def syntax_tree(source: Any, filename: Any, mode: str, comments: bool) -> list[Node]:
    """The nodes of a text, or CPython's own error."""
    text = source.decode() if isinstance(source, bytes) else source
    if len(text) > _MOST:
        raise MemoryError(f"ast.parse() takes at most {_MOST} characters in the sandbox")
    if limited():
        spend(len(text) * _LETTER_BYTES)
        work(len(text) * _LETTER_SECONDS)
    tree, failure = _tree(text, filename if isinstance(filename, str) else "<unknown>", mode, comments)
    if failure is not None:  # raised out here, so that its context is what the program was handling
        raise failure
    nodes: list[Node] = []
    numbers: dict[int, int] = {}
    for node in _from_the_leaves(tree):
        if id(node) not in numbers:  # those without fields are one and the same
            fields = [(name, _written(value, numbers)) for name, value in ast.iter_fields(node)]
            numbers[id(node)] = len(nodes)
            nodes.append((type(node).__name__, fields, [getattr(node, name) for name in node._attributes]))
    return nodes


def _tree(text: str, filename: str, mode: str, comments: bool) -> tuple[Any, Exception | None]:
    from ..transform.gate import gate
    from ..transform.host_compiler import run_deep, syntax_of
    from ..transform.refusal import Refused
    from ..transform.verdict import error_of

    try:
        levels, _ = gate(text)  # bounds what no parser may see
        return run_deep(lambda: syntax_of(text, filename, mode, comments), levels), None
    except Refused as refused:
        return None, error_of(refused, text, filename)
    except (SyntaxError, ValueError) as error:
        return None, error.with_traceback(None)


def _from_the_leaves(tree: ast.AST) -> list[ast.AST]:
    """All nodes of a tree, each behind those in it."""
    found = [tree]
    for node in found:
        found += ast.iter_child_nodes(node)
    return found[::-1]


def _written(value: Any, numbers: dict[int, int]) -> Any:
    if isinstance(value, list):
        return [_written(each, numbers) for each in value]
    return (numbers[id(value)],) if isinstance(value, ast.AST) else value


def syntax_text(nodes: list[tuple[str, list[tuple[str, Any]]]], root: Any) -> str:
    """The text of a tree that a program made or changed; what is wrong with it is said without showing the host's."""
    if limited():
        work(len(nodes) * _NODE_SECONDS)
        asked(_TIMES_WRITTEN * sum(_letters(value) for _, held in nodes for _, value in held))
    failure: Exception
    try:
        made: list[Any] = []
        for name, held in nodes:
            kind = _KINDS[name]
            node = kind.__new__(kind)  # whose `__init__` would warn the host of fields that come later
            for field, value in held:
                if field in node._fields or field in node._attributes:  # the program may have put in what it likes
                    setattr(node, field, _read(value, made))
            made.append(node)
        return ast.unparse(_read(root, made))
    except RecursionError:
        failure = RecursionError("maximum recursion depth exceeded")
    except Exception as error:
        failure = next((kind for kind in _SHOWN if type(error) is kind), ValueError)(str(error))
    raise failure


def _read(value: Any, made: list[Any]) -> Any:
    if type(value) is list:
        return [_read(each, made) for each in value]
    kind, held = value
    return made[held] if kind == "node" else ... if kind == "ellipsis" else held


def _letters(value: Any) -> int:
    if type(value) is list:
        return sum(map(_letters, value))
    return len(value[1]) if id(type(value[1])) in _LONG else 0


_LONG: Final = ids_of((str, bytes))
_SHOWN: Final = (AttributeError, TypeError, ValueError)
_KINDS: Final = {name: kind for name, kind in vars(ast).items() if isinstance(kind, type) and issubclass(kind, ast.AST)}
FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {"syntax_text": syntax_text, "syntax_tree": syntax_tree}
