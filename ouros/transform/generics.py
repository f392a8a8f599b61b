"""Type parameters and `type` statements: a tree with them in; one of ordinary definitions, which make them as objects
of the library module `_typing`, out.

Natively they would be objects of the host whose values are evaluated by code that nobody else can see. Here each list
of parameters is a function around the definition, as CPython compiles it, and what is evaluated late is a lambda:

    @d                       def <generic parameters of f>(_o_default_0):
    def f[T: B](x: T = 1):       T = _o_library('_typing', 'parameter')('TypeVar', 'T', lambda: B, None, None)
        …                        def <def_f>(x: T = _o_default_0): …
                                 return _o_with_parameters(<def_f>, (T,))
                             f = d(<generic parameters of f>(1))

In a class body, names outside of nested functions are looked up in the class first.
"""

from __future__ import annotations

import ast
import copy
from typing import Any

from . import build
from .newer import ParamSpec, TypeAlias, TypeVar, TypeVarTuple, parameters_of
from .refusal import Refused
from .unit import FUNCTIONS, Unit, mangle
from .walking import children, walk

_SCOPE = "_o_scope"
_SECTIONS = ("body", "orelse", "finalbody", "handlers", "cases")
_INNER = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def run(unit: Unit) -> None:
    """Rewrite `unit.tree` if the program has any of these; `unit.original` stays as it is."""
    if _has_generics(unit.tree):
        unit.tree = ast.fix_missing_locations(_Generics().visit(_own(unit.tree)))
        unit.libraries.add("_typing")


def _is_generic(node: ast.AST) -> bool:
    return isinstance(node, TypeAlias) or bool(parameters_of(node))


def _has_generics(node: ast.AST) -> bool:
    return any(_is_generic(inner) for inner in walk(node))


def _own(node: Any) -> Any:
    """A copy that may be changed; statements without anything generic inside are shared with the original."""
    if _is_generic(node):
        return copy.deepcopy(node)
    if not _has_generics(node):
        return node
    made = copy.copy(node)
    for name, value in ast.iter_fields(node):
        if isinstance(value, list):
            setattr(made, name, [_own(each) if isinstance(each, ast.AST) else each for each in value])
    return made


class _Annotation(ast.NodeTransformer):
    """Names in what is evaluated right in the scope of type parameters."""

    def __init__(self, names: dict[str, str], in_class: bool) -> None:
        self.names = names
        self.in_class = in_class

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.names:
            return ast.copy_location(ast.Name(self.names[node.id], node.ctx), node)
        if not self.in_class or node.id.startswith("_o_"):
            return node
        found = build.call("_o_find_name", [build.load(_SCOPE, node), build.const(node.id, node)], node)
        around = ast.Tuple([node], build.LOAD, **build.at(node))
        either = ast.BoolOp(ast.Or(), [found, around], **build.at(node))
        return ast.Subscript(either, build.const(0, node), build.LOAD, **build.at(node))

    def visit_scope(self, node: Any) -> Any:
        return _Annotation(self.names, False).generic_visit(node)

    visit_Lambda = visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_scope


