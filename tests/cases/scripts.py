# Scripts as people and models write them, 60 to 150 lines each.
#: orm_with_descriptors_and_metaclass
from __future__ import annotations
from typing import Any, Callable, ClassVar, Generic, Iterator, TypeVar, overload
from dataclasses import dataclass, field
from collections import defaultdict
import re

T = TypeVar('T')


class ValidationError(Exception):
    def __init__(self, field_name: str, message: str):
        super().__init__(f'{field_name}: {message}')
        self.field_name = field_name


class Field(Generic[T]):
    _counter: ClassVar[int] = 0

    def __init__(self, type_: type[T], *, default: T | None = None, required: bool = True, validators: list[Callable[[T], None]] | None = None):
        self.type_ = type_
        self.default = default
        self.required = required
        self.validators = validators or []
        Field._counter += 1
        self.order = Field._counter

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.slot = f'_{name}'

    @overload
    def __get__(self, instance: None, owner: type) -> Field[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.slot, self.default)

    def __set__(self, instance, value: T) -> None:
        if not isinstance(value, self.type_):
            try:
                value = self.type_(value)
            except (TypeError, ValueError) as exc:
                raise ValidationError(self.name, f'expected {self.type_.__name__}, got {type(value).__name__}') from exc
        for check in self.validators:
            check(value)
        instance.__dict__[self.slot] = value

    def __delete__(self, instance):
        raise AttributeError(f'cannot delete {self.name}')


class ModelMeta(type):
    registry: dict[str, type] = {}

    def __new__(mcls, name, bases, ns, **kwargs):
        cls = super().__new__(mcls, name, bases, ns)
        fields = {}
        for base in reversed(cls.__mro__):
            for key, value in vars(base).items():
                if isinstance(value, Field):
                    fields[key] = value
        cls._fields = dict(sorted(fields.items(), key=lambda kv: kv[1].order))
        cls._table = kwargs.get('table') or re.sub(r'(?<!^)(?=[A-Z])', '_', name).lower() + 's'
        if bases:
            mcls.registry[cls._table] = cls
        return cls

    def __init__(cls, name, bases, ns, **kwargs):
        super().__init__(name, bases, ns)

    def __iter__(cls) -> Iterator[str]:
        return iter(cls._fields)

    def __len__(cls):
        return len(cls._fields)

    def __getitem__(cls, key):
        return cls._fields[key]


class Model(metaclass=ModelMeta):
    def __init__(self, **values: Any):
        unknown = values.keys() - self._fields.keys()
        if unknown:
            raise TypeError(f'unknown fields: {", ".join(sorted(unknown))}')
        for name, fld in self._fields.items():
            if name in values:
                setattr(self, name, values[name])
            elif fld.required and fld.default is None:
                raise ValidationError(name, 'required')

    def __repr__(self):
        parts = ', '.join(f'{name}={getattr(self, name)!r}' for name in self._fields)
        return f'{type(self).__name__}({parts})'

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return all(getattr(self, n) == getattr(other, n) for n in self._fields)

    def save(self):
        store = QuerySet(type(self))
        ext(['insert', self._table, {n: getattr(self, n) for n in self._fields}])
        store.rows.append(self)
        return self

    @classmethod
    def objects(cls):
        return QuerySet(cls)


class QuerySet:
    _store: defaultdict[str, list] = defaultdict(list)

    def __init__(self, model, filters=(), key=None):
        self.model, self.filters, self.key = model, filters, key

    @property
    def rows(self):
        return self._store[self.model._table]

    def filter(self, **conditions):
        def make(name, op, value):
            ops = {'eq': lambda a: a == value, 'gt': lambda a: a > value, 'in': lambda a: a in value, 'contains': lambda a: value in a}
            test = ops[op]
            return lambda row: test(getattr(row, name))
        new = []
        for cond, value in conditions.items():
            name, _, op = cond.partition('__')
            new.append(make(name, op or 'eq', ext(value)))
        return QuerySet(self.model, (*self.filters, *new), self.key)

    def order_by(self, name):
        reverse = name.startswith('-')
        return QuerySet(self.model, self.filters, (name.lstrip('-'), reverse))

    def __iter__(self):
        rows = (row for row in self.rows if all(f(row) for f in self.filters))
        if self.key:
            name, reverse = self.key
            rows = sorted(rows, key=lambda r: getattr(r, name), reverse=reverse)
        yield from rows

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, index):
        return list(self)[index]

    def first(self):
        return next(iter(self), None)


