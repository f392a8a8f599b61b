# Programs about the builtin types and functions in depth, with their values alive across external calls.

#: list_methods
xs = ext([5, 3, 8])
xs.append(ext(1))
xs.extend(ext([9, 9]))
xs.insert(ext(1), 'mid')
out = [xs.pop(), xs.pop(ext(0)), xs.index(8), xs.count(ext(9)), xs[:]]
xs.remove(ext('mid'))
xs.sort()
out.append(xs.copy())
xs.sort(key=lambda v: -v, reverse=ext(True))
xs.reverse()
out.append(list(xs))
xs.clear()
xs += ext((1, 2))
xs *= ext(2)
[out, xs, xs == [1, 2] * 2, xs + [ext(3)], 2 in xs, [0] * ext(3), xs < [1, 3]]

#: list_slices_read_write_delete
xs = list(range(10))
out = [xs[ext(2):ext(5)], xs[::ext(3)], xs[ext(-3):], xs[::-1], xs[8:2:-2], xs[20:], xs[-100:2]]
xs[ext(1):3] = ext(['a', 'b', 'c'])
out.append(list(xs))
xs[::5] = [ext('x'), ext('y'), 'z']
out.append(list(xs))
del xs[ext(1):4], xs[-1]
out.append(list(xs))
xs[2:2] = 'hi'
del xs[ext(0)]
out.append(xs[:])
try:
    xs[::2] = [ext(1)]
except ValueError as e:
    out.append(str(e))
out

#: list_aliases_across_stop
a = [1]
b = [a, a]
c = {'k': a, 'b': b}
ext(0)
a.append(ext(2))
b[0].append(3)
c['k'].append(ext(4))
out = [b, c['b'][1] is a, c['k'] is b[0]]
a.append(a)
ext(1)
[out[1:], a[-1] is a, len(a), a[-1][-1][0], b[0] is a]

#: tuple_behaviour
t = ext((1, [2], 'x'))
t[1].append(ext(3))
u = t + (ext(4),)
a, (b, *c), d = 1, [2, 3, ext(4)], ext(5)
[u, t * ext(2), t.index('x'), u.count(4), u[ext(-1)], t[1:], (a, b, c, d), (1, 2) < (1, ext(3)), (ext(1),), (),
 hash((1, 2)) == hash((1, ext(2)))]

#: dict_methods
d = ext({'a': 1, 'b': 2})
out = [d.get('a'), d.get(ext('z')), d.get('z', ext(0)), d.setdefault('c', ext([])), d.setdefault(ext('a'), 9)]
d['c'].append(ext('x'))
d.update({'b': ext(20)}, e=ext(5))
d.update([(ext('f'), 6)])
out += [d.pop('a'), d.pop(ext('zz'), 'none'), d.popitem()]
try:
    d.pop(ext('missing'))
except KeyError as e:
    out.append(e.args[0])
merged = d | {'g': ext(7)}
d |= [(ext('h'), 8)]
del d[ext('b')]
[out, d, merged, list(d.keys()), list(d.values()), list(d.items()), 'e' in d, len(d),
 dict.fromkeys(ext('ab'), ext(0))]

#: dict_order_and_views
d = {}
for k in ext(['z', 'a', 'm']):
    d[k] = ext(k * 2)
keys, values, items = d.keys(), d.values(), d.items()
first = [list(keys), list(values)]
ext('stop')
d['new'] = ext('live view')
del d['a']
d['z'] = 'changed'
tick()
[first, list(keys), list(values), list(items), sorted(keys & {'z', 'q'}), ('m', 'mm') in items, list(reversed(d)),
 len(keys)]

#: dict_displays_and_comprehensions
base = ext({'a': 1})
[{**base, 'b': ext(2), **{'a': ext(3)}}, {ext(k): ext(v) for k, v in base.items()},
 {i: {j: ext(i * j) for j in range(2)} for i in range(2)},
 dict(base, c=ext(4)), dict([ext(('p', 1)), ('q', 2)]), {k: v for v, k in enumerate(ext(['x', 'y']), start=ext(1))},
 {1: 'int', 1.0: ext('float'), True: 'bool'}]

