"""Nothing comes in; the forms from which `tests.strategies` grows programs go out: text with holes, tables only.

`<int>` is a hole for an integer expression, `<int*3>` one for an expression that is evaluated up to three times,
`<block>` one for statements. One-line forms are separated by wide gaps or line ends, longer ones by empty lines.
Every program made of them ends, and its values stay small.
"""

# ------------------------------------------------------------------------------------------------------- expressions

# The first leaf of each kind makes no call: it is what a place gets that has no stops left.
LEAVES: dict[str, list[str]] = {
    "int": ["<var>", "1", "<var>", "ext(<var>)", "inc(<var>)", "tick()", "ext(3)"],
    "bool": ["<var> > 1", "ext(True)", "<var> < ext(2)", "ext(0)"],
    "str": ["s", "'t'", "ext('u')", "str(<var>)"],
    "list": ["xs", "[1, 2]", "ext([3, 0])", "[<var>]"],
    "dict": ["d", "{'k': 1}", "kw(k=<var>)"],
    "fstring": ["str(<var>)", "ext(s)"],
}

# Sizes stay small: products are reduced, sequences are cut, and nothing doubles itself.
FORMS: dict[str, str] = {
    "int": """
        ext(<int>)   (<int> + <int>)   ext(<int>)   (<int> - <int>)   (<int> * <int> % 97)   (<int> // <int>)
        (<int> % <int>)   (-<int>)   (<int> if <bool> else <int>)   (<bool> and <int> or <int>)   (h := <int>)
        len(<list>)   sum(<list>)   <list>[<place>]   <dict>['k']   d.get('z', <int>)   max(<int>, <int>)
        min(<list>, default=<int>)   pair(<int>, b=<int>)[<place>]   kw(p=<int>, q=<int>)['q']   len(<str>)
        (lambda t: <int_of_t>)(<int>)   (lambda *ts, t=<int>: <int_of_t>)(<int>)   <call>   <call>   <call>   <method>
        <attribute>   next(<iterator>, <int>)   next(<iterator>)   sum([<int_of_i*3> for i in range(3)])   abs(<int>)
        sum(i + <pure_int_of_i> for i in <iterable>)   int('7' + <str>[:0])   (<int>, <int>)[<int> % 2]
        max(<list>, key=lambda t: <pure_int_of_t>)   [h := <int>, h + 1][1]   <operation>   <operation>   <operation>
        max(<list>[:3] or [0], key=lambda t: <int_of_t*3>)   min(<int>, <int>, key=lambda t: <int_of_t*2>)
        sum(<int_of_i*3> for i in <iterable>[:3])   sum(map(lambda t: <int_of_t*3>, <list>[:3]))
        reduce(lambda t, i: <int_of_t*3> % 97 + i, <list>[:3], <int>)   partial(pair, <int>)(<int>)[<place>]
        next(filter(lambda t: <bool_of_t*3>, <list>[:3]), <int>)
    """,
    "bool": """
        (<int> < <int>)   (<int> == ext(<int>))   (<int> <= <int> < <int>)   (not <bool>)   (<bool> or <bool>)
        (<bool> and <bool>)   (<int> in <list>)   (<str> != <str>)   bool(<list>)   (ext(<int>) is not None)
        any(i > <pure_int_of_i> for i in <iterable>)   all([<bool_of_i*2> for i in (0, 1)])   isinstance(<int>, int)
        any(<bool_of_i*3> for i in <iterable>[:3])   all(<bool_of_i*2> for i in (0, 1))   <test>   <test>   <test>
    """,
    "str": """
        ext(<str>)   str(<int>)   (<str> + <str>)[-6:]   <fstring>   <fstring>   ','.join([str(i) for i in <iterable>])
        ('%s:%d' % (<str>, <int>))   '{} {:>3}'.format(<str>, <int>)   <str>.upper()   <str>[<int>:ext(4)]
        <text>   <text>   ','.join(str(<int_of_i*2>) for i in (1, 2))
    """,
    "list": """
        [<int>, <int>]   [<int>, *<list>][:4]   pair(<int>, <int>)   ext(<list>)   sorted(<list>)   <list>[<int>:]
        [<int_of_i*3> for i in range(3)]   [<int_of_i*3> for i in <iterable>[:3] if <bool_of_i*3>]   list(<iterator>)
        [<int_of_i*4> for j in range(2) for i in (j, <plain_int*2>)]   [*<dict>.values()]
        [i + j for i in (1, 2) for j in <list_of_i*2>[:2]]
        list(map(lambda t: <pure_int_of_t>, <list>))   sorted(<list>, key=lambda t: <pure_int_of_t>)
        [[<int_of_i*4> for i in range(2)][0] for j in (1, 2)]   sorted({<int_of_i*2> for i in range(2)})
        list(map(lambda t: <int_of_t*3>, <list>[:3]))   sorted(<list>[:3], key=lambda t: <int_of_t*3>)   <elements>
        list(filter(lambda t: <bool_of_t*3>, <list>[:3]))   [*(<int_of_i*2> for i in (1, 2)), <int>]   <elements>
        [t + i for t, i in zip(<iterable>[:2], (<plain_int_of_i*2> for i in (0, 1)))]
    """,
    "dict": """
        {'k': <int>, 'z': <int>}   {**<dict>, 'k': <int>}   kw(k=<int>, **ext({}))   ext(<dict>)   dict(<dict>, z=<int>)
        {str(i): <int_of_i*2> for i in range(2)}   {<str>: <int_of_i*2> for i in (1, 2) if <bool_of_i*2>}
    """,
    "fstring": '''
        f"""{ <plain_int> }{ <plain_int> }"""   f"""{ <plain_int> :>{ 2 + abs(<plain_int>) % 4 }}"""
        f"""{ <plain_int>!r}|{ <iterable> }"""   f"""{ <plain_int> = }"""
    ''',
}

