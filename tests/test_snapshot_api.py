"""What a host may rely on between `start` and `Complete`: programs in; what snapshots show, keep and refuse, out."""

import ast
import contextlib
import gc
import io
import re
import textwrap
import threading
from collections.abc import Callable
from typing import Any

import pytest

import ouros
from ouros import Complete, Sandbox, SandboxRuntimeError, Snapshot
from tests import harness

Progress = Snapshot | Complete


def start(code: str, **options: Any) -> Snapshot:
    progress = Sandbox(code, external_functions=['f', 'g']).start(**options)
    assert isinstance(progress, Snapshot)
    return progress


def reload(snapshot: Snapshot, **options: Any) -> Snapshot:
    return Snapshot.load(snapshot.dump(), **options)


def finish(progress: Progress, *answers: Any) -> Any:
    """Gives the answers one after the other; returns the program's result."""
    for answer in answers:
        assert isinstance(progress, Snapshot)
        progress = progress.resume(return_value=answer)
    assert isinstance(progress, Complete), progress
    return progress.output


# `reload` as one case and doing nothing as the other: what a program sees must not depend on it.
both_ways = pytest.mark.parametrize('keep', [lambda snapshot: snapshot, reload], ids=['live', 'loaded'])
Keep = Callable[[Snapshot], Snapshot]


# --------------------------------------------------------------------------------------------------------- what shows


@pytest.mark.parametrize(
    ('code', 'options', 'text'),
    [
        ('', {}, "Sandbox(<0 lines of code>, script_name='main.py')"),
        ('1', {}, "Sandbox(<1 line of code>, script_name='main.py')"),
        ('1\n', {}, "Sandbox(<1 line of code>, script_name='main.py')"),
        ('1\n\n2', {}, "Sandbox(<3 lines of code>, script_name='main.py')"),
        ('1\r2', {}, "Sandbox(<1 line of code>, script_name='main.py')"),
        ('1', {'script_name': "it's"}, "Sandbox(<1 line of code>, script_name='it's')"),
        ('1', {'inputs': ['a', 'b']}, 'Sandbox(<1 line of code>, script_name=\'main.py\', inputs=["a", "b"])'),
        (
            '1',
            {'inputs': ['x'], 'external_functions': ['f', 'g']},
            'Sandbox(<1 line of code>, script_name=\'main.py\', inputs=["x"], external_functions=["f", "g"])',
        ),
        ('1', {'inputs': [], 'external_functions': []}, "Sandbox(<1 line of code>, script_name='main.py')"),
    ],
)
def test_the_repr_of_a_sandbox(code: str, options: dict[str, Any], text: str) -> None:
    sandbox = Sandbox(code, **options)
    assert repr(sandbox) == text
    assert repr(Sandbox.load(sandbox.dump())) == text


@both_ways
def test_the_repr_of_progress(keep: Keep) -> None:
    snapshot = keep(start('f(1, "a", x=2)\n42'))
    assert repr(snapshot) == "Snapshot(script_name='main.py', function_name='f', args=(1, 'a'), kwargs={'x': 2})"
    assert repr(snapshot.resume(return_value=None)) == 'Complete(output=42)'


@both_ways
def test_the_attributes_of_a_snapshot(keep: Keep) -> None:
    sandbox = Sandbox('f([1], k={"a": (2,)})', script_name='job.py', external_functions=['f'])
    progress = sandbox.start()
    assert isinstance(progress, Snapshot)
    snapshot = keep(progress)
    assert snapshot.script_name == 'job.py'
    assert snapshot.is_os_function is False
    assert snapshot.function_name == 'f'
    assert snapshot.args == ([1],)
    assert snapshot.kwargs == {'k': {'a': (2,)}}
    assert snapshot.call_id == 0
    assert snapshot.args is snapshot.args
    assert snapshot.kwargs is snapshot.kwargs
    args = snapshot.args
    snapshot.resume(return_value=None)
    assert snapshot.args is args
    assert (snapshot.function_name, snapshot.script_name, snapshot.call_id) == ('f', 'job.py', 0)


