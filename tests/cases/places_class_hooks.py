# Hooks of class creation that call the outside: metaclasses, descriptors, __new__, __init_subclass__.

#: metaclass_prepare_new_init_call
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        log('prepare', name, kw)
        return {'prepared': ext(name)}

    def __new__(mcs, name, bases, namespace, **kw):
        log('new', name, 'x' in namespace)
        namespace['added'] = ext('by new')
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)
        cls.kw = ext(kw)

    def __call__(cls, *args):
        log('call', cls.__name__, list(args))
        obj = super().__call__(*args)
        obj.stamped = tick()
        return obj


class K(metaclass=Meta, flag=ext('f')):
    x = ext(prepared + '!')

    def __init__(self, v):
        self.v = ext(v)


class L(K):
    y = ext('y')


k, l = K(1), L(ext(2))
[K.prepared, K.x, K.added, K.kw, k.v, k.stamped, L.prepared, L.kw, l.v, l.stamped, type(L) is Meta]

#: metaclass_expression_and_function_as_metaclass
def make(name, bases, namespace, **kw):
    log('make', name, kw)
    cls = type(name, bases, dict(namespace))
    cls.made = ext(kw)
    return cls


class K(metaclass=make, a=ext(1)):
    v = ext('v')


class M(type):
    def __getattr__(cls, name):
        return ext(name + '?')

    def __len__(cls):
        return ext(7)

    def __iter__(cls):
        return iter(ext([1, 2]))

    def __contains__(cls, x):
        return ext(x) == 'in'

    def __getitem__(cls, k):
        return ext([cls.__name__, k])

    def __add__(cls, other):
        return ext([cls.__name__, other])

    def __eq__(cls, other):
        return ext(cls is other)

    def __hash__(cls):
        return ext(5)

    def __bool__(cls):
        return ext(False)

    def __repr__(cls):
        return ext('M!')


class N(metaclass=ext(None) or M):
    pass


[K.v, K.made, N.unknown, len(N), list(N), 'in' in N, N['k'], N + 1, N == N, {N: 1}[N], bool(N), repr(N), f'{N}', not N]