# -------------------------------------------------------------------------------------------------------- statements

SIMPLE = """
    trail.append(<int>)   <target> = <int>   <target> = ext(<int>)   trail.append(<str>)   <target> += <int>
    <target> -= ext(<int>)   <target>, <target> = <int>, <int>   <target>, *rest = <list>   trail.append(<list>)
    <target> = <target> = <int>   xs.append(<int>)   xs[<place>] = <int>   xs[<place>] += <int>   d['k'] = <int>
    xs[<int>:2] = <list>[:1]   d[ext('k')] += <int>   d[<str>], <target> = <int>, <int>   log(<int>, <str>)
    print(<int>, <str>)   assert <bool>, <str>   typed: int = <int>   del d['k'], <target>   del xs[<place>]
    trail.append(next(it, <int>))   trail.append(next(it, ext(0)))   for <target> in it: break
    if <bool>: fail('ValueError', <str>)   if <bool>: raise KeyError('k')   <attribute_target> += <int>
    trail.append(<call>)   <target> = <call>   trail.append([<call>, <method>])   <target> += <method> + <call>
    trail.append([<int>, <int>, <int>])   trail.append(ext(<str>))   <target> = ext(<int>) + <int>
"""
ON_OBJECT = """
    Q += <int>   Q -= <int>   Q[<place>] = <int>   del Q[<place>]   Q[<place>] += <int>   Q.w = <int>   Q.w += <int>
    del Q.w   a, *rest = Q   for <target> in Q: trail.append(<target>)   trail.append([Q.v, str(Q)])   print(Q)
    trail.extend(Q)   xs[:1] = Q   trail.append(next(iter(Q)))   assert Q, <str>   Q.v = <int>   log(Q.w, len(Q))
    trail.append(len({Q: 1, <int>: 2}))
    trail.append([Q + <int>, <int> - Q, Q < <int>])   trail.append([x for x in Q if <bool*2>])
"""
IN_MAIN = "s = <str>   xs = <list>   d = {**<dict>, 'k': <int>}   it = <iterator>   it = <iterator>"
IN_LOOP = "continue   break   if <bool>: continue   if <bool>: break"
IN_FUNCTION = "return <int>   if <bool>: return <int>"
IN_TRY = """
    trail.append(next(it))   it.close()   it.throw(ValueError('thrown'))   trail.append(it.send(ext(1)))
    fail('ValueError', <str>)   fail(ext('LookupError'))   raise ValueError(<str>)   raise KeyError('k')
    raise TypeError(<str>) from OSError('o')   trail.append(next(it))   <target> = <int> // 0
"""
IN_HANDLER = """
    raise   trail.append(str(e))   raise TypeError('again') from e   trail.append(type(e).__name__)   kept = e
"""
OPERATIONS = """
    (Q + <int>)   (<int> + Q)   (Q - <int>)   (<int> - Q)   (-Q)   abs(Q)   Q[<int>]   len(Q)   Q(<int>)   Q.w   Q.other
    sum(Q)   [*Q][0]   max(Q)   (lambda *ts: len(ts))(*Q)   int(Q)   Q.v   xs[Q]   getattr(Q, 'w')   {Q: 5}[Q]   hash(Q)
    (Q if Q else Q).v   max([Q, Q], key=lambda t: t + 1).v   [1, 2, 3].index(2, Q)   round(Q)   divmod(Q, <int>)
"""
TESTS = """
    bool(Q)   (Q == <int>)   (<int> == Q)   (Q != <int>)   (Q < <int>)   (<int> < Q)   (<int> in Q)   (not Q)
    (Q in [Q])   (Q in xs)   (<int> < Q < <int>)   (Q and <bool>)   hasattr(Q, 'w')   any(Q)   all(Q)   ([Q] == [<int>])
"""
TEXTS = """
    str(Q)   repr(Q)   f"{Q}"   f"{Q!r:>4}"   f"{Q:<3}"   ('%s' % Q)   '{}|{}'.format(Q, <int>)   str([Q])   format(Q)
"""
ELEMENTS = """
    [*Q]   list(Q)   sorted(Q)   [i for i in Q]   list(map(lambda t: t + 1, Q))   list(zip(Q, <list>))
    list(reversed([*Q]))   [Q + 1, *Q]   list(enumerate(Q))   list(tuple(Q))
    [t for i in range(2) for t in Q]   list(filter(None, Q))
"""
ERRORS = "Exception   ValueError   LookupError   TypeError   OSError   ArithmeticError   NameError"

