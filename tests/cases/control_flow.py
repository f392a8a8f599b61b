# Programs about if, while, for, break, continue and their else parts, and about what is alive across stops in loops; a program starts at a `#:` line, its last expression is its result.

#: if_elif_else_tests
def kind(n):
    if ext(n) < 0:
        return 'negative'
    elif ext(n) == 0:
        return 'zero'
    elif n < 10 and ext(n) % 2:
        return ext('small odd')
    else:
        if not ext(n) > 100:
            return 'middle'
    return ext('large')


[kind(n) for n in (-1, 0, 3, 50, 500)]

#: if_bodies
out = []
if ext(1):
    out.append(ext('a'))
    out.append(ext('b'))
if ext(0):
    out.append(log('never'))
else:
    out.append(ext('c'))
if out:
    pass
elif fail():
    pass
if not ext(''):
    if ext([]):
        out.append('no')
    elif ext({}):
        out.append('no')
    else:
        out.append(ext('nested'))
out

#: if_variables_bound_in_branches
def f(flag):
    if ext(flag):
        x = ext('then')
    else:
        y = ext('else')
    try:
        return x
    except UnboundLocalError as error:
        return str(error), y


[f(1), f(0)]

#: while_test_body_else
out = []
n = ext(3)
while ext(n) > 0:
    out.append(ext(n))
    n -= 1
else:
    out.append(ext('else'))
while ext(0):
    out.append('never')
else:
    out.append(ext('else at once'))
[out, n]

#: while_break_skips_else
out = []
n = 0
while True:
    n += ext(1)
    if n == 2:
        continue
    out.append(ext(n))
    if ext(n) >= 4:
        break
    out.append('not yet')
else:
    out.append('never')
[out, n]

#: while_with_changing_condition
items = ext([1, 2, 3])
out = []
while items and (item := items.pop(ext(0))) != ext(3):
    out.append(item)
    if item == 1:
        items.append(ext(9))
[out, items]

#: while_nested_with_breaks
out = []
i = 0
while i < 4:
    i += 1
    j = 0
    while True:
        j += 1
        if ext(j) > i:
            break
        if j == 2:
            continue
        out.append((i, j))
    else:
        out.append('never')
    if ext(i) == 3:
        break
else:
    out.append('never either')
out

#: for_iterable_target_body_else
out = []
for x in ext([1, 2]):
    out.append(ext(x))
else:
    out.append(ext('else'))
for x in ext([]):
    out.append('never')
else:
    out.append(ext('empty else'))
for x, (y, *z) in ext([(1, 'abc'), (2, 'd')]):
    out.append((x, y, ext(z)))
[out, x, y, z]

#: for_break_continue_else
out = []
for i in range(5):
    if ext(i) == 1:
        continue
    out.append(i)
    if ext(i) == 3:
        break
else:
    out.append('never')
for i in range(2):
    if i == 5:
        break
    ext(i)
else:
    out.append(ext('completed'))
[out, i]

#: for_nested_with_breaks
out = []
for i in ext([1, 2, 3]):
    for j in range(ext(i), 5):
        if j == 3:
            out.append(ext('skip'))
            continue
        if ext(i * j) > 5:
            break
        out.append((i, j))
    else:
        out.append('inner completed')
        continue
    out.append(ext('inner broke'))
    if i == 2:
        break
else:
    out.append('never')
out

#: for_targets_attribute_and_subscript
class Box:
    pass


box = Box()
d = {}


def owner():
    log('owner')
    return d


for box.x in ext([1, 2]):
    ext(box.x)
for owner()[ext('k')] in (3, 4):
    log(d['k'])
for i, box.y in enumerate('ab'):
    d[i] = ext(box.y)
for d['m'], (box.z, *d['n']) in ext([(1, 'pqr')]):
    pass
[box.x, box.y, box.z, list(d.items())]

#: for_target_survives_and_rebinding
xs = [1, 2, 3]
out = []
for x in xs:
    xs = ext(['rebound'])
    out.append(x)
    x = ext(x * 10)
    out.append(x)
for n in range(3):
    n += ext(10)
    out.append(n)
[out, xs, x, n]

#: loop_in_function_with_return
def find(rows, wanted):
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if ext(cell) == wanted:
                return i, j
        else:
            log('row', i, 'done')
    else:
        return ext('not found')


def forever():
    while True:
        n = tick()
        if n > 3:
            return n


[find([[1, 2], [3, 4]], 3), find([[1]], 9), forever()]

#: break_and_continue_through_try_finally
out = []
for i in range(4):
    try:
        if ext(i) == 1:
            continue
        if ext(i) == 3:
            break
        out.append(('body', i))
    finally:
        out.append(('finally', ext(i)))
    out.append(('after', i))
