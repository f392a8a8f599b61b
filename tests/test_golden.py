"""Golden files: `tests/golden/<name>/program.py` in; beside it what the compiler makes of it, direct and suspendable.

`pytest tests/test_golden.py --update-golden` rewrites the emitted files. They are the same on every supported Python
and in every process.
"""

import ast
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import ouros
from ouros.transform.program import Program
from ouros.transform.render import render
from tests import harness

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(path.name for path in GOLDEN.iterdir() if (path / "program.py").is_file())
FORMS = {"direct": False, "suspendable": True}
every_program = pytest.mark.parametrize("name", NAMES)


def source(name: str) -> str:
    return (GOLDEN / name / "program.py").read_text("utf-8")


def externals(text: str) -> tuple[str, ...]:
    """The external functions of the corpus that a program names."""
    used = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    return tuple(name for name in harness.EXTERNAL_NAMES if name in used)


def emitted(name: str, suspendable: bool) -> str:
    """The text of one of the two programs."""
    text = source(name)
    program = Program(text, "program.py", (), externals(text))
    shown = render(text, program.unit.tree, program.form(suspendable).emitted.tree)
    return "".join(f"{line.rstrip()}\n" for line in shown.rstrip().split("\n"))


@every_program
@pytest.mark.parametrize("form", FORMS)
def test_emitted_text(name: str, form: str, update_golden: bool) -> None:
    path = GOLDEN / name / f"{form}.py"
    text = emitted(name, FORMS[form])
    if update_golden:
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text, f"{path} is stale: run pytest tests/test_golden.py --update-golden"


@every_program
@pytest.mark.parametrize("form", FORMS)
def test_the_text_means_what_is_emitted(name: str, form: str) -> None:
    """Read back, the text is the emitted program with readable names."""
    program = Program(source(name), "program.py", (), externals(source(name)))
    tree = program.form(FORMS[form]).emitted.tree
    read = ast.parse((GOLDEN / name / f"{form}.py").read_text("utf-8"))
    assert [type(node) for node in ast.walk(read)] == [type(node) for node in ast.walk(ast.parse(spelled(tree)))]


def spelled(tree: ast.Module) -> str:
    """The emitted program as plain `ast.unparse` writes it, with names that can be read back."""
    text = ast.unparse(tree)
    text = re.sub(r"<(\w+)>", r"_o_\1", text)
    return text.replace(".0", "_o_0")


@every_program
def test_the_program_does_as_cpython_does(name: str) -> None:
    program = harness.Program(name, source(name))
    wanted = harness.run_cpython(program)
    assert wanted.calls
    for run in (harness.run_direct, harness.run_resumed, harness.run_reloaded):
        assert run(program) == wanted


PRINT_ALL = """
from tests.test_golden import FORMS, NAMES, emitted
for name in NAMES:
    for form, suspendable in FORMS.items():
        print(f'=== {name} {form}')
        print(emitted(name, suspendable))
"""


def test_the_text_is_the_same_in_every_process() -> None:
    digests = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(ouros.__file__).parents[1])}
        command = [sys.executable, "-c", PRINT_ALL]
        done = subprocess.run(command, capture_output=True, env=environment, check=True)
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 15
