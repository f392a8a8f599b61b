# Class definitions with an external call in each of their parts.

#: class_bases_keywords_body_decorators
def t(tag, v=None):
    log(tag)
    return v


class Base:
    def __init_subclass__(cls, /, label=None, **kwargs):
        log('init_subclass', cls.__name__, label)
        cls.label = ext(label)
        super().__init_subclass__(**kwargs)


def mark(cls):
    log('decorator', cls.__name__)
    cls.marked = ext(True)
    return cls


@mark
@t('decorator expression', mark)
class K(t('base', Base), *t('more bases', ()), label=t('keyword', 'L'), **t('more keywords', {})):
    log('body begins')
    x = t('body', 1)
    y: t('annotation', int) = t('annotated', 2)

    def m(self, a=t('method default', 3)):
        return [a, ext(self.x)]

    for i in t('loop', (1, 2)):
        x += ext(i)
    if ext(x) > 3:
        big = True
    z = [ext(q) for q in 'ab']


[K.x, K.y, K.i, K.big, K.z, K.label, K.marked, K().m()]

#: class_body_with_every_statement
class M:
    def __enter__(self):
        return ext('in')

    def __exit__(self, *args):
        log('out')


class K:
    try:
        a = ext(1)
        fail('KeyError', 'k')
    except KeyError as error:
        b = str(error)
    finally:
        c = ext('finally')
    n = 0
    while n < ext(3):
        n += ext(1)
        if n == 2:
            break
    else:
        n = 'never'
    match ext(n):
        case 2:
            d = ext('two')
    with M() as e:
        f = e + ext('!')
    del a
    import math

    g = math.floor(ext(2.5))
    h = i = ext([1])
    i += ext([2])
    j, *k = ext('xyz')
    assert ext(1)
    global outside
    outside = ext('global')

    def read(self):
        return [self.b, self.c, self.d, self.n]


[K().read(), hasattr(K, 'a'), K.e, K.f, K.g, K.h is K.i, K.h, K.j, K.k, outside, hasattr(K, 'error')]

#: class_body_names_resolve_as_in_cpython
x = 'global'


def f():
    y = 'local'

    class K:
        x = ext(x) + '!'
        y = ext(y) + '?'
        z = [ext(x) for _ in 'a']
        w = lambda: [x, y]

        class Inner:
            v = ext(x)
            u = ext(y)

    return [K.x, K.y, K.z, K.w(), K.Inner.v, K.Inner.u]


try:
    result = f()
except NameError as error:
    result = str(error)


def g():
    y = 'local'

    class K:
        x = ext(x) + '!'
        z = [ext(x) for _ in 'a']
        w = lambda: [x, y]

        class Inner:
            v = ext(x)
            u = ext(y)

    return [K.x, K.z, K.w(), K.Inner.v, K.Inner.u]


[result, g(), x]

#: class_body_raises_in_the_middle
out = []
try:

    class K:
        a = out.append(ext('a'))
        b = fail('KeyError', 'b')
        c = out.append('never')

except KeyError as error:
    out.append(str(error))
try:
    K
except NameError as error:
    out.append(str(error))
try:

    class L(ext(5)):
        out.append(ext('is the body run'))

except TypeError:
    out.append('bad base')
out

#: super_in_every_form
class A:
    def m(self):
        return ext(['A'])

    @classmethod
    def c(cls):
        return ext([cls.__name__])

    @property
    def p(self):
        return ext('Ap')


class B(A):
    def m(self):
        return ['B', *super().m()]

    @classmethod
    def c(cls):
        return ['B', *super().c()]

    @property
    def p(self):
        return super().p + ext('Bp')


class C(A):
    def m(self):
        s = super()
        ext('held across a stop')
        return ['C', *s.m()]


class D(B, C):
    def m(self):
        return [*super(D, self).m(), *[x for x in super(B, self).m()], (lambda: super(C, self).m())()]

    def n(self):
        def inner(self=self):
            return __class__.__name__ + ext('!')

        return inner()


d = D()
[d.m(), D.c(), d.p, d.n(), super(B, d).m(), super(C, D).m(d)]

