# Programs that use `abc` and `typing`, with external calls in abstract methods, hooks and generic classes.

#: abstract_classes
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @abstractmethod
    def area(self):
        "How big."

    @property
    @abstractmethod
    def sides(self):
        ...

    def describe(self):
        return f'{ext(self.name)} {self.area()}'


class Square(Shape):
    sides = 4

    def __init__(self, size):
        super().__init__('square')
        self.size = size

    def area(self):
        return ext(self.size) ** 2


class Half(Shape):
    def area(self):
        return super().area()


class Meta(metaclass=ABCMeta):
    @classmethod
    @abstractmethod
    def make(cls):
        ...


s = Square(3)
ext('stop')
out = [s.describe(), isinstance(s, Shape), issubclass(Square, Shape), Square(2).area(),
       s.sides, isinstance(3, Shape), issubclass(Shape, ABC), type(Shape) is ABCMeta]
for kind in (Shape, Half, Meta):
    try:
        kind(1) if kind is not Meta else kind()
    except TypeError as e:
        out.append(str(e).replace('methods', 'method')[:34])
out

#: registered_and_hooked_subclasses
from abc import ABC, abstractmethod


class Walker(ABC):
    @abstractmethod
    def walk(self):
        ...

    @classmethod
    def __subclasshook__(cls, other):
        if cls is Walker:
            return any('walk' in base.__dict__ for base in other.__mro__ if base is not object) or NotImplemented
        return NotImplemented


class Dog:
    def walk(self):
        return ext('walks')


class Fish:
    pass


class Sized(ABC):
    pass


@Sized.register
class Box:
    pass


Sized.register(list)
ext('stop')
[isinstance(Dog(), Walker), isinstance(Fish(), Walker), issubclass(Dog, Walker), isinstance(Box(), Sized), isinstance([], Sized),
 isinstance((), Sized), issubclass(list, Sized), Dog().walk(), Box.__name__]

#: typing_forms
import typing
from typing import Annotated, Any, Callable, ClassVar, Dict, List, Literal, Optional, Tuple, TypeVar, Union, cast, get_args, get_origin

T = TypeVar('T')
alias = Dict[str, List[int]]


def f(x: Optional[int] = None, *args: Any) -> List[str]:
    return [str(ext(x))]


held = [alias, Optional[T], Literal['a', 1]]
ext('stop')
[repr(held), repr(Union[int, str, None]), repr(Union[int, int]), repr(Callable[[int, str], bool]), repr(Callable[..., Any]),
 repr(Tuple[int, ...]), repr(Annotated[int, 'x']), repr(ClassVar[int]), get_origin(alias) is dict, get_args(alias)[0] is str,
 get_args(Optional[int]) == (int, type(None)), get_origin(Optional[int]) is Union, List[int] == List[int], List[int] == List[str],
 repr(T), f(3), sorted(f.__annotations__), cast(int, 'x'), Optional[int] == Union[None, int], repr(alias), typing.TYPE_CHECKING,
 repr(List[T][int]), repr(Optional[list[T]][int]), repr(Union[int, List[str]]), {Optional[int]: 'k'}[Union[int, None]], repr(List['Fwd']), repr(Optional[list]),
 get_args(Callable[[int], str])[0] == [int], get_origin(list[int]) is list, get_args(int | str) == (int, str), repr(Any)]

#: generic_classes_and_protocols
from typing import Generic, NamedTuple, NewType, Protocol, TypedDict, TypeVar, overload, runtime_checkable, final

T = TypeVar('T')
K = TypeVar('K', bound=int)


class Stack(Generic[T]):
    def __init__(self, *items: T) -> None:
        self.items: list = list(items)

    def push(self, item: T) -> 'Stack[T]':
        self.items.append(ext(item))
        return self


class Pair(Generic[T, K]):
    pass


class Ints(Stack[int]):
    pass


@runtime_checkable
class Closes(Protocol):
    def close(self) -> str: ...


class Named(Protocol):
    name: str


class Door:
    def close(self):
        return ext('closed')


