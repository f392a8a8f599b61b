"""Caches in the host's library that outlive a run: how many letters one is given by programs in; the cache emptied once
they are many. CPython bounds the number of entries, not their size: 512 patterns, 32,768 of file names.
"""

from __future__ import annotations

import encodings
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from operator import attrgetter
from typing import Any, Final

LETTERS: Final = 1 << 18
"""Of all programs together, until a cache is emptied."""
_ENTRY: Final = 64
"""Letters that each entry counts for besides its own."""
_SHORT: Final = 256
"""Letters with which an entry counts for nothing in the caches that have few."""
_PATTERNS: Final = ("re", "purge")
_EMPTYING: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "re": (_PATTERNS,),
    "_strptime": (_PATTERNS, ("_strptime", "_regex_cache.clear")),
    "fnmatch": (
        _PATTERNS,
        *((module, "_compile_pattern.cache_clear") for module in ("fnmatch", "glob", "pathlib")),
        ("pathlib", "_make_selector.cache_clear"),
    ),
    "struct": (("struct", "_clearcache"),),
    "urllib.parse": (("urllib.parse", "clear_cache"),),
}
"""What empties a cache: functions of modules, where there are such."""
_ARGUMENTS: Final = {"struct": 1}
"""How many of the arguments are kept, if not all."""
_given: Final = dict.fromkeys(_EMPTYING, 0)


def give(cache: str, letters: int) -> None:
    """So many letters of a program's are about to be kept in a cache."""
    _given[cache] += letters
    if _given[cache] > LETTERS:
        _given[cache] = 0
        for module, path in _EMPTYING[cache]:
            with suppress(AttributeError, KeyError):
                attrgetter(path)(sys.modules[module])()


def give_texts(cache: str, *texts: Any) -> None:
    """The same for arguments of which the texts are kept."""
    least = 0 if cache == "fnmatch" else _SHORT
    for text in texts:
        if (type(text) is str or type(text) is bytes) and len(text) >= least:
            give(cache, len(text) + _ENTRY)


def giving(cache: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of the host whose arguments are kept; the same function if it is of no module with a cache."""
    if cache not in _EMPTYING:
        return function

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        give_texts(cache, *args[: _ARGUMENTS.get(cache)], *kwargs.values())
        return function(*args, **kwargs)

    return call


_ENCODINGS: Final[dict[str, Any]] = vars(encodings).get("_cache", {})
_known = [len(_ENCODINGS)]


def forget_encodings() -> None:
    """Names of encodings that there are not, of which CPython keeps each for ever."""
    if len(_ENCODINGS) != _known[0]:
        for name in [name for name, found in [*_ENCODINGS.items()] if found is None]:
            _ENCODINGS.pop(name, None)
        _known[0] = len(_ENCODINGS)
