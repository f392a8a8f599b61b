"""Compiled code that is kept: programs and keys in; dumps and cache files that run without the compiler, and whose code
is never looked at unless the signature fits, out.
"""

from __future__ import annotations

import itertools
import marshal
import os
import random
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import ouros
from ouros import Sandbox, keys, programs
from ouros.refused import Refused
from ouros.runtime import compiled, wire
from ouros.runtime.compiled import Stored
from ouros.transform.program import Program

from . import harness
from .dumps import resealed, sections

ROOT = Path(__file__).parent.parent
KEY, OTHER = b"0123456789abcdef", b"fedcba9876543210"
CODE = """
import json

def work(n):
    return sorted((ask(i) for i in range(n)), key=lambda v: -v)

json.dumps(work(n))
"""
EXPECTED = "[2, 1, 0]"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of its own, who has no key."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv(keys.VARIABLE, raising=False)
    return tmp_path


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that knows no program yet."""
    programs._known.clear()
    programs._keys.clear()
    monkeypatch.setattr(compiled, "_parts_known", {})


@pytest.fixture
def unmarshalled(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What reaches marshal."""
    seen: list[bytes] = []

    class Watched:
        dumps = staticmethod(marshal.dumps)

        @staticmethod
        def loads(data: bytes) -> Any:
            seen.append(data)
            return marshal.loads(data)

    monkeypatch.setattr(compiled, "marshal", Watched)
    return seen


def made(code: str = CODE) -> Sandbox:
    return Sandbox(code, inputs=["n"], external_functions=["ask"])


def forget() -> None:
    programs._known.clear()
    programs._keys.clear()
    compiled._parts_known.clear()


def loaded(data: bytes, key: bytes | None = None) -> Sandbox:
    forget()
    return Sandbox.load(data, key=key)


def is_stored(sandbox: Sandbox) -> bool:
    return type(sandbox._program) is Stored


def works(sandbox: Sandbox, **more: Any) -> bool:
    return bool(sandbox.run(inputs={"n": 3}, external_functions={"ask": lambda x: x}, **more) == EXPECTED)


# ------------------------------------------------------------------------------------------------- without the compiler

IN_NEW_PROCESS = """
import sys
import ouros
def compiler():
    return sorted(name for name in sys.modules if name.startswith(('ouros.transform', 'libcst', 'ouros.session')))
sandbox = ouros.Sandbox.load(open('p.ouros', 'rb').read())
print(sandbox.run(inputs={'n': 3}, external_functions={'ask': lambda x: x}))
progress = sandbox.start(inputs={'n': 3})
while isinstance(progress, ouros.Snapshot):
    progress = progress.resume(return_value=progress.args[0])
print(progress.output, compiler())
progress = sandbox.start(inputs={'n': 3})
while isinstance(progress, ouros.Snapshot):
    progress = ouros.Snapshot.load(progress.dump()).resume(return_value=progress.args[0])
print(progress.output, 'ouros.transform.program' in compiler())
try:
    sandbox.run(inputs={'n': None}, external_functions={})
except ouros.SandboxRuntimeError as error:
    print([frame.line for frame in error.traceback()], error)
"""


def test_a_new_process_runs_compiled_code_without_the_compiler(home: Path) -> None:
    (home / "p.ouros").write_bytes(made().dump(compiled=True))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", IN_NEW_PROCESS], capture_output=True, text=True, cwd=home, env=environment, timeout=120
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        EXPECTED,
        f"{EXPECTED} []",
        f"{EXPECTED} True",
        "[7, 5] TypeError: 'NoneType' object cannot be interpreted as an integer",
    ]


CASES = harness.load_cases()[7::130]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_programs_of_the_corpus_do_the_same(case: harness.Program, monkeypatch: pytest.MonkeyPatch) -> None:
    make = harness.make_sandbox
    wanted = harness.run_direct(case), harness.run_reloaded(case)
    kept: list[Sandbox] = []

    def stored(program: harness.Program) -> Sandbox:
        if not kept:
            kept.append(loaded(make(program).dump(compiled=True, key=KEY), KEY))
            assert is_stored(kept[0])
        return kept[0]

    if wanted[0].kind == "refused":
        pytest.skip("it is refused")
    monkeypatch.setattr(harness, "make_sandbox", stored)
    direct = harness.run_direct(case), harness.run_scheduled(case, lambda step: False, dumps=False)
    evaluates = stored(case)._program.unit.evaluates
    if direct[0].kind == "ok" and not evaluates:  # a traceback or an evaluated source would need the compiler
        assert stored(case)._program._full is None  # type: ignore[attr-defined]
    assert direct == wanted
    assert harness.run_reloaded(case) == wanted[1]


