"""Programs that drop a generator whose clean-up calls the outside come in; the clean-up comes where CPython does it, or
the run ends with an error that says so: it is never left out.
"""

import sys
from typing import Any

import pytest

import ouros
from tests.harness import Program, run_cpython, run_direct, run_resumed

BEGINNING = """
def cleaning():
    try:
        yield
    finally:
        out.append(ext('closed'))

def begun():
    made = cleaning()
    next(made)
    return made

def holding(held):
    while True:
        ext((yield))

def failing(*details):
    held = begun()
    raise KeyError(ext('failed'))

class Fails:
    __getattr__ = __add__ = __lt__ = __new__ = failing

class Swallows:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return ext(True)

out = []
"""
DROPS = {
    "closed": "g = holding(begun()); next(g); g.close()",
    "thrown": "g = holding(begun()); next(g)\ntry: g.throw(KeyError(1))\nexcept KeyError: pass",
    "delegated": "g = (lambda: (yield from holding(begun())))(); next(g)\ntry: g.throw(KeyError)\nexcept KeyError: 0",
    "swallowed": "with Swallows(): failing()",
    "part of a group": "try: failing()\nexcept* KeyError: pass",
    "of an error": "try: raise KeyError(begun())\nexcept KeyError as e: ext(1)",
    "operator": "made = object.__new__(Fails)\ntry: made + 1\nexcept KeyError: pass",
    "attribute": "made = object.__new__(Fails)\ntry: made.x\nexcept KeyError: pass",
    "sorting": "made = object.__new__(Fails)\ntry: sorted([made, made])\nexcept KeyError: pass",
    "made": "try: Fails()\nexcept KeyError: pass",
    "raised": "def f():\n    held = begun()\n    ext(1)\n    raise KeyError\ntry: f()\nexcept KeyError: pass",
    "deleted": "made = begun()\ndel made",
}


@pytest.mark.parametrize("source", DROPS.values(), ids=DROPS)
def test_clean_up_is_never_left_out(source: str) -> None:
    program = Program("dropped", f"{BEGINNING}{source}\nout.append('end')\nout\n")
    expected = run_cpython(program)
    assert expected.value == "['closed', 'end']"
    assert run_direct(program) == expected
    stopped = run_resumed(program)
    assert stopped == expected or "was dropped before its end" in stopped.value


class _Dropped:
    """An object of the host whose end goes wrong."""

    def __del__(self) -> None:
        raise ValueError("the host's own")


@pytest.mark.parametrize("form", ["run", "start"])
def test_errors_that_nobody_can_catch_reach_no_hook_of_the_host(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    told: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda lost: told.append(str(lost.exc_value)))
    source = """
class Own(Exception):
    def __str__(self):
        print('shown in the host')

def generate():
    try:
        yield
    finally:
        raise Own

started = generate()
next(started)
del started
drop()
print('on')
"""
    printed: list[str] = []
    sandbox = ouros.Sandbox(source, external_functions=["drop"])
    show = {"print_callback": lambda stream, text: printed.append(text)}

    def drop() -> None:
        _Dropped()

    if form == "run":
        sandbox.run(external_functions={"drop": drop}, **show)
    else:
        progress = sandbox.start(**show)
        drop()
        progress.resume(return_value=None)
    assert "".join(printed) == "on\n"
    assert told == ["the host's own"]


@pytest.mark.parametrize("is_async", [False, True])
def test_limits_that_are_reached_while_generators_come_and_go_reach_no_hook_of_the_host(
    monkeypatch: pytest.MonkeyPatch, is_async: bool
) -> None:
    """What a limit interrupts may be the making of a generator, or what is done when one is dropped."""
    lost: list[Any] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)
    body = "for i in range(9): yield i\n    wait()\nwhile True:\n    made = g()\n    "
    drop = "await anext(made)" if is_async else "next(made)"
    sandbox = ouros.Sandbox(f"{'async ' * is_async}def g():\n    {body}{drop}", external_functions=["wait"])
    for turn in range(10 if is_async else 60):
        with pytest.raises(ouros.SandboxRuntimeError, match="TimeoutError"):
            sandbox.start(limits={"max_duration_secs": 0.0005 + turn * 0.00005})
    assert lost == []
