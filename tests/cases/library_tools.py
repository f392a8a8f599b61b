# Programs that use the smaller modules: streams, logs, warnings, tracebacks, queues, differences, identifiers, addresses.

#: streams_and_redirection
import io
import sys
from contextlib import redirect_stderr, redirect_stdout

buffer = io.StringIO()


class Loud:
    def write(self, text):
        log(text)
        return len(ext(text))

    def flush(self):
        log('flush')


with redirect_stdout(buffer) as target:
    print('inside', 1)
    ext('stop')
    print('still', end='')
    sys.stdout.write('!')
with redirect_stdout(Loud()):
    print('a', 'b', sep='-', flush=True)
print('outside')
held = sys.stdout
sys.stdout = io.StringIO()
ext('set')
print('hidden')
text = sys.stdout.getvalue()
sys.stdout = held
sys.stdout.write('shown\n')
with redirect_stderr(io.StringIO()) as errors:
    print('wrong', file=sys.stderr)
[buffer.getvalue(), target is buffer, text, errors.getvalue(), sys.version_info >= (3, 11), sys.version_info.major, sys.maxsize > 2 ** 30, sys.float_info.max > 1e300, sys.exc_info(), sys.byteorder, sys.stdout.writable(), sys.getrecursionlimit() > 50]

#: logs
import io
import logging

stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, format='%(levelname)s %(name)s %(message)s', force=True)
logger = logging.getLogger('app.part')
parent = logging.getLogger('app')


class Keep(logging.Handler):
    def __init__(self):
        super().__init__()
        self.kept = []

    def emit(self, record):
        self.kept.append((ext(record.getMessage()), record.levelname, record.lineno > 0))


class Only(logging.Filter):
    def filter(self, record):
        return ext('no' not in record.msg)


keep = Keep()
parent.addHandler(keep)
parent.addFilter(Only())
keep.addFilter(Only())
ext('stop')
logger.info('hello %s', 'you')
logger.debug('hidden')
logger.warning('no such thing')
logging.error('root %d', 5)
try:
    1 / 0
except ZeroDivisionError:
    logger.exception('failed')
logger.setLevel('ERROR')
logger.info('now hidden')
parent.propagate = False
logger.critical('alone', extra={'x': 1})
parent.removeHandler(keep)
parent.propagate = True
lines = [line for line in stream.getvalue().splitlines() if not line.startswith((' ', 'Trace'))]
[lines, keep.kept, logger.isEnabledFor(20), logger.getEffectiveLevel(), logger.parent is parent, logging.getLevelName(30), logging.getLevelName('INFO'), parent.getChild('part') is logger, logger.name, logging.getLogger().name]

#: warnings_caught
import warnings


class Mine(UserWarning):
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('first')
    ext('stop')
    warnings.warn(Mine('second'))
    warnings.warn('old', DeprecationWarning)
out = [(str(each.message), each.category.__name__, each.lineno > 0) for each in caught]
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        warnings.warn(ext('raised'), Mine)
    except Mine as error:
        out.append(str(error))
with warnings.catch_warnings():
    warnings.filterwarnings('ignore', message='qui')
    warnings.warn('quiet')
for wrong in (lambda: warnings.warn('x', int),):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        out.append(type(error).__name__)
out

#: texts_of_exceptions
import io
import traceback


class Mine(Exception):
    pass


def fail():
    raise KeyError(ext('k'))


out = []
try:
    try:
        fail()
    except KeyError as error:
        raise Mine('because') from error
except Mine as error:
    error.add_note('a note')
    lines = traceback.format_exc().splitlines()
    out += [lines[0], lines[-2:], 'direct cause' in '\n'.join(lines), "KeyError: 'k'" in lines, traceback.format_exception_only(error)]
    sink = io.StringIO()
    traceback.print_exc(file=sink)
    out += [sink.getvalue().splitlines()[-2:], len(traceback.format_exception(error)) > 4, traceback.format_exception_only(type(error), error)[0]]
out + [traceback.format_exc(), traceback.format_exception_only(ValueError())]

#: queues_of_one_thread
import queue


class Job:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return ext(self.rank) < ext(other.rank)


