"""Builtins that call back into the program, and the prelude function that stands in for each where a callback may
suspend.
"""

from __future__ import annotations

CALLBACK_BUILTINS: frozenset[str] = frozenset(
    """
    aiter all anext any bytearray bytes dict enumerate filter frozenset iter list map max min next reversed set sorted
    sum tuple zip
    """.split()
)
"""Builtin names with a suspendable version in `runtime/prelude`."""

CALLBACK_METHODS: frozenset[str] = frozenset("sort join extend update send throw close".split())
"""Method names of builtin types with a suspendable version in `runtime/prelude`."""
