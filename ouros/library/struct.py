"""`struct`: numbers in bytes, by the host; here objects are asked for their numbers, and formats are kept."""

import re as _re


def pack(*args, **options):
    _no_options("_struct.pack", options)
    if not args:
        raise TypeError("missing format argument")
    format, *values = args
    return _o_host("struct_pack", format, *(values if all(map(_o_is_scalar, values)) else _plain(format, values)))


def pack_into(*args, **options):
    _no_options("_struct.pack_into", options)
    if len(args) < 3:
        missing = ("missing format", "pack_into expected buffer", "pack_into expected offset")[len(args)]
        raise TypeError(f"{missing} argument")
    format, buffer, offset, *values = args
    packed = pack(format, *values)
    _o_host("struct_pack_into", f"{len(packed)}s", buffer, offset, packed)


def _no_options(name, options):
    if options:
        raise TypeError(f"{name}() takes no keyword arguments")


def _plain(format, values):
    """The values as numbers and bytes; what cannot be asked for one is left to the host's complaint."""
    format = format if isinstance(format, str) else format.decode()
    codes = ""
    for count, code in _re.findall(r"(\d*)\s*([a-zA-Z?])", format):
        codes += code if code in "sp" else "" if code == "x" else code * min(int(count or 1), len(values) + 1)
    if len(codes) != len(values):
        return [None] * len(values)
    return [value if _o_is_scalar(value) else _converted(value, code) for value, code in zip(values, codes)]


def _converted(value, code):
    if code in "csp":
        return value if isinstance(value, (bytes, bytearray)) else None
    if code == "?":
        return bool(value)
    if code in "efd":
        return float(value) if hasattr(type(value), "__float__") or hasattr(type(value), "__index__") else None
    return range(value).stop if hasattr(type(value), "__index__") else None


class Struct:
    def __init__(self, format):
        self.format = format.decode("ascii") if isinstance(format, bytes) else format
        self.size = calcsize(self.format)

    def pack(self, *values, **options):
        _no_options("Struct.pack", options)
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values, **options):
        _no_options("Struct.pack_into", options)
        return pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)


@_o_plain
def iter_unpack(format, buffer, /):
    return iter(_o_host("unpack_each", format, buffer))
