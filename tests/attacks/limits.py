"""Swallowing a limit, outliving it, and programs that would kill the parser or the process."""

from typing import Any

from tests.attacks import attack

TIME: dict[str, Any] = {"limits": {"max_duration_secs": 0.2}, "plain": False, "stops": "TimeoutError"}
DEEP: dict[str, Any] = {"limits": {"max_recursion_depth": 200}, "plain": False}
FOREVER = "while True: pass"

SWALLOWS = {
    "bare except": f"""
try:
    {FOREVER}
except:
    print('ESCAPED')
""",
    "except BaseException": f"""
try:
    {FOREVER}
except BaseException:
    print('ESCAPED')
""",
    "except tuple with BaseException": f"""
kinds = (ValueError, BaseException)
try:
    {FOREVER}
except kinds:
    print('ESCAPED')
""",
    "except*": f"""
try:
    {FOREVER}
except* BaseException:
    print('ESCAPED')
""",
    "except* around a handler": f"""
try:
    raise ExceptionGroup('', [ValueError(), KeyError()])
except* ValueError:
    {FOREVER}
except* KeyError:
    print('ESCAPED')
""",
    "type of except*": f"""
def forever():
    {FOREVER}
try:
    raise ExceptionGroup('', [ValueError(), KeyError()])
except* ValueError:
    pass
except* forever():
    print('ESCAPED')
except* KeyError:
    print('ESCAPED')
""",
    "split of a group": f"""
class Group(ExceptionGroup):
    def split(self, kinds):
        {FOREVER}
try:
    raise Group('', [ValueError(), KeyError()])
except* ValueError:
    print('ESCAPED')
except* KeyError:
    print('ESCAPED')
""",
    "a builtin exception rebound through globals": f"""
globals()['ValueError'] = BaseException
try:
    {FOREVER}
except ValueError:
    print('ESCAPED')
""",
    "a builtin exception rebound through locals": f"""
class C:
    locals()['ValueError'] = BaseException
    try:
        {FOREVER}
    except ValueError:
        print('ESCAPED')
""",
    "finally": f"""
try:
    {FOREVER}
finally:
    print('ESCAPED')
""",
    "return in finally": f"""
def run():
    try:
        {FOREVER}
    finally:
        return 1
run()
print('ESCAPED')
""",
    "break in finally": f"""
while 1:
    try:
        {FOREVER}
    finally:
        break
print('ESCAPED')
""",
    "else of a retry loop": f"""
for _ in range(3):
    try:
        {FOREVER}
    except BaseException:
        continue
print('ESCAPED')
""",
    "__exit__ that suppresses": f"""
class Manager:
    def __enter__(self): pass
    def __exit__(self, *details):
        print('ESCAPED')
        return True
with Manager():
    {FOREVER}
""",
    "generator that catches": f"""
def run():
    try:
        yield 1
        {FOREVER}
    except BaseException:
        print('ESCAPED')
        yield 2
for _ in run(): pass
print('ESCAPED')
""",
    "__getattr__ under hasattr": f"""
class Own:
    def __getattr__(self, name):
        {FOREVER}
hasattr(Own(), 'x')
print('ESCAPED')
""",
    "__eq__ in a lookup": f"""
class Own:
    def __hash__(self): return 1
    def __eq__(self, other):
        {FOREVER}
try:
    {{Own(): 1}}.get(Own())
except BaseException:
    print('ESCAPED')
print('ESCAPED')
""",
    "__bool__ in any": f"""
class Own:
    def __bool__(self):
        {FOREVER}
try:
    any([Own()])
except BaseException:
    print('ESCAPED')
""",
    "comparison in sorted": f"""
class Own:
    def __lt__(self, other):
        {FOREVER}
try:
    sorted([Own(), Own()])
except:
    print('ESCAPED')
""",
    "__repr__ of the result": f"""
class Own:
    def __repr__(self):
        {FOREVER}
Own()
""",
    "handler that runs on": f"""
try:
    try:
        {FOREVER}
    except BaseException:
        {FOREVER}
except BaseException:
    print('ESCAPED')
""",
    "recursion instead of a loop": """
def run(n):
    return run(n - 1) + run(n - 1) if n else 0
try:
    run(60)
except BaseException:
    print('ESCAPED')
""",
    "comprehension": """
try:
    [1 for _ in iter(int, 1)]
except BaseException:
    print('ESCAPED')
""",
    "storm of errors": """
while True:
    try:
        1 / 0
    except BaseException:
        pass
""",
    "class body": f"""
try:
    class Own:
        {FOREVER}
except BaseException:
    print('ESCAPED')
""",
    "lambda in a callback": """
try:
    list(map(lambda x: [0 for _ in iter(int, 1)], [1]))
except BaseException:
    print('ESCAPED')
""",
}

