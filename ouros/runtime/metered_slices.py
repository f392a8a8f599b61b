"""Parts of sequences in runs with limits: a sequence and bounds in; the part, or the bounds, or a stop before a part is
made or let go, out.
"""

from __future__ import annotations

from typing import Any, Final

from .budget import UNNOTICED, spend
from .metered import METERED, SIZED, size_of

_CUT: Final = frozenset(id(kind) for kind, _ in SIZED)


def cut(value: Any, *bounds: Any) -> Any:
    """`value[a:b:c]`"""
    part = slice(*bounds)
    if id(type(value)) in _CUT:
        spend_on_cut(value, part)
    return value[part]


def spend_on_cut(value: Any, part: slice) -> None:
    """A part of a sequence is about to be made."""
    taken = _taken(value, part)
    if taken:
        each = 8 if issubclass(type(value), (list, tuple)) else size_of(value) // len(value) + 1
        spend(taken * each)


def _taken(value: Any, part: slice) -> int:
    """Items that bounds which are spelled out stand for, if they are not few."""
    length = len(value)
    known = all(bound is None or type(bound) is int for bound in (part.start, part.stop, part.step))
    return len(range(*part.indices(length))) if known and length > UNNOTICED else 0


def dropped(owner: Any, part: Any = None, *rest: Any) -> None:
    """Items of a list are about to be let go, which is done when the list has none of them any more."""
    if issubclass(type(owner), list) and type(part) is slice:
        taken = _taken(owner, part)
        if taken < list.__len__(owner):
            spend(8 * taken)


def dropping(owner: Any, *bounds: Any) -> slice:
    """The bounds in `del owner[a:b:c]` or `owner[a:b:c] = …`"""
    part = slice(*bounds)
    dropped(owner, part)
    return part


METERED.update(_o_cut=cut, _o_dropping=dropping)
