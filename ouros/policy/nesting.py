"""What native objects can be made of each other without end: names of their makers in a program's text.

Native code goes through such a chain by recursion that nothing counts, and one that is long enough ends the process. So
what makers are given is asked for its depth first.
"""

from __future__ import annotations

import itertools
from typing import Final

MAKERS: Final = frozenset(
    set("GenericAlias MethodType classmethod enumerate filter from_iterable map property slice".split())
    | {"cmp_to_key", "itemgetter", "staticmethod", "zip"}
    | {name for name, value in vars(itertools).items() if name == "tee" or isinstance(value, type)}
)
"""Last parts of the names of what makes iterators of iterators, and the like."""
MAKING_MAKERS: Final = frozenset({"cmp_to_key"})
"""Those of them that give a maker."""
CALLERS: Final = frozenset("__call__ __class_getitem__ __func__ __new__ __wrapped__ call fget func".split())
"""Last parts of the names of what calls a maker that it is given or read from, or is one that something else holds."""
FEEDING: Final = frozenset({"accumulate", "reduce"})
"""Functions that call one with what it gave before: last parts of their names."""
MAPPING: Final = frozenset({"filter", "map", "starmap"})
"""Those of what calls a function with each item, which may be made of items of the same before."""
GENERIC_TYPES: Final = frozenset({"dict", "frozenset", "list", "set", "tuple", "type"})
"""Builtin types that make a type of a type."""
FRESH: Final = frozenset(
    "bytes dict enumerate filter frozenset items keys len list map open range read readlines repr reversed set sorted "
    "split splitlines str tuple values zip".split()
)
"""Last parts of the names of calls whose results hold no long chain of their own, or are asked where they are made."""