jobs = queue.PriorityQueue()
for rank in (3, 1, 2):
    jobs.put(Job(rank))
plain, last = queue.Queue(maxsize=2), queue.LifoQueue()
plain.put('a')
plain.put_nowait('b')
last.put(1)
last.put(2)
ext('stop')
out = [jobs.get().rank, jobs.get().rank, plain.full(), plain.qsize(), plain.get(), last.get(), last.get_nowait(), last.empty(), plain.unfinished_tasks]
simple = queue.SimpleQueue()
simple.put(5)
out += [simple.get(), simple.empty()]
for wrong in (last.get_nowait, lambda: plain.put('c') or plain.put_nowait('d'), lambda: simple.get(block=False), lambda: last.get(timeout=0), lambda: [plain.task_done() for _ in range(9)]):
    try:
        wrong()
    except (queue.Empty, queue.Full, ValueError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: differences
import difflib


def junk(element):
    return ext(element == ' ')


matcher = difflib.SequenceMatcher(None, 'abcd xy', 'bcde x')
words = difflib.SequenceMatcher(None, ['a', ('b', 1)], [('b', 1), 'c'])
ext('stop')
lines = 'one\ntwo\nthree\n'.splitlines(True), 'one\n2\nthree\nfour\n'.splitlines(True)
delta = difflib.unified_diff(*lines, 'a.txt', 'b.txt')
head = next(delta)
ext('half')
[matcher.ratio(), matcher.get_opcodes(), repr(matcher.get_matching_blocks()), tuple(matcher.find_longest_match(0, 7, 0, 6)), matcher.quick_ratio(), words.get_opcodes(), words.ratio(), head, list(delta),
 list(difflib.context_diff(*lines))[3:6], list(difflib.ndiff(*lines)), list(difflib.restore(difflib.ndiff(*lines), 2)) == lines[1], difflib.get_close_matches('appel', ['ape', 'apple', 'peach']),
 repr(difflib.SequenceMatcher(junk, ' abcd', 'abcd abcd').get_matching_blocks()), list(matcher.get_grouped_opcodes(1))]

#: values_over_several_lines
import collections
import dataclasses
import io
import pprint


@dataclasses.dataclass
class Point:
    name: str
    items: list


class Odd:
    def __repr__(self):
        return ext('<odd>')


data = {'numbers': list(range(30)), 'b': {'x': (1,), 'y': {3, 1, 2}}, 'a': 'text ' * 20, 'odd': Odd(), 'blob': b'bytes' * 20}
cycle = [1]
cycle.append(cycle)
ext('stop')
sink = io.StringIO()
pprint.pprint({'z': 1, 'a': [1] * 40}, stream=sink, width=30, compact=True)
out = [pprint.pformat(data), pprint.pformat(data, width=40, indent=2), pprint.pformat(data, depth=1), sink.getvalue(), pprint.pformat([Point('n', list(range(40)))]), pprint.pformat({3: 1, 'a': 2}), pprint.pformat(1234567, underscore_numbers=True),
       pprint.pformat(collections.OrderedDict((i, 'x' * 20) for i in range(5))), pprint.pformat(collections.Counter('abcabca'), width=10), pprint.pformat(collections.deque(range(30), 30)), pprint.pformat(collections.defaultdict(list, {1: list(range(40))})),
       pprint.pformat({'b': 1, 'a': 2}, sort_dicts=False), pprint.isreadable(data), pprint.isrecursive(cycle), pprint.pformat(('a' * 50, 'b' * 50)), pprint.pformat(set()), pprint.pformat(bytearray(b'z' * 90)), pprint.pformat(frozenset(range(40)), compact=True)]
out

#: digests_and_packed_numbers
import binascii
import hashlib
import hmac
import struct
import zlib

digest = hashlib.sha256(b'one')
digest.update(ext(b'two'))
packer = struct.Struct('<IhB')
ext('stop')
digest.update(b'three')
other = digest.copy()
other.update(b'!')
held = bytearray(8)
struct.pack_into('>I', held, 2, 7)
out = [digest.hexdigest(), other.hexdigest() != digest.hexdigest(), digest.digest_size, digest.name, hashlib.md5(b'').hexdigest(), hashlib.new('sha1', b'x').hexdigest(), hashlib.blake2b(b'x', digest_size=8).hexdigest(), hashlib.shake_128(b'').hexdigest(4), hashlib.sha3_256(b'').block_size,
       hmac.new(b'key', b'message', 'sha256').hexdigest(), hmac.new(b'key', digestmod=hashlib.sha1).name, hmac.compare_digest('a', 'a'), hmac.digest(b'k', b'm', 'md5'), packer.pack(1, -2, 3), packer.unpack(packer.pack(1, -2, 3)), packer.size, struct.calcsize('>qd'),
       struct.unpack_from('>I', bytes(held), 2), list(struct.iter_unpack('>H', b'\0\1\0\2')), struct.pack('3s?f', b'ab', True, 0.5), zlib.decompress(zlib.compress(b'data' * 9)), binascii.hexlify(b'\xff'), zlib.adler32(b'x')]
for wrong in (lambda: struct.unpack('I', b''), lambda: struct.pack('B', 300), lambda: struct.pack('?!', 1), lambda: zlib.decompress(b'x'), lambda: binascii.unhexlify('0'), lambda: hashlib.sha256('text'), lambda: hashlib.new('nope'), lambda: hmac.new(b'k', b'm')):
    try:
        wrong()
    except (struct.error, zlib.error, binascii.Error, TypeError, ValueError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: identifiers_and_addresses
import ipaddress
import uuid
from urllib.parse import parse_qs, quote, unquote, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse

one = uuid.UUID('12345678123456781234567812345678')
named = uuid.uuid5(uuid.NAMESPACE_DNS, ext('example.org'))
net = ipaddress.ip_network('192.168.0.0/29')
url = urlparse('https://user:pw@example.org:8080/a/b;p?q=1&q=2#frag')


class Shown:
    def __str__(self):
        return ext('shown & told')


ext('stop')
out = [str(one), repr(one), one.hex, one.int == int(one), named, named.version, uuid.uuid3(uuid.NAMESPACE_URL, 'x'), one.bytes[:2], one.urn, one.fields[0], one == uuid.UUID(int=one.int), one < named, hash(one) == hash(uuid.UUID(hex=one.hex)), one.variant,
       net, list(net.hosts())[:2], net.num_addresses, ipaddress.ip_address('192.168.0.3') in net, ipaddress.ip_address('10.0.0.1').is_private, ipaddress.IPv4Address('1.2.3.4') + 1, int(ipaddress.ip_address('::1')), ipaddress.ip_address('::1').is_loopback,
       net.network_address, net.broadcast_address, net.netmask, [str(each) for each in net.subnets()], net.supernet(), ipaddress.ip_interface('10.1.2.3/8').network, ipaddress.ip_address('2.2.2.2') < ipaddress.ip_address('10.0.0.0'), net[1], list(ipaddress.collapse_addresses([net, net])),
       url, url.hostname, url.port, url.username, url.geturl(), url.query, urlsplit('//h/p').netloc, urldefrag('a#b').url, urljoin('http://a/b/c', '../d'), parse_qs('a=1&a=2&b='), quote('a b/é'), unquote('%41+'), urlencode({'a': 1, 'b': 'x y'}), urlencode([('k', [1, 2])], doseq=True), urlencode({'s': Shown()}), urlunparse(url), url._replace(scheme='http').geturl(), urlparse(b'http://x/y').path]
for wrong in (lambda: uuid.UUID('x'), lambda: ipaddress.ip_address('1.2.3'), lambda: ipaddress.IPv4Address('300.1.1.1'), lambda: ipaddress.ip_network('10.0.0.1/8'), lambda: urlparse('http://a:b/').port, lambda: setattr(one, 'int', 3), lambda: ipaddress.IPv4Network('10.0.0.0/99')):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        out.append(f'{type(error).__name__}: {error}')
[str(each) for each in out]

#: an_order_of_tasks
import graphlib

sorter = graphlib.TopologicalSorter({'d': ['b', 'c'], 'b': ['a'], 'c': ['a']})
sorter.add('e', *(ext(each) for each in 'd'))
sorter.prepare()
out = []
while sorter.is_active():
    ready = sorter.get_ready()
    out.append(ext(sorted(ready)))
    sorter.done(*ready)
order = graphlib.TopologicalSorter({1: [2, 3], 2: [3]}).static_order()
out.append(next(order))
ext('half')
out.append(list(order))
try:
    list(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1], 4: [1]}).static_order())
