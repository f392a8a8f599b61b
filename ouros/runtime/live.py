"""The running side of a session: a world and the state that records describe in; further sources executed on that
state, each to its end or to its first call to the outside, out.

Between two executions the state can be written as records, which is how a session is copied, rewound, saved, and moved
to the newer forms of its sources when the world has reopened.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..limits import Limits
from ..policy.looking import BUILTINS
from . import chains
from .accounts import counts_of
from .capture import Capture
from .endings import FILES
from .evaluated import SHOWN
from .evaluation import prepare
from .execution import Execution
from .functions import External, Request
from .identity import Identities, identities_of, remember_hashes
from .libraries import CODE, Library
from .outcomes import Finished, Stopped
from .outside import OS, OVER, WAIT, ExternalFuture, Outside, waits_for
from .packing import SCALARS, Kept, Packed, Plain, is_inline, unpack
from .parts import Part as RunPart
from .reopen import WRAPPED_CODE, abandon, reopen
from .restore import Restore
from .signals import Arithmetic
from .state import UNSAVED, import_libraries, read_evaluated, restore_values
from .stops import Stop

if TYPE_CHECKING:
    from ..transform.looking import Looking
    from ..transform.program import Program
    from ..transform.world import Facts, Part, World

TRIES = 3
"""How often the variables are looked for that share nothing with the others."""
KEPT_SOURCES = 64
"""Sources whose lines errors can show after they were executed, though nothing that they defined is left."""
TRANSIENT = frozenset({("asyncio", "_running"), ("asyncio", "_current")})
"""Variables of library modules that say what an execution is doing."""
_NODE, _PLACE = 300, 16
"""Bytes of what is written of an object, and of each of its parts."""
Shown = Callable[[Any], Any]
"""What the host gets for a value of the program."""


@dataclass(frozen=True)
class Records:
    """The state of a session between two executions, and the forms of the sources that it was written under."""

    world: World
    variables: list[Any]
    libraries: list[Any]
    identities: list[Any]
    nodes: list[Any]
    evaluated: list[Any]
    older: tuple[Part, ...] = ()
    """Sources that the world does not have: earlier forms, with which generators go on that were begun before it
    reopened, and those of which only tracebacks are left.
    """
    packed: tuple[Packed, ...] = ()
    """Variables that are plain data and share nothing with the others; their classes are references."""
    order: tuple[str, ...] = ()
    """The names of all variables."""
    plain: frozenset[str] = frozenset()
    """Variables that are containers of plain data."""
    apart: frozenset[str] = frozenset()
    """Variables that are not among those of the records, but packed."""

    @cached_property
    def size(self) -> int:
        """Bytes that it takes besides what is packed, about."""
        parts = sum(len(part) for node in self.nodes for part in node if type(part) is list)
        return _NODE * len(self.nodes) + _PLACE * (parts + len(self.variables))

    def look(self, part: Part, globals: Mapping[str, Any]) -> Looking | None:
        """What a source reads and stores, if it can change nothing else than the variables that it stores."""
        found = part.looking
        if found is None:
            return None
        for name in found.reads:
            if name in globals:
                if name not in self.plain and id(type(globals[name])) not in SCALARS:
                    return None
            elif name not in BUILTINS and name not in found.stores:
                return None
        return found

    def after(self, found: Looking, globals: Mapping[str, Any], world: World) -> Records | None:
        """The state after a source that only looked, if what it stored are scalars."""
        if _moves(self.world.parts, world.parts):
            return None
        stored = {name: globals[name] for name in found.stores if name in globals}
        if not stored:
            return self if world is self.world else replace(self, world=world)
        if not all(map(is_inline, stored.values())) or not self.apart.isdisjoint(stored):
            return None
        variables = {**dict(zip(self.variables[::2], self.variables[1::2], strict=True)), **stored}
        pairs = [part for pair in variables.items() for part in pair]
        return replace(self, world=world, variables=pairs, order=tuple(dict.fromkeys((*self.order, *stored))))


class Live(Execution):
    """The variables of a session and what executes sources on them.

    Args:
        world: all that was executed so far.
        ground: what all sources have in common.
        limits: those of each execution.
        shown: converts results and arguments for the host.
    """

    __slots__ = ("asked", "kept", "numbered", "older", "passed", "promised", "result", "shown", "stdout", "world")

    def __init__(self, world: World, ground: Program, limits: Limits, shown: Shown) -> None:
        super().__init__(ground, True, limits, None)
        chains.stand_by(True, Execution.guarded.__code__)
        self.arithmetic = Arithmetic()  # whichever source imports what makes use of it
        self.world = world
        self.meter.asks = "nests" in world.facts.flags
        self.shown = shown
        self.stdout: list[str] = []
        self.older: tuple[Part, ...] = ()
        self.passed: OrderedDict[str, tuple[Part, RunPart]] = OrderedDict()
        """The latest sources of which nothing is there but, perhaps, places in tracebacks."""
        self.asked: Request | None = None
        self.kept: list[Kept] = []
        """Variables that were packed, until something is executed that may change them."""
        self.numbered: dict[int, Any] = {}
        """Classes and functions by their numbers in the records that were last written or read."""
        self.promised: list[Outside] = []
        """What the host may still have to answer; the ids of calls begin above these."""
        self.result: Any = None
        """The result of the last execution as the program has it."""
        self.builtins["_o_os"] = OS
        self.builtins["_o_import"] = self.libraries.import_module
        self.builtins["_o_library"] = self.libraries.member
        prepare(self)
        remember_hashes(self.builtins)
        self.declare(world)
        for part in world.parts.values():
            self.adopt(part)

    def declare(self, world: World) -> None:
        """Give the variables of the host's functions their values."""
        for name in world.externals:
            if name not in self.externals:
                self.globals[name] = self.externals[name] = External(name, None)

    def adopt(self, part: Part) -> RunPart:
        """Know the functions of a source."""
        made = RunPart(part.name, part, True, self.globals, self.form.metering)
        self.parts.share(made)
        return made

    # executions

    def enter(self, world: World) -> None:
        """Go on in a world that does not change the form of anything that is alive."""
        for digest, part in world.parts.items():
            if self.world.parts.get(digest) is not part:
                self.adopt(part)
        self.world = world
        self.meter.asks = "nests" in world.facts.flags

    def execute(self, part: Part) -> Stopped | Finished:
        """Execute a source. It has run to its end, or to a call that waits for `step`."""
        if self.world.parts.get(part.digest) is not part:
            self.pass_by(part)
        self.program, self.form = part, part.form(True, self.form.metering)
        if FILES in part.unit.libraries:
            self.offer_files()
        self.promised = [each for each in self.promised if not each._o_settled and each._o_state != OVER]
        self.call_id = max((each._o_call_id + 1 for each in self.promised), default=0)
        self.stdout.clear()
        self.asked = None
        self.meter.empty()
        self.counts = counts_of(self.limits, self.builtins)
        due, self.due = self.due, []
        if due:
            self.guarded(lambda: [work() for work in due])
        made = self.start({})
        if type(made) is Finished:
            self.drop()
        return made

    def offer_files(self) -> None:
        """Give the program `open`, also where it holds the dict that it found under `__builtins__`."""
        found, shown = self.libraries.member(FILES, "open"), self.builtins.get(SHOWN)
        if type(shown) is dict and shown.get("open") is self.builtins.get("open"):
            shown["open"] = found
        self.builtins["open"] = found

    def promise(self) -> ExternalFuture:
        """What the call that waits evaluates to if it is answered later."""
        made = Outside(self.call_id)
        self.promised.append(made)
        return ExternalFuture(made)

    @property
    def awaited(self) -> dict[int, Outside] | None:
        """The answers that the execution waits for, if all of it waits."""
        return waits_for(self.asked) if self.asked is not None and self.asked[0] is WAIT else None

    def step(self, value: Any, error: BaseException | None) -> Stopped | Finished:
        self.asked = None
        return super().step(value, error)

    def stopped(self, request: Request) -> Stopped:
        if self.output is not None:
            self.output.flush()
        external, args, kwargs = request
        if external is OS or external is WAIT:
            self.asked = request
            return Stopped(request, self)
        made = object.__new__(Stopped)
        made.request, made.name, made.is_os, made.futures = request, external._o_name, False, None
        made.args = tuple([self.shown(value) for value in args])
        made.kwargs = {name: self.shown(value) for name, value in kwargs.items()}
        self.revive()
        self.asked = request
        return made

    def finished(self, output: Any) -> Finished:
        self.result = output
        made = Finished(self.shown(output))
        self.revive()
        return made

    def deliver(self, stream: str, text: str) -> None:
        self.stdout.append(text)

    def finish(self) -> None:
        """An execution is over; the variables stay for the next one."""
        self.drop()

    def end(self) -> None:
        """The session is over: what its variables hold is let go at once, not when garbage is next collected."""
        super().finish()

    def drop(self) -> None:
        """Let go of the execution that waits, without running its handlers."""
        self.let_go()
        self.asked = None
        self.deadline = self.interrupted = None
        for library, name in TRANSIENT:  # an event loop that was stopped does not run any more
            if library in self.libraries.loaded:
                self.libraries.loaded[library].globals[name] = None
        self.revive()

    def revive(self) -> None:
        """Let the program handle errors and clean up again, after something of it was stopped."""
        self.builtins.update(_o_live=True, _o_Stop=Stop)

    # records

    def write(self) -> Records:
        """The state as it can be taken on in this process. Raises `CannotCapture` if it holds what has no record."""
        every = [(name, value) for name, value in self.globals.items() if not name.startswith(UNSAVED)]
        kept = [each for each in self.kept if each.holds(self.globals)]
        known = [each for group in kept for each in group.packed.classes]
        done = {name for group in kept for name in group.values}
        held = [pair for pair in every if pair[0] not in done]
        plain = Plain(held)
        identities = identities_of(self.builtins)
        plain.leave_out(identities.held.keys(), identities.loose.keys())
        for left in reversed(range(TRIES)):
            if not left:
                plain.variables.clear()
            others = [pair for pair in held if pair[0] not in plain.variables]
            capture, made = self.walk(others, [*known, *plain.classes()])
            attributes = {id(attributes) for _, attributes, _ in capture.attributes}
            if not plain.leave_out(capture.index.keys(), attributes, capture.in_library.keys()):
                break  # what is packed is held by nothing else
        new = plain.pack()
        if new is None:
            capture, made = self.walk(held, known)
        self.kept = [*kept, *(new or ())]
        packed = [group.packed for group in self.kept]
        index = capture.index
        self.numbered = {index[id(value)]: value for value in capture.kept if _is_shared(value) and id(value) in index}
        return replace(
            made,
            packed=tuple([each._replace(classes=capture.refs(each.classes)) for each in packed]),
            order=tuple([name for name, _ in every]),
            plain=plain.simple.union(*(each.simple for each in packed)),
            apart=frozenset([name for group in self.kept for name in group.values]),
        )

    def touch(self, part: Part | None) -> None:
        """A source is executed, for None an unknown one: the bytes of what it may change, or share, are lost."""
        if part is None or not self.world.spells_all:
            self.kept = []
        elif self.kept:
            every = (*self.world.parts.values(), *self.older)
            self.forget(part.vocabulary.union(*(each.lasting_names for each in every)))

    def touch_stored(self, part: Part | None, found: Looking) -> None:
        """A source that only looked was executed, and has stored something."""
        if all(map(is_inline, [self.globals[name] for name in found.stores if name in self.globals])):
            self.forget(found.stores)
        else:
            self.touch(part)

    def forget(self, names: Set[str]) -> None:
        """The bytes of these variables are lost."""
        self.kept = [each for each in self.kept if not each.has_one_of(names)]

    def write_all(self) -> Records:
        """The state as records alone, for bytes that go elsewhere."""
        return self.walk([(name, value) for name, value in self.globals.items() if not name.startswith(UNSAVED)])[1]

    def walk(self, held: list[tuple[str, Any]], classes: Iterable[type] = ()) -> tuple[Capture, Records]:
        """Records of some variables and classes, and of everything else there is."""
        capture = Capture(self.parts, self.libraries)
        capture.refs(classes)
        variables = capture.pairs(held, "variable ")
        libraries = [
            [library.name, library.digest, capture.pairs(_lasting(library), f"{library.name}.")]
            for library in self.libraries.loaded.values()
        ]
        capture.finish()
        identities = capture.numbered(identities_of(self.builtins))
        evaluated = capture.evaluated()
        nodes = capture.finish()
        capture.loosen(libraries)
        if self.asked is not None:
            abandon(nodes, self.parts)
        used = {_part_name(node) for node in nodes}
        every = (*self.older, *(part for part, _ in self.passed.values()))
        older = tuple(part for part in every if part.name in used)
        return capture, Records(self.world, variables, libraries, identities, nodes, evaluated, older)

    def read(self, records: Records) -> None:
        """Fill a new session with the state that records describe, in the world that it was made for."""
        moves = _moves(records.world.parts, self.world.parts)
        nodes = reopen(records.nodes, moves) if moves else records.nodes
        self.keep_older((*records.older, *(old for old, _ in moves.values())), nodes)
        import_libraries(self, records.libraries)
        if FILES in self.libraries.loaded:
            self.offer_files()
        restore = Restore(self, nodes)
        read_evaluated(self, restore, records.evaluated)
        restore_values(self, restore, records.libraries, records.identities)
        self.parts.forget_evaluated()
        found = restore.pairs(records.variables)
        for name in records.world.externals:  # deleted or bound anew by the program
            self.globals.pop(name, None)
        for each in records.packed:
            each = each._replace(classes=[restore.get(reference) for reference in each.classes])
            values = unpack(each)
            self.kept.append(Kept(values, each))
            found.update(values)
        if records.packed:
            found = {name: found[name] for name in records.order}
        self.globals.update(found)
        self.numbered = {number: value for number, value in enumerate(restore.values) if _is_shared(value)}
        self.promised = [value for value in restore.values if type(value) is Outside]
        self.libraries.watch_generators()
        self.due += restore.left()
        restore.prime()
        self.meter.empty()

    def needs(self, value: Any) -> tuple[list[Part], Facts]:
        """The sources that a value stands on, and what is known of all of them."""
        capture = Capture(self.parts, self.libraries)
        capture.ref(value)
        names = {_part_name(node) for node in capture.finish()}
        parts = [part for part in self.world.parts.values() if part.name in names]
        return parts, self.world.facts.escaping() if parts else self.world.facts.nothing()

    def keep_older(self, parts: Iterable[Part], nodes: list[Any]) -> None:
        """Know the sources that records name, and the world does not have."""
        used = {_part_name(node) for node in nodes} - {part.name for part in self.world.parts.values()}
        self.older = tuple(part for part in dict.fromkeys(parts) if part.name in used)
        for part in self.older:
            self.adopt(part)

    def pass_by(self, part: Part) -> None:
        """Know a source while it is executed, and for a while after."""
        if part.name not in self.passed:
            self.passed[part.name] = part, self.adopt(part)
            if len(self.passed) > KEPT_SOURCES:
                _, (_, oldest) = self.passed.popitem(last=False)
                self.parts.unshare(oldest)


