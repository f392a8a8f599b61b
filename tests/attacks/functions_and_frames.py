"""From a function, generator, coroutine or traceback to its code, globals and frames."""

from tests.attacks import attack

FUNCTION = """
def function(a=1):
    return a
generator = (x for x in [1])
method = function.__get__(1)
class Own:
    def method(self): return self
"""

INSIDES = {
    "__globals__": "function.__globals__['__builtins__']",
    "__code__": "function.__code__.co_consts",
    "__builtins__": "function.__builtins__",
    "__closure__": "(lambda x: lambda: x)(1).__closure__[0].cell_contents",
    "lambda": "(lambda: 0).__globals__",
    "method": "Own().method.__globals__",
    "method function": "Own.method.__get__(1).__func__.__globals__",
    "by getattr": "getattr(function, '__glo' + 'bals__')",
    "by object.__getattribute__": "object.__getattribute__(function, '__globals__')",
    "by type's descriptor": "type(function).__globals__.__get__(function)",
    "by namespace": "type(function).__dict__['__globals__'].__get__(function)",
    "new function": "type(function)((lambda: 0).__code__, {})",
    "gi_frame": "generator.gi_frame.f_globals",
    "gi_code": "generator.gi_code",
    "gi_yieldfrom": "(lambda g: (g.send(None), g.gi_yieldfrom)[1])((lambda: (yield from iter([1, 2])))()).__next__",
    "module of a builtin": "len.__self__.open",
    "module of a library function": "__import__('math').sin.__self__.__loader__",
    "builtin's __reduce__": "len.__reduce__",
    "method-wrapper's owner": "function.__call__.__self__.__globals__",
    "property's function": "property(function).fget.__globals__",
    "staticmethod's function": "staticmethod(function).__wrapped__.__globals__",
    "classmethod's function": "classmethod(function).__func__.__code__",
}

ATTACKS = [
    attack(f"function internals: {name}", f"{FUNCTION}if ({expression}) is not None:\n    print('ESCAPED')")
    for name, expression in INSIDES.items()
]

ATTACKS += [
    attack(
        "frames: traceback of an error",
        "try:\n    1/0\nexcept ZeroDivisionError as error:\n    frame = error.__traceback__.tb_frame\n"
        "    print('ESCAPED')",
    ),
    attack(
        "frames: traceback given to __exit__",
        """
class Manager:
    def __enter__(self): return self
    def __exit__(self, kind, error, traceback):
        if traceback.tb_frame.f_globals:
            print('ESCAPED')
        return True
with Manager():
    1/0
""",
    ),
    attack(
        "frames: CVE-2023-37271 generator expression walks up the stack",
        """
stack = []
found = (stack[0].gi_frame.f_back for _ in [1])
stack.append(found)
for frame in found:
    if frame.f_builtins:
        print('ESCAPED')
""",
    ),
    attack(
        "frames: generator's frame from a method of its own",
        """
def run():
    yield me[0].gi_frame.f_back.f_back
me = [run()]
me[0] = run()
if next(me[0]) is not None:
    print('ESCAPED')
""",
        plain=False,
    ),
    attack(
        "frames: context of a context",
        """
try:
    try:
        1/0
    except ZeroDivisionError:
        [][1]
except IndexError as error:
    level = error.__context__.__traceback__
    if level.tb_next is not None or hasattr(level, 'tb_frame') or hasattr(level, '_o_level'):
        print('ESCAPED')
""",
    ),
    attack(
        "frames: with_traceback moves frames to an error of the program",
        """
class Error(Exception):
    @property
    def frames(self): return BaseException.__dict__['__traceback__'].__get__(self)
try:
    raise Error
except Error as error:
    if error.frames.tb_frame:
        print('ESCAPED')
""",
    ),
    attack(
        "frames: Error.__traceback__ through super",
        """
class Error(Exception):
    def frames(self): return super().__traceback__.tb_frame
try:
    raise Error
except Error as error:
    if error.frames():
        print('ESCAPED')
""",
    ),
    attack(
        "frames: class pattern",
        """
class Error(Exception):
    __match_args__ = ('__traceback__',)
try:
    raise Error
except Error as error:
    match error:
        case Error(found) if found.tb_frame is not None:
            print('ESCAPED')
""",
    ),
    attack(
        "frames: class pattern with names that a metaclass makes up",
        """
class Meta(type):
    def __getattr__(cls, name):
        return ('__traceback__',)
class Error(Exception, metaclass=Meta): pass
try:
    raise Error
except Error as error:
    match error:
        case Error(found) if found is not None:
            print('ESCAPED')
""",
    ),
    attack(
        "frames: class pattern by keyword",
        """
match len:
    case object(__self__=found) if found is not None:
        print('ESCAPED')
""",
    ),
    attack(
        "frames: class pattern with names stored later",
        """
class Error(Exception): pass
setattr(Error, '__match_args__', ('__traceback__',))
try:
    raise Error
except Error as error:
    match error:
        case Error(found) if found.tb_frame is not None:
            print('ESCAPED')
""",
    ),
    attack(
        "frames: class pattern with names of a mixin of the metaclass",
        """
class Mixin:
    def __getattribute__(cls, name):
        if name == '__match_args__':
            return ('__traceback__',)
        return object.__getattribute__(cls, name)
class Meta(Mixin, type): pass
class Error(Exception, metaclass=Meta): pass
try:
    raise Error
except Error as error:
    match error:
        case Error(found) if found is not None:
            print('ESCAPED')
""",
        plain=False,
    ),
]

