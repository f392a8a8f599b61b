"""Modules as doors to others, library code that generates code or calls methods by name, and pickling hooks."""

from tests.attacks import attack

DOORS = {
    "json to codecs": "import json\njson.codecs.open",
    "json to its decoder module": "import json\njson.decoder.scanner",
    "from json import": "from json import codecs",
    "re to its compiler": "import re\nre._compiler",
    "re to enum": "import re\nre.enum",
    "math loader": "import math\nmath.__loader__",
    "math spec": "import math\nmath.__spec__.loader",
    "module namespace": "import json\njson.__dict__['codecs']",
    "module class": "import math\ntype(math)('x').__loader__",
    "from submodule": "from json.decoder import scanner",
    "os": "import os\nos.system",
    "os.path to os": "import os.path\nos.path.os.system",
    "globals of a path method": "import pathlib\npathlib.PurePath.joinpath.__globals__",
    "globals of a path function": "import os\nos.path.join.__globals__",
    "sys": "import sys\nsys.modules",
    "builtins": "import builtins\nbuiltins.__loader__",
    "builtins' own import": "import builtins\nbuiltins.__import__('subprocess')",
    "builtins' open": "import builtins\nbuiltins.open('/etc/passwd').read()",
    "importlib": "from importlib import util",
    "importlib's own machinery": "import importlib\nimportlib.machinery",
    "importlib of what cannot be imported": "import importlib\nimportlib.import_module('ctypes')",
    "importlib of a library's part": "import importlib\nimportlib.import_module('collections._collections_abc')",
    "importlib's inside": "import importlib\nimportlib.import_module.__globals__",
    "subprocess": "import subprocess",
    "ctypes": "import ctypes",
    "gc": "import gc\ngc.get_objects()",
    "referrers": "import gc\ngc.get_referrers(object)",
    "threads": "import threading\nthreading._active",
    "ouros itself": "import ouros.runtime",
    "CVE-2024-47532 string": "import string\nstring._string",
    "CVE-2024-47532 Formatter": "import string\nstring.Formatter().format('{0.__globals__}', lambda: 0)",
    "CVE-2024-47532 get_field": "import string\nstring.Formatter().get_field('0.__globals__', (lambda: 0,), {})[0]",
    "a signal's class": "import decimal\ndecimal.Inexact.attack = 1",
    "an error's class": "import zlib, struct, csv\n(zlib.error if 'zlib' else 0).attack = 1",
    "a context's flags by name": (
        "import decimal\nhook = getattr(decimal.getcontext(), 'flags').__class__.__mro__[1].__subclasshook__\n"
        "assert hook.__self__ is not object"  # whose hook anyone may read
    ),
    "a decimal tuple": "import decimal\ndecimal.Decimal(1).as_tuple()._asdict.__globals__['__builtins__']",
    "an array's address": "import array\narray.array('b').buffer_info()",
    "datetime's module": "import datetime\ndatetime.sys",
    "pickling hooks of a date": "import datetime\ndatetime.date(2000, 1, 1).__reduce__()",
    "io.open": "import io\nio.open('/etc/passwd').read()",
    "a memory file's state": "import io\nio.BytesIO(b'').__setstate__((b'', 0, {}))",
    "a memory file's inside": "import io\nio.BytesIO(b'').getbuffer().obj",
    "a memory file that is dropped": """
import io
class E(io.StringIO):
    def close(self): print('ESCAPED')
E('x')
int('no')
""",
    "a class behind attrgetter": "import operator\ntype(operator.attrgetter('x'))('__globals__')(lambda: 0)",
    "a plain function's inside": "import html\nhtml.escape.__globals__",
    "a plain function calls back": """
import html
class Text(str):
    def replace(self, *args): print('ESCAPED')
html.escape(Text('<'))
int('no')
""",
    "CVE-2025-5120 through a module's module": "import random\nrandom._os",
    "relative import": "from . import json",
    "operator.attrgetter": "import operator\noperator.attrgetter('__globals__')(lambda: 0)",
    "operator.attrgetter of a class": "import operator\noperator.attrgetter('__class__.__subclasses__')(1)()",
    "operator.methodcaller": "import operator\noperator.methodcaller('__subclasses__')(object)",
    "functools": "import functools\nfunctools.reduce(getattr, ['__globals__'], lambda: 0)",
    "functools function": "import functools\nfunctools.wraps.__globals__['__builtins__']",
    "functools wrapper": "import functools\nfunctools.wraps(lambda: 0)(lambda: 1).__closure__[0].cell_contents",
    "partial state": "import functools\nfunctools.partial(len).__setstate__((print, (), {}, {}))",
    "lru_cache reduction": "import functools\nfunctools.lru_cache(len).__reduce__()",
    "deque reduction": "import collections\ncollections.deque().__reduce__()",
    "iterator reduction": "import itertools\nitertools.count().__reduce__()",
    "library class globals": "import collections\ncollections.Counter.update.__globals__",
    "dataclass initialiser": "import dataclasses\n"
    "dataclasses.dataclass(type('C', (), {'__annotations__': {'x': int}})).__init__.__closure__[0].cell_contents",
    "generator of random": "import random\nrandom.Random(1)._chance('__reduce__')",
    "class of the generator of random": "import random\nrandom.Random(1)._chance('__class__')",
    "enum reduction": "import enum\nenum.Enum('E', 'A').A.__reduce_ex__(2)",
    "copy of a module": "import copy, math\ncopy.copy(math)",
    "typing internals": "import typing\ntyping.sys.modules",
    "collections internals": "import collections\ncollections._sys.modules",
    "contextlib internals": "import contextlib\ncontextlib.os",
    "abc registry": "import abc\nabc.ABCMeta.register(int, str)",
    "patching the metaclass": "import abc\nabc.ABCMeta.attack = 1",
    "patching a library type": "import array\narray.array.append = 1",
    "inspect": "import inspect\ninspect.stack()",
    "marshal": "import marshal",
    "pickle": "import pickle\npickle.loads",
    "function of a module": "import json\njson.dumps.__globals__",
    "default of a library function": "import json\njson.loads.__kwdefaults__['cls']",
    "method of a pattern": "import re\nre.compile('x').sub.__self__.__class__.__reduce__",
    "function of an encoder": "import json\njson.JSONEncoder.default.__globals__",
    "uninitialised module": "import math\nobject.__new__(type(math))",
}

