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

#: exit_swallow_raise_multi
out = []
class C:
    def __init__(self, n, swallow=False, bad=None, enter=None): self.n, self.sw, self.bad, self.en = n, swallow, bad, enter
    def __enter__(self):
        out.append(['in', self.n, tick()])
        if self.en: raise self.en(ext('enter'))
        return ext(self.n)
    def __exit__(self, t, v, tb):
        out.append(['out', self.n, t and t.__name__, str(v), tick()])
        if self.bad: raise self.bad(ext('exit'))
        return ext(self.sw)
class Boolish:
    def __bool__(self): return ext(True)
class D(C):
    def __exit__(self, *a): return Boolish()
def run(f):
    try: out.append(f())
    except Exception as e: out.append([type(e).__name__, str(e), str(e.__context__), type(e.__context__).__name__])
def a():
    with C(1), C(2, True) as x, C(ext(3), bad=KeyError):
        raise ValueError(ext(x))
    return 'a'
def b():
    with C(1, True), C(2, enter=OSError): pass
    return 'b'
def c():
    for i in range(3):
        with C(i, True) as x:
            if i == 0: continue
            if i == 1: raise IndexError(ext(i))
            return ext('ret')
def d():
    with D(1): raise ValueError('swallowed')
    with (C('p') as p, C('q') as q): return p + q
def e():
    try:
        with C(1, bad=TypeError): return ext('lost')
    finally: out.append(ext('fin'))
def f():
    with C(1) as (a, b): pass
def g():
    with ext(3): pass
def h():
    class NoExit:
        def __enter__(self): return ext(1)
    with NoExit(): pass
def i():
    class T:
        def __getattr__(self, n): out.append(n); return lambda *a: ext(n)
    with T(): pass
for fn in (a, b, c, d, e, f, g, h, i): run(fn)
out

#: except_star_mixed
out = []
def raiser(*es): raise ExceptionGroup(ext('g'), [e if isinstance(e, Exception) else e for e in es])
class MyE(ValueError):
    def __init__(self, n): super().__init__(n); self.n = n
class EG(ExceptionGroup):
    def derive(self, excs):
        out.append(['derive', len(excs)])
        return EG(self.message, excs)
def t(*es, cls=None):
    try:
        try:
            raise (cls or ExceptionGroup)(ext('m'), list(es))
        except* ext and ValueError as v:
            out.append(['v', [str(x) for x in v.exceptions], ext(1)])
            if len(v.exceptions) > 1: raise
        except* (KeyError, TypeError) as k:
            out.append(['k', repr(k.exceptions), tick()])
            raise OSError(ext('new'))
        else:
            out.append('else')
        finally:
            out.append(ext('fin'))
    except BaseException as e:
        def shape(e): return [type(e).__name__, str(e)] + [shape(x) for x in getattr(e, 'exceptions', ())]
        out.append(shape(e))
t(ValueError(1)); t(ValueError(1), MyE(2)); t(KeyError('k'), ValueError('v')); t(OSError(3), ExceptionGroup('in', [TypeError('t'), ZeroDivisionError('z')]))
t(MyE(1), KeyError(2), cls=EG)
try:
    try: raise MyE(ext(5))
    except* ValueError as e: out.append([type(e).__name__, e.message, e.exceptions[0].n])
    try: raise ExceptionGroup('a', [ValueError(1)])
    except* ExceptionGroup: pass
except TypeError as e: out.append(str(e))
for i in range(3):
    try:
        raise ExceptionGroup('x', [ValueError(i)])
    except* ValueError:
        out.append(ext(i))
out

#: star_args_evaluation_order
out = []
class M:
    def __init__(self, n): self.n = n
    def keys(self): out.append(['keys', self.n]); return [ext(f'{self.n}{i}') for i in 'ab']
    def __getitem__(self, k): out.append(['gi', k]); return ext(k)
class It:
    def __init__(self, *v): self.v = v
    def __iter__(self):
        for x in self.v: yield ext(x)