def test_the_output_of_complete_is_one_object() -> None:
    progress = Sandbox('[[]]').start()
    assert isinstance(progress, Complete)
    assert progress.output is progress.output


@both_ways
def test_calls_are_numbered(keep: Keep) -> None:
    code = 'for i in range(3):\n    try:\n        f(i)\n        g()\n    except ValueError:\n        pass'
    progress: Progress = start(code)
    seen = []
    while isinstance(progress, Snapshot):
        progress = keep(progress)
        seen.append((progress.call_id, progress.function_name))
        answer = {'exception': ValueError()} if progress.args == (1,) else {'return_value': None}
        progress = progress.resume(**answer)
    assert seen == [(0, 'f'), (1, 'g'), (2, 'f'), (3, 'f'), (4, 'g')]


def test_two_runs_count_their_own_calls() -> None:
    sandbox = Sandbox('f()\nf()', external_functions=['f'])
    first, second = sandbox.start(), sandbox.start()
    assert isinstance(first, Snapshot)
    assert isinstance(second, Snapshot)
    later = first.resume(return_value=None)
    assert isinstance(later, Snapshot)
    assert (later.call_id, second.call_id) == (1, 0)


# --------------------------------------------------------------------------------------- how calls are made and seen


@both_ways
@pytest.mark.parametrize(
    ('call', 'args', 'kwargs'),
    [
        ('f()', (), {}),
        ('f(*[1, 2], 3, *(4,))', (1, 2, 3, 4), {}),
        ('f(z=1, a=2, **{"m": 3})', (), {'z': 1, 'a': 2, 'm': 3}),
        ('f(**{"a b": 1, "class": 2})', (), {'a b': 1, 'class': 2}),
        ('(lambda h: h(1))(f)', (1,), {}),
        ('{"k": [f]}["k"][0](1)', (1,), {}),
        ('f(int, len)', (int, len), {}),
        ('f({3, 3}, b"x", None, 1.5)', ({3}, b'x', None, 1.5), {}),
    ],
)
def test_arguments_arrive_as_written(call: str, args: Any, kwargs: dict[str, Any], keep: Keep) -> None:
    snapshot = keep(start(call))
    assert snapshot.args == args
    assert list(snapshot.kwargs.items()) == list(kwargs.items())


CALL_ERRORS = {
    'f(**{1: 2})': 'keywords must be strings',
    'f(a=1, **{"a": 2})': "f() got multiple values for keyword argument 'a'",
    'f(*3)': 'f() argument after * must be an iterable, not int',
}


@pytest.mark.parametrize(('call', 'message'), CALL_ERRORS.items())
def test_calls_that_python_itself_refuses(call: str, message: str) -> None:
    sandbox = Sandbox(f'try:\n    {call}\nexcept TypeError as e:\n    text = str(e)\ntext', external_functions=['f'])
    assert message in sandbox.run(external_functions={'f': lambda *args, **kwargs: None})
    progress = sandbox.start()
    assert isinstance(progress, Complete)
    assert message in progress.output


FIRST_CLASS = """
def twice(function):
    def inner(x):
        return function(function(x))
    return inner

class Box:
    held = f
    def __init__(self):
        self.own = f

alias = f
kept = [f, {'g': g}]
box = Box()
[alias(1), kept[1]['g'](2), twice(f)(3), box.own(4), callable(f), f is alias, f == g, repr(f)[:12], f.__name__]
"""


def test_external_functions_are_values() -> None:
    functions = {'f': lambda x: x + 1, 'g': lambda x: -x}
    wanted = [2, -2, 5, 5, True, True, False, '<function f ', 'f']
    sandbox = Sandbox(FIRST_CLASS, external_functions=['f', 'g'])
    assert sandbox.run(external_functions=functions) == wanted
    for keep in (reload, lambda snapshot: snapshot):
        progress = sandbox.start()
        while isinstance(progress, Snapshot):
            progress = keep(progress)
            progress = progress.resume(return_value=functions[progress.function_name](*progress.args))
        assert progress.output == wanted


