# What classes hold, across stops: everything must come back from bytes as it was, without a hook being run.

#: order_of_names_and_changes_after_creation
class A:
    """doc"""
    x = 1

    def m(self):
        return 1

    y: int = 2


A.late = ext(3)
A.x = ext(4)
del A.y
A.y = 5
A.__doc__ = 'changed'
ext(0)
[[n for n in A.__dict__ if n not in ('__firstlineno__', '__static_attributes__', '__weakref__')], A.__doc__, A.x, A().late]

#: order_with_slots
class S:
    __slots__ = ('b', 'a')
    x = 1

    def m(self):
        pass


S.late = ext(1)
ext(0)
[n for n in S.__dict__ if n not in ('__firstlineno__', '__static_attributes__')]

#: hooks_are_not_run_again
runs = []


class Field:
    def __set_name__(self, owner, name):
        runs.append(['set_name', name])

    def __set__(self, instance, value):
        runs.append(['set', value])
        instance.__dict__['f'] = value

    def __get__(self, instance, owner):
        runs.append('get')
        return self if instance is None else instance.__dict__.get('f')

    def __delete__(self, instance):
        runs.append('delete')


class Meta(type):
    def __new__(mcs, *args):
        runs.append('meta new')
        return super().__new__(mcs, *args)

    def __init__(cls, *args):
        runs.append('meta init')

    def __call__(cls, *args):
        runs.append('meta call')
        return super().__call__(*args)

    def __setattr__(cls, name, value):
        runs.append(['meta set', name])
        super().__setattr__(name, value)

    def __getattr__(cls, name):
        runs.append(['meta get', name])
        raise AttributeError(name)

    @property
    def label(cls):
        runs.append('label')
        return 'L'

    @label.setter
    def label(cls, value):
        runs.append(['label set', value])


class A(metaclass=Meta):
    f = Field()
    label = 'own'

    def __init_subclass__(cls):
        runs.append('init subclass')

    def __new__(cls):
        runs.append('new')
        return super().__new__(cls)

    def __init__(self):
        runs.append('init')
        self.f = 1

    def __setattr__(self, name, value):
        runs.append(['setattr', name])
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def __eq__(self, other):
        runs.append('eq')
        return self is other

    def __hash__(self):
        runs.append('hash')
        return 7

    def __bool__(self):
        runs.append('bool')
        return True

    def __len__(self):
        runs.append('len')
        return 3

    def __iter__(self):
        runs.append('iter')
        return iter([1])


class B(A):
    pass


a, b = A(), B()
kept = {a: 1, b: 2}
before = len(runs)
ext(0)
after = len(runs)
[before == after, a.f, kept[b], A.label, A.__dict__['label'], runs.count('init subclass'), len(runs) - after]

#: closures_over_the_class_cell
class A:
    def get(self):
        return __class__

    def maker(self):
        return lambda: (__class__.__name__, super(A, self).__repr__()[:5])


made = A().maker()
get = A.get
ext(0)
[A().get() is A, made(), get(None) is A]

#: metaclass_with_state
class Meta(type):
    made = []

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        cls.number = len(Meta.made)
        Meta.made.append(cls)

    def __iter__(cls):
        return iter([cls.number, cls.__name__])

    def __contains__(cls, item):
        return item == cls.number


class A(metaclass=Meta):
    pass


class B(A):
    pass


ext(0)
[list(A), list(B), 1 in B, [c.__name__ for c in Meta.made], Meta.made[1] is B, type(B) is Meta, isinstance(B, Meta)]

#: orig_bases_and_generic_aliases
class L(list[int]):
    pass


class D(dict[str, 'L'], L if False else object):
    pass


x = L([1, 2])
ext(0)
[list(x), L.__orig_bases__ == (list[int],), len(D.__orig_bases__), D.__mro__[1].__name__]

#: subclasses_of_builtins
class I(int):
    def __add__(self, other):
        return I(int(self) + other)


