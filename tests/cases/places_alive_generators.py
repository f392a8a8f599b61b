# Generators and iterators in every state that are alive while the program stops.

#: generators_in_every_state
def g(tag, n=3):
    log(tag, 'started')
    try:
        for i in range(n):
            got = yield ext(f'{tag}{i}')
            log(tag, 'got', got)
    finally:
        log(tag, 'finally')
    return tag


unstarted, half, sent, finished, closed, failed = [g(t) for t in ('u', 'h', 's', 'f', 'c', 'x')]
next(half)
next(sent)
sent.send('value')
list(finished)
next(closed)
closed.close()
next(failed)
try:
    failed.throw(KeyError('thrown'))
except KeyError:
    pass
ext('stop with all of them alive')
out = [list(unstarted), list(half), sent.send(ext('more')), next(sent, 'end'), next(finished, 'finished'), next(closed, 'closed'), next(failed, 'failed')]
ext('again')
[out, next(unstarted, 'end'), next(sent, 'end')]

#: nested_generators_and_yield_from
def leaf(tag):
    try:
        x = yield ext(tag)
        y = yield [tag, x]
        return [tag, ext(y)]
    finally:
        log('leaf', tag)


def middle(tag):
    a = yield from leaf(tag + '1')
    b = yield from leaf(tag + '2')
    return [a, b]


def top():
    r = yield from middle('m')
    yield r
    yield from [leaf('list'), 'plain'][1:]
    yield from (x for x in middle('n'))


t = top()
out = [next(t)]
ext('stop')
for v in range(3):
    out.append(t.send(v))
    ext('stop')
out.append(list(t))
out

#: generator_with_try_finally_and_pending_exceptions
def g():
    try:
        try:
            yield ext(1)
        except KeyError as error:
            log('caught', str(error))
            yield ext([2, str(error)])
            raise
        finally:
            log('inner finally')
            yield ext('from finally')
    except LookupError as error:
        yield [type(error).__name__, ext('outer')]
    finally:
        log('outer finally')


it = g()
out = [next(it), it.throw(KeyError('k'))]
ext('stop while handling')
out += [next(it), next(it)]
ext('stop')
out.append(next(it, 'end'))
j = g()
next(j)
ext('stop')
out.append(j.throw(ValueError('not handled')))
ext('stop while pending')
try:
    next(j)
except ValueError as error:
    out.append([str(error), error.__context__ is None])
out

#: generator_throw_and_close_in_every_place
def g():
    while True:
        try:
            x = yield ext('value')
            log('got', x)
        except ValueError as error:
            yield ext(['handled', str(error)])
        except GeneratorExit:
            log('closing')
            ext('in close')
            raise


a, b, c = g(), g(), g()
out = []
try:
    a.throw(KeyError('before start'))
except KeyError as error:
    out.append(str(error))
out.append(next(a, 'finished'))
next(b)
out += [b.throw(ValueError('one')), b.send('ignored'), b.throw(ValueError), next(b)]
b.close()
b.close()
out.append(next(b, 'closed'))
try:
    b.throw(OSError('after close'))
except OSError as error:
    out.append(str(error))
c.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield ext('refuses')


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    out.append(str(error))
out

#: generator_stop_iteration_values
def value(v):
    if ext(False):
        yield
    return v


def leaks():
    yield ext(1)
    raise StopIteration('leak')


def delegating():
    r = yield from value((1, 2))
    s = yield from value(None)
    yield [r, s]


out = []
for v in (5, None, (1, 2)):
    try:
        next(value(v))
    except StopIteration as stop:
        ext('handling')
        out.append([stop.value, list(stop.args)])
g = leaks()
next(g)
ext('stop')
try:
    next(g)
except RuntimeError as error:
    out.append([str(error), type(error.__cause__).__name__, error.__cause__.value])
[out, list(delegating())]

#: generators_sharing_cells_and_each_other
def pair_of():
    n = 0

    def up(by):
        nonlocal n
        while True:
            n += by
            yield ext(n)

    def read():
        while True:
            yield n

    return up(1), up(10), read()


a, b, r = pair_of()
out = [next(a), next(r), next(b)]
ext('stop')
out += [next(r), next(a), next(r), next(b), next(r)]


def relay(source):
    for x in source:
        yield x
        yield ext(-x)


shared = (i for i in range(5))
p, q = relay(shared), relay(shared)
out.append([next(p), next(q), next(p), next(q), next(q), next(p)])
ext('stop')
out.append([list(p), list(q), list(shared)])
out

