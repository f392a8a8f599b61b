"""Plain data of a session between two executions: its variables in; for those that are lists, tuples and dicts of
scalars, and share nothing with the others, bytes that CPython makes and reads quickly, out.

The bytes stay in this process and are never read from anywhere else. Sharing inside of them is kept.
"""

from __future__ import annotations

import gc
import marshal
from collections.abc import Iterable
from typing import Any

CONTAINERS = frozenset(map(id, (list, tuple, dict)))
"""By identity: the metaclass of a program's class may define what its hash is."""
SCALARS = frozenset(map(id, (int, str, float, bool, bytes, complex, type(None), type(...))))
PLAIN = CONTAINERS | SCALARS
FEW = 64
"""Objects that are written as records as quickly."""


def containers_in(value: Any) -> dict[int, Any] | None:
    """The containers of a plain value, by identity; None if it holds anything else than containers and scalars."""
    found = {id(value): value}
    level: list[Any] = [value]
    while level:
        inside = gc.get_referents(*level)
        kinds = set(map(id, map(type, inside)))
        if not kinds <= PLAIN:
            return None
        level = []
        if not kinds.isdisjoint(CONTAINERS):
            new = {id(each): each for each in inside if id(type(each)) in CONTAINERS and id(each) not in found}
            found.update(new)
            level = [*new.values()]
    return found


def is_inline(value: Any) -> bool:
    """True for what records hold as it is."""
    kind = type(value)
    if kind is int:
        return bool(-(1 << 63) <= value < 1 << 63)
    if kind is float:
        return bool(value - value == 0)
    return value is None or kind is str or kind is bool


def plain_variables(variables: Iterable[tuple[str, Any]]) -> tuple[dict[str, Any], set[int]]:
    """The variables that can be packed, and the identities of all containers in them."""
    packed: dict[str, Any] = {}
    inside: set[int] = set()
    for name, value in variables:
        if id(type(value)) in CONTAINERS:
            found = containers_in(value)
            if found is not None:
                packed[name] = value
                inside.update(found)
    return packed, inside


def pack(packed: dict[str, Any]) -> bytes | None:
    """The variables as bytes; None where they are nested too deeply for that, or too few to be worth it."""
    if sum(len(value) for value in packed.values()) < FEW:
        return None
    try:
        return marshal.dumps(packed)
    except ValueError:
        return None


def unpack(data: bytes) -> dict[str, Any]:
    """The variables again, made anew."""
    made: dict[str, Any] = marshal.loads(data)
    return made
