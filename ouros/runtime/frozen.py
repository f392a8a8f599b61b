"""Classes of C modules that CPython leaves open to change: such a class in; nothing out, it cannot be changed any more.

A program that gets hold of `decimal.Inexact` must not leave anything on it for the next program. The class gets the
flag that CPython itself gives to its builtin types.
"""

from __future__ import annotations

import ctypes

_IMMUTABLE = 1 << 8
_FIELD = 21 * ctypes.sizeof(ctypes.c_void_p)
"""Where a type object keeps its flags: the same place in every version that is supported, which is checked below."""


def freeze(cls: type) -> None:
    """Make a class refuse stores and deletions of its attributes, as builtin types do.

    Raises SystemError where type objects are not laid out as expected.
    """
    flags = cls.__flags__
    if flags & _IMMUTABLE:
        return
    field = ctypes.c_ulong.from_address(id(cls) + _FIELD)
    if field.value != flags:
        raise SystemError(f"cannot make class {cls.__name__!r} immutable on this Python")
    field.value = flags | _IMMUTABLE
    if not cls.__flags__ & _IMMUTABLE:
        raise SystemError(f"class {cls.__name__!r} did not become immutable")
