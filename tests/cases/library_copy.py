# Programs that use `copy`, with hooks that call outside and copies alive across stops.

#: copies_of_plain_data
import copy

data = {'a': [1, {2, 3}], 'b': ('x', [4]), 'c': bytearray(b'z'), 'n': None}
shallow = copy.copy(data)
deep = copy.deepcopy(data)
data['a'].append(ext(9))
ext('stop')
t = (1, 'x', (2,))
loop = [1]
loop.append(loop)
looped = copy.deepcopy(loop)
shared = [[0]] * 2
pair = copy.deepcopy(shared)
[shallow['a'] is data['a'], deep['a'], deep['b'], deep == data, copy.deepcopy(t) is t, copy.copy(t) is t, looped[1] is looped,
 pair[0] is pair[1], pair[0] is shared[0], copy.copy([1, 2]), copy.copy({3}), copy.deepcopy(frozenset({1})), list(copy.deepcopy(range(3))),
 copy.copy(len) is len, copy.deepcopy(int) is int, deep['c'] is data['c'], bytes(copy.copy(data['c']))]

#: copies_of_objects
import copy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from enum import Enum


class Node:
    __slots__ = ('value', 'next', '__dict__')

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Bag(list):
    pass


class Text(str):
    pass


@dataclass
class Row:
    a: int
    b: list = field(default_factory=list)


class Color(Enum):
    RED = 1


P = namedtuple('P', 'x y')
n = Node(1, Node([2]))
n.extra = [3]
bag = Bag([1, [2]])
bag.name = ['bag']
text = Text('t')
text.mark = [1]
row = Row(1, [2])
dd = defaultdict(list, {'k': [1]})
ext('stop')
m = copy.copy(n)
d = copy.deepcopy(n)
b = copy.deepcopy(bag)
out = [m.next is n.next, d.next is n.next, d.next.value, d.extra, d.extra is n.extra, list(b), b.name, type(b).__name__,
       b[1] is bag[1], copy.copy(text) + '!', copy.deepcopy(text).mark is text.mark, copy.copy(text).mark is text.mark,
       copy.deepcopy(row) == row, copy.deepcopy(row).b is row.b, copy.copy(row).b is row.b, copy.deepcopy(Color.RED) is Color.RED,
       tuple(copy.deepcopy(P(1, [2]))), copy.copy(P(1, 2)) == P(1, 2), type(copy.deepcopy(P(1, [2]))).__name__]
ext('again')
dc = copy.deepcopy(dd)
dc['new'].append(1)
q = copy.deepcopy(deque([[1], 2], maxlen=5))
o = copy.deepcopy(OrderedDict([('b', [1]), ('a', 2)]))
c = copy.deepcopy(Counter('aab'))
e = copy.deepcopy(ValueError('x', [1]))
[*out, dict(dc), dc['k'] is dd['k'], list(q), q.maxlen, list(o.items()), c.most_common(1), repr(e), dict(copy.copy(dd)),
 type(copy.copy(dd)).__name__, list(copy.copy(q)), copy.copy(n.__init__)(5) is None]

#: hooks_that_call_outside
import copy


class Shared:
    def __init__(self, name):
        self.name = name

    def __copy__(self):
        log('copy', self.name)
        return Shared(ext(self.name) + '-copy')

    def __deepcopy__(self, memo):
        log('deepcopy', self.name)
        made = Shared(ext(self.name) + '-deep')
        memo[id(self)] = made
        made.inner = copy.deepcopy(self.inner, memo) if hasattr(self, 'inner') else None
        return made


a = Shared('a')
b = Shared('b')
b.inner = [a]
many = [a, a, b]
deep = copy.deepcopy(many)
c = copy.copy(a)
kept = copy.copy(many)
[c.name, [s.name for s in deep], deep[0] is deep[1], deep[2].inner[0].name, deep[2].inner[0] is deep[0], kept[0] is a]

#: deep_copies_keep_sharing_across_stops
import copy


class Slow:
    def __init__(self, tag):
        self.tag = tag

    def __deepcopy__(self, memo):
        return Slow(ext(self.tag))


class Holder:
    pass


h = Holder()
shared = ['s']
h.parts = [shared, Slow(1), shared, Slow(2), {'again': shared}]
h.me = h
made = copy.deepcopy(h)
p = made.parts
[p[0] is p[2], p[4]['again'] is p[0], p[0] is shared, made.me is made, p[1].tag, p[3].tag, copy.deepcopy((shared, Slow(3), shared))[1].tag]

#: what_cannot_be_copied
import copy
import math


def items():
    yield 1


out = []
for value in (items(), {}.keys(), math):
    ext(0)
    for make in (copy.copy, copy.deepcopy):
        try:
            make(value)
            out.append('copied')
        except TypeError as e:
            out.append(str(e))
out + [copy.Error.__name__, copy.error is copy.Error]

#: hooks_of_the_pickling_protocol
import copy
from dataclasses import dataclass


class Held:
    def __init__(self, value):
        self.value, self.cache = value, [1]

    def __getstate__(self):
        state = self.__dict__.copy()
        del state['cache']
        return ext(state)

    def __setstate__(self, state):
        log('set', state)
        self.__dict__.update(ext(state))
        self.cache = [2]


