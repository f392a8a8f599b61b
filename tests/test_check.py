"""The restricted language: programs in; accepted, or refused with a kind, a place and a sentence that helps."""

from __future__ import annotations

import ast
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import ouros
from ouros.policy.attributes import REFUSED_CLASS_NAMES
from ouros.policy.builtins import UNSUPPORTED
from ouros.transform.check import ALLOWED, IDENTIFIERS, REFUSED, check
from ouros.transform.newer import by_name
from ouros.transform.parse import parse
from ouros.transform.refusal import Refused, Span

PLAIN_FIELDS = {
    ("Constant", "value"),
    ("Constant", "kind"),
    ("FormattedValue", "conversion"),
    ("AnnAssign", "simple"),
    ("MatchSingleton", "value"),
    ("ImportFrom", "level"),
    ("comprehension", "is_async"),
    ("FunctionDef", "type_params"),  # has a rule
    ("AsyncFunctionDef", "type_params"),  # has a rule
    ("ClassDef", "type_params"),  # has a rule
    ("Module", "type_ignores"),  # stays empty unless asked for
}
"""Fields that hold neither nodes nor names, or that a rule of `check` looks at."""


def refusal(code: str, *bound: str) -> Refused:
    tree = parse(code, "main.py")
    with pytest.raises(Refused) as caught:
        check(tree, code, bound)
    return caught.value


def accept(code: str, *bound: str) -> None:
    check(parse(code, "main.py"), code, bound)


# The table


def test_every_field_of_every_allowed_node_is_accounted_for() -> None:
    for name, children in ALLOWED.items():
        known = {*children.split(), *IDENTIFIERS.get(name, "").split(), "type_comment"}
        fields = set(by_name(name)._fields)
        assert {(name, field) for field in fields - known} <= PLAIN_FIELDS
        assert known - {"type_comment", "type_params", "default_value"} <= fields


def grammar() -> Iterator[type[ast.AST]]:
    for kind in vars(ast).values():
        if isinstance(kind, type) and issubclass(kind, ast.AST) and kind.__module__ == "ast":
            yield kind


def test_every_other_node_is_refused_or_never_made() -> None:
    bases = {base for kind in grammar() for base in kind.__mro__[1:]}
    never_made = set("Num Str Bytes NameConstant Ellipsis Index ExtSlice Suite Param AugLoad AugStore".split())
    never_made |= set("Interactive Expression FunctionType TypeIgnore slice TypeVar ParamSpec TypeVarTuple".split())
    for kind in grammar():
        if kind not in bases and kind.__name__ not in never_made:
            assert (kind.__name__ in ALLOWED) != (kind.__name__ in REFUSED), kind


def test_an_unknown_node_is_refused_by_its_name() -> None:
    class Later(ast.expr):
        pass

    tree = ast.parse("a")
    tree.body[0].value = Later(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="Later syntax is not supported"):
        check(tree, "a")


# What is refused

NEWER = [
    "type _o_X = int",
    "def f[_o_T](): pass",
    "class A[*_o_T]: pass",
    "type A[**_o_P] = int",
    "def f[T: _o_x](): pass",
    "def f[T = _o_x](): pass",
    "type X = _o_x",
    "f'{'a' + _o_x}'",
    "f'{'a':{_o_x}}'",
]


@pytest.mark.parametrize("code", NEWER)
def test_newer_syntax_cannot_spell_reserved_names(code: str) -> None:
    assert refusal(code).message.startswith("names beginning")


WRONG = [
    ("def f[T, T](): pass", "duplicate type parameter 'T'", 1),
    ("x = 1\nclass C[T, *T]: pass", "duplicate type parameter 'T'", 2),
    ("def f[A = int, B](): pass", "non-default type parameter 'B' follows default type parameter", 1),
    ("def f[T: (x := 1)](): pass", "named expression cannot be used within a TypeVar bound", 1),
    ("class C[T](x := 1): pass", "named expression cannot be used within the definition of a generic", 1),
    ("def f[T](a: (x := 1)): pass", "named expression cannot be used within the definition of a generic", 1),
    ("def f():\n    type A = (yield)", "yield expression cannot be used within a type alias", 2),
    ("type X = int\ny = (1,", "'(' was never closed", 2),
    ("x = f'{'a'}'\nbreak", "'break' outside loop", 2),
]


@pytest.mark.parametrize(("code", "message", "line"), WRONG)
def test_what_is_wrong_in_a_text_with_newer_syntax(code: str, message: str, line: int) -> None:
    with pytest.raises(Refused) as caught:
        parse(code, "main.py")
    assert (caught.value.kind, caught.value.message, caught.value.position.line) == ("syntax", message, line)


@pytest.mark.parametrize("code", ['t"x"', "x = t'{1}'", 'f(t"x")', '[Rt"x", 1]', "x = 1\ny = tr'''a\nb'''"])
def test_template_strings_are_refused_with_advice_on_every_python(code: str) -> None:
    with pytest.raises(Refused, match="t-strings are not supported yet; use an f-string") as caught:
        check(parse(code, "main.py"), code)
    assert caught.value.kind == "unsupported"
    assert caught.value.position.line == code.count("\n", 0, code.index("t" if "tr" not in code else "tr")) + 1


