# Builtins and methods of builtin types that call back into the program, or consume what stops.

#: map_lazy_multiple_and_errors
def t(*v):
    log('call', *v)
    if v[-1] == 'stop':
        raise StopIteration
    if v[-1] == 'bad':
        fail('ValueError', 'bad')
    return v


m = map(t, [1, 2, 3, 4], 'abc')
log('made')
out = [next(m), list(m), next(m, 'done')]
n = map(t, ['x', 'bad', 'y'])
out.append(next(n))
try:
    next(n)
except ValueError as error:
    out.append(str(error))
out.append(list(n))
out.append(list(map(t, [1, 'stop', 2])))
out.append([x for x in map(lambda a, b=ext('default'): [a, b], (1, 2))])
out.append(dict(map(lambda p: (ext(p[0]), p[1]), [('k', 1), ('j', 2)])))
for a, in map(t, map(lambda x: ext(x * 2), filter(lambda x: ext(x) > 1, (1, 2, 3)))):
    out.append(a)
out

#: filter_each_form
class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        log('bool', self.v)
        return ext(bool(self.v))


def gen():
    for x in range(4):
        log('give', x)
        yield x


f = filter(lambda x: ext(x % 2), gen())
first = next(f)
log('between')
[
    first, list(f), [t.v for t in filter(None, map(Truth, (0, 1, 2)))], list(filter(lambda x: Truth(x), 'ab')), [x for x in filter(bool, map(Truth, (0, 3)))][0].v,
    list(filter(ext, (0, 'x', [], [1]))), sum(filter(lambda x: log(x), gen())), any(filter(Truth, (0, 5))), next(filter(lambda x: ext(False), 'ab'), 'none'),
]

#: zip_enumerate_and_their_order
def gen(tag, n):
    for i in range(n):
        log(tag, i)
        yield f'{tag}{i}'
    log(tag, 'end')


def attempt(f):
    try:
        return f()
    except ValueError as error:
        return str(error)


z = zip(gen('a', 2), gen('b', 3), gen('c', 2))
log('made')
one = next(z)
e = enumerate(gen('e', 2), start=ext(5))
[
    one, list(z), next(e), list(e), attempt(lambda: list(zip(gen('s', 1), gen('t', 2), strict=True))), attempt(lambda: list(zip(gen('u', 2), gen('v', 1), strict=True))),
    [i + len(x) for i, x in enumerate(gen('f', 2))], dict(zip(gen('k', 2), gen('v', 2))), list(zip()), list(zip(gen('z', 1))), list(enumerate(zip(gen('p', 1), gen('q', 1)))),
]

#: iter_with_sentinel
class Eq:
    def __eq__(self, o):
        log('eq', o)
        return ext(o == 3)


def reader(parts):
    it = iter(parts)
    return lambda: ext(next(it))


out = [list(iter(tick, 3)), list(iter(reader('abc'), 'c')), list(iter(reader('ab'), 'z'))]
for x in iter(reader([1, 2, 3, 4]), Eq()):
    out.append(x)
it = iter(lambda: fail('KeyError', 'in callable'), None)
try:
    next(it)
except KeyError:
    out.append('caught')
try:
    iter(ext(5), 5)
except TypeError as error:
    out.append(type(error).__name__)
it = iter(tick, 6)
out += [next(it), ext('between'), next(it), next(it, 'end'), next(it, 'still')]
out

#: next_with_default_and_errors
def gen(n):
    for i in range(n):
        yield ext(i)
    return ext('value')


class It:
    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if ext(self.n) > 2:
            raise StopIteration
        return self.n


g, i = gen(1), It()
out = [next(g), next(g, ext('default')), next(g, 'again'), next(i), next(i, 'd'), next(i, 'end')]
h = gen(0)
try:
    next(h)
except StopIteration as stop:
    out.append(stop.value)
try:
    next(i)
except StopIteration as stop:
    out.append(stop.value)
