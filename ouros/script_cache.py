"""Compiled scripts on disk, in the manner of `__pycache__`: a source and a folder in; its program, from a file there if
that is of use, out. What is written is what `Sandbox.dump(compiled=True)` gives.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import programs
from .errors import SnapshotError
from .keys import check_key
from .runtime import wire
from .whole_files import replace_file

if TYPE_CHECKING:
    from .transform.program import Key, Program

SUFFIX = ".ouros"


def cached_program(source: Key, folder: Path, meterings: Iterable[int], key: Any) -> Program:
    """The program for a source. A file in the folder is used if it is sound, signed and of this Python and ouros; else
    it is written. That nothing can be read or written there is no error, and costs compiling again.

    Raises: `SandboxError` for a source that is refused, `TypeError` or `ValueError` for a key that is none.
    """
    if key is not None:
        check_key(key)
    name = f"{Path(source[1]).stem}.{sys.implementation.cache_tag}-{wire.hash_of(wire.encode(source)).hex()[:16]}"
    path = folder / (name + SUFFIX)
    with suppress(OSError, SnapshotError):
        found = programs.from_file(path, source, meterings, key)
        if found is not None:
            return found
    program = programs.load(*source)
    with suppress(OSError):
        data = programs.to_compiled_dump(program, meterings, key)
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    return program
