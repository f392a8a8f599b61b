# Programs whose external calls happen inside code that Python itself calls: callbacks of builtins, consumed generators, special methods; a program starts at a `#:` line, its last expression is its result.

#: sorted_key
[sorted([3, 1, 2], key=lambda v: ext(v)), sorted(['bb', 'a', 'ccc'], key=lambda s: -ext(len(s))), sorted([2, 1], key=ext, reverse=True)]

#: list_sort_key
xs = [3, 1, 2]
xs.sort(key=lambda v: ext(-v))
ys = ['b', 'A', 'c']
ys.sort(key=lambda s: ext(s.lower()), reverse=True)
[xs, ys]

#: min_max_key
words = fetch('text').split()
[
    min([3, -1, 2], key=lambda v: ext(abs(v))),
    max(words, key=lambda w: (ext(len(w)), w)),
    max(3, 7, 5, key=inc),
    min([], key=ext, default='none'),
]

#: map_of_external
[
    list(map(inc, [1, 2, 3])),
    list(map(lambda x, y: ext(x) + y, [1, 2], [10, 20])),
    tuple(map(pair, 'ab', 'cd')),
    sum(map(lambda x: ext(x) * 2, [1, 2])),
]

#: map_lazy_in_for
out = []
for v in map(inc, [1, 2, 3]):
    log('body', v)
    out.append(v)
    if v == 3:
        break
out

#: filter_of_external
odd = filter(lambda x: ext(x) % 2, [1, 2, 3])
log('made')
[list(odd), list(filter(ext, [0, 1, 2])), list(filter(None, map(ext, [0, 5])))]

#: sum_any_all_over_stopping_generators
[
    sum(ext(x) for x in [1, 2, 3]),
    sum((ext([x]) for x in [1, 2]), []),
    any(ext(x) for x in [0, 2, 3]),
    all(ext(x) for x in [1, 0, 3]),
    any(ext(x) for x in []),
    max(ext(x) for x in [2, 5, 3]),
    min((ext(x) for x in []), default=ext('none')),
]

#: containers_over_stopping_generators
[
    list(ext(x) for x in [1, 2]),
    tuple(ext(x) for x in 'ab'),
    set(ext(x) for x in [1, 1, 2]),
    frozenset(ext(x) for x in [3]),
    dict((ext(k), ext(v)) for k, v in [('a', 1), ('b', 2)]),
    sorted(ext(x) for x in [2, 1]),
    ','.join(ext(x) for x in 'xyz'),
    bytes(ext(x) for x in [65, 66]),
    list(enumerate(ext(x) for x in 'pq')),
    list(zip((ext(x) for x in [1, 2]), (ext(x) for x in 'ab'))),
]

#: star_and_update_over_stopping_generators
def f(*args):
    return args


xs = [0]
xs.extend(ext(x) for x in [1, 2])
xs[1:1] = (ext(x) for x in 'ab')
xs += (ext(x) for x in [9])
d = {}
d.update((ext(k), 1) for k in 'pq')
s = {1}
s.update(ext(x) for x in [2, 3])
a, *b = (ext(x) for x in [1, 2, 3])
[xs, d, sorted(s), a, b, f(*(ext(x) for x in [1, 2])), [*(ext(x) for x in 'mn')]]

#: generator_function_in_for
def numbers(n):
    for i in range(n):
        yield ext(i)
    log('finished')


out = []
for x in numbers(3):
    log('body', x)
    out.append(inc(x))
out

#: generator_function_into_list
def numbers(n):
    for i in range(n):
        yield ext(i)
    return 'ignored'


[list(numbers(3)), sum(numbers(4)), dict(zip('ab', numbers(2))), [*numbers(2)], max(numbers(3)), 2 in numbers(9)]

#: next_on_stopping_generator
def g():
    a = ext('one')
    yield a
    yield ext('two')
    log('end')


it = g()
first = next(it)
between = ext('between')
[first, between, next(it), next(it, 'default'), next(it, 'still')]

#: zip_enumerate_iter_of_stopping_generators
def letters():
    for c in 'abc':
        yield ext(c)


out = []
for i, c in enumerate(letters(), 10):
    out.append((i, c))
for x, y in zip(letters(), [1, 2]):
    out.append((x, y))
for v in iter(tick, 4):
    out.append(v)
out

#: yield_from_stopping_generator
def inner(n):
    for i in range(n):
        yield ext(i)
    return ext('inner result')


