"""Type checking by `ty`, which the extra `ouros[check]` installs: a source and declarations for it in; nothing, or a
`SandboxTypingError` with all findings, out. The checker reads the source in a process of its own; nothing of it runs.

The declarations become the file `type_stubs.pyi`, whose names the source finds as it finds builtins; or it imports them
in a line before its first, if it binds one of them itself, whose type is then the declared one. What programs do
not have of Python is not found by the checker either, see `type_names`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from .errors import SandboxTypingError, make_typing_error
from .type_places import without_first_line

PYTHON_VERSION = "3.14"
"""The version that the checker has in mind: programs may use newer syntax than their host."""
EMPTY = "packages"
"""An environment without packages: programs can import none."""
IMPORT = "from type_stubs import *\n"
SECONDS = 120
"""How long the checker may take."""
MISSING = "type checking needs the checker ty, which is not installed: pip install 'ouros[check]'"
ALLOWED = re.compile(
    r"`(await|async \w+)`.* outside of (a|an asynchronous) (function|generator)|.*asynchronous comprehension"
)
"""Findings of kind invalid-syntax that are no mistakes here: a program may wait at its top. Those in what is not Python
at all are left to the compiler."""

_BLOCK = re.compile(r"^(?=(?:\x1b\[[0-9;]*m)*(?:error|warning|info|fatal)(?:\x1b\[[0-9;]*m)*\[)", re.MULTILINE)
_SUMMARY = re.compile(r"Found \d+ diagnostics?\n\Z")
_PACKAGES = re.compile(r"^.*\(site-packages\)\n", re.MULTILINE)
_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_LEVELS = {"major": "error", "minor": "warning", "info": "info", "critical": "error"}
_COLORS = {"error": 91, "warning": 33, "info": 94}

Finding = dict[str, Any]


def check_types(code: str, script_name: str, stubs: str | None) -> None:
    """Check a source.

    Args: `code`: the source. `script_name`: its file name in the findings. `stubs`: declarations, or None.
    Raises: `SandboxTypingError` for findings of any level, `RuntimeError` if the checker is missing or fails.
    """
    check = _Check(code, _file_name(script_name), stubs)
    if check.findings():
        raise _error(check)


def _error(check: _Check) -> SandboxTypingError:
    return make_typing_error(check.report)


def _file_name(script_name: str) -> str:
    """A relative path for the source: its own name if that is one."""
    path = PurePosixPath(script_name)
    if path.is_absolute() or ".." in path.parts or not path.name or "\0" in script_name:
        path = PurePosixPath(path.name.replace("\0", "") or "main.py")
    return str(path if path.suffix == ".py" else path.with_name(path.name + ".py"))


@cache
def _executable() -> str:
    try:
        from ty.__main__ import find_ty_bin  # type: ignore[import-not-found,unused-ignore]

        return str(find_ty_bin())
    except (ImportError, FileNotFoundError):
        raise RuntimeError(MISSING) from None


class _Check:
    """One source with its declarations; each format is asked for when it is first wanted."""

    def __init__(self, code: str, file: str, stubs: str | None) -> None:
        from .type_names import Respelling  # which imports the compiler

        self.names = Respelling(code, stubs or "")
        self.file, self.stubs = file, stubs
        self.imports = self.names.rebinds and "__future__" not in code
        self.outputs: dict[tuple[str, bool], str] = {}

    def report(self, format: str, color: bool) -> str:
        """The findings in a format of `SandboxTypingError.display`."""
        if format == "full":
            text = _SUMMARY.sub("", _PACKAGES.sub("", self.output("full", color)))
            blocks = _BLOCK.split(text)[1:]
            return "".join(block for block in blocks if not self.is_allowed(_COLOR.sub("", block)))
        if format == "github":
            lines = self.output("github", False).splitlines(keepends=True)
            return "".join(line for line in lines if not self.is_allowed(line))
        if format == "concise" and color:
            return _lines(_colored)(self.findings())
        return _FORMATS[format](self.findings())

    def findings(self) -> list[Finding]:
        """What was found, as the checker words it for machines."""
        found: list[Finding] = json.loads(self.output("gitlab", False))
        return [finding for finding in found if not self.is_allowed(finding["description"])]

    def is_allowed(self, text: str) -> bool:
        """Whether a finding is none here."""
        return "invalid-syntax" in text and not (self.names.parses and ALLOWED.search(text) is None)

    def output(self, format: str, color: bool) -> str:
        """What the checker prints in a format of its own."""
        import tempfile  # here and below: what most hosts never need

        if (format, color) not in self.outputs:
            with tempfile.TemporaryDirectory(prefix="ouros-check-") as folder:
                self.outputs[format, color] = self.run(Path(folder).resolve(), format, color)
        return self.outputs[format, color]

    def run(self, folder: Path, format: str, color: bool) -> str:
        import subprocess

        source = folder / self.file
        source.parent.mkdir(parents=True, exist_ok=True)
        first = IMPORT if self.imports else ""
        source.write_text(first + self.names.source, "utf-8", "surrogatepass", newline="")
        if self.stubs is not None:
            (folder / "type_stubs.pyi").write_text(self.stubs, "utf-8", "surrogatepass", newline="")
            (folder / "__builtins__.pyi").write_text("" if self.imports else IMPORT, "utf-8")
        packages = folder / EMPTY / "lib" / f"python{PYTHON_VERSION}" / "site-packages"
        packages.mkdir(parents=True)
        (folder / EMPTY / "pyvenv.cfg").write_text(f"home = {folder / EMPTY}\nversion = {PYTHON_VERSION}\n", "utf-8")
        command = [_executable(), "check", "--output-format", format, "--color", "always" if color else "never"]
        command += ["--python-version", PYTHON_VERSION, "--no-progress", "--project", str(folder)]
        command += ["--python", str(folder / EMPTY), "--", self.file]
        home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}  # no settings or packages of the host's user
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        try:
            done = subprocess.run(
                command, cwd=folder, env={**kept, **home}, capture_output=True, encoding="utf-8", timeout=SECONDS
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise RuntimeError(f"the type checker failed: {error}") from None
        if done.returncode not in (0, 1):
            raise RuntimeError(f"the type checker failed: {done.stderr.strip() or done.returncode}")
        report = done.stdout.replace(f"{folder}{os.sep}", "/").replace(str(folder), "/")
        return self.names.restored(without_first_line(report, format, self.file) if self.imports else report)


# ----------------------------------------------------------------------------------- formats that the checker has not


def _message(finding: Finding) -> str:
    return str(finding["description"]).removeprefix(finding["check_name"] + ": ")


def _url(finding: Finding) -> str | None:
    """Where the rule is explained; what is no rule has no page."""
    name = finding["check_name"]
    return None if name in ("revealed-type", "invalid-syntax") else f"https://ty.dev/rules#{name}"


def _place(finding: Finding) -> tuple[str, dict[str, int], dict[str, int]]:
    location = finding["location"]
    return location["path"], location["positions"]["begin"], location["positions"]["end"]


def _level(finding: Finding) -> str:
    return _LEVELS.get(finding["severity"], "error")


def _lines(line: Callable[[Finding], str]) -> Callable[[list[Finding]], str]:
    return lambda findings: "".join(line(finding) + "\n" for finding in findings)


def _concise(finding: Finding) -> str:
    path, begin, _ = _place(finding)
    where = f"{path}:{begin['line']}:{begin['column']}"
    return f"{where}: {_level(finding)}[{finding['check_name']}] {_message(finding)}"


def _colored(finding: Finding) -> str:
    path, begin, _ = _place(finding)
    level, colon = _level(finding), "\x1b[36m:\x1b[0m"
    where = f"\x1b[1m{path}\x1b[0m{colon}{begin['line']}{colon}{begin['column']}{colon}"
    kind = f"\x1b[1m\x1b[{_COLORS[level]}m{level}\x1b[0m[\x1b[1m{finding['check_name']}\x1b[0m]"
    return f"{where} {kind} {_message(finding)}"


def _azure(finding: Finding) -> str:
    path, begin, _ = _place(finding)
    level = "error" if _level(finding) == "error" else "warning"
    where = f"sourcepath=/{path};linenumber={begin['line']};columnnumber={begin['column']}"
    return f"##vso[task.logissue type={level};{where};code={finding['check_name']};]{_message(finding)}"


def _pylint(finding: Finding) -> str:
    path, begin, _ = _place(finding)
    return f"{path}:{begin['line']}: [{finding['check_name']}] {_message(finding)}"


def _json(finding: Finding) -> dict[str, Any]:
    path, begin, end = _place(finding)
    return {
        "cell": None,
        "code": finding["check_name"],
        "end_location": {"column": end["column"], "row": end["line"]},
        "filename": "/" + path,
        "fix": None,
        "location": {"column": begin["column"], "row": begin["line"]},
        "message": _message(finding),
        "noqa_row": None,
        "url": _url(finding),
    }


def _rdjson(finding: Finding) -> dict[str, Any]:
    path, begin, end = _place(finding)
    url = _url(finding)
    span = {name: {"line": at["line"], "column": at["column"]} for name, at in (("end", end), ("start", begin))}
    return {
        "code": ({} if url is None else {"url": url}) | {"value": finding["check_name"]},
        "location": {"path": "/" + path, "range": span},
        "message": _message(finding),
    }


def _pretty(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _compact(finding: Finding) -> str:
    return json.dumps(_json(finding), separators=(",", ":"), ensure_ascii=False)


_SOURCE = {"name": "ruff", "url": "https://docs.astral.sh/ruff"}
_FORMATS: dict[str, Callable[[list[Finding]], str]] = {
    "concise": _lines(_concise),
    "azure": _lines(_azure),
    "pylint": _lines(_pylint),
    "json": lambda findings: _pretty(list(map(_json, findings))),
    "jsonlines": _lines(_compact),
    "json-lines": _lines(_compact),
    "rdjson": lambda findings: _pretty(
        {"diagnostics": list(map(_rdjson, findings)), "severity": "WARNING", "source": _SOURCE}
    ),
    "gitlab": _pretty,
}
