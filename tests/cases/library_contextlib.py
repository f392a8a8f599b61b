# Programs that use `contextlib`, with external calls on entry, inside, on exit, and in everything a stack calls.

#: contextmanager_calls_outside
from contextlib import contextmanager


@contextmanager
def opened(name, fail_on_exit=False):
    "Opens it."
    log('open', name)
    handle = ext(name)
    try:
        yield handle + '!'
    except KeyError as e:
        log('caught', str(e))
    finally:
        log('close', ext(name))
    if fail_on_exit:
        raise ValueError('late')


out = []
with opened('a') as a, opened('b') as b:
    out.append((ext(a), b))
with opened('c'):
    raise KeyError('k')
try:
    with opened('d'):
        raise TypeError(ext('t'))
except TypeError as e:
    out.append(repr(e))
try:
    with opened('e', fail_on_exit=True) as e:
        out.append(ext(e))
except ValueError as e:
    out.append(repr(e))


def returns():
    with opened('f') as f:
        return ext(f)


for i in range(3):
    with opened('g') as g:
        if i == 1:
            break
        continue
out + [returns(), opened.__name__, opened.__doc__, i]

#: contextmanager_without_stops_inside
from contextlib import contextmanager


@contextmanager
def tag(name):
    lines.append(f'<{name}>')
    yield name
    lines.append(f'</{name}>')


lines = []
manager = tag('x')
with tag('b') as b:
    ext('inside')
    lines.append(b)
    with manager as m:
        ext(m)
ext('after')
lines

#: contextmanager_errors
from contextlib import contextmanager


@contextmanager
def never():
    ext(0)
    if False:
        yield


@contextmanager
def twice():
    yield ext(1)
    yield 2


@contextmanager
def stubborn():
    while True:
        try:
            yield 1
        except KeyError:
            ext('again')


@contextmanager
def passing():
    try:
        yield
    except StopIteration:
        log('stop')
        raise


@contextmanager
def replacing():
    try:
        yield
    except KeyError:
        raise ValueError(ext('other'))


out = []
for make in (never, twice):
    try:
        with make() as value:
            out.append(value)
    except RuntimeError as e:
        out.append(str(e))
try:
    with stubborn():
        raise KeyError(1)
except RuntimeError as e:
    out.append(str(e))
try:
    with passing():
        raise StopIteration('mine')
except StopIteration as e:
    out.append(repr(e))
try:
    with replacing():
        raise KeyError(1)
except ValueError as e:
    out.append((repr(e), repr(e.__context__)))
manager = twice()
manager.__enter__()
try:
    with manager:
        pass
except (AttributeError, RuntimeError) as e:
    out.append(type(e).__name__)
out

#: contextmanager_as_decorator
from contextlib import ContextDecorator, contextmanager


@contextmanager
def traced(name):
    log('in', ext(name))
    try:
        yield
    finally:
        log('out', name)


@traced('f')
def f(x, y=1):
    "F."
    return ext(x) + y


class Timed(ContextDecorator):
    def __enter__(self):
        self.at = tick()
        return self

    def __exit__(self, *exc):
        log('took', ext(self.at))
        return False


@Timed()
def g(x):
    return ext(x) * 2


[f(1), f(2, y=5), f.__name__, f.__doc__, g(4), g(5)]

#: small_managers
from contextlib import closing, nullcontext, suppress


class Thing:
    def __init__(self, name):
        self.name = name

    def close(self):
        log('closing', ext(self.name))


out = []
with closing(Thing('a')) as t:
    out.append(ext(t.name))
try:
    with closing(Thing('b')):
        raise KeyError(1)
except KeyError:
    out.append('through')
with suppress(KeyError, ValueError):
    ext(1)
    raise ValueError(ext('gone'))
with suppress():
    out.append('plain')
try:
    with suppress(KeyError):
        raise TypeError(ext('kept'))
except TypeError as e:
    out.append(str(e))
with nullcontext(ext(5)) as n, nullcontext() as none:
    out += [n, none, ext(6)]
held = suppress(LookupError)
ext('stop')
with held:
    [][ext(3)]
with held:
    {}[1]


def items():
    try:
        yield ext(1)
        yield ext(2)
    finally:
        log('items closed', ext(0))


with closing(items()) as numbers:
    out.append(next(numbers))
out

#: exit_stack_calls_outside
from contextlib import ExitStack, contextmanager


@contextmanager
def resource(name):
    log('open', ext(name))
    try:
        yield name
    finally:
        log('close', ext(name))


class Plain:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return ext('entered')

    def __exit__(self, kind, value, traceback):
        log('plain', kind and kind.__name__, str(value))
        return ext(self.swallow)


