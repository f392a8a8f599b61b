# Programs with `except*`: how a group is divided, what is raised after the handlers, and stops in every part.

#: star_splits
log_ = []
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3), KeyError(4)])])
except* ValueError as e:
    log_.append((repr(e), ext('v')))
except* (TypeError, KeyError) as e:
    log_.append((repr(e), ext('tk')))
log_

#: star_naked_is_wrapped
out = []
try:
    fail('ValueError', 'naked')
except* TypeError as e:
    out.append('never')
except* ValueError as e:
    out.append((type(e).__name__, e.message, repr(e.exceptions), isinstance(e, ExceptionGroup), repr(e.__context__)))
out

#: star_naked_not_matched_is_itself
out = []
try:
    try:
        fail('KeyError', 'k')
    except* ValueError:
        out.append('never')
except KeyError as e:
    out.append((repr(e), repr(e.__context__), repr(e.__cause__)))
out

#: star_rest_is_raised
out = []
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        out.append(ext(repr(e)))
except BaseException as e:
    out.append(repr(e))
    out.append(repr(e.__context__))
out

#: star_handlers_raise
def run(kind):
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError as e:
            ext('first')
            if kind:
                raise LookupError('from first')
            raise
        except* TypeError:
            if kind > 1:
                fail('OSError', 'from second')
            raise
    except BaseException as e:
        return show(e)


def show(e):
    if isinstance(e, BaseExceptionGroup):
        return (repr(e), show(e.__context__), [show(part) for part in e.exceptions])
    return (repr(e), show(e.__context__)) if e is not None else None


[run(0), run(1), run(2)]

#: star_reraise_of_all_keeps_the_shape
def f():
    g = ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError(2), ExceptionGroup('i', [ValueError(3)])])])
    try:
        raise g
    except* ValueError:
        ext(1)
        raise
    except* TypeError:
        ext(2)
        raise


try:
    f()
except ExceptionGroup as e:
    result = repr(e)
result

#: star_raise_name_is_a_new_error
def f(how):
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
        except* ValueError as e:
            ext(how)
            if how == 'name':
                raise e
            if how == 'from':
                raise e from KeyError('cause')
            if how == 'part':
                raise e.exceptions[0]
            raise
    except BaseException as e:
        return repr(e)


[f('name'), f('from'), f('part'), f('bare')]

#: star_naked_raised_again
def f(how):
    try:
        try:
            fail('ValueError', 'x')
        except* ValueError as e:
            ext(how)
            if how == 'bare':
                raise
            if how == 'name':
                raise e
            raise KeyError(how)
    except BaseException as e:
        return (repr(e), repr(e.__context__))


[f('bare'), f('name'), f('new')]

#: star_type_with_calls
trail = []


def kind(name):
    trail.append(ext(name))
    return {'V': ValueError, 'T': TypeError}[name]


try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
except* kind('T') as e:
    trail.append(repr(e))
except* (kind('V'), kind('T')) as e:
    trail.append(repr(e))
trail

#: star_types_are_all_evaluated
trail = []
try:
    raise ValueError(1)
except* ext(ValueError if True else None) if False else ValueError:
    trail.append('v')
except* trail.append(ext('second')) or TypeError:
    trail.append('never')
trail

#: star_bad_types
def f(kind, first):
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except* first:
            ext('first')
        except* kind:
            ext('never')
    except Exception as e:
        return (repr(e), repr(e.__context__))


[f(1, ValueError), f((TypeError, 'x'), ValueError), f(ExceptionGroup, ValueError), f((KeyError, BaseExceptionGroup), OSError),
 f(((KeyError,),), ValueError), f((), ValueError)]

#: star_type_fails
def f():
    try:
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError:
        ext('first')
    except* missing:
        ext('never')


try:
    f()
except NameError as e:
    result = (repr(e), repr(e.__context__), repr(e.__context__.__context__))
result

#: star_type_fails_first
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ext(1) / 0:
        pass
except ZeroDivisionError as e:
    result = (repr(e), repr(e.__context__))
result

#: star_else_and_finally
out = []


def f(fails):
    try:
        out.append(ext('body'))
        if fails:
            raise ExceptionGroup('g', [ValueError(1)])
    except* ValueError as e:
        out.append(ext(repr(e)))
    else:
        out.append(ext('else'))
    finally:
        out.append(ext('finally'))
    return ext('end')


[f(False), f(True), out]

#: star_return_through_finally
def f(x):
    for i in range(3):
        try:
            if i == x:
                return ext('returned')
            if i == 2:
                break
            if i == 0:
                continue
            raise ValueError(i)
        except* ValueError as e:
            trail.append(ext(repr(e)))
        finally:
            trail.append(ext(i))
    return 'end'


trail = []
[f(0), f(1), f(5), trail]

#: star_name_is_deleted
try:
    raise ExceptionGroup('g', [ValueError(1)])
except* ValueError as e:
    ext(1)
try:
    e
except NameError as error:
    first = str(error)


def f():
    e = 'before'
    try:
        raise ValueError(1)
    except* ValueError as e:
        ext(e.message)
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


[first, f()]

#: star_name_deleted_inside
try:
    raise ValueError(1)
except* ValueError as e:
    ext(repr(e))
    del e
'done'

#: star_name_rebound_inside
try:
    raise ValueError(1)
except* ValueError as e:
    e = ext('other')
    seen = e
seen

