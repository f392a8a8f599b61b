# Programs that use `weakref`: what is alive stays so, what is dead stays dead, and callbacks are told once.

#: references_to_what_lives_and_dies
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def method(self):
        return self.n


a, b = A(ext(1)), A(2)
ra, rb = weakref.ref(a), weakref.ref(b)
out = [ra() is a, ra is weakref.ref(a), rb().n, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [ra], type(ra).__name__]
del b
ext('stop')
out += [ra() is a, rb() is None, ra is weakref.ref(a), ra == weakref.ref(A(1)), rb == ra, rb == rb, hash(ra) == hash(a)]
kept = {ra: 'a'}
a = None
ext('again')
out += [ra(), repr(ra).startswith('<weakref at'), repr(ra).endswith('dead>'), kept[ra], len(kept), ra.__callback__]
for wrong in (lambda: weakref.ref(1), lambda: hash(rb), lambda: weakref.ref('x', len)):
    try:
        wrong()
    except TypeError as e:
        out.append(str(e).replace('ReferenceType', 'ref')[:45])
out

#: callbacks_where_it_dies
import weakref


class A:
    pass


def died(reference):
    log.append((reference() is None, reference is r or reference is s))


log = []
a = A()
r, s = weakref.ref(a, died), weakref.ref(a, died)
t = weakref.ref(a, died)
out = [r is s, r == s, weakref.getweakrefcount(a), r.__callback__ is died]
del t
ext('stop')
out.append(list(log))
a.other = a
del a.other
a = None
out += [list(log), r.__callback__]
ext('stop')
out + [log, r() is s()]

#: callbacks_that_fail
import io
import sys
import weakref

kept, sys.stderr = sys.stderr, io.StringIO()


class A:
    pass


def bad(reference):
    raise ValueError('in callback')


a = A()
r = weakref.ref(a, bad)
ext('stop')
del a
sys.stderr = kept
[r(), ext('on')]

#: a_function_that_suspends_and_a_class
import weakref


def f():
    return ext('f')


class K:
    pass


class Sub(K):
    pass


rf, rk, rs = weakref.ref(f), weakref.ref(K), weakref.ref({1})
g = (ext(i) for i in range(3))
rg = weakref.ref(g)
out = [rf()(), rk() is K, rs(), next(g), rg() is g]
ext('stop')
out += [rf()(), rf() is f, rk() is K, next(rg())]
del f
ext('stop')
out + [rf()]

#: values_held_weakly
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f'A({self.n})'


a, b, c = A(1), A(2), A(ext(3))
held = weakref.WeakValueDictionary({'a': a, 'b': b})
held['c'] = c
out = [sorted(held), len(held), held['b'].n, 'x' in held, held.get('x', 5), str(list(held.items())), str(list(held.values()))]
del b
ext('stop')
out += [sorted(held), len(held), 'b' in held, held.get('b'), held.setdefault('a', c).n, held.pop('c').n, held.pop('c', 0)]
try:
    held['b']
except KeyError as e:
    out.append(repr(e))
other = held | {'z': c}
a = None
ext('stop')
out += [len(held), sorted(other), other.copy()['z'].n, len(other.valuerefs())]
c = None
out + [len(other), list(other), bool(other)]

#: keys_held_weakly
import weakref


class A:
    def __init__(self, n):
        self.n = n


class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == other.n


a, b = A(1), A(2)
held = weakref.WeakKeyDictionary({a: 'a'})
held[b] = [ext('b')]
gone = weakref.ref(b)
keys = weakref.WeakKeyDictionary()
k = K(1)
keys[k] = 'k'
keys[K(2)] = 'lost'
out = [held[a], held[b], len(held), a in held, 3 in held, [key.n for key in held], len(keys), keys[K(1)], K(2) in keys]
del b
ext('stop')
out += [held[a], len(held), list(held.values()), keys[K(1)], K(1) in keys, len(keys), gone()]
held[a] = 'new'
keys[K(1)] = 'changed'
out += [held[a], keys[k], len(held.keyrefs()), [v for _, v in held.items()], held.pop(a), len(held), keys.get(K(5), 'no')]
ext('stop')
del k
out + [len(keys), list(keys)]

#: sets_held_weakly
import weakref


class A:
    def __init__(self, n):
        self.n = n


def shown(group):
    return sorted(item.n for item in group)


a, b, c = map(A, (1, 2, ext(3)))
group = weakref.WeakSet([a, b])
group.add(c)
group.add(c)
out = [shown(group), len(group), a in group, A(1) in group, 5 in group, shown(group - {a}), shown(group & weakref.WeakSet([a]))]
del b
ext('stop')
out += [shown(group), len(group), group == weakref.WeakSet([a, c]), group.issubset([a, c]), shown(group | {A(9)})]
group.discard(a)
group.discard(A(4))
try:
    group.remove(a)
except KeyError:
    out.append('missing')
c = None
ext('stop')
out + [len(group), bool(group), shown(group.union([a])), group <= weakref.WeakSet([a])]

#: proxies
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def f(self, m):
        return ext(self.n + m)

    def __add__(self, other):
        return ('add', self.n, other)

    def __len__(self):
        return 3

    def __getitem__(self, key):
        return ext(key)

    def __str__(self):
        return f'<{self.n}>'

    def __eq__(self, other):
        return isinstance(other, A) and self.n == other.n


class C:
    def __call__(self, x):
        return ext(x)


a, c = A(1), C()
p, q = weakref.proxy(a), weakref.proxy(c)
out = [p.n, p.f(1), p + 2, len(p), p['k'], str(p), q(5), type(p).__name__, type(q).__name__, p is weakref.proxy(a), p == a]
p.n = 7
ext('stop')
out += [a.n, p.f(0), hasattr(p, 'x'), isinstance(p, weakref.ProxyTypes), weakref.getweakrefcount(a), p.__class__ is A, isinstance(p, A),
        isinstance(q, (int, C)), isinstance(p, C)]
for wrong in (lambda: hash(p), lambda: p.x, lambda: weakref.proxy(3)):
    try:
        wrong()
    except (TypeError, AttributeError) as e:
        out.append(type(e).__name__)
del a, c
ext('stop')
for wrong in (lambda: p.n, lambda: q(1), lambda: str(p), lambda: bool(p), lambda: isinstance(p, A)):
    try:
        wrong()
    except ReferenceError as e:
        out.append(str(e))
out

#: methods_and_finalizers
import weakref


class A:
    def f(self):
        return ext('f')


notes = []
a, b = A(), A()
m = weakref.WeakMethod(a.f)
n = weakref.WeakMethod(b.f, lambda reference: notes.append(reference is n))
first = weakref.finalize(a, notes.append, 'a died')
second = weakref.finalize(b, lambda *args, **kwargs: notes.append((args, kwargs)), 1, k=2)
third = weakref.finalize(b, notes.append, 'never')
out = [m()(), m() == a.f, m == weakref.WeakMethod(a.f), first.alive, second.peek()[2:], third.detach()[2], third.alive, m == n]
ext('stop')
del a
out += [m(), list(notes), first.alive, first(), first.peek()]
second.atexit = False
ext('stop')
out += [second.alive, second.atexit, n()()]
b = None
out + [notes, n(), second.detach()]

#: weak_references_are_copied_as_themselves
import copy
import weakref


class Node:
    def __init__(self, parent=None):
        self.parent = None if parent is None else weakref.ref(parent)
        self.below = []


root = Node()
root.below.append(Node(root))
reference = root.below[0].parent
made = copy.deepcopy(root)
ext("stop")
[copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference, made.below[0].parent() is root, made is root]
