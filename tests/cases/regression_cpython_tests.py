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
