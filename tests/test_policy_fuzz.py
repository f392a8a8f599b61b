"""Random programs made from the attribute policy: chains of attributes, format strings, patterns and abused protocols.

Whatever a program got hold of is looked at afterwards: nothing may lead out. `--long` makes many more programs.
"""

from __future__ import annotations

import random
import types
from contextlib import suppress
from typing import Any

import pytest

from ouros.errors import SandboxError
from ouros.limits import parse_limits
from ouros.policy import attributes as policy
from ouros.policy.reachable import REACHABLE_IDS, REACHABLE_TYPES
from ouros.runtime.execution import Execution
from ouros.runtime.native import is_program_class, is_sealed, namespace_of
from ouros.transform.program import Program
from tests.test_policy import way_out

START = """
found, pool = [], []
watched()
import collections, contextlib, copy, dataclasses, enum, functools, itertools, json, operator, re, string, typing
def keep(value):
    if len(found) < 3000:
        found.append(value)
    return value
class Taker:
    __match_args__ = ()
    def __eq__(self, other): keep(other); return False
    def __hash__(self): return 0
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return keep
    def __call__(self, *args, **kwargs): keep(args); keep(kwargs); return args[0] if args else self
    def __exit__(self, *args): keep(args); return True
    def __enter__(self): return self
    def __get__(self, *args): keep(args); return self
    def __set_name__(self, *args): keep(args)
    def __iter__(self): return iter((self, 'x', 1))
    def __index__(self): return 1
    def __mro_entries__(self, bases): return (Base,)
    __add__ = __radd__ = __ror__ = __rmod__ = __lt__ = __gt__ = __contains__ = __getitem__ = lambda self, x: keep(x)
class Meta(type):
    def __call__(cls, *args): return keep(super().__call__())
class Base(metaclass=Meta):
    slot: int = 1
    def method(self): return keep(super())
    @property
    def prop(self): return 1
class Error(AttributeError): pass
def generate():
    sent = yield keep
    keep(sent)
async def wait(): pass
async def give(): yield 1
def caught(call):
    try: return call()
    except Exception as error: return error
@contextlib.contextmanager
def manage(): yield keep
@dataclasses.dataclass
class Row: x: object = 1
class Colour(enum.Enum): RED = 1
Pair = collections.namedtuple('Pair', 'a b')
pool += [
    Taker(), Meta, Base, Base(), Base().method, Base.prop, Error('x'), generate, generate(), wait, give(), keep,
    caught(lambda: 1 / 0), caught(lambda: [].x), caught(lambda: {}['x']), lambda x=1: x, super(Base, Base()), Row,
    Row(), Colour, Colour.RED, Pair, Pair(1, 2), manage, manage(), functools.partial(keep, 1),
    functools.lru_cache(keep), functools.singledispatch(keep), functools.cached_property(keep),
    operator.attrgetter, operator.methodcaller, operator.itemgetter(0), re.compile('(x)'), re.match('x', 'x'),
    string.Formatter(), string.Template('$x'), json.loads, itertools.count(), itertools.chain, typing.Any,
    typing.List[int], typing.TypeVar('T'), copy.deepcopy, list[int], type, object, int.__add__, [].append,
    ''.join, property(keep), staticmethod(keep), classmethod(keep), print, len, {}.items(), memoryview(b'x'),
    slice(1), (x for x in [1]), iter([]), map(keep, [1]), re, json, collections, ExceptionGroup('x', [
    ValueError()]), Base.__dict__, eval, globals, vars, dir, isinstance, getattr, setattr, 'x', 1, None, b'x',
    1.5, 'x.y'
]
"""
NAMES = sorted(
    set(policy.NAME_RULES)
    | {name for rules in policy.TYPE_RULES.values() for name in rules}
    | {name for kind in REACHABLE_TYPES for name in namespace_of(kind)}
)
PLAIN = [name for name in NAMES if not policy.is_hazardous(name)]
"""What a class pattern and a class body may spell."""
STEPS = (
    "{v}.{name}",
    "getattr({v}, {name!r})",
    "getattr({v}, {name!r}, None)",
    "operator.attrgetter({name!r})({v})",
    "operator.methodcaller({name!r})({v})",
    "operator.attrgetter('{name}.{other}')({v})",
    "object.__getattribute__({v}, {name!r})",
    "type.__getattribute__({v}, {name!r})",
    "super(Base, {v}).{name}",
    "'{{0.{name}}}'.format({v})",
    "'{{0:{{0.{name}}}}}'.format({v})",
    "'{{x.{name}.{other}}}'.format_map({{'x': {v}}})",
    "string.Formatter().get_field('0.{name}', [{v}], {{}})",
    "functools.reduce(getattr, [{name!r}, {other!r}], {v})",
    "list(map(getattr, [{v}], [{name!r}]))",
    "vars({v})",
    "type({v})",
    "{v}()",
    "{v}({w})",
    "{v}({w}, {u})",
    "{v}({w}, {u}, {v})",
    "{v}(*{w})",
    "{v}(x={w})",
    "{v}[{w}]",
    "{v}.{name}({w})",
    "{v}.{name}({w}, {u})",
    "{v}.{name}()",
    "next(iter({v}))",
    "[*{v}][:5]",
    "{v} == pool[0]",
    "{v} | {w}",
    "{v} + pool[0]",
    "pool[0] + {v}",
    "{w} in {v}",
    "copy.copy({v})",
    "copy.deepcopy({v})",
    "type('Made', ({v},), {{{name!r}: {w}}})",
    "Meta('Made', (Base,), {{{name!r}: {w}, {other!r}: {u}}})",
    "type({v})({w}, {u})",
    "functools.wraps({v})({w})",
    "typing.get_type_hints({v})",
    "dataclasses.replace({v}, x={w})",
    "caught(lambda: {v}.{name})",
    "caught(lambda: {v}({w})).{name}",
    "eval({name!r}, {{'x': {v}}})",
)
BLOCKS = (
    "match {v}:\n    case object({plain}=x): keep(x)\n    case _: x = None",
    "class Local({v}):\n    {plain} = {w}\nx = keep(Local)",
    "with {v} as x: keep(x)",
    "x = {w}\nx.{name} = {v}",
    "x = {v}\ndel x.{name}",
    "x = setattr({v}, {name!r}, {w})",
    "def x(a: {v} = {w}): return keep(a)\nx.{name} = {u}",
    "try: raise {v}\nexcept BaseException as error: x = keep(error)",
    "try: raise ValueError from {v}\nexcept Exception as error: x = keep(error.__cause__)",
    "for x in {v}:\n    keep(x)\n    break",
    "x = {v}\nx += {w}",
)


