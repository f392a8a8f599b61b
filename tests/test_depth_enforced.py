"""The limit of depth as runs meet it: recursive programs in; exactly as many nested calls as the limit allows out."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ouros import Sandbox, SandboxRuntimeError, Snapshot
from tests.test_limits_enforced import RUNS, Run, every_way, finished, run

RECURSION = r"^RecursionError: maximum recursion depth exceeded$"

DEPTHS = {
    'function': 'def h(n):\n    return n and h(n - 1)\nh({n})',
    'function with a local call': 'def h(n):\n    if n:\n        m = h(n - 1)\n        return m\n    return 0\nh({n})',
    'lambda': 'h = lambda n: n and h(n - 1)\nh({n})',
    'method': 'class C:\n    def m(self, n):\n        return n and self.m(n - 1)\nC().m({n})',
    'class method': 'class C:\n    @classmethod\n    def m(cls, n):\n        return n and cls.m(n - 1)\nC.m({n})',
    'static method': 'class C:\n    @staticmethod\n    def m(n):\n        return n and C.m(n - 1)\nC.m({n})',
    'callable object': 'class C:\n    def __call__(self, n):\n        return n and self(n - 1)\nC()({n})',
    'closure': 'def make():\n    def h(n):\n        return n and h(n - 1)\n    return h\nmake()({n})',
    'default': 'def h(n, f=None):\n    return n and f(n - 1, f)\nh({n}, h)',
    'star': 'def h(*a):\n    return a[0] and h(*(x - 1 for x in a))\nh({n})',
    'keyword': 'def h(*, n):\n    return n and h(**dict(n=n - 1))\nh(n={n})',
    'two functions': 'def a(n):\n    return n and b(n - 1)\ndef b(n):\n    return n and a(n - 1)\na({n})',
    'comprehension': 'def h(n):\n    return n and [h(n - 1) for i in [0]][0]\nh({n})',
    'conditional': 'def h(n):\n    return h(n - 1) if n else 0\nh({n})',
    'try': 'def h(n):\n    try:\n        return n and h(n - 1)\n    finally:\n        pass\nh({n})',
    'property': (
        'class C:\n    n = {n}\n    @property\n    def p(self):\n        self.n -= 1\n'
        '        return self.n >= 0 and self.p\nC().p and 0'
    ),
    'operator': 'class C:\n    def __add__(self, n):\n        return n and self + (n - 1)\nC() + {n}',
}  # fmt: skip


def fits_natively(code: str) -> bool:
    """Whether CPython can run this, whatever its limit: 3.12 lets native code call itself 1,500 times only."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(5_000)
    try:
        exec(code, {})
    except RecursionError:
        return False
    finally:
        sys.setrecursionlimit(limit)
    return True


@every_way
@pytest.mark.parametrize("limit", [1, 2, 5, 50, 150, None], ids=repr)
@pytest.mark.parametrize("code", DEPTHS.values(), ids=DEPTHS)
def test_exactly_as_many_nested_calls_as_the_limit_allows(code: str, limit: int | None, way: Run) -> None:
    """`h(n)` has n + 1 frames; without a limit there are 1000, or as many as native code lets CPython itself have."""
    limits = {"max_recursion_depth": limit}
    count = 1000 if limit is None else limit
    if limit is not None or fits_natively(code.format(n=count - 1)):
        assert not way(code.format(n=count - 1), limits)
    with pytest.raises(SandboxRuntimeError) as caught:
        way(code.format(n=count), limits)
    assert str(caught.value) == "RecursionError: maximum recursion depth exceeded"
    assert type(caught.value.exception()) is RecursionError


STOPPING = """
def h(n):
    if n == 0:
        return f(n)
    return h(n - 1) + 1
h({n})
"""


@pytest.mark.parametrize("limit", [1, 2, 5, 50, 150, 1000])
def test_depth_of_functions_that_stop(limit: int) -> None:
    limits = {"max_recursion_depth": limit}
    good = Sandbox(STOPPING.format(n=limit - 1), external_functions=["f"])
    bad = Sandbox(STOPPING.format(n=limit), external_functions=["f"])
    assert good.run(limits=limits, external_functions={"f": lambda n: n}) == limit - 1
    for keep in (lambda snapshot: snapshot, lambda snapshot: Snapshot.load(snapshot.dump())):
        progress = good.start(limits=limits)
        assert isinstance(progress, Snapshot)
        assert finished(keep(progress).resume(return_value=0)) == limit - 1
    with pytest.raises(SandboxRuntimeError, match=RECURSION):
        bad.run(limits=limits, external_functions={"f": lambda n: n})
    with pytest.raises(SandboxRuntimeError, match=RECURSION):
        bad.start(limits=limits)


