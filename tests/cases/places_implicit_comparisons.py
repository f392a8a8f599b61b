# Comparison methods that call the outside, in operators, chains and searches through containers.

#: rich_comparison_all_six
class C:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)

    def __le__(self, o):
        log('le', self.v, o.v)
        return ext(self.v <= o.v)

    def __gt__(self, o):
        log('gt', self.v, o.v)
        return ext(self.v > o.v)

    def __ge__(self, o):
        log('ge', self.v, o.v)
        return ext(self.v >= o.v)

    def __eq__(self, o):
        log('eq', self.v, o.v)
        return ext(self.v == o.v)

    def __ne__(self, o):
        log('ne', self.v, o.v)
        return ext(['ne', self.v != o.v])

    def __hash__(self):
        return ext(self.v)


a, b, c = C(1), C(2), C(1)
[
    a < b, a <= b, a > b, a >= b, a == c, a != b, a < b < C(3), b > a >= c == a, not a < b, (a == b) or (a != b),
    [x.v for x in sorted([b, a, C(0)])], min(b, a).v, max([a, b]).v, a is c, sum(x == a for x in (a, b, c)),
]

#: equality_default_ne_and_identity_shortcuts
class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log('eq', self.v, getattr(o, 'v', o))
        return ext(self.v == getattr(o, 'v', o))

    def __hash__(self):
        return 1


a, b = E(1), E(1)
nan = float('nan')
[
    a != b, a == a, a in [a], a in [b], [a] == [a], [a] == [b], (a, 2) == (b, 2), (a, 2) != (b, 3), [a].index(a), [b, a].index(a),
    [a, b, E(2)].count(a), a == 1, 1 == a, 1 != a, {'k': a} == {'k': b}, {'k': a} == {'k': a}, [nan] == [nan], a == nan, None == a, a is b,
]

#: comparison_results_that_are_not_bools
class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        log('truth', self.v)
        return ext(bool(self.v))


class V:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return Truth([self.v < o.v] if ext(self.v < o.v) else [])

    def __eq__(self, o):
        log('eq', self.v)
        return Truth(self.v == getattr(o, 'v', o))

    def __contains__(self, x):
        log('contains', x)
        return Truth(ext(x))


a, b = V(1), V(2)
[
    (a < b).v, (a < b < V(3)).v, (b < a < V(3)).v, not a < b, [x.v for x in sorted([b, a])], a in [b, a], 0 in a, 5 in a, 5 not in a, [a] == [V(1)],
    'yes' if a == 1 else 'no', (a == 1 and a < b).v, min(b, a).v, (a != b), [b, a].index(V(1)), any([a == 2, a == 1]),
]

#: list_and_tuple_searches_with_calling_eq
class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log('eq', self.v, getattr(o, 'v', o))
        return ext(self.v == getattr(o, 'v', o))


def attempt(f):
    try:
        return f()
    except ValueError as error:
        return [type(error).__name__, ext('not there')]


xs = [E(1), E(2), E(3), E(2)]
ys = list(xs)
ys.remove(E(2))
[
    xs.index(E(3)), xs.index(E(2), 2), attempt(lambda: xs.index(E(9))), xs.count(E(2)), E(1) in xs, 7 in xs, 2 in xs, [e.v for e in ys], attempt(lambda: ys.remove(E(7))),
    tuple(xs).index(E(2)), tuple(xs).count(2), E(5) not in tuple(xs), xs == [E(1), 2, 3, E(2)], tuple(xs) != (1, 2), xs == xs, [xs] == [[1, 2, 3, 4]], [1, xs[0]] < [1, xs[0], 0],
]

#: list_changed_by_eq_while_searching
class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log('eq', self.v, o)
        if self.v == 2 and len(xs) < 6:
            xs.append(E(ext(9)))
        return self.v == o


xs = [E(1), E(2), E(3)]
a = 9 in xs
b = xs.index(9)
c = xs.count(9)
xs.remove(3)
[a, b, c, [x.v for x in xs]]

#: ordering_of_containers_with_calling_comparisons
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        log('eq', self.v, o.v)
        return ext(self.v == o.v)

    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)

    def __repr__(self):
        return str(self.v)


