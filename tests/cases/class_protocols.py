# Programs about classes with special methods, alive and used around external calls.

#: class_dunder_arithmetic
class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented

    def __radd__(self, o):
        return Vec(self.x + o, self.y + o)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def pair(self):
        return (self.x, self.y)


v = Vec(ext(3), ext(4))
w = v
w += Vec(ext(1), inc(0))
out = [(v + Vec(1, ext(1))).pair(), (ext(2) * v).pair(), (v * ext(3) - v).pair(), v @ Vec(ext(1), 2)]
out += [(-v).pair(), abs(Vec(ext(3), 4)), w is v, sum([v, v], ext(100)).pair() if ext(True) else 0]
try:
    v + ext('s')
except TypeError as e:
    out.append(str(e))
out

#: class_dunder_comparison_and_sorting
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split('.'))

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return 'v' + '.'.join(str(p) for p in self.parts)


vs = [Version(ext(t)) for t in ['1.10', '1.2', '2.0', '1.2']]
ext(0)
ordered = sorted(vs)
[repr(ordered), vs[1] == vs[3], Version(ext('1.2')) in vs, len(set(vs)), repr(max(vs)), vs[0] > vs[1],
 Version('1.0') < Version(ext('1.1')) <= Version('1.1') < vs[2], vs[0] != vs[1]]

#: class_dunder_container
class Grid:
    def __init__(self, w):
        self.w, self.cells = w, {}

    def __getitem__(self, key):
        x, y = key
        return self.cells.get((x % self.w, y), '.')

    def __setitem__(self, key, value):
        self.cells[key[0] % self.w, key[1]] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __contains__(self, value):
        return value in self.cells.values()

    def __len__(self):
        return len(self.cells)

    def __iter__(self):
        return iter(sorted(self.cells))

    def __bool__(self):
        return bool(self.cells)


g = Grid(ext(3))
out = ['empty' if not g else 'full']
g[ext(4), ext(0)] = ext('a')
g[2, 2] = 'b'
out += [g[1, ext(0)], g[0, 0], 'a' in g, ext('z') in g, len(g), list(g)]
for cell in g:
    out.append(ext(cell))
del g[ext(1), 0]
out + [len(g), [*g], bool(g)]

#: class_dunder_call_and_getattr
class Multiplier:
    def __init__(self, k):
        self.k = k

    def __call__(self, x, *rest, scale=1):
        return self.k * x * scale + sum(rest)

    def __getattr__(self, name):
        if name.startswith('get_'):
            return name[4:]
        raise AttributeError('no ' + name)


m = Multiplier(ext(3))
out = [m(ext(4)), m(1, ext(2), 3, scale=ext(2)), m.get_value, getattr(m, ext('get_it')),
    getattr(m, 'zzz', ext('dflt'))]
try:
    m.missing
except AttributeError as e:
    out.append(ext(str(e)))
out + [callable(m), callable(ext(3))]

#: class_dunder_setattr_delattr
class Tracked:
    def __init__(self):
        object.__setattr__(self, 'history', [])

    def __setattr__(self, name, value):
        self.history.append(('set', name))
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.history.append(('del', name))
        super().__delattr__(name)


t = Tracked()
t.a = ext(1)
t.a += ext(1)
setattr(t, ext('b'), ext(5))
del t.a
[t.history, t.b, hasattr(t, 'a'), ext(0)]

#: class_repr_str_format_bool
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __repr__(self):
        return f'Money({self.cents})'

    def __str__(self):
        return f'{self.cents / 100:.2f}'

    def __format__(self, spec):
        return f'{str(self)} {spec}' if spec else str(self)

    def __bool__(self):
        return self.cents != 0


m = Money(ext(1250))
ext(0)
[f'{m}', f'{m!r}', f'{m:EUR}', '{:USD}'.format(m), str([m, Money(ext(0))]), '%s' % m, '%r' % m,
 'yes' if Money(ext(0)) else 'no', f'{m!s:>8}', [bool(Money(i)) for i in (ext(0), ext(1))]]

