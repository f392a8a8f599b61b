# Programs about comprehensions and generator expressions; a program starts at a `#:` line, its last expression is its result.

#: list_each_part
[
    [x for x in ext([1, 2, 3])],
    [ext(x) for x in [1, 2, 3]],
    [x for x in [1, 2, 3] if ext(x) > 1],
    [ext(x) for x in ext([1, 2, 3]) if ext(x % 2)],
    [ext(x) if ext(x) > 1 else -x for x in (1, 2)],
    [x for x in range(ext(4)) if x if ext(x) != 2],
    [],
    [x for x in ext([])],
]

#: list_two_loops_each_part
[
    [(x, y) for x in ext([1, 2]) for y in ext('ab')],
    [x + y for x in [1, 2] for y in range(ext(x))],
    [ext(x * y) for x in (1, 2) for y in (3, 4) if ext(x + y) != 5],
    [(x, y) for x in range(3) if ext(x) for y in ext([x] * x) if ext(y) == y],
    [y for row in ext([[1, 2], [3]]) for y in row],
]

#: order_of_parts
def e(label, value):
    log(label)
    return value


a = [e('element', (x, y)) for x in e('first', [1, 2]) if e('condition', x) for y in e('second', 'p') if e('inner',
    True)]
b = {e('key', x): e('value', -x) for x in e('iterable', [1, 2])}
[a, list(b.items())]

#: set_each_part
[
    {x % 3 for x in ext([1, 2, 3, 4])},
    {ext(x) for x in (1, 2, 1)},
    {x for x in range(5) if ext(x) % 2},
    sorted({ext(w)[0] for w in fetch('text').split() if ext(len(w)) > 3}),
    {(x, y) for x in ext((1, 2)) for y in ext((1,)) if ext(x) >= y},
]

#: dict_each_part
[
    {k: v for k, v in ext([('a', 1), ('b', 2)])},
    {ext(k): v for k, v in [('a', 1), ('b', 2)]},
    {k: ext(v) for k, v in {'a': 1, 'b': 2}.items()},
    {ext(k): ext(k * 2) for k in ext('ab') if ext(k) != 'z'},
    {k: {j: ext(j) for j in range(k)} for k in range(ext(3))},
    {i: c for i, c in enumerate(ext('xy'))},
    {v: k for k, v in ext({'a': 1, 'b': 1}).items()},
]

#: nested_comprehensions
[
    [[ext(x * y) for x in range(2)] for y in range(ext(3))],
    [x for x in [y for y in ext([1, 2, 3]) if ext(y) > 1]],
    [sum([ext(v) for v in row]) for row in ext([[1, 2], [3, 4]])],
    [{k: [ext(v)] for k in 'a'} for v in [z + 1 for z in ext([1, 2])]],
    [[[ext((i, j, k)) for k in range(1)] for j in range(2)] for i in range(2)],
    [x for row in [[ext(a), b] for a, b in ext(['ab', 'cd'])] for x in row],
]

#: comprehension_in_every_position
def f(a, b=None):
    return [a, b]


xs = {'k': [ext(x) for x in (1, 2)]}
xs['k'] += [inc(x) for x in xs['k']]
xs[tuple([ext(x) for x in 'ab'])] = f([ext(1) for _ in range(1)], b={ext(2) for _ in range(1)})
if [x for x in [0, 1] if ext(x)]:
    xs['if'] = f'{[ext(x) for x in "pq"]}'
for v in [ext(x) for x in (5, 6)]:
    xs[v] = v
[list(xs.items()), [ext(x) for x in (7, 8)][ext(1)], [ext(x) for x in (1, 2)] + [ext(x) for x in (3,)],
 len([ext(x) for x in 'abc'])]

#: targets_of_all_shapes
class Box:
    pass


box = Box()
cells = [0, 0]
[
    [a + b for a, b in ext([(1, 2), (3, 4)])],
    [(a, rest) for a, *rest in ext(['xyz', 'p'])],
    [ext(c) for (a, (b, c)) in ext([(1, (2, 3))])],
    [ext(box.v) for box.v in (1, 2)],
    [list(cells) for cells[ext(1)] in (7, 8)],
    box.v,
    cells,
]

#: scope_does_not_leak
x = 'outer'
y = [ext(x) for x in (1, 2)]
z = {x: ext(x) for x in (3, 4)}
try:
    [undefined_later for _ in ext([1])]
except NameError as error:
    message = str(error)
[x, y, z, message, [x for _ in ext([1])]]

#: first_iterable_in_outer_scope
def f(x):
    return [x for x in ext([x, x + 1])], x


x = 5
[f(1), [x for x in range(x)], [ext(y) for y in (x, x)]]

#: walrus_inside
data = [3, 1, 2]
big = [y for x in data if (y := ext(x * 2)) > 2]
after = y
total = 0
running = [total := total + ext(x) for x in data]


def f():
    found = [last := ext(x) for x in 'ab']
    return found, last


