# Bigger programs, closer to what people write: several features at once, with external calls throughout.

#: program_bank_with_transactions
class InsufficientFunds(Exception):
    def __init__(self, account, missing):
        super().__init__(f'{account.owner} lacks {missing}')
        self.account = account
        self.missing = missing


class Account:
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
        Account.opened += 1

    def __repr__(self):
        return f'<{self.owner}: {self.balance}>'

    def withdraw(self, amount):
        if ext(amount) > self.balance:
            raise InsufficientFunds(self, amount - self.balance)
        self.balance -= amount
        self.history.append(('out', amount, tick()))

    def deposit(self, amount):
        self.balance += ext(amount)
        self.history.append(('in', amount, tick()))


class Savings(Account):
    def withdraw(self, amount):
        fee = ext(1)
        super().withdraw(amount + fee)
        log('fee', fee)


class Transaction:
    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.saved = [(a.balance, list(a.history)) for a in self.accounts]
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            for account, (balance, history) in zip(self.accounts, self.saved):
                account.balance, account.history = balance, history
        return isinstance(value, InsufficientFunds)


def transfer(a, b, amount):
    with Transaction(a, b):
        b.deposit(amount)
        a.withdraw(amount)
        return 'ok'
    return 'rolled back'


ada, bob = Account('Ada', ext(100)), Savings('Bob', ext(50))
results = [transfer(ada, bob, 30), transfer(bob, ada, 500), transfer(bob, ada, 79), transfer(ada, bob, ext(1))]
try:
    bob.withdraw(1000)
except InsufficientFunds as e:
    results.append([str(e), e.missing, e.account is bob])
[results, repr([ada, bob]), ada.history, bob.history, Account.opened]

#: program_calculator_parser
import re


class ParseError(Exception):
    pass


class Parser:
    def __init__(self, text, env):
        self.tokens = re.findall(r'\d+\.?\d*|[a-z]+|[-+*/^()]', text)
        self.pos = 0
        self.env = env

    def peek(self):
        return self.tokens[self.pos] if self.pos < len(self.tokens) else None

    def take(self, expected=None):
        token = self.peek()
        if token is None or (expected and token != expected):
            raise ParseError(f'expected {expected}, got {token}')
        self.pos += 1
        return token

    def expression(self):
        value = self.term()
        while self.peek() in ('+', '-'):
            if self.take() == '+':
                value += self.term()
            else:
                value -= self.term()
        return value

    def term(self):
        value = self.power()
        while (op := self.peek()) in ('*', '/'):
            self.take()
            right = self.power()
            value = value * right if op == '*' else value / right
        return value

    def power(self):
        base = self.atom()
        if self.peek() == '^':
            self.take()
            return base ** self.power()
        return base

    def atom(self):
        token = self.take()
        if token == '(':
            value = self.expression()
            self.take(')')
            return value
        if token == '-':
            return -self.atom()
        if token[0].isdigit():
            return float(token) if '.' in token else int(token)
        if token in self.env:
            return ext(self.env[token])
        raise ParseError('unknown name ' + ext(token))


out = []
for source in ['1 + 2 * 3', '(1 + 2) * x', '2 ^ 3 ^ 2 - y', '-x / 4', '1 +', 'zz', '1 / (x - x)', '(1']:
    parser = Parser(source, {'x': 10, 'y': ext(2.5)})
    try:
        out.append(parser.expression())
    except ParseError as e:
        out.append(str(e))
    except ZeroDivisionError:
        out.append(ext('division'))
out

