"""Every attack of `tests.attacks` against a plain `exec`, where it gets out, and the sandbox, where it must not."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout, suppress
from functools import cache
from types import ModuleType
from typing import Any

import pytest

import ouros
from tests.attacks import (
    MARKER,
    Attack,
    class_walks,
    doors,
    exceptions,
    files,
    formatting,
    functions_and_frames,
    hooks,
    host,
    insiders,
    insides,
    library,
    limits,
    made,
    names,
    protocols,
)
from tests.session_harness import statements

TABLES: tuple[ModuleType, ...] = (
    class_walks,
    functions_and_frames,
    formatting,
    names,
    exceptions,
    library,
    doors,
    files,
    hooks,
    host,
    insiders,
    insides,
    limits,
    made,
    protocols,
)
ATTACKS: list[Attack] = [attack for table in TABLES for attack in table.ATTACKS]
TWINS: list[tuple[str, str]] = [
    (f"{table.__name__.rpartition('.')[2]} {number}", source.strip("\n"))
    for table in TABLES
    for number, source in enumerate(table.TWINS)
]
GRACE_SECONDS = 3.0


class HostError(ValueError):
    """An error of the host that holds more than its text."""

    secret = MARKER


def host_error() -> HostError:
    """The error as it comes out of the host's code: with a cause, a context, a traceback and notes."""
    try:
        fail()
    except HostError as error:
        return error
    raise AssertionError


def fail() -> None:
    """The external function that attacks can call."""
    error = HostError("no")
    error.__dict__["secret"] = MARKER
    error.add_note(MARKER)
    try:
        raise KeyError(MARKER)
    except KeyError as inner:
        raise error from inner


def run(
    source: str, limits: dict[str, Any], form: str, system: ouros.OSAccess | None = None
) -> tuple[str, BaseException | None]:
    """What the program printed, and how it failed, with callbacks or step by step."""
    printed: list[str] = []
    options: dict[str, Any] = {"print_callback": lambda *said: printed.append(said_by(*said))}
    if limits:
        options["limits"] = ouros.ResourceLimits(**limits)
    try:
        program = ouros.Sandbox(source, external_functions=["fail"])
        if form == "run":
            program.run(external_functions={"fail": fail}, os=system, **options)
        else:
            progress = program.start(**options)
            while isinstance(progress, ouros.Snapshot):
                progress = progress.resume(**answer(system, progress))
    except ouros.SandboxError as error:
        return "".join(printed), error
    return "".join(printed), None


def files_and_environment() -> ouros.OSAccess:
    held = [ouros.MemoryFile("/home/notes.txt", "notes"), ouros.MemoryFile("/private/key", "key")]
    return ouros.OSAccess(held, {"USER": "ada"}, root_dir="/home")


def answer(system: ouros.OSAccess | None, call: ouros.Snapshot) -> dict[str, Any]:
    """What a step is resumed with: external functions fail."""
    if system is None or not call.is_os_function:
        return {"exception": host_error()}
    try:
        return {"return_value": system(call.function_name, call.args, call.kwargs)}  # type: ignore[arg-type]
    except Exception as error:
        return {"exception": error}


def said_by(stream: object, text: str) -> str:
    return text if type(stream) is str and stream in ("stdout", "stderr") else MARKER


def in_handler(call: Callable[..., Any], *args: Any) -> Any:
    """What the call gives while the host handles an error of its own."""
    try:
        fail()
    except HostError:
        return call(*args)


def run_plainly(source: str) -> str:
    """What the program prints from a plain `exec`."""
    stream = io.StringIO()
    with redirect_stdout(stream):
        try:
            exec(compile(source, "main.py", "exec", dont_inherit=True), {"__name__": "__main__", "fail": fail})
        except Exception as error:
            stream.write(f"[{type(error).__name__}: {error}]")
    return stream.getvalue()


def main() -> None:
    """In a process of its own, which the attacks may spoil: names from stdin, what each printed to stdout."""
    by_name = {attack.name: attack for attack in ATTACKS}
    printed = {}
    dumps, write = json.dumps, sys.stdout.write
    for name in json.load(sys.stdin):
        found = by_name[name]
        printed[name] = in_handler(run_plainly, found.source)
        if found.then is not None:
            printed[name] = run_plainly(found.then)
    write(dumps(printed))


@cache
def printed_plainly() -> dict[str, str]:
    names = [found.name for found in ATTACKS if found.plain]
    command = [sys.executable, "-W", "ignore", "-c", "from tests.test_attacks import main; main()"]
    done = subprocess.run(command, input=json.dumps(names), capture_output=True, text=True, check=True, timeout=300)
    printed: dict[str, str] = json.loads(done.stdout)
    return printed


def test_there_are_enough_attacks_and_each_has_a_name() -> None:
    assert len(ATTACKS) >= 200
    assert len({found.name for found in ATTACKS}) == len(ATTACKS)
    assert all(table.TWINS for table in TABLES)


@pytest.mark.parametrize("found", [found for found in ATTACKS if found.plain], ids=lambda found: found.name)
def test_the_attack_works_without_a_sandbox(found: Attack) -> None:
    assert MARKER in printed_plainly()[found.name]


