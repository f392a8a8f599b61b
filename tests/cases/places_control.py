# Branches, loops, returns, scopes and function definitions with an external call in each of their parts.

#: return_from_everywhere
def a(x):
    return ext(x), *ext([x, x])


def b(xs):
    for x in xs:
        while True:
            if ext(x) > 1:
                return ext('found') + str(x)
            break
    return


def c():
    try:
        return ext('try')
    finally:
        log('finally')


def d():
    for x in (1, 2):
        try:
            return ext('replaced')
        finally:
            if ext(x) == 1:
                continue
            return ext('by finally')


def e():
    with_value = [ext(1)]
    try:
        return with_value
    finally:
        with_value.append(ext(2))


[a(1), b([0, 1, 2]), b([]), c(), d(), e(), (lambda: (yield ext(1)))().__next__()]

#: raise_value_and_cause
def t(tag, v):
    log(tag)
    return v


class E(Exception):
    def __init__(self, *args):
        super().__init__(*[ext(a) for a in args])


out = []
for value, cause in [
    (lambda: t('value', ValueError('v')), lambda: t('cause', KeyError('c'))),
    (lambda: t('class', ValueError), lambda: t('class cause', OSError)),
    (lambda: E('custom', 1), lambda: t('none', None)),
    (lambda: t('not an exception', 5), lambda: log('is the cause evaluated')),
    (lambda: t('v', ValueError('x')), lambda: t('bad cause', 7)),
    (lambda: fail('IndexError', 'while raising'), lambda: log('never')),
]:
    try:
        raise value() from cause()
    except Exception as error:
        out.append([type(error).__name__, str(error), type(error.__cause__).__name__, error.__suppress_context__])
try:
    raise E(t('last', 'z'))
except E as error:
    out.append(list(error.args))
out

#: if_elif_tests
def t(v):
    log(v)
    return v


