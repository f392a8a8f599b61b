"""Compiled library code on disk: files and folders in; programs that do the same as those that were compiled, out."""

from __future__ import annotations

import marshal
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ouros import keys
from ouros.runtime import compiled, library_cache
from ouros.runtime.library_cache import Shelf, Shelved
from ouros.transform import program as compiler
from ouros.transform.program import Program

KEY, OTHER = b"0123456789abcdef", b"fedcba9876543210"
ROOT = Path(__file__).parent.parent
NAME = "bisect"
asked: list[str] = []


def find(name: str) -> Program:
    asked.append(name)
    return compiler._compiled_library(name)


def everything(program: Any) -> list[Any]:
    """What runs, dumps and loads ask of a program of the library."""
    found: list[Any] = [program.hash, program.functions, program.unit.first_label, program.methods()]
    for suspendable, metering in ((True, 0), (False, 0), (True, 1)):
        form = program.form(suspendable, metering)
        names = program.versions(form).names
        found += [form.main_suspends, form.main, sorted(form.codes.items()), names]
        found += [program.versions(form).number(name) for name in names]
    number = program.number(program.form(True).codes[2])
    return [*found, number, tuple(program.continuation(True, number, 1))]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A cache that has everything."""
    made = Shelf(tmp_path / "cache", KEY)
    everything(Shelved(NAME, find, made))
    asked.clear()
    return made


@pytest.fixture(scope="module")
def wanted() -> list[Any]:
    return everything(compiler._compiled_library(NAME))


def test_what_is_read_is_what_would_be_compiled(shelf: Shelf, wanted: list[Any]) -> None:
    assert everything(Shelved(NAME, find, shelf)) == wanted
    assert asked == []
    with pytest.raises(LookupError):
        Shelved(NAME, find, shelf).continuation(True, 2, 9000)
    with pytest.raises(LookupError):
        Shelved(NAME, find, shelf).versions(shelf_form(shelf)).number("no such name")


def shelf_form(shelf: Shelf) -> compiled.StoredForm:
    return Shelved(NAME, find, shelf).form(True)


def test_files_are_the_users_alone(shelf: Shelf) -> None:
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in shelf.folder.iterdir()} == {0o600}
    assert all(file.name.startswith(NAME) for file in shelf.folder.iterdir())  # nothing unfinished is left


def test_a_file_that_is_not_what_was_written_is_made_anew(
    shelf: Shelf, wanted: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = sorted(shelf.folder.iterdir())
    whole = {file: file.read_bytes() for file in files}
    evil = marshal.dumps((False, compile("raise SystemExit", "x", "exec")))
    seen: list[bytes] = []

    class Watched:
        dumps = staticmethod(marshal.dumps)

        @staticmethod
        def loads(data: bytes) -> Any:
            seen.append(bytes(data))
            return marshal.loads(data)

    monkeypatch.setattr(library_cache, "marshal", Watched)
    for index, file in enumerate(files):
        good, other = whole[file], whole[files[index - 1]]  # which is signed, but under another name
        at = (index * 7919) % len(good)
        for wrong in (b"", good[:40], good[:-1], good + b"x", bytes(32) + evil, other,
                      good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]):  # fmt: skip
            file.write_bytes(wrong)
            seen.clear()
            assert shelf.value(file.name, lambda: "made anew") == "made anew"
            assert seen == []
            assert shelf.value(file.name, lambda: "not asked for") == "made anew"
        file.write_bytes(good)
    (shelf.folder / f"{NAME}-open-code").write_bytes(bytes(32) + evil)
    assert everything(Shelved(NAME, find, shelf)) == wanted
    assert asked == [NAME]
    assert everything(Shelved(NAME, find, shelf)) == wanted
    assert asked == [NAME]


def test_other_keys_and_other_code_have_folders_of_their_own(
    shelf: Shelf, wanted: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert everything(Shelved(NAME, find, Shelf(shelf.root, OTHER))) == wanted
    monkeypatch.setattr(library_cache, "fingerprint", lambda: bytes(32))
    assert everything(Shelved(NAME, find, Shelf(shelf.root, KEY))) == wanted
    assert asked == [NAME, NAME]
    assert len([*shelf.root.iterdir()]) == 3


def test_old_folders_are_removed_and_nothing_else(shelf: Shelf) -> None:
    (shelf.root / "of the user").mkdir()
    for number in range(20):
        other = Shelf(shelf.root, KEY + bytes([number + 1]))
        other.value("x", lambda: 1)
        os.utime(other.folder, (number, number))
    left = [*shelf.root.iterdir()]
    assert shelf.root / "of the user" in left
    assert shelf.folder in left  # the newest
    assert len(left) <= library_cache.KEPT_MAKES + 2


def test_a_folder_that_cannot_be_written_costs_compiling(shelf: Shelf, wanted: list[Any], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for _ in range(2):
        assert everything(Shelved(NAME, find, Shelf(tmp_path / "file", KEY))) == wanted
    assert asked == [NAME, NAME]
    for file in shelf.folder.iterdir():
        if file.suffix != "":
            file.unlink()
    shelf.folder.chmod(0o500)
    assert everything(Shelved(NAME, find, shelf)) == wanted


def test_it_can_be_switched_off_and_needs_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(library_cache.VARIABLE, "")
    assert library_cache.shelf.__wrapped__() is None
    monkeypatch.setenv(library_cache.VARIABLE, str(tmp_path))
    monkeypatch.setenv(keys.VARIABLE, "short")
    assert library_cache.shelf.__wrapped__() is None
    monkeypatch.setenv(keys.VARIABLE, "a text of some length")
    found = library_cache.shelf.__wrapped__()
    assert found is not None
    assert found.root == tmp_path
    monkeypatch.setattr(library_cache, "shelf", lambda: None)
    assert type(library_cache.program_of(NAME, find)) is Program


PROCESS = """
import sys
import ouros
from ouros.transform import program
code = 'import bisect, functools\\n@functools.lru_cache\\ndef f(x): return ask(x)\\nsorted([3, 1], key=lambda v: f(v))'
print(ouros.Sandbox(code, external_functions=['ask']).run(external_functions={'ask': lambda x: x}))
progress = ouros.Sandbox(code, external_functions=['ask']).start()
while isinstance(progress, ouros.Snapshot):
    progress = ouros.Snapshot.load(progress.dump()).resume(return_value=progress.args[0])
parts = [program.prelude(), *map(program.library, ('bisect', 'functools'))]
print(progress.output, [part._full is None for part in parts], 'libcst' in sys.modules)
"""


def test_a_new_process_compiles_none_of_it(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), library_cache.VARIABLE: str(tmp_path / "cache")}
    for number in range(2):
        done = subprocess.run(
            [sys.executable, "-c", PROCESS], capture_output=True, text=True, env=environment, timeout=120
        )
        assert done.stderr == ""
        warm = [number == 1, number == 1, number == 1]
        assert done.stdout.splitlines() == ["[1, 3]", f"[1, 3] {warm} False"]
