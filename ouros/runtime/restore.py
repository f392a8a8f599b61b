"""Restore: records in; the values they describe, with identity, sharing and cycles, out. No code of the program runs
here.

Every value is made first and filled later, so that cycles close; what cannot be made empty (a tuple, a method) waits
for its parts. Order is found with an explicit stack. Every field is checked: a record that says something impossible
is a `SnapshotCorruptedError`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from ..errors import SnapshotCorruptedError, SnapshotError, SnapshotVersionError, corrupt
from ..policy.modules import LIBRARY_MODULES
from .code_records import fill_frame, start_frames
from .columns import read_column
from .hashes import SALT, hash_again, settle
from .identity import Identities, stable_hash
from .inert import COPIED, OF_LIBRARY, QUIET
from .key_hashes import is_plain, unhooked
from .keyed import Unready
from .kinds import FILL, KINDS, MAKE, Kind
from .native import namespace_of
from .parts import PRELUDE

if TYPE_CHECKING:
    from ..opaque import Opaque
    from .compiled import Continuation
    from .execution import Execution
    from .functions import External
    from .libraries import Libraries
    from .parts import Part, Parts

CLASS, TEXT = KINDS["class"], KINDS["text"]
Goal = tuple[int, int]
UNMADE = object()
"""What stands for a value that is not made yet."""
UNREADABLE = (TypeError, ValueError, LookupError, AttributeError, OverflowError, RecursionError)


def unreadable(node: list[Any], error: Exception) -> NoReturn:
    """What a record that cannot be read is refused with."""
    if isinstance(error, SnapshotError):
        raise error
    corrupt(f"a record of kind {node[0]!r} cannot be read ({type(error).__name__}: {error})")


def _missing(written: Any) -> NoReturn:
    """Refuse a record that names a function which is not there."""
    name, _, function = written.rpartition(":") if type(written) is str else ("", "", "")
    if name == PRELUDE or name in LIBRARY_MODULES:
        where = "the built-in functions" if name == PRELUDE else name
        called = function.rpartition(" ")[0][:100]
        raise SnapshotVersionError(f"the dump needs {called!r} of {where} as another version of ouros has it")
    if name.startswith(PRELUDE):
        raise SnapshotVersionError("the dump needs built-in functions of another version of ouros")
    corrupt("a function of a program that the run does not have")


def _long_text(*written: Any) -> str:
    """Unlike a short one it stays apart from others that are equal."""
    if len(written) != 1 or type(written[0]) is not str:
        corrupt("a text is missing")
    return str(written[0])


class Restore:
    """One walk over the nodes of a snapshot."""

    __slots__ = (
        "asked", "begun", "builtins", "columns", "delegated", "externals", "filled", "frames", "hashes", "inner",
        "kept", "kinds", "last", "late", "members", "natives", "nodes", "opaque", "own", "run", "same", "unfinished",
        "unsettled", "values", "weak",
    )  # fmt: skip

    def __init__(self, run: Execution, nodes: list[Any], columns: bytes = b"", opaque: Sequence[Opaque] = ()) -> None:
        self.run = run
        self.own = run.own
        self.nodes = nodes
        self.columns = columns
        self.opaque = opaque
        self.builtins = run.builtins
        self.externals: dict[str, External] = run.externals
        self.same: dict[type, dict[Any, Any]] = {str: {}, int: {}, float: {}}
        """Texts and numbers that are written where they are held: equal ones become one object, as one that is held
        twice was. (Python may do so with any two that are equal.)
        """
        self.members: dict[str, dict[str, Any]] = {}
        """What records may name of each library module, by path."""
        self.kinds: list[Kind] = []
        self.values: list[Any] = []
        self.filled: set[int] = set()
        """The numbers of nodes that were filled before their turn."""
        self.begun: set[Goal] = set()
        """Work that waits for other work."""
        self.inner: set[int] = set()
        self.delegated: set[int] = set()
        """What a frame delegates to and starts, by identity."""
        self.frames: list[tuple[int, list[Any], Any, Any, tuple[Any, ...], Continuation]] = []
        """What `code_records.fill_frame` takes for each frame that was made."""
        self.asked: list[tuple[int, dict[str, Any]]] = []
        """Frames that had called `locals()`, and what it gave."""
        self.late: list[Callable[[], None]] = []
        """Work that has to wait until everything is filled: positions of iterators."""
        self.last: list[Callable[[], None]] = []
        """Work after that: special methods of the program take the place of their stand-ins."""
        self.unfinished: set[int] = set()
        """By identity: containers in which something is put later, since it is made of them."""
        self.hashes: dict[int, int] = {}
        self.kept: list[Any] = []
        """What only weak references lead to, of the program or of an event loop: it may go at the first step."""
        self.weak: list[tuple[Any, Any, Any, Any]] = []
        """Weak references: the holder, the object, the library's reference, and what is told of the death."""

        self.natives: dict[int, int] = {}
        """Native hashes by those that the program knows."""
        self.unsettled: dict[int, Any] = {}
        """Containers whose keys have to be asked for their hashes at the first step."""

    @property
    def parts(self) -> Parts:
        return self.run.parts

    @property
    def libraries(self) -> Libraries:
        return self.run.libraries

    def hashed(self, number: Any, key: Any) -> bool:
        """What the key hashes to while it is put into a container; False if the program gives it another hash."""
        number, salt = number if type(number) is list and len(number) == 2 else (number, SALT)
        if type(number) is not int:
            corrupt("a key without a hash")
        natives, hashes = self.natives, self.hashes
        settled = settle(number, key, lambda answer, part: hashes.__setitem__(id(part), natives.get(answer, answer)))
        return settled or salt == SALT

    def stand_ins(self, items: Any) -> Iterator[tuple[str, Any]]:
        """Stand-ins for what native code may call of a class: no code of the program runs in a load."""
        for name, item in zip(items[::2], items[1::2], strict=True):
            if name == "__hash__" and item is not None:
                yield name, lambda key: self.hash_of(key)
            elif name in QUIET and item is not None:
                yield name, QUIET[name]
            elif name in COPIED and type(item) is list:
                yield name, None

    def hash_of(self, key: Any) -> int:
        number = self.hashes.get(id(key))
        if number is None:
            raise SnapshotCorruptedError("the dump is not sound: a key of the program's class without its hash")
        return number

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
        """The value behind what is written in a record. Raises `Unready` if it is not made yet."""
        if type(reference) is not list:
            return self.one(reference)
        if len(reference) != 1 or type(number := reference[0]) is not int or number < 0:
            corrupt("a reference to no value")
        try:
            value = self.values[number]
        except IndexError:
            corrupt("a reference to no value")
        if value is UNMADE:
            raise Unready
        return value

    def one(self, written: Any) -> Any:
        """The one object for what is written where it is held."""
        held = self.same.get(type(written))
        if held is None or not written:  # 0.0 and -0.0 are equal
            return written
        return held.setdefault(written, written)

    def column(self, *note: Any) -> Sequence[Any]:
        """The values of a column; texts are one object with all that are equal."""
        values = read_column(self.columns, *note)
        if note[0] != "s":
            return values
        return list(map(self.same[str].setdefault, values, values))

    def in_library(self, module: str, path: str) -> Any:
        """What a library module that was imported holds."""
        if module not in self.members:
            self.members[module] = dict(self.libraries.loaded[module].members())
        if path not in self.members[module]:
            raise SnapshotVersionError(f"the dump needs {path[:100]!r} of {module} as another version of ouros has it")
        return unhooked(self.members[module][path])

    def many(self, references: Any) -> list[Any]:
        if type(references) is not list:
            corrupt("a list of values is missing")
        return self.several(references)

    def several(self, references: Sequence[Any]) -> list[Any]:
        return list(map(self.get, references))

    def text(self, written: Any) -> str:
        value = self.get(written)
        if type(value) is not str:
            corrupt("a name is missing")
        return str(value)

    def pairs(self, written: Any) -> dict[str, Any]:
        """Values by name, in the order in which they are written."""
        if written == []:
            return {}
        if type(written) is not list or len(written) % 2:
            corrupt("a list of names and values is missing")
        made = {}
        rest = iter(written)
        for name in rest:  # a few items: twice as fast as zipping slices
            if type(name) is not str:
                corrupt("a name is missing")
            made[name] = self.get(next(rest))
        return made

    # order

    def shield_library(self) -> None:
        """Stand-ins for the hooks of library classes, while there are keys to be put into containers."""
        for cls in {id(cls): cls for cls in self.libraries.classes()}.values():  # some have two names
            for name, item in dict(namespace_of(cls)).items():
                for hook, stand_in in self.stand_ins((name, item)) if name in OF_LIBRARY else ():
                    type.__setattr__(cls, hook, stand_in)
                    self.last.append(functools.partial(type.__setattr__, cls, hook, item))

    def all(self, identities: Identities, numbers: list[Any]) -> None:
        """Make and fill every node; `numbers` are what `Capture.numbered` gave."""
        try:
            kinds = self.kinds = [KINDS[node[0]] for node in self.nodes]
        except (LookupError, TypeError):  # of a text, too: no kind has a name of one letter
            corrupt("a record of unknown kind")
        if self.run.loaded and any(kind.hashed for kind in kinds):
            self.shield_library()
        self.values = [UNMADE if kind.early is None else kind.early() for kind in kinds]
        if TEXT in kinds:  # before anything that is made of them
            for number, kind in enumerate(kinds):
                if kind is TEXT:
                    self.values[number] = _long_text(*self.nodes[number][1:])
        if type(numbers[0]) is list:
            self.learn(identities, numbers[0][1:])
        if CLASS in kinds:
            self.make_classes([number for number, kind in enumerate(kinds) if kind is CLASS])
        self.make()
        self.fill()
        standing = {id(self.values[frame[0]]) for frame in self.frames}
        for frame in self.frames:
            fill_frame(self, standing, *frame)
        if numbers != [0]:
            self.last.append(functools.partial(self.identify, identities, numbers))
        for work in (*self.late, *self.last):
            work()

    def make_classes(self, classes: list[int]) -> None:
        """All are made before one has hooks that making another would call."""
        with self.libraries.without_subclass_hooks():
            for phase in (MAKE, FILL):
                for number in classes:
                    self.reach((number, phase))

    def make(self) -> None:
        """Make what cannot be made empty. Parts are numbered after the whole, so from the end most find theirs made;
        others look for them first.
        """
        kinds, nodes, values = self.kinds, self.nodes, self.values
        for number in range(len(nodes) - 1, -1, -1):
            if values[number] is not UNMADE:
                continue
            kind, node = kinds[number], nodes[number]
            if kind.filled_first:
                self.reach((number, MAKE))
                continue
            try:
                values[number] = kind.make(self, number, *node[1:])  # type: ignore[misc]
                continue
            except Unready:
                pass
            except UNREADABLE as error:
                unreadable(node, error)
            self.reach((number, MAKE))

    def fill(self) -> None:
        """Fill what was made without its parts."""
        number = 0
        try:
            for number, kind in enumerate(self.kinds):
                if kind.fill is not None and number not in self.filled:
                    kind.fill(self, self.values[number], *self.nodes[number][1:])
        except UNREADABLE as error:
            unreadable(self.nodes[number], error)

    def learn(self, identities: Identities, values: list[Any]) -> None:
        """Take up the plain values whose hashes the program had asked for."""
        known = identities.known
        if known is None:
            corrupt("hashes that the program cannot have asked for")
        for value in values:
            if type(value) is list:
                self.reach((self.number(value), MAKE))
            found = self.get(value)
            if not is_plain(found):
                corrupt("a hash of what is not plain")
            known.note(found, stable_hash(found))
        self.natives = known.natives

    def identify(self, identities: Identities, numbers: list[Any]) -> None:
        """Objects get the identities back that the program has seen."""
        given, *pairs = numbers
        if type(given) is list:
            given = given[0]
        if not all(type(number) is int for number in (given, *pairs[1::2])):
            corrupt("an identity is not a number")
        identities.restore(given, zip(self.many(pairs[::2]), pairs[1::2], strict=True))

    def reach(self, goal: Goal) -> None:
        """Do a piece of work after everything it needs, depth first without recursion."""
        stack = [goal]
        while stack:
            number, phase = goal = stack[-1]
            if self.is_done(goal):
                stack.pop()
                continue
            kind = self.kinds[number]
            if goal not in self.begun:
                self.begun.add(goal)
                needs = self.needs(kind, number, phase)
                if needs:
                    stack += needs
                    continue
            stack.pop()
            self.work(kind, number, phase)
            self.begun.discard(goal)

    def is_done(self, goal: Goal) -> bool:
        number, phase = goal
        return self.values[number] is not UNMADE if phase == MAKE else number in self.filled

    def needs(self, kind: Kind, number: int, phase: int) -> list[Goal]:
        """What has to be done before; nothing of it may be under way already, for that would be a circle."""
        node = self.nodes[number]
        values, filled = self.values, self.filled
        wanted: list[Goal] = [(number, MAKE)] if phase == FILL and values[number] is UNMADE else []
        try:
            for reference in kind.parts(node) if phase == MAKE else kind.filling(node):
                if type(reference) is list:
                    part = self.number(reference)
                    if values[part] is UNMADE:
                        wanted.append((part, MAKE))
                    if phase == MAKE and kind.filled_first and part not in filled:
                        wanted.append((part, FILL))
        except (IndexError, TypeError):
            corrupt(f"a record of kind {node[0]!r} lacks a field")
        if not self.begun.isdisjoint(wanted):
            corrupt("values that contain each other where that is impossible")
        return wanted

    def work(self, kind: Kind, number: int, phase: int) -> None:
        try:
            if phase == MAKE:
                self.values[number] = kind.make(self, number, *self.nodes[number][1:])  # type: ignore[misc]
                return
            if kind.fill is not None:
                kind.fill(self, self.values[number], *self.nodes[number][1:])
            self.filled.add(number)
        except UNREADABLE as error:
            unreadable(self.nodes[number], error)

    # functions and frames

    def owner(self, written: Any) -> tuple[Part, int]:
        """The program and the number of a function as records name it."""
        if type(written) is int:
            return self.own, written
        try:
            return self.parts.read(written)
        except LookupError:
            _missing(written)

    def left(self) -> list[Callable[[], None]]:
        """What is left to the first step after the load, because it may run code of the program."""
        if not self.kept and not self.unsettled:
            return []
        kept, self.kept = self.kept, []
        again: list[Callable[[], None]] = [functools.partial(hash_again, each) for each in self.unsettled.values()]
        return [kept.clear, *again] if kept else again

    def prime(self) -> None:
        """Start the restored frames; the values are the program's alone from here on: what it drops is gone."""
        builtins = self.builtins
        live = builtins["_o_live"], builtins["_o_Stop"]
        builtins["_o_live"], builtins["_o_Stop"] = False, BaseException  # what fails or is dropped does not clean up
        start_frames(self)
        self.values.clear()
        self.frames.clear()
        self.late.clear()
        self.last.clear()
        self.asked.clear()
        self.kept.clear()
        self.weak.clear()
        self.unsettled.clear()
        builtins["_o_live"], builtins["_o_Stop"] = live