def which(x):
    if t(x) == 0:
        return ext('zero')
    elif t(x) < 0:
        r = ext('negative')
    elif t(x % 2) and not t(x > 10):
        r = 'small odd'
    elif (h := t(x // 2)) and h > t(4):
        r = f'half {h}'
    else:
        r = t('else')
    return r + ext('.')


[which(x) for x in (0, -1, 3, 12, 4)]

#: while_test_body_else
def t(v):
    log(v)
    return v


out, n = [], 0
while t(n) < t(3):
    n += ext(1)
    if n == 2:
        continue
    out.append(t(n * 10))
else:
    out.append(t('else'))
while (n := n - ext(1)) > 0 and t(n):
    if t(n == 1):
        break
else:
    out.append('never')
while t(0):
    out.append('never')
else:
    out.append(t('at once'))
while True:
    while not t(n):
        n = ext(n + 1)
        if n > 1:
            break
    else:
        break
[out, n]

#: for_iterable_target_body_else
def t(tag, v):
    log(tag, v)
    return v


class O:
    pass


def owner(tag):
    log(tag)
    return o


o, xs, out = O(), [0, 0, 0], []
for o.a in t('iterable', [1, 2]):
    out.append(t('body', o.a))
else:
    out.append(t('else', 'e'))
for xs[t('index', 1)] in t('second', 'xy'):
    out.append(list(xs))
for owner('owner').b, xs[t('j', 2)] in t('pairs', [(1, 2), (3, 4)]):
    if t('test', o.b) == 3:
        break
else:
    out.append('never')
for x in t('outer', (1, 2)):
    for y in t('inner', (x, 3)):
        if t('y', y) == 3:
            break
        out.append((x, y))
    else:
        continue
    out.append(t('after break', x))
for x in t('empty', ()):
    out.append('never')
else:
    out.append(x)
[out, o.a, o.b, xs, x, y]

#: for_over_changing_list_and_dict
xs = [1, 2, 3]
out = []
for x in xs:
    if ext(x) < 4:
        xs.append(x + ext(2))
    out.append(x)
d = {'a': 1, 'b': 2}
try:
    for k in d:
        out.append(ext(k))
        d[k + k] = ext(0)
except RuntimeError as error:
    out.append(str(error))
for k in list(d):
    if ext(d[k]):
        del d[k]
[out, xs, d]

#: break_continue_inside_try_finally
def run(how):
    out = []
    for i in range(4):
        try:
            out.append(ext(i))
            if i == 1 and how == 'continue':
                continue
            if i == 2 and how == 'break':
                break
            if i == 2 and how == 'raise':
                fail('KeyError', 'k')
            if i == 3 and how == 'return':
                return [out, ext('returned')]
        except KeyError as error:
            out.append(ext(str(error)))
            continue
        else:
            out.append(ext('else'))
        finally:
            out.append(ext(-i))
            if how == 'override' and i == 1:
                break
        out.append('end')
    else:
        out.append(ext('no break'))
    return out


[run(how) for how in ('plain', 'continue', 'break', 'raise', 'return', 'override')]

#: import_inside_a_function
def f(x):
    log('before')
    import math
    import json as j, re
    from math import floor as fl, sqrt
    log('after')
    y = ext(x)
    return [fl(y), sqrt(ext(16)), j.dumps(ext({'a': [1]})), re.sub('a', 'b', ext('aa')), math.gcd(ext(12), ext(18))]


def g():
    for name in ('first', 'second'):
        try:
            if ext(name) == 'first':
                from math import no_such_name
            import no_such_module
        except ImportError as error:
            log(type(error).__name__)
    return ext('done')


[f(2.5), g(), f(ext(9))]

#: global_and_nonlocal_rebinding_around_stops
n = 0


def bump(by):
    global n, created
    before = n
    n = ext(n + by)
    created = ext('yes')
    n += ext(1)
    return [before, n]


def counter():
    count = 0

    def up(by):
        nonlocal count
        count += ext(by)
        old = count
        ext('stop')
        count = old + count
        return count

    def read():
        return ext(count)

    return up, read


up, read = counter()
a = [bump(1), n, bump(n), n, created]
b = [up(1), read(), up(2), read()]
up2, read2 = counter()
del created
try:
    created
except NameError as error:
    c = str(error)
[a, b, up2(5), read2(), read(), c]

#: nonlocal_changed_by_inner_while_outer_is_stopped
def outer():
    x = 1

    def inner():
        nonlocal x
        x = x * 2
        y = ext(x)
        x = x + y
        return x

    total = x + inner() + x + inner() + x
    values = [x, inner(), x, *[inner(), x]]

    def kill():
        nonlocal x
        del x

    kill()
    try:
        return x
    except NameError as error:
        return [total, values, str(error)]


outer()

#: function_definition_defaults_annotations_decorators
def t(tag, v=None):
    log(tag)
    return v


def deco(tag):
    log('make', tag)

    def apply(f):
        log('apply', tag, f.__name__)
        return lambda *a, **k: [tag, ext(f(*a, **k))]

    return apply


@deco('outer')
@t('plain decorator', lambda f: f)
@deco('inner')
def f(
    a: t('ann a'),
    b: t('ann b') = t('default b', 1),
    *args: t('ann args'),
    c: t('ann c') = t('default c', [2]),
    d=t('default d', 3),
    **kw: t('ann kw'),
) -> t('ann return'):
    return [a, b, list(args), c, d, kw]


g = [lambda x=t('lambda default', i): x for i in range(2)]
[f(0), f(0, 9, 8, c=7, z=6), [h() for h in g]]

#: function_definition_that_fails_half_way
out = []


def t(tag):
    out.append(ext(tag))
    return lambda f: f


try:

    @t('decorator')
    def f(a=t('default'), *, b=fail('KeyError', 'keyword default')):
        pass

except KeyError as error:
    out.append(str(error))
try:
    f
except NameError as error:
    out.append(str(error))
try:

    @t('second')
    @ext(None)
    def g():
        pass

except Exception as error:
    out.append(type(error).__name__)
out

#: defaults_are_shared_and_made_once
def f(x, acc=ext([])):
    acc.append(ext(x))
    return list(acc)


def make(start):
    def step(by=ext(start), seen=[]):
        seen.append(by)
        ext('stop')
        return [sum(seen), len(seen)]

    return step


a, b = make(1), make(10)
[f(1), f(2), f(3, [ext(0)]), f(4), a(), a(), b(), a(5), b()]
