"""The design's promises about code: corpus programs as they are emitted, and ouros' own modules, in; verdicts out.

What holds for every emitted program is listed in docs/impl.md; `violations` is that list as a checker.
"""

import ast
import contextlib
import functools
import inspect
import os
import subprocess
import sys
import types
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ouros
from ouros.limits import DEFAULT_LIMITS
from ouros.policy.modules import LIBRARY_MODULES
from ouros.runtime import attempt
from ouros.runtime.execution import Execution
from ouros.runtime.functions import Suspending
from ouros.transform.define import STRIDE
from ouros.transform.emit import Emitted
from ouros.transform.program import Program, evaluated, library, prelude
from ouros.transform.refusal import Refused
from ouros.transform.suspend import waits
from ouros.transform.unit import Scope
from tests import harness

PACKAGE = Path(ouros.__file__).parent
ROOT = PACKAGE.parent
MAX_LINES = 500
HEAVY = ("libcst", "dill", "typeguard")
one_worker = pytest.mark.xdist_group("compiled")  # so that only one compiles the corpus


@functools.cache
def compiled_corpus() -> dict[str, Program]:
    """Every fourth program of the corpus that is not refused, by name."""
    found: dict[str, Program] = {}
    for case in harness.load_cases()[::4]:
        with contextlib.suppress(Refused):
            found[case.name] = Program(case.source, "main.py", tuple(case.inputs), tuple(harness.EXTERNAL_NAMES))
    return found


# ------------------------------------------------------------------------------------------------ one code, two forms


def inside(scope: Scope) -> Iterator[Scope]:
    """The scope and all scopes in it."""
    yield scope
    for child in scope.children:
        yield from inside(child)


@one_worker
def test_functions_that_cannot_suspend_are_the_same_code_objects() -> None:
    counts: Counter[str] = Counter()
    for name, program in compiled_corpus().items():
        direct, suspendable = program.form(False), program.form(True)
        suspending = suspendable.emitted.effects.suspending
        for number, scope in enumerate(program.scopes):
            if number not in direct.codes or number not in suspendable.codes:
                continue
            where = f"{name}: {scope.name}"
            if not any(part in suspending for part in inside(scope)):
                assert direct.codes[number] is suspendable.codes[number], f"{where} was compiled twice"
                counts["shared"] += 1
            elif scope in suspending and not waits(scope):  # coroutines may be the same in both forms
                assert direct.codes[number] != suspendable.codes[number], where
                counts["different"] += 1
    assert counts["shared"] > 200
    assert counts["different"] > 200


MIXED = """
def plain(x):
    return [helper(n) for n in range(x)]

def helper(n):
    return (lambda: n * 2)()

def numbers(n):
    while n:
        yield n
        n -= 1

class Shop:
    def price(self, item):
        return len(item)
    def buy(self, item):
        return ask(item, self.price(item))

def stops(x):
    return ask(x, plain(x), *numbers(2))

stops(2), Shop().buy('tea')
"""


def test_what_runs_are_the_same_code_objects() -> None:
    program = Program(MIXED, "main.py", (), ("ask",))
    spaces: list[dict[str, Any]] = []
    direct = Execution(program, False, DEFAULT_LIMITS, None, {"ask": lambda *args: spaces.append({**direct.globals})})
    direct.run({})
    stopped = Execution(program, True, DEFAULT_LIMITS, None)
    stopped.start({})
    spaces = [spaces[0], stopped.globals]
    for name in ("plain", "helper", "numbers"):
        functions = [space[name] for space in spaces]
        assert all(type(function) is types.FunctionType for function in functions), name
        assert functions[0] is not functions[1]
        assert functions[0].__code__ is functions[1].__code__, name
    methods = [vars(space["Shop"]) for space in spaces]
    assert methods[0]["price"].__code__ is methods[1]["price"].__code__
    for native, suspending in ((spaces[0]["stops"], spaces[1]["stops"]), (methods[0]["buy"], methods[1]["buy"])):
        assert type(native) is types.FunctionType
        assert not native.__code__.co_flags & inspect.CO_GENERATOR
        assert type(suspending) is Suspending
        assert suspending._o_gen.__code__.co_flags & inspect.CO_GENERATOR


