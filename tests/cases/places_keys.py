# Keys whose `__hash__` and `__eq__` stop, in everything that holds keys.

#: keys_of_dicts_and_sets
from collections import *
import copy, dataclasses, enum, functools, itertools, operator, statistics, types


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return ext(self.n % 3)

    def __eq__(self, o):
        return ext(self.n == o.n) if isinstance(o, K) else NotImplemented

    def __repr__(self):
        return f'K{self.n}'


ks = [K(i) for i in (1, 4, 1, 2)]
r = []
r.append(repr(dict.fromkeys(ks, 0)))
d = dict([(ks[0], [1])])
d.update({K(4): 2})
d.update([(K(1), 3)])
d.update({K(1): 4}, x=3)
d |= {K(4): 4}
r.append(repr(d))
r.append(repr([{ks[0]: 1} == {K(1): 1}, {ks[0]: 1}.items() & {(K(1), 1)}, {ks[0]: 1}.keys() | {K(2)}, {**{ks[0]: 1}, **{K(1): 2}}]))
s = set(ks)
s.add(K(1))
s |= {K(9)}
s -= {K(4)}
s ^= {K(1), K(7)}
r += [len(s), s <= s, s == set(s), frozenset(s) == s, s.isdisjoint([K(9)])]
d = {ks[0]: 1}
r += [d.pop(K(1), 0), d.setdefault(K(1), ext(3)), K(1) in d, d.get(K(2), 5), d.popitem()[1]]
d = {(ks[0], 1): 1, frozenset([ks[1]]): 2}
r += [d[(K(1), 1)], d[frozenset([K(4)])]]
m = types.MappingProxyType({ks[0]: 1})
r += [m[K(1)], K(2) in m, m.get(K(4), ext(0))]
r.append(repr([copy.deepcopy({ks[0]: [ks[0]]}), copy.copy({ks[0]: [ks[0]]})]))
r

#: keys_of_counters
from collections import *
import copy, dataclasses, enum, functools, itertools, operator, statistics, types


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return ext(self.n % 3)

    def __eq__(self, o):
        return ext(self.n == o.n) if isinstance(o, K) else NotImplemented

    def __repr__(self):
        return f'K{self.n}'


ks = [K(i) for i in (1, 4, 1, 2)]
r = []
c = Counter(ks)
c.update(ks[:2])
c.subtract([K(4)])
r += [repr([c, c.most_common(1)]), repr(c + Counter([K(9)])), repr(c & c)]
r.append(repr([c == Counter(c), c | Counter([K(1)]), c - Counter([K(1)]), +c, -c, c <= c, c.total()]))
c += Counter([K(1)])
c -= Counter([K(4)])
del c[K(77)]
r += [repr([c, list(c.elements())]), repr(statistics.mode(ks)), repr(statistics.multimode(ks)), Counter('abca')['a']]
r

#: keys_of_other_mappings
from collections import *
import copy, dataclasses, enum, functools, itertools, operator, statistics, types


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return ext(self.n % 3)

    def __eq__(self, o):
        return ext(self.n == o.n) if isinstance(o, K) else NotImplemented

    def __repr__(self):
        return f'K{self.n}'


ks = [K(i) for i in (1, 4, 1, 2)]
r = []
d = defaultdict(list, [(ks[0], [1])])
d[ks[1]].append(ext(1))
d[K(1)].append(2)
d.update({K(4): 2})
d.update([(K(1), 3)])
r.append(repr(d))
r.append(repr(ChainMap({ks[0]: 1}, {ks[3]: 2})[K(2)]))
u = UserDict({ks[0]: 1})
u.setdefault(K(1), 3)
u.update([(K(4), 2)])
r.append(repr([u, K(4) in u, u.get(K(2))]))
r.append([len(list(g)) for k, g in itertools.groupby(ks)])
q = deque(ks, 3)
r += [q.count(K(1)), q.index(K(2)), K(4) in q, q == deque(ks)]
r.append(len(functools.reduce(operator.or_, [{k} for k in ks])))
D = dataclasses.make_dataclass('D', ['a', 'b'], frozen=True)
d = {D(ks[0], 1): 2}
r += [d[D(K(1), 1)], D(K(1), 2) == D(K(1), 2), hash(D(1, 2)) == hash(D(1, 2))]
r

