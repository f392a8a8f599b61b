# Generators and coroutines that are told to exit, or dropped, while there is something left to clean up.

#: exits_through_delegation
def inner(n):
    try:
        yield n
        yield n + 1
    finally:
        log('inner', ext(n))


def outer():
    try:
        r = yield from inner(1)
        yield r
    finally:
        log('outer', ext(2))


def t1():
    g = outer()
    next(g)
    g.close()
    return 'closed'


def catcher():
    try:
        yield 1
    except ValueError as e:
        yield ext(str(e))
    finally:
        log('fin', ext(5))


def out2():
    yield from catcher()
    yield 'end'


def t2():
    g = out2()
    r = [next(g)]
    r.append(g.throw(ValueError('v')))
    r.append(next(g))
    return r


def ign():
    try:
        yield 1
    except GeneratorExit:
        ext('ign')
        yield 2


def out3():
    yield from ign()


def t3():
    g = out3()
    next(g)
    try:
        g.close()
    except RuntimeError as e:
        return str(e)


def t4():
    def deep(n):
        if n:
            yield from deep(n - 1)
        else:
            try:
                yield 'deep'
            finally:
                log('deep', ext(n))

    def named(n):
        try:
            yield from deep(n)
        finally:
            log('named', ext(7))

    g = named(3)
    next(g)
    g.close()
    g = named(2)
    next(g)
    try:
        g.throw(KeyError('k'))
    except KeyError as e:
        return repr(e)


class It:
    def __iter__(self):
        return self

    def __next__(self):
        return ext(3)

    def close(self):
        log('It.close', ext(4))

    def throw(self, e):
        log('It.throw', ext(6))
        return 'thrown'


def out5():
    yield from It()


def t5():
    g = out5()
    r = [next(g)]
    r.append(g.throw(ValueError('x')))
    g.close()
    return r


def t6():
    # inner close raises
    def i():
        try:
            yield 1
        finally:
            ext(0)
            raise KeyError('in close')

    def o():
        try:
            yield from i()
        except KeyError as e:
            log('caught', ext(repr(e)))
            yield 'after'

    g = o()
    next(g)
    try:
        g.close()
    except BaseException as e:
        return repr(e), repr(e.__context__)


def t7():
    def i():
        try:
            yield 1
        finally:
            ext('i')

    def o():
        try:
            yield from i()
        except GeneratorExit:
            ext('o')
            return 5

    g = o()
    next(g)
    return [g.close(), list(g)]


[t() for t in (t1, t2, t3, t4, t5, t6)]

#: exits_of_coroutines
import asyncio


async def inner(n):
    try:
        await asyncio.sleep(n)
    finally:
        log('inner', ext(n))


async def outer():
    try:
        await inner(1)
    finally:
        log('outer', ext(2))


def t1():
    c = outer()
    try:
        c.send(None)
    except StopIteration:
        pass
    c.close()


class Aw:
    def __await__(self):
        try:
            yield 'aw'
        finally:
            log('aw', ext(9))


async def useaw():
    try:
        await Aw()
    finally:
        log('useaw', ext(8))


def t2():
    c = useaw()
    r = [c.send(None)]
    c.close()
    c = useaw()
    c.send(None)
    try:
        c.throw(ValueError('z'))
    except ValueError as e:
        r.append(repr(e))
    return r


async def agen():
    try:
        yield 1
        yield 2
    finally:
        await inner(0.1)
        log('agen', ext(4))


async def deleg():
    try:
        async for x in agen():
            yield x
    finally:
        log('deleg', ext(5))


async def main():
    r = []
    a = agen()
    r.append(await a.__anext__())
    await a.aclose()
    d = deleg()
    r.append(await d.asend(None))
    await d.aclose()
    a = agen()
    r.append(await a.__anext__())
    try:
        await a.athrow(KeyError('q'))
    except KeyError as e:
        r.append(repr(e))
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        r.append('cancelled')
    return r


def t3():
    a = agen()
    s = a.asend(None)
    try:
        s.send(None)
    except StopIteration as e:
        log(e.value)
    c = a.aclose()
    c.send(None)
    try:
        c.throw(ValueError('in aclose'))
    except ValueError as e:
        return repr(e)


[t2(), asyncio.run(main())]


#: loops_left_early
def g(n):
    try:
        yield n
        yield n + 1
    finally:
        log('fin', ext(n))


