# Statements that CPython only just compiles: their emitted form is split into functions.

#: deep_in_a_generator
class CM:
    def __init__(self, n, acc): self.n, self.acc = n, acc
    def __enter__(self):
        self.acc.append(ext(('in', self.n)))
        return ext(self.n)
    def __exit__(self, t, v, tb):
        self.acc.append(ext(('out', self.n, t and t.__name__)))
        return ext(self.n % 5 == 0)
def f(kind):
    acc = []
    if ext(True):
        with CM(0, acc) as v0:
            x1 = ext(1); acc.append(x1)
            for i1 in (ext(1), 2):
                for i2 in (ext(1), 2):
                    x3 = ext(3); acc.append(x3)
                    with CM(3, acc) as v3:
                        for i4 in (ext(1), 2):
                            if len(acc) > 4: continue
                            x5 = ext(5); acc.append(x5)
                            if ext(True):
                                x5 = ext(5); acc.append(x5)
                                with CM(5, acc) as v5:
                                    with CM(6, acc) as v6:
                                        x7 = ext(7); acc.append(x7)
                                        try:
                                            for i8 in (ext(1), 2):
                                                try:
                                                    x10 = ext(10); acc.append(x10)
                                                    try:
                                                        for i11 in (ext(1), 2):
                                                            if len(acc) > 8: break
                                                            if ext(True):
                                                                try:
                                                                    try:
                                                                        x14 = ext(14); acc.append(x14)
                                                                        try:
                                                                            if ext(True):
                                                                                x15 = ext(15); acc.append(x15)
                                                                                try:
                                                                                    try:
                                                                                        while len(acc) < ext(6):
                                                                                            if len(acc) > 4: break
                                                                                            x18 = ext(18); acc.append(x18)
                                                                                            for i18 in (ext(1), 2):
                                                                                                acc.append(ext('deep'))
                                                                                                got = yield ext(len(acc))
                                                                                                acc.append(got)
                                                                                                def h(): return ext(kind)
                                                                                    except* OSError as g:
                                                                                        acc.append(ext('group'))
                                                                                except* OSError as g:
                                                                                    acc.append(ext('group'))
                                                                        except* OSError as g:
                                                                            acc.append(ext('group'))
                                                                    except* OSError as g:
                                                                        acc.append(ext('group'))
                                                                except KeyError as e:
                                                                    acc.append(ext(('key', 12, str(e))))
                                                            acc.append(ext(15))
                                                    finally:
                                                        acc.append(ext(('fin', 10)))
                                                    acc.append(ext(13))
                                                except* OSError as g:
                                                    acc.append(ext('group'))
                                                acc.append(ext(12))
                                        except* OSError as g:
                                            acc.append(ext('group'))
        acc.append(ext(2))
def call(k):
    out = []
    try:
        g = f(k)
        out.append(next(g))
        for j in range(6): out.append(g.send(ext(j)))
        out.append(g.throw(KeyError('thrown')))
    except BaseException as e: out.append([type(e).__name__, str(e), type(e.__context__).__name__])
    return out
[call(k) for k in (None, 'OSError')]

#: deep_in_a_function
class CM:
    def __init__(self, n, acc): self.n, self.acc = n, acc
    def __enter__(self):
        self.acc.append(ext(('in', self.n)))
        return ext(self.n)
    def __exit__(self, t, v, tb):
        self.acc.append(ext(('out', self.n, t and t.__name__)))
        return ext(self.n % 5 == 0)
