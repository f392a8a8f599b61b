"""What a stop must keep: programs that make a value, stop and look at it again, in; what CPython sees, out.

Each program runs at module level and as the body of a function, resumed from the live snapshot and from its bytes.
"""

import ast
import re
import textwrap

import pytest

from ouros import Complete, Sandbox, Snapshot
from tests import harness

# Programs in the form of the corpus; each stops between what it makes and what it looks at.
KEPT = r"""
#: one_list_under_two_names
a = []
b = a
log()
a is b, a
#: long_texts_everywhere
a = 'é' * 600
class S(str):
    pass
def g(x=a, *, y=a + '!'):
    return x, y
g.__doc__ = g.note = a
k = {a: 1, (a,): {a}}
e = ValueError(a)
e.add_note(a)
b = iter([a, a])
many = [a] * 40
d = {str(i): a for i in range(40)}
f = frozenset([a, 'short'])
s = S(a)
log(a, key=a)
found = next(b) is a, many[7] is d['9'] is a, k[a], k[a,] == {a}, e.args[0] is e.__notes__[0]
found, g()[0] is g.note, len(g()[1]), s == a, a in f
#: bools_among_many_ints
starts, steps = (0, 200, 40_000, 5_000_000_000), (1, 255, 65_536)
many = [[*range(first, first + 40 * step, step)] for first in starts for step in steps]
for place, values in enumerate(many):
    values[7 + place] = place % 2 == 0
log()
[[(at, value) for at, value in enumerate(values) if type(value) is not int] for values in many], many
#: list_in_itself
a = [1]
a.append(a)
log()
a[1] is a, len(a)
#: dict_and_list_in_each_other
a = {}
b = [a]
a['b'] = b
log()
a['b'][0] is a
#: tuple_in_a_list_in_it
a = ([],)
a[0].append(a)
log()
a[0][0] is a
#: objects_in_each_other
class N:
    pass
a, b = N(), N()
a.o, b.o = b, a
log()
a.o.o is a, type(a) is N, isinstance(b, N)
#: object_in_its_own_class
class N:
    all = []
N.all.append(N())
log()
type(N.all[0]) is N, N.all[0].all is N.all
#: set_of_tuples_and_frozensets
k = (1, 'x')
a = {k, frozenset(k), frozenset([k, frozenset()])}
log()
k in a, frozenset(k) in a, frozenset([k, frozenset()]) in a, len(a)
#: object_as_key
class K:
    pass
k = K()
a = {k: 1}
log()
a[k], k in {k}
#: key_that_hashes_by_its_content
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return hash(self.n)
    def __eq__(self, other):
        return self.n == other.n
a = {K('x'): 1}
s = {K('y')}
log()
a[K('x')], K('y') in s, K('x') in s
#: bound_method
class C:
    def m(self):
        return self
c = C()
m = c.m
log()
m() is c, m == c.m
#: function_attributes
def h():
    return h.n
h.n = [7]
log()
h() is h.n, h.n
#: shared_default
d = []
def h(x, to=d, *, also=d):
    to.append(x)
    return to is also
h(1)
log()
h(2), d
#: exception_and_its_cause
try:
    try:
        1 / 0
    except ZeroDivisionError as one:
        raise KeyError('k') from one
except KeyError as two:
    e = two
log()
type(e.__cause__).__name__, e.__cause__ is e.__context__, e.args
#: exception_of_the_program
class Failure(ValueError):
    def __init__(self, code):
        super().__init__('failed', code)
        self.code = code
e = Failure([1])
log()
e.args, e.code is e.args[1], str(e), type(e) is Failure
#: modules
import math
import json as j
from re import compile as c
p = c('a+', 2)
m = p.search('xAAb')
log()
math.sqrt(4), j.dumps([1]), p.match('aab').group(), m.span(), m.re is p
#: generator_half_used
def gen():
    got = []
    try:
        while True:
            got.append((yield len(got)))
    finally:
        out.append(got)
out = []
x = gen()
trail = [next(x), x.send('a')]
log()
trail, x.send('b'), x.close(), out
#: generator_finished
x = (n for n in [])
list(x)
log()
list(x), next(x, 'end')
#: generator_not_started
def gen(a, *b, c=3, **d):
    yield a, b, c, d
x = gen(1, 2, 3, c=4, e=5)
y = gen([1])
log()
list(x), list(y)
#: generator_not_started_that_will_stop
def gen(a, *b, c=3, **d):
    yield ext(a), b, c, d
x = gen(1, 2, 3, c=4, e=5)
log()
[item for item in x]
#: generator_not_started_with_cells
def make(n):
    def gen(a, step=1):
        nonlocal n
        n += step
        yield from (lambda: (a, n))()
    return gen, lambda: n
gen, look = make(1)
x, y = gen(5), gen(6, 10)
log()
list(y), look(), list(x), look()
#: generator_expression_not_started
a = [1, 2, 3]
x = (n * k for n in a for k in (n, 10) if n > 1)
log()
a.append(4)
list(x)
#: generator_expression_half_used
a = [1, 2, 3]
x = (n * k for n in a for k in (n, 10) if n > 1)
first = next(x)
log()
a.append(4)
first, list(x)
#: generator_that_holds_itself
def gen():
    me = yield
    yield me is x
x = gen()
next(x)
x.send(x)
y = x
log()
x is y, list(x)
#: generator_inside_generator
def inner():
    got = yield 1
    return got * 2
def outer():
    got = yield from inner()
    yield got
x = outer()
next(x)
log()
x.send(21), list(x)
#: numbers
a = [10 ** 40, -10 ** 40, -2 ** 63, 2 ** 63, 2 ** 64, float('inf'), -float('inf'), -0.0, 1e300, 5e-324, 1j, -0j, True]
n = float('nan')
log()
[repr(x) for x in a], n != n
#: texts
a = ['\u20ac', '\x00', '\U0001f600', '\ud800', b'\xff\x00', bytearray(b'x'), '"\\\n']
log()
[ascii(x) for x in a]
#: singletons
a = [None, ..., NotImplemented, int, len, ValueError, str.join, ''.join, dict.fromkeys, str.maketrans]
log()
a[0] is None, a[1] is ..., a[2] is NotImplemented, a[3] is int, a[4] is len, a[5] is ValueError, [
    a[6]('-', 'ab'), a[7](['c', 'd']), a[8]('ef', 1), a[9]('g', 'h')
]
#: ranges_and_slices
a = [range(5), range(0, 10 ** 30, 10 ** 29), slice(1, None), slice([], {}, 'x')]
log()
a[0] == range(5), len(a[1]), 'abc'[a[2]], a[3].start, a[3].stop, a[3].step
#: slots
class S:
    __slots__ = ('a', 'b')
class T(S):
    __slots__ = ('c', '__dict__')
s, t = S(), T()
s.a = s
t.a, t.c, t.d = 1, 2, t
log()
s.a is s, hasattr(s, 'b'), t.a, t.c, t.d is t
#: subclasses_of_builtins
class L(list):
    pass
class D(dict):
    pass
class I(int):
    pass
class S(str):
    pass
class T(tuple):
    pass
class F(frozenset):
    pass
l = L([1])
l.x = l
d = D(a=l)
i, s, t = I(5), S('s'), T((l, 2))
k = {i: 1, s: 2, F([i]): 3}
log()
[l.x is l, d['a'] is l, t[0] is l, type(i) is I, type(s) is S, type(t) is T], i + 1, list(l), s + '!', [
    k[5], k['s'], k[F([5])]
]
#: super_and_properties
class A:
    @property
    def p(self):
        return 1
    @classmethod
    def c(cls):
        return cls
    @staticmethod
    def s():
        return 3
class B(A):
    @property
    def p(self):
        return super().p + 1
    @p.setter
    def p(self, value):
        self.q = value
b = B()
s, c = b.s, b.c
log()
b.p = 9
b.p, b.q, c() is B, s(), B.__mro__ == (B, A, object), B.__name__, B.p.fget(b)
#: metaclasses
class M(type):
    def __call__(cls, *args):
        made = super().__call__()
        made.args = args
        return made
class C(metaclass=M):
    pass
c = C(1, 2)
log()
c.args, C(3).args, type(C) is M
#: views
a = {'x': 1, 'y': 2}
k, v, i = a.keys(), a.values(), a.items()
log()
a['z'] = 3
list(k), list(v), list(i), 'z' in k
#: nested_functions_and_lambdas
def make(n):
    return [lambda: n, lambda m=n: m, (lambda: lambda: n + 1)()]
a = [*make(1), *make(2)]
log()
[x() for x in a]
#: decorated
def note(function):
    def inner(*args):
        inner.calls += 1
        return function(*args) + inner.calls
    inner.calls = 0
    return inner
@note
def add(a, b):
    return ext(a) + b
first = add(1, 2)
log()
first, add(3, 4), add.calls
#: decorated_while_the_old_binding_is_in_use
def f():
    return 'old'
def around(x):
    def inner(g):
        return [f(), ext(g())]
    return inner
@around(ext(1))
def f():
    return 'new'
log()
f
#: decorated_for_the_first_time
def around(x):
    def inner(g):
        try:
            h
        except NameError:
            return ext('unbound')
        return 'bound'
    return inner
@around(ext(1))
def h():
    return 'new'
log()
h
#: closures_that_share_a_variable
def pair():
    n = 0
    def up():
        nonlocal n
        n += inc(n)
        return n
    def down():
        nonlocal n
        n -= 1
        return n
    return up, down, lambda: n
up, down, look = pair()
other = pair()[2]
trail = [up(), up(), down()]
log()
[*trail, look(), up(), down(), look(), other()]
#: suspending_functions_as_values
def make(n):
    def ask(x, *rest, scale=1, **more):
        'asks'
        return ext(x * scale) + n + len(rest) + len(more)
    return ask
table = {'a': make(1), 'b': make(2), 'c': lambda x: ext(x), 'd': ext}
class Job:
    run = table['a']
    def go(self):
        return self.run
def apply(function, *args, **kwargs):
    return function(*args, **kwargs)
a, job = table['a'], Job()
log()
calls = [apply(a, 5), apply(table['b'], 1, 2, 3, scale=2, k=4), apply(table['c'], 7), apply(table['d'], 8)]
calls, job.go().__name__, a.__doc__, a is Job.run, a.__name__, [each(1) for each in table.values()]
"""

