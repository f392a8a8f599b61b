# What `id` and `hash` say goes on being true after a stop, in another process too.

#: identities_are_kept
class A:
    pass


kept = [A(), [], {}, (1, 2), A, len, None, ext]
before = [id(each) for each in kept]
shown = repr(kept[:4])
ext(1)
r = [before == [id(each) for each in kept], len(set(before)), id(kept[0]) == id(kept[-1])]
r += [shown == repr(kept[:4]), hex(id(kept[0])) in shown]
import dataclasses, enum, functools, typing
class M:
    def __repr__(self): return 'M!'
class B(A, M): pass
class C(A, dict): pass
class D(dict, A): pass
class Low: pass
class Shows(Low):
    def __repr__(self): return 'shows'
class Between(A, Shows): pass
class E(Exception): pass
class F(A):
    def __repr__(self): return 'F' + super().__repr__()[:13]
class S: __slots__ = ()
a = A()
for make in (A, B, C, D, E, F, S, Between):
    o = make()
    for t in (repr(o), str(o), f'{o}', f'{o!r:>60}', '%s' % o, '%r' % (o,), '{}'.format(o), repr([o]), str({1: o}), ''.join(map(str, [o])), o.__repr__(), o.__str__(), format(o), type(o).__repr__(o), object.__repr__(o), ascii(o)):
        if ' at 0x' in t: t = t.replace(hex(id(o)), 'ID')
        r.append(t)
r += [A.__repr__ is object.__repr__, B.__repr__ is M.__repr__, C.__repr__ is dict.__repr__, D.__repr__ is dict.__repr__, S.__repr__ is object.__repr__]
r += ['__repr__' in vars(A), '__repr__' in A.__dict__, '__repr__' in dir(A), repr(A.__repr__), sorted(vars(A)), sorted(B.__dict__)]
r += [hex(id(a)) in repr(a.__repr__), type(a.__repr__).__name__, a.__repr__.__name__, a.__repr__.__self__ is a if hasattr(a.__repr__, '__self__') else None]
try: del A.__repr__
except Exception as e: r.append((type(e).__name__, str(e)))
A.__repr__ = lambda self: 'patched'
r.append((repr(a), repr(B()), repr(C()), repr(F())))
del A.__repr__
r.append((repr(a).replace(hex(id(a)), 'ID'), repr(B())))
try: a.__repr__(1)
except Exception as e: r.append((type(e).__name__, str(e)))
try: object.__repr__()
except Exception as e: r.append((type(e).__name__, str(e)))
a.__repr__ = lambda: 'inst'
r.append((a.__repr__(), repr(a).replace(hex(id(a)), 'ID')))
b = B(); 
r.append(b.__repr__())
b.__repr__ = lambda: 'inst'
r.append((b.__repr__(), repr(b)))
import enum, dataclasses, typing, functools
class Col(enum.Enum): RED = 1
class Mix(A, enum.Enum): X = 2
@dataclasses.dataclass
class P(A): x: int = 1
@dataclasses.dataclass(repr=False)
class Q: x: int = 1
class N(typing.NamedTuple): x: int = 1
class G(typing.Generic[typing.TypeVar('T')]): pass
class Meta(type): pass
class W(metaclass=Meta): pass
q, g, w = Q(), G(), W()
r += [repr(Col.RED), repr(Mix.X), str(Mix.X), repr(P()), repr(q).replace(hex(id(q)), 'ID'), repr(N()), repr(g).replace(hex(id(g)), 'ID'), repr(w).replace(hex(id(w)), 'ID'), repr(W)]
@typing.runtime_checkable
class Pr(typing.Protocol):
    def m(self): ...
r += [isinstance(a, Pr), isinstance(5, Pr)]
T = type('T', (), {}); t = T()
r += [repr(t).replace(hex(id(t)), 'ID'), sorted(T.__dict__)]
T2 = type('T2', (), dict(vars(T))); 
r += [sorted(vars(T2))]
f = functools.partial(a)
class Co:
    def __call__(self): pass
c = Co(); f = functools.partial(c)
r += [repr(f).replace(hex(id(c)), 'ID'), repr(c.__call__).replace(hex(id(c)), 'ID')]
try: {}[a]
except KeyError as e: r.append((str(e).replace(hex(id(a)), 'ID'), repr(e).replace(hex(id(a)), 'ID')))
class Sub(A):
    def __str__(self): return 's:' + super().__str__()
