# Programs that use `functools`, with external calls inside every callback and with its objects alive across stops.

#: reduce_calls_outside
import functools
from functools import reduce


def add(a, b):
    log('add', a, b)
    return ext(a) + b


def numbers():
    for n in range(1, 4):
        yield ext(n)


out = [reduce(add, [1, 2, 3]), functools.reduce(add, ext((4, 5)), ext(10)), reduce(add, numbers()),
       reduce(lambda a, b: ext(a) * b, numbers(), 2), reduce(pair, [1, 2, 3]), reduce(max, ext([3, 9, 4]))]
for args in [(add,), (add, []), (add, 5), (add, [1], 2, 3)]:
    try:
        reduce(*args)
    except TypeError as e:
        out.append(str(e))
out

#: reduce_without_stops_inside
import functools

ext(0)
x = functools.reduce(lambda a, b: a + b, range(5))
ext(x)
[x, functools.reduce(lambda a, b: a * b, [], 7)]

#: partial_of_what_suspends
import functools


def area(width, height, *rest, unit='m'):
    return f'{ext(width * height)} {unit} {rest}'


p = functools.partial(area, 2)
q = functools.partial(p, unit='cm')
r = functools.partial(ext)
ext('stop')
out = [p(3), q(4), q(4, unit='mm'), q(5, 6, 7), r(9), p.args, q.args, q.keywords, q.func is area, p.func is area,
       type(p).__name__, isinstance(p, functools.partial), callable(p)]
p.note = ext('kept')
log(p.note)
out += [p.note, sorted(map(functools.partial(inc), [2, 1])), list(map(functools.partial(pair, 1), ext([5, 6])))]
try:
    functools.partial()
except TypeError as e:
    out.append(str(e))
try:
    functools.partial(3)
except TypeError as e:
    out.append(str(e))
out

#: partial_alive_without_callbacks
from functools import partial

p = partial(int, base=2)
p.label = 'two'
both = [p, p]
ext('stop')
[p('101'), both[0] is both[1], p.label, p.keywords, repr(p), type(p).__name__, type(p).__module__]

#: partial_in_classes
import functools


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, twice=False):
        self.alive = ext(state)
        return (self.alive, twice)

    set_alive = functools.partialmethod(set_state, True)
    set_dead = functools.partialmethod(set_state, False, twice=True)
    static = functools.partialmethod(staticmethod(lambda a, b: ext(a) + b), 3)
    kind = functools.partialmethod(classmethod(lambda cls, a: (cls.__name__, ext(a))), 4)


c = Cell()
out = [c.set_alive(), c.alive, c.set_dead(), c.alive, c.set_dead(twice=5), c.static(4), c.kind(), Cell.kind()]
method = c.set_alive
ext('between')
out + [method(), Cell.set_alive(c)]

#: wraps_and_update_wrapper
import functools