def find(n):
    for x in g(n):
        if x == n:
            break
    else:
        log('else')
    log('found', x)
    return x


r = [find(1)]
held = g(5)
for x in held:
    break
log('held')
r.append(next(held))
held.close()
for x in g(7):
    for y in g(8):
        try:
            log(x, y)
            if y == 8:
                break
        finally:
            log('between')
    else:
        log('no')


def outer():
    yield from g(20)


for x in outer():
    break
for x in (ext(i) for i in range(3)):
    break


class C:
    def __init__(self):
        self.v = [1, 2]

    def __iter__(self):
        try:
            yield from self.v
        finally:
            log('C', ext(3))


for x in C():
    if x > 1:
        break
for i, x in enumerate(g(30)):
    if i:
        break
r


#: iterators_left_early
def g(n):
    try:
        yield n
        yield n + 1
    finally:
        log('fin', ext(n))


for a, b in zip(g(1), g(5)):
    break
for x in map(lambda v: ext(v), g(3)):
    break
h = g(40)
for x, y in zip(h, g(50)):
    break
next(h)


def leave(n):
    for x in g(n):
        try:
            if x == n:
                raise KeyError(x)
        except KeyError:
            break
    return [y for y in g(60)]


leave(61)
h.close()

#: one_generator_behind_several
def numbers(n):
    try:
        while True:
            n += (yield n) or 1
    finally:
        log('numbers', n)


def asking(n):
    for i in range(n):
        yield ext(i)


def behind(source):
    yield from source


def steps(source):
    first, second = behind(source), behind(source)
    made = [next(first), next(second)]
    ext('between')
    made += [next(second), next(first)]
    ext('again')
    made += [next(first), next(second)]
    second.close()
    return [*made, list(first)]


source = numbers(3)
first, second, third = behind(source), behind(source), behind(source)
made = [next(first), next(second), next(third)]
ext('stop')
made += [second.send(10), first.send(5), next(third)]
first.close()
[made, list(second), steps(numbers(1)), steps(asking(9))]

#: generators_dropped_by_an_exception
out = []
def gen():
    try:
        yield 1
        yield 2
    finally:
        out.append('gen fin')
def f():
    try:
        for x in gen():
            out.append(ext(x))
            raise ValueError(ext('v'))
    except ValueError as e:
        out.append(['caught', str(e)])
        ext(1)
    out.append('after')
f()
try:
    for x in gen():
        out.append(ext(x))
        raise ValueError(ext('v'))
except ValueError as e:
    out.append(['caught', str(e)])
out

#: generators_dropped_by_return_and_break
out = []
def gen():
    try:
        yield 1
        yield 2
    finally:
        out.append('gen fin')
def f():
    for x in gen():
        out.append(ext(x))
        return ext('r')
out.append(f())
def g():
    while True:
        for x in gen():
            out.append(ext(x))
            break
        out.append('after')
        if ext(True): break
    return out
g()

#: asynchronous_generators_dropped_by_a_loop
import asyncio
out = []
async def agen():
    try:
        yield 1
        yield 2
    finally:
        out.append('fin')
        await asyncio.sleep(ext(0))
        out.append('done')
async def main():
    try:
        async for x in agen():
            raise ValueError(ext('v'))
    except ValueError as e:
        out.append(str(e))
    for i in range(4):
        out.append(i)
        await asyncio.sleep(0)
    async for x in agen():
        out.append(ext(x))
        break
    for i in range(4):
        out.append(i)
        await asyncio.sleep(0)
    async def h():
        async for x in agen():
            return ext(x)
    out.append(await h())
    for i in range(4):
        out.append(i)
        await asyncio.sleep(0)
    return 1
asyncio.run(main())
out

#: generators_that_stop_dropped_everywhere
out = []
def gen(tag):
    try:
        yield ext(1)
        yield ext(2)
    finally:
        out.append(['fin', tag])
def f():
    try:
        for x in gen('a'):
            out.append(x)
            raise ValueError(ext('v'))
    except ValueError as e:
        out.append(['caught', str(e)])
    out.append('after')
    for x in gen('b'):
        out.append(x)
        return 'r'
out.append(f())
def g():
    try:
        f2()
    except ValueError as e:
        out.append('g caught')
def f2():
    for x in gen('c'):
        for y in gen('d'):
            raise ValueError(ext('v'))
