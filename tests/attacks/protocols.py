"""Means that are harmless by themselves, used to reach what they touch: hooks, caches, registries, protocols."""

from tests.attacks import attack

READS = {
    "code of a generator": ("def g(): yield\nvalue = g()", "gi_code.co_consts"),
    "frame of a generator": ("def g(): yield\nvalue = g()", "gi_frame.f_builtins"),
    "what a generator waits for": (
        "def i(): yield\ndef g(): yield from i()\nvalue = g(); next(value)", "gi_yieldfrom.gi_frame",
    ),
    "frame of a coroutine": ("async def g(): pass\nvalue = g()", "cr_frame.f_globals"),
    "code of a coroutine": ("async def g(): pass\nvalue = g()", "cr_code.co_names"),
    "frame of an asynchronous generator": ("async def g(): yield\nvalue = g()", "ag_frame.f_back"),
    "traceback of a caught error": ("try: 1 / 0\nexcept Exception as e: value = e", "__traceback__.tb_frame"),
    "globals of a lambda": ("value = lambda: 1", "__globals__.keys"),
    "builtins of a function": ("def value(): pass", "__builtins__.keys"),
    "code of a function": ("def value(): pass", "__code__.replace"),
    "owner of a bound method of a list": ("value = [].append", "__self__.__class__.__subclasses__"),
    "owner of a builtin": ("value = len", "__self__.__dict__"),
    "owner of a method of a class": ("value = dict.fromkeys", "__self__.__subclasses__"),
    "module of a function of the library": ("import textwrap\nvalue = textwrap.wrap", "__globals__.keys"),
    "code of a method of the library": ("import string\nvalue = string.Formatter.format", "__code__.co_code"),
    "what a decorated function wraps": (
        "import functools\nvalue = functools.lru_cache(lambda: 1)", "__wrapped__.__globals__",
    ),
    "loader of a module": ("import math\nvalue = math", "__loader__.load_module"),
    "spec of a module": ("import json\nvalue = json", "__spec__.loader"),
    "reduction of an object": ("value = object()", "__reduce_ex__.__self__.__subclasshook__"),
    "function of a property of the library": (
        "import fractions\nvalue = fractions.Fraction.numerator", "fget.__globals__",
    ),
    "generator behind a context manager": (
        "import contextlib\n@contextlib.contextmanager\ndef m(): yield\nvalue = m()", "gen.gi_frame",
    ),
    "callback of a partial": ("import functools\nvalue = functools.partial(print)", "func.__self__"),
}  # fmt: skip

NOT_PLAIN = frozenset(
    {
        "code of a coroutine",
        "frame of an asynchronous generator",
        "typing.get_type_hints evaluates a text",
        "a default of a dataclass is code",
        "__class__ is assigned",
        "__bases__ are assigned",
        "__prepare__ gives a spy for a namespace",
        "names of the compiler by vars and globals",
        "names of the compiler in a function's variables",
        "a module's __getattr__",
        "threads of the host",
        "local data of the host's thread",
        "a decimal context is shared",
        "the error of an import",
        "a descriptor's __get__ with another owner",
        "a literal that is no literal",
        "a finalizer by vars",
    }
)
"""Attacks that CPython, or the test itself, does not let through either."""

ATTACKS = [
    attack(f"walks by value: {name}", f"{setup}\nif value.{path}:\n    print('ESCAPED')", plain=name not in NOT_PLAIN)
    for name, (setup, path) in READS.items()
]
ATTACKS += [
    attack(
        f"walks by name: {name}",
        f"import operator\n{setup}\nif operator.attrgetter({path!r})(value):\n    print('ESCAPED')",
        plain=name not in NOT_PLAIN,
    )
    for name, (setup, path) in READS.items()
]

