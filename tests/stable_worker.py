"""Names of corpus programs come in as arguments; a line of JSON for each, with the hashes of all its dumps, goes out.

The first argument says how to go on after a stop: `live`, or `loaded` from the bytes. Each dump is loaded and dumped
again: `changed` stands for one that became something else by that.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from typing import Any

from ouros import Complete, SandboxRuntimeError, SandboxSyntaxError, Snapshot
from tests.harness import Program as Case
from tests.harness import World, answer_to, load_cases, make_sandbox

MAX_STEPS = 1000


def dumps_of(case: Case, way: str) -> Iterator[bytes]:
    """The dumps at each stop of a program, and behind each that was dumped as something else when it was loaded b""."""
    world = World()
    progress: Any = make_sandbox(case).start(inputs=dict(case.inputs) or None, print_callback=world.print)
    for _ in range(MAX_STEPS):
        if isinstance(progress, Complete):
            break
        data = progress.dump()
        yield data
        loaded = Snapshot.load(data, print_callback=world.print)
        if loaded.dump() != data:
            yield b""
        progress = loaded if way == "loaded" else progress
        progress = progress.resume(**answer_to(world, progress.function_name, progress.args, progress.kwargs))


def main() -> None:
    way, *names = sys.argv[1:]
    cases = {case.name: case for case in load_cases()}
    for name in names:
        shown = []
        try:
            for data in dumps_of(cases[name], way):
                shown.append(hashlib.sha256(data).hexdigest()[:16] if data else "changed")
        except (SandboxRuntimeError, SandboxSyntaxError):  # programs of the corpus may fail
            pass
        except TypeError as error:
            shown.append(str(error))
        print(json.dumps([name, shown]), flush=True)


if __name__ == "__main__":
    main()
