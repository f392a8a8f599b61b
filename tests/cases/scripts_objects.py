# Scripts as people and models write them: classes that describe other things: plugins, expressions, events, tables, templates, accounts.

#: plugins_and_registry
import abc
import inspect
import textwrap
from collections.abc import Callable
from typing import Any, ClassVar, Self, TypedDict, Unpack, Required, NotRequired, Literal, overload, get_type_hints


class Options(TypedDict, total=False):
    verbose: Required[bool]
    level: NotRequired[int]


class Plugin(abc.ABC):
    registry: ClassVar[dict[str, type['Plugin']]] = {}
    priority: int = 0

    def __init_subclass__(cls, /, name: str | None = None, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not abstract:
            cls.name = name or cls.__name__.lower()
            if cls.name in Plugin.registry:
                raise TypeError(f'duplicate plugin {cls.name!r}')
            Plugin.registry[cls.name] = cls
            log('registered', cls.name)

    @classmethod
    def create(cls, name: str, **options: Unpack[Options]) -> Self:
        try:
            return Plugin.registry[name](**options)
        except KeyError:
            known = ', '.join(sorted(Plugin.registry))
            raise LookupError(f'no plugin {name!r}; known: {known}') from None

    def __init__(self, **options: Unpack[Options]):
        self.options: Options = {'verbose': False, **options}

    @abc.abstractmethod
    def run(self, data: str) -> str: ...

    @property
    @abc.abstractmethod
    def description(self) -> str: ...

    def __lt__(self, other: 'Plugin') -> bool:
        return (-self.priority, self.name) < (-other.priority, other.name)


class Upper(Plugin):
    priority = 5
    description = 'upper-cases'

    def run(self, data):
        return ext(data.upper())


class Wrap(Plugin, name='wrapper'):
    @property
    def description(self):
        return f'wraps at {self.options.get("level", 10)}'

    def run(self, data):
        return textwrap.fill(data, self.options.get('level', 10))


class Base(Plugin, abstract=True):
    def run(self, data):
        return '|'.join(data.split())


class Joined(Base, name='join'):
    priority = 1
    description = 'joins'


class Half(Base):
    ...


@overload
def apply(plugins: list[Plugin], data: str) -> str: ...
@overload
def apply(plugins: list[Plugin], data: list[str]) -> list[str]: ...
def apply(plugins, data):
    if isinstance(data, list):
        return [apply(plugins, each) for each in data]
    for plugin in sorted(plugins):
        data = plugin.run(data)
    return data


made = [Plugin.create('wrapper', verbose=True, level=7), Plugin.create('upper'), Plugin.create('join')]
out = [[p.name for p in sorted(made)], apply(made, ext('the quick fox')), apply(made, ['a b', 'c d e f g']), [p.description for p in made]]
for attempt in (lambda: Plugin.create('nope'), lambda: Plugin.create('half'), lambda: type('Upper', (Plugin,), {}),
                lambda: Plugin()):
    try:
        attempt()
    except (LookupError, TypeError) as error:
        out.append(f'{type(error).__name__}: {error}'[:70])
signature = inspect.signature(Plugin.create)
out += [list(signature.parameters), str(inspect.signature(apply)), Plugin.run.__isabstractmethod__,
        sorted(Plugin.__abstractmethods__), Options.__required_keys__, inspect.isabstract(Base)]
out + [inspect.getdoc(apply), [n for n, v in inspect.getmembers(made[1]) if not n.startswith('_') and not callable(v)]]

#: expression_dsl
from __future__ import annotations

import math
import operator
from fractions import Fraction
from functools import cached_property, lru_cache, reduce


class Expr:
    precedence = 100

    @staticmethod
    def of(value) -> Expr:
        match value:
            case Expr():
                return value
            case bool():
                raise TypeError('no truth here')
            case int() | float() | Fraction():
                return Const(value)
            case str(name) if name.isidentifier():
                return Var(name)
        raise TypeError(f'cannot make an expression of {value!r}')

    def __add__(self, other): return Binary('+', self, Expr.of(other))
    def __radd__(self, other): return Binary('+', Expr.of(other), self)
    def __sub__(self, other): return Binary('-', self, Expr.of(other))
    def __rsub__(self, other): return Binary('-', Expr.of(other), self)
    def __mul__(self, other): return Binary('*', self, Expr.of(other))
    def __rmul__(self, other): return Binary('*', Expr.of(other), self)
    def __truediv__(self, other): return Binary('/', self, Expr.of(other))
    def __rtruediv__(self, other): return Binary('/', Expr.of(other), self)
    def __pow__(self, other): return Binary('**', self, Expr.of(other))
    def __neg__(self): return Const(-1) * self
    def __call__(self, **env): return self.eval(env)
    def __bool__(self): raise TypeError('an expression has no truth value')

    def diff(self, name):
        raise NotImplementedError


class Const(Expr):
    __match_args__ = ('value',)

    def __init__(self, value): self.value = value
    def eval(self, env): return self.value
    def diff(self, name): return Const(0)
    def __str__(self): return str(self.value)
    def __eq__(self, other): return isinstance(other, Const) and other.value == self.value
    def __hash__(self): return hash(self.value)


class Var(Expr):
    __match_args__ = ('name',)

    def __init__(self, name): self.name = name
    def diff(self, name): return Const(int(name == self.name))
    def __str__(self): return self.name
    def __eq__(self, other): return isinstance(other, Var) and other.name == self.name
    def __hash__(self): return hash(self.name)

    def eval(self, env):
        if self.name not in env:
            env[self.name] = fetch(self.name)
        return env[self.name]


class Binary(Expr):
    __match_args__ = ('op', 'left', 'right')
    OPS = {'+': (1, operator.add), '-': (1, operator.sub), '*': (2, operator.mul), '/': (2, operator.truediv),
           '**': (3, operator.pow)}

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    @property
    def precedence(self):
        return self.OPS[self.op][0]

    @cached_property
    def size(self):
        return 1 + sum(getattr(side, 'size', 1) for side in (self.left, self.right))

    def eval(self, env):
        left, right = self.left.eval(env), self.right.eval(env)
        try:
            return self.OPS[self.op][1](left, right)
        except ZeroDivisionError as error:
            raise ArithmeticError(f'in {self}') from error

    def diff(self, name):
        left, right = self.left, self.right
        match self.op:
            case '+' | '-':
                return Binary(self.op, left.diff(name), right.diff(name))
            case '*':
                return left.diff(name) * right + left * right.diff(name)
            case '/':
                return (left.diff(name) * right - left * right.diff(name)) / right ** 2
            case '**' if isinstance(right, Const):
                return right * left ** (right.value - 1) * left.diff(name)
        raise NotImplementedError(self.op)

    def __str__(self):
        def part(side, strict):
            text = str(side)
            return f'({text})' if side.precedence < self.precedence + strict else text
        return f'{part(self.left, 0)} {self.op} {part(self.right, 1)}'


def simplify(e: Expr) -> Expr:
    match e:
        case Binary(op, left, right):
            left, right = simplify(left), simplify(right)
            match op, left, right:
                case ('+', Const(0), x) | ('+', x, Const(0)) | ('-', x, Const(0)) | ('*', Const(1), x) | ('*', x, Const(1)):
                    return x
                case '**', x, Const(1):
                    return x
                case ('*', Const(0), _) | ('*', _, Const(0)):
                    return Const(0)
                case _, Const(a), Const(b):
                    return Const(Binary(op, Const(a), Const(b)).eval({}))
            return Binary(op, left, right)
    return e


x, y = Var('x'), Expr.of('a')
e = (3 * x ** 2 + 2 * x * y - 7) / (x + ext(1))
d = simplify(e.diff('x'))
out = [str(e), str(d), e(x=2), d(x=2, a=Fraction(1, 3)), e.size, simplify(0 * x + 1 * y)(), str(-(x - (y - 1)) - 2)]
for bad in (lambda: x + True, lambda: bool(x), lambda: (1 / x)(x=0), lambda: x + '1+', lambda: (2 ** 3 * x ** x).diff('x'),
            lambda: Var('zz')()):
    try:
        out.append(bad())
    except (TypeError, ArithmeticError, NotImplementedError, KeyError) as error:
        out.append((type(error).__name__, str(error), type(error.__cause__).__name__))
[str(o) if isinstance(o, Fraction) else o for o in out]

#: event_sourcing
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Callable, Generic, NewType, TypeVar, get_args, get_origin
from uuid import UUID, uuid5, NAMESPACE_URL

AccountId = NewType('AccountId', str)
E = TypeVar('E', bound='Event')
START = datetime(2024, 2, 28, 23, 30, tzinfo=timezone.utc)


@dataclass(frozen=True, kw_only=True)
class Event:
    account: AccountId
    version: int = 0
    at: datetime = START

    def to_json(self) -> str:
        return json.dumps({'type': type(self).__name__, **asdict(self)}, default=str, sort_keys=True)


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    owner: str


@dataclass(frozen=True, kw_only=True)
class Deposited(Event):
    cents: int


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    cents: int


TYPES = {cls.__name__: cls for cls in Event.__subclasses__()} if hasattr(Event, '__subclasses__') else {}
TYPES = {cls.__name__: cls for cls in (Opened, Deposited, Withdrawn)}


class Overdrawn(Exception):
    pass


@dataclass
class Account:
    id: AccountId
    owner: str = ''
    balance: int = 0
    version: int = 0
    pending: list[Event] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self):
        self.key = uuid5(NAMESPACE_URL, self.id)

    def _emit(self, cls, **data):
        event = cls(account=self.id, version=self.version + 1, at=START + timedelta(minutes=tick() * 20), **data)
        self.when(event)
        self.pending.append(event)

    def when(self, event: Event) -> None:
        match event:
            case Opened(owner=owner):
                self.owner = owner
            case Deposited(cents=c):
                self.balance += c
            case Withdrawn(cents=c):
                self.balance -= c
            case _:
                raise TypeError(event)
        self.version = event.version

    def deposit(self, cents):
        if cents <= 0:
            raise ValueError('deposit must be positive')
        self._emit(Deposited, cents=cents)

    def withdraw(self, cents):
        if cents > self.balance:
            raise Overdrawn(f'{self.owner}: {cents} > {self.balance}')
        self._emit(Withdrawn, cents=cents)


