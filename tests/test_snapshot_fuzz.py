"""Bytes that nobody wrote: changed, cut, grown, and made up records in; a `SnapshotError` or a sound snapshot out.

Nothing of the program runs, nothing outside is touched, and each load ends soon. `--long` takes ten times as many.
"""

from __future__ import annotations

import collections
import copy
import pickle
import random
import sys
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ouros import FutureSnapshot, Sandbox, Snapshot
from ouros.errors import SnapshotError
from ouros.runtime.kinds import KINDS
from ouros.runtime.library_cache import shelf

from .dumps import records, resealed, sections

# A frame that was restored from nonsense may fail when it is dropped; the interpreter reports that and goes on.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

PROGRAMS = [
    "xs = list(range(50))\nfor x in xs:\n    f(x)",
    "def g(n):\n    try:\n        yield from (f(i) for i in range(n))\n    finally:\n        print('no')\nlist(g(3))",
    """
import itertools, re, collections
class A:
    __slots__ = ('x', '__dict__')
    def __init__(self, x): self.x = x; self.y = [self]; print('no')
    def __hash__(self): print('no'); return 1
    def __eq__(self, other): print('no'); return self is other
    def __iter__(self): print('no'); return iter([])
    def __index__(self): print('no'); return 3
    @property
    def append(self): print('no')
class L(list):
    @property
    def append(self): print('no')
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 1
        return f(n)
    return inner
kept = [A(1), {A(2): 1}, {1.5, 'a', (1, 2)}, L([1]), zip([1], 'ab'), itertools.product('ab', [1]),
        re.compile('a+b').match('aab'), frozenset({'x'}), b'abc' * 20, bytearray(30), 10**40, 1j, float('nan'),
        range(3), slice(1, 2), outer, len, [].append, collections.deque([1], 3), {str(i): i for i in range(40)},
        ValueError('x', 1), property(len), super, iter({1: 2})]
def work(a, *, b=3):
    with_default = lambda q=kept: q
    return outer()()
work(1)
""",
    """
import asyncio
async def one(n):
    return f(n)
async def main():
    return await asyncio.gather(one(1), one(2))
await main()
""",
]
RARE = """
import asyncio, collections, datetime, itertools, pathlib
class Zone(datetime.tzinfo):
    def utcoffset(self, moment): return f(datetime.timedelta(hours=1))
class Key:
    def __hash__(self): print('no'); return 1
    def __eq__(self, other): print('no'); return self is other
views = [globals().keys(), globals().items(), datetime.tzinfo()]
steps = iter(views[0])
counted, part = itertools.count(3), iter([1, 2, 3])
next(part)
kept = [bytearray(40), frozenset(range(40)), set(range(40)), frozenset([Key(), Key()]), {Key(): 1}, row, type(row),
        pathlib.PurePosixPath('/a/b').joinpath, pathlib.PurePosixPath('/a/b').parents, Zone(), counted, part,
        pathlib.Path('a').exists, pathlib.Path.cwd, reversed(range(10**7)),
        datetime.datetime(2020, 1, 1, tzinfo=Zone())]
async def one(n):
    return await f(n)
async def main():
    return await asyncio.gather(one(1), one(2))
await main()
"""
"""Kinds of records that only inputs, limits and answers to come lead to, among others."""
RARE_PLAIN = "import re\nzipped, found = zip([1] * 10**6, 'ab'), re.search('a', 'ab')\nf(1)\nf(2)"
"""The same without hooks of the program's, so that `zip` is CPython's."""
Row = collections.namedtuple("Row", "name held")
INPUTS = 20_000
SECONDS = 15.0
"""No load may take longer, on a machine however slow."""
_FORBIDDEN = (
    "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir", "os.rmdir",
    "os.link", "os.symlink", "os.truncate", "os.putenv", "os.kill", "subprocess.", "shutil.", "socket.",
)  # fmt: skip
_watching: list[str] = []
_SHELF = shelf()
_CACHE = "no cache" if _SHELF is None else str(_SHELF.root)
"""Where compiled library code is kept, which a load may need for the first time."""


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and type(arguments[0]) is str and arguments[1] not in ("r", "rb", None)
    if _watching and (event.startswith(_FORBIDDEN) or writes) and not str(arguments[0]).startswith(_CACHE):
        _watching.append(event)


sys.addaudithook(_watch)


def dumps() -> list[bytes]:
    found = []
    for source in PROGRAMS:
        progress = Sandbox(source, external_functions=["f"]).start(print_callback=lambda stream, text: None)
        for _ in range(2):
            assert isinstance(progress, Snapshot)
            found.append(progress.dump())
            progress = progress.resume(return_value=1)
            if not isinstance(progress, Snapshot):
                break
    return found


