"""What a failure looks like to the host: facts about it in, `SandboxError`s, `Frame`s and load errors out.

Nothing here runs sandbox code or keeps a sandbox object: an error holds texts, frames and a recipe for an exception.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, NoReturn, Self, TypeVar, final

from .rendering import Report, render
from .sealed import Sealed, refuse_final_bases

__all__ = ["Frame", "SandboxError", "SandboxRuntimeError", "SandboxSyntaxError", "SandboxTypingError", "SnapshotError"]

END_OF_BUFFER = "Hit the end of buffer, expected more data"
_E = TypeVar("_E", bound="SandboxError")


def cast_error(name: str, value: object, wanted: str) -> TypeError:
    """The `TypeError` for a public parameter that received an object of the wrong type.

    Example: `cast_error('code', 3, 'str')` reads `argument 'code': 'int' object cannot be cast as 'str'`.
    """
    return TypeError(f"argument '{name}': '{type(value).__name__}' object cannot be cast as '{wanted}'")


# ---------------------------------------------------------------------------------------------------------------------
# Frames


@final
class Frame(Sealed):
    """One level of a sandbox traceback: where the program stood.

    Attributes (lines and columns count from 1, `end_column` is exclusive):
        filename: the script name that the sandbox was made with.
        line, column, end_line, end_column: the span of the smallest failing expression, in characters.
        function_name: name of the function, class body or `'<module>'`; `None` if the error arose before execution.
        source_line: the whole physical line, or `None` if the span covers several.

    Example:
        >>> try:
        ...     ouros.Sandbox('x = 1\\nx + missing').run()
        ... except ouros.SandboxRuntimeError as error:
        ...     print(error.traceback()[0])
        Frame(filename='main.py', line=2, column=5, function_name='<module>')
    """

    __slots__ = ("_marked", "column", "end_column", "end_line", "filename", "function_name", "line", "source_line")

    filename: str
    line: int
    column: int
    end_line: int
    end_column: int
    function_name: str | None
    source_line: str | None
    _marked: bool

    def dict(self) -> dict[str, Any]:
        """Return the seven public attributes as a dict, in their documented order.

        Example:
            >>> try:
            ...     ouros.Sandbox('1 / 0').run()
            ... except ouros.SandboxRuntimeError as error:
            ...     print(error.traceback()[0].dict()['source_line'])
            1 / 0
        """
        return {name: getattr(self, name) for name in _FRAME_FIELDS}

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return _rebuild_frame, (*(getattr(self, name) for name in _FRAME_FIELDS), self._marked)

    def __copy__(self) -> Self:
        return self  # immutable

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        return (
            f"Frame(filename={self.filename!r}, line={self.line}, column={self.column},"
            f" function_name={self.function_name!r})"
        )


_FRAME_FIELDS = ("filename", "line", "column", "end_line", "end_column", "function_name", "source_line")


def make_frame(
    filename: str,
    line: int,
    column: int,
    end_line: int,
    end_column: int,
    function_name: str | None,
    source_line: str | None,
    *,
    marked: bool = True,
) -> Frame:
    """Make a `Frame`; `marked=False` keeps `display` from underlining the span (`raise`, `assert`, attribute error)."""
    frame: Frame = object.__new__(Frame)
    values = (filename, line, column, end_line, end_column, function_name, source_line)
    for name, value in zip(_FRAME_FIELDS, values, strict=True):
        object.__setattr__(frame, name, value)
    object.__setattr__(frame, "_marked", marked)
    return frame


def _rebuild_frame(*fields: Any) -> Frame:
    """Unpickle a frame."""
    *values, marked = fields
    return make_frame(*values, marked=marked)


# ---------------------------------------------------------------------------------------------------------------------
# Failures of the program


class SandboxError(Exception):
    """Base of everything that sandbox code can fail with. Catch it to catch any failure of a program.

    Example:
        >>> try:
        ...     ouros.Sandbox('1 / 0').run()
        ... except ouros.SandboxError as error:
        ...     print(error)
        ZeroDivisionError: division by zero
    """

    __module__ = "ouros"

    _type_name: str
    _message: str | None
    _exception: Callable[[], BaseException]
    _frames: tuple[Frame, ...]
    _suggestion: str = ""
    _members: tuple[Report, ...] = ()
    _more: int = 0

    def __new__(cls, *args: object, **kwargs: object) -> Self:
        raise TypeError(f"cannot create 'ouros.{cls.__name__}' instances")

    def __init_subclass__(cls) -> None:
        refuse_final_bases(cls)

    def exception(self) -> BaseException:
        """Build a new host exception of the nearest builtin class, with the sandbox exception's arguments.

        Returns: a fresh exception, without traceback; changing it does not affect this error.

        Example:
            >>> try:
            ...     ouros.Sandbox('[][3]').run()
            ... except ouros.SandboxError as error:
            ...     print(repr(error.exception()))
            IndexError('list index out of range')
        """
        return self._exception()

    def __str__(self) -> str:
        return f"{self._type_name}: {self._message}" if self._message else self._type_name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self})"

    def __reduce__(self) -> tuple[Any, ...]:
        frames = [(*frame.dict().values(), frame._marked) for frame in self._frames]
        added = (self._suggestion, self._members, self._more)
        return _rebuild, (type(self), self._type_name, self._message, self.exception(), frames, added)

    def _summary(self) -> str:
        """`T: m`, where an absent message leaves `T` and an empty one `T: `."""
        return self._type_name if self._message is None else f"{self._type_name}: {self._message}"


@final
class SandboxSyntaxError(SandboxError):
    """The source cannot be compiled, or the program ended with an exception whose class is exactly `SyntaxError`.

    Example:
        >>> ouros.Sandbox('x = (')
        Traceback (most recent call last):
        ouros.SandboxSyntaxError: '(' was never closed
    """

    __module__ = "ouros"

    def __str__(self) -> str:
        return self._message or ""

    def traceback(self) -> list[Frame]:
        """Return the frames, outermost first; for source that does not compile this is the one place at fault.

        Example:
            >>> try:
            ...     ouros.Sandbox('x = 1\\ny = (')
            ... except ouros.SandboxSyntaxError as error:
            ...     print(error.traceback()[0].line)
            2
        """
        return list(self._frames)

    def display(self, format: str = "msg") -> str:
        """Render the error.

        Args: `format`: `'msg'` for the message alone or `'type-msg'` for `SyntaxError: message`.
        Raises: `ValueError` for any other format.

        Example:
            >>> try:
            ...     ouros.Sandbox('x = (')
            ... except ouros.SandboxSyntaxError as error:
            ...     print(error.display('type-msg'))
            SyntaxError: '(' was never closed
        """
        if not isinstance(format, str):
            raise cast_error("format", format, "str")
        if format == "msg":
            return str(self)
        if format == "type-msg":
            return self._summary()
        raise ValueError(f"Invalid display format: '{format}'. Expected 'type-msg', or 'msg'")


@final
class SandboxRuntimeError(SandboxError):
    """The program raised an exception and did not catch it, or reached a limit.

    Example:
        >>> try:
        ...     ouros.Sandbox('{}["k"]').run()
        ... except ouros.SandboxRuntimeError as error:
        ...     print(error.display('type-msg'), type(error.exception()))
        KeyError: k <class 'KeyError'>
    """

    __module__ = "ouros"

    def traceback(self) -> list[Frame]:
        """Return the frames of the sandbox program, outermost first, in a list of its own.

        Example:
            >>> try:
            ...     ouros.Sandbox('def f(): return 1 / 0\\nf()').run()
            ... except ouros.SandboxRuntimeError as error:
            ...     print([(frame.function_name, frame.line) for frame in error.traceback()])
            [('<module>', 2), ('f', 1)]
        """
        return list(self._frames)

    def display(self, format: str = "traceback") -> str:
        """Render the error.

        Args: `format`: `'traceback'` as Python prints it, `'type-msg'` for `T: message`, `'msg'` for the message alone.
        Raises: `ValueError` for any other format.

        Example:
            >>> try:
            ...     ouros.Sandbox('1 / 0').run()
            ... except ouros.SandboxRuntimeError as error:
            ...     print(error.display())
            Traceback (most recent call last):
              File "main.py", line 1, in <module>
                1 / 0
                ~~~~~
            ZeroDivisionError: division by zero
        """
        if not isinstance(format, str):
            raise cast_error("format", format, "str")
        if format == "traceback":
            words = (self._last_line(), *_notes_of(self.exception()))
            return render(Report(self._frames, words, self._members, self._more))
        if format == "type-msg":
            return self._summary()
        if format == "msg":
            return self._message or ""
        raise ValueError(f"Invalid display format: '{format}'. Expected 'traceback', 'type-msg', or 'msg'")

    def _last_line(self) -> str:
        # str() of a KeyError is the repr of its key, and only a traceback shows that form.
        if self._type_name == "KeyError" and self._message is not None:
            return f"KeyError: {self.exception()}"
        if self._suggestion:
            return f"{self._type_name}: {self._message or ''}{self._suggestion}"
        return str(self)


def _notes_of(error: BaseException) -> list[str]:
    """What the program added by `add_note`, which a traceback shows below the message."""
    return getattr(error, "__notes__", [])


@final
class SandboxTypingError(SandboxError):
    """The type checker found something. `str()` of it is the full report.

    Example:
        >>> try:
        ...     ouros.Sandbox('missing').type_check()
        ... except ouros.SandboxTypingError as error:
        ...     print(error.display('concise'), end='')
        main.py:1:1: error[unresolved-reference] Name `missing` used when not defined
    """

    __module__ = "ouros"

    _report: Callable[[str, bool], str]

    def __str__(self) -> str:
        return self._report("full", False)

    def display(self, format: str = "full", color: bool = False) -> str:
        """Render the report.

        Args: `format`: one of full, concise, azure, json, jsonlines, json-lines, rdjson, pylint, gitlab, github, in any
            case. `color`: whether to use terminal colours.
        Raises: `ValueError` for another format, `TypeError` if `color` is not a bool.

        Example:
            >>> try:
            ...     ouros.Sandbox('missing').type_check()
            ... except ouros.SandboxTypingError as error:
            ...     print(error.display('pylint'), end='')
            main.py:1: [unresolved-reference] Name `missing` used when not defined
        """
        if not isinstance(format, str):
            raise cast_error("format", format, "str")
        if type(color) is not bool:
            raise cast_error("color", color, "bool")
        name = format.lower()
        if name not in _REPORT_FORMATS:
            raise ValueError(f"Unknown format: {format}")
        return self._report(name, color)

    def __reduce__(self) -> tuple[Any, ...]:
        reports = {(name, color): self._report(name, color) for name in _REPORT_FORMATS for color in (False, True)}
        return _rebuild_typing_error, (reports,)


_REPORT_FORMATS = frozenset(
    ("full", "concise", "azure", "json", "jsonlines", "json-lines", "rdjson", "pylint", "gitlab", "github")
)


def make_syntax_error(
    message: str | None, frames: tuple[Frame, ...] = (), kind: type[SyntaxError] = SyntaxError
) -> SandboxSyntaxError:
    """Make the error for source that does not compile: its message, the place (at most one frame), and its class."""
    arguments = () if message is None else (message,)
    return _fill(SandboxSyntaxError, "SyntaxError", message, lambda: kind(*arguments), frames)


def make_runtime_error(
    type_name: str,
    message: str | None,
    exception: Callable[[], BaseException],
    frames: tuple[Frame, ...] = (),
    suggestion: str = "",
    members: tuple[Report, ...] = (),
    more: int = 0,
) -> SandboxRuntimeError:
    """Make the error for an uncaught sandbox exception.

    Args: `type_name`: the class name that the program gave it. `message`: its text, `None` if it has none.
        `exception`: builds a new host exception each time it is called. `frames`: outermost first.
        `suggestion`: what a traceback adds to the message, such as `". Did you mean: 'print'?"`. `members`, `more`: of
        an exception group, those that a traceback shows, and the number of others.
    """
    error = _fill(SandboxRuntimeError, type_name, message, exception, frames)
    error._suggestion, error._members, error._more = suggestion, members, more
    return error


def make_typing_error(report: Callable[[str, bool], str]) -> SandboxTypingError:
    """Make the error for type-check findings; `report(format, color)` renders them."""
    error = _fill(SandboxTypingError, "TypeError", "", lambda: TypeError(""), ())
    error._report = report
    return error


def _fill(
    cls: type[_E],
    type_name: str,
    message: str | None,
    exception: Callable[[], BaseException],
    frames: tuple[Frame, ...],
) -> _E:
    error: _E = Exception.__new__(cls)
    error._type_name = type_name
    error._message = message
    error._exception = exception
    error._frames = frames
    return error


def _rebuild(
    cls: type[_E],
    type_name: str,
    message: str | None,
    prototype: BaseException,
    frames: list[tuple[Any, ...]],
    added: tuple[str, tuple[Report, ...], int],
) -> _E:
    """Unpickle an error, so that it may travel between the processes of a pool."""
    made = tuple(make_frame(*fields, marked=marked) for *fields, marked in frames)
    error = _fill(cls, type_name, message, lambda: copy.deepcopy(prototype), made)
    error._suggestion, error._members, error._more = added
    return error


def _rebuild_typing_error(reports: dict[tuple[str, bool], str]) -> SandboxTypingError:
    return make_typing_error(lambda name, color: reports[name, color])


# ---------------------------------------------------------------------------------------------------------------------
# Bytes that cannot be loaded


class SnapshotError(ValueError):
    """Bytes given to a `load` are not a dump that this version can load; nothing of them was executed.

    The subclasses tell the cause: `SnapshotTruncatedError`, `SnapshotCorruptedError`, `SnapshotVersionError`,
    `SnapshotKindError` and `SnapshotSignatureError`.

    Example:
        >>> try:
        ...     ouros.Snapshot.load(data)
        ... except ouros.errors.SnapshotError as error:
        ...     print(error)
        Hit the end of buffer, expected more data
    """


class SnapshotTruncatedError(SnapshotError):
    """The bytes end before the dump does.

    Example: `SnapshotTruncatedError(END_OF_BUFFER)`; a cause may follow in the text, never replace it.
    """


class SnapshotCorruptedError(SnapshotError):
    """The bytes are not what was written: bad magic, checksum or field, or bytes after the end.

    Example: `SnapshotCorruptedError('4 trailing bytes after the end of the dump')`.
    """


class SnapshotVersionError(SnapshotError):
    """Another version of ouros wrote the bytes, in a format that this one does not read.

    Example: `SnapshotVersionError('the dump has format version 9, this ouros reads version 1')`.
    """


class SnapshotKindError(SnapshotError):
    """The bytes are a sound dump of something else.

    Example: `SnapshotKindError('the bytes are a dump of a Sandbox, not of a Snapshot')`.
    """


class SnapshotSignatureError(SnapshotError):
    """The bytes hold opaque values of the host, and are not loaded with the key that signed them, or not at all.

    Example: `SnapshotSignatureError('the signature of the opaque values does not fit')`.
    """


def corrupt(message: str) -> NoReturn:
    """Refuse a dump whose checksum is right but whose records say something impossible."""
    raise SnapshotCorruptedError(f"the dump is not sound: {message}")
