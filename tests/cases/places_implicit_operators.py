# Arithmetic methods that call the outside: plain, reflected, in place, and what happens where they decline.

#: every_arithmetic_dunder
class N:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        log('add', self.v)
        return ext(self.v + o)

    def __sub__(self, o):
        return ext(self.v - o)

    def __mul__(self, o):
        return ext(self.v * o)

    def __truediv__(self, o):
        return ext(self.v / o)

    def __floordiv__(self, o):
        return ext(self.v // o)

    def __mod__(self, o):
        return ext(self.v % o)

    def __divmod__(self, o):
        return ext(divmod(self.v, o))

    def __pow__(self, o, m=None):
        return ext([self.v, o, m])

    def __lshift__(self, o):
        return ext(self.v << o)

    def __rshift__(self, o):
        return ext(self.v >> o)

    def __and__(self, o):
        return ext(self.v & o)

    def __or__(self, o):
        return ext(self.v | o)

    def __xor__(self, o):
        return ext(self.v ^ o)

    def __matmul__(self, o):
        return ext([self.v, '@', o])

    def __neg__(self):
        return ext(-self.v)

    def __pos__(self):
        return ext(['pos', self.v])

    def __invert__(self):
        return ext(~self.v)


n = N(7)
[
    n + 2, n - 2, n * 2, n / 2, n // 2, n % 2, divmod(n, 2), n ** 2, pow(n, 2, 3), n << 2, n >> 1, n & 3, n | 8, n ^ 1, n @ 'm', -n, +n, ~n,
    [n + x * (n - x) for x in (1, 2)], f'{n + 1}{-n}', (n * 2 if n > 1 else 0) if ext(0) else n * 3,
]

#: every_reflected_dunder
class R:
    def __init__(self, v):
        self.v = v

    def __radd__(self, o):
        log('radd', o)
        return ext([o, '+', self.v])

    def __rsub__(self, o):
        return ext([o, '-', self.v])

    def __rmul__(self, o):
        return ext([o, '*', self.v])

    def __rtruediv__(self, o):
        return ext([o, '/', self.v])

    def __rfloordiv__(self, o):
        return ext([o, '//', self.v])

    def __rmod__(self, o):
        return ext([o, '%', self.v])

    def __rdivmod__(self, o):
        return ext([o, 'divmod', self.v])

    def __rpow__(self, o, m=None):
        return ext([o, '**', self.v, m])

    def __rlshift__(self, o):
        return ext([o, '<<', self.v])

    def __rrshift__(self, o):
        return ext([o, '>>', self.v])

    def __rand__(self, o):
        return ext([o, '&', self.v])

    def __ror__(self, o):
        return ext([o, '|', self.v])

    def __rxor__(self, o):
        return ext([o, '^', self.v])

    def __rmatmul__(self, o):
        return ext([o, '@', self.v])


r = R(5)
[
    1 + r, 1 - r, 1 * r, 1 / r, 1 // r, 1 % r, divmod(1, r), 1 ** r, 1 << r, 1 >> r, 1 & r, 1 | r, 1 ^ r, 1 @ r,
    'text' + r, [1] + r, (1,) * r, 2.5 - r, None | r, {1} & r, 'no format' * r, b'x' + r,
    sum([1, r]), [x - r for x in ext([7, 8])],
]

#: every_in_place_dunder
class I:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        log('iadd')
        self.v += ext(o)
        return self

    def __isub__(self, o):
        return I(ext(self.v - o))

    def __imul__(self, o):
        self.v *= ext(o)
        return self

    def __itruediv__(self, o):
        return ext(self.v / o)

    def __ifloordiv__(self, o):
        return ext(['//=', o])

    def __imod__(self, o):
        return ext(['%=', o])

    def __ipow__(self, o):
        return ext(['**=', o])

    def __ilshift__(self, o):
        return ext(['<<=', o])

    def __irshift__(self, o):
        return ext(['>>=', o])

    def __iand__(self, o):
        return ext(['&=', o])

    def __ior__(self, o):
        return ext(['|=', o])

    def __ixor__(self, o):
        return ext(['^=', o])

    def __imatmul__(self, o):
        return ext(['@=', o])


class O:
    pass


a = b = I(10)
a += 1
first = a is b
a -= 2
a *= 3
out = [first, a is b, b.v, a.v]
xs, o, d = [I(4), I(6)], O(), {}
xs[ext(0)] /= 2
xs[ext(1)] //= ext(2)
o.x = I(1)
o.x %= 5
d['k'] = I(1)
d[ext('k')] **= 2
e, f, g, h, i, j = [I(n) for n in range(6)]
e <<= 1
f >>= 2
g &= 3
h |= 4
i ^= 5
j @= ext(6)
[out, xs, o.x, d, e, f, g, h, i, j]

#: not_implemented_falls_back_to_reflected
class L:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        log('L.add')
        return ext('L') if type(o) is int else NotImplemented

    def __iadd__(self, o):
        log('L.iadd')
        ext(1)
        return NotImplemented

    def __mul__(self, o):
        log('L.mul')
        return NotImplemented

    def __eq__(self, o):
        log('L.eq')
        return ext(NotImplemented) if False else NotImplemented

    def __lt__(self, o):
        log('L.lt')
        return NotImplemented

    __hash__ = None


class R:
    def __radd__(self, o):
        log('R.radd')
        return ext('R')

    def __rmul__(self, o):
        log('R.rmul')
        return NotImplemented

    def __gt__(self, o):
        log('R.gt')
        return ext('greater')

    def __eq__(self, o):
        log('R.eq')
        return ext('equal')


def attempt(f):
    try:
        return f()
    except TypeError as error:
        return str(error)


x = L(1)
x += R()
y = L(2)
y += 5
[
    L(1) + 1, L(1) + R(), x, y, attempt(lambda: L(1) * R()), attempt(lambda: L(1) * 2), attempt(lambda: L(1) + 'text'),
    L(1) < R(), L(1) == R(), attempt(lambda: L(1) < L(2)), L(1) == L(2), L(1) != R(), attempt(lambda: 3 * L(1)),
]

#: subclass_reflected_method_comes_first
class A:
    def __add__(self, o):
        log('A.add')
        return ext('A.add')

    def __radd__(self, o):
        log('A.radd')
        return ext('A.radd')

    def __lt__(self, o):
        log('A.lt')
        return ext('A.lt')

    def __gt__(self, o):
        log('A.gt')
        return ext('A.gt')

    def __eq__(self, o):
        log('A.eq')
        return ext('A.eq')


class Same(A):
    pass


class B(A):
    def __radd__(self, o):
        log('B.radd')
        return NotImplemented if ext(0) else 'B.radd'

    def __gt__(self, o):
        log('B.gt')
        return NotImplemented

    def __eq__(self, o):
        log('B.eq')
        return NotImplemented


class Int(int):
    def __radd__(self, o):
        return ext(['Int.radd', o])

    def __rmul__(self, o):
        log('refuses')
        return NotImplemented


[A() + A(), A() + Same(), A() + B(), B() + A(), A() < B(), A() == B(), B() == A(), 1 + Int(2), 3 * Int(2), Int(2) + 1]

#: same_type_reflected_is_not_tried
class T:
    def __add__(self, o):
        log('add')
        return NotImplemented

    def __radd__(self, o):
        log('never for the same type')
        return ext('radd')

    def __pow__(self, o, mod=None):
        log('pow', mod)
        return NotImplemented if mod is None else ext('three')

    def __rpow__(self, o):
        log('rpow')
        return ext('rpow')


def attempt(f):
    try:
        return f()
    except TypeError as error:
        return ext('TypeError')


[attempt(lambda: T() + T()), 1 + T(), attempt(lambda: T() ** T()), 2 ** T(), pow(T(), 2, 3), attempt(lambda: T() + 1)]

#: dunder_raises_in_every_operator
class Bad:
    def __add__(self, o):
        fail('KeyError', 'add')

    def __radd__(self, o):
        fail('KeyError', 'radd')

    def __iadd__(self, o):
        fail('KeyError', 'iadd')

    def __neg__(self):
        fail('OSError', 'neg')

    def __eq__(self, o):
        fail('ValueError', 'eq')

    def __lt__(self, o):
        fail('ValueError', 'lt')

    def __bool__(self):
        fail('IndexError', 'bool')

    def __contains__(self, x):
        fail('IndexError', 'contains')

    def __getitem__(self, k):
        fail('LookupError', 'getitem')

    def __len__(self):
        fail('RuntimeError', 'len')

    def __hash__(self):
        fail('ArithmeticError', 'hash')

    def __str__(self):
        fail('AssertionError', 'str')


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error), ext('caught')]


def augmented():
    b = Bad()
    b += 1


b = Bad()
[
    attempt(f)
    for f in (
        lambda: b + 1, lambda: 1 + b, augmented, lambda: -b, lambda: b == 1, lambda: 1 == b, lambda: b < 1, lambda: 1 > b, lambda: not b,
        lambda: 1 if b else 2, lambda: 3 in b, lambda: b[0], lambda: len(b), lambda: {b}, lambda: {b: 1}, lambda: f'{b}', lambda: b or 1,
        lambda: [b] == [1], lambda: 1 in [b], lambda: [1, b].index(2), lambda: sorted([b, b]), lambda: max([b, b]), lambda: b != b,
    )
]
