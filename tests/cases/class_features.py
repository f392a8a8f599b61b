# Programs about the less common features of classes, used around external calls.

#: class_multiple_inheritance_init_chain
class Named:
    def __init__(self, name='anon', **rest):
        super().__init__(**rest)
        self.name = name


class Aged:
    def __init__(self, age=0, **rest):
        super().__init__(**rest)
        self.age = age


class Person(Named, Aged):
    def __init__(self, **all_of_it):
        super().__init__(**all_of_it)
        self.ready = True

    def card(self):
        return [self.name, ext(self.age), self.ready]


[Person(name=ext('Ada'), age=ext(36)).card(), Person(**kw(age=1)).card()]

#: class_method_recursion_with_stops
class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def total(self, depth=0):
        result = ext(self.value)
        for child in self.children:
            result += child.total(depth + ext(1))
        return result * 10 + depth


Tree(1, Tree(2, Tree(3)), Tree(4)).total()

#: class_changed_after_creation
class Robot:
    def speak(self):
        return 'beep ' + ext('1')


r = Robot()
out = [r.speak()]


def louder(self, n=2):
    return 'BEEP' * ext(n)


Robot.speak = louder
out.append(r.speak())
ext(0)
Robot.name = ext('R2')
r.speak = lambda n: ['instance', ext(n)]
out.append(r.speak(5))
del r.speak
out.append(r.speak(n=ext(1)))
del Robot.name
out + [hasattr(r, 'name')]

#: class_decorators_on_methods_and_classes
registry = []


def register(label):
    log('register', label)

    def wrap(cls):
        registry.append([label, cls.__name__])
        cls.label = label
        return cls
    return wrap


def twice(f):
    def inner(self, x):
        first = f(self, x)
        return [first, f(self, ext(first))]
    return inner


@register(ext('one'))
class One:
    @twice
    def bump(self, x):
        return inc(x)


@register('two')
@register(inc(2))
class Two(One):
    pass


[One().bump(1), Two().bump(ext(5)), registry, One.label, Two.label]

#: class_same_method_name_pure_and_suspending
class Quiet:
    def act(self, x):
        return x * 2


class Noisy:
    def act(self, x):
        return ext(x) * 3


class Mixed(Quiet, Noisy):
    def act(self, x):
        return [super().act(x), Noisy.act(self, x)]


out = []
for thing in [Quiet(), Noisy(), Mixed(), Quiet()]:
    out.append(thing.act(inc(1)))
out

#: class_nested_classes
class Outer:
    factor = 2

    class Inner:
        factor = 3

        def times(self, x):
            return x * self.factor * ext(Outer.factor)

    def inner(self):
        return self.Inner()


i = Outer().inner()
ext(0)
[i.times(ext(5)), Outer.Inner().times(1), Outer.Inner.factor]

#: class_body_logic_and_scopes
base = ext(5)


class Table:
    rows = [n * 2 for n in range(3)]
    base = base + 1
    if base > 5:
        size = 'big'
    else:
        size = 'small'
    for name in ('a', 'b'):
        rows.append(name)
    del name

    def get(self):
        return [self.base, base, ext(self.size)]


[Table.rows, Table.base, Table().get(), hasattr(Table, 'name')]

#: class_isinstance_type_checks
class Animal:
    pass


class Dog(Animal):
    pass


d = Dog()
kinds = [Animal, Dog, int, (int, Dog), (str, (bytes, Animal))]
out = []
for k in kinds:
    out.append([isinstance(d, k), isinstance(ext(3), k)])
[out, type(d) is Dog, type(d) is Animal, issubclass(Dog, (int, Animal)), issubclass(bool, int), type(d).__name__,
 type(d) == Dog]

#: class_getattr_setattr_helpers
class Box:
    kind = 'box'


b = Box()
for i, name in enumerate(['x', 'y', 'z']):
    setattr(b, name, ext(i))
out = [getattr(b, ext('y')), getattr(b, 'w', ext('none')), hasattr(b, ext('z')), hasattr(b, 'q')]
delattr(b, ext('z'))
out.append(hasattr(b, 'z'))
try:
    getattr(b, 'nothing')
except AttributeError as e:
    out.append(str(ext(str(e))))
try:
    delattr(b, 'kind')
except AttributeError:
    out.append('not on instance')
out

#: class_attribute_targets_with_stops
class Cell:
    def __init__(self):
        self.v = 0
        self.items = [0, 0, 0]


cells = {'a': Cell(), 'b': Cell()}
cells[ext('a')].v = ext(1)
cells['a'].v += ext(5)
cells['b'].items[ext(1)] = inc(1)
cells['b'].items[inc(0)] *= ext(10)
cells['a'].v, cells['b'].v = ext(7), cells['a'].v
first, *cells['a'].items = ext([1, 2, 3])
for cells['b'].v in ext([5, 6]):
    log(cells['b'].v)
[first, cells['a'].v, cells['a'].items, cells['b'].v, cells['b'].items]

#: class_method_defaults_and_keywords
patience = ext(2)


class Api:
    def call(self, path, *args, retries=patience, verbose=False, **extra):
        return [path, list(args), retries + ext(0), verbose, sorted(extra.items())]


api = Api()
more = {'verbose': ext(True), 'k': 1}
[api.call('a'), api.call('b', 1, *ext([2, 3]), retries=ext(9)), api.call(ext('c'), **more),
 api.call('d', **kw(z=ext(0), y=1))]

#: class_singleton_new_and_subclass_of_builtin
class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        self.value = value


class Stack(list):
    def push(self, x):
        self.append(ext(x))
        return self

    def peek(self):
        return self[-1]


class Upper(str):
    def shout(self):
        return self.upper() + ext('!')


class Default(dict):
    def __missing__(self, key):
        return [key]


