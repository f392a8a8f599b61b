# Programs with type parameters and `type` statements (PEP 695, PEP 696).

#: generic_function
def first[T](items: list[T], default: T = ext('none')) -> T:
    return items[0] if items else default


[first([ext(1), 2]), first([]), first.__name__, first.__qualname__, repr(first.__type_params__), sorted(first.__annotations__),
 first.__annotations__['items'].__args__[0] is first.__type_params__[0]]

#: generic_function_that_never_stops
def pair[K, V](k: K, v: V) -> dict[K, V]:
    return {k: v}


[pair(1, 2), repr(pair.__type_params__), repr(pair.__annotations__['return']), ext(3)]

#: generic_bounds_are_late
def f[T: ext('bound'), *Ts, **P](x: T, *args: *Ts) -> T:
    return ext(x)


T, Ts, P = f.__type_params__
trail = [f(1)]
trail.append(type(T).__name__)
[trail, repr(T), repr(Ts), repr(P), T.__name__, Ts.__name__, P.__name__, type(Ts).__name__, type(P).__name__]

#: generic_bounds_and_constraints
def f[A: int, B: (int, str), C](a: A, b: B, c: C):
    return [a, b, c]


A, B, C = f.__type_params__
[f(ext(1), 'x', None), A.__constraints__ == (), B.__bound__, B.__constraints__ == (int, str), C.__bound__ is None,
 A.__bound__ is int, A.__covariant__, A.__infer_variance__]

#: generic_bound_sees_later_names
def f[T: Later](x: T) -> T:
    return ext(x)


try:
    f.__type_params__[0].__bound__
except NameError as e:
    first = str(e)


class Later:
    pass


[f(1), first, f.__type_params__[0].__bound__ is Later]

#: generic_class
class Stack[T]:
    """A stack."""

    def __init__(self, items: list[T] | None = None):
        self.items = items or []

    def push(self, item: T) -> 'Stack[T]':
        self.items.append(ext(item))
        return self

    def kind(self):
        return T, Stack


s = Stack().push(1).push(2)
t = Stack[int]([5])
[s.items, t.items, s.kind()[0] is Stack.__type_params__[0], s.kind()[1] is Stack, Stack.__doc__, Stack.__name__, Stack.__qualname__,
 repr(Stack[int]), repr(Stack.__type_params__), [base.__name__ for base in Stack.__mro__], Stack[int].__origin__ is Stack,
 Stack[int].__args__ == (int,), repr(Stack.__parameters__), isinstance(s, Stack), Stack.__module__]

#: generic_class_with_bases
class Base:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag


class Box[T](Base, tag='box'):
    def get(self) -> T:
        return super().__repr__()[:9]


class IntBox(Box[int], tag='int'):
    pass


class Twice[A, B](Box[A]):
    pass


[Box.tag, ext(IntBox.tag), [c.__name__ for c in IntBox.__mro__], [c.__name__ for c in Twice.__mro__], repr(Twice.__parameters__),
 IntBox.__parameters__, Box().get()]

#: generic_class_errors
class Plain[T]:
    pass


class Two[A, B]:
    pass


class Closed(Plain[int]):
    pass


out = []
for work in (lambda: Two[int], lambda: Two[int, str, int], lambda: Closed[int]):
    try:
        work()
    except TypeError as e:
        out.append(ext(str(e)))
out

#: generic_methods
class C:
    Local = int

    def own[T: Local](self, x: T, y: Local = ext(5)) -> Local:
        return [ext(x), y]

    @staticmethod
    def fixed[T](x: T) -> T:
        return ext(x)

    @classmethod
    def made[T](cls, x: T) -> T:
        return cls.__name__, x

    @property
    def prop[T](self) -> T:
        return 'prop'

    def up[T](self, x: T):
        return super().__init__(), __class__ is C


[C().own(1), C.fixed(2), C.made(3), C().prop, C().up(1), C.own.__annotations__['y'] is int, C.own.__annotations__['return'] is int,
 C.own.__type_params__[0].__bound__ is int, C.own.__qualname__, sorted(n for n in vars(C) if not n.startswith('__'))]

#: generic_class_in_a_function
def make(kind):
    class Inner[T]:
        kind_ = kind

        def me(self):
            return Inner, T

    def use[U](x: U, y: kind = kind) -> U:
        return [x, y, U, ext(x)]
    return Inner, use


a, use = make(int)
b, _ = make(str)
[a.__qualname__, a().me()[0] is a, a.kind_ is int, b().me()[0] is b, a is b, use(1)[0], use(1)[2] is use.__type_params__[0],
 use.__qualname__, a().me()[1] is b().me()[1]]

