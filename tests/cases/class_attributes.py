# Attribute protocols of classes, slots, super() in its forms, and checks of instances, with external calls inside.

#: instancecheck_and_subclasscheck
seen = []


class Meta(type):
    def __instancecheck__(cls, instance):
        seen.append(['instance', ext(type(instance).__name__)])
        return hasattr(instance, 'quack') or super().__instancecheck__(instance)

    def __subclasscheck__(cls, subclass):
        seen.append(['subclass', ext(subclass.__name__)])
        return hasattr(subclass, 'quack') or type.__subclasscheck__(cls, subclass)


class Duck(metaclass=Meta):
    pass


class Real(Duck):
    pass


class Fake:
    quack = True


out = [isinstance(Fake(), Duck), isinstance(Real(), Duck), isinstance(3, Duck), isinstance(Duck(), Duck)]
out += [issubclass(Fake, Duck), issubclass(Real, Duck), issubclass(int, Duck), issubclass(Duck, Duck)]
out += [isinstance(Fake(), (int, (str, Duck))), isinstance(Fake(), int | Duck), issubclass(Fake, (int, Duck))]
match Fake():
    case Duck():
        out.append('matched')
out + seen

#: instancecheck_without_stops
class Meta(type):
    def __instancecheck__(cls, instance):
        return [] if instance == 1 else [1]


class A(metaclass=Meta):
    pass


class B(A):
    pass


ext(0)
[isinstance(1, A), isinstance(2, A), isinstance(2, B), isinstance(A(), A), issubclass(B, A)]

#: instancecheck_that_fails
class Meta(type):
    def __instancecheck__(cls, instance):
        fail('ValueError', 'no check')


class A(metaclass=Meta):
    pass


out = []
try:
    isinstance(1, A)
except ValueError as e:
    out.append(str(e))
for wrong in (1, (int, 2), [int]):
    try:
        isinstance(ext('x'), wrong)
        out.append('none')
    except TypeError as e:
        out.append(str(e))
out

#: class_property_lies
class Liar:
    @property
    def __class__(self):
        return ext(int)() and int if False else int


class Quiet:
    @property
    def __class__(self):
        return list


class Asked:
    @property
    def __class__(self):
        return ext(0) or int

    @property
    def __dict__(self):
        return {'fake': ext(1)}

    @property
    def __name__(self):
        return ext('asked')


q = Quiet()
ext(0)
a = Asked()
out = [isinstance(q, list), isinstance(q, Quiet), type(q).__name__, q.__class__ is list, a.__class__ is int, vars(a), a.__name__,
       Asked.__name__, isinstance(a, int), a.__dict__]


from abc import ABC
from collections.abc import Mapping, Sequence


class Hooked(ABC):
    @classmethod
    def __subclasshook__(cls, kind):
        return ext(kind.__name__) == 'list' or NotImplemented


class Odd:
    def __getattribute__(self, name):
        return ext(5) if name == '__class__' else object.__getattribute__(self, name)


Hooked.register(dict)
out += [isinstance(q, Sequence), isinstance(q, Mapping), isinstance(q, (Mapping, Hooked)), isinstance(a, Hooked), isinstance(a, Sequence)]
try:
    isinstance(Odd(), Hooked)
except TypeError as e:
    out.append(str(e))
for value, kind in ((5, Hooked), (Odd(), int), ([], Odd), (Odd(), 5)):
    try:
        value.__class__ = kind
    except TypeError as e:
        out.append(str(e))
out

#: slots_in_every_form
class One:
    __slots__ = 'only'


class Many:
    __slots__ = ['a', 'b', '__private', '__dict__']

    def __init__(self):
        self.a = ext(1)
        self.__private = ext(2)
        self.free = ext(3)

    def get(self):
        return self.__private


class Docs:
    __slots__ = {'x': 'the x', 'y': None}


class Weak:
    __slots__ = ('w', '__weakref__')


class Child(One):
    pass


class Iter:
    __slots__ = (n for n in ('p', 'q'))


out = []
o, m, d, c, i = One(), Many(), Docs(), Child(), Iter()
o.only = ext('o')
d.x = ext('d')
c.only, c.more = ext('c'), 2
i.p = 3
w = Weak()
w.w = ext(4)
for value, name in ((o, 'more'), (d, 'z'), (w, 'v'), (i, 'r')):
    try:
        setattr(value, name, 1)
    except AttributeError as e:
        out.append(str(e))
try:
    d.y
