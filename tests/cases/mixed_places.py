# Many places at once: programs that stop in nearly every expression, mixed across language and library.

#: ops_in_generator_in_class_body
class Holder:
    data = [ext(1), ext(2), ext(3)]
    gen = (ext(x) * ext(x + 1) - ext(-x) ** ext(2) for x in data)
    first = next(gen)
    table = {k: [ext(j) // ext(k) for j in range(k, k + 2)] for k in list(gen) if ext(k) != 0}
    flag = ext(1) < ext(2) < ext(3) != ext(4)
    other = not ext(0) or ext('never')
[Holder.first, Holder.table, Holder.flag, Holder.other]

#: chained_comparison_with_stops_and_short_circuit
class N:
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        log('lt', self.v, o.v)
        return B(ext(self.v) < ext(o.v))
    def __gt__(self, o):
        log('gt', self.v, o.v)
        return B(self.v > o.v)
class B:
    def __init__(self, x):
        self.x = x
    def __bool__(self):
        log('bool', self.x)
        return ext(self.x)
    def __repr__(self):
        return f'B({self.x})'
a = [N(ext(i)) for i in (1, 2, 3, 2)]
r = [repr(a[0] < a[1] < a[2] < a[3] < fail()) if False else repr(a[0] < a[1] < a[2] < a[3] > a[0])]
r.append(repr(a[3] < a[0] < fail()))
r

#: conditional_walrus_nested
def f(n):
    if (y := ext(n) if (z := ext(n % 2)) else (w := inc(n)) * 2) and (q := [y, z, (y := y + ext(1))])[ext(0)]:
        return [y, z, q, locals().get('w', 'unset')]
    return [y, z]
[f(0), f(1), f(2), f(3)]

#: call_argument_mix
def f(*args, **kwargs):
    return [list(args), kwargs]
def mk(tag, v):
    log(tag)
    return v
class M:
    def keys(self):
        log('keys')
        return [ext('m'), ext('n')]
    def __getitem__(self, k):
        log('item', k)
        return ext(k * 2)
out = [mk('f', f)(mk('a', 1), *mk('s', [ext(2)]), mk('b', 3), *(ext(i) for i in (4, 5)), k=mk('k', 6), **mk('d', {'z': ext(7)}), l=ext(8), **M())]
try:
    f(*ext(5))
except TypeError as e:
    out.append(str(e))
try:
    f(**{'a': ext(1)}, **{'a': ext(2)})
except TypeError as e:
    out.append(str(e))
try:
    f(a=ext(1), **M(), m=ext(3))
except TypeError as e:
    out.append(str(e))
out

#: fstring_nested_specs_conversions
class F:
    def __init__(self, n):
        self.n = n
    def __format__(self, spec):
        log('format', spec)
        return ext(f'<{self.n}:{spec}>')
    def __repr__(self):
        return ext(f'R{self.n}')
    def __str__(self):
        return ext(f'S{self.n}')
w = ext(8)
[f'{F(1):{ext(w)}.{ext(3)}}|{F(2)!r:>{w}}|{F(3)!s:^{ext(10)}}|{F(4)!a}|{F(5)=}|{ext(3.14159):{ext(7)}.{ext(2)}f}|{ {"k": ext(1)}["k"] }']

#: comprehension_everything
def rng(*a):
    log('rng', *a)
    return range(*a)
acc = []
r = [[(ext(i), j, (last := k)) for j in rng(ext(i)) if ext(j % 2) == 0 for k in (ext(j), inc(j)) if k] for i in rng(ext(4)) if (acc.append(i), ext(i))[1]]
s = {ext(i): {ext(j) for j in rng(i)} for i in rng(2)}
g = (ext((i, j)) for i in rng(2) for j in rng(2) if ext(i != j))
[r, s, list(g), last, acc]

#: yield_operands_mixed
def g():
    x = (yield ext(1)) + (yield ext(2)) * ext(10)
    y = [(yield ext(x)), *(yield [ext(3)])]
    try:
        z = yield from h(ext(5))
    except KeyError as e:
        z = ['caught', str(e), (yield ext('in handler'))]
    return [x, y, z, (yield)]
def h(n):
    try:
        got = yield ext(n)
        log('h got', got)
        yield ext(n + 1)
    finally:
        log('cleanup', ext('c'))
gen = g()
out = [next(gen), gen.send(3), gen.send(4), gen.send(ext('y')), gen.send([1, 2]), gen.send('sent')]
out.append(gen.throw(KeyError('k')))
out.append(gen.send('after'))
try:
    gen.send(ext('last'))
except StopIteration as e:
    out.append(e.value)
out

#: assignment_targets_order
log_ = []
class O:
    def __init__(self, n):
        object.__setattr__(self, 'n', n)
    def __setattr__(self, k, v):
        log('setattr', self.n, k, v)
        object.__setattr__(self, k, ext(v))
    def __setitem__(self, k, v):
        log('setitem', self.n, k, v)
def o(n):
    log('o', n)
    return O(ext(n))
o(1).x = o(2)[ext('k')] = a, *o(3).rest, (b, o(4)[ext('j')]) = ext([1, 2, 3, (4, 5)])
[a, b]

#: augmented_targets
class A:
    def __init__(self):
        self.v = [1]
    def __getitem__(self, k):
        log('get', k)
        return ext([k])
    def __setitem__(self, k, v):
        log('set', k, v)
class I:
    def __init__(self, n): self.n = n
    def __iadd__(self, o):
        log('iadd', self.n, o)
        self.n += ext(o)
        return self
    def __isub__(self, o):
        return NotImplemented
    def __sub__(self, o):
        log('sub', o)
        return ext(self.n - o)
def get():
    log('owner')
    return a
a = A()
i = j = I(5)
i += ext(3)
get().v += ext([2])
get()[ext('k')] += ext(['t'])
k = i
k -= ext(1)
[i.n, j.n, i is j, a.v, k]

#: while_else_break_continue_finally
def run(limit):
    out = []
    n = 0
    while ext(n) < limit:
        n += 1
        try:
            if n == 2:
                continue
            if n == 5:
                break
            for q in (ext(7), ext(8)):
                try:
                    if q == 8:
                        break
                finally:
                    out.append(('inner', ext(q)))
                    if n == 3:
                        continue
            else:
                out.append('no break')
        finally:
            out.append(ext(n))
    else:
        out.append(ext('else'))
    return out
[run(3), run(9)]

#: except_star_with_stops
def run(*errs):
    out = []
    try:
        try:
            raise ExceptionGroup('g', [*errs])
        except* (ValueError if ext(1) else KeyError) as e:
            out.append(('v', [str(x) for x in e.exceptions], ext(1)))
            if len(e.exceptions) > 1:
                raise TypeError(ext('new'))
        except* KeyError as e:
            out.append(('k', ext(len(e.exceptions))))
            raise
        else:
            out.append('else')
        finally:
            out.append(ext('fin'))
    except BaseException as g:
        out.append(repr(g))
        out.append(repr(g.__context__))
    return [repr(o) for o in out]
[run(ValueError(1)), run(ValueError(1), ValueError(2)), run(ValueError(1), KeyError(2), OSError(3)), run(KeyError(1)), run(ExceptionGroup('n', [ValueError(3), KeyError(4)]), ValueError(1))]

#: with_many_items_suppress
class CM:
    def __init__(self, n, sup=False, bad=None):
        self.n, self.sup, self.bad = n, sup, bad
    def __enter__(self):
        log('enter', self.n)
        if self.bad == 'enter':
            fail('OSError', self.n)
        return ext(self.n)
    def __exit__(self, t, v, tb):
        log('exit', self.n, t and t.__name__, str(v))
        if self.bad == 'exit':
            fail('RuntimeError', self.n)
        return ext(self.sup)
def run(*cms, boom=True):
    try:
        with cms[0] as a, cms[1] as b, cms[2] as (c, *d):
            log('body', a, b, c, d)
            if boom:
                raise ValueError(ext('boom'))
            return 'returned'
        return 'suppressed'
    except Exception as e:
        return [type(e).__name__, str(e), type(e.__context__).__name__]
[run(CM('a'), CM('b', True), CM('cc')), run(CM('a', True), CM('b'), CM('cc', bad='exit')), run(CM('a', True), CM('b', bad='enter'), CM('c')),
 run(CM('a'), CM('b'), CM('cdd'), boom=False), run(CM('a', True), CM('b'), CM(''), boom=False), run(CM('a'), CM('b', bad='exit'), CM('cd'), boom=False)]

#: class_definition_order
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        log('prepare', name, kw)
        return {'seed': ext(1)}
    def __new__(mcs, name, bases, ns, **kw):
        log('new', name, [k for k in ns if not k.startswith('__')])
        ext('n')
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        log('init', name)
        ext('i')
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        log('call', cls.__name__, a)
        o = super().__call__(*a, **k)
        return ext(1) and o
class D:
    def __set_name__(self, owner, name):
        log('set_name', owner.__name__, name)
        self.name = ext(name)
    def __get__(self, o, t=None):
        log('get', self.name, o is None)
        return ext(self.name * 2)
    def __set__(self, o, v):
        log('set', self.name, v)
        ext(v)
class Base:
    def __init_subclass__(cls, **kw):
        log('sub', cls.__name__, kw)
        ext('s')
def deco(c):
    log('deco', c.__name__)
    return ext(1) and c
@deco
class C((Base if ext(1) else object), metaclass=(Meta if ext(1) else type), **{'opt': ext(5)} if False else {}):
    a = D()
    b = D()
    seed += ext(1)
    def __new__(cls, *a):
        log('C.new', a)
        return super().__new__(cls)
    def __init__(self, v):
        self.a = ext(v)
c = C(ext(3))
[c.a, C.b, C.seed, c.seed]

#: reflected_inplace_dunders_subclass_priority
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o):
        log('A.add', self.n)
        return ext(NotImplemented if False else 'A') if ext(self.n) else NotImplemented
    def __radd__(self, o):
        log('A.radd', self.n)
        return ext('rA')
    def __matmul__(self, o):
        log('matmul')
        ext(1)
        return NotImplemented
    def __divmod__(self, o): return ext((self.n, o))
    def __rpow__(self, o, m=None): return ext(('rpow', o))
    def __pow__(self, o, m=None): return ext(('pow', o, m))
    def __neg__(self): return A(ext(-self.n))
    def __invert__(self): return ext('inv')
class B(A):
    def __radd__(self, o):
        log('B.radd', self.n)
        ext(0)
        return NotImplemented
    def __rmatmul__(self, o):
        log('rmatmul')
        return ext('rm')
out = [A(1) + A(2), A(0) + A(2) if False else 1, A(1) + B(2), 5 + A(1), A(1) @ B(2), divmod(A(3), 4), 2 ** A(1), pow(A(1), 2, 3), (-A(4)).n, ~A(1)]
try:
    A(0) + A(3)
except TypeError as e:
    out.append(str(e))
try:
    A(1) @ 5
except TypeError as e:
    out.append(str(e))
x = A(0)
try:
    x += B(1)
except TypeError as e:
    out.append(str(e))
out

#: sorting_everything
class P:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)
    def __repr__(self): return str(self.v)
