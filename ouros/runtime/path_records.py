"""Records of paths and of their methods that call the host: how each is written and how it is read.

Kinds of records, beside those of `capture`: ["path", name of its class, text] ["path method", name]
    ["path parents", path]
"""

from __future__ import annotations

from pathlib import PurePosixPath as Host
from typing import TYPE_CHECKING, Any, Final

from .paths import (
    METHODS,
    ClassFunction,
    Parents,
    PathCall,
    PathFunction,
    PosixPath,
    PurePath,
    PurePosixPath,
    made,
    outward,
    parents_of,
)

if TYPE_CHECKING:
    from .capture import Capture, Record
    from .restore import Restore

KINDS: Final = {"PurePosixPath": PurePosixPath, "PosixPath": PosixPath}
PAYLOADS: Final[dict[type, Any]] = {
    kind: (lambda value: str(outward(value)), lambda cls, text: made(cls, Host(text))) for kind in KINDS.values()
}
"""For classes of a program that inherit from one, as in `names.PAYLOADS`."""


def _write(kind: str) -> Any:
    def write(capture: Capture, value: Any) -> Record:
        return ["path", kind, str(outward(value))]

    return write


WRITERS: Final[dict[type, Any]] = {
    **{kind: _write(name) for name, kind in KINDS.items()},
    Parents: lambda capture, value: ["path parents", capture.ref(value._o_path)],
    **dict.fromkeys((PathCall, PathFunction, ClassFunction), lambda capture, value: ["path method", value.__name__]),
}


def make_path(restore: Restore, number: int, kind: Any, text: Any) -> Any:
    return made(KINDS[kind], Host(restore.text(text)))


def make_method(restore: Restore, number: int, name: Any) -> PathCall:
    return METHODS[name]


def make_parents(restore: Restore, number: int, path: Any) -> Parents:
    found = restore.get(path)
    if not issubclass(type(found), PurePath):
        raise TypeError("directories above no path")
    return parents_of(found)