ATTACKS = [attack(f"swallowing the limit: {name}", source, **TIME) for name, source in SWALLOWS.items()]

NESTED = {
    "parentheses": "(" * 3000 + ")" * 3000,
    "brackets": "[" * 3000 + "]" * 3000,
    "calls": "f(" * 3000 + ")" * 3000,
    "unary operators": "-" * 50_000 + "1",
    "additions": "+".join(["1"] * 50_000),
    "attributes": "x" + ".x" * 50_000,
    "elif chain": "if x: pass\n" + "elif x: pass\n" * 20_000,
    "indentation": "".join(" " * n + "if 1:\n" for n in range(300)) + " " * 300 + "pass",
    "boolean operators": " or ".join(["x"] * 50_000),
    "comparison chain": " < ".join(["x"] * 50_000),
    "nested f-strings": "f'{" * 1000 + "1" + "}'" * 1000,
    "lambdas": "lambda: " * 5000 + "1",
    "null byte": "print('x')\0",
    "long number": "9" * 100_000,
}

ATTACKS += [attack(f"parser death: {name}", f"{source}\n", plain=False) for name, source in NESTED.items()]
"""What matters is that the process lives on, with a result or an error."""

ATTACKS += [
    attack(
        "recursion: repr of nested lists",
        "value = []\nfor _ in range(100_000):\n    value = [value]\ntry:\n    repr(value)\n"
        "except RecursionError:\n    print('ok')",
        plain=False,
    ),
    attack(
        "recursion: deallocation of nested lists",
        "value = []\nfor _ in range(1_000_000):\n    value = [value]\ndel value",
        plain=False,
    ),
    attack(
        "recursion: comparison of nested lists",
        "a = b = []\nfor _ in range(50_000):\n    a, b = [a], [b]\ntry:\n    a == b\n"
        "except RecursionError:\n    print('ok')",
        plain=False,
    ),
    attack(
        "recursion: json of nested lists",
        "import json\ntry:\n    json.loads('[' * 100_000)\nexcept (RecursionError, ValueError):\n    print('ok')",
        plain=False,
    ),
    attack(
        "recursion: result nested too deeply for the host",
        "value = []\nfor _ in range(100_000):\n    value = [value]\nvalue",
        plain=False,
    ),
    attack(
        "recursion: __getattr__ without end",
        "class Own:\n    def __getattr__(self, name): return getattr(self, name + 'x')\ntry:\n"
        "    Own().x\nexcept RecursionError:\n"
        "    print('ok')",
        **DEEP,
    ),
    attack(
        "recursion: __repr__ without end",
        "class Own:\n    def __repr__(self): return repr(self)\ntry:\n    repr(Own())\n"
        "except RecursionError:\n    print('ok')",
        **DEEP,
    ),
]

