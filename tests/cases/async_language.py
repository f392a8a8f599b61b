# Coroutines, asynchronous generators and what waits for them, advanced by hand: nothing here needs an event loop.

#: await_a_coroutine
async def g(x):
    return ext(x) + 1


async def f(x):
    a = await g(x)
    b = ext(a) + await g(10)
    return a, b


c = f(1)
try:
    c.send(None)
except StopIteration as e:
    r = e.value
[r, type(c).__name__, type(f).__name__, f.__name__]

#: values_to_the_driver
class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer * 2


async def inner(n):
    total = 0
    for i in range(n):
        total += await Ask(ext(i))
        log('inner', i, total)
    return total


async def outer():
    first = await inner(2)
    second = await inner(ext(3))
    return [first, second, await Ask('last')]


def drive(c):
    seen = []
    value = None
    while True:
        try:
            asked = c.send(value)
        except StopIteration as e:
            return seen, e.value
        seen.append(asked)
        value = inc(10) if asked != 'last' else 50


drive(outer())

#: await_that_calls_outside_itself
class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        log('before')
        answer = yield ext(self.question)
        log('after', answer)
        return inc(answer)


class Later:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        log('make', self.x)
        return Ask(ext(self.x)).__await__()


async def f():
    return [await Ask(1), await Later(2), await Ask(3)]


c = f()
asked = [c.send(None)]
asked.append(c.send(10))
asked.append(c.send(20))
try:
    c.send(30)
except StopIteration as e:
    asked.append(e.value)
asked

#: exceptions_through_await
async def bad(kind):
    log('in', kind)
    fail(kind, 'from outside')


async def f():
    seen = []
    for kind in ['ValueError', 'KeyError', 'OSError']:
        try:
            await bad(kind)
        except (ValueError, KeyError) as e:
            seen.append(f'{type(e).__name__}: {e}')
            log('caught', kind)
        finally:
            seen.append(ext(kind))
    return seen


c = f()
try:
    c.send(None)
except OSError as e:
    r = [type(e).__name__, str(e)]
r

#: throw_into_waiting_coroutines
class Ask:
    def __await__(self):
        log('ask')
        try:
            return (yield 1)
        except ValueError as e:
            log('in await', str(e))
            raise KeyError(ext('second')) from e


async def inner():
    try:
        await Ask()
    except KeyError as e:
        log('in inner', str(e), type(e.__cause__).__name__)
        return ext('handled')
    finally:
        log('leaving inner')


async def outer():
    return [await inner(), await Ask()]


c = outer()
r = [c.send(None), c.throw(ValueError('x'))]
try:
    c.send('end')
except StopIteration as e:
    r.append(e.value)
r

#: close_runs_cleanup
class Ask:
    def __await__(self):
        yield 1


async def f():
    try:
        await Ask()
    finally:
        log('cleanup')
        print('cleaned', ext(1))


async def stubborn():
    try:
        await Ask()
    except GeneratorExit:
        log('ignored')
        await Ask()


c = f()
c.send(None)
c.close()
c.close()
fresh = f()
fresh.close()
s = stubborn()
s.send(None)
r = []
try:
    s.close()
except RuntimeError as e:
    r.append(str(e))
s.close()
for again in (c, fresh):
    try:
        again.send(None)
    except RuntimeError as e:
        r.append(str(e))
r

#: misuse_of_coroutines
async def f():
    return 1


async def g():
    return await c


class NotIterator:
    def __await__(self):
        return ext(5)


class GivesCoroutine:
    def __await__(self):
        self.given = f()
        return self.given


def attempt(work):
    ext(0)
    try:
        return work()
    except BaseException as e:
        return f'{type(e).__name__}: {e}'


async def waits(x):
    return await x


r = []
c = f()
r.append(attempt(lambda: c.send(1)))
r.append(attempt(lambda: c.send(None)))
r.append(attempt(lambda: c.send(None)))
r.append(attempt(lambda: c.throw(ValueError('x'))))
r.append(attempt(lambda: waits(c).send(None)))
r.append(attempt(lambda: waits(5).send(None)))
r.append(attempt(lambda: waits('x').send(None)))
r.append(attempt(lambda: waits([]).send(None)))
r.append(attempt(lambda: waits(None).send(None)))
r.append(attempt(lambda: waits(f).send(None)))
r.append(attempt(lambda: waits(NotIterator()).send(None)))
r.append(attempt(lambda: iter(c)))
r.append(attempt(lambda: next(c)))
r.append(attempt(lambda: [x for x in c]))
r.append(attempt(lambda: c()))
r.append(attempt(lambda: c + 1))
r.append(attempt(lambda: len(c)))
r.append(attempt(lambda: c.nothing))
r.append(attempt(lambda: f(1)))
g1 = GivesCoroutine()
r.append(attempt(lambda: waits(g1).send(None)))
g1.given.close()
r

