"""A test file's name in; how each of its test methods went in the sandbox out.

The whole file is one program. It tells the host before and after each method. When a method ends the run, by a limit or
an error that no program can catch, another run does the rest.
"""

from __future__ import annotations

import dataclasses
import random
import sys
import warnings
from collections import namedtuple
from collections.abc import Callable
from typing import Any

from ouros import Complete, Sandbox, SandboxError, SandboxRuntimeError, SandboxSyntaxError, Snapshot

from . import doctests, rules
from .exclusions import EXCLUSIONS
from .prepare import Preparation, library_test, program, worded
from .rules import Exclusion

_LIMITS = {"max_duration_secs": 120.0}
_MAX_ROUNDS = 40
_REPORTS = ("passed", "failed", "skipped")


@dataclasses.dataclass
class Report:
    """How a test file went.

    Attributes:
        passed, failed, skipped: names of methods, the latter two with what was said.
        excluded: names of methods that were taken out, with the reason.
        lost: why the run ended before its end.
    """

    name: str
    passed: list[str] = dataclasses.field(default_factory=list)
    failed: dict[str, str] = dataclasses.field(default_factory=dict)
    skipped: dict[str, str] = dataclasses.field(default_factory=dict)
    excluded: dict[str, Exclusion] = dataclasses.field(default_factory=dict)
    current: str = ""
    stops: int = 0

    @property
    def pending(self) -> int:
        return sum(reason.group in rules.COUNTED for reason in self.excluded.values())

    @property
    def share(self) -> float:
        """The part of the methods that pass, of those that do not test what is ruled out."""
        count = len(self.passed) + len(self.failed) + self.pending
        return len(self.passed) / count if count else 1.0

    def report(self, kind: str, name: str, text: str) -> None:
        """Called by the program about each method."""
        if kind == "passed":
            self.passed.append(name)
        elif kind in _REPORTS:
            (self.failed if kind == "failed" else self.skipped)[name] = text
        self.current = name if kind == "begin" else ""

    def done(self) -> list[str]:
        return [*self.passed, *self.failed, *self.skipped]


def facts() -> dict[str, Any]:
    """What programs may know about the interpreter."""
    version = namedtuple("version_info", "major minor micro releaselevel serial")
    return {
        **{name: getattr(sys, name) for name in ("byteorder", "float_repr_style", "maxsize", "maxunicode", "platform")},
        **{name: _record(getattr(sys, name)) for name in ("float_info", "hash_info", "int_info")},
        "version_info": version(*sys.version_info),
    }


def _record(value: Any) -> Any:
    """A structure of the interpreter as a named tuple, which can be given to a program."""
    fields = type(value).__match_args__
    return namedtuple(type(value).__name__, fields)(*(getattr(value, name) for name in fields))


def parse(text: Any) -> dict[str, Any] | None:
    """What is wrong with a text as a program; None if nothing is."""
    try:
        Sandbox(text if isinstance(text, str) else text.decode())
    except SandboxSyntaxError as error:
        frame = error.traceback()[-1] if error.traceback() else None
        place = (frame.line, frame.column) if frame is not None else (None, None)
        kind = type(error.exception()).__name__
        end = (frame.end_line, frame.end_column) if frame is not None else (None, None)
        return {"kind": kind, "msg": error.display("msg"), "begin": place, "end": end}
    return None


def _reloaded(progress: Snapshot) -> Snapshot:
    """The snapshot from its bytes; itself, if it holds a value that says it has no record."""
    try:
        data = progress.dump()
    except TypeError:
        return progress
    return Snapshot.load(data, print_callback=lambda *_: None)


