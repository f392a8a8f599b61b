"""`time`: conversions of times that the program has, in UTC; what would read a clock or wait is an error."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, NoReturn

from ..clock import ask_to_read, refuse
from ..native import native_function
from ..plain import call_plain

__all__ = ["provide"]

_CLOCKS = """
    monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns
    thread_time thread_time_ns time time_ns
"""
_EPOCH = 719163
"""The ordinal of 1970-01-01."""


def _no_clock(name: str, /, *args: Any, **kwargs: Any) -> NoReturn:
    refuse(f"time.{name}")


def _sleep(seconds: Any, /) -> None:
    if (type(seconds) is int or type(seconds) is float) and seconds == 0:
        return
    raise RuntimeError("time.sleep() is not supported in sandboxed environment; let an external function wait")


def _with_time(name: str, call: Callable[..., Any], least: int, /, *args: Any) -> Any:
    """A function whose last argument is a time, and without it would be the present."""
    if len(args) < least or args[least - 1] is None:
        refuse(f"time.{name}")
    return call(*args)


def _mktime(value: Any, /) -> float:
    year, month, day, hour, minute, second, *_ = time.struct_time(value)
    month -= 1
    days = datetime(year + month // 12, month % 12 + 1, 1).toordinal() - _EPOCH + day - 1
    return float(((days * 24 + hour) * 60 + minute) * 60 + second)


def _ctime(seconds: Any, /) -> str:
    return time.asctime(time.gmtime(seconds))


def _strptime(text: str, format: str = "%a %b %d %H:%M:%S %Y", /) -> Any:
    ask_to_read(text, format)
    return time.strptime(text, format)


def provide() -> dict[str, Any]:
    """The names of the module."""
    calls: dict[str, Callable[..., Any]] = {name: partial(_no_clock, name) for name in _CLOCKS.split()}
    for name, call, least in (
        ("asctime", time.asctime, 1),
        ("ctime", _ctime, 1),
        ("gmtime", time.gmtime, 1),
        ("localtime", time.gmtime, 1),
        ("strftime", time.strftime, 2),
    ):
        calls[name] = partial(call_plain, partial(_with_time, name, call, least), f"time.{name}")
    calls |= {"sleep": _sleep}
    calls |= {
        name: partial(call_plain, call, f"time.{name}") for name, call in (("mktime", _mktime), ("strptime", _strptime))
    }
    made = {name: native_function(call, ("time", name), getattr(time, name).__doc__) for name, call in calls.items()}
    zone = {"altzone": 0, "daylight": 0, "timezone": 0, "tzname": ("UTC", "UTC")}
    return {**made, **zone}