@pytest.mark.parametrize("code", ['cat"x"', "x = 1 t", '"t" "x" y', "at'x'"])
def test_other_syntax_errors_are_not_taken_for_template_strings(code: str) -> None:
    with pytest.raises(Refused) as caught:
        parse(code, "main.py")
    assert caught.value.kind == "syntax"


@pytest.mark.parametrize("code", ["from . import x", "from .a import b", "def f():\n from .. import a"])
def test_relative_imports(code: str) -> None:
    error = refusal(code)
    assert error.kind == "import"
    assert error.message == "attempted relative import with no known parent package"


def test_the_first_offence_is_reported() -> None:
    assert refusal("x = [input, help]\n_o_ = 1").message.startswith("input")
    assert refusal("_o_ = [input, help]").message.startswith("names beginning")
    assert refusal("class A:\n def __del__(self): await_(_o_x)\n x = input").position.line == 2


RESERVED = [
    "{}",
    "{} = 1",
    "a.{}",
    "a.{} = 1",
    "del a.{}",
    "f({}=1)",
    "class A(B, {}=1): pass",
    "def {}(): pass",
    "def f({}): pass",
    "def f({}, /): pass",
    "def f(*{}): pass",
    "def f(*, {}): pass",
    "def f(**{}): pass",
    "lambda {}: 1",
    "class {}: pass",
    "class A:\n {} = 1",
    "global {}",
    "def f():\n {} = 1\n def g():\n  nonlocal {}",
    "import {}",
    "import a.{}",
    "import a as {}",
    "from {} import a",
    "from a.{}.b import c",
    "from a import {}",
    "from a import b as {}",
    "for {} in a: pass",
    "with a as {}: pass",
    "try: pass\nexcept E as {}: pass",
    "[a for {} in b]",
    "({} := 1)",
    "x: {} = 1",
    "{}: int",
    "del {}",
    'f"{{{}}}"',
    'f"{{a:{{{}}}}}"',
    "match a:\n case {}: pass",
    "match a:\n case [*{}]: pass",
    "match a:\n case {{**{}}}: pass",
    "match a:\n case A({}=1): pass",
    "match a:\n case {}(): pass",
    "match a:\n case b.{}: pass",
    "match a:\n case b as {}: pass",
]
SPELLINGS = ["_o_x", "_o_", "_o_get", "_\N{FULLWIDTH LATIN SMALL LETTER O}_x", "_\N{MASCULINE ORDINAL INDICATOR}_x"]
SPELLINGS += ["_o\N{FULLWIDTH LOW LINE}x", "_\N{MATHEMATICAL BOLD SMALL O}\N{FULLWIDTH LOW LINE}x"]


@pytest.mark.parametrize("place", RESERVED)
def test_reserved_names(place: str) -> None:
    for spelling in SPELLINGS:
        error = refusal(place.replace("{}", spelling).replace("{{", "{").replace("}}", "}"))
        assert error.kind == "unsupported"
        assert error.message.startswith("names beginning with '_o_' are reserved")
        assert error.position.line is not None
    for spelling in ("_o", "o_x", "_O_x", "__o_x", "_ox", "_p_o_"):
        accept(place.replace("{}", spelling).replace("{{", "{").replace("}}", "}"))


def test_private_names_that_would_be_mangled_to_reserved_ones() -> None:
    for code in ("class o:\n __x = 1", "class __o:\n def f(self): self.__x", "class o_a:\n def f(self, __p): pass"):
        assert "private names in a class called" in refusal(code).message
    accept("class o:\n x = 1\n def __init__(self): self._y = 1")
    accept("class o_a: pass\nclass __o: pass")
    accept("class p:\n __x = 1")


OUTER = [
    "def f(x={}): pass", "class A:\n {0} = {0}", "class A:\n {} |= 1", "class A:\n def f(self): return {}",
    "class A:\n x = [{} for x in a]", "def f({0}):\n class A:\n  {0} = {0}", "def f({0}):\n def g():\n  global {0}",
]  # fmt: skip
"""Where the name could be that of the builtins."""
OWN = ["lambda {0}: {0}", "def f(*, {0}):\n {0} += 1\n return [{0} for x in {0}]", "class A:\n {0} = 1", "f({0}=1).{0}"]


def test_the_machinery_of_names() -> None:
    for code in ("{}", "{} = {{}}", "def {}(): pass", "import a as {}", "def f():\n global {}", *OUTER):
        assert refusal(code.format("__builtins__")).message.startswith("__builtins__ is not available")
    for code in OWN:
        accept(code.format("__builtins__"))


