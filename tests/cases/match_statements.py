# Programs about `match`: every pattern kind, with external calls in subjects, guards and bodies.

#: match_literals
def kind(x):
    match ext(x):
        case 0:
            return 'zero'
        case -1 | 1:
            return 'unit'
        case 2.5:
            return 'float'
        case 'a' 'b':
            return 'text'
        case b'x':
            return 'bytes'
        case None:
            return 'none'
        case True:
            return 'true'
        case _:
            return ext('other')


[kind(v) for v in (0, -1, 1, 2.5, 'ab', b'x', None, True, False, 'zz')]

#: match_singletons_by_identity
def f(x):
    match x:
        case True:
            return 'True'
        case False:
            return 'False'
        case None:
            return 'None'
        case 1:
            return 'one'
        case 0:
            return 'zero'


ext(0)
[f(True), f(1), f(False), f(0), f(None), f(ext(1)), f(2)]

#: match_capture_and_wildcard
def f(x):
    match x:
        case [a]:
            return ['one', ext(a)]
        case [_, b]:
            return ['two', ext(b)]
        case other:
            return ['other', ext(other)]


[f([1]), f((2, 3)), f([1, 2, 3]), f('s'), f({})]

#: match_guard_with_stop
out = []
for x in ext([1, 5, 10, 15]):
    match x:
        case n if ext(n) > 12:
            out.append(['big', n])
        case n if n > 7 and ext(n % 2) == 0:
            out.append(['even', n])
        case n if inc(n) == 6:
            out.append(['five', ext(n)])
        case n:
            out.append(['rest', n])
out

#: match_sequence_star
def f(x):
    match x:
        case []:
            return 'empty'
        case [one]:
            return ['one', one]
        case [first, *_, last] if first == ext(last):
            return ['ends equal', first]
        case [first, second, *rest]:
            return [first, second, ext(rest)]


[f([]), f([7]), f([1, 2, 1]), f((1, 2)), f([1, 2, 3, 4]), f('ab'), f(range(3))]

#: match_sequence_star_positions
def f(x):
    match x:
        case [*init, 'end']:
            return ['end', init]
        case ['start', *rest]:
            return ['start', rest]
        case [a, *mid, b]:
            return ['mid', a, mid, b]
        case [*everything]:
            return ['all', everything]


[f(ext(['a', 'b', 'end'])), f(ext(['start', 1])), f(ext([1, 2, 3, 4])), f((ext(5),)), f([])]

#: match_mapping_rest
def f(d):
    match ext(d):
        case {'type': 'point', 'x': x, 'y': y, **rest}:
            return ['point', ext(x), y, rest]
        case {'type': 'line', 'ends': [{'x': x1}, {'x': x2}]}:
            return ['line', x1, ext(x2)]
        case {'type': t} if ext(t) == 'special':
            return ['special', len(d)]
        case {'type': _, **others}:
            return ['typed', others]
        case {}:
            return ['any mapping', len(d)]


[f({'type': 'point', 'x': 1, 'y': 2, 'z': 3}), f({'type': 'line', 'ends': [{'x': 1}, {'x': 9, 'y': 0}]}),
 f({'type': 'special'}), f({'type': 'else', 'k': 1}), f({}), f({'a': 1})]

#: match_mapping_keys_and_values
class Keys:
    NAME = 'name'


def f(d):
    match d:
        case {Keys.NAME: str(n), 1: [*xs]}:
            return [n, xs]
        case {Keys.NAME: n, None: v}:
            return ['none key', ext(n), v]
        case {'name': 5 | 6 as five}:
            return five
    return ext('no match')


[f({'name': 'a', 1: (1, 2)}), f({'name': 3, None: ext('v')}), f({'name': 6}), f({'name': 7}), f([('name', 5)])]

#: match_class_patterns_with_match_args
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Circle:
    def __init__(self, centre, r):
        self.centre, self.r = centre, r


def f(shape):
    match shape:
        case Point(0, 0):
            return 'origin'
        case Point(x, 0) if ext(x) > 0:
            return ['on axis', x]
        case Point(x=px, y=py):
            return ['point', ext(px), py]
        case Circle(centre=Point(cx, cy), r=float() | int() as r):
            return ['circle', cx, cy, ext(r)]
        case Circle(r=r):
            return ['odd circle', r]
        case _:
            return 'unknown'


class Export:
    __match_args__ = ('format', 'mro', '__class__', '__dict__')

    def __init__(self, format, mro):
        self.format, self.mro, self.gi_frame = format, mro, 3


