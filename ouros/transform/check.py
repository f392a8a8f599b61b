"""Second pass: CPython's tree in; nothing out, or a refusal that says what to do instead.

Deny by default: a node, or a field of a node, that is not in the table below is refused, so that the syntax of a later
Python cannot slip through. Needs `parse`; later passes rely on every tree being made of these nodes only.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

from ..policy.attributes import REFUSED_CLASS_NAMES
from ..policy.builtins import UNSUPPORTED
from .newer import by_name
from .refusal import TEMPLATES, Kind, Refused, source_lines, span
from .unit import FUNCTIONS, RESERVED, mangle
from .walking import children, walk

Problem = tuple[ast.AST, Kind, str]

ALLOWED = {
    "Module": "body",
    # statements
    "FunctionDef": "decorator_list type_params args returns body",
    "AsyncFunctionDef": "decorator_list type_params args returns body",
    "ClassDef": "decorator_list type_params bases keywords body",
    "TypeAlias": "name type_params value",
    "Return": "value",
    "Delete": "targets",
    "Assign": "targets value",
    "AugAssign": "target op value",
    "AnnAssign": "target annotation value",
    "For": "target iter body orelse",
    "AsyncFor": "target iter body orelse",
    "While": "test body orelse",
    "If": "test body orelse",
    "With": "items body",
    "AsyncWith": "items body",
    "Match": "subject cases",
    "Raise": "exc cause",
    "Try": "body handlers orelse finalbody",
    "TryStar": "body handlers orelse finalbody",
    "Assert": "test msg",
    "Import": "names",
    "ImportFrom": "names",
    "Global": "",
    "Nonlocal": "",
    "Expr": "value",
    "Pass": "",
    "Break": "",
    "Continue": "",
    # expressions
    "BoolOp": "op values",
    "NamedExpr": "target value",
    "BinOp": "left op right",
    "UnaryOp": "op operand",
    "Lambda": "args body",
    "IfExp": "test body orelse",
    "Dict": "keys values",
    "Set": "elts",
    "ListComp": "elt generators",
    "SetComp": "elt generators",
    "DictComp": "key value generators",
    "GeneratorExp": "elt generators",
    "Await": "value",
    "Yield": "value",
    "YieldFrom": "value",
    "Compare": "left ops comparators",
    "Call": "func args keywords",
    "FormattedValue": "value format_spec",
    "JoinedStr": "values",
    "Constant": "",
    "Attribute": "value ctx",
    "Subscript": "value slice ctx",
    "Starred": "value ctx",
    "Name": "ctx",
    "List": "elts ctx",
    "Tuple": "elts ctx",
    "Slice": "lower upper step",
    # parts of them
    "TypeVar": "bound default_value",
    "ParamSpec": "default_value",
    "TypeVarTuple": "default_value",
    "comprehension": "target iter ifs",
    "ExceptHandler": "type body",
    "arguments": "posonlyargs args vararg kwonlyargs kw_defaults kwarg defaults",
    "arg": "annotation",
    "keyword": "value",
    "alias": "",
    "withitem": "context_expr optional_vars",
    "match_case": "pattern guard body",
    "MatchValue": "value",
    "MatchSingleton": "",
    "MatchSequence": "patterns",
    "MatchMapping": "keys patterns",
    "MatchClass": "cls patterns kwd_patterns",
    "MatchStar": "",
    "MatchAs": "pattern",
    "MatchOr": "patterns",
    **dict.fromkeys("Load Store Del And Or Not Invert UAdd USub".split(), ""),
    **dict.fromkeys("Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv".split(), ""),
    **dict.fromkeys("Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn".split(), ""),
}
"""Node types of the language and, for each, the fields that hold nodes."""

IDENTIFIERS = {
    "FunctionDef": "name",
    "AsyncFunctionDef": "name",
    "ClassDef": "name",
    "TypeVar": "name",
    "ParamSpec": "name",
    "TypeVarTuple": "name",
    "ImportFrom": "module",
    "Global": "names",
    "Nonlocal": "names",
    "Attribute": "attr",
    "Name": "id",
    "ExceptHandler": "name",
    "arg": "arg",
    "keyword": "arg",
    "alias": "name asname",
    "MatchMapping": "rest",
    "MatchClass": "kwd_attrs",
    "MatchStar": "name",
    "MatchAs": "name",
}
"""Fields that hold names, as the parser leaves them: in NFKC."""

REFUSED = {
    "TemplateStr": TEMPLATES,
}
"""Node types of newer or rarer Python, with what to do instead. All other unknown ones are refused by their name."""

_RELATIVE_IMPORT = "attempted relative import with no known parent package"
_MACHINERY = {"__builtins__": "__builtins__ is not available; use the builtin names themselves"}
_SCOPES = (*FUNCTIONS, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _by_type(table: dict[str, str]) -> dict[type[ast.AST], tuple[str, ...]]:
    return {by_name(name): tuple(fields.split()) for name, fields in table.items()}


_ALLOWED = _by_type(ALLOWED)
_IDENTIFIERS = _by_type(IDENTIFIERS)


def check(tree: ast.Module, source: str, bound: Iterable[str] = ()) -> None:
    """Refuse what is outside the language that ouros compiles.

    Args:
        tree: a program as `parse` gives it.
        source: its text, for positions.
        bound: names that the host defines for it, such as inputs and external functions.

    Raises:
        Refused: for the first offence in the source; kind 'import' for relative imports, else 'unsupported'.

    Example:
        >>> check(ast.parse('_o_x = 1'), '_o_x = 1')
        Traceback (most recent call last):
        ouros.transform.refusal.Refused: names beginning with '_o_' are reserved; choose another name than '_o_x'
    """
    problems = list(_problems(tree, frozenset(bound)))
    if problems:
        node, kind, sentence = min(problems, key=lambda problem: _order(problem[0]))
        raise Refused(kind, sentence, span(node, source_lines(source)))


def _order(node: ast.AST) -> tuple[int, int]:
    return getattr(node, "lineno", 0), getattr(node, "col_offset", 0)


def _problems(tree: ast.Module, bound: frozenset[str]) -> Iterator[Problem]:
    unsupported: list[ast.Name] = []
    machinery: list[tuple[ast.AST, str]] = []
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        kind = type(node)
        fields = _ALLOWED.get(kind)
        if fields is None:
            yield node, "unsupported", REFUSED.get(kind.__name__, f"{kind.__name__} syntax is not supported")
            continue
        if kind in _IDENTIFIERS:
            yield from _names(node, unsupported, machinery)
        if kind in _RULES:
            yield from _RULES[kind](node)
        for field in fields:
            value = getattr(node, field, None)
            if type(value) is list:
                stack += [item for item in value if item is not None]
            elif value is not None:
                stack.append(value)
    if machinery:
        own = set(_own_machinery(tree))
        yield from ((node, "unsupported", _MACHINERY[name]) for node, name in machinery if node not in own)
    if unsupported:
        known = bound | set(_bindings(tree))
        if "*" not in known:  # what a star import brings in is only known later
            yield from ((name, "unsupported", UNSUPPORTED[name.id]) for name in unsupported if name.id not in known)


def _names(node: ast.AST, unsupported: list[ast.Name], machinery: list[tuple[ast.AST, str]]) -> Iterator[Problem]:
    for name in _identifiers(node):
        if name.startswith(RESERVED):
            sentence = f"names beginning with {RESERVED!r} are reserved; choose another name than {name!r}"
            yield node, "unsupported", sentence
        elif name in _MACHINERY and type(node) not in (ast.Attribute, ast.keyword):
            machinery.append((node, name))
        elif name in UNSUPPORTED and isinstance(node, ast.Name):
            unsupported.append(node)


def _identifiers(node: ast.AST) -> Iterator[str]:
    """All names that a node spells; a dotted module name counts by its parts."""
    for field in _IDENTIFIERS.get(type(node), ()):
        value = getattr(node, field)
        if type(value) is str:
            yield from value.split(".")
        elif value is not None:
            yield from value


def _own_machinery(tree: ast.AST) -> Iterator[ast.AST]:
    """Where a name of the machinery is the program's own: a parameter, and what a class body stores. In the body of a
    class in such a function it may still be the other one.
    """
    for node in walk(tree):
        if isinstance(node, (*FUNCTIONS, ast.Lambda)):
            found = [each for each in walk(node.args) if isinstance(each, ast.arg) and each.arg in _MACHINERY]
            if found:
                yield from found
                stack: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else [*node.body]
                while stack:
                    inner = stack.pop()
                    if not isinstance(inner, ast.Global):
                        yield inner
                    if not isinstance(inner, ast.ClassDef):
                        stack += children(inner)
        elif isinstance(node, ast.ClassDef):
            changed = {inner.target for inner in _own_scope(node.body) if isinstance(inner, ast.AugAssign)}
            for inner in _own_scope(node.body):
                stored = isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store) and inner not in changed
                if stored or isinstance(inner, (*FUNCTIONS, ast.ClassDef)):
                    yield inner


def _bindings(tree: ast.AST) -> Iterator[str]:
    """All names that a program gives a value to, in whatever scope; `*` stands for those of a star import."""
    for node in walk(tree):
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store):
                yield node.id
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
        elif not isinstance(node, (ast.Attribute, ast.keyword, ast.MatchClass, ast.ImportFrom)):
            yield from _identifiers(node)


# Rules for single node types


def _class(node: ast.ClassDef) -> Iterator[Problem]:
    for inner in _own_scope(node.body):
        names = [node.id for node in [inner] if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
        if isinstance(inner, (*FUNCTIONS, ast.ClassDef)):
            names = [inner.name]
        elif isinstance(inner, ast.alias):
            names = [inner.asname or inner.name]
        yield from ((inner, "unsupported", REFUSED_CLASS_NAMES[name]) for name in names if name in REFUSED_CLASS_NAMES)
    if mangle(node.name, "__private").startswith(RESERVED):
        for inner in walk(node):
            if inner is not node and any(mangle(node.name, name).startswith(RESERVED) for name in _identifiers(inner)):
                sentence = f"private names in a class called {node.name!r} are reserved; rename the class"
                yield inner, "unsupported", sentence


def _own_scope(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of a class body, without those in scopes inside it."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, _SCOPES):
            stack += children(node)


def _import_from(node: ast.ImportFrom) -> Iterator[Problem]:
    if node.level:
        yield node, "import", _RELATIVE_IMPORT


_Rule = Callable[[Any], Iterator[Problem]]
_RULES = cast(
    dict[type[ast.AST], _Rule],
    {
        ast.ClassDef: _class,
        ast.ImportFrom: _import_from,
    },
)
