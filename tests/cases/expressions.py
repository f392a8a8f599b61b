# Programs about expressions, with external calls in every operand; a program starts at a `#:` line, its last expression is its result.

#: arithmetic_operands
[
    ext(7) + ext(2),
    ext(7) - ext(2),
    ext(7) * ext(2),
    ext(7) / ext(2),
    ext(7) // ext(2),
    ext(7) % ext(2),
    ext(7) ** ext(2),
]

#: arithmetic_left_only
x = 3
[ext(7) + x, ext(7) - x, ext(7) * x, ext(6) / x, ext(7) // x, ext(7) % x, ext(7) ** x]

#: arithmetic_right_only
x = 3
[x + ext(7), x - ext(7), x * ext(7), x / ext(2), x // ext(2), x % ext(2), x ** ext(2)]

#: bitwise_operands
[
    ext(12) & ext(10),
    ext(12) | ext(10),
    ext(12) ^ ext(10),
    ext(12) << ext(3),
    ext(-100) >> ext(2),
    ext({1, 2, 3}) & ext({2, 3, 4}),
    ext({1}) | ext({2}),
    ext({1, 2}) ^ ext({2, 3}),
    ext({'a': 1}) | ext({'b': 2}),
]

#: matrix_operator_operands
class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __matmul__(self, other):
        if isinstance(other, Matrix):
            columns = list(zip(*other.rows))
            return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])
        return [[a * other for a in row] for row in self.rows]

    def __rmatmul__(self, other):
        return [[other * a for a in row] for row in self.rows]


def make(n):
    return Matrix([[ext(n), inc(n)], [0, 1]])


product = make(ext(2)) @ make(ext(5))
[product.rows, make(1) @ ext(10), ext(-1) @ make(3)]

#: unary_operands
[-ext(3), +ext(-3), ~ext(5), not ext(0), not ext('x'), -(-ext(2)), not not ext([]), -ext(2) ** ext(2),
 (-ext(2)) ** ext(2)]

#: comparison_operands
[
    ext(1) == ext(1.0),
    ext('a') != ext('b'),
    ext(1) < ext(2),
    ext(2) <= ext(2),
    ext([1, 2]) > ext([1]),
    ext((1, 2)) >= ext((1, 3)),
    ext(None) is ext(None),
    ext(True) is not ext(False),
    ext(2) in ext([1, 2]),
    ext('z') not in ext('abc'),
]

#: comparison_chain_all_evaluated
a = ext(1) < ext(2) <= ext(2) != ext(3) > ext(0)
b = ext(1) == ext(1) == ext(1.0) == ext(True)
[a, b]

#: comparison_chain_stops_early
def note(label, value):
    log(label)
    return value


[
    note('a', 1) < note('b', 5) < note('c', 3) < note('d', 9),
    note('e', 5) > note('f', 6) > note('g', 7),
    note('h', 1) in note('i', [[1]]) in note('j', [[[1]]]),
]

#: comparison_chain_middle_evaluated_once
count = 0


def middle():
    global count
    count += 1
    return ext(count)


[0 < middle() < 10, ext(1) <= middle() <= ext(2), middle() == middle() < middle(), count]

#: comparison_chain_mixed_kinds
items = [1, 2, 3]
[
    ext(1) in items is not None,
    ext(2) in items == items,
    None is ext(None) is not ext(1),
    ext(1) < ext(2) in [2, ext(3)],
    not ext(1) < ext(2) < ext(3),
]

#: boolean_values_and_short_circuit
def say(value):
    log('say', value)
    return value


[
    say(0) or say('') or say('last'),
    say(0) or say(5) or say('never'),
    say(1) and say('x') and say('y'),
    say(1) and say(0) and say('never'),
    say(0) and say('never') or say('else'),
    say(1) or say('never') and say('never'),
    say('') or say([]) or say({}),
]

#: boolean_nested_mixed
def t(x):
    log(x, True)
    return True


def f(x):
    log(x, False)
    return False


a = (t(1) and f(2)) or (t(3) and not f(4))
b = not (f(5) or t(6)) or (f(7) or f(8)) and t(9)
c = t(10) and (t(11) and (t(12) and f(13)))
d = f(14) or (f(15) or (f(16) or t(17)))
[a, b, c, d]

