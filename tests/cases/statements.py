# Programs about simple statements: assignment, deletion, assert, return; a program starts at a `#:` line, its last expression is its result.

#: assign_name_and_expression_statement
ext('ignored')
x = ext(1)
ext(x)
y = x
x = ext(2)
[x, y]

#: assign_chained_targets
a = b = c = ext([1])
a.append(ext(2))
d = e = tick()
[a, b, c, a is b is c, d, e]

#: assign_chained_order_of_targets
store = {}


def at(key):
    log('target', key)
    return store


at('a')['x'] = at('b')['y'] = ext('value')
first = at('c')['z'] = second = ext('again')
[list(store.items()), first, second]

#: assign_subscript_each_part
table = {'row': [0, 0, 0]}


def owner():
    log('owner')
    return table['row']


def index():
    log('index')
    return 1


def value():
    log('value')
    return 'v'


owner()[index()] = value()
table['row'][ext(0)] = ext('first')
owner()[ext(2)] = 'last'
table[ext('new')] = owner()
table[ext(1), ext(2)] = ext('tuple key')
list(table.items())

#: assign_slice
xs = [0, 1, 2, 3, 4, 5]
xs[ext(1) : ext(3)] = ext(['a', 'b', 'c'])
xs[ext(-1) :] = ext('yz')
xs[:: ext(3)] = [ext('p'), ext('q'), ext('r')]
xs[ext(2) : 2] = ext((9,))
xs

#: assign_attribute_each_part
class Node:
    pass


def node(label):
    log(label)
    return root


root = Node()
node('owner').value = ext(5)
root.child = Node()
root.child.value = node('value').value + ext(1)
node('left').a = node('right').b = ext('both')
[root.value, root.child.value, root.a, root.b]

#: unpack_flat
a, b = ext([1, 2])
(c, d, e) = ext('xyz')
[f, g] = ext(3), ext(4)
h, = ext((5,))
() = ext([])
[a, b, c, d, e, f, g, h]

#: unpack_nested
(a, (b, c)), d = ext([[1, (2, 3)], 4])
[e, [f, (g, h)]] = [ext('e'), [ext('f'), 'gh']]
((i,),), j = ext((((9,),), 8))
[a, b, c, d, e, f, g, h, i, j]

#: unpack_starred
first, *rest = ext([1, 2, 3])
*start, last = ext('abc')
a, *middle, z = ext((1, 2, 3, 4))
b, *none, c = ext([5, 6])
(d, *e), *f = [ext('word'), ext(1), ext(2)]
*only, = ext({'k': 1})
[first, rest, start, last, a, middle, z, b, none, c, d, e, f, only]

#: unpack_into_attributes_and_subscripts
class Point:
    pass


p = Point()
cells = [0, 0, 0, 0]


def spot(i):
    log('spot', i)
    return cells


p.x, cells[ext(1)] = ext([10, 20])
spot(0)[inc(1)], (p.y, *spot(1)[0:1]) = ext('a'), ext(['b', 'c'])
p.x, p.y = p.y, ext(p.x)
[p.x, p.y, cells]

#: unpack_swap
a, b, c = 1, 2, 3
a, b = b, a
a, b, c = ext(c), ext(a), b
xs = [1, 2, 3]
i = 0
i, xs[i] = ext(2), ext('at new i')
xs[0], xs[ext(2)] = xs[2], xs[0]
[a, b, c, i, xs]

#: unpack_too_few
try:
    a, b = ext([1])
except ValueError as error:
    one = str(error)
try:
    a, b, c = ext('xy')
except ValueError as error:
    two = str(error)
try:
    a, *b, c, d = ext([1, 2])
except ValueError as error:
    three = str(error)
try:
    (a, b), c = ext([[1], 2])
except ValueError as error:
    four = str(error)
[one, two, three, four]

#: unpack_too_many
a = b = 'unset'
try:
    a, b = ext([1, 2, 3])
except ValueError as error:
    one = str(error)
try:
    a, (b, c) = ext([1, 'xyz'])
except ValueError as error:
    two = str(error)
try:
    () = ext([1])
except ValueError as error:
    three = str(error)
[one, two, three, a, b]

#: unpack_not_iterable
messages = []
for value in (5, None, 1.5, True):
    try:
        a, b = ext(value)
    except TypeError as error:
        messages.append(str(error))
    try:
        a, *b = ext(value)
    except TypeError as error:
        messages.append(str(error))
messages

#: unpack_error_uncaught
data = ext([1, 2, 3])
x, y, z, w = data

#: unpack_partial_effect_before_error
class Target:
    pass


t = Target()
t.a = t.b = None
try:
    t.a, (t.b, t.c) = ext([1, [2]])
