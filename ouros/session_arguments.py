"""Arguments of calls about sessions: what the host has passed in; checked values, or the error that it gets, out."""

from __future__ import annotations

import operator
from typing import Any

from .errors import cast_error
from .runtime import boundary
from .session_errors import invalid_argument
from .session_state import State

Answer = tuple[Any, BaseException | None]


class _Missing:
    """Stands for an argument that was not given."""

    def __repr__(self) -> str:
        return "..."


MISSING: Any = _Missing()


def text_of(parameter: str, value: Any) -> str:
    if not isinstance(value, str):
        raise cast_error(parameter, value, "str")
    return str(value)


def names_of(parameter: str, names: Any) -> list[str]:
    if names is None:
        return []
    if not isinstance(names, (list, tuple)):
        raise cast_error(parameter, names, "list")
    for name in names:
        if not isinstance(name, str):
            raise cast_error(parameter, name, "str")
        if name.startswith("_o_") or name in ("__builtins__", "__name__"):
            invalid_argument(f"the name {name!r} is reserved and cannot be an external function")
    return list(map(str, names))


def unsigned_of(parameter: str | None, value: Any) -> int:
    """A number that is not negative; errors name the parameter that it is for, if there is one."""
    try:
        number = operator.index(value)
    except TypeError:
        place = "" if parameter is None else f"argument '{parameter}': "
        raise TypeError(f"{place}'{type(value).__name__}' object cannot be interpreted as an integer") from None
    if number < 0:
        raise OverflowError("can't convert negative int to unsigned")
    return number


def answer_of(value: Any, exception: Any, state: State) -> Answer:
    """What the program gets for a call."""
    if exception is None:
        if value is MISSING:
            raise TypeError("resume() needs the value that the call gives, or exception=")
        return boundary.to_sandbox(value, state.live), None
    if value is not MISSING and value is not None:
        raise TypeError("resume() accepts either a value or exception=, not both")
    return None, boundary.answered_exception(exception)
