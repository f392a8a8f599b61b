"""The attribute policy against the running Python: everything a program can reach is walked and must be classified.

The walk follows what a program can do: read attributes (natively where the policy says so, else through the guard),
call what it finds with simple arguments, iterate. An object that leads out fails it, and a type or name without a row.
"""

from __future__ import annotations

import builtins
import collections
import decimal
import functools
import importlib
import operator
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from ouros.limits import DEFAULT_LIMITS
from ouros.opaque import Opaque
from ouros.policy import attributes as policy
from ouros.policy.builtins import HIDDEN, NATIVE, UNSUPPORTED, WRAPPED
from ouros.policy.modules import ANEW, LIVE, MODULES
from ouros.policy.reachable import REACHABLE_IDS, REACHABLE_TYPES
from ouros.runtime import awaiting, coroutines, functions, opaque, outside, paths
from ouros.runtime.attributes import guarded_getattr
from ouros.runtime.builders import is_program_function
from ouros.runtime.builtins import make_builtins
from ouros.runtime.execution import Execution
from ouros.runtime.guards import GUARDS
from ouros.runtime.modules import Module, import_module
from ouros.runtime.native import (
    NativeFunction,
    NativeMethod,
    SandboxType,
    is_class,
    is_program_class,
    is_sealed,
    mro_of,
    namespace_of,
    present,
    type_of,
)
from ouros.runtime.stops import Stop
from ouros.transform.program import Program
from tests.given_values import values_with_host

PROGRAM = """
class Meta(type):
    def __getattr__(cls, name): raise AttributeError(name)
class Base(metaclass=Meta):
    attribute: int = 1
    __slots__ = ('slot', '__dict__', '__weakref__')
    def method(self): return self
    @property
    def prop(self): return 1
    @staticmethod
    def static(): pass
    @classmethod
    def class_method(cls): return cls
class Plain(Base, metaclass=Meta):
    def __init__(self): self.x = super()
class Text(str): pass
class Error(AttributeError): pass
def function(a=1, *, b=2) -> int:
    def inner(): return a
    return inner
def generate():
    yield 1
def caught(kind, *args):
    try: raise kind(*args)
    except BaseException as error: return error
errors = [caught(ValueError, 'x'), caught(Error), caught(ExceptionGroup, 'x', [ValueError()]), caught(SystemExit, 1)]
errors += [caught(UnicodeDecodeError, 'utf8', b'x', 0, 1, 'y'), caught(OSError, 2, 'x', 'y'), caught(SyntaxError, 'x')]
taken = []
def collect(*args, **kwargs):
    taken.extend(args)
    taken.extend(kwargs.values())
    return args[0] if args else [1]  # so that iter(collect, [1]) ends
class Taker:
    def __eq__(self, other): return collect(other)
    def __hash__(self): return 0
    __ror__ = __lt__ = __gt__ = __radd__ = __rmod__ = __rand__ = lambda self, other: collect(other)
values = [Meta, Base, Plain, Text, Error, Base(), Plain(), Text('x'), function, function(), generate(), Base().method]
values += [super(Plain, Plain()), super(Plain, Plain), Base.prop, Base.slot, Base.static, Base.class_method, errors]
values += [list[int], int | str, type[int], (lambda: 0), (x for x in []), iter(int, 0), slice(1), 1j, range(3)]
"""
SIMPLE_ARGUMENTS: tuple[tuple[Any, ...], ...] = ((), (1,), ("x",), ([],), ("x", "x"), ({},), (b"x",))


TELLING = frozenset("__reduce__ __reduce_ex__ __getstate__ __getattribute__ __new__".split())
"""Methods that classes inherit and that give more than a text, a number or what is alike for all."""
BOUND = (types.BuiltinFunctionType, types.MethodWrapperType, NativeFunction, NativeMethod)
DESCRIPTORS = (
    *(types.MethodDescriptorType, types.WrapperDescriptorType, types.ClassMethodDescriptorType),
    *(types.GetSetDescriptorType, types.MemberDescriptorType),
)
OPERATIONS = (operator.eq, operator.lt, operator.or_, operator.and_, operator.add, operator.mod, operator.contains)


