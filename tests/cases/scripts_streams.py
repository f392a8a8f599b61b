# Scripts as people and models write them: queues, matrices, texts, bytes and files.

#: async_pipeline_queues
import asyncio
import contextlib
from collections import defaultdict
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    tries: int = field(default=0, compare=False)


class RateLimiter:
    def __init__(self, rate, per):
        self.rate, self.per, self.times = rate, per, []

    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        while len(self.times) >= self.rate and loop.time() - self.times[-self.rate] < self.per:
            await asyncio.sleep(0.05)
        self.times.append(loop.time())

    async def __aexit__(self, *exc):
        return False


class Channel:
    def __init__(self): self.subscribers = defaultdict(list)

    def subscribe(self, topic):
        queue = asyncio.Queue(maxsize=2)
        self.subscribers[topic].append(queue)
        return queue

    async def publish(self, topic, item):
        for queue in self.subscribers[topic]:
            await queue.put(item)


async def produce(queue, names):
    for i, name in enumerate(names):
        await queue.put(Job(-len(name), name))
        await asyncio.sleep(0)
    await queue.put(Job(99, ''))


async def work(queue, channel, limiter, results):
    while (job := await queue.get()).name:
        async with limiter:
            try:
                async with asyncio.timeout(0.5):
                    await asyncio.sleep(1 if job.name == 'slow' else 0.01)
                    value = ext(job.name.upper())
                    if job.name == 'bad' and job.tries < 2:
                        raise ConnectionError(job.tries)
            except TimeoutError:
                results.append(('timeout', job.name))
            except ConnectionError as error:
                await queue.put(Job(job.priority + 1, job.name, job.tries + 1))
                results.append(('retry', job.name, error.args))
            else:
                results.append(value)
                await channel.publish('done', value)
    await channel.publish('done', None)


async def listen(queue):
    seen = []
    while (item := await queue.get()) is not None:
        seen.append(item)
        await asyncio.sleep(0.02)
    log('heard', len(seen))
    return seen


async def ticker(event):
    with contextlib.suppress(asyncio.CancelledError):
        for n in range(1000):
            await asyncio.sleep(0.1)
            if event.is_set():
                return n
    return 'cancelled'


async def batches(source, size):
    batch = []
    async for item in source:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield inc(i)


async def main():
    queue, channel, results = asyncio.PriorityQueue(), Channel(), []
    heard = channel.subscribe('done')
    event = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        listener = group.create_task(listen(heard))
        tick = group.create_task(ticker(event))
        group.create_task(produce(queue, ['bb', 'bad', 'slow', 'a', 'dddd']))
        await group.create_task(work(queue, channel, RateLimiter(2, 0.1), results))
        event.set()
    grouped = [batch async for batch in batches(numbers(5), 2)]
    total = sum([sum(b) async for b in batches(numbers(3), 2)])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10))
            group.create_task(asyncio.to_thread(fail)) if False else group.create_task(boom('KeyError'))
            group.create_task(boom('OSError'))
    except* KeyError as caught:
        results.append(('group', [repr(e) for e in caught.exceptions]))
    except* OSError as caught:
        results.append(('group', [type(e).__name__ for e in caught.exceptions]))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(d, d)) for d in (0.3, 0.1)], return_when=asyncio.FIRST_COMPLETED)
    first = [t.result() for t in done]
    for task in pending:
        task.cancel()
    lock = asyncio.Lock()
    order = []

    async def locked(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0.01)
            order.append(ext(name))
    await asyncio.gather(*map(locked, 'xy'))
    return results, listener.result(), tick.result() > 1, grouped, total, first, order


async def boom(kind):
    await asyncio.sleep(0.01)
    fail(kind, 'boom')


asyncio.run(main())

#: matrix_and_polynomials
from __future__ import annotations

import math
import operator
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import reduce, total_ordering
from itertools import chain, product, starmap, zip_longest
from numbers import Number, Rational


