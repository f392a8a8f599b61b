# What only the value stack holds is let go when CPython lets go of it, and not lost by a dump before.

#: operands_are_let_go_by_what_uses_them
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
def at_if():
    if first(made(1), ext(1)):
        print('body'); ext(2)
    print('end')
at_if()
def at_elif():
    if first(made(1), not ext(1)):
        print('body'); ext(2)
    elif first(made(2), ext(3)):
        print('elif'); ext(4)
    print('end')
at_elif()
def at_while():
    n = 0
    while first(made(1), ext(1)) and n < 2:
        print('body'); ext(2)
        n += 1
    print('end')
at_while()
def at_for():
    for x in first(made(1), (ext(1), 1)):
        print('body'); ext(2)
    print('end')
at_for()
def at_with():
    with first(made(1), C(ext(1))) as c:
        print('body'); ext(2)
    print('end')
at_with()
def at_guard():
    match 1:
        case 1 if first(made(1), not ext(1)):
            print('no')
        case _ if first(made(2), ext(1)):
            print('body'); ext(2)
            print('b')
    print('end')
at_guard()
def at_return():
    try:
        return first(made(1), ext(1))
    finally:
        print('f'); ext(4); print('f2')
print(at_return())
def at_assert():
    assert first(made(1), ext(1))
    print('x')
    try:
        assert first(made(1), not ext(1)), first(made(2), ext(3))
    except AssertionError as e: print(e)
    print('y')
at_assert()
def at_boolop():
    print(first(made(1), ext(1)) and first(made(2), ext(2)), print('z'), first(made(3), ext(3)) or 1, ext(4))
    print('x')
at_boolop()
def at_ifexp():
    print(first(made(1), ext(1)) if first(made(2), ext(2)) else 3, print('z'), ext(4))
    print('x')
at_ifexp()
def at_compare():
    print(first(made(1), ext(1)) == first(made(2), ext(2)) == first(made(3), ext(3)), print('z'), ext(4))
    print('x')
at_compare()
def at_nested():
    print(first(made(1), first(made(2), ext(1))), print('z'), ext(4))
    print(f'{first(made(1), ext(1))} {print("m")} {ext(2)}')
    x = [first(made(1), ext(1)), print('l'), ext(2)]
    print('x')
    x = {first(made(1), ext(1)): print('l'), ext(2): 3}
    (first(made(1), ext(1)), print('s'), ext(3))
    C()[first(made(1), ext(1))]
    print(C()[first(made(1), ext(1)):ext(2)], print('k'), ext(5))
    y = (lambda a=first(made(1), ext(1)): print('lam'))
    y(); ext(3)
    print(-first(made(1), ext(1)), print('neg'), ext(5))
    print(1 + first(made(1), ext(1)), print('plus'), ext(5))
    x = z = first(made(1), ext(1)); print('as'); ext(5)
    x, z = first(made(1), (ext(1), 2)); print('as'); ext(5)
    del x; x = 1
    x += first(made(1), ext(1)); print('aug'); ext(5)
    u = [first(made(1), i) for i in first(made(2), [ext(1), 2]) if first(made(3), ext(2))]
    print('com'); ext(5)
    try:
        raise first(made(1), ValueError(ext(3)))
    except first(made(2), (ext(4) and ValueError)) as e:
        print('exc'); ext(4)
    print('over')
at_nested()

#: headers_let_go_of_their_parts
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
def deco(a, b): return lambda f: f
def h():
    @deco(made(1), ext(1))
    def k(a=first(made(2), ext(2)), *, b=first(made(3), ext(3))) -> first(made(4), ext(4)):
        return 1
    print('k'); ext(5)
    @deco(made(1), ext(1))
    class A(first(made(2), (ext(2) and object))):
        v = first(made(4), ext(4))
        print('in')
        w = ext(5)
    print('kk'); ext(5)
h()