#: set_operations
s = set(ext([1, 2, 3]))
t = {ext(2), 3, 4}
s.add(ext(9))
s.discard(ext(100))
out = [s & t == {2, 3}, sorted(s | t), sorted(s - t), sorted(s ^ t), {2} <= t, t >= {ext(4)},
    s.isdisjoint({ext(50)}), t < {2, 3, 4, 5}]
s |= {ext(10)}
s -= {1}
s &= ext({2, 9, 10})
s ^= {ext(2), 77}
out.append(sorted(s))
s.remove(ext(9))
try:
    s.remove(ext('nope'))
except KeyError as e:
    out.append(e.args)
s.update([ext(5)], (6,))
[out, sorted(s), sorted(s.union([ext(1)], {2})), sorted(s.intersection(range(7))), sorted(s.difference([5])),
 s.issuperset([ext(6)]), len(s), {x % 2 for x in s} == {0, 1}]

#: frozenset_and_nesting
f = frozenset(ext([3, 1, 2]))
groups = {f: ext('first'), frozenset(): 'empty'}
nested = {frozenset({1}), frozenset({ext(1)})}
[groups[frozenset([1, 2, ext(3)])], len(nested), sorted(f | {ext(8)}), type(f | {1}) is frozenset, f == {1, 2, 3},
 isinstance(f, set), groups[frozenset(ext([]))], hash(f) == hash(frozenset([1, 2, 3]))]

#: bytes_methods
b = ext(b'Hello World')
[b[ext(0)], b[1:ext(4)], b.upper(), b.split(ext(b' ')), b.replace(b'o', ext(b'0')), b.find(b'World'), b.hex(),
 bytes.fromhex(ext('00ff10')),
 b.decode(), bytes([ext(65), 66]), bytes(ext(3)), list(ext(b'ab')), b'-'.join([ext(b'x'), b'y']),
 b.startswith(b'He'), b'%d-%s' % (ext(5), b'z'), b + ext(b'!'), b'a' * ext(3), b'lo' in b,
 b.strip(b'Hd'), b.partition(b' '), repr(b'\x00\'"'), ext('é').encode(), ext('é').encode('latin-1'),
 b'\xc3\xa9'.decode('utf-8'), b.center(15, b'*'), b.isalpha(), b.title(), b.rjust(ext(13))]

#: bytearray_mutation_across_stop
ba = bytearray(ext(b'abc'))
alias = ba
ba.append(ext(100))
ba[ext(0)] = ext(65)
ba.extend(ext(b'ef'))
ba[1:3] = ext(b'--')
del ba[ext(-1)]
ba += ext(b'Z')
out = [bytes(ba), alias is ba, ba.pop(), len(ba), ba.find(b'-'), bytes(reversed(ba))]
try:
    ba[0] = ext(256)
except ValueError as e:
    out.append(str(e))
ba.clear()
out + [alias == b'', repr(bytearray(ext(b'q')))]

