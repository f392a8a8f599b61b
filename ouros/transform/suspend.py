"""Effect analysis: scopes with their operations in; which functions may reach the outside, and at which nodes, out.

Closed world: the whole program is here, so this is a fixpoint over the call graph, starting from the external
functions. A call through a value whose callee is not known counts as "may suspend" only once some suspending function
escapes as a value; a call of method `m` only when some suspending function may be found under the attribute `m`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Set
from typing import Any, cast

from ..policy.builtins import NATIVE, WRAPPED
from ..policy.hooks import BUILTINS, BY_NAME, CONVERSIONS, HOOKS, METHODS, OPERATIONS
from ..policy.os_calls import PATH_METHODS
from ..policy.prelude import CALLBACK_BUILTINS, CALLBACK_FUNCTIONS, CALLBACK_METHODS
from .creation import Creation
from .effects import (
    COMPREHENSION_KINDS,
    Effects,
    has_points,
    mark_scope,
    needs_function,
    settle_blocks,
    spread_lowering,
    waits,
    write_bodies,
)
from .hooks import CONSTRUCTORS, ITERATION, OF_GROUPS, is_plain
from .unit import FUNCTIONS, WAITS, Binding, Op, Scope, Unit, mangle

BUILTIN_NAMES = NATIVE | WRAPPED.keys()
NO_HOOKS: frozenset[str] = frozenset()
LAZY_BUILTINS = frozenset({"map", "filter", "iter"})
"""Builtins whose result calls back when it is iterated over."""
BINDING_DECORATORS = frozenset({"staticmethod", "classmethod"})
HARMLESS_DECORATORS = frozenset({"property", "staticmethod", "classmethod", "setter", "getter", "deleter"})
NATIVE_ITERABLES = (
    ast.List, ast.Tuple, ast.Dict, ast.Set, ast.Constant, ast.JoinedStr, ast.ListComp, ast.SetComp, ast.DictComp,
)  # fmt: skip
NATIVE_ITERABLE_CALLS = frozenset({"range", "list", "tuple", "dict", "set", "frozenset", "sorted", "str", "bytes"})
NATIVE_ITERABLE_METHODS = frozenset({"items", "keys", "values", "split", "splitlines", "rsplit", "partition", "groups"})
HOLDERS = frozenset("__call__ __func__ __get__ __wrapped__ fdel fget fset func".split())
"""Attributes of builtin values that hold a function they were given."""
ASYNC_BUILTINS = {"aiter": "__aiter__", "anext": "__anext__"}
"""Builtins that call a method, which may suspend where a class of the program has such a one."""
CONTAINERS = frozenset({"dict", "list", "set"})
DRIVING_METHODS = frozenset({"send", "throw", "close"})
"""What advances a coroutine or an awaitable of an asynchronous generator by hand."""


def direct(unit: Unit) -> Effects:
    """Effects of the direct program: only coroutines suspend, where they wait, and generators at their `yield`s."""
    effects = Effects()
    analysis = Analysis(unit) if any(map(waits, unit.scopes.values())) else None
    for scope in unit.scopes.values():
        if analysis is not None:
            effects.points.update((op.node, analysis.waiting(scope, op)) for op in scope.ops if op.kind in WAITS)
        if waits(scope):
            effects.suspending.add(scope)
        if needs_function(scope) or (waits(scope) and scope.kind in COMPREHENSION_KINDS):
            effects.lowered.add(scope.node)
    spread_lowering(unit, effects)
    for scope in unit.scopes.values():
        if scope.kind != "class" and (scope.yields or effects.lowered or waits(scope)):
            mark_scope(unit, effects, scope)
    write_bodies(unit, effects)
    return effects


def suspendable(unit: Unit) -> Effects:
    """Effects of the suspendable program."""
    analysis = Analysis(unit)
    analysis.solve()
    settle(unit, analysis.effects)
    return analysis.effects


def settle(unit: Unit, effects: Effects) -> None:
    """Complete what the fixpoint found: what is lowered or written as steps, and every node with a point inside."""
    settle_blocks(unit, effects)
    for scope in unit.scopes.values():
        if (scope in effects.suspending and scope.kind in ("lambda", "comprehension", "genexpr")) or needs_function(
            scope
        ):
            effects.lowered.add(scope.node)
        if scope.kind == "class" and has_points(effects, scope):
            effects.bodies.add(scope)
            effects.suspending.add(scope)
    spread_lowering(unit, effects)
    for scope in unit.scopes.values():
        if scope.is_function or scope.kind == "module" or scope.is_block:
            mark_scope(unit, effects, scope)
    write_bodies(unit, effects)


class _Anything:
    """The attributes that may hold a suspending function in a module whose callers are not known: all of them."""

    def __contains__(self, name: str) -> bool:
        return True

    def __rand__(self, names: Set[str]) -> Set[str]:
        return names

    def __len__(self) -> int:
        return 1  # whatever is added

    def add(self, name: str) -> None:
        """It is in there already."""


class Analysis(Creation):
    """The fixpoint's state: what suspends so far, under which attributes, and whether suspending functions escape.

    `scopes` are those that are analysed, by default all of the unit.
    """

    def __init__(self, unit: Unit, scopes: Iterable[Scope] | None = None) -> None:
        self.unit = unit
        scopes = tuple(unit.scopes.values() if scopes is None else scopes)
        self.effects = Effects()
        self.suspending = self.effects.suspending
        self.attributes: set[str] = set()
        self.descriptors: set[str] = set()
        """Names under which classes hold suspending functions that are called when the attribute is read."""
        self.hooks: frozenset[str] = HOOKS if unit.library or unit.evaluates else frozenset()
        """Special methods that may suspend."""
        self.own: set[str] = set()
        """Those of `attributes` that are the program's own."""
        if unit.library or unit.evaluates:
            self.attributes = cast(set[str], _Anything())
        self.escapes = unit.prelude or unit.library or unit.reflects
        self.iterates = unit.prelude or unit.library or unit.evaluates
        self.changed = False
        self.never_prepared = set()
        self.named_classes = {}
        self.answers: dict[Scope | tuple[Any, ...], str] = {}
        self.answers_at: tuple[int, ...] = ()
        self.joined = unit.library or unit.evaluates
        self.owners: list[tuple[Scope, list[tuple[Scope, Op]]]] = []
        self.class_values: set[str] = set()
        """Names under which classes hold values that are no plain definitions."""
        self.assigned_lambdas: set[ast.AST] = set()
        self.held_attributes = set(unit.stored_attributes)
        self.calls_lazily = any(scope.uses & LAZY_BUILTINS for scope in scopes)
        self.find_metaclasses()
        self.drives = unit.asks_host
        if unit.asks_host:
            self.descriptors.add("environ")
            if not unit.evaluates:
                self.attributes |= PATH_METHODS
        self.iterates = self.iterates or any(op.name == "__await__" for each in scopes for op in each.ops)
        for scope in scopes:
            if waits(scope):
                self.suspending.add(scope)
                self.drives = True
            if scope.kind != "class":
                self.owners.append((scope, list(self.executed(scope))))
            for name, bindings in scope.bindings.items():
                for binding in bindings:
                    if binding.kind == "lambda" and binding.node is not None:
                        self.assigned_lambdas.add(binding.node)
                    if scope.kind == "class" and not is_plain(binding):
                        self.held_attributes.add(name)
                        if not isinstance(binding.node, ast.FunctionDef):
                            self.class_values.add(name)

    def executed(self, scope: Scope) -> Iterator[tuple[Scope, Op]]:
        """Operations done when the scope's code runs, class bodies included."""
        for op in (*scope.ops, *scope.implicit):
            yield scope, op
        for child in scope.children:
            if child.kind == "class":
                yield from self.executed(child)

    def solve(self) -> None:
        """Iterate to the least fixpoint, then record the points."""
        self.changed = True
        self.update_hooks()
        owners = self.owners
        while self.changed:
            self.changed = False
            owners = owners[::-1]  # a chain of calls is followed in one sweep, whichever way it runs
            for owner, ops in owners:
                if (owner in self.suspending and self.escapes) or self.never_suspends(owner):
                    continue
                for scope, op in ops:
                    if owner not in self.suspending and (self.suspends(scope, op) or self.opens_slowly(op)):
                        self.add(owner)
                    if not self.escapes and self.lets_escape(scope, op):
                        self.escapes = self.changed = True
                        self.update_hooks()
            self.widen()
        self.record()

    def record(self) -> None:
        """Write down the points of the solution."""
        for owner, ops in self.owners:
            if self.never_suspends(owner):
                continue
            for scope, op in ops:
                how = self.suspends(scope, op)
                if op.kind == "class" and self.prepares_slowly(self.unit.scopes[op.node]):
                    self.effects.prepared.add(self.unit.scopes[op.node])
                if how == "implicit":
                    (self.effects.truths if op.kind == "truth" else self.effects.implicit).add(op.node)
                elif how:
                    self.effects.points[op.node] = how
        if self.hooks or any(name in self.attributes for name in OF_GROUPS):
            self.infect()

    def never_suspends(self, owner: Scope) -> bool:
        """True for the module code of a library, to which nothing of the program has been handed yet, and for its
        functions that are marked so.
        """
        if not self.unit.library:
            return False
        while owner.kind in ("lambda", *COMPREHENSION_KINDS) and owner.parent is not None:
            owner = owner.parent
        decorators = owner.node.decorator_list if isinstance(owner.node, ast.FunctionDef) else []
        return owner is self.unit.module or any(ast.unparse(node) == "_o_plain" for node in decorators)

    def widen(self) -> None:
        """What follows from anything that may suspend being a value at large."""
        if self.escapes and not self.iterates and self.calls_lazily:
            self.iterates = self.changed = True
        self.effects.open = self.escapes or self.iterates or self.drives or bool(self.attributes)
        if self.effects.open and self.unit.libraries and not self.joined:  # their functions may call it back
            self.attributes |= self.unit.library_methods(self.unit.libraries)
            self.joined = self.escapes = self.iterates = self.changed = True
            self.update_hooks()

    def add(self, owner: Scope) -> None:
        self.suspending.add(owner)
        self.changed = True
        if owner.is_generator:
            self.iterates = True
        parent = owner.parent
        if parent is not None and parent.kind == "class":
            name = mangle(parent.private, owner.name)
            self.attributes.add(name)
            self.own.add(name)
            if owner.name in ITERATION:
                self.iterates = True
            decorators = owner.node.decorator_list if isinstance(owner.node, ast.FunctionDef) else []
            if not all(isinstance(each, ast.Name) and each.id in BINDING_DECORATORS for each in decorators):
                self.descriptors.add(name)
            self.update_hooks()

    def known_targets(self, scope: Scope, name: str) -> list[Binding] | None:
        """The definitions behind a name if every binding is one, else None."""
        bindings = self.resolve(scope, name)
        if bindings is None:
            return []
        known = all(is_plain(binding) or binding.kind in ("module", "deleted") for binding in bindings)
        return bindings if known else None

    def target_suspends(self, scope: Scope, binding: Binding) -> bool:
        """True when calling what the binding holds may suspend."""
        if binding.kind == "external":
            return True
        if binding.kind in ("def", "lambda") and binding.node is not None:
            target = self.unit.scopes[binding.node]
            return target in self.suspending and not target.is_lazy
        if isinstance(binding.node, ast.ClassDef):
            return self.class_suspends(self.unit.scopes[binding.node])
        return False

    # operations

    def suspends(self, scope: Scope, op: Op) -> str:
        """How the operation may suspend: '' (never), 'external', 'direct', 'dynamic' and so on."""
        node = op.node
        if op.kind in ("value", "truth"):
            return "implicit" if self.may_call(scope, op) else ""
        if op.kind == "call":
            assert isinstance(node, ast.Call)
            return self.call_suspends(scope, node, op.name)
        if op.kind == "contains":
            return self.contains_slowly(scope, node)
        if op.kind == "iterate":
            return "iterate" if self.iterates and self.may_iterate_slowly(scope, node) else ""
        if op.kind == "with":
            hooks = OPERATIONS["with"]
            return "with" if hooks & self.attributes or hooks & self.hooks else ""
        if op.kind == "unpack":
            return "unpack" if self.iterates else ""
        if op.kind == "decorate":
            decorators = node.decorator_list  # type: ignore[attr-defined]
            return "decorate" if any(self.callee_suspends(scope, decorator) for decorator in decorators) else ""
        if op.kind in WAITS:
            return self.waiting(scope, op)
        if op.kind == "class":
            assert isinstance(node, ast.ClassDef)
            return "class" if self.class_statement_suspends(scope, node) else ""
        if op.kind == "define" and self.unit.scopes[node].kind == "comprehension":
            return "comprehension" if self.unit.scopes[node] in self.suspending else ""
        return ""

    def opens_slowly(self, op: Op) -> bool:
        """True for a generator expression whose first iterable may suspend: it is asked for its iterator at once."""
        node = op.node
        if op.kind != "define" or not isinstance(node, ast.GeneratorExp) or node.generators[0].is_async:
            return False
        return self.iterates and self.may_iterate_slowly(self.unit.scopes[node], node.generators[0])

    def waiting(self, scope: Scope, op: Op) -> str:
        """How a coroutine waits: `await f()` for a known coroutine function needs no coroutine object."""
        value = op.node.value if isinstance(op.node, ast.Await) else None
        if not (isinstance(value, ast.Call) and isinstance(value.func, ast.Name)):
            return op.kind
        bindings = self.known_targets(scope, mangle(scope.private, value.func.id))
        if not bindings or any(not isinstance(binding.node, ast.AsyncFunctionDef) for binding in bindings):
            return op.kind
        known = all(not self.unit.scopes[binding.node].yields for binding in bindings if binding.node is not None)
        return "await direct" if known and value.func.id not in BUILTIN_NAMES else op.kind

    def resolved_locally(self, scope: Scope, name: str) -> bool:
        """True for a variable of a function, which never falls back to a builtin of the same name."""
        here: Scope | None = scope
        while here is not None and here.kind != "module":
            if here.is_function and name in here.bindings and name not in here.globals:
                return True
            here = here.parent
        return False

    def call_suspends(self, scope: Scope, node: ast.Call, name: str) -> str:
        if name == "_o_pass":
            return "pass"
        asks_type = name == "type" and len(node.args) == 1 and not isinstance(node.args[0], ast.Starred)
        if asks_type and isinstance(node.func, ast.Name) and self.resolve(scope, name) is None:
            return ""
        if name == "super" and isinstance(node.func, ast.Name) and not node.args and not self.bindings(scope, name)[0]:
            return ""  # written with its arguments where it stands, see `Guard.spelled_super`
        return self.callee_suspends(scope, node.func)

    def callee_suspends(self, scope: Scope, callee: ast.expr) -> str:
        """How calling the value of an expression may suspend."""
        if isinstance(callee, ast.Name):
            name = mangle(scope.private, callee.id)
            answers = self.current_answers()
            if (scope, name) not in answers:
                answers[scope, name] = self.name_suspends(scope, name)
            return answers[scope, name]
        if isinstance(callee, ast.Attribute):
            name = mangle(scope.private, callee.attr)
            if name == "__class__":
                return self.unknown()
            return "dynamic" if self.method_suspends(scope, callee, name) else ""
        return self.unknown()

    def may_hold_suspending(self, scope: Scope, name: str) -> bool:
        """True when a variable may hold what suspends when it is called."""
        bindings = self.resolve(scope, name)
        answers, key = self.current_answers(), (scope, name, "loaded")
        if key not in answers:
            found = any(self.target_suspends(scope, binding) for binding in bindings or ())
            answers[key] = "direct" if found else ""
        return bool(answers[key])

    def current_answers(self) -> dict[Scope | tuple[Any, ...], str]:
        """How calls of names suspend, and which classes never do so when called; until more that suspends is found."""
        found = len(self.suspending), len(self.attributes), len(self.hooks), len(self.descriptors)
        state = *found, self.escapes, self.iterates, self.drives, self.joined
        if state != self.answers_at:
            self.answers_at, self.answers = state, {}
        return self.answers

    def name_suspends(self, scope: Scope, name: str) -> str:
        """How calling the value of a variable may suspend."""
        targets = self.known_targets(scope, name)
        if targets is None:
            return self.unknown()
        if not targets:
            return "dynamic" if self.builtin_suspends(name) else ""
        if all(binding.kind == "module" for binding in targets):
            return "dynamic" if self.hooks or self.callbacks_matter() else ""
        if name in BUILTIN_NAMES and not self.resolved_locally(scope, name):
            return "dynamic" if any(self.target_suspends(scope, binding) for binding in targets) else ""
        suspending = [binding for binding in targets if self.target_suspends(scope, binding)]
        if not suspending:
            return ""
        kinds = {binding.kind for binding in targets}
        if len(suspending) == len(targets) and kinds == {"external"}:
            return "external"
        return "direct" if len(suspending) == len(targets) and kinds <= {"def", "lambda"} else "dynamic"

    def builtin_suspends(self, name: str) -> bool:
        """True when calling the builtin of that name may call back to something that suspends."""
        if name in ASYNC_BUILTINS and ASYNC_BUILTINS[name] in self.attributes:
            return True
        if self.unit.prelude:
            return False
        if name == "open":
            return True
        if name == "type" and self.making_suspends():
            return True
        calls_back = name in CALLBACK_BUILTINS and self.callbacks_matter()
        calls_back = calls_back or (name in BY_NAME and bool(self.descriptors))
        return calls_back or not BUILTINS.get(name, NO_HOOKS).isdisjoint(self.hooks)

    def method_suspends(self, scope: Scope, callee: ast.Attribute, name: str) -> bool:
        if self.unit.prelude:  # its methods are those of builtin values
            return False
        if isinstance(callee.value, ast.Name):
            bindings = self.resolve(scope, callee.value.id)
            if bindings and all(binding.kind == "module" for binding in bindings):
                return bool(self.hooks) or (name in CALLBACK_FUNCTIONS and self.callbacks_matter())
            if bindings and any(binding.kind == "library" for binding in bindings):
                return self.escapes
        if name == "__new__" and self.making_suspends():
            return True
        if name == "__call__" and self.found(CONSTRUCTORS):
            return True
        if name in HOLDERS and self.escapes:
            return True
        finds_property = name in BY_NAME and self.descriptors
        if name in self.attributes or finds_property or not METHODS.get(name, NO_HOOKS).isdisjoint(self.hooks):
            return True
        goes_through = name in CALLBACK_METHODS or (name == "__init__" and self.fills_container(scope, callee))
        if not self.hooks.isdisjoint(CONVERSIONS) or (goes_through and self.callbacks_matter()):
            return True
        if self.drives and name in DRIVING_METHODS:
            return True
        if self.escapes and self.unit.computes_attributes:
            return True
        return self.callbacks_matter() and (self.unit.dynamic_attributes or name in self.held_attributes)

    def fills_container(self, scope: Scope, callee: ast.Attribute) -> bool:
        """Whether this is `__init__` of a builtin container, named or looked for by `super` of a class."""
        value, owner = callee.value, scope.parent
        if isinstance(value, ast.Name):
            return value.id in CONTAINERS
        return isinstance(value, ast.Call) and owner is not None and isinstance(owner.node, ast.ClassDef)

    def callbacks_matter(self) -> bool:
        """True when a builtin that calls back, or iterates, could reach a suspending function."""
        return self.escapes or self.iterates or bool(self.hooks) or (bool(self.descriptors) and self.holds_getattr)

    def unknown(self) -> str:
        """A callee that may be anything: a function that escaped, a callable instance, a class, a builtin."""
        makes = CONSTRUCTORS & self.attributes or self.making_suspends()
        return "dynamic" if self.callbacks_matter() or "__call__" in self.attributes or makes else ""

    def may_iterate_slowly(self, scope: Scope, node: ast.AST) -> bool:
        """False for iterables that are certainly native containers."""
        iterable: ast.expr = node.value if isinstance(node, (ast.Starred, ast.YieldFrom, ast.Assign)) else node.iter  # type: ignore[attr-defined]
        return self.expression_iterates_slowly(scope, iterable)

    def expression_iterates_slowly(self, scope: Scope, iterable: ast.expr) -> bool:
        if isinstance(iterable, NATIVE_ITERABLES):
            return False
        if isinstance(iterable, ast.Call):
            callee = iterable.func
            if isinstance(callee, ast.Name) and callee.id in NATIVE_ITERABLE_CALLS:
                return self.resolve(scope, callee.id) is not None
            if isinstance(callee, ast.Attribute) and callee.attr in NATIVE_ITERABLE_METHODS:
                return callee.attr in self.attributes or callee.attr in self.held_attributes
        return True

    def lets_escape(self, scope: Scope, op: Op) -> bool:
        """True when the operation turns a suspending function into a value of unknown whereabouts."""
        node = op.node
        if op.kind == "load":
            return self.may_hold_suspending(scope, op.name)
        if op.kind == "attribute":
            return op.name in self.attributes
        if op.kind == "call":  # reading an attribute by a computed name may find any method
            return op.name == "getattr" and bool(self.attributes)
        if op.kind == "define":
            target = self.unit.scopes[node]
            return target.kind == "lambda" and target in self.suspending and node not in self.assigned_lambdas
        if op.kind == "decorate":
            target = self.unit.scopes[node]
            if isinstance(node, ast.ClassDef):
                return self.class_suspends(target)
            assert isinstance(node, FUNCTIONS)
            return target in self.suspending and not target.is_async and not all(map(_harmless, node.decorator_list))
        return False


def _harmless(decorator: ast.expr) -> bool:
    name = (
        decorator.id
        if isinstance(decorator, ast.Name)
        else decorator.attr
        if isinstance(decorator, ast.Attribute)
        else ""
    )
    return name in HARMLESS_DECORATORS