a, b = Single(ext(1)), Single(ext(2))
s = Stack([ext(1)]).push(2).push(3)
d = Default(x=ext(1))
tick()
[a is b, a.value, s.peek(), len(s), s == [1, 2, 3], s[0:2], Upper('abc').shout(), Upper('x') + 'y', d['x'], d['q'],
 'q' in d]

#: class_init_subclass_and_set_name
class Plugin:
    known = []

    def __init_subclass__(cls, tag='none', **rest):
        super().__init_subclass__(**rest)
        Plugin.known.append([cls.__name__, tag])


class Field:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.store.get(self.name, 'unset')

    def __set__(self, obj, value):
        obj.store[self.name] = [value]


class Model(Plugin, tag='m'):
    size = Field()
    color = Field()

    def __init__(self):
        self.store = {}


class Other(Plugin):
    pass


m = Model()
m.size = ext(3)
tick()
[m.size, m.color, m.store, Plugin.known, ext(Model.size.name)]

#: class_instances_in_cycle_across_stop
class Link:
    def __init__(self, n):
        self.n, self.next = n, self


a, b, c = Link(ext(1)), Link(2), Link(3)
a.next, b.next, c.next = b, c, a
me = c
out = []
for _ in range(5):
    out.append(ext(me.n))
    me = me.next
c.next = c
[out, me.n, a.next.next.next.next is c]

#: class_error_messages
class Lock:
    def open(self, code, *, force):
        return ext(code)


lock = Lock()
out = []
for attempt in range(5):
    ext(attempt)
    try:
        if attempt == 0:
            lock.open()
        elif attempt == 1:
            lock.open(1)
        elif attempt == 2:
            lock.open(1, 2, force=ext(1))
        elif attempt == 3:
            lock.shut(ext(1))
        else:
            Lock.open(force=True)
    except (TypeError, AttributeError) as e:
        out.append(str(e))
out

#: class_uncaught_attribute_error
class Empty:
    pass


e = Empty()
e.value = ext(1)
e.valve + ext(2)

#: class_method_passed_as_callback
class Scorer:
    def __init__(self, weights):
        self.weights = weights

    def score(self, word):
        return sum(self.weights.get(ch, 0) for ch in word)

    def rank(self, words):
        return sorted(words, key=self.score, reverse=True)

    def best(self, words):
        return [max(words, key=self.score), ext(len(words))]


s = Scorer({'a': ext(1), 'z': ext(26)})
keep = s.score
words = ext(['zoo', 'aaa', 'fizz', 'b'])
[s.rank(words), s.best(words), list(map(keep, words)), ext(keep('jazz'))]

#: class_descriptors_with_hooks_of_a_metaclass
class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default
    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get('fields', []).append(ext(name))
    def __get__(self, obj, owner):
        if obj is None: return self
        try: return obj.store[self.name]
        except KeyError: return ext(self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{ext(self.name)}: {type(value).__name__}')
        obj.store[self.name] = value
class Meta(type):
    def __setattr__(cls, name, value):
        log('meta set', name)
        super().__setattr__(name, value)
    def __instancecheck__(cls, obj): return ext(hasattr(obj, 'store'))
    def __subclasscheck__(cls, sub): return ext(True)
    def __dir__(cls): return [ext('z'), 'a']
    def __len__(cls): return ext(7)
    @property
    def kind(cls): return ext('meta')
class Rec(metaclass=Meta):
    fields = []
    __slots__ = ('store', '__weakref__')
    a = Typed(int, 1)
    b = Typed((str, bytes))
    def __init__(self, **kw):
        self.store = {}
        for k, v in kw.items():
            setattr(self, ext(k), v)
    def __getattribute__(self, name):
        if name.startswith('x_'):
            return ext(name[2:])
        return super().__getattribute__(name)
    def __delattr__(self, name):
        log('del', name)
        self.store.pop(name, None)
    def __eq__(self, o): return ext(self.store) == o.store
    def __ne__(self, o): return not ext(self == o)
    def __hash__(self): return hash(ext(tuple(self.store)))
r = Rec(a=5)
out = [r.a, r.b, r.x_hello, Rec.fields, Rec.kind, len(Rec), dir(Rec), isinstance(3, Rec), issubclass(int, Rec), isinstance(r, Rec)]
for bad in (lambda: Rec(a='s'), lambda: setattr(r, 'c', 1), lambda: r.c, lambda: Rec(b=1.5)):
    try: bad()
    except (TypeError, AttributeError) as e: out.append(str(e))
del r.a
Rec.extra = ext(3)
s = Rec(a=1)
out + [r.a, r == Rec(), r != s, len({r, s, Rec(a=2)}), r in [s, Rec()], vars(Rec)['extra'], getattr(r, 'zz', ext('none')), {r: 1}.get(Rec())]

#: what_super_says_of_itself
class A:
    def f(self):
        s = super()
        return s.__thisclass__.__name__, s.__self__ is self, s.__self_class__.__name__, [hasattr(s, n) for n in ('__self__', '__dict__', 'zz', '__func__')]
class B(A):
    @classmethod
    def g(cls): return super().__self__.__name__, super().__self_class__ is cls
    def h(self):
        ext(1); s = super(); ext(2); return s.__thisclass__ is B, s.f(), super(A).__self__
class I:
    def __iter__(self): raise TypeError('iter')
def g():
    yield ext(1)
    raise TypeError('mine')
out = [A().f(), B().f(), B.g(), B().h()]
for v in (lambda: [g()], lambda: [I()], lambda: [5], lambda: [ext([1, 2, 3])], lambda: (ext(x) for x in [5])):
    for f in (dict, {}.update):
        try: f(v())
        except (TypeError, ValueError) as e: out.append(str(e))
out
