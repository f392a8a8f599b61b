"""Bad input: broken sources, wrong inputs, misbehaving callbacks, damaged bytes in; a documented exception out.

Each exception names the cause, nothing of the program is executed, and the process goes on: every test ends by running
a program (`still_works`).
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ouros import Complete, Sandbox, SandboxRuntimeError, SandboxSyntaxError, Snapshot
from ouros.errors import (
    END_OF_BUFFER,
    SnapshotCorruptedError,
    SnapshotError,
    SnapshotKindError,
    SnapshotTruncatedError,
    SnapshotVersionError,
)
from ouros.runtime import wire

from .dumps import HEADER_SIZE, records, resealed, sections


@pytest.fixture(autouse=True)
def still_works() -> Iterator[None]:
    """After a refusal the process runs programs as before."""
    yield
    sandbox = Sandbox("x + f(1)", inputs=["x"], external_functions=["f"])
    assert sandbox.run(inputs={"x": 1}, external_functions={"f": lambda x: x + 1}) == 3


# -------------------------------------------------------------------------------------------------------- sources

MEBIBYTE = 1 << 20
SYNTAX = {
    "too large": ("#" * (MEBIBYTE + 1), "too large"),
    "too large in bytes": ('"' + "é" * (MEBIBYTE // 2) + '"', "too large"),
    "brackets": ("(" * 5000 + ")" * 5000, "too many nested parentheses"),
    "calls": ("f(" * 5000 + ")" * 5000, "too many nested parentheses"),
    "indentation": ("\n".join(" " * i + "if 1:" for i in range(200)) + "\n" + " " * 200 + "pass", "indentation"),
    "operators": ("x = " + "+".join(["1"] * 20_000), "nest"),
    "attributes": ("x = a" + ".b" * 20_000, "nest"),
    "elif": ("if 0: pass\n" + "elif 0: pass\n" * 15_000, "nest"),
    "not": ("not " * 20_000 + "1", "nest"),
    "null byte": ("x = 1\0", "null bytes"),
    "null byte in a string": ('x = "\0"', "null bytes"),
    "lone surrogate": ('x = "\ud800"', "surrogate"),
    "lone surrogate in a comment": ("# \udfff", "surrogate"),
    "unfinished": ("x = (", "never closed"),
    "no Python": ("one two", "invalid syntax"),
    "reserved prefix": ("_o_x = 1", "_o_"),
}


@pytest.mark.parametrize(("code", "message"), SYNTAX.values(), ids=SYNTAX)
def test_sources_that_are_refused(code: str, message: str) -> None:
    with pytest.raises((SandboxSyntaxError, SandboxRuntimeError)) as caught:
        Sandbox(code)
    assert message in str(caught.value)


def test_bytes_are_no_source() -> None:
    with pytest.raises(TypeError, match=r"argument 'code': 'bytes' object cannot be cast as 'str'"):
        Sandbox(b"\xff")  # type: ignore[arg-type]


def test_invalid_utf8_read_by_the_host() -> None:
    code = b'x = "caf\xe9"'.decode("utf-8", "surrogateescape")
    with pytest.raises(SandboxSyntaxError, match=r"lone surrogate U\+DCE9"):
        Sandbox(code)


@pytest.mark.parametrize("code", ["1", "f()\n" * 3, "x = [" + "1, " * 10_000 + "]\nlen(x)", "a" * 100_000 + " = 1"])
def test_sources_that_are_only_large(code: str) -> None:
    Sandbox(code, external_functions=["f"]).start()


DEEP_SNAPSHOT = """
x = []
for i in range(depth):
    x = [x]
y = None
for i in range(depth):
    y = (y, i)
class N:
    next = None
z = None
for i in range(depth):
    n = N()
    n.next = z
    z = n
def close(g):
    return lambda: g
for i in range(depth):
    g = close(None if i == 0 else g)
f()
n = 0
while x:
    x = x[0]
    n += 1
while y:
    y = y[0]
    n += 1
while z:
    z = z.next
    n += 1
while g:
    g = g()
    n += 1
