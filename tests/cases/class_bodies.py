# Class bodies that make external calls, with every statement in them, and how names are looked up there.

#: nested_classes
class A:
    first = ext(1)

    class B:
        second = ext(2)

        class C:
            third = [ext(3), 4]

            def name(self):
                return type(self).__qualname__

    class Plain:
        x = 5

        def get(self):
            return __class__.__qualname__, self.x

    total = first + B.second + B.C.third[0]


[A.total, A.B.C().name(), A.Plain().get(), A.B.__qualname__, A.B.C.__module__, A.Plain.__name__]

#: nested_class_inside_a_function
def make(n):
    class Outer:
        value = ext(n)

        class Inner:
            base = n + 1

            def add(self, k):
                return self.base + n + k

    return Outer


o = make(ext(5))
[o.value, o.Inner().add(1), o.Inner.__qualname__, o.Inner.add.__qualname__]

#: imports_in_the_body
class A:
    import math
    import json as encoder
    from math import floor, ceil as up
    x = ext(2.5)
    y = [floor(x), up(x), math.sqrt(4), encoder.dumps([x])]


[A.y, sorted(name for name in A.__dict__ if not name.startswith('__'))]

#: del_in_the_body
class A:
    a = ext(1)
    b = ext(2)
    c, d = 3, 4
    del a
    del (c, d)
    try:
        del nothing
    except NameError as error:
        text = str(error)
    try:
        c
    except NameError as error:
        text2 = str(error)


[A.text, A.text2, sorted(name for name in A.__dict__ if not name.startswith('__'))]

#: walrus_in_the_body
class A:
    if (n := ext(3)) > 2:
        m = (k := n * 2) + ext(1)
    x = [(j := 4), j]


[A.n, A.m, A.k, A.x, A.j]

#: match_in_the_body
RED = 'red'


class Color:
    GREEN = 'green'


class A:
    BLUE = 'blue'
    seen = []
    for item in [ext('green'), [1, 2, 3], {'a': 1, 'b': 2, 'c': 3}, 7, 'x', (5, 6), Color()]:
        match item:
            case Color.GREEN:
                seen.append('green')
            case [first, *rest]if ext(len(rest)) == 2:
                seen.append([first, rest])
            case {'a': a, **others}:
                seen.append([a, others])
            case int() as number if number > ext(5):
                seen.append(number)
            case (5 | 6) as five, _:
                seen.append(five)
            case Color():
                seen.append('object')
            case other:
                seen.append(['other', ext(other)])


[A.seen, A.first, A.rest, A.a, A.others, A.number, A.five, A.other]

#: match_without_stops_inside
class A:
    x = ext((1, 2))
    match x:
        case (p, q):
            y = p + q
        case _:
            y = 0


[A.p, A.q, A.y]

#: global_in_the_body
count = 1


class A:
    global count, made
    count = count + ext(5)
    made = ext('made')
    other = count


[count, made, A.other, hasattr(A, 'count')]

#: global_in_the_body_of_a_class_in_a_function
name = 'outer'


def f():
    name = 'local'

    class A:
        global name
        name = ext('changed')
        seen = name

        def get(self):
            return name

    return A.seen, A().get(), name


[f(), name]

#: nonlocal_in_the_body
def f():
    x = 1

    class A:
        nonlocal x
        x = ext(x + 1)
        y = x
        x += 1

        def get(self):
            return x

    return x, A.y, A().get(), hasattr(A, 'x')


f()

#: except_as_in_the_body
class A:
    log = []
    try:
        fail('ValueError', 'one')
    except ValueError as e:
        log.append(str(e))
        ext(0)
        log.append(str(e))
    try:
        e
    except NameError as e:
        log.append(str(e))
    try:
        1 / 0
    except (ValueError, ZeroDivisionError) as e:
        log.append(type(e).__name__)
    e = ext('bound')
    try:
        raise KeyError(e)
    except KeyError as e:
        pass
    log.append('e' in dir_of if (dir_of := []) else hasattr(e, 'x') if 'e' in [] else 'gone')


[A.log, hasattr(A, 'e')]

#: except_as_left_by_an_exception
def f():
    seen = []
    try:
        class A:
            try:
                fail('KeyError', 'k')
            except KeyError as e:
                seen.append(repr(e))
                ext(1)
                raise ValueError('other') from e
    except ValueError as error:
        seen.append([str(error), repr(error.__cause__), repr(error.__context__)])
    return seen


f()

#: comprehensions_see_no_class_names
x = 'global'


class A:
    x = ext('class')
    items = [1, 2]
    a = [x for _ in items]
    b = [(i, y) for i in [x, ext('q')] for y in [ext(i)]]
    c = {k: v for k, v in [(x, ext(1))]}
    d = list(x for _ in range(2))
    e = (lambda: x)()

    def f(self):
        return x


[A.a, A.b, A.c, A.d, A.e, A().f(), A.x]

#: names_bound_in_the_class_skip_the_function_around
x = 'global'
y = 'global y'