s = Sub(); r += [str(s).replace(hex(id(s)), 'ID'), f'{s}'.replace(hex(id(s)), 'ID'), repr(s).replace(hex(id(s)), 'ID')]
ext(1)
r.append((repr(a).replace(hex(id(a)), 'ID'), repr(B()), '__repr__' in vars(A), A.__repr__ is object.__repr__, repr(Sub()).startswith('<__main__.Sub object at 0x7f0')))
r.append(hasattr(A, '__repr__'))
r

#: new_objects_have_new_identities
class A:
    pass


kept = [A() for _ in range(5)]
seen = {id(each) for each in kept}
ext(1)
more = [A() for _ in range(5)]
len(seen | {id(each) for each in more})

#: hashes_are_kept
class A:
    def method(self):
        pass


a = A()
kept = [a, 'text', b'bytes', 1, 1.5, None, True, (1, 'a', (a, None)), frozenset({'a', 1}), range(3), A, len, a.method,
        float('nan'), 2j, int | str, list[int], ..., a.__init__, object.__hash__, ValueError('x'), lambda: 1]
before = [hash(each) for each in kept]
ext(1)
[before == [hash(each) for each in kept], before == [each.__hash__() for each in kept[:10]]]

#: hashes_of_equal_values
class Text(str):
    pass


class Pair(tuple):
    pass


class Number(int):
    pass


[hash('a') == hash(Text('a')), hash((1, 'b')) == hash(Pair((1, 'b'))), hash(Number(5)) == hash(5) == hash(5.0),
 hash(True) == hash(1), hash(('a', frozenset('xyz'))) == hash(('a', frozenset('zyx'))), hash(range(0)) == hash(range(3, 3)),
 'a'.__hash__() == hash('a') == str.__hash__('a'), object.__hash__(ext) == hash(ext)]

#: program_hash_from_native_hashes
class Key:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash((self.name, 'key'))


class ByIdentity(Key):
    __hash__ = object.__hash__


class BySuper(Key):
    def __hash__(self):
        return super(Key, self).__hash__() + 1


kept = {Key('a'): 1, Key('b'): 2, (Key('c'), 'x'): 3}
others = [ByIdentity('i'), BySuper('s')]
by_identity = {each: each.name for each in others}
ext(0)
[kept[Key('a')], kept[Key('b')], kept[(Key('c'), 'x')], [by_identity[each] for each in others], Key('d') in kept]

#: unhashable_values
def why(make):
    try:
        return hash(make())
    except TypeError as error:
        return str(error)


class Odd:
    def __hash__(self):
        return 'text'


class Never:
    __hash__ = None


[why(list), why(dict), why(lambda: ([],)), why(lambda: ((1, {}),)), why(Odd), why(Never), why(bytearray), why(set),
 [].__hash__, why(lambda: 'a'.__hash__(1))]

#: hash_and_id_take_one_argument
def why(call):
    try:
        return call()
    except TypeError as error:
        return str(error)


[why(lambda: hash()), why(lambda: hash(1, 2)), why(lambda: id()), why(lambda: hash(x=1))]

#: hash_written_by_the_program_suspends_inside_a_tuple
class Key:
    def __hash__(self):
        return ext(7)


hash((Key(), 'a')) == hash((7, 'a'))

#: keys_that_stand_where_text_stands
class Name:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, Name) else other)

    def __hash__(self):
        return hash(self.text)


class Cached(Name):
    def __init__(self, text):
        self.text = text
        self.number = hash(text)

    __eq__ = Name.__eq__

    def __hash__(self):
        return self.number


class Later(Name):
    pass


Later.__hash__ = lambda self: self.text.__hash__()


def seen():
    return [
        kept.get(Name('plain')), kept.get('own'), kept.get(Later('own')), kept.get(Cached(('a', None))), kept.get(('a', None)),
        kept.get(b'bytes'), kept.get(('part', 1)), kept.get((Later('part'), 1)), kept.get((Name('x'), Cached('y'), 'z')),
        kept.get(('x', Later('y'), 'z')), kept.get(Name('none')), 'm' in names, Cached('n') in names, Name('none') in names,
        names & {'m', 'o'} == {'m'}, hash(Name('t')) == hash('t') == Later('t').__hash__() == Cached.__hash__(Cached('t')),
        hash((Name('t'), 'u')) == hash(('t', 'u')), Name.__dict__['__hash__'] is Name.__hash__,
    ]


