"""The order in which the elements of a set are written: a set in; its elements in an order that is the same in every
process, and after a load, out.
"""

from __future__ import annotations

from hashlib import sha256
from types import BuiltinFunctionType
from typing import TYPE_CHECKING, Any

from .hashes import stored_hashes, written_hash
from .ids import ids_of
from .native import instance_dict, name_of

if TYPE_CHECKING:
    from .capture import Capture

SCALARS = ids_of((int, str, float, bool, bytes, type(None)))
_LEVELS = 20
_LONGEST = 500


def ordered(capture: Capture, value: Any) -> Any:
    """The elements of a set: by value where they are plain, else by the numbers that they have in the dump, and those
    that only sets hold by their plain attributes.
    """
    return sorted(value, key=_Places(capture).of)


def ordered_by_hash(capture: Capture, value: Any) -> list[tuple[Any, Any]]:
    """The elements of a set that asks the program for hashes, and how these are written: as the set gives them if all
    hashes are the same in every process, else by what is written.
    """
    stored = stored_hashes(value)
    found = [(written_hash(item, stored[id(item)], capture.stables), item) for item in value]
    if all(written == stored[id(item)] or type(item) is int for written, item in found):
        return found
    places = _Places(capture)
    return sorted(found, key=lambda pair: (str(pair[0]), places.of(pair[1])))


class _Places:
    """Texts by which elements are sorted, each made once."""

    def __init__(self, capture: Capture) -> None:
        self.capture = capture
        self.known: dict[tuple[int, int], str] = {}

    def of(self, item: Any, levels: int = _LEVELS) -> str:
        kind = type(item)
        if id(kind) in SCALARS:
            return f"{kind.__name__} {item!r}"
        if not levels or (kind is not tuple and kind is not frozenset):
            return self.of_object(item, levels)
        place = self.known.get((id(item), levels))
        if place is None:
            parts = [self.of(part, levels - 1) for part in item]
            place = f"{kind.__name__} ({', '.join(sorted(parts) if kind is frozenset else parts)})"
            if len(place) > _LONGEST:  # parts that are there many times would make it grow without end
                place = f"{place[:_LONGEST]} {sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()}"
            self.known[id(item), levels] = place
        return place

    def of_object(self, item: Any, levels: int) -> str:
        kind = type(item)
        number = self.capture.index.get(id(item))
        if number is not None:
            return f"~{number:09}"
        if kind is type or kind is BuiltinFunctionType:
            return f"~~{name_of(kind)} {name_of(item) if kind is type else item.__name__}"
        attributes = (instance_dict(item) or {}) if levels else {}
        return f"~~{name_of(kind)} {[(name, self.of(part, 0)) for name, part in attributes.items()]}"