class Point(NamedTuple):
    "A place."
    x: int
    y: int = 0

    def norm(self):
        return ext(self.x) + self.y


class Movie(TypedDict, total=False):
    title: str
    year: int


UserId = NewType('UserId', int)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return ext(x)


s = Stack[int](1)
p = Point(ext(1), y=2)
q = Ints(5)
ext('stop')
m = Movie(title='t', year=ext(3))
out = [s.push(2).items, q.push(6).items, isinstance(Door(), Closes), isinstance(3, Closes), Door().close(), tuple(p), p.norm(), repr(p),
       Point._field_defaults, Point(4) == (4, 0), m, type(m) is dict, UserId(5) + 1, g(1), repr(Stack[int]), Point.__doc__,
       sorted(Movie.__annotations__), Movie.__total__, isinstance(q, Stack), Point._fields, repr(Pair[str, int])]
for wrong in (lambda: Pair[int], lambda: Stack[int, str], lambda: Generic[int], lambda: Door[int]):
    try:
        wrong()
    except TypeError as e:
        out.append(str(e)[:40])
out

#: dataclasses_with_typing
from dataclasses import dataclass, field, fields
from typing import ClassVar, Dict, List, Optional


@dataclass
class Config:
    name: str
    tags: List[str] = field(default_factory=list)
    parent: Optional['Config'] = None
    count: ClassVar[int] = 0
    table: Dict[str, int] = field(default_factory=lambda: {'k': ext(1)})


c = Config('a', parent=Config('b'))
Config.count += ext(2)
[[f.name for f in fields(c)], c.parent.name, Config.count, c.table, Config.__doc__.split('(')[0]]

#: type_hints_of_classes
from typing import Annotated, get_type_hints


class Base:
    z: str


class Table(Base, list):
    x: int
    y: None
    w: Annotated[bytes, 'raw']


def make(a: int, b=ext(1)) -> None:
    pass


ext(2)
[str(get_type_hints(each)) for each in (Table, make, int)], get_type_hints(Table, include_extras=True)['w'].__metadata__

#: typing_at_run_time
import collections
import collections.abc
import typing
from typing import (
    Any, Callable, ContextManager, DefaultDict, Generic, Hashable, Iterable, Iterator, List, Literal, Mapping, Optional,
    Protocol, Sequence, SupportsIndex, SupportsInt, TypeVar, TypeVarTuple, Union, Unpack, get_args, get_origin,
    runtime_checkable,
)

T = TypeVar('T')
Ts = TypeVarTuple('Ts')


class Counting(Iterator[int]):
    def __init__(self, last):
        self.last, self.at = last, 0

    def __next__(self):
        if self.at >= self.last:
            raise StopIteration
        self.at += ext(1)
        return self.at


class Table(Mapping[str, T]):
    def __getitem__(self, key):
        if key in 'ab':
            return ext(key * 2)
        raise KeyError(key)

    def __iter__(self):
        return iter(ext('ab'))

    def __len__(self):
        return 2


class Row(typing.Sequence):
    pass


class Groups(DefaultDict[str, List[int]]):
    pass


class Held(ContextManager['Held']):
    def __exit__(self, *details):
        return ext(True)


class Anything(Any):
    pass


class Many(Generic[T, Unpack[Ts]]):
    pass


@runtime_checkable
class Named(Protocol):
    name: str

    def show(self): ...


class Unchecked(Protocol):
    def show(self): ...


class Own:
    def __init__(self):
        self.name = ext('own')

    def show(self):
        return self.name


class Explicit(Named):
    name = 'explicit'


class Started(Unchecked):
    def __init__(self):
        self.started = ext(True)


class Later(Started):
    pass


def attempt(call):
    try:
        return call()
    except TypeError as error:
        return str(error).partition(' with')[0]


with Held() as held:
    raise ValueError
