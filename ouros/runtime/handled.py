"""What is being handled when one side calls the other: work of the program, or of the host in the middle of it, in; the
same, done as if no exception were being handled around it, out.

The interpreter keeps one exception for each thread and for each generator that runs in it, and shows the innermost
there is: as `sys.exception()`, to a bare `raise`, as the `__context__` of what is raised. A program that the host runs
in an `except` block would be shown the host's exception, and a callback would show the program's to who logs errors.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextvars import copy_context
from functools import cache
from struct import calcsize
from threading import Thread
from typing import Any, Final

_WORD: Final = calcsize("P")
_MOST_WORDS: Final = 100
"""Of the state of a thread that are looked at; what is looked for stands before that."""


def aside(call: Callable[[Any], Any], argument: Any) -> Any:
    """What the call gives or raises, made while nothing is handled.

    It is put away and back where no exception is on its way: the interpreter notes each that is with the one before.
    """
    if not _offset():
        return _in_a_thread(call, argument)
    held = [(item, item.error) for item in _items()]
    for item, _ in held:
        item.error = None
    try:
        made, failure = _checked(call, argument), None
    except BaseException as error:
        made, failure = None, error
    for item, before in held:
        item.error = before
    if failure is None:
        return made
    try:
        raise failure
    finally:
        del failure  # its traceback leads here


def _checked(call: Callable[[Any], Any], argument: Any) -> Any:
    if sys.exception() is not None:
        raise RuntimeError("this interpreter does not let ouros put aside the exception that is being handled")
    return call(argument)


def _in_a_thread(call: Callable[[Any], Any], argument: Any) -> Any:
    """The same where the state of threads is not found (an interpreter of another build): in a thread of its own."""
    found: list[Any] = []
    thread = Thread(target=copy_context().run, args=(_note, found, call, argument))
    thread.start()
    thread.join()
    made, failure = found
    if failure is None:
        return made
    try:
        raise failure
    finally:
        del found, failure


def _note(found: list[Any], call: Callable[[Any], Any], argument: Any) -> None:
    try:
        found += _checked(call, argument), None
    except BaseException as error:
        found += None, error


def _items() -> list[Any]:
    """What the interpreter notes for this thread and each running generator, the innermost first. (No generator: it
    would be one of them.)
    """
    state, kind, place = _layout()
    at = place.from_address(state() + _offset()[0]).value
    found = []
    while at:
        found.append(kind.from_address(at))
        at = found[-1].previous
    return found


@cache
def _layout() -> tuple[Callable[[], int], Any, Any]:
    """How the state of the running thread is found, and what is there (CPython, `_PyErr_StackItem`)."""
    import ctypes  # takes 10 ms, and few hosts need it

    class Item(ctypes.Structure):
        """The exception as an address, whose count of references stays what it is."""

        _fields_ = (("error", ctypes.c_void_p), ("previous", ctypes.c_void_p))

    find = ctypes.PYFUNCTYPE(ctypes.c_void_p)(("PyThreadState_Get", ctypes.pythonapi))
    return find, Item, ctypes.c_void_p


@cache
def _offset() -> list[int]:
    """Where in the state of a thread the innermost item is named: what a thread of its own is handling shows it."""
    found: list[int] = []
    thread = Thread(target=_find, args=(found,))
    thread.start()
    thread.join()
    return found


def _find(found: list[int]) -> None:
    state, _, _ = _layout()
    begin = state()
    try:
        raise LookupError
    except LookupError as error:
        own = _places_of(begin, id(error))
        found += [at - begin for at in _places_of(begin, own[0])] if own else ()


def _places_of(begin: int, address: int) -> list[int]:
    """Where in the state of a thread the address stands, the first place alone."""
    _, _, word = _layout()
    for at in range(begin, begin + _MOST_WORDS * _WORD, _WORD):
        if word.from_address(at).value == address:
            return [at]
    return []
