"""Sessions: what their calls return, keep, refuse and say."""

import dataclasses
import decimal
import os
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import ouros
from ouros import Session, SessionManager
from ouros.limits import SESSION_LIMITS
from ouros.session_manager import SessionManager as Native


@pytest.fixture
def manager() -> SessionManager:
    return SessionManager()


@pytest.fixture
def session(manager: SessionManager) -> Session:
    return manager.create_session("work", external_functions=["fetch"])


def result(session: Session | SessionManager, code: str) -> Any:
    """The result of an execution that makes no call."""
    step = session.execute(code)
    assert step["is_complete"], step
    return step["result"]


def value(session: Session | SessionManager, name: str) -> Any:
    return session.get_variable(name)["json_value"]


def fails(call: Any, *args: Any, **kwargs: Any) -> str:
    """The text of the RuntimeError that a call raises."""
    with pytest.raises(RuntimeError) as caught:
        call(*args, **kwargs)
    return str(caught.value)


# ------------------------------------------------------------------------------------------------------- executions


def test_everything_persists(manager: SessionManager) -> None:
    manager.execute(
        "import math\nx = 3\ndef f(n):\n    return n + x\nclass A:\n    def double(self):\n        return x * 2"
    )
    manager.execute("x = 10")
    assert result(manager, "[f(1), A().double(), math.floor(2.5)]") == [11, 20, 2]


def test_an_execute_dict_names_what_happened(manager: SessionManager) -> None:
    assert manager.execute('print("a"); print("b", end=""); 6 * 7') == {
        "stdout": "a\nb",
        "progress": {"status": "complete", "result": 42},
        "is_complete": True,
        "result": 42,
    }
    assert manager.execute("x = 1")["result"] is None


def test_a_failed_step_keeps_its_effects_and_its_output(manager: SessionManager) -> None:
    with pytest.raises(RuntimeError) as caught:
        manager.execute('x = 1\nprint("so far")\n1 / 0\nx = 2')
    assert str(caught.value) == (
        "Traceback (most recent call last):\n"
        '  File "session.py", line 3, in <module>\n'
        "    1 / 0\n"
        "    ~~~~~\n"
        "ZeroDivisionError: division by zero"
    )
    assert caught.value.stdout == "so far\n"  # type: ignore[attr-defined]
    assert value(manager, "x") == 1
    assert manager.history() == (0, 20)


def test_tracebacks_go_through_earlier_sources(manager: SessionManager) -> None:
    manager.execute("def outer():\n    return inner()")
    manager.execute("\n\ndef inner():\n    raise KeyError('k')")
    text = fails(manager.execute, "outer()")
    assert [line.strip() for line in text.splitlines() if "File" in line] == [
        'File "session.py", line 1, in <module>',
        'File "session.py", line 2, in outer',
        'File "session.py", line 4, in inner',
    ]
    assert text.splitlines()[-3:] == ["    raise KeyError('k')", "KeyError: 'k'"][-3:] or text.endswith("KeyError: 'k'")
    assert "    return inner()" in text


def test_a_syntax_error_changes_nothing(manager: SessionManager) -> None:
    manager.execute("x = 1")
    assert fails(manager.execute, "x = 2\ny = (") == "SyntaxError: '(' was never closed"
    assert value(manager, "x") == 1


def test_the_script_name(tmp_path: Path) -> None:
    first = SessionManager(script_name="work.py")
    first.execute("def f():\n    raise ValueError('no')")
    assert 'File "work.py", line 1' in fails(first.execute, "f()")
    first.set_storage_dir(str(tmp_path))
    first.save_session(name="kept")
    second = SessionManager(script_name="other.py")
    second.set_storage_dir(str(tmp_path))
    second.load_session("kept")
    assert 'File "work.py", line 1' in fails(second.execute, "f()", session_id="kept")


def test_a_step_has_limits() -> None:
    manager = SessionManager(limits={"max_duration_secs": 0.1, "max_recursion_depth": 50})
    manager.execute("n = 0\ndef deep():\n    deep()")
    assert "TimeoutError" in fails(manager.execute, "try:\n    while True:\n        n += 1\nfinally:\n    n = -1")
    assert "RecursionError" in fails(manager.execute, "deep()")
    assert result(manager, "n > 0") is True  # the session lives on; `finally` was not run
    assert result(manager, "try:\n    1 / 0\nexcept ZeroDivisionError:\n    n = 'caught'\nNone") is None
    assert value(manager, "n") == "caught"


