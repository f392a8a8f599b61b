"""What a host does with a stopped run (dump, load, fork, inspect, show) calls no code of the program."""

from __future__ import annotations

from typing import Any

import pytest

import ouros

HOOKS = '''
import collections, datetime, functools, types
armed = []
def bomb(*args, **kwargs):
    if armed:
        raise KeyError('BOMB')
def made(base, names):
    """A class whose methods of these names go off."""
    def armed_method(name):
        def method(self, *args, **kwargs):
            bomb()
            return getattr(base, name)(self, *args, **kwargs)
        return method
    return type('Own', (base,), {name: armed_method(name) for name in names.split()})
CONTAINER = '__iter__ __len__ __getitem__ __eq__ __repr__ __contains__ copy'
D = made(dict, CONTAINER + ' keys values items get __or__ update __setitem__ pop')
L = made(list, CONTAINER + ' append extend')
T = made(tuple, '__iter__ __len__ __getitem__ __eq__ __repr__ __hash__')
S = made(str, '__str__ __repr__ __eq__ __hash__ __len__ __format__ encode split __getitem__')
I = made(int, '__int__ __index__ __eq__ __hash__ __repr__ __bool__')
B = made(bytes, '__iter__ __len__ __getitem__ __eq__ __hash__ __repr__')
Set = made(set, '__iter__ __len__ __contains__ __eq__ __repr__ copy pop')
Frozen = made(frozenset, '__iter__ __len__ __contains__ __eq__ __hash__ __repr__')
Ordered = made(collections.OrderedDict, '__iter__ keys items __getitem__ __eq__ __reversed__ __setitem__')
Queue = made(collections.deque, '__iter__ __len__ __getitem__ __eq__ append extend')
Default = made(collections.defaultdict, '__iter__ keys items __getitem__ __missing__')
Date = made(datetime.datetime, '__repr__ isoformat __eq__ __hash__ utcoffset timetuple')
class Zone(datetime.tzinfo):
    def utcoffset(self, when): bomb(); return datetime.timedelta(0)
    def dst(self, when): bomb(); return datetime.timedelta(0)
    def __eq__(self, other): bomb(); return True
    def __hash__(self): bomb(); return 1
class Meta(type):
    def __hash__(cls): bomb(); return 1
    def __eq__(cls, other): bomb(); return cls is other
    def __repr__(cls): bomb(); return 'M'
    def __getattr__(cls, name): bomb(); raise AttributeError(name)
    def __instancecheck__(cls, value): bomb(); return type.__instancecheck__(cls, value)
    def __subclasscheck__(cls, value): bomb(); return type.__subclasscheck__(cls, value)
    def __bool__(cls): bomb(); return True
    def __call__(cls, *args): bomb(); return type.__call__(cls, *args)
class X(metaclass=Meta):
    def __init__(self, *args): self.__dict__['q'] = args
    def __new__(cls, *args): bomb(); return object.__new__(cls)
    def __repr__(self): bomb(); return 'X'
    def __eq__(self, other): bomb(); return self is other
    def __hash__(self): bomb(); return 1
    def __getattr__(self, name): bomb(); raise AttributeError(name)
    def __setattr__(self, name, value): bomb(); object.__setattr__(self, name, value)
    def __getattribute__(self, name): bomb(); return object.__getattribute__(self, name)
    def __bool__(self): bomb(); return True
    def __iter__(self): bomb(); return iter(())
    def __reduce_ex__(self, protocol): bomb()
    def __getstate__(self): bomb()
    def __setstate__(self, state): bomb()
    def __call__(self, *args): bomb()
    def __get__(self, *args): bomb(); return self
    def __index__(self): bomb(); return 1
    @property
    def __class__(self): bomb(); return X
class E(Exception):
    def __str__(self): bomb(); return 'e'
    def __repr__(self): bomb(); return 'e'
    def __eq__(self, other): bomb(); return self is other
    def __hash__(self): bomb(); return 1
    def __getattribute__(self, name): bomb(); return object.__getattribute__(self, name)
class Own: pass
def f(a=1, *, b=2): return a
def changed(value, **attributes):
    for name, each in attributes.items():
        setattr(value, name, each)
    return value
'''

HELD = """
D(a=1, b=X())
{X(): 1}
D({X(): 1})
{T((1, X())): 2, S('s'): 1, I(5): 3}
[L([X()]), T((X(),)), S('s'), I(5), B(b'q')]
[Set([X(), S('q')]), Frozen([X(), S('q')])]
[Ordered(a=X()), Ordered([(X(), 1), (S('a'), 2)])]
[Queue([X()], 3), Default(X, a=X()), collections.Counter([X()])]
[Date(2000, 1, 1), datetime.datetime(2000, 1, 1, tzinfo=Zone())]
[X, Meta, X(), list[X], types.MappingProxyType(D(a=X()))]
[E(X()), E(S('a')), ValueError(X()), OSError(2, S('x'), S('f')), ExceptionGroup('g', [E('x')])]
[changed(ValueError(1), __notes__=L([S('n')]), __cause__=E(X())), changed(ValueError(1), __dict__=D(a=1))]
changed(Own(), __dict__=D(a=1))
changed(f, __dict__=D(a=X()))
changed(f, __kwdefaults__=D(b=3), __defaults__=T((1,)))
changed(f, __annotations__=D(a=X()))
changed(f, __doc__=S('d'), __module__=S('m'), __name__=S('n'), __qualname__=S('q'))
changed(Own, __doc__=S('d'), __annotations__=D(a=1), __module__=S('m'), attribute=X())
[list.__iter__(L([1, X()])), dict.__iter__(D(a=1)), dict.items(D(a=X())), set.__iter__(Set([X()]))]
[map(X(), L([1])), filter(X(), [X()]), zip(L([1])), enumerate(L([1])), reversed([X()]), slice(X(), I(1))]
[X().__repr__, super(L, L([1])), functools.partial(X(), X()), property(X()), staticmethod(X()), classmethod(X())]
types.SimpleNamespace(a=X(), b=S('b'))
""".strip().splitlines()


def stopped(held: str) -> ouros.Snapshot:
    """A run that holds the value, and whose hooks go off."""
    source = f"{HOOKS}\nheld = {held}\narmed.append(1)\nstop()\narmed.clear()\n'done'"
    progress = ouros.Sandbox(source, external_functions=["stop"]).start()
    assert isinstance(progress, ouros.Snapshot)
    return progress


@pytest.mark.parametrize("held", HELD)
def test_no_hook_of_the_program_is_called(held: str) -> None:
    progress = stopped(held)
    data = progress.dump()
    assert repr(progress)
    assert str(progress.inspect())
    progress.fork()
    again = ouros.Snapshot.load(data)
    again.dump()
    done: Any = again.resume(return_value=None)
    assert done.output == "done"


def test_the_hooks_do_go_off() -> None:
    source = f"{HOOKS}\narmed.append(1)\nstr(X())"
    with pytest.raises(ouros.SandboxRuntimeError, match="BOMB"):
        ouros.Sandbox(source).run()


def test_names_of_keywords_are_plain_text() -> None:
    source = "class S(str): pass\nf(**{S('a'): 1})"
    progress = ouros.Sandbox(source, external_functions=["f"]).start()
    assert isinstance(progress, ouros.Snapshot)
    assert [type(name) for name in progress.kwargs] == [str]
    seen: list[Any] = []
    ouros.Sandbox(source, external_functions=["f"]).run(external_functions={"f": lambda **given: seen.append(given)})
    assert [type(name) for name in seen[0]] == [str]
