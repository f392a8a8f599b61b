"""Paths of a program: text in; lexical answers, and calls to the host's operating system, out.

A path is a record around the host's own pure path, which knows how to join, split and compare and touches no file. What
would touch one is a `PathCall`, a request to the outside like a call of an external function, or a `PathFunction`,
which the library module `pathlib` makes of several such calls.
"""

from __future__ import annotations

import fnmatch
import os
import posixpath
import sys
from collections import namedtuple
from collections.abc import Callable
from pathlib import PurePosixPath as Host
from types import FrameType, FunctionType, GetSetDescriptorType, MethodType
from typing import Any, Final, Self

from ..policy.attributes import ALLOW
from ..policy.os_calls import CLASS_FUNCTIONS, PATH_CALLS, PATH_FUNCTIONS
from . import boundary
from .budget import spend, work
from .functions import SPECIAL, ExternalCall, act
from .host_caches import give_texts
from .native import HOST, NUMBER, SandboxType, namespace_of, seal, shown_class, special, type_of
from .operations import IMMUTABLE
from .outside import OS

_new = object.__new__


def host_text(value: Any) -> Any:
    """The same for functions of `os.path`, which work on text alone."""
    part = host_part(value)
    return str(part) if type(part) is Host else part


_LONG: Final = 100_000
_HANDLED_BYTES: Final = 88
"""Of a letter that a handler of errors spells out."""
_ASKED, _LEXICAL = frozenset("exists is_dir is_file is_symlink".split()), frozenset({"absolute"})
_BYTES, _SECONDS = 20, 1.0e-7
"""Of a text that is taken apart at its slashes, for each letter."""


def host_part(value: Any) -> Any:
    """An argument as the host's own code may have it: its text, or what it refuses in CPython's words."""
    kind = type(value)
    if kind is str or kind is bytes:
        if len(value) > _LONG:
            spend(_BYTES * len(value))
            work(_SECONDS * len(value))
        return value
    if kind is int or value is None:
        return value
    if issubclass(kind, PurePath):
        return _path_of(value)
    if issubclass(kind, str):
        return str.__str__(value)
    method = special(kind, "__fspath__")
    if method is not None:
        text = MethodType(method, value)() if type(method) is not staticmethod else method()
        if not issubclass(type(text), (str, bytes)):
            name = type_of(value).__name__
            raise TypeError(f"expected {name}.__fspath__() to return str or bytes, not {type_of(text).__name__}")
        return host_part(text)
    return _new(type(type_of(value).__name__, (), {}))  # a stand-in of the same name


class Lexical:
    # An attribute of paths that follows from their text.
    __slots__ = ("__name__", "_o_read")

    __name__: str
    _o_read: Callable[[Any], Any]

    def __new__(cls, name: str, read: Callable[[Any], Any]) -> Self:
        self = _new(cls)
        self.__name__, self._o_read = name, read
        return self

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else self._o_read(instance)


seal(Lexical, shown_as=GetSetDescriptorType)