n
"""


def test_deep_values_survive_bytes() -> None:
    depth = 20_000
    progress = Sandbox(DEEP_SNAPSHOT, inputs=["depth"], external_functions=["f"]).start(inputs={"depth": depth})
    assert isinstance(progress, Snapshot)
    done = Snapshot.load(progress.dump()).resume(return_value=None)
    assert isinstance(done, Complete)
    assert done.output == 4 * depth


# ------------------------------------------------------------------------------------------------ inputs and callbacks

RAN = 'print("ran")\nx'


@pytest.mark.parametrize("method", ["run", "start"])
@pytest.mark.parametrize(
    ("inputs", "kind", "message"),
    [
        (None, TypeError, 'Missing required inputs: ["x", "y"]'),
        ({}, KeyError, "Missing required input: 'x'"),
        ({"y": 1}, KeyError, "Missing required input: 'x'"),
        ({"x": 1, "Y": 2}, KeyError, "Missing required input: 'y'"),
        ({"x": object(), "y": 1}, TypeError, "Cannot convert object to Sandbox value"),
        ({"x": [{"k": 1j}], "y": 1}, TypeError, "Cannot convert complex to Sandbox value"),
    ],
)
def test_inputs(method: str, inputs: Any, kind: type[Exception], message: str, capsys: Any) -> None:
    sandbox = Sandbox(RAN, inputs=["x", "y"])
    with pytest.raises(kind) as caught:
        getattr(sandbox, method)(inputs=inputs)
    assert caught.value.args == (message,)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("method", ["run", "start"])
def test_inputs_that_nobody_declared(method: str) -> None:
    with pytest.raises(TypeError, match=r"No input variables declared but inputs dict was provided"):
        getattr(Sandbox("1"), method)(inputs={"x": 1})


@pytest.mark.parametrize("method", ["run", "start"])
@pytest.mark.parametrize("depth", [2_000, 200_000])
def test_inputs_that_nest_without_end(method: str, depth: int) -> None:
    deep: list[Any] = []
    for _ in range(depth):
        deep = [deep]
    cyclic: list[Any] = []
    cyclic.append(cyclic)
    for value in (deep, cyclic):
        with pytest.raises((ValueError, RecursionError)):
            getattr(Sandbox("x", inputs=["x"]), method)(inputs={"x": value})


def test_an_external_function_that_nobody_gives() -> None:
    code = "try:\n    f()\nexcept KeyError as error:\n    caught = error.args[0]\ncaught"
    sandbox = Sandbox(code, external_functions=["f"])
    with pytest.raises(RuntimeError) as aborted:
        sandbox.run()
    assert str(aborted.value) == "External function 'f' called but no external_functions provided"
    for given in ({}, {"g": print}):
        assert sandbox.run(external_functions=given) == "\"External function 'f' not found\""


def test_a_function_that_nobody_declared() -> None:
    with pytest.raises(SandboxRuntimeError, match=r"^NameError: name 'g' is not defined$"):
        Sandbox("g()").run()


CATCH = "try:\n    f()\nexcept BaseException as error:\n    caught = [type(error).__name__, str(error)]\ncaught"


class OwnError(LookupError):
    pass


def raising(error: BaseException) -> Callable[[], Any]:
    def callback() -> Any:
        raise error

    return callback


@pytest.mark.parametrize(
    ("error", "seen"),
    [
        (ValueError("no"), ["ValueError", "no"]),
        (OwnError("mine"), ["LookupError", "mine"]),
        (KeyboardInterrupt("stop"), ["KeyboardInterrupt", "stop"]),
        (SystemExit(3), ["SystemExit", "3"]),
        (RecursionError("deep"), ["RecursionError", "deep"]),
        (StopIteration("end"), ["StopIteration", "end"]),
        (GeneratorExit("gone"), ["BaseException", "gone"]),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_a_callback_that_raises(error: BaseException, seen: list[str]) -> None:
    assert Sandbox(CATCH, external_functions=["f"]).run(external_functions={"f": raising(error)}) == seen
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox("f()", external_functions=["f"]).run(external_functions={"f": raising(error)})
    assert str(caught.value).startswith(seen[0])
    progress = Sandbox(CATCH, external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    done = progress.resume(exception=error)
    assert isinstance(done, Complete)
    assert done.output == seen


@pytest.mark.parametrize("callback", [3, None, "print"])
def test_a_callback_that_is_none(callback: Any) -> None:
    name = type(callback).__name__
    assert Sandbox(CATCH, external_functions=['f']).run(external_functions={'f': callback}) == [
        'TypeError', f"'{name}' object is not callable"
    ]  # fmt: skip


def test_a_callback_that_returns_what_cannot_enter() -> None:
    assert Sandbox(CATCH, external_functions=['f']).run(external_functions={'f': lambda: {1: [object()]}}) == [
        'TypeError', 'Cannot convert object to Sandbox value'
    ]  # fmt: skip


def test_a_print_callback_that_raises() -> None:
    code = "try:\n    print(1)\nexcept LookupError as error:\n    caught = str(error)\ncaught"

    def callback(stream: str, text: str) -> None:
        raise LookupError(text)

    assert Sandbox(code).run(print_callback=callback) == "1\n"


# ----------------------------------------------------------------------------------------------------------- bytes

RICH = """
import re, math
class Base:
    tag = ['t']
    def hook(self):
        return self
