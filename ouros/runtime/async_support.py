"""What the library module `asyncio` stands on: names that only it can spell, and what these do, out."""

from __future__ import annotations

import functools
import sys
import types
from typing import Any, Final

from .awaiting import is_awaitable
from .coroutines import WATCHED, Coroutine, CoroutineMaker, KnownGenerators
from .functions import SuspendingGenerator
from .native import special
from .outside import OUTSIDE_SUPPORT


def is_coroutine(value: Any) -> bool:
    """Whether a task can be made of the value: as CPython has it, of everything with the methods of a coroutine."""
    kind = type(value)
    if kind is Coroutine:
        return True
    if sys.version_info < (3, 12) and (kind is types.GeneratorType or kind is SuspendingGenerator):
        return True
    return all(special(kind, name) is not None for name in ("__await__", "send", "throw", "close"))


def is_coroutine_function(value: Any) -> bool:
    """Whether calling the value makes a coroutine, as far as its definition tells."""
    while type(value) is types.MethodType or type(value) is functools.partial:
        value = value.__func__ if type(value) is types.MethodType else value.func
    return type(value) is CoroutineMaker


def watch(loop: Any) -> None:
    """Tell asynchronous generators of the run which event loop looks after them."""
    sys._getframe(1).f_builtins[WATCHED] = loop


ASYNC_SUPPORT: Final[dict[str, Any]] = {
    "_o_is_coroutine": is_coroutine,
    "_o_is_coroutine_function": is_coroutine_function,
    "_o_is_awaitable": is_awaitable,
    "_o_known_generators": KnownGenerators,
    "_o_open_generators": lambda known: known._o_take(),
    "_o_watch": watch,
    **OUTSIDE_SUPPORT,
}
"""By name."""