class Runner:
    """One test file in the sandbox.

    Args: name: as in `Lib/test`. stops: stop at every assertion, and save and load at some of them.
    """

    def __init__(self, name: str, stops: bool = False) -> None:
        path = library_test(name)
        if path is None:
            raise FileNotFoundError(f"this interpreter has no test.{name}: its library came without tests")
        self.stops = stops
        self.report = Report(name)
        self.source = path.read_text(encoding="utf-8")
        self.given: dict[str, Exclusion] = dict(EXCLUSIONS.get(name, {}))
        self.random = random.Random(name)
        self.prepare()

    def prepare(self) -> None:
        self.preparation = Preparation(self.report.name, self.source, self.given)
        self.text, self.offset = program(self.preparation, self.stops)

    def run(self) -> Report:
        """Run everything, in as many rounds as it takes."""
        for _ in range(_MAX_ROUNDS):
            try:
                with warnings.catch_warnings():  # what a program does is nothing the host need hear of
                    warnings.simplefilter("ignore")
                    self.once("")
                break
            except SandboxError as error:
                self.recover(error)
        else:
            raise AssertionError(f"{self.report.name} does not come to an end")
        self.report.excluded = self.preparation.excluded_tests()
        for name in tuple(self.report.failed):
            reason = self.preparation.excuse(name)
            if reason is not None:
                del self.report.failed[name]
                self.report.excluded[name] = reason
        self.run_doctests()
        return self.report

    def run_doctests(self) -> None:
        """The examples in the file's texts, each of which counts as a method."""
        for name, result in doctests.run(self.report.name.removesuffix(".py"), self.source, self.given).items():
            if result is None:
                self.report.passed.append(name)
            elif name in self.given:
                self.report.excluded[name] = self.given[name]
            elif isinstance(result, str):
                self.report.failed[name] = result
            else:
                self.report.excluded[name] = result

    def once(self, only: str) -> Any:
        """One round; `only` names a single method whose error is not caught."""
        functions = {"report": self.report.report, "stop": self.stop, "parse": parse}
        inputs = {"facts": facts(), "wanted": {"only": only, "done": self.report.done()}}
        sandbox = Sandbox(self.text, script_name=self.report.name, inputs=[*inputs], external_functions=[*functions])
        if not self.stops:
            return sandbox.run(
                inputs=inputs, external_functions=functions, limits=_LIMITS, print_callback=lambda stream, text: None
            )
        return self.drive(sandbox.start(inputs=inputs, limits=_LIMITS, print_callback=lambda *_: None), functions)

    def drive(self, progress: Any, functions: dict[str, Callable[..., Any]]) -> Any:
        """Answer every call; at some stops go on from the bytes."""
        while isinstance(progress, Snapshot):
            self.report.stops += 1
            if self.random.random() < 0.02:
                progress = _reloaded(progress)
            answer: dict[str, Any]
            try:
                answer = {"return_value": functions[progress.function_name](*progress.args, **progress.kwargs)}
            except Exception as error:
                answer = {"exception": error}
            progress = progress.resume(**answer)
        assert isinstance(progress, Complete)
        return progress.output

    def stop(self) -> None:
        """An assertion held."""

    def recover(self, error: SandboxError) -> None:
        """A round ended early: note whose fault it is, so that the next round goes on without it."""
        current, self.report.current = self.report.current, ""
        text = str(error)
        if current and not current.endswith(("setUpClass", "tearDownClass")):
            self.report.failed[current] = text
            return
        if current:
            self.exclude(current.partition(".")[0], Exclusion(rules.BROKEN, text))
            return
        frames = error.traceback() if isinstance(error, (SandboxRuntimeError, SandboxSyntaxError)) else []
        lines = [frame.line - self.offset for frame in frames if frame.function_name in (None, "<module>")]
        part = self.preparation.part_at(lines[0]) if lines and lines[0] > 0 else None
        if part is None or part[0] in self.given:
            raise error
        refused = "NotImplementedError" in text
        self.exclude(part[0], worded(text.partition(": ")[2]) if refused else Exclusion(rules.BROKEN, text))

    def exclude(self, label: str, reason: Exclusion) -> None:
        self.given[label] = reason._replace(removed=True)
        self.prepare()