def f(*a, **k): return [list(a), sorted(k.items())]
r = [f(ext(1), *It(2, 3), ext(4), *[ext(5)], x=ext(6), **M('m'), y=ext(7), **M('n')), f(*It(), **{}), f(*It(1), *It(2), **M('q'), **{'z': ext(1)})]
for fn in (lambda: f(*ext(3)), lambda: f(*It(1), **{ext(1): 2}), lambda: ext(None)(*It(9), **M('z')), lambda: M(*It(1, 2)), lambda: (lambda a, /, b, *, c: 1)(*It(1), c=ext(2))):
    try: r.append(fn())
    except TypeError as e: r.append(str(e))
r += [[*It(1), ext(2), *It(3)], (*It(1), *It(2)), sorted({*It(3, 1), ext(1)}), {**M('d'), 'k': ext(1), **{ext('k'): ext(2)}, ext('da'): 3}]
class K:
    def __init__(self, *a, **k): self.got = f(*a, **k)
r += [K(*It(1), **M('kk')).got, max(*It(3, 9, 4), key=lambda v: -ext(v)), print(*It('a', 'b'), sep=ext('-'), end=ext('!'))]
import functools
p = functools.partial(f, ext(1), *It(2), k=ext(3))
r.append(p(*It(4), **M('p')))
[r, out]

#: match_all_protocols
from collections.abc import Mapping, Sequence
out = []
class Meta(type):
    def __instancecheck__(cls, o):
        out.append(['ic', cls.__name__, tick()])
        return ext(type.__instancecheck__(cls, o))
class P(metaclass=Meta):
    @property
    def __match_args__(self): return ('x',)
    def __init__(self, x, y): self.x, self._y = x, y
    @property
    def y(self): out.append('y'); return ext(self._y)
    def __getattr__(self, n): out.append(['ga', n]); 
    __match_args__ = ('x', 'y')
class Q(P):
    __match_args__ = ('z', 'x')
    def __getattr__(self, n):
        out.append(['ga', n])
        if n == 'z': return ext('zz')
        raise AttributeError(n)
class Map(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): out.append(['gi', k]); return self.d[ext(k)]
    def __iter__(self): return iter(self.d)
    def __len__(self): return ext(len(self.d))
    def get(self, k, d=None): out.append(['get', k]); return self.d.get(k, d) if ext(1) else None
class Seq(Sequence):
    def __init__(self, *v): self.v = v
    def __getitem__(self, i): out.append(['si', i]); return ext(self.v[i])
    def __len__(self): out.append('len'); return ext(len(self.v))
class E:
    def __init__(self, n): self.n = n
    def __eq__(self, o): out.append(['eq', self.n, type(o).__name__]); return ext(self.n == o)
class NS: one = E(1)
def m(s):
    match s:
        case NS.one if ext(False): return 'never'
        case 0 | 2 | None: return ['lit', ext(s)]
        case Q(zz, y=5): return ['Q', zz]
        case P(1, y=(3 | 4) as k) if ext(k) == 4: return ['P', k]
        case P(x=xx): return ['Px', xx]
        case {'a': 1, 'b': [*_, last], **rest}: return ['map', str(type(last).__name__), sorted(rest)]
        case {'k': P() | str() as v}: return ['map2', str(type(v).__name__)]
        case [1, (2 | 3) as b, *c, d] if ext(b): return ['seq', b, c, d]
        case [_, _]: return 'two'
        case str(t) | bytes(t): return ['str', ext(t)]
        case -1.5 | 2j: return 'num'
        case {}: return 'anymap'
        case [*all_]: return ['all', str(len(all_))]
        case int() | float(): return ext('number')
        case _: return 'other'
r = [m(s) for s in (1, 2, None, Q(7, 5), P(1, 3), P(1, 4), P(9, 9), Map({'a': 1, 'b': Seq(1, 2, 5), 'z': 0}), Map({'k': 's'}), {'k': 3}, Seq(1, 3, 8, 9), Seq(4, 4), 'tt', b'q', -1.5, Map({}), [], Seq(1), 7, object)]
[r, out]

#: callbacks_mixture
import functools, itertools, operator, re, json, copy, heapq, bisect
out = []
class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): out.append([self.n, o.n]); return ext(self.n < o.n)
    def __repr__(self): return f'V{self.n}'
