"""A load runs nothing: dumps of many kinds of values come in, each field of each record replaced by an object all of
whose special methods print; nothing may be printed, in the load or when what was loaded is dropped again.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from ouros import Sandbox, Snapshot
from ouros.errors import SnapshotError
from ouros.policy.hooks import HOOKS
from tests.dumps import records, resealed

REFUSED = {"__reduce__", "__buffer__", "__del__"}
"""Special methods that no program can define."""
BODIES = {
    "__hash__": "return 1", "__eq__": "return False", "__repr__": "return 'H'", "__len__": "return 0",
    "__iter__": "return self", "__next__": "raise StopIteration", "__getattr__": "raise AttributeError(a[0])",
    "__getattribute__": "return object.__getattribute__(self, *a)", "__init__": "",
    "__new__": "return object.__new__(self)",
    "__setattr__": "object.__setattr__(self, *a)", "__class_getitem__": "return 0",
}  # fmt: skip
HOSTILE = "class Hostile:\n" + "".join(
    f"    def {name}(self, *a, **k):\n        print('{name}')\n        {BODIES.get(name, 'raise TypeError(0)')}\n"
    for name in sorted(filter(str.isidentifier, HOOKS - REFUSED))
)
SOURCE = (
    HOSTILE
    + """
import itertools, functools, re, types, datetime, array
from collections import OrderedDict, defaultdict, deque, namedtuple
def g(x, *rest, **more):
    yield ext(x)
class Meta(type): pass
class Base(metaclass=Meta):
    __slots__ = ('slot', '__dict__')
    p = property(lambda self: 1)
    s = staticmethod(len)
    c = classmethod(lambda cls: cls)
class Many(Base):
    def __hash__(self): return 7
    def m(self): return super()
many = Many()
many.slot, many.x = 1, many
made = [type('Sub', (base,), {})(*args) for base, args in (
    (list, ([1],)), (dict, ([(1, 2)],)), (set, ([1],)), (frozenset, ([1],)), (tuple, ([1],)), (int, (1,)),
    (float, (1.5,)),
    (complex, (1,)), (str, ('a',)), (bytes, (b'a',)), (bytearray, (b'a',)), (deque, ([1], 3)), (OrderedDict,
    ([(1, 2)],)),
    (defaultdict, (list,)), (functools.partial, (len, 'a')), (types.SimpleNamespace, ()), (property, (len,)),
    (staticmethod, (len,)), (classmethod, (len,)), (datetime.date, (2000, 1, 1)),
    (datetime.datetime, (2000, 1, 1)), (datetime.time, (1,)), (datetime.timedelta, (1,)), (array.array, ('i', [1])),
    (OSError, (1, 'no')), (ExceptionGroup, ('g', [ValueError(1)])))]
for error in (ValueError(1, [2]), OSError(2, 'no', 'file'), KeyError('k'), AttributeError('a', name='b', obj=made)):
    error.__cause__, error.x = KeyError(3), [error]
    error.add_note('note')
    made.append(error)
data = {many: (1, many), (many, 2): {many}, 'f': frozenset([many])}
held = [
    made, data, iter([1, 2]), iter((1, 2)), iter('ab'), iter(range(3)), iter(range(10**30)), iter(data),
    iter(data.items()),
    iter({1, 2}), reversed([1, 2]), reversed({1: 2}), iter(len, 3), enumerate('ab'), zip('ab', [1]), map(g, [1]),
    filter(None, [1]), iter(deque([1])), reversed(deque([1])), data.keys(), data.items(),
    types.MappingProxyType(data),
    itertools.chain([1], [2]), itertools.count(3), itertools.cycle([1]), itertools.islice([1, 2], 1),
    itertools.repeat(1, 3),
    itertools.product([1], [2]), itertools.permutations([1, 2]), itertools.accumulate([1, 2]),
    itertools.groupby([1, 1]),
    itertools.zip_longest([1], [2]), itertools.starmap(g, [(1,)]), itertools.takewhile(g, [1]),
    itertools.compress([1], [1]),
    g(1, 2, z=3), many.m, many.m(), [].append, 'a'.join, str.join, functools.partial(g, 1), slice(1, [2]),
    range(1, 10**30),
    memoryview(bytearray(b'abc'))[1:], re.compile('a'), re.match('a', 'a'), list[int], int | str,
    datetime.timezone(datetime.timedelta(0, 60)), datetime.time(1, tzinfo=datetime.timezone.utc),
    datetime.datetime(2000, 1, 1), array.array('i', [1]), namedtuple('P', 'x y')(1, [2]), lambda x=[]: x,
    NotImplemented,
    Many.p, Base.__dict__['s'], Base.__dict__['c'], Base.slot,
]
inner = g(5)
hostile = Hostile()
held.append(hostile)
[*sorted([2, 1], key=ext), next(inner), len(held)]
"""
)


def positions(node: list[Any], path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Where a record has fields, also in lists inside it; not the kind that it begins with."""
    for index, item in enumerate(node):
        if path or index:
            yield (*path, index)
            if type(item) is list and not (len(item) == 1 and type(item[0]) is int):
                yield from positions(item, (*path, index))


