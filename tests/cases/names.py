# Programs about names: scopes, unbound and deleted names, shadowing, global and nonlocal; a program starts at a `#:` line, its last expression is its result.

#: undefined_name_caught
messages = []
for attempt in range(3):
    try:
        if attempt == 0:
            ext(never_defined_anywhere)
        elif attempt == 1:
            ext(1) + zzz_unknown
        else:
            qqq_unknown(log('arguments come later'))
    except NameError as error:
        messages.append((type(error).__name__, str(error)))
messages

#: undefined_name_uncaught
x = ext(1)
print('so far', x)
y = x + undefined_thing

#: undefined_name_in_function_uncaught
def f():
    ext(1)
    return g()


def g():
    return ext(missing_value)


f()

#: unbound_local_messages
def before_assignment():
    ext(1)
    try:
        return x
    finally:
        x = ext(2)


def augmented():
    total += ext(1)
    return total


def in_branch(flag):
    if ext(flag):
        value = 1
    return value


def loop_never_runs():
    for item in ext([]):
        pass
    return item


messages = []
for f in (before_assignment, augmented, lambda: in_branch(0), loop_never_runs):
    try:
        messages.append(f())
    except UnboundLocalError as error:
        messages.append(str(error))
messages

#: unbound_local_uncaught
def f():
    print(ext('before'))
    result = result + ext(1)


result = 10
f()

#: unbound_local_is_a_name_error
def f():
    try:
        return undefined_local
    except NameError as error:
        kind = type(error).__name__
    undefined_local = ext(1)
    return kind, isinstance(UnboundLocalError(), NameError), undefined_local


f()

#: deleted_local_across_stops
def f():
    x = ext(1)
    y = ext(2)
    del x
    ext('stop')
    try:
        return x
    except UnboundLocalError as error:
        message = str(error)
    x = ext('again')
    ext('stop')
    del y
    out = []
    try:
        del y
    except UnboundLocalError as error:
        out.append(str(error))
    return message, x, out


f()

#: deleted_global_across_stops
x = 1
del x
ext('stop')
messages = []
try:
    x
except NameError as error:
    messages.append(str(error))
try:
    del x
except NameError as error:
    messages.append(str(error))


def f():
    return x


try:
    f()
except NameError as error:
    messages.append(str(error))
x = ext('back')
[messages, f()]

#: deleted_parameter
def f(a, b=2, *c, **d):
    del a, c
    ext('stop')
    out = []
    try:
        out.append(a)
    except UnboundLocalError as error:
        out.append(str(error))
    try:
        out.append(c)
    except UnboundLocalError as error:
        out.append(str(error))
    a = ext('new')
    return out, a, b, d


f(1, 2, 3, k=4)

#: deleted_loop_variable
out = []
for i in [1, 2]:
    ext(i)
    del i
try:
    i
except NameError as error:
    out.append(str(error))


def f():
    for j in ext([1, 2]):
        if j == 1:
            del j
            continue
        ext(j)
    return j


out.append(f())
out

#: deleted_cell_variable
def f():
    x = ext(1)

    def read():
        return x

    a = read()
    del x
    ext('stop')
    try:
        read()
    except NameError as error:
        b = (type(error).__name__, str(error))
    try:
        return x
    except UnboundLocalError as error:
        c = str(error)
    x = ext(2)
    return a, b, c, read()


f()

#: free_variable_unbound
def f(flag):
    def g():
        return ext(value)

    if flag:
        value = ext('bound')
    try:
        return g()
    except NameError as error:
        return type(error).__name__, str(error)


[f(1), f(0)]

#: exception_name_is_deleted
def f():
    error = 'before'
    try:
        fail('ValueError', 'inside')
    except ValueError as error:
        text = str(error)
        ext('stop in handler')
    try:
        return error
    except UnboundLocalError as e:
        return text, str(e)


error = 'module'
try:
    fail()
except ValueError as error:
    ext(str(error))
