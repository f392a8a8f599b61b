"""Readable text of an emitted program, for people: the user's source, its tree and the emitted one in, source text out.

The emitter shares the statements that it left alone with the original tree. Those keep their formatting and comments;
all others are printed by `ast.unparse`, under the comments of the statement they come from. Nothing else in ouros reads
this text: the emitted tree itself is what runs.
"""

from __future__ import annotations

import ast
import copy
import re
import sys
from collections.abc import Iterator

from .gate import gate
from .host_compiler import run_deep, tree_depth
from .unit import RESERVED
from .walking import walk

_LAYOUT_LEVELS = 500
"""Sources that nest deeper lose their layout: the parser that keeps it ends the process at some thousands of levels."""

_FRAMES = 2
"""How many times as many frames as other passes the printing with layout needs for each level of the source."""

_LONG_NUMBER = 2000
"""Bits from which on an integer is printed in hexadecimal: CPython refuses to print very long ones in decimal."""

_OTHER_TEXTS = (ast.Constant, ast.alias, ast.ImportFrom)
"""Nodes that hold texts which are no names of variables."""


def render(source: str, original: ast.Module, emitted: ast.Module) -> str:
    """Print an emitted program.

    Args:
        source: the user's program.
        original: its tree, as `parse` gave it.
        emitted: what the compiler made of it; neither tree is changed.

    Returns:
        Python source which means the same as `emitted`. Names that are not identifiers, such as `<lambda>`, are printed
        as `_o_lambda`.

    Raises:
        Refused: of kind 'syntax', if the emitted tree nests too deeply to be printed.

    Example:
        >>> tree = ast.parse('x = 1  # one')
        >>> render('x = 1  # one', tree, ast.Module([*tree.body, ast.Pass()], []))
        'x = 1  # one\\npass\\n'
    """
    levels = gate(source).levels
    depth = max(tree_depth(emitted), min(levels, _LAYOUT_LEVELS) * _FRAMES)
    return run_deep(lambda: _render(source, levels, original, emitted), depth)


def _render(source: str, levels: int, original: ast.Module, emitted: ast.Module) -> str:
    readable = _Readable(emitted, original).visit(emitted)
    if levels <= _LAYOUT_LEVELS:
        from . import layout  # imports libcst, which takes longer than most programs

        try:
            text = layout.print_with_layout(source, original, readable)
            if sys.version_info < (3, 12):
                ast.parse(text)
            return text
        except (layout.UnreadableSource, SyntaxError):
            pass  # text that libcst cannot hold, or that is too new for the host: printed without its layout
    return ast.unparse(readable) + "\n"


class _Readable:
    """Gives a spelling to what `ast.unparse` cannot write; copies what it changes and shares all the rest."""

    def __init__(self, emitted: ast.Module, original: ast.Module) -> None:
        self.untouched = {
            id(node)
            for node in walk(original)
            if isinstance(node, ast.stmt) and not any(map(_is_unwritable, walk(node)))
        }
        taken = {name for node in walk(emitted) for name in _spelled(node)}
        self.names: dict[str, str] = {}
        for name in sorted(taken):
            if not name.isidentifier():
                self.names[name] = new = _valid_name(name, taken)
                taken.add(new)

    def visit(self, node: ast.AST) -> ast.Module:
        changed = self._node(node)
        assert isinstance(changed, ast.Module)
        return changed

    def _node(self, node: ast.AST) -> ast.AST:
        if id(node) in self.untouched:
            return node
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value.bit_length() > _LONG_NUMBER:
            return ast.copy_location(ast.Name(hex(node.value), ast.Load()), node)  # any text is printed as it is
        if _is_unwritable(node):
            return self._node(_joined(node))
        changes = {name: self._value(node, value) for name, value in vars(node).items()}
        if all(changes[name] is value for name, value in vars(node).items()):
            return node
        made = copy.copy(node)
        vars(made).update(changes)
        return made

    def _value(self, node: ast.AST, value: object) -> object:
        if isinstance(value, ast.AST):
            return self._node(value)
        if isinstance(value, list):
            items = [self._value(node, item) for item in value]
            return value if all(new is old for new, old in zip(items, value, strict=True)) else items
        if isinstance(value, str) and not isinstance(node, _OTHER_TEXTS):
            return self.names.get(value, value)
        return value


def _is_unwritable(node: ast.AST) -> bool:
    """Whether it is an f-string that needs the syntax of Python 3.12, and the host is older."""
    if not isinstance(node, ast.JoinedStr):
        return False
    try:
        ast.unparse(node)
    except ValueError:
        return True
    return False


def _joined(node: ast.AST) -> ast.expr:
    """The same text by `''.join` and `format`."""
    if isinstance(node, ast.JoinedStr):
        parts = ast.List([_joined(part) for part in node.values], ast.Load())
        made: ast.expr = ast.Call(ast.Attribute(ast.Constant(""), "join", ast.Load()), [parts], [])
    elif isinstance(node, ast.FormattedValue):
        value = node.value
        if node.conversion != -1:
            name = {"s": "str", "r": "repr", "a": "ascii"}[chr(node.conversion)]
            value = ast.Call(ast.Name(name, ast.Load()), [value], [])
        given = [] if node.format_spec is None else [_joined(node.format_spec)]
        made = ast.Call(ast.Name("format", ast.Load()), [value, *given], [])
    else:
        assert isinstance(node, ast.Constant), node
        return node
    return ast.fix_missing_locations(ast.copy_location(made, node))


def _spelled(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, _OTHER_TEXTS):
        for value in vars(node).values():
            yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _valid_name(name: str, taken: set[str]) -> str:
    made = RESERVED + re.sub(r"\W", "", name)
    while made in taken:
        made += "_"
    return made
