"""Syntax that is newer than the Python that runs ouros: a text that its parser refused in; the tree of the text, or
None when nothing newer is in it, out.

The newer parts are found by their tokens. Each is replaced in the text by something that every parser reads and that
takes exactly the same place, so that all positions stay as they are; the tree of that text then gets the nodes of the
newer parts, whose own expressions are read in the same way.
"""

from __future__ import annotations

import ast
import bisect
import keyword
import re
import sys
from typing import Any, NamedTuple

from .formatted import Builder, String, Unreadable, read_string
from .gate import CODE, gate
from .host_compiler import read_tree, run_deep, tree_depth
from .newer import ParamSpec, TypeAlias, TypeVar, TypeVarTuple
from .refusal import Refused, Span
from .walking import children, walk

HAS_NESTED_FSTRINGS = sys.version_info >= (3, 12)
HAS_ALL = sys.version_info >= (3, 13)
_NEWLINE = re.compile(r"\r\n|\r|\n")
MAX_STRINGS = 10_000
"""Each takes half a millisecond."""
Place = tuple[int, int]


class Token(NamedTuple):
    kind: str
    start: int
    end: int


class Patch(NamedTuple):
    """What stands at a place of the text instead, and what the tree gets there: a node, or parameters of one."""

    start: int
    end: int
    text: str


def read(code: str, filename: str) -> ast.Module | None:
    """The tree of a text with newer syntax. Raises SyntaxError for what is wrong in the rest of it."""
    if HAS_ALL:
        return None
    reader = _Reader(code, filename)
    try:
        reader.scan(0, len(code))
    except Unreadable:
        return None
    if not reader.patches:
        return None
    text = reader.patched(0, len(code))
    levels, place = gate(text)
    try:
        tree = run_deep(lambda: read_tree(text, filename), levels)
    except Refused as error:
        raise Refused(error.kind, error.message, place) from error
    made = run_deep(lambda: _Put(reader).visit(tree), tree_depth(tree))
    assert isinstance(made, ast.Module)
    return made