def positive(v):
    if v < 0:
        raise ValidationError('?', f'{v} is negative')


class User(Model):
    name = Field(str)
    age = Field(int, default=0, validators=[positive])


class AdminUser(User, table='admins'):
    level = Field(int, default=ext(1), required=False)


errors = []
for values in ({'name': 'ann', 'age': '31'}, {'name': 'bob', 'age': 5}, {'age': 3}, {'name': 'x', 'age': -1}, {'name': 'c', 'age': 'zz'}, {'nme': 1}):
    try:
        User(**values).save()
    except (ValidationError, TypeError) as e:
        errors.append((type(e).__name__, str(e), type(e.__cause__).__name__))
AdminUser(name='root', level='7').save()
try:
    del User(name='q').name
except AttributeError as e:
    errors.append(str(e))
[errors, list(User), len(AdminUser), User['age'].type_.__name__, sorted(ModelMeta.registry), repr(User.objects().order_by('-age')[0]),
 len(User.objects().filter(age__gt=4)), repr(User.objects().filter(name__in=['bob'], age=5).first()), repr(AdminUser.objects().first()),
 User.objects().filter(name='nobody').first(), User(name='a') == User(name='a'), User(name='a') == 3, [u.name for u in User.objects().order_by('name')]]
#: expression_parser_and_interpreter
from dataclasses import dataclass
from enum import Enum, auto
from functools import singledispatch, reduce
import operator
from typing import NamedTuple, Union


class Kind(Enum):
    NUM = auto()
    NAME = auto()
    OP = auto()
    LPAR = '('
    RPAR = ')'
    END = None

    @property
    def literal(self):
        return isinstance(self.value, int)


class Token(NamedTuple):
    kind: Kind
    text: str
    pos: int = 0


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Bin:
    op: str
    left: 'Expr'
    right: 'Expr'


@dataclass(frozen=True)
class Call:
    fn: str
    args: tuple


@dataclass(frozen=True)
class Let:
    name: str
    value: 'Expr'
    body: 'Expr'


Expr = Union[Num, Var, Bin, Call, Let]


class LexError(SyntaxError):
    pass


def tokenize(src):
    i = 0
    while i < len(src):
        c = src[i]
        match c:
            case ' ' | '\t':
                i += 1
            case _ if c.isdigit():
                j = i
                while j < len(src) and (src[j].isdigit() or src[j] == '.'):
                    j += 1
                yield Token(Kind.NUM, src[i:j], i)
                i = j
            case _ if c.isalpha():
                j = i
                while j < len(src) and src[j].isalnum():
                    j += 1
                yield Token(Kind.NAME, src[i:j], i)
                i = j
            case '(' | ')':
                yield Token(Kind(c), c, i)
                i += 1
            case '+' | '-' | '*' | '/' | '^' | '=' | ',':
                yield Token(Kind.OP, c, i)
                i += 1
            case _:
                raise LexError(f'bad character {c!r} at {i}')
    yield Token(Kind.END, '', i)