#: coroutine_awaiting_itself_and_twice
class Ask:
    def __await__(self):
        yield 1


async def f():
    ext('f')
    await Ask()


async def g(x):
    ext('g')
    await x


async def itself():
    ext('self')
    await holder[0]


c = f()
a, b = g(c), g(c)
r = [a.send(None)]
try:
    b.send(None)
except RuntimeError as e:
    r.append(str(e))
holder = []
holder.append(itself())
try:
    holder[0].send(None)
except BaseException as e:
    r.append(f'{type(e).__name__}: {e}')
r

#: stop_iteration_in_a_coroutine
async def f():
    ext(1)
    raise StopIteration(2)


async def g():
    try:
        await f()
    except RuntimeError as e:
        return [str(e), type(e.__cause__).__name__, ext(type(e.__context__).__name__)]


c = g()
try:
    c.send(None)
except StopIteration as e:
    r = e.value
r

#: the_wrapper_of_dunder_await
class Ask:
    def __await__(self):
        return (yield ext(1))


async def f():
    return [await Ask(), ext(2)]


class Through:
    def __init__(self, c):
        self.c = c

    def __await__(self):
        return self.c.__await__()


class By:
    def __init__(self, c):
        self.c = c

    def __await__(self):
        log('by')
        return (yield from self.c.__await__())


async def g():
    return [await Through(f()), await By(f())]


w = f().__await__()
r = [type(w).__name__, next(w)]
try:
    w.send('x')
except StopIteration as e:
    r.append(e.value)
c = g()
r.append(c.send(None))
r.append(c.send('y'))
try:
    c.send('z')
except StopIteration as e:
    r.append(e.value)
r

#: asynchronous_generator_in_a_loop
class Ask:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        return (yield self.x)


async def numbers(n):
    try:
        for i in range(n):
            log('give', i)
            got = await Ask(('in generator', i))
            yield ext(i) * 10 + got
    finally:
        log('end of numbers')


async def f():
    out = []
    async for x in numbers(3):
        out.append(x)
        out.append(await Ask(('in loop', x)))
        ext('turn')
    else:
        out.append(ext('else'))
    async for x in numbers(ext(0)):
        out.append('never')
    return out


def drive(c):
    seen = []
    value = None
    while True:
        try:
            seen.append(c.send(value))
        except StopIteration as e:
            return seen, e.value
        value = tick()


drive(f())

#: asynchronous_generator_by_hand
async def g():
    log('begin')
    got = yield ext(1)
    log('got', got)
    try:
        got = yield inc(got)
    except ValueError as e:
        log('caught', str(e))
        got = yield 'handled'
    log('last', got)


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return ('value', e.value)
    except BaseException as e:
        return (type(e).__name__, str(e))
    return 'suspended'


a = g()
r = [type(a).__name__, a is a.__aiter__()]
r.append(run(a.__anext__()))
r.append(run(a.asend(10)))
r.append(run(a.athrow(ValueError('x'))))
r.append(run(a.asend('y')))
r.append(run(a.__anext__()))
r.append(run(a.aclose()))
b = g()
r.append(run(b.asend(1)))
r.append(run(b.athrow(KeyError)))
r.append(run(b.__anext__()))
c = g()
r.append(run(c.aclose()))
r.append(run(c.__anext__()))
d = g()
r.append(run(d.__anext__()))
r.append(run(d.aclose()))
r.append(run(d.aclose()))
r.append(run(d.athrow(ValueError)))
s = d.__anext__()
r.append(run(s))
r.append(run(s))
r.append(run(d.asend(None)))
r

#: asynchronous_generator_that_ignores_its_end
async def g():
    try:
        yield 1
    finally:
        log('in finally')
        yield 2


def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as e:
        return ('value', e.value)
    except BaseException as e:
        return (type(e).__name__, str(e))
    return 'suspended'


