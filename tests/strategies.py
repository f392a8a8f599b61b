"""Hypothesis' choices come in; valid, terminating programs full of external calls, and dump/load schedules, go out.

A program is grown from the forms of `tests.program_forms`. How often it may stop is kept in check while it grows,
because every stop costs a dump and a load. All else is left to chance, also whether a name is bound and whether an
exception is caught: CPython says what is right.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from tests import program_forms as forms

T = TypeVar("T")

STOPS_OF_PROGRAM = 30
STOPS_OF_FUNCTION = 4
STOPS_OF_OBJECT = 3
MAX_DEPTH = 3
MAX_STATEMENTS = 12

NAMES = ("a", "b", "c")
TARGETS = ("a", "b", "c", "d['z']", "xs[0]")

_HOLE = re.compile(r"<(\w+)(?:\*(\d))?>")
_STOPS = re.compile(r"\b(?:ext|inc|pair|kw|tick|log|fail)\(")
_ENDS = re.compile(r"(?:continue|break|return|raise)\b")


@cache
def _listed(table: str) -> list[str]:
    """Splits a table of forms that are separated by wide gaps or line ends."""
    return [form for form in re.split(r" {3,}|\n", table) if form]


@cache
def _paragraphs(table: str) -> list[str]:
    """Splits a table of forms that are several lines long."""
    return table.strip().split("\n\n")


@cache
def _below(limit: int) -> st.SearchStrategy[int]:
    return st.integers(0, limit - 1)


@cache
def _stops_in(form: str) -> int:
    """Counts the external calls that a form makes by itself."""
    return len(_STOPS.findall(form))


@dataclass
class Unit:
    """A function, or the program's main part: how many stops it may still add."""

    left: int


@dataclass(frozen=True)
class Scope:
    """Where a hole stands.

    Attributes:
        unit: what is charged for stops.
        names: integer variables that can be read, usually.
        targets: what integers may be assigned to.
        repeat: how often this place is run for one run of the unit.
        loop, function, guarded, handler: inside what, for the statements that need it.
        awaits: inside a coroutine, where no other event loop can run.
        plain: inside an f-string or a comprehension's iterable, where the grammar forbids `:=` and f-strings.
    """

    unit: Unit
    names: tuple[str, ...]
    targets: tuple[str, ...]
    repeat: int = 1
    loop: bool = False
    function: bool = False
    guarded: bool = False
    handler: bool = False
    awaits: bool = False
    plain: bool = False

    def pure(self) -> "Scope":
        """Returns the same place without a stop to spend."""
        return replace(self, unit=Unit(0))

    def knowing(self, name: str) -> "Scope":
        """Returns the same place where one more name can be read."""
        return replace(self, names=(name, *self.names))

    def takes(self, form: str) -> bool:
        """Tells whether a form may stand here."""
        affordable = _stops_in(form) * self.repeat <= self.unit.left
        return affordable and not (self.plain and (":=" in form or '"""' in form))


@dataclass(frozen=True)
class Function:
    """What can be called with one integer, what a call costs in stops, and whether it runs an event loop."""

    name: str
    stops: int
    loops: bool = False


# A kind of hole that is another kind in a changed scope.
DERIVED: dict[str, tuple[str, Callable[[Scope], Scope]]] = {
    "int_of_i": ("int", lambda scope: scope.knowing("i")),
    "int_of_t": ("int", lambda scope: scope.knowing("t")),
    "bool_of_i": ("bool", lambda scope: scope.knowing("i")),
    "list_of_i": ("iterable", lambda scope: scope.knowing("i")),
    "bool_of_t": ("bool", lambda scope: scope.knowing("t")),
    "pure_int": ("int", Scope.pure),
    "pure_int_of_i": ("int", lambda scope: scope.pure().knowing("i")),
    "pure_int_of_t": ("int", lambda scope: scope.pure().knowing("t")),
    "plain_int_of_i": ("int", lambda scope: replace(scope.knowing("i"), plain=True)),
    "given": ("int", lambda scope: replace(scope, names=("p", "a", "b"))),
    "plain_int": ("int", lambda scope: replace(scope, plain=True)),
    "iterable": ("list", lambda scope: replace(scope, plain=True)),
}

