"""Type checking by `ty`: sources with declarations come in; findings in every format, or none, go out."""

import json
import pickle
import sys
from typing import Any

import pytest

import ouros
from ouros import Sandbox, SandboxRuntimeError, SandboxTypingError, type_checking

pytest.importorskip("ty", reason="the extra ouros[check] is not installed")

ADDING = '"hello" + 1'
FULL = """\
error[unsupported-operator]: Unsupported `+` operation
 --> main.py:1:1
  |
1 | "hello" + 1
  | -------^^^-
  | |         |
  | |         Has type `Literal[1]`
  | Has type `Literal["hello"]`
  |
info: rule `unsupported-operator` is enabled by default

"""
MESSAGE = 'Operator `+` is not supported between objects of type `Literal["hello"]` and `Literal[1]`'


def findings(code: str, stubs: str | None = None, **options: Any) -> SandboxTypingError:
    with pytest.raises(SandboxTypingError) as caught:
        Sandbox(code, **options).type_check(stubs)
    return caught.value


@pytest.fixture(scope="module")
def adding() -> SandboxTypingError:
    return findings(ADDING)


def test_the_full_report(adding: SandboxTypingError) -> None:
    assert str(adding) == adding.display() == adding.display("FULL") == FULL
    assert repr(adding) == f"SandboxTypingError({FULL})"
    colored = adding.display(color=True)
    assert colored != FULL
    assert type_checking._COLOR.sub("", colored) == FULL
    line = adding.display("concise", color=True)
    assert "\x1b[91merror\x1b[0m[\x1b[1munsupported-operator\x1b[0m]" in line
    assert type_checking._COLOR.sub("", line) == LINES["concise"]


LINES = {
    "concise": f"main.py:1:1: error[unsupported-operator] {MESSAGE}\n",
    "pylint": f"main.py:1: [unsupported-operator] {MESSAGE}\n",
    "azure": "##vso[task.logissue type=error;sourcepath=/main.py;linenumber=1;columnnumber=1;"
    f"code=unsupported-operator;]{MESSAGE}\n",
    "github": "::error title=ty (unsupported-operator),file=/main.py,line=1,col=1,endLine=1,endColumn=12::"
    f"main.py:1:1: unsupported-operator: {MESSAGE}\n",
}
AS_JSON = {
    "cell": None,
    "code": "unsupported-operator",
    "end_location": {"column": 12, "row": 1},
    "filename": "/main.py",
    "fix": None,
    "location": {"column": 1, "row": 1},
    "message": MESSAGE,
    "noqa_row": None,
    "url": "https://ty.dev/rules#unsupported-operator",
}


@pytest.mark.parametrize("name", LINES)
def test_line_formats(adding: SandboxTypingError, name: str) -> None:
    assert adding.display(name) == LINES[name]


def test_json_formats(adding: SandboxTypingError) -> None:
    assert json.loads(adding.display("json")) == [AS_JSON]
    assert adding.display("jsonlines") == adding.display("json-lines")
    assert [json.loads(line) for line in adding.display("jsonlines").splitlines()] == [AS_JSON]
    (found,) = json.loads(adding.display("gitlab"))
    assert (found["check_name"], found["severity"]) == ("unsupported-operator", "major")
    assert found["location"]["positions"]["end"] == {"line": 1, "column": 12}
    report = json.loads(adding.display("rdjson"))
    assert report["severity"] == "WARNING"
    assert report["diagnostics"][0]["location"]["path"] == "/main.py"


def test_it_travels_between_processes(adding: SandboxTypingError) -> None:
    assert pickle.loads(pickle.dumps(adding)).display("concise") == LINES["concise"]


def test_right_programs_pass_and_nothing_runs() -> None:
    assert Sandbox("1 + 2").type_check() is None  # type: ignore[func-returns-value]
    assert Sandbox("def f(x: int) -> int:\n    return x\nf(1)\n1 / 0", type_check=True) is not None


def test_declarations() -> None:
    sandbox = Sandbox("double(n)", inputs=["n"], external_functions=["double"])
    with pytest.raises(SandboxTypingError, match="Name `double` used when not defined"):
        sandbox.type_check()
    assert sandbox.type_check("n: int\ndef double(x: int) -> int: ...") is None  # type: ignore[func-returns-value]
    error = findings("\n\ndouble('a')", "def double(x: int) -> int: ...\nwrong: Undefined")
    assert " --> main.py:3:8\n" in str(error)
    assert " --> type_stubs.pyi:1:5\n" in str(error)
    assert "`Undefined`" not in str(error)


def test_the_constructor_checks_first() -> None:
    for code in ("def f() -> int:\n    return 'a'", "import nothing_of_the_kind", "x: int = 'a'\n1 +"):
        with pytest.raises(SandboxTypingError):
            Sandbox(code, type_check=True)
    assert Sandbox("n", inputs=["n"], type_check=True, type_check_stubs="n: int").run(inputs={"n": 1}) == 1
    assert Sandbox("n", inputs=["n"], type_check_stubs="n: (").run(inputs={"n": 1}) == 1


