"""Corpus programs come in; what each did, under CPython and in every way ouros can run it, goes out as an `Outcome`."""

import ast
import asyncio
import contextlib
import decimal
import functools
import gc
import inspect
import io
import json
import linecache
import os
import pickle
import re
import subprocess
import sys
import tempfile
import traceback
import unittest.mock
import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from types import EllipsisType, ModuleType, NoneType
from typing import Any, get_args

import ouros
from ouros import Complete, MemoryFile, OSAccess, OsFunction, Sandbox, SandboxRuntimeError, SandboxSyntaxError, Snapshot
from tests.clock import virtual_time
from tests.externals import make_externals
from tests.step_worker import last_line_of, read_from

CASES_DIR = Path(__file__).parent / "cases"
RECORD = CASES_DIR / "newer.json"
RECORDED = (3, 13)
"""The version of Python whose words are on record for programs in newer syntax, and given to them on every host."""
WORKER = Path(__file__).parent / "step_worker.py"
EXTERNAL_NAMES = list(make_externals())
FILES = {"data/a.txt": "one\ntwo\nthree\n", "data/b.csv": "x,y\n1,2\n3,4\n", "notes.txt": "first\n"}
ENVIRONMENT = {"USER": "ada", "LANG": "C"}
OS_CALLS = frozenset(get_args(OsFunction))

_HEADER_LINE = re.compile(r"^#:(.*)\n", re.MULTILINE)
_HEADER = re.compile(r" (?P<name>[a-z][a-z0-9_]*)(?: \| inputs=(?P<inputs>\{.*\}))?")
_RESULT = "__result__"
_MAX_STEPS = 1000
_ROUND_SECONDS = 300


# ---------------------------------------------------------------------------------------------------------- programs


@dataclass(frozen=True)
class Program:
    """One program of the corpus.

    Attributes:
        name: `file.program`, unique in the corpus.
        source: what runs; its value is that of the last statement if that is an expression, else None.
        inputs: names bound before it starts.
    """

    name: str
    source: str
    inputs: Mapping[str, Any] = field(default_factory=dict)


def parse_cases(stem: str, text: str) -> list[Program]:
    r"""Splits one case file at its `#: name` lines.

    Args:
        stem: the file's name, the first half of its programs' names.
        text: the file's contents; what precedes the first `#:` line is commentary.

    Raises:
        ValueError: a malformed header, or two programs of one name.

    Example:
        >>> [program.name for program in parse_cases('demo', '#: one\n1\n#: two\n2\n')]
        ['demo.one', 'demo.two']
    """
    _, *pieces = _HEADER_LINE.split(text)
    programs: dict[str, Program] = {}
    for line, source in zip(pieces[::2], pieces[1::2], strict=True):
        header = _HEADER.fullmatch(line.rstrip())
        if header is None or header["name"] in programs:
            raise ValueError(f"{stem}.py: malformed or repeated program header: #:{line}")
        inputs = ast.literal_eval(header["inputs"] or "{}")
        programs[header["name"]] = Program(f"{stem}.{header['name']}", source, inputs)
    return list(programs.values())


def load_cases(directory: Path = CASES_DIR) -> list[Program]:
    """Reads every case file of a directory, in the order of their names."""
    files = sorted(directory.glob("*.py"))
    return [program for file in files for program in parse_cases(file.stem, file.read_text("utf-8"))]


# ---------------------------------------------------------------------------------------------------------- outcomes


@dataclass(frozen=True)
class Call:
    """One external call as the host saw it; `printed` is how many characters the program had printed by then."""

    name: str
    args: str
    kwargs: str
    printed: int


@dataclass(frozen=True)
class Outcome:
    """What a program did.

    Attributes:
        kind: `ok`, `error` (the program raised), `refused` (it did not compile) or `broken` (ouros itself failed).
        value: the result as text, or `Type: message`, or the traceback of what broke.
        printed: everything it printed.
        calls: its external calls, in order.
    """

    kind: str
    value: str
    printed: str = ""
    calls: tuple[Call, ...] = ()


