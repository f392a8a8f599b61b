# Programs that ask for their variables: `globals`, `locals`, `vars` and `dir`.

#: names_globals_read
x = ext(1)


def double(n):
    return n * 2


g = globals()
y = ext(2)
[g['x'], g['y'], globals()['double'](4), 'x' in g, 'nothing' in g, g.get('z'), g.get('z', 5), g is globals(), type(g) is dict]

#: names_globals_write
g = globals()
g['made'] = ext(1)
first = made
globals().update(a=1, b=ext(2))
second = (a, b)
del g['a']
try:
    a
except NameError as e:
    third = str(e)
g.setdefault('c', ext(3))
[first, second, third, c, g.pop('c'), 'c' in g, g.pop('c', 9)]

#: names_globals_in_functions
def f():
    globals()['counter'] = globals().get('counter', 0) + ext(1)
    return counter


[f(), f(), counter]

#: names_globals_call_by_name
def handle_a(x):
    return ('a', ext(x))


def handle_b(x):
    return ('b', x)


[globals()['handle_' + kind](i) for i, kind in enumerate('abab')]

#: names_globals_rebinds_a_function
def f():
    return ext('old')


def g():
    return f()


def new():
    return 'new'


out = [g()]
globals()['f'] = new
out.append(g())
globals()['f'] = ext
out.append([f(1)])
globals()['len'] = lambda x: ext('length')
out.append(len([1, 2]))
del globals()['len']
out.append(len([1, 2]))
out

#: names_globals_rebinds_an_exception
globals()['ValueError'] = KeyError
try:
    fail('KeyError', 'k')
except ValueError as e:
    result = repr(e)
result

#: names_globals_iterate
a, b = 1, ext(2)
names = sorted(name for name in list(globals()) if not name.startswith('__') and len(name) == 1)
pairs = sorted((name, value) for name, value in list(globals().items()) if name in ('a', 'b'))
before = set(globals())
added = ext(3)
[names, pairs, sorted(set(globals()) - before), sorted(globals().keys() & {'a', 'b', 'zz'})]

#: names_globals_grow_while_iterated
a = 1
try:
    for name in globals():
        ext('step')
        fresh = 1
        another = 2
except RuntimeError as e:
    result = str(e)
result

#: names_globals_iterator_alive
a = 1
it = iter([0])
b = ext(2)
it = iter(globals().items())
first = next(it)
ext('between')
rest = list(it)
[first[0], ('a', 1) in rest, ('b', 2) in rest, len(rest) == len(globals()) - 1 - ('rest' in globals()) + 0]

#: names_globals_merge
a = 1
merged = {**globals(), 'a': ext(2)}
[merged['a'], a, (globals() | {'a': 3})['a'], type(merged) is dict, type(globals().copy()) is dict, globals() == globals()]

#: names_globals_errors
out = []
for work in (lambda: globals()['missing'], lambda: globals(1), lambda: globals().pop('missing'), lambda: locals(1), lambda: vars(1, 2)):
    try:
        out.append(work())
    except (KeyError, TypeError) as e:
        out.append((type(e).__name__, ext(str(e))))
out

#: names_locals_in_a_function
def f(a, *args, b=2, **kw):
    c = ext(3)
    first = dict(locals())
    d = 4
    del c
    return [sorted(first), sorted(locals()), first['a'], locals()['d']]


f(1, 5, k=6)

#: names_locals_cells_and_frees
def outer(x):
    y = ext(2)

    def inner(z):
        w = x + ext(z)
        return sorted(locals().items(), key=repr)
    z = inner(3)
    return [sorted(name for name in locals() if name != 'inner'), z, y]


outer(1)

#: names_locals_is_a_snapshot
def f():
    x = 1
    a = locals()
    a['x'] = 5
    a['y'] = 6
    ext(0)
    return [x, a['x'], a['y'], 'y' in a]


f()

