"""`fractions`: exact rational numbers; texts are read and written by the host's class."""

from math import gcd
from numbers import Complex, Rational, Real

_PRIME = (1 << 61) - 1
_INFINITE = 314159


class Fraction(Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return _made(cls, numerator, 1)
            if isinstance(numerator, Rational):
                return _made(cls, numerator.numerator, numerator.denominator)
            if isinstance(numerator, float) or _o_is_decimal(numerator):
                return _made(cls, *numerator.as_integer_ratio())
            if isinstance(numerator, str):
                return _made(cls, *_o_host("fraction", numerator))
            raise TypeError("argument should be a string or a Rational instance")
        if type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        return _reduced(cls, numerator, denominator)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int) or type(f) is not float and isinstance(f, Rational):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return _exact(cls, f)

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, int):
            return cls(int(dec))
        if not _o_is_decimal(dec):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return _exact(cls, dec)

    if _o_version >= (3, 12):

        @_o_plain
        def is_integer(self):
            return self._denominator == 1

    @_o_plain
    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    @_o_plain
    def limit_denominator(self, max_denominator=1000000):
        return _made(Fraction, *_o_host("limit_denominator", self._numerator, self._denominator, max_denominator))

    @property
    @_o_plain
    def numerator(self):
        return self._numerator

    @property
    @_o_plain
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    @_o_plain
    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    if _o_version >= (3, 12):

        def __format__(self, format_spec, /):
            return (
                str(self)
                if not format_spec
                else _o_host("fraction_format", self._numerator, self._denominator, format_spec)
            )

    def __add__(self, other):
        return _forward(_add, _native_add, self, other)

    def __radd__(self, other):
        return _reverse(_add, _native_add, self, other)

    def __sub__(self, other):
        return _forward(_sub, _native_sub, self, other)

    def __rsub__(self, other):
        return _reverse(_sub, _native_sub, self, other)

    def __mul__(self, other):
        return _forward(_mul, _native_mul, self, other)

    def __rmul__(self, other):
        return _reverse(_mul, _native_mul, self, other)

    def __truediv__(self, other):
        return _forward(_div, _native_div, self, other)

    def __rtruediv__(self, other):
        return _reverse(_div, _native_div, self, other)

    def __floordiv__(self, other):
        return _forward(_floordiv, _native_floordiv, self, other)

    def __rfloordiv__(self, other):
        return _reverse(_floordiv, _native_floordiv, self, other)

    def __mod__(self, other):
        return _forward(_mod, _native_mod, self, other)

    def __rmod__(self, other):
        return _reverse(_mod, _native_mod, self, other)

    def __divmod__(self, other):
        return _forward(_divmod, divmod, self, other)

    def __rdivmod__(self, other):
        return _reverse(_divmod, divmod, self, other)

    def __pow__(self, other):
        if not isinstance(other, Rational):
            if _o_version >= (3, 13) and not isinstance(other, (float, complex)):
                return NotImplemented
            return float(self) ** other
        if other.denominator != 1:
            return float(self) ** float(other)
        power = other.numerator
        if power >= 0:
            return _made(Fraction, self._numerator**power, self._denominator**power)
        if self._numerator == 0:
            raise ZeroDivisionError(f"Fraction({self._denominator**-power}, 0)")
        if self._numerator > 0:
            return _made(Fraction, self._denominator**-power, self._numerator**-power)
        return _made(Fraction, (-self._denominator) ** -power, (-self._numerator) ** -power)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        if isinstance(other, Rational):
            return Fraction(other.numerator, other.denominator) ** self
        if self._denominator == 1:
            return other**self._numerator
        return other ** float(self)

    @_o_plain
    def __pos__(self):
        return _made(Fraction, self._numerator, self._denominator)

    @_o_plain
    def __neg__(self):
        return _made(Fraction, -self._numerator, self._denominator)

    @_o_plain
    def __abs__(self):
        return _made(Fraction, abs(self._numerator), self._denominator)

    @_o_plain
    def __int__(self):
        return self.__trunc__()

    @_o_plain
    def __trunc__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    @_o_plain
    def __floor__(self):
        return self._numerator // self._denominator

    @_o_plain
    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    @_o_plain
    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or (rest * 2 == self._denominator and floor % 2 == 0):
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    @_o_plain
    def __float__(self):
        return self._numerator / self._denominator

    @_o_plain
    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _PRIME)
        except ValueError:
            number = _INFINITE
        else:
            number = hash(hash(abs(self._numerator)) * inverse)
        result = number if self._numerator >= 0 else -number
        return -2 if result == -1 else result

    def __eq__(self, other):
        if type(other) is int:
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if _o_is_decimal(other):
            return other.is_finite() and other.as_integer_ratio() == (self._numerator, self._denominator)
        if isinstance(other, Complex) and not isinstance(other, float) and other.imag == 0:
            other = other.real
        if isinstance(other, float):
            return _compared(self, other, _equal)
        return NotImplemented

    def __lt__(self, other):
        return _compared(self, other, _less)

    def __gt__(self, other):
        return _compared(self, other, _more)

    def __le__(self, other):
        return _compared(self, other, _at_most)

    def __ge__(self, other):
        return _compared(self, other, _at_least)

    @_o_plain
    def __bool__(self):
        return bool(self._numerator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)


