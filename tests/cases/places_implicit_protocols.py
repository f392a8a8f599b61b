# Container, iteration and context methods that call the outside.

#: contains_falls_back_to_iteration
class WithIter:
    def __iter__(self):
        log('iter')
        for x in (1, 2, 3):
            yield ext(x)


class WithGetitem:
    def __getitem__(self, i):
        log('getitem', i)
        if i > 2:
            raise IndexError(ext('end'))
        return i * 10


class Refuses:
    __contains__ = None

    def __iter__(self):
        return iter([1])


class Eq:
    def __eq__(self, o):
        log('eq', o)
        return ext(o == 2)


def attempt(f):
    try:
        return f()
    except TypeError as error:
        return [str(error), ext('caught')]


[2 in WithIter(), 9 in WithIter(), 20 in WithGetitem(), 5 not in WithGetitem(), Eq() in WithIter(), attempt(lambda: 1 in Refuses()), attempt(lambda: 1 in object())]

#: getitem_setitem_delitem_with_every_key
class Box:
    def __init__(self):
        self.log = []

    def __getitem__(self, k):
        self.log.append(['get', ext(str(k))])
        return Box() if k == 'box' else len(self.log)

    def __setitem__(self, k, v):
        log('set', str(k))
        self.log.append(['set', str(k), ext(v if type(v) is int else 'box')])

    def __delitem__(self, k):
        self.log.append(['del', ext(str(k))])


b = Box()
b[1] = b[0]
b[1:2] = b[::2]
b['a', 1] += 5
b[...] = b[0] = 7
del b[1], b[:3], b['x', 'y']
b['box'][0] = 3
b[b[0]] += b[b[1]]
for b['target'] in (1, 2):
    pass
b['u'], (b['v'], *b['w']) = 1, (2,)
b.log

#: missing_in_dict_subclasses
class D(dict):
    def __missing__(self, k):
        log('missing', k)
        if ext(k) == 'bad':
            raise KeyError('refused')
        self[k] = k * 2
        return self[k]


class Lower(dict):
    def __getitem__(self, k):
        return super().__getitem__(ext(k.lower()))

    def __setitem__(self, k, v):
        super().__setitem__(ext(k.lower()), v)

    def __contains__(self, k):
        return super().__contains__(ext(k.lower()))

    def get(self, k, default=None):
        return self[k] if k in self else default


d, e = D(a=1), Lower()
e['AB'] = 1
e['ab'] += 5
out = []
try:
    d['bad']
except KeyError as error:
    out.append(str(error))
d['n'] += 'x'
[d['a'], d['b'], d['b'], d.get('zz'), 'c' in d, out, dict(d), e['Ab'], 'aB' in e, e.get('zz', 'none'), dict(e), '%(q)s' % d if ext(0) else d['q']]

#: iteration_protocol_each_method
class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        log('iter', self.n)
        return self

    def __next__(self):
        log('next', self.n)
        if self.n <= 0:
            raise StopIteration(ext('done'))
        self.n -= 1
        return ext(self.n)


class Fresh:
    def __iter__(self):
        log('fresh')
        return It(ext(2))


class Gen:
    def __iter__(self):
        yield ext('g1')
        yield ext('g2')


out = []
for x in Fresh():
    for y in Fresh():
        out.append((x, y))
a, b = Fresh()
c, *d = It(3)
[out, a, b, c, d, [*Gen(), *Fresh()], list(Fresh()), tuple(Gen()), dict(zip(Gen(), Fresh())), [x for x in Gen()], {x: y for x, y in zip(Fresh(), Gen())}, 'g2' in Gen(), max(Fresh()), sum(It(3)), sorted(Fresh())]

#: iteration_protocol_errors
class Broken:
    def __init__(self, where):
        self.where = where

    def __iter__(self):
        if self.where == 'iter':
            fail('KeyError', 'in iter')
        if self.where == 'not iterator':
            return ext(5)
        return self

    def __next__(self):
        if self.where == 'next':
            fail('OSError', 'in next')
        self.where = 'next'
        return ext(1)


class NoIter:
    __iter__ = None

    def __getitem__(self, i):
        return log('never')


def attempt(f, x):
    try:
        return f(x)
    except Exception as error:
        return [type(error).__name__, str(error)]


def loop(x):
    return [ext(y) for y in x]


def unpack(x):
    a, b = x
    return [a, b]


