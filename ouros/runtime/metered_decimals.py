"""Operators in programs that have to do with decimal numbers: operands in; the same operation, or a stop before a long
integer becomes a decimal number, out.
"""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from ..policy.costs import ARITHMETIC, ASSIGNED, COMPARISONS, OPERATORS
from .decimals import converted, divisor, long, mixed
from .extent import compared, key
from .metered import METERED
from .searched import looked_at, sought

Check = Callable[[Any, Any], Any]


def over(left: Any, right: Any) -> Any:
    """The right operand of `/`, of numbers that are not known here."""
    return divisor(right)


def mixing(check: Check) -> Check:
    """A check of operands that are numbers of two kinds, perhaps."""

    def ask(left: Any, right: Any) -> Any:
        mixed(left, right)
        return check(left, right)

    return ask


def _searched(check: Callable[..., Any]) -> Callable[..., Any]:
    """A check of what something is about to be looked for in, which may be compared with long integers."""

    def ask(holder: Any, *wanted: Any) -> Any:
        if type(holder) is list or type(holder) is tuple or type(holder) is deque:
            for each in filter(long, holder):
                converted(each)
        return check(holder, *wanted)

    return ask


METERED.update(_o_d_sought=_searched(sought), _o_d_looked_at=_searched(looked_at))
_compared: Final = _searched(lambda value: compared(converted(value)))
METERED.update(_o_d_compared=_compared, _o_d_lookup=_searched(lambda value: key(converted(value))))
METERED.update(_o_over=over, _o_quotient=lambda left, right: left / over(left, right), _o_mixed=mixed)
_NAMES: Final = [name for kind in ARITHMETIC for name in (*OPERATORS[kind], ASSIGNED.get(kind, ""))]
METERED.update({f"_o_d{name}": mixing(METERED[name]) for name in _NAMES if name})


def _comparing(native: Check) -> Check:
    return lambda left, right: native(_compared(left), _compared(mixed(left, right)))


METERED.update({f"_o_d_{name}": _comparing(getattr(operator, name)) for name in COMPARISONS.values()})
