# Programs about the forms of calls and the order in which their parts are evaluated; a program starts at a `#:` line, its last expression is its result.

#: callee_is_an_external_result
table = {'inc': inc, 'pair': pair, 'own': lambda x: x * 2}
functions = [inc, ext]


def get(name):
    log('get', name)
    return table[name]


[get('inc')(ext(1)), table[ext('pair')](ext(1), b=ext(2)), functions[ext(1)](ext('x')),
 get(ext('own'))(get('inc')(3))]

#: callee_evaluated_before_arguments
def callee():
    log('callee')
    return lambda *args, **kwargs: (log('body'), args, sorted(kwargs.items()))[1:]


callee()(ext(1), *ext([2]), k=ext(3), **ext({'m': 4}))

#: callee_name_rebound_by_argument
def f(x):
    return ['old', x]


def swap():
    global f
    f = lambda x: ['new', x]
    return ext('value')


[f(swap()), f(ext(1))]

#: every_mix_of_arguments
def f(*args, **kwargs):
    return args, list(kwargs.items())


[
    f(),
    f(ext(1)),
    f(ext(1), ext(2)),
    f(*ext([1, 2])),
    f(ext(0), *ext([1]), ext(2), *ext((3, 4)), ext(5)),
    f(a=ext(1), b=ext(2)),
    f(**ext({'a': 1})),
    f(ext(0), a=ext(1), **ext({'b': 2}), c=ext(3), **ext({'d': 4})),
    f(*ext('xy'), *ext([]), **ext({}), **ext({'z': 1})),
]

#: keyword_written_before_star
def f(*args, **kwargs):
    return args, list(kwargs.items())


def e(x):
    log(x)
    return x


[f(k=e('keyword'), *e(['star'])), f(e(1), k=e(2), *e([3]), m=e(4), **e({'n': 5})),
 f(*e([1]), a=e(2), *e([3]), b=e(4))]

#: arguments_evaluated_then_bound
def f(a, b=None, *rest, c, **others):
    log('bound', a, b, rest, c, others)
    return 'result'


def e(x):
    log('evaluated', x)
    return x


[f(e(1), *e([2, 3, 4]), c=e(5), d=e(6)), f(c=e('c'), a=e('a')), f(*e([]), **e({'c': 1, 'a': 2}))]

#: arguments_keep_values_while_later_ones_stop
x = 1
xs = [1]


def change():
    global x
    x += 1
    xs.append(ext(x))
    return x


def f(*args):
    return [repr(a) for a in args]


[f(x, change(), x, change(), x), f(xs[0], xs[-1], change(), xs[-1]), f(len(xs), change(), len(xs))]

#: nested_calls_order
def f(name, *args):
    log(name, len(args))
    return name


f('a', f('b', f('c'), f('d', f('e'))), f('f'), *[f('g'), f('h', *ext(['x']))], f('i'))

#: duplicate_keywords
def f(**kwargs):
    return kwargs


kinds = []
for attempt in range(3):
    try:
        if attempt == 0:
            f(a=ext(1), **ext({'a': 2}))
        elif attempt == 1:
            f(**ext({'a': 1}), **ext({'a': 2}))
        else:
            f(**ext({'a': 1, 'b': 2}), b=ext(3))
    except TypeError as error:
        kinds.append(type(error).__name__)
kinds

#: external_argument_forms
[
    pair(1),
    pair(1, 2),
    pair(ext(1), b=ext(2)),
    pair(b=ext(2), a=ext(1)),
    pair(*ext([1, 2])),
    pair(*ext([1]), **ext({'b': 5})),
    pair(**ext({'b': 1, 'a': 2})),
    kw(),
    kw(z=ext(1), a=ext(2)),
    kw(**ext({'not an identifier': 1}), x=ext(2)),
    log(),
]

#: external_binding_errors
messages = []
for attempt in range(3):
    try:
        if attempt == 0:
            tick(1)
        elif attempt == 1:
            kw(5)
        else:
            kw(**ext({5: 1}))
    except TypeError as error:
        messages.append(type(error).__name__)
messages