def test_limits_find_their_code_or_compile_it(unmarshalled: list[bytes]) -> None:
    data = made().dump(compiled=True, key=KEY, limits={"max_duration_secs": 60.0})
    for limits in ({"max_duration_secs": 9.0}, {"max_memory": 1 << 30}, None, {"max_steps": 9000}):
        sandbox = loaded(data, KEY)
        assert works(sandbox, limits=limits)
        assert (sandbox._program._full is None) == (limits != {"max_steps": 9000})  # type: ignore[attr-defined]
    with pytest.raises(ouros.SandboxRuntimeError, match="TimeoutError"):
        loaded(made("while True: ask(n)").dump(compiled=True, key=KEY, limits={"max_duration_secs": 1.0}), KEY).run(
            inputs={"n": 1}, external_functions={"ask": lambda x: x}, limits={"max_duration_secs": 0.05}
        )


def test_many_programs_share_the_prelude_and_the_library() -> None:
    first, second = (
        Sandbox(f"import dataclasses\n[ask(i) for i in range({n})]", external_functions=["ask"]).dump(
            compiled=True, key=KEY
        )
        for n in (1, 2)
    )
    forget()
    one, two = Sandbox.load(first, key=KEY), Sandbox.load(second, key=KEY)
    assert one._program.library("dataclasses") is two._program.library("dataclasses")
    progress = two.start()
    while isinstance(progress, ouros.Snapshot):
        progress = ouros.Snapshot.load(progress.dump()).resume(return_value=progress.args[0])
    assert progress.output == [0, 1]


def test_a_compiled_dump_is_a_program_like_any_other() -> None:
    sandbox = made()
    data = sandbox.dump(compiled=True, key=KEY)
    again = loaded(data, KEY)
    assert again.dump() == sandbox.dump()
    assert repr(again) == repr(sandbox)
    assert loaded(again.dump(compiled=True, key=KEY), KEY).dump() == sandbox.dump()
    assert sections(data)["program"] == sections(sandbox.dump())["program"]
    assert again.start(inputs={"n": 1}).dump() == made().start(inputs={"n": 1}).dump()  # type: ignore[union-attr]


def test_code_that_cannot_be_compiled_is_refused_by_the_dump(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any) -> None:
        raise Refused("unsupported", "too much of it")

    sandbox = made()
    monkeypatch.setattr(Program, "form", refuse)
    with pytest.raises(ouros.SandboxRuntimeError, match="NotImplementedError: too much of it"):
        sandbox.dump(compiled=True, key=KEY)


# ---------------------------------------------------------------------------------------------------------- signatures


def test_nothing_unsigned_reaches_marshal(unmarshalled: list[bytes]) -> None:
    data = made().dump(compiled=True, key=KEY)
    section = sections(data)["compiled"]
    evil = marshal.dumps(compile("raise SystemExit", "x", "exec"))
    head = section[:68]
    other = sections(made("ask(n)").dump(compiled=True, key=KEY))["compiled"]
    magic = compiled.MAGIC_NUMBER
    wrong = [
        b"", b"x", section[:31], section[:68], section[:-1], section + b"x", evil, head + evil,
        bytes(32) + section[32:],
        keys.sign(OTHER, compiled.PURPOSE, section[32:]) + section[32:], other,
        keys.sign(KEY, b"ouros opaque values 1", wire.hash_of(sections(data)["program"]), section[32:]) + section[32:],
        head + b"[\xff\xff\xff\x7f", bytes(32) + magic + bytes(32) + evil, head + b"(" * 100_000,
    ]  # fmt: skip
    generator = random.Random(4)
    for index in itertools.chain(range(68), generator.sample(range(68, len(section)), 300)):
        wrong.append(section[:index] + bytes([section[index] ^ 1 << index % 8]) + section[index + 1 :])
    for each in wrong:
        forget()
        found = programs._stored(wire.read(wire.PROGRAM, resealed(data, compiled=each)), KEY, ())
        assert found is None
    assert not is_stored(loaded(data, OTHER))
    assert not is_stored(loaded(data))
    changed = sections(data)["program"].replace(b"-v", b"+v")
    sandbox = loaded(resealed(data, program=changed), KEY)
    assert sandbox.run(inputs={"n": 3}, external_functions={"ask": lambda x: x}) == "[0, 1, 2]"
    assert unmarshalled == []
    sandbox = loaded(resealed(data, compiled=wrong[-1]), KEY)
    assert works(sandbox)
    assert unmarshalled == []
    assert is_stored(loaded(data, KEY))


