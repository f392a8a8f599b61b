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
