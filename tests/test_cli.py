"""The command line: arguments and files in; exit codes, what is printed on both streams, and files out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import ouros
from ouros.cli import app
from ouros.cli.options import DONE, FAILED, MISUSED, STOPPED

ROOT = Path(__file__).parent.parent
ORDER = """\
def order(item, count=2):
    total = 0
    for number in range(count):
        total += ask_price(item)
    return f'{item}: {total}'

print('orders')
order(name)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys, "path", list(sys.path))
    Path("order.py").write_text(ORDER)
    Path("order_tools.py").write_text("def ask_price(item: str) -> float:\n    return len(item) / 2\n")
    return tmp_path


def ouros_(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def stopped(*more: str) -> Result:
    """A run that is saved to stop.ouros."""
    found = ouros_("run", "order.py", "-i", 'name="tea"', "-e", "ask_price", "--save", "stop.ouros", *more)
    assert found.exit_code == STOPPED, found.output
    return found


# --------------------------------------------------------------------------------------------------------------- run


def test_a_script_runs_to_its_end() -> None:
    found = ouros_("run", "order.py", "-i", 'name="tea"', "-e", "order_tools:ask_price")
    assert found.exit_code == DONE
    assert found.stdout == "orders\n'tea: 3.0'\n"
    assert found.stderr == "call 0: ask_price('tea')\ncall 1: ask_price('tea')\n"


def test_functions_may_have_other_names_and_calls_be_silent() -> None:
    found = ouros_("run", "order.py", "-q", "-i", 'name="tea"', "-e", "ask_price=builtins:len")
    assert (found.exit_code, found.stdout, found.stderr) == (DONE, "orders\n'tea: 6'\n", "")


def test_the_result_as_json() -> None:
    Path("x.py").write_text("{'a': (1, None)}")
    found = ouros_("run", "x.py", "--json")
    assert json.loads(found.stdout) == {"a": {"$tuple": [1, None]}}


def test_no_result_prints_nothing() -> None:
    Path("x.py").write_text("x = 1")
    assert ouros_("run", "x.py").output == ""


def test_arguments_of_annotated_functions_are_checked_and_errors_arrive_in_the_program() -> None:
    found = ouros_("run", "order.py", "-i", "name=3", "-e", "order_tools:ask_price")
    assert found.exit_code == FAILED
    assert found.stderr.endswith("TypeError: ask_price() argument 'item': int is not an instance of str\n")
    assert 'File "order.py", line 4, in order' in found.stderr


def test_limits_hold() -> None:
    Path("x.py").write_text("while True: pass")
    found = ouros_("run", "x.py", "--limit", "max_duration_secs=0.05")
    assert found.exit_code == FAILED
    assert "TimeoutError" in found.stderr


def test_a_call_that_nobody_answers_says_what_to_do() -> None:
    found = ouros_("run", "order.py", "-i", 'name="tea"', "-e", "ask_price")
    assert found.exit_code == STOPPED
    assert "order.py, line 4 stands at ask_price('tea'), and nobody answers." in found.stderr
    assert "--external MODULE:ask_price" in found.stderr
    assert "--save FILE" in found.stderr


def test_a_call_to_the_operating_system_stops_too() -> None:
    Path("x.py").write_text("from pathlib import Path\nPath('/etc/passwd').exists()")
    found = ouros_("run", "x.py", "--save", "x.ouros")
    assert found.exit_code == STOPPED
    assert "stands at Path.exists(" in found.stderr
    found = ouros_("resume", "x.ouros", "--value", "false")
    assert (found.exit_code, found.stdout) == (DONE, "False\n")


def test_what_cannot_be_saved_is_said() -> None:
    Path("x.py").write_text("import collections\ncollections.Counter.most_common = 3\nf(1)")
    found = ouros_("run", "x.py", "-e", "f", "--save", "x.ouros")
    assert found.exit_code == FAILED
    assert "x.py, line 3 stands at f(1), and cannot be saved: cannot dump Counter" in found.stderr
    assert not Path("x.ouros").exists()


WRONG = [
    (["run", "none.py"], "does not exist"),
    (["run", "order.py", "-i", "name=tea"], "is not JSON"),
    (["run", "order.py", "-i", "tea"], "is not NAME=JSON"),
    (["run", "order.py", "-l", "speed=3"], "no limit is named 'speed'"),
    (["run", "order.py", "-l", "max_steps=-3"], "'-3' is no value for max_steps: can't convert negative int"),
    (["run", "order.py", "-l", "max_steps=x"], "'x' is no value for max_steps"),
    (["run", "order.py", "-e", "no_such_module:f"], "cannot be imported"),
    (["run", "order.py", "-e", "math:no_such"], "cannot be imported"),
    (["run", "order.py", "-e", "math:pi"], "is no function"),
    (["run", "order.py", "-e", "asyncio:sleep"], "is asynchronous"),
    (["run", "order.py", "-e", "f=math"], "is not MODULE:FUNCTION"),
    (["run", "order.py", "-i", "f=1", "-e", "f"], "declared twice"),
    (["resume", "order.py", "--value", "1"], "holds no stopped run"),
    (["resume", "order.py"], "--value, --exception, --later: a call is answered with one of them"),
    (["resume", "order.py", "-v", "1", "-x", "E"], "--later: a call is answered with one of them"),
    (["resume", "order.py", "-x", "Nonsense: x"], "with a builtin class of exceptions"),
    (["inspect", "order.py"], "is no dump"),
    (["show", "order.py", "--form", "odd"], "Invalid value"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_wrong_use_is_refused(arguments: list[str], message: str) -> None:
    found = ouros_(*arguments)
    assert found.exit_code == MISUSED
    assert message in re.sub(r"\s*│\s*", " ", found.stderr)
    assert "Traceback" not in found.output


@pytest.mark.parametrize("command", ["run", "show", "check"])
def test_what_is_refused_names_the_line(command: str) -> None:
    Path("x.py").write_text("x = 1\ninput('?')")
    found = ouros_(command, "x.py")
    assert found.exit_code == FAILED
    assert "input() is not supported" in found.stderr
    Path("x.py").write_text("x = (1,")
    assert ouros_(command, "x.py").stderr == "x.py:1:5: SyntaxError: '(' was never closed\n"
    Path("x.py").write_bytes(b"\xff\xfe")
    assert ouros_(command, "x.py").exit_code == MISUSED


# ------------------------------------------------------------------------------------------------------------ resume


def test_a_saved_run_goes_on_with_each_kind_of_answer() -> None:
    found = stopped()
    assert found.stdout == "orders\n"
    assert "Saved to stop.ouros" in found.stderr
    found = ouros_("resume", "stop.ouros", "--value", "2", "-e", "order_tools:ask_price")
    assert (found.exit_code, found.stdout) == (DONE, "'tea: 3.5'\n")
    found = ouros_("resume", "stop.ouros", "--exception", "ConnectionError: down")
    assert found.exit_code == FAILED
    assert found.stderr.endswith("ConnectionError: down\n")
    found = ouros_("resume", "stop.ouros", "--value", "2", "--save", "stop.ouros")
    assert found.exit_code == STOPPED
    found = ouros_("resume", "stop.ouros", "--value", "5", "--json")
    assert (found.exit_code, found.stdout) == (DONE, '"tea: 7"\n')


def test_answers_that_come_later() -> None:
    Path("x.py").write_text("import asyncio\nawait asyncio.gather(f(1), f(2))")
    assert ouros_("run", "x.py", "-e", "f", "-s", "x.ouros").exit_code == STOPPED
    for _ in range(2):
        assert ouros_("resume", "x.ouros", "--later", "-s", "x.ouros").exit_code == STOPPED
    assert type(ouros.FutureSnapshot.load(Path("x.ouros").read_bytes())) is ouros.FutureSnapshot
    assert "say with --call" in ouros_("resume", "x.ouros", "--value", "1").stderr
    assert "waits for no call 7" in ouros_("resume", "x.ouros", "--value", "1", "--call", "7").stderr
    assert ouros_("resume", "x.ouros", "--value", "1", "--call", "1", "-s", "x.ouros").exit_code == STOPPED
    assert ouros_("inspect", "x.ouros").exit_code == DONE
    found = ouros_("resume", "x.ouros", "--value", "2")
    assert (found.exit_code, found.stdout) == (DONE, "[2, 1]\n")


# ----------------------------------------------------------------------------------------------- inspect, show, check


def test_a_stopped_run_is_shown_in_its_source() -> None:
    stopped()
    text = ouros_("inspect", "stop.ouros").stdout
    assert "order in order.py, line 4\n" in text
    assert "->    4          total += ask_price(item)\n" + " " * 26 + "^" * 15 + "\n" in text
    assert "    item = 'tea'  str\n" in text
    assert "waits for call 0: ask_price('tea')\n" in text
    assert re.search(r"^ +\d+ bytes in +\d+  int$", text, re.MULTILINE)


def test_a_stopped_run_as_json_is_its_inspection() -> None:
    stopped()
    shown = json.loads(ouros_("inspect", "stop.ouros", "--json").stdout)
    seen = ouros.Snapshot.load(Path("stop.ouros").read_bytes()).inspect().dict()
    assert shown == json.loads(json.dumps(seen))
    assert [frame["position"]["line"] for frame in shown["stack"]] == [8, 4]


def test_opaque_values_are_shown_without_a_key() -> None:
    sandbox = ouros.Sandbox("held = [db, f(1), db]", inputs=["db"], external_functions=["f"])
    progress = sandbox.start(inputs={"db": ouros.Opaque(["secret"])})
    assert type(progress) is ouros.Snapshot
    Path("stop.ouros").write_bytes(progress.dump(key=b"0123456789abcdef"))
    found = ouros_("inspect", "stop.ouros")
    assert (found.exit_code, found.stderr) == (DONE, "")
    assert "    db = <opaque>  opaque\n" in found.stdout
    assert ouros_("resume", "stop.ouros", "--value", "1").exit_code == MISUSED


def test_texts_of_the_program_reach_no_terminal() -> None:
    Path("x.py").write_text("x = '\\x1b[31m\\ud800'\nf('\x1b]0;title\x07')")
    ouros_("run", "x.py", "-e", "f", "-s", "x.ouros")
    found = ouros_("inspect", "x.ouros")
    assert found.exit_code == DONE
    assert "\x1b" not in found.stdout
    assert "\x07" not in found.stdout


def test_programs_and_sessions_are_shown() -> None:
    Path("p.ouros").write_bytes(ouros.Sandbox("x + f()", inputs=["x"], external_functions=["f"]).dump())
    assert ouros_("inspect", "p.ouros").stdout.startswith("main.py: a program\ninputs: x\nexternal functions: f\n")
    assert json.loads(ouros_("inspect", "p.ouros", "--json").stdout)["source"] == "x + f()"
    manager = ouros.SessionManager()
    manager.execute("rows = [1, {'a': None}]")
    manager.set_storage_dir(".")
    manager.save_session(name="kept")
    assert ouros_("inspect", "kept.bin").stdout == "session.py: a session\n  rows = [1, {'a': None}]  list\n"
    assert json.loads(ouros_("inspect", "kept.bin", "--json").stdout)["variables"]["rows"]["type"] == "list"


def test_what_was_not_handed_in_is_named() -> None:
    Path("x.py").write_text("total(3)")
    assert ouros_("run", "x.py").stderr.endswith(
        "NameError: name 'total' is not defined\n"
        "A variable is handed in with --input total=JSON, a function of the host with --external MODULE:total\n"
    )


def test_damaged_dumps_are_refused() -> None:
    stopped()
    data = Path("stop.ouros").read_bytes()
    for command in (["inspect"], ["resume", "--value", "1"]):
        for wrong in (data[:-1], data + b"x", data[:100] + b"?" + data[101:], data.replace(b"S", b"E", 1)):
            Path("wrong.ouros").write_bytes(wrong)
            found = ouros_(*command, "wrong.ouros")
            assert found.exit_code == MISUSED, found.output
            assert "wrong.ouros" in found.stderr or "deserialization failed" in found.stderr


def test_the_forms_are_shown() -> None:
    both = ouros_("show", "order.py", "-e", "ask_price", "-i", "name").stdout
    direct = ouros_("show", "order.py", "-e", "ask_price", "-i", "name", "--form", "direct").stdout
    suspendable = ouros_("show", "order.py", "-e", "ask_price", "-i", "name", "-f", "suspendable").stdout
    assert "yield" in suspendable
    assert "yield" not in direct
    assert both == f"# direct\n\n{direct}# suspendable\n\n{suspendable}"


def test_types_are_checked_if_the_checker_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ty")
    assert "no problems found" in ouros_("check", "order.py", "-e", "ask_price", "-i", "name").stderr
    Path("order.pyi").write_text("name: str\ndef ask_price(item: int) -> float: ...\n")
    found = ouros_("check", "order.py", "-e", "ask_price", "-i", "name", "--stubs", "order.pyi")
    assert found.exit_code == DONE  # `item` has no type
    Path("order.py").write_text("ask_price(name)")
    found = ouros_("check", "order.py", "-e", "ask_price", "-i", "name", "--stubs", "order.pyi")
    assert found.exit_code == FAILED
    assert "invalid-argument-type" in found.stderr


def test_a_missing_checker_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from ouros import type_checking

    def missing() -> str:
        raise RuntimeError(type_checking.MISSING)

    monkeypatch.setattr(type_checking, "_executable", missing)
    Path("x.py").write_text("3 .foo")
    found = ouros_("check", "x.py")
    assert (found.exit_code, found.stderr) == (
        DONE,
        "x.py: compiled; types are not checked, because ty is not installed\n",
    )


# ----------------------------------------------------------------------------------------------------------- compile


def test_a_script_is_compiled_ahead_of_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUROS_KEY", "a text of some length")
    arguments = ["compile", "order.py", "-e", "ask_price", "-i", "name", "-l", "max_steps=1", "-o", "order.ouros"]
    found = ouros_(*arguments)
    assert (found.exit_code, found.stdout) == (DONE, "")
    assert found.stderr == f"order.ouros: {Path('order.ouros').stat().st_size} bytes\n"
    assert "compiled code: " in ouros_("inspect", "order.ouros").stdout
    done = in_a_process("run", "order.ouros", "-q", "-i", 'name="tea"', "-e", "order_tools:ask_price")
    assert (done.returncode, done.stdout, done.stderr) == (DONE, "orders\n'tea: 3.0'\n", "")
    Path("x.py").write_text("input()")
    assert ouros_("compile", "x.py", "-e", "f", "-o", "x.ouros").exit_code == FAILED
    assert not Path("x.ouros").exists()
    monkeypatch.setenv("OUROS_KEY", "short")
    found = ouros_(*arguments)
    assert found.exit_code == MISUSED
    assert "at least 16 bytes" in found.stderr


def test_each_kind_of_file_names_the_command_that_takes_it() -> None:
    stopped()
    found = ouros_("run", "stop.ouros")
    assert (found.exit_code, "go on with `ouros resume stop.ouros`" in found.stderr) == (MISUSED, True)
    Path("p.ouros").write_bytes(ouros.Sandbox("1").dump())
    found = ouros_("resume", "p.ouros", "--value", "1")
    assert (found.exit_code, "are run by `ouros run p.ouros`" in found.stderr) == (MISUSED, True)


def test_a_run_that_waits_for_answers_is_shown_without_the_machinery() -> None:
    Path("x.py").write_text("import asyncio\nawait asyncio.gather(f(1), f(2))")
    assert ouros_("run", "x.py", "-e", "f", "-s", "x.ouros").exit_code == STOPPED
    assert ouros_("resume", "x.ouros", "--later", "-s", "x.ouros").exit_code == STOPPED
    found = ouros_("resume", "x.ouros", "--later", "-s", "x.ouros")
    assert "x.py waits for the answers to the calls 0, 1.\n" in found.stderr
    shown = ouros_("inspect", "x.ouros").stdout
    assert "waits for the answers to the calls 0, 1\n" in shown
    assert "library" not in shown
    assert "Task-1\n<module> in x.py, line 2\n" in shown
    assert json.loads(ouros_("inspect", "x.ouros", "--json").stdout)["pending_call_ids"] == [0, 1]


# ------------------------------------------------------------------------------------------------------------- around


def test_a_shell_completes_commands_and_options() -> None:
    for words, wanted in (("ouros r", ["run", "resume"]), ("ouros run --li", ["--limit"])):
        asked = {"_OUROS_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        code = "from ouros.cli import app; app(prog_name='ouros')"
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **asked}
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
        assert done.stdout.split() == wanted


def test_each_command_teaches_by_examples() -> None:
    names = re.findall(r"^│ (\w+) ", ouros_("--help").stdout, re.MULTILINE)
    assert {"run", "resume", "inspect", "show", "check", "compile"} <= set(names)
    for name in names:
        assert f"ouros {name} " in ouros_(name, "--help").stdout.replace(f"Usage: ouros {name} ", "")
    assert ouros_("--version").stdout.strip() == ouros.__version__


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ouros", *arguments]
    full = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, capture_output=True, text=True, env=full, timeout=60)


def test_a_real_process_stops_and_another_goes_on() -> None:
    first = in_a_process("run", "order.py", "-i", 'name="tea"', "-e", "ask_price", "-s", "stop.ouros")
    assert (first.returncode, first.stdout) == (STOPPED, "orders\n")
    second = in_a_process("resume", "stop.ouros", "-v", "1", "-e", "order_tools:ask_price")
    assert (second.returncode, second.stdout, second.stderr) == (DONE, "'tea: 2.5'\n", "call 1: ask_price('tea')\n")


def test_without_the_extra_the_command_says_what_to_install() -> None:
    Path("typer.py").write_text("raise ImportError('not here')")
    found = in_a_process("run", "order.py", PYTHONPATH=f".{os.pathsep}{ROOT}")
    assert found.returncode == 1
    assert found.stderr == "the command line needs two more packages; install them with: pip install 'ouros[cli]'\n"


# ------------------------------------------------------------------------------------------------------------- README

_SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_readme_shows_what_the_commands_print() -> None:
    section = (ROOT / "README.md").read_text("utf-8").partition("## The command line")[2].partition("\n## ")[0]
    files = re.findall(r"^`(\w+\.py)`.*?```\n(.*?)```", section, re.MULTILINE | re.DOTALL)
    assert files
    for name, text in files:
        Path(name).write_text(text)
    count = 0
    for session in _SESSION.findall(section):
        for step in session.split("$ ")[1:]:
            command, _, printed = step.partition("\n")
            assert command.startswith("ouros ")
            again = subprocess.run(
                command.replace("ouros ", f'"{sys.executable}" -m ouros ', 1), shell=True, text=True, timeout=60,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            shown = printed.rstrip("\n")
            if shown.endswith("\n..."):
                assert again.stdout.startswith(shown[:-3])
            else:
                assert again.stdout.rstrip("\n") == shown, command
            count += 1
    assert count >= 4
