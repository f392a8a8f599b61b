"""Dumps that somebody wrote by hand: what a program gets that goes on from one is what a program may hold."""

from __future__ import annotations

import collections
import contextlib
from typing import Any

import pytest

from ouros import ResourceLimits, Sandbox, Snapshot
from ouros.errors import SnapshotCorruptedError, SnapshotError
from ouros.policy.modules import LIBRARY_MODULES, MODULES
from ouros.runtime import names, wire
from ouros.runtime.kinds import KINDS
from ouros.runtime.modules import host_values
from ouros.runtime.restore import Restore
from tests.dumps import records, resealed
from tests.test_policy import way_out

SOURCE = """
import statistics
held = len
def f():
    return held
class Of:
    first = ext(1)
print(type(f()).__name__, f()('Made', (), {'__del__': lambda self: print('ESCAPED')}))
"""


def stopped(source: str, **limits: Any) -> Snapshot:
    progress = Sandbox(source, external_functions=["ext"]).start(limits=ResourceLimits(**limits))
    assert isinstance(progress, Snapshot)
    return progress


def held_as(progress: Snapshot, record: list[Any]) -> Snapshot:
    """What is restored from the dump when `len` is replaced in it."""
    data = progress.dump()
    *state, nodes = records(data)
    changed = [record if node == ["builtin", "len"] else node for node in nodes]
    return Snapshot.load(resealed(data, records=[*state, changed]))


@pytest.mark.parametrize("limits", [{}, {"max_memory": 1 << 28}], ids=["plain", "metered"])
def test_no_builtin_of_a_record_leads_out(limits: dict[str, int]) -> None:
    """Whatever name a record says: those of the modules, of the run's builtins and of what the runtime has there."""
    imports = "import collections, csv, enum, statistics, uuid\n"
    run: Any = stopped(f"{imports}ext(1)", **limits)._execution
    for module in MODULES:
        host_values(module)
    names.named("len")
    restore, found = Restore(run, []), 0
    for name in {*names._BY_NAME, *run.builtins, *(name[5:] for name in run.builtins)}:
        with contextlib.suppress(SnapshotError, LookupError):
            value = KINDS["builtin"].make(restore, 0, name)  # type: ignore[misc]
            assert way_out(value) is None, name
            found += 1
    assert found > 300
    for module in LIBRARY_MODULES & run.loaded.keys():
        for path, _ in run.loaded[module].members():
            assert way_out(restore.in_library(module, path)) is None, (module, path)


@pytest.mark.parametrize(
    "name", ["_o_statistics", "_o_kind", "_o_getattr", "_o_new", "_o_f_list", "_o_live", "__import__"]
)
def test_names_of_the_runtime_are_no_builtins(name: str) -> None:
    with pytest.raises(SnapshotCorruptedError):
        held_as(stopped(SOURCE), ["builtin", name])


def test_the_builtin_type_is_for_classes_alone() -> None:
    printed: list[str] = []
    loaded = held_as(stopped(SOURCE), ["builtin", "type.type"])
    with contextlib.suppress(Exception):
        Snapshot.load(loaded.dump(), print_callback=lambda _, text: printed.append(text)).resume(return_value=1)
    assert "ESCAPED" not in "".join(printed)
    with pytest.raises(Exception, match="__del__ is never called"):
        loaded.resume(return_value=1)


BOMBS = """
class Slotted:
    __slots__ = ('bomb', '__dict__')
held = Slotted()
held.bomb = lambda: print('ESCAPED')
ext(pair)
"""
Pair = collections.namedtuple("Pair", "bomb other")


@pytest.mark.parametrize("name", ["__del__", "__release_buffer__", "_o_class"])
@pytest.mark.parametrize("kind", ["class", "namedclass"])
def test_names_that_no_class_may_have_are_refused(kind: str, name: str) -> None:
    progress = Sandbox(BOMBS, inputs=["pair"], external_functions=["ext"]).start(inputs={"pair": Pair(1, 2)})
    assert isinstance(progress, Snapshot)
    data = progress.dump()
    text = wire.encode(records(data))
    assert any(node[0] == kind for node in records(data)[-1])
    with pytest.raises(SnapshotCorruptedError):
        Snapshot.load(resealed(data, records=text.replace(b'"bomb"', f'"{name}"'.encode())))