# ------------------------------------------------------------------------------------------------- the normal form

KEEP_STATE = (ast.With, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def yields_in(node: ast.AST) -> Iterator[ast.Yield | ast.YieldFrom]:
    """Every `yield` that CPython compiles into the function that `node` stands in."""
    if isinstance(node, (ast.Yield, ast.YieldFrom)):
        yield node
    if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
        for child in ast.iter_child_nodes(node):
            yield from yields_in(child)


def is_unreachable_yield(node: ast.AST) -> bool:
    """`if False: yield`, which makes a generator of a function that has no point of its own."""
    return isinstance(node, ast.If) and ast.unparse(node).replace("(yield)", "yield") == "if False:\n    yield"


def points_in(body: list[ast.stmt]) -> list[ast.Assign]:
    """The resume points of a function's statements, those of functions inside it left out."""
    found: list[ast.Assign] = []
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Yield, ast.YieldFrom)):
            found.append(node)
        elif not isinstance(node, (ast.FunctionDef, ast.Lambda)) and not is_unreachable_yield(node):
            stack.extend(ast.iter_child_nodes(node))
    return found


def functions_of(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _only(target: ast.AST, *more: ast.AST) -> ast.AST | None:
    """The one target, or what is alone in it: where a call to the outside is unpacked from its answer."""
    if isinstance(target, ast.Tuple):
        return None if len(target.elts) != 1 else _only(*target.elts, *more)
    return None if more else target


def violations(emitted: Emitted) -> Iterator[str]:
    """What is wrong with an emitted program, one sentence for each breach of the normal form."""
    labels: Counter[int] = Counter()
    yield from {f"{type(node).__name__} without a position" for node in ast.walk(emitted.tree) if lacks_position(node)}
    for function in functions_of(emitted.tree):
        points = points_in(function.body)
        lone = {point.value for point in points}
        labels.update(point.lineno for point in points)
        for point in points:
            if not isinstance(_only(*point.targets), ast.Name):
                yield f"{function.name}: a point is not assigned to one name"
            if any(True for child in ast.iter_child_nodes(point.value) for _ in yields_in(child)):
                yield f"{function.name}: a point inside a point"
            label = emitted.labels.get(point.lineno)
            if label is None or label.kind != "point":
                yield f"{function.name}: a point without a label"
            elif function is not emitted.bodies.get((point.lineno - emitted.first_label) // STRIDE):
                yield f"{function.name}: a point with the label of another function"
            elif not (label.scope.is_lazy or label.scope.whole.is_lazy or label.scope in emitted.effects.suspending):
                yield f"{function.name}: a point in a function that is called as a plain one"
        for statement in function.body:
            yield from (f"{function.name}: {wrong}" for wrong in hidden_state(statement, lone, emitted))
    for line, count in labels.items():
        if count > 1:
            yield f"{count} points with label {line}"
    known = {line for line, label in emitted.labels.items() if label.kind == "point"}
    if known != set(labels):
        yield f"labels without a point: {sorted(known - set(labels))}"


def lacks_position(node: ast.AST) -> bool:
    return any(getattr(node, name, None) is None for name in node._attributes)


def stops_in(body: list[ast.stmt]) -> bool:
    return any(True for part in body for _ in yields_in(part))


def hidden_state(node: ast.AST, lone: set[ast.expr], emitted: Emitted) -> Iterator[str]:
    """Breaches in one statement: points that do not stand alone, statements around points that keep state."""
    if isinstance(node, ast.FunctionDef) or is_unreachable_yield(node):
        return
    if isinstance(node, (ast.Yield, ast.YieldFrom)) and node not in lone:
        yield "a yield that does not stand alone"
    if isinstance(node, KEEP_STATE) and any(True for _ in yields_in(node)):
        yield f"a point inside {type(node).__name__}"
    if isinstance(node, ast.For) and stops_in(node.body) and not isinstance(node.iter, ast.NamedExpr):
        yield "a loop around a point whose iterator has no name"
    if isinstance(node, ast.Try) and stops_in(node.finalbody) and node not in emitted.completions:
        yield "a finally with a point that does not know how its try was left"
    if isinstance(node, ast.ExceptHandler) and stops_in(node.body) and not has_own_name(node):
        yield "a handler around a point whose exception has no name of ours"
    for child in ast.iter_child_nodes(node):
        yield from hidden_state(child, lone, emitted)


def has_own_name(node: ast.ExceptHandler) -> bool:
    """Whether the exception is in a variable of the compiler, at once or by the first statement of the handler."""
    first = node.body[0]
    renamed = ast.unparse(first.targets[0]) if isinstance(first, ast.Assign) else ""
    return any((name or "").startswith("_o_") for name in (node.name, renamed))


@one_worker
def test_emitted_programs_are_in_normal_form() -> None:
    found = {
        (name, suspendable): wrong
        for name, program in compiled_corpus().items()
        for suspendable in (False, True)
        if (wrong := list(violations(program.form(suspendable).emitted)))
    }
    assert found == {}


def test_the_normal_form_of_the_prelude() -> None:
    assert list(violations(prelude().form(True).emitted)) == []


@pytest.mark.parametrize("name", sorted(LIBRARY_MODULES))
def test_the_normal_form_of_the_library(name: str) -> None:
    for suspendable in (False, True):
        assert list(violations(library(name).form(suspendable).emitted)) == []


@one_worker
def test_every_point_has_a_continuation() -> None:
    count = 0
    for program in (*[*compiled_corpus().values()][::3], prelude()):  # a third, to save time
        emitted = program.form(True).emitted
        for line, label in emitted.labels.items():
            if label.kind == "point":
                continuation = program.continuation(True, *program.point_of(line))
                assert continuation.code.co_flags & inspect.CO_GENERATOR
                assert set(continuation.code.co_freevars) <= set(label.scope.captured)
                count += 1
    assert count > 2000


EVALUATED = """
@decorated
class A(base, key=value):
    @decorated
    def __f(self, x=default): return (x := 1)
    @decorated
    class __B: pass
with a as b, c: pass
for x, *y in z: d[e] += 1
try: pass
except* E as e: pass
match s:
    case [a, {'k': v}]: pass
import m.n
"""


@pytest.mark.parametrize("items", [False, True])
def test_the_normal_form_of_evaluated_sources(items: bool) -> None:
    program = evaluated((EVALUATED, "<string>", "exec", 0, items))
    for suspendable in (False, True):
        assert list(violations(program.form(suspendable).emitted)) == []


STOPS_IN_FINALLY = """
def f():
    for x in ask():
        try:
            ask(x)
        finally:
            ask()
f()
"""


def test_the_checker_sees_what_is_wrong() -> None:
    emitted = Program(STOPS_IN_FINALLY, "main.py", (), ("ask",)).form(True).emitted
    assert list(violations(emitted)) == []
    function = emitted.bodies[1]
    point = points_in(function.body)[0]
    emitted.completions.clear()
    point.lineno += STRIDE
    loop = next(node for node in ast.walk(function) if isinstance(node, ast.For) and stops_in(node.body))
    assert isinstance(loop.iter, ast.NamedExpr)
    loop.iter = loop.iter.value
    function.body.append(ast.Return(ast.Yield(None)))
    found = "; ".join(violations(emitted))
    for part in ("without a label", "no name", "how its try was left", "does not stand alone", "without a point"):
        assert part in found


# ---------------------------------------------------------------------------------------------------- determinism

PRINT_EMITTED = """
import ast, hashlib
from ouros.transform.program import Program
from ouros.transform.refusal import Refused
from tests.harness import EXTERNAL_NAMES, load_cases

for case in load_cases()[::36]:
    try:
        program = Program(case.source, 'main.py', tuple(case.inputs), tuple(EXTERNAL_NAMES))
        for suspendable in (False, True):
            emitted = program.form(suspendable).emitted
            labels = sorted((line, at.kind, at.position, at.scope.name) for line, at in emitted.labels.items())
            points = [program.point_of(line) for line, kind, *_ in labels if kind == 'point']
            variables = [program.continuation(suspendable, *point).variables for point in points]
            text = repr((ast.dump(emitted.tree, include_attributes=True), labels, variables))
            print(case.name, suspendable, hashlib.sha256(text.encode()).hexdigest())
    except Refused:
        pass
"""


def in_new_process(source: str, seed: str = "random") -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", source]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_output_is_the_same_in_every_process() -> None:
    first, second = (in_new_process(PRINT_EMITTED, seed).splitlines() for seed in ("1", "2"))
    assert len(first) > 80
    assert [line for line in first if line not in set(second)] == []
    assert len(first) == len(second)


# ------------------------------------------------------------------------------------------------- what is imported

RUN_EVERYTHING = """
import sys
import ouros
print(*(name for name in {heavy} if name in sys.modules), 'after import')
limits = ouros.ResourceLimits(max_duration_secs=60.0)
source = 'def f(x):\\n    return sorted(ask(n) for n in x)\\nf(data) + [1]'
sandbox = ouros.Sandbox(source, inputs=['data'], external_functions=['ask'])
assert sandbox.run(inputs={{'data': [2, 3]}}, external_functions={{'ask': lambda x: x}}, limits=limits) == [2, 3, 1]
progress = ouros.Sandbox.load(sandbox.dump()).start(inputs={{'data': [2, 3]}}, limits=limits)
while isinstance(progress, ouros.Snapshot):
    progress = ouros.Snapshot.load(progress.dump()).resume(return_value=progress.args[0])
assert progress.output == [2, 3, 1]
for wrong in ('x = (', 'from . import x', '1 / 0'):
    try:
        ouros.Sandbox(wrong).run()
    except ouros.SandboxError as error:
        str(error)
print(*(name for name in {heavy} if name in sys.modules), 'after running')
"""


def test_running_imports_no_heavy_library() -> None:
    printed = in_new_process(RUN_EVERYTHING.format(heavy=HEAVY))
    assert printed.splitlines() == ["after import", "after running"]


FLAGS = [[], ["-O"], ["-OO"], ["-X", "no_debug_ranges"], ["-X", "dev"], ["-I"], ["-b"]]
STOP_EVERYWHERE = '''
import sys
sys.path.insert(0, {root!r})
import ouros
source = """
def numbers(k):
    'documented'
    for i in range(k):
        assert i < 2, ask('too many')
        yield ask(i)
try:
    found = [n for n in numbers(3)]
except AssertionError as error:
    found = [str(error), numbers.__doc__]
found
"""
progress = ouros.Sandbox(source, external_functions=['ask']).start()
while isinstance(progress, ouros.Snapshot):
    progress = ouros.Snapshot.load(progress.dump()).resume(return_value=progress.args[0])
print(progress.output, __debug__)
'''


@pytest.mark.parametrize("flags", FLAGS, ids=" ".join)
def test_programs_do_not_depend_on_the_flags_of_the_interpreter(flags: list[str]) -> None:
    command = [sys.executable, *flags, "-c", STOP_EVERYWHERE.format(root=str(ROOT))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    is_debug = not any(flag.startswith("-O") for flag in flags)
    assert (done.stdout, done.stderr) == (f"['too many', 'documented'] {is_debug}\n", "")


# -------------------------------------------------------------------------------------------- ouros' own modules

LAYERS = {
    "errors": 0,
    "library": 0,
    "limits": 0,
    "keys": 0,
    "opaque": 0,
    "os_access": 0,
    "abstract_os": 0,
    "policy": 0,
    "refused": 0,
    "rendering": 0,
    "results": 0,
    "sealed": 0,
    "unknown_dataclass": 0,
    "version": 0,
    "whole_files": 0,
    "runtime": 1,
    "transform": 2,
    "inspection": 3,
    "programs": 3,
    "progress": 3,
    "script_cache": 3,
    "type_checking": 3,
    "type_names": 3,
    "type_places": 3,
    "sandbox": 4,
    "aio": 5,
    "session": 5,
    "session_arguments": 5,
    "session_errors": 5,
    "session_handle": 5,
    "session_heap": 5,
    "session_manager": 5,
    "session_state": 5,
    "session_store": 5,
    "_ouros": 6,
    "cli": 6,
    "__main__": 7,
    "": 7,
}
"""A module may import from its own layer and from lower ones; the key is the first part of its name below `ouros`."""

PRELUDE = PACKAGE / "runtime" / "prelude"
LIBRARY = PACKAGE / "library"
IN_LANGUAGE = (PRELUDE, LIBRARY)
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent not in IN_LANGUAGE or path.name == "__init__.py")


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}


def at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements that run when a module is imported."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test):
            yield from at_import(statement.orelse)
        elif not isinstance(statement, ast.FunctionDef):
            for field in ("body", "orelse", "finalbody"):
                yield from at_import(getattr(statement, field, []))


def imported(path: Path) -> set[str]:
    """The modules of ouros that a module imports when it is imported itself."""
    name = module_name(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for statement in at_import(ast.parse(path.read_text("utf-8")).body):
        if isinstance(statement, ast.Import):
            found.update(alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            base = package.rsplit(".", statement.level - 1)[0] if statement.level else ""
            source = ".".join(part for part in (base, statement.module) if part)
            for alias in statement.names:
                found.add(f"{source}.{alias.name}" if f"{source}.{alias.name}" in MODULES else source)
    return {name for name in found if name in MODULES}


GRAPH = {name: imported(path) for name, path in MODULES.items()}


def layer(name: str) -> int:
    return LAYERS[name.split(".")[1] if "." in name else ""]


def test_modules_import_in_one_direction() -> None:
    assert len(GRAPH) > 40
    assert sum(map(len, GRAPH.values())) > 100
    wrong = [f"{name} imports {other}" for name in GRAPH for other in GRAPH[name] if layer(other) > layer(name)]
    assert wrong == []


def test_the_lowest_layer_stands_alone() -> None:
    for name in GRAPH:
        if layer(name) == 0:
            assert all(layer(other) == 0 for other in GRAPH[name]), name
    assert GRAPH["ouros.sealed"] == set()


def test_no_modules_import_each_other() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " imports ".join([*path[path.index(name) :], name])
        if name not in done:
            for other in sorted(GRAPH[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in GRAPH:
        visit(name, ())


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_are_short_and_say_what_they_do(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") < MAX_LINES
    if path.parent != PRELUDE:
        assert ast.get_docstring(ast.parse(text)), "the first sentence says what goes in and what comes out"


_HOLD_DATA_OF_THE_HOST = {"compiled.py", "container_iterators.py", "plain_library.py", "state.py"}


@pytest.mark.parametrize("folder", ["runtime", "runtime/prelude", "runtime/modules", "library"])
def test_kinds_are_told_apart_by_identity(folder: str) -> None:
    """A metaclass of the program may define how its classes hash and compare; it is not asked what kind a value is."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in (PACKAGE / folder).glob("*.py")
        if path.name not in _HOLD_DATA_OF_THE_HOST
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare) and not any(isinstance(op, (ast.Is, ast.IsNot)) for op in node.ops)
        if isinstance(node.left, ast.Call) and isinstance(node.left.func, ast.Name)
        if node.left.func.id in ("type", "_o_type") and not isinstance(node.left.args[0], ast.Constant)
    ]
    assert found == []


def test_callbacks_that_do_not_stop_are_not_looked_for_among_earlier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or else the time of a sort by methods of the program would be quadratic."""
    looked: list[object] = []
    monkeypatch.setattr(attempt, "_is_of", lambda *args: looked.append(args))
    source = "class K:\n    def __lt__(self, other): return ready or f()\nready = True\n"
    source += "len(sorted([K() for _ in '12345678']))"
    done = ouros.Sandbox(source, external_functions=["f"]).start()
    assert isinstance(done, ouros.Complete)
    assert (done.output, looked) == (8, [])


def test_frames_of_one_place_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or else an error that comes from deep recursion would take as long as the recursion."""
    asked: list[object] = []
    find = Program.find_place
    monkeypatch.setattr(Program, "find_place", lambda self, place: asked.append(place) or find(self, place))
    with pytest.raises(ouros.SandboxRuntimeError, match="RecursionError"):
        ouros.Sandbox("def f(): f()\nf()").run()
    assert 0 < len(asked) < 9
