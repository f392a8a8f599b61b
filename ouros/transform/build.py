"""Small constructors for the nodes that passes add; each takes the node whose source position the new one stands at."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any, Final

from .walking import children


def at(like: ast.AST) -> dict[str, Any]:
    """Position keywords copied from `like`."""
    return {
        "lineno": like.lineno,  # type: ignore[attr-defined]
        "col_offset": like.col_offset,  # type: ignore[attr-defined]
        "end_lineno": like.end_lineno,  # type: ignore[attr-defined]
        "end_col_offset": like.end_col_offset,  # type: ignore[attr-defined]
    }


def on_line(line: int) -> dict[str, Any]:
    """Position keywords of a synthetic line (a label)."""
    return {"lineno": line, "col_offset": 0, "end_lineno": line, "end_col_offset": 0}


LOAD, STORE, DELETE = ast.Load(), ast.Store(), ast.Del()


def load(name: str, like: ast.AST) -> ast.Name:
    return ast.Name(name, LOAD, **at(like))


def store(name: str, like: ast.AST) -> ast.Name:
    return ast.Name(name, STORE, **at(like))


def const(value: object, like: ast.AST) -> ast.Constant:
    return ast.Constant(value, **at(like))  # type: ignore[arg-type]


LOWERED: Final = "lowered"


def endless(body: list[ast.stmt], test: ast.AST, node: ast.AST) -> ast.While:
    """A loop that is left by the first `if` of its body. `kind` tells it from the program's own `while True`."""
    return ast.While(ast.Constant(True, LOWERED, **at(test)), body, [], **at(node))


def call(function: str | ast.expr, arguments: Iterable[ast.expr], like: ast.AST) -> ast.Call:
    callee = load(function, like) if isinstance(function, str) else function
    return ast.Call(callee, list(arguments), [], **at(like))


def attribute(value: ast.expr, name: str, like: ast.AST) -> ast.Attribute:
    return ast.Attribute(value, name, LOAD, **at(like))


def assign(target: str | ast.expr, value: ast.expr, like: ast.AST) -> ast.Assign:
    where = store(target, like) if isinstance(target, str) else target
    return ast.Assign([where], value, **at(like))


def expression(value: ast.expr, like: ast.AST) -> ast.Expr:
    return ast.Expr(value, **at(like))


def when(test: ast.expr, body: list[ast.stmt], orelse: list[ast.stmt], like: ast.AST) -> ast.If:
    return ast.If(test, body, orelse, **at(like))


def negate(value: ast.expr, like: ast.AST) -> ast.UnaryOp:
    return ast.UnaryOp(ast.Not(), value, **at(like))


def same(left: ast.expr, right: ast.expr, like: ast.AST) -> ast.Compare:
    return ast.Compare(left, [ast.Is()], [right], **at(like))


def equal(left: ast.expr, right: ast.expr, like: ast.AST) -> ast.Compare:
    return ast.Compare(left, [ast.Eq()], [right], **at(like))


def handler(kind: str, name: str | None, body: list[ast.stmt], like: ast.AST) -> ast.ExceptHandler:
    return ast.ExceptHandler(load(kind, like), name, body, **at(like))


def attempt(body: list[ast.stmt], handlers: list[ast.ExceptHandler], final: list[ast.stmt], like: ast.AST) -> ast.Try:
    return ast.Try(body, handlers, [], final, **at(like))


def reraise(like: ast.AST) -> ast.Raise:
    return ast.Raise(None, None, **at(like))


def each_parameter(arguments: ast.arguments) -> list[ast.arg]:
    """The parameters of a function, those that take the rest last."""
    every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg)
    return [each for each in every if each is not None]


def parameters(names: Iterable[str], like: ast.AST) -> ast.arguments:
    arguments = [ast.arg(name, None, **at(like)) for name in names]
    return ast.arguments(
        posonlyargs=[], args=arguments, vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[]
    )


def function(
    name: str, arguments: ast.arguments, body: list[ast.stmt], decorators: list[ast.expr], where: dict[str, Any]
) -> ast.FunctionDef:
    node = ast.FunctionDef(name, arguments, body, decorators, None, None, **where)
    return without_type_parameters(node)  # type: ignore[no-any-return]


def without_type_parameters(node: Any) -> Any:
    """A definition as every version spells it: from Python 3.12 on it has a list of type parameters."""
    if "type_params" in node._fields:
        node.type_params = []
    return node


def looked_at(target: ast.expr) -> list[ast.expr]:
    """What is evaluated of a target that is annotated and gets no value."""
    if not isinstance(target, (ast.Attribute, ast.Subscript)):
        return []
    indexes: list[ast.expr] = []
    if isinstance(target, ast.Subscript):
        indexes = target.slice.elts if isinstance(target.slice, ast.Tuple) else [target.slice]
    parts: list[ast.expr | None] = [target.value]
    for index in indexes:
        parts += [index.lower, index.upper, index.step] if isinstance(index, ast.Slice) else [index]
    return [part for part in parts if part is not None]


def yielding(body: list[ast.stmt], like: ast.AST) -> list[ast.stmt]:
    """Statements that CPython compiles as a generator: also those that suspend only through what they call natively."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return body
        if not isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp)):
            stack.extend(children(node))
    lone = expression(ast.Yield(None, **at(like)), like)
    return [*body, when(const(False, like), [lone], [], like)]


def last_name(node: ast.AST) -> str:
    """`c` of `a.b.c`; nothing for what is no name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
