# Programs that keep generators alive, in every state, while the program around them stops at external calls.

#: gen_half_consumed_across_stop
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


g = count(5)
out = [next(g), ext('stop'), next(g)]
for v in g:
    out.append(ext(v * 10))
    if v == 3:
        break
out + [next(g, 'end'), next(g, ext('gone'))]

#: gen_not_started_and_finished
def one():
    yield 1


fresh, done = one(), one()
list(done)
ext(0)
[list(fresh), list(done), next(done, ext('empty')), next(one())]

#: gen_send_across_stops
def averager():
    total, n, mean = 0, 0, None
    while True:
        value = yield mean
        total += value
        n += 1
        mean = total / n


a = averager()
out = [next(a)]
for v in [ext(10), ext(20), 60]:
    out.append(a.send(ext(v)))
a.close()
try:
    a.send(ext(1))
except StopIteration as e:
    out.append(['stopped', e.value])
out

#: gen_send_before_start_error
def g():
    got = yield 1
    yield got


x = g()
out = []
try:
    x.send(ext(5))
except TypeError as e:
    out.append(str(e))
ext(0)
out + [x.send(None), x.send(ext('now'))]

#: gen_throw_caught_inside
def worker():
    done = []
    while True:
        try:
            item = yield done
            done = done + [item]
        except ValueError as e:
            done = done + ['caught ' + str(e)]
        except KeyError:
            yield 'key error'
            done = ['reset']


w = worker()
next(w)
out = [w.send(ext('a')), w.throw(ValueError('bad')), w.send(ext('b'))]
tick()
out.append(w.throw(KeyError('k')))
out.append(next(w))
ext(0)
out.append(w.send('z'))
out

#: gen_throw_uncaught_ends_it
def g():
    try:
        yield 1
        yield 2
    finally:
        seen.append('cleanup')


seen = []
x = g()
out = [next(x)]
ext(0)
try:
    x.throw(RuntimeError('boom'))
except RuntimeError as e:
    out.append(ext(str(e)))
out + [list(x), seen]

#: gen_close_runs_finally
def g(name):
    try:
        while True:
            yield name
    except GeneratorExit:
        trace.append('exit ' + name)
        raise
    finally:
        trace.append('finally ' + name)


trace = []
a, b, c = g('a'), g('b'), g('c')
next(a)
next(b)
ext(0)
a.close()
tick()
b.close()
b.close()
c.close()
[trace, next(a, ext('closed')), next(c, 'closed too')]

#: gen_close_ignored_error
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
ext(0)
try:
    s.close()
    result = 'closed'
except RuntimeError as e:
    result = ext(str(e))
result

#: gen_return_value
def g(n):
    for i in range(n):
        yield i
    return 'total ' + str(n)


x = g(2)
out = []
while True:
    try:
        out.append(ext(next(x)))
    except StopIteration as stop:
        out.append(stop.value)
        ext('end')
        break
out

#: gen_yield_from_delegation
def inner(tag):
    got = yield tag + '1'
    got2 = yield tag + '2:' + str(got)
    return tag + 'done:' + str(got2)


def outer():
    first = yield from inner('a')
    second = yield from inner('b')
    yield [first, second]


o = outer()
out = [next(o)]
out.append(o.send(ext(1)))
tick()
out.append(o.send(ext(2)))
out.append(o.send(ext(3)))
ext(0)
out.append(o.send(ext(4)))
out

#: gen_yield_from_throw_and_close
def inner():
    while True:
        try:
            yield 'inner'
        except ValueError as e:
            events.append('inner ' + str(e))
        finally:
            events.append('tidy')


def outer():
    try:
        yield from inner()
    except KeyError as e:
        events.append('outer')
        yield 'recovered'


events = []
o = outer()
out = [next(o), ext(1), o.throw(ValueError('v')), ext(2), o.throw(KeyError('k'))]
ext(3)
o.close()
out + [events]