table, groups = Table(), Groups(list)
groups['x'].append(1)
[
    list(Counting(3)), dict(table), table.get('z', 0), 'a' in table, sorted(table.items()), [*table.values()], table == {'a': 'aa', 'b': 'bb'}, attempt(Row), dict(groups), type(held).__name__,
    isinstance(Anything(), Anything), str(Many[int, str, bool]), [isinstance([], each) for each in (Sequence, Iterable, Mapping, Hashable)], isinstance(len, Callable), issubclass(dict, Mapping),
    isinstance(3, SupportsInt), isinstance('3', SupportsIndex), get_origin(Iterable[int]) is collections.abc.Iterable, get_origin(Callable[[int], str]) is collections.abc.Callable, get_args(Callable[[int], str])[1] is str,
    get_origin(DefaultDict[str, int]) is collections.defaultdict, Literal[0] == Literal[False], Literal[1, 2] == Literal[2, 1], str(Literal[1, 1]), [isinstance(each, Named) for each in (Own(), Explicit(), 3)],
    attempt(lambda: isinstance(Own(), Unchecked)), attempt(Unchecked), attempt(Named), Later().started, Explicit().name, isinstance(3, Union[int, str]), isinstance(None, Optional[int]), attempt(lambda: List[int]()), Counting.__mro__[1].__name__,
]

#: abc_checks_of_a_metaclass_stop
from abc import ABC, ABCMeta, abstractmethod
class Meta(ABCMeta):
    def __instancecheck__(cls, o):
        log('inst', cls.__name__)
        return ext(super().__instancecheck__(o))
    def __subclasscheck__(cls, s):
        log('sub', cls.__name__, s.__name__)
        return ext(super().__subclasscheck__(s))
class A(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, C):
        log('hook', C.__name__)
        return ext(True) if hasattr(C, 'quack') else NotImplemented
    @abstractmethod
    def m(self): ...
class Q:
    quack = 1
class R: pass
@A.register
class S: pass
class T(A):
    def m(self): return ext(1)
out = [isinstance(Q(), A), isinstance(Q(), A), isinstance(R(), A), isinstance(S(), A), issubclass(S, A), issubclass(T, A), isinstance(T(), A), A.register(R) is R, isinstance(R(), A), issubclass(R, A), isinstance(5, A)]
try:
    A()
except TypeError as e:
    out.append(str(e))
try:
    T.register(A)
except RuntimeError as e:
    out.append(str(e))
out