def test_a_step_that_is_stopped_half_way() -> None:
    def handler(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        raise KeyboardInterrupt(name)

    SessionManager().execute("import asyncio, os, pathlib")  # so that a cold cache takes no time of the steps
    manager = SessionManager(limits={"max_duration_secs": 0.4}, os=handler)
    manager.register_external_functions(["ask"])
    manager.execute("import asyncio\nx = []\nclass Slow:\n    def __repr__(self):\n        while True: pass")
    manager.execute("slow = Slow()")
    one = "n, x[:] = set(x), []\nasync def one():\n    return await asyncio.sleep(0, 1)\nawait one()"
    for seen, code in enumerate((
        "async def spin():\n    while True:\n        x[:] = [await asyncio.sleep(0, 0)]\nawait spin()",
        "def g():\n    try:\n        while True: x[:] = [1]\n    finally:\n        x.append('cleaned up')\nnext(g())",
        "try:\n    ask()\nfinally:\n    while True: x[:] = [2]",
    )):  # fmt: skip
        if seen == 2:
            assert not manager.execute(code)["is_complete"]
        call = (manager.execute, code) if seen < 2 else (manager.resume, 0, None)
        assert "TimeoutError" in fails(*call)
        assert result(manager, one) == 1
        assert value(manager, "n") == {"$set": [seen]}
    for look in (manager.get_variable, manager.eval_variable, lambda name: manager.set_variable("y", f"str({name})")):
        assert "TimeoutError" in fails(look, "slow")
    assert "TimeoutError" in fails(manager.snapshot_heap, "picture")
    assert "KeyboardInterrupt" in fails(manager.execute, "from pathlib import Path\nPath('a').exists()")
    caught = "try:\n    Path('a').exists()\nexcept KeyboardInterrupt as error:\n    y = str(error)\ny"
    assert result(manager, caught) == "Path.exists"


def test_awaiting_at_the_top(manager: SessionManager) -> None:
    manager.execute("import asyncio\nasync def f(n):\n    await asyncio.sleep(n)\n    return n")
    assert result(manager, "await asyncio.gather(f(2), f(1))") == [2, 1]
    manager.execute("later = f(3)")
    assert result(manager, "await later") == 3


# ---------------------------------------------------------------------------------------------------- external calls


def test_a_call_waits_for_its_answer(session: Session) -> None:
    step = session.execute('print("before")\nx = fetch(1, key=(2,)) + fetch(3)')
    assert step == {
        "stdout": "before\n",
        "progress": {
            "status": "function_call",
            "function_name": "fetch",
            "call_id": 0,
            "args": [1],
            "kwargs": {"key": {"$tuple": [2]}},
        },
        "is_complete": False,
    }
    assert session.resume(0, 10)["progress"]["call_id"] == 1
    assert session.resume(1, 20)["is_complete"]
    assert value(session, "x") == 30
    assert session.execute("fetch(0)")["progress"]["call_id"] == 0


def test_an_answer_may_be_an_exception(session: Session) -> None:
    session.execute("try:\n    fetch(1)\nexcept ConnectionError as error:\n    x = str(error)")
    session.resume(0, exception=ConnectionError("down"))
    assert value(session, "x") == "down"
    session.execute("fetch(1)")
    assert "ValueError: no" in fails(session.resume, 0, exception=ValueError("no"))
    session.execute("x = fetch(1)")
    session.resume(0, ValueError("as a value"))
    assert value(session, "x") == {"$exception": {"type": "ValueError", "message": "as a value"}}


def test_what_is_refused_while_a_call_waits(session: Session, manager: SessionManager) -> None:
    session.execute("x = [1]\nfetch(x)")
    assert fails(session.execute, "1") == "RuntimeError: repl session has a pending call; call resume() first"
    assert fails(session.set_variable, "y", "1") == "invalid state: cannot set variable while a call is pending"
    assert fails(session.delete_variable, "x") == "invalid state: cannot delete variable while a call is pending"
    assert (
        fails(session.register_external_functions, ["more"])
        == "invalid state: cannot register external functions while a call is pending"
    )
    manager.execute("v = 1")
    assert (
        fails(manager.transfer_variable, "default", "work", "v")
        == "invalid state: cannot transfer variable while target session has a pending call"
    )
    assert fails(session.resume, 99, 1) == "invalid state: resume call_id 99 does not match pending call 0"
    with pytest.raises(TypeError, match="Cannot convert complex to Sandbox value"):
        session.resume(0, 3j)
    assert session.list_variables() == [{"name": "x", "type_name": "list"}]
    assert session.eval_variable("x + [2]")["value"]["json_value"] == [1, 2]
    assert result(session.fork("copy"), "x") == [1]
    assert session.resume(0, 5)["result"] == 5
    assert fails(session.resume, 0, 1) == "invalid state: resume call_id 0 does not match pending call None"


def test_names_of_external_functions(session: Session) -> None:
    assert session.list_variables() == []
    assert "not found" in fails(session.get_variable, "fetch")
    assert "cannot overwrite external function" in fails(session.set_variable, "fetch", "1")
    assert "cannot delete external function" in fails(session.delete_variable, "fetch")
    session.execute("taken = 1")
    assert session.register_external_functions(["fetch", "taken", "more"]) == ["taken"]
    assert session.execute("more()")["progress"]["function_name"] == "more"
    session.resume(0, None)
    session.execute("fetch = 5")
    assert value(session, "fetch") == 5


# --------------------------------------------------------------------------------- the closed world reopens


def answered(session: Session, code: str) -> Any:
    """Executes a source, answering every call by ten times its argument."""
    step = session.execute(code)
    while not step["is_complete"]:
        progress = step["progress"]
        step = session.resume(progress["call_id"], progress["args"][0] * 10)
    return step["result"]


HELP = "def help(x):\n    return x\n"
ASKS = "def help(x):\n    return fetch(x)"
"""What is executed last: before it nothing can stop."""

METHOD = """
class A:
    def m(self, x):
        return help(x)
a = A()
b = a.m
"""
SPECIAL = """
class A:
    def __add__(self, x):
        return help(x)
a = A()
def f(x):
    return a + x
"""
CLOSURE = """
def make():
    n = [0]
    def step(x):
        n[0] += help(x)
        return n[0]
    return step
c = make()
d = [c, c]
"""
BASE = """
class A:
    def f(self, x):
        return self.g(x)
    def g(self, x):
        return x
a = A()
"""
SUBCLASS = """
class B(A):
    def g(self, x):
        return fetch(x) + super().g(x)
a = B()
"""
KEY = "def order(xs):\n    return sorted(xs, key=help)"
REOPENED = {
    "a helper": ("def f(x):\n    return help(x) + 1", "f(0)", ASKS, "f(1)", 11),
    "an argument": ("def f(call, x):\n    return call(x)", "f(abs, 1)", "h = fetch", "f(h, 1)", 10),
    "a method": (METHOD, "b(1)", ASKS, "b(1)", 10),
    "a special method": (SPECIAL, "f(1)", ASKS, "f(1)", 10),
    "a closure": (CLOSURE, "c(1)", ASKS, "d[1](1); d[0] is c and c(1)", 21),
    "a shadowed builtin": ("def f(x):\n    return abs(x)", "f(1)", "def abs(x):\n    return fetch(x)", "f(1)", 10),
    "a key function": (KEY, "order([2, 1])[0]", "def help(x):\n    return -fetch(x)", "order([1, 2])", [2, 1]),
    "a subclass": (BASE, "a.f(1)", SUBCLASS, "a.f(1)", 11),
    "a comprehension": ("def f(x):\n    return [help(n) for n in [x]][0]", "f(1)", ASKS, "f(1)", 10),
}


@pytest.mark.parametrize("case", REOPENED.values(), ids=REOPENED.keys())
def test_what_was_defined_before_suspends(session: Session, case: tuple[Any, ...]) -> None:
    """Before the change nothing can stop; afterwards what was defined before it stops and goes on."""
    defined, use, change, later, wanted = case
    session.execute(HELP + defined)
    assert result(session, use) == 1
    session.execute(change)
    assert answered(session, later) == wanted


LOOP = """
def g():
    for i in range(4):
        if i:
            yield help(i)
        else:
            x = yield i
"""
BLOCK = """
import contextlib
def g():
    with contextlib.nullcontext():
        yield 0
        yield help(1)
        yield help(2)
"""
HALF_USED = {
    "loop": LOOP,
    "unstarted": "def g():\n    yield help(1)\n    yield help(1)\n    yield help(2)",
    "expression": "def g():\n    yield from [1, help(1)]\n    yield (yield 5) or help(2)",
    "block": BLOCK,
    "generator expression": "def g():\n    return (help(i) for i in range(4))",
}


@pytest.mark.parametrize("kind", HALF_USED)
def test_a_generator_that_was_begun_goes_on(session: Session, kind: str) -> None:
    """It does what it should, or says that it cannot; never anything else."""
    session.execute(f"{HELP}{HALF_USED[kind]}\na, b = g(), g()\nnext(b)\nc = [b]")
    session.execute(ASKS)
    assert answered(session, "[*g()] != [1] and next(a) is not None") is True
    if kind in ("loop", "unstarted"):
        assert answered(session, "next(b)") == 10
        assert answered(session, "[*c[0]]")[-1] in (20, 30)
        return
    try:
        rest = answered(session, "[*b]")
    except RuntimeError as error:
        rest = [str(error)]
    assert rest[-1] in (20, 30) or "would have to suspend inside native code" in rest[-1]


def test_a_reopened_session_is_saved_and_rewound(session: Session, manager: SessionManager, tmp_path: Path) -> None:
    session.execute("def f(x):\n    return g(x)\ndef g(x):\n    return x\nheld = [f]")
    session.execute("def g(x):\n    return fetch(x)")
    manager.set_storage_dir(str(tmp_path))
    session.save()
    manager.load_session("work", session_id="again")
    again = Session(manager, "again")
    assert answered(again, "held[0](2), held[0] is f") == {"$tuple": [20, True]}
    session.rewind()
    assert result(session, "held[0](2)") == 2
    assert answered(session, "held[0](fetch(2))") == 20


# ---------------------------------------------------------------------------------------------------------- variables


JSON_FORMS: dict[str, Any] = {
    "None": None,
    "[True, 1, 1.5, 'x']": [True, 1, 1.5, "x"],
    "float('nan')": {"$float": "nan"},
    "2 ** 70": {"$bigint": "1180591620717411303424"},
    "(1, {2})": {"$tuple": [1, {"$set": [2]}]},
    "frozenset([1])": {"$frozenset": [1]},
    "b'ab'": {"$bytes": [97, 98]},
    "{2: 3, 'a': None}": {"2": 3, "a": None},
    "{1: 'a', '1': 'b'}": {"$dict": [[1, "a"], ["1", "b"]]},
    "...": {"$ellipsis": True},
    "int": {"$type": "int"},
    "len": {"$builtin_function": "len"},
    "ValueError('x')": {"$exception": {"type": "ValueError", "message": "x"}},
    "KeyError()": {"$exception": {"type": "KeyError", "message": None}},
    "range(3)": {"$repr": "range(0, 3)"},
    "__import__('math') if False else 3j": {"$repr": "3j"},
}


@pytest.mark.parametrize("expression", [each for each in JSON_FORMS if "__import__" not in each])
def test_json_forms(manager: SessionManager, expression: str) -> None:
    assert result(manager, expression) == JSON_FORMS[expression]


def test_json_forms_of_what_programs_make(manager: SessionManager) -> None:
    manager.execute("from collections import namedtuple, deque, OrderedDict, Counter\nP = namedtuple('P', 'x y')")
    assert result(manager, "P(1, (2,))") == {"$namedtuple": {"type": "P", "fields": {"x": 1, "y": {"$tuple": [2]}}}}
    assert result(manager, "[deque([1]), OrderedDict(a=1), Counter('a')]") == [[1], {"a": 1}, {"a": 1}]
    assert result(manager, "a = []\na.append(a)\n[a, a]") == [[{"$cycle": "[...]"}], [{"$cycle": "[...]"}]]
    manager.execute(
        "class A:\n    def __repr__(self):\n        return 'an A'\nclass B:\n    def __repr__(self):\n        1 / 0"
    )
    assert result(manager, "A()") == {"$repr": "an A"}
    assert result(manager, "B()") == {"$repr": "<__main__.B object>"}
    assert result(manager, "A") == {"$repr": "<class '__main__.A'>"}


def test_names_of_types(manager: SessionManager) -> None:
    manager.execute(
        "import re, math, collections\nclass A: pass\ndef f(): yield\n"
        "a, b, c, d, e, g, h = A(), A, f, f(), len, re.compile('x'), math\n"
        "i, j, k, m = iter([]), ..., ValueError('x'), collections.OrderedDict()\n"
        "n = collections.namedtuple('N', 'x')(1)"
    )
    names = {each["name"]: each["type_name"] for each in manager.list_variables()}
    wanted = {
        "a": "A", "b": "type", "c": "function", "d": "generator", "e": "builtin_function_or_method", "g": "re.Pattern",
        "h": "module", "i": "iterator", "j": "ellipsis", "k": "ValueError", "m": "collections.OrderedDict",
        "n": "namedtuple",
    }  # fmt: skip
    assert wanted.items() <= names.items()
    assert list(names) == sorted(names)


def test_get_variable_leaves_no_trace(manager: SessionManager) -> None:
    manager.execute("n = []\nclass A:\n    def __repr__(self):\n        n.append(1)\n        return 'an A'\na = A()")
    assert manager.get_variable("a") == {"json_value": {"$repr": "an A"}, "repr": "an A"}
    assert manager.get_variable("n") == {"json_value": [], "repr": "[]"}
    assert fails(manager.get_variable, "zzz") == "variable 'zzz' not found"


def test_set_variable(session: Session) -> None:
    session.execute("class A:\n    pass\nx = [1]\na = A()")
    session.set_variable("y", "x.append(2); x")
    assert (value(session, "y"), value(session, "x")) == ([1, 2], [1])
    session.set_variable("b", "A()")
    session.set_variable("f", "lambda n: fetch(n)")
    session.set_variable("r", "range(3)")
    assert result(session, "isinstance(b, A) and type(b) is type(a) and list(r) == [0, 1, 2]") is True
    assert answered(session, "f(3)") == 30
    session.set_variable("nothing", "z = 1")
    assert value(session, "nothing") is None
    assert "triggered external call" in fails(session.set_variable, "y", "fetch(1)")
    assert "ZeroDivisionError" in fails(session.set_variable, "y", "1 / 0")
    assert "not the name of a variable" in fails(session.set_variable, "a b", "1")
    assert session.history()[0] == 4


def test_delete_variable(manager: SessionManager) -> None:
    manager.execute("x = 1")
    assert [manager.delete_variable("x"), manager.delete_variable("x")] == [True, False]
    assert "NameError: name 'x' is not defined" in fails(manager.execute, "x")
    assert manager.history()[0] == 1


def test_eval_variable(session: Session) -> None:
    session.execute("class A:\n    def __repr__(self):\n        return 'an A'\nx = [1]")
    assert session.eval_variable("print(x)\nx.append(A())\nx") == {
        "value": {"json_value": [1, {"$repr": "an A"}], "repr": "[1, an A]"},
        "stdout": "[1]\n",
    }
    assert session.eval_variable("(1,), 1e20")["value"]["repr"] == "((1,), 1e+20)"
    assert session.eval_variable("None")["value"] == {"json_value": None, "repr": None}
    assert value(session, "x") == [1]
    assert "does not support external function calls" in fails(session.eval_variable, "fetch(1)")
    assert session.execute("x")["is_complete"]


# ------------------------------------------------------------------------------------------------- many sessions


def test_sessions_by_name(manager: SessionManager) -> None:
    session = manager.create_session("b")
    manager.create_session("a").execute("x = y = 1")
    assert repr(session) == "Session(id='b')"
    assert manager.list_sessions() == [
        {"id": "a", "variable_count": 2},
        {"id": "b", "variable_count": 0},
        {"id": "default", "variable_count": 0},
    ]
    assert "already exists" in fails(manager.create_session, "b")
    manager.destroy_session("b")
    assert fails(session.execute, "1") == "session 'b' not found"
    assert "cannot destroy the default session" in fails(manager.destroy_session, "default")
    assert repr(manager) == "SessionManager()"


def test_a_fork_is_independent(session: Session) -> None:
    session.execute("x = [1]\ny = x\ndef f():\n    x.append(2)\n    return y")
    copy = session.fork("copy")
    assert result(copy, "f()") == [1, 2]
    assert (result(copy, "x is y"), value(session, "x")) == (True, [1])
    assert (copy.history()[0], session.history()[0]) == (2, 1)
    assert copy.execute("fetch(1)")["is_complete"] is False
    assert "already exists" in fails(session.fork, "copy")


def test_transfer(manager: SessionManager) -> None:
    source = manager.create_session("source", external_functions=["fetch"])
    target = manager.create_session("target", external_functions=["fetch"])
    source.execute(
        "class A:\n    def __init__(self, v):\n        self.v = v\n    def ask(self):\n        return fetch(self.v)\n"
        "data = {'k': [A(1)]}\ndef f(x):\n    return fetch(x) + 1"
    )
    manager.transfer_variable("source", "target", "data", target_name="got")
    manager.transfer_variable("source", "target", "f")
    assert answered(target, "got['k'][0].ask()") == 10
    assert answered(target, "f(2)") == 21
    target.execute("got['k'][0].v = 5")
    assert result(source, "data['k'][0].v") == 1
    assert (
        fails(manager.transfer_variable, "source", "target", "nope") == "variable 'nope' not found in session 'source'"
    )


def test_call_session(manager: SessionManager) -> None:
    source, target = manager.create_session("source", external_functions=["fetch"]), manager.create_session("target")
    source.execute("x = [1, 2]")
    assert manager.call_session(source="source", target="target", code="x", target_variable="y")["result"] == [1, 2]
    assert result(target, "y.append(3); y") == [1, 2, 3]
    assert value(source, "x") == [1, 2]
    step = manager.call_session(source="source", target="target", code="fetch(1)", target_variable="z")
    assert step["progress"]["status"] == "function_call"
    assert "not found" in fails(target.get_variable, "z")
    assert source.resume(0, 1)["result"] == 1
    text = fails(manager.call_session, target="default", code="1", target_variable="x")
    assert text == "invalid argument: source and target are the same session 'default'; use regular execute"


def test_reset(session: Session) -> None:
    session.execute("x = 1")
    session.execute("fetch(1)")
    session.reset(external_functions=["other"])
    assert (session.list_variables(), session.history()) == ([], (0, 20))
    assert session.execute("other()")["progress"]["function_name"] == "other"
    session.reset()
    assert "NameError" in fails(session.execute, "other()")


# ---------------------------------------------------------------------------------------------------------- history


def test_rewind(manager: SessionManager) -> None:
    for code in ("x = 1", "x = 2", "x = 3"):
        manager.execute(code)
    assert manager.rewind(steps=2) == {"steps_rewound": 2, "history_remaining": 1}
    assert value(manager, "x") == 1
    assert "at least 1" in fails(manager.rewind, steps=0)
    assert fails(manager.rewind, steps=9) == "invalid state: cannot rewind 9 steps: only 1 history entries available"
    with pytest.raises(OverflowError):
        manager.rewind(steps=-1)


def test_the_history_takes_no_more_memory_than_the_program_may() -> None:
    session = SessionManager(limits={"max_memory": 4 << 20}).create_session("s")
    session.execute("class A:\n    pass\nx, y = [], []")
    for _ in range(12):
        session.execute("x += [0] * 20_000; y += [[y] for _ in range(100)]")
    kept = session.history()[0]
    assert 3 < kept < 12
    session.rewind(steps=kept)
    assert session.execute("len(x) // 20_000")["result"] == 12 - kept


def test_rewinding_over_calls(session: Session) -> None:
    session.execute("x = [0]")
    session.execute("x.append(fetch(1)); x.append(fetch(2))")
    session.resume(0, 1)
    assert session.history()[0] == 3
    session.rewind()  # between the calls, without the call that waited
    assert result(session, "x") == [0]
    session.execute("x.append(fetch(1)); fetch(2)")
    session.resume(0, 1)
    session.rewind(steps=2)
    assert (result(session, "x"), session.execute("fetch(3)")["is_complete"]) == ([0], False)


def test_history_depth(manager: SessionManager) -> None:
    for number in range(25):
        manager.execute(f"x = {number}")
    assert manager.history() == (20, 20)
    assert manager.set_history_depth(5) == 15
    assert manager.history() == (5, 5)
    manager.rewind(steps=5)
    assert value(manager, "x") == 19
    assert manager.set_history_depth(0) == 0
    manager.execute("x = 1")
    assert manager.history() == (0, 0)


def test_a_state_that_cannot_be_kept_is_no_obstacle(manager: SessionManager) -> None:
    manager.execute("import collections\ncollections.UserDict.mark = 1")
    manager.execute("x = 1")
    assert result(manager, "collections.UserDict.mark + x") == 2
    text = fails(manager.rewind)
    assert "UserDict" in text
    assert "could not be kept" in text
    assert fails(manager.fork_session, "default", "copy").startswith("invalid state: cannot dump")


# ------------------------------------------------------------------------------------------------------------- heap


def test_heap(manager: SessionManager) -> None:
    empty = manager.heap_stats()
    assert (empty["live_objects"], empty["objects_by_type"], empty["tracker_allocations"]) == (0, {}, None)
    manager.execute("x = [1, [2], {'a': 'b'}]\ny = 1")
    stats = manager.heap_stats()
    assert stats["objects_by_type"] == {"Dict": 1, "List": 2, "Str": 2}
    manager.snapshot_heap("before")
    manager.execute("x.append((1,))\nz = y\ndel y")
    manager.snapshot_heap("after")
    found = manager.diff_heap("before", "after")
    assert found["variable_diff"] == {
        "added": ["z"],
        "removed": ["y"],
        "changed": [{"name": "x", "before": "[1, [2], {'a': 'b'}]", "after": "[1, [2], {'a': 'b'}, (1,)]"}],
        "unchanged": [],
    }
    assert found["heap_diff"]["objects_by_type_delta"] == {"Dict": 0, "List": 0, "Str": 0, "Tuple": 1}
    assert (found["heap_diff"]["live_objects_delta"], found["heap_diff"]["new_types"]) == (1, ["Tuple"])
    assert "not found" in fails(manager.diff_heap, "before", "zz")


# ---------------------------------------------------------------------------------------------------------- storage


def test_a_directory(manager: SessionManager, session: Session, tmp_path: Path) -> None:
    assert fails(session.save) == "storage error: storage not configured"
    manager.set_storage_dir(str(tmp_path / "a" / "b"))
    session.execute(
        "import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int = 0\np = [P(1)] * 2\ng = (n for n in [1, 2])"
    )
    session.execute("next(g)\ndef f():\n    return fetch(p[0].x)")
    saved = session.save()
    assert saved["name"] == "work"
    assert (tmp_path / "a" / "b" / "work.bin").stat().st_size == saved["size_bytes"]
    assert manager.list_saved_sessions() == [saved]
    other = SessionManager()
    other.set_storage_dir(str(tmp_path / "a" / "b"))
    assert other.load_session("work") == "work"
    again = Session(other, "work")
    assert again.history() == (0, 20)
    assert answered(again, "[f(), next(g), p[0] is p[1], p[0] == P(1)]") == [10, 2, True, True]
    assert "already exists" in fails(other.load_session, "work")
    assert "No such file" in fails(other.load_session, "nope")
    assert "only alphanumeric characters" in fails(other.save_session, name="a/b")
    session.execute("fetch(1)")
    assert fails(session.save) == "invalid state: cannot save session with pending interactive state -- resume first"
    assert [other.delete_saved_session("work"), other.delete_saved_session("work")] == [True, False]


def test_bytes_that_are_no_session(manager: SessionManager, tmp_path: Path) -> None:
    manager.set_storage_dir(str(tmp_path))
    manager.execute("def f():\n    return 1\nx = [f]")
    manager.save_session(name="good")
    good = (tmp_path / "good.bin").read_bytes()
    for name, data in {"cut": good[:-5], "changed": good[:-1] + b"!", "other": ouros.Sandbox("1").dump()}.items():
        (tmp_path / f"{name}.bin").write_bytes(data)
        assert fails(manager.load_session, name).startswith("storage error: deserialization failed: ")
    os.mkfifo(tmp_path / "pipe.bin")
    (tmp_path / "away.bin").symlink_to(tmp_path / "nowhere")
    assert fails(manager.load_session, "pipe") == "storage error: snapshot 'pipe' is no file"
    assert [saved["name"] for saved in manager.list_saved_sessions()] == ["changed", "cut", "good", "other"]


class Kept(dict[str, bytes]):
    """A storage of the host."""

    def save(self, name: str, data: bytes) -> None:
        self[name] = data

    def load(self, name: str) -> bytes:
        return self[name]

    def list(self) -> Any:
        return [{"name": name, "size_bytes": len(data)} for name, data in self.items()]

    def delete(self, name: str) -> Any:
        return self.pop(name, None) is not None


def test_a_backend_of_the_host() -> None:
    manager, kept = Native(), Kept()
    manager.set_storage_backend(kept)
    manager.execute("x = 1")
    assert manager.save_session(name="b")["size_bytes"] == len(kept["b"])
    manager.save_session(name="a")
    assert [each["name"] for each in manager.list_saved_sessions()] == ["a", "b"]
    assert manager.load_session("a") == "a"
    assert manager.get_variable("x", session_id="a")["repr"] == "1"
    assert manager.delete_saved_session("a") is True
    assert fails(manager.load_session, "zz") == "storage error: Python load() failed: KeyError: 'zz'"
    kept.list = lambda: [{"name": "x"}]  # type: ignore[method-assign]
    assert "list item missing 'size_bytes': KeyError: 'size_bytes'" in fails(manager.list_saved_sessions)
    kept.list = lambda: 3  # type: ignore[method-assign]
    assert "Python list() must return a list" in fails(manager.list_saved_sessions)
    kept.list = lambda: ({"name": "x", "size_bytes": -1},)  # type: ignore[method-assign, assignment, return-value]
    assert "'size_bytes' must be int: OverflowError" in fails(manager.list_saved_sessions)
    kept.list = lambda: [{"name": "x", "size_bytes": "1"}]  # type: ignore[method-assign]
    assert "'size_bytes' must be int: TypeError: 'str' object" in fails(manager.list_saved_sessions)
    kept.delete = lambda name: 1  # type: ignore[method-assign]
    assert "Python delete() must return bool" in fails(manager.delete_saved_session, "b")


# ------------------------------------------------------------------------------------------------- arguments, threads


def test_arguments_are_checked(manager: SessionManager) -> None:
    with pytest.raises(TypeError, match="argument 'code': 'int' object cannot be cast as 'str'"):
        manager.execute(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="argument 'external_functions': 'str' object cannot be cast as 'list'"):
        manager.create_session("x", external_functions="f")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="argument 'external_functions': 'int' object cannot be cast as 'str'"):
        manager.create_session("x", external_functions=[1])  # type: ignore[list-item]
    assert "reserved" in fails(manager.create_session, "x", external_functions=["_o_x"])
    with pytest.raises(OverflowError, match="negative"):
        manager.resume(-1)
    with pytest.raises(OverflowError, match="negative"):
        manager.resume_futures({-1: 0})


