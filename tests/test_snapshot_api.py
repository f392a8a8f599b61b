"""What a host may rely on between `start` and `Complete`: programs in; what snapshots show, keep and refuse, out."""

import contextlib
import functools
import gc
import io
import threading
from collections.abc import Callable
from typing import Any

import pytest

import ouros
from ouros import Complete, Sandbox, SandboxRuntimeError, Snapshot

Progress = Snapshot | Complete


def start(code: str, **options: Any) -> Snapshot:
    progress = Sandbox(code, external_functions=["f", "g"]).start(**options)
    assert isinstance(progress, Snapshot)
    return progress


def reload(snapshot: Snapshot, **options: Any) -> Snapshot:
    return Snapshot.load(snapshot.dump(), **options)


def finish(progress: Progress, *answers: Any) -> Any:
    """Gives the answers one after the other; returns the program's result."""
    for answer in answers:
        assert isinstance(progress, Snapshot)
        progress = progress.resume(return_value=answer)
    assert isinstance(progress, Complete), progress
    return progress.output


# `reload` as one case and doing nothing as the other: what a program sees must not depend on it.
both_ways = pytest.mark.parametrize("keep", [lambda snapshot: snapshot, reload], ids=["live", "loaded"])
Keep = Callable[[Snapshot], Snapshot]


# --------------------------------------------------------------------------------------------------------- what shows


@pytest.mark.parametrize(
    ("code", "options", "text"),
    [
        ("", {}, "Sandbox(<0 lines of code>, script_name='main.py')"),
        ("1", {}, "Sandbox(<1 line of code>, script_name='main.py')"),
        ("1\n", {}, "Sandbox(<1 line of code>, script_name='main.py')"),
        ("1\n\n2", {}, "Sandbox(<3 lines of code>, script_name='main.py')"),
        ("1\r2", {}, "Sandbox(<1 line of code>, script_name='main.py')"),
        ("1", {"script_name": "it's"}, "Sandbox(<1 line of code>, script_name='it's')"),
        ("1", {"inputs": ["a", "b"]}, 'Sandbox(<1 line of code>, script_name=\'main.py\', inputs=["a", "b"])'),
        (
            "1",
            {"inputs": ["x"], "external_functions": ["f", "g"]},
            'Sandbox(<1 line of code>, script_name=\'main.py\', inputs=["x"], external_functions=["f", "g"])',
        ),
        ("1", {"inputs": [], "external_functions": []}, "Sandbox(<1 line of code>, script_name='main.py')"),
    ],
)
def test_the_repr_of_a_sandbox(code: str, options: dict[str, Any], text: str) -> None:
    sandbox = Sandbox(code, **options)
    assert repr(sandbox) == text
    assert repr(Sandbox.load(sandbox.dump())) == text


@both_ways
def test_the_repr_of_progress(keep: Keep) -> None:
    snapshot = keep(start('f(1, "a", x=2)\n42'))
    assert repr(snapshot) == "Snapshot(script_name='main.py', function_name='f', args=(1, 'a'), kwargs={'x': 2})"
    assert repr(snapshot.resume(return_value=None)) == "Complete(output=42)"


@both_ways
def test_the_attributes_of_a_snapshot(keep: Keep) -> None:
    sandbox = Sandbox('f([1], k={"a": (2,)})', script_name="job.py", external_functions=["f"])
    progress = sandbox.start()
    assert isinstance(progress, Snapshot)
    snapshot = keep(progress)
    assert snapshot.script_name == "job.py"
    assert snapshot.is_os_function is False
    assert snapshot.function_name == "f"
    assert snapshot.args == ([1],)
    assert snapshot.kwargs == {"k": {"a": (2,)}}
    assert snapshot.call_id == 0
    assert snapshot.args is snapshot.args
    assert snapshot.kwargs is snapshot.kwargs
    args = snapshot.args
    snapshot.resume(return_value=None)
    assert snapshot.args is args
    assert (snapshot.function_name, snapshot.script_name, snapshot.call_id) == ("f", "job.py", 0)


def test_the_output_of_complete_is_one_object() -> None:
    progress = Sandbox("[[]]").start()
    assert isinstance(progress, Complete)
    assert progress.output is progress.output