g()
def h():
    out.append(next(gen('e')))
    out.append('n')
    a = next(gen('f')) + ext(5)
    out.append(a)
    try:
        a, b, c = gen('g')
    except ValueError as e:
        out.append(str(e))
    try:
        a, = gen('h')
    except ValueError as e:
        out.append(str(e))
    out.append(any(gen('j')))
    out.append('m')
    out.append('o')
    for i, x in enumerate(gen('l')):
        out.append(x)
        break
    out.append('p')
    for x in map(ext, gen('q')):
        break
    out.append('s')
    try:
        sum(x / ext(0) for x in gen('u'))
    except ZeroDivisionError as e:
        out.append(str(e))
    it = gen('w')
    next(it)
    it = None
    out.append('x')
    it = gen('y'); next(it)
    del it
    out.append('z')
    return ext('end')
out.append(h())
out

#: generators_dropped_everywhere
out = []
def gen(tag):
    try:
        yield 1
        yield 2
    finally:
        out.append(['fin', tag])
def f2():
    for x in gen('c'):
        for y in gen('d'):
            raise ValueError(ext('v'))
def g():
    try:
        f2()
    except ValueError as e:
        out.append('g caught')
g()
def h():
    out.append(next(gen('e')))
    out.append('n')
    a = next(gen('f')) + ext(5)
    out.append(a)
    out.append(pair(next(gen('f1')), ext(next(gen('f2')))))
    try:
        a, b, c = gen('g')
    except ValueError as e:
        out.append(str(e))
    try:
        a, = gen('h')
    except ValueError as e:
        out.append(str(e))
    try:
        a, pair(1)[ext(0)] = gen('h2'), 1 // ext(0)
    except ZeroDivisionError as e:
        out.append(str(e))
    out.append(any(gen('j')))
    out.append(ext('m') and any(gen('j2')))
    out.append('o')
    for i, x in enumerate(gen('l')):
        out.append(ext(x))
        break
    out.append('p')
    for x in map(ext, gen('q')):
        break
    out.append('s')
    try:
        sum(x / ext(0) for x in gen('u'))
    except ZeroDivisionError as e:
        out.append(str(e))
    it = gen('w')
    next(it)
    it = ext(None)
    out.append('x')
    it = gen('y'); next(it)
    del it
    out.append('z')
    def k():
        i = gen('k')
        next(i)
        return ext(7)
    out.append(k())
    for x in gen('aa'):
        try:
            ext(x)
            continue
        finally:
            out.append('cont')
    else:
        out.append(ext('else'))
    with_ = [x for x in gen('bb') if ext(x)]
    try:
        while True:
            for x in gen('cc'):
                if ext(x): raise KeyError(x)
    except KeyError:
        out.append('ke')
    return ext('end')
out.append(h())
out

#: generators_dropped_around_context_managers
from contextlib import contextmanager, closing, ExitStack
out = []
@contextmanager
def cm(t):
    out.append(['in', t])
    try:
        yield ext(t)
    except ValueError as e:
        out.append(['cm', str(e)])
        if t == 's': return
        raise
    finally:
        out.append(['out', tick()])
def gen():
    with cm('g') as x:
        yield x
        yield ext(2)
def f():
    for v in gen():
        with cm('s') as s:
            out.append([v, s])
            raise ValueError(ext('q'))
    for v in gen():
        out.append(v)
    with closing(gen()) as it:
        out.append(next(it))
    with ExitStack() as st:
        a = st.enter_context(cm(1))
        b = st.enter_context(cm('s'))
        st.callback(lambda: out.append(ext('cb')))
        raise ValueError(ext(a))
    return out
f()

#: generators_dropped_by_zip
out = []
def gen(tag):
    try:
        yield ext(1)
        yield 2
    finally:
        out.append(['fin', tag])
def f():
    z = zip(gen('k'), [1])
    out.append(list(z))
    z = None
    out.append('o')
    ext(1)
f()
out

#: generators_dropped_by_lazy_iterators
out = []
def gen(tag):
    try:
        yield ext(1)
        yield 2
    finally:
        out.append(['fin', tag])
def f():
    z = zip(gen('k'), [1])
    for x in z: out.append(x)
    z = None
    out.append('o')
    z = map(inc, gen('k'))
    out.append(next(z))
    z = None
    out.append('p')
    z = enumerate(gen('k'))
    out.append(next(z))
    z = None
    out.append('q')
    z = filter(None, gen('k'))
    out.append(next(z))
    z = None
    ext(1)
