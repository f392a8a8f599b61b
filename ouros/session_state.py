"""One session: sources, answers and requests about its variables in; what the program did, and its values as JSON,
out.
"""

from __future__ import annotations

import functools
import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from .errors import SandboxError, SandboxRuntimeError, SnapshotError
from .limits import Limits
from .programs import refusal
from .runtime import boundary
from .runtime.capture import CannotCapture
from .runtime.functions import External
from .runtime.ids import ids_of
from .runtime.json_forms import json_form, text_of, type_name
from .runtime.live import Live, Records, copy_value
from .runtime.outcomes import Finished, Stopped
from .runtime.paths import os_answer
from .session_errors import SessionError, invalid_argument, invalid_state, pending_call
from .transform.looking import Looking
from .transform.refusal import Refused
from .transform.world import Ground, Part, World, new_world

FUTURES = "eval_variable does not support async futures"
HISTORY = 20
"""How many steps can be taken back, unless the host says otherwise."""
HIDDEN = frozenset({"__name__", "__builtins__", "__annotations__"})
"""Global names that are no variables of the program."""
Step = dict[str, Any]
Handler = Callable[[str, tuple[Any, ...], dict[str, Any]], Any]
"""Answers calls to the operating system: name, positional and keyword arguments in, the result out."""


@functools.lru_cache(maxsize=64)
def _ground(script_name: str) -> Ground:
    return Ground(script_name)


