"""Library modules in the restricted language: which form a run takes, what its snapshots say, and what they refuse."""

import csv
import decimal
import os
import struct
import subprocess
import sys
import zlib
from typing import Any

import pytest

from ouros import ResourceLimits, Sandbox, SandboxRuntimeError, Snapshot
from ouros.policy.modules import LIBRARY_MODULES
from ouros.runtime.helpers import HELPERS
from ouros.runtime.support import SUPPORT
from ouros.transform.program import Program

from .dumps import records, resealed

SUSPENDING = "def f(a, b): return ext(a) + b\n"


def start(source: str) -> Snapshot:
    progress = Sandbox(source, external_functions=["ext"]).start()
    assert type(progress) is Snapshot
    return progress


@pytest.mark.parametrize(
    ("source", "is_open"),
    [
        ("import functools\next(functools.reduce(max, [1]))", False),
        ("import functools\ndef f(a): return ext(a)\nf(1)\nfunctools.reduce(max, [1])", False),
        ("import functools\n" + SUSPENDING + "functools.reduce(f, [1, 2])", True),
        ("import functools\nfunctools.reduce(ext, [1, 2])", True),
        ("from collections import deque\ndef g(): yield ext(1)\ndeque(g())", True),
        ("import math\n" + SUSPENDING + "list(map(f, [1], [2]))", False),
    ],
)
def test_the_library_suspends_where_something_may_call_back(source: str, is_open: bool) -> None:
    assert Program(source, "main.py", (), ("ext",)).library_suspends is is_open


def test_the_types_of_cpython_are_used_where_nothing_suspends() -> None:
    source = "from collections import deque\nnative = deque.__mro__[-2]\next(deque.extend is native.extend)"
    assert Sandbox(source, external_functions=["ext"]).run(external_functions={"ext": bool}) is True


def test_library_functions_and_classes_are_written_by_name() -> None:
    progress = start("from functools import cached_property as c, wraps\nkept = [c, wraps]\next(1)")
    nodes = records(progress.dump())[-1]
    assert ["library", "functools", "cached_property"] in nodes
    assert ["library", "functools", "wraps"] in nodes


def test_a_function_made_by_the_library_is_named_by_its_module() -> None:
    progress = start("from functools import wraps\nkept = wraps(len)\next(1)")
    nodes = records(progress.dump())[-1]
    (number,) = [node[1] for node in nodes if node[0] in ("function", "code")]
    assert number.startswith("functools:")


@pytest.mark.parametrize("change", ["Counter.most_common = 1", "Counter.added = 2", "del Counter.total"])
def test_a_program_that_changes_the_library_cannot_be_dumped(change: str) -> None:
    progress = start(f"from collections import Counter\n{change}\next(1)\n3")
    with pytest.raises(TypeError, match="cannot dump Counter: the program changed this part of the library"):
        progress.dump()
    assert progress.resume(return_value=0).output == 3


def test_a_change_ends_with_the_run() -> None:
    sandbox = Sandbox("from collections import Counter\nx = hasattr(Counter, 'mark')\nCounter.mark = 1\nx")
    assert sandbox.run() is False
    assert sandbox.run() is False


def with_library(data: bytes, written: Any) -> bytes:
    found = records(data)
    found[-3] = written
    return resealed(data, records=found)


def test_a_dump_made_with_another_library_is_refused() -> None:
    data = start("import functools\next(1)").dump()
    with pytest.raises(ValueError, match="needs the library module 'functools' of another version of ouros"):
        Snapshot.load(with_library(data, [["functools", "0" * 64, []]]))


@pytest.mark.parametrize(
    "written",
    [None, [["socket", "", []]], [["functools"]], [["functools", "", 3]], [[3, "", []]], [["math", "", []]],
     [["functools", "", ["_o_x", 1]]], [["functools", "", ["__builtins__", 1]]]],
)  # fmt: skip
def test_hostile_library_sections_are_refused(written: Any) -> None:
    data = start("import functools\next(1)").dump()
    with pytest.raises(ValueError, match="not sound"):
        Snapshot.load(with_library(data, written))