@pytest.mark.parametrize("keep", [lambda snapshot: snapshot, lambda snapshot: Snapshot.load(snapshot.dump())])
def test_depth_goes_on_counting_after_a_stop(keep: Callable[[Snapshot], Snapshot]) -> None:
    code = """
def down(n):
    if n == 0:
        f()
        return inner(rest)
    return down(n - 1)
def inner(n):
    return n and inner(n - 1)
down(19)
"""
    sandbox = Sandbox(code, inputs=["rest"], external_functions=["f"])
    for rest, fits in ((29, True), (30, False)):
        progress = sandbox.start(inputs={"rest": rest}, limits={"max_recursion_depth": 50})
        assert isinstance(progress, Snapshot)
        if fits:
            assert finished(keep(progress).resume(return_value=None)) == 0
        else:
            with pytest.raises(SandboxRuntimeError, match=RECURSION):
                keep(progress).resume(return_value=None)


GENERATORS = {
    "generator": "def g(n):\n    if n:\n        yield from g(n - 1)\n    yield n\nlen(list(g({n})))",
    "generator in a loop": (
        "def g(n):\n    if n:\n        for x in g(n - 1):\n            yield x\n    yield n\nlen(list(g({n})))"
    ),
    "generator by next": "def g(n):\n    yield n and next(g(n - 1)) + 1\nnext(g({n})) + 1",
}


@every_way
@pytest.mark.parametrize("code", GENERATORS.values(), ids=GENERATORS)
def test_depth_of_generators(code: str, way: Run) -> None:
    for limit in (1, 5, 60):
        limits = {"max_recursion_depth": limit}
        assert way(code.format(n=limit - 1), limits) == limit
        with pytest.raises(SandboxRuntimeError, match=RECURSION):
            way(code.format(n=limit), limits)


FORBIDDEN = {
    "function": "def h():\n    return k()\ndef k():\n    return 1\nh()",
    "function that calls nothing": "def h():\n    return 1\nh()",
    "lambda": "(lambda: 1)()",
    "lambda that calls": "(lambda: len([]))()",
    "method": "class C:\n    def m(self):\n        return 1\nC().m()",
    "constructor": "class C:\n    def __init__(self):\n        pass\nC()",
    "generator": "def g():\n    yield 1\nlist(g())",
}
ALLOWED = {
    "expression": ("1 + 1", 2),
    "builtin": ("len([1, 2]) + max(3, 4)", 6),
    "comprehension": ("sum([i for i in range(3)])", 3),
    "class body": ('class C:\n    x = len("abc")\nC.x', 3),
    "builtin method": ("x = []\nx.append(1)\nx", [1]),
}


@every_way
@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN)
def test_a_limit_of_nothing_forbids_every_call(code: str, way: Run) -> None:
    with pytest.raises(SandboxRuntimeError, match=RECURSION):
        way(code, {"max_recursion_depth": 0})


@every_way
@pytest.mark.parametrize(("code", "value"), ALLOWED.values(), ids=ALLOWED)
def test_a_limit_of_nothing_allows_what_is_no_call(code: str, value: Any, way: Run) -> None:
    assert way(code, {"max_recursion_depth": 0}) == value


@every_way
def test_the_error_can_be_caught(way: Run) -> None:
    code = """
def h(n):
    try:
        return h(n + 1)
    except RecursionError as error:
        return n, type(error).__name__, str(error), isinstance(error, RuntimeError)
def again(n):
    return n and again(n - 1)
first = h(1)
first, again(19)
"""
    wanted = ((20, "RecursionError", "maximum recursion depth exceeded", True), 0)
    assert way(code, {"max_recursion_depth": 20}) == wanted


@every_way
def test_finally_runs_on_the_way_up(way: Run) -> None:
    code = """
trail = []
def h(n):
    try:
        h(n + 1)
    finally:
        trail.append(n)
try:
    h(1)
except RecursionError:
    pass
len(trail), trail[0]
"""
    assert way(code, {"max_recursion_depth": 30}) == (30, 30)


@every_way
def test_large_limits(way: Run) -> None:
    for name in ("function", "lambda", "method", "comprehension"):
        assert not way(DEPTHS[name].format(n=4_999), {"max_recursion_depth": 5_000})
    with pytest.raises(SandboxRuntimeError, match=RECURSION):
        way(DEPTHS["function"].format(n=5_000), {"max_recursion_depth": 5_000})


