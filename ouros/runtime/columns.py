"""Columns: many plain values of one type in; their bytes, all behind each other, and a short note of where, out; and
back.

A note is `[code, offset, count]`, and `code` one of

    "b" "h" "i" "q"  ints of 1, 2, 4 or 8 bytes     "d"  finite floats of 8 bytes (all little-endian)
    "t"  True, False and None, one byte each        "s"  texts in UTF-8 with a NUL between them; `count` is bytes
    "x"  bytes as they are

Columns are what makes large data cheap: they are written and read by native code. Whatever is not all of one of these
types exactly has no column, and is written value by value.
"""

from __future__ import annotations

import functools
import gc
import math
import struct
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final

from ..errors import corrupt

SHORTEST: Final = 24
"""Fewer values than this are written one by one."""
LONG: Final = 512
"""A text of as many characters is written once, whatever holds it."""
Note = list[Any]
_SIZES: Final = {"b": 1, "h": 2, "i": 4, "q": 8, "d": 8, "t": 1, "x": 1, "s": 1}
_LIMITS: Final = ((1 << 7, "b"), (1 << 15, "h"), (1 << 31, "i"), (1 << 63, "q"))
_ONE_AS_ZERO: Final = bytes.maketrans(b"\1", b"\0")
_RARE: Final = 16
_ATOMS: Final = {False: b"F", True: b"T", None: b"N"}
_ATOM_VALUES: Final = {code[0]: value for value, code in _ATOMS.items()}


class Columns:
    """The columns of one dump while it is written."""

    __slots__ = ("_size", "chunks")

    def __init__(self) -> None:
        self.chunks: list[bytes] = []
        """All columns, which are one section of the dump."""
        self._size = 0

    def add(self, *columns: Collection[Any]) -> list[Note] | None:
        """Write columns of values, or None if those of one of them are not all plain and of one type."""
        packed = []
        for values in columns:
            code, chunk = _pack(tuple(values))
            if not code:
                return None
            packed.append((code, chunk))
        notes = []
        for code, chunk in packed:
            notes.append(self._put(code, chunk, len(chunk) // _SIZES[code]))
        return notes

    def add_bytes(self, value: bytes) -> Note:
        return self._put("x", value, len(value))

    def _put(self, code: str, chunk: bytes, count: int) -> Note:
        note = [code, self._size, count]
        self.chunks.append(chunk)
        self._size += len(chunk)
        return note


Packed = tuple[str, bytes]
_NONE: Final[Packed] = ("", b"")


@functools.lru_cache(maxsize=256)
def _layout(count: int, code: str) -> struct.Struct:
    return struct.Struct(f"<{count}{code}")


def _pack(values: Sequence[Any]) -> Packed:
    kind = type(values[0])
    pack = _PACKERS.get(kind)
    if pack is None or (type(values[-1]) is not kind and pack is not _pack_atoms):
        return _NONE
    if gc.get_referents(*values):  # an instance of a class refers to it, so none of these is the program's
        return _NONE
    return pack(values)


def _are(values: Sequence[Any], kind: type) -> bool:
    for value in values:  # noqa: SIM110 - twice as fast as `all`
        if type(value) is not kind:  # never compared by `==`, which a metaclass of the program may define
            return False
    return True


def _finite(values: Sequence[float]) -> bool:
    return math.isfinite(sum(values)) or all(map(math.isfinite, values))


def _pack_ints(values: Sequence[int]) -> Packed:
    largest = max(abs(values[0]), abs(values[-1]))
    for bound, code in _LIMITS:
        if largest < bound:
            try:
                chunk = _layout(len(values), code).pack(*values)
            except struct.error:  # one is larger, or no int
                continue
            return _NONE if _has_bool(values, chunk, _SIZES[code]) else (code, chunk)
    return _NONE


def _has_bool(values: Sequence[int], chunk: bytes, size: int) -> bool:
    """Whether one of the packed values is a bool. Only those need to be looked at that have, at some place in all their
    bytes, what 0 and 1 have there; where that is rare, native code finds them. The second byte is asked first: it is
    the same for both.
    """
    for place in (1, 0, *range(2, size)) if size > 1 else (0,):
        byte = chunk[place::size] if place else chunk[::size].translate(_ONE_AS_ZERO)
        if byte.count(0) < len(values) / _RARE:
            at = byte.find(0)
            while at >= 0:
                if type(values[at]) is bool:
                    return True
                at = byte.find(0, at + 1)
            return False
    return not _are(values, int)


def _pack_floats(values: Sequence[float]) -> Packed:
    if not _are(values, float) or not _finite(values):  # nan and infinities have an identity
        return _NONE
    return "d", _layout(len(values), "d").pack(*values)


def _pack_texts(values: Sequence[str]) -> Packed:
    if len(values[0]) >= LONG or len(values[-1]) >= LONG:
        return _NONE
    try:
        text = "\0".join(values)
    except TypeError:  # one is no text
        return _NONE
    if len(text) >= len(values) * LONG or text.count("\0") != len(values) - 1:
        return _NONE
    return "s", text.encode("utf-8", "surrogatepass")


def _pack_atoms(values: Sequence[Any]) -> Packed:
    for value in values:
        if value is not None and type(value) is not bool:
            return _NONE
    return "t", b"".join([_ATOMS[value] for value in values])


_PACKERS: Final[dict[type, Callable[[Sequence[Any]], Packed]]] = {
    int: _pack_ints,
    float: _pack_floats,
    str: _pack_texts,
    bool: _pack_atoms,
    type(None): _pack_atoms,
}


def read_column(section: bytes, code: Any, offset: Any, count: Any) -> Sequence[Any]:
    """The values of a column. Raises `SnapshotCorruptedError` for a note that does not fit the section."""
    chunk = _chunk(section, code, offset, count)
    if code == "t":
        try:
            return [_ATOM_VALUES[byte] for byte in chunk]
        except KeyError:
            corrupt("a column of values that are none")
    if code == "s":
        try:
            return chunk.decode("utf-8", "surrogatepass").split("\0")
        except UnicodeDecodeError:
            corrupt("a column of texts that are none")
    if code == "x":
        corrupt("bytes where values should be")
    values = _layout(count, code).unpack(chunk)
    if code == "d" and not _finite(values):
        corrupt("a column of floats that are not finite")
    return values


def read_bytes(section: bytes, code: Any, offset: Any, count: Any) -> bytes:
    """The bytes that were written as they are."""
    chunk = _chunk(section, code, offset, count)
    if code != "x":
        corrupt("values where bytes should be")
    return chunk


def _chunk(section: bytes, code: Any, offset: Any, count: Any) -> bytes:
    if type(code) is not str or code not in _SIZES or type(offset) is not int or type(count) is not int:
        corrupt("a column of unknown kind")
    end = offset + count * _SIZES[code]
    if offset < 0 or count < 0 or end > len(section):
        corrupt("a column outside of its section")
    return section[offset:end]
