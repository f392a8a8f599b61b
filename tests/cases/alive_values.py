# Programs that hold a value of some unusual kind while they stop, and use it afterwards.

#: alive_function_attributes
def f():
    return ext(1)


f.count = 5
f.tag = [f]
ext(0)
[f.count, f.tag[0] is f, f.__name__, f.__doc__]

#: alive_descriptors_and_bound_methods
class A:
    @property
    def p(self):
        return 1

    @staticmethod
    def s(x):
        return x

    @classmethod
    def c(cls):
        return cls


ps = [A.p, A.s, A.c, A().c]
ext(0)
[ps[0].fget(None), ps[1](2), ps[2]() is A, ps[3]() is A]

#: alive_builtin_objects_as_values
vals = [
    NotImplemented,
    ...,
    slice(1, 2),
    complex(1, 2),
    str.join,
    dict.fromkeys,
    str.upper,
    [].append,
    int,
    type,
    ValueError,
    len,
    print,
    object,
]
ext(0)
[
    vals[0] is NotImplemented,
    vals[1] is ...,
    vals[4]('-', 'ab'),
    vals[5]('ab', 1),
    vals[6]('x'),
    vals[8] is int,
    vals[9] is type,
    vals[10] is ValueError,
    vals[11]('abc'),
    vals[12] is print,
    vals[13] is object,
]

#: alive_library_exceptions
import json

try:
    json.loads('{')
except json.JSONDecodeError as e:
    a = e
try:
    b'\xff'.decode()
except UnicodeDecodeError as e:
    b = e
try:
    int('x')
except ValueError as e:
    c = e
ext(0)
[a.pos, a.msg, str(a), str(b), b.reason, b.start, str(c)]

#: alive_deep_call_stacks
def down(n):
    if n == 0:
        return ext('bottom')
    return down(n - 1)


[down(400), down(3)]

#: alive_deeply_nested_list
x = []
for _ in range(3000):
    x = [x]
ext(0)
n = 0
while x:
    x = x[0]
    n += 1
n

#: alive_mutually_recursive_closures
def outer():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)

    def even(n):
        return True if n == 0 else odd(n - 1)

    def odd(n):
        return False if n == 0 else even(n - 1)

    ext(1)
    return [fact(5), even(10), odd(7)]


outer()

#: alive_metaclass_and_its_classes
class Meta(type):
    def __new__(mcs, name, bases, ns):
        ns['made'] = name.lower()
        return super().__new__(mcs, name, bases, ns)

    def hello(cls):
        return [cls.made, ext(1)]


class A(metaclass=Meta):
    pass


class B(A):
    pass


ext(0)
[A.hello(), B.hello(), type(B) is Meta]

#: alive_odd_strings_and_numbers
s = '\ud800x'
big = 10**500
ext(0)
[len(s), ord(s[0]), big == 10**500, -0.0 == 0.0, str(-0.0)]

#: alive_generator_holding_itself
def g():
    me = yield
    yield me


it = g()
next(it)
it.send(it)
ext(0)
next(it, 'end')

#: alive_super_object_in_method
class A:
    def m(self):
        return super()


class B(A):
    def m(self):
        return [super().m is not None, ext(1)]


b = B()
s = b.m
ext(0)
s()

#: alive_self_containing_dict
d = {}
d['self'] = d
d['k'] = [d, (d,)]
ext(0)
[d['self'] is d, d['k'][0] is d, d['k'][1][0] is d]

#: alive_instance_in_its_own_set
class Node:
    def __hash__(self):
        return 1

    def __eq__(self, o):
        return self is o


n = Node()
n.s = {n}
n.d = {n: 1}
ext(0)
[n in n.s, n.d[n], len(n.s)]

#: alive_exceptions_in_a_cycle
e1 = ValueError('a')
e2 = KeyError('b')
e1.__cause__ = e2
e2.__context__ = e1
e1.extra = [e1]
ext(0)
[e1.__cause__ is e2, e2.__context__ is e1, e1.extra[0] is e1]

#: alive_custom_exception_with_attributes
class E(Exception):
    pass


try:
    raise E(1, [2])
except E as e:
    e.more = 'm'
    keep = e
ext(0)
[keep.args[1], keep.more, type(keep) is E]

#: alive_unbound_and_shadowed_names
x = 1
del x
len = lambda v: 'mine'
ext(0)
[len([1]), max(1, 2)]

#: alive_decorated_function
def deco(f):
    def w(*a, **k):
        """doc"""
        return f(*a, **k)

    w.__name__ = f.__name__
    return w


