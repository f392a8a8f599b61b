"""Decimal arithmetic in runs with limits: an operation and its numbers in; a stop before it begins, if it takes more
than the run may still use, out.

The digits of a result, and with them its bytes and the time that it takes, are bounded by the precision of a context.
So a precision is asked for where it is chosen, as what a division takes with it; functions that take far longer ask for
their own time, and so does what writes out an exponent.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import MemberDescriptorType
from typing import Any, Final

from .budget import limited, spend, work
from .native import namespace_of
from .paced import PIECE

BYTES: Final = 10
"""Bytes for each digit of precision that a division takes meanwhile."""
DIVISION: Final = 5.0e-7
"""Seconds for each digit of a division."""
_SHORT: Final = 1000
"""Digits with which everything is quick."""
_SLOW: Final[dict[str, tuple[float, float]]] = {
    "exp": (0.04, 2.4),
    "ln": (0.05, 2.8),
    "log10": (0.05, 2.8),
    "power": (0.1, 2.7),
    "sqrt": (0.0006, 1.6),
}
"""Seconds with a thousand digits, and the power of the number of digits with which they grow."""
_INTEGER: Final = 5.0e-11
"""Seconds for each pair of digits of a number that becomes an integer."""


def precise(precision: Any) -> Any:
    """A precision that is about to be chosen."""
    if type(precision) is int and precision > _SHORT and limited():
        spend(BYTES * precision)
        work(DIVISION * precision)
    return precision


def spelled(value: Any) -> Any:
    """A number that is about to be written with all its digits, as a text."""
    digits = abs(_magnitude(value))
    if digits > _SHORT and limited():
        spend(digits)
        work(_DIGIT * digits)
    return value


def made_integer(value: Any) -> Any:
    """A number that is about to become an integer."""
    digits = _magnitude(value)
    if digits > _SHORT and limited():
        spend(digits)
        work(_INTEGER * digits * digits)
    return value


def made_ratio(value: Any) -> Any:
    """A number that is about to become two integers: its digits, and a power of ten."""
    zeros = abs(_magnitude(value))
    if zeros > _SHORT and limited():
        digits = sys.modules["decimal"].Decimal.__sizeof__(value) * _DIGITS_A_BYTE
        spend(int(zeros + digits))
        work(_POWER * zeros**_KARATSUBA + min(_INTEGER * digits * digits, _LONG_INTEGER * digits**_KARATSUBA))
    return value


def _magnitude(value: Any) -> int:
    """The power of ten of the first digit of a decimal number; 0 for anything else."""
    kinds = _kinds()
    return int(kinds[0].adjusted(value)) if kinds is not None and issubclass(type(value), kinds[0]) else 0


_DIGIT: Final = 4.0e-9
"""Seconds for each digit of a text."""
_KARATSUBA: Final = 1.585
_POWER: Final = 2.0e-10
"""Seconds for a power of ten: this times its digits ** 1.585."""
_LONG_INTEGER: Final = 4.0e-9
"""The same for digits that become an integer."""
_DIGITS_A_BYTE: Final = 19 / 8


def converted(value: Any) -> Any:
    """A number that is about to become a decimal one."""
    if long(value) and limited():
        work(_CONVERSION * value.bit_length() ** 2)
    return value


def long(value: Any) -> bool:
    """Whether this is an integer that takes long to convert."""
    return type(value) is int and value.bit_length() > _LONG


def mixed(left: Any, right: Any) -> Any:
    """The right operand of what makes a decimal number of an integer, or of a fraction, beside one."""
    kinds = _kinds()
    if kinds is not None:
        for number, other in ((left, right), (right, left)):
            if type(number) is not float and issubclass(type(other), kinds[0]):
                for each in _integers(number):
                    converted(each)
    return right


def _integers(value: Any) -> list[Any]:
    """What is converted of a number."""
    if issubclass(type(value), int):
        return [int.__index__(value)]
    slots = [namespace_of(type(value)).get(name) for name in ("_numerator", "_denominator")]  # of a fraction
    return [slot.__get__(value) for slot in slots if type(slot) is MemberDescriptorType]


def is_decimal(kind: type) -> bool:
    """Whether this is the type of decimal numbers."""
    kinds = _kinds()
    return kinds is not None and kind is kinds[0]


def among(values: Any) -> None:
    """For numbers that are about to be compared with each other, or added up."""
    kinds = _kinds()
    if kinds is not None and (type(values) is list or type(values) is tuple):
        found: set[int] = set()
        for at in range(0, len(values), PIECE):  # the run can be stopped between two
            found.update(map(id, map(type, values[at : at + PIECE])))
        if id(kinds[0]) in found and id(int) in found:
            work(sum(_CONVERSION * each.bit_length() ** 2 for each in values if type(each) is int))


_LONG: Final = 10_000
_CONVERSION: Final = 2.0e-12
"""Seconds for each pair of bits."""


def calculated(name: str, *values: Any) -> None:
    """Two numbers, which may be decimal ones, are about to be multiplied, divided or raised."""
    kinds = _kinds()
    if kinds is not None and any(issubclass(type(value), kinds[0]) for value in values):
        _take(name, sys.modules["decimal"].getcontext().prec)


def divisor(value: Any) -> Any:
    """The right side of a division, of numbers that are not known here."""
    if _kinds() is not None:
        _take("divide", sys.modules["decimal"].getcontext().prec)
    return value


def _take(name: str, precision: int) -> None:
    if precision > _SHORT:
        precise(precision)
        if name in _SLOW:
            seconds, power = _SLOW[name]
            work(float(seconds * min(precision / 1000, 1e9) ** power))


def imported() -> bool:
    """Whether there may be decimal numbers."""
    return _kinds() is not None


def _kinds() -> tuple[Any, Any] | None:
    """`Decimal` and `Context`, once a program of the process has imported them."""
    decimal = sys.modules.get("decimal")
    return None if decimal is None else (decimal.Decimal, decimal.Context)


def check_of(name: str) -> Callable[..., None]:
    """What is asked before a method of a decimal number or of a context is called."""

    def ask(receiver: Any, *args: Any, **kwargs: Any) -> None:
        kind = sys.modules["decimal"].Context
        values = receiver, *args, *kwargs.values()
        for each in values:
            converted(each)
        if name in _PRECISE:
            given = [each for each in values if issubclass(type(each), kind)]
            for context in given or [sys.modules["decimal"].getcontext()]:
                _take(name, context.prec)
        if name in _WRITING:
            _WRITING[name](receiver)

    return ask


_PRECISE: Final = frozenset(
    "as_integer_ratio divide exp fma ln log10 multiply power quantize sqrt __format__ __int__ __pow__ __round__ "
    "__truediv__".split()
)
"""Methods that take longer with more digits."""
_WRITING: Final[dict[str, Callable[[Any], Any]]] = {
    "__format__": spelled,
    "as_integer_ratio": made_ratio,
    **dict.fromkeys(("to_integral_exact", "__ceil__", "__floor__", "__int__", "__round__", "__trunc__"), made_integer),
}
