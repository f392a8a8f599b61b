"""Names in a class body that is written as a function: statements that read, bind or delete names in; the same on items
of the namespace, out.

A name of the body is looked up in the namespace first and then around the class, as CPython does. Private names, which
CPython mangles only inside a class statement, are spelled as they are stored.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from . import build
from .asynchronous import Asynchronous
from .blocks import reads_hazardous
from .rewriting import replace
from .scope import binds_outside
from .unit import NAMES, Scope


class ClassNames(Asynchronous):
    """Adds to the statements what they are in such a body."""

    # names

    def class_name(self, node: ast.Name) -> ast.expr:
        scope, name = self.namespace, self.own_name(node.id)
        if scope is None and self.unit.items and not isinstance(node.ctx, ast.Load) and name in self.scope.globals:
            return self.global_name(name, node)
        if scope is None and isinstance(node.ctx, ast.Load) and self.is_inlined(name):
            found = build.call("_o_find_inlined", [build.load(NAMES, node), build.const(name, node)], node)
            return self.or_around(found, node if name == node.id else replace(node, id=name), node)
        if scope is None or name in scope.nonlocals or name.startswith(("_o_", "<")):
            return node if name == node.id else replace(node, id=name)
        if name in scope.globals:
            return self.global_name(name, node)
        if isinstance(node.ctx, ast.Load):
            return self.or_around(self.found_item(name, node, False), self.name_around(name, node), node)
        owner: ast.expr = build.load(NAMES, node)
        if isinstance(node.ctx, ast.Del):
            owner = build.call("_o_class_names", [owner], node)
        return ast.Subscript(owner, build.const(name, node), node.ctx, **build.at(node))

    def is_inlined(self, name: str) -> bool:
        """True for a name in a comprehension that newer hosts look for among the items around it."""
        if name.startswith((".", "_o_")):  # which are the compiler's
            return False
        owner: Scope | None = self.scope
        while owner is not None and owner.kind == "comprehension" and name not in owner.bindings:
            owner = owner.parent
        return owner is not None and owner is not self.scope and owner.is_body and name not in owner.globals

    def value_Name(self, node: ast.Name) -> ast.expr:
        return self.read_name(node, node)

    def read_name(self, node: ast.Name, like: ast.AST) -> ast.expr:
        """Reading the namespace may call what the program prepared."""
        if not self.is_prepared(node, like):
            return super().read_name(node, like)
        name = self.own_name(node.id)
        return self.or_around(self.found_item(name, node, True), self.name_around(name, node), node)

    def or_around(self, found: ast.expr, around: ast.expr, node: ast.AST) -> ast.expr:
        """What was found in the namespace, or else what the name means around the class."""
        held = ast.Tuple([around], build.LOAD, **build.at(node))
        either = ast.BoolOp(ast.Or(), [found, held], **build.at(node))
        return ast.Subscript(either, build.const(0, node), build.LOAD, **build.at(node))

    def found_item(self, name: str, node: ast.AST, slow: bool) -> ast.expr:
        """The value in the namespace as a tuple, which is empty where there is none."""
        parts = [build.load(NAMES, node), build.const(name, node)]
        return self.implicit("find_name", parts, node) if slow else build.call("_o_find_name", parts, node)

    def bind_name(self, name: ast.Name, value: ast.expr, like: ast.AST) -> None:
        if self.is_prepared(name, like):
            self.put_item(self.own_name(name.id), value, like, True)
        else:
            super().bind_name(name, value, like)

    def put_item(self, name: str, value: ast.expr, node: ast.AST, slow: bool) -> None:
        """Store into the namespace, at a point if that may call what the program prepared."""
        names = build.load(NAMES, node)
        if slow:
            self.implicit("put_name", [names, build.const(name, node), value], node)
        else:
            place = ast.Subscript(names, build.const(name, node), build.STORE, **build.at(node))
            self.out.append(build.assign(place, value, node))

    def delete(self, target: ast.expr, node: ast.Delete) -> None:
        if isinstance(target, ast.Name) and self.is_prepared(target, target):
            self.implicit(
                "drop_name", [build.load(NAMES, target), build.const(self.own_name(target.id), target)], target
            )
        else:
            super().delete(target, node)

    def name_around(self, name: str, node: ast.Name) -> ast.expr:
        """What the name means outside of the class: for one that the class binds itself, a global or a builtin."""
        scope = self.namespace
        assert scope is not None
        own = name in scope.bindings and binds_outside(scope.parent, name)
        if own or (name == "__class__" and name in scope.cells):
            return self.global_name(name, replace(node, ctx=build.LOAD))
        return replace(node, id=name, ctx=build.LOAD)

    def global_name(self, name: str, node: ast.Name) -> ast.expr:
        names = build.call("_o_global_names", [], node)
        return ast.Subscript(names, build.const(name, node), node.ctx, **build.at(node))

    def is_item(self, node: ast.expr) -> bool:
        """True for a name that does not stay a name."""
        return isinstance(node, ast.Name) and isinstance(self.class_name(node), ast.Subscript)

    def is_prepared(self, name: ast.Name, like: ast.AST) -> bool:
        """True for an item of a namespace that the program may have prepared."""
        scope = self.namespace
        own = scope is not None and self.own_name(name.id) not in scope.globals
        return own and self.is_implicit(like) and self.is_item(name)

    def has_items(self) -> bool:
        """True where a name that is bound may be an item."""
        return self.namespace is not None or (bool(self.unit.items) and bool(self.scope.globals))

    def guard_arg(self, node: ast.arg) -> ast.arg:
        made: ast.arg = self.fields(node)
        name = self.own_name(node.arg)
        return made if name == made.arg else replace(made, arg=name)

    # statements and expressions that bind

    def emitted(self, work: Callable[[], None]) -> list[ast.stmt]:
        """The statements that `work` appends to `out`."""
        outer, self.out = self.out, []
        work()
        outer, self.out = self.out, outer
        return outer

    def lower_Import(self, node: ast.Import) -> None:
        self.put_imported(self.guard_Import(node), node)

    def lower_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.put_imported(self.guard_ImportFrom(node, self.fresh()), node)

    def put_imported(self, steps: list[ast.stmt], node: ast.stmt) -> None:
        """Names that are imported into a namespace that the program may have prepared."""
        for step in steps:
            place = step.targets[0] if isinstance(step, ast.Assign) else None
            if isinstance(step, ast.Assign) and isinstance(place, ast.Subscript) and isinstance(place.value, ast.Name):
                name: Any = ast.literal_eval(place.slice)
                self.put_item(name, self.save(step.value, node), node, True)
            else:
                self.out.append(step)

    def guard_AugAssign(self, node: ast.AugAssign) -> Any:
        if self.is_item(node.target):
            return self.emitted(lambda: self.lower_AugAssign(node))
        return self.fields(node)

    def guard_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        """`(x := value)` as a call that stores the item and gives the value."""
        value, place = self.rewrite(node.value), self.rewrite(node.target)
        if isinstance(place, ast.Subscript):
            return build.call("_o_put", [place.value, place.slice, value], node)
        return replace(node, target=place, value=value)

    def guard_Try(self, node: ast.Try) -> Any:
        if self.has_items() and any(handler.name for handler in node.handlers):
            return self.emitted(lambda: self.lower_Try(node))
        return super().guard_Try(node)

    def named_handler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        """The exception's name is an item, deleted when the handler is left."""
        if node.name is None or not self.is_item(build.store(node.name, node)):
            return super().named_handler(node)
        caught = self.fresh()
        return replace(self.handler(node, self.handled(node, caught)), name=caught)

    def guard_Match(self, node: ast.Match) -> Any:
        if self.has_items() or reads_hazardous(node):
            return self.emitted(lambda: self.lower_Match(node))
        return self.fields(node)

    def lower_Match(self, node: ast.Match) -> None:
        if self.has_items() and not reads_hazardous(node):
            self.separate_cases(node, self.value(node.subject))
        else:
            super().lower_Match(node)

    def pattern(self, node: ast.pattern) -> tuple[ast.pattern, list[ast.stmt]]:
        """Captures become variables of ours, stored under their names once the pattern matched."""
        if not self.has_items():
            return super().pattern(node)
        binds: list[ast.stmt] = []
        return self.renamed(node, binds), binds

    def renamed(self, node: Any, binds: list[ast.stmt]) -> Any:
        if isinstance(node, ast.expr):
            return self.pattern_value(node)
        changes: dict[str, Any] = {}
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, ast.AST):
                changes[field] = self.renamed(value, binds)
            elif isinstance(value, list) and value and isinstance(value[0], ast.AST):
                changes[field] = [self.renamed(item, binds) for item in value]
            elif field in ("name", "rest") and value is not None:
                changes[field] = name = self.fresh()
                place = self.rewrite(build.store(value, node))
                binds.append(build.assign(place, build.load(name, node), node))
        return replace(node, **changes)

    def pattern_value(self, node: ast.expr) -> ast.expr:
        """A value in a pattern: the name that it begins with is read before, because only names may stand there."""
        if isinstance(node, ast.Name):
            return self.save(self.rewrite(node), node)
        if isinstance(node, ast.Attribute):
            return replace(node, value=self.pattern_value(node.value), attr=self.own_name(node.attr))
        return node

    # private names outside of class statements

    def guard_MatchAs(self, node: ast.MatchAs | ast.MatchStar | ast.MatchMapping) -> Any:
        made, field = self.fields(node), "rest" if isinstance(node, ast.MatchMapping) else "name"
        name = getattr(made, field)
        if name is None or self.own_name(name) == name:
            return made
        return replace(made, **{field: self.own_name(name)})

    guard_MatchStar = guard_MatchMapping = guard_MatchAs

    def is_private(self, name: str) -> bool:
        """True for a name whose stored form differs where no class statement is around."""
        return self.own_name(name) != name