#: abc_subclass_hook_stops_and_is_asked_as_often
from abc import ABC
class H(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        log('hook', cls.__name__, C.__name__)
        return True if ext(C.__name__ == 'Y') else NotImplemented
class X: pass
class Y: pass
class Sub(H): pass
out = [issubclass(X, H), issubclass(X, H), issubclass(Y, H), issubclass(Y, H), isinstance(X(), H), isinstance(Y(), H)]
H.register(X)
out += [issubclass(X, H), issubclass(X, H), issubclass(Y, H), issubclass(Sub, H), issubclass(Y, Sub), issubclass(X, Sub)]
class Z(X): pass
out += [issubclass(Z, H), isinstance(Z(), H), isinstance(Z(), (int, H)), isinstance(3, H), isinstance(3, H)]
out

#: abc_registered_class_whose_metaclass_checks
from abc import ABCMeta
import collections.abc as c
class M(type):
    def __subclasscheck__(cls, s):
        log('check', cls.__name__, s.__name__)
        return ext(super().__subclasscheck__(s))
class V(metaclass=M): pass
class A(metaclass=ABCMeta): pass
A.register(V)
class W(V): pass
class N: pass
out = [issubclass(W, A), issubclass(N, A), isinstance(W(), A)]
class Sz:
    def __len__(self): return ext(1)
    def __iter__(self): yield ext(1)
    def __contains__(self, x): return ext(True)
out + [isinstance(Sz(), c.Collection), issubclass(Sz, c.Sized), isinstance(Sz(), c.Mapping), issubclass(Sz, (c.Mapping, c.Iterable))]

#: registered_with_classes_of_the_library
import collections.abc
import numbers
from abc import ABC


class Pairs:
    def __len__(self):
        return 2

    def __getitem__(self, place):
        return ext(place)


class Money:
    pass


class Shape(ABC):
    pass


@numbers.Real.register
class Approximate:
    pass


collections.abc.Sequence.register(Pairs)
before = isinstance(Money(), numbers.Number)
numbers.Number.register(Money)
Shape.register(int)
ext(1)
found = [isinstance(Pairs(), each) for each in (collections.abc.Sequence, collections.abc.Reversible, collections.abc.Mapping, collections.abc.MutableSequence)]
collections.abc.Sequence.register(Money)
ext(2)
[before, found, [isinstance(each, numbers.Number) for each in (Money(), Approximate(), 3, 'x')], isinstance(Approximate(), numbers.Integral), isinstance(3, Shape), issubclass(Money, collections.abc.Sequence), isinstance([], collections.abc.Sequence)]

#: annotations_as_text
from __future__ import annotations

import typing
from functools import singledispatch, singledispatchmethod
from typing import Annotated, Any, Callable, Dict, List, Literal, NamedTuple, Optional, TypedDict, get_args, get_origin, get_type_hints

Json = Dict[str, Any]
Pair = tuple[int, str]


class Node:
    value: int
    children: list[Node] = []
    parent: Optional[Node]
    kind: Literal['leaf', "inner", -1]
    tags: 'dict[str, int | None]'
    meta: Annotated[int, 'some text', 3]
    hook: Callable[[int, Node], None]
    data: Json
    pair: typing.List[Pair]
    anything: Any
    nothing: None

    def add(self, child: Node, *, at: int | None = None) -> Node:
        return self


class Point(NamedTuple):
    x: int
    y: float = 0.5


class Movie(TypedDict, total=False):
    name: str
    year: int


@singledispatch
def show(value):
    return 'any'


@show.register
def _(value: int):
    return ext('int')


@show.register
def _(value: list | tuple) -> str:
    return 'sequence ' + show(value[0])


@show.register
def _(value: Node):
    return 'node'


class Writer:
    @singledispatchmethod
    def write(self, value):
        raise NotImplementedError(type(value).__name__)

    @write.register
    def _(self, value: str) -> str:
        return ext(value)

    @write.register
    def _(self, value: dict):
        return {k: self.write(v) for k, v in value.items()}


class Container:
    def __init__(self):
        self.makers = {}
        self.made = {}

    def provide(self, cls: type):
        self.makers[cls] = cls
        return cls

    def get(self, cls: type[Any]):
        if cls not in self.made:
            hints = get_type_hints(cls.__init__)
            hints.pop('return', None)
            log('making', cls.__name__, sorted(hints))
            self.made[cls] = self.makers[cls](**{name: self.get(kind) for name, kind in hints.items()})
        return self.made[cls]


container = Container()


@container.provide
class Config:
    def __init__(self) -> None:
        self.url = ext('db://x')


@container.provide
class Database:
    def __init__(self, config: Config):
        self.config = config


@container.provide
class Service:
    def __init__(self, db: Database, config: "Config") -> None:
        self.db, self.config = db, config


def validate(function):
    def call(*args, **kwargs):
        hints = get_type_hints(function)
        for (name, kind), value in zip(hints.items(), args):
            origin = get_origin(kind) or kind
            if isinstance(origin, type) and not isinstance(value, origin):
                raise TypeError(f'{name}: {type(value).__name__} is no {origin.__name__}')
        return function(*args, **kwargs)
    return call


@validate
def total(items: list[int], start: int = 0) -> int:
    return sum(items, ext(start))


hints = get_type_hints(Node)
service = container.get(Service)
out = [show(1), show((2,)), show('s'), show(Node()), Writer().write({'a': 'x'}), service.config is service.db.config, service.config.url,
       total([1, 2], 3), hints['children'] == list[Node], hints['value'] is int, get_args(hints['kind']), hints['meta'] is int,
       str(get_args(hints['tags'])), hints['nothing'] is type(None), hints['anything'] is Any, hints['pair'] == List[Pair],
       list(get_type_hints(Node.add)), get_type_hints(Node, include_extras=True)['meta'].__metadata__, get_args(hints['parent'])[0] is Node]
for bad in (lambda: total('no'), lambda: Writer().write(2.5), lambda: get_type_hints(broken)):
    try:
        out.append(bad())
    except (TypeError, NotImplementedError, NameError) as error:
        out.append(f'{type(error).__name__}: {error}')


def broken(x: Missing): ...


try:
    get_type_hints(broken)
except NameError as error:
    out.append(str(error))
out + [Node.__annotations__['parent'], total.__name__, [h.__name__ for h in get_type_hints(Point).values()]]

#: names_for_annotations
import io
import re
import typing
from collections.abc import AsyncGenerator as AG
from typing import IO, Any, AnyStr, AsyncGenerator, BinaryIO, Generic, Match, Optional, Pattern, TextIO, dataclass_transform, get_args, get_origin


def joined(a: AnyStr, b: AnyStr) -> AnyStr:
    return a + ext(b)


def words(stream: TextIO, pattern: Pattern[str]) -> list[Optional[Match[str]]]:
    return [pattern.match(line) for line in stream]


def head(stream: IO[AnyStr], n: int = 3) -> AnyStr:
    return stream.read(ext(n))


class Wrapped(Generic[AnyStr]):
    def __init__(self, stream: 'IO[AnyStr]'):
        self.stream = stream


class Shouting(typing.TextIO):
    def __init__(self): self.lines = []
    def write(self, text): self.lines.append(ext(text).upper())


@dataclass_transform(kw_only_default=True)
def model(cls):
    cls.fields = list(cls.__annotations__)
    return cls


@model
class Item:
    name: str
    price: float


async def count(n: int) -> AsyncGenerator[int, None]:
    for i in range(n):
        yield ext(i)


class Own(AG):
    def __init__(self): self.n = 0

    async def asend(self, value):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return ext(self.n)

    async def athrow(self, typ, val=None, tb=None):
        raise typ


async def main():
    made, own = count(3), Own()
    kinds = [isinstance(v, AG) for v in (made, own, 3)] + [isinstance(made, AsyncGenerator)]
    values = [x async for x in made] + [x async for x in own]
    await own.aclose()
    return kinds, values


import asyncio
s = Shouting()
print('x', file=s)
out = [joined('a', 'b'), joined(b'a', b'b'), [m and m[0] for m in words(io.StringIO('ab\n12\n'), re.compile('[a-z]+'))], head(io.BytesIO(b'12345')),
       head(io.StringIO('12345'), 2), asyncio.run(main()), s.lines, Item.fields, model.__dataclass_transform__['kw_only_default'],
       get_args(IO[str]) == (str,), get_origin(IO[str]) is IO, issubclass(TextIO, IO), str(Pattern[str]), repr(AnyStr), get_origin(Match[bytes]) is re.Match,
       AnyStr.__constraints__ == (bytes, str), isinstance(re.compile(''), Pattern), str(AsyncGenerator[int, None]), str(IO[AnyStr]), str(BinaryIO)]
out

#: hints_with_names_in_quotes_inside
from typing import (
    Annotated, Callable, ClassVar, Dict, List, Literal, NotRequired, Optional, ParamSpec, Protocol, Required, TypedDict,
    Union, get_type_hints, no_type_check, runtime_checkable,
)

P = ParamSpec('P')


class Node:
    left: Optional['Node'] = None
    many: Dict[str, List['Node']]
    plain: list['Node']
    said: List[Annotated[int, 'said']]
    word: Literal['Node']
    call: Callable[['Node'], 'int']
    either: Union['Node', Annotated['str', 1], None]


class Row(TypedDict, total=False):
    a: Required[int]
    b: NotRequired[Annotated[str, 'b']]


class Loose(TypedDict, total=False):
    a: int
    c: 'int'


class Tight(Loose):
    a: int
    d: NotRequired[int]


@runtime_checkable
class Holds(Protocol):
    x: int
    def use(self): ...


class Has:
    x = None
    def use(self): ...


class Lacks(Has):
    use = None


class Calls(Holds):
    def __init__(self):
        super().__init__()
        self.x = ext(1)


@no_type_check
class Free:
    a: 'nothing'
    @staticmethod
    def use(a: 'nothing'): ...


def takes(*args: *tuple[int, str]): ...
def takes_text(*args: '*tuple[int, str]'): ...
def refused(x: 'ClassVar[int]'): ...


Value = Union[str, List['Value']]
Nested = List[Value]


class Recurring:
    of: Nested


ext('stop')
seen = [sorted(Tight.__required_keys__), sorted(Tight.__optional_keys__), Tight.__annotations__, get_type_hints(Tight)]
seen += [[isinstance(each, Holds) for each in (Has(), Lacks(), Calls(), 1)], Free.__no_type_check__, Free.use.__no_type_check__, get_type_hints(Free), get_type_hints(Free.use), get_type_hints(Recurring)]
seen += [get_type_hints(takes)['args'].__args__, get_type_hints(takes_text)['args'].__args__]
for use in (lambda: issubclass(Has, Holds), lambda: get_type_hints(refused)):
    try: seen.append(use())
    except TypeError as error: seen.append(str(error).partition('.')[0])
ext(str(seen))
out = [str(each) for hints in (get_type_hints(Node), get_type_hints(Row), get_type_hints(Row, include_extras=True)) for each in hints.items()]
for bad in (lambda: isinstance({}, Row), lambda: issubclass(dict, Row)):
    try:
        out.append(bad())
    except TypeError as error:
        out.append(str(error))
out + [repr(P.args), repr(P.kwargs), P.args == P.args, P.args.__origin__ is P, repr(Callable[P, int])]

#: unions_of_both_spellings_are_equal
import typing
class M(type): pass
out = [typing.Union[int, str] == (int | str), (int | str) == typing.Union[str, int], typing.Optional[int] == (int | None), typing.Union[int, str] == (int | bytes), typing.List[int] == (int | str)]
for args in ((), (ext(1), 2), (1, 2, 3, ext(4)), ('a', [], {}), ('a', (), ext(3))):
    for make in (M, lambda *a: type.__new__(M, *a)):
        try: out.append(make(*args).__name__)
        except TypeError as e: out.append(str(e))
out

#: aliases_that_can_be_called
import typing as T
out = [repr(T.Deque([1])), repr(T.DefaultDict(list)), repr(T.OrderedDict(a=1)), repr(T.Counter('aab')), repr(T.ChainMap({'a': 1})), repr(T.Deque[int]((x for x in [ext(1), 2])))]
for f in (lambda: T.List(), lambda: T.Dict[str, int](), lambda: T.Any(), lambda: T.Optional[int](), lambda: T.Type()):
    try: out.append(repr(f()))
    except TypeError as e: out.append(str(e))
out
T1, T2, P, Ts = T.TypeVar('T1'), T.TypeVar('T2'), T.ParamSpec('P'), T.TypeVarTuple('Ts')
from collections.abc import Callable
import copy, weakref
class Pair(T.Generic[T1, T2]): pass
class Many(T.Generic[*Ts]): pass
class With(T.Generic[P]): pass
class Mock(T.Any): pass
class Held:
    shared = 4
values = [
    T.Callable[[int, str], dict], T.Callable[P, T1], Callable[[int, str], dict], Callable[P, T1], T.Annotated[T.Annotated[Held, 4], 5], T.Literal[int, [], []], Pair[T1, T2], Many[int, *Ts, str],
    Many[T1, *Ts], T.Tuple[T1, ...], T.Callable[T.Concatenate[int, P], T1], next(iter(tuple[int, str])), T.Union[T1, T2, None], T.Any, Mock(), With[P], With[int, str].__args__, P.args, T.ForwardRef('a') | 'b', T.Union[int, Mock],
]
out.append(str(ext('stop')))
call, either, native, either2, said, words, pair, many, some, row, longer, starred, union, anything, mock, *rest = values
out += [repr(each) for each in values if each is not mock] + [str(call.__args__), str(native.__args__), native == Callable[[int, str], dict], hash(native) == hash(Callable[[int, str], dict]), isinstance(mock, Mock), said.shared, said.__metadata__]
out += [repr(each) for each in (either[[int, str], bytes], either2[[int, str], bytes], pair[*tuple[int, str]], many[bytes, bool], some[int, str, bytes], row[int], longer[[str], bytes], union[int, str], copy.deepcopy(union) == union)]
out += [str(T.get_args(each)) for each in (call, native, either, either2, said)] + [starred.__unpacked__, weakref.ref(pair)() is pair, said().shared]
pair.noted = 3
out.append(Pair.noted)
def of(base):
    class Made(base): pass
for use in (lambda: of(T.TypeVar), lambda: of(type(T.Union)), lambda: of(T.Final), lambda: of(T.Optional[int]), lambda: T.TypeVar('X', bound=T.Union), lambda: T.List[T.Union], lambda: T.List[T.ClassVar[int]],
            lambda: T.Final[int, str], lambda: T.Concatenate[int, str], lambda: T.Callable[int], lambda: Callable[int], lambda: isinstance(1, T.Any), lambda: T.Generic[Ts], lambda: T.Union[()], lambda: T.Annotated[*Ts, 1],
            lambda: [*T.Union[int, str]], lambda: T.NamedTuple('X', [('a', int)], b=int), lambda: T.Tuple[Ts][int, str], lambda: issubclass(T.List[int], T.Sequence), lambda: T.Any()):
    try: out.append(repr(use()))
    except (TypeError, AttributeError) as e: out.append(str(e).replace("type 'typing.TypeVar' is not an acceptable base type", 'Cannot subclass special typing classes'))
out

#: words_of_typing
import typing, math, functools
log = []
class A:
    x: int
    def f(self, a: 'A') -> None: pass
class C:
    def __call__(self): ext(1)
def plain(): return ext(1)
UserId = typing.NewType('a.b', int)
log += [UserId.__name__, UserId.__qualname__, repr(UserId), UserId(3)]
for each in (A, A.f, A().f, C, C().__call__, C(), len, str.join, ''.join, ''.__add__, str.__add__, math, plain, lambda: 1, 1, 'x', None, functools.partial(plain), A()):
    try: log.append(typing.get_type_hints(each) and 'some')
    except Exception as e: log.append((type(e).__name__, str(e).split(' at ')[0]))
for use in (lambda: typing.NewType(1, int), lambda: typing.ForwardRef(1)):
    try: log.append(repr(use()))
    except Exception as e: log.append((type(e).__name__, str(e)))
log

#: names_of_forms
import inspect
import typing
from typing import *


class User:
    pass


T = TypeVar('T')


class Box(Generic[T]):
    pass


forms = (List, Optional, Any, Union, Callable, Dict, Literal, ClassVar, Generic, Tuple, Type, Final, Box, Box[int], Box[T], Sequence[int],
         Iterator[str], ClassVar[int], Union[int, str], Union[int, None], Union[int, str, None], DefaultDict[str, int], NewType('N', int),
         Callable[[int], str], Literal[1], List[int], Required[int], Annotated[Box[int], 1], Annotated[float, ext('x')], list[int])
out = [(str(each), each.__name__, each.__qualname__, each.__module__, getattr(each, '_name', '-')) for each in forms]
for wrong in (lambda: List[int].nope, lambda: Optional[int].nope, lambda: Literal.nope):
    try:
        wrong()
    except AttributeError:
        out.append('no attribute')


def f(a: Annotated[float, 'x'], b: Optional[int], c: List[User], d: Annotated[Optional[int], 3], e: Callable[..., Any] = None, g: 'x' = 1,
      h: list[Optional[int]] = [], i: Box[int] = ext(1), j: int | None = None, k: type[User] = User) -> Union[int, str]: ...


[out, str(inspect.signature(f))]
