"""Nothing comes in; what is done with each standard library module, inside and outside, goes out: a table only."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """Library modules and something to do with them.

    Attributes:
        modules: the modules whose source runs, in order, each with what stands in before it for what it imports.
        driver: a program that uses their names; its last expression is compared.
        imports: what they import stays, where sandboxes have it.
    """

    modules: Mapping[str, str]
    driver: str
    imports: bool = False


FUNCTOOLS = """
class functools:
    @staticmethod
    def lru_cache(maxsize=128, typed=False):
        return maxsize if callable(maxsize) else lambda function: function
    cached_property = property
    @staticmethod
    def total_ordering(cls):
        return total_ordering(cls)
"""

CASES = {
    "heapq": Case(
        {"heapq": ""},
        r"""
data = ext([5, 1, 8, 3, 9, 2])
heap = list(data)
heapify(heap)
out = [list(heap), heappushpop(heap, ext(4)), heapreplace(heap, 7)]
heappush(heap, ext(0))
merged = merge([1, 4], ext([2, 3]), [])
out.append(next(merged))
out.append(ext([heappop(heap) for _ in range(len(heap))]))
try:
    heappop(heap)
except IndexError:
    out.append(ext('empty'))
by_size = merge(['a', 'ccc'], ext(['bb']), key=len, reverse=ext(False))
[out, list(merged), next(by_size), ext('stop'), list(by_size), list(merge([3, 1], [2], reverse=True)),
 nlargest(2, data),
 nlargest(3, data, key=lambda v: v % ext(1) - v), nsmallest(2, data), nsmallest(9, data, key=lambda v: -v),
 nlargest(1, [])]
""",
    ),
    "bisect": Case(
        {"bisect": ""},
        r"""
rows = ext([1, 3, 3, 7])
out = [bisect_left(rows, 3), bisect_right(rows, ext(3)), bisect(rows, 4, 1, 3)]
insort(rows, ext(5))
insort_left(rows, 3, key=lambda v: v)
words = ext(['a', 'bb', 'dddd'])
insort_right(words, 'ccc', key=len)
try:
    bisect_left(rows, 1, -1)
except ValueError as e:
    out.append(str(e))
[out, rows, words, bisect_left(words, ext(2), key=len), bisect([], 0)]
""",
    ),
    "textwrap": Case(
        {"textwrap": ""},
        r"""
text = ext('The quick brown fox-like thing jumped over the lazy dog.  It was   a well-known dog, of course! ' * 2)
wrapper = TextWrapper(width=ext(24), initial_indent='* ', subsequent_indent='  ', max_lines=4, placeholder=' [..]')
ext('stop')
[wrap(text, ext(30)), fill(text, 40, break_on_hyphens=False), wrapper.wrap(text), wrapper.fill(ext('a b')),
 shorten(text, width=ext(25)), dedent(ext('    a\n      b\n\n    c\n')), indent('x\n\ny\n', ext('> ')),
 indent('x\n\ny', '+', lambda line: True), wrap('supercalifragilistic', 7),
 wrap('a supercalifragilistic', 7, break_long_words=False),
 wrap(ext('\ta\tb'), 12, tabsize=4), wrap('Ends. Next', 40, fix_sentence_endings=True), wrap('')]
""",
    ),
    "colorsys": Case(
        {"colorsys": ""},
        r"""
colors = ext([(0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.2, 0.4, 0.4), (0.9, 0.1, 0.5), (0.3, 0.3, 0.1)])
there = [[f(*ext(c)) for f in (rgb_to_yiq, rgb_to_hls, rgb_to_hsv)] for c in colors]
[there, [[yiq_to_rgb(*y), hls_to_rgb(*h), hsv_to_rgb(*v)] for y, h, v in there]]
""",
    ),
    "fnmatch": Case(
        {"fnmatch": ""},
        r"""
import re
patterns = ext(['*.py', 'a?c', '[!ab]*', '[]x]', 'a[b-d', '*a*b*c*', '**', '[z-a]', '', 'x[^y]', '[a-c-e]',
    '.\n(|)'])
names = ['m.py', 'abc', 'zoo', ']', 'a[b-d', 'xaybzc', 'x^', '-', '']
compiled = [translate(ext(p)) for p in patterns]
[compiled, [[bool(re.match(c, n)) for n in names] for c in compiled]]
""",
    ),
    "json.encoder": Case(
        {"json.encoder": ""},
        r"""