try:
    error
except NameError as e:
    message = str(e)
[f(), message]

#: local_global_builtin_lookup
len_before = len('abc')
len = lambda x: ['mine', ext(x)]
a = len('abc')
del len
b = len('abc')


def f():
    max = ext('local max')
    return max, min(ext([3, 1]))


def g(str):
    return str + ext('!')


def h(list=list, *, dict=dict):
    return list('ab'), dict(a=ext(1))


[len_before, a, b, f(), g('text'), h(), max(1, 2)]

#: builtin_shadowed_by_global_later
def size(x):
    return len(x)


first = size(ext('abc'))


def len(x):
    return 'shadow of ' + ext(x)


second = size('abc')
del len
third = size('abc')
[first, second, third]

#: builtin_shadowed_by_loop_and_import_names
out = []
for id in ext([1, 2]):
    out.append(id)
for type, hash in [(ext('t'), ext('h'))]:
    out.append(type + hash)
with_sum = [sum for sum in (1, 2) if ext(sum)]
[out, with_sum, sum([1, 2])]

#: global_statement_forms
a, b = 1, [2]


def f():
    global a, b, c
    a = ext(10)
    b.append(ext(3))
    c = ext('created')
    for a in ext([7, 8]):
        pass
    try:
        fail()
    except ValueError as d:
        pass


def g():
    global e
    def e(x):
        return ext(x)

    global k

    class k:
        value = 5

    global m, n
    m, *n = ext([1, 2, 3])
    m += ext(1)


f()
g()
[a, b, c, e('called'), k.value, m, n]

#: global_in_nested_functions
x = 'module'


def outer():
    x = 'outer'

    def middle():
        global x
        x = ext('changed by middle')

        def inner():
            return x

        return inner()

    def reader():
        return x

    return middle(), reader(), x


[outer(), x]

#: global_deleted_in_function
counter = ext(0)


def drop():
    global counter
    del counter


def bump():
    global counter
    counter += ext(1)
    return counter


out = [bump(), bump()]
drop()
try:
    bump()
except NameError as error:
    out.append((type(error).__name__, str(error)))
counter = 100
out.append(bump())
out

#: globals_seen_by_functions_defined_earlier
def report():
    return [first, ext(second), third()]


first = 1
second = ext(2)


def third():
    return ext(3)


a = report()
first = ext('changed')
third = lambda: 'replaced'
[a, report()]

#: nonlocal_statement_forms
def f():
    a = b = c = None

    def g():
        nonlocal a, b, c
        a = ext(1)
        for b in ext([2, 3]):
            ext(b)
        try:
            fail('KeyError', 'k')
        except KeyError as error:
            c = type(error).__name__

    def h():
        nonlocal a
        a += ext(10)
        (a, d), *e = [(a + 1, ext('d')), 5]
        return d, e

    g()
    return a, b, c, h(), a


f()

#: nonlocal_skips_levels
def a():
    x = ext('a')

    def b():
        def c():
            nonlocal x
            x = x + ext('c')

            def d():
                nonlocal x
                x = x + ext('d')

            d()
            return x

        return c()

    r = b()
    x += ext('!')
    return r, x, b(), x


a()

#: nonlocal_and_parameter
def counter(n, step=1):
    def up():
        nonlocal n
        n += step
        return ext(n)

    def faster():
        nonlocal step
        step *= ext(2)
        return step

    return up, faster


up, faster = counter(5)
[up(), faster(), up(), faster(), up()]

#: same_name_in_many_scopes
x = 'module'


def f(x):
    def g():
        x = ext('g')

        def h(x=x):
            return x + ext('h')

        return h(), [x for x in (1, 2)], (lambda x: x)(ext('lambda')), x

    return g(), x


class x_holder:
    x = 'class'

    def method(self):
        return x, self.x


[f('parameter'), x_holder().method(), x]

#: class_scope_is_not_closed_over
x = 'module'