@both_ways
def test_calls_are_numbered(keep: Keep) -> None:
    code = "for i in range(3):\n    try:\n        f(i)\n        g()\n    except ValueError:\n        pass"
    progress: Progress = start(code)
    seen = []
    while isinstance(progress, Snapshot):
        progress = keep(progress)
        seen.append((progress.call_id, progress.function_name))
        answer = {"exception": ValueError()} if progress.args == (1,) else {"return_value": None}
        progress = progress.resume(**answer)
    assert seen == [(0, "f"), (1, "g"), (2, "f"), (3, "f"), (4, "g")]


def test_two_runs_count_their_own_calls() -> None:
    sandbox = Sandbox("f()\nf()", external_functions=["f"])
    first, second = sandbox.start(), sandbox.start()
    assert isinstance(first, Snapshot)
    assert isinstance(second, Snapshot)
    later = first.resume(return_value=None)
    assert isinstance(later, Snapshot)
    assert (later.call_id, second.call_id) == (1, 0)


# --------------------------------------------------------------------------------------- how calls are made and seen


@both_ways
@pytest.mark.parametrize(
    ("call", "args", "kwargs"),
    [
        ("f()", (), {}),
        ("f(*[1, 2], 3, *(4,))", (1, 2, 3, 4), {}),
        ('f(z=1, a=2, **{"m": 3})', (), {"z": 1, "a": 2, "m": 3}),
        ('f(**{"a b": 1, "class": 2})', (), {"a b": 1, "class": 2}),
        ("(lambda h: h(1))(f)", (1,), {}),
        ('{"k": [f]}["k"][0](1)', (1,), {}),
        ("f(int, len)", (int, len), {}),
        ('f({3, 3}, b"x", None, 1.5)', ({3}, b"x", None, 1.5), {}),
    ],
)
def test_arguments_arrive_as_written(call: str, args: Any, kwargs: dict[str, Any], keep: Keep) -> None:
    snapshot = keep(start(call))
    assert snapshot.args == args
    assert list(snapshot.kwargs.items()) == list(kwargs.items())


CALL_ERRORS = {
    "f(**{1: 2})": "keywords must be strings",
    'f(a=1, **{"a": 2})': "f() got multiple values for keyword argument 'a'",
    "f(*3)": "f() argument after * must be an iterable, not int",
}


@pytest.mark.parametrize(("call", "message"), CALL_ERRORS.items())
def test_calls_that_python_itself_refuses(call: str, message: str) -> None:
    sandbox = Sandbox(f"try:\n    {call}\nexcept TypeError as e:\n    text = str(e)\ntext", external_functions=["f"])
    assert message in sandbox.run(external_functions={"f": lambda *args, **kwargs: None})
    progress = sandbox.start()
    assert isinstance(progress, Complete)
    assert message in progress.output


FIRST_CLASS = """
def twice(function):
    def inner(x):
        return function(function(x))
    return inner

class Box:
    held = f
    def __init__(self):
        self.own = f

alias = f
kept = [f, {'g': g}]
box = Box()
[alias(1), kept[1]['g'](2), twice(f)(3), box.own(4), callable(f), f is alias, f == g, repr(f)[:12], f.__name__]
"""


def test_external_functions_are_values() -> None:
    functions = {"f": lambda x: x + 1, "g": lambda x: -x}
    wanted = [2, -2, 5, 5, True, True, False, "<function f ", "f"]
    sandbox = Sandbox(FIRST_CLASS, external_functions=["f", "g"])
    assert sandbox.run(external_functions=functions) == wanted
    for keep in (reload, lambda snapshot: snapshot):
        progress = sandbox.start()
        while isinstance(progress, Snapshot):
            progress = keep(progress)
            progress = progress.resume(return_value=functions[progress.function_name](*progress.args))
        assert progress.output == wanted


REBINDS = """
h = f
f = 3
def g(x):
    return x
h()
r = [f, g(1)]
del f
try:
    f
except NameError as e:
    r.append(str(e))
r
"""


@both_ways
def test_a_name_that_the_program_rebinds_or_deletes_stays_so(keep: Keep) -> None:
    assert finish(keep(start(REBINDS)), None) == [3, 1, "name 'f' is not defined"]


# ------------------------------------------------------------------------------------------------ answers


