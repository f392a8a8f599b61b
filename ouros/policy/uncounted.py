"""Functions of library modules that stand for native code of CPython's: their calls do not count as depth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .modules import MODULES

UNCOUNTED: Final[Mapping[str, str]] = {
    "<library bisect>": "*",
    "<library collections>": "__missing__ _two fromkeys setdefault",
    "<library copy>": "_deep _made_anew _memo_of _reduced _remade _restate _state",
    "<library functools>": "__call__ __eq__ __ge__ __gt__ __le__ __lt__ _against _ask _method _use cmp_to_key reduce",
    "<library heapq>": "_check _first _last _raise _sink heapify heappop heappush heappushpop heapreplace",
    "<library itertools>": "*",
    "<library operator>": "*",
}
"""By file: names, or `*` for all. CPython's `copy` does in one function what ours does in several."""
assert all(name[9:-1] in MODULES for name in UNCOUNTED)

_NAMES: Final = {file: frozenset(names.split()) for file, names in UNCOUNTED.items()}
_NONE: Final[frozenset[str]] = frozenset()


def is_counted(file: str, name: str) -> bool:
    """Whether a call of this function of a library module counts."""
    names = _NAMES.get(file, _NONE)
    return name not in names and "*" not in names