def outer():
    result = yield from inner(2)
    yield result
    yield from (ext(x) for x in 'ab')


[list(outer()), [x for x in outer()]]

#: generator_send_with_stops
def average():
    total = count = 0
    value = yield ext('ready')
    while value is not None:
        total += ext(value)
        count += 1
        value = yield total / count


g = average()
[next(g), g.send(10), ext('between'), g.send(20), g.send(6)]

#: init_stops
class Account:
    def __init__(self, name):
        self.name = ext(name)
        self.id = tick()


class Saving(Account):
    def __init__(self, name, rate):
        super().__init__(name)
        self.rate = ext(rate)


a, b = Account('ada'), Saving('bob', 0.5)
[a.name, a.id, b.name, b.id, b.rate]

#: call_stops
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, times=1):
        return ext(self.n + x) * times


add = Adder(10)
[add(1), add(2, times=ext(3)), [add(i) for i in range(2)], callable(add)]

#: property_stops
class Box:
    def __init__(self):
        self._v = 1

    @property
    def v(self):
        return ext(self._v)

    @v.setter
    def v(self, value):
        self._v = inc(value)

    @v.deleter
    def v(self):
        log('deleted')
        self._v = None


box = Box()
a = box.v
box.v = 5
b = box.v + box.v
box.v += 1
c = box.v
del box.v
[a, b, c, box.v]

#: with_methods_stop
class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        return ext(['entered', self.name])

    def __exit__(self, kind, value, trace):
        log('exit', self.name, kind and kind.__name__)
        return ext(self.suppress)


out = []
with Manager('a') as a, Manager('b', True) as b:
    out.append(a + b)
    fail('KeyError', 'suppressed')
try:
    with Manager('c'):
        fail('ValueError', 'passes')
except ValueError as error:
    out.append(str(error))
out

#: iteration_methods_stop
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        log('iter')
        return self

    def __next__(self):
        if not ext(self.n):
            raise StopIteration
        self.n -= 1
        return self.n


[[x for x in Countdown(2)], list(Countdown(2)), sum(Countdown(3)), [*Countdown(1)], 5 in Countdown(2), tuple(zip(Countdown(2), 'ab'))]

#: getitem_family_stops
class Table:
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return ext(self.d.get(k))

    def __setitem__(self, k, v):
        self.d[ext(k)] = v

    def __delitem__(self, k):
        log('del', k)
        del self.d[k]

    def __len__(self):
        return ext(len(self.d))

    def __contains__(self, k):
        return ext(k) in self.d


t = Table()
t['a'] = 1
t['b'] = t['a'] + ext(1)
t['a'] += 10
del t['b']
[t['a'], t['zz'], len(t), 'a' in t, 'b' not in t, bool(t)]

#: string_conversions_stop
class Name:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        return ext('str ') + self.n

    def __repr__(self):
        return 'repr ' + ext(self.n)

    def __format__(self, spec):
        return f'{spec}:{ext(self.n)}'


n = Name('x')
print(n)
print([n])
[str(n), repr(n), f'{n}', f'{n!r}', f'{n:spec}', '%s' % n, str([n, n])]

#: arithmetic_methods_stop
class Money:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Money(ext(self.n) + (other.n if isinstance(other, Money) else other))

    def __radd__(self, other):
        return Money(inc(other) + self.n)

    def __iadd__(self, other):
        self.n += ext(100)
        return self

    def __neg__(self):
        return Money(-ext(self.n))

    def __mul__(self, other):
        return NotImplemented if ext(other) == 'x' else Money(self.n * other)


a = Money(1)
b = a + Money(2)
c = 10 + a
c += 1
try:
    a * 'x'
except TypeError as error:
    message = str(error)
[b.n, (a + 5).n, c.n, (-a).n, (a * 3).n, message, sum([a, b], Money(0)).n]

#: comparison_methods_stop
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        log('eq')
        return self.parts == other.parts

    def __lt__(self, other):
        return ext(self.parts) < other.parts

    def __hash__(self):
        return hash(ext(self.parts))


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
[a == c, a != b, a < b, a > b, a in [b, c], [b, a].index(c), sorted([b, a])[0] is a, max(a, b) is b, len({a, b, c}), {a: 1}[c], [a] == [c]]

#: truth_and_length_methods_stop
class Flag:
    def __init__(self, on):
        self.on = on

    def __bool__(self):
        return ext(self.on)


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return ext(self.n)


