"""What may come to hold what: a tree in; steps from variable to variable, each with how many levels of containers it
adds, out.

A display adds a level, and so does `append`; an item that is taken out is a level less. Nothing is known of the types:
a name stands for whatever its function binds to it, an attribute for those of all objects, a call for whatever a
function of that name returns or, where there is none, for what it is given.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from typing import Any, Final, NamedTuple

from ..policy.costs import TUPLE_MAKERS
from ..policy.nesting import FEEDING
from . import build
from .walking import children, walk

Place = tuple[int, str]
"""A variable of a function, which is known by its number, or what all functions share."""
Source = tuple[Place, int, bool]
"""What is in a value, how many levels deep, and whether a tuple is one of them."""

_TAKING: Final = frozenset(
    "choice get getitem heappop heappushpop max min next pop popitem popleft send __getitem__ __next__".split()
)
"""Last parts of the names of calls that give an item."""
_PAIRING: Final = frozenset(
    "batched combinations enumerate items pairwise permutations popitem product starmap zip zip_longest".split()
)
"""Those of calls that give tuples, one by one."""
GIVING_TUPLES: Final = TUPLE_MAKERS | _PAIRING | {"args"}
"""Those of all that makes tuples, besides displays."""
_PUTTING: Final = frozenset(
    "add append appendleft heappush heappushpop insert push put setdefault __setitem__ setitem".split()
)
"""Those of calls that put an item into a container."""
_PUTTING_ALL: Final = frozenset("extend extendleft update".split())
"""Those of calls that put all items of one into another."""
_ATOMS: Final = frozenset(
    "abs all any bin bool bytes chr complex count divmod find float format hash hex id index int isinstance issubclass "
    "join len oct ord pow print range repr round split str strip sum type".split()
)
"""Those of calls that give numbers and texts."""
_MOST: Final = 200_000
"""Expressions that are looked into, and steps, for some tenths of a second."""
_SHARED: Final = -1
_SENT: Final = (_SHARED, "sent")
"""What any generator is sent."""


class Step(NamedTuple):
    """From where to where something goes."""

    source: Place
    target: Place
    levels: int
    wraps: bool


class _Function(NamedTuple):
    number: int
    parameters: list[str]
    rest: list[str]
    """Names that take many arguments."""


class Unclear(Exception):
    """There is too much to go through."""


def steps_of(nodes: list[ast.AST]) -> list[Step]:
    """Where each statement of a program puts what. Raises Unclear where that takes long to tell.

    Args: `nodes`: all of its tree, that itself first.
    """
    try:
        return [*_Holding(nodes).steps]
    except RecursionError as error:
        raise Unclear from error


_LISTING: Final = frozenset(("globals", "locals", "vars"))
"""Calls that give variables by name."""
_STORING: Final = frozenset(("setattr", "__setattr__"))
_READING: Final = frozenset(("getattr", "__getattribute__"))
_BY_NAME: Final = _LISTING | _STORING | _READING | {"__dict__"}
"""Names through which attributes are got at under names that the text may not show."""
_ANY: Final = (_SHARED, ".")
"""Any attribute, and any variable, where they are stored so."""


class _Holding:
    def __init__(self, nodes: list[ast.AST]) -> None:
        self.steps: dict[Step, None] = {}
        self.work = 0
        self.functions: dict[str, list[_Function]] = {}
        self.makers = set(TUPLE_MAKERS)
        self.numbers: dict[ast.AST, int] = {}
        self.bound: list[dict[str, int]] = [{}]
        self.current: list[str] = []
        self.declare(nodes)
        told = {id(node.func) for node in nodes if isinstance(node, ast.Call) and _attribute(node)}
        names = {build.last_name(node) for node in nodes if id(node) not in told}
        self.by_name, self.lists = not _BY_NAME.isdisjoint(names), not _LISTING.isdisjoint(names)
        self.values = [each for name in _values_in(nodes) for each in self.functions.get(name, ())]
        """Functions that are named where they are not called."""
        self.visit(nodes[0])

    # names

    def declare(self, nodes: list[ast.AST]) -> None:
        """Learn the names of functions, and of classes of tuples."""
        for node in nodes:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.known_as(node.name, node)
            elif isinstance(node, ast.ClassDef):
                if any(build.last_name(part) in TUPLE_MAKERS for base in node.bases for part in walk(base)):
                    self.makers.add(node.name)
                for each in node.body:
                    if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef)) and each.name in _MAKING:
                        self.known_as(node.name, each)
            elif isinstance(node, ast.Assign):
                names = [*filter(None, map(build.last_name, node.targets))]
                if isinstance(node.value, ast.Lambda):
                    for name in names:
                        self.known_as(name, node.value)
                elif isinstance(node.value, ast.Call) and build.last_name(node.value.func) in TUPLE_MAKERS:
                    self.makers.update(names)

    def known_as(self, name: str, node: Any) -> None:
        number = self.numbers.setdefault(node, len(self.numbers))
        args = node.args
        rest = [each.arg for each in (args.vararg, args.kwarg) if each]
        names = [each.arg for each in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
        self.functions.setdefault(name, []).append(_Function(number, names, rest))

    def callees(self, node: ast.Call) -> list[_Function]:
        """The functions that a call may reach: those of that name, or all that are values where it calls a value."""
        name = build.last_name(node.func)
        if name in self.functions or isinstance(node.func, ast.Attribute):
            return self.functions.get(name, [])
        return self.values if not name or self.place(name)[0] != _SHARED else []

    def place(self, name: str) -> Place:
        place = next((scope[name] for scope in reversed(self.bound) if name in scope), _SHARED), name
        return _ANY if self.lists and place[0] == _SHARED and name not in self.functions else place

    def attribute(self, name: str) -> Place:
        return _ANY if self.by_name else (_SHARED, f".{name}")

    def count(self) -> None:
        """One expression or step more."""
        self.work += 1
        if self.work > _MOST:
            raise Unclear

    # statements

    def visit(self, tree: ast.AST) -> None:
        """Note the steps of a tree."""
        waiting: list[Any] = [tree]
        while waiting:
            node = waiting.pop()
            if node is None:
                self.bound.pop()
                self.current.pop()
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                outside = [*node.args.defaults, *node.args.kw_defaults, *getattr(node, "decorator_list", ())]
                waiting += [*filter(None, outside), None]
                waiting += self.enter(node)
            else:
                note: Callable[[Any], None] | None = getattr(self, f"note_{type(node).__name__}", None)
                if note is not None:
                    note(node)
                waiting += children(node)

    def enter(self, node: Any) -> list[ast.AST]:
        """The body of a function, whose variables are known from here on."""
        number = self.numbers.setdefault(node, len(self.numbers))
        self.bound.append(dict.fromkeys(_bound_in(node), number))
        self.current.append(f"return {number}")
        if isinstance(node, ast.Lambda):
            self.put([(_SHARED, self.current[-1])], node.body)
            return [node.body]
        return node.body  # type: ignore[no-any-return]

    def put(self, places: Iterable[Place], value: ast.expr | None, levels: int = 0, wraps: bool = False) -> None:
        if value is not None:
            for source, more, wrapped in self.sources(value):
                for place in places:
                    self.steps[Step(source, place, levels + more, wraps or wrapped)] = None
                    self.count()

    def into(self, target: Any, value: ast.expr, levels: int = 0) -> None:
        """What a target is bound to."""
        if isinstance(target, (ast.Tuple, ast.List)):
            if isinstance(value, (ast.Tuple, ast.List)) and not levels and len(value.elts) == len(target.elts):
                for each, given in zip(target.elts, value.elts, strict=True):
                    self.into(each, given)
            else:
                for each in target.elts:
                    self.into(each, value, levels - 1)
        elif isinstance(target, ast.Starred):
            self.into(target.value, value, levels + 1)
        elif isinstance(target, ast.Subscript):
            self.into(target.value, value, levels + (not isinstance(target.slice, ast.Slice)))
        elif isinstance(target, (ast.Name, ast.Attribute, ast.Call)):
            self.put([place for place, *_ in self.sources(target)], value, levels)

    def note_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self.into(target, node.value)

    def note_AnnAssign(self, node: Any) -> None:
        if node.value is not None:
            self.into(node.target, node.value)

    note_NamedExpr = note_AugAssign = note_AnnAssign

    def note_For(self, node: Any) -> None:
        self.into(node.target, node.iter, -1)

    note_AsyncFor = note_comprehension = note_For

    def note_withitem(self, node: ast.withitem) -> None:
        if node.optional_vars is not None:
            self.into(node.optional_vars, node.context_expr)

    def note_Return(self, node: Any, levels: int = 0) -> None:
        if self.current:
            self.put([(_SHARED, self.current[-1])], node.value, levels)

    note_YieldFrom = note_Return

    def note_Yield(self, node: ast.Yield) -> None:
        self.note_Return(node, 1)

    def note_Call(self, node: ast.Call) -> None:
        name = build.last_name(node.func)
        for function in self.callees(node):
            self.give(function, node)
        if name == "send":
            self.put([_SENT], node.args[0] if node.args else None)
        elif name in _STORING and node.args:
            self.put([self.attribute(_attribute(node))], node.args[-1])
        for value in node.args:
            if name in FEEDING:
                self.feed(value)
            for function in self.called_back(value):
                for item in node.args:
                    self.put([(function.number, each) for each in function.parameters], item, -1)
                    self.put([(function.number, each) for each in function.rest], item, 0, True)
        if name in _PUTTING or name in _PUTTING_ALL:
            given: list[ast.expr] = [*node.args]
            holder = node.func.value if isinstance(node.func, ast.Attribute) else None
            if name.startswith("heap") or name == "setitem" or holder is None:
                holder, given = (given[0], given[1:]) if given else (None, [])
            if holder is not None:
                for value in given:
                    self.into(holder, value, int(name in _PUTTING))

    def give(self, function: _Function, node: ast.Call) -> None:
        """A call of a function that is known: any argument may be any parameter, but for those given by name."""
        self.count()
        places = [(function.number, name) for name in function.parameters]
        for value in node.args:
            self.put(places, value, -1 if isinstance(value, ast.Starred) else 0)
            self.put([(function.number, name) for name in function.rest], value, 1, True)
        for keyword in node.keywords:
            self.put([place for place in places if keyword.arg in (place[1], None)], keyword.value)

    def feed(self, value: ast.expr) -> None:
        """A function that is given what it gave before."""
        name = build.last_name(value)
        for function in self.called_back(value):
            given = (_SHARED, f"return {function.number}")
            self.steps.update((Step(given, (function.number, each), 0, False), None) for each in function.parameters)
            self.steps.update((Step(given, (function.number, each), 1, True), None) for each in function.rest)
        if name in self.makers or name in _PAIRING:
            self.steps[Step((_SHARED, name), (_SHARED, name), 1, True)] = None

    def called_back(self, value: ast.expr) -> list[_Function]:
        """The functions that an argument may be."""
        if isinstance(value, ast.Lambda):
            self.known_as("", value)
            return self.functions.pop("")
        return self.functions.get(build.last_name(value), []) if isinstance(value, (ast.Name, ast.Attribute)) else []

    def note_Match(self, node: ast.Match) -> None:
        waiting: list[tuple[ast.pattern, int]] = [(case.pattern, 0) for case in node.cases]
        while waiting:
            pattern, levels = waiting.pop()
            inside = levels - isinstance(pattern, (ast.MatchSequence, ast.MatchMapping, ast.MatchClass))
            waiting += [(part, inside) for part in ast.iter_child_nodes(pattern) if isinstance(part, ast.pattern)]
            name = getattr(pattern, "rest", None) or getattr(pattern, "name", None)
            if name is not None:
                self.put([self.place(name)], node.subject, levels + isinstance(pattern, ast.MatchStar))

    # values

    def sources(self, value: ast.AST) -> Iterator[Source]:
        """The places whose values are in that of an expression."""
        self.count()
        read: Callable[[Any], Iterator[Source]] | None = getattr(self, f"read_{type(value).__name__}", None)
        return read(value) if read is not None else iter(())

    def read_Name(self, value: ast.Name) -> Iterator[Source]:
        yield self.place(value.id), 0, False

    def read_Attribute(self, value: ast.Attribute) -> Iterator[Source]:
        yield self.attribute(value.attr), int(value.attr == "__dict__"), False
        if value.attr == "args":  # of an exception, and of what is called later
            yield from _deeper(self.sources(value.value), 1, True)

    def read_Yield(self, value: ast.Yield) -> Iterator[Source]:
        yield _SENT, 0, False

    def read_Subscript(self, value: ast.Subscript) -> Iterator[Source]:
        return _deeper(self.sources(value.value), 0 if isinstance(value.slice, ast.Slice) else -1)

    def read_Starred(self, value: Any) -> Iterator[Source]:
        return _deeper(self.sources(value.value), -1)

    def read_Await(self, value: Any) -> Iterator[Source]:
        return self.sources(value.value)

    read_NamedExpr = read_Await

    def read_Tuple(self, value: Any) -> Iterator[Source]:
        return _deeper(chain.from_iterable(map(self.sources, value.elts)), 1, isinstance(value, ast.Tuple))

    read_List = read_Set = read_Tuple

    def read_Dict(self, value: ast.Dict) -> Iterator[Source]:
        return _deeper(chain.from_iterable(map(self.sources, [*filter(None, value.keys), *value.values])), 1)

    def read_ListComp(self, value: Any) -> Iterator[Source]:
        return _deeper(self.sources(value.elt), 1)

    read_SetComp = read_GeneratorExp = read_ListComp

    def read_DictComp(self, value: ast.DictComp) -> Iterator[Source]:
        return _deeper(chain(self.sources(value.key), self.sources(value.value)), 1)

    def read_IfExp(self, value: ast.IfExp) -> Iterator[Source]:
        return chain(self.sources(value.body), self.sources(value.orelse))

    def read_BoolOp(self, value: ast.BoolOp) -> Iterator[Source]:
        return chain.from_iterable(map(self.sources, value.values))

    def read_BinOp(self, value: ast.BinOp) -> Iterator[Source]:
        if isinstance(value.op, (ast.Add, ast.Mult, ast.BitOr)):
            yield from self.sources(value.left)
            yield from self.sources(value.right)

    def read_Call(self, value: ast.Call) -> Iterator[Source]:
        name = build.last_name(value.func)
        for function in self.callees(value):
            yield (_SHARED, f"return {function.number}"), 0, False
        if name in _READING:
            yield self.attribute(_attribute(value)), 0, False
        elif name in _LISTING:
            yield _ANY, 1, False
        if name in self.functions or name in _ATOMS:
            return
        holder = self.sources(value.func.value) if isinstance(value.func, ast.Attribute) else iter(())
        given = [*value.args, *(keyword.value for keyword in value.keywords)]
        inside = chain(holder, chain.from_iterable(map(self.sources, given)))
        for function in chain.from_iterable(map(self.called_back, given)):
            yield (_SHARED, f"return {function.number}"), 1, False
        makes = name in self.makers or name in _PAIRING
        same = name in ("tuple", "frozenset")
        yield from _deeper(inside, int(makes and not same) - (name in _TAKING), makes)


def _attribute(call: ast.Call) -> str:
    """The name of the attribute that is got at by its name; nothing where that is computed."""
    first = _NAMES.get(build.last_name(call.func))
    names = call.args[first:] if first is not None else []
    return str(names[0].value) if names and isinstance(names[0], ast.Constant) else ""


_NAMES: Final = {"setattr": 1, "__setattr__": -2, "getattr": 1, "__getattribute__": -1}
"""Which argument of these calls is the name."""
_MAKING: Final = frozenset(("__init__", "__new__"))


def _deeper(sources: Iterable[Source], levels: int, wraps: bool = False) -> Iterator[Source]:
    for (place, before, wrapped), more in zip(sources, repeat(levels), strict=False):
        yield place, before + more, wrapped or wraps


def _bound_in(node: Any) -> Iterator[str]:
    """Names that are variables of a function, as far as it does not say that they are those of another one."""
    shared: set[str] = set()
    found = {each.arg for each in walk(node.args) if isinstance(each, ast.arg)}
    waiting = [node.body] if isinstance(node, ast.Lambda) else [*node.body]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (ast.Global, ast.Nonlocal)):
            shared.update(part.names)
        elif isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            found.add(part.id)
        elif isinstance(part, (ast.MatchAs, ast.MatchStar, ast.MatchMapping)):
            found.update(filter(None, (getattr(part, "name", None), getattr(part, "rest", None))))
        if not isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting += children(part)
    return iter(found - shared)


def _values_in(nodes: list[ast.AST]) -> set[str]:
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    return {build.last_name(node) for node in nodes if id(node) not in called} - {""}