REBINDS = """
h = f
f = 3
def g(x):
    return x
h()
r = [f, g(1)]
del f
try:
    f
except NameError as e:
    r.append(str(e))
r
"""


@both_ways
def test_a_name_that_the_program_rebinds_or_deletes_stays_so(keep: Keep) -> None:
    assert finish(keep(start(REBINDS)), None) == [3, 1, "name 'f' is not defined"]


# ------------------------------------------------------------------------------------------------ answers


def test_a_snapshot_stays_consumed_when_the_program_fails() -> None:
    snapshot = start('1 / f()')
    with pytest.raises(SandboxRuntimeError):
        snapshot.resume(return_value=0)
    with pytest.raises(RuntimeError, match='^Progress already resumed$'):
        snapshot.resume(return_value=1)
    with pytest.raises(RuntimeError, match='^Cannot dump progress that has already been resumed$'):
        snapshot.dump()


def test_argument_errors_are_reported_on_a_consumed_snapshot_too() -> None:
    snapshot = start('f()')
    snapshot.resume(return_value=0)
    with pytest.raises(TypeError, match=r'^resume\(\) accepts either return_value or exception, not both$'):
        snapshot.resume()
    with pytest.raises(TypeError, match='^Cannot convert complex to Sandbox value$'):
        snapshot.resume(return_value=1j)


CATCHES = """
trail = []
try:
    try:
        f()
    finally:
        trail.append('finally')
except LookupError as error:
    trail.append([type(error).__name__, str(error), error.args])
trail
"""


@both_ways
@pytest.mark.parametrize(
    ('exception', 'seen'),
    [
        (KeyError('k'), ['KeyError', "'k'"]),
        (LookupError, ['LookupError', '']),
        (IndexError('i'), ['IndexError', 'i']),
    ],
    ids=repr,
)
def test_an_exception_as_the_answer(exception: Any, seen: list[str], keep: Keep) -> None:
    progress = keep(start(CATCHES)).resume(exception=exception)
    assert isinstance(progress, Complete)
    assert progress.output[0] == 'finally'
    assert progress.output[1][0] == seen[0]


@both_ways
def test_an_exception_that_nothing_catches(keep: Keep) -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        keep(start('def h():\n    return f()\nh()')).resume(exception=ValueError('no'))
    assert repr(caught.value.exception()) == "ValueError('no')"
    frames = [(frame.function_name, frame.line) for frame in caught.value.traceback()]
    assert frames == [('<module>', 3), ('h', 2)]


def test_what_crosses_is_a_copy() -> None:
    snapshot = start('held = [1]\nanswer = f(held)\ng(answer)\n[held, answer]')
    snapshot.args[0].append(2)
    given = [5]
    later = snapshot.resume(return_value=given)
    given.append(6)
    assert isinstance(later, Snapshot)
    assert later.args == ([5],)
    later.args[0].clear()
    assert finish(reload(later), None) == [[1], [5]]


def test_arguments_are_dumped_from_the_side_of_the_program() -> None:
    snapshot = start('class C:\n    def __repr__(self):\n        return "C!"\nc = C()\nf([c, int])\ntype(c) is C')
    assert snapshot.args == (['C!', int],)
    snapshot.args[0].clear()
    loaded = reload(snapshot)
    assert loaded.args == (['C!', int],)
    assert finish(loaded, None) is True


# --------------------------------------------------------------------------------------------------------- dumps


def test_dumping_changes_nothing_and_gives_equal_bytes() -> None:
    snapshot = start('x = {"a", "b", "c"}\nfor i in range(2):\n    f(i, x)\nsorted(x)')
    first = snapshot.dump()
    assert type(first) is bytes
    assert snapshot.dump() == first
    assert Snapshot.load(first).dump() == first
    assert finish(snapshot, None, None) == ['a', 'b', 'c']
    assert finish(Snapshot.load(first), None, None) == ['a', 'b', 'c']


