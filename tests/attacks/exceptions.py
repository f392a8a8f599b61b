"""Errors that carry things out, and handlers that catch what they must not."""

from tests.attacks import attack

HANDLED = r"""
### sys.exc_info
import sys; print(sys.exc_info()[1].secret)
### the class that sys.exc_info names
import sys; print(sys.exc_info()[0].secret)
### sys.exception
import sys; print(sys.exception().secret)
### a bare raise
try: raise
except Exception as e: print(e.secret)
### a bare raise in a function of a handler
def again(): raise
try: again()
except Exception as e: print(e.secret)
### a context
try: 1 / 0
except ZeroDivisionError as e: print(e.__context__.secret)
### a context that is read from the class
try: 1 / 0
except ZeroDivisionError as e: print(BaseException.__context__.__get__(e).secret)
### a context of a context
try:
    try: 1 / 0
    except ZeroDivisionError: [].x
except AttributeError as e: print(e.__context__.__context__.secret)
### the text of a traceback
import traceback; print(traceback.format_exc())
### a traceback that is printed
import sys, traceback; traceback.print_exc(file=sys.stdout)
### the exit of a stack
import contextlib, sys
with contextlib.ExitStack() as stack: stack.callback(lambda: print(sys.exc_info()[1].secret))
### a generator
import sys
def g(): yield sys.exc_info()[1].secret
print(next(g()))
### a coroutine
import sys
async def f(): print(sys.exc_info()[1].secret)
try: f().send(None)
except StopIteration: pass
### a comparison that sort makes
import sys
class C:
    def __lt__(self, other): print(sys.exc_info()[1].secret); return True
sorted([C(), C()])
"""
"""How the error would be met that the host is handling while it runs the program."""

MEMORY = r"""
### a place before the beginning
e = UnicodeDecodeError('utf8', b'x', -1, 0, 'r')
### a place that is stored
try: b'\xff'.decode()
except ValueError as caught: e = caught
e.start, e.end = -2, -1
### a place that is stored by name
e = UnicodeDecodeError('utf8', b'x', 0, 1, 'r')
setattr(e, 'start', -1); object.__setattr__(e, 'end', 0)
### a place of a subclass
class E(UnicodeDecodeError):
    def __init__(self): super().__init__('utf8', b'x', -1, 0, 'r')
e = E()
### a place that is set anew
e = UnicodeDecodeError('utf8', b'x', 0, 1, 'r')
e.__init__('utf8', b'x', -1, 0, 'r')
### a number in the place of the bytes
e = UnicodeDecodeError('utf8', b'x', 0, 1, 'r')
e.object = 10 ** 30
### a copy
import copy
e = copy.copy(UnicodeDecodeError('utf8', b'x', -1, 0, 'r'))
"""
"""Of the text of these errors CPython makes one that shows a byte of memory that is not the program's."""

