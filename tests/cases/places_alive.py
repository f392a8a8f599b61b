# State of every kind that is alive while the program stops, and is used afterwards.

#: closures_sharing_a_cell_with_the_frame_and_each_other
def outer():
    x = 1

    def inc_x(by=1):
        nonlocal x
        x += by
        return ext(x)

    def get():
        return x

    a = [x, inc_x(), x, get()]
    ext('stop')
    x = 100
    b = [get(), inc_x(5), x]
    fs = [lambda i=i: (i, x) for i in range(2)]
    gs = [lambda: (j, x) for j in range(2)]
    ext('stop')
    x = ext(7)
    return a, b, [f() for f in fs], [g() for g in gs], inc_x, get


a, b, c, d, inc_x, get = outer()
ext('the frame is gone')
e = [inc_x(10), get()]


def counter():
    seen = []

    def add(v):
        seen.append(ext(v))
        return seen

    return add, lambda: seen


add, seen = counter()
add(1)
ext('stop')
[a, b, c, d, e, add(2) is seen(), seen()]

#: unbound_cells_and_late_binding
def outer(bind):
    def f():
        return later

    ext('stop before it is bound')
    try:
        early = f()
    except NameError as error:
        early = str(error)
    if bind:
        later = ext('bound')
    ext('stop')
    try:
        late = f()
    except NameError as error:
        late = str(error)
    if bind:
        del later
        ext('stop after deletion')
        try:
            f()
        except NameError as error:
            return [early, late, str(error)]
    return [early, late]


[outer(True), outer(False)]

#: shared_references_cycles_and_self_containing_containers
class Node:
    pass


a = [1]
b = [a, a, {'a': a, 't': (a,)}]
b.append(b)
d = {}
d['self'] = d
d[1] = [d]
n, m = Node(), Node()
n.other, m.other, n.me = m, n, n
n.bound = n.__class__
t = ([],)
t[0].append(t)
s = {frozenset([1]), (1, 2)}
ext('stop')
a.append(2)
m.mark = 'm'
ext('stop')
[b[0] is b[1] is b[2]['a'] is b[2]['t'][0], b[1], b[3] is b, d['self'] is d, d[1][0] is d, n.other.other is n, n.me is n, n.other.mark, t[0][0] is t, frozenset([1]) in s, n.bound is Node]

#: texts_and_numbers_held_twice_stay_one
MISSING, LIMIT, SHARE = 'not ' + 'there', 10**6 + ext(1), ext(3) / 8


def find(table, key, default=MISSING, limit=LIMIT):
    found = table.get(key, default)
    ext('looked')
    return found is MISSING, limit is LIMIT


rows = [f'row {i}' for i in range(30)]
held = [MISSING, LIMIT, SHARE, rows[7], {MISSING: SHARE}, (LIMIT,), frozenset([MISSING])]
ext('stop')
[
    find({}, 'a'), find({'a': 1}, 'a'), held[0] is MISSING, held[1] is LIMIT, held[2] is SHARE, held[3] is rows[7],
    [k is MISSING and v is SHARE for k, v in held[4].items()], held[5][0] is LIMIT, [*held[6]][0] is MISSING,
]

#: equal_but_not_identical_values_stay_apart
a, b = [1], [1]
x, y = (1, [2]), (1, [2])
k = {'a': a, 'b': b, 'c': a}
big1, big2 = 10**30, 10**30
e1, e2 = ValueError('v'), ValueError('v')
ext('stop')
a.append(2)
x[1].append(3)
ext('stop')
[a, b, k, x, y, k['a'] is a, k['b'] is b, k['c'] is a, big1 == big2, e1 is e2, a is b]

#: bound_methods_partials_and_properties
class A:
    n = 1

    def __init__(self, v):
        self.v = v

    def m(self, x):
        return ext([self.v, x])

    @classmethod
    def c(cls, x):
        return ext([cls.__name__, x])

    @staticmethod
    def s(x):
        return ext(['static', x])

    @property
    def p(self):
        return ext(self.v)


class B(A):
    pass


a, xs, d = A(1), [], {'k': 1}
held = [a.m, B(2).m, A.m, B.c, a.c, A.s, a.s, A.p, xs.append, d.get, 'a-b'.split, str.upper, int.__add__, (5).__add__, len, [].__len__, {}.setdefault]
ext('stop')
a.v = 10
held[8]('appended')
ext('stop')
[held[0](1), held[1](2), held[2](a, 3), held[3](4), held[4](5), held[5](6), held[6](7), held[7].fget(a), xs, held[9]('k'), held[10]('-'), held[11]('x'), held[12](1, 2), held[13](3), held[14]('abc'), held[15](), held[16]('q', 1), held[0].__self__ is a]

