"""Scope pass: tree in; for every scope its bindings, uses, cells and free variables, and the operations it performs,
out.

One walk over the tree. The rules are those of the language reference, 'Naming and binding': a class scope is
invisible to the functions inside it, the first iterable of a comprehension belongs to the scope around it, a walrus
in a comprehension binds outside it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable

from ..policy.hooks import BINARY
from ..policy.modules import LIBRARY_MODULES, MODULES, TYPING_CLASSES
from ..policy.os_calls import PATH_METHODS
from .build import each_parameter
from .operations import Operations
from .unit import BODY, NOTICING, Binding, Op, Scope, Unit, mangle
from .walking import children

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
VARIABLES = frozenset({"globals", "locals", "vars"})
"""Builtins through which a program may rebind variables by computed names."""
EVALUATORS = frozenset({"__import__", "compile", "eval", "exec", "importlib"})
"""Builtins that run code, or give modules, that are not known before the call."""
LEAK_NAMES = frozenset({"next", "StopIteration", "__next__", "send", "throw"})
"""A program that spells none of these lets StopIteration out of a function only where the host raises it."""

DYNAMIC_CALLS = frozenset({"setattr", "vars", "make_dataclass", "new_class", "SimpleNamespace"})
"""Calls that put values under attributes whose names are data."""
COMPUTING = frozenset({"__getattr__", "__getattribute__"})


def run(unit: Unit) -> None:
    """Fill `unit.module`, `unit.scopes` and the program-wide facts."""
    walker = _Walker(unit)
    unit.module = module = Scope("module", unit.tree, None, "<module>", None)
    unit.scopes[unit.tree] = module
    for name in unit.externals:
        module.bindings.setdefault(name, []).append(Binding("external"))
    for name in unit.inputs:
        module.bindings.setdefault(name, []).append(Binding("other"))
    walker.scope = module
    walker.statements(unit.tree.body)
    walker.settle()
    _close(module)
    if not (unit.prelude or unit.library):
        used = frozenset().union(*(scope.uses for scope in unit.scopes.values()))
        if "builtins" in unit.libraries:  # through which all of them can be had under other names
            used |= EVALUATORS | VARIABLES
        unit.evaluates = bool(unit.mode) or not EVALUATORS.isdisjoint(used | unit.libraries)
        unit.reflects = unit.evaluates or not VARIABLES.isdisjoint(used)
        unit.dynamic_attributes = unit.dynamic_attributes or unit.reflects
        unit.notices_stop = NOTICING.search(unit.source) is not None
        unit.may_leak_stop = unit.may_leak_stop or unit.reflects or bool(unit.externals and unit.notices_stop)
        unit.lists_variables = unit.reflects or "dir" in used


def _close(scope: Scope) -> set[str]:
    """Compute cells and free variables bottom-up; return the names this scope needs from outside."""
    wanted: set[str] = set()
    for child in scope.children:
        wanted |= _close(child)
    own = {name for name in scope.bindings if name not in scope.globals and name not in scope.nonlocals}
    if scope.kind == "module":
        return set()
    if scope.kind == "class":
        # where the body is emitted as a function, the class itself is its variable
        scope.cells = set() if scope.is_body or scope.is_block else wanted & {"__class__"}
        outside = (wanted - scope.cells) | ((scope.uses | scope.nonlocals) - own - scope.globals)
        scope.frees = {name for name in outside if binds_outside(scope.parent, name)}
        return outside
    scope.cells = wanted & own
    outside = (wanted | scope.uses | scope.nonlocals) - own - scope.globals
    scope.frees = {name for name in outside if binds_outside(scope.parent, name)}
    return outside


def binds_outside(scope: Scope | None, name: str) -> bool:
    """True when an enclosing function binds the name (or, for `__class__`, an enclosing class provides it)."""
    while scope is not None and scope.kind != "module":
        if scope.kind == "class":
            if name == "__class__" and not scope.whole.is_body:
                return True
        elif name in scope.globals:
            return False
        elif name in scope.bindings and name not in scope.nonlocals:
            return True
        scope = scope.parent
    return False


class _Walker(Operations):
    """The walk: `scope` is where the current node's names live."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.scope: Scope = None  # type: ignore[assignment]
        self.outward: list[tuple[Scope, str, Binding]] = []
        self.handlers: dict[type[ast.AST], Callable[[ast.AST], None]] = {}

    def visit(self, node: ast.AST) -> None:
        kind = type(node)
        handler = self.handlers.get(kind)
        if handler is None:
            handler = getattr(self, f"visit_{kind.__name__}", self.children)
            self.handlers[kind] = handler
        handler(node)

    def children(self, node: ast.AST) -> None:
        for child in children(node):
            self.visit(child)

    def statements(self, body: Iterable[ast.AST]) -> None:
        for statement in body:
            self.visit(statement)

    def name(self, name: str) -> str:
        return mangle(self.scope.private, name)

    def bind(self, name: str, kind: str = "other", node: ast.AST | None = None) -> None:
        name = self.name(name)
        self.scope.bindings.setdefault(name, []).append(Binding(kind, node))
        if name in COMPUTING and self.scope.kind == "class":
            self.unit.computes_attributes = True
        if name in self.scope.globals:
            self.unit.module.bindings.setdefault(name, []).append(Binding(kind, node))
        elif name in self.scope.nonlocals:
            self.outward.append((self.scope, name, Binding(kind, node)))

    def settle(self) -> None:
        """Add what `nonlocal` variables are bound to where they live, which may be bound later in the text."""
        for scope, name, binding in self.outward:
            owner = scope.parent
            while owner is not None and (
                not owner.is_function or name not in owner.bindings or name in owner.nonlocals or name in owner.globals
            ):
                owner = owner.parent
            if owner is not None:
                owner.bindings[name].append(binding)

    def op(self, kind: str, node: ast.AST, name: str = "") -> None:
        self.scope.ops.append(Op(kind, node, name))

    # names and attributes

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            name = self.name(node.id)
            self.scope.uses.add(name)
            if name == "super":  # as CPython does, whether it is called with arguments or without
                self.scope.uses.add("__class__")
            self.op("load", node, name)
            self.item_of_class(node, "find_name")
            if name in LEAK_NAMES:
                self.unit.may_leak_stop = True
            if name == "property":
                self.unit.makes_properties = True
        else:
            deletes = isinstance(node.ctx, ast.Del)
            self.bind(node.id, "deleted" if deletes else "other")
            self.item_of_class(node, "drop_name" if deletes else "put_name")
            if deletes:
                self.scope.uses.add(self.name(node.id))

    def item_of_class(self, node: ast.AST, key: str) -> None:
        """Record what reads, binds or deletes a name of a class body whose namespace the program may have prepared."""
        if self.scope.kind == "class":
            header = self.scope.whole.node
            if header.bases or header.keywords or self.unit.asks_for_names:  # type: ignore[attr-defined]
                self.implicit(node, key)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.visit(node.value)
        name = self.attribute_name(node)
        if isinstance(node.ctx, ast.Store):
            self.unit.stored_attributes.add(name)
            self.implicit(node, "setattr")
        elif isinstance(node.ctx, ast.Load):
            self.op("attribute", node, name)
            self.implicit(node, "getattr")
            if name == "__dict__":
                self.unit.dynamic_attributes = True
        else:
            self.implicit(node, "delattr")

    def attribute_name(self, node: ast.Attribute) -> str:
        """The name as the interpreter has it, noted if it tells something about the program."""
        name = self.name(node.attr)
        if name in LEAK_NAMES:
            self.unit.may_leak_stop = True
        elif name in PATH_METHODS:
            self.unit.path_methods.add(name)
        return name

    def visit_Call(self, node: ast.Call) -> None:
        callee = node.func
        if isinstance(callee, ast.Name):
            name = self.name(callee.id)
            self.scope.uses.add(name)
            self.item_of_class(callee, "find_name")
            if name in LEAK_NAMES:
                self.unit.may_leak_stop = True
            if name == "super":
                self.scope.uses.add("__class__")
            if name in DYNAMIC_CALLS or (name == "type" and len(node.args) != 1):
                self.unit.dynamic_attributes = True
            if name == "property":
                self.unit.makes_properties = True
        elif isinstance(callee, ast.Attribute):
            self.visit(callee.value)
            name = self.attribute_name(callee)
            if name in ("__setattr__", "__dict__") or name in DYNAMIC_CALLS:
                self.unit.dynamic_attributes = True
            self.implicit(callee, "getattr")
        else:
            self.visit(callee)
            name = ""
        for argument in node.args:
            self.visit(argument)
        for keyword in node.keywords:
            self.visit(keyword.value)
            if keyword.arg is None:
                self.implicit(keyword, "mapping")
        self.op("call", node, name)

    def visit_Global(self, node: ast.Global) -> None:
        names = list(map(self.name, node.names))
        self.scope.globals.update(names)
        if self.unit.body is not None:  # to CPython they are globals in the module's own code as well
            self.unit.scopes[self.unit.body].globals.update(names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(map(self.name, node.names))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        inner, target = self.scope, self.scope
        while target.kind in ("comprehension", "genexpr") and target.parent is not None:
            target = target.parent
        name = self.name(node.target.id)
        if target.whole.is_body and inner is not target:
            target.globals.add(name)
        self.scope = target
        self.bind(node.target.id)
        self.item_of_class(node.target, "put_name")
        self.scope = scope = inner
        is_global = target.kind == "module" or target.whole.is_body or name in target.globals
        while scope is not target and scope.parent is not None:
            (scope.globals if is_global else scope.nonlocals).add(name)
            scope = scope.parent

    # statements that bind

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        target = node.targets[0]
        if len(node.targets) == 1 and isinstance(target, ast.Name) and isinstance(node.value, ast.Lambda):
            self.bind(target.id, "lambda", node.value)
            self.item_of_class(target, "put_name")
            return
        for target in node.targets:
            self.visit(target)
            if isinstance(target, (ast.Tuple, ast.List)):
                self.op("iterate", node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.target)
        if isinstance(node.target, ast.Name):
            self.scope.uses.add(self.name(node.target.id))
            self.item_of_class(node.target, "find_name")
        else:
            self.implicit(node.target, "getattr" if isinstance(node.target, ast.Attribute) else "getitem")
        self.visit(node.value)
        self.implicit(node, f"i{BINARY[type(node.op)]}")
        if isinstance(node.op, (ast.Add, ast.BitOr)):
            self.op("contains", node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)
        self.visit(node.target)
        if not self.scope.is_function:  # annotations of locals are not evaluated
            self.visit(node.annotation)

    def wait(self, kind: str, node: ast.AST) -> None:
        """An operation at which a coroutine waits."""
        self.op(kind, node)
        self.scope.awaits = True

    def visit_Await(self, node: ast.Await) -> None:
        self.visit(node.value)
        self.wait("await", node)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> None:
        self.visit(node.iter)
        self.wait("async for", node)
        self.visit(node.target)
        self.statements(node.body)
        self.statements(node.orelse)

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        self.op("iterate", node)
        self.unpacks(node.target, node.iter)
        self.visit(node.target)
        self.statements(node.body)
        self.statements(node.orelse)

    def visit_Starred(self, node: ast.Starred) -> None:
        self.visit(node.value)
        if isinstance(node.ctx, ast.Load):
            self.op("iterate", node)

    def visit_With(self, node: ast.With) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            self.op("with", item)
            self.scope.implicit.append(Op("truth", item, "truth"))
            if item.optional_vars is not None:
                self.unpacks(item.optional_vars)
                self.visit(item.optional_vars)
        self.statements(node.body)

    def visit_AsyncWith(self, node: ast.AsyncWith) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            self.wait("async with", item)
            if item.optional_vars is not None:
                self.visit(item.optional_vars)
        self.statements(node.body)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.bind(alias.asname or alias.name.partition(".")[0], self.imported(alias.name))
        self.item_of_class(node, "put_name")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        kind = self.imported(node.module or "")
        for alias in node.names:
            names = MODULES.get(node.module or "", ()) if alias.name == "*" else (alias.asname or alias.name,)
            for name in names:
                self.bind(name, kind)
        self.item_of_class(node, "put_name")

    def imported(self, module: str) -> str:
        """The kind of binding that importing a module makes."""
        if module not in LIBRARY_MODULES:
            return "module"
        self.unit.libraries.add(module)
        return "library"

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self.visit(node.type)
        if node.name is not None:
            self.bind(node.name)
        self.statements(node.body)

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        self.children(node)
        if node.name is not None:
            self.bind(node.name)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self.children(node)
        if node.rest is not None:
            self.bind(node.rest)

    def visit_Yield(self, node: ast.Yield) -> None:
        self.children(node)
        self.scope.yields = True

    def visit_YieldFrom(self, node: ast.YieldFrom) -> None:
        self.children(node)
        self.scope.yields = True
        self.op("iterate", node)

    # scopes

    def enter(self, kind: str, node: ast.AST, name: str, private: str | None) -> Scope:
        scope = Scope(kind, node, self.scope, name, private)
        self.scope.children.append(scope)
        self.unit.scopes[node] = scope
        return scope

    def parameters(self, arguments: ast.arguments) -> None:
        for argument in each_parameter(arguments):
            self.bind(argument.arg)
            self.scope.parameters.append(self.name(argument.arg))

    def defaults(self, arguments: ast.arguments) -> None:
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None:
                self.visit(default)

    def decorators(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self.statements(node.decorator_list)
        if node.decorator_list:
            self.op("decorate", node)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.decorators(node)
        self.defaults(node.args)
        for argument in each_parameter(node.args):
            if argument.annotation is not None:
                self.visit(argument.annotation)
        if node.returns is not None:
            self.visit(node.returns)
        self.bind(node.name, "def", node)
        if node.name == "__next__":
            self.unit.may_leak_stop = True  # the outside may raise it there
        self.item_of_class(node, "put_name")
        outer = self.scope
        self.scope = self.enter("def", node, node.name, outer.private)
        if self.scope.is_block and outer.kind == "class":
            self.scope.join(outer)
        else:
            self.parameters(node.args)
        self.statements(node.body)
        outer.yields = outer.yields or (self.scope.is_block and self.scope.yields)
        self.scope = outer

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.defaults(node.args)
        outer = self.scope
        self.scope = self.enter("lambda", node, "<lambda>", outer.private)
        self.parameters(node.args)
        self.visit(node.body)
        self.scope = outer
        self.op("define", node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if node is self.unit.body:
            self.scope = self.enter("class", node, BODY, None)
            self.statements(node.body)
            return
        self.decorators(node)
        for base in node.bases:
            self.visit(base)
            if isinstance(base, ast.Name) and base.id == "type":  # a metaclass may put anything into its classes
                self.unit.dynamic_attributes = True
            form = base.value if isinstance(base, ast.Subscript) else base
            name = getattr(form, "id", None) or getattr(form, "attr", "")
            if name in TYPING_CLASSES and "typing" in self.unit.libraries:
                self.unit.libraries.add(TYPING_CLASSES[name])
        for keyword in node.keywords:
            self.visit(keyword.value)
        self.bind(node.name, "class", node)
        self.item_of_class(node, "put_name")
        outer = self.scope
        self.scope = self.enter("class", node, node.name, node.name)
        self.statements(node.body)
        self.scope = outer
        self.op("class", node)

    def visit_comprehension_scope(self, node: ast.AST) -> None:
        generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]
        self.visit(generators[0].iter)
        outer = self.scope
        kind = "genexpr" if isinstance(node, ast.GeneratorExp) else "comprehension"
        names = {ast.ListComp: "<listcomp>", ast.SetComp: "<setcomp>", ast.DictComp: "<dictcomp>"}
        self.scope = self.enter(kind, node, names.get(type(node), "<genexpr>"), outer.private)
        for index, generator in enumerate(generators):
            if index:
                self.visit(generator.iter)
            if generator.is_async:
                self.wait("async for", generator)
            else:
                self.op("iterate", generator)
            self.unpacks(generator.target, generator.iter)
            self.visit(generator.target)
            for condition in generator.ifs:
                self.visit(condition)
                self.truth(condition)
        if isinstance(node, ast.DictComp):
            self.visit(node.key)
            self.visit(node.value)
        else:
            self.visit(node.elt)  # type: ignore[attr-defined]
        if isinstance(node, (ast.DictComp, ast.SetComp)):
            self.implicit(node, "key")
        if kind == "comprehension" and self.scope.awaits:  # it is run where it stands
            outer.awaits = True
        self.scope = outer
        self.op("define", node)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_scope