data = ext({'b': [1, 2.5, -0.0, 1e100, True, None], 'a': {'x': 'é"\\\n\u2028\x00', 'y': []}, '3': {}})
loop = []
loop.append({'again': loop})
out = [JSONEncoder(**ext(options)).encode(data) for options in ({}, {'indent': 2},
    {'sort_keys': True, 'separators': (',', ':')},
       {'ensure_ascii': False}, {'indent': '-'})]
chunks = JSONEncoder(indent=1).iterencode(data)
out.append(next(chunks))
ext('stop')
out.append(''.join(chunks))
for bad in (loop, {(1,): 2}, [1j], [float('nan')]):
    try:
        out.append(JSONEncoder(allow_nan=False).encode(bad))
    except (TypeError, ValueError) as e:
        out.append(str(e)[:42])
[out, JSONEncoder(default=lambda o: sorted(o)).encode({'s': {3, 1}}),
 JSONEncoder(skipkeys=True).encode({(1,): 2, None: ext(3)}),
 py_encode_basestring_ascii(ext('\U0001f600')), py_encode_basestring('\x1f/'),
 JSONEncoder().encode({1: 1, 2.5: 2, False: 3})]
""",
    ),
    "json.decoder": Case(
        {
            "json.scanner": "",
            "json.decoder": r"""
class scanner:
    make_scanner = staticmethod(py_make_scanner)
""",
        },
        r"""
out = []
decoder = JSONDecoder()
for text in ext(['{"a": [1, -2.5e3, true, null, "\\u00e9\\n\\ud83d\\ude00"], "b": {}}', ' [ ] ', '"x"',
    '[NaN, -Infinity]', '', '{"a" 1}', '[1 2]', '"abc',
                 '"\\q"', '{"a":1,}x', '[1] x', '"\\ud83"']):
    try:
        out.append(repr(decoder.decode(ext(text))))
    except JSONDecodeError as e:
        out.append([e.msg.split(':')[0][:9], e.lineno])
hooked = JSONDecoder(object_hook=lambda d: sorted(d.items()), parse_int=lambda s: s + '!', strict=False)
[out, hooked.decode(ext('{"k": 1, "j": {"t": "\t"}}')), decoder.raw_decode('[1] rest'),
 JSONDecoder(object_pairs_hook=lambda pairs: pairs).decode('{"x": 1, "x": 2}')]
""",
    ),
    "graphlib": Case(
        {"graphlib": ""},
        r"""
graph = ext({'d': ['b', 'c'], 'b': ['a'], 'c': ['a']})
sorter = TopologicalSorter(graph)
sorter.add('e', 'd', ext('a'))
sorter.prepare()
order = []
while sorter.is_active():
    ready = ext(sorted(sorter.get_ready()))
    order.append(ready)
    sorter.done(*ready)
out = [order, list(TopologicalSorter({'x': ['y'], 'y': [ext('z')]}).static_order())]
try:
    TopologicalSorter({1: [2], 2: [3], 3: [ext(1)]}).prepare()
except CycleError as e:
    out.append([e.args[0], len(e.args[1]), isinstance(e, ValueError)])
for misuse in (lambda: sorter.add('late'), lambda: sorter.prepare(), lambda: sorter.done('zz')):
    try:
        misuse()
    except ValueError as e:
        out.append(ext(str(e)))
out
""",
    ),
    "html": Case(
        {"html": ""},
        r"""
[escape(ext('<a href="x">\'&amp;</a>')), escape('"&"', quote=ext(False)), escape('')]
""",
    ),
    "shlex": Case(
        {"shlex": ""},
        r"""
[quote(ext(s)) for s in ['', 'plain', 'two words', "it's", 'a;b', '$x', 'ok/path-1.2',
 'é']] + [join(ext(['a', 'b c', '*']))]
""",
    ),
    "string": Case(
        {
            "string": r"""
def _ChainMap(*mappings):
    merged = {}
    for mapping in reversed(mappings):
        merged.update(mapping)
    return merged
""",
        },
        r"""
t = Template(ext('$who owes ${what}y $$5 $none'))
out = [capwords(ext('hello  wide world')), capwords('a-b-c', '-'), t.safe_substitute(who='A', what=ext('mone')),
    t.template]
for template, values in [['$a', {}], ['$1', {}], ['x\n$', {'a': 1}], ['${a}', {'a': 1}]]:
    try:
        out.append(Template(template).substitute(ext(values)))
    except KeyError as e:
        out.append(['missing', e.args[0]])
    except ValueError as e:
        out.append(ext(str(e)))

