"""Programs that fail, from a file of them, come in; `display` and the frames must say what CPython says, in a run, in a
started run and in one that is loaded at every stop.
"""

import ast
import asyncio
import inspect
import traceback
import warnings
from pathlib import Path
from typing import Any

import pytest

from ouros import Sandbox, SandboxRuntimeError, Snapshot
from tests.test_tracebacks import Place, frames, places, same, wide_spans

PROGRAMS = (Path(__file__).parent / "failing_programs.txt").read_text("utf-8").split("\n====\n")
"""They call `ask`, which gives back its first argument, and `bad`, which fails."""
PARTS = 8
Failure = tuple[list[Place], str]


def ask(*args: Any) -> Any:
    return args[0] if args else None


def bad(*args: Any) -> Any:
    raise SystemError("bad")


def of_cpython(source: str) -> Failure:
    names = {"__name__": "__main__", "ask": ask, "bad": bad}
    code = compile(source, "main.py", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    try:
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(eval(code, names))
        else:
            exec(code, names)
    except BaseException as error:
        last = "".join(traceback.format_exception_only(error)).rstrip("\n")
        return list(places(error, source)), last.removeprefix(f"{type(error).__module__}.")
    raise AssertionError("it did not fail")


def of_ouros(source: str, how: str) -> Failure:
    sandbox = Sandbox(source, external_functions=["ask", "bad"])
    try:
        if how == "run":
            sandbox.run(external_functions={"ask": ask, "bad": bad})
        progress: Any = sandbox.start()
        while isinstance(progress, Snapshot):
            if how == "reloaded":
                progress = Snapshot.load(progress.dump())
            if progress.function_name == "bad":
                progress = progress.resume(exception=SystemError("bad"))
            else:
                progress = progress.resume(return_value=ask(*progress.args))
    except SandboxRuntimeError as error:
        return frames(error), error.display()
    raise AssertionError("it did not fail")


@pytest.mark.filterwarnings("ignore:coroutine")
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in range(1, PARTS))])
def test_they_fail_as_in_cpython(part: int) -> None:
    for source in PROGRAMS[part::PARTS]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            wanted, last = of_cpython(source)
        for how in ("run", "started", "reloaded"):
            found, shown = of_ouros(source, how)
            assert same(wanted, found, wide_spans(source)), (source, how, wanted, found)
            in_group = f"\n  | {last}\n" in shown  # the group is shown as a tree
            assert in_group or f"\n{shown}".endswith(f"\n{last}"), (source, how, last, shown)