else:
    out.append('never')
out

#: return_through_loops_and_finally
def f(stop):
    for i in ext([1, 2, 3]):
        try:
            while True:
                try:
                    if ext(i) == stop:
                        return ('returned', i)
                    break
                finally:
                    out.append(('inner', ext(i)))
        finally:
            out.append(('outer', ext(i)))
    return ext('fell out')


out = []
[f(2), f(9), out]

#: iterator_alive_list_tuple_str_bytes
out = []
for kind in ([1, 2], (3, 4), 'ab', b'cd'):
    it = iter(kind)
    out.append(next(it))
    ext(0)
    for rest in it:
        out.append(ext(rest))
    out.append(next(it, 'end'))
out

#: iterator_alive_dict_and_views
d = {'a': 1, 'b': 2, 'c': 3}
keys, values, items = iter(d), iter(d.values()), iter(d.items())
view = d.keys()
out = [next(keys), next(values), next(items)]
log(len(view))
out += [next(keys), next(values), next(items)]
log('again')
out += [list(keys), list(values), list(items)]
d['z'] = ext(26)
[out, list(view), len(d.values()), ('z', 26) in d.items()]

#: iterator_alive_set_of_small_ints
s = {1, 2, 3, 4}
it = iter(s)
a = next(it)
ext('stop')
b = next(it)
ext('stop again')
rest = list(it)
[sorted([a, b] + rest), len(rest), sorted(s), sorted(frozenset({5, 6}))]

#: iterator_alive_range_enumerate_zip_reversed
r, e, z, v = iter(range(0, 10, 3)), enumerate(ext('xyz'), 5), zip([1, 2, 3], 'abc', range(3)), reversed([1, 2, 3])
out = [next(r), next(e), next(z), next(v)]
ext('stop')
out += [next(r), next(e), next(z), next(v)]
ext('stop')
out += [list(r), list(e), list(z), list(v)]
out

#: iterator_alive_map_filter_builtins
m, f, p = map(str, [1, 2, 3]), filter(None, [0, 1, 2, 3]), map(max, [1, 5], [4, 2])
out = [next(m), next(f), next(p)]
ext('stop')
out += [next(m), next(f)]
ext('stop')
out += [list(m), list(f), list(p)]
double = map(lambda x: x * 2, [1, 2, 3])
odd = filter(lambda x: x % 2, [1, 2, 3])
out += [next(double), next(odd)]
ext('stop')
out + [list(double), list(odd)]

#: iterator_alive_reversed_of_many
d = {'a': 1, 'b': 2, 'c': 3}
iters = [reversed(d), reversed('xyz'), reversed((1, 2, 3)), reversed(range(3)), reversed(d.items()),
    reversed(d.values())]
out = [next(it) for it in iters]
ext('stop')
out + [list(it) for it in iters]

#: iterator_nested_wrappers_alive
base = iter([10, 20, 30, 40])
pairs = zip(enumerate(base), map(str, base))
out = [next(pairs)]
ext('stop')
out.append(next(pairs))
ext('stop')
out.append(list(pairs))
out

#: iterator_shared_between_loops
it = iter(range(8))
out = []
for x in it:
    out.append(ext(x))
    for y in it:
        out.append(-y)
        if ext(y) % 3 == 0:
            break
    if x > 3:
        break
[out, list(it)]

#: iterator_of_growing_list
xs = [1]
out = []
for x in xs:
    out.append(x)
    if len(xs) < 4:
        xs.append(ext(x + 1))
it = iter(xs)
next(it)
xs.insert(0, ext('front'))
del xs[-1]
[out, xs, list(it)]

#: dict_changed_while_iterating
d = {'a': 1, 'b': 2}
out = []
try:
    for k in d:
        out.append(k)
        d[ext(k) + k] = 1
except RuntimeError as error:
    out.append(str(error))
for k in list(d):
    del d[ext(k)]
d[1] = 1
try:
    for k in d.items():
        d.pop(ext(1))
        d[2] = 2
        d[3] = 3
except RuntimeError as error:
    out.append(str(error))
[out, d]

#: dict_values_replaced_while_iterating
d = {'a': 1, 'b': 2, 'c': 3}
out = []
for k, v in d.items():
    d['c'] = ext(v * 10)
    out.append((k, v))
for k in d:
    d[k] = ext(0)
[out, d]

#: iter_with_sentinel_of_plain_function
state = [0]


def step():
    state[0] += 1
    return state[0]


it = iter(step, 4)
out = [next(it)]
ext('stop')
out.append(list(it))
out.append(next(it, 'end'))
[out, state]

#: user_iterator_alive
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Evens:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * 2


