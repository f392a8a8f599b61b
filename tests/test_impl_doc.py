"""docs/impl.md tells the truth: its Python blocks are run in order, and each must print the block that follows it.

`pytest tests/test_impl_doc.py --update-golden` writes the printed blocks anew.
"""

import contextlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import ouros

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "impl.md"
PACKAGE = Path(ouros.__file__).parent
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A Python block, and the text it must print; `start` and `end` are where that text stands in the document."""

    line: int
    source: str
    printed: str | None
    start: int
    end: int


def blocks(text: str) -> list[Block]:
    """The Python blocks, each with the block that directly follows it."""
    found = list(_FENCE.finditer(text))
    made: list[Block] = []
    for match, after in zip(found, [*found[1:], None], strict=True):
        if match[1] != "python":
            continue
        line = text.count("\n", 0, match.start(2))
        follows = after is not None and after[1] != "python" and text[match.end() : after.start()].strip() == ""
        if after is not None and follows:
            made.append(Block(line, match[2], after[2], after.start(2), after.end(2)))
        else:
            made.append(Block(line, match[2], None, match.end(), match.end()))
    return made


def run(text: str) -> list[tuple[Block, str]]:
    """Run all Python blocks in one namespace; what each prints."""
    namespace: dict[str, object] = {"__name__": "__main__"}
    results: list[tuple[Block, str]] = []
    for block in blocks(text):
        code = compile("\n" * block.line + block.source, str(DOCUMENT), "exec")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, namespace)
        lines = [line.rstrip() for line in printed.getvalue().rstrip("\n").split("\n")]
        results.append((block, "".join(f"{line}\n" for line in lines) if any(lines) else ""))
    return results


@pytest.fixture(scope="module")
def results(request: pytest.FixtureRequest) -> list[tuple[Block, str]]:
    text = DOCUMENT.read_text("utf-8")
    done = run(text)
    if request.config.getoption("--update-golden"):
        for block, printed in reversed(done):
            text = text[: block.start] + (printed if block.printed is not None else "") + text[block.end :]
        DOCUMENT.write_text(text, "utf-8")
        done = run(text)
    return done


@pytest.mark.parametrize("index", range(len(blocks(DOCUMENT.read_text("utf-8")))))
def test_a_block_prints_what_the_document_says(results: list[tuple[Block, str]], index: int) -> None:
    block, printed = results[index]
    assert (block.printed or "") == printed, f"docs/impl.md:{block.line + 1} prints something else by now"


def test_the_program_of_the_walk_is_short() -> None:
    first = blocks(DOCUMENT.read_text("utf-8"))[0]
    namespace: dict[str, str] = {}
    exec(first.source, namespace)
    assert 12 <= namespace["source"].count("\n") <= 15


def test_the_layout_names_every_file() -> None:
    text = DOCUMENT.read_text("utf-8")
    table = text[text.index("## The layout") : text.index("## To add a syntax node")]
    named = {
        name for row in table.split("\n") if row.startswith("| `") for name in re.findall(r"`([\w/.]+)`", row[:200])
    }
    files = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"}
    grouped = {name for name in named if name.endswith("/")}
    wanted = {name for name in files if not name.startswith(tuple(grouped))}
    assert {name for name in named if name.endswith(".py")} == wanted
    assert all((PACKAGE / name).is_dir() for name in grouped)


def test_files_and_links_exist() -> None:
    text = DOCUMENT.read_text("utf-8")
    for name in re.findall(r"`((?:tests|benchmarks|ouros|transform|runtime|policy)/[\w/.]+)`", text):
        assert (ROOT / name).exists() or (PACKAGE / name).exists(), name
    headings = {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+ (.*)$", text, re.M)
    }
    for target in re.findall(r"\]\(#([\w-]+)\)", text):
        assert target in headings, target
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (DOCUMENT.parent / target).exists(), target
