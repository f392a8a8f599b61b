"""Native iterators that do not tell where they are: one in; the number with which its C structure begins, out.

For an iterator over a memory view that is its position, for one over an `OrderedDict` what it gives and from which end.
Both structures are the same in all versions of Python that are supported.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final

_HEAD: Final = object.__basicsize__
ORDERED: Final = {2: "keys", 4: "values", 6: "items", 3: "reversed keys", 5: "reversed values", 7: "reversed items"}
"""What the number of an iterator over an `OrderedDict` means."""


def position_in_view(iterator: Any) -> int:
    """How many items the iterator over a memory view has given."""
    return ctypes.c_ssize_t.from_address(id(iterator) + _HEAD).value


def part_of_ordered(iterator: Any) -> str:
    """What of an `OrderedDict` the iterator gives."""
    return ORDERED[ctypes.c_int.from_address(id(iterator) + _HEAD).value]
