# Programs where `return`, `break` and `continue` cross `try ... finally` blocks that stop.

#: flow_return_through_finally
def f(n):
    try:
        return ext('value ' + str(n))
    finally:
        trail.append(ext(n))


trail = []
[f(1), f(2), trail]

#: flow_return_in_finally_overrides
def f(kind):
    try:
        if kind:
            fail(kind, 'lost')
        return ext('from try')
    finally:
        if ext(True):
            return ext('from finally')


[f(''), f('ValueError'), f('KeyError')]

#: flow_return_value_computed_before_finally
def f():
    x = [1]
    n = 1
    try:
        return (n, x)
    finally:
        n = ext(100)
        x.append(ext(2))


f()

#: flow_break_and_continue_in_finally
out = []
for i in range(4):
    try:
        if ext(i) == 1:
            fail('ValueError', 'dropped')
        out.append(i)
    finally:
        if i == 1:
            ext('swallow')
            continue
        if i == 2:
            ext('leave')
            break
        out.append(ext('f' + str(i)))
out

#: flow_break_through_nested_finally
out = []
for i in range(3):
    try:
        try:
            if ext(i) == 1:
                break
            out.append(i)
        finally:
            out.append(ext('inner'))
    finally:
        out.append(ext('outer'))
else:
    out.append('no break')
out

#: flow_continue_through_finally_while
out = []
n = 0
while n < 4:
    n += 1
    try:
        if n % 2:
            continue
        out.append(ext(n))
    finally:
        out.append(ext(-n))
else:
    out.append(ext('else'))
out

#: flow_return_inside_loop_inside_try
def find(rows, want):
    for row in rows:
        try:
            for cell in row:
                if ext(cell) == want:
                    return ['found', cell]
        finally:
            seen.append(ext(len(row)))
    return ['nothing', ext(0)]


seen = []
[find([[1, 2], [3]], 3), find([[1]], 9), seen]

#: flow_finally_raises_replacing_return
def f():
    try:
        return ext('never')
    finally:
        fail('ValueError', 'from finally')


try:
    r = f()
except ValueError as e:
    r = [str(e), ext(1)]
r

#: flow_return_in_except_and_else
def f(kind):
    try:
        if kind:
            fail(kind, 'm')
        ext('body')
    except ValueError:
        return ext('except')
    except KeyError:
        pass
    else:
        return ext('else')
    finally:
        trail.append(ext(kind))
    return ext('after')


trail = []
[f(''), f('ValueError'), f('KeyError'), trail]

#: flow_nested_function_returns_in_finally
def outer():
    def inner():
        try:
            return ext('inner')
        finally:
            ext('inner finally')
    try:
        return inner() + ext('!')
    finally:
        inner()


[outer(), tick()]

#: flow_finally_in_handler
out = []
try:
    try:
        fail('ValueError', 'a')
    except ValueError as e:
        try:
            out.append(ext(str(e)))
            fail('KeyError', 'b')
        finally:
            out.append(ext('handler finally'))
            out.append(str(e))
except KeyError as e:
    out.append([type(e.__context__).__name__, str(e.__context__)])
out

