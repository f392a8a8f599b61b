# Coroutines, tasks and asynchronous iteration with external calls in every place.

#: async_def_and_await_operands
import asyncio


async def t(v):
    log('start', v)
    return ext(v)


async def f(x, *rest, k=ext('default'), **more):
    a = await t(1) + await t(2) * await t(3)
    b = [await t(x), *await t([4, 5]), {await t('k'): await t('v')}, f'{await t("f")}{await t(6):>{await t(3)}}']
    c = (await t(0)) or (await t('or')) if await t(1) else await t('never')
    d = (await t([7, 8]))[await t(1)] < await t(9) < await t(10)
    e = pair(await t('a'), b=await t('b'))
    return [a, b, c, d, e, list(rest), k, more]


asyncio.run(f(ext('x'), 1, z=2))

#: coroutines_are_lazy_and_errors_pass_through
import asyncio


async def child(kind):
    log('child', kind)
    try:
        if kind:
            fail(kind, 'in child')
        return ext('fine')
    finally:
        log('finally', kind)


async def main():
    out = []
    c = child('')
    log('made')
    out.append(await c)
    for kind in ('KeyError', 'ValueError'):
        try:
            await child(kind)
        except KeyError as error:
            ext('handling')
            out.append(str(error))
        except ValueError:
            out.append(await child(''))
    try:
        await c
    except RuntimeError as error:
        out.append(str(error))
    try:
        await ext(5)
    except TypeError:
        out.append('not awaitable')
    return out


asyncio.run(main())

#: await_protocol_of_objects
import asyncio


class Later:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        log('await', self.v)
        yield from asyncio.sleep(0).__await__()
        return ext(self.v)


class Iter:
    def __await__(self):
        return iter(())


class Bad:
    def __await__(self):
        return ext([1])


async def main():
    out = [await Later(1), [await Later(x) for x in (2, 3)], await Iter()]
    try:
        await Bad()
    except TypeError:
        out.append('bad')
    return out


asyncio.run(main())

#: async_for_and_async_iterators
import asyncio


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        log('aiter')
        return self

    async def __anext__(self):
        if not ext(self.n):
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def main():
    out = []
    async for x in Count(3):
        if x == 1:
            continue
        out.append(ext(x))
    else:
        out.append(ext('else'))
    async for x, *out_rest in Pairs():
        out.append([x, out_rest])
        break
    else:
        out.append('never')
    try:
        async for x in ext([1]):
            pass
    except TypeError:
        out.append('not async')
    return out


class Pairs:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return ext((1, 2, 3))


asyncio.run(main())

#: async_with_each_part
import asyncio


class C:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        log('enter', self.name)
        await asyncio.sleep(0)
        return ext(self.name)

    async def __aexit__(self, kind, error, trace):
        log('exit', self.name, kind and kind.__name__)
        return ext(self.swallow)


async def f():
    async with C('returning'):
        return ext('value')


async def main():
    out = []
    async with C('a') as a, C('b', True) as b:
        out.append([a, b, ext('body')])
        fail('KeyError', 'swallowed')
    for i in range(3):
        async with C(i):
            if i == 0:
                continue
            break
    try:
        async with C('c'):
            fail('ValueError', 'passes')
    except ValueError as error:
        out.append(str(error))
    out.append(await f())
    return out


asyncio.run(main())

#: async_comprehensions
import asyncio


async def agen(*vs):
    for v in vs:
        log('give', v)
        yield ext(v)


async def t(v):
    return ext(v)


async def main():
    return [
        [x async for x in agen(1, 2)], {x async for x in agen(1, 1)}, {k: await t(k) async for k in agen('a', 'b') if await t(k != 'a')}, [await t(x) for x in (1, 2) if await t(x > 1)], [y for x in (1, 2) async for y in agen(x, x * 10)],
        [x async for x in (await t(y) async for y in agen(5, 6))], [[z async for z in agen(x)] for x in 'pq'], [x + await t(1) async for x in agen(1) if x async for _ in agen('z')],
    ]


asyncio.run(main())

#: async_generators_in_full
import asyncio


async def g(n):
    try:
        for i in range(n):
            got = yield ext(i)
            log('got', got)
    except ValueError as error:
        yield ext(['caught', str(error)])
    finally:
        await asyncio.sleep(0)
        log('finally')


async def main():
    a = g(3)
    out = [await anext(a), await a.asend('x'), await a.athrow(ValueError('thrown')), await anext(a, 'end')]
    b = g(3)
    out.append(await b.__anext__())
    await b.aclose()
    out.append(await anext(b, 'closed'))
    async for x in g(2):
        out.append(x)
    try:
        await g(0).__anext__()
    except StopAsyncIteration:
        out.append('empty')
    return out


asyncio.run(main())

#: gather_order_and_interleaving
import asyncio


async def work(name, n):
    out = []
    for i in range(n):
        log(name, i)
        await asyncio.sleep(0)
        out.append(ext(f'{name}{i}'))
    return out


async def broken():
    await asyncio.sleep(0)
    fail('KeyError', 'broken')


