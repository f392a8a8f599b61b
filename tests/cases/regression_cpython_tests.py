# What CPython's own tests of the language found.

#: cpython_lambda_decorates_class
def same(x):
    return x


def make():
    @lambda c: same(c)
    class J:
        tag = ext('j')

    @lambda c: (c, 1)
    class K:
        pass

    return J.tag, K[0].__name__, K[1]


@lambda c: ext(c.__name__)
class L:
    pass


make(), L

#: cpython_arguments_of_attribute_builtins
out = []
for call in [
    lambda: getattr(1, 'a', x=2),
    lambda: hasattr(1, x=2),
    lambda: setattr(1, 'a', x=2),
    lambda: delattr(1, x='a'),
    lambda: print(1, foo=2),
    lambda: {}.__delattr__(),
    lambda: {}.__setattr__('a'),
    lambda: {}.__getattribute__('a', 'b'),
    lambda: {}.__getattribute__(name='a'),
]:
    try:
        out.append(call())
    except TypeError as error:
        out.append(str(error))
out + [ext(1)]

#: cpython_match_args_of_wrong_kinds
class WithList:
    __match_args__ = ['x']


class WithNone:
    __match_args__ = (None,)
    x = 1


out = []
for kind in WithList, WithNone:
    value = kind()
    try:
        match value:
            case WithList(ext):
                out.append('list')
            case WithNone(ext):
                out.append('none')
    except TypeError as error:
        out.append(str(error))
out

#: cpython_doc_of_property_and_traceback
class C:
    @property
    def p(self):
        return 1


C.p.__doc__ = 'text'
out = [C.p.__doc__, C().p, C.p.__doc__]
error = ValueError('v')
for wrong in 1, ValueError:
    try:
        error.__traceback__ = wrong
    except TypeError as problem:
        out.append(str(problem))
try:
    del error.__traceback__
except TypeError as problem:
    out.append(str(problem))
error.__traceback__ = None
out + [ext(1), C.p.__doc__]

#: cpython_metaclass_is_not_subscriptable
class M(type):
    pass


try:
    M[int]
except TypeError as error:
    out = str(error)
out, str(type[int]), ext(2)

#: cpython_class_in_method_of_class_with_points
class R:
    x = ext(1)

    def k(self):
        class S:
            def f(self):
                pass

        return S, ext(2)


found = R().k()[0]
found.__qualname__, found.f.__qualname__

#: cpython_defaults_of_suspending_function_deleted
def f(a, b=2, *, c=3):
    return ext(a)


del f.__defaults__
del f.__kwdefaults__
out = [f.__defaults__, f.__kwdefaults__]
try:
    f(1)
except TypeError as error:
    out.append(str(error))
out

#: cpython_class_with_bases_and_class_of_its_own
class Fake:
    def get_bases(self):
        return self.bases

    __bases__ = property(get_bases)
    __class__ = property(lambda self: int)
    __name__ = 'shown'

    def __init__(self, bases):
        self.bases = bases


fake = Fake((1, 2))
ext(0)
fake.__bases__, isinstance(fake, int), Fake.__name__, fake.__name__, ext(1)

#: cpython_length_is_asked_for_by_what_makes_lists
out = []


class B:
    def __iter__(self):
        out.append(ext('iter'))
        return iter([1, 2])

    def __len__(self):
        out.append(ext('len'))
        return 2


for use in (
    list, tuple, set, frozenset, sorted, sum, min, any, bytes, bytearray, dict.fromkeys, enumerate, zip,
    lambda x: [*x], lambda x: (*x, 1), lambda x: {*x}, lambda x: [].extend(x), lambda x: print(*x),
    lambda x: print(0, *x), lambda x: [a for a in x], lambda x: {*[*x], *x},
):
    out.append('next')
    use(B())


def unpack(x):
    a, *b = x


unpack(B())
out

#: cpython_length_hint_that_fails
class B:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([ext(1)])

    def __length_hint__(self):
        ext('hint')
        if self.hint is None:
            raise RuntimeError('hint')
        return self.hint


