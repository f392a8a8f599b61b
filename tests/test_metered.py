"""Limits inside single operations: an operation that would explode in; the documented error, at once, out. And
programs of the corpus under every limit: they do what they do without.
"""

from __future__ import annotations

import ast
import random
import time
from typing import Any

import pytest

import ouros
from ouros.limits import Limits
from ouros.runtime.json_forms import decimal
from ouros.runtime.memory import Memory
from ouros.transform import program
from ouros.transform.world import new_world
from tests.harness import Program, load_cases, run_cpython, run_direct, run_reloaded, run_resumed

MIB = 1 << 20
TIME = 0.25
LATE = 0.6
"""Seconds after the limit at which the error must have arrived, on a machine that may be busy."""

DECIMALS = {
    "added": "d + n",
    "subtracted": "n - d",
    "divided": "d / n",
    "compared": "n < d",
    "in place": "d -= n",
    "in a list": "d in [n]",
    "mapped": "list(map(Decimal, [n]))",
    "held": "f = Decimal; f(n)",
    "by a method": "d.compare_signal(n)",
    "by a context": "getcontext().add(d, n)",
    "largest": "max(d, n)",
    "with a rest": "divmod(d, n)",
    "summed up": "sum([d, n])",
    "sorted": "sorted([n, d])",
    "by a function": "import operator; operator.sub(d, n)",
    "in a library": "import calendar; calendar.leapdays(d, n)",
    "in a chain": "n > d > 0",
    "summed up one by one": "sum(x for x in [d, n])",
    "summed up by another name": "s = sum; s([d, n])",
    "counted": "[d].count(n)",
    "beside a list": "[d] == [n]",
    "as a key": "{d + n % (2 ** 61 - 1) - 1: 1}[n]",
    "in a set": "n in {d + n % (2 ** 61 - 1) - 1}",
    "rounded down": "import math; math.floor(Decimal('1e1000000'))",
    "rounded one by one": "import math; list(map(math.trunc, [Decimal('1e1000000')]))",
    "from a float": "Decimal.from_float(n)",
    "in a heap": "import heapq; heapq.heappush([d], n)",
    "in its order": "import bisect; bisect.insort([d], n)",
}
"""What makes a decimal number of a long integer."""
EXPLOSIONS = {
    "power": "10 ** 10 ** 7",
    "powers": "9 ** 9 ** 9",
    "shift": "1 << 10 ** 10",
    "multiplication": "x = 7 ** 100_000\nwhile True: x *= x",
    "repeated text": "'a' * 10 ** 10",
    "repeated list": "x = [0]\nx *= 10 ** 10",
    "doubled text": "s = 'ab'\nwhile True: s += s",
    "doubled f-string": "s = 'ab'\nwhile True: s = f'{s}{s}'",
    "doubled display": "x = [1]\nwhile True: x = [*x, *x]",
    "doubled by extend": "x = [1]\nwhile True: x.extend(x)",
    "doubled by a slice": "x = [1]\nwhile True: x[:0] = x",
    "format": "'{:>10000000000}'.format(1)",
    "nested format": "'{:>{}}'.format(1, 10 ** 10)",
    "template in a variable": "t = '{:>10000000000}'\nt.format(1)",
    "format_map": "'{x:>10000000000}'.format_map({'x': 1})",
    "percent": "'%10000000000d' % 1",
    "percent with a float": "t, x = '%' + '9' * 9 + 'f', 1.5\nt % x",
    "percent with a star": "'%*d' % (10 ** 10, 1)",
    "f-string": "w = 10 ** 10\nf'{1:{w}}'",
    "format()": "format(1, '10000000000')",
    "ljust": "'a'.ljust(10 ** 10)",
    "zfill as a value": "f = 'a'.zfill\nf(10 ** 10)",
    "center unbound": "str.center('a', 10 ** 10)",
    "rjust by getattr": "getattr('a', 'rjust')(10 ** 10)",
    "rjust in a subclass": "class S(str):\n    def f(self): return super().rjust(10 ** 10)\nS('a').f()",
    "expandtabs": "('\\t' * 1000).expandtabs(10 ** 9)",
    "join": "'a'.join(['b' * 10 ** 6] * 10 ** 5)",
    "replace": "('x' * 10 ** 4).replace('', 'y' * 10 ** 7)",
    "translate": "('x' * 10 ** 4).translate({120: 'y' * 10 ** 7})",
    "bytes": "bytes(10 ** 10)",
    "bytearray": "bytearray(10 ** 10)",
    "to_bytes": "(1).to_bytes(10 ** 10, 'big')",
    "list of a range": "list(range(10 ** 10))",
    "sum of a range": "sum(range(10 ** 11))",
    "in a range": "'x' in range(10 ** 11)",
    "largest of a mapped range": "max(map(abs, range(10 ** 11)))",
    "comprehension": "[i for i in range(10 ** 10)]",
    "sum of lists": "sum([[1] * 1000] * 100_000, [])",
    "a special method": "'a'.__mul__(10 ** 10)",
    "mapped method": "list(map('a'.ljust, [10 ** 10]))",
    "a tuple by another name": "f = tuple; f(range(10 ** 9))",
    "a mapped tuple": "m = map; list(m(tuple, [range(10 ** 9)]))",
    "a precision": "import decimal; decimal.getcontext().prec = 10 ** 9; decimal.Decimal(1) / 3",
    "a precision set by name": "from decimal import *; setattr(getcontext(), 'prec', 10 ** 9); 1 / Decimal(3)",
    "a precision for a block": "from decimal import *; c = localcontext(prec=10 ** 9); c.__enter__(); Decimal(1) / 3",
    "a context of its own": "from decimal import *; Context(prec=10 ** 9).divide(Decimal(1), Decimal(3))",
    "a negative exponent of a fraction": "from fractions import Fraction; Fraction('1e-1_000_000_000')",
    "an exponent with zeros in front": "from fractions import Fraction; Fraction('1e' + '0' * 15 + '999999999')",
    "a decimal exponent as an integer": "from decimal import *; int(Decimal('1e100000000'))",
    "a decimal exponent as a text": "from decimal import *; f\"{Decimal('1e100000000'):f}\"",
    "a power of e": "from decimal import *; getcontext().prec = 10 ** 5; Decimal(2).exp()",
    "a logarithm by its class": "from decimal import *; getcontext().prec = 10 ** 5; f = Decimal.ln; f(Decimal(2))",
    "a decimal power": "from decimal import *; getcontext().prec = 10 ** 5; Decimal(2) ** Decimal('0.3')",
    "an integer made decimal": "from decimal import *; Decimal(3 ** 10 ** 6)",
    "a format of a date": "import datetime; datetime.date(2000, 1, 1).strftime('%A' * 10 ** 8)",
    "a deque": "from collections import deque; deque([1]) * 10 ** 10",
    "binary digits": "bin(1 << 3 * 10 ** 8)",
    "numbers of bytes": "list(bytes(4 * 10 ** 7))",
    "in a memory view": "1 in memoryview(bytes(10 ** 8))",
    "in a memory view that is mapped": "5 in map(abs, memoryview(bytes(10 ** 8)))",
    "in an iterator": "None in iter('a' * 10 ** 8)",
    "in an iterator of a method": "None in ('a' * 10 ** 8).__iter__()",
    "in a text backwards": "None in reversed('a' * 10 ** 8)",
    "a group of letters": "ExceptionGroup('a', 'a' * 10 ** 8)",
    "keys of a memory view": "dict.fromkeys(memoryview(bytes(10 ** 8)))",
    "a set of a byte array": "set().update(bytearray(10 ** 8))",
    "a list and a memory view": "x = []; x += memoryview(bytes(10 ** 8))",
    "a pattern with a star": "x = memoryview(bytes(10 ** 8))\nmatch x:\n    case [a, *b]: pass",
    "a keyword of a method of that name": "class C:\n    def lower(self, k): pass\nC().lower(k=[0] * 10 ** 10)",
    "a keyword of a range": "for i in range(k=[0] * 10 ** 10): pass",
    "a list as a text by another name": "from typing import Text as T; T([0] * 10 ** 7)",
    "a list shown as a text": "x = [0] * 10 ** 7; ''.join(map(str, [x]))",
    "an item to a power in place": "x = [7]; x[0] **= 10 ** 9",
    "an attribute repeated in place": "class A: x = [0]\nA.x *= 10 ** 11",
    "a name of a class body in place": "class A:\n    x = 1\n    x <<= 10 ** 11",
    "a format in place": "x = {1: '%1000000000000d'}\nx[1] %= 3",
    "a part repeated in place": "x = [0]\nx[:] *= 10 ** 11",
    "a method in the namespace of its class": "vars(str)['ljust']('a', 10 ** 10)",
    "a method that a pattern captures": "match 'a':\n    case str(ljust=f): f(10 ** 10)",
    "a method by its own lookup": "'a'.__getattribute__('ljust')(10 ** 10)",
    "a method by the lookup of objects": "object.__getattribute__('a', 'ljust')(10 ** 10)",
    "a text formatted by its method": "'a'.__format__('10000000000')",
    "a precision of a constant": "'%.1000000000f' % 1.5",
    "a byte array made anew": "bytearray().__init__(10 ** 10)",
    "a class of byte arrays": "class B(bytearray): pass\nB(10 ** 10)",
    "a class of byte arrays out of a list": "class B(bytearray): pass\n[B][0](10 ** 10)",
    "byte arrays by map": "list(map(bytearray, [10 ** 10]))",
    "byte arrays out of a list by map": "kinds = [bytearray]\nlist(map(kinds[0], [10 ** 10]))",
    "classes of byte arrays by map": "class B(bytearray): pass\nlist(map(B, [10 ** 10]))",
    "byte arrays by their type's call": "type.__call__(bytearray, 10 ** 10)",
    "byte arrays by their own call": "bytearray.__call__(10 ** 10)",
    "byte arrays by a call that is read": "getattr(bytearray, '__call__')(10 ** 10)",
    "byte arrays by a methodcaller": "import operator\noperator.methodcaller('__call__', 10 ** 10)(bytearray)",
    "byte arrays by unpacked arguments": "list(map(*[bytearray, [10 ** 10]]))",
    "byte arrays by unpacked keywords": "max([10 ** 10, 10 ** 10], **{'key': bytearray})",
    "byte arrays by a class of partials":
        "import functools\nclass P(functools.partial): pass\nP(bytearray, 10 ** 10)()",
    "byte arrays by a method type": "import types\nlen(types.MethodType(bytearray, 10 ** 10)())",
    "byte arrays by a thread":
        "import threading\nt = threading.Thread(target=bytearray, args=(10 ** 10,))\nt.start()\nt.join()",
    "byte arrays by a context": "import contextvars\nlen(contextvars.copy_context().run(bytearray, 10 ** 10))",
    "byte arrays at the exit": "import atexit\natexit.register(bytearray, 10 ** 10)",
    "byte arrays by a pool of threads":
        "from concurrent.futures import ThreadPoolExecutor as T\n"
        "with T() as e: len(e.submit(bytearray, 10 ** 10).result())",
    "byte arrays by starmap": "import itertools\nlist(itertools.starmap(bytearray, [(10 ** 10,)]))",
    "a byte array by partial": "import functools\nfunctools.partial(bytearray, 10 ** 10)()",
    "a byte array as a key": "max([10 ** 10], key=bytearray)",
    "a byte array by getattr": "import builtins\ngetattr(builtins, 'bytearray')(10 ** 10)",
    "a special method that is a type": "class A: __getitem__ = bytearray\nA()[10 ** 10]",
    "a special method that is a static one": "class A: __call__ = staticmethod(bytes)\nlist(map(A(), [10 ** 10]))",
    "a special method that is stored": "class A: pass\nsetattr(A, '__matmul__', bytearray)\nA() @ 10 ** 10",
    "a special method of a class that is called": "A = type('A', (), {'__contains__': bytes})\n10 ** 10 in A()",
    "a property that is a type": "class A(int): x = property(bytearray)\nA(10 ** 10).x",
    "a byte array by a partial of another name": "from functools import partial as p\np(bytearray, 10 ** 10)()",
    "a byte array as a key of a method": "f = [10 ** 10].sort\nf(key=bytearray)",
    "a list as a key": "max([memoryview(bytes(10 ** 8))], key=list)",
    "a list by partial": "import functools\nkinds = [list]\nfunctools.partial(kinds[0], memoryview(bytes(10 ** 8)))()",
    "a class of lists": "class L(list): pass\nL(memoryview(bytes(10 ** 8)))",
    "a class of tuples with its own": "class T(tuple):\n    def __new__(cls, *a): return super().__new__(cls, *a)\n"
    "T(memoryview(bytes(10 ** 8)))",
    "a class of lists by map": "class L(list): pass\nlist(map(L, [memoryview(bytes(10 ** 8))]))",
    "an array as a result": "import array\narray.array('b', [1]) * 20_000_000",
    "a namespace as a result": "import types\ntypes.SimpleNamespace(a=[0] * 6_000_000)",
    "an update by the class": "import collections\nf = [collections.OrderedDict.update]\n"
    "f[0](collections.OrderedDict(), dict.fromkeys(range(500_000)))",
    "a power of one": "n = 1 << 10 ** 9\n1 ** n",
    "digits before the point": "n = -10 ** 6\nround(7 << 10 ** 7, n)",
    "a sum of complex numbers": "sum([1j] * 10 ** 8)",
    "an array of a list": "import array\narray.array('d', [1, 2] * 10 ** 7)",
    "a source": "eval('+'.join(['a'] * 60_000))",
    "a named tuple": "import collections\ncollections.namedtuple('N', [f'a{i}' for i in range(60_000)])",
    "percent with a name": "('%(a)s' * 10 ** 5) % {'a': 'b' * 10 ** 6}",
    "lists by reduce": "import functools, operator\nfunctools.reduce(operator.concat, [[1] * 10 ** 6] * 1000)",
    "a list that others are put to": "import functools, operator\n"
    "functools.reduce(operator.iconcat, [[1] * 10 ** 6] * 1000, [])",
    "a template of a decimal": "from decimal import *; '{:f}'.format(Decimal('1e200000000'))",
    "a line that is printed": "print(*['a' * 10 ** 6] * 1000)",
    "what separates parts of a line": "x = 'a' * 10 ** 6\nprint(*x[:1000], sep=x)",
    "texts of JSON, in pieces and joined": "import json\njson.dumps(['a' * 10 ** 7] * 10)",
    "a product of itself": "import itertools\nitertools.product([1], repeat=10 ** 9)",
    "long combinations": "import itertools\nitertools.combinations_with_replacement('ab', 10 ** 9)",
    "long permutations": "import itertools\nitertools.permutations('ab', 10 ** 9)",
    "places of a sample": "import random\nrandom.Random(1).sample(range(10 ** 9), 10 ** 8)",
    "words of base 85": "import base64\nbase64.b85encode(bytes(3 * 10 ** 7))",
    "separators of JSON": "import json\njson.dumps([1] * 10 ** 5, separators=('a' * 10 ** 5, ':'))",
    "parts of a syntax error": "SyntaxError(1, 'a' * 10 ** 8)",
    "an index that repeats": "class A:\n    def __index__(self): return 10 ** 10\n[0] * A()",
    "an index that is repeated by": "class A:\n    def __index__(self): return 10 ** 10\nA() * [0]",
    "an index that is a width": "class A:\n    def __index__(self): return 10 ** 10\n'a'.ljust(A())",
    "an index that is a size": "class A:\n    def __index__(self): return 10 ** 10\nbytearray(A())",
    "a power modulo": "m = (1 << 10 ** 6) - 1; pow(m, m, m)",
    "its special method": "m = (1 << 10 ** 6) - 1; m.__pow__(m, m)",
    "a format of a time to read": "import datetime; datetime.datetime.strptime('ab', 'ab ' * 10 ** 6)",
    "a path of many parts": "import os; os.path.join('a/' * 10 ** 7, 'b')",
    "a name of an encoding": "bytearray('a', '1' * 5 * 10 ** 7)",
    "a list that gets bytes in place": "x = []\nx += bytes(5 * 10 ** 7)",
    "a list that is filled anew": "x = []; x.__init__(bytes(5 * 10 ** 7))",
    "numbers of an array compared": "import array\nx = array.array('d', [1]) * 10 ** 6\nwhile True: x.count([])",
    "a text stripped on the way": "x = 'x ' * 18 * 10 ** 6\nwhile True: [x][0].strip()",
    "long texts sorted": "x = ['a' * 10 ** 6 + str(i) for i in range(20)] * 300\nsorted(x)",
    "a long text in a list": "x = ['a' * 10 ** 6 + str(i) for i in range(9)] * 2000\ny = 'a' * 10 ** 6 + 'x'\ny in x",
    "native code for each": "x = ['a' * 10 ** 6] * 3000\nlist(map(str.upper, x))",
    "native code later": "x = ['a' * 10 ** 6] * 3000\ny = map(str.isalpha, iter(x))\nset(y)",
    "native keys": "x = ['1' * 10 ** 6] * 3000\nsorted(x, key=float)",
    "long numbers added": "x = [1 << 10 ** 7] * 10 ** 4\nsum(x)",
    "what is slow to compare": "x = ['b'] * 3 * 10 ** 6\nf = x.__contains__\nf(memoryview(b''))",
    "a deque by another name": "import collections\nx = bytes(4 * 10 ** 7)\nf = [collections.deque]\nf[0](x)",
    "letters taken out of a set": "x = set(range(10 ** 6))\nwhile True: x.difference_update('\u20acb' * 10 ** 7)",
    "a table in several dimensions": "x = memoryview(bytes(5 * 10 ** 7)).cast('B', [5000, 10000])\nx.tolist()",
    "digits by a special method": "x = 5; x.__round__(-10 ** 7)",
    "pairs in place": "y = [('a', 1)] * 5 * 10 ** 6\nwhile True:\n    x = {}\n    x |= y",
    "sums of a long number": "x = 1 << 6 * 10 ** 7; list(map(x.__add__, range(10 ** 5)))",
    "a long number": "x = 20 * 2 ** 23\nwhile True: 1 << x",
    "bytes put into a deque": "import collections\n"
    "y = bytes(10 ** 7)\nwhile True:\n    x = collections.deque(); x.extend(y)\n    x += y",
    "a text that is made wide": "x = 'a' * 25 * 10 ** 6\nwhile True: y = f'{x}\U0001f600'",
    "texts joined to a wide one": "x = 'a' * 25 * 10 ** 6\nwhile True: y = '-'.join([x, '\U0001f600'])",
    "a wide template": "x = 'a' * 25 * 10 ** 6\nwhile True: y = '%s\U0001f600' % x",
    "a wide letter put in": "x = 'a' * 25 * 10 ** 6\nwhile True: y = x.replace('a', '\U0001f600', 1)",
    "columns of rows": "x = [[1] * 10 ** 6] * 100\nlist(zip(*x))",
    "numbers of a view added": "import math\nx = memoryview(bytes(5 * 10 ** 7))\nwhile True: math.fsum(x)",
    "fields of a row": "import csv\nlist(csv.reader([',' * 2 * 10 ** 7]))",
    "a deque filled by hand": "import collections\nx = collections.deque(); x.__init__(bytes(4 * 10 ** 7))",
    "a deque filled by its class": "import collections\n"
    "list(map(collections.deque.__init__, [collections.deque()], [bytes(4 * 10 ** 7)]))",
    "a class of deques": "from collections import deque as d\nclass D(d):\n"
    "    def __init__(self, x): super().__init__(x)\nD(bytes(4 * 10 ** 7))",
    "a long tuple in a set": "set([(1,) * 20_000_000])",
    **{f"decoding: {call}": f"x = b'\\xff' * 10 ** 7\nimport codecs\nwhile True: {call}" for call in (
        "str(x, 'utf-8', 'backslashreplace')", "str(object=x, errors='replace')", "codecs.decode(x, errors='replace')",
    )},
    "encoding by a type": "x = '\u1234' * 10 ** 7\nwhile True: bytes(x, 'ascii', 'backslashreplace')",
    "numbers of letters": "x = 'a' * 10 ** 8\nsum(map(ord, x))",
    "random bits": "import random; random.seed(1); random.getrandbits(2 * 10 ** 9)",
    "digits under another name": "f = round; f(5, -10 ** 7)",
    "digits by a keyword": "round(5, ndigits=-10 ** 7)",
    "levels of a traceback": "import traceback\nx = 'a' * 10 ** 8\ntraceback.StackSummary(x)",
    "letters to find one of a few": "import re\nx = 'a' * 10 ** 8\nwhile True: re.search('[bc]', x)",
    "a class of filters": "class F(filter): pass\nx = [0] * 6 * 10 ** 6\nwhile True: list(F(abs, x))",
    "keys in their order": "import collections\nx = dict.fromkeys(range(6 * 10 ** 5)); collections.OrderedDict(x)",
    **{f"decimal {name}": f"from decimal import *\nn, d = 1 << 3 * 10 ** 6, Decimal(1)\n{code}"
       for name, code in DECIMALS.items()},
}  # fmt: skip
HANGS = ("power", "sum of lists", "largest of a mapped range", "sum of a range", "in a range", "multiplication")
HANGS += ("a power of e", "a logarithm by its class", "a decimal power", "an integer made decimal")
HANGS += ("a power of one", "digits before the point", "a source")
HANGS += ("long texts sorted", "a long text in a list", "native code for each", "native code later", "native keys")
HANGS += ("long numbers added", "what is slow to compare", "digits by a special method", "pairs in place")
HANGS += ("digits under another name", "digits by a keyword", "a class of filters")
HANGS += ("numbers of a view added", "letters taken out of a set")
HANGS += ("a power modulo", "its special method", "numbers of an array compared", "a name of an encoding")
HANGS += tuple(name for name in EXPLOSIONS if name.startswith(("decimal ", "decoding", "encoding by")))
"""These hold little memory."""


