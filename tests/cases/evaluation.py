# Sources that are made while the program runs: `eval`, `exec`, `compile` and `__import__`.

#: eval_expressions
x = ext(3)


def double(n):
    return n * 2


[eval('x + 1'), eval('double(x)'), eval('ext(x) + ext(1)'), eval('  [ext(i) for i in range(x)]'), eval(b'x * 2'),
 eval('(lambda a: ext(a) + x)(5)'), eval('x if ext(0) else ext(2)'), eval('{"a": ext(1), **{"b": 2}}')]

#: eval_in_functions
y = 'global'


def f(a, b=2):
    c = ext(a)
    inner = [eval('c + a'), eval('ext(c) + b'), sorted(eval('locals()'))]
    return inner, eval('y'), eval('a', {'a': 'given'}), eval('a + q', {'a': 1}, {'q': ext(5)})


f(1), f(2)

#: eval_with_namespaces
names = {'a': 1, 'f': ext}
more = {'b': 2}
out = [eval('a + b + f(3)', names, more), eval('a', names, {'a': 'local'}), '__builtins__' in names, '__builtins__' in more]
out.append(eval('[a for _ in range(2)]', names))
for bad in ('b', 'a +', 'len(a)', 'a.nothing'):
    try:
        out.append(eval(bad, {'a': 5, 'g': ext}))
    except Exception as e:
        out.append((type(e).__name__, str(e)))
out

#: exec_defines_functions
exec('''
def add(a, b=ext(1)):
    """Adds."""
    return a + ext(b)

class Point:
    origin = ext(0)
    def __init__(self, x):
        self.x = ext(x)
    @property
    def double(self):
        return ext(self.x) * 2
    def __add__(self, other):
        return Point(self.x + ext(other.x))

total = add(5)
''')
p = Point(3) + Point(4)
[total, add(1, 2), add.__name__, add.__doc__, add.__module__, p.x, p.double, Point.origin, Point.__module__, Point.__qualname__]

#: exec_stops_in_every_statement
ns = {'ext': ext, 'log': log, 'fail': fail}
exec('''
out = []
for i in range(ext(3)):
    if ext(i) == 1:
        continue
    out.append(ext(i))
else:
    out.append('else')
while len(out) < ext(5):
    out += [ext('w')]
try:
    fail('KeyError', 'k')
except KeyError as e:
    out.append(ext(str(e)))
finally:
    out.append(ext('finally'))
try:
    e
except NameError as error:
    out.append(str(error))
class Manager:
    def __enter__(self):
        return ext('in')
    def __exit__(self, *a):
        log('exit')
with Manager() as m:
    out.append(m)
match ext([1, 2]):
    case [a, b] if ext(True):
        out.append((a, b))
x = y = ext(1)
x += ext(2)
del y
first, *rest = ext([1, 2, 3])
import math
from functools import reduce as fold
out.append((x, first, rest, math.floor(2.5), fold(lambda p, q: ext(p + q), [1, 2, 3])))
if (n := ext(7)) > 3:
    out.append(n)
assert ext(True)
''', ns)
[ns['out'], 'y' in ns, ns['x'], ns['n'], sorted(k for k in ns if not k.startswith('__'))]

#: exec_functions_see_their_namespace
ns = {'count': 0, 'ext': ext}
exec('''
def bump(n=1):
    global count, last
    count += ext(n)
    last = count
    return count

def clear():
    global last
    del last

def reader():
    for i in range(3):
        yield ext(i) + count

def defines():
    global made, Made, module
    def made():
        return ext('made')
    class Made:
        z = ext(1)
    import math as module
    for loop in [1]:
        pass
''', ns)
out = [ns['bump'](), ns['bump'](5)]
ns['count'] = 100
out.append(ns['bump']())
out.append(list(ns['reader']()))
out.append(ns['last'])
ns['clear']()
out.append('last' in ns)
ns['defines']()
out += [ns['made'](), ns['Made'].z, ns['module'].floor(1.5), ns['Made'].__qualname__]
out