def rare_dump(source: str = RARE) -> bytes:
    limits, row = {"max_duration_secs": 1000.0}, {"row": Row("a", [1])}
    program = Sandbox(source, inputs=["row"], external_functions=["f"])
    progress = program.start(inputs=row, limits=limits, print_callback=lambda stream, text: None)
    assert isinstance(progress, Snapshot)
    progress = progress.resume(future=...)
    assert isinstance(progress, Snapshot)
    return progress.dump()


BASES = dumps()


def attempt(data: bytes, load: Any = Snapshot.load) -> bool:
    """True if the bytes were loaded; they may be refused by nothing else than a `SnapshotError`."""
    printed: list[str] = []
    began = time.process_time()
    _watching[:] = ["watching"]
    try:
        load(data, print_callback=lambda stream, text: printed.append(text))
        loaded = True
    except SnapshotError:
        loaded = False
    finally:
        events = _watching[1:]
        _watching.clear()
    assert time.process_time() - began < SECONDS
    assert (printed, events) == ([], [])
    return loaded


def places(value: Any, found: list[tuple[list[Any], int]]) -> list[tuple[list[Any], int]]:
    """Every place in plain data, as a list and an index."""
    for index, item in enumerate(value):
        found.append((value, index))
        if isinstance(item, list):
            places(item, found)
    return found


ODD = [
    None, True, False, 0, -1, 1, 2**31, 2**63 - 1, -(2**63), 10**30, 1.5, "", "x", "__globals__", "_o_fuel", "a,b",
    "0x1", [], [0], [1], [2],
    [-1], [10**9], [[0]], [None], ["list"], [3, 4], "iter", "product", "f", "os.system", "\ud800",
]  # fmt: skip
NAMES = sorted(KINDS)


def mutated(tree: Any, chooser: random.Random) -> Any:
    """Plain data with one to three places changed."""
    for _ in range(chooser.randint(1, 3)):
        where = places(tree, [])
        holder, index = chooser.choice(where)
        how = chooser.randrange(7)
        if how == 0:
            holder[index] = chooser.choice(ODD)
        elif how == 1:
            del holder[index]
        elif how == 2:
            holder.insert(index, copy.deepcopy(chooser.choice(ODD)))
        elif how == 3:
            other, at = chooser.choice(where)
            holder[index] = copy.deepcopy(other[at])
        elif how == 4:
            holder[index] = chooser.choice(NAMES)
        elif how == 5 and type(holder[index]) is int:
            holder[index] += chooser.choice((-1, 1, 1000))
        else:
            holder[index] = [chooser.randrange(60)]
    return tree


def changed_bytes(data: bytes, chooser: random.Random) -> bytes:
    wrong = bytearray(data)
    for _ in range(chooser.randint(1, 4)):
        place = chooser.randrange(len(wrong))
        how = chooser.randrange(4)
        if how == 0:
            wrong[place] = chooser.randrange(256)
        elif how == 1:
            wrong[place] ^= 1 << chooser.randrange(8)
        elif how == 2:
            del wrong[place : place + chooser.randrange(1, 9)]
        else:
            wrong[place:place] = wrong[place : place + chooser.randrange(1, 9)]
        if not wrong:
            break
    return bytes(wrong)


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    return INPUTS * (10 if request.config.getoption("--long") else 1)