def failure(source: str, **limits: Any) -> ouros.SandboxRuntimeError:
    program = f"try:\n    {source}\nexcept BaseException:\n    print('caught')\nfinally:\n    print('cleaned')"
    program = source if "\n" in source else program
    printed: list[str] = []
    with pytest.raises(ouros.SandboxRuntimeError) as caught:
        ouros.Sandbox(program).run(
            limits=ouros.ResourceLimits(**limits), print_callback=lambda stream, text: printed.append(text)
        )
    assert printed == []
    return caught.value


@pytest.fixture(scope="module")
def libraries() -> None:
    """What is compiled once in a process is not what is measured."""
    source = "import bisect, calendar, collections, datetime, decimal, heapq, threading, typing"
    ouros.Sandbox(source).run(limits=ouros.ResourceLimits(max_duration_secs=60.0))


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("name", EXPLOSIONS)
def test_time_holds_inside_an_operation(name: str) -> None:
    began = time.monotonic()
    error = failure(EXPLOSIONS[name], max_duration_secs=TIME)
    assert time.monotonic() - began < TIME + LATE
    assert isinstance(error.exception(), TimeoutError)


@pytest.mark.parametrize("name", [name for name in EXPLOSIONS if name not in HANGS])
def test_memory_holds_inside_an_operation(name: str) -> None:
    error = failure(EXPLOSIONS[name], max_memory=50 * MIB, max_duration_secs=5.0)
    assert isinstance(error.exception(), MemoryError), error


