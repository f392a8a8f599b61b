# Programs that use `collections`, with external calls in factories and iterables and its objects alive across stops.

#: namedtuple_in_use
from collections import namedtuple

Point = namedtuple('Point', 'x y')
p = Point(ext(1), y=ext(2))
ext('stop')
x, y = p
q = p._replace(x=ext(10))
out = [p, p.x, p[1], x + y, q == (10, 2), q, Point._make(ext([3, 4])), p._asdict(), Point._fields, repr(q), len(p),
       hash(p) == hash((1, 2)), isinstance(p, tuple), Point.__name__, type(p) is Point, sorted([q, p])[0] is p]
match p:
    case Point(x=1, y=b):
        out.append(b)
match q:
    case Point(a, b):
        out.append((a, b))
out = [tuple(v) if isinstance(v, tuple) else v for v in out]
out

#: namedtuple_forms_and_errors
from collections import namedtuple

Defaulted = namedtuple('Defaulted', ['a', 'b', 'c'], defaults=(ext(2), [3]))
Renamed = namedtuple('Renamed', 'x class x _y', rename=True)
Empty = namedtuple('Empty', ())
out = [tuple(Defaulted(1)), Defaulted._field_defaults, Renamed._fields, tuple(Empty()), repr(Empty()), Defaulted.__doc__,
       Defaulted.a.__doc__, Defaulted.__match_args__]
ext('stop')
makers = [lambda: Defaulted(), lambda: Defaulted(1, 2, 3, 4), lambda: Defaulted(1, d=2), lambda: Defaulted(1, a=2),
          lambda: Defaulted._make([1]), lambda: namedtuple('P', 'x x'), lambda: namedtuple('P', 'for'),
          lambda: namedtuple('1P', 'x'), lambda: namedtuple('P', '_x'), lambda: namedtuple('P', 'x', defaults=(1, 2)),
          lambda: setattr(Defaulted(1), 'a', 3), lambda: Defaulted(1).nope]
for make in makers:
    try:
        make()
        out.append('made')
    except (TypeError, ValueError, AttributeError) as e:
        out.append(f'{type(e).__name__}: {e}')
out

#: namedtuple_subclasses_alive
from collections import namedtuple


class Money(namedtuple('Money', ['amount', 'unit'])):
    __slots__ = ()

    def __str__(self):
        return f'{self.amount} {self.unit}'

    def plus(self, other):
        return self._replace(amount=ext(self.amount) + other.amount)


class Loose(namedtuple('Loose', 'a')):
    def __new__(cls, a):
        made = super().__new__(cls, ext(a))
        made.note = log('made', a)
        return made


m = Money(3, 'EUR')
l = Loose(1)
l.extra = [m]
ext('stop')
total = m.plus(Money(4, 'EUR'))
[str(total), repr(total), total > m, isinstance(total, Money), Money.__mro__[1].__name__, l.a, l.extra[0] is m, l.note,
 repr(l)]

#: namedtuple_over_suspending_iterables
from collections import namedtuple


def values():
    yield ext(1)
    yield ext(2)


P = namedtuple('P', (ext(name) for name in ('x', 'y')))
[list(P._make(values())), list(P(*values())), list(P(**ext({'x': 5, 'y': 6})))]

#: counter_arithmetic
from collections import Counter

c = Counter(ext('abracadabra'))
d = Counter(a=ext(1), z=3)
ext('stop')
out = [c.most_common(ext(2)), sorted(c.elements())[:6], c['missing'], c.total(), dict(c + d), dict(c - d), dict(c & d),
       dict(c | d), dict(+Counter(a=-1, b=2)), dict(-Counter(a=-1, b=2)), c == Counter('abracadabra'), c >= Counter('ab'),
       c < Counter('ab'), repr(Counter('aab')), repr(Counter()), isinstance(c, dict), 'a' in c, len(c)]
