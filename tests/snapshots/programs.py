"""Programs whose dumps are kept in `v3/`, by name: the source, and what it gives when every call is answered with 10.

`python -m tests.snapshots.programs` writes the dumps of the present format version that are not there yet. A dump that
is there is never written anew: it is what users have stored.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ouros import Sandbox, Snapshot
from ouros.runtime.wire import FORMAT_VERSION

FOLDER = Path(__file__).parent / f"v{FORMAT_VERSION}"
PROGRAMS: dict[str, tuple[str, Any]] = {
    "loop": ("total = 0\nfor i in range(3):\n    total += f(i) + i\ntotal", 33),
    "values": (
        "kept = [None, True, 10**30, -0.5, 1j, 'é\\ud800', b'\\x00', bytearray(b'a'), (1, 'b'), {3}, frozenset({4}),\n"
        "        {'k': [5]}, range(6), ..., list(range(100)), {str(i): i for i in range(30)}]\n"
        "kept.append(kept[11])\n"
        "f(1)\n"
        "kept[11]['k'].append(7)\n"
        "repr(kept)",
        repr(
            [None, True, 10**30, -0.5, 1j, "é\ud800", b"\x00", bytearray(b"a"), (1, "b"), {3}, frozenset({4}),
             {"k": [5, 7]}, range(6), ..., list(range(100)), {str(i): i for i in range(30)}, {"k": [5, 7]}]
        ),
    ),
    "frames": (
        "def outer(n):\n"
        "    seen = []\n"
        "    def note(x):\n"
        "        seen.append(x)\n"
        "        return f(x)\n"
        "    try:\n"
        "        for i in range(n):\n"
        "            note(i)\n"
        "    finally:\n"
        "        seen.append(note('end'))\n"
        "    return seen\n"
        "outer(2)",
        [0, 1, "end", 10],
    ),
    "generator": (
        "def g():\n    n = 0\n    while n < 3:\n        n += 1\n        yield n\nit = g()\nnext(it), f(1), list(it)",
        (1, 10, [2, 3]),
    ),
    "objects": (
        "class Base:\n"
        "    def __init__(self, x):\n"
        "        self.x = x\n"
        "class P(Base):\n"
        "    __slots__ = ('y',)\n"
        "    def go(self):\n"
        "        self.y = f(self.x)\n"
        "        return self.x + self.y\n"
        "p = P(1)\n"
        "p.go(), isinstance(p, Base), p.y",
        (11, True, 10),
    ),
    "handler": (
        "try:\n    raise ValueError('v')\nexcept ValueError as error:\n    x = f(str(error)); text = repr(error)\n(x, text)",
        (10, "ValueError('v')"),
    ),
}  # fmt: skip


def finish(progress: Any) -> Any:
    """Answer every call with 10."""
    while isinstance(progress, Snapshot):
        progress = progress.resume(return_value=10)
    return progress.output


def dumps(source: str) -> list[bytes]:
    """The first two stops of a program."""
    progress: Any = Sandbox(source, external_functions=["f"]).start()
    found = []
    while isinstance(progress, Snapshot) and len(found) < 2:
        found.append(progress.dump())
        progress = progress.resume(return_value=10)
    return found


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, (source, _) in PROGRAMS.items():
        for number, data in enumerate(dumps(source)):
            path = FOLDER / f"{name}_{number}.snapshot"
            if not path.exists():
                path.write_bytes(data)


if __name__ == "__main__":
    main()