yes, no = Flag(True), Flag(False)
out = []
if yes and not no:
    out.append('both')
while no or Sized(0):
    out.append('never')
out.append('a' if Sized(2) else 'b')
assert yes, 'holds'
[out, bool(no), (no or yes) is yes, [x for x in (1, 2) if yes], not Sized(0), any([no, yes]), list(filter(Flag, [True, False])) == [True]]

#: attribute_hooks_stop
class Lazy:
    def __init__(self):
        self.loaded = []

    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(ext('refused ' + name))
        self.loaded.append(name)
        return ext(name.upper())


class Recorder:
    def __setattr__(self, name, value):
        log('set', name, value)
        object.__setattr__(self, name, value)


lazy, recorder = Lazy(), Recorder()
recorder.x = 5
try:
    lazy.nothing
except AttributeError as error:
    message = str(error)
[lazy.abc, lazy.loaded, message, getattr(lazy, 'nope', 'default'), hasattr(lazy, 'no'), recorder.x]

#: iter_with_sentinel_of_external
out = []
for n in iter(tick, 3):
    out.append(n)
g = iter(lambda: ext(len(out)), 2)
[out, list(g), next(iter(tick, 99))]

#: reduce_like_own_function_with_native_callback
import re

text = re.sub(r'\d+', lambda m: str(inc(int(m.group()))), 'a1b22')
[text, re.sub('x', lambda m: ext('y'), 'axbx', count=1)]

#: json_default_stops
import json


class Point:
    def __init__(self, x):
        self.x = x


[json.dumps([Point(1), Point(2)], default=lambda p: ext({'x': p.x})), json.loads('{"a": {"b": 1}}', object_hook=lambda d: ext(list(d)))]

#: native_callback_error_passes_through
out = []
try:
    sorted([1, 2], key=lambda v: fail('ValueError', 'in key'))
except ValueError as error:
    out.append(str(error))
try:
    list(map(fetch, ['a', 'zz', 'b']))
except KeyError as error:
    out.append(type(error).__name__)
try:
    sum(ext(x) for x in [1, 'a'])
except TypeError as error:
    out.append(str(error))
out

#: nested_native_callbacks
rows = [[3, 1], [2], [5, 4, 0]]
[
    sorted(map(lambda r: sorted(r, key=lambda v: ext(v)), rows), key=lambda r: ext(len(r))),
    list(map(lambda r: sum(ext(x) for x in r), filter(lambda r: ext(len(r)) > 1, rows))),
    max(rows, key=lambda r: max(r, key=ext)),
]

#: builtins_as_values_call_hooks_that_stop
import operator


class Number:
    convert = int

    def __init__(self):
        self.show = str

    def __index__(self):
        return ext(2)

    def __str__(self):
        return ext('two')

    def __eq__(self, other):
        return ext(True)

    def __lt__(self, other):
        return ext(False)

    def shown(self):
        return self.show(self), self.convert(self)


def made(kind, *args):
    return repr(kind(*args))


def items():
    yield ext(1)
    yield ext(2)


one = Number()
table = {'text': str, 'equal': operator.eq, 'least': min, 'at': [5, 6, 7].pop, 'find': [1, one].index}
first = int
[
    made(int, one), [kind(one) for kind in (str, bin, hex)], first(one), table['text'](one), table['equal'](one, 1),
    table['least']([one, Number()]) is one, table['at'](one), table['find'](0), one.shown(),
    [kind(items()) for kind in (list, sum, max)], made(tuple, items()), (lambda f, *a: f(*a))(sorted, [one, one])[0] is one,
]

#: frozensets_keep_what_their_items_answered
class B:
    def __init__(self, n): self.n = n
    def __hash__(self): log('hash', self.n); return ext(self.n)
    def __eq__(self, o): log('eq'); return self.n == o.n
b = B(1)
log('make'); f = frozenset([b]); log('made')
r = hash(f); log('done')
d = {f: 1}; log('dict')
g = hash(frozenset([B(1), B(2)])) == hash(frozenset([B(2), B(1)]))
class T(B):
    def __hash__(self): ext(0); return hash(str(self.n))
[r == hash(frozenset([b])), g, hash(frozenset([T(5)])) == hash(frozenset(['5'])), hash(frozenset([frozenset([b])])) == hash(frozenset([f])), {f: 1}[frozenset([b])]]