#: generators_and_targets_let_go_of_their_parts
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
def ge():
    x = yield first(made(1), ext(1))
    print('sent'); ext(2)
    y = first(made(4), (yield first(made(2), ext(3))))
    print('s2'); ext(2)
    yield from first(made(3), [ext(4), 5])
    print('s3'); ext(5)
    return first(made(5), ext(6))
def at_gen():
    it = ge()
    for x in it: print('got', x); ext(7)
    print('done')
at_gen()
def at_sub():
    d = {}
    d[first(made(1), ext(1))] = first(made(2), ext(2)); print('a'); ext(3)
    d[first(made(1), ext(1))] += first(made(2), ext(2)); print('b'); ext(3)
    del d[first(made(1), ext(1))]; print('c'); ext(3)
    c = C()
    c.x = first(made(1), ext(1)); print('d'); ext(3)
    first(made(1), c).y = first(made(2), ext(2)); print('e'); ext(3)
    first(made(1), c).y += first(made(2), ext(2)); print('f'); ext(3)
    print(first(made(1), c).y, print('g'), ext(3))
    print(*first(made(1), [ext(1)]), print('h'), **first(made(2), {'end': str(ext(2)) + chr(10)}))
    print('i'); ext(1)
    global q
    q = first(made(1), ext(1)); print('j'); ext(1)
    (q := first(made(1), ext(1))); print('k'); ext(1)
    exec("z = first(made(1), ext(1)); print('e'); ext(2)"); print('l'); ext(1)
    sorted([2, 1], key=lambda x: first(made(1), ext(x))); print('m'); ext(1)
    print(all(first(made(i), ext(i)) for i in first(made(7), [1, 2])), print('n'), ext(1))
at_sub()

#: waiting_lets_go_of_its_parts
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
async def co(n):
    ext(n); return n
class AC:
    async def __aenter__(s): ext(1); return s
    async def __aexit__(s, *a): ext(2)
async def ag():
    yield first(made(1), ext(3))
    yield first(made(2), await co(3))
async def main():
    print(await first(made(1), co(1)), print('a'), ext(2))
    print(first(made(2), await co(2)), print('a'), ext(2))
    async with first(made(3), AC()): print('in'); ext(1)
    async for x in first(made(4), ag()): print('it'); ext(1)
    print([x async for x in first(made(5), ag()) if first(made(6), await co(3))])
    print('end'); ext(3)
await main()

#: errors_let_go_of_what_the_frame_held
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
def boom(*a): raise ValueError('b')
def inner():
    first(made(1), boom(ext(1)))
def h():
    try:
        inner()
    except ValueError as e:
        print('handler'); ext(2)
        kept = e
    print('after'); ext(3)
    kept = None
    print('kept')
    try:
        first(made(2), boom(ext(1)))
    except ValueError:
        print('handler'); ext(2)
    with C(ext(1)) as c:
        try:
            with C(ext(2)):
                first(made(3), first(made(4), boom(ext(1))))
        except ValueError: print('v')
    class X:
        def __enter__(s): return s
        def __exit__(s, *a): print('exit'); ext(3); return True
    with X(), X():
        first(made(5), boom(ext(1)))
    for x in first(made(6), [ext(1), 2]):
        try:
            first(made(7), boom(ext(1)))
        except ValueError: print('v'); continue
        finally: print('fin'); ext(4)
    for x in made(8):
        try: first(made(9), boom(ext(1)))
        except ValueError: print('v'); break
    print('end'); ext(2)
    try:
        for x in made(10):
            first(made(11), boom(ext(1)))
    except ValueError: print('vv')
    for x in made(12):
        first(made(13), ext(1))
        if first(made(14), ext(1)): break
    else: print('else')
    print('x')
    def gen():
        first(made(15), boom(ext(1)))
        yield 1
    try: list(gen())
    except ValueError: print('gv')
    try: [first(made(16), boom(ext(i))) for i in made(17)]
    except ValueError: print('lv')
    try: raise first(made(18), ValueError(ext(1))) from first(made(19), KeyError(ext(1)))
    except ValueError: print('rv')
    try:
        try: first(made(20), boom(ext(1)))
        finally: print('F'); ext(1); print('G')
    except ValueError: print('fv')