class PurePath(metaclass=SandboxType, host=HOST):
    """A path as text: everything that needs no file system."""

    __slots__ = ("_o_path",)
    _o_path: Host

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        if kwargs and cls in _KINDS:
            raise TypeError(f"{cls.__name__}.__init__() got an unexpected keyword argument {next(iter(kwargs))!r}")
        kind = {PurePath: PurePosixPath, Path: PosixPath}.get(cls, cls)
        return made(kind, Host(*map(host_part, args)))

    def __truediv__(self, other: Any) -> Any:
        return _joined(self, other, lambda path, part: path / part)

    def __rtruediv__(self, other: Any) -> Any:
        return _joined(self, other, lambda path, part: part / path)

    def __eq__(self, other: object) -> bool:
        return _path_of(self) == _path_of(other) if issubclass(type(other), PurePath) else NotImplemented

    def __hash__(self) -> int:
        return hash(_path_of(self))

    def __lt__(self, other: Any) -> bool:
        return _path_of(self) < _path_of(other) if issubclass(type(other), PurePath) else NotImplemented

    def __le__(self, other: Any) -> bool:
        return _path_of(self) <= _path_of(other) if issubclass(type(other), PurePath) else NotImplemented

    def __gt__(self, other: Any) -> bool:
        return _path_of(self) > _path_of(other) if issubclass(type(other), PurePath) else NotImplemented

    def __ge__(self, other: Any) -> bool:
        return _path_of(self) >= _path_of(other) if issubclass(type(other), PurePath) else NotImplemented

    def __str__(self) -> str:
        return str(_path_of(self))

    def __repr__(self) -> str:
        return f"{type_of(self).__name__}({str(_path_of(self))!r})"

    def __bytes__(self) -> bytes:
        return bytes(_path_of(self))

    def __fspath__(self) -> str:
        return str(_path_of(self))

    def joinpath(self, *others: Any) -> Any:
        return made(type(self), _path_of(self).joinpath(*map(host_part, others)))

    def with_name(self, name: str) -> Any:
        return _changed(self, "with_name", name)

    def with_stem(self, stem: str) -> Any:
        return _changed(self, "with_stem", stem)

    def with_suffix(self, suffix: str) -> Any:
        return _changed(self, "with_suffix", suffix)

    def relative_to(self, other: Any, *more: Any, **options: Any) -> Any:
        return made(type(self), _path_of(self).relative_to(host_part(other), *map(host_part, more), **options))

    def is_relative_to(self, other: Any, *more: Any) -> bool:
        return _path_of(self).is_relative_to(host_part(other), *map(host_part, more))

    def is_absolute(self) -> bool:
        return _path_of(self).is_absolute()

    def is_reserved(self) -> bool:
        return False

    def as_posix(self) -> str:
        return _path_of(self).as_posix()

    def as_uri(self) -> str:
        return _path_of(self).as_uri()

    def match(self, pattern: Any, **options: Any) -> bool:
        give_texts("fnmatch", part := host_part(pattern))
        return _path_of(self).match(part, **options)

    if sys.version_info >= (3, 12):

        def with_segments(self, *segments: Any) -> Any:
            return made(type(self), Host(*map(host_part, segments)))

    if sys.version_info >= (3, 13):

        def full_match(self, pattern: Any, **options: Any) -> bool:
            give_texts("fnmatch", part := host_part(pattern))
            return _path_of(self).full_match(part, **options)

    name = Lexical("name", lambda path: _path_of(path).name)
    stem = Lexical("stem", lambda path: _path_of(path).stem)
    suffix = Lexical("suffix", lambda path: _path_of(path).suffix)
    suffixes = Lexical("suffixes", lambda path: _path_of(path).suffixes)
    root = Lexical("root", lambda path: _path_of(path).root)
    drive = Lexical("drive", lambda path: _path_of(path).drive)
    anchor = Lexical("anchor", lambda path: _path_of(path).anchor)
    parts = Lexical("parts", lambda path: _path_of(path).parts)
    parent = Lexical("parent", lambda path: made(type(path), _path_of(path).parent))
    parents = Lexical("parents", lambda path: parents_of(path))


_path_slot: Final = namespace_of(PurePath)["_o_path"]
_path_of: Final[Callable[[Any], Host]] = _path_slot.__get__


class Parents(metaclass=SandboxType, host=HOST):
    """The directories above a path, nearest first, each made when it is asked for."""

    __slots__ = ("_o_path",)

    _o_path: Any

    def __len__(self) -> int:
        return len(_path_of(self._o_path).parents)

    def __getitem__(self, index: Any) -> Any:
        found = _path_of(self._o_path).parents[index]
        kind = type(self._o_path)
        return made(kind, found) if type(found) is Host else tuple([made(kind, each) for each in found])

    def __repr__(self) -> str:
        return f"<{type_of(self._o_path).__name__}.parents>"


def parents_of(path: Any) -> Parents:
    """`path.parents`."""
    new: Parents = _new(Parents)
    namespace_of(Parents)["_o_path"].__set__(new, path)
    return new


