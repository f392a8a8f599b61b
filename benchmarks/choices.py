#!/usr/bin/env python3
"""What the choices of docs/impl.md cost: alternatives in; a table of each next to the one that was taken, out.

    python benchmarks/choices.py

All alternatives of one choice are measured in turn, and the best of several rounds counts.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from collections.abc import Callable
from hashlib import blake2b
from itertools import repeat
from typing import Any

from ouros import Sandbox, Snapshot
from ouros.runtime import wire

ROUNDS = 9
Choice = dict[str, Callable[[], float]]


def best(work: Callable[[], object], count: int) -> float:
    """Seconds for one of `count` things that `work` does."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) / count


# How deep a call is: a function of the program counts its calls

CALLS = 200_000
CALL_SETUP = """
fuel = repeat(None)
depth = [0]
def plain(n):
    return n
def fuelled(n):
    for _ in fuel:
        break
    else:
        refuel()
    return n
def counted(n):
    depth[0] += 1
    if depth[0] > 1000:
        raise RecursionError
    try:
        return n
    finally:
        depth[0] -= 1
def walked(n):
    frame = getframe()
    while frame is not None:
        frame = frame.f_back
    return n
"""


def calls(name: str) -> Callable[[], float]:
    space: dict[str, Any] = {"repeat": repeat, "getframe": sys._getframe}
    exec(CALL_SETUP, space)
    exec(f"def loop():\n    f = {name}\n    for i in range({CALLS}):\n        f(i)", space)
    return lambda: best(space["loop"], CALLS)


# Whether time is up: a loop looks, or is told

TURNS = 300_000
LOOPS = {
    "told by a thread (taken)": "for i in range(n): x += i",
    "takes from a C iterator": "for i in range(n):\n        for _ in fuel: break\n        x += i",
    "counts down, looks now and then": (
        "for i in range(n):\n        left -= 1\n        if left < 0:\n            left = look()\n        x += i"
    ),
    "looks at the clock": "for i in range(n):\n        if monotonic() > end: raise TimeoutError\n        x += i",
}


def loops(body: str) -> Callable[[], float]:
    space: dict[str, Any] = {"fuel": repeat(None), "monotonic": time.monotonic, "look": lambda: 1000}
    exec(f"def loop(n, x=0, left=1000, end=1e18):\n    {body}", space)
    return lambda: best(lambda: space["loop"](TURNS), TURNS)


# Where a generator stands: three ways to tell


def generator() -> Any:
    point = 0
    while True:
        point += 1
        yield point


def by_line(frame: Any) -> object:
    return frame.f_lineno


def by_position(frame: Any) -> object:
    return list(frame.f_code.co_positions())[frame.f_lasti // 2]


def by_variable(frame: Any) -> object:
    return frame.f_locals["point"]


def points(read: Callable[[Any], object]) -> Callable[[], float]:
    stopped = generator()
    next(stopped)

    def work() -> None:
        for _ in range(2000):
            read(stopped.gi_frame)

    return lambda: best(work, 2000)


# How records become bytes

PROGRAM = """
table = {str(n): [n, n / 2, 'name' * 3] for n in range(200)}
def inner(rows):
    return f(rows['1'])
inner(table)
"""


def records() -> list[Any]:
    progress = Sandbox(PROGRAM, external_functions=["f"]).start()
    assert isinstance(progress, Snapshot)
    return wire.unpack(wire.SNAPSHOT, progress.dump())


def both_ways(write: Callable[[Any], bytes], read: Callable[[bytes], object]) -> Callable[[], float]:
    held = records()
    return lambda: best(lambda: read(write(held)), 1)


def pickled(held: Any) -> bytes:
    data = pickle.dumps(held, 5)
    return blake2b(data, digest_size=16).digest() + data


def unpickled(data: bytes) -> object:
    assert blake2b(data[16:], digest_size=16).digest() == data[:16]
    return pickle.loads(data[16:])


CHOICES: dict[str, Choice] = {
    "a call of a function, by how its depth is known": {
        "not at all": calls("plain"),
        "C iterator, refilled by a walk (taken)": calls("fuelled"),
        "counter and finally": calls("counted"),
        "walk over the frames": calls("walked"),
    },
    "a turn of a loop, by how the time limit arrives": {name: loops(body) for name, body in LOOPS.items()},
    "the point where a generator stands": {
        "line of the frame (taken)": points(by_line),
        "positions of the code": points(by_position),
        "a variable (and an assignment at every stop)": points(by_variable),
    },
    "records to bytes and back, with checksum": {
        "JSON, inert (taken)": both_ways(
            lambda held: wire.pack(wire.SNAPSHOT, held), lambda data: wire.unpack(wire.SNAPSHOT, data)
        ),
        "pickle, not inert": both_ways(pickled, unpickled),
        "JSON alone": both_ways(lambda held: json.dumps(held).encode(), json.loads),
    },
}


def main() -> None:
    """Print one table for each choice."""
    print(f"Python {sys.version.split()[0]}, best of {ROUNDS} rounds")
    for title, choice in CHOICES.items():
        times = {name: float("inf") for name in choice}
        for _ in range(ROUNDS):
            for name, measure in choice.items():
                times[name] = min(times[name], measure())
        print(f"\n{title}")
        for name, seconds in times.items():
            print(f"  {name:45s} {seconds * 1e9:12,.0f} ns")


if __name__ == "__main__":
    main()
