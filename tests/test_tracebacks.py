"""Where errors are said to have happened: programs that fail, by themselves or because a call to the outside does,
come in; their frames must be those of CPython, directly, resumed and reloaded.
"""

import ast
import contextlib
import inspect
import linecache
import pickle
import sys
import traceback
import types
from collections.abc import Iterator
from typing import Any

import pytest

import ouros
from ouros import Sandbox, SandboxError, SandboxRuntimeError, Snapshot
from tests import harness
from tests.harness import Program, World

Place = tuple[str | None, int, int, int, int]
INJECTED = 4
"""How many calls of each program are made to fail, one in each run."""
CASES = [
    case
    for case in harness.load_cases()
    if harness.host_reads(case) and "asyncio" not in case.source and "_files" not in case.name
    and "ThreadPoolExecutor" not in case.source  # which calls the host in another order
    and "import logging" not in case.source  # whose loggers CPython keeps from run to run
]
FORGETFUL = {"places_match.except_star_each_part"} if sys.version_info < (3, 12) else set()
"""Python 3.11 forgets the frames of inner generators when an error is thrown into one that handles another error. We
put them back where the error comes out, but not into groups."""
COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>")


# ------------------------------------------------------------------------------------------------------------ CPython


class Failing(World):
    """The outside, where one call fails, the one with the number `at`."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at
        self.number = -1

    def call(self, name: str, args: Any, kwargs: Any) -> Any:
        self.number += 1
        if self.number == self.at:
            raise SystemError("the outside failed")
        return super().call(name, args, kwargs)


def expected(program: Program, at: int) -> tuple[list[Place] | None, int]:
    """Frames of the error under CPython, None if there is none; and how many calls were made."""
    world = Failing(at)
    externals = {name: harness._behind_the_edge(function) for name, function in world.callables().items()}
    names = {"__name__": "__main__", **harness.cross(dict(program.inputs)), **externals}
    code = compile(
        harness._with_result(program.source), "main.py", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True
    )
    if code.co_flags & inspect.CO_COROUTINE:
        return None, 0
    try:
        with contextlib.redirect_stdout(world.stdout):
            exec(code, names)
    except BaseException as error:
        return list(places(error, program.source)), world.number + 1
    return None, world.number + 1


def places(error: BaseException, source: str) -> Iterator[Place]:
    """The frames of a CPython traceback as `Frame` words them: comprehensions folded, `raise` narrowed."""
    lines = source.split("\n")
    narrowed = {span(node): span(node.exc) for node in ast.walk(ast.parse(source)) if is_raise(node)}
    found: list[Place] = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == "main.py":
            line, end_line, column, end_column = list(code.co_positions())[traceback.tb_lasti // 2]
            place = (line, column, end_line, end_column)
            line, column, end_line, end_column = narrowed.get(place, place)
            name = code.co_name
            if name in COMPREHENSIONS and found:
                name = found.pop()[0] or ""
            found.append(
                (name, line, characters(lines, line, column), end_line, characters(lines, end_line, end_column))
            )
        traceback = traceback.tb_next
    return iter(found)


def is_raise(node: ast.AST) -> bool:
    return isinstance(node, ast.Raise) and node.exc is not None


def span(node: Any) -> tuple[int, int, int, int]:
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def characters(lines: list[str], line: int, column: int) -> int:
    return len(lines[line - 1].encode()[:column].decode()) + 1


def wide_spans(source: str) -> set[tuple[int, ...]]:
    """Statements and comprehensions that CPython names as a whole where we name the failing part."""
    kinds: tuple[type[ast.AST], ...] = (ast.AsyncFor, ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)
    if sys.version_info < (3, 13):
        kinds += (ast.With, ast.AsyncWith, ast.For, ast.If, ast.While)
    lines = source.split("\n")
    return {
        (first, characters(lines, first, column), last, characters(lines, last, end))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, kinds)
        for first, column, last, end in [span(node)]
    }


def same(wanted: list[Place], actual: list[Place], wide: set[tuple[int, ...]]) -> bool:
    return len(wanted) == len(actual) and all(
        a == b or (a[0] == b[0] and a[1:] in wide and a[1:3] <= b[1:3] and b[3:] <= a[3:])
        for a, b in zip(wanted, actual, strict=True)
    )


# -------------------------------------------------------------------------------------------------------------- ouros


def frames(error: SandboxError) -> list[Place]:
    assert isinstance(error, SandboxRuntimeError | ouros.SandboxSyntaxError)
    shown = [frame for frame in error.traceback() if frame.filename == "main.py"]
    return [(f.function_name, f.line, f.column, f.end_line, f.end_column) for f in shown]


def actual(program: Program, at: int, how: str) -> list[Place] | None:
    world = Failing(at)
    sandbox = harness.make_sandbox(program)
    inputs = dict(program.inputs) or None
    try:
        if how == "run":
            sandbox.run(inputs=inputs, external_functions=world.callables(), print_callback=world.print)
            return None
        progress = sandbox.start(inputs=inputs, print_callback=world.print)
        while isinstance(progress, Snapshot):
            if how == "reloaded":
                progress = Snapshot.load(progress.dump(), print_callback=world.print)
            answer = harness.answer_to(world, progress.function_name, progress.args, progress.kwargs)
            progress = progress.resume(**answer)
    except SandboxError as error:
        return frames(error)
    return None


def differences(program: Program) -> Iterator[str]:
    wide = wide_spans(program.source)
    for at in range(-1, INJECTED):
        wanted, calls = expected(program, at)
        if at >= calls:
            return
        for how in ("run", "started", "reloaded") if wanted is not None else ():
            found = actual(program, at, how)
            if found is None or not same(wanted or [], found, wide):
                yield f"{program.name}, call {at} fails, {how}:\n  CPython {wanted}\n  ouros   {found}"


@pytest.mark.filterwarnings("ignore:coroutine")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in range(1, 24))])
def test_frames_are_those_of_cpython(part: int) -> None:
    programs = [case for case in CASES[part::24] if case.name not in FORGETFUL]
    assert not [difference for program in programs for difference in differences(program)]


# ------------------------------------------------------------------------------------------------------- by themselves


def error_of(source: str, **options: Any) -> SandboxRuntimeError:
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox(source, **options).run()
    return caught.value


MARKED = {
    "1 / 0": "1 / 0\n    ~~~~~",
    "x = [1, 2]\nx[5]": "x[5]\n    ~~~~",
    "é = 'ü' ; é + 1": "é = 'ü' ; é + 1\n              ~~~~~",
    "[1 / n for n in [0]]": "[1 / n for n in [0]]\n     ~~~~~",
    "for i in 3: pass": "for i in 3: pass\n             ~",
    "with open_it(): pass": "with open_it(): pass\n         ~~~~~~~",
    "raise ValueError(1 / 0)": "raise ValueError(1 / 0)\n                     ~~~~~",
    "assert 1 / 0": "assert 1 / 0\n           ~~~~~",
    "int.real(1)": "int.real(1)\n    ~~~~~~~~~~~",
    "getattr(1, 'x')": "getattr(1, 'x')\n    ~~~~~~~~~~~~~~~",
}
UNMARKED = {
    "raise ValueError('no')": "raise ValueError('no')",
    "assert 1 == 2, 'no'": "assert 1 == 2, 'no'",
    "assert not 1": "assert not 1",
    "(1).x": "(1).x",
    "[].nothing(1)": "[].nothing(1)",
    "import nothing": "import nothing",
    "from math import nothing": "from math import nothing",
    "with 3: pass": "with 3: pass",
    "try:\n    1 / 0\nexcept Exception as error:\n    raise KeyError('k') from error": "raise KeyError('k') from error",
}


@pytest.mark.parametrize("source", [*MARKED, *UNMARKED])
def test_markers(source: str) -> None:
    shown = error_of(source).display()
    _, preview = shown.rsplit("<module>\n    ", 1)
    assert preview.rsplit("\n", 1)[0] == (MARKED | UNMARKED)[source]


def test_a_span_of_several_lines() -> None:
    (frame,) = error_of("x = (1 +\n  '')").traceback()
    assert (frame.line, frame.column, frame.end_line, frame.end_column, frame.source_line) == (1, 6, 2, 5, None)
    error = error_of("if 1:\n  raise ValueError(\n      'no',\n  )")
    (frame,) = error.traceback()
    assert frame.source_line == "  raise ValueError(\n        'no',\n    )"
    assert (frame.line, frame.column, frame.end_line, frame.end_column) == (2, 9, 4, 4)
    assert error.display().splitlines()[2:5] == ["    raise ValueError(", "        'no',", "    )"]


def test_raise_names_what_is_raised() -> None:
    error = error_of("def inner():\n    raise ValueError('error')\n\ndef outer():\n    inner()\n\nouter()")
    assert [frame.dict() for frame in error.traceback()][-1] == {
        "filename": "main.py",
        "line": 2,
        "column": 11,
        "end_line": 2,
        "end_column": 30,
        "function_name": "inner",
        "source_line": "    raise ValueError('error')",
    }


def test_repeated_frames_are_folded_in_the_text_only() -> None:
    error = error_of("def f(n):\n    return f(n + 1)\nf(0)")
    assert "[Previous line repeated 997 more times]" in error.display()
    assert len(error.traceback()) == 1001


@pytest.mark.parametrize("body", ["def f(n):\n    n += 1\n    return f(n)", "f = lambda n: f(n)"])
def test_a_call_that_is_too_deep_has_no_frame(body: str) -> None:
    error = error_of(body + "\nf(0)")
    assert {frame.source_line for frame in error.traceback()} == {"f(0)", body.splitlines()[-1]}
    assert len(error.traceback()) == 1001
    caught = "\nimport traceback\ntry:\n    f(0)\nexcept RecursionError as e:\n    kept = e\nask(1)\nraise kept"
    frames = error_of_stopped(body + caught, reload=True).traceback()
    assert {frame.source_line for frame in frames} == {"raise kept", "    f(0)", body.splitlines()[-1]}


HANDLED = """
def broken(n):
    if n:
        broken(n - 1)
    return 1 / n