def f(kind):
    acc = []
    if ext(True):
        try:
            while len(acc) < ext(3):
                if len(acc) > 4: break
                try:
                    x3 = ext(3); acc.append(x3)
                    with CM(3, acc) as v3:
                        if ext(True):
                            x4 = ext(4); acc.append(x4)
                            while len(acc) < ext(3):
                                if len(acc) > 4: break
                                x5 = ext(5); acc.append(x5)
                                if ext(True):
                                    if ext(True):
                                        try:
                                            x6 = ext(6); acc.append(x6)
                                            try:
                                                if ext(True):
                                                    for i7 in (ext(1), 2):
                                                        if len(acc) > 4: break
                                                        for i8 in (ext(1), 2):
                                                            if len(acc) > 4: break
                                                            while len(acc) < ext(3):
                                                                if len(acc) > 4: break
                                                                x10 = ext(10); acc.append(x10)
                                                                while len(acc) < ext(3):
                                                                    try:
                                                                        x12 = ext(12); acc.append(x12)
                                                                        if ext(True):
                                                                            for i12 in (ext(1), 2):
                                                                                if len(acc) > 8: continue
                                                                                try:
                                                                                    if ext(True):
                                                                                        for i14 in (ext(1), 2):
                                                                                            if len(acc) > 8: break
                                                                                            acc.append(ext('deep'))
                                                                                            def h(): return ext(kind)
                                                                                except KeyError as e:
                                                                                    acc.append(ext(('key', 13, str(e))))
                                                                    except KeyError as e:
                                                                        acc.append(ext(('key', 11, str(e))))
                                                        acc.append(ext(14))
                                                acc.append(ext(12))
                                            except* OSError as g:
                                                acc.append(ext('group'))
                                        finally:
                                            acc.append(ext(('fin', 5)))
                except KeyError as e:
                    acc.append(ext(('key', 2, str(e))))
        except* OSError as g:
            acc.append(ext('group'))
def call(k):
    try: return f(k)
    except BaseException as e: return [type(e).__name__, str(e), type(e.__context__).__name__]
[call(k) for k in (None, 'ValueError', 'OSError')]

#: deep_in_a_method
class CM:
    def __init__(self, n, acc): self.n, self.acc = n, acc
    def __enter__(self):
        self.acc.append(ext(('in', self.n)))
        return ext(self.n)
    def __exit__(self, t, v, tb):
        self.acc.append(ext(('out', self.n, t and t.__name__)))
        return ext(self.n % 5 == 0)
class C:
    def f(self, kind):
        acc = []
        while len(acc) < ext(6):
            for i1 in (ext(1), 2):
                x2 = ext(2); acc.append(x2)
                for i2 in (ext(1), 2):
                    if len(acc) > 8: break
                    x3 = ext(3); acc.append(x3)
                    try:
                        x4 = ext(4); acc.append(x4)
                        if ext(True):
                            x4 = ext(4); acc.append(x4)
                            while len(acc) < ext(6):
                                if len(acc) > 4: break
                                try:
                                    while len(acc) < ext(6):
                                        try:
                                            x8 = ext(8); acc.append(x8)
                                            for i8 in (ext(1), 2):
                                                try:
                                                    while len(acc) < ext(6):
                                                        x11 = ext(11); acc.append(x11)
                                                        with CM(11, acc) as v11:
                                                            try:
                                                                try:
                                                                    if ext(True):
                                                                        try:
                                                                            raise ValueError(ext(14))
                                                                        except ValueError:
                                                                            try:
                                                                                raise ValueError(ext(16))
                                                                            except (KeyError, ValueError) as e16:
                                                                                acc.append(ext('deep'))
                                                                                def h(): return ext(kind)
                                                                                return ext(acc)
                                                                            acc.append(ext(19))
                                                                finally:
                                                                    acc.append(ext(('fin', 13)))
                                                            except* OSError as g:
                                                                acc.append(ext('group'))
                                                            acc.append(ext(15))
                                                except* OSError as g:
                                                    acc.append(ext('group'))
                                        finally:
                                            acc.append(ext(('fin', 7)))
                                finally:
                                    acc.append(ext(('fin', 5)))
                    except KeyError as e:
                        acc.append(ext(('key', 3, str(e))))
        acc.append(ext(2))
def call(k):
    try: return C().f(k)
    except BaseException as e: return [type(e).__name__, str(e), type(e.__context__).__name__]
[call(k) for k in (None, 'ValueError')]

#: deep_in_the_module
class CM:
    def __init__(self, n, acc): self.n, self.acc = n, acc
    def __enter__(self):
        self.acc.append(ext(('in', self.n)))
        return ext(self.n)
    def __exit__(self, t, v, tb):
        self.acc.append(ext(('out', self.n, t and t.__name__)))
        return ext(self.n % 5 == 0)
