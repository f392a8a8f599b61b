"""What library classes keep to themselves: methods that ask the host's object by name, and what they pass to it.

In CPython these names are there for nobody, or for the library alone. Here classes of the library are code of the run,
so a program can call such a method with names of its own, and set what an object holds before that goes to the host.
"""

from __future__ import annotations

from tests.attacks import attack

ASKED = {
    "NormalDist": ("import statistics", "statistics.NormalDist(0.0, 1.0)._ask"),
    "SplitResult": ("import urllib.parse", "urllib.parse.urlsplit('http://a/b')._read"),
    "ParseResultBytes": ("import urllib.parse", "urllib.parse.urlparse(b'http://a/b')._read"),
    "IPv4Address": ("import ipaddress", "ipaddress.ip_address('1.2.3.4')._ask"),
    "IPv6Network": ("import ipaddress", "ipaddress.ip_network('::/120')._ask"),
    "SequenceMatcher": ("import difflib", "difflib.SequenceMatcher(None, 'ab', 'b')._ask"),
    "Random": ("import random", "random.Random(1)._chance"),
}
BY = {
    "its pickling": "('__reduce_ex__', 2)",
    "its older pickling": "('__reduce__',)",
    "its class": "('__class__',)",
    "its class by getattribute": "('__getattribute__', '__class__')",
    "a method by getattribute": "('__getattribute__', '__init__')",
    "a copy": "('_replace',)",
    "a quotient": "('__truediv__', 2)",
    "another instance": "('from_samples', [1, 2])",
    "a name that lies": "(Name('__class__'),)",
}
PLAIN = """
class Name(str):
    def __eq__(self, other): return True
    __hash__ = lambda self: hash('ratio')
def is_plain(v):
    if type(v) in (tuple, list): return all(map(is_plain, v))
    return v is None or type(v) in (int, float, str, bytes, bool)
"""


def _asking(start: str, asked: str, arguments: str) -> str:
    tried = f"try: print('' if is_plain(({asked})(*{arguments})) else 'ESCAPED')\nexcept Exception: pass"
    return f"{start}\n{PLAIN}\n{tried}"


SET = r"""
### stream that is an object
import sys
class Bomb:
    def __eq__(self, other): print('ESCAPED')
    def __hash__(self): return 1
sys.stdout._stream = Bomb()
sys.stdout.write('text')
### stream of bytes that is an object
import sys
class Bomb(str):
    def __str__(self): return 'ESCAPED'
sys.stderr.buffer._stream = Bomb('x')
sys.stderr.buffer.write(b'text')
### stream that is redirected by another name
import contextlib, sys
with contextlib.redirect_stdout(sys.stderr) as r: pass
c = contextlib.redirect_stdout(sys.stderr)
c._stream = '__dict__'
try:
    with c: pass
    print('ESCAPED')
except Exception: pass
### digest by another function of its module
import hashlib
h = hashlib.blake2b()
h.name = 'file_digest'
try: h.digest()
except Exception as e:
    if 'file_digest()' in str(e): print('ESCAPED')
### digest by the class of its module
import hashlib
h = hashlib.blake2b()
h.name, h._data = '__class__', bytearray(b'x')
try: h.digest()
except Exception as e:
    if 'module()' in str(e): print('ESCAPED')
### element of HTML that is a pattern
from html.parser import HTMLParser
p = HTMLParser()
p.feed('<script>')
p._state['cdata_elem'] = '(a*)*b'
try:
    p.feed('</' + 'a' * 20 + ' ')
    print('ESCAPED')
except ValueError: pass
### state of HTML that is a method
from html.parser import HTMLParser
p = HTMLParser()
class Text(str):
    def isalpha(self): return True
p._state = {'cdata_elem': Text('(a*)*b'), 'feed': None}
try:
    p.feed('</' + 'a' * 20 + ' ')
    print('ESCAPED')
except (TypeError, ValueError, AttributeError): pass
### coder of another kind
import codecs
d = codecs.getincrementaldecoder('utf-8')()
d._kind = '__class__'
try: print('' if isinstance(d._step(b'x', False), str) else 'ESCAPED')
except Exception: pass
### kind of an address
import ipaddress
a = ipaddress.ip_address('::1')
type(a)._kind = '__builtins__'
try: print('' if isinstance(a._ask('__iter__'), dict) is False else 'ESCAPED')
except Exception: pass
### text of an address
import ipaddress
a = ipaddress.ip_address('::1')
class Bomb:
    def __str__(self): print('ESCAPED'); return '::1'
    __int__ = __index__ = __fspath__ = __str__
a._text = Bomb()
try: a.is_global
except Exception: pass
### variables of a frame between the program and the host
import functools, random
found = []
def grab(f): return staticmethod(functools.partial(next, map(found.append, iter(f, 0))))
class S: __len__ = grab(locals)
class I: __index__ = grab(locals)
class G: __index__ = grab(globals)
class D: __index__ = grab(dir)
random.seed(1)
r = random.Random(2)
for f in (lambda: random.choice(S()), lambda: r.choice(S()), lambda: random.getrandbits(I()), lambda: r.randrange(G()),
          lambda: random.randrange(D())):
    try: f()
    except Exception: pass
if any('draw' in each or '_inst' in each for each in found): print('ESCAPED')
### variables of a generated method
import dataclasses
@dataclasses.dataclass
class C:
    x: object = dataclasses.field(default_factory=globals)
    y: object = dataclasses.field(default_factory=dir)
if 'make_dataclass' in C().x or '_o_made' in C().y: print('ESCAPED')
### variables of a method of a named tuple
import collections, functools
found = []
class B:
    def __set_name__(self, *a): found.append(dir())
P = collections.namedtuple('P', 'x')
class Q(P):
    __iter__ = staticmethod(functools.partial(next, map(found.append, iter(globals, 0))))
try: Q(1)._replace(x=2)
except Exception: pass
if any('_tuplegetter' in each for each in found): print('ESCAPED')
### memo of a copy
import copy
class Evil:
    def __deepcopy__(self, memo):
        memo._copies = {}
        return copy.deepcopy([1], memo)
try:
    if not isinstance(copy.deepcopy(Evil()), list): print('ESCAPED')
except Exception: pass
### weak reference that is an object
import weakref
class C: pass
c = C()
r = weakref.ref(c)
class Fake:
    def _o_reference(self): return 1
r._weak = Fake()
try: print('ESCAPED' if r() == 1 else '')
except Exception: pass
### parts of a context
import decimal
class Bomb:
    def __getattr__(self, name): print('ESCAPED')
try: decimal.setcontext(Bomb())
except Exception: pass
### options of a reader
import csv
r = csv.reader(['a,b'])
r._options = {'dialect': 'excel', 'delimiter': ','}
r._key = ('a', 1)
try: next(r)._fields
except Exception: pass
"""

