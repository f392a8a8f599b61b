"""Errors that nobody can catch, as those of a generator that is dropped: what the interpreter tells the host of in the
middle of a run in; only what is the host's own out.

CPython hands them to `sys.unraisablehook`, whose usual one prints them. What a program raised would get to the host's
hook with the program's objects, whose `__str__` would run there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from .stops import Stop

if TYPE_CHECKING:
    from .execution import Execution


class _Hooks:
    """The host's hook while runs are on, and how many there are."""

    host: Callable[[Any], Any] = sys.unraisablehook
    runs = 0


def quiet(run: Execution, work: Callable[[], Any]) -> Callable[[], Any]:
    """Work of a program during which its lost errors are not told to the host, if it may have such."""
    return partial(_during, work) if run.program.may_chain else work


def _during(work: Callable[[], Any]) -> Any:
    if sys.unraisablehook is not tell_the_host:
        _Hooks.host = sys.unraisablehook
        sys.unraisablehook = tell_the_host
    _Hooks.runs += 1
    try:
        return work()
    finally:
        _Hooks.runs -= 1
        if not _Hooks.runs and sys.unraisablehook is tell_the_host:
            sys.unraisablehook = _Hooks.host


def tell_the_host(lost: Any) -> None:
    """Stands in for the host's hook."""
    if isinstance(lost.exc_value, Stop):
        return
    found = lost.exc_traceback
    while found is not None:
        if "_o_fuel" in found.tb_frame.f_builtins:
            return
        found = found.tb_next
    _Hooks.host(lost)