def test_deep_stops_with_a_large_limit() -> None:
    limits = {"max_recursion_depth": 5_000}
    progress = Sandbox(STOPPING.format(n=4_000), external_functions=["f"]).start(limits=limits)
    assert isinstance(progress, Snapshot)
    assert finished(Snapshot.load(progress.dump()).resume(return_value=0)) == 4_000


def test_the_hosts_own_depth_does_not_count() -> None:
    def nested(frames: int) -> Any:
        if frames:
            return nested(frames - 1)
        return run(DEPTHS["function"].format(n=99), {"max_recursion_depth": 100})

    assert nested(600) == 0


def test_a_limit_beyond_all_bounds_is_no_crash() -> None:
    """The interpreter's own stack ends it first, as the same error."""
    for limit in (10**6, 2**64 - 1):
        with pytest.raises(SandboxRuntimeError, match=r"^RecursionError"):
            run("def h():\n    return h()\nh()", {"max_recursion_depth": limit})


def test_recursion_comes_as_deep_as_in_cpython() -> None:
    """By whatever way a function calls itself; on 3.12 and later, not deeper either: 3.11 counts native calls too."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.depth_worker"], cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, check=True
    )
    for name, (native, direct, limited, stopping) in json.loads(done.stdout).items():
        assert direct >= 0.95 * native, name
        assert limited >= 0.95 * native, name
        assert stopping >= 0.95 * native, name
        if sys.version_info >= (3, 12) and name not in (
            "class body",
            "constructor",
            "object_hook",
            "partialmethod",
            "re.sub",
        ):  # where CPython counts frames of its library as well
            assert direct <= 1.05 * native, name


GREEDY = {
    "__getattr__": "class C:\n    def __getattr__(self, name):\n        return self.a\nC().a",
    "__setattr__": "class C:\n    def __setattr__(self, name, value):\n        self.a = 1\nC().a = 1",
    "property": "class C:\n    @property\n    def p(self):\n        return self.p\nC().p",
    "map": "def h(x=0):\n    return list(map(h, [1]))\nh()",
    "iterable": "class C:\n    def __iter__(self):\n        return iter([*self])\nlist(C())",
    "partial": "import functools\ndef h(x=0):\n    return functools.partial(h, 1)()\nh()",
    "key": "def h(x=0):\n    return sorted([1, 2], key=h)\nh()",
    "sort in a sort": "class C:\n    def __lt__(self, other):\n        [C(), C()].sort()\n[C(), C()].sort()",
    "bytes": "class C:\n    def __bytes__(self):\n        return b'%b' % self\nbytes(C())",
    "descriptor": "class D:\n    def __get__(self, o, t):\n        return o.d\nclass C:\n    d = D()\nC().d",
    "accumulate": "from itertools import accumulate\ndef h(x=0, y=0):\n    return [*accumulate([1, 2], h)]\nh()",
}


@pytest.mark.parametrize("code", GREEDY.values(), ids=GREEDY)
def test_no_limit_lets_native_code_use_up_the_stack(code: str) -> None:
    with pytest.raises(SandboxRuntimeError, match=r"^RecursionError"):
        run(code, {"max_recursion_depth": 10**6})


DEEPENED = {
    "display": "x = (x,)",
    "two variables": "y = (i, x)\n    x = y",
    "attribute": "C.x = (C.x, i)\n    x = C.x",
    "function": "x = wrapped(x)",
    "class of tuples": "x = P(x)",
}
HASHING = """
import collections, functools
P = collections.namedtuple("P", "a")
class C:
    x = ()
@functools.lru_cache
def cached(a):
    return 1
def wrapped(t):
    return (t,)
x = ()
for i in range(120_000):
    DEEPEN
found = []
for use in (
    lambda: {x: 1}, lambda: {x}, lambda: x in {1}, lambda: {}[x], lambda: {}.get(x), lambda: set([x]), lambda: hash(x),
    lambda: {key: 1 for key in [x]}, lambda: dict([(x, 1)]), lambda: cached(x), lambda: collections.Counter([x]),
):
    try:
        use()
    except RecursionError:
        found.append(1)
len(found), [*{(1, (2, (3,))): 4}], {((x, 1)[1:], 2)} == {((1,), 2)}
"""


@pytest.mark.parametrize("deepen", DEEPENED.values(), ids=DEEPENED)
def test_tuples_of_any_depth_are_hashed_without_a_crash(deepen: str) -> None:
    """Where CPython's own stack ends the process."""
    for way in RUNS.values() if deepen == DEEPENED["display"] else [run]:
        assert way(HASHING.replace("DEEPEN", deepen), {}) == (11, [(1, (2, (3,)))], True)