#: exec_with_separate_locals
g, l = {'ext': ext, 'a': 1}, {'b': 2}
exec('''
c = a + ext(b)
def f():
    return a
def h():
    return c
class K:
    v = c
d = f()
''', g, l)
out = [sorted(k for k in g if k != '__builtins__'), sorted(l), l['c'], l['d'], l['K'].v]
try:
    l['h']()
except NameError as e:
    out.append(str(e))
out

#: exec_in_a_function_leaves_its_variables
def f():
    x = ext(1)
    exec('x = ext(2); z = 3')
    before = x
    try:
        z
    except NameError as e:
        return before, str(e)


f()

#: exec_generators_live_on
exec('''
def numbers(n):
    total = 0
    for i in range(n):
        total += ext(i)
        got = yield total
        if got:
            total += got
    return 'done'
''')
stream = numbers(4)
out = [next(stream), ext('between'), stream.send(10), ext('again')]
out += list(stream)
out

#: exec_coroutines
exec('''
import asyncio

async def work(n):
    await asyncio.sleep(n)
    return ext(n)

async def both():
    return await asyncio.gather(work(2), work(1))
''')
asyncio.run(both())

#: compiled_code
code = compile('ext(n) + 1', 'my file', 'eval')
block = compile('total = 0\nfor i in range(n):\n    total += ext(i)\n', 'block', 'exec')
out = []
for n in (2, 3):
    out.append(eval(code))
    exec(block)
    out.append(total)
ns = {'n': 4, 'ext': ext}
exec(block, ns)
out += [ns['total'], eval(code, ns), type(code).__name__, eval(block), exec(code)]
out

#: compiled_single
code = compile('for i in range(2): ext(i); None\n', '<one>', 'single')
exec(code)
exec(compile('x = ext(5)', '<two>', 'single'))
exec(compile('x', '<three>', 'single'))
exec(compile('ext("text"); ext(None); x + 1', '<four>', 'single'))
x

#: compiled_code_lives_on
codes = [compile(f'ext({n}) * 2', f'<{n}>', 'eval') for n in range(3)]
out = []
while codes:
    code = codes.pop()
    out.append(eval(code))
out

#: exec_errors
out = []
for source in ('1/0', 'x = ', 'def f(:', 'return 1', 'undefined', '  indented', 'yield 1', 'await x', 'raise KeyError(1)',
               'break', "'unclosed", '(' * 3, 'x y', 'import nothing_here'):
    try:
        exec(source)
    except Exception as e:
        out.append((source, type(e).__name__, e.args if isinstance(e, SyntaxError) else str(e)))
out

#: eval_errors
out = []
for args in ((), (1,), ('1', 2), ('1', {}, 3), ('1', [],), ('x = 1',), ('',), ('1\n2',), ('for x in y: pass',), (b'\xff',), ('1', {}, {}, {})):
    try:
        out.append(eval(*args))
    except Exception as e:
        out.append((type(e).__name__, e.args[0] if isinstance(e, SyntaxError) else str(e)))
for args in ((), (1,), ('1', 2), ('1', {}, 3), ('1', [])):
    try:
        exec(*args)
    except Exception as e:
        out.append((type(e).__name__, str(e)))
for args in ((), ('1',), ('1', 'f', 'what'), (1, 'f', 'eval'), ('1', 'f', 'eval', 1 << 40), ('1', 'f', 'eval', 0, 0, 9), ('1', 3, 'eval')):
    try:
        compile(*args)
    except Exception as e:
        out.append((type(e).__name__, str(e)))
out

#: exec_error_inside_is_handled_outside
def guarded(source):
    try:
        exec(source)
    except ZeroDivisionError as e:
        return ext(str(e))
    finally:
        log('left')
    return 'fine'


[guarded('ext(1) / 0'), guarded('ext(1)'), guarded('exec("1 // ext(0)")')]

#: exec_nested
out = []
exec('''
level = 1
exec("""
level = 2
exec('level = ext(3)')
out.append(ext(level))
""")
out.append(level)
''')
out