h()

#: match_lets_go_of_its_subject
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
class P:
    __match_args__ = ('a', 'b')
    def __init__(s, n): s.n = n
    @property
    def a(s): ext(s.n); return made(s.n)
    @property
    def b(s): return made(s.n + 1)
class S:
    def __len__(s): return ext(2)
    def __getitem__(s, i):
        if i > 1: raise IndexError
        return made(30 + i)
import collections.abc
collections.abc.Sequence.register(S)
def f():
    match made(1):
        case int(): print('no')
        case _ if ext(1): print('body'); ext(2)
    print('after')
    match made(2):
        case _ if not ext(2): print('no')
        case x: print('bound')
    ext(3)
    x = None
    match (made(3), made(4)):
        case (a, _) if ext(4):
            ext(5); print('pair')
    a = None
    print('-')
    match (made(5), made(6)):
        case (1, _): print('no')
        case (_, _) if not ext(1): print('no')
        case (_, b) if not ext(2): print('no')
        case [c, *_] if ext(3): print('c')
        case _: print('no')
    b = c = None
    print('--')
    match P(10):
        case P(1): print('no')
        case P(_, 2): print('no')
        case P(a=u, b=v) if not ext(1): print('no')
        case P(_, w) if ext(2): print('w'); ext(1)
    u = v = w = None
    print('---')
    match S():
        case [1, _]: print('no')
        case [_, d] if not ext(1): print('no')
        case [d, *_] if ext(1): print('d')
    print('----')
    match {'k': made(40), 'j': ext(1)}:
        case {'k': 1}: print('no')
        case {'k': _, **r} if not ext(1): print('no')
        case {'j': 1, **r}: print(len(r)); ext(1)
    r = None
    print('-----')
    for i in (1, 2):
        match first(made(50), i):
            case 1 if first(made(51), ext(1)): print('one'); ext(1); continue
            case 2: print('two'); ext(2); break
    match made(60):
        case str(): pass
        case [*_]: pass
    print('fell'); ext(1)
    match made(61):
        case str() if ext(1): pass
        case [*_] if ext(1): pass
    print('fell'); ext(1)
f()

#: hooks_let_go_of_their_operands
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
class V:
    def __init__(s, n): s.n = n
    def __add__(s, o): ext(s.n); return V(s.n + 1)
    def __radd__(s, o): ext(s.n); return V(s.n + 1)
    def __iadd__(s, o): ext(s.n); return s
    def __eq__(s, o): ext(s.n); return True
    def __hash__(s): ext(s.n); return 1
    def __lt__(s, o): ext(s.n); return True
    def __bool__(s): ext(s.n); return True
    def __getitem__(s, i): ext(s.n); return 1
    def __setitem__(s, i, v): ext(s.n)
    def __delitem__(s, i): ext(s.n)
    def __contains__(s, i): ext(s.n); return True
    def __call__(s, *a): ext(s.n); return 1
    def __getattr__(s, n):
        if n.startswith('__'): raise AttributeError(n)
        ext(s.n); return 1
    def __format__(s, spec): ext(s.n); return 'F' + spec
    def __len__(s): return ext(s.n)
    def __iter__(s): ext(s.n); return iter([1])
    def __enter__(s): ext(s.n); return s
    def __exit__(s, *a): ext(s.n)
    def __neg__(s): ext(s.n); return 1
def v(n, k=0):
    return first(made(n), V(n))
