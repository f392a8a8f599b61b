"""Making classes and instances: class statements and calls in; whether hooks that they run may suspend, out.

A part of the effect analysis, which tells under which names suspending functions may be found.
"""

from __future__ import annotations

import ast
from collections.abc import Set
from typing import Any

from .hooks import CONSTRUCTORS, Hooks, is_plain
from .unit import BLOCK, Binding, Scope, mangle

MADE = frozenset({"__set_name__", "__init_subclass__"})
"""What `type.__new__` calls."""
INHERITED = frozenset({"__init_subclass__", "__mro_entries__", "__prepare__"})
"""What a statement with bases or keyword arguments calls besides the metaclass."""
METACLASS = frozenset({"__new__", "__init__", "__call__"})
"""What calling the metaclass calls."""


class Creation(Hooks):
    """What is known about classes, and what making them calls."""

    attributes: set[str]
    metaclasses: set[Scope]
    never_prepared: set[Scope]
    """Classes whose namespace is known to be a dict."""
    named_classes: dict[int, tuple[list[Binding], list[Scope] | None]]
    """By the identity of the bindings of a name: the classes that it stands for, None if there may be others."""
    calm_bases: set[int]
    """By the same: what gives no metaclass."""

    def resolve(self, scope: Scope, name: str) -> list[Binding] | None:
        """All bindings a name may refer to, or None for a builtin."""
        found, owner = self.bindings(scope, name)
        if self.unit.reflects and (owner is None or not owner.is_function or scope.kind == "class"):
            return [*(found or ()), Binding("other")]
        return found

    def bindings(self, scope: Scope, name: str) -> tuple[list[Binding] | None, Scope | None]:
        """The bindings in the program's text, and the scope that they are made in."""
        here: Scope | None = scope
        first = True
        while here is not None:
            if name in here.globals:
                return self.unit.module.bindings.get(name), self.unit.module
            visible = first or here.kind != "class"
            if here.kind == "module":
                return self.unit.module.bindings.get(name), self.unit.module
            if visible and name in here.bindings and name not in here.nonlocals:
                if here.kind == "class" and not name.startswith(BLOCK):  # falls through to outer ones when unbound
                    return here.bindings[name] + [Binding("other")], here
                return here.bindings[name], here
            first = False
            here = here.parent
        return None, None

    def callee_suspends(self, scope: Scope, callee: ast.expr) -> str:
        raise NotImplementedError

    def builtin_suspends(self, name: str) -> bool:
        raise NotImplementedError

    def current_answers(self) -> dict[Scope | tuple[Any, ...], str]:
        raise NotImplementedError

    def found(self, names: Set[str]) -> Set[str]:
        """Those of the names under which classes may hold suspending functions."""
        if self.escapes and self.unit.dynamic_attributes:
            return names
        made = names & self.attributes
        return made | (names & self.held_attributes) if self.escapes else made

    # classes

    def find_metaclasses(self) -> None:
        """Fill `metaclasses`."""
        self.metaclasses = set()
        classes = [scope for scope in self.unit.scopes.values() if isinstance(scope.node, ast.ClassDef)]
        before = -1
        while len(self.metaclasses) > before:
            before, self.calm_bases = len(self.metaclasses), set()
            self.metaclasses.update(scope for scope in classes if self.may_be_metaclass(scope))

    def may_be_metaclass(self, scope: Scope) -> bool:
        """True when a base is `type`, another metaclass, or anything that is not known."""
        assert isinstance(scope.node, ast.ClassDef)
        return any(self.may_give_metaclass(scope, base) for base in scope.node.bases)

    def may_give_metaclass(self, scope: Scope, base: ast.expr) -> bool:
        if not isinstance(base, ast.Name):
            return True
        bindings = self.resolve(scope, mangle(scope.private, base.id))
        if bindings is None:
            return base.id == "type"
        if id(bindings) in self.calm_bases:
            return False
        for binding in bindings:
            if not isinstance(binding.node, ast.ClassDef) or self.unit.scopes[binding.node] in self.metaclasses:
                return True
        self.calm_bases.add(id(bindings))
        return False

    def may_prepare(self, scope: Scope) -> bool:
        """True for a class whose namespace may be one that a metaclass prepared."""
        seen: set[Scope] = set()
        waiting, taken = [scope], dict[int, list[Scope]]()
        while waiting:
            current = waiting.pop()
            if current in seen or current in self.never_prepared:
                continue
            seen.add(current)
            if current.is_body:
                return self.unit.asks_for_names
            keywords: list[ast.keyword] = current.node.keywords  # type: ignore[attr-defined]
            bases = self.base_classes(current)
            if bases is None or any(keyword.arg in (None, "metaclass") for keyword in keywords):
                return True
            if id(bases) not in taken:
                waiting += bases
            taken[id(bases)] = bases
        self.never_prepared |= seen
        return False

    def class_statement_suspends(self, scope: Scope, node: ast.ClassDef) -> bool:
        """True when hooks that a class statement calls may suspend; decorators are calls of their own."""
        if self.found({"__set_name__"}):
            return True
        if not (node.bases or node.keywords):
            return False
        if self.prepares_slowly(self.unit.scopes[node]):
            return True
        given = [keyword.value for keyword in node.keywords if keyword.arg == "metaclass"]
        if any(self.callee_suspends(scope, each) for each in given):
            return True
        return bool(self.found(INHERITED)) or self.metaclass_suspends()

    def metaclass_suspends(self) -> bool:
        """True when calling one of the metaclasses may run a method of it that suspends."""
        names = self.found(METACLASS)
        return any(name in scope.bindings for scope in self.metaclasses for name in names)

    def making_suspends(self) -> bool:
        """True when calling `type`, or any metaclass, may run a hook that suspends."""
        return bool(self.found(MADE)) or self.metaclass_suspends()

    # instances

    def class_suspends(self, scope: Scope) -> bool:
        """True when making an instance may suspend: the class, a base or the metaclass has such a constructor, or a
        builtin base asks what it is given.
        """
        if scope in self.metaclasses and self.making_suspends():
            return True
        waiting, seen, calm = [scope], {scope}, self.current_answers()
        taken: dict[int, list[Scope]] = {}
        while waiting:
            current = waiting.pop()
            if current in calm:
                continue
            node = current.node
            assert isinstance(node, ast.ClassDef)
            if self.attributes and self.own_constructor_suspends(current):
                return True
            if (node.keywords and "__call__" in self.attributes) or self.fills_itself(current):
                return True
            bases = self.base_classes(current)
            if bases is None and CONSTRUCTORS & self.attributes:
                return True
            if bases and id(bases) not in taken:
                taken[id(bases)] = bases
                waiting += [base for base in bases if base not in seen]
                seen.update(bases)
        calm.update(dict.fromkeys(seen, ""))
        return False

    def fills_itself(self, scope: Scope) -> bool:
        """True when a base is a builtin that may suspend when it is called."""
        names = [base.id for base in scope.node.bases if isinstance(base, ast.Name)]  # type: ignore[attr-defined]
        found = [name for name in names if name != "type" and self.resolve(scope, mangle(scope.private, name)) is None]
        return any(map(self.builtin_suspends, found))

    def own_constructor_suspends(self, scope: Scope) -> bool:
        for name in ("__init__", "__new__", "__post_init__"):
            for binding in scope.bindings.get(name, ()):
                if not is_plain(binding) and self.escapes:
                    return True
                if binding.node is not None and self.unit.scopes.get(binding.node) in self.suspending:
                    return True
        return False

    def base_classes(self, scope: Scope) -> list[Scope] | None:
        """The classes of the program among the bases; None if a base may be any class."""
        bases: list[ast.expr] = scope.node.bases  # type: ignore[attr-defined]
        known = [self.classes_named(scope, base) for base in bases]
        if len(known) == 1:
            return known[0]
        return None if None in known else [each for some in known for each in some or ()]

    def classes_named(self, scope: Scope, base: ast.expr) -> list[Scope] | None:
        """The same for one base; the same list for all classes with that base, which may be many of one name."""
        bindings = self.resolve(scope, mangle(scope.private, base.id)) if isinstance(base, ast.Name) else None
        if not isinstance(base, ast.Name) or not bindings:
            return [] if isinstance(base, ast.Name) else None
        if id(bindings) not in self.named_classes:
            nodes = [binding.node for binding in bindings]
            known = all(isinstance(node, ast.ClassDef) for node in nodes)
            self.named_classes[id(bindings)] = bindings, [self.unit.scopes[node] for node in nodes] if known else None  # type: ignore[index]
        return self.named_classes[id(bindings)][1]
