"""Snapshot bytes: records in, bytes out, and back. Decoding is inert: it makes plain data or raises a `SnapshotError`.

`docs/snapshot-format.md` describes the form. In short, all numbers little-endian:

    dump     := magic kind version checksum hash lengths section*
    magic    := 6 bytes "ouros\\0"
    kind     := 1 byte: "P" a program (Sandbox), "S" a run stopped at a call (Snapshot), "F" one that
                waits for answers (FutureSnapshot), "E" a session
    version  := 2 bytes: FORMAT_VERSION
    checksum := 4 bytes: CRC-32 of everything behind it
    hash     := 32 bytes: SHA-256 of the first section, or zeros if that is empty
    lengths  := five times 8 bytes: the size of each section
    sections := program, records, columns, compiled, opaque
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

from ..errors import (
    END_OF_BUFFER,
    SnapshotCorruptedError,
    SnapshotKindError,
    SnapshotTruncatedError,
    SnapshotVersionError,
)

FORMAT_VERSION = 3
"""Raise this whenever bytes of the older form can no longer be read, or would be read differently."""

MAGIC = b"ouros\0"
PROGRAM, SNAPSHOT, FUTURES, SESSION = b"P", b"S", b"F", b"E"
NAMES = {PROGRAM: "Sandbox", SNAPSHOT: "Snapshot", FUTURES: "FutureSnapshot", SESSION: "Session"}
MAX_PAYLOAD = 1 << 30
MAX_NESTING = 64
"""Levels of arrays in records; written ones have at most five."""
ANY_NESTING = 200
"""So many levels of arrays do no harm."""

_START = struct.Struct("<6scHI")
_REST = struct.Struct("<32s5Q")
_HEADER = struct.Struct("<6scHI32s5Q")
HEADER_SIZE = _HEADER.size
_NO_HASH = bytes(32)
_encode = json.encoder.c_make_encoder(  # type: ignore[attr-defined]  # which `encode` makes anew for each text
    None, json.JSONEncoder().default, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, False
)
_scan = json.JSONDecoder(parse_constant=lambda name: _not_plain(name)).scan_once  # type: ignore[attr-defined]
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class Dump(NamedTuple):
    """The sections of a dump, of which the records are decoded."""

    program: bytes
    digest: bytes
    """The program's hash as the header states it."""
    records: Any
    columns: bytes
    compiled: bytes
    opaque: bytes


def pack(
    kind: bytes,
    records: Any,
    program: bytes = b"",
    digest: bytes = _NO_HASH,
    columns: Sequence[bytes] = (),
    compiled: bytes = b"",
    opaque: bytes = b"",
) -> bytes:
    """Bytes for records made of None, bool, int, finite float, str and lists of these, and for sections of bytes.

    `digest` is the SHA-256 of `program`; `columns` are the pieces of that section.
    """
    payload = encode(records)
    size = sum(map(len, columns))
    rest = _REST.pack(digest, len(program), len(payload), size, len(compiled), len(opaque))
    pieces = (rest, program, payload, *columns, compiled, opaque)
    checksum = 0
    for piece in pieces:
        checksum = crc32(piece, checksum)
    return b"".join((_START.pack(MAGIC, kind, FORMAT_VERSION, checksum), *pieces))


def encode(records: Any) -> bytes:
    """Plain data as JSON text in ASCII."""
    return "".join(_encode(records, 0)).encode("ascii")


def decode(payload: bytes) -> Any:
    """Plain data from its text. Raises `SnapshotCorruptedError`."""
    try:
        if _is_deep(payload):
            raise ValueError("nested too deep")
        text = payload.decode("ascii")
        records, end = _scan(text, 0)
        if end != len(text):
            raise ValueError("more than one value")
    except StopIteration:
        raise SnapshotCorruptedError("the payload cannot be read: a value is missing") from None
    except (ValueError, RecursionError) as error:
        raise SnapshotCorruptedError(f"the payload cannot be read: {type(error).__name__}") from None
    return records


def unpack(kind: bytes, data: bytes) -> Any:
    """The records in `data`.

    Raises a `SnapshotError`, which is a `ValueError`, whose message names what is wrong with the bytes.
    """
    return read(kind, data).records


def read(kind: bytes, data: bytes) -> Dump:
    """All sections of `data`, the records decoded. Raises a `SnapshotError` as `unpack` does."""
    if len(data) < HEADER_SIZE:
        raise SnapshotTruncatedError(END_OF_BUFFER)
    magic, found, version, checksum, digest, first, second, third, fourth, fifth = _HEADER.unpack_from(data)
    if magic != MAGIC:
        raise SnapshotCorruptedError("the bytes are not a dump made by ouros: they do not begin with its mark")
    if version != FORMAT_VERSION:
        raise SnapshotVersionError(f"the dump has format version {version}, this ouros reads version {FORMAT_VERSION}")
    length, present = first + second + third + fourth + fifth, len(data) - HEADER_SIZE
    if length > MAX_PAYLOAD:
        raise SnapshotCorruptedError(f"the dump claims {length} bytes, more than the {MAX_PAYLOAD} that are read")
    if present < length:
        raise SnapshotTruncatedError(END_OF_BUFFER)
    if present > length:
        raise SnapshotCorruptedError(f"{present - length} trailing bytes after the end of the dump")
    if crc32(memoryview(data)[_START.size :]) != checksum:
        raise SnapshotCorruptedError("the checksum does not match: the dump was changed or damaged")
    if found != kind:
        raise SnapshotKindError(f"the bytes are a dump of a {_name(found)}, not of a {_name(kind)}")
    begin = HEADER_SIZE + first
    end = begin + second
    program, records = data[HEADER_SIZE:begin], decode(data[begin:end])
    if end == len(data):
        return Dump(program, digest, records, b"", b"", b"")
    sections = []
    for size in (third, fourth, fifth):
        sections.append(data[end : end + size])
        end += size
    return Dump(program, digest, records, *sections)


def kind_of(data: bytes) -> bytes:
    """What bytes say they are a dump of: one of the kinds above, if they are sound."""
    return data[len(MAGIC) : len(MAGIC) + 1]


def hash_of(program: bytes) -> bytes:
    return hashlib.sha256(program).digest()


def _name(kind: bytes) -> str:
    return NAMES.get(kind, "something unknown")


def _not_plain(name: str) -> None:
    raise ValueError(f"{name} is not plain")


def _is_deep(payload: bytes) -> bool:
    """Whether arrays nest deeper than any that are written: the decoder uses the C stack for each level.

    Brackets in texts count here too, so what seems deep is looked at again without the texts.
    """
    if payload.count(b"[") + payload.count(b"{") <= ANY_NESTING:
        return False
    return _levels(payload.translate(None, _ALL_BUT_BRACKETS)) and _levels(
        _without_texts(payload).translate(None, _ALL_BUT_BRACKETS)
    )


def _levels(brackets: bytes) -> bool:
    """Whether something is left of brackets when the innermost pairs are taken away as often as levels are allowed."""
    for _ in range(MAX_NESTING):
        if not brackets:
            return False
        shorter = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    return bool(brackets)


def _without_texts(payload: bytes) -> bytes:
    plain = payload.replace(rb"\\", b"").replace(rb"\"", b"")
    return b"".join(plain.split(b'"')[::2])