GUISES = {
    "a difference that is a text": "class A:\n    def __sub__(self, o): return 'ab'\nx = A() - 1",
    "a quotient of a class that is changed": "class A: pass\nA.__truediv__ = lambda a, b: 'ab'\nx = A() / 1",
    "a method under a computed name": "class A: pass\nsetattr(A, '__su' + 'b__', lambda a, b: 'ab')\nx = A() - 1",
    "a class of a dict": "A = type('A', (), {'__su' + 'b__': lambda a, b: 'ab'})\nx = A() - 1",
    "an enumeration of a dict": "from enum import Enum\n"
    "x = Enum('E', {'A': 1, '__su' + 'b__': lambda a, b: 'ab'}).A - 1",
    "what wraps sets": "import functools\nclass A: pass\nclass B:\n"
    "    def __getattr__(self, name): return lambda *a: 'ab'\n"
    "functools.update_wrapper(A, B(), ('__su' + 'b__',), ())\nx = A() - 1",
    "what copy sets": "import copy\nclass A: pass\nclass B:\n    def __reduce_ex__(self, n):\n"
    "        return lambda: A, (), (None, {'__su' + 'b__': lambda a, b: 'ab'})\ncopy.copy(B())\nx = A() - 1",
    "a function by another name": "def f(n): return n\ng = f\nx = g('ab') if f(1) else 0",
    "a default": "def f(n='ab'): return n\nf(1)\nx = f()",
    "a keyword": "def f(n, m): return m\nf(1, 1)\nx = f(m='ab', n=1)",
    "several values": "def f(*n): return n[0]\nx = f('ab')",
    "a decorated function": "def d(g): return lambda n: 'ab'\n@d\ndef f(n): return n\nx = f(1)",
    "a builtin before it is bound anew": "x = max('ab', 'b')\ndef max(a, b): return 1",
    "a function that an annotation names": "import typing\ndef f(n): return n\ndef g(n: 'f'): return n\n"
    "g(f(1))\nx = typing.get_type_hints(g)['n']('ab')",
    "a parameter that others set": "def f(n):\n    def g():\n        nonlocal n\n"
    "        n = 'ab'\n    g()\n    return n\nx = f(1)",
    "an end without a value": "class A:\n    def __radd__(self, o): return 'ab'\n"
    "def f(n):\n    if n: return 1\nx = f(1)\nx += A()",
    "one of several values": "def f(n): return n and 'ab'\nx = f(1)",
    "a name in a default": "x = 1\ndef f(n=(x := 'ab')): return n",
    "a name in a default of a lambda": "x = 1\nlambda n=(x := 'ab'): n",
    "a name in the head of a class": "x = 1\nclass A(metaclass=((x := 'ab'), type)[1]): pass",
    "a name that is imported": "x = 1\nfrom string import digits as x",
    "a name of a whole module": "from string import *\ndef f(n): return n\nif f(0): digits = 1\nx = f(digits)",
    "a name in a match": "x = 1\nmatch 'ab':\n    case x: pass",
    "a call of a call": "def f(n): return g(n)\ndef g(n): return h(n)\ndef h(n): return [n, 'ab'][1]\nx = f(1)",
}