#: int_operations
n = ext(1234567)
[n // ext(100), n % 100, -n // ext(100), -n % 100, divmod(ext(-7), 2), divmod(7, ext(-2)), ext(2) ** 100,
 pow(3, ext(20), 1000), pow(ext(3), -1, 7), n & ext(0xFF), n | 1, n ^ n, ~ext(5), 1 << ext(40), n >> 3,
 n.bit_length(), ext(255).bit_count(), (ext(1024)).to_bytes(2, 'big'), int.from_bytes(ext(b'\x01\x00'), 'little'),
 abs(ext(-5)), +ext(True), int(ext(7.9)), int(-7.9), n.conjugate(), (ext(5)).real,
 2 ** ext(-1), 0 ** ext(0), 10 ** ext(20) // 3, 7 / ext(2), ext(6) / 3, -3 ** ext(2)]

#: int_parsing
out = []
for text, base in ext([['12', 10], ['ff', 16], ['0x1F', 16], ['0b101', 0], ['z', 36], [' 42\n', 10], ['1_000', 10],
    ['-0', 10], ['0o17', 0], ['12.5', 10], ['', 10], ['9', 8], ['1__0', 10]]):
    try:
        out.append(int(text, ext(base)))
    except ValueError as e:
        out.append(str(e))
out + [int(), int('٣'), bin(ext(10)), oct(8), hex(ext(-255)), int(True), str(ext(10) ** 20), f'{ext(255):#x}']

#: float_operations
x = ext(3.75)
out = [x // ext(1), x % 1, -x // 1, x.is_integer(), (ext(4.0)).is_integer(), x.as_integer_ratio(), x.hex(),
    float.fromhex(ext('0x1.8p1')), round(ext(2.5)), round(3.5), round(2.675, ext(2)), round(ext(1234), -2),
    round(-0.5)]
out += [float(ext('1e3')), float(' -inf '), float('1_0.5'), 0.1 + ext(0.2), 1e16 + ext(1), repr(ext(1e22)),
    str(1e-7), 5.0 == ext(5), divmod(ext(7.5), 2), ext(-7.5) % 2, 2.0 ** ext(0.5), str(float('nan')),
    1e308 * ext(10), -0.0 == ext(0.0), str(ext(-0.0))]
try:
    ext(1.0) / 0
except ZeroDivisionError as e:
    out.append(str(e))
try:
    int(ext(1e400))
except OverflowError as e:
    out.append(str(e))
out

#: float_special_values_across_stop
inf, nan, tiny = float('inf'), float('nan'), 5e-324
ext(0)
values = [inf, -inf, nan, -0.0, tiny, 1.7976931348623157e308]
tick()
[[repr(v) for v in values], nan != nan, inf > ext(10) ** 400, values[2] in values, min(inf, ext(5)),
 max([ext(1), -inf]), inf - inf != 0, [v == v for v in values]]

#: complex_numbers
z = complex(ext(3), ext(-4))
w = z * (1 + 2j)
ext(0)
[abs(z), z.real, z.imag, str(z.conjugate()), str(w), str(z + ext(1)), repr(z ** 2), z == 3 - 4j,
 complex(ext('1+2j')) == 1 + 2j, str(z / ext(2)), str(-z), bool(0j), [str(c) for c in (1j, 2 + 0j)]]

#: bool_arithmetic_and_logic
t, f = ext(True), ext(False)
[t + t, t * 5, f or ext('or'), t and ext('and'), not ext([]), t & f, t | f, t ^ t, sum([t, f, ext(True)]), t == 1,
 t is True, str(t), ['no', 'yes'][ext(t)], bool(ext('0')), bool(ext(0.0)), isinstance(t, int), ~ext(1), t < 2,
 int(t), t or fail(), f and fail()]

#: range_objects_alive
r = range(ext(2), ext(20), 3)
it = iter(r)
next(it)
ext('stop')
[list(r), len(r), r[ext(-1)], r[1:ext(4)] == range(5, 14, 3), 8 in r, ext(9) in r, r.index(11), list(reversed(r)),
 next(it), list(it), r.start, r.stop, r.step, r == range(2, 18, 3), list(range(ext(5), 0, -2)), bool(range(0)),
 r.count(ext(5)), sum(r), str(r), list(range(3))[ext(-1)]]

#: slice_objects
s = slice(ext(1), None, ext(2))
t = slice(ext(3))
ext(0)
[list(range(10))[s], 'abcdefgh'[s], s.start, s.stop, s.step, s.indices(ext(6)), str(s), (1, 2, 3, 4, 5)[t],
 t == slice(None, 3, None), b'abcdef'[s]]

#: sorted_min_max_depth
words = ext(['pear', 'Fig', 'apple', 'kiwi', 'fig'])
keyed = {w: len(w) for w in words}
out = [sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=ext(True)),
    sorted(words, key=lambda w: (len(w), w))]
out += [min(words, key=len), max(words, key=keyed.get), min(ext([]), default=ext('none')), max(3, ext(9), 4),
    max('abc', key=lambda c: -ord(c)), sorted({'b': 1, 'a': 2}), sorted(ext('hello')), min((ext(2), 'b'), (2, 'a')),
    sorted([True, ext(0), 2])]
