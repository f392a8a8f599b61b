# Hooks that making a class calls, with external calls inside.

#: init_subclass_stops
class Base:
    made = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        cls.tag = ext(cls.__name__)
        Base.made.append([cls.tag, kwargs, hasattr(cls, 'late')])


class A(Base):
    pass


class B(A, key=ext('k'), **kw(more=1)):
    late = True


[Base.made, A.tag, B.tag, A.__dict__['tag']]

#: init_subclass_chain
order = []


class Left:
    def __init_subclass__(cls, left=0, **rest):
        order.append(['left', cls.__name__, ext(left)])
        super().__init_subclass__(**rest)
        order.append('left after')


class Right:
    def __init_subclass__(cls, right=0, **rest):
        order.append(['right', inc(right)])
        super().__init_subclass__(**rest)


class Both(Left, Right, left=1, right=2):
    def who(self):
        return super().__init_subclass__


try:
    class Wrong(Left, Right, nothing=1):
        pass
except TypeError as e:
    order.append(str(e))
order

#: init_subclass_that_fails
class Base:
    def __init_subclass__(cls):
        fail('ValueError', cls.__name__)


def f():
    try:
        class A(Base):
            x = 1
    except ValueError as e:
        out = [str(e)]
    try:
        A
    except NameError as e:
        out.append(str(e))
    return out, [c.__name__ for c in Base.__subclasses__()] == [] or 'alive'


f()[0]

#: set_name_stops
class Field:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = ext(name)
        self.seen = sorted(n for n in owner.__dict__ if not n.startswith('_'))
        self.order = tick()

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return [self.name, self.kind]


class Model:
    a = Field('int')
    plain = 3
    b = Field(ext('str'))

    def m(self):
        return self.a


shared = Field('x')


class Other:
    one = shared
    two = shared


m = Model()
[m.a, m.b, m.m(), Model.a.seen, Model.a.order, Model.b.order, Other().one, Other.one.order, [n for n in Model.__dict__ if not n.startswith('_')]]

#: set_name_then_init_subclass
log_ = []


class Field:
    def __set_name__(self, owner, name):
        log_.append(['set', name, ext(hasattr(owner, 'ready'))])
        owner.ready = True


class PlainField:
    def __set_name__(self, owner, name):
        log_.append(['plain', name])


class Base:
    def __init_subclass__(cls):
        log_.append(['init', cls.__name__, cls.ready])


class A(Base):
    p = PlainField()
    f = Field()
    q = PlainField()


class B(A):
    pass


log_

#: set_name_that_fails
class Field:
    def __set_name__(self, owner, name):
        fail('KeyError', name)


out = []
try:
    class A:
        field = Field()
except Exception as e:
    out.append([type(e).__name__, str(e), repr(e.__cause__), repr(e.__context__), getattr(e, '__notes__', None)])
try:
    type('B', (), {'other': Field()})
except Exception as e:
    out.append([type(e).__name__, str(e), getattr(e, '__notes__', None)])
out

#: metaclass_new_and_init
log_ = []


class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        log_.append(['new', name, kwargs, sorted(n for n in namespace if not n.startswith('__'))])
        namespace['added'] = ext('added')
        cls = super().__new__(mcs, name, bases, namespace)
        log_.append(['made', cls.__name__])
        cls.after = ext('after')
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        log_.append(['init', ext(name), cls.added])
        super().__init__(name, bases, namespace)


class A(metaclass=Meta, option=ext(1)):
    x = ext(2)

    def get(self):
        return [__class__.__name__, super().__repr__()[:5]]


class B(A):
    y = 1


C = Meta('C', (B,), {'z': 1}, option=2)
D = type('D', (A,), {})
[log_, A.added, B.after, A().get(), B().get(), C.z, C.after, D.added, type(D).__name__]

#: metaclass_call
class Meta(type):
    def __call__(cls, *args, **kwargs):
        ext(['call', cls.__name__])
        made = super().__call__(*args, **kwargs)
        made.tag = ext('tag')
        return made


class A(metaclass=Meta):
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.new = ext('new')
        return made

    def __init__(self, x):
        self.x = ext(x)


class B(A):
    def __init__(self, x):
        super().__init__(x)
        self.y = 2


a, b = A(1), B(ext(2))
[a.x, a.new, a.tag, b.x, b.y, b.new, b.tag]

#: singleton_metaclass
class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in Singleton.instances:
            Singleton.instances[cls] = super().__call__(*args)
        return Singleton.instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, name='d'):
        self.values = fetch(name)


