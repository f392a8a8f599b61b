"""`math`: no input; nothing of our own out, since everything in the host's module is a builtin function or a number."""

from __future__ import annotations

from typing import Any


def provide() -> dict[str, Any]:
    """The names that are not taken from the host's module as they are."""
    return {}