def test_each_load_is_a_run_of_its_own() -> None:
    data = start('seen = []\nfor i in range(3):\n    seen.append(f(i))\nseen').dump()
    runs: list[Any] = [Snapshot.load(data) for _ in range(3)]
    for _ in range(3):
        runs = [run.resume(return_value=number) for number, run in enumerate(runs)]
    assert [run.output for run in runs] == [[0] * 3, [1] * 3, [2] * 3]


def test_live_and_loaded_runs_do_not_share() -> None:
    snapshot = start('class C:\n    n = 0\nf()\nC.n += 1\nf()\nC.n')
    loaded = reload(snapshot)
    middle = loaded.resume(return_value=None)
    assert isinstance(middle, Snapshot)
    assert finish(snapshot, None, None) == 1
    assert finish(reload(middle), None) == 1
    assert finish(middle, None) == 1


def test_a_sandbox_travels() -> None:
    options: dict[str, Any] = {'script_name': 'job.py', 'inputs': ['x'], 'external_functions': ['f']}
    sandbox = Sandbox('f(x)', **options)
    data = sandbox.dump()
    loaded = Sandbox.load(data)
    assert loaded.dump() == data == Sandbox('f(x)', **options).dump()
    assert loaded.run(inputs={'x': 3}, external_functions={'f': lambda x: x + 1}) == 4
    progress = loaded.start(inputs={'x': 3})
    assert isinstance(progress, Snapshot)
    assert (progress.script_name, progress.args) == ('job.py', (3,))


# ------------------------------------------------------------------------------------------------ what load takes


def test_print_callback_after_load() -> None:
    before: list[str] = []
    after: list[str] = []
    snapshot = start('print(1)\nf()\nprint(2)\nf()\nprint(3)', print_callback=lambda stream, text: before.append(text))
    loaded = reload(snapshot, print_callback=lambda stream, text: after.append(text))
    finish(loaded, None, None)
    assert (before, after) == (['1\n'], ['2\n', '3\n'])
    finish(snapshot, None, None)
    assert (before, after) == (['1\n', '2\n', '3\n'], ['2\n', '3\n'])


def test_without_a_callback_a_loaded_run_prints_to_stdout() -> None:
    snapshot = start('f()\nprint(1, 2, sep="-", end="!")', print_callback=lambda stream, text: None)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        finish(reload(snapshot), None)
    assert printed.getvalue() == '1-2!'


DEEP = 'def deep(n):\n    return n and deep(n - 1)\nf()\ndeep({})'


@pytest.mark.parametrize(('limit', 'works', 'fails'), [(5, 4, 5), (30, 29, 30)])
def test_limits_stay_with_the_run(limit: int, works: int, fails: int) -> None:
    limits = ouros.ResourceLimits(max_recursion_depth=limit)
    assert finish(reload(reload(start(DEEP.format(works), limits=limits))), None) == 0
    with pytest.raises(SandboxRuntimeError, match='RecursionError: maximum recursion depth exceeded'):
        finish(reload(reload(start(DEEP.format(fails), limits=limits))), None)


# ----------------------------------------------------------------------------------------------------------- threads


def in_thread(work: Callable[[], Any]) -> Any:
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(work()))
    thread.start()
    thread.join()
    return results[0]


def test_any_thread_may_go_on() -> None:
    snapshot = start('def h(x):\n    return f(x) + 1\nh(1) + h(2)')
    data = snapshot.dump()
    later = in_thread(lambda: snapshot.resume(return_value=10))
    assert finish(later, 20) == 32
    loaded = in_thread(lambda: Snapshot.load(data))
    assert in_thread(lambda: finish(loaded, 10, 20)) == 32


def test_a_snapshot_may_be_dropped_anywhere() -> None:
    ran: list[str] = []
    code = 'try:\n    f()\nfinally:\n    print("cleaned up")'
    held = [start(code, print_callback=lambda stream, text: ran.append(text)) for _ in range(3)]
    held[0] = reload(held[0], print_callback=lambda stream, text: ran.append(text))
    in_thread(held.pop)
    held.clear()
    gc.collect()
    assert ran == []  # a run that nobody answers never goes on, not even to clean up