kind = 0
acc = []
try:
    raise ValueError(ext(0))
except ValueError as e:
    for i2 in (ext(1), 2):
        x3 = ext(3); acc.append(x3)
        for i3 in (ext(1), 2):
            if len(acc) > 8: continue
            try:
                x5 = ext(5); acc.append(x5)
                if ext(True):
                    try:
                        x6 = ext(6); acc.append(x6)
                        if ext(True):
                            with CM(6, acc) as v6:
                                x7 = ext(7); acc.append(x7)
                                while len(acc) < ext(3):
                                    if len(acc) > 4: break
                                    while len(acc) < ext(3):
                                        if len(acc) > 4: break
                                        x9 = ext(9); acc.append(x9)
                                        if ext(True):
                                            try:
                                                try:
                                                    x11 = ext(11); acc.append(x11)
                                                    try:
                                                        try:
                                                            if ext(True):
                                                                while len(acc) < ext(6):
                                                                    if len(acc) > 8: break
                                                                    for i14 in (ext(1), 2):
                                                                        try:
                                                                            try:
                                                                                while len(acc) < ext(3):
                                                                                    x18 = ext(18); acc.append(x18)
                                                                                    acc.append(ext('deep'))
                                                                                    class Local: y = ext(3)
                                                                                    fail(kind or 'KeyError', 'deep')
                                                                            finally:
                                                                                acc.append(ext(('fin', 16)))
                                                                        finally:
                                                                            acc.append(ext(('fin', 15)))
                                                        finally:
                                                            acc.append(ext(('fin', 12)))
                                                    except* OSError as g:
                                                        acc.append(ext('group'))
                                                except KeyError as e:
                                                    acc.append(ext(('key', 10, str(e))))
                                                acc.append(ext(12))
                                            finally:
                                                acc.append(ext(('fin', 9)))
                                            acc.append(ext(11))
                    except* OSError as g:
                        acc.append(ext('group'))
                acc.append(ext(4))
            except* OSError as g:
                acc.append(ext('group'))
acc

#: deep_in_a_coroutine
class CM:
    def __init__(self, n, acc): self.n, self.acc = n, acc
    def __enter__(self):
        self.acc.append(ext(('in', self.n)))
        return ext(self.n)
    def __exit__(self, t, v, tb):
        self.acc.append(ext(('out', self.n, t and t.__name__)))
        return ext(self.n % 5 == 0)
import asyncio
async def f(kind):
    acc = []
    try:
        if ext(True):
            with CM(1, acc) as v1:
                if ext(True):
                    x2 = ext(2); acc.append(x2)
                    with CM(2, acc) as v2:
                        while len(acc) < ext(6):
                            try:
                                if ext(True):
                                    for i5 in (ext(1), 2):
                                        if len(acc) > 8: break
                                        x6 = ext(6); acc.append(x6)
                                        try:
                                            try:
                                                try:
                                                    if ext(True):
                                                        x9 = ext(9); acc.append(x9)
                                                        while len(acc) < ext(6):
                                                            x10 = ext(10); acc.append(x10)
                                                            with CM(10, acc) as v10:
                                                                while len(acc) < ext(3):
                                                                    try:
                                                                        try:
                                                                            for i14 in (ext(1), 2):
                                                                                if len(acc) > 8: continue
                                                                                try:
                                                                                    raise ValueError(ext(15))
                                                                                except ValueError as e:
                                                                                    if ext(True):
                                                                                        try:
                                                                                            acc.append(ext('deep'))
                                                                                            await asyncio.sleep(0)
                                                                                            def h(): return ext(kind)
                                                                                            fail(kind or 'KeyError', 'deep')
                                                                                        finally:
                                                                                            acc.append(ext(('fin', 17)))
                                                                                    acc.append(ext(21))
                                                                            acc.append(ext(19))
                                                                        finally:
                                                                            acc.append(ext(('fin', 13)))
                                                                    finally:
                                                                        acc.append(ext(('fin', 12)))
                                                            acc.append(ext(15))
                                                except* OSError as g:
                                                    acc.append(ext('group'))
                                            finally:
                                                acc.append(ext(('fin', 7)))
                                            acc.append(ext(11))
                                        except KeyError as e:
                                            acc.append(ext(('key', 6, str(e))))
                            except* OSError as g:
                                acc.append(ext('group'))
                acc.append(ext(4))
    except* OSError as g:
        acc.append(ext('group'))