#: exec_as_callback
out = list(map(eval, ['ext(1)', 'ext(2) + 1']))
out += sorted(['ext(3)', 'ext(1)', '2'], key=eval)
names = {}
for each in map(lambda s: exec(s, names), ['a = 1', 'b = a + 1']):
    out.append(each)
out.append(names['b'])
out

#: exec_class_body
class Built:
    a = ext(1)
    exec('b = a + ext(1)')
    exec('def m(self): return ext(self.b)')
    c = eval('a + b')


[Built.a, Built.b, Built.c, Built().m()]

#: exec_mapping_as_locals
class Names(dict):
    def __missing__(self, name):
        if name.startswith('auto'):
            return ('made', name)
        raise KeyError(name)


names = Names()
exec('x = auto_one; y = len("abc")', {}, names)
from collections import ChainMap
chain = ChainMap({}, {'base': 5})
exec('top = base + 1', {}, chain)
[dict(names), chain['top'], eval('auto_two', {}, names), eval('base', {}, chain)]

#: exec_restricted_builtins
out = []
for source in ('len("a")', 'only(3)', 'x = 1', 'print(1)', '[i for i in (1, 2)]', '(lambda: only(1))()'):
    try:
        out.append(eval(source, {'__builtins__': {'only': ext}}) if '=' not in source else exec(source, {'__builtins__': {}}))
    except NameError as e:
        out.append(str(e))
out

#: exec_restricted_functions
ns = {'__builtins__': {'ext': ext, 'range': range}}
exec('def f(n):\n    return [ext(i) for i in range(n)]\ndef g():\n    return len([])', ns)
out = [ns['f'](2)]
try:
    ns['g']()
except NameError as e:
    out.append(str(e))
out

#: exec_globals_dict
exec('a = ext(1)\nb = a + 1', globals())
exec('c = ext(b)', globals(), globals())
space = globals()
exec('d = c + 1', space)
[a, b, c, d, eval('globals() is g', {'g': 1}), eval('globals()["a"]')]

#: exec_globals_inside
ns = {}
exec('here = globals()\nalso = locals()\ndef f():\n    return globals()', ns)
[ns['here'] is ns, ns['also'] is ns, ns['f']() is ns]

#: exec_docstring_and_annotations
ns = {'ext': ext}
exec('"""About."""\nx: int = ext(1)\ny: str\n', ns)
[ns.get('__doc__'), ns['x'], sorted(ns['__annotations__'])]

#: exec_decorators_and_closures
ns = {'ext': ext}
exec('''
def twice(f):
    def run(*args):
        return f(*args), f(*args)
    return run

@twice
def ask(n):
    return ext(n)

def counter():
    n = 0
    def step():
        nonlocal n
        n += ext(1)
        return n
    return step
''', ns)
step = ns['counter']()
[ns['ask'](3), step(), step(), ns['ask'].__qualname__, step.__qualname__]

#: exec_super_and_private_names
exec('''
class Base:
    def __init__(self):
        self.__hidden = ext(1)
    def get(self):
        return self.__hidden
class Derived(Base):
    def get(self):
        return super().get() + ext(1)
''')
d = Derived()
[d.get(), d._Base__hidden]

#: exec_walrus_in_comprehension
ns = {'ext': ext}
exec('found = [last := ext(i) for i in range(3)]\ncopy = last', ns)
def f():
    exec('[inner := ext(i) for i in range(2)]')
    return eval('inner')
[ns['found'], ns['last'], ns['copy'], f()]

#: exec_templates
FIELD = 'def get_{name}(self):\n    return ext(self._{name})\n'
space = {'ext': ext}
for name in ('a', 'b'):
    exec(FIELD.format(name=name), space)
Record = type('Record', (), {'get_a': space['get_a'], 'get_b': space['get_b'], '_a': 1, '_b': 2})
r = Record()
[r.get_a(), r.get_b()]

