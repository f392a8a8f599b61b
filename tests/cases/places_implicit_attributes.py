# Attribute hooks, descriptors, properties and calls that call the outside.

#: call_protocol
class F:
    def __init__(self, n):
        self.n = n

    def __call__(self, *a, **k):
        log('call', list(a), k)
        return F(self.n + ext(1)) if not a else [self.n, *a, *k.items()]


class Deco:
    def __init__(self, f):
        log('decorating', f.__name__)
        self.f = f

    def __call__(self, *a):
        return [ext('before'), self.f(*a)]

    def __get__(self, obj, owner=None):
        log('bind')
        return self if obj is None else lambda *a: self(obj.v, *a)


@Deco
def f(x):
    return ext(x)


class K:
    v = 'instance'

    @Deco
    def m(a, b):
        return ext([a, b])


g = F(0)
[g()()()(1, 2, k=3), f(1), K().m(2), K.m(3, 4), list(map(F(5), 'ab')), sorted([3, 1], key=lambda x: F(0)(x)[1]), callable(g), F(1)(*[ext(9)], **{'z': ext(8)})]

#: getattr_family
class A:
    known = 'class'

    def __getattr__(self, name):
        log('getattr', name)
        if name.startswith('no'):
            raise AttributeError(ext(f'no {name}'))
        return ext(name.upper())


class B:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        log('getattribute', name)
        ext('before')
        return super().__getattribute__(name)

    def m(self):
        return self.x + 1


class C:
    def __getattribute__(self, name):
        log('getattribute', name)
        raise AttributeError(ext(name))

    def __getattr__(self, name):
        log('getattr', name)
        return ext(['fallback', name])


a, b, c = A(), B(), C()
a.set = 5
[
    a.known, a.set, a.other, getattr(a, 'third'), getattr(a, 'nope', 'default'), hasattr(a, 'none'), hasattr(a, 'yes'), b.x, b.m(), c.anything, getattr(c, 'more'),
    hasattr(b, 'gone'), getattr(b, 'gone', 'd'), a.chained.lower(), f'{a.in_f}', [a.el for _ in 'ab'],
]

#: setattr_delattr_hooks
class S:
    def __setattr__(self, name, value):
        log('set', name)
        if ext(name) == 'bad':
            raise AttributeError('read only')
        super().__setattr__(name, [value])

    def __delattr__(self, name):
        log('del', name)
        if ext(name) == 'kept':
            return
        object.__delattr__(self, name)


s = S()
s.a = 1
s.a += [2]
s.b, s.c = 3, 4
for s.loop in 'xy':
    pass
setattr(s, 'dyn', 5)
out = []
try:
    s.bad = 6
except AttributeError as error:
    out.append(str(error))
s.kept = 7
del s.a, s.kept
delattr(s, 'b')
try:
    del s.zz
except AttributeError:
    out.append('cannot delete')
with type('Ctx', (), {'__enter__': lambda q: ext('entered'), '__exit__': lambda q, *a: None})() as s.ctx:
    pass
[out, hasattr(s, 'a'), s.kept, s.c, s.loop, s.dyn, s.ctx]

#: properties_get_set_delete
class P:
    def __init__(self, v):
        self._v = v

    @property
    def v(self):
        log('get')
        return ext(self._v)

    @v.setter
    def v(self, value):
        log('set', value)
        if ext(value) == 'bad':
            raise ValueError('bad value')
        self._v = value

    @v.deleter
    def v(self):
        log('delete')
        self._v = ext(None)

    @property
    def only(self):
        return ext('read')

    @property
    def raising(self):
        raise AttributeError(ext('hidden inside'))

    w = property(lambda self: ext(self._v * 2), lambda self, x: log('w', x))


class Q(P):
    @property
    def v(self):
        return [super().v, ext('Q')]

    @P.only.getter
    def only(self):
        return ext('getter')


p, q = P(1), Q(5)
p.v = p.v + 1
p.v += 10
p.v *= p.v
out = [p.v, p.w, q.v, q.only, p.only]
for f in (lambda: setattr(p, 'v', 'bad'), lambda: setattr(p, 'only', 1), lambda: delattr(p, 'w'), lambda: p.raising, lambda: setattr(q, 'v', 1)):
    try:
        f()
    except (ValueError, AttributeError) as error:
        out.append(type(error).__name__)
p.w = 9
for p.v in (3, 4):
    pass
p.v, x = 7, p.v
del p.v
[out, p.v, x, getattr(p, 'v'), hasattr(p, 'raising'), [p.v for p in (P(8), q)], P.v.fget(P(9))]

#: property_error_reaches_getattr
class P:
    @property
    def x(self):
        fail('AttributeError', 'inside the property')

    def __getattr__(self, name):
        log('fallback', name)
        return ext(['from getattr', name])


class Q(P):
    @property
    def y(self):
        return self.missing + [ext('y')]

    @property
    def z(self):
        fail('KeyError', 'not an attribute error')


q = Q()
try:
    q.z
except KeyError as error:
    z = str(error)
[q.x, q.y, z, getattr(q, 'x', 'never')]

#: descriptors_data_and_non_data
class Data:
    def __get__(self, obj, owner):
        log('data get', obj is None)
        return ext('data')

    def __set__(self, obj, value):
        log('data set', value)
        obj.__dict__['d'] = ext(value)


class NonData:
    def __get__(self, obj, owner):
        log('non-data get', obj is None, owner.__name__)
        return ext('non-data')


class Method:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner=None):
        return lambda *a: [ext('bound'), self.f(obj, *a)]


class K:
    d, n = Data(), NonData()

    @Method
    def m(self, x):
        return ext(x)


k = K()
k.__dict__['d'] = 'in dict'
k.__dict__['n'] = 'instance wins'
a = [k.d, k.n, K.d, K.n, k.m(1)]
k.d = 'new'
del k.n
[a, k.d, k.n, k.__dict__['d'], [x.n for x in (k, K())], getattr(K, 'd')]

#: instancecheck_and_subclasscheck
class Meta(type):
    def __instancecheck__(cls, obj):
        log('instancecheck', cls.__name__)
        return ext(obj == 'yes')

    def __subclasscheck__(cls, other):
        log('subclasscheck', cls.__name__)
        return ext(other is int)


class K(metaclass=Meta):
    pass


def f(x):
    match x:
        case K():
            return ext('matched')
        case _:
            return 'other'


[isinstance('yes', K), isinstance('no', K), isinstance('yes', (int, K)), issubclass(int, K), issubclass(str, (K, str)), isinstance(K(), K), f('yes'), f('no')]

#: properties_found_by_name
class Box:
    def __init__(self):
        self.log = []

    @property
    def size(self):
        return ext(3)

    @size.setter
    def size(self, value):
        self.log.append(ext(value))

    @size.deleter
    def size(self):
        self.log.append(ext('gone'))


box, find = Box(), getattr
setattr(box, 'size', 4)
delattr(box, 'size')
(getattr(box, 'size'), getattr(box, 'size', 0), hasattr(box, 'size'), find(box, 'size'), list(map(getattr, [box, box], ['size', 'log'])),
 '{0.size}'.format(box), '{b.size:>3}'.format_map({'b': box}), object.__getattribute__(box, 'size'), box.__getattribute__('size'), box.log)

#: missing_keys_of_templates
class Words(dict):
    def __missing__(self, key):
        return ext(key) * 2


words = Words(a=1)
('%(a)s %(b)s' % words, '{a} {c}'.format_map(words), '{w[d]}'.format(w=words))
