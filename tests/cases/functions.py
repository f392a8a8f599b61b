# Programs about function definitions, closures, decorators and recursion; a program starts at a `#:` line, its last expression is its result.

#: lambda_bodies
double = lambda x: ext(x) * 2
add = lambda a, b=3: ext(a) + inc(b)
pick = lambda *args, **kwargs: [args, kwargs, ext(len(args))]
nested = lambda x: lambda y: ext(x) + ext(y)
conditional = lambda x: ext('big') if x > 3 else 'small'
[double(2), add(1), add(1, b=10), pick(1, 2, k=3), nested(1)(2), conditional(5), conditional(1),
 (lambda: ext('now'))()]

#: lambda_defaults
fs = [lambda x, k=ext(i): x + k for i in range(3)]
g = lambda a=ext('a'), *, b=ext('b'): [a, b]
log('made')
[[f(10) for f in fs], g(), g(1, b=2)]

#: lambda_late_binding
fs = [lambda: ext(i) for i in range(3)]
late = [f() for f in fs]
gs = []
for i in range(3):
    gs.append(lambda i=i: ext(i))
i = 'changed'
[late, [g() for g in gs]]

#: defaults_evaluated_once_at_definition
def f(a=ext('a'), b=tick(), *, c=ext('c'), d=tick()):
    return [a, b, c, d]


log('defined')
first = f()
second = f(1, d=2)
x = 5


def g(y=x, z=inc(x)):
    return y, z


x = 99
[first, second, g(), tick()]

#: defaults_mutable_are_shared
def push(x, stack=[]):
    stack.append(ext(x))
    return list(stack)


def count(key, seen={}):
    seen[key] = seen.get(key, 0) + ext(1)
    return seen[key]


[push(1), push(2), push(3, []), push(4), count('a'), count('b'), count('a')]

#: defaults_order_with_decorators_and_annotations
def deco(label):
    log('factory', label)

    def wrap(f):
        log('wrap', label)
        return f

    return wrap


@deco(ext('outer'))
@deco(ext('inner'))
def f(a: ext('annotation a') = ext('default a'), *, b: ext('annotation b') = ext('default b')) -> ext('returns'):
    return a, b


f()

#: every_parameter_kind
def f(a, b=2, /, c=3, *rest, d, e=5, **extra):
    return [ext(a), b, ext(c), rest, ext(d), e, extra]


[
    f(1, d=4),
    f(1, ext(20), d=4),
    f(1, 2, 30, 40, 50, d=ext(60), e=70, z=80),
    f(1, d=4, c=33, a='keyword a', b='keyword b'),
    f(*ext([1, 2]), **ext({'d': 4, 'x': 5})),
]

#: positional_only
def f(a, b=ext(2), /):
    return [a, ext(b)]


def g(a, /, **kwargs):
    return [ext(a), kwargs]


messages = [f(1), f(1, 3), g(1, a=2)]
try:
    f(a=ext(1))
except TypeError as error:
    messages.append(str(error))
try:
    f(ext(1), b=2)
except TypeError as error:
    messages.append(str(error))
messages

#: keyword_only
def f(*, a, b=ext(2)):
    return [ext(a), b]


messages = [f(a=1), f(b=ext(3), a=1)]
try:
    f(ext(1))
except TypeError as error:
    messages.append(str(error))
try:
    f(b=ext(1))
except TypeError as error:
    messages.append(str(error))
try:
    f(a=1, c=ext(2))
except TypeError as error:
    messages.append(str(error))
messages

#: binding_errors_of_stopping_functions
def none():
    return ext(0)


def one(a):
    return ext(a)


def three(a, b, c=ext(3)):
    return ext([a, b, c])


def two_more(a, b, c, d):
    return ext(a)


messages = []
for attempt in range(8):
    try:
        if attempt == 0:
            none(ext(1))
        elif attempt == 1:
            one()
        elif attempt == 2:
            one(1, 2)
        elif attempt == 3:
            three(1)
        elif attempt == 4:
            three(1, 2, 3, 4)
        elif attempt == 5:
            three(1, 2, zz=3)
        elif attempt == 6:
            three(1, 2, a=ext(3))
        else:
            two_more(1)
    except TypeError as error:
        messages.append(str(error))
messages

#: binding_errors_of_plain_functions
def one(a):
    return a


def three(a, b, c=3):
    return [a, b, c]


def rest(a, *, k):
    return a, k