class _Generics(ast.NodeTransformer):
    """The walk: knows the class it is directly in, and which names the function around declares as global."""

    def __init__(self) -> None:
        self.in_class = False
        self.private: str | None = None
        self.declared: set[str] | None = None  # None at module level
        self.top: ast.AST | None = None

    # definitions

    def visit_FunctionDef(self, node: Any) -> Any:
        parameters = parameters_of(node)
        build.without_type_parameters(node)
        held = (self.in_class, self.declared)
        self.in_class, self.declared = False, _declared(node.body)
        node.body = [made for statement in node.body for made in self.several(statement)]
        self.in_class, self.declared = held
        return self.generic_function(node, parameters) if parameters else node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        parameters = parameters_of(node)
        build.without_type_parameters(node)
        held = (self.in_class, self.private, self.top)
        self.in_class, self.private = True, node.name
        node.body = [made for statement in node.body for made in self.outermost(statement)]
        self.in_class, self.private, self.top = held
        return self.generic_class(node, parameters) if parameters else node

    def several(self, statement: ast.stmt) -> list[ast.stmt]:
        made = self.visit(statement)
        return made if isinstance(made, list) else [made]

    def outermost(self, statement: ast.stmt) -> list[ast.stmt]:
        """A statement of a class body, from which the emission of the class removes the compiler's names."""
        self.top = statement
        return self.several(statement)

    def generic_function(self, node: Any, parameters: list[Any]) -> list[ast.stmt]:
        annotate = self.annotation(parameters, self.private)
        decorators, node.decorator_list = node.decorator_list, []
        given = self.take_defaults(node.args)
        for argument in build.each_parameter(node.args):
            if argument.annotation is not None:
                argument.annotation = annotate.visit(argument.annotation)
        if node.returns is not None:
            node.returns = annotate.visit(node.returns)
        name, node.name = node.name, f"<def_{node.name}>"
        result = build.call(
            "_o_with_parameters", [build.load(node.name, node), self.listed(parameters, annotate)], node
        )
        body = [*self.made(parameters, annotate), node, ast.Return(result, **build.at(node))]
        return self.wrapped(name, body, given, decorators, node)

    def take_defaults(self, arguments: ast.arguments) -> list[ast.expr]:
        """Defaults are evaluated outside and passed in."""
        given: list[ast.expr] = []
        for values in (arguments.defaults, arguments.kw_defaults):
            for index, value in enumerate(values):
                if value is not None:
                    values[index] = build.load(f"_o_default_{len(given)}", value)
                    given.append(value)
        return given

    def generic_class(self, node: ast.ClassDef, parameters: list[Any]) -> list[ast.stmt]:
        if any(parameter.name == node.name for parameter in parameters):
            raise Refused(
                "unsupported", f"a type parameter cannot have the name of its class, {node.name!r}; rename it"
            )
        annotate = self.annotation(parameters, node.name)
        decorators, node.decorator_list = node.decorator_list, []
        node.bases = [annotate.visit(base) for base in node.bases]
        for keyword in node.keywords:
            keyword.value = annotate.visit(keyword.value)
        listed = self.listed(parameters, annotate)
        node.bases.append(build.call(_library("generic_base", node), [listed], node))
        first = 1 if ast.get_docstring(node, clean=False) is not None else 0
        node.body.insert(first, build.assign("__type_params__", copy.deepcopy(listed), node.body[0]))
        body = [*self.made(parameters, annotate), node]
        value: ast.expr = build.load(node.name, node)
        if self.in_class:
            value = build.load("_o_class_made", node)
            body += [build.assign("_o_class_made", build.load(node.name, node), node), _delete(node.name, node)]
        else:  # what the class's own functions find under its name is the variable outside
            outside = self.declared is None or mangle(self.private, node.name) in self.declared
            body.insert(0, (ast.Global if outside else ast.Nonlocal)([node.name], **build.at(node)))
        return self.wrapped(node.name, [*body, ast.Return(value, **build.at(node))], [], decorators, node)

    def visit_TypeAlias(self, node: Any) -> list[ast.stmt]:
        annotate = self.annotation(node.type_params, self.private)
        thunk = self.late(node.value, annotate)
        listed = self.listed(node.type_params, annotate)
        made = build.call(_library("alias", node), [build.const(node.name.id, node), thunk, listed], node)
        body = [*self.made(node.type_params, annotate), ast.Return(made, **build.at(node))]
        return self.wrapped(node.name.id, body, [], [], node)

    # parts

    def annotation(self, parameters: list[Any], private: str | None) -> _Annotation:
        names = {parameter.name: mangle(private, parameter.name) for parameter in parameters}
        return _Annotation(names, self.in_class)

    def made(self, parameters: list[Any], annotate: _Annotation) -> list[ast.stmt]:
        """The statements that make the parameters, in order."""
        kinds = {TypeVar: "TypeVar", ParamSpec: "ParamSpec", TypeVarTuple: "TypeVarTuple"}
        made: list[ast.stmt] = []
        for node in parameters:
            bound = getattr(node, "bound", None)
            several = isinstance(bound, ast.Tuple)
            late = [None if several else bound, bound if several else None, getattr(node, "default_value", None)]
            parts: list[ast.expr] = [build.const(kinds[type(node)], node), build.const(node.name, node)]
            parts += [self.late(part, annotate) if part is not None else build.const(None, node) for part in late]
            made.append(
                build.assign(annotate.names[node.name], build.call(_library("parameter", node), parts, node), node)
            )
        return made

    def late(self, value: ast.expr, annotate: _Annotation) -> ast.expr:
        """What is evaluated when somebody asks for it."""
        if isinstance(value, ast.Starred):
            value = ast.Subscript(
                ast.Tuple([value], build.LOAD, **build.at(value)), build.const(0, value), build.LOAD, **build.at(value)
            )
        return ast.Lambda(build.parameters([], value), annotate.visit(value), **build.at(value))

    def listed(self, parameters: list[Any], annotate: _Annotation) -> ast.expr:
        like = parameters[0] if parameters else None
        if like is None:
            return ast.Tuple([], build.LOAD, lineno=1, col_offset=0, end_lineno=1, end_col_offset=0)
        names: list[ast.expr] = [build.load(annotate.names[node.name], node) for node in parameters]
        return ast.Tuple(names, build.LOAD, **build.at(like))

    def wrapped(
        self, name: str, body: list[Any], given: list[ast.expr], decorators: list[ast.expr], node: ast.AST
    ) -> list[ast.stmt]:
        """The function around a definition, its call with decorators applied, and the assignment."""
        around = f"<generic parameters of {name}>"
        taken = [f"_o_default_{index}" for index in range(len(given))]
        if self.in_class:
            taken.append(_SCOPE)
            given = [*given, build.call("_o_body_names", [], node)]
        function = build.function(around, build.parameters(taken, node), body, [], build.at(node))
        value: ast.expr = build.call(build.load(around, node), given, node)
        for decorator in reversed(decorators):
            value = build.call(self.visit(decorator), [value], decorator)
        made: list[ast.stmt] = [function, build.assign(name, value, node)]
        return [*made, _delete(around, node)] if self.in_class and node is not self.top else made


def _library(name: str, like: ast.AST) -> ast.expr:
    return build.call("_o_library", [build.const("_typing", like), build.const(name, like)], like)


def _delete(name: str, like: ast.AST) -> ast.stmt:
    return ast.Delete([ast.Name(name, build.DELETE, **build.at(like))], **build.at(like))


def _declared(body: list[ast.stmt]) -> set[str]:
    """Names that a function declares as global."""
    found: set[str] = set()
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Global):
            found.update(node.names)
        elif not isinstance(node, (*FUNCTIONS, ast.ClassDef, *_INNER)):
            stack += children(node)
    return found