#: boolean_one_operand_suspends
a = []
b = a or ext('from outside')
c = b and ext('both')
d = None or 0 or ext(0) or 'fallback'
e = 1 and 2 and ext(3)
f = ext(0) and 1 / 0
[b, c, d, e, f]

#: conditional_each_part
[
    ext('yes') if ext(True) else ext('no'),
    ext('yes') if ext(False) else ext('no'),
    'yes' if ext(1) else 'no',
    ext('yes') if True else ext('no'),
    'yes' if False else ext('no'),
]

#: conditional_nested
def grade(n):
    return ext('A') if ext(n) > 90 else ext('B') if ext(n) > 70 else ext('C') if n > 50 else 'F'


[grade(95), grade(80), grade(60), grade(10), (1 if ext(0) else 2) if (ext(3) if ext(0) else ext(4)) else 5]

#: conditional_inside_arguments
def choose(a, b, *rest, key=None):
    return [a, b, rest, key]


choose(ext(1) if ext(0) else ext(2), *([ext(3)] if ext(1) else []), ext(4) if 0 else 5,
    key=ext('k') if ext('') else None)

#: walrus_in_conditions
found = []
if (n := ext(4)) > 3:
    found.append(n)
while (m := tick()) < 4:
    found.append(m)
if (k := ext(0)) or (k := ext(7)):
    found.append(k)
[n, m, k, found]

#: walrus_in_operands
y = (x := ext(2)) + x * (x := ext(5)) + x
z = [(a := inc(y)), a, (b := inc(a)), a + b]
[x, y, z, (c := ext(3)) and c + (c := ext(4)) - c]

#: walrus_in_call_and_subscript
def f(a, b, c=0):
    return a, b, c


rows = [[1, 2], [3, 4]]
r = f((p := ext(1)), p + 1, c=(q := ext(10)) + p)
v = rows[(i := ext(1))][(j := i - ext(1))]
[r, p, q, i, j, v]

#: subscript_each_part
table = {'a': [10, 20, 30], 'b': {'c': 'deep'}}
[
    table[ext('a')][ext(1)],
    ext(table)['b'][ext('c')],
    ext([1, 2, 3])[ext(-1)],
    fetch('user')['tags'][inc(0)],
    ext('hello')[ext(0)],
    {(1, 2): 'pair', (1, 2, 3): 'triple'}[ext(1), ext(2)],
    {(1, 2): 'pair', (1, 2, 3): 'triple'}[ext(1), 2, *ext([3])],
]

#: slices_each_part
xs = list(range(10))
[
    xs[ext(2):],
    xs[: ext(4)],
    xs[ext(2) : ext(8)],
    xs[ext(1) : ext(9) : ext(3)],
    xs[:: ext(-2)],
    xs[ext(None) : ext(3)],
    ext('abcdef')[ext(1) : ext(-1)],
    ext((1, 2, 3, 4))[ext(-2) :],
    xs[ext(3) : 1 : -1],
]

#: slice_object_and_multi_index
class Grid:
    def __getitem__(self, key):
        if isinstance(key, tuple):
            return [self[k] for k in key]
        if isinstance(key, slice):
            return ['slice', key.start, key.stop, key.step]
        return key


g = Grid()
[g[ext(1) : ext(2), ext(3)], g[..., ext(1) :], g[ext(0)], g[: ext(5) : ext(6), :]]

#: attribute_of_call_result
[
    ext('abc').upper(),
    ext([3, 1, 2]).index(ext(1)),
    ext({'a': 1}).get(ext('a'), ext('default')),
    ext({'a': 1}).get(ext('z'), ext('default')),
    ext('a,b,c').split(ext(','))[ext(1)].replace(ext('b'), ext('B')),
    ext(255).to_bytes(ext(2), 'big'),
    ext(1.5).is_integer(),
]

#: displays_with_stars
[
    [ext(1), *ext([2, 3]), ext(4), *ext(()), *ext('ab')],
    (ext(1), *ext([2, 3]), *ext({4: 5})),
    sorted({ext(3), *ext([1, 2]), ext(3)}),
    {ext('a'): ext(1), **ext({'b': 2}), ext('c'): ext(3), **ext({'a': 9})},
    [*ext([])],
    (*ext([1]),),
    {**ext({}), **ext({'k': 'v'})},
]