class S(str):
    tag = 't'


class F(float):
    __slots__ = ()


class T(tuple):
    def first(self):
        return self[0]


class By(bytes):
    pass


class E(LookupError):
    code = 5


class Fr(frozenset):
    pass


values = [I(3), S('abc'), F(1.5), T((1, 2)), By(b'xy'), E('e', 1), Fr([1])]
values[1].extra = 'x'
values[5].more = [1]
ext(0)
i, s, f, t, by, e, fr = values
[i + 1 == 4, type(i + 1).__name__, s + s.extra + s.tag, f * 2, t.first(), by + b'!', e.args, e.code, e.more, sorted(fr), [type(v).__name__ for v in values]]

#: descriptors_and_bound_things
class Cached:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        instance.__dict__[self.name] = value = self.f(instance)
        return value


class A:
    @Cached
    def slow(self):
        return ext(9)

    @classmethod
    def c(cls, x):
        return [cls.__name__, x]

    @staticmethod
    def s(x):
        return x * 2

    @property
    def p(self):
        """the doc"""
        return 'p'


a = A()
held = [a.c, A.c, a.s, A.__dict__['p'], A.__dict__['c'], A.__dict__['s'], A.slow, a.__init__, super(A, a).__repr__]
out = [a.slow]
ext(0)
out += [a.slow, held[0](1), held[1](2), held[2](3), held[3].__get__(a), held[3].__doc__, held[4].__get__(None, A)(4)]
out + [held[5](5), held[6] is A.__dict__['slow'], held[7]() is None, held[8]()[:11], 'slow' in a.__dict__]

#: abstract_like_and_class_level_registries
registry = {}


def register(cls):
    registry[cls.__name__] = cls
    return cls


@register
class A:
    registry = registry
    parent = None


@register
class B(A):
    parent = A


A.child = B
B.self_ref = B
ext(0)
[registry['B'] is B, A.registry is registry, B.parent is A, A.child is B, B.self_ref is B, [c.__name__ for c in A.__subclasses__()]]

#: methods_defined_in_loops_with_shared_cells
def make():
    made = []
    for i in range(3):
        class C:
            n = i

            def get(self):
                return [i, self.n, __class__.n]

            def set(self, value):
                nonlocal i
                i = value

        made.append(C)
    return made


cs = make()
ext(0)
cs[0]().set(10)
ext(1)
[c().get() for c in cs] + [len({id(c) for c in cs})]

#: stop_in_the_middle_of_a_body
class Meta(type):
    def __prepare__(name, bases):
        return {'given': [1]}


def f(p):
    class A(metaclass=Meta):
        """doc"""
        first = p
        given.append(ext(2))

        def m(self):
            return __class__.first, p

        second = ext(first)
        third: int = ext(3)
        p = ext('own')

    return A


A = f('p')
[A().m(), A.given, A.second, A.p, list(A.__annotations__), A.__doc__, A.__qualname__]

#: stop_between_the_hooks
order = []


class Field:
    def __set_name__(self, owner, name):
        order.append([name, ext(owner.__name__)])
        owner.seen = getattr(owner, 'seen', []) + [name]


class Base:
    def __init_subclass__(cls, **kwargs):
        order.append([cls.seen, ext(sorted(kwargs))])


class A(Base, a=1, b=2):
    x, y = Field(), Field()
    z = [Field()]

    def m(self):
        return super().__init_subclass__, __class__


[order, A.seen, A().m()[1] is A]

#: exceptions_with_classes_in_flight
class Err(Exception):
    def __init__(self, code):
        super().__init__('code', code)
        self.code = code

    def __reduce_it__(self):
        return 1


def f():
    try:
        raise Err(ext(5))
    except Err as e:
        ext(0)
        try:
            raise Err(6) from e
        except Err as inner:
            ext(1)
            return [inner.code, inner.args, inner.__cause__.code, inner.__context__ is e, type(e) is Err]


