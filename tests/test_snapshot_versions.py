"""Dumps that were made elsewhere: by an earlier state of this format version, and by another Python."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ouros import Snapshot
from ouros.errors import SnapshotVersionError
from tests.harness import load_cases, run_between, run_cpython
from tests.snapshots.programs import FOLDER, PROGRAMS, finish

STORED = sorted(FOLDER.glob("*.snapshot"))
EVERY = 80
"""Every so many programs of the corpus go back and forth between interpreters; all of them with --long."""


def other_pythons() -> list[str]:
    """Interpreters of other supported versions in whose environment ouros can run, named in OUROS_OTHER_PYTHONS."""
    return [name for name in os.environ.get("OUROS_OTHER_PYTHONS", "").split(os.pathsep) if name]


@pytest.mark.parametrize("path", STORED, ids=[path.stem for path in STORED])
def test_stored_dumps_are_loaded(path: Path) -> None:
    wanted = PROGRAMS[path.stem.rpartition("_")[0]][1]
    assert finish(Snapshot.load(path.read_bytes())) == wanted


def test_a_dump_that_needs_another_prelude_is_refused() -> None:
    data = (FOLDER.parent / "earlier_prelude.snapshot").read_bytes()
    with pytest.raises(SnapshotVersionError, match="built-in functions of another version of ouros"):
        Snapshot.load(data)


def test_every_program_has_a_stored_dump() -> None:
    assert {path.stem.rpartition("_")[0] for path in STORED} == {*PROGRAMS}


def test_programs_go_back_and_forth_between_versions(request: pytest.FixtureRequest) -> None:
    others = other_pythons()
    if not others:
        pytest.skip("no other Python; name some in OUROS_OTHER_PYTHONS")
    every = 1 if request.config.getoption("--long") else EVERY
    corpus = load_cases()
    cases = [case for number, case in enumerate(corpus) if number % every == 0 or case.name.startswith("alive_moved")]
    expected = {case.name: run_cpython(case) for case in cases}
    for python in others:
        alone = run_between(cases, [python])  # some show what differs between versions, such as the text of an error
        same = [case for case in cases if alone[case.name] == expected[case.name]]
        assert len(same) > 0.8 * len(cases)
        for pair in ([sys.executable, python], [python, sys.executable]):
            found = run_between(same, pair)
            assert [case.name for case in same if found[case.name] != expected[case.name]] == []