@pytest.mark.parametrize("name", GUISES)
def test_what_looks_like_a_number_is_asked_about(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Memory, "exceeded", lambda self: self.over)  # nobody sees it but who is asked
    for doubled in ("x += x", "x = x + x"):
        error = failure(f"{GUISES[name]}\nfor _ in range(28): {doubled}", max_memory=50 * MIB)
        assert isinstance(error.exception(), MemoryError)


def test_known_numbers_cost_nothing() -> None:
    source = "def f(n, a=0.5):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nx = f(20)\ny = x + x\nx / y * [y][0]"
    program = ouros.Sandbox(source)._program
    plain, metered = (ast.unparse(program.form(False, metering).emitted.tree) for metering in (0, 1))
    assert metered == plain


HELD = {
    "f = list; f(big)": "",
    "[bytes][0](n)": "",
    "(str if n else 0)(nested)": "",
    "call(str)": "def call(f): return f(nested)",
    "A.f(nested)": "class A: f = str",
    "type(b'')(n)": "",
    "t(n)": "t = b''.__class__",
    "{'s': set}['s'](range(n))": "",
    "list(ext(big))": "",
    "str(ext(0) or nested)": "",
    "bytes(ext(n))": "",
    "f(ext(n))": "f = bytes",
    "deque(ext(big))": "from collections import deque",
    "bytes(n if ext(1) else 0)": "def g():\n    try: yield\n    finally: pass",
}
"""Types by other names than their own: what calls them, and what comes before."""