#: star_context_of_what_a_handler_raises
def f():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        ext(1)
        try:
            1 / 0
        except ZeroDivisionError as z:
            ext(2)
            assert z.__context__ is e
        raise KeyError('k')
    except* TypeError as t:
        ext(3)
        raise OSError('o')


try:
    f()
except ExceptionGroup as g:
    result = [(repr(x), repr(x.__context__), repr(x.__context__.__context__)) for x in g.exceptions]
result

#: star_inside_a_handler
def f():
    try:
        raise KeyError('outer')
    except KeyError:
        try:
            raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
        except* ValueError:
            ext(1)
            raise OSError('o')


try:
    f()
except ExceptionGroup as g:
    result = [repr(g), repr(g.__context__), [(repr(x), repr(x.__context__)) for x in g.exceptions]]
result

#: star_nested
trail = []
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as outer:
        try:
            raise outer
        except* ValueError as inner:
            trail.append(ext(repr(inner)))
            trail.append(inner is outer)
        try:
            raise ExceptionGroup('new', [OSError(4), ValueError(5)])
        except* OSError as inner:
            trail.append(ext(repr(inner)))
except* (KeyError, TypeError) as e:
    trail.append(ext(repr(e)))
except* ValueError as e:
    trail.append(ext(repr(e)))
trail

#: star_in_a_loop
out = []
for kind in ['ValueError', 'KeyError', 'TypeError']:
    try:
        raise ExceptionGroup(kind, [ValueError(kind), KeyError(ext(kind))])
    except* ValueError as e:
        out.append(ext(len(e.exceptions)))
    except* KeyError as e:
        out.append(ext(e.message))
out

#: star_in_a_generator
def parts():
    try:
        yield 1
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        yield ext(repr(e))
    except* KeyError as e:
        yield repr(e)
        ext('last')
    yield 'end'


list(parts())

#: star_generator_closed_in_a_handler
def parts():
    try:
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        yield repr(e)
    finally:
        trail.append(ext('finally'))


trail = []
g = parts()
trail.append(next(g))
try:
    g.close()
except BaseExceptionGroup as e:
    trail.append(repr(e))
trail

#: star_thrown_in
def parts():
    while True:
        try:
            yield 'ready'
        except* ValueError as e:
            yield ('v', ext(repr(e)))
        except* TypeError as e:
            yield ('t', ext(repr(e)))


g = parts()
[next(g), g.throw(ValueError(1)), next(g), g.throw(ExceptionGroup('x', [TypeError(2), ValueError(3)])), next(g), next(g)]

#: star_base_exceptions
def f(error):
    try:
        try:
            raise error
        except* ValueError as e:
            ext(repr(e))
    except BaseException as e:
        return (type(e).__name__, repr(e))


[f(BaseExceptionGroup('b', [ValueError(1), KeyboardInterrupt(2)])), f(KeyboardInterrupt(3)), f(GeneratorExit())]

#: star_own_group_class
class Own(ExceptionGroup):
    def __new__(cls, message, members, code):
        self = super().__new__(cls, message, members)
        self.code = code
        return self

    def derive(self, members):
        return Own(self.message, members, self.code + 1)


out = []
try:
    try:
        raise Own('own', [ValueError(1), TypeError(2), KeyError(3)], 10)
    except* ValueError as e:
        out.append((type(e).__name__, e.code, ext(repr(e.exceptions))))
    except* TypeError as e:
        ext('again')
        raise
except Own as e:
    out.append((e.code, repr(e.exceptions)))
out

#: star_own_split
class Odd(ExceptionGroup):
    def split(self, kinds):
        trail.append(kinds.__name__)
        return (None, self) if kinds is TypeError else super().split(kinds)


trail = []
try:
    try:
        raise Odd('odd', [ValueError(1), TypeError(2)])
    except* TypeError:
        trail.append('never')
    except* ValueError as e:
        trail.append(ext(repr(e)))
except BaseException as e:
    trail.append(repr(e))
trail

#: star_notes_and_cause
try:
    try:
        error = ExceptionGroup('g', [ValueError(1), TypeError(2)])
        error.add_note(ext('a note'))
        raise error from KeyError('cause')
    except* ValueError as e:
        first = (e.__notes__, repr(e.__cause__), e.__suppress_context__)
        e.add_note('lost')
        ext('x')
        raise
except ExceptionGroup as e:
    second = (repr(e), e.__notes__, repr(e.__cause__))
[first, second]

#: star_unhandled
def f():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        ext(1)
        raise KeyError('k')


f()

#: star_unhandled_naked
try:
    fail('ValueError', 'x')
except* TypeError:
    pass

#: star_in_a_class_body
class C:
    trail = []
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError:
        trail.append('v')
    except* TypeError:
        trail.append('t')


[C.trail, sorted(name for name in C.__dict__ if not name.startswith('__'))]

#: star_direct_function
def f(x):
    try:
        raise ExceptionGroup('g', [x, TypeError(2)])
    except* ValueError as e:
        return_ = repr(e)
    except* TypeError:
        pass
    return return_


[f(ValueError(1)), ext(2)]

#: star_with_and_match_inside
class Manager:
    def __enter__(self):
        return ext('in')

    def __exit__(self, kind, error, trace):
        trail.append((ext('out'), kind and kind.__name__))


trail = []
try:
    raise ExceptionGroup('g', [ValueError('a', 1), TypeError('b')])
except* (ValueError, TypeError) as e:
    with Manager() as m:
        for part in e.exceptions:
            match part.args:
                case [str(name), int(n)] if ext(n):
                    trail.append((m, name, n))
                case [name]:
                    trail.append(name)
trail