out = []
for x in Countdown(ext(3)):
    out.append(ext(x))
c = Countdown(4)
for x in c:
    if ext(x) == 2:
        break
for x in Evens():
    out.append(ext(x))
[out, list(c), ext(4) in Evens(), list(Evens())]

#: shared_references_alive
a = [1]
b = {'a': a, 'again': [a, a]}
c = (a, b)
ext('stop')
a.append(2)
b['again'][0].append(ext(3))
[a, b, c[0] is a, c[1]['a'] is a, b['again'][0] is b['again'][1], c[1] is b]

#: cycles_alive
a = [1]
a.append(a)
d = {'name': 'd'}
d['self'] = d
d['list'] = a
a.append(d)
ext('stop')
[a[1] is a, a[1][1][0], a[2] is d, d['self']['self'] is d, d['list'] is a, len(a), repr(a[:1])]

#: cycle_through_objects
class Node:
    def __init__(self, name):
        self.name = name
        self.parent = None
        self.children = []

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return child


root = Node('root')
leaf = root.add(Node(ext('mid'))).add(Node(ext('leaf')))
ext('stop')
leaf.parent.parent.name = ext('renamed')
[leaf.parent.parent is root, root.name, root.children[0].children[0] is leaf, [n.name for n in root.children]]

#: self_containing_tuple_and_sharing
xs = []
t = (1, xs)
xs.append(t)
xs.append(xs)
ext('stop')
[xs[0] is t, t[1] is xs, xs[1] is xs, xs[0][1][0][0]]

#: values_alive_of_every_plain_type
values = [None, True, False, 0, -1, 2**100, -(2**64), 1.5, -0.0, float('inf'), 1e-300, 1 + 2j, 'text', '',
    'é☃\U0001f600', b'\x00\xff', bytearray(b'ab'), (), (1,), [], {}, set(), {1}, frozenset({2}), range(1, 5, 2),
    slice(1, None, 2), ..., NotImplemented]
before = [repr(v) for v in values]
ext('stop')
after = [repr(v) for v in values]
nan = float('nan')
ext('stop')
[before == after, [type(v).__name__ for v in values], nan != nan, values[0] is None, values[26] is ...,
 values[27] is NotImplemented]

#: types_and_builtins_alive
kinds = [int, str, list, dict, ValueError, object, type]
functions = {'len': len, 'print': print, 'sorted': sorted}
upper = str.upper
method = 'abc'.replace
ext('stop')
[[k.__name__ for k in kinds], functions['len']('ab'), functions['sorted']([2, 1]), upper('x'), method('a', 'z'),
 isinstance(1, kinds[0]), kinds[0] is int]

#: big_numbers_alive
a, b = 3**500, -(7**200)
i = 0
while i < 3:
    a = a * 2 + ext(i)
    b //= 3
    i += 1
[a % 10**9, b % 10**9, a.bit_length(), (a - b) % 97]

#: nan_and_infinity_alive
values = [float('nan'), float('inf'), -float('inf'), -0.0]
total = 0.0
for v in values:
    total += ext(1.0) if v != v else v if v in (float('inf'),) else 0.0
[repr(values), repr(total), values[1] > ext(1e308), repr(min(values[1:])), repr(values[3] * ext(1))]

#: default_objects_alive_in_loop_state
state = {'seen': set(), 'log': [], 'by': {}}
for word in fetch('text').split():
    if word in state['seen']:
        state['log'].append(ext(word))
        continue
    state['seen'].add(word)
    state['by'].setdefault(len(word), []).append(word)
    if len(word) == 5:
        log(word)
[sorted(state['seen']), state['log'], list(state['by'].items())]

#: many_stops_in_one_loop
total = 0
for i in range(40):
    total += ext(i)
total

#: stops_in_some_iterations_only
out = []
for i in range(1000):
    if i % 250 == 3:
        out.append(ext(i))
out

#: loop_variables_of_nested_functions
def rows(n):
    out = []
    for i in range(n):
        row = []
        for j in range(i, n):
            def cell(i=i):
                return i * j

            row.append(cell())
            if ext(j) == 1:
                break
        out.append(row)
    return out, i, j


rows(3)

#: pass_only_loops
for _ in ext([1, 2]):
    pass
while ext(0):
    pass
for x in ext('ab'): ...
x

#: infinite_loop_with_external_stop
seen = []
while 1:
    n = tick()
    if not n % 2:
        continue
    seen.append(n)
    if len(seen) == 3:
        break
seen

#: loop_else_with_return_and_raise
def f(xs):
    for x in xs:
        if ext(x) > 2:
            return 'found %d' % x
    else:
        raise LookupError(ext('nothing above 2'))


out = [f([1, 3])]
try:
    f([1, 2])
