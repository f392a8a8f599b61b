"""Values of C modules as records of plain data: a module comes in when it is imported; how its values are written, made
again, copied and hashed, in the tables of the other files, out.

    ["date", year, month, day] ["time", …, zone, fold] ["datetime", …, zone, fold] ["timedelta", days, seconds, us]
    ["timezone", offset, name or None] ["zone"] ["week", year, week, day] ["struct_time", [item, …], zone, offset]
    ["decimal", text] ["context", precision, rounding, least, most, capitals, clamp, [flag, …], [trap, …]]
    ["signals", context, part] ["array", typecode, hex]
"""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from ..policy.late_types import LATE_TYPES
from . import names
from .identity import HASHERS, stable_hash
from .native import is_program_class, mro_of

if TYPE_CHECKING:
    from .capture import Capture, Record
    from .restore import Restore

WRITERS: Final[dict[type, Callable[[Capture, Any], Record]]] = {}
"""Joined by the types of each module as it is admitted; `capture` looks here after its own table."""


def samples(module: str) -> tuple[Any, ...]:
    """Values of types that no name of the module leads to."""
    if module == "datetime":
        import datetime
        import time

        return datetime.date(2000, 1, 1).isocalendar(), time.gmtime(0)
    if module == "array":
        import array

        return (iter(array.array("b")),)
    return ()


def admit(module: str) -> None:
    """Make the values of a module known."""
    admitting = _ADMITTING.get(module)
    if admitting is not None:
        admitting()


def _add(
    kind: Any,
    write: Callable[[Capture, Any], Record],
    read: Callable[[Any], Any] | None = None,
    make: Callable[[Any, Any], Any] | None = None,
    part: type | None = None,
) -> None:
    """A type, and for instances of classes that inherit from it, how its part of them is read and made; `part` is the
    type of what is read, if it is another.
    """
    WRITERS[kind] = write
    if read is not None and make is not None:
        names.PAYLOADS[kind] = (read, make)
        names.PAYLOAD_TYPES[kind] = part or kind


# ---------------------------------------------------------------------------------------------------------------------
# datetime and time


def _admit_datetime() -> None:
    import datetime
    import time

    date, clock, moment = datetime.date, datetime.time, datetime.datetime

    def date_of(value: Any) -> Any:
        return date(*_fields(date, value, _DAY))

    def time_of(value: Any) -> Any:
        hour, minute, second, microsecond, zone, fold = _fields(clock, value, _TIME)
        return clock(hour, minute, second, microsecond, zone, fold=fold)

    def moment_of(value: Any) -> Any:
        fields = _fields(moment, value, _TIME)
        return moment(*_fields(date, value, _DAY), *fields[:5], fold=fields[5])

    def span_of(value: Any) -> Any:
        return datetime.timedelta(*_fields(datetime.timedelta, value, "days seconds microseconds"))

    _add(
        moment, lambda capture, value: ["datetime", *_fields(date, value, _DAY), *_zoned(capture, moment, value)],
        moment_of, lambda cls, value: moment.__new__(
            cls, value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond,
            value.tzinfo, fold=value.fold,
        ),
    )  # fmt: skip
    _add(
        date, lambda capture, value: ["date", *_fields(date, value, _DAY)],
        date_of, lambda cls, value: date.__new__(cls, value.year, value.month, value.day),
    )  # fmt: skip
    _add(
        clock, lambda capture, value: ["time", *_zoned(capture, clock, value)],
        time_of, lambda cls, value: clock.__new__(
            cls, value.hour, value.minute, value.second, value.microsecond, value.tzinfo, fold=value.fold
        ),
    )  # fmt: skip
    _add(
        datetime.timedelta,
        lambda capture, value: ["timedelta", *_fields(datetime.timedelta, value, "days seconds microseconds")],
        span_of,
        lambda cls, value: datetime.timedelta.__new__(cls, value.days, value.seconds, value.microseconds),
    )
    _add(datetime.timezone, _zone)
    _add(
        datetime.tzinfo,
        lambda capture, value: ["zone"],
        lambda value: None,
        lambda cls, _: datetime.tzinfo.__new__(cls),
        type(None),
    )
    ZONED.update((id(moment), id(clock)))
    BARE.update(map(id, (moment, date, clock, datetime.timedelta)))
    UNCHANGING_TYPES.update((moment, date, clock, datetime.timedelta, datetime.timezone, time.struct_time))
    WRITERS[type(date(2000, 1, 1).isocalendar())] = lambda capture, value: ["week", *value]
    _admit_time()
    HASHERS[date] = lambda value: stable_hash(_fields(date, value, _DAY))
    HASHERS[moment] = lambda value: _time_hash(moment, value, moment_of)
    HASHERS[clock] = lambda value: _time_hash(clock, value, time_of)
    HASHERS[time.struct_time] = lambda value: stable_hash(tuple(value))