#: gen_yield_from_iterables
def flat(*parts):
    for p in parts:
        yield from p
    yield from ()
    return (yield from 'xy')


g = flat([1, 2], (3,), {'k': 4}, range(5, 7))
out = [next(g), next(g)]
ext(0)
out.append(next(g))
ext(0)
out += [next(g), next(g)]
ext(0)
out + [*g]

#: gen_recursive_tree_walk
tree = {'v': 1, 'kids': [{'v': 2, 'kids': [{'v': 3, 'kids': []}]}, {'v': 4, 'kids': []}]}


def walk(node, depth=0):
    yield node['v'], depth
    for kid in node['kids']:
        yield from walk(kid, depth + 1)
    yield -node['v'], depth


out = []
for v, d in walk(tree):
    out.append((ext(v), d))
out

#: gen_nested_with_try_finally
def source():
    try:
        for i in range(10):
            try:
                yield i
            finally:
                order.append('inner ' + str(i))
    finally:
        order.append('source')


def doubled(src):
    try:
        for x in src:
            yield x * 2
    finally:
        order.append('doubled')
        src.close()


order = []
pipe = doubled(source())
out = [next(pipe), ext('a'), next(pipe)]
tick()
pipe.close()
[out, order]

#: gen_pipeline_stages_interleaved
def numbers():
    n = 0
    while True:
        n += 1
        yield n


def only_odd(src):
    for x in src:
        if x % 2:
            yield x


def pairs(src):
    for x in src:
        yield x, next(src)


p = pairs(only_odd(numbers()))
out = []
for a, b in p:
    out.append([ext(a), b])
    if ext(len(out)) == 3:
        break
out + [next(p)]

#: gen_infinite_shared_by_two_users
def ids(prefix):
    n = 0
    while True:
        n += 1
        yield prefix + str(n)


gen = ids('id')


def fresh():
    return [next(gen), ext('in')]


def twice():
    return fresh() + [next(gen)] + fresh()


[twice(), next(gen), fresh(), next(gen)]

#: gen_in_containers
def g(k):
    for i in range(k):
        yield (k, i)


store = {'a': g(3), 'b': [g(2), g(1)], 'c': (g(4),)}
out = [next(store['a'])]
ext(0)
out.append(next(store[ext('b')][1]))
out.append(next(store['b'][ext(0)]))
tick()
round_robin = [store['a'], store['b'][0], store['c'][0]]
while round_robin:
    for it in list(round_robin):
        try:
            out.append(next(it))
        except StopIteration:
            round_robin.remove(it)
            log('done', len(round_robin))
out

#: gen_shared_reference_two_names
def g():
    yield from [1, 2, 3, 4]


a = g()
b = a
holder = [a]
out = [next(a), ext('s'), next(b), next(holder[0]), a is b is holder[0]]
ext(0)
out + [list(a), list(b)]

#: gen_closure_cells_shared
def make():
    total = 0

    def add(n):
        nonlocal total
        total += n

    def watch():
        while True:
            yield total

    return add, watch()


add, watch = make()
out = [next(watch)]
add(ext(5))
out.append(next(watch))
ext(0)
add(inc(9))
out + [next(watch), next(watch)]


#: gen_stopping_send_throw_close
def slow(n):
    for i in range(n):
        x = yield ext(i)
        if x == 'stop':
            return 'early'
    return 'late'


g = slow(5)
out = [next(g), g.send(None), g.send('a')]
try:
    g.send('stop')
except StopIteration as e:
    out.append(e.value)
h = slow(3)
for v in h:
    out.append(v)
    if v == 1:
        break
out.append(next(h, 'none'))
out.append(next(h, 'none'))


def outer():
    r = yield from slow(2)
    yield r
    try:
        yield from slow(2)
    except ValueError as e:
        yield ext(str(e))


o = outer()
out += [next(o), next(o), next(o), next(o), o.throw(ValueError('boo'))]
k = slow(2)
next(k)
k.close()
out.append(list(k))
out