a, b, c = V(1), V(2), V(1)
[
    [a, b] < [c, V(3)], (a, b) < (b, a), [a] < [c], [a, b] <= [c], [a] < [b], (a,) < (c, b), [a, b] == [c, b], sorted([(b, 1), (a, 2), (c, 1)]).__repr__(), max([a], [b]).__repr__(),
    sorted([[b], [a, b], [c]]).__repr__(),
]

#: hash_in_dict_and_set
class K:
    def __init__(self, v, h=1):
        self.v, self.h = v, h

    def __hash__(self):
        log('hash', self.v)
        return ext(self.h)

    def __eq__(self, o):
        log('eq', self.v, getattr(o, 'v', o))
        return ext(self.v == getattr(o, 'v', o))


a, b, c = K('a'), K('b'), K('a')
d = {a: 1, b: 2}
d[c] = 3
d[K('z', 2)] = ext(4)
s = {a, b}
s.add(c)
out = [d[K('b')], d.get(K('q'), 'none'), K('a') in d, K('a', 7) in d, len(s), b in s, d.pop(c), len(d), d.setdefault(K('b'), 9), hash(a), hash((a, 1)) == hash((c, 1))]
try:
    d[K('missing')]
except KeyError as error:
    out.append(error.args[0].v)
del d[K('b')]
s.discard(K('b'))
s.discard(K('nope'))
[out, [k.v for k in d], [k.v for k in s], d == {K('z', 2): 4}, s == {K('a')}]

#: hash_errors
class Wrong:
    def __hash__(self):
        return ext('text')


class Eq:
    def __eq__(self, o):
        return ext(True)


class Raises:
    def __hash__(self):
        fail('ValueError', 'no hash')


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error), ext('caught')]


[
    attempt(f)
    for f in (
        lambda: {Wrong()}, lambda: hash(Wrong()), lambda: {Eq(): 1}, lambda: hash(Eq()), lambda: {1: 2}[Raises()], lambda: Raises() in {1}, lambda: {1: 0}.get(Raises()),
        lambda: {Raises(): ext('is the value evaluated')}, lambda: hash((1, Raises())), lambda: frozenset([Raises()]), lambda: {x: 1 for x in [Raises()]},
    )
]

#: set_operations_with_calling_eq
class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 7

    def __eq__(self, o):
        log('eq', self.v, o.v)
        return ext(self.v == o.v)


def show(s):
    return sorted(k.v for k in s)


s, t = {K(1), K(2)}, {K(2), K(3)}
u = set(s)
u |= t
w = set(s)
w -= t
x = set(s)
x.update([K(1), K(5)])
y = set(s)
y.remove(K(2))
out = []
try:
    y.remove(K(9))
except KeyError as error:
    out.append(error.args[0].v)
[
    show(s | t), show(s & t), show(s - t), show(s ^ t), show(u), show(w), show(x), show(y), out, s == {K(2), K(1)}, s <= u, s < s, s.isdisjoint(t),
    show(s.union([K(1)])), show(s.intersection([K(2)])), show(s.difference([K(2)])), s.issubset(u), len(frozenset([K(1), K(1)])), K(2) in frozenset(s),
]

#: dict_operations_with_calling_eq
class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 7

    def __eq__(self, o):
        log('eq', self.v, o.v)
        return ext(self.v == o.v)


a, b = K(1), K(2)
d = {a: 'a', b: 'b'}
e = dict([(K(1), 'x'), (K(3), 'y')])
f = d | e
g = dict(d)
g |= e
h = {**d, **e}
d2 = {K(2): 'b', K(1): 'a'}
i = {K(n % 2): n for n in range(3)}
j = dict.fromkeys([K(1), K(1), K(2)], 0)
d.update(e)
[
    [[k.v, v] for k, v in x.items()] for x in (d, e, f, g, h, i, j)
] + [{a: 'a', b: 'b'} == d2, K(1) in d.keys(), (K(1), 'x') in d.items(), 'x' in d.values(), d.pop(K(9), 'default'), d.pop(K(1)), len(d), d.setdefault(K(3), 0), d.setdefault(K(8), 0)]
