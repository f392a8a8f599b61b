# Builtins and methods of builtin types that call back into the program, or consume what stops.

#: zip_enumerate_and_their_order
def gen(tag, n):
    for i in range(n):
        log(tag, i)
        yield f'{tag}{i}'
    log(tag, 'end')


def attempt(f):
    try:
        return f()
    except ValueError as error:
        return str(error)


z = zip(gen('a', 2), gen('b', 3), gen('c', 2))
log('made')
one = next(z)
e = enumerate(gen('e', 2), start=ext(5))
[
    one, list(z), next(e), list(e), attempt(lambda: list(zip(gen('s', 1), gen('t', 2), strict=True))), attempt(lambda: list(zip(gen('u', 2), gen('v', 1), strict=True))),
    [i + len(x) for i, x in enumerate(gen('f', 2))], dict(zip(gen('k', 2), gen('v', 2))), list(zip()), list(zip(gen('z', 1))), list(enumerate(zip(gen('p', 1), gen('q', 1)))),
]

#: next_with_default_and_errors
def gen(n):
    for i in range(n):
        yield ext(i)
    return ext('value')


class It:
    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if ext(self.n) > 2:
            raise StopIteration
        return self.n


g, i = gen(1), It()
out = [next(g), next(g, ext('default')), next(g, 'again'), next(i), next(i, 'd'), next(i, 'end')]
h = gen(0)
try:
    next(h)
except StopIteration as stop:
    out.append(stop.value)
try:
    next(i)
except StopIteration as stop:
    out.append(stop.value)
try:
    next(ext([]))
except TypeError as error:
    out.append(str(error))
out

#: nested_callbacks_of_callbacks
rows = [{'n': 3, 'tags': ['x', 'y']}, {'n': 1, 'tags': ['z']}, {'n': 2, 'tags': []}]
[
    [r['n'] for r in sorted(rows, key=lambda r: min(map(lambda t: ext(ord(t)), r['tags']), default=ext(0)))],
    max(rows, key=lambda r: sum(ext(len(t)) for t in r['tags']))['n'],
    list(map(lambda r: list(filter(lambda t: ext(t) > 'x', sorted(r['tags'], key=lambda t: -ord(ext(t))))), rows)),
    sorted(map(lambda r: max(map(lambda t: ext(t), r['tags']), default=''), rows), key=lambda s: ext(s)),
    any(all(ext(t) != 'q' for t in r['tags']) and ext(r['n']) == 2 for r in rows),
]

#: callbacks_rebinding_and_closing_over_state
def make():
    calls = []
    limit = ext(2)

    def key(x):
        nonlocal limit
        calls.append(x)
        limit += ext(1)
        return -x * limit

    return key, lambda: [calls, limit]


key, state = make()
a = sorted([3, 1, 2], key=key)
b = max([1, 5], key=key)
total = 0


def add(x):
    global total
    total += ext(x)
    return total


[a, b, state(), list(map(add, [1, 2, 3])), total, [f() for f in map(lambda i: lambda: ext(i * total), (1, 2))]]