COMPOUND = """
if <bool>:
    <block>
else:
    <block>

if <bool>:
    <block>
elif <bool>:
    <block>

for <target> in <list>[:3]:
    <body*3>

for <target> in range(2):
    <body*2>
else:
    <block>

for <target>, <target> in zip(<list>[:2], (<int>, 5)):
    <body*2>

for <target> in <iterator>:
    <body*4>

n<n> = 0
while n<n> < 3:
    n<n> += 1
    <body*3>

n<n> = 3
while (n<n> := n<n> - 1) and <bool*3>:
    <body*2>
else:
    <block>

try:
    <attempt>
except <error> as e:
    <handler>

try:
    <attempt>
except (<error>, <error>) as e:
    <handler>
else:
    <block>

try:
    <attempt>
except <error> as e:
    <handler>
finally:
    <block>

try:
    <attempt>
finally:
    <block>

try:
    <attempt>
except Exception as e:
    <handler>
else:
    <block>
finally:
    <block>

with Context(<int>) as <target>:
    <block>

with Context(ext(2), <bool>) as <target>, Context(<int>):
    <block>

try:
    <attempt>
except* <error> as e:
    trail.append(len(e.exceptions))
    <group>

try:
    <attempt>
except* (<error>, <error>):
    <group>
else:
    <group>
finally:
    <group>

try:
    raise ExceptionGroup(<str>, [ValueError(<int>), KeyError(<str>), TypeError('t')])
except* <error> as e:
    <group>
except* LookupError:
    <group>

try:
    try:
        <attempt>
    finally:
        <block>
except <error>:
    <block>
finally:
    <block>

with Context(<int>), Context(<int>, <bool>):
    try:
        <attempt>
    finally:
        <block>

class K<n>:
    k = <plain_int>
    if ext(<var>) > 1:
        m = [<plain_int_of_i*2> for i in range(2)]
    def f(self, t=<plain_int>):
        return t + self.k
    w = property(lambda self: self.k)
trail.append([K<n>.k, K<n>().f(), K<n>().w])

match <int>:
    case 0 | 1:
        <block>
    case m if <bool>:
        <block>
    case _:
        <block>

match <list>:
    case [] | [_]:
        <block>
    case [m, *rest] if ext(m) > 1:
        <block>

match <dict>:
    case {'k': 1 | 2 as m}:
        <block>
    case {'k': int(m), **rest} if <bool>:
        <block>

match pair(<int>, <str>):
    case [int(m), str(r)] if m > ext(1):
        <block>
    case [*rest]:
        <block>
"""