#: external_receives_copies
xs = [1, [2]]
d = {'k': xs}
back = ext(d)
back['k'].append('in the copy')
xs.append('in the original')
again = ext(d)
[d, back, again, back is d, again['k'] is xs]

#: external_receives_many_kinds
values = [None, True, 0, -(10**30), 1.5, float('inf'), '', 'é\n', b'\x00\xff', [], (), {}, set(), frozenset(),
    [[(1,), {2}]], {(1, 2): {3: [4]}}, ...]
[ext(v) == v and type(ext(v)) is type(v) for v in values]

#: external_as_default_and_keyword_value
def run(action=inc, *, on_error=ext):
    try:
        return action(ext(1))
    except TypeError:
        return on_error('failed')


[run(), run(lambda x: x + 'a'), run(pair), run(lambda x: x + 'a', on_error=lambda m: [m]), run(on_error=inc)]

#: external_failures_of_many_kinds
caught = []
for kind in ['ValueError', 'TypeError', 'IndexError', 'RuntimeError', 'ZeroDivisionError', 'AttributeError',
    'OSError',
             'NotImplementedError', 'AssertionError', 'ArithmeticError', 'LookupError', 'PermissionError',
             'StopIteration']:
    try:
        fail(kind, 'message of ' + kind)
    except Exception as error:
        caught.append((type(error).__name__, str(error)))
caught

#: external_failure_caught_by_base_class
caught = []
for kind, catch in [('IndexError', LookupError), ('KeyError', LookupError), ('FileNotFoundError', OSError),
    ('ZeroDivisionError', ArithmeticError), ('UnboundLocalError', NameError)]:
    try:
        fail(kind, 'x')
    except catch as error:
        caught.append([type(error).__name__, isinstance(error, catch), isinstance(error, Exception)])
caught

#: external_key_error_text
try:
    fetch(ext('nope'))
except KeyError as error:
    caught = [str(error), repr(error)]
caught

#: external_key_error_uncaught
record = fetch('user')
print(record['name'])
fetch('missing')

#: external_failure_inside_nested_calls
def a():
    return b() + 1


def b():
    return c() + ext(1)


def c():
    return ext(1) + fail('IndexError', 'deep down')


try:
    a()
except IndexError as error:
    result = str(error)
a()

#: chained_method_calls
class Query:
    def __init__(self, rows):
        self.rows = rows

    def where(self, key, value):
        return Query([r for r in self.rows if r[key] == value])

    def order(self, key):
        return Query(sorted(self.rows, key=lambda r: r[key]))

    def fetched(self, n):
        log('fetched', n)
        return Query(self.rows[: ext(n)])

    def values(self, *keys):
        return [[r[k] for k in keys] for r in self.rows]


rows = [{'n': 3, 'k': 'a'}, {'n': 1, 'k': 'b'}, {'n': 2, 'k': 'a'}, {'n': 0, 'k': 'a'}]
Query(rows).where(ext('k'), ext('a')).order(ext('n')).fetched(2).values(*ext(['n', 'k']))

#: method_calls_on_builtin_values
xs = ext([3, 1])
xs.append(ext(2))
xs.extend(ext([5, 4]))
xs.insert(ext(0), ext(9))
popped = xs.pop(ext(-1))
xs.sort(reverse=ext(True))
d = ext({'a': 1})
d.setdefault(ext('b'), ext([])).append(ext('x'))
d.update(ext({'c': 3}), e=ext(5))
s = ext('a-b-c')
[xs, popped, list(d.items()), s.partition(ext('-')), ext('-').join(ext(['x', 'y'])),
 s.replace(ext('-'), ext('+'), ext(1)), xs.count(ext(3)), d.pop(ext('zz'), ext('default'))]