[Config('a') is Config('b'), Config().values]

#: prepare_stops
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        return {'prepared': ext(name), 'kwargs': kwargs}

    def __new__(mcs, name, bases, namespace, **kwargs):
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        pass


class A(metaclass=Meta, k=1):
    x = prepared + '!'
    y = kwargs


def f():
    prepared = 'outside'

    class B(A):
        x = prepared

        def get(self):
            return prepared

    return B.x, B().get()


[A.x, A.y, A.prepared, f()]

#: prepare_gives_a_custom_mapping
class Names(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, value):
        if not key.startswith('__'):
            self.order.append(key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        if key.startswith('auto_'):
            return len(self.order)
        raise KeyError(key)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Names()

    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.order = namespace.order
        return cls


class A(metaclass=Meta):
    a = auto_x
    b = ext('b')
    c = auto_y
    a = [a, len]
    from math import floor
    d = [x for x in (1, 2)]
    e = (lambda: 5)()
    del b


class B(A):
    one = auto_1
    two = auto_2

    def m(self):
        return __class__.one, super().__init__


[A.order, [A.a[0], A.c], B.order, B.one, B.two, B().m()[0], sorted(n for n in A.__dict__ if n[0] != '_')]

#: prepare_gives_no_mapping
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return ext(5)


try:
    class A(metaclass=Meta):
        pass
except TypeError as e:
    text = str(e)
text

#: metaclass_is_a_function
def maker(name, bases, namespace, **kwargs):
    ext(name)
    cls = type(name, bases, dict(namespace, made=ext('by function')))
    cls.kwargs = kwargs
    return cls


class A(metaclass=maker, k=1):
    x = ext(1)

    def get(self):
        return __class__ is A, self.x


class Plain(metaclass=lambda *args: ext([args[0], len(args[1])])):
    pass


[A.made, A.kwargs, A().get(), Plain]

#: class_cell_lost
class Meta(type):
    def __new__(mcs, name, bases, namespace):
        namespace = {k: v for k, v in namespace.items() if k != '__classcell__'}
        ext(0)
        return super().__new__(mcs, name, bases, namespace)


try:
    class A(metaclass=Meta):
        def f(self):
            return __class__
except RuntimeError as e:
    text = str(e)
text

#: mro_entries_stop
class Alias:
    def __init__(self, *classes):
        self.classes = classes

    def __mro_entries__(self, bases):
        ext(len(bases))
        return self.classes


class X:
    pass


class Y:
    pass


x = Alias(X, Y)


class A(x, Alias()):
    v = 1


class Wrong:
    def __mro_entries__(self, bases):
        return ext([])


out = []
try:
    class B(Wrong()):
        pass
except TypeError as e:
    out.append(str(e))
[[c.__name__ for c in A.__mro__], A.__orig_bases__[0] is x, len(A.__orig_bases__), out]

#: class_getitem_stops
class Box:
    def __class_getitem__(cls, item):
        return [cls.__name__, ext(item)]


class Sub(Box):
    def __class_getitem__(cls, item):
        return super().__class_getitem__(item) + ['sub']


[Box.__class_getitem__(1), Sub.__class_getitem__(2)]

#: dynamic_type
log_ = []


class Base:
    def __init_subclass__(cls, **kwargs):
        log_.append([cls.__name__, ext(kwargs)])


def method(self):
    return ext(self.x)


A = type('A', (Base,), {'x': 1, 'm': method}, k=2)
B = type('B', (A,), dict(x=5))
args = ('C', (B,), {})
C = type(*args)
[A().m(), B().m(), C().m(), log_, A.__module__, type(A) is type, type(3).__name__]

#: type_call_errors
class Base:
    def __init_subclass__(cls):
        ext(cls.__name__)


out = []
for args in [('A',), ('A', (), {}, 1), (1, (), {}), ('A', [], {}), ('A', (), []), ('A', (1,), {})]:
    try:
        type(*args)
        out.append('made')
    except TypeError as e:
        out.append(str(e))
try:
    type('A', (Base,), {}, k=1)
except TypeError as e:
    out.append(str(e))
try:
    type('A', (Base, Base), {})
except TypeError as e:
    out.append(str(e))
out

#: class_decorators_stop
registry = []


def register(label):
    def wrap(cls):
        registry.append([label, ext(cls.__name__)])
        return cls
    return wrap


def replace(cls):
    ext(0)
    return type(cls.__name__ + '2', (cls,), {'extra': ext('e')})


@register('one')
@replace
@register(ext('two'))
class A:
    x = 1


[A.__name__, A.extra, A.x, registry]

#: nested_metaclasses
log_ = []


class MetaMeta(type):
    def __call__(mcs, *args, **kwargs):
        log_.append(['metameta', ext(args[0])])
        return super().__call__(*args, **kwargs)


class Meta(type, metaclass=MetaMeta):
    def __new__(mcs, *args):
        log_.append(['meta', ext(args[0])])
        return super().__new__(mcs, *args)


class A(metaclass=Meta):
    pass


log_

#: registry_with_stops_in_many_classes
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or ext(cls.__name__.lower())] = cls


