"""What `verify` checks of an enumeration."""


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    @_o_plain
    def __init__(self, *checks):
        self.checks = checks

    @_o_plain
    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                _check_unique(enumeration)
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


@_o_plain
def _check_unique(enumeration):
    aliases = [(name, member.name) for name, member in enumeration._member_map_.items() if name != member.name]
    if aliases:
        shown = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"aliases found in {enumeration!r}: {shown}")


@_o_plain
def _check_continuous(enumeration):
    values = {member.value for member in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    flags = issubclass(enumeration, Flag)
    if flags:
        wanted = [1 << bit for bit in range(low.bit_length(), high.bit_length() - 1)]
    else:
        wanted = range(low + 1, high)
    missing = []
    room = 256  # letters of the message
    for value in wanted:
        if value not in values:
            missing.append(str(value))
            room -= len(missing[-1])
            if room < 0:
                break
    if missing:
        kind = "flag" if flags else "enum"
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(missing)}"[:256])


@_o_plain
def _check_named(enumeration):
    known = [member.value for member in enumeration]
    names = []
    missing = 0
    for name, alias in enumeration._member_map_.items():
        if name not in enumeration._member_names_ and alias.value >= 0:
            missed = [bit for bit in show_flag_values(alias.value) if bit not in known]
            if missed:
                names.append(name)
                missing |= sum(missed)
    if not names:
        return
    if len(names) == 1:
        who = f"alias {names[0]} is missing"
    else:
        who = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
    single = not missing & (missing - 1)
    what = f"value 0x{missing:x}" if single else f"combined values of 0x{missing:x}"
    shown = enumeration.__name__
    raise ValueError(f"invalid Flag {shown!r}: {who} {what} [use enum.show_flag_values(value) for details]")


@_o_plain
def show_flag_values(value):
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    return [1 << bit for bit in range(value.bit_length()) if value >> bit & 1]