def test_a_snapshot_stays_consumed_when_the_program_fails() -> None:
    snapshot = start("1 / f()")
    with pytest.raises(SandboxRuntimeError):
        snapshot.resume(return_value=0)
    with pytest.raises(RuntimeError, match=r"^Progress already resumed$"):
        snapshot.resume(return_value=1)
    with pytest.raises(RuntimeError, match=r"^Cannot dump progress that has already been resumed$"):
        snapshot.dump()


def test_argument_errors_are_reported_on_a_consumed_snapshot_too() -> None:
    snapshot = start("f()")
    snapshot.resume(return_value=0)
    with pytest.raises(TypeError, match=r"^resume\(\) accepts either return_value or exception, not both$"):
        snapshot.resume()
    with pytest.raises(TypeError, match=r"^Cannot convert complex to Sandbox value$"):
        snapshot.resume(return_value=1j)


CATCHES = """
trail = []
try:
    try:
        f()
    finally:
        trail.append('finally')
except LookupError as error:
    trail.append([type(error).__name__, str(error), error.args])
trail
"""


@both_ways
@pytest.mark.parametrize(
    ("exception", "seen"),
    [
        (KeyError("k"), ["KeyError", "'k'"]),
        (LookupError, ["LookupError", ""]),
        (IndexError("i"), ["IndexError", "i"]),
    ],
    ids=repr,
)
def test_an_exception_as_the_answer(exception: Any, seen: list[str], keep: Keep) -> None:
    progress = keep(start(CATCHES)).resume(exception=exception)
    assert isinstance(progress, Complete)
    assert progress.output[0] == "finally"
    assert progress.output[1][0] == seen[0]


@both_ways
def test_an_exception_that_nothing_catches(keep: Keep) -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        keep(start("def h():\n    return f()\nh()")).resume(exception=ValueError("no"))
    assert repr(caught.value.exception()) == "ValueError('no')"
    frames = [(frame.function_name, frame.line) for frame in caught.value.traceback()]
    assert frames == [("<module>", 3), ("h", 2)]


def test_what_crosses_is_a_copy() -> None:
    snapshot = start("held = [1]\nanswer = f(held)\ng(answer)\n[held, answer]")
    snapshot.args[0].append(2)
    given = [5]
    later = snapshot.resume(return_value=given)
    given.append(6)
    assert isinstance(later, Snapshot)
    assert later.args == ([5],)
    later.args[0].clear()
    assert finish(reload(later), None) == [[1], [5]]


def test_arguments_are_dumped_from_the_side_of_the_program() -> None:
    snapshot = start('class C:\n    def __repr__(self):\n        return "C!"\nc = C()\nf([c, int])\ntype(c) is C')
    assert snapshot.args == (["C!", int],)
    snapshot.args[0].clear()
    loaded = reload(snapshot)
    assert loaded.args == (["C!", int],)
    assert finish(loaded, None) is True


# --------------------------------------------------------------------------------------------------------- dumps


def test_dumping_changes_nothing_and_gives_equal_bytes() -> None:
    snapshot = start('x = {"a", "b", "c"}\nfor i in range(2):\n    f(i, x)\nsorted(x)')
    first = snapshot.dump()
    assert type(first) is bytes
    assert snapshot.dump() == first
    assert Snapshot.load(first).dump() == first
    assert finish(snapshot, None, None) == ["a", "b", "c"]
    assert finish(Snapshot.load(first), None, None) == ["a", "b", "c"]


def test_a_long_text_is_written_once() -> None:
    code = """
text = 'x' * 100_000
held = [text, [text] * 50, {number: text for number in range(50)}, {text: 1}]
f(text)
"""
    data = start(code).dump()
    assert len(data) < 101_500
    assert Snapshot.load(data).dump() == data


def test_each_load_is_a_run_of_its_own() -> None:
    data = start("seen = []\nfor i in range(3):\n    seen.append(f(i))\nseen").dump()
    runs: list[Any] = [Snapshot.load(data) for _ in range(3)]
    for _ in range(3):
        runs = [run.resume(return_value=number) for number, run in enumerate(runs)]
    assert [run.output for run in runs] == [[0] * 3, [1] * 3, [2] * 3]


def test_live_and_loaded_runs_do_not_share() -> None:
    snapshot = start("class C:\n    n = 0\nf()\nC.n += 1\nf()\nC.n")
    loaded = reload(snapshot)
    middle = loaded.resume(return_value=None)
    assert isinstance(middle, Snapshot)
    assert finish(snapshot, None, None) == 1
    assert finish(reload(middle), None) == 1
    assert finish(middle, None) == 1


