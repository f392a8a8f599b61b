# Container, iteration and context methods that call the outside.

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
