"""The table of places comes in; that it names programs for every place, and only programs that stop, goes out."""

import pytest

from tests.harness import Program, load_cases, run_cpython
from tests.places_table import OWED, places

PROGRAMS = {program.name: program for program in load_cases()}
OF_PLACES = {name: program for name, program in PROGRAMS.items() if name.startswith("places_")}


def test_every_place_has_a_program() -> None:
    assert all(places().values())
    assert len(places()) + len(OWED) >= 230


def test_every_program_of_the_table_exists_and_every_program_is_in_it() -> None:
    named = {name for names in places().values() for name in names}
    assert named <= set(PROGRAMS)
    assert set(OF_PLACES) <= named


def test_a_place_holds_or_is_owed_and_not_both() -> None:
    names = [place for _, place in places()]
    assert len(names) == len(set(names))
    assert not set(names) & set(OWED)


@pytest.mark.parametrize("program", OF_PLACES.values(), ids=lambda program: program.name)
def test_a_program_of_a_place_stops(program: Program) -> None:
    assert run_cpython(program).calls