class Parser:
    PREC = {'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}

    def __init__(self, src):
        self.toks = list(tokenize(src))
        self.i = 0

    @property
    def cur(self):
        return self.toks[self.i]

    def eat(self, kind, text=None):
        tok = self.cur
        if tok.kind is not kind or (text is not None and tok.text != text):
            raise SyntaxError(f'expected {kind.name} at {tok.pos}, got {tok.text!r}')
        self.i += 1
        return tok

    def parse(self):
        e = self.expr()
        self.eat(Kind.END)
        return e

    def expr(self, min_prec=1):
        left = self.atom()
        while self.cur.kind is Kind.OP and (p := self.PREC.get(self.cur.text, 0)) >= min_prec:
            op = self.eat(Kind.OP).text
            right = self.expr(p if op == '^' else p + 1)
            left = Bin(op, left, right)
        return left

    def atom(self):
        match self.cur:
            case Token(Kind.NUM, text):
                self.i += 1
                return Num(float(text))
            case Token(Kind.NAME, 'let'):
                self.i += 1
                name = self.eat(Kind.NAME).text
                self.eat(Kind.OP, '=')
                value = self.expr()
                self.eat(Kind.NAME, 'in')
                return Let(name, value, self.expr())
            case Token(kind=Kind.NAME, text=name):
                self.i += 1
                if self.cur.kind is not Kind.LPAR:
                    return Var(name)
                self.eat(Kind.LPAR)
                args = []
                while self.cur.kind is not Kind.RPAR:
                    args.append(self.expr())
                    if self.cur.text == ',':
                        self.i += 1
                self.eat(Kind.RPAR)
                return Call(name, tuple(args))
            case Token(Kind.LPAR):
                self.i += 1
                e = self.expr()
                self.eat(Kind.RPAR)
                return e
            case Token(Kind.OP, '-'):
                self.i += 1
                return Bin('-', Num(0), self.expr(3))
            case tok:
                raise SyntaxError(f'unexpected {tok.kind.name} {tok.text!r}')


OPS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '^': operator.pow}
FUNCS = {'max': max, 'sum': lambda *a: reduce(operator.add, a, 0), 'fetch': lambda k: ext(k * 10)}


@singledispatch
def evaluate(node, env):
    raise TypeError(f'cannot evaluate {node!r}')


@evaluate.register
def _(node: Num, env):
    return node.value


@evaluate.register
def _(node: Var, env):
    try:
        return env[node.name]
    except KeyError:
        return ext({'lookup': node.name})['lookup'].__len__()


@evaluate.register(Bin)
def _bin(node, env):
    return OPS[node.op](evaluate(node.left, env), evaluate(node.right, env))


@evaluate.register
def _(node: Call, env):
    return FUNCS[node.fn](*(evaluate(a, env) for a in node.args))


@evaluate.register
def _(node: Let, env):
    return evaluate(node.body, {**env, node.name: evaluate(node.value, env)})


def run(src):
    try:
        return evaluate(Parser(src).parse(), {'x': 3})
    except (SyntaxError, ZeroDivisionError, KeyError, RecursionError) as e:
        return f'{type(e).__name__}: {e}'


[run(s) for s in ['1 + 2 * 3', '2 ^ 3 ^ 2', '(1 + 2) * -x', 'let y = 4 in y * y + fetch(y)', 'max(1, x, fetch(2))', 'sum(1,2,3)', '1 / 0', '1 +', '$', 'nope(1)', 'abc + 1', 'let a = fetch(1) in let a = a + 1 in a']] + [repr(Parser('1+x').parse()), hash(Num(1)) == hash(Num(1)), Kind.NUM.literal, Kind('(').name]
#: graph_algorithms
import heapq
from collections import defaultdict, deque, OrderedDict, Counter
from itertools import combinations, product, groupby, accumulate, chain, islice
from math import inf
from functools import lru_cache, cache


class Graph:
    def __init__(self, edges, directed=False):
        self.adj = defaultdict(dict)
        for u, v, w in edges:
            self.adj[u][v] = w
            if not directed:
                self.adj[v][u] = w
            else:
                self.adj[v]

    def dijkstra(self, src):
        dist = {src: 0}
        heap = [(0, src)]
        prev = {}
        while heap:
            d, u = heapq.heappop(heap)
            if d > dist.get(u, inf):
                continue
            for v, w in self.adj[u].items():
                nd = d + ext(w)
                if nd < dist.get(v, inf):
                    dist[v], prev[v] = nd, u
                    heapq.heappush(heap, (nd, v))
        return dist, prev

    def path(self, src, dst):
        dist, prev = self.dijkstra(src)
        if dst not in dist:
            return None
        out = [dst]
        while out[-1] != src:
            out.append(prev[out[-1]])
        return out[::-1]

    def topo(self):
        indeg = Counter(v for vs in self.adj.values() for v in vs)
        q = deque(sorted(u for u in self.adj if not indeg[u]))
        while q:
            u = q.popleft()
            yield u
            for v in sorted(self.adj[u]):
                indeg[v] -= 1
                if not indeg[v]:
                    q.append(v)

    def scc(self):
        index, low, stack, on, out = {}, {}, [], set(), []

        def visit(v):
            index[v] = low[v] = len(index)
            stack.append(v)
            on.add(v)
            for w in self.adj[v]:
                if w not in index:
                    visit(w)
                    low[v] = min(low[v], low[w])
                elif w in on:
                    low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                comp = []
                while True:
                    w = stack.pop()
                    on.discard(w)
                    comp.append(w)
                    if w == v:
                        break
                out.append(sorted(comp))

        for v in list(self.adj):
            if v not in index:
                visit(v)
        return sorted(out)