f()
out

#: generators_in_the_variables_of_frames_that_raised
out = []
def gen(n):
    try:
        yield 1
        yield 2
    finally:
        out.append(('clean', n))
def fail(n):
    x = gen(n)
    y = (gen(n + 1), 1)
    next(x), next(y[0])
    raise ValueError(n)
def of_ended_frames():
    saved = []
    for n in (1, 5):
        try:
            fail(n)
        except ValueError as e:
            saved.append(e)
    ext(1)
    out.append('before')
    saved.pop()
    out.append('one')
    ext(2)
    saved.clear()
    out.append('all')
def of_a_frame_that_goes_on():
    z = gen(9)
    next(z)
    try:
        raise KeyError
    except KeyError as e:
        kept = e
    ext(3)
    z = None
    out.append('dropped')
    ext(4)
of_ended_frames()
of_a_frame_that_goes_on()
out

#: what_operands_hold_is_let_go_where_the_value_stack_does
out = []
def say(*a): out.append(a if len(a) > 1 else a[0])
def gen(n):
    try:
        yield n
        yield n + 1
    finally:
        out.append(f'fin {n}')
def w(n):
    g = gen(n); next(g); return g

def use(*a, **k): return len(a)
class Ctx:
    def __init__(s, v): s.v = v
    def __enter__(s): return s.v
    def __exit__(s, *a): out.append('exit'); s.v = None
def dec(x):
    def d(fn): return fn
    return d
def base(x): return object
def ident(x): return x
class Box:
    def __init__(s, v): s.v = v
    def get(s, *a): return 5
    def __getitem__(s, k): return k
    def __setitem__(s, k, v): pass
    def __add__(s, o): return 1
    def __lt__(s, o): return True
def at_boolop():
    w(1) and ext(0); say('after')
def at_boolop2():
    y = ext(0) or w(1) and ext(3); say('after')
def at_method2():
    x = Box(w(1)).get(ext(2)) + ext(3); say('after')
def at_chain():
    Box(w(1)) < ext(2) < ext(3); say('after')
def at_if():
    if w(1) and ext(1):
        say('in')
    say('after')
def at_if2():
    if [w(1)] == ext(2):
        say('in')
    else:
        say('else')
    say('after')
def at_while():
    n = 0
    while use(w(n), ext(n)) and n < 2:
        say('turn'); n += 1
    say('after')
def at_lambda():
    (lambda a=w(1): ext(a and 2))(); say('after')
def at_lambda2():
    (lambda: ext(use(w(1))))(); say('after')
def at_call_result():
    ident(ident(w(1))) and ext(1); say('after')
def at_getattr():
    getattr(Box(w(1)), ext('v')) and ext(2); say('after')
def at_prop():
    class S:
        @property
        def p(s): return ext(w(1) and 3)
        def __init__(s): s.o = w(2)
    S().p; say('after')
def at_with3():
    with Ctx(w(1)), Ctx(w(2)) as y:
        say(ext('in')); del y
    ext(0); say('after')
def at_arg_nested():
    ext(use(w(1), use(w(2), ext(3)), w(4))); say('after')
def at_star2():
    use(*[w(1)], ext(2), *[w(3), ext(4)]); say('after')
def at_dict():
    {ext(1): w(1), ext(2): w(2)}; say('after')
for each in (at_boolop, at_boolop2, at_method2, at_chain, at_if, at_if2, at_while, at_lambda, at_lambda2, at_call_result, at_getattr, at_prop, at_with3, at_arg_nested, at_star2, at_dict):
    out.append(each.__name__)
    each()
out

#: what_statements_hold_is_let_go_where_the_value_stack_does
out = []
def say(*a): out.append(a if len(a) > 1 else a[0])
def gen(n):
    try:
        yield n
        yield n + 1
    finally:
        out.append(f'fin {n}')
def w(n):
    g = gen(n); next(g); return g

def use(*a, **k): return len(a)
class Ctx:
    def __init__(s, v): s.v = v
    def __enter__(s): return s.v
    def __exit__(s, *a): out.append('exit'); s.v = None
def dec(x):
    def d(fn): return fn
    return d
