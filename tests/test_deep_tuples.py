"""Which programs may put tuples into tuples without end, and that none of these ends the process by hashing one."""

from __future__ import annotations

import ast
import time

import pytest

from ouros import Complete, Sandbox, SessionManager
from ouros.runtime import native_depth
from ouros.transform.deep_tuples import may_deepen
from ouros.transform.unit import Unit

DEEPEN = r"""
for _ in n: t = (t,)
for _ in n: t = tuple([t])
for _ in n: t = next(zip([t]))
for _ in n: t = (t,) + (1,)
for _ in n: t = frozenset([(t,)])
for _ in n: t = list({1: t}.items())[0]
for _ in n: t = *[t],
for _ in n: t = ValueError(t).args
for _ in n: t, u = (u, 1), (t, 2)
for _ in n: q.append((q.pop(),))
for _ in n: q[0] = (q[0],)
for _ in n: d[i + 1] = (d.pop(i),)
for _ in n: a.t = (a.t,)
for _ in n: setattr(a, 't', (a.t,))
for k in n: setattr(a, k, (a.t,))
for k in n: a.t = (getattr(a, k),)
for k in n: a.t = getattr(a, 't'),
for k in n: vars(a)[k] = (a.t,)
for k in n: a.__dict__['t'] = (a.t,)
for k in n: globals()['t'] = (t,)
for _ in n: t = list(map(lambda x: (x,), t))
def f(*a): return a\nfor _ in n: t = f(t)
def f(n, t): return f(n - 1, (t,)) if n else t
def f(*, x): return (x,)\nfor _ in n: t = f(x=t)
def f(x): return (x,)\nq = [f]\nfor _ in n: t = q[0](t)
f = lambda x: (x,)\nfor _ in n: t = f(t)
[t := (t,) for _ in n]
def g():\n  while 1: x = yield (x,)\nk = g()\nt = next(k)\nfor _ in n: t = k.send(t)
def g():\n  t = ()\n  while 1:\n    yield t\n    t = (t,)
for _ in n:\n  match (t,):\n    case x: t = x
for _ in n:\n  match [(t,)]:\n    case [x]: t = x
class P(tuple): pass\nfor _ in n: t = P([t])
P = namedtuple('P', 'a')\nfor _ in n: t = P(t)
class A:\n  def m(self): self.t = (self.t,)
def f():\n  global t\n  t = (t,)
def f():\n  t = ()\n  def g():\n    nonlocal t\n    t = t,
import functools\nfunctools.reduce(lambda a, b: (a, b), n)
import itertools\nitertools.accumulate(n, zip)
left = term()\nwhile more(): left = ('+', left, term())
"""
DO_NOT = r"""
pair = (a, b)\nfor x, y in pairs: pair = (y, x)
while b: a, b = b, a % b
def egcd(a, b):\n  if not a: return (b, 0, 1)\n  g, y, x = egcd(b % a, a)\n  return (g, x - b // a * y, y)
while queue:\n  node, path = queue.pop()\n  for n in near[node]: queue.append((n, path + [n]))
while heap:\n  d, node = heappop(heap)\n  for n, w in near[node]: heappush(heap, (d + w, n))
for k, v in d.items(): out.append((k, v))
best[i] = (best[i - 1][0] + 1, i)
def parse(i):\n  node, i = parse(i + 1)\n  return (node, i)
state = (state[0] + 1, state[1])
path = path + (node,)\nnode = path[-1]
@cache\ndef f(n): return (f(n - 1)[0] + 1, n)
for k, v in kw.items(): setattr(a, k, (v, 1))
for word in words: counts[word] = counts.get(word, 0) + 1\nsorted(counts.items(), key=lambda p: (-p[1], p[0]))
"""
USES = """
set([t]) | set(iter([t])) | {t} | {*[t]} | {*iter([t])} | {x for x in [t]} | dict(zip([t], [1])) | dict([(t, 1)])
dict([[t, 1]]) | dict(iter([[t, 1]])) | {t: 1} | dict.fromkeys([t]) | dict.fromkeys(iter([t])) | {**M()} | dict(M())
dict(**M()) | (lambda **k: 1)(**M()) | collections.Counter([t]) | collections.Counter(iter([t])) | f(t) | g(t)
functools.cache(len)(t) | hash(t)
set().update([], [t]) | set().union([], iter([t])) | {1}.isdisjoint(iter([t]))
{1}.issubset(iter([t])) | {1}.intersection(iter([t])) | {1}.symmetric_difference_update(iter([t]))
frozenset(map(h, [t])) | frozenset([t])
d.__ior__(iter([(t, 1)])) | d.update(iter([(t, 1)]))
d.update(M()) | d[t] | d.get(t) | t in d | d.setdefault(t, 1) | d.pop(t, 1)
set(map(h, [t])) | set(h(x) for x in [t]) | collections.OrderedDict(iter([(t, 1)])) | list(map(hash, [t])) | t == u
list[t] | hash(list[t]) | typing.Literal[t] | repr(t) | copy.deepcopy(t) | hash(P(t)) | sorted([t, u])
list(map(f, [t])) | max([t], key=f) | list(map({}.get, [t])) | getattr({}, "get")(t) | (lambda x: x(t))(set().add)
(lambda x: x(t))(f) | dict.get({}, t) | functools.partial({}.get, t)() | functools.reduce({}.get, [t, u])
statistics.mode([t]) | operator.methodcaller("get", t)({}) | operator.contains({}, t)
"""
PROGRAM = """
import collections, copy, functools, operator, statistics, typing
class M:
    def keys(self): return iter([t])
    def __getitem__(self, key): return 1
P = collections.namedtuple("P", "a")
f = functools.lru_cache(None)(lambda x: 1)
@functools.cache
def g(x): return 1
h = lambda x: x
d = {}
t = u = ()
for _ in range(200_000):
    t, u = (t,), (u,)
uses = [%s]
for use in uses:
    try:
        use()
    except RecursionError:
        pass
t = u = None
len(uses)
"""


