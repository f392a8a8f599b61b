# Expressions with an external call in every place that an expression has, where the order of evaluation shows.

#: binary_operands_arithmetic
def t(v):
    log('operand', v)
    return v


[t(7) + t(2), t(7) - t(2), t(7) * t(2), t(7) / t(2), t(7) // t(-2), t(-7) % t(2), t(2) ** t(-1), t(2) ** t(3) ** t(2)]

#: binary_operands_bitwise
def t(v):
    log('operand', v)
    return v


[t(6) & t(3), t(6) | t(3), t(6) ^ t(3), t(1) << t(70), t(-9) >> t(1), ~t(5), t({1, 2}) & t({2, 3}), t(True) ^ t(True), t({'a': 1}) | t({'a': 2})]

#: binary_operands_matrix
class M:
    def __init__(self, *v):
        self.v = v

    def __matmul__(self, other):
        return sum(ext(a * b) for a, b in zip(self.v, other.v))

    def __rmatmul__(self, other):
        return ['r', ext(other), *self.v]

    def __imatmul__(self, other):
        self.v = tuple(ext(x) * other for x in self.v)
        return self


m = M(ext(1), ext(2))
n = m
m @= ext(3)
[M(1, 2) @ M(ext(3), ext(4)), ext('left') @ M(5, ext(6)), m.v, n is m, (M(1) @ M(2)) + ext(1)]

#: operands_held_while_the_other_side_stops
def t(v):
    log(v)
    return v


x = 1


def bump(by):
    global x
    x += ext(by)
    return x


[
    x + bump(1) * x - bump(2) // x,
    (x, bump(10), x, -x, bump(-10)),
    x * (bump(1) + x * (bump(1) + x * (bump(1) + x))),
    [x, x + bump(1), x] + [x, bump(2), x][::-1],
    -x ** bump(-2) if x > bump(0) else x,
]

#: operand_raises_and_the_rest_is_not_evaluated
def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


[
    attempt(lambda: fail('KeyError', 'left') + log('never')),
    attempt(lambda: log('left') + fail('OSError', 'right')),
    attempt(lambda: ext(1) + ext('text') + log('never')),
    attempt(lambda: ext(1) / ext(0) ** log('before the power fails')),
    attempt(lambda: ext([]) @ ext([])),
    attempt(lambda: -ext('x')),
    attempt(lambda: ext(1) << ext(-1)),
    attempt(lambda: not fail('ValueError', 'in not')),
]

#: comparison_operands
def t(v):
    log('operand', v)
    return v


[
    t(1) < t(2), t(1) <= t(1), t(2) > t(1), t(1) >= t(2), t(1) == t(1.0), t('a') != t('b'),
    t(1) is t(None), t(None) is not t(None), t(2) in t([1, 2]), t('z') not in t('xyz'), t([1, 2]) < t([1, 3]), t({1}) <= t({1, 2}),
]

#: comparison_chains
def t(v):
    log('operand', v)
    return v


[
    t(1) < t(2) < t(3),
    t(1) < t(0) < t(9),
    t(1) < t(2) > t(0) == t(0) != t(5),
    t(1) in t([1, 2]) in t([[1, 2]]),
    t(1) is not t(None) is t(None),
    not t(1) < t(2) <= t(2) < t(2),
    (t(1) < t(2)) < t(3),
    t('a') < t('b') < t('a') < t('never'),
]

#: comparison_chain_middle_evaluated_once
class Odd:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        log('lt', self.v, other.v)
        return Truth(ext(self.v) < other.v)

    def __gt__(self, other):
        log('gt', self.v, other.v)
        return Truth(self.v > other.v)


class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        log('bool', self.v)
        return ext(self.v)


def make(v):
    log('make', v)
    return Odd(v)


[(make(1) < make(2) < make(3)).v, (make(2) < make(1) < make(3)).v, (make(1) < make(5) > make(2) < make(4)).v]

#: boolean_operators_values
def t(v):
    log(v)
    return v


[
    t(0) or t('') or t([]) or t('last'),
    t(1) and t('x') and t(0) and t('never'),
    t(0) and t('never') or t('b') and t('c'),
    not t(0) or t('never'),
    not (t(1) and t(0)),
    (t(0) or t(5)) + (t(3) and t(4)),
    [t(x) or t(-1) for x in (0, 2)],
    (t(0) or t(0)) and t('never'),
]

#: conditional_expression_each_part
def t(v):
    log(v)
    return v


[
    t('yes') if t(1) else t('no'),
    t('yes') if t(0) else t('no'),
    (t(1) if t(0) else t(2)) if (t(3) if t(4) else t(5)) else t(6),
    t('a') if t(0) else t('b') if t(0) else t('c'),
    1 + (t(2) if t(True) else t(3)) * t(4),
    [t(x) if t(x % 2) else -t(x) for x in range(3)],
    (lambda: t('in lambda') if t(1) else t(0))(),
]

#: walrus_in_many_places
def f(*a, **k):
    return [list(a), k]


if (n := ext(3)) > (m := ext(1)):
    log(n, m)
total = (a := ext(1)) + (a := a + ext(1)) + a
[
    f((b := ext(5)), b, k=(c := b + ext(1)), j=c),
    [y := ext(1), y ** 2, (y := y + ext(1))],
    {(z := ext('key')): z + ext('!')},
    [last := ext(x) for x in (1, 2)], last,
    any((hit := ext(x)) > 1 for x in (0, 2, 5)), hit,
    f'{(w := ext("w"))}{w}', (lambda q=(d := ext(4)): q + d)(), total,
    [1, 2, 3][(i := ext(1)):][(j := i - ext(1))],
]

#: walrus_in_while_and_comprehension_condition
out = []
while (n := tick()) < 4 and (m := ext(n)) != 3:
    out.append((n, m))
rows = [(k, v) for k in 'abz' if (v := ext(ord(k))) % 2 and (w := ext(v + 1))]
[out, n, m, rows, v, w]

#: subscript_slice_and_tuple_index
def t(v):
    log(v)
    return v


class Probe:
    def __getitem__(self, key):
        return repr(key)


p = Probe()
[
    t([10, 20, 30])[t(-1)], t(list(range(9)))[t(1):t(8):t(3)], t('abc')[:t(2)], t('abc')[t(1):], t((1, 2, 3))[::t(-1)],
    p[t(1), t(2):t(3), ..., t('x')], p[t(1):t(2), :, ::t(4)], p[(t(1), t(2))], p[t(1),], p[t(0):], p[*t([1, 2]), t(3)],
    {(1, (2, 3)): 'deep'}[t(1), (t(2), t(3))],
]

#: attribute_of_call_results
class Node:
    def __init__(self, v, below=None):
        self.v, self.below = v, below

    def make(self, v):
        return Node(ext(v), self)

    def __getattr__(self, name):
        return [name, ext(self.v)]


n = Node(1).make(2).make(ext(3))
[
    n.v, n.below.v, n.make(tick()).below.below.v, ext('abc').upper().lower().title(), Node(ext(7)).below, n.other, n.below.missing[ext(0)],
    ext({'k': [1]})['k'].__len__(), (n if ext(1) else None).v, [m.v for m in (n, n.below)], ext(b'ab').hex(), (ext(2) + ext(3)).bit_length(),
]

#: callee_evaluated_before_arguments
def t(v):
    log(v)
    return v


def pick(name):
    log('callee', name)
    return lambda *a, **k: [name, list(a), k]


[
    pick('f')(t(1), t(2)),
    pick('g')(*t([1, 2]), t(3), *t((4,)), k=t(5), **t({'m': 6}), n=t(7)),
    (pick('h') if t(0) else pick('i'))(t(8)),
    [pick('j'), pick('k')][t(1)](t(9)),
    (lambda: pick('l'))()(t(10)),
    pick('m')(pick('n')(t(11)), x=pick('o')()),
]

#: arguments_keyword_and_star_order
def f(*a, **k):
    return [list(a), list(k.items())]


def t(v):
    log(v)
    return v


[
    f(a=t(1), *t([2]), b=t(3)),
    f(**t({'a': 1}), b=t(2), **t({'c': 3})),
    f(t(0), *t('xy'), k=t(1), *t('z')),
    f(*t(()), **t({})),
    f(*(t(i) for i in (1, 2)), *map(t, (3, 4)), **{t('q'): t(5)}),
]

#: arguments_errors_after_evaluation
def f(a, b=2, *, c=3):
    return [a, b, c]


def attempt(g):
    try:
        return g()
    except TypeError as error:
        return str(error)


[
    attempt(lambda: f(ext(1), a=ext(2))),
    attempt(lambda: f(ext(1), **ext({'b': 1}), **ext({'b': 2}))),
    attempt(lambda: f(*ext(5), log('never'))),
    attempt(lambda: f(**ext([1]))),
    attempt(lambda: f(ext(1), d=ext(2))),
    attempt(lambda: f(log('x'), log('y'), log('z'))),
    attempt(lambda: f(**ext({1: 2}))),
    attempt(lambda: f()),
]

#: arguments_star_over_suspending_iterables
def gen(n):
    for i in range(n):
        log('give', i)
        yield ext(i)


class Mapping:
    def keys(self):
        log('keys')
        return gen_names()

    def __getitem__(self, name):
        return ext(name * 2)


def gen_names():
    yield ext('a')
    yield ext('b')


def f(*a, **k):
    return [list(a), k]


[f(*gen(2), log('between'), *gen(1)), f(**Mapping()), f(ext(0), **Mapping(), c=ext(1)), f(*Mapping().keys())]

#: displays_with_stars_over_suspending_iterables
def gen(tag, n=2):
    for i in range(n):
        log(tag, i)
        yield i


class Mapping:
    def keys(self):
        return ['k', 'j']

    def __getitem__(self, key):
        log('get', key)
        return key.upper()


[
    [*gen('a'), log('middle'), *gen('b')],
    (*gen('c'), *gen('d', 1)),
    sorted({*gen('e'), *gen('f', 3)}),
    {**Mapping(), 'k': ext('last')},
    {'k': ext('first'), **Mapping(), **{ext('z'): 1}},
    [*[*gen('g')], *(x for x in gen('h'))],
]

#: displays_raise_in_the_middle
def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


def broken():
    yield ext(1)
    fail('ValueError', 'in generator')


[
    attempt(lambda: [log('a'), *broken(), log('never')]),
    attempt(lambda: {**{'a': log('b')}, **fail('KeyError', 'mapping')}),
    attempt(lambda: {ext(1): log('value'), ext('k'): fail('OSError', 'item'), log('never'): 0}),
    attempt(lambda: {ext('hashable'), ext([]), log('never')}),
    attempt(lambda: (ext(1), *ext(None))),
]

#: fstring_each_part
def t(v):
    log(v)
    return v


[
    f'{t(1)}{t("x")!r}{t("é")!a}{t(2)!s}',
    f'{t(3.14159):{t(8)}.{t(2)}f}|{t("ab"):{t("*")}{t("^")}{t(6)}}|',
    f'{t(5)=} {t(6) + 1 = } {t("q")=!s:>{t(4)}}',
    f'''{f"{t(1)}{t(2)}":>{t(5)}}''',
    f'{{{t(7)}}}' 'joined' f'{t(8)}',
    f'{t([1, 2])[t(0)]}{t({"k": t(9)})["k"]}{(lambda: t(10))()}{", ".join(str(t(i)) for i in (1, 2))}',
]

#: fstring_format_methods_order
class V:
    def __init__(self, v):
        self.v = v

    def __format__(self, spec):
        log('format', self.v, spec)
        return f'<{ext(self.v)}:{spec}>'

    def __repr__(self):
        log('repr', self.v)
        return f'V({ext(self.v)!r})'

    def __str__(self):
        log('str', self.v)
        return ext(str(self.v))


def v(x):
    log('make', x)
    return V(x)


[f'{v(1)}{v(2):a{ext("b")}}{v(3)!r}{v(4)!s:>4}{v(5)=}{v(6)=!s}', f'{v(7):{v(8)}}', f'{v(9)!r:>{6}}|']

#: print_arguments_order
def t(v):
    log('arg', v)
    return v


class S:
    def __str__(self):
        log('str')
        return ext('S!')


print(S(), t(1), t([2]), sep=t(' | '), end=t('.\n'))
print(*(S(), 1), *(t(x) for x in 'ab'), sep='-')
print(f'{S()}', str(S()), [str(S())])
r = print(print(t('inner')), flush=t(True))
try:
    print(t('x'), fail('OSError', 'before printing'), t('never'))
except OSError as error:
    print(error, t('after'))
print(sep=t('unused'), end='')
r

#: deep_expression_mixing_everything
def t(v):
    log(v)
    return v


data = {'xs': [1, 2, 3], 'f': lambda *a, **k: sum(a) + sum(k.values())}
r = [
    (data['f'](*[t(x) for x in data['xs'] if t(x) != 2], k=t(10) if t(1) < t(2) <= t(2) else t(0)) + (y := t(5))) * -t(1),
    f"{data['xs'][t(0):t(2)]}{'a' if not t(0) else t('b')}" + str({t('k'): (t(1), *t([2]))}),
    (lambda z=t(3): [z, *map(lambda q: t(q) + z, (1, 2))])(),
    not (t(1) and (t(0) or t([]))) is t(True), y,
]
r