#: builtins_with_external_arguments
[
    len(ext('abc')),
    sum(ext([1, 2, 3]), ext(10)),
    max(ext(3), ext(7), ext(5)),
    min(ext([4, 2, 6])),
    sorted(ext([3, 1, 2]), reverse=ext(True)),
    list(range(ext(2), ext(10), ext(3))),
    list(zip(ext('ab'), ext([1, 2]))),
    list(enumerate(ext('xy'), start=ext(5))),
    divmod(ext(17), ext(5)),
    round(ext(3.14159), ext(3)),
    isinstance(ext(1), int),
    chr(ext(65)) + str(ord(ext('B'))),
    list(reversed(ext([1, 2]))),
    any(ext([0, 1])),
    all(ext([0, 1])),
    list(map(str, ext([1, 2]))),
    list(filter(None, ext([0, 1, 2]))),
    dict(ext([('a', 1)]), b=ext(2)),
    tuple(ext('ab')),
    repr(ext('q')),
    hex(ext(255)),
    pow(ext(2), ext(10)),
    int(ext('12')) + float(ext('0.5')),
    abs(ext(-2)),
    sorted(set(ext([2, 1, 2]))),
]

#: builtins_with_plain_callbacks_around_stops
words = fetch('text').split()
by_length = sorted(words, key=len)
log('sorted')
by_last = sorted(words, key=lambda w: (w[-1], w))
longest = max(words, key=lambda w: (len(w), w))
shortest = min(words, key=len, default='none')
lengths = list(map(lambda w: len(w), words))
log('mapped')
odd = list(filter(lambda w: len(w) % 2, words))
total = sum(len(w) for w in words if w != longest) + ext(1)
[by_length, by_last, longest, shortest, lengths, odd, total]

#: callbacks_use_variables_set_by_stops
order = fetch('numbers')
rank = {v: i for i, v in enumerate(order)}
weight = ext(2)
a = sorted([1, 3, 5, 8], key=lambda v: rank[v] * weight)
weight = ext(-1)
b = sorted([1, 3, 5, 8], key=lambda v: rank[v] * weight)
c = list(map(lambda v: v * weight + ext_offset, order)) if (ext_offset := ext(100)) else None
[a, b, c]

#: higher_order_own_functions
def my_map(f, xs):
    out = []
    for x in xs:
        out.append(f(x))
    return out


def my_filter(f, xs):
    return [x for x in xs if f(x)]


def my_reduce(f, xs, start):
    for x in xs:
        start = f(start, x)
    return start


def my_sorted(xs, key):
    keyed = [(key(x), i, x) for i, x in enumerate(xs)]
    keyed.sort()
    return [x for _, _, x in keyed]


[
    my_map(inc, [1, 2]),
    my_map(lambda x: ext(x) * 2, [1, 2]),
    my_filter(lambda x: ext(x) % 2, [1, 2, 3]),
    my_reduce(lambda a, b: a + inc(b), [1, 2, 3], ext(0)),
    my_reduce(pair, [1, 2], 0),
    my_sorted(['bb', 'a', 'ccc'], lambda s: -ext(len(s))),
    my_map(str, [1]),
]

#: currying_and_partial_application
def curry(f, *bound):
    return lambda *rest, **kwargs: f(*bound, *rest, **kwargs)


def flip(f):
    return lambda a, b: f(b, a)


add3 = lambda a, b, c: ext(a) + b + c
[curry(add3, 1)(2, 3), curry(add3, ext(1), ext(2))(3), flip(pair)(1, 2), curry(pair, ext(1))(b=ext(9)),
 curry(curry(curry(add3, 1), 2), 3)()]

#: callback_registry_and_dispatch
handlers = {}


def on(name):
    def register(f):
        handlers.setdefault(name, []).append(f)
        return f

    return register


@on('start')
def first(event):
    return 'first ' + ext(event)


@on('start')
@on('stop')
def second(event):
    log('second', event)
    return 'second'


def emit(name, *args):
    return [handler(*args) for handler in handlers.get(name, [])]


[emit('start', 'now'), emit('stop', 'later'), emit('nothing')]

#: function_returned_from_conditional_call
def choose(flag):
    def yes(x):
        return ext(['yes', x])

    def no(x):
        return ['no', x]

    return yes if ext(flag) else no


[choose(1)(ext('a')), choose(0)(ext('b')), (choose(1) if ext(0) else choose(0))('c')]

#: immediately_called_functions
[
    (lambda: ext(1))(),
    (lambda x: (lambda y: ext(x + y))(ext(2)))(ext(1)),
    (lambda *a, **k: [a, k, ext('in')])(ext(1), k=ext(2)),
    [f(ext(i)) for i, f in enumerate([lambda x: x, lambda x: inc(x), inc])],
]

