# Programs that use generators and iterators as people do: consumed, stored, delegated to, half used at a stop.

#: gen_expression_over_outer_variables
factor = 10
data = [1, 2, 3]
lazy = (x * factor for x in data)
out = [next(lazy)]
factor = ext(100)
out.append(next(lazy))
data.append(ext(4))
out + list(lazy)

#: gen_expression_in_function_with_cells
def build(k):
    base = [ext(1), 2, 3]
    g = (x + k for x in base if x != skip)
    skip = ext(2)
    first = next(g)
    k = ext(1000)
    return [first, list(g), sum(y * k for y in base)]


build(5)

#: gen_expression_nested_and_half_used
g = ((i, j) for i in range(3) for j in range(i))
out = [next(g)]
ext(0)
out.append(next(g))
inner = (list(range(n)) for n in (k * 2 for k in range(3)))
out.append(next(inner))
tick()
out + [list(g), list(inner), tuple(c.upper() for c in ext('abc'))]

#: gen_consumers
def g():
    yield 3
    yield 1
    yield 2


label = ext('n')
[sum(g()), max(g()), min(g()), sorted(g()), list(g()), tuple(g()), set(g()) == {1, 2, 3}, dict(enumerate(g())),
 ','.join(str(x) for x in g()), any(g()), all(g()), list(zip(g(), g())), list(map(str, g())),
 [*g(), label], {**dict(zip('abc', g()))}, list(reversed(list(g()))), 2 in g(), len([*g()])]

#: gen_unpacking_targets
def g(n):
    yield from range(n)


a, b, c = g(ext(3))
x, *rest = g(ext(5))
out = [a, b, c, x, rest]
try:
    p, q = g(ext(3))
except ValueError as e:
    out.append(ext(str(e)))
it = g(4)
next(it)
first, *others = it
out + [first, others, next(it, ext('none'))]

#: gen_exception_inside_propagates
def risky(limit):
    for i in range(limit):
        if i == 2:
            raise LookupError('at ' + str(i))
        yield i


r = risky(5)
out = []
try:
    for v in r:
        out.append(ext(v))
except LookupError as e:
    out.append(str(e))
    ext('handled')
out + [list(r)]

#: gen_stopiteration_inside_becomes_runtimeerror
def bad():
    yield 1
    next(iter([]))
    yield 2


b = bad()
out = [next(b), ext(0)]
try:
    next(b)
except RuntimeError as e:
    out += [str(e), type(e.__cause__).__name__]
ext(1)
out

#: gen_already_executing_error
def g():
    yield 1
    yield next(me)


me = g()
out = [next(me), ext(0)]
try:
    next(me)
except ValueError as e:
    out.append(ext(str(e)))
out

#: gen_methods_of_instance
class Feed:
    def __init__(self, items):
        self.items = items

    def read(self):
        for item in self.items:
            self.last = item
            yield item

    def __iter__(self):
        return self.read()


f = Feed([ext('a'), 'b', 'c'])
r = f.read()
out = [next(r), f.last]
f.items.append(ext('d'))
out += [next(r), f.last, list(f)]
for item in f:
    out.append(ext(item))
    break
out + list(r)

#: gen_lambda_and_default_generators
make = lambda n: (yield n)
g = make(ext(5))
out = [next(g)]
ext(0)
try:
    g.send('r')
except StopIteration as e:
    out.append(e.value)


def take(n, it=(i * i for i in range(100))):
    return [next(it) for _ in range(n)]


out += [take(2), ext('between'), take(3)]
out

#: gen_state_machine_driver
def machine():
    state, log_lines = 'idle', []
    while True:
        event = yield state, list(log_lines)
        match (state, event):
            case ('idle', 'start'):
                state = 'running'
            case ('running', ('tick', n)):
                log_lines.append(n)
            case ('running', 'stop'):
                return log_lines
            case _:
                log_lines.append('ignored')


m = machine()
out = [next(m)]
for event in ext(['stop', 'start', ['x'], 'stop']):
    try:
        out.append(m.send(event if event != ['x'] else ('tick', tick())))
    except StopIteration as e:
        out.append(ext(e.value))
out

