#!/usr/bin/env python3
"""Time and size of dumps beside the peer written in Rust: nothing in; a table of dump, load and bytes with ratios out.

    benchmarks/snapshots.py [--check] [--peer PYTHON]

--check  exit with 1 if a bound is missed
--peer   an interpreter in whose environment the peer is installed (`pip install ouros==0.0.7` in a venv of its own);
         without one only our own figures and their absolute bounds are shown

Both run the same three programs in processes of their own, one after the other, and the best of many rounds counts.
The memory figure is the peak during a dump of the large state, beside what the state itself takes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_PEER = os.environ.get("OUROS_PEER_PYTHON", "")

WORK = """
import json, sys, time
import ouros
PROGRAMS = {
    "small": ("xs = list(range(50))\\nt = 0\\nfor i in range(10):\\n    t += f(i)\\nt", 20),
    "deep": ("def down(n):\\n    if n == 0:\\n        return f(n)\\n    return down(n - 1) + 1\\ndown(500)", 1),
    "large": ("xs = list(range(100000))\\nd = {}\\nfor i in range(20000):\\n    d['key' + str(i)] = i\\nf(1)", 1),
}

def best(work, size, seconds):
    least, end = 9.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        for _ in range(size):
            work()
        least = min(least, (time.perf_counter() - began) / size)
    return least

found = {}
for name, (source, size) in PROGRAMS.items():
    progress = ouros.Sandbox(source, external_functions=["f"]).start()
    data = progress.dump()
    load = ouros.Snapshot.load
    found[name] = [best(progress.dump, size, 1.0), best(lambda: load(data), size, 1.0), len(data)]
print(json.dumps(found))
"""
MEMORY = """
import json, tracemalloc
import ouros
source = "xs = list(range(100000))\\nd = {}\\nfor i in range(20000):\\n    d['key' + str(i)] = i\\nf(1)"
sandbox = ouros.Sandbox(source, external_functions=["f"])
sandbox.start().dump()
tracemalloc.start()
progress = sandbox.start()
state = tracemalloc.get_traced_memory()[0]
tracemalloc.reset_peak()
data = progress.dump()
print(json.dumps([state, tracemalloc.get_traced_memory()[1] - state]))
"""
BOUNDS = {("small", 0): 40e-6, ("small", 1): 60e-6, ("deep", 0): 5e-3, ("deep", 1): 20e-3}
"""Seconds for a dump (0) and a load (1)."""
PEER_BOUNDS = {("large", 0): 1.0, ("large", 1): 1.0, ("large", 2): 1.0, ("small", 2): 2.0}
"""At most so many times the peer's figure."""
LABELS = ("dump", "load", "bytes")


def measure(python: str, code: str, environment: dict[str, str]) -> Any:
    command = [python, "-c", textwrap.dedent(code)]
    done = subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True)  # not this checkout
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def shown(value: float, column: int) -> str:
    if column == 2:
        return f"{value:9.0f} B "
    return f"{value * 1e3:8.2f} ms" if value >= 1e-3 else f"{value * 1e6:8.2f} us"


def main() -> int:
    """Print the table; see the module's text for the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--peer", default=DEFAULT_PEER)
    options = parser.parse_args()
    ours = measure(sys.executable, WORK, {**os.environ, "PYTHONPATH": str(ROOT)})
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    peer = measure(options.peer, WORK, clean) if options.peer else None
    if peer is None:
        print("no peer: give --peer or OUROS_PEER_PYTHON; its columns are left out\n")
    missed = 0
    print(f"{'state':6s} {'':6s} {'ours':>11s} {'peer':>11s} {'ratio':>7s}  bound")
    for name, figures in ours.items():
        for column, value in enumerate(figures):
            theirs = peer[name][column] if peer is not None else None
            ratio = value / theirs if theirs else None
            bound, limit = PEER_BOUNDS.get((name, column)), BOUNDS.get((name, column))
            fits = (bound is None or ratio is None or ratio <= bound) and (limit is None or value <= limit)
            missed += not fits
            wanted = f"{bound:.1f} x the peer" if bound else shown(limit, column).strip() if limit else ""
            other = f"{shown(theirs, column)} {ratio:6.2f}x" if theirs and ratio else " " * 19
            verdict = ("ok" if fits else "MISSED") if wanted else ""
            print(f"{name:6s} {LABELS[column]:6s} {shown(value, column)} {other}  {wanted} {verdict}")
    state, peak = measure(sys.executable, MEMORY, {**os.environ, "PYTHONPATH": str(ROOT)})
    missed += peak > 3 * state
    verdict = "ok" if peak <= 3 * state else "MISSED"
    print(f"large  memory: a dump takes {peak / state:.2f} x the state at its peak; bound 3 x {verdict}")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