#: program_dijkstra_with_stops
graph = ext({'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {}, 'e': {'a': 1}})


def shortest(start):
    distance = {start: 0}
    previous, done = {}, set()
    while True:
        candidates = [n for n in distance if n not in done]
        if not candidates:
            break
        node = min(candidates, key=lambda n: (distance[n], n))
        done.add(node)
        for neighbour, weight in graph[node].items():
            new = distance[node] + ext(weight)
            if new < distance.get(neighbour, float('inf')):
                distance[neighbour] = new
                previous[neighbour] = node
    return distance, previous


def path(previous, node):
    return path(previous, previous[node]) + [ext(node)] if node in previous else [node]


distance, previous = shortest('a')
[distance, path(previous, 'd'), shortest('e')[0]['d']]

#: program_cooperative_scheduler
from json import dumps


class Task:
    def __init__(self, name, body):
        self.name, self.body, self.result = name, body, None


def worker(name, n):
    total = 0
    for i in range(n):
        reply = yield ('add', i)
        total += reply
    return f'{name}={total}'


def failing():
    try:
        yield ('add', 1)
        yield ('fail', 'bad request')
    except ValueError as e:
        yield ('add', 100)
        return 'recovered from ' + str(e)


tasks = [Task('w1', worker('w1', 2)), Task('w2', worker('w2', 3)), Task('f', failing())]
queue = [(t, None) for t in tasks]
trace = []
while queue:
    task, value = queue.pop(0)
    try:
        if isinstance(value, Exception):
            op, arg = task.body.throw(value)
        else:
            op, arg = task.body.send(value)
    except StopIteration as stop:
        task.result = stop.value
        trace.append(ext(task.name))
        continue
    try:
        if op == 'add':
            queue.append((task, inc(arg)))
        else:
            fail('ValueError', arg)
    except ValueError as e:
        queue.append((task, e))
[trace, dumps({t.name: t.result for t in tasks})]

#: program_memoize_and_retry_decorators
def memoize(f):
    cache = {}

    def inner(*args):
        if args not in cache:
            cache[args] = f(*args)
        else:
            hits.append(args[0])
        return cache[args]
    inner.cache = cache
    return inner


def retry(times, kinds=(ValueError,)):
    def wrap(f):
        def inner(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return f(*args, **kwargs)
                except kinds as e:
                    tries.append([ext(attempt), type(e).__name__])
                    last = e
            raise RuntimeError(f'gave up after {times}') from last
        return inner
    return wrap


@memoize
def fib(n):
    return n if n < 2 else ext(fib(n - 1)) + fib(n - 2)


@retry(3, kinds=(ValueError, OSError))
def shaky(limit, *, kind='ValueError'):
    if tick() % 4 < limit:
        fail(kind, 'shaky')
    return 'stable'


hits, tries = [], []
out = [fib(10), len(fib.cache), shaky(2), shaky(3, kind='OSError')]
try:
    shaky(9)
except RuntimeError as e:
    out.append([str(e), str(e.__cause__)])
try:
    shaky(9, kind='TypeError')
except TypeError:
    out.append('not retried')
[out, hits, tries]

#: program_event_store_and_replay
import json


class Store:
    def __init__(self):
        self.events, self.handlers = [], {}

    def on(self, kind):
        def register(handler):
            self.handlers.setdefault(kind, []).append(handler)
            return handler
        return register

    def emit(self, kind, **data):
        event = {'id': tick(), 'kind': kind, **data}
        self.events.append(json.dumps(event, sort_keys=True))
        for handler in self.handlers.get(kind, []):
            handler(event)


store = Store()
stock, warnings = {}, []


@store.on('added')
def add(event):
    stock[event['sku']] = stock.get(event['sku'], 0) + ext(event['n'])


@store.on('removed')
@store.on('damaged')
def remove(event):
    left = stock.get(event['sku'], 0) - event['n']
    if left < 0:
        warnings.append(ext(f"{event['sku']} short by {-left}"))
        left = 0
    stock[event['sku']] = left


store.emit('added', sku='nut', n=ext(10))
store.emit('removed', sku='nut', n=4)
store.emit('damaged', sku='bolt', n=inc(0))
store.emit('ignored')
live = dict(stock)
stock.clear()
for line in store.events:
    event = json.loads(line)
    for handler in store.handlers.get(event['kind'], []):
        handler(event)
[live, stock == live, warnings, len(store.events), store.events[0]]

#: program_virtual_machine
PROGRAM = [('push', 5), ('store', 'n'), ('push', 1), ('store', 'acc'), ('label', 'loop'), ('load', 'n'),
    ('jz', 'end'), ('load', 'acc'),
           ('load', 'n'), ('mul', None), ('store', 'acc'), ('load', 'n'), ('push', 1), ('sub', None),
           ('store', 'n'),
           ('jmp', 'loop'), ('label', 'end'), ('load', 'acc'), ('print', None), ('halt', None)]


def run(program):
    labels = {arg: i for i, (op, arg) in enumerate(program) if op == 'label'}
    stack, memory, output, pc, steps = [], {}, [], 0, 0
    while True:
        op, arg = program[pc]
        pc += 1
        steps += 1
        match op:
            case 'push':
                stack.append(ext(arg))
            case 'load':
                stack.append(memory[arg])
            case 'store':
                memory[arg] = stack.pop()
            case 'mul' | 'sub' as binary:
                b, a = stack.pop(), stack.pop()
                stack.append(ext(a * b) if binary == 'mul' else a - b)
            case 'jmp':
                pc = labels[arg]
            case 'jz' if stack.pop() == 0:
                pc = labels[arg]
            case 'print':
                output.append(ext(stack.pop()))
            case 'halt':
                return output, memory, steps


run(PROGRAM)

#: program_game_of_life
def neighbours(cell):
    x, y = cell
    return {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)}


def step(alive):
    counts = {}
    for cell in sorted(alive):
        for n in neighbours(cell):
            counts[n] = counts.get(n, 0) + 1
    return {c for c, k in counts.items() if k == ext(3) or k == 2 and c in alive}


def show(alive):
    return '\n'.join(''.join('#' if (x, y) in alive else '.' for x in range(4)) for y in range(4))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
frames = [show(glider)]
for _ in range(ext(2)):
    glider = step(glider)
    frames.append(show(glider))
[frames, sorted(glider)]

#: program_lru_cache_class
class LRU:
    def __init__(self, size, load):
        self.size, self.load, self.data, self.misses = size, load, {}, 0

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key):
        if key in self.data:
            value = self.data.pop(key)
        else:
            self.misses += 1
            value = self.load(key)
            while len(self) >= self.size:
                oldest = next(iter(self.data))
                evicted.append((oldest, self.data.pop(oldest)))
        self.data[key] = value
        return value


evicted = []
cache = LRU(ext(2), lambda key: ext(key.upper()) + str(tick()))
values = [cache.get(k) for k in ext(['a', 'b', 'a', 'c', 'b', 'a'])]
[values, cache.misses, list(cache.data), evicted, 'c' in cache]

#: program_word_statistics
import re
import math

TEXT = ext('''The rain in Spain falls mainly on the plain.
In Hartford, Hereford, and Hampshire, hurricanes hardly happen; the end.''')


def words(text):
    for m in re.finditer(r"[a-z']+", text.lower()):
        yield m.group()


counts, by_letter = {}, {}
for w in words(TEXT):
    counts[w] = counts.get(w, 0) + ext(1)
    by_letter.setdefault(w[0], set()).add(w)
top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:ext(3)]
total = sum(counts.values())
entropy = -sum(n / total * math.log2(n / total) for n in counts.values())
longest = max(counts, key=lambda w: (len(w), w))
chart = [f'{w:<6}{"#" * n} {n / total:.1%}' for w, n in top]
[top, chart, round(entropy, 6), longest, sorted(by_letter['h']),
 {k: len(v) for k, v in sorted(by_letter.items()) if len(v) > ext(1)}]

#: program_trie_and_autocomplete
class Trie:
    __slots__ = ('kids', 'end')

    def __init__(self):
        self.kids = {}
        self.end = False

    def add(self, word):
        node = self
        for ch in word:
            node = node.kids.setdefault(ch, Trie())
        node.end = ext(True)

    def find(self, prefix):
        node = self
        for ch in prefix:
            if ch not in node.kids:
                return None
            node = node.kids[ch]
        return node

    def walk(self, prefix=''):
        if self.end:
            yield prefix
        for ch in sorted(self.kids):
            yield from self.kids[ch].walk(prefix + ch)


trie = Trie()
for w in ext(['car', 'card', 'care', 'cat', 'dog']):
    trie.add(w)
suggestions = trie.find(ext('car')).walk('car')
first = next(suggestions)
trie.add('carbon')
[first, list(suggestions), trie.find('x'), list(trie.walk()), trie.find('do').end]