def test_code_of_another_python_or_ouros_is_left_aside(
    monkeypatch: pytest.MonkeyPatch, unmarshalled: list[bytes]
) -> None:
    for name, other in (("MAGIC_NUMBER", b"\0\0\r\n"), ("fingerprint", lambda: bytes(32))):
        with monkeypatch.context() as patch:
            patch.setattr(compiled, name, other)
            data = made().dump(compiled=True, key=KEY)
            assert is_stored(loaded(data, KEY))
        unmarshalled.clear()
        sandbox = loaded(data, KEY)
        assert not is_stored(sandbox)
        assert works(sandbox)
    assert unmarshalled == []


def test_the_fingerprint_tells_compilers_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    first = compiled.fingerprint.__wrapped__()
    assert first == compiled.fingerprint.__wrapped__() == compiled.fingerprint()
    monkeypatch.setattr(compiled, "__version__", "0.0.0")
    second = compiled.fingerprint.__wrapped__()
    monkeypatch.setitem(sys._xoptions, "no_debug_ranges", True)
    third = compiled.fingerprint.__wrapped__()
    assert len({first, second, third}) == 3


# ---------------------------------------------------------------------------------------------------------------- keys


def test_the_users_key_is_made_for_the_user_alone() -> None:
    data = made().dump()
    Sandbox.load(data)
    assert not keys.key_file().exists()
    data = made().dump(compiled=True)
    path = keys.key_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert len(path.read_bytes()) == 32
    assert list(path.parent.iterdir()) == [path]
    assert is_stored(loaded(data))
    first = path.read_bytes()
    made().dump(compiled=True)
    assert path.read_bytes() == first


def test_a_key_that_others_may_read_is_not_used() -> None:
    data = made().dump(compiled=True)
    keys.key_file().chmod(0o640)
    with pytest.raises(PermissionError, match="others may read"):
        made().dump(compiled=True)
    sandbox = loaded(data)
    assert not is_stored(sandbox)
    assert works(sandbox)
    keys.key_file().chmod(0o600)
    assert is_stored(loaded(data))
    keys.key_file().write_bytes(b"short")
    with pytest.raises(PermissionError, match="holds no key"):
        made().dump(compiled=True)
    assert not is_stored(loaded(data))
    keys.key_file().unlink()
    os.mkfifo(keys.key_file())
    with pytest.raises(PermissionError, match="it is no file"):
        made().dump(compiled=True)
    assert not is_stored(loaded(data))


def test_a_user_without_a_home_has_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made().dump(compiled=True)
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
    with pytest.raises(FileNotFoundError, match="set OUROS_KEY"):
        made().dump(compiled=True)
    assert not is_stored(loaded(data))


def test_the_environment_names_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keys.VARIABLE, "a text of some length")
    data = made().dump(compiled=True)
    assert not keys.key_file().exists()
    assert is_stored(loaded(data))
    assert not is_stored(loaded(data, KEY))
    monkeypatch.setenv(keys.VARIABLE, "short")
    for work in (lambda: made().dump(compiled=True), lambda: loaded(data)):
        with pytest.raises(ValueError, match="at least 16 bytes"):
            work()


def test_of_many_that_make_the_key_one_does() -> None:
    start = threading.Barrier(8)
    found: list[bytes] = []

    def make() -> None:
        start.wait()
        found.append(keys.key_for_signing(None))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert set(found) == {keys.key_file().read_bytes()}


def test_wrong_arguments() -> None:
    sandbox = made("1")
    for wrong, error in (({"compiled": 1}, TypeError), ({"compiled": True, "key": "text"}, TypeError),
                         ({"compiled": True, "key": b"short"}, ValueError),
                         ({"compiled": True, "limits": 3}, TypeError)):  # fmt: skip
        with pytest.raises(error):
            sandbox.dump(**wrong)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------------------- scripts


@pytest.fixture
def script(home: Path) -> Path:
    path = home / "script.py"
    path.write_text(CODE)
    return path


def from_file(script: Path, folder: Path, **more: Any) -> Sandbox:
    forget()
    return Sandbox.from_file(script, cache_dir=folder, inputs=["n"], external_functions=["ask"], **more)


