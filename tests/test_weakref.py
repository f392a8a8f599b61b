"""`weakref` at the edges: callbacks that stop, deaths outside the program, hostile records."""

import contextlib
import gc

import pytest

from ouros import Sandbox, SandboxRuntimeError, Snapshot

from .dumps import records, resealed

CLASS = "import weakref\nclass A: pass\n"


def start(source: str) -> Snapshot:
    progress = Sandbox(CLASS + source, external_functions=["ext"]).start()
    assert type(progress) is Snapshot
    return progress


def test_a_callback_that_would_stop_ends_the_run_with_an_error() -> None:
    progress = start("a = A()\nr = weakref.ref(a, lambda reference: ext(reference))\next(0)\ndel a\n'wrong'")
    with pytest.raises(SandboxRuntimeError, match="callback of a weak reference would have to suspend"):
        progress.resume(return_value=0)


def test_callbacks_call_the_host_in_a_run_that_never_stops() -> None:
    source = CLASS + "a = A()\nr = weakref.ref(a, lambda reference: seen.append(ext(7)))\nseen = []\ndel a\nseen"
    assert Sandbox(source, external_functions=["ext"]).run(external_functions={"ext": lambda n: n + 1}) == [8]


CYCLE = """
seen = []
a = A()
a.own = a
r = weakref.ref(a, lambda reference: seen.append(reference is r))
del a
ext(0)
[seen, r() is None]
"""


EXITS = """
import atexit
@atexit.register
def last():
    print('last', ext(3))
a = A()
kept = weakref.finalize(a, print, 'finalized')
off = weakref.finalize(a, print, 'never')
off.atexit = False
atexit.register(print, 'gone')
atexit.unregister(print)
ext(1)
kept.alive
"""


@pytest.mark.parametrize("reloads", [False, True])
def test_the_end_of_the_program_calls_what_was_registered(reloads: bool) -> None:
    printed: list[str] = []
    sandbox = Sandbox(CLASS + EXITS, external_functions=["ext"])
    progress = sandbox.start(print_callback=lambda _, text: printed.append(text))
    while type(progress) is Snapshot:
        loaded = Snapshot.load(progress.dump(), print_callback=lambda _, text: printed.append(text))
        progress = (loaded if reloads else progress).resume(return_value=progress.args[0])
    assert progress.output is True
    assert "".join(printed) == "finalized\nlast 3\n"
    printed.clear()
    ran = Sandbox(CLASS + EXITS, external_functions=["ext"]).run(
        external_functions={"ext": lambda n: n}, print_callback=lambda _, text: printed.append(text)
    )
    assert ran is True
    assert "".join(printed) == "finalized\nlast 3\n"


def test_a_program_that_stops_only_at_its_end() -> None:
    progress = Sandbox("import atexit\natexit.register(ext, 9)\n'v'", external_functions=["ext"]).start()
    assert type(progress) is Snapshot
    assert Snapshot.load(progress.dump()).resume(return_value=0).output == "v"


def test_what_dies_while_the_host_goes_on_is_told_at_the_next_step() -> None:
    progress = start(CYCLE)
    gc.collect()
    shown = progress._execution.globals["seen"]
    assert shown == []
    assert progress.resume(return_value=0).output == [[True], True]


def test_a_death_that_is_not_told_yet_goes_through_a_dump() -> None:
    progress = start(CYCLE)
    gc.collect()
    loaded = Snapshot.load(progress.dump())
    assert loaded._execution.globals["seen"] == []
    assert loaded.resume(return_value=0).output == [[True], True]


def test_what_only_weak_references_lead_to_lives_until_the_first_step() -> None:
    progress = start("a = A()\na.own = a\nr = weakref.ref(a, print)\ndel a\next(0)\nr() is None")
    gc.freeze()  # the cycle stays until the dump
    try:
        data = progress.dump()
    finally:
        gc.unfreeze()
    loaded = Snapshot.load(data)
    assert type(loaded) is Snapshot
    gc.collect()
    assert loaded.resume(return_value=0).output in (True, False)


def test_asking_for_a_hash_keeps_nothing_alive_that_is_referred_to_weakly() -> None:
    source = CLASS + "a = A()\nheld = weakref.WeakKeyDictionary({a: 1})\nhash(a), id(a)\nr = weakref.ref(a)\n"
    assert Sandbox(source + "del a\n[len(held), r()]").run() == [0, None]
    assert Sandbox(source + "b = hash(a)\n[b == hash(a) == hash(r), len(held)]").run() == [True, 1]


@pytest.mark.parametrize("field", [1, 2, 3, 5])
@pytest.mark.parametrize("wrong", [7, "x", [0], None])
def test_hostile_records_are_refused_or_harmless(field: int, wrong: object) -> None:
    data = start("a = A()\nr = weakref.ref(a, print)\next(0)\nr() is a").dump()
    found = records(data)
    node = next(node for node in found[-1] if node and node[0] == "weak")
    node[field] = wrong
    with contextlib.suppress(SandboxRuntimeError, ValueError):
        Snapshot.load(resealed(data, records=found)).resume(return_value=0)


@pytest.mark.parametrize(
    "expression",
    ["a.__weakref__", "A.__weakref__", "vars(A).get('__weakref__')", "A.__dict__.get('__weakref__')",
     "getattr(a, '__weakref__')", "super(A, a).__weakref__", "'{0.__weakref__}'.format(a)",
    "object.__getattribute__(a, '__weakref__')", "type.__getattribute__(A, '__weakref__')", "r._weak.__self__",
     "getattr(r._weak, '_o' '_reference')", "getattr(r._weak, '_o' '_tell')", "weakref._died",
     "getattr(weakref, '_o' '_weak')", "weakref.ref.__new__.__globals__", "r._weak()"],
)  # fmt: skip
def test_nothing_native_is_reached_through_a_reference(expression: str) -> None:
    source = f"""
a = A()
r = weakref.ref(a)
try:
    x = {expression}
except (AttributeError, TypeError):
    x = None
x
"""
    assert Sandbox(CLASS + source).run() is None