#: methods_bound_through_super_and_of_builtin_bases
class L(list):
    def append(self, x):
        log('append', x)
        super().append([x])

    def add_all(self, xs):
        base = super().append
        ext('stop holding a method of super')
        for x in xs:
            base(ext(x))
        return self


class D(dict):
    def __getitem__(self, k):
        return ['D', super().__getitem__(k)]

    def get_both(self, k):
        plain = super().__getitem__
        ext('stop')
        return [plain(k), self[k]]


class E(Exception):
    def __init__(self, *a):
        super().__init__(*[ext(x) for x in a])
        self.count = len(a)


l = L()
l.append(ext(1))
try:
    raise E(1, 2)
except E as error:
    e = [list(error.args), error.count]
[list(l.add_all([2, 3])), D(k=ext(5)).get_both('k'), e]

#: classes_changed_after_creation
class A:
    x = 1

    def m(self):
        return ext('old')


class B(A):
    pass


b = B()
before = b.m
A.m = lambda self: ext(['new', self.x])
A.y = property(lambda self: ext('y'))
B.x = 2
b.own = 3
ext('stop')
A.z = classmethod(lambda cls: ext(cls.__name__))
del B.x
ext('stop')
b.__class__ = A
ext('stop')
[b.m(), before(), b.y, b.x, b.own, B.z(), b.z(), type(b) is A, isinstance(b, B), A.__dict__['x'], hasattr(B, 'y')]

#: metaclasses_slots_and_inheritance_alive
class Meta(type):
    registry = []

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        Meta.registry.append(cls)
        return cls

    def describe(cls):
        return ext([cls.__name__, len(Meta.registry)])


class A(metaclass=Meta):
    __slots__ = ('x', '_y')

    def __init__(self, x):
        self.x = x


class B(A):
    __slots__ = ('z', '__dict__')


class C(B):
    pass


a, b, c = A(1), B(2), C(3)
b.z, b.free, c.free = 'z', 'f', 'cf'
ext('stop')
out = []
try:
    a.free = 1
except AttributeError:
    out.append('no dict')
try:
    a._y
except AttributeError:
    out.append('unset')
a._y = ext('y')
ext('stop')
[out, a.x, a._y, b.x, b.z, b.free, c.x, c.free, A.describe(), C.describe(), [k.__name__ for k in Meta.registry], type(C) is Meta, C.__mro__[1] is B]

#: exception_being_handled_with_context_cause_notes
def f():
    try:
        try:
            fail('KeyError', 'first')
        except KeyError as first:
            first.add_note('a note')
            first.extra = [first]
            raise ValueError('second') from first
    except ValueError as second:
        ext('stop in the handler')
        second.add_note('another')
        try:
            ext([])[1]
        except IndexError as third:
            ext('stop two deep')
            return [third, second]


third, second = f()
ext('stop')
first = second.__cause__
[
    type(third).__name__, third.__context__ is second, second.__context__ is first, second.__suppress_context__, str(first), first.extra[0] is first, first.__notes__, second.__notes__, third.__cause__ is None,
]

#: exception_groups_alive
def make():
    try:
        fail('OSError', 'inner')
    except OSError as error:
        return ExceptionGroup('outer', [error, ValueError(1), ExceptionGroup('nested', [KeyError('k'), ext(1) and TypeError('t')])])


g = make()
g.add_note('noted')
ext('stop')
match_, rest = g.split(lambda e: isinstance(e, (OSError, KeyError)))
ext('stop')
out = [[type(e).__name__ for e in match_.exceptions], [type(e).__name__ for e in rest.exceptions], match_.message, g.__notes__, len(g.exceptions), g.subgroup(ValueError).exceptions[0] is g.exceptions[1]]
try:
    raise g
except ExceptionGroup as caught:
    ext('handling')
    out.append([caught is g, caught.exceptions[2].message])
out

#: handled_exceptions_in_suspended_generators_and_frames
def g():
    try:
        fail('KeyError', 'in generator')
    except KeyError:
        yield 'handling'
        try:
            raise
        except KeyError as error:
            yield str(error)


def inner():
    try:
        fail('ValueError', 'inner')
    except ValueError:
        ext('stop')
        x = next(it)
        ext('stop')
        try:
            raise
        except ValueError as error:
            return [x, str(error)]


it = g()
out = []
try:
    fail('OSError', 'outer')
except OSError:
    out.append(inner())
    ext('stop')
    out.append(next(it))
    try:
        raise
    except OSError as error:
        out.append([str(error), error.__context__ is None])
out

#: deleted_and_unbound_names
x = 1
del x