def g(value):
    match value:
        case Export('pdf', m, kind, names) if ext(m):
            return [m, kind.__name__, sorted(names)]
        case Export(f, gi_frame=3 | 4 as n):
            return [f, n]
        case ValueError(__class__=kind, args=[Export(format=f), *rest]):
            return [kind.__name__, ext(f), rest]
        case str(format=method):
            return ['text', method(ext(2))]
        case type(__name__=name, __mro__=(_, *more)):
            return [name, len(more)]
        case _:
            return 'unknown'


ext(0)
names = [Export.__match_args__, vars(Export)['__match_args__']]
Export.__match_args__ += ('obj',)
shapes = [Point(0, 0), Point(3, 0), Point(-1, 0), Circle(Point(1, 2), 3), Circle(None, ext('big')), ext(5)]
values = [Export('pdf', 1), Export('pdf', 0), ValueError(Export('x', 1), 2), '{0:03}', KeyError, 5]
[*map(f, shapes), *map(g, values), names, Export.__match_args__, [n for n in dir(Export) if 'match' in n]]

#: match_builtin_class_patterns
def f(x):
    match ext(x):
        case bool(b):
            return ['bool', b]
        case int(n) if n > 100:
            return ['big int', ext(n)]
        case int():
            return 'int'
        case str(s) if s.isdigit():
            return ['digits', int(s)]
        case str() | bytes():
            return 'text'
        case float(v):
            return ['float', v]
        case list([int(a), str(b)]):
            return ['pair', a, b]
        case tuple() | list():
            return 'sequence'
        case dict(d):
            return ['dict', d]
        case set() | frozenset():
            return 'set'


[f(v) for v in (True, 500, 5, '42', 'x', b'y', 1.5, [1, 'a'], [1, 2], (), {'k': 1}, {1}, None)]

#: match_or_as_nested
def f(x):
    match x:
        case ('add' | 'plus' as op, int() | float() as a, b) | (op, [a, b]):
            return [op, a, ext(b)]
        case {'v': (1 | 2) as small} | [{'v': small}]:
            return ['small', ext(small)]
        case [[a, b] as inner, *_] as whole if ext(len(whole)) > 1:
            return [inner, a, b]


[f(('add', 1, 2)), f(['plus', 2.5, 'x']), f(('neg', [3, 4])), f({'v': 2}), f([{'v': 9}]), f([[1, 2], 3]), f(7)]

#: match_value_patterns
class Color:
    RED = 'red'
    BLUE = 'blue'

    class Deep:
        TEN = 10


def f(x):
    match x:
        case Color.RED:
            return 'is red'
        case [Color.BLUE, other]:
            return ['blue and', ext(other)]
        case Color.Deep.TEN:
            return 'ten'
        case _:
            return ext('no')


before = f('green')
Color.RED = ext('green')
[before, f('green'), f('red'), f(['blue', 1]), f(10)]

#: match_body_control_flow
out = []
for event in ext([['add', 1], ['skip'], ['add', 2], ['stop'], ['add', 3]]):
    match event:
        case ['skip']:
            ext('skipping')
            continue
        case ['stop']:
            ext('stopping')
            break
        case [_, n]:
            out.append(ext(n))
    out.append('after match')
else:
    out.append('never')
out

#: match_subject_tuple_with_stops
out = []
for a, b in [(1, 2), (2, 1), (3, 3)]:
    match ext(a), ext(b):
        case x, y if x < y:
            out.append(['less', x, y])
        case (3 as x, y):
            out.append(['three', ext(x + y)])
        case x, y:
            out.append(['more', x - y])
out

#: match_names_stay_bound
def f(x):
    match x:
        case [a, b] if ext(a + b) > 100:
            return 'never'
        case [a, *c]:
            ext('bound')
        case _:
            pass
    try:
        return [a, c]
    except UnboundLocalError as e:
        return ext('unbound')


[f([1, 2]), f([9]), f(5)]

#: match_try_and_raise_in_body
def f(command):
    try:
        match command.split():
            case ['fail', kind]:
                fail(kind, 'as asked')
            case ['div', a, b]:
                return ext(int(a)) / ext(int(b))
            case [] | ['']:
                return ext('nothing')
            case _:
                raise SyntaxError('unknown ' + ext(command))
    except (ValueError, ZeroDivisionError) as e:
        return [type(e).__name__, str(e)]
    except SyntaxError as e:
        return ['syntax', e.msg]
    finally:
        order.append(ext(command))