except graphlib.CycleError as error:
    out.append([str(error.args[0]), error.args[1]])
for wrong in (lambda: sorter.add('z'), lambda: sorter.done('a'), lambda: sorter.done('q'), lambda: graphlib.TopologicalSorter().get_ready()):
    try:
        wrong()
    except ValueError as error:
        out.append(str(error))
out

#: questions_about_functions
import inspect
import keyword


def plain(a, /, b: int, c=3, *args, d, e='x', **kwargs) -> str:
    """A line.

        More.
    """
    return ext(a)


def items():
    yield ext(1)


async def later():
    return ext(2)


class Box:
    def __init__(self, size, *, color='red'):
        self.size = size

    def get(self, key=None):
        return ext(key)


signature = inspect.signature(plain)
ext('stop')
bound = signature.bind(1, 2, 3, 4, d=5, z=6)
out = [str(signature), list(signature.parameters), signature.parameters['c'].default, signature.parameters['b'].annotation is int, str(signature.parameters['d'].kind), signature.return_annotation is str, bound.arguments, bound.args, bound.kwargs,
       str(inspect.signature(Box)), str(inspect.signature(Box(1).get)), inspect.isfunction(plain), inspect.isclass(Box), inspect.ismethod(Box(1).get), inspect.isgeneratorfunction(items), inspect.isgenerator(items()), inspect.iscoroutinefunction(later), inspect.isfunction(len), inspect.isbuiltin(len),
       inspect.getdoc(plain), inspect.cleandoc('  a\n    b\n'), [name for name, _ in inspect.getmembers(Box(1)) if not name.startswith('_')], signature.parameters['e'].default is inspect.Parameter.empty, repr(signature), keyword.iskeyword('for'), 'while' in keyword.kwlist]
