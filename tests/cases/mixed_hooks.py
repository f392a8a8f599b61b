# Programs that mix places: a stop in one construct inside of another.

#: hash_in_dict_display_in_guard_in_async_generator_finally
class K:
    def __init__(self, n): self.n = n
    def __hash__(self):
        log('hash', self.n)
        return ext(self.n)
    def __eq__(self, o):
        return ext(self.n) == o.n
async def agen(out):
    try:
        for i in range(3):
            yield i
    finally:
        match ext(5):
            case n if {K(n): 'a', **{K(5): 'b'}}[K(5)] == ext('b') and n:
                out.append(['guard', n])
            case _:
                out.append('no')
        await asyncio.sleep(ext(0))
        out.append('done')
import asyncio
async def main():
    out = []
    g = agen(out)
    async for x in g:
        out.append(inc(x))
        if x == 1: break
    await g.aclose()
    try:
        async for x in agen(out):
            raise ValueError(ext('v'))
    except ValueError as e:
        out.append(str(e))
    g = agen(out)
    await g.asend(None)
    try:
        await g.athrow(KeyError, KeyError(ext(1)))
    except KeyError as e:
        out.append(repr(e))
    return out
asyncio.run(main())

#: decorators_with_arguments_in_class_bodies_nonlocal
def outer():
    n = 0
    def deco(tag, *rest, **kw):
        nonlocal n
        n += ext(1)
        log('deco', tag, rest, kw)
        def wrap(f):
            nonlocal n
            n += inc(n)
            log('wrap', tag, getattr(f, '__name__', None))
            return f
        return wrap
    class A:
        nonlocal n
        n = n + ext(10)
        @deco('m', *[ext(1)], k=n)
        @deco(ext('m2'))
        def f(self, x=ext(n), *, y=(n := n + 1)): return [x, y]
        @staticmethod
        @deco('s')
        def s(): return n
        @property
        @deco('p')
        def p(self): return ext(n)
        @p.setter
        def p(self, v):
            nonlocal n
            n = ext(v)
        z = [n for _ in range(ext(2))]
        w = [x for x in range(n) if x > 12]
    a = A()
    a.p = 100
    return [n, a.f(), a.s(), a.p, A.z, A.w, 'n' in vars(A)]
outer()

#: set_name_init_subclass_class_getitem
seen = []
class D:
    def __set_name__(self, owner, name):
        seen.append(['sn', owner.__name__, name, tick()])
        self.name = name
    def __get__(self, o, t=None):
        return ext([self.name, o is None])
    def __set__(self, o, v):
        log('set', self.name, v)
        o.__dict__[self.name] = ext(v)
    def __delete__(self, o):
        log('del', self.name); del o.__dict__[self.name]
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        seen.append(['is', cls.__name__, tag, ext(kw)])
        super().__init_subclass__()
    def __class_getitem__(cls, item):
        return [ext(cls.__name__), str(item)]
class A(Base, tag=ext('t'), **{'u': ext(1)}):
    x = D(); y = D()
    def __init__(self): self.x = ext(4)
class B(A, z=2): pass
a = A()
del a.x
try: del a.x
except KeyError as e: seen.append(repr(e))
[seen, a.x, A.y, B[ext(1)], A[1, 2:ext(3)], Base['q']]

#: prepare_and_meta_descriptors
calls = []
class NS(dict):
    def __getitem__(self, k):
        calls.append(['get', k])
        if k == 'magic': return ext(42)
        return super().__getitem__(k)
    def __setitem__(self, k, v):
        calls.append(['set', k]); log(k)
        super().__setitem__(k, v)
    def __delitem__(self, k):
        calls.append(['del', k, tick()]); super().__delitem__(k)
class MD:
    def __get__(self, o, t): return ext(['md', o.__name__ if o else None])
    def __set__(self, o, v): calls.append(['mdset', o.__name__, ext(v)])
class M(type):
    attr = MD()
    @classmethod
    def __prepare__(m, name, bases, **kw):
        calls.append(['prep', name, ext(kw)])
        return NS(pre=ext(1))
    def __new__(m, name, bases, ns, **kw):
        calls.append(['new', sorted(k for k in ns if not k.startswith('__'))])
        return super().__new__(m, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw):
        calls.append(['init', ext(name)])
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        log('call', cls.__name__)
        r = super().__call__(*a, **k)
        return [r.v, ext(cls.pre)]
    @property
    def prop(cls): return ext(cls.__name__ * 2)
    def __getattr__(cls, n): return ext('miss ' + n)
    def __setattr__(cls, n, v):
        calls.append(['sa', n, ext(1)]); super().__setattr__(n, v)
    def __delattr__(cls, n): calls.append(['da', ext(n)]); super().__delattr__(n)
    def __dir__(cls): return ['b', ext('a')]
    def __instancecheck__(cls, o): return ext(o == 3)
    def __subclasscheck__(cls, o): return ext(o is int)
