"""Deep nesting: a tree in; one whose functions stay below CPython's bound of nested blocks when they are emitted, out.

CPython compiles 20 nested blocks in one function. What is emitted nests deeper than the source: `with`, `except*` and a
`finally` that suspends become several blocks each, and a continuation handles an exception again in a `try` of its own.
So a statement that stands too deep becomes a function of its own, which shares the variables of the function around it:

    for x in xs:                 for x in xs:
        …                            …
            with f():                    def <block_1>():
                y = x                        nonlocal y
                if y: continue               with f():
                return y                         y = x
                                                 if y: return 2
                                                 return (y,)
                                         _o_left = <block_1>()
                                         if _o_left is 2: continue
                                         if _o_left is not None: return _o_left[0]
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterable, Iterator
from typing import Any, TypeGuard

from . import build
from .rewriting import replace
from .unit import BLOCK, FUNCTIONS, NAMES, Unit
from .walking import children, walk

BUDGET = 16
"""Blocks of the source's statements, at their emitted cost, in one function; what a function itself and the calls in it
take is at most four more."""
LEFT = "_o_left"
BROKE, CONTINUED = 1, 2
"""What the function returns for a `break` or `continue` of a loop around it; a tuple for `return`, else None."""

_LOOPS = (ast.For, ast.While, ast.AsyncFor)
_WAITING = (ast.Await, ast.AsyncFor, ast.AsyncWith)


def run(unit: Unit) -> None:
    """Rewrite `unit.tree` where it nests too deep; `unit.original` stays as it is."""
    if not (unit.prelude or unit.library) and _depth_inside(unit.tree) > BUDGET:
        tree = copy.deepcopy(unit.tree)
        _Blocks().function(tree, None)
        unit.tree = ast.fix_missing_locations(tree)


def _parts(node: ast.AST) -> Iterator[tuple[list[ast.stmt], int]]:
    """The bodies of a statement, each with the blocks that are around it when it is emitted or continued."""
    if isinstance(node, (ast.With, ast.AsyncWith)):
        yield node.body, 2 * len(node.items)
    elif isinstance(node, (ast.Try, ast.TryStar)):
        final = 2 if node.finalbody else 0
        yield node.body, 1 + final
        for handler in node.handlers:
            yield handler.body, final + (4 if isinstance(node, ast.Try) else 7)
        yield node.orelse, final
        yield node.finalbody, 3
    elif isinstance(node, _LOOPS):
        yield node.body, {ast.AsyncFor: 4, ast.For: 2, ast.While: 1}[type(node)]
        yield node.orelse, 0
    elif isinstance(node, ast.Match):
        for case in node.cases:
            yield case.body, 0
    elif isinstance(node, ast.If):
        yield node.body, 0
        yield node.orelse, 0


def _depth(node: ast.AST) -> int:
    """How many blocks a statement nests in the function that it stands in."""
    return max((blocks + _depth_of(body) for body, blocks in _parts(node)), default=0)


def _depth_of(body: list[ast.stmt]) -> int:
    return max(map(_depth, body), default=0)


def _depth_inside(tree: ast.AST) -> int:
    """The deepest nesting of one function in a tree."""
    deepest, waiting = 0, [tree]
    while waiting:
        node = waiting.pop()
        body: list[ast.stmt] = getattr(node, "body", [])
        if isinstance(node, (ast.Module, ast.ClassDef, *FUNCTIONS)):
            deepest = max(deepest, _depth_of(body))
        waiting += body if isinstance(node, (ast.Module, ast.ClassDef, *FUNCTIONS)) else ()
        for part, _ in _parts(node):
            waiting += part
    return deepest


class _Blocks:
    """Makes functions of what is too deep, in one tree that it may change."""

    def __init__(self) -> None:
        self.count = 0

    def function(self, node: Any, first: str | None) -> None:
        """The body of a module, class or function; `first` is the parameter that `super()` uses."""
        self.definitions(node.body)
        if _depth_of(node.body) > BUDGET:
            whole = _Function(node, first)
            if whole.may_split:
                first_statement = _has_docstring(node)
                docstring, rest = node.body[:first_statement], node.body[first_statement:]
                node.body = [*docstring, *whole.declarations(), *self.split(rest, 0, whole)]

    def definitions(self, body: list[ast.stmt]) -> None:
        """Functions and classes that are defined in a body, however deep."""
        for statement in body:
            if isinstance(statement, FUNCTIONS):
                positional = [*statement.args.posonlyargs, *statement.args.args]
                self.function(statement, positional[0].arg if positional else None)
            elif isinstance(statement, ast.ClassDef):
                self.function(statement, None)
            for part, _ in _parts(statement):
                self.definitions(part)

    def split(self, body: list[ast.stmt], depth: int, whole: _Function) -> list[ast.stmt]:
        """A body that stands `depth` blocks deep."""
        made: list[ast.stmt] = []
        for statement in body:
            blocks_inside = _depth(statement)
            if depth + blocks_inside <= BUDGET or not blocks_inside:  # what nests nothing gains nothing
                made.append(statement)
            elif depth and depth + max(blocks for _, blocks in _parts(statement)) + 1 > BUDGET // 2:
                made += self.block(statement, whole)
            else:
                for part, blocks in _parts(statement):
                    part[:] = self.split(part, depth + blocks, whole)
                made.append(statement)
        return made

    def block(self, statement: ast.stmt, whole: _Function) -> list[ast.stmt]:
        """The statement as a function, and its call."""
        self.count += 1
        name = f"{BLOCK}{self.count}>"
        leaving = _Leaving(whole)
        body: list[ast.stmt] = [*whole.shared(statement), leaving.visit(statement)]
        where = build.at(statement)
        own = list(inside(ast.Module([statement], [])))
        waits = isinstance(whole.node, ast.AsyncFunctionDef) or any(map(_waits, own))
        kind: Any = ast.AsyncFunctionDef if waits else ast.FunctionDef
        names = [NAMES] if isinstance(whole.node, ast.ClassDef) else []
        made = kind(name, build.parameters(names, statement), body, [], None, None, **where)
        made.body[-1:] = self.split(made.body[-1:], 0, whole)
        call: ast.expr = build.call(name, [build.load(each, statement) for each in names], statement)
        if kind is ast.AsyncFunctionDef:
            call = ast.Await(call, **where)
        elif any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own):
            call = ast.YieldFrom(call, **where)
        after: list[ast.stmt] = []
        left = build.load(LEFT, statement)
        for code, leave in ((BROKE, ast.Break(**where)), (CONTINUED, ast.Continue(**where))):
            if code in leaving.codes:
                after.append(
                    build.when(build.same(left, build.const(code, statement), statement), [leave], [], statement)
                )
        if leaving.returns:
            value = ast.Subscript(left, build.const(0, statement), build.LOAD, **where)
            nothing = build.same(left, build.const(None, statement), statement)
            leave_: list[ast.stmt] = [ast.Return(value, **where)]
            after.append(build.when(build.negate(nothing, statement), leave_, [], statement))
        return [made, build.assign(LEFT, call, statement), *after]


class _Function:
    """What the blocks of one function share with it."""

    def __init__(self, node: Any, first: str | None) -> None:
        self.node, self.first = node, first
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        own = list(inside(node))
        for each in own:
            if isinstance(each, ast.Global):
                self.globals.update(each.names)
            elif isinstance(each, ast.Nonlocal):
                self.nonlocals.update(each.names)
        self.bound = set(names_bound(own))
        if isinstance(node, FUNCTIONS):
            self.bound.update(each.arg for each in walk(node.args) if isinstance(each, ast.arg))
        self.may_split = not any(isinstance(each, ast.ImportFrom) and each.names[0].name == "*" for each in own)

    def declarations(self) -> list[ast.stmt]:
        """Every variable that a block may bind is one of the function, whatever is left in it."""
        if isinstance(self.node, ast.Module):
            return []
        own = set() if isinstance(self.node, ast.ClassDef) else self.bound - self.globals - self.nonlocals
        names = sorted(own)
        made: list[ast.stmt] = [
            ast.AnnAssign(build.store(name, self.node), build.const(None, self.node), None, 1, **build.at(self.node))
            for name in names
        ]
        return made + self.declared(self.globals, self.nonlocals)

    def shared(self, statement: ast.stmt) -> list[ast.stmt]:
        """The declarations of a block. What it binds in a class are items of the namespace that it is given."""
        if isinstance(self.node, ast.ClassDef):
            return self.declared(self.globals, self.nonlocals)
        bound = set(names_bound(inside(ast.Module([statement], []))))
        if isinstance(self.node, ast.Module):
            return self.declared(bound | self.globals, set())
        return self.declared(self.globals, bound - self.globals)

    def declared(self, globals: set[str], nonlocals: set[str]) -> list[ast.stmt]:
        where = build.at(self.node.body[0])
        made: list[ast.stmt] = [ast.Global(sorted(globals), **where)] if globals else []
        return made + ([ast.Nonlocal(sorted(nonlocals), **where)] if nonlocals else [])


def is_block_call(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether this is the call of a block."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.startswith(BLOCK)


def _has_docstring(node: Any) -> bool:
    return not isinstance(node, ast.Module) and ast.get_docstring(node, clean=False) is not None


def _waits(node: ast.AST) -> bool:
    """Whether an operation makes a coroutine of the code around it."""
    return isinstance(node, _WAITING) or (isinstance(node, ast.comprehension) and node.is_async == 1)


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """What is executed in the function itself; of functions and classes inside their headers, and the definitions."""
    left: list[Iterator[ast.AST]] = [iter(children(node))]
    while left:  # generators in generators would pass each node on through all levels
        child = next(left[-1], None)
        if child is None:
            left.pop()
            continue
        yield child
        if isinstance(child, (*FUNCTIONS, ast.Lambda)):
            header = (*getattr(child, "decorator_list", ()), child.args, getattr(child, "returns", None))
            left.append(part for part in header if part is not None)
        elif isinstance(child, ast.ClassDef):
            left.append(part for part in (*child.decorator_list, *child.bases, *child.keywords))
        elif isinstance(child, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            waiting = () if isinstance(child, ast.GeneratorExp) else (ast.Await, ast.comprehension)
            for each in walk(child):
                reads = isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)
                if reads or isinstance(each, (ast.NamedExpr, *waiting)):
                    yield each
        else:
            left.append(iter(children(child)))


def names_bound(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that these nodes bind or delete."""
    for node in nodes:
        if isinstance(node, ast.NamedExpr):
            yield node.target.id
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                yield node.id
        elif isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name is not None:
            yield node.name
        elif isinstance(node, ast.MatchMapping) and node.rest is not None:
            yield node.rest