class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'

[out, Percent('%a_b $c %%').substitute({'a_b': ext(1)}), ascii_letters, hexdigits,
 printable == digits + ascii_letters + punctuation + whitespace]
""",
    ),
    "keyword": Case(
        {"keyword": ""},
        r"""
[[iskeyword(ext(w)) for w in ('if', 'match', 'x', 'None')], issoftkeyword(ext('match')), len(kwlist) > 30,
 'lambda' in kwlist]
""",
    ),
    "operator": Case(
        {"operator": "_abs = abs"},
        r"""
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)

p = Point(ext(1), Point(2, ext(3)))
get, both, call = itemgetter(1), itemgetter(0, -1), methodcaller('moved', 5, dy=p.x)
deep = attrgetter('y.y', 'x')
ext('stop')
xs = ext([1, 2])
xs = iadd(xs, [3])
out = [add(ext(2), 3), sub(2, 3), mul(ext('a'), 2), truediv(7, 2), floordiv(-7, 2), mod(7, ext(3)), pow(2, 5),
    neg(4), abs(-3), inv(5), and_(6, 3),
       or_(6, 3), xor(6, 3), lshift(1, 4), rshift(16, 2), not_([]), truth('x'), is_(None, None),
       concat([1], ext([2])), contains('abc', 'b'),
       countOf([1, 2, 1], 1), indexOf('abc', 'c'), length_hint(iter([1, 2])), length_hint(5, 7), index(True),
       lt(1, 2), eq([1], [1]), ge(2, 3)]
setitem(xs, 0, ext('first'))
delitem(xs, 1)
for bad in (lambda: concat(1, 2), lambda: indexOf([], 1), lambda: add(1, 'a')):
    try:
        bad()
    except (TypeError, ValueError) as e:
        out.append(ext(str(e)))
[out, xs, get('abc'), both([1, 2, 3]), deep(p), call(Point(1, 1)).x, attrgetter('x')(p), getitem({'k': 1}, 'k')]
""",
    ),
    "difflib": Case(
        {
            "heapq": "",
            "difflib": r"""
_nlargest = nlargest

def _namedtuple(name, fields):
    class Match(tuple):
        def __new__(cls, a, b, size):
            return super().__new__(cls, (a, b, size))
        @classmethod
        def _make(cls, values):
            return cls(*values)

        a = property(lambda self: self[0])
        b = property(lambda self: self[1])
        size = property(lambda self: self[2])
    return Match
""",
        },
        r"""
a, b = ext('private Thread currentThread;'), ext('private volatile Thread currentThread;')
matcher = SequenceMatcher(lambda x: x == ' ', a, b)
out = [round(matcher.ratio(), 6), matcher.quick_ratio() >= matcher.ratio(),
    [tuple(m) for m in matcher.get_matching_blocks()], matcher.get_opcodes()]
matcher.set_seq2(ext('public'))
out.append([tuple(matcher.find_longest_match()), [list(g) for g in matcher.get_grouped_opcodes(1)]])
old, new = ext(['one', 'two', 'three', 'four']), ext(['one', 'tree', 'emu', 'four', 'five'])
diff = unified_diff(old, new, 'a', 'b', lineterm='')
out.append(next(diff))
ext('stop')
[out, list(diff), list(ndiff(old, new)), list(restore(ndiff(old, new), 1)),
 get_close_matches(ext('appel'), ['ape', 'apple', 'peach', 'puppy']),
 list(context_diff(old, new, lineterm=''))]
""",
    ),
    "reprlib": Case(
        {
            "reprlib": r"""
class builtins:
    repr = staticmethod(repr)

def islice(iterable, stop):
    return [value for value, _ in zip(iterable, range(stop))]

def get_ident():
    return 1
""",
        },
        r"""
r = Repr()
r.maxlist, r.maxstring, r.maxlevel = ext(3), 12, 2
deep = ext([[[[1]]], {'k': {'l': {'m': 1}}}])
[r.repr(ext(list(range(10)))), r.repr('x' * 40), r.repr(deep), r.repr({i: i for i in range(9)}), r.repr({3, 1, 2}),
 r.repr(10 ** 60), r.repr((1,)),
 aRepr.repr(ext('a' * 50)), repr(frozenset([ext(1)]))]
""",
    ),
    "posixpath": Case(
        {
            "genericpath": r"""