NOT_PLAIN = frozenset(
    {
        "datetime's module",
        "relative import",
        "CVE-2025-5120 through a module's module",
        "importlib of a library's part",
        "ouros itself",
        "re to enum",
        "uninitialised module",
        "partial state",
        "lru_cache reduction",
        "generator of random",
        "class of the generator of random",
        "copy of a module",
        "abc registry",
        "patching a library type",
        "functools wrapper",
        "dataclass initialiser",
    }
)
"""Doors that `exec` in a test does not have, or that CPython has shut in some version."""

ATTACKS = [
    attack(f"module as a door: {name}", f"{source}\nprint('ESCAPED')", plain=name not in NOT_PLAIN)
    for name, source in DOORS.items()
]

ATTACKS += [
    attack(
        "module as a door: program's string left in the host's pattern cache",
        """
import re
class Pattern(str):
    def __hash__(self): return hash('zz')
    def __eq__(self, other):
        print('ESCAPED')
        return False
    __ne__ = None
re.compile(Pattern('zz'))
re.compile(Pattern('zz'))
""",
    ),
    attack(
        "module as a door: program's string left in the host's template cache",
        r"""
import re
class Template(str):
    def __hash__(self): return 7
    def __eq__(self, other):
        print('ESCAPED')
        return False
re.compile('x').sub(Template(r'\\1a'), 'y')
re.sub('x', Template(r'\g<0>'), 'x')
re.sub('x', Template(r'\g<0>'), 'x')
""",
        plain=False,
    ),
    attack(
        "module as a door: flags that print to the host",
        "import re\nif re.DEBUG:\n    print('ESCAPED')",
    ),
    attack(
        "pickling: object.__reduce_ex__",
        "class Own: pass\nprint('ESCAPED' if Own().__reduce_ex__(2)[0].__globals__ else '')",
    ),
    attack(
        "pickling: object.__reduce_ex__ unbound",
        "print('ESCAPED' if object.__reduce_ex__(1, 2)[0].__globals__ else '')",
    ),
    attack(
        "pickling: __reduce__ of an iterator names a builtin",
        "print('ESCAPED' if iter([]).__reduce__()[0] else '')",
    ),
    attack(
        "pickling: __getstate__ and __setstate__",
        "import math\nit = iter([1])\nit.__setstate__(0)\nprint('ESCAPED')",
    ),
    attack(
        "pickling: hook of a class of the program, for who copies its error outside",
        "class Own(Exception):\n    def __reduce__(self): return print, ('ESCAPED',)\nraise Own",
        plain=False,
    ),
    attack(
        "generated code: annotation evaluated",
        "def f(x: '().__class__.__base__.__subclasses__()'): pass\n"
        "print('ESCAPED' if not isinstance(f.__annotations__['x'], str) else '')",
        plain=False,
    ),
    attack(
        "generated code: namedtuple with code for a field name",
        "from collections import namedtuple\n"
        "try: namedtuple('P', [\"x=print('ESCAPED')\"])(1)\nexcept ValueError: pass",
        plain=False,
    ),
    attack(
        "generated code: dataclass with code for a field name",
        "import dataclasses\n"
        'name = "x = ().__class__.__base__.__subclasses__(); self.y"\n'
        "A = type('A', (), {name: dataclasses.field(init=False, default_factory=list), '__annotations__': {name: 1}})\n"
        "try: found = dataclasses.dataclass(A)()\nexcept SyntaxError: pass\n"
        "else: print('ESCAPED' if hasattr(found, 'x') else '')",
        plain=False,
    ),
    attack(
        "generated code: dataclass with code for the name of a parameter",
        "import dataclasses\n"
        "for name in (\"x, y=print('ESCAPED')\", 'x: print(\"ESCAPED\")', 'class',\n"
        "    \"x\\n    print('ESCAPED')\\n    x\"):\n"
        "    try: dataclasses.dataclass(type('A', (), {'__annotations__': {name: int}}))(1)\n"
        "    except (SyntaxError, TypeError): pass",
        plain=False,
    ),
    attack(
        "generated code: text that says it is an identifier",
        "import collections, dataclasses, typing\n"
        "class Name(str):\n"
        "    def isidentifier(self): return True\n"
        "    def __str__(self): return self\n"
        "    def __format__(self, spec): return self\n"
        "name = Name(\"x=print('ESCAPED')\")\n"
        "for make in (lambda: collections.namedtuple('P', [name]), lambda: typing.NamedTuple('P', [(name, int)]),\n"
        "             lambda: dataclasses.make_dataclass('P', [name])):\n"
        "    try: make()(1)\n"
        "    except (SyntaxError, TypeError, ValueError, AttributeError): pass",
        plain=False,
    ),
    attack(
        "generated code: dataclass default factory",
        "from dataclasses import make_dataclass\nmake_dataclass('P', [('x', \"print('ESCAPED')\")])(1)",
        plain=False,
    ),
    attack(
        "generated code: type hints",
        "from typing import get_type_hints\n"
        "def f(x: \"__import__('subprocess') and print('ESCAPED')\"): pass\n"
        "try: get_type_hints(f)\nexcept (ImportError, TypeError): pass",
    ),
    attack(
        "syntax trees: an error that holds the host's node",
        "import ast\n"
        "class Odd(ast.Name): _fields = ('id', '__class__', '__dict__')\n"
        "def go(error):\n"
        "    while error is not None:\n"
        "        found = getattr(error, 'obj', None)\n"
        "        if found is not None and type(found) is not ast.BinOp: print('ESCAPED')\n"
        "        if error.__traceback__ is not None and hasattr(error.__traceback__, 'tb_frame'): print('ESCAPED')\n"
        "        error = error.__context__\n"
        "for tree in (ast.BinOp(), ast.Expr(5), [ast.BinOp()], Odd('x'), ast.Call(ast.BinOp(), [1], [])):\n"
        "    try: ast.unparse(tree)\n"
        "    except Exception as error: go(error)",
    ),
    attack(
        "syntax trees: nodes in each other take all memory",
        "import ast\n"
        "tree = ast.Constant('a' * 1000)\n"
        "for _ in range(40): tree = ast.BinOp(tree, ast.Add(), tree)\n"
        "ast.unparse(tree)\nprint('ESCAPED')",
        plain=False,
        limits={"max_duration_secs": 1.0, "max_memory": 64 << 20},
        stops="exceeded",
    ),
    attack(
        "syntax trees: a text that is read for long",
        "import ast\nfor _ in range(1000): ast.parse('a,' * 40_000)\nprint('ESCAPED')",
        plain=False,
        limits={"max_duration_secs": 0.3},
        stops="exceeded",
    ),
]