# ------------------------------------------------------------------------------------------------------- definitions

FUNCTIONS = """
def f<n>(p, q=<outer>):
    x = y = <given>
    <function>
    return <int>

def f<n>(p, *args, **options):
    global a
    x = y = a
    <function>
    return <int>

def f<n>(p, depth=2):
    if depth <= 0:
        return p
    x = y = depth
    <function*2>
    return f<n>(<int*2>, depth - 1) + <int*2>

def f<n>(p):
    x = y = <given>
    def inner(t):
        nonlocal x
        x += <int*2>
        <inside*2>
        return x
    y = inner(p)
    <function>
    return inner(<int>) + x

f<n> = lambda p, x=<outer>: <int>

def around(function):
    def inner(*args):
        trail.append(ext(len(args)))
        return function(*args)
    return inner
@around
def f<n>(p):
    x = y = p
    <function>
    return <int>
"""

CLASSES = """
class C<n>:
    def __init__(self, v):
        self.v = v
    def m(self, p):
        x = y = <given>
        <function>
        return self.v + <int>

class B<n>:
    k = 3
    def __init__(self, v):
        self.v = v
    def m(self, p):
        return ext(p) + self.k
class C<n>(B<n>):
    def m(self, p):
        x = y = super().m(<given>)
        <function>
        return x + self.w
    @property
    def w(self):
        return self.v * 2 % 97
"""

# Classes whose making, attributes and instances go through hooks.
HOOKED = """
class M<n>(type):
    def __new__(cls, name, bases, names, **options):
        trail.append([name, ext(len(options))])
        return super().__new__(cls, name, bases, names)
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.v += ext(0)
        return made
class C<n>(metaclass=M<n>, extra=<outer>):
    def __init__(self, v):
        self.v = v
    def m(self, p):
        x = y = <given>
        <function>
        return self.v + <int>

class D<n>:
    def __set_name__(self, owner, name):
        self.name = '_' + ext(name)
    def __get__(self, o, owner):
        return self if o is None else ext(getattr(o, self.name))
    def __set__(self, o, x):
        setattr(o, self.name, x)
class C<n>:
    __slots__ = ('_v',)
    v = D<n>()
    def __init__(self, v):
        self.v = v
    def m(self, p):
        x = y = <given>
        <function>
        return <int>

class B<n>:
    def __init_subclass__(cls, k=1, **options):
        cls.k = ext(k)
    def __class_getitem__(cls, key):
        return ext(key)
    def __new__(cls, v):
        made = super().__new__(cls)
        made.v = v
        return made
    def __getattr__(self, name):
        if name == 'w':
            return ext(3)
        raise AttributeError(name)
class C<n>(B<n>, k=<outer>):
    def m(self, p):
        x = y = C<n>[self.k]
        <function>
        return self.w + <int>

@dataclasses.dataclass(order=True)
class C<n>:
    v: int
    w: list = dataclasses.field(default_factory=lambda: ext([1]))
    def __post_init__(self):
        self.v += ext(0)
    def m(self, p):
        x = y = <given>
        <function>
        return self < C<n>(<int>)

class E<n>(enum.Enum):
    A = ext(1)
    B = A + 1
    @property
    def twice(self):
        return ext(self.value) * 2
class C<n>:
    def __init__(self, v):
        self.v = v
    def m(self, p):
        x = y = E<n>.B.twice
        <function>
        return E<n>(ext(1)).value + <int>
"""

