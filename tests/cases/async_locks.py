# Locks, events, conditions, semaphores, barriers and queues of asyncio.

#: lock
import asyncio


async def work(name, lock, trail):
    async with lock:
        trail.append((name, 'in', lock.locked()))
        await asyncio.sleep(1)
        trail.append((name, ext('out')))


async def main():
    lock, trail = asyncio.Lock(), []
    tasks = [asyncio.create_task(work(n, lock, trail)) for n in 'abc']
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    await asyncio.wait(tasks)
    trail.append([t.cancelled() for t in tasks])
    try:
        lock.release()
    except RuntimeError as e:
        trail.append(str(e))
    trail.append([await lock.acquire(), lock.locked(), lock.release()])
    return trail


asyncio.run(main())

#: event
import asyncio


async def waiter(name, event, trail):
    trail.append((name, await event.wait(), ext(name)))


async def main():
    event, trail = asyncio.Event(), []
    tasks = [asyncio.create_task(waiter(n, event, trail)) for n in 'abc']
    await asyncio.sleep(1)
    trail.append(event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    await waiter('d', event, trail)
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), ext(1))
    except TimeoutError:
        trail.append('timeout')
    return trail


asyncio.run(main())

#: condition
import asyncio


async def consumer(name, condition, items, trail):
    async with condition:
        await condition.wait_for(lambda: ext(len(items)) > 0)
        trail.append((name, items.pop(0)))


async def main():
    condition, items, trail = asyncio.Condition(), [], []
    tasks = [asyncio.create_task(consumer(n, condition, items, trail)) for n in 'ab']
    await asyncio.sleep(1)
    async with condition:
        items.append('first')
        condition.notify()
    await asyncio.sleep(1)
    async with condition:
        items.append('second')
        condition.notify_all()
    await asyncio.gather(*tasks)
    for wrong in (condition.notify, lambda: condition.wait().send(None)):
        try:
            wrong()
        except RuntimeError as e:
            trail.append(str(e))
    return trail


asyncio.run(main())

#: semaphores
import asyncio


async def work(name, semaphore, trail):
    async with semaphore:
        trail.append(('in', name, semaphore.locked()))
        await asyncio.sleep(1)
        trail.append(('out', ext(name)))


async def main():
    semaphore, trail = asyncio.Semaphore(2), []
    await asyncio.gather(*(work(n, semaphore, trail) for n in 'abcd'))
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    for wrong in (bounded.release, lambda: asyncio.Semaphore(-1)):
        try:
            wrong()
        except ValueError as e:
            trail.append(str(e))
    return trail


asyncio.run(main())

#: barrier
import asyncio


async def work(name, barrier, trail):
    await asyncio.sleep(ext(len(name)))
    async with barrier as place:
        trail.append((name, place))
    log('through', name)


async def broken(barrier, trail):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as e:
        trail.append((str(e), ext(1)))


async def main():
    barrier, trail = asyncio.Barrier(3), []
    await asyncio.gather(*(work(n, barrier, trail) for n in ('a', 'bb', 'ccc', 'a', 'bb', 'ccc')))
    trail.append([barrier.parties, barrier.n_waiting, barrier.broken])
    task = asyncio.create_task(broken(barrier, trail))
    await asyncio.sleep(1)
    await barrier.abort()
    await task
    await broken(barrier, trail)
    trail.append(barrier.broken)
    await barrier.reset()
    trail.append(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        trail.append(str(e))
    return trail


asyncio.run(main())

#: queue
import asyncio


async def producer(queue, n):
    for i in range(n):
        await queue.put(ext(i))
        log('put', i, queue.qsize())
    await queue.put(None)


async def consumer(queue, trail):
    while True:
        item = await queue.get()
        queue.task_done()
        if item is None:
            return 'end'
        await asyncio.sleep(1)
        trail.append((item, ext('got')))


async def main():
    queue, trail = asyncio.Queue(maxsize=2), []
    results = await asyncio.gather(producer(queue, 5), consumer(queue, trail))
    await queue.join()
    trail.append([results, queue.empty(), queue.full(), queue.maxsize, queue.qsize()])
    queue.put_nowait(1)
    queue.put_nowait(2)
    for wrong in (lambda: queue.put_nowait(3), lambda: [queue.get_nowait() for _ in range(3)]):
        try:
            wrong()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as e:
            trail.append(type(e).__name__)
    try:
        for _ in range(3):
            queue.task_done()
    except ValueError as e:
        trail.append(str(e))
    return trail


asyncio.run(main())

#: queue_of_several_consumers
import asyncio


async def consumer(name, queue, trail):
    while True:
        item = await queue.get()
        trail.append((name, ext(item)))
        await asyncio.sleep(item)
        queue.task_done()


async def main():
    queue, trail = asyncio.Queue(), []
    for i in (2, 1, 1, 3, 1):
        queue.put_nowait(i)
    tasks = [asyncio.create_task(consumer(n, queue, trail)) for n in 'ab']
    await queue.join()
    for task in tasks:
        task.cancel()
    trail.append([repr(x) for x in await asyncio.gather(*tasks, return_exceptions=True)])
    return trail


asyncio.run(main())

#: other_queues
import asyncio


class Item:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        return self.rank < other.rank


async def main():
    last = asyncio.LifoQueue()
    first = asyncio.PriorityQueue()
    for i in [3, 1, 2, 5, 4]:
        await last.put(i)
        await first.put(ext(i))
    out = [[last.get_nowait() for _ in range(5)], [first.get_nowait() for _ in range(5)]]
    for rank, name in [(1, 'a'), (0, 'b'), (1, 'c'), (0, 'd'), (1, 'e'), (0, 'f')]:
        first.put_nowait(Item(rank, name))
    ext('stop')
    out.append([(await first.get()).name for _ in range(6)])
    out.append(str(last))
    return out


asyncio.run(main())

#: a_queue_of_the_program
import asyncio


class Doubled(asyncio.Queue):
    def _put(self, item):
        super()._put(ext(item))
        super()._put(ext(item))


async def main():
    queue = Doubled()
    await queue.put(1)
    await queue.put(2)
    return [queue.get_nowait() for _ in range(4)]


asyncio.run(main())

#: asynchronous_generators_between_tasks
import asyncio


async def ticks(n, trail):
    try:
        for i in range(n):
            await asyncio.sleep(1)
            yield ext(i)
    finally:
        trail.append('closed')


async def reader(name, n, trail):
    async for x in ticks(n, trail):
        trail.append((name, x))


async def main():
    trail = []
    await asyncio.gather(reader('a', 3, trail), reader('b', 2, trail))
    trail.append([x async for x in ticks(2, trail) if x])
    return trail


asyncio.run(main())

#: asynchronous_generator_left_halfway
import asyncio


async def numbers(trail):
    try:
        while True:
            yield tick()
    finally:
        trail.append(ext('cleaning'))
        await asyncio.sleep(0)
        trail.append('cleaned')


async def main(trail):
    holder.append(numbers(trail))
    async for x in holder[0]:
        if x == 2:
            break
    trail.append('main ends')
    return x


holder = []
trail = []
[asyncio.run(main(trail)), trail]

#: asynchronous_generator_dropped
import asyncio


async def numbers(trail):
    try:
        while True:
            yield tick()
    finally:
        trail.append(ext('cleaning'))
        await asyncio.sleep(0)
        trail.append('cleaned')


async def main(trail):
    async for x in numbers(trail):
        if x == 2:
            break
    trail.append('broken')
    await asyncio.sleep(1)
    trail.append('main ends')
    return x


trail = []
[asyncio.run(main(trail)), trail]
