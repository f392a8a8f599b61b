"""Errors that nobody can catch, as those of a generator that is dropped: what the interpreter tells the host of in,
only the host's own out.

CPython hands them to `sys.unraisablehook`, whose usual one prints them. What a program raised would get to the host's
hook with the program's objects, whose `__str__` would run there. So ours stands before it, once a program that may lose
errors has run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from .native_depth import AT_WORK
from .stops import Stop

if TYPE_CHECKING:
    from ..transform.program import Program


def stand_before_the_host(program: Program) -> None:
    """Let the host's hook, which it may have changed since, get what is not of a program.

    A limit may be reached in the handlers of this one, or in the clean-up of its generators.
    """
    if not (program.may_catch or program.may_chain) and "UnicodeDecodeError" not in program.names:
        return
    from .decode_errors import mend  # which imports ctypes

    mend()  # of no other program is there such an error whose parts it has set
    hook = sys.unraisablehook
    if type(hook) is not partial or hook.func is not tell_the_host:
        sys.unraisablehook = partial(tell_the_host, hook)


def tell_the_host(host: Callable[[Any], Any], lost: Any, /) -> None:
    """The hook, with that of the host."""
    if isinstance(lost.exc_value, Stop):
        return
    found = lost.exc_traceback
    while found is not None:
        if "_o_fuel" in found.tb_frame.f_builtins:
            return
        found = found.tb_next
    try:
        host(lost)
    except RecursionError:
        if not AT_WORK:  # or else a run has come to the end of the stack
            raise