class A(metaclass=M, k=ext(5)):
    v = magic + pre
    t = ext(1)
    del t
    u = len
    def __init__(self, q=0): self.q = ext(q)
A.attr = 9
A.new = 1
del A.new
[A(3), A.attr, A.prop, A.nothing, dir(A), isinstance(3, A), isinstance(4, (str, A)), issubclass(int, A), calls]

#: index_everywhere
class I:
    def __init__(self, n): self.n = n
    def __index__(self): log('i', self.n); return ext(self.n)
l = list(range(10))
r = [l[I(1)], l[I(1):I(8):I(3)], 'abcdef'[I(-2):], (1, 2, 3)[I(0)], bytes(I(3)), bytearray(b'abc')[I(1)], list(range(I(1), I(9), I(4)))]
l[I(0)] = 'z'; l[I(1):I(3)] = [ext(8)]; del l[I(2)]
r += [l, 'a' * I(2), [0] * I(2), hex(I(255)), bin(I(5)), oct(I(8)), chr(I(65)), round(2.567, I(1)), pow(2, I(3), I(5)) if 0 else 1]
r += ['%d %x %c' % (I(1), I(17), I(66)), '{:d}'.format(int(I(3))), f'{I(3).__index__():>{I(4).__index__()}}', 'a,b,c'.split(',', I(1)), 'abc'.center(I(7), '*'), [1, 2, 1].index(1, I(1)), 'x'.zfill(I(3)), int('11', I(2))]
r += [sum(range(I(4))), divmod(7, 2), bytes([I(1), I(2)]), memoryview(b'abc')[I(1)], range(10)[I(2)], list(range(10)[I(2):I(5)]), 'abc'.find('c', I(1), I(3)), l.pop(I(0)), list.insert(l, I(0), 'n') , l]
import math, itertools, operator
r += [math.gcd(I(12), I(18)), math.factorial(I(4)), math.comb(I(5), I(2)), list(itertools.islice([1, 2, 3, 4], I(1), I(3))), list(itertools.repeat(7, I(2))), operator.index(I(6)), math.isqrt(I(17)), (5).to_bytes(I(2), 'big'), list(itertools.combinations([1, 2, 3], I(2)))]
r

#: format_hooks
class F:
    def __init__(self, n): self.n = n
    def __format__(self, spec): log('f', self.n, spec); return ext(f'<{self.n}|{spec}>')
    def __repr__(self): return ext(f'R{self.n}')
    def __str__(self): return ext(f'S{self.n}')
w = F(3)
class G:
    def __str__(self): return ext('G')
    def __getattr__(self, n): return F(n)
    def __getitem__(self, k): return F(k)
class Map(dict):
    def __missing__(self, k): return F(ext(k))
[f'{w:{F(4)}x{F(5)}}', f'{w!r:>{ext(6)}}', f'{w!s}', f'{w=}', f'{w = !s:_^8}', '{0:a{1}b} {0!r} {x.y} {x[3]}'.format(w, F(2), x=G()), '{q} {r:>3}'.format_map(Map(q=1)), '%s %r %5s' % (w, w, G()), format(w, 'zz'), f'{G()}', str(w), repr([w, {w.n: w}]), ascii(w), '{:{}}'.format(w, F(1)), '{!s:.1}'.format(w)]

#: missing_contains_iter_fallbacks
log_ = []
class Old:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        log('gi', i)
        if i >= ext(self.n): raise IndexError(i)
        return i * 2
class Hint:
    def __iter__(self): return self
    def __init__(self): self.i = 0
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration(ext('end'))
        return ext(self.i)
    def __length_hint__(self):
        log_.append(['hint', ext(5)])
        return 5
class NoC:
    __contains__ = None
    def __iter__(self): return iter([1])
class Rev:
    def __len__(self): return ext(3)
    def __getitem__(self, i): return ext(i * 10)
