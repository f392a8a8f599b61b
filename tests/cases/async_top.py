# `await`, `async for` and `async with` at the top of a program.

#: await_at_the_top
import asyncio


async def f(x):
    await asyncio.sleep(1)
    return ext(x)


a = await f(1)
b = [await f(x) for x in range(2)]
c = await asyncio.gather(f('x'), f('y'))
[a, b, c, await f('last')]

#: no_import_needed
async def f(x):
    return ext(x)


async def g(n):
    for i in range(n):
        yield await f(i)


total = 0
for i in range(3):
    total += await f(i)
async for x in g(3):
    total += x
else:
    total *= 10
[total, [x async for x in g(2)], await f(1) + await f(2), {await f(k): 1 for k in 'ab'}]

#: blocks_at_the_top
class M:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        log('enter', self.name)
        return ext(self.name)

    async def __aexit__(self, kind, error, traceback):
        log('exit', self.name, kind and kind.__name__)
        return kind is ValueError


r = []
async with M('a') as a, M('b') as b:
    r.append((a, b))
    fail('ValueError')
try:
    async with M('c'):
        fail('KeyError', 'k')
except KeyError as e:
    r.append(str(e))
finally:
    r.append(await M('f').__aenter__())
while await M('w').__aenter__() == 'w':
    r.append('once')
    break
r

#: the_value_is_that_of_the_last_expression
import asyncio

await asyncio.sleep(0, ext('value'))

#: no_value
async def f():
    return ext(1)


x = await f()

#: errors_at_the_top
async def f():
    fail('ValueError', 'out')


await f()

#: names_of_the_top_are_globals
import asyncio

count = 0


async def bump(by):
    global count
    await asyncio.sleep(0)
    count += ext(by)


def read():
    return count


await bump(1)
before = read()
await asyncio.gather(*(bump(i) for i in range(3)))
local = [before, count]
for k in range(2):
    await bump(k)
    local.append((k, read()))
local

#: tasks_at_the_top
import asyncio


async def ticker(trail):
    try:
        while True:
            await asyncio.sleep(1)
            trail.append(tick())
    finally:
        log('ticker ends', len(trail))


trail = []
task = asyncio.create_task(ticker(trail))
task.set_name('t')
await asyncio.sleep(2.5)
c = ticker(trail)
try:
    asyncio.run(c)
except RuntimeError as e:
    trail.append(str(e))
c.close()
[trail, task.done(), task.get_name(), len(asyncio.all_tasks())]

#: cancelled_at_the_top
import asyncio

asyncio.current_task().cancel()
ext(1)
await asyncio.sleep(0)

#: a_generator_expression_at_the_top
async def f(x):
    return ext(x)


g = (await f(x) for x in range(3))
r = [type(g).__name__]
async for x in g:
    r.append(x)
h = (x for x in [await f(1), await f(2)])
r + list(h)

#: comprehension_with_conditions | inputs={'n': 3}
async def even(x):
    return ext(x) % 2 == 0


[x for x in range(n) if await even(x)], [[y for y in range(x) if await even(y)] for x in range(n)]

#: walrus_and_operators
async def f(x):
    return ext(x)


r = [(y := await f(2)) + y, await f(1) < await f(2) < await f(0), await f(0) or await f(3), await f(0) and await f(4)]
r.append(await f('t') if await f(1) else await f('e'))
r.append(f'{await f(5)!r:>4}|{await f(1):{await f(3)}}')
d = {'k': 1}
d[await f('k')] += await f(10)
(await f(d))['z'] = await f(26)
r.append(d)
r.append([*await f([1, 2]), *[await f(3)]])
r.append(print(await f('p'), await f('q'), sep=await f('-')))
assert await f(True), await f('message')
del d[await f('k')]
r.append(d)
match await f(3):
    case 3 if await f(True):
        r.append('matched')
lam = lambda v=await f(9): v
r.append(lam())
r.append((await f(None) or min)(3, await f(1)))
r