#: bound_methods_across_stops
class Stack:
    def __init__(self, items):
        self.items = list(items)

    def push(self, x):
        self.items.append(ext(x))
        return self

    def size(self):
        return len(self.items)


s = Stack([1])
push, size = s.push, s.size
before = size()
push(2).push(3)
between = ext(size())
f = Stack.push
f(s, 4)
g = Stack([]).push
chained = g(1).items
[before, between, size(), s.items, chained]

#: recursive_data_through_calls
def depth(tree):
    if not isinstance(tree, list):
        return 0
    return 1 + max([depth(t) for t in tree] + [0])


def label(tree, path=''):
    if not isinstance(tree, list):
        return {path or '.': ext(tree)}
    out = {}
    for i, t in enumerate(tree):
        out.update(label(t, f'{path}/{i}'))
    return out


tree = [1, [2, [3, []], 4]]
[depth(tree), list(label(tree).items()), depth(ext(tree))]

#: long_pipeline_of_small_functions
def parse(line):
    key, _, value = line.partition('=')
    return key.strip(), value.strip()


def typed(pair_):
    key, value = pair_
    return key, int(value) if value.isdigit() else value


def valid(item):
    return bool(item[0]) and ext(item[1]) != 'skip'


def load(text):
    return dict(filter(None, [typed(parse(line)) for line in text.splitlines() if line]))


text = ext('a = 1\nb=two\n\n c = skip \nd=44')
conf = load(text)
kept = {k: v for k, v in conf.items() if valid((k, v))}
log(len(kept))
[list(conf.items()), list(kept.items())]

#: matrix_determinant_and_transpose
def transpose(m):
    return [list(row) for row in zip(*m)]


def minor(m, i, j):
    return [row[:j] + row[j + 1 :] for k, row in enumerate(m) if k != i]


def det(m):
    if len(m) == 1:
        return ext(m[0][0])
    return sum([(-1) ** j * m[0][j] * det(minor(m, 0, j)) for j in range(len(m))])


m = ext([[2, 0, 1], [1, 3, 2], [1, 1, 4]])
[det(m), transpose(m), det(transpose(m)) == det(m)]

#: text_table
def width(rows, column):
    return max(len(str(row[column])) for row in rows)


def table(rows):
    widths = [width(rows, c) for c in range(len(rows[0]))]
    lines = []
    for n, row in enumerate(rows):
        cells = [str(cell).ljust(w) if isinstance(cell, str) else str(cell).rjust(w) for cell,
            w in zip(row, widths)]
        lines.append(' | '.join(cells))
        if n == 0:
            lines.append('-+-'.join('-' * w for w in widths))
        log(n)
    return '\n'.join(lines)


user = fetch('user')
print(table([['name', 'value'], [user['name'], user['age']], ['tags', ', '.join(user['tags'])]]))

#: breadth_first_search
def neighbours(node):
    return fetch('graph')[node]


def bfs(start, goal):
    queue = [[start]]
    seen = {start}
    while queue:
        path = queue.pop(0)
        if path[-1] == goal:
            return path
        for node in neighbours(path[-1]):
            if node not in seen:
                seen.add(node)
                queue.append(path + [node])
    return None


[bfs('a', 'f'), bfs('f', 'a')]

#: tokenizer_and_calculator
def tokens(text):
    out, i = [], 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            out.append(int(text[i:j]))
            i = j
        else:
            out.append(c)
            i += 1
    return out


def parse(ts):
    def peek():
        return ts[0] if ts else None

    def atom():
        t = ts.pop(0)
        if t == '(':
            v = total()
            assert ts.pop(0) == ')', 'expected )'
            return v
        if t == '-':
            return -atom()
        if not isinstance(t, int):
            raise SyntaxError(f'unexpected {t!r}')
        return ext(t)

    def product():
        v = atom()
        while peek() in ('*', '/'):
            v = v * atom() if ts.pop(0) == '*' else v / atom()
        return v

    def total():
        v = product()
        while peek() in ('+', '-'):
            v = v + product() if ts.pop(0) == '+' else v - product()
        return v

    value = total()
    if ts:
        raise SyntaxError(f'left over: {ts}')
    return value