_blank = object.__new__


def _exact(cls, value):
    """The fraction that a float or a Decimal is; Python 3.11 makes it by a call, which a subclass may hook."""
    ratio = value.as_integer_ratio()
    return _made(cls, *ratio) if _o_version >= (3, 12) else cls(*ratio)


@_o_plain
def _made(cls, numerator, denominator):
    """A fraction of numbers without a common divisor, the lower one positive."""
    made = _blank(cls)
    made._numerator = numerator
    made._denominator = denominator
    return made


@_o_plain
def _reduced(cls, numerator, denominator):
    common = gcd(numerator, denominator)
    if denominator < 0:
        common = -common
    return _made(cls, numerator // common, denominator // common)


def _forward(exact, inexact, a, b):
    if type(b) is Fraction or isinstance(b, (int, Fraction)):
        return exact(a._numerator, a._denominator, b.numerator, b.denominator)
    if isinstance(b, float):
        return inexact(float(a), b)
    if isinstance(b, complex):
        return inexact(complex(a), b)
    return NotImplemented


def _reverse(exact, inexact, b, a):
    if isinstance(a, Rational):
        return exact(a.numerator, a.denominator, b._numerator, b._denominator)
    if isinstance(a, Real):
        return inexact(float(a), float(b))
    if isinstance(a, Complex):
        return inexact(complex(a), complex(b))
    return NotImplemented


@_o_plain
def _add(a, b, c, d):
    return _reduced(Fraction, a * d + c * b, b * d)


@_o_plain
def _sub(a, b, c, d):
    return _reduced(Fraction, a * d - c * b, b * d)


@_o_plain
def _mul(a, b, c, d):
    return _reduced(Fraction, a * c, b * d)


@_o_plain
def _div(a, b, c, d):
    if c == 0:
        shown = d if _o_version >= (3, 12) else (a > 0) - (a < 0)
        raise ZeroDivisionError(f"Fraction({shown}, 0)")
    return _reduced(Fraction, a * d, b * c)


@_o_plain
def _floordiv(a, b, c, d):
    return (a * d) // (b * c)


@_o_plain
def _divmod(a, b, c, d):
    quotient, rest = divmod(a * d, c * b)
    return quotient, _reduced(Fraction, rest, b * d)


@_o_plain
def _mod(a, b, c, d):
    return _reduced(Fraction, (a * d) % (c * b), b * d)


(
    _native_add,
    _native_sub,
    _native_mul,
    _native_div,
    _native_floordiv,
    _native_mod,
    _equal,
    _less,
    _more,
    _at_most,
    _at_least,
) = (
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    lambda a, b: a / b,
    lambda a, b: a // b,
    lambda a, b: a % b,
    lambda a, b: a == b,
    lambda a, b: a < b,
    lambda a, b: a > b,
    lambda a, b: a <= b,
    lambda a, b: a >= b,
)


def _compared(a, b, compare):
    if isinstance(b, Rational):
        return compare(a._numerator * b.denominator, a._denominator * b.numerator)
    if isinstance(b, float):
        if b != b or b - b != 0:
            return compare(0.0, b)
        above, below = b.as_integer_ratio()
        return compare(a._numerator * below, a._denominator * above)
    if _o_is_decimal(b):
        if not b.is_finite():
            return compare(0, b)
        if not b:
            return compare(a._numerator, 0)
        room = a._numerator.bit_length() + a._denominator.bit_length()  # a is between 2**-room and 2**room, or zero
        if b.adjusted() > room or (not a._numerator and b.adjusted() < -room):
            return compare(0, b)
        if b.adjusted() < -room:
            return compare(a._numerator, 0)
        above, below = b.as_integer_ratio()
        return compare(a._numerator * below, a._denominator * above)
    return NotImplemented