class UnionFind:
    def __init__(self, items):
        self.parent = {i: i for i in items}

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self.parent[a] = b
        return True


def kruskal(edges):
    uf = UnionFind({n for e in edges for n in e[:2]})
    return [e for e in sorted(edges, key=lambda e: ext(e[2])) if uf.union(*e[:2])]


def lcs(a, b):
    @cache
    def go(i, j):
        if i == len(a) or j == len(b):
            return ''
        if a[i] == b[j]:
            return a[i] + go(i + 1, j + 1)
        return max(go(i + 1, j), go(i, j + 1), key=len)
    return go(0, 0), go.cache_info().misses


def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best[cap]


def queens(n):
    def place(row, cols, d1, d2):
        if row == n:
            yield []
            return
        for c in range(n):
            if c not in cols and row + c not in d1 and row - c not in d2:
                for rest in place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}):
                    yield [c, *rest]
    return place(0, frozenset(), frozenset(), frozenset())


edges = [('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('c', 'd', 8), ('e', 'f', 1)]
g = Graph(edges)
dag = Graph(edges, directed=True)
cyc = Graph([(1, 2, 0), (2, 3, 0), (3, 1, 0), (3, 4, 0), (4, 5, 0), (5, 4, 0)], directed=True)
it = queens(6)
first = next(it)
log(first)
[g.path('a', 'd'), g.path('a', 'f'), g.dijkstra('a')[0], list(dag.topo()), cyc.scc(), kruskal(edges), lcs('AGGTAB', 'GXTXAYB'), knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7), first, len(list(it)),
 [(k, [*map(len, v)]) for k, v in groupby(sorted(['aa', 'b', 'cc', 'd'], key=len), key=len)], list(accumulate([1, 2, 3], lambda a, b: a * ext(b))), list(islice(chain.from_iterable(product('ab', repeat=2)), 5))]

#: event_system_and_plugins
import functools
import inspect
from collections import defaultdict
from contextlib import contextmanager, ExitStack, suppress, AbstractContextManager
from typing import Protocol, runtime_checkable, Any, Callable, TypeVar, ParamSpec
import logging

P = ParamSpec('P')
R = TypeVar('R')


def retry(times: int = 3, exceptions: tuple[type[BaseException], ...] = (Exception,)):
    def decorate(func: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(func)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            last = None
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)
                except exceptions as exc:
                    last = exc
                    log('retry', func.__name__, attempt, str(exc))
            raise RuntimeError(f'{func.__name__} failed after {times} attempts') from last
        wrapper.attempts = times
        return wrapper
    return decorate


def memoize(func):
    cache = {}

    @functools.wraps(func)
    def wrapper(*args):
        try:
            return cache[args]
        except KeyError:
            cache[args] = result = func(*args)
            return result
    wrapper.cache = cache
    return wrapper


class EventBus:
    def __init__(self):
        self._handlers: dict[str, list[tuple[int, Callable]]] = defaultdict(list)
        self.history = []

    def on(self, event, *, priority=0):
        def register(fn):
            self._handlers[event].append((priority, fn))
            self._handlers[event].sort(key=lambda pair: -pair[0])
            return fn
        return register

    def emit(self, event, /, **payload):
        results = {}
        for priority, fn in self._handlers.get(event, ()):
            wanted = inspect.signature(fn).parameters
            with suppress(LookupError):
                results[fn.__qualname__.rpartition('.')[2]] = fn(**{k: v for k, v in payload.items() if k in wanted})
        self.history.append((event, len(results)))
        return results

    @contextmanager
    def muted(self, event):
        saved = self._handlers.pop(event, [])
        try:
            yield self
        finally:
            self._handlers[event] = saved


@runtime_checkable
class Plugin(Protocol):
    name: str

    def activate(self, bus: EventBus) -> None: ...


class PluginBase:
    registry: dict[str, type] = {}

    def __init_subclass__(cls, /, name: str | None = None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.name = name or cls.__name__.lower()
        PluginBase.registry[cls.name] = cls


class Audit(PluginBase, name='audit'):
    def __init__(self):
        self.seen = []

    def activate(self, bus):
        bus.on('save', priority=10)(self.on_save)

    def on_save(self, key, value):
        self.seen.append(key)
        return ext(f'{key}={value}')


class Counter_(PluginBase):
    count = 0

    def activate(self, bus):
        @bus.on('save')
        def bump(key):
            type(self).count += ext(1)
            if key == 'bad':
                raise KeyError(key)
            return self.count


bus = EventBus()
plugins = {name: cls() for name, cls in PluginBase.registry.items()}
for p in plugins.values():
    p.activate(bus)


@retry(times=2, exceptions=(ValueError, KeyError))
def flaky(n):
    if n:
        return fail('ValueError', f'n={n}')
    return ext('fine')


@memoize
def slow(n):
    """Doc."""
    return ext(n) * 2


out = [bus.emit('save', key='a', value=1), bus.emit('save', key='bad', value=2)]
with bus.muted('save') as b:
    out.append(b.emit('save', key='x', value=0))
out.append(bus.emit('save', key='z', value=3))
try:
    flaky(1)
except RuntimeError as e:
    out.append([str(e), type(e.__cause__).__name__, str(e.__cause__)])
out += [flaky(0), flaky.attempts, flaky.__wrapped__.__name__, slow(2), slow(2), slow.cache, slow.__doc__, bus.history, plugins['audit'].seen, Counter_.count,
        [isinstance(p, Plugin) for p in plugins.values()], isinstance(3, Plugin), sorted(PluginBase.registry), str(inspect.signature(flaky)), str(inspect.signature(retry))]
out

#: async_pipeline
import asyncio
from dataclasses import dataclass, field
from typing import AsyncIterator
from contextlib import asynccontextmanager


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    deps: list[str] = field(default_factory=list, compare=False, repr=False)


class Pool:
    def __init__(self, size):
        self.sem = asyncio.Semaphore(size)
        self.active = 0
        self.peak = 0

    @asynccontextmanager
    async def slot(self):
        async with self.sem:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                yield self
            finally:
                self.active -= 1


async def producer(queue, jobs):
    for job in sorted(jobs):
        await queue.put(job)
        await asyncio.sleep(0.01)
    await queue.put(None)


async def stages(queue) -> AsyncIterator[Job]:
    while (job := await queue.get()) is not None:
        yield job
        queue.task_done()


async def work(job, pool, results):
    async with pool.slot():
        await asyncio.sleep(job.priority / 10)
        if job.name == 'boom':
            raise ValueError(f'job {job.name}')
        results[job.name] = ext(job.priority * 2)
        return job.name


async def with_timeout():
    try:
        async with asyncio.timeout(0.05):
            await asyncio.sleep(10)
    except TimeoutError:
        return 'timed out'


async def cancel_me(log_):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        log_.append(ext('cancelled'))
        raise
    finally:
        log_.append('cleanup')


async def main():
    queue, pool, results, notes = asyncio.Queue(maxsize=2), Pool(2), {}, []
    jobs = [Job(3, 'c'), Job(1, 'a'), Job(2, 'b'), Job(2, 'boom')]
    feeder = asyncio.create_task(producer(queue, jobs))
    tasks = [asyncio.create_task(work(job, pool, results), name=job.name) async for job in stages(queue)]
    await feeder
    done = await asyncio.gather(*tasks, return_exceptions=True)
    t = asyncio.create_task(cancel_me(notes))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        notes.append('seen')
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(5))
            tg.create_task(work(Job(1, 'boom'), pool, results))
    except* ValueError as group:
        notes.append([str(e) for e in group.exceptions])
    event = asyncio.Event()
    order = []

    async def waiter(n):
        await event.wait()
        order.append(n)

    ws = [asyncio.ensure_future(waiter(n)) for n in range(3)]
    await asyncio.sleep(0.1)
    event.set()
    await asyncio.wait(ws)
    lock = asyncio.Lock()
    async with lock:
        notes.append(lock.locked())
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, fut.set_result, 'late')
    first = [await f for f in asyncio.as_completed([asyncio.sleep(0.3, 'y'), asyncio.sleep(0.1, 'x')])]
    return [results, [str(d) for d in done], pool.peak, notes, await with_timeout(), order, await fut, first, [t.get_name() for t in tasks]]


