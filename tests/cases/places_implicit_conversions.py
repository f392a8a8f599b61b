# Conversions that call the outside: truth, length, numbers, text.

#: bool_and_len_protocol
class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        log('bool', self.v)
        return ext(self.v)

    def __len__(self):
        log('never used for truth')
        return 1


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        log('len', self.n)
        return ext(self.n)


def attempt(f):
    try:
        return f()
    except (TypeError, ValueError, OverflowError) as error:
        return str(error)


yes, no, empty, full = B(True), B(False), L(0), L(2)
out = []
if yes and full and not no and not empty:
    out.append('if')
while empty or no:
    out.append('never')
assert yes
[
    out, bool(yes), bool(empty), not full, (no or yes) is yes, (no and yes) is no, (empty or 'x'), [x for x in (1, 2) if yes if full],
    'a' if no else 'b' if empty else 'c', any([no, empty, full, yes]), all([yes, no, full]), len(list(filter(None, [yes, no, full]))), len(full),
    attempt(lambda: bool(B(5))), attempt(lambda: len(L(-1))), attempt(lambda: len(L('x'))), attempt(lambda: bool(L(2.5))), attempt(lambda: not B(None)),
]

#: index_int_float_complex_conversions
class I:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        log('index', self.v)
        return ext(self.v)


class F:
    def __float__(self):
        return ext(2.5)

    def __int__(self):
        return ext(7)

    def __complex__(self):
        return 1j * ext(3)

    def __trunc__(self):
        return log('never')


def attempt(f):
    try:
        return f()
    except (TypeError, ValueError, IndexError) as error:
        return str(error)


i, f = I(2), F()
xs = list(range(10))
[
    xs[i], xs[i:I(8):I(3)], xs[: I(-7)], 'abc'[i], (1, 2, 3)[i], hex(i), bin(I(5)), oct(i), list(range(i)), list(range(I(1), I(4))), 'ab' * 2,
    int(i), float(i), int(f), float(f), str(complex(f)), round(3.14159, i), chr(I(65)), bytes(I(3)), [0] * I(2), 'x' * I(3), '%d' % i, '%x' % I(255),
    attempt(lambda: xs[I(99)]), attempt(lambda: xs[I('x')]), attempt(lambda: xs[f]), pow(2, 3, 5), xs.pop(I(0)), xs.index(5, I(1)), divmod(I(2).v, 2),
]

#: index_in_stores_and_deletes
class I:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        log('index', self.v)
        return ext(self.v)


xs = [0, 1, 2, 3, 4, 5]
xs[I(0)] = ext('a')
xs[I(1)] += 10
xs[I(4):I(6)] = ext([9, 8, 7])
del xs[I(2)]
del xs[I(-1):]
b = bytearray(b'abc')
b[I(0)] = I(90)
xs.insert(I(1), 'inserted')
[xs, b.decode(), [10, 20, 30][I(1)], 'abc'.center(I(7), '.'), (5).to_bytes(I(2), 'big'), [1, 2, 3].pop(I(1)), 'a,b,c'.split(',', I(1))]

#: round_abs_and_math_hooks
import math


class M:
    def __init__(self, v):
        self.v = v

    def __abs__(self):
        return ext(['abs', self.v])

    def __round__(self, n=None):
        return ext(['round', n])

    def __floor__(self):
        return ext('floor')

    def __ceil__(self):
        return ext('ceil')

    def __trunc__(self):
        return ext('trunc')

    def __float__(self):
        return ext(float(self.v))

    def __index__(self):
        return ext(int(self.v))


m = M(4)
[abs(m), round(m), round(m, 2), round(m, ndigits=ext(1)), math.floor(m), math.ceil(m), math.trunc(m), math.sqrt(m), math.factorial(m), math.gcd(m, 6)]

#: str_repr_format_bytes
class S:
    def __init__(self, v):
        self.v = v

    def __str__(self):
        log('str', self.v)
        return ext(f's{self.v}')

    def __repr__(self):
        log('repr', self.v)
        return ext(f'r{self.v}')

    def __format__(self, spec):
        log('format', self.v, spec)
        return ext(f'f{self.v}{spec}')

    def __bytes__(self):
        return ext(b'bytes')


class OnlyRepr:
    def __repr__(self):
        return ext('only repr')


a, b = S(1), OnlyRepr()
print(a, 1, sep='|')
print(b)
print([a, b, (a,), {'k': a}])
[
    str(a), repr(a), format(a), format(a, 'x'), bytes(a), f'{a}{a!s}{a!r}{a!a}{a:spec}{a=}{b}', '%s %r %a' % (a, a, b), '{} {!r} {:y}'.format(a, a, a),
    str([a, [a], (b,), {a.v: a}, {1: [b]}]), repr({'k': a}), str((a,)), f'{[a]}', '{0.v} {x}'.format(a, x=b), ascii(b), ' '.join(map(str, [a, b])), str(b), format(b),
]

#: str_repr_wrong_results_and_errors
class Bad:
    def __str__(self):
        return ext(5)

    def __repr__(self):
        return ext(None)

    def __format__(self, spec):
        return ext(b'x')


class Raises:
    def __str__(self):
        fail('KeyError', 'str')

    def __repr__(self):
        fail('OSError', 'repr')


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


[
    attempt(f)
    for f in (
        lambda: str(Bad()), lambda: repr(Bad()), lambda: f'{Bad()}', lambda: print(Bad()), lambda: str([Bad()]), lambda: '%s' % Bad(), lambda: '{}'.format(Bad()),
        lambda: str(Raises()), lambda: repr([1, Raises()]), lambda: print(Raises()), lambda: f'{Raises()!r}', lambda: str(ValueError(Raises())),
    )
]

#: repr_of_recursive_containers_and_exceptions
class Node:
    def __init__(self, name):
        self.name, self.children = name, []

    def __repr__(self):
        log('repr', self.name)
        return f'{self.name}{self.children!r}'


a, b = Node('a'), Node('b')
a.children += [b, 1]
b.children.append([b.children])
xs = [a]
xs.append(xs)
d = {'n': b}
d['d'] = d
[repr(a), str(xs), repr(d), str(ValueError(b, 2)), repr(KeyError(b)), f'{ValueError(b)}']
