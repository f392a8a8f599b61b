"""What stands for a frame, a function or a level of a traceback in; that itself, out."""

from __future__ import annotations

import types
from typing import Any

from .native import FRAME_KINDS, FUNCTION_KINDS, type_of


def renamed(obj: Any, name: str, value: Any) -> Any:
    """What keeps a name that is stored on an object: the frame behind what stands for it."""
    if name in ("__name__", "__qualname__"):
        if id(type(obj)) in FRAME_KINDS:
            return obj._o_frame
        if id(type(obj)) in FUNCTION_KINDS:
            setattr(obj._o_gen, name, value)  # after which its generators are called
    return obj


def native_traceback(value: Any) -> Any:
    """The level of a traceback for what stands for it; anything else as it is."""
    hidden = type_of(value) is types.TracebackType and type(value) is not types.TracebackType
    return value._o_level if hidden else value


def without_traceback(details: tuple[Any, ...]) -> tuple[Any, ...]:
    """What `throw` was given, without the program's stand-in for a traceback, which native code would refuse."""
    return details[:2] if len(details) == 3 and type_of(details[2]) is types.TracebackType else details