except LookupError as error:
    out.append(str(error))
out

#: error_in_loop_uncaught
total = 0
for value in ext([4, 2, 0, 1]):
    print(value)
    total += 8 // value
    log(total)

#: error_in_loop_iterable_uncaught
for x in ext(5):
    log('never')

#: error_from_outside_in_loop
out = []
for key in ['a', 'zz', 'b']:
    try:
        out.append(fetch(key))
    except KeyError:
        out.append('no ' + key)
        continue
    out.append('found')
else:
    out.append('done')
out

#: sorting_algorithms
def bubble(xs):
    xs = list(xs)
    swaps = 0
    for i in range(len(xs)):
        for j in range(len(xs) - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
                swaps += 1
    log('swaps', swaps)
    return xs


def quick(xs):
    if len(xs) <= 1:
        return xs
    pivot = ext(xs[0])
    rest = xs[1:]
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def merge(xs):
    if len(xs) < 2:
        return xs
    mid = len(xs) // 2
    a, b, out = merge(xs[:mid]), merge(xs[mid:]), []
    while a and b:
        out.append(a.pop(0) if a[0] <= b[0] else b.pop(0))
    return out + a + b


xs = fetch('numbers')
[bubble(xs), quick(xs), merge(xs)]

#: binary_search_and_gcd
def search(xs, wanted):
    low, high, steps = 0, len(xs), 0
    while low < high:
        mid = (low + high) // 2
        steps += ext(1)
        if xs[mid] == wanted:
            return mid, steps
        if xs[mid] < wanted:
            low = mid + 1
        else:
            high = mid
    return None, steps


def gcd(a, b):
    while b:
        a, b = ext(b), a % b
    return a


[search(list(range(0, 100, 3)), 42), search([1, 2], 9), gcd(1071, 462)]

#: state_machine
def run(text):
    state, token, out = 'start', '', []
    for c in text + '\n':
        if state == 'start':
            if c == '"':
                state = 'string'
            elif c.isalnum():
                state, token = 'word', c
        elif state == 'string':
            if c == '"':
                out.append(('string', ext(token)))
                state, token = 'start', ''
            else:
                token += c
        elif state == 'word':
            if c.isalnum():
                token += c
            else:
                out.append(('word', ext(token)))
                state, token = 'start', ''
    return out, state


[run('say "hello world" now'), run('open "never closed')]

#: topological_order
graph = fetch('graph')
incoming = {n: 0 for n in graph}
for targets in graph.values():
    for t in targets:
        incoming[t] += 1
ready = [n for n in graph if not incoming[n]]
order = []
while ready:
    n = ready.pop(0)
    order.append(ext(n))
    for t in graph[n]:
        incoming[t] -= 1
        if not incoming[t]:
            ready.append(t)
else:
    log('complete', len(order) == len(graph))
order

#: game_of_life
def step(cells):
    counts = {}
    for x, y in sorted(cells):
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = x + dx, y + dy
                    counts[key] = counts.get(key, 0) + 1
    return {key for key, n in counts.items() if n == 3 or n == 2 and key in cells}


def picture(cells):
    return [''.join('#' if (x, y) in cells else '.' for x in range(4)) for y in range(4)]


cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
out = []
for generation in range(ext(4)):
    out.append(picture(cells))
    cells = step(cells)
    log(generation, len(cells))
out

#: dynamic_programming
def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(previous + (x != y), row[j] + 1, row[j - 1] + 1)
        log(i, row[-1])
    return row[-1]


def knapsack(items, room):
    best = [0] * (room + 1)
    for weight, value in items:
        for w in range(room, weight - 1, -1):
            best[w] = max(best[w], best[w - weight] + value)
    return best[-1]


[edit_distance('kitten', ext('sitting')), knapsack(ext([(1, 1), (3, 4), (4, 5)]), ext(7))]

#: queue_simulation
def simulate(jobs, workers):
    free = [0] * workers
    finished = []
    for name, arrives, takes in jobs:
        i = free.index(min(free))
        begin = max(free[i], arrives)
        free[i] = begin + ext(takes)
        finished.append((free[i], name))
    finished.sort()
    return finished


simulate([('a', 0, 5), ('b', 1, 2), ('c', 2, 4), ('d', 3, 1)], ext(2))

#: retry_loop_with_backoff
waited = []


def attempt(n):
    if tick() < n:
        fail('OSError', 'unreachable')
    return 'answer'


def call(n, tries):
    delay = 1
    for k in range(tries):
        try:
            result = attempt(n)
        except OSError as error:
            waited.append((k, delay, str(error)))
            delay *= ext(2)
        else:
            break
    else:
        return 'gave up'
    return result


[call(3, 5), call(99, 2), waited]