BINDINGS = ["{} = 1", "def {}(): pass", "class {}: pass", "def f({}): pass", "lambda *{}: 1", "import {}"]
BINDINGS += ["import a as {}", "for {} in a: pass", "[1 for {} in a]", "({} := 1)", "from os import *"]


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_unsupported_builtins(name: str) -> None:
    error = refusal(f"x = 1\nf({name})")
    assert (error.kind, error.message) == ("unsupported", UNSUPPORTED[name])
    assert error.position == Span(2, 2, 2, 2 + len(name))
    accept(f"x.{name}(1)\ng({name}=1)")
    accept(f"{name}(1)", name)
    for binding in BINDINGS:
        accept(binding.format(name) + f"\nprint({name})")
    assert refusal(f"a.{name} = 1; f({name}=2)\n{name}").position.line == 2


DEFINITIONS = ["def {}(self): pass", "{} = 1", "({} := 1)", "for {} in a: pass", "if a:\n  {} = 1", "class {}: pass"]
DEFINITIONS += ["import {}", "import a as {}", "[a, {}] = b", "with a as {}: pass", "{}: int = 1"]


@pytest.mark.parametrize("name", REFUSED_CLASS_NAMES)
def test_names_no_class_may_define(name: str) -> None:
    for definition in DEFINITIONS:
        error = refusal(f"class A:\n {definition.format(name)}")
        assert error.message == REFUSED_CLASS_NAMES[name]
        assert error.position.line is not None
    accept(f"def {name}(self): pass\n{name} = 1")
    accept(f"class A:\n def f(self):\n  {name} = 1\n g = lambda {name}: 1\n x = [1 for {name} in a]\n {name}2 = {name}")


def test_hazardous_attributes_in_class_patterns() -> None:
    for name in ("__class__", "__globals__", "gi_frame", "format", "__dict__"):
        accept(f"match a:\n case A(b=1, {name}=x): pass")  # read as the program may
        reserved = refusal(f"match a:\n case A(b=1, _o_match_{name}=x): pass").message
        assert "reserved" in reserved
    accept("match a:\n case A(1, b=1, append=x): pass")


# What is accepted

LIBRARY = Path(sysconfig.get_paths()["stdlib"])


def test_the_whole_language_of_3_11() -> None:
    accept("import math, json as j\nfrom re import sub as s\nfrom math import *\nx: int = 1\nx += 1\ndel x, a[0], a.b")
    accept('def f(a, /, b: int, *c, d=1, **e) -> None:\n """doc"""\n global g\n yield\n x = yield from a\n return x')
    accept("def f():\n x = 1\n def g():\n  nonlocal x\n  x = lambda *a, k=1: (k, *a)\n return g")
    accept("@a\n@b(1)\nclass A(B, metaclass=C):\n x = 1\n @property\n def y(self): return super().y")
    accept("for a, *b in c:\n continue\nelse:\n pass\nwhile a:\n break\nelse: pass")
    accept("if a: pass\nelif b: pass\nelse: pass")
    accept('try: a\nexcept (A, B) as e: raise C from e\nexcept: raise\nelse: b\nfinally: c\nassert a, "b"')
    accept("with a as b, c as (d, e): pass")
    accept("x = a if b else not c or d and -e ** ~f // +g @ h % i << j >> k & l | m ^ n / o * p - q")
    accept("x = a < b <= c == d != e > f >= g is h is not i in j not in k")
    accept("x = [a for b in c if d for e in f], {a for b in c}, {a: b for c in d}, (a for b in c)")
    accept("x = {**a, 1: 2}, {*a, 1}, [*a], (), {}")
    accept('x = f(*a, **b, c=d)[1:2, ::3, ...], f"{a!r:>{b}} {c=}", b"x", 1j, 1.5, None, True, (y := 1)')
    accept(
        'match a:\n case [1, *_] | (2, *_): pass\n case {"k": v, **r} if v: pass\n case A(x, y=z) as w: pass\n'
        ' case None | True | -1 | 1 + 2j | "s" | b.c: pass\n case _: pass'
    )


def test_the_standard_library_is_python() -> None:
    """Pure modules of the library have nothing in them that is refused."""
    for name in ("heapq", "bisect", "textwrap", "colorsys", "fnmatch", "graphlib", "json/encoder", "string", "shlex"):
        accept((LIBRARY / f"{name}.py").read_text(encoding="utf-8"), *UNSUPPORTED)


def test_it_is_fast() -> None:
    code = (LIBRARY / "textwrap.py").read_text(encoding="utf-8")  # 500 lines
    tree = parse(code, "main.py")
    times = []
    for _ in range(10):
        started = time.thread_time()
        check(tree, code)
        times.append(time.thread_time() - started)
    assert min(times) < 0.025


def test_deep_trees_need_no_deep_stack() -> None:
    code = "x = " + " + ".join(["a"] * 900)
    accept(code)
    assert refusal(code + " + input").position.line == 1


INDENTED = {"if 1:\nx": IndentationError, "if 1:\n        x\n\ty": TabError, " x": IndentationError, "(": SyntaxError}


@pytest.mark.parametrize("code", INDENTED)
def test_the_host_can_tell_kinds_of_syntax_errors_apart(code):
    with pytest.raises(ouros.SandboxSyntaxError) as caught:
        ouros.Sandbox(code)
    assert type(caught.value.exception()) is INDENTED[code]
