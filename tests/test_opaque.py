"""Opaque values: objects of the host in; the same objects back, through calls, forks and signed dumps, and nothing of
them for the program or for whoever has no key.
"""

from __future__ import annotations

import asyncio
import copy
import hashlib
import hmac
import os
import pickle
import random
from typing import Any

import dill  # type: ignore[import-untyped]
import pytest

import ouros
from ouros import Opaque, Sandbox, Snapshot
from ouros.errors import SnapshotError, SnapshotSignatureError
from ouros.runtime import opaque, wire

from .dumps import records, resealed, sections

KEY, OTHER = b"0123456789abcdef", b"fedcba9876543210"
HOSTILE = 3000
"""Sections that nobody signed."""


class Connection:
    def __init__(self, name: str) -> None:
        self.name = name


class Refusing:
    def __reduce__(self) -> Any:
        raise RuntimeError("no")


def start(code: str, *values: Any, names: str = "ab") -> Snapshot:
    sandbox = Sandbox(code, inputs=list(names[: len(values)]), external_functions=["f"])
    inputs = {name: Opaque(value) for name, value in zip(names, values, strict=False)}
    progress = sandbox.start(inputs=inputs or None)
    assert type(progress) is Snapshot
    return progress


@pytest.fixture
def unpickled(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What reaches dill."""
    seen: list[bytes] = []
    real = dill.loads

    def loads(data: bytes, *args: Any) -> Any:
        seen.append(data)
        return real(data, *args)

    monkeypatch.setattr(dill, "loads", loads)
    return seen


# ------------------------------------------------------------------------------------------------------- in the program


def test_the_host_gets_the_same_object_back() -> None:
    held = Opaque(object())
    seen: list[Any] = []
    code = "kept = {'a': [a, a]}\nf(kept['a'][0], x=kept)\nkept['a'][0] is kept['a'][1], kept"
    sandbox = Sandbox(code, inputs=["a"], external_functions=["f"])
    same, kept = sandbox.run(
        inputs={"a": held}, external_functions={"f": lambda *args, **kwargs: seen.extend((*args, kwargs["x"]["a"][1]))}
    )
    assert same is True
    assert all(each is held for each in (*seen, *kept["a"]))


def test_annotated_callbacks_can_ask_for_one() -> None:
    def f(connection: Opaque) -> str:
        return str(connection.value.name)

    sandbox = Sandbox("f(a)", inputs=["a"], external_functions=["f"])
    assert sandbox.run(inputs={"a": Opaque(Connection("x"))}, external_functions={"f": f}) == "x"
    with pytest.raises(ouros.SandboxRuntimeError, match="str is not an instance of"):
        sandbox.run(inputs={"a": "x"}, external_functions={"f": f})


LEADS_NOWHERE = """
def attempt(work):
    try:
        return work()
    except (AttributeError, TypeError) as error:
        return type(error).__name__
names = ['value', '_o' + '_held', '__dict__', '__reduce__', '__reduce_ex__', '__getstate__', '__slots__']
[
    *[attempt(lambda: getattr(a, name)) for name in names],
    *[attempt(lambda: getattr(type(a), name)) for name in ['value', '_o' + '_held', '__dict__']],
    attempt(lambda: type(a)(1)), attempt(lambda: type('X', (type(a),), {})), attempt(lambda: a.__class__(1)),
    attempt(lambda: setattr(a, 'x', 1)), attempt(lambda: a.__setattr__('x', 1)),
    attempt(lambda: setattr(type(a), 'x', 1)), attempt(lambda: a()),
    attempt(lambda: a + 1), attempt(lambda: a < a), attempt(lambda: iter(a)), attempt(lambda: len(a)),
    attempt(lambda: f'{a.value}'), attempt(lambda: '{0.value}'.format(a)), attempt(lambda: vars(a)),
    attempt(lambda: a[0]),
]
"""


def test_nothing_of_the_value_is_visible() -> None:
    found = Sandbox(LEADS_NOWHERE, inputs=["a"]).run(inputs={"a": Opaque({"value": 1})})
    assert set(found) <= {"AttributeError", "TypeError"}
    code = "repr(a), str(a), f'{a}', str(type(a)), a == a, bool(a)"
    shown = Sandbox(code, inputs=["a"]).run(inputs={"a": Opaque("secret")})
    assert shown == (*["<opaque value>"] * 3, "<class 'opaque'>", True, True)


def test_copies_are_the_same_object_and_errors_hold_its_text() -> None:
    code = "import copy\nassert copy.copy(a) is a and copy.deepcopy([a])[0] is a\nraise ValueError(a)"
    with pytest.raises(ouros.SandboxRuntimeError) as caught:
        Sandbox(code, inputs=["a"]).run(inputs={"a": Opaque([1])})
    assert caught.value.exception().args == ("<opaque value>",)


def test_the_wrapper_is_read_only_copied_as_itself_and_pickled_with_its_value() -> None:
    held = Opaque([1])
    assert copy.copy(held) is copy.deepcopy(held) is held
    assert pickle.loads(pickle.dumps(held)).value == [1]
    assert repr(held) == "Opaque([1])"
    with pytest.raises(AttributeError):
        held.value = 3
    with pytest.raises(TypeError):
        type("Sub", (Opaque,), {})


def test_they_cross_on_an_event_loop() -> None:
    async def f(held: Opaque) -> Opaque:
        return held

    held = Opaque(object())
    sandbox = Sandbox("await f(a)", inputs=["a"], external_functions=["f"])
    assert asyncio.run(ouros.run_async(sandbox, inputs={"a": held}, external_functions={"f": f})) is held


# ---------------------------------------------------------------------------------------------------------------- dumps

CODE = """
def g(x):
    kept = {x: [x, b]}
    number, name = hash(x), id(x)
    answer = f(x)
    return answer, kept[x][0] is x, number == hash(x), name == id(x), x, b
g(a)
"""


def test_a_dump_with_a_key_carries_them() -> None:
    shared = [1]
    progress = start(CODE, Connection("x"), {"shared": shared, "again": shared})
    data = progress.dump(key=KEY)
    assert Connection.__name__.encode() not in sections(data)["records"]
    loaded = Snapshot.load(data, key=KEY, allow_opaque=True)
    assert loaded.args[0].value.name == "x"
    assert loaded.dump(key=KEY) == data
    answer, *same, x, b = loaded.resume(return_value=loaded.args[0]).output
    assert answer.value is x.value
    assert same == [True, True, True]
    assert b.value["shared"] is b.value["again"]
    assert progress.resume(return_value=1).output[0] == 1


def test_what_waits_for_answers_carries_them_too() -> None:
    progress: Any = start("await f(a)\na", Connection("x")).resume(future=...)
    assert type(progress) is ouros.FutureSnapshot
    data = progress.dump(key=KEY)
    with pytest.raises(SnapshotSignatureError):
        ouros.FutureSnapshot.load(data)
    loaded = ouros.FutureSnapshot.load(data, key=KEY, allow_opaque=True)
    assert loaded.resume({0: {"return_value": 1}}).output.value.name == "x"


def test_without_a_key_a_dump_names_what_it_cannot_write_and_the_run_goes_on() -> None:
    progress = start("def g(x):\n    return f(x)\ng(a)", Connection("x"))
    pattern = (
        r"^cannot dump variable a: an opaque value of type 'Connection' is only written with a key: dump\(key=\.\.\.\)$"
    )
    with pytest.raises(TypeError, match=pattern):
        progress.dump()
    with pytest.raises(TypeError, match=pattern):
        pickle.dumps(progress)
    progress = progress.resume(return_value=Opaque(Refusing()))  # type: ignore[assignment]
    inner = start("def g():\n    held = f(1)\n    f(2)\n    return held\ng()").resume(return_value=Opaque(Refusing()))
    assert type(inner) is Snapshot
    with pytest.raises(TypeError, match=r"^cannot dump g\.held: an opaque value of type 'Refusing' is only"):
        inner.dump()
    with pytest.raises(TypeError, match=r"^cannot dump g\.held: .*'Refusing' that dill cannot write \(Run.*: no\)"):
        inner.dump(key=KEY)
    assert type(inner.resume(return_value=0).output.value) is Refusing


def test_a_fork_holds_the_same_objects() -> None:
    connection = Connection("x")
    progress = start(CODE, connection, 1)
    for again in (progress.fork(), copy.deepcopy(progress)):
        assert again.resume(return_value=0).output[-2].value is connection


def test_a_key_changes_nothing_where_nothing_is_opaque() -> None:
    progress = start("f(1)")
    assert progress.dump(key=KEY) == progress.dump()
    assert Snapshot.load(progress.dump(), key=OTHER, allow_opaque=True).args == (1,)


def test_wrong_arguments() -> None:
    progress = start("f(1)")
    data = progress.dump()
    for wrong, error in (("text", TypeError), (b"short", ValueError)):
        with pytest.raises(error):
            progress.dump(key=wrong)  # type: ignore[arg-type]
        with pytest.raises(error):
            Snapshot.load(data, key=wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Snapshot.load(data, allow_opaque=1)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------------- hostile


class Touch:
    """Unpickling it leaves a trace."""

    def __reduce__(self) -> Any:
        return os.putenv, ("OUROS_TOUCHED", "1")


def refused(data: bytes, **arguments: Any) -> None:
    with pytest.raises(SnapshotError):
        Snapshot.load(data, **arguments)


def test_only_with_the_key_and_leave(unpickled: list[bytes]) -> None:
    data = start(CODE, 1, 2).dump(key=KEY)
    choices: list[dict[str, Any]] = [
        {}, {"key": KEY}, {"allow_opaque": True}, {"key": OTHER, "allow_opaque": True},
        {"key": KEY, "allow_opaque": False},
    ]  # fmt: skip
    for arguments in choices:
        with pytest.raises(SnapshotSignatureError):
            Snapshot.load(data, **arguments)
    assert unpickled == []
    Snapshot.load(data, key=KEY, allow_opaque=True)
    assert len(unpickled) == 1


def test_nothing_unsigned_reaches_dill(unpickled: list[bytes]) -> None:
    """Every byte of the section changed, sections of other dumps and by other keys, made-up pickles and bombs."""
    data = start(CODE, Connection("x"), 2).dump(key=KEY)
    section = sections(data)["opaque"]
    evil = dill.dumps([Touch()])
    bare = hmac.digest(KEY, evil, "sha256")  # the key without the label and the rest of the dump
    other_key = hmac.digest(OTHER, evil, "sha256")
    wrong = [
        b"", b"x", section[:31], section[:32], section[:-1], section + b"x", section[32:], evil, bytes(32) + evil,
        section[:32] + evil, bare + evil, other_key + evil, section[:32] + b"\x80\x04" + b"(" * 100_000,
        section[:32] + b"\x80\x04\x8e" + b"\xff" * 8, hashlib.sha256(evil).digest() + evil,
        sections(start("f(1)\na", 1).dump(key=KEY))["opaque"],
    ]  # fmt: skip
    wrong += [section[:i] + bytes([section[i] ^ 1 << i % 8]) + section[i + 1 :] for i in range(len(section))]
    generator = random.Random(4)
    while len(wrong) < HOSTILE:
        changed = bytearray(section)
        for _ in range(generator.randint(1, 8)):
            begin = generator.randrange(len(changed))
            changed[begin : begin + generator.randint(0, 4)] = generator.randbytes(generator.randint(0, 4))
        if changed != section:
            wrong.append(bytes(changed))
    for each in wrong:
        refused(resealed(data, opaque=each), key=KEY, allow_opaque=True)
    assert unpickled == []
    assert "OUROS_TOUCHED" not in os.environ
    assert Snapshot.load(data, key=KEY, allow_opaque=True).args[0].value.name == "x"


def test_the_signature_covers_the_rest_of_the_dump(unpickled: list[bytes]) -> None:
    """Nobody without the key makes another variable, or another program, hold the value."""
    data = start(CODE, "first", "second").dump(key=KEY)
    parts, nodes = sections(data), records(data)
    handles = [node for node in nodes[-1] if node[0] == "opaque"]
    handles[0][1], handles[1][1] = handles[1][1], handles[0][1]
    changed = [
        resealed(data, records=nodes),
        resealed(data, program=parts["program"].replace(b"answer, kept", b"answer,  kept")),
        resealed(data, columns=parts["columns"] + b"x"),
        resealed(data, kind=wire.FUTURES),
    ]
    for each in changed:
        assert each != data
        refused(each, key=KEY, allow_opaque=True)
    assert unpickled == []


def test_records_name_only_values_that_the_dump_holds() -> None:
    plain = start("f(1)\nx = [a]", 1).dump(key=KEY)
    dump = wire.read(wire.SNAPSHOT, plain)
    for place in (1, -1, None, True, 0.0, "0", [0]):
        nodes = dump.records
        next(node for node in nodes[-1] if node[0] == "opaque")[1] = place
        changed = dump._replace(records=nodes)
        section = opaque.section_of([(Opaque(1), "")], wire.SNAPSHOT, changed, KEY)
        refused(resealed(plain, records=nodes, opaque=section), key=KEY, allow_opaque=True)
        refused(resealed(plain, records=nodes, opaque=b""))


def test_values_that_cannot_be_made_again_are_an_error_of_the_load() -> None:
    progress = start("f(1)\na", 1)
    data = progress.dump(key=KEY)
    dump = wire.read(wire.SNAPSHOT, data)
    pickled = b"cno_such_module\nname\n."
    section = opaque._signature(wire.SNAPSHOT, dump, pickled, KEY) + pickled
    with pytest.raises(SnapshotSignatureError, match=r"cannot be made again .ModuleNotFoundError"):
        Snapshot.load(resealed(data, opaque=section), key=KEY, allow_opaque=True)


def test_a_session_says_why_it_cannot_be_saved(tmp_path: Any) -> None:
    manager = ouros.SessionManager()
    manager.create_session("work", external_functions=["f"])
    step = manager.execute("held = f()", session_id="work")
    manager.resume(step["progress"]["call_id"], Opaque(Connection("x")), session_id="work")
    manager.set_storage_dir(str(tmp_path))
    with pytest.raises(Exception, match="an opaque value of type 'Connection'"):
        manager.save_session(session_id="work")