#: generic_decorated
def tag(name):
    trail.append(ext(name))

    def decorate(value):
        trail.append((name, value.__name__))
        return value
    return decorate


trail = []


@tag('outer')
@tag('inner')
def f[T](x: T = trail.append('default') or 1) -> T:
    return x


@tag('class')
class C[T]:
    pass


[trail, f(), C.__name__]

#: generic_recursion_and_closures
def count[T](n: int, x: T) -> list[T]:
    return [] if n == 0 else [ext(x)] + count(n - 1, x)


fs = []
for i in range(2):
    def g[T]():
        return T
    fs.append(g)
[count(3, 'a'), fs[0]() is fs[1](), fs[0]() is fs[0].__type_params__[0]]

#: generic_generator
def numbers[T](*items: T):
    for item in items:
        yield ext(item)


list(numbers(1, 2, 3))

#: type_alias
type Number = int | float
type Pair[A, B = int] = tuple[A, B]
type Tree = list[Tree] | ext_later


ext_later = str
[repr(Number), Number.__name__, Number.__value__ == int | float, repr(Number.__type_params__), repr(Pair.__type_params__), repr(Pair[str, int]),
 repr(Pair.__value__), type(Number).__name__, Number.__value__ is Number.__value__, ext(1), Pair[int, str].__args__ == (int, str)]

#: type_alias_errors
type Plain = int
type Bad = missing_name
out = []
for work in (lambda: Plain[int], lambda: Bad.__value__, lambda: isinstance(1, Plain)):
    try:
        out.append(work())
    except (TypeError, NameError) as e:
        out.append((type(e).__name__, ext(str(e))))
out

#: type_alias_in_a_class_and_function
class C:
    Local = str
    type Alias = list[Local]
    type Other[T] = dict[T, Local]


def f(kind):
    type Inner = list[kind]
    return repr(Inner.__value__), ext(1)


[repr(C.Alias.__value__), repr(C.Other.__value__)[:5], f(int)]

#: type_alias_word_is_a_name
type = ext('a name')
type
out = [type]
type: str = 'annotated'
out.append(type)
(type) = 5
out

#: type_unions
def f[T, U](a: T | None, b: None | T = None, c: T | U = 1, d: int | T = 2, e: list[T] | None = None):
    return [repr(x) for x in f.__annotations__.values()]


[f(ext(1))]

#: type_parameters_kept_across_stops
def f[T: int](x: T) -> T:
    return x


class C[T]:
    def get(self) -> T:
        return T


type A[T] = list[T]
T = f.__type_params__[0]
c = C()
ext('stop')
[T is f.__type_params__[0], T.__bound__ is int, c.get() is C.__type_params__[0], repr(A.__value__), repr(C[A[int]]), f.__annotations__['x'] is T]

#: type_parameters_of_async_functions
async def f[T](x: T, y: T = ext(2)) -> T:
    return [x, y, ext(T.__name__)]


try:
    f(1).send(None)
except StopIteration as e:
    result = e.value
result

#: type_parameters_over_several_lines
def f[
    T: (int,
        str),  # two
    *Ts,
    **P,
](x: T, *args: *Ts) -> T: return ext(x)


class C[T: dict[str, f'{'a'}'] = int](
    metaclass=type
): pass


class D[A = int, B = list[int]]: pass


type X[
    T
] = list[T]; y = ext(2)
[f(1), repr(f.__type_params__), repr(C.__type_params__), C.__type_params__[0].__default__ is int, C.__type_params__[0].has_default(),
 repr(X.__value__), y, repr(D[str]), f.__type_params__[0].__constraints__ == (int, str), f.__type_params__[1].has_default()]

#: type_parameters_and_positions
def f[T](x: T) -> T: return x[ext(1)]


type X = int; z = f([])

#: newer_generic_classes_nested
class Outer[A, B]:
    class Inner[C, D]:
        x = ext(1)

        @staticmethod
        def given():
            return A, B, C, D

    def m[R](self, y: R) -> R:
        return ext(y)


a, b, c, d = Outer.Inner.given()
[Outer.__type_params__ == (a, b), Outer.Inner.__type_params__ == (c, d), Outer.Inner.x, Outer().m(4)]

#: parameters_of_what_is_around_are_not_listed
def f[T]():
    class Own[U](dict[U, list[U]]): pass
    try:
        class Local[U](list[T]): pass
    except TypeError as error: return len(Own.__parameters__), ext(str(error))