@pytest.mark.parametrize("path", ["reduce.__globals__", "_o_x", "__builtins__", "cached_property.__dict__", "nothing"])
def test_records_name_only_what_the_module_holds(path: str) -> None:
    data = start("from functools import wraps\nkept = [wraps]\next(1)").dump()
    found = records(data)
    node = found[-1].index(["library", "functools", "wraps"])
    found[-1][node][2] = path
    with pytest.raises(ValueError, match="of functools as another version of ouros has it"):
        Snapshot.load(resealed(data, records=found))


def test_recursion_in_the_library_alone_is_limited() -> None:
    source = """
import functools
@functools.singledispatch
def f(x): return 0
f.register(int, f)
try:
    f(1)
except RecursionError as error:
    message = str(error)
message
"""
    assert Sandbox(source).run(limits={"max_recursion_depth": 100}) == "maximum recursion depth exceeded"


def test_names_that_libraries_stand_on_are_not_those_of_emitted_code() -> None:
    shared = {name for name in SUPPORT.keys() & HELPERS.keys() if SUPPORT[name] is not HELPERS[name]}
    assert not shared


def test_the_error_for_pickle_says_what_to_do() -> None:
    with pytest.raises(SandboxRuntimeError, match="No module named 'pickle': pickled bytes name what is called"):
        Sandbox("import pickle").run()


def test_every_library_module_is_known() -> None:
    for name in LIBRARY_MODULES:
        assert Sandbox(f"import {name}\nstr({name})").run() == f"<module {name!r}>"


KEYS = """
from collections import OrderedDict
class K:
    def __init__(self, s): self.s = s
    def __hash__(self): return hash(self.s)
    def __eq__(self, other): return self.s == other.s
class D(dict): pass
held = [{K('a'): 1, K('b'): 2}, D([(K('b'), 3)])]
ordered = OrderedDict([(K('a'), 1), (K('b'), 2)]) if with_order else {K('a'): 1}
group = {K('a'), K('b')}
ext(0)
[[d.get(K('a')), d.get(K('b'))] for d in held] + [ordered[K('a')], K('a') in group, K('z') in group]
"""


def in_process(seed: int, source: str, data: bytes = b"") -> bytes:
    """What a program writes that is run in a process of its own, where texts have other hashes."""
    done = subprocess.run(
        [sys.executable, "-c", source], input=data, capture_output=True, env={**os.environ, "PYTHONHASHSEED": str(seed)}
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("with_order", [False, True])
def test_keys_that_the_program_hashes_are_found_in_another_process(with_order: bool) -> None:
    write = f"""
import sys, ouros
sandbox = ouros.Sandbox({KEYS!r}, inputs=['with_order'], external_functions=['ext'])
stopped = sandbox.start(inputs={{'with_order': {with_order}}})
sys.stdout.buffer.write(stopped.dump())
"""
    again = """
import sys, ouros
sys.stdout.buffer.write(ouros.Snapshot.load(sys.stdin.buffer.read()).dump())
"""
    read = """
import sys, ouros
print(ouros.Snapshot.load(sys.stdin.buffer.read()).resume(return_value=0).output)
"""
    data = in_process(1, write)
    if not with_order:  # an ordered dict asks its keys for their hashes before it tells their order
        data = in_process(2, again, data)
    assert in_process(3, read, data).strip() == b"[[1, 2], [None, 3], 1, True, False]"


def test_a_run_has_its_own_decimal_arithmetic() -> None:
    source = """
from decimal import Decimal, getcontext
getcontext().prec = 3
first = str(Decimal(1) / 3)
seen = ext(first)
[first, seen, str(Decimal(1) / 3), getcontext().prec]
"""
    outer = decimal.getcontext()
    with decimal.localcontext(prec=7) as own:
        third = {"ext": lambda text: str(decimal.Decimal(1) / 3)}
        value = Sandbox(source, external_functions=["ext"]).run(external_functions=third)
        assert value == ["0.333", "0.3333333", "0.333", 3]
        progress = Sandbox(source, external_functions=["ext"]).start()
        assert decimal.getcontext() is own
        assert own.prec == 7
        assert isinstance(progress, Snapshot)
        assert Snapshot.load(progress.dump()).resume(return_value="x").output == ["0.333", "x", "0.333", 3]
        assert decimal.getcontext() is own
    assert decimal.getcontext() is outer


def test_classes_of_c_modules_cannot_be_changed() -> None:
    Sandbox("import decimal, zlib, struct").run()
    for cls in (decimal.Inexact, zlib.error, struct.error):
        with pytest.raises(TypeError, match="immutable"):
            cls.attack = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("datetime.datetime.now()", "datetime.now"),
        ("datetime.date.today()", "date.today"),
        ("datetime.datetime.now(datetime.UTC)", "datetime.now"),
        ("time.time()", "time.time"),
        ("time.localtime()", "time.localtime"),
        ("time.strftime('%Y')", "time.strftime"),
    ],
)
def test_there_is_no_clock(call: str, name: str) -> None:
    source = f"import datetime, time\ntry:\n    {call}\nexcept RuntimeError as error:\n    text = str(error)\ntext"
    assert Sandbox(source).run() == f"{name}() needs a clock, and the sandbox has none; let the host pass the time in"


