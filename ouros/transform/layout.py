"""Printing with the user's layout, on libcst: source, its tree and a changed tree in, text out. Used by `render` only.

The source is parsed twice, by CPython and by libcst, and the statements of both trees are paired. A statement of the
changed tree that is one of the original's is then printed by its libcst twin; any other is printed by `ast.unparse`,
compound ones as a header whose blocks are filled in turn.
"""

from __future__ import annotations

import ast
import copy
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import libcst as cst

from .unit import FUNCTIONS, RESERVED
from .walking import walk

BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")
"""Fields that hold the blocks of a compound statement, in the order of the text, in `ast` and in libcst alike."""

_COMPOUND = (
    *FUNCTIONS, ast.ClassDef, ast.For, ast.While, ast.If, ast.With, ast.Match, ast.Try, ast.TryStar, ast.AsyncFor,
    ast.AsyncWith,
)  # fmt: skip
_HOLDERS = (ast.ExceptHandler, ast.match_case)
_Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement


class UnreadableSource(Exception):
    """libcst does not read a text that CPython reads or that `ast.unparse` writes, or cannot print so deep a tree."""


@dataclass(eq=False, slots=True)
class Twin:
    """Where a statement of the original tree is in libcst's."""

    statement: ast.stmt
    parent: Twin | None
    node: Any  # the compound statement, or the line or one-line block that holds the small one
    index: int  # among the small statements of the line

    @property
    def start(self) -> tuple[int, int]:
        return self.statement.lineno, self.statement.col_offset

    @property
    def end(self) -> tuple[int, int]:
        return self.statement.end_lineno or 0, self.statement.end_col_offset or 0


def print_with_layout(source: str, original: ast.Module, changed: ast.Module) -> str:
    """Print `changed` with the layout that `source` gives to the statements it shares with `original`.

    Raises:
        UnreadableSource: if libcst cannot parse the source or a statement that `ast.unparse` printed, or recurses.
    """
    try:
        module = cst.parse_module(source)
        body = _Printer(original, module, changed).block(changed.body)
        return module.with_changes(body=body).code
    except (cst.ParserSyntaxError, RecursionError) as error:
        raise UnreadableSource(str(error)) from error


