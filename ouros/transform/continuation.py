"""Continuations: a function and a resume point in; the rest of the function after that point, as a generator
function, out.

The rest is a purely syntactic slice of the function's normal form. In a statement list it is what remains of the
statement with the point, then the following statements; in a loop it is the rest of the body run once, with the loop
itself as the `else` of that single turn, so that `continue` and `break` keep their meaning; in a handler the saved
exception is raised again so that the rest runs while it is being handled; in a `finally` the completion that was
pending follows the rest. Nodes keep their positions, so a continuation can be captured and sliced again by the labels
of the original function.
"""

from __future__ import annotations

import ast
import types

from ..runtime.compiled import Continuation
from . import build
from .control import BROKE, CONTINUED, RAISED, RETURNED
from .define import cells_statement
from .emit import Emitted
from .host_compiler import compile_tree
from .liveness import live
from .releasing import is_temporary
from .rewriting import replace
from .slots import slots
from .unbound import may_be_unbound, spell
from .unit import RESERVED, Scope

INNER, PLAIN, ONCE, STATE, UNBOUND = "_o_inner", "_o_plain", "_o_once", "_o_state", "_o_unbound"
HELD = "_o_held"


def find(emitted: Emitted, scope: Scope, number: int, line: int, filename: str, flags: int) -> Continuation:
    """Slice the function with this number at the resume point labelled `line`.

    Raises LookupError if the function has no such point.
    """
    body = body_of(emitted.bodies[number], line)
    slicer = _Slicer(emitted, line)
    rest = slicer.rest(body, False)
    if rest is None:
        raise LookupError(f"function {scope.name} has no resume point {line}")
    variables = variables_of(scope, rest, slicer.pending)
    if scope.is_function:
        rest = spell({name for name in scope.cells if may_be_unbound(scope, name)}, rest)
    ordered = [name for name in slots(emitted.bodies[number]) if name in variables]
    code = _compile(scope, rest, variables, ordered, filename, flags)
    return Continuation(code, variables, ",".join(variables), slicer.delegates, tuple(slicer.raised))


def body_of(definition: ast.AST, line: int) -> list[ast.stmt]:
    """The statements of a function; a native generator expression is spelled as the loops it stands for."""
    if isinstance(definition, ast.FunctionDef):
        return definition.body
    assert isinstance(definition, ast.GeneratorExp)
    where = build.on_line(line)
    body: list[ast.stmt] = [
        ast.Assign([ast.Name("_o_", build.STORE, **where)], ast.Yield(definition.elt, **where), **where)
    ]
    source = ".0"
    clauses = [clause for clause in definition.generators if not _names_iterator(clause)]
    for index, clause in reversed(list(enumerate(clauses))):
        for condition in reversed(clause.ifs):
            body = [build.when(condition, body, [], condition)]
        source = f"_o_{index}" if index else ".0"
        opened = _iterator_source(definition, source) if index else build.load(".0", clause.iter)
        named = ast.NamedExpr(build.store(source, clause.iter), opened, **build.at(clause.iter))
        body = [ast.For(clause.target, named, body, [], None, **build.at(clause.iter))]
    return body


def _names_iterator(clause: ast.comprehension) -> bool:
    return isinstance(clause.target, ast.Name) and clause.target.id.startswith(RESERVED)


def _iterator_source(definition: ast.GeneratorExp, name: str) -> ast.expr:
    for clause in definition.generators:
        if isinstance(clause.target, ast.Name) and clause.target.id == name:
            assert isinstance(clause.iter, ast.Tuple)
            return clause.iter.elts[0]
    raise LookupError(name)


def variables_of(scope: Scope, body: list[ast.stmt], pending: set[str]) -> tuple[str, ...]:
    """The program's own local variables of the function, and the temporaries that the rest still reads."""
    shared = scope.cells | scope.frees | scope.globals
    names = set(scope.bindings) - shared if scope.is_function else set()
    names |= live(body, _is_held) | pending
    if scope.kind == "module":  # where: only what lives in fast locals
        names -= set(scope.bindings)
        names |= scope.fast
    return tuple(sorted(names))


def _is_held(name: str) -> bool:
    """Temporaries, and the variables of a comprehension or class body itself."""
    return name in (".0", "_o_made", "_o_key", "_o_names") or is_temporary(name)


