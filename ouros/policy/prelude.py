"""Builtins that call back into the program, and the prelude function that stands in for each where a callback may suspend."""

from __future__ import annotations

CALLBACK_BUILTINS: frozenset[str] = frozenset(
    "sorted min max map filter zip enumerate sum any all list tuple set frozenset dict iter next reversed bytes bytearray".split()
)
"""Builtin names with a suspendable version in `runtime/prelude`."""

CALLBACK_METHODS: frozenset[str] = frozenset("sort join extend update send throw close".split())
"""Method names of builtin types with a suspendable version in `runtime/prelude`."""