def test_a_key_whose_hash_asks_a_time_zone_is_refused_by_name() -> None:
    progress = start(
        """
from datetime import datetime, timedelta, tzinfo
class Zone(tzinfo):
    def utcoffset(self, when): return timedelta(0)
held = {datetime(2020, 1, 1, tzinfo=Zone()): 1}
ext(0)
len(held)"""
    )
    with pytest.raises(TypeError, match=r"cannot dump <module>.held: a key that is a time"):
        progress.dump()
    assert progress.resume(return_value=0).output == 1


def test_streams_of_sys_reach_the_host_by_name() -> None:
    written: list[tuple[str, str]] = []
    source = (
        "import sys\nprint('a', 1, file=sys.stderr)\nsys.stdout.write('b')\nprint('c', file=sys.stdout)\nprint('d')"
    )
    Sandbox(source).run(print_callback=lambda stream, text: written.append((stream, text)))
    assert written == [("stderr", "a 1\n"), ("stdout", "b"), ("stdout", "c\n"), ("stdout", "d\n")]


@pytest.mark.parametrize("limits", [None, ResourceLimits(max_duration_secs=60.0)], ids=["unlimited", "limited"])
@pytest.mark.parametrize("of_the_host", [5, 1_000_000])
def test_the_largest_field_of_the_host_is_not_that_of_programs(of_the_host: int, limits: ResourceLimits | None) -> None:
    source = """
import csv
rows = [*csv.reader(['aaaaaaaa,"b', 'c"'])]
try: rows.append(next(csv.reader(['a' * 200_000])))
except csv.Error as error: rows.append(str(error))
csv.field_size_limit(300_000)
rows, len(next(csv.reader(['a' * 200_000]))[0])"""
    before = csv.field_size_limit(of_the_host)
    try:
        rows = [["aaaaaaaa", "bc"], "field larger than field limit (131072)"]
        assert Sandbox(source).run(limits=limits) == (rows, 200_000)
        assert csv.field_size_limit() == of_the_host
    finally:
        csv.field_size_limit(before)


def test_streams_of_sys_take_bytes_and_can_be_told_that_they_are_utf_8() -> None:
    source = """import sys
sys.stdout.reconfigure(encoding='utf-8', errors='replace')
out = sys.stdout.buffer
ext()
out.write('é'.encode())
try: out.write('a')
except TypeError as e: print(e, out is sys.stdout.buffer)
try: sys.stdout.reconfigure(encoding='latin-1')
except NotImplementedError as e: print(e)
"""
    written: list[tuple[str, str]] = []
    stopped = Sandbox(source, external_functions=["ext"]).start()
    loaded = Snapshot.load(stopped.dump(), print_callback=lambda stream, text: written.append((stream, text)))
    loaded.resume(return_value=None)
    text = "éa bytes-like object is required, not 'str' True\nstandard streams of the sandbox are UTF-8\n"
    assert "".join(each for _, each in written) == text
    assert {stream for stream, _ in written} == {"stdout"}