class Thing(Base):
    __slots__ = ('slot',)
    def __init__(self):
        self.slot = 1
        self.held = {(1, 'k'): b'bytes', 2.5: 10 ** 30, None: float('inf')}
    @property
    def size(self):
        return len(self.held)
def counter(start):
    n = start
    def up(step=1, *, also=()):
        nonlocal n
        n += step
        return n
    return up
def numbers(k):
    for i in range(k):
        yield i
def ask(x, *rest):
    try:
        for item in [x, *rest]:
            with_item = f(item, size=len(rest))
    finally:
        x = None
    return with_item
def slow(k):
    for i in range(k):
        yield f(i)
thing = Thing()
thing.me = [thing, {1, 2}, frozenset({3}), range(4), slice(1, 2), ..., Thing, int, len]
up = counter(5)
live, started, streams = numbers(3), iter({'a': 1, 'b': 2}.items()), slow(2)
next(live), next(started)
pattern = re.compile('(a)b?')
match = pattern.match('ab')
expr = (a * 2 for a in [1, 2])
next(expr)
pairs = zip([1, 2], enumerate('xy'))
method, bound, keys = thing.hook, [].append, {'k': 1}.keys()
error = KeyError('k', thing)
late = lambda q, w=thing: (q, w)
ask(thing, 'b'), next(live), up(), list(streams)
"""


def rich() -> Snapshot:
    progress = Sandbox(RICH, external_functions=["f"]).start(limits={"max_duration_secs": 5.0})
    assert isinstance(progress, Snapshot)
    return progress


SNAPSHOT_BYTES = rich().dump()
SANDBOX_BYTES = Sandbox("x + 1", script_name="job.py", inputs=["x"], external_functions=["f"]).dump()
LOADS: dict[str, tuple[Callable[[bytes], Any], bytes]] = {
    "snapshot": (Snapshot.load, SNAPSHOT_BYTES),
    "sandbox": (Sandbox.load, SANDBOX_BYTES),
}
both_kinds = pytest.mark.parametrize(("load", "data"), LOADS.values(), ids=LOADS)
Load = Callable[[bytes], Any]


def refusal(load: Load, data: bytes) -> SnapshotError:
    """The refusal of these bytes, which must not be anything else than a `SnapshotError`."""
    with pytest.raises(SnapshotError) as caught:
        load(data)
    assert isinstance(caught.value, ValueError)
    assert str(caught.value)
    return caught.value


def test_the_bytes_are_sound_to_begin_with() -> None:
    progress: Any = Snapshot.load(SNAPSHOT_BYTES)
    while isinstance(progress, Snapshot):
        progress = progress.resume(return_value=1)
    assert progress.output == (1, 1, 6, [1, 1])
    assert Sandbox.load(SANDBOX_BYTES).run(inputs={"x": 1}, external_functions={}) == 2


@both_kinds
def test_bytes_cut_off_anywhere(load: Load, data: bytes) -> None:
    for length in range(len(data)):
        error = refusal(load, data[:length])
        assert type(error) is SnapshotTruncatedError
        assert str(error).startswith(END_OF_BUFFER)


@both_kinds
def test_bytes_with_one_byte_changed(load: Load, data: bytes) -> None:
    places = {*range(64), *range(64, len(data), max(1, len(data) // 400)), len(data) - 1}
    for place in sorted(places):
        for change in (0x01, 0x80, 0xFF):
            wrong = bytearray(data)
            wrong[place] ^= change
            refusal(load, bytes(wrong))


@both_kinds
def test_bytes_with_parts_exchanged_or_lost(load: Load, data: bytes) -> None:
    chooser = random.Random(7)
    for _ in range(300):
        first, second, third = sorted(chooser.sample(range(len(data)), 3))
        swapped = data[:first] + data[second:third] + data[first:second] + data[third:]
        if swapped != data:
            refusal(load, swapped)
        refusal(load, data[:first] + data[second:])
        refusal(load, data[:first] + data[first:second] * 2 + data[second:])


@both_kinds
@pytest.mark.parametrize("wrong", [b"", b"\0", b"invalid data", b"{}", b"ouros\0", b"\x80\x04K\x01.", b"PK" * 40])
def test_bytes_of_something_else(load: Load, data: bytes, wrong: bytes) -> None:
    error = refusal(load, wrong)
    assert type(error) in (SnapshotTruncatedError, SnapshotCorruptedError)
    assert len(wrong) < HEADER_SIZE or "not a dump" in str(error)


@both_kinds
def test_trailing_bytes(load: Load, data: bytes) -> None:
    for extra in (b"\0", b" ", b"\n", b"x" * 5, data):
        error = refusal(load, data + extra)
        assert type(error) is SnapshotCorruptedError
        assert f"{len(extra)} trailing bytes" in str(error)


@both_kinds
@pytest.mark.parametrize("version", [0, wire.FORMAT_VERSION + 1, 0xFFFF])
def test_another_version(load: Load, data: bytes, version: int) -> None:
    error = refusal(load, resealed(data, version=version))
    assert type(error) is SnapshotVersionError
    assert str(error) == f"the dump has format version {version}, this ouros reads version {wire.FORMAT_VERSION}"


def test_another_kind() -> None:
    assert str(refusal(Snapshot.load, SANDBOX_BYTES)) == "the bytes are a dump of a Sandbox, not of a Snapshot"
    assert str(refusal(Sandbox.load, SNAPSHOT_BYTES)) == "the bytes are a dump of a Snapshot, not of a Sandbox"
    for load, data in LOADS.values():
        assert type(refusal(load, resealed(data, kind=b"?"))) is SnapshotKindError


def test_kinds_exchanged_with_a_fitting_checksum() -> None:
    assert type(refusal(Snapshot.load, resealed(SANDBOX_BYTES, kind=wire.SNAPSHOT))) is SnapshotCorruptedError
    assert type(refusal(Sandbox.load, resealed(SNAPSHOT_BYTES, kind=wire.PROGRAM))) is SnapshotCorruptedError


@both_kinds
@pytest.mark.parametrize("length", [1 << 31, 1 << 62, (1 << 64) - 1])
def test_a_length_that_is_a_lie(load: Load, data: bytes, length: int) -> None:
    for place in range(5):
        lengths = [*map(len, sections(data).values())]
        lengths[place] = length
        assert type(refusal(load, resealed(data, lengths=lengths))) in (SnapshotCorruptedError, SnapshotTruncatedError)


PAYLOADS = {
    "empty": b"",
    "no JSON": b"hello",
    "invalid UTF-8": b'["\xff"]',
    "a lone surrogate": b'["\\ud800"]',
    "an object": b"{}",
    "a number": b"1",
    "no records": b"[]",
    "one record": b"[[]]",
    "as many nothings": b"[" + b",".join([b"null"] * 9) + b"]",
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "a number of a million digits": b"[" + b"9" * 1_000_000 + b"]",
    "no number": b"[NaN, Infinity]",
    "a string without end": b'["',
    "more than one value": b"[] []",
}


@both_kinds
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_sections_that_are_not_plain_data(load: Load, data: bytes, payload: bytes) -> None:
    section = "program" if load is Sandbox.load else "records"
    assert type(refusal(load, resealed(data, **{section: payload}))) is SnapshotCorruptedError


# --------------------------------------------------------------------------------------------------- hostile records


def with_nodes(*nodes: Any) -> bytes:
    """A snapshot with a fitting checksum, whose variable `x` is the first of these nodes; references count from it."""
    progress = Sandbox("def look():\n    return x\nx = [1]\nf()\nlook()", external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    data = progress.dump()
    found = records(data)
    held, variables = found[-1], found[2]
    shift = len(held)
    variables[variables.index("x") + 1] = [shift]

    def moved(value: Any) -> Any:
        if isinstance(value, list):
            is_reference = len(value) == 1 and type(value[0]) is int
            return [value[0] + shift] if is_reference else [moved(item) for item in value]
        return value

    held.extend([node[0], *map(moved, node[1:])] if isinstance(node, list) and node else node for node in nodes)
    return resealed(data, records=found)


IMPOSSIBLE = {
    "unknown kind": [["pickle", "os.system"]],
    "a kind that is no text": [[1, 2]],
    "an empty node": [[]],
    "a node that is no list": ["list"],
    "dangling reference": [["list", [99]]],
    "negative reference": [["list", [-50]]],
    "reference beyond all numbers": [["list", [10**40]]],
    "a tuple in itself": [["tuple", [0]]],
    "tuples in each other": [["tuple", [1]], ["tuple", [0]]],
    "a frozenset in itself": [["frozenset", [0]]],
    "a list as a key": [["dict", [1], 1], ["list"]],
    "a dict without a value": [["dict", "k"]],
    "a range of text": [["range", "a", "b", "c"]],
    "an int that is none": [["int", "12 monkeys"]],
    "a builtin that is dangerous": [["builtin", "breakpoint"]],
    "an unknown module": [["module", "posix"]],
    "an unknown external function": [["external", "system"]],
    "an unknown iterator": [["iterator", "open", ["/etc/passwd"], None]],
    "an unknown function": [["function", 99, [], "f", "f", None, None, None, None, None, []]],
    "an unknown function as its code makes it": [["code", 99, []]],
    "a frame at an unknown point": [["generator", 0, 77, [], None, ""]],
}


@pytest.mark.parametrize("nodes", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_records_that_say_the_impossible(nodes: list[Any]) -> None:
    assert type(refusal(Snapshot.load, with_nodes(*nodes))) is SnapshotCorruptedError


def test_records_with_huge_numbers_neither_hang_nor_hurt() -> None:
    done = Snapshot.load(with_nodes(["list", [1]], ["int", "0x" + "f" * 100_000])).resume(return_value=None)
    assert isinstance(done, Complete)
    assert done.output == [16**100_000 - 1]


def test_a_match_is_not_matched_again() -> None:
    pattern = ["pattern", "(a+)+b", 32]
    loaded = Snapshot.load(with_nodes(["match", [1], "a" * 60, 0, 60, 1, 0, 9, 0, 9], pattern))
    done = loaded.resume(return_value=None)
    assert isinstance(done, Complete)
    assert done.output == "<re.Match object; span=(0, 9), match='aaaaaaaaa'>"
    for numbers in ([0, 60, 1, 0, 9], [0, 60, "1", 0, 9, 0, 9], [0, 60, 1, 0, None, 0, 9]):
        refused = refusal(Snapshot.load, with_nodes(["match", [1], "a", *numbers], pattern))
        assert type(refused) is SnapshotCorruptedError
