"""The states that sessions keep of large variables: what a step cannot reach is not written again, what it can is."""

import gc
import sys
from collections.abc import Callable
from typing import Any

import pytest

import ouros
from ouros.transform.world import new_world, read_world, write_world

LARGE = "big = [[number] for number in range(1100)]\nsmall = []\n"
REACHES = {
    "its name": ("", "big.append(1)"),
    "a function": ("def f(): big[0].append(1)", "f()"),
    "a lambda": ("f = lambda: big.pop()", "f()"),
    "a default": ("def f(rows=big): rows.append(1)", "f()"),
    "a method": ("class Rows:\n    def add(self): big.append(1)\nrows = Rows()", "rows.add()"),
    "a bound method": ("add = big.append", "add(1)"),
    "an attribute of a class": ("class Rows: rows = big", "Rows.rows.append(1)"),
    "another name": ("rows = big", "rows.append(1)"),
    "a container": ("rows = {'a': big[0]}", "rows['a'].append(1)"),
    "a generator": ("each = (big.append(number) for number in range(9))", "next(each)"),
    "what a generator holds": ("def g(rows):\n    while True: yield rows.append(1)\neach = g(big)", "next(each)"),
    "an iterator": ("each = iter(big)", "next(each)\nnext(each).append(1)"),
    "all variables": ("names = globals()", "names['big'].append(1)"),
    "a name of a class": ("_A__big = big\nclass A:\n    def add(self): __big.append(1)\na = A()", "a.add()"),
    "another variable": ("pi = big", "from math import *"),
    "a call of the host": ("def f(): return ext(), big.append(1)", "f()"),
    "an error": ("def f():\n    big.append(1)\n    1 / 0", "try:\n    f()\nexcept ZeroDivisionError: pass"),
}


def values(session: ouros.Session) -> dict[str, Any]:
    """What is alive, without what a copy of the session would show."""
    native: Any = session._manager._native
    return {name: repr(value) for name, value in native._sessions[session.id].variables().items() if name != "names"}


@pytest.mark.parametrize("reach", REACHES.values(), ids=REACHES)
def test_what_a_step_can_reach_is_written_again(reach: tuple[str, str]) -> None:
    before, step = reach
    session = ouros.SessionManager().create_session("s", external_functions=["ext"])
    for source in (LARGE, before, "small.append(1)"):
        session.execute(source)
    old = values(session)
    if not session.execute(step)["is_complete"]:
        assert session.resume(0, 1)["is_complete"]
    session.execute("small.append(2)")
    for name, value in values(session.fork("copy")).items():
        assert " at 0x" in value or value == values(session)[name]
    session.rewind(steps=len(session._manager._native._sessions["s"].history) - 3)
    assert {name: value for name, value in values(session).items() if " at 0x" not in value} == {
        name: value for name, value in old.items() if " at 0x" not in value
    }


def test_what_no_step_can_reach_is_written_once() -> None:
    manager = ouros.SessionManager()
    for source in (LARGE, "def f(): return len(small)", "small.append(1)", "f()", "import json", "small += [2]", "f()"):
        manager.execute(source)
    states = list(manager._native._sessions["default"].history)[1:]
    assert len({id(packed.data) for state in states for packed in state.packed if len(packed.data) > 1100}) == 1


def test_a_later_step_has_hooks_that_earlier_sources_call_without_naming_them() -> None:
    world = new_world("s", frozenset({"ext"}))
    for source in (
        "class A:\n    def f(self): return ext(1)\n    def __add__(self, other): return self.f()",
        "class D:\n    def __set_name__(self, owner, name): ext(name)",
    ):
        world, _ = world.step(source)
    names = [part.name for part in world.parts.values()]
    assert [part.name for part in read_world(write_world(world)).parts.values()] == names


LOOKS: list[Callable[[ouros.Session], object]] = [
    lambda session: None,
    lambda session: session.eval_variable("x"),
    lambda session: session.get_variable("x"),
    lambda session: session.rewind(),
]


@pytest.mark.parametrize("look", LOOKS, ids=["", "eval", "get", "rewind"])
def test_what_a_session_held_is_let_go_with_it(look: Callable[[ouros.Session], object]) -> None:
    manager = ouros.SessionManager()
    session = manager.create_session("s")
    session.execute("def f():\n    return x\nx = [[f] for _ in range(50_000)]")
    gc.collect()
    gc.disable()
    try:
        before = sys.getallocatedblocks()
        look(session)
        manager.destroy_session("s")
        del session
        assert before - sys.getallocatedblocks() > 45_000
    finally:
        gc.enable()