OTHER = {
    "match pattern reads a frame": """
def g(): yield
match g():
    case object(gi_frame=object(f_builtins=names)):
        print('ESCAPED')
""",
    "__match_args__ name a hazardous attribute": """
def g(): yield
class Any(type):
    def __instancecheck__(cls, value): return True
class Peek(metaclass=Any):
    __match_args__ = ('gi_frame',)
match g():
    case Peek(frame) if frame is not None:
        print('ESCAPED')
""",
    "string.Formatter with a field of its own": """
import string
class Own(string.Formatter):
    def get_field(self, name, args, kwargs):
        return super().get_field('0.__class__.__base__.__subclasses__', args, kwargs)
if Own().format('{x}', 1).find('subclasses') > 0:
    print('ESCAPED')
""",
    "a style of logging reads attributes": """
import logging
record = logging.LogRecord('n', 20, 'p', 1, 'm', (), None)
if 'subclasses' in logging.Formatter('{args.__class__.__base__.__subclasses__}', style='{').format(record):
    print('ESCAPED')
""",
    "typing.get_type_hints evaluates a text": """
import typing
class Own:
    x: "__import__('os').getcwd()"
print('ESCAPED' if '/' in str(typing.get_type_hints(Own)['x']) else '')
""",
    "a field of a namedtuple is code": """
import collections
collections.namedtuple('P', ['x', "y=print('ESCAPED')"])
""",
    "a default of a dataclass is code": """
import dataclasses
dataclasses.make_dataclass('P', [('x', "print('ESCAPED')", dataclasses.field(default=1))])
dataclasses.make_dataclass("P:\\n  print('ESCAPED')\\nclass Q", ['x'])
""",
    "a member of an enum is a hazardous name": """
import enum
Made = enum.Enum('Made', {'__subclasses__': 1, 'x': 2})
if Made.__subclasses__ and object in type.mro(Made) and [k for k in Made.__mro__[-1].__subclasses__()]:
    print('ESCAPED')
""",
    "__reduce__ in a copy calls what it likes": """
import copy
class Own:
    def __reduce__(self):
        return eval, ("__import__('os').getcwd()",)
if '/' in copy.copy(Own()):
    print('ESCAPED')
""",
    "__setstate__ of a partial": """
import functools
value = functools.partial(print)
value.__setstate__((getattr, ([], '__class__'), {}, {}))
if value().__base__.__subclasses__():
    print('ESCAPED')
""",
    "a factory of json gets frames": """
import json
def hook(pairs):
    raise ValueError
try:
    json.loads('{"a": 1}', object_pairs_hook=hook)
except ValueError as error:
    if error.__traceback__.tb_next.tb_frame.f_back:
        print('ESCAPED')
""",
    "callback of re gets the engine": """
import re
re.sub('a', lambda m: print('ESCAPED') if m.re.scanner.__self__ and m.__class__.__base__.__subclasses__() else '', 'a')
""",
    "a traceback handed to __exit__": """
class Manager:
    def __enter__(self): pass
    def __exit__(self, kind, error, traceback):
        if traceback.tb_frame.f_builtins:
            print('ESCAPED')
with Manager():
    1 / 0
""",
    "__class__ is assigned": """
class Own: pass
class Other(dict):
    __slots__ = ()
value = Own()
value.__class__ = type(lambda: 1)
print('ESCAPED')
""",
    "__slots__ name what is guarded": """
class Own:
    __slots__ = ('__class__', '__globals__')
value = Own()
value.__class__ = 1
if value.__class__ == 1:
    print('ESCAPED')
""",
    "__bases__ are assigned": """
class A: pass
class B(A): pass
B.__bases__ = (type(type(lambda: 1)),)
print('ESCAPED')
""",
    "__prepare__ gives a spy for a namespace": """
class Spy(dict):
    def __getitem__(self, name):
        if name.startswith('_o_'):
            print('ESCAPED')
        return dict.__getitem__(self, name)
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases): return Spy()
class Own(metaclass=Meta):
    x = [i for i in range(3)]
    def f(self): return super().f()
""",
    "names of the compiler by vars and globals": """
if any(name.startswith('_o_') for name in [*globals(), *vars(), *dir()]):
    print('ESCAPED')
""",
    "names of the compiler in a function's variables": """
def f(a):
    with open if False else A(): pass
    for i in range(3): b = [j for j in range(i)]
    return locals()
class A:
    def __enter__(self): return self
    def __exit__(self, *e): pass
if any(name.startswith('_o_') for name in f(1)):
    print('ESCAPED')
""",
    "a module's __getattr__": """
import sys, types
def __getattr__(name): print('ESCAPED')
import __main__
__main__.anything
""",
    "sys.modules": "import sys\nif sys.modules['os'].getcwd():\n    print('ESCAPED')",
    "a context variable of the host": """
import contextvars
for variable in contextvars.copy_context():
    print('ESCAPED')
""",
    "a loop of the host": """
import asyncio
async def main():
    if asyncio.get_running_loop()._selector:
        print('ESCAPED')
asyncio.run(main())
""",
    "hooks of asynchronous generators": """
import sys
sys.set_asyncgen_hooks(firstiter=lambda g: print('ESCAPED'))
async def g(): yield
g().__aiter__().__anext__()
""",
    "threads of the host": """
import threading
for thread in threading.enumerate():
    if 'watchdog' in thread.name:
        print('ESCAPED')
""",
    "local data of the host's thread": """
import threading
if threading.current_thread()._target or threading.local().__dict__:
    print('ESCAPED')
""",
    "a decimal context is shared": """
import decimal
decimal.DefaultContext.prec = 5
decimal.setcontext(decimal.Context(prec=3))
print('ESCAPED' if decimal.getcontext().__reduce__()[0].__module__ == 'os' else '')
""",
    "a dialect of csv as a door": """
import csv
csv.register_dialect('own', delimiter=';')
if csv.get_dialect('own').__class__.__base__.__subclasses__():
    print('ESCAPED')
""",
    "default arguments of library functions": """
import random, textwrap
for function in (random.shuffle, textwrap.wrap, random.Random.sample):
    if function.__defaults__ or function.__kwdefaults__ or function.__closure__:
        print('ESCAPED')
""",
    "the error of an import": """
try:
    import ctypes
except ImportError as error:
    if error.path or error.__traceback__.tb_frame:
        print('ESCAPED')
""",
    "what weakref.finalize keeps": """
import weakref
class Own: pass
value = Own()
weakref.finalize(value, print, 'x').detach()
if weakref.finalize._registry or weakref.ref.__callback__.__objclass__.__subclasses__():
    print('ESCAPED')
""",
    "an operator that is handed its own proxy": """
class Taker:
    def __radd__(self, other): return other
    __ror__ = __rand__ = __radd__
class Own: pass
taken = Own.__dict__ | Taker()
taken['x'] = 1
if hasattr(Own, 'x'):
    print('ESCAPED')
""",
    "a descriptor's __get__ with another owner": """
class Own:
    x = BaseException.__traceback__
print('ESCAPED' if Own.__dict__['x'].__get__(ValueError(), ValueError).tb_frame else '')
""",
    "exceptions groups keep what split gives": """
class Group(ExceptionGroup):
    def derive(self, excs):
        if self.__traceback__.tb_frame.f_back:
            print('ESCAPED')
        return Group('', excs)
try:
    raise Group('', [ValueError(), KeyError()])
except* ValueError:
    pass
except* KeyError:
    pass
""",
    "a text that looks like a name after NFKC": """
if ().__cla\uff53s__.__base__.__subcla\uff53ses__():
    print('ESCAPED')
""",
    "a keyword that looks like a name after NFKC": """
def f(**k): return k
if '_o_x' in f(_\uff4f_x=1):
    print('ESCAPED')
""",
    "the class of a callback's result": """
try:
    fail()
except Exception as error:
    if type(error).__mro__[0].__module__ not in ('builtins', '__main__') or type(error).__subclasses__():
        print('ESCAPED')
""",
    "reduce walks by names": """
import functools
if functools.reduce(getattr, ['__class__', '__base__', '__subclasses__'], ())():
    print('ESCAPED')
""",
    "methodcaller walks by names": """
import operator
if operator.methodcaller('__subclasses__')(object):
    print('ESCAPED')
""",
    "inspect gives frames": """
import inspect
if inspect.currentframe().f_back or inspect.stack():
    print('ESCAPED')
""",
    "a signature holds the function's globals": """
import inspect
def f(x: 'print' = 1): pass
if inspect.signature(f, eval_str=True).parameters['x'].annotation.__self__:
    print('ESCAPED')
""",
    "ast gives code that runs": """
import ast
tree = ast.parse("print('ESCAPED')")
exec(compile(tree, 'x', 'exec', flags=0x400000))
""",
    "a literal that is no literal": "import ast\nast.literal_eval(\"print('ESCAPED')\")",
    "a finalizer by a metaclass's setattr": """
class Own: pass
type.__setattr__(Own, '__del__', lambda self: print('ESCAPED'))
Own()
""",
    "a finalizer by __init_subclass__": """
class Base:
    def __init_subclass__(cls):
        cls.__del__ = lambda self: print('ESCAPED')
class Own(Base): pass
Own()
""",
    "a finalizer by vars": """
class Own: pass
vars(Own)['__del__'] = lambda self: print('ESCAPED')
Own()
""",
    "a finalizer by a dataclass": """
import dataclasses
Own = dataclasses.make_dataclass('Own', ['x'], namespace={'__del__': lambda self: print('ESCAPED')})
Own(1)
""",
}