# Each makes a function f<n> of what the library calls back.
LIBRARY = """
@functools.lru_cache(maxsize=2)
def f<n>(p):
    x = y = p
    <function>
    return <int>

@contextlib.contextmanager
def c<n>(v):
    trail.append(ext(v))
    try:
        yield v
    finally:
        trail.append('left')
def f<n>(p):
    x = y = p
    with c<n>(<int>) as x:
        <function>
    return x

def f<n>(p):
    x = y = <given>
    <function>
    return bisect.bisect([1, 3, 5], <int>, key=lambda t: ext(t))

def f<n>(p):
    x = y = p
    heap = []
    for x in (3, 1, p):
        heapq.heappush(heap, ext(x))
    <function>
    return heapq.nsmallest(2, [3, 1], key=lambda t: ext(-t))[0] + heap[0]

def f<n>(p):
    x = y = <given>
    for x, group in itertools.groupby([1, 1, 4], lambda t: ext(t) > 2):
        trail.append([x, sum(group)])
    <function>
    return next(itertools.dropwhile(lambda t: ext(t) < 2, [1, 2, 3]))

def f<n>(p):
    x = y = <given>
    trail.append(list(itertools.accumulate([1, x, 2], lambda t, i: ext(t) + i)))
    <function>
    return sorted([3, 1, p], key=functools.cmp_to_key(lambda t, i: ext(t) - i))[0]

def f<n>(p):
    x = y = <given>
    counts = collections.defaultdict(lambda: ext(1))
    counts['a'] += y
    <function>
    return counts['a'] + counts['b']

@functools.singledispatch
def f<n>(p):
    x = y = 2
    <function>
    return <int>
@f<n>.register
def _(p: int):
    x = y = ext(p)
    <function>
    return x + y

def f<n>(p):
    x = y = p
    with contextlib.ExitStack() as stack:
        stack.callback(lambda: trail.append(ext('called')))
        stack.enter_context(contextlib.suppress(ValueError))
        <function>
    return x
"""

# Each makes a function f<n> that runs coroutines to their end.
COROUTINES = """
async def m<n>(p):
    x = y = <given>
    <function>
    await asyncio.sleep(<pure_int>)
    return <int>
def f<n>(p):
    return asyncio.run(m<n>(p))

async def w<n>(p):
    x = y = p
    await asyncio.sleep(p % 3)
    <function*2>
    return <int*2>
async def m<n>(p):
    y = <int>
    return sum(await asyncio.gather(w<n>(p), w<n>(y)))
def f<n>(p):
    return asyncio.run(m<n>(p))

async def s<n>(p):
    y = p
    try:
        for x in range(2):
            await asyncio.sleep(0)
            y = yield ext(x)
    finally:
        trail.append(y)
async def m<n>(p):
    x = y = <given>
    async for x in s<n>(p):
        <function*2>
    return sum([i + <pure_int> async for i in s<n>(<plain_int>) if i])
def f<n>(p):
    return asyncio.run(m<n>(p))

class A<n>:
    def __init__(self, v):
        self.v = v
    async def __aenter__(self):
        return ext(self.v)
    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0)
        trail.append(kind and kind.__name__)
        return ext(self.v) % 2 == 0
async def m<n>(p):
    x = y = p
    async with A<n>(<int>) as x, A<n>(3):
        <function>
    return x
def f<n>(p):
    return asyncio.run(m<n>(p))

class L<n>:
    def __init__(self, v):
        self.v = v
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return ext(self.v)
async def m<n>(p):
    x = y = <given>
    task = asyncio.create_task(asyncio.sleep(1, y))
    x = await L<n>(p)
    <function>
    return await task + x
def f<n>(p):
    return asyncio.run(m<n>(p))

async def w<n>(p):
    x = y = p
    await asyncio.sleep(0)
    <function*2>
    return <int*2>
async def m<n>(p):
    x = y = 1
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(w<n>(p))
            task = group.create_task(w<n>(2))
    except* ValueError as errors:
        trail.append(len(errors.exceptions))
    else:
        x = task.result()
    return x
def f<n>(p):
    return asyncio.run(m<n>(p))

async def m<n>(p):
    x = y = p
    try:
        y = ext(p) % 4
        x = await asyncio.wait_for(asyncio.sleep(2, p), y)
    except TimeoutError as e:
        trail.append(type(e).__name__)
        <function>
    return [y async for y in (ext(i) async for i in q<n>())][0] + x
async def q<n>():
    yield <outer>
    yield 2
def f<n>(p):
    return asyncio.run(m<n>(p))
"""

