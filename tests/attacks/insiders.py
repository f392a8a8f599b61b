"""By somebody who has read the emitted code: names of the runtime, slots of its objects, what functions are made of."""

from __future__ import annotations

from tests.attacks import attack

FUEL = r"""
### fuel in globals
globals()['_o_fuel'] = NEVER
### fuel by update
globals().update(_o_fuel=NEVER)
### fuel in vars
vars()['_o_fuel'] = NEVER
### fuel in locals
locals()['_o_fuel'] = NEVER
### fuel by setdefault
globals().setdefault('_o_fuel', NEVER)
### fuel by or
globals().__ior__({'_o_fuel': NEVER})
### fuel by an unbound method
dict.__setitem__(globals(), '_o_fuel', NEVER)
### fuel by dict.update
dict.update(globals(), {'_o_fuel': NEVER})
### refuel in globals
globals()['_o_refuel'] = lambda: None
### fuel in builtins of the function
f.__builtins__['_o_fuel'] = NEVER
### fuel in globals of the function
f.__globals__['_o_fuel'] = NEVER
### fuel in the builtins module
import builtins; builtins._o_fuel = NEVER
### fuel in the builtins module by name
import builtins; setattr(builtins, '_o_fuel', NEVER)
### fuel in the namespace of builtins
import builtins; vars(builtins)['_o_fuel'] = NEVER
### fuel in the main module
import sys; setattr(sys.modules['__main__'], '_o_fuel', NEVER)
### fuel of builtins in globals
globals()['__builtins__'] = {'_o_fuel': NEVER}
### fuel in a namespace that is evaluated
d = {'_o_fuel': NEVER}; exec('def f(n): return 0 if n == 0 else f(n - 1)', d); f = d['f']
### fuel in builtins that are evaluated with
d = {'__builtins__': {'_o_fuel': NEVER}}; exec('def f(n): return 0 if n == 0 else f(n - 1)', d); f = d['f']
### fuel in locals that are evaluated with
d = {'_o_fuel': NEVER}; exec('global f\ndef f(n): return 0 if n == 0 else f(n - 1)', {}, d)
### fuel as a parameter
f = eval('lambda n, _o_fuel=NEVER: 0 if n == 0 else f(n - 1)')
### fuel as a keyword
f = (lambda g: lambda n, **k: g(n))(f); f(1, **{'_o_fuel': NEVER})
### fuel by deletion
del globals()['_o_fuel']
### fuel by clearing
g = f; globals().clear()
### code of another function
f.__code__ = (lambda n: 0).__code__
### code copied
import types; f = types.FunctionType(f.__code__, {'_o_fuel': NEVER})
### code replaced
f.__code__ = f.__code__.replace(co_names=())
### fuel in a class
C = type('C', (), {'_o_fuel': NEVER, 'f': staticmethod(f)}); f = C.f
### fuel prepared by a metaclass
class M(type):
    def __prepare__(name, bases): return {'_o_fuel': NEVER, '_o_refuel': lambda: None}
C = M('C', (), {}); f = f
### fuel as a name of a dataclass
import dataclasses; dataclasses.make_dataclass('C', [('_o_fuel', int, NEVER)])
### fuel in an import
__import__('_o_fuel')
### fuel by a wide letter
exec('\uff3fo_fuel = NEVER', globals())
### evaluated in the builtins of a subclass
class D(dict):
    def __missing__(self, name): return NEVER
d = D(); exec('def f(n): return 0 if n == 0 else f(n - 1)', d); f = d['f']
"""
"""What would let `f` recurse beyond the limit; the last statement may fail."""

