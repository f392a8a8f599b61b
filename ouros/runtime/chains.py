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
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, compress
from threading import get_ident
from types import FrameType
from typing import TYPE_CHECKING, Any, Final

from .ids import ids_of
from .nesting import CHAINS, DEEPEST
from .stops import TimeExceeded
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
_FRAMES: Final = ids_of((types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType))
_LINKS: Final = CHAINS | _FRAMES | {id(types.CellType), id(types.MethodType)}
"""By identity, as elsewhere: a class of the program may have a metaclass with a `__hash__`."""

_running: dict[int, weakref.ref[Execution]] = {}
"""The runs in the middle of which the interpreter is, by their threads."""


class _Known:
    """The code of generators that were met, and how many of its frames there were when they were last gone through."""

    codes: Final = weakref.WeakSet[types.CodeType]()
    frames = collections = 0


def seen(run: Execution, work: Callable[[], Any]) -> Callable[[], Any]:
    """Work of a program that ends if it makes too long a chain, where that matters."""
    return partial(_during, run, work) if _FREES_BY_RECURSION and run.program.may_chain else work


def _during(run: Execution, work: Callable[[], Any]) -> Any:
    if look_for_chains not in gc.callbacks:
        gc.callbacks.append(look_for_chains)
    thread = get_ident()
    outer = _running.get(thread)
    _running[thread] = weakref.ref(run)
    try:
        return work()
    finally:
        if outer is None:
            _running.pop(thread, None)
        else:
            _running[thread] = outer


def look_for_chains(phase: str, _: dict[str, int]) -> None:
    """Called before each collection of garbage, in the thread that made the last object."""
    _Known.collections += phase == "start"
    if _Known.collections * gc.get_threshold()[0] < _BETWEEN or get_ident() not in _running:
        return
    _Known.collections = 0
    _Known.codes.update(map(_code_of, _of_kinds(_FRAMES, gc.get_objects(0)[::_SAMPLE])))
    frames = sum(map(sys.getrefcount, _Known.codes))
    if frames > _LONGEST and frames > _Known.frames + DEEPEST // 2:
        if _longest() > _LONGEST and _ends(_running[get_ident()](), sys._getframe(1)):
            for _ in map(raise_in, [get_ident()], [TimeExceeded]):
                return  # it arrives with the next call or jump, which is not one of this function
    elif frames > _Known.frames:
        return
    _Known.frames = frames


def _ends(run: Execution | None, frame: FrameType | None) -> bool:
    """End a run that is in the middle of its program. Whether this is to raise at once."""
    inner = frame
    while frame is not None and run is not None and frame.f_builtins is not run.builtins:
        frame = frame.f_back
    if frame is None or run is None or run.interrupted is not None:
        return False
    run.signalled(RecursionError("maximum recursion depth exceeded: too many generators hold each other"))
    return run.deadline is not None and run.deadline.strikes_in(inner)


def _of_kinds(kinds: frozenset[int], values: list[Any]) -> Iterable[Any]:
    return compress(values, map(kinds.__contains__, map(id, map(type, values))))


def _code_of(frame: Any) -> types.CodeType:
    if type(frame) is types.GeneratorType:
        return frame.gi_code
    return frame.cr_code if type(frame) is types.CoroutineType else frame.ag_code


def _longest() -> int:
    """Links of the longest chain, and all that hold each other in a cycle."""
    left = list(_of_kinds(_FRAMES, gc.get_objects()))
    parts: dict[int, list[int]] = {}
    while left:
        link = left.pop()
        if id(link) not in parts:
            found = list(_of_kinds(_LINKS, gc.get_referents(link)))
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