def base(x): return object
def ident(x): return x
class Box:
    def __init__(s, v): s.v = v
    def get(s, *a): return 5
    def __getitem__(s, k): return k
    def __setitem__(s, k, v): pass
    def __add__(s, o): return 1
    def __lt__(s, o): return True
def at_forunpack():
    for a, b in [(w(1), ext(2)), (w(3), ext(4))]:
        ext(0); say('turn')
    a = 0; say('after')
def at_forgen():
    for x in (ext(y) for y in [w(1) and 1, w(2) and 2]):
        say('turn', x)
    say('after')
def at_default():
    def h(a=w(1), b=ext(2)): pass
    say('after'); h = 1; ext(0); say('end')
def at_tryret():
    def h():
        x = w(1)
        try:
            return use(w(2), ext(1))
        finally:
            say('finally'); ext(0)
    say(h()); say('after')
def at_yieldval():
    def gg():
        z = yield w(1)
        say('z'); z = 0; ext(0); yield w(2)
        say('gg end')
    q = gg(); next(q); say('n'); q.send(w(3)); say('s'); next(q, None); say('after')
def at_zip():
    for a, b in zip([w(1), w(2)], [ext(1), ext(2)]): ext(0); say('turn')
    a = 0; say('after')
def at_exc4():
    try:
        [w(1)] + [fail('ValueError', 'x')]
    except ValueError:
        pass
    ext(0); say('after')
def at_exc3():
    try:
        try:
            use(w(1), fail('ValueError', 'x'))
        except ValueError as e:
            ext(0); say('h'); raise KeyError(w(2))
    except KeyError:
        say('handler'); ext(0)
    say('after')
def at_for2():
    for x in [w(1), w(2)]:
        ext(0); say('turn'); break
    say('after'); x = 0; say('end')
def at_comp2():
    y = [x for x in [w(1), w(2)] if ext(1)]; say('mid'); ext(0); y.pop(); say('p'); y = 0; say('after')
def at_del2():
    x = [w(1), w(2)]; ext(0); del x[ext(0)]; say('after'); ext(0); del x; say('end')
def at_walrus2():
    use(y := w(1), y := ext(0)); say('after')
def at_augsub():
    b = {1: [w(1)]}; b[ext(1)] += [ext(2)]; say('a'); b[ext(1)] = ext(3); say('after')
def at_base():
    class H(base(w(1))):
        z = ext(1); say('body')
    say('after')
def at_cells():
    def h():
        x = w(1)
        def k():
            nonlocal x
            ext(0); x = ext(2); say('set')
        k(); say('k'); return x
    h(); say('after')
def at_reversed():
    for x in reversed([w(1), w(2)]): ext(0); say('t')
    del x; say('after')
def at_raise_from():
    try:
        raise ValueError(ext(1)) from KeyError(w(1))
    except ValueError as e:
        ext(0); e.__cause__ = None; say('h')
    say('after')
def at_local2():
    def h(a, b):
        ext(0); a = 0; say('a'); ext(0); return b and 1
    h(w(1), w(2)); say('after')
for each in (at_forunpack, at_forgen, at_default, at_tryret, at_yieldval, at_zip, at_exc4, at_exc3, at_for2, at_comp2, at_del2, at_walrus2, at_augsub, at_base, at_cells, at_reversed, at_raise_from, at_local2):
    out.append(each.__name__)
    each()
out

#: weakly_referenced_operands_die_where_the_value_stack_lets_go
out = []
def say(*a): out.append(a if len(a) > 1 else a[0])
import weakref
class O:
    def __init__(s, n): s.n = n; weakref.finalize(s, out.append, f'fin {n}')
    def __eq__(s, o): return False
    def __iter__(s): return iter([s.n])
def w(n): return O(n)

def use(*a, **k): return len(a)
class Ctx:
    def __init__(s, v): s.v = v
    def __enter__(s): return s.v
    def __exit__(s, *a): out.append('exit'); s.v = None
def dec(x):
    def d(fn): return fn
    return d
def base(x): return object
def ident(x): return x
class Box:
    def __init__(s, v): s.v = v
    def get(s, *a): return 5
    def __getitem__(s, k): return k
    def __setitem__(s, k, v): pass
    def __add__(s, o): return 1
    def __lt__(s, o): return True
def at_boolop():
    w(1) and ext(0); say('after')
def at_boolop2():
    y = ext(0) or w(1) and ext(3); say('after')
