"""More of what library modules leave to the host: digests, identifiers, addresses, differences. As in `plain_support`,
plain data goes in and comes out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from .budget import spend, work
from .host_caches import give_texts, giving
from .modules.bounded import inflated
from .plain import one_of

# ---------------------------------------------------------------------------------------------------------------------
# The interpreter


def _structure(name: str) -> tuple[list[str], tuple[Any, ...]]:
    """The names of the items of a tuple in `sys`, and the items."""
    held: Any = getattr(sys, name)
    names = list(type(held).__match_args__)
    return names, tuple(held)


def _numbers_of_sys() -> tuple[Any, ...]:
    return sys.maxsize, sys.maxunicode, sys.byteorder, sys.hexversion


def _keywords() -> tuple[list[str], list[str]]:
    import keyword

    return list(keyword.kwlist), list(keyword.softkwlist)


# ---------------------------------------------------------------------------------------------------------------------
# Bytes


def _struct_pack(format: Any, *values: Any) -> bytes:
    import struct

    spend(struct.calcsize(format))
    return struct.pack(format, *values)


def _struct_pack_into(format: Any, buffer: Any, offset: Any, data: bytes) -> None:
    import struct

    struct.pack_into(format, buffer, offset, data)


def _unpack_each(format: Any, buffer: Any) -> list[tuple[Any, ...]]:
    import struct

    size = struct.calcsize(format)
    if size and len(buffer) > _LONG:
        spend(len(buffer) // size * _TUPLE + len(buffer) * _NUMBER)
        work(len(buffer) * _NUMBER_SECONDS)
    return list(struct.iter_unpack(format, buffer))


_LONG: Final = 10_000
"""Bytes below which nobody asks."""
_TUPLE, _NUMBER = 64, 8
"""Bytes of a tuple and its place, and of a number's for each byte that is read."""
_NUMBER_SECONDS: Final = 1.0e-7


_DRAWN_SECONDS: Final = 4.0e-9
"""For each byte of a digest of any length."""


_DIGESTS: Final = frozenset(
    """
    blake2b blake2s md5 sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128 shake_256
    """.split()
)


def _digest(name: str, data: bytes, options: dict[str, Any] | None, length: int | None) -> bytes:
    import hashlib

    if type(length) is int:
        spend(2 * length)
        work(length * _DRAWN_SECONDS)
    made: Any = getattr(hashlib, one_of(_DIGESTS, name))(data, **(options or {}))
    found: bytes = made.digest(length) if name.startswith("shake") else made.digest()
    return found


_TURN_SECONDS: Final = 1.5e-6
"""For each turn of a derivation and each digest that its result is made of."""


