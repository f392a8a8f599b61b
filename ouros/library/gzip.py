"""`gzip`: bytes in one piece, and files that are read; no time is written unless it is given, as there is no clock."""

import zlib
from io import BytesIO as _BytesIO
from io import StringIO as _StringIO

READ, WRITE = "rb", "wb"


class BadGzipFile(OSError):
    pass


@_o_plain
def compress(data, compresslevel=9, *, mtime=None):
    if not mtime:
        return zlib.compress(data, compresslevel, 31)
    fastest = 2 if compresslevel == 9 else 4 if compresslevel == 1 else 0
    head = b"\037\213\010\000" + int(mtime).to_bytes(4, "little") + bytes([fastest, 255])
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return head + zlib.compress(data, compresslevel, -15) + tail


@_o_plain
def decompress(data):
    pieces = []
    rest = bytes(data)
    while rest:
        if rest[:2] != b"\037\213":
            raise BadGzipFile(f"Not a gzipped file ({rest[:2]!r})")
        piece, rest, ended = _o_host("gunzip", rest)
        if not ended:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        pieces.append(piece)
        rest = rest.lstrip(b"\x00")
    return b"".join(pieces)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if mode not in ("r", "rb", "rt"):
        raise NotImplementedError("gzip.open() only reads in the sandbox; write what gzip.compress() gives to a file")
    data = filename.read() if hasattr(filename, "read") else _read(filename)
    if mode != "rt":
        return _BytesIO(decompress(data))
    return _StringIO(decompress(data).decode(encoding or "utf-8", errors or "strict"), newline)


_open_file = _o_library("_io", "open")


def _read(filename):
    with _open_file(filename, "rb") as file:
        return file.read()
