"""`os.path`: the host's functions that only work on text, out. What a program gives them is made plain before."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any

from ....policy.modules import LEXICAL
from ...native import native_function, seal  # noqa: F401
from ...paths import host_text

__all__ = ["provide"]


def _plain(name: str) -> Any:
    function: Callable[..., Any] = getattr(posixpath, name)

    def call(*args: Any) -> Any:
        return function(*map(host_text, args))

    return native_function(call, ("os.path", name), function.__doc__)


def _of_several(name: str) -> Any:
    """`commonpath` and `commonprefix`, which take a sequence."""
    function: Callable[..., Any] = getattr(posixpath, name)

    def call(paths: Any, /) -> Any:
        return function([host_text(each) for each in paths])

    return native_function(call, ("os.path", name), function.__doc__)


def provide() -> dict[str, Any]:
    made = {name: _plain(name) for name in LEXICAL if name not in ("commonpath", "commonprefix")}
    return {**made, "commonpath": _of_several("commonpath"), "commonprefix": _of_several("commonprefix")}