def f(flag):
    y = 1
    if flag:
        del y
    ext('stop')
    try:
        return y
    except UnboundLocalError as error:
        return str(error)


def g():
    for i in range(ext(0)):
        pass
    try:
        return i
    except UnboundLocalError as error:
        return str(error)


class K:
    a = 1
    del a
    ext('stop in the body')


ext('stop')
try:
    x
except NameError as error:
    message = str(error)
x = ext('rebound')
[message, f(True), f(False), g(), hasattr(K, 'a'), x]

#: rebinding_of_globals_and_builtins_names
def f():
    return [len('abc'), ext(value), max(1, 2)]


value = 'first'
a = f()


def len(x):
    return ['my len', ext(x)]


value = ext('second')
b = f()
max = lambda *a: ext('my max')
ext('stop')
c = f()
del len, max
ext('stop')
d = f()
print = lambda *a: log('my print', *a)
print('x')
ext('stop')
print('y')
del print
print('real')
[a, b, c, d]

#: recursion_900_deep
def down(n, acc):
    if n == 0:
        return ext('bottom')
    kept = [n]
    r = down(n - 1, acc)
    acc.append(kept[0])
    return r


acc = []
r = down(900, acc)
[r, len(acc), acc[:3], sum(acc)]

#: mutual_recursion_and_recursion_errors
def even(n):
    return ext(True) if n == 0 else odd(n - 1)


def odd(n):
    return ext(False) if n == 0 else even(n - 1)


class Tree:
    def __init__(self, *children):
        self.children = children

    def depth(self):
        return 1 + max((c.depth() for c in self.children), default=ext(0))


def forever(n):
    return forever(n + 1)


def gen(n):
    if n:
        yield from gen(n - 1)
    yield ext(n) if n % 20 == 0 else n


try:
    forever(ext(0))
except RecursionError as error:
    message = type(error).__name__
[even(101), odd(7), Tree(Tree(), Tree(Tree(Tree()))).depth(), message, sum(gen(60))]

#: unusual_numbers_and_strings
import math

vals = [10**400, -(10**50), 2**63, -(2**63), 2**64 - 1, math.nan, math.inf, -math.inf, -0.0, 5e-324, 1.7976931348623157e308, 0.1, 1e16, complex(math.inf, -0.0), complex(0.0, math.nan), True, '\ud800', '\udcffx', '\x00', '', 'é\u0301', '\U0001f600', b'\x00\xff', bytearray(b'\x80')]
nan = vals[5]
ext('stop')
[
    vals[0] == 10**400, vals[1], vals[2], vals[3], vals[4], vals[5] != vals[5], vals[5] is nan, [nan] == [vals[5]], vals[6] == math.inf, vals[7] < 0, math.copysign(1, vals[8]), vals[9], vals[10], vals[11], vals[12], math.copysign(1, vals[13].imag),
    vals[14].imag != vals[14].imag, vals[15] is True, ord(vals[16]), [ord(c) for c in vals[17]], len(vals[18]), vals[19] == '', len(vals[20]), ord(vals[21]), list(vals[22]), list(vals[23]),
]

#: pattern_and_match_objects
import re

p = re.compile(r'(?P<word>[a-z]+)(\d)?', re.I)
m = p.match('Ab3 cd')
s = p.search('  xy', 1)
it = p.finditer('a1 b c3')
first = next(it)
none = p.match('123')
sub = p.sub
ext('stop')
[
    m.group(), m['word'], m.groups(), m.span(2), m.string, m.re is p, s.start(), s.pos, s.group(2), first[0], [x[0] for x in it], none, sub('-', 'a1 b'), m.lastgroup, m.groupdict(), p.pattern, p.flags & re.I == re.I, p.split('a1,b2'), m.expand(r'\1!') if ext(0) else m.end(),
]

#: frames_with_many_temporaries_and_loops_alive
def work(rows):
    out = []
    for i, (name, values) in enumerate(rows):
        for j, v in zip(range(9), reversed(values)):
            with_else = [ext(v) if v % 2 else v for v in values if v != j]
            out.append((i, name, j, v, *with_else, {name: ext(v) + (i if ext(j) else -i)}))
            if j == 1:
                break
        else:
            out.append(ext('no break'))
        while i:
            i -= 1
            if ext(i) == 0:
                continue
    return out


work([('a', [1, 2, 3]), ('b', [4]), ('c', [])])

#: lambdas_defaults_and_function_attributes_alive
def make(n, *, scale=ext(2)):
    def f(x, y=n, *rest, z=scale, **more):
        f.calls = getattr(f, 'calls', 0) + 1
        return ext([x, y, list(rest), z, more])

    f.tag = [n]
    return f


