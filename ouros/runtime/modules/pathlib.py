"""`pathlib`: the path classes of the runtime, out."""

from __future__ import annotations

from typing import Any

from ..paths import Path, PosixPath, PurePath, PurePosixPath

__all__ = ["provide"]


def provide() -> dict[str, Any]:
    return {"Path": Path, "PosixPath": PosixPath, "PurePath": PurePath, "PurePosixPath": PurePosixPath}