try:
    next(ext([]))
except TypeError as error:
    out.append(str(error))
out

#: reversed_over_sequences
class Seq:
    def __init__(self, *v):
        self.v = v

    def __len__(self):
        log('len')
        return ext(len(self.v))

    def __getitem__(self, i):
        log('get', i)
        return self.v[i]


r = reversed(Seq('a', 'b', 'c'))
first = next(r)
ext('between')
d = {'x': 1, 'y': 2}
rd = reversed(d)
k = next(rd)
ext('stop')
[first, list(r), [ext(x) for x in reversed([1, 2])], k, list(rd), list(reversed(d.items())), [x for x in reversed(range(ext(3)))], ''.join(reversed(ext('abc')))]

#: sum_any_all_order_and_short_circuit
def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


class N:
    def __init__(self, v):
        self.v = v

    def __radd__(self, o):
        return ext(self.v + (o if type(o) is int else o.v))

    def __add__(self, o):
        return N(ext(self.v + o.v))


class T:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return ext(self.v)


def attempt(f):
    try:
        return f()
    except TypeError as error:
        return str(error)


[
    sum(gen(1, 2.5)), sum(gen([1], [2]), []), sum([N(1), 2]) if ext(0) else sum([N(4)]), sum([N(1), N(2)], N(3)).v, any(gen(0, '', 3, 4)), all(gen(1, 0, 2)), any(gen()), all(gen()),
    any(map(T, (False, True, True))), all([T(True), T(False), T(True)]), any(T(x) for x in (0 > 1, 1 > 0)), attempt(lambda: sum(gen('a'), '')), attempt(lambda: sum(gen(1, 'a'))), sum(gen(1), start=ext(5)),
    any(ext(x) > 1 for x in (1, 2, 3)), all(x for x in gen(1, 1) if ext(x)),
]

#: constructors_over_suspending_iterables
class It:
    def __init__(self, *v):
        self.v = v

    def __iter__(self):
        log('iter')
        for v in self.v:
            yield ext(v)


class Map:
    def keys(self):
        log('keys')
        return It('a', 'b')

    def __getitem__(self, k):
        return ext(k + '!')


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


[
    list(It(1, 2)), tuple(It(3)), set(It(4, 4)), frozenset(It(5)), dict(It(('k', 1), 'xy')), dict(Map(), z=ext(1)), dict(It(('q', 1)), w=2), bytes(It(65, 66)), bytearray(It(67)).decode(),
    attempt(lambda: bytes(It(300))), attempt(lambda: dict(It((1, 2, 3)))), attempt(lambda: dict(It(5))), attempt(lambda: set(It([]))), list(map(list, It('ab', 'cd'))), str(list(It('s'))), list(dict.fromkeys(It('r', 's', 'r'), ext(0)).items()),
    list(set(It(1)) | frozenset(It(1))), attempt(lambda: tuple(fail('OSError', 'first'))), int.from_bytes(It(1, 2), 'big'),
]

#: methods_over_suspending_iterables
def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


xs, d, s, b = [1], {'a': 1}, {1, 2}, bytearray(b'a')
xs.extend(gen(2, 3))
xs += gen(4)
xs[1:2] = gen('x', 'y')
xs[::2] = gen('p', 'q', 'r')
d.update(gen(('b', 2), 'cd'), e=ext(5))
s.update(gen(3), gen(4, 5))
s |= set(gen(6))
b.extend(gen(98, 99))
a, *c = gen(*'uvw')
out = []
try:
    xs[::2] = gen(1)
except ValueError as error:
    out.append(str(error))