import functools
l = [P(i) for i in (3, 1, 2, 3)]
out = [repr(sorted(l)), repr(sorted(l, reverse=True)), repr(min(l)), repr(max(l, key=lambda p: ext(-p.v))), repr(max(*l)), repr(min([], default=ext('none')))]
l.sort(key=lambda p: (ext(p.v % 2), p.v))
out.append(repr(l))
m = [3, 1, 2]
m.sort(key=functools.cmp_to_key(lambda a, b: ext(a) - ext(b)), reverse=True)
out.append(m)
try:
    m.sort(key=lambda v: fail('KeyError', str(v)) if v == 1 else v)
except KeyError:
    out.append(m)
try:
    sorted([P(1), ext(2)])
except (TypeError, AttributeError) as e:
    out.append(str(e))
out

#: extend_update_slice_assign
def src(n, bad=False):
    for i in range(n):
        log('y', i, len(l))
        yield ext(i)
    if bad: fail('KeyError', 'bad')
l = []
l.extend(src(2))
l += src(2)
l[1:2] = src(3)
l[::2] = (ext(-1) for _ in l[::2])
try:
    l.extend(src(2, True))
except KeyError: pass
try:
    l[0:1] = src(1, True)
except KeyError: pass
d = {}
d.update(((ext(i), i) for i in range(2)), k=ext(3))
d |= ((ext(j), 9) for j in 'ab')
s = {1}
s.update(src(3), src(1))
s |= set(src(4))
t = (*src(2), *src(1))
a, *b, c = src(4)
out = [l, d, s, t, a, b, c]
try:
    p, q = src(3)