def test_of_racing_threads_exactly_one_answers() -> None:
    sandbox = Sandbox('f()', external_functions=['f'])
    for _ in range(50):
        snapshot = sandbox.start()
        assert isinstance(snapshot, Snapshot)
        won, lost = race([lambda number=number: snapshot.resume(return_value=number) for number in range(6)])
        assert len(won) == 1
        (answer,) = won
        assert won[answer].output == answer
        assert [str(error) for error in lost.values()] == ['Progress already resumed'] * 5


def test_a_dump_races_with_an_answer() -> None:
    sandbox = Sandbox('x = f()\nx + 1', external_functions=['f'])
    for _ in range(50):
        snapshot = sandbox.start()
        assert isinstance(snapshot, Snapshot)
        won, lost = race([lambda: snapshot.resume(return_value=1), snapshot.dump])
        assert won[0].output == 2
        if 1 in won:
            assert finish(Snapshot.load(won[1]), 5) == 6
        else:
            assert str(lost[1]) == 'Cannot dump progress that has already been resumed'


def race(works: list[Callable[[], Any]]) -> tuple[dict[int, Any], dict[int, RuntimeError]]:
    """Lets threads do all works at once; returns by number what they returned and what they raised."""
    barrier = threading.Barrier(len(works))
    won: dict[int, Any] = {}
    lost: dict[int, RuntimeError] = {}

    def body(number: int) -> None:
        barrier.wait()
        try:
            won[number] = works[number]()
        except RuntimeError as error:
            lost[number] = error

    threads = [threading.Thread(target=body, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return won, lost


def test_one_sandbox_runs_in_many_threads() -> None:
    code = """
def add(x, to=[]):
    to.append(x)
    return len(to)
for i in range(300):
    n = add(f(start + i))
n, start
"""
    sandbox = Sandbox(code, inputs=['start'], external_functions=['f'])

    def run(number: int) -> Any:
        return sandbox.run(inputs={'start': number}, external_functions={'f': lambda x: x})

    won, lost = race([lambda number=number: run(number) for number in range(8)])
    assert lost == {}
    assert won == {number: (300, number) for number in range(8)}


def test_a_callback_may_run_sandboxes() -> None:
    sandbox = Sandbox('x if x == 0 else again(x - 1) + 1', inputs=['x'], external_functions=['again'])

    def again(x: int) -> Any:
        progress = sandbox.start(inputs={'x': x})
        if isinstance(progress, Complete):
            return progress.output
        return sandbox.run(inputs={'x': x}, external_functions={'again': again})

    assert again(5) == 5


# ------------------------------------------------------------------------------ identity, sharing, cycles, functions

# Programs in the form of the corpus; each stops between what it makes and what it looks at.
KEPT = r"""
#: one_list_under_two_names
a = []
b = a
log()
a is b, a
#: list_in_itself
a = [1]
a.append(a)
log()
a[1] is a, len(a)
#: dict_and_list_in_each_other
a = {}
b = [a]
a['b'] = b
log()
a['b'][0] is a
#: tuple_in_a_list_in_it
a = ([],)
a[0].append(a)
log()
a[0][0] is a
#: objects_in_each_other
class N:
    pass
a, b = N(), N()
a.o, b.o = b, a
log()
a.o.o is a, type(a) is N, isinstance(b, N)
#: object_in_its_own_class
class N:
    all = []
N.all.append(N())
log()
type(N.all[0]) is N, N.all[0].all is N.all
#: set_of_tuples_and_frozensets
k = (1, 'x')
a = {k, frozenset(k), frozenset([k, frozenset()])}
log()
k in a, frozenset(k) in a, frozenset([k, frozenset()]) in a, len(a)
#: object_as_key
class K:
    pass
k = K()
a = {k: 1}
log()
a[k], k in {k}
#: key_that_hashes_by_its_content
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return hash(self.n)
    def __eq__(self, other):
        return self.n == other.n
a = {K('x'): 1}
s = {K('y')}
log()
a[K('x')], K('y') in s, K('x') in s
#: bound_method
class C:
    def m(self):
        return self
c = C()
m = c.m
log()
m() is c, m == c.m
#: function_attributes
def h():
    return h.n
h.n = [7]
log()
h() is h.n, h.n
#: shared_default
d = []
def h(x, to=d, *, also=d):
    to.append(x)
    return to is also
h(1)
log()
h(2), d
#: exception_and_its_cause
try:
    try:
        1 / 0
    except ZeroDivisionError as one:
        raise KeyError('k') from one
except KeyError as two:
    e = two
log()
type(e.__cause__).__name__, e.__cause__ is e.__context__, e.args
#: exception_of_the_program
class Failure(ValueError):
    def __init__(self, code):
        super().__init__('failed', code)
        self.code = code
e = Failure([1])
log()
e.args, e.code is e.args[1], str(e), type(e) is Failure
#: modules
import math
import json as j
from re import compile as c
p = c('a+', 2)
m = p.search('xAAb')
log()
math.sqrt(4), j.dumps([1]), p.match('aab').group(), m.span(), m.re is p
#: generator_half_used
def gen():
    got = []
    try:
        while True:
            got.append((yield len(got)))
    finally:
        out.append(got)
out = []
x = gen()
trail = [next(x), x.send('a')]
log()
trail, x.send('b'), x.close(), out
#: generator_finished
x = (n for n in [])
list(x)
log()
list(x), next(x, 'end')
#: generator_not_started
def gen(a, *b, c=3, **d):
    yield a, b, c, d
x = gen(1, 2, 3, c=4, e=5)
y = gen([1])
log()
list(x), list(y)
#: generator_not_started_that_will_stop
def gen(a, *b, c=3, **d):
    yield ext(a), b, c, d
x = gen(1, 2, 3, c=4, e=5)
log()
[item for item in x]
#: generator_not_started_with_cells
def make(n):
    def gen(a, step=1):
        nonlocal n
        n += step
        yield from (lambda: (a, n))()
    return gen, lambda: n
gen, look = make(1)
x, y = gen(5), gen(6, 10)
log()
list(y), look(), list(x), look()
#: generator_expression_not_started
a = [1, 2, 3]
x = (n * k for n in a for k in (n, 10) if n > 1)
log()
a.append(4)
list(x)
#: generator_expression_half_used
a = [1, 2, 3]
x = (n * k for n in a for k in (n, 10) if n > 1)
first = next(x)
log()
a.append(4)
first, list(x)
#: generator_that_holds_itself
def gen():
    me = yield
    yield me is x
x = gen()
next(x)
x.send(x)
y = x
log()
x is y, list(x)
#: generator_inside_generator
def inner():
    got = yield 1
    return got * 2
def outer():
    got = yield from inner()
    yield got
x = outer()
next(x)
log()
x.send(21), list(x)
#: numbers
a = [10 ** 40, -10 ** 40, -2 ** 63, 2 ** 63, 2 ** 64, float('inf'), -float('inf'), -0.0, 1e300, 5e-324, 1j, -0j, True]
n = float('nan')
log()
[repr(x) for x in a], n != n
#: texts
a = ['\u20ac', '\x00', '\U0001f600', '\ud800', b'\xff\x00', bytearray(b'x'), '"\\\n']
log()
[ascii(x) for x in a]
#: singletons
a = [None, ..., NotImplemented, int, len, ValueError, str.join, ''.join, dict.fromkeys, str.maketrans]
log()
(a[0] is None, a[1] is ..., a[2] is NotImplemented, a[3] is int, a[4] is len, a[5] is ValueError, a[6]('-', 'ab'),
 a[7](['c', 'd']), a[8]('ef', 1), a[9]('g', 'h'))
#: ranges_and_slices
a = [range(5), range(0, 10 ** 30, 10 ** 29), slice(1, None), slice([], {}, 'x')]
log()
a[0] == range(5), len(a[1]), 'abc'[a[2]], a[3].start, a[3].stop, a[3].step
#: slots
class S:
    __slots__ = ('a', 'b')
class T(S):
    __slots__ = ('c', '__dict__')
s, t = S(), T()
s.a = s
t.a, t.c, t.d = 1, 2, t
log()
s.a is s, hasattr(s, 'b'), t.a, t.c, t.d is t
#: subclasses_of_builtins
class L(list):
    pass
class D(dict):
    pass
class I(int):
    pass
class S(str):
    pass
class T(tuple):
    pass
class F(frozenset):
    pass
l = L([1])
l.x = l
d = D(a=l)
i, s, t = I(5), S('s'), T((l, 2))
k = {i: 1, s: 2, F([i]): 3}
log()
l.x is l, d['a'] is l, type(i) is I, i + 1, list(l), type(s) is S, s + '!', t[0] is l, type(t) is T, k[5], k['s'], k[F([5])]
#: super_and_properties
class A:
    @property
    def p(self):
        return 1
    @classmethod
    def c(cls):
        return cls
    @staticmethod
    def s():
        return 3
class B(A):
    @property
    def p(self):
        return super().p + 1
    @p.setter
    def p(self, value):
        self.q = value
b = B()
s, c = b.s, b.c
log()
b.p = 9
b.p, b.q, c() is B, s(), B.__mro__ == (B, A, object), B.__name__, B.p.fget(b)
#: metaclasses
class M(type):
    def __call__(cls, *args):
        made = super().__call__()
        made.args = args
        return made
class C(metaclass=M):
    pass
c = C(1, 2)
log()
c.args, C(3).args, type(C) is M
#: views
a = {'x': 1, 'y': 2}
k, v, i = a.keys(), a.values(), a.items()
log()
a['z'] = 3
list(k), list(v), list(i), 'z' in k
#: nested_functions_and_lambdas
def make(n):
    return [lambda: n, lambda m=n: m, (lambda: lambda: n + 1)()]
a = [*make(1), *make(2)]
log()
[x() for x in a]
#: decorated
def note(function):
    def inner(*args):
        inner.calls += 1
        return function(*args) + inner.calls
    inner.calls = 0
    return inner
@note
def add(a, b):
    return ext(a) + b
first = add(1, 2)
log()
first, add(3, 4), add.calls
"""

# How to make an iterator and advance it a little, for every kind that a program can hold.
ITERABLES = """
[1, 2, 3]   (1, 2, 3)   'abc'   b'abc'   bytearray(b'abc')   range(1, 9, 3)   range(10 ** 30, 10 ** 30 + 3)
{1: 2, 3: 4, 5: 6}   {1: 2, 3: 4, 5: 6}.keys()   {1: 2, 3: 4, 5: 6}.values()   {1: 2, 3: 4, 5: 6}.items()   {1, 2, 3}
frozenset((1, 2, 3))   map(str, [1, 2, 3])   filter(None, [0, 1, 0, 2, 3])   zip([1, 2, 3], 'abc')   enumerate('abc', 5)
reversed([1, 2, 3])   reversed((1, 2, 3))   reversed('abc')   reversed(range(5))   reversed({1: 2, 3: 4, 5: 6})
reversed({1: 2, 3: 4}.items())   reversed({1: 2, 3: 4}.values())   L([1, 2, 3])   reversed(L([1, 2, 3]))   D(a=1, b=2)
reversed(T((1, 2, 3)))   S('abc')   map(int.__add__, [1, 2], iter([3, 4]))   zip(iter([1, 2]), iter([3, 4]), strict=True)
Countdown()   iter(Countdown().__next__, 1)   re.finditer('.', 'abc')   (n for n in L([1, 2, 3]))   Indexed()
enumerate(reversed(L([1, 2, 3])))   reversed(Indexed())   enumerate(zip(map(str, iter([1, 2, 3])), {4, 5, 6}))
"""
ITERATOR_PROGRAM = """\
import re
class L(list): pass
class D(dict): pass
class T(tuple): pass
class S(str): pass
class Countdown:
    n = 3
    def __iter__(self):
        return self
    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n
class Indexed:
    def __len__(self):
        return 3
    def __getitem__(self, index):
        return [7, 8, 9][index]
def plain(x):
    return x.group() if isinstance(x, re.Match) else x
it = iter({})
seen = [plain(next(it)) for _ in range({})]
log()
other = it
seen, [plain(x) for x in it], next(other, 'end')
"""
ITERATORS = [
    harness.Program(f'{text} after {count}', ITERATOR_PROGRAM.format(text, count))
    for text in re.split(' {3}|\n', ITERABLES.strip())
    for count in (0, 1, 2)
]


def in_function(program: harness.Program) -> harness.Program:
    """The same program as the body of a function."""
    tree = ast.parse(program.source)
    last = tree.body[-1]
    assert isinstance(last, ast.Expr)
    tree.body[-1] = ast.Return(last.value)
    body = textwrap.indent(ast.unparse(tree), '    ')
    return harness.Program(program.name, f'def main():\n{body}\nmain()\n')


KEPT_PROGRAMS = harness.parse_cases('kept', KEPT)
every_kept_program = pytest.mark.parametrize('program', [*KEPT_PROGRAMS, *ITERATORS], ids=lambda program: program.name)


@every_kept_program
def test_what_a_stop_keeps(program: harness.Program) -> None:
    wanted = harness.run_cpython(program)
    assert harness.run_resumed(program) == wanted
    assert harness.run_reloaded(program) == wanted


@every_kept_program
def test_what_a_stop_inside_a_function_keeps(program: harness.Program) -> None:
    program = in_function(program)
    wanted = harness.run_cpython(program)
    assert harness.run_resumed(program) == wanted
    assert harness.run_reloaded(program) == wanted


SHARED_CELL = """
def pair():
    n = 0
    def up():
        nonlocal n
        n += f(n)
        return n
    def down():
        nonlocal n
        n -= 1
        return n
    def look():
        return n
    return up, down, look

up, down, look = pair()
other = pair()[2]
trail = [up(), down(), look(), up(), down(), look()]
trail, other()
"""


@both_ways
def test_closures_share_their_variable(keep: Keep) -> None:
    first = keep(start(SHARED_CELL))
    assert first.args == (0,)
    second = first.resume(return_value=10)
    assert isinstance(second, Snapshot)
    second = keep(second)
    assert second.args == (9,)
    assert finish(second, 100) == ([10, 9, 9, 109, 108, 108], 0)


FUNCTION_VALUES = """
def make(n):
    def ask(x, *rest, scale=1, **more):
        'asks'
        return f(x * scale) + n + len(rest) + len(more)
    return ask

table = {'a': make(1), 'b': make(2), 'c': lambda x: f(x), 'd': f}
class Job:
    run = table['a']
    def go(self):
        return self.run
def apply(function, *args, **kwargs):
    return function(*args, **kwargs)
f('stop')
a = table['a']
[
    apply(a, 5), apply(table['b'], 1, 2, 3, scale=2, k=4), apply(table['c'], 7), apply(table['d'], 8),
    Job.go(Job).__name__, a.__doc__, a is Job.run, a.__name__,
    [g_(1) for g_ in table.values()],
]
"""


@both_ways
def test_suspending_functions_are_values(keep: Keep) -> None:
    progress: Progress = start(FUNCTION_VALUES)
    calls = []
    while isinstance(progress, Snapshot):
        progress = keep(progress)
        calls.append(progress.args[0])
        progress = progress.resume(return_value=0)
    assert calls == ['stop', 5, 2, 7, 8, 1, 1, 1, 1]
    assert progress.output == [1, 5, 0, 0, 'ask', 'asks', True, 'ask', [1, 2, 0, 0]]
