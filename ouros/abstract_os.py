"""The operating system of a program as a host sees it: calls such as `Path.read_text` in, one method for each out.

Everything here runs in the host. A program reaches it only through the calls of `OsFunction`, whose arguments are
copies.
"""

from __future__ import annotations

import codecs
import errno
import inspect
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from pathlib import PurePosixPath
from typing import Any, Final, Literal, NamedTuple, get_args

OsFunction = Literal[
    "Path.exists",
    "Path.is_file",
    "Path.is_dir",
    "Path.is_symlink",
    "Path.read_text",
    "Path.read_bytes",
    "Path.write_text",
    "Path.write_bytes",
    "Path.mkdir",
    "Path.unlink",
    "Path.rmdir",
    "Path.iterdir",
    "Path.stat",
    "Path.rename",
    "Path.resolve",
    "Path.absolute",
    "os.getenv",
    "os.environ",
]
"""The names of the calls that a program makes to its operating system.

Example:
    >>> from typing import get_args
    >>> len(get_args(ouros.OsFunction))
    18
"""

_FILE, _DIRECTORY = 0o100000, 0o040000
_TYPE_BITS = 0o1000


class StatResult(NamedTuple):
    """What `Path.stat` gives: the ten fields of `os.stat_result`, times in seconds.

    Example:
        >>> ouros.StatResult.file_stat(5, mtime=0.0).st_size
        5
    """

    st_mode: int
    st_ino: int
    st_dev: int
    st_nlink: int
    st_uid: int
    st_gid: int
    st_size: int
    st_atime: float
    st_mtime: float
    st_ctime: float

    @classmethod
    def file_stat(cls, size: int, mode: int = 0o644, mtime: float | None = None) -> StatResult:
        """The facts of a file.

        Args: `size` in bytes; `mode`: permissions, with or without the bits for a regular file; `mtime`: seconds since
            1970, now by default.

        Example:
            >>> ouros.StatResult.file_stat(5, mtime=0.0).st_mode == 0o100644
            True
        """
        seconds = time.time() if mtime is None else mtime
        return cls(mode | _FILE if mode < _TYPE_BITS else mode, 0, 0, 1, 0, 0, size, seconds, seconds, seconds)

    @classmethod
    def dir_stat(cls, mode: int = 0o755, mtime: float | None = None) -> StatResult:
        """The facts of a directory; arguments as for `file_stat`.

        Example:
            >>> ouros.StatResult.dir_stat(mtime=0.0).st_mode == 0o040755
            True
        """
        seconds = time.time() if mtime is None else mtime
        return cls(mode | _DIRECTORY if mode < _TYPE_BITS else mode, 0, 0, 2, 0, 0, 4096, seconds, seconds, seconds)


StatResult.__module__ = "ouros.os_access"  # where hosts import it from, and what programs see of its name