[
    xs, d, sorted(s), b.decode(), a, c, out, ', '.join(gen('l', 'm')), b'-'.join(gen(b'x', b'y')), sorted(s.union(gen(7), gen(8))), sorted(s.intersection(gen(1, 9))), sorted(s.difference(gen(1, 2, 3))),
    sorted(s.symmetric_difference(gen(6, 10))), s.issuperset(gen(1, 2)), s.issubset(gen(1)), s.isdisjoint(gen(99, 1)), ('a', 'b') + tuple(gen('c')), 'a'.join(map(lambda c: ext(c), 'xyz')), [*gen(1), *gen(2)],
]

#: list_extend_and_update_raise_half_way
def gen(*vs):
    for v in vs:
        if v == 'bad':
            fail('ValueError', 'half way')
        yield ext(v)


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


xs, d, s = [0], {}, set()
out = [attempt(lambda: xs.extend(gen(1, 2, 'bad', 3))), attempt(lambda: d.update(gen(('k', 1), 'bad'))), attempt(lambda: s.update(gen(1, 'bad', 2)))]


def augmented():
    global xs
    xs += gen(3, 'bad')


def sliced():
    xs[0:1] = gen('never', 'bad')


def unpack():
    global a, b
    a, b, *c = gen('a', 'bad')


out += [attempt(augmented), attempt(sliced), attempt(unpack), attempt(lambda: ','.join(gen('a', 'bad'))), attempt(lambda: ','.join(gen('a', 1))), attempt(lambda: list(gen('bad')))]
[out, xs, d, sorted(s)]

#: iterable_that_sees_the_container_it_fills
def watching(xs, n):
    for i in range(n):
        yield ext(len(xs))
        xs.append('by generator')


xs = []
xs.extend(watching(xs, 2))
ys = []
ys += watching(ys, 2)
zs = [1, 2, 3]
zs[1:2] = (ext(len(zs)) for _ in 'ab')
d = {'a': 1}
d.update((ext(str(len(d))), x) for x in 'pq')
s = {0}
s.update(ext(len(s) * 10) for _ in 'ab')
ws = [1, 2]
ws.extend(ext(w) for w in ws[:]) if ext(1) else None
[xs, ys, zs, d, sorted(s), ws]

#: star_arguments_and_star_unpacking
def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


def f(*a, k=None, **kw):
    return [list(a), k, kw]


class M(dict):
    def __getitem__(self, k):
        log('get', k)
        return super().__getitem__(k)

    def keys(self):
        log('keys')
        return super().keys()


first, *middle, last = gen(1, 2, 3, 4)
(*a,), [b, *c] = gen(1), gen(2, 3)
print(*gen('p', 'q'), sep=ext('+'))
[
    first, middle, last, a, b, c, f(*gen(1), *gen(2, 3), k=ext(4), **{'z': ext(5)}), f(**M(x=1)), f(*map(ext, 'ab'), *filter(ext, (0, 1))), max(*gen(3, 9)), '{}{}'.format(*gen('f', 'g')),
    [f(*gen(i))[0] for i in (1, 2)], (lambda a, *b: [a, *b])(*gen(7, 8)),
]

#: isinstance_getattr_callable_hooks
class A:
    def __getattr__(self, name):
        return ext(name)


class P:
    @property
    def x(self):
        return ext('x')

    @property
    def bad(self):
        fail('ValueError', 'not an attribute error')


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


p = P()
[getattr(A(), ext('q')), getattr(p, 'x'), hasattr(p, 'x'), getattr(p, 'y', ext('d')), attempt(lambda: getattr(p, 'bad', 'd')), attempt(lambda: hasattr(p, 'bad')), list(map(lambda o: getattr(o, 'x'), (p, A()))), callable(A()), isinstance(A(), (int, A))]

#: string_methods_that_call_back
class S:
    def __init__(self, v):
        self.v = v

    def __str__(self):
        return ext(self.v)

    def __format__(self, spec):
        return ext(f'{self.v}/{spec}')

    def __getitem__(self, k):
        return ext([self.v, k])

    def __getattr__(self, name):
        return ext(f'.{name}')

    def __index__(self):
        return ext(3)


