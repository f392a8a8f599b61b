# Programs that import `math` and `json`, with modules, their functions and results alive across external calls.

#: math_rounding_and_parts
import math

x = ext(-3.7)
[math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.modf(ext(2.5)), math.frexp(ext(8.0)),
 math.ldexp(ext(0.5), 4), math.fmod(ext(-7), 3), math.remainder(7, ext(4)), math.copysign(ext(3), -0.0),
 math.isclose(0.1 + ext(0.2), 0.3), math.isclose(1, ext(1.1), rel_tol=ext(0.2)), math.ulp(ext(1.0)),
 math.nextafter(1.0, ext(2.0))]

#: math_integer_functions
import math

[math.gcd(ext(12), 18), math.lcm(4, ext(6)), math.gcd(*ext([24, 36, 60])), math.factorial(ext(10)),
 math.comb(5, ext(2)), math.perm(ext(5), 3), math.isqrt(ext(99)), math.prod(ext([2, 3, 4])),
 math.prod([1, 2], start=ext(10)), math.prod(v for v in (2, 3))]

#: math_powers_logs_trig
import math

[math.sqrt(ext(16)), math.pow(ext(2), 10), round(math.exp(ext(1)), 10), math.log(ext(1)), math.log2(ext(8)),
 math.log10(ext(1000)), round(math.log(ext(8), 2), 10), math.log1p(ext(0)), round(math.cbrt(ext(27.0)), 9),
 math.hypot(3, ext(4)), math.dist(ext([0, 0]), [3, 4]),
 round(math.sin(math.pi / ext(6)), 10), round(math.cos(ext(0)), 10), round(math.atan2(1, ext(1)), 10),
 math.degrees(ext(math.pi)), round(math.radians(ext(180)), 10), round(math.tanh(ext(0.5)), 10),
 math.fsum(ext([0.1] * 10)), math.tau == 2 * math.pi, math.e > ext(2.7)]

#: math_errors
import math

out = []
for f, arg in [(math.sqrt, -1), (math.log, 0), (math.factorial, -1), (math.floor, float('nan')), (math.exp, 1000),
    (math.sqrt, 'x'), (math.gcd, 1.5), (math.isqrt, -1)]:
    ext(0)
    try:
        out.append(f(arg))
    except (ValueError, OverflowError, TypeError) as e:
        out.append(type(e).__name__)
out + [math.isnan(ext(math.nan)), math.isinf(ext(-math.inf)), math.isfinite(ext(1.0))]

#: import_forms_alive_across_stop
import math as m
from math import sqrt, pi as PI
from json import dumps as to_text, loads


def area(r):
    from math import pow as power
    ext('inside')
    return round(PI * power(r, 2), 3)


root = sqrt
table = {'sqrt': root, 'floor': m.floor}
ext('stop')
[area(ext(2)), root(ext(9)), table[ext('floor')](2.9), to_text({'m': m.ceil(ext(1.2))}), loads(ext('[1]')),
 m.sqrt is sqrt]

#: import_inside_branches_and_shadowing
if ext(True):
    import math
else:
    import json as math


def late():
    global json
    import json
    return json.dumps([ext(1)])


out = [math.floor(ext(1.5)), late(), json.loads('2')]
math = {'floor': ext('shadowed')}
out + [math['floor']]

#: import_errors
out = []
try:
    from math import not_there
except ImportError as e:
    out.append([type(e).__name__, str(e)[:40]])
ext(0)
try:
    import module_that_is_not_there
except ModuleNotFoundError as e:
    out.append(ext(str(e)))
import math
try:
    math.no_such_function
except AttributeError as e:
    out.append(str(e))
out

#: json_dumps_values
import json

data = ext({'s': 'é"\\\n\u2028', 'i': 10 ** 20, 'f': [1.0, 1e100, -0.0, 0.1], 'b': [True, False, None], 't': (1, 2),
    'e': {}, 'l': []})
[json.dumps(data), json.dumps(data, ensure_ascii=ext(False)), json.dumps(ext('\x00\x1f/')),
 json.dumps({1: 'a', None: 'b', True: 'c', 1.5: ext('d')}), json.dumps(ext(float('inf'))),
 json.dumps([ext([]), {}])]

#: json_dumps_options
import json

data = ext({'b': [1, {'x': None}], 'a': 'z'})
[json.dumps(data, indent=ext(2)), json.dumps(data, indent='\t', sort_keys=ext(True)),
 json.dumps(data, separators=ext((',', ':'))), json.dumps(data, sort_keys=True, separators=(', ', '=')),
 json.dumps({(1, 2): 'skip', 'k': 1}, skipkeys=ext(True)), json.dumps([], indent=ext(4)),
 json.dumps({'a': []}, indent=0)]

#: json_dumps_default_and_errors
import json


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def encode(o):
    if isinstance(o, Point):
        return {'point': [o.x, o.y]}
    if isinstance(o, (set, frozenset)):
        return sorted(o)
    raise TypeError('cannot encode ' + type(o).__name__)


p = Point(ext(1), ext(2))
tick()
out = [json.dumps({'p': p, 's': {3, 1}}, default=encode), json.dumps([p, ext('s')], default=lambda o: 'obj')]
loop = [1]
loop.append(loop)
for bad in (lambda: json.dumps(b'x'), lambda: json.dumps(1j, default=encode), lambda: json.dumps(loop),
    lambda: json.dumps({(1,): 1}), lambda: json.dumps([float('nan')], allow_nan=False)):
    ext(0)
    try:
        out.append(bad())
    except (TypeError, ValueError) as e:
        out.append([type(e).__name__, str(e).split(':')[0]])
