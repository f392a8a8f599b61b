"""The command `python -m tests.cpython`: names of test files in (default: all); a table of what passes out."""

from __future__ import annotations

import argparse
import collections
import sys
import time
from collections.abc import Iterable

from .files import minimum, update
from .prepare import library_test
from .run import Report, Runner

_HEAD = f"{'file':32} passed failed pending excluded skipped  share seconds"


def main() -> None:
    options = _options()
    passed: dict[str, int] = {}
    total = Report("total")
    print(_HEAD)
    for name in options.names or minimum():
        file = f"{name.removesuffix('.py')}.py"
        if library_test(file) is None:
            print(f"{file:32} is not in this interpreter's library")
            continue
        if options.one:
            Runner(file, options.stops).once(options.one)
            continue
        began = time.perf_counter()
        report = Runner(file, options.stops).run()
        passed[file] = len(report.passed)
        _show(report, time.perf_counter() - began)
        _add(total, report)
        if options.verbose:
            for line in _details(report):
                print(line)
    _show(total, 0)
    for group, count in collections.Counter(reason.group for reason in total.excluded.values()).most_common():
        print(f"{count:6} {group}")
    if options.update:
        update(passed)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.cpython", description=__doc__)
    parser.add_argument("names", nargs="*", help="files of Lib/test, without .py")
    parser.add_argument("--stops", action="store_true", help="stop at every assertion; save and load at some")
    parser.add_argument("--update", action="store_true", help="make what passes the minimum of the tests")
    parser.add_argument("--one", metavar="CLASS.METHOD", default="", help="run this method alone, and show its error")
    parser.add_argument("-v", action="store_true", dest="verbose", help="name every method that does not pass")
    return parser.parse_args()


def _show(report: Report, seconds: float) -> None:
    counts = (len(report.passed), len(report.failed), report.pending, len(report.excluded) - report.pending)
    columns = "".join(f"{count:{width}}" for count, width in zip(counts, (7, 7, 8, 9), strict=True))
    print(f"{report.name:32}{columns}{len(report.skipped):8}{report.share:7.1%}{seconds:8.1f}", flush=True)


def _add(total: Report, report: Report) -> None:
    """Sum up, with names that stay apart."""
    total.passed += report.passed
    for mine, other in ((total.failed, report.failed), (total.skipped, report.skipped)):
        mine.update((f"{report.name} {name}", text) for name, text in other.items())
    total.excluded.update((f"{report.name} {name}", reason) for name, reason in report.excluded.items())


def _details(report: Report) -> Iterable[str]:
    yield from (f"    failed {name}: {text[:300]}" for name, text in report.failed.items())
    yield from (f"    {reason.group}: {name}: {reason.reason[:200]}" for name, reason in report.excluded.items())
    yield from (f"    skipped {name}: {text}" for name, text in report.skipped.items())


if __name__ == "__main__":
    sys.exit(main())
