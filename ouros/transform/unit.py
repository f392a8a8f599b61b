"""What the passes read and write: the program's scopes, what each scope does, and the labels given to code and resume
points.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ..policy.builtins import IN_PROGRAM

RESERVED = "_o_"
"""Every name of the compiler begins with this; user code may not spell it (see `check`)."""

WEAK = "weakref"
"""The library module that shows a program what is still held: nothing may hold a value longer than CPython does."""

BODY = "<module>"
"""What module-level code is called."""

BLOCK = "<block_"
"""How the names begin of functions that are a statement of the function around them in the source."""

NAMES = "_o_names"
"""The parameter of a class body that is written as a function, and of the blocks in it: the namespace."""

NOTICING = re.compile(
    r"\bexcept\s*\*?\s*\(?\s*(?::|[a-z_]|[A-Z_]+\b|[^:]*\b(?:Exception|BaseException|RuntimeError)\b)"
    r"|\b__a?exit__\b|\bsuppress\b"
)
"""Handlers for whatever comes, or for kinds that have no name here; what a `with` calls with an exception."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Position = tuple[int, int, int, int]
"""First line, first column, last line, last column as `ast` counts them: lines from 1, columns in UTF-8 bytes from
0.
"""


def position(node: ast.AST) -> Position:
    """The source span of a node; a module begins at its first line."""
    if isinstance(node, ast.Module):
        return (1, 0, 1, 0)
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]


@dataclass(eq=False, slots=True)
class Binding:
    """One way in which a name gets a value; `node` is the definition where the value is known, else None."""

    kind: str  # 'def', 'class', 'lambda', 'external', 'module', 'library', 'deleted' or 'other'
    node: ast.AST | None = None


@dataclass(eq=False, slots=True)
class Op:
    """One operation of a scope that the effect analysis has an opinion on."""

    kind: str  # 'call', 'load', 'attribute', 'iterate', 'with', 'decorate', 'define', 'implicit' or one of WAITS
    node: ast.AST
    name: str = ""


WAITS = frozenset({"await", "async for", "async with"})
"""Operations that may suspend the coroutine around them in both forms of a program."""


@dataclass(eq=False, slots=True)
class Scope:
    """A module, class, function, lambda or comprehension: what it binds, uses and does."""

    kind: str  # 'module', 'class', 'def', 'lambda', 'comprehension' or 'genexpr'
    node: ast.AST
    parent: Scope | None
    name: str
    private: str | None  # class whose private names are mangled here
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    uses: set[str] = field(default_factory=set)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    children: list[Scope] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)
    implicit: list[Op] = field(default_factory=list)
    """Operations that may call special methods, by their keys in `policy.hooks`; the kind is 'value' or 'truth'."""
    parameters: list[str] = field(default_factory=list)
    yields: bool = False
    awaits: bool = False
    """It waits in code of its own: `await`, `async for`, `async with`, an asynchronous comprehension."""
    cells: set[str] = field(default_factory=set)
    frees: set[str] = field(default_factory=set)
    fast: set[str] = field(default_factory=set)
    """Module variables that live in fast locals (see `promote`)."""

    @property
    def is_body(self) -> bool:
        """True for the module-level code of an evaluated source whose names are items of a namespace."""
        return self.kind == "class" and self.name == BODY

    @property
    def is_block(self) -> bool:
        """True for a statement of a function that became a function of its own, see `nesting`."""
        return self.name.startswith(BLOCK)

    @property
    def whole(self) -> Scope:
        """What a block is a statement of; every other scope itself."""
        scope = self
        while scope.is_block and scope.parent is not None:
            scope = scope.parent
        return scope

    def join(self, around: Scope) -> None:
        """Make this, a block in a class, one whose names are those of the class."""
        self.kind = "class"
        self.bindings, self.globals, self.nonlocals = around.bindings, around.globals, around.nonlocals

    @property
    def is_function(self) -> bool:
        """True for everything that CPython compiles with fast locals."""
        return self.kind not in ("module", "class")

    @property
    def is_async(self) -> bool:
        """True for what runs as a coroutine or an asynchronous generator."""
        return isinstance(self.node, ast.AsyncFunctionDef) or (self.awaits and self.kind in ("module", "genexpr"))

    @property
    def is_generator(self) -> bool:
        """True where a call makes a generator object."""
        return (self.yields or self.kind == "genexpr") and not self.is_async

    @property
    def is_async_generator(self) -> bool:
        """True where a call makes an asynchronous generator object."""
        return (self.yields or self.kind == "genexpr") and self.is_async and not self.is_block

    @property
    def is_lazy(self) -> bool:
        """True where a call makes an object and runs nothing of the body."""
        return self.is_generator or self.is_async

    @property
    def captured(self) -> list[str]:
        """Names that live in cells, own and inherited, in a fixed order."""
        return sorted(self.cells | self.frees)


