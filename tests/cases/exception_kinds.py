# Programs about which exception is raised, with which message, caught or not, after external calls.

#: exc_args_and_repr
made = [ValueError(), ValueError('one'), ValueError('a', 2), KeyError('k'), IndexError(3), StopIteration(ext(7)),
        OSError(2, 'nope'), UnicodeError('u'), Exception([ext(1)])]
ext('stop')
[[repr(e), str(e), list(e.args)] for e in made] + [made[5].value, made[6].errno, made[6].strerror]

#: exc_builtin_errors_caught
def attempt(i):
    if i == 0:
        return ext(1) / ext(0)
    if i == 1:
        return [1, 2][ext(5)]
    if i == 2:
        return {'a': 1}[ext('b')]
    if i == 3:
        return int(ext('x1'))
    if i == 4:
        return ext('a') + ext(1)
    if i == 5:
        return ext(None).thing
    if i == 6:
        return undefined_name(ext(1))
    if i == 7:
        a, b = ext([1, 2, 3])
    if i == 8:
        return ext(3)()
    if i == 9:
        return ext([])['k']
    if i == 10:
        return len(ext(5))
    if i == 11:
        for x in ext(7):
            pass
    if i == 12:
        return -ext('s')
    if i == 13:
        return {ext('k'): 1, **ext(5)}
    if i == 14:
        assert ext(0), ext('assert message')
    if i == 15:
        return 2 < ext('z')
    if i == 16:
        ext((1, 2))[0] = 5
    if i == 17:
        return float(ext('abc'))
    if i == 18:
        return 'abc'.index(ext('z'))
    if i == 19:
        return [3].remove(ext(4))
    return 'fine'


out = []
for i in range(21):
    try:
        out.append(attempt(i))
    except Exception as e:
        out.append(type(e).__name__ + ': ' + str(e))
out

#: exc_unbound_local_after_stop
def f(flag):
    if ext(flag):
        x = 1
    return x


out = [f(True)]
try:
    f(False)
except UnboundLocalError as e:
    out.append(ext(str(e)))
out

#: exc_assert_forms
out = []
for test, message in ext([[1, 'a'], [0, 'b'], [[], 'c']]):
    try:
        assert ext(test), 'msg ' + ext(message)
        out.append('passed')
    except AssertionError as e:
        out.append(str(e))
try:
    assert not ext(True)
except AssertionError as e:
    out.append(list(e.args))
out

#: exc_raise_class_instance_and_bad
class Custom(Exception):
    pass


out = []
for i in range(4):
    try:
        if i == 0:
            raise Custom
        if i == 1:
            raise Custom(ext('arg'))
        if i == 2:
            raise ext('string')
        raise {'a': ValueError}[ext('a')]
    except Exception as e:
        out.append([type(e).__name__, str(e), ext(i)])
out

#: exc_base_exception_classes
def run(kind):
    try:
        try:
            raise kind(ext('x'))
        except Exception as e:
            return ['Exception', type(e).__name__]
    except BaseException as e:
        return ['Base', type(e).__name__, ext(str(e))]


[run(ValueError), run(KeyboardInterrupt), run(SystemExit), run(GeneratorExit), run(ArithmeticError),
 run(LookupError)]

#: exc_uncaught_value_error
x = ext(1)
raise ValueError('the value was ' + str(inc(x)))

#: exc_uncaught_key_error
table = {'a': ext(1)}
table['missing ' + str(ext('key'))]

#: exc_uncaught_zero_division
def deep(n):
    if n == 0:
        return 1 / ext(0)
    return deep(n - 1) + ext(n)


deep(3)

#: exc_uncaught_injected
log('start')
try:
    fail('TypeError', 'from the host')
finally:
    log('cleanup')

#: exc_uncaught_from_handler
try:
    fail('ValueError', 'one')
except ValueError:
    ext('stop')
    raise RuntimeError('two ' + ext('after'))

#: exc_uncaught_name_error
ext(1)
undefined_thing + ext(2)

#: exc_uncaught_index_error
rows = ext([[1], [2, 3]])
rows[ext(0)][ext(1)]

#: exc_uncaught_type_error_arity
def f(a, b, *, c=1):
    return ext(a + b + c)


f(1, 2) + f(ext(1))

#: exc_uncaught_attribute_error
text = ext('abc')
text.shout() + ext('d')

#: exc_uncaught_assertion
assert ext([]) == [inc(0)], 'lists differ: ' + str(ext([1, 2]))

#: exc_uncaught_stop_iteration
items = iter(ext([1]))
next(items)
next(items)

#: exc_uncaught_stop_iteration_from_function
def take(it):
    ext('taking')
    return next(it)


take(iter([]))

#: exc_stop_iteration_pending_in_finally
def take(it):
    try:
        return next(it)
    finally:
        ext('cleanup')


try:
    take(iter([]))
    r = 'no'
except StopIteration as e:
    r = [ext('caught'), list(e.args)]
r

#: exc_stop_iteration_handled_while_stopped
try:
    raise StopIteration('value', 2)
except StopIteration as e:
    ext('stop')
    kept = e
ext('again')
[kept.value, list(kept.args)]

#: exc_delete_of_unbound_captured_name
def f(p):
    ext(p)

    def inner():
        return x
    try:
        del x
    except UnboundLocalError as e:
        return ext(str(e))
    x = 1
    return inner()


f(1)

#: exc_uncaught_stop_iteration_without_a_stop
items = iter([])
next(items)

#: groups_whose_constructor_takes_keywords
class G(ExceptionGroup):
    def __init__(self, msg, excs, *, code=0): ext(code); self.code = code
    def derive(self, ex): return G(self.message, ex, code=self.code)
g = G('m', [ValueError(1), KeyError(2)], code=5)
a, b = g.split(KeyError)
out = [g.code, a.code, repr(b), str(g), g.args]
for f in (lambda: ExceptionGroup(zzz=1), lambda: ExceptionGroup('a', [ValueError()], zzz=1), lambda: BaseExceptionGroup('a', []), lambda: ExceptionGroup('a', [5])):
    try: out.append(repr(f()))
    except Exception as e: out.append((type(e).__name__, str(e)))
out