LONG_CALLS = {
    "keys with one hash": "set([i * (2**61 - 1) for i in range(40_000)])",
    "keys with one hash in a display": "{*[i * (2**61 - 1) for i in range(40_000)]}",
    "keys with one hash that are looked up": "k = [i * (2**61 - 1) for i in range(8_000)]; set(k).intersection(k * 50)",
    "many bytes": "max(memoryview(bytes(40_000_000)))",
    "any of a long list": "any([0] * 5 * 10**8)",
    "sum of a long list": "sum([0] * 5 * 10**8)",
    "a table of letters": "str.maketrans('ab' * 10**7, 'ab' * 10**7)",
    "a square root": "import math; math.isqrt(1 << 10**8)",
    "matches of a regular expression": "import re; re.findall('a', 'a' * 10**7)",
    "splitting": "('a ' * 4 * 10**7).split()",
    "html": "from html.parser import HTMLParser as H; p = H(); p.feed('<a x=' * 10**5); p.close()",
    "entities of XML": "import xml.etree.ElementTree as E\n"
    "names = ''.join(f'<!ENTITY a{i} \"' + f'&a{i - 1};' * 10 + '\">' for i in range(1, 10))\n"
    "E.fromstring('<!DOCTYPE r [<!ENTITY a0 \"ha\">' + names + ']><r>&a9;</r>')",
    "XML": "import xml.etree.ElementTree as E; E.fromstring('<r>' + '<a/>' * 3 * 10**6 + '</r>')",
    "key derivation": "import hashlib; hashlib.pbkdf2_hmac('sha256', b'', b'', 10**9)",
    "JSON": "import json; json.loads('[' + '[],' * 5 * 10**6 + '1]')",
    "texts of JSON": "import json; json.dumps([[[]] * 10**6] * 100)",
    "normalization": "import unicodedata; unicodedata.normalize('NFD', 'a' + '\u0300\u0316' * 20_000)",
    "wrapping": "import textwrap; textwrap.fill('a ' * 10**6)",
    "base 85": "import base64; base64.b85encode(b'a' * 2 * 10**7)",
    "least common multiple": "import math; math.lcm(*range(1, 100_000))",
    "fraction with a large exponent": "from fractions import Fraction; Fraction('1e10000000')",
}
LARGE_CALLS = {
    "difference of sets": "x = set(range(4 * 10**5)) ^ set(range(10**6, 14 * 10**5)); x ^ set(range(2 * 10**6))",
    "splitting from the right": "('a b' * (7 << 20)).rsplit()",
    "a distance": "import math; math.dist(bytes(10**7), bytes(10**7))",
    "letters in another case": "('a' * (22 << 20)).title()",
    "two parts of a text": "x = 'a' * (30 << 20); f'{x}{x}'",
    "struct": "import struct; struct.pack('1000000000x')",
    "zlib": "import zlib; data = zlib.compress(b'a' * 5 * 10**7); del data; "
    "zlib.decompress(zlib.compress(zlib.decompress(zlib.compress(b'a' * 4 * 10**7)) * 3))",
    "splitting": "('a ' * 5 * 10**6).split()",
    "unpacking": "import struct; struct.unpack('5000000B', bytes(5 * 10**6))",
}
ATTACKS += [attack(f"time: {name}", f"{source}\nprint('ESCAPED')", **TIME) for name, source in LONG_CALLS.items()]
ATTACKS += [
    attack(
        f"memory: {name}",
        f"{source}\nprint('ESCAPED')",
        limits={"max_memory": 1 << 26, "max_duration_secs": 20.0},
        plain=False,
        stops="MemoryError",
    )
    for name, source in LARGE_CALLS.items()
]