a = g()
r = [run(a.__anext__()), run(a.aclose()), ext(0), run(a.__anext__())]
r

#: asynchronous_generator_waits_while_closing
class Ask:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        return (yield self.x)


async def g():
    try:
        yield 1
        yield 2
    finally:
        log('cleanup')
        await Ask('in cleanup')
        log('cleaned')


async def f():
    a = g()
    async for x in a:
        log('item', x)
        break
    await a.aclose()
    return x


c = f()
r = [c.send(None), ext('between')]
try:
    c.send(None)
except StopIteration as e:
    r.append(e.value)
r

#: asynchronous_generator_already_running
class Ask:
    def __await__(self):
        return (yield 'asked')


async def g():
    ext(0)
    await Ask()
    yield 1
    yield 2


def attempt(work):
    try:
        return work()
    except BaseException as e:
        return f'{type(e).__name__}: {e}'


a = g()
first = a.__anext__()
r = [first.send(None), a.ag_running]
r.append(attempt(lambda: a.asend(None).send(None)))
r.append(attempt(lambda: a.aclose().send(None)))
r.append(attempt(lambda: a.athrow(ValueError).send(None)))
r.append(ext('between'))
r.append(attempt(lambda: first.send(None)))
r.append(a.ag_running)
r.append(attempt(lambda: first.send(None)))
other = g()
r.append(attempt(lambda: other.asend(1).send(None)))
r

#: stop_iteration_in_an_asynchronous_generator
async def g(error):
    yield ext(1)
    raise error


async def f(error):
    out = []
    try:
        async for x in g(error):
            out.append(x)
    except RuntimeError as e:
        out.append(str(e))
        out.append(type(e.__cause__).__name__)
    return out


r = []
for error in (StopIteration(1), StopAsyncIteration(2)):
    try:
        f(error).send(None)
    except StopIteration as e:
        r.append(e.value)
r

#: asynchronous_iterators_of_classes
class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        log('aiter')
        return self

    async def __anext__(self):
        log('anext', self.n)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return ext(self.n)


class ByAwaitable:
    def __init__(self, items):
        self.items = items

    def __aiter__(self):
        return self

    def __anext__(self):
        log('plain anext')
        if not self.items:
            raise StopAsyncIteration
        return Ask(self.items.pop())


class Ask:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        return (yield ext(self.x))


async def f():
    out = []
    async for x in Count(3):
        if x == 1:
            continue
        out.append(x)
    else:
        out.append('else')
    async for x in ByAwaitable([1, 2, 3]):
        out.append(x)
        if len(out) > 4:
            break
    else:
        out.append('never')
    return out


def drive(c):
    seen = []
    value = None
    while True:
        try:
            seen.append(c.send(value))
        except StopIteration as e:
            return seen, e.value
        value = inc(100)


drive(f())

#: async_for_over_what_cannot
class NoNext:
    def __aiter__(self):
        return ext(5)


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return ext(6)


async def loop(x):
    async for y in x:
        pass


async def comprehension(x):
    return [y async for y in x]


r = []
for x in ([1], NoNext(), BadNext(), None):
    for f in (loop, comprehension):
        try:
            f(x).send(None)
        except TypeError as e:
            r.append(str(e))
            r.append(type(e.__cause__).__name__)
r

#: async_with
class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        log('enter', self.name)
        return ext(self.name)

    async def __aexit__(self, kind, error, traceback):
        log('exit', self.name, None if kind is None else kind.__name__, str(error))
        return self.swallow


async def f():
    out = []
    async with Manager('a') as a, Manager('b', True) as b:
        out.append((a, b, ext('body')))
        fail('ValueError', 'lost')
        out.append('never')
    out.append('after')
    try:
        async with Manager('c') as c:
            raise KeyError(ext('kept'))
    except KeyError as e:
        out.append(str(e))
    async with Manager('d'):
        return out + [ext('returned')]


try:
    f().send(None)
except StopIteration as e:
    r = e.value
r

#: async_with_leaving_loops
class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        log('enter', self.name)

    async def __aexit__(self, *details):
        log('exit', self.name, details[0] is None)


async def f():
    out = []
    for i in range(4):
        async with Manager(i):
            if i == 1:
                continue
            if i == 3:
                break
            out.append(ext(i))
    while True:
        async with Manager('w'):
            try:
                return out
            finally:
                out.append(ext('finally'))