def trace(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        log('enter', function.__name__)
        try:
            return function(*args, **kwargs)
        finally:
            log('leave')
    return inner


@trace
def greet(name: str, mark='!') -> str:
    "Greets somebody."
    return ext('hello ') + name + mark


greet.extra = 1
ext('between')
out = [greet('a'), greet('b', mark='?'), greet.__name__, greet.__doc__, greet.__module__, greet.__qualname__,
       greet.__wrapped__('c'), greet.extra, sorted(greet.__annotations__), greet.__dict__.keys() >= {'extra'}]


def bare():
    pass


functools.update_wrapper(bare, greet, assigned=('__doc__',), updated=())
out + [bare.__doc__, bare.__name__, bare.__wrapped__ is greet, functools.WRAPPER_UPDATES, hasattr(bare, 'extra')]

#: lru_cache_around_external_calls
import functools


@functools.lru_cache(maxsize=2)
def load(key, extra=None):
    return [ext(key), tick()]


first = load('a')
out = [first, load('a') is first, load('b'), load('a') is first, load('c'), load('b'), load.cache_info()[:3]]
ext('stop')
out += [load('b'), load.cache_info().currsize, load.cache_parameters()['maxsize'], load.__name__, load.__wrapped__('z')]
load.cache_clear()
ext('cleared')
out += [tuple(load.cache_info()), load('b'), load(key='b'), load('b', extra=1), str(load.cache_info()),
        load.cache_info()._fields]
out

#: lru_cache_forms
import functools
from functools import cache, lru_cache


@cache
def fib(n):
    log(n)
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache
def plain(x):
    return ext(x)


@lru_cache(typed=True)
def typed(x):
    return (type(x).__name__, tick())


@lru_cache(maxsize=0)
def never(x):
    return tick()


@lru_cache(maxsize=-5)
def negative(x):
    return tick()


class Box:
    @lru_cache(maxsize=None)
    def get(self, x):
        return (x, tick())

    @staticmethod
    @cache
    def make(x):
        return [ext(x)]


b = Box()
out = [fib(6), fib.cache_info().misses, plain(1), plain(1), plain.cache_info()[:], typed(3), typed(3.0), typed(3),
       never(1), never(1), never.cache_info().maxsize, negative.cache_info().maxsize, b.get(1), b.get(1), Box.get(b, 1),
       Box.make(3) is Box.make(3), b.get.__name__]
for wrong in ('x', 1.5):
    try:
        lru_cache(wrong)
    except TypeError as e:
        out.append(str(e))


@cache
def fails(x):
    if tick() % 2:
        raise KeyError(x)
    return x


for attempt in range(4):
    try:
        out.append(fails(ext(7)))
    except KeyError as e:
        out.append(repr(e))
try:
    plain([])
except TypeError as e:
    out.append(str(e))
out

#: lru_cache_alive_and_recursive
import functools


@functools.lru_cache(maxsize=3)
def total(n):
    if n == 0:
        return ext(0)
    return n + total(n - 1)


out = [total(5), total.cache_info()[:]]
ext('stop')
keep = {'f': total, 'g': total.cache_info}
out += [keep['f'](5), keep['g']()[:], total(2), keep['g']()[:]]
ext('again')
out + [total(1), keep['g']()[:]]

#: cached_property_errors
from functools import cached_property


class Slotted:
    __slots__ = ('x',)

    @cached_property
    def value(self):
        return 1


out = []
try:
    Slotted().value
except TypeError as e:
    out.append(str(e))


class Bare:
    pass


Bare.late = cached_property(lambda self: 1)
try:
    Bare().late
except TypeError as e:
    out.append(str(e))
ext('stop')
out

#: total_ordering_of_each_root
import functools


def make(name, function):
    return functools.total_ordering(type('C' + name, (object,), {
        '__init__': lambda self, v: setattr(self, 'v', v), '__eq__': lambda self, o: self.v == o.v, name: function}))


classes = [make('__lt__', lambda a, b: a.v < b.v), make('__le__', lambda a, b: a.v <= b.v),
           make('__gt__', lambda a, b: a.v > b.v), make('__ge__', lambda a, b: a.v >= b.v)]
out = []
for cls in classes:
    ext(0)
    for x, y in [(1, 2), (2, 2), (2, 1)]:
        a, b = cls(x), cls(y)
        out.append((a < b, a <= b, a > b, a >= b))
    out.append([cls.__lt__.__name__, cls.__ge__.__name__])
try:
    functools.total_ordering(type('Empty', (), {}))
except ValueError as e:
    out.append(str(e))
out

#: cmp_to_key_without_stops
import functools

words = ['bb', 'a', 'ccc', 'dd']
key = functools.cmp_to_key(lambda a, b: len(b) - len(a))
ext('stop')
held = key('x')
ext('held')
[sorted(words, key=key), min(words, key=key), key('a') > key('bb'), key('a') == key('b'), held.obj, held < key('yy'),
 max(words, key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b)))]

#: singledispatch_by_type
import functools


@functools.singledispatch
def show(value, depth=0):
    "Shows it."
    return f'object {ext(value)}'


@show.register(int)
def _(value, depth=0):
    return f'int {ext(value)}'


@show.register
def _(value: list, depth=0):
    return [show(item, depth=depth + 1) for item in value]


@show.register
def _(value: str | bytes, depth=0):
    return f'text {ext(value)!r} {depth}'


@show.register(float)
@show.register(complex)
def number(value, depth=0):
    return f'number {value}'


class Base:
    pass


class Derived(Base):
    pass


show.register(Base, lambda value, depth=0: ext('base'))
out = [show(1), show(True), show([1, 'x', [b'y']]), show(2.5), show(1j), show(None), show(Base()), show(Derived())]
ext('stop')
show.register(Derived, lambda value: 'derived')
out += [show(Derived()), show.__name__, show.__doc__, show.dispatch(bool) is show.registry[int], len(show.registry),
        show.dispatch(dict) is show.__wrapped__]
for wrong in (lambda: show(), lambda: show.register(3), lambda: show.register(lambda x: x)):
    try:
        wrong()
    except TypeError as e:
        out.append(str(e)[:40])
out

#: singledispatchmethod_binds
import functools


class Negator:
    def __init__(self, sign):
        self.sign = sign

    @functools.singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError('cannot negate')

    @neg.register
    def _(self, arg: int):
        return ext(-arg) * self.sign

    @neg.register
    def _(self, arg: bool):
        return not ext(arg)

    @functools.singledispatchmethod
    @classmethod
    def kind(cls, arg):
        return (cls.__name__, ext(arg))

    @kind.register
    @classmethod
    def _(cls, arg: str):
        return ext(cls.__name__ + arg)