CHAINS = {
    "map": "x = map(int, x)",
    "filter": "x = filter(None, x)",
    "zip": "x = zip(x)",
    "enumerate": "x = enumerate(x)",
    "generators": "x = generate(x)",
    "started generators": "x = generate(x); next(x)",
    "generators of a method": "x = f.m(a=x)",
    "generator expressions": "x = (each for each in x)",
    "chain": "x = itertools.chain(x)",
    "chain.from_iterable": "x = itertools.chain.from_iterable([x])",
    "islice": "x = itertools.islice(x, 5)",
    "accumulate": "x = itertools.accumulate(x)",
    "zip_longest": "x = itertools.zip_longest(x, x)",
    "takewhile": "x = itertools.takewhile(bool, x)",
    "staticmethod": "x = staticmethod(x)",
    "slice": "x = slice(x)",
    "deque": "x = collections.deque([x])",
    "deques that grow": "y = collections.deque()\n    y.append(x)\n    x = y",
    "items of a defaultdict": "y = collections.defaultdict(int)\n    y[0] = x\n    x = y",
    "updates of a defaultdict": "y = collections.defaultdict(int)\n    y.update(a=x)\n    x = y",
    "generic types": "x = list[x]",
    "generic types in unions": "x = dict[str, x] | None",
    "partial": "x = functools.partial(int, x)",
    "bound methods": "x = f.__get__(x)",
    "item getters": "import operator; x = operator.itemgetter(x)",
    "keys for sorting": "k = functools.cmp_to_key(f); x = k(x)",
    "methods of methods": "import types; x = types.MethodType(x, 1)",
    "maps by another name": "m = map; x = m(f, x)",
    "maps by a name imported as another": "from itertools import chain as c; x = c(x)",
    "maps out of a dict": "x = {'m': map}['m'](f, x)",
    "maps by an attribute": "f.m = map; x = f.m(f, x)",
    "maps by getattr": "import builtins; x = getattr(builtins, 'map')(f, x)",
    "maps by a parameter": "x = (lambda m, *rest: m(*rest))(map, f, x)",
    "maps by a choice": "x = (map if x else filter)(f, x)",
    "maps by a context": "import contextvars; x = contextvars.copy_context().run(map, f, x)",
    "maps by a pool": "from concurrent.futures import ThreadPoolExecutor as T; x = T().submit(map, f, x).result()",
    "maps by what a wrapper wraps": "x = functools.wraps(map)(f).__wrapped__(f, x)",
    "maps by what a property holds": "x = property(map).fget(f, x)",
    "maps by what a static method holds": "x = staticmethod(map).__func__(f, x)",
    "maps by __reduce__": "import copy\n    class R: __reduce__ = lambda self: (map, (f, x))\n    x = copy.copy(R())",
    "maps by their type": "x = type(map(f, []))(f, x)",
    "maps by the type of one": "m = type(map(f, [])); x = m(f, x)",
    "maps by __class__": "x = map(f, []).__class__(f, x)",
    "maps by __new__": "x = map.__new__(map, f, x)",
    "maps by __call__": "x = map.__call__(f, x)",
    "maps by type.__call__": "x = type.__call__(map, f, x)",
    "maps by operator.call": "import operator; x = operator.call(map, f, x)",
    "maps by partial": "x = functools.partial(map, f)(x)",
    "maps with unpacked arguments": "x = map(*(f, x))",
    "maps with arguments out of an iterator": "x = map(*iter([f, x]))",
    "maps of a class": "x = type('M', (map,), {})(f, x)\n    if _ > 2_000: break",
    "filters fed by reduce": "x = functools.reduce(filter, [[]] * 100_000, None)\n    break",
    "generators of a lambda": "x = (lambda a: (yield))(x)",
    "chains that map makes": "x = list(map(itertools.chain, [x]))[0]",
    "keys that map makes": "k = functools.cmp_to_key(f); x = list(map(k, [x]))[0]",
    "zips fed by accumulate": "*_, x = itertools.accumulate([[]] * 100_000, zip)\n    break",
}

ATTACKS += [
    attack(
        f"recursion: a long chain of {name}",
        "import itertools, functools, collections\ndef f(*args): pass\n"
        "def generate(a): yield a\nclass C:\n    def m(self, a): yield a\nf.m = C().m\nx = iter([1])\n"
        f"for _ in range(100_000):\n    {step}\n"
        "for use in (lambda: next(x), lambda: hash(x), lambda: repr(x), lambda: x.__parameters__):\n"
        "    try: use()\n    except (RecursionError, TypeError, AttributeError): pass\nx = None",
        plain=False,
    )
    for name, step in CHAINS.items()
]

