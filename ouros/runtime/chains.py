"""How long the chains are that generators make of each other by their variables: the interpreter's collections of young
garbage in, the end of a run with one that is too long out.

CPython 3.12 and 3.13 free such a chain by native recursion that nothing counts. What calls hand to generator functions
is asked for its depth (`nesting`); what a generator gets in another way is found here. The interpreter collects garbage
each time that so many more objects are alive, thus in the middle of every program that makes a chain, and costs no
other program anything.
"""

from __future__ import annotations

import gc
import sys
import types
import weakref
from collections import Counter
from collections.abc import Iterable
from itertools import chain, compress, islice, repeat, tee
from threading import get_ident
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from . import budget
from .ids import ids_of
from .nesting import CHAINS, DEEPEST
from .stops import Stop, TimeExceeded
from .watchdog import raise_in

if TYPE_CHECKING:
    from .execution import Execution

_FREES_BY_RECURSION: Final = sys.version_info >= (3, 12)
_LONGEST: Final = 3 * DEEPEST
"""Links that hold each other: iterators of the library have several each. CPython 3.13 ends at some 35,000."""
_BETWEEN: Final = 5_000
"""Objects that may join those that are alive until chains are looked for again."""
_SAMPLE: Final = 7
"""Of the youngest objects every seventh is looked at: one generator of a chain is enough to know its code."""
_HELD: Final = 200
"""More than `tee` keeps in one block."""
_FRAMES: Final = ids_of((types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType))
_CELLS: Final = ids_of((types.CellType,))
_CHAINED: Final = CHAINS | _FRAMES | {id(types.MethodType)}
_PIECE: Final = 10_000
"""Generators that are looked into at once."""
_SHARE: Final = 8
"""Where the youngest generators hold no others, all are gone through in this part of the time."""
_LINKS: Final = _CHAINED | _CELLS
"""By identity, as elsewhere: a class of the program may have a metaclass with a `__hash__`."""


class _Known:
    """The code of generators that were met, and how many of its frames there were when they were last gone through."""

    codes: Final = weakref.WeakSet[types.CodeType]()
    frames = collections = 0
    looked = took = 0.0
    """When they were, and how many seconds that took."""
    found: weakref.ref[Execution] | None = None
    """The run that has too long a chain, from before a collection until after it."""


def stand_by(may_chain: bool, guarded: types.CodeType) -> None:
    """Look for chains from here on, for a program that may make them, where that matters; `guarded` is the code of the
    method in which programs run.
    """
    if may_chain and _FREES_BY_RECURSION and not _GUARDED:
        _GUARDED.append(guarded)
        gc.callbacks.append(look_for_chains)


_GUARDED: Final[list[types.CodeType]] = []


def look_for_chains(phase: str, _: dict[str, int]) -> None:
    """Called before and after each collection of garbage, in the thread that made the last object."""
    try:
        if phase == "start":
            _Known.collections += 1
            if _Known.collections * gc.get_threshold()[0] >= _BETWEEN:
                _Known.collections = 0
                _look(_run_around(sys._getframe().f_back))
            return
        reason = _due(sys._getframe().f_back)  # what is raised before a collection would arrive in this call after it
    except RuntimeError:  # at the program's limit of recursion; where another thread looks meanwhile
        return
    if reason is not None:
        for _ in map(raise_in, [get_ident()], [reason]):
            return  # it arrives with the next call or jump, which is not one of this function


def _due(frame: FrameType | None) -> type[Stop] | None:
    """What is to be raised in the program that this frame belongs to."""
    if _Known.found is not None:
        run, _Known.found = _Known.found(), None
        if run is not None and run is _run_around(frame) and _ends(run, frame):
            return TimeExceeded
    deadline = budget.current()
    return deadline.overdue(frame) if deadline is not None and deadline.due else None


