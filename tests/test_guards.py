"""The runtime's side of the attribute policy, piece by piece: guards, classes, builtins, format strings, modules."""

from __future__ import annotations

import builtins
import json
import math
import re
import sys
import types
from typing import Any

import pytest

import ouros
from ouros.policy.attributes import REFUSED_CLASS_NAMES, is_hazardous, is_hazardous_store
from ouros.runtime.attributes import Attributes, guarded_delattr, guarded_getattr, guarded_setattr
from ouros.runtime.builders import is_program_function
from ouros.runtime.builtins import make_builtins
from ouros.runtime.formatting import hazardous_name, template_is_safe
from ouros.runtime.identity import Identities, stable_hash
from ouros.runtime.modules import from_import, import_module
from ouros.runtime.native import (
    _SHOWN_AS,
    HOST,
    SandboxType,
    is_program_class,
    mark_program_class,
    native_function,
    native_method,
    seal,
    type_of,
)
from ouros.runtime.stops import CannotSuspend, HostAbort, Stop, TimeExceeded

CLASSES = """
class Base:
    '''Text.'''
    x: int = 1
    __slots__ = ('slot', '__dict__')
    def method(self): return 'base'
class Child(Base):
    def up(self): return super()
    @classmethod
    def up_from_class(cls): return super()
class Sibling(Base): pass
class Text(str):
    def own(self): return super()
class Hooked:
    def __getattribute__(self, name): return f'hook {name}'
    def __setattr__(self, name, value): object_setattr(self, name, [value])
class Dynamic:
    def __getattr__(self, name): return f'dynamic {name}'
class Meta(type):
    def __call__(cls, *args): return super().__call__(*args)
    label = property(lambda cls: 'label')
class Made(metaclass=Meta): pass
class Error(Exception): pass
class Missing(AttributeError): pass
def function(a, b=2, *, c=3): return a
def generate(): yield 1
"""


def program(source: str = CLASSES, **names: Any) -> types.SimpleNamespace:
    """What a program defines, made with the sandbox's builtins."""
    scope = {"__builtins__": make_builtins(print), "__name__": "__main__", **names}
    exec(compile(source, "main.py", "exec", dont_inherit=True), scope)
    del scope["__builtins__"]
    return types.SimpleNamespace(**scope)


def default_setattr(obj: Any, name: str, value: Any) -> None:
    guarded_getattr(object, "__setattr__")(obj, name, value)


@pytest.fixture
def made() -> types.SimpleNamespace:
    return program(object_setattr=default_setattr)


def refused(obj: Any, name: str) -> str:
    """The text of the error that reading the attribute gives."""
    with pytest.raises(AttributeError) as caught:
        guarded_getattr(obj, name)
    assert caught.value.name == name
    assert caught.value.__context__ is None
    return str(caught.value)


HAZARDOUS = "__globals__ __code__ __class__ format mro obj gi_frame tb_next f_locals _o_gen __x__"
NATIVE = "append x _private __mangled f_score co_author __init__ __name__ __len__ __doc__"


@pytest.mark.parametrize("name", HAZARDOUS.split())
def test_hazardous_names(name: str) -> None:
    assert is_hazardous(name)
    assert is_hazardous_store(name)


@pytest.mark.parametrize("name", NATIVE.split())
def test_names_read_natively(name: str) -> None:
    assert not is_hazardous(name)


def test_refusals_are_worded_like_cpython(made: Any) -> None:
    assert refused(made.function, "__globals__") == "'function' object has no attribute '__globals__'"
    assert refused(int, "__subclasses__") == "type object 'int' has no attribute '__subclasses__'"
    assert refused(made.Child().up(), "__reduce_ex__") == "'super' object has no attribute '__reduce_ex__'"
    assert refused(import_module("math"), "__loader__") == "module 'math' has no attribute '__loader__'"
    assert refused([], "_o_x") == "'list' object has no attribute '_o_x'"
    assert refused(ValueError(), "obj") == "'ValueError' object has no attribute 'obj'"


def test_class_and_its_relatives(made: Any) -> None:
    assert guarded_getattr(made.Child(), "__class__") is made.Child
    assert guarded_getattr(5, "__class__") is int
    assert guarded_getattr(int, "__class__") is SandboxType
    assert guarded_getattr(made.Made, "__class__") is made.Meta
    assert guarded_getattr(made.Meta, "__class__") is SandboxType
    assert guarded_getattr(made.Child, "__mro__") == (made.Child, made.Base, object)
    assert guarded_getattr(made.Meta, "__mro__") == (made.Meta, SandboxType, object)
    assert guarded_getattr(made.Meta, "__bases__") == (SandboxType,)
    assert guarded_getattr(SandboxType, "__bases__") == (object,)
    assert guarded_getattr(SandboxType, "__base__") is object
    assert guarded_getattr(bool, "mro")() == [bool, int, object]
    assert guarded_getattr(made.Base, "__subclasses__")() == [made.Child, made.Sibling]