for wrong in (lambda: signature.bind(), lambda: signature.bind(1, 2), lambda: inspect.signature(plain).bind(1, 2, d=1, b=3), lambda: inspect.signature(5)):
    try:
        wrong()
    except TypeError as error:
        out.append(str(error))
out

#: a_text_of_the_program
import collections


class Name(collections.UserString):
    def greet(self):
        return ext(f'hi {self}')


name = Name('ada')
ext('stop')
[str(each) for each in [name.greet(), name.upper(), type(name.upper()).__name__, name + '!', 'x' + name, name == 'ada', name[0], len(name), 'd' in name, name.split('d'), name * 2, name.replace('a', 'o'), hash(name) == hash('ada'), sorted(name), '%s' % name, name.join(['1', '2']), name < 'b', name.startswith('a'), f'{name}', repr(name), name.center(7, '-'), int(collections.UserString('5'))]]

#: copies_of_dates_and_numbers
import array
import copy
import io
import statistics
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction


class Day(date):
    pass


data = {'when': datetime(2020, 1, 1, tzinfo=timezone.utc), 'day': Day(2020, 2, 2), 'price': Decimal('1.50'), 'part': Fraction(1, 3), 'span': timedelta(5), 'cells': array.array('d', [1.5])}
data['day'].note = ['kept']
ext('stop')
deep, flat = copy.deepcopy(data), copy.copy(data)
deep['cells'].append(2.5)
cells = iter(deep['cells'])
first = next(cells)
ext('half')
out = [str(deep['when']), deep['price'] == data['price'], deep['part'], deep['day'] == data['day'], hasattr(deep['day'], 'note'), data['day'].note, hasattr(copy.copy(data['day']), 'note'), flat['day'] is data['day'], deep['cells'].tolist(), data['cells'].tolist(), first, list(cells), copy.copy(data['when']) == data['when'],
       deep['cells'].typecode, len(deep['cells']), deep['cells'] == array.array('d', [1.5, 2.5]), str(statistics.mean([Decimal('1'), Decimal('2')])), statistics.median([Decimal(3), Decimal(1)]), repr(array.array('b', b'ab'))]
