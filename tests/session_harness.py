"""Corpus programs come in; what each does when a session executes its statements one by one goes out."""

import ast
import functools
from collections.abc import Iterable
from typing import Any

from ouros.errors import SandboxError
from ouros.limits import DEFAULT_LIMITS
from ouros.runtime import boundary
from ouros.runtime.outcomes import Finished
from ouros.session_errors import SessionError
from ouros.session_state import State
from ouros.session_store import read_session, write_session
from tests.harness import EXTERNAL_NAMES, Outcome, Program, World, answer_to, show
from tests.step_worker import last_line_of


class Failed(Exception):
    """The program failed in one of its steps."""

    def __init__(self, error: SandboxError) -> None:
        super().__init__(str(error))
        self.error = error


class Watched(State):
    """A session that tells the error of the program itself."""

    def failure(self, error: SandboxError) -> SessionError:
        raise Failed(error)


def statements(source: str) -> list[str]:
    """The statements of a program, each with the lines between it and the one before; simple ones of one line together.

    Example:
        >>> statements('x = 1; y = 2\\nif x:\\n    y = 3\\n')
        ['x = 1; y = 2\\n', 'if x:\\n    y = 3\\n']
    """
    lines = source.splitlines(keepends=True)
    ends = [node.end_lineno for node in ast.parse(source).body]
    pieces, start = [], 0
    for end in sorted(set(ends)):
        pieces.append("".join(lines[start:end]))
        start = end
    return pieces


def reloaded(state: State) -> State:
    """The session as its bytes say it is."""
    made = Watched(state.name, state.script_name, (), DEFAULT_LIMITS, state.os)
    read_session(write_session(state), made)
    return made


def converted(answer: dict[str, Any]) -> tuple[Any, BaseException | None]:
    """What the program gets for a call."""
    error = answer.get("exception")
    failure = boundary.exception_to_sandbox(error) if error is not None else None
    return boundary.to_sandbox(answer.get("return_value")), failure


def run_session(program: Program, pieces: Iterable[str], reload: bool) -> Outcome:
    """Executes the pieces of a program one by one.

    Args:
        reload: turn the session into bytes and back before each.
    """
    world = World()
    externals = [name for name in EXTERNAL_NAMES if name not in program.inputs]
    state: State = Watched("s", "main.py", externals, DEFAULT_LIMITS, world.system)
    state.depth = 0
    state.move(state.world.binding(program.inputs))
    state.live.globals.update({name: boundary.to_sandbox(value) for name, value in program.inputs.items()})
    value: Any = None
    try:
        for piece in pieces:
            if reload:
                state = reloaded(state)
            step = state.execute(piece)
            world.print("stdout", step["stdout"])
            while not step["is_complete"]:
                request = state.live.asked
                assert request is not None
                args = [boundary.to_host(each) for each in request[1]]
                kwargs = {name: boundary.to_host(each) for name, each in request[2].items()}
                answer = answer_to(world, step["progress"]["function_name"], args, kwargs)
                step = state.resume(state.live.call_id, functools.partial(converted, answer), "resume")
                world.print("stdout", step["stdout"])
            value = state.live.result
        return world.ended("ok", show(state.live.guarded(lambda: Finished(boundary.to_host(value))).output))
    except Failed as failed:
        world.print("stdout", "".join(state.live.stdout))
        return world.ended("error", last_line_of(failed.error))
