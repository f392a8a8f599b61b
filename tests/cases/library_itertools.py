# Programs that use `itertools`: over suspending iterables, with suspending callbacks, and half-consumed across stops.

#: alive_without_stops_inside
import itertools as it

made = [it.count(5, 2), it.repeat('x', 4), it.chain([1, 2], (3,), 'ab'), it.islice(range(20), 2, 15, 3),
        it.accumulate([1, 2, 3, 4]), it.accumulate([1, 2, 3], max, initial=2), it.compress('abcdef', [1, 0, 1, 0, 1, 1]),
        it.cycle('ab'), it.pairwise('abcd'), it.zip_longest('abc', [1], fillvalue='-'), it.starmap(pow, [(2, 3), (3, 2)]),
        it.filterfalse(None, [0, 1, 0, 2, '']), it.takewhile(bool, [1, 2, 0, 3]), it.dropwhile(bool, [1, 0, 2, 3]),
        it.product('ab', [1, 2]), it.permutations('abc', 2), it.combinations('abcd', 2),
        it.combinations_with_replacement('ab', 2), it.chain.from_iterable(['ab', 'cd'])]
first = [next(each) for each in made]
ext('stop')
second = [next(each, 'end') for each in made]
ext('again')
[first, second, [list(it.islice(each, 5)) for each in made], [type(each).__name__ for each in made]]

#: branches_and_groups_without_stops_inside
import itertools

a, b = itertools.tee(range(6))
next(a), next(a)
groups = itertools.groupby('aabbbcd')
key, group = next(groups)
c, d, e = itertools.tee(iter('xyz'), 3)
next(d)
ext('stop')
first = next(group)
out = [list(a), next(b), key, first]
ext('again')
out += [list(b), [(k, list(g)) for k, g in groups], list(group), list(c), list(d), list(e), itertools.tee([], 0)]
out + [[(k, len(list(g))) for k, g in itertools.groupby([1, 3, 2, 4, 5], lambda n: n % 2)]]

#: over_suspending_iterables
import itertools as it


def items(n, start=0):
    for i in range(start, start + n):
        yield ext(i)


out = [list(it.chain(items(2), 'x', items(1, 5))), list(it.chain.from_iterable(items(1) for _ in range(2))),
       list(it.islice(items(9), 2)), list(it.islice(items(9), 1, 6, 2)), list(it.accumulate(items(4))),
       list(it.compress(items(4), [1, 0, 1])), list(it.compress('abc', items(3))), list(it.islice(it.cycle(items(2)), 5)),
       list(it.pairwise(items(3))), list(it.zip_longest(items(2), items(3, 5), fillvalue=None)),
       list(it.starmap(pair, zip(items(2), items(2)))), list(it.filterfalse(None, items(3))),
       list(it.takewhile(bool, items(3, 1))), list(it.dropwhile(bool, items(3, -1))), list(it.product(items(2), 'ab')),
       list(it.permutations(items(3), 2)), list(it.combinations(items(3), 2)),
       list(it.combinations_with_replacement(items(2), 2)), [(k, list(g)) for k, g in it.groupby(items(3))],
       list(zip(*it.tee(items(2), 2))), list(it.product(items(2), repeat=2))]
out

#: with_suspending_callbacks
import itertools as it


def even(n):
    log('even', n)
    return ext(n) % 2 == 0


def add(a, b):
    return ext(a) + b


out = [list(it.starmap(add, [(1, 2), (3, 4)])), list(it.filterfalse(even, range(5))), list(it.takewhile(even, [0, 2, 3, 4])),
       list(it.dropwhile(even, [0, 2, 3, 4])), list(it.accumulate([1, 2, 3], add)),
       list(it.accumulate([1, 2], add, initial=10)), [(k, list(g)) for k, g in it.groupby([0, 2, 3, 5, 4], even)],
       list(it.starmap(ext, [(1,), (2,)])), list(it.takewhile(ext, [1, 0, 1])), list(it.filterfalse(ext, [1, 0, 1])),
       [next(it.dropwhile(inc, [-1, 5])), list(it.groupby([1], ext))[0][0]]]
out

#: half_consumed_across_stops
import itertools as it


def items(n):
    for i in range(n):
        yield ext(i)


def small(n):
    return ext(n) < 3


made = [it.chain(items(3), items(2)), it.islice(items(6), 1, None, 2), it.accumulate(items(4)), it.pairwise(items(4)),
        it.cycle(items(2)), it.zip_longest(items(1), items(3)), it.starmap(pair, ((i,) for i in items(3))),
        it.takewhile(small, items(5)), it.dropwhile(small, items(5)), it.compress(items(4), items(4)),
        it.filterfalse(small, items(5)), it.combinations(items(3), 2)]
out = [[next(each) for each in made]]
ext('stop')
out.append([next(each, 'end') for each in made])
ext('again')
out + [[list(it.islice(each, 4)) for each in made]]

#: tee_and_groupby_half_consumed
import itertools


def words():
    for word in ['apple', 'avocado', 'bean', 'carrot', 'cherry']:
        yield ext(word)


a, b = itertools.tee(words())
out = [next(a), next(a), next(b)]
c = itertools.tee(a)[0]
ext('stop')
out += [next(b), next(c), list(a), list(b)]
groups = itertools.groupby(words(), key=lambda w: ext(w[0]))
key, group = next(groups)
out += [key, next(group)]
ext('in group')
out += [list(group), next(groups)[0]]
key, group = next(groups)
out += [key, list(group), list(groups)]
out

#: lazy_order_of_calls
import itertools as it


def source(name, n):
    for i in range(n):
        log(name, i)
        yield i


out = []
for x, y in it.zip_longest(source('a', 2), source('b', 3)):
    out.append((x, ext(y)))
for value in it.chain(source('c', 2), source('d', 1)):
    out.append(ext(value))
for value in it.islice(source('e', 5), 1, 4, 2):
    out.append(ext(value))
rest = source('f', 4)
out.append(list(it.islice(rest, 2)))
out.append(list(rest))
out.append(list(it.takewhile(lambda v: v < 1, rest2 := source('g', 4))))
out.append(list(rest2))
out

#: errors_of_arguments
import itertools as it


def items():
    yield ext(1)


out = []
for make in [lambda: it.islice(items()), lambda: it.islice(items(), -1), lambda: it.islice(items(), 0, 5, 0),
             lambda: it.tee(items(), -1), lambda: it.chain(5).__next__(), lambda: it.accumulate(5), lambda: it.cycle(3),
             lambda: it.permutations(items(), -1), lambda: next(it.starmap(len, [3])), lambda: it.repeat('x', times=2)]:
    try:
        out.append(type(make()).__name__)
    except (TypeError, ValueError) as e:
        out.append(f'{type(e).__name__}: {e}')
ext('stop')
out

#: exceptions_from_callbacks
import itertools


def risky(n):
    if ext(n) == 2:
        raise KeyError(n)
    return n


out = []
for each in (itertools.starmap(risky, [(1,), (2,), (3,)]), itertools.filterfalse(risky, [0, 2, 0]),
             itertools.accumulate([0, 1, 2, 3], lambda a, b: risky(b))):
    while True:
        try:
            out.append(next(each))
        except KeyError as e:
            out.append(repr(e))
        except StopIteration:
            break
out