def _pbkdf2(name: str, password: bytes, salt: bytes, turns: Any, length: Any) -> bytes:
    import hashlib

    if type(turns) is int and (type(length) is int or length is None):
        digests = 1 if length is None else -(-length // 16)  # the shortest digest has 16 bytes
        work(turns * digests * _TURN_SECONDS)
        spend(2 * (length or 0))
    return hashlib.pbkdf2_hmac(name, password, salt, turns, length)


def _hmac(key: bytes, message: bytes, name: str) -> bytes:
    import hmac

    return hmac.digest(key, message, name)


def _uuid(hex: Any, bytes: Any, bytes_le: Any, fields: Any, number: Any, version: Any) -> int:
    import uuid

    return uuid.UUID(hex, bytes, bytes_le, fields, number, version).int


_UUID_PARTS: Final = frozenset(
    """
    bytes bytes_le clock_seq clock_seq_hi_variant clock_seq_low fields node time time_hi_version time_low time_mid urn
    variant version
    """.split()
)


def _uuid_part(number: int, name: str) -> Any:
    import uuid

    found = getattr(uuid.UUID(int=number), one_of(_UUID_PARTS, name))
    return found if type(found) in (bytes, tuple, str, type(None)) else int(found)


def _uuid_named(version: int, namespace: int, name: Any) -> int:
    import uuid

    make = uuid.uuid3 if version == 3 else uuid.uuid5
    return make(uuid.UUID(int=namespace), name).int


# ---------------------------------------------------------------------------------------------------------------------
# Addresses


def _address(name: str) -> Callable[..., Any]:
    def split(*args: Any) -> Any:
        import urllib.parse

        give_texts("urllib.parse", *args)
        found = getattr(urllib.parse, name)(*args)
        return tuple(found) if isinstance(found, tuple) else found

    return split


_URL_PARTS: Final = frozenset("geturl hostname password port username".split())


def _url_part(size: int, parts: tuple[Any, ...], name: str) -> Any:
    """What the host's result of these parts says under a name."""
    from urllib import parse

    text = isinstance(parts[0], str)
    kinds: dict[int, Any] = {
        2: parse.DefragResult if text else parse.DefragResultBytes,
        5: parse.SplitResult if text else parse.SplitResultBytes,
        6: parse.ParseResult if text else parse.ParseResultBytes,
    }
    found = getattr(kinds[size](*parts), one_of(_URL_PARTS, name))
    return found() if callable(found) else found


_IP_KINDS: Final = frozenset("IPv4Address IPv6Address IPv4Network IPv6Network IPv4Interface IPv6Interface".split())
_IP_MAKERS: Final = _IP_KINDS | frozenset(
    "collapse_addresses ip_address ip_interface ip_network summarize_address_range".split()
)
_IP_ANSWERS: Final = frozenset(
    """
    __add__ __contains__ __eq__ __format__ __ge__ __getitem__ __gt__ __int__ __iter__ __le__ __lt__ __sub__
    address_exclude broadcast_address compare_networks compressed exploded hostmask hosts ip ipv4_mapped is_global
    is_link_local is_loopback is_multicast is_private is_reserved is_site_local is_unspecified max_prefixlen netmask
    network network_address num_addresses overlaps packed prefixlen reverse_pointer scope_id sixtofour subnet_of
    subnets supernet supernet_of teredo version with_hostmask with_netmask with_prefixlen
    """.split()
)


def _told(call: Callable[[], Any]) -> Any:
    """What a call of the host's module gives; its errors, whose classes a program could change, as a dict."""
    try:
        return _ip_out(call())
    except (TypeError, ValueError) as error:
        return {"kind": type(error).__name__, "text": str(error)}


def _ip(name: str, *args: Any) -> Any:
    """Make an address or a network: its kind and its text."""
    import ipaddress

    return _told(lambda: getattr(ipaddress, one_of(_IP_MAKERS, name))(*map(_ip_in, args)))


def _ip_in(value: Any) -> Any:
    if type(value) is list:
        return [_ip_in(each) for each in value]
    if type(value) is not tuple:
        return value
    if len(value) == 2 and type(value[0]) is str and value[0] in _IP_KINDS:
        return (_ip_read if len(value[1]) < 64 else _ip_read.__wrapped__)(*value)
    return tuple(map(_ip_in, value))


@lru_cache(maxsize=256)
def _ip_read(kind: str, text: str) -> Any:
    import ipaddress

    return getattr(ipaddress, kind)(text)


def _ip_out(value: Any) -> Any:
    """Plain data for what the host's module gives; addresses as pairs of kind and text."""
    if type(value).__name__ in _IP_KINDS:
        return type(value).__name__, str(value)
    if type(value) is tuple:
        return tuple(map(_ip_out, value))
    return [_ip_out(each) for each in value] if type(value) is list or hasattr(value, "__next__") else value


def _ip_ask(kind: str, text: str, name: str, args: tuple[Any, ...], most: int) -> Any:
    """An attribute of an address or network, or what its method gives; of an iterator, the first so many items."""
    import itertools

    def ask() -> Any:
        found = getattr(_ip_in((kind, text)), one_of(_IP_ANSWERS, name))
        if callable(found):
            found = found(*map(_ip_in, args))
        return list(itertools.islice(found, most)) if hasattr(found, "__next__") else found

    return _told(ask)


# ---------------------------------------------------------------------------------------------------------------------
# Differences


_QUESTIONS: Final = frozenset(
    "find_longest_match get_grouped_opcodes get_matching_blocks get_opcodes quick_ratio ratio real_quick_ratio".split()
)


def _sequence_matcher(
    a: tuple[int, ...], b: tuple[int, ...], junk: tuple[int, ...], autojunk: bool, question: str, args: tuple[Any, ...]
) -> Any:
    import difflib

    held = frozenset(junk)
    matcher: Any = difflib.SequenceMatcher(held.__contains__ if held else None, a, b, autojunk)
    found = getattr(matcher, one_of(_QUESTIONS, question))(*args)
    if question == "find_longest_match":
        return tuple(found)
    if question == "get_matching_blocks":
        return [tuple(each) for each in found]
    return list(found) if question == "get_grouped_opcodes" else found


def _diff(kind: str, *args: Any) -> list[str]:
    import difflib

    return list((difflib.unified_diff if kind == "unified" else difflib.context_diff)(*args))


def _ndiff(a: list[str], b: list[str]) -> list[str]:
    import difflib

    return list(difflib.ndiff(a, b))


def _compare(a: list[str], b: list[str]) -> list[str]:
    import difflib

    return list(difflib.Differ().compare(a, b))


# ---------------------------------------------------------------------------------------------------------------------
# Pieces of text


def _words(line: str) -> list[str]:
    """The words of a line, each with the space after it."""
    import re

    parts = re.findall(r"\S*\s*", line)
    return parts[:-1]


def _byte_lines(value: bytes, width: int, allowance: int) -> list[str]:
    """Pieces of bytes, by fours, as literals that fit into the width."""
    found = []
    current = b""
    last = len(value) // 4 * 4
    for place in range(0, len(value), 4):
        part = value[place : place + 4]
        if place == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                found.append(repr(current))
            current = part
        else:
            current += part
    return [*found, repr(current)] if current else found


def _gunzip(data: bytes) -> tuple[bytes, bytes, bool]:
    """The first member of a gzip file in pieces, so that what it becomes is asked for; the rest; whether it ended."""
    import zlib

    return inflated(zlib.decompressobj(31), data)


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "structure": _structure,
    "numbers_of_sys": _numbers_of_sys,
    "keywords": _keywords,
    "unpack_each": giving("struct", _unpack_each),
    "struct_pack": giving("struct", _struct_pack),
    "struct_pack_into": _struct_pack_into,
    "digest": _digest,
    "pbkdf2_hmac": _pbkdf2,
    "hmac": _hmac,
    "uuid": _uuid,
    "uuid_part": _uuid_part,
    "uuid_named": _uuid_named,
    **{name: _address(name) for name in ("urlsplit", "urlparse", "urldefrag", "urlunsplit", "urlunparse")},
    "url_part": _url_part,
    "ip": _ip,
    "ip_ask": _ip_ask,
    "sequence_matcher": _sequence_matcher,
    "diff": _diff,
    "ndiff": _ndiff,
    "compare": _compare,
    "gunzip": _gunzip,
    "words": _words,
    "byte_lines": _byte_lines,
}
