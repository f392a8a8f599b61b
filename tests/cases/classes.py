# Programs about classes whose methods stop at external calls; a `#:` line starts a program.

#: class_basic_method_stop
class Counter:
    def __init__(self, start):
        self.n = start

    def step(self, by):
        self.n += ext(by)
        return self.n


c = Counter(ext(10))
[c.step(1), c.step(by=inc(1)), c.n]

#: class_inheritance_super_across_stop
class Base:
    def greet(self, name):
        return 'hello ' + ext(name)


class Polite(Base):
    def greet(self, name):
        before = tick()
        text = super().greet(name)
        after = tick()
        return [before, text + ', please', after]


class Loud(Polite):
    def greet(self, name):
        inner = super().greet(ext(name.upper()))
        return inner + [super().greet('again')[1] + '!' * ext(2)]


Loud().greet('ada')

#: class_super_explicit_arguments
class A:
    def m(self, x):
        return ['A', ext(x)]


class B(A):
    def m(self, x):
        return ['B'] + super(B, self).m(inc(x))


class C(B):
    def m(self, x):
        skipped = super(B, self).m(x)
        return ['C'] + super(C, self).m(x) + skipped


C().m(ext(1))

#: class_diamond_mro_cooperative
class Root:
    def visit(self, path):
        path.append('Root')
        return ext(len(path))


class Left(Root):
    def visit(self, path):
        path.append('Left')
        return super().visit(path) + inc(0)


class Right(Root):
    def visit(self, path):
        path.append('Right')
        return super().visit(path) * ext(10)


class Bottom(Left, Right):
    def visit(self, path):
        path.append('Bottom')
        return super().visit(path)


path = []
[Bottom().visit(path), path, isinstance(Bottom(), Right), issubclass(Left, Right)]

#: class_property_get_set_delete
class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._degrees = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        self._degrees = None

    @property
    def fixed(self):
        return 'fixed'


t = Celsius(ext(100))
out = [t.fahrenheit]
t.fahrenheit = ext(32)
out.append(t._degrees)
t.fahrenheit += ext(18)
out.append(t._degrees)
del t.fahrenheit
out.append(ext(t._degrees))
try:
    t.fixed = ext(1)
except AttributeError:
    out.append('read only')
out

#: class_classmethod_staticmethod
class Shape:
    made = 0

    def __init__(self, sides):
        self.sides = sides

    @classmethod
    def regular(cls, n):
        cls.made += ext(1)
        return cls(ext(n))

    @staticmethod
    def describe(n):
        return 'n=' + str(ext(n))

    @classmethod
    def count(cls):
        return [cls.__name__, ext(cls.made)]


class Square(Shape):
    @classmethod
    def regular(cls, n=4):
        made = super().regular(n)
        log(cls.made)
        return made


a = Shape.regular(3)
b = Square.regular()
c = b.regular(5)
[a.sides, b.sides, type(c) is Square, Shape.count(), Square.count(), Shape.describe(1), c.describe(2)]

#: class_attributes_shared_and_shadowed
class Config:
    limit = 10
    tags = []


class Child(Config):
    limit = ext


first, second = Config(), Config()
first.limit = ext(1)
first.tags.append(ext('shared'))
second.tags += [ext('also')]
Config.limit = inc(Config.limit)
[first.limit, second.limit, Config.tags, second.tags is Config.tags, Child.limit is ext, Child.limit(ext(7))]

#: class_instance_state_alive_across_stop
class Node:
    def __init__(self, value, parent=None):
        self.value = value
        self.parent = parent
        self.children = []
        if parent is not None:
            parent.children.append(self)

    def path(self):
        node, parts = self, []
        while node is not None:
            parts.append(ext(node.value))
            node = node.parent
        return '/'.join(reversed(parts))


root = Node('root')
leaf = Node('leaf', Node('mid', root))
before = leaf.path()
ext(0)
leaf.parent.value = ext('MID')
[before, leaf.path(), root.children[0].children[0] is leaf, len(root.children)]

#: class_bound_method_alive_across_stop
class Bag:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(ext(item))
        return len(self.items)


bag = Bag()
add = bag.add
out = [add('a')]
tick()
out.append(add('b'))
methods = [bag.add, Bag().add, add]
ext(1)
out.extend([m(inc(i)) for i, m in enumerate([methods[0], add])])
out.append(methods[1]('x'))
out.append(methods[2]('c'))
pure = bag.items.append
ext(2)
pure(ext('direct'))
[out, bag.items, add == bag.add]

#: class_unbound_function_call
class P:
    def hello(self, who):
        return [self.name, ext(who)]

    name = 'p'


class Q:
    name = 'q'


f = P.hello
ext(0)
[f(P(), 'x'), P.hello(Q(), inc(1))]

#: class_name_mangling
class Vault:
    __secret = 'class'

    def __init__(self, value):
        self.__value = value

    def __hidden(self):
        return ext(self.__value)

    def reveal(self):
        self.__value += inc(0)
        return [self.__hidden(), self.__secret, ext(self.__value)]


class Sub(Vault):
    def __init__(self):
        super().__init__(ext(10))
        self.__value = 'own'

    def both(self):
        return [self.__value, self.reveal()]


s = Sub()
out = [s.both(), s._Vault__value, s._Sub__value, hasattr(s, '__value')]
try:
    s.__value
except AttributeError as e:
    out.append(ext(str(e)))
out

#: class_slots
class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx):
        return Point(self.x + ext(dx), self.y)


p = Point(ext(1), ext(2)).moved(5)
ext(0)
out = [p.x, p.y]
try:
    p.z = ext(1)
except AttributeError:
    out.append('no z')
del p.y
out.append(hasattr(p, 'y'))
try:
    p.y
except AttributeError:
    out.append(tick())
p.y = ext(9)
out + [p.y]

#: class_slots_inherited_with_dict
class Small:
    __slots__ = ('a',)


class Wide(Small):
    def fill(self):
        self.a = ext(1)
        self.b = ext(2)
        return self


w = Wide().fill()
ext(0)
w.c = ext(3)
[w.a, w.b, w.c]

#: class_defined_in_function_with_closure
def make(prefix, offset):
    count = ext(0)

    class Maker:
        tag = prefix + '!'

        def build(self, n):
            nonlocal count
            count += 1
            return [prefix, n + ext(offset), count, self.tag]

        def total(self):
            return ext(count)

    return Maker


M1, M2 = make('a', 1), make('b', ext(10))
x, y = M1(), M1()
tick()
[x.build(1), y.build(2), M2().build(3), x.total(), M1 is M2]

#: class_mro_conflict_error
class A:
    pass


class B(A):
    pass


log('before')
try:
    class C(A, B):
        pass
    outcome = 'made'
except TypeError as e:
    outcome = ext(str(e)[:43].replace('\n', ' '))
outcome
