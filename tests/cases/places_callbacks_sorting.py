# Sorting, and the smallest and largest of things, with keys and comparisons that stop.

#: sorted_key_comparison_and_stability
class V:
    def __init__(self, v, tag=''):
        self.v, self.tag = v, tag

    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)


vs = [V(3, 'a'), V(2, 'b'), V(1, 'c')]
a = [[x.v, x.tag] for x in sorted(vs)]
b = [[x.v, x.tag] for x in sorted(vs, reverse=True)]
c = [x.tag for x in sorted(vs, key=lambda x: ext(-x.v))]
d = [x.tag for x in sorted(vs, key=lambda x: V(ext(x.v)))]
ys = [*vs, V(2, 'd'), V(3, 'e'), V(1, 'f')]
ys.sort(key=lambda x: (ext(x.v), x.tag), reverse=True)
zs = vs[:3]
zs.sort()
[a, b, c, d, [y.tag for y in ys], [z.tag for z in zs], sorted((ext(x) for x in 'bca'), key=lambda s: -ord(ext(s)))]

#: sorting_logs_each_comparison
class V:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log(self.v, o.v)
        return self.v < o.v


def order(*vs, **k):
    return [x.v for x in sorted(map(V, vs), **k)]


[order(), order(1), order(2, 1), order(1, 2), order(1, 2, 3, 4), order(5, 4, 3, 2, 1), order(1, 2, reverse=True), order(3, 2, 1, reverse=True), order(1, 2, 3, reverse=True)]

#: sort_raises_half_way_and_mutation_during_sort
class V:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        if o.v == 'bad' or self.v == 'bad':
            fail('ValueError', 'cannot compare')
        return ext(self.v < o.v)


def attempt(f):
    try:
        return f()
    except Exception as error:
        return [type(error).__name__, str(error)]


xs = [V(2), V(1), V('bad')]
a = attempt(lambda: xs.sort())
seen = []
ys = [3, 1, 2]


def key(x):
    seen.append(list(ys))
    if x == 1:
        ys.append(ext('intruder'))
    return x


b = attempt(lambda: ys.sort(key=key))
c = attempt(lambda: sorted([3, 'a'], key=lambda x: ext(x)))
d = attempt(lambda: sorted([1], key=ext(5)))
e = attempt(lambda: sorted([2, 1], key=lambda x: fail('KeyError', 'key')))
f = attempt(lambda: sorted(ext(5)))
[a, sorted(str(x.v) for x in xs), b, seen, sorted(map(str, ys)), c, d, e, f]

#: min_max_with_key_default_and_comparisons
class V:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log('lt', self.v, o.v)
        return ext(self.v < o.v)

    def __gt__(self, o):
        log('gt', self.v, o.v)
        return ext(self.v > o.v)


def gen(*vs):
    for v in vs:
        log('give', v)
        yield v


def attempt(f):
    try:
        return f()
    except (ValueError, TypeError) as error:
        return [type(error).__name__, ext('caught')]


[
    min(V(2), V(1), V(3)).v, max([V(2), V(3), V(3)]).v, min(gen(3, 1, 2)), max(gen(3, 1, 2), key=lambda x: ext(-x)), min(gen(), default=ext('none')),
    max('bca', key=lambda c: V(ext(ord(c)))), min([1, -1], key=ext, default=5), attempt(lambda: min(gen())), attempt(lambda: max(1, 2, default=ext(3))), attempt(lambda: max(ext(1))),
    max(gen((1, 'a'), (1, 'b')), key=lambda p: ext(p[0])), min(map(V, (5, 4))).v, attempt(lambda: min(1, ext('a'))),
]

#: list_that_is_changed_while_its_sort_waits
class Pages(list):
    __slots__ = ('title',)


def appended(values):
    values.append(1)
    values.pop()


def extended(values):
    values.extend([1, 2])
    del values[0]
    values.remove(2)


def inserted(values):
    values.insert(0, 5)
    values[:] = []


def looked(values):
    list(values), values.copy(), values.reverse(), values.extend([]), values.sort()


def filled(values):
    values.append(7)


class Worth:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        change(numbers)
        return ext(self.number < other.number)


found = []
for change in (appended, extended, inserted, looked, filled):
    for kind in (list, Pages):
        numbers = kind([3, 1, 2])

        def key(number):
            seen = [list(numbers), ext(number)]
            if number == 1:
                change(numbers)
            found.append(seen + [tick()])
            return seen[1]

        try:
            numbers.sort(key=key)
        except ValueError as error:
            found.append(str(error))
        found.append([change.__name__, list(numbers)])
        numbers = kind(map(Worth, [3, 1, 2]))
        try:
            numbers.sort()
        except ValueError as error:
            found.append(str(error))
        found.append([each.number for each in numbers])
found
