"""`ipaddress`: addresses and networks as texts; what they say of themselves is the host's answer."""


class AddressValueError(ValueError):
    pass


class NetmaskValueError(ValueError):
    pass


_MOST = 1 << 16  # how many addresses of a network are listed


@_o_plain
def _plain(value):
    """How a value goes to the host."""
    if isinstance(value, tuple):
        return tuple([_plain(each) for each in value])
    return (value._kind, value._text) if isinstance(value, _Base) else value


@_o_plain
def _made(value):
    """What the host gave, as values of the run."""
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and value[0] in _KINDS:
        made = _o_new(_KINDS[value[0]])
        made._text = value[1]
        return made
    if isinstance(value, tuple):
        return tuple([_made(each) for each in value])
    return [_made(each) for each in value] if isinstance(value, list) else value


@_o_plain
def _checked(found):
    """An answer of the host, or the error that it describes."""
    if isinstance(found, dict):
        raise _ERRORS[found["kind"]](found["text"])
    return _made(found)


_ERRORS = {
    "AddressValueError": AddressValueError, "NetmaskValueError": NetmaskValueError, "ValueError": ValueError,
    "TypeError": TypeError,
}  # fmt: skip


@_o_plain
def _make(name, *args):
    return _checked(_o_host("ip", name, *[_plain(each) for each in args]))


@_o_plain
def _number_of(text):
    """The number that a text with four parts stands for; None where the host has to look closer."""
    parts = text.split(".")
    if len(parts) != 4:
        return None
    number = 0
    for part in parts:
        if not 0 < len(part) < 4 or not part.isdigit() or not part.isascii() or (part[0] == "0" and part != "0"):
            return None
        value = int(part)
        if value > 255:
            return None
        number = number << 8 | value
    return number


@_o_plain
def _four(number, kind):
    """The address with this number."""
    made = _o_new(kind)
    made._number = number
    made._text = f"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return made