except ValueError as e:
    out.append(str(e))
try:
    p, q, *r = src(1)
except ValueError as e:
    out.append(str(e))
try:
    l[::2] = src(1)
except ValueError as e:
    out.append(str(e))
ba = bytearray(b'ab')
ba.extend(src(2))
ba[0:1] = src(3)
out + [bytes(ba), set(src(2)) == {0, 1}, frozenset(src(2)) == {0, 1}, dict.fromkeys(src(2), ext('v')), ''.join(ext(c) for c in 'ab'), b','.join(ext(c) for c in (b'a', b'b'))]

#: contextlib_family
import contextlib
@contextlib.contextmanager
def cm(t, swallow=False):
    log('enter', t)
    try:
        got = yield ext(t)
        log('normal', t, got)
    except KeyError as e:
        log('caught', str(e))
        if not ext(swallow): raise
    finally:
        log('fin', ext(t))
class Closer:
    def __init__(self, n): self.n = n
    def close(self): log('close', ext(self.n))
out = []
with contextlib.ExitStack() as st:
    out.append(st.enter_context(cm('a')))
    st.callback(lambda *a, **k: log('cb', ext(list(a)), k), 1, k=2)
    st.push(lambda t, v, tb: ext(t is KeyError))
    out.append(st.enter_context(contextlib.closing(Closer('c'))).n)
    with contextlib.suppress(ValueError if ext(1) else KeyError):
        raise ValueError(ext('x'))
    with cm('b', True) as b, cm('bb') as bb:
        raise KeyError(ext('inner'))
    st2 = st.pop_all() if ext(0) else contextlib.ExitStack()
    raise KeyError(ext('outer'))