class Matrix(Sequence):
    __slots__ = ('rows',)

    def __init__(self, rows: Iterable[Iterable[Number]]):
        self.rows = tuple(tuple(r) for r in rows)
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError('ragged rows')

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self): return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __len__(self): return len(self.rows)

    def __getitem__(self, key):
        match key:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (i, j):
                rows = self.rows[i] if isinstance(i, slice) else (self.rows[i],)
                return Matrix([r[j] if isinstance(j, slice) else (r[j],) for r in rows])
            case int():
                return self.rows[key]
            case slice():
                return Matrix(self.rows[key])
        raise TypeError(f'bad index {key!r}')

    def _zip(self, other, op):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f'shapes {self.shape} and {other.shape}')
        return Matrix(map(op, a, b) for a, b in zip(self, other))

    def __add__(self, other): return self._zip(other, operator.add)
    def __sub__(self, other): return self._zip(other, operator.sub)
    def __neg__(self): return Matrix([-x for x in r] for r in self)
    def __mul__(self, k): return Matrix([x * k for x in r] for r in self) if isinstance(k, Number) else NotImplemented
    __rmul__ = __mul__
    def __eq__(self, other): return isinstance(other, Matrix) and self.rows == other.rows
    def __hash__(self): return hash(self.rows)

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([sum(map(operator.mul, row, column)) for column in columns] for row in self)

    def __pow__(self, n: int, modulus=None) -> Matrix:
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self)), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result if modulus is None else Matrix([x % modulus for x in r] for r in result)

    def __invert__(self): return Matrix(zip(*self.rows))

    def inverse(self):
        n = len(self)
        work = [[Fraction(x) for x in row] + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(self)]
        for i in range(n):
            pivot = next((r for r in range(i, n) if work[r][i]), None)
            if pivot is None:
                raise ZeroDivisionError('singular matrix')
            work[i], work[pivot] = work[pivot], work[i]
            log('pivot', i, str(work[i][i]))
            work[i] = [x / work[i][i] for x in work[i]]
            for r in range(n):
                if r != i and work[r][i]:
                    work[r] = [a - work[r][i] * b for a, b in zip(work[r], work[i])]
        return Matrix(row[n:] for row in work)

    def __format__(self, spec):
        cells = [[format(x, spec or '') for x in row] for row in self]
        width = max(map(len, chain.from_iterable(cells)), default=0)
        return '\n'.join(' '.join(c.rjust(width) for c in row) for row in cells)

    def __repr__(self): return f'Matrix({[list(r) for r in self.rows]})'


@total_ordering
class Poly:
    def __init__(self, *coefficients):
        while len(coefficients) > 1 and not coefficients[-1]:
            coefficients = coefficients[:-1]
        self.c = coefficients or (0,)

    def __call__(self, x): return reduce(lambda acc, k: acc * x + k, reversed(self.c))
    def __add__(self, o): return Poly(*starmap(operator.add, zip_longest(self.c, o.c if isinstance(o, Poly) else (o,), fillvalue=0)))
    __radd__ = __add__
    def __mul__(self, o):
        o = o if isinstance(o, Poly) else Poly(o)
        out = [0] * (len(self.c) + len(o.c) - 1)
        for (i, a), (j, b) in product(enumerate(self.c), enumerate(o.c)):
            out[i + j] += a * b
        return Poly(*out)

    def __eq__(self, o): return self.c == o.c
    def __lt__(self, o): return (len(self.c), self.c) < (len(o.c), ext(o.c))
    def __bool__(self): return any(self.c)
    def __iter__(self) -> Iterator[Number]: yield from self.c
    def derive(self): return Poly(*(i * k for i, k in enumerate(self.c[1:], 1)))

    def __str__(self):
        names = {0: '', 1: 'x'}
        parts = [f'{k:+}{names.get(i, f"x^{i}")}' for i, k in enumerate(self.c) if k][::-1]
        return ' '.join(parts) or '0'


