"""Dumps taken apart and put together again: bytes and what to change in, bytes whose checksum fits out."""

from __future__ import annotations

import hashlib
from typing import Any
from zlib import crc32

from ouros.runtime import wire

HEADER_SIZE = wire.HEADER_SIZE
SECTIONS = ("program", "records", "columns", "compiled", "opaque")


def sections(data: bytes) -> dict[str, bytes]:
    """The five sections of a dump, by name."""
    _, *lengths = wire._REST.unpack_from(data, wire._START.size)
    found, begin = {}, HEADER_SIZE
    for name, length in zip(SECTIONS, lengths, strict=True):
        found[name] = data[begin : begin + length]
        begin += length
    return found


def resealed(
    data: bytes, *, kind: bytes | None = None, version: int | None = None, lengths: list[int] | None = None,
    digest: bytes | None = None, **changed: Any,
) -> bytes:  # fmt: skip
    """The same dump with fields of the header or sections changed, and hash and checksum made to fit.

    `records` may be bytes, or plain data that is encoded.
    """
    magic, found, number, _ = wire._START.unpack_from(data)
    if not isinstance(changed.get("records", b""), bytes):
        changed["records"] = wire.encode(changed["records"])
    parts = sections(data) | changed
    if digest is None:
        digest = hashlib.sha256(parts["program"]).digest()
    rest = wire._REST.pack(digest, *(lengths or map(len, parts.values())))
    body = rest + b"".join(parts.values())
    return wire._START.pack(magic, kind or found, number if version is None else version, crc32(body)) + body


def records(data: bytes) -> Any:
    """The decoded records of a dump."""
    return wire.decode(sections(data)["records"])