@pytest.mark.parametrize("called", HELD)
def test_types_are_metered_by_whatever_name_they_are_called(called: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Memory, "exceeded", lambda self: self.over)
    source = "n, big, nested = 10 ** 8, 'x' * 6_000_000, []\nfor _ in range(23): nested = [nested, nested]\n"
    sandbox = ouros.Sandbox(f"{source}{HELD[called]}\n{called}\n0", external_functions=["ext"])

    def go() -> None:
        step: Any = sandbox.start(limits=ouros.ResourceLimits(max_memory=20 * MIB))
        step.resume(return_value=step.args[0])

    with pytest.raises(ouros.SandboxRuntimeError, match="memory limit exceeded"):
        go()


@pytest.mark.parametrize("operation", ["1 << m", "bytes(2**62)", "m ** m", "(1).to_bytes(m)", "range(m, m * m)[m:]"])
def test_sizes_that_are_themselves_huge_numbers(operation: str) -> None:
    error = failure(f"m = 1 << (3 << 27)\n{operation}", max_memory=100 * MIB)
    assert isinstance(error.exception(), MemoryError)


@pytest.mark.parametrize(
    "grows",
    ["x.append(i)", "x.append([i])", "x.append(str(i))", "d[i] = i", "d.setdefault(i, []).append(i)", "x += [i, i]"],
)
def test_memory_bounds_what_grows_by_little(grows: str) -> None:
    source = f"x, d, i = [], {{}}, 0\nwhile True:\n    {grows}\n    i += 1"
    error = failure(source, max_memory=24 * MIB, max_duration_secs=30.0)
    assert isinstance(error.exception(), MemoryError)


