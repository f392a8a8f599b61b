"""Snapshot bytes: records in, bytes out, and back. Decoding is inert: it makes plain data or raises a `SnapshotError`.

dump    := magic kind version length checksum payload
magic   := 6 bytes "ouros\\0"
kind    := 1 byte: "P" a program (Sandbox), "S" a run stopped at a call (Snapshot), "F" one that
           waits for answers (FutureSnapshot), "E" a session
version := 2 bytes, big-endian: FORMAT_VERSION
length  := 8 bytes, big-endian: size of the payload
checksum:= 16 bytes: BLAKE2b of kind, version and payload
payload := JSON text in ASCII: an array of plain data, see `capture` for what it holds
"""

from __future__ import annotations

import hashlib
import json
import struct
from typing import Any

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

_HEADER = struct.Struct(">6scHQ16s")
_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().raw_decode


def _checksum(kind: bytes, version: int, payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=16, person=kind + version.to_bytes(2, "big")).digest()


def pack(kind: bytes, records: list[Any]) -> bytes:
    """Bytes for records made of None, bool, int, finite float, str and lists of these."""
    payload = _encode(records).encode("ascii")
    return _HEADER.pack(MAGIC, kind, FORMAT_VERSION, len(payload), _checksum(kind, FORMAT_VERSION, payload)) + payload


def unpack(kind: bytes, data: bytes) -> list[Any]:
    """The records in `data`.

    Raises a `SnapshotError`, which is a `ValueError`, whose message names what is wrong with the bytes.
    """
    if len(data) < _HEADER.size:
        raise SnapshotTruncatedError(END_OF_BUFFER)
    magic, found, version, length, checksum = _HEADER.unpack_from(data)
    if magic != MAGIC:
        raise SnapshotCorruptedError("the bytes are not a dump made by ouros: they do not begin with its mark")
    if version != FORMAT_VERSION:
        raise SnapshotVersionError(f"the dump has format version {version}, this ouros reads version {FORMAT_VERSION}")
    payload = data[_HEADER.size :]
    if length > MAX_PAYLOAD:
        raise SnapshotCorruptedError(f"the dump claims {length} bytes, more than the {MAX_PAYLOAD} that are read")
    if len(payload) < length:
        raise SnapshotTruncatedError(END_OF_BUFFER)
    if len(payload) > length:
        raise SnapshotCorruptedError(f"{len(payload) - length} trailing bytes after the end of the dump")
    if _checksum(found, version, payload) != checksum:
        raise SnapshotCorruptedError("the checksum does not match: the dump was changed or damaged")
    if found != kind:
        other = NAMES.get(found, "something unknown")
        raise SnapshotKindError(f"the bytes are a dump of a {other}, not of a {NAMES[kind]}")
    try:
        text = payload.decode("ascii")
        records, end = _decode(text)
        if end != len(text):
            raise ValueError("more than one array")
    except (ValueError, RecursionError) as error:
        raise SnapshotCorruptedError(f"the payload cannot be read: {type(error).__name__}") from None
    if type(records) is not list:
        raise SnapshotCorruptedError("the payload is not a list of records")
    return records
