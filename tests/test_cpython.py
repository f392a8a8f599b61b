"""CPython's own tests of the language pass in the sandbox, file by file, as often as `passes.txt` says."""

from __future__ import annotations

import unittest

import pytest

from tests.cpython import files, prepare, rules, run
from tests.cpython.exclusions import EXCLUSIONS

SLOW = frozenset(
    """
    test_argparse.py test_bytes.py test_collections.py test_dataclasses.py test_descr.py test_enum.py test_float.py
    test_heapq.py test_long.py test_range.py test_set.py test_str.py test_unicode.py
    """.split()
)


def _parameters() -> list[object]:
    return [pytest.param(name, marks=[pytest.mark.long] * (name in SLOW)) for name in files.minimum()]


@pytest.mark.parametrize("name", _parameters())
def test_as_many_methods_pass_as_before(name: str) -> None:
    if prepare.library_test(name) is None:
        pytest.skip(f"this interpreter's library came without test.{name}")
    report = run.Runner(name).run()
    missed = "\n".join(f"{method}: {text}" for method, text in report.failed.items())
    assert len(report.passed) >= files.minimum()[name], missed


STOPPED = """
    test_augassign test_decorators test_dictcomps test_except_star test_generators test_iter test_keywordonlyarg
    test_named_expressions test_positional_only_arg test_property test_raise test_scope test_subclassinit test_super
    test_with test_yield_from
""".split()
"""Files of which as many methods pass with a stop at every assertion."""


@pytest.mark.long
@pytest.mark.parametrize("name", STOPPED)
def test_as_many_methods_pass_with_stops(name: str) -> None:
    if prepare.library_test(f"{name}.py") is None:
        pytest.skip(f"this interpreter's library came without test.{name}")
    report = run.Runner(f"{name}.py", stops=True).run()
    missed = "\n".join(f"{method}: {text}" for method, text in report.failed.items())
    assert report.stops
    assert len(report.passed) >= files.minimum()[f"{name}.py"], missed


def test_tables_name_known_groups() -> None:
    tables = (rules.ATTRIBUTES, rules.DEFINITIONS, rules.SUPPORT, rules.MODULES, *EXCLUSIONS.values())
    groups = {reason.group for table in tables for reason in table.values()} | {row[1] for row in rules.REFUSALS}
    assert groups <= set(rules.GROUPS)


SAMPLE = """
import pickle, sys, unittest
from sys import getrefcount

class Helper:
    def f(self): return pickle

class Tests(unittest.TestCase):
    def test_passes(self): self.assertEqual(1 + 1, 2)
    def test_fails(self): self.assertEqual(1 + 1, 3)
    def test_raises(self):
        with self.assertRaisesRegex(ZeroDivisionError, 'division') as caught: 1 / 0
        self.assertIsInstance(caught.exception, ArithmeticError)
        self.assertRaises(TypeError, len, 3)
    def test_does_not_raise(self):
        with self.assertRaises(ValueError): pass
    def test_parts(self):
        for n in range(3):
            with self.subTest(n=n): self.assertLess(n, 2)
    @unittest.skip('not today')
    def test_skipped(self): 1 / 0
    @unittest.expectedFailure
    def test_expected(self): self.fail()
    def test_module(self): pickle.dumps(3)
    def test_helper(self): Helper()
    def test_name(self): getrefcount(3)
    def test_refused(self): input('a')
    def test_frame(self): (x for x in ()).gi_frame.f_locals
    def test_syntax(self):
        with self.assertRaisesRegex(SyntaxError, 'was never closed'): compile('(', '', 'exec')
    def helper(self): pickle.loads(b'')
    def test_calls_helper(self): self.helper()

class SetUp(unittest.TestCase):
    def setUp(self): self.value = [1]; self.addCleanup(self.value.clear)
    def tearDown(self): assert self.value == [1, 2]
    def test_it(self): self.value.append(2)

if __name__ == '__main__':
    unittest.main()
"""


def sample(monkeypatch: pytest.MonkeyPatch, stops: bool) -> run.Report:
    monkeypatch.setattr(prepare.Path, "read_text", _reads(prepare.Path.read_text))
    monkeypatch.setattr(run, "library_test", lambda name: prepare.Path(name))
    return run.Runner("sample.py", stops).run()


def _reads(read: object) -> object:
    def read_text(path: object, *args: object, **kwargs: object) -> object:
        return SAMPLE if str(path) == "sample.py" else read(path, *args, **kwargs)  # type: ignore[operator]

    return read_text


@pytest.mark.parametrize("stops", [False, True])
def test_every_method_is_reported_by_itself(monkeypatch: pytest.MonkeyPatch, stops: bool) -> None:
    report = sample(monkeypatch, stops)
    assert {name.partition(".test_")[2] for name in report.passed} == {"passes", "raises", "syntax", "it"}
    assert {name.partition(".test_")[2]: text for name, text in report.failed.items()} == {
        "fails": "AssertionError: 2 != 3",
        "does_not_raise": "AssertionError: ValueError not raised",
        "parts": "AssertionError: n=2: AssertionError: 2 not less than 2",
    }
    assert {name.partition(".test_")[2] for name in report.skipped} == {"skipped", "expected"}
    assert {name.partition(".test_")[2]: reason.group for name, reason in report.excluded.items()} == {
        "module": rules.SAFETY,
        "helper": rules.SAFETY,
        "calls_helper": rules.SAFETY,
        "name": rules.INTERNALS,
        "refused": rules.HOST,
        "frame": rules.SAFETY,
    }


NO_STANDIN = frozenset("assertWarns assertWarnsRegex assertLogs assertNoLogs".split())
DEPRECATED = ("Equals", "Regexp", "RegexpMatches", "_")


def test_standin_has_the_assertions_of_unittest() -> None:
    names = {name for name in vars(unittest.TestCase) if name.startswith("assert") and not name.endswith(DEPRECATED)}
    source = prepare.standin_source(False)
    assert {name for name in names if f"def {name}(" not in source} <= NO_STANDIN