except AttributeError as e:
    out.append(str(e))
del o.only
try:
    o.only
except AttributeError as e:
    out.append(str(e))
try:
    class Wrong:
        __slots__ = ('x',)
        x = 1
except ValueError as e:
    out.append(str(e))
try:
    class WrongName:
        __slots__ = ('1x',)
except TypeError as e:
    out.append(str(e))
try:
    class Tup(tuple):
        __slots__ = ('x',)
except TypeError as e:
    out.append(str(e))
ext(0)
[out, m.a, m.get(), m.free, m.__dict__, d.x, c.only, c.__dict__, i.p, w.w, Docs.__slots__['x'], One.__slots__, One.only.__get__(c)]

#: slots_of_builtin_subclasses
class L(list):
    __slots__ = ('tag',)


class D(dict):
    __slots__ = ()


x = L([1, ext(2)])
x.tag = ext('t')
d = D(a=ext(1))
out = []
try:
    d.x = 1
except AttributeError as e:
    out.append(str(e))
ext(0)
[list(x), x.tag, dict(d), out]

#: class_assignment
class A:
    kind = 'a'

    def __init__(self):
        self.x = ext(1)


class B:
    kind = 'b'

    def get(self):
        return [self.x, ext(self.kind)]


class S:
    __slots__ = ('x',)


out = []
a = A()
a.__class__ = B
out.append(a.get())
try:
    a.__class__ = S
except TypeError as e:
    out.append(str(e))
try:
    a.__class__ = 5
except TypeError:
    out.append('TypeError')
ext(0)
a.__class__ = A
[out, a.kind, type(a).__name__, a.__class__ is A]

#: descriptors_of_all_kinds
log_ = []


class Data:
    def __init__(self, value):
        self.value = value

    def __get__(self, instance, owner=None):
        if instance is None:
            return ['class', ext(owner.__name__)]
        return ['get', ext(self.value)]

    def __set__(self, instance, value):
        self.value = ext(value)

    def __delete__(self, instance):
        log_.append(['delete', ext(self.value)])


class NonData:
    def __get__(self, instance, owner):
        return ['non', ext(1), instance is None]


class A:
    d = Data(1)
    n = NonData()

    def __init__(self):
        self.d = 5


class B(A):
    def read(self):
        return [super().d, super().n]


a = A()
out = [a.d, a.n, A.d, A.n, getattr(a, 'd')]
a.n = ext('own')
out.append(a.n)
a.d = ext(6)
a.d += []
del a.d
setattr(a, 'd', 9)
delattr(a, 'd')
out + [B().read(), log_, [x.d for x in (a, a)][0]]

#: properties_in_every_place
class P:
    def __init__(self):
        self._v = 0

    @property
    def v(self):
        return ext(self._v)

    @v.setter
    def v(self, value):
        self._v = inc(value)

    @v.deleter
    def v(self):
        self._v = ext(-1)


p = P()
out = [p.v]
p.v = 5
out.append(p.v)
p.v += 1
out.append(p.v)
del p.v
out.append(p.v)
p.v, x = 1, p.v
out += [x, f'{p.v}', p.v if p.v else 0, (lambda: p.v)(), [p.v for _ in range(2)], {p.v: p.v}, p.v < p.v + 1]
for p.v in (7, 8):
    pass
with_ = [p.v]
out + with_

#: getattr_hooks
class G:
    known = 1

    def __getattr__(self, name):
        if name.startswith('x'):
            return ext(name)
        raise AttributeError('no ' + name)

    def __setattr__(self, name, value):
        super().__setattr__(name, ext(value))

    def __delattr__(self, name):
        log('del', name)
        object.__delattr__(self, name)


g = G()
g.a = 1
out = [g.known, g.xa, g.a, hasattr(g, 'xb'), hasattr(g, 'y'), getattr(g, 'z', 'default')]
try:
    g.zz
except AttributeError as e:
    out.append(str(e))
del g.a
try:
    g.a
except AttributeError as e:
    out.append(str(e))
out

#: getattribute_hook
class G:
    def __init__(self):
        object.__setattr__(self, 'v', 1)

    def __getattribute__(self, name):
        if name == 'v':
            return ['read', ext(super().__getattribute__(name))]
        return object.__getattribute__(self, name)

    def method(self):
        return self.v


g = G()
[g.v, g.method(), getattr(g, 'v'), hasattr(g, 'w')]

