# Functions of the standard library that call back into the program, or consume what stops.

#: collections_defaultdict_and_counter
from collections import Counter, OrderedDict, defaultdict


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


def factory():
    log('factory')
    return ext([])


d = defaultdict(factory, gen(('k', [1])))
d['a'].append(ext(1))
d['a'].append(2)
d['k'] += [3]
n = defaultdict(lambda: ext(10))
n['x'] += 1
bad = defaultdict(lambda: fail('OSError', 'factory'))
out = []
try:
    bad['q']
except OSError as error:
    out.append([str(error), len(bad)])
c = Counter(gen(*'abca'))
c.update(gen('a', 'z'))
c.subtract(gen('b'))
o = OrderedDict(gen(('x', 1), ('y', 2)))
o.move_to_end('x')
t = defaultdict(lambda: defaultdict(lambda: ext(0)))
t['p']['q'] += 1
[dict(d), dict(n), out, c.most_common(2), c['nope'], sorted((c + Counter(gen('a'))).items()), sorted(c.elements()), list(o.items()), t['p']['q'], d.get('none'), 'none' in d, sorted(d)]

#: re_functions_with_callables
import re


def up(m):
    log('match', m.group(), m.start())
    return ext(m.group().upper())


def nested(m):
    return re.sub('[0-9]', lambda k: str(inc(int(k.group()))), m[0]) + f'{m.lastindex}'


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


p = re.compile('(?P<w>[a-z]+)')
out = [re.sub('[a-z]+', up, '1ab2cd'), re.subn('b', up, 'abcb', count=1), p.sub(lambda m: ext(m['w'])[::-1], 'abc def'), p.subn(up, 'x1y'), re.sub('([a-z])([0-9]+)', nested, 'a12b9'), re.sub('', lambda m: ext('-'), 'ab')]
for m in re.finditer('[a-z]', 'a1b'):
    out.append(ext(m.group()))
out += [attempt(lambda: re.sub('a', lambda m: fail('KeyError', 'k'), 'ba')), attempt(lambda: re.sub('a', lambda m: ext(5), 'a')), attempt(lambda: re.sub('a', lambda m: ext(None), 'xay')), re.sub('x', lambda m: fail(), 'none'), [ext(x) for x in p.findall('a b')]]
out

#: json_hooks
import json


class P:
    def __init__(self, x):
        self.x = x


def default(o):
    log('default', type(o).__name__)
    if isinstance(o, P):
        return ext({'x': o.x})
    raise TypeError(f'no {type(o).__name__}')


def hook(d):
    log('hook', sorted(d))
    return P(d['x']) if ext('x' in d) else d


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


text = '{"a": {"x": 1}, "b": [1.5, {"x": [2]}, 3]}'
r = json.loads(text, object_hook=hook)
[
    json.dumps({'p': P(1), 'q': [P([2])]}, default=default), json.dumps([P(3)], default=lambda p: ext(p.x), indent=1), r['a'].x, r['b'][1].x, json.loads('{"k": 1, "j": {"k": 2}}', object_pairs_hook=lambda ps: ext([list(p) for p in ps])),
    json.loads('[1, 2.5, NaN]', parse_int=lambda s: ext(s + 'i'), parse_float=lambda s: ext(s + 'f'), parse_constant=lambda s: ext(s.lower())), attempt(lambda: json.dumps([1j], default=default)), attempt(lambda: json.loads('{"x": 1}', object_hook=lambda d: fail('KeyError', 'hook'))),
    json.dumps({'k': [1, P(4)]}, default=default, sort_keys=True),
]

#: copy_hooks
import copy


class C:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        log('copy')
        return C(ext(self.v))

    def __deepcopy__(self, memo):
        log('deepcopy')
        return C([ext('deep'), copy.deepcopy(self.v, memo)])


class Plain:
    def __init__(self, v):
        log('init is not called by copy')
        self.v = v

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


c = C([1])
xs = [c, c, {'k': c}]
p = Plain([c])
a, b, q = copy.copy(xs), copy.deepcopy(xs), copy.deepcopy(p)
[copy.copy(c).v is c.v, copy.deepcopy(c).v, a[0] is c, b[0].v, b[0] is b[1], b[0] is b[2]['k'], q.v[0].v, q is p, copy.copy(p).v is p.v, copy.deepcopy({'a': (1, c)})['a'][1].v]

#: operator_and_math_callbacks
import math
import operator


class V:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return V(ext(self.v + o.v))

    def __getitem__(self, k):
        return ext([self.v, k])

    def __eq__(self, o):
        return ext(self.v == o.v)

    def name(self):
        return ext(f'n{self.v}')

    @property
    def p(self):
        return ext(-self.v)


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


a, b = V(1), V(2)
[
    operator.add(a, b).v, operator.itemgetter('k')(a), operator.itemgetter(0, 1)(b), [v.v for v in sorted([a, b], key=operator.attrgetter('p'))], list(map(operator.methodcaller('name'), [a, b])), operator.eq(a, b), math.prod(gen(2, 3)), math.fsum(gen(0.5, 0.25)),
    operator.countOf(gen(1, 2, 1), 1), operator.contains(gen(1, 2), 2), operator.getitem(a, 5), math.dist(gen(0, 0), gen(3, 4)) if ext(0) else math.hypot(*gen(3, 4)), max([a, b], key=operator.attrgetter('v')).v,
]