#: metaclass_properties_and_descriptors
class Meta(type):
    @property
    def tables(cls):
        return ext(sorted(n for n in cls.names))

    @tables.setter
    def tables(cls, v):
        log('set', v)
        cls.names = v

    def __setattr__(cls, name, value):
        log('setattr', cls.__name__, name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        log('delattr', name)
        super().__delattr__(name)


class K(metaclass=Meta):
    names = ['b', 'a']


a = K.tables
K.tables = ['z']
K.extra = ext(1)
b = [K.tables, K.extra]
del K.extra
[a, b, hasattr(K, 'extra')]

#: set_name_and_descriptors
class Field:
    def __init__(self, default):
        self.default = ext(default)

    def __set_name__(self, owner, name):
        log('set_name', owner.__name__, name)
        self.name = ext(name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return ['class access', ext(self.name)]
        log('get', self.name)
        return obj.data.get(self.name, self.default)

    def __set__(self, obj, value):
        log('set', self.name, value)
        if ext(value) == 'bad':
            raise ValueError(self.name)
        obj.data[self.name] = value

    def __delete__(self, obj):
        log('delete', self.name)
        del obj.data[ext(self.name)]


class K:
    a, b = Field(1), Field('two')

    def __init__(self):
        self.data = {}


k = K()
out = [k.a, K.a, k.b]
k.a = k.a + ext(10)
k.a += ext(5)
k.b, k.a = k.a, k.b
try:
    k.a = 'bad'
except ValueError as error:
    out.append(str(error))
del k.b
try:
    del k.b
except KeyError as error:
    out.append(str(error))
[out, k.a, k.b, k.data, getattr(k, 'a'), hasattr(k, 'b')]

#: set_name_fails
class Bad:
    def __set_name__(self, owner, name):
        log('set_name', name)
        fail('ValueError', 'no name')


out = []
try:

    class K:
        x = Bad()

except Exception as error:
    cause = error.__cause__ or error
    out.append([type(cause).__name__, str(cause)])
out

#: init_subclass_chain
class A:
    subclasses = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        A.subclasses.append([cls.__name__, ext(sorted(kw))])


class Mixin:
    def __init_subclass__(cls, tag=None, **kw):
        log('mixin', cls.__name__)
        cls.tag = ext(tag)
        super().__init_subclass__(**kw)


class B(A):
    pass


class C(Mixin, A, tag=ext('t')):
    pass


class D(C):
    x = ext(1)


try:

    class E(A, unknown=1):
        pass

except TypeError as error:
    log('refused')
[A.subclasses, C.tag, D.tag]

#: class_getitem_and_subscripted_classes
class K:
    def __class_getitem__(cls, item):
        log('item', str(item))
        return [cls.__name__, ext(item)]


class L(K):
    pass


[K[1], L['x', ext('y')], K[1:2][0] if ext(0) else K['z'], [c[ext(0)] for c in (K, L)]]

#: new_and_init_in_combination
class Singleton:
    instance = None

    def __new__(cls, *args):
        log('new', list(args))
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            ext('created')
        return cls.instance

    def __init__(self, *args):
        log('init', list(args))
        self.args = ext(args)


class Other:
    def __new__(cls, v):
        return ext(v) if v == 'plain' else super().__new__(cls)

    def __init__(self, v):
        self.v = inc(v)


class Int(int):
    def __new__(cls, v):
        return super().__new__(cls, ext(v) * 2)

    def __init__(self, v):
        self.original = ext(v)


class Bad:
    def __init__(self):
        return ext(5)


a, b = Singleton(1), Singleton(2)
try:
    Bad()
except TypeError as error:
    message = str(error)
i = Int(4)
[a is b, list(a.args), Other('plain'), Other(1).v, i + ext(1), i.original, message]

#: checks_inside_checks
class Meta(type):
    def __subclasscheck__(cls, sub):
        log('sub', cls.__name__, sub.__name__ if isinstance(sub, type) else '?')
        return ext(True)

    def __instancecheck__(cls, obj):
        log('inst', cls.__name__)
        return ext(False)


class A(metaclass=Meta):
    pass


class B(metaclass=Meta):
    pass


class C:
    pass


r = [
    issubclass(int, (A, B)),
    isinstance(3, (A, (B, int))),
    issubclass(C, (str, (B, A))),
]


class M2(type):
    def __subclasscheck__(cls, sub):
        return issubclass(sub, A) and ext(7) == 7


class D(metaclass=M2):
    pass


r.append(issubclass(str, D))
r


#: checks_of_abstract_metaclasses
import abc


class M3(abc.ABCMeta):
    def __subclasscheck__(cls, sub):
        log('m3')
        return ext(True) and super().__subclasscheck__(sub)

    def __instancecheck__(cls, obj):
        log('m3i')
        return ext(True) and super().__instancecheck__(obj)


class E(metaclass=M3):
    pass


class F(E):
    pass


class M4(type):
    def __subclasscheck__(cls, sub):
        log('m4')
        return ext(True) and super().__subclasscheck__(sub)


class G(metaclass=M4):
    pass


[
    issubclass(F, E),
    issubclass(str, E),
    issubclass(str, G),
    issubclass(G, G),
    issubclass(G, (int, (G,))),
]


#: hooks_of_colliding_set_items
class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, o):
        return ext(self.n == o.n)


a = {K(i) for i in range(9)}
b = {K(i) for i in (3, 8, 70)}
log('ops')
[
    [
        sorted(k.n for k in getattr(a, op)(b))
        for op in ('__and__', '__or__', '__sub__', '__xor__')
    ],
    [k.n for k in a],
    K(8) in a,
]


#: hooks_of_keys_inside_keys
from collections import OrderedDict


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        log('h', self.n)
        return ext(hash(self.n) % 3)

    def __eq__(self, o):
        log('e', self.n, o.n)
        return ext(self.n == o.n)

    def __repr__(self):
        return f'K{self.n}'


f = frozenset(K(i) for i in range(4))
ext('between')
r = [K(2) in f, K(9) in f, len(f | {K(1)}), len(f & frozenset([K(3), K(5)]))]
g = frozenset([frozenset([K(1)]), frozenset([K(2)])])
ext('nested')
r.append(frozenset([K(2)]) in g)
d = {f: 1, (K(1), K(2)): 2}
ext('keys')
r += [d[frozenset(K(i) for i in range(4))], d[K(1), K(2)]]
[
    r[:6],
    d[frozenset(K(i) for i in range(4))],
    len(d),
    {((K(1), 2), K(3)): 5}.keys() == {((K(1), 2), K(3)): 6}.keys(),
    ext(7),
]

#: prepared_mapping_whose_methods_stop
class NS(dict):
    def __setitem__(self, k, v):
        log('set', k)
        super().__setitem__(k, ext(v) if type(v) is int else v)
        ext(k)
    def __getitem__(self, k):
        log('get', k)
        return super().__getitem__(ext(k))
    def __delitem__(self, k):
        log('del', k)
        ext(k)
        super().__delitem__(k)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        ext(name)
        return NS(given=ext(7))
    def __new__(m, name, bases, ns, **kw):
        return super().__new__(m, name, bases, dict(ns))
outer = 5
class C(metaclass=Meta):
    "doc"
    a = 1
    b: int = a + ext(2)
    c, *d = [a, b, given, outer]
    a += 10
    def f(self): return [ext(self.a), __class__.__name__]
    class Inner:
        z = 3
    e = [i for i in d if ext(i)]
    tmp = 1
    del tmp
    try:
        nothing
    except NameError:
        g = 'ne'
    if (w := a) > 3:
        h = lambda self: ext(w if False else self.w)
    with_ = f"{a} {ext(b)}"
    for i in (1, 2):
        j = i
class D(C):
    x = 1
    def g2(self): return super().f()
[C.a, C.b, C.c, C.d, C().f(), C.Inner.z, C.e, hasattr(C, 'tmp'), C.g, C().h(), C.with_, C.j, C.given, C.__doc__, C.__annotations__['b'] is int, D().g2(), list(k for k in vars(D) if not k.startswith('_')), C.f.__qualname__]

#: enum_generate_next_value_stops
import enum


class Lower(enum.Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        log('gen', name, count)
        return ext(name.lower())

    A = enum.auto()
    B = enum.auto(), ext(2)

    def method(self):
        return ext(self.value)

    C = 'plain'


[Lower.A.method(), Lower.B.value, [member.name for member in Lower]]

#: functions_that_getattr_makes
class Remote:
    def __getattr__(self, name):
        return lambda *args: ext([name, *args])


remote = Remote()
[remote.call(1), [each(2) for each in (remote.a, remote.b)], Remote().other(*[ext(3)])]

#: super_where_names_may_be_rebound
class Names(dict):
    def __getitem__(self, key):
        log('get', key)
        return super().__getitem__(ext(key))


[Names(a=1)['a'], [key for key in vars(Names) if not key.startswith('_')]]

#: set_displays_with_stars_whose_items_stop
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): log('hash', self.n); return ext(self.n % 3)
    def __eq__(self, o): log('eq', self.n, o.n); return ext(self.n == o.n)
def made(n):
    log('made', n)
    return K(n)
def some(*ns):
    for n in ns:
        yield made(n)
class It:
    def __iter__(self): log('iter'); return some(7)
def count(): 
    return [len({made(1), *some(2, 1), made(3), *It(), made(4), made(1)}), len({*some(1)}), len({made(1), made(1)}), len({*[made(5)], made(6), *(), *{1: 2}})]
try:
    {made(1), *5, made(2)}
except TypeError as e:
    log(str(e))
try:
    {made(1), *some(2), [], made(2)}
except TypeError as e:
    log(str(e))
if {*some(1)} and not {*some()}: log('truth')
[count(), len({x for x in some(1, 1)})]