class Store:
    def __init__(self):
        self.streams: defaultdict[str, list[str]] = defaultdict(list)
        self.listeners: list[Callable[[Event], None]] = []

    def save(self, account: Account):
        stream = self.streams[account.id]
        expected = account.version - len(account.pending)
        if expected != len(stream):
            raise RuntimeError(f'conflict: {expected} != {len(stream)}')
        while account.pending:
            event = account.pending.pop(0)
            stream.append(ext(event.to_json()))
            for listener in self.listeners:
                listener(event)

    def load(self, id: str, until: datetime | None = None) -> Account:
        account = Account(AccountId(id))
        for line in self.streams[id]:
            data = json.loads(line)
            cls = TYPES[data.pop('type')]
            data['at'] = datetime.fromisoformat(data['at'])
            if until is None or data['at'] <= until:
                account.when(cls(**data))
        return account


store = Store()
daily: defaultdict[str, int] = defaultdict(int)
store.listeners.append(lambda e: daily.__setitem__(e.at.date().isoformat(), daily[e.at.date().isoformat()] + 1))
a = Account('acc-1')
a._emit(Opened, owner='Ann')
a.deposit(1500)
a.withdraw(200)
store.save(a)
out = []
for act in (lambda: a.withdraw(10 ** 6), lambda: a.deposit(0), lambda: a.when(Event(account='q'))):
    try:
        act()
    except Exception as error:
        out.append((type(error).__name__, str(error)[:60]))