def test_a_script_is_compiled_once(script: Path, home: Path) -> None:
    folder = home / "cache" / "inner"
    first = from_file(script, folder)
    assert not is_stored(first)
    (file,) = folder.iterdir()
    before = file.stat().st_mtime_ns
    again = from_file(script, folder)
    assert is_stored(again)
    assert works(again)
    assert file.stat().st_mtime_ns == before
    assert repr(again).startswith("Sandbox(<7 lines of code>, script_name='script.py'")
    script.write_text(CODE.replace("-v", "v"))
    changed = from_file(script, folder)
    assert not is_stored(changed)
    assert changed.run(inputs={"n": 3}, external_functions={"ask": lambda x: x}) == "[0, 1, 2]"
    assert len(list(folder.iterdir())) == 2


def test_code_for_limits_is_added(script: Path, home: Path) -> None:
    limits = {"max_steps": 1000}
    from_file(script, home / "cache")
    assert not is_stored(from_file(script, home / "cache", limits=limits))
    again = from_file(script, home / "cache", limits=limits)
    assert is_stored(again)
    assert works(again, limits=limits)
    assert again._program._full is None  # type: ignore[attr-defined]
    assert len(list((home / "cache").iterdir())) == 1


def test_files_that_are_of_no_use_are_replaced(script: Path, home: Path) -> None:
    folder = home / "cache"
    from_file(script, folder)
    (file,) = folder.iterdir()
    good = file.read_bytes()
    for wrong in (b"", b"x", good[:100], good[:-1], good + b"x", good[:200] + b"?" + good[201:], bytes(len(good)),
                  made("1").dump(compiled=True), Sandbox("ask()", external_functions=["ask"]).start().dump(),
                  resealed(good, compiled=b"")):  # fmt: skip
        file.write_bytes(wrong)
        sandbox = from_file(script, folder)
        assert not is_stored(sandbox)
        assert works(sandbox)
        assert is_stored(from_file(script, folder))
    assert not is_stored(from_file(script, folder, key=OTHER))
    assert is_stored(from_file(script, folder, key=OTHER))
    assert list(folder.iterdir()) == [file]


def test_a_folder_that_cannot_be_used_costs_time_only(
    script: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").write_text("")
    assert works(from_file(script, home / "file" / "cache"))

    def full(*args: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full)
    assert works(from_file(script, home / "cache"))
    assert list((home / "cache").iterdir()) == []


def test_what_is_wrong_with_a_script_is_an_error(script: Path, home: Path) -> None:
    for cache in (None, home / "cache"):
        with pytest.raises(FileNotFoundError):
            Sandbox.from_file(home / "none.py", cache_dir=cache)
        script.write_text("x = (")
        with pytest.raises(ouros.SandboxSyntaxError):
            Sandbox.from_file(script, cache_dir=cache)
        script.write_text("x")
        with pytest.raises(ValueError, match="declared twice"):
            Sandbox.from_file(script, cache_dir=cache, inputs=["x"], external_functions=["x"])
        with pytest.raises(TypeError):
            Sandbox.from_file(script, cache_dir=cache, inputs={"x": int}).run(inputs={"x": "text"})
        script.write_bytes("# coding: latin-1\n'é'".encode("latin-1"))
        assert Sandbox.from_file(script, cache_dir=cache).run() == "é"
        script.write_bytes(b"'\xff'")
        with pytest.raises(SyntaxError, match="encoding"):
            Sandbox.from_file(script, cache_dir=cache)
    script.write_text(CODE)
    with pytest.raises(ValueError, match="at least 16"):
        from_file(script, home / "cache", key=b"short")


def test_stored_programs_answer_what_programs_do() -> None:
    """A name that a run asks of a program and that is in no table would compile the source without need."""
    sandbox = loaded(made().dump(compiled=True, key=KEY), KEY)
    stored: Any = sandbox._program
    again = Program(*stored.key)
    own, unit = compiled.program_facts(again), compiled.unit_facts(again)
    assert {"needs_prelude", "may_catch", "names"} <= own.keys()
    assert {"libraries", "evaluates", "filename", "awaits"} <= unit.keys()
    assert {fact: getattr(stored, fact) for fact in own} == own
    assert {fact: getattr(stored.unit, fact) for fact in unit} == unit
    assert (stored.hash, stored.packed, stored.key) == (again.hash, again.packed, again.key)
    assert stored._full is None
    assert stored.lines == again.lines
    assert stored._full is not None