def _lasting(library: Library) -> Iterator[tuple[str, Any]]:
    """The state of a library module, without that of an execution that waits."""
    for name, value in library.state():
        if (library.name, name) not in TRANSIENT:
            yield name, value


def _moves(old: Mapping[str, Part], new: Mapping[str, Part]) -> dict[str, tuple[Part, Part]]:
    """The sources that have another form now, by the names of the old ones."""
    return {part.name: (part, new[digest]) for digest, part in old.items() if digest in new and part is not new[digest]}


def _part_name(node: list[Any]) -> str:
    """The name of the source that a record is about."""
    if node[0] in ("code", "function", "generator") or node[0] in WRAPPED_CODE:
        return node[1].rpartition(":")[0] if type(node[1]) is str else ""
    return node[2] if node[0] == "traceback" and len(node) > 2 else ""


def _is_shared(value: Any) -> bool:
    """True for classes and functions, which two copies of one session have in common."""
    return issubclass(type(value), type) or id(type(value)) in CODE


def copy_value(source: Live, value: Any, target: Live, same: bool) -> Any:
    """The copy of a value of one session for another.

    Args:
        same: the source is a copy of the target, read from what the target wrote or read last: classes and
            functions that both have are not copied.
    Raises: `CannotCapture` if it has no copy.
    """
    capture = Capture(source.parts, source.libraries)
    originals: dict[str, Any] = {}
    if same:
        for number, twin in source.numbered.items():
            if number in target.numbered:
                originals[str(number)] = target.numbered[number]
                capture.in_library[id(twin)] = ("", str(number))
    reference = capture.ref(value)
    sent, taken = Identities(), Identities()
    sent.known, taken.known = identities_of(source.builtins).known, identities_of(target.builtins).known
    numbers = capture.numbered(sent)
    nodes = capture.finish()
    moves = _moves(source.world.parts, target.world.parts)
    nodes = reopen(nodes, moves) if moves else nodes
    known = {part.name for part in target.world.parts.values()}
    nodes = [node if node[0] != "traceback" or _part_name(node) in known else ["traceback", None] for node in nodes]
    import_libraries(target, [[each.name, each.digest, []] for each in source.libraries.loaded.values()])
    restore = Restore(target, nodes)
    restore.members[""] = originals
    restore.all(taken, numbers)
    made = restore.get(reference)
    target.due += restore.left()
    restore.prime()
    return made
