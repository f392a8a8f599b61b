"""The world of a session: the sources executed so far in; the program that each is compiled to, given all the others,
out.

The effect analysis takes the world to be closed. In a session it reopens with every source: a function that was
defined long ago may now be handed one that suspends. What the analysis knows only ever grows. So a new source is
analysed on top of what is known; if that adds nothing, all that was compiled before stays as it is. If it does, all
sources are analysed again, and those for which something changed are compiled anew.

Worlds are immutable and shared by all sessions in which the same sources were executed in the same order.
"""

from __future__ import annotations

import ast
import copy
import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ..errors import SnapshotCorruptedError, SnapshotVersionError
from ..policy.attributes import is_dunder
from ..policy.looking import LIBRARIES
from ..runtime.kept import Recent
from . import emit, parse
from .effects import Effects
from .emit import Emitted
from .looking import Looking, late_names, looking
from .program import Program, library_methods, prepare
from .suspend import Analysis, settle
from .unit import WAITS, Binding, Op, Scope, Unit, mangle
from .walking import walk

KNOWN_STEPS, LETTERS = 1024, 1 << 18
"""Steps from a world to the next that are remembered, and letters of their sources; least recently used first out."""
FLAGS = (
    "dynamic_attributes", "computes_attributes", "makes_properties", "reflects", "lists_variables", "evaluates",
    "may_leak_stop", "notices_stop", "cleans_up", "asks_host", "deepens", "nests", "holds_types",
)  # fmt: skip
"""What a unit says of the whole program."""
SHARED = ("may_leak_stop", "cleans_up", "deepens", "nests", "holds_types")
"""Those of them that each source is told of all."""
Names = frozenset[str]
NONE: Names = frozenset()


@dataclass(frozen=True)
class Facts:
    """What is known of all sources together, apart from the functions they define."""

    bindings: frozenset[tuple[str, str]] = frozenset()
    """Names of variables that were given a value, and of what kind; definitions of functions and classes apart."""
    stored: Names = NONE
    libraries: Names = NONE
    flags: Names = NONE
    """Those of `FLAGS` that hold."""
    solved: Names = NONE
    """Those of `SWITCHES` that hold."""
    attributes: Names = NONE
    own: Names = NONE
    descriptors: Names = NONE
    class_values: Names = NONE
    held: Names = NONE
    hooks: Names = NONE

    def escaping(self) -> Facts:
        """The same, and what may suspend may be a value anywhere."""
        return replace(self, solved=self.solved | {"escapes"}, bindings=frozenset())

    def nothing(self) -> Facts:
        """What is known where no source is."""
        return Facts()


SWITCHES = ("escapes", "iterates", "drives", "joined", "calls_lazily")
"""Attributes of an `Analysis` that are once set and never unset."""
SETS = {
    "attributes": "attributes", "own": "own", "descriptors": "descriptors", "class_values": "class_values",
    "held": "held_attributes", "hooks": "hooks",
}  # fmt: skip
"""Fields of `Facts`, and the attributes of an `Analysis` that they keep."""
NAMED = frozenset("stored attributes own descriptors class_values held".split())
"""Fields of `Facts` with names of attributes, each of which matters only where the name is spelt."""


