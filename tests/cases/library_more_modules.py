# Programs that use the smaller modules: `calendar`, `reprlib`, `codecs`, `tomllib`, `plistlib`, `sched`, `ast` and `gc`.

#: calendar_of_months
import calendar
import datetime

out = [
    calendar.isleap(ext(2024)),
    calendar.leapdays(1999, 2025),
    list(map(int, calendar.monthrange(2024, 2))),
    int(calendar.weekday(2024, 2, 29)),
    calendar.monthcalendar(2026, 11),
    calendar.month_name[3],
    list(calendar.day_abbr),
    calendar.timegm((2024, 2, 29, 1, 2, 3)),
    int(calendar.firstweekday()),
    calendar.weekheader(3),
]
days = calendar.Calendar(6).itermonthdays2(2023, 2)
first = next(days)
ext("stop")
out += [
    first,
    list(days),
    list(map(str, calendar.Calendar(6).itermonthdates(2024, 1)))[:2],
    calendar.Calendar().yeardayscalendar(2023, 6)[1][5],
    list(calendar.Calendar(3).itermonthdays4(2024, 12))[-3:],
    list(calendar.Calendar().iterweekdays()),
]
for wrong in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9)):
    try:
        wrong()
    except ValueError as e:
        out.append(f"{type(e).__name__}: {e}")
calendar.setfirstweekday(calendar.SUNDAY)
out += [calendar.monthcalendar(2024, 6)[0], calendar.SATURDAY + 1]
calendar.setfirstweekday(0)
out

#: calendar_as_text
import calendar

print(calendar.month(2026, ext(11)))
calendar.TextCalendar(6).prmonth(2024, 2, 4, 2)
text = calendar.TextCalendar(0).formatyear(2023, m=4)
html = calendar.HTMLCalendar().formatmonth(2024, 3)
[calendar.calendar(2024), text, html, calendar.HTMLCalendar(6).formatyear(2025, 4), calendar.month(2024, 1, w=10)]

#: reprlib_bounds
import reprlib
from collections import deque


class Node:
    def __init__(self, name):
        self.name, self.next = name, None

    @reprlib.recursive_repr()
    def __repr__(self):
        return f"Node({ext(self.name)!r}, {self.next!r})"


a, b = Node("a"), Node("b")
a.next, b.next = b, a
short = reprlib.Repr()
short.maxlist, short.maxstring, short.maxother, short.maxlevel = 2, 12, 15, 2


class Long:
    def __repr__(self):
        return ext("x" * 30)


class Bad:
    def __repr__(self):
        raise ValueError


out = [
    repr(a),
    reprlib.repr(list(range(20))),
    reprlib.repr("abc" * 30),
    reprlib.repr({i: i for i in range(9)}),
    reprlib.repr(10**60),
    reprlib.repr((1,)),
    reprlib.repr(set()),
    reprlib.repr({3, 1, 2}),
    reprlib.repr(deque([1] * 9)),
    reprlib.repr(frozenset([5])),
    reprlib.repr([[[[[[[[1]]]]]]]]),
    reprlib.aRepr.repr("short"),
]
ext("stop")
out + [
    short.repr([1, [2, [3, [4]]], 5]),
    short.repr("a long text that is cut"),
    short.repr(Long()),
    reprlib.repr(Bad())[:20],
    short.repr({"k": {"l": {"m": 1}}}),
    Node.__repr__.__name__,
]

#: codecs_by_name
import codecs

out = [
    codecs.encode(ext("\u00e9a"), "utf-16-le"),
    codecs.decode(b"caf\xc3\xa9"),
    codecs.encode("Hello", "rot13"),
    codecs.encode(b"ab", "hex"),
    codecs.decode(b"6162", "hex"),
    codecs.lookup("UTF8").name,
    codecs.BOM_UTF8,
    codecs.getencoder("latin-1")("\u00e9"),
    codecs.getdecoder("ascii")(b"x"),
]
decoder = codecs.getincrementaldecoder("utf-8")("replace")
out.append(decoder.decode(b"a\xc3"))
ext("stop")
out += [decoder.decode(b"\xa9b\xff"), decoder.decode(b"\xc3", True), decoder.getstate()]