messages = []
for attempt in range(6):
    try:
        if attempt == 0:
            one(ext(1), ext(2))
        elif attempt == 1:
            three()
        elif attempt == 2:
            three(1, b=ext(2), a=3)
        elif attempt == 3:
            rest(1)
        elif attempt == 4:
            rest(1, 2, 3, k=4)
        else:
            one(nope=ext(1))
    except TypeError as error:
        messages.append(str(error))
messages

#: binding_error_of_nested_function
def outer():
    def inner(x):
        return ext(x)

    return inner


try:
    outer()()
except TypeError as error:
    one = str(error)
try:
    (lambda a: ext(a))()
except TypeError as error:
    two = str(error)
[one, two]

#: binding_error_happens_before_body
def f(a):
    log('never')
    return a


f(ext(1), ext(2))

#: closure_reads_and_writes
def counter(start):
    n = ext(start)

    def step(by=1):
        nonlocal n
        n += ext(by)
        return n

    def peek():
        return n

    return step, peek


step, peek = counter(10)
other, other_peek = counter(0)
[step(), step(5), peek(), other(), other_peek(), peek()]

#: closure_shares_cell_with_running_frame
def f():
    x = ext(1)
    seen = []

    def look():
        seen.append(x)

    def bump():
        nonlocal x
        x = x + ext(10)

    look()
    x = ext(2)
    look()
    bump()
    seen.append(x)
    x += ext(100)
    look()
    bump()
    return seen, x


f()

#: closures_share_cells_with_each_other
def account():
    balance = 0
    history = []

    def deposit(n):
        nonlocal balance
        amount = ext(n)
        balance += amount
        history.append(('deposit', amount))
        return balance

    def withdraw(n):
        nonlocal balance
        if ext(n) > balance:
            raise ValueError('only %d left' % balance)
        balance -= n
        history.append(('withdraw', n))
        return balance

    return deposit, withdraw, lambda: [ext(balance), list(history)]


d, w, report = account()
d(10)
w(3)
try:
    w(100)
except ValueError as error:
    print(error)
d(5)
report()

#: closure_cell_unset_then_set
def f():
    def use():
        return later + ext(1)

    try:
        use()
    except NameError as error:
        message = str(error)
    later = ext(10)
    result = use()
    del later
    try:
        use()
    except NameError as error:
        again = str(error)
    later = ext(20)
    return message, result, again, use()


f()

#: closure_three_levels
def a(x):
    def b(y):
        nonlocal x
        x += ext(y)

        def c(z):
            nonlocal x, y
            y += ext(z)
            x += y
            return x, y, z

        return c

    return b


c = a(1)(2)
[c(3), c(4), a(0)(0)(0)]

#: closures_in_a_loop_share_or_copy
def make():
    shared = []
    own = []
    for i in range(3):
        def late():
            return ext(i)

        def early(i=i):
            return ext(i)

        shared.append(late)
        own.append(early)
        log(i)
    return [f() for f in shared], [f() for f in own], shared[0]()


make()

#: closure_over_parameter_and_loop_variable
def f(items, *rest, **options):
    def total():
        return sum(items) + sum(rest) + options['bonus']

    out = []
    for item in items:
        def current():
            return item * ext(2)

        out.append(current())
        items = items + [ext(1)] if item == 1 else items
    options['bonus'] = ext(100)
    return out, total(), current()


f([1, 2], 3, 4, bonus=0)

#: closure_kept_while_outer_returns
def outer(name):
    greeting = ext('hello')

    def inner(mark):
        return f'{greeting} {name}{ext(mark)}'

    return inner


hello = outer('ada')
goodbye = outer(ext('bob'))
outer = None
[hello('!'), goodbye('?'), hello('.')]

#: nonlocal_in_siblings_across_stops
def f():
    x = 0

    def up():
        nonlocal x
        before = x
        x = before + ext(1)
        return before, x

    def down():
        nonlocal x
        x -= ext(1)
        up()
        return x

    return [up(), up(), down(), x]


f()

#: global_rebinding_around_stops
total = 0
names = []


def add(n):
    global total, last
    total += ext(n)
    last = n
    names.append(ext(str(n)))


def reset():
    global total
    del total


add(3)
add(4)
before = total, last, names
reset()
try:
    add(1)
except NameError as error:
    message = str(error)
total = ext(50)
add(2)
[before, message, total, last]

#: global_defined_inside_function_only
def setup():
    global config, helper
    config = ext({'debug': True})

    def helper(key):
        return config[ext(key)]


