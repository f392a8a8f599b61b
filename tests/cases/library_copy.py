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
