# Programs about raising and catching, with external calls in every part of the `try` statement.

#: exc_stop_in_every_part
out = []
for mode in ext([0, 1, 2]):
    try:
        out.append(ext('try'))
        if mode == 1:
            raise ValueError(ext('v'))
        if mode == 2:
            fail('TypeError', 't')
    except ValueError as e:
        out.append(ext('value ' + str(e)))
    except TypeError as e:
        out.append(ext('type ' + str(e)))
    else:
        out.append(ext('else'))
    finally:
        out.append(ext('finally'))
out

#: exc_nested_handlers
def inner(kind):
    try:
        fail(kind, 'deep')
    except KeyError:
        return ['inner caught', ext(1)]
    finally:
        trail.append(ext('inner finally ' + kind))


def outer(kind):
    try:
        return inner(kind)
    except (ValueError, TypeError) as e:
        return ['outer caught', type(e).__name__, ext(str(e))]


trail = []
[outer('KeyError'), outer('ValueError'), outer('TypeError'), trail]

#: exc_bare_raise_after_stop
def attempt():
    try:
        raise ValueError('first')
    except ValueError:
        log('cleaning')
        ext('pause')
        raise


try:
    attempt()
except ValueError as e:
    got = [str(e), ext('caught')]
got

#: exc_bare_raise_after_inner_handled
def attempt():
    try:
        raise ValueError('outer')
    except ValueError:
        try:
            fail('KeyError', 'inner')
        except KeyError:
            ext('inner handled')
        ext('between')
        raise


try:
    attempt()
except Exception as e:
    got = [type(e).__name__, str(e), ext(0)]
got

#: exc_bare_raise_in_called_function
def rethrow():
    ext('about to')
    raise


out = []
try:
    try:
        1 // 0
    except ZeroDivisionError:
        rethrow()
except ZeroDivisionError as e:
    out.append(str(e))
try:
    rethrow()
except RuntimeError as e:
    out.append(ext(str(e)))
out

#: exc_raise_from_cause_and_context
def load(name):
    try:
        return {'a': 1}[ext(name)]
    except KeyError as e:
        raise ValueError('no ' + name) from e


def load_hidden(name):
    try:
        fail('KeyError', name)
    except KeyError:
        raise ValueError('hidden') from None


out = []
for f in (load, load_hidden):
    try:
        f('zz')
    except ValueError as e:
        tick()
        out.append([str(e), type(e.__cause__).__name__, type(e.__context__).__name__, e.__suppress_context__])
out

#: exc_implicit_context_chain
out = []
try:
    try:
        raise ValueError(ext('one'))
    except ValueError:
        ext('between')
        try:
            raise KeyError('two')
        except KeyError:
            ext('more')
            raise IndexError(ext('three'))
except IndexError as e:
    ext('caught')
    while e is not None:
        out.append([type(e).__name__, e.args[0]])
        e = e.__context__
out

#: exc_context_after_finally
out = []
try:
    try:
        fail('ValueError', 'a')
    finally:
        ext('in finally')
        raise TypeError('b')
except TypeError as e:
    out = [str(e), str(e.__context__), e.__cause__ is None]
ext(0)
out

#: exc_raise_cause_expression_stop
def cause():
    return OSError(ext('disk'))


try:
    raise RuntimeError(ext('top')) from cause()
except RuntimeError as e:
    kept = e
ext(0)
try:
    raise kept from ext(None)
except RuntimeError as e:
    second = [str(e), e.__cause__]
try:
    raise ValueError('x') from ext(5)
except TypeError as e:
    third = str(e)
[second, third]

#: exc_custom_class_attributes
class HttpError(Exception):
    def __init__(self, status, reason='none'):
        super().__init__(status, reason)
        self.status = status
        self.reason = reason

    def __str__(self):
        return f'{self.status} {self.reason}'


class NotFound(HttpError):
    def __init__(self, path):
        super().__init__(404, 'missing ' + path)
        self.path = path


def get(path):
    if ext(path) == '/':
        raise HttpError(ext(500))
    raise NotFound(path)