try:
    f().send(None)
except StopIteration as e:
    r = e.value
r

#: async_with_what_cannot
class OnlyEnter:
    async def __aenter__(self):
        pass


class PlainEnter:
    def __aenter__(self):
        return ext(1)

    async def __aexit__(self, *details):
        pass


class PlainExit:
    async def __aenter__(self):
        pass

    def __aexit__(self, *details):
        return ext(2)


class Sync:
    def __enter__(self):
        pass

    def __exit__(self, *details):
        pass


async def f(x):
    async with x:
        ext('body')


r = []
for x in (1, OnlyEnter(), PlainEnter(), PlainExit(), Sync()):
    try:
        f(x).send(None)
    except TypeError as e:
        r.append(str(e))
r

#: async_with_plain_methods_that_give_awaitables
class Ask:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        return (yield self.x)


class Manager:
    def __aenter__(self):
        log('enter')
        return Ask(ext('entering'))

    def __aexit__(self, kind, error, traceback):
        log('exit', kind is None)
        return Ask(ext('leaving'))


async def f():
    async with Manager() as m:
        return [m, ext('body')]


c = f()
r = [c.send(None), c.send('value')]
try:
    c.send(False)
except StopIteration as e:
    r.append(e.value)
r

#: asynchronous_comprehensions
async def numbers(n):
    for i in range(n):
        log('give', i)
        yield i


async def double(x):
    return ext(x) * 2


async def f():
    out = [[x async for x in numbers(3)]]
    out.append([await double(x) async for x in numbers(3) if ext(x) != 1])
    out.append({await double(x) for x in range(2)})
    out.append({x: await double(x) for x in range(2) if await double(x)})
    out.append([(x, y) for x in range(2) async for y in numbers(2)])
    out.append([[y async for y in numbers(x)] for x in range(3)])
    out.append([x for x in await double([1])])
    return out


try:
    f().send(None)
except StopIteration as e:
    r = e.value
r

#: asynchronous_generator_expressions
async def numbers(n):
    for i in range(n):
        yield ext(i)


async def double(x):
    return x * inc(1)


async def f():
    g = (x * 10 async for x in numbers(3))
    h = (await double(x) for x in range(3))
    out = [type(g).__name__, type(h).__name__, repr(g).startswith('<async_generator object f.<locals>.<genexpr> at')]
    async for x in g:
        out.append(x)
    out.append([y async for y in h if y])
    return out


def make():
    return (x async for x in numbers(2))


async def use(g):
    return [x async for x in g]


r = []
for c in (f(), use(make())):
    try:
        c.send(None)
    except StopIteration as e:
        r.append(e.value)
r

#: closures_and_methods
class Account:
    def __init__(self):
        self.total = 0

    async def add(self, x):
        self.total += ext(x)
        return self

    @staticmethod
    async def make(x):
        return await Account().add(x)

    @classmethod
    async def named(cls, x):
        return (cls.__name__, (await cls.make(x)).total)

    async def items(self):
        for i in range(self.total):
            yield i


def counter():
    count = 0

    async def step(by=1, *, twice=False):
        nonlocal count
        count += ext(by) * (2 if twice else 1)
        return count

    return step


async def f():
    a = await (await Account().add(1)).add(2)
    s = counter()
    out = [a.total, await Account.named(5), await s(), await s(2, twice=True), await s(by=4)]
    out.append([x async for x in a.items()])
    out.append((lambda: a.add)().__name__)
    return out


try:
    f().send(None)
except StopIteration as e:
    r = e.value
r

#: super_in_a_coroutine
class A:
    async def f(self, x):
        return [ext(x)]


class B(A):
    async def f(self, x):
        log('B')
        got = await super().f(x)
        return got + [__class__.__name__]

    async def g(self):
        yield await super().f(1)
        ext('between')
        yield await super().f(2)


async def main():
    b = B()
    return [await b.f(1), [x async for x in b.g()]]


try:
    main().send(None)
except StopIteration as e:
    r = e.value
r

#: many_alive
async def worker(name, items):
    for i in range(3):
        items.append((name, i, await Ask(name)))
    return name


class Ask:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        return (yield ext(self.x))