ATTACKS = [
    attack(f"insides: {owner} by {how}", _asking(*ASKED[owner], BY[how]), plain=False) for owner in ASKED for how in BY
]
ATTACKS += [
    attack(f"insides: {part.partition(chr(10))[0]}", part.partition("\n")[2], plain=False)
    for part in SET.split("### ")[1:]
]
ATTACKS += [
    attack(
        f"insides: {name} of a sniffer",
        f"import csv\ntry: csv.Sniffer().{name}(';\"x' * 30000)\nexcept csv.Error: pass",
        plain=False,
        limits={"max_duration_secs": 1.0},
        stops="TimeoutError",
    )
    for name in ("sniff", "has_header")
]
TWINS = [
    """
import csv, difflib, hashlib, ipaddress, statistics, sys, urllib.parse
from html.parser import HTMLParser
n = statistics.NormalDist(0.0, 1.0)
print(n.cdf(0.5), n.inv_cdf(0.75), n.pdf(1), n.zscore(2), n.overlap(statistics.NormalDist(1, 1)), n.quantiles())
print(statistics.NormalDist.from_samples([1, 2, 4]), statistics.linear_regression([1, 2], [3, 5]))
u = urllib.parse.urlsplit('http://u:p@host:8080/b?c#d')
print(u, u.username, u.password, u.hostname, u.port, u.geturl(), u.encode().port)
a, b = ipaddress.ip_address('::1'), ipaddress.ip_network('10.0.0.0/29')
print(a.is_loopback, a.packed, a.exploded, a + 1, int(a), f'{a:x}', [*b.hosts()][:2], b.netmask, b.supernet())
print([*b.subnets()], b.overlaps(b), b.compare_networks(b), ipaddress.ip_interface('10.0.0.1/8').network)
m = difflib.SequenceMatcher(None, 'abcd', 'bcde')
print(m.ratio(), m.quick_ratio(), m.get_opcodes(), m.find_longest_match(), m.get_matching_blocks())
print(hashlib.blake2b(b'a').hexdigest(), hashlib.shake_128(b'a').hexdigest(4), hashlib.new('sha256', b'a').hexdigest())
class P(HTMLParser):
    def handle_starttag(self, tag, attrs): print('start', tag, attrs)
    def handle_data(self, data): print('data', data)
p = P()
p.feed('<script>a</b></scr')
p.feed('ipt><p class=x>t')
p.close()
print(csv.Sniffer().sniff('a;"b";c\\n1;"2";3\\n').delimiter, csv.Sniffer().has_header('a,b\\n1,2\\n'))
sys.stdout.write('end\\n')
""",
]