[str(each) for each in out]

#: json_classes
import json
from datetime import date, datetime
from decimal import Decimal
from json import JSONDecoder, JSONEncoder
from json.decoder import JSONDecodeError
from json.encoder import JSONEncoder as Same


class Encoder(json.JSONEncoder):
    def __init__(self, *args, currency='EUR', **kwargs):
        super().__init__(*args, **kwargs)
        self.currency = currency

    def default(self, o):
        if isinstance(o, (date, datetime)):
            return ext(o.isoformat())
        if isinstance(o, Decimal):
            return {'amount': str(o), 'currency': self.currency}
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


class Loud(JSONEncoder):
    def encode(self, o):
        return ext('<') + super().encode(o) + '>'

    def iterencode(self, o, _one_shot=False):
        for piece in super().iterencode(o, _one_shot):
            yield piece.upper()


class Points(JSONDecoder):
    def __init__(self, **kwargs):
        super().__init__(object_hook=self.point, **kwargs)

    def point(self, d):
        return (ext(d['x']), d['y']) if d.keys() == {'x', 'y'} else d


data = {'day': date(2024, 5, 1), 'price': Decimal('9.99'), 'tags': {'a'}, 1: None, 'list': [1, [], {}, 'é', 2.5, True]}
out = [json.dumps(data, cls=Encoder), json.dumps(data, cls=Encoder, indent=2, currency='USD'),
       json.dumps({'k': 'v'}, cls=Loud), json.dumps(data, cls=Encoder, default=repr, ensure_ascii=False),
       Encoder(separators=(',', ':')).encode(data), json.loads('[{"x": 1, "y": 2}, {"z": 3.5}]', cls=Points),
       json.loads(b'{"x": 1, "y": 2}', cls=Points, parse_int=lambda s: s + '!'), Same is JSONEncoder]
for options in ({}, {'indent': 1}, {'indent': '\t', 'sort_keys': True}):
    out.append(list(JSONEncoder(**options).iterencode({'b': [1, 'x', [2, []], {'k': {}}], 'a': (None, 1.5), '1': {}})))
pieces = Encoder().iterencode([1, date(2024, 1, 1), [Decimal(1)]])
out.append([next(pieces), ext('stop'), list(pieces)])
decoder = JSONDecoder()
text, at, found = '[1, 2] {"a": "b"} 3 nope', 0, []
while True:
    try:
        value, at = decoder.raw_decode(text, at)
    except JSONDecodeError as error:
        found.append((str(error), error.pos, error.doc == text, isinstance(error, ValueError)))
        break
    found.append(value)
    at += 1
out += [found, JSONDecoder().decode(' [1] '), JSONDecoder(object_pairs_hook=list).decode('{"a": 1, "a": 2}')]
loop = [1]
loop.append({'loop': loop})
for bad in (lambda: json.dumps([object], cls=Encoder), lambda: json.dumps(1, cls=Encoder, zip=1), lambda: Encoder().encode({(1,): 2}),
            lambda: list(Encoder().iterencode(loop)), lambda: Encoder().encode(loop), lambda: list(Encoder().iterencode({(1,): 2})),
            lambda: JSONDecoder().decode('{"a" 1}'), lambda: decoder.raw_decode('  1'), lambda: JSONEncoder().default(3),
            lambda: Encoder(allow_nan=False).encode(float('nan'))):
    try:
        out.append(bad())
    except (TypeError, ValueError) as error:
        out.append((type(error).__name__, str(error)))
import io
file = io.StringIO()
json.dump({'d': date(2024, 2, 3)}, file, cls=Encoder)
out + [file.getvalue(), Encoder.__mro__[1] is JSONEncoder, isinstance(Encoder(), JSONEncoder), sorted(vars(JSONEncoder()))]

#: signature_of_a_class_without_a_constructor
import inspect
import sys


class Plain:
    def method(self, x): pass


class Made(Plain):
    def __init__(self, a, *, b=ext(2)): pass


def items():
    ext(inspect.getgeneratorstate(running))
    yield from [1, 2]


class Sized:
    slot: 'list[int]' = 1

    def __sizeof__(self):
        return ext(100)

    @property
    def read(self):
        return fail()


