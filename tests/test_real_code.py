"""Standard library modules come in as source; that they compute in the sandbox what they compute outside goes out."""

import ast
import importlib
from typing import Any

import pytest

from ouros.policy.modules import MODULES
from tests.externals import make_externals
from tests.harness import Program, run_cpython, run_direct, run_reloaded, run_resumed, show
from tests.library_cases import CASES, Case
from tests.stdlib_source import AVAILABLE, bound_names, portable_source


def _names_of(source: str) -> set[str]:
    return {name for node in ast.parse(source).body for name in bound_names(node)}


def _program(name: str, case: Case) -> Program:
    """Puts the stand-ins, the modules' own code and the driver together."""
    parts: list[str] = []
    provided: set[str] = set()
    for module, stand_ins in case.modules.items():
        provided |= _names_of(stand_ins)
        parts += [stand_ins, portable_source(module, provided, MODULES if case.imports else AVAILABLE)]
        provided |= _names_of(parts[-1])
    return Program(f"library.{name}", "\n".join([*parts, case.driver]))


def _value_outside(case: Case) -> str:
    """Runs the driver with the real modules, accelerators and all."""
    names: dict[str, Any] = {}
    for module in case.modules:
        names.update(vars(importlib.import_module(module)))
    names.update(make_externals())
    tree = ast.parse(case.driver)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    exec(compile(tree, "driver", "exec"), names)
    return show(eval(compile(ast.Expression(last.value), "driver", "eval"), names))


@pytest.mark.parametrize("name", CASES)
def test_library_code_computes_the_same_inside(name: str) -> None:
    program = _program(name, CASES[name])
    expected = run_cpython(program)
    assert (expected.kind, expected.value) == ("ok", _value_outside(CASES[name]))
    assert run_direct(program) == expected
    assert run_resumed(program) == expected
    assert run_reloaded(program) == expected
