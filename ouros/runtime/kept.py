"""What is kept for the next run: values and what they are found by in; those used most recently, so many and of so many
letters together, out. `functools.lru_cache` counts entries, however large they are.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_ENTRY: Final = 64
"""Letters that each answer counts for besides its own."""
_MOST: Final = 1 << 20


class Recent(Generic[K, V]):
    """Holds the values that were used most recently.

    Args:
        letters: all of them together.
        weigh: letters of one value, from what it is found by and itself.
        entries: at most so many.
        large: whether the newest is held even if it has more letters than that.
        dropped: called with each value that is held no more.
    """

    def __init__(
        self,
        letters: int,
        weigh: Callable[[K, V], int],
        entries: int = _MOST,
        large: bool = False,
        dropped: Callable[[V], object] = id,
    ) -> None:
        self.letters, self.entries = letters, entries
        self._weigh, self._dropped, self._least = weigh, dropped, int(large)
        self._held: OrderedDict[K, V] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """The value, which is used now."""
        with self._lock:
            if key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key]

    def put(self, key: K, value: V) -> V:
        """The value, or the one that is held already."""
        with self._lock:
            if key in self._held:
                return self._held[key]
            self._held[key] = value
            self._size += self._weigh(key, value)
            while len(self._held) > self._least and (self._size > self.letters or len(self._held) > self.entries):
                found, oldest = self._held.popitem(last=False)
                self._size -= self._weigh(found, oldest)
                self._dropped(oldest)
        return value

    def values(self) -> list[V]:
        """All that are held, the newest last."""
        with self._lock:
            return [*self._held.values()]

    def clear(self) -> None:
        """Hold none of them."""
        with self._lock:
            self._held.clear()
            self._size = 0


def kept(letters: int) -> Callable[[Callable[..., V]], Callable[..., V]]:
    """Let a function of texts and tuples of them keep what it made for arguments of so many letters."""

    def decorate(function: Callable[..., V]) -> Callable[..., V]:
        held: Recent[tuple[Any, ...], V] = Recent(letters, lambda key, _: _weight(key))

        @wraps(function)
        def answer(*key: Any) -> V:
            found = held.get(key)
            return held.put(key, function(*key)) if found is None else found

        return answer

    return decorate


def _weight(value: Any) -> int:
    if type(value) is tuple:
        return _ENTRY + sum(map(_weight, value))
    return len(value) if type(value) is str or type(value) is bytes else 1