r = [4 in Old(5), 5 in Old(3), list(Old(3)), [*Old(2)], sum(Old(3)), max(Old(3)), sorted(Old(3), key=lambda x: -ext(x)), dict(zip(Old(2), Old(3)))]
a, *b = Old(4)
r += [a, b, list(Hint()), tuple(Hint()), bytes(Hint()), [*Hint()], list(reversed(Rev())), list(map(Rev().__getitem__, [20])), log_]
for f in (lambda: 1 in NoC(), lambda: iter(Old), lambda: list(reversed(Old(1))), lambda: [] in 3, lambda: next(iter(Old(0)))):
    try: r.append(f())
    except (TypeError, StopIteration) as e: r.append([type(e).__name__, str(e)])
it = iter(Old(2))
r += [next(it), next(it), next(it, ext('d')), next(it, 'e')]
x, y = Old(2)
r += [x, y]
try: x, y = Old(3)
except ValueError as e: r.append(str(e))
try: x, y, *z = Old(1)
except ValueError as e: r.append(str(e))
r

#: reflected_subclass_priority
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): log('A.add'); return NotImplemented if ext(self.n) == 0 else ['A.add', self.n]
    def __radd__(self, o): log('A.radd'); return ext(['A.radd', self.n])
    def __iadd__(self, o): log('A.iadd'); return NotImplemented if ext(self.n) == 1 else self
    def __lt__(self, o): log('A.lt'); return NotImplemented if ext(self.n) == 0 else ext('lt')
    def __gt__(self, o): log('A.gt'); return NotImplemented if ext(self.n) == 0 else ext('gt')
    def __eq__(self, o): log('A.eq'); return NotImplemented if ext(self.n) == 0 else ext(False)
    __hash__ = None
    def __le__(self, o): return ext(NotImplemented is None)
class B(A):
    def __radd__(self, o): log('B.radd'); return ext('B.radd')
    def __gt__(self, o): log('B.gt'); return ext('B.gt')
    def __eq__(self, o): log('B.eq'); return NotImplemented
class C(A): pass
r = [A(1) + B(1), A(1) + C(1), A(1) < B(1), A(0) < A(2), A(0) == B(0), A(0) != A(0), A(1) != A(1), B(1) == A(2), 1 + A(3), A(1) <= A(2) <= A(3)]
x = A(1); x += 1; r.append(x)
x = A(2); y = x; x += 1; r.append(x is y)
for f in (lambda: A(0) + 1, lambda: A(0) < 1, lambda: A(0) < A(0), lambda: A(1) - 1, lambda: A(1) >= 2):
    try: r.append(f())
    except TypeError as e: r.append(str(e))
r

#: inplace_subscript_side_effects
class L:
    def __init__(self): self.d = {}
    def __getitem__(self, k): log("get", str(k)); return self.d.get(str(k), ext(0))
    def __setitem__(self, k, v): log("set", str(k), v); self.d[str(k)] = ext(v)
    def __delitem__(self, k): log("del", str(k)); del self.d[str(ext(k))]
class P:
    def __init__(self): self.l = L()
    @property
    def p(self): log('p'); return self.l
    @p.setter
    def p(self, v): log('pset'); self.l = v
    @p.deleter
    def p(self): log('pdel')
def own(): log('own'); return P()
o = P()
o.p[ext('a')] += inc(1)
o.p[ext('a'), ext(2)] -= ext(3)
o.p[ext(1):ext(2)] = 5 if False else 6
o.p[tick()] **= 2
own().p[ext('q')] = o.p['z'] = ext(9)
o.p['k'], o.p[ext('j')], *o.p['m'] = ext(1), ext(2), ext(3)
del o.p['a'], o.p
(o.p[0], [o.p[1], *o.p[2]]) if False else None
[o.p[0], (o.p[1], *r)] = ext(1), [2, 3, ext(4)]
for o.p['i'] in [1, ext(2)]: pass
with_ = [r]
[sorted(map(str, o.l.d.items())), with_]

#: walrus_and_class_scope_comprehension
def f():
    class A:
        y = 3
        z = [ext(i) for i in range(y)]
        v = {k: ext(v) for k, v in zip('ab', [y, y])}
        g = list(x for x in (ext(y), y))
        h = [lambda: i for i in range(2)]
        t = (lambda: __class__)
        try:
            bad = [y for _ in [1]]
        except NameError as e:
            bad = str(e)
        y2 = [a for a in [ext(y)] if a]
    return [A.z, A.v, A.g, [c() for c in A.h], A.bad, A.y2]
r = [f()]
tot = 0
r.append([tot := tot + ext(v) for v in [1, 2, 3]])
r.append(tot)
def g():
    out = [last := inc(x) for x in range(3) if (m := ext(x)) != 1]
    return out, last, m