out = []
for hint in None, 'text', -1, NotImplemented, 3:
    for use in list, tuple, lambda x: [*x], set:
        try:
            out.append(repr(use(B(hint))))
        except (RuntimeError, TypeError, ValueError) as error:
            out.append(str(error))
out

#: cpython_iter_that_gives_no_iterator
class N:
    def __iter__(self):
        ext('iter')
        return self


out = []
for use in iter, list, enumerate, zip, sum, set, dict, sorted, any, tuple, max, lambda x: [a for a in x], lambda x: [*x]:
    try:
        out.append(use(N()))
    except TypeError as error:
        out.append(str(error))
out

#: cpython_iter_of_function_that_uses_up_the_iterator
calls = []


def spam():
    calls.append(ext('call'))
    if len(calls) > 1:
        return 2
    for item in stream:
        calls.append(item)
    return 1


stream = iter(spam, 2)
out = [next(stream, 'end'), next(stream, 'end'), calls]
out

#: cpython_truth_of_displays
class B:
    def __bool__(self):
        return ext(True)


[not {}, not {1: 2}, not B(), not [], not {1}, not (), 1 if {} else 2, not {**{}}, {} and 1, bool({} or B())]

#: cpython_metaclass_that_is_no_metaclass
class NotMeta:
    def __new__(m, *args, **kwargs):
        return super().__new__(m)

    @classmethod
    def __prepare__(m, name, bases):
        return {}


class A(metaclass=NotMeta):
    pass


class C(A, A):
    pass


class F(object(), C):
    x = ext(1)


out = [type(A) is NotMeta, type(C) is NotMeta, type(F) is NotMeta]
try:
    class G(C, int):
        pass
except TypeError as error:
    out.append(str(error))
out

#: cpython_order_of_an_ordered_namespace
from collections import OrderedDict

names = OrderedDict([('a', ext(1)), ('b', 2)])
names.move_to_end('a')
C = type('C', (), names)
[name for name in C.__dict__ if name in 'ab'], ext(3)

#: init_of_what_the_runtime_made_changes_nothing
def numbers():
    yield ext(1)


def call():
    return ext(2)


generator, mapped = numbers(), map(lambda v: ext(v), [3])
for value in (generator, call, ext, mapped):
    try:
        value.__init__([1, 2, 3])
    except TypeError:
        pass
[next(generator), call(), ext(4), next(mapped)]

#: library_collections_match_patterns
from collections import ChainMap, UserDict, UserList
from collections.abc import Mapping, Sequence


class Pair(Sequence):
    def __getitem__(self, index):
        return (1, 2)[index]

    def __len__(self):
        return 2


def kind(value):
    match value:
        case {'a': a}:
            return ['mapping', ext(a)]
        case [first, *rest]:
            return ['sequence', ext(first), rest]
    return 'other'


[kind(UserDict(a=1)), kind(ChainMap({'a': 2})), kind(UserList([3, 4])), kind(Pair()), kind('ab')]

#: names_of_types_in_messages
def f():
    return ext(1)


def g():
    yield ext(1)


def message(work):
    try:
        work()
    except (AttributeError, TypeError) as error:
        return ext(str(error))


[
    message(lambda: f.foo), message(lambda: g.foo), message(lambda: g().foo), message(lambda: f + 1), message(lambda: len(g())),
    message(lambda: map(f, [1])[0]), message(lambda: f[0]), message(lambda: {}[f].x if False else zip(g(), g()).x),
]

#: bytes_of_what_has_a_method_and_items
class Text:
    def __init__(self, text):
        self.text = text

    def __len__(self):
        return len(self.text)

    def __getitem__(self, place):
        return ext(self.text[place])

    def __bytes__(self):
        return ext(self.text.encode())


class Size(Text):
    def __index__(self):
        return ext(2)

    __bytes__ = None


class Count:
    def __getitem__(self, place):
        return fail()

    def __index__(self):
        return ext(3)


def attempt(kind, value):
    try:
        return repr(kind(value))
    except TypeError as error:
        return str(error)


[attempt(kind, value) for kind in (bytes, bytearray) for value in (Text('ab'), Size('ab'), Count())]