vs = [V(i) for i in (3, 1, 2)]
r = [repr(sorted(vs)), repr(min(vs)), repr(max(vs)), repr(sorted(vs, reverse=ext(True))), repr(heapq.nsmallest(2, vs)), repr(list(heapq.merge([V(1), V(4)], [V(2)])))]
h = list(vs); heapq.heapify(h); heapq.heappush(h, V(0)); r.append(repr(heapq.heappop(h))); bisect.insort(s := sorted(vs), V(2)); r.append(repr(s))
r.append(re.sub(r'(\w)(\d)', lambda m: ext(m[2]) + m.group(1).upper(), 'a1 b2 c3', count=2))
r.append(re.subn('x', lambda m: str(tick()), 'xxx'))
r.append(json.loads('{"a": [1, {"b": 2.5}]}', object_hook=lambda d: ext(sorted(d)), parse_float=lambda s: ext(s + 'f')))
class Enc(json.JSONEncoder):
    def default(self, o): return ext({'v': o.n}) if isinstance(o, V) else super().default(o)
r.append(json.dumps({'k': vs}, cls=Enc, sort_keys=True))
r.append(json.dumps(vs, default=lambda o: ext(o.n)))
try: json.dumps([object()], cls=Enc)
except TypeError as e: r.append(str(e))
r.append(list(itertools.accumulate([1, 2, 3], lambda a, b: ext(a * 10 + b), initial=ext(5))))
r.append([(k, [ext(x) for x in g]) for k, g in itertools.groupby('aabc', key=lambda c: ext(c) in 'ab')])
r.append(list(itertools.takewhile(lambda x: ext(x) < 3, itertools.count())) + list(itertools.dropwhile(lambda x: ext(x) < 2, [1, 2, 1])) + list(itertools.filterfalse(lambda x: ext(x) % 2, range(4))) + list(itertools.starmap(lambda a, b: ext(a - b), [(5, 2)])))
r.append(functools.reduce(lambda a, b: ext(a + b), ['x', 'y'], ext('>')))
r.append(sorted('bca', key=functools.cmp_to_key(lambda a, b: ext((a > b) - (a < b)))))
order = functools.cmp_to_key(lambda a, b: ext(b - a))
r.append((order(1) < order(2), order(1) == order(1), min(order(1), order(2)).obj))
@functools.singledispatch
def sd(x): return ['o', ext(x)]
@sd.register
def _(x: int): return ['i', ext(x), sd('s')]
@sd.register(list)
def _(x): return [sd(y) for y in x]
r.append(sd([1, None]))
class W:
    @functools.singledispatchmethod
    def m(self, x): return ext('d')
    @m.register
    def _(self, x: str): return ext('s' + x)
    @functools.cached_property
    def c(self): return tick()
    pm = functools.partialmethod(lambda self, a, b: ext([a, b]), ext(1))
w = W(); r += [w.m(1), w.m('q'), w.c, w.c, w.pm(2)]
@functools.total_ordering
class T:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return ext(self.n == o.n)
    def __le__(self, o): return ext(self.n <= o.n)
r += [T(1) < T(2), T(1) > T(1), T(2) >= T(1), T(1) != T(1)]
class Cp:
    def __init__(self, n): self.n = n
    def __copy__(self): return Cp(ext(self.n + 1))
    def __deepcopy__(self, memo): return Cp(ext(self.n + 10))
r += [copy.copy(Cp(1)).n, copy.deepcopy([Cp(1), {'k': Cp(2)}])[1]['k'].n]
r.append([sum(map(ext, [1, 2])), list(filter(ext, [0, 1])), any(map(ext, [0, 3])), all(ext(x) for x in [1, 0, 5]), dict(map(lambda x: (x, ext(x)), 'ab')), ','.join(map(ext, 'ab')), list(zip(map(ext, 'ab'), [1, 2], strict=True)), list(enumerate(map(ext, 'a'), ext(5))), list(iter(lambda: tick(), tick() + 3))])
[r, out]

#: dataclass_enum_hooks
from dataclasses import dataclass, field, replace, asdict, InitVar, fields, astuple
from enum import Enum, Flag, auto, IntEnum
out = []
@dataclass(order=True)
class A:
    x: int
    y: list = field(default_factory=lambda: [tick()], compare=False)
    z: InitVar[int] = ext(3)
    w: int = field(init=False, repr=False, default=0)
    def __post_init__(self, z): self.w = ext(z) + self.x; out.append(['pi', z])