def sandbox_values(scope: dict[str, Any]) -> Iterator[Any]:
    """What a program can name at the start, and what it can make."""
    names = scope["__builtins__"] = make_builtins(lambda *args, **kwargs: None)
    exec(PROGRAM, scope)
    yield from (value for name, value in names.items() if name != "__build_class__")
    yield from scope["values"]
    yield from (functions.Suspending(scope["function"]), functions.External("name", None))
    yield functions.SuspendingGenerator(scope["generate"]())
    yield from (coroutines.CoroutineMaker(scope["generate"]), coroutines.AsyncGeneratorMaker(scope["generate"]))
    coroutine, source = coroutines.Coroutine(scope["generate"]()), coroutines.AsyncGenerator(scope["generate"]())
    yield from (coroutine, source, coroutine.__await__(), source.asend(1), source.aclose())
    yield opaque.handle(Opaque(scope))
    yield awaiting.with_default(source.asend(None), 1)
    libraries = Execution(Program("import builtins, functools", "main.py"), False, DEFAULT_LIMITS, None).libraries
    for module in MODULES:
        yield libraries.import_module(module)
    yield from values_with_host(PROGRAM)


def read(value: Any, name: str) -> Any:
    """`value.name` as emitted code evaluates it."""
    return guarded_getattr(value, name) if policy.is_hazardous(name) else getattr(value, name)


def attribute_names(value: Any) -> set[str]:
    """Everything a program could try on this value, whatever `dir` says."""
    kinds = [*mro_of(type(value)), *(mro_of(value) if is_class(value) else ())]
    names = {name for kind in kinds for name in namespace_of(kind)} | policy.NAME_RULES.keys()
    if type(value) is Module:
        names |= MODULES[value.__name__].keys()
    return {name for name in names if not name.startswith(policy.RESERVED_PREFIX)}