class D(dict):
    def __missing__(self, k):
        return ext(f'<{k}>')


s = S('s')
[
    '{} {0}'.replace('{0}', 'x').format(s), '{0:>5}|{0[k]}|{0.attr}'.format(s), '{a[1]} {b:{w}}'.format(a=s, b=s, w=ext(4)), '%s-%5s' % (s, s), '%(a)s %(b)s' % D(a=s), '{x}{y}'.format_map(D(x=ext(1))), 'ab'.ljust(s, '.'),
    'x'.translate({120: 'y'}), 'a-b'.split('-', s), str.format('{!s:>4}', s), ''.join(str(x) for x in (s, s)), 'abc'.replace('b', str(s)), 'abcabc'.find('c', s), f'{s:{s}}',
]

#: nested_callbacks_of_callbacks
rows = [{'n': 3, 'tags': ['x', 'y']}, {'n': 1, 'tags': ['z']}, {'n': 2, 'tags': []}]
[
    [r['n'] for r in sorted(rows, key=lambda r: min(map(lambda t: ext(ord(t)), r['tags']), default=ext(0)))],
    max(rows, key=lambda r: sum(ext(len(t)) for t in r['tags']))['n'],
    list(map(lambda r: list(filter(lambda t: ext(t) > 'x', sorted(r['tags'], key=lambda t: -ord(ext(t))))), rows)),
    sorted(map(lambda r: max(map(lambda t: ext(t), r['tags']), default=''), rows), key=lambda s: ext(s)),
    any(all(ext(t) != 'q' for t in r['tags']) and ext(r['n']) == 2 for r in rows),
]

#: callbacks_rebinding_and_closing_over_state
def make():
    calls = []
    limit = ext(2)

    def key(x):
        nonlocal limit
        calls.append(x)
        limit += ext(1)
        return -x * limit

    return key, lambda: [calls, limit]


key, state = make()
a = sorted([3, 1, 2], key=key)
b = max([1, 5], key=key)
total = 0


def add(x):
    global total
    total += ext(x)
    return total


[a, b, state(), list(map(add, [1, 2, 3])), total, [f() for f in map(lambda i: lambda: ext(i * total), (1, 2))]]

#: length_is_asked_where_cpython_asks
class Q:
    def __init__(self, v):
        self.v = v

    def __len__(self):
        log('len')
        return ext(self.v)

    def __iter__(self):
        log('iter')
        yield ext(self.v)
        yield 2


class H:
    def __length_hint__(self):
        log('hint')
        return NotImplemented if ext(1) else 5

    def __iter__(self):
        return ext([1, 2]).__iter__()


class Bad:
    def __init__(self, v):
        self.v = v

    def __iter__(self):
        yield ext(1)

    def __len__(self):
        log('bad')
        if self.v == 'raise':
            fail('KeyError', 'len')
        if self.v == 'type':
            fail('TypeError', 'swallowed')
        return ext(self.v)


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


def f(*a, **k):
    return list(a)


def starred():
    a, *b = Q(1)
    return [a, b]


q, xs = Q(3), [0]
xs.extend(q)
xs += q
a, b = q
[
    list(q), tuple(q), [*q], (*q, 1), f(*q), f(*q, *q), sorted(q), set(q), {*q}, frozenset(q), starred(), list(map(str, q)), max(q), sum(q), bytes(q), ','.join(map(str, q)), dict([q]), list(zip(q)), list(H()), [*H()],
    xs, a, b, attempt(lambda: list(Bad('raise'))), attempt(lambda: [*Bad('type')]), attempt(lambda: list(Bad(-1))), attempt(lambda: list(Bad('x'))), any(q), list(enumerate(q)), bytearray(q).hex(), sum(q, 1.5), attempt(lambda: sum(q, 'x')),
    attempt(lambda: sum((ext(x) for x in (1, 'a', 2)))), attempt(lambda: sum([ext([1])], ())),
]
