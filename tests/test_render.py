"""Readable text: programs and what was made of them in; text that keeps the user's layout and means the same out."""

from __future__ import annotations

import ast
import contextlib
import copy
import itertools
import random
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from ouros.transform import build
from ouros.transform.host_compiler import run_deep
from ouros.transform.program import Program
from ouros.transform.refusal import Refused
from ouros.transform.render import render
from tests import harness

LIBRARY = Path(sysconfig.get_paths()["stdlib"])
MODULES = ["heapq", "bisect", "textwrap", "colorsys", "fnmatch", "shlex", "dis", "tokenize", "json/encoder"]


def same(text: str, emitted: ast.Module) -> bool:
    """Whether a text parses to a tree, but for positions and for the names that could not be written."""
    tree = copy.deepcopy(emitted)
    if any(isinstance(node, ast.JoinedStr) and not writable(node) for node in ast.walk(tree)):
        return bool(ast.parse(text).body)
    names = {name for node in ast.walk(tree) for _, name in spelled(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.kind == build.LOWERED:  # says where a loop comes from
            node.kind = None
        for field, name in spelled(node):
            if not name.isidentifier():
                new = "_o_" + re.sub(r"\W", "", name)
                while new in names:
                    new += "_"
                setattr(node, field, new)
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            node.names = [name if name.isidentifier() else "_o_" + re.sub(r"\W", "", name) for name in node.names]
    return ast.dump(ast.parse(text)) == ast.dump(Signed().visit(tree))


class Signed(ast.NodeTransformer):
    """Negative numbers as the parser reads them."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, int) and node.value < 0:
            return ast.UnaryOp(ast.USub(), ast.Constant(-node.value))
        return node


def writable(node: ast.JoinedStr) -> bool:
    """Whether this Python has syntax for it."""
    try:
        return bool(ast.unparse(node))
    except ValueError:
        return False


def spelled(node: ast.AST) -> Iterator[tuple[str, str]]:
    for kind, field in ((ast.Name, "id"), (ast.FunctionDef, "name"), (ast.arg, "arg")):
        if isinstance(node, kind):
            yield field, getattr(node, field)


class Rewrite(ast.NodeTransformer):
    """Makes a changed program as the emitter does: what is left alone is shared, what changes is new."""

    def visit(self, node: ast.AST) -> ast.AST | list[ast.AST]:
        made = getattr(self, f"visit_{type(node).__name__}", lambda _: None)(node)
        if made is not None:
            return made if isinstance(made, list) else ast.fix_missing_locations(ast.copy_location(made, node))
        fields = {name: self.field(value) for name, value in ast.iter_fields(node)}
        if all(value is getattr(node, name) for name, value in fields.items()):
            return node
        made = copy.copy(node)
        vars(made).update(fields)
        return made

    def field(self, value: object) -> object:
        if isinstance(value, ast.AST):
            return self.visit(value)
        if not isinstance(value, list):
            return value
        made: list[object] = []
        for item in value:
            new = self.field(item)
            made += new if isinstance(new, list) else [new]
        return value if list(map(id, made)) == list(map(id, value)) else made


class Renamed(Rewrite):
    """Every `old` becomes `new`."""

    def visit_Name(self, node: ast.Name) -> ast.Name | None:
        return ast.Name("new", node.ctx) if node.id == "old" else None


def changed(source: str, rewrite: ast.NodeTransformer | None = None) -> tuple[ast.Module, ast.Module]:
    original = ast.parse(source)
    emitted = (rewrite or Renamed()).visit(original)
    assert isinstance(emitted, ast.Module)
    return original, emitted


def rendered(source: str, rewrite: ast.NodeTransformer | None = None) -> str:
    original, emitted = changed(source, rewrite)
    before = ast.dump(emitted, include_attributes=True)
    text = render(source, original, emitted)
    assert ast.dump(emitted, include_attributes=True) == before, "the tree was changed"
    assert same(text, emitted)
    return text


LAYOUT = '''#!/usr/bin/env python
# about the program

import   math   # why


def first( a,b ):   # after the colon
    """Doc

    string."""
    # about x
    x = a  +  b   # odd
    return old( x )   # changed

    # at the end


@decorated   # by this
class Second( object ):

    y = [ 1,
          2 ]   # two lines

    def method(self): return self . y; pass
if first:  old( 'x' )   ;   y = "quotes"
elif y  :
    # in elif
    z = 3
else:
    # about old
    old

# the end
'''

EXPECTED = '''#!/usr/bin/env python
# about the program

import   math   # why


def first(a, b):   # after the colon
    """Doc

    string."""
    # about x
    x = a  +  b   # odd
    return new(x)   # changed

    # at the end


@decorated   # by this
class Second( object ):

    y = [ 1,
          2 ]   # two lines

    def method(self): return self . y; pass
if first:
    new('x')
    y = "quotes"
elif y:
    # in elif
    z = 3
else:
    # about old
    new

# the end
'''


def test_layout_is_kept_where_nothing_changed() -> None:
    assert rendered(LAYOUT) == EXPECTED


def test_a_program_that_did_not_change_is_the_source() -> None:
    for source in ("", "# only a comment", "x=1", "x = 1;y=2 # z\n", "if a: b", LAYOUT.replace("old", "other")):
        assert rendered(source) == source
    for name in MODULES:
        source = (LIBRARY / f"{name}.py").read_text(encoding="utf-8")
        assert rendered(source) == source


def test_lines_of_several_statements() -> None:
    assert rendered("# c\na = 1; b  =  old; c  =  3; d = 4  # e\n") == "# c\na = 1\nb = new\nc  =  3; d = 4  # e\n"
    assert rendered("a = 1; b  =  2; old  # e\nf") == "a = 1; b  =  2\nnew\nf"
    assert rendered("if a: b  =  1; old; c  =  2\n") == "if a:\n    b  =  1\n    new\n    c  =  2\n"


class Wrapped(Rewrite):
    """The program becomes a function with a name that cannot be written, and so does each lambda."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        body = [self.visit(statement) for statement in node.body]
        main = ast.parse("def main(): pass").body[0]
        assert isinstance(main, ast.FunctionDef)
        main.name, main.body, main.lineno, main.end_lineno = "<module>", body, 10_000, 10_000  # type: ignore[assignment]
        return ast.Module([main], [])

    def visit_Lambda(self, node: ast.Lambda) -> ast.Name:
        return ast.Name("<lambda>", ast.Load())

    def visit_arg(self, node: ast.arg) -> ast.arg | None:
        return ast.arg(".0") if node.arg == "item" else None

    visit_Name = Renamed.visit_Name


def test_names_that_are_not_identifiers() -> None:
    source = '# c\n\n# d\nx =  "<lambda>"\n\n# e\ny = lambda: 1   # f\ndef f(item): pass\nfrom os.path import *'
    expected = '# c\n\n# d\ndef _o_module():\n    x =  "<lambda>"\n\n    # e\n    y = _o_lambda   # f\n'
    original, emitted = changed(source, Wrapped())
    text = render(source, original, emitted)
    assert text == expected + "    def f(_o_0):\n        pass\n    from os.path import *"
    taken = ast.parse("_o_lambda = 1")
    taken.body += ast.parse("x = 1").body
    taken.body[1].targets[0].id = "<lambda>"  # type: ignore[attr-defined]
    assert render("", ast.parse(""), taken) == "_o_lambda = 1\n_o_lambda_ = 1"


def test_indentation_of_the_user_is_kept() -> None:
    source = 'if a:\n\tif old:\n\t\tb = (\n  1)\n\telse:\n\t\tc = """\n x"""\n'
    assert rendered(source) == source.replace("old", "new")
    assert rendered(source.replace("\t", "  "), Wrapped()) == (
        'def _o_module():\n  if a:\n    if new:\n      b = (\n  1)\n    else:\n      c = """\n x"""\n'
    )


COMPOUND = [
    "for a in old:  # c\n    b  =  1\nelse:\n    c  =  2  # d\n",
    "while old:\n    b  =  1\nelse:\n    c  =  2\n",
    "with old as a, b as c:\n    # x\n    d  =  1\n",
    "try:\n    a  =  1\nexcept old as e:\n    b  =  2\nexcept B:\n    # x\n    c  =  3\nelse:\n    d  =  4\n",
    "try:\n    a  =  1\nexcept old:\n    b  =  2  # x\nfinally:\n    # y\n    e  =  5\n",
    "match old:\n    case 1:\n        a  =  1  # x\n    case [*_] if b:\n        # y\n        c  =  2\n",
    "class A(old):\n    # x\n    a  =  1\n\n    def f(self):\n        return  1\n",
    "if a:\n    b  =  1\nelif old:\n    # x\n    c  =  2\nelif d:\n    e  =  3\nelse:\n    f  =  4\n",
    "if a:\n    b  =  1\nelse:\n    if old:\n        c  =  2\n    d  =  3\n",
    "def f(a=old):\n    # x\n    return  a\n",
    "@old\ndef f():\n    return  a\n",
]


@pytest.mark.parametrize("source", COMPOUND)
def test_blocks_keep_their_layout_under_a_changed_header(source: str) -> None:
    assert rendered(source) == source.replace("old", "new")


def test_line_ends_and_odd_characters() -> None:
    for source in ("a  =  1\r\nif old:\r\n    b  =  2\r\n", "a  =  1\n\x0c\nold", 'é  =  "ü"\nold', "if old:\r    b\r"):
        rendered(source)


def test_numbers_too_long_to_be_printed_in_decimal() -> None:
    source = f"x = (old, {hex(1 << 20_000)})"
    original, emitted = changed(source)
    assert hex(1 << 20_000) in render(source, original, emitted)


def test_sources_that_libcst_cannot_hold() -> None:
    run_deep(check_deep_sources, 3000)


def check_deep_sources() -> None:
    for length in (400, 900):
        source = "x =  " + " + ".join(["a"] * length) + "\nold\n"
        assert (rendered(source) == source.replace("old", "new")) == (length < 500)
    rendered("x =  " + " and ".join(["a"] * 30_000) + "\nold\n")
    rendered("x =  " + "[f(a=" * 90 + "old" + ")]" * 90)


class Random(Rewrite):
    """Changes some statements, splits some in two, leaves the rest."""

    def __init__(self, seed: str, share: float) -> None:
        self.random, self.share = random.Random(seed), share

    def visit(self, node: ast.AST) -> ast.AST | list[ast.AST]:
        made = super().visit(node)
        if not isinstance(node, ast.stmt) or isinstance(made, list) or self.random.random() > self.share:
            return made
        again = copy.copy(made)
        if isinstance(again, ast.Return) and again.value:
            value = ast.copy_location(ast.Name("<lambda>", ast.Store()), again.value)
            first = ast.copy_location(ast.Assign([value], again.value), again.value)
            again.value = ast.copy_location(ast.Name("<lambda>", ast.Load()), again)
            return [first, again]
        return again


@pytest.mark.parametrize("name", MODULES)
def test_any_mixture_means_the_same(name: str) -> None:
    source = (LIBRARY / f"{name}.py").read_text(encoding="utf-8")
    for share in (0.05, 0.3, 1):
        rendered(source, Random(name, share))


def emitted_programs() -> Iterator[tuple[str, str, Program]]:
    for case in harness.load_cases()[::6]:
        with contextlib.suppress(Refused):
            program = Program(case.source, "main.py", tuple(case.inputs), tuple(harness.EXTERNAL_NAMES))
            yield case.name, case.source, program


def test_emitted_programs() -> None:
    count = 0
    for name, source, program in itertools.islice(emitted_programs(), 0, None, 3):  # a third, to save time
        for suspendable in (False, True):
            tree = program.form(suspendable).emitted.tree
            text = render(source, program.unit.original, tree)
            assert same(text, tree), name
            count += 1
    assert count > 100


def test_libcst_is_imported_only_to_render() -> None:
    code = 'import sys, ouros.transform.render\nassert "libcst" not in sys.modules'
    subprocess.run([sys.executable, "-c", code], check=True)