def attempts(value: Any, scope: dict[str, Any]) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The single steps that lead on from a value, each with a description."""
    names, kind = attribute_names(value), type(value)
    if kind in ABSENT:  # they have no attributes of their own: what is absent from a few is from all
        scope["tried"][kind] += 1
        names -= ABSENT[kind] if scope["tried"][kind] > 5 else set()
    for name in sorted(names):
        yield f".{name}", lambda name=name: read(value, name)
    for arguments in SIMPLE_ARGUMENTS:
        yield f"{arguments!r}", lambda arguments=arguments: value(*arguments)
    collect, taker = scope["collect"], scope["Taker"]()
    for arguments in ((collect,), (collect, [1]), ("x", collect, "x"), ([1], collect), (taker,), ([taker, taker],)):
        yield " calling back", lambda arguments=arguments: value(*arguments)
    for operation in OPERATIONS:
        yield f" {operation.__name__}", lambda operation=operation: operation(value, taker)
    yield " iterated", lambda: next(iter(value))
    yield " typed", lambda: type_of(value)
    yield " mapped to type", lambda: SandboxType(value)


ABSENT = {
    kind: policy.NAME_RULES.keys() - {name for base in kind.__mro__ for name in vars(base)}
    for kind in (types.BuiltinFunctionType, types.MethodWrapperType, *DESCRIPTORS)
}


def steps_from(value: Any, scope: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for description, attempt in attempts(value, scope):
        try:
            result = attempt()
        except Stop:  # a record was called natively; no program sees that
            continue
        except BaseException as error:
            result = error
        yield description, result
        while scope["taken"]:
            yield f"{description}, taken", scope["taken"].pop()


def identity(value: Any) -> Any:
    """Values that lead to the same places: the same class, function or module; otherwise values of the same type."""
    kind = type(value)
    if kind is types.MethodType:
        return id(value.__func__)
    if kind in BOUND:
        guarded = kind is NativeFunction or kind is NativeMethod
        owner = value._o_origin[0] if guarded else value.__self__
        is_type = is_class(owner)  # a proxy of what is gone has no `__class__`
        definer = next(
            (each for each in mro_of(owner if is_type else type(owner)) if value.__name__ in vars(each)), None
        )
        inherits = definer is object or kind is types.MethodWrapperType
        if inherits and value.__name__ not in (TELLING - {"__getattribute__"} if guarded else TELLING):
            return (kind, definer, is_type, value.__name__)
        return (kind, id(owner) if is_type and not guarded else type(owner), value.__name__)
    if kind in DESCRIPTORS:
        return (value.__objclass__, value.__name__)
    return id(value) if kind is Module or kind is types.FunctionType or issubclass(kind, type) else kind


def walk(limit: int = 40_000) -> Iterator[tuple[str, Any]]:
    """Every distinct thing a program can reach, with the path that led there."""
    seen: set[Any] = set()
    kept: list[Any] = []
    scope: dict[str, Any] = {"__name__": "__main__", "tried": collections.Counter()}
    waiting = [(f"start[{number}]", value) for number, value in enumerate(sandbox_values(scope))]
    while waiting:
        path, value = waiting.pop()
        key = identity(value)
        if key in seen:
            continue
        seen.add(key)
        kept.append(value)
        assert len(kept) < limit, "the walk does not end"
        yield path, value
        waiting += [(path + step, found) for step, found in steps_from(value, scope)]


one_worker = pytest.mark.xdist_group("walk")  # so that only one computes the fixture


@pytest.fixture(scope="module")
def reached() -> list[tuple[str, Any]]:
    return list(walk())


HOST_NAMESPACES = {id(vars(module)) for module in list(sys.modules.values()) if isinstance(module, types.ModuleType)}
NEVER = (types.FrameType, types.CodeType, types.TracebackType, types.ModuleType, types.CellType)


def way_out(value: Any) -> str | None:
    """Why no program may hold this value."""
    if issubclass(type(value), NEVER):
        return f"a {type(value).__name__}"
    if value is type:
        return "the builtin type, through which classes can be made unseen"
    if issubclass(type(value), type) and present(value) is not value:
        return "a class that programs know under another name"
    if id(value) in HOST_NAMESPACES:
        return "the namespace of a host module"
    if type(value) is types.FunctionType and not is_program_function(value):
        return "a Python function of the host"
    if is_class(value) and not (is_program_class(value) or is_sealed(value)) and id(value) not in REACHABLE_IDS:
        return "a type that policy.reachable does not list"
    return None


@one_worker
def test_nothing_that_leads_out_is_reachable(reached: list[tuple[str, Any]]) -> None:
    found = {path: way_out(value) for path, value in reached if way_out(value) is not None}
    assert not found


@one_worker
def test_methods_of_the_host_show_nothing_of_their_functions(reached: list[tuple[str, Any]]) -> None:
    """What all runs would share: a method passes reads on to its function."""
    methods = [value for _, value in reached if type(value) is types.MethodType]
    methods = [each for each in methods if type(each.__func__) is types.FunctionType]
    methods = [each for each in methods if not is_program_function(each.__func__)]
    assert len(methods) > 20
    for method in methods:
        assert not vars(method)
        assert method.__kwdefaults__ is None  # type: ignore[attr-defined]
        for name in ("__dict__", "__annotations__", "__func__", "__code__", "__globals__", "__closure__"):
            with pytest.raises(AttributeError):
                guarded_getattr(method, name)


@one_worker
def test_no_read_only_view_shows_a_table_of_the_host(reached: list[tuple[str, Any]]) -> None:
    """`view == other` and `view | other` hand the table behind a view to `other`, which may write to it."""
    shown: list[Any] = []
    taker = type("Taker", (), {"__eq__": lambda self, table: shown.append(table) or True})()
    found, views = set(), 0
    for _, value in reached:
        for name in attribute_names(value) - {"mapping", "__self__"}:  # the value's own
            shown.clear()
            for _ in range(2):
                with suppress(BaseException):
                    view = read(value, name)
                    assert type(view) is not types.MappingProxyType or view == taker
            views += len(shown)
            if len(shown) == 2 and shown[0] is shown[1]:
                found.add((type(value).__name__, name))
    assert views > 100
    assert found == {("EnumType", "__members__"), ("Field", "metadata")}  # of what each run has of its own


@one_worker
def test_the_walk_goes_far(reached: list[tuple[str, Any]]) -> None:
    kinds = {type(value) for _, value in reached}
    assert len(reached) > 1500
    assert {NativeFunction, NativeMethod, types.MappingProxyType, types.GeneratorType, types.GenericAlias} <= kinds


@one_worker
def test_types_met_on_the_way_are_listed(reached: list[tuple[str, Any]]) -> None:
    kinds = {type(value) for _, value in reached}
    unlisted = {kind for kind in kinds if not (is_program_class(kind) or is_sealed(kind) or id(kind) in REACHABLE_IDS)}
    assert not unlisted


@one_worker
def test_native_stores_change_nothing_that_is_shared(reached: list[tuple[str, Any]]) -> None:
    """Names that are not hazardous to store are emitted natively, whatever the object is."""
    changed = []
    for path, value in reached:
        if is_program_class(value if is_class(value) else type(value)):
            continue
        for name in attribute_names(value):
            if policy.is_hazardous_store(name) or (issubclass(type(value), OWNED) and not is_class(value)):
                continue
            if type(value) is Module and MODULES[value.__name__].get(name) in (ANEW, LIVE):  # of each run, or the host
                continue
            try:
                setattr(value, name, getattr(value, name, None))
            except (AttributeError, TypeError):
                continue
            except ValueError:  # of a memory view that was released
                assert type(value) is memoryview, path
                continue
            changed.append(f"{path}.{name}")
    assert not changed


OWNED = (
    types.FunctionType, BaseException, staticmethod, classmethod, functions.Suspending, functools.partial,
    collections.OrderedDict, collections.defaultdict, decimal.Context, type(functools.lru_cache(print)),
    types.SimpleNamespace,
)  # fmt: skip


@one_worker
def test_nothing_shared_between_programs_can_be_stored_on(reached: list[tuple[str, Any]]) -> None:
    stored = []
    for path, value in reached:
        made_here = value if is_class(value) else type(value)
        if is_program_class(made_here) or (issubclass(type(value), OWNED) and not is_class(value)):
            continue
        try:
            value.attack = 1
        except (AttributeError, TypeError):
            continue
        stored.append(path)
    assert not stored


def test_every_attribute_of_a_reachable_type_is_classified() -> None:
    """A new Python brings new names; each needs a decision."""
    ruled = policy.NAME_RULES.keys() | {name for rules in policy.TYPE_RULES.values() for name in rules}
    found = {
        f"{kind.__name__}.{name}"
        for kind in REACHABLE_TYPES
        for name in namespace_of(kind)
        if policy.is_dunder(name) and name not in ruled
    }
    assert not found


def test_native_reads_are_derived_from_the_rules() -> None:
    for kind in REACHABLE_TYPES:
        for name in namespace_of(kind):
            if policy.is_dunder(name):
                rules = {policy.rule_for(other, name) for other in REACHABLE_TYPES if name in namespace_of(other)}
                assert policy.is_hazardous(name) or rules == {policy.ALLOW}, name


def test_names_of_frames_code_and_tracebacks_are_never_native() -> None:
    """None of their values is reachable; this is the second wall."""
    common = {name for kind in REACHABLE_TYPES for name in namespace_of(kind)}
    for kind in (types.FrameType, types.CodeType, types.TracebackType, types.CellType):
        own = {name for name in vars(kind) if not name.startswith("__")} - {"clear", "replace"} - common
        assert all(map(policy.is_hazardous, own)), kind


@pytest.mark.parametrize("kind", [types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType])
def test_values_inside_generators_are_never_native(kind: type) -> None:
    harmless = {"send", "throw", "close", "asend", "athrow", "aclose"}
    own = {name for name in vars(kind) if not name.startswith("__")} - harmless
    states = {name for name in own if name.endswith(("_running", "_suspended"))}
    assert all(map(policy.is_hazardous, own - states))


def test_every_rule_is_allow_refuse_or_a_guard() -> None:
    rules = {*policy.NAME_RULES.values(), *(rule for rows in policy.TYPE_RULES.values() for rule in rows.values())}
    assert rules <= {policy.ALLOW, policy.REFUSE, *GUARDS}


def test_every_builtin_name_has_a_decision() -> None:
    decided = NATIVE | WRAPPED.keys() | UNSUPPORTED.keys() | HIDDEN
    command = [sys.executable, "-c", "import builtins; print(*vars(builtins))"]
    names = subprocess.check_output(command, text=True).split()
    assert "len" in names
    assert not set(names) - decided  # in this process doctest and typing may have added names
    assert not NATIVE & WRAPPED.keys()
    assert not NATIVE & UNSUPPORTED.keys()
    assert make_builtins(print).keys() == (NATIVE & vars(builtins).keys()) | WRAPPED.keys()


@pytest.mark.filterwarnings("ignore:ast.* is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_has_exactly_the_listed_names(name: str) -> None:
    execution = Execution(Program(f"import {name}", "main.py"), False, DEFAULT_LIMITS, None)
    module = execution.libraries.import_module(name)
    listed = MODULES[name].keys()
    if not name.startswith("_"):  # whose names depend on the version
        for inner in {f"{name}.{key}" for key in listed} & MODULES.keys():
            importlib.import_module(inner)
        assert {key for key in attribute_names(module) if hasattr(sys.modules[name], key)} >= listed
    for key in listed:
        assert MODULES[name][key] == ANEW or hasattr(module, key)
    for key in vars(sys.modules[name]).keys() - listed - {"__name__", "__doc__"} - vars(object).keys():
        with pytest.raises(AttributeError):
            read(module, key)


ASYNC = (coroutines.Coroutine, coroutines.CoroutineWrapper, coroutines.AsyncGenerator, coroutines.AsyncGeneratorThrow)
MAKERS = (coroutines.CoroutineMaker, coroutines.AsyncGeneratorMaker)
SEALED = (
    *(Module, NativeFunction, NativeMethod, functions.Suspending, functions.External, functions.SuspendingGenerator),
    *(*ASYNC, *MAKERS, awaiting.NextOrDefault),
    *(outside.ExternalFuture, outside.System, paths.PathCall, paths.PathFunction, paths.ClassFunction, paths.Lexical),
)
SHOWN_METHODS = frozenset("send throw close asend athrow aclose".split())
SHOWN_STATE = frozenset("gi_running gi_suspended cr_running cr_suspended ag_running ag_suspended".split())


@pytest.mark.parametrize("kind", SEALED)
def test_host_classes_show_no_names_of_their_own(kind: type) -> None:
    generators = (functions.SuspendingGenerator, *ASYNC, awaiting.NextOrDefault, outside.ExternalFuture)
    generator_methods = SHOWN_METHODS | SHOWN_STATE if kind in generators else set()
    for base in mro_of(kind)[:-1]:
        public = {name for name in namespace_of(base) if not policy.is_dunder(name)}
        assert all(name.startswith(policy.RESERVED_PREFIX) for name in public - generator_methods)


def test_visible_host_classes_hold_no_python_function() -> None:
    scope = make_builtins(print)
    re = import_module("re")
    kinds = (Module, scope["JSONDecodeError"], scope["FrozenInstanceError"], re.error, re.RegexFlag)  # type: ignore[attr-defined]
    for kind in (*kinds, paths.PurePath, paths.PurePosixPath, paths.Path, paths.PosixPath):
        held = {type(value) for value in namespace_of(kind).values()}
        assert not held & {types.FunctionType, property, staticmethod, classmethod}
