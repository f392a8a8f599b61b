"""A seeded generator of random numbers: the name of a method of the host's `random.Random` and its arguments in, its
result out.

It draws nothing from the host: an unseeded generator refuses to answer.
"""

from __future__ import annotations

import random
import types
from functools import partial
from typing import Any, Final

from .budget import limited, spend, work
from .ids import ids_of
from .native import seal

NAMES: Final = frozenset(
    """
    betavariate binomialvariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate
    normalvariate paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform
    vonmisesvariate weibullvariate
    """.split()
)
"""Methods whose results are numbers, or made of what the program passed."""


_HASHED: Final = ids_of((bytearray, bytes, str))
_LONG: Final = 1 << 20
_BYTE_SECONDS: Final = 3.0e-9


class Chance:
    # The state of one `random.Random` of a program; only library code holds it.
    __slots__ = ("_o_host", "_o_seeded")

    def __init__(self) -> None:
        self._o_host = random.Random(0)
        self._o_seeded = False

    def __call__(self, name: str, *args: Any, **kwargs: Any) -> Any:
        if type(name) is not str or name not in NAMES:  # a program can get hold of the object
            raise AttributeError(f"a generator has no method {name!r}")
        if name == "seed":
            if args and id(type(args[0])) in _HASHED and len(args[0]) > _LONG:
                spend(2 * len(args[0]))
                work(len(args[0]) * _BYTE_SECONDS)
            if args and args[0] is None:
                self._o_seeded = False
                return None
            self._o_host.seed(*args, **kwargs)
            self._o_seeded = True
            return None
        if name == "setstate":
            self._o_host.setstate(*args)
            self._o_seeded = True
            return None
        if not self._o_seeded:
            raise RuntimeError(
                "random is not seeded, and the sandbox draws no randomness of its own; "
                "call random.seed() with a value that the host gives"
            )
        return drawer(self, name)(*args, **kwargs)


seal(Chance, shown_as=types.BuiltinFunctionType)


def drawer(chance: Chance, name: str) -> Any:
    """The method of a seeded generator itself, for library code that hides it."""
    method = getattr(chance._o_host, name)
    return partial(_sized, method, _BITS_OF[name]) if name in _BITS_OF and limited() else method


def _sized(method: Any, bits: int, /, *args: Any, **kwargs: Any) -> Any:
    """A method that makes as many of so many bits as its last argument says, but no more than there are to choose."""
    size = args[-1] * bits // 8 if args and type(args[-1]) is int else 0
    if len(args) > 1:
        size = min(size, len(args[0]) * bits // 8)
    if size > _LONG:
        spend(size)
    return method(*args, **kwargs)


_BITS_OF: Final = {"getrandbits": 2, "randbytes": 16, "sample": 512}
"""Numbers are made of words first, which take as much; samples are places, which are kept in a set as well."""


def state_of(chance: Chance) -> list[Any]:
    """All of a generator as plain values."""
    version, numbers, gauss = chance._o_host.getstate()
    return [chance._o_seeded, version, " ".join(format(number, "x") for number in numbers), gauss]


def with_state(seeded: bool, version: int, numbers: str, gauss: float | None) -> Chance:
    """The generator that `state_of` described. Raises ValueError or TypeError for a state that is none."""
    made = Chance()
    if gauss is not None and type(gauss) is not float:
        raise TypeError("a state without its next value")
    made._o_host.setstate((version, tuple(int(number, 16) for number in numbers.split(" ")), gauss))
    made._o_seeded = seeded is True
    return made
