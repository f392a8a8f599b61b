# Programs that use `dataclasses` and `types`, with external calls in factories, hooks and methods.

#: plain_dataclass
from dataclasses import dataclass, field, fields


@dataclass
class Point:
    x: int
    y: int = 0

    def total(self):
        return ext(self.x) + self.y


@dataclass
class Export:
    format: str
    flags: 'int' = 0


match Export(ext('pdf')):
    case Export('pdf', n):
        ext(n)
ext([Export('csv'), Export.__match_args__] == [Export('csv', 0), ('format', 'flags')])
p = Point(ext(1), y=2)
ext('stop')
q = Point(1, 2)
out = [repr(p), p == q, p != Point(1), p.total(), Point.__match_args__, [f.name for f in fields(p)], p == (1, 2),
       Point(5).y, Point.y, p.__eq__(3) is NotImplemented, Point.__hash__, Point.__doc__, hasattr(Point, 'x')]
p.x = ext(9)
match p:
    case Point(x=9, y=b):
        out.append(b)
match q:
    case Point(a, b):
        out.append((a, b))
for wrong in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=3), lambda: Point(1, x=3), lambda: hash(p)):
    try:
        wrong()
    except TypeError as e:
        out.append(str(e))
kinds = {name: str(kind) for name, kind in Export.__init__.__annotations__.items()}
out + [Point.__init__.__qualname__, Point.__repr__.__qualname__, kinds]

#: fields_of_every_kind
from dataclasses import KW_ONLY, MISSING, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, replace


@dataclass
class Job:
    name: str
    tags: list = field(default_factory=lambda: [ext('tag')])
    number: int = field(default_factory=tick)
    secret: str = field(default='s', repr=False, compare=False)
    computed: int = field(init=False)
    scale: InitVar[int] = 2
    _: KW_ONLY
    strict: bool = False
    extra: dict = field(default_factory=dict, metadata={'unit': 'm'})

    def __post_init__(self, scale):
        self.computed = ext(len(self.name)) * scale
        log('post', self.name)


a = Job('abc')
b = Job('xy', ['t'], 7, scale=5, strict=True)
ext('stop')
c = replace(b, name='new', scale=1)
out = [repr(a), repr(b), repr(c), asdict(a), astuple(b), is_dataclass(a), is_dataclass(Job), is_dataclass(3),
       [(f.name, f.init, f.kw_only) for f in fields(Job)], fields(Job)[6].metadata['unit'], fields(Job)[0].default is MISSING,
       Job.__match_args__, b == Job('xy', ['t'], 7, 'other', scale=5, strict=True)]
for wrong in (lambda: Job('a', strict=1, scale=2, z=3), lambda: Job(), lambda: Job('a', [], 1, 's', 2, True),
              lambda: replace(a, computed=3), lambda: replace(a, tags=1) and None, lambda: asdict(Job), lambda: fields(3)):
    try:
        out.append(wrong())
    except (TypeError, ValueError) as e:
        out.append(str(e)[:60])
out

#: ordering_and_hashing
from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default='', compare=False)


@dataclass(frozen=True)
class Key:
    a: int
    b: tuple = ()


@dataclass(unsafe_hash=True)
class Loose:
    a: int
    b: int = field(default=1, hash=False)


@dataclass(eq=False)
class Identity:
    a: int


vs = [Version(2), Version(1, 5), Version(1, 2, 'x')]
k = Key(ext(1), (2,))
ext('stop')
out = [sorted(vs)[0].note, max(vs).major, Version(1) < Version(1, 1), Version(1) <= Version(1), Version(2) > Version(1, 9),
       {Key(1, (2,)): 'found'}[k], hash(k) == hash(Key(1, (2,))), hash(Loose(1, 2)) == hash(Loose(1, 3)),
       Identity(1) == Identity(1), len({Identity(1), Identity(1)})]
for wrong in (lambda: Version(1) < 3, lambda: setattr(k, 'a', 5), lambda: setattr(k, 'new', 5), lambda: delattr(k, 'a')):
    try:
        wrong()
    except (TypeError, FrozenInstanceError) as e:
        out.append(f'{type(e).__name__}: {e}')
