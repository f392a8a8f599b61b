"""Ends of runs that hold much: what CPython does in one go does not come on top of the time limit."""

import gc
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from ouros import ResourceLimits, Sandbox, SandboxRuntimeError
from ouros.runtime import filling, letting_go, readings, watchdog

MUCH = "held = []\nwhile True:\n    held.append([])\n"

POSTPONED = """
import gc, time, weakref
from ouros import Sandbox
from ouros.runtime import letting_go

class Cycle:
    pass

letting_go.COLLECT = 1e-3  # as if it took minutes
frozen = []
def freeze(until, frozen=frozen, freeze=letting_go.freeze):
    frozen.append(gc.get_freeze_count() > 5000)
    began = freeze(until)
    frozen.append(gc.get_freeze_count() > 5000)
    return began
letting_go.freeze = freeze
cycle = Cycle()
cycle.own = cycle
gone = weakref.ref(cycle)
gc.collect(1)
del cycle
try:
    Sandbox({source!r}).run(limits={{"max_duration_secs": 0.3}})
except Exception as error:
    print(error.exception().__class__.__name__)
print(*frozen[:2], all(frozen[2:]))
while gc.get_freeze_count() > 1000:
    time.sleep(0.01)
gc.collect()
print(gone())
gc.freeze()
try:
    Sandbox({source!r}).run(limits={{"max_duration_secs": 0.1}})
except Exception as error:
    time.sleep(2 * letting_go.AFTER)
print(gc.get_freeze_count() > 5000)
"""


def test_full_collections_near_the_end_wait_until_the_run_is_over() -> None:
    script = POSTPONED.format(source=MUCH)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["TimeoutError", "False True True", "None", "True"], done


GROWS = """
from ouros import Sandbox
Sandbox("def each():\\n    yield 1\\nlist(each())").run()  # from here on chains of generators are looked for
for source in {sources!r}:
    try:
        Sandbox(source).run(limits={{"max_memory": 32 << 20, "max_duration_secs": 20}})
    except Exception as error:
        kind, told = str(error).split(": memory limit exceeded: ")
        print(kind, int(told.split()[0]) >> 20)
"""
STANDING = "def each():\n    yield 1\nheld = []\nwhile True:\n    one = each()\n    next(one)\n    held.append(one)\n"


def test_a_collection_does_not_hold_up_what_watches_memory() -> None:
    script = GROWS.format(sources=[MUCH, STANDING])
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    told = [line.split() for line in done.stdout.splitlines()]
    assert [kind for kind, _ in told] == ["MemoryError"] * 2
    assert all(int(held) < 32 * 1.1 + 8 for _, held in told), told


def test_what_the_host_has_frozen_stays_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_go, "COLLECT", 1.0)
    letting_go.start_anew()
    gc.freeze()
    before = gc.get_freeze_count()
    with pytest.raises(SandboxRuntimeError):
        Sandbox(MUCH).run(limits=ResourceLimits(max_duration_secs=0.1))
    time.sleep(2 * letting_go.AFTER)
    assert before * 0.9 < gc.get_freeze_count() <= before


def stands() -> Iterator[None]:
    try:
        yield
    finally:
        pass


def passes() -> Iterator[None]:
    yield


def test_blocks_and_generators_are_counted() -> None:
    gc.collect()  # what other tests left does not die meanwhile
    growth = letting_go.Growth([stands.__code__, passes.__code__])
    before = growth.seconds(1000.0)[0]
    held: list[object] = [[] for _ in range(100_000)]
    lists = growth.seconds(1000.0)[0]
    assert 0.9 * _to_free(100_000, readings.LEAST_BLOCK) < lists - before < 1.1 * _to_free(100_000, 5 * LIST)
    held += [passes() for _ in range(1000)]
    assert growth.seconds(1000.0)[0] - lists > 900 * letting_go.CLOSE
    held += [stands() for _ in range(1000)]
    assert growth.seconds(1000.0)[0] - lists > 900 * letting_go.CLOSE + 900 * letting_go.CLEAN_UP
    assert growth.seconds(1000.0)[0] - growth.seconds(0.001)[0] > 0.7 * _to_free(100_000, readings.LEAST_BLOCK)