class Parts:
    def __init__(self, *args):
        self.args, self.seen = args, []

    def __reduce__(self):
        return Parts, ext(self.args), {'rest': [self]}, iter([1, 2]), iter([(3, 4)])

    def append(self, item):
        self.seen.append(ext(item))

    def __setitem__(self, key, value):
        self.seen.append((key, ext(value)))


class Slots:
    __slots__ = ('a', 'b')

    def __new__(cls, a):
        log('new', a)
        made = object.__new__(cls)
        made.a = a
        return made

    def __getnewargs__(self):
        return (ext(self.a),)


class Scaled(int):
    def __new__(cls, value, *, by):
        return super().__new__(cls, value * by)

    def __getnewargs_ex__(self):
        return (int(self),), {'by': ext(1)}


class Single:
    def __reduce_ex__(self, protocol):
        return log(protocol) or 'SINGLE'


class Failure(Exception):
    def __init__(self, a, b):
        super().__init__(f'{a}{b}')
        self.a, self.b = a, b

    def __reduce__(self):
        return Failure, (self.a, ext(self.b))


class Lost(Exception):
    def __init__(self, a, b):
        super().__init__(f'{a}{b}')


class Asked:
    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        if name == 'asked':
            raise AttributeError(name)
        self.asked.append(name)
        raise AttributeError(name)


class Proxy:
    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        return getattr(self.target, name)


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: list


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f'{type(error).__name__}: {error}'.partition(' while')[0]


held, parts, slots, point, asked = Held([ext(1)]), Parts(1, [2]), Slots(5), Point(1, [2]), Asked()
a, b, c, d = copy.copy(held), copy.deepcopy(held), copy.copy(parts), copy.deepcopy(parts)
copied = [attempt(copy.copy, asked), attempt(copy.deepcopy, asked)]
single = Single()
[
    a.value is held.value, a.cache, b.value, b.value is held.value, b.cache,
    c.args[1] is parts.args[1], c.rest[0] is parts, c.seen, d.args[1] is parts.args[1], d.rest[0] is d, d.seen,
    copy.copy(slots).a, copy.deepcopy(slots).a, hasattr(slots, 'b'), copy.copy(Scaled(3, by=2)) + 0, type(copy.deepcopy(Scaled(1, by=2))).__name__,
    copy.copy(single) is single, copy.deepcopy([single])[0] is single, copy.copy(Failure(1, 2)).args, copy.deepcopy(Failure(1, 2)).b, attempt(copy.copy, Lost(1, 2)),
    asked.asked, [type(each).__name__ for each in copied], attempt(copy.copy, Proxy(3)).partition(':')[0], held.__getstate__(), parts.__reduce__()[1],
    str(copy.copy(point)), copy.copy(point).y is point.y, copy.deepcopy(point).y is point.y,
]

#: copies_call_the_constructor_of_the_class
import copy


class Noted:
    made = 0

    def __new__(cls, *args):
        Noted.made += ext(1)
        return super().__new__(cls)

    def __init__(self):
        self.parts = [self]


class Wants:
    def __new__(cls, a):
        return super().__new__(cls)


class Plain:
    pass


class Changed(Plain):
    pass


first = Noted()
shallow, deep = copy.copy(first), copy.deepcopy(first)
out = [Noted.made, shallow.parts is first.parts, deep.parts[0] is deep]
try:
    copy.copy(Wants(1))
except TypeError as error:
    out.append(str(error))
plain, changed = Plain(), Changed()
plain.x = changed.x = [1]
one = copy.copy(changed), copy.deepcopy([plain, plain, changed])
Changed.__copy__ = lambda self: 'copied'
out + [one[0].x is changed.x, one[1][0] is one[1][1], one[1][0].x, one[1][0].x is plain.x, type(one[1][2]).__name__, copy.copy(changed)]

#: deep_copies_of_tuples_and_frozen_sets_of_classes
import copy
from collections import UserString, namedtuple
from typing import NamedTuple


class Plain(tuple):
    pass


class Taking(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)


class Named(NamedTuple):
    x: list


class Frozen(frozenset):
    pass


class Item:
    def __deepcopy__(self, memo):
        made = Item()
        made.seen = ext(1)
        return made


P = namedtuple("P", "x y")
out = []
for value in (P([1], 2), Plain([[1, 2], 3]), Taking([1], 2), Named([1]), {"a": P([ext(1)], 2)}, (Plain([[1]]),)):
    made = copy.deepcopy(value)
    first, other = (value["a"], made["a"]) if isinstance(value, dict) else (value, made)
    out.append([repr(made), type(made).__name__, other[0] is first[0], copy.copy(value) is value])
value = Plain([Item()])
value.more = [2]
made = copy.deepcopy(value)
out.append([made.more is value.more, made.more, made[0].seen])
ring = Plain([[]])
ring[0].append(ring)
out.append(copy.deepcopy(ring)[0][0] is ring)
frozen = Frozen([Item()])
frozen.name = ["f"]
made = copy.deepcopy(frozen)
out + [made.name is frozen.name, [each.seen for each in made], type(made).__name__, P(1, 2).__getnewargs__(), str(UserString("a\tb").expandtabs(tabsize=ext(4)))]