results = [parse(tokens(t)) for t in ('1 + 2 * 3', '(1+2)*-3', '8/(4-2)')]
try:
    parse(tokens('1 + * 2'))
except SyntaxError as error:
    results.append(str(error))
results

#: json_and_re_between_stops
import json
import math
import re

raw = json.dumps({'name': ext('Ada'), 'values': ext([1, 2.5, None, True])}, sort_keys=True)
data = json.loads(ext(raw))
found = re.findall(r'[A-Z]\w+', ext('Ada met Bob at Noon'))
match = re.match(r'(?P<key>\w+)\s*=\s*(?P<value>\d+)', ext('width = 42'))
log('after match')
replaced = re.sub(r'\d+', '#', ext('a1b22'))
[raw, data, found, match.group('key'), int(match['value']), replaced, math.floor(ext(2.7)),
 math.gcd(ext(12), ext(18)), round(math.sqrt(ext(2)), 4)]

#: calls_whose_errors_name_the_method
class C:
    def m(self, a, **k): return ext(k)
def f(**k): return ext(k)
c, out = C(), []
for call in (lambda: c.m(**[1]), lambda: c.m(1, **5), lambda: c.m(a=1, **dict(a=2)), lambda: f(**[1]), lambda: c.m(), lambda: C.m(c, **'x')):
    try:
        out.append(call())
    except TypeError as e:
        out.append(str(e))
out

#: calls_put_together_step_by_step
def f(*a, **k): return a, k
def g(a, b=1, *, d=2, e=3): return a, b, d, e
class C:
    def __init__(self, *a, **k): self.given = a, k
    def __call__(self, a, *b, c): return a, b, c
    def __str__(self): return 'the C'
    def m(self, *a, **k): return a, k
class M:
    def __init__(self, **d): self.d = d
    def keys(self): return ext([*self.d])
    def __getitem__(self, k): return ext(self.d[k])
class Odd(M):
    def keys(self): return [1, 'a']
    def __getitem__(self, k): return log(k)
class K:
    def keys(self): raise AttributeError('mine')
def it(*values):
    for value in values: yield ext(value)
def bad():
    yield ext(1)
    raise ValueError('stopped')
c, out = C(), []
for call in (
    lambda: f(ext(1), **[1]), lambda: f(**[1], a=ext(1)), lambda: f(ext(1), *5), lambda: f(*5, a=ext(1)),
    lambda: f(*[1], *5, ext(1)), lambda: f(**ext(None)), lambda: f(**{1: 2}, a=ext(3)), lambda: f(a=ext(1), **{'a': 2}, b=log(3)),
    lambda: f(**{'a': 2}, **{'a': ext(2)}), lambda: f(**{'a': ext(2)}, a=3), lambda: f(*it(1, 2), a=ext(1), **M(b=2)),
    lambda: f(**M(a=ext(1)), **M(a=2)), lambda: f(**M(b=ext(1)), **K()), lambda: f(**Odd(), a=ext(1)), lambda: f(*bad(), ext(2)),
    lambda: f(ext(2), *bad(), **[1]), lambda: g(*it(1), d=1, **{'d': ext(2)}), lambda: g(*it(1), **{'z': 2}, **{'z': ext(3)}),
    lambda: c.m(ext(1), **[1]), lambda: C(**[1], a=ext(1)), lambda: C(*it(1), **{'a': ext(1)}, **{'b': 2}).given,
    lambda: c(*it(1, 2), c=ext(3), **{'c': 4}), lambda: c(**[1]), lambda: c(*5), lambda: c(*it(1, 2), c=ext(3)),
    lambda: print(ext(1), **[1]), lambda: dict(a=ext(1), **{'a': 2}), lambda: ext(None)(*5, a=2), lambda: ext(3)(a=1, **{'a': 2}),
    lambda: max(*it(1, 2), key=ext(None), **{'key': None}), lambda: sorted(*it([2, 1]), **{'key': lambda v: ext(-v)}),
    lambda: (ext(0), f)[1](*it(1), **[1]), lambda: f(*[ext(x) for x in (1, 2)], **{k: ext(k) for k in 'ab'}),
    lambda: f(ext(1), **M(a=1), **{'b': 2}, **ext({'z': 1})), lambda: f(*it(1), ext(2), *it(3), x=ext(4), *it(5)),
):
    try:
        out.append(call())
    except (TypeError, ValueError) as error:
        out.append(str(error))