def pieces():
    for piece in (b"\xe2", b"\x82", b"\xac!"):
        yield ext(piece)


out += [list(codecs.iterdecode(pieces(), "utf-8")), list(codecs.iterencode(["a", "", "\u20ac"], "utf-16"))]
for wrong in (
    lambda: codecs.decode(b"\xff", "utf-8"),
    lambda: codecs.lookup("nothing"),
    lambda: codecs.encode("\u20ac", "ascii"),
    lambda: codecs.encode("x", "hex"),
):
    try:
        wrong()
    except (LookupError, ValueError, TypeError) as e:
        out.append(type(e).__name__)
out

#: toml_documents
import tomllib
from decimal import Decimal

text = """
title = "x"
count = 3
ratio = 1.5
when = 2024-05-06T07:08:09Z
day = 2024-05-06
[owner]
names = ["a", 'b']
sizes = [1.0, [2.5, inf], {z = -0.25}]
[[item]]
n = 1
[[item]]
n = 0x1F
"""


def number(s):
    return Decimal(ext(s))


out = [
    str(tomllib.loads(ext(text))),
    str(tomllib.loads(text, parse_float=number)),
    tomllib.loads("", parse_float=number),
]
for wrong in ("a = ", "a = 1\na = 2", "[x"):
    try:
        tomllib.loads(wrong)
    except tomllib.TOMLDecodeError as e:
        out.append(str(e))
try:
    tomllib.loads("a = 1.0", parse_float=lambda s: [ext(s)])
except ValueError as e:
    out.append(str(e))
out

#: literals_as_values
import ast

out = [repr(ast.literal_eval(ext("[1, 'a', {'k': (None, True, -2.5, 3+4j)}, {1}, b'x', b'']"))), ast.literal_eval(" 7")]
for wrong in ("f()", "1 +", "[" * 300, "a", "1 + 1", '__import__("os")'):
    try:
        out.append(ast.literal_eval(wrong))
    except (ValueError, SyntaxError) as e:
        out.append((type(e).__name__, str(e)[:24]))
out

#: collections_on_demand
import gc

out = [gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), type(gc.collect()).__name__, gc.get_threshold()]
ext("stop")
out + [gc.isenabled(), hasattr(gc, "get_count")]

#: typing_extensions_on_every_version
from typing import Any
from typing_extensions import Annotated, Doc, NotRequired, Protocol, TypedDict, deprecated, get_original_bases, override
import typing_extensions
import warnings


class Movie(TypedDict):
    name: str
    year: NotRequired[int]


class Named(Protocol):
    name: str


class Base:
    def f(self):
        return ext("base")


class Derived(Base):
    @override
    def f(self):
        return ext("derived")


@deprecated("use new()")
def old(n):
    return ext(n) + 1


@deprecated("no more", category=FutureWarning)
class Old:
    def __init__(self, x):
        self.x = ext(x)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    out = [old(1), Old(2).x, Derived().f()]
    ext("stop")
[
    out,
    [(str(w.message), w.category.__name__) for w in caught],
    old.__deprecated__,
    Derived.f.__override__,
    typing_extensions.Any is Any,
    Movie(name="x"),
    repr(Doc("d")),
    get_original_bases(Derived)[0].__name__,
    Annotated[int, 1].__metadata__,
]

#: html_is_read_by_handlers_that_stop
import html
from html.parser import HTMLParser


class Reader(HTMLParser):
    def __init__(self, **options):
        super().__init__(**options)
        self.log = []

    def handle_starttag(self, tag, attrs):
        self.log.append((ext(tag), attrs, self.getpos(), self.get_starttag_text()))

    def handle_endtag(self, tag):
        self.log.append('/' + tag)

    def handle_data(self, data):
        self.log.append(ext(data))

    def handle_comment(self, data):
        self.log.append(['comment', data])

    def handle_decl(self, decl):
        self.log.append(['decl', decl])

    def handle_pi(self, data):
        self.log.append(['pi', data])

    def handle_entityref(self, name):
        self.log.append(['entity', name])

    def handle_charref(self, name):
        self.log.append(['char', name])

    def unknown_decl(self, data):
        self.log.append(['unknown', data])