# How to make an iterator and advance it a little, for every kind that a program can hold.
ITERABLES = """
[1, 2, 3]   (1, 2, 3)   'abc'   b'abc'   bytearray(b'abc')   range(1, 9, 3)   range(10 ** 30, 10 ** 30 + 3)
{1: 2, 3: 4, 5: 6}   {1: 2, 3: 4, 5: 6}.keys()   {1: 2, 3: 4, 5: 6}.values()   {1: 2, 3: 4, 5: 6}.items()   {1, 2, 3}
frozenset((1, 2, 3))   map(str, [1, 2, 3])   filter(None, [0, 1, 0, 2, 3])   zip([1, 2, 3], 'abc')   enumerate('abc', 5)
reversed([1, 2, 3])   reversed((1, 2, 3))   reversed('abc')   reversed(range(5))   reversed({1: 2, 3: 4, 5: 6})
reversed({1: 2, 3: 4}.items())   reversed({1: 2, 3: 4}.values())   L([1, 2, 3])   reversed(L([1, 2, 3]))   D(a=1, b=2)
reversed(T((1, 2)))   S('abc')   map(int.__add__, [1, 2], iter([3, 4]))   zip(iter([1, 2]), iter([3, 4]), strict=True)
Countdown()   iter(Countdown().__next__, 1)   re.finditer('.', 'abc')   (n for n in L([1, 2, 3]))   Indexed()
enumerate(reversed(L([1, 2, 3])))   reversed(Indexed())   enumerate(zip(map(str, iter([1, 2])), {4, 5}))
"""
ITERATOR_PROGRAM = """\
import re
class L(list): pass
class D(dict): pass
class T(tuple): pass
class S(str): pass
class Countdown:
    n = 3
    def __iter__(self):
        return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n
class Indexed:
    def __len__(self):
        return 3
    def __getitem__(self, index):
        return [7, 8, 9][index]
def plain(x):
    return x.group() if isinstance(x, re.Match) else x
it = iter({})
seen = [plain(next(it)) for _ in range({})]
log()
other = it
seen, [plain(x) for x in it], next(other, 'end')
"""
ITERATORS = [
    harness.Program(f"{text} after {count}", ITERATOR_PROGRAM.format(text, count))
    for text in re.split(" {3}|\n", ITERABLES.strip())
    for count in (0, 1, 2)
]


