"""Functions of the host that can take long or make much of little: one of them in; the same, refused where it would
take more than the run may, out.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from functools import partial
from itertools import groupby
from operator import is_not
from typing import Any, Final

from ..budget import limited, spend, work
from ..metered import DIVIDE, gone_through, multiplied, multiply_seconds
from ..metered_texts import done
from ..native import native_function
from ..paced import pieces

_LONG: Final = 10_000
"""Bits, or numbers that are multiplied, below which nobody asks."""


def _product_of(bits: float) -> None:
    """A product of so many bits, made of many small factors."""
    if bits > _LONG:
        spend(int(min(bits, 1 << 62)) // 8)
        half = int(min(bits, 1 << 62)) // 2
        work(2 * multiply_seconds(half, half))


def _factorial(number: Any = 0, *rest: Any) -> None:
    if type(number) is int and 0 < number <= sys.maxsize:  # of others there is an error
        _product_of(math.lgamma(float(number) + 1) / math.log(2))


def _permuted(number: Any = 0, taken: Any = None, *rest: Any) -> None:
    if type(number) is int and (taken is None or type(taken) is int):
        _chosen(number, number if taken is None else taken)


def _combined(number: Any = 0, taken: Any = 0, *rest: Any) -> None:
    if type(number) is int and type(taken) is int:
        _chosen(number, min(taken, number - taken))


def _chosen(number: int, count: int) -> None:
    if 0 < count <= min(number, sys.maxsize):
        _product_of(float(count) * number.bit_length())


def _quadratic(*numbers: Any) -> None:
    bits = max((number.bit_length() for number in numbers if type(number) is int), default=0)
    if bits > _LONG:
        work(DIVIDE * len(numbers) * (bits / 30) ** 2)


def _root(number: Any = 0, *rest: Any) -> None:
    _quadratic(number, number)


def _through(function: Callable[..., Any]) -> Callable[..., Any]:
    def check(*sources: Any) -> Any:
        for each in sources:
            gone_through(each)
            if type(each) is list or type(each) is tuple:
                work(len(each) * _FLOAT_SECONDS)
        stopping = [*map(pieces, sources)]
        return done(function, *stopping) if any(map(is_not, stopping, sources)) else None

    return check


def _far(*points: Any) -> None:
    """Coordinates are made floats, in arrays of their own, of tuples that are made first."""
    for each in points:
        if len(each) > _LONG:
            spend(len(each) * (8 if type(each) is tuple else _NUMBER))
            work(len(each) * _FLOAT_SECONDS)


def _long(*numbers: Any) -> None:
    _far(numbers)


_FLOAT_SECONDS: Final = 2.0e-8


def _prod(items: Any = None, *rest: Any, start: Any = 1) -> Any:
    if rest or items is None:
        return None
    listed = type(items) is list or type(items) is tuple
    if listed and all(type(item) is int or type(item) is float for item in items):
        bits = sum(item.bit_length() for item in items if type(item) is int)
        if bits < _LONG:
            return (math.prod(items, start=start),)
    total = start
    for item in items:
        total = total * multiplied(total, item)
    return (total,)


def _multiple(*numbers: Any) -> None:
    _quadratic(*numbers)
    bits = sum(number.bit_length() for number in numbers if type(number) is int)
    if bits > _LONG:
        work(DIVIDE * len(numbers) * bits / 30)


def _unpacked(format: Any, buffer: Any = b"", *rest: Any) -> None:
    if len(buffer) > _LONG:
        spend(_NUMBER * len(buffer))


_NUMBER: Final = 40
"""Bytes of a number in a tuple."""


def _normalized(form: Any, text: Any = "", *rest: Any) -> None:
    """Marks on one letter are sorted one by one."""
    if len(text) > _MARKS and not text.isascii():
        from unicodedata import combining

        run = max(sum(1 for _ in alike) for _, alike in groupby(text, lambda letter: combining(letter) > 0))
        spend(2 * len(text))
        work(len(text) * _LETTER_SECONDS + run * run * _PAIR_SECONDS)


_MARKS: Final = 2_000
_LETTER_SECONDS: Final = 1.5e-6
_PAIR_SECONDS: Final = 1.0e-9


def _inflated(data: Any, wbits: Any = 15, bufsize: Any = 0) -> Any:
    """In pieces, so that what a small text becomes is asked for while it grows."""
    import zlib

    if len(data) < _LONG:
        return None
    made, rest, ended = inflated(zlib.decompressobj(wbits), data)
    return (made,) if ended and not rest else None


def inflated(machine: Any, data: Any) -> tuple[bytes, bytes, bool]:
    """What a decompressor makes of bytes, with the bytes behind its end, and whether it came there."""
    pieces, rest = [], data
    while rest and not machine.eof:
        pieces.append(machine.decompress(rest, _PIECE))
        rest = machine.unconsumed_tail
        spend(2 * len(pieces[-1]))
        work(len(pieces[-1]) * _BYTE_SECONDS)
    return b"".join(pieces), machine.unused_data, machine.eof


_PIECE: Final = 1 << 20
_BYTE_SECONDS: Final = 4.0e-9

def _quoted_printable(data: Any, *rest: Any, **options: Any) -> None:
    """Of what is no plain letter three are made, in a buffer first."""
    if len(data) > _LONG:
        view = memoryview(data).cast("B")
        parts = (bytes(view[at : at + _PIECE]) for at in range(0, len(view), _PIECE))
        spend(2 * (len(view) + 2 * sum(len(part.translate(None, _PRINTABLE)) for part in parts)))


def _quoted(text: Any, *rest: Any) -> None:
    """A quote becomes five letters, and the text is put between two."""
    if len(text) > _LONG:
        spend(2 * (len(text) + 4 * text.count("'")))


_PRINTABLE: Final = bytes(range(33, 127))

BOUNDED: Final[dict[str, Callable[..., Any]]] = {
    "binascii.b2a_qp": _quoted_printable,
    "math.comb": _combined,
    "math.dist": _far,
    "math.factorial": _factorial,
    "math.gcd": _quadratic,
    "math.fsum": _through(math.fsum),
    "math.hypot": _long,
    "math.isqrt": _root,
    "math.lcm": _multiple,
    "math.perm": _permuted,
    "math.prod": _prod,
    "math.sumprod": _through(getattr(math, "sumprod", math.fsum)),
    "shlex.quote": _quoted,
    "struct.unpack": _unpacked,
    "struct.unpack_from": _unpacked,
    "unicodedata.normalize": _normalized,
    "zlib.decompress": _inflated,
}


def bounded(module: str, name: str, function: Any) -> Any:
    """The host's function with its check, if it has one."""
    check = BOUNDED.get(f"{module}.{name}")
    return function if check is None else partial(_call, check, function)


def bounded_native(module: str, name: str, function: Any) -> Any:
    """The same as programs get it."""
    made = bounded(module, name, function)
    return function if made is function else native_function(made, (module, name), function.__doc__)


def _call(check: Callable[..., Any], function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    if limited():
        try:
            answer = check(*args, **kwargs)
        except TypeError:  # the function itself complains better
            answer = None
        if type(answer) is tuple:
            return answer[0]
        if answer is not None:
            raise answer
    return function(*args, **kwargs)