def test_namespaces(made: Any) -> None:
    child = made.Child()
    child.y = 1
    assert guarded_getattr(child, "__dict__") is child.__dict__
    assert guarded_getattr(made.Base, "__dict__")["x"] == 1
    assert not any(name.startswith("_o_") for name in guarded_getattr(made.Base, "__dict__"))
    assert guarded_getattr(made.Base, "__annotations__") == {"x": int}
    assert guarded_getattr(made.function, "__dict__") == {}
    refused(SandboxType, "__dict__")
    assert guarded_getattr(int, "__dict__")["bit_length"] is int.bit_length
    assert not {"__dict__", "__traceback__", "__globals__"} & {
        name for kind in (int, BaseException, type(made.function)) for name in guarded_getattr(kind, "__dict__")
    }
    for kind in (int, ValueError, SandboxType):
        refused(kind, "__annotations__")


def test_what_the_program_defines_is_its_own(made: Any) -> None:
    assert guarded_getattr(made.Hooked(), "__globals__") == "hook __globals__"
    assert guarded_getattr(made.Dynamic(), "__custom__") == "dynamic __custom__"
    assert guarded_getattr(made.Made, "label") == "label"
    hooked = made.Hooked()
    guarded_setattr(hooked, "x", 1)
    assert object.__getattribute__(hooked, "x") == [1]
    made.Base.format = lambda self: "own"
    assert guarded_getattr(made.Child(), "format")() == "own"
    made.Base.__reduce_ex__ = lambda self, protocol: "own"
    assert guarded_getattr(made.Child(), "__reduce_ex__")(2) == "own"


def test_super(made: Any) -> None:
    child = made.Child()
    assert guarded_getattr(child.up(), "__class__") is super
    assert guarded_getattr(child.up(), "__new__")(made.Child).__class__ is made.Child
    guarded_getattr(child.up(), "__setattr__")("z", 5)
    assert child.z == guarded_getattr(child.up(), "__getattribute__")("z") == 5
    assert guarded_getattr(made.Text("{}").own(), "format")(1) == "1"
    assert guarded_getattr(child.up(), "__self__") is child
    assert guarded_getattr(child.up(), "__self_class__") is guarded_getattr(child.up(), "__thisclass__") is made.Child
    for bound in (child.up(), made.Child.up_from_class()):
        refused(bound, "__reduce_ex__")
    assert made.Made() is not None


def test_functions_methods_and_generators(made: Any) -> None:
    method = made.Child().method
    assert guarded_getattr(method, "__func__") is made.Base.method
    assert type(guarded_getattr(method, "__self__")) is made.Child
    assert guarded_getattr([].append, "__self__") == []
    assert guarded_getattr(dict.fromkeys, "__self__") is dict
    assert guarded_getattr(made.function, "__get__")(1)() == 1
    for name in ("__globals__", "__code__", "__closure__", "__builtins__", "__reduce__"):
        refused(made.function, name)
        refused(method, name)
    refused(len, "__self__")
    refused(math.sin, "__self__")
    refused(made.generate(), "gi_frame")
    assert guarded_getattr(made.generate(), "gi_running") is False
    assert is_program_function(made.function)
    assert not is_program_function(program)


def test_attributes_of_classes_are_not_handed_out_unbound_where_they_read_instances() -> None:
    for kind, name in ((BaseException, "__traceback__"), (AttributeError, "obj")):
        refused(kind, name)
    assert guarded_getattr(str, "format")("{}", 1) == "1"
    with pytest.raises(TypeError, match="requires a 'str' object but received a 'int'"):
        guarded_getattr(str, "format")(1)
    with pytest.raises(TypeError, match="needs an argument"):
        guarded_getattr(str, "format")()