texts = ['<!DOCTYPE html><body class="a" id=x checked>Hi &amp; &#65; <b>bo<br/>ld</b>\n<!-- c --><?php x ?><script>if (a < b) { "</p>" }</script>',
         'a < b & c <a href="x', '<![CDATA[x]]>&lt <a b="1" b="2"/><>']
out = []
for convert in (True, False):
    for text in texts:
        for cut in (0, 17):
            reader = Reader(convert_charrefs=convert)
            reader.feed(text[:cut])
            reader.feed(text[cut:])
            out.append([reader.rawdata, reader.cdata_elem, reader.lasttag])
            reader.close()
            out.append([reader.log, reader.getpos()])
try:
    Reader().feed(b'x')
except TypeError as error:
    out.append(str(error))
out + [html.parser.HTMLParser is HTMLParser, HTMLParser.CDATA_CONTENT_ELEMENTS]

#: shlex_reads_a_stream_letter_by_letter
import io
import itertools
import shlex


class Letters:
    def __init__(self, text):
        self.stream = io.StringIO(text)

    def read(self, count):
        letter = self.stream.read(count)
        return ext(letter) if letter == 'e' else letter

    def readline(self):
        return self.stream.readline()


texts = ["a 'b c' \"d\\\"e\" f\\ g # c\nx", 'a&&b||c;(d)>e', "x=1 y='2 3'z ''", '"un', 'a\\', 'é-ü ~/x*.py a.b,c', "f(x) + 'g\nh'"]
out = []
for posix, marks, split in itertools.product((False, True), (False, True, '|&'), (False, True)):
    for text in texts:
        lexer = shlex.shlex(Letters(text), posix=posix, punctuation_chars=marks)
        lexer.whitespace_split = split
        try:
            for token in lexer:
                out.append((token, lexer.lineno))
        except ValueError as error:
            out.append((str(error), lexer.token))


class Including(shlex.shlex):
    def sourcehook(self, newfile):
        return newfile, io.StringIO(ext('from ') + newfile)


lexer = Including('a source b c', 'main')
lexer.source = 'source'
lexer.push_token('first')
out + [list(lexer), lexer.error_leader(), lexer.get_token() == lexer.eof]

#: property_lists
import datetime
import io
import plistlib

given = {'a': 1, 'b': [1.5, True, b'xy'], 'c': {'d': datetime.datetime(2024, 1, 2, 3, 4, 5)}, 'e': 't<&'}
text = plistlib.dumps(given)
binary = plistlib.dumps({**given, 'u': plistlib.UID(ext(5))}, fmt=plistlib.FMT_BINARY)
out = [text, plistlib.loads(text) == given, plistlib.loads(binary)['u'], plistlib.FMT_XML]
class Ordered(dict):
    def __setitem__(self, key, value): super().__setitem__(ext(key), value)
made = plistlib.loads(text, dict_type=Ordered)
plistlib.loads(binary, dict_type=Ordered)
file = io.BytesIO()
plistlib.dump({'z': [1, (2,)]}, file, sort_keys=False)
file.seek(0)
out += [type(made['c']).__name__, sorted(made), plistlib.load(file), hash(plistlib.UID(7)), plistlib.UID(3) == plistlib.UID(3)]
for wrong in (lambda: plistlib.loads(b'nope'), lambda: plistlib.dumps({1: 2}), lambda: plistlib.dumps(None), lambda: plistlib.dumps({'a': object}), lambda: plistlib.UID(-1), lambda: plistlib.dumps({}, fmt=3), lambda: plistlib.dumps({None: 5}),
              lambda: plistlib.loads(b'<plist><dict><key>a</key></dict></plist>'), lambda: plistlib.dumps({1: 2, 'a': 3}, skipkeys=True, sort_keys=False)):
    try:
        out.append(wrong())
    except (TypeError, ValueError) as error:
        out.append(f'{type(error).__name__}: {error}')
repr(out)

#: events_by_time
import sched

now, log = [0], []
def wait(seconds):
    log.append(('wait', ext(seconds)))
    now[0] += seconds
events = sched.scheduler(lambda: ext(now[0]), wait)
events.enter(5, 1, log.append, argument=('five',))
kept = events.enterabs(3, 2, log.append, ('three',))
events.enterabs(3, 1, lambda *args, **kwargs: log.append((ext(args), kwargs)), (1,), {'k': 2})
cancelled = events.enter(9, 1, print)
out = [[tuple(event)[:3] for event in events.queue]]
events.cancel(cancelled)
try:
    events.cancel(cancelled)
