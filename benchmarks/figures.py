#!/usr/bin/env python3
"""The figures that ouros promises, measured in one run: nothing in; a table of figure, bound and ratio to CPython out.

    benchmarks/figures.py [--check] [--rounds N] [--compare FILE]

--check    exit with 1 if a figure misses its bound
--rounds   how often each figure is measured; the best round counts, because noise only ever adds time (default 7)
--compare  the program that compares ouros with plain CPython on whole programs (default: ../shared/bench/compare.py,
           left out if there is none)

Each round measures all figures and a plain CPython loop one after the other. The last column says how many turns of
that loop a figure takes, which means the same on a fast and on a slow machine.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import libcst  # noqa: F401 - the budget for compiling is stated for a process that has it

import ouros
from ouros import Sandbox, Snapshot
from ouros.transform.program import Program

ROOT = Path(__file__).resolve().parents[1]
COMPARE = ROOT.parent / "shared" / "bench" / "compare.py"
SCRIPT = Path(__file__).with_name("script_120_lines.txt")
LOOP_TURNS = 20_000

Measurement = Callable[[], float]
"""Seconds for one of whatever is measured: the median over some repetitions."""


def timed(work: Callable[[], object], repetitions: int) -> float:
    """The median time of one call."""
    samples = []
    for _ in range(repetitions):
        began = time.perf_counter()
        work()
        samples.append(time.perf_counter() - began)
    return median(samples)


def batched(work: Callable[[], object], size: int, repetitions: int) -> float:
    """The median time of one call that is too short to be timed alone."""

    def batch() -> None:
        for _ in range(size):
            work()

    return timed(batch, repetitions) / size


def plain_turn() -> float:
    """One turn of `for i in range(n): x += i` in plain CPython."""

    def loop() -> int:
        x = 0
        for i in range(LOOP_TURNS):
            x += i
        return x

    return timed(loop, 20) / LOOP_TURNS


def compile_script() -> float:
    """From source to code objects of both forms."""
    source = SCRIPT.read_text("utf-8")

    def compile_both() -> None:
        program = Program(source, "script.py", ("orders",), ("fetch", "ask", "save"))
        program.form(False)
        program.form(True)

    return timed(compile_both, 15)


def run_addition() -> float:
    sandbox = Sandbox("x + y", inputs=["x", "y"])
    inputs = {"x": 1, "y": 2}
    return batched(lambda: sandbox.run(inputs=inputs), 500, 20)


CALLS = 100


def round_trip() -> float:
    """One stop and its answer, in a loop of 100 calls; starting and ending the run is included."""
    sandbox = Sandbox(f"for i in range({CALLS}):\n    f(i)", external_functions=["f"])

    def run() -> None:
        progress = sandbox.start()
        while isinstance(progress, Snapshot):
            progress = progress.resume(return_value=None)

    return timed(run, 60) / CALLS


THREE_FRAMES = """
def outer(names):
    total = 0
    for name in names:
        total += inner(name, {'depth': 2})
    return total

def inner(name, options):
    parts = [name, options]
    return f(name) + len(parts)

outer(['a', 'b'])
"""


def three_frames() -> Snapshot:
    progress = Sandbox(THREE_FRAMES, external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    return progress


def dump() -> float:
    return batched(three_frames().dump, 20, 50)


def load() -> float:
    data = three_frames().dump()
    return batched(lambda: Snapshot.load(data), 20, 50)


FIGURES: list[tuple[str, Measurement, float]] = [
    ("compile a 120-line script, both forms", compile_script, 40e-3),
    ("run() of `x + y` on a ready Sandbox", run_addition, 5e-6),
    ("one stop and resume in a 100-call loop", round_trip, 5e-6),
    ("dump of a snapshot with 3 frames", dump, 100e-6),
    ("load of a snapshot with 3 frames", load, 100e-6),
]
COMPARED = {"ouros": 1.5, "ouros-limited": 1.8}
"""Bounds for the geometric mean of the time of whole programs, as a multiple of plain CPython's."""


def shown(seconds: float) -> str:
    return f"{seconds * 1e3:8.2f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:8.2f} us"


def measure(rounds: int) -> tuple[dict[str, float], float]:
    """The best of some rounds of every figure, and of the calibrating loop."""
    best: dict[str, float] = {}
    turn = float("inf")
    for _ in range(rounds):
        turn = min(turn, plain_turn())
        for name, figure, _bound in FIGURES:
            best[name] = min(best.get(name, float("inf")), figure())
    return best, turn


def compare(program: Path) -> dict[str, float]:
    """The geometric means that the comparing program ends with; its table is passed on."""
    command = [sys.executable, str(program), "--python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)})
    print(done.stdout)
    last = done.stdout.strip().splitlines()[-1]
    means: dict[str, float] = {}
    for name, mean, correct, count in re.findall(r"(\S+) ([\d.]+|nan)x \((\d+)/(\d+)\)", last):
        means[name] = float(mean) if correct == count else float("inf")
    return means


def main() -> int:
    """Print the table; see the module's text for the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--compare", type=Path, default=COMPARE)
    options = parser.parse_args()

    missed = 0
    best, turn = measure(options.rounds)
    version = sys.version.split()[0]
    print(f"ouros {ouros.__version__} on Python {version}; a turn of a plain loop takes {turn * 1e9:.1f} ns\n")
    print(f"{'figure':42s} {'measured':>11s} {'bound':>11s} {'':6s} {'turns':>9s}")
    for name, _figure, bound in FIGURES:
        fits = best[name] <= bound
        missed += not fits
        verdict = "ok" if fits else "MISSED"
        print(f"{name:42s} {shown(best[name])} {shown(bound)} {verdict:6s} {best[name] / turn:9.0f}")
    print()
    if options.compare.is_file():
        means = compare(options.compare)
        for name, ratio in COMPARED.items():
            fits = means.get(name, float("inf")) <= ratio
            missed += not fits
            verdict = "ok" if fits else "MISSED"
            print(f"{name + ' / plain CPython':42s} {means.get(name, float('nan')):10.2f}x {ratio:10.2f}x {verdict}")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
