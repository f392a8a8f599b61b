# Scripts as people and models write them: data that is cleaned, queried and moved through states.

#: csv_cleaning
import csv
import io
import json
import re
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Iterable, Iterator, Optional

RAW = """id;name;email;joined;amount;tags
1; Ada Lovelace ;ADA@EXAMPLE.COM;1815-12-10;1,234.50;math|code
2;Grace Hopper;grace@navy;09/12/1906;99.999;navy
3;;none@x.org;2001-02-30;12;
4;Alan Turing;alan@bletchley.uk;1912-06-23;abc;logic|code
5;"Doe; John";john@doe.com;2020-01-05;-5;a|b|a
"""


class RowError(ValueError):
    def __init__(self, row_id: int, problems: list[str]):
        super().__init__(f'row {row_id}: ' + '; '.join(problems))
        self.row_id = row_id
        self.problems = problems


@dataclass(slots=True)
class Person:
    id: int
    name: str
    email: str
    joined: date
    amount: Decimal
    tags: list[str] = field(default_factory=list)
    extra: Optional[dict[str, Any]] = None

    @property
    def initials(self) -> str:
        return ''.join(part[0] for part in self.name.split()).upper()


EMAIL = re.compile(r'^[\w.+-]+@[\w-]+\.[\w.]+$', re.ASCII)
FORMATS = ('%Y-%m-%d', '%d/%m/%Y')


def parse_date(text: str) -> date:
    for fmt in FORMATS:
        try:
            return datetime.strptime(text, fmt).date()
        except ValueError:
            continue
    raise ValueError(f'unparsable date {text!r}')


def clean(row: dict[str, str]) -> Person:
    problems: list[str] = []
    values: dict[str, Any] = {'id': int(row['id'])}
    values['name'] = row['name'].strip().title()
    if not values['name']:
        problems.append('name is empty')
    values['email'] = row['email'].strip().lower()
    if not EMAIL.match(values['email']):
        problems.append(f"bad email {values['email']!r}")
    try:
        values['joined'] = parse_date(row['joined'])
    except ValueError as exc:
        problems.append(str(exc))
    try:
        amount = Decimal(row['amount'].replace(',', ''))
    except InvalidOperation:
        problems.append(f"amount {row['amount']!r}")
    else:
        values['amount'] = amount.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)
    if problems:
        raise RowError(values['id'], problems)
    values['tags'] = sorted(set(filter(None, row['tags'].split('|'))))
    return Person(**values)


def read(text: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(text), delimiter=';')


people: list[Person] = []
errors: list[RowError] = []
for row in read(ext(RAW)):
    try:
        people.append(clean(row))
    except RowError as error:
        errors.append(error)
        log(error.row_id, *error.problems)

by_tag: dict[str, list[str]] = defaultdict(list)
for person in people:
    for tag in person.tags:
        by_tag[tag].append(person.initials)
