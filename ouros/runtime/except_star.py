"""`except*`: the exception that left a `try` in; the part that each handler gets, and what is raised after them, out.

The state between the handlers is a plain list, so that it can be captured like any other variable.
"""

from __future__ import annotations

import builtins
from typing import Any

from .attempt import Pending
from .exception_groups import BaseExceptionGroup
from .native import mro_of
from .stops import Stop

__all__ = ["STAR_HELPERS"]

ORIGINAL, FIELDS, REST, RAISED, CURRENT, CURRENT_FIELDS = range(6)
"""What the state holds: the exception that was caught and its fields, what no handler got yet, what handlers raised,
the exception that is being handled, or will be raised, and its fields.
"""
State = list[Any]

_split: Any = builtins.BaseExceptionGroup.__dict__["subgroup"]
_context: Any = BaseException.__dict__["__context__"]
_cause: Any = BaseException.__dict__["__cause__"]
_traceback: Any = BaseException.__dict__["__traceback__"]


def star(error: BaseException) -> State:
    """The state in front of the first handler."""
    fields = _fields(error)
    return [error, fields, error, [], error, fields]


def _fields(error: BaseException) -> tuple[Any, Any, Any]:
    return _traceback.__get__(error), _context.__get__(error), _cause.__get__(error)


def star_restore(state: State) -> None:
    """The current exception was raised only to be handled: undo what raising changed in it."""
    error, (traceback, context, _) = state[CURRENT], state[CURRENT_FIELDS]
    _traceback.__set__(error, traceback)
    _context.__set__(error, context)


def star_match(state: State, kinds: Any) -> Any:
    """The part of what is left that a handler for `kinds` gets; None if there is none."""
    try:
        wanted = _checked(kinds)
        match, state[REST] = _divided(state[REST], kinds, wanted)
    except (Pending, Stop):
        raise
    except BaseException as error:
        star_failed(state, error)
        raise
    if match is not None:
        state[CURRENT], state[CURRENT_FIELDS] = match, None
        if issubclass(type(match), BaseException):
            state[CURRENT_FIELDS] = _fields(match)
    return match


def star_failed(state: State, error: BaseException) -> None:
    """A handler's type could not be used; what the handler before it got is still being handled."""
    if _context.__get__(error) is state[ORIGINAL] and error is not state[CURRENT]:
        _context.__set__(error, state[CURRENT])


def star_raised(state: State, error: BaseException) -> None:
    """Keep what a handler raised until the others have run."""
    state[RAISED].append((error, _unchanged(error, state[FIELDS])))


def star_result(state: State) -> BaseException | None:
    """What is raised after the last handler: what handlers raised, and what they raised again or did not get, as one
    group of the original's shape.
    """
    original, rest, left = state[ORIGINAL], state[REST], [*state[RAISED]]
    if rest is not None:
        left.append((rest, _unchanged(rest, state[FIELDS])))
    result = _merged(original, left) if left else None
    state[:] = [None] * len(state)
    if result is not None:
        state[CURRENT] = result
        state[CURRENT_FIELDS] = _fields(result)
    return result


def _checked(kinds: Any) -> tuple[type, ...]:
    """The classes that a handler names, with CPython's complaints."""
    wanted = kinds if issubclass(type(kinds), tuple) else (kinds,)
    for kind in tuple.__iter__(wanted):
        if not (issubclass(type(kind), type) and BaseException in mro_of(kind)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    for kind in tuple.__iter__(wanted):
        if builtins.BaseExceptionGroup in mro_of(kind):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    return tuple(tuple.__iter__(wanted))


def _is_group(error: Any) -> bool:
    return builtins.BaseExceptionGroup in mro_of(type(error))


def _divided(error: Any, kinds: Any, wanted: tuple[type, ...]) -> tuple[Any, Any]:
    """What of an exception a handler gets, and the rest."""
    if error is None:
        return None, None
    if any(kind in mro_of(type(error)) for kind in wanted):
        return (error if _is_group(error) else BaseExceptionGroup("", (error,))), None
    if not _is_group(error):
        return None, error
    pair = error.split(kinds)
    name = type(error).__name__
    if type(pair) is not tuple:
        raise TypeError(f"{name}.split must return a tuple, got {type(pair).__name__}")
    if len(pair) < 2:
        raise TypeError(f"{name}.split must return a 2-tuple, got tuple of size {len(pair)}")
    return pair[0], pair[1]


def _merged(original: BaseException, left: list[tuple[BaseException, bool]]) -> BaseException | None:
    if not _is_group(original):  # at most one handler ran, so at most one exception is left
        return left[0][0]
    raised = [error for error, unchanged in left if not unchanged]
    members: set[int] = set()
    for error, unchanged in left:
        if unchanged:
            members.update(map(id, _leaves(error)))
    same = _split(original, lambda error: not _is_group(error) and id(error) in members) if members else None
    if same is not None:
        raised.append(same)
    if len(raised) == 1:
        return raised[0]
    return BaseExceptionGroup("", raised) if raised else None


def _unchanged(error: BaseException, fields: tuple[Any, Any, Any]) -> bool:
    """True for a part of the original that a handler raised again with a bare `raise`, or that no handler got."""
    traceback, context, cause = fields
    return (
        _traceback.__get__(error) is traceback and _context.__get__(error) is context and _cause.__get__(error) is cause
    )


def _leaves(error: BaseException) -> list[BaseException]:
    """The members of a group, of its groups, and so on."""
    found: list[BaseException] = []
    waiting: list[Any] = [error]
    while waiting:
        current = waiting.pop()
        if _is_group(current):
            waiting += builtins.BaseExceptionGroup.__dict__["exceptions"].__get__(current)
        else:
            found.append(current)
    return found


STAR_HELPERS = {
    "_o_star": star,
    "_o_star_match": star_match,
    "_o_star_failed": star_failed,
    "_o_star_raised": star_raised,
    "_o_star_restore": star_restore,
    "_o_star_result": star_result,
}
