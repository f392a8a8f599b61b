# try and with statements with an external call in each of their parts.

#: try_each_part
def run(kind):
    out = []
    try:
        out.append(ext('body'))
        if kind:
            fail(kind, 'message')
        out.append('end of body')
    except (KeyError, {1: IndexError}[ext(1)]) as error:
        out.append([ext('handler'), str(error)])
    except ValueError:
        out.append(ext('value'))
    else:
        out.append(ext('else'))
    finally:
        out.append(ext('finally'))
    return out


def caught(kind):
    try:
        return run(kind)
    except Exception as error:
        return type(error).__name__


def run_kinds():
    return [caught(kind) for kind in ('', 'KeyError', 'IndexError', 'ValueError', 'OSError')]


try:
    result = run_kinds()
except TypeError as error:
    result = str(error)
result

#: handler_type_expressions_are_evaluated_in_order
def t(tag, kind):
    log(tag)
    return kind


def run(kind):
    try:
        fail(kind, 'm')
    except t('first', KeyError):
        return ext('key')
    except (t('second', IndexError), t('third', ValueError)) as error:
        return [ext('tuple'), str(error)]
    except t('fourth', Exception):
        return ext('other')


def bad():
    try:
        fail('OSError', 'original')
    except t('not a class', 5):
        return 'never'


def failing():
    try:
        fail('OSError', 'original')
    except fail('KeyError', 'while matching'):
        return 'never'


out = [run(kind) for kind in ('KeyError', 'ValueError', 'OSError')]
for f in (bad, failing):
    try:
        f()
    except Exception as error:
        out.append([type(error).__name__, str(error), type(error.__context__).__name__])
out

#: handler_body_with_bare_raise_after_a_stop
def inner():
    try:
        fail('KeyError', 'k')
    except KeyError as error:
        log('handling', str(error))
        try:
            fail('OSError', 'nested')
        except OSError:
            log('nested handled')
        ext('stop')
        raise
    finally:
        log('finally')


def outer():
    try:
        inner()
    except LookupError as error:
        ext('stop')
        try:
            raise
        except KeyError as again:
            return [again is error, str(again), again.__context__ is None]


def nothing_active():
    ext(1)
    raise


out = [outer()]
try:
    nothing_active()
except RuntimeError as error:
    out.append(str(error))
out

#: exception_name_is_deleted_after_the_handler
def f():
    error = 'outer'
    try:
        fail('KeyError', 'k')
    except KeyError as error:
        kept = error
        ext('stop')
    try:
        return error
    except UnboundLocalError as gone:
        return [str(gone), str(kept), ext(1)]


def g():
    try:
        fail('KeyError', 'k')
    except KeyError as e:
        e = ext('rebound')
    try:
        e
    except NameError:
        return ext('gone')


def h():
    try:
        fail('KeyError', 'k')
    except KeyError as e:
        del e
        ext('stop')
    return 'no error'


[f(), g(), h()]

#: context_and_cause_chains_across_stops
def chain(error):
    out = []
    while error is not None:
        out.append([type(error).__name__, str(error), type(error.__cause__).__name__])
        error = error.__context__
    return out


def f():
    try:
        fail('KeyError', 'one')
    except KeyError as one:
        ext('stop')
        try:
            fail('ValueError', 'two')
        except ValueError as two:
            ext('stop')
            try:
                ext([])[0]
            except IndexError as three:
                ext('stop')
                raise RuntimeError('four') from one


try:
    f()
except RuntimeError as error:
    ext('stop')
    result = chain(error)
result

#: finally_with_every_kind_of_pending_completion
def run(how):
    out = []
    for i in range(2):
        try:
            try:
                if how == 'return':
                    return [out, ext('value')]
                if how == 'raise':
                    fail('KeyError', 'pending')
                if how == 'break':
                    break
                if how == 'continue':
                    continue
                out.append(ext('normal'))
            finally:
                out.append(ext('inner'))
                try:
                    fail('OSError', 'handled inside')
                except OSError:
                    out.append(ext('in finally'))
        finally:
            out.append(ext('outer'))
    else:
        out.append('else')
    return out


def guarded(how):
    try:
        return run(how)
    except KeyError as error:
        return [str(error), type(error.__context__).__name__]


[guarded(how) for how in ('normal', 'return', 'raise', 'break', 'continue')]

