# Objects of the standard library that are alive while the program stops, and are used afterwards.

#: functools_objects_alive
from functools import cache, cached_property, lru_cache, partial, reduce, singledispatch


@lru_cache(maxsize=2)
def f(x):
    return ext([x])


@cache
def g(x):
    return ext(x)


class K:
    n = 0

    @cached_property
    def p(self):
        self.n += 1
        return ext([self.n])


@singledispatch
def show(x):
    return 'default'


p = partial(f, 1)
first = f(1)
g(1)
k = K()
kept = k.p
show.register(int, lambda x: ext('int'))
ext('stop')
f(2)
info = list(f.cache_info())
again = f(1) is first
f(3)
ext('stop')
[info, again, f(1) is first, p() is f(1), k.p is kept, k.n, show(1), show('x'), g(1), list(g.cache_info()), p.args, reduce(lambda a, b: a + b, [1, 2])]
