"""A bug of CPython's up to 3.13: `str()` of a `UnicodeDecodeError` whose `start` is negative, or whose `object` is not
bytes, shows a byte of memory that is somebody else's, or ends the process. Nothing in; a text made with checks, out.

The class is the interpreter's own, so its slot is mended, as `frozen` sets its flag: the text is otherwise the same.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any, Final

_WORD: Final = ctypes.sizeof(ctypes.c_void_p)
_SLOT: Final = 17 * _WORD
"""Where a type object has what `str()` calls."""
_WRAPPED: Final = 6 * _WORD
"""Where `__str__`, which subclasses take theirs from, has the same."""
_PARTS: Final = tuple(
    UnicodeDecodeError.__dict__[name].__get__ for name in ("object", "encoding", "reason", "start", "end")
)
_CALL: Final = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.py_object)


@cache
def mend() -> None:
    """Let `str()` of such errors be made here from now on.

    Raises SystemError where type objects are not laid out as expected.
    """
    slot = ctypes.c_void_p.from_address(id(UnicodeDecodeError) + _SLOT)
    wrapped = ctypes.c_void_p.from_address(id(UnicodeDecodeError.__dict__["__str__"]) + _WRAPPED)
    if slot.value != wrapped.value:
        raise SystemError("cannot make the text of UnicodeDecodeError safe on this Python")
    made = _CALL(text)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(made))  # for as long as there are such errors
    slot.value = wrapped.value = ctypes.cast(made, ctypes.c_void_p).value


def text(error: Any) -> str:
    """What CPython says of the error. Nothing is called of what a program may have put into it."""
    held, encoding, reason, start, end = (part(error) for part in _PARTS)
    if held is None:
        return ""
    begins = f"'{_plain(encoding)}' codec can't decode"
    if issubclass(type(held), bytes) and 0 <= start < bytes.__len__(held) and end == start + 1:
        return f"{begins} byte 0x{bytes.__getitem__(held, start):02x} in position {start}: {_plain(reason)}"
    return f"{begins} bytes in position {start}-{end - 1}: {_plain(reason)}"


def _plain(value: Any) -> str:
    return str.__str__(value) if issubclass(type(value), str) else f"<{type(value).__name__}>"
