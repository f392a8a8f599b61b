# Scripts as people and models write them: reports, permissions, an interpreter, caches, tests and simulations.

#: invoice_report
from collections import OrderedDict
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from operator import attrgetter, itemgetter
from string import Template
from textwrap import dedent, fill, indent, shorten
from typing import NamedTuple
import calendar


class Line(NamedTuple):
    item: str
    quantity: int
    price: Decimal
    vat: Decimal = Decimal('0.19')

    @property
    def net(self):
        return self.quantity * self.price

    def gross(self, places=2):
        return round(self.net * (1 + self.vat), places)


class Money(Decimal):
    def __new__(cls, value='0', currency='EUR'):
        self = super().__new__(cls, value)
        self.currency = currency
        return self

    def __format__(self, spec):
        if spec == 'money':
            return f'{self.quantize(Decimal("0.01"), ROUND_HALF_EVEN):,} {self.currency}'
        return super().__format__(spec)


def add_business_days(day: date, days: int, holidays=frozenset()) -> date:
    while days:
        day += timedelta(days=1)
        if day.weekday() < calendar.SATURDAY and day not in holidays:
            days -= 1
    return day


LETTER = Template(dedent('''\
    Dear $name,

      your invoice of ${day:-} ${total}.
    $$ due: $due
''').replace('${day:-}', '$day'))
lines = [Line('Tea', 3, Decimal('4.99')), Line('Salt & pepper mills, hand made', 1, Decimal('79.5'), Decimal('0.07')),
         Line('Rice', ext(25), Decimal('0.333'))]
header = ('Item', 'Qty', 'Net', 'Gross')
widths = (18, 5, 10, 10)
table = [' '.join(f'{h:{"<" if i == 0 else ">"}{w}}' for i, (h, w) in enumerate(zip(header, widths)))]
table.append('=' * len(table[0]))
for line in sorted(lines, key=lambda l: (-l.net, log(l.item))):
    cells = shorten(line.item, 18, placeholder='…'), line.quantity, line.net, line.gross()
    table.append('{:<{}} {:>{}d} {:>{},.2f} {:>{},.2f}'.format(*(v for pair in zip(cells, widths) for v in pair)))
total = Money(sum(map(Line.gross, lines)))
by_rate = OrderedDict()
for line in lines:
    by_rate[line.vat] = by_rate.get(line.vat, 0) + line.net
by_rate.move_to_end(Decimal('0.07'), last=False)
due = add_business_days(date(2024, 3, 27), 5, {date(2024, 3, 29), date(2024, 4, 1)})
print('\n'.join(table))
print(LETTER.substitute(name='Ada', day=date(2024, 3, 27).strftime('%d %b %Y'), total=f'{total:money}', due=f'{due:%A %d.%m.%y}'))
print(indent(fill(ext('All prices in euro. ' * 5).strip(), 40), '> '))
try:
    LETTER.substitute(name='x')
except KeyError as error:
    print('missing', error)
print(calendar.month(2024, 4))
[f'{rate:.0%} {float(net):08.3f}' for rate, net in by_rate.items()] + [f'{total:money}', str(total), total.currency, type(total + 1).__name__, f'{total:>12.1f}']

#: permissions_flags
from enum import Enum, Flag, IntEnum, IntFlag, auto, nonmember, property as enum_property, unique
from functools import reduce
from operator import or_


