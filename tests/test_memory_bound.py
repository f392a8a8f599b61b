"""What a process really grows by under `max_memory`: programs that grow in different ways in; a bound on its pages out.

Each program runs in a process of its own. A busy machine stops a run later, so the best of a few attempts counts.
"""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ouros import Sandbox, programs
from ouros.runtime import readings

LIMIT = 48
BOUND = LIMIT * 1.1 + 8
ATTEMPTS = 4
WORKER = f"""
import gc, json, os, resource, sys
import ouros

def run(sandbox):  # in a child, whose peak is counted from where it begins
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        sandbox.run(limits={{"max_memory": {LIMIT} << 20, "max_duration_secs": 20.0}})
        end = "done"
    except ouros.SandboxRuntimeError as error:
        end = str(error)[:20]
    print(json.dumps([(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, end]), flush=True)

ouros.Sandbox("import re, itertools; sorted({{1, 2}})").start(limits={{"max_steps": 1000}})
for source in sys.argv[1:]:
    sandbox = ouros.Sandbox(source)
    child = os.fork()
    if not child:
        run(sandbox)
        os._exit(0)
    os.waitpid(child, 0)
"""

GROWING = {
    "a set": "x, i = set(), 0\nwhile True:\n    i += 1\n    x.add(i)",
    "a set of an instance": (
        "class A:\n    def __init__(self):\n        self.x = set()\n"
        "a, i = A(), 0\nwhile True:\n    i += 1\n    a.x.add(i)"
    ),
    "a dict of texts": "x, i = {}, 0\nwhile True:\n    i += 1\n    x[str(i)] = i",
    "generators": "def g():\n    yield 1\nx = []\nwhile True:\n    x.append(g())",
    "a dict of pairs": "dict(zip(range(10 ** 6), range(10 ** 6))), dict(zip(range(10 ** 6), range(10 ** 6)))",
    "permutations": "import itertools\nlist(itertools.permutations(range(12)))",
    "bytes as a text": "x = bytes(2 * 10 ** 7)\nstr(x)",
    "letters with their numbers": "list(enumerate('a' * 10 ** 7))",
    "mapped bytes": "list(map(bytes, [10 ** 6] * 10 ** 3))",
    "wider letters": "x = 'a' * (30 << 20)\nx += '\\U0001f600'",
    "replaced matches": "import re\nre.sub('a', 'b' * 1000, 'a' * 10 ** 6)",
    "keys of a dict": "dict.fromkeys(range(10 ** 6)), dict.fromkeys(range(10 ** 6))",
    "names": "i = 0\nwhile True:\n    globals()['x' + str(i)] = i\n    i += 1",
    "a cache": ("import functools\n@functools.cache\ndef f(x): return x\ni = 0\nwhile True:\n    f(i)\n    i += 1"),
    "a dict in others": "x, i = {1: {2: {3: {}}}}, 0\nwhile True:\n    x[1][2][3][i] = i\n    i += 1",
    "lists": "x = []\nwhile True:\n    x.append([])",
    "a comprehension of a dict": "{i: i for i in range(10 ** 7)}",
    "sets by operators": "x = set(range(3 * 10 ** 5)) ^ set(range(10 ** 6, 13 * 10 ** 5))\nx | x ^ set(range(10 ** 7))",
    "an unpacked text": "a, *b = 'a' * 2 * 10 ** 7",
    "numbers of a memory view": "list(memoryview(bytes(3 << 24)))",
    "numbers of its iterator": "list(iter(memoryview(bytes(3 << 24))))",
    "letters from the last": "tuple(reversed('a' * 2 * 10 ** 7))",
    "joined letters": "' '.join(iter('a' * 2 * 10 ** 7))",
    "a deque of letters": "import collections\ncollections.deque('a' * 2 * 10 ** 7)",
    "a deque": "import collections\nx = collections.deque()\nwhile True: x.append(1)",
    "a byte array without its ends": "x = bytearray(36 * 10 ** 6)\nx.strip(None)",
    "bytes as a template": "x = bytes(36 * 10 ** 6)\nx % 3",
    "a text that is shown": "x = 'a,b\\n' * 9 * 10 ** 6\nrepr(x)",
    "a file of bytes": "import io\nx = io.BytesIO(bytes(36 * 10 ** 6))",
    "a text to read as a time": "import datetime\ndatetime.datetime.strptime('ab1 ' * 9 * 10 ** 6, 'ab1')",
    "a part of a list that is let go": "x = [0] * 5 * 10 ** 6\ndel x[1:]",
    "a part of a list by its method": "x = [0] * 5 * 10 ** 6\nx.__getitem__(slice(None))",
    "a deque put to itself": "import collections\nx = collections.deque([0]) * 4 * 10 ** 6\nx.extend(x)",
    "bytes in capitals": "x = bytes(36 * 10 ** 6)\nx.upper()",
    "a number that is none": "x = 'a ' * 18 * 10 ** 6\nfloat(x)",
    "a text that is not there": "x = 'a ' * 18 * 10 ** 6\n[].index(x)",
    "a hash of a text": "x = 'a ' * 18 * 10 ** 6\nhash(x)",
    "a name that is none": "x = 'a ' * 18 * 10 ** 6\ngetattr(1, x)",
    "quoted bytes": "import binascii\nbinascii.b2a_qp(bytes(9 * 10 ** 6))",
    "unpacked numbers": "import struct\nlist(struct.iter_unpack('B', bytes(10 ** 7)))",
}

