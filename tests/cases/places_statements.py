# Simple statements with an external call in every place that they have.

#: expression_statements
log('first')
ext('docstring-like'), ext(2)
[log(x) for x in 'ab']
log('then') if ext(0) else log('else')
ext(1) and log('and') or log('or')
ext(1) < ext(2) < ext(0)
f'{log("in f-string")}'
{ext('k'): ext('v')}
lambda: log('never')
ext([1, 2, 3])[ext(0)]
(n := ext(5))
n

#: assignment_targets_order
def t(tag, v):
    log(tag)
    return v


class O:
    pass


o, xs, d = O(), [0, 0, 0], {}
t('owner', o).attr = t('value', 1)
t('list', xs)[t('index', 1)] = t('value2', 2)
t('dict', d)[t('key', 'k')] = t('o2', o).b = t('chained', 3)
t('s', xs)[t('from', 0):t('to', 1)] = t('slice value', [7, 8])
t('x', xs)[t('i', 0)], t('y', d)[t('j', 'z')], t('w', o).c = t('tuple', (10, 20, 30))
[o.attr, o.b, o.c, xs, d]

#: assignment_chained_values_shared
def t(v):
    log(v)
    return v


xs = [1, 2, 3]
i = xs[i] = j = t(0) if t('q') else t(1)
a = b = [ext(1)]
a.append(ext(2))
c = (d, e) = [f, *g] = ext((5, 6))
i, xs[i], k = t(1), t('new'), t('k')
[xs, i, j, k, a is b, b, c, d, e, f, g]

#: unpacking_starred_nested_with_stops
def gen(*vs):
    for v in vs:
        log('give', v)
        yield v
    log('exhausted')


class O:
    pass


o, xs = O(), [0, 0]
a, b = gen(1, 2)
[c, *d, e] = gen(*ext('pqrs'))
(f, (g, *h)), xs[ext(0)] = (gen(*ext('f'), 'gh'), gen(1))[ext(0)], ext('x')
*o.rest, (xs[ext(1)], o.q) = gen(1, 2, (3, 4))
[(p, q), r] = (gen(5, 6), ext('r'))
log(p, q, r)
for i, (j, *k) in zip((1, 2), ('ab', gen('c', 'd'))):
    log(i, j, k)
[a, b, c, d, e, f, g, h, xs, o.rest, o.q]

#: unpacking_errors_over_suspending_iterables
def gen(n):
    for i in range(n):
        log('give', i)
        yield i


out = []
for n in range(1, 5):
    try:
        a, b, c = gen(n)
    except ValueError as error:
        out.append([n, str(error)])
    else:
        out.append([n, a, b, c])
try:
    a, *b, c = gen(1)
except ValueError as error:
    out.append(str(error))
try:
    a, b = ext(7)
except TypeError as error:
    out.append(str(error))
out

#: unpacking_error_leaves_earlier_targets
a = b = 'old'
xs = [0]
try:
    a, xs[ext(9)], b = ext('new'), 2, 3
except IndexError:
    pass
try:
    (c, d), e = (fail('KeyError', 'x') if ext(1) else 0), 2
except KeyError as error:
    f = str(error)
[a, b, xs, f]

#: augmented_assignment_to_name_attribute_subscript
def t(tag, v):
    log(tag)
    return v


class O:
    n = 10


o, xs, d = O(), [1, 2, 3], {'k': [0]}
x = 1
x += t('value', 2)
x *= x + t('again', x)
t('owner', o).n += t('by', 5)
t('list', xs)[t('index', 0)] -= t('sub', 4)
t('dict', d)[t('key', 'k')] += t('ext', [1, 2])
xs[t('i', 1)] **= t('pow', 3)
xs[t('a', 0):t('b', 2)] *= t('times', 2)
t('o', o).n <<= t('shift', 2)
s = t('set', {1, 2})
s |= t('more', {3})
s -= t('less', {1})
[x, o.n, O.n, xs, d, sorted(s)]

#: augmented_assignment_reads_before_the_value
class O:
    n = 1


o, xs, x = O(), [1], 1


def change():
    global x
    x = 100
    o.n = 100
    xs[0] = 100
    return ext(1)


x += change()
o.n += change()
xs[0] += change()
[x, o.n, xs]

#: augmented_assignment_failing
out = []
t = ([1], 2)
try:
    t[ext(0)] += ext([2])
except TypeError as error:
    out.append(str(error))
d = {}
try:
    d[ext('missing')] += log('never')
except KeyError as error:
    out.append(str(error))
try:
    undefined_name += log('never either')
except NameError as error:
    out.append(str(error))
x = 'a'
try:
    x -= ext(1)
except TypeError as error:
    out.append(str(error))
try:
    x += fail('OSError', 'value')
except OSError as error:
    out.append(str(error))
[out, t, d, x]

#: annotated_assignment
def t(tag, v=None):
    log(tag)
    return v


class O:
    attr: t('class annotation', int) = t('class value', 1)
    bare: t('bare annotation', str)


o, xs = O(), [0]
x: t('annotation', int) = t('value', 5)
y: t('only annotation', str)
t('owner', o).attr: t('attribute annotation') = t('attribute value', 7)
t('list', xs)[t('index', 0)]: t('subscript annotation') = t('subscript value', 8)
(z): t('parenthesised') = t('z value', 9)


def f():
    local: t('never evaluated') = t('local value', 10)
    return local


[x, o.attr, xs, z, f(), O.attr]

#: del_of_attribute_and_subscript
def t(tag, v):
    log(tag)
    return v


class O:
    pass


o, xs, d = O(), list(range(8)), {'a': 1, 'b': 2}
o.a = o.b = 1
del t('owner', o).a
del t('list', xs)[t('index', 0)], t('dict', d)[t('key', 'a')], t('o2', o).b
del t('slice', xs)[t('from', 1):t('to', 6):t('step', 2)]
out = []
try:
    del t('gone', o).a
except AttributeError:
    out.append('no attribute')
try:
    del t('d', d)[t('missing', 'zz')], t('never', d)['b']
except KeyError as error:
    out.append(str(error))
name = t('name', 1)
del name
try:
    name
except NameError as error:
    out.append(str(error))
[hasattr(o, 'b'), xs, d, out]

#: assert_test_and_message
def t(v):
    log(v)
    return v


out = []
assert t(1), t('not evaluated')
for test, message in [(0, 'm'), ('', None), ([], ['list'])]:
    try:
        assert t(test), t(message)
    except AssertionError as error:
        out.append(list(error.args))
try:
    assert not t(1) or t(0)
except AssertionError as error:
    out.append(list(error.args))
try:
    assert t(0), fail('KeyError', 'in the message')
except KeyError as error:
    out.append([str(error), error.__context__ is None])
assert t(1) < t(2) < t(3), 'fine'
out