def show(value: Any) -> str:
    """Writes a value as `repr` does, except that the elements of sets come in sorted order.

    Example:
        >>> show(({'b', 'a'}, [1.0]))
        "({'a', 'b'}, [1.0])"
    """
    kind = type(value)
    if kind is list:
        return f"[{', '.join(map(show, value))}]"
    if kind is tuple:
        return f"({', '.join(map(show, value))}{',' * (len(value) == 1)})"
    if kind is dict:
        return f"{{{', '.join(f'{show(key)}: {show(item)}' for key, item in value.items())}}}"
    if kind is set and value:
        return f"{{{', '.join(sorted(map(show, value)))}}}"
    if kind is frozenset and value:
        return f"frozenset({{{', '.join(sorted(map(show, value)))}}})"
    return repr(value)


def last_line(error: BaseException) -> str:
    """Words an exception as the last line of its traceback, without module prefix and suggestions.

    `traceback.format_exception_only` is not asked because only some CPython versions add "Did you mean" there.
    """
    return f"{type(error).__name__}: {error}".removesuffix(": ")


# ---------------------------------------------------------------------------------------------------------- boundary

_ATOMS: frozenset[type] = frozenset({NoneType, bool, int, float, str, bytes, EllipsisType})
_SEQUENCES: frozenset[type] = frozenset({list, tuple, set, frozenset})


def cross(value: Any) -> Any:
    """Copies a value as it is copied at the edge of the sandbox.

    Raises:
        TypeError: the value is not plain data, so it has no business in a corpus program's calls or result.
    """
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind in _SEQUENCES:
        return kind(map(cross, value))
    if kind is dict:
        return {cross(key): cross(item) for key, item in value.items()}
    if isinstance(value, BaseException) and kind.__module__ == "builtins":
        return kind(*map(cross, value.args))
    raise TypeError(f"not plain data: {kind.__name__}")


class World:
    """What surrounds one run: the external functions with their state, the record of their calls, and the output."""

    def __init__(self) -> None:
        self._functions = make_externals()
        self.system = OSAccess([MemoryFile(path, text) for path, text in FILES.items()], dict(ENVIRONMENT))
        self._calls: list[Call] = []
        self._output = io.StringIO()
        self.misuse: list[str] = []

    def call(self, name: str, args: Iterable[Any], kwargs: Mapping[str, Any]) -> Any:
        """Records one call and performs it on copies; what the function raises is raised here.

        Calls to the operating system are performed and not recorded: CPython makes others.
        """
        if name in OS_CALLS:
            return self.system(name, tuple(args), dict(kwargs))  # type: ignore[arg-type]
        try:
            args, kwargs = cross(tuple(args)), cross(dict(kwargs))
        except TypeError as error:
            self.misuse.append(f"{name}: {error}")
            raise
        self._calls.append(Call(name, show(args), show(kwargs), len(self._output.getvalue())))
        return cross(self._functions[name](*args, **kwargs))

    def callables(self) -> dict[str, Callable[..., Any]]:
        """Returns the external functions as plain Python callables."""

        def bind(name: str) -> Callable[..., Any]:
            return lambda *args, **kwargs: self.call(name, args, kwargs)

        return {name: bind(name) for name in self._functions}

    def print(self, stream: str, text: str) -> None:
        """Takes what a program prints; has the signature of ouros' `print_callback`."""
        self._output.write(text)

    @property
    def stdout(self) -> io.StringIO:
        return self._output

    def ended(self, kind: str, value: str) -> Outcome:
        return Outcome(kind, value, self._output.getvalue(), tuple(self._calls))


# ----------------------------------------------------------------------------------------------------------- CPython


def _with_result(source: str) -> ast.Module:
    """Parses a program so that executing it leaves the value of a last expression in a variable."""
    module = ast.parse(source, "main.py")
    last = module.body[-1] if module.body else None
    if isinstance(last, ast.Expr):
        target = ast.Name(_RESULT, ast.Store())
        module.body[-1] = ast.fix_missing_locations(ast.copy_location(ast.Assign([target], last.value), last))
    return module