try:
    sorted([1, ext('a')])
except TypeError as e:
    out.append(str(e))
try:
    max(ext([]))
except ValueError as e:
    out.append(type(e).__name__)
out

#: zip_enumerate_map_filter
a, b = ext([1, 2, 3]), ext('xy')
z = zip(a, b, strict=ext(False))
out = [next(z)]
ext(0)
out += [list(z), list(enumerate(b, ext(10))), list(map(lambda x, y: x * y, a, ext([4, 5, 6]))),
    list(filter(lambda v: v % 2, a)), list(filter(None, ext([0, 1, '', 'a']))), dict(zip(b, a)),
    list(zip(*ext([[1, 2], [3, 4]]))), list(zip()), [p + ext(q) for p, q in zip(a, a)]]
try:
    list(zip(a, ext('ab'), strict=True))
except ValueError as e:
    out.append(str(e))
for i, (k, v) in enumerate({'p': ext(1), 'q': 2}.items()):
    out.append((i, ext(k), v))
out

#: sum_any_all_reversed
xs = ext([1, 2, 3])
[sum(xs), sum(xs, ext(10)), sum([[1], [ext(2)]], []), sum(ext([0.1] * 3)) > 0.3, any([0, ext(0)]),
 any(v > 2 for v in xs), all([ext(1), 'a']), all([]), list(reversed(xs)), list(reversed(ext('abc'))),
 sum(v * v for v in xs), sum(range(ext(101))), list(reversed(range(3)))]

#: iter_next_callable_sentinel
stack = ext([9, 0, 3, 2, 1])
popper = iter(stack.pop, 0)
it = iter(ext('ab'))
out = [next(popper), next(it), next(it), next(it, ext('done'))]
tick()
out += [list(popper), stack, next(iter({ext('k'): 1}))]
try:
    next(it)
except StopIteration as e:
    out.append(list(e.args))
try:
    iter(ext(5))
except TypeError as e:
    out.append(str(e))
out

#: type_checks_and_conversions
values = ext([1, True, 1.5, 's', b'b', None, [1], (1,), {'a': 1}])
out = [[type(v).__name__ for v in values], [isinstance(v, (int, str)) for v in values],
    [type(v) is int for v in values]]
out += [issubclass(bool, int), issubclass(int, (str, object)), list('abc'), tuple(ext([1])), set([ext(1)]) == {1},
    dict([(1, ext(2))]), str(ext([1, 'a'])), bool(ext('')), list({'k': 1}), callable(len), callable(ext(1)),
    callable(lambda: 0), chr(ext(8364)), ord(ext('€')), ascii(ext('é')), repr(ext('it\'s')),
    type(type(ext(1))) is type, isinstance(None, type(ext(None))), int | str == str | int,
    isinstance(ext(1), int | str)]
out

#: getattr_hasattr_on_builtins
xs = ext([3, 1])
append = getattr(xs, ext('append'))
append(ext(2))
out = [xs, hasattr(xs, 'sort'), hasattr(ext(5), 'sort'), getattr(ext('abc'), 'upper')(),
    getattr(xs, 'nope', ext('default'))]
try:
    getattr(ext(5), 'nope')
except AttributeError as e:
    out.append(str(e))
try:
    ext('text').attr = 5
except AttributeError as e:
    out.append('cannot set')
out

#: bound_builtin_methods_alive
d, text = {'a': 1}, ext('hello')
get, upper, push = d.get, text.upper, [].append
ext('stop')
d['b'] = ext(2)
xs = [3, 1, 2]
sort, index = xs.sort, xs.index
tick()
sort()
[get('b'), get('zz', ext(0)), upper(), xs, index(ext(3)), push(1),
 [f(ext('a')) for f in (get, text.find, xs.count)]]

