"""Generated programs and schedules come in; that every way of running them equals CPython's is what goes out."""

import ast

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from tests.harness import Program, run_cpython, run_direct, run_reloaded, run_scheduled
from tests.strategies import KINDS, programs, schedules

# What 300 programs contain between them, if the forms are drawn as they are meant to be.
SYNTAX = """
    AnnAssign Assert Assign AsyncFor AsyncFunctionDef AsyncWith AugAssign Await BoolOp Break ClassDef Compare
    Continue Delete DictComp ExceptHandler For FormattedValue FunctionDef GeneratorExp Global If IfExp Lambda
    ListComp Match MatchAs MatchClass MatchMapping MatchOr MatchSequence NamedExpr Nonlocal Raise Return SetComp
    Slice Starred Subscript Try TryStar While With Yield YieldFrom
""".split()


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=settings().max_examples // len(KINDS))
@given(data=st.data())
def test_every_way_of_running_equals_cpython(kind: str, data: st.DataObject) -> None:
    source, schedule = data.draw(programs(kind)), data.draw(schedules())
    note(source)
    program = Program("generated", source)
    expected = run_cpython(program)
    reloaded = run_reloaded(program)
    assume("too many statically nested blocks" not in reloaded.value)  # a bound of CPython, see docs/impl.md
    assert run_direct(program) == expected
    assert reloaded == expected
    assert run_scheduled(program, lambda step: schedule[step % len(schedule)]) == expected


def test_the_generated_programs_are_worth_running() -> None:
    found: set[str] = set()
    stops: list[int] = []

    @settings(max_examples=300, derandomize=True, database=None)
    @given(source=st.sampled_from(KINDS).flatmap(programs))
    def collect(source: str) -> None:
        found.update(type(node).__name__ for node in ast.walk(ast.parse(source)))
        stops.append(len(run_cpython(Program("generated", source)).calls))

    collect()
    assert set(SYNTAX) <= found
    assert sum(map(bool, stops)) > 0.8 * len(stops)
    assert sum(stops) > 5 * len(stops)
    assert max(stops) < 100