def noted(a: int, b: 'str') -> None: pass


def bound(given):
    try:
        return str(inspect.signature(lambda a, /, b=1: 0).bind(**given))
    except TypeError as error:
        return str(error)


running = items()
ext(inspect.getgeneratorstate(running))
next(running)
ext([inspect.getgeneratorstate(running), inspect.getgeneratorstate(iter(range(0)) and (x for x in 'a'))])
running.close()
states = [inspect.getgeneratorstate(running), inspect.getattr_static(Sized(), 'read') is vars(Sized)['read'],
          inspect.getattr_static(Sized(), 'none', ext('given')), inspect.getattr_static(Sized, 'slot'),
          str(inspect.get_annotations(noted)), str(inspect.get_annotations(noted, eval_str=True)), inspect.get_annotations(Sized),
          inspect.isframe(1), inspect.iscode(1), inspect.istraceback(1), inspect.isgetsetdescriptor(noted)]
states += [inspect.getgeneratorstate(running) is inspect.GEN_CLOSED, inspect.GEN_CREATED, inspect.CORO_SUSPENDED,
           isinstance(inspect.getfullargspec(noted), inspect.FullArgSpec),
           [bound(each) for each in ({'a': 1}, {'a': 1, 'b': 2}, {'c': 1})],
           [each.kind.description for each in inspect.signature(lambda a, /, b, *c, d, **e: 0).parameters.values()],
           [inspect.ismethoddescriptor(each) for each in (noted, Sized, Sized().read, len, str.upper, int.__add__, vars(dict)['fromkeys'], staticmethod(len), property())]]
sizes = [sys.getsizeof(Sized()), *map(sys.getsizeof, (1, 'a', [1], (), {1: 2}, b'x', 1.5)), sys.getsizeof(Plain())]
[states, sizes, [str(inspect.signature(each)) for each in (Plain, Made, Plain.method, Plain().method, Plain)]]

#: tracebacks_of_groups_causes_and_syntax_errors
import ast
import traceback


def lines(error):
    return ''.join(traceback.format_exception(error)).splitlines()


def caused(error, cause):
    error.__cause__ = cause
    return error


deep = ValueError(1)
for level in range(12):
    deep = ExceptionGroup('g', [deep])
twice = caused(ValueError('a\nb'), KeyError('inner'))
noted = ExceptionGroup('noted', [twice, twice])
noted.add_note('one\ntwo')
ext('stop')
out = [lines(each) for each in (deep, noted, ExceptionGroup('wide', [ValueError(i) for i in range(17)]),
                                caused(RuntimeError('after'), ExceptionGroup('g', [TypeError(), caused(OSError(2, 'no'), noted)])))]
for text in ('1 +', 'f(', "'abc"):
    try:
        ast.literal_eval(text)
    except SyntaxError as error:
        out.append(traceback.format_exception_only(error))


def inner():
    {}['k']


try:
    inner()
except KeyError as error:
    caught = traceback.TracebackException.from_exception(error)
ext('again')
stack = caught.stack
out + [str(caught), [(each.name, each.colno) for each in stack][-1], len(list(caught.format())),
       len(stack[-1]), list(caught.format_exception_only()), traceback.StackSummary.from_list([('f', 3, 'g', 'x = 1')]).format()]

#: normal_distributions
from statistics import NormalDist, StatisticsError

d = NormalDist.from_samples([1, 2.5, 4, ext(7)])
out = [d, d.pdf(3), d.cdf(2), d.inv_cdf(0.3), d.quantiles(), d.zscore(4), d.mean, d.stdev, d.variance, d.median, d.mode, d.samples(3, seed=1)]
ext('stop')
out += [d + 2, 3 - d, d * 2, 2 * d, d / 2, d + NormalDist(1, 2), d - NormalDist(1, 2), -d, d == +d, hash(d) == hash(+d), d.overlap(NormalDist(1, 2))]
for bad in (lambda: NormalDist(1, -1), lambda: NormalDist.from_samples([1]), lambda: d.inv_cdf(2), lambda: d.overlap(3), lambda: d.pdf('a'),
            lambda: NormalDist(1, 0).pdf(1), lambda: d + 'a'):
    try:
        out.append(bad())
    except (StatisticsError, TypeError) as error:
        out.append((type(error).__name__, str(error)))