#: class_index_int_float_hash
class Three:
    def __index__(self):
        return 3

    def __int__(self):
        return 33

    def __float__(self):
        return 3.5

    def __hash__(self):
        return 3

    def __eq__(self, other):
        return other == 3

    def __round__(self, n=None):
        return ('round', n)

    def __reversed__(self):
        return [3, 2, 1]


t = Three()
data = [0, 1, 2, ext('three'), 4]
d = {3: ext('found')}
[data[t], data[:t], int(t), float(t), d[t], t in {1: 0, 3: 0}, round(t), round(t, ext(1)), hex(t), range(9)[t],
 reversed(t), [7] * t]

#: protocol_iterator_class_in_for
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


c = Countdown(ext(4))
out = []
for v in c:
    out.append(ext(v))
    if v == 2:
        break
rest = list(c)
a, b = Countdown(ext(2))
[out, rest, next(c, ext('end')), a, b, [inc(x) for x in Countdown(3)], max(Countdown(3)), 1 in Countdown(5)]

#: protocol_getitem_iteration
class Letters:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return 'abc'[i] * 2


out = []
for s in Letters():
    out.append(ext(s))
[out, list(Letters()), 'bb' in Letters(), [*Letters(), ext('d')]]

#: protocol_inplace_operators
class Acc:
    def __init__(self):
        self.log = []

    def __iadd__(self, x):
        self.log.append(('+', x))
        return self

    def __isub__(self, x):
        self.log.append(('-', x))
        return self

    def __ior__(self, x):
        self.log.append(('|', x))
        return self

    def __ilshift__(self, x):
        self.log.append(('<<', x))
        return self

    def __mul__(self, x):
        return ('mul', x)


a = b = Acc()
a += ext(1)
a -= inc(1)
a |= ext('x')
a <<= ext([1])
holder = {'k': [a]}
holder[ext('k')][0] += ext(2)
same = holder['k'][0] is b
a *= ext(3)
[b.log, same, a]

#: protocol_reflected_and_notimplemented
class Left:
    def __add__(self, o):
        return NotImplemented

    def __lt__(self, o):
        return NotImplemented

    def __eq__(self, o):
        return NotImplemented


class Right:
    def __radd__(self, o):
        return 'radd'

    def __gt__(self, o):
        return 'gt'

    def __rsub__(self, o):
        return ['rsub', o]

    def __rpow__(self, o):
        return ['rpow', o]

    def __rfloordiv__(self, o):
        return ['rfloordiv', o]


left, right = Left(), Right()
out = [left + right, left < right, left == right, ext(5) - right, ext(2) ** right, ext(7) // right]
try:
    left < ext(1)
except TypeError as e:
    out.append(str(e))
try:
    left + left
except TypeError as e:
    out.append(ext(str(e)))
out

#: protocol_bitwise_and_unary
class Bits:
    def __init__(self, v):
        self.v = v

    def __and__(self, o):
        return Bits(self.v & o.v)

    def __or__(self, o):
        return Bits(self.v | o.v)

    def __xor__(self, o):
        return Bits(self.v ^ o.v)

    def __invert__(self):
        return Bits(~self.v & 255)

    def __lshift__(self, n):
        return Bits(self.v << n)

    def __rshift__(self, n):
        return Bits(self.v >> n)

    def __pos__(self):
        return self.v

    def __mod__(self, n):
        return self.v % n

    def __divmod__(self, n):
        return (self.v // n, self.v % n)

    def __truediv__(self, n):
        return self.v / n


a, b = Bits(ext(0b1100)), Bits(ext(0b1010))
[+(a & b), +(a | b), +(a ^ b), +~a, +(a << ext(2)), +(a >> ext(1)), a % ext(5), divmod(a, ext(5)), b / ext(4)]

#: protocol_eq_without_hash
class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v


out = []
try:
    {Key(ext(1)): 1}
except TypeError as e:
    out.append(str(e))
keys = [Key(1), Key(ext(2))]
out + [Key(2) in keys, keys.index(Key(ext(2))), keys == [Key(1), Key(2)], keys.count(Key(1)), Key(1) != Key(ext(1))]

#: protocol_hash_equality_in_dict_across_stop
class Coord:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))