@dataclass(frozen=True, slots=True, kw_only=True)
class B:
    a: int = 1
    def __hash__(self): return ext(3)
    def __post_init__(self): object.__setattr__(self, 'a', ext(self.a * 2))
@dataclass
class C(A):
    q: str = 'q'
    def __post_init__(self, z): super().__post_init__(ext(z + 1)); self.q += ext('!')
    def __repr__(self): return ext('C')
r = [repr(A(1)), A(1) < A(2), A(1) == A(1, [5]), repr(replace(A(1), x=ext(7), z=1)), asdict(C(1)), repr([C(2)]), repr(B(a=ext(2))), {B(a=1): 1}[B(a=1)], astuple(A(3, [ext(1)]))]
try: B(a=1).a = 2
except AttributeError as e: r.append([type(e).__name__, str(e)])
class Color(Enum):
    RED = ext(1)
    GREEN = auto()
    ALIAS = 1
    def __init__(self, v): self.half = v / 2; out.append(['en', v])
    @classmethod
    def _missing_(cls, v): return cls.RED if ext(v) == 'red' else None
    def __str__(self): return ext('c' + self.name)
    @property
    def p(self): return ext(self.value)
class N(Enum):
    def _generate_next_value_(name, start, count, last): return ext(name.lower() + str(count))
    A = auto()
    B = auto()
class F(Flag):
    X = auto(); Y = ext(2)
class Op(Enum):
    ADD = '+'
    def __call__(self, a, b): return ext(a + b)
    def __new__(cls, s):
        o = object.__new__(cls); o._value_ = ext(s * 2); return o
r += [Color('red').name, str(Color.GREEN), f'{Color.RED}', Color.ALIAS is Color.RED, Color.GREEN.p, Color.RED.half, [n.value for n in N], (F.X | F.Y).value, F(3) == F.X | F.Y, Op('++').name, Op.ADD(1, 2), [c.name for c in Color], len(F)]
try: Color(ext(9))
except ValueError as e: r.append(str(e))
[r, out]

#: generator_protocol
out = []
def sub(n):
    try:
        got = yield ext(n)
        out.append(['sub', got])
        return ext([n, got])
    except KeyError as e:
        out.append(['sub ke', str(e), tick()])
        yield 'recovered'
        return 'after'
    finally:
        out.append(ext('sub fin'))
def g():
    a = yield from sub(1)
    b = (yield a) or ext('b')
    c = ext('c')
    try:
        while True:
            x = yield [a, b, c]
            if x == 'stop': return ext('returned')
    except GeneratorExit:
        out.append(ext('closing'))
        return 'x'
it = g()
r = [next(it), it.send('s'), it.send(None), it.send(3)]
try: it.send('stop')
except StopIteration as e: r.append(e.value)
r.append(next(it, ext('default')))
it = g(); next(it); r.append(it.throw(KeyError('k'))); r.append(next(it)); r.append(it.close())
it = g()
try: it.send(1)
except TypeError as e: r.append(str(e))
try: it.throw(ValueError(ext('unstarted')))
except ValueError as e: r.append(str(e))
try: next(it)
except StopIteration as e: r.append(['done', e.value])
def bad():
    try: yield 1
    finally: yield ext(2)
it = bad(); next(it)
try: it.close()
except RuntimeError as e: r.append(str(e))
def re_(): yield next(me)
me = re_()
try: next(me)
except ValueError as e: r.append(str(e))
def lazy(): raise IndexError(ext('x')); yield
try: list(lazy())
except IndexError as e: r.append(str(e))
def stop(): yield ext(1); raise StopIteration(ext('boo'))
try: list(stop())
except RuntimeError as e: r.append([str(e), str(e.__cause__)])
def tree(n):
    if n:
        yield from tree(n - 1)
        yield ext(n)
        yield from tree(n - 1)
r.append(list(tree(3)))
ge = (ext(x) * y for x in range(3) if ext(x) != 1 for y in (ext(v) for v in (1, 2)))
r += [next(ge), next(ge), list(ge)]
def deco(f):
    def w(*a):
        yield from (ext(v) for v in f(*a))
    return w
@deco
def nums(n): yield from range(n)
r.append(list(nums(3)))
[r, out]

