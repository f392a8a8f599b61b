"""Class bodies with resume points: a class statement in; a function that fills the namespace and makes the class, and
its call, out.

CPython runs a class body as code of its own kind, which cannot be a generator. Written as a function, the body keeps
its names as items of the namespace, so that functions defined in it see what they see in a class: not the class's own
names.
"""

from __future__ import annotations
import __future__

import ast
import re
from typing import Any

from . import build
from .groups import Groups
from .guard import replace
from .refusal import Refused, source_lines, span
from .suspend import Effects
from .unit import Scope, Unit, mangle

NAMES, CLASS = "_o_names", "_o_class"
_WRAPPED = re.compile(r"<class_(\w+)>\.<locals>\.|<(?:class|def)_(\w+)>")
_SENTENCE = (
    "{} is not supported in a class body that makes external calls; do it before the class statement or in a function"
)
REFUSED: dict[type[ast.AST], str] = {
    ast.ClassDef: "a nested class",
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.Delete: "del",
    ast.NamedExpr: "an assignment expression",
    ast.Match: "match",
    ast.Global: "global",
    ast.Nonlocal: "nonlocal",
}


def plain_name(name: str) -> str:
    """The program's name for a function or class that is emitted under a name of ours.

    Example: `plain_name('f.<locals>.<class_C>.<locals>.<def_m>')` is `'f.<locals>.C.m'`.
    """
    return _WRAPPED.sub(lambda match: f"{match[1]}." if match[1] else match[2], name)


def check(unit: Unit, effects: Effects) -> None:
    """Refuse statements that a class body with points cannot hold yet."""
    for scope in effects.bodies:
        assert isinstance(scope.node, ast.ClassDef)
        stack: list[ast.AST] = list(scope.node.body)
        while stack:
            node = stack.pop()
            what = REFUSED.get(type(node))
            if isinstance(node, ast.ExceptHandler) and node.name is not None:
                what = "except … as"
            if what is not None:
                raise Refused("unsupported", _SENTENCE.format(what), span(node, source_lines(unit.source)))
            if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
                stack.extend(ast.iter_child_nodes(node))