kept = {'plain': 1, Name('own'): 2, Cached(('a', None)): 3, Later(b'bytes'): 4, (Name('part'), 1): 5,
        (Later('x'), Name('y'), 'z'): 6}
names = {Cached('m'), 'n', Name('l')}
kept[Name('plain')] += 10
first = seen()
ext(1)
second = seen()
ext(2)
[first, second, seen(), len(kept), len(names)]

#: keys_with_several_parts_of_the_program
from collections import OrderedDict
from enum import Enum


class Colour(Enum):
    RED = 1
    BLUE = 2


class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return type(other) is Point and self.x == other.x

    def __hash__(self):
        return hash((self.x, Colour.RED))


class Kept(dict):
    pass


def seen():
    return [kept[Colour.RED, Colour.BLUE], kept[Colour.RED, Point('p'), 'q'], (Point(1), None, Point('r')) in places,
            [own[Point(1), 'a', Point(2)] for own in owns]]


kept = {(Colour.RED, Colour.BLUE): 1, (Colour.RED, Point('p'), 'q'): 2}
places = {(Point(1), None, Point('r')), 'other'}
owns = [Kept({(Point(1), 'a', Point(2)): 1}), OrderedDict({(Point(1), 'a', Point(2)): 2})]
before = seen()
ext(1)
after = seen()
ext(2)
[before, after, seen()]

#: classes_that_hash_and_compare_themselves
class Meta(type):
    def __hash__(cls):
        log('hash', cls.__name__)
        return 5

    def __eq__(cls, other):
        log('eq')
        return cls is other


class Point(metaclass=Meta):
    def __init__(self, x):
        self.x = x


class Text(str, metaclass=Meta):
    pass


class Failure(Exception, metaclass=Meta):
    pass


point = Point(1)
kept = [{point: 1, Text('t'): 2}, {point, 3}, frozenset({point}), {(point, 'a'): 3}, [point, Text('u')], Failure('f'), {Point: 4}]
ext(1)
[kept[0][point], kept[0]['t'], point in kept[1], point in kept[2], kept[3][point, 'a'], str(kept[4][1]), kept[5].args, kept[6][Point]]

#: metaclasses_that_compare_are_not_asked_what_kind_a_value_is
import json, re, csv, io, statistics, functools, itertools, collections, heapq, bisect, operator, string, math, dataclasses, random, textwrap
calls = []

class Meta(type):
    def __eq__(cls, other):
        calls.append('eq')
        return True
    def __hash__(cls):
        calls.append('hash')
        return 1

class Odd(metaclass=Meta):
    def __init__(self, value=0):
        self.value = value
    def __repr__(self):
        return f'Odd({self.value})'
    def __eq__(self, other):
        return isinstance(other, Odd) and self.value == other.value
    def __lt__(self, other):
        return self.value < other.value
    def __hash__(self):
        return 7
    def __call__(self, *args):
        return args
    def __index__(self):
        return 3
    def __iter__(self):
        return iter([1, 2])
    def __len__(self):
        return 2
    def __add__(self, other):
        return Odd(1)
    __radd__ = __mul__ = __rmul__ = __add__

class OddList(list, metaclass=Meta): pass
class OddText(str, metaclass=Meta): pass
class OddError(Exception, metaclass=Meta): pass

def seen(name, work):
    calls.clear()
    try:
        found = work()
        shown = type(found).__name__ if not isinstance(found, (int, str, bool, float, list, tuple, dict, type(None))) else repr(found)
    except Exception as error:
        shown = f'{type(error).__name__}: {error}'
    if len(out) % 8 == 0:
        ext(name)
    out.append((name, shown, list(calls)))