_DAY: Final = "year month day"
_TIME: Final = "hour minute second microsecond tzinfo fold"


def _fields(kind: Any, value: Any, fields: str) -> tuple[Any, ...]:
    """Attributes as the type itself defines them."""
    return tuple([kind.__dict__[name].__get__(value) for name in fields.split()])


def _zoned(capture: Capture, kind: Any, value: Any) -> list[Any]:
    *clock, zone, fold = _fields(kind, value, _TIME)
    return [*clock, capture.ref(zone), fold]


def _zone(capture: Capture, value: Any) -> Record:
    offset, *name = value.__getinitargs__()
    return names.name_of(value) or ["timezone", capture.ref(offset), *(name or [None])]


UNCHANGING_TYPES: Final[set[type]] = set()
"""Types whose values are their own copies."""
ZONED: Final[set[int]] = set()
"""The identities of types whose values may have a time zone."""


BARE: Final[set[int]] = set()
"""The identities of types whose copies lose what a class that inherits from them adds."""


def alias_parts(value: types.GenericAlias) -> tuple[Any, ...]:
    """What `list[int]` is made of, and True at the end for `*tuple[int]`."""
    parts = (value.__origin__, value.__args__)
    return (*parts, True) if value.__unpacked__ else parts


def is_bare(value: Any) -> bool:
    """Whether CPython copies nothing of an instance but what its builtin base class holds."""
    return bool(BARE) and any(id(base) in BARE for base in mro_of(type(value)))


def asks_program(value: Any) -> bool:
    """Whether hashing the value asks a time zone of a class of the program for its offset."""
    for base in mro_of(type(value)) if ZONED else ():
        if id(base) in ZONED:  # a metaclass may define the hash of a class
            zone = type(base.__dict__["tzinfo"].__get__(value))
            return any(map(is_program_class, mro_of(zone)))
    return False


def _time_hash(kind: Any, value: Any, plain: Callable[[Any], Any]) -> int:
    """With an offset from UTC, CPython's own hash follows from numbers; without one, it is that of bytes."""
    number: int = kind.__hash__(value)
    bare = kind.replace(plain(value), tzinfo=None, fold=0)
    return stable_hash(str(bare)) if number == hash(bare) else number


def _admit_time() -> None:
    import time

    _add(
        time.struct_time, lambda capture, value: ["struct_time", *value, value.tm_zone, value.tm_gmtoff],
        lambda value: (tuple(value), {"tm_zone": value.tm_zone, "tm_gmtoff": value.tm_gmtoff}),
        lambda cls, parts: time.struct_time.__new__(cls, *parts), tuple,
    )  # fmt: skip


# ---------------------------------------------------------------------------------------------------------------------
# decimal and array


def _admit_decimal() -> None:
    import decimal

    from .signals import Signals

    _add(
        decimal.Decimal, lambda capture, value: ["decimal", decimal.Decimal.__str__(value)],
        decimal.Decimal, lambda cls, value: decimal.Decimal.__new__(cls, value),
    )  # fmt: skip
    UNCHANGING_TYPES.add(decimal.Decimal)
    WRITERS[decimal.Context] = _context
    WRITERS[Signals] = lambda capture, value: ["signals", capture.ref(value._o_context), value._o_part]