def _behind_the_edge(function: Callable[..., Any]) -> Callable[..., Any]:
    """Wraps an external function so that of its exceptions only class and text arrive, as documented for ouros."""

    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            arriving = type(error)(str(error))
        raise arriving  # out here, so that its context is what the program was handling, and not the original

    return call


def run_cpython(program: Program) -> Outcome:
    """Runs a program as an ordinary interpreter would: the outcome all others are compared with.

    Raises:
        ValueError: the program is no corpus program, because it lets something other than plain data out.
    """
    on_record = program.name.startswith("newer") and sys.version_info < RECORDED
    return recorded()[program.name] if on_record else run_cpython_here(program)


def host_reads(program: Program) -> bool:
    """Whether this Python is new enough for a program."""
    try:
        ast.parse(program.source)
    except SyntaxError:
        return not program.name.startswith("newer")
    return True


@functools.cache
def recorded() -> dict[str, Outcome]:
    """What CPython 3.13 does with the programs in newer syntax."""
    held = json.loads(RECORD.read_text("utf-8"))
    return {
        name: Outcome(kind, value, printed, tuple(Call(*call) for call in calls))
        for name, (kind, value, printed, calls) in held.items()
    }


def record(programs: Iterable[Program]) -> str:
    """The text of the record."""
    outcomes = {program.name: run_cpython_here(program) for program in programs if program.name.startswith("newer")}
    return json.dumps({name: astuple(outcome) for name, outcome in outcomes.items()}, indent=1) + "\n"


@contextlib.contextmanager
def machine(program: Program) -> Iterator[None]:
    """The files and the environment of `World`, for a program that asks for them."""
    if not any(word in program.source for word in ("open(", "pathlib", "import os", "from os")):
        yield
        return
    with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.dict(os.environ, ENVIRONMENT, clear=True):
        for path, text in FILES.items():
            place = Path(folder, path)
            place.parent.mkdir(exist_ok=True)
            place.write_text(text)
        with contextlib.chdir(folder), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # programs leave files open
            yield
            gc.collect()


def run_cpython_here(program: Program) -> Outcome:
    """Runs a program that this Python reads."""
    with machine(program):
        return _run_cpython(program)


def _ignore(unraisable: object) -> None:
    """Errors that nobody can catch, which only the host's log would show."""


@contextlib.contextmanager
def _as_main(module: ModuleType) -> Iterator[None]:
    """Lets `typing` and `dataclasses` find the names of a program, which they look for by the module's name."""
    before = sys.modules["__main__"]
    sys.modules["__main__"] = module
    try:
        yield
    finally:
        sys.modules["__main__"] = before