LIST = 72
"""Bytes of an empty list in a list, with what the collector needs."""


def _to_free(lists: int, size: int) -> float:
    return lists * (size * letting_go.FREE + letting_go.UNTRACK)


def test_what_is_made_is_counted_while_code_of_the_host_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "_in_code_of_the_host", lambda frame: True)  # in a callback of `gc`
    gc.collect()
    deadline = watchdog.Deadline(1000.0, lambda: None)
    deadline.start()
    deadline.fire()
    held: list[object] = [[] for _ in range(100_000)]
    deadline.fire()
    deadline.stop()
    assert deadline.kept > 0.9 * _to_free(len(held), readings.LEAST_BLOCK)


def test_the_time_to_free_what_was_made_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letting_go, "UNTRACK", 1e-5)  # a fourth of the limit is reached soon
    source = "held = []\nwhile True:\n    held.append([])\n    for _ in range(100):\n        pass\n"  # all the time
    for _ in range(3):  # on a machine that is overloaded the watchdog comes late
        with pytest.raises(SandboxRuntimeError, match="time limit exceeded: ") as caught:
            Sandbox(source).run(limits=ResourceLimits(max_duration_secs=0.8))
        if "about" in str(caught.value):
            return
    pytest.fail(str(caught.value))


IN_A_ROW = """
import gc, time
from ouros import Sandbox
from ouros.runtime import letting_go

letting_go.COLLECT, letting_go.MOST = 1e-3, 0.3
sandbox, frozen, until = Sandbox("while True:\\n    pass"), [], time.monotonic() + 1.5
while time.monotonic() < until:
    try:
        sandbox.run(limits={"max_duration_secs": 0.02})
    except Exception as error:
        frozen.append(gc.get_freeze_count() > 5000)
print(*("".join("01"[each] for each in frozen).replace("01", "0 1").replace("10", "1 0").split()))
"""


def test_what_earlier_runs_left_is_collected_between_runs_that_end_one_after_the_other() -> None:
    done = subprocess.run([sys.executable, "-c", IN_A_ROW], capture_output=True, text=True, check=True, timeout=60)
    phases = done.stdout.split()
    assert {each[0] for each in phases} == {"0", "1"}, done
    assert len(phases) >= 4, done


@pytest.mark.parametrize(
    ("table", "left", "ends_early"),
    [
        pytest.param(set(range(1_200_000)), 0.010, False, id="not full before the end"),
        pytest.param(set(range(1_250_000)), 10.0, False, id="copied long before the end"),
        pytest.param(set(range(1_250_000)), 0.040, True, id="set that is copied at the end"),
        pytest.param(dict.fromkeys(range(1_390_000)), 0.040, True, id="dict that is copied at the end"),
    ],
)
def test_a_run_ends_before_a_table_is_copied_that_would_not_be_done_with_in_time(
    table: set[int] | dict[int, None], left: float, ends_early: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "LATE", 0.0)
    monkeypatch.setattr(time, "monotonic", lambda: 1.0)  # a table that has come about in a second
    kept = filling.Filling(lambda frame, most: [table], 0.0).seconds(None, left)
    assert (kept > 0) is ends_early
    assert kept < left + 2 * filling.SOONER


def test_items_of_sets_take_longer_to_free_where_they_are_scattered() -> None:
    def kept(items: Iterator[object]) -> float:
        held = set(items)
        return filling.Filling(lambda frame, most: [{"held": held}], time.monotonic() - 1).seconds(None, 100.0)

    assert kept(iter(range(200_000))) == 0
    assert kept(map(str, range(200_000))) == pytest.approx(0.01)
    assert kept((i,) for i in range(200_000)) == pytest.approx(0.036)