class os:
    @staticmethod
    def fspath(path):
        if isinstance(path, (str, bytes)):
            return path
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
""",
            "posixpath": r"""
class genericpath:
    _splitext = staticmethod(_splitext)
    _check_arg_types = staticmethod(_check_arg_types)
""",
        },
        r"""
paths = ext(['/a/./b/../c', 'a//b/', '', '///x', '//x/y', '../..', '/..', 'a/b.tar.gz', '.rc', '/'])
[[normpath(ext(p)) for p in paths], [split(p) for p in paths], [splitext(p) for p in paths],
 [basename(p) for p in paths], [dirname(p) for p in paths],
 [isabs(p) for p in paths], join('a', ext('b'), '/c', 'd'), join('a/', ''),
 commonpath(ext(['/usr/lib', '/usr/local'])), commonprefix(['abc', 'abd']),
 normpath(b'a/../b'), splitdrive('x')]
""",
    ),
    "functools": Case(
        {"functools": ""},
        r"""
@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

key = cmp_to_key(lambda a, b: (a > b) - (a < b))
add = partial(lambda a, b, c=0: [a, b, c], ext(1), c=ext(2))
nested = partial(add, 5)
ext('stop')
[reduce(lambda a, b: a * 10 + b, ext([1, 2, 3])), reduce(max, [], ext(7)), sorted(ext([3, 1, 2]), key=key),
 key(1) < key(2), add(3), nested(c=9),
 Version(1) <= Version(2), Version(ext(2)) > Version(1), Version(1) >= Version(2), nested.args, nested.keywords]
""",
    ),
    "saxutils": Case(
        {"xml.sax.saxutils": ""},
        r"""
[escape(ext('a<b>&c'), {'c': 'C'}), unescape(ext('&lt;&amp;gt;')), quoteattr(ext('a"b')), quoteattr('a"\'b\n')]
""",
    ),
    "html.parser": Case(
        {
            "_markupbase": "",
            "html.parser": r"""
class _markupbase:
    ParserBase = ParserBase

def unescape(text):
    return text.replace('&lt;', '<').replace('&amp;', '&')
""",
        },
        r"""
class Collector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(['<', tag, attrs])

    def handle_endtag(self, tag):
        self.seen.append(['>', tag, list(self.getpos())])

    def handle_data(self, data):
        self.seen.append(data)

    def handle_comment(self, data):
        self.seen.append(['#', data])

    def handle_decl(self, decl):
        self.seen.append(['!', decl])

c = Collector()
for part in ext(['<!DOCTYPE html><p class="a" id=b>1 &lt; 2', '<br/>', 'x</',
    'p><!-- note --><script>if (a<b) {}</script>']):
    c.feed(ext(part))
c.close()
c.seen
""",
    ),
    "tomllib": Case(
        {
            "string": "",
            "tomllib._re": r"""
class string:
    ascii_letters, digits, hexdigits = ascii_letters, digits, hexdigits

def lru_cache(maxsize=None):
    return lambda function: function

def match_to_datetime(match):
    return match.group()

def match_to_localtime(match):
    return match.group()
""",
            "tomllib._parser": r"""
def MappingProxyType(mapping):
    return mapping

class Output:
    def __init__(self, data, flags):
        self.data, self.flags = data, flags
""",
        },
        r"""
out = []
for text in ext(['a = 1\nb.c = [1, 2.5, "x\\n", \'raw\\n\']\n[t]\nk = true # note\n[[s]]\nn = 1\n[[s]]\nn = 0x1F',
                 'm = {a = 1, b = {c = []}}\ns = QQQ\nmulti\n  lineQQQ'.replace('QQQ', '"' * 3), 'a = ',
                 'a = 1\na = 2', '[t', 'x = 01', 'k = "open', '[a]\n[a]']):
    try:
        out.append(loads(ext(text)))
    except TOMLDecodeError as e:
        out.append(str(e))
out
""",
    ),
    "statistics": Case(
        {"statistics": ""},
        r"""
iq = NormalDist(ext(100), 15)
out = [median(ext([5, 1, 4])), median([1, 2, 3, ext(10)]), median_low([1, 2]), median_high([1, ext(2)]),
    quantiles(ext([1, 2, 4, 7, 9]), n=4),
       quantiles([1, 5, 9], n=3, method='inclusive'), round(iq.cdf(ext(115)), 9), round(iq.inv_cdf(0.9), 6),
       round(iq.pdf(100), 9), iq.zscore(130)]
