"""Answers that are kept for the next run: a function of texts and tuples of them in; one that answers from what it has
made recently, of so many letters together, out. `functools.lru_cache` counts entries, however large they are.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

T = TypeVar("T")
_ENTRY: Final = 64
"""Letters that each entry counts for besides its own."""


def kept(letters: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Let a function keep what it made for arguments of so many letters."""

    def decorate(function: Callable[..., T]) -> Callable[..., T]:
        held: OrderedDict[tuple[Any, ...], T] = OrderedDict()
        lock = threading.Lock()
        size = 0

        @wraps(function)
        def answer(*key: Any) -> T:
            nonlocal size
            with lock:
                if key in held:
                    held.move_to_end(key)
                    return held[key]
            made, weight = function(*key), _weight(key)
            with lock:
                if key not in held and weight <= letters:
                    held[key] = made
                    size += weight
                    while size > letters:
                        size -= _weight(held.popitem(last=False)[0])
            return made

        return answer

    return decorate


def _weight(value: Any) -> int:
    if type(value) is tuple:
        return _ENTRY + sum(map(_weight, value))
    return len(value) if type(value) is str or type(value) is bytes else 1
