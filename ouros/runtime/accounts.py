"""The accounts of one run: its limits in; what watches time and memory, what counts steps, and what the host gets when
a limit is reached, out.
"""

from __future__ import annotations

import atexit
import builtins
import inspect
import weakref
from collections.abc import Callable
from functools import partial
from itertools import chain, islice
from types import CodeType
from typing import TYPE_CHECKING, Any

from ..limits import Limits
from . import budget
from .counting import Counts
from .functions import External
from .memory import Memory, frame_values, occupied
from .stops import CountExceeded, MemoryExceeded, TimeExceeded
from .watchdog import Deadline

if TYPE_CHECKING:
    from .execution import Execution


_SUSPENDS = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


def expire(names: dict[str, Any]) -> None:
    """From here on the program with these builtins may not handle errors or clean up."""
    names["_o_live"], names["_o_Stop"] = False, BaseException


class _Watch(weakref.ref["Execution"]):
    """Notices that a run is gone, and knows the builtins of what may be left of it."""

    __slots__ = ("names",)
    names: dict[str, Any]


_watches: set[_Watch] = set()


def _is_gone(watch: _Watch) -> None:
    _watches.discard(watch)
    expire(watch.names)


def end_with(run: Execution, names: dict[str, Any]) -> None:
    """Let a program end with its run, before any generator of it is closed, also where cycles are collected: as
    `weakref.finalize` would, at a third of its cost.
    """
    watch = _Watch(run, _is_gone)
    watch.names = names
    _watches.add(watch)


@atexit.register
def _end_all() -> None:
    """Programs that wait when the interpreter ends do not clean up."""
    for watch in [*_watches]:
        expire(watch.names)


def counts_of(limits: Limits, names: dict[str, Any]) -> Counts | None:
    """Begin to count steps and allocations, if they are limited."""
    if limits.metering <= 1:
        return None
    counts = Counts(limits, partial(expire, names))
    counts.install(names)
    return counts


def charged(value: Any, memory: Memory | None) -> Any:
    """A value from the host, which the program pays for if its memory is limited."""
    if memory is not None:
        budget.spend(occupied((value,), (), memory.limit))
    return value


def open_account(run: Execution) -> Deadline:
    """What watches a run, opened when its clock starts."""
    limits = run.limits
    own = weakref.ref(run)
    values = partial(_values, own)
    if limits.max_memory is not None and run.memory is None:
        run.memory = Memory(limits.max_memory, values, partial(_machinery, own))
    if run.memory is not None:
        run.memory.over = False  # in an earlier execution of a session, perhaps
    ending = partial(expire, run.builtins)
    return Deadline(limits.max_duration_secs, ending, run.memory, partial(_generators, own), values)


def _generators(own: weakref.ref[Execution]) -> list[CodeType]:
    """The code of the program's generators."""
    run = own()
    return [] if run is None else [code for code in _codes(run.form.main) if code.co_flags & _SUSPENDS]


def _codes(code: CodeType) -> list[CodeType]:
    """That of a function, and of all in it."""
    return [code, *(part for part in _constants(code) if type(part) is CodeType)]


def _values(own: weakref.ref[Execution], frame: Any, most: int | None = None) -> list[Any]:
    """What the values of the program are reached from, not many more than `most`; `frame` is the one that is running in
    its thread.
    """
    run = own()
    if run is None:
        return []
    latest = islice(reversed(run.globals.values()), most)
    return [run.globals, run.generator, *frame_values(frame, run.builtins, most), *latest]


def _machinery(own: weakref.ref[Execution]) -> list[Any]:
    """What does not count as the program's though its values refer to it."""
    run = own()
    if run is None:
        return []
    shared: list[Any] = []
    for library in run.loaded.values():
        shared += [library.globals, library.module, *(value for _, value in library.held)]
    shared += [value for value in run.globals.values() if type(value) is External]
    shared += ["__main__", *_constants(run.form.main)]
    return [run, run.builtins, run.globals, run.program, run.form, *shared]


def _constants(code: Any) -> list[Any]:
    """What stands in the text of a program: the program's code holds it, not the program."""
    inner = [part for part in code.co_consts if type(part) is CodeType]
    return [*code.co_consts, *chain.from_iterable(map(_constants, inner))]


def reached(run: Execution) -> BaseException | None:
    """The limit that has ended a run, for what comes after it because native code has swallowed the error."""
    if run.builtins["_o_live"]:
        return None
    if run.counts is not None and run.counts.exceeded is not None:
        return run.counts.exceeded
    ended = run.deadline.ended if run.deadline is not None else None
    return None if ended is None else ended()


def limit_error(error: BaseException, account: Deadline | None) -> tuple[str, str, Callable[[], BaseException]] | None:
    """Kind, message and maker of what the host gets for a limit that was reached; None for any other error."""
    if type(error) is CountExceeded:
        kind, message = error.args
    elif type(error) is TimeExceeded:
        kind, message = "TimeoutError", account.message() if account is not None else "time limit exceeded"
    elif type(error) is MemoryExceeded:
        memory = account.memory if account is not None else None
        kind, message = "MemoryError", memory.message() if memory is not None else "memory limit exceeded"
    else:
        return None
    return kind, message, lambda: getattr(builtins, kind)(message)