TWINS = [
    """
import math, json, re
from math import sqrt, pi as circle
print(sqrt(16), round(circle, 2), math.floor(2.5), math.gcd(12, 18), math.isclose(0.1 + 0.2, 0.3), math.__name__)
print(json.dumps({'b': [1, 2.5, None, True], 'a': 'x'}, indent=2, sort_keys=True))
print(json.loads('{"a": [1, {"b": null}]}'))
print(json.dumps({'a': 3j}, default=str), json.loads('[1.5]', parse_float=str))
""",
    r"""
import re
pattern = re.compile(r'(?P<word>\w+)-(\d+)', re.IGNORECASE)
match = pattern.search('see Ab-12 and cd-3')
print(match.group('word'), match.groups(), match.span(), match[2], match.expand(r'\2/\g<word>'), match.re is pattern)
print(pattern.sub(lambda m: m.group(2), 'a-1 b-2'), pattern.findall('a-1 b-2'))
print(re.split(r'[,;]', 'a,b;c'), re.escape('a.b'))
print([m.start() for m in re.finditer('a', 'banana')], re.sub('(a)', r'<\1>', 'banana', count=2), pattern.flags)
print(re.fullmatch('a+', 'aaa'), re.match('b', 'a'), re.I | re.M, bool(re.X & re.I), pattern, re.subn('a', 'b', 'aa'))
""",
    """
class Point:
    def __init__(self): self.x = 1
def f(x: int, y: 'text' = 2) -> list[int]: return [x, y]
print(f.__annotations__, f(1), Point().__dict__, [1, 2].__len__(), iter([1, 2]).__length_hint__())
""",
    """
try:
    import nope
except ModuleNotFoundError as error:
    print(error, error.name)
""",
]
