"""The process's allocators in; three readings that take microseconds, and by how many bytes the process has grown since
some, out.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable

LEAST_BLOCK, MOST_BLOCK = 40, 512
"""Bytes that a small block has on average, at least, and at most: larger ones come from `malloc`."""
_FIGURES = 256
"""Letters of what the system says about a process's memory, at most."""
Reading = tuple[int, int, int]
"""Bytes in memory, small blocks, and bytes given out by `malloc`."""


class _Mallinfo2(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    ]


def _find_mallinfo() -> Callable[[], int] | None:
    """Bytes that `malloc` has given out, on the systems whose C library says so."""
    try:
        call = ctypes.PyDLL(None).mallinfo2  # which keeps the interpreter's lock: the program does not grow meanwhile
    except (AttributeError, OSError, TypeError):
        return None
    call.restype = _Mallinfo2

    def given_out() -> int:
        found = call()
        return int(found.uordblks + found.hblkhd)

    return given_out


def _find_resident() -> Callable[[], int]:
    """Bytes of the process that are in memory and not in a file; where the system does not say, the most that all
    ever were.
    """
    if os.path.exists("/proc/self/statm"):
        page = os.sysconf("SC_PAGE_SIZE")
        library = ctypes.PyDLL(None)  # Python's own files let go of the interpreter's lock at each call
        buffer = ctypes.create_string_buffer(_FIGURES)

        def resident() -> int:
            file = library.open(b"/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)  # anew: none survives a fork
            if file < 0:
                return 0  # no descriptor is left: the other readings decide
            size = library.read(file, buffer, _FIGURES)
            library.close(file)
            _, all_pages, of_files, *_ = buffer.raw[: max(size, 0)].split()
            return (int(all_pages) - int(of_files)) * page

        return resident
    try:
        import resource
    except ImportError:
        return lambda: 0
    unit = 1 if sys.platform == "darwin" else 1024
    return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


_resident = _find_resident()
_given_out = _find_mallinfo()


def read() -> Reading:
    return _resident(), sys.getallocatedblocks(), _given_out() if _given_out is not None else 0


def grown_since(base: Reading) -> int:
    """Bytes by which the process has grown."""
    resident, blocks, given = (now - then for now, then in zip(read(), base, strict=True))
    if _given_out is None:
        return resident
    least, most = sorted((LEAST_BLOCK * blocks, MOST_BLOCK * blocks))  # there may be fewer blocks than then
    return min(max(resident, given + least), given + most)
