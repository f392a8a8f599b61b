# Programs that use `enum`, with external calls in values, hooks and around members that stay alive.

#: plain_enum
from enum import Enum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = ext(2)
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f'{self.name} {ext(self.value)}'

    @property
    def low(self):
        return self.name.lower()

    @classmethod
    def first(cls):
        return list(cls)[0]


c = Color.GREEN
held = {Color.RED: 'r', Color.BLUE: [Color.RED]}
ext('stop')
out = [repr(c), str(c), c.name, c.value, c is Color(2), Color['BLUE'] is Color.BLUE, [m.name for m in Color], len(Color),
       Color.CRIMSON is Color.RED, list(Color.__members__), held[Color.RED], held[Color.BLUE][0] is Color.RED,
       isinstance(c, Color), c == Color.GREEN, c != Color.RED, c == 2, c.describe(), c.low, Color.first().name,
       f'{c} {c!r:>20}', hash(c) == hash(Color.GREEN), Color.RED in Color, repr(Color), type(c).__name__,
       [m.name for m in reversed(Color)], bool(Color), {c}.pop() is c]
for wrong in (lambda: Color(9), lambda: Color['NOPE'], lambda: setattr(Color, 'RED', 5), lambda: Color.NOPE,
              lambda: Color.RED < Color.BLUE, lambda: setattr(c, 'value', 3), lambda: delattr(Color, 'RED'), lambda: Color()):
    try:
        wrong()
        out.append('fine')
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        out.append(f'{type(e).__name__}: {e}')
match Color(1):
    case Color.GREEN:
        out.append('green')
    case Color.RED:
        out.append('red')
out[:-4] + out[-1:]

#: autos_and_custom_members
from enum import Enum, auto


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return f'{name.lower()}-{count}'

    X = auto()
    Y = auto()


class Planet(Enum):
    MERCURY = (3.3, 2.4)
    EARTH = (5.9, 6.4)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    def ratio(self):
        return ext(self.mass) / self.radius


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        return made

    PX = (0, 'P.X')
    PY = (1, 'P.Y')


ext('stop')
[[m.value for m in Auto], [m.value for m in Named], round(Planet.EARTH.ratio(), 3), Planet.EARTH.value, Planet((3.3, 2.4)).name,
 Coord.PY.label, Coord(1) is Coord.PY, bytes(Coord.PY), Planet.MERCURY.radius]

#: int_and_str_enums
from enum import IntEnum, StrEnum, auto, Enum


class Level(IntEnum):
    LOW = 1
    HIGH = ext(5)


class Mode(StrEnum):
    FAST = auto()
    SLOW = 'slow-mode'


class Mixed(str, Enum):
    A = 'a'


level = Level.HIGH
ext('stop')
[level + 1, level > Level.LOW, repr(level), str(level), f'{level:03}', Level(1) is Level.LOW, [1, 2, 3][Level.LOW], level == 5,
 sorted([Level.HIGH, Level.LOW])[0].name, max(Level).name, Mode.FAST.name, str(Mode.SLOW), repr(Mode.FAST), Mode('fast').name,
 Mode.SLOW.upper(), f'{Mode.SLOW}', Mode.FAST == 'fast', str(Mixed.A), Mixed.A == 'a', repr(Mixed.A), {Level.LOW: 'x'}[1],
 int(level), isinstance(level, int), '-'.join(Mode), Level.LOW.bit_length()]

#: flags
from enum import Flag, IntFlag, auto


class Perm(Flag):
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    RW = READ | WRITE


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


both = Perm.READ | Perm.EXEC
ext('stop')
out = [repr(both), str(both), both.value, Perm.READ in both, Perm.WRITE in both, [m.name for m in both], [m.name for m in Perm],
       repr(Perm.RW), Perm(3) is Perm.RW, repr(~Perm.READ), repr(Perm(0)), str(Perm(0)), bool(Perm(0)), repr(both & Perm.READ),
       repr(both ^ Perm.READ), len(both), both == Perm.EXEC | Perm.READ, both is (Perm.EXEC | Perm.READ), repr(Perm),
       repr(Bits.A | Bits.C), str(Bits.A | Bits.C), int(Bits.A | 8), repr(Bits.A | 8), Bits.B + 1, repr(~Bits.A), repr(Bits(7)),
       Bits.A in Bits(3), repr(Bits(0)), (Bits.A | Bits.B).name, {both: 1}[Perm.READ | Perm.EXEC], f'{Bits.A}', (Bits.A | Bits.B) == 3]
for wrong in (lambda: Perm(8), lambda: Perm('x'), lambda: Perm.READ | 1, lambda: 3 in Perm.READ):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        out.append(f'{type(e).__name__}: {e}')
out

#: hooks_that_call_outside
from enum import Enum