ATTACKS = [
    attack(
        f"exceptions: memory shown by {part.partition(chr(10))[0]}",
        part.partition("\n")[2] + "print('ESCAPED' if 'byte 0x' in f'{e}' + str(e) + type(e).__str__(e) else '')",
    )
    for part in MEMORY.split("### ")[1:]
]
ATTACKS += [
    attack(f"exceptions: what the host handles by {part.partition(chr(10))[0]}", part.partition("\n")[2])
    for part in HANDLED.split("### ")[1:]
]
ATTACKS += [
    attack(
        "exceptions: host error's own attribute",
        "try:\n    fail()\nexcept Exception as error:\n    print(error.secret)",
    ),
    attack(
        "exceptions: host error by getattr and arguments",
        "try:\n    fail()\nexcept Exception as error:\n    print(error.__dict__['secret'])",
    ),
    attack(
        "exceptions: host error's cause",
        "try:\n    fail()\nexcept Exception as error:\n    print(error.__cause__.args[0])",
    ),
    attack(
        "exceptions: host error's context",
        "try:\n    fail()\nexcept Exception as error:\n    print(error.__context__.args[0])",
    ),
    attack(
        "exceptions: host error's class",
        "try:\n    fail()\nexcept Exception as error:\n"
        "    print('ESCAPED' if type(error).__name__ == 'HostError' else '')",
    ),
    attack(
        "exceptions: host error's notes",
        "try:\n    fail()\nexcept Exception as error:\n    print(error.__notes__[0])",
    ),
    attack(
        "exceptions: CVE-2024-47532 AttributeError.obj",
        "try:\n    len.nothing\nexcept AttributeError as error:\n    print('ESCAPED' if error.obj.__self__ else '')",
    ),
    attack(
        "exceptions: AttributeError.obj of a subclass through its own descriptor",
        """
class Error(AttributeError):
    obj = AttributeError.obj
try:
    len.nothing
except AttributeError as error:
    print('ESCAPED' if AttributeError.obj.__get__(error) is not None else '')
""",
    ),
    attack(
        "exceptions: context of an error raised by the runtime",
        """
import json
try:
    json.loads('(')
except ValueError as error:
    while error is not None:
        if type(error) is not json.JSONDecodeError or error.__traceback__.tb_next is not None:
            print('ESCAPED')
        error = error.__context__
""",
    ),
    attack(
        "exceptions: __setstate__ fills an error",
        """
error = ValueError()
error.__setstate__({'zz': 1})
print('ESCAPED' if error.zz else '')
""",
    ),
    attack(
        "exceptions: __reduce__ of an error",
        "print('ESCAPED' if ValueError().__reduce__()[0] is ValueError else '')",
    ),
    attack(
        "exceptions: traceback stored on an error",
        """
try:
    1/0
except ZeroDivisionError as error:
    kept = BaseException.__traceback__
    print('ESCAPED' if kept.__get__(error).tb_lasti >= 0 else '')
""",
    ),
    attack(
        "exceptions: ImportError tells paths",
        """
import json
try:
    from json import nothing
except ImportError as error:
    print('ESCAPED' if error.path or '/' in str(error) else '')
""",
    ),
    attack(
        "exceptions: __class__ that lies",
        """
class Liar:
    @property
    def __class__(self): return type(len)
liar = Liar()
print('ESCAPED' if getattr(liar, '__self__', None) or type(liar) is not Liar else '')
""",
        plain=False,
    ),
    attack(
        "exceptions: string that is none for the guard",
        """
class Liar(str):
    @property
    def __class__(self): return int
    def format(self): return str.format(self, print)
print('ESCAPED' if 'module' in Liar('{0.__self__}').format() else '')
""",
    ),
    attack(
        "exceptions: __instancecheck__ that lies to a class pattern",
        """
class Meta(type):
    def __instancecheck__(cls, instance): return True
class Own(metaclass=Meta):
    __match_args__ = ('__self__',)
match print:
    case Own(found):
        print('ESCAPED')
""",
    ),
    attack(
        "exceptions: CVE-2025-22153 except* hands over what no guard saw",
        """
class Error(Exception): pass
try:
    raise ExceptionGroup('', [Error()])
except* Error as group:
    type(group).zz_star = 1
    print('ESCAPED')
""",
    ),
]

TWINS = [
    """
try:
    try:
        {}['k']
    except KeyError as inner:
        raise ValueError('outer') from inner
except ValueError as error:
    print(repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__, error.args)
    error.add_note('note')
    print(error.__notes__, str(error))
""",
    """
class Error(Exception):
    def __init__(self, obj, code):
        super().__init__(f'{obj} failed')
        self.obj = obj
        self.code = code
class Missing(AttributeError):
    def __init__(self, obj): self.obj = obj
try:
    raise Error('x', 5)
except Error as error:
    print(error.obj, error.code, error, error.__dict__)
print(Missing(3).obj)
for attempt in (lambda: [].nope, lambda: None.nope, lambda: int.nope, lambda: len.nope):
    try:
        attempt()
    except AttributeError as error:
        print(error, error.name)
""",
    """
import json, re
try:
    json.loads('[1,')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, error.doc, isinstance(error, ValueError))
try:
    re.compile('a(')
except re.error as error:
    print(error, error.pos, error.pattern)
try:
    from math import nothing
except ImportError as error:
    print(type(error).__name__, error.name)
class Parse(json.JSONDecodeError): pass
print(Parse('m', 'doc', 1))
""",
    """
error = ValueError('a')
error.__cause__ = KeyError('b')
error.__suppress_context__ = False
error.__traceback__ = None
print(repr(error.__cause__), error.__suppress_context__, error.__traceback__)
""",
]