out

#: inheritance_and_slots
from dataclasses import dataclass, field, fields


@dataclass
class Base:
    x: int = 1
    y: list = field(default_factory=list)

    def show(self):
        return ext(f'{type(self).__name__} {self.x}')


@dataclass
class Child(Base):
    z: int = 3
    x: int = 10

    def show(self):
        return super().show() + '!'


@dataclass(slots=True)
class Slim:
    a: int
    b: str = 'b'


@dataclass(frozen=True)
class Cold(object):
    v: int

    def more(self):
        return Cold(ext(self.v) + 1)


@dataclass(kw_only=True)
class Named:
    a: int
    b: int = 2


@dataclass(init=False, repr=False)
class Bare:
    a: int = 5


c = Child(y=[1])
s = Slim(ext(1))
ext('stop')
out = [repr(c), c.show(), [f.name for f in fields(c)], Child(1, [], 2).x, repr(s), Slim.__slots__, hasattr(s, '__dict__'),
       repr(Cold(1).more()), repr(Named(a=1)), Bare().a, repr(Base()) == "Base(x=1, y=[])", c == Child(y=[1])]
for wrong in (lambda: setattr(s, 'nope', 1), lambda: Named(1)):
    try:
        wrong()
    except (TypeError, AttributeError) as e:
        out.append(str(e))
out

#: definition_errors
from dataclasses import dataclass, field

out = []


def attempt(make):
    ext(0)
    try:
        make()
        out.append('made')
    except (TypeError, ValueError) as e:
        out.append(f'{type(e).__name__}: {e}'.replace("'y' follows default argument 'x'", "'y' follows default argument"))


def order():
    @dataclass
    class A:
        x: int = 1
        y: int


def mutable():
    @dataclass
    class A:
        x: list = []


def both():
    field(default=1, default_factory=int)


def untyped():
    @dataclass
    class A:
        x = field(default=1)


def frozen():
    @dataclass(frozen=True)
    class A:
        x: int

    @dataclass
    class B(A):
        y: int


def ordered():
    @dataclass(eq=False, order=True)
    class A:
        x: int


def overwrite():
    @dataclass(order=True)
    class A:
        x: int

        def __lt__(self, other):
            return True


for make in (order, mutable, both, untyped, frozen, ordered, overwrite):
    attempt(make)
out

#: recursive_values
from dataclasses import asdict, astuple, dataclass, field


@dataclass
class Node:
    value: int
    children: list = field(default_factory=list)


root = Node(1)
root.children.append(Node(2, [Node(ext(3))]))
ext('stop')
out = [asdict(root), astuple(root), repr(root)]
root.children.append(root)
ext('cycle')
out + [repr(root), root.children[1] is root]

#: made_by_call
from dataclasses import dataclass, field, make_dataclass

P = make_dataclass('P', ['x', ('y', int), ('z', list, field(default_factory=lambda: [ext('z')]))], namespace={'sum': lambda s: s.x + ext(s.y)})
p = P(ext(1), 2)
ext('stop')
out = [repr(p), p.sum(), P.__name__, P(1, 2, 3) == P(1, 2, 3)]
for wrong in (lambda: make_dataclass('P', ['x', 'x']), lambda: make_dataclass('P', ['for']), lambda: make_dataclass('P', [(1, 2, 3, 4)])):
    try:
        wrong()
    except TypeError as e:
        out.append(str(e))
out

#: hooks_that_call_outside
from dataclasses import dataclass, field


@dataclass
class Loud:
    a: int

    def __setattr__(self, name, value):
        log('set', name)
        super().__setattr__(name, value)

    def __repr__(self):
        return f'Loud {self.a}'


@dataclass
class Checked:
    low: int
    high: int = field(default_factory=lambda: inc(1))

    def __post_init__(self):
        if self.low > ext(self.high):
            raise ValueError(f'{self.low} > {self.high}')

    @classmethod
    def parse(cls, text):
        return cls(*map(int, ext(text).split('-')))


out = [repr(Checked.parse('1-3')), repr(Checked(1))]
try:
    Checked(5)
except ValueError as e:
    out.append(str(e))
out