class _Reader:
    """Finds the newer parts of a text."""

    def __init__(self, code: str, filename: str) -> None:
        self.code = code
        self.filename = filename
        self.starts = [0, *(found.end() for found in _NEWLINE.finditer(code))]
        self.known = (-1, 0)
        """An offset and its column, so that a long line is not counted from its start each time."""
        self.rows = 0
        self.patches: list[Patch] = []
        self.strings: dict[Place, ast.expr] = {}
        self.parameters: dict[Place, list[Any]] = {}
        self.aliases: dict[Place, tuple[ast.Name, list[Any]]] = {}

    # places

    def at(self, offset: int) -> Place:
        """Line and column as `ast` counts them."""
        line = bisect.bisect_right(self.starts, offset)
        start, octets = self.starts[line - 1], 0
        if self.known[0] >= start and self.known[0] <= offset:
            start, octets = self.known
        octets += len(self.code[start:offset].encode())
        self.known = (offset, octets)
        return line, octets

    def place(self, start: int, end: int) -> dict[str, Any]:
        (line, column), (end_line, end_column) = self.at(start), self.at(end)
        return {"lineno": line, "col_offset": column, "end_lineno": end_line, "end_col_offset": end_column}

    def patched(self, start: int, end: int, first: int = 0) -> str:
        """The text between two offsets with what was found in it replaced; `first` counts the patches before it."""
        parts: list[str] = []
        for patch in sorted(self.patches[first:]):
            if start <= patch.start and patch.end <= end:
                parts += [self.code[start : patch.start], patch.text]
                start = patch.end
        return "".join([*parts, self.code[start:end]])

    # tokens

    def tokens(self, at: int, end: int) -> list[Token]:
        found: list[Token] = []
        while at < end and (match := CODE.match(self.code, at)):
            kind = match.lastgroup or ""
            start = match.start(kind)
            at = match.end()
            if kind == "string":
                at = read_string(self.code, start).end
            found.append(Token(kind, start, at))
        return found

    def scan(self, start: int, end: int) -> None:
        tokens = self.tokens(start, end)
        index = 0
        begins = True
        depth = 0
        while index < len(tokens):
            token = tokens[index]
            word = self.code[token.start : token.end] if token.kind == "word" else ""
            if token.kind == "string":
                index = self.row_of_strings(tokens, index, depth > 0)
            elif word in ("def", "class"):
                self.definition(tokens, index)
            elif word == "type" and begins and not depth:
                self.alias(tokens, index)
            depth += (token.kind == "open") - (token.kind == "close")
            ends = token.kind in ("newline", "colon") or self.code[token.start : token.end] == ";"
            begins = ends or (begins and token.kind == "newline")
            index += 1

    # strings

    def row_of_strings(self, tokens: list[Token], index: int, inside: bool) -> int:
        """Strings in a row are one expression; returns the index of the last one."""
        last = index
        following = index
        while following < len(tokens) and (
            tokens[following].kind == "string" or (inside and tokens[following].kind == "newline")
        ):
            if tokens[following].kind == "string":
                last = following
            following += 1
        row = [read_string(self.code, token.start) for token in tokens[index : last + 1] if token.kind == "string"]
        if not HAS_NESTED_FSTRINGS and any(string.pieces is not None for string in row):
            before = tokens[index - 1] if index else None
            self.string(row, before is not None and self.is_operand(before))
        return last

    def is_operand(self, token: Token) -> bool:
        """Whether a bracket after this token would be a call or a subscript."""
        if token.kind == "word":
            return not keyword.iskeyword(self.code[token.start : token.end])
        return token.kind in ("number", "string", "close")

    def string(self, row: list[String], after_operand: bool) -> None:
        """Replace strings that the host's parser does not read."""
        start, end = row[0].start, row[-1].end
        text = self.code[start:end]
        self.rows += len(row)
        if self.rows > MAX_STRINGS:
            message = f"more than {MAX_STRINGS} f-strings in a program with syntax that is newer than this Python"
            place = self.place(start, end)
            raise Refused("syntax", message, Span(place["lineno"], place["col_offset"], place["end_lineno"]))
        try:
            read_tree(f"({text}\n)", self.filename)
            return
        except SyntaxError:
            pass
        stand_in = _stand_in(text, after_operand)
        if stand_in is None:
            return
        count = len(self.patches)
        try:
            node = Builder(self.code, self.expression, self.place).joined(row)
        except (Unreadable, SyntaxError, ValueError):
            del self.patches[count:]
            return
        del self.patches[count:]
        self.patches.append(Patch(start, end, stand_in))
        line, column = self.at(start)
        self.strings[line, column + stand_in.startswith("(")] = node

    def expression(self, start: int, end: int) -> Any:
        """The tree of an expression that stands between two offsets."""
        if all(token.kind == "newline" or token.start >= end for token in self.tokens(start, end)):
            raise Unreadable  # blanks and comments are no expression
        count = len(self.patches)
        self.scan(start, end)
        text = f"({self.patched(start, end, count)}\n)"
        levels = gate(text).levels
        statements = run_deep(lambda: read_tree(text, self.filename), levels).body
        if len(statements) != 1 or not isinstance(statements[0], ast.Expr):
            raise Unreadable
        line, column = self.at(start)
        tree = statements[0].value
        for node in walk(tree):
            _move(node, line - 1, column - 1)
        del self.patches[count:]
        return run_deep(lambda: _Put(self).visit(tree), tree_depth(tree))

    # type parameters

    def definition(self, tokens: list[Token], index: int) -> None:
        if index + 2 < len(tokens) and tokens[index + 1].kind == "word":
            first = tokens[index]
            before = tokens[index - 1] if index else None
            if before is not None and self.code[before.start : before.end] == "async":
                first = before
            found = self.list_at(tokens, index + 2)
            if found is not None:
                self.parameters[self.at(first.start)] = found

    def list_at(self, tokens: list[Token], index: int) -> list[Any] | None:
        """The parameters in the brackets that begin at a token, if they begin there; they are blanked."""
        if index >= len(tokens) or self.code[tokens[index].start] != "[" or tokens[index].kind != "open":
            return None
        close = _closing(tokens, index)
        parts, part = [], []  # type: ignore[var-annotated]
        depth = 0
        for token in tokens[index + 1 : close]:
            depth += (token.kind == "open") - (token.kind == "close")
            if token.kind == "separator" and not depth:
                parts.append(part)
                part = []
            elif token.kind != "newline":
                part.append(token)
        found = [self.parameter(each) for each in [*parts, part] if each]
        if not found:
            place = ast.Pass(**self.place(tokens[close].start, tokens[close].end))
            raise self.error("Type parameter list cannot be empty", place)
        self.complain(found)
        self.blank(tokens[index].start, tokens[close].end, "")
        return found

    def complain(self, parameters: list[Any]) -> None:
        """What newer compilers say about a list that they can read."""
        seen: set[str] = set()
        defaults = False
        for node in parameters:
            if node.name in seen:
                raise self.error(f"duplicate type parameter {node.name!r}", node)
            if defaults and node.default_value is None:
                raise self.error(f"non-default type parameter {node.name!r} follows default type parameter", node)
            seen.add(node.name)
            bound = getattr(node, "bound", None)
            self.closed(bound, "a TypeVar constraint" if isinstance(bound, ast.Tuple) else "a TypeVar bound")
            self.closed(node.default_value, f"a {type(node).__name__} default")
            defaults = defaults or node.default_value is not None

    def closed(self, node: ast.AST | None, where: str) -> None:
        """Refuse what reaches out of an expression that is evaluated in a scope of its own."""
        if node is None or isinstance(node, ast.Lambda):
            return
        if isinstance(node, tuple(_REACHING)):
            raise self.error(f"{_REACHING[type(node)]} expression cannot be used within {where}", node)
        for part in children(node):
            self.closed(part, where)

    def error(self, message: str, node: Any) -> SyntaxError:
        place = (node.lineno, node.col_offset + 1, None, node.end_lineno, node.end_col_offset + 1)
        return SyntaxError(message, (self.filename, *place))

    def parameter(self, tokens: list[Token]) -> Any:
        text = [self.code[token.start : token.end] for token in tokens]
        stars = text[0] if text[0] in ("*", "**") else ""
        name = tokens[bool(stars)]
        marks = {mark: position for position, mark in _outer(tokens, text) if mark in (":", "=")}
        default = self.part(tokens, marks.get("="), len(tokens))
        bound = self.part(tokens, marks.get(":"), marks.get("=", len(tokens)))
        where = self.place(tokens[0].start, tokens[-1].end)
        spelled = self.code[name.start : name.end]
        if isinstance(bound, ast.Starred) or (isinstance(default, ast.Starred) and stars != "*"):
            raise Unreadable
        if stars and bound is not None:
            what = "constraints" if isinstance(bound, ast.Tuple) else "bound"
            kind = "TypeVarTuple" if stars == "*" else "ParamSpec"
            end = tokens[marks.get("=", len(tokens)) - 1].end
            place = ast.Pass(**self.place(tokens[marks[":"]].start, end))
            raise self.error(f"cannot use {what} with {kind}", place)
        if stars:
            made = (TypeVarTuple if stars == "*" else ParamSpec)(spelled, **where)
        else:
            made = TypeVar(spelled, bound, **where)
        made.default_value = default
        return made

    def part(self, tokens: list[Token], after: int | None, until: int) -> Any:
        if after is None:
            return None
        if after + 1 >= until:
            raise Unreadable
        start, end = tokens[after + 1].start, tokens[until - 1].end
        if self.code[start] == "*":
            return ast.Starred(self.expression(start + 1, end), ast.Load(), **self.place(start, end))
        return self.expression(start, end)

    def blank(self, start: int, end: int, kept: str) -> None:
        """Replace a stretch by as many blanks, with its lines joined by backslashes."""
        text = self.code[start:end]
        lines, ends = _NEWLINE.split(text), _NEWLINE.findall(text)
        if not all(lines[:-1]):
            raise Unreadable  # an empty line has no room for a backslash
        made = [" " * (len(line.encode()) - 1) + "\\" for line in lines[:-1]] + [" " * len(lines[-1].encode())]
        joined = "".join(line + after for line, after in zip(made, [*ends, ""], strict=True))
        self.patches.append(Patch(start, end, kept + joined[len(kept.encode()) :]))

    def alias(self, tokens: list[Token], index: int) -> None:
        """`type X[T] = value` becomes `X = value`, with blanks in between."""
        if index + 2 >= len(tokens) or tokens[index + 1].kind != "word":
            return
        name = tokens[index + 1]
        spelled = self.code[name.start : name.end]
        equals = index + 2
        if tokens[equals].kind == "open" and self.code[tokens[equals].start] == "[":
            equals = _closing(tokens, equals) + 1
        if keyword.iskeyword(spelled) or equals >= len(tokens) or self.code[tokens[equals].start] != "=":
            return
        if tokens[equals].kind != "other":
            return
        start = tokens[index].start
        parameters = self.list_at(tokens, index + 2) or []
        if _NEWLINE.search(self.code, start, name.end):
            raise Unreadable
        self.blank(start, name.end, spelled)
        target = ast.Name(spelled, ast.Store(), **self.place(name.start, name.end))
        self.aliases[self.at(start)] = (target, parameters)