@cm('deco')
def decorated(x):
    return ext(x)
out.append(decorated(ext(7)))
try:
    with cm('q'):
        raise StopIteration(ext('si'))
except StopIteration as e:
    out.append(['si', e.value])
@contextlib.contextmanager
def twice():
    yield ext(1)
    yield ext(2)
try:
    with twice(): pass
except RuntimeError as e:
    out.append(str(e))
@contextlib.contextmanager
def never():
    if ext(0): yield
try:
    with never(): pass
except RuntimeError as e:
    out.append(str(e))
with contextlib.nullcontext(ext(3)) as n, contextlib.redirect_stdout(None) if ext(0) else contextlib.nullcontext():
    out.append(n)
out

#: functools_family
import functools
@functools.lru_cache(maxsize=2)
def f(x, *, y=0):
    log('f', x, y)
    return ext(x) + y
@functools.cache
def fib(n):
    return ext(n) if n < 2 else fib(n - 1) + fib(n - 2)
class C:
    @functools.cached_property
    def v(self):
        log('v')
        return ext(5)
    @functools.lru_cache
    def m(self, x): return ext(x)
    @functools.singledispatchmethod
    def sd(self, x): return ext('obj')
    @sd.register
    def _(self, x: int): return ext('int')
    @functools.partialmethod
    def nothing(self): pass
    pm = functools.partialmethod(pair if False else (lambda self, a, b: ext((a, b))), 'A')
