"""Programs of the corpus executed by sessions, statement by statement, do what CPython does with the whole program."""

import pytest

from tests.harness import Program, host_reads, load_cases, run_cpython
from tests.session_harness import run_session, statements

DIFFERENT = {
    "async_top.tasks_at_the_top": "each execution that awaits has an event loop of its own",
    "async_top.cancelled_at_the_top": "each execution that awaits has an event loop of its own",
    "exceptions.tracebacks_say_where": "each execution counts its lines from 1",
    "names.annotations_of_the_module": "only a source that names `__annotations__` keeps those of its own variables",
    "places_alive_generators.dict_and_set_iterators_whose_container_changes": "saved between change and next step",
    "places_alive_library.deques_counters_and_maps_alive": "saved between change and next step",
    "what_programs_see.who_logs": "each execution counts its lines from 1",
}
"""Programs that do something else in a session, and why."""
STEP = 24
"""Every so many programs are executed; with --long all of them."""


def programs() -> list[Program]:
    return [
        program
        for program in load_cases()
        if host_reads(program) and "__future__" not in program.source and program.name not in DIFFERENT
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    chosen = programs()[:: 1 if metafunc.config.getoption("--long") else STEP]
    metafunc.parametrize("program", chosen, ids=lambda program: program.name)


def test_statement_by_statement(program: Program) -> None:
    pieces = statements(program.source)
    expected = run_cpython(program)
    assert run_session(program, pieces, reload=False) == expected
    assert run_session(program, pieces, reload=True) == expected
