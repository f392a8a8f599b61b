# Tasks on the event loop of asyncio: order of steps, cancellation, results and failures. `sleep` only orders.

#: run_and_gather
import asyncio


async def worker(name, n):
    out = []
    for i in range(n):
        log(name, i)
        await asyncio.sleep(1)
        out.append(ext((name, i)))
    return out


async def main():
    return await asyncio.gather(worker('a', 2), worker('b', 3))


asyncio.run(main())

#: order_of_steps
import asyncio


async def step(name, n):
    for i in range(n):
        print(name, i, end=' ')
        log(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    tasks = [asyncio.create_task(step(n, 3)) for n in 'abc']
    print('made', end=' ')
    log('made')
    await asyncio.sleep(0)
    print('main', end=' ')
    results = [await t for t in tasks]
    return results + [await step('d', 1)]


asyncio.run(main())

#: order_of_timers
import asyncio


async def after(name, delay, out):
    await asyncio.sleep(delay)
    out.append(ext(name))


async def main():
    out = []
    delays = [('c', 0.3), ('a', 0.1), ('b', 0.2), ('z', 0), ('y', -1), ('d', 0.25), ('e', 0.15)]
    await asyncio.gather(*(after(name, delay, out) for name, delay in delays))
    out.append(await asyncio.sleep(0.01, 'result'))
    return out


asyncio.run(main())

#: gather_with_failures
import asyncio


async def good(x):
    await asyncio.sleep(0)
    return ext(x)


async def bad(kind):
    log('bad', kind)
    await asyncio.sleep(0)
    fail(kind, 'no')


async def main():
    out = [await asyncio.gather(good(1), bad('ValueError'), good(2), bad('KeyError'), return_exceptions=True)]
    out[0] = [repr(x) for x in out[0]]
    try:
        await asyncio.gather(good(3), bad('OSError'), good(4))
    except OSError as e:
        out.append(str(e))
    out.append(await asyncio.gather())
    shared = asyncio.ensure_future(good(5))
    out.append(await asyncio.gather(shared, shared, good(6)))
    try:
        await asyncio.gather(1)
    except TypeError as e:
        out.append(str(e))
    return out


asyncio.run(main())

#: gather_cancelled
import asyncio


async def slow(name, trail):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as e:
        trail.append((name, ext('cancelled'), e.args))
        raise
    finally:
        trail.append((name, ext('finally')))


async def main():
    trail = []
    together = asyncio.gather(slow('a', trail), slow('b', trail))
    asked = asyncio.ensure_future(together)
    await asyncio.sleep(1)
    trail.append(together.cancel('enough'))
    try:
        await together
    except asyncio.CancelledError as e:
        trail.append(('gather', e.args))
    trail.append([together.cancelled(), together.done(), together.cancel()])
    children = [asyncio.create_task(slow(n, trail)) for n in 'cd']
    await asyncio.sleep(0)
    children[0].cancel('one')
    results = await asyncio.gather(*children[:1], asyncio.sleep(0, 5), return_exceptions=True)
    trail.append([repr(x) for x in results])
    children[1].cancel()
    await asyncio.wait(children)
    return trail


asyncio.run(main())

#: cancel_a_task
import asyncio


async def slow(trail):
    try:
        trail.append(ext('start'))
        await asyncio.sleep(10)
        trail.append('never')
    except asyncio.CancelledError:
        trail.append(ext('asked'))
        await asyncio.sleep(0)
        trail.append(ext('after asking'))
        raise


async def stubborn(trail):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return ext('stubborn')


async def main():
    trail = []
    task = asyncio.create_task(slow(trail))
    unstarted = asyncio.create_task(slow(trail))
    trail.append(unstarted.cancel())
    await asyncio.sleep(1)
    trail.append([task.done(), task.cancelling(), task.cancel('why'), task.cancelling()])
    try:
        await task
    except asyncio.CancelledError as e:
        trail.append(e.args)
    trail.append([task.cancelled(), task.done(), unstarted.cancelled(), task.cancel()])
    try:
        task.result()
    except asyncio.CancelledError as e:
        trail.append('result raises')
    try:
        await unstarted
    except asyncio.CancelledError as e:
        trail.append('unstarted raises')
    other = asyncio.create_task(stubborn(trail))
    await asyncio.sleep(0)
    other.cancel()
    trail.append(await other)
    trail.append([other.cancelled(), other.cancelling(), other.uncancel(), other.uncancel()])
    return trail


asyncio.run(main())

#: cancel_myself_and_the_main_task
import asyncio


async def main():
    task = asyncio.current_task()
    task.set_name('mine')
    log(task.get_name(), task is asyncio.current_task(), len(asyncio.all_tasks()))
    task.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        log('once')
    task.cancel('for good')
    ext('still running')
    await asyncio.sleep(0)


try:
    asyncio.run(main())
except asyncio.CancelledError as e:
    r = [type(e).__name__, e.args, isinstance(e, Exception), ext(issubclass(asyncio.CancelledError, BaseException))]
r

#: tasks_that_are_left_are_cancelled
import asyncio


async def background(trail):
    try:
        while True:
            await asyncio.sleep(1)
            trail.append(ext('tick'))
    finally:
        trail.append(ext('cleaned'))
        await asyncio.sleep(0)
        trail.append(ext('cleaned twice'))


async def main(trail):
    asyncio.create_task(background(trail))
    await asyncio.sleep(2.5)
    return 'main'


trail = []
[asyncio.run(main(trail)), trail]

#: a_failing_task_and_its_awaiter
import asyncio


async def bad():
    ext('bad')
    raise ValueError('in task')


async def main():
    task = asyncio.create_task(bad())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    out = [task.done(), repr(task.exception())]
    for _ in range(2):
        try:
            await task
        except ValueError as e:
            out.append((str(e), e is task.exception(), ext(1)))
    nobody = asyncio.create_task(bad())
    await asyncio.sleep(0.1)
    return out


asyncio.run(main())

#: exceptions_leave_run
import asyncio


async def main(kind):
    await asyncio.sleep(0)
    fail(kind, 'gone')


r = []
for kind in ('ValueError', 'KeyError', 'SystemExit', 'KeyboardInterrupt'):
    try:
        asyncio.run(main(kind))
    except BaseException as e:
        r.append((type(e).__name__, str(e)))
    ext('next')
r

#: misuse
import asyncio


async def nothing():
    pass


async def inner():
    try:
        asyncio.run(c)
    except RuntimeError as e:
        return str(e)


async def bad_yield():
    return await Bad()


class Bad:
    def __await__(self):
        yield ext(5)


async def itself():
    await asyncio.current_task()


r = []
c = nothing()
r.append(asyncio.run(inner()))
c.close()
for work in (
    lambda: asyncio.run(5),
    lambda: asyncio.run(nothing),
    lambda: asyncio.get_running_loop(),
    lambda: asyncio.create_task(c),
    lambda: asyncio.run(bad_yield()),
):
    try:
        work()
    except (RuntimeError, ValueError, TypeError) as e:
        r.append((type(e).__name__, str(e).partition(' at 0x')[0]))
    ext('next')
try:
    asyncio.run(itself())
except RuntimeError as e:
    r.append(str(e).partition(':')[0])
r

#: futures
import asyncio


async def setter(future, value):
    await asyncio.sleep(1)
    future.set_result(ext(value))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    out = [repr(future), future.done(), asyncio.isfuture(future), asyncio.isfuture(1)]
    for method in (future.result, future.exception):
        try:
            method()
        except asyncio.InvalidStateError as e:
            out.append(str(e))
    future.add_done_callback(lambda f: out.append(('callback', f is future, ext('in callback'))))
    asyncio.create_task(setter(future, 'value'))
    out.append(await future)
    out.append([repr(future), future.result(), future.exception()])
    future.add_done_callback(lambda f: out.append('late callback'))
    await asyncio.sleep(0)
    for work in (lambda: future.set_result(1), lambda: future.set_exception(ValueError())):
        try:
            work()
        except asyncio.InvalidStateError as e:
            out.append(str(e))
    failed = asyncio.Future()
    failed.set_exception(ValueError)
    try:
        await failed
    except ValueError as e:
        out.append(repr(failed))
    gone = asyncio.Future()
    out.append([gone.cancel('m'), gone.cancel(), gone.cancelled(), repr(gone)])
    try:
        await gone
    except asyncio.CancelledError as e:
        out.append(e.args)
    removed = asyncio.Future()
    f = lambda future: out.append('never')
    removed.add_done_callback(f)
    removed.add_done_callback(f)
    out.append([removed.remove_done_callback(f), removed.get_loop() is loop])
    removed.set_result(None)
    await removed
    return out


asyncio.run(main())

#: wait
import asyncio


async def work(name, delay, error=None):
    await asyncio.sleep(delay)
    if error:
        fail(error, name)
    return ext(name)


async def main():
    out = []
    tasks = [asyncio.create_task(work(n, d)) for n, d in (('a', 2), ('b', 1), ('c', 3))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    out.append(([t.result() for t in done], len(pending)))
    done, pending = await asyncio.wait(tasks, timeout=1.5)
    out.append((sorted(t.result() for t in done), len(pending)))
    done, pending = await asyncio.wait(pending)
    out.append(([t.result() for t in done], pending))
    tasks = [asyncio.create_task(work('x', 1, 'ValueError')), asyncio.create_task(work('y', 2))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    out.append(([repr(t.exception()) for t in done], len(pending)))
    await asyncio.wait(pending)
    for wrong in ([], [work('z', 1)], work('z', 1)):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as e:
            out.append(str(e))
        for c in wrong if isinstance(wrong, list) else [wrong]:
            c.close()
    try:
        await asyncio.wait(tasks, return_when='?')
    except ValueError as e:
        out.append(str(e))
    return out


asyncio.run(main())

#: wait_for
import asyncio


async def work(name, delay, trail):
    try:
        await asyncio.sleep(delay)
        trail.append(ext(name))
        return name
    except asyncio.CancelledError:
        trail.append(ext(('cancelled', name)))
        raise


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        ext('refuse')
        raise ValueError('instead')


async def main():
    trail = []
    trail.append(await asyncio.wait_for(work('quick', 1, trail), 2))
    trail.append(await asyncio.wait_for(work('no limit', 1, trail), None))
    try:
        await asyncio.wait_for(work('slow', 5, trail), timeout=2)
    except asyncio.TimeoutError as e:
        trail.append((repr(e), type(e.__cause__).__name__, asyncio.TimeoutError is TimeoutError))
    try:
        await asyncio.wait_for(work('at once', 5, trail), 0)
    except TimeoutError as e:
        trail.append('zero')
    task = asyncio.create_task(work('task', 5, trail))
    try:
        await asyncio.wait_for(task, 1)
    except TimeoutError:
        trail.append(task.cancelled())
    try:
        await asyncio.wait_for(stubborn(), 1)
    except (TimeoutError, ValueError) as e:
        trail.append(type(e).__name__)
    try:
        await asyncio.wait_for(asyncio.shield(work('shielded', 2, trail)), 1)
    except TimeoutError:
        trail.append('timeout')
    await asyncio.sleep(3)
    return trail


asyncio.run(main())

#: timeout_blocks
import asyncio


async def main():
    out = []
    try:
        async with asyncio.timeout(1) as t:
            out.append((t.expired(), ext('in')))
            await asyncio.sleep(5)
            out.append('never')
    except TimeoutError as e:
        out.append((t.expired(), repr(e), type(e.__cause__).__name__))
    async with asyncio.timeout(5) as t:
        await asyncio.sleep(1)
        t.reschedule(asyncio.get_running_loop().time() + 1)
        await asyncio.sleep(ext(0.5))
    out.append(t.expired())
    async with asyncio.timeout(None) as t:
        out.append((t.when(), ext('none')))
    try:
        async with asyncio.timeout(3):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(10)
            except TimeoutError:
                out.append(ext('inner'))
                await asyncio.sleep(10)
    except TimeoutError:
        out.append('outer')
    try:
        async with asyncio.timeout(-1):
            out.append(ext('already over'))
            await asyncio.sleep(0)
            out.append('never')
    except TimeoutError:
        out.append('over')
    try:
        async with asyncio.timeout_at(0):
            raise KeyError('own')
    except KeyError as e:
        out.append(str(e))
    try:
        async with t:
            pass
    except RuntimeError as e:
        out.append(str(e))
    try:
        t.reschedule(1)
    except RuntimeError as e:
        out.append(str(e))
    return out


asyncio.run(main())

#: shield
import asyncio


async def work(trail):
    await asyncio.sleep(1)
    trail.append(ext('done'))
    return 'result'


async def main():
    trail = []
    task = asyncio.create_task(work(trail))
    outer = asyncio.shield(task)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        trail.append(('outer cancelled', task.cancelled()))
    trail.append(await task)
    trail.append(await asyncio.shield(asyncio.sleep(0, ext('plain'))))
    again = asyncio.create_task(work(trail))
    guarded = asyncio.shield(again)
    await asyncio.sleep(0)
    again.cancel()
    try:
        await guarded
    except asyncio.CancelledError:
        trail.append((guarded.cancelled(), again.cancelled()))
    return trail


asyncio.run(main())

#: as_completed
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    return ext(name)


async def main():
    out = []
    for next_done in asyncio.as_completed([work('a', 3), work('b', 1), work('c', 2)]):
        out.append(await next_done)
        log('got', out[-1])
    try:
        for next_done in asyncio.as_completed([work('d', 1), work('e', 5)], timeout=2):
            out.append(await next_done)
    except TimeoutError:
        out.append(ext('timeout'))
    return out


asyncio.run(main())

#: task_groups
import asyncio


async def work(name, delay, trail, error=None):
    try:
        await asyncio.sleep(delay)
        if error is not None:
            fail(error, name)
        trail.append(ext(name))
        return name
    except asyncio.CancelledError:
        trail.append(ext(('cancelled', name)))
        raise


async def main():
    trail = []
    async with asyncio.TaskGroup() as g:
        a = g.create_task(work('a', 2, trail))
        b = g.create_task(work('b', 1, trail), name='second')
        trail.append(ext('body'))
    trail.append([a.result(), b.result(), b.get_name()])
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(work('c', 1, trail, 'ValueError'))
            g.create_task(work('d', 2, trail))
            g.create_task(work('e', 1, trail, 'KeyError'))
            await asyncio.sleep(5)
            trail.append('never')
    except ExceptionGroup as e:
        trail.append((str(e), [repr(x) for x in e.exceptions]))
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(work('f', 1, trail))
            raise OSError(ext('in body'))
    except* OSError as e:
        trail.append([str(x) for x in e.exceptions])
    for wrong in (lambda: g.create_task(nothing), lambda: asyncio.TaskGroup().create_task(nothing)):
        nothing = work('z', 1, trail)
        try:
            wrong()
        except RuntimeError as e:
            trail.append(str(e).rpartition('>')[2])
        nothing.close()
    return trail


asyncio.run(main())

#: task_group_cancelled_from_outside
import asyncio


async def child(trail):
    try:
        await asyncio.sleep(10)
    finally:
        trail.append(ext('child ends'))


async def parent(trail):
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(child(trail))
            g.create_task(child(trail))
    except asyncio.CancelledError as e:
        trail.append(('parent', e.args, ext(1)))
        raise


async def main():
    trail = []
    task = asyncio.create_task(parent(trail))
    await asyncio.sleep(1)
    task.cancel('stop')
    try:
        await task
    except asyncio.CancelledError as e:
        trail.append(task.cancelled())
    return trail


asyncio.run(main())

#: callbacks_of_the_loop
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    out = []
    loop.call_soon(lambda: out.append(ext('soon')))
    loop.call_later(1, out.append, 'later')
    handle = loop.call_later(0.5, out.append, 'cancelled')
    loop.call_at(loop.time() + 0.25, lambda x: out.append(ext(x)), 'at')
    handle.cancel()
    out.append([handle.cancelled(), loop.is_running(), loop.is_closed()])
    await asyncio.sleep(2)
    return out


asyncio.run(main())

#: a_loop_by_hand
import asyncio


async def f(x):
    await asyncio.sleep(1)
    return ext(x)


loop = asyncio.new_event_loop()
r = [loop.run_until_complete(f(1)), loop.run_until_complete(f(2)), loop.is_closed()]
loop.close()
r.append(loop.is_closed())
c = f(3)
try:
    loop.run_until_complete(c)
except RuntimeError as e:
    r.append(str(e))
c.close()
with asyncio.Runner() as runner:
    r.append(runner.run(f(4)))
    r.append(runner.run(f(5)))
r

#: awaitables_of_classes_as_tasks
import asyncio


class Later:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        log('begin', self.x)
        yield from asyncio.sleep(1).__await__()
        log('end', self.x)
        return ext(self.x)


async def main():
    return await asyncio.gather(Later(1), asyncio.ensure_future(Later(2)), asyncio.wait_for(Later(3), 2))


asyncio.run(main())

#: kinds
import asyncio


async def c():
    pass


async def g():
    yield 1


def f():
    pass


x = c()
r = [asyncio.iscoroutine(x), asyncio.iscoroutine(c), asyncio.iscoroutine(g()), asyncio.iscoroutine(1)]
r += [asyncio.iscoroutinefunction(v) for v in (c, g, f, ext, print)]
x.close()
[r, asyncio.__name__, asyncio.CancelledError.__name__, ext(1)]

#: deep_chains_of_tasks
import asyncio


async def tree(depth):
    if depth == 0:
        await asyncio.sleep(0)
        return ext(1)
    left, right = await asyncio.gather(tree(depth - 1), tree(depth - 1))
    return left + right


asyncio.run(tree(3))

#: producers_in_closures
import asyncio


def make(trail):
    count = 0

    async def bump(by):
        nonlocal count
        before = count
        await asyncio.sleep(0)
        count = before + ext(by)
        trail.append(count)

    return bump


async def main():
    trail = []
    bump = make(trail)
    await asyncio.gather(bump(1), bump(2), bump(3))
    await bump(10)
    return trail


asyncio.run(main())