[attempt(f, x()) for f in (loop, list, unpack, sum, lambda x: 1 in x, lambda x: [*x]) for x in (lambda: Broken('iter'), lambda: Broken('not iterator'), lambda: Broken('second'), NoIter)]

#: old_iteration_protocol
class Old:
    def __init__(self, *v):
        self.v = v

    def __getitem__(self, i):
        log('item', i)
        return ext(self.v[i])


class Ends:
    def __getitem__(self, i):
        if ext(i) == 2:
            raise StopIteration('by hand')
        return i


out = []
for x in Old('a', 'b'):
    out.append(x)
    if x == 'b':
        log('b')
a, *b = Old(1, 2, 3)
it = iter(Old(7, 8))
first = next(it)
for x in Ends():
    out.append(x)
[out, a, b, first, list(it), next(it, 'end'), list(Old()), [*Old(1)], 2 in Old(1, 2, 3), max(Old(3, 5)), tuple(zip(Old(1, 2), 'ab')), list(map(str, Old(1, 2))), dict(enumerate(Old('z')))]

#: reversed_and_length_hint
class R:
    def __reversed__(self):
        log('reversed')
        yield ext(2)
        yield ext(1)


class Seq:
    def __len__(self):
        return ext(3)

    def __getitem__(self, i):
        log('item', i)
        return ext(i * i)


class Hint:
    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return ext(10)


class NoRev:
    __reversed__ = None


def attempt(f):
    try:
        return f()
    except TypeError as error:
        return str(error)


out = []
for x in reversed(Seq()):
    out.append(x)
it = reversed(R())
[out, next(it), list(it), list(reversed(Seq())), [x for x in reversed(R())], list(Hint()), attempt(lambda: reversed(NoRev())), attempt(lambda: reversed({ext(1)})), [*reversed(Seq())]]

#: with_protocol_inside_everything
class C:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return ext(self.n)

    def __exit__(self, kind, error, trace):
        log('exit', self.n, kind is None)
        return ext(kind is KeyError)


def gen():
    with C(1) as a:
        x = yield a
        with C(2) as b:
            yield [b, x]
            fail('KeyError', 'swallowed by 2')
        yield 'after'
    yield 'last'


def f():
    with C(3):
        with C(4):
            return ext('returned')


g = gen()
out = [next(g), g.send(ext('sent')), next(g)]
g.close()
h = gen()
next(h)
out.append(h.throw(KeyError('thrown')))
out += [f(), [f() for _ in 'a'], list(gen())]
out

#: exit_sees_and_changes_exceptions
class C:
    def __init__(self, act):
        self.act = act

    def __enter__(self):
        log('enter')

    def __exit__(self, kind, error, trace):
        log(kind and kind.__name__, str(error))
        if self.act == 'raise':
            raise ValueError(ext('replaced'))
        if self.act == 'reraise':
            raise error
        if self.act == 'cause':
            raise TypeError(ext('with cause')) from error
        return ext(self.act)


out = []
for act in ('raise', 'reraise', 'cause', '', 'truthy'):
    try:
        with C(act):
            fail('KeyError', 'k')
        out.append(ext('went on'))
    except Exception as error:
        out.append([type(error).__name__, str(error), type(error.__context__).__name__, type(error.__cause__).__name__])
out

#: copied_containers_of_stopping_objects
class N:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        return ext(self.v < o.v)

    def __iter__(self):
        yield from (ext(self.v), ext(-self.v))

    def __len__(self):
        return ext(2)

    def __getitem__(self, i):
        return ext([self.v, -self.v][i])

    def keys(self):
        return ext([0, 1])


n = N(3)


class Seq:
    def __len__(self):
        return ext(5)

    def __getitem__(self, index):
        if index >= 5:
            raise IndexError
        return ext(index * index)


class Bare:
    def __getitem__(self, index):
        if index >= 2:
            raise IndexError
        return ext(index)


a, *b, c = Seq()
*d, e = Bare()
f, *g = Seq()
[list(n), dict(n), {**n}, [*n], sorted([N(2), N(1)])[0].v, dict([n, N(4)]), list(zip(n, N(5))), [a + b for a, b in [n, N(6)]], max(n), set(n) == {3, -3}, tuple(n)[::-1], dict([(1, n)])[1].v, [a, b, c, d, e, f, g]]