@pytest.mark.parametrize("text", DEEPEN.strip().splitlines())
def test_what_holds_itself_in_a_tuple_is_found(text: str) -> None:
    assert deepens(text)


@pytest.mark.parametrize("text", DO_NOT.strip().splitlines())
def test_tuples_that_stay_flat_are_not_taken_for_deep_ones(text: str) -> None:
    assert not deepens(text)


def test_what_takes_long_to_tell_counts_as_deep() -> None:
    functions = "\n".join(f"def f{n}(): return (1,)" for n in range(2000))
    began = time.process_time()
    assert deepens(f"{functions}\nheld = [{', '.join(f'f{n}' for n in range(2000))}]\ndef g(h):\n" + "    h()\n" * 2000)
    assert time.process_time() - began < 1


def deepens(text: str) -> bool:
    source = text.replace("\\n", "\n")
    return may_deepen(Unit(source, "<test>", ast.parse(source), (), ()))


OPEN = """
class H:
    def __hash__(self): return ext(1)
    def __eq__(self, other): return ext(True)
    def __iter__(self): return iter(ext(()))
"""


@pytest.mark.parametrize("line", USES.strip().splitlines())
def test_no_use_of_a_deep_tuple_ends_the_process(line: str) -> None:
    uses = line.split(" | ")
    assert Sandbox(PROGRAM % ", ".join(f"lambda: {use}" for use in uses)).run() == len(uses)


@pytest.mark.parametrize("line", USES.strip().splitlines())
def test_no_use_of_one_does_so_where_any_may_stop(line: str) -> None:
    uses = line.split(" | ")
    source = OPEN + PROGRAM % ", ".join(f"lambda: {use}" for use in uses)
    progress = Sandbox(source, external_functions=["ext"]).start()
    assert isinstance(progress, Complete)
    assert progress.output == len(uses)


@pytest.mark.parametrize("line", USES.strip().splitlines())
def test_no_use_of_one_does_so_in_evaluated_code(line: str) -> None:
    uses = line.split(" | ")
    made = PROGRAM % ", ".join(f"lambda: eval({use!r})" for use in uses)
    split = made.replace("t = u = ()\n", "exec('t = u = ()\\nfor _ in range(200_000): t, u = (t,), (u,)')\n", 1)
    assert Sandbox(split.replace("range(200_000):\n    t, u", "range(0):\n    t, u")).run() == len(uses)


def test_no_use_of_one_does_so_in_a_later_step_of_a_session() -> None:
    sessions = SessionManager(limits={})
    for step in ("f = lambda: {t: 1}", "t = ()", "for _ in range(200_000): t = (t,)"):
        sessions.execute(step)
    for use in ("f()", "{t}", "set(iter([t]))", "list(map({}.get, [t]))"):
        with pytest.raises(RuntimeError, match="maximum recursion depth exceeded"):
            sessions.execute(use)


def test_what_is_hashed_is_asked_only_while_such_a_program_is_at_work() -> None:
    Sandbox("t = ()\nfor _ in range(9): t = (t,)").run()
    assert not native_depth.Known.keys