def test_what_the_program_lets_go_of_is_gone(manager: SessionManager) -> None:
    manager.register_external_functions(["fetch"])
    manager.execute("def f():\n    return fetch()\nclass K: pass")
    manager.execute("import weakref\nheld = [weakref.ref(f), weakref.ref(K)]")
    manager.execute("fetch()\ndel f, K\nimport gc\ngc.collect()\ngone = [each() for each in held]")
    manager.resume(0, None)
    assert value(manager, "gone") == [None, None]
    manager.set_variable("more", "held")


def test_threads_take_turns(manager: SessionManager) -> None:
    manager.execute("n = 0\ndef add():\n    global n\n    for _ in range(100):\n        m = n\n        n = m + 1")

    def work() -> None:
        for _ in range(20):
            manager.execute("add()")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert value(manager, "n") == 8000


def test_sessions_are_listed_while_they_work(manager: SessionManager) -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        manager.execute("def more(n):\n    for k in range(300): globals()[f'w{n}_{k}'] = k")
        working = threading.Thread(target=lambda: [manager.execute(f"more({n})") for n in range(10)] and None)
        working.start()
        while working.is_alive():
            assert manager.list_sessions()[0]["variable_count"] > 0
    finally:
        working.join()
        sys.setswitchinterval(interval)


