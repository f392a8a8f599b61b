# Functions of the standard library that call back into the program, or consume what stops.

#: collections_defaultdict_and_counter
from collections import Counter, OrderedDict, defaultdict


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


def factory():
    log('factory')
    return ext([])


d = defaultdict(factory, gen(('k', [1])))
d['a'].append(ext(1))
d['a'].append(2)
d['k'] += [3]
n = defaultdict(lambda: ext(10))
n['x'] += 1
bad = defaultdict(lambda: fail('OSError', 'factory'))
out = []
try:
    bad['q']
except OSError as error:
    out.append([str(error), len(bad)])
c = Counter(gen(*'abca'))
c.update(gen('a', 'z'))
c.subtract(gen('b'))
o = OrderedDict(gen(('x', 1), ('y', 2)))
o.move_to_end('x')
t = defaultdict(lambda: defaultdict(lambda: ext(0)))
t['p']['q'] += 1
[dict(d), dict(n), out, c.most_common(2), c['nope'], sorted((c + Counter(gen('a'))).items()), sorted(c.elements()), list(o.items()), t['p']['q'], d.get('none'), 'none' in d, sorted(d)]

#: collections_deque_chainmap_userdict_namedtuple
from collections import ChainMap, UserDict, UserList, deque, namedtuple


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log('eq', self.v)
        return ext(self.v == getattr(o, 'v', o))


class U(UserDict):
    def __getitem__(self, k):
        log('get', k)
        return super().__getitem__(k)

    def __setitem__(self, k, v):
        super().__setitem__(ext(k), v)

    def __missing__(self, k):
        return ext(f'no {k}')


q = deque(gen(1, 2, 3), maxlen=2)
q.extend(gen(4))
q.extendleft(gen(5, 6))
r = deque([E(1), E(2), E(1)])
r.remove(E(2))
m = ChainMap({'a': 1}, {'a': 2, 'b': U(x=1)})
u = U(gen(('k', 1)), j=ext(2))
u.update(gen(('l', 3)))
P = namedtuple('P', gen('x', 'y'), defaults=gen(0))
p = P._make(gen(1, 2))
l = UserList(gen(3, 1))
l.extend(gen(2))
l.sort(key=lambda x: ext(-x))
[list(q), r.count(E(1)), r.index(E(1)), E(1) in r, len(r), m['a'], m['b']['x'], m['b']['zz'], sorted(m), u['k'], u['none'], sorted(u), 'k' in u, list(P(ext(5))), list(p), p._replace(x=ext(9)).x, list(l)]

#: json_hooks
import json


class P:
    def __init__(self, x):
        self.x = x


def default(o):
    log('default', type(o).__name__)
    if isinstance(o, P):
        return ext({'x': o.x})
    raise TypeError(f'no {type(o).__name__}')


def hook(d):
    log('hook', sorted(d))
    return P(d['x']) if ext('x' in d) else d


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


text = '{"a": {"x": 1}, "b": [1.5, {"x": [2]}, 3]}'
r = json.loads(text, object_hook=hook)
[
    json.dumps({'p': P(1), 'q': [P([2])]}, default=default), json.dumps([P(3)], default=lambda p: ext(p.x), indent=1), r['a'].x, r['b'][1].x, json.loads('{"k": 1, "j": {"k": 2}}', object_pairs_hook=lambda ps: ext([list(p) for p in ps])),
    json.loads('[1, 2.5, NaN]', parse_int=lambda s: ext(s + 'i'), parse_float=lambda s: ext(s + 'f'), parse_constant=lambda s: ext(s.lower())), attempt(lambda: json.dumps([1j], default=default)), attempt(lambda: json.loads('{"x": 1}', object_hook=lambda d: fail('KeyError', 'hook'))),
    json.dumps({'k': [1, P(4)]}, default=default, sort_keys=True),
]

#: copy_hooks
import copy


class C:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        log('copy')
        return C(ext(self.v))

    def __deepcopy__(self, memo):
        log('deepcopy')
        return C([ext('deep'), copy.deepcopy(self.v, memo)])


class Plain:
    def __init__(self, v):
        log('init is not called by copy')
        self.v = v

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


c = C([1])
xs = [c, c, {'k': c}]
p = Plain([c])
a, b, q = copy.copy(xs), copy.deepcopy(xs), copy.deepcopy(p)
[copy.copy(c).v is c.v, copy.deepcopy(c).v, a[0] is c, b[0].v, b[0] is b[1], b[0] is b[2]['k'], q.v[0].v, q is p, copy.copy(p).v is p.v, copy.deepcopy({'a': (1, c)})['a'][1].v]

#: statistics_and_random_over_suspending_iterables
import random
import statistics


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