ATTACKS += [
    attack(
        "recursion: a long chain of generators that one is sent",
        "def receive():\n    a = yield\n    yield a\nx = None\n"
        "for _ in range(50_000):\n    y = receive(); next(y); y.send(x); x = y\nx = None",
        plain=False,
    ),
    attack(
        "recursion: a long chain of generic types in a program whose operators may stop",
        "import functools\nasync def wait(a): pass\ndef f(*args): pass\nx = int\n"
        "for _ in range(100_000): x = list[x] | dict\nhash(x)",
        plain=False,
    ),
]

SHARED = {
    "repr": "repr(a)",
    "repr by another name": "f = repr; f(a)",
    "repr in a callback": "list(map(repr, [a]))",
    "__repr__": "a.__repr__()",
    "str": "str(a)",
    "texts in a callback": "', '.join(map(str, [a]))",
    "print": "print(a)",
    "f-string": "f'{a}'",
    "percent": "'%s' % (a,)",
    "format": "'{}'.format(a)",
    "text of an error": "str(ValueError(a))",
    "uncaught error": "raise ValueError(a)",
    "equality": "a == b",
    "order": "a < b",
    "search": "b in [a]",
    "index": "[a].index(b)",
    "sorting": "sorted([a, b])",
    "maximum": "max([a, b])",
    "hash": "hash(t)",
    "key of a display": "{t: 1}",
    "key that is stored": "d = {}; d[t] = 1",
    "item of a set": "{1}.add(t)",
    "items of a set": "set([t])",
    "set comprehension": "{each for each in [t]}",
    "match": "class C: value = t\nmatch u:\n    case C.value: pass",
    "classes": "isinstance('', t)",
    "generic types": "for _ in range(60): g = dict[g, g]\nrepr(g)",
    "json": "import json; json.dumps(a)",
    "deque": "from collections import deque\nrepr(deque([a]))",
    "pprint": "import pprint; pprint.pformat(a)",
    "sorting by a key": "sorted([0, 1], key=lambda i: (a, b)[i])",
    "sorting in place by a key": "[0, 1].sort(key=lambda i: (a, b)[i])",
    "minimum of several": "min(a, b)",
    "minimum by a key": "min([0, 1], key=lambda i: (a, b)[i])",
    "minimum of a generator": "min(each for each in [a, b])",
    "minimum by another name": "f = min; f(a, b)",
    "index by a bound method": "f = [a].index; f(b)",
    "heap": "import heapq; heapq.heapify([a, b])",
    "search in a sorted list": "import bisect; bisect.bisect([a], b)",
    "instances of a list of the program's": "class L(list): pass\nL(a) == L(b)",
    "namespaces": "import types\ntypes.SimpleNamespace(x=a) == types.SimpleNamespace(x=b)",
    "str by another name": "f = str; f(a)",
    "str by its type": "type('')(a)",
    "map by another name": "f = map; ''.join(f(str, [a]))",
    "default of json": "import json; json.dumps(object(), default=lambda value: a)",
}
_LAUGHS = """
a, b, t, u, g = [0], [0], (int,), (int,), list[int]
for _ in range(60):
    a, b, t, u = [a, a], [b, b], (t, t), (u, u)
"""

ATTACKS += [
    attack(f"time: shared parts of nested data: {name}", f"{_LAUGHS}{source}\nprint('ESCAPED')", **TIME)
    for name, source in SHARED.items()
]