def test_a_sandbox_travels() -> None:
    options: dict[str, Any] = {"script_name": "job.py", "inputs": ["x"], "external_functions": ["f"]}
    sandbox = Sandbox("f(x)", **options)
    data = sandbox.dump()
    loaded = Sandbox.load(data)
    assert loaded.dump() == data == Sandbox("f(x)", **options).dump()
    assert loaded.run(inputs={"x": 3}, external_functions={"f": lambda x: x + 1}) == 4
    progress = loaded.start(inputs={"x": 3})
    assert isinstance(progress, Snapshot)
    assert (progress.script_name, progress.args) == ("job.py", (3,))


# ------------------------------------------------------------------------------------------------ what load takes


def test_print_callback_after_load() -> None:
    before: list[str] = []
    after: list[str] = []
    snapshot = start("print(1)\nf()\nprint(2)\nf()\nprint(3)", print_callback=lambda stream, text: before.append(text))
    loaded = reload(snapshot, print_callback=lambda stream, text: after.append(text))
    finish(loaded, None, None)
    assert (before, after) == (["1\n"], ["2\n", "3\n"])
    finish(snapshot, None, None)
    assert (before, after) == (["1\n", "2\n", "3\n"], ["2\n", "3\n"])


def test_without_a_callback_a_loaded_run_prints_to_stdout() -> None:
    snapshot = start('f()\nprint(1, 2, sep="-", end="!")', print_callback=lambda stream, text: None)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        finish(reload(snapshot), None)
    assert printed.getvalue() == "1-2!"


DEEP = "def deep(n):\n    return n and deep(n - 1)\nf()\ndeep({})"


@pytest.mark.parametrize(("limit", "works", "fails"), [(5, 4, 5), (30, 29, 30)])
def test_limits_stay_with_the_run(limit: int, works: int, fails: int) -> None:
    limits = ouros.ResourceLimits(max_recursion_depth=limit)
    assert finish(reload(reload(start(DEEP.format(works), limits=limits))), None) == 0
    with pytest.raises(SandboxRuntimeError, match="RecursionError: maximum recursion depth exceeded"):
        finish(reload(reload(start(DEEP.format(fails), limits=limits))), None)


# ----------------------------------------------------------------------------------------------------------- threads


def in_thread(work: Callable[[], Any]) -> Any:
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(work()))
    thread.start()
    thread.join()
    return results[0]


def test_any_thread_may_go_on() -> None:
    snapshot = start("def h(x):\n    return f(x) + 1\nh(1) + h(2)")
    data = snapshot.dump()
    later = in_thread(lambda: snapshot.resume(return_value=10))
    assert finish(later, 20) == 32
    loaded = in_thread(lambda: Snapshot.load(data))
    assert in_thread(lambda: finish(loaded, 10, 20)) == 32


def test_a_snapshot_may_be_dropped_anywhere() -> None:
    ran: list[str] = []
    code = 'try:\n    f()\nfinally:\n    print("cleaned up")'
    held = [start(code, print_callback=lambda stream, text: ran.append(text)) for _ in range(3)]
    held[0] = reload(held[0], print_callback=lambda stream, text: ran.append(text))
    in_thread(held.pop)
    held.clear()
    gc.collect()
    assert ran == []  # a run that nobody answers never goes on, not even to clean up


def test_of_racing_threads_exactly_one_answers() -> None:
    sandbox = Sandbox("f()", external_functions=["f"])
    for _ in range(50):
        snapshot = sandbox.start()
        assert isinstance(snapshot, Snapshot)
        won, lost = race([functools.partial(snapshot.resume, return_value=number) for number in range(6)])
        assert len(won) == 1
        (answer,) = won
        assert won[answer].output == answer
        assert [str(error) for error in lost.values()] == ["Progress already resumed"] * 5


def test_a_dump_races_with_an_answer() -> None:
    sandbox = Sandbox("x = f()\nx + 1", external_functions=["f"])
    for _ in range(50):
        snapshot = sandbox.start()
        assert isinstance(snapshot, Snapshot)
        won, lost = race([functools.partial(snapshot.resume, return_value=1), snapshot.dump])
        assert won[0].output == 2
        if 1 in won:
            assert finish(Snapshot.load(won[1]), 5) == 6
        else:
            assert str(lost[1]) == "Cannot dump progress that has already been resumed"