#: dict_display_order
def mark(x):
    log(x)
    return x


d = {mark('k1'): mark('v1'), mark('k2'): mark('v2'), mark('k1'): mark('v3'), **{mark('k4'): mark('v4')}}
list(d.items())

#: displays_nested
[
    [[ext(1)], [ext(2), [ext(3), [ext(4)]]]],
    {'a': {'b': {'c': ext(5)}, 'd': [ext(6), (ext(7),)]}},
    ((ext(8), ext(9)), {ext(10)}, [{ext(11): ext(12)}]),
]

#: star_of_non_iterable_in_display
try:
    [ext(1), *ext(2), log('never')]
except TypeError as error:
    first = str(error)
try:
    {**ext({'a': 1}), **ext([1])}
except TypeError as error:
    second = str(error)
try:
    {ext(1), ext([2]), log('never')}
except TypeError as error:
    third = str(error)
[first, second, third]

#: fstring_values
name, n = 'Ada', 3
[
    f'{ext(name)} has {ext(n)} items',
    f'{ext(1) + ext(2)}{ext("x")!r}{ext("é")!a}{ext(2.5)!s}',
    f'{{literal}} {ext("value")} {{{ext("braced")}}}',
    f'{", ".join([ext("a"), ext("b")])}',
    f'{ext({"k": 1})["k"]}',
    f'{ext([1, 2, 3])[ext(1):]}',
    f'',
    f'plain',
]

#: fstring_specs
[
    f'{ext(3.14159):.2f}|{ext(42):>6}|{ext(42):<6}|{ext(42):^6}|{ext(42):06d}',
    f'{ext(255):x} {ext(255):#b} {ext(1234567):,} {ext(0.256):.1%} {ext(12345.678):e}',
    f'{ext("text"):*^{ext(12)}}',
    f'{ext(3.14159):{ext(10)}.{ext(3)}f}',
    f'{ext("ab"):{ext("-")}{ext(">")}{ext(6)}}',
    f'{ext("q")!r:>{ext(6)}}',
    f'{ext(5):{ext("")}}',
]

#: fstring_debug
x = 41
[f'{x=}', f'{ext(x)=}', f'{ext(x) + 1 = }', f'{ext("s")=!s}', f'{ext(2.5)=:.3f}', f'{x = :>{ext(5)}}']

#: fstring_conditional_and_order
def w(x):
    log(x)
    return x


[
    f'{w(1)}-{w(2) if w(0) else w(3)}-{w(4):{w(3)}}-{w("five")!r}',
    f'{w(6) or w(7)}{w(0) and w(8)}{(y := w(9))}{y}',
    f'{w(10)}' f'{w(11)}' 'plain' f'{w(12)}',
    f'''{
        w(13)
    } multi
    line {w(14)}''',
]

#: fstring_lambda_and_nested
pick = lambda k: fetch(k)
rows = [('a', 1), ('bb', 22)]
[
    f'{(lambda v: inc(v))(ext(1))}',
    f'{pick("a")}{pick("user")["name"]:>{len(pick("text"))}}',
    f'{f"{ext(1)}-{ext(2)}":>8}|',
    [f'{ext(k)}={v:03d}' for k, v in rows],
]

#: percent_and_format_methods
[
    '%s is %d years, %.1f%%' % (ext('Ada'), ext(36), ext(99.5)),
    '%(a)s-%(b)03d' % {'a': ext(1), 'b': ext(2)},
    '{} {} {}'.format(ext(1), ext('two'), ext(3.0)),
    '{0}{1}{0}'.format(ext('a'), ext('b')),
    '{x:>5}|{y!r}'.format(x=ext(1), y=ext('z')),
    'a' 'b' + ext('c') + 'd',
]

#: name_read_before_later_call_changes_it
x = 1


def change(to):
    global x
    x = ext(to)
    return x


a = x + change(10) + x
b = [x, change(20), x]
c = (x, *[change(30)], x)
d = x < change(40) < x + 1
e = {x: change(50), 'then': x}
[a, b, c, d, list(e.items())]