# Generators that are driven by hand, and closed in any case.
DRIVEN = """
def e<n>(p):
    x = y = p
    try:
        x = yield ext(p)
        <function>
        y = yield <int>
    except ValueError as error:
        y = yield ext(str(error))
    finally:
        trail.append(ext(x))
    return y
def d<n>(p):
    y = yield from e<n>(p)
    trail.append(y)
    yield y
def f<n>(p):
    x = y = p
    g = d<n>(p)
    try:
        x = next(g)
        y = g.send(<int>)
        trail.append(g.throw(ValueError('v')))
        trail.append(g.send(y))
    finally:
        g.close()
    return x

def e<n>(p):
    try:
        yield ext(p)
        yield p
    except GeneratorExit:
        trail.append(ext('exit'))
        raise
    finally:
        trail.append('done')
def f<n>(p):
    x = y = p
    for x in e<n>(p):
        if <bool>:
            break
    return x

def e<n>(p):
    x = y = yield
    while x:
        y += ext(x)
        x = yield y
        <function>
    return y
def f<n>(p):
    g = e<n>(p)
    next(g)
    try:
        trail.append([g.send(t) for t in (1, p, 0)])
    except StopIteration as e:
        return e.value
    finally:
        g.close()
    return 0
"""

# Names that lose their values, or are those of other scopes.
NAMED = """
def f<n>(p):
    x = y = p
    if <bool>:
        del x
    def inner():
        nonlocal y
        trail.append(y + <int>)
        del y
    <function>
    if ext(p) % 2:
        inner()
    return y

def f<n>(p):
    global a, b
    x = y = p
    a = ext(x)
    <function>
    if <bool>:
        del b
    return a + b

def f<n>(p):
    x = y = p
    def outer():
        nonlocal x
        x = ext(x) + 1
        def inner():
            nonlocal x, y
            x, y = y, <int>
            return lambda: x + y
        return inner
    made = outer()()
    <function>
    return made()
"""

# For hosts whose own parser reads them.
PARAMETERS = """
def f<n>[T: int, *Ts](p: T, *rest: *Ts) -> T:
    x = y = <given>
    <function>
    return len(T.__name__) + <int>

class G<n>[T]:
    def __init__(self, v: T):
        self.v = v
    def m[U](self, p: U) -> list[T]:
        type pairs = tuple[T, U]
        x = y = <given>
        <function>
        return len(pairs.__value__.__args__) + <int>
def f<n>(p):
    return G<n>[int](<int>).m(p)
"""

