"""What one side is handling when it calls the other is nothing to that one."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

import ouros
from ouros.runtime import handled

SOURCE = """
import sys
def seen():
    error = sys.exc_info()[1]
    return error and [type(error).__name__]
def context():
    try: {}['x']
    except KeyError as error: return error.__context__ and type(error.__context__).__name__
def generate():
    yield seen(), context()
try: raise LookupError('mine')
except LookupError as mine:
    ext(0)
    found = [seen(), context(), *generate()]
    try: raise
    except LookupError as again: found.append([again is mine, again.__context__])
[found, seen(), context(), *generate()]
"""
RIGHT = [[["LookupError"], "LookupError", (["LookupError"], "LookupError"), [True, None]], None, None, (None, None)]


class Held:
    """An object of the host."""


def run() -> Any:
    return ouros.Sandbox(SOURCE, external_functions=["ext"]).run(external_functions={"ext": lambda _: None})


def stepped() -> Any:
    progress = ouros.Sandbox(SOURCE, external_functions=["ext"]).start()
    assert isinstance(progress, ouros.Snapshot)
    loaded = ouros.Snapshot.load(progress.dump())
    assert loaded.dump() == progress.dump()
    done = loaded.resume(return_value=None)
    assert isinstance(done, ouros.Complete)
    return done.output


def handling(call: Any) -> Any:
    try:
        raise ValueError(Held())
    except ValueError:
        made = call()
        error = sys.exception()
        assert error is not None
        assert type(error.args[0]) is Held
        return made


def through_generators(call: Any) -> Any:
    """The exception is that of a caller of a generator that runs the program."""

    def inner() -> Iterator[Any]:
        yield call()

    def outer() -> Iterator[Any]:
        try:
            raise KeyError(Held())
        except KeyError:
            yield from inner()

    return handling(lambda: next(outer()))


def in_a_loop(call: Any) -> Any:
    async def main() -> Any:
        return handling(call)

    return handling(lambda: asyncio.run(main()))


@pytest.mark.parametrize("around", [handling, through_generators, in_a_loop])
@pytest.mark.parametrize("call", [run, stepped])
def test_a_program_does_not_meet_what_the_host_handles(around: Any, call: Any) -> None:
    assert around(call) == call() == RIGHT
    assert sys.exception() is None


def test_errors_come_out_as_ever() -> None:
    with pytest.raises(ouros.SandboxRuntimeError) as caught:
        handling(ouros.Sandbox("1 / 0").run)
    assert isinstance(caught.value.__context__, ValueError)
    assert "Held" not in str(caught.value)


CALLING = """
class Bomb(LookupError):
    def __str__(self): return print('ran in the host')
def generate():
    try: ext(1)
    except OSError as error: yield type(error.__context__).__name__
try: raise Bomb
except Bomb as bomb:
    try: ext(1)
    except OSError as error: found = [error.__context__ is bomb]
    found += generate()
found
"""


def test_a_callback_does_not_meet_what_the_program_handles() -> None:
    seen: list[Any] = []

    def ext(_: int) -> None:
        seen.append(sys.exception())
        try:
            raise OSError("no")
        except OSError as error:
            seen.append(error.__context__)
            raise

    sandbox = ouros.Sandbox(CALLING, external_functions=["ext"])
    assert sandbox.run(external_functions={"ext": ext}) == [True, "Bomb"]
    assert seen == [None] * 4


@pytest.mark.parametrize("call", [run, stepped])
def test_an_interpreter_of_another_build(call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handled, "_offset", list)
    assert handling(call) == RIGHT
    test_a_callback_does_not_meet_what_the_program_handles()
    test_errors_come_out_as_ever()
    late = ouros.Sandbox("try: 1 / 0\nexcept ZeroDivisionError: ext()", external_functions=["ext"])
    with pytest.raises(ouros.SandboxRuntimeError, match="time limit"):
        late.run(external_functions={"ext": lambda: time.sleep(0.1)}, limits={"max_duration_secs": 0.05})
    endless = ouros.Sandbox("while True: pass")
    with pytest.raises(ouros.SandboxRuntimeError, match="time limit"):
        handling(lambda: endless.run(limits={"max_duration_secs": 0.05}))