def _run_cpython(program: Program) -> Outcome:
    world = World()
    externals = {name: _behind_the_edge(function) for name, function in world.callables().items()}
    main = ModuleType("__main__")
    names = vars(main)
    names.clear()
    names |= {"__name__": "__main__", **cross(dict(program.inputs)), **externals}
    lines = program.source.splitlines(keepends=True)
    linecache.cache["main.py"] = (len(program.source), None, lines, "main.py")  # for what shows tracebacks
    code = compile(_with_result(program.source), "main.py", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    try:
        ignoring = unittest.mock.patch("sys.unraisablehook", _ignore)
        numbers = decimal.localcontext(decimal.Context())
        with contextlib.redirect_stdout(world.stdout), virtual_time(), numbers, ignoring, _as_main(main):
            if code.co_flags & inspect.CO_COROUTINE:  # it awaits at the top
                asyncio.run(eval(code, names))
            else:
                exec(code, names)
        outcome = world.ended("ok", show(cross(names.get(_RESULT))))
    except BaseException as error:
        if type(error) is KeyboardInterrupt:
            raise
        outcome = world.ended("error", last_line(error))
        if isinstance(error, TypeError) and str(error).startswith("not plain data"):
            world.misuse.append(f"result: {error}")
    if world.misuse:
        raise ValueError(f"{program.name} lets out more than plain data: {'; '.join(world.misuse)}")
    return outcome


# ---------------------------------------------------------------------------------------------------- ouros, in here


def make_sandbox(program: Program) -> Sandbox:
    return Sandbox(program.source, inputs=list(program.inputs), external_functions=EXTERNAL_NAMES)


def _inputs(program: Program) -> dict[str, Any] | None:
    """Returns the inputs as ouros wants them: a program that declares none must not be given any."""
    return dict(program.inputs) or None


def _guarded(program: Program, world: World, run: Callable[[Sandbox], Any]) -> Outcome:
    """Compiles a program and runs it by `run`, which returns its result; words what is raised instead."""
    try:
        sandbox = make_sandbox(program)
    except (SandboxRuntimeError, SandboxSyntaxError) as error:
        return world.ended("refused", last_line_of(error))
    try:
        return world.ended("ok", show(run(sandbox)))
    except (SandboxRuntimeError, SandboxSyntaxError) as error:
        return world.ended("error", last_line_of(error))


def run_direct(program: Program) -> Outcome:
    """Runs a program with `Sandbox.run` and callbacks."""
    world = World()

    def run(sandbox: Sandbox) -> Any:
        inputs, functions = _inputs(program), world.callables()
        return sandbox.run(inputs=inputs, external_functions=functions, print_callback=world.print, os=world.system)

    return _guarded(program, world, run)


def answer_to(world: World, name: str, args: Iterable[Any], kwargs: Mapping[str, Any]) -> dict[str, Any]:
    """Performs the call a program waits for; returns the keyword argument `Snapshot.resume` wants."""
    try:
        return {"return_value": world.call(name, args, kwargs)}
    except BaseException as error:
        return {"exception": error}


def is_dumped_twice(program: Program) -> bool:
    """Whether it is also looked at what dumps change: for every third program, to save time."""
    return zlib.crc32(program.name.encode()) % 3 == 0


def run_scheduled(
    program: Program, should_reload: Callable[[int], bool], *, reload_sandbox: bool = False, dumps: bool = True
) -> Outcome:
    """Runs a program step by step, replacing some snapshots by what their bytes say.

    Args:
        program: what to run.
        should_reload: told the number of the stop (0, 1, …); true to dump the snapshot and go on from the bytes.
        reload_sandbox: also dump the sandbox before the start, and start what the bytes say.
        dumps: also dump every other snapshot from which it goes on, if the program is one that is dumped twice.
    """
    world = World()
    again = is_dumped_twice(program)

    def reload(snapshot: Snapshot) -> Snapshot:
        data = snapshot.dump()
        loaded = Snapshot.load(data, print_callback=world.print)
        assert not again or loaded.dump() == data, f"{program.name}: a loaded dump is dumped as something else"
        return loaded

    def run(sandbox: Sandbox) -> Any:
        if reload_sandbox:
            sandbox = Sandbox.load(sandbox.dump())
        progress = sandbox.start(inputs=_inputs(program), print_callback=world.print)
        for step in range(_MAX_STEPS):
            if isinstance(progress, Complete):
                return progress.output
            assert isinstance(progress, Snapshot), progress
            if should_reload(step):
                progress = reload(progress)
            elif dumps and again and step % 2:
                progress.dump()  # which changes nothing
            answer = answer_to(world, progress.function_name, progress.args, progress.kwargs)
            progress = progress.resume(**answer)
        raise AssertionError(f"{program.name} still stops after {_MAX_STEPS} steps")

    return _guarded(program, world, run)


def run_resumed(program: Program) -> Outcome:
    """Runs a program with `start` and `resume`, in one process and from the live snapshots."""
    return run_scheduled(program, lambda step: False)


def run_reloaded(program: Program) -> Outcome:
    """Runs a program with the sandbox and every snapshot turned to bytes and back; late ones a third, to save time."""
    return run_scheduled(program, lambda step: step < _ALL_STEPS or step % 3 == 0, reload_sandbox=True)


_ALL_STEPS = 30


# ----------------------------------------------------------------------------------------------- ouros, in processes

Task = dict[str, Any]
Reply = dict[str, Any]


def _ask_worker(tasks: list[Task], python: str) -> tuple[list[Reply], str]:
    """Gives tasks to one new process; returns the replies it lived to give, and its last words."""
    root = str(Path(ouros.__file__).parents[1])
    request = pickle.dumps(tasks)
    process = subprocess.Popen(
        [python, str(WORKER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    )
    try:
        output, errors = process.communicate(request, timeout=_ROUND_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        output, errors = process.communicate()
        errors += b"the process took too long"
    stream, replies = io.BytesIO(output), []
    with contextlib.suppress(EOFError, pickle.UnpicklingError):
        while True:
            replies.append(read_from(stream))
    return replies, errors.decode(errors="replace")


def _round(tasks: list[Task], python: str) -> list[Reply]:
    """Performs tasks in a new process; one that ends the process is marked, and another process takes the rest."""
    replies: list[Reply] = []
    while len(replies) < len(tasks):
        done, words = _ask_worker(tasks[len(replies) :], python)
        replies += done
        if len(replies) < len(tasks):
            replies.append({"kind": "broken", "value": f"the process ended: {words}", "printed": ""})
    return replies


def run_processes(
    programs: list[Program], python: Callable[[int], str] = lambda round_number: sys.executable
) -> dict[str, Outcome]:
    """Runs programs with a new process for every step of each.

    All programs advance together: round k is one process that performs step k of every program still running, so
    there are as many processes as the longest program has steps. The external functions stay here.

    Args:
        programs: what to run.
        python: told the number of the round, the interpreter to perform it.

    Returns:
        Program name to outcome.
    """
    return _run_rounds(programs, lambda number, tasks: _round(tasks, python(number)))


class Interpreter:
    """A process of some Python that performs tasks one after another, each program's in turn; a new one if it ends."""

    def __init__(self, python: str) -> None:
        self._python = python
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, task: Task) -> Reply:
        if self._process is None:
            environment = {**os.environ, "PYTHONPATH": str(Path(ouros.__file__).parents[1])}
            pipe = subprocess.PIPE
            self._process = subprocess.Popen([self._python, str(WORKER)], stdin=pipe, stdout=pipe, env=environment)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump([task], self._process.stdin)
            self._process.stdin.flush()
            return read_from(self._process.stdout)
        except (EOFError, BrokenPipeError):
            self.close()
            return {"kind": "broken", "value": "the process ended", "printed": ""}

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def run_between(program: Program, interpreters: list[Interpreter]) -> Outcome:
    """Runs a program in processes of several interpreters, which take turns at its steps."""

    def ask(number: int, tasks: list[Task]) -> list[Reply]:
        return list(map(interpreters[number % len(interpreters)].ask, tasks))

    return _run_rounds([program], ask)[program.name]


def _run_rounds(programs: list[Program], ask: Callable[[int, list[Task]], list[Reply]]) -> dict[str, Outcome]:
    """Takes all programs forward together; `ask` gets the number of a step and what to do in it."""
    worlds = {program.name: World() for program in programs}
    outcomes: dict[str, Outcome] = {}
    tasks: dict[str, Task] = {}
    for program in programs:
        try:
            tasks[program.name] = {"sandbox": make_sandbox(program).dump(), "inputs": _inputs(program)}
        except (SandboxRuntimeError, SandboxSyntaxError) as error:
            outcomes[program.name] = Outcome("refused", last_line_of(error))
        except Exception:  # one program that ouros fails on must not keep the others from being tested
            outcomes[program.name] = Outcome("broken", traceback.format_exc())
    for number in range(_MAX_STEPS):
        if not tasks:
            return outcomes
        replies = dict(zip(tasks, ask(number, list(tasks.values())), strict=True))
        tasks = {}
        for name, reply in replies.items():
            world = worlds[name]
            world.print("stdout", reply["printed"])
            if reply["kind"] == "call":
                answer = answer_to(world, reply["name"], reply["args"], reply["kwargs"])
                tasks[name] = {"snapshot": reply["snapshot"], "answer": answer}
            else:
                value = show(reply["value"]) if reply["kind"] == "ok" else reply["value"]
                outcomes[name] = world.ended(reply["kind"], value)
    raise AssertionError(f"still stopping after {_MAX_STEPS} steps: {', '.join(tasks)}")