class AbstractOS(ABC):
    """The operating system of a program: one method for each `OsFunction`. Give an instance as `os=`.

    A method may be `async def` if the program is run by `run_async`. What it raises is raised in the program.

    Example:
        >>> class Shout(ouros.OSAccess):
        ...     def path_read_text(self, path):
        ...         return super().path_read_text(path).upper()
        >>> files = Shout([ouros.MemoryFile('/a.txt', 'hello')])
        >>> ouros.Sandbox("from pathlib import Path\\nPath('/a.txt').read_text()").run(os=files)
        'HELLO'
    """

    def __call__(
        self, function_name: OsFunction, args: tuple[Any, ...], kwargs: dict[str, Any] | None = None
    ) -> Any | Awaitable[Any]:
        """Answer one call of a program.

        Args: `function_name` says which, `args` and `kwargs` are what the program gave. Keywords that the method does
            not take, such as `encoding`, are looked at here where they change the answer, and dropped otherwise.
        Raises: `NotImplementedError` for a name that is no `OsFunction`, and what the method raises.

        Example:
            >>> system('Path.exists', (PurePosixPath('/'),))
            True
        """
        if function_name not in get_args(OsFunction):
            raise NotImplementedError(f"OS function {function_name!r} is not known")
        return _CALLS.get(function_name, _call_plain)(self, function_name, args, dict(kwargs or {}))

    @abstractmethod
    def path_exists(self, path: PurePosixPath) -> bool:
        """Whether there is a file or directory.

        Example:
            >>> system.path_exists(PurePosixPath('/a.txt'))
            True
        """

    @abstractmethod
    def path_is_file(self, path: PurePosixPath) -> bool:
        """Whether there is a regular file.

        Example:
            >>> system.path_is_file(PurePosixPath('/a.txt'))
            True
        """

    @abstractmethod
    def path_is_dir(self, path: PurePosixPath) -> bool:
        """Whether there is a directory.

        Example:
            >>> system.path_is_dir(PurePosixPath('/a.txt'))
            False
        """

    @abstractmethod
    def path_is_symlink(self, path: PurePosixPath) -> bool:
        """Whether there is a symbolic link.

        Example:
            >>> system.path_is_symlink(PurePosixPath('/a.txt'))
            False
        """

    @abstractmethod
    def path_read_text(self, path: PurePosixPath) -> str:
        """The file's content as text.

        Example:
            >>> system.path_read_text(PurePosixPath('/a.txt'))
            'hello'
        """

    @abstractmethod
    def path_read_bytes(self, path: PurePosixPath) -> bytes:
        """The file's content as bytes.

        Example:
            >>> system.path_read_bytes(PurePosixPath('/a.txt'))
            b'hello'
        """

    @abstractmethod
    def path_write_text(self, path: PurePosixPath, data: str) -> int:
        """Replace the file's content; the number of characters.

        Example:
            >>> system.path_write_text(PurePosixPath('/b.txt'), 'new')
            3
        """

    @abstractmethod
    def path_write_bytes(self, path: PurePosixPath, data: bytes) -> int:
        """Replace the file's content; the number of bytes.

        Example:
            >>> system.path_write_bytes(PurePosixPath('/b.bin'), b'new')
            3
        """

    @abstractmethod
    def path_mkdir(self, path: PurePosixPath, parents: bool, exist_ok: bool) -> None:
        """Make a directory.

        Example:
            >>> system.path_mkdir(PurePosixPath('/d/e'), parents=True, exist_ok=False)
            >>> system.path_is_dir(PurePosixPath('/d/e'))
            True
        """

    @abstractmethod
    def path_unlink(self, path: PurePosixPath) -> None:
        """Remove a file.

        Example:
            >>> system.path_unlink(PurePosixPath('/a.txt'))
            >>> system.path_exists(PurePosixPath('/a.txt'))
            False
        """

    @abstractmethod
    def path_rmdir(self, path: PurePosixPath) -> None:
        """Remove an empty directory.

        Example:
            >>> system.path_mkdir(PurePosixPath('/d'), parents=False, exist_ok=False)
            >>> system.path_rmdir(PurePosixPath('/d'))
        """

    @abstractmethod
    def path_iterdir(self, path: PurePosixPath) -> list[PurePosixPath]:
        """The full paths of what is in a directory.

        Example:
            >>> system.path_iterdir(PurePosixPath('/'))
            [PurePosixPath('/a.txt')]
        """

    @abstractmethod
    def path_stat(self, path: PurePosixPath) -> StatResult:
        """The facts of a file or directory.

        Example:
            >>> system.path_stat(PurePosixPath('/a.txt')).st_size
            5
        """

    @abstractmethod
    def path_rename(self, path: PurePosixPath, target: PurePosixPath) -> None:
        """Move a file or directory.

        Example:
            >>> system.path_rename(PurePosixPath('/a.txt'), PurePosixPath('/c.txt'))
            >>> system.path_exists(PurePosixPath('/c.txt'))
            True
        """

    @abstractmethod
    def path_resolve(self, path: PurePosixPath) -> str:
        """The absolute path without `..` and symbolic links.

        Example:
            >>> system.path_resolve(PurePosixPath('/d/../a.txt'))
            '/a.txt'
        """

    @abstractmethod
    def path_absolute(self, path: PurePosixPath) -> str:
        """The absolute path.

        Example:
            >>> system.path_absolute(PurePosixPath('a.txt'))
            '/a.txt'
        """

    @abstractmethod
    def getenv(self, key: str, default: str | None = None) -> str | None:
        """A variable of the environment, or the default.

        Example:
            >>> system.getenv('NOTHING', 'default')
            'default'
        """

    @abstractmethod
    def get_environ(self) -> dict[str, str]:
        """All variables of the environment.

        Example:
            >>> system.get_environ()
            {'USER': 'ada'}
        """