def f():
    x = 'local'
    y = 'local y'

    class A:
        z = [x, ext(1)]
        w = y
        x = 'class'
        z.append(x)

        def get(self):
            return x, y

    return A.z, A.w, A.x, A().get()


f()

#: unbound_names
def f():
    out = []
    try:
        class A:
            x = missing_name + ext(1)
    except NameError as e:
        out.append(str(e))
    try:
        class B:
            ext(1)
            x = later
            later = 1
    except NameError as e:
        out.append(str(e))
    if out is None:
        free = 1
    try:
        class C:
            ext(1)
            x = free
    except NameError as e:
        out.append([type(e).__name__, str(e)])
    return out


f()

#: augmented_assignment
base = 10
items = [1]


class A:
    base += ext(5)
    base -= 1
    items += [ext(2)]
    d = {'k': 1}
    d['k'] += ext(1)


[A.base, base, A.items, items, A.d]

#: loops_and_with
class Manager:
    def __enter__(self):
        return 'entered'

    def __exit__(self, *details):
        return True


class A:
    seen = []
    for i in range(3):
        if i == 1:
            continue
        seen.append(ext(i))
    else:
        seen.append('else')
    while len(seen) < 5:
        seen.append(ext(len(seen)))
    with Manager() as m, Manager():
        seen.append(ext(m))
        raise ValueError
    for p, *q in [(1, 2, 3)]:
        seen += [p, q]
    try:
        seen.append(ext('try'))
    finally:
        seen.append(ext('finally'))


[A.seen, A.i, A.m, A.p, A.q]

#: docstring_and_annotations
class A:
    """The documentation."""
    x: int = ext(1)
    y: 'text'
    (z): int = ext(3)
    items = {}
    items['k']: list[int] = ext(4)
    if False:
        never: bool
    w: ext('annotation')

    def m(self):
        """Of the method."""


[A.__doc__, list(A.__annotations__), A.__annotations__['w'], A.__annotations__['x'] is int, A.x, A.z, A.items, A.m.__doc__]

#: annotations_without_execution
class A:
    ext(1)
    if False:
        never: bool


class B:
    ext(1)


[list(A.__annotations__), '__annotations__' in B.__dict__]

#: order_of_the_namespace
class A:
    """doc"""
    b = ext(1)
    x: int = 3
    a = 2

    def f(self):
        return super().__repr__()

    c = 4


[name for name in A.__dict__ if name not in ('__dict__', '__weakref__', '__firstlineno__', '__static_attributes__')]

#: private_names
class A:
    __x = ext(1)
    __y: int = 2

    def __init__(self, __p=3):
        self.__z = ext(__p)

    def __hidden(self, *__args, **__kwargs):
        __local = 5

        def __inner(__q):
            nonlocal __local
            __local += __q
            return __local

        return self.__x, self.__z, __inner(ext(1)), __args, __kwargs

    def get(self):
        try:
            raise KeyError('k')
        except KeyError as __e:
            text = repr(__e)
        match [1, 2]:
            case [__m, *__n]:
                pass
        return self.__hidden(1, k=2), text, __m, __n, (lambda __l: __l)(4), [__c for __c in [1]]

    class __Inner:
        v = 7

    def inner(self):
        class __Local:
            pass

        return self.__Inner.v, __Local.__name__

    import math as __math
    z = __math.floor(2.5)


names = sorted(n for n in A.__dict__ if n.startswith('_A'))
[A().get(), A().inner(), names, sorted(A().__dict__), list(A.__annotations__), A.z]

#: class_cell_and_super
class Base:
    def hello(self):
        return ['base']

    @classmethod
    def make(cls):
        return cls.__name__


class A(Base):
    x = ext(1)

    def hello(self):
        return super().hello() + [__class__.__name__, ext(2)]

    @classmethod
    def make(cls):
        return super().make() + ext('!')

    def nested(self):
        def inner():
            return __class__.x, super(__class__, self).hello()

        ext(0)
        return inner()


class B(A):
    y = ext(2)

    def hello(self):
        ext(0)
        return super().hello() + ['b']


[B().hello(), B.make(), B().nested()]

#: class_cell_is_set_before_the_hooks
log_of = []


class Base:
    def __init_subclass__(cls, **kwargs):
        log_of.append([cls.__name__, cls().who(), kwargs])

    def who(self):
        return 'base'


class Field:
    def __set_name__(self, owner, name):
        log_of.append([name, owner().who()])


class A(Base, k=ext(1)):
    field = Field()
    x = ext(2)

    def who(self):
        return super().who() + ' ' + __class__.__name__


log_of

#: empty_class_cell
class A:
    x = ext(1)

    def f():
        return __class__

    try:
        f()
    except NameError as e:
        text = [type(e).__name__, str(e)]


A.text


#: decorated_methods_and_properties
def twice(f):
    def inner(*args):
        return ext(f(*args)) * 2
    return inner


class A:
    y = ext(2)

    @property
    def x(self):
        return self.y

    @x.setter
    def x(self, value):
        self.y = value

    @staticmethod
    @twice
    def s(v):
        return v

    @classmethod
    @twice
    def c(cls, v):
        return cls.y + v

    @twice
    def m(self, v):
        return v + self.y

    z = s(3)