def test_exceptions(made: Any) -> None:
    class Hidden(Exception):
        pass

    error = ValueError()
    error.__context__ = KeyError()
    error.__cause__ = Hidden()
    assert type(guarded_getattr(error, "__context__")) is KeyError
    assert guarded_getattr(error, "__cause__") is None
    assert guarded_getattr(error, "__traceback__") is None
    guarded_setattr(error, "__cause__", made.Error())
    assert type(guarded_getattr(error, "__cause__")) is made.Error
    guarded_setattr(error, "__traceback__", None)
    own = made.Missing()
    guarded_setattr(own, "obj", 5)
    assert guarded_getattr(own, "obj") == 5


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("function", "__code__"),
        ("function", "__globals__"),
        ("function", "__class__"),
        ("generator", "__name__"),
        ("builtin", "__name__"),
        ("module", "__name__"),
        ("error", "__class__"),
        ("host class", "__str__"),
        ("host class", "x"),
        ("builtin class", "__eq__"),
        ("class", "__bases__"),
        ("class", "__dict__"),
        ("class", "__class__"),
        ("class", "__del__"),
        ("class", "_o_x"),
        ("metaclass", "mro"),
        ("metaclass", "__getattribute__"),
        ("instance", "_o_x"),
    ],
)
def test_what_cannot_be_stored(made: Any, target: str, name: str) -> None:
    targets = {
        "function": made.function,
        "generator": made.generate(),
        "builtin": make_builtins(print)["getattr"],
        "module": import_module("math"),
        "error": ValueError(),
        "host class": make_builtins(print)["JSONDecodeError"],
        "builtin class": int,
        "class": made.Base,
        "metaclass": made.Meta,
        "instance": made.Base(),
    }
    obj = targets[target]
    before = getattr(obj, name, None)
    for store in (guarded_setattr, default_setattr):
        with pytest.raises((AttributeError, TypeError)):
            store(obj, name, made.Base)
    with pytest.raises((AttributeError, TypeError)):
        guarded_delattr(obj, name)
    assert getattr(obj, name, None) is before or before is not None


def test_what_can_be_stored(made: Any) -> None:
    attributes = Attributes(made.function)
    attributes["__name__"] = type("Name", (str,), {})("other")
    assert type(made.function.__name__) is str
    attributes["__defaults__"] = (1, 2)
    attributes["__wrapped__"] = len
    assert made.function() == 1
    assert attributes["__wrapped__"] is len
    del attributes["__wrapped__"]
    assert not hasattr(made.function, "__wrapped__")
    guarded_setattr(made.Base, "__eq__", lambda self, other: True)
    guarded_setattr(made.Base, "__match_args__", ("x",))
    assert made.Base() == 1
    child = made.Child()
    guarded_setattr(child, "__class__", made.Sibling)
    assert type(child) is made.Sibling
    guarded_setattr(child, "__custom__", 1)
    guarded_delattr(child, "__custom__")
    guarded_setattr(made.Base, "__match_args__", ("__dict__", "x"))  # for native code under another name
    assert guarded_getattr(made.Base, "__match_args__") == ("__dict__", "x")
    assert "__dict__" not in vars(made.Base)["__match_args__"]
    with pytest.raises(TypeError):
        guarded_setattr(made.Base, "__match_args__", ("_o_class",))


def test_names_must_be_strings_as_for_the_builtin() -> None:
    names = make_builtins(print)
    for call, builtin in ((names["getattr"], getattr), (names["hasattr"], hasattr), (names["delattr"], delattr)):
        for bad in ((), ([],), ([], 5), ([], "x", 1, 2)):
            assert failure(call, *bad) == failure(builtin, *bad)
    assert failure(names["setattr"], [], 5, 1) == failure(setattr, [], 5, 1)
    assert names["getattr"](5, "__globals__", "default") == "default"
    assert not names["hasattr"]([], "__reduce_ex__")
    assert names["getattr"](5, type("Name", (str,), {})("real")) == 5


def failure(call: Any, *args: Any) -> str:
    try:
        call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "nothing"


@pytest.mark.parametrize("name", sorted(REFUSED_CLASS_NAMES))
def test_no_way_of_making_a_class_takes_a_refused_name(name: str) -> None:
    ways = [
        f"class C:\n    {name} = 1",
        f"type('C', (), {{'{name}': 1}})",
        f"class M(type): pass\nM('C', (), {{'{name}': 1}})",
        f"class M(type): pass\nclass C(metaclass=M):\n    {name} = 1",
        f"class C:\n    __slots__ = ('{name}',)",
        f"class C(metaclass=lambda name, bases, namespace: type(name, bases, namespace)):\n    {name} = 1",
    ]
    for source in ways:
        with pytest.raises(TypeError, match=name):
            program(source)