#: finally_replaces_the_pending_completion
def a():
    try:
        return ext('lost')
    finally:
        fail('KeyError', 'from finally')


def b():
    try:
        fail('KeyError', 'lost')
    finally:
        return ext('returned')


def c():
    while True:
        try:
            fail('KeyError', 'lost')
        finally:
            ext('stop')
            break
    return 'went on'


def d():
    for i in (1, 2):
        try:
            fail('KeyError', 'lost')
        finally:
            log(i)
            continue
    return i


def e():
    try:
        fail('KeyError', 'first')
    finally:
        ext('stop')
        raise ValueError('second')


out = []
for f in (a, b, c, d, e):
    try:
        out.append(f())
    except Exception as error:
        out.append([type(error).__name__, str(error), str(error.__context__)])
out

#: with_context_expression_enter_body_exit
def t(tag, v=None):
    log(tag)
    return v


class C:
    def __init__(self, name, swallow=False):
        log('init', name)
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log('enter', self.name)
        return ext([self.name])

    def __exit__(self, kind, error, trace):
        log('exit', self.name, kind and kind.__name__, str(error))
        return ext(self.swallow)


class O:
    pass


o, xs, out = O(), [0], []
with t('expr', C('a')) as o.attr, t('second', C('b')) as xs[t('index', 0)], C('c') as (q,):
    out.append([o.attr, xs, q, ext('body')])
with C('d', True):
    fail('KeyError', 'swallowed')
with C('e', ext(True)), C('f', ext(False)) as f:
    out.append(f)
    fail('KeyError', 'through f, swallowed by e')
try:
    with C('g'), C(fail('OSError', 'second item')):
        out.append('never')
except OSError as error:
    out.append(str(error))
out

#: with_leaves_by_return_break_continue
class C:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return ext(self.name)

    def __exit__(self, *args):
        log('exit', self.name, args[0] is None)
        return ext(0)


def f():
    out = []
    for i in range(4):
        with C(i) as c:
            if c == 0:
                continue
            with C(c * 10) as d:
                out.append(ext(d))
                if c == 1:
                    continue
                if c == 2:
                    break
            out.append('never')
    with C('last'):
        return [out, ext('returned')]


f()

#: with_exceptions_in_enter_and_exit
class C:
    def __init__(self, name, enter=None, exit=None):
        self.name, self.e, self.x = name, enter, exit

    def __enter__(self):
        log('enter', self.name)
        if self.e:
            fail(self.e, f'enter {self.name}')
        return self

    def __exit__(self, kind, error, trace):
        log('exit', self.name, kind and kind.__name__)
        if self.x:
            fail(self.x, f'exit {self.name}')


def chain(error):
    return [] if error is None else [[type(error).__name__, str(error)], *chain(error.__context__)]


def run(*specs, body=None):
    try:
        with C('outer', *specs[:2]), C('inner', *specs[2:]):
            if body:
                fail(body, 'body')
            return ext('body done')
    except Exception as error:
        return chain(error)


[
    run(), run('KeyError'), run(None, None, 'KeyError'), run(None, 'OSError', 'KeyError'), run(None, 'KeyError'), run(None, 'KeyError', None, 'OSError'),
    run(None, 'KeyError', None, 'OSError', body='ValueError'), run(body='ValueError'),
]

#: with_lookup_errors_and_type_lookup
class NoExit:
    def __enter__(self):
        log('never')


class Instance:
    pass


i = Instance()
i.__enter__ = lambda: log('never')
i.__exit__ = lambda *a: log('never')
out = []
for manager in (NoExit(), i, 5):
    try:
        with manager:
            log('never')
    except (TypeError, AttributeError) as error:
        out.append([type(error).__name__, ext('caught')])
out

#: with_suppression_truth_value_calls_out
class Answer:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        log('truth of the answer')
        return ext(self.v)


class C:
    def __init__(self, v):
        self.v = v

    def __enter__(self):
        return self

    def __exit__(self, *args):
        log('exit')
        return Answer(self.v)


out = []
for v in (True, False):
    try:
        with C(v):
            out.append(ext('body'))
            fail('KeyError', 'k')
        out.append('suppressed')
    except KeyError as error:
        out.append(str(error))
with C(True):
    out.append(ext('no truth asked'))
out
