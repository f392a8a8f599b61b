"""Kinds of enumerations: mixed with a data type, and sets of flags."""


class ReprEnum(Enum):
    """Members show the text and format of their data type."""


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if values and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) > 1 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) > 2 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @_o_static
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


@_o_plain
def _bits(value, width):
    digits = bin(value if value >= 0 else ~value)[2:]
    digits = digits.rjust(width, "0")
    if value < 0:
        digits = "".join("1" if digit == "0" else "0" for digit in digits)
    return f"0b{0 if value >= 0 else 1} {digits}"


class Flag(Enum, boundary=STRICT):
    @_o_static
    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return 1 if start is None else start
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, singles, every = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        boundary = cls._boundary_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n  allowed {_bits(mask, width)}"
                )
            if boundary is CONFORM:
                value = value & mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value = max(every + 1, 2 ** value.bit_length()) + value
        if value < 0:
            negative = value
            value = every + 1 + value if boundary in (EJECT, KEEP) else singles & value
        known = cls._value2member_map_.get(value)
        if known is None:
            known = _pseudo_member(cls, value)
        if negative is not None:
            cls._value2member_map_[negative] = known
        return known

    @_o_plain
    def __contains__(self, other):
        if not isinstance(other, _o_type(self)):
            raise TypeError(
                "unsupported operand type(s) for 'in': "
                f"{type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    @_o_plain
    def __iter__(self):
        return iter(_members_of(type(self), self._value_))

    @_o_plain
    def __len__(self):
        return self._value_.bit_count()

    @_o_plain
    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    @_o_plain
    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    @_o_plain
    def __bool__(self):
        return bool(self._value_)

    @_o_plain
    def _operand(self, other):
        if isinstance(other, _o_type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else _o_type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else _o_type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        return value if value is NotImplemented else _o_type(self)(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ is KEEP or (self._boundary_ is EJECT and _o_version >= (3, 12)):
            return _o_type(self)(~self._value_)
        return _o_type(self)(self._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


@_o_plain
def _members_of(cls, value):
    """The members of single bits in a value, in the order of their definition."""
    members = cls._member_map_
    return [members[name] for name in cls._member_names_ if members[name]._value_ & value]


@_o_plain
def _pseudo_member(cls, value):
    made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
    made._value_ = value
    names = []
    combined = 0
    for member in _members_of(cls, value & cls._singles_mask_):
        names.append(member._name_)
        combined |= member._value_
    if value & ~cls._singles_mask_:
        for name, member in cls._member_map_.items():
            bits = member._value_
            if bits and bits & value == bits and bits & ~combined:
                names.append(name)
                combined |= bits
    unknown = value ^ combined
    if unknown and cls._boundary_ is STRICT:
        raise ValueError(f"{cls!r}: no members with value {unknown!r}")
    made._name_ = "|".join(names) if combined else None
    if combined and unknown:
        made._name_ += f"|{unknown!r}"
    cls._value2member_map_[value] = made
    return made


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    pass


def unique(enumeration):
    aliases = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if aliases:
        details = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration
