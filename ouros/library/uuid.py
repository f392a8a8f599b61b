"""`uuid`: identifiers from what the program has; those that need randomness or a clock are errors."""

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    "reserved for NCS compatibility", "specified in RFC 4122", "reserved for Microsoft compatibility",
    "reserved for future definition",
)  # fmt: skip


class UUID:
    __slots__ = ("_number",)

    @_o_plain
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        number = _o_host("uuid", hex, bytes, bytes_le, fields, int, version)
        object.__setattr__(self, "_number", number)

    @_o_plain
    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    @_o_plain
    def __str__(self):
        text = f"{self._number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    @_o_plain
    def __int__(self):
        return self._number

    @_o_plain
    def __hash__(self):
        return hash(self._number)

    @_o_plain
    def __eq__(self, other):
        return self._number == other._number if isinstance(other, UUID) else NotImplemented

    @_o_plain
    def __lt__(self, other):
        return self._number < other._number if isinstance(other, UUID) else NotImplemented

    @_o_plain
    def __le__(self, other):
        return self._number <= other._number if isinstance(other, UUID) else NotImplemented

    @_o_plain
    def __gt__(self, other):
        return self._number > other._number if isinstance(other, UUID) else NotImplemented

    @_o_plain
    def __ge__(self, other):
        return self._number >= other._number if isinstance(other, UUID) else NotImplemented

    @property
    @_o_plain
    def int(self):
        return self._number

    @property
    @_o_plain
    def hex(self):
        return f"{self._number:032x}"


def _part(name):
    @_o_plain
    def read(self):
        return _o_host("uuid_part", self._number, name)

    return property(read)


for _name in ("bytes", "bytes_le", "fields", "time_low", "time_mid", "time_hi_version", "clock_seq_hi_variant",
              "clock_seq_low", "time", "clock_seq", "node", "urn", "variant", "version"):  # fmt: skip
    setattr(UUID, _name, _part(_name))


@_o_plain
def _named(number, namespace, name):
    return UUID(int=_o_host("uuid_named", number, namespace._number, name))


@_o_plain
def uuid3(namespace, name):
    return _named(3, namespace, name)


@_o_plain
def uuid5(namespace, name):
    return _named(5, namespace, name)


def uuid1(node=None, clock_seq=None):
    raise RuntimeError("uuid.uuid1() needs a clock, and the sandbox has none; let the host pass an identifier in")


def uuid4():
    raise RuntimeError("uuid.uuid4() needs randomness, and the sandbox has none; let the host pass an identifier in")


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
