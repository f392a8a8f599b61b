"""How many levels of tuples stand in each other: the interpreter's collections of young garbage in; tuples between them
that cannot be hashed, so that no hash goes through too many levels, out.

Native code hashes a tuple by a recursion that nothing counts, and some 130,000 levels end the process. So one of each
`LEVELS` is *armed*: it becomes an instance of a class whose `__hash__` is an error, and is a tuple otherwise. A class
of tuples that the program made gets a `__hash__` that counts them.
"""

from __future__ import annotations

import ctypes
import gc
import threading
from collections.abc import Iterable
from gc import get_referents  # which sees no items of a tuple that are missing as yet
from typing import Any, Final

from ..policy.attributes import ALLOW
from .native import is_program_class, mro_of, namespace_of, native_method, seal, shown_class
from .native_depth import AT_WORK

LEVELS: Final = 40_000
"""In each other, unarmed, when they are looked at; until that happens again there may be as many more."""
_SOONEST: Final = 5_000
"""Objects that may join those that are alive until tuples are looked at again."""
_LONG: Final = 1_000
"""Items of a tuple in which no others are looked for: a chain of such takes gigabytes."""
_MANY: Final = 200_000
"""Tuples that are looked at in one go."""
_MASS: Final = 500_000
"""Young objects that native code made in one go: the next collection looks at what was made since."""
_YOUNGEST: Final = 100
"""Objects that are looked at, and what they hold."""


class Armed(tuple[Any, ...]):
    """A tuple that holds too many levels to be hashed."""

    __slots__ = ()
    __class__ = shown_class


def _refused(value: Any) -> int:
    raise RecursionError("maximum recursion depth exceeded")


class _Open(threading.local):
    levels = 0


_open: Final = _Open()


def _counted(value: Any) -> int:
    if _open.levels > _COUNTED:
        _refused(value)
    _open.levels += 1
    try:
        return _hash(value)
    finally:
        _open.levels -= 1


_hash: Final = tuple.__hash__
_OF_TUPLES: Final = (tuple, "__hash__")
type.__setattr__(Armed, "__hash__", native_method(_refused, _OF_TUPLES, _hash.__doc__))
seal(Armed, shown_as=tuple, rules={"__hash__": ALLOW})
for _name in ("__name__", "__qualname__", "__module__", "__doc__"):
    type.__setattr__(Armed, _name, getattr(tuple, _name))

_TYPE: Final = ctypes.sizeof(ctypes.c_ssize_t)
"""Where an object has its type, behind the number of references."""
_ALIKE: Final = (
    ctypes.c_void_p.from_address(id(()) + _TYPE).value == id(tuple)
    and Armed.__basicsize__ == tuple.__basicsize__
    and Armed.__itemsize__ == tuple.__itemsize__
    and not Armed.__dictoffset__
    and not Armed.__weakrefoffset__
)
"""Whether instances of the two classes are laid out alike, in the way that is known here."""


_COUNTED: Final = 100
"""Levels of classes of the program's, once one of them had too many: fewer than end a recursion natively."""
_WHERE: Final = range(100, 1_000)
"""Levels one of which is armed: none that is still being made."""


class _Pace:
    left = LEVELS
    """Objects that may still join those that are alive."""


def is_due() -> bool:
    """Called before each collection of garbage: whether it is time to look."""
    young = gc.get_count()[0]
    _Pace.left -= young
    return _Pace.left <= 0 and young < _MASS and bool(AT_WORK)


def arm() -> bool:
    """Look, in the middle of a program. Whether there are too many levels of which none can be armed."""
    levels, failed = _arm(gc.get_objects(0)[-_YOUNGEST:])
    _Pace.left = max(LEVELS - levels, _SOONEST)
    return failed


def arm_made(values: list[Any]) -> None:
    """Arm some of the values that a load has made."""
    waiting = _tuples(values)
    if len(waiting) < LEVELS:
        return
    levels: dict[int, int] = {}
    while waiting:
        inner = _tuples(get_referents(waiting[-1]))
        missing = [part for part in inner if id(part) not in levels]
        waiting += missing
        if not missing:
            value = waiting.pop()
            levels[id(value)] = 1 + max((levels[id(part)] for part in inner), default=0)
            if levels[id(value)] >= LEVELS and _can_be_armed(value):
                _arm_one(value)
                levels[id(value)] = 0


def _arm(young: list[Any]) -> tuple[int, bool]:
    """How many levels of tuples there are in these values, up to armed ones, and whether they are too many."""
    level = _tuples(young)
    inner = set(map(id, get_referents(*level)))
    level = [value for value in level if id(value) not in inner]
    seen = set(map(id, level))
    levels = 0
    best: list[Any] = []
    while level and levels < LEVELS and len(seen) < _MANY:
        if len(level) == 1 and levels >= _WHERE.stop:
            levels += _alone(level)
        levels += 1
        if levels in _WHERE and (not best or len(level) < len(best)) and all(map(_can_be_armed, level)):
            best = level
        level = _tuples([part for part in get_referents(*level) if id(part) not in seen])
        seen.update(map(id, level))
    if levels < LEVELS:
        return levels, False
    for value in best:
        _arm_one(value)
    return _WHERE.start, not best


def _alone(level: list[Any]) -> int:
    """Go down from the one tuple of a level while there is one again; how many levels that are."""
    value, levels = level[0], 0
    while levels < LEVELS:
        inner = [part for part in get_referents(value) if issubclass(type(part), tuple)]
        if len(inner) != 1 or type(inner[0]) is not tuple:
            break
        value = inner[0]
        levels += 1
    level[0] = value
    return levels


_size: Final = tuple.__len__


def _tuples(values: Iterable[Any]) -> list[Any]:
    """Those of the values that are tuples whose levels native code hashes, each once."""
    found = [value for value in values if issubclass(type(value), tuple) and _size(value) < _LONG]
    if not all(type(value) is tuple for value in found):
        found = [value for value in found if _hash_of(type(value)) is _hash]
    return found if len(found) < 2 else [*dict(zip(map(id, found), found, strict=True)).values()]


def _hash_of(kind: type) -> Any:
    return next(names["__hash__"] for names in map(namespace_of, mro_of(kind)) if "__hash__" in names)


def _can_be_armed(value: Any) -> bool:
    return (_ALIKE and type(value) is tuple) or is_program_class(type(value))


def _arm_one(value: Any) -> None:
    if type(value) is tuple:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(Armed))  # which each instance of it lets go in the end
        ctypes.c_void_p.from_address(id(value) + _TYPE).value = id(Armed)
    elif _hash_of(type(value)) is _hash:
        type.__setattr__(type(value), "__hash__", native_method(_counted, _OF_TUPLES, _hash.__doc__))