out

#: names_that_dir_lists_can_be_read
def plain():
    ext(1)

def generate():
    yield ext(2)

class Holder:
    def method(self):
        ext(3)

shown = []
for value in (plain, generate, Holder.method, Holder().method, generate(), map(plain, []), len, print, ''.join):
    shown.append([name for name in dir(value) if not hasattr(value, name)])
    for name in ('__get__', '__repr__', '__next__', '__call__'):
        shown.append('uspending' in repr(getattr(value, name, None)))
read = plain.__repr__
ext(read() == repr(plain))
shown, ext(4)

#: arguments_named_as_parameters_of_the_runtime
from contextlib import contextmanager
import functools
@contextmanager
def w(self, func, args, kwds): ext(0); yield (self, func, args, kwds)
with w(self=1, func=2, args=3, kwds=4) as t: r = [t]
def f(self, callee, args, kwargs, cls, function, fn, value, obj, iterable, key, default, n, name): return ext((self, callee, args, kwargs))
K = dict.fromkeys('self callee args kwargs cls function fn value obj iterable key default n name'.split(), 5)
r.append(f(**K))
class C:
    def __init__(this, self, cls, args): ext(1); this.x = self, cls, args
    def m(this, self, args, kwargs): return ext((self, args, kwargs))
    @classmethod
    def c(k, cls, self): return ext((cls, self))
    @staticmethod
    def s(self, cls, args): return ext((self, cls, args))
    def __call__(this, self, args): return ext((self, args))
c = C(self=1, cls=2, args=3)
r += [c.x, c.m(self=1, args=2, kwargs=3), C.c(cls=1, self=2), C.s(self=1, cls=2, args=3), c(self=1, args=2)]
p = functools.partial(f, **K); r.append(p()); q = functools.partial(c, self=3); r.append(q(args=4))
@functools.wraps(f)
def wr(*a, **k): return f(*a, **k)
r.append(wr(**K))
@functools.lru_cache
def lc(self, func, args): return ext(self)
r.append(lc(self=1, func=2, args=3))
class M(type):
    def __call__(cls, /, *a, **k): return super().__call__(*a, **k)
    def __new__(m, name, bases, ns, **k): return super().__new__(m, name, bases, ns)
class D(metaclass=M, self=1, args=2):
    def __init__(this, self, cls, name): ext(0); this.v = self, cls, name
    def __init_subclass__(k, **kw): log(sorted(kw)); ext(1)
r.append(D(self=1, cls=2, name=3).v)
class E(C):
    def __init_subclass__(k, self, args): ext((self, args))
class F(E, self=1, args=2): pass
def g(self, args):
    yield ext(self); yield args
r.append(list(g(self=1, args=2)))
async def h(self, coro): return ext((self, coro))
import asyncio
r.append(asyncio.run(h(self=1, coro=2)))
lam = lambda self, value: ext((self, value)); r.append(lam(self=1, value=2))
r.append(functools.partialmethod(C.m, self=1).__get__(c)(args=1, kwargs=2))
r.append(functools.singledispatch(lambda x, self: ext((x, self)))(1, self=2))
import contextlib
with contextlib.ExitStack() as st: st.callback(f, **K)
m = c.m; r.append(m(self=1, args=1, kwargs=1)); r.append(C.m(c, self=1, args=2, kwargs=3))
import operator; r.append(operator.methodcaller('m', self=1, args=2, kwargs=3)(c))
r.append(operator.call(f, **K))
import contextvars, threading
ctx = contextvars.copy_context(); r.append(ctx.run(f, **K))
r.append(list(map(lambda s: f(**{**K, 'self': s}), [1])))
repr(r)
