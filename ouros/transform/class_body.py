"""Classes whose making may stop: a class statement in; a function that fills the namespace, and the steps around its
call, out.

CPython runs a class body as code of its own kind, which cannot be a generator. Written as a function, the body keeps
its names as items of the namespace, so that functions defined in it see what they see in a class: not the class's own
names. The namespace is opened before and the class is made after the call, in the frame of the statement, as CPython
does.
"""

from __future__ import annotations

import ast
import re
from typing import Any

from . import build
from .class_names import ClassNames
from .unit import BLOCK, FUNCTIONS, NAMES, Scope, mangle
from .walking import children

_WRAPPED = re.compile(
    r"<class_(\w+)>\.<locals>\.|<(?:class|def)_(\w+)>|(?:<def_)?<(?:generic parameters of \w+|block_\d+)>>?\.<locals>\."
)
TELLS_PLACE = "_o_tells_place"
"""Whether classes of the host say where they begin and which attributes their methods store. It is asked when a program
runs: which points a body has, and which variables, must not depend on the host.
"""


def plain_name(name: str) -> str:
    """The program's name for a function or class that is emitted under a name of ours.

    Example: `plain_name('f.<locals>.<class_C>.<locals>.<def_m>')` is `'f.<locals>.C.m'`.
    """
    return _WRAPPED.sub(lambda match: f"{match[1]}." if match[1] else match[2] or "", name)


class ClassBody(ClassNames):
    """Adds class statements whose making may stop."""

    def written_class(
        self, node: ast.ClassDef, decorators: list[ast.expr], bases: list[ast.expr], keywords: list[ast.keyword]
    ) -> None:
        """The steps of a class statement; the parts of its header have been evaluated."""
        scope = self.unit.scopes[node]
        made = f"<class_{node.name}>"
        header = build.load("_o_class_header", node)
        packed = ast.Call(header, [build.const(node.name, node), *bases], keywords, **build.at(node))
        opened = self.class_step("_o_open_class", [packed], node)
        self.out.append(self.class_function(scope, node, made))
        names = ast.Subscript(opened, build.const(0, node), build.LOAD, **build.at(node))
        cell = self.class_call(scope, build.load(made, node), names, node)
        self.out.append(build.assign(made, self.class_step("_o_close_class", [opened, cell], node), node))
        self.decorate(made, decorators, node)
        self.bind_name(build.store(node.name, node), build.load(made, node), node)

    def class_step(self, helper: str, arguments: list[ast.expr], node: ast.ClassDef) -> ast.expr:
        """A step that calls hooks of the program, which may suspend."""
        if self.effects.points.get(node) == "class":
            generator = build.attribute(build.load(f"{helper}_slowly", node), "_o_gen", node)
            return self.leak_guarded(build.call(generator, arguments, node), node)
        return self.save(build.call(helper, arguments, node), node)

    def class_call(self, scope: Scope, function: ast.expr, names: ast.expr, node: ast.ClassDef) -> ast.expr:
        if scope in self.effects.suspending:
            generator = build.attribute(function, "_o_gen", node)
            return self.leak_guarded(build.call(generator, [names], node), node)
        return self.save(build.call(function, [names], node), node)

    def class_function(self, scope: Scope, node: ast.ClassDef, name: str) -> ast.stmt:
        """The function that runs the body; it returns the cell for the class, if functions inside refer to it."""
        body = list(node.body)
        docstring = ast.get_docstring(node, clean=False)
        if docstring is not None:
            body = body[1:] or [ast.Pass(**build.at(body[0]))]
        made = self.function_body(scope, body)
        return self.finish(scope, name, build.parameters([NAMES], node), made, [])

    def class_steps(self, scope: Scope, node: ast.ClassDef, body: list[ast.stmt]) -> None:
        """The body, and what CPython does before its first statement and after its last."""
        slow = scope in self.effects.prepared
        if not scope.is_body:
            self.first_items(scope, node, slow)
        if any(map(annotates, node.body)):
            found, empty = self.found_item("__annotations__", node, slow), ast.Dict([], [], **build.at(node))
            make = self.emitted(lambda: self.put_item("__annotations__", empty, node, slow))
            self.out.append(build.when(build.negate(found, node), make, [], node))
        docstring = None if scope.is_body else ast.get_docstring(node, clean=False)
        if docstring is not None:
            self.put_item("__doc__", build.const(docstring, node), node, slow)
        self.out += self.block(body)
        if not scope.is_body:
            self.last_items(scope, node, slow)

    def first_items(self, scope: Scope, node: ast.ClassDef, slow: bool) -> None:
        """What CPython puts into the namespace of every class."""
        if "__class__" in scope.cells:  # a variable of this function, though nothing in it stores it
            binds: list[ast.stmt] = [build.assign("__class__", build.const(None, node), node)]
            self.out.append(build.when(build.const(False, node), binds, [], node))
        first = node.decorator_list[0] if node.decorator_list else node
        place = ast.Pass(**build.on_line(first.lineno))  # CPython's for what is not in the source
        found = self.found_item("__name__", place, slow)
        self.put_item("__module__", self.or_around(found, build.call("_o_module_name", [], place), place), place, slow)
        self.put_item("__qualname__", build.const(qualified_name(scope), place), place, slow)
        self.put_place("__firstlineno__", build.const(first.lineno, place), place, slow)

    def put_place(self, name: str, value: ast.expr, node: ast.AST, slow: bool) -> None:
        """What only newer hosts put into the namespace of a class."""
        put = self.emitted(lambda: self.put_item(name, value, node, slow))
        self.out.append(build.when(build.load(TELLS_PLACE, node), put, [], node))

    def last_items(self, scope: Scope, node: ast.ClassDef, slow: bool) -> None:
        names: list[ast.expr] = [build.const(each, node) for each in static_attributes(node)]
        self.put_place("__static_attributes__", ast.Tuple(names, build.LOAD, **build.at(node)), node, slow)
        if "__class__" in scope.cells:
            shown = ast.Lambda(build.parameters([], node), build.load("__class__", node), **build.at(node))
            cell = self.save(build.call("_o_class_cell", [shown], node), node)
            self.put_item("__classcell__", cell, node, slow)
            self.out.append(ast.Return(cell, **build.at(node)))

    # definitions in such a body

    def renamed_function(self, node: ast.FunctionDef) -> list[ast.stmt]:
        """A function definition whose name does not stay a name: defined under one that no function inside can see."""
        name = f"<def_{node.name}>"
        made = self.plain_definition(node)
        made.name = name
        return [made, build.assign(self.rewrite(build.store(node.name, node)), build.load(name, node), node)]

    def guard_AnnAssign(self, node: ast.AnnAssign) -> Any:
        if self.namespace is not None:
            return self.emitted(lambda: self.annotate(node)) or [ast.Pass(**build.at(node))]
        return super().guard_AnnAssign(node)

    def lower_AnnAssign(self, node: ast.AnnAssign) -> None:
        if self.namespace is not None:
            self.annotate(node)
        else:
            super().lower_AnnAssign(node)

    def annotate(self, node: ast.AnnAssign) -> None:
        """`x: T = v` in such a body."""
        target = node.target
        if node.value is not None:
            self.store(target, self.save(self.value(node.value), node.value))
        else:
            for part in build.looked_at(target):
                self.atom(part)
        if node.simple and isinstance(target, ast.Name):
            annotation = self.value(node.annotation)
            slow = self.namespace in self.effects.prepared
            if slow:
                annotation = self.save(annotation, node)
            around = self.name_around("__annotations__", build.load("__annotations__", node))
            held = self.or_around(self.found_item("__annotations__", node, slow), around, node)
            name = build.const(mangle(self.private, target.id), node)
            self.out.append(build.assign(ast.Subscript(held, name, build.STORE, **build.at(node)), annotation, node))
        else:
            self.out.append(build.expression(self.value(node.annotation), node))

    # defined by the emission of functions

    def function_body(self, scope: Scope, body: list[ast.stmt]) -> list[ast.stmt]:
        raise NotImplementedError

    def finish(
        self, scope: Scope, name: str, arguments: ast.arguments, body: list[ast.stmt], decorators: Any
    ) -> ast.stmt:
        raise NotImplementedError

    def plain_definition(self, node: ast.FunctionDef) -> ast.FunctionDef:
        raise NotImplementedError

    def decorate(self, name: str, decorators: list[ast.expr], node: ast.AST) -> None:
        raise NotImplementedError