r = random.Random(ext(7))
a = [r.randint(1, 100) for _ in 'abc']
b = r.random()
r.seed(ext(7))
[
    statistics.mean(gen(1, 2, 3, 4)), statistics.median(gen(5, 1, 3)), statistics.mode(gen('a', 'b', 'a')), statistics.pstdev(gen(1, 3)), statistics.fmean(gen(1, 2)), statistics.multimode(gen(1, 1, 2, 2)), statistics.variance(gen(1, 2, 3)), statistics.quantiles(gen(1, 2, 3, 4), n=2),
    [r.randint(1, 100) for _ in 'abc'] == a, r.random() == b, sorted(r.sample(list(gen(1, 2, 3)), 2))[0] in (1, 2), r.choice(ext([7])),
]

#: operator_and_math_callbacks
import math
import operator


class V:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return V(ext(self.v + o.v))

    def __getitem__(self, k):
        return ext([self.v, k])

    def __eq__(self, o):
        return ext(self.v == o.v)

    def name(self):
        return ext(f'n{self.v}')

    @property
    def p(self):
        return ext(-self.v)


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


a, b = V(1), V(2)
[
    operator.add(a, b).v, operator.itemgetter('k')(a), operator.itemgetter(0, 1)(b), [v.v for v in sorted([a, b], key=operator.attrgetter('p'))], list(map(operator.methodcaller('name'), [a, b])), operator.eq(a, b), math.prod(gen(2, 3)), math.fsum(gen(0.5, 0.25)),
    operator.countOf(gen(1, 2, 1), 1), operator.contains(gen(1, 2), 2), operator.getitem(a, 5), math.dist(gen(0, 0), gen(3, 4)) if ext(0) else math.hypot(*gen(3, 4)), max([a, b], key=operator.attrgetter('v')).v,
]

#: typing_abc_and_string_helpers
import string
from abc import ABC, abstractmethod


class Base(ABC):
    @abstractmethod
    def run(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def go(self):
        return [self.name, self.run()]


class K(Base):
    name = property(lambda self: ext('k'))

    def run(self):
        return ext('ran')


def attempt(f):
    try:
        return f()
    except TypeError as error:
        return type(error).__name__


class D(dict):
    def __getitem__(self, k):
        return ext(k.upper())


[K().go(), attempt(lambda: Base()), isinstance(K(), Base), string.Template('$a and ${b}').substitute(D()), string.capwords(ext('a b')), string.Template('$x $y').safe_substitute(D(x=1))]

#: re_functions_with_callables
import re


def up(m):
    log('match', m.group(), m.start())
    return ext(m.group().upper())


def nested(m):
    return re.sub('[0-9]', lambda k: str(inc(int(k.group()))), m[0]) + f'{m.lastindex}'


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


p = re.compile('(?P<w>[a-z]+)')
out = [re.sub('[a-z]+', up, '1ab2cd'), re.subn('b', up, 'abcb', count=1), p.sub(lambda m: ext(m['w'])[::-1], 'abc def'), p.subn(up, 'x1y'), re.sub('([a-z])([0-9]+)', nested, 'a12b9'), re.sub('', lambda m: ext('-'), 'ab')]
for m in re.finditer('[a-z]', 'a1b'):
    out.append(ext(m.group()))
out += [attempt(lambda: re.sub('a', lambda m: fail('KeyError', 'k'), 'ba')), attempt(lambda: re.sub('a', lambda m: ext(5), 'a')), attempt(lambda: re.sub('a', lambda m: ext(None), 'xay')), re.sub('x', lambda m: fail(), 'none'), [ext(x) for x in p.findall('a b')]]
out


#: bisect_and_heapq_with_keys_and_comparisons
import bisect
import heapq


class V:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


xs, vs, h = [1, 3, 5, 7], [V(n) for n in (1, 3, 5)], [V(n) for n in (5, 2, 8, 1)]
bisect.insort(xs, ext(4))
bisect.insort(vs, V(2))
bisect.insort(xs, 0, key=lambda x: ext(x))
heapq.heapify(h)
heapq.heappush(h, V(0))
out = [heapq.heappop(h).v, heapq.heappushpop(h, V(3)).v, heapq.heapreplace(h, V(9)).v, [x.v for x in h]]
[
    xs, [v.v for v in vs], bisect.bisect_left(vs, V(3)), bisect.bisect([-7, -5, -3], 4, key=lambda x: ext(-x)), bisect.bisect_left(['a', 'bb', 'ccc'], 2, key=lambda s: ext(len(s))), out,
    list(heapq.merge(gen(1, 4), gen(2, 3))), list(heapq.merge('ac', 'b', key=lambda c: ext(ord(c)))),
]