def h():
    x = first(made(1), v(1)) + first(made(2), v(2)); print('add'); ext(1)
    x += v(3); print('iadd'); ext(1)
    y = v(1) == v(2); print('eq'); ext(1)
    y = v(1) < v(2) < v(3); print('lt'); ext(1)
    if v(1) and v(2): print('bool'); ext(1)
    y = not v(1); print('not'); ext(1)
    y = v(1) or v(2); print('or'); ext(1)
    y = v(1)[v(2)]; print('get'); ext(1)
    v(1)[v(2)] = v(3); print('set'); ext(1)
    del v(1)[v(2)]; print('del'); ext(1)
    y = v(1) in v(2); print('in'); ext(1)
    y = v(1)(v(2), v(3)); print('call'); ext(1)
    y = v(1).foo; print('attr'); ext(1)
    y = f'{v(1)} {v(2):>{ext(3)}} {print("inf")}'; print(y); ext(1)
    y = {v(1): v(2), v(3): v(4)}; print('dict'); ext(1); y.clear()
    y = {v(1), v(2)}; print('set'); ext(1); y.clear()
    y = [*v(1), *v(2)]; print('list'); ext(1)
    a, = v(1); print('unpack'); ext(1)
    with v(1) as q: print('with'); ext(1)
    q = None; print('q')
    for i in v(1): print('for'); ext(1)
    y = -v(1); print('neg'); ext(1)
    y = len(v(1)); print('len'); ext(1)
    y = sorted([v(1), v(2)]); print('sorted'); ext(1); y = None
    y = [i for i in v(1) if v(2)]; print('comp'); ext(1)
    y = max(v(1), v(2), key=lambda z: ext(z.n)); print('max'); ext(1); y = None
    y = dict([(v(1), v(2))]); print('dict'); ext(1); y = None
    y = str(v(1)) and 1; print('str'); ext(1)
    y = list(map(lambda z: ext(z.n), [v(1), v(2)])); print('map'); ext(1)
    y = sum([1, 2], start=v(1)); print('sum'); ext(1); y = None
    y = isinstance(v(1), V); print('isinst'); ext(1)
    y = getattr(v(1), 'foo'); print('ga'); ext(1)
    assert v(1), v(2); print('assert'); ext(1)
    while v(1): print('while'); ext(1); break
    y = v(1) if v(2) else v(3); print('if'); ext(1); y = None
    y = (lambda p=v(1): p)(); print('lam'); ext(1); y = None
    raise_ = 0
    try: v(1).bar(v(2))
    except TypeError as e: print('te')
    print('end')
h()

#: calls_let_go_of_their_arguments
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b): return b
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): pass
    def __getitem__(s, i): return 5
class A:
    def __init__(s): s.g = made(9)
    def m(s, x, *a, **k): ext(1); x = None; print('in m'); ext(2); return 5
    @classmethod
    def c(cls, x): x = None; print('in c'); ext(2)
    @staticmethod
    def s(x): x = None; print('in s'); ext(2)
    @property
    def p(s): ext(1); return made(4)
def k(x, y=None, *a, **kw):
    x = y = a = kw = None
    print('in k'); ext(3); print('out k')
def h():
    A().m(made(1), ext(1)); print('a'); ext(1)
    A().c(made(1)); print('b'); ext(1)
    A().s(made(1)); print('c'); ext(1)
    k(made(1), made(2)); print('d'); ext(1)
    k(made(1), ext(2)); print('d'); ext(1)
    k(made(1), y=made(2), z=ext(2)); print('d'); ext(1)
    A().p; print('e'); ext(1)
    x = A().p; print('f'); ext(1); x = None
    k(A().p, A().m(made(6))); print('g'); ext(1)
    l = [made(1), ext(1)]
    k(l.pop(0), ext(2)); print('h'); ext(1)
    k(l.append(made(3)) or l.pop()); print('i'); ext(1)
    def n():
        yield made(7)
        ext(1)
    for q in n(): print('q'); ext(1); q = None; print('qq')
    print(ext(A().m(first(made(1), 2)))); print('j'); ext(1)
    t = (made(1), ext(1)); t = None; print('k'); ext(1)
    a, b = made(1), made(2 + ext(0)); a = b = None; print('l'); ext(1)
    a = [made(1), made(2), ext(1)]; del a[0]; print('m'); ext(1); a.clear(); print('n')
    a = {'x': made(1), 'y': ext(1)}; a['x'] = ext(2); print('o'); ext(1)
    (lambda z: ext(1))(made(1)); print('p'); ext(1)
    (lambda z: [ext(1), z][0])(made(1)); print('p'); ext(1)
    next(made(1), ext(1)); print('r'); ext(1)
    print(next(made(1), ext(1))); print('r'); ext(1)