# ---------------------------------------------------------------------------------------------------------------------
# Calls → methods

Call = Callable[[AbstractOS, str, tuple[Any, ...], dict[str, Any]], Any]


def _method(system: AbstractOS, name: str) -> Callable[..., Any]:
    methods = {"os.getenv": "getenv", "os.environ": "get_environ"}
    found: Callable[..., Any] = getattr(system, methods.get(name) or f"path_{name.removeprefix('Path.')}")
    return found


def _then(answer: Any, finish: Callable[[Any], Any]) -> Any:
    """Do the rest of a call when its answer is there."""
    if not inspect.isawaitable(answer):
        return finish(answer)

    async def wait() -> Any:
        return finish(await answer)

    return wait()


def _call_plain(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """A call whose positional arguments are the method's; an extra keyword must be one that it takes."""
    method = _method(system, name)
    allowed = _KEYWORDS.get(name, frozenset())
    for key in kwargs:
        if key not in allowed:
            raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
    return method(*args[: _ARGUMENTS.get(name, 1)])


def _call_mkdir(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    path, *rest = args
    given = {**dict(zip(("mode", "parents", "exist_ok"), rest, strict=False)), **kwargs}
    given.pop("mode", None)
    parents, exist_ok = given.pop("parents", False), given.pop("exist_ok", False)
    if given:
        raise AssertionError(f"Unexpected keyword arguments: {given}")
    return _method(system, name)(path, parents=parents, exist_ok=exist_ok)


def _call_read_text(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    given = _named(name, ("encoding", "errors", "newline"), args[1:], kwargs)
    encoding, errors = _coding(given)
    if _is_utf8(encoding) and errors == "strict":
        return _method(system, name)(args[0])
    return _then(_method(system, "Path.read_bytes")(args[0]), lambda data: data.decode(encoding, errors))


def _call_write_text(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    path, *rest = args
    given = _named(name, ("data", "encoding", "errors", "newline"), tuple(rest), kwargs)
    data, newline = given["data"], given.get("newline")
    encoding, errors = _coding(given)
    text = data.replace("\n", newline) if newline else data
    if _is_utf8(encoding) and errors == "strict":
        if not text.isascii():
            text.encode()  # which refuses half of a surrogate pair
        return _then(_method(system, name)(path, text), lambda count: count if text is data else len(data))
    written = _method(system, "Path.write_bytes")(path, text.encode(encoding, errors))
    return _then(written, lambda _: len(data))


def _call_unlink(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    given = _named(name, ("missing_ok",), args[1:], kwargs)
    if not given.get("missing_ok"):
        return _method(system, name)(args[0])
    try:
        removed = _method(system, name)(args[0])
    except FileNotFoundError:
        return None
    if not inspect.isawaitable(removed):
        return removed

    async def wait() -> Any:
        try:
            return await removed
        except FileNotFoundError:
            return None

    return wait()


def _call_resolve(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    given = _named(name, ("strict",), args[1:], kwargs)
    if not given.get("strict"):
        return _method(system, name)(args[0])

    def check(exists: bool) -> Any:
        if not exists:
            raise missing(args[0])
        return _method(system, name)(args[0])

    return _then(_method(system, "Path.exists")(args[0]), check)


def _call_write_bytes(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    given = _named(name, ("data",), args[1:], kwargs)
    return _method(system, name)(args[0], given["data"])


def _call_rename(system: AbstractOS, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    given = _named(name, ("target",), args[1:], kwargs)
    target = given["target"]
    return _method(system, name)(args[0], PurePosixPath(target) if isinstance(target, str) else target)


def _named(name: str, names: Sequence[str], args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Positional and keyword arguments by name, or the `TypeError` for wrong ones."""
    if len(args) > len(names):
        raise TypeError(f"{name}() takes at most {len(names) + 1} arguments ({len(args) + 1} given)")
    given = dict(zip(names, args, strict=False))
    for key, value in kwargs.items():
        if key not in names:
            raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
        if key in given:
            raise TypeError(f"{name}() got multiple values for argument {key!r}")
        given[key] = value
    required = {"Path.write_text": "data", "Path.write_bytes": "data", "Path.rename": "target"}.get(name)
    if required is not None and required not in given:
        raise TypeError(f"{name}() missing 1 required positional argument: {required!r}")
    return given


def _coding(given: dict[str, Any]) -> tuple[str, str]:
    """The encoding and the handler of errors. A program chooses them, and what it chooses must not hold the host: they
    are looked at as `open` does, and encodings that take more than a look at each letter are not known.
    """
    for option in ("encoding", "errors", "newline"):
        if not isinstance(given.get(option), str | None):
            kind = type(given[option]).__name__
            raise TypeError(f"open() argument {option!r} must be str or None, not {kind}")
    if given.get("newline") not in _NEWLINES:
        raise ValueError(f"illegal newline value: {given['newline'][:_LONGEST_NAME]}")
    encoding = given.get("encoding") or "utf-8"
    encoding = "utf-8" if encoding == "locale" else encoding
    if len(encoding) > _LONGEST_NAME or codecs.lookup(encoding).name in _SLOW:
        raise LookupError(f"unknown encoding: {encoding[:_LONGEST_NAME]}")
    return encoding, given.get("errors") or "strict"


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("_", "-") in ("utf-8", "utf8")


_NEWLINES: Final = (None, "", "\n", "\r", "\r\n")
_LONGEST_NAME: Final = 100
_SLOW: Final = frozenset({"idna", "punycode"})
_ARGUMENTS: Final = {"os.getenv": 2, "os.environ": 0}
_KEYWORDS: Final = {
    **dict.fromkeys(("Path.exists", "Path.stat", "Path.is_file", "Path.is_dir"), frozenset({"follow_symlinks"})),
}
_CALLS: Final[dict[str, Call]] = {
    "Path.mkdir": _call_mkdir,
    "Path.read_text": _call_read_text,
    "Path.write_text": _call_write_text,
    "Path.write_bytes": _call_write_bytes,
    "Path.unlink": _call_unlink,
    "Path.resolve": _call_resolve,
    "Path.rename": _call_rename,
}


# ---------------------------------------------------------------------------------------------------------------------
# Errors


def failure(number: int, text: str, path: str, target: str | None = None) -> OSError:
    """An error whose one argument is its text, and which has its number and paths nevertheless."""
    shown = repr(path) if target is None else f"{path!r} -> {target!r}"
    error = type(OSError(number, text))(f"[Errno {number}] {text}: {shown}")
    names = {"filename": path} if target is None else {"filename": path, "filename2": target}
    return _with(error, errno=number, strerror=text, **names)


def not_empty(path: str, target: str) -> OSError:
    """Of `rename`: the text has the number of another system, as hosts know it; `errno` has the right one."""
    return _with(OSError(f"[Errno 66] Directory not empty: {path!r} -> {target!r}"), errno=errno.ENOTEMPTY)


def _with(error: OSError, **attributes: Any) -> OSError:
    """The error with what its class would have made of more arguments."""
    for name, value in attributes.items():
        setattr(error, name, value)
        vars(error)[name] = value  # which its copies and pickles are given, again by `setattr`
    return error


def missing(path: Any, target: Any = None) -> OSError:
    return failure(errno.ENOENT, "No such file or directory", str(path), None if target is None else str(target))