def load(names):
    for n in names:
        class Loaded(Plugin, name=n):
            origin = ext(n)

            def run(self):
                return [type(self).__name__, self.origin, super().__class__.__name__]


load(['x', 'y'])


class Own(Plugin):
    pass


[sorted(Plugin.registry), Plugin.registry['y']().run(), Plugin.registry['x'].origin]

#: slots_and_hooks
class Base:
    __slots__ = ()

    def __init_subclass__(cls):
        ext(cls.__slots__)


class A(Base):
    __slots__ = ('x', 'y')


class B(A):
    __slots__ = [n for n in ('z',)]


b = B()
b.x, b.z = 1, 2
try:
    b.w = 3
except AttributeError as e:
    text = str(e)
[b.x, b.z, text]

#: instance_made_while_the_class_is_made
class Base:
    def __init_subclass__(cls):
        cls.default = cls(ext(1))

    def __init__(self, x):
        self.x = x


class A(Base):
    def __init__(self, x):
        super().__init__(ext(x) + 1)


A.default.x

#: errors_show_the_frames
class Base:
    def __init_subclass__(cls):
        ext(1)
        1 / 0


def f():
    class A(Base):
        pass


try:
    f()
except ZeroDivisionError as e:
    text = str(e)
text

#: metaclass_attributes_and_properties
class Meta(type):
    count = 0

    @property
    def label(cls):
        return cls.__name__.lower()

    def register(cls, x):
        Meta.count += 1
        return [cls.label, ext(x)]

    def __len__(cls):
        return 7


class A(metaclass=Meta):
    pass


[A.label, A.register(1), len(A), Meta.count]

#: new_returns_something_else
class A:
    def __new__(cls, x):
        return ext(x)

    def __init__(self, x):
        log('init', x)


class B:
    def __init__(self):
        return ext(5)


out = [A(1)]
try:
    B()
except TypeError as e:
    out.append(str(e))
out

#: metaclasses_that_are_no_types
calls = []


class NoMeta:
    def __new__(mcs, name, bases, namespace):
        calls.append([mcs.__name__, name, len(bases)])
        self = super().__new__(mcs)
        self.namespace = namespace
        return self

    @classmethod
    def __prepare__(mcs, name, bases):
        calls.append(['prepare', mcs.__name__])
        return {}


class Derived(NoMeta):
    def __new__(mcs, *args):
        calls.append('derived')
        return super().__new__(mcs, *args)


class A(metaclass=NoMeta):
    x = 1


class B(metaclass=Derived):
    x = ext(2)


class C(A, B):
    y = 3


class D(B, metaclass=NoMeta):
    y = ext(4)


out = [type(C).__name__, type(D).__name__, A.namespace['x'], D.namespace['y']]
try:
    class E(C, metaclass=type):
        pass
except TypeError as e:
    out.append(str(e))
out + calls

#: abstract_classes_with_hooks_that_stop
from abc import ABC, ABCMeta, abstractmethod


class Field:
    def __set_name__(self, owner, name):
        self.name = ext(name)


class Base(ABC):
    def __init_subclass__(cls, **kwargs):
        cls.tag = ext([cls.__name__, sorted(kwargs)])

    @abstractmethod
    def run(self):
        ...


class Half(Base, k=1):
    field = Field()


class Full(Half):
    def run(self):
        return [self.tag, self.field.name, __class__.__name__]


class Meta(ABCMeta):
    def __new__(mcs, name, bases, namespace):
        namespace['extra'] = ext(name)
        return super().__new__(mcs, name, bases, namespace)


class Own(metaclass=Meta):
    @abstractmethod
    def needed(self):
        ...


out = [Full().run()]
for cls in (Half, Own):
    try:
        cls()
    except TypeError as e:
        out.append(str(e))
out + [Own.extra, Half.tag, isinstance(Full(), Base), sorted(Own.__abstractmethods__)]