def test_classes_of_the_program_are_marked_however_they_are_made() -> None:
    found = program(
        """
seen = []
class Plain:
    def __init_subclass__(cls): seen.append(cls)
class Child(Plain): pass
class Meta(type): pass
class Made(metaclass=Meta): pass
Called = type('Called', (), {})
FromMeta = Meta('FromMeta', (Plain,), {})
Alias = list[int]
class OfAlias(Alias): pass
class OfError(JSONDecodeError): pass
class Given(metaclass=lambda name, bases, namespace: int): pass
class Explicit(metaclass=type): pass
"""
    )
    names = "Plain Child Meta Made Called FromMeta OfAlias OfError Explicit".split()
    assert all(is_program_class(getattr(found, name)) for name in names)
    assert not is_program_class(found.Given)
    assert found.Called.__module__ == "__main__"
    assert type(found.Plain) is type(found.Called) is type(found.Explicit) is type
    assert found.seen == [found.Child, found.FromMeta]


HOOKED = "class B:\n    def __getattribute__(s, n): 0\nclass C(B):\n    __match_args__ = ('x', 'mro')\n"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("class C(type, Exception): pass", "metaclass"),
        ("class Mixin: pass\nclass M(Mixin, type): pass", "other metaclasses"),
        ("class M(type):\n    def mro(cls): return []", "mro"),
        ("class M(type):\n    def __getattribute__(cls, name): return 1", "__getattribute__"),
        ("class C:\n    __match_args__ = ('_o_class',)", "__match_args__"),
        (f"{HOOKED}match C():\n    case C(x): pass\nmatch C():\n    case C(x, y): pass", "elements must be strings"),
        (
            "class Names:\n    def __get__(s, i, o): return ('gi_frame',)\nclass C:\n    __match_args__ = Names()",
            "__match_args__",
        ),
        ("class Names(tuple): pass\nclass C:\n    __match_args__ = Names(('x',))", "__match_args__"),
        ("type('C', (), {1: 1})", "plain strings"),
        ("class M(type):\n    __prepare__ = lambda *a: 5\nclass C(metaclass=M): pass", "must return a mapping"),
        ("class A(type): pass\nclass B(type): pass\nclass C(metaclass=A): pass\nclass D(C, metaclass=B): pass", "conf"),
        ("type(1, 2)", "1 or 3 arguments"),
        ("type('C', 1, {})", "tuple"),
    ],
)
def test_classes_that_cannot_be_made(source: str, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        program(source)


def test_sealed_classes_stay_as_they_are() -> None:
    class Own(metaclass=SandboxType, host=HOST):
        def method(self) -> int:
            return 1

    seal(Own)
    assert not is_program_class(Own)
    for change in (lambda: setattr(Own, "x", 1), lambda: delattr(Own, "method"), Own, lambda: type("C", (Own,), {})):
        with pytest.raises(TypeError):
            change()
    assert object.__new__(Own).method() == 1
    with pytest.raises(TypeError):
        guarded_getattr(object, "__new__")(Own)


def test_classes_can_be_marked_for_a_program() -> None:
    class Restored:
        pass

    assert not is_program_class(Restored)
    mark_program_class(Restored)
    assert is_program_class(Restored)
    assert not is_program_class(type("Child", (Restored,), {}))


def test_host_functions_look_native() -> None:
    function = native_function(len, ("somewhere", "size"), "Text.")
    method = native_method(lambda self, n: (self, n), (str, "pair"))
    assert repr(function) == "<built-in function size>"
    assert (function.__name__, function.__qualname__, function.__doc__, function("ab")) == ("size", "size", "Text.", 2)
    assert type_of(function) is types.BuiltinFunctionType
    assert guarded_getattr(function, "__call__") is function
    assert type("C", (), {"m": method})().m(1)[1] == 1
    assert failure(setattr, function, "x", 1) == failure(setattr, len, "x", 1)
    for name in ("__self__", "__dict__", "__reduce__", "__globals__", "__wrapped__"):
        with pytest.raises(AttributeError):
            guarded_getattr(function, name) if is_hazardous(name) else getattr(function, name)
    assert guarded_getattr(function.__init_subclass__, "__self__") is types.BuiltinFunctionType


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{0.x}", None),
        ("{0.x[__class__]}", None),
        ("{{0.__class__}}", None),
        ("{0.__class__}", "__class__"),
        ("{0[a].__class__.x}", "__class__"),
        ("{0:{1.__class__}}", "__class__"),
        ("{a.b.format}", "format"),
        ("{0._o_x}", "_o_x"),
        ("{0.__class__} {", "__class__"),
        ("{ {0.__class__}", None),
        ("", None),
    ],
)
def test_templates(template: str, name: str | None) -> None:
    assert hazardous_name(template) == name
    assert template_is_safe(template) is (name is None)