def at_method2():
    x = Box(w(1)).get(ext(2)) + ext(3); say('after')
def at_chain():
    Box(w(1)) < ext(2) < ext(3); say('after')
def at_if():
    if w(1) and ext(1):
        say('in')
    say('after')
def at_if2():
    if [w(1)] == ext(2):
        say('in')
    else:
        say('else')
    say('after')
def at_while():
    n = 0
    while use(w(n), ext(n)) and n < 2:
        say('turn'); n += 1
    say('after')
def at_lambda():
    (lambda a=w(1): ext(a and 2))(); say('after')
def at_lambda2():
    (lambda: ext(use(w(1))))(); say('after')
def at_call_result():
    ident(ident(w(1))) and ext(1); say('after')
def at_getattr():
    getattr(Box(w(1)), ext('v')) and ext(2); say('after')
def at_prop():
    class S:
        @property
        def p(s): return ext(w(1) and 3)
        def __init__(s): s.o = w(2)
    S().p; say('after')
def at_with3():
    with Ctx(w(1)), Ctx(w(2)) as y:
        say(ext('in')); del y
    ext(0); say('after')
def at_arg_nested():
    ext(use(w(1), use(w(2), ext(3)), w(4))); say('after')
def at_star2():
    use(*[w(1)], ext(2), *[w(3), ext(4)]); say('after')
def at_dict():
    {ext(1): w(1), ext(2): w(2)}; say('after')
def at_forunpack():
    for a, b in [(w(1), ext(2)), (w(3), ext(4))]:
        ext(0); say('turn')
    a = 0; say('after')
def at_forgen():
    for x in (ext(y) for y in [w(1) and 1, w(2) and 2]):
        say('turn', x)
    say('after')
def at_default():
    def h(a=w(1), b=ext(2)): pass
    say('after'); h = 1; ext(0); say('end')
def at_tryret():
    def h():
        x = w(1)
        try:
            return use(w(2), ext(1))
        finally:
            say('finally'); ext(0)
    say(h()); say('after')
def at_exc4():
    try:
        [w(1)] + [fail('ValueError', 'x')]
    except ValueError:
        pass
    ext(0); say('after')
def at_exc3():
    try:
        try:
            use(w(1), fail('ValueError', 'x'))
        except ValueError as e:
            ext(0); say('h'); raise KeyError(w(2))
    except KeyError:
        say('handler'); ext(0)
    say('after')
def at_for2():
    for x in [w(1), w(2)]:
        ext(0); say('turn'); break
    say('after'); x = 0; say('end')
def at_comp2():
    y = [x for x in [w(1), w(2)] if ext(1)]; say('mid'); ext(0); y.pop(); say('p'); y = 0; say('after')
def at_del2():
    x = [w(1), w(2)]; ext(0); del x[ext(0)]; say('after'); ext(0); del x; say('end')
def at_walrus2():
    use(y := w(1), y := ext(0)); say('after')
def at_augsub():
    b = {1: [w(1)]}; b[ext(1)] += [ext(2)]; say('a'); b[ext(1)] = ext(3); say('after')
def at_base():
    class H(base(w(1))):
        z = ext(1); say('body')
    say('after')
def at_cells():
    def h():
        x = w(1)
        def k():
            nonlocal x
            ext(0); x = ext(2); say('set')
        k(); say('k'); return x
    h(); say('after')
def at_reversed():
    for x in reversed([w(1), w(2)]): ext(0); say('t')
    del x; say('after')
def at_raise_from():
    try:
        raise ValueError(ext(1)) from KeyError(w(1))
    except ValueError as e:
        ext(0); e.__cause__ = None; say('h')
    say('after')
def at_local2():
    def h(a, b):
        ext(0); a = 0; say('a'); ext(0); return b and 1
    h(w(1), w(2)); say('after')
for each in (at_boolop, at_boolop2, at_method2, at_chain, at_if, at_if2, at_while, at_lambda, at_lambda2, at_call_result, at_getattr, at_prop, at_with3, at_arg_nested, at_star2, at_dict, at_forunpack, at_forgen, at_default, at_tryret, at_exc4, at_exc3, at_for2, at_comp2, at_del2, at_walrus2, at_augsub, at_base, at_cells, at_reversed, at_raise_from, at_local2):
    out.append(each.__name__)
    each()
out