class Lenient(Enum):
    ONE = 1
    TWO = 2

    @classmethod
    def _missing_(cls, value):
        log('missing', str(value))
        for member in cls:
            if member.name == ext(str(value)).upper():
                return member
        if value == 'wrong':
            return 'not a member'
        return None


out = [Lenient('one').name, Lenient('Two') is Lenient.TWO]
for value in (7, 'wrong'):
    try:
        Lenient(value)
    except (ValueError, TypeError) as e:
        out.append(f'{type(e).__name__}: {e}')
out

#: functional_api_and_unique
from enum import Enum, IntEnum, unique

Animal = Enum('Animal', 'ANT BEE CAT')
Pairs = IntEnum('Pairs', [('X', ext(10)), ('Y', 20)])
Start = Enum('Start', ['P', 'Q'], start=5)
ByDict = Enum('ByDict', {'K': 'k'}, type=str)
ext('stop')
out = [[m.value for m in Animal], repr(Animal.BEE), Pairs.Y + 1, [m.value for m in Start], ByDict.K == 'k', Animal.__name__,
       Pairs(10).name]
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    out.append(str(e))
try:
    class More(Animal):
        DOG = 4
except TypeError as e:
    out.append(str(e))
try:
    class Repeated(Enum):
        A = 1
        A = 2
except TypeError as e:
    out.append(str(e))
out

#: members_and_nonmembers
from enum import Enum, member, nonmember


class Things(Enum):
    _ignore_ = ['temp']
    temp = 5
    A = 1
    KEPT = nonmember(7)
    lam = member(lambda x: ext(x))

    @staticmethod
    def helper(x):
        return x + 1

    class_level = [1]


ext('stop')
[[m.name for m in Things], Things.KEPT, Things.helper(2), Things.class_level.value, Things.lam.value(5), hasattr(Things, 'temp'),
 Things.A.KEPT]

#: shared_base_without_members
from enum import Enum


class Base(Enum):
    def shout(self):
        return ext(self.name) + '!'

    def __str__(self):
        return self.value


class One(Base):
    A = 'a1'


class Two(Base):
    A = 'a2'
    B = 'b2'


table = {One.A: 1, Two.A: 2}
ext('stop')
[One.A.shout(), str(Two.B), f'{Two.A}', One.A == Two.A, table[One.A], table[Two.A], [str(m) for m in Two], isinstance(One.A, Base)]
#: enum_members_that_load
from enum import Enum


class Loaded(Enum):
    A = 'a'
    B = 'b'

    def __init__(self, key):
        self.number = fetch(key)

    def get(self):
        return ext(self.number)


[Loaded.A.number, Loaded.B.get()]

#: body_that_stops
import enum


class Color(enum.Enum):
    RED = ext(1)
    GREEN = ext(2)

    @property
    def twice(self):
        return ext(self.value) * 2

    log('in body', RED)
    for _i in range(2):
        log(_i)
    del _i


class Fl(enum.Flag):
    A = enum.auto()
    B = ext(enum.auto and 2)


class P(enum.Enum):
    def __init__(self, a, b):
        self.area = ext(a) * b

    X = ext(3), 4
    Y = 5, ext(6)


class N(enum.Enum):
    def _generate_next_value_(name, start, count, last):
        return ext(name)

    Q = enum.auto()
    R = enum.auto()


class M(enum.IntEnum):
    ONE = ext(1)
    TWO = ONE + ext(1)

    @classmethod
    def _missing_(cls, v):
        log('missing', v)
        return cls(ext(1))


[
    Color.RED.twice,
    [c.name for c in Color],
    [f.value for f in Fl],
    P.X.area,
    P.Y.area,
    [n.value for n in N],
    M(7).name,
    M.TWO.value,
    repr(Color(2)),
]

#: enum_members_of_one_name_with_a_property
import enum


class Named(enum.Enum):
    @enum.property
    def first(self):
        return ext(f'{self.name} is first')


class Of(Named):
    first = 1
    second = 2


class Odd(enum.Enum):
    name = 1
    value = ext(2)
    ONE = 3


class Sets(enum.Flag):
    C = 4
    A = 1
    B = 2
    ALL = 7


class Several(enum.Enum):
    A = enum.auto()
    B = enum.auto(), enum.auto()
    C = enum.auto(), 'x', enum.auto()
    D = enum.auto()


ext('stop')
out = [Of.first.name, Of.second.first, Of.first.first, Odd.name.value, Odd.value.name, repr(list(Odd)), repr(list(Sets.ALL)), str(Sets(6)),
       repr(list(Several)), dir(Of), dir(Of.first), [name for name in dir(Odd.ONE) if not name.startswith('_')]]
try:
    Named.first
except AttributeError as error:
    out.append(str(error))