n = Negator(2)
bound = n.neg
ext('stop')
out = [n.neg(5), n.neg(True), bound(6), Negator.kind(1), n.kind('x'), Negator.neg.__name__]
try:
    n.neg('s')
except NotImplementedError as e:
    out.append(str(e))
out

#: star_import_of_a_library_module
from functools import *


def add(a, b):
    return ext(a) + b


@wraps(add)
def other(*args):
    return add(*args)


[reduce(add, [1, 2, 3]), other.__name__, partial(other, 1)(2)]

#: library_names_as_values
import functools as f

tools = {'reduce': f.reduce, 'partial': f.partial, 'cache': f.cache, 'module': f}


def add(a, b):
    return ext(a) + b


ext('stop')
held = tools['cache'](add)
out = [tools['reduce'](add, [1, 2, 3]), tools['partial'](add, 1)(2), held(1, 2), held(1, 2),
       tools['module'].reduce is f.reduce]
ext('later')
out + [held(1, 2), tools['module'] is f, f.cached_property.__name__]

#: the_namespace_of_an_instance_across_a_stop
class Station:
    def __init__(self):
        self.name = 'a'


s = Station()
held = s.__dict__
other = {'x': held}
ext('stop')
held['added'] = ext(1)
s.late = 2
[s.added, sorted(held), other['x'] is held, held == s.__dict__]

#: cached_property_calls_outside
import functools
from functools import cached_property


class Station:
    def __init__(self, name):
        self.name = name

    @cached_property
    def reading(self):
        "How warm it is."
        return [tick(), ext(self.name)]

    later = cached_property(lambda self: ext(self.name) + '!')


a, b = Station('a'), Station('b')
first = a.reading
out = [a.reading, a.reading is first, a.later, a.later, sorted(a.__dict__), sorted(b.__dict__)]
ext('stop')
out += [a.reading is first, b.reading]
del a.reading
out += [a.reading, Station.reading.__doc__, type(Station.reading).__name__, Station.reading.attrname]
a.reading = 5
ext('set')
out + [a.reading]

#: total_ordering_with_suspending_comparisons
import functools


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return ext(self.parts) == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        log('lt', self.parts, other.parts)
        return self.parts < ext(other.parts)


a, b, c = Version(1, 2), Version(1, 3), Version(1, 2)
out = [a < b, a <= b, a > b, a >= b, a <= c, a >= c, a > c, b > a, a == c, a != b]
try:
    a <= 3
except TypeError as e:
    out.append(str(e))
out

#: cached_properties_of_both_kinds
from functools import cache


class Box:
    @property
    @cache
    def size(self):
        return tick()


b = Box()
[b.size, b.size]

#: copies_of_partials_and_caches_and_dispatch_on_unions
import copy
import functools
import typing


def power(base, exponent):
    return ext(base) ** exponent


square = functools.partial(power, exponent=2)
square.note = [1]
cached = functools.lru_cache(maxsize=2)(len)
ext('stop')
shallow, deep = copy.copy(square), copy.deepcopy(square)


@functools.singledispatch
def kind(value):
    return 'other'


@kind.register
def _(value: typing.Union[int, str]):
    return ext('number or text')


@kind.register
def _(value: typing.Optional[list]):
    return 'list or nothing'


class Meta(type):
    @functools.cached_property
    def size(cls):
        return ext(1)


class Sized(metaclass=Meta):
    pass


out = []
try:
    Sized.size
except TypeError as error:
    out.append(str(error))
[shallow(3), shallow.note is square.note, deep(4), deep.note, deep.note is square.note, copy.copy(cached) is cached,
 copy.deepcopy(cached) is cached, [kind(value) for value in (1, 'a', None, [], 1.5)], out]

#: what_total_ordering_and_partialmethod_say_of_themselves
import re
from functools import partialmethod, total_ordering

shown = []
for root in ('__lt__', '__le__', '__gt__', '__ge__'):
    made = total_ordering(type('T', (), {root: lambda self, other: ext(True), '__eq__': lambda self, other: True}))
    shown.append([getattr(made, name).__doc__ for name in ('__lt__', '__le__', '__gt__', '__ge__') if name != root])
    shown.append([made() < made(), made() <= made(), made() > made(), made() >= made()])
[shown, [re.sub('0x[0-9a-f]+', '', repr(partialmethod(*args, **more))) for args in ((print,), (print, 1, 2)) for more in ({}, {'sep': '-', 'end': ''})]]