#: keys_of_named_tuples
from collections import *
import copy, dataclasses, enum, functools, itertools, operator, statistics, types


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return ext(self.n % 3)

    def __eq__(self, o):
        return ext(self.n == o.n) if isinstance(o, K) else NotImplemented

    def __repr__(self):
        return f'K{self.n}'


ks = [K(i) for i in (1, 4, 1, 2)]
r = []
P = namedtuple('P', 'x y')


class T(tuple):
    pass


d = {P(ks[0], 'b'): 3, P(ks[3], 'a'): 4, T([K(7)]): 5}
r += [ext(1), d[P(K(1), 'b')], len(d), d[P(K(2), 'a')], d[T([K(7)])], P(K(1), 'b') in set(d)]
r

#: keys_of_ordered_dict_items
from collections import *
import copy, dataclasses, enum, functools, itertools, operator, statistics, types


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return ext(self.n % 3)

    def __eq__(self, o):
        return ext(self.n == o.n) if isinstance(o, K) else NotImplemented

    def __repr__(self):
        return f'K{self.n}'


ks = [K(i) for i in (1, 4, 1, 2)]
r = []
for source in (zip('ab', [1, 2]), {'a': ext(1)}, [(1, ext(2))], ['a'], [[]], [(1, ext(2), 3)], [1]):
    try:
        r.append(list(OrderedDict(source, b=ext(3)).items()))
    except (TypeError, ValueError) as error:
        r.append(str(error))
r

#: results_that_lru_cache_keeps
import functools
log_ = []
@functools.lru_cache(maxsize=2)
def f(a, b=0):
    log_.append([a, b, tick()])
    if a == 'bad': raise ValueError(ext(b))
    if a == 'clear': f.cache_clear()
    if a == 'rec' and b: return f('rec', b - 1)
    return [a, ext(b)]
r = [f(1), f(2), f(1), f(3), f(2), f(1)]
for x in (1, 2):
    try: f('bad', x)
    except ValueError as e: r.append(str(e))
    r.append(list(f.cache_info()))
r += [f('clear'), list(f.cache_info()), f('clear'), f('rec', 3), f('rec', 2), list(f.cache_info())]
f.cache_clear()
r += [list(f.cache_info()), f(1), f(1.0), f(True)]
@functools.lru_cache(maxsize=None, typed=True)
def g(a, **k): return [a, tick(), sorted(k)]
r += [g(1), g(1.0), g(1), g(a=1), g(1, z=2), g(1, z=2), list(g.cache_info())]
@functools.lru_cache(0)
def h(a): return tick()
r += [h([1]), h([1]), list(h.cache_info()), list(f.cache_parameters().items())]
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + ext(fib(n - 2))
r += [fib(12), list(fib.cache_info())]
try: f([])
except TypeError as e: r.append(str(e))
[r, log_]

#: keys_that_are_classes_counted
import collections
class M(type):
    def __hash__(cls): return ext(5)
class A(metaclass=M): pass
c = collections.Counter([A, A])
c[A]

#: keys_that_are_classes_in_tuples
import collections
class M(type):
    def __hash__(cls): return ext(5)
class A(metaclass=M): pass
P = collections.namedtuple('P', 'x y')
{P(A, 1): 1}[P(A, 1)]

#: keys_that_are_classes_in_aliases
class M(type):
    def __hash__(cls): return ext(5)
class A(metaclass=M): pass
[hash((A, 1)) == hash((A, 1)), hash(list[A]) == hash(list[A])]

#: keys_that_are_classes_shown
class M(type):
    def __repr__(cls): return ext('<A!>')
    def __bool__(cls): return ext(False)
    def __contains__(cls, x): return ext(x == 3)
    def __getitem__(cls, x): return [ext(x)]
class A(metaclass=M): pass
d = {1: 1, A: 2}
[repr(d), bool(A), 3 in A, A[1], not A, f'{A}', f'{A!r:>6}']