def test_a_value_that_cannot_be_transferred(manager: SessionManager) -> None:
    source = manager.create_session("source", external_functions=["fetch"])
    source.execute("held = [fetch]\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n    error = e")
    assert "cannot be copied to session 'default'" in fails(manager.transfer_variable, "source", "default", "held")
    manager.transfer_variable("source", "default", "error")
    assert "ZeroDivisionError" in fails(manager.execute, "raise error")


def test_tracebacks_of_errors_that_were_kept(manager: SessionManager, tmp_path: Path) -> None:
    manager.execute("try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    error = e")
    manager.execute("x = 1")
    manager.set_storage_dir(str(tmp_path))
    manager.save_session(name="kept")
    manager.load_session("kept")
    for session in (None, "kept"):
        text = fails(manager.execute, "\nraise error", session_id=session)
        assert "    raise error\n" in text
        assert '  File "session.py", line 2, in <module>\n    1 / 0\n' in text


def test_plain_data_keeps_what_it_shares(manager: SessionManager) -> None:
    """Large plain variables are kept in another form than what refers to them."""
    manager.execute("rows = [{'n': n} for n in range(200)]\nagain = [rows, rows[0], float('inf'), 2 ** 99]\nz = 1")
    copy = manager.fork_session("default", "copy")
    code = "again[0] is rows and again[1] is rows[0] and again[2:] == [float('inf'), 2 ** 99] and [*globals()][-3:]"
    names = result(copy, code)
    assert names == result(manager, code)
    manager.execute("class A:\n    pass\na = A()\na.row = rows[1]\nnumber = id(rows)")
    other = manager.fork_session("default", "other")
    assert result(other, "a.row is rows[1] and id(rows) == number") is True
    result(other, "rows.append(a)\nrows.append(rows)")
    deep = "for _ in range(3000):\n    rows = [rows] * 70"
    other.execute(deep)
    assert result(other.fork("last"), "len(rows)") == 70