class State:
    """The state of one session: its world, its variables, the call it waits for, and how it came there."""

    def __init__(
        self, name: str, script_name: str, externals: Iterable[str], limits: Limits, os: Handler | None = None
    ) -> None:
        self.name = name
        self.script_name = script_name
        self.limits = limits
        self.os = os
        self.world: World = new_world(script_name, frozenset(externals))
        self.live = self.fresh(self.world)
        self.depth = HISTORY
        self.history: deque[Records | str] = deque()
        """States before each step, the latest last; a text where it could not be kept, which says why."""
        self.saved: Records | None = None
        """The state now, if it was written since it last changed."""
        self.lock = threading.RLock()

    def __del__(self) -> None:
        if hasattr(self, "live"):
            self.live.end()  # handlers of dropped generators are not run

    def fresh(self, world: World) -> Live:
        return Live(world, _ground(self.script_name), self.limits, json_form)

    # steps

    @property
    def pending(self) -> bool:
        return self.live.asked is not None

    def execute(self, code: str) -> Step:
        """Execute a source to its end or to its first call to the outside."""
        if self.pending:
            pending_call()
        world, part = self.compile(self.world, code)
        before = self.before()
        found = before.look(part, self.live.globals) if isinstance(before, Records) else None
        step = self.advance(lambda: self.live.execute(part), world, before, part, found)
        if found is not None and isinstance(before, Records) and step["is_complete"]:
            self.saved = before.after(found, self.live.globals, self.world)
        return step

    def resume(self, call_id: int, answer: Callable[[], tuple[Any, BaseException | None]], what: str) -> Step:
        """Answer the call that waits."""
        pending = self.live.call_id if self.pending and self.live.awaited is None else None
        if call_id != pending:
            invalid_state(f"{what} call_id {call_id} does not match pending call {pending}")
        value, error = answer()
        return self.advance(lambda: self.answered(value, error), self.world, self.before())

    def resume_futures(self, answers: dict[int, tuple[Any, BaseException | None]]) -> Step:
        """Give answers that were promised."""
        awaited = self.live.awaited
        if awaited is None:
            if self.pending:
                pending_call()
            invalid_state("resume_futures: no futures are pending")
        for call_id in answers:
            if call_id not in awaited:
                raise SessionError(f"RuntimeError: unknown call_id {call_id}, expected one of: {list(awaited)}")
        before = self.before()
        for call_id, (value, error) in answers.items():
            awaited[call_id]._o_settle(value if error is None else error, error is not None)
        return self.advance(lambda: self.live.step(0.0, None), self.world, before)

    def answered(self, value: Any, error: BaseException | None) -> Stopped | Finished:
        self.live.call_id += 1
        return self.live.step(value, error)

    def advance(
        self,
        step: Callable[[], Stopped | Finished],
        world: World,
        before: Records | str,
        part: Part | None = None,
        found: Looking | None = None,
    ) -> Step:
        """Take a step, and keep the state before it."""
        self.move(world)
        self.saved = None
        if found is None:
            self.live.touch(part)
            self.live.numbered = {}  # the program may let go of what is numbered
        self.live.stdout.clear()
        try:
            outcome = self.served(self.live, step())
        except SandboxError as error:
            raise self.failure(error) from None
        finally:
            if found is not None:
                self.live.touch_stored(part, found)
        self.keep(before)
        return self.report(outcome)

    def served(self, live: Live, outcome: Stopped | Finished) -> Stopped | Finished:
        """What comes after the calls to the host's operating system, which the handler answers."""
        while type(outcome) is Stopped and outcome.is_os:
            value: Any = None
            failure: BaseException | None = None
            try:
                value = os_answer(outcome.name, self.ask_os(outcome), live)
            except BaseException as error:  # as in `Sandbox.run`; a call that nobody answers would stand for ever
                failure = boundary.exception_to_sandbox(error)
            live.call_id += 1
            outcome = live.step(value, failure)
        return outcome

    def ask_os(self, call: Stopped) -> Any:
        if self.os is None:
            raise NotImplementedError(f"OS function {call.name!r} not implemented with REPL interactive execution")
        return self.os(call.name, call.args, call.kwargs)

    def failure(self, error: SandboxError) -> SessionError:
        return SessionError(shown(error), "".join(self.live.stdout))

    def report(self, outcome: Stopped | Finished) -> Step:
        """What the host gets for a step."""
        stdout = "".join(self.live.stdout)
        if type(outcome) is Finished:
            progress: Step = {"status": "complete", "result": outcome.output}
            return {"stdout": stdout, "progress": progress, "is_complete": True, "result": outcome.output}
        assert type(outcome) is Stopped
        if outcome.futures is not None:
            progress = {"status": "resolve_futures", "pending_call_ids": list(outcome.futures)}
            return {"stdout": stdout, "progress": progress, "is_complete": False}
        progress = {
            "status": "function_call",
            "function_name": outcome.request[0]._o_name,
            "call_id": self.live.call_id,
            "args": list(outcome.args),
            "kwargs": outcome.kwargs,
        }
        return {"stdout": stdout, "progress": progress, "is_complete": False}

    def compile(self, world: World, code: str) -> tuple[World, Any]:
        """The world with one more source; errors in it change nothing."""
        try:
            return world.step(code)
        except Refused as refused:
            error = refusal(refused, code, self.script_name)
        raise SessionError(shown(error))

    def move(self, world: World) -> None:
        """Go on in another world; where it changes the form of what is alive, the state moves to the newer form."""
        if world is self.world:
            return
        if all(world.parts.get(digest) is part for digest, part in self.world.parts.items()):
            self.live.enter(world)
        else:
            records = self.records()
            live = self.fresh(world)
            live.read(records)
            self.live.end()  # nothing that is left behind runs its clean-up
            self.live = live
        self.world = world
        self.saved = None

    # states

    def records(self) -> Records:
        """The state as records."""
        if self.saved is None:
            try:
                self.saved = self.live.write()
            except CannotCapture as error:
                invalid_state(str(error))
        return self.saved

    def all_records(self) -> Records:
        """The state as records that can go elsewhere."""
        try:
            return self.live.write_all()
        except CannotCapture as error:
            invalid_state(str(error))

    def before(self) -> Records | str:
        """What the history keeps of the state as it is."""
        if not self.depth:
            return ""
        try:
            return self.records()
        except SessionError as error:
            return str(error)

    def keep(self, before: Records | str) -> None:
        """Add to the history, which takes no more memory than the program may, but for its last entry."""
        self.history.append(before)
        most = self.limits.max_memory
        while len(self.history) > self.depth or (most is not None and len(self.history) > 1 and self._kept() > most):
            self.history.popleft()

    def _kept(self) -> int:
        """Bytes of the history, of whose entries many share what is packed."""
        kept = [records for records in self.history if isinstance(records, Records)]
        packed = {id(each.data): len(each.data) for records in kept for each in records.packed}
        return sum(packed.values()) + sum(records.size for records in kept)

    def load(self, records: Records) -> None:
        """Take on a state that was written."""
        live = self.fresh(records.world)
        live.read(records)
        self.live.end()
        self.world, self.live, self.saved = records.world, live, None

    def fork(self, name: str) -> State:
        """An independent copy, with nothing to take back."""
        made = State(name, self.script_name, (), self.limits, self.os)
        made.depth = self.depth
        made.load(self.records())
        return made

    def rewind(self, steps: int) -> Step:
        if steps < 1:
            invalid_argument("rewind steps must be at least 1")
        available = len(self.history)
        if steps > available:
            invalid_state(f"cannot rewind {steps} steps: only {available} history entries available")
        found = self.history[-steps]
        if isinstance(found, str):
            raise SessionError(f"{found} (so the state could not be kept)")
        externals = self.world.externals
        self.load(found)
        for _ in range(steps):
            self.history.pop()
        self.register(externals)
        return {"steps_rewound": steps, "history_remaining": len(self.history)}

    def set_depth(self, depth: int) -> int:
        self.depth = depth
        trimmed = max(0, len(self.history) - depth)
        for _ in range(trimmed):
            self.history.popleft()
        return trimmed

    def reset(self, externals: Iterable[str]) -> None:
        self.live.end()
        self.world = new_world(self.script_name, frozenset(externals))
        self.live = self.fresh(self.world)
        self.history.clear()
        self.saved = None

    def register(self, names: Iterable[str]) -> list[str]:
        """Declare functions of the host; returns the names that are variables already."""
        if self.pending:
            invalid_state("cannot register external functions while a call is pending")
        known = {*self.world.externals}
        wanted = [name for name in dict.fromkeys(names) if name not in known]
        skipped = [name for name in wanted if name in self.live.globals]
        new = [name for name in wanted if name not in self.live.globals]
        if new:
            self.move(self.world.declaring(new))
            self.live.declare(self.world)
            self.saved = None
        return skipped

    # variables

    def variables(self) -> dict[str, Any]:
        """The variables of the program by name; functions of the host are none."""
        return {
            name: value
            for name, value in self.live.globals.copy().items()  # which other threads may look at during a step
            if name not in HIDDEN and not name.startswith("_o_") and not self.is_external(name, value)
        }

    def is_external(self, name: str, value: Any) -> bool:
        return type(value) is External and self.live.externals.get(name) is value

    def variable(self, name: str, where: str = "") -> Any:
        held = self.variables()
        if name not in held:
            raise SessionError(f"variable '{name}' not found{where}")
        return held[name]

    def listed(self) -> list[dict[str, str]]:
        return [{"name": name, "type_name": type_name(value)} for name, value in sorted(self.variables().items())]

    def get(self, name: str) -> Step:
        """A variable, shown by a copy of the session, so that nothing the program's `__repr__` does remains."""
        value = self.variable(name)
        if is_plain(value):
            return self.looked(self.live, lambda: _forms(value))
        live = self.copy()
        try:
            return self.looked(live, lambda: _forms(live.globals[name]))
        finally:
            live.end()

    def looked(self, live: Live, look: Callable[[], Step]) -> Step:
        """What a look at variables gives, for which code of the program may run, under the limits of a step."""
        try:
            return live.guarded(look)  # type: ignore[no-any-return]
        except SandboxError as error:
            raise self.failure(error) from None
        finally:
            live.deadline = None  # the next step has time of its own

    def copy(self) -> Live:
        """The variables in another place."""
        live = self.fresh(self.world)
        live.read(self.records())
        return live

    def evaluate(self, expression: str, what: str, awaiting: str = "") -> tuple[Live, World]:
        """Execute a source in a copy of the session, to its end."""
        world, part = self.compile(self.world, expression)
        live = self.fresh(world)
        live.read(self.records())
        try:
            outcome = self.served(live, live.execute(part))
        except SandboxError as error:
            raise SessionError(shown(error), "".join(live.stdout)) from None
        if type(outcome) is not Finished:
            waits = live.awaited is not None
            live.end()
            invalid_state(awaiting if waits and awaiting else what)
        return live, world

    def eval(self, expression: str) -> Step:
        live, _ = self.evaluate(expression, "eval_variable does not support external function calls", FUTURES)
        value = live.result
        forms = {"json_value": None, "repr": None} if value is None else self.looked(live, lambda: _forms(value))
        live.end()
        return {"value": forms, "stdout": "".join(live.stdout)}

    def set(self, name: str, expression: str) -> None:
        self.check_store(name, "set_variable", "cannot set variable while a call is pending")
        live, world = self.evaluate(expression, "set_variable expression triggered external call")
        self.put(name, live, live.result, world)
        live.expire()

    def put(self, name: str, source: Live, value: Any, world: World | None = None) -> None:
        """Give a variable the copy of a value of another session; of a copy of this one where `world` is given, in
        which that was made.
        """
        same = world is not None
        try:
            self.move((world or self.world.with_parts(*source.needs(value))).binding([name]))
            self.live.globals[name] = copy_value(source, value, self.live, same)
        except CannotCapture as error:
            invalid_state(str(error))
        except SnapshotError as error:  # it holds what the target does not have, such as a function of the host
            invalid_state(f"the value of {name!r} cannot be copied to session '{self.name}': {error}")
        self.saved = None

    def check_store(self, name: str, what: str, pending: str) -> None:
        """Refuse to change a variable that cannot be changed now."""
        if self.pending:
            invalid_state(pending)
        if not name.isidentifier() or name.startswith("_o_") or name in HIDDEN:
            invalid_argument(f"{name!r} is not the name of a variable")
        if name in self.world.externals:
            invalid_state(f"{what} failed: cannot overwrite external function {name!r}")

    def delete(self, name: str) -> bool:
        if self.pending:
            invalid_state("cannot delete variable while a call is pending")
        if name in self.world.externals:
            invalid_state(f"delete_variable failed: cannot delete external function {name!r}")
        if name not in self.variables():
            return False
        del self.live.globals[name]
        self.saved = None
        return True


def shown(error: SandboxError) -> str:
    """The text of a failure: a traceback, or for a source that is not Python the message."""
    return error.display("traceback") if isinstance(error, SandboxRuntimeError) else f"SyntaxError: {error}"


def _forms(value: Any) -> Step:
    return {"json_value": json_form(value), "repr": text_of(value)}


_SCALARS = ids_of((type(None), bool, int, float, str, bytes))


def is_plain(value: Any) -> bool:
    """True for what shows itself without running code of the program: exact builtin scalars and containers of them."""
    waiting, seen = [value], set()
    while waiting:
        held = waiting.pop()
        kind = type(held)
        if kind is dict:
            inside: Iterable[Any] = [*held.keys(), *held.values()]
        elif kind is list or kind is tuple or kind is set or kind is frozenset:
            inside = held
        elif id(kind) in _SCALARS:
            continue
        else:
            return False
        if id(held) not in seen:
            seen.add(id(held))
            waiting.extend(inside)
    return True