def _compile(
    scope: Scope, rest: list[ast.stmt], variables: tuple[str, ...], ordered: list[str], filename: str, flags: int
) -> types.CodeType:
    """Compile the slice inside a factory whose parameters are the captured variables, so that they become free
    variables.
    """
    like = rest[0]
    captured = scope.captured if scope.kind != "module" else []
    prologue: list[ast.stmt] = []
    if scope.is_function and scope.globals:
        prologue.append(ast.Global(sorted(scope.globals), **build.at(like)))
    elif scope.kind == "module":
        shared = sorted(name for name in scope.bindings if name not in scope.fast)
        prologue += [ast.Global(shared, **build.at(like))] if shared else []
    if captured:
        prologue += [ast.Nonlocal(captured, **build.at(like)), cells_statement(captured, like)]
    if len(ordered) > 1:  # it is never run, but numbers the variables
        numbering = [build.assign(name, build.const(None, like), like) for name in ordered]
        prologue.append(build.when(build.const(False, like), list[ast.stmt](numbering), [], like))
    names = [build.store(name, like) for name in (INNER, PLAIN, *variables)]
    slots = ast.Tuple(list[ast.expr](names), build.STORE, **build.at(like))
    prologue.append(build.assign(slots, build.load(STATE, like), like))
    prologue.append(build.assign(STATE, build.const(None, like), like))
    for name in variables:
        unbound = build.same(build.load(name, like), build.load(UNBOUND, like), like)
        delete = ast.Delete([ast.Name(name, build.DELETE, **build.at(like))], **build.at(like))
        prologue.append(build.when(unbound, [delete], [], like))
    inner = build.function("_o_rest", build.parameters([STATE], like), prologue + rest, [], build.at(like))
    factory: ast.stmt = build.function("_o_factory", build.parameters(captured, like), [inner], [], build.at(like))
    if scope.private is not None:  # so that private names are mangled as they were
        factory = _class_around(scope.private, factory, like)
    module = ast.Module([factory], [])
    code = compile_tree(module, filename, flags)
    for name in ([scope.private] if scope.private is not None else []) + ["_o_factory", "_o_rest"]:
        code = next(const for const in code.co_consts if isinstance(const, types.CodeType) and const.co_name == name)
    return code


def _class_around(name: str, factory: ast.stmt, like: ast.AST) -> ast.stmt:
    node = ast.ClassDef(name, [], [], [factory], [], **build.at(like))
    return build.without_type_parameters(node)  # type: ignore[no-any-return]