#: mutable_operand_changed_by_later_call
items = [1]


def add(n):
    items.append(ext(n))
    return [n]


a = items + add(2)
b = [items, add(3), list(items)]
c = items[len(items) - 1] + add(4)[0] + items[-1]
d = len(items) + len(add(5)) + len(items)
[a, b, c, d]

#: subexpressions_held_across_stops
def f(*args):
    return list(args)


a, b = 2, 3
f(a * b, ext(a), a ** b, inc(b), (a, b, ext('c')), -a + ext(b) * (a - inc(a)) // ext(2),
    [a, [b, ext(a)], ext(b)][1][ext(1)])

#: method_looked_up_before_arguments
class Box:
    def __init__(self):
        self.greet = lambda who: 'old ' + who


box = Box()


def swap(who):
    box.greet = lambda who: 'new ' + who
    return ext(who)


words = ['a']


def rebind():
    global words
    words = ['other']
    return ext('b')


old = words
old_append = words.append(rebind())
[box.greet(swap('x')), box.greet(swap('y')), old, words]

#: print_arguments
print(ext(1), ext('two'), [ext(3)], sep=ext(', '), end=ext('!\n'))
print(*ext([1, 2, 3]), sep='-')
print()
print(print(ext('inner')), ext('outer'))
print(ext(None), ext(True), ext(1.0), ext(b'x'), ext('é'))

#: error_in_the_middle_of_a_display
seen = []
try:
    value = [ext(1), seen.append('kept'), fail('KeyError', 'boom'), log('never')]
except KeyError:
    seen.append('caught')
try:
    value = {ext('a'): fail()}
except ValueError as error:
    seen.append(str(error))
try:
    value = ext(1) + fail('TypeError', 'right operand')
except TypeError as error:
    seen.append(str(error))
seen

#: error_messages_of_operators
messages = []
for left, right in [(1, 'a'), ('a', 1), ([], ()), (None, 1), ({}, {})]:
    try:
        ext(left) + ext(right)
    except TypeError as error:
        messages.append(str(error))
for left, right in [(1, 'a'), (None, 1), ({}, {}), ([], 3)]:
    try:
        ext(left) < ext(right)
    except TypeError as error:
        messages.append(str(error))
try:
    -ext('x')
except TypeError as error:
    messages.append(str(error))
try:
    ext(1) in ext(2)
except TypeError as error:
    messages.append(str(error))
messages

#: error_uncaught_division
x = ext(10)
y = ext(0)
print('before')
x / y

#: error_uncaught_index
ext([1, 2, 3])[ext(5)]

#: error_uncaught_key
{'a': 1}[ext('missing')]

#: error_uncaught_not_subscriptable
ext(5)[ext(0)]

#: error_uncaught_not_callable
f = ext(5)
f(log('argument is still evaluated'))

#: error_uncaught_attribute
ext('text').no_such_method(log('never'))

#: error_uncaught_from_external
print('start')
log('about to fail')
fail('RuntimeError', 'the outside said no')

#: numbers_big
a = ext(2) ** ext(300)
b = a * a - ext(1)
c = ext(-(10**40)) // ext(7)
[a, b % 1000007, c, divmod(ext(10**30), ext(-7)), a >> ext(290), ext(10**50) == 10**50, b.bit_length(),
 -c % ext(10**9)]

#: numbers_floats
inf = ext(float('inf'))
nan = ext(float('nan'))
[
    inf > ext(10**300),
    -inf,
    nan == nan,
    nan != ext(nan),
    inf - inf,
    ext(-0.0),
    ext(0.1) + ext(0.2),
    ext(1e308) * ext(10),
    ext(7.5) // ext(-2),
    ext(7.5) % ext(-2),
    round(ext(2.675), ext(2)),
    ext(0.0) == ext(-0.0),
    str(ext(-0.0)),
    int(ext(1e20)),
]

#: numbers_complex
z = ext(1) + ext(2) * 1j
w = z * z.conjugate() + ext(0.5) * 1j
[str(z), z.real, z.imag, str(w), abs(ext(3) + 4j), z == complex(1, 2)]