c.update(ext('aa'))
c.subtract({'b': ext(5)})
del c['nothing']
c['q'] += 2
e = c.copy()
c += Counter(q=1)
c -= Counter(a=2)
c |= Counter(w=4)
c &= Counter(a=3, w=9, q=1)
ext('later')
out + [dict(c), dict(e), e.most_common()[-1], type(e).__name__]

#: counter_over_suspending_iterables
from collections import Counter


def letters(text):
    for letter in text:
        yield ext(letter)


c = Counter(letters('hello'))
c.update(letters('low'))
c.subtract(letters('l'))
c.update(Counter(letters('z')), h=2)
held = c.elements()
first = next(held)
ext('stop')
[sorted(c.items()), first, sorted(held), c.most_common(2)]

#: defaultdict_without_stops_inside
from collections import defaultdict

groups = defaultdict(list)
for word in ext(['one', 'two', 'three', 'four']):
    groups[len(word)].append(word)
counts = defaultdict(int, a=ext(1))
counts['b'] += 2
nested = defaultdict(lambda: defaultdict(int))
nested['x']['y'] += ext(5)
ext('stop')
nested['x']['z'] += 1
out = [dict(groups), dict(counts), {k: dict(v) for k, v in nested.items()}, groups.default_factory is list,
       counts == {'a': 1, 'b': 2}, repr(defaultdict(None, {1: 2})), type(groups).__name__, 'zz' in groups]
for key, value in groups.items():
    out.append((ext(key), len(value)))
try:
    defaultdict(None)['k']
except KeyError as e:
    out.append(repr(e))
c = groups.copy()
c[99]
out + [99 in groups, 99 in c, c.default_factory is list]

#: deque_alive
from collections import deque

d = deque(ext([1, 2, 3]), maxlen=ext(4))
d.append(ext(4))
d.append(5)
d.appendleft(ext(0))
it = iter(d)
first = next(it)
back = reversed(d)
last = next(back)
ext('stop')
out = [list(d), d.maxlen, first, list(it), last, list(back), d[1], len(d), 3 in d, d.count(3), d.index(3)]
d.rotate(ext(1))
d.extend(ext([7, 8]))
d.extendleft([9])
out += [list(d), d.pop(), d.popleft(), repr(d), d == deque([8]), type(d).__name__]
d.clear()
try:
    d.pop()
except IndexError as e:
    out.append(str(e))
loop = deque()
loop.append(loop)
ext('cycle')
queue = deque(['a'])
while queue:
    node = queue.popleft()
    log(node)
    for child in fetch('graph')[node]:
        queue.append(child)
out + [loop[0] is loop, list(deque('abc', 2)), list(deque('ab') + deque('c')), list(deque('ab') * 2)]

#: ordered_dict_alive
from collections import OrderedDict

d = OrderedDict([('a', ext(1)), ('b', 2), ('c', 3)])
d.move_to_end('a')
d['d'] = ext(4)
keys = d.keys()
it = iter(d)
next(it)
ext('stop')
out = [list(d), list(keys), list(it), d.popitem(), d.popitem(last=False), repr(d), d == OrderedDict(c=3, a=1),
       d == {'a': 1, 'c': 3}, list(reversed(d)), d == OrderedDict(a=1, c=3)]
for key, value in d.items():
    out.append((key, ext(value)))
d.move_to_end('a', last=False)
ext('moved')
out + [list(d.items()), list(OrderedDict.fromkeys('xy', 0).items()), type(d).__name__, dict(d | {'z': 1})]

#: ordered_dict_over_suspending_iterables
from collections import OrderedDict, defaultdict


def rows():
    yield 'b', ext(1)
    yield 'a', ext(2)


d = OrderedDict(rows())
d.update((k + k, v) for k, v in rows())
e = defaultdict(list, rows())
e['new'].append(ext(3))
ext('stop')
[list(d.items()), dict(e), list(OrderedDict.fromkeys(ext(n) for n in 'pq'))]