#: formats_of_a_display_are_done_in_turn
class F:
    def __repr__(self): log('repr'); return ext('R')
    def __str__(self): log('str'); return ext('S')
x = F()
def k(v): log('k', v); return ext(v)
out = ['%s %r %5s' % (x, x, k(1)), '%-5s|%.1a|%%|%05s' % (k('ab'), x, k('c')), '%s %d' % (x, k(1)), '%s' % k('q'), '%(a)s' % {'a': x}, '%100s' % (x,), '%3.2s|' % (x,)]
for f in (lambda: '%s %s' % (x,), lambda: '%s' % (x, k(1)), lambda: '%s %' % (x, k(1)), lambda: '%s%z' % (x, k(2)), lambda: '%s%s' % (x, *[k(1)]), lambda: '%' % (x,), lambda: '%*s' % (k(4), x), lambda: '%+s|%#r|% s|%0s|%.s' % (x, x, k(1), x, x), lambda: '' % (x,), lambda: 'a' % (), lambda: '%%' % (k(1),), lambda: '%s' % ((k(1), 2),), lambda: ('%s' '%r') % (k(1), x), lambda: '%hs' % (k(2),), lambda: b'%s' % (k(b'a'),)):
    try: out.append(f())
    except (TypeError, ValueError) as e: out.append(str(e))
out

#: sequences_without_iterators_tell_their_length
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return ext(i)
    def __len__(self): return ext(4)
log('a'); r = [list(iter(Old()))]
log('b'); it = iter(Old()); next(it); r.append(list(it))
log('c'); its = {'a': iter(Old())}; r.append({k: list(v) for k, v in its.items()})
log('d'); r.append(list(reversed(Old())) if 0 else 0)
log('e'); r.append([*iter(Old())]); r.append(tuple(iter(Old()))); l = []; l.extend(iter(Old())); l += iter(Old()); l[:] = iter(Old())
log('f'); r.append(bytes(iter(Old()))); r.append(set(iter(Old()))); r.append(sorted(iter(Old()))); a, *b = iter(Old()); r.append(list(map(str, iter(Old())))); r.append(list(zip(iter(Old()), 'ab'))); r.append(list(enumerate(iter(Old())))); r.append(','.join(map(str, iter(Old()))))
import operator
log('g'); r.append(operator.length_hint(iter(Old())))
r

#: operators_of_sequences_and_hints
import operator as o
class B:
    def __init__(self, v): self.v = v
    def __length_hint__(self): return self.v
class T:
    def __len__(self): raise TypeError
class E_:
    def __length_hint__(self): ext(1); raise TypeError('x')
class V:
    def __length_hint__(self): raise ValueError('y')
r = []
for f in (lambda: o.concat(1, 2), lambda: o.concat([1], [2]), lambda: o.concat([1], 5), lambda: o.concat({}, {}), lambda: o.concat('a', 'b'), lambda: o.iconcat([1], (2,)), lambda: o.iconcat(1, 2), lambda: o.iconcat((1,), (2,)),
   lambda: o.length_hint(B(3)), lambda: o.length_hint(B('x')), lambda: o.length_hint(B(-1)), lambda: o.length_hint(B(NotImplemented), 4), lambda: o.length_hint(T(), 5), lambda: o.length_hint(E_(), 6), lambda: o.length_hint(V()), lambda: o.length_hint([1, 2]), lambda: o.length_hint(iter([1, 2, 3])), lambda: o.length_hint(object(), 'a'), lambda: o.__concat__([1], [2]), lambda: o.concat.__name__, lambda: o.length_hint(range(10**30)), lambda: o.length_hint(3, 2), ):
    try: r.append(f())
    except Exception as e: r.append(repr(e))
r

#: views_of_dicts_by_name_and_generators
d = {'a': 1, 'b': 2}
def g(): yield ext('a')
k = d.keys()
out = []
for f in (lambda: sorted(k - g()), lambda: sorted(k & g()), lambda: sorted(k | g()), lambda: sorted(k ^ g()), lambda: d.keys() - g(), lambda: sorted(d.items() & (x for x in [('a', ext(1))])),
    lambda: k.isdisjoint(g()), lambda: g() - k, lambda: k >= {ext('a')}, lambda: {1} - g(), lambda: k - [ext('a')], lambda: [1] & k):
    try: out.append(f())
    except TypeError as e: out.append(str(e))
    except RuntimeError as e: out.append(str(e))