#: simple_namespace_and_types
import types

n = types.SimpleNamespace(a=ext(1), b=[2])
m = types.SimpleNamespace(n=n)
ext('stop')
n.c = 3
del n.a
C = types.new_class('C', (dict,), {}, lambda ns: ns.update(x=1))
view = types.MappingProxyType({'k': ext('v')})
out = [n, m.n is n, n == types.SimpleNamespace(b=[2], c=3), C(a=1), C.x, C.__name__, view['k'], dict(view),
       types.NoneType is type(None), isinstance(int | str, types.UnionType), type(len) is types.BuiltinFunctionType]
[repr(v) for v in out]

#: fields_with_hooks
import dataclasses


class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log('eq', self.v)
        return ext(self.v == o.v)

    def __lt__(self, o):
        log('lt', self.v)
        return ext(self.v < o.v)

    def __hash__(self):
        log('hash', self.v)
        return ext(hash(self.v))

    def __repr__(self):
        return ext(f'V{self.v}')


@dataclasses.dataclass(order=True, unsafe_hash=True)
class D:
    a: object
    b: object = dataclasses.field(default_factory=lambda: V(ext(1)))
    c: list = dataclasses.field(default_factory=list, hash=False)

    def __post_init__(self):
        log('post', ext(0))


d = D(V(1), V(2))
e = D(V(1), V(3))
f = D(V(4))
r = [
    d == e,
    d < e,
    e > d,
    d != d,
    {d: 1}[D(V(1), V(2))],
    repr(d),
    hash(d) == hash(D(V(1), V(2))),
]
r += [
    dataclasses.replace(d, a=V(9)).a.v,
    [x.v for x in dataclasses.astuple(d)[:2]],
    len({d, e, f}),
]
r

#: fields_are_read_in_order_and_only_as_far_as_needed
from dataclasses import dataclass

log = []


class Loud:
    def __init__(self, name, same=True):
        self.name, self.same = name, same

    def __eq__(self, other):
        log.append(self.name)
        return ext(self.same)

    def __repr__(self):
        log.append('repr ' + self.name)
        return ext(self.name)


@dataclass
class Three:
    a: object
    _b: object
    c: object = 3


@dataclass(order=True, frozen=True)
class One:
    only: int


@dataclass(order=True)
class Empty:
    pass


left, right = Three(Loud('a'), Loud('b', False)), Three(Loud('x'), Loud('y'))
[left == right, left == Three(1, 2), left == 1, left != left, repr(left), One(1) < One(2), One(1) == One(1), hash(One(1)) == hash((1,)), max(One(3), One(2)).only,
 Empty() == Empty(), Empty() <= Empty(), Empty() < Empty(), log]

#: descriptor_as_default
from dataclasses import *
class Desc:
    def __set_name__(self, o, n): self.n = '_' + n
    def __get__(self, i, o): return ext(7) if i is None else getattr(i, self.n)
    def __set__(self, i, v): setattr(i, self.n, ext(v))
@dataclass
class D:
    d: int = Desc()
    e: 'int' = 0
[D().d, repr(D(3,4))]

#: hashes_of_frozen_fields
from dataclasses import dataclass
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return ext(self.v) == o.v
    def __hash__(self): return hash(ext(self.v))
@dataclass(frozen=True)
class P:
    a: object
    b: object = 1
@dataclass(frozen=True)
class E: pass
out = [hash(P(1)) == hash((1, 1)), hash(P('x', 'y')) == hash(('x', 'y')), hash(P('x', 'y')) == hash(('x', 'y')), len({P('a'), P('a'), P('b'), P(1.0), P(1), P(True)}), P('a', None) in {P('a', None): 1}, hash(P(K('q'))) == hash((K('q'), 1)), {P(K(3)): 'v'}[P(K(3))], hash(E()) == hash(()), len({E(), E()}), {P('x', b'y'): 1}[P('x', b'y')], hash(P(-1)) == hash((-1, 1)), hash(P('x', 1)) == hash(('x', True))]
try: hash(P([]))
except TypeError as e: out.append(str(e))
s = {P('x', ext(2)): 1}
out + [s[P('x', 2)]]
