"""Functions of `math` on large integers: the host's function in; the same, refused where it would take longer than the
run may, out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from ..budget import limited, spend, work
from ..metered import DIVIDE, multiplied, multiply_seconds
from ..native import native_function

_LONG: Final = 10_000
"""Bits, or numbers that are multiplied, below which nobody asks."""


def _product_of(bits: float) -> None:
    """A product of so many bits, made of many small factors."""
    if bits > _LONG:
        spend(int(min(bits, 1 << 62)) // 8)
        half = int(min(bits, 1 << 62)) // 2
        work(2 * multiply_seconds(half, half))


def _factorial(number: Any = 0, *rest: Any) -> None:
    if type(number) is int and number > 0:
        _product_of(math.lgamma(float(min(number, 1 << 62)) + 1) / math.log(2))


def _choose(number: Any = 0, taken: Any = None, *rest: Any) -> None:
    if type(number) is int and (taken is None or type(taken) is int):
        count = number if taken is None else min(taken, number)
        _product_of(float(min(max(count, 0), 1 << 62)) * max(number.bit_length(), 1))


def _quadratic(*numbers: Any) -> None:
    bits = max((number.bit_length() for number in numbers if type(number) is int), default=0)
    if bits > _LONG:
        work(DIVIDE * len(numbers) * (bits / 30) ** 2)


def _prod(items: Any = (), *rest: Any, start: Any = 1) -> Any:
    if type(items) is not list and type(items) is not tuple:
        items = list(items)
    if all(type(item) is int or type(item) is float for item in items):
        bits = sum(item.bit_length() for item in items if type(item) is int)
        if bits < _LONG:
            return (math.prod(items, start=start),)
    total = start
    for item in items:
        total = total * multiplied(total, item)
    return (total,)


BOUNDED: Final[dict[str, Callable[..., Any]]] = {
    "comb": _choose,
    "factorial": _factorial,
    "gcd": _quadratic,
    "isqrt": _quadratic,
    "lcm": _quadratic,
    "perm": _choose,
    "prod": _prod,
}


def bounded(name: str, function: Any) -> Any:
    """The function of `math` as programs get it."""
    check = BOUNDED.get(name)
    if check is None:
        return function
    return native_function(partial(_call, check, function), ("math", name), function.__doc__)


def _call(check: Callable[..., Any], function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    if limited():
        try:
            answer = check(*args, **kwargs)
        except TypeError:  # the function itself complains better
            answer = None
        if answer is not None:
            return answer[0]
    return function(*args, **kwargs)