#: names_locals_unbound
def f(flag):
    if flag:
        x = ext(1)
    y = ext(2)
    return sorted(locals().items(), key=repr)


[f(True), f(False)]

#: names_locals_at_module_level
x = ext(1)
locals()['y'] = ext(2)
[locals() is globals(), y, vars() is globals()]

#: names_locals_in_a_class
class C:
    a = 1
    locals()['b'] = 2
    names = sorted(name for name in locals() if not name.startswith('__'))
    seen = locals().get('a')
    c = b + 1


[C.a, C.b, C.c, C.names, C.seen]

#: names_locals_in_a_class_that_stops
class C:
    a = ext(1)
    locals()['b'] = ext(2)
    names = sorted(name for name in locals() if not name.startswith('__'))
    seen = vars()['a']


[C.a, C.b, C.names, C.seen]

#: names_locals_in_comprehensions
def f():
    outer = 1
    direct = [sorted(set(locals()) - {'.0'}) for x in [1]]
    stopping = [sorted(set(locals()) - {'.0'}) for x in [ext(1)] if ext(x)]
    gen = list(sorted(set(locals()) - {'.0'}) for x in [1])
    return [direct, stopping, gen]


f()

#: names_locals_in_a_lambda_and_generator
def gen(a):
    b = ext(1)
    yield sorted(locals())
    c = ext(2)
    yield sorted(locals().items(), key=repr)


[(lambda x, y=2: sorted(locals()))(1), (lambda x: (ext(x), sorted(locals())))(3), list(gen(0))]

#: names_locals_format
def f(name, n):
    total = ext(n) + 1
    return '%(name)s: %(total)d' % locals() + ' {name}'.format(**locals())


f('a', 2)

#: names_vars_of_an_object
class P:
    def __init__(self):
        self.x = ext(1)
        self.y = 2


p = P()
vars(p)['z'] = ext(3)
out = [vars(p), p.z, sorted(name for name in vars(P) if not name.startswith('__'))]
for value in (1, [], object()):
    try:
        vars(value)
    except TypeError as e:
        out.append(str(e))
out

#: names_dir_of_values
class A:
    a = 1

    def method(self):
        pass


class B(A):
    b = 2

    def __init__(self):
        self.c = ext(3)


class D:
    def __dir__(self):
        return ['z', 'a', ext('m')] if False else ['z', 'a']


plain = [name for name in dir(B()) if not name.startswith('__')]
[plain, [n for n in dir(B) if not n.startswith('__')], dir(D()), 'append' in dir([]), 'upper' in dir(str), dir(1) == sorted(dir(1))]

#: names_dir_of_variables
x = ext(1)


def f(b, a):
    c = ext(2)
    return dir()


class C:
    m = 1
    names = [name for name in dir() if not name.startswith('__')]


[f(1, 2), 'x' in dir(), 'C' in dir(), C.names]

#: names_variables_are_kept_across_stops
def f():
    a = ext(1)
    before = locals()
    b = ext(2)
    after = locals()
    ext('stop')
    return [sorted(k for k in before if k in 'ab'), sorted(after), after['a'], after['b']]


f()

#: names_namespace_kept_across_stops
g = globals()
items = g.items()
keys = g.keys()
x = ext(1)
[g['x'], ('x', 1) in items, 'x' in keys, g is globals(), len(keys) == len(g)]

#: names_of_builtins_as_values
def f(x):
    look = locals
    y = ext(x)
    return sorted(look())


[f(1), list(map(callable, [globals, locals, vars, dir])), repr(globals)]

#: names_locals_of_a_prepared_class
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Log()


class Log(dict):
    def __setitem__(self, name, value):
        trail.append(name)
        super().__setitem__(name, value)


trail = []


class C(metaclass=Meta):
    a = ext(1)
    locals()['b'] = 2
    kind = type(locals()).__name__


[C.a, C.b, C.kind, [name for name in trail if not name.startswith('__')]]