LOOKED_AT = """
rows = [{'n': n} for n in range(5)]
x = 1
def f(*args):
    rows.append(1)
    return 0
class A:
    def __eq__(self, other):
        f()
    def __repr__(self):
        f()
        return 'a'
a = A()
"""
LOOKS = {
    "x + 1": True,
    "[r['n'] for r in rows if r['n'] > 1][:3]": True,
    "print(len(rows), f'{rows[0]!r}'); max(rows, key=len)": True,
    "n = sum(r['n'] for r in rows)": True,
    "for r in rows:\n    x = x + r['n']\nr = None": True,
    "x += 1": False,
    "rows.append(1)": False,
    "rows[0]['n'] = 5": False,
    "f()": False,
    "sorted(rows, key=f)": False,
    "a == x": False,
    "[f'{a}']": False,
    "max([0], key=exec)": False,
    "m = rows": False,
    "len = 3": True,
}


@pytest.mark.parametrize("code", LOOKS)
def test_steps_that_only_look_keep_the_state(manager: SessionManager, code: str) -> None:
    manager.execute(LOOKED_AT)
    manager.execute("None")
    state = manager._native._find(None)
    step = None if "exec" in code else manager.execute(code)
    if "exec" in code:
        fails(manager.execute, code)
    assert (state.saved is not None) is LOOKS[code], step
    kept = state.saved
    state.saved = None
    if kept is not None:
        fresh = state.records()
        assert dict(zip(kept.variables[::2], kept.variables[1::2], strict=True)) == dict(
            zip(fresh.variables[::2], fresh.variables[1::2], strict=True)
        )
        assert (kept.order, kept.packed, kept.nodes) == (fresh.order, fresh.packed, fresh.nodes)
    manager.rewind()
    assert result(manager, "rows, x") == {"$tuple": [[{"n": n} for n in range(5)], 1]}