out = []
for p in ['/', '/a']:
    try:
        get(p)
    except NotFound as e:
        ext('stop')
        out.append(['nf', e.path, e.status, str(e), list(e.args), isinstance(e, HttpError)])
    except HttpError as e:
        ext('stop')
        out.append(['http', e.status, e.reason, str(e), repr(e)])
out

#: exc_custom_hierarchy_order
class A(Exception):
    pass


class B(A):
    pass


class C(B, ValueError):
    pass


def which(kind):
    try:
        raise kind(ext(kind.__name__))
    except ValueError as e:
        return ['ValueError', ext(str(e))]
    except B as e:
        return ['B', ext(str(e))]
    except A as e:
        return ['A', ext(str(e))]


[which(A), which(B), which(C)]

#: exc_as_name_deleted
e = ext('outer')
try:
    fail('ValueError', 'v')
except ValueError as e:
    ext('in handler')
    seen = str(e)
try:
    e
    still = 'there'
except NameError as err:
    still = ext(str(err))
[seen, still]

#: exc_as_name_rebound_and_deleted_inside
out = []
try:
    raise ValueError('one')
except ValueError as e:
    out.append(str(e))
    e = ext('rebound')
    out.append(e)
try:
    raise ValueError('two')
except ValueError as e:
    del e
    ext('deleted already')
try:
    raise ValueError('three')
except ValueError as e:
    kept = e
    ext('stop')
out.append(str(kept))
try:
    out.append(e)
except NameError:
    out.append(ext('unbound'))
out

#: exc_as_name_local_in_function
def f():
    try:
        fail('ValueError', 'v')
    except ValueError as problem:
        ext(1)
    return ext(problem)


try:
    f()
    r = 'no'
except UnboundLocalError as e:
    r = str(e)
r

#: exc_handler_type_expression_with_stop
kinds = {'v': ValueError, 'k': (KeyError, IndexError)}
out = []
for bad in ['ValueError', 'IndexError', 'TypeError']:
    try:
        try:
            fail(bad, 'm')
        except kinds[ext('v')]:
            out.append('v')
        except kinds[ext('k')] as e:
            out.append('k ' + type(e).__name__)
    except Exception as e:
        out.append('other ' + ext(type(e).__name__))
out

#: exc_handler_expression_not_an_exception
try:
    try:
        fail('ValueError', 'v')
    except ext(5):
        r = 'caught'
except TypeError as e:
    r = [str(e), type(e.__context__).__name__]
ext(0)
r

#: exc_raised_in_handler_and_else
def run(stage):
    try:
        if stage == 'try':
            fail('ValueError', 'in try')
    except ValueError as e:
        ext('handling')
        fail('KeyError', 'in handler')
    else:
        ext('else')
        fail('ValueError', 'in else')
    finally:
        trail.append(ext(stage))


trail = []
out = []
for stage in ('try', 'else'):
    try:
        run(stage)
    except Exception as e:
        out.append([type(e).__name__, e.__context__ is None, tick()])
[out, trail]

#: exc_try_in_loop_with_retry
def flaky(n):
    if n < 3:
        fail('OSError', 'try ' + str(n))
    return 'ok ' + str(ext(n))


attempts = []
while True:
    n = tick()
    try:
        value = flaky(n)
    except OSError as e:
        attempts.append(str(e))
        continue
    else:
        break
    finally:
        attempts.append(ext(-n))
[value, attempts]

#: exc_recursive_unwinding
def down(n):
    try:
        if n == 0:
            fail('ValueError', 'bottom')
        return down(n - 1)
    except ValueError as e:
        if ext(n) == 2:
            return ['stopped at', n, str(e)]
        trail.append(n)
        raise
    finally:
        trail.append(ext(-n))


trail = []
[down(4), trail]

#: exc_exception_object_alive_across_stops
saved = []
for kind in ('ValueError', 'TypeError'):
    try:
        fail(kind, 'm ' + kind)
    except Exception as e:
        saved.append(e)
ext('later')
out = []
for e in saved:
    try:
        raise e
    except ValueError as again:
        out.append(['V', str(again), again is e])
    except TypeError as again:
        out.append(['T', ext(str(again)), again is saved[1]])
out

#: exc_notes_and_with_traceback_none
try:
    fail('ValueError', 'base')
except ValueError as e:
    e.add_note(ext('n1'))
    e.add_note('n2')
    kept = e