#: gen_waiting_before_plain_iterator_across_two_stops
def g(p):
    yield from (p, 2)
    yield from [3]


a = g(1)
out = [next(a)]
ext('first')
ext('second')
out += list(a)
out

#: generator_expressions_that_are_never_consumed
class Asked:
    def __iter__(self):
        log('asked')
        return iter([ext(1), 2])


def made(items):
    return (ext(n) for n in items)


class Holder:
    held = (ext(n) for n in Asked())


items = [1, 2]
kept = (ext(n) for n in items)
made(Asked())
out = ['begun', type(kept).__name__, type(Holder.held).__name__]
out.append(list(Holder.held))
out

#: generators_are_given_names
import collections, types
out = []
def t(f):
    try: out.append(f())
    except Exception as e: out.append((type(e).__name__, str(e)))
def gen():
    yield ext(1)
    yield 2
def quiet():
    yield 1
    yield 2
g, q = gen(), quiet()
next(g), next(q)
def setname(x, n, v):
    setattr(x, n, v)
    return x.__name__, x.__qualname__, repr(x).split(' at ')[0]
for x in (g, q):
    t(lambda: setname(x, '__name__', 'renamed'))
    t(lambda: setname(x, '__qualname__', 'a.b.renamed'))
    t(lambda: setname(x, '__name__', 5))
    t(lambda: setname(x, 'other', 5))
ext('stop')
for x in (g, q):
    t(lambda: (x.__name__, x.__qualname__, repr(x).split(' at ')[0], next(x)))
gen.__name__ = 'G'; gen.__qualname__ = 'Q.G'
h = gen()
t(lambda: (h.__name__, h.__qualname__))
next(h)
ext('stop2')
t(lambda: (h.__name__, h.__qualname__, repr(h).split(' at ')[0]))
t(lambda: [c.__name__ for c in collections.deque.__mro__])
t(lambda: [c.__name__ for c in collections.Counter.__mro__])
t(lambda: [c.__name__ for c in collections.OrderedDict.__mro__])
class D(collections.deque): pass
t(lambda: [c.__name__ for c in D.__mro__])
t(lambda: D.mro() == list(D.__mro__))
def f():
    x = 1
    def g():
        return x
    del x
    return g() + ext(1)
t(f)
async def co():
    await asyncio.sleep(0)
    return ext(5)
import asyncio
c = co()
t(lambda: setname(c, '__name__', 'cc'))
asyncio.run(c)
async def ag():
    yield 1
a = ag()
t(lambda: setname(a, '__name__', 'aa'))
ge = (ext(i) for i in range(3))
t(lambda: setname(ge, '__name__', 'ge'))
lam = lambda: ext(1)
t(lambda: setname(lam, '__name__', 'lam'))
[repr(o) for o in out]

#: bases_that_are_no_classes
out = []
def t(f):
    try: out.append(repr(f()))
    except Exception as e: out.append((type(e).__name__, str(e)))
def gen():
    yield ext(1)
def quiet():
    yield 1
async def co():
    ext(1)
def mk(base):
    class K(base): pass
    return K
t(lambda: mk(gen()))
t(lambda: mk(quiet()))
t(lambda: mk(map(ext, [])))
t(lambda: mk(map(str, [])))
t(lambda: mk(filter(ext, [])))
t(lambda: mk(gen))
t(lambda: mk(quiet))
t(lambda: mk(len))
t(lambda: mk(ext))
t(lambda: mk(iter([])))
t(lambda: mk(zip([1],[2])))
t(lambda: mk([].append))
t(lambda: mk(5))
t(lambda: mk(None))
t(lambda: mk(types))
t(lambda: type('K', (gen(),), {}))
t(lambda: type(gen())('K', (), {}))
class Alias:
    def __mro_entries__(self, bases): return (list,)
t(lambda: mk(Alias()).__mro__[1])
t(lambda: mk(property()))
t(lambda: mk(staticmethod(gen)))
t(lambda: mk(int.__add__))
def co_class():
    c = co()
    try: return mk(c)
    finally: c.close()
