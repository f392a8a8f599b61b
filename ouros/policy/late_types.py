"""Types of C modules that a program meets only after importing one: module in; its types and the rules for them, out.

They are not in `policy.reachable`, which every run loads: their modules are imported by the first program that asks.
What is not listed here of a module's names is a function, a number or made by the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .attributes import ALLOW

_COPIES: Final = {"__copy__": ALLOW, "__deepcopy__": ALLOW}

LATE_TYPES: Final[Mapping[str, str]] = {
    "array": "array",
    "binascii": "Error Incomplete",
    "csv": "Error",
    "datetime": "date datetime time timedelta timezone tzinfo",
    "decimal": """
        Clamped Context ConversionSyntax Decimal DecimalException DivisionByZero DivisionImpossible DivisionUndefined
        FloatOperation Inexact InvalidContext InvalidOperation Overflow Rounded Subnormal Underflow
    """,
    "struct": "error",
    "time": "struct_time",
    "zlib": "error",
}
"""By module. Where CPython lets a class be changed, it is frozen for the process: programs share it."""

LATE_RULES: Final[Mapping[str, Mapping[str, str]]] = {
    "array.array": _COPIES,
    "datetime.date": {"fromtimestamp": "date_from_timestamp", "today": "no_today"},
    "datetime.datetime": {
        "astimezone": "as_timezone",
        "fromtimestamp": "from_timestamp",
        "now": "no_now",
        "strptime": "parse_time",
        "timestamp": "timestamp",
        "today": "no_today",
        "utcfromtimestamp": "from_utc_timestamp",
        "utcnow": "no_utcnow",
    },
    "decimal.Decimal": {**_COPIES, "as_tuple": "decimal_tuple"},
    "decimal.Context": {**_COPIES, "flags": "signals", "traps": "signals"},
}
"""How their hazardous attributes are read, as in `policy.attributes`."""

LATE_STORABLE: Final[Mapping[str, frozenset[str]]] = {"decimal.Context": frozenset({"flags", "traps"})}
"""What a program may store on them."""

UNCHANGING: Final = frozenset({"datetime", "decimal", "time"})
"""Modules whose types have no method that changes anything before its last callback has answered."""