@dataclass(eq=False, slots=True)
class Label:
    """What a synthetic line number stands for: a function's code or a resume point."""

    kind: str  # 'code' or 'point'
    position: Position
    scope: Scope


@dataclass(eq=False, slots=True)
class Unit:
    """A program on its way through the passes."""

    source: str
    filename: str
    tree: ast.Module
    """What the passes work on; `original` is what the parser gave."""
    inputs: tuple[str, ...]
    externals: tuple[str, ...]
    prelude: bool = False
    library: bool = False
    """A module of `ouros.library`, whose callers are not known."""
    session: bool = False
    """One of several sources that share their variables; the others may bind, read and call what it does not."""
    mode: str = ""
    """How a source that a program evaluates is read: 'exec', 'eval' or 'single'; empty for every other source."""
    items: int = False
    """Whether names that its module-level code binds are items of a namespace that it is given, see `Unit.body`;
    `IN_PROGRAM` if that is a mapping of the program.
    """
    libraries: set[str] = field(default_factory=set)
    """Modules of `ouros.library` that it imports."""
    library_methods: Callable[[Iterable[str]], frozenset[str]] = lambda names: frozenset()
    """Names under which instances of the classes of such modules hold functions that may suspend."""
    module: Scope = None  # type: ignore[assignment]  # set by the scope pass, which runs first
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    stored_attributes: set[str] = field(default_factory=set)
    dynamic_attributes: bool = False
    computes_attributes: bool = False
    """One of its classes answers to attributes whose names are data."""
    makes_properties: bool = False
    """The program calls `property` or holds it as a value."""
    may_leak_stop: bool = False
    notices_stop: bool = False
    """It can tell a StopIteration of the host from the error that a generator makes of it."""
    cleans_up: bool = False
    """A generator of it does something when it is let go, so nothing may let go of it earlier or later than CPython."""
    path_methods: set[str] = field(default_factory=set)
    """Attributes that it reads and that have the names of methods of paths which call the host."""
    asks_host: bool = False
    """It may make calls to the host's operating system."""
    reflects: bool = False
    """It names a builtin through which it may rebind any variable, or run code that is not known here."""
    lists_variables: bool = False
    """It may ask which variables there are."""
    evaluates: bool = False
    """It names a builtin that runs code which is not known here."""
    deepens: bool | None = None
    """It may put tuples into tuples without end; None before `deep_tuples` has looked."""
    nests: bool | None = None
    """It may do that, or put something into them more than once; None before."""
    holds_types: bool | None = None
    """It may call a builtin type by another name; None before `makers` has looked."""
    flags: int = 0
    """Compiler flags of the `__future__` features it asks for."""
    original: ast.Module = field(init=False)
    first_label: int = field(init=False)
    """Labels are line numbers above every line of the source."""

    def __post_init__(self) -> None:
        self.original = self.tree
        self.first_label = self.source.count("\n") + self.source.count("\r") + 2

    @property
    def lets_go(self) -> bool:
        """Something is done when a value is let go, so temporaries must not hold it longer than CPython does."""
        return self.cleans_up or WEAK in self.libraries

    @property
    def awaits(self) -> bool:
        """Module-level code waits, so the event loop runs it."""
        return self.module.awaits

    @property
    def asks_for_names(self) -> bool:
        """Those items are kept by a mapping of the program, whose methods may suspend."""
        return self.items == IN_PROGRAM

    @property
    def body(self) -> ast.ClassDef | None:
        """The module-level code of a source whose names are items: it is compiled as the body of a class is."""
        return self.tree.body[0] if self.items else None  # type: ignore[return-value]


def mangle(private: str | None, name: str) -> str:
    """The name as CPython's compiler stores it inside class `private` (language reference, 'private name mangling')."""
    if private is None or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    stripped = private.lstrip("_")
    return f"_{stripped}{name}" if stripped else name
