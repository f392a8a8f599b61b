"""What the API answers, one small use of it after the other: the lines of a function in; the `repr` of what it returns,
or `!` and the error that it raises, out. Packages with the same interface give the same answers.
"""

import importlib
import re
import textwrap
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

import ouros
from ouros import MemoryFile, OSAccess, Sandbox, SandboxError, SessionManager, Snapshot

FILES = ("api_scenarios.txt", "api_statements.txt")
BLOCKS = [block for name in FILES for block in (Path(__file__).parent / name).read_text("utf-8").strip().split("\n\n")]
FETCH = ["f"]


def tried(function: Any, *args: Any, **options: Any) -> Any:
    """What a call gives, or its error as text."""
    try:
        return function(*args, **options)
    except BaseException as error:
        return f"!{type(error).__name__}: {error}"


def failure(function: Any, *args: Any, **options: Any) -> BaseException:
    """What a call raises."""
    try:
        result = function(*args, **options)
    except BaseException as error:
        return error
    raise AssertionError(f"no error, but {result!r}")


def start(code: str, externals: list[str] = FETCH, **options: Any) -> Any:
    return Sandbox(code, external_functions=externals).start(**options)


def waiting(code: str = "await f(1)") -> Any:
    """A run whose calls were all put off."""
    progress = start(code)
    while isinstance(progress, Snapshot):
        progress = progress.resume(future=...)
    return progress


def through(value: Any) -> Any:
    """A value that went in and came out again."""
    return tried(Sandbox("x", inputs=["x"]).run, inputs={"x": value})


def result(code: str, **options: Any) -> Any:
    return tried(lambda: Sandbox(code, **options).run())


def printed(code: str, **options: Any) -> Any:
    """The result of a program, and what it printed."""
    found: list[Any] = []
    try:
        output = Sandbox(code).run(print_callback=lambda *arguments: found.append(arguments), **options)
    except SandboxError as error:
        output = f"!{type(error).__name__}: {error}"
    return output, found


def files() -> OSAccess:
    tree = [MemoryFile("/a.txt", "hello"), MemoryFile("/d/b.txt", "bye"), MemoryFile("/d/e/c.bin", b"\0\xff")]
    return OSAccess(tree, environ={"K": "v"})


def manager(externals: list[str] = FETCH) -> SessionManager:
    """Sessions whose default one may call functions of the host."""
    made = SessionManager()
    made.register_external_functions(externals)
    return made


NAMED = (PurePosixPath, tried, failure, start, waiting, through, result, printed, files, manager)
HELPERS: dict[str, Any] = {"FETCH": FETCH, "ouros": ouros}
HELPERS |= {each.__name__: each for each in NAMED}
HELPERS |= {name: getattr(ouros, name) for name in ouros.__all__}
HELPERS |= {name: importlib.import_module(name) for name in ("asyncio", "collections", "os", "types", "typing")}


USES = [block for block in BLOCKS if not block.startswith("## ")]


@pytest.mark.parametrize(
    "block", USES, ids=[f"{number}: {use.splitlines()[0][:60]}" for number, use in enumerate(USES)]
)
def test_the_answer_is(block: str) -> None:
    source, _, answer = block.rpartition("\n#> ")
    names = dict(HELPERS)
    exec(f"def use():\n{textwrap.indent(source, '    ')}", names)
    try:
        found = repr(names["use"]())
    except BaseException as error:
        found = f"!{type(error).__name__}: {error}"
    assert re.sub(r"0x[0-9a-f]+", "0x", found) == answer