[repr(each) for each in out]

#: enumerations_that_are_verified
import enum
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, EnumCheck, Flag, IntFlag, verify

out = []
for check, body, base in [(UNIQUE, 'A=1;B=1;C=2;D=2', Enum), (CONTINUOUS, 'A=1;B=5', Enum), (CONTINUOUS, 'A=1;B=8', Flag), (NAMED_FLAGS, 'A=1;B=2;C=15', Flag),
                          (NAMED_FLAGS, 'A=1;B=2;C=7', IntFlag), (NAMED_FLAGS, 'A=1;C=7;D=15', IntFlag), (CONTINUOUS, 'A=1;B=500', Enum), (UNIQUE, 'A=1', Enum)]:
    made = base('X', [(name, int(value)) for name, value in (each.split('=') for each in body.split(';'))])
    ext('stop')
    try:
        out.append(verify(check)(made).__name__)
    except ValueError as error:
        out.append(str(error))
out + [list(map(repr, EnumCheck)), enum.show_flag_values(11)]

#: functions_in_threads_of_asyncio
import asyncio
from concurrent.futures import ThreadPoolExecutor


def work(a, b=1):
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        return a + ext(b), str(error)


async def main():
    out = [await asyncio.gather(asyncio.to_thread(work, 1, b=5), asyncio.sleep(0, 'slept'), asyncio.to_thread(work, 2))]
    try:
        await asyncio.to_thread(int, 'x')
    except ValueError as error:
        out.append(str(error))
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        out += [await loop.run_in_executor(None, work, 4), await loop.run_in_executor(pool, work, 4, 5)]
    return out


loop = asyncio.new_event_loop()
out = loop.run_until_complete(main())
loop.close()
out

#: derived_keys_operators_and_parameters_of_generic_classes
import hashlib
import math
import operator
import types
from typing import Dict, Generic, Protocol, TypeVar

T, K = TypeVar('T'), TypeVar('K')


class A(Generic[T]): pass
class B(A[int]): pass
class C(Dict[K, T], Generic[T, K]): pass
class D(A[K]): pass
class P(Protocol[T]): pass
class E(A): pass


out = [str(each.__parameters__) for each in (A, B, C, D, P, E, A[int], A[K])]
ext('stop')
out += [operator.__add__(1, 2), operator.__eq__(1, 1), operator.__not__(0), operator.__contains__([1], 1), operator.__lt__ is operator.lt]
out += [isinstance(math, types.ModuleType), isinstance(1, types.ModuleType), type(math) is types.ModuleType]
for args in (('sha256', b'pw', b'salt', 100), ('sha1', b'pw', bytearray(b'salt'), 3, 9), ('sha256', 'x', b'', 1), ('sha256', b'', b'', 0), ('sha256', b'', b'', 1, 0)):
    try:
        out.append(hashlib.pbkdf2_hmac(*args).hex())
    except (TypeError, ValueError) as error:
        out.append(str(error))
out

#: signatures_of_what_the_library_makes
import dataclasses
import functools
import inspect
import typing


@dataclasses.dataclass
class Order:
    id: int
    name: str = "x"
    parts: list = dataclasses.field(default_factory=list)
    seed: dataclasses.InitVar[int] = 3
    _: dataclasses.KW_ONLY
    rate: "float" = 1.5


class Point(typing.NamedTuple):
    x: int
    y: str = "q"


class Declared:
    __signature__ = inspect.signature(lambda q, *, r=1: 0)

    def __init__(self, **kw):
        pass


class Meta(type):
    def __call__(cls, *args, z=1):
        return ext(super().__call__(*args))


class Made(metaclass=Meta):
    def __init__(self, w):
        pass


def f(a, b, c=3, *rest, d=4):
    return ext(a)


order = Order(ext(1))
out = [str(inspect.signature(each)) for each in (Order, Point, Declared, Made, Order.__eq__)]
out += [list(inspect.signature(each).parameters) for each in (Order.__init__, order.__init__)]
out += [str(inspect.signature(functools.partial(f, *args, **kw))) for args, kw in (((1,), {}), ((), {"b": 2}), ((1, 2, 3), {"d": 5}))]
try:
    inspect.signature(Order).bind()