#: numbers_comparison_mixed
[ext(1) == 1.0, 1 < ext(1.5) < 2, ext(2) ** 64 == 2.0 ** 64, 10 ** 20 > ext(1e19), 1 == ext(True), '1' == ext(1),
 ext(None) is None, [1, 2] == ext([1.0, 2]), (1,) != ext([1]), 3 in ext([3.0]), ext('a') < 'b' <= 'b',
 1 < ext(3) > 2, not 1 > ext(2), ext(1) is not None, {1: 'a'} == {1.0: ext('a')}, ext(5) not in (1, 2),
 max(1, ext(1.0)), min(ext(True), 1)]

#: augmented_assignment_on_builtins
a = ext([1])
b = a
a += ext((2,))
s = ext('x')
t = s
s += ext('y')
n = ext(10)
n **= ext(2)
n //= ext(7)
n %= ext(10)
n <<= ext(3)
n |= ext(1)
n ^= ext(0xF)
f = ext(1)
f /= ext(4)
f -= ext(0.5)
st = {1}
st2 = st
st |= {ext(2)}
d = {'k': [0]}
d['k'][ext(0)] += ext(5)
d[ext('k')] *= ext(2)
tup = (1,)
tup += (ext(2),)
[a, b is a, s, t, n, f, sorted(st2), d, tup]

#: tuple_augmented_item_error
t = ([1],)
try:
    t[ext(0)] += ext([2])
except TypeError as e:
    err = str(e)
[t, err]

#: print_output_and_arguments
print('a', ext(1), [ext(2)], sep=ext('-'), end=ext('!\n'))
print()
print(*ext([1, 2]), sep='')
print(None, True, 1.0, 'é', b'x')
r = print('x', end='')
[r, tick()]

#: hash_and_dict_keys_mixed
d = {1: 'i', 'a': 's', (1, 2): 't', None: 'n', 2.5: 'f', b'x': 'b', frozenset([1]): 'fs', True: 'bool'}
ext(0)
out = [d[1], d[ext('a')], d[ext((1, 2))], d[None], d[2.5], d[ext(b'x')], d[frozenset([ext(1)])], len(d)]
for bad in ([], {}, set()):
    try:
        d[bad]
    except TypeError as e:
        out.append(str(e).split("'")[1])
out

#: unpacking_calls_in_depth
def f(a, b=2, /, c=3, *args, d, e=5, **kw_args):
    return [a, b, c, list(args), d, e, sorted(kw_args.items())]


out = [f(ext(1), d=ext(4)), f(*ext([1, 2, 3]), 4, *(5, ext(6)), d=7, **{'z': ext(8)}, **kw(y=9)),
    f(1, c=ext('c'), d='d', a=ext('pos only ok'))]
for bad in (lambda: f(d=ext(1)), lambda: f(1), lambda: f(1, d=ext(2), **{'d': 3}), lambda: f(*ext(5), d=1),
    lambda: f(1, **ext([1]), d=0)):
    try:
        bad()
    except TypeError as e:
        out.append(str(e).split('f() ')[1])
out

#: starred_assignment_in_depth
first, *mid, last = ext([1, 2, 3, 4])
(a, *b), c = ext([[1, 2], 3])
*init, = ext('ab')
x, (y, [*z]) = ext([1, [2, [3, 4]]])
i, xs = 0, [0, 0, 0]
i, xs[i] = ext(2), ext('first')
xs[ext(1)], *xs[2:] = ext(['m', 'n', 'o'])
p = q = r = [ext(0)]
p.append(ext(1))
[first, mid, last, a, b, c, init, x, y, z, i, xs, q is r, r, [*ext([1]), *'bc', *{ext(2): 0}], (*(), ext(1))]

#: walrus_in_depth
out = []
data = ext([3, 8, 1])
if (n := ext(len(data))) > 2 and (m := max(data)) > ext(5):
    out += [n, m]
while (item := (data.pop() if data else None)) is not None:
    out.append(ext(item))
squares = [y for x in (1, 2, 3) if (y := ext(x * x)) > 1]
total = 0
running = [total := total + ext(v) for v in (1, 2, 3)]
[out, item, squares, y, running, total, (z := ext(5)) + z, [w := ext(1), w + 1], {(k := 'key'): ext(k)}]