#: dunder_import
math = __import__('math')
abc = __import__('collections.abc')
inner = __import__('collections.abc', fromlist=['Mapping'])
out = [math.floor(2.5), abc.__name__, inner.__name__, inner.Mapping.__name__]
for args in ((), (1,), ('no_such_module',), ('',), ('math', None, None, (), -1)):
    try:
        __import__(*args)
    except Exception as e:
        out.append((type(e).__name__, str(e)))
out

#: dunder_import_of_library
functools = __import__('functools')
total = functools.reduce(lambda a, b: ext(a + b), [1, 2, 3])
[total, functools.lru_cache(ext)(4), eval('__import__("itertools").chain([ext(1)], [2])').__next__()]

#: calculator
import re


def evaluate(text, names):
    for word in re.findall(r'[a-z_]+', text):
        if word not in names:
            return f'unknown name {word}'
    return eval(text, {'__builtins__': {}}, names)


prices = {'tea': ext(5), 'salt': ext(1)}
[evaluate('tea * 2 + salt', prices), evaluate('coffee', prices), evaluate('(tea - salt) ** 2', prices)]

#: exec_recursion
def deep(n):
    return eval('deep(n - 1) + ext(1)') if n else 0


deep(5)

#: set_displays_around_yields
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self):
        log.append(('hash', self.n)); return hash(self.n)
    def __eq__(self, other):
        log.append(('eq', self.n)); return self.n == other.n
def items(*ns):
    for n in ns:
        log.append(('item', n)); yield K(n)
def g():
    return {K(1), *items(2, 3), (yield 'a'), K(4), *items(1, 3), (yield 'b'), K(5)}
i = g()
log.append(next(i)); log.append(i.send(K(9)))
try: i.send(K(2))
except StopIteration as e: log.append([k.n for k in e.value])
def g():
    return {K(1), K(2), (yield 'a'), K(4)}
i = g(); log.append(next(i))
try: i.send(K(2))
except StopIteration as e: log.append([k.n for k in e.value])
def g():
    return {[], *(yield 'a')}
i = g()
try: log.append(next(i))
except TypeError as e: log.append(str(e))
def g():
    return {*1, (yield 'a')}
i = g()
try: log.append(next(i))
except TypeError as e: log.append(str(e))
def g():
    return {1, (yield 'a'), *1}
i = g()
try: log.append(next(i)); i.send(1)
except TypeError as e: log.append(str(e))
def g():
    return {1, *'ab', (yield 'a')}
i = g()
try: log.append(next(i)); i.send([])
except TypeError as e: log.append(str(e))
log

#: dict_displays_around_yields
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self):
        log.append(('hash', self.n)); return hash(self.n)
    def __eq__(self, other):
        log.append(('eq', self.n)); return self.n == other.n
    def __repr__(self): return f'K({self.n})'
class M:
    def __init__(self, *ns): self.ns = ns
    def keys(self):
        log.append('keys'); return map(K, self.ns)
    def __getitem__(self, k):
        log.append(('get', k.n)); return k.n
def g():
    return {K(1): 1, K(2): 1, **M(2, 3), K(7): (yield 'a'), K(4): 0, **M(1, 3), (yield 'b'): 1, K(5): 0}
i = g()
log.append(next(i)); log.append(i.send(K(9)))
try: i.send(K(2))
except StopIteration as e: log.append(repr(e.value))
def g():
    return {K(1): 2, K(1): (yield 'a'), K(4): 1}
i = g(); log.append(next(i))
try: i.send(K(2))
except StopIteration as e: log.append(repr(e.value))
def g():
    return {[]: 1, **(yield 'a')}
i = g()
try: log.append(next(i))
except TypeError as e: log.append(str(e))
def g():
    return {**1, 'a': (yield 'a')}
i = g()
try: log.append(next(i))
except TypeError as e: log.append(str(e))
def g():
    return {1: 2, 3: (yield 'a'), **1}
i = g()
try: log.append(next(i)); i.send(1)
except TypeError as e: log.append(str(e))
def g():
    return {K(1): 2, K(2): 3, **M(2), K(1): 3, **{3: (yield 'x')}}