def made(kind: type, path: Host) -> Any:
    """A path of the sandbox for one of the host."""
    new: Any = _new(kind)
    _path_slot.__set__(new, path)
    return new


def _joined(path: Any, other: Any, join: Callable[[Host, Any], Host]) -> Any:
    part = host_part(other)
    return made(type(path), join(_path_of(path), part)) if type(part) is str or type(part) is Host else NotImplemented


def _changed(path: Any, method: str, text: Any) -> Any:
    """What a method that takes a text makes of a path; its errors name the class of the program's path."""
    try:
        return made(type(path), getattr(_path_of(path), method)(host_part(text)))
    except ValueError as error:
        message = str(error).replace(f"{Host.__name__}(", f"{type_of(path).__name__}(")
    raise ValueError(message)


class PurePosixPath(PurePath, metaclass=SandboxType, host=HOST):
    """What `PurePath()` makes."""

    __slots__ = ()


# ---------------------------------------------------------------------------------------------------------------------
# What touches files


def run_builtins() -> dict[str, Any]:
    """The builtins of the run that calls."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if "_o_os" in frame.f_builtins:
            return frame.f_builtins
        frame = frame.f_back
    raise RuntimeError("no program is running")


_BYTES_LIKE: Final = (bytes, bytearray, memoryview)


class PathCall:
    # A method of paths that is one call to the host: `Path.exists` and the like.
    __slots__ = ("__name__", "__qualname__", "_o_call")
    __class__ = shown_class
    __module__ = "pathlib"

    __name__: str
    __qualname__: str
    _o_call: str

    def __new__(cls, name: str) -> Self:
        self = _new(cls)
        self.__name__, self.__qualname__ = name, f"Path.{name}"
        self._o_call = f"Path.{name}"
        return self

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else MethodType(self, instance)

    def __call__(self, path: Any, /, *args: Any, **kwargs: Any) -> Any:
        if self._o_checked(path, args, kwargs):
            return run_builtins()["_o_os"](self._o_call, path, *args, **kwargs)
        return False

    def _o_gen(self, path: Any, /, *args: Any, **kwargs: Any) -> Any:
        if self._o_checked(path, args, kwargs):
            return ExternalCall((OS, (self._o_call, path, *args), kwargs))
        return _Done(False)

    def _o_checked(self, path: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
        """Whether the host is to be asked: no system has a file whose name holds a null, at which some cut it off."""
        if not issubclass(type(path), PurePath):
            raise TypeError(f"{self.__qualname__}() needs a path, not {type_of(path).__name__!r}")
        if args and self.__name__ == "write_text" and not issubclass(type(args[0]), str):
            raise TypeError(f"data must be str, not {type_of(args[0]).__name__}")
        if args and self.__name__ == "write_bytes" and not issubclass(type(args[0]), _BYTES_LIKE):
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type_of(args[0]).__name__}'")
        if self.__name__ == "write_text" and (len(args) > 2 or "errors" in kwargs):
            text: Any = args[0] if args else kwargs.get("data")
            if issubclass(type(text), str) and not str.isascii(text):
                spend(_HANDLED_BYTES * str.__len__(text))
        others = (*args[:1], kwargs.get("target")) if self.__name__ == "rename" else ()
        if not any(map(_holds_null, (path, *others))) or self.__name__ in _LEXICAL:
            return True
        if self.__name__ not in _ASKED:
            raise ValueError("embedded null byte")
        return False

    def __repr__(self) -> str:
        return f"<function {self.__qualname__} at {NUMBER[0](self):#x}>"


def _holds_null(path: Any) -> bool:
    kind = type(path)
    if issubclass(kind, PurePath):
        return "\0" in str(_path_of(path))
    return issubclass(kind, str) and str.__contains__(path, "\0")


class PathFunction(PathCall):
    # A method of paths that the library makes of several calls.
    __slots__ = ()

    def _o_function(self) -> Any:
        return run_builtins()["_o_library"]("pathlib", f"_{self.__name__}")

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        return self._o_function()(*args, **kwargs)

    def _o_gen(self, /, *args: Any, **kwargs: Any) -> Any:
        function = self._o_function()
        begin = act(function)
        return begin(*args, **kwargs) if begin is not None else _Done(function(*args, **kwargs))


class _Done:
    """A generator that has ended before it began, with a value."""

    __slots__ = ("_o_value",)

    def __init__(self, value: Any) -> None:
        self._o_value = value

    def __iter__(self) -> _Done:
        return self

    def __next__(self) -> Any:
        raise StopIteration(self._o_value)


class ClassFunction(PathFunction):
    # One that is called on the class.
    __slots__ = ()

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return MethodType(self, owner)


for _kind in (PathCall, PathFunction, ClassFunction):
    seal(_kind, shown_as=FunctionType, rules=dict.fromkeys(("__name__", "__qualname__", "__call__", "__get__"), ALLOW))
    SPECIAL[id(_kind)] = lambda callee: callee._o_gen

METHODS: Final[dict[str, PathCall]] = {
    **{name: PathCall(name) for name in PATH_CALLS},
    **{name: PathFunction(name) for name in PATH_FUNCTIONS},
    **{name: ClassFunction(name) for name in CLASS_FUNCTIONS},
}


class Path(PurePath, metaclass=SandboxType, host=HOST):
    """A path that can be asked for what is there; each question is a call to the host."""

    __slots__ = ()

    def __enter__(self) -> Path:
        return self

    def __exit__(self, *details: Any) -> None:
        """Nothing is held."""


for _name, _method in METHODS.items():
    type.__setattr__(Path, _name, _method)


class PosixPath(Path, PurePosixPath, metaclass=SandboxType, host=HOST):
    """What `Path()` makes."""

    __slots__ = ()


if sys.version_info >= (3, 13):
    for _name in ("__enter__", "__exit__"):
        type.__delattr__(Path, _name)
_READ: Final = "__bytes__ __fspath__ __truediv__ __rtruediv__ __enter__ __exit__".split()
_KINDS: Final = (PurePath, PurePosixPath, Path, PosixPath)
IMMUTABLE.update(_KINDS)
for _path_kind in _KINDS:
    type.__setattr__(_path_kind, "__module__", "pathlib")
    seal(_path_kind, open=True, rules=dict.fromkeys(_READ, ALLOW))


type.__setattr__(Parents, "__name__", "_PathParents")
type.__setattr__(Parents, "__module__", "pathlib")
seal(Parents)


def inward(path: Any) -> Any:
    """The program's path for one of the host."""
    return made(PosixPath, Host(str(path)))


