"""Dates and times without a clock and without a time zone of the host: methods of `datetime` in; guards for them out.

A program has no clock: what would read one is an error. Its local time zone is UTC, on every machine.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final, NoReturn

from .budget import asked, spend, work
from .guards import define_class_guard, define_method_guard
from .host_caches import give_texts
from .native import name_of

_UTC = datetime.UTC
_zone_of = datetime.datetime.__dict__["tzinfo"].__get__


def refuse(name: str) -> NoReturn:
    """Say that there is no clock."""
    raise RuntimeError(f"{name}() needs a clock, and the sandbox has none; let the host pass the time in")


def _without_clock(name: str) -> Callable[..., NoReturn]:
    def method(cls: type, /, *args: Any, **kwargs: Any) -> NoReturn:
        refuse(f"{name_of(cls)}.{name}")

    return method


def _from_timestamp(cls: Any, /, *args: Any, **kwargs: Any) -> Any:
    """`datetime.fromtimestamp`: without a time zone, in UTC."""
    if (args and len(args) < 2 and kwargs.get("tz") is None) or (len(args) == 2 and args[1] is None and not kwargs):
        return _from_utc_timestamp(cls, args[0])
    return datetime.datetime.__dict__["fromtimestamp"].__get__(None, cls)(*args, **kwargs)


def _from_utc_timestamp(cls: Any, timestamp: Any, /) -> Any:
    found = datetime.datetime.fromtimestamp(timestamp, _UTC)
    date = (found.year, found.month, found.day)
    return cls(*date, found.hour, found.minute, found.second, found.microsecond)


def _date_from_timestamp(cls: Any, timestamp: Any, /) -> Any:
    found = datetime.datetime.fromtimestamp(timestamp, _UTC)
    return cls(found.year, found.month, found.day)


def _timestamp(value: Any, /) -> float:
    if _zone_of(value) is None:
        value = datetime.datetime.replace(value, tzinfo=_UTC)
    return datetime.datetime.timestamp(value)


def _as_timezone(value: Any, /, tz: Any = None) -> Any:
    """`astimezone`: what has no time zone, or one without an answer, is in UTC."""
    own = _zone_of(value)
    if tz is None:
        tz = _UTC
    elif own is tz or not issubclass(type(tz), datetime.tzinfo):
        return datetime.datetime.astimezone(value, tz)
    offset = None if own is None else datetime.datetime.utcoffset(value)
    moved: Any = datetime.datetime.__sub__(value, offset or datetime.timedelta())
    return tz.fromutc(datetime.datetime.replace(moved, tzinfo=tz))


def ask_to_read(text: Any, format: Any) -> None:
    """For a text that is about to be read by a format, which becomes a pattern; errors show both."""
    if type(text) is str and type(format) is str:
        asked(_SHOWN * len(text))
        give_texts("_strptime", format)
        if len(format) > _LONG_FORMAT:
            spend(_BYTES * len(format))
            work(_SECONDS * len(format))


_LONG_FORMAT: Final = 1000
_SHOWN: Final = 6
_BYTES, _SECONDS = 400, 2.0e-5
"""Of a pattern, for each letter."""


def _parse_time(cls: Any, date_string: Any, format: Any, /) -> Any:
    texts = [str.__str__(text) if issubclass(type(text), str) else text for text in (date_string, format)]
    ask_to_read(*texts)
    return datetime.datetime.__dict__["strptime"].__get__(None, cls)(*texts)


for _name in ("today", "utcnow", "now"):
    define_class_guard(f"no_{_name}", _without_clock(_name))
define_class_guard("from_timestamp", _from_timestamp)
define_class_guard("from_utc_timestamp", _from_utc_timestamp)
define_class_guard("date_from_timestamp", _date_from_timestamp)
define_class_guard("parse_time", _parse_time)
define_method_guard("timestamp", _timestamp)
define_method_guard("as_timezone", _as_timezone)