# ---------------------------------------------------------------------------------------------- answers that come later


def test_answers_that_come_later(session: Session) -> None:
    step = session.execute("import asyncio\nawait asyncio.gather(fetch('a'), fetch('b'), return_exceptions=True)")
    assert session.resume_as_pending(step["progress"]["call_id"])["progress"]["args"] == ["b"]
    step = session.resume_as_pending(1)
    assert step["progress"] == {"status": "resolve_futures", "pending_call_ids": [0, 1]}
    assert step["is_complete"] is False
    assert fails(session.resume_futures, {77: 1}) == "RuntimeError: unknown call_id 77, expected one of: [0, 1]"
    assert "does not match pending call None" in fails(session.resume, 0, 1)
    assert fails(session.execute, "1") == "RuntimeError: repl session has a pending call; call resume() first"
    with pytest.raises(TypeError):
        session.resume_futures({0: 3j})
    assert session.resume_futures({1: {"return_value": "B"}})["progress"]["pending_call_ids"] == [0]
    assert session.resume_futures({}, exceptions={0: ValueError("no")})["result"] == [
        {"$exception": {"type": "ValueError", "message": "no"}},
        {"return_value": "B"},
    ]
    assert fails(session.resume_futures, {}) == "invalid state: resume_futures: no futures are pending"
    assert "does not support async futures" not in fails(session.eval_variable, "fetch(1)")