out

#: json_loads_values
import json

texts = ext(['{"a": [1, 2.5, -3e2, true, false, null], "b": {"c": "\\u00e9\\n"}}', ' [ ] ', '"x"',
    '12345678901234567890', '1E400', '{"k": 1, "k": 2}', 'NaN', '-Infinity', '"\\ud83d\\ude00"'])
out = [json.loads(ext(t)) for t in texts]
out[6] = repr(out[6])
out + [json.loads(ext(b'[1]')), type(json.loads('1.0')).__name__]

#: json_loads_errors
import json

out = []
for text in ext(['', '{', "{'a': 1}", '[1] x', '"abc', 'nul', '{"a" 1}', '01', '["\t"]', '"\\x"']):
    try:
        out.append(json.loads(ext(text)))
    except json.JSONDecodeError as e:
        out.append([e.pos, e.lineno, e.colno, isinstance(e, ValueError), e.msg.split(' ')[0]])
try:
    json.loads(5)
except TypeError as e:
    out.append(str(e))
out

#: json_loads_hooks
import json

pairs_seen = []


def keep(pairs):
    pairs_seen.append(len(pairs))
    return dict(reversed(pairs))


text = ext('{"a": 1.5, "b": {"c": 2, "d": NaN}}')
[json.loads(text, parse_float=lambda s: 'f' + s, parse_int=lambda s: int(s) * 10,
 parse_constant=lambda s: s.lower()), json.loads(text, object_hook=lambda d: sorted(d)),
 list(json.loads(ext('{"x": 1, "y": 2}'), object_pairs_hook=keep).items()), pairs_seen]

#: json_round_trip_across_stops
import json

state = {'step': 0, 'items': []}
while state['step'] < 3:
    state['step'] += ext(1)
    state['items'].append({'n': tick(), 'text': ext('x' * state['step'])})
    state = json.loads(json.dumps(state))
copy = json.loads(json.dumps(state, indent=1))
[state, copy == state, copy is state, json.dumps(copy) == json.dumps(ext(state))]

#: json_pretty_report
import json

report = {}
for name in ext(['beta', 'alpha']):
    report.setdefault(name[0], {})[name] = {'length': ext(len(name)), 'tags': sorted(ext({'t': 1, 's': 2}))}
lines = json.dumps(report, indent=2, sort_keys=True).split('\n')
[len(lines), lines[1], lines[-2], json.loads('\n'.join(lines)) == report]

#: math_statistics_by_hand
import math


def summary(values):
    n = len(values)
    mean = math.fsum(values) / n
    var = math.fsum((v - mean) ** 2 for v in values) / (n - ext(1))
    ordered = sorted(values)
    mid = n // 2
    median = ordered[mid] if n % 2 else (ordered[mid - 1] + ordered[mid]) / ext(2)
    return {'mean': mean, 'sd': round(math.sqrt(var), 6), 'median': median,
        'geo': round(math.exp(math.fsum(map(math.log, values)) / n), 6)}


[summary(ext([2.0, 4.0, 4.0, 5.0, 7.0])), summary([1, 2, 3, ext(10)])]

#: math_newton_and_primes
import math


def root(n, eps=1e-12):
    x = n
    while abs(x * x - n) > eps * n:
        x = (x + n / ext(x)) / 2
    return round(x, 6)


def factor(n):
    found, p = [], 2
    while p <= math.isqrt(n):
        while n % p == 0:
            found.append(ext(p))
            n //= p
        p += 1
    return found + [n] if n > 1 else found


[root(2.0), factor(360), factor(ext(97)), math.prod(factor(1001))]

#: builtins_behind_names_of_the_program
"""A docstring of a module."""
import builtins
import functools
import importlib
import inspect
from builtins import sorted as original


def sorted(items, key=None):
    log('mine')
    return original(items, key=key)


def len(value):
    return builtins.len(value) + ext(1)


class Text:
    def __str__(self):
        return ext('text')

    def __len__(self):
        return ext(5)


out = [sorted([3, 1], key=lambda v: ext(-v)), len('ab'), len(Text()), builtins.str(Text())]
out += [builtins.list(builtins.map(ext, [1, 2])), builtins.ValueError is ValueError, builtins.eval('ext(2) + 1')]
try:
    builtins.nothing
except AttributeError as error:
    out.append(str(error))
kept = builtins.max


def wrapping(function):
    @functools.wraps(function)
    def wrapper(*args):
        return [ext(function(*args))]

    return wrapper


@wrapping
@wrapping
def wrapped(x):
    return ext(x), __doc__


textwrap = importlib.import_module('text' + ext('wrap'))
out += [textwrap.dedent('  x'), importlib.import_module('os.path').join('a', 'b'), inspect.unwrap(wrapped)(1)]
out += [inspect.unwrap(wrapped, stop=lambda f: ext(f.__wrapped__.__name__ == 'wrapped'))(2), wrapped(3)]
for name in ('.x', '', 'no_such_module'):
    try:
        importlib.import_module(name)
    except (ImportError, TypeError, ValueError) as error:
        out.append(str(error))
ext('keep')
out + [kept([1, 5], key=ext), builtins.sum.__name__]