setup()
[config, helper('debug')]

#: global_and_local_same_name
x = 'global'


def f():
    x = ext('local')

    def g():
        global x
        x = ext('changed')
        return x

    return x, g(), x


[f(), x]

#: decorator_simple_and_with_arguments
def twice(f):
    def wrapper(*args, **kwargs):
        return [f(*args, **kwargs), f(*args, **kwargs)]

    return wrapper


def tagged(tag, *, times=1):
    label = ext(tag)

    def wrap(f):
        def inner(x):
            return label * times + str(f(ext(x)))

        return inner

    return wrap


@twice
def next_tick():
    return tick()


@tagged('<', times=ext(2))
def show(x):
    return inc(x)


@twice
@tagged('*')
@twice
def all_three(x):
    return [x, tick()]


[next_tick(), show(4), all_three('v')]

#: decorator_chosen_outside
def plain(f):
    return f


def loud(f):
    def inner(*args):
        return str(f(*args)).upper() + '!'

    return inner


decorators = {'plain': plain, 'loud': loud}


@decorators[ext('loud')]
def f(x):
    return ext(x)


@decorators[ext('plain')]
@decorators[ext('loud')]
def g(x, y):
    return x + y


[f('a'), g('b', ext('c'))]

#: decorator_from_expression
registry = {}
handlers = [lambda f: registry.setdefault(ext('first'), f)]


@handlers[ext(0)]
def one():
    return ext(1)


@(lambda f: (log('lambda decorator'), f)[1])
def two():
    return ext(2)


@registry.setdefault if ext(0) else (lambda f: [f, ext('replaced')])
def three():
    return ext(3)


[one(), registry['first'](), two(), three[0](), three[1]]