try:
    broken(3)
except ZeroDivisionError as error:
    kept = error
    ask(1)
ask(2)
raise kept
"""


def test_an_error_that_was_caught_before_a_dump_names_its_lines_after_it() -> None:
    wanted = [frame.dict() for frame in error_of_stopped(HANDLED, reload=False).traceback()]
    reloaded = error_of_stopped(HANDLED, reload=True)
    assert [frame.dict() for frame in reloaded.traceback()] == wanted
    assert [frame["line"] for frame in wanted] == [13, 8, 4, 4, 4, 5]


def error_of_stopped(source: str, reload: bool) -> SandboxRuntimeError:
    progress: Any = Sandbox(source, external_functions=["ask"]).start()
    try:
        while True:
            if reload:
                data = progress.dump()
                progress = Snapshot.load(data)
                assert progress.dump() == data
            progress = progress.resume(return_value=None)
    except SandboxRuntimeError as error:
        return error


def test_library_frames_are_left_out() -> None:
    error = error_of("import functools\nfunctools.reduce(lambda a, b: a / b, [1, 0])")
    assert [frame.function_name for frame in error.traceback()] == ["<module>", "<lambda>"]


def test_a_program_sees_no_traceback() -> None:
    for source in ("try:\n    1 / 0\nexcept Exception as error:\n    print(error.__traceback__.tb_frame)",):
        assert isinstance(error_of(source).exception(), AttributeError)
    assert types.TracebackType is not type(Sandbox("try:\n 1/0\nexcept Exception as e: x = e\nx").run())


# -------------------------------------------------------------------------------------------------------------- groups


NESTED = """\
def fail(kind):
    raise kind('text')

