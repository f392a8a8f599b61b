"""First pass: source text in, CPython's tree out, or CPython's verdict in CPython's words and with its position."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

from . import read_newer
from .breadth import refuse_broad
from .gate import gate
from .handlers import overflow
from .host_compiler import MAX_TREE_DEPTH, compile_tree, read_tree, run_deep, tree_depth
from .nesting import inside, names_bound
from .newer import compilable, parameters_of
from .refusal import TEMPLATES, Refused, Span, characters, source_lines, span
from .unit import FUNCTIONS
from .walking import walk

_NEEDS_NAME = re.compile(r"(?<!\w)(?:def|class)(?:[ \t\f]|\\\n)*\Z")
_TEMPLATE = re.compile(r"(?<!\w)(?:t|rt|tr)['\"]", re.IGNORECASE)
_TAIL = 200
"""Characters before an error that are searched for the word that needs a name."""


def parse(code: str, filename: str, mode: str = "") -> ast.Module:
    """Parse a program.

    Args:
        code: the program; its size and nesting are bounded before a parser sees it.
        filename: what CPython calls it while it looks for errors.
        mode: as for the builtin `compile`, for what a program evaluates; what is no program may not `await` at its top.

    Returns:
        The tree as `ast.parse` gives it, at most `MAX_TREE_DEPTH` levels deep, and known to compile: errors that
        CPython only finds later (`'return' outside function`, a `nonlocal` without binding) have been looked for.

    Raises:
        Refused: of kind 'syntax', for all that is wrong with the text.

    Example:
        >>> ast.dump(parse('a', 'main.py'))
        "Module(body=[Expr(value=Name(id='a', ctx=Load()))], type_ignores=[])"
    """
    levels, deepest_place = gate(code)
    try:
        tree = run_deep(lambda: read_tree(code, filename, mode or "exec"), levels)
    except SyntaxError as error:
        tree = _newer(code, filename, _parser_verdict(error, code))
        if mode == "eval" and not (len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr)):
            raise _parser_verdict(error, code) from None
    except Refused as error:
        raise Refused(error.kind, error.message, deepest_place) from error
    depth = tree_depth(tree)
    if depth > MAX_TREE_DEPTH:
        raise _too_deep(tree, code)
    refuse_broad(tree, code)
    full = overflow(tree, code)
    if full is not None:
        raise Refused("syntax", "too many statically nested blocks", span(full, source_lines(code)))
    run_deep(lambda: _refuse_nonlocal(tree, code), depth)
    try:
        flags = 0 if mode else ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        run_deep(lambda: compile_tree(compilable(tree), filename, flags), depth)
    except SyntaxError as error:
        raise _compiler_verdict(error, code) from None
    return tree


def _misplaced_nonlocal(node: ast.AST, parameters: frozenset[str] = frozenset()) -> tuple[ast.Nonlocal, str] | None:
    """The first `nonlocal` that means a type parameter, with its name; compilers that know no parameters let it pass.

    Args: `parameters`: those around the node that nothing in between hides.
    """
    for each in inside(node):
        if isinstance(each, ast.Nonlocal):
            for name in each.names:
                if name in parameters:
                    return each, name
        elif isinstance(each, (*FUNCTIONS, ast.ClassDef)):
            around = parameters | {parameter.name for parameter in parameters_of(each)}
            found = _misplaced_nonlocal(each, around - _hidden_in(each))
            if found is not None:
                return found
    return None


def _hidden_in(node: Any) -> set[str]:
    """The variables of a function, which its body and functions in it mean; those of a class are its own business."""
    if isinstance(node, ast.ClassDef):
        return set()
    own = list(inside(node))
    declared = {name for each in own if isinstance(each, (ast.Nonlocal, ast.Global)) for name in each.names}
    return {each.arg for each in walk(node.args) if isinstance(each, ast.arg)} | set(names_bound(own)) - declared


def _refuse_nonlocal(tree: ast.Module, code: str) -> None:
    found = None if hasattr(ast, "TypeVar") else _misplaced_nonlocal(tree)
    if found is not None:
        place = span(found[0], source_lines(code))
        raise Refused("syntax", f"nonlocal binding not allowed for type parameter {found[1]!r}", place)


def _newer(code: str, filename: str, verdict: Refused) -> ast.Module:
    """The tree of a text that this Python's parser refused, if newer ones read it."""
    try:
        tree = read_newer.read(code, filename)
    except SyntaxError as error:
        verdict = _parser_verdict(error, code)
        tree = None
    if tree is None:
        raise verdict from None
    return tree


def _too_deep(tree: ast.Module, code: str) -> Refused:
    place = next(statement for statement in tree.body if tree_depth(statement) >= MAX_TREE_DEPTH)
    message = f"this statement nests more than {MAX_TREE_DEPTH} levels deep: assign parts of it to variables"
    return Refused("syntax", message, span(place, source_lines(code)))


def _parser_verdict(error: SyntaxError, code: str) -> Refused:
    """The parser counts columns in characters from 1."""
    position = _position(error, code, lambda line, column: min(column, len(line)))
    message = error.msg
    start = _index(code, position.line, position.column)
    if _TEMPLATE.search(code, max(start - 2, 0), start + 3):
        return Refused("unsupported", TEMPLATES, position)
    if message == "invalid syntax":
        message = _missing_name(position, code) or message
    return Refused("syntax", message, position, type(error), error)


def _compiler_verdict(error: SyntaxError, code: str) -> Refused:
    """The later stages count columns in bytes from 1, as the tree does."""
    return Refused("syntax", error.msg, _position(error, code, characters), verdict=error)


def _position(error: SyntaxError, code: str, column: Callable[[str, int], int]) -> Span:
    """Where an error is; `column` turns a column that counts from 0 into characters. 0 or less means 'not known'."""
    lines = source_lines(code)
    ends: list[int | None] = []
    for line, offset in ((error.lineno, error.offset), (error.end_lineno, error.end_offset)):
        known = line is not None and 0 < line <= len(lines)
        ends.append(line if known else None)
        ends.append(column(lines[line - 1], offset - 1) if line and known and offset and offset > 0 else None)
    return Span(*ends)


def _missing_name(at: Span, code: str) -> str | None:
    """The wording for a `def` or `class` that no name follows, where CPython just says 'invalid syntax'."""
    start = _index(code, at.line, at.column)
    if not _NEEDS_NAME.search(code[max(start - _TAIL, 0) : start].replace("\r\n", "\n").replace("\r", "\n")):
        return None
    end = max(start, _index(code, at.end_line, at.end_column))
    return f"Expected an identifier at byte range {len(code[:start].encode())}..{len(code[:end].encode())}"


def _index(code: str, line: int | None, column: int | None) -> int:
    """Where in the text a line and column is; a column past the end of its line means the end, an unknown place 0."""
    if line is None or column is None:
        return 0
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", code))]
    if line > len(starts):
        return len(code)
    text = re.compile(r"[^\r\n]*").match(code, starts[line - 1])
    return min(starts[line - 1] + column, text.end() if text else len(code))
