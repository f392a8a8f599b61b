"""The documents' promises: Python snippets of README.md and of the seed examples in, exactly their `#>` lines out."""

import contextlib
import gc
import io
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import ouros

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "tests" / "seed_examples.md"]
COMMAND = "python3 -m venv .venv && "
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OUTPUT = re.compile(r"^ *#>(?: (.*))?$", re.MULTILINE)


def blocks(document: Path, language: str) -> list[tuple[int, str]]:
    """Line number and text of each fenced block in a language."""
    text = document.read_text("utf-8")
    found = _BLOCK.finditer(text)
    return [(text.count("\n", 0, match.start(2)), match[2]) for match in found if match[1] == language]


SNIPPETS = [
    pytest.param(document, line, source, id=f"{document.name}:{line + 1}")
    for document in DOCUMENTS
    for line, source in blocks(document, "python")
]


@pytest.mark.parametrize(("document", "line", "source"), SNIPPETS)
def test_a_snippet_prints_what_the_document_says(document: Path, line: int, source: str) -> None:
    # The blank lines make line numbers in a traceback those of the document.
    code = compile("\n" * line + source, str(document), "exec")
    printed = io.StringIO()
    if "max_duration_secs" in source:
        gc.collect()  # of what other tests left, which may take longer than the limit
    with contextlib.redirect_stdout(printed):
        exec(code, {"__name__": "__main__"})
    assert printed.getvalue().splitlines() == [match or "" for match in _OUTPUT.findall(source)]


def test_the_documents_have_their_snippets() -> None:
    counts = [len(blocks(document, "python")) for document in DOCUMENTS]
    assert counts[0] >= 10
    assert counts[1] == 7


def test_the_readme_opens_with_two_commands_that_set_everything_up() -> None:
    readme = ROOT / "README.md"
    commands = [source.strip() for _, source in blocks(readme, "bash")]
    assert len(commands) == 2
    assert all(command.startswith(COMMAND) and "\n" not in command for command in commands)
    assert commands[0].endswith("examples/main_job.py")
    assert "pytest" in commands[1]
    assert readme.read_text("utf-8").index(commands[1]) < readme.read_text("utf-8").index("\n## ")


def test_the_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / target).is_file(), target


def test_the_main_job_is_done_by_two_processes() -> None:
    command = [sys.executable, str(ROOT / "examples" / "main_job.py")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    processes = re.findall(r"^\[process (\d+)\]", done.stdout, re.MULTILINE)
    assert len(set(processes)) == 2
    assert done.stdout.endswith(
        "Claims of 2024-05\n"
        "Ada         40.00  paid\n"
        "Grace      420.00  approved\n"
        "Edsger      99.50  paid\n"
        "Barbara   1200.00  open (no answer in two days)\n"
        "total     1759.50\n"
    )


REFUSED = [
    "from . import x",
    *(f'{name}("x")' for name in "input help breakpoint".split()),
]


@pytest.mark.parametrize("code", REFUSED)
def test_what_the_language_section_lists_is_refused_before_anything_runs(code: str) -> None:
    with pytest.raises(ouros.SandboxRuntimeError) as error:
        ouros.Sandbox(f"1 / 0\n{code}")
    assert type(error.value.exception()) in (NotImplementedError, ImportError)
    assert error.value.traceback()[0].line >= 2


def test_a_time_limit_cannot_be_caught_by_the_program() -> None:
    said: list[str] = []
    code = "try:\n    while True: pass\nexcept BaseException:\n    print(1)\nfinally:\n    print(2)"
    with pytest.raises(ouros.SandboxRuntimeError, match=r"^TimeoutError: time limit exceeded: .*ms > 50ms$"):
        ouros.Sandbox(code).run(
            limits={"max_duration_secs": 0.05}, print_callback=lambda stream, text: said.append(text)
        )
    assert said == []


def test_recursion_is_limited_to_a_thousand_calls() -> None:
    sandbox = ouros.Sandbox("def f(n): return n and f(n - 1)\nf(depth)", inputs=["depth"])
    assert sandbox.run(inputs={"depth": 999}) == 0
    with pytest.raises(ouros.SandboxRuntimeError, match=r"^RecursionError: maximum recursion depth exceeded$"):
        sandbox.run(inputs={"depth": 1000})


def test_runs_are_independent_of_each_other_in_threads() -> None:
    sandbox = ouros.Sandbox("def f(seen=[]):\n    seen.append(x)\n    return seen\nf()\nf()", inputs=["x"])
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda x: sandbox.run(inputs={"x": x}), range(40)))
    assert results == [[x, x] for x in range(40)]