def test_memory_that_was_let_go_is_credited() -> None:
    source = "for i in range(40):\n    x = [0] * 500_000\n    x = None\n'done'"
    assert ouros.Sandbox(source).run(limits=ouros.ResourceLimits(max_memory=24 * MIB)) == "done"


def test_what_stays_under_its_limit_runs() -> None:
    source = "x = [str(i) for i in range(100_000)]\nlen(','.join(x)) + len(sorted(x)) + len('ab' * 1000)"
    expected = len(",".join(map(str, range(100_000)))) + 100_000 + 2000
    assert ouros.Sandbox(source).run(limits=ouros.ResourceLimits(max_memory=64 * MIB)) == expected


@pytest.mark.parametrize(
    "source",
    [
        "r = range(1, 3 * 10**6); f = all; (all(r), f(r), len(r), sum(r), min(r), next(zip(r, r)), dict(zip('ab', r)))",
        "b = bytearray()\nfor i in range(10**5): b += b'ab'\nlen(b)",
        "x = [(i * 7919) % 100_003 for i in range(110_000)]\nx.sort(key=lambda v: -v, reverse=True)\nx[::9999]",
        "import collections, statistics\n(collections.Counter('ab' * 10**6), statistics.mode(b'abb' * 10**6))",
        "import collections; list(collections.deque(range(3 << 20), maxlen=3))",
        "len(set('ab' * 10**7)), len(set(b'ab' * 10**6)), len(dict.fromkeys('ab' * 10**6))",
        "n = frozenset()\nfor i in range(60): n = frozenset([n, (n, i), (n, n)])\nlen(n)",
        "class L(list):\n    def __init__(self, n): self.n = n\nlen(L(range(10**9)))",
        "class B(bytearray):\n    def __init__(self, n): pass\nlen(B(10**9))",
        "class S:\n    def map(self, f): return f is str or f is bytes\nS().map(str), S().map(bytes)",
        ("import collections\nclass L(list): pass\nclass F:\n    def __call__(self): return 5\n"
        "    def __index__(self): return 3\nclass D(collections.defaultdict):\n"
        "    def __init__(self, *a): super().__init__(*a)\nD(F())[1]"),
        "def partial(f): return f\npartial(list) is list, sorted('ab', key=str), list(map(bytes, [2]))",
    ],
)
def test_what_only_looks_dangerous_is_done(source: str) -> None:
    limits = ouros.ResourceLimits(max_memory=20 * MIB, max_duration_secs=60.0)
    assert ouros.Sandbox(source).run(limits=limits) == ouros.Sandbox(source).run()


STEPS = "def f(n):\n    return n and f(n - 1)\nx = [i for i in range(5)]\nfor i in x:\n    f(2)\nwhile x:\n    x.pop()"
COUNT = 1 + 5 + 5 * (1 + 3) + 5
"""The program itself, the turns of the comprehension, the loop with its calls, the turns of `while`."""


def test_steps_are_counted_exactly() -> None:
    ouros.Sandbox(STEPS).run(limits=ouros.ResourceLimits(max_steps=COUNT))
    assert str(failure(STEPS, max_steps=COUNT - 1)) == f"TimeoutError: step limit exceeded: {COUNT} > {COUNT - 1}"


FORMS = {
    "[ext(i) for i in range(3)]": 3,
    "sum(ext(i) + j for i in range(2) for j in range(2) if ext(j))": 2 + 4,
    "for i in map(ext, [1, 2]): pass": 2,
    "n = 2\nwhile ext(n) and n:\n    n -= 1\nelse:\n    ext(0)": 2,
    "class A:\n    x = {i: ext(i) for i in (1, 2)}": 2,
    "class D:\n    def __set_name__(self, o, n): ext(n)\nclass A: a = D()": 1,
    "import collections, enum\nclass E(enum.Flag):\n    A = 1\n    B = ext(2)\nlist(E), E.A | E.B": 0,
    "from collections import namedtuple as n\nP = n('P', 'x')\nsorted([P(2), P(1)], key=lambda p: ext(p.x))": 2,
    "async def f(n):\n    return n and await f(ext(n) - 1)\nawait f(2)": 3,
    "class A:\n    def f[T](self, x: T): return ext(x)\nA().f(1)": 1,
    "from functools import cached_property\nclass A:\n    @cached_property\n    def p(self): return ext(1)\nA().p": 1,
}


@pytest.mark.parametrize("source", FORMS)
def test_a_program_has_one_count_in_every_form_and_version(source: str) -> None:
    sandbox = ouros.Sandbox(source, external_functions=["ext"])
    steps = 1 + FORMS[source]
    sandbox.run(external_functions={"ext": lambda n: n}, limits={"max_steps": steps})
    with pytest.raises(ouros.SandboxRuntimeError, match="step limit exceeded"):
        sandbox.run(external_functions={"ext": lambda n: n}, limits={"max_steps": steps - 1})

    def finish(steps: int) -> None:
        progress: Any = sandbox.start(limits={"max_steps": steps})
        while not isinstance(progress, ouros.Complete):
            progress = ouros.Snapshot.load(progress.dump())
            progress = progress.resume(return_value=progress.args[0])

    finish(steps)
    with pytest.raises(ouros.SandboxRuntimeError, match="step limit exceeded"):
        finish(steps - 1)


def test_steps_go_on_where_a_dump_stopped() -> None:
    progress: Any = ouros.Sandbox("for i in range(10):\n    f(i)", external_functions=["f"]).start(
        limits=ouros.ResourceLimits(max_steps=8)
    )
    for _ in range(6):
        progress = ouros.Snapshot.load(progress.dump()).resume(return_value=None)
    assert progress.args == (6,)
    loaded = ouros.Snapshot.load(progress.dump())
    with pytest.raises(ouros.SandboxRuntimeError, match="step limit exceeded: 9 > 8"):
        loaded.resume(return_value=None)