#: decorator_memo_of_stopping_function
def memo(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


@memo
def slow_fib(n):
    log('computing', n)
    return n if n < 2 else slow_fib(n - 1) + slow_fib(n - 2)


[slow_fib(8), slow_fib(8), sorted(slow_fib.cache.items())[-1]]

#: decorator_retry
def retry(times, kinds=(ValueError,)):
    def wrap(f):
        def inner(*args):
            for attempt in range(ext(times)):
                try:
                    return f(*args)
                except kinds as error:
                    log('attempt', attempt, str(error))
            raise RuntimeError(f'gave up after {times}')

        return inner

    return wrap


@retry(4)
def flaky(limit):
    n = tick()
    if n < limit:
        fail('ValueError', f'tick {n}')
    return n


@retry(2, (KeyError, IndexError))
def hopeless():
    fetch('no such key')


first = flaky(3)
try:
    hopeless()
except RuntimeError as error:
    second = str(error)
[first, second]

#: function_attributes
def f():
    f.calls += ext(1)
    return f.calls


f.calls = ext(0)
f()
f()
f.note = ext('kept')
g = f
[g(), g.note, f.__name__, hasattr(f, 'missing'), getattr(f, 'note')]

#: function_names_and_docs
def documented(x):
    """Adds one, elsewhere."""
    return inc(x)


anonymous = lambda: ext(1)
[documented(1), documented.__name__, documented.__doc__, anonymous.__name__, anonymous(), callable(documented),
 callable(ext)]

#: functions_as_values
def apply(f, *args):
    return f(*args)


def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x

    return composed


table = {'inc': inc, 'neg': lambda x: -x, 'len': len, 'ext': ext}
pipeline = compose(table['neg'], inc, table['ext'], inc)
[apply(inc, 1), apply(table['neg'], ext(5)), apply(len, ext('abc')), pipeline(10), compose()(ext(1)),
 [f(ext(2)) for f in (inc, abs, str)]]

#: function_redefined_while_running
def f(n):
    global f
    if n == 0:
        return 'old end'
    old = f

    def f(n):
        return ['new', ext(n)]

    return [f(n - 1), old(n - 1) if ext(n) > 1 else 'stop']


f(2)

#: functions_conditionally_defined
if ext(True):
    def choose():
        return ext('first')
else:
    def choose():
        return ext('second')
for word in ('a', 'b'):
    def last(suffix=ext(word)):
        return word + suffix
[choose(), last()]

#: recursion_factorial_and_fibonacci
def fact(n):
    return 1 if n == 0 else n * fact(n - ext(1))


def fib(n):
    if n < 2:
        return ext(n)
    return fib(n - 1) + fib(n - 2)


[fact(12), fib(5)]

#: recursion_mutual
def even(n):
    if n == 0:
        log('even bottom')
        return True
    return odd(n - 1)


def odd(n):
    if n == 0:
        log('odd bottom')
        return False
    return even(n - 1)


[even(10), odd(7), even(3)]

#: recursion_deep_stop_at_bottom
def down(n, path):
    if n == 0:
        return ext('bottom') + str(len(path))
    path.append(n)
    result = down(n - 1, path)
    assert path.pop() == n
    return result + ('.' if n % 50 == 0 else '')


def up(n):
    return 0 if n == 0 else 1 + up(n - 1)


[down(200, []), up(150), down(3, [])]

#: recursion_with_stop_at_every_level
def walk(tree):
    if isinstance(tree, int):
        return ext(tree)
    total = 0
    for i, child in enumerate(tree):
        total += walk(child) * (i + 1)
    return total


walk([1, [2, 3, [4, [5]]], [[6]], 7])

#: recursion_permutations
def permute(items):
    if not items:
        log('leaf')
        return [[]]
    out = []
    for i, head in enumerate(items):
        for tail in permute(items[:i] + items[i + 1 :]):
            out.append([head] + tail)
    return out


permute([1, 2, 3])

#: recursion_through_lambda_and_container
fact = lambda n: ext(1) if n <= 1 else n * fact(n - 1)
ops = {}
ops['sum'] = lambda xs: 0 if not xs else ext(xs[0]) + ops['sum'](xs[1:])
[fact(5), ops['sum']([1, 2, 3])]

#: recursion_hanoi_and_ackermann
moves = []


def hanoi(n, a, b, c):
    if n:
        hanoi(n - 1, a, c, b)
        moves.append(ext(a + c))
        hanoi(n - 1, b, a, c)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


hanoi(3, 'x', 'y', 'z')
[moves, ackermann(2, 3)]

#: stop_iteration_leaves_ordinary_functions
def pull(it):
    log('pull')
    return next(it)


def outside():
    return fail('StopIteration', 'from outside')


def own():
    ext('before')
    raise StopIteration(ext('payload'))


results = []
for f in (lambda: pull(iter([])), outside, own):
    try:
        f()
    except StopIteration as error:
        results.append(('StopIteration', str(error)))
results

#: stop_iteration_uncaught
def f():
    log('one')
    return next(iter(()), None) or next(iter(()))


f()

#: generator_exit_from_ordinary_function
def f():
    ext('before')
    raise GeneratorExit(ext('unusual'))


try:
    f()
except GeneratorExit as error:
    result = str(error)
result

#: return_none_through_layers
def a():
    ext(1)


def b():
    return a()


def c():
    x = b()
    return x is None and ext('none arrived')


[a(), b(), c()]

#: arguments_are_shared_not_copied
def fill(xs, d):
    xs.append(ext(1))
    d['k'] = xs
    xs = [ext('rebound')]
    return xs


a, b = [], {}
c = fill(a, b)
a.append(2)
[a, b, c, b['k'] is a]

#: inner_function_called_before_and_after_stop
def process(rows):
    total = 0
    errors = []

    def check(row):
        if len(row) != 2:
            errors.append(row)
            return False
        return True

    def scale(v):
        nonlocal total
        total += v
        return v * factor

    factor = ext(3)
    out = [scale(row[1]) for row in rows if check(row)]
    factor = ext(10)
    out += [scale(row[1]) for row in rows if check(row)]
    return out, total, errors


process([('a', 1), ('b', 2), ('c',)])

#: plain_functions_called_between_stops
def clean(s):
    return s.strip().lower()


def words(s):
    return [clean(w) for w in s.split()]


def longest(ws):
    return max(ws, key=len)


text = fetch('text')
ws = words(text)
log(len(ws))
best = longest(ws)
[best, clean(ext('  MiXed ')), ws.index(ext(best))]

#: class_instance_methods_as_closures
class Tracker:
    def __init__(self):
        self.events = []

    def on(self, name):
        def handler(value):
            self.events.append((name, ext(value)))
            return self

        return handler


t = Tracker()
click = t.on('click')
click(1)
t.on('key')('x').on('key')('y')
click(2)
t.events

#: arguments_kept_alive_by_varargs
def collect(*args, **kwargs):
    first = ext(args[0])
    args += (first,)
    kwargs['n'] = len(args)
    log(len(kwargs))
    return args, kwargs


given = [1, 2]
options = {'a': given}
a, k = collect(*given, given, **options)
given.append(ext(3))
[a, sorted(k.items()), options]