class ClassBody(Groups):
    """Adds class bodies to the statements."""

    def class_namespace(self, scope: Scope) -> frozenset[str] | None:
        """The names that live in the namespace while the body of this scope is emitted; None for functions."""
        return frozenset(scope.bindings) if scope in self.effects.bodies else None

    def class_name(self, node: ast.Name) -> ast.expr:
        """A name of the class: an item of the namespace, read with the names around the class as a fallback."""
        assert self.namespace is not None
        name = mangle(self.private, node.id)
        if name not in self.namespace:
            return node
        item = ast.Subscript(build.load(NAMES, node), build.const(name, node), node.ctx, **build.at(node))
        if not isinstance(node.ctx, ast.Load):
            return item
        known = ast.Compare(build.const(name, node), [ast.In()], [build.load(NAMES, node)], **build.at(node))
        return ast.IfExp(known, item, node, **build.at(node))

    def suspending_class(
        self, node: ast.ClassDef, scope: Scope, bases: list[ast.expr], keywords: list[ast.keyword]
    ) -> None:
        """Define the function, call it, and bind the class."""
        body = list(node.body)
        docstring = ast.get_docstring(node, clean=False)
        begin = build.call(
            "_o_class_begin",
            [build.const(node.name, node), build.const(_qualname(scope), node), build.load("_o_bases", node),
             build.load("_o_keywords", node), build.const(docstring, node)],
            node,
        )  # fmt: skip
        slots = ast.Tuple([build.store(CLASS, node), build.store(NAMES, node)], build.STORE, **build.at(node))
        end = build.call("_o_class_end", [build.load(CLASS, node), build.load(NAMES, node)], node)
        last: list[ast.stmt] = [
            build.assign("__class__", end, node),
            ast.Return(build.load("__class__", node), **build.at(node)),
        ]
        name = f"<class_{node.name}>"
        made = self.function_body(scope, body)
        made = self.split_prologue(made, [build.assign(slots, begin, node)]) + last
        arguments = build.parameters(["_o_bases", "_o_keywords"], node)
        self.out.append(self.finish(scope, name, arguments, made, []))
        given = [
            ast.Tuple(bases, build.LOAD, **build.at(node)),
            ast.Dict(
                [_key(keyword) for keyword in keywords], [keyword.value for keyword in keywords], **build.at(node)
            ),
        ]
        generator = build.call(build.attribute(build.load(name, node), "_o_gen", node), given, node)
        made_class = self.leak_guarded(generator, node)
        self.out.append(build.assign(self.rewrite(build.store(node.name, node)), made_class, node))

    def split_prologue(self, body: list[ast.stmt], begin: list[ast.stmt]) -> list[ast.stmt]:
        """The namespace is opened after the function has shown its cells and declared its variables."""
        count = 0
        for statement in body:
            shows_cells = isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Lambda)
            if not (isinstance(statement, (ast.Global, ast.Nonlocal)) or (shows_cells and count == 0)):
                break
            count += 1
        return body[:count] + begin + body[count:]

    def guarded_method(self, node: ast.FunctionDef) -> list[ast.stmt]:
        """A function definition in such a body: defined under a name no function inside can see, then put in the
        namespace.
        """
        name = f"<def_{node.name}>"
        made = self.plain_definition(node)
        made.name = name
        return [made, build.assign(self.rewrite(build.store(node.name, node)), build.load(name, node), node)]

    def suspending_method(self, node: ast.FunctionDef, header: ast.FunctionDef, decorators: list[ast.expr]) -> None:
        name = f"<def_{node.name}>"
        self.out.append(self.definition(node, replace(header, name=name), []))
        self.decorate(name, decorators, node)
        self.out.append(build.assign(self.rewrite(build.store(node.name, node)), build.load(name, node), node))

    def annotate(self, node: ast.AnnAssign) -> None:
        """`x: T = v` in such a body."""
        if node.value is not None:
            value = self.save(self.value(node.value), node.value)
            self.store(node.target, value)
        lazy = self.unit.flags & __future__.annotations.compiler_flag
        annotation = build.const(ast.unparse(node.annotation), node) if lazy else self.value(node.annotation)
        if node.simple and isinstance(node.target, ast.Name):
            name = mangle(self.private, node.target.id)
            arguments = [build.load(NAMES, node), build.const(name, node), annotation]
            self.out.append(build.expression(build.call("_o_annotate", arguments, node), node))

    # defined by the emission of functions

    def function_body(self, scope: Scope, body: list[ast.stmt]) -> list[ast.stmt]:
        raise NotImplementedError

    def finish(
        self, scope: Scope, name: str, arguments: ast.arguments, body: list[ast.stmt], decorators: Any
    ) -> ast.stmt:
        raise NotImplementedError

    def plain_definition(self, node: ast.FunctionDef) -> ast.FunctionDef:
        raise NotImplementedError

    def definition(self, node: ast.FunctionDef, header: ast.FunctionDef, decorators: list[ast.expr]) -> ast.FunctionDef:
        raise NotImplementedError

    def decorate(self, name: str, decorators: list[ast.expr], node: ast.AST) -> None:
        raise NotImplementedError


def _key(keyword: ast.keyword) -> ast.expr | None:
    return build.const(keyword.arg, keyword) if keyword.arg is not None else None


def _qualname(scope: Scope) -> str:
    """The qualified name as CPython forms it."""
    parts = [scope.name]
    outer = scope.parent
    while outer is not None and outer.kind != "module":
        parts += [outer.name] if outer.kind == "class" else ["<locals>", outer.name]
        outer = outer.parent
    return ".".join(reversed(parts))