import asyncio
async def call(k):
    try: return await f(k)
    except BaseException as e: return [type(e).__name__, str(e), type(e.__context__).__name__]
[asyncio.run(call(k)) for k in (None, 'ValueError')]

#: deep_unbound_names_super_and_qualified_names
class CM:
    def __enter__(self): return ext(1)
    def __exit__(self, *a): return ext(False)
def f(flag):
    out = []
    with CM() as a, CM() as b, CM() as c, CM() as d:
        with CM(), CM(), CM(), CM():
            with CM(), CM(), CM():
                try:
                    if flag: z = ext(5)
                    out.append(z)
                except UnboundLocalError as e:
                    out.append([type(e).__name__, str(e)])
                del a
                try:
                    a
                except NameError as e:
                    out.append([type(e).__name__, str(e)])
                def g(n):
                    nonlocal b
                    b += ext(n)
                    return b
                class K:
                    def m(self): return ext(__class__.__name__)
                out += [g(2), b, g.__qualname__, K.__qualname__, K().m(), (lambda: 0).__qualname__, [q for q in (1, 2) if ext(q)], (w := ext(9))]
    try:
        e
    except NameError as err:
        out.append([type(err).__name__, str(err)])
    return out + [b, w, g(1), repr(K)[:30]]
class Base:
    def m(self): return ext('base')
class D(Base):
    def m(self):
        with CM(), CM(), CM(), CM(), CM(), CM(), CM():
            with CM(), CM(), CM(), CM(), CM():
                return [super().m(), [super(D, self).m() for _ in (1,)]]
[f(0), f(1), D().m()]

#: annotated_variables
def kind(x):
    ext(x)
    return int


def f():
    try:
        try:
            try:
                try:
                    try:
                        try:
                            try:
                                try:
                                    x: undefined = ext(1)
                                    y: undefined
                                finally:
                                    x: undefined = x + ext(2)
                            finally:
                                ext(3)
                        finally:
                            ext(4)
                    finally:
                        ext(5)
                finally:
                    ext(6)
            finally:
                ext(7)
        finally:
            ext(8)
    finally:
        ext(9)
    return x


try:
    try:
        try:
            try:
                try:
                    try:
                        try:
                            try:
                                a: kind('a') = ext(1)
                                b: kind('b')
                            finally:
                                c: kind('c') = a + ext(2)
                        finally:
                            ext(3)
                    finally:
                        ext(4)
                finally:
                    ext(5)
            finally:
                ext(6)
        finally:
            ext(7)
    finally:
        ext(8)
finally:
    ext(9)
[a, c, f()]

#: deep_in_a_class_body
from contextlib import suppress
log = []
class Named(type):
    def __prepare__(name, bases): return ext({'given': 4})
class Base:
    def hello(self): return 'hello'
def outer(shared, n):
    class C(Base, metaclass=Named):
        'what it is'
        global told
        nonlocal n
        first: int = ext(1)
        for a in (0, 1):
            for b in (ext(0), 1):
                with suppress(KeyError):
                    with suppress(ValueError), suppress(OSError):
                        try:
                            for c in (0, 1):
                                while True:
                                    with suppress(IndexError) as d, suppress(TypeError):
                                        for e in (0,):
                                            try:
                                                with suppress(LookupError):
                                                    if b: break
                                                    told = n = n + given
                                                    second: ext("str") = (third := ext(3)) + shared
                                                    def hello(self, k=second): return super().hello(), k, shared, __class__
                                                    class D:
                                                        def inner(self): return shared
                                                    log.append(sorted(locals()))
                                                    log.append([hello.__qualname__, D.__qualname__, D.inner.__qualname__])
                                                    both = [ext(x) + shared for x in (first, second)]
                                                    __private = ext(5)
                                                    try: del missing
                                                    except NameError as error: log.append(str(error))
                                                    try: missing
                                                    except NameError as error: log.append(str(error))
                                                    raise KeyError(ext('k'))
                                            finally:
                                                log.append(ext(('finally', a, b, c, e)))
                                    break
                        except KeyError as failed:
                            log.append(repr(failed))
                            continue
                        else:
                            log.append(ext('else'))
        del a
    return C, n