any_large = [seen := x for x in data if x > ext(2)]
[big, after, running, total, f(), seen]

#: conditions_short_circuit
def ok(label, value):
    log(label)
    return value


[
    [x for x in range(4) if ok('a', x) and ok('b', x % 2)],
    [x for x in range(3) if ok('c', x) or ok('d', x == 0)],
    [x for x in range(4) if ok('e', x > 1) if ok('f', x < 3)],
    [x for x in range(3) if not ok('g', x)],
]

#: captures_functions_parameters_and_locals
def scale(xs, factor, *offsets, **names):
    base = ext(100)
    a = [ext(x) * factor + base for x in xs]
    base = ext(0)
    b = [ext(x) * factor + base + sum(offsets) for x in xs]
    c = {k: [ext(v), factor] for k, v in names.items()}
    return a, b, c


scale([1, 2], 10, 1, 2, p='q')

#: closures_made_inside
fs = [lambda: ext(x) for x in (1, 2, 3)]
gs = [lambda x=x: ext(x) for x in (1, 2, 3)]
hs = {k: (lambda v: ext(k + v)) for k in ('a', 'b')}


def maker():
    n = ext(10)
    return [lambda x: ext(x + n + i) for i in range(2)]


[[f() for f in fs], [g() for g in gs], hs['a']('!'), hs['b']('?'), [m(1) for m in maker()]]

#: comprehension_shares_cell_with_frame
def f():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n

    out = [(bump(), ext(n), n) for _ in range(2)]
    n = ext(10)
    out += [(bump(), n) for _ in range(ext(2))]
    return out, n


f()

