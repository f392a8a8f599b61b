#!/usr/bin/env python3
"""What a program costs from nothing: programs in; the time of a new process that loads and runs each, from its source
and from compiled code, out.

    benchmarks/cold_start.py [--rounds N]

Times are those that the processor worked for the process, in milliseconds; of several rounds the best counts. The last
two columns are without the interpreter's own start and the import of ouros.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import ouros

ROOT = Path(__file__).resolve().parents[1]
KEY = "a key for measurements"
DATACLASS = """
from dataclasses import dataclass

@dataclass
class Point:
    x: int

Point(1)
"""
CALLBACK = """
def order(names):
    return sorted(names, key=lambda name: ask(name))

order(['salt', 'tea'])
"""
PROGRAMS: tuple[tuple[str, str, str], ...] = (
    ("one line", "1 + 1", "run()"),
    ("120 lines", Path(__file__).with_name("script_120_lines.txt").read_text("utf-8"), "start(inputs={'orders': []})"),
    ("a dataclass", DATACLASS, "run()"),
    ("a stop in a sort key", CALLBACK, "start()"),
)


def processor_time(code: str, folder: str, rounds: int) -> float:
    """Milliseconds of a new process that runs the code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OUROS_KEY": KEY, "PYTHONPYCACHEPREFIX": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    best = float("inf")
    for _ in range(rounds + 1):  # the first one writes the interpreter's own cache
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, env=environment, cwd=folder, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        bare = processor_time("pass", folder, rounds)
        imported = processor_time("import ouros", folder, rounds)
        print(f"a bare interpreter {bare:.0f} ms, with ouros imported {imported:.0f} ms\n")
        print(f"{'':22}{'bytes':>9}{'compiled':>10}{'source':>10}{'compiled':>10}")
        for name, source, step in PROGRAMS:
            inputs = ["orders"] if "orders" in step else []
            sandbox = ouros.Sandbox(source, inputs=inputs, external_functions=["fetch", "ask", "save"])
            found = []
            for data in (sandbox.dump(), sandbox.dump(compiled=True, key=KEY.encode())):
                Path(folder, "p.ouros").write_bytes(data)
                code = f"import ouros; ouros.Sandbox.load(open('p.ouros', 'rb').read()).{step}"
                found.append((len(data), processor_time(code, folder, rounds) - imported))
            (size, slow), (large, fast) = found
            print(f"{name:22}{size:9}{large:10}{slow:10.1f}{fast:10.1f}")


if __name__ == "__main__":
    main()
