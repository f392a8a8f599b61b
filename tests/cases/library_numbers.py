# Programs that use `decimal`, `fractions` and `numbers`: values alive across stops, contexts, numbers of the program.

#: decimals_alive_across_stops
import decimal
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, getcontext, localcontext, setcontext

before = getcontext().copy()
price = Decimal('19.99')
odd = [Decimal('NaN'), Decimal('sNaN12'), Decimal('-Infinity'), Decimal('-0.00'), Decimal('1E+3')]
getcontext().prec = 6
flags = getcontext().flags
ext('stop')
out = [price * 3, Decimal(1) / 7, flags[Inexact], odd, price.quantize(Decimal('1'), rounding=ROUND_HALF_UP), repr(getcontext())]
with localcontext() as ctx:
    ctx.prec = 3
    out.append(Decimal(ext(2)) / 3)
    with localcontext(Context(prec=2, traps=[])) as inner:
        out += [Decimal(1) / 0, ext('inside'), inner.flags[DivisionByZero], dict(inner.traps)[Inexact]]
    out += [Decimal(2) / 3, ctx is getcontext()]
out.append(Decimal(2) / 3)
mine = Context(prec=5, rounding=decimal.ROUND_DOWN)
setcontext(mine)
ext('mine')
out += [getcontext() is mine, Decimal(2) / 3, mine.create_decimal('3.14159265'), mine.divide(1, 3), Decimal('2').sqrt(), Decimal(10).ln(), mine.copy().prec]
mine.traps[Inexact] = True
try:
    ext(str(Decimal(1) / 3))
except Inexact as error:
    out.append((type(error).__name__, str(error), isinstance(error, decimal.DecimalException), isinstance(error, ArithmeticError)))
mine.clear_flags()
mine.traps[Inexact] = False
setcontext(before)
[str(each) for each in out]

#: decimal_arithmetic_and_messages
from decimal import Decimal, getcontext
import decimal
import math

a, b = Decimal('10.50'), Decimal(ext('3'))
out = [a + b, a - 1, 2 * a, a / b, a // b, a % b, divmod(a, b), a ** 2, -a, abs(-a), +a, a == 10.5, a < 11, hash(a) == hash(10.5), int(a), float(a), round(a), round(a, 1),
       math.floor(a), math.ceil(a), math.trunc(a), f'{a:.3f}', f'{a:>10}', f'{Decimal(1234567):,}', format(a, 'e'), str(a.normalize()), a.as_tuple(), a.as_tuple().digits,
       a.as_integer_ratio(), Decimal((1, (1, 2, 3), -2)), Decimal(0.1), Decimal.from_float(0.5), Decimal(' 1_000.5 '), a.adjusted(), a.is_nan(), a.copy_sign(Decimal(-1)),
       a.compare(b), a.max(b), a.to_integral_value(), a.scaleb(2), a.exp().quantize(Decimal('0.01')), sum([a, b]), max(a, b), sorted([a, b, 5]), bool(Decimal(0)),
       Decimal('1.10') == Decimal('1.1'), {Decimal('1.10'): 'x'}[Decimal('1.1')], a.real, a.conjugate(), complex(a), getcontext().prec, decimal.MAX_PREC > 1000]
for wrong in (lambda: Decimal('x'), lambda: Decimal(1) / 0, lambda: Decimal('NaN') < 1, lambda: Decimal(1) + 0.5, lambda: Decimal('sNaN') + 1, lambda: Decimal([]),
              lambda: Decimal('9' * 30).quantize(Decimal('0.01')), lambda: int(Decimal('NaN')), lambda: Decimal(1) + 'a', lambda: round(Decimal('Infinity')),
              lambda: setattr(getcontext(), 'prec', 0), lambda: setattr(getcontext(), 'rounding', 'x'), lambda: decimal.localcontext(5), lambda: getcontext().nope):
    try:
        out.append(wrong())
    except Exception as error:
        out.append(f'{type(error).__name__}: {error}')
ext([str(each) for each in out])

#: classes_that_inherit_from_decimal
from decimal import Decimal, InvalidOperation


class Money(Decimal):
    def __new__(cls, amount, currency='EUR'):
        made = super().__new__(cls, amount)
        made.currency = currency
        return made

    def __str__(self):
        return f'{super().__str__()} {ext(self.currency)}'

    def __add__(self, other):
        return Money(Decimal.__add__(self, other), ext(self.currency))


