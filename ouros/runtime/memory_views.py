"""Memory views: a live one in; what it shows of which bytes, as plain data, out, and back.

A view tells everything about itself except where in its bytes it begins; the C interface of the interpreter does.
"""

from __future__ import annotations

import ctypes
from typing import Any

_FULL = 0x11C  # PyBUF_FULL_RO: format, shape and strides, of whatever is there
_PLAIN: Any = "B"


class _Buffer(ctypes.Structure):
    """`Py_buffer`."""

    _fields_ = (
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.c_void_p),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", ctypes.c_char_p),
        ("shape", ctypes.c_void_p),
        ("strides", ctypes.c_void_p),
        ("suboffsets", ctypes.c_void_p),
        ("internal", ctypes.c_void_p),
    )


def _address(value: Any) -> int:
    buffer = _Buffer()
    ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(value), ctypes.byref(buffer), _FULL)
    try:
        return buffer.buf or 0
    finally:
        ctypes.pythonapi.PyBuffer_Release(ctypes.byref(buffer))


def is_released(view: memoryview) -> bool:
    """Whether the view shows nothing any more."""
    try:
        return view.nbytes < 0
    except ValueError:
        return True


def parts_of(view: memoryview) -> tuple[Any, ...]:
    """What the view shows: its bytes, where it begins in them, format, shape, step in bytes, whether it is read-only.

    Nothing of one that was released.
    """
    try:
        source = view.obj
    except ValueError:
        return ()
    step = (view.strides or (0,))[0]
    return source, _address(view) - _address(source), view.format, tuple(view.shape or ()), step, view.readonly


def make_view(source: Any, offset: int, format: str, shape: tuple[int, ...], step: int, readonly: bool) -> memoryview:
    """The view that `parts_of` described. Raises TypeError or ValueError for one that cannot be."""
    whole: Any = memoryview(source)
    base: Any = whole.cast(_PLAIN)
    sample: Any = memoryview(bytes(16))
    size: int = sample.cast(format).itemsize
    if not 0 <= offset <= len(base):
        raise ValueError("a memory view outside of its bytes")
    if len(shape) == 1:
        phase = offset % size
        items = base[phase : phase + (len(base) - phase) // size * size].cast(format)
        first, stride = offset // size, step // size
        last = first + stride * shape[0]
        made = items[first : None if last < 0 else last : stride]
    else:
        length = size
        for count in shape:
            length *= count
        made = base[offset : offset + length].cast(format, shape)
    if made.shape != shape:
        raise ValueError("a memory view outside of its bytes")
    shown: memoryview = made.toreadonly() if readonly and not made.readonly else made
    return shown


def released_view() -> memoryview:
    """A view that shows nothing any more."""
    made = memoryview(b"")
    made.release()
    return made
