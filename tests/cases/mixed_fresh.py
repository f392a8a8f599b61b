"""Programs with external calls in many places at once, each reduced to what once went wrong."""

#: print_fails_halfway_or_prints_within
class P:
    def __init__(self, n): self.n = n
    def __str__(self):
        if self.n == 2: fail('KeyError', 'two')
        return ext('P%d' % self.n)
class Q(str):
    def __str__(self): print('Q', end=' '); return ext('q')
class Bad:
    def __str__(self): return self.missing
try: print(P(1), 'x', P(2), 'y', sep='-')
except KeyError as e: print(e)
print(P(1), Q('a'), end=Q('b'))
def f():
    try: print('f', Bad())
    except AttributeError as e: print(e)
f()

#: raise_of_a_class_that_a_call_gives
class E(Exception):
    def __init__(self, *a): super().__init__(*a, tick())
def make(): return ext(1) and E
r = []
for cause in (make, lambda: None, lambda: KeyError('k')):
    try: raise make()(1) from cause()
    except E as e: r.append((e.args, repr(e.__cause__)))
try: raise make()
except E as e: r.append(e.args)
r

#: subclasses_of_builtins_made_of_what_suspends
class L(list): pass
class T(tuple): pass
class F(frozenset): pass
class D(dict): pass
class St(str): pass
class I(int): pass
class By(bytearray): pass
class I1:
    def __index__(self): return ext(7)
    def __str__(self): return ext('s')
[list(L(ext(i) for i in 'ab')), list(T(ext(i) for i in 'ab')), len(F(ext(i) for i in 'aab')), dict(D((ext(i), 1) for i in 'ab')), str(St(I1())), int(I(I1()))]

#: subclasses_of_containers_ask_for_hashes
class B:
    def __init__(self, n): self.n = n
    def __hash__(self): return ext(self.n)
    def __eq__(self, o): return ext(self.n == o.n)
class F(frozenset): pass
class D(dict): pass
[len(F([B(1), B(1)])), len(D({B(1): 1})), len(D([(B(1), 1), (B(1), 2)])), len(D.fromkeys([B(1)]))]

#: subclasses_of_sets_made_of_what_suspends
class B:
    def __hash__(self): return ext(1)
class S(set): pass
class S2(S): tag = ext('t')
len(S([B()])), len(S2([B(), B()]))

#: special_methods_of_containers_by_super
class B:
    def __init__(self, n): self.n = n
    def __hash__(self): return ext(self.n)
    def __eq__(self, o): return ext(self.n == o.n)
class D(dict):
    def __getitem__(self, k): return super().__getitem__(k)
    def __setitem__(self, k, v): return super().__setitem__(k, v)
    def __delitem__(self, k): return super().__delitem__(k)
    def __ior__(self, o): return super().__ior__(o)
    def __contains__(self, o): return super().__contains__(o)
class S(set):
    def __ior__(self, o): return super().__ior__(o)
    def __iand__(self, o): return super().__iand__(o)
    def __isub__(self, o): return super().__isub__(o)
    def __ixor__(self, o): return super().__ixor__(o)
d = D(); d[B(1)] = 1; d[B(2)] = 2; d |= {B(1): 5}; a = d[B(1)]; del d[B(2)]
s = S([B(1)]); s |= {B(1), B(2)}; n = len(s); s &= {B(1)}; m = len(s); s ^= {B(1), B(3)}; k = len(s); s -= {B(3)}
[a, B(2) in d, n, m, k, len(s)]

#: in_place_special_methods_by_super
class L(list):
    def __iadd__(self, o): return super().__iadd__(o)
l = L()
l += (ext(i) for i in 'ab')
l.__iadd__(ext(i) for i in 'cd')
list(l)

#: init_of_containers_by_their_class
class A(list): pass
class L(A):
    def __init__(self, n): super().__init__(ext(i) for i in range(n))
class D(dict):
    def __init__(self, n): dict.__init__(self, ((ext(i), i) for i in range(n)))