#: name_mangling_and_slots
class K:
    __slots__ = ('__secret', 'open', '__dict__')
    __shared = ext('shared')

    def __init__(self):
        self.__secret = ext('s')
        self.open = ext('o')
        self.extra = ext('e')

    def read(self):
        return [self.__secret, self.__shared, self.open, self.extra, self.__private()]

    def __private(self, __v=ext('default')):
        return ext(__v)


class L(K):
    __slots__ = ('more',)

    def try_it(self):
        try:
            return self.__secret
        except AttributeError:
            return ext('hidden')


l = L()
l.more = ext('m')
try:
    del l.open
    l.open
except AttributeError:
    gone = ext('gone')
[l.more, gone, l.try_it(), l._K__secret, K().read()]

#: dynamic_type_with_stopping_methods
def method(self, x):
    return ext(self.base + x)


def init(self, base):
    self.base = inc(base)


A = type('A', (), {'__init__': init, 'm': method, 'p': property(lambda s: ext(s.base)), '__len__': lambda s: ext(3)})
B = type('B', (A,), {'m': lambda self, x: [super(B, self).m(x), ext('B')], 's': staticmethod(lambda v: ext(v))})
C = type(ext('C'), (B,), {ext('k'): ext('v')})
a, b = A(1), B(2)
C.late = lambda self: ext('late')
[a.m(1), a.p, len(a), b.m(5), b.p, B.s(7), C.__name__, C.k, C(3).late(), C(4).m(0)]

#: exception_classes_that_stop
class Problem(Exception):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = ext(code)

    def __str__(self):
        return f'problem {ext(self.code)}'

    def __eq__(self, other):
        return ext(self.code) == other.code

    __hash__ = None


class Worse(Problem):
    @property
    def level(self):
        return ext(9)


out = []
try:
    raise Worse(1, 'more')
except Problem as error:
    out += [str(error), error.level, error == Problem(1), list(error.args), f'{error}', repr(error)]
try:
    raise Problem
except TypeError as error:
    out.append(ext('missing argument'))
try:
    try:
        raise Problem(2)
    finally:
        log('finally')
except (KeyError, Problem) as error:
    print(error, error.code)
    out.append(error.code)
out

#: abstract_like_base_calling_subclass_hooks
class Base:
    def run(self, xs):
        self.setup()
        try:
            return [self.step(x) for x in self.order(xs)]
        finally:
            self.teardown()

    def setup(self):
        log('setup', type(self).__name__)

    def order(self, xs):
        return xs

    def step(self, x):
        raise NotImplementedError(ext('step'))

    def teardown(self):
        log('teardown')


class Doubler(Base):
    def step(self, x):
        return ext(x) * 2


class Reversed(Doubler):
    def order(self, xs):
        yield from (ext(x) for x in super().order(xs)[::-1])

    def step(self, x):
        return [super().step(x), self.name]

    def __getattr__(self, name):
        return ext(f'<{name}>')


try:
    Base().run([1])
except NotImplementedError as error:
    message = str(error)
[message, Doubler().run([1, 2]), Reversed().run([1, 2, 3])]

#: closures_over_class_cell_and_self
class K:
    def __init__(self, n):
        self.n = n
        self.f = lambda x: ext(self.n + x)

    def make(self):
        def inner(x):
            self.n += ext(x)
            return [self.n, super(K, self).__class__.__name__, __class__.__name__]

        return inner


k = K(1)
f, g = k.f, k.make()
k.n = ext(10)
[f(1), g(2), f(1), k.n, K.make(K(5))(ext(6))]

#: class_changed_after_creation_then_used
class K:
    def m(self):
        return ext('old')


k = K()
bound = k.m
a = k.m()
K.m = lambda self: ext('new')
K.p = property(lambda self: ext('property'))
K.__len__ = lambda self: ext(4)
K.__add__ = lambda self, o: ext(['added', o])
K.__call__ = lambda self, *a: ext(list(a))
k.__len__ = lambda: log('never')
b = [k.m(), bound(), k.p, len(k), k + 1, k(2, 3)]
del K.m
try:
    k.m()
except AttributeError as error:
    b.append(ext('gone'))
[a, b]