i = g(); log.append(next(i))
try: i.send(K(2))
except StopIteration as e: log.append(repr(e.value))
def g():
    return {K(1): 2, K(2): 3, K(1): 3, **{3: (yield 'x')}, **M(1), K(1): 0}
i = g(); log.append(next(i))
try: i.send(K(2))
except StopIteration as e: log.append(repr(e.value))
log

#: calls_around_yields
log = []
def f(*a, **k): return a, k
class S(str):
    def __hash__(self):
        log.append(('hash', str(self))); return hash(str(self))
def m(n):
    log.append(n); return {n: n}
def it(n):
    log.append(('it', n)); yield n
def run(g, *sent):
    i = g()
    try:
        log.append(next(i))
        for s in sent: log.append(i.send(s))
    except StopIteration as e: log.append(e.value)
    except Exception as e: log.append(repr(e))
def g(): return f(*it(1), (yield 1), *it(2), **m('a'), b=(yield 2), **m('c'))
run(g, 5, 6)
def g(): return f(a=1, **m('a'), b=(yield 2), **m('c'))
run(g, 5, 6)
def g(): return f(**{1: 2}, b=(yield 2), **m('c'))
run(g, 5, 6)
def g(): return f(*1, b=(yield 2), **m('c'))
run(g, 5, 6)
def g(): return f(1, *1, b=(yield 2), **m('c'))
run(g, 5, 6)
def g(): return f(*it(1), b=(yield 2))
run(g, 5, 6)
def g(): return f(**1, b=(yield 2))
run(g, 5, 6)
def g(): return f(b=(yield 2), **m('b'))
run(g, 5, 6)
def g(): return f(*it(1), **(yield 2))
run(g, 5)
run(g, {'a': 1})
def g(): return [*it(1), (yield 1), *it(2), *(yield 2), *1]
run(g, 1, [2])
def g(): return (*it(1), (yield 1), *it(2), *(yield 2), *1)
run(g, 1, [2])
def g(): return {a: b for a in it(1) for b in [1]} if (yield 1) else 0
run(g, [[1]])
log

#: long_displays_around_yields
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self):
        log.append(('hash', self.n)); return hash(self.n)
    def __eq__(self, other):
        log.append(('eq', self.n)); return self.n == other.n
    def __repr__(self): return f'K({self.n})'
many = ', '.join(f'K({n})' for n in range(31))
pairs = ', '.join(f'K({n % 4}): {n}' for n in range(35))
few = ', '.join(f'K({n % 4}): {n}' for n in range(16))
exec(f"""
def g(): return {{{many}, (yield 1)}}
def h(): return {{{pairs}, K(3): (yield 1), **{{"x": 3}}, **dict(a=1), {few}, **{{K((yield)): 3}}, K(7): 3}}
""")
i = g(); log.append(next(i))
try: i.send(K(2))
except StopIteration as e: log.append(repr(e.value))
i = h(); log.append(next(i)); log.append(i.send(4))
try: i.send(5)
except StopIteration as e: log.append(repr(e.value))
log

#: displays_whose_keys_stop
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self):
        log.append(('hash', ext(self.n))); return hash(self.n)
    def __eq__(self, other):
        log.append(('eq', ext(self.n))); return self.n == other.n
    def __repr__(self): return f'K({self.n})'
def it(n):
    for i in range(n): log.append(('it', ext(i))); yield K(i)
class M:
    def __init__(self, *ns): self.ns = ns
    def keys(self):
        log.append('keys'); return map(K, self.ns)
    def __getitem__(self, k):
        log.append(('get', k.n)); return ext(k.n)
log.append(len({K(1), K(2), *it(3), K(4), K(ext(2)), *it(2)}))
log.append(repr({K(1): 1, K(2): 2, **M(1, 3), K(1): 4, K(3): ext(1), K(5): 0, **{K(1): 2}}))
log.append(repr({K(n % 3): 3 for n in range(5)}))
log.append(repr({**M(1)}))
log.append(repr({**{}, K(1): 2}))
log

