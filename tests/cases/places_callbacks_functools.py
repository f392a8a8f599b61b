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

#: functools_total_ordering_wraps_cmp_to_key
from functools import cmp_to_key, total_ordering, wraps


@total_ordering
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log('eq', self.v, o.v)
        return ext(self.v == o.v)

    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)


def logged(f):
    @wraps(f)
    def inner(*a):
        log('before', f.__name__)
        try:
            return f(*a)
        finally:
            log('after')

    return inner


@logged
def work(x):
    """Works."""
    return ext(x) * 2


def compare(a, b):
    log('compare', a, b)
    return ext(len(a) - len(b))


a, b = V(1), V(2)
[a < b, a <= b, a > b, a >= b, work(2), work.__name__, work.__doc__, work.__wrapped__(3), sorted(['bb', 'a'], key=cmp_to_key(compare)), max('x', 'yy', key=cmp_to_key(compare)), [v.v for v in sorted([b, a])]]

#: itertools_functions_taking_callables
from itertools import accumulate, dropwhile, filterfalse, groupby, starmap, takewhile


def t(*v):
    log(*v)
    return v[-1]


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


[
    list(accumulate(gen(1, 2, 3), lambda a, b: t('acc', a + b))), list(accumulate(gen(1, 2), initial=ext(10))), list(accumulate('abc', pair)), list(takewhile(lambda x: t('take', x) < 2, gen(1, 2, 3))),
    list(dropwhile(lambda x: t('drop', x) < 2, gen(1, 2, 1))), list(filterfalse(lambda x: t('ff', x % 2), gen(1, 2))), list(filterfalse(None, gen(0, 1))), list(starmap(lambda a, b: t('star', a * b), gen((1, 2), (3, 4)))),
    [(k, list(g)) for k, g in groupby(gen('a', 'b', 'cc', 'dd'), key=lambda s: t('key', len(s)))], [k for k, g in groupby(gen(1, 1, 2))], [next(g) for k, g in groupby('aabb', key=lambda c: ext(c))],
]

#: itertools_functions_over_suspending_iterables
from itertools import chain, combinations, compress, count, cycle, islice, pairwise, permutations, product, repeat, tee, zip_longest


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v
    log('end')


a, b = tee(gen(1, 2, 3))
first = next(a)
out = []
for x in cycle(gen('p', 'q')):
    out.append(x)
    if len(out) == 5:
        break
[
    list(chain(gen(1), gen(2))), list(chain.from_iterable(gen('ab', gen('c')))) if ext(0) else list(chain.from_iterable([gen(1), gen(2)])), list(islice(gen(1, 2, 3, 4), 1, 3)), next(islice(gen(5, 6), 1, None)), list(compress(gen('a', 'b'), gen(0, 1))),
    list(zip_longest(gen(1), gen(2, 3), fillvalue=ext('fill'))), first, list(b), list(a), out, list(pairwise(gen(1, 2, 3))), list(product(gen(1, 2), gen('x'))), list(permutations(gen(1, 2))), list(combinations(gen(1, 2, 3), 2)),
    list(zip(count(ext(5)), gen('z'))), list(map(pair, repeat('r'), gen(1, 2))), list(islice(count(1), 2)), [x for x, _ in zip(repeat(ext(1)), gen(1, 2))],
]

#: itertools_interleaving_and_errors
from itertools import chain, groupby, islice, takewhile, tee


def gen(tag, n, bad=None):
    for i in range(n):
        log(tag, i)
        if i == bad:
            fail('ValueError', tag)
        yield i


out = []
it = chain(gen('a', 1), gen('b', 2, bad=1), gen('c', 1))
try:
    for x in it:
        out.append(x)
except ValueError as error:
    out.append(str(error))
out.append(list(it))
x, y, z = tee(gen('t', 3), 3)
out.append([next(x), next(x), next(y), next(x), next(y, 'end'), list(z), list(y), list(x)])
s = gen('s', 5)
out.append([list(islice(s, 2)), list(islice(s, 1, 2)), list(s)])
g = groupby(gen('g', 4), key=lambda i: ext(i // 2))
k1, g1 = next(g)
k2, g2 = next(g)
out.append([k1, list(g1), k2, list(g2), list(g)])
w = gen('w', 4)
out.append([list(takewhile(lambda i: ext(i) < 1, w)), list(w)])
out