f()

#: class_attributes_named_like_data_of_type
class A:
    __name__ = 'name in the class'
    __module__ = 'somewhere'
    mro = 'mine'
    __slots__ = ('__dict__',)
    __annotations__ = {'x': int}


ext(0)
[A.__name__, A.__dict__['__name__'], A().__name__, A.__module__, A.mro, list(A.__annotations__)]

#: slots_kept_apart
class A:
    __slots__ = {'x': 'doc of x'}

    def __init__(self):
        self.x = [1]


class B(A):
    __slots__ = ('x',)

    def __init__(self):
        super().__init__()
        self.x = [2]
        A.x.__set__(self, [1])


class C(B):
    pass


c = C()
c.y = 3
d = A.x
ext(0)
[c.x, A.x.__get__(c), c.y, d.__get__(c), A.__slots__, d is A.x]
#: property_names
class A:
    @property
    def x(self):
        return 1

    y = property(lambda self: 2)


A.z = property(lambda self: 3)
a = A()
ext(0)
out = []
for name in 'xyz':
    try:
        setattr(a, name, 1)
    except AttributeError as e:
        out.append(str(e))
    try:
        delattr(a, name)
    except AttributeError as e:
        out.append(str(e))
out

#: subclasses_of_descriptors
class P(property):
    def __init__(self, *args):
        super().__init__(*args)
        self.tag = 'p'


class S(staticmethod):
    pass


class C(classmethod):
    pass


class A:
    p = P(lambda self: 1)
    s = S(lambda x: x)
    c = C(lambda cls, x: [cls.__name__, x])


ext(0)
[A().p, A.s(1), A.c(2), A.__dict__['p'].tag]

#: super_value_alive
class B:
    def m(self):
        return 'b'


class A(B):
    def m(self):
        s = super()
        t = super(A)
        ext(0)
        return [s.m(), t.__get__(self).m(), type(s).__name__]


A().m()

#: weird_namespace_values
class A:
    def __init__(self):
        self.__dict__['odd name'] = 1

    def __class_getitem__(cls, item):
        return item

    __hash__ = None
    __call__ = None
    __slots__ = ('__dict__', '__weakref__')


a = A()
ext(0)
[a.__dict__, A[1], A.__hash__, callable(a)]

#: bound_method_of_metaclass_and_class
class Meta(type):
    def m(cls):
        return cls.__name__

    def __str__(cls):
        return 'str'


class A(metaclass=Meta):
    pass


f, g, h = A.m, Meta.m, A.__str__
s = type.__repr__
ext(0)
[f(), g(A), str(A), s(A)[:6], type(f).__name__]

#: exception_class_with_slots_and_group
class E(Exception):
    __slots__ = ('a',)

    def __init__(self, a):
        self.a = a


class G(ExceptionGroup):
    extra = 1


e, g = E(1), G('g', [ValueError(1)])
g.note = 2
g.add_note('n')
ext(0)
[e.a, e.args, g.extra, g.note, g.exceptions[0].args, g.__notes__, type(g).__name__]

#: exceptions_with_hooks_of_their_own
runs = []


class E(Exception):
    __module__ = 'builtins'

    def __new__(cls, *args):
        runs.append('new')
        return super().__new__(cls, *args)

    def __init__(self, *args):
        runs.append('init')
        super().__init__(*args)

    def __setattr__(self, name, value):
        runs.append(name)
        super().__setattr__(name, value)

    @property
    def __cause__(self):
        runs.append('cause')


e = E(1, 2)
e.x = 1
before = list(runs)
ext(0)
[runs == before, e.args, e.x, type(e).__module__]

#: decorated_in_vain
class C:
    x = 'old'


def around(x):
    def inner(g):
        raise ValueError(ext(x))
    return inner


try:
    @around(ext(1))
    class C:
        x = 'new'
except ValueError:
    ext(3)
C.x