def test_a_future_outlives_its_execution(session: Session) -> None:
    session.execute("kept = fetch('a')\nkept")
    assert session.resume_as_pending(0)["result"] == {"$repr": "<coroutine external_future(0)>"}
    step = session.execute("await kept + fetch('b')")
    assert step["progress"] == {"status": "resolve_futures", "pending_call_ids": [0]}
    assert session.resume_futures({0: 1})["progress"]["call_id"] == 1
    assert session.resume(1, 2)["result"] == 3
    assert session.execute("fetch('c')")["progress"]["call_id"] == 0


@dataclasses.dataclass
class Point:
    x: int
    y: Any


def test_dataclasses_of_the_host(session: Session) -> None:
    session.execute("p = fetch()")
    session.resume(0, Point(1, [2]))
    assert session.get_variable("p") == {
        "json_value": {"$dataclass": {"name": "Point", "fields": {"x": 1, "y": [2]}}},
        "repr": "Point(x=1, y=[2])",
    }
    assert result(session, "p.x += 1; p.x") == 2
    assert result(session.fork("copy"), "p.x") == 2


def test_an_earlier_form_is_saved(session: Session, manager: SessionManager, tmp_path: Path) -> None:
    """A generator that cannot move to the new form of its function goes on with the old one, in another process too."""
    session.execute(f"{HELP}{BLOCK}\ng1 = g()\nnext(g1)")
    session.execute("def help(x):\n    return fetch(x) if x > 1 else x + 5")
    manager.set_storage_dir(str(tmp_path))
    session.save()
    other = SessionManager()
    other.set_storage_dir(str(tmp_path))
    other.load_session("work")
    again = Session(other, "work")
    assert result(again, "next(g1)") == 6
    assert "would have to suspend inside native code" in fails(again.execute, "next(g1)")
    assert answered(again, "[*g()]") == [0, 6, 20]


def test_what_stands_in_a_call_ends_where_the_call_is_left_out(session: Session) -> None:
    session.execute("def g():\n    yield fetch(1)\n    yield 2\na, b = g(), g()")
    session.execute("y = next(a)")
    copy = session.fork("copy")
    assert result(copy, "next(a, 'ended')") == "ended"
    assert answered(copy, "next(b)") == 10
    assert session.resume(0, 5)["is_complete"]
    assert result(session, "y, next(a)") == {"$tuple": [5, 2]}
    session.rewind(steps=2)
    assert result(session, "next(a, 'ended')") == "ended"
    session.rewind(steps=2)
    assert answered(session, "next(a)") == 10


def test_iterators_of_builtins_go_on(session: Session) -> None:
    session.execute(
        f"{HELP}m = map(lambda v: help(v), [1, 2, 3])\nz = zip(map(lambda v: help(v), [1, 2, 3]), 'abc')\n"
        "e = enumerate(filter(lambda v: help(v), [0, 4, 5]), 7)\nfirst = [next(m), next(z), next(e)]"
    )
    assert value(session, "first") == [1, {"$tuple": [1, "a"]}, {"$tuple": [7, 4]}]
    session.execute(ASKS)
    assert answered(session, "[next(m), next(z), next(e)]") == [20, {"$tuple": [20, "b"]}, {"$tuple": [8, 5]}]
    assert answered(session, "[*m] + [*z]") == [30, {"$tuple": [30, "c"]}]


def test_many_sources(session: Session) -> None:
    """Each adds names that no other spells, so that those before it stay as they are."""
    for number in range(40):
        session.execute(f"class C{number}:\n    def __init__(self):\n        self.v{number} = help{number}()")
    world = session._manager._native._find("work").world
    session.execute(
        "class Last:\n    def __init__(self):\n        self.last = 1\n    def ask(self):\n        return self.v3"
    )
    after = session._manager._native._find("work").world
    assert all(after.parts[digest] is part for digest, part in world.parts.items())
    session.execute("def help3():\n    return fetch(4)\nC3.w = property(lambda self: fetch(self.v3))")
    assert answered(session, "[C3().v3, C3().w]") == [40, 400]


# -------------------------------------------------------------------------------------------------- operating system


def test_calls_to_the_operating_system(tmp_path: Path) -> None:
    files = ouros.OSAccess([ouros.MemoryFile("/data/a.txt", "one\ntwo\n")], environ={"HOME": "/h"})
    manager = SessionManager(os=files)
    manager.execute(
        "from pathlib import Path\nimport os\np = Path('/data')\ndef lines(f):\n    return f.read_text().split()"
    )
    assert result(manager, "p / 'a.txt'") == {"$path": "/data/a.txt"}
    assert result(manager, "[lines(f) for f in p.iterdir()]") == [["one", "two"]]
    assert result(manager, "os.environ['HOME'], os.getenv('K', 'd')") == {"$tuple": ["/h", "d"]}
    assert manager.eval_variable("(p / 'a.txt').exists()")["value"]["json_value"] is True
    manager.execute("with open('/data/b.txt', 'w') as f:\n    f.write('new')")
    assert result(manager.fork_session("default", "copy"), "lines(p / 'b.txt')") == ["new"]
    assert "FileNotFoundError" in fails(manager.execute, "lines(Path('/none'))")
    plain = SessionManager()
    text = fails(plain.execute, "from pathlib import Path\nPath('/x').exists()")
    assert text.endswith("OS function 'Path.exists' not implemented with REPL interactive execution")