list(L(3)), dict(D(2))

#: call_read_from_functions
def f(x): return ext(x)
[f.__call__(1), ext.__call__(2), (lambda: f(3)).__call__(), list(map(f.__call__, [1, 2]))]

#: methods_of_containers_by_their_class
class B:
    def __init__(self, n): self.n = n
    def __hash__(self): return ext(self.n)
    def __eq__(self, o): return ext(self.n == o.n)
    def __lt__(self, o): return ext(self.n < o.n)
    def __repr__(self): return ext(f'B{self.n}')
class L(list):
    def __init__(self, a): list.__init__(self, (ext(x) for x in a)); list.extend(self, (ext(x) for x in 'z'))
    def sort(self): list.sort(self, key=ext); return self
    def __iadd__(self, o): log('iadd'); return list.__iadd__(self, o)
class D(dict):
    def __init__(self, a): dict.__init__(self, ((ext(k), 1) for k in a)); dict.update(self, ((ext(k), 2) for k in a[:1]))
    def __ior__(self, o): return dict.__ior__(self, o)
class S(set):
    def __init__(self, a): set.__init__(self, (ext(k) for k in a)); set.update(self, (ext(k) for k in 'q'))
    def __ior__(self, o): return super().__ior__(o)
def it(): return (B(ext(i)) for i in (1, 2))
def aug(x, o):
    x += o; return x
def aug2(x, o):
    x |= o; return x
cases = [lambda: L("ab"), lambda: L('ba').sort(), lambda: aug(L('a'), (ext(i) for i in 'xy')), lambda: D('ab'), lambda: aug2(D('a'), ((ext(k), 3) for k in 'ak')), lambda: len(aug2(S('ab'), S('cd'))), lambda: sorted(S('ab')), lambda: str.join('-', (ext(c) for c in 'abc')), lambda: list.extend(5, it()), lambda: list.sort([B(2), B(1)]), lambda: dict.update({}, {B(1): 2}, z=3), lambda: set.update({B(1)}, it()),
 lambda: list.__init__([], it()), lambda: {B(1)}.__ior__({B(1)}), lambda: {B(1)}.__isub__({B(1)}), lambda: {B(1)}.__ixor__({B(1)}), lambda: {B(1)}.__iand__({B(1)}), lambda: {B(1)}.__ior__([1]), lambda: list.__iadd__([1], it()), lambda: dict.__ior__({B(1): 1}, {B(1): 2}), lambda: [1].__iadd__(), lambda: {}.__ior__(5), lambda: {}.__ior__([(B(1), 2), 3]),
 lambda: list.sort([1, 2], key=ext, reverse=True), lambda: list.index([B(1)], B(1)), lambda: set.add({B(1)}, B(1)), lambda: dict.setdefault({B(1): 3}, B(1)), lambda: dict.pop({B(1): 3}, B(1)), lambda: dict.fromkeys(it(), 1), lambda: list(map(str.join, '-+', (( ext(c) for c in 'ab'), (ext(c) for c in 'cd')))), lambda: dict.keys({B(1): 1}).isdisjoint([B(1)]), lambda: {1: 2}.items().isdisjoint(ext(x) for x in [(1, 2)])]
r = []
for case in cases:
    try: r.append(str(case()))
    except TypeError as e: r.append(str(e))
r

#: subclass_hook_of_a_class_made_by_type
def sub(cls, **k): log('sub', cls.__name__, k)
Base = type('Base', (), {'__init_subclass__': classmethod(sub)})
Dyn = type(ext('Dyn'), (Base,), {}, opt=tick())
Dyn.__name__

#: next_method_of_lazy_iterators
def g(*a):
    for x in a: yield ext(x)
z, m = zip(g(1, 2), 'ab'), map(ext, [3])
step = z.__next__
r = [step(), m.__next__(), step(), filter(ext, [0, 5]).__next__(), enumerate(g(7)).__next__()]
try: step()
except StopIteration: r.append('end')
r