#: builtin_iterators_over_every_container
its = [
    iter([1, 2, 3]), iter((1, 2, 3)), iter('abc'), iter(b'abc'), iter(bytearray(b'abc')), iter(range(3)), iter({'a': 1, 'b': 2}), iter({'a': 1, 'b': 2}.values()), iter({'a': 1, 'b': 2}.items()), reversed([1, 2, 3]),
    reversed((1, 2)), reversed('ab'), reversed(range(3)), reversed({'a': 1, 'b': 2}), reversed({'a': 1, 'b': 2}.items()), enumerate('abc', 5), zip('abc', [1, 2]), map(str, [1, 2]), filter(None, [0, 1, 2]), iter(range(10**20, 10**20 + 3)),
    iter(frozenset([7])), zip(enumerate('ab'), reversed('xy')), map(lambda a, b: a + b, [1, 2], (10, 20)), iter([]),
]
first = [next(i, 'empty') for i in its]
ext('stop after the first')
second = [next(i, 'end') for i in its]
ext('stop after the second')
[first, second, [list(i) for i in its], [next(i, 'done') for i in its]]

#: iterators_kept_twice_and_exhausted
xs = [1, 2, 3]
a = iter(xs)
b = a
c = iter(a)
d = enumerate(a)
e = zip(a, b)
next(a)
ext('stop')
xs.append(4)
out = [next(b), a is b, c is a, next(e)]
ext('stop')
out += [list(d), list(e), list(a)]
xs.append(5)
ext('stop')
out.append(list(a))
f = iter(xs)
list(f)
xs.append(6)
ext('exhausted iterators stay so')
out + [list(f)]

#: list_iterator_over_a_changing_list
xs = [1, 2, 3, 4]
it, back = iter(xs), reversed(xs)
out = [next(it), next(back)]
ext('stop')
xs.insert(0, 'first')
del xs[-1]
out += [next(it), next(back)]
ext('stop')
xs.clear()
out += [next(it, 'gone'), next(back, 'gone')]
xs += [7, 8]
ext('stop')
[out, list(it), list(back), xs]

#: iterators_over_what_has_become_too_short_for_a_while
xs, bs = [1, 2, 3, 4, 5], bytearray(b'abcde')
its = iter(xs), reversed(xs), iter(bs)
out = [[next(it), next(it), next(it)] for it in (its[0], its[2])]
del xs[1:], bs[1:]
ext('short')
xs += [6, 7, 8, 9]
bs += b'vwxyz'
ext('long')
[out, [list(it) for it in its]]

#: iterators_over_a_dict_that_has_its_size_again
def attempt(it, out):
    try:
        for each in it:
            out.append(each)
            ext('item')
    except RuntimeError as error:
        out.append(str(error))
    return out


def run(make, change, back):
    d = {k: -k for k in range(6)}
    it = make(d)
    out = [next(it), next(it)]
    change(d)
    ext('changed')
    back(d)
    ext('again')
    return attempt(it, attempt(it, out))


def lose_first(d):
    del d[0]


def lose_last(d):
    del d[5]


def add(d):
    d[9] = 9


def replace(d):
    lose_first(d)
    add(d)


def nothing(d):
    pass


s = {1, 2, 3}
it = iter(s)
taken = next(it)
s.remove(taken)
ext('smaller')
s.add(taken)
[
    [run(make, change, back) for change in (lose_first, lose_last, add, replace) for back in (add, dict.popitem, nothing)]
    for make in (iter, lambda d: iter(d.items()))
] + [sorted(it)]

#: dict_and_set_iterators_whose_container_changes
def attempt(f):
    try:
        return f()
    except RuntimeError as error:
        return str(error)


d = {'a': 1, 'b': 2, 'c': 3}
k, v, i, r = iter(d), iter(d.values()), iter(d.items()), reversed(d)
[next(x) for x in (k, v, i, r)]
ext('stop')
d['b'] = 20
out = [next(v), next(i)]
ext('stop')
d['new'] = 4
ext('stop')
out += [attempt(lambda: next(k)), attempt(lambda: next(v)), attempt(lambda: list(i)), attempt(lambda: next(r))]
s = {1}
j = iter(s)
ext('stop')
s.add(2)
out.append(attempt(lambda: next(j)))
e = {'x': 1, 'y': 2}
ek = iter(e)
next(ek)
del e['y']
e['z'] = 3
ext('same size again')
out.append(attempt(lambda: list(ek)))
view, items = e.keys(), e.items()
ext('stop')
e['w'] = 9
[out, sorted(view), len(items), ('w', 9) in items, [x for x in view]]

#: set_iterators_and_held_sets
def attempt(f):
    try:
        return f()
    except RuntimeError as error:
        return str(error)


class S(set):
    pass


s, t, f = {1, 2, 3}, S('ab'), frozenset([7, 8])
i, j, k, m = iter(s), iter(t), iter(f), iter({5})
seen = [next(i), next(j)]
next(k)
ext('stop')
s.discard(99)
seen.append(next(i))
ext('stop')
t.add('c')
ext('stop')
out = [attempt(lambda: next(j)), attempt(lambda: next(j))]
t.discard('c')
ext('stop')
out += [attempt(lambda: next(j)), len(list(k)), list(m), list(m), sorted([seen[0], seen[2], *i]), next(i, 'end'), type(i) is type(iter(set()))]
s.add(4)
ext('stop')
holder = [*s]
u = {(1, 2), frozenset([3])}
it = iter(u)
holder.append(it)
ext('stop')
[out, list(i), len(list(holder[-1])), it is holder[-1], next(it, 'done')]