READING = r"""
### source of a long range
TEST v = range(10 ** 8)._o_range
### source of a long range by name
TEST v = getattr(range(10 ** 8), '_o_range')
### source of a long range by a format
TEST v = '{0._o_range}'.format(range(10 ** 8))
### source by attrgetter
import operator
TEST v = operator.attrgetter('_o_range')(range(10 ** 8))
### source by its class
TEST v = type(range(10 ** 8)).__dict__['_o_range']
### source by a pattern
match range(10 ** 8):
    case object(_o_range=v): print('ESCAPED')
### source of an iterator
TEST v = iter(range(10 ** 8))._o_source
### source of an iterator by object
TEST v = object.__getattribute__(iter(range(10 ** 8)), '_o_source')
### source of an iterator by getattr
TEST v = getattr(iter(int, 1), '_o_source')
### a store into a long range
TEST range(10 ** 8)._o_range = [1]; v = 1
### a store into a long range by name
TEST object.__setattr__(range(10 ** 8), '_o_range', [1]); v = 1
### a store into an iterator
TEST setattr(iter(range(10 ** 8)), '_o_source', iter([1])); v = 1
### a second range in an old one
r = range(10 ** 8)
TEST r.__init__([1]); type(r).__new__(type(r), [1]); v = len(r) == 1 or None
### the generator of a function
def f(): yield fail()
TEST v = f._o_gen
### the generator of a function by name
def f(): return fail()
TEST v = getattr(f, '_o_gen')
### the plain function in a suspending one
def f(): return fail()
TEST v = getattr(f, '_o_direct')
### slots of a suspending function
def f(): return fail()
TEST v = [n for n in dir(f) if n.startswith('_o_')] or None
### getter of a suspending function
def f(): return fail()
TEST v = getattr(f.__get__, '__func__').__globals__
### names of the runtime in globals
TEST v = [n for n in globals() if n.startswith('_o_')] or None
### names of the runtime in dir
TEST v = [n for n in dir() if n.startswith('_o_')] or None
### names of the runtime in locals
def f(x):
    y = fail if x else 1
    return [n for n in locals() if n.startswith('_o_')] or None
TEST v = f(0)
### names of the runtime in a class body
class C:
    found = [n for n in locals() if n.startswith('_o_')] or None
TEST v = C.found
### names of the runtime in a class
class C:
    def f(self): return __class__
TEST v = [n for n in C.__dict__ if n.startswith('_o_')] or None
### names of the runtime in builtins
import builtins
TEST v = [n for n in dir(builtins) if n.startswith('_o_')] or None
### a name of the runtime in an error
def f(x):
    if x: y = 1
    return y
try: f(0)
except UnboundLocalError as e:
    if '_o_' in str(e): print('ESCAPED')
### names of the runtime evaluated
TEST v = eval('_o_getattr')
### names of the runtime executed
TEST v = (exec('x = _o_iter', globals()), x)
### a closure's cells
def outer():
    secret = fail
    return lambda: secret
TEST v = outer().__closure__[0].cell_contents
### the cell of __class__
class C:
    def f(self): return super().__init__
TEST v = C.f.__closure__
### the host's function behind an external one
TEST v = fail.__wrapped__
### globals of an external function
TEST v = fail.__globals__
### what an external function is called by
TEST v = fail.__call__.__func__
### a store into an external function
TEST fail.__defaults__ = (1,); v = 1
### a name of an external function
TEST fail.__name__ = 'x'; v = 1
### a copy of an external function
import copy
TEST v = copy.copy(fail).__globals__
### frames of a generator by its class
def g(): yield 1
TEST v = type(g()).gi_frame.__get__(g())
### frames of a generator by name
def g(): yield 1
TEST v = vars(type(g()))['gi_frame'].__get__(g())
### the code of a coroutine by a pattern
async def f(): pass
c = f()
match c:
    case object(cr_code=v): print('ESCAPED')
c.close()
### frames of a traceback
try: 1 / 0
except ZeroDivisionError as e:
    TEST v = e.__traceback__.tb_frame.f_globals
### frames of a traceback by inspect
import inspect
TEST v = inspect.currentframe().f_back
### frames by sys
import sys
TEST v = sys._getframe(1).f_globals
### frames of all threads
import sys
TEST v = sys._current_frames()
### frames of an exception by traceback
import traceback
try: 1 / 0
except ZeroDivisionError as e:
    TEST v = [f for f, _ in traceback.walk_tb(e.__traceback__) if f.f_builtins] or None
### objects of the collector
import gc
TEST v = gc.get_objects()
### referrers by the collector
import gc
TEST v = gc.get_referrers(fail)
### referents by the collector
import gc
TEST v = gc.get_referents(len)
### code compiled by the host
TEST v = compile('1', 'x', 'eval').co_code
### flags of a compilation that are the host's
TEST v = compile('1', 'x', 'exec', 0x400).body
### a module's loader
import json
TEST v = json.__loader__
### a module's own file
import json
TEST v = json.__file__ if json.__file__ else None
### a module in a module
import json
TEST v = json.decoder.scanner.re.sys
### the builtins of a module
import json
TEST v = json.__builtins__
### a module by importlib
import importlib
TEST v = importlib.import_module('os').system
### a module behind sys.modules
import sys
TEST v = sys.modules['os'].system
### a subclass of a runtime class
TEST v = [c for c in object.__subclasses__() if c.__module__.startswith('ouros')] or None
### subclasses of BaseException
TEST v = [c for c in BaseException.__subclasses__() if c.__module__.startswith('ouros')] or None
### a runtime class by the type of an external function
TEST v = type(fail).__module__ if type(fail).__module__.startswith('ouros') else None
### a call with the runtime's own type
TEST v = type(fail)('open')('/etc/passwd')
"""
"""What begins with `TEST` may fail, and gets out if `v` is anything."""