@functools.singledispatch
def g(x): return ext('base')
@g.register(list)
def _(x): return [g(i) for i in x]
@g.register
def _(x: str | bytes): return ext('text')
@functools.total_ordering
class O:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return ext(self.v == o.v)
    def __lt__(self, o):
        log('lt')
        return ext(self.v < o.v)
@functools.wraps(f)
def w(*a): return ext(f(*a))
c = C()
p = functools.partial(f, ext(3), y=ext(4))
[f(1), f(1), f(2), f(3), f(1), list(f.cache_info()), fib(8), c.v, c.v, c.m(2), c.m(2), c.sd(1), c.sd('x'), c.pm('B'), g([1, 'a', [b'b']]), O(1) <= O(2), O(1) > O(2), O(1) >= O(1), O(1) != O(2), w(1), w.__name__, p(), p(y=1), functools.reduce(lambda a, b: ext(a) * b, (ext(i) for i in (1, 2, 3)), ext(10)), w.__wrapped__ is f]

#: itertools_all
import itertools as it
def src(n, t='s'):
    for i in range(n):
        log(t, i)
        yield ext(i)
def key(v):
    log('key', v)
    return ext(v // 2)
out = [list(it.accumulate(src(4), lambda a, b: ext(a + b), initial=ext(100))), [(k, list(g)) for k, g in it.groupby(src(5), key)], list(it.starmap(lambda a, b: ext(a * b), ((i, ext(i)) for i in src(3)))),
 list(it.takewhile(lambda v: ext(v < 2), src(5))), list(it.dropwhile(lambda v: ext(v < 2), src(4))), list(it.filterfalse(lambda v: ext(v % 2), src(4))), list(it.compress(src(4), src(4, 'c'))), list(it.chain(src(2), src(1))), list(it.chain.from_iterable(src(i) for i in src(3))),
 list(it.islice(src(9), ext(1), ext(6), ext(2))), list(it.zip_longest(src(2), src(3), fillvalue=ext('f'))), list(it.product(src(2), src(2), repeat=ext(1))), list(it.permutations(src(3), 2)), list(it.combinations(src(3), 2)), list(it.combinations_with_replacement(src(2), 2)), list(it.pairwise(src(4))), list(it.islice(it.cycle(src(2)), 5)), list(it.repeat(ext('r'), ext(2))), list(it.islice(it.count(ext(5), ext(3)), 2))]
a, b, c = it.tee(src(4), 3)
out.append([next(a), next(a), next(b), list(a), next(c), list(b), list(c)])
g = it.groupby(src(6), key)
k1, g1 = next(g)
k2, g2 = next(g)
out.append([k1, list(g1), k2, next(g2), [k for k, _ in g], list(g2)])
out

#: bisect_heapq
import bisect, heapq
class P:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)
l = [P(1), P(3), P(5)]
bisect.insort(l, P(ext(4)))
out = [[p.v for p in l], bisect.bisect_left(l, P(3)), bisect.bisect([1, 2, 3], ext(4), key=lambda v: ext(v * 2)), bisect.bisect_right(l, P(3), lo=ext(1), hi=ext(3))]
h = [P(i) for i in (5, 2, 4)]
heapq.heapify(h)
heapq.heappush(h, P(1))
out.append([heapq.heappop(h).v, heapq.heappushpop(h, P(3)).v, heapq.heapreplace(h, P(9)).v])
m = heapq.merge((ext(i) for i in (1, 4)), (ext(i) for i in (2, 3)), key=lambda v: ext(-v), reverse=True)
out.append([next(m), list(m)])
out + [heapq.nlargest(2, (ext(i) for i in (3, 1, 2)), key=lambda v: ext(-v)), [p.v for p in heapq.nsmallest(2, [P(3), P(1), P(2)])]]