def test_a_program_may_wait_at_its_top() -> None:
    stubs = "async def f() -> int: ..."
    assert Sandbox("x = await f()", external_functions=["f"], type_check=True, type_check_stubs=stubs) is not None
    error = findings("x: str = await f()\nyield_ = 1 + ''", stubs)
    assert [line.split("[")[1].split("]")[0] for line in error.display("concise").splitlines()] == [
        "invalid-assignment",
        "unsupported-operator",
    ]
    assert "invalid-syntax" not in str(error)


UNKNOWN = {
    "import socket\nsocket.socket()": "1:8: error[unresolved-import] Cannot resolve imported module `socket`",
    "import json, symtable as a": "1:14: error[unresolved-import] Cannot resolve imported module `symtable`",
    "import urllib.request": "1:8: error[unresolved-import] Cannot resolve imported module `urllib.request`",
    "from os import sep, system\nsystem(sep)": "1:21: error[unresolved-import] Module `os` has no member `system`",
    "import os as o\n'é', o.path.nope": "2:6: error[unresolved-attribute] Module `os.path` has no member `nope`",
    "import os\ndef f(): return os.fork": "2:17: error[unresolved-attribute] Module `os` has no member `fork`",
    "x = input('? ')": "1:5: error[unresolved-reference] Name `input` used when not defined",
}


@pytest.mark.parametrize("source", UNKNOWN)
def test_what_programs_do_not_have_is_not_found(source: str) -> None:
    with pytest.raises(SandboxTypingError) as caught:
        Sandbox(source, type_check=True)
    assert caught.value.display("concise") == f"main.py:{UNKNOWN[source]}\n"
    first, second = UNKNOWN[source].split(":")[:2]
    report = str(caught.value)
    assert f" --> main.py:{first}:{second}\n" in report
    assert source.splitlines()[int(first) - 1] in report


def test_names_of_its_own_a_program_has() -> None:
    code = "import os\ndef exit(): pass\nexit()\nos.path.join('a', os.getcwd())\ndef f(socket): return socket.any"
    assert Sandbox(code, type_check=True) is not None
    stubs = "def input(prompt: str) -> str: ..."
    assert Sandbox("input('?')", inputs=["input"], type_check=True, type_check_stubs=stubs) is not None


def test_a_text_that_is_not_python_is_left_to_the_compiler() -> None:
    for source in ("x = (", "(" * 5000):
        with pytest.raises(ouros.SandboxSyntaxError):
            Sandbox(source, type_check=True)
    with pytest.raises(SandboxTypingError, match="`break` outside loop"):
        Sandbox("break", type_check=True)


def test_hints_count_as_findings() -> None:
    assert "info[revealed-type] Revealed type: `Literal[1]`" in findings("reveal_type(1)").display("concise")
    assert '"url":null' in findings("reveal_type(1)").display("jsonlines")


@pytest.mark.parametrize(
    ("name", "shown"), [("job.py", "job.py"), ("a/b c.py", "a/b c.py"), ("/etc/x.py", "x.py"), ("../job", "job.py")]
)
def test_file_names(name: str, shown: str) -> None:
    assert findings(ADDING, script_name=name).display("concise").startswith(f"{shown}:1:1: ")


def test_a_loaded_sandbox_is_checked() -> None:
    with pytest.raises(SandboxTypingError):
        Sandbox.load(Sandbox(ADDING).dump()).type_check()


def test_without_the_checker_there_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ty.__main__", None)
    type_checking._executable.cache_clear()
    with pytest.raises(RuntimeError, match=r"pip install 'ouros\[check\]'"):
        Sandbox("1").type_check()
    with pytest.raises(RuntimeError, match="not installed"):
        Sandbox("1", type_check=True)
    assert Sandbox("1", type_check_stubs="x: int").run() == 1


def test_arguments() -> None:
    with pytest.raises(TypeError, match=r"^argument 'prefix_code': 'int' object cannot be cast as 'str'$"):
        Sandbox("1").type_check(3)  # type: ignore[arg-type]
    assert issubclass(SandboxTypingError, ouros.SandboxError)
    assert not issubclass(SandboxTypingError, SandboxRuntimeError)


def test_names_of_the_stubs_that_the_program_binds_keep_their_types() -> None:
    """The program imports them in a line before its first, of which the report shows nothing."""
    error = findings("\n" * 8 + "limit = 'a'\nlimit + unknown", "limit: int")
    kept = error.display("concise").splitlines()
    assert kept[0] == 'main.py:9:9: error[invalid-assignment] Object of type `Literal["a"]` is not assignable to `int`'
    assert kept[1] == "main.py:10:9: error[unresolved-reference] Name `unknown` used when not defined"
    blocks = str(error).split("\n\n")
    assert blocks[0].splitlines()[1:4] == ["  --> main.py:9:1", "   |", " 9 | limit = 'a'"]
    assert "line=9,col=9,endLine=9,endColumn=12::main.py:9:9: " in error.display("github")
    assert json.loads(error.display("json"))[0]["location"] == {"column": 9, "row": 9}
    assert "9 |" in findings("\n" * 8 + "limit = 'a'", "limit: int").display("full", True)


def test_numbers_take_no_more_room_than_in_the_source() -> None:
    error = findings("\n" * 8 + "limit = 'a'", "limit: int")
    assert str(error).splitlines()[1:4] == [" --> main.py:9:1", "  |", "9 | limit = 'a'"]