def replaced(node: list[Any], path: tuple[int, ...], value: Any) -> list[Any]:
    first, *rest = path
    made = list(node)
    made[first] = replaced(node[first], tuple(rest), value) if rest else value
    return made


def hostile_number(nodes: list[Any]) -> int:
    kinds = {number for number, node in enumerate(nodes) if node[0] == "class" and node[2] == "Hostile"}
    return next(number for number, node in enumerate(nodes) if node[0] == "object" and node[1][0] in kinds)


def kind_of(node: list[Any], nodes: list[Any]) -> tuple[str, ...]:
    """What is tried once: the kind of a record, and its name within the kind or what its payload is."""
    if node[0] == "object" and type(node[2]) is list:
        return "object", nodes[node[2][0]][0]
    return (node[0], node[1]) if node[0] in ("wrapper", "iterator", "dictiter", "dictview", "lazy") else (node[0],)


def test_no_record_makes_a_load_run_code() -> None:
    data = Sandbox(SOURCE, external_functions=["ext"]).start(print_callback=lambda *_: None).dump()
    state = records(data)
    nodes = state[-1]
    hostile = [hostile_number(nodes)]
    tried: set[Any] = set()
    printed: list[str] = []
    for number, node in enumerate(nodes):
        for path in positions(node):
            place = (kind_of(node, nodes), path if len(path) == 1 and path[0] < 7 else path[-1] % 2)
            if number == hostile[0] or place in tried:
                continue
            tried.add(place)
            changed = [*state[:-1], [*nodes[:number], replaced(node, path, hostile), *nodes[number + 1 :]]]
            with contextlib.suppress(ValueError):
                Snapshot.load(resealed(data, records=changed), print_callback=lambda _, text: printed.append(text))
            assert not printed, (node, path)
    assert len({kind for kind, _ in tried}) > 60


HOOKED = """
class Hooked(Exception):
    def __setattr__(self, name, value):
        print('set', name)
        super().__setattr__(name, value)
    def __getattribute__(self, name):
        print('get', name)
        return super().__getattribute__(name)
    @property
    def __traceback__(self):
        print('asked')
try:
    raise Hooked(1)
except Hooked:
    ext(1)
"""
STANDING = """
def idle():
    print('ran')
    yield 1

class Odd(Exception):
    def __init__(self, *args):
        print('made')

def items():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            yield ext(1)
        finally:
            print('ended')
    except Exception:
        print('failed')

def outer():
    try:
        yield from items()
    except Exception:
        print('outer failed')
    finally:
        ext(2)
        print('outer ended')

waiting = idle()
for item in outer():
    pass
"""
CHAIN = """
def down(n):
    try:
        return down(n - 1) + 1 if n else ext(n)
    except Exception:
        print('failed')
down(3)
"""


def printed_by_loading(data: bytes) -> list[str]:
    printed: list[str] = []
    with contextlib.suppress(SnapshotError):
        Snapshot.load(data, print_callback=lambda _, text: printed.append(text))
    return printed


def test_an_error_that_is_being_handled_is_not_asked_for_anything() -> None:
    progress = Sandbox(HOOKED, external_functions=["ext"]).start()
    assert isinstance(progress, Snapshot)
    assert printed_by_loading(progress.dump()) == []
    Snapshot.load(progress.dump()).resume(return_value=None)


# A frame that was restored from nonsense may fail when it is dropped; the interpreter reports that and goes on.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_frames_that_do_not_fit_together_do_not_handle_errors_in_a_load() -> None:
    progress = Sandbox(STANDING, external_functions=["ext"]).start()
    assert isinstance(progress, Snapshot)
    for data in (progress.dump(), stopped_at(progress, 2).dump()):
        state = records(data)
        nodes = state[-1]
        for number, node in enumerate(nodes):
            for field in range(2, len(node)) if node[0] == "generator" else ():
                for value in (None, 1, [number], *([other] for other in range(len(nodes)))):
                    changed = [*nodes[:number], replaced(node, (field,), value), *nodes[number + 1 :]]
                    assert printed_by_loading(resealed(data, records=[*state[:-1], changed])) == [], (
                        node,
                        field,
                        value,
                    )


def stopped_at(progress: Snapshot, argument: int) -> Snapshot:
    """The same run, stopped at the call with this argument."""
    found = progress.resume(return_value=1)
    assert isinstance(found, Snapshot)
    assert found.args == (argument,)
    return found


@pytest.mark.parametrize("count", [3_000, 20_000])
def test_however_many_frames_stand_in_each_other_none_handles_an_error(count: int) -> None:
    progress = Sandbox(CHAIN, external_functions=["ext"]).start()
    assert isinstance(progress, Snapshot)
    state = records(progress.dump())
    nodes = state[-1]
    number, frame = next((number, node) for number, node in enumerate(nodes) if node[0] == "generator" and node[1] == 1)
    first = len(nodes)
    nodes += [replaced(frame, (4,), [first + each + 1]) for each in range(count)]
    nodes[-1] = replaced(frame, (4,), frame[4])
    nodes[number] = replaced(frame, (4,), [first])
    limit = sys.getrecursionlimit()
    try:
        assert printed_by_loading(resealed(progress.dump(), records=state)) == []
    finally:
        sys.setrecursionlimit(limit)