a = A()
a.x = ext(5)
[a.x, a.s(1), a.c(1), a.m(1), A.z]

#: decorators_before_the_name_is_bound
C = 'before'
seen = []


def note(cls):
    seen.append([type(C).__name__, cls.__name__])
    ext(1)
    seen.append(type(C).__name__)
    return cls


@note
class C:
    pass


def f():
    @note
    @ext_wrap
    class D:
        x = 1

    return D.x, D.__name__


def ext_wrap(cls):
    ext(0)
    try:
        D
    except NameError as e:
        seen.append(str(e))
    cls.x = ext(3)
    return cls


[C.__name__, f(), seen]

#: decorated_class_in_a_generator
def g():
    log_ = []

    @(lambda f: f)((yield 1))
    class C:
        def get(self):
            return 5

    yield C


it = g()
out = [next(it)]
ext(0)
c = it.send(lambda cls: [cls.__name__, cls().get()])
[out, c]

#: class_in_a_loop_captures
def f():
    made = []
    for i in range(3):
        class C:
            n = ext(i)
            get = lambda self: (i, self.n)
        made.append(C())
    return [c.get() for c in made]


f()

#: errors_in_the_body
def f():
    out = []
    for kind in ('ValueError', 'KeyError'):
        try:
            class C:
                x = ext(1)
                y = fail(kind, 'in body')
                z = ext(2)
        except Exception as e:
            out.append([type(e).__name__, str(e)])
        try:
            C
        except NameError as e:
            out.append(str(e))
    return out


f()

#: keyword_arguments_twice
class Base:
    def __init_subclass__(cls, **kwargs):
        cls.kwargs = kwargs


more = {'k': 1}
out = []
try:
    class A(Base, k=ext(0), **more):
        x = ext(1)
except TypeError as e:
    out.append(str(e))


class B(*[Base], **kw(a=1), b=ext(2)):
    x = ext(1)


out + [B.kwargs]

#: class_bases_and_starred
class X:
    pass


class Y:
    pass


class Z(*ext_list if (ext_list := []) else [X], *(Y,), **{}):
    v = ext(1)


[[c.__name__ for c in Z.__mro__], Z.__bases__ == (X, Y)]

#: generic_bases
class L(list[int]):
    v = ext(1)


[list(L([1])), [str(b) for b in L.__orig_bases__], L.__mro__[1].__name__, list(L.__dict__)[-1] == '__orig_bases__' or '__orig_bases__' in L.__dict__]

#: metaclass_conflict
class M1(type):
    pass


class M2(type):
    pass


class A(metaclass=M1):
    x = ext(1)


class B(metaclass=M2):
    x = ext(2)


try:
    class C(A, B):
        x = ext(3)
except TypeError as e:
    text = str(e)
[text, type(A).__name__]

#: static_attributes_and_first_line
class A:
    x = ext(1)

    def f(self):
        self.a = ext(1)
        self.b, (self.c, self.d) = 1, (2, 3)
        self.e += 1
        for self.g in (1, 2):
            pass

        def h(other):
            self.i = 1

        class In:
            def j(self):
                self.k = 1


[sorted(getattr(A, '__static_attributes__', ())), getattr(A, '__firstlineno__', None)]

#: return_in_functions_around
def f(n):
    for i in range(n):
        class C:
            value = ext(i)
            if value == 2:
                stop = True
            else:
                stop = False
        if C.stop:
            return C.value
    return 'none'


[f(5), f(1)]

#: generators_in_the_body
class A:
    def numbers():
        yield ext(1)
        yield ext(2)

    items = list(numbers())
    lazy = (ext(i) for i in items)
    first = next(lazy)


[A.items, A.first, list(A.lazy)]

#: lambda_defaults_and_closures
def f(k):
    class A:
        n = ext(2)
        get = lambda self, n=n, m=ext(3): [n, m, k]
        fs = [lambda: (k, i) for i in range(2)]

    return A().get(), [g() for g in A.fs]


f(7)

#: names_of_the_builtins_bound_in_the_class
class A:
    list = ext([1])
    a = list
    del list
    b = list((1, 2))

    def len(self):
        return ext(5)

    def m(self):
        return len([1]), self.len()


[A.a, A.b, A().m()]

#: generator_alive_at_the_end
closed = []


def g():
    try:
        yield 1
        yield 2
    finally:
        closed.append('closed')


it = g()
first = next(it)
ext(first)
closed

#: imports_twice_in_a_body
class A:
    from math import floor
    from json import dumps
    x = [floor(1.5), dumps([1])]


[A.x, '_o_module' in A.__dict__]

#: except_star_in_a_body
class A:
    seen = []
    try:
        raise ExceptionGroup('g', [ValueError(ext('v')), KeyError('k')])
    except* ValueError as group:
        seen.append([str(e) for e in group.exceptions] + [ext(1)])
    except* KeyError as group:
        seen.append(ext('key'))


[A.seen, hasattr(A, 'group')]
