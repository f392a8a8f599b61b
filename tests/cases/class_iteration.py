# Iterators made by builtins that can be asked again after their end, with external calls inside.

#: map_goes_on_after_a_stop_iteration
def f(x):
    if ext(x) == 2:
        raise StopIteration
    return x * 10


m = map(f, [1, 2, 3, 4])
out = [list(m), next(m), next(m, 'end'), next(m, 'end')]
try:
    next(m)
except StopIteration:
    out.append('StopIteration')
out + [type(iter(m)) is type(m)]

#: filter_goes_on_after_a_stop_iteration
def f(x):
    if ext(x) == 2:
        raise StopIteration
    return x % 2


m = filter(f, [1, 2, 3, 5, 4])
out = []
for x in m:
    out.append(x)
out.append('after')
for x in m:
    out.append(x)
out + [list(m)]

#: sources_that_go_on
class Source:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n = inc(self.n)
        if self.n % 3 == 0:
            raise StopIteration
        return self.n


s = Source()
m, z, e = map(str, s), zip(s, 'abcdefg'), enumerate(s)
[list(m), list(m), list(z), list(e), list(e), next(m)]

#: yield_from_a_map_that_ended_early
def f(x):
    if ext(x) == 2:
        raise StopIteration
    return x


def g():
    m = map(f, [1, 2, 3])
    result = yield from m
    yield ['first', result]
    yield from m
    yield 'last'


def h():
    for x in g():
        yield x


list(h())

#: zip_strict_and_unpacking
def slow(n):
    for i in range(n):
        yield ext(i)


out = []
try:
    list(zip(slow(2), slow(3), strict=True))
except ValueError as e:
    out.append(str(e))
a, *b = zip(slow(2), 'ab')
c, d = map(ext, (1, 2))
out + [a, b, c, d, [*enumerate(slow(2), 5)], dict(zip('ab', slow(2)))]

#: how_often_iterators_are_asked
import collections, csv, functools, heapq, io, statistics
asked = []
class Items:
    def __init__(self, *items): self.items = list(items)
    def __iter__(self): asked.append(ext('iter')); return self
    def __next__(self):
        if not self.items: raise StopIteration
        asked.append(ext('next')); return self.items.pop(0)
    def __length_hint__(self): asked.append('hint'); return len(self.items)
def told(value):
    found = [repr(value), *asked]
    asked.clear()
    return found
[
    told(functools.reduce(max, Items(1, 2))), told(functools.reduce(max, Items(1, 2), 0)),
    told(heapq.nsmallest(2, Items(3, 1, 2))), told(heapq.nlargest(2, Items(3, 1, 2), key=abs)), told(heapq.nsmallest(9, Items(2, 1))),
    told(list(heapq.merge(Items(1, 3), Items(2)))), told(csv.writer(io.StringIO()).writerow(Items('a', 1))),
    told(collections.Counter(Items('a', 'b', 'a'))), told(collections.Counter(collections.ChainMap({'a': 2}))), told(frozenset(Items(1))), told(bytes(Items(1, 2))), told(statistics.fmean(Items(1, 2))),
]

#: iterators_that_ask_more_than_their_items
log = []
class Value:
    def __init__(self, n): self.n = n
    def __eq__(self, other): log.append(ext(('eq', self.n))); return self.n == getattr(other, 'n', other)
class Old:
    def __getitem__(self, at): return [10, 20][ext(at)]
    def __getattr__(self, name): log.append(ext(name)); raise AttributeError(name)
same = Value(9)
[
    [x for x in Old()], [*Old()], sum(Old()), list(zip(Old(), Old())), 20 in Old(),
    list(iter([1, 2, 3].pop, Value(1))), [v.n for v in iter([same, Value(2), Value(1)].pop, same)], list(iter(iter('ab').__next__, Value('b'))), log,
]
