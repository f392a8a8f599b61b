"""Decimal arithmetic of one run: its own context while it is going on, the host's whenever the host is; and views of
the flags and traps of a context.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import get_ident
from types import FrameType
from typing import Any, Final

from .budget import spend
from .decimals import precise
from .guards import GUARDS, define_method_guard
from .native import HOST, SandboxType, seal


class Arithmetic:
    """Which decimal context is the current one of the thread.

    CPython keeps it for each thread. A run that has imported `decimal` puts its own there while it is going on.
    """

    __slots__ = ("going_on", "outer", "own", "thread", "triple")

    def __init__(self) -> None:
        self.own: Any = None
        self.outer: Any = None
        self.going_on = 0
        self.thread = 0
        """In which the program is going on; 0 while the host is."""
        self.triple: Any = tuple
        """The run's own class `DecimalTuple`."""

    def use(self, context: Any, triple: Any = None) -> None:
        """Make this the context of the run."""
        import decimal

        precise(context.prec)
        self.triple = triple or self.triple
        if self.going_on > 0:
            if self.own is None:
                self.outer = decimal.getcontext()
            decimal.setcontext(context)
        self.own = context

    def enter(self) -> None:
        """The program goes on in this thread."""
        self.going_on += 1
        self.thread = get_ident()
        if self.own is not None:
            decimal = sys.modules["decimal"]
            self.outer = decimal.getcontext()
            decimal.setcontext(self.own)

    def leave(self) -> None:
        """The host goes on."""
        self.going_on -= 1
        self.thread = 0
        if self.own is not None:
            sys.modules["decimal"].setcontext(self.outer)
            self.outer = None


class Signals(metaclass=SandboxType, host=HOST):
    # `context.flags` or `context.traps`: a mapping from signals to bool, whose host type is an abstract base class.
    __slots__ = ("_o_context", "_o_part")

    _o_context: Any
    _o_part: str

    def __getitem__(self, signal: Any) -> bool:
        return bool(_held(self)[signal])

    def __setitem__(self, signal: Any, value: Any) -> None:
        _held(self)[signal] = bool(value)

    def __delitem__(self, signal: Any) -> None:
        del _held(self)[signal]

    def __iter__(self) -> Iterator[Any]:
        return iter(list(_held(self)))

    def __len__(self) -> int:
        return len(_held(self))

    def __contains__(self, signal: Any) -> bool:
        return signal in list(_held(self))

    def __eq__(self, other: object) -> bool:
        mine = dict(_held(self))
        return mine == (dict(_held(other)) if type(other) is Signals else other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(_held(self))

    def keys(self) -> Any:
        return dict(_held(self)).keys()

    def values(self) -> Any:
        return dict(_held(self)).values()

    def items(self) -> Any:
        return dict(_held(self)).items()

    def get(self, signal: Any, default: Any = None) -> Any:
        return dict(_held(self)).get(signal, default)

    def copy(self) -> Any:
        return dict(_held(self))


def _held(signals: Any) -> Any:
    return getattr(signals._o_context, signals._o_part)


def signals_of(context: Any, part: str) -> Signals:
    """The view of one part of a context."""
    made: Signals = object.__new__(Signals)
    made._o_context, made._o_part = context, part
    return made


type.__setattr__(Signals, "__name__", "SignalDict")
type.__setattr__(Signals, "__module__", "decimal")
seal(Signals)


def _decimal_tuple(value: Any, /) -> Any:
    """`as_tuple()`, of the class that the run has; the host's class of that name could be changed."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and "_o_use_context" not in frame.f_builtins:
        frame = frame.f_back
    spend(_DIGITS * int(sys.modules["decimal"].Decimal.__sizeof__(value)))
    triple = tuple if frame is None else frame.f_builtins["_o_use_context"].__self__.triple
    return tuple.__new__(triple, sys.modules["decimal"].Decimal.as_tuple(value))


_DIGITS: Final = 20
"""Bytes in a tuple for each byte of a number: 19 digits are kept in 8."""

define_method_guard("decimal_tuple", _decimal_tuple)
GUARDS["signals"] = lambda receiver, owner, name: signals_of(receiver, name)