#: displays_around_stops
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self):
        log.append(('hash', self.n)); return hash(self.n)
    def __eq__(self, other):
        log.append(('eq', self.n)); return self.n == other.n
    def __repr__(self): return f'K({self.n})'
def it(n):
    for i in range(n): log.append(('it', i)); yield K(i)
def slow(n):
    for i in range(n): log.append(('it', ext(i))); yield K(i)
log.append(len({K(1), K(2), *it(3), K(4), K(ext(2)), *it(2)}))
log.append(len({K(1), K(2), *slow(3), K(4), K(3), *it(2)}))
log.append(repr({K(1): 1, K(2): 2, **{K(1): 3, K(3): 2}, K(1): 4, K(3): ext(1), K(5): 0, **{K(1): 2}}))
for make in (lambda: {[]: ext(1)}, lambda: {[]: 1, **{1: ext(2)}}, lambda: {[], ext(1)}, lambda: {[], *(), ext(2)}, lambda: {*1, ext(3)}, lambda: {**1, 4: ext(4)}):
    try: make()
    except TypeError as e: log.append(str(e))
log

#: mappings_whose_keys_are_an_iterator
log = []
class M:
    def __init__(self, *ns): self.ns = ns
    def keys(self):
        log.append('keys'); return map(str, self.ns)
    def __getitem__(self, k):
        log.append(('get', str(k))); return ext(str(k))
class Bad(M):
    def __getitem__(self, k): return ext(3).x
class Attr:
    def __getattr__(self, name):
        if name == 'keys': return lambda: iter([ext(name)])
        raise AttributeError(name)
    def __getitem__(self, k): return ext(str(k))
def f(**k): return k
for make in [lambda: f(a=1, **M('b', 'c')), lambda: f(a=1, **M('a')), lambda: f(**Bad('b')), lambda: {'b': 2, **Bad('b')}, lambda: f(**Attr(), b=3),
             lambda: {**Attr()}, lambda: dict(M('a')), lambda: dict(**M('a', 'b')), lambda: {1: 2, **dict(**Attr())}]:
    try: log.append({str(k): v for k, v in make().items()})
    except Exception as e: log.append(repr(e))
log

#: names_that_a_mapping_asks_for
class M(dict):
    def __missing__(self, k):
        if k.startswith('x'): return ext(k)
        raise KeyError(k)
    def __setitem__(self, k, v):
        ext(('set', k)); super().__setitem__(k, v)
    def __delitem__(self, k):
        ext(('del', k)); super().__delitem__(k)
class G:
    def __getitem__(self, k):
        if k.startswith('x'): return ext(k)
        raise KeyError(k)
    def __setitem__(self, k, v): ext(('set', k))
log = []
for source in ('x1 + x2', 'len(x1)', '[i for i in x1]', '[i for i in [x1, 2]]', '(lambda: 3)()', 'f(x1) + str(len(x2))', 'x1 if x2 else 0', 'x1[0] == "x" and x2', 'f"{x1}"', 'y1', '(n := x1)'):
    for names in (M(), G()):
        try: log.append(eval(source, {'f': str.upper}, names))
        except NameError as e: log.append(str(e))
for source in ('z = x1', 'z = 1\ndef f(): return 1\nw = f()', 'class A: y = 1', 'for i in x1: pass', 'import math, os.path\nfrom math import pi, e as q', 'z = 1\ndel z', 'x1 += "a"', 'a, b = 1, 2', 'try: del nope\nexcept NameError: pass'):
    names = M()
    try: exec(source, {}, names)
    except NameError as e: log.append(str(e))
    log.append(sorted(names))
code = compile('x1 * 2', 'f', 'eval')
log += [eval(code, {}, M()), eval(code, {}, {'x1': 4}), eval(code, {'x1': 5}), eval('x1', {}, M(x1=6))]
class Strict(dict):
    def __missing__(self, k):
        if k == 'x1': return 3
        raise NameError(f'no {k}')