except ValueError as error:
    out.append(str(error))
out += [events.run(blocking=False), events.run(), log, events.empty(), kept.time, sched.Event._fields, kept < cancelled]
repr(out)

#: addresses_by_number
import ipaddress as I
out = []
texts = ['10.1.2.3', '0.0.0.0', '255.255.255.255', '::1', 'fe80::1%eth0', '1.2.3', '1.2.3.256', '01.2.3.4', '1.2.3.4 ', '1..2.3', '１.2.3.4', '1.2.3.4.5', '']
for t in texts:
    for f in (I.ip_address, I.IPv4Address, I.IPv6Address, I.ip_network, I.ip_interface):
        try:
            v = f(t)
            out.append([str(v), repr(v), v.version, v.max_prefixlen, v.is_private, v.compressed])
        except Exception as e:
            out.append([type(e).__name__, str(e)])
a, b, c = I.ip_address('10.1.2.3'), I.IPv4Address(167838212), I.ip_address('::5')
n, m, six = I.ip_network('10.1.0.0/16'), I.ip_network('10.1.2.0/30'), I.ip_network('2001:db8::/126')
i = I.ip_interface('10.1.2.3/24')
class A(I.IPv4Address): pass
s = A('1.2.3.4')
for f in (lambda: a < b, lambda: a == b - 1, lambda: int(a), lambda: str(a + 300), lambda: a + 2**32, lambda: a - 2**28, lambda: a < c, lambda: a == c, lambda: a in n, lambda: b in m, lambda: c in n, lambda: i in n, lambda: m in n, lambda: m.subnet_of(n), lambda: [str(x) for x in m], lambda: [str(x) for x in m.hosts()], lambda: list(map(str, I.ip_network('1.2.3.4/31').hosts())), lambda: list(map(str, I.ip_network('1.2.3.4/32').hosts())), lambda: list(map(str, six.hosts())), lambda: n.num_addresses, lambda: str(n.broadcast_address), lambda: str(n.netmask), lambda: n.prefixlen, lambda: str(n[5]), lambda: str(n.network_address), lambda: i.ip == a, lambda: i == a, lambda: a == i, lambda: i > a, lambda: str(i + 1), lambda: s == I.ip_address('1.2.3.4'), lambda: type(s + 1).__name__, lambda: len({a, I.ip_address('10.1.2.3'), b}), lambda: sorted([b, a, s])[0] == s, lambda: f'{a:x} {a:s}', lambda: a.packed, lambda: a.reverse_pointer, lambda: a.nope, lambda: a == 3, lambda: a < 3, lambda: a + 1.5, lambda: 0 in n, lambda: '10.1.2.3' in n, lambda: [str(x) for x in n.subnets(new_prefix=17)], lambda: str(n.supernet()), lambda: I.IPv4Address(2**32), lambda: I.IPv4Address(-1), lambda: str(I.IPv4Address(b'abcd')), lambda: I.ip_network('10.0.0.1/8'), lambda: n == I.ip_network('10.1.0.0/255.255.0.0'), lambda: n < m, lambda: n == a, lambda: I.ip_network(('10.0.0.0', 8)), lambda: sorted(map(str, I.collapse_addresses([m, I.ip_network('10.1.2.4/30')]))), lambda: next(iter(n)), lambda: a.is_loopback, lambda: a.is_loopback, lambda: I.IPv4Address(a), lambda: I.ip_address(a), lambda: hash(a) == hash(A('10.1.2.3')), lambda: A('10.1.2.3') == a):
    try: out.append(str(f()))
    except Exception as e: out.append([type(e).__name__, str(e)])
it = n.hosts()
out += [str(next(it)), ext(1), str(next(it)), str(a + ext(1)), ext(str(n.network_address))]
out

#: syntax_trees
import ast
import copy, sys