def outward(path: Any) -> Host:
    """The host's path for one of the program."""
    return _path_of(path)


boundary.register_leaf(Host, inward)
boundary.register_leaf(PurePath, outward)
_Facts = namedtuple("_Facts", "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime")
_Facts.__name__ = "stat_result"
_Facts.__module__ = "os"
_GIVES_PATH: Final = frozenset({"Path.resolve", "Path.absolute"})


def os_answer(name: str, value: Any, run: boundary.Run | None = None) -> Any:
    """What the host has answered to a call, as the program gets it. Raises TypeError if it cannot be converted."""
    if type(value) is os.stat_result:
        value = _Facts(*value[:7], *map(float, value[7:10]))
    if type(value) is str and name in _GIVES_PATH:
        return made(PosixPath, Host(value))
    return boundary.to_sandbox(value, run)


def _fits(name: Any, pattern: Any) -> bool:
    give_texts("fnmatch", wanted := host_text(pattern))
    return fnmatch.fnmatchcase(host_text(name), wanted)


PATH_SUPPORT: Final[dict[str, Any]] = {
    "_o_join": lambda *parts: posixpath.join(*map(host_text, parts)),
    "_o_relpath": lambda path, start: posixpath.relpath(host_text(path), host_text(start)),
    "_o_fits": _fits,
    "_o_is_wild": lambda part: any(letter in host_text(part) for letter in "*?["),
}
"""What the library modules `os` and `pathlib` stand on, by name."""