class _Base:
    __slots__ = ("_known", "_number", "_text", "__weakref__")

    def __init__(self, address, *more):
        self._text = _make(self._kind, address, *more)._text

    @_o_plain
    def __getattr__(self, name):
        """What was not asked for yet: what an address says of itself, and what is kept of that."""
        if name == "_known":
            self._known = {}
            return self._known
        if name == "_number":
            self._number = self._counted()
            return self._number
        if name in self._said:
            known = self._known
            if name not in known:
                known[name] = self._ask(name)
            return known[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @_o_plain
    def _ask(self, name, *args):
        given = tuple([_plain(each) for each in args])
        return _checked(_o_host("ip_ask", self._kind, self._text, name, given, _MOST))

    @_o_plain
    def __str__(self):
        return self._text

    @_o_plain
    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    @_o_plain
    def __hash__(self):
        return hash((self._kind, self._text))

    @_o_plain
    def __eq__(self, other):
        if type(self) is IPv4Address and type(other) is IPv4Address:
            return self._number == other._number
        return self._ask("__eq__", other) if isinstance(other, _Base) else NotImplemented

    @_o_plain
    def __lt__(self, other):
        if type(self) is IPv4Address and type(other) is IPv4Address:
            return self._number < other._number
        return self._ask("__lt__", other) if isinstance(other, _Base) else NotImplemented

    @_o_plain
    def __gt__(self, other):
        if type(self) is IPv4Address and type(other) is IPv4Address:
            return self._number > other._number
        return self._ask("__gt__", other) if isinstance(other, _Base) else NotImplemented

    @_o_plain
    def __le__(self, other):
        if type(self) is IPv4Address and type(other) is IPv4Address:
            return self._number <= other._number
        return self._ask("__le__", other) if isinstance(other, _Base) else NotImplemented

    @_o_plain
    def __ge__(self, other):
        if type(self) is IPv4Address and type(other) is IPv4Address:
            return self._number >= other._number
        return self._ask("__ge__", other) if isinstance(other, _Base) else NotImplemented


_NUMBERED = ("IPv4Address",)
"""Kinds whose instances are no more than a number."""
_ALWAYS = """
    compressed exploded is_global is_link_local is_loopback is_multicast is_private is_reserved is_unspecified
    max_prefixlen reverse_pointer version
"""
_INTERFACE = frozenset("ip network netmask hostmask with_hostmask with_netmask with_prefixlen".split())
_SIX = " is_site_local ipv4_mapped scope_id sixtofour teredo"


class _Address(_Base):
    __slots__ = ()
    _said = frozenset((_ALWAYS + " packed").split())

    @_o_plain
    def _counted(self):
        return self._ask("__int__")

    @_o_plain
    def __int__(self):
        return self._number

    @_o_plain
    def __add__(self, other):
        return self._moved("__add__", other, 1)

    @_o_plain
    def __sub__(self, other):
        return self._moved("__sub__", other, -1)

    @_o_plain
    def _moved(self, name, other, sign):
        if type(other) is int and self._kind in _NUMBERED:
            number = self._number + sign * other
            if 0 <= number < 1 << 32:
                return _four(number, type(self))
        return self._ask(name, other) if isinstance(other, int) else NotImplemented

    @_o_plain
    def __format__(self, fmt):
        return self._ask("__format__", fmt)


class IPv4Address(_Address):
    __slots__ = ()
    _kind = "IPv4Address"

    def __init__(self, address, *more):
        number = _number_of(address) if type(address) is str and not more and self._kind in _NUMBERED else None
        if number is None:
            super().__init__(address, *more)
        else:
            self._number, self._text = number, address


class IPv6Address(_Address):
    __slots__ = ()
    _kind = "IPv6Address"
    _said = frozenset((_ALWAYS + _SIX + " packed").split())


class _Network(_Base):
    __slots__ = ()
    _said = frozenset(
        (_ALWAYS + " broadcast_address hostmask netmask network_address num_addresses prefixlen with_hostmask"
         " with_netmask with_prefixlen is_site_local").split()
    )  # fmt: skip

    @_o_plain
    def _counted(self):
        """The first number and how many bits of the others differ from it."""
        text, _, prefix = self._text.partition("/")
        return _number_of(text) or 0, 32 - int(prefix)

    @_o_plain
    def _listed(self, name, *args):
        if self.num_addresses > _MOST:
            raise ValueError(f"a network of more than {_MOST} addresses is not listed in the sandbox")
        return self._ask(name, *args)

    @_o_plain
    def __iter__(self):
        if self._kind == "IPv4Network":
            first, bits = self._number
            return _addresses(first, first + (1 << bits))
        return iter(self._listed("__iter__"))

    @_o_plain
    def hosts(self):
        if self._kind == "IPv4Network" and self._number[1] > 1:
            first, bits = self._number
            return _addresses(first + 1, first + (1 << bits) - 1)
        return iter(self._listed("hosts"))

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        size = self.max_prefixlen if new_prefix is None else new_prefix
        if isinstance(size, int) and (new_prefix is not None) and size - self.prefixlen > 16 or prefixlen_diff > 16:
            raise ValueError(f"a network of more than {_MOST} parts is not listed in the sandbox")
        yield from self._ask("subnets", prefixlen_diff, new_prefix)

    @_o_plain
    def supernet(self, prefixlen_diff=1, new_prefix=None):
        return self._ask("supernet", prefixlen_diff, new_prefix)

    def address_exclude(self, other):
        yield from self._ask("address_exclude", other)

    @_o_plain
    def overlaps(self, other):
        return self._ask("overlaps", other)

    @_o_plain
    def subnet_of(self, other):
        return self._ask("subnet_of", other)

    @_o_plain
    def supernet_of(self, other):
        return self._ask("supernet_of", other)

    @_o_plain
    def compare_networks(self, other):
        return self._ask("compare_networks", other)

    @_o_plain
    def __contains__(self, other):
        if self._kind == "IPv4Network" and isinstance(other, _Base) and other._kind == "IPv4Address":
            first, bits = self._number
            return other._number >> bits == first >> bits
        if not isinstance(other, _Base):
            raise AttributeError(f"{type(other).__name__!r} object has no attribute '_version'")
        return self._ask("__contains__", other)

    @_o_plain
    def __getitem__(self, n):
        return self._ask("__getitem__", n)


@_o_plain
def _addresses(first, end):
    for number in range(first, end):
        yield _four(number, IPv4Address)


class IPv4Network(_Network):
    __slots__ = ()
    _kind = "IPv4Network"

    def __init__(self, address, strict=True):
        known = _network_of(address)
        if known is None:
            super().__init__(address, strict)
        else:
            self._number, self._text = known, address

    @property
    def network_address(self):
        return _four(self._number[0], IPv4Address)

    @property
    def broadcast_address(self):
        first, bits = self._number
        return _four(first | (1 << bits) - 1, IPv4Address)

    @property
    def prefixlen(self):
        return 32 - self._number[1]

    @property
    def num_addresses(self):
        return 1 << self._number[1]


@_o_plain
def _network_of(text):
    """The first number and the bits that differ from it; None where the host has to look closer."""
    address, mark, prefix = text.partition("/") if type(text) is str else ("", "", "")
    if not mark or prefix not in _PREFIXES or (first := _number_of(address)) is None:
        return None
    bits = 32 - int(prefix)
    return None if first & (1 << bits) - 1 else (first, bits)


_PREFIXES = tuple(map(str, range(33)))


class IPv6Network(_Network):
    __slots__ = ()
    _kind = "IPv6Network"


class IPv4Interface(IPv4Address):
    __slots__ = ()
    _kind = "IPv4Interface"
    _said = IPv4Address._said | _INTERFACE


class IPv6Interface(IPv6Address):
    __slots__ = ()
    _kind = "IPv6Interface"
    _said = IPv6Address._said | _INTERFACE


_KINDS = {
    "IPv4Address": IPv4Address, "IPv6Address": IPv6Address, "IPv4Network": IPv4Network, "IPv6Network": IPv6Network,
    "IPv4Interface": IPv4Interface, "IPv6Interface": IPv6Interface,
}  # fmt: skip


@_o_plain
def ip_address(address):
    if type(address) is str and (number := _number_of(address)) is not None:
        return _four(number, IPv4Address)
    return _make("ip_address", address)


@_o_plain
def ip_network(address, strict=True):
    if _network_of(address) is not None:
        return IPv4Network(address)
    return _make("ip_network", address, strict)


@_o_plain
def ip_interface(address):
    return _make("ip_interface", address)


def collapse_addresses(addresses):
    return iter(_make("collapse_addresses", [_plain(each) for each in addresses]))


def summarize_address_range(first, last):
    yield from _make("summarize_address_range", first, last)