asyncio.run(main())

#: matrix_and_vector_classes
import math
from fractions import Fraction
from functools import total_ordering, reduce, singledispatchmethod
from itertools import starmap, zip_longest, product
from numbers import Number


class Vector:
    def __init__(self, *xs):
        self._xs = tuple(xs)

    def __len__(self): return len(self._xs)
    def __iter__(self): return iter(self._xs)
    def __getitem__(self, i):
        got = self._xs[i]
        return Vector(*got) if isinstance(i, slice) else got
    def __add__(self, o): return Vector(*(a + b for a, b in zip_longest(self, o, fillvalue=0)))
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, o):
        if isinstance(o, Vector):
            return sum(a * b for a, b in zip(self, o, strict=True))
        if isinstance(o, Number):
            return Vector(*(a * o for a in self))
        return NotImplemented
    __rmul__ = __mul__
    def __neg__(self): return -1 * self
    def __abs__(self): return math.hypot(*self)
    def __bool__(self): return any(self)
    def __eq__(self, o): return isinstance(o, Vector) and self._xs == o._xs
    def __hash__(self): return hash(self._xs)
    def __repr__(self): return f'Vector{self._xs!r}'
    def __format__(self, spec): return '<' + ', '.join(format(x, spec or '.1f') for x in self) + '>'