#: gen_big_locals_and_loops_alive
def primes():
    found = []
    n = 2
    while True:
        for p in found:
            if p * p > n:
                found.append(n)
                yield n
                break
            if n % p == 0:
                break
        else:
            found.append(n)
            yield n
        n += 1


p = primes()
out = []
while len(out) < 12:
    out.append(ext(next(p)))
out

#: gen_with_statement_inside
class Res:
    def __enter__(self):
        uses.append('open')
        return self

    def __exit__(self, kind, value, trace):
        uses.append('close ' + ('ok' if kind is None else kind.__name__))
        return kind is ValueError


def g():
    with Res() as r:
        yield 1
        yield 2
    yield 'after'


uses = []
a, b, c = g(), g(), g()
out = [next(a), next(b), next(c)]
ext(0)
out.append(a.throw(ValueError('swallowed')))
out.append(list(b))
tick()
c.close()
out + [uses]

#: gen_iterators_of_builtins_half_used
it = iter([1, 2, 3])
pairs = zip(iter('abc'), [10, 20, 30])
numbered = enumerate(['x', 'y', 'z'], ext(5))
mapped = map(lambda v: v * 2, [1, 2, 3])
filtered = filter(None, [0, 1, '', 'a', 2])
back = reversed([1, 2, 3])
chars = iter('héy')
keys = iter({'k1': 1, 'k2': 2})
items = iter({'a': 1, 'b': 2}.items())
rng = iter(range(3, 30, 7))
sets = iter(frozenset([7]))
calls = iter([5, 6, 0, 7].pop, 5)
every = [it, pairs, numbered, mapped, filtered, back, chars, keys, items, rng, sets, calls]
first = [next(e) for e in every]
ext('stop')
second = [next(e, 'end') for e in every]
tick()
[first, second, [list(e) for e in every]]

#: gen_list_iterator_sees_growth
xs = [1, 2]
it = iter(xs)
out = [next(it)]
ext(0)
xs.append(ext(3))
out += [next(it), next(it)]
xs.append(4)
ext(0)
out.append(next(it, 'stopped'))
done = iter(xs)
list(done)
xs.append(ext(5))
out + [list(done), list(it)]

#: gen_dict_changed_during_iteration
d = {'a': 1, 'b': 2}
out = []
try:
    for k in d:
        out.append(ext(k))
        d[k + k] = ext(0)
except RuntimeError as e:
    out.append(str(e))
it = iter(d)
next(it)
ext(0)
d['a'] = ext('value change is fine')
out + [next(it), len(d)]

#: gen_expression_with_stop_never_reached
empty = ext([])
[any(x > ext(1) for x in empty), list(ext(x) for x in empty), sum(ext(x) for x in () if x), tick()]

#: gen_stopiteration_of_a_callback_ends_map
def take(it):
    return next(it)


eight = (lambda t: ext(t) * 2)(4)
sources = [iter([1, 2]), iter([]), iter([3])]
out = [eight, list(map(take, sources)), list(filter(take, [iter([]), iter([1])]))]
mapped = map(take, [iter([5]), iter([]), iter([6])])
out.append(next(mapped))
tick()
out + [next(mapped, 'ended')]

#: names_of_generators_and_odd_iterables
def g(): yield ext(1)
async def c(): return ext(1)
class Odd:
    def __iter__(self): return ext(5)
class Start:
    def __index__(self): return ext(7)
class Items:
    def __iter__(self): return iter([ext(1), ext(2)])
x = g()
out = [x.__name__, x.__qualname__, (ext(i) for i in 'a').__name__, next(x), x.__doc__, list(enumerate(Items(), Start()))]
co = c()
out += [co.__name__, await co]
try: ','.join(Odd())
except TypeError as e: out.append(str(e))
[out, x.__name__]

#: views_of_dicts_beside_generators_that_stop
log = []
def items(): yield ext(1); yield 2
log.append({1: 2, 3: 4}.keys() & items())
log.append({1: 2, 3: 4}.keys() | items())
log.append({1: 2, 3: 4}.keys() - items())
log.append({1: 2, 3: 4}.keys() ^ items())
log.append({1: 2, 3: 4}.items() & items())
log.append(items() & {1: 2}.keys())
log.append({1: 2, 3: 4}.keys().isdisjoint(items()))
log.append({1: 2, 3: 4}.items().isdisjoint(items()))
log