errors = []
for kind in (ValueError, KeyError):
    try:
        fail(kind)
    except Exception as error:
        error.add_note('a note\\nof two lines')
        errors.append(error)
try:
    raise ExceptionGroup('inner', [TypeError(), OSError(2, 'no')])
except ExceptionGroup as inner:
    errors.append(inner)
raise BaseExceptionGroup('outer', [*errors, SystemExit(3)])
"""
GROUPS = {
    "nested": NESTED,
    "wide": "raise ExceptionGroup('wide', [ValueError(i) for i in range(17)])",
    "one too many": "raise ExceptionGroup('wide', [ValueError(i) for i in range(16)])",
    "deep": """\
error = ValueError(1)
for level in range(12):
    error = ExceptionGroup('g', [error])
raise error
""",
    "own classes": """\
class Own(ExceptionGroup): pass
class Odd(Exception):
    def __str__(self): return 1 / 0
raise Own('g', [Odd(), Own('h', [KeyError(1)])])
""",
}


def drawn(source: str) -> list[str]:
    """What CPython prints for a failing program, without markers and lines of the harness."""
    linecache.cache["main.py"] = (len(source), None, source.splitlines(True), "main.py")
    try:
        exec(compile(source, "main.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    except BaseException as error:
        level = None if error.__traceback__ is None else error.__traceback__.tb_next
        report = traceback.TracebackException(type(error), error, level)
        text = "".join(report.format(chain=False)).replace("__main__.", "").rstrip("\n")
    finally:
        del linecache.cache["main.py"]
    return [line for line in text.split("\n") if set(line) - set(" |~^")]


@pytest.mark.parametrize("source", GROUPS.values(), ids=GROUPS)
def test_a_group_is_drawn_as_the_tree_that_cpython_prints(source: str) -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox(source).run()
    shown = caught.value.display()
    assert [line for line in shown.split("\n") if set(line) - set(" |~")] == drawn(source)
    assert pickle.loads(pickle.dumps(caught.value)).display() == shown


def test_the_members_of_a_group_keep_their_frames_in_a_dump() -> None:
    source = "def f():\n    1 / 0\ntry:\n    f()\nexcept Exception as error:\n    caught = error\n"
    source += "ask()\nraise ExceptionGroup('g', [caught])"
    shown = []
    for travel in (lambda call: call, lambda call: Snapshot.load(call.dump())):
        call = Sandbox(source, external_functions=["ask"]).start()
        with pytest.raises(SandboxRuntimeError) as failed:
            travel(call).resume(return_value=None)
        shown.append(failed.value.display())
    assert shown[0] == shown[1]
    assert "line 2, in f\n    |     1 / 0\n    |     ~~~~~\n    | ZeroDivisionError" in shown[0]