r.append(list(g()))
def h():
    gen = ((n := ext(x)) for x in [1, 2])
    a = next(gen)
    return [a, n, next(gen), n]
r.append(h())
while (c := tick()) < 3: r.append(c)
r.append([[(i, j, k := ext(i + j)) for j in range(i)] for i in range(3)])
r.append(k)
if any((hit := x) > ext(1) for x in [1, 2, 3]): r.append(hit)
r

#: del_of_everything
class A: pass
a = A(); a.x = 1; a.y = [1, 2, 3, 4]
l = [a, {1: a, 2: 3}]
def f():
    z = 1; y = ext(2)
    def g(): return y
    del z, (l[0].y[ext(0)]), [l[1][ext(2)]], l[0].x
    try: z
    except UnboundLocalError as e: r.append(str(e))
    del y
    try: g()
    except NameError as e: r.append(str(e))
    y = ext(5)
    return g()
r = []
r.append(f())
r.append([a.y, list(l[1]), hasattr(a, 'x')])
del a.y[ext(0):ext(2)]
r.append(a.y)
x = 1
def k():
    global x
    del x
    r.append(ext('gone'))
    x = ext(7)
k(); r.append(x)
del x
try: x
except NameError as e: r.append(str(e))
try: del x
except NameError as e: r.append(str(e))
try: del a.nope
except AttributeError as e: r.append(str(e))
for i in [1, 2]:
    del i
    r.append(ext('i' in globals()))
try:
    raise ValueError(ext(1))
except ValueError as e:
    e2 = e
    del e
r.append('e' in globals())
import sys
del sys
r

#: yield_from_kinds
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration(ext('ret'))
        return ext(self.n)
class Sends:
    def __iter__(self): return self
    def __next__(self): return 7
    def send(self, v): return ext(v)
class Full(It):
    def send(self, v): log('send', v); return ext(['sent', v])
    def throw(self, *a):
        log('throw', len(a), repr(a[0]) if isinstance(a[0], Exception) else 'cls')
        if str(a[0]) == 'stop': raise StopIteration(ext('thrown'))
        return ext('threw')
    def close(self): log('close'); ext('closed')
def g(it, out):
    try:
        x = yield from it
        out.append(['got', x])
        return ext(x)
    except ValueError as e:
        out.append(['ve', str(e)])
        yield 'handled'
    finally:
        out.append(ext('fin'))
r = []
out = []
for cls in (It, Full):
    o = g(cls(), out)
    r.append(next(o))
    for act in (lambda: o.send(None), lambda: o.send(3), lambda: o.throw(ValueError('x')), lambda: o.throw(ValueError('stop')), lambda: next(o)):
        try: r.append(act())
        except StopIteration as e: r.append(['stop', e.value])
        except (AttributeError, ValueError) as e: r.append([type(e).__name__, str(e)])
    o = g(cls(), out); next(o); o.close()
    o = g([1, ext(2)], out); r.append(list(o))
    o = g(Sends(), out); r += [next(o), o.send(5)]; o.close()
def inner():
    try:
        while True:
            r.append(['in', (yield tick())])
    except GeneratorExit:
        r.append(ext('ge')); raise
    except KeyError as e:
        return ext('ke')
o = g(inner(), out); next(o); o.send('a'); o.send('b')
try: o.throw(KeyError('k'))
except StopIteration as e: r.append(e.value)
o = g(inner(), out); next(o); o.close()
[r, out]

#: return_break_in_finally
def f(k):
    out = []
    for i in range(3):
        try:
            try:
                out.append(ext(i))
                if k == 'raise': raise ValueError(ext('v'))
                if k == 'ret': return ext('body')
                if k == 'cont': continue
                if k == 'brk': break
            finally:
                out.append(ext('f1'))
                if i == 1: break
                if k == 'raise' and i == 0: continue
                if k == 'ret2': return [ext('fin'), out]
        finally:
            out.append(tick())
    else:
        out.append('else')
    return out
r = []
for k in ('raise', 'ret', 'cont', 'brk', 'ret2', ''):
    try: r.append([k, f(k)])
    except ValueError as e: r.append(str(e))
def g():
    try: return ext(1)
    finally: return ext(2)
def h():
    while True:
        try: raise KeyError(ext(1))
        except KeyError as e:
            try: raise ValueError(ext(2)) from e
            finally:
                if ext(True): break
    return 'h'