out = []
odd = Odd(5)
TRIED = {
    'str': lambda: str(odd), 'repr': lambda: repr([odd]), 'format': lambda: f'{odd!r}', 'list': lambda: list(odd), 'sum': lambda: sum([odd, 1], 2),
    'sorted': lambda: sorted([Odd(2), odd, Odd(1)]), 'min': lambda: min(odd, Odd(1)), 'set': lambda: len({odd, Odd(5)}), 'dict': lambda: {odd: 1}[Odd(5)],
    'eq': lambda: [odd] == [Odd(5)], 'in': lambda: odd in [1, Odd(5)], 'call': lambda: odd(1), 'map': lambda: list(map(odd, [1])), 'index': lambda: [1, 2, 3, 4][odd],
    'slice': lambda: [1, 2, 3, 4][:odd], 'range': lambda: list(range(odd)), 'mul': lambda: [1] * 2 + [odd], 'add': lambda: odd + 1, 'radd': lambda: 'a' * odd,
    'join': lambda: ','.join(OddList(['a', 'b'])), 'text': lambda: OddText('abc').upper(), 'replace': lambda: 'xabc'.replace(OddText('abc'), 'q'),
    'int': lambda: int(OddText('12')), 'bytes': lambda: bytes(odd), 'tuple': lambda: tuple(OddList([1])), 'zip': lambda: list(zip(odd, OddList([3, 4]))),
    'any': lambda: any(OddList([0, odd])), 'all': lambda: all(odd), 'enumerate': lambda: list(enumerate(odd)), 'reversed': lambda: list(reversed(OddList([1, 2]))),
    'isinstance': lambda: isinstance(odd, int), 'getattr': lambda: getattr(odd, 'value'), 'setattr': lambda: setattr(odd, 'value', 5), 'vars': lambda: vars(odd),
    'raise': lambda: raises(), 'match': lambda: matches(odd),
    'json': lambda: json.dumps(OddList([1, OddText('a')])), 're': lambda: re.sub('a', 'b', OddText('aaa')), 're odd': lambda: re.search('a', odd),
    'csv': lambda: csv_line(), 'mean': lambda: statistics.mean(OddList([1, 2])), 'reduce': lambda: functools.reduce(operator.add, [odd, odd]),
    'chain': lambda: list(itertools.chain(odd, OddList([3]))), 'counter': lambda: collections.Counter([odd, Odd(5)])[odd], 'deque': lambda: collections.deque(odd),
    'heap': lambda: heapq.nsmallest(1, [odd, Odd(1)]), 'bisect': lambda: bisect.bisect([Odd(1), odd], Odd(3)), 'extend': lambda: extended(), 'update': lambda: {1}.update(odd),
    'unpack': lambda: [*odd, *OddList([5])], 'splat': lambda: max(*odd), 'percent': lambda: '%r' % odd, 'math': lambda: math.factorial(odd), 'partial': lambda: functools.partial(odd, 1)(2),
    'default': lambda: collections.defaultdict(odd)[1], 'key': lambda: sorted([3, 1], key=odd), 'filter': lambda: list(filter(odd, [1])), 'iter': lambda: next(iter(odd)),
    'print': lambda: print(odd), 'hash': lambda: hash(odd) == 7, 'dataclass': lambda: dataclasses.asdict(Held([1])), 'wrap': lambda: textwrap.fill(OddText('a b')),
    'choice': lambda: random.Random(1).choice(OddList([4])), 'getitem': lambda: operator.itemgetter(0)(OddList([3])), 'bool': lambda: bool(odd), 'comprehension': lambda: {each: odd for each in odd},
    'lru': lambda: cached(odd), 'template': lambda: string.Template('$a').substitute(a=odd), 'bytearray': lambda: bytearray(OddList([1])), 'divmod': lambda: divmod(7, odd.value),
}

@dataclasses.dataclass
class Held:
    value: object

@functools.lru_cache
def cached(value):
    return 1

def raises():
    try:
        raise OddError(odd)
    except OddError as error:
        return repr(error.args)

def matches(value):
    match value:
        case int() | str():
            return 'wrong'
        case Odd(value=number):
            return number

def csv_line():
    file = io.StringIO()
    csv.writer(file).writerow([odd, OddText('x'), 1])
    return file.getvalue()

def extended():
    made = [1]
    made.extend(odd)
    made += OddList([9])
    made[1:1] = odd
    return made

for name, work in TRIED.items():
    seen(name, work)
out