b = store.load('acc-1')
b.deposit(1)
a.deposit(5)
store.save(a)
try:
    store.save(b)
except RuntimeError as error:
    out.append(str(error))
again = store.load('acc-1', START + timedelta(minutes=45))
out += [repr(a), a == store.load('acc-1'), repr(again), dict(daily), str(a.key), [f.name for f in fields(Opened)], is_dataclass(a)]
out + [store.streams['acc-1'][0]]

#: orm_descriptors
from datetime import date
import re
from typing import Any


class Field:
    def __init__(self, kind, *, default=..., check=None, column=None):
        self.kind, self.default, self.check, self.column = kind, default, check, column

    def __set_name__(self, owner, name):
        self.name = name
        self.column = self.column or name
        owner.__dict__.get('_fields', {})

    def __get__(self, instance, owner=None):
        if instance is None:
            return Column(owner, self)
        try:
            return instance._values[self.name]
        except KeyError:
            raise AttributeError(f'{owner.__name__}.{self.name} is not set') from None

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name}: expected {self.kind.__name__}, got {type(value).__name__}')
        if self.check is not None and not self.check(value):
            raise ValueError(f'{self.name}: {value!r} refused')
        instance._values[self.name] = value
        instance._dirty.add(self.name)

    def __delete__(self, instance):
        del instance._values[self.name]


