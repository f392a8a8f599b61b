"""`__init__` and `__new__` of builtin types, called by hand in runs with limits: what is filled and what with in;
nothing, the method's result, or a stop before it began, out.
"""

from __future__ import annotations

import operator
import sys
from array import array
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable
from typing import Any, Final

from .asked_keys import hashed
from .budget import asked, work
from .calling import gone_through_by
from .extent import shown
from .growing import bytes_of_dict, bytes_of_set
from .metered import counted, defines
from .metered_tables import BYTE_SECONDS, linked, spend_on_items
from .metered_texts import Check, coded, done, parsed
from .paced import pieces
from .sources import arrayed, listed

Fill = Callable[..., Any]
"""What asks about the arguments that something is made of, and gives them, or others in their place."""


def _bytes(content: Any, *rest: Any) -> tuple[Any, ...]:
    if not defines(type(content), "__bytes__"):
        content = counted(content)
    coded("source", (content, *rest), {})
    if not rest and issubclass(type(content), int) and int.__index__(content) <= sys.maxsize:
        asked(int.__index__(content))
    elif type(content) is list or type(content) is tuple:
        work(len(content) * BYTE_SECONDS)
    return content, *rest


def _text(content: Any, *rest: Any) -> tuple[Any, ...]:
    coded("object", (content, *rest), {})
    return shown(content), *rest


def first(turn: Callable[[Any], Any]) -> Fill:
    """For what is made of one thing."""
    return lambda content, *rest: (turn(content), *rest)


def later(turn: Fill) -> Fill:
    """For what is given something else first."""
    return lambda given, *content: (given, *(turn(*content) if content else ()))


def keyed(needed: Callable[[int], int]) -> Callable[[Any], Any]:
    """For a set or dict that takes so many bytes."""

    def turn(content: Any) -> Any:
        if type(content) is bytes or type(content) is bytearray:
            work(len(content) * BYTE_SECONDS)
        elif not spend_on_items(content, needed):
            listed(content)
        return hashed(content)

    return turn


def gone_into(source: Any) -> Any:
    """What a deque is about to be made of."""
    return pieces(listed(source))


def opened(*sources: Any) -> Any:
    """What an iterator is about to go through."""
    return map(pieces, sources)


def called_by(callee: Any, *sources: Any) -> tuple[Any, ...]:
    """What calls something for each item."""
    from .metered_builtins import called_back

    return gone_through_by(called_back(callee), *sources)


FILLS: Final[dict[type, tuple[str, Fill]]] = {
    OrderedDict: ("__init__", first(linked)),
    **dict.fromkeys((enumerate, reversed, zip), ("__new__", opened)),
    **dict.fromkeys((filter, map), ("__new__", called_by)),
    array: ("__new__", later(first(arrayed))),
    bytearray: ("__init__", _bytes),
    bytes: ("__new__", _bytes),
    defaultdict: ("__init__", later(first(keyed(bytes_of_dict)))),
    deque: ("__init__", first(gone_into)),
    dict: ("__init__", first(keyed(bytes_of_dict))),
    frozenset: ("__new__", first(keyed(bytes_of_set))),
    int: ("__new__", first(parsed)),
    list: ("__init__", first(listed)),
    set: ("__init__", first(keyed(bytes_of_set))),
    str: ("__new__", _text),
    tuple: ("__new__", first(listed)),
}
"""Types that are made of what they are given: the method that does it, and what is asked before."""


def _begun(kind: type, name: str, fill: Fill) -> Check:
    native, at = getattr(kind, name), 1 if name == "__new__" else 0

    def check(made: Any, *args: Any, **options: Any) -> Any:
        """For `__new__` the class follows the type whose method it is."""
        content = args[at:]
        if not content or not all(issubclass(type(cls), type) for cls in args[:at]):
            return None
        given = (*fill(*content),)
        if all(map(operator.is_, given, content)):
            return None
        return done(native, *(args[:at] or (made,)), *given, **options)

    return check


BEGUN: Final = {kind: (name, _begun(kind, name, fill)) for kind, (name, fill) in FILLS.items()}
"""The same as checks of methods."""