out = []
with ExitStack() as stack:
    names = [stack.enter_context(resource(name)) for name in ('a', 'b')]
    out.append(stack.enter_context(Plain(False)))
    stack.callback(log, 'callback', 1)
    stack.callback(ext, x='done')
    out += [names, stack.push(lambda *exc: ext(exc[0] is None)) is not None]
with ExitStack() as stack:
    stack.enter_context(resource('outer'))
    stack.push(Plain(True))
    raise KeyError(ext('swallowed'))
kept = ExitStack()
with ExitStack() as stack:
    stack.enter_context(resource('kept'))
    kept = stack.pop_all()
ext('stop')
kept.close()
out

#: exit_stack_exceptions
from contextlib import ExitStack


def fail_with(error):
    def leave(kind, value, traceback):
        log('leave', repr(value))
        ext(0)
        raise error
    return leave


def chain(e):
    found = []
    while e is not None:
        found.append(repr(e))
        e = e.__context__
    return found


out = []
try:
    with ExitStack() as stack:
        stack.push(fail_with(ValueError('first')))
        stack.push(fail_with(TypeError('second')))
        raise KeyError(ext('body'))
except ValueError as e:
    out.append(chain(e))
try:
    with ExitStack() as stack:
        stack.push(lambda *exc: ext(True))
        stack.push(fail_with(TypeError('hidden')))
        raise KeyError('body')
    out.append('suppressed')
except TypeError:
    out.append('not suppressed')
try:
    try:
        raise OSError('outer')
    except OSError:
        with ExitStack() as stack:
            stack.push(fail_with(ValueError('inner')))
except ValueError as e:
    out.append(chain(e))
for wrong in (3, 'x'):
    try:
        ExitStack().enter_context(wrong)
    except TypeError as e:
        out.append(str(e))
out

#: managers_alive_across_stops
from contextlib import ExitStack, contextmanager


@contextmanager
def counting(n):
    total = 0
    for i in range(n):
        total += ext(i)
    yield total
    log('total', total)


pending = counting(3)
stack = ExitStack()
stack.enter_context(counting(2))
stack.callback(log, 'end')
ext('stop')
with stack, pending as p:
    ext('inside')
    out = [p]
out

#: asynchronous_managers
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


@asynccontextmanager
async def opened(name):
    log('open', ext(name))
    try:
        yield name + '!'
    except KeyError as e:
        log('caught', str(e))
    finally:
        log('close', ext(name))


async def numbers():
    try:
        yield ext(1)
        yield ext(2)
    finally:
        log('numbers closed')


class Plain:
    def __enter__(self):
        return ext('plain')

    def __exit__(self, *exc):
        log('left', exc[0] and exc[0].__name__)
        return False


@opened('decorated')
async def decorated(x):
    return ext(x)


async def main():
    out = []
    async with opened('a') as a, opened('b') as b:
        out += [ext(a), b]
    async with opened('c'):
        raise KeyError(ext('k'))
    async with AsyncExitStack() as stack:
        out.append(await stack.enter_async_context(opened('d')))
        out.append(stack.enter_context(Plain()))
        stack.callback(log, 'callback')
        stack.push_async_callback(decorated, 7)
    async with aclosing(numbers()) as n:
        async for x in n:
            out.append(ext(x))
            break
    async with nullcontext(5) as five:
        out.append(five)
    try:
        async with opened('e'):
            raise TypeError(ext('t'))
    except TypeError as e:
        out.append(repr(e))
    out.append(await decorated(3))
    return out


try:
    main().send(None)
except StopIteration as e:
    result = e.value
result

#: abstract_managers_by_their_methods
import io
import typing
from contextlib import *


class Manager:
    def __enter__(self):
        return ext(self.name)

    def __exit__(self, *error):
        pass


class Unfinished(AbstractContextManager):
    pass


class Finished(AbstractContextManager):
    def __exit__(self, *error):
        return ext(super().__exit__(*error))


class No(Manager):
    __exit__ = None


@contextmanager
def made():
    yield 1


managers = (Manager(), No(), made(), io.StringIO(), suppress(), nullcontext(), ExitStack(), closing(io.StringIO()), 1)
out = [[isinstance(each, kind) for each in managers] for kind in (AbstractContextManager, AbstractAsyncContextManager)]
out += [issubclass(AsyncExitStack, AbstractAsyncContextManager), sorted(AbstractContextManager.__abstractmethods__)]
for kind in (Unfinished, AbstractContextManager, AbstractAsyncContextManager):
    try:
        kind()
    except TypeError as error:
        out.append(type(error).__name__)
with Finished() as each, suppress(KeyError):
    {}[ext(1)]
out + [type(each).__name__, isinstance(Manager(), typing.ContextManager)]
