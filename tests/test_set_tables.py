"""Sets that numbers were put into and taken out of come in; that a load makes the same tables is what goes out."""

from __future__ import annotations

import random
from typing import Any

import pytest

from ouros import Sandbox, Snapshot
from ouros.errors import SnapshotCorruptedError
from ouros.runtime import set_tables
from tests.dumps import records, resealed


def a_set_of_numbers(chooser: random.Random) -> set[int]:
    """A set that numbers were put into and taken out of."""
    highest = chooser.choice([8, 30, 200, 5000, 10**6, 2**60])
    made = {chooser.randrange(highest) for _ in range(chooser.choice([1, 3, 8, 30, 100]))}
    for _ in range(chooser.choice([0, 3, 10, 50])):
        some = {chooser.randrange(highest) for _ in range(chooser.randrange(6))}
        step = chooser.randrange(6)
        if step == 0:
            made = made.copy()
        elif step == 1:
            made |= some
        elif step == 2:
            made -= some | set(list(made)[: chooser.randrange(4)])
        elif made:
            made.pop()
    return made


def test_sets_of_numbers_have_the_same_tables_after_a_load() -> None:
    exact = 0
    for seed in range(1000):
        value = a_set_of_numbers(random.Random(seed))
        way = set_tables.written(value)
        made: set[int] = set()
        if isinstance(way, set_tables.Steps):
            set_tables.make(made, way)
        else:
            made.update(way)
        assert made == value
        assert set_tables.written(made) == way  # so that a second dump is the same
        left = [[each.copy().pop(), *each] for each in (value, made) if each]
        popped = [[each.pop() for _ in range(len(each) // 2)] for each in (value, made)]
        exact += popped[0] == popped[1] and left[:1] == left[1:]
    assert exact > 950  # the others hold many numbers that hash to one place


@pytest.mark.parametrize("fields", [
    [], [0, 0, [1], []] * 2, [1.0, 0, [1], []], [0, 0, ["x"], []], [0, 0, [1], [[]]], [0, 0, [[0]], []],
    [-1, 0, [1], []], [0, -1, [1], []], [10**9, 0, [1], []], [0, None, [1], []], [0, 0, 5, []], [0, 0, [True], []],
])  # fmt: skip
def test_steps_of_a_set_that_cannot_be_taken_are_refused(fields: list[Any]) -> None:
    progress = Sandbox("s = {1, 2}\ns.pop()\nf()", external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    tree = records(progress.dump())
    node = next(node for node in tree[-1] if node[0] == "set table")
    node[1:] = fields
    with pytest.raises(SnapshotCorruptedError):
        Snapshot.load(resealed(progress.dump(), records=tree))