class _Printer:
    def __init__(self, original: ast.Module, module: cst.Module, changed: ast.Module) -> None:
        self.twins = {id(twin.statement): twin for twin in _pair(original.body, module.body, None)}
        self.sorted = sorted(self.twins.values(), key=lambda twin: twin.start)
        self.starts = [twin.start for twin in self.sorted]
        self.last_line = max((twin.end[0] for twin in self.sorted), default=0)
        kept = {id(node) for node in walk(changed)}
        self.commented = {id(twin.node) for twin in self.sorted if id(twin.statement) in kept}

    def block(self, statements: Sequence[ast.stmt]) -> list[_Statement]:
        """The statements of one block."""
        made: list[_Statement] = []
        at = 0
        while at < len(statements):
            twin = self.twins.get(id(statements[at]))
            if twin is None:
                made.append(self.rewritten(statements[at]))
                at += 1
            elif isinstance(twin.node, cst.BaseCompoundStatement):
                made.append(twin.node.with_changes(leading_lines=_leading(twin.node)))
                at += 1
            else:
                line = self.line(twin, statements[at:])
                made.append(line)
                at += len(line.body)
        return made

    def line(self, twin: Twin, statements: Sequence[ast.stmt]) -> cst.SimpleStatementLine:
        """The line on which an untouched small statement stands, as far as those after it are untouched too."""
        parts = list(twin.node.body[twin.index :])
        for count, statement in enumerate(statements[: len(parts)]):
            other = self.twins.get(id(statement))
            if other is None or other.node is not twin.node or other.index != twin.index + count:
                break
        else:
            count = min(len(parts), len(statements))
        parts = parts[:count]
        parts[-1] = parts[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
        leading = _leading(twin.node) if twin.index == 0 else []
        is_whole = twin.index + count == len(twin.node.body)
        trailing = twin.node.trailing_whitespace if is_whole else cst.TrailingWhitespace()
        return cst.SimpleStatementLine(parts, leading_lines=leading, trailing_whitespace=trailing)

    def rewritten(self, statement: ast.stmt) -> _Statement:
        """A statement the compiler made, under the comments of the first one it comes from."""
        origin = self.origin(statement)
        if origin is None or id(origin.node) in self.commented or _is_preamble(statement):
            return self.printed(statement, None)
        self.commented.add(id(origin.node))
        made = self.printed(statement, origin.node)
        changes: dict[str, Any] = {"leading_lines": _leading(origin.node)}
        if isinstance(made, cst.SimpleStatementLine) and not isinstance(origin.node, cst.BaseCompoundStatement):
            changes["trailing_whitespace"] = origin.node.trailing_whitespace
        changed: _Statement = made.with_changes(**changes)
        return changed

    def printed(self, statement: ast.stmt, origin: Any) -> _Statement:
        """`ast.unparse`'s text of a statement, its blocks with the layout of those of `origin` if they correspond."""
        if not isinstance(statement, _COMPOUND):
            return cst.parse_statement(ast.unparse(statement))
        blocks = [self.block(block) for block in _blocks(statement)]
        suites: list[Any] = list(_suites(origin))
        if len(suites) != len(blocks):
            suites = [None] * len(blocks)
        bodies = [_indented(block, suite) for block, suite in zip(blocks, suites, strict=True)]
        filled: _Statement = _fill(cst.parse_statement(ast.unparse(_header(statement))), iter(bodies))
        return filled

    def origin(self, statement: ast.stmt) -> Twin | None:
        """The original statement that a made one stands for, told by the positions that its nodes were given."""
        for node in walk(statement):
            line = getattr(node, "lineno", self.last_line + 1)
            if line <= self.last_line:
                twin = self.at((line, getattr(node, "col_offset", 0)))
                break
        else:
            return None
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            while twin and getattr(twin.statement, "name", None) != statement.name:
                twin = twin.parent
        return twin

    def at(self, place: tuple[int, int]) -> Twin | None:
        """The innermost original statement around a place."""
        index = bisect_right(self.starts, place) - 1
        twin = self.sorted[index] if index >= 0 else None
        while twin and twin.end < place:
            twin = twin.parent
        return twin


def _leading(node: cst.CSTNode) -> list[cst.EmptyLine]:
    """The comments and blank lines above a statement; blank lines stay empty wherever it moves."""
    lines: Sequence[cst.EmptyLine] = getattr(node, "leading_lines", ())
    return [line if line.comment else line.with_changes(indent=False) for line in lines]


def _is_preamble(statement: ast.stmt) -> bool:
    """Whether a statement only prepares a function: it has the position of the first one there, but not its meaning."""
    if isinstance(statement, ast.For):
        return isinstance(statement.iter, ast.Name) and statement.iter.id.startswith(RESERVED)
    return isinstance(statement, (ast.Global, ast.Nonlocal))


def _pair(statements: Sequence[ast.stmt], nodes: Sequence[Any], parent: Twin | None) -> Iterator[Twin]:
    """Twins of one block and of all blocks inside it."""
    places: list[tuple[Any, int]] = []
    for node in nodes:
        if isinstance(node, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
            places += [(node, index) for index in range(len(node.body))]
        else:
            places.append((node, 0))
    for statement, (node, index) in zip(statements, places, strict=True):
        twin = Twin(statement, parent, node, index)
        yield twin
        if isinstance(statement, _COMPOUND):
            yield from _pair_blocks(statement, node, twin)


def _pair_blocks(holder: ast.AST, node: cst.CSTNode, twin: Twin) -> Iterator[Twin]:
    for field in BLOCKS:
        inner, other = getattr(holder, field, None), getattr(node, field, None)
        if not inner:
            continue
        if isinstance(inner[0], _HOLDERS):
            for each, its in zip(inner, other or (), strict=True):
                yield from _pair_blocks(each, its, twin)
        elif isinstance(other, cst.If):  # an elif is a statement of its own to ast
            yield from _pair(inner, [other], twin)
        else:
            suite = other.body if isinstance(other, (cst.Else, cst.Finally)) else other
            yield from _pair(inner, suite.body if isinstance(suite, cst.IndentedBlock) else [suite], twin)


def _blocks(holder: ast.AST) -> Iterator[list[ast.stmt]]:
    """The blocks of a compound statement as `ast.unparse` prints them: a lone `if` in an `else` makes an `elif`."""
    for field in BLOCKS:
        inner = getattr(holder, field, None)
        if not inner:
            continue
        if isinstance(inner[0], _HOLDERS):
            for each in inner:
                yield each.body
        elif _is_elif(holder, field, inner):
            yield from _blocks(inner[0])
        else:
            yield inner


def _is_elif(holder: ast.AST, field: str, block: list[ast.stmt]) -> bool:
    return isinstance(holder, ast.If) and field == "orelse" and len(block) == 1 and isinstance(block[0], ast.If)


def _header(holder: Any) -> Any:
    """A copy of a compound statement with nothing in its blocks."""
    made = copy.copy(holder)
    for field in BLOCKS:
        inner = getattr(holder, field, None)
        if not inner:
            continue
        if isinstance(inner[0], _HOLDERS) or _is_elif(holder, field, inner):
            setattr(made, field, [_header(each) for each in inner])
        else:
            setattr(made, field, [ast.Pass()])
    return made


def _suites(node: Any) -> Iterator[cst.BaseSuite]:
    """The blocks of a compound statement of libcst's, in the order of the text."""
    for field in BLOCKS:
        inner = getattr(node, field, None)
        if isinstance(inner, cst.BaseSuite):
            yield inner
        elif isinstance(inner, (list, tuple)):
            for each in inner:
                yield from _suites(each)
        elif inner is not None:
            yield from _suites(inner)


def _indented(statements: list[_Statement], like: cst.BaseSuite | None) -> cst.IndentedBlock:
    """A block with the comments that stand after the colon and after the last statement of another."""
    if isinstance(like, cst.IndentedBlock):
        return cst.IndentedBlock(statements, header=like.header, footer=like.footer)
    return cst.IndentedBlock(statements)


def _fill(node: Any, bodies: Iterator[cst.IndentedBlock]) -> Any:
    """A printed header with its blocks filled in, in the order of the text."""
    changes: dict[str, Any] = {}
    for field in BLOCKS:
        inner = getattr(node, field, None)
        if isinstance(inner, cst.BaseSuite):
            changes[field] = next(bodies)
        elif isinstance(inner, (list, tuple)):
            changes[field] = [_fill(each, bodies) for each in inner]
        elif inner is not None:
            changes[field] = _fill(inner, bodies)
    return node.with_changes(**changes)
