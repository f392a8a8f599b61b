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