board = {Coord(0, ext(0)): 'start'}
seen = {Coord(1, 1), Coord(ext(1), 1)}
ext(0)
board[Coord(0, 0)] += ext('!')
board[Coord(2, 2)] = 'end'
out = [board[Coord(ext(0), 0)], len(board), len(seen), Coord(1, 1) in seen, board.get(Coord(9, 9), ext('none'))]
board.pop(Coord(ext(2), 2))
out + [len(board)]

#: protocol_context_manager_state
class Timer:
    def __init__(self):
        self.events = []

    def __enter__(self):
        self.events.append('enter')
        return self.events.append

    def __exit__(self, kind, value, trace):
        self.events.append('exit' if kind is None else kind.__name__)
        return kind is KeyError


t = Timer()
with t as note:
    note(ext('body'))
with t as note:
    note(ext('before'))
    {}[ext('missing')]
    note('never')
ext(0)
t.events

#: protocol_contains_and_bool_in_conditions
class Range2:
    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi

    def __contains__(self, x):
        return self.lo <= x < self.hi

    def __len__(self):
        return max(0, self.hi - self.lo)


r, empty = Range2(ext(1), ext(4)), Range2(5, 5)
out = []
if r and ext(2) in r and 9 not in r:
    out.append('in')
while empty or not r:
    out.append('never')
out.append(bool(empty or r) is True)
out.append((empty or ext('fallback')))
out.append(len(r and Range2(0, inc(6))))
out + [not empty, ext(3) in r, ext(4) in r]

#: protocol_subclass_overrides_dunder_with_super
class Base:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f'Base({self.v})'

    def __add__(self, o):
        return self.v + o

    def __getitem__(self, i):
        return [self.v, i]


class Derived(Base):
    def __init__(self, v):
        super().__init__(v + 1)

    def __repr__(self):
        return 'Derived:' + super().__repr__()

    def __add__(self, o):
        return super().__add__(o) * 100

    def __getitem__(self, i):
        return super().__getitem__(i) + ['derived']


d = Derived(ext(1))
[repr(d), d + ext(2), d[ext('i')], f'{d}', d[1:ext(2)] == [2, slice(1, 2), 'derived']]

#: methods_that_call_those_of_the_builtin_container
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return ext(1)
    def __eq__(self, other): return ext(self.n == other.n)
class Index:
    def __index__(self): return ext(0)
class Table(dict):
    def __init__(self, items): super().__init__(items)
    def __missing__(self, key): return ext(('missing', key))
    def __getitem__(self, key): return super().__getitem__(key)
    def __contains__(self, key): return super().__contains__(key)
class Row(list):
    def __init__(self, items=(), more=None):
        super().__init__(items)
        if more: super().__init__(more)
    def __getitem__(self, at): return super().__getitem__(at)
class Bag(set):
    def __init__(self, *items): super().__init__(*items)
    def __contains__(self, key): return super().__contains__(key)
def slowly(items):
    for item in items: yield ext(item)
table = Table(slowly([('a', 1), ('b', 2)]))
errors = []
for wrong in (lambda: Row(5), lambda: Table([1]), lambda: Bag([1], [2])):
    try: wrong()
    except TypeError as error: errors.append(str(error))
table[Key(1)] = 3
[
    table['a'], table['z'], table[Key(1)], Key(1) in table, dict.__contains__(table, Key(2)), dict(Table({'x': 1})),
    [*Row(slowly([1, 2]))], Row([1], slowly([3]))[Index()], [*Row([1], [4])], len(Bag(slowly([1, 1]))), 2 in Bag([2]), len(Bag()), errors,
]
