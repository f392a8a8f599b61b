# Programs about `with`: managers are pure, their bodies and surroundings stop at external calls.

#: with_body_stop
class Ctx:
    def __enter__(self):
        trail.append('enter')
        return 'value'

    def __exit__(self, kind, value, trace):
        trail.append(['exit', kind, value, trace])


trail = []
with Ctx() as v:
    trail.append(ext(v))
    trail.append(tick())
trail

#: with_exception_arguments_checked
class Ctx:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.saw = [kind.__name__, str(value), type(value) is kind, trace is not None, list(value.args)]
        return self.swallow


a, b = Ctx(True), Ctx(False)
with a:
    fail('ValueError', 'in a')
out = [a.saw, ext('after a')]
try:
    with b:
        ext('b body')
        raise TypeError('in b', ext(2))
except TypeError as e:
    out += [b.saw, str(e)]
out

#: with_truthy_exit_results
class Ctx:
    def __init__(self, result):
        self.result = result

    def __enter__(self):
        return None

    def __exit__(self, *details):
        seen.append(len(details))
        return self.result


def run(result):
    try:
        with Ctx(result) as nothing:
            fail('LookupError', 'x')
        return ['swallowed', nothing]
    except LookupError:
        return ['raised', ext(0)]


seen = []
[run(None), run(1), run(''), run([0]), run(0.0), seen]

#: with_several_items_order
class Ctx:
    def __init__(self, name):
        self.name = name
        trail.append('init ' + name)

    def __enter__(self):
        trail.append('enter ' + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        trail.append('exit ' + self.name + ' ' + ('-' if kind is None else kind.__name__))


trail = []
with Ctx(ext('a')) as x, Ctx(x + ext('b')) as y, Ctx('c'):
    trail.append([x, ext(y)])
try:
    with (Ctx('d') as x, Ctx(ext('e')) as y):
        fail('KeyError', 'k')
except KeyError:
    trail.append(ext('caught'))
trail

#: with_second_item_fails_to_enter
class Ctx:
    def __init__(self, name, bad=False):
        self.name, self.bad = name, bad

    def __enter__(self):
        if self.bad:
            raise ValueError('cannot enter ' + self.name)
        trail.append('enter ' + self.name)

    def __exit__(self, kind, value, trace):
        trail.append(['exit ' + self.name, str(value)])
        return self.name == 'swallow'


trail = []
with Ctx('swallow'), Ctx(ext('bad'), True):
    trail.append('never')
try:
    with Ctx('plain'), Ctx(ext('bad2'), True):
        trail.append('never')
except ValueError as e:
    trail.append(ext(str(e)))
with Ctx('swallow'), Ctx(fail('ValueError', 'arg')):
    trail.append('never')
trail + [ext('end')]

#: with_nested_suppression
class Only:
    def __init__(self, kind):
        self.kind = kind

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is not None and issubclass(kind, self.kind)


out = []
with Only(LookupError):
    with Only(ValueError):
        out.append(ext('both'))
        fail('KeyError', 'k')
        out.append('never')
    out.append('never')
out.append(ext('next'))
with Only(Exception):
    with Only(ValueError):
        fail('ValueError', 'v')
    out.append(ext('inner swallowed'))
out

#: with_return_break_continue
class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        trail.append('x' if kind is None else kind.__name__)


def f(n):
    with Ctx():
        with Ctx():
            if ext(n):
                return ext('returned')
    return 'end'


trail = []
out = [f(1), f(0)]
for i in range(4):
    with Ctx():
        if ext(i) == 1:
            continue
        if i == 3:
            break
        out.append(i)
while True:
    with Ctx():
        out.append(ext('once'))
        break
[out, trail]

#: with_exit_raises
class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        raise RuntimeError('exit failed')


out = []
try:
    with Ctx():
        out.append(ext('body'))
except RuntimeError as e:
    out.append([str(e), e.__context__])
try:
    with Ctx():
        fail('ValueError', 'inner')
except RuntimeError as e:
    out.append([str(e), type(e.__context__).__name__, ext(1)])
out

#: with_targets_of_all_kinds
class Ctx:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, kind, value, trace):
        pass


class Box:
    pass


