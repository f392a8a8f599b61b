"""What programs hold that have talked to their host: a program in; what it holds in a run, at a stop, after it was read
from its records, and in a session that was saved and loaded, out.
"""

from __future__ import annotations

import collections
import dataclasses
import enum
import pathlib
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from ouros import Sandbox
from ouros.limits import DEFAULT_LIMITS
from ouros.runtime.execution import Execution
from ouros.session_arguments import answer_of
from ouros.session_state import State
from ouros.session_store import read_session, write_session
from ouros.transform.program import Program

GIVEN = """
import os, pathlib
given = ask('kinds')
held = [*given, ask, fail, ask('nested'), os.environ, pathlib.Path('/x')]
path = pathlib.Path('/x')
for call in (fail, lambda: os.listdir('/'), lambda: list(path.iterdir()), lambda: path.stat()):
    try: held.append(call())
    except Exception as error: held.append(error)
def inner():
    yield held
    stopped()
held += [iter(held), reversed([1]), {1: 1}.items(), zip([1]), map(len, []), type(held[0]), inner, inner()]
held += [(value for value in held), held[0].__init__, type(given[4]).__init__, ask.__name__]
held.append(stopped())
"""
NAMES = ["ask", "fail", "stopped"]


@dataclasses.dataclass
class Row:
    x: Any = None

    def method(self) -> Any:
        return self


@dataclasses.dataclass(frozen=True, order=True)
class Fixed:
    x: Any = None


class Pair(NamedTuple):
    a: Any
    b: Any


class Kind(enum.IntEnum):
    ONE = 1


class HostText(str):
    held = sys


class HostError(OSError):
    held = sys


def error_of_host() -> HostError:
    error = HostError(2, "no", "/file")
    error.__dict__["frame"] = sys._getframe()
    error.__cause__ = ExceptionGroup("x", [KeyError(sys), UnicodeDecodeError("utf8", b"x", 0, 1, "y")])
    return error


def kinds_of_host() -> list[Any]:
    """One of each kind of value that the host may give."""
    cause: Any = error_of_host().__cause__
    kinds: list[Any] = [Row(Row(1)), Fixed(), Pair(1, [2]), Kind.ONE, error_of_host(), cause, HostText("x")]
    kinds += [pathlib.PurePosixPath("/x"), pathlib.Path("/x"), collections.Counter("ab"), collections.OrderedDict(a=1)]
    return [*kinds, b"x", {1}, frozenset([1]), 1.5, ...]


ANSWERS: dict[str, Any] = {
    "stopped": None,
    "os.environ": {"A": "b"},
    "Path.iterdir": [pathlib.PurePosixPath("/x/y")],
    "nested": [Row(error_of_host()), Pair(Row(), 1)],
}


def answer(name: str, *args: Any) -> Any:
    """What the host says to a call, or the error that it raises."""
    if args == ("kinds",):
        return [value for value in kinds_of_host() if not isinstance(value, pathlib.Path)]
    found = args[0] if name == "ask" else name
    return ANSWERS[found] if found in ANSWERS else error_of_host()


def answered(name: str, *args: Any) -> dict[str, Any]:
    found = answer(name, *args)
    return {"exception" if isinstance(found, BaseException) else "return_value": found}


def called(name: str, *args: Any) -> Any:
    found = answer(name, *args)
    if isinstance(found, BaseException):
        raise found
    return found


def values_with_host(before: str) -> Iterator[Any]:
    """The variables of the program, whose first part is given, in each form."""
    source = before + GIVEN
    for names in (in_a_run(source), *at_a_stop(source), in_a_session(source)):
        yield from names.values()
        yield from names["held"]


def in_a_run(source: str) -> dict[str, Any]:
    hosts: dict[str, Any] = {name: partial(called, name) for name in NAMES}
    kept: list[dict[str, Any]] = []
    hosts["stopped"] = lambda: kept.append(dict(made.globals))
    program = Program(source, "main.py", (), tuple(NAMES))
    made = Execution(program, False, DEFAULT_LIMITS, None, hosts, None, system)
    made.run({})
    return kept[0]


def at_a_stop(source: str) -> Iterator[dict[str, Any]]:
    progress: Any = Sandbox(source, external_functions=NAMES).start()
    while progress.function_name != "stopped":
        progress = progress.resume(**answered(progress.function_name, *progress.args))
    yield progress._execution.globals
    yield progress.fork()._execution.globals


def in_a_session(source: str) -> dict[str, Any]:
    """The variables after the session was written to bytes and read."""
    state, again = (State(name, "main.py", names, DEFAULT_LIMITS, system) for name, names in (("a", NAMES), ("b", [])))
    step = state.execute(source)
    while not step["is_complete"]:
        call = step["progress"]
        found = answered(call["function_name"], *call["args"])
        step = state.resume(
            call["call_id"], partial(answer_of, found.get("return_value"), found.get("exception"), state), ""
        )
    read_session(write_session(state), again)
    return dict(again.live.globals)  # they are let go with the session


def system(name: str, args: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    return called(name, *args)