totals = Counter()
for person in people:
    totals[person.joined.year // 100 + 1] += person.amount
out = io.StringIO()
writer = csv.DictWriter(out, fieldnames=['id', 'name', 'amount'], extrasaction='ignore', lineterminator='\n')
writer.writeheader()
writer.writerows(asdict(p) for p in people)
print(ext(out.getvalue()), end='')
print(json.dumps([asdict(p) for p in people], default=lambda o: ext(str(o)), indent=1))
print(f'{"total":>10}|{sum(p.amount for p in people):>12,.2f}|')
[sorted(by_tag.items()), [(str(k), str(v)) for k, v in sorted(totals.items())], [str(e) for e in errors], repr(people[0])]

#: retry_with_backoff
import functools
import random
import time
from contextlib import contextmanager
from enum import Enum, auto
from typing import Callable, ParamSpec, TypeVar

P = ParamSpec('P')
R = TypeVar('R')


class State(Enum):
    CLOSED = auto()
    OPEN = auto()
    HALF_OPEN = auto()


class CircuitOpen(RuntimeError):
    pass


class Clock:
    def __init__(self):
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


class Breaker:
    def __init__(self, clock, limit=2, reset=10.0):
        self.clock, self.limit, self.reset = clock, limit, reset
        self.failures, self.state, self.opened = 0, State.CLOSED, None

    def __enter__(self):
        if self.state is State.OPEN:
            if self.clock.now - self.opened < self.reset:
                raise CircuitOpen(f'open since {self.opened:.2f}')
            self.state = State.HALF_OPEN
        return self

    def __exit__(self, kind, error, tb):
        match kind, self.state:
            case None, State.HALF_OPEN | State.CLOSED:
                self.failures, self.state = 0, State.CLOSED
            case _, State.HALF_OPEN:
                self.trip()
            case _:
                self.failures += 1
                if self.failures >= self.limit:
                    self.trip()
        return False

    def trip(self):
        self.state, self.opened = State.OPEN, self.clock.now
        log('tripped', self.opened)


def retry(*, attempts: int = 3, base: float = 0.5, catch: tuple = (Exception,), clock: Clock):
    def decorate(func: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(func)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            errors = []
            for n in range(attempts):
                try:
                    return func(*args, **kwargs)
                except catch as error:
                    errors.append(f'{type(error).__name__}: {error}')
                    wrapper.failures += 1
                    if n + 1 == attempts:
                        error.add_note('attempts: ' + ', '.join(errors))
                        raise
                    clock.sleep(base * 2 ** n + random.random() / 10)
            raise AssertionError('unreachable')
        wrapper.failures = 0
        return wrapper
    return decorate


random.seed(20)
clock = Clock()


@retry(attempts=4, catch=(ConnectionError, TimeoutError), clock=clock)
def flaky(threshold, /, *, label='x'):
    """Fails until the counter passes."""
    n = tick()
    if n < threshold:
        fail('ConnectionError' if n % 2 else 'TimeoutError', f'{label}{n}')
    return n


results = []
results.append(flaky(3, label='a'))
try:
    flaky(99)
except (ConnectionError, TimeoutError) as error:
    results.append((type(error).__name__, str(error), error.__notes__))
breaker = Breaker(clock)
for k in range(5):
    try:
        with breaker:
            ext(k)
            if k < 3:
                raise ValueError(k)
            results.append(('ok', k, breaker.state.name))
    except CircuitOpen as e:
        results.append(str(e).split(' ')[0])
        clock.sleep(20)
    except ValueError as e:
        results.append(('bad', e.args))
results + [clock.slept, flaky.failures, flaky.__name__, flaky.__doc__, str(breaker.state)]

#: order_state_machine
from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import singledispatchmethod
from typing import ClassVar, Literal, NamedTuple


class Status(StrEnum):
    NEW = 'new'
    PAID = 'paid'
    SHIPPED = 'shipped'
    DONE = 'done'
    CANCELLED = 'cancelled'


class Pay(NamedTuple):
    amount: int


class Ship(NamedTuple):
    carrier: str = 'post'


class Cancel(NamedTuple):
    reason: str | None = None


class IllegalTransition(Exception):
    def __init__(self, status, event):
        self.status, self.event = status, event

    def __str__(self):
        return f'{type(self.event).__name__.lower()} in {self.status}'


@dataclass(frozen=True)
class Order:
    id: str
    price: int
    status: Status = Status.NEW
    paid: int = 0
    history: tuple[str, ...] = ()
    ALLOWED: ClassVar[dict[Status, set[Status]]] = {
        Status.NEW: {Status.PAID, Status.CANCELLED},
        Status.PAID: {Status.SHIPPED, Status.CANCELLED},
        Status.SHIPPED: {Status.DONE},
    }

    def to(self, status: Status, **changes) -> Order:
        if status not in self.ALLOWED.get(self.status, ()):
            raise LookupError(status)
        return replace(self, status=status, history=(*self.history, f'{self.status}>{status}'), **changes)

    @singledispatchmethod
    def apply(self, event):
        raise NotImplementedError(type(event))

    @apply.register
    def _(self, event: Pay):
        paid = self.paid + ext(event.amount)
        return self.to(Status.PAID, paid=paid) if paid >= self.price else replace(self, paid=paid)

    @apply.register
    def _(self, event: Ship):
        log('ship', self.id, event.carrier)
        return self.to(Status.SHIPPED)

    @apply.register
    def _(self, event: Cancel):
        return self.to(Status.CANCELLED)


def run(order: Order, *events):
    for event in events:
        try:
            order = order.apply(event)
        except LookupError as error:
            raise IllegalTransition(order.status, event) from error
    return order


good = run(Order('a', 10), Pay(4), Pay(6), Ship('van'))
out = [str(good), str(good.status), good.history, f'{good.status:>10}', good.status == 'shipped']
for events in ([Ship()], [Pay(10), Ship(), Cancel('late')], [object()]):
    try:
        run(Order('b', ext(10)), *events)
    except IllegalTransition as error:
        out.append((str(error), type(error.__cause__).__name__, str(error.__cause__)))
    except NotImplementedError as error:
        out.append(repr(error.args[0]))
try:
    good.paid = 3
except AttributeError as error:
    out.append((type(error).__name__, str(error)))
[str(x) if isinstance(x, (Order, Status)) else x for x in out] + [hash(good) == hash(replace(good)), {good: 1}[replace(good)]]

#: json_path_query
import json
import operator
import re
from functools import reduce
from itertools import chain, groupby, islice

DOC = json.loads('''
{"store": {"book": [
  {"category": "ref", "author": "Rees", "title": "Sayings", "price": 8.95},
  {"category": "fic", "author": "Waugh", "title": "Sword", "price": 12.99, "tags": ["war", "x"]},
  {"category": "fic", "author": "Melville", "title": "Moby", "isbn": "0-553", "price": 8.99}],
  "bicycle": {"color": "red", "price": 19.95}}, "expensive": 10, "nothing": null, "ok": true}
''')
TOKEN = re.compile(r'''
    \.\.(?P<deep>\w+|\*) | \.(?P<key>\w+|\*) | \[(?P<index>-?\d+)\]
  | \[\?(?P<filter>\w+)\s*(?P<op>[<>=!]=?)\s*(?P<value>[^\]]+)\] | \[(?P<slice>-?\d*:-?\d*(?::-?\d*)?)\]
''', re.VERBOSE)
OPS = {'<': operator.lt, '>': operator.gt, '==': operator.eq, '!=': operator.ne, '<=': operator.le, '>=': operator.ge}


class PathError(Exception):
    ...


def tokenize(path):
    if not path.startswith('$'):
        raise PathError(f'path must start with $: {path}')
    position = 1
    while position < len(path):
        match = TOKEN.match(path, position)
        if match is None:
            raise PathError(f'at {position}: {path[position:]!r}')
        yield match.lastgroup if match['filter'] is None else 'filter', match
        position = match.end()


def children(node):
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, list) else ()


def deep(node):
    yield node
    for child in children(node):
        yield from deep(child)


def step(nodes, token):
    kind, match = token
    log(kind)
    match kind:
        case 'key':
            key = match['key']
            for node in nodes:
                if key == '*':
                    yield from children(node)
                elif isinstance(node, dict) and key in node:
                    yield node[key]
        case 'deep':
            key = match['deep']
            for node in chain.from_iterable(map(deep, nodes)):
                if key == '*':
                    yield from children(node)
                elif isinstance(node, dict) and key in node:
                    yield node[key]
        case 'index':
            for node in nodes:
                try:
                    yield node[int(match['index'])]
                except (IndexError, KeyError, TypeError):
                    pass
        case 'slice':
            cut = slice(*(int(p) if p else None for p in match['slice'].split(':')))
            for node in nodes:
                if isinstance(node, list):
                    yield from node[cut]
        case 'filter':
            test, value = OPS[match['op']], json.loads(match['value'])
            for node in nodes:
                for child in children(node):
                    if isinstance(child, dict) and match['filter'] in child and test(child[match['filter']], value):
                        yield child
        case _:
            raise PathError(kind)


def query(path, document=DOC):
    return list(reduce(step, tokenize(ext(path)), [document]))


out = {}
for path in ['$.store.book[0].title', '$..price', '$.store.book[?price < 9].author', '$.store.book[-1:].isbn',
             '$.store.*', '$..tags[1]', '$.ok', '$.nothing', '$.zip', 'store', '$.store!']:
    try:
        out[path] = query(path)
    except PathError as error:
        out[path] = f'error {error}'
books = sorted(query('$.store.book[0:9]'), key=operator.itemgetter('category', 'price'))
groups = {k: [b['title'] for b in g] for k, g in groupby(books, key=lambda b: ext(b['category']))}
print(json.dumps(out, sort_keys=True, separators=(',', ':')))
groups, list(islice(deep(DOC), 2, 5))

#: graph_toolkit
import heapq
from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from math import inf, isinf
from typing import Generic, Protocol, TypeVar, runtime_checkable

N = TypeVar('N', bound=Hashable)


@runtime_checkable
class Weighted(Protocol):
    def weight(self, a, b) -> float: ...


class Graph(Mapping, Generic[N]):
    def __init__(self, edges=(), directed=False):
        self._adjacent: dict[N, dict[N, float]] = {}
        self.directed = directed
        for a, b, *rest in edges:
            self.add(a, b, *rest)

    def add(self, a: N, b: N, cost: float = 1) -> 'Graph[N]':
        self._adjacent.setdefault(a, {})[b] = cost
        self._adjacent.setdefault(b, {})
        if not self.directed:
            self._adjacent[b][a] = cost
        return self

    def __getitem__(self, node: N) -> dict[N, float]:
        return self._adjacent[node]

    def __iter__(self) -> Iterator[N]:
        return iter(self._adjacent)

    def __len__(self) -> int:
        return len(self._adjacent)

    def weight(self, a, b):
        return self[a].get(b, inf)

    def bfs(self, start: N):
        seen, queue = {start}, deque([(start, 0)])
        while queue:
            node, depth = queue.popleft()
            yield node, depth
            for other in sorted(self[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append((other, depth + 1))

    def dijkstra(self, start: N):
        distance, before, heap = {start: 0}, {}, [(0, start)]
        while heap:
            d, node = heapq.heappop(heap)
            if d > distance[node]:
                continue
            log('settle', node, d)
            for other, cost in self[node].items():
                if (new := d + cost) < distance.get(other, inf):
                    distance[other], before[other] = new, node
                    heapq.heappush(heap, (new, other))
        return distance, before

    def path(self, start, end):
        _, before = self.dijkstra(start)
        found = [end]
        while found[-1] != start:
            try:
                found.append(before[found[-1]])
            except KeyError:
                raise LookupError(f'no path from {start} to {end}') from None
        return found[::-1]

    def components(self):
        left = set(self)
        while left:
            part = {n for n, _ in self.bfs(min(left))}
            left -= part
            yield sorted(part)

    def mst(self):
        parent = {n: n for n in self}

        def find(n):
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        edges = sorted({(c, *sorted((a, b))) for a in self for b, c in self[a].items()})
        for cost, a, b in edges:
            if (ra := find(a)) != (rb := find(b)):
                parent[ra] = rb
                yield a, b, cost

    def topological(self):
        state: dict[N, int] = {}
        order: list[N] = []

        def visit(node, trail):
            match state.get(node):
                case 1:
                    raise ValueError('cycle: ' + '>'.join([*trail[trail.index(node):], node]))
                case 2:
                    return
            state[node] = 1
            for other in self[node]:
                visit(other, [*trail, node])
            state[node] = 2
            order.append(node)

        for node in self:
            visit(node, [])
        return order[::-1]


g = Graph([('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('e', 'f', ext(1))])
out = [list(g.bfs('a')), g.path('a', 'd'), list(g.components()), list(g.mst()), isinstance(g, Weighted), len(g), 'a' in g,
       isinf(g.weight('a', 'zz')), dict(g.items()) == dict(g)]
try:
    g.path('a', 'f')
except LookupError as error:
    out.append((str(error), error.__suppress_context__))
for edges in ([('x', 'y'), ('y', 'z'), ('x', 'z')], [('x', 'y'), ('y', 'z'), ('z', 'x')]):
    try:
        out.append(Graph(ext(edges), directed=True).topological())
    except ValueError as error:
        out.append(str(error))
out

#: async_crawler
import asyncio
import re
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlparse

PAGES = {
    'http://site/': '<a href="/a">A</a> <a href="b">B</a> <a href="http://other/x">X</a>',
    'http://site/a': '<a href="/">home</a> <a href="/c#top">C</a>',
    'http://site/b': '<a href="/missing">?</a> <a href="/c">C</a>',
    'http://site/c': 'the end',
}


@dataclass
class Result:
    url: str
    status: int
    links: list[str] = field(default_factory=list)


class Crawler:
    def __init__(self, root: str, workers: int = 3, limit: int = 2):
        self.root = root
        self.queue: asyncio.Queue[tuple[str, int]] = asyncio.Queue()
        self.seen: set[str] = set()
        self.results: dict[str, Result] = {}
        self.semaphore = asyncio.Semaphore(limit)
        self.workers = workers
        self.active = self.peak = 0

    @asynccontextmanager
    async def slot(self):
        async with self.semaphore:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                yield self.active
            finally:
                self.active -= 1

    async def get(self, url: str) -> str:
        async with self.slot():
            await asyncio.sleep(0.01 * len(url))
            log('GET', url)
            try:
                return PAGES[url]
            except KeyError:
                raise LookupError(404) from None

    def links(self, base, html):
        for href in re.findall(r'href="([^"]+)"', html):
            url = urljoin(base, href).split('#')[0]
            if urlparse(url).netloc == urlparse(self.root).netloc:
                yield url

    async def worker(self, name):
        while True:
            url, depth = await self.queue.get()
            try:
                html = await asyncio.wait_for(self.get(url), timeout=5)
                found = list(self.links(url, html))
                self.results[url] = Result(url, 200, found)
                for link in found:
                    self.put(link, depth + 1)
            except LookupError as error:
                self.results[url] = Result(url, error.args[0])
            finally:
                self.queue.task_done()

    def put(self, url, depth):
        if url not in self.seen and depth < 4:
            self.seen.add(url)
            self.queue.put_nowait((url, depth))

    async def run(self):
        self.put(self.root, 0)
        tasks = [asyncio.create_task(self.worker(i), name=f'w{i}') for i in range(self.workers)]
        await self.queue.join()
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        return [type(e).__name__ for e in ended]


async def main():
    crawler = Crawler(ext('http://site/'))
    ended = await crawler.run()
    async with asyncio.TaskGroup() as group:
        extra = [group.create_task(asyncio.sleep(0.1 * n, n)) for n in (3, 1, 2)]
    return ended, crawler.peak, sorted((r.url, r.status, r.links) for r in crawler.results.values()), [t.result() for t in extra]


asyncio.run(main())

#: csv_pivot
import csv
import io
import itertools
import math
import re
import statistics
from collections import Counter, defaultdict, namedtuple
from contextlib import closing

RAW = '''id;region;amount;when
1;north;"1,200.50";2024-01-03
2;south;80;2024-01-09
3;north;;2024-02-01
4;"east
side";-5.25;2024-02-11
5;south;1e3;bad
'''
Cell = namedtuple('Cell', 'region month total', module=__name__)


class Bad(ValueError): pass


def number(text):
    try: return float(text.replace(',', '')) if text else None
    except ValueError: raise Bad(text) from None


def rows(text):
    reader = csv.DictReader(io.StringIO(text), delimiter=';')
    for row in reader:
        row['line'] = reader.line_num
        yield {k.strip(): v.strip() if isinstance(v, str) else v for k, v in row.items()}


problems, table = [], defaultdict(lambda: defaultdict(list))
for row in rows(ext(RAW)):
    match re.fullmatch(r'(\d{4})-(\d\d)-(\d\d)', row['when']), number(row['amount']):
        case None, _: problems.append(f"line {row['line']}: date {row['when']!r}")
        case _, None: problems.append(f"line {row['line']}: no amount")
        case found, amount if ext(amount) < 0: problems.append(f"line {row['line']}: {amount:+.2f} in {found[2]}")
        case found, amount: table[row['region']][found[2]].append(amount)
cells = [Cell(region, month, sum(v)) for region, months in table.items() for month, v in months.items()]
out = io.StringIO(newline='')
with closing(out):
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator='\n')
    writer.writerow(Cell._fields)
    writer.writerows(sorted(cells, key=lambda c: -ext(c.total)))
    dict_writer = csv.DictWriter(out, fieldnames=['a', 'b'], extrasaction='ignore', restval='?')
    dict_writer.writeheader()
    dict_writer.writerow({'a': ext('x,y'), 'z': 0})
    try: csv.DictWriter(out, ['a']).writerow({'q': 1})
    except ValueError as error: problems.append(str(error))
    shown = out.getvalue()
reader = csv.reader(line + '\n' for line in ext(['a,b', '"c', 'd",e', '']))
parsed = [(r, reader.line_num) for r in reader]
class Counting:
    def __init__(self, items): self.items, self.asked = iter(items), []
    def __iter__(self): self.asked.append('iter'); return self
    def __next__(self): self.asked.append('next'); return ext(next(self.items))
counting = Counting(['p|q', 'r'])
own = list(csv.reader(counting, delimiter='|'))
old = csv.field_size_limit(ext(5))
try: list(csv.reader(['abcdef']))
except csv.Error as error: problems.append(str(error))
finally: csv.field_size_limit(old)
class Sink:
    def write(self, text): return ext(text)
returned = csv.writer(Sink()).writerow(['a', None, 1.5, True])
bins = Counter(math.floor(math.log10(c.total)) for c in cells if c.total)
columns = list(zip(*([c.region, c.total] for c in cells)))
repr([problems, cells, shown, parsed, own, counting.asked, returned, dict(bins), columns, csv.Sniffer().has_header(RAW), [list(g) for _, g in itertools.groupby(sorted(c.month for c in cells))], cells[0]._replace(total=0), Cell._make('abc'), statistics.fmean(c.total for c in cells), csv.field_size_limit() == old])