money = Money('12.50', 'USD')
ext('stop')
out = [str(money), money.currency, str(money + Decimal('0.50')), type(money * 2).__name__, money == Decimal('12.5'), isinstance(money, Decimal), repr(money)]
try:
    Decimal('?')
except InvalidOperation as error:
    kept = error
ext('caught')
out + [type(kept).__name__, str(kept)]

#: fractions_alive_across_stops
from decimal import Decimal
from fractions import Fraction
import math
import numbers

half, third = Fraction(1, 2), Fraction('-1/3')
ext('stop')
out = [half + third, half - 1, 2 * third, half / third, third // half, third % half, divmod(half, third), half ** -3, half ** 2, half ** 0.5, 2 ** half, Fraction(4) ** half,
       -half, abs(third), +third, half == 0.5, half == Decimal('0.5'), Decimal('0.5') == half, half < Decimal('0.6'), Decimal('0.4') < half, half > third, half >= 1, half + 0.25, 1j * half,
       hash(half) == hash(0.5), {half: 'x'}[0.5], int(third), float(third), round(Fraction(5, 2)), round(Fraction(22, 7), 3), math.floor(third), math.ceil(third), math.trunc(third),
       Fraction(0.125), Fraction(Decimal('1.1')), Fraction(' 3.5e-1 '), Fraction(6, -4), Fraction(third), Fraction(third, half), Fraction(True), Fraction(3.14159).limit_denominator(100),
       third.numerator, third.denominator, third.as_integer_ratio(), repr(third), str(Fraction(3)), bool(Fraction(0)), sum([half, half]), max(half, third), sorted([half, third, 0]),
       Fraction.from_float(0.5), Fraction.from_decimal(Decimal('0.2')), isinstance(half, numbers.Rational), isinstance(half, numbers.Integral), isinstance(3, numbers.Integral), isinstance(True, numbers.Rational),
       isinstance(2.5, numbers.Real), isinstance(2.5, numbers.Rational), isinstance(1j, numbers.Complex), isinstance(Decimal(1), numbers.Number), isinstance(Decimal(1), numbers.Real), isinstance('1', numbers.Number)]
for wrong in (lambda: Fraction(1, 0), lambda: half / 0, lambda: half // 0, lambda: half % 0, lambda: Fraction('x'), lambda: Fraction('1/0'), lambda: Fraction([]), lambda: Fraction(1, 'a'), lambda: half + 'a',
              lambda: half < 'a', lambda: Fraction(float('nan')), lambda: Fraction(0) ** -1, lambda: Fraction.from_float('x'), lambda: half.limit_denominator(0), lambda: Fraction(1.5, 2)):
    try:
        out.append(wrong())
    except Exception as error:
        out.append(f'{type(error).__name__}: {error}')
ext([str(each) for each in out])

#: numbers_of_the_program
from fractions import Fraction
import numbers


class Ratio(numbers.Rational):
    def __init__(self, n, d):
        self.n, self.d = n, d

    numerator = property(lambda self: ext(self.n))
    denominator = property(lambda self: ext(self.d))
    __abs__ = __ceil__ = __floor__ = __floordiv__ = __le__ = __lt__ = __mod__ = __mul__ = __neg__ = __pos__ = __pow__ = None
    __rfloordiv__ = __rmod__ = __rmul__ = __round__ = __rpow__ = __rtruediv__ = __truediv__ = __trunc__ = None

    def __add__(self, other):
        return ext(('add', str(other)))

    __radd__ = __add__

    def __eq__(self, other):
        return ext(self.n) == other


class Fine(Fraction):
    def __add__(self, other):
        return ext('fine')


two = Ratio(4, 2)
fine = Fine(1, 2)
ext('stop')
out = [Fraction(two), Fraction(1, 2) + Ratio(1, 4), two + 1, float(two), isinstance(two, numbers.Real), two.imag, Fraction(two, 3), fine + 1, 1 + fine, type(abs(fine)).__name__, repr(fine)]
try:
    numbers.Complex()
except TypeError as error:
    out.append(type(error).__name__)
[str(each) for each in out]

#: numbers_of_a_lazy_map
import math
[math.fsum(map(ext, [.1] * 3)), math.prod(map(ext, [2, 3])), math.hypot(*map(ext, [3, 4]))]
