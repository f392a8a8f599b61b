"""Operations of native code that may call the program back: an operation and its operands in; its value, or where it
had to be given up, out.

Native code cannot stop in its middle. So an operation whose callbacks may suspend is *attempted*: suspending functions
that it calls are run as usual, and their outcomes noted. When one of them asks for something from the outside, the
operation is given up by an exception, that function is run to its end by the prelude (where the program may stop and
be saved), and the operation is attempted again from its beginning: functions that have answered before are not called
again, their outcomes are read off the notes. This is right for operations that change nothing before their last
callback has answered; `OPERATIONS` and `RESTARTABLE` (see `operations`) hold only such.

An `OrderedDict` asks for the same hash several times, also when it has begun to change. What a method has answered it
is taken to answer again in the same operation; when that is through, or asks something new, the method is really
called, in its turn.
"""

from __future__ import annotations

import operator
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType, GeneratorType
from typing import Any, Final

from ..policy.hooks import COMPARISON
from . import asked_keys, native_depth
from .budget import limited
from .ids import ids_of
from .native import is_program_class, type_of
from .stops import Stop, cannot_suspend

Note = tuple[Any, tuple[Any, ...], bool, Any]
"""One callback that has ended: the callee, its arguments, whether it failed, and its value or exception."""
SCALARS = ids_of((int, str, float, bool, bytes, complex, type(None)))


class Pending(BaseException):
    """An attempt that was given up: what it waits for, and what is needed to make it again."""

    def __init__(self, attempt: Attempt, callee: Any, args: tuple[Any, ...], frame: Any, step: Any) -> None:
        self._o_attempt = attempt
        self._o_callee = callee
        self._o_args = args
        self._o_frame = frame
        """The generator behind the callee, started; None if the callee is itself an external function."""
        self._o_step = step
        """What the generator yielded: a request to the outside."""


class Attempt:
    """One try at an operation for the frame that wants its value."""

    __slots__ = ("at", "frame", "given_up", "guesses", "learnt", "name", "notes", "operands", "ordered", "sorts")

    def __init__(self, name: str, operands: tuple[Any, ...], notes: list[Note], frame: FrameType | None) -> None:
        self.name, self.operands, self.notes = name, operands, notes
        self.frame = frame
        self.at = 0
        self.sorts = name == "call" and operands[0] is sorted
        self.given_up: Pending | None = None
        self.guesses: list[tuple[int, Callable[[], Any]]] = []
        """Which notes say what a callback is taken to answer, and how it starts."""
        self.ordered: bool | None = None
        """Whether it works on an `OrderedDict`, once a callback has asked."""
        self.learnt: list[partial[None]] = []
        """What is to be remembered if this try is the last one."""

    def call(self, callee: Any, args: tuple[Any, ...], begin: Callable[[], Any], plain: bool = False) -> Any:
        """A callback: its outcome from the notes, or from running it.

        Args: `plain`: whether it is a suspending function, called with positional arguments only. `begin`: starts the
            callee; returns the generator behind it (or None) and what that asked for. It raises what the callee
            raises, and `Ended` with the value if the callee ended without asking for anything.
        """
        if self.given_up is not None:  # native code that takes no notice of exceptions has gone on
            raise self.given_up
        known = self.known(callee, args) or self.guess(callee, args, begin)
        if known is not None:
            _, _, failed, outcome = known
            try:
                if failed:
                    raise outcome
                return _handed(callee, outcome)
            finally:
                del known, outcome  # its traceback leads here: together they would keep all that the callers hold
        self.make_good()
        if plain and len(_local.stack) > NESTED and len(self.notes) < DEFERRED:
            self.given_up = Pending(self, callee, args, None, NOTED)
            raise self.given_up
        try:
            frame, step = begin()
        except Ended as ended:
            self.note(callee, args, False, ended.value)
            return _handed(callee, ended.value)
        except Stop:
            raise
        except Pending:
            raise
        except BaseException as error:
            self.note(callee, args, True, error)
            raise
        self.given_up = Pending(self, callee, args, frame, step)
        raise self.given_up

    def guess(self, callee: Any, args: tuple[Any, ...], begin: Callable[[], Any]) -> Note | None:
        """The note of a callback that an `OrderedDict` has made before, as one that is still to be made."""
        if self.ordered is None:
            self.ordered = self.is_of_ordered()
        for found in self.notes if self.ordered else ():
            if not found[2] and _is_of(found, callee, args, operator.is_):
                self.guesses.append((self.at, begin))
                self.note(callee, args, False, found[3])
                return found
        return None

    def is_of_ordered(self) -> bool:
        owner, given = self.operands[0], self.operands[1:]
        if self.name == "call":
            owner, given = getattr(owner, "__self__", None), self.operands[1]
        return any(issubclass(type(each), OrderedDict) for each in (owner, *given))

    def make_good(self) -> None:
        """Make the callbacks whose outcomes were guessed, as far as that goes."""
        while self.guesses:
            index, begin = self.guesses.pop(0)
            callee, args, _, expected = self.notes[index]
            try:
                frame, step = begin()
            except Ended as ended:
                check_guess(self.name, expected, ended.value)
                continue
            del self.notes[index:]
            self.guesses.clear()
            self.given_up = Pending(self, callee, args, frame, step)
            raise self.given_up

    def note(self, callee: Any, args: tuple[Any, ...], failed: bool, outcome: Any) -> None:
        self.notes.insert(self.at, (callee, args, failed, outcome))
        self.at += 1

    def known(self, callee: Any, args: tuple[Any, ...]) -> Note | None:
        """The note of this callback from when the operation came here before."""
        if self.at == len(self.notes):
            return None
        found = self.notes[self.at]
        if self.sorts:  # another version of Python, in which it was begun, compares in another order
            rest = range(self.at, len(self.notes))
            index = next((index for index in rest if _is_of(self.notes[index], callee, args, _is_same)), None)
            if index is None:
                return None
            found = self.notes.pop(index)
            self.notes.insert(self.at, found)
        elif not _is_of(found, callee, args, _alike):
            raise _unfollowed(self.name)
        self.at += 1
        return found