def annotates(node: ast.AST) -> bool:
    """True for a statement that is an annotation, or has one among its own."""
    if isinstance(node, ast.AnnAssign):
        return True
    if isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.expr)) and not getattr(node, "name", "").startswith(BLOCK):
        return False
    return any(map(annotates, children(node)))


def static_attributes(node: ast.ClassDef) -> list[str]:
    """Names that functions inside the class store on `self`, as CPython's compiler finds them."""
    found: set[str] = set()
    stack: list[ast.AST] = list(node.body)
    while stack:
        child = stack.pop()
        if isinstance(child, ast.ClassDef):
            stack += [*child.decorator_list, *child.bases, *child.keywords]
        elif isinstance(child, ast.AugAssign) and isinstance(child.target, ast.Attribute):
            stack += [child.target.value, child.value]
        else:
            if isinstance(child, ast.Attribute) and isinstance(child.ctx, ast.Store):
                found |= {child.attr} if isinstance(child.value, ast.Name) and child.value.id == "self" else set()
            stack += children(child)
    return sorted(found)


def qualified_name(scope: Scope) -> str:
    """The qualified name as CPython forms it."""
    parts = [scope.name]
    outer = scope.parent
    if outer is not None and mangle(outer.private, scope.name) in outer.globals:
        return scope.name
    while outer is not None and outer.kind != "module" and not outer.is_body:
        if not outer.is_block:
            parts += [outer.name] if outer.kind == "class" else ["<locals>", outer.name]
        outer = outer.parent
    return plain_name(".".join(reversed(parts)))