except ValueError as error:
    log(str(error))
[t.a, t.b]

#: unpack_from_iterators
it = iter([1, 2, 3, 4, 5])
a, b = next(it), ext('between')
c, *d = it
e, f = {'k1': 1, 'k2': 2}.items()
(g, h), i = zip([1, 2], ext('ab'))
j, k = map(str, ext([7, 8]))
l, m = range(ext(2))
[a, b, c, d, e, f, g, h, i, j, k, l, m]

#: augmented_names
a = ext(10)
a += ext(5)
a -= ext(1)
a *= ext(2)
a //= ext(3)
b = ext(7)
b /= ext(2)
b **= ext(2)
c = ext(100)
c %= ext(7)
c <<= ext(3)
c |= ext(5)
c &= ext(0b1011)
c ^= ext(1)
c >>= ext(1)
[a, b, c]

#: augmented_mutates_in_place
a = b = ext([1])
a += ext([2])
c = d = ext((1,))
c += ext((2,))
e = f = ext({1})
e |= ext({2})
g = h = ext({'k': 1})
g |= ext({'m': 2})
a *= ext(2)
[a, b, a is b, c, d, e, f, g, h]

#: augmented_subscript_each_part
xs = [1, 2, 3]


def owner():
    log('owner')
    return xs


def index():
    log('index')
    return 1


def value():
    log('value')
    return 10


owner()[index()] += value()
xs[ext(0)] *= ext(7)
xs[2] -= ext(1)
owner()[ext(-1)] **= ext(3)
counts = {}
for word in ext(['a', 'b', 'a']):
    counts[word] = counts.get(ext(word), 0)
    counts[word] += ext(1)
[xs, counts]

#: augmented_slice
xs = [1, 2, 3, 4]
xs[ext(1) : ext(3)] += ext(['x'])
xs[ext(0) : 1] *= ext(2)
xs

#: augmented_attribute_each_part
class Box:
    total = 100


box = Box()


def owner():
    log('owner')
    return box


owner().total += ext(5)
box.items = ext([1])
owner().items += [ext(2), ext(3)]
owner().total //= ext(2)
[box.total, Box.total, box.items]

#: augmented_reads_target_before_value
x = 1
xs = [1, 1]


def change():
    global x
    x = ext(100)
    xs[0] = ext(50)
    return 1


x += change()
after_name = x
xs[0] += change()
y = x
y -= ext(y)
[after_name, xs, x, y]

#: augmented_error_leaves_target
x = ext('text')
try:
    x += ext(1)
except TypeError as error:
    message = str(error)
xs = (ext([1]),)
try:
    xs[0] += ext([2])
except TypeError as error:
    other = str(error)
d = {}
try:
    d[ext('k')] += log('never')
except KeyError as error:
    third = str(error)
[x, message, xs, other, third]

#: augmented_user_operators
class Acc:
    def __init__(self, parts):
        self.parts = parts

    def __iadd__(self, other):
        self.parts.append(other)
        return self

    def __sub__(self, other):
        return Acc([p for p in self.parts if p != other])

    def __imul__(self, n):
        return 'replaced by %d' % n


a = b = Acc([ext(1)])
a += ext(2)
a += ext(3)
c = a
c -= ext(2)
d = a
d *= ext(4)
[a.parts, b.parts, a is b, c.parts, c is a, d]

#: annotated_assignment
x: int = ext(1)
y: 'not evaluated' = ext(2)
z: int


def f():
    a: list[int] = ext([3])
    b: undefined_name = ext(4)
    c: int
    return a, b


[x, y, f()]

#: annotated_attribute_and_subscript
class Box:
    pass


box = Box()
table = {}


def owner():
    log('owner')
    return table


box.size: int = ext(5)
owner()[ext('k')]: int = ext('v')
(w): str = ext('parenthesised')
[box.size, table, w]

#: annotation_makes_name_local
x = 'global'


def f():
    try:
        return x
    except UnboundLocalError as error:
        message = str(error)
    x: str = ext('local')
    return message, x


[f(), x]

#: annotation_of_parameters_and_returns
def f(a: ext('int') = ext(1), *b: ext('tuple'), c: ext('kw') = ext(2), **d: ext('dict')) -> ext('result'):
    return a, b, c, d


f(ext(5), ext(6), k=ext(7))

#: delete_names
x = ext(1)
y = z = ext(2)
del x
del y, (z)
names = []
for read in (lambda: x, lambda: y, lambda: z):
    try:
        read()
    except NameError as error:
        names.append(str(error))
x = ext('again')
[names, x]

#: delete_subscripts_and_slices
xs = list(range(10))
table = {'a': 1, 'b': 2, (1, 2): 3}


def owner():
    log('owner')
    return xs


