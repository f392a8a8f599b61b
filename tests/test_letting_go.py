"""Ends of runs that hold much: what CPython does in one go does not come on top of the time limit."""

import gc
import math
import subprocess
import sys
from collections.abc import Iterator

import pytest

from ouros import ResourceLimits, Sandbox, SandboxRuntimeError
from ouros.runtime import letting_go

MUCH = "held = []\nwhile True:\n    held.append([])\n"

POSTPONED = """
import gc, weakref
from ouros import Sandbox
from ouros.runtime import letting_go

class Cycle:
    pass

letting_go.stand_by()
letting_go._Full.seconds = 1e9  # as if the last one had taken that long
took = []
def watch(phase, about):
    if about["generation"] == 2 and phase == "stop":
        took.append(gc.get_freeze_count() > 5000)
gc.callbacks.append(watch)
cycle = Cycle()
cycle.own = cycle
gone = weakref.ref(cycle)
gc.collect(1)
del cycle
try:
    Sandbox({source!r}).run(limits={{"max_duration_secs": 0.3}})
except Exception as error:
    print(error.exception().__class__.__name__)
print(took != [] and all(took), gone() is not None)
gc.collect()
print(gc.get_freeze_count() < 1000, gone())
"""


def test_full_collections_near_the_end_wait_until_the_run_is_over() -> None:
    script = POSTPONED.format(source=MUCH)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:3] == ["TimeoutError", "True True", "True None"], done


def test_what_the_host_has_frozen_stays_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_go._Full, "seconds", math.inf)
    gc.freeze()
    before = gc.get_freeze_count()
    with pytest.raises(SandboxRuntimeError):
        Sandbox(MUCH).run(limits=ResourceLimits(max_duration_secs=0.1))
    gc.collect()
    assert before * 0.9 < gc.get_freeze_count() <= before


def test_short_limits_put_off_some_collections_not_all() -> None:
    letting_go._Full.seconds, before = 1.0, letting_go._Full.seconds
    sandbox = Sandbox("import gc\ngc.collect()")
    try:
        for _ in range(20):
            sandbox.run(limits=ResourceLimits(max_duration_secs=0.2))
        assert letting_go._Full.seconds < 0.2
    finally:
        letting_go._Full.seconds = before


def stands() -> Iterator[None]:
    try:
        yield
    finally:
        pass


def passes() -> Iterator[None]:
    yield


def test_blocks_and_generators_are_counted() -> None:
    growth = letting_go.Growth([stands.__code__, passes.__code__])
    before = growth.seconds_to_free(1000.0)
    held: list[object] = [[] for _ in range(100_000)]
    lists = growth.seconds_to_free(1000.0)
    assert lists - before == pytest.approx(100_000 * letting_go.FREE, rel=0.1)
    held += [passes() for _ in range(1000)]
    assert growth.seconds_to_free(1000.0) - lists > 900 * letting_go.CLOSE
    held += [stands() for _ in range(1000)]
    assert growth.seconds_to_free(1000.0) - lists > 900 * letting_go.CLOSE + 900 * letting_go.CLEAN_UP
    assert growth.seconds_to_free(1000.0) - growth.seconds_to_free(0.001) > 90_000 * letting_go.FREE


def test_the_time_to_free_what_was_made_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_go, "FREE", 1e-5)  # a fourth of the limit is reached soon
    source = "held = []\nwhile True:\n    if len(held) < 300_000:\n        held.append([])\n"
    for _ in range(3):  # on a machine that is overloaded the watchdog comes late
        with pytest.raises(SandboxRuntimeError, match="time limit exceeded: ") as caught:
            Sandbox(source).run(limits=ResourceLimits(max_duration_secs=0.8))
        if "about" in str(caught.value):
            return
    pytest.fail(str(caught.value))