def _unfollowed(name: str) -> RuntimeError:
    return RuntimeError(f"what {name!r} works on was changed by a method that it called, where that cannot be followed")


def check_guess(name: str, expected: Any, answer: Any) -> None:
    """Complain about a method that answers an operation now this way and now that way."""
    if not _is_same(answer, expected):
        raise RuntimeError(f"a method that {name!r} calls twice answered {expected!r} and then something else")


def _is_of(note: Note, callee: Any, args: tuple[Any, ...], alike: Callable[[Any, Any], bool]) -> bool:
    same = note[0] is callee or _is_of_prelude(note[0], callee)
    return same and len(note[1]) == len(args) and all(map(alike, args, note[1]))


def _is_of_prelude(old: Any, new: Any) -> bool:
    """Whether both are one function of the prelude, which is another object after a load."""
    kind = type(old)
    if kind is not type(new) or is_program_class(kind) or not hasattr(kind, "_o_gen"):
        return False
    own, other = old._o_gen, new._o_gen
    return own.__code__ is other.__code__ and own.__code__.co_filename == "<prelude>" and not own.__closure__


ROUTED = object()
"""In the place of a request: the operation is done by a function of the prelude instead."""


class Routed(BaseException):
    """Raised by an operation that cannot be tried again, before it began: which function of the prelude does it."""

    def __init__(self, function: str, target: Any, source: Any) -> None:
        self.function, self.target, self.source = function, target, source