ATTACKS += [
    attack(
        "frames: traceback from sys.exc_info",
        """
import sys
try:
    1 / 0
except ZeroDivisionError:
    if sys.exc_info()[2].tb_frame.f_globals:
        print('ESCAPED')
""",
    ),
    attack(
        "frames: traceback given to a callback of an exit stack",
        """
import contextlib
def leave(kind, error, traceback):
    if traceback.tb_frame.f_builtins:
        print('ESCAPED')
    return True
with contextlib.ExitStack() as stack:
    stack.push(leave)
    1 / 0
""",
    ),
    attack(
        "frames: coroutine, asynchronous generator and what they wait for",
        """
async def wait(): pass
async def give(): yield 1
made = wait()
for owner, name in ((made, 'cr_frame'), (give(), 'ag_frame'), (made.__await__(), 'gi_frame'), (made, 'cr_code')):
    if getattr(owner, name, None) is not None:
        print('ESCAPED')
made.close()
""",
    ),
    attack(
        "function internals: cell of a class in the namespace that a metaclass gets",
        """
class Meta(type):
    def __new__(mcs, name, bases, namespace):
        cell = namespace['__classcell__']
        made = super().__new__(mcs, name, bases, namespace)
        if cell.cell_contents is made:
            print('ESCAPED')
        return made
class Own(metaclass=Meta):
    def method(self): return __class__
""",
    ),
    attack(
        "function internals: whatever the modules hold",
        """
import collections, contextlib, dataclasses, enum, functools, json, re, string, textwrap, typing
for module in (collections, contextlib, dataclasses, enum, functools, json, re, string, textwrap, typing):
    for name in dir(module):
        value = getattr(module, name)
        inner = [getattr(value, each, None) for each in dir(value)] if isinstance(value, type) else []
        if any(hasattr(each, '__globals__') or hasattr(each, '__code__') for each in (value, *inner)):
            print('ESCAPED')
""",
    ),
]

TWINS = [
    """
def function(a, b=2, *args, c=3, **kwargs) -> int:
    'Text.'
    return a
print(function.__name__, function.__doc__, function.__defaults__, function.__kwdefaults__, function.__annotations__)
function.__name__ = 'other'
function.calls = 1
function.__wrapped__ = len
print(function.__name__, function.calls, function.__dict__['calls'], function.__wrapped__ is len, function.__module__)
print(function.__call__(5), function.__get__(6)(), function.__qualname__)
""",
    """
class Counter:
    def __init__(self): self.n = 0
    def up(self):
        self.n += 1
        return self
    @property
    def value(self): return self.n
    @staticmethod
    def make(): return Counter()
    @classmethod
    def named(cls): return cls.__name__
counter = Counter.make()
up = counter.up
print(up.__self__ is counter, up.__func__(counter).value, up.__name__, Counter.value.fget(counter), Counter.named())
print(Counter.__dict__['make'].__func__().n, Counter.up.__name__, Counter.value.__doc__)
""",
    """
def numbers():
    got = yield 1
    yield got
generator = numbers()
print(next(generator), generator.send(5), generator.gi_running, generator.__name__, generator.__next__.__name__)
generator.close()
""",
    """
class Manager:
    def __enter__(self): return 1
    def __exit__(self, kind, error, traceback):
        print(kind, error)
        return True
with Manager() as value:
    raise ValueError(value)
try:
    1/0
except ZeroDivisionError as error:
    print(error.with_traceback(None) is error, error.args, error.__class__.__name__)
""",
    """
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
match Point(1, 2):
    case Point(1, y): print(y)
match 5:
    case int(n): print(n)
class Job:
    __match_args__ = ('gi_frame', 'format', '__class__')
    gi_frame, format, __builtins__ = 1, 'pdf', 3
    def run(self, __builtins__=4): return self.__builtins__ + __builtins__
print(Job().run(), Job().run(__builtins__=5))
match Job():
    case Job(frame, kind, cls): print(frame, kind, cls.__name__)
""",
]
