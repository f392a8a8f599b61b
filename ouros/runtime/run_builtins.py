"""The builtins of runs: a program in; the names that its code can look up, and the prelude it stands on, out."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from .builders import BUILDER
from .builtins import make_builtins, print_builtin
from .class_statement import build_class
from .helpers import HELPERS
from .primitives import Prelude
from .printing import Output, make_print

if TYPE_CHECKING:
    from ..transform.program import Program


@cache
def plain_builtins() -> dict[str, Any]:
    """Builtins and helpers, but for `print`."""
    return make_builtins(HELPERS["_o_print"]) | HELPERS


def builtins_of(program: Program, suspendable: bool, metering: int, output: Output | None) -> dict[str, Any]:
    """The builtins of one run; a direct one gets those that it can look up."""
    if suspendable:
        made = plain_builtins().copy()
        made.update(_metered() if metering else ())
    else:
        made = (program.builtins.get(metering) or _direct_builtins(program, metering)).copy()
    if BUILDER not in program.names:  # no program may come to hold a function of ours: those that may get another
        made[BUILDER] = build_class
    if output is not None:
        made["_o_print"] = make_print(output)
        made["print"] = print_builtin(made["_o_print"])
    return made


@cache
def _metered() -> dict[str, Any]:
    """What metered programs call."""
    from . import metered_builtins, metered_operations

    metered_operations.install()
    return metered_builtins.METERED


def complete(builtins: dict[str, Any], metering: int) -> None:
    """Let other code than the program's run with these builtins."""
    for name, value in plain_builtins().items():
        builtins.setdefault(name, value)
    builtins.update(_metered() if metering else ())


def _direct_builtins(program: Program, metering: int) -> dict[str, Any]:
    names = program.global_names(metering)
    found = plain_builtins() | (_metered() if metering else {})
    if names is not None:
        found = {name: value for name, value in found.items() if name in names or name in _ALWAYS}
    found["_o_fuel"] = None  # until there are calls to count: by this name the runtime knows the frames of runs
    if names is None or not names.isdisjoint(COUNTING):
        found.update(dict.fromkeys(COUNTING))
    program.builtins[metering] = found
    return found


COUNTING = ("_o_count", "_o_refuel")
"""What code calls that counts its calls."""
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