# Holes for statements: how many at most, and what changes for them.
BLOCKS: dict[str, tuple[int, Callable[[Scope], Scope]]] = {
    "block": (2, lambda scope: scope),
    "attempt": (3, lambda scope: replace(scope, guarded=True)),
    "body": (3, lambda scope: replace(scope, loop=True)),
    "handler": (2, lambda scope: replace(scope, handler=True)),
    "group": (2, lambda scope: replace(scope, loop=False, function=False)),
    "function": (4, lambda scope: scope),
    "inside": (2, lambda scope: replace(scope.knowing("t"), targets=("x", "t"))),
    "generator": (1, Scope.pure),
}


class Author:
    """Writes one program, asking hypothesis whenever there is a choice."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self._draw = draw
        self._statements_left = MAX_STATEMENTS
        self._numbers = 0
        self._functions: list[Function] = []
        self._methods: list[Function] = []
        self._attributes: list[str] = []
        self._generators: list[str] = []
        self._suspending: list[str] = []
        self._objects: list[str] = []
        self._main = Scope(Unit(STOPS_OF_PROGRAM), NAMES, TARGETS)
        self._small_holes: dict[str, Callable[[Scope], str]] = {
            "var": lambda scope: self._pick(scope.names),
            "target": lambda scope: self._pick(scope.targets),
            "place": lambda scope: self._pick(["0", "-1", "1"]),
            "error": lambda scope: self._pick(_listed(forms.ERRORS)),
            "outer": lambda scope: self._expression("int", self._main, 1),
            "attribute": lambda scope: self._pick(self._attributes or scope.names),
            "attribute_target": lambda scope: self._pick(self._attributes or scope.targets),
            "call": lambda scope: self._call(self._functions, scope),
            "method": lambda scope: self._call(self._methods, scope),
            "iterator": self._iterator,
            "operation": lambda scope: self._on_object(forms.OPERATIONS, scope),
            "test": lambda scope: self._on_object(forms.TESTS, scope),
            "text": lambda scope: self._on_object(forms.TEXTS, scope),
            "elements": lambda scope: self._on_object(forms.ELEMENTS, scope),
        }

    def program(self, first: str) -> str:
        """Writes the whole of it; `first` says what it defines first."""
        define = {
            "function": self._define_function,
            "generator": self._define_generator,
            "suspending": self._define_suspending,
            "class": self._define_class,
            "object": self._define_object,
            "hooked": lambda: self._define_class(forms.HOOKED),
            "library": lambda: self._define_function(forms.LIBRARY),
            "coroutine": lambda: self._define_function(forms.COROUTINES),
            "driven": lambda: self._define_function(forms.DRIVEN),
            "names": lambda: self._define_function(forms.NAMED + (forms.PARAMETERS if READS_PARAMETERS else "")),
        }
        more = [self._pick([*define]) for _ in range(self._below(3))]
        definitions = [line for kind in [first, *more] if kind in define for line in define[kind]()]
        lines = [*forms.OPENING, *definitions, *self._block(self._main, 3, 8, 0), *forms.CLOSING]
        if any("Context(" in line for line in lines):
            lines = [forms.CONTEXT, *lines]
        text = "\n".join(lines)
        lines = [*(f"import {name}" for name in forms.MODULES if f"{name}." in text), *lines]
        return "\n".join(lines) + "\n"

    # Choices

    def _below(self, limit: int) -> int:
        return self._draw(_below(limit))

    def _pick(self, options: list[T] | tuple[T, ...]) -> T:
        return options[self._below(len(options))]

    def _numbered(self, form: str) -> tuple[int, str]:
        """Gives the names that a form makes up their number."""
        self._numbers += 1
        return self._numbers, form.replace("<n>", str(self._numbers))

    # Definitions

    def _define_function(self, table: str = forms.FUNCTIONS) -> list[str]:
        number, form = self._numbered(self._pick(_paragraphs(table)))
        loops = table == forms.COROUTINES
        scope = Scope(Unit(STOPS_OF_FUNCTION), ("p", "x", "a", "x", "b"), ("x", "y"), function=True, awaits=loops)
        if "y" in form:
            scope = scope.knowing("y")
        if "global a" in form:
            scope = replace(scope, targets=("a", "x", "y"))
        lines = self._lines(form, scope, 1)
        self._functions.append(Function(f"f{number}", STOPS_OF_FUNCTION - scope.unit.left, loops))
        return lines

    def _define_class(self, table: str = forms.CLASSES) -> list[str]:
        number, form = self._numbered(self._pick(_paragraphs(table)))
        scope = Scope(Unit(STOPS_OF_FUNCTION), ("p", "self.v", "x", "a"), ("self.v", "x", "y"), function=True)
        lines = self._lines(form, scope, 1)
        made = f"o{number} = C{number}({self._expression('int', self._main, 1)})"
        self._methods.append(Function(f"o{number}.m", STOPS_OF_FUNCTION - scope.unit.left))
        self._attributes.append(f"o{number}.v")
        return [*lines, made]

    def _define_generator(self) -> list[str]:
        number, form = self._numbered(self._pick(_paragraphs(forms.GENERATORS)))
        lines = self._lines(form, Scope(Unit(0), ("p", "a", "b"), ("y",), function=True), 1)
        self._generators.append(f"g{number}")
        return lines

    def _define_suspending(self) -> list[str]:
        number, form = self._numbered(self._pick(_paragraphs(forms.SUSPENDING_GENERATORS)))
        lines = self._lines(form, Scope(Unit(0), ("p", "a", "b"), ("y",), function=True), 1)
        self._suspending.append(f"h{number}")
        return lines

    def _define_object(self) -> list[str]:
        number, form = self._numbered(self._pick(_paragraphs(forms.OBJECTS)))
        scope = Scope(Unit(1), ("p", "self.v", "x", "a"), ("x", "y"), function=True)
        lines = self._lines(form.replace("<int>", "<pure_int>"), scope, 2)
        self._objects.append(f"q{number}")
        return [*lines, f"q{number} = Q{number}({self._expression('int', self._main.pure(), 1)})"]

    # Statements

    def _block(self, scope: Scope, least: int, most: int, depth: int) -> list[str]:
        lines: list[str] = []
        for _ in range(least + self._below(most - least + 1)):
            self._statements_left -= 1
            form = self._statement(scope, depth)
            lines += self._lines(self._numbered(form)[1], scope, depth)
            if _ENDS.match(form):
                break
        return lines

    def _statement(self, scope: Scope, depth: int) -> str:
        if depth < MAX_DEPTH and self._statements_left > 0 and self._below(5) > 2:
            form = self._pick(_paragraphs(forms.COMPOUND))
        else:
            special = [
                (forms.IN_FUNCTION if scope.function else forms.IN_MAIN, True),
                (forms.IN_LOOP, scope.loop),
                (forms.IN_TRY, scope.guarded),
                (forms.IN_HANDLER, scope.handler),
                (forms.ON_OBJECT, bool(self._objects)),
            ]
            tables = [forms.SIMPLE] * 3 + [table for table, applies in special if applies]
            table = self._pick(tables)
            form = self._pick(_listed(table))
            if table == forms.ON_OBJECT:
                form = self._of_object(form, scope, "trail.append(<var>)")
        return form if scope.takes(form) else "trail.append(<var>)"

    def _lines(self, form: str, scope: Scope, depth: int) -> list[str]:
        """Fills a statement's holes."""
        scope.unit.left -= _stops_in(form) * scope.repeat
        lines: list[str] = []
        for line in form.split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            hole = _HOLE.fullmatch(line.strip())
            if hole and hole[1] in BLOCKS:
                most, change = BLOCKS[hole[1]]
                inner = change(replace(scope, repeat=scope.repeat * int(hole[2] or 1)))
                lines += [indent + inner_line for inner_line in self._block(inner, 1, most, depth + 1)]
            else:
                lines.append(self._fill(line, scope, 0))
        return lines

    # Expressions

    def _fill(self, form: str, scope: Scope, depth: int) -> str:
        """Fills an expression's holes, from left to right."""

        def fill(hole: re.Match[str]) -> str:
            kind, inner = hole[1], replace(scope, repeat=scope.repeat * int(hole[2] or 1))
            while kind in DERIVED:
                kind, change = DERIVED[kind]
                inner = change(inner)
            if kind in self._small_holes:
                return self._small_holes[kind](inner)
            return self._expression(kind, inner, depth + 1)

        return _HOLE.sub(fill, form)

    def _expression(self, kind: str, scope: Scope, depth: int) -> str:
        simple = depth > MAX_DEPTH or not self._below(2)
        form = self._pick(forms.LEAVES[kind] if simple else _listed(forms.FORMS[kind]))
        if not scope.takes(form):
            form = forms.LEAVES[kind][0]
        scope.unit.left -= _stops_in(form) * scope.repeat
        return self._fill(form, scope, depth)

    def _call(self, functions: list[Function], scope: Scope) -> str:
        affordable = [
            function
            for function in functions
            if function.stops * scope.repeat <= scope.unit.left and not (function.loops and scope.awaits)
        ]
        if not affordable:
            return self._pick(scope.names)
        function = self._pick(affordable)
        scope.unit.left -= function.stops * scope.repeat
        return f"{function.name}({self._expression('int', scope, 2)})"

    def _on_object(self, table: str, scope: Scope) -> str:
        leaves = {forms.OPERATIONS: "<var>", forms.TESTS: "(<var> > 1)", forms.TEXTS: "s", forms.ELEMENTS: "xs"}
        form = self._of_object(self._pick(_listed(table)), scope, leaves[table])
        return self._fill(leaves[table] if not scope.takes(form) else form, scope, 2)

    def _of_object(self, form: str, scope: Scope, leaf: str) -> str:
        """Names an object of the program in a form, if there is one and its methods may still stop."""
        if not self._objects or scope.unit.left < STOPS_OF_OBJECT * scope.repeat:
            return leaf
        scope.unit.left -= STOPS_OF_OBJECT * scope.repeat
        return re.sub(r"\bQ\b", self._pick(self._objects), form)

    def _iterator(self, scope: Scope) -> str:
        made = [f"{name}(<int>)" for name in self._generators for _ in range(3)]
        if scope.unit.left >= STOPS_OF_OBJECT * scope.repeat:
            made += [f"{name}(<int>)" for name in self._suspending for _ in range(3)]
        native = ["it", "iter(<list>[:4])", "reversed(<list>)", "map(lambda t: <pure_int_of_t>, <list>[:3])"]
        form = self._pick([*made, *native])
        if form.startswith("h"):
            scope.unit.left -= STOPS_OF_OBJECT * scope.repeat
        return self._fill(form, scope, 2)


KINDS = (
    "function", "generator", "suspending", "class", "object", "none",
    "hooked", "library", "coroutine", "driven", "names",
)  # fmt: skip
READS_PARAMETERS = sys.version_info >= (3, 12)
"""Whether the host, which says what is right, reads type parameters."""


@st.composite
def programs(draw: st.DrawFn, first: str) -> str:
    """Programs of about 5 to 30 lines, each with its external calls in other places.

    Args:
        first: one of `KINDS`, what a program begins with.
    """
    return Author(draw).program(first)


def schedules() -> st.SearchStrategy[list[bool]]:
    """For each stop, repeated as often as need be, whether to go on from the bytes."""
    return st.lists(st.booleans(), min_size=1, max_size=8)