class Matrix:
    def __init__(self, rows):
        self.rows = [list(map(Fraction, row)) for row in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError('ragged')

    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]:
            raise ValueError(f'shapes {self.shape} and {o.shape} differ')
        cols = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __pow__(self, n, mod=None):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result
    def __getitem__(self, key):
        match key:
            case (int(i), int(j)): return self.rows[i][j]
            case (slice() as i, int(j)): return [r[j] for r in self.rows[i]]
            case int(i): return self.rows[i]
            case _: raise TypeError(f'bad index {key!r}')
    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = Fraction(value)
    def det(self):
        m = [r[:] for r in self.rows]
        n, sign = len(m), 1
        for c in range(n):
            p = next((r for r in range(c, n) if m[r][c]), None)
            if p is None:
                return Fraction(0)
            if p != c:
                m[c], m[p] = m[p], m[c]
                sign = -sign
            for r in range(c + 1, n):
                f = m[r][c] / m[c][c]
                m[r] = [a - f * b for a, b in zip(m[r], m[c])]
        return sign * math.prod(m[i][i] for i in range(n))
    def __eq__(self, o): return self.rows == o.rows if isinstance(o, Matrix) else NotImplemented
    __hash__ = None
    def __str__(self):
        w = max(len(str(x)) for r in self.rows for x in r)
        return '\n'.join(' '.join(f'{str(x):>{w}}' for x in r) for r in self.rows)


m = Matrix(ext([[2, 1], [1, 3]]))
v, w = Vector(1, 2), Vector(*ext([3, 4, 5]))
out = [str(m @ m), str(m ** 5), str(m.det()), str(m.T @ Matrix([[ext(1)], [2]])), repr(v + w), v * v, repr(3 * v), repr(sum([v, v, v])), abs(Vector(3, 4)), bool(Vector(0, 0)), f'{v} {v:.3f} {w:d}', repr(w[1:]), w[-1], hash(v) == hash(Vector(1, 2)), repr(-v), str(m[0, 1]), [str(x) for x in m[:, 1]], m == Matrix([[2, 1], [1, 3]]), m == 3]
for bad in (lambda: m @ Matrix([[1, 2, 3]]), lambda: Matrix([[1], [1, 2]]), lambda: v * w, lambda: v * 'a', lambda: hash(m), lambda: m['x'], lambda: v + 1):
    try:
        out.append(bad())
    except Exception as e:
        out.append(f'{type(e).__name__}: {e}')