#: async_everything
import asyncio
class AIt:
    def __init__(self, n): self.n = n
    def __aiter__(self):
        log('aiter')
        ext(1)
        return self
    async def __anext__(self):
        self.n -= 1
        await asyncio.sleep(ext(0))
        if ext(self.n) < 0: raise StopAsyncIteration(ext('end'))
        return ext(self.n)
class ACM:
    def __init__(self, t, sup=False): self.t, self.sup = t, sup
    async def __aenter__(self):
        log('aenter', self.t)
        await asyncio.sleep(0.01)
        return ext(self.t)
    async def __aexit__(self, t, v, tb):
        log('aexit', self.t, t and t.__name__)
        await asyncio.sleep(0)
        return ext(self.sup)
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        log('await')
        r = yield from asyncio.sleep(0, ext(self.v)).__await__()
        return ext(r)
async def agen(n):
    try:
        for i in range(n):
            got = yield ext(i)
            if got: log('got', got)
    finally:
        log('agen fin', ext('x'))
async def main():
    out = [x async for x in AIt(2)]
    async for y in AIt(1):
        out.append(('y', y))
    else:
        out.append(ext('else'))
    async with ACM('a') as a, ACM('b', True) as b:
        out.append([a, b])
        raise ValueError(ext('boom'))
    out.append([await Aw(3) + await Aw(4), {k: await Aw(k) for k in (1, 2)}, {ext(x) async for x in agen(3)}, [(x, y) for x in (1, 2) if await Aw(x) == 1 async for y in agen(ext(2))]])
    g = agen(5)
    out.append([await g.__anext__(), await g.asend(ext('s')), await anext(g)])
    await g.aclose()
    out.append(await anext(g, ext('dflt')))
    gen = (await Aw(i) async for i in agen(2))
    out.append([v async for v in gen])
    try:
        out.append(await anext(agen(0)))
    except StopAsyncIteration:
        out.append('stopped')
    return out
asyncio.run(main())

#: async_contextlib
import asyncio, contextlib
@contextlib.asynccontextmanager
async def acm(n):
    log('in', n)
    try:
        yield ext(n)
    except KeyError as e:
        await asyncio.sleep(0)
        log('caught', ext(str(e)))
    finally:
        await asyncio.sleep(0)
        log('out', ext(n))
class AC:
    async def aclose(self): log('aclose', ext(1))
async def main():
    out = []
    async with contextlib.AsyncExitStack() as st:
        out.append(await st.enter_async_context(acm('s')))
        st.push_async_callback(lambda *a: asyncio.sleep(0, log('pac', ext(list(a)))), 1, 2)
        st.callback(log, 'plain')
        await st.enter_async_context(contextlib.aclosing(AC()))
        raise KeyError(ext('k'))
    async with acm(1) as a, acm(2) as b:
        out.append([a, b])
        for i in range(3):
            async with acm(i) as c:
                if ext(i) == 1: continue
                if i == 2: break
                out.append(c)
    return out
asyncio.run(main())

#: agen_athrow_aclose_with_await
import asyncio
async def g():
    n = 0
    while True:
        try:
            got = yield ext(n)
            n += got or 1
        except KeyError as e:
            await asyncio.sleep(0)
            n = ext(100)
        except GeneratorExit:
            log('ge', ext(n))
            await asyncio.sleep(0)
            raise
async def deleg():
    async for x in g():
        yield ext(x)
        if x > 2: break
