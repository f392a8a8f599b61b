"""What `throw` of a generator or coroutine is to raise: its arguments in; the exception, or how it is made, out."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from .native import type_of


def error_parts(kind: Any, value: Any = None, traceback: Any = None) -> tuple[Any, tuple[Any, ...] | None]:
    """The exception that `throw` was asked to raise; a class comes with what it is to be called with."""
    if traceback is not None and type_of(traceback) is not TracebackType:
        raise TypeError("throw() third argument must be a traceback object")
    if issubclass(type(kind), BaseException):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
        return kind, None
    if issubclass(type(kind), type) and issubclass(kind, BaseException):
        if isinstance(value, kind):
            return value, None
        return kind, () if value is None else value if issubclass(type(value), tuple) else (value,)
    raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {type(kind).__name__}")


def error_of(kind: Any, value: Any = None, traceback: Any = None) -> Any:
    """The exception that `throw` was asked to raise, made if it has to be; an error of that takes its place."""
    error, args = error_parts(kind, value, traceback)
    if args is None:
        return error
    try:
        return made_error(error, error(*args))
    except BaseException as failure:
        return failure


def made_error(kind: type, made: Any) -> Any:
    """What such a class made, if it can be raised."""
    if issubclass(type(made), BaseException):
        return made
    name = type_of(made).__name__
    raise TypeError(f"calling {kind!r} should have returned an instance of BaseException, not {name}")