class Ended(Exception):
    """A callback ended without asking for anything."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _alike(new: Any, old: Any) -> bool:
    """Whether two arguments may be the same: native code makes some anew for each call, such as indexes and matches."""
    kind = type_of(new)  # a match is of another class after a load
    return new is old or (kind is type_of(old) and not is_program_class(kind))


def _is_same(new: Any, old: Any) -> bool:
    kind = type(new)
    return new is old or (id(kind) in SCALARS and kind is type(old) and bool(new == old))


class _Local(threading.local):
    def __init__(self) -> None:
        self.stack: list[Attempt] = []


_local = _Local()


def current() -> Attempt | None:
    """The attempt that the caller of the calling function belongs to, if only native code is in between."""
    stack = _local.stack
    if not stack:
        return None
    attempt = stack[-1]
    frame: FrameType | None = sys._getframe(2)
    while frame is not attempt.frame:
        if frame is None or _is_emitted(frame):
            return None
        frame = frame.f_back
    return attempt


def apart(function: Callable[[Any], Any], value: Any) -> Any:
    """Call a function in the middle of native code that does not call it: no attempt notes what it does."""
    stack, _local.stack = _local.stack, []
    try:
        return function(value)
    finally:
        _local.stack = stack


def _is_emitted(frame: FrameType) -> bool:
    builtins = frame.f_globals.get("__builtins__")
    return type(builtins) is dict and "_o_live" in builtins


def attempt(name: str, *operands: Any) -> Any:
    """Do an operation for emitted code: its value, or a `Pending` for the prelude to finish."""
    if id(type(operands[0])) in SCALARS and id(type(operands[-1])) in SCALARS:
        return (CHECKED if CHECKED and limited() else OPERATIONS)[name](*operands)
    if len(_local.stack) >= NESTED and name in FORESEEN:
        first = FORESEEN[name](*operands)
        if first is not None:
            function, args, outcome = first
            return Pending(Attempt(name, operands, [], None), function, args, None, outcome)
    return perform(name, operands, [], sys._getframe(1))


def perform(name: str, operands: tuple[Any, ...], notes: list[Note], frame: FrameType) -> Any:
    """One try, with the notes of earlier ones."""
    tried = Attempt(name, operands, notes, frame)
    value = failure = None
    stack = _local.stack
    stack.append(tried)
    try:
        if native_depth.Known.keys:
            operands = asked_keys.asked(name, operands)
        value = (CHECKED if CHECKED and limited() else OPERATIONS)[name](*operands)
    except Routed as routed:
        return Pending(tried, routed.function, (routed.target, routed.source), None, ROUTED)
    except Stop:
        raise
    except BaseException as error:
        if tried.given_up is None:  # or else native code has taken it for an error of its own
            if not tried.guesses:
                notes.clear()
                raise
            failure = error
    finally:
        stack.pop()
        pending, tried.given_up = tried.given_up, None
        tried.frame = None  # which is about to hold the attempt: together they would keep all that it holds
    if pending is not None:
        return pending.with_traceback(None)
    if tried.guesses:
        guesses = [(*notes[index][:2], notes[index][3]) for index, _ in tried.guesses]
        notes.clear()
        return perform("confirmed", (name, value, failure, guesses), [], frame)
    followed = name not in _COMPARING or tried.at == len(notes)  # or else it has ended before what it did before
    notes.clear()  # they may hold an error whose traceback leads to them
    if not followed:
        raise _unfollowed(name)
    for remember in tried.learnt:
        remember()
    return value


_COMPARING = frozenset(COMPARISON.values())
"""Operations that ask the same each time, if nothing has changed what they work on."""
OPERATIONS: dict[str, Callable[..., Any]] = {}
"""Filled by `operations`, which knows the attribute policy."""
CHECKED: dict[str, Callable[..., Any]] = {}
"""The same for runs with limits of time or memory, filled by `metered_operations` with the first of them."""


First = tuple[Any, tuple[Any, ...], str] | None
"""The function of the program that an operation calls before anything else, its arguments, and what becomes of its
outcome.
"""
FORESEEN: dict[str, Callable[..., First]] = {}
"""Filled by `foreseen`: what finds it from the operands, where it is certain."""
NESTED = 8
"""Attempts in each other from which on such functions are called by the prelude, and stand on no native code: CPython
3.12 lets native code call itself 1,500 times, and one attempt in another takes nine of these. What cannot be foreseen
is given up there when it calls.
"""
DEFERRED = 64
"""Callbacks of one operation that are called so: each makes the operation begin once more."""
NOTED: Final = "noted"
"""In the place of a request: the callee is called by the prelude, and the operation goes on with its outcome."""


class NotedIterator:
    # A native iterator as an operand: its items are noted too, because trying again cannot take them back.
    __slots__ = ("_o_source",)

    def __init__(self, source: Iterator[Any]) -> None:
        self._o_source = source

    def __iter__(self) -> NotedIterator:
        return self

    def __next__(self) -> Any:
        tried = current()
        if tried is None:
            return next(self._o_source)
        return tried.call(self._o_source, (), self._o_begin)

    def _o_begin(self) -> Any:
        try:
            item = asked_keys.flat(next(self._o_source))
        except Pending:  # the iterator has moved on and cannot be asked for the same item again
            kind = type(self._o_source).__name__
        else:
            raise Ended(item)
        raise cannot_suspend(
            f"a {kind} object would have to suspend inside native code that iterates over it; "
            "iterate with a for statement of the program instead"
        )


def noted_iterator(value: Any) -> Any:
    """A value that native code iterates over, with its items noted if it can give them only once."""
    kind = type(value)
    native = hasattr(kind, "__next__") and not is_program_class(kind) and kind.__module__ in _NATIVE
    return NotedIterator(value) if native or kind is GeneratorType else value


_NATIVE = ("builtins", "itertools")


def _handed(callee: Any, outcome: Any) -> Any:
    """What native code gets as the outcome of a callback."""
    if id(type(outcome)) in SCALARS or not hasattr(type(callee), "_o_gen") or callee._o_gen.__name__ != "__iter__":
        return outcome
    return noted_iterator(outcome)


class NotedCallable:
    # A plain function of the program as an operand: it is not called again when the operation is tried again.
    __slots__ = ("_o_function",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self._o_function = function

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        function = self._o_function
        tried = current()
        if tried is None:
            return function(*args, **kwargs)

        def begin() -> Any:
            raise Ended(function(*args, **kwargs))

        return tried.call(function, (*args, *kwargs.values()), begin)