m[0, 0] = ext('1/2')
out + [str(m[0, 0]), str(m.det())]

#: text_wrangling
import re
import string
import textwrap
from collections import Counter, OrderedDict, namedtuple
from datetime import datetime, timedelta, date, timezone
from decimal import Decimal, ROUND_HALF_UP
import json
import csv
import io

LOG = '''\
2024-01-05 10:00:01 INFO  web: GET /index.html 200 (12ms)
2024-01-05 10:00:03 WARN  db: slow query "SELECT * FROM t" (1530ms)
2024-01-06 23:59:59 ERROR web: POST /api/x 500 (3ms)
garbage line
2024-02-29 00:00:00 INFO  web: GET /a%20b?q=1&r=2 304 (0ms)
'''
PATTERN = re.compile(r'''
    ^(?P<when>\d{4}-\d\d-\d\d\ \d\d:\d\d:\d\d)\s+
    (?P<level>[A-Z]+)\s+(?P<source>\w+):\s
    (?P<rest>.*?)\s\((?P<ms>\d+)ms\)$''', re.VERBOSE | re.MULTILINE)
Entry = namedtuple('Entry', 'when level source rest ms')


def parse(text):
    for m in PATTERN.finditer(text):
        d = m.groupdict()
        d['when'] = datetime.strptime(d['when'], '%Y-%m-%d %H:%M:%S')
        d['ms'] = int(d['ms'])
        yield Entry(**d)


entries = list(parse(ext(LOG)))
by_level = Counter(e.level for e in entries)
slowest = max(entries, key=lambda e: ext(e.ms))
span = entries[-1].when - entries[0].when
camel = lambda s: re.sub(r'_(\w)', lambda m: ext(m[1].upper()), s)
snake = lambda s: re.sub(r'(?<!^)(?=[A-Z])', '_', s).lower()
buf = io.StringIO()
writer = csv.DictWriter(buf, fieldnames=['level', 'rest'], quoting=csv.QUOTE_MINIMAL)
writer.writeheader()
writer.writerows({'level': e.level, 'rest': e.rest} for e in entries)
rows = list(csv.DictReader(io.StringIO(buf.getvalue())))
money = [Decimal(x).quantize(Decimal('0.01'), ROUND_HALF_UP) for x in ('2.675', '1.005', '-0.125')]
table = str.maketrans({'a': 'A', 'b': None, 'c': 'see'})
tmpl = string.Template('$who owes $$${amount}')


[
    dict(by_level), slowest.rest, str(span), span.total_seconds(), camel('some_snake_case'), snake('SomeCamelCase'), rows[1]['rest'], buf.getvalue().count('\r\n'),
    [str(m) for m in money], 'abcabc'.translate(table), tmpl.substitute(who='Al', amount=3), textwrap.fill('the quick brown fox ' * 3, 20), textwrap.shorten('hello big world', 12), textwrap.indent(textwrap.dedent('  a\n    b\n'), '> '),
    json.dumps({'d': str(date(2024, 2, 29) + timedelta(days=366)), 'n': [1.0, None, True]}, indent=1, sort_keys=True), json.loads('{"a": [1, 2.5, "x\\u00e9"]}'), (datetime(2024, 3, 10, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=-5)))).isoformat(), f'{entries[0].when:%A %d %B}', date(2024, 12, 30).isocalendar()[:2],
    f'{1234567.891:,.2f}|{255:#x}|{"mid":^9}|{0.5:%}|{-3:+05d}|{"x":*<4}|{1e10:g}|{Decimal("1.10")}', '%-5s|%05.1f|%x|%(a)s' % {'a': 1} if False else '%-5s|%05.1f|%x' % ('a', 3.14159, 255), 'ß'.upper(), 'İ'.lower().encode().hex(), 'a,b;c'.replace(';', ',').split(','), re.split(r'([,;])', 'a,b;c'), ' x '.join('abc').partition('x'), re.findall(r'(\w)(\d)', 'a1b2'), re.sub(r'(?P<x>\d+)', r'<\g<x>>', 'a12b3'),
]
