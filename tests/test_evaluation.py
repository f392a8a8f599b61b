"""Sources that a program evaluates: what the corpus programs (`tests/cases/evaluation.py`) cannot show."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import ouros
from ouros.runtime import wire
from ouros.transform import continuation, program
from ouros.transform.program import MAX_EVALUATED, evaluated

ROOT = Path(__file__).parent.parent
STOPPED = """
space = {'ask': ask}
exec('''
def twice(n):
    first = ask(n)
    return first + ask(n + 1)
''', space)
twice = space['twice']
del space
exec('unused = 1', {})
twice(1)
"""
ELSEWHERE = """
import sys, ouros
progress = ouros.Snapshot.load(sys.stdin.buffer.read())
while isinstance(progress, ouros.Snapshot):
    progress = progress.resume(return_value=progress.args[0] * 10)
print(progress.output)
"""


def stopped(source: str) -> ouros.Snapshot:
    progress = ouros.Sandbox(source, external_functions=["ask"]).start()
    assert isinstance(progress, ouros.Snapshot)
    return progress


def test_a_new_process_goes_on_inside_an_evaluated_function() -> None:
    data = stopped(STOPPED).dump()
    command = [sys.executable, "-c", ELSEWHERE]
    done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, check=True, timeout=60)
    assert done.stdout.decode().strip() == "30"


def test_a_dump_holds_the_sources_that_are_still_needed() -> None:
    data = stopped(STOPPED).dump()
    records = str(wire.unpack(wire.SNAPSHOT, data))
    assert records.count("def twice") == 1
    assert "unused" not in records
    assert ouros.Snapshot.load(data).dump() == data


def test_every_point_of_an_evaluated_source_has_a_continuation() -> None:
    source = """
for i in range(3):
    try:
        x = f(i)
    except E as e:
        x = g(e)
    with h(x) as y:
        y.z()
"""
    for items in (False, True):
        form = evaluated((source, "<string>", "exec", 0, items)).form(True)
        points = [line for line, label in form.emitted.labels.items() if label.kind == "point"]
        assert len(points) > 5
        (number,) = form.emitted.bodies
        for line in points:
            assert continuation._Slicer(form.emitted, line).rest(form.emitted.bodies[number].body, False) is not None


def test_a_source_is_compiled_once() -> None:
    first = evaluated(("1 + 2", "<string>", "eval", 0, False))
    assert evaluated(("1 + 2", "<string>", "eval", 0, False)) is first
    assert evaluated(("1 + 2", "<string>", "eval", 0, True)) is not first


def raised(source: str, **options: Any) -> BaseException:
    with pytest.raises(ouros.SandboxError) as error:
        ouros.Sandbox(source, inputs=list(options.pop("inputs", {}))).run(**options)
    return error.value


def test_an_error_shows_the_frames_of_evaluated_code() -> None:
    error = raised("exec('def f():\\n    return 1 / 0')\ndef g():\n    return eval('f()')\ng()")
    assert isinstance(error, ouros.SandboxRuntimeError)
    frames = [(frame.filename, frame.line, frame.function_name) for frame in error.traceback()]
    assert frames == [
        ("main.py", 4, "<module>"), ("main.py", 3, "g"), ("<string>", 1, "<module>"), ("<string>", 2, "f"),
    ]  # fmt: skip


def test_an_error_of_a_source_is_one_of_the_program() -> None:
    source = "try:\n    exec('x = ')\nexcept SyntaxError as error:\n    found = error.args\nfound[0], *found[1][:4]"
    assert ouros.Sandbox(source).run() == ("invalid syntax", "<string>", 1, 5, "x = \n")


def test_what_is_not_in_the_language_is_refused_when_it_is_evaluated() -> None:
    assert isinstance(raised("eval('input()')").exception(), NotImplementedError)
    assert isinstance(raised("exec('_o_x = 1')").exception(), NotImplementedError)
    assert isinstance(raised("exec('from . import x')").exception(), ImportError)
    assert ouros.Sandbox("eval('input()', {'input': lambda: 'own'})").run() == "own"


def test_the_size_of_a_source_is_bounded() -> None:
    assert "more than" in str(raised(f"exec('#' * {MAX_EVALUATED + 1})"))


def test_compiling_counts_as_time_of_the_run() -> None:
    source = "n = 0\nwhile True:\n    n += 1\n    exec(f'def f{n}(a):\\n    return [a * {n} for _ in range(a)]\\n' * 5)"
    error = raised(source, limits={"max_duration_secs": 0.2})
    assert isinstance(error.exception(), TimeoutError)


def test_evaluating_counts_as_a_call() -> None:
    error = raised("s = 'exec(s)'\nexec(s)", limits={"max_recursion_depth": 50})
    assert isinstance(error.exception(), RecursionError)


def test_globals_that_are_a_dict_of_the_program_are_asked_at_every_use() -> None:
    """What `evaluated.Given` relies on: the interpreter asks `__getitem__` of globals that are no plain dict."""
    source = """
asked = []
class Names(dict):
    def __getitem__(self, name):
        asked.append(name)
        return dict.__getitem__(self, name)
names = Names(a=1, total=0)
exec('def f(): return a + len(str(a))', names)
exec('def g():\\n    global total\\n    total = total + a\\n    return total', names)
names['f'](), names['g'](), sorted(set(asked)), names['total']
"""
    value, total, asked, stored = ouros.Sandbox(source).run()
    assert (value, total, stored) == (2, 1, 1)
    assert {"a", "total"} <= set(asked)
    assert not any(name.startswith("_o_") for name in asked)


def programs() -> int:
    gc.collect()
    return sum(type(each) is program.Program for each in gc.get_objects())


def test_what_was_evaluated_goes_when_nothing_holds_it_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program._evaluated._held, "entries", 2)
    before = programs()
    ouros.Sandbox("for i in range(20):\n    eval(f'(lambda: {i})()')\n    exec(f'def f(): return {i}')").run()
    assert programs() <= before + 4


def test_large_sources_are_not_held_for_long() -> None:
    before = programs()
    large = "for i in range(6):\n    eval(f'[{i}' + ', x' * 8000 + ']', {'x': 1})"
    ouros.Sandbox(large).run()
    assert programs() <= before + 2


def test_functions_of_an_evaluated_source_that_is_not_known_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program._evaluated._held, "entries", 2)
    source = """
exec('def first(n):\\n    return ext(n) + 1\\ndef fails():\\n    return 1 / 0')
seen = [eval(f'{i} + ext({i})') for i in range(5)]
seen.append(first(10))
try:
    fails()
except ZeroDivisionError as e:
    seen.append(e.__traceback__.tb_next.tb_lineno)
seen
"""
    for reloads in (False, True):
        progress = ouros.Sandbox(source, external_functions=["ext"]).start()
        while type(progress) is ouros.Snapshot:
            gc.collect()
            progress = ouros.Snapshot.load(progress.dump()) if reloads else progress
            progress = progress.resume(return_value=progress.args[0])
        assert progress.output == [0, 2, 4, 6, 8, 11, 4]