def test_a_load_counts_no_imports_again() -> None:
    sandbox = ouros.Sandbox("import collections\nfor i in range(9): ext(i)", external_functions=["ext"])

    def steps_at_the_end(reload: bool) -> int | None:
        progress = sandbox.start(limits=ouros.ResourceLimits(max_steps=10_000))
        for _ in range(8):
            assert isinstance(progress, ouros.Snapshot)
            if reload:
                progress = ouros.Snapshot.load(progress.dump())
            assert isinstance(progress, ouros.Snapshot)
            progress = progress.resume(return_value=None)
        assert isinstance(progress, ouros.Snapshot)
        assert progress._execution is not None
        assert progress._execution.counts is not None
        return progress._execution.counts.used()[0]

    assert steps_at_the_end(reload=True) == steps_at_the_end(reload=False)


def test_allocations_are_counted() -> None:
    source = "x = []\nfor i in range(10_000):\n    x.append([i])"
    assert str(failure(source, max_allocations=5)) == "MemoryError: allocation limit exceeded: 6 > 5"


@pytest.mark.parametrize("source", ["1", "1 + 1", "x = 5\nx", "", "for i in range(3): x = i", "def f(): return 1"])
def test_what_makes_no_objects_runs_without_any(source: str) -> None:
    sandbox, limits = ouros.Sandbox(source), ouros.ResourceLimits(max_allocations=0)
    assert sandbox.run(limits=limits) == sandbox.run()
    assert sandbox.start(limits=limits).output == sandbox.run()  # type: ignore[union-attr]


@pytest.mark.parametrize("source", ["[]", "{}", "def f(): return 1\nf()", "[i for i in ()]", "f'{1}'"])
def test_the_first_object_is_one_too_many_for_none(source: str) -> None:
    assert str(failure(source, max_allocations=0)) == "MemoryError: allocation limit exceeded: 1 > 0"


def test_small_limits_of_memory() -> None:
    error = failure("x = []\nfor i in range(1000): x.append('x' * 100)", max_memory=100)
    assert isinstance(error.exception(), MemoryError)
    for source in ("2 ** 10_000_000", "1 << 10_000_000", "[0] * 10 ** 8", "'a' * 10 ** 8"):
        assert isinstance(failure(source, max_memory=1_000_000).exception(), MemoryError)
    assert ouros.Sandbox("2 ** 1000 > 1").run(limits=ouros.ResourceLimits(max_memory=1_000_000)) is True


@pytest.mark.parametrize(
    "source",
    [
        "globals()\nsum(range(10**9))",
        "import builtins\nbuiltins.sum(range(10**9))",
        "globals()\nlist(range(10**8))",
        "import builtins\n[builtins.sorted][0](builtins.range(10**8))",
        "class A:\n    bytes = 1\nbytes(10**9)",
    ],
)
def test_builtins_are_metered_by_whatever_name_they_are_found(source: str) -> None:
    error = failure(source, max_memory=64 * MIB, max_duration_secs=0.1)
    assert isinstance(error.exception(), (MemoryError, TimeoutError))


CHOSEN = {
    "identities.program_hash_from_native_hashes": "reads a method of an object that says what it equals",
    "places_class_hooks.hooks_of_keys_inside_keys": "makes a frozenset of what comes one by one and stops",
    "places_implicit_conversions.str_repr_format_bytes": "stops in a method of a text that is metered",
    "library_enum.int_and_str_enums": "asks whether a metered method of a class is another one",
    "places_callbacks_builtins.list_extend_and_update_raise_half_way": "raises a TypeError in what a method consumes",
    "builtins_types.iter_next_callable_sentinel": "holds a metered iterator at its end",
    "library_collections.ordered_dicts_beside_evaluated_code": "calls a metered method whose name a base has too",
    "library_tools.values_over_several_lines": "compares methods read in an attempt with those read without",
    "places_files.written_between_stops": "has a library module loaded before it begins",
}
SAMPLE = [case for case in load_cases() if case.name in CHOSEN] + random.Random(5).sample(
    [case for case in load_cases() if len(case.source) < 1500],
    10,  # long ones take long
)