_REACHING: dict[type[ast.AST], str] = {
    ast.NamedExpr: "named", ast.Yield: "yield", ast.YieldFrom: "yield", ast.Await: "await",
}  # fmt: skip


def _annotations_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    given = node.args
    every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    return [each for each in (*(arg.annotation for arg in every if arg is not None), node.returns) if each is not None]


def _stand_in(text: str, after_operand: bool) -> str | None:
    """An expression that every parser reads, on the same lines and as long on each as the text; None if none fits."""
    lines, ends = _NEWLINE.split(text), _NEWLINE.findall(text)
    widths = [len(line.encode()) for line in lines]
    if len(lines) == 1:
        return "f'{0}" + "x" * (widths[0] - 6) + "'" if widths[0] >= 6 else None
    if widths[0] < 3:
        return None
    if widths[-1] >= 3:
        filled = ["'''" + "x" * (widths[0] - 3), *("x" * width for width in widths[1:-1])]
        last = "x" * (widths[-1] - 3) + "'''"
    elif not after_operand:
        filled = ["(''" + " " * (widths[0] - 3), *(" " * width for width in widths[1:-1])]
        last = " " * (widths[-1] - 1) + ")"
    else:
        return None
    return "".join(line + end for line, end in zip([*filled, last], [*ends, ""], strict=True))