for bad in (lambda: median([]), lambda: quantiles([1], n=0), lambda: iq.inv_cdf(1.5)):
    try:
        bad()
    except StatisticsError as e:
        out.append(ext(str(e)))
other = iq + NormalDist(1, 2) * 3 - 4
[out, other.mean, round(other.stdev, 9), round(iq.overlap(NormalDist(110, 15)), 9), iq == NormalDist(100, 15),
 repr(iq), (-iq).mean]
""",
    ),
    "ipaddress": Case(
        {"functools": "", "ipaddress": FUNCTOOLS},
        r"""
net = ip_network(ext('192.168.4.0/29'))
out = [str(net), [str(h) for h in net.hosts()], net.num_addresses, str(net.broadcast_address),
    ip_address(ext('192.168.4.7')) in net]
v6 = ip_address(ext('2001:db8::1'))
out += [v6.exploded, v6.compressed, v6.version, int(v6) % 1000, v6.is_private,
    str(IPv4Address(ext(3232235777)) + 1)]
out += [[str(n) for n in net.subnets(new_prefix=ext(31))], str(net.supernet()),
    ip_address('10.0.0.1') < ip_address('10.0.0.2')]
out += [[str(n) for n in collapse_addresses([ip_network('10.0.0.0/25'), ip_network(ext('10.0.0.128/25'))])],
    repr(ip_interface('1.2.3.4/16').network)]
for bad in ext(['1.2.3', '1.2.3.256', 'x', '::1::', '10.0.0.1/8']):
    try:
        out.append(str(ip_network(bad)))
    except ValueError as e:
        out.append(str(e))
out
""",
    ),
    "urllib.parse": Case(
        {"functools": "", "urllib.parse": f"{FUNCTOOLS}memoryview = bytes"},
        r"""
[quote(ext('a b/é?')), quote_plus('a b&c'), unquote(ext('a%20b%C3%A9+')), unquote_plus('a+b'), quote('/', safe=''),
 unquote_to_bytes('%ff'), quote_from_bytes(ext(b'\xff a')),
 parse_qsl(ext('a=1&b=2&a=&c'), keep_blank_values=True), parse_qs('x=1&x=2'),
 urlencode([('k', ext('v w')), ('n', 1)]), urlencode({'a': [1, 2]}, doseq=True)]
""",
    ),
    "calendar": Case(
        {"calendar": ""},
        r"""
[[isleap(ext(y)) for y in (1900, 2000, 2023, 2024)], leapdays(1900, ext(2025)), mdays]
""",
    ),
    "sched": Case(
        {"sched": ""},
        r"""
now = 0.0


def clock():
    return now


def delay(s):
    global now
    now += s
    log('delay', s)


s = scheduler(clock, delay)
out = []
s.enter(5, 1, lambda *a, **k: out.append(ext(('a', a, sorted(k.items()), now))), (1,), {'k': 2})
e = s.enter(3, 1, out.append, ('gone',))
s.enterabs(4, 2, lambda: out.append(('b', now)))
s.enterabs(4, 1, lambda: out.append(ext(('c', now))))
s.cancel(e)
out.append(len(s.queue))
s.run()
out.append(s.empty())
out
""",
        imports=True,
    ),
    "queue": Case(
        {"queue": ""},
        r"""
out = []
q = PriorityQueue()
for x in ext([3, 1, 2]):
    q.put((x, str(x)))
while not q.empty():
    out.append(q.get_nowait())
l = LifoQueue(2)
l.put(1)
l.put_nowait(ext(2))
try:
    l.put_nowait(3)
except Full:
    out.append('full')
out += [l.get(), l.qsize(), l.full()]
f = Queue()
f.put(ext('a'))
f.put('b')
out.append(f.get())
f.task_done()
out.append(f.get())
f.task_done()
f.join()
try:
    f.get(block=False)
except Empty:
    out.append('empty')
try:
    f.get(timeout=-1)
except ValueError as e:
    out.append(str(e))
try:
    f.task_done()
except ValueError as e:
    out.append(str(e))
out
""",
        imports=True,
    ),
    "getopt": Case(
        {"getopt": r"""
def _(s): return s
"""},
        r"""
out = [
    getopt(ext(['-a', '-b', 'v', '--long=3', '--fl', 'x', '-y']), 'ab:', ['long=', 'flag']),
    gnu_getopt(ext(['x', '-a', 'y', '--long', '5']), 'a', ['long=']),
]
for argv in (['-z'], ['--lo'], ['-b']):
    try:
        getopt(argv, 'b:', ['long=', 'lost'])
    except GetoptError as e:
        out.append([e.msg, e.opt])