class _Slicer:
    """The syntactic slice at one label."""

    def __init__(self, emitted: Emitted, line: int) -> None:
        self.emitted = emitted
        self.line = line
        self.pending: set[str] = set()
        """Completion variables of the `try` statements around the point, which a later point of theirs may need."""
        self.delegates = False
        self.raised: list[tuple[str, str, int]] = []

    def rest(self, body: list[ast.stmt], in_loop: bool) -> list[ast.stmt] | None:
        """What is left of a statement list from the point on, or None if the point is not in it."""
        for index, statement in enumerate(body):
            found = self.of(statement, in_loop)
            if found is not None:
                return found + body[index + 1 :]
        return None

    def of(self, node: ast.stmt, in_loop: bool) -> list[ast.stmt] | None:
        if isinstance(node, ast.Assign):
            return self.of_point(node)
        method = getattr(self, f"of_{type(node).__name__}", None)
        return method(node, in_loop) if method is not None else None

    def of_point(self, node: ast.Assign) -> list[ast.stmt] | None:
        """The point itself: the continuation starts by receiving the answer."""
        if node.lineno != self.line or not isinstance(node.value, (ast.Yield, ast.YieldFrom)):
            return None
        if isinstance(node.value, ast.Yield):
            return [replace(node, value=replace(node.value, value=None))]
        self.delegates = True
        return [*self.plain_step(node), replace(node, value=replace(node.value, value=build.load(INNER, node)))]

    def plain_step(self, node: ast.Assign) -> list[ast.stmt]:
        """A plain iterator is already past its last item: stop first, then pass on what arrives."""
        where = build.at(node)
        wait = ast.Assign([build.store("_o_", node)], ast.Yield(None, **where), **where)
        send = build.call(build.attribute(build.load(INNER, node), "send", node), [build.load("_o_", node)], node)
        again = ast.Assign([build.store("_o_", node)], ast.Yield(send, **where), **where)
        some = build.negate(build.same(build.load("_o_", node), build.const(None, node), node), node)
        loop = ast.While(some, [again], [], **where)
        return [build.when(build.load(PLAIN, node), [wait, loop], [], node)]

    def of_If(self, node: ast.If, in_loop: bool) -> list[ast.stmt] | None:
        found = self.rest(node.body, in_loop)
        return found if found is not None else self.rest(node.orelse, in_loop)

    def of_Match(self, node: ast.Match, in_loop: bool) -> list[ast.stmt] | None:
        for case in node.cases:
            found = self.rest(case.body, in_loop)
            if found is not None:
                return found
        return None

    def of_While(self, node: ast.While, in_loop: bool) -> list[ast.stmt] | None:
        found = self.rest(node.body, True)
        return self.rest(node.orelse, in_loop) if found is None else [self.turn(found, node)]

    def of_For(self, node: ast.For, in_loop: bool) -> list[ast.stmt] | None:
        found = self.rest(node.body, True)
        if found is None:
            return self.rest(node.orelse, in_loop)
        assert isinstance(node.iter, ast.NamedExpr)
        remaining = replace(node, iter=build.load(node.iter.target.id, node.iter))
        return [self.turn(found, remaining)]

    def turn(self, body: list[ast.stmt], loop: ast.stmt) -> ast.stmt:
        """The rest of one turn, then the loop as the `else` of that turn."""
        single = ast.Tuple([build.const(0, loop)], build.LOAD, **build.at(loop))
        return ast.For(build.store(ONCE, loop), single, body, [loop], None, **build.at(loop))

    def of_Try(self, node: ast.Try, in_loop: bool) -> list[ast.stmt] | None:
        found = self.part_of_try(node, in_loop)
        if found is not None:
            self.pending.update(self.emitted.completions.get(node, ()))
        return found

    def part_of_try(self, node: ast.Try, in_loop: bool) -> list[ast.stmt] | None:
        found = self.rest(node.body, in_loop)
        if found is not None:
            return [replace(node, body=found)]
        for handler in node.handlers:
            found = self.rest(handler.body, in_loop)
            if found is not None:
                return self.handling(handler, found, node.finalbody)
        found = self.rest(node.orelse, in_loop)
        if found is not None:
            return [build.attempt(found, [], node.finalbody, node)] if node.finalbody else found
        found = self.rest(node.finalbody, in_loop)
        return self.finishing(node, found, in_loop) if found is not None else None

    def handling(self, node: ast.ExceptHandler, rest: list[ast.stmt], final: list[ast.stmt]) -> list[ast.stmt]:
        """The rest of a handler, with its exception being handled again and its name deleted at the end."""
        name = node.name or ""
        if not name.startswith(RESERVED):
            first = node.body[0]
            assert isinstance(first, ast.Assign)
            assert isinstance(first.targets[0], ast.Name)
            clean: list[ast.stmt] = [
                build.assign(name, build.const(None, node), node),
                ast.Delete([ast.Name(name, build.DELETE, **build.at(node))], **build.at(node)),
            ]
            name = first.targets[0].id
            rest = [build.attempt(rest, [], clean, node)]
        return self.raised_again(name, "", rest, final, node)

    def raised_again(
        self, name: str, kind: str, rest: list[ast.stmt], final: list[ast.stmt], node: ast.AST
    ) -> list[ast.stmt]:
        """Run `rest` while the exception in variable `name` is being handled, if the one in `kind` says so; raising it
        must change neither its context nor its traceback.
        """
        self.raised.append((name, kind, RAISED))
        hold = build.assign(HELD, build.call("_o_hold_error", [build.load(name, node)], node), node)
        put_back = build.call("_o_put_back", [build.load(name, node), build.load(HELD, node)], node)
        again = ast.Raise(build.load(name, node), None, **build.at(node))
        begin = [build.expression(put_back, node), build.assign(HELD, build.const(None, node), node)]
        caught = build.handler("_o_BaseException", None, [*begin, *rest], node)
        return [hold, build.attempt([again], [caught], final, node)]

    def finishing(self, node: ast.Try, rest: list[ast.stmt], in_loop: bool) -> list[ast.stmt]:
        """The rest of a `finally`, then the completion that was pending."""
        kind, value = self.emitted.completions[node]

        def left_by(how: int, then: ast.stmt) -> ast.stmt:
            return build.when(build.equal(build.load(kind, node), build.const(how, node), node), [then], [], node)

        after = [left_by(RETURNED, ast.Return(build.load(value, node), **build.at(node)))]
        if in_loop:
            after.append(left_by(BROKE, ast.Break(**build.at(node))))
            after.append(left_by(CONTINUED, ast.Continue(**build.at(node))))
        raised = build.equal(build.load(kind, node), build.const(RAISED, node), node)
        handling = self.raised_again(value, kind, [*rest, build.reraise(node)], [], node)
        return [build.when(raised, handling, [*rest, *after], node)]