except TypeError as error:
    out.append(str(error))
out + [inspect.signature(Order).parameters["parts"].default is inspect.Parameter.empty, Order(2, rate=ext(2)).rate]

#: errors_of_logging
import logging, io, sys, contextlib
class Bad:
    def __str__(self): raise ValueError('bad')
    def __repr__(self): return 'B'
b = io.StringIO()
err = io.StringIO()
h = logging.StreamHandler(b)
lg = logging.getLogger('q'); lg.addHandler(h); lg.propagate = False
with contextlib.redirect_stderr(err):
    lg.error('a %d', 'x'); lg.error('a', 'b'); lg.error('%s', Bad()); lg.error('fine %s', ext(1))
class H(logging.StreamHandler):
    def handleError(self, record): out.append([record.msg, repr(sys.exc_info()[1])])
out = []
lg.addHandler(H(b)); lg.removeHandler(h); lg.warning('%d', 'z')
text = err.getvalue().splitlines()
[b.getvalue(), text.count('--- Logging error ---'), [l for l in text if l.startswith(('Message', 'Arguments', 'ValueError', 'TypeError'))], out, repr(logging.makeLogRecord({'msg': 'm'}))]

#: ordered_dicts_ask_keys_twice
from collections import OrderedDict
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): log('hash', self.n); return ext(self.n)
    def __eq__(self, o): log('eq', self.n, o.n); return ext(self.n == o.n)
    def __repr__(self): return f'K{self.n}'
a, b = K(1), K(2)
d = OrderedDict()
log('s1'); d[a] = 1
log('s2'); d[b] = 2
log('s3'); d[K(1)] = 3
log('s4'); d.move_to_end(K(1))
log('s5'); r = [d[K(2)]]
log('s6'); r.append(K(3) in d)
log('s7'); r.append(d.pop(K(2)))
log('s8'); r.append(d.get(K(5), 'no'))
log('s9'); r.append(d.setdefault(K(7), 8))
log('s10'); del d[K(7)]
log('s11'); e = OrderedDict([(K(1), 1), (K(2), 2)])
log('s15'); r.append(repr(e.popitem()))
log('s20'); r.append(repr(e.popitem(last=False)))
log('s21'); d.clear()
r

#: fractions_of_subclasses_are_made_by_a_call
from fractions import Fraction
from decimal import Decimal
class G(Fraction):
    def __new__(cls, *a): log('new', a); ext(1); return super().__new__(cls, *a)
    def __init__(self, *a): log('init', a)
[repr(G.from_float(1.5)), repr(G.from_decimal(Decimal('1.5'))), repr(G.from_float(2)), repr(G(3) + 1), type(G.from_float(2.0)).__name__]

#: forward_references_have_to_be_expressions
from typing import ForwardRef
out = []
for s in ('1 +', 'a b', 'int', ')', 'x y z', '', 1, '*x'):
    try: out.append(repr(ForwardRef(s)))
    except Exception as e: out.append((type(e).__name__, str(e)))
out

#: arrays_grow_by_items_that_stop
from array import array
def g():
    yield ext(1); yield ext(2); yield ext('x')
def h(): yield ext(7)
a = array('i', h())
try: a.extend(g())
except TypeError as e: log(str(e))
a.extend(array('i', [5])); a.extend(iter([6]))
m = a.extend; m(h()); array.extend(a, h()); a.fromlist(list(h()))
class A(array):
    def append(self, x): log('never')
b = A('i'); b.extend(h()); b += array('i', h())
try: a.extend(array('d', [1.0]))
except TypeError as e: log(str(e))
try: a.extend(3)
except TypeError as e: log(str(e))
class I:
    def __index__(self): return ext(9)
a[0] = I()
[list(a), list(b), a.index(I()) if False else 0]

#: attributes_of_instances_alone
from types import DynamicClassAttribute
class E:
    def __init__(self, v): self._v = v
    @DynamicClassAttribute
    def v(self): return ext(self._v)
[E(3).v]