del xs[ext(0)]
del owner()[ext(1) : ext(4)]
del xs[:: ext(3)]
del table[ext('a')], table[ext(1), ext(2)]
try:
    del table[ext('zz')]
except KeyError as error:
    log(str(error))
try:
    del owner()[ext(99)]
except IndexError as error:
    log(str(error))
[xs, table]

#: delete_attributes
class Box:
    shared = 'class'


box = Box()
box.a, box.b, box.shared = ext(1), ext(2), ext(3)


def owner():
    log('owner')
    return box


del owner().a, box.shared
messages = [box.shared]
for action in ('read', 'delete'):
    try:
        if ext(action) == 'read':
            owner().a
        else:
            del owner().a
    except AttributeError as error:
        messages.append(str(error))
[messages, box.b]

#: delete_nested_targets
a, b, c = ext([1, 2, 3])
d = {'x': 1, 'y': 2}
e = [0, 1, 2]
del (a, [b, d[ext('x')]], e[ext(1)])
try:
    b
except NameError as error:
    message = str(error)
[c, d, e, message]

#: assert_passes_without_message_evaluated
assert ext(True)
assert ext(1) == 1, fail('RuntimeError', 'never evaluated')
assert ext([0]), log('never')
'all held'

#: assert_fails_with_message
try:
    assert ext(0), ext('zero')
except AssertionError as error:
    one = str(error)
try:
    assert ext([]), (ext(1), ext(2))
except AssertionError as error:
    two = str(error)
try:
    assert not ext(1)
except AssertionError as error:
    three = str(error)
[one, two, three]

#: assert_uncaught
total = ext(3) + ext(4)
assert total == ext(8), f'total is {ext(total)}'

#: assert_uncaught_without_message
assert ext(1) > ext(2)

#: pass_and_bare_expressions
pass
ext
ext(1)
None
(ext(2))
if ext(1):
    pass
else:
    ext('never')
for _ in ext([1, 2]):
    pass
'end'

#: return_values
def none():
    ext(1)


def bare():
    if ext(1):
        return
    return ext('never')


def many():
    return ext(1), *ext([2, 3])


def conditional(x):
    return ext('yes') if x else ext('no')


def early(xs):
    for x in xs:
        if ext(x) > 1:
            return x
    return ext('none')


[none(), bare(), many(), conditional(1), conditional(0), early([1, 2, 3]), early([0])]

#: statement_sequence_with_many_stops
log('start')
state = ext({'count': 0})
for i in range(3):
    state['count'] += ext(i)
    state[ext('last')] = i
    if i == ext(1):
        state['one'] = tick()
print('state', state)
state['end'] = ext('done')
state

#: multiple_statements_on_a_line
a = ext(1); b = a + ext(1); a, b = b, a
if a > b: c = ext('greater'); d = ext('x')
else: c = d = ext('less')
while b < 3: b += ext(1); c += '!'
for i in ext('ab'): d += i; continue
[a, b, c, d]

#: line_continuations
total = ext(1) + \
    ext(2) + \
    ext(3)
items = [
    ext('a'),  # first

    ext('b'),
    # between
]
text = ('one '
        'two ' +
        ext('three'))
if (ext(1)
        and ext(2)):
    total += ext(
        10
    )
[total, items, text]

#: unicode_names_and_strings
größe = ext(3)
名前 = ext('値')
ﬁ = ext('ligature')
[größe * 2, 名前 + '…', fi, '\u2603\N{BULLET}', '\x41\101\n'.strip(), r'\n' + ext('raw')]

#: assigning_functions_and_methods_as_values
def twice(f, x):
    return f(f(x))


g = inc
h = ext
append = [].append
upper = 'abc'.upper
table = {'inc': inc, 'ext': ext}
append(ext(1))
[twice(g, 1), h(g(2)), table['inc'](table['ext'](5)), upper(), (inc if ext(1) else ext)(7), [ext, inc][1](1)]

#: rebinding_external_names
def inc(x):
    return 'mine %d' % x


first = inc(1)
keep = ext
ext = lambda x: ['wrapped', keep(x)]
second = ext(2)
del ext
try:
    ext(3)
except NameError as error:
    third = str(error)
ext = keep
[first, second, third, ext(4)]

#: print_and_value_interleaved
print('one', ext(1))
for i in range(2):
    print('loop', i, end=';')
    log(i)
print()
print('a', 'b', sep='')
print('tail', end='')
tick()

#: string_building_statements
lines = []
for name, score in ext([['ada', 90], ['bob', 7]]):
    line = ''
    line += name.title()
    line += '.' * (10 - len(line) - len(str(score)))
    line += str(ext(score))
    lines.append(line)
text = '\n'.join(lines)
print(text)
text
