# Objects of the standard library that are alive while the program stops, and are used afterwards.

#: every_itertools_object_half_used
import itertools as it

its = [
    it.count(5, 2), it.cycle('ab'), it.repeat('r', 3), it.repeat('forever'), it.accumulate([1, 2, 3]), it.accumulate([1, 2, 3], lambda a, b: a * b, initial=2), it.chain('ab', [1]), it.chain.from_iterable(['xy', 'z']), it.compress('abc', [1, 0, 1]),
    it.dropwhile(lambda x: x < 2, [1, 2, 1]), it.filterfalse(lambda x: x % 2, [1, 2, 4]), it.islice('abcdef', 1, 5, 2), it.pairwise('abc'), it.starmap(pow, [(2, 3), (3, 2)]), it.takewhile(lambda x: x < 3, [1, 2, 3]), it.zip_longest('ab', [1], fillvalue='-'), it.product('ab', repeat=2),
    it.permutations('abc', 2), it.combinations('abc', 2), it.combinations_with_replacement('ab', 2),
]
first = [next(i, 'end') for i in its]
ext('stop')
second = [next(i, 'end') for i in its]
ext('stop')
[first, second, [list(it.islice(i, 5)) for i in its]]

#: tee_branches_and_groupby_groups
from itertools import groupby, islice, tee


def gen():
    for i in range(5):
        yield ext(i)


a, b = tee(gen())
x, y, z = tee([1, 2, 3], 3)
out = [next(a), next(a), next(b), next(x), next(x), next(y)]
ext('stop')
c, d = tee(b)
out += [next(c), next(a)]
ext('stop')
out += [list(a), list(c), list(d), list(x), list(y), list(z)]
g = groupby('aabbc')
k, group = next(g)
out.append([k, next(group)])
ext('stop')
out.append([next(group), next(group, 'end'), next(g)[0], [[k, list(v)] for k, v in g]])
h = groupby([1, 3, 2, 4], key=lambda v: ext(v % 2))
k1, g1 = next(h)
ext('stop')
k2, g2 = next(h)
ext('stop')
[out, k1, list(g1), k2, list(g2), next(h, 'end')]

#: functools_objects_alive
from functools import cache, cached_property, lru_cache, partial, reduce, singledispatch


@lru_cache(maxsize=2)
def f(x):
    return ext([x])


@cache
def g(x):
    return ext(x)


class K:
    n = 0

    @cached_property
    def p(self):
        self.n += 1
        return ext([self.n])


@singledispatch
def show(x):
    return 'default'


p = partial(f, 1)
first = f(1)
g(1)
k = K()
kept = k.p
show.register(int, lambda x: ext('int'))
ext('stop')
f(2)
info = list(f.cache_info())
again = f(1) is first
f(3)
ext('stop')
[info, again, f(1) is first, p() is f(1), k.p is kept, k.n, show(1), show('x'), g(1), list(g.cache_info()), p.args, reduce(lambda a, b: a + b, [1, 2])]

#: contextlib_objects_alive
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def manage(name):
    try:
        got = yield ext(name)
    except KeyError:
        log('swallowed in', name)
    finally:
        log('exit', name)


class R:
    def close(self):
        log('closed')


m = manage('held')
ext('stop before entering')
with m as name, ExitStack() as stack:
    stack.enter_context(manage('in stack'))
    stack.callback(log, 'callback')
    inner = stack.enter_context(closing(R()))
    ext('stop inside')
    with suppress(ValueError):
        ext('stop in suppress')
        fail('ValueError', 'v')
    kept = stack.pop_all()
    ext('stop after pop_all')
    fail('KeyError', 'for held')
ext('stop outside')
kept.close()
with nullcontext(5) as n:
    ext('stop')
[name, type(inner).__name__, n]

#: dataclasses_enums_and_namedtuples_alive
from dataclasses import asdict, astuple, dataclass, field, fields
from enum import Enum, Flag, IntEnum, auto
from typing import NamedTuple


@dataclass
class P:
    x: int
    tags: list = field(default_factory=list)


@dataclass(frozen=True, order=True, slots=True)
class F:
    a: int
    b: str = 'b'