C, n = outer(10, 100)
told += 1
c = C()
[C.__doc__, n, told, c.hello()[:3], c.hello()[3] is C, C.both, C.D().inner(), list(C.__annotations__), C._C__private, [k for k in vars(C) if k[:2] != '__'], log]

#: deep_in_an_asynchronous_generator
import asyncio
from contextlib import suppress
log = []
class Lock:
    def __init__(self, name): self.name = name
    async def __aenter__(self): return ext(self.name)
    async def __aexit__(self, kind, error, tb):
        log.append(ext((self.name, kind and kind.__name__)))
        return kind is KeyError
async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def deep(n):
    'numbers, and what was sent for them'
    try:
        async for i in numbers(n):
            for j in (i,):
                with suppress(KeyError), suppress(IndexError):
                    try:
                        async with Lock('a'), Lock('b') as b:
                            log.append(ext(b))
                        async for k in numbers(1):
                            while True:
                                with memoryview(b'ab'), suppress(KeyError) as d:
                                    with suppress(OSError):
                                        try:
                                            for m in (j, j + 1):
                                                async with Lock('c'): got = yield ext((i, m))
                                                log.append((got, sorted(locals())))
                                                if got == 'next': break
                                                if got == 'key': raise KeyError(m)
                                                if got == 'stop': raise StopIteration(ext(m))
                                                if got == 'end': return
                                        finally:
                                            log.append(await asyncio.sleep(0, ext('inner')))
                                break
                    except StopIteration as stop:
                        log.append(('stopped', stop.value))
                        yield eval('ext(stop.value) + i')
    finally:
        log.append(ext('outer'))
async def drive(*sent):
    made = deep(3)
    got = [await made.asend(None)]
    try:
        for each in sent:
            got.append(await (made.athrow(each) if type(each) is type else made.asend(each)))
        await made.aclose()
    except BaseException as error:
        got.append(repr(error))
    return got
async def main():
    return [await drive(None, 'next', 'key'), await drive('stop', None, 'end'), await drive('next', OSError), await drive('next')]
[deep.__doc__, asyncio.run(main()), log]

#: deep_beside_locals_and_in_waiting_modules
import asyncio
from contextlib import suppress
def f(a, b=2):
    'its text'
    with suppress(KeyError), suppress(KeyError):
        with suppress(KeyError), suppress(KeyError):
            with suppress(KeyError), suppress(KeyError):
                for c in (ext(3),):
                    with suppress(KeyError), suppress(KeyError):
                        with suppress(KeyError), suppress(OSError):
                            seen = sorted(locals()), eval('ext(a) + c'), [sorted(vars()) for x in 'x'], dir()
                            late = ext(1)
    return f.__doc__, seen, sorted(locals()), eval('late')
source = '''
with suppress(KeyError), suppress(KeyError), suppress(KeyError), suppress(KeyError):
    for x in (ext(1), 2):
        with suppress(KeyError), suppress(KeyError), suppress(KeyError), suppress(KeyError):
            if x == 1: continue
            y = ext(x)
            def g(): return y
            seen = sorted(locals())
'''
names = {}
exec(source, globals(), names)
got = [sorted(names), names['seen'], names['y']]
with suppress(KeyError), suppress(KeyError), suppress(KeyError), suppress(KeyError):
    with suppress(KeyError), suppress(KeyError), suppress(KeyError), suppress(KeyError):
        for z in (1, 2):
            with suppress(KeyError):
                got.append(await asyncio.sleep(0, ext(z)))
                got.append([await asyncio.sleep(0, n) for n in (ext(3), z)])
[f(1), got, 'names' in locals(), z]