def _closing(tokens: list[Token], index: int) -> int:
    depth = 0
    for position in range(index, len(tokens)):
        depth += (tokens[position].kind == "open") - (tokens[position].kind == "close")
        if not depth:
            return position
    raise Unreadable


def _outer(tokens: list[Token], text: list[str]) -> list[tuple[int, str]]:
    """Tokens outside of brackets, the last of each kind first, so that the first one counts."""
    depth, lambdas = 0, 0
    found: list[tuple[int, str]] = []
    for position, token in enumerate(tokens):
        depth += (token.kind == "open") - (token.kind == "close")
        lambdas += text[position] == "lambda"
        if not depth:
            if text[position] == ":" and lambdas:
                lambdas -= 1
            else:
                found.append((position, text[position]))
    return found[::-1]


def _move(node: Any, lines: int, columns: int) -> None:
    """From a position in an expression read alone, behind a bracket, to where it stands."""
    if not hasattr(node, "lineno"):
        return
    for line, column in (("lineno", "col_offset"), ("end_lineno", "end_col_offset")):
        if getattr(node, line) == 1:
            setattr(node, column, max(getattr(node, column) + columns, 0))
        setattr(node, line, getattr(node, line) + lines)


class _Put(ast.NodeTransformer):
    """Puts the newer nodes in their places."""

    def __init__(self, reader: _Reader) -> None:
        self.reader = reader

    def visit_string(self, node: Any) -> Any:
        found = self.reader.strings.get((node.lineno, node.col_offset))
        return node if found is None else found

    visit_Constant = visit_JoinedStr = visit_string

    def visit_definition(self, node: Any) -> Any:
        found = self.reader.parameters.get((node.lineno, node.col_offset))
        if found is not None:
            node.type_params = found
            inside = [*node.bases, *node.keywords] if isinstance(node, ast.ClassDef) else _annotations_of(node)
            for part in inside:
                self.reader.closed(part, "the definition of a generic")
        return self.generic_visit(node)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_definition

    def visit_Assign(self, node: ast.Assign) -> Any:
        found = self.reader.aliases.get((node.lineno, node.col_offset))
        self.generic_visit(node)
        if found is None:
            return node
        target, parameters = found
        self.reader.closed(node.value, "a type alias")
        made = TypeAlias(target, parameters, node.value)
        return ast.copy_location(made, node)