# What the special methods answer is made from one integer, and each calls the outside about once.
OBJECTS = """
class Q<n>:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        return ext(self.v) + int(o)
    def __radd__(self, o):
        return ext(o) + self.v
    def __rsub__(self, o):
        return inc(o) - self.v
    def __sub__(self, o):
        return NotImplemented if ext(o) == 3 else self.v - o
    def __iadd__(self, o):
        self.v = ext(self.v + o)
        return self
    def __isub__(self, o):
        return Q<n>(ext(self.v - o))
    def __neg__(self):
        return -ext(self.v)
    def __abs__(self):
        return ext(abs(self.v))
    def __int__(self):
        return ext(self.v)
    def __index__(self):
        return ext(self.v % 2)
    def __round__(self):
        return ext(self.v)
    def __divmod__(self, o):
        return ext(self.v % 5)
    def __eq__(self, o):
        return ext(self.v) == (o.v if isinstance(o, Q<n>) else o)
    def __hash__(self):
        return ext(self.v) % 3
    def __lt__(self, o):
        return ext(self.v) < int(o)
    def __gt__(self, o):
        return ext(self.v) > int(o)
    def __bool__(self):
        return bool(ext(self.v % 3))
    def __len__(self):
        return ext(abs(self.v) % 4)
    def __getitem__(self, k):
        return ext(self.v) + (k if isinstance(k, int) else 0)
    def __setitem__(self, k, x):
        self.v = ext(x)
    def __delitem__(self, k):
        self.v = ext(k)
    def __contains__(self, x):
        return ext(x) == self.v
    def __iter__(self):
        yield ext(self.v)
        yield self.v + 1
    def __call__(self, t):
        x = y = t
        <function>
        return self.v + <int>
    def __str__(self):
        return ext(f'q{self.v}')
    def __repr__(self):
        return f'Q({ext(self.v)})'
    def __getattr__(self, name):
        if name == 'other':
            return ext(self.v)
        raise AttributeError(name)
    @property
    def w(self):
        return ext(self.v * 2 % 97)
    @w.setter
    def w(self, x):
        self.v = ext(x)
    @w.deleter
    def w(self):
        log('deleted')

class Q<n>:
    def __init__(self, v):
        self.__dict__['v'] = ext(v)
    def __getitem__(self, k):
        if k >= 2:
            raise IndexError(k)
        return ext(self.v) + k
    def __eq__(self, o):
        log('eq')
        return NotImplemented
    def __lt__(self, o):
        log('lt')
        return NotImplemented
    def __add__(self, o):
        log('add')
        return NotImplemented
    __hash__ = None
    def __setattr__(self, name, x):
        log(name, x)
        super().__setattr__(name, x % 97)
    def __getattribute__(self, name):
        return super().__getattribute__(name)
    def __format__(self, spec):
        return ext(spec) + str(self.v)
    def __repr__(self):
        return 'q2'
    def __bool__(self):
        x = y = self.v
        <function>
        return True
    w = property(lambda self: self.v + ext(1))

class Q<n>(int):
    v = w = 5
    def __add__(self, o):
        return ext(int(self)) + o
    def __radd__(self, o):
        return ext(o) + int(self)
    def __eq__(self, o):
        return ext(int(self) == o)
    __hash__ = int.__hash__
    def __iter__(self):
        return iter(ext([int(self), 2]))
    def __str__(self):
        return ext('int') + super().__str__()
"""

# What consumes these may send to them while looping over them: each must end by itself, whatever it is sent. And what
# they do when they are closed must not show: CPython closes an abandoned generator when its last reference goes.
GENERATORS = """
def g<n>(p):
    for x in range(3):
        <generator>
        yield x + p

def g<n>(p):
    try:
        y = yield p
        trail.append(y)
        yield <pure_int>
    finally:
        y = p
    trail.append(y)

def g<n>(p):
    for x in range(3):
        try:
            y = yield x
        except ValueError:
            <generator>
        else:
            trail.append(y)
    return p

def g<n>(p):
    y = yield from (p, 2)
    with Context(p, quiet=True):
        yield from iter([1, <pure_int>])
    trail.append(y)
"""

SUSPENDING_GENERATORS = """
def h<n>(p):
    for x in range(2):
        y = yield ext(x)
    return p

def h<n>(p):
    try:
        y = yield from (ext(x) for x in (p, 2))
        yield <pure_int>
    finally:
        y = p
    trail.append(ext(y))

def h<n>(p):
    with Context(p, quiet=True):
        y = yield inc(p)
    try:
        y = yield p
    except (ValueError, TypeError) as e:
        y = yield ext(str(e)[:2]) and 4
    return ext(y)
"""

MODULES = ("asyncio", "bisect", "collections", "contextlib", "dataclasses", "enum", "functools", "heapq", "itertools")
OPENING = [
    "from functools import partial, reduce",
    "trail, a, b, c, s, xs, d = [], 1, 2, 0, 'st', [3, 4], {'k': 5}",
    "it = iter([6, 7, 8])",
]
CLOSING = ["[trail, a, b, c, s, xs, d]"]
CONTEXT = """\
class Context:
    def __init__(self, tag, swallow=False, quiet=False):
        self.tag, self.swallow, self.quiet = tag, swallow, quiet
    def __enter__(self):
        trail.append(['enter', self.tag])
        return self.tag
    def __exit__(self, kind, value, trace):
        if not self.quiet:
            trail.append(['exit', self.tag, kind and kind.__name__, str(value)])
        return self.swallow"""
