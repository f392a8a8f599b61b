"""The example agent comes in; that every way of hosting it gives CPython's own report and calls is what goes out."""

import ast
import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import ouros

EXAMPLES = Path(__file__).parents[1] / "examples"


def _load_host() -> ModuleType:
    spec = importlib.util.spec_from_file_location("agent_host", EXAMPLES / "agent_host.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOST = _load_host()


def _run_plainly(world: Any) -> Any:
    """Executes the agent as an ordinary Python program; returns the value of its last expression."""

    def bind(name: str) -> Callable[..., Any]:
        return lambda *args, **kwargs: world.call(name, args, kwargs)

    module = ast.parse(HOST.AGENT.read_text("utf-8"))
    last = module.body.pop()
    assert isinstance(last, ast.Expr)
    names = {**HOST.INPUTS, **{name: bind(name) for name in HOST.TOOLS}}
    exec(compile(module, "agent.py", "exec"), names)
    return eval(compile(ast.Expression(last.value), "agent.py", "eval"), names)


@pytest.fixture(scope="module")
def expected() -> tuple[Any, list[Any]]:
    """The report and the log of calls that CPython produces."""
    world = HOST.World()
    return _run_plainly(world), world.log


def test_the_agent_is_a_realistic_size(expected: tuple[Any, list[Any]]) -> None:
    report, log = expected
    assert len(HOST.AGENT.read_text("utf-8").splitlines()) > 200
    assert len(log) == report["total_calls"] == 39
    assert {name for name, _, _ in log} == set(HOST.TOOLS)
    assert len(report["troubles"]) == 9


@pytest.mark.parametrize("way", ["run", "run_reloaded"])
def test_in_one_process(way: str, expected: tuple[Any, list[Any]]) -> None:
    world = HOST.World()
    report = getattr(HOST, way)(world)
    assert (report, world.log) == expected


def test_with_a_fresh_process_at_every_call(
    expected: tuple[Any, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(ouros.__file__).parents[1]))
    report = HOST.run_in_fresh_processes(tmp_path)
    assert (report, json.loads((tmp_path / "log.json").read_text("utf-8"))) == expected
    processes = {line.split("]")[0] for line in capfd.readouterr().out.splitlines() if line.startswith("[process")}
    assert len(processes) == len(expected[1]) + 1
