# match and except* with an external call in each of their parts.

#: match_subject_and_guards
def t(v):
    log(v)
    return v


def f(x):
    match t(x):
        case 0 | 1 as n if t(n):
            return ['one', n]
        case int(n) if (half := t(n // 2)) > 2:
            return ['big', half]
        case str() if t('no') == 'never':
            return 'never'
        case [a, b] | (a, b, _) if t(a) < t(b):
            return ['pair', a, b]
        case {'k': v, **rest} if t(v):
            return [v, rest]
        case _ if t(False):
            return 'never'
        case other:
            return ['other', t(n) if isinstance(x, int) else other]


[f(x) for x in (0, 1, 9, 'text', [1, 2], (5, 6, 7), [2, 1], {'k': 1, 'z': 2}, {'k': 0}, None)]

#: match_subject_evaluated_once_and_body_stops
def g(*vs):
    match [ext(v) for v in vs]:
        case []:
            return ext('empty')
        case [x]:
            return ext(['one', x])
        case [x, *_, y] if ext(x) == ext(y):
            for i in range(ext(2)):
                log(i, x)
            return [x, ext('same')]
        case [1 | 2 as x, *rest]:
            match rest:
                case [ext_value, *_]:
                    return ext([x, ext_value])
        case [str(x), *_] | [_, str(x), *_]:
            return ext(x)
    return ext('fell through')


[g(), g(5), g(3, 4, 3), g(1, 7), g('a', 2), g(8, 'b', 9), g(8, 9)]

#: match_class_patterns_with_properties_that_stop
class P:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self._x, self._y = x, y

    @property
    def x(self):
        log('x')
        return ext(self._x)

    @property
    def y(self):
        log('y')
        return ext(self._y)

    def __getattr__(self, name):
        log('getattr', name)
        if ext(name) != 'z':
            raise AttributeError(name)
        return 'zed'


def f(p):
    match p:
        case P(0, 0):
            return 'origin'
        case P(x=0, y=y) if ext(y) > 1:
            return ['on the axis', y]
        case P(x, missing=_):
            return 'never'
        case P(1, y=[a, b]):
            return ['list', a, b]
        case P(x, z=z):
            return [x, z]


[f(P(0, 0)), f(P(0, 5)), f(P(1, [3, 4])), f(P(7, 8))]

#: match_mapping_sequence_protocols_that_stop
class D(dict):
    def get(self, key, default=None):
        log('get', key)
        return super().get(key, default)

    def __missing__(self, key):
        return log('never')


class E:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        log('eq', self.v, other)
        return ext(self.v == other)


def f(x):
    match x:
        case {'a': 1, 'b': [p, *q]}:
            return ['mapping', p, q]
        case {'c': c, **rest}:
            return [c, sorted(rest)]
        case [E(v=1), *_]:
            return 'instance'
        case 5 | 'five':
            return 'equal'
        case [6, 7]:
            return 'equal elements'


[f(D(a=1, b=[1, 2])), f(D(c=3, d=4, a=2)), f([E(1)]), f(E(5)), f(E('five')), f([E(6), E(7)]), f(E(0))]

#: match_value_patterns_with_lookups_that_stop
class Meta(type):
    def __getattr__(cls, name):
        log('constant', name)
        return ext(name.lower())


class K(metaclass=Meta):
    pass


class N:
    class inner:
        red = ext('red')


def f(x):
    match x:
        case K.FIRST:
            return 1
        case [K.SECOND, N.inner.red]:
            return 2
        case {'k': K.THIRD | K.FOURTH}:
            return 3
        case -1 | 1.5 | 2+3j | b'x' | None | True:
            return ext('literal')
    return 4


[f('first'), f(['second', 'red']), f({'k': 'fourth'}), f(-1), f(b'x'), f(2 + 3j), f(True), f('none of them')]

#: match_inside_loops_try_and_generators
def g(events):
    total = 0
    for event in events:
        try:
            match ext(event):
                case ('add', n):
                    total += ext(n)
                case ('emit',):
                    yield total
                case ('fail', kind):
                    fail(kind, 'asked for')
                case ('skip', *_):
                    continue
                case ('stop',) if (yield 'really?'):
                    break
                case ('stop',):
                    yield ext('not yet')
                case unknown:
                    raise TypeError(f'unknown {unknown}')
        except LookupError as error:
            yield [type(error).__name__, total]
        finally:
            log('done with', event[0])
    return total


it = g([('add', 2), ('emit',), ('skip', 1), ('fail', 'KeyError'), ('add', 3), ('stop',), ('add', 4), ('stop',), ('emit',)])
out = [next(it), next(it), next(it)]
try:
    for answer in (0, None, 1, 2):
        out.append(it.send(ext(answer)))
except StopIteration as stop:
    out.append(stop.value)
out

#: except_star_each_part
def t(tag, v):
    log(tag)
    return v


def run(*errors):
    out = []
    try:
        try:
            log('body')
            raise ExceptionGroup('g', list(errors))
        except* t('type', ValueError) as group:
            out.append(['value', sorted(str(e) for e in group.exceptions), ext(1)])
        except* (KeyError, t('in tuple', IndexError)) as group:
            out.append(['lookup', len(group.exceptions)])
            fail('RuntimeError', 'in handler')
        else:
            out.append('never')
        finally:
            out.append(ext('finally'))
    except ExceptionGroup as left:
        out.append([left.message, [type(e).__name__ for e in left.exceptions]])
    return out


[
    run(ValueError('a'), ValueError('b')),
    run(ValueError('a'), KeyError('k'), OSError('o')),
    run(OSError('o'), ExceptionGroup('n', [ValueError('deep'), IndexError('i')])),
]

#: except_star_around_a_plain_exception_and_stops
def f(kind):
    out = []
    try:
        try:
            fail(kind, 'plain') if kind else log('nothing')
        except* ValueError as group:
            out.append([type(group).__name__, str(group.exceptions[0]), ext('handled')])
            raise
        except* OSError:
            out.append(ext('os'))
        else:
            out.append(ext('else'))
    except* ValueError as again:
        out.append(['again', ext(len(again.exceptions))])
    return out


result = [f(''), f('ValueError'), f('OSError')]
try:
    f('KeyError')
except KeyError as error:
    result.append(str(error))
result