class Color(Enum):
    RED = 1
    GREEN = auto()


class Perm(Flag):
    R = auto()
    W = auto()


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class N(NamedTuple):
    x: int
    y: str = 'd'


p, f, c, rw, l, n = P(1), F(2), Color.GREEN, Perm.R | Perm.W, Level.HIGH, N(3)
d = {Color.RED: 'red', c: 'green', f: 'frozen'}
ext('stop')
p.tags.append(c)
ext('stop')
out = []
try:
    f.a = 5
except AttributeError as error:
    out.append(type(error).__name__)
[p == P(1, [Color.GREEN]), p.tags[0] is Color.GREEN, f < F(3), d[Color.GREEN], d[F(2)], rw == Perm.R | Perm.W, Perm.W in rw, l > Level.LOW, l + 1, n.y, n == (3, 'd'), asdict(f), astuple(f), [x.name for x in fields(P)], Color(2) is c, Color['RED'].value, out]

#: abc_typing_and_copy_alive
import copy
from abc import ABC, abstractmethod
from typing import Any, Generic, Optional, TypeVar

T = TypeVar('T')


class Stack(Generic[T], ABC):
    def __init__(self):
        self.items = []

    @abstractmethod
    def push(self, x): ...


class S(Stack[int]):
    def push(self, x):
        self.items.append(ext(x))


s = S()
s.push(1)
alias = Stack[str]
ext('stop')
c, d = copy.copy(s), copy.deepcopy(s)
c.push(2)
d.push(3)
try:
    Stack()
except TypeError as error:
    message = type(error).__name__
[s.items, c.items, d.items, message, isinstance(s, Stack), Optional[int] is not None]

#: deques_counters_and_maps_alive
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple

P = namedtuple('P', 'x y', defaults=[2])
q, d, c, o = deque([1, 2, 3], maxlen=3), defaultdict(list, a=[1]), Counter('abca'), OrderedDict(x=1, y=2)
m, u, l, p = ChainMap({'a': 1}, {'b': 2}), UserDict(k=1), UserList([1]), P(1)
iq = iter(q)
next(iq)
held = {'q': q, 'same': q}
ext('stop')
d['b'].append(2)
c.update('a')
o.move_to_end('x')
m['b'] = 3
u['j'] = 2
l.append(ext(2))
ext('stop')
out = [list(iq), list(q), q.maxlen, dict(d), d.default_factory is list, c.most_common(1), list(o), dict(m), m.maps[1], dict(u), list(l), list(p), p.y, p._fields, held['q'] is held['same']]
it = iter(q)
q.append(9)
try:
    next(it)
except RuntimeError as error:
    out.append(str(error))
out

#: operators_heaps_and_templates_alive
import heapq
import operator
import string

get, item, call = operator.attrgetter('v'), operator.itemgetter(1, 0), operator.methodcaller('upper')
h = [5, 1, 3]
heapq.heapify(h)
m = heapq.merge([1, 4], [2, 3])
first = next(m)
t = string.Template('$a')


class V:
    v = 'v'


ext('stop')
[get(V()), item('ab'), call('x'), heapq.heappop(h), first, list(m), t.substitute(a=ext(1))]


#: random_generators_alive
import random

r = random.Random(42)
s = random.Random(ext('text seed'))
a = [r.random(), r.randint(1, 1000)]
xs = [1, 2, 3, 4, 5]
r.shuffle(xs)
g = r.gauss(0, 1)
state = s.getstate()
ext('stop')
after = [r.random(), r.randint(1, 1000), r.gauss(0, 1), r.choice('abc'), s.random()]
ext('stop')
again = random.Random(42)
b = [again.random(), again.randint(1, 1000)]
ys = [1, 2, 3, 4, 5]
again.shuffle(ys)
h = again.gauss(0, 1)
t = random.Random()
t.setstate(state)
expected = [again.random(), again.randint(1, 1000), again.gauss(0, 1), again.choice('abc'), t.random()]
[a == b, xs == ys, g == h, after == expected, r.sample(range(100), 3) == again.sample(range(100), 3)]

