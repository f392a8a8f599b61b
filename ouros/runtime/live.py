"""The running side of a session: a world and the state that records describe in; further sources executed on that
state, each to its end or to its first call to the outside, out.

Between two executions the state can be written as records, which is how a session is copied, rewound, saved, and moved
to the newer forms of its sources when the world has reopened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..limits import Limits
from .capture import Capture
from .evaluation import prepare
from .execution import Execution, Finished, Stopped
from .functions import External, Request
from .identity import identities_of
from .parts import Part as RunPart
from .reopen import reopen
from .restore import Restore
from .state import UNSAVED, import_libraries, read_evaluated, restore_values
from .stops import Stop

if TYPE_CHECKING:
    from ..transform.program import Program
    from ..transform.world import Part, World

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
    """Earlier forms of sources with which generators go on that were begun before the world reopened."""

    def names(self) -> list[str]:
        """The variables that it holds."""
        return list(self.variables[::2])


class Live(Execution):
    """The variables of a session and what executes sources on them.

    Args:
        world: all that was executed so far.
        ground: what all sources have in common.
        limits: those of each execution.
        shown: converts results and arguments for the host.
    """

    __slots__ = ("asked", "older", "shown", "stdout", "world")

    def __init__(self, world: World, ground: Program, limits: Limits, shown: Shown) -> None:
        super().__init__(ground, True, limits, None)
        self.world = world
        self.shown = shown
        self.stdout: list[str] = []
        self.older: tuple[Part, ...] = ()
        self.asked: Request | None = None
        self.builtins["_o_import"] = self.libraries.import_module
        self.builtins["_o_library"] = self.libraries.member
        prepare(self)
        self.declare(world)
        for part in world.parts.values():
            self.adopt(part)

    def declare(self, world: World) -> None:
        """Give the variables of the host's functions their values."""
        for name in world.externals:
            if name not in self.externals:
                self.globals[name] = self.externals[name] = External(name, None)

    def adopt(self, part: Part) -> None:
        """Know the functions of a source."""
        self.parts.share(RunPart(part.name, part, True, self.globals))

    # executions

    def enter(self, world: World) -> None:
        """Go on in a world that does not change the form of anything that is alive."""
        for digest, part in world.parts.items():
            if self.world.parts.get(digest) is not part:
                self.adopt(part)
        self.world = world

    def execute(self, part: Part) -> Stopped | Finished:
        """Execute a source. It has run to its end, or to a call that waits for `step`."""
        self.program, self.form = part, part.form(True)
        self.call_id = 0
        self.stdout.clear()
        self.asked = None
        return self.start({})

    def step(self, value: Any, error: BaseException | None) -> Stopped | Finished:
        self.asked = None
        return super().step(value, error)

    def start(self, inputs: Mapping[str, Any]) -> Stopped | Finished:
        self.meter.empty()
        return super().start(inputs)

    def stopped(self, request: Request) -> Stopped:
        made = object.__new__(Stopped)
        _, args, kwargs = made.request = request
        made.args = tuple([self.shown(value) for value in args])
        made.kwargs = {name: self.shown(value) for name, value in kwargs.items()}
        self.asked = request
        return made

    def finished(self, output: Any) -> Finished:
        return Finished(self.shown(output))

    def deliver(self, stream: str, text: str) -> None:
        self.stdout.append(text)

    def finish(self) -> None:
        """An execution is over; the variables stay for the next one."""
        self.drop()

    def drop(self) -> None:
        """Let go of the execution that waits, without running its handlers."""
        self.expire()
        self.generator = self.asked = None
        self.deadline = None
        self.builtins.update(_o_live=True, _o_Stop=Stop)

    # records

    def write(self) -> Records:
        """The state as records. Raises `CannotCapture`, a `TypeError`, if it holds what has none."""
        capture = Capture(self.parts, self.libraries)
        held = [(name, value) for name, value in self.globals.items() if not name.startswith(UNSAVED)]
        variables = capture.pairs(held, "variable ")
        libraries = [
            [library.name, library.digest, capture.pairs(library.state(), f"{library.name}.")]
            for library in self.libraries.loaded.values()
        ]
        capture.finish()
        identities = capture.numbered(identities_of(self.builtins))
        evaluated = capture.evaluated()
        return Records(self.world, variables, libraries, identities, capture.finish(), evaluated, self.older)

    def read(self, records: Records) -> None:
        """Fill a new session with the state that records describe, in the world that it was made for."""
        moves = {
            part.name: (part, self.world.parts[digest])
            for digest, part in records.world.parts.items()
            if part is not self.world.parts[digest]
        }
        nodes = reopen(records.nodes, moves) if moves else records.nodes
        self.keep_older((*records.older, *(old for old, _ in moves.values())), nodes)
        import_libraries(self, records.libraries)
        restore = Restore(self.parts, self.libraries, nodes, self.externals)
        read_evaluated(self, restore, records.evaluated)
        restore_values(self, restore, records.libraries, records.identities)
        self.parts.forget_evaluated()
        found = restore.pairs(records.variables)
        declared = {*records.world.externals}
        for name in declared:  # deleted or bound anew by the program
            self.globals.pop(name, None)
        self.globals.update(found)
        self.libraries.watch_generators()
        restore.prime()
        self.meter.empty()

    def keep_older(self, parts: Iterable[Part], nodes: list[Any]) -> None:
        """Keep those forms with which a generator goes on."""
        used = {
            node[1].rpartition(":")[0] for node in nodes if node and node[0] == "generator" and type(node[1]) is str
        }
        self.older = tuple(part for part in dict.fromkeys(parts) if part.name in used)
        for part in self.older:
            self.adopt(part)