@pytest.mark.parametrize("form", ["run", "start"])
@pytest.mark.parametrize("found", ATTACKS, ids=lambda found: found.name)
def test_the_attack_does_not_get_out(found: Attack, form: str) -> None:
    began = time.process_time()  # on a busy machine that of the wall says little
    system = files_and_environment() if found in files.ATTACKS else None
    printed, error = in_handler(run, found.source, found.limits, form, system)
    if found.then is not None:
        printed, _ = run(found.then, {}, form)
    assert MARKER not in printed
    if found.stops is not None:
        assert isinstance(error, ouros.SandboxRuntimeError)
        assert found.stops in str(error)
        assert time.process_time() - began < found.limits["max_duration_secs"] + GRACE_SECONDS


KEPT_IN = [found for found in ATTACKS if not (found.stops or found.then or found.limits or found in limits.ATTACKS)]
BY_TYPE = "recursion: a long chain of maps by their type"


@pytest.mark.parametrize(
    "found",
    [*KEPT_IN[::24], *(found for found in ATTACKS if found.name == BY_TYPE)],
    ids=lambda found: found.name,
)
def test_a_session_keeps_the_attack_in(found: Attack) -> None:
    """Each statement is a step of its own, every other one in a copy of the session."""
    session = ouros.SessionManager().create_session("0", external_functions=["fail"])
    with suppress(RuntimeError):  # the step that fails is the last one
        for number, piece in enumerate(statements(found.source) if parses(found.source) else [found.source]):
            step = session.execute(piece)
            while not step["is_complete"]:
                assert MARKER not in step["stdout"]
                step = session.resume(step["progress"]["call_id"], exception=host_error())
            assert MARKER not in step["stdout"]
            if number % 2:
                session = session.fork(str(number))


_SHARED = [found for found in limits.ATTACKS if "shared parts" in found.name]
MET_IN_SESSIONS = {
    "str", "texts in a callback", "text of an error", "classes", "str by its type", "minimum of a generator",
}  # fmt: skip
SHARED_PARTS = [
    found
    for number, found in enumerate(_SHARED)
    if number % 4 == 0 or found.name.rpartition(": ")[2] in MET_IN_SESSIONS
]


@pytest.mark.parametrize("found", SHARED_PARTS, ids=lambda found: found.name)
def test_a_session_ends_the_attack_in_time(found: Attack) -> None:
    session = ouros.SessionManager(limits=ouros.ResourceLimits(**found.limits)).create_session("0")
    with pytest.raises(RuntimeError, match=found.stops):
        [*map(session.execute, statements(found.source))]


@pytest.mark.parametrize("found", SHARED_PARTS, ids=lambda found: found.name)
def test_the_attack_ends_in_time_where_anything_may_stop(found: Attack) -> None:
    _, error = run(ANY_MAY_STOP + found.source, found.limits, "start")
    assert found.stops is not None
    assert found.stops in str(error)


TWICE = "t = ()\nfor _ in range(60):\n    t = (t, t)"
TYPES_BOUND_ELSEWHERE = (
    "x = type('')\neval('x(t)')",
    'exec("x = type(\'\')")\nx(t)',
    "class A: pass\nexec(\"A.append = type('')\")\nA.append(t)",
)
TYPES_OF_OTHER_STEPS = (
    ("x = type('')", "x(t)"),
    ("x = type('')", "class A: pass\nsetattr(A, 'q', 1)\nx(t)"),
    ("class A: pass\nA.append = type('')", "A.append(t)"),
    ("class A: pass", "def f(): A.k(t)", "A.k = type('')", "f()"),
)


@pytest.mark.parametrize("source", TYPES_BOUND_ELSEWHERE)
def test_a_type_that_evaluated_code_may_have_bound_ends_in_time(source: str) -> None:
    _, error = run(f"{TWICE}\n{source}", limits.TIME["limits"], "run")
    assert "TimeoutError" in str(error)


@pytest.mark.parametrize("steps", TYPES_OF_OTHER_STEPS)
def test_a_type_that_another_step_bound_ends_in_time(steps: tuple[str, ...]) -> None:
    session = ouros.SessionManager(limits=ouros.ResourceLimits(**limits.TIME["limits"])).create_session("0")
    *before, last = (TWICE, *steps)
    for step in before:
        session.execute(step)
    with pytest.raises(RuntimeError, match="TimeoutError"):
        session.execute(last)


ANY_MAY_STOP = """
class Stopping:
    def __hash__(self): return fail(1)
    def __eq__(self, other): return fail(True)
    def __iter__(self): return iter([fail(1)])
    def __str__(self): return fail('')
"""


def parses(source: str) -> bool:
    try:
        compile(source, "main.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


@pytest.mark.parametrize("form", ["run", "start", "limited"])
@pytest.mark.parametrize(("name", "source"), TWINS, ids=[name for name, _ in TWINS])
def test_the_twin_does_as_cpython(name: str, source: str, form: str) -> None:
    limits = {"max_duration_secs": 60.0, "max_memory": 1 << 30} if form == "limited" else {}
    printed, error = run(source, limits, "run" if limits else form)
    assert error is None
    assert printed == run_plainly(source)


@pytest.fixture(autouse=True)
def host_classes_stay_as_they_are() -> Iterator[None]:
    """Whatever an attack does, the host's classes and modules are the same afterwards."""
    import re

    watched = (json.JSONDecodeError, json, re, re.error, ExceptionGroup, ouros.Sandbox)
    before = [dict(vars(each)) for each in watched]
    module = len.__module__
    yield
    assert [dict(vars(each)) for each in watched] == before
    assert len.__module__ == module
