"""Restore: records in; the values they describe, with identity, sharing and cycles, out. No code of the program runs
here.

Every value is made first and filled later, so that cycles close; what cannot be made empty (a tuple, a method) waits
for its parts. Order is found with an explicit stack. Every field is checked: a record that says something impossible
is a `SnapshotCorruptedError`.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from types import CellType, FunctionType
from typing import TYPE_CHECKING, Any

from ..errors import SnapshotCorruptedError
from .awaiting import FRAMES, PRIMED
from .functions import External
from .helpers import UNBOUND
from .identity import Identities
from .kinds import FILL, KINDS, MAKE, Kind, corrupt
from .namespaces import KEPT_LOCALS, keep_locals
from .native import namespace_of

if TYPE_CHECKING:
    from .libraries import Libraries
    from .parts import Part, Parts

HASHED = frozenset({"hashdict", "hashset", "hashfrozenset"})
BEGUN, DONE = 1, 2
Goal = tuple[int, int]


class Restore:
    """One walk over the nodes of a snapshot."""

    def __init__(self, parts: Parts, libraries: Libraries, nodes: list[Any], externals: dict[str, External]) -> None:
        self.parts = parts
        self.libraries = libraries
        self.in_library = libraries.finder()
        self.nodes = nodes
        self.builtins = libraries.builtins
        self.externals = externals
        self.values: list[Any] = [None] * len(nodes)
        self.progress = (bytearray(len(nodes)), bytearray(len(nodes)))  # by phase, for each node: 0, BEGUN or DONE
        self.inner: set[int] = set()
        self.unprimed: list[int] = []
        self.asked: list[tuple[int, dict[str, Any]]] = []
        """Frames that had called `locals()`, and what it gave."""
        self.deferred: set[int] = set()
        self.late: list[Callable[[], None]] = []
        """Work that has to wait until everything is filled: positions of iterators."""
        self.last: list[Callable[[], None]] = []
        """Work after that: `__hash__` and `__eq__` of the program take the place of their stand-ins."""
        self.keyed: list[Callable[[], None]] = []
        """Work after that: keys that hash by the program's code."""
        self.hashes: dict[int, int] = {}

    def hashed(self, number: Any, key: Any) -> None:
        """What the key hashes to while it is put into a container."""
        if type(number) is not int:
            corrupt("a key without a hash")
        self.hashes[id(key)] = number

    def key_hooks(self, items: Any) -> Iterator[tuple[str, Any]]:
        """Stand-ins for the `__hash__` and `__eq__` that a class defines: no code of the program runs in a load."""
        for name, item in zip(items[::2], items[1::2], strict=True):
            if name == "__eq__":
                yield name, object.__eq__
            elif name == "__hash__" and item is not None:
                yield name, lambda key: self.hash_of(key)

    def hash_of(self, key: Any) -> int:
        number = self.hashes.get(id(key))
        if number is None:
            raise SnapshotCorruptedError("the dump is not sound: a key of the program's class without its hash")
        return number

    def put(self, work: Callable[[], None], now: bool, container: Any = None) -> None:
        """Put items into a container now, or with the work that waits until everything is filled."""
        if now:
            work()
        else:
            self.deferred.add(id(container))
            self.keyed.append(work)

    # references

    def number(self, reference: list[Any]) -> int:
        """The node that a reference names."""
        if len(reference) == 1:
            found = reference[0]
            if type(found) is int and 0 <= found < len(self.nodes):
                return found
        corrupt("a reference to no value")
        return None

    def get(self, reference: Any) -> Any:
        """The value behind what is written in a record; it has been made already."""
        return self.values[self.number(reference)] if type(reference) is list else reference

    def many(self, references: Any) -> list[Any]:
        if type(references) is not list:
            corrupt("a list of values is missing")
        return [self.get(reference) for reference in references]

    def text(self, value: Any) -> str:
        if type(value) is not str:
            corrupt("a name is missing")
        return str(value)

    def pairs(self, written: Any) -> list[tuple[str, Any]]:
        if type(written) is not list or len(written) % 2:
            corrupt("a list of names and values is missing")
        if not written:
            return []
        names, get = written[::2], self.get
        for name in names:
            if type(name) is not str:
                corrupt("a name is missing")
        return [(name, get(value)) for name, value in zip(names, written[1::2], strict=False)]

    # order

    def shield_library(self) -> None:
        """Stand-ins for the hooks of library classes, while there are keys to be put into containers."""
        if not any(type(node) is list and node and node[0] in HASHED for node in self.nodes):
            return
        for cls in self.libraries.classes():
            for name, item in dict(namespace_of(cls)).items():
                for hook, stand_in in self.key_hooks((name, item)):
                    type.__setattr__(cls, hook, stand_in)
                    self.last.append(functools.partial(type.__setattr__, cls, hook, item))

    def all(self, identities: Identities, numbers: list[Any]) -> None:
        """Make and fill every node; `numbers` are what `Capture.numbered` gave."""
        self.shield_library()
        made, filled = self.progress
        classes: list[int] = []
        for number, node in enumerate(self.nodes):
            if type(node) is not list or not node or type(node[0]) is not str or node[0] not in KINDS:
                corrupt("a record of unknown kind")
            early = KINDS[node[0]].early
            if early is not None:
                self.values[number] = early()
                made[number] = DONE
            elif node[0] == "class":
                classes.append(number)
        with self.libraries.without_subclass_hooks() if classes else nullcontext():
            for phase in (MAKE, FILL):  # all are made before one has hooks that making another would call
                for number in classes:
                    self.reach((number, phase))
        for number in range(len(self.nodes) - 1, -1, -1):  # parts were numbered after the whole
            if not made[number]:
                self.reach((number, MAKE))
        for number, node in enumerate(self.nodes):
            if not filled[number]:
                self.work(KINDS[node[0]], number, FILL)
        self.last.append(functools.partial(self.identify, identities, numbers))
        for work in (*self.late, *self.last, *self.keyed):
            work()

    def identify(self, identities: Identities, numbers: list[Any]) -> None:
        """Objects get the identities back that the program has seen."""
        given, *pairs = numbers
        if not all(type(number) is int for number in (given, *pairs[1::2])):
            corrupt("an identity is not a number")
        identities.restore(given, zip(self.many(pairs[::2]), pairs[1::2], strict=True))

    def reach(self, goal: Goal) -> None:
        """Do a piece of work after everything it needs, depth first without recursion."""
        stack = [goal]
        while stack:
            number, phase = stack[-1]
            progress = self.progress[phase]
            if progress[number] == DONE:
                stack.pop()
                continue
            kind = KINDS[self.nodes[number][0]]
            if not progress[number]:
                progress[number] = BEGUN
                needs = self.needs(kind, number, phase)
                if needs:
                    stack += needs
                    continue
            stack.pop()
            self.work(kind, number, phase)
            progress[number] = DONE

    def needs(self, kind: Kind, number: int, phase: int) -> list[Goal]:
        """What has to be done before; nothing of it may be under way already, for that would be a circle."""
        node = self.nodes[number]
        made, filled = self.progress
        wanted: list[Goal] = [(number, MAKE)] if phase == FILL and not made[number] else []
        try:
            for reference in kind.parts(node) if phase == MAKE else kind.filling(node):
                if type(reference) is list:
                    part = self.number(reference)
                    if made[part] != DONE:
                        wanted.append((part, MAKE))
                    if phase == MAKE and kind.filled_first and filled[part] != DONE:
                        wanted.append((part, FILL))
        except (IndexError, TypeError):
            corrupt(f"a record of kind {node[0]!r} lacks a field")
        for part, step in wanted:
            if self.progress[step][part] == BEGUN:
                corrupt("values that contain each other where that is impossible")
        return wanted

    def work(self, kind: Kind, number: int, phase: int) -> None:
        try:
            if phase == MAKE:
                if kind.make is not None:
                    self.values[number] = kind.make(self, number, *self.nodes[number][1:])
            elif kind.fill is not None:
                kind.fill(self, self.values[number], *self.nodes[number][1:])
        except SnapshotCorruptedError:
            raise
        except (TypeError, ValueError, LookupError, AttributeError, OverflowError, RecursionError) as error:
            corrupt(f"a record of kind {self.nodes[number][0]!r} cannot be read ({type(error).__name__}: {error})")

    # functions and generators

    def owner(self, written: Any) -> tuple[Part, int]:
        """The program and the number of a function as records name it."""
        try:
            return self.parts.read(written)
        except LookupError:
            corrupt("a function of a program that the run does not have")

    def function(self, written: Any, name: str, qualname: str, cells: list[Any]) -> FunctionType:
        part, number = self.owner(written)
        code = part.form.codes.get(number)
        if code is None:
            corrupt("a function that the program does not have")
        closure = tuple(self.many(cells))
        if len(closure) != len(code.co_freevars) or any(type(cell) is not CellType for cell in closure):
            corrupt("a function without the variables it closes over")
        made = FunctionType(code, part.globals, self.text(name), None, closure or None)
        made.__qualname__ = self.text(qualname)
        return made

    def frame(self, reference: Any) -> types.GeneratorType[Any, Any, Any]:
        """The frame behind a coroutine or an asynchronous generator."""
        found = self.get(reference)
        if type(found) is not types.GeneratorType:
            corrupt("a coroutine without its frame")
        return found

    def generator(self, owner: int, written: Any, point: int, cells: list[Any], inner: Any, local: list[Any]) -> Any:
        part, number = self.owner(written)
        program = part.program
        if type(point) is not int or not 0 <= number < len(program.scopes):
            corrupt("a frame of a function that the program does not have")
        continuation = program.continuation(part.suspendable, number, point)
        scope = program.scopes[number]
        by_name = dict(self.pairs(cells))
        closure = tuple(by_name[name] for name in continuation.code.co_freevars)
        if any(type(cell) is not CellType for cell in closure):
            corrupt("a frame without the variables it closes over")
        function = FunctionType(continuation.code, part.globals, scope.name, None, closure or None)
        original = part.form.codes.get(number)
        if original is not None:
            function.__qualname__ = original.co_qualname
        if type(inner) is list:
            self.inner.add(self.number(inner))
        state: list[Any] = []
        self.unprimed.append(owner)

        def fill() -> None:
            source = self.get(inner)
            plain = source is not None and type(source) not in FRAMES
            if type(source) in PRIMED:
                source._o_primed += 1
            variables = dict(self.pairs(local))
            if type(variables.get(KEPT_LOCALS)) is dict:
                self.asked.append((owner, variables[KEPT_LOCALS]))
            state.extend([source, plain, *(variables.get(name, UNBOUND) for name in continuation.variables)])

        self.late.append(fill)
        return function(state)

    def prime(self) -> None:
        """Start the restored frames: each runs to the point where it had stopped, inner frames through their outer
        one.
        """
        for number in self.unprimed:
            if number not in self.inner:
                self.values[number].send(None)
        for number, variables in self.asked:
            keep_locals(self.values[number].gi_frame, variables)
        self.values.clear()  # the program's alone from here on: what it drops is gone
        self.late.clear()