class Column:
    def __init__(self, model, field):
        self.model, self.field = model, field

    def _condition(op):
        def method(self, other):
            return Condition(f'{self.model._table}.{self.field.column} {op} ?', [other])
        method.__name__ = f'__{op}__'
        return method

    __eq__ = _condition('=')
    __lt__ = _condition('<')
    __gt__ = _condition('>')
    __hash__ = object.__hash__

    def like(self, pattern):
        return Condition(f'{self.field.column} LIKE ?', [pattern])


class Condition:
    def __init__(self, sql, args):
        self.sql, self.args = sql, args

    def __and__(self, other):
        return Condition(f'({self.sql} AND {other.sql})', self.args + other.args)

    def __or__(self, other):
        return Condition(f'({self.sql} OR {other.sql})', self.args + other.args)

    def __invert__(self):
        return Condition(f'NOT {self.sql}', self.args)


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kw):
        fields = {}
        for base in bases:
            fields |= getattr(base, '_fields', {})
        fields |= {k: v for k, v in namespace.items() if isinstance(v, Field)}
        namespace['_fields'] = fields
        namespace.setdefault('_table', kw.pop('table', re.sub('(?<!^)([A-Z])', r'_\1', name).lower()))
        return super().__new__(mcs, name, bases, namespace, **kw)

    def __getitem__(cls, key):
        return cls.select(cls.id == key)[0]

    def __contains__(cls, key):
        return bool(cls.select(cls.id == key))


class Model(metaclass=Meta):
    id = Field(int, check=lambda v: v > 0)
    created = Field(date, default=date(2024, 1, 1))

    def __init__(self, **values):
        self._values: dict[str, Any] = {}
        self._dirty: set[str] = set()
        for name, field in self._fields.items():
            if name in values:
                setattr(self, name, values.pop(name))
            elif field.default is not ...:
                setattr(self, name, field.default() if callable(field.default) else field.default)
        if values:
            raise TypeError(f'{type(self).__name__} has no field {sorted(values)[0]!r}')

    def save(self):
        names = sorted(self._dirty)
        columns = ', '.join(self._fields[n].column for n in names)
        log(f'INSERT INTO {self._table} ({columns})', [str(self._values[n]) for n in names])
        ROWS.append(self)
        self._dirty.clear()
        return self

    @classmethod
    def select(cls, where=None):
        sql = f'SELECT * FROM {cls._table}' + (f' WHERE {where.sql}' if where else '')
        ids = ext([sql, where.args if where else [], [r.id for r in ROWS if isinstance(r, cls)]])[2]
        wanted = where.args if where and ' = ?' in where.sql else ids
        return [r for r in ROWS if isinstance(r, cls) and r.id in wanted]


ROWS = []


class BlogPost(Model):
    title = Field(str, check=lambda t: ext(len(t)) < 20)
    rating = Field((int, float), default=0.5, column='stars') if False else Field(float, default=0.5, column='stars')