#: flow_swallow_then_finish_loop
def clean(items):
    kept, dropped = [], []
    for item in items:
        try:
            kept.append(100 // ext(item))
        except ZeroDivisionError:
            dropped.append(ext('zero'))
            if len(dropped) > 1:
                return ['too many', kept]
            continue
        except TypeError as e:
            dropped.append('type')
            break
        kept.append(ext('ok'))
    return [kept, dropped]


[clean([5, 0, 4]), clean([0, 0, 1]), clean([1, 'x', 2])]

#: flow_generator_finally_with_return_alive
def gen():
    try:
        yield 1
        return
    finally:
        trail.append('gen finally')


def use():
    g = gen()
    try:
        for v in g:
            if ext(v):
                return ['got', v]
    finally:
        g.close()
        trail.append(ext('use finally'))


trail = []
[use(), trail]

#: flow_deep_try_stack_alive_across_stop
def deep():
    trail = []
    try:
        try:
            try:
                try:
                    trail.append(ext('bottom'))
                    fail('LookupError', 'x')
                except ValueError:
                    trail.append('wrong')
                finally:
                    trail.append(ext('f1'))
            except LookupError as e:
                trail.append(ext('handled'))
                raise TypeError('next') from e
            else:
                trail.append('wrong else')
        finally:
            trail.append(ext('f2'))
    except TypeError as e:
        trail.append([str(e), type(e.__cause__).__name__])
    finally:
        trail.append(ext('f3'))
    return trail


deep()

#: flow_exception_in_loop_else_and_iterable
out = []


def rows():
    fail('IndexError', 'no rows')


for attempt in range(3):
    try:
        if attempt == 0:
            for r in rows():
                out.append('never')
        elif attempt == 1:
            for r in [1]:
                out.append(ext(r))
            else:
                fail('ValueError', 'in else')
        else:
            while ext(0):
                pass
            else:
                out.append('done')
    except (IndexError, ValueError) as e:
        out.append(ext(str(e)))
out

#: flow_pending_exception_survives_reraise_in_finally
def f():
    try:
        raise ValueError('pending')
    finally:
        try:
            fail('KeyError', 'inside')
        except KeyError:
            trail.append(ext('inner'))
        trail.append(ext('end'))


trail = []
try:
    f()
except ValueError as e:
    trail.append([str(e), e.__context__ is None])
trail

#: flow_while_true_with_try_return
def poll():
    while True:
        try:
            n = tick()
            if n < 3:
                raise ValueError(n)
            return ['done', n]
        except ValueError as e:
            history.append(e.args[0])
            if ext(n) == 99:
                break
        else:
            history.append('else')
        finally:
            history.append(ext('f'))
    return 'unreachable'


history = []
[poll(), history]

#: flow_try_finally_in_comprehension_function
def safe(x):
    try:
        return 10 // ext(x)
    except ZeroDivisionError:
        return None
    finally:
        order.append(ext(x))


order = []
[[safe(x) for x in (1, 0, 5)], {x: safe(x) for x in (2, 0)}, order]

#: flow_delete_and_rebind_around_finally
x = ext(1)
try:
    del x
    fail('ValueError', 'v')
except ValueError:
    try:
        x
    except NameError:
        x = ext('rebound')
finally:
    y = ext(x)
[x, y]

#: stop_iteration_of_the_host_in_a_generator_expression
r = []
try:
    for x in (fail('StopIteration', 'x') for y in [1,2]): r.append(x)
except RuntimeError as e:
    r.append(str(e))
r

#: stop_iteration_of_the_host_in_nested_comprehensions
def g():
    try:
        return {i: [fail(chr(83)+'topIteration', 'x') for j in [3]] for i in [1,2]}
    except Exception as e:
        return ['caught', type(e).__name__, str(e)]
g()

#: stop_iteration_of_the_host_one_function_up
def f():
    return fail('Stop'+'Iteration', 'x')
def g():
    try:
        return f()
    except Exception as e:
        return ['caught', type(e).__name__, str(e), str(e.__cause__)]
g()

#: stop_iteration_of_the_host_through_hooks
class A:
    def f(self):
        return fail('Stop'+'Iteration', 'x')
    def __add__(self, o):
        return self.f()
    @property
    def p(self):
        return self.f()
class M(type):
    def __call__(cls, *a): return fail('Stop'+'Iteration', 'x')
class B(metaclass=M): pass
class D:
    def __set_name__(self, o, n): fail('Stop'+'Iteration', 'x')
def cls():
    class C:
        z = D()
def cls2():
    class C:
        fail('Stop'+'Iteration', 'x')
def dec():
    @fail
    def StopIt(): pass
def lam():
    return (lambda: fail('Stop'+'Iteration', 'x'))()
def srt():
    return sorted([1,2], key=lambda v: fail('Stop'+'Iteration', 'x'))
def mp():
    return list(map(lambda v: fail('Stop'+'Iteration', 'x'), [1,2]))
def wth():
    class W:
        def __enter__(self): fail('Stop'+'Iteration', 'x')
        def __exit__(self, *a): pass
    with W(): pass
out = []
for f in (lambda: A() + 1, lambda: A().p, B, cls, cls2, lam, srt, mp, wth):
    try:
        out.append(f())
    except Exception as e:
        out.append([type(e).__name__, str(e)])
out

#: stop_iteration_of_the_host_in_a_coroutine
import asyncio
async def f():
    return fail('Stop'+'Iteration', 'x')
async def main():
    try:
        await f()
    except Exception as e:
        return [type(e).__name__, str(e)]
asyncio.run(main())

#: stop_iteration_of_the_host_past_a_finally
log_ = []
def f():
    try:
        return fail('Stop'+'Iteration', 'x')
    finally:
        log_.append(tick())
def g():
    try:
        return f()
    except Exception as e:
        log_.append([type(e).__name__, str(e), ext(1)])
        raise ValueError('v')
try:
    g()
except ValueError as e:
    log_.append([type(e.__context__).__name__, str(e)])
log_

#: raised_outside_while_a_caller_handles
# the external call raises in a function whose caller is handling another exception
def leave(): fail('ValueError', 'one')
def caught(call):
    try:
        call()
    except BaseException as new:
        out.append([str(new), repr(new.__context__)])
out = []
try:
    raise KeyError(1)
except KeyError:
    caught(leave)
    caught(lambda: leave())
caught(leave)
out

#: errors_of_the_host_see_what_is_being_handled
import sys
def chain(e):
    out = []
    while e is not None:
        out.append(repr(e))
        e = e.__context__
    return out
def f():
    try:
        raise KeyError('B')
    except KeyError:
        fail('ValueError', '1')
def h():
    try:
        fail('ValueError', '2')
    except ValueError as e:
        return chain(e), chain(sys.exc_info()[1])
def j():
    try:
        fail('ValueError', '9')
    except ValueError:
        pass
    a = chain(sys.exc_info()[1])
    fail('ValueError', '10')
def gen():
    try:
        raise IndexError('G')
    except IndexError:
        yield 1
        try:
            yield fail('ValueError', '3')
        except ValueError as e:
            yield chain(e)
            yield chain(sys.exc_info()[1])
    yield chain(sys.exc_info()[1])
out = []
try:
    raise TypeError('A')
except TypeError:
    try:
        f()
    except ValueError as e:
        out.append(chain(e))
    out.append(h())
    g = gen()
    out.append([x for x in g])
    g = gen()
    out += [next(g), next(g), next(g), next(g)]
    try:
        j()
    except ValueError as e:
        out.append(chain(e))
    out.append(sorted([3,1,2], key=lambda v: v))
    def cb(v):
        try:
            fail('ValueError', str(v))
        except ValueError as e:
            return chain(e)
    out.append(list(map(cb, [5,6])))
    def raiser():
        try:
            fail('ValueError', '7')
        except ValueError:
            pass
        raise
    try:
        raiser()
    except TypeError as e:
        out.append(chain(e))
async def co():
    try:
        raise OSError('C')
    except OSError:
        try:
            fail('ValueError', '8')
        except ValueError as e:
            return chain(e)
import asyncio
async def main():
    try:
        raise LookupError('L')
    except LookupError:
        return await co(), await asyncio.gather(co(), co())
out.append(asyncio.run(main()))
out

#: groups_that_stop_in_except_star
log = []
class G(ExceptionGroup):
    def derive(self, excs):
        log.append(('derive', self.message, ext(len(excs))))
        return G(self.message, excs)
class Plain(ExceptionGroup):
    def derive(self, excs):
        log.append(('plain', self.message, len(excs)))
        return Plain(self.message, excs)
class S(ExceptionGroup):
    def split(self, cond):
        log.append(('split', ext(1)))
        return super().split(cond)
class Bad(ExceptionGroup):
    def derive(self, excs):
        ext(1)
        raise OSError('derive')
def shape(e):
    inner = [shape(x) for x in e.exceptions] if isinstance(e, BaseExceptionGroup) else e.args
    return [type(e).__name__, inner, e.__context__ and type(e.__context__).__name__, e.__cause__ and repr(e.__cause__)]
def attempt(error):
    try:
        try:
            raise error
        except* ValueError as e:
            log.append(shape(e)); ext(2)
            raise
        except* TypeError as e:
            log.append(shape(e)); raise OSError(4)
        except* (IndexError, LookupError) as e:
            log.append(shape(e))
        else: log.append('else')
        finally: log.append(ext('finally'))
    except BaseException as e:
        log.append(shape(e))
members = lambda: [ValueError(1), TypeError(2), KeyError(3), ZeroDivisionError(5)]
attempt(G('g', members()))
attempt(G('g', [Plain('p', members()), G('i', members()), ValueError(9)]))
attempt(Plain('p', [G('i', members()[:2]), KeyError(9)]))
attempt(S('s', members()))
attempt(Bad('b', members()))
attempt(ValueError(3))
attempt(G('g', [ValueError(1)]))
attempt(G('g', [OSError(1)]))
try:
    try: raise G('one', members())
    except* ValueError: pass
    except* ext(3): pass
except BaseException as e: log.append(shape(e)); log.append(str(e))
log