t(co_class)
t(lambda: mk(super))
t(lambda: mk(type(gen())))
t(lambda: mk(type(gen)))
t(lambda: mk(map))
import types
import re
[re.sub(' at 0x.*', '', str(o)) for o in out]

#: keyword_fields_with_factories_after_loads
from dataclasses import dataclass, field, InitVar, KW_ONLY, replace
@dataclass(order=True)
class Money:
    amount: int
    def __post_init__(self):
        self.amount = ext(self.amount)
@dataclass
class Entry:
    acct: str
    money: Money
    _: KW_ONLY
    tags: list = field(default_factory=lambda: [ext('t')], repr=False)
@dataclass(slots=True)
class Account:
    id: str
    opening: InitVar[str] = '0'
    entries: list = field(default_factory=list, compare=False)
    limit: Money = None
    def __post_init__(self, opening):
        if ext(opening) != '0': self.entries.append(Entry(self.id, Money(opening)))
        if self.limit is None: self.limit = Money(0)
a = Account('x', '100')
[a.entries[0].tags, a.limit.amount]

#: unstarted_generators_with_keywords_alive
from functools import partial
class Late:
    def __init__(self, n): self.n = n
def gen(a, **kw):
    yield ext(1)
    yield [kw['x'].n, kw['y'][0].n, kw['z']()]
def show(*, x, y, z): return [x.n, y[0].n, z()]
late = Late(1)
fn = lambda: late.n
g1 = gen(0, x=late, y=[late], z=fn)
p1 = partial(show, x=late, y=[late], z=fn)
class Box: pass
b = Box(); b.g = gen(0, x=Late(2), y=[Late(3)], z=lambda: b is not None); b.p = partial(show, x=Late(4), y=(Late(5),), z=lambda: b.g is not None)
nest = [gen(1, x=Late(i), y={0: Late(i)}, z=partial(ext, i)) for i in range(3)]
ext('a'); ext('b')
out = []
for g in (g1, b.g, *nest):
    next(g); out.append(next(g))
out + [p1(), b.p()]

#: json_decoder_whose_hook_stops_in_raw_decode
import json
json.JSONDecoder(object_hook=lambda d: ext(len(d))).raw_decode('{"x": {"y": 1}} tail')

#: thrown_classes_that_stop_when_they_are_made
class E(Exception):
    def __init__(self, *a): log('init', a); ext(0); super().__init__(*a)
class N(Exception):
    def __new__(cls, *a): log('new', a); ext(1); return super().__new__(cls, *a)
def g():
    while True:
        try: yield 1
        except Exception as e: log(repr(e)); yield repr(e)
it = g(); next(it)
r = [it.throw(E)]; next(it); r.append(it.throw(N)); next(it); r.append(it.throw(E, E('x'))) ; next(it)
import warnings
warnings.simplefilter('ignore')
r.append(it.throw(E, 'v')); next(it); r.append(it.throw(N, ('a', 'b')))
try: raise E
except E as e: r.append(repr(e))
try: raise N from E
except N as e: r.append(repr(e.__cause__))
def p():
    yield from g()
q = p(); next(q); r.append(q.throw(E))
r

#: thrown_classes_that_make_no_error
class Bad(Exception):
    def __init__(self, *a): ext(0); raise KeyError('in init')
class Not(Exception):
    def __new__(cls, *a): return ext(5)
def g():
    while True:
        try: yield 1
        except Exception as e: log(repr(e)); yield repr(e)
it = g(); next(it)
r = [it.throw(Bad)]; next(it)
r.append(it.throw(Not)); next(it)
try: it.throw(5)
except TypeError as e: r.append(str(e))
next(it) if 0 else 0
async def co():
    try: await X()
    except Exception as e: return repr(e)
class X:
    def __await__(self): yield 1
c = co(); c.send(None); log("c")
try: c.throw(Bad)
except StopIteration as e: r.append(e.value)
r
