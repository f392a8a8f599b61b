"""Checks of single operations in runs with limits: operands in; the same operation, or a stop before it began, out.

An operation asks `budget` for the bytes that its result takes and the time that it takes, both found from the sizes of
its operands. No method of a program's object is called to find them.
"""

from __future__ import annotations

import operator
import re
import sys
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from string import Formatter
from typing import Any, Final

from . import decimals, extent
from .budget import UNNOTICED, asked, number, spend, work
from .extent import shown
from .ids import ids_of
from .native import is_program_class, mro_of, namespace_of
from .paced import at_once, kind_of, pieces
from .tables import TABLES, met, united

FEW: Final = 50
"""Items of a sequence that nobody asks for."""
DIGIT_BITS: Final = 30
QUICK_BITS: Final = 60_000
"""Integers of fewer bits are multiplied in less than a millisecond."""
MULTIPLY: Final = 1.0e-8
"""Seconds for a product of two numbers of n digits (of 30 bits): this times n ** 1.585."""
DIVIDE: Final = 3.0e-9
"""The same for a division: this times the digits of the divisor and of the quotient."""
_FAST_DIVISION = sys.version_info >= (3, 12)
SIZED: Final[tuple[tuple[type, Callable[[Any], int]], ...]] = tuple(
    (kind, kind.__sizeof__) for kind in (str, list, tuple, bytes, bytearray, deque, array)
)


def size_of(value: Any) -> int:
    """Bytes of a text or sequence; 0 for everything else."""
    kind = type(value)
    if kind is int or kind is float:
        return 0
    for base, sizer in SIZED:
        if kind is base:
            return sizer(value)
    for each in mro_of(kind)[1:]:
        for base, sizer in SIZED:
            if each is base:
                return sizer(value)
    return 0


def content_of(value: Any) -> int:
    """Bytes of what a text or sequence holds, its own head left out."""
    size = size_of(value)
    if not size:
        return 0
    kind = type(value)
    if issubclass(kind, str):
        return str.__len__(value) * width_of(value)
    if issubclass(kind, deque):
        return 8 * deque.__len__(value)
    for base, empty in _EMPTY:
        if issubclass(kind, base):
            return max(size - empty, 0)
    return 0


_EMPTY: Final = tuple((kind, sizer(kind("b") if kind is array else kind())) for kind, sizer in SIZED)


# ---------------------------------------------------------------------------------------------------------------------
# Operators: each check gives the right operand


def added(left: Any, right: Any) -> Any:
    kind = type(left)
    if kind is int or kind is float:
        return right
    size = size_of(left)
    if size:
        size += size_of(right)
        if size > UNNOTICED:
            spend(size if kind is not str or type(right) is not str or size < FAR else joint_size(left, right))
    return right


def joint_size(left: str, right: str) -> int:
    """Bytes of two texts as one, all of whose letters are as wide as the widest."""
    return (len(left) + len(right)) * max(map(width_of, (left, right)))


def width_of(text: str) -> int:
    """Bytes of each letter."""
    return 1 if str.isascii(text) else round((str.__sizeof__(text) - _HEAD) / str.__len__(text))


_HEAD: Final = str.__sizeof__("\u20ac") - 4
"""Bytes of a text that is not ASCII, besides its letters."""
FAR: Final = 1 << 20
"""Bytes of texts for which it matters how wide their letters are."""