#: metaclass_getattr
class Meta(type):
    def __getattr__(cls, name):
        return [cls.__name__, ext(name)]

    def __setattr__(cls, name, value):
        super().__setattr__(name, ext(value))


class A(metaclass=Meta):
    x = 1


A.y = 2
[A.x, A.y, A.other, getattr(A, 'more'), hasattr(A, 'any')]

#: super_in_every_form
class Base:
    attr = 'base'

    def m(self, x=0):
        return ['base', ext(x)]

    @classmethod
    def c(cls):
        return [cls.__name__, ext('c')]

    @staticmethod
    def s():
        return ext('s')

    @property
    def p(self):
        return ext('p')

    def __getitem__(self, key):
        return ['item', ext(key)]


class A(Base):
    attr = 'a'

    def m(self, x=0):
        s = super()
        ext(0)
        f = super(A, self).m
        return [s.m(1), f(2), super().attr, A.m2(self)]

    def m2(self):
        return super().p

    @classmethod
    def c(cls):
        return super().c() + [super(A, cls).c()]

    @staticmethod
    def s():
        return super(A, A).s()

    def lam(self):
        return (lambda: super(A, self).m(3))()

    def nested(self):
        def inner():
            return super(A, self).m(4)

        class Local:
            v = ext(1)

            def get(self):
                return __class__.__name__

        return [inner(), Local().get()]

    def generator(self):
        yield super().m(5)
        yield super().m(6)

    def reassigned(self):
        self = B()
        ext(0)
        return super().m(7)

    def item(self):
        return super().__getitem__(1)


class B(A):
    def m(self, x=0):
        return ['b'] + super().m()


b = B()
[b.m(), b.c(), b.s(), b.p, b.lam(), b.nested(), list(b.generator()), b.reassigned(), b.item()]

#: super_errors
class A:
    def none():
        return super()

    def only_star(*args):
        return super().__init__

    def missing(self):
        return super().nothing

    def store(self):
        super().x = 1

    def wrong(self):
        ext(0)
        return super(int, self)

    def keyword(self, *, k=1):
        ext(0)
        return super().__repr__


out = []
for call in (lambda: A.none(), lambda: A().only_star(), lambda: A().missing(), lambda: A().store(), lambda: A().wrong()):
    try:
        call()
        out.append('fine')
    except Exception as e:
        out.append([type(e).__name__, str(e)])
try:
    super()
except RuntimeError as e:
    out.append(str(e))
out

#: super_without_arguments_that_stop
class A:
    def none():
        ext(0)
        return super()

    def only_star(*args):
        ext(0)
        return super().__init__

    def keywords(*, k):
        ext(0)
        return super()


out = []
for call in (lambda: A.none(), lambda: A().only_star(), lambda: A.keywords(k=1)):
    try:
        call()
        out.append('fine')
    except Exception as e:
        out.append([type(e).__name__, str(e)])
out

#: super_in_comprehensions
class Base:
    def m(self, x):
        return [x]


class A(Base):
    def generator(self):
        ext(0)
        return list(super().m(x) for x in [1])

    def generator_first(self):
        return list(x for x in super().m(ext(1)))


out = [A().generator_first()]
try:
    A().generator()
except TypeError as e:
    out.append(str(e))
out

#: multiple_inheritance_diamond
class O:
    def go(self):
        return ['O', ext('o')]


class A(O):
    def go(self):
        return ['A'] + super().go()


class B(O):
    def go(self):
        return ['B', ext('b')] + super().go()


class C(A, B):
    def go(self):
        return ['C'] + super().go()


try:
    class Wrong(O, A):
        x = ext(1)
except TypeError as e:
    text = str(e).split('\n')[0]
[C().go(), [k.__name__ for k in C.__mro__], text]

#: exception_classes
class AppError(Exception):
    code = 1

    def __init__(self, message, *, code=0):
        super().__init__(ext(message))
        self.code = ext(code)

    def __str__(self):
        return f'{super().__str__()} ({self.code})'


class Deep(AppError):
    def __init__(self):
        super().__init__('deep', code=7)


out = []
for make in (lambda: AppError('m', code=3), Deep):
    try:
        raise make()
    except AppError as e:
        out.append([str(e), e.args, e.code, type(e).__name__])
try:
    try:
        raise Deep
    except Deep as e:
        ext(0)
        raise AppError('outer') from e
except AppError as e:
    out.append([str(e), str(e.__cause__), e.__context__ is e.__cause__])
out