@pytest.mark.parametrize(
    "source",
    [
        "exec('x = 1', names := {})\ntype(names['__builtins__']).__name__",
        "try:\n    ','.join(x for x in ['a', 1])\nexcept TypeError as error:\n    text = str(error)\ntext",
        "try:\n    ','.join()\nexcept TypeError as error:\n    text = str(error)\ntext",
        "n = []\ntry: [*range(100_001)].sort(key=lambda i: n.append(i) or [1, {}][i==5])\nexcept TypeError: 0\nlen(n)",
        "made = set()\ntry:\n    made.update(map(len, ['a', 1]))\nexcept TypeError as error:\n    pass\nmade",
        "match range(1 << 30):\n    case first, *_, last:\n        found = first, last\nfound",
        "import bisect\ntry:\n    bisect.insort(3, 4)\nexcept TypeError as error:\n    text = str(error)\ntext",
        (
            "class A:\n    def __iter__(self): return 1\ntry:\n    ','.join(A())\nexcept TypeError as error:\n"
            "    t = str(error)\nt"
        ),
        "try:\n    dict(a=1, **{'a': 2})\nexcept TypeError as error:\n    text = str(error)\ntext",
        "import heapq\ntry:\n    heapq.heappush((), 1)\nexcept TypeError as error:\n    text = str(error)\ntext",
        (
            "n = []\ndef f(n=n):\n    n.append(1)\n    return len(n) % 3\n"
            "(dict(zip('ab', iter(f, 0))), {*iter(f, 0)}, len(n))"
        ),
        "r = range(10**30)\n[*zip(r, 'ab')], next(enumerate(r)), next(map(str, r)), next(filter(None, r)), 5.0 in r",
        (
            "from collections.abc import *\nr = range(10**7)\n"
            "isinstance(r, Sequence), isinstance(iter(r), Iterator), dir(r)[3]"
        ),
        (
            "it, back = iter(x := [0] * 2**21), reversed(x)\n"
            "next(it), it.__length_hint__(), sum(back), isinstance(back, type(back))"
        ),
        "repr([list.__iter__, str.join, [].__iter__().__next__ and 1])",
        (
            "from decimal import *\nfrom fractions import Fraction\nd = Decimal('7e100000')\n"
            "d > Fraction(1, 3), len(f'{d:f}')"
        ),
        ("class A(list):\n    def __getitem__(self, i): return (n.append(i), 3)[1]\n"
        "    def __setitem__(self, i, x): n.append(x)\n"
        "class B:\n    def __imul__(self, other): return type(other).__name__, other\n    x = 5\n    x **= 2\n"
        "n = []\na = A()\na[1] *= 2\na[1:] **= len(n)\nB.y = B()\nB.y *= 4\nB.x %= 7\n(n, B.x, B.y)"),
        ("class A:\n    def __index__(self): return n.append(1) or 3\n"
        "class R(A):\n    def __mul__(self, other): return 'm', other\n    __rmul__ = __mul__\n"
        "class B(bytearray): pass\nclass P(str): __match_args__ = ('upper',)\n"
        "def f(x):\n    match x:\n        case str(upper=f, title=g) if f() == 'A': return f(), g()\n"
        "        case str(upper=f): return f()\n"
        "n = []\n([0] * A(), A() * [0], [0] * R(), R() * [0], bytes(A()), 'a'.ljust(A()), B(A()), B(b'a'), f('a'),"
        " f('b'), f(1), '%.2f' % 1.5, 5.5 % 2, vars(str)['upper']('a'), (1).to_bytes(A(), 'big'), n)"),
        "import inspect\n[str(inspect.signature(f)) for f in (str.join, str.split, [].sort, 'a'.join, list.append)]",
        ("x, w = b'a\\xff', []\nfor f in (lambda: str(x, 'ascii', 'ignore'), lambda: str(object=x, errors='replace'),"
        " lambda: str(x, 1), lambda: str(1, 'ascii'), lambda: bytes('\u1234', 'ascii', 'backslashreplace'), lambda:"
        " str(x, foo=1), lambda: bytes(b'a', 'ascii'), lambda: bytes(source='a', encoding='ascii')):\n    try:"
        " w.append(f())\n    except Exception as e: w.append((type(e).__name__, str(e)))\nw"),
        "try:\n    format(1.5, '.9223372036854775808f')\nexcept ValueError as error:\n    text = str(error)\ntext",
    ],
)
def test_limits_change_no_result(source: str) -> None:
    limited = ouros.Sandbox(source).run(limits=ouros.ResourceLimits(max_duration_secs=60, max_memory=1 << 30))
    assert limited == ouros.Sandbox(source).run()


@pytest.mark.parametrize("metering", [1, 2])
@pytest.mark.parametrize("program", SAMPLE, ids=lambda program: program.name)
def test_a_metered_program_does_as_cpython(program: Program, metering: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Limits, "metering", property(lambda self: metering))
    expected = run_cpython(program)
    for run in (run_direct, run_resumed, run_reloaded):
        assert run(program) == expected


HOOKS = """
class A:
    def __mul__(self, other): return ext(1)
    __add__ = __mod__ = __pow__ = __lshift__ = __imul__ = __iadd__ = __getattr__ = __getitem__ = __mul__
    def __format__(self, spec): return ext('x')

A() * 2
n = 10**13
"""
"""What stops in operators, so that all operators are attempted."""


@pytest.mark.parametrize(
    "operation",
    """
    'a' * n
    [1] * n
    1 << n
    f'{3:>{n}}'
    '%*d' % (n, 3)
    '%10000000000000d' % 3
    'a'.ljust(n)
    'a'.__mul__(n)
    ('a'.__mul__, 1)[0](n)
    """.strip().splitlines(),
)
def test_memory_holds_where_an_operation_may_stop(operation: str) -> None:
    code = f"{HOOKS}\ndef f(x):\n    return {operation.replace('3', 'x')}\nf(3)"
    progress = ouros.Sandbox(code, external_functions=["ext"]).start(limits=ouros.ResourceLimits(max_memory=1 << 28))
    assert isinstance(progress, ouros.Snapshot)
    with pytest.raises(ouros.SandboxRuntimeError, match="memory limit exceeded") as caught:  # not begun
        progress.resume(return_value=1)
    assert isinstance(caught.value.exception(), MemoryError)


@pytest.mark.parametrize("operation", ["'ab' * I(2)", "I(2) * [0]", "[1].__mul__(I(2))"])
def test_an_object_that_stands_for_a_number_is_asked_once(operation: str) -> None:
    source = "class I:\n    def __init__(s, n): s.n = n\n    def __index__(s):\n        log()\n        return s.n\n"
    source += operation
    asked: list[None] = []
    sandbox = ouros.Sandbox(source, external_functions=["log"])
    limits = ouros.ResourceLimits(max_memory=1 << 28)
    sandbox.run(external_functions={"log": lambda: asked.append(None)}, limits=limits)
    assert len(asked) == 1
    if "__" not in operation:  # a method of a list cannot wait
        stopped = sandbox.start(limits=limits)
        assert isinstance(stopped, ouros.Snapshot)
        assert isinstance(stopped.resume(return_value=None), ouros.Complete)


def emitted(source: str) -> str:
    """The code of a program that is metered."""
    return ast.unparse(program.Program(source, "<test>", ("code",)).form(False, 1).emitted.tree)


def test_variables_that_may_be_bound_elsewhere_are_no_numbers() -> None:
    assert "_o_appended" in emitted("x = 1\nglobals()['x'] = 'a'\nwhile True: x += x")
    assert "_o_add(" in emitted("x = 1\nexec(code)\nx = x + x")
    assert "_o_appended" not in emitted("x = 1\nx += x")
    _, part = new_world("<test>", frozenset()).step("x = 'a'")[0].step("while True: x += x")
    assert "_o_appended" in ast.unparse(part.form(True, 1).emitted.tree)


def test_the_digits_of_a_result_are_written_in_time() -> None:
    sessions = ouros.SessionManager(limits={"max_duration_secs": 0.5})
    assert sessions.execute("16 ** 9999")["result"] == {"$bigint": decimal(16**9999)}
    with pytest.raises(RuntimeError, match="TimeoutError"):
        sessions.execute("16 ** 10 ** 6")
