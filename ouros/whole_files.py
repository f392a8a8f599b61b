"""Files that are there whole or not at all: a path and bytes in; the file out."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Put bytes under a name at once: whoever reads it finds what was there before, or all of them. As ever, `mode` is
    without what the process masks.

    Raises: `OSError` if that cannot be; nothing is left behind then.
    Example: `replace_file(Path('stop.ouros'), progress.dump())`.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
