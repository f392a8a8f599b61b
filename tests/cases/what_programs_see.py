# What sources find that are evaluated with builtins of their own, and what objects, functions and records of logging show.

#: own_builtins_of_a_source
import builtins


def outcome(action):
    try:
        return action()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def deny(name, *rest):
    seen.append((name, rest[2:]))
    raise ImportError('denied ' + name)


class Found:
    __name__ = 'found'
    pi, e = ext(3), 2


Found.path = Found
seen = []
denied = [outcome(lambda: exec(source, {'__builtins__': {'__import__': deny}}))
          for source in ('import os', 'from os import path as p', 'import os.path as p')]
names = {'__builtins__': {'__import__': lambda *args: Found}}
exec('''
import math
from math import pi, e as ee
import math.path as q
def f():
    import other
    return other.pi
y = math.pi, pi, ee, q.pi, f()
''', names)
wrong = [outcome(lambda: exec('from math import nothing', {'__builtins__': {'__import__': lambda *args: each}}))
         for each in (Found, 3)]
empty = [outcome(lambda: exec(source, {'__builtins__': {}}))
         for source in ('import math', 'class C: pass', 'print', 'x = [i for i in (1, 2)]', 'assert 1')]
nothing = [outcome(lambda: eval(source, {'__builtins__': None})) for source in ('len', '1 + 1', '[i for i in (1,)]')]
given = [outcome(lambda: eval('len([1])', {'__builtins__': each})) for each in (builtins, {'len': sum}, 5)]
real = {'__builtins__': {'__import__': __import__}}
exec('import os.path, os.path as p, math as m\nfrom os import sep\nfrom math import *', real)
denied, seen, names['y'], wrong, empty, nothing, given, real['m'].pi, real['sep'], real['p'].sep, 'sqrt' in real

#: what_objects_show
import copy, functools, inspect


class Base:
    def __init__(self):
        self.x, self.lock = ext(1), 2

    def __dir__(self):
        return [*super().__dir__(), 'extra']

    def __getstate__(self):
        return {key: value for key, value in super().__getstate__().items() if key != 'lock'}


class Slots:
    __slots__ = ('a', 'b')


class Meta(type):
    def __dir__(cls):
        return [*super().__dir__(), 'meta']


class Made(metaclass=Meta):
    pass


slots = Slots()
slots.a = 1
shown = ['extra' in dir(Base()), 'x' in dir(Base()), 'meta' in dir(Made), 'append' in [].__dir__(), slots.__getstate__(),
         copy.copy(Base()).__dict__, copy.copy(slots).a, object().__getstate__()]
partial = functools.update_wrapper(functools.partial(max, 1), Base.__dir__)
shown += [partial.__module__, partial.__name__, partial(3)]
shown += ['builtins'.format(1), 'x' in 'builtins'.__dir__()]


def f(a, /, b: int = 1, *c, d, e=2, **g) -> str: pass


class Own:
    def __init__(self, q, *, z=1): pass

    def m(self, x): pass


shown += [inspect.getfullargspec(f), inspect.getfullargspec(Own), inspect.getfullargspec(Own(1).m).args]
shown += [str(inspect.signature(each)) for each in (len, sorted, divmod, [].append, str.join, 'a'.split, print)]
str(shown)

#: who_logs
import io, logging

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('%(funcName)s %(lineno)d %(message)s'))
log = logging.getLogger('who')
log.addHandler(handler)
log.propagate = False


def outer():
    log.warning('a')
    for _ in (1,):
        log.warning(ext('b'))
    (lambda: log.warning('c'))()
    [log.warning('d') for _ in (1,)]


class K:
    log.error('e')

    def m(self):
        log.error(ext('f'))


outer()
K().m()
log.warning('g', stacklevel=1)
stream.getvalue()

#: where_library_classes_are_from
import asyncio
import concurrent.futures as futures
import decimal
import difflib
import io
import json
import queue
import sched
import traceback


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    kept = [asyncio.Lock(), asyncio.Queue(), asyncio.Event(), task]
    ext(task.cancel())
    out = [str(type(each)) for each in kept]
    for action in (asyncio.Queue().get_nowait, asyncio.get_running_loop().create_future().result, queue.Queue().get_nowait):
        try:
            action()
        except Exception as error:
            out += [str(type(error)), traceback.format_exception_only(error), isinstance(error, asyncio.QueueEmpty)]
    try:
        await task
    except asyncio.CancelledError as error:
        out.append(traceback.format_exception_only(error))
    return out


class Mine(asyncio.Queue):
    pass


class Encoder(json.JSONEncoder):
    pass


out = asyncio.run(main())
held = [json.JSONEncoder(), io.StringIO(ext('a')), io.BytesIO(), Mine(), Encoder(), decimal.Decimal(1).as_tuple(), difflib.Match(1, 2, 3)]
ext(1)
out += [str(type(each)) for each in held]
[*out, str(asyncio.TaskGroup), str(futures.Future), str(futures.CancelledError), str(sched.Event), str(io.TextIOWrapper), Mine.__module__]