f, g = make(1), make(5, scale=3)
h = lambda x, f=f: [f(x), ext(x)]
f(0)
ext('stop')
f.__defaults__ = (100,)
f.__kwdefaults__ = {'z': 'new'}
f.__name__ = 'renamed'
ext('stop')
[f(1), g(1, 2, 3, z=4, w=5), h(7), f.calls, g.calls, f.tag, f.__name__, g.__qualname__, make.__kwdefaults__, f.__defaults__]

#: slices_ranges_views_types_and_singletons_alive
from collections.abc import Iterable

vals = [slice(1, None, 2), range(1, 10, 3), {'a': 1}.keys(), {'a': 1}.items(), NotImplemented, ..., None, int, list[int], int | str, type, object(), dict[str, list[int]], ValueError, frozenset({1, (2,)}), Iterable]
sentinel = vals[11]
ext('stop')
[list(range(9))[vals[0]], list(vals[1]), list(vals[2]), list(vals[3]), vals[4] is NotImplemented, vals[5] is ..., vals[7] is int, vals[8] == list[int], vals[9] == int | str, vals[10] is type, vals[11] is sentinel, str(vals[12]), vals[13] is ValueError, 1 in vals[14], isinstance([], vals[15])]

#: methods_of_values_whose_classes_have_attribute_hooks
class Open(dict):
    def __getattr__(self, name):
        log('asked', name)
        return self[name]


class Closed(list):
    def __getattribute__(self, name):
        log('read', name)
        return super().__getattribute__(name)


class Meta(type):
    def __getattr__(cls, name):
        return ext(name)


class Made(dict, metaclass=Meta):
    @classmethod
    def fromkeys(cls, keys, value=None):
        make = super().fromkeys
        return make(ext(keys), value)


opened, closed = Open(a=1), Closed([3])
get, items, append, update, make = opened.get, opened.items, closed.append, Made().update, Made.fromkeys
ext('stop')
append(get('a'))
update(b=2)
[get('b'), list(items()), list(closed), opened.a, dict(make('xy')), Made.other]

#: builtin_methods_held_while_their_arguments_stop
class M(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, ext(value))


class K(metaclass=M):
    def __setattr__(self, name, value):
        log('own', name)
        super().__setattr__(name, [ext(value)])

    def __init__(self, v):
        self.v = ext(v)

    def set_all(self, v):
        super().__setattr__('x', ext(v))
        object.__setattr__(self, ext('y'), 1)
        read, delete, own, make = super().__getattribute__, super().__delattr__, self.__setattr__, super().__new__
        ext('stop')
        delete('y')
        own('z', 3)
        return [read('x'), type(make(K)) is K]


class T(tuple):
    def __new__(cls, *v):
        return super().__new__(cls, [ext(x) for x in v])


class D(dict):
    @classmethod
    def fromkeys(cls, ks, v=None):
        return super().fromkeys(ext(ks), ext(v))

    def update(self, *a, **k):
        super().update(*a, **ext(k))


class I(int):
    def __add__(self, o):
        return I(super().__add__(ext(o)))


d, k, describe = D([('a', 1)], b=2), K(5), ValueError('x').__str__
d.update(c=3)
K.late = 'set by the metaclass'
type.__setattr__(K, ext('q'), 2)
[
    list(T(1, 2)), dict(D.fromkeys('ab', 0)), dict(d), int(I(2).__add__(3)), ext(describe()), 'x'.join(ext(['a'])), str.maketrans(ext('a'), 'b'), (5).__add__(ext(4)), [3].__getitem__(ext(0)), bytes.fromhex(ext('00')), dict.fromkeys(ext('q')),
    k.v, k.set_all(6), k.x, k.z, hasattr(k, 'y'), K.late, K.q,
]

#: instance_dicts_held_as_values
class K:
    def __init__(self):
        self.a, self.b = 1, 2


class E(Exception):
    pass


k, e = K(), E('x')
e.mark = 1
d, f, items, it = k.__dict__, e.__dict__, k.__dict__.items(), iter(k.__dict__)
next(it)
k.me = d
lost = K().__dict__
ext('stop')
k.c = 3
d['d'] = 4
f['note'] = 'n'
lost['z'] = 5
del k.a
ext('stop')
out = [k.__dict__ is d, k.me is d, e.note, f is e.__dict__, sorted(k for k, v in items), k.d, sorted(lost)]
try:
    list(it)
except RuntimeError as error:
    out.append(str(error))
for name in list(vars(k)):
    ext(name)
    k.__dict__['x' + name] = ext(name)
[out, sorted(k.__dict__)]
