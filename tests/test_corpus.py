"""Every program of the corpus must do, in each way ouros can run it, exactly what it does under CPython."""

import functools
import sys
from collections.abc import Callable

import pytest

from ouros.runtime import attempt
from tests.harness import (
    RECORD,
    Outcome,
    Program,
    is_dumped_twice,
    load_cases,
    record,
    run_cpython,
    run_direct,
    run_processes,
    run_reloaded,
    run_resumed,
)

MAY_REFUSE: frozenset[str] = frozenset()
"""Case files whose programs may also end, where they would stop inside native code, with the error that says so."""

FEW_STEPS = 2
"""Longer programs go through new processes only if asked for: each step of each costs a compilation there."""

CASES = load_cases()
BY_NAME = {program.name: program for program in CASES}

every_program = pytest.mark.parametrize("program", CASES, ids=lambda program: program.name)


@functools.cache
def expected(name: str) -> Outcome:
    """What CPython does with the program of that name."""
    return run_cpython(BY_NAME[name])


def describe(outcome: Outcome) -> str:
    """Writes an outcome for people: a line for the end, one per external call, then what was printed."""
    calls = [f"    {call.name} {call.args} {call.kwargs} after {call.printed} characters" for call in outcome.calls]
    return "\n".join([f"  {outcome.kind}: {outcome.value}", *calls, f"  printed {outcome.printed!r}"])


def refused_rightly(program: Program, wanted: Outcome, actual: Outcome) -> bool:
    """Whether a program that may be refused was, having done up to then just what CPython does."""
    return (
        program.name.partition(".")[0] in MAY_REFUSE
        and actual.kind == "error"
        and "native code" in actual.value
        and wanted.calls[: len(actual.calls)] == actual.calls
        and wanted.printed.startswith(actual.printed)
    )


def assert_same(program: Program, actual: Outcome, *, may_refuse: bool = True) -> None:
    wanted = expected(program.name)
    if actual != wanted and not (may_refuse and refused_rightly(program, wanted, actual)):
        pytest.fail(
            f"{program.name} {program.inputs or ''}\n\n{program.source}\n"
            f"CPython:\n{describe(wanted)}\n\nouros:\n{describe(actual)}",
            pytrace=False,
        )


@every_program
def test_run(program: Program) -> None:
    assert_same(program, run_direct(program), may_refuse=False)


@every_program
@pytest.mark.parametrize("run", [run_resumed, run_reloaded], ids=["resumed", "reloaded"])
def test_start(program: Program, run: Callable[[Program], Outcome], request: pytest.FixtureRequest) -> None:
    thin = run is run_resumed or request.config.getoption("--thin")
    if thin and not is_dumped_twice(program) and not request.config.getoption("--every-step"):
        pytest.skip("for every third program; --every-step runs all")
    assert_same(program, run(program))


@pytest.fixture(scope="module")
def in_processes(request: pytest.FixtureRequest) -> dict[str, Outcome]:
    """All programs advanced together, each step of each in a process that has never seen it."""
    every = request.config.getoption("--every-step")
    return run_processes([case for case in CASES if every or len(expected(case.name).calls) <= FEW_STEPS])


@pytest.mark.xdist_group("processes")  # all on one worker, so that only one computes the fixture
@every_program
def test_new_process_at_every_step(program: Program, in_processes: dict[str, Outcome]) -> None:
    if program.name not in in_processes:
        pytest.skip(f"more than {FEW_STEPS} steps; --every-step runs it")
    assert_same(program, in_processes[program.name])


@pytest.mark.skipif(sys.version_info[:2] != (3, 13), reason="the record is of CPython 3.13")
def test_the_record_of_newer_syntax_is_true(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        RECORD.write_text(record(CASES), "utf-8")
    assert RECORD.read_text("utf-8") == record(CASES)


def test_corpus_is_large_and_stops() -> None:
    stopping = [program for program in CASES if expected(program.name).calls]
    assert len(CASES) >= 300
    assert len(stopping) >= 200


@pytest.mark.parametrize("run", [run_resumed, run_reloaded], ids=["resumed", "reloaded"])
@pytest.mark.parametrize(
    "program", [each for each in CASES if each.name.startswith("mixed_hooks.")][::4], ids=lambda program: program.name
)
def test_operations_deep_in_each_other(
    program: Program, run: Callable[[Program], Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the prelude calls what native code would call, and native code begins again with the outcomes."""
    monkeypatch.setattr(attempt, "NESTED", 0)
    assert_same(program, run(program))