def _look(run: Execution | None) -> None:
    if run is None or run.interrupted is not None or (run.deadline is not None and run.deadline.passed):
        return
    young = _frames_alive(0, _SAMPLE)
    _Known.codes.update(map(_code_of, young))
    frames = sum(map(sys.getrefcount, _Known.codes))
    if frames > _LONGEST and frames > _Known.frames + DEEPEST // 2:
        began = monotonic()
        if began < _Known.looked + _SHARE * _Known.took and not _hold_links(young):
            return
        if _longest() > _LONGEST:
            _Known.found = weakref.ref(run)
        _Known.looked = monotonic()
        _Known.took = _Known.looked - began
    elif frames > _Known.frames:
        return
    _Known.frames = frames


def _hold_links(frames: list[Any]) -> bool:
    """Whether a chain may be growing by these."""
    held = gc.get_referents(*frames) if frames else []
    cells = list(_of_kinds(_CELLS, held))
    inside = gc.get_referents(*cells) if cells else []
    return any(_of_kinds(_CHAINED, held + inside))


def _run_around(frame: FrameType | None) -> Execution | None:
    """The run in the middle of whose program this frame is."""
    inside = False
    while frame is not None:
        if frame.f_code in _GUARDED:
            return frame.f_locals["self"] if inside else None
        inside = inside or "_o_fuel" in frame.f_builtins
        frame = frame.f_back
    return None


def _ends(run: Execution, frame: FrameType | None) -> bool:
    """End a run. Whether this is to raise at once, not the watchdog soon, where nothing else is called in between."""
    run.signalled(RecursionError("maximum recursion depth exceeded: too many generators hold each other"))
    is_last = gc.callbacks[-1] is look_for_chains
    return is_last and run.deadline is not None and run.deadline.strikes_in(frame)


def _of_kinds(kinds: frozenset[int], values: list[Any]) -> Iterable[Any]:
    return compress(values, map(kinds.__contains__, map(id, map(type, values))))


def _frames_alive(generation: int | None, step: int = 1) -> list[Any]:
    """Generators and coroutines among all objects, or every so many of a generation.

    It is one call of native code, which no other thread gets in between: what that is making just now, such as a tuple
    that it is filling, may not be held by anybody else when it goes on. (`tee` holds the last few until later.)
    """
    found = islice(chain.from_iterable(map(gc.get_objects, (generation,))), None, None, step)
    objects, again = tee(chain(found, repeat(None, _HELD)))
    return list(compress(objects, map(_FRAMES.__contains__, map(id, map(type, again)))))


def _code_of(frame: Any) -> types.CodeType:
    if type(frame) is types.GeneratorType:
        return frame.gi_code
    return frame.cr_code if type(frame) is types.CoroutineType else frame.ag_code


def _links_in(frames: list[Any]) -> int:
    """Links that these hold."""
    return sum(1 for _ in _of_kinds(_LINKS, gc.get_referents(*frames)))


def _runs(link: Any) -> bool:
    """Whether this is in the middle of its code: it ends before what it holds is let go, and its depth is counted."""
    kind = type(link)
    if kind is types.GeneratorType:
        return bool(link.gi_running)
    return id(kind) in _FRAMES and bool(link.cr_running if kind is types.CoroutineType else link.ag_running)


def _longest() -> int:
    """Links of the longest chain, and all that hold each other in a cycle."""
    left = _frames_alive(None)
    if sum(_links_in(left[at : at + _PIECE]) for at in range(0, len(left), _PIECE)) <= _LONGEST:
        return 0  # so few links hold each other
    parts: dict[int, list[int]] = {}
    while left:
        link = left.pop()
        if id(link) not in parts:
            found = [] if _runs(link) else list(_of_kinds(_LINKS, gc.get_referents(link)))
            parts[id(link)] = list(map(id, found))
            left += found
    holders = Counter(chain.from_iterable(parts.values()))
    level = [link for link in parts if link not in holders]
    links = 0
    while level:
        links += 1
        below = list(chain.from_iterable(map(parts.pop, level)))
        holders.subtract(below)
        level = [link for link in dict.fromkeys(below) if not holders[link]]
    return links + len(parts)