#: conditional_and_short_circuit
def t(x):
    calls.append(x)
    return ext(x)


calls = []
out = [t(1) if t(0) else t(2), t(0) or t('') or t('z'), t(1) and t(0) and t(5), not t(0), t(1) < t(2) < t(2) < t(3),
    (t(0) or t(3)) and t(4)]
[out, calls]

#: annotations_on_functions_alive_across_stop
def find(rows: list[dict[str, int]], key: str, default: int | None = None) -> int | None:
    for row in rows:
        if ext(key) in row:
            return row[key]
    return default


def total(*parts: float, scale: 'int' = 1, **more: tuple[int, ...]) -> 'float':
    return ext(sum(parts)) * scale


first: list[int] = ext([1])
second: int | None = find([{'a': 1}, {'b': 2}], 'b')
third: str
[first, second, find([], 'z'), find([{'a': 1}], 'q', ext(0)), total(1, 2.5, scale=ext(2))]

#: annotations_in_classes_alive_across_stop
class Item:
    name: str
    price: float = 0.5
    tags: list[str] | None = None

    def __init__(self, name: str, *tags: str) -> None:
        self.name: str = name
        self.tags = list(tags)

    def cost(self, n: int | float = 1) -> float:
        result: float = self.price * ext(n)
        return result


item: Item = Item(ext('pen'), 'a', ext('b'))
[item.cost(), item.cost(n=4), item.tags, Item.tags, hasattr(Item, 'name'), ext(item.name)]

#: generic_and_union_types_as_values
Numbers = int | float
Names = list[str]
checks = [isinstance(v, Numbers) for v in ext([1, 2.5, 'x', True])]
ext('stop')
[checks, str(Numbers), str(Names), isinstance('a', str | None), issubclass(bool, Numbers),
 Names(ext('ab')), str(dict[str, int])]

#: words_of_builtins_beside_generators_that_stop
log = []
def g(): yield ext(1)
for use in (lambda: enumerate([], 0, 0), lambda: enumerate(), lambda: enumerate(g(), 0, 0), lambda: enumerate(g(), x=1), lambda: enumerate(g(), start='a'), lambda: enumerate(iterable=g()), lambda: enumerate(g(), 1, start=1), lambda: list(enumerate(g(), start=2)), lambda: zip(g(), x=1), lambda: map(), lambda: map(len), lambda: filter(g()), lambda: reversed(g()), lambda: sum(), lambda: sum(g(), 1, 2), lambda: sorted(), lambda: sorted(g(), 1), lambda: min(), lambda: min(key=1), lambda: max(g(), foo=1), lambda: any(), lambda: any(g(), 1), lambda: all(g(), g()), lambda: iter(), lambda: iter(g(), 1, 2), lambda: next(), lambda: next(g(), 1, 2), lambda: tuple(g(), 1), lambda: list(x=g()), lambda: set(g(), 1), lambda: dict(g(), 1), lambda: frozenset(g(), x=1), lambda: zip(g(), [], strict=ext(3)), lambda: list(zip(g(), [], strict=True)), lambda: bytes(g(), 'a'), lambda: bytearray(g(), x=1), lambda: ''.join(g(), 1), lambda: ''.join(), lambda: [].extend(), lambda: {}.update(g(), 1), lambda: set().union(1), lambda: divmod(g(), 1), lambda: sorted(g(), key=1), lambda: min(g(), default=1, key=3), lambda: min(1, 2, default=3), lambda: sum(g(), ''), lambda: sum(g(), start=b''), lambda: dict.fromkeys(), lambda: dict.fromkeys(g(), 1, 2), lambda: isinstance(g()), lambda: print(g(), sep=1), lambda: map(None, g()), lambda: list(map(None, g())), lambda: list(filter(None, g())), lambda: list(filter(3, g()))):
    try: r = use(); log.append(r if isinstance(r, (list, int)) else type(r).__name__)
    except Exception as e: log.append((type(e).__name__, str(e)))
log