def in_function(program: harness.Program) -> harness.Program:
    """The same program as the body of a function."""
    tree = ast.parse(program.source)
    last = tree.body[-1]
    assert isinstance(last, ast.Expr)
    tree.body[-1] = ast.Return(last.value)
    body = textwrap.indent(ast.unparse(tree), "    ")
    return harness.Program(program.name, f"def main():\n{body}\nmain()\n")


KEPT_PROGRAMS = harness.parse_cases("kept", KEPT)
every_kept_program = pytest.mark.parametrize("program", [*KEPT_PROGRAMS, *ITERATORS], ids=lambda program: program.name)


@every_kept_program
def test_what_a_stop_keeps(program: harness.Program) -> None:
    wanted = harness.run_cpython(program)
    assert harness.run_resumed(program) == wanted
    assert harness.run_reloaded(program) == wanted


@every_kept_program
def test_what_a_stop_inside_a_function_keeps(program: harness.Program) -> None:
    program = in_function(program)
    wanted = harness.run_cpython(program)
    assert harness.run_resumed(program) == wanted
    assert harness.run_reloaded(program) == wanted


LONG_SOURCES = """
import itertools
kept = [zip(range(10**7), 'ab'), itertools.chain(range(10**7), [1]), enumerate(range(10**7)), map(str, range(10**7)),
        iter(range(10**7)), reversed(range(10**7)), itertools.islice(range(10**7), 5, None), iter(range(10**30))]
firsts = [next(each) for each in kept]
for number in range(10**7):
    if ask(number):
        break
[number, firsts, [next(each) for each in kept]]
"""


def test_iterators_over_long_ranges_are_saved_in_runs_with_limits() -> None:
    expected = Sandbox(LONG_SOURCES, external_functions=["ask"]).run(external_functions={"ask": lambda n: n > 1})
    begun = Sandbox(LONG_SOURCES, external_functions=["ask"]).start(limits={"max_duration_secs": 100.0})
    for answer in (False, False, True):
        assert isinstance(begun, Snapshot)
        data = begun.dump()
        loaded = Snapshot.load(data)
        assert loaded.dump() == data
        begun = loaded.resume(return_value=answer)
    assert isinstance(begun, Complete)
    assert begun.output == expected


def test_builtins_that_the_run_and_the_prelude_hold_are_one() -> None:
    source = """
class Number:
    def __lt__(self, other):
        return ask(True)
least = min
[min, least([Number(), Number()]) is None, max(Number(), Number()) is None, sorted([Number(), Number()]) is None]
"""
    begun = Sandbox(source, external_functions=["ask"]).start(limits={"max_steps": 10_000})
    while isinstance(begun, Snapshot):
        data = begun.dump()
        begun = Snapshot.load(data)
        assert begun.dump() == data
        begun = begun.resume(return_value=True)