def test_imports() -> None:
    assert repr(import_module("math")) == "<module 'math'>"
    assert import_module("math") is import_module("math")
    assert from_import(import_module("math"), "pi") == math.pi
    unknown = "ImportError: cannot import name 'x' from 'math' (unknown location)"
    cases = {
        lambda: import_module("nope"): "ModuleNotFoundError: No module named 'nope'",
        lambda: import_module("json", 1): "ImportError: attempted relative import with no known parent package",
        lambda: from_import(import_module("math"), "x"): unknown,
        lambda: import_module("math").x: "AttributeError: module 'math' has no attribute 'x'",  # type: ignore[attr-defined]
        lambda: setattr(import_module("math"), "x", 1): "AttributeError: cannot set attribute 'x' of module 'math'",
        lambda: delattr(import_module("math"), "pi"): "AttributeError: cannot delete attribute 'pi' of module 'math'",
    }
    for attempt, message in cases.items():
        assert failure(attempt) == message


def test_errors_of_library_functions_are_our_own() -> None:
    ours: Any = import_module("json")
    for text in ("[1", "", '{"a" 1}', "nul", "[1]\n\nx"):
        with pytest.raises(json.JSONDecodeError) as theirs:
            json.loads(text)
        with pytest.raises(ours.JSONDecodeError) as caught:
            ours.loads(text)
        assert str(caught.value) == str(theirs.value)
        assert vars(caught.value) == vars(theirs.value)
        assert caught.value.__context__ is None
    ours = import_module("re")
    for attempt in (lambda m: m.compile("a(\n"), lambda m: m.sub("a", r"\g<1", "a"), lambda m: m.compile("[")):
        with pytest.raises(re.error) as host:
            attempt(re)
        with pytest.raises(ours.error) as caught:
            attempt(ours)
        assert (str(caught.value), vars(caught.value)) == (str(host.value), vars(host.value))


def test_flags() -> None:
    ours: Any = import_module("re")
    for name in ("I", "IGNORECASE", "M", "X", "NOFLAG"):
        assert repr(getattr(ours, name)) == repr(getattr(re, name))
        assert int(getattr(ours, name)) == int(getattr(re, name))
    assert repr(ours.I | ours.M) == repr(re.I | re.M)
    assert repr(ours.I & 3) == repr(re.I & 3)
    assert repr(ours.I ^ ours.M) == repr(re.I ^ re.M)
    assert int(~ours.I) == int(~re.I)
    assert (ours.I.name, ours.I.value) == (re.I.name, re.I.value)
    assert ours.compile("A", ours.I).match("a")
    assert not hasattr(ours, "DEBUG")


def test_each_run_has_its_own_print_and_identities() -> None:
    printed: list[Any] = []
    first, second = make_builtins(printed.append), make_builtins(print)
    first["print"](1)
    assert printed == [1]
    assert {name for name in first if first[name] is not second[name]} == {"print"}
    program = "x = [[], []]\n[id(x[f]), id(x[1 - f]), id(x[f])]"
    seen = [ouros.Sandbox(program, inputs=["f"]).run(inputs={"f": first}) for first in (0, 1)]
    assert seen[0] == seen[1]  # numbers come in the order in which they are asked for
    assert seen[0][0] == seen[0][2] != seen[0][1]


def test_identities_hold_nothing_that_nobody_else_holds() -> None:
    made = Identities()
    kept = [[number] for number in range(10)]
    numbers = [made.number(each) for each in kept]
    seen = {made.number([]) for _ in range(100_000)}
    assert len(seen) == 100_000
    assert len(made.held) < 3000
    assert [made.number(each) for each in kept] == numbers


@pytest.mark.parametrize("size", range(9))
def test_hashes_of_containers_are_computed_as_cpython_does(size: int) -> None:
    made = tuple(number * 7919**number - 3 for number in range(size))
    for value in (made, (made, 1.5, (2j,)), frozenset(made), frozenset({made, frozenset(made)})):
        assert stable_hash(value) == hash(value)


def test_stops_are_no_exceptions() -> None:
    error = HostAbort(KeyError("k"))
    assert isinstance(error.error, KeyError)
    for stop in (Stop, TimeExceeded, CannotSuspend, HostAbort):
        assert issubclass(stop, BaseException)
        assert not issubclass(stop, Exception)


def test_no_value_is_shown_as_a_type_that_is_asked_for_natively() -> None:
    """`type(x) is str` of a program compares the type that the interpreter knows."""
    shown = {id(kind) for kind in _SHOWN_AS.values()}
    for name in "bool bytearray bytes complex float frozenset int list set str tuple".split():
        assert id(getattr(builtins, name)) not in shown


def test_nothing_here_imports_the_compiler() -> None:
    assert "libcst" not in sys.modules or "ouros.transform.render" in sys.modules