box, d, xs = Box(), {}, [0, 0]
with Ctx(ext(1)) as box.attr, Ctx(ext(2)) as d[ext('k')], Ctx(ext([3, [4, 5]])) as (a,
    [b, *c]), Ctx(6) as xs[inc(0)]:
    tick()
[box.attr, d, a, b, c, xs]

#: with_not_a_context_manager
out = []
for thing in ext([5, 'text']):
    try:
        with thing:
            out.append('never')
    except TypeError as e:
        out.append(str(e)[:40])
try:
    with ext([]) as x:
        out.append('never')
except TypeError:
    out.append(ext('type error'))
out

#: with_state_and_manager_reused
class Transaction:
    def __init__(self, store):
        self.store, self.depth = store, 0

    def __enter__(self):
        self.depth += 1
        self.saved = dict(self.store)
        return self.store

    def __exit__(self, kind, value, trace):
        self.depth -= 1
        if kind is not None:
            self.store.clear()
            self.store.update(self.saved)
        return kind is ValueError


store = {'n': 1}
t = Transaction(store)
with t as s:
    s['n'] = ext(2)
with t as s:
    s['n'] = ext(3)
    s['m'] = ext(4)
    fail('ValueError', 'roll back')
out = [dict(store), t.depth]
with t, t as s:
    s['d'] = ext(t.depth)
[out, store, t.depth]

#: with_inside_generator_alive_across_stop
class Ctx:
    def __enter__(self):
        trail.append('enter')
        return len(trail)

    def __exit__(self, kind, value, trace):
        trail.append('exit ' + ('-' if kind is None else kind.__name__))


def gen():
    with Ctx() as n:
        yield n
        yield n * 10
    yield 'out'


trail = []
g, h = gen(), gen()
out = [next(g), next(h)]
ext(0)
out += [next(g), next(g)]
tick()
h.close()
[out, trail]

#: with_exception_context_after_swallow
class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.error = value
        return True


q = Quiet()
with q:
    try:
        fail('ValueError', 'first')
    except ValueError:
        ext('stop')
        fail('TypeError', 'second')
ext('later')
try:
    raise q.error
except TypeError as e:
    r = [str(e), str(e.__context__), e is q.error]
r

#: with_loop_of_managers_and_else
class Step:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return self.n

    def __exit__(self, kind, value, trace):
        done.append((self.n, kind is not None))
        return self.n % 2 == 0


done, out = [], []
for n in range(4):
    try:
        with Step(ext(n)) as k:
            if k > 1:
                fail('ValueError', str(k))
            out.append(k)
    except ValueError as e:
        out.append('raised ' + str(e))
    else:
        out.append(ext('fine'))
[out, done]

#: with_manager_from_function_and_expression
class Ctx:
    def __init__(self, label, parent=None):
        self.label, self.parent = label, parent

    def __enter__(self):
        trail.append('+' + self.label)
        return self

    def __exit__(self, *details):
        trail.append('-' + self.label)

    def child(self, label):
        return Ctx(self.label + '.' + label, self)


def make(name):
    return Ctx(ext(name))


trail = []
with make('root') as root:
    with root.child(ext('kid')) as kid, (kid if ext(False) else kid.child('x')) as deep:
        trail.append(ext(deep.label))
    managers = [kid, deep]
    with managers[ext(1)]:
        trail.append(ext('again'))
trail

#: with_attribute_lookup_on_type
class Ctx:
    def __enter__(self):
        return 'type'

    def __exit__(self, *details):
        return None


c = Ctx()
c.__enter__ = lambda: 'instance'
with c as got:
    got = [got, ext(0)]
got

#: with_closure_and_nonlocal_in_body
class Ctx:
    def __init__(self, note):
        self.note = note

    def __enter__(self):
        return self.note

    def __exit__(self, *details):
        self.note('exit')


def run():
    count = 0
    notes = []

    def note(text):
        nonlocal count
        count += 1
        notes.append(text)

    with Ctx(note) as n:
        n(ext('a'))
        before = count
        n('b' + str(ext(count)))
    return [before, count, notes]


run()

#: with_uncaught_error_leaves_through_exit
class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        log_lines.append('closed')
        return False


log_lines = []
with Ctx():
    ext(1)
    raise ValueError('left the block after ' + str(tick()))