try:
    class Color(enum.Enum):
        _order_ = 'red green purple'
        red = 1
        green = 2
        verde = green
except TypeError as error:
    out.append(str(error))
class Ordered(enum.Enum):
    _order_ = 'red verde green'
    red = 1
    green = 2
    verde = green
out + [repr(list(Ordered))]

#: members_with_the_names_of_what_a_base_has
from enum import Enum, IntEnum


class Base:
    @property
    def red(self):
        return ext(self.value)

    def green(self):
        return 2


class Color(Base, Enum):
    red = 1
    green = 2
    blue = 3


class Number(IntEnum):
    numerator = 3
    real = 4
    other = 5


def tried(get):
    try:
        found = get()
        return found if type(found) in (int, bool) else repr(found)
    except Exception as error:
        return type(error).__name__, str(error)


first = Color(1)
ext(1)
[
    tried(each)
    for each in (
        lambda: Color.red is first, lambda: first.red, lambda: Color.blue.red, lambda: Color.green.value,
        lambda: first.green, lambda: Color['red'] is first, lambda: Number.numerator is Number(3),
        lambda: Number.other.numerator, lambda: int(Number.real.real), lambda: Number.real.name,
        lambda: Number.other.imag, lambda: setattr(first, 'red', 3), lambda: [each.name for each in Color],
    )
]

#: members_named_like_methods_of_their_type
from enum import Enum, Flag, StrEnum


class Word(str, Enum):
    title = 'a'
    upper = 'b'


class Kind(StrEnum):
    count = 'x'
    index = 'y'


class Pair(tuple, Enum):
    index = (1, 2)


class Plain(Enum):
    title = 1
    mro_ = 2


ext(1)
found = [Word.title is Word('a'), Word.upper.value, Kind.count == 'x', [each.name for each in Kind], Pair.index.value]
found += [Plain.title.name, Plain.title.title.name if hasattr(Plain.title, 'title') else None]
found + [callable(Word.upper.title), callable(Kind.count.index), Word.upper.lower(), Kind['index'] is Kind('y')]

#: called_type_makes_no_enum
from enum import Enum
class State(Enum):
    pass
out=[]
for f in (lambda: type('S2', (State,), {}), lambda: type('S2', (Enum,), {'A':1})):
    try: out.append(repr(f()))
    except Exception as e: out.append([type(e).__name__, str(e)])
out

#: members_are_made_while_the_class_names_them
from enum import Enum, auto
class N:
    def __set_name__(self, o, n): log('set_name', o.__name__, n, list(o.__members__)); ext(n)
    def __get__(self, o, t=None): return 7
class Base(Enum):
    def __init_subclass__(cls, /, note=None, **kw):
        log('init_subclass', cls.__name__, list(cls.__members__), note); ext(1)
        super().__init_subclass__(**kw)
        cls.note = note
    def __init__(self, *a):
        log('init', a, list(type(self).__members__)); ext(2)
class C(Base, note='hi'):
    A = 1
    n = N()
    B = 2
    m = N()
    C = 1
out = [C.note, repr(list(C)), C.n, list(C.__members__)]
class Bad(Exception):
    def __init__(self, a, b): super().__init__(a, b)
for err in (ValueError('x', 1), KeyError('k'), Bad(1, 2)):
    class E1(Enum):
        def __init__(self, v):
            if v == 2: raise err
    try:
        class E2(E1):
            A = 1; B = 2
    except Exception as e:
        out.append((type(e).__name__, str(e), e.args, repr(e.__cause__), repr(e.__context__), getattr(e, '__notes__', None)))
try:
    class E3(Enum, foo=1): A = 1
except TypeError as e: out.append(str(e))
class P(Enum):
    def __new__(cls, v, w):
        o = object.__new__(cls); o._value_ = ext(v * 10); o.w = w; return o
    X = 1, 2; Y = 2, 3; Z = 1, 9
out += [repr(list(P)), P.Z.w, P(10).name, P.X.__objclass__.__name__]
out

#: aliases_are_found_by_hash_or_equality
from enum import Enum, IntFlag, Flag, auto
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): log('eq', self.n, getattr(o, 'n', o)); return ext(self.n == getattr(o, 'n', o))
    def __repr__(self): return f'K{self.n}'
class H(K):
    def __hash__(self): log('hash', self.n); return ext(self.n)
a = K(1)
Enum2 = Enum
E = Enum('E', {'A': a, 'B': K(2), 'C': K(1), 'D': a}, module='__main__')
class F(Enum):
    A = K(1); B = K(2); C = K(1)
class G(Enum):
    A = H(1); B = H(2); C = H(1)
r = [repr(list(E)), list(E.__members__), list(F.__members__), repr(list(G)), repr(F(K(2))), repr(G(H(2)))]
del E
r
