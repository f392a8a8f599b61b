"""Emission of functions, lambdas, comprehensions and classes: a definition in; its guarded, normalised definition out.

A function that may suspend becomes a generator function wrapped in a `Suspending` record; one that only yields to the
program becomes a normalised generator; every other one stays an ordinary function. Each definition stands on a
synthetic line, its label, by which code objects are recognised.
"""

from __future__ import annotations

import ast
from typing import Any

from ..runtime.numbering import STRIDE
from . import build
from .asynchronous import UNMADE
from .class_body import ClassBody
from .effects import Effects
from .guard import INLINES
from .releasing import bound_in, emptied, release
from .rewriting import replace
from .unbound import may_be_unbound, spell
from .unit import NAMES, Label, Scope, Unit, position

CONTEXT = "scope private in_class namespace outside resumable out pending temporaries count".split()
"""Attributes of the emission that belong to the function being emitted."""


class TooManyPoints(Exception):
    """A function has more resume points than labels; `scope` tells which."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope.name)
        self.scope = scope


class Define(ClassBody):
    """Adds the definitions to the statements; one instance emits one program in one mode."""

    def __init__(self, unit: Unit, effects: Effects, suspendable: bool) -> None:
        super().__init__(unit)
        self.effects = effects
        self.suspendable = suspendable
        self.numbers = {scope: index for index, scope in enumerate(unit.scopes.values())}
        self.labels: dict[int, Label] = {}
        self.completions, self.loops = {}, {}
        self.bodies: dict[int, ast.FunctionDef] = {}
        self.scope = unit.module
        self.private = None
        self.in_class = False
        self.resumable = False
        self.out, self.pending, self.temporaries, self.count = [], [], 0, 0

    # labels

    def code_label(self, scope: Scope) -> int:
        return self.unit.first_label + self.numbers[scope] * STRIDE

    def point(self, node: ast.AST) -> dict[str, Any]:
        self.count += 1
        if self.count >= STRIDE:
            raise TooManyPoints(self.scope)
        line = self.code_label(self.scope) + self.count
        self.labels[line] = Label("point", position(node), self.scope)
        return build.on_line(line)

    def code_position(self, scope: Scope) -> dict[str, Any]:
        line = self.code_label(scope)
        first = getattr(scope.node, "decorator_list", None) or [scope.node]  # it gets this line too, see `finish`
        self.labels[line] = Label("code", position(first[0]), scope)
        return build.on_line(line)

    # functions

    def function_body(self, scope: Scope, body: list[ast.stmt]) -> list[ast.stmt]:
        """The statements of a function in the form its kind of code needs, emitted in a context of their own."""
        held = [getattr(self, name) for name in CONTEXT]
        self.scope, self.private, self.in_class = scope, scope.private, False
        self.namespace = scope.whole if scope.kind == "class" else None
        self.outside = self.outside or scope.kind == "class"
        self.resumable = scope in self.effects.suspending or scope.is_generator
        self.out, self.pending, self.temporaries, self.count = [], [], 0, 0
        made = self.prologue(scope, body)
        node = scope.node
        if isinstance(node, ast.ClassDef):
            own = self.emitted(lambda: self.class_steps(scope, node, body))
        else:
            own = self.block(body)
        own, names = self.released(own)
        made += own
        for name, value in zip(CONTEXT, held, strict=True):
            setattr(self, name, value)
        return self.leaving(scope, made, names)

    def released(self, body: list[ast.stmt]) -> tuple[list[ast.stmt], list[str]]:
        """The statements of a function, whose temporaries let go in time where that does something; and their names."""
        return release(body, self.completions) if self.unit.lets_go else (body, [])

    def leaving(self, scope: Scope, body: list[ast.stmt], names: list[str]) -> list[ast.stmt]:
        """The whole body, with what happens to an error that leaves it.

        It empties the temporaries as it empties CPython's value stack: the traceback keeps the frame. Functions of the
        prelude stand for operations that have no frame at all; those of libraries are not in a dump with the traceback.
        """
        like = body[-1]
        if (self.unit.prelude or self.unit.library) and scope in self.effects.suspending:
            elsewhere = scope.cells | scope.globals | scope.nonlocals | scope.frees
            names = sorted((scope.bindings.keys() | bound_in(body, lambda name: True)) - elsewhere)
            names += [UNMADE] if scope.kind in ("comprehension", "genexpr") else []
        handlers: list[ast.ExceptHandler] = []
        if scope.is_async and not scope.is_block:
            handlers = self.leaks_of_coroutine(scope, like)
        elif (scope in self.effects.suspending or scope.is_generator) and (scope.is_block or not scope.is_generator):
            handlers = self.leaks_of_generator(like)
        if names:
            drop = emptied(names, like)
            for handler in handlers:
                handler.body[:0] = drop
            handlers.append(build.handler("_o_BaseException", None, [*drop, build.reraise(like)], like))
        return [build.attempt(body, handlers, [], like)] if handlers else body

    def prologue(self, scope: Scope, body: list[ast.stmt]) -> list[ast.stmt]:
        """What a function does before its first statement: count its call, and show its cells to a capture."""
        made: list[ast.stmt] = []
        like = body[0]
        if scope.globals and scope.kind != "class":
            made.append(ast.Global(sorted(scope.globals), **build.at(like)))
        if scope.nonlocals:
            made.append(ast.Nonlocal(sorted(scope.nonlocals), **build.at(like)))
        if self.recurses(scope):
            refuel = build.expression(build.call("_o_refuel", [], like), like)
            leave: list[ast.stmt] = [ast.Break(**build.at(like))]
            made.append(
                ast.For(build.store("_o_", like), build.load("_o_fuel", like), leave, [refuel], None, **build.at(like))
            )
        if (self.resumable or scope.is_block) and scope.captured:
            made.append(cells_statement(scope.captured, like))
        return made

    def leaks_of_generator(self, like: ast.AST) -> list[ast.ExceptHandler]:
        """No StopIteration leaves a function as a RuntimeError because it has become a generator function."""
        if not self.unit.may_leak_stop:
            return []
        carry = ast.Raise(build.call("_o_Carrier", [build.load("_o_error", like)], like), None, **build.at(like))
        return [build.handler("_o_StopIteration", "_o_error", [carry], like)]

    def recurses(self, scope: Scope) -> bool:
        """True for what is counted as a call: every function and lambda of the program."""
        return scope.kind in ("def", "lambda") and not self.unit.prelude

    def guard_Global(self, node: ast.Global | ast.Nonlocal) -> ast.stmt:
        """Declarations stand at the top of the function, where a continuation repeats them."""
        return node if self.in_class else ast.Pass(**build.at(node))

    guard_Nonlocal = guard_Global

    def guard_FunctionDef(self, node: ast.FunctionDef) -> ast.stmt | list[ast.stmt]:
        if (self.has_items() and not self.unit.scopes[node].is_block) or self.is_private(node.name):
            return self.renamed_function(node)
        return self.plain_definition(node)

    def plain_definition(self, node: ast.FunctionDef) -> ast.FunctionDef:
        return self.definition(
            node, replace(node, args=self.rewrite(node.args), returns=self.optional(node.returns)), node.decorator_list
        )

    guard_AsyncFunctionDef = guard_FunctionDef

    def lower_FunctionDef(self, node: ast.FunctionDef) -> None:
        """A definition with points in its decorators or defaults: they run first, the decorators are applied
        afterwards.
        """
        decorators = [self.atom(decorator) for decorator in node.decorator_list]
        annotated = any(each.annotation is not None for each in build.each_parameter(node.args))
        arguments = self.arguments(node.args, early=annotated or self.has_point(node.returns))
        header = replace(node, args=self.annotated(arguments), returns=self.optional_value(node.returns))
        if not decorators and not self.has_items() and not self.is_private(node.name):
            self.out.append(self.definition(node, header, []))
            return
        name = f"<def_{node.name}>"  # the program's own name is bound only after the last decorator
        self.out.append(self.definition(node, replace(header, name=name), []))
        self.decorate(name, decorators, node)
        self.bind_name(build.store(node.name, node), build.load(name, node), node)

    lower_AsyncFunctionDef = lower_FunctionDef

    def decorate(self, name: str, decorators: list[ast.expr], node: ast.AST) -> None:
        """Apply decorators bottom-up; each call may suspend where anything may."""
        for decorator in reversed(decorators):
            if self.resumable:
                self.slow_call(name, decorator, [build.load(name, node)], decorator)
            else:
                made = build.call(decorator, [build.load(name, node)], decorator)
                self.out.append(build.assign(name, made, decorator))

    def optional_value(self, node: ast.expr | None) -> ast.expr | None:
        return self.value(node) if node is not None else None

    def annotated(self, arguments: ast.arguments) -> ast.arguments:
        """Annotations may hold points of their own; they are evaluated after the defaults, in CPython's order."""

        def one(argument: ast.arg | None) -> Any:
            if argument is None or argument.annotation is None:
                return argument
            return replace(argument, annotation=self.atom(argument.annotation))

        args, first = (
            [one(argument) for argument in arguments.args],
            [one(argument) for argument in arguments.posonlyargs],
        )
        vararg, keywords = one(arguments.vararg), [one(argument) for argument in arguments.kwonlyargs]
        kwarg = one(arguments.kwarg)
        return replace(arguments, posonlyargs=first, args=args, vararg=vararg, kwonlyargs=keywords, kwarg=kwarg)

    def definition(self, node: ast.FunctionDef, header: ast.FunctionDef, decorators: list[ast.expr]) -> ast.FunctionDef:
        scope = self.unit.scopes[node]
        docstring = node.body[:1] if ast.get_docstring(node, clean=False) is not None else []
        body = self.function_body(scope, node.body[len(docstring) :] or [ast.Pass(**build.at(node.body[0]))])
        body = docstring + spell(self.inlined_names(scope), body, self.completions, self.loops, self.bodies)
        return self.finish(scope, header.name, header.args, body, [self.rewrite(d) for d in decorators], header.returns)

    def finish(
        self, scope: Scope, name: str, arguments: ast.arguments, body: list[ast.stmt], decorators: list[ast.expr],
        returns: ast.expr | None = None,
    ) -> ast.FunctionDef:  # fmt: skip
        """The definition at its label, wrapped in a record if it suspends."""
        where = self.code_position(scope)
        if scope in self.effects.suspending:
            if not scope.is_generator:
                body = build.yielding(body, body[-1])
            decorators = [*decorators, ast.Name(_wrapper(scope), build.LOAD, **where)]
        if decorators:
            first = decorators[0]
            if isinstance(first, (ast.Lambda, ast.GeneratorExp)):  # its line is the label of its own code
                first = build.call("_o_same", [first], first)
            decorators = [replace(first), *decorators[1:]]
            for name_, value in where.items():
                setattr(decorators[0], name_, value)
        made = build.function(name, self.own_parameters(arguments), body, decorators, where)
        made.returns = returns
        self.bodies[self.numbers[scope]] = made
        return made

    def own_parameters(self, node: ast.arguments) -> ast.arguments:
        """Parameters under the names that they have where they are emitted."""
        if not self.outside:
            return node
        changes: dict[str, Any] = {}
        for field in ("posonlyargs", "args", "kwonlyargs"):
            changes[field] = [replace(each, arg=self.own_name(each.arg)) for each in getattr(node, field)]
        for field in ("vararg", "kwarg"):
            each = getattr(node, field)
            changes[field] = each and replace(each, arg=self.own_name(each.arg))
        return replace(node, **changes)

    # lambdas and comprehensions

    def guard_Lambda(self, node: ast.Lambda) -> ast.expr:
        return self.plain_lambda(node, self.rewrite(node.args))

    def plain_lambda(self, node: ast.Lambda, arguments: ast.arguments) -> ast.expr:
        scope = self.unit.scopes[node]
        outer = (self.scope, self.resumable, self.namespace)
        self.scope, self.resumable, self.namespace = scope, False, None
        body = self.rewrite(node.body)
        self.scope, self.resumable, self.namespace = outer
        if self.recurses(scope):
            counted = ast.BoolOp(ast.Or(), [build.call("_o_count", [], node.body), body], **build.at(node.body))
            body = counted
        return ast.Lambda(self.own_parameters(arguments), body, **self.code_position(scope))

    def guard_comprehension_node(self, node: Any) -> ast.expr:
        return self.rewrite_comprehension(node, node.generators)

    guard_ListComp = guard_SetComp = guard_DictComp = guard_GeneratorExp = guard_comprehension_node

    def rewrite_comprehension(self, node: Any, generators: list[ast.comprehension]) -> ast.expr:
        first = (
            self.rewrite(generators[0].iter) if generators[0].iter is node.generators[0].iter else generators[0].iter
        )
        if isinstance(node, ast.GeneratorExp):
            first = self.shallow(first)
        outer, self.scope = self.scope, self.unit.scopes[node]
        namespace, self.namespace = self.namespace, None
        made: list[ast.comprehension] = []
        for index, generator in enumerate(generators):
            source = self.rewrite(generator.iter) if index else first
            if index and isinstance(node, ast.GeneratorExp):
                made.append(self.named_inner(index, source, generator))
                source = build.load(f"_o_{index}", generator.iter)
            conditions = self.items(generator.ifs)
            made.append(replace(generator, iter=source, target=self.rewrite(generator.target), ifs=conditions))
        parts = {name: self.rewrite(getattr(node, name)) for name in ("elt", "key", "value") if hasattr(node, name)}
        self.scope, self.namespace = outer, namespace
        result = replace(node, generators=made, **parts)
        if isinstance(node, ast.GeneratorExp):
            for name, value in self.code_position(self.unit.scopes[node]).items():
                setattr(result, name, value)
            self.expressions[self.numbers[self.unit.scopes[node]]] = result
        return result  # type: ignore[no-any-return]

    @property
    def expressions(self) -> dict[int, Any]:
        """Generator expressions left native, by number: their continuation is read off their clauses."""
        return self.bodies

    def named_inner(self, index: int, source: ast.expr, node: ast.comprehension) -> ast.comprehension:
        """`for _o_1 in (iter(source),)`: the inner iterator of a generator expression gets a name for a capture to
        see.
        """
        iterator = build.call("_o_iter", [source], node.iter)
        single = ast.Tuple([iterator], build.LOAD, **build.at(node.iter))
        return ast.comprehension(build.store(f"_o_{index}", node.iter), single, [], 0)

    def hoist(self, node: ast.expr) -> ast.expr:
        scope = self.unit.scopes[node]
        if isinstance(node, ast.Lambda):
            arguments = self.arguments(node.args)
            body: list[ast.stmt] = [ast.Return(node.body, **build.at(node.body))]
            self.mark_return(body[0], node.body)
            self.out.append(self.finish(scope, "<lambda>", arguments, self.function_body(scope, body), []))
            return build.load("<lambda>", node)
        return self.hoist_comprehension(scope, node)

    def mark_return(self, made: ast.stmt, holder: ast.expr) -> None:
        if self.has_point(holder):
            self.effects.pointed.add(made)

    def hoist_comprehension(self, scope: Scope, node: Any) -> ast.expr:
        """A comprehension written as the function that CPython 3.11 compiles it to."""
        first = self.value(node.generators[0].iter)
        source: ast.expr = build.call("_o_iter", [first], node.generators[0].iter)
        if node.generators[0].is_async:
            source = self.open_async(first, node.generators[0].iter)
        elif node.generators[0] in self.effects.points:
            get = build.attribute(build.load("_o_get_iter", node), "_o_gen", node)
            source = self.delegate(build.call(get, [first], node), node.generators[0].iter)
        body = self.comprehension_body(scope, node)
        given = [build.load(NAMES, node)] if self.is_in_body(scope) else []
        arguments = build.parameters([".0", *(name.id for name in given)], node)
        made = spell(self.inlined_names(scope), self.function_body(scope, body))
        definition = self.finish(scope, scope.name, arguments, made, [])
        source = self.save(source, node)
        self.out.append(definition)
        function = build.load(scope.name, node)
        if scope in self.effects.suspending and not scope.is_lazy:
            generator = build.call(build.attribute(function, "_o_gen", node), [source, *given], node)
            return self.leak_guarded(generator, node)
        return build.call(function, [source, *given], node)

    def is_in_body(self, scope: Scope) -> bool:
        """True for a comprehension that is a part of code whose names are items, to hosts that inline it."""
        owner: Scope | None = scope
        while owner is not None and owner.kind == "comprehension":
            owner = owner.parent
        return owner is not None and owner is not scope and owner.is_body

    def inlined_names(self, scope: Scope) -> set[str]:
        """Variables of the function around a comprehension that may have no value: to a host that has no functions for
        comprehensions they are the comprehension's own. The same for a block of the function, see `nesting`.
        """
        owner: Scope | None = scope
        while owner is not None and (owner.is_block or (INLINES and owner.kind == "comprehension")):
            owner = owner.parent
        if owner is scope or owner is None or not owner.is_function:
            return set()
        names = scope.frees & owner.bindings.keys() - owner.globals - owner.nonlocals
        if scope.is_block:
            return {name for name in names if may_be_unbound(owner, name)}
        return {name for name in names if may_be_unbound(owner, name, scope.node.lineno)}  # type: ignore[attr-defined]

    def collecting(self, node: Any, made: str) -> list[ast.stmt]:
        """What a comprehension does with each element."""
        step: ast.stmt
        before: list[ast.stmt] = []
        if isinstance(node, ast.GeneratorExp):
            step = build.expression(ast.Yield(node.elt, **build.at(node.elt)), node.elt)
            self.effects.pointed.update((step, step.value))
        elif isinstance(node, ast.DictComp):
            place = ast.Subscript(
                build.load(made, node), build.load("_o_key", node.key), build.STORE, **build.at(node.key)
            )
            before = [build.assign("_o_key", node.key, node.key)]
            step = build.assign(place, node.value, node.value)
            self.mark_return(before[0], node.key)
            if node in self.effects.implicit:
                self.effects.implicit.add(place)
                self.effects.pointed.update((place, step))
        else:
            method = "append" if isinstance(node, ast.ListComp) else "add"
            step = build.expression(
                build.call(build.attribute(build.load(made, node), method, node), [node.elt], node.elt), node.elt
            )
            if node in self.effects.implicit:
                self.effects.points[step.value] = "dynamic"
            if self.has_point(node.elt) or node in self.effects.implicit:
                self.effects.pointed.update((step.value, step))
        for part in ("elt", "value"):
            if hasattr(node, part):
                self.mark_return(step, getattr(node, part))
        return [*before, step]

    def comprehension_body(self, scope: Scope, node: Any) -> list[ast.stmt]:
        """Nested loops that collect into `_o_made`; points of the clauses move to the loops made from them."""
        made = "_o_made"
        body = self.collecting(node, made)
        for index, generator in reversed(list(enumerate(node.generators))):
            for condition in reversed(generator.ifs):
                body = [build.when(condition, body, [], condition)]
                self.effects.pointed.add(body[0])
            source = generator.iter if index else build.load(".0", generator.iter)
            kind = ast.AsyncFor if generator.is_async else ast.For
            loop = kind(generator.target, source, body, [], None, **build.at(node))
            self.effects.pointed.add(loop)
            if generator in self.effects.points:
                self.effects.points[loop] = self.effects.points[generator]
            body = [loop]
        self.bind_outside(scope, node)
        if isinstance(node, ast.GeneratorExp):
            return body
        empty: ast.expr = ast.List([], build.LOAD, **build.at(node))
        if isinstance(node, ast.SetComp):
            empty = build.call("_o_set", [], node)
        elif isinstance(node, ast.DictComp):
            empty = ast.Dict([], [], **build.at(node))
        return [build.assign(made, empty, node), *body, ast.Return(build.load(made, node), **build.at(node))]

    def bind_outside(self, scope: Scope, node: ast.AST) -> None:
        """Let CPython see that names which a walrus binds outside the comprehension are variables of this function."""
        names = sorted(scope.nonlocals)
        if names:
            binds: list[ast.stmt] = [build.assign(name, build.const(None, node), node) for name in names]
            self.out.append(build.when(build.const(False, node), binds, [], node))

    # classes

    def is_written(self, node: ast.ClassDef) -> bool:
        """True for a class statement that is written out as steps."""
        apart = self.has_items() or self.is_private(node.name)
        return apart or self.unit.scopes[node] in self.effects.bodies

    def guard_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef | list[ast.stmt]:
        if self.is_written(node):
            return self.emitted(lambda: self.lower_ClassDef(node))
        decorators, bases, keywords = self.items(node.decorator_list), self.items(node.bases), self.items(node.keywords)
        return self.class_definition(node, decorators, bases, keywords)

    def class_definition(
        self, node: ast.ClassDef, decorators: list[ast.expr], bases: list[ast.expr], keywords: list[ast.keyword]
    ) -> ast.ClassDef:
        held = (self.private, self.in_class, self.outside, self.pending)
        self.private, self.in_class, self.outside, self.pending = node.name, True, False, []
        body = self.block(node.body)
        self.private, self.in_class, self.outside, self.pending = held
        body += forget(body, node)
        if decorators and isinstance(decorators[0], (ast.Lambda, ast.GeneratorExp)):
            # CPython gives the class body the first decorator's line, which is the label of its own code.
            decorators = [build.call("_o_same", [decorators[0]], node.decorator_list[0]), *decorators[1:]]
        return replace(node, decorator_list=decorators, bases=bases, keywords=keywords, body=body)

    def lower_ClassDef(self, node: ast.ClassDef) -> None:
        """A class with points in its header, its body or its making."""
        decorators = [self.atom(decorator) for decorator in node.decorator_list]
        values = self.sequence([*node.bases, *(keyword.value for keyword in node.keywords)])
        bases = values[: len(node.bases)]
        keywords = [
            replace(keyword, value=value) for keyword, value in zip(node.keywords, values[len(bases) :], strict=True)
        ]
        if decorators or self.is_written(node):
            self.written_class(node, decorators, bases, keywords)
        else:
            self.out.append(self.class_definition(node, [], bases, keywords))


def _wrapper(scope: Scope) -> str:
    """What makes the record of a suspending function."""
    if scope.is_async:
        return "_o_async_generator" if scope.is_async_generator else "_o_coroutine"
    return "_o_generator" if scope.is_generator and not scope.is_block else "_o_suspending"


def cells_statement(names: list[str], like: ast.AST) -> ast.stmt:
    """`_o_cells = lambda: (a, b)`: its closure is how a capture gets at the cells themselves."""
    shown = ast.Tuple([build.load(name, like) for name in names], build.LOAD, **build.at(like))
    return build.assign("_o_cells", ast.Lambda(build.parameters([], like), shown, **build.at(like)), like)


def forget(body: list[ast.stmt], like: ast.AST) -> list[ast.stmt]:
    """Delete the names that hoisting left in a class body, so that they do not become attributes."""
    names = {
        statement.name
        for statement in body
        if isinstance(statement, ast.FunctionDef) and statement.name.startswith("<")
    }
    for statement in body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id.startswith(("_o_", "<")) and target.id != "_o_module":
            names.add(target.id)
    targets: list[ast.expr] = [ast.Name(name, build.DELETE, **build.at(like)) for name in sorted(names)]
    return [ast.Delete(targets, **build.at(like))] if targets else []