#: async_everything
import asyncio
out = []
class CM:
    def __init__(self, n, sw=False): self.n, self.sw = n, sw
    async def __aenter__(self): out.append(['ae', self.n, tick()]); await asyncio.sleep(0); return ext(self.n)
    async def __aexit__(self, t, v, tb): out.append(['ax', self.n, t and t.__name__, ext(1)]); await asyncio.sleep(ext(0)); return self.sw
class AI:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): out.append('aiter'); return self
    async def __anext__(self):
        self.i += 1
        if self.i > self.n: raise StopAsyncIteration
        await asyncio.sleep(0)
        return ext(self.i)
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return ext(self.v)
async def agen(n):
    try:
        for i in range(n):
            got = yield ext(i)
            if got: out.append(['got', got])
    except ValueError as e:
        yield ['ve', str(e)]
    finally:
        out.append(['agen fin', tick()])
async def co(v): return ext(v)
async def main():
    r = []
    async with CM(1) as a, CM(await co(2), True) as b:
        r.append([a, b])
        raise KeyError(ext('swallowed'))
    r.append([x async for x in AI(3) if ext(x) != 2])
    r.append({x: await Aw(x * 2) async for x in agen(2)})
    r.append([y for x in [1, 2] for y in [await co(x), x]])
    r.append([await co(x) async for x in AI(2)])
    r.append(sum([x async for x in agen(3)]))
    g = (await co(x) async for x in AI(2))
    r.append([await anext(g), await anext(g), await anext(g, ext('d'))])
    r.append(f'{await co("f"):>{await co(4)}}|{await Aw(1)!r}')
    ag = agen(5)
    r += [await ag.asend(None), await ag.asend('v'), await ag.athrow(ValueError('t'))]
    try: await ag.__anext__()
    except StopAsyncIteration: r.append('sai')
    async for x in AI(5):
        if x == 2: continue
        if x == 4: break
        r.append(x)
    else: r.append('no')
    async for x in agen(1): r.append(x)
    else: r.append(await co('else'))
    res = await asyncio.gather(co(1), Aw2(3), asyncio.create_task(co(4)), fails(), return_exceptions=True)
    r.append([repr(x) for x in res])
    try:
        async with asyncio.TaskGroup() as tg:
            t1 = tg.create_task(co('tg'))
            tg.create_task(fails())
    except* ValueError as eg: r.append([str(e) for e in eg.exceptions])
    try: await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except TimeoutError: r.append('timeout')
    async with asyncio.timeout(5): r.append(await co('in time'))
    t = asyncio.create_task(asyncio.sleep(9)); await asyncio.sleep(0); t.cancel(ext('msg'))
    try: await t
    except asyncio.CancelledError as e: r.append(['cancelled', str(e)])
    r.append(await asyncio.shield(co('sh')))
    q = asyncio.Queue()
    async def prod():
        for i in range(2): await q.put(ext(i))
    async def cons(): return [await q.get() for _ in range(2)]
    r.append((await asyncio.gather(prod(), cons()))[1])
    match await co([1, 2]):
        case [a, b] if await co(a) == 1: r.append(await co(b))
    r.append((lambda v: v)(await co('lam')))
    assert await co(True), await co('msg')
    x = [0, 0]; x[await co(1)] += await co(5); r.append(x)
    return r
async def Aw2(v): return await Aw(v)
async def fails():
    await asyncio.sleep(0)
    raise ValueError(ext('failed'))
[asyncio.run(main()), out]

#: names_mangling_class_cell
out = []
class A:
    __x = ext(1)
    def __m(self, __p=ext(2)): return [self.__x, __p, __class__.__name__]
    def go(self):
        __l = ext(3)
        def inner():
            nonlocal __l
            __l += 1
            return __l
        self.__y = inner()
        del self.__y
        return [self.__m(), sorted(vars(self)), hasattr(self, '_A__y')]
    class __In:
        def f(self): return [type(self).__qualname__, ext(1)]
    def mk(self): return self.__In().f()
    try:
        import json as __js
    except ImportError: pass
    lam = lambda self, *, __k=5: [__k, ext(self.__x)]
    def kw(self): return (lambda **k: sorted(k))(__a=ext(1))
    global __glob
    __glob = ext('g')