f()

#: newer_generic_classes_are_of_typing
from typing import *
out=[]
def t(f):
    try: out.append(f())
    except Exception as e: out.append((type(e).__name__, str(e)))
class Box[T]:
    def __init__(self, x): self.x = x
class Pair[A, B = int](Box[A]): pass
class Many[*Ts]: pass
class Proto[T](Protocol):
    def m(self) -> T: ...
class WithP[**P]: pass
T = TypeVar('T')
def old():
    class A[U](Generic[T]): pass
t(old)
def old2():
    class A[U](Box[T]): pass
t(old2)
def plain():
    class A(Generic): pass
t(plain)
def proto():
    class A[T](Protocol[T]): pass
    return A.__parameters__ == A.__type_params__
t(proto)
def dup():
    class A(Generic[T], Generic[T]): pass
t(dup)
ext(1)
t(lambda: issubclass(Box, Generic))
t(lambda: [repr(type(p)) for p in Pair.__type_params__+Many.__type_params__+WithP.__type_params__])
t(lambda: (repr(Box[int]), repr(Pair[str]), repr(Many[int, str]), repr(WithP[[int, str]]), repr(Box.__mro__), repr(Box.__orig_bases__), repr(Many.__orig_bases__)))
t(lambda: (get_origin(Box[int]) is Box, get_args(Pair[str]), Box[int](3).__orig_class__ == Box[int]))
U = Box.__type_params__[0]
t(lambda: (repr(U | None), repr(None | U), repr(Optional[U]), (U | None) == Optional[U], repr(Union[U, int]), repr(Box[U][int]), repr(Box[U|None][int])))
t(lambda: isinstance(U, TypeVar))
t(lambda: (Generic.__module__, TypeVar.__module__, repr(Generic), repr(TypeVar)))
t(lambda: Box[int, str])
t(lambda: Pair[()])
t(lambda: isinstance(Box(1), Box[int]))
t(lambda: sorted(vars(Box).keys() - {'__static_attributes__','__firstlineno__','__weakref__'}))
t(lambda: (issubclass(Proto, Protocol), repr(Proto.__mro__), Proto[int]))
out[-1]=repr(out[-1])
class S:
    def __init_subclass__(cls, **k): log('sub', cls.__name__, ext(2), k)
class V[T](S, k=1): pass
def p2():
    class P2(Protocol[T], S0): pass
class S0: pass
t(p2)
from collections.abc import Sized
class P3(Sized, Protocol): pass
t(lambda: repr(P3.__mro__[1:3]))
class Q(Proto, S):
   pass
t(lambda: list[U][int])
out[-1]=repr(out[-1])
type L[X] = list[X] | None
t(lambda: (repr(L[int]), repr(L.__value__), repr(type(L))))
t(lambda: (U.__bound__, U.__constraints__, U.has_default(), repr(Pair.__type_params__[1].__default__), repr(NoDefault) if 'NoDefault' in globals() else 'typing.NoDefault'))
class N(NamedTuple, Generic[T]):
    x: T
t(lambda: (repr(N[int]), N(1)))
class TD[T](TypedDict):
    x: T
t(lambda: (repr(TD[int]), TD(x=1)))
import dataclasses
@dataclasses.dataclass
class D[T]:
    x: T
    y: list[T] = dataclasses.field(default_factory=list)
t(lambda: (repr(D[int](1)), D.__parameters__ == D.__type_params__))
class Meta(type):
    def __getitem__(cls, i): return ('meta', i)
class X[T](metaclass=Meta): pass
t(lambda: X[int])
out[-1]=repr(out[-1])
class G2(Box[int]): pass
t(lambda: G2[str])
t(lambda: get_type_hints(Box.__init__))
def fn[T](x: T, y: 'T') -> list[T]: pass
t(lambda: repr(get_type_hints(fn)))
[repr(o) for o in out]

#: newer_errors_of_type_parameters
out = []
for text in ('def f[T]():\n    nonlocal T', 'class C[T]:\n    def g(self):\n        nonlocal T', 'def o():\n    T = 1\n    class C[T]:\n        nonlocal T', 'def o(T):\n    def f[T]():\n        def g(): nonlocal T', 'def o(T):\n    def f[T](T):\n        def g(): nonlocal T', 'def f[T: *int](): pass', 'def f[*T=*tuple[int]](): pass'):
    try:
        exec(text)
        out.append(ext('read'))
    except SyntaxError as error:
        out.append(error.msg)
out