m = Matrix([[2, 1], [ext(5), 3]])
p = Poly(1, 0, 3) * Poly(-2, ext(1)) + 4
out = [repr(m @ m), repr(m ** 5), repr(m ** 0), repr(pow(m, 10, 7)), str((m.inverse() @ m).rows == Matrix.identity(2).rows), repr(~m + -m), repr(2 * m - m),
       m[1, 0], repr(m[:, 1]), repr(m[0]), list(m), (5, 3) in m, m.index((5, 3)), hash(m) == hash(Matrix([[2, 1], [5, 3]])), f'{m:5.1f}', f'{m}',
       str(p), p(2), str(p.derive()), p > Poly(1), max(Poly(1, 2), Poly(3)).c, [*p], bool(Poly(0)), str(sum([Poly(1), Poly(0, 1)], Poly())), str(m ** -1)]
for bad in (lambda: m + Matrix([[1]]), lambda: m + 1, lambda: Matrix([[1], [1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: m['x'], lambda: 'a' * m):
    try:
        out.append(bad())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: text_report_unicode
import re
import textwrap
import unicodedata
from collections import Counter, defaultdict
from itertools import groupby, zip_longest
from string import ascii_lowercase, punctuation

TEXT = '''  The Café's naïve "façade" — déjà vu!  Über-cool €5 ½ off…
Tab\there; emoji 🎉👍🏽, CJK 漢字かな, ligature ﬁ, I\u0307stanbul STRASSE straße.
The the THE end.
'''


def strip_accents(text):
    return ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.combining(c))


def slug(text, limit=24):
    text = re.sub(r'[^\w\s-]', '', strip_accents(text).casefold(), flags=re.ASCII)
    return re.sub(r'[-\s]+', '-', text).strip('-')[:limit]


def caesar(text, shift):
    table = str.maketrans(ascii_lowercase + ascii_lowercase.upper(),
                          ascii_lowercase[shift:] + ascii_lowercase[:shift] + (ascii_lowercase[shift:] + ascii_lowercase[:shift]).upper())
    return text.translate(table)


def rle(text):
    return ''.join(f'{len(list(g))}{c}' if (n := 1) else c for c, g in groupby(text))


def columns(words, count=3, width=10):
    rows = -(-len(words) // count)
    for row in zip_longest(*(words[i * rows:(i + 1) * rows] for i in range(count)), fillvalue=''):
        yield ''.join(word[:width].ljust(width) for word in row).rstrip()


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 0 if unicodedata.combining(c) else 1 for c in text)


lines = ext(TEXT).splitlines()
words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", TEXT)
counts = Counter(w.casefold() for w in words)
by_letter = defaultdict(list)
for word in sorted(counts, key=lambda w: (strip_accents(w), w)):
    by_letter[strip_accents(word)[0]].append(log(word) or word)
classes = Counter(unicodedata.category(c) for c in TEXT)
print('\n'.join(columns(sorted(counts))))
print(textwrap.indent(textwrap.fill(ext(' '.join(words)), 38, subsequent_indent='  '), '| '))
print(f"{'naïve':*^11}|{'漢字':>6}|{3.14159:+08.2f}|{255:#x}|{1234567:_}|{0.256:.1%}|{'x':<3}|{-5: d}|{10**20:e}|{True!r:>6}")
[slug(TEXT.split('\n')[0]), caesar('Hello, Zebra!', ext(3)), caesar(caesar('abc XYZ', 5), 21), rle('aaabccd'), counts.most_common(3), dict(by_letter)['t'],
 [width(line) for line in lines], classes['Lu'], 'ß'.upper(), 'İ'.lower(), 'ﬁ'.casefold(), 'ǅ'.title(), unicodedata.name('½'), unicodedata.numeric('½'),
 [c for c in TEXT if ord(c) > 0x1F000], '🎉'.encode(), ascii('né🎉'), 'a\u0301' == unicodedata.normalize('NFD', 'á'), TEXT.expandtabs(4)[70:90], 'x\x1cy\u2028z'.splitlines(),
 'Straße'.swapcase(), '٣'.isdigit(), int('٣'), '²'.isdigit(), '²'.isdecimal(), 'abc'.translate({97: None, 98: 'BB', 99: 0x1F389}), [*re.finditer(r'(?i)the\b', TEXT)][2].span(),
 re.sub(r'(?P<a>\w)(?P<b>\w)\b', r'\g<b>\1', 'hello world'), re.split(r'([,;])', 'a,b;c', maxsplit=1), str.zfill('-5', 4), 'a,b,,c'.rsplit(',', 2), 'k=v=w'.partition('=')]

#: binary_protocol
import base64
import hashlib
import hmac
import io
import struct
import uuid
import zlib
from array import array
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO, ClassVar, Self


class Kind(IntEnum):
    HELLO = 1
    DATA = 2
    BYE = 0xFF


class ProtocolError(ValueError):
    pass


@dataclass(frozen=True)
class Frame:
    HEADER: ClassVar[struct.Struct] = struct.Struct('>2sBxHI') if hasattr(struct, 'Struct') else None
    MAGIC: ClassVar[bytes] = b'FR'
    kind: Kind
    sequence: int
    payload: bytes = b''

    def pack(self, key=b'') -> bytes:
        body = zlib.compress(self.payload) if len(self.payload) > 20 else self.payload
        head = self.HEADER.pack(self.MAGIC, self.kind, self.sequence, len(body))
        return head + body + hmac.new(key, head + body, hashlib.sha256).digest()[:8]

    @classmethod
    def read(cls, stream: BinaryIO, key=b'') -> Self | None:
        head = stream.read(cls.HEADER.size)
        if not head:
            return None
        if len(head) < cls.HEADER.size:
            raise ProtocolError(f'short header: {len(head)} of {cls.HEADER.size}')
        magic, kind, sequence, length = cls.HEADER.unpack(head)
        if magic != cls.MAGIC:
            raise ProtocolError(f'bad magic {magic!r}')
        body, tag = stream.read(length), stream.read(8)
        if not hmac.compare_digest(tag, hmac.new(key, head + body, 'sha256').digest()[:8]):
            raise ProtocolError(f'frame {sequence}: bad signature')
        try:
            payload = zlib.decompress(body) if body[:1] == b'x' else body
        except zlib.error as error:
            raise ProtocolError(str(error)) from error
        return cls(Kind(kind), sequence, payload)


def frames(data, key=b''):
    stream = io.BytesIO(data)
    while (frame := Frame.read(stream, key)) is not None:
        log(frame.kind.name, frame.sequence)
        yield frame


def varint(n):
    out = bytearray()
    while True:
        n, low = n >> 7, n & 0x7F
        out.append(low | (0x80 if n else 0))
        if not n:
            return bytes(out)


def unvarint(data):
    value = shift = 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value
    raise ProtocolError('unfinished varint')


def crc16(data, crc=0xFFFF):
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


key = ext(b'secret')
sent = [Frame(Kind.HELLO, 1, b'hi'), Frame(Kind.DATA, 2, b'spam ' * 30), Frame(Kind.BYE, 3)]
wire = b''.join(f.pack(key) for f in sent)
out = [list(frames(wire, key)) == sent, len(wire), wire[:9].hex(' ')]
for data, k in ((wire[:-1], key), (wire, b'other'), (b'XX' + wire[2:], key), (wire[:4], key)):
    try:
        out.append(len(list(frames(data, k))))
    except ProtocolError as error:
        out.append(str(error))
samples = array('h', [1, -2, 300])
samples.append(ext(-32768))
samples.byteswap()
view = memoryview(bytearray(range(10)))[2:8:2]
out += [[unvarint(varint(n)) for n in (0, 127, 128, 300, 2 ** 40)], varint(300).hex(), crc16(b'123456789'), samples.tobytes().hex(), samples.itemsize, view.tolist(),
        bytes(view), base64.b64encode(wire[:6]).decode(), base64.b32encode(b'hi'), base64.urlsafe_b64decode('_-8='), struct.unpack('<bhiq', struct.pack('<bhiq', -1, 2, -3, 4)),
        struct.calcsize('3sI'), list(struct.iter_unpack('<H', b'\x01\x00\x02\x00')), hashlib.md5(b'x').hexdigest(), hashlib.blake2b(b'x', digest_size=4).hexdigest(),
        str(uuid.uuid5(uuid.NAMESPACE_DNS, 'x.org')), uuid.UUID(int=5).hex[-4:], zlib.crc32(wire), zlib.adler32(b'abc'), int.from_bytes(b'\x01\x02', 'big'),
        (1000).to_bytes(3, 'little', signed=True), (5).bit_count(), (255).bit_length(), ~0b1010 & 0xF, bytes.fromhex('de ad'), b'%04d|%s' % (7, b'x'), bytearray(b'abc').find(b'c')]
try:
    unvarint(b'\x80')
except ProtocolError as error:
    out.append(repr(error))
out

#: files_and_argparse
import argparse
import configparser
import csv
import json
import logging
import os
import sys
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path, PurePosixPath
from shlex import split

parser = argparse.ArgumentParser(prog='tool', description='Reads files.')
commands = parser.add_subparsers(dest='command', required=True)
count = commands.add_parser('count', help='count lines')
count.add_argument('paths', nargs='+', type=Path)
count.add_argument('-l', '--longest', action='store_true')
count.add_argument('--limit', type=int, default=10, metavar='N')
sums = commands.add_parser('sum')
sums.add_argument('path', type=Path)
sums.add_argument('--column', '-c', default='y', choices=['x', 'y'])
sums.add_argument('--out', type=Path)


def do_count(args):
    for path in args.paths:
        try:
            text = path.read_text(encoding='utf-8')
        except FileNotFoundError as error:
            print(f'{path}: {error.strerror} ({error.errno})')
            continue
        lines = text.splitlines()[:args.limit]
        print(f'{path!s:<12}{len(lines):>3}{max(map(len, lines)) if args.longest else "":>4}')


def do_sum(args):
    with args.path.open(newline='') as file:
        rows = list(csv.DictReader(file))
    total = sum(int(row[args.column]) for row in rows)
    if args.out:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        with open(args.out, 'w') as out:
            json.dump({'total': ext(total), 'rows': rows}, out, indent=1)
    return total


def main(line):
    errors = StringIO()
    with redirect_stderr(errors):
        try:
            args = parser.parse_args(split(line))
        except SystemExit as stop:
            return stop.code, errors.getvalue().splitlines()[-1]
    log(args.command)
    return globals()[f'do_{args.command}'](args)


out = [main(ext(line)) for line in ('count data/a.txt notes.txt missing.txt -l', 'sum data/b.csv --out result/x.json', 'sum data/b.csv -c z',
                                    'count', 'sum data/b.csv -c x', 'count --limit=2 data/a.txt', 'nope')]
out.append(json.loads(Path('result/x.json').read_text())['rows'][0])
here = Path('result')
out += [sorted(p.name for p in here.iterdir()), here.is_dir(), Path('data/a.txt').stat().st_size, [str(p) for p in sorted(Path('.').glob('*/*.csv'))]]
with open('notes.txt', 'a') as notes, open('data/a.txt') as source:
    for number, line in enumerate(source, 1):
        print(number, line.upper(), end='', file=notes)
with open('notes.txt') as notes:
    first = next(notes)
    rest = notes.read()
out += [first, rest, os.path.exists('nope'), os.path.join('a', 'b', '../c'), PurePosixPath('a/b.tar.gz').suffixes, Path('x/y.txt').with_suffix('.md').as_posix()]
try:
    open('no/such/file.txt')
except OSError as error:
    out.append((type(error).__name__, str(error)))
here.joinpath('x.json').unlink()
out + [list(here.iterdir()), os.environ.get('USER'), os.getenv('NOPE', 'none')]