out
""",
        imports=True,
    ),
    "email.quoprimime": Case(
        {"email.quoprimime": ""},
        r"""
[
    header_encode(ext('héllo w_x'.encode('latin-1')), 'iso-8859-1'),
    body_encode('a=b\nümlaut '.encode().decode('latin-1') * 8, maxlinelen=30),
    decode(ext('a=3Db=\nc =20x\n')),
    header_decode('a_b=20c=E9'),
    quote('='),
    unquote('=41'),
    header_length(b'a =\xe9'),
    body_length(b'a\t='),
]
""",
        imports=True,
    ),
    "email.base64mime": Case(
        {"email.base64mime": ""},
        r"""
[
    header_encode(ext('hé')),
    body_encode(ext(b'abc' * 40)),
    decode(ext('YWJj')),
    header_length('abcd'.encode()),
    body_encode(b''),
]
""",
        imports=True,
    ),
    "email._parseaddr": Case(
        {"email._parseaddr": ""},
        r"""
out = []
for s in ext(
    [
        'Tue, 3 Jun 2008 11:05:30 -0110',
        'Mon, 20 Nov 1995 19:12:08 -0500',
        '20 Nov 95 19:12 EST',
        'x',
        'Wed, 3 Apr 2002 12.34.56.78+0800',
        '5 Feb 2024 23:59:59 GMT',
    ]
):
    out.append(parsedate_tz(s))
    out.append(parsedate(s))
a = AddressList('"Doe, J." <j@x.org>, group: a@b, c@d;, <@r:z@q.w> , bad (comment) k@l, Mr. O\'Brian <o@b>')
out.append(a.addresslist)
out.append(len(a + AddressList('a@b')))
out.append(mktime_tz((2008, 6, 3, 11, 5, 30, 0, 1, -1, 3600)))
out.append(quote('a"b\\c'))
out
""",
        imports=True,
    ),
    "wsgiref.headers": Case(
        {"wsgiref.headers": ""},
        r"""
h = Headers(ext([('Content-Type', 'text/plain'), ('X', '1')]))
h['x'] = '2'
h.add_header('Content-Disposition', 'attachment', filename='bud.gif')
h.setdefault('Y', ext('3'))
del h['nope']
out = [
    h.items(),
    h['CONTENT-type'],
    h.get_all('x'),
    h.get('q', 'd'),
    str(h),
    bytes(h),
    len(h),
    'X' in h,
    h.keys(),
    repr(h),
]
try:
    h['a'] = 1
except AssertionError as e:
    out.append(str(e))
out
""",
        imports=True,
    ),
    "http.cookies": Case(
        {"http.cookies": ""},
        r"""
C = SimpleCookie()
C['fig'] = ext('newton')
C['sugar'] = 'wafer'
C['fig']['path'] = '/x'
C['fig']['max-age'] = 5
C['fig']['httponly'] = True
out = [C.output(), C.output(attrs=[], header='Cookie:')]
C2 = SimpleCookie(ext('chips=ahoy; vienna="a \\"b\\" \\073 c"; $Path=/; x=y'))
out.append(sorted((k, m.value, m['path']) for k, m in C2.items()))
out.append(C2.js_output()[:60])
out.append(repr(C2['x']))
out.append(C2['x'] == C['fig'])
for bad in (lambda: C.__setitem__('a b', 'x'), lambda: C['fig'].__setitem__('nope', 1)):
    try:
        out.append(bad())
    except CookieError as e:
        out.append(str(e))
out
""",
        imports=True,
    ),
    "shlex.split": Case(
        {"shlex": ""},
        r"""
import io

out = [
    split(ext('a "b c" d\\ e # f \'g h\' x=1;y')),
    split('a # b', comments=True),
    split('p \'q "r\' s""t'),
    list(shlex(ext('foo+bar(1) "x" && y|z'), punctuation_chars=True)),
    join(ext(['a b', 'c'])),
    quote("it's"),
]
for bad in ('a "b', 'x \\'):
    try:
        out.append(split(bad))
    except ValueError as e:
        out.append(str(e))
s = shlex('a b\nc d', posix=False)
out.append([s.get_token(), s.lineno])
s.push_token('zz')
out.append([s.get_token(), s.error_leader('f', 3)])
out.append(list(s))
out
""",
        imports=True,
    ),
}
