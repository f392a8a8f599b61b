"""How an exception is worded and remade: an exception in; its name and text, or another class's exception, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .extent import shown

_UNPRINTABLE = "<exception str() failed>"

_name: Callable[[type], str] = type.__dict__["__name__"].__get__
_args: Callable[[BaseException], tuple[Any, ...]] = BaseException.__dict__["args"].__get__
_group_message: Callable[[BaseException], str] = BaseExceptionGroup.__dict__["message"].__get__
_group_members: Callable[[BaseException], tuple[BaseException, ...]] = BaseExceptionGroup.__dict__["exceptions"].__get__
_mro: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
_PARAMETERS: dict[int, tuple[str, ...]] = {}
_os_fields = tuple(OSError.__dict__[name].__get__ for name in ("errno", "strerror", "filename", "filename2"))


def describe_exception(exc: BaseException) -> tuple[str, str | None]:
    """Return the class name and the message of an exception as errors show them; no message is `None`.

    The message is `str(exc)`, which for a program's own class may run its `__str__` or `__repr__` (a failure in them
    gives a fixed text, as in CPython). A `KeyError` that holds a string shows it without the quotes that `str` adds.

    Example: `describe_exception(KeyError('k'))` is `('KeyError', 'k')`, `describe_exception(ValueError())` is
        `('ValueError', None)`.
    """
    args = _args(exc)
    text: str | None = text_of(exc)
    if len(args) == 1 and type(args[0]) is str and issubclass(type(exc), KeyError) and text == repr(args[0]):
        text = args[0]
    if not args and (not text or issubclass(type(exc), SyntaxError)):  # without arguments that one says "None"
        text = None
    return str.__str__(_name(type(exc))), text


def text_of(exc: BaseException) -> str:
    """`str(exc)` as an exact `str`. Exceptions that are no `Exception`, such as a limit's, pass through."""
    try:
        return str.__str__(str(shown(exc)))
    except Exception:
        return _UNPRINTABLE


def arguments_of(exc: BaseException) -> tuple[Any, ...]:
    """Return what the class was called with, as far as the exception still knows it."""
    if issubclass(type(exc), OSError):
        errno, strerror, filename, filename2 = (read(exc) for read in _os_fields)
        if filename is not None:
            return (errno, strerror, filename) if filename2 is None else (errno, strerror, filename, None, filename2)
    for kind in _mro(type(exc)):
        if id(kind) in _PARAMETERS:
            return tuple(map(_attributes(exc).get, _PARAMETERS[id(kind)]))
    return _args(exc)


def register_parameters(kind: type[BaseException], names: tuple[str, ...]) -> None:
    """Tell which attributes of an exception are what its class was called with, where `args` does not say it."""
    _PARAMETERS[id(kind)] = names


def notes_of(exc: BaseException) -> list[str]:
    """What `add_note` has added to an exception."""
    notes = _attributes(exc).get("__notes__")
    return [note for note in notes if type(note) is str] if type(notes) is list else []


def group_of(exc: BaseException) -> tuple[str, tuple[BaseException, ...]]:
    """Return message and members of an exception group."""
    return str.__str__(_group_message(exc)), _group_members(exc)


def remake(classes: Sequence[type[BaseException]], args: tuple[Any, ...], text: str) -> BaseException:
    """Make an exception of the first of `classes` that can carry the text.

    Args: `classes`: builtin exception classes, nearest first, the last one being `BaseException`. `args`: kept if they
        give the same text. `text`: otherwise the only argument.
    Returns: the new exception, without traceback, cause or notes.
    """
    for cls in classes:
        for candidate in (args, (text,)):
            made = _called(cls, candidate)
            if type(made) is cls and (candidate is not args or text_of(made) == text):
                return made
    return BaseException(text)


def _called(cls: type[BaseException], args: tuple[Any, ...]) -> BaseException | None:
    """Call the class, `None` if it wants other arguments (`UnicodeDecodeError` takes exactly five, for one)."""
    try:
        return cls(*args)
    except (AttributeError, TypeError, ValueError):
        return None


def _attributes(exc: BaseException) -> dict[str, Any]:
    return object.__getattribute__(exc, "__dict__")  # type: ignore[no-any-return]