class B(A):
    def __init__(self): super().__init__(); out.append([super().go()[0], __class__ is B])
    def go(self): return [super().go(), super(B, self).mk()]
    @classmethod
    def c(cls): return [ext(cls.__name__), super().__init_subclass__()]
    @staticmethod
    def s(): return __class__.__mro__[1].__name__
    p = property(lambda self: super(__class__, self).lam())
b = B()
[b.go(), B.c(), B.s(), b.p, A().kw(), sorted(n for n in vars(A) if 'A__' in n), _A__glob, out]

#: exceptions_context_chain
out = []
def chain(e):
    r = []
    while e is not None:
        r.append([type(e).__name__, str(e), e.__suppress_context__, getattr(e, '__notes__', None)])
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return r
def a():
    try:
        1 / ext(0)
    except ZeroDivisionError as z:
        z.add_note(ext('note'))
        try: fail('KeyError', 'k')
        except KeyError as k:
            raise ValueError(ext('v')) from (k if ext(True) else None)
def b():
    try: fail('OSError', 'os')
    except OSError:
        try: raise
        finally: out.append(ext('fin'))
def c():
    try: fail('TypeError', 't')
    except TypeError: raise RuntimeError(ext('r')) from None
def d():
    try: fail()
    finally: fail('IndexError', ext('i'))
def e():
    class E(Exception):
        def __init__(self, a, *, b=1): super().__init__(a, b); self.b = ext(b)
        def __str__(self): return ext(f'E{self.b}')
    try: raise E(1, b=ext(5))
    except (ext and KeyError, E) as x:
        err = x
    try: x
    except UnboundLocalError as u: out.append(str(u))
    raise err
def f():
    for i in [1, 2]:
        try:
            if i == 1: fail('KeyError', 'one')
            raise
        except KeyError: out.append(ext('ke'))
def g():
    try:
        try: fail('ValueError', 'inner')
        except ValueError as v:
            v.args = (ext('changed'), 2)
            raise v.with_traceback(None) from v
    except ValueError as w: return [w.args, w.__cause__ is w]
def h():
    def handler(kind): out.append(['kind', tick()]); return kind
    try: fail('LookupError', 'le')
    except handler(ValueError): out.append('no')
    except handler(KeyError): out.append('no')
    except handler(LookupError) as e: return str(e)
    except handler(Exception): out.append('no')
def i():
    raise ext('not an exception')
def j():
    raise KeyError from ext(3)
def k():
    assert ext(0), [ext('message'), 1]
for fn in (a, b, c, d, e, f, g, h, i, j, k):
    try: out.append([fn.__name__, fn()])
    except Exception as x: out.append([fn.__name__, chain(x)])
out

#: descriptors_attributes
out = []
class Desc:
    def __init__(self, n): self.n = n
    def __get__(self, o, t): out.append(['get', self.n, o is None]); return ext(self.n)
class Data(Desc):
    def __set__(self, o, v): out.append(['set', self.n, v]); o.__dict__[self.n] = ext(v)
    def __delete__(self, o): out.append(['delete', self.n]); del o.__dict__[self.n]
class A:
    nd = Desc('nd'); da = Data('da')
    def __getattr__(self, n):
        if n.startswith('__'): raise AttributeError(n)
        out.append(['ga', n]); return ext('dyn ' + n)
    def __setattr__(self, n, v): out.append(['sa', n]); super().__setattr__(n, ext(v))
    def __delattr__(self, n): out.append(['dela', n, tick()]); super().__delattr__(n)
    @property
    def bad(self): raise AttributeError(ext('inner'))
class G:
    x = 1
    def __getattribute__(self, n):
        out.append(['gab', n]); 
        if n == 'no': raise AttributeError(ext('no!'))
        return object.__getattribute__(self, n) if n != 'magic' else ext('m')
    def __getattr__(self, n): return ext(['fallback', n])
class S:
    __slots__ = ('a', '__dict__', 'b')
    def __init__(self): self.a = ext(1)
class Sub(S):
    __slots__ = ('c',)