ATTACKS += [attack(f"protocols: {name}", source, plain=name not in NOT_PLAIN) for name, source in OTHER.items()]

TWINS = [
    """
import functools, operator, copy, string, json, re
class Own:
    def __init__(self): self.name = 'x'
    def __reduce__(self): return Own, ()
print(operator.attrgetter('name')(Own()), copy.copy(Own()).name, functools.reduce(getattr, ['name', 'upper'], Own())())
print(string.Formatter().format('{0.name}-{x:>4}', Own(), x=1), json.loads('{"a": 1}', object_pairs_hook=dict))
print(re.sub('a', lambda m: m.group().upper(), 'banana'))
""",
    """
import enum, collections, dataclasses, typing
Point = collections.namedtuple('Point', 'x y', defaults=[2])
Made = dataclasses.make_dataclass('Made', [('x', int), ('y', int, dataclasses.field(default=3))])
class Hinted:
    x: 'int'
    y: 'list[str]'
print(Point(1), Made(1), enum.Enum('Color', 'RED BLUE').BLUE.value, typing.get_type_hints(Hinted))
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases): return {'given': 1}
class Given(metaclass=Meta):
    more = given + 1
print(Given.given, Given.more)
match Point(1, 5):
    case Point(x, y=5):
        print(x)
""",
]