class Perm(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    DELETE = auto()
    EDIT = READ | WRITE
    ALL = EDIT | DELETE

    @classmethod
    def parse(cls, text):
        return reduce(or_, (cls[part.strip().upper()] for part in text.split('|')), cls.NONE)

    def describe(self):
        return '+'.join(p.name.lower() for p in self) or 'nothing'


@unique
class Role(Enum):
    GUEST = ('guest', Perm.READ)
    EDITOR = ('editor', Perm.EDIT)
    ADMIN = ('admin', Perm.ALL)

    def __init__(self, label, perms):
        self.label = label
        self.perms = perms

    @classmethod
    def _missing_(cls, value):
        for role in cls:
            if role.label == str(value).lower():
                return role
        return None

    def __or__(self, other):
        return self.perms | other.perms


@unique
class Level(IntEnum):
    LOW = 1
    MID = 2
    HIGH = 3


class Mode(IntFlag):
    X = 1
    W = 2
    R = 4


class Weekday(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return name.lower()

    _ignore_ = ['i']
    helper = nonmember(3)
    MON = auto()
    TUE = auto()

    @enum_property
    def short(self):
        return self.value[:2]


def extend():
    class More(Role):
        EXTRA = ('extra', Perm.NONE)


def check(role, wanted):
    if missing := wanted & ~role.perms:
        raise PermissionError(f'{role.label} lacks {missing.describe()}')
    return ext(f'{role.name} may {wanted.describe()}')


out = [check(Role.EDITOR, Perm.EDIT), Role('admin') is Role.ADMIN, str(Perm.EDIT), repr(Perm.READ | Perm.DELETE), Perm.parse(ext('read|delete')) in Perm.ALL,
       [r.name for r in Role], len(Perm), list(Perm.__members__), ~Perm.READ == Perm.WRITE | Perm.DELETE, bool(Perm.NONE), Perm(3).name,
       Level.HIGH > Level.LOW, f'{Level.MID}', Level(2).name, sorted([Level.HIGH, Level.LOW]), str(Mode.R | Mode.X), int(Mode(6)), Mode.R | 8,
       Weekday.MON.short, [d.value for d in Weekday], (Role.GUEST | Role.EDITOR).describe(), Role.GUEST.perms.describe()]
for bad in (lambda: check(Role.GUEST, Perm.ALL), lambda: Role('root'), lambda: Perm['zip'], lambda: Perm(99), lambda: setattr(Role, 'GUEST', 1),
            lambda: unique(Enum('Dup', {'A': 1, 'B': 1})), lambda: extend(), lambda: Level.LOW.nope):
    try:
        out.append(bad())
    except (PermissionError, ValueError, KeyError, AttributeError, TypeError) as error:
        out.append(f'{type(error).__name__}: {error}')
Planet = Enum('Planet', 'MERCURY VENUS', start=5, module='m')
[str(o) for o in out] + [Planet.VENUS.value, {Level.LOW: ext(1)}[1]]

#: tokenizer_and_interpreter
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Callable, Iterator, NamedTuple, TypeAlias, Union

SOURCE = '''
fn fact(n) { if n < 2 { return 1; } return n * fact(n - 1); }
let i = 0; let total = 0;
while i < 5 { i = i + 1; if i == 3 { continue; } total = total + fact(i); }
print "total", total;
let make = fn(k) { return fn(x) { k = k + x; return k; }; };
let acc = make(10); acc(5);
print acc(1), [1, "two", nil, true][1], ask("limit");
try { fail_now("Key"); } catch e { print "caught", e; }
for x in [3, 1, 2] { if x == 1 { break; } print x; }
'''


class Token(NamedTuple):
    kind: str
    text: str
    line: int


TOKEN = re.compile(r'''
    (?P<skip>\s+|\#[^\n]*) | (?P<number>\d+(?:\.\d+)?) | (?P<string>"(?:\\.|[^"\\])*") | (?P<name>[A-Za-z_]\w*)
  | (?P<op>==|!=|<=|>=|&&|\|\||[-+*/%<>=!(){}\[\],;.]) | (?P<bad>.)
''', re.X)
KEYWORDS = set('fn if else while for in let return print try catch break continue true false nil'.split())


class LangError(Exception):
    pass


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Break(Exception): ...
class Continue(Exception): ...


def tokenize(source: str) -> Iterator[Token]:
    line = 1
    for m in TOKEN.finditer(source):
        kind, text = m.lastgroup, m.group()
        if kind == 'bad':
            raise LangError(f'line {line}: unexpected {text!r}')
        if kind == 'name' and text in KEYWORDS:
            kind = 'keyword'
        if kind != 'skip':
            yield Token(kind, text, line)
        line += text.count('\n')
    yield Token('end', '', line)


BINARY = {'||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6, '%': 6}
Node: TypeAlias = tuple


class Parser:
    def __init__(self, tokens):
        self.tokens = iter(tokens)
        self.token = next(self.tokens)

    def take(self, *texts):
        if self.token.text in texts and self.token.kind in ('op', 'keyword'):
            taken, self.token = self.token, next(self.tokens, None)
            return taken
        return None

    def need(self, text):
        if not self.take(text):
            raise LangError(f'line {self.token.line}: expected {text!r}, got {self.token.text!r}')

    def name(self):
        if self.token.kind != 'name':
            raise LangError(f'line {self.token.line}: expected a name')
        text, self.token = self.token.text, next(self.tokens)
        return text

    def program(self):
        body = []
        while self.token.kind != 'end':
            body.append(self.statement())
        return body

    def block(self):
        self.need('{')
        body = []
        while not self.take('}'):
            body.append(self.statement())
        return body

    def statement(self) -> Node:
        taken = self.take('fn', 'let', 'if', 'while', 'for', 'return', 'print', 'try', 'break', 'continue')
        match taken and taken.text:
            case 'fn':
                name = self.name()
                return 'let', name, self.function()
            case 'let':
                name = self.name()
                self.need('=')
                node = 'let', name, self.expression()
            case 'if':
                test, body = self.expression(), self.block()
                return 'if', test, body, self.block() if self.take('else') else []
            case 'while':
                return 'while', self.expression(), self.block()
            case 'for':
                name = self.name()
                self.need('in')
                return 'for', name, self.expression(), self.block()
            case 'try':
                body = self.block()
                self.need('catch')
                return 'try', body, self.name(), self.block()
            case 'return':
                node = 'return', None if self.token.text == ';' else self.expression()
            case 'print':
                node = 'print', self.items(';')
                return node
            case 'break' | 'continue' as word:
                node = (word,)
            case _:
                node = self.expression()
                if node[0] == 'name' and self.take('='):
                    node = 'set', node[1], self.expression()
                else:
                    node = 'do', node
        self.need(';')
        return node

    def items(self, end):
        found = []
        while not self.take(end):
            found.append(self.expression())
            if not self.take(','):
                self.need(end)
                break
        return found

    def function(self):
        self.need('(')
        names = []
        while not self.take(')'):
            names.append(self.name())
            self.take(',')
        return 'fn', names, self.block()

    def expression(self, level=0):
        left = self.unary()
        while (power := BINARY.get(self.token.text, 0)) > level and self.token.kind == 'op':
            op = self.take(self.token.text).text
            left = 'binary', op, left, self.expression(power)
        return left

    def unary(self):
        if op := self.take('-', '!'):
            return 'unary', op.text, self.unary()
        node = self.atom()
        while opened := self.take('(', '['):
            if opened.text == '(':
                node = 'call', node, self.items(')')
            else:
                node = 'index', node, self.expression()
                self.need(']')
        return node

    def atom(self):
        kind, text, line = self.token
        if self.take('fn'):
            return self.function()
        if self.take('('):
            node = self.expression()
            self.need(')')
            return node
        if self.take('['):
            return 'list', self.items(']')
        if self.take('true', 'false', 'nil'):
            return 'const', {'true': True, 'false': False, 'nil': None}[text]
        if kind in ('number', 'string', 'name'):
            self.token = next(self.tokens)
            if kind == 'name':
                return 'name', text
            return 'const', (float(text) if '.' in text else int(text)) if kind == 'number' else text[1:-1]
        raise LangError(f'line {line}: unexpected {text or "end"!r}')


class Scope(dict):
    def __init__(self, outer=None, **values):
        super().__init__(values)
        self.outer = outer

    def __missing__(self, name):
        if self.outer is None:
            raise LangError(f'{name} is not defined')
        return self.outer[name]

    def set(self, name, value):
        scope = self
        while name not in scope:
            if (scope := scope.outer) is None:
                raise LangError(f'{name} is not defined')
        scope[name] = value


class Interpreter:
    def __init__(self):
        self.globals = Scope(ask=fetch_or, fail_now=lambda kind: fail(kind + 'Error', 'from lang'))
        self.steps = 0

    def run(self, body, scope):
        for statement in body:
            self.steps += 1
            getattr(self, f'do_{statement[0]}')(scope, *statement[1:])

    def eval(self, node, scope):
        match node:
            case 'const', value:
                return value
            case 'name', name:
                return scope[name]
            case 'list', items:
                return [self.eval(item, scope) for item in items]
            case 'index', owner, index:
                return self.eval(owner, scope)[self.eval(index, scope)]
            case 'unary', op, operand:
                value = self.eval(operand, scope)
                return -value if op == '-' else not value
            case 'binary', '&&' | '||' as op, left, right:
                value = self.eval(left, scope)
                return self.eval(right, scope) if bool(value) == (op == '&&') else value
            case 'binary', op, left, right:
                a, b = self.eval(left, scope), self.eval(right, scope)
                return {'+': lambda: a + b, '-': lambda: a - b, '*': lambda: a * b, '/': lambda: a / b, '%': lambda: a % b,
                        '==': lambda: a == b, '!=': lambda: a != b, '<': lambda: a < b, '>': lambda: a > b,
                        '<=': lambda: a <= b, '>=': lambda: a >= b}[op]()
            case 'fn', names, body:
                def call(*args):
                    if len(args) != len(names):
                        raise LangError(f'expected {len(names)} arguments, got {len(args)}')
                    try:
                        self.run(body, Scope(scope, **dict(zip(names, args))))
                    except Return as result:
                        return result.value
                return call
            case 'call', callee, arguments:
                return self.eval(callee, scope)(*[self.eval(a, scope) for a in arguments])
        raise AssertionError(node)

    def do_let(self, scope, name, value): scope[name] = self.eval(value, scope)
    def do_set(self, scope, name, value): scope.set(name, self.eval(value, scope))
    def do_do(self, scope, value): self.eval(value, scope)
    def do_print(self, scope, values): print(*[self.eval(v, scope) for v in values])
    def do_if(self, scope, test, body, other): self.run(body if self.eval(test, scope) else other, scope)
    def do_return(self, scope, value): raise Return(value and self.eval(value, scope))
    def do_break(self, scope): raise Break
    def do_continue(self, scope): raise Continue

    def do_while(self, scope, test, body):
        with suppress(Break):
            while self.eval(test, scope):
                with suppress(Continue):
                    self.run(body, scope)

    def do_for(self, scope, name, values, body):
        for value in self.eval(values, scope):
            try:
                self.run(body, Scope(scope, **{name: value}))
            except Continue:
                continue
            except Break:
                break

    def do_try(self, scope, body, name, handler):
        try:
            self.run(body, scope)
        except (LangError, ArithmeticError, LookupError) as error:
            self.run(handler, Scope(scope, **{name: str(error)}))


def fetch_or(name):
    try:
        return fetch(name)
    except KeyError:
        return ext(f'no {name}')


machine = Interpreter()
machine.run(Parser(tokenize(ext(SOURCE))).program(), machine.globals)
out = [machine.steps]
for bad in ('let x = ;', 'print y;', 'let f = fn(a) { return a; }; f();', '1 @ 2;', 'if 1 { ', 'print 1 / 0;', 'x = 1;', 'print "a" - 1;'):
    try:
        machine.run(Parser(tokenize(bad)).program(), Scope())
    except (LangError, ZeroDivisionError, TypeError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: lru_cache_and_timing
import time
from collections import OrderedDict, namedtuple
from functools import lru_cache, partial, wraps
from weakref import WeakValueDictionary
import threading

Stats = namedtuple('Stats', 'hits misses size', defaults=(0,))


class LRU:
    def __init__(self, capacity, on_evict=None):
        self._data = OrderedDict()
        self.capacity, self.on_evict = capacity, on_evict
        self.stats = Stats(0, 0)
        self._lock = threading.Lock()

    def __getitem__(self, key):
        with self._lock:
            try:
                value = self._data[key]
            except KeyError:
                self.stats = self.stats._replace(misses=self.stats.misses + 1)
                raise
            self._data.move_to_end(key)
            self.stats = self.stats._replace(hits=self.stats.hits + 1, size=len(self._data))
            return value

    def __setitem__(self, key, value):
        self._data[key] = value
        self._data.move_to_end(key)
        while len(self._data) > self.capacity:
            old = self._data.popitem(last=False)
            if self.on_evict:
                self.on_evict(*old)

    def __contains__(self, key): return key in self._data
    def __len__(self): return len(self._data)
    def __repr__(self): return f'{type(self).__name__}({dict(self._data)!r})'


def memoize(cache=None, key=lambda *a, **k: (a, tuple(sorted(k.items())))):
    def decorate(func):
        store = {} if cache is None else cache

        @wraps(func)
        def wrapper(*args, **kwargs):
            k = key(*args, **kwargs)
            try:
                return store[k]
            except KeyError:
                result = store[k] = func(*args, **kwargs)
                return result
        wrapper.cache = store
        wrapper.cache_clear = store.clear if hasattr(store, 'clear') else None
        return wrapper
    return decorate


evicted = []
cache = LRU(3, on_evict=lambda k, v: evicted.append((ext(k[0]), v)))


@memoize(cache)
def area(w, h=2):
    """w times h"""
    log('area', w, h)
    return w * h


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@memoize(key=lambda s: s.lower())
def shout(s):
    return ext(s.upper())


class Pool:
    _instances = {}

    def __new__(cls, name):
        try:
            return cls._instances[name]
        except KeyError:
            self = cls._instances[name] = super().__new__(cls)
            self.name = name
            return self


results = [area(1), area(2), area(1), area(3, h=3), area(4), area(2), fib(80), fib.cache_info()[:2], shout('a'), shout('A')]
results += [repr(cache), cache.stats, evicted, area.__doc__, area.__name__, len(cache), (4,) in cache, Pool('x') is Pool('x'), Pool('x') is Pool('y')]
double = partial(area, h=ext(2))
results += [double(10), double.keywords, double.args, shout.cache]
[tuple(r) if isinstance(r, Stats) else r for r in results]

#: unit_test_framework
import traceback
import sys
import inspect
import io
from contextlib import contextmanager, redirect_stdout


class TestFailure(AssertionError):
    pass


class TestCase:
    def setUp(self): pass
    def tearDown(self): pass

    def assertEqual(self, a, b, msg=None):
        if a != b:
            raise TestFailure(msg or f'{a!r} != {b!r}')

    @contextmanager
    def assertRaises(self, *kinds, match=None):
        caught = []
        try:
            yield caught
        except kinds as error:
            caught.append(error)
            if match and match not in str(error):
                raise TestFailure(f'{match!r} not in {str(error)!r}') from error
        else:
            names = ', '.join(k.__name__ for k in kinds)
            raise TestFailure(f'{names} not raised')

    @contextmanager
    def subTest(self, **params):
        try:
            yield
        except AssertionError as error:
            self.failures.append((params, str(error)))


def skip(reason):
    def decorate(func):
        func.skip = reason
        return func
    return decorate


def parametrize(names, values):
    def decorate(func):
        func.cases = [dict(zip(names.split(','), v)) for v in values]
        return func
    return decorate


class Runner:
    def __init__(self): self.results = []

    def run(self, cls):
        for name, method in inspect.getmembers(cls, inspect.isfunction):
            if name.startswith('test'):
                for case in getattr(method, 'cases', [{}]):
                    self.one(cls, name, method, case)

    def one(self, cls, name, method, case):
        if reason := getattr(method, 'skip', None):
            self.results.append((name, 'skip', reason))
            return
        instance = cls()
        instance.failures = []
        out = io.StringIO()
        try:
            instance.setUp()
            try:
                with redirect_stdout(out):
                    method(instance, **case)
            finally:
                instance.tearDown()
        except AssertionError as error:
            frames = traceback.extract_tb(sys.exc_info()[2]) if False else []
            self.results.append((name, 'fail', str(error)))
        except Exception as error:
            text = traceback.format_exception_only(type(error), error)[-1].strip()
            self.results.append((name, 'error', text))
        else:
            self.results.append((name, 'fail', instance.failures) if instance.failures else (name, 'ok', out.getvalue()))


class ListTest(TestCase):
    def setUp(self):
        self.items = ext([3, 1, 2])

    def tearDown(self):
        log('down', len(self.items))

    def test_sort(self):
        self.items.sort()
        self.assertEqual(self.items, [1, 2, 3])
        print('sorted')

    def test_wrong(self):
        self.assertEqual(self.items.pop(), 3, f'popped {self.items}')

    def test_error(self):
        self.items[10]

    @skip('not today')
    def test_skipped(self):
        fail()

    @parametrize('a,b', [(1, 2), (2, 4), (3, 7)])
    def test_double(self, a, b):
        self.assertEqual(inc(a) + a - 1, b)

    def test_raises(self):
        with self.assertRaises(ValueError, TypeError, match='invalid literal') as caught:
            int('x')
        self.assertEqual(len(caught), 1)
        with self.assertRaises(ConnectionError):
            fail('ConnectionError')
        with self.assertRaises(KeyError):
            pass

    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)


runner = Runner()
runner.run(ListTest)
runner.results

#: simulation_seeded
import random
import statistics
from collections import Counter, deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import accumulate, count, islice, pairwise, takewhile
from math import exp, hypot, isclose, log as ln, pi


@dataclass(order=True)
class Event:
    at: float
    sequence: int
    kind: str = field(compare=False)
    who: int = field(compare=False, default=0)


class Shop:
    def __init__(self, seed, servers=2):
        self.random = random.Random(seed)
        self.queue, self.events = deque(), []
        self.number, self.busy, self.servers = count(), 0, servers
        self.now, self.waits, self.log = 0.0, [], Counter()

    def schedule(self, delay, kind, who=0):
        heappush(self.events, Event(self.now + delay, next(self.number), kind, who))

    def on_arrive(self, event):
        self.queue.append((event.who, self.now))
        if event.who < 30:
            self.schedule(self.random.expovariate(1.0), 'arrive', event.who + 1)
        self.start()

    def on_leave(self, event):
        self.busy -= 1
        self.start()

    def start(self):
        while self.queue and self.busy < self.servers:
            who, since = self.queue.popleft()
            self.waits.append(self.now - since)
            self.busy += 1
            self.schedule(self.random.gammavariate(2, 0.9), 'leave', who)

    def run(self):
        self.schedule(0, 'arrive')
        while self.events:
            event = heappop(self.events)
            self.now = event.at
            self.log[event.kind] += 1
            if event.who % 10 == 0:
                ext([event.kind, event.who])
            getattr(self, f'on_{event.kind}')(event)
        return self


shop = Shop(seed=7).run()
random.seed('walk')
walk = list(accumulate(random.choice((-1, 1)) for _ in range(200)))
inside = sum(hypot(random.random(), random.random()) < 1 for _ in range(2000))
sample = random.sample(range(1000), k=ext(8))
random.shuffle(sample)
weights = random.choices('abc', weights=[5, 3, 1], k=12)
state = random.getstate()
one = [random.gauss(0, 1) for _ in range(3)]
random.setstate(state)
again = [random.gauss(0, 1) for _ in range(3)]
crossings = sum(a < 0 <= b or b < 0 <= a for a, b in pairwise(walk))
out = [round(shop.now, 6), dict(shop.log), round(statistics.mean(shop.waits), 6), round(max(shop.waits), 6), max(walk), crossings, inside, sample,
       ''.join(weights), one == again, round(random.uniform(1, 2), 9), random.randint(1, 6), random.getrandbits(40), random.randbytes(4)]
print(f'{statistics.median(shop.waits):.4f} {statistics.pstdev(walk):.4f} {statistics.quantiles(walk, n=4)}')
bars = Counter(min(9, int(w)) for w in shop.waits)
print('\n'.join(f'{k:>2} {"#" * v}' for k, v in sorted(bars.items())))
out + [list(islice(takewhile(lambda w: ext(w) > -5, walk), 3))]

#: script_inventory
import random, math, itertools, operator
from types import SimpleNamespace, MappingProxyType
rng = random.Random(ext(42))
class Store:
    __slots__ = ('_stock', 'log', '__dict__')
    limit = property(operator.attrgetter('_limit'), lambda s, v: setattr(s, '_limit', ext(v)), lambda s: log('del limit'), 'doc')
    def __init__(self, **stock):
        self._stock = stock; self.log = []; self.limit = 20
    def __iter__(self): return iter(MappingProxyType(self._stock))
    def __getitem__(self, k): return self._stock.__getitem__(ext(k))
    def __setitem__(self, k, v):
        if not 0 <= v <= ext(self.limit): raise OverflowError(f'{k}={v}')
        self._stock[k] = v
    def __delitem__(self, k): self.log.append(ext(('gone', self._stock.pop(k))))
    def __contains__(self, k): return ext(k) in self._stock
    def __enter__(self): self.saved = dict(self._stock); return self
    def __exit__(self, t, e, tb):
        if t is not None and issubclass(t, ArithmeticError):
            self._stock = self.saved; self.log.append(ext(f'rolled back: {e}')); return True
store = Store(a=ext(5), b=10, c=0)
days = []
for day in itertools.count(ext(1)):
    with store as s:
        for k in list(s):
            s[k] += rng.choice([-3, 4, ext(9)])
            if s[k] == 0: del s[k]
        s['d' if ext(day) % 2 else 'e'] = day
    days.append(SimpleNamespace(day=day, total=sum(store[k] for k in store)))
    if day >= 6 or not store._stock: break
else: days.append('never')
del store.limit
x = y = ext([0]); x += [1]; (i, x[i]) = (0, ext(9)) if False else (0, 7)
a = b = c = ext(1); a, b = b + 1, a
lst = [*range(6)]; lst[ext(1):inc(2)] = (ext(v) for v in 'xyz'); del lst[::ext(3)]; lst[-1] **= ext(2)
out = [vars(d) for d in days], store.log, dict(store._stock), y, (a, b, c), lst
assert 'zz' not in store, ext('msg')
out + (lst[ext(0)] if lst else ext(None), not ext(0) or ext(1), (z := ext(3)) + z, [ext(1), ext(2)][ext(-1)], {ext('k'): ext('v')}, ext(1) < ext(2) < ext(3) != ext(4), 1 if ext(0) else ext(2), math.hypot(ext(3), 4), *map(ext, 'ab'), lambda: 0 if False else 0)[:-1]