a = A()
a.nd = 5; a.da = 6; a.zz = 7
r = [a.nd, a.da, A.nd, a.zz, a.missing, a.bad, getattr(a, ext('dyn2')), hasattr(a, 'q'), getattr(a, '__nope__', ext('def'))]
del a.nd, a.da
r += [a.nd, a.da]
g = G()
r += [g.x, g.no, g.magic, g.other, getattr(g, 'no', 3)]
s = Sub(); s.c = ext(2); s.d = 3
r += [s.a, s.c, s.__dict__]
try: s.b
except AttributeError as e: r.append(str(e))
del s.a
try: s.a
except AttributeError as e: r.append(str(e))
class Meta(type):
    def __getattr__(cls, n): return ext(n + '!')
    def __iter__(cls): yield from ['i', ext('j')]
    def __len__(cls): return ext(4)
    def __contains__(cls, x): return ext(x) == 1
    def __getitem__(cls, k): return ext([k])
    def __bool__(cls): return ext(False)
    def __eq__(cls, o): return ext(cls is o)
    def __hash__(cls): return 1
    def __format__(cls, s): return ext('fmt' + s)
class M(metaclass=Meta):
    pass
r += [M.foo, list(M), len(M), 1 in M, M[2], bool(M), M == M, f'{M:x}', [*M]]
f = a.__class__.__getattr__.__get__(a, A)
r.append(f('bound'))
class Fn:
    def __call__(self, *a, **k): return ext([list(a), k])
class H: m = Fn(); n = staticmethod(Fn()); c = classmethod(lambda cls, x: ext([cls.__name__, x]))
r += [H().m(1), H.n(2), H().c(3), H.c(4)]
[r, out]

#: statements_targets
out = []
class O:
    def __getattr__(self, n): out.append(['get', n]); return ext(n) if n != 'o' else O()
    def __setattr__(self, n, v): out.append(['set', n, v]); log(n)
    def __setitem__(self, k, v): out.append(['si', str(k), v]); log(str(k))
    def __getitem__(self, k): out.append(['gi', str(k)]); return ext(0)
    def __delitem__(self, k): out.append(['di', str(k), tick()])
    def __delattr__(self, n): out.append(['da', n, tick()])
o = O()
def own(t): out.append(['own', t]); return ext(o) if False else o
own(1).a, own(2)[ext('k')], (own(3).b, *own(4).c) = ext(1), ext(2), [ext(3), 4, ext(5)]
own(5).x = own(6)[ext(1):ext(2), ...] = ext('chain')
own(7)[ext(0)] += ext(1)
own(8)[ext(0):] *= 2
own(9).o[tick()] = tick()
for own(10).i, own(11)[ext('j')] in [(1, ext(2)), (3, 4)]: pass
with_target = []
class C:
    def __enter__(self): return [ext(1), 2]
    def __exit__(self, *a): own(12).done = True
with C() as (own(13).p, own(14)[ext('q')]): out.append('body')
del own(15).z, own(16)[ext(1)], (own(17)[ext(2):],)
y: ext('ann') = ext(5)
own(18).w: ext('ann2') = ext(6)
own(19)[ext(3)]: ext('ann3')
def f(a: ext(1), *b: ext(2), c: ext(3) = ext(4), **d: ext(5)) -> ext(6): return a
out.append(sorted(f.__annotations__.items()))
[x, *out2], z = [ext(1), ext(2), ext(3)], ext(4)
try: a, b = [ext(1)]
except ValueError as e: out.append(str(e))
try: own(20).a, (own(21).b, c) = 1, ext(5)
except TypeError as e: out.append(str(e))
n = 10
n -= ext(1); n //= ext(2); n <<= ext(1); n |= ext(1); n **= ext(2); n %= ext(50); n ^= ext(3); n &= ext(63); n >>= ext(1); n /= ext(2)
[out, out2, n, x, z, y]

#: annotated_targets_without_a_value
out = []
class O:
    def __getitem__(self, k): out.append('never')
    def __getattr__(self, n): out.append('never'); return 1
def own(t): out.append(t); return O()
own(1).w: out.append('a1')
own(2)[out.append('k')]: out.append('a2')
def f():
    own(3).w: out.append('no')
    own(4)[out.append('k2'), 1:out.append('k3')]: out.append('no')
    x: out.append('no')
f()
class A:
    own(5).w: out.append('a3')
    own(6)[out.append('k')]: out.append('a4')