@deco
def hello(x, *, y=2):
    return ext(x) + y


ext(0)
[hello(1), hello.__name__, hello.__doc__]

#: alive_chained_builtin_iterators
it = iter({'a': 1, 'b': 2}.items())
next(it)
r = reversed({'x': 1, 'y': 2})
z = zip(it, r)
e = enumerate(z, 5)
m = map(lambda p: p, e)
ext(0)
list(m)

#: alive_subclasses_of_builtins
class L(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.tag = 't'


class D(dict):
    pass


class T(tuple):
    pass


class I(int):
    pass


class S(str):
    pass


class F(float):
    pass


class St(set):
    pass


v = [L([1]), D(a=1), T((1, 2)), I(5), S('s'), F(1.5), St([1])]
v[0].append(v[0])
v[1].x = 9
v[3].q = 1
ext(0)
[
    v[0][1] is v[0],
    v[0].tag,
    v[1].x,
    v[1]['a'],
    v[2][1],
    v[3] + 1,
    v[3].q,
    v[4].upper(),
    v[5] * 2,
    1 in v[6],
    [type(q).__name__ for q in v],
]

#: alive_pattern_flags_and_matches
import re

p = re.compile('(?P<a>x)|y', re.I | re.M)
m = p.match('X')
f = re.I | re.M
ext(0)
[p.flags, m.group('a'), int(f), str(re.I), m.re is p, p == re.compile('(?P<a>x)|y', re.I | re.M)]

#: matches_of_every_kind_of_text
import re


class Text(str):
    def __getitem__(self, index):
        return 'not asked'


def shown(match):
    return [match.group(), match.groups('none'), match.groupdict(), match.span(), match.lastindex, match.lastgroup, match.pos,
            match.endpos, match.regs, match[1], type(match) is re.Match, isinstance(match, re.Match), type(match.string) is Text]


def refused(get):
    try:
        return get()
    except IndexError as error:
        return str(error)


matches = [re.compile('(?P<x>a+)(b)?').search('caab', 1, 4), re.match(b'(a)|(b)', bytearray(b'bab')),
           re.search('(a)(?P<y>z)?', Text('xxa'), re.I), re.search('(?=(a+))', 'xaab')]
before = list(map(shown, matches))
group = matches[0].group
ext(1)
after = list(map(shown, matches))
[before == after, after, group(ext(2)), matches[0].expand(r'<\1>'), repr(matches[3]),
 refused(lambda: matches[0].group('z')), refused(lambda: matches[0][3]), refused(lambda: matches[0][1.5])]

#: large_containers_of_almost_one_type
from decimal import Decimal
class Number(int):
    __slots__ = ()
    def __index__(self):
        return ext('nobody asks')
    def __float__(self):
        return ext('nobody asks')
class Word(str):
    __slots__ = ()
class Index:
    __slots__ = ()
    def __index__(self):
        return ext('nobody asks')

def between(value, others):
    middle = [*others] * 20
    return [*middle, value, *middle]

held = [
    between(value, others)
    for others in ([5, 6], [0, 1], [300, 2], [-70_000, 1], [1 << 40, 1], [1 << 70, 1])
    for value in (True, False, Number(1), 1.0, None, 'x', 1 << 63, -(1 << 63), Index(), Decimal(1))
] + [
    between(value, others)
    for others in (['a', 'b'], [1.5, 0.0], [True, None])
    for value in (Word('c'), 'c', 'd\0', b'c', Number(0), 0, 1, True, 2.5, float('inf'), Decimal(1), [], ())
]
mapped = [dict(zip(range(100), items)) for items in held]
ext(1)
found = [sorted({type(item).__name__ for item in items}) for items in held]
found, [items[40] if type(items[40]) is not Index else 'index' for items in held].count(1), [
    [*map(type, items)] == [*map(type, kept.values())] and all(a is b or a == b for a, b in zip(items, kept.values()))
    for items, kept in zip(held, mapped)
].count(False)

#: itertools_objects_to_their_end
import itertools as it
def objs():
    yield 'accumulate', it.accumulate([1, 2, 3, 4])
    yield 'accumulate_f', it.accumulate([1, 2, 3, 4], lambda a, b: a * b, initial=10)
    yield 'accumulate_i', it.accumulate([1, 2, 3], initial=None)
    yield 'chain', it.chain('ab', [1, 2], range(2))
    yield 'chain_from', it.chain.from_iterable([iter('ab'), [1, 2]])
    yield 'combinations', it.combinations('abcd', 2)
    yield 'cwr', it.combinations_with_replacement('abc', 2)
    yield 'compress', it.compress('abcdef', [1, 0, 1, 0, 1, 1])
    yield 'count', it.count(5, 3)
    yield 'countf', it.count(0.5, 0.25)
    yield 'countbig', it.count(2**80)
    yield 'count_neg', it.count(10, -1)
    yield 'cycle', it.cycle('abc')
    yield 'cycle_it', it.cycle(iter([1, 2, 3]))
    yield 'dropwhile', it.dropwhile(lambda v: v < 3, [1, 2, 3, 1, 2, 5])
    yield 'filterfalse', it.filterfalse(lambda v: v % 2, range(10))
    yield 'groupby', it.groupby('aabbc')
    yield 'islice', it.islice(it.count(), 2, 20, 3)
    yield 'islice2', it.islice('abcdef', 4)
    yield 'pairwise', it.pairwise([1, 2, 3, 4, 5])
    yield 'permutations', it.permutations([1, 2, 3], 2)
    yield 'product', it.product('ab', [1, 2], repeat=2)
    yield 'repeat', it.repeat('x')
    yield 'repeat_n', it.repeat('x', 5)
    yield 'starmap', it.starmap(pow, [(2, 3), (3, 2), (4, 1)])
    yield 'takewhile', it.takewhile(lambda v: v < 4, [1, 2, 3, 4, 1])
    yield 'zip_longest', it.zip_longest('abc', [1], fillvalue='-')
    for i, t in enumerate(it.tee(iter(range(6)), 3)): yield f'tee{i}', t
os = dict(objs())
r = []
def take(n):
    for name, o in os.items():
        for _ in range(n):
            try: v = next(o)
            except StopIteration: v = 'STOP'
            if name == 'groupby' and v != 'STOP': v = (v[0], list(v[1]))
            r.append((name, v))
take(1); ext(1); take(1); ext(2); take(2); ext(3); take(3); ext(4); take(1)
r

#: attributes_of_builtin_types_as_values
import collections
import datetime
import functools


class Failed(OSError):
    pass


class Day(datetime.date):
    pass


held = [
    int.real, float.imag, complex.real, property.fget, slice.start, range.stop, BaseException.args, OSError.errno,
    StopIteration.value, memoryview.nbytes, datetime.date.year, datetime.timedelta.days, functools.partial.func,
    collections.deque.maxlen, SyntaxError.msg, UnicodeDecodeError.start, ImportError.name, Failed.errno, Day.year,
]
twice = list(held)
ext(1)
[all(one is other for one, other in zip(held, twice)), held[0] is int.real, held[-1] is Day.year, held[3] is property.fget]

#: alive_dicts_of_attributes
import functools
def f(): return ext(1)
def g(): return 1
fd, gd = f.__dict__, vars(g)
p = functools.partial(int); p.y = 1
pd = p.__dict__
from types import SimpleNamespace
n = SimpleNamespace(y=1); nd = vars(n); n.own = nd
e = ValueError(1); ed = vars(e)
class S:
    @staticmethod
    def s(): pass
sd = vars(S)['s'].__dict__
class O: pass
o = O(); od = o.__dict__; o2 = O(); o2.__dict__ = od
ext(0)
f.x = g.x = p.x = n.x = e.x = o.x = 5
[fd, gd, sorted(pd), sorted(nd), nd['own'] is nd, ed, od, o2.x, sorted(k for k in sd if not k.startswith('_'))]

#: worklists_and_tables_of_whole_numbers
graph = {0: {5, 3}, 3: {0, 9, 33}, 5: {3, 1}, 9: {40, 17}, 33: {2}, 1: {0}, 40: {8}, 17: set(), 2: {40}, 8: set()}
todo, seen, order = {0}, set(), []
while todo:
    n = todo.pop()
    order.append(n)
    seen.add(n)
    todo |= ext(graph[n]) - seen
big = set(range(100))
for _ in range(96):
    big.pop()
ext('few')
big |= {5, 300, 130}
small = {17, 2, 33, 5, 9}
copies = [small.copy(), frozenset(small), frozenset([17, 2, 33, 5, 9]), small | {40}, small & {33, 17, 2}, set(frozenset(small)), small - {2}]
ext('copies')
steps = [small.pop(), big.pop(), big.pop(), ext(big.pop()), small.pop()]
small |= {1, 100, 65}
[order, [*map(list, copies)], steps, list(big), list(small), small.pop(), list({-5, 3, -(2**40), 2**61, 1 << 70, 8}), [list(frozenset(ext(n) for n in [33, 17, 1, 5, 9, 2]))]]