def race(works: list[Callable[[], Any]]) -> tuple[dict[int, Any], dict[int, RuntimeError]]:
    """Lets threads do all works at once; returns by number what they returned and what they raised."""
    barrier = threading.Barrier(len(works))
    won: dict[int, Any] = {}
    lost: dict[int, RuntimeError] = {}

    def body(number: int) -> None:
        barrier.wait()
        try:
            won[number] = works[number]()
        except RuntimeError as error:
            lost[number] = error

    threads = [threading.Thread(target=body, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return won, lost


def test_one_sandbox_runs_in_many_threads() -> None:
    code = """
def add(x, to=[]):
    to.append(x)
    return len(to)
for i in range(300):
    n = add(f(start + i))
n, start
"""
    sandbox = Sandbox(code, inputs=["start"], external_functions=["f"])

    def run(number: int) -> Any:
        return sandbox.run(inputs={"start": number}, external_functions={"f": lambda x: x})

    won, lost = race([lambda number=number: run(number) for number in range(8)])
    assert lost == {}
    assert won == {number: (300, number) for number in range(8)}


def test_a_callback_may_run_sandboxes() -> None:
    sandbox = Sandbox("x if x == 0 else again(x - 1) + 1", inputs=["x"], external_functions=["again"])

    def again(x: int) -> Any:
        progress = sandbox.start(inputs={"x": x})
        if isinstance(progress, Complete):
            return progress.output
        return sandbox.run(inputs={"x": x}, external_functions={"again": again})

    assert again(5) == 5


# ----------------------------------------------------------------------------------------------- what cannot be saved


@pytest.mark.parametrize(
    ("code", "words", "result"),
    [
        (
            "import re\ndef g(held): return f() or held[0].search().start()\ng([re.compile('a').scanner('ba')])",
            r"^cannot dump g\.held: a value of type 'SRE_Scanner' has no snapshot form$",
            1,
        ),
        (
            "import re\nclass A: 0\na = A()\na.b = A()\na.b.c = [re.compile('a').scanner('a')]\nf() or len(a.b.c)",
            r"^cannot dump <module>\.a\.b\.c: a value of type 'SRE_Scanner'",
            1,
        ),
        (
            "import re\ndef g(): return (re.compile('a').scanner('ba'), f())[0].search().start()\ng()",
            r"^cannot dump a value in an unfinished expression of g: a value of type 'SRE_Scanner'",
            1,
        ),
        (
            "class M(map): pass\nm = M(str, [1, 2])\nf()\nlen([*m])",
            r"^cannot dump <module>\.m: an instance of 'M', a class that inherits from 'map'$",
            2,
        ),
        (
            "class K:\n    def __hash__(self): return 1\nk = K()\nd = {(k, k): 2}\nf()\nd[k, k]",
            r"^cannot dump <module>\.d: a key that is a tuple holds the same value of the program twice$",
            2,
        ),
    ],
)
def test_what_cannot_be_saved_is_named_and_goes_on(code: str, words: str, result: int) -> None:
    progress = start(code)
    for _ in range(2):
        with pytest.raises(TypeError, match=words):
            progress.dump()
    assert finish(progress, None) == result


def test_a_program_is_asked_once_what_its_arguments_look_like() -> None:
    source = """
class Shown:
    def __repr__(self):
        said.append(1)
        return f'Shown {len(said)}'
class Error(Exception):
    def __str__(self):
        said.append(1)
        return f'Error {len(said)}'
said = []
one = Shown()
ext(one, [Shown(), one], Error(1), key={'a': one})
len(said)
"""
    sandbox = Sandbox(source, external_functions=["ext"])
    first = sandbox.start()
    assert isinstance(first, Snapshot)
    loaded = Snapshot.load(first.dump())
    for each in (first, loaded, Snapshot.load(loaded.dump()), loaded.fork()):
        shown, listed, error = each.args
        assert (shown, listed, str(error), each.kwargs) == (
            "Shown 1", ["Shown 2", "Shown 1"], "Error 3", {"key": {"a": "Shown 1"}},
        )  # fmt: skip
        ended = each.resume(return_value=None)
        assert isinstance(ended, Complete)
        assert ended.output == 3
    assert sandbox.run(external_functions={"ext": lambda *args, **kwargs: None}) == 3