async def main():
    a = g()
    out = [await a.asend(None), await a.asend(5), await a.athrow(KeyError('z')), await a.asend(None)]
    await a.aclose()
    d = deleg()
    out.append([x async for x in d])
    try:
        await a.asend(1)
    except StopAsyncIteration:
        out.append('done')
    return out
asyncio.run(main())

#: closures_sharing_cells
def outer():
    n = ext(0)
    def inc_():
        nonlocal n
        n += ext(1)
        return n
    def get(): return ext(n)
    def dele():
        nonlocal n
        del n
    fs = [lambda i=i: (ext(i), n) for i in range(2)]
    late = [lambda: ext(j) for j in range(3)]
    yield inc_, get, fs, late, dele
    while True:
        ext('gen')
        yield n
g = outer()
inc_, get, fs, late, dele = next(g)
out = [inc_(), get(), next(g), inc_(), [f() for f in fs], [f() for f in late], next(g)]
dele()
ext(1)
for f in (get, inc_, g.__next__):
    try:
        out.append(f())
    except NameError as e:
        out.append([type(e).__name__, str(e)])
out

#: exceptions_alive
def f():
    try:
        try:
            fail('KeyError', 'inner')
        except KeyError as e:
            e.add_note(ext('note'))
            raise ValueError(ext('outer')) from e
    except ValueError as v:
        saved = v
        ext('holding')
        try:
            raise
        except ValueError as w:
            same = w is saved
        try:
            1 / ext(0)
        except ZeroDivisionError as z:
            ctx = z.__context__ is saved
            keep = z
        ext('later')
        try:
            raise OSError(ext(5), 'msg')
        except OSError as o:
            err = [o.errno, o.strerror, o.__context__ is saved]
    return [same, ctx, repr(saved.__cause__), saved.__cause__.__notes__, err, repr(keep.__context__), saved.__suppress_context__]
class MyErr(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = ext(b)
    def __str__(self): return ext(f'{self.args} {self.b}')
eg = ExceptionGroup('g', [MyErr(1, 2), ExceptionGroup('h', [TypeError('t')])])
ext(1)
out = [f()]
try:
    raise eg
except* MyErr as g:
    ext(2)
    out.append([str(x) for x in g.exceptions])
except* TypeError as g:
    out.append(repr(g))
m, r = eg.split(lambda e: ext(isinstance(e, MyErr)))
out + [repr(m.exceptions[0].b), repr(r), eg.derive([KeyError(ext(1))]).message]

#: shared_refs_cycles
class Node:
    __slots__ = ('next', 'val', '__weakref__')
    def __init__(self, v): self.val, self.next = v, self
l = [1]
l.append(l)
d = {'self': None, 'l': l}
d['self'] = d
t = ([],)
t[0].append(t)
n = Node(l)
m = Node(n)
n.next = m
class C: pass
c = C()
c.me = c.method = c
C.inst = c
f = lambda: f
f.attr = [f]
s = [d, d, l, t, n]
ext('stop')
[l[1] is l, d['self'] is d, s[0] is s[1], s[2] is d['l'], t[0][0] is t, n.next.next is n.val if False else n.next is m, m.val is n, n.val is l, c.me is c, C.inst is c, f() is f, f.attr[0] is f, ext(len(s)), repr(l), repr(t)]

#: recursion_mutual_deep
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return ext(False) if n == 0 else even(n - 1)
def deep(n):
    if n == 0:
        return ext('bottom')
    try:
        return [deep(n - 1)][0]
    finally:
        if n % 200 == 0: log(n)
def gen(n):
    if n:
        yield from gen(n - 1)
    yield ext(n)
class R:
    def __init__(self, n): self.child = R(n - 1) if n else ext(None)
    def depth(self): return 1 + (self.child.depth() if self.child else ext(0))
[even(301), deep(850), list(gen(20)), R(60).depth()]