async def main():
    a = await asyncio.gather(work('a', 2), work('b', 3), work('c', 0))
    b = await asyncio.gather(work('d', 1), broken(), return_exceptions=True)
    try:
        await asyncio.gather(broken(), work('e', 1))
    except KeyError as error:
        c = str(error)
    return [a, b[0], type(b[1]).__name__, c, await asyncio.gather()]


asyncio.run(main())

#: tasks_cancellation_and_wait_for
import asyncio


async def slow(name):
    try:
        log('start', name)
        await asyncio.sleep(1000)
        return 'never'
    except asyncio.CancelledError:
        log('cancelled', name)
        ext('cleaning up')
        raise
    finally:
        log('finally', name)


async def quick(v):
    await asyncio.sleep(0)
    return ext(v)


async def main():
    out = []
    t = asyncio.create_task(quick('task'))
    u = asyncio.create_task(slow('u'))
    await asyncio.sleep(0)
    out.append(await t)
    u.cancel()
    try:
        await u
    except asyncio.CancelledError:
        out.append(['cancelled', u.cancelled(), u.done(), t.result()])
    try:
        await asyncio.wait_for(slow('w'), timeout=0.01)
    except asyncio.TimeoutError:
        out.append('timeout')
    out.append(await asyncio.wait_for(quick('in time'), timeout=100))
    return out


asyncio.run(main())

#: task_group
import asyncio


async def work(n):
    await asyncio.sleep(0)
    return ext(n * 2)


async def bad(kind):
    await asyncio.sleep(0)
    fail(kind, 'bad')


async def forever():
    try:
        await asyncio.sleep(1000)
    finally:
        log('forever was stopped')


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(i)) for i in range(3)]
        log('created')
    out = [t.result() for t in tasks]
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(forever())
            group.create_task(bad('KeyError'))
    except ExceptionGroup as error:
        out.append([type(e).__name__ for e in error.exceptions])
    return out


asyncio.run(main())

#: queues_events_and_locks
import asyncio


async def producer(q, n):
    for i in range(n):
        await q.put(ext(i))
    await q.put(None)


async def consumer(q, out):
    while (item := await q.get()) is not None:
        out.append(ext(item * 10))


async def locked(lock, name, out):
    async with lock:
        out.append(ext(name))
        await asyncio.sleep(0)
        out.append(name)


async def main():
    q, out, lock, event = asyncio.Queue(1), [], asyncio.Lock(), asyncio.Event()

    async def waiter():
        await event.wait()
        out.append(ext('woken'))

    w = asyncio.create_task(waiter())
    await asyncio.gather(producer(q, 3), consumer(q, out), locked(lock, 'a', out), locked(lock, 'b', out))
    event.set()
    await w
    return out


asyncio.run(main())

#: futures_and_half_finished_gathers_alive
import asyncio


async def step(name, n):
    for i in range(n):
        await asyncio.sleep(0)
        ext(f'{name}{i}')
    return name


async def main():
    f = asyncio.get_running_loop().create_future()
    g = asyncio.gather(step('a', 1), step('b', 4))
    t = asyncio.create_task(step('c', 2))
    await asyncio.sleep(0)
    ext('stop with everything half done')
    done = [t.done(), f.done()]
    f.set_result(ext('set'))
    return [done, await f, await t, await g, await asyncio.shield(step('d', 1))]


asyncio.run(main())

#: async_contextlib
import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


@asynccontextmanager
async def manage(name):
    log('enter', name)
    try:
        yield ext(name)
    except KeyError:
        log('swallow', name)
    finally:
        await asyncio.sleep(0)
        log('exit', name)


async def agen():
    try:
        yield ext(1)
        yield ext(2)
    finally:
        log('closed')


async def main():
    out = []
    async with manage('a') as a, manage('b') as b:
        out += [a, b]
        fail('KeyError', 'k')
    async with AsyncExitStack() as stack:
        out.append(await stack.enter_async_context(manage('c')))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(log, 'callback')
    async with aclosing(agen()) as g:
        async for x in g:
            out.append(x)
            break
    return out


asyncio.run(main())

#: async_methods_closures_and_classes
import asyncio


class Repo:
    def __init__(self):
        self.cache = {}

    async def get(self, key):
        if key not in self.cache:
            self.cache[key] = fetch(key)
            await asyncio.sleep(0)
        return self.cache[key]

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        log('closing', sorted(self.cache))

    @classmethod
    async def make(cls):
        ext('making')
        return cls()

    @property
    def size(self):
        return ext(len(self.cache))


def decorate(f):
    async def inner(*a):
        log('before')
        r = await f(*a)
        log('after')
        return r

    return inner


@decorate
async def total(repo, *keys):
    return sum([await repo.get(k) for k in keys])


async def main():
    async with await Repo.make() as repo:
        a = await total(repo, 'a', 'b', 'a')
        b = await asyncio.gather(*(repo.get(k) for k in 'abc'))
        return [a, b, repo.size, await (lambda: repo.get('c'))()]


asyncio.run(main())
