"""What a program sees of a traceback: a level of a native one in; an object that gives lines, and no frame, out.

It holds the level and nothing else. Which program a level is of, and where in it, is found out when it is asked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final, NoReturn
from weakref import WeakValueDictionary

from ..policy.attributes import ALLOW
from .guards import GUARDS, REFUSED, UNBOUND
from .native import NUMBER, seal, shown_class
from .tracebacks import Entry, shown_levels

if TYPE_CHECKING:
    from .parts import Parts

_native: Final = BaseException.__dict__["__traceback__"].__get__
_EXECUTION: Final = f"{__package__}.execution"


class Traceback:
    """A level that native code knows, or of an earlier dump, which does not say which."""

    __slots__ = ("__weakref__", "_o_level")
    __class__ = shown_class

    _o_level: TracebackType | None

    def __new__(cls, level: TracebackType | None) -> Any:  # not `__init__`, which a program could call again
        made = object.__new__(cls)
        made._o_level = level
        return made

    @property
    def tb_lineno(self) -> int | None:
        return next((entry.position[0] for _, entry in levels_of(self._o_level)), None)

    @property
    def tb_next(self) -> Any:
        levels = levels_of(self._o_level)
        next(levels, None)
        return shown(next(levels, (None,))[0])

    def _o_refuse(self) -> NoReturn:
        raise AttributeError(
            "tracebacks lead to no frames in the sandbox; traceback.extract_tb gives file, line and name of each level"
        )

    tb_frame = tb_lasti = property(_o_refuse)

    def __repr__(self) -> str:
        return f"<traceback object at {NUMBER[0](self):#x}>"


_KNOWN: Final[WeakValueDictionary[int, Traceback]] = WeakValueDictionary()
"""Those that are alive, by the identity of their level."""


def shown(level: TracebackType | None) -> Traceback | None:
    """What stands for a level; the same object as long as it is held."""
    if level is None:
        return None
    found = _KNOWN.get(id(level))
    if found is None or found._o_level is not level:
        found = _KNOWN[id(level)] = Traceback(level)
    return found


def levels_of(level: TracebackType | None) -> Iterator[tuple[TracebackType, Entry]]:
    """The levels of the running program from this one on."""
    parts = _running_parts()
    return iter(()) if parts is None else shown_levels(level, parts)


def _running_parts() -> Parts | None:
    """The programs of the run that the caller is in, found by its frame: so runs need not carry them for this."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "guarded" and frame.f_globals["__name__"] == _EXECUTION:
            found: Parts = frame.f_locals["self"].parts
            return found
        frame = frame.f_back
    return None


def exc_info(error: BaseException) -> tuple[Any, Any, Any]:
    """What `__exit__` receives of an error. Its first level is the function with the `with` statement."""
    return type(error), error, shown(_native(error))


def _traceback_of(receiver: Any, owner: type, name: str) -> Any:
    """`__traceback__` of an exception, from the first level on that is the program's."""
    return REFUSED if receiver is UNBOUND else shown(next(levels_of(_native(receiver)), (None,))[0])


GUARDS["shown_traceback"] = _traceback_of
seal(Traceback, shown_as=TracebackType, rules=dict.fromkeys(("tb_frame", "tb_lasti", "tb_lineno", "tb_next"), ALLOW))
