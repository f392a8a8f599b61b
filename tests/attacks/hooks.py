"""A limit that is reached inside a hook that native or library code calls, where its error could be lost."""

from typing import Any

from tests.attacks import attack

STEPS: dict[str, Any] = {
    "limits": {"max_steps": 20_000, "max_duration_secs": 60.0},
    "plain": False,
    "stops": "step limit exceeded",
}
HOOKS = r"""
### set_name
class D:
    def __set_name__(self, owner, name): forever()
class C:
    x = D()
### init_subclass
class B:
    def __init_subclass__(cls): forever()
class C(B): pass
### class_getitem
class C:
    def __class_getitem__(cls, k): forever()
C[1]
### missing
class C(dict):
    def __missing__(self, k): forever()
C()[1]
### getattr default
class C:
    def __getattr__(self, n): forever()
getattr(C(), 'x', 1)
### hasattr
class C:
    def __getattr__(self, n): forever()
hasattr(C(), 'x')
### property
class C:
    @property
    def x(self): forever()
    def __getattr__(self, n): return 1
C().x
### length_hint
class C:
    def __iter__(self): return iter([1])
    def __length_hint__(self): forever()
list(C())
### len of bool
class C:
    def __len__(self): forever()
bool(C())
### index
class C:
    def __index__(self): forever()
range(C())
### format
class C:
    def __format__(self, s): forever()
f'{C()}'
### repr in list
class C:
    def __repr__(self): forever()
repr([C()])
### eq in dict
class C:
    def __eq__(self, o): forever()
    def __hash__(self): return 1
{C(): 1}.get(C())
### hash
class C:
    def __hash__(self): forever()
{C()}
### contains
class C:
    def __contains__(self, o): forever()
1 in C()
### lt in sort
class C:
    def __lt__(self, o): forever()
sorted([C(), C()])
### instancecheck
class M(type):
    def __instancecheck__(c, o): forever()
class C(metaclass=M): pass
isinstance(1, C)
### subclasshook
import abc
class C(abc.ABC):
    @classmethod
    def __subclasshook__(cls, o): forever()
isinstance(1, C)
### next default
class C:
    def __iter__(self): return self
    def __next__(self): forever()
next(C(), 1)
### iter sentinel
for _ in iter(forever, 1): pass
### print to a file
class F:
    def write(self, t): forever()
print('x', file=F())
### int
class C:
    def __int__(self): forever()
int(C())
### enum missing
import enum
class E(enum.Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): forever()
E(2)
### enum values
import enum
class E(enum.Enum):
    def _generate_next_value_(n, s, c, l): forever()
    A = enum.auto()
### json default
import json
json.dumps(object(), default=lambda o: forever())
### json hook
import json
json.loads('{}', object_hook=lambda o: forever())
### re.sub
import re
re.sub('a', lambda m: forever(), 'a')
### cmp_to_key
import functools
sorted([2, 1], key=functools.cmp_to_key(lambda a, b: forever()))
### cached_property
import functools
class C:
    @functools.cached_property
    def x(self): forever()
C().x
### lru_cache
import functools
@functools.lru_cache
def f(): forever()
f()
### singledispatch
import functools
@functools.singledispatch
def f(x): forever()
f(1)
### post_init
import dataclasses
@dataclasses.dataclass
class C:
    def __post_init__(self): forever()
C()
### default_factory
import collections
collections.defaultdict(forever)[1]
### suppress
import contextlib
with contextlib.suppress(BaseException): forever()
### ExitStack
import contextlib
with contextlib.ExitStack() as s:
    s.callback(lambda: print('ESCAPED'))
    s.push(lambda *a: True)
    forever()
### contextmanager
import contextlib
@contextlib.contextmanager
def m():
    try: yield
    except BaseException: print('ESCAPED')
with m(): forever()
### generator close
def g():
    try: yield 1
    finally:
        print('ESCAPED')
x = g()
next(x)
forever()
### atexit
import atexit
atexit.register(print, 'ESCAPED')
forever()
### finalize
import weakref
class C: pass
c = C()
weakref.finalize(c, print, 'ESCAPED')
forever()
### weakref callback
import weakref
class C: pass
c = C()
r = weakref.ref(c, lambda r: forever())
del c
### gather
import asyncio
async def f(): forever()
async def m(): await asyncio.gather(f(), return_exceptions=True)
asyncio.run(m())
### task
import asyncio
async def f(): forever()
async def m():
    t = asyncio.create_task(f())
    await asyncio.wait([t])
    t.exception()
asyncio.run(m())
### TaskGroup
import asyncio
async def f(): forever()
async def m():
    try:
        async with asyncio.TaskGroup() as g: g.create_task(f())
    except* BaseException: print('ESCAPED')
asyncio.run(m())
### shield
import asyncio
async def f(): forever()
async def m():
    try: await asyncio.shield(f())
    finally: print('ESCAPED')
asyncio.run(m())
### callback of a task
import asyncio
async def f(): forever()
async def m():
    t = asyncio.create_task(f())
    t.add_done_callback(lambda t: print('ESCAPED'))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
asyncio.run(m())
### executor
import concurrent.futures as c
with c.ThreadPoolExecutor() as e: x = e.submit(forever).exception()
### executor map
import concurrent.futures as c
with c.ThreadPoolExecutor() as e:
    try: list(e.map(lambda x: forever(), [1]))
    finally: print('ESCAPED')
### thread
import threading
t = threading.Thread(target=forever)
t.start()
t.join()
### excepthook
import threading
threading.excepthook = lambda a: print('ESCAPED')
t = threading.Thread(target=forever)
t.start()
t.join()
### context run
import contextvars
contextvars.copy_context().run(forever)
### logging
import logging
class H(logging.Handler):
    def emit(self, r):
        try: forever()
        except Exception: self.handleError(r)
l = logging.getLogger('x')
l.addHandler(H())
l.warning('x')
### logging argument
import logging
class C:
    def __str__(self): forever()
logging.warning('%s', C())
### traceback
import traceback
class X(Exception):
    def __str__(self): forever()
try: raise X
except X: traceback.format_exc()
### reprlib
import reprlib
class C:
    def __repr__(self): forever()
reprlib.repr(C())
### pprint
import pprint
class C:
    def __repr__(self): forever()
pprint.pformat({C(): 1, C(): 2})
### copy
import copy
class C:
    def __deepcopy__(self, m): forever()
copy.deepcopy([C()])
### argparse
import argparse
p = argparse.ArgumentParser()
p.add_argument('x', type=lambda s: forever())
p.parse_args(['1'])
### configparser
import configparser
p = configparser.ConfigParser(converters={'x': lambda s: forever()})
p.read_string('[a]\nb=1')
p.getx('a', 'b', fallback=1)
### Formatter
import string
class F(string.Formatter):
    def get_value(self, k, a, w): forever()
F().format('{0}')
### Template
import string
class D(dict):
    def __getitem__(self, k): forever()
string.Template('$a').safe_substitute(D())
### Mapping get
import collections.abc
class M(collections.abc.Mapping):
    def __getitem__(self, k): forever()
    def __iter__(self): return iter(())
    def __len__(self): return 0
M().get(1), 1 in M()
### Sequence
import collections.abc
class M(collections.abc.Sequence):
    def __getitem__(self, k): forever()
    def __len__(self): return 3
list(M())
### heapq merge
import heapq
list(heapq.merge([1], [2], key=lambda x: forever()))
### groupby
import itertools
list(itertools.groupby([1], lambda x: forever()))
### reduce
import functools
functools.reduce(lambda a, b: forever(), [1, 2])
### total_ordering
import functools
@functools.total_ordering
class C:
    def __lt__(self, o): forever()
C() > C()
### descriptor
class D:
    def __get__(self, o, t): forever()
class C:
    x = D()
getattr(C(), 'x', 1)
### getattribute
class C:
    def __getattribute__(self, n): forever()
    def __getattr__(self, n): return 1
C().x
### dir
class C:
    def __dir__(self): forever()
dir(C())
### match
class C:
    @property
    def x(self): forever()
match C():
    case C(x=1): pass
    case _: print('ESCAPED')
### star arguments
class C:
    def keys(self): forever()
    def __getitem__(self, k): return 1
dict(**C())
### unpacking
class C:
    def __iter__(self): forever()
a, *b = C()
### augmented
class C:
    def __iadd__(self, o): forever()
    def __add__(self, o): return 1
c = C()
c += 1
### reflected
class C:
    def __add__(self, o): forever()
class D:
    def __radd__(self, o): return 1
C() + D()
### type hints
import typing
class C:
    def f(self, x: 'forever()'): pass
typing.get_type_hints(C.f)
### eval
eval('forever()')
### exec
exec('try: forever()\nexcept BaseException: print("ESCAPED")')
### csv
import csv
def rows():
    yield 'a,b'
    forever()
list(csv.DictReader(rows()))
### os.fspath
import os
class P:
    def __fspath__(self): forever()
os.fspath(P())
### statistics
import statistics
class I:
    def __iter__(self): forever()
statistics.mean(I())
### graphlib
import graphlib
class N:
    def __hash__(self): forever()
graphlib.TopologicalSorter({1: [N()]})
### textwrap
import textwrap
textwrap.indent('a', 'b', lambda l: forever())
### difflib
import difflib
difflib.SequenceMatcher(lambda x: forever(), 'a', 'b').ratio()
### inspect
import inspect
inspect.getmembers(1, lambda x: forever())
### bisect
import bisect
bisect.bisect([1], 1, key=lambda x: forever())
### groups
class G(ExceptionGroup):
    def derive(self, e): forever()
try:
    raise G('', [ValueError(), KeyError()])
except* ValueError: pass
### async with
import asyncio
class M:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a):
        print('ESCAPED')
        return True
async def m():
    async with M(): forever()
asyncio.run(m())
### async generator
import asyncio
async def g():
    try: yield 1
    finally: print('ESCAPED')
async def m():
    async for x in g(): forever()
asyncio.run(m())
### timeout
import asyncio
async def m():
    try:
        async with asyncio.timeout(0.01): forever()
    except BaseException: print('ESCAPED')
asyncio.run(m())
"""


def _program(hook: str) -> str:
    """A hook that never ends, where everything is caught, and what would run after it."""
    body = hook.strip("\n").replace("\n", "\n    ")
    return f"def forever():\n    while True: pass\ntry:\n    {body}\nexcept BaseException: pass\nprint('ESCAPED')"


ATTACKS = [
    attack(f"limits in hooks: {name}", _program(hook), **STEPS)
    for name, _, hook in (part.partition("\n") for part in HOOKS.split("### ")[1:])
]

TWINS = [
    """
import contextlib, enum, functools, weakref
class D:
    def __set_name__(self, owner, name): print('named', name)
class C:
    x = D()
    def __getattr__(self, name): raise AttributeError(name)
    def __index__(self): return 3
class E(enum.Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return cls.A
print(hasattr(C(), 'y'), getattr(C(), 'y', 1), list(range(C())), E(7))
with contextlib.suppress(ValueError): raise ValueError
with contextlib.ExitStack() as stack:
    stack.callback(print, 'left')
c = C()
r = weakref.ref(c, lambda r: print('gone', r()))
del c
def g():
    try: yield 1
    finally: print('cleaned')
x = g()
next(x)
del x
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: a - b)))
""",
]
