"""Part of the effect analysis: which special methods of a program may suspend, and which operations may call one."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import Any

from ..policy.hooks import BY_NAME, ENUM_NAMES, HOOKS, LIBRARY_HOOKS, OPERATIONS
from .unit import FUNCTIONS, Binding, Op, Scope, Unit, mangle
from .walking import walk

ITERATION = frozenset({"__iter__", "__next__", "__getitem__"})
NAMES = frozenset({"find_name", "put_name", "drop_name"})
"""What a class body does to its namespace."""
ORDERING = frozenset({"__lt__", "__gt__", "__le__", "__ge__", "__eq__"})
"""What the keys that `functools.cmp_to_key` makes ask a function of the program for."""
OF_GROUPS = frozenset({"derive", "split"})
"""What `except*` asks an exception group for."""
CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__", "__init_subclass__"})


def is_plain(binding: Binding) -> bool:
    """True when the binding's value is exactly its definition."""
    if binding.kind == "external":
        return True
    if isinstance(binding.node, (*FUNCTIONS, ast.ClassDef)):
        return not binding.node.decorator_list
    return binding.kind == "lambda"


def _keys(node: ast.Dict | ast.Set) -> list[ast.expr] | list[ast.expr | None]:
    """What a display hashes; None for what comes by `**`."""
    return node.keys if isinstance(node, ast.Dict) else node.elts


def _reads_attributes(case: ast.match_case) -> bool:
    """True when one of the patterns reads attributes, which may be properties."""
    classes = (node for node in walk(case.pattern) if isinstance(node, ast.MatchClass))
    return any(node.patterns or node.kwd_patterns for node in classes)


_MADE = (ast.Call, ast.GeneratorExp)


def _is_view(node: ast.expr) -> bool:
    """True for `x.keys()` and `x.items()`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("keys", "items")


class Hooks:
    """What the fixpoint knows of special methods."""

    unit: Unit
    suspending: set[Scope]
    attributes: set[str]
    descriptors: set[str]
    hooks: frozenset[str]
    own: set[str]
    class_values: set[str]
    held_attributes: set[str]
    escapes: bool
    iterates: bool
    joined: bool

    @cached_property
    def makes_views(self) -> bool:
        return any(map(_is_view, (node for node in walk(self.unit.tree) if isinstance(node, ast.expr))))

    @cached_property
    def holds_getattr(self) -> bool:
        """Whether what finds properties by name is a value of the program."""
        nodes = [*walk(self.unit.tree)]
        called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
        return any(isinstance(node, ast.Name) and node.id in BY_NAME and id(node) not in called for node in nodes)

    def never_suspends(self, owner: Scope) -> bool:
        raise NotImplementedError

    def expression_iterates_slowly(self, scope: Scope, iterable: Any) -> bool:
        raise NotImplementedError

    def may_prepare(self, scope: Scope) -> bool:
        raise NotImplementedError

    def update_hooks(self) -> None:
        """What of `policy.hooks` may suspend by now."""
        if self.unit.prelude or self.unit.library:
            return
        if self.escapes and self.unit.dynamic_attributes:
            self.hooks, self.iterates = HOOKS, True
            return
        held = self.held_attributes if self.escapes else set()
        library = self.unit.library_methods(self.unit.libraries) if self.joined else frozenset()
        if "collections.abc" not in self.unit.libraries and not self.own:
            library &= LIBRARY_HOOKS  # other operators of the library suspend where they call methods of the program
        if self.joined and "cmp_to_key" in self.unit.source:
            library |= ORDERING
        if "os" in self.unit.libraries and any("getattr" in scope.uses for scope in self.unit.scopes.values()):
            library |= {"__get__"}  # `os.environ` by name
        if self.joined and "enum" in self.unit.libraries:
            library |= {ENUM_NAMES}
        self.hooks = HOOKS & (self.own | held | library)
        self.iterates = self.iterates or not ITERATION.isdisjoint(self.hooks)

    def infect(self) -> None:
        """Make every special method of the program a suspending function once one of them may suspend.

        An operation of native code that was given up for a stop is done again, with the answers of suspending functions
        remembered; a plain function it called would be called twice.
        """
        for scope in self.unit.scopes.values():
            parent = scope.parent
            if scope.kind != "def" or scope.is_async or parent is None or parent.kind != "class":
                continue
            if scope.name in CONSTRUCTORS or self.never_suspends(scope):
                continue
            if scope.name in HOOKS | OF_GROUPS or any(not is_plain(b) for b in parent.bindings.get(scope.name, ())):
                self.suspending.add(scope)

    def may_call(self, scope: Scope, op: Op) -> bool:
        """True when the operation may call a special method, or read a property, that suspends."""
        if isinstance(op.node, ast.Attribute):
            return self.reads_slowly(scope, op.node, op.name)
        if isinstance(op.node, ast.Match) and self.descriptors and any(map(_reads_attributes, op.node.cases)):
            return True
        if isinstance(op.node, (ast.Dict, ast.Set)) and all(isinstance(key, ast.Constant) for key in _keys(op.node)):
            return False
        if op.name == "star":
            return any(name in self.attributes for name in OF_GROUPS)
        if op.name in NAMES and not self.prepares_slowly(scope.whole):
            return False
        return not OPERATIONS[op.name].isdisjoint(self.hooks)

    def prepares_slowly(self, scope: Scope) -> bool:
        """True for a class whose namespace may be one of the program, with methods that suspend."""
        return any(not OPERATIONS[name].isdisjoint(self.hooks) for name in NAMES) and self.may_prepare(scope)

    def reads_slowly(self, scope: Scope, node: ast.Attribute, key: str) -> bool:
        """True when reading, storing or deleting an attribute may suspend."""
        if self.unit.library and isinstance(node.value, ast.Name) and node.value.id == "self":
            return False
        name = mangle(scope.private, node.attr)
        if name in self.descriptors:
            return True
        hooks = OPERATIONS[key] & self.hooks
        if hooks - {"__get__", "__set__", "__delete__"}:
            return True
        values = name in self.class_values or self.unit.dynamic_attributes or name in self.unit.stored_attributes
        return values and (bool(hooks) or (self.escapes and self.unit.makes_properties))

    def contains_slowly(self, scope: Scope, node: ast.AST) -> str:
        """`in`, `+=` and slices iterate over their right operand, operators of the views of dicts over either."""
        if not self.iterates:
            return ""
        if isinstance(node, ast.Compare):
            operands = node.comparators
        elif isinstance(node, ast.AugAssign):
            operands = [node.value]
        elif isinstance(node, ast.BinOp):
            operands = [node.left, node.right]
            if isinstance(node.op, ast.Sub) and not any(map(_is_view, operands)):  # numbers: not worth an attempt
                operands = [each for each in operands if isinstance(each, _MADE) and self.makes_views]
        else:
            return "implicit"
        return "implicit" if any(self.expression_iterates_slowly(scope, each) for each in operands) else ""