class _Leaving(ast.NodeTransformer):
    """What leaves a statement that becomes a function, and what means something else in one."""

    def __init__(self, whole: _Function) -> None:
        self.whole = whole
        self.loops = 0
        self.codes: set[int] = set()
        self.returns = False

    def visit_Return(self, node: ast.Return) -> ast.Return:
        self.returns = True
        value = self.visit(node.value) if node.value is not None else build.const(None, node)
        return replace(node, value=ast.Tuple([value], build.LOAD, **build.at(node)))

    def leave(self, node: ast.Break | ast.Continue) -> ast.stmt:
        if self.loops:
            return node
        code = BROKE if isinstance(node, ast.Break) else CONTINUED
        self.codes.add(code)
        return ast.Return(build.const(code, node), **build.at(node))

    visit_Break = visit_Continue = leave

    def loop(self, node: Any) -> Any:
        self.loops += 1
        node.body = [self.visit(each) for each in node.body]
        self.loops -= 1
        node.orelse = [self.visit(each) for each in node.orelse]
        return node

    visit_For = visit_AsyncFor = visit_While = loop

    def declaration(self, node: ast.stmt) -> ast.stmt:
        return ast.Pass(**build.at(node))

    visit_Global = visit_Nonlocal = declaration

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt] | ast.stmt:
        """A variable of another scope cannot be annotated; what CPython evaluates of the annotation stays."""
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name) or isinstance(self.whole.node, ast.ClassDef):
            return node
        made: list[ast.stmt] = [] if node.value is None else [build.assign(node.target, node.value, node)]
        if isinstance(self.whole.node, ast.Module):
            made.append(build.expression(node.annotation, node))
        return made or [ast.Pass(**build.at(node))]

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        plain = isinstance(node.func, ast.Name) and node.func.id == "super" and not (node.args or node.keywords)
        if plain and self.whole.first is not None:
            node.args = [build.load("__class__", node), build.load(self.whole.first, node)]
        return node

    def skip(self, node: ast.AST) -> ast.AST:
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = skip
