"""Dumps that were made elsewhere: by an earlier state of this format version, and by another Python."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ouros import Complete, Sandbox, Snapshot
from ouros.errors import SnapshotVersionError
from ouros.transform.program import Program, prelude
from tests.dumps import resealed, sections
from tests.harness import Interpreter, load_cases, run_between, run_cpython
from tests.snapshots.programs import FOLDER, PROGRAMS, finish

STORED = sorted(FOLDER.glob("*.snapshot"))
EVERY = 50
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
    with pytest.raises(SnapshotVersionError, match="the built-in functions as another version of ouros"):
        Snapshot.load(data)


def test_every_program_has_a_stored_dump() -> None:
    assert {path.stem.rpartition("_")[0] for path in STORED} == {*PROGRAMS}


@pytest.fixture
def interpreters() -> Iterator[Callable[[str], Interpreter]]:
    """Processes of interpreters, by their path."""
    with contextlib.ExitStack() as stack:

        @functools.cache
        def interpreter(python: str) -> Interpreter:
            return stack.enter_context(contextlib.closing(Interpreter(python)))

        yield interpreter


@pytest.mark.parametrize("other", other_pythons() or [None])
def test_programs_go_back_and_forth_between_versions(
    other: str | None, request: pytest.FixtureRequest, interpreters: Callable[[str], Interpreter]
) -> None:
    """Every dump at a stop with an even number is made by one version and loaded by the other, and then the reverse."""
    if other is None:
        pytest.skip("no other Python; name some in OUROS_OTHER_PYTHONS")
    every = 1 if request.config.getoption("--long") else EVERY
    corpus = enumerate(load_cases())
    cases = [case for number, case in corpus if number % every == 0 or case.name.startswith("alive_moved")]
    here, there = map(interpreters, (sys.executable, other))
    differing, wrong = [], []
    for case in cases:
        wanted = run_cpython(case)
        for turns in ([here, there], [there, here]):
            if run_between(case, turns) != wanted:
                # what some programs show differs between versions, such as the text of an error
                same = run_between(case, [here]) == wanted == run_between(case, [there])
                (wrong if same else differing).append(case.name)
    assert wrong == []
    assert len(differing) < 0.1 * len(cases)  # which depends on the programs that are in the sample


SORTING = "def key(x):\n    return f(x)\nsorted([3, 1], key=key)"
FOLDING = "import functools\nfunctools.reduce(lambda a, b: f(a) + b, [1, 2])"
HOLDING = "import collections\nheld = collections.Counter('ab')\nf(1)"
NESTED = """
def outer(n):
    def inner():
        return [n for _ in range(n)]
    return inner

def other(n):
    return n{}

class Kind:
    def other(self):
        return 1
"""


def changed(source: str, old: str, new: str | Callable[[re.Match[str]], str]) -> bytes:
    """A dump of a program that stands at its first call, with something changed in its records."""
    progress = Sandbox(source, external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    text = sections(progress.dump())["records"].decode()
    found = re.sub(old, new, text)
    assert found != text
    return resealed(progress.dump(), records=found.encode())


@pytest.mark.parametrize(("source", "function", "where"), [
    (SORTING, "in_order", "the built-in functions"),
    (SORTING, "sort_list", "the built-in functions"),
    (FOLDING, "reduce", "functools"),
])  # fmt: skip
def test_a_dump_that_stands_in_another_version_of_a_function_is_refused(source: str, function: str, where: str) -> None:
    data = changed(source, rf'(:{function}) [0-9a-f]{{8}}"', r'\1 00000000"')
    with pytest.raises(SnapshotVersionError, match=f"needs '{function}' of {where} as another version of ouros has it"):
        Snapshot.load(data)


def test_modules_of_which_only_functions_are_held_may_be_of_another_version() -> None:
    progress = Sandbox(FOLDING, external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    assert '["functools","",[]]' in sections(progress.dump())["records"].decode()
    with pytest.raises(SnapshotVersionError, match="the library module 'collections' of another version"):
        Snapshot.load(changed(HOLDING, r'(\["collections",)"[0-9a-f]{64}"', r'\1"00"'))


def test_what_a_module_does_not_hold_any_more_is_named() -> None:
    data = changed(HOLDING, '"collections","Counter"', '"collections","gone"')
    with pytest.raises(SnapshotVersionError, match="needs 'gone' of collections as another version of ouros has it"):
        Snapshot.load(data)


def test_the_version_of_a_function_is_that_of_its_own_source() -> None:
    def versions(source: str) -> dict[str, str]:
        program = Program(source, "<library odd>", library=True)
        found = program.versions(program.form(True))
        return dict(found.name(number).split(" ") for number in range(len(program.scopes)))

    first, moved = versions(NESTED.format("")), versions("\n\nx = 1" + NESTED.format(""))
    edited = versions(NESTED.format(" + 1"))
    assert {name for name in first if first[name] != moved[name]} == {"<module>"}
    assert {name for name in first if first[name] != edited[name]} == {"<module>", "other"}
    inner = versions(NESTED.replace("in range(n)", "in range(n + 1)").format(""))
    assert {name for name in first if first[name] != inner[name]} == {
        "<module>", "outer", "outer.<locals>.inner", "outer.<locals>.inner.<locals>.<listcomp>",
    }  # fmt: skip


def test_dumps_of_earlier_versions_name_the_prelude_as_a_whole() -> None:
    program = prelude()
    names = program.versions(program.form(True))
    numbers = {names.name(number): number for number in range(len(program.scopes))}
    whole = f"prelude {program.hash.hex()[:8]}"
    data = changed(SORTING, '"prelude:([^"]*)"', lambda found: f'"{whole}:{numbers[found[1]]}"')
    progress = Snapshot.load(data).resume(return_value=1)
    assert isinstance(progress, Snapshot)
    done = progress.resume(return_value=0)
    assert isinstance(done, Complete)
    assert done.output == [1, 3]