class Draft(BlogPost, table='drafts'):
    tags = Field(list, default=list)


p = BlogPost(id=1, title='Hello').save()
q = Draft(id=2, title='World', rating=2.5).save()
out = [BlogPost[1].title, 3 in BlogPost, 2 in Draft, (Draft.rating > 1).sql, (~((Draft.id == 1) & Draft.title.like('x%') | (BlogPost.rating < 3))).sql,
       list(Draft._fields), p.created.isoformat(), q.tags, sorted(p._dirty)]
for bad in (lambda: BlogPost(id=0), lambda: BlogPost(id='1'), lambda: BlogPost(name=1), lambda: BlogPost(id=3).title,
            lambda: setattr(p, 'title', 'x' * 30), lambda: delattr(p, 'rating') or p.rating):
    try:
        out.append(bad())
    except (TypeError, ValueError, AttributeError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: template_engine
import html
import re
from collections import ChainMap
from io import StringIO
from itertools import count


class TemplateError(Exception):
    def __init__(self, message, line):
        super().__init__(f'line {line}: {message}')


class Node:
    def __init__(self, line):
        self.line = line
        self.body: list[Node | str] = []
        self.other: list[Node | str] = []


class Template:
    TOKEN = re.compile(r'({{.*?}}|{%.*?%}|{#.*?#})', re.S)
    filters = {
        'upper': str.upper, 'title': str.title, 'len': len, 'e': html.escape, 'join': lambda v, sep=', ': sep.join(map(str, v)),
        'money': lambda v: f'{v:,.2f}', 'default': lambda v, d='-': d if v in (None, '') else v,
    }

    def __init__(self, source: str):
        root = Node(1)
        stack: list[tuple[str, Node, list]] = [('root', root, root.body)]
        line = 1
        for token in self.TOKEN.split(source):
            where = stack[-1][2]
            if token.startswith('{{'):
                node = Node(line)
                node.kind, node.expression = 'value', token[2:-2].strip()
                where.append(node)
            elif token.startswith('{%'):
                words = token[2:-2].split()
                match words:
                    case ['for', name, 'in', *expression]:
                        node = Node(line)
                        node.kind, node.names, node.expression = 'for', name.split(','), ' '.join(expression)
                    case ['if', *expression]:
                        node = Node(line)
                        node.kind, node.expression = 'if', ' '.join(expression)
                    case ['else']:
                        if stack[-1][0] not in ('if', 'for'):
                            raise TemplateError('else without if', line)
                        kind, node, _ = stack.pop()
                        stack.append((kind, node, node.other))
                        continue
                    case [('endfor' | 'endif') as end]:
                        kind, node, _ = stack.pop()
                        if end != f'end{kind}':
                            raise TemplateError(f'{end} closes {kind}', line)
                        continue
                    case ['set', name, '=', *expression]:
                        node = Node(line)
                        node.kind, node.name, node.expression = 'set', name, ' '.join(expression)
                        where.append(node)
                        continue
                    case _:
                        raise TemplateError(f'unknown tag {" ".join(words)!r}', line)
                where.append(node)
                stack.append((node.kind, node, node.body))
            elif not token.startswith('{#'):
                where.append(token)
            line += token.count('\n')
        if len(stack) > 1:
            raise TemplateError(f'{stack[-1][0]} is never closed', stack[-1][1].line)
        self.root = root

    def evaluate(self, expression, scope, line):
        head, *pipes = expression.split('|')
        head = head.strip()
        negate = head.startswith('not ')
        value = self.look_up(head.removeprefix('not ').strip(), scope, line)
        for pipe in pipes:
            name, _, argument = pipe.strip().partition(':')
            if name not in self.filters:
                raise TemplateError(f'no filter {name!r}', line)
            value = self.filters[name](value, *([argument.strip('"')] if argument else []))
        return not value if negate else value

    def look_up(self, path, scope, line):
        if path[:1] in '"\'':
            return path[1:-1]
        if path.lstrip('-').isdigit():
            return int(path)
        value = scope
        for part in path.split('.'):
            try:
                value = value[int(part) if part.isdigit() else part]
            except (KeyError, TypeError, IndexError):
                try:
                    value = getattr(value, part)
                except AttributeError:
                    if value is scope:
                        value = fetch(part)
                        continue
                    raise TemplateError(f'{path!r} has no {part!r}', line) from None
            if callable(value):
                value = value()
        return value

    def render(self, **values):
        out = StringIO()
        self.write(self.root.body, ChainMap({}, values), out)
        return out.getvalue()

    def write(self, nodes, scope, out):
        for node in nodes:
            if isinstance(node, str):
                out.write(node)
                continue
            value = self.evaluate(node.expression, scope, node.line)
            match node.kind:
                case 'value':
                    out.write(str(value))
                case 'set':
                    scope[node.name] = value
                case 'if':
                    self.write(node.body if value else node.other, scope, out)
                case 'for':
                    items = list(value)
                    for number, item in zip(count(1), items):
                        names = dict(zip(node.names, item)) if len(node.names) > 1 else {node.names[0]: item}
                        loop = {'index': number, 'last': number == len(items)}
                        self.write(node.body, scope.new_child({**names, 'loop': loop}), out)
                    if not items:
                        self.write(node.other, scope, out)


class User:
    def __init__(self, name): self.name = name
    def shout(self): return ext(self.name.upper() + '!')


page = Template('''Dear {{ user.name | title }}{# who #}, {{ user.shout }}
{% for k,v in rows %}{{ loop.index }}. {{ k }} = {{ v | money }}{% if not loop.last %};
{% endif %}{% else %}nothing{% endfor %}
{% set total = rows | len %}{{ total }} of {{ numbers | join:+ }} {{ text | e | upper }} {{ none | default:"?" }}
''')
out = [page.render(user=User('ann lee'), rows=[('a<b', 1234.5), ('c', 2)], none=None), page.render(user=User('x'), rows=[], none='')]
for bad in ('{% if x %}', '{% else %}', '\n{% for a in b %}{% endif %}', '{{ a | zip }}', '{{ user.zz }}', '{% zip zap %}', '{{ zz }}'):
    try:
        out.append(Template(ext(bad)).render(a=1, user={}, x=1))
    except (TemplateError, KeyError) as error:
        out.append(f'{type(error).__name__}: {error}')
out

#: bank_with_exceptions
import logging
from contextlib import ExitStack, contextmanager
from decimal import Decimal, getcontext, localcontext
import io
import threading


class BankError(Exception):
    code = 0

    def __init_subclass__(cls, code=0, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = code


class Insufficient(BankError, code=402):
    def __init__(self, need, have):
        super().__init__(need, have)
        self.need, self.have = need, have

    def __str__(self):
        return f'need {self.need:.2f}, have {self.have:.2f}'


class Frozen(BankError, code=423):
    pass


stream = io.StringIO()
logger = logging.getLogger('bank')
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(message)s'))
logger.addHandler(handler)
logger.setLevel(logging.INFO)
logger.propagate = False


class Account:
    _numbers = iter(range(100, 10 ** 6))
    rates = {'basic': Decimal('0.5'), 'gold': Decimal('2.25')}

    def __init__(self, owner, balance='0', kind='basic'):
        self.number = next(Account._numbers)
        self.owner, self.balance, self.kind = owner, Decimal(balance), kind
        self.frozen = False
        self.lock = threading.RLock()

    @property
    def balance(self):
        return self.__balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise Insufficient(-value, Decimal(0))
        self.__balance = value

    def withdraw(self, amount):
        with self.lock:
            if self.frozen:
                raise Frozen(self.number)
            if amount > self.balance:
                raise Insufficient(amount, self.balance)
            self.balance -= ext(int(amount * 100)) / Decimal(100)
            logger.info('%s withdrew %s', self.owner, amount)

    def deposit(self, amount):
        self.balance += amount

    def interest(self, years):
        with localcontext() as ctx:
            ctx.prec = 9
            return (self.balance * (1 + self.rates[self.kind] / 100) ** years).quantize(Decimal('.01'))

    def __repr__(self):
        return f'<{type(self).__name__} {self.number} {self.owner}: {self.balance:,.2f}>'

    __str__ = __repr__


@contextmanager
def transaction(*accounts):
    saved = [(a, a.balance) for a in accounts]
    try:
        yield
    except BankError as error:
        for account, balance in saved:
            account.balance = balance
        logger.warning('rolled back: %s (%d)', error, error.code)
        raise
    else:
        logger.info('committed %d', len(accounts))
    finally:
        log('end')


def transfer(source, target, amount):
    with transaction(source, target):
        target.deposit(amount)
        source.withdraw(amount)


ann, bob = Account('Ann', '1000.10', 'gold'), Account('Bob')
out = []
for job in ((ann, bob, Decimal('250.05')), (bob, ann, Decimal(9999)), (ann, bob, Decimal('1'))):
    try:
        transfer(*job)
    except* Insufficient as group:
        out.append([str(e) for e in group.exceptions])
    except* Frozen as group:
        out.append(group.exceptions[0].args)
    ann.frozen = len(out) > 0
try:
    try:
        ann.balance = -5
    except Insufficient:
        raise Frozen('late')
except Frozen as error:
    out.append((error.code, repr(error.__context__), repr(error)))
with ExitStack() as stack:
    stack.callback(logger.error, 'closing %s', 'all')
    stack.enter_context(transaction(bob))
print(stream.getvalue(), end='')
out + [str(ann), repr(bob), str(ann.interest(10)), str(bob.interest(ext(3))), Insufficient.code, hasattr(ann, '__balance')]

#: script_mappings_and_inheritance
import functools, abc, copy, collections.abc
class cachedclass:
    def __init__(self, f): self.f = f
    def __get__(self, o, t=None):
        v = self.f(t); setattr(t, self.f.__name__, v); return v
class Node(collections.abc.MutableMapping):
    def __init__(self, *a, **k): self._d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self._d[ext(k)]
    def __setitem__(self, k, v): log('set', k); self._d[k] = v
    def __delitem__(self, k): del self._d[ext(k)]
    def __iter__(self): yield from (ext(k) for k in list(self._d))
    def __len__(self): return ext(len(self._d))
    @cachedclass
    def kind(cls): return ext(cls.__name__)
    @functools.cached_property
    def total(self): return sum(v if isinstance(v, int) else v.total for v in self.values())
    def __copy__(self): return type(self)(ext(dict(self._d)) if False else self._d)
    def __deepcopy__(self, memo): return type(self)({k: copy.deepcopy(v, memo) for k, v in self.items() if ext(k)})
    def __reduce__(self): return (type(self), (self._d,))
class Sub(Node):
    def __init__(self, *a, extra=ext(0), **k): super().__init__(*a, **k); self.extra = extra
    def __getitem__(self, k):
        try: return super().__getitem__(k)
        except KeyError: return ext(self.extra)
    def __or__(self, o): return type(self)({**self, **o}, extra=ext(self.extra))
    @property
    def total(self): return Node.total.func(self) + self.extra
class A:
    def who(self): return [ext('A')]
class B(A):
    def who(self): return [ext('B'), *super().who()]
class C(A):
    def who(self): return ['C'] + super(C, self).who()
class D(B, C):
    who = functools.partialmethod(lambda self, p: [p, *super(D, self).who()], ext('D'))
n = Node(a=1, b=Sub({'x': 5}, extra=2))
s = n['b'] | {'y': ext(7)}
out = [n.total, s.total, n.kind, 'kind' in vars(Node), s['none'], 'none' in s, 'y' in s, n.get('zz', ext('d')), n.pop('a'), n.popitem()[0], len(n), bool(n), n.setdefault('q', ext(3)), list(n.items()), n == Node(q=3), n == {'q': 3}, sorted(s.keys() & {'x', 'z'}), D().who(), [k.__name__ for k in D.__mro__]]
c = copy.deepcopy(Node(k=Node(z=ext([1]))))
n.clear()
try: n.popitem()
except KeyError as e: out.append(repr(e))
out + [dict(c)['k']._d, isinstance(n, collections.abc.Mapping), dict(copy.copy(s)), s.extra, {**s}, [*s], dict(s, w=ext(1))]

#: plugins
import abc
import functools
import inspect
import operator
import types
import typing
import weakref
from collections.abc import Callable, Iterator, Sized
from typing import ParamSpec, TypeVar

P = ParamSpec('P')
R = TypeVar('R', bound='Plugin')


class Field:
    def __init__(self, kind, default=None, check=None): self.kind, self.default, self.check, self.values = kind, default, check, weakref.WeakKeyDictionary()
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None): return self if obj is None else self.values.get(obj, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f'{self.name} must be {self.kind.__name__}, not {type(value).__name__}')
        if self.check and not self.check(ext(value)): raise ValueError(f'{self.name}={value!r}')
        self.values[obj] = value


class Meta(abc.ABCMeta):
    registry: dict[str, type] = {}
    def __new__(mcls, name, bases, ns, /, key=None, **kw):
        cls = super().__new__(mcls, name, bases, ns, **kw)
        if not inspect.isabstract(cls): mcls.registry[ext(key or name.lower())] = cls
        return cls
    def __iter__(cls) -> Iterator[str]: return (n for n, v in vars(cls).items() if isinstance(v, Field))
    def __len__(cls): return sum(1 for _ in cls)


class Plugin(metaclass=Meta):
    def __init__(self, **values):
        for name, value in values.items(): setattr(self, name, value)
    @abc.abstractmethod
    def run(self, *args): ...
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); cls.order = len(Meta.registry)
    def __or__(self, other): return functools.reduce(lambda a, b: Chain(steps=(*a.flat(), *b.flat())), (self, other))
    def flat(self): return (self,)