ext(0)
[kept.__notes__, str(kept)]

#: exc_stop_iteration_from_next_in_function
def first(it):
    try:
        return next(it)
    except StopIteration:
        return ext('nothing')


[first(iter([])), first(iter([ext(1)])), next(iter([]), ext('d'))]

#: exc_lambda_and_comprehension_errors
div = lambda a, b: a / ext(b)
out = []
try:
    [div(1, n) for n in ext([1, 2, 0, 4])]
except ZeroDivisionError as e:
    out.append(str(e))
try:
    {k: ext([1, 2])[k] for k in (0, 1, 2)}
except IndexError as e:
    out.append(ext(str(e)))
out

#: what_errors_about_names_hold
class Thing:
    pass


def lacking(owner):
    try:
        return owner.nope
    except AttributeError as error:
        ext(error.name)
        return error.obj is owner


made = [lacking(owner) for owner in (Thing(), [], 'x', 3, Thing, lacking, None, {}, iter([]))]
try:
    nope
except NameError as error:
    made += [ext(error.name)]
try:
    import nope
except ImportError as error:
    made += [ext(error.name), error.path, error.msg]
try:
    from math import nope
except ImportError as error:
    ext(0)
    made += [error.name, error.msg[:35]]
try:
    raise AttributeError('text', name='n', obj=made)
except AttributeError as error:
    ext(1)
    made += [error.obj is made, error.name]
made

#: tracebacks_are_passed_on
import sys


class Keep:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.details = kind, error, traceback
        error.__traceback__ = traceback
        return ext(True)


def receiver():
    while True:
        try:
            yield ext('ready')
        except ValueError as error:
            log(error.args)
            yield ext('caught')


keep = Keep()
out = []
with keep:
    raise ValueError(1, 2)
for make in (receiver, lambda: (x for x in receiver())):
    for details in (keep.details, (ValueError, (3, 4), None), (ValueError, 5)):
        steps = make()
        try:
            out.append([next(steps), steps.throw(*details)])
        except ValueError as error:
            out.append(error.args)
try:
    raise KeyError(1).with_traceback(keep.details[2]) from keep.details[1]
except KeyError as error:
    out.append([type(each).__name__ for each in sys.exc_info()[:2]])
    error.__traceback__ = None
try:
    error = ValueError()
    error.__traceback__ = 3
except TypeError as error:
    out.append(str(error))
try:
    receiver().throw(ValueError, 1, 2)
except TypeError as error:
    out.append(str(error))
out

#: tracebacks_say_where
import sys, traceback
out = []
def inner(x):
    y = x + 1
    return y / ext(0)
def outer(x):
    try:
        return inner(x)
    except ZeroDivisionError as e:
        out.append(e.__traceback__.tb_lineno)
        raise ValueError(
            'wrapped') from e
class CM:
    def __enter__(self): return self
    def __exit__(self, kind, error, tb):
        ext('exit')
        self.tb = tb
        self.same = tb is error.__traceback__
        return True
def lines(tb):
    found = []
    while tb is not None:
        found.append(tb.tb_lineno)
        tb = tb.tb_next
    return found
held = None
try:
    outer(1)
except ValueError as e:
    tb = e.__traceback__
    held = e
    out.append(lines(tb))
    ext('stop')
    out.append((lines(tb), tb is e.__traceback__, sys.exc_info()[2] is tb, type(tb).__name__))
    out.append(traceback.format_tb(tb))
    out.append(traceback.format_exception(type(e), e, tb))
    out.append([(f.name, f.lineno, f.line) for f in traceback.extract_tb(tb)])
    out.append(traceback.format_tb(tb.tb_next, 1))
    out.append(traceback.format_exception(e, limit=-1))
    out.append(traceback.format_exception(type(e), e, None)[-1])
with CM() as cm:
    inner(ext(5))
out.append((cm.same, lines(cm.tb)))
ext('later')
out.append((lines(held.__traceback__), lines(cm.tb), lines(held.__cause__.__traceback__)))
try:
    raise KeyError('k').with_traceback(held.__traceback__)
except KeyError as e:
    out.append(lines(e.__traceback__))
    e.__traceback__ = cm.tb
    out.append(lines(e.__traceback__))
    e.__traceback__ = None
    out.append(e.__traceback__)