source = '''
async def g(x, /, y: int = 1, *, z=2, **k):
    "doc é\n   more"
    async with a as b, c: await q
    async for i in x: yield i
@deco(1)
class A(B, metaclass=M):
    x: int = 5
    def m(self): return super().m() or not self.x < 3 <= y
try:
    raise E from e
except* (V, W) as e2:
    del a.b, c[0:1, ::2]
for i, *j in enumerate(z):
    if (k := i) % 2: continue
    else: f = lambda *a, **k: (yield)
match p:
    case [1, *rest] | {"a": A(b=2, c=_), **kw} if rest: pass
    case A.B | None | "s" as q: pass
x = f"{a!r:>{w}} b {{}}" + 'q' * 2 ** -1 if a is not b else {**d, 'k': [i for i in x if i for j in y]}
a @= ~b; import os.path as p, sys; from . import q; from ..a import (b as c, d)
print(*a, sep=b'\x00', **{}); (1, 2.5, 3j, ..., None, True, {1, 2}, (i async for i in z))
'''
tree = ast.parse(source)
out = [ast.unparse(tree), ast.dump(tree.body[1], include_attributes=True), ast.dump(tree.body[4], indent=1), ast.dump(tree, False),
       ast.dump(ast.parse(ast.unparse(tree))) == ast.dump(tree), [type(node).__name__ for node in ast.walk(tree)],
       ast.get_docstring(tree.body[0]), ast.get_source_segment(source, tree.body[1]), ext(len(tree.body))]


class Names(ast.NodeVisitor):
    def visit_Name(self, node):
        out.append(ext(node.id))
        self.generic_visit(node)


class Shorter(ast.NodeTransformer):
    def visit_Expr(self, node):
        return None

    def visit_Pass(self, node):
        return [ast.Break(), ast.Continue()]

    def visit_Return(self, node):
        return ast.copy_location(ast.Return(ast.Constant(ext(1))), node)


Names().visit(ast.parse('a + b(c, [d])'))
shorter = ast.fix_missing_locations(Shorter().visit(ast.parse('def f():\n    f()\n    pass\n    return 2')))
out += [ast.unparse(shorter), ast.dump(ast.increment_lineno(shorter, 3), include_attributes=True)]
for node in ast.walk(ast.parse('e; f')):
    if isinstance(node, ast.Name):
        out.append(ext(node.id))
match ast.parse('f(1, x)', mode='eval').body:
    case ast.Call(ast.Name(name), [ast.Constant(value), ast.Name(id=other)]):
        out.append((name, value, other))
again = copy.deepcopy(tree.body[0])
out += [ast.dump(again) == ast.dump(tree.body[0]), again is tree.body[0], isinstance(again, ast.stmt), ast.Name.__match_args__,
        ast.Name._attributes, str(ast.Name), ast.Load.__base__.__name__, vars(ast.Constant(5, kind=None)), ast.dump(ast.Return())]
for action in (lambda: ast.Name(1, 2, 3), lambda: ast.Name('x', id='y'), lambda: ast.dump(5), lambda: ast.parse(5), lambda: ast.parse('x', mode='q'),
               lambda: ast.get_docstring(tree.body[2]), lambda: ast.parse('a = ', 'here'), lambda: ast.parse(' x'), lambda: ast.parse('x\0'),
               lambda: ast.literal_eval(ast.parse('[1, -2, 3+4j, {1: 2}, {5}, set(), (b"a", None)]', mode='eval')), lambda: ast.literal_eval(5),
               lambda: ast.unparse(ast.Name(id=5, ctx=ast.Load())), lambda: ast.parse(b'x').body[0].end_col_offset,
               lambda: ast.parse('(int) -> str', mode='func_type').returns.id, lambda: ast.parse('x = 1 # type: int', type_comments=True).body[0].type_comment):
    try:
        out.append(action())
    except Exception as error:
        out.append((type(error).__name__, str(error), getattr(error, 'lineno', None), getattr(error, 'offset', None)))
deep = ast.Name('a', ast.Load())
for _ in range(3000):
    deep = ast.UnaryOp(ast.Not(), deep)
try:
    ast.unparse(deep)
except RecursionError:
    out.append('deep')
if sys.version_info < (3, 12):
    out += [isinstance(ast.Constant(1), ast.Num), isinstance(ast.Constant(True), ast.Num), ast.Num(5).n, ast.dump(ast.Str('x'))]
out
