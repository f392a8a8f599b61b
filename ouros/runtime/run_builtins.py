"""The builtins of runs: a program in; the names that its code can look up, and the prelude it stands on, out."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from .builtins import make_builtins, print_builtin
from .helpers import HELPERS
from .primitives import Prelude
from .printing import Output, make_print

if TYPE_CHECKING:
    from ..transform.program import Program


@cache
def plain_builtins() -> dict[str, Any]:
    """Builtins and helpers, but for `print`."""
    return make_builtins(make_print(Output(_nowhere))) | HELPERS


def _nowhere(stream: str, text: str) -> None:
    raise RuntimeError("a program that does not name print cannot print")


def builtins_of(program: Program, suspendable: bool, output: Output | None) -> dict[str, Any]:
    """The builtins of one run; a direct one gets those that it can look up."""
    made = (plain_builtins() if suspendable else program.builtins or _direct_builtins(program)).copy()
    if output is not None:
        made["print"] = print_builtin(make_print(output))
    return made


def _direct_builtins(program: Program) -> dict[str, Any]:
    names = program.global_names
    found = plain_builtins()
    if names is not None:
        found = {name: value for name, value in found.items() if name in names or name in _ALWAYS}
    found["_o_fuel"] = None  # until there are calls to count: by this name the runtime knows the frames of runs
    program.builtins = found
    return found


_ALWAYS = frozenset({"__build_class__", "__import__", "_o_Stop", "_o_live"})
"""What the interpreter and the runtime look for."""


_made: list[Prelude] = []
_lock = threading.Lock()


def load_prelude(program: Program) -> Prelude:
    """The suspendable library, made ready once in a process, when the first program needs it."""
    with _lock:
        if not _made:
            _made.append(Prelude(program.prelude(), make_builtins(print)))
            plain_builtins.cache_clear()  # the prelude has added its helpers
        return _made[0]