def multiply_seconds(left: int, right: int) -> float:
    """For numbers of so many bits."""
    less, more = sorted((left // DIGIT_BITS + 1, right // DIGIT_BITS + 1))
    return float(MULTIPLY * less**1.585 * (more / less))


def multiplied(left: Any, right: Any) -> Any:
    kind, other = type(left), type(right)
    if kind is float or other is float:
        return right
    if other is int and (kind is str or kind is list or kind is tuple) and len(left) * right < FEW:
        return right
    if kind is int and other is int:
        bits, more = left.bit_length(), right.bit_length()
        if bits > UNNOTICED or more > UNNOTICED:
            number(bits + more)
            if bits > QUICK_BITS and more > QUICK_BITS:
                work(multiply_seconds(bits, more))
        return right
    return _repeat(left, right)


def counted(value: Any) -> Any:
    """A number that an object of the program stands for, which is asked once."""
    kind = type(value)
    if not is_program_class(kind) or issubclass(kind, int) or not defines(kind, "__index__"):
        return value
    return operator.index(value)


def defines(kind: type, name: str) -> bool:
    """Whether a special method is there for the interpreter to find."""
    return any(name in namespace_of(base) for base in mro_of(kind))


class _Repeated:
    """A sequence on the right of what stands for a number."""

    __slots__ = ("_o_made",)

    def __init__(self, sequence: Any, count: int) -> None:
        self._o_made = sequence, count

    def __rmul__(self, left: Any) -> Any:
        return operator.mul(*self._o_made)


def _repeat(left: Any, right: Any) -> Any:
    """The right operand, asked for the number that it stands for."""
    sequence, count = (left, right) if size_of(left) else (right, left)
    size = content_of(sequence)
    if size and not defines(type(count), "__mul__") and not defines(type(count), "__rmul__"):
        count = counted(count)
        right = count if sequence is left else _Repeated(sequence, count) if count is not left else right
    if size and issubclass(type(count), int):
        size = size * int.__index__(count) if int.__index__(count) > 0 else 0
        if size > UNNOTICED:
            spend(size)
    elif not size:
        decimals.calculated("multiply", left, right)
    return right


def raised(left: Any, right: Any) -> Any:
    if type(left) is int and type(right) is int and right > 1 and not -2 < left < 2:
        bits = (abs(left).bit_length() if left & (left - 1) else left.bit_length() - 1) * right
        if bits > UNNOTICED:
            number(bits)
            if bits > QUICK_BITS:
                work(1.5 * multiply_seconds(bits // 2, bits // 2))
    elif type(left) is not int:
        decimals.calculated("power", left, right)
    elif type(right) is int and right.bit_length() > FAR:
        work(right.bit_length() * _TURN_SECONDS)
    return right


_TURN_SECONDS: Final = 6.0e-9
"""Of a power of 0 or 1: for each bit of the exponent."""


def modular(base: Any, exponent: Any, modulus: Any) -> None:
    """For `pow` with a modulus."""
    if type(modulus) is int and type(exponent) is int and type(base) is int:
        bits = modulus.bit_length()
        turns = abs(exponent).bit_length()
        if bits * turns > 1 << 16:
            size = max(bits, 1)
            work(1.5 * turns * (multiply_seconds(size, size) + divide_seconds(2 * size, size)))


def shifted(left: Any, right: Any) -> Any:
    if type(left) is int and type(right) is int and right > UNNOTICED and left:
        number(left.bit_length() + right)
    return right


def divide_seconds(left: int, right: int) -> float:
    whole, part = left // DIGIT_BITS + 1, right // DIGIT_BITS + 1
    if _FAST_DIVISION and whole > 300:
        return float(4 * MULTIPLY * whole**1.585)
    return DIVIDE * part * max(whole - part, 1)


def divided(left: Any, right: Any) -> Any:
    if type(left) is int and type(right) is int:
        bits, less = left.bit_length(), right.bit_length()
        if bits > QUICK_BITS and less > DIGIT_BITS:
            work(divide_seconds(bits, less))
    elif type(left) is not int:
        decimals.calculated("divide", left, right)
    return right


def _number(digits: str) -> int:
    """A width or precision; one that is refused in any format takes nothing."""
    digits = digits.lstrip("0")
    return 0 if len(digits) > _MOST_DIGITS or int(digits or 0) > sys.maxsize else int(digits or 0)


_MOST_DIGITS: Final = 19


_PERCENT = re.compile(r"%(?:\([^)]*\))?[-+ #0]*(\*|\d+)?(?:\.(\*|\d+))?")


_NAMED_PART = re.compile(r"%\(([^()]*)\)")


def _key_like(template: Any, name: str) -> Any:
    """The key of a part of a template of texts or of bytes."""
    return name if issubclass(type(template), str) else name.encode("latin-1")


def reduced(left: Any, right: Any) -> Any:
    """For `%`: a remainder, or a text with values put in."""
    kind = type(left)
    if kind is int:
        return divided(left, right)
    if not issubclass(kind, (str, bytes, bytearray)):
        return right
    if len(left) > FAR and not issubclass(kind, str):
        spend(2 * len(left))
    text = str.__str__(left) if issubclass(kind, str) else bytes(left).decode("latin-1")
    values = tuple.__getitem__(right, slice(None)) if issubclass(type(right), tuple) else (right,)
    widths = [_number(found) for match in _PERCENT.finditer(text) for found in match.groups() if found and found != "*"]
    if "*" in text:
        widths += [abs(value) for value in values if type(value) is int and abs(value) > UNNOTICED]
    names = _NAMED_PART.findall(text) if issubclass(type(right), dict) else ()
    parts = [dict.get(right, _key_like(left, name)) for name in names]
    asked((len(text) + sum(map(size_of, (*values, *parts))) + sum(widths)) * _widened(text, (*values, *parts)))
    for value in values:
        shown(value)
    return right


CHECKS: Final[dict[str, tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]]] = {
    "add": (added, operator.add),
    "mul": (multiplied, operator.mul),
    "pow": (raised, operator.pow),
    "lshift": (shifted, operator.lshift),
    "mod": (reduced, operator.mod),
    "floordiv": (divided, operator.floordiv),
    "or": (united, operator.or_),
    "xor": (united, operator.xor),
    "and": (met, operator.and_),
    "sub": (met, operator.sub),
}


def add(left: Any, right: Any) -> Any:
    kind = type(left)
    if kind is int or kind is float or (kind is str and type(right) is str and len(left) + len(right) < FEW):
        return left + right
    return left + added(left, right)


def multiply(left: Any, right: Any) -> Any:
    if type(left) is float or type(right) is float:
        return left * right
    return left * multiplied(left, right)


def power(left: Any, right: Any) -> Any:
    return left ** raised(left, right)


def shift(left: Any, right: Any) -> Any:
    return left << shifted(left, right)


def reduce(left: Any, right: Any) -> Any:
    return left % reduced(left, right)


def divide(left: Any, right: Any) -> Any:
    return left // divided(left, right)


def unite(left: Any, right: Any) -> Any:
    return left | united(left, right)


def differ(left: Any, right: Any) -> Any:
    return left ^ united(left, right)


def meet(left: Any, right: Any) -> Any:
    return left & met(left, right)


def subtract(left: Any, right: Any) -> Any:
    return left - met(left, right)


# ---------------------------------------------------------------------------------------------------------------------
# Texts

_NUMBERS = re.compile(r"\d{4,}")


def spec(text: str) -> str:
    """A format specification that is about to be used."""
    if len(text) > FAR:
        work(len(text) * _SCAN_SECONDS)
    widths = [_number(found) for found in _NUMBERS.findall(text)]
    if widths:
        asked(sum(widths))
    if len(text) > _LONG_SPEC:
        dated(text)
    return text


def dated(text: str) -> None:
    """A format of a date."""
    asked(_NAME_OF_DAY * len(text))


_LONG_SPEC: Final = 1000
_NAME_OF_DAY: Final = 32
"""Bytes of what one letter of a format becomes, and of the buffers on the way."""


def part(value: Any) -> Any:
    """A part of an f-string."""
    if type(value) is str:
        size = str.__sizeof__(value)
        if size > UNNOTICED:
            spend(size)
        return value
    return shown(value)


def joined(*parts: str) -> str:
    """The parts of an f-string."""
    letters = sum(map(len, parts))
    if letters > _LETTERS:
        spend(letters * max(map(width_of, parts)))
    return "".join(parts)


_LETTERS: Final = 4000
"""Of texts for which nobody asks."""


def check_template(template: str, values: list[Any]) -> None:
    """A template of `str.format` that is about to be filled with these values, among others."""
    for value in values:
        shown(value)
        if ":" in template:
            decimals.spelled(value)
    fields = template.count("{")
    if fields and len(template) > FAR:
        work(len(template) * _SCAN_SECONDS)
    total = len(template) + (sum(_number(found) for found in _NUMBERS.findall(template)) if fields else 0)
    largest = max(map(size_of, values), default=0)
    if largest > UNNOTICED:
        total += fields * largest
    if template.count("{", template.find(":")) > 0 and ":" in template:
        total += sum(abs(value) for value in _nested(template, values) if type(value) is int and abs(value) > UNNOTICED)
    asked(total * _widened(template, values))


def _widened(template: str, values: Iterable[Any]) -> int:
    """By how much letters become wider than those of the narrowest of texts that become one."""
    if len(template) < FAR and not any(type(each) is str and len(each) > FAR for each in values):
        return 1
    widths = [width_of(each) for each in (template, *values) if type(each) is str and each]
    return max(widths, default=1) // min(widths, default=1)


_SCAN_SECONDS: Final = 2.0e-8
"""For each letter of a template."""
_parts_of = Formatter().parse


def _nested(template: str, values: list[Any]) -> list[Any]:
    """The values that a template puts into format specifications; all, if they are named."""
    found: list[Any] = []
    following = 0
    try:
        for _, name, specification, _ in _parts_of(template):
            following += name == ""
            for _, inner, _, _ in _parts_of(specification or ""):
                at = following if inner == "" else int(inner) if inner and inner.isdecimal() else None
                following += inner == ""
                if inner is not None and at is None:
                    return values
                found += values[at : at + 1] if at is not None else []
    except ValueError:
        return []  # it cannot be read, as `format` is about to say
    return found


def filled(template: str, /, *args: Any, **kwargs: Any) -> str:
    """`template.format(…)` of a template that is spelled out and reads nothing hazardous."""
    check_template(template, [*args, *kwargs.values()])
    return template.format(*args, **kwargs)


# ---------------------------------------------------------------------------------------------------------------------
# Sequences


def gone_through(values: Any) -> Any:
    """What native code is about to go through from its beginning to its end."""
    if id(kind_of(values)) in _ROWS and len(values) > FAR:
        work(len(values) * _ITEM_SECONDS)
    return at_once(values)


_ROWS: Final = ids_of((bytes, bytearray, deque, dict, frozenset, list, set, str, tuple, type({}.values())))
_ITEM_SECONDS: Final = 3.0e-9


METERED: Final[dict[str, Any]] = {
    **extent.CHECKS,
    **TABLES,
    "_o_converted": decimals.converted,
    "_o_precise": decimals.precise,
    "_o_integral": decimals.made_integer,
    "_o_spelled": decimals.spelled,
    "_o_kind": type,
    "_o_id": id,
    "_o_int": int,
    "_o_float": float,
    "_o_len": len,
    "_o_str": str,
    "_o_added": added,
    "_o_add": add,
    "_o_multiplied": multiplied,
    "_o_multiply": multiply,
    "_o_raised": raised,
    "_o_raise": power,
    "_o_shifted": shifted,
    "_o_shift": shift,
    "_o_reduced": reduced,
    "_o_reduce": reduce,
    "_o_divided": divided,
    "_o_divide": divide,
    "_o_unite": unite,
    "_o_differ": differ,
    "_o_meet": meet,
    "_o_subtract": subtract,
    "_o_filled": filled,
    "_o_spec": spec,
    "_o_joined": joined,
    "_o_part": part,
    "_o_gone_through": gone_through,
    "_o_pieces": pieces,
}
"""What metered programs call, besides `HELPERS`; the neighbours of this module add theirs."""
