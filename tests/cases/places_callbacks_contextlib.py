# contextlib, dataclasses and enum with callbacks that stop.

#: contextlib_contextmanager
from contextlib import contextmanager


@contextmanager
def manage(name, swallow=False):
    log('enter', name)
    try:
        yield ext(name)
    except KeyError as error:
        log('error', name, str(error))
        if not swallow:
            raise
    finally:
        log('exit', name)


@contextmanager
def twice():
    yield ext(1)
    yield ext(2)


@contextmanager
def never():
    if ext(0):
        yield


def f():
    with manage('in f') as x:
        return ext(x)


def attempt(g):
    try:
        return g()
    except Exception as error:
        return [type(error).__name__, str(error)]


def use(make, body=None):
    with make as x:
        if body:
            fail(body, 'body')
        return ext(x)


out = []
with manage('a') as a, manage('b', True) as b:
    out.append([a, b])
    fail('KeyError', 'swallowed by b')
for n in range(3):
    with manage(n) as m:
        if n == 0:
            continue
        if n == 1:
            break
[out, f(), n, attempt(lambda: use(manage('c'), 'KeyError')), attempt(lambda: use(manage('d'), 'ValueError')), attempt(lambda: use(twice())), attempt(lambda: use(never())), attempt(lambda: use(manage('e', True), 'KeyError'))]

#: contextlib_contextmanager_as_decorator_and_nested
from contextlib import contextmanager


@contextmanager
def tag(name):
    log('open', name)
    yield name
    log('close', name)


@tag('deco')
def f(x):
    return ext(x)


class Db:
    @contextmanager
    def transaction(self, n):
        self.state = ext('begun')
        try:
            yield self
        except Exception:
            self.state = ext('rolled back')
            raise
        else:
            self.state = ext('committed')


db, out = Db(), []
with db.transaction(1) as t:
    out.append(t.state)
out.append(db.state)
try:
    with db.transaction(2), tag('inner'):
        fail('OSError', 'broken')
except OSError as error:
    out.append([db.state, str(error)])
[f(1), f(2), out]

#: contextlib_exit_stack_closing_suppress
from contextlib import ExitStack, closing, nullcontext, suppress


class C:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log('enter', self.name)
        return ext(self.name)

    def __exit__(self, kind, error, trace):
        log('exit', self.name, kind and kind.__name__)
        return ext(self.swallow)

    def close(self):
        log('close', self.name)


out = []
with ExitStack() as stack:
    out.append([stack.enter_context(C(n)) for n in 'ab'])
    stack.callback(log, 'callback', ext(1))
    stack.push(lambda kind, error, trace: ext(kind is KeyError))
    stack.push(C('pushed'))
    fail('KeyError', 'swallowed by the function')
with ExitStack() as stack:
    stack.enter_context(C('moved'))
    kept = stack.pop_all()
log('not closed yet')
kept.close()
with closing(C('closing')) as c:
    out.append(c.name)
with suppress(KeyError, OSError):
    out.append(ext('in suppress'))
    fail('OSError', 'suppressed')
    out.append('never')
try:
    with suppress(KeyError), ExitStack() as stack:
        stack.callback(fail, 'ValueError', 'from callback')
        stack.enter_context(C('last'))
        fail('IndexError', 'body')
except ValueError as error:
    out.append([str(error), type(error.__context__).__name__])
with nullcontext(ext('n')) as n:
    out.append(n)
out

#: dataclasses_default_factory_and_post_init
from dataclasses import dataclass, field, replace


def factory():
    log('factory')
    return [ext('tag')]


@dataclass
class P:
    x: int
    y: int = ext(5)
    tags: list = field(default_factory=factory)
    total: int = field(init=False)

    def __post_init__(self):
        log('post init', self.x, self.y)
        self.total = ext(self.x + self.y)


@dataclass
class Q(P):
    z: object = field(default_factory=tick)

    def __post_init__(self):
        super().__post_init__()
        self.z = [self.z, ext('q')]


@dataclass
class Bad:
    x: int

    def __post_init__(self):
        fail('ValueError', f'bad {self.x}')


p, q, out = P(1), Q(1, 2, [3]), []
try:
    Bad(ext(7))
except ValueError as error:
    out.append(str(error))
[p.tags, p.total, P(1) == P(1), P(1).tags is p.tags, q.z, q.total, replace(p, x=ext(9), tags=[]).total, repr(p), [P(i).total for i in (1, 2)], out]