h()

#: defaults_come_before_annotations
out = []
def say(x):
    out.append(x)
    return x
def h():
    def k(a=say(ext(1)), b: say(2) = 3, *, c=say(ext(4))) -> say(ext(5)): pass
    def m(a=say(ext(1))) -> say(2): pass
    @(lambda f: say(ext(0)) or f)
    def n(a: say(1) = say(ext(2)), /, b: say(3) = say(ext(4)), *c: say(ext(5)), d: say(6) = say(7), **e: say(8)) -> say(ext(9)): pass
    async def o(a=say(ext(1))) -> say(ext(2)): pass
h()
out

#: variables_are_let_go_in_the_order_of_their_slots
def g(n):
    try:
        yield 1
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def h(z, *b, y, **a):
    x, w = made(1), made(2)
    for v in [made(3)]: ext(1)
    with_ = u = made(4)
    t: int = made(5)
    try: raise ValueError
    except ValueError as s: r = made(6)
    match made(7):
        case q: p = made(8)
    def o(): pass
    n = [m := made(9)] and made(10)
    l = ext(2)
    l = made(11)
    ext(3)
h(made(20), made(21), made(22), y=made(23), c=made(24), d=made(25))
def k(b, a):
    yield b
    c = made(1); a2 = made(2)
    yield ext(1)
it = k(made(3), made(4)); next(it); next(it)
ext(2)
it = None
print('end')

#: operations_that_fail_let_go_of_their_operands
def g(n):
    try:
        yield 1
        yield 2
    finally:
        print('clean', n)
def made(n):
    x = g(n); next(x); return x
def first(a, b=1, *c, **k): return b
def boom(*a): raise ValueError('b')
class C:
    def __init__(s, *a): s.a = a
    def __enter__(s): return s
    def __exit__(s, *a): print('exit'); ext(1)
class H:
    def __init__(s, n): s.h = made(n); s.n = n
    def __add__(s, o): ext(s.n); return 1
    def __radd__(s, o): return 2
    def __eq__(s, o): ext(s.n); return True
    def __bool__(s): ext(s.n); return True
    def __getitem__(s, i): return ext(1)
    def __call__(s, *a): return ext(2)
    def m(s, *a): return ext(3)
    @property
    def p(s): return ext(4)