def program(seed: int, steps: int) -> str:
    """A program that goes on from what it has found so far; each step may fail."""
    chance = random.Random(seed)
    lines = [START]
    for _ in range(steps):
        block = chance.random() < 0.2
        form = chance.choice(BLOCKS if block else STEPS)
        names = {"name": chance.choice(NAMES), "other": chance.choice(NAMES), "plain": chance.choice(PLAIN)}
        v, w, u = (f"pool[{chance.randrange(10_000)} % len(pool)]" for _ in range(3))
        filled = form.format(v=v, w=w, u=u, **names)
        body = filled.replace("\n", "\n    ") if block else f"x = keep({filled})"
        lines.append(f"try:\n    {body}\n    pool.append(x)\nexcept Exception as error:\n    keep(error)")
    return "\n".join(lines)


def held_after(source: str) -> list[Any]:
    """What the program has kept when it ends, in whatever way."""
    kept: list[list[Any]] = []
    hosts = {"watched": lambda: kept.extend((made.globals["found"], made.globals["pool"]))}
    limits = parse_limits({"max_duration_secs": 1.0})
    made = Execution(Program(source, "main.py", (), ("watched",)), False, limits, lambda *text: None, hosts)
    with suppress(
        SandboxError
    ):  # time is over, or an error that no handler may catch: what was kept before is looked at
        made.run({})
    found, pool = kept
    return found + pool


def parts_of(value: Any) -> list[Any]:
    kind = type(value)
    if kind in (list, tuple, set, frozenset):
        return list(value)
    if kind is dict or kind is types.MappingProxyType:
        return [*value.keys(), *value.values()]
    return []


def is_listed(kind: type) -> bool:
    return is_program_class(kind) or is_sealed(kind) or id(kind) in REACHABLE_IDS


def test_no_random_program_finds_a_way_out(request: pytest.FixtureRequest) -> None:
    count = 3000 if request.config.getoption("--long") else 8
    reached = 0
    for seed in range(count):
        source = program(seed, 60)
        for value in held_after(source):
            for part in (value, *parts_of(value)):
                reached += 1
                assert way_out(part) is None, (seed, way_out(part), type(part))
                assert is_listed(type(part)), (seed, type(part))
    assert reached > 100 * count