def f():
    x = 'function'

    class C:
        x = 'class'
        y = x

        def m(self):
            return x

    x = ext('later')
    return C.x, C.y, C().m()


f()

#: inputs_are_globals | inputs={'a': 1, 'b': [2]}
def f():
    global a
    a += ext(1)
    b.append(a)
    return a


f()
f()
before = [a, b]
del a
try:
    f()
except NameError as error:
    message = str(error)
[before, message]

#: inputs_named_like_likely_temporaries | inputs={'t': 5, 'value': 7, 'result': [1], '_': 'u'}
def inc(x):
    return x + t


def f(_):
    return _ + ext(t)


result.append(inc(value))
[result, f(1), ext(_) + _]

#: externals_used_as_plain_names
names = {'ext': ext, 'inc': inc}
also_ext = ext
ext = 'now text'
[ext, also_ext(1), names['ext'](2), inc(3), names['inc'](also_ext(4))]

#: external_as_parameter_and_local
def f(ext):
    return ext


def g(inc=inc):
    return inc(1)


def h():
    log = []
    log.append(tick())
    return log


def k():
    pair = lambda a: ['local pair', a, tick()]
    return pair(1)


[f(5), g(), g(lambda x: x), h(), k(), ext(f('x')), pair(1)]

#: external_unbound_local_when_assigned
def f():
    try:
        return ext(1)
    except UnboundLocalError as error:
        message = str(error)
    ext = lambda x: x
    return message, ext(2)


f()

#: external_rebound_by_global
def f():
    global inc
    old = inc
    inc = lambda x: old(x) * 100
    return inc(1)


a = inc(1)
b = f()
[a, b, inc(2)]

#: underscore_names
_ = ext('single')
__ = ext('double')
_private = ext(1)
for _ in range(2):
    ext(_)
a, _, b = ext([1, 2, 3])


def f(_, __=5):
    _x = ext(_)
    return _x + __


[_, __, _private, a, b, f(1)]

#: soft_keywords_as_names
match = ext('m')
case = ext('c')
type = ext('t')
print(match, case, type)


def f(match, case=ext(1)):
    return match, case


match, case = f(ext(5))
match = [case]
match[0] += ext(1)
[match, case, type]

#: long_and_odd_names
a_very_long_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on = ext(1)
I, l, O, o0, l1, I1 = ext([1, 2, 3, 4, 5, 6])
t, temp, tmp, result, value, args, kwargs, self, cls, gen, send, frame, state, once, it, exc = ext(list(range(16)))
[a_very_long_name_that_goes_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on_and_on, I + l + O + o0 + l1 + I1, t + temp + tmp + result + value + args + kwargs + self + cls + gen + send + frame + state + once + it + exc]

#: names_of_builtin_helpers_as_variables
def f(iter, next, StopIteration, isinstance, getattr, BaseException):
    out = []
    for x in ext([1, 2]):
        out.append(x)
    with_unpack = [*out, ext(3)]
    try:
        fail('KeyError', 'x')
    except KeyError:
        out.append(ext('caught'))
    a, *b = with_unpack
    return out, a, b, iter, next, StopIteration, isinstance, getattr, BaseException


f(1, 2, 3, 4, 5, 6)

#: rebinding_builtins_used_by_syntax
iter = next = list = tuple = set = dict = str = repr = format = StopIteration = None
out = [x for x in ext([1, 2])]
a, *b = ext([1, 2, 3])
for k, v in {'k': ext(1)}.items():
    out.append(f'{k}{v!r:>3}')
out += [*b, {**ext({'z': 1})}]
out

#: names_bound_in_conditions_across_stops
if (a := ext(1)) and (b := ext(0)) or (c := ext(5)):
    out = [a, b, c]
while (d := ext(0)) or (e := tick()) < 3:
    out.append(e)
[x for x in ext([1, 2]) if (f := x) > 1]
g = lambda: (h := ext(4)) + h
[out, d, e, f, g()]