#: numbers_mixed_types
[
    True + ext(True),
    ext(True) * 1.5,
    ext(3) / ext(True),
    ext(1) == ext(True) == ext(1.0),
    int('42') + ext(1),
    int(ext('ff'), 16),
    int(ext(-3.9)),
    float(ext('1e3')),
    bool(ext([])),
    hash(ext(1)) == hash(ext(1.0)),
    round(ext(0.5)),
    round(ext(1.5)),
    abs(ext(-7)),
    pow(ext(3), ext(200), ext(13)),
    bin(ext(10)),
    ext(7).bit_length(),
]

#: bytes_and_strings
data = ext(b'abc')
text = ext('naïve café')
[
    data + ext(b'd'),
    data[ext(0)],
    data[ext(1) :],
    list(data),
    text.encode('utf-8'),
    ext(b'\xc3\xa9').decode('utf-8'),
    text * ext(2),
    ext(2) * data,
    text[ext(2)],
    len(text),
    ext('a') < ext('b'),
    ext('ß').upper(),
    b'b' in data,
]

#: set_and_dict_operators
a, b = ext({1, 2, 3}), ext({3, 4})
d = ext({'x': 1})
d |= ext({'y': 2})
[
    sorted(a | b),
    sorted(a & b),
    sorted(a - b),
    sorted(a ^ b),
    a <= ext({1, 2, 3, 4}),
    a > ext({1}),
    a.isdisjoint(ext({9})),
    d,
    d | ext({'x': 0}),
    ext('x') in d,
    list(d.keys() & ext({'x', 'z'})),
    d == ext({'y': 2, 'x': 1}),
]

#: long_sum_of_calls
(
    ext(1) + ext(2) + ext(3) + ext(4) + ext(5) + ext(6) + ext(7) + ext(8) + ext(9) + ext(10)
    + ext(11) * (ext(12) - ext(13)) + ext(14) // ext(15) + ext(16) % ext(17) + -ext(18)
)

#: deeply_nested_calls
inc(inc(inc(ext(inc(inc(ext([inc(inc(ext(0)))])[ext(0)])))))) + len(ext([ext([ext([ext([])])])]))

#: precedence_without_calls
[
    2 + 3 * 4 ** 2 // 5 - 6 % 4,
    -2 ** 2,
    2 ** -1,
    2 ** 3 ** 2,
    not 1 == 2,
    1 | 2 ^ 3 & 4 << 1,
    5 > 3 == True,
    (5 > 3) == True,
    1 if 0 else 2 if 0 else 3,
    not True or True and False,
    ~1 + 1,
    'a' 'b' * 2,
    1 < 2 > 1,
    [1, 2][0:1] + [3],
]

#: ellipsis_and_singletons
[ext(...) is ..., ext(None) is None, ext(True) is True, ... == ext(...), type(ext(...)) is type(...),
 [ext(...), None]]

#: value_is_none_without_expression
x = ext(5)
if x:
    x + 1

#: value_of_tuple_without_parentheses
ext(1), ext(2), *ext([3])

#: value_after_semicolons
a = ext(1); b = ext(2); a + b

#: empty_program

#: only_comment
# nothing happens here

#: docstring_is_the_value
"""ext(1) is only text here"""

#: inputs_in_expressions | inputs={'x': 3, 'items': [1, 2], 'conf': {'k': (1, 'a')}}
items.append(ext(x))
conf['k'] = conf['k'] + (ext('more'),)
[x * ext(2), items, conf, x if ext(0) else -x]

#: inputs_shadow_builtins | inputs={'len': 5, 'sum': [1, 2]}
def f():
    return len + ext(1)


[f(), sum, max(sum)]

#: temporaries_survive_many_stops
def f(a, b, c, d, e):
    return (a, b, c, d, e)


result = f(
    (1, ext(2), (3, ext(4), (5, ext(6)))),
    [0, *[ext(i) for i in (1, 2)], 3],
    {'k': {'k': ext('v')}},
    ext(1) + (ext(2) * (ext(3) - (ext(4) / ext(8)))),
    ext('a') + f'{ext("b")}' + ('c' if ext(0) else ext('d')),
)
result