out

#: annotated_targets_without_a_value_that_stop
out = []
class O:
    def __getitem__(self, k): out.append('never')
    def __getattr__(self, n): out.append('never'); return 1
def own(t): out.append(t); return O()
own(1).w: ext('a1')
own(2)[ext('k')]: ext('a2')
def f():
    own(ext(3)).w: ext('no')
    own(4)[ext('k2'), 1:ext('k3')]: ext('no')
    x: ext('no')
f()
class A:
    own(5).w: ext('a3')
    own(6)[ext(3)]: ext('a4')
    own(7)[ext(3), 1:ext(4)]: 5
    y: ext(5)
out

#: methods_that_stop_deep_in_each_other
class Deep:
    table = {}

    def __init__(self, level):
        self.__dict__['level'] = level

    def below(self, action, bottom):
        return action(Deep(self.level - 1)) if self.level else bottom(self)

    def __getitem__(self, key):
        return self.below(lambda deep: deep[key], lambda deep: ext(key))

    def __setitem__(self, key, value):
        if self.level:
            Deep(self.level - 1)[key] = value
        else:
            self.table[key] = ext(value)

    def __delitem__(self, key):
        if self.level:
            del Deep(self.level - 1)[key]
        else:
            del self.table[ext(key)]

    def __contains__(self, item):
        return self.below(lambda deep: [item in deep], lambda deep: [] if item == ext(1) else [1])

    def __len__(self):
        return self.below(len, lambda deep: ext(5))

    def __bool__(self):
        return self.below(bool, lambda deep: ext(True))

    def __hash__(self):
        return self.below(hash, lambda deep: ext(-1))

    def __eq__(self, other):
        return self.below(lambda deep: deep == other, lambda deep: ext(other) == 3)

    def __lt__(self, other):
        return self.below(lambda deep: other > deep, lambda deep: ext('less'))

    def __add__(self, other):
        return self.below(lambda deep: deep + other, lambda deep: ext(other) if other else NotImplemented)

    def __radd__(self, other):
        return self.below(lambda deep: other + deep, lambda deep: [ext(other)])

    def __iadd__(self, other):
        if self.level:
            deep = Deep(self.level - 1)
            deep += other
            return deep
        return ext('added')

    def __neg__(self):
        return self.below(lambda deep: -deep, lambda deep: ext('neg'))

    def __int__(self):
        return self.below(int, lambda deep: ext(7))

    def __str__(self):
        return self.below(str, lambda deep: ext('str'))

    def __repr__(self):
        return self.below(lambda deep: f'{deep!r}', lambda deep: ext('repr'))

    def __format__(self, spec):
        return self.below(lambda deep: format(deep, spec), lambda deep: ext(spec))

    @property
    def seen(self):
        return self.below(lambda deep: deep.seen, lambda deep: ext('seen'))

    @seen.setter
    def seen(self, value):
        if self.level:
            Deep(self.level - 1).seen = value
        else:
            self.table['seen'] = ext(value)

    def __getattr__(self, name):
        if name == 'missing' and not self.level:
            raise AttributeError(ext('gone'))
        return self.below(lambda deep: getattr(deep, name), lambda deep: ext(name))


def tried(action):
    try:
        return action(Deep(10))
    except Exception as error:
        return f'{type(error).__name__}: {error}'


def changed(deep):
    deep['k'] = 2
    deep.seen = 3
    table = dict(Deep.table)
    del deep['k']
    deep += 1
    return table, dict(Deep.table), deep


actions = [
    lambda deep: deep['key'], lambda deep: (1 in deep, 1 not in deep, 2 in deep), len, bool, hash, lambda deep: deep == 3, lambda deep: deep != 3,
    lambda deep: 3 == deep, lambda deep: deep < 2, lambda deep: 2 > deep, lambda deep: deep + 4, lambda deep: 4 + deep, lambda deep: deep + 0,
    lambda deep: -deep, int, str, repr, lambda deep: f'{deep} {deep:>9} {deep!s:>5}', lambda deep: deep.seen, lambda deep: deep.other,
    lambda deep: getattr(deep, 'missing', 'default'), lambda deep: deep.missing, lambda deep: hasattr(deep, 'missing'), changed,
]
[tried(action) for action in actions]