items = []
waiting = [worker(n, items) for n in 'abc']
items.append(waiting[0])
results = []
while waiting:
    c = waiting.pop(0)
    try:
        c.send(None)
    except StopIteration as e:
        results.append(e.value)
    else:
        waiting.append(c)
    log(len(waiting))
[results, len(items), items[1:]]

#: unstarted_in_its_own_argument
async def f(holder, /, *more, key=None, **rest):
    return [len(holder), holder[0] is c, more[0] is holder, key is holder, rest['other'] is holder]


async def g(holder):
    yield len(holder), holder[0] is a


holder = []
c = f(holder, holder, key=holder, other=holder)
holder.append(c)
r = [ext(1)]
try:
    c.send(None)
except StopIteration as e:
    r.append(e.value)
holder = []
a = g(holder)
holder.append(a)
ext(2)
try:
    a.__anext__().send(None)
except StopIteration as e:
    r.append(e.value)
r

#: the_builtins_aiter_and_anext
async def numbers(n):
    for i in range(n):
        yield ext(i)


class Ask:
    def __await__(self):
        return (yield 'asked')


class Items:
    def __aiter__(self):
        log('aiter')
        return self

    async def __anext__(self):
        await Ask()
        raise StopAsyncIteration


async def f():
    it = aiter(numbers(2))
    out = [await anext(it), await anext(it, 'default'), await anext(it, 'default')]
    try:
        await anext(it)
    except StopAsyncIteration as e:
        out.append(repr(e))
    out.append(await anext(aiter(Items()), ext('none')))
    for wrong in (lambda: aiter([]), lambda: anext([]), lambda: anext([], 1), lambda: aiter(), lambda: anext()):
        try:
            wrong()
        except TypeError as e:
            out.append(str(e))
    return out


c = f()
r = [c.send(None)]
try:
    c.send(None)
except StopIteration as e:
    r.append(e.value)
r

#: context_of_errors_in_a_coroutine
async def f():
    try:
        fail('ValueError', 'first')
    except ValueError:
        await g()


async def g():
    ext('in g')
    raise KeyError('second')


c = f()
try:
    c.send(None)
except KeyError as e:
    r = [str(e), type(e.__context__).__name__, str(e.__context__)]
r

#: names_and_texts
async def f(x: int = 1) -> str:
    """Doc of f."""


async def g():
    """Doc of g."""
    yield 1


class A:
    async def m(self):
        pass


c, a = f(), g()
m = A().m()
r = [f.__name__, f.__doc__, f.__qualname__, f.__defaults__, sorted(f.__annotations__), g.__doc__, type(g).__name__]
ext(0)
r += [c.__name__, c.__qualname__, a.__name__, m.__name__, m.__qualname__, A.m.__qualname__]
r += [repr(c).startswith('<coroutine object f at 0x'), repr(a).startswith('<async_generator object g at 0x')]
r += [repr(f).startswith('<function f at 0x'), c.cr_running, a.ag_running, type(a.asend(1)).__name__]
r += [type(a.aclose()).__name__, type(c.__await__()).__name__, bool(c), c == c, c != a, len({c, m, a})]
f.note = ext('kept')
r += [f.note, callable(f), callable(c), isinstance(c, object), type(c) is type(m)]
c.close()
m.close()
r

#: recursion
async def down(n):
    if n == 0:
        return ext('bottom')
    return await down(n - 1)


async def walk(tree):
    if isinstance(tree, list):
        for part in tree:
            async for leaf in walk(part):
                yield leaf
    else:
        yield ext(tree)


async def f():
    return [await down(50), [x async for x in walk([1, [2, [3]], []])]]


try:
    f().send(None)
except StopIteration as e:
    r = e.value
r

#: coroutines_in_a_class_body_that_stops
class A:
    size = ext(3)

    async def m(self, x: ext('annotation') = ext('default')):
        """Doc."""
        return [self.size, ext(x), await self.__private()]

    async def __private(self):
        return ext('private')

    @classmethod
    async def c(cls):
        async with cls() as a:
            return a

    async def __aenter__(self):
        return ext('entered')

    async def __aexit__(self, *details):
        pass

    values = (x async for x in ext([1]))


async def main():
    try:
        async for x in A.values:
            pass
    except TypeError as e:
        r = [str(e)]
    return r + [await A().m(), await A.c(), A.m.__doc__, A.m.__annotations__]


try:
    main().send(None)
except StopIteration as e:
    r = e.value
r
