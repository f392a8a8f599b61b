# functools and itertools with callbacks that stop, over iterables that stop.

#: functools_reduce_and_partial
from functools import partial, reduce


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


def f(*a, **k):
    return ext([*a, *k.items()])


def attempt(g):
    try:
        return g()
    except TypeError as error:
        return str(error)


p = partial(f, 1, k=2)
q = partial(p, ext(3), j=4)
log('made')
[
    reduce(lambda a, b: ext(a + b), gen(1, 2, 3)), reduce(lambda a, b: ext(a * b), gen(2, 3), ext(10)), reduce(pair, 'abc'), attempt(lambda: reduce(pair, gen())), reduce(pair, gen('x')), p(5), q(6, k=7), list(q.args), q.keywords,
    sorted([3, 1], key=partial(lambda s, x: ext(s * x), -1)), list(map(partial(pair, 'p'), gen(1, 2))), partial(sorted, key=lambda x: ext(-x))([1, 2]), reduce(lambda a, x: [*a, ext(x)], gen(1, 2), []),
]

#: functools_lru_cache_and_cache
from functools import cache, lru_cache


@cache
def fib(n):
    log('fib', n)
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(maxsize=2)
def f(x, y=0):
    log('f', x, y)
    if x == 'bad':
        fail('ValueError', 'not cached')
    return ext([x, y])


@lru_cache
def g(x):
    return ext(x)


class K:
    def __init__(self, v):
        self.v = v

    @lru_cache(maxsize=None)
    def m(self, x):
        return ext(self.v + x)


out = [fib(6), f(1), f(1), f(2), f(3), f(1), f(1, y=0), f(1, 0)]
for _ in 'ab':
    try:
        f('bad')
    except ValueError:
        out.append('again')
k = K(10)
out += [k.m(1), k.m(1), g(1), g(True), g(1.0), list(f.cache_info()), list(fib.cache_info())]
f.cache_clear()
out += [f(1), list(f.cache_info())]
try:
    g([])
except TypeError as error:
    out.append(str(error))
out

#: functools_cached_property_and_singledispatch
from functools import cached_property, singledispatch


class K:
    n = 0

    @cached_property
    def p(self):
        self.n += 1
        log('computing')
        return ext(self.n)

    @cached_property
    def bad(self):
        fail('KeyError', 'every time')


@singledispatch
def show(x, *rest):
    return ext(['default', x])


@show.register
def _(x: int, *rest):
    return ext(['int', x, *rest])


@show.register(list)
def _(x, *rest):
    return [show(y) for y in x]


k = K()
out = [k.p, k.p, k.n]
del k.p
out.append(k.p)
for _ in 'ab':
    try:
        k.bad
    except KeyError as error:
        out.append(str(error))
k.p = 'set'
[out, k.p, show('x'), show(1, 2), show(True), show([1, 'a', [2]]), 'p' in k.__dict__]