for source in ('[i * x1 for i in (1, 2)]', '{i: x1 for i in "a"}', '[[x1 for j in (1,)] for i in (1,)]', '[x1 for x1 in (1,)]', '[x3 for i in (1,)]', 'ext([x1, 1])'):
    try: log.append(eval(source, {'ext': ext}, Strict(ext=ext)))
    except NameError as e: log.append(str(e))
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return M()
class A(metaclass=Meta):
    import math
    from math import pi as p, tau
    exec('v = x1')
    w = eval('x2')
log += [A.p > 3, A.math.pi == A.p, A.v, A.w]
log

#: comprehensions_in_evaluated_sources
log = []
def run(source, names, given=None):
    try:
        g = {} if given is None else given
        log.append(eval(source, g, names))
    except NameError as e: log.append(str(e))
for names in ({'x': 3, 'xs': [1, 2]}, {'xs': [4]}):
    for given in ({}, {'x': 5, 'ext': ext}, {'ext': ext}):
        for source in ('[x for i in xs]', '{x: i for i in xs}', '{i for i in xs if x}', '[[x for j in xs] for i in xs]', 'list(x for i in xs)', '[(lambda: x)() for i in xs]', '[i for x in [xs] for i in x]', '[x for x in xs]',
                       '[ext(x) for i in xs]', '[ext(i) for i in xs]', '[ext([x for j in xs]) for i in xs]', '[[ext(x) for j in xs] for i in xs]', 'list(ext(x) for i in xs)', '[y := x for i in xs]', '[x for i in ext(xs)]', 'sorted([x for i in xs], key=ext)'):
            run(source, names, given)
def f():
    x = 9; xs = [1, 2]
    log.append(eval('[ext(i) for i in xs]'))
    try: log.append(eval('[x for i in xs]'))
    except NameError as e: log.append(str(e))
    try: exec('a = [x for i in xs]; b = [ext(a) for c in a]')
    except NameError as e: log.append(str(e))
f()
class A:
    x = 1; xs = [1]
    try: y = [x for i in xs]
    except NameError as e: log.append(str(e))
    try: log.append(eval('[x for i in xs]'))
    except NameError as e: log.append(str(e))
log

#: decorated_in_evaluated_sources
log = []
def deco(x): log.append(('deco', ext(getattr(x, '__name__', 0)))); return x
def plain(x): log.append('plain'); return x
def mark(n): return lambda x: (log.append(ext(n)), x)[1]
sources = ['@deco\nclass A:\n    y = 1\n', '@plain\nclass A: pass\n', '@deco\ndef A(): pass\n', '@plain\ndef A(): pass\n', '@mark(1)\n@mark(2)\nclass A:\n    @plain\n    def f(self): return ext(3)\n    @deco\n    class B: pass\n    @property\n    def p(self): return 4\n',
           'from dataclasses import dataclass, field\n@dataclass\nclass A:\n    x: int = 0\n    y: list = field(default_factory=list)\nlog.append(repr(A(3)))\n', 'import functools\n@functools.cache\ndef A(n=1): return n\nlog.append(A())', 'def f():\n    @plain\n    class A: pass\n    @deco\n    def g(): pass\n    return A\nA = f()',
           'class K:\n    @plain\n    class __P: z = 1\n    @plain\n    def __q(self): pass\nA = K']
for source in sources:
    for names in ({}, None) if 'field' not in source else (None,):
        given = {'deco': deco, 'plain': plain, 'mark': mark, 'log': log, 'ext': ext}
        exec(source + '\nq = 3', given, names)
        found = given if names is None else names
        log.append(('A' in found, found['q'], sorted(k for k in vars(found['A']) if k in ('y', 'f', 'B', 'p'))))
log

#: statements_in_evaluated_sources
log = []
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(('in', ext(self.n))); return self.n
    def __exit__(self, *a): log.append(('out', self.n, a[0] and a[0].__name__)); return ext(self.n > 1)
def slow(n):
    for i in range(n): yield ext(i)