def test_changed_bytes_are_refused(count: int) -> None:
    chooser = random.Random(1)
    for _ in range(count // 4):
        data = chooser.choice(BASES)
        wrong = changed_bytes(data, chooser)
        assert wrong == data or not attempt(wrong)


def test_changed_sections_with_a_fitting_checksum(count: int) -> None:
    chooser = random.Random(2)
    parts = [(data, name) for data in BASES for name in ("records", "columns") if sections(data)[name]]
    for _ in range(count // 4):
        data, name = chooser.choice(parts)
        attempt(resealed(data, **{name: changed_bytes(sections(data)[name], chooser)}))


def test_changed_records_with_a_fitting_checksum(count: int) -> None:
    chooser = random.Random(3)
    trees = [(data, pickle.dumps(records(data))) for data in BASES]
    loaded = 0
    for _ in range(count // 2):
        data, tree = chooser.choice(trees)
        loaded += attempt(resealed(data, records=mutated(pickle.loads(tree), chooser)))
    assert 0 < loaded < count // 2  # not everything is noticed, and need not be: a changed number is another state


def test_changed_fields_of_rare_kinds(count: int) -> None:
    chooser, dumps = random.Random(4), [rare_dump(RARE), rare_dump(RARE_PLAIN)]
    common = {node[0] for data in BASES for node in records(data)[-1]}
    assert {"path method", "paced", "paced part"} <= {node[0] for rare in dumps for node in records(rare)[-1]}
    assert all(map(attempt, dumps))
    for _ in range(count // 200):  # each load of the first runs the code of eight library modules
        rare = chooser.choice(dumps)
        tree = records(rare)
        node = chooser.choice([node for node in tree[-1] if node[0] not in common and len(node) > 1])
        holder, index = chooser.choice(places(node, [])[1:])
        holder[index] = chooser.choice([*ODD, [chooser.randrange(len(tree[-1]))]])
        attempt(resealed(rare, records=tree))


scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(NAMES) | st.text()
)  # fmt: skip
plain = scalars | st.lists(scalars | st.lists(scalars, max_size=3), max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.builds(lambda kind, fields: [kind, *fields], st.sampled_from(NAMES), st.lists(plain, max_size=8))))
def test_made_up_nodes(nodes: list[Any]) -> None:
    tree = records(BASES[0])
    shift = len(tree[-1])
    tree[-1] += nodes
    tree[2] += ["x", [shift]]
    attempt(resealed(BASES[0], records=tree))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    for load in (Snapshot.load, FutureSnapshot.load):
        assert not attempt(data, load)


def with_nodes(*nodes: Any) -> bytes:
    """A dump whose variable `x` is the first of these nodes; a reference `[n]` counts from there."""
    tree = records(BASES[0])
    shift = len(tree[-1])

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [value[0] + shift] if len(value) == 1 and type(value[0]) is int else [moved(item) for item in value]
        return value

    tree[-1] += [moved(node) for node in nodes]
    tree[2] += ["x", [shift]]
    return resealed(BASES[0], records=tree)


class _Evil:
    def __reduce__(self) -> Any:
        return (exec, ("import os; os.abort()",))


HOSTILE: dict[str, bytes] = {
    "a pickle": pickle.dumps(_Evil()),
    "a pickle as records": resealed(BASES[0], records=pickle.dumps(_Evil())),
    "a pickle as opaque values": resealed(BASES[0], opaque=pickle.dumps(_Evil())),
    "code without a signature": resealed(BASES[0], compiled=b"\0" * 40),
    "nested deep": resealed(BASES[0], records=b"[" * 1_000_000 + b"]" * 1_000_000),
    "nested deep behind texts": resealed(BASES[0], records=b'["[",' * 100_000 + b"1" + b"]" * 100_000),
    "objects": resealed(BASES[0], records=b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "a product of much": with_nodes(["iterator", "product", [[1]], None], ["range", 0, 10**12, 1]),
    "permutations of many": with_nodes(["iterator", "permutations", [[1], 10**10], None], ["tuple", 1, 2]),
    "combinations of a long range": with_nodes(["iterator", "combinations", [[1], 2], None], ["range", 0, 10**12, 1]),
    "a place in a changed dict": with_nodes(["dictiter", "reversed keys", [1], 0, False, 0, 1], ["dict", 1, 2]),
    "a dict of no size": with_nodes(["dictiter", "keys", [1], 0, False, -2, 1 << 70], ["dict", 1, 2]),
    "a view that was used up": with_nodes(["dictiter", "keys", [1], 10**18, False], ["dict", 1, 2]),
    "a column longer than its section": with_nodes(["list of", "i", 0, 10**15]),
    "a column before its section": with_nodes(["list of", "i", -4, 1]),
    "a column of unknown code": with_nodes(["list of", "P", 0, 1]),
    "a column as bytes": with_nodes(["bytes of", "i", 0, 1]),
    "a long chain": with_nodes(*(["list", [number + 1]] for number in range(50_000)), ["list"]),
    "a long chain of tuples": with_nodes(*(["tuple", [number + 1]] for number in range(50_000)), ["tuple"]),
    "opaque values without a section": with_nodes(["opaque", 0]),
    "a circle of tuples": with_nodes(["tuple", [1]], ["tuple", [0]]),
    "a huge number": with_nodes(["int", "0x" + "f" * 1_000_000]),
    "digits without end": resealed(BASES[0], records=b"[" + b"9" * 1_000_000 + b"]"),
    "sizes that lie": resealed(BASES[0], lengths=[2**63, 0, 0, 0, 0]),
    "sizes that overflow": resealed(BASES[0], lengths=[2**63, 2**63, 2**63, 2**63, 2**63]),
}


def test_a_frame_that_goes_on_in_itself() -> None:
    tree = records(BASES[0])
    frame = next(node for node in tree[-1] if node[0] == "generator")
    frame[4] = [tree[-1].index(frame)]
    assert not attempt(resealed(BASES[0], records=tree))


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_bombs(data: bytes) -> None:
    attempt(data)
