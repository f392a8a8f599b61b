# Lambdas, comprehensions, generator expressions and yields with an external call in each of their parts.

#: lambda_body_and_defaults
def t(v):
    log(v)
    return v


f = lambda a, b=t('default b'), *c, d=t('default d'), **e: [t(a), b, c, d, e]
fs = [lambda x, i=i: t(x * i) for i in (t(1), t(2))]
g = lambda: (yield t(1))
h = lambda *, k=t('only'): (lambda inner=t(k): inner)
[f(1), f(1, 2, 3, d=4, z=5), [q(10) for q in fs], list(g()), h()(), h(k=t('other'))(), (lambda: (lambda: t('deep'))())()]

#: list_comprehension_each_part
def t(*v):
    log(*v)
    return v[-1]


[
    [t('el', x) for x in t('first', [1, 2, 3]) if t('if', x % 2)],
    [t('el', x * y) for x in t('outer', (1, 2)) for y in t('inner', (x, 10)) if t('if', y) if t('if2', True)],
    [[t('deep', x + y) for y in t('it', [x])] for x in t('top', (1, 2))],
    [(x, last := t('w', x)) for x in 'ab'], last,
    [a + b for a, *b in t('pairs', [('x',), 'yz']) if t('q', a)] if t(0) else 'skipped',
]

#: set_dict_comprehension_each_part
def t(*v):
    log(*v)
    return v[-1]


[
    {t('key', k): t('value', v) for k, v in t('items', [('a', 1), ('b', 2), ('a', 3)]) if t('if', v)},
    sorted({t('el', x % 2) for x in t('src', (0, 1, 2))}),
    {k: {t('in', j): t('v', k + j) for j in t('inner', 'pq')} for k in t('top', 'x')},
    {t('k', k): v for k in (1, 2) if t('c', k) for v in t('second', [k])},
    {(n := t('n', k)): n for k in (1, 2)}, n,
]

#: dict_comprehension_key_before_value_with_error
seen = []


def key(k):
    seen.append(['key', ext(k)])
    return k


def value(v):
    seen.append(['value', ext(v)])
    if v == 2:
        fail('ValueError', 'no value')
    return v


try:
    d = {key(k): value(k) for k in (1, 2, 3)}
except ValueError as error:
    seen.append(str(error))
seen

#: comprehension_scopes_and_closures
def f(n):
    fs = [lambda: ext(n * i) for i in range(n)]
    gs = [(lambda i=i: ext(i)) for i in range(ext(n))]
    return [[g() for g in fs], [g() for g in gs], [[n := ext(n + 1) for _ in 'ab'], n]]


class K:
    xs = [1, 2]
    ys = [ext(x) for x in xs]
    zs = [(x, y) for x in ys for y in (ext(0),)]


[f(3), K.ys, K.zs]

#: generator_expression_consumed_in_many_ways
def t(v):
    log('use', v)
    return v


def g(tag):
    return (ext(tag + str(i)) for i in range(2))


out = []
for x in g('for'):
    out.append(t(x))
for i, x in enumerate(g('en')):
    out.append(t((i, x)))
a, b = g('unpack')
[
    out, a, b, list(g('l')), ','.join(g('j')), dict(zip(g('k'), g('v'))), max(g('m')), [*g('s')], (lambda *a: a)(*g('c')),
    next(g('n')), 'in1' in g('in'), sorted(g('o'), reverse=True), [t(x) for x in g('comp')],
]

#: generator_expression_first_iterable_is_eager
def source(tag):
    log('source', tag)
    return ext([1, 2])


g = (ext(x * y) for x in source('first') for y in source('second') if ext(y > 1))
log('made')
first = next(g)
log('between')
try:
    bad = (x for x in fail('KeyError', 'at once'))
except KeyError as error:
    caught = str(error)
[first, list(g), caught]

#: generator_expression_lazy_and_interleaved
log_of = []


def t(tag, v):
    log_of.append(ext(f'{tag}{v}'))
    return v


a = (t('a', i) for i in range(3))
b = (t('b', x) + 10 for x in a if t('if', x) != 1)
next(b)
log('half way')
rest = list(b)
[rest, log_of, list(a), list(b)]

#: yield_operands
def g():
    x = yield ext(1)
    y = (yield (ext(2), x)) + (yield ext(3))
    z = [(yield ext(4)), (yield), ext(5)]
    log(x, y, z)
    w = yield from inner(ext('arg'))
    return (yield w), f'{(yield ext("in f"))}'


def inner(v):
    got = yield [v, ext(v)]
    return ext([got])


it, out = g(), []
try:
    out.append(next(it))
    for n in range(20):
        out.append(it.send(ext(n)))
except StopIteration as stop:
    out.append(['returned', stop.value])
out

#: yield_from_operands_of_every_kind
class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        log('iter')
        return self

    def __next__(self):
        self.n -= ext(1)
        if self.n < 0:
            raise StopIteration(ext('value'))
        return self.n


def sub():
    got = yield ext('sub')
    return got


def g():
    a = yield from It(2)
    b = yield from ext([7, 8])
    c = yield from (ext(x) for x in 'pq')
    d = yield from sub()
    e = yield from (sub() if ext(0) else It(ext(1)))
    return [a, b, c, d, e]


def outer():
    r = yield from g()
    yield ['result', r]


list(outer())

#: property_in_fstring_in_comprehension
class Item:
    def __init__(self, n):
        self.n = n

    @property
    def price(self):
        log('price', self.n)
        return ext(self.n * 1.5)

    @property
    def label(self):
        return f'{self.price:{ext(6)}.2f}' if ext(self.n) % 2 else f'{self!r}'

    def __repr__(self):
        return f'Item({ext(self.n)})'


items = [Item(i) for i in range(1, 4)]
[
    [f'{i.label}|{i.price=:.1f}' for i in items if i.price > 2 or ext(0)],
    {i.n: {j.label for j in items if j.price > i.price} for i in items[1:]},
    sum(i.price for i in items), max(items, key=lambda i: -i.price).n,
]