#: walrus_scopes
x = 0


def f():
    [x := ext(i) for i in (1, 2)]
    return x


def g():
    global x
    [x := ext(i) for i in (3, 4)]
    return x


def h():
    x = 5

    def k():
        nonlocal x
        [x := ext(i) for i in (6, 7)]
        return x

    return k(), x


[f(), x, g(), x, h(), x]

#: module_variables_between_stops
a = 1
b = a + ext(1)
a = b + ext(a)
c = [a, b]
d = c
c = c + [ext('new')]
d.append(ext('old'))
a, b = b, a
[a, b, c, d]

#: recursion_with_globals
depth = 0
trail = []


def descend(n):
    global depth
    depth += 1
    mine = depth
    if n:
        descend(n - ext(1))
    trail.append((mine, depth, n))
    depth -= ext(1)


descend(3)
[depth, trail]

#: conditional_definition_and_name_error
if ext(0):
    def maybe():
        return 1

    optional = 1
messages = []
for read in (lambda: maybe(), lambda: optional):
    try:
        read()
    except NameError as error:
        messages.append(str(error))
if ext(1):
    maybe = lambda: ext('now')
messages + [maybe()]

#: closures_capture_names_not_values
def make():
    fs = []
    x = ext('first')
    fs.append(lambda: x)
    x = ext('second')
    fs.append(lambda: x)

    def set_x(v):
        nonlocal x
        x = v

    return fs, set_x


fs, set_x = make()
a = [f() for f in fs]
set_x(ext('third'))
b = [f() for f in fs]
[a, b]

#: two_frames_of_one_function_have_own_names
def f(n):
    local = ext(n)
    cell = [n]

    def get():
        return cell, local

    if n:
        inner = f(n - 1)
        local += 100
        return [get(), inner]
    return get()


f(3)

#: postponed_annotations
from __future__ import annotations
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple


def deco(f):
    log(f.__name__)
    return f


@deco
def g(a: Nope, b: "quoted" = ext(1), *c: x.y[1, 'z'], d: lambda q: q = 2, **e: ext(3)) -> list[Nope] | None: ...


class B:
    @deco
    def f(self, a: B, b: ext.__class__) -> ext(5): return 1

    y: Nope
    z: ClassVar[int] = ext(1)
    __p: int = 2

    @property
    def q(self) -> B: return self


class M(type):
    pass


class C(metaclass=ext and M):
    a: Undefined
    b: f'{Undefined!r}' = ext([])


async def h(a: Nope, *b: *Ts, c: Ts = ext(2)): pass


def k(a: (Nope, ext(1)), b: True = 1) -> None:
    b: ext(7) = ext(8)
    c: ext(9)
    return b, lambda z=ext(0): z


@dataclass
class D:
    x: int
    y: list[D] = field(default_factory=lambda: ext([]))
    w: ClassVar[int] = 3


class T(NamedTuple):
    a: int
    b: str = ext('b')


names = {}
exec('def inner(a: Nope) -> ext(4): ...\nclass E:\n    t: Nope = ext(5)', names)
w: Undefined = 4
v: ext(1)
[
    g.__annotations__, B.__annotations__, B.f.__annotations__, B.q.fget.__annotations__, C.__annotations__, h.__annotations__, k.__annotations__, k(1)[0], repr(D(1)), D.__annotations__,
    T(1)[1], T.__annotations__['a'] == 'int' or str(T.__annotations__['a']), names['inner'].__annotations__, names['E'].__annotations__, w,
]

#: annotations_of_the_module
x: int = ext(1)
y: 'str'
__annotations__['z'] = 3
def f():
    return sorted(__annotations__), globals()['__annotations__'] is __annotations__
if ext(0):
    never: ext(2) = ext(3)
(w): ext('no item') = 4
[f(), __annotations__ == {'x': int, 'y': 'str', 'z': 3}, '__annotations__' in globals(), w]