class Part(Program):
    """One source of a session, compiled with what is known of the others."""

    def __init__(self, unit: Unit, depth: int, effects: Effects, signature: tuple[Any, ...], digest: str) -> None:
        self.key = (unit.source, unit.filename, (), ())
        self._depth = depth
        self._adopt_unit(unit)
        self.effects = effects
        self.signature = signature
        self.digest = digest
        version = hashlib.blake2b(repr(signature).encode(), digest_size=6).hexdigest()
        self.name = f"{digest}.{version}"
        """Names the source and how it is compiled: in records, and as the file name of its code."""
        self.code_file = f"<{self.name}>"

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every name that the source spells, private ones also as they are stored."""
        found: set[str] = set()
        for node in walk(self.unit.tree):
            names = (getattr(node, field, None) for field in ("id", "attr", "name", "asname", "arg", "rest"))
            found.update(name for name in names if type(name) is str)
            found.update(getattr(node, "kwd_attrs", ()))
        private = [name for name in found if name.startswith("__")]
        classes = [scope.name for scope in self.scopes if scope.kind == "class"]
        return frozenset(found | {mangle(each, name) for each in classes for name in private})

    @functools.cached_property
    def lasting_names(self) -> frozenset[str]:
        """The names in what may be executed again, or later."""
        return late_names(self.unit.tree)

    @functools.cached_property
    def looking(self) -> Looking | None:
        """What it reads and stores, if it only looks."""
        return None if self.lasts and self.effects.suspending else looking(self.unit.tree)

    @property
    def lasts(self) -> bool:
        """True when something that its code made may be called after it has run."""
        return len(self.scopes) > 1

    def _emit(self, suspendable: bool) -> Emitted:
        return emit.run(self.unit, True, self.effects)


class Ground(Program):
    """A program without statements: what all sources of a session have in common."""

    needs_prelude = True
    library_suspends = True  # so that the forms of library modules never change
    least_metering = 1  # as any source may come to need

    def __init__(self, script_name: str) -> None:
        super().__init__("", script_name)
        self.names = frozenset({"print"})


@dataclass(frozen=True)
class _Source:
    """A source that was read: its unit, and how deep its forms are."""

    unit: Unit
    depth: int
    digest: str


class World:
    """All that was executed so far.

    `parts` are the sources that define something, by digest; `externals` the host's functions.
    """

    def __init__(
        self, script_name: str, externals: Iterable[str], parts: Mapping[str, Part], facts: Facts, solved: set[Scope]
    ) -> None:
        self.script_name = script_name
        self.externals = tuple(sorted(externals))
        self.parts = dict(parts)
        self.facts = facts
        self.solved = solved
        """Scopes that may suspend."""

    @property
    def names(self) -> set[str]:
        """Names that may have a value."""
        found = {name for name, _ in self.facts.bindings}
        for part in self.parts.values():
            found.update(part.unit.module.bindings)
        return found.union(self.externals)

    @property
    def spells_all(self) -> bool:
        """True when the program gets at its variables only by names that its sources spell."""
        return "reflects" not in self.facts.flags and self.facts.libraries <= LIBRARIES

    def step(self, source: str) -> tuple[World, Part]:
        """The world in which a source is executed, and what it is compiled to in there.

        Raises `Refused` when it is no Python that can be executed.
        """
        key = (self, source)
        known = _steps.get(key)
        return _steps.put(key, self._with(self._read(source))) if known is None else known

    def older(self, source: str, name: str, signature: list[Any]) -> Part:
        """An earlier form of a source, or one of which only tracebacks are left, as it was written."""
        if type(source) is not str or type(signature) is not list:
            raise SnapshotCorruptedError("a source of the session is no text")
        made = _written_part(self._read(source), signature, self.externals)
        if made.name != name:
            raise SnapshotVersionError("another version of ouros compiled the sources of the session")
        return made

    def binding(self, names: Iterable[str]) -> World:
        """The world in which the host has given these variables values of any kind."""
        wanted = frozenset((name, "other") for name in names)
        if wanted <= self.facts.bindings:
            return self
        facts = replace(self.facts, bindings=self.facts.bindings | wanted)
        if not any(name in part.names for name, _ in wanted for part in self.parts.values()):
            return World(self.script_name, self.externals, self.parts, facts, self.solved)
        return self._solve(list(self.parts.values()), self.parts, facts, self.externals)

    def declaring(self, externals: Iterable[str]) -> World:
        """The world in which the host has these functions as well."""
        every = {*self.externals, *externals}
        if every == set(self.externals):
            return self
        return self._solve(list(self.parts.values()), self.parts, self.facts, every)

    def with_parts(self, parts: Iterable[Part], facts: Facts) -> World:
        """The world that also has the parts of another one, of which `facts` are known."""
        every = {**self.parts}
        parts = list(parts)
        if all(part.digest in every for part in parts) and not facts.solved:
            return self
        for part in parts:
            every.setdefault(part.digest, part)
        joined = Facts(
            **{each.name: getattr(self.facts, each.name) | getattr(facts, each.name) for each in fields(Facts)}
        )
        return self._solve(list(every.values()), every, joined, self.externals)

    # analysis

    def _read(self, source: str) -> _Source:
        digest = hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
        if digest in self.parts:
            part = self.parts[digest]
            return _Source(part.unit, part._depth, digest)
        unit = Unit(source, self.script_name, parse.parse(source, self.script_name), (), (), session=True)
        return _Source(unit, prepare(unit, self.names), digest)

    def _with(self, new: _Source) -> tuple[World, Part]:
        """This world and one more source in it."""
        unit = new.unit
        before = self.facts
        facts = replace(
            before,
            bindings=before.bindings | {
                (name, binding.kind)
                for name, bindings in unit.module.bindings.items()
                for binding in bindings
                if binding.node is None or not isinstance(binding.node, ast.AST) or binding.node not in unit.scopes
            },
            stored=before.stored | unit.stored_attributes,
            libraries=before.libraries | unit.libraries,
            flags=before.flags | {flag for flag in FLAGS if getattr(unit, flag)},
        )  # fmt: skip
        units = {**{part.digest: part.unit for part in self.parts.values()}, new.digest: unit}
        analysis = _solve(units.values(), self.externals, facts, self.solved, (unit,))
        after = _facts_of(analysis, facts)
        known = self.parts.get(new.digest)
        rebound = self._rebinds(unit, after)
        if known is None and not rebound and self._unmoved(before, after):
            part = _part(new, analysis)
            world = self
            if part.lasts or after != before:
                parts = {**self.parts, new.digest: part} if part.lasts else self.parts
                world = World(self.script_name, self.externals, parts, after, set(analysis.suspending))
            return world, part
        if known is not None and after == before and not rebound:
            return self, known
        lasting = len(unit.scopes) > 1
        parts = {**self.parts, new.digest: _part(new, analysis)}
        world = self._solve(list(parts.values()), parts, after, self.externals)
        part = world.parts[new.digest]
        if not lasting:
            del world.parts[new.digest]
        return world, part

    def _unmoved(self, before: Facts, after: Facts) -> bool:
        """True when what has become known makes no difference to the parts there are."""
        new: set[str] = set()
        for each in fields(Facts):
            if each.name == "bindings":
                continue
            old, now = getattr(before, each.name), getattr(after, each.name)
            if old == now:
                continue
            if each.name not in NAMED or bool(old) != bool(now):
                return False
            new |= now - old
        implied = any(map(is_dunder, new))  # as `__set_name__` is by class statements, which do not spell it
        return not implied and all(new.isdisjoint(part.vocabulary) for part in self.parts.values())

    def _rebinds(self, unit: Unit, after: Facts) -> bool:
        """True when names that other parts use may now have another kind of value."""
        if not self.parts:
            return False
        held: dict[str, set[Any]] = {}
        for name, kind in self.facts.bindings:
            held.setdefault(name, set()).add(kind)
        for part in self.parts.values():
            for name, bindings in part.unit.module.bindings.items():
                held.setdefault(name, set()).update(_kind(binding) for binding in bindings)
        changed = {
            name
            for name, bindings in unit.module.bindings.items()
            if not held.get(name, set()).issuperset(_kind(binding) for binding in bindings)
        }
        return any(
            part.unit.tree is not unit.tree and not changed.isdisjoint(part.names) for part in self.parts.values()
        )

    def _solve(self, parts: list[Part], before: Mapping[str, Part], facts: Facts, externals: Iterable[str]) -> World:
        """The world of these parts, all of them analysed again; those for which nothing changes stay what they are."""
        units = [part.unit for part in parts]
        analysis = _solve(units, externals, facts, self.solved, units)
        made: dict[str, Part] = {}
        for part in parts:
            again = _part(_Source(part.unit, part._depth, part.digest), analysis)
            made[part.digest] = part if part.signature == again.signature else again
        return World(self.script_name, externals, made, _facts_of(analysis, facts), set(analysis.suspending))


_steps: Recent[tuple[World, str], tuple[World, Part]] = Recent(
    LETTERS, lambda key, _: len(key[1]), KNOWN_STEPS, large=True
)


@functools.lru_cache(maxsize=64)
def new_world(script_name: str, externals: frozenset[str]) -> World:
    """The world in which nothing was executed."""
    return World(script_name, externals, {}, Facts(), set())


def _kind(binding: Binding) -> Any:
    return binding.kind if binding.node is None else binding.node


def _solve(
    units: Iterable[Unit], externals: Iterable[str], facts: Facts, solved: set[Scope], new: Iterable[Unit]
) -> Analysis:
    """Analyse the new units together with what is known."""
    joint = Unit("", "", ast.Module([], []), (), tuple(externals))
    joint.library_methods = library_methods
    joint.module = Scope("module", joint.tree, None, "<module>", None)
    bindings = joint.module.bindings
    for name in externals:
        bindings.setdefault(name, []).append(Binding("external"))
    for name, kind in facts.bindings:
        bindings.setdefault(name, []).append(Binding(kind))
    for unit in units:
        joint.scopes.update(unit.scopes)
        joint.stored_attributes |= unit.stored_attributes
        joint.libraries |= unit.libraries
        for flag in FLAGS:
            setattr(joint, flag, getattr(joint, flag) or getattr(unit, flag))
        for name, held in unit.module.bindings.items():
            bindings.setdefault(name, []).extend(binding for binding in held if binding.node is not None)
    joint.stored_attributes |= facts.stored
    joint.libraries |= facts.libraries
    for flag in facts.flags:
        setattr(joint, flag, True)
    joint.may_leak_stop = joint.may_leak_stop or bool(joint.externals and joint.notices_stop)
    analysis = Analysis(joint, [scope for unit in new for scope in unit.scopes.values()])
    analysis.suspending |= solved
    for switch in SWITCHES:
        setattr(analysis, switch, getattr(analysis, switch) or switch in facts.solved)
    for field, attribute in SETS.items():
        known = getattr(facts, field)
        if known and not joint.evaluates:
            setattr(analysis, attribute, getattr(analysis, attribute) | known)
    analysis.solve()
    return analysis


def _facts_of(analysis: Analysis, facts: Facts) -> Facts:
    switches = frozenset(switch for switch in SWITCHES if getattr(analysis, switch))
    sets = {
        field: frozenset(getattr(analysis, attribute))
        for field, attribute in SETS.items()
        if field != "attributes" or not analysis.unit.evaluates
    }
    return replace(facts, solved=switches, **sets)


def _part(new: _Source, analysis: Analysis) -> Part:
    """One source with its own share of the effects."""
    unit, found = copy.copy(new.unit), analysis.effects
    for flag in SHARED:
        setattr(unit, flag, bool(getattr(analysis.unit, flag)))
    effects = Effects(open=found.open)
    signature: list[Any] = [found.open, *(getattr(unit, flag) for flag in SHARED)]
    for number, scope in enumerate(unit.scopes.values()):
        if scope in found.suspending:
            effects.suspending.add(scope)
            signature.append(number)
        for place, op in enumerate((*scope.ops, *scope.implicit)):
            signature += [(number, place, how) for how in _share(unit, found, effects, op)]
    settle(unit, effects)
    return Part(unit, new.depth, effects, tuple(signature), new.digest)


def _written_part(new: _Source, signature: list[Any], externals: Iterable[str]) -> Part:
    """A source with the effects that its signature tells."""
    unit = copy.copy(new.unit)
    is_open, *rest = signature
    for flag in SHARED:
        setattr(unit, flag, bool(rest.pop(0)))
    effects = Effects(open=bool(is_open))
    scopes = list(unit.scopes.values())
    for item in rest:
        if type(item) is int:
            effects.suspending.add(scopes[item])
            continue
        number, place, how = item
        node = (*scopes[number].ops, *scopes[number].implicit)[place].node
        if how in ("implicit", "truths"):
            getattr(effects, how).add(node)
        elif how == "prepared" and isinstance(node, ast.ClassDef):
            effects.prepared.add(unit.scopes[node])
        elif how not in HOW or (how == "external" and not _calls(node, externals)):
            raise SnapshotCorruptedError(f"an operation that suspends in no known way: {how!r}")
        else:
            effects.points[node] = how
    settle(unit, effects)
    written = tuple(tuple(item) if type(item) is list else item for item in signature)
    return Part(unit, new.depth, effects, written, new.digest)


def _calls(node: ast.AST, names: Iterable[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


HOW = WAITS | {
    "await direct", "class", "comprehension", "decorate", "direct", "dynamic", "external", "iterate", "pass", "unpack",
    "with",
}  # fmt: skip
"""How an operation may suspend, in the words of the effect analysis."""


def _share(unit: Unit, found: Effects, effects: Effects, op: Op) -> Iterable[str]:
    """Give a part the effects of one of its operations."""
    node = op.node
    if node in found.points:
        effects.points[node] = found.points[node]
        yield found.points[node]
    for name in ("implicit", "truths"):
        if node in getattr(found, name):
            getattr(effects, name).add(node)
            yield name
    if op.kind == "class" and unit.scopes[node] in found.prepared:
        effects.prepared.add(unit.scopes[node])
        yield "prepared"


def write_world(world: World) -> list[Any]:
    """What remakes a world: its sources, and what is known of them."""
    facts = [sorted(map(list, world.facts.bindings))]
    facts += [sorted(getattr(world.facts, each.name)) for each in fields(Facts) if each.name != "bindings"]
    parts = [
        [part.unit.source, part.name, [number for number, each in enumerate(part.scopes) if each in world.solved]]
        for part in world.parts.values()
    ]
    return [world.script_name, list(world.externals), facts, parts]


def read_world(written: list[Any]) -> World:
    """The world that was written, its sources compiled again unless this process knows them.

    Raises: `SnapshotCorruptedError`, `SnapshotVersionError`, `Refused`.
    """
    script_name, externals, facts, parts = written
    bindings, *names = facts
    texts = [
        script_name,
        *externals,
        *(text for pair in bindings for text in pair),
        *(text for row in names for text in row),
    ]
    texts += [text for part in parts for text in part[:2]]
    if not all(type(text) is str for text in texts) or len(names) != len(fields(Facts)) - 1:
        raise SnapshotCorruptedError("the sources of the session are not text")
    known = Facts(frozenset((name, kind) for name, kind in bindings), *map(frozenset, names))
    world = World(script_name, externals, {}, known, set())
    solved: set[Scope] = set()
    made: dict[str, Part] = {}
    for source, _, numbers in parts:
        new = world._read(source)
        scopes = list(new.unit.scopes.values())
        solved.update(scopes[number] for number in numbers)
        made[new.digest] = Part(new.unit, new.depth, Effects(), (), new.digest)
    world = World(script_name, externals, made, known, solved)._solve(list(made.values()), made, known, externals)
    if [part.name for part in world.parts.values()] != [name for _, name, _ in parts]:
        raise SnapshotVersionError("another version of ouros compiled the sources of the session")
    return world