def test_evaluated_code_and_files(session: Session, manager: SessionManager, tmp_path: Path) -> None:
    session.execute("env = {'fetch': fetch}\nexec('def f(x):\\n    return fetch(x) + 1', env)")
    session.execute("def g():\n    return open('x')")
    manager.set_storage_dir(str(tmp_path))
    session.save()
    manager.load_session("work", session_id="again")
    again = Session(manager, "again")
    assert answered(again, "env['f'](2)") == 21
    assert answered(again.fork("copy"), "eval('env[\"f\"](3)')") == 31


def test_builtins_that_a_later_step_defines_anew(manager: SessionManager) -> None:
    manager.execute("def f(xs):\n    return sum(xs), max(xs)")
    assert result(manager, "f([1, 2])") == {"$tuple": [3, 2]}
    manager.execute("def sum(xs):\n    return 'mine'")
    manager.execute("max = len")
    assert result(manager, "[sum([1]), max('abc'), *f('abcd')]") == ["mine", 3, "mine", 4]
    manager.execute("del sum")
    assert result(manager, "[sum([1]), f([1, 2])[0]]") == [1, 3]


def test_a_step_that_never_ends_has_a_limit() -> None:
    manager = SessionManager()
    assert manager._native._limits == SESSION_LIMITS
    assert "MemoryError: memory limit exceeded" in fails(manager.execute, "x = [0] * 10**9")
    manager.execute("x = 1")
    assert SessionManager(limits={})._native._limits.max_duration_secs is None


CATCHES = "def g():\n    try:\n        return f()\n    except Exception as error:\n        return type(error).__name__"
DROPS = "def g():\n    try:\n        for _ in f():\n            1 / 0\n    except:\n        out.append('g')"


def test_what_a_later_step_can_tell_of_earlier_ones(manager: SessionManager) -> None:
    manager.reset(external_functions=["fetch"])
    manager.execute("def f():\n    return fetch()")
    manager.execute(CATCHES)
    manager.execute("g()")
    assert manager.resume(0, exception=StopIteration("x"))["result"] == "StopIteration"
    manager.execute(DROPS)
    manager.execute("out = []\ndef f():\n    try:\n        yield 1\n    finally:\n        out.append('f')")
    assert result(manager, "g()\nout") == ["f", "g"]


CLASSES = """
import dataclasses, weakref
class Node:
    def __init__(self, value, after=None):
        self.value, self.after = value, after
class Hooked:
    called = []
    def __new__(cls): cls.called.append('new'); return object.__new__(cls)
    def __getattr__(self, name): Hooked.called.append(name); raise AttributeError(name)
    def __setattr__(self, name, value): Hooked.called.append(name)
    def __getstate__(self): Hooked.called.append('getstate')
    def __setstate__(self, state): Hooked.called.append('setstate')
    def __reduce_ex__(self, n): Hooked.called.append('reduce')
class Liar:
    __class__ = int
    def __bool__(self): return 1 / 0
    def __len__(self): return 1 / 0
    def __eq__(self, other): return 1 / 0
class Equal:
    def __eq__(self, other): return True
    def __hash__(self): return 3
class Slots:
    __slots__ = ('n', '__dict__')
class Kept:
    every = []
    def __init__(self): Kept.every.append(self)
"""
HELD = {
    "ring = [Node(1), Node(2)]\nring[0].after, ring[1].after = ring[1], ring[0]": "ring[0].after.after is ring[0]",
    "head = None\nfor n in range(3000): head = Node(n, head)": "head.after.after.value == 2997",
    "shared = [1]\na = Node(shared, (1j, ...))\nb = [a, Node(shared)]": "b[0] is a and b[1].value is a.value is shared",
    "c = Node(1)\nattributes = c.__dict__": "attributes is c.__dict__ and attributes == {'value': 1, 'after': None}",
    "d = Node(1)\nd.f = len\nothers = d.__dict__": "others is d.__dict__ and d.f is len",
    "e = Node(1)\nkeys = {e: 1, (e, 2): 2}": "keys[e] == 1 and keys[e, 2] == 2",
    "f = Node(1)\nref = weakref.ref(f)": "ref() is f",
    "g = Node(1)\nnumber = id(g)": "number == id(g)",
    "h = Node(dataclasses.MISSING)": "h.value is dataclasses.MISSING",
    "i = Hooked()\ni.__dict__['x'] = 1": "i.x == 1 and Hooked.called == ['new']",
    "j = [Liar(), Node(Liar())]": "type(j[0]) is Liar is type(j[1].value)",
    "k = {Equal(): 'one'}": "k[Equal()] == 'one'",
    "l = Slots()\nl.n, l.m = 1, 2": "(l.n, l.m) == (1, 2)",
    "m = [Kept(), Kept()]": "m[1] is Kept.every[1]",
    "o = [Node(float('nan')), Node(2 ** 90), Node(1j), Node(...)]": "o[3].value is ... and o[2].value == 1j",
}


@pytest.mark.parametrize("few", [0, 1 << 60])
def test_instances_are_what_they_were(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ouros.runtime.packing.FEW", few)
    session = SessionManager().create_session("s")
    session.execute(CLASSES + "\n".join(HELD))
    session.execute("def held(): return [" + ", ".join(HELD.values()) + "]")
    session.execute("for name in [*globals()]:\n    if name[0] != '_': del globals()[name]")
    session.rewind()
    assert session.execute("held()")["result"] == [True] * len(HELD)


def test_the_step_that_imports_decimal_has_a_context_of_its_own(session: Session) -> None:
    source = "import decimal\ndecimal.getcontext().prec = 6\nstr(decimal.Decimal(1) / 3)"
    before = decimal.getcontext().prec
    assert session.execute(source)["result"] == "0.333333"
    assert session.execute("str(decimal.Decimal(2) / 3)")["result"] == "0.666667"
    assert decimal.getcontext().prec == before