#: subclasses_of_library_types
from collections import Counter, OrderedDict, defaultdict, deque


class Recent(deque):
    def push(self, value):
        self.append(ext(value))
        return self


class Upper(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


class Tally(Counter):
    label = 'tally'


class Auto(defaultdict):
    pass


r = Recent([1], 3)
r.note = 'kept'
u = Upper()
u['a'] = ext(1)
t = Tally('aab')
a = Auto(list)
a['x'].append(1)
ext('stop')
r.push(2).push(3).push(4)
u['b'] = 2
[list(r), r.maxlen, r.note, list(u.items()), t['a'], t.label, t.most_common(1), dict(a), a.default_factory is list,
 type(u).__name__, repr(t), repr(r)]

#: deque_over_suspending_iterables
from collections import deque


def items(n):
    for i in range(n):
        yield ext(i)


d = deque(items(3))
d.extend(items(2))
d.extendleft(items(2))
d += items(1)
short = deque(items(5), 2)
ext('stop')
[list(d), list(short), short.maxlen, d.count(0), d.index(2), 4 in d, repr(short)]

#: defaultdict_factories_that_suspend
from collections import defaultdict

d = defaultdict(tick)
e = defaultdict(lambda: [ext('made')])
out = [d['a'], d['b'], d['a']]
e['x'].append(1)
e['x'].append(ext(2))
d['c'] += ext(10)
ext('stop')
out + [dict(d), dict(e), d.get('zz'), len(d)]

#: chain_maps
from collections import ChainMap

low = {'a': 1, 'b': ext(2)}
high = {'b': 20}
c = ChainMap(high, low)
child = c.new_child({'c': ext(3)})
ext('stop')
low['d'] = 4
child['e'] = 5
out = [c['b'], c['a'], sorted(child), len(child), child.maps[0], child.parents['b'], 'd' in c, c.get('zz', 0), dict(c), list(c),
       repr(c), bool(ChainMap()), c == {'a': 1, 'b': 20, 'd': 4}, sorted(c.items()), child.pop('e'), type(c).__name__, dict(c | {'x': 9})]
for wrong in (lambda: c['nope'], lambda: c.pop('a'), lambda: ChainMap().popitem()):
    try:
        wrong()
    except KeyError as e:
        out.append(str(e))
for key in c:
    out.append(ext(key))
out

#: user_classes
from collections import UserDict, UserList


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(ext(key).lower(), value)

    def __missing__(self, key):
        return f'no {ext(key)}'


class Stack(UserList):
    def push(self, item):
        self.append(ext(item))
        return self


def pairs():
    yield 'X', ext(1)
    yield 'Y', ext(2)


d = Lower(A=1)
d['B'] = 2
d.update(pairs())
s = Stack([1]).push(2)
ext('stop')
out = [dict(d), d['zz'], d.data, 'a' in d, len(d), sorted(d.items()), d.get('q', 0), d.copy().data, list(s + [3]), s[0], s[:1].data,
       s == [1, 2], type(s[:1]).__name__, 2 in s, s.pop(), len(s), repr(s), list(reversed(Stack([1, 2])))]
s.extend(ext([7, 8]))
s.sort(reverse=True)
out + [s.data, d.setdefault('new', ext(5)), d.pop('a')]

#: abstract_collections
import collections
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence, Set, Sized


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return ext(i) ** 2


class Cased(MutableMapping):
    def __init__(self):
        self.store = {}

    def __getitem__(self, key):
        return self.store[ext(key).lower()]

    def __setitem__(self, key, value):
        self.store[key.lower()] = value

    def __delitem__(self, key):
        del self.store[key.lower()]

    def __iter__(self):
        return iter(self.store)

    def __len__(self):
        return len(self.store)


class Count(Iterator):
    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return ext(self.n)


m = Cased()
m['A'] = 1
m.update({'B': 2}, c=3)
q = Squares(3)
ext('stop')
out = [list(q), 4 in q, q.index(4), q.count(1), list(reversed(q)), m['a'], m.get('zz', 9), m.pop('B'), sorted(m.keys()), sorted(m.items()),
       m == {'a': 1, 'c': 3}, list(Count()), isinstance([], Sequence), isinstance({}, Mapping), isinstance('x', Hashable), isinstance([], Hashable),
       isinstance(len, Callable), isinstance(Count(), Iterable), issubclass(dict, MutableMapping), isinstance({1}, Set), isinstance(3, Sized),
       isinstance(collections.deque(), MutableSequence), collections.abc.Mapping is Mapping, isinstance((x for x in []), Iterator),
       isinstance(collections.ChainMap(), Mapping), isinstance(collections.UserDict(), MutableMapping), isinstance(q, collections.abc.Reversible)]
try:
    Sequence()
except TypeError as e:
    out.append(str(e)[:36])
out

#: ordered_dict_subclass_whose_methods_stop
from collections import OrderedDict
class D(OrderedDict):
    def __missing__(self, k):
        log('missing', k)
        return ext(k)
    def __setitem__(self, k, v):
        log('set', k)
        super().__setitem__(k, ext(v))
        self.move_to_end(k)
    def __delitem__(self, k):
        log('del', k)
        super().__delitem__(ext(k))
d = D(a=1, b=2)
d['a'] = 3
d.update(c=4)
d.setdefault('q', 5)
del d['b']
out = [list(d.items()), d['zz'], d.pop('a'), d.popitem()]
out + [list(d)]

#: ordered_dict_as_a_cache
from collections import OrderedDict
class LRU:
    def __init__(self, n): self.n, self.d = n, OrderedDict()
    def get(self, k):
        if k in self.d:
            self.d.move_to_end(k)
            return self.d[k]
        self.d[k] = ext(k)
        if len(self.d) > self.n:
            log('evict', self.d.popitem(last=False)[0])
        return self.d[k]
l = LRU(2)
[[l.get(k) for k in 'abacab'], list(l.d)]

#: copies_of_user_lists_and_abstract_hashes
import copy
from collections import UserDict, UserList, UserString
from collections.abc import Hashable, Sequence

rows = UserList([ext(1), 2])
rows.note = ['kept']
ext('stop')
shallow, other = copy.copy(rows), rows.copy()
out = [list(shallow), shallow.note is rows.note, shallow.data is rows.data, hasattr(other, 'note'), UserString.maketrans('a', 'b'),
       isinstance(memoryview(b'a'), Sequence), UserList[int].__origin__ is UserList]


class Abstract(Hashable):
    pass


class Concrete(Hashable):
    def __hash__(self):
        return ext(3) + super().__hash__()


for make in (Abstract, Hashable, lambda: reversed(UserDict(a=1))):
    try:
        make()
    except TypeError as error:
        out.append(str(error))
out + [hash(Concrete())]

#: ordered_dicts_beside_evaluated_code
from collections import OrderedDict, defaultdict
from functools import partial

prices = OrderedDict(tea=eval('ext(1)'), self=2)
prices.update([('salt', ext(3))], rice=4)
late = partial(OrderedDict, a=1)()
late.update({'b': ext(5)})
counts = defaultdict(list, self=[1])
counts.update(self=[2])
[list(prices.items()), list(late), dict(counts), len(OrderedDict(prices))]

#: items_of_a_user_list
from collections import UserList
class U(UserList):
    def __getitem__(self, i): log('get', str(i)); return super().__getitem__(i)
u = U([1, 2, 3])
out = [u == [1, 2, 3]]; log('a'); out.append(list(u + [4])); log('b'); out.append(list(u)); log('c'); out.append(2 in u); log('d'); out += [u.index(3), u.count(1)]; log('e'); out.append(list(u[0:2])); log('f'); out += [sorted(u), len(u), [*reversed(u)]]; log('g'); out += [u.pop(), u.copy().data, list(u * 2)]
out
