"""Snapshots are copied, pickled, forked and looked at: the same state comes out, independent of the first."""

from __future__ import annotations

import copy
import gc
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
import weakref
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import ouros
from ouros import Complete, FutureSnapshot, Sandbox, Snapshot
from tests.harness import load_cases

SOURCE = """
class Point:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        raise RuntimeError('nobody asked')

def total(names, *, start=0):
    point = Point(start)
    for name in names:
        point.x += ask(name, weight=2)
    return point.x

shared = [1, 2]
total(['north', 'south']), shared
"""


def begun(**keywords: Any) -> Snapshot:
    progress = Sandbox(SOURCE, external_functions=["ask"]).start(**keywords)
    assert isinstance(progress, Snapshot)
    return progress


def finished(progress: Any, answer: int) -> Any:
    while isinstance(progress, Snapshot):
        progress = progress.resume(return_value=answer)
    return progress.output


def finish_elsewhere(progress: Snapshot) -> Complete:
    return progress.resume(return_value=1).resume(return_value=2)  # type: ignore[return-value]


def test_forks_are_independent() -> None:
    first = begun()
    second = first.fork()
    third = second.fork()
    assert (repr(second), second.call_id) == (repr(first), first.call_id)
    assert [finished(each, answer) for each, answer in ((first, 1), (second, 10), (third, 100))] == [
        (2, [1, 2]), (20, [1, 2]), (200, [1, 2]),
    ]  # fmt: skip


def test_a_fork_prints_where_the_first_does() -> None:
    printed: list[str] = []
    source = "print(ask(1))"
    sandbox = Sandbox(source, external_functions=["ask"])
    progress = sandbox.start(print_callback=lambda stream, text: printed.append(text))
    assert isinstance(progress, Snapshot)
    for each in (progress.fork(), copy.copy(progress), copy.deepcopy(progress)):
        each.resume(return_value=5)
    assert printed == ["5\n"] * 3


def test_what_was_resumed_is_neither_forked_nor_pickled() -> None:
    progress = begun()
    progress.resume(return_value=1)
    for attempt in (progress.fork, lambda: pickle.dumps(progress), lambda: copy.copy(progress), progress.inspect):
        with pytest.raises(RuntimeError, match="already been resumed"):
            attempt()  # type: ignore[operator]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_everything_travels_by_pickle(protocol: int) -> None:
    sandbox, progress = pickle.loads(pickle.dumps((Sandbox(SOURCE, external_functions=["ask"]), begun()), protocol))
    assert finished(progress, 3) == (6, [1, 2])
    complete = pickle.loads(pickle.dumps(finish_elsewhere(sandbox.start()), protocol))
    assert complete.output == (3, [1, 2])


def test_a_snapshot_goes_through_a_pool_of_processes() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(finish_elsewhere, begun()).result().output == (3, [1, 2])


def test_a_snapshot_shows_where_it_stands() -> None:
    for progress in (begun(), Snapshot.load(begun().dump())):
        seen = progress.inspect()
        assert [(frame.function, frame.position.line) for frame in seen.stack if frame.position] == [
            ("<module>", 15), ("total", 11),
        ]  # fmt: skip
        position = seen.stack[-1].position
        assert position is not None
        assert position.text[position.column - 1 : position.end_column - 1] == "ask(name, weight=2)"
        assert {name: value.text for name, value in seen.stack[-1].locals.items()} == {
            "names": "['north', 'south']", "start": "0", "point": "Point(x=0)", "name": "'north'",
        }  # fmt: skip
        assert seen.globals["shared"] == ouros.inspection.Value("list", "[1, 2]")
        assert (seen.call.function, seen.call.args[0].text, seen.call.kwargs["weight"].text) == ("ask", "'north'", "2")
        assert seen.heap["Point"].count == 1
        assert json.loads(json.dumps(seen.dict()))["call"]["call_id"] == 0


def test_tasks_are_shown_where_they_wait() -> None:
    code = """\
import asyncio
async def size(url):
    length = len(url)
    return length + await f(url)
async def both():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(size('yy'))
    return task.result()
await asyncio.gather(both(), size('zzz'))
"""
    progress = Sandbox(code, external_functions=["f"]).start()
    assert type(progress) is Snapshot
    assert [task.name for task in progress.inspect().tasks] == ["Task-1", "Task-2", "Task-3", "Task-4"]
    while type(progress) is Snapshot:
        progress = progress.resume(future=...)
    assert type(progress) is FutureSnapshot
    for each in (progress, FutureSnapshot.load(progress.dump())):
        seen = each.inspect()
        places = [
            [(frame.function, frame.position.line) for frame in task.stack if frame.position] for task in seen.tasks
        ]
        assert places == [[("<module>", 9)], [("both", 6)], [("size", 4)], [("size", 4)]]
        assert {name: value.text for name, value in seen.tasks[3].stack[0].locals.items()} == {
            "url": "'yy'", "length": "2",
        }  # fmt: skip
        assert seen.tasks[1].stack[0].locals["task"].text == "Task()"
        assert seen.globals["size"] == ouros.inspection.Value("function", "<function size>")


def test_the_names_of_a_class_that_is_being_made_are_shown() -> None:
    stopped = Sandbox("class A:\n    y = [1]\n    z = f()\n", external_functions=["f"]).start()
    assert isinstance(stopped, Snapshot)
    for progress in (stopped, Snapshot.load(stopped.dump())):
        assert progress.inspect().stack[-1].locals == {"y": ouros.inspection.Value("list", "[1]")}


def test_what_is_shown_is_bounded() -> None:
    source = "x = list(range(10**5))\ny = 'a' * 10**5\nz = x\nfor _ in range(2000):\n    z = [z, z]\nb = 10**5000\nf()"
    progress = Sandbox(source, external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    assert max(len(value.text) for value in progress.inspect().globals.values()) < 1000


HOLDS_AN_ERROR = """
def fail():
    raise ValueError('kept')
try:
    fail()
except ValueError as error:
    kept = error
ask(1)
"""


def test_a_loaded_run_goes_when_its_snapshot_does() -> None:
    begun = Sandbox(HOLDS_AN_ERROR, external_functions=["ask"]).start()
    assert isinstance(begun, Snapshot)
    loaded = Snapshot.load(begun.dump())
    run = weakref.ref(loaded._execution)
    del loaded
    gc.collect()
    assert run() is None


# ------------------------------------------------------------------------------------------------------ stable bytes

EVERY = 80
"""Every so many programs of the corpus are taken."""
SETS = ("set", "hash", "keys_of", "script_mappings")
"""Programs that iterate over sets of text or objects: in what order differs from process to process, as in CPython."""


def dumps(way: str, seed: int, names: list[str]) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.stable_worker", way, *names], env={**os.environ, "PYTHONHASHSEED": str(seed)},
        cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return dict(json.loads(line) for line in done.stdout.splitlines() if line.startswith(b'["'))


def test_dumps_are_the_same_in_every_process_and_after_every_load() -> None:
    names = [case.name for case in load_cases() if not any(word in case.name for word in SETS)][::EVERY]
    names.append("alive_moved.elements_placed_by_the_text_that_they_hold")
    first, second = (dumps("live", seed, names) for seed in (1, 2))
    assert first.keys() == {*names}
    assert first == second
    loaded = dumps("loaded", 3, names)
    assert {name: len(found) for name, found in loaded.items()} == {name: len(found) for name, found in first.items()}
    assert [name for found in (first, loaded) for name in found if "changed" in found[name]] == []