out.append(ValueError().__traceback__)
def gen():
    try:
        yield ext(1)
    except KeyError as e:
        out.append(lines(e.__traceback__))
        raise
g = gen()
next(g)
try:
    g.throw(KeyError(3))
except KeyError as e:
    out.append(lines(e.__traceback__))
try:
    raise ext_error('no') if False else ext(RuntimeError if 0 else 0) or LookupError
except LookupError as e:
    out.append(lines(e.__traceback__))
for wrong in (3, object()):
    try:
        traceback.extract_tb(wrong)
    except Exception as e:
        out.append(type(e).__name__)
async def fail():
    await asyncio.sleep(0)
    inner(2)
import asyncio
async def main():
    r = await asyncio.gather(fail(), fail(), return_exceptions=True)
    return [lines(e.__traceback__)[-2:] for e in r]
out.append(asyncio.run(main()))
def deep(n):
    if n: return deep(n-1)
    raise OSError(ext('x'))
try: deep(3)
except OSError as e: out.append(traceback.format_exc())
import logging, io
s = io.StringIO()
log = logging.getLogger('t'); log.addHandler(logging.StreamHandler(s)); log.propagate = False
try: inner(1)
except ZeroDivisionError: log.exception('failed')
out.append(s.getvalue())
for t in (lambda: isinstance(cm.tb, type(held.__traceback__)),):
    out.append(t())
[repr(o) for o in out]

#: contexts_of_errors_of_builtins_that_stopped
log = []
class I:
    def __getitem__(self, i):
        if ext(i) > 1: raise IndexError('mine')
        return i
class R:
    def __len__(self): return ext(2)
    def __getitem__(self, i):
        if ext(i) == 0: raise IndexError('mine')
        return i
def chain(e):
    out = []
    while e is not None:
        out.append((type(e).__name__, str(e), e.__suppress_context__, e.__cause__ is None)); e = e.__context__
    return out
class Conv:
    def __iter__(self): ext(1); raise TypeError('mine')
class Pairs:
    def __iter__(self):
        yield ext(1)
class Keys:
    def keys(self): return ext(3)
    def __getitem__(self, k): raise KeyError(k)
def gen():
    yield ext(1); raise StopIteration('x')
def gen2():
    yield ext(1)
    next(iter([]))
class It:
    def __iter__(self): return ext(3)
class It2:
    def __iter__(self): return self
    def __next__(self): ext(1); raise ValueError('v')
class NoNext:
    def __iter__(self): ext(1); return self
class P:
    @property
    def x(self): ext(1); return self.nope
    def __getattr__(self, n): ext(n); raise AttributeError('ga ' + n)
class H:
    def __hash__(self): ext(1); raise TypeError('h')
    def __index__(self): return ext('a')
    def __bool__(self): return ext(2)
    def __len__(self): return ext(-1)
    def __str__(self): return ext(3)
    def __repr__(self): return ext(3)
    def __format__(self, s): return ext(3)
    def __contains__(self, x): ext(1); raise KeyError('c')
    def __eq__(self, o): ext(1); raise ValueError('eq')
    def __lt__(self, o): ext(1); raise ValueError('lt')
    def __float__(self): return ext('f')
    def __int__(self): return ext('f')
def un(): a, b = I(); c, d, e = I()
def un3(): a, *b, c = gen()
uses = [lambda: next(reversed(R())), lambda: dict(Pairs()), lambda: dict([ext(1)]), lambda: dict(Keys()), lambda: {**Keys()}, lambda: ''.join(Conv()), lambda: list(gen()), lambda: [*It2()], lambda: P().x, lambda: {H(): 1}, lambda: [1][H()], lambda: (lambda *a: a)(*Conv()), lambda: (lambda **a: a)(**Keys()), un, un3, lambda: {1: 2} | dict(Pairs()), lambda: bytes(Conv()), lambda: bytearray(Conv()), lambda: vars(3)]
for i, use in enumerate(uses):
    try:
        try: raise KeyError('outer')
        except KeyError: r = use(); log.append((i, repr(r)))
    except Exception as e: log.append((i, chain(e)))
log