repr(out)

#: iterators_of_what_native_code_goes_through
import math, collections, statistics, random, itertools, heapq, string
class C:
    def __iter__(self): log('iter'); ext(0); return iter([1, 2])
class B:
    def __iter__(self): ext(0); return iter([b'a', b'b'])
class P:
    def __iter__(self): ext(0); return iter([('a', 1), ('b', 2)])
class D:
    def __iter__(self): ext(0); return map(int, '12')
class R:
    def __iter__(self): ext(0); return reversed([1, 2])
class Z:
    def __iter__(self): ext(0); return zip('ab', [1, 2])
class I:
    def __iter__(self): ext(0); return iter({1: 2, 3: 4})
out = []
T = {'dist': lambda: math.dist(C(), [1, 2]), 'dist2': lambda: math.dist(C(), C()), 'fsum': lambda: math.fsum(C()), 'prod': lambda: math.prod(C()), 'union': lambda: {9}.union(C(), C()), 'inter': lambda: {1, 9}.intersection(C()), 'diff': lambda: {1, 9}.difference(C()), 'symm': lambda: {1, 9}.symmetric_difference(C()), 'sub': lambda: {1}.issubset(C()), 'sup': lambda: {1, 2}.issuperset(C()), 'disj': lambda: {1}.isdisjoint(C()),
 'fromkeys': lambda: dict.fromkeys(C()), 'bjoin': lambda: b''.join(B()), 'deque': lambda: list(collections.deque(C())), 'in': lambda: 2 in C(), 'notin': lambda: 5 not in C(), 'counter': lambda: collections.Counter(C()), 'unpack': lambda: (lambda a, b: (a, b))(*C()), 'max': lambda: max(C()), 'dict': lambda: dict(P()), 'upd': lambda: {**dict(P())}, 'bytes': lambda: bytes(C()), 'ba': lambda: bytearray(C()), 'zip': lambda: list(zip(C(), C())), 'enum': lambda: list(enumerate(C())), 'map': lambda: list(map(str, C())), 'sum': lambda: sum(C()), 'any': lambda: any(C()), 'sorted': lambda: sorted(C()), 'set': lambda: set(C()), 'fs': lambda: frozenset(C()), 'tuple': lambda: tuple(C()),
 'chain': lambda: list(itertools.chain(C(), C())), 'prodi': lambda: list(itertools.product(C(), C())), 'perm': lambda: list(itertools.permutations(C())), 'cyc': lambda: list(itertools.islice(itertools.cycle(C()), 5)), 'mean': lambda: statistics.mean(C()), 'merge': lambda: list(heapq.merge(C(), C())), 'large': lambda: heapq.nlargest(1, C()), 'choice': lambda: random.Random(1).sample(list(C()), 2), 'D': lambda: {9}.union(D()), 'R': lambda: {9}.union(R()), 'Z': lambda: dict.fromkeys(Z()), 'Zd': lambda: dict(Z()), 'I': lambda: {9}.union(I()), 'baext': lambda: (lambda b: b.extend(C()) or b)(bytearray()), 'slice': lambda: (lambda l: l.__setitem__(slice(0, 1), C()) or l)([0]), 'setupd': lambda: (lambda s: s.update(C()) or s)({5}), 'dupd': lambda: (lambda d: d.update(P()) or d)({}), 'strjoin': lambda: ','.join(map(str, C())), 'hypot': lambda: math.hypot(*C()), 'sumprod': lambda: sum(map(lambda a, b: a * b, C(), C())), 'idx': lambda: list(C()).index(2), 'nt': lambda: collections.namedtuple('N', 'a b')._make(C()), 'cd': lambda: (lambda c: c.update(C()) or c)(collections.Counter()), 'dq': lambda: (lambda d: d.extend(C()) or d.extendleft(C()) or list(d))(collections.deque()), 'ud': lambda: dict(collections.UserDict(P())), 'format': lambda: '{} {}'.format(*C()), 'ixor': lambda: {1, 9} ^ set(C()), 'od': lambda: collections.OrderedDict(P()), 'dd': lambda: collections.defaultdict(int, P()), 'translate': lambda: 'ab'.translate(dict(zip(map(ord, 'ab'), 'xy'))), 'fk': lambda: collections.OrderedDict.fromkeys(C())}
for k, f in T.items():
    try: out.append((k, f()))
    except Exception as e: out.append((k, repr(e)))
repr(out)