#: error_inside_stops_the_comprehension
log_of = []
try:
    [log_of.append(ext(x)) or 10 // (2 - x) for x in range(5)]
except ZeroDivisionError as error:
    log_of.append(str(error))
try:
    [x for x in (1, 2, 3) if fail('KeyError', 'in condition')]
except KeyError as error:
    log_of.append(type(error).__name__)
try:
    {k: v for k, v in ext([(1, 2), (3,)])}
except ValueError as error:
    log_of.append(str(error))
try:
    [x for x in ext(5)]
except TypeError as error:
    log_of.append(str(error))
try:
    {ext([]) for _ in (1,)}
except TypeError as error:
    log_of.append(str(error))
log_of

#: error_uncaught_inside
rows = fetch('pairs')
[name for name, value, extra in rows if ext(name)]

#: changing_the_list_while_iterating
xs = [1, 2, 3]
seen = [xs.append(ext(x)) or x for x in xs if len(xs) < 6]
ys = [1, 2, 3, 4]
removed = [ys.remove(ext(y)) or y for y in ys]
[seen, xs, removed, ys]

#: iterators_consumed_by_comprehensions
it = iter(ext([1, 2, 3, 4, 5]))
first = [x for x, _ in zip(it, ext('ab'))]
rest = [ext(x) for x in it]
none = [x for x in it]
pairs = [ext((a, b)) for a, b in zip(*[iter([1, 2, 3, 4])] * 2)]
[first, rest, none, pairs]

#: over_builtin_iterables
[
    [ext(k) for k in {'a': 1, 'b': 2}],
    [ext(v) for v in {'a': 1, 'b': 2}.values()],
    [ext((i, c)) for i, c in enumerate('xy', 1)],
    [ext(p) for p in zip((1, 2), 'ab')],
    [ext(x) for x in reversed([1, 2, 3])],
    [ext(x) for x in map(str, (1, 2))],
    [ext(x) for x in filter(None, (0, 1, 2))],
    [ext(x) for x in range(10, 0, -4)],
    [ext(b) for b in b'ab'],
    [ext(x) for x in sorted({3, 1, 2})],
]

#: in_methods_and_class_bodies
class Table:
    width = 3
    cells = [i * i for i in range(width)]

    def __init__(self, rows):
        self.rows = [[ext(v) for v in row] for row in rows]

    def column(self, i):
        return [row[i] for row in self.rows if ext(i) < len(row)]

    def scaled(self, by):
        return Table([[v * by for v in row] for row in self.rows]).rows


t = Table([[1, 2], [3, 4]])
[Table.cells, t.rows, t.column(1), t.scaled(ext(2))]

#: in_lambda_and_default
f = lambda xs: [ext(x) for x in xs]
g = lambda xs, extra=[ext(i) for i in range(2)]: [x + ext(1) for x in xs] + extra


def h(table={k: ext(k) for k in 'ab'}):
    return [table[k] for k in table]


[f((1, 2)), g([5]), h(), [h({'z': ext(9)}) for _ in range(2)]]

#: generator_expression_in_for
out = []
for x in (ext(i) * 2 for i in range(3)):
    out.append(x)
for a, b in ((i, ext(-i)) for i in ext([1, 2]) if ext(i)):
    out.append((a, b))
for x in (y for y in ext('ab')):
    out.append(inc(ord(x)))
out

#: generator_expression_lazy_with_for
n = 1
g = (x * n for x in ext([1, 2, 3]))
n = ext(10)
first = []
for v in g:
    first.append(v)
    n += ext(10)
    if len(first) == 2:
        break
rest = [v for v in g]
[first, rest, [v for v in g]]

#: generator_expression_first_iterable_is_eager
def source():
    log('source asked')
    return [1, 2]


g = (ext(x) for x in source())
log('made')
out = []
for x in g:
    log('got', x)
    out.append(x)
try:
    bad = (x for x in ext(5))
except TypeError as error:
    out.append(str(error))
out

#: generator_expression_pure_in_builtins
xs = ext([3, 1, 2])
[
    sum(x * x for x in xs),
    max(x for x in xs),
    sorted(-x for x in xs),
    list(x for x in xs if x > 1),
    tuple(x + 1 for x in xs),
    dict((x, str(x)) for x in xs),
    set(x % 2 for x in xs),
    any(x > 2 for x in xs),
    all(x > 2 for x in xs),
    ','.join(str(x) for x in xs),
    len(list(x for x in range(ext(5)))),
    min((x for x in ext([])), default=ext('empty')),
]

#: generator_expression_half_consumed_across_stops
g = (x * x for x in range(6))
a = next(g)
b = ext(next(g))
c = [next(g), ext('between'), next(g)]
d = list(g)
e = next(g, ext('exhausted'))
[a, b, c, d, e]

#: generator_expression_closure_changes
def f():
    k = 1
    g = (x + k for x in [1, 2, 3])
    out = [next(g)]
    k = ext(100)
    out.append(next(g))

    def change():
        nonlocal k
        k = ext(1000)

    change()
    return out + list(g)


f()

#: generator_expressions_chained
numbers = (int(s) for s in fetch('text').replace('the', '1').split() if s.isdigit())
doubled = (2 * n for n in numbers)
pairs = ((n, ext(n)) for n in doubled)
out = []
for p in pairs:
    out.append(p)
    log('next')
out

#: flatten_group_and_invert
rows = [['a', 1], ['b', 2], ['a', 3]]
groups = {k: [v for kk, v in rows if kk == ext(k)] for k in sorted({k for k, _ in rows})}
inverse = {v: k for k, vs in groups.items() for v in vs}
flat = [x for row in rows for x in row]
transposed = [[row[i] for row in rows] for i in range(ext(2))]
[groups, inverse, flat, transposed]

#: primes_and_pascal
def primes(n):
    composite = {m for p in range(2, n) for m in range(p * p, n, p)}
    return [p for p in range(2, n) if p not in composite]


def pascal(n):
    row = [1]
    for _ in range(n):
        row = [a + b for a, b in zip([0] + row, row + [0])]
        log(row)
    return row


[primes(ext(30)), pascal(4)]

#: matrix_multiplication
def multiply(a, b):
    return [[sum([x * y for x, y in zip(row, col)]) for col in zip(*b)] for row in a]


def power(m, n):
    result = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & ext(1):
            result = multiply(result, m)
        m = multiply(m, m)
        n >>= 1
    return result


[power([[1, 1], [1, 0]], ext(10)), multiply(ext([[1, 2]]), [[ext(3)], [ext(4)]])]

#: word_statistics
text = fetch('text')
words = text.split()
counts = {w: words.count(w) for w in words}
letters = {c: text.count(c) for c in sorted(set(text)) if c != ' '}
top = sorted(letters.items(), key=lambda item: (-item[1], item[0]))[: ext(3)]
caesar = ''.join([chr((ord(c) - 97 + ext(3) if c == 't' else ord(c) - 94) % 26 + 97) if c != ' ' else c for c in text[: ext(9)]])
[counts, top, caesar, [w[::-1].title() for w in words if len(w) == ext(5)]]

#: lookups_with_external_calls
keys = ['a', 'b', 'nope', 'c']


def safe(key):
    try:
        return fetch(key)
    except KeyError:
        return None


found = {k: v for k in keys if (v := safe(k)) is not None}
missing = [k for k in keys if k not in found and ext(k)]
[found, missing, sum([fetch(k) for k in found])]

#: conditional_expression_of_comprehensions
def pick(flag):
    return [ext(x) for x in (1, 2)] if ext(flag) else {ext(x): x for x in 'ab'}


[pick(1), pick(0), [[ext(1)] if x else [] for x in (0, 1)], [x for x in ([1] if ext(0) else [2, 3])],
 [ext(x) for x in (1, 2) if x] or 'empty', [] and [ext(9)]]

#: deep_nesting_of_all_kinds
{
    k: [
        {(x, y) for x in range(ext(2)) for y in range(2) if ext(x) <= y}
        for _ in [z for z in ext([0]) if z == 0]
    ]
    for k in [c for c in ext('ab') if ext(c) != 'b']
}