ASKED = frozenset(
    {
        "a dict of pairs",
        "a part of a list that is let go",
        "a part of a list by its method",
        "a deque put to itself",
        "bytes in capitals",
        "a number that is none",
        "a text that is not there",
        "a hash of a text",
        "a name that is none",
        "quoted bytes",
        "bytes as a text",
        "wider letters",
        "keys of a dict",
        "an unpacked text",
        "numbers of a memory view",
        "letters from the last",
        "joined letters",
        "a deque of letters",
        "unpacked numbers",
        "a byte array without its ends",
        "bytes as a template",
        "a text that is shown",
        "a file of bytes",
        "a text to read as a time",
        "a comprehension of a dict",
        "sets by operators",
    }
)
"""What is refused before it is made. The rest is stopped by the watchdog while it grows: on a machine that is busy with
other tests its turn may come some MiB too late."""


def growth(*names: str) -> dict[str, Any]:
    """MiB by which a process grows with each program, and how the run ends."""
    command = [sys.executable, "-c", WORKER, *(GROWING[name] for name in names)]
    root = Path(__file__).parent.parent
    made = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=True).stdout
    return dict(zip(names, map(json.loads, made.splitlines()), strict=True))


@cache
def first_attempts() -> dict[str, Any]:
    """One of each that is not long, in one process that has imported what they need."""
    return growth(*ASKED)


@pytest.mark.skipif(sys.platform != "linux", reason="peaks are counted anew after a fork there")
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] * (name not in ASKED)) for name in GROWING]
)
def test_a_process_stays_within_the_bound(name: str) -> None:
    results = []
    for attempt in range(ATTEMPTS):
        grown, end = growth(name)[name] if attempt or name not in ASKED else first_attempts()[name]
        assert end.startswith("MemoryError"), end
        results.append(grown)
        if grown <= BOUND:
            return
    pytest.fail(f"{results} MiB > {BOUND}")


def test_large_programs_are_not_held_for_long_after_their_runs() -> None:
    for number in range(8):
        Sandbox(f"n = {number}\n" + "x = n + 1\n" * 5000).run()
    assert sum(len(each.key[0]) for each in programs._known.values()) <= programs.KNOWN_LETTERS
    assert programs._keys.keys() == {each.key for each in programs._known.values()}


@pytest.mark.parametrize(
    ("resident", "blocks", "given", "least", "most"),
    [
        pytest.param(0, 100, 0, 4_000, 51_200, id="small blocks in pages that were there"),
        pytest.param(1 << 30, 100, 0, 4_000, 51_200, id="pages of somebody else"),
        pytest.param(10_000, -20, 10_000, 9_000, 10_000, id="fewer blocks, and a large one"),
    ],
)
def test_readings_bound_each_other(
    resident: int, blocks: int, given: int, least: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "_given_out", lambda: 0)
    monkeypatch.setattr(readings, "read", lambda: (resident, blocks, given))
    assert least <= readings.grown_since((0, 0, 0)) <= most