def _context(capture: Capture, value: Any) -> Record:
    settings = [value.prec, value.rounding, value.Emin, value.Emax, value.capitals, value.clamp]
    raised = [[signal.__name__ for signal, on in part.items() if on] for part in (value.flags, value.traps)]
    return ["context", *settings, *raised]


def _admit_array() -> None:
    import array

    WRITERS[type(iter(array.array("b")))] = lambda capture, value: capture.an_iterator(value)

    _add(
        array.array, lambda capture, value: ["array", value.typecode, value.tobytes().hex()],
        lambda value: array.array(value.typecode, value),
        lambda cls, value: array.array.__new__(cls, value.typecode, value),
    )  # fmt: skip


_ADMITTING: Final[dict[str, Callable[[], None]]] = {
    "datetime": _admit_datetime,
    "decimal": _admit_decimal,
    "time": _admit_datetime,
    "array": _admit_array,
}

# ---------------------------------------------------------------------------------------------------------------------
# Reading


def _host(module: str) -> Any:
    """The host's module, its types known to the runtime."""
    from .modules import host_module

    return host_module(module)


def _make_date(restore: Restore, number: int, *fields: Any) -> Any:
    return _host("datetime").date(*fields)


def _make_time(restore: Restore, number: int, *fields: Any) -> Any:
    *clock, zone, fold = fields
    return _host("datetime").time(*clock, restore.get(zone), fold=fold)


def _make_moment(restore: Restore, number: int, *fields: Any) -> Any:
    *clock, zone, fold = fields
    return _host("datetime").datetime(*clock, restore.get(zone), fold=fold)


def _make_zone(restore: Restore, number: int, offset: Any, name: Any) -> Any:
    return _host("datetime").timezone(restore.get(offset), *([] if name is None else [restore.text(name)]))


def _make_struct_time(restore: Restore, number: int, *items: Any) -> Any:
    *fields, zone, offset = items
    return _host("time").struct_time(fields, {"tm_zone": zone, "tm_gmtoff": offset})


def _make_context(restore: Restore, number: int, *settings: Any) -> Any:
    decimal = _host("decimal")
    *plain, flags, traps = settings
    signals = {signal.__name__: signal for signal in decimal.Context().flags}
    return decimal.Context(*plain, [signals[name] for name in flags], [signals[name] for name in traps])


def _make_signals(restore: Restore, number: int, context: Any, part: Any) -> Any:
    from .signals import signals_of

    held = restore.get(context)
    if part not in ("flags", "traps") or type(held) is not _host("decimal").Context:
        raise TypeError("signals of no context")
    return signals_of(held, part)


def _make_array(restore: Restore, number: int, typecode: Any, content: Any) -> Any:
    return _host("array").array(typecode, bytes.fromhex(content))


MAKERS: Final[dict[str, Callable[..., Any]]] = {
    "date": _make_date,
    "time": _make_time,
    "datetime": _make_moment,
    "timedelta": lambda restore, number, *fields: _host("datetime").timedelta(*fields),
    "timezone": _make_zone,
    "zone": lambda restore, number: _host("datetime").tzinfo(),
    "week": lambda restore, number, *fields: _host("datetime").date.fromisocalendar(*fields).isocalendar(),
    "struct_time": _make_struct_time,
    "decimal": lambda restore, number, text: _host("decimal").Decimal(restore.text(text)),
    "context": _make_context,
    "signals": _make_signals,
    "array": _make_array,
}
"""By kind of record: what makes the value. References may stand among the fields of these kinds alone:"""
REFERRING: Final = frozenset({"time", "datetime", "timezone", "signals"})
assert set(LATE_TYPES) >= set(_ADMITTING)
