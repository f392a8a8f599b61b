"""The outside world of the corpus: nothing comes in, a fresh set of deterministic external functions goes out."""

import builtins
from collections.abc import Callable
from typing import Any

RECORDS: dict[str, Any] = {
    "a": 1,
    "b": 2,
    "c": 3,
    "empty": [],
    "numbers": [5, 3, 8, 1],
    "user": {"name": "Ada", "age": 36, "tags": ["math", "code"]},
    "text": "the quick brown fox jumps over the lazy dog",
    "pairs": [("x", 1), ("y", 2), ("z", 3)],
    "graph": {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []},
}


def ext(x: Any) -> Any:
    return x


def inc(x: Any) -> Any:
    return x + 1


def pair(a: Any, b: Any = 0) -> list[Any]:
    return [a, b]


def fail(kind: str = "ValueError", msg: str = "failed") -> None:
    raise getattr(builtins, kind)(msg)


def log(*args: Any) -> None:
    """Says nothing: the call itself is what the recording shows."""


def kw(**kwargs: Any) -> dict[str, Any]:
    return kwargs


def fetch(key: str) -> Any:
    return RECORDS[key]


def make_externals() -> dict[str, Callable[..., Any]]:
    """Returns the external functions every program may call, with state of their own.

    Returns:
        Name to function; `tick` counts 1, 2, 3, … from the start for each returned table.

    Example:
        >>> world = make_externals()
        >>> world['tick'](), world['tick'](), world['inc'](4)
        (1, 2, 5)
    """
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return ticks

    return {
        "ext": ext,
        "inc": inc,
        "pair": pair,
        "fail": fail,
        "tick": tick,
        "log": log,
        "kw": kw,
        "fetch": fetch,
    }