order = []
[f('fail ValueError'), f('div 1 4'), f('div 1 0'), f('div a b'), f(''), f('what now'), order]

#: match_no_case_matches
x = 'before'
match ext(5):
    case 'a':
        x = 'a'
    case [1]:
        x = 'list'
match ext('z'):
    case 'z' if ext(0):
        x = 'guard failed'
[x, ext('after')]

#: match_interpreter_of_expressions
def evaluate(tree, env):
    match tree:
        case int() | float():
            return tree
        case str(name):
            return ext(env[name])
        case ['let', [name, value], body]:
            return evaluate(body, {**env, name: evaluate(value, env)})
        case ['if', test, yes, no]:
            return evaluate(yes, env) if evaluate(test, env) else evaluate(no, env)
        case [('+' | '*' | '-') as op, left, right]:
            a, b = evaluate(left, env), evaluate(right, env)
            match op:
                case '+':
                    return ext(a + b)
                case '*':
                    return ext(a * b)
            return a - b
        case ['call', f, *args]:
            return env[f](*[evaluate(a, env) for a in args])
        case _:
            raise ValueError('bad tree ' + repr(tree))


env = {'x': 5, 'inc': inc, 'double': lambda v: v * 2}
program = ['let', ['y', ['+', 'x', 1]], ['if', ['-', 'y', 6], 0,
    ['*', ['call', 'inc', 'y'], ['call', 'double', 3]]]]
out = [evaluate(program, env)]
try:
    evaluate(['?', 1], env)
except ValueError as e:
    out.append(ext(str(e)))
out

#: match_dispatch_on_instances_and_state
class Stack:
    def __init__(self):
        self.items = []

    def run(self, op):
        match op, self.items:
            case ('push', value), _:
                self.items.append(ext(value))
            case 'pop', []:
                return 'empty'
            case 'pop', [*_, top]:
                self.items.pop()
                return ext(top)
            case 'add', [*rest, a, b]:
                self.items = rest + [ext(a + b)]
            case 'add', _:
                return 'too few'
        return len(self.items)


s = Stack()
[s.run(op) for op in (('push', 1), 'add', ('push', 2), 'add', 'pop', 'pop', ('push', tick()))] + [s.items]

#: match_class_pattern_errors
class P:
    __match_args__ = ('a',)
    a = 1


out = []
try:
    match P():
        case P(1, 2):
            out.append('never')
except TypeError as e:
    out.append(str(e))
try:
    match ext(5):
        case int(1, 2):
            out.append('never')
except TypeError as e:
    out.append(ext(str(e)))
match P():
    case P(b=2):
        out.append('never')
    case P(a=1):
        out.append(ext('keyword'))
out

#: match_inside_lambda_closure_and_comprehension
def classify(limit):
    def inner(x):
        match x:
            case int(n) if n < ext(limit):
                return 'low'
            case int():
                return 'high'
            case [*items]:
                return [inner(i) for i in items]
    return inner


low, high = classify(3), classify(30)
[low([1, 5, [2, 9]]), high([5, 50]), {k: low(k) for k in (1, 4)}]

#: match_soft_keywords_as_names
match = ext([1, 2])
case = {'type': 3}
_ = 'underscore'
match match:
    case [case, _]:
        result = [case, _]
type = lambda v: ['shadowed', v]
[result, match[ext(0)], type(1)]

#: match_strings_are_not_sequences
def f(x):
    match x:
        case [a, b]:
            return ['seq', ext(a)]
        case str():
            return 'str'
        case bytes() | bytearray():
            return 'bytes'
        case {**everything}:
            return everything
        case _:
            return 'neither'


ext(0)
[f('ab'), f(b'ab'), f(bytearray(b'ab')), f((1, 2)), f({1, 2}), f(iter([1, 2])), f({'k': 'v'}), f(range(2))]

#: registered_classes_match_as_sequences_and_mappings
import collections.abc
class My(collections.abc.Sequence):
    def __len__(self): return 0
    def __getitem__(self, k): raise IndexError
class Z: pass
class W: pass
class Later(Z): pass
My.register(Z)
collections.abc.MutableMapping.register(W)
def kind(x):
    match x:
        case [*_]: return 'sequence'
        case {}: return 'mapping'
        case _: return 'neither'
out = [kind(My()), ext(kind(W())), ext(1)]
try: kind(Z())
except TypeError as e: out.append(str(e))
Z.__len__ = lambda s: 0
Z.__getitem__ = lambda s, i: 1
ext(2)
[out, kind(Z()), kind(Later()), ext(isinstance(Z(), My))]