def k():
    for i in [1, 2]:
        try: 1 / ext(0)
        finally:
            try: continue
            finally: r.append(['k', ext(i)])
    return ext('k')
def m():
    try:
        yield ext(1)
    finally:
        return ext(5)
x = m(); next(x)
r += [g(), h(), k()]
try: x.throw(ValueError('q'))
except StopIteration as e: r.append(e.value)
r

#: index_in_library_functions
import itertools, functools, math, operator, collections, heapq, bisect, random, struct, array, textwrap, time, statistics, io, decimal, datetime, fractions, json, string, re
class I:
    def __init__(self, n): self.n = n
    def __index__(self): log('i', self.n); return ext(self.n)
def at(f):
    try: return f()
    except Exception as e: return [type(e).__name__, str(e)]
[
    at(lambda: math.gcd(I(12), I(18))),
    at(lambda: math.factorial(I(4))),
    at(lambda: math.comb(I(5), I(2))),
    at(lambda: list(itertools.islice([1, 2, 3, 4], I(1), I(3)))),
    at(lambda: list(itertools.repeat(7, I(2)))),
    at(lambda: operator.index(I(6))),
    at(lambda: math.isqrt(I(17))),
    at(lambda: (5).to_bytes(I(2), 'big')),
    at(lambda: list(itertools.combinations([1, 2, 3], I(2)))),
    at(lambda: list(itertools.permutations([1, 2, 3], I(2)))),
    at(lambda: list(itertools.count(I(2)).__next__().__index__() for _ in [1])),
    at(lambda: list(itertools.product([1,2], repeat=I(2)))),
    at(lambda: list(itertools.batched('abc', I(2))) if hasattr(itertools, 'batched') else 0),
    at(lambda: list(enumerate('ab', I(3)))),
    at(lambda: len(list(itertools.tee([1], I(2))))),
    at(lambda: collections.deque([1,2,3], I(2)).__len__()),
    at(lambda: collections.deque([1,2,3])[I(1)]),
    at(lambda: collections.deque([1,2,3]).rotate(I(1))),
    at(lambda: bisect.bisect([1,2,3], 2, I(1), I(3))),
    at(lambda: functools.lru_cache(I(2).n)(len)('ab')),
    at(lambda: round(1.234, I(1))),
    at(lambda: int('11', I(2))),
    at(lambda: sum([1], I(2).n)),
    at(lambda: 'abc'.replace('a', 'b', I(1))),
    at(lambda: 'a-b-c'.split('-', I(1))),
    at(lambda: 'abc'.startswith('b', I(1))),
    at(lambda: bytes(b'abc').find(b'c', I(1))),
    at(lambda: array.array('i', [I(1), I(2)]).tolist()),
    at(lambda: '%*d' % (I(5), 3)),
    at(lambda: format(7, f'{I(5).n}')),
    at(lambda: [1,2,3].pop(I(1))),
    at(lambda: [1,2,3][::I(2)]),
    at(lambda: slice(I(1), I(3)).indices(I(2))[1]),
    at(lambda: range(I(5))[I(1)]),
    at(lambda: str(I(3).__index__())),
    at(lambda: statistics.mean([I(1).n])),
    at(lambda: decimal.Decimal(I(3).n).__int__()),
    at(lambda: int.from_bytes(bytes([I(1)]), 'big')),
    at(lambda: chr(I(65))),
    at(lambda: 'é'.encode()[I(0)]),
    at(lambda: datetime.date(I(2020), 1, 1).year),
    at(lambda: fractions.Fraction(I(3).n, 2).numerator),
    at(lambda: list(range(10))[I(2):I(5)]),
    at(lambda: operator.getitem([1,2], I(1))),
    at(lambda: operator.itemgetter(I(1))([1,2])),
    at(lambda: operator.mul('ab', I(2))),
    at(lambda: operator.length_hint([1], 3)),
    at(lambda: json.dumps([1], indent=I(2).n)),
    at(lambda: string.Formatter().format('{0}', I(1).n)),
    at(lambda: memoryview(b'abc')[I(1):].tobytes()),
    at(lambda: re.sub('a', 'b', 'aaa', count=I(2))),
    at(lambda: '{:>{}}'.format(1, 5)),
    at(lambda: complex(I(2)).real),
    at(lambda: float(I(2))),
    at(lambda: hash(I(2).n)),
    at(lambda: bin(I(2))),
    at(lambda: bool(I(2))),
    at(lambda: math.ldexp(1.0, I(2))),
    at(lambda: math.perm(I(3))),
    at(lambda: math.sqrt(I(4))),
]