def deco(*a): return lambda f: f
def h():
    try:
        made(1).foo
    except Exception as e: print(0, type(e).__name__, ext(0))
    print('-')
    try:
        made(1) + ext(1)
    except Exception as e: print(1, type(e).__name__, ext(1))
    print('-')
    try:
        -made(1)
    except Exception as e: print(2, type(e).__name__, ext(2))
    print('-')
    try:
        made(1)[ext(0)]
    except Exception as e: print(3, type(e).__name__, ext(3))
    print('-')
    try:
        made(1)(ext(1))
    except Exception as e: print(4, type(e).__name__, ext(4))
    print('-')
    try:
        len(made(1))
    except Exception as e: print(5, type(e).__name__, ext(5))
    print('-')
    try:
        int(made(1))
    except Exception as e: print(6, type(e).__name__, ext(6))
    print('-')
    try:
        iter(made(1)).foo
    except Exception as e: print(7, type(e).__name__, ext(7))
    print('-')
    try:
        [*ext(1), made(1)]
    except Exception as e: print(8, type(e).__name__, ext(8))
    print('-')
    try:
        [*made(1).x]
    except Exception as e: print(9, type(e).__name__, ext(9))
    print('-')
    try:
        f'{made(1):x}'
    except Exception as e: print(10, type(e).__name__, ext(10))
    print('-')
    try:
        f'{made(1).z!r}'
    except Exception as e: print(11, type(e).__name__, ext(11))
    print('-')
    try:
        isinstance(1, made(1))
    except Exception as e: print(12, type(e).__name__, ext(12))
    print('-')
    try:
        print(made(1), sep=1)
    except Exception as e: print(13, type(e).__name__, ext(13))
    print('-')
    try:
        sorted([made(1), made(2)])
    except Exception as e: print(14, type(e).__name__, ext(14))
    print('-')
    try:
        {made(1).x: 1}
    except Exception as e: print(15, type(e).__name__, ext(15))
    print('-')
    try:
        {[made(1)]: 1}
    except Exception as e: print(16, type(e).__name__, ext(16))
    print('-')
    try:
        made(1) in 5
    except Exception as e: print(17, type(e).__name__, ext(17))
    print('-')
    try:
        5 in ext(5)
    except Exception as e: print(18, type(e).__name__, ext(18))
    print('-')
    try:
        abs(made(1))
    except Exception as e: print(19, type(e).__name__, ext(19))
    print('-')
    try:
        hash([made(1)])
    except Exception as e: print(20, type(e).__name__, ext(20))
    print('-')
    try:
        setattr(1, 'x', made(1))
    except Exception as e: print(21, type(e).__name__, ext(21))
    print('-')
    try:
        getattr(made(1), ext('zz'))
    except Exception as e: print(22, type(e).__name__, ext(22))
    print('-')
    try:
        dict(made(1))
    except Exception as e: print(23, type(e).__name__, ext(23))
    print('-')
    try:
        set([[made(1)]])
    except Exception as e: print(24, type(e).__name__, ext(24))
    print('-')
    try:
        str.join(ext(','), [made(1)])
    except Exception as e: print(25, type(e).__name__, ext(25))
    print('-')
    try:
        ''.join([made(1)])
    except Exception as e: print(26, type(e).__name__, ext(26))
    print('-')
    try:
        '%d' % made(1)
    except Exception as e: print(27, type(e).__name__, ext(27))
    print('-')
    try:
        [1,2].index(made(1))
    except Exception as e: print(28, type(e).__name__, ext(28))
    print('-')
    try:
        [1].remove(made(1))
    except Exception as e: print(29, type(e).__name__, ext(29))
    print('-')
    try:
        {}[made(1)]
    except Exception as e: print(30, type(e).__name__, ext(30))
    print('-')
    try:
        {}.pop(made(1))
    except Exception as e: print(31, type(e).__name__, ext(31))
    print('-')
    try:
        [].pop(made(1))
    except Exception as e: print(32, type(e).__name__, ext(32))
    print('-')
    try:
        first(made(1), **5)
    except Exception as e: print(33, type(e).__name__, ext(33))
    print('-')
    try:
        first(made(1), b=1, **{'b': 2})
    except Exception as e: print(34, type(e).__name__, ext(34))
    print('-')
    try:
        boom(made(1), ext(1))
    except Exception as e: print(35, type(e).__name__, ext(35))
    print('-')
    try:
        next(iter([]), *[made(1), made(2), made(3)])
    except Exception as e: print(36, type(e).__name__, ext(36))
    print('-')
    try:
        type(made(1)).foo
    except Exception as e: print(37, type(e).__name__, ext(37))
    print('-')
    try:
        super(int, made(1))
    except Exception as e: print(38, type(e).__name__, ext(38))
    print('-')
    try:
        H(1)[0].foo
    except Exception as e: print(39, type(e).__name__, ext(39))
    print('-')
    try:
        H(2).m(made(1)).foo
    except Exception as e: print(40, type(e).__name__, ext(40))
    print('-')
    try:
        map(made(1), 5)
    except Exception as e: print(41, type(e).__name__, ext(41))
    print('-')
    try:
        zip(made(1), 5)
    except Exception as e: print(42, type(e).__name__, ext(42))
    print('-')
    try:
        enumerate(5, made(1))
    except Exception as e: print(43, type(e).__name__, ext(43))
    print('-')
    try:
        range(made(1))
    except Exception as e: print(44, type(e).__name__, ext(44))
    print('-')
    try:
        bytes(made(1))
    except Exception as e: print(45, type(e).__name__, ext(45))
    print('-')
    try:
        complex(made(1))
    except Exception as e: print(46, type(e).__name__, ext(46))
    print('-')
    try:
        chr(made(1))
    except Exception as e: print(47, type(e).__name__, ext(47))
    print('-')
    try:
        ord(made(1))
    except Exception as e: print(48, type(e).__name__, ext(48))
    print('-')
    try:
        round(made(1))
    except Exception as e: print(49, type(e).__name__, ext(49))
    print('-')
    try:
        divmod(made(1), 2)
    except Exception as e: print(50, type(e).__name__, ext(50))
    print('-')
    try:
        pow(made(1), 2)
    except Exception as e: print(51, type(e).__name__, ext(51))
    print('-')
    try:
        with made(1): pass
    except Exception as e: print(52, type(e).__name__, ext(52))
    print('-')
    try:
        with C(1), made(2): pass
    except Exception as e: print(53, type(e).__name__, ext(53))
    print('-')
    try:
        for x in 5, *ext(made(1).x): pass
    except Exception as e: print(54, type(e).__name__, ext(54))
    print('-')
    try:
        a, b, c = made(1)
    except Exception as e: print(55, type(e).__name__, ext(55))
    print('-')
    try:
        a, = made(1), made(2)
    except Exception as e: print(56, type(e).__name__, ext(56))
    print('-')
    try:
        raise made(1)
    except Exception as e: print(57, type(e).__name__, ext(57))
    print('-')
    try:
        raise ValueError from made(1)
    except Exception as e: print(58, type(e).__name__, ext(58))
    print('-')
    try:
        assert not made(1), made(2)
    except Exception as e: print(59, type(e).__name__, ext(59))
    print('-')
    try:
        del made(1).x
    except Exception as e: print(60, type(e).__name__, ext(60))
    print('-')
    try:
        made(1).x = ext(1)
    except Exception as e: print(61, type(e).__name__, ext(61))
    print('-')
    try:
        made(1)[0] = ext(1)
    except Exception as e: print(62, type(e).__name__, ext(62))
    print('-')
    try:
        x = 1; x += made(1)
    except Exception as e: print(63, type(e).__name__, ext(63))
    print('-')
    try:
        class K(made(1)): pass
    except Exception as e: print(64, type(e).__name__, ext(64))
    print('-')
    try:
        class K2(metaclass=made(1)): pass
    except Exception as e: print(65, type(e).__name__, ext(65))
    print('-')
    try:
        import nothing_here
    except Exception as e: print(66, type(e).__name__, ext(66))
    print('-')
    try:
        from math import nope
    except Exception as e: print(67, type(e).__name__, ext(67))
    print('-')
h()

#: iterators_are_only_consumed_where_they_are_iterated
class Key:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return ext(self.n < other.n)
    def __gt__(self, other): return ext(self.n > other.n)
    def __iter__(self): return ext(iter([1, 2]))
def g(n): yield n
a, b = g(1), g(2)
out = [max(a, b, key=lambda each: ext(each is b)) is b, min([3], a, key=lambda each: ext(each is b)) == [3]]
for each in (lambda: sum(a, b), lambda: max(a, b), lambda: min(5, a), lambda: bytes(Key(1), b), lambda: sum([a], b)):
    try:
        each()
    except TypeError as error:
        out.append(str(error))
out.append([max(Key(1), Key(2)).n, str.join('-', (ext(x) for x in 'ab')), set.union({1}, g(2), (ext(x) for x in [3]))])
out.append([next(a), next(b)])
out