class P:
    def __init__(self): self.items = {}
    @property
    def v(self): return ext(self.items.get('v'))
    @v.setter
    def v(self, x): self.items['v'] = ext(x)
    def __getitem__(self, k): return ext(self.items[k])
    def __setitem__(self, k, x): self.items[k] = ext(x)
    def __delitem__(self, k): ext(k); del self.items[k]
    def __iadd__(self, o): log.append(('iadd', ext(o))); return self
    def __bool__(self): return ext(True)
sources = ['with CM(1) as a, CM(2) as b:\n    c = a + b\n    raise KeyError', 'with CM(1): pass', 'for a in slow(3):\n    if a == 1: break\nelse: b = 1', 'for a, *b in [(1, 2, 3)]: pass\nelse: c = 2',
           'a = b = slow(2)\nc, d = a', 'a, (b, *c) = 1, slow(3)', 'p = P()\np.v = 3\na = p.v\np["k"] = 4\nb = p["k"]\ndel p["k"]\np += 5\nc = 1 if p else 2',
           'try:\n    a = ext(1)\n    raise ValueError("x")\nexcept (KeyError, ValueError) as e:\n    b = str(e)\nelse: c = 1\nfinally: d = ext(2)', 'try: ext(1)\nfinally: a = 1', 'try:\n    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])\nexcept* ValueError as g: a = len(g.exceptions)\nexcept* KeyError: b = ext(2)',
           'match ext([1, {"k": 2}]):\n    case [a, {"k": b, **c}] if ext(a): d = 1\n    case _: e = 1', 'match 3:\n    case int(a): pass', 'a = 0\nwhile ext(a) < 3:\n    a += 1\n    if a == 2: continue\nelse: b = 1', 'assert ext(1), 2\na = 1', 'global a\na = ext(1)', 'a: int = ext(1)\nb: "x"', 'import math as a\nfrom math import pi, e as b', 'def a(x, y=ext(1), *, z=ext(2)): return x + y + z\nb = a(ext(3))',
           'a = lambda x=ext(4): x\nb = a()', 'class A(object, metaclass=type):\n    x = ext(1)\n    def f(self): return __class__.__name__\nb = A().f()', 'async def a(): return ext(1)\nimport asyncio\nb = asyncio.run(a())', 'a = [x for x in slow(2)]\nb = {x: ext(x) for x in a}\nc = sum(ext(x) for x in a)', 'a = 1\ndel a\nb = 2', '(a := ext(5))', 'a = [y := 1, y ** 2]\nb = [z := ext(i) for i in range(2)]', 'def g():\n    r = yield ext(1)\n    return r\nh = g()\na = next(h)\ntry: h.send(3)\nexcept StopIteration as s: b = s.value', 'a = f"{ext(1)!r:>{ext(3)}}"', 'if ext(0): a = 1\nelif ext(1): b = 1\nelse: c = 1', 'a = ext(1) and ext(0) or ext(2)', 'def f():\n    nonlocal_ = 1\n    def g():\n        nonlocal nonlocal_\n        nonlocal_ += ext(1)\n        return nonlocal_\n    return g()\na = f()', 'a = 1\ndef f():\n    global a\n    a = ext(2)\nb = 3', 'type = 3\nlen = ext(4)\na = len + type', 'return_ = 1;a = 2; b = ext(3)', 'raise OSError(ext(1))', 'a = locals()["ext_"] if "ext_" in locals() else 0', '"doc"\na = 1']
for source in sources:
    for names in ({}, None):
        given = {'CM': CM, 'P': P, 'slow': slow, 'log': log, 'ext': ext}
        try: exec(source, given, names)
        except Exception as e: log.append((type(e).__name__, str(e)))
        found = {k: v for k, v in (given if names is None else names).items() if k not in ('CM', 'P', 'slow', 'log', 'ext', '__builtins__')}
        log.append(sorted((k, v) if isinstance(v, (int, str, list)) else (k, type(v).__name__) for k, v in found.items()))
log