def _parts(table: str) -> list[tuple[str, list[str]]]:
    parts = [part.strip("\n").split("\n") for part in table.split("### ")[1:]]
    return [(lines[0], lines[1:]) for lines in parts]


def _deeper(lines: list[str]) -> str:
    setup = ["import itertools", "NEVER = itertools.repeat(None)", "def f(n): return 0 if n == 0 else f(n - 1)"]
    tried = ["try:", f"    {lines[-1]}", "except BaseException: pass"]
    end = ["try:", "    f(600)", "    print('ESCAPED')", "except (RecursionError, NameError): pass"]
    return "\n".join([*setup, *lines[:-1], *tried, *end])


def _tested(line: str) -> list[str]:
    plain = line.lstrip()
    if not plain.startswith("TEST "):
        return [line]
    tried = ["try:", f"    {plain[5:]}", "    if v is not None: print('ESCAPED')", "except BaseException: pass"]
    return [line[: len(line) - len(plain)] + each for each in tried]


ATTACKS = [
    attack(f"insiders: {name}", _deeper(lines), limits={"max_recursion_depth": 200}, plain=False)
    for name, lines in _parts(FUEL)
]
ATTACKS += [
    attack(
        f"insiders: {name}",
        "\n".join(part for line in lines for part in _tested(line)),
        limits={"max_duration_secs": 5.0, "max_memory": 1 << 28} if "(10 ** 8)" in "".join(lines) else {},
        plain=False,
    )
    for name, lines in _parts(READING)
]

TWINS = [
    """
import copy, operator
x = 1
def f(n): return 0 if n == 0 else f(n - 1)
globals()['y'] = x + 1
vars().update(z=3)
d = {'k': 4}
exec('def g(n): return n + k', d)
class M(type):
    def __prepare__(name, bases): return {'base': 5}
class C(metaclass=M):
    total = base + 1
    def f(self): return __class__.__name__
print(f(100), y, z, d['g'](1), C.total, C().f(), [n for n in C.__dict__ if not n.startswith('__')])
r = range(10 ** 8)
print(r, r.start, getattr(r, 'stop'), operator.attrgetter('step')(r), '{0.start}'.format(r), r[5], len(r))
print(r == copy.copy(r), copy.deepcopy([r]) == [r])
match r:
    case object(start=0, step=s): print('long', s)
def gen():
    a = 1
    yield a
h = gen()
next(h)
print([n for n in dir(f) if n in ('__name__', '__call__')], f.__get__(1)() if 0 else 6)
def outer():
    value = 7
    return lambda: value
print(outer()(), f.__name__, f.__defaults__)
print(type('T', (), {'a': 8})().a, eval('x + y'), sorted(n for n in globals() if len(n) == 1))
""",
]