KEYS = {
    "looked up": "{}.get(t)",
    "read": "{}[t]",
    "deleted": "d = {}; del d[t]",
    "by a special method": "{}.__contains__(t)",
    "of a cache": "import functools\n@functools.cache\ndef f(t): pass\nf(t)",
    "of a cached method": "import functools\nclass C:\n    @functools.cache\n    def f(self, t): pass\nC().f(t)",
    "counted": "import collections; collections.Counter(each for each in [t])",
    "made by a function": "def f(a, b): return a, b\nv = ()\nfor _ in range(60): v = f(v, v)\n{v}",
    "made of items": "v = [()]\nfor _ in range(60): v.append((v[-1], v[-1]))\n{v[-1]}",
}
ATTACKS += [
    attack(
        f"time: a key of shared parts: {name}",
        f"t, u = (), ()\nfor _ in range(60): t, u = (t, u), (u, t)\n{source}\nprint('ESCAPED')",
        **TIME,
    )
    for name, source in KEYS.items()
]

ATTACKS += [
    attack(
        "time: a class body in a namespace that its metaclass prepared",
        """
class Space(dict):
    def values(self):
        print('ESCAPED')
class Kind(type):
    def __prepare__(name, bases):
        return Space()
class Body(metaclass=Kind):
    kept, count = [], 0
    while True:
        if count < 200_000:
            kept.append([count])
        count += 1
""",
        limits={"max_duration_secs": 1.0, "max_memory": 48 << 20},
        plain=False,
        stops="TimeoutError",
    ),
    attack(
        "time: a long range for a builtin that is found by its module",
        "import builtins\nbuiltins.sum(range(10**11))\nprint('ESCAPED')",
        limits={"max_duration_secs": 0.5},
        plain=False,
        stops="TimeoutError",
    ),
]

TWINS = [
    """
import collections, functools
t, u = (1,), (2,)
for _ in range(9): t, u = (t, u), (u, t)
@functools.cache
def length(t, u): return len(t) + len(u)
d = {t: 1}
print(d[t], d.get(u), t in d, d.pop(u, 2), length(t, u), collections.Counter(each for each in [t, u, t])[t])
class Point:
    @functools.cache
    def add(self, x, y): return x + y
print(Point().add(1, 1), max(1, 1), d.__getitem__(t), sorted(collections.Counter('abca').items()))
""",
    """
import json
rows = [[number, str(number)] for number in range(2000)]
row = [1, 'x', 2.5]
a = b = [0]
for _ in range(10):
    a, b = [a, a], [b, b]
loop = [1]
loop += [loop, loop]
print(len(repr(rows)), repr([row] * 3), len(str(a)), loop, a == b, a in [b])
print(sorted([[2, 1], [1, 2]]), max([(1, 2), (2,)]))
print(len(json.dumps([rows, a])), {(1, (2, 3)): 4}[1, (2, 3)], isinstance(row, (int, (str, list))))
print(f'{row!r:>20}')
""",
    """
import itertools
def primes(count):
    numbers = itertools.count(2)
    for _ in range(count):
        prime = next(numbers)
        yield prime
        numbers = filter(prime.__rmod__, numbers)
rows = [[1, 2], [3, 4]]
print(list(primes(60)), list(map(list, zip(*map(reversed, enumerate(rows))))), dict[str, list[int]])
print(list(itertools.chain(rows, map(sum, rows), itertools.islice(itertools.cycle(rows[0]), 3))))
""",
    """
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(150))
try:
    depth(10**6)
except RecursionError as error:
    print('RecursionError')
""",
    """
done = []
try:
    try:
        1 / 0
    finally:
        done.append('finally')
except BaseException as error:
    done.append(type(error).__name__)
class Manager:
    def __enter__(self): return self
    def __exit__(self, kind, error, traceback): return kind is ValueError
with Manager():
    raise ValueError
print(done)
""",
    "print(sum(i * i for i in range(10_000)), len([x for x in range(5_000) if x % 3]), (((((1)))))) ",
    "total = 0\nwhile True:\n    total += 1\n    if total > 10_000: break\nprint(total)",
]