#: exception_groups_with_derive
class Group(ExceptionGroup):
    def __new__(cls, message, errors, code):
        self = super().__new__(cls, message, errors)
        self.code = ext(code)
        return self

    def derive(self, errors):
        log('derive', len(errors))
        return Group(self.message, errors, self.code)


g = Group('g', [ValueError('v'), TypeError('t'), ExceptionGroup('in', [KeyError('k')])], 5)
sub = g.subgroup(ValueError)
match_, rest = g.split((TypeError, KeyError))
[g.code, sub.code, len(sub.exceptions), match_.code, len(match_.exceptions), rest.code, type(rest).__name__, str(g)]

#: match_args
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named:
    __match_args__ = ('name',)

    @property
    def name(self):
        return ext('n')


out = []
for value in (Point(ext(1), 2), Named(), Point(3, ext(4)), 5):
    match value:
        case Point(1, y):
            out.append(['one', y])
        case Point(x, y=4):
            out.append(['y4', x])
        case Named(n):
            out.append(n)
        case int(k):
            out.append(k)
out

#: object_new_and_init_errors
class A:
    pass


class New:
    def __new__(cls, *args):
        ext(len(args))
        return super().__new__(cls)


class Init:
    def __init__(self, *args):
        ext(len(args))
        super().__init__()


class Both:
    def __new__(cls, *args):
        return super().__new__(cls, *args)

    def __init__(self, *args):
        ext(0)


class Returns:
    def __init__(self):
        return ext([])


out = []
for call in (
    lambda: A(1), lambda: New(1), lambda: Init(1), lambda: Both(1), lambda: Returns(), lambda: object(1),
    lambda: A.__new__(A, 1), lambda: object.__new__(int), lambda: object.__new__(), lambda: object.__init__(A(), 1),
):
    try:
        call()
        out.append('fine')
    except TypeError as e:
        out.append(str(e))
out

#: attributes_of_functions_and_classes
class A:
    def m(self):
        return ext(1)

    m.note = 'n'


A.m.other = ext(2)
A.late = lambda self: ext('late')
out = [A.m.note, A().m.other, A().late(), A.m.__name__, A.m.__qualname__]
A.__doc__ = ext('doc')
A.__name__ = ext('Renamed')
A.__qualname__ = 'Q'
out + [A.__doc__, A.__name__, str(A)]

#: class_calls_itself_while_stopped
class Node:
    count = 0

    def __new__(cls, depth):
        Node.count += 1
        return super().__new__(cls)

    def __init__(self, depth):
        self.children = [Node(depth - 1) for _ in range(ext(2))] if depth else []

    def total(self):
        return 1 + sum(child.total() for child in self.children)


[Node(2).total(), Node.count]

#: class_getitem_by_subscript
class Box:
    def __class_getitem__(cls, item):
        return [cls.__name__, ext(item)]


class Meta(type):
    def __getitem__(cls, item):
        return ['meta', ext(item)]


class M(metaclass=Meta):
    pass


class Sub(Box):
    pass


[Box[1], Sub['x', 2], M[3]]

#: dir_and_repr_hooks
class Meta(type):
    def __repr__(cls):
        return ext('Meta ' + cls.__name__)


class A(metaclass=Meta):
    def __repr__(self):
        return ext('a')

    def __dir__(self):
        return ext(['z', 'y'])


[repr(A()), str(A), f'{A}', dir(A())]

#: raise_classes_whose_making_stops
class Base(Exception):
    def __init__(self):
        super().__init__(ext('made'))


class NoError(Exception):
    def __new__(cls):
        return ext(5)


class Fails(Exception):
    def __init__(self):
        fail('KeyError', 'while raising')


out = []
for raising in (Base, NoError, Fails):
    try:
        raise raising
    except Exception as e:
        out.append([type(e).__name__, str(e)])
try:
    raise Base from Base
except Base as e:
    out.append([str(e), str(e.__cause__), e.__suppress_context__])
try:
    try:
        1 / 0
    finally:
        raise Base
except Base as e:
    out.append([str(e), repr(e.__context__)])
out

#: groups_split_by_functions_that_stop
g = ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3), KeyError(4)])])


def wanted(error):
    return ext(not isinstance(error, ExceptionGroup) and error.args[0] % 2 == 1)


yes, no = g.split(wanted)
sub = g.subgroup(wanted)
[len(yes.exceptions), len(no.exceptions), len(sub.exceptions), 'a b'.split()]