class Scale(Plugin):
    by = Field(int, 2, lambda v: v > 0)
    def run(self, x): return x * self.by


class Pick(Plugin, key='choose'):
    path = Field(str)
    def run(self, x): return operator.attrgetter(self.path)(x) if ext(self.path).isidentifier() else operator.itemgetter(*self.path.split(','))(x)


class Chain(Plugin):
    steps = Field(tuple, ())
    def run(self, x): return functools.reduce(lambda v, s: s.run(v), self.steps, x)
    def flat(self): return self.steps


def traced(f: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(f)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        bound = inspect.signature(f).bind(*args, **kwargs)
        calls.append((f.__name__, dict(bound.arguments)))
        return f(*args, **kwargs)
    return inner


calls = []
@traced
def load(name: str, /, *args: int, strict: bool = True, **options: object) -> 'Plugin':
    return Meta.registry[name](**options)


out = []
for make in (lambda: load('scale', by=3), lambda: load('choose', path='a,b'), lambda: load('scale', by=-1), lambda: load('scale', by='x'), lambda: Plugin(), lambda: load('chain', 1, 2, strict=False, steps=(load('scale'),)), lambda: load()):
    try: out.append(type(make()).__name__)
    except (TypeError, ValueError) as error: out.append(str(error).replace('Plugin without an implementation for abstract method \'run\'', 'Plugin').replace("Plugin with abstract method run", 'Plugin'))
both = load('choose', path='real') | load('scale', by=ext(4)) | load('scale')
ns = types.new_class('Made', (Plugin,), {'key': 'made'}, lambda body: body.update(run=lambda self, x: -x, __doc__='Made.'))
hints = typing.get_type_hints(load, include_extras=True)
repr([out, both.run(5), calls[0], list(Scale), len(Chain), sorted(Meta.registry), ns().run(3), ns.__doc__, inspect.signature(load).parameters['strict'].default, str(inspect.signature(load)), load.__wrapped__.__name__, sorted(hints), hints['name'], issubclass(Meta, Sized), [m.__name__ for m in Chain.__mro__], inspect.getmro(Pick)[1].__name__, Scale.by.name, Plugin.__abstractmethods__, callable(load), [k for k, v in inspect.getmembers(Scale) if isinstance(v, Field)]])
