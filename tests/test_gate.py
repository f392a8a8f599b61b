"""Bad input to the first passes: hostile, broken or merely long source text in; a clean refusal or a tree out."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
import sysconfig
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouros import Sandbox, SandboxRuntimeError
from ouros.transform.breadth import MAX_COMPARISONS, MAX_PARTS
from ouros.transform.gate import MAX_BRACKETS, MAX_SOURCE_BYTES, MAX_TOKENS, gate
from ouros.transform.host_compiler import MAX_TREE_DEPTH, compile_tree, run_deep, tree_depth
from ouros.transform.parse import parse
from ouros.transform.refusal import Refused, Span, source_lines, span

NESTED_FSTRINGS = sys.version_info >= (3, 12)
MANY = 15_000


def refusal(code: str) -> Refused:
    with pytest.raises(Refused) as caught:
        parse(code, "main.py")
    assert caught.value.kind == "syntax"
    return caught.value


# What the text is made of

TEXTS = {
    "too large": ("#" * (MAX_SOURCE_BYTES + 1), f"too large: {MAX_SOURCE_BYTES + 1} bytes", Span()),
    "too large in bytes": ("#" + "é" * (MAX_SOURCE_BYTES // 2), f"too large: {MAX_SOURCE_BYTES + 1} bytes", Span()),
    "too many tokens": ("a;" * MAX_TOKENS, f"more than {MAX_TOKENS} tokens", Span(1, MAX_TOKENS, 1, MAX_TOKENS + 1)),
    "null byte": ("a\nb\0", "source code string cannot contain null bytes", Span(2, 1, 2, 2)),
    "lone surrogate": ('a\r\n"\ud800"', "lone surrogate U+D800", Span(2, 1, 2, 2)),
    "brackets": ("(" * MAX_BRACKETS + "[", "too many nested parentheses", Span(1, 200, 1, 201)),
    "digits": ("x = " + "1_" * 4300 + "1", "value has 4301 digits; use sys.set_int_max", Span(1, 4, 1, 5)),
}


@pytest.mark.parametrize(("code", "message", "position"), TEXTS.values(), ids=TEXTS)
def test_text_not_worth_parsing(code: str, message: str, position: Span) -> None:
    error = refusal(code)
    assert message in error.message
    assert error.position == position


ACCEPTED = {
    "empty": "",
    "only a comment": "# nothing",
    "largest": "#" * MAX_SOURCE_BYTES,
    "comment lines are one token": "#\n" * (MAX_TOKENS + 1),
    "digits of other numbers": "x = 0x" + "f" * 3000 + "\ny = 1." + "0" * 5000,
    "brackets in a string": '"""' + "(" * 1000 + '"""',
    "brackets one after the other": "()," * 1000,
    "carriage returns": "if a:\r\n    b\rc\r",
    "keyword before a quote": 'x = 1 if"a"else"b"',
    "escaped quotes": r"""x = 'it\'s' + "\"(" + '\\'""",
    "quotes in triple quotes": "x = '''it's ''(''' + \"\"\"\"(\"\"\"",
    "continued string": 'x = "(\\\n("',
    "f-string": "x = f'{a!r:>{width}} {{' + f'{b}' f'}}{c:%H:%M}'",
    "f-string with named character": r"x = f'\N{LATIN SMALL LETTER A}{a}'",
    "triple f-string": 'x = f"""{\na\n} "{b}" """',
}


@pytest.mark.parametrize("code", ACCEPTED.values(), ids=ACCEPTED)
def test_text_worth_parsing(code: str) -> None:
    assert ast.dump(parse(code, "main.py")) == ast.dump(ast.parse(code))


@pytest.mark.skipif(not NESTED_FSTRINGS, reason="before 3.12 a quote ends the f-string")
def test_quotes_inside_the_fields_of_an_fstring() -> None:
    code = """x = f'{'a' + f'{'b' + f"{c['(']}"}'} {d:{'>'}{'9'}} {e:\\n}'"""
    assert ast.dump(parse(code, "main.py")) == ast.dump(ast.parse(code))


LEVELS = [
    ("a", 0),
    ("f(a + b)(c)", 2),
    ("a + b, c + d\ne + f; g + h", 1),
    ("[a[b[c]]]", 3),
    ('"a" "b" "c"', 3),
    ("-a ** (b + c)", 4),
    ("if a: pass\nelif b: pass\nelif c: pass", 3),
    ('# + + +\n"+ + +"', 1),
    ("f'{a + b + c}'", 4 if NESTED_FSTRINGS else 1),
    ("f'{a:{b + c}}'", 4 if NESTED_FSTRINGS else 1),
]


@pytest.mark.parametrize(("code", "levels"), LEVELS)
def test_levels(code: str, levels: int) -> None:
    assert gate(code).levels == levels


UNITS = ["(\n", '"', "'''", 'f"', 'f"{', "a+", "\\", "#", " ", "\\\n", "f'''{''", "{", "}", 'rb"\\"', "0", "\n", "\r"]


@pytest.mark.parametrize("unit", UNITS)
def test_the_gate_is_linear(unit: str) -> None:
    code = unit * (MAX_SOURCE_BYTES // len(unit))
    times = []
    for _ in range(2):
        started = time.thread_time()  # other work on the machine does not count
        with suppress(Refused):
            gate(code)
        times.append(time.thread_time() - started)
    assert min(times) < 1


def test_the_gate_lets_the_standard_library_through() -> None:
    library = Path(sysconfig.get_paths()["stdlib"])
    for path in [*library.glob("*.py"), *library.glob("json/*.py"), *library.glob("encodings/*.py")]:
        gate(path.read_text(encoding="utf-8"))


# What is broader than anything that people write

_NAMED = ",".join(f"a{i}=1" for i in range(MAX_PARTS + 1))
_KEYS = ",".join(f"{i}: a{i}" for i in range(MAX_PARTS + 1))
BROAD = {
    "keywords of a call": (f"f({_NAMED})", "keyword arguments in one call: put them"),
    "keywords of a class": (f"class A({_NAMED}): pass", "keyword arguments"),
    "comparisons": ("x = 1" + " < a" * (MAX_COMPARISONS + 1), "comparisons in one chain: join shorter ones with 'and'"),
    "captures": (f"match x:\n case {{{_KEYS}}}: pass", "variables in one pattern"),
    "attributes": (f"match x:\n case A({_NAMED}): pass", "variables in one pattern"),
}


@pytest.mark.parametrize(("code", "words"), BROAD.values(), ids=BROAD)
def test_what_compilers_take_quadratic_time_for_is_refused(code: str, words: str) -> None:
    error = refusal(code)
    assert re.match("more than 10+ " + re.escape(words), error.message)
    assert error.position.line is not None


CROWDED = {
    "functions": "".join(f"def f{i}(): pass\n" for i in range(4000)),
    "in a function": "def f():\n" + "".join(f" a{i} = lambda: [b for b in b]\n" for i in range(2500)),
    "one in the other": "def f():\n def g():\n" + "".join(f"  class A{i}: pass\n" for i in range(4000)),
}


@pytest.mark.parametrize("code", CROWDED.values(), ids=CROWDED)
def test_scopes_among_too_many_variables_are_refused(code: str) -> None:
    error = refusal(code)
    assert error.message.startswith("too many functions, classes and comprehensions among too many variables: put")
    assert (error.position.line or 0) > 1
    parse(code[: len(code) // 2].rpartition("\n")[0], "main.py")


def test_methods_are_not_among_the_variables_of_their_class() -> None:
    parse("class A:\n" + indent(CROWDED["functions"], " "), "main.py")


def test_ancestors_are_bounded() -> None:
    """CPython takes 3.5 s for 2,400 of them."""
    chain = "class A: pass\nfor i in range({}):\n    {}\n"
    for statement in ("class A(A): pass", "A = type('A', (A,), {})"):
        Sandbox(chain.format(400, statement)).run()
        with pytest.raises(SandboxRuntimeError, match="TypeError: more than 500 ancestors of one class: derive"):
            Sandbox(chain.format(1100, statement)).run()


GROWING = {
    "parameters": lambda n: "def f(" + ",".join(f"a{i}: int = 1" for i in range(n)) + "): pass\nf()",
    "lambdas of one name": lambda n: "f = lambda: 1; f()\n" * n,
    "functions of one name": lambda n: "def f(): g()\nf()\n" * n,
    "classes of one name": lambda n: "class A: a = 1\nA()\n" * n,
    "classes of classes": lambda n: "class A0: pass\n" + "".join(f"class A{i + 1}(A{i}): pass\n" for i in range(n)),
    "metaclasses of one name": lambda n: "class A(type): pass\nclass A: pass\nA\n" * n,
    "decorators": lambda n: "@g()\n" * n + "def f(): pass",
    "tuples of tuples": lambda n: "x0 = ()\n" + "".join(f"x{i + 1} = (x{i}, 1)\n" for i in range(n)),
    "calls that stop": lambda n: "x = [" + "g()," * n + "]",
    "products": lambda n: "x = " + "1*" * n + "1",
    "sums of one variable": lambda n: "x = " + "y+" * n + "y",
    "sums": lambda n: "x = " + "9**9+" * n + "x.y",
    "items of items": lambda n: "x = y" + "[0]" * n,
}


@pytest.mark.parametrize("make", GROWING.values(), ids=GROWING)
def test_programs_that_stop_are_compiled_in_linear_time(make: Callable[[int], str]) -> None:
    """A quadratic pass would take 16 times as long for 4 times as much, at each attempt."""
    seconds_to_start(make(1))  # the first imports what compiles
    attempts = range(3)  # a busy machine, or a collection of garbage, counts in one of them
    assert any(seconds_to_start(make(1200), each) < 10 * seconds_to_start(make(300), each) for each in attempts)


def seconds_to_start(source: str, number: int = 0) -> float:
    code = f"def unused{number}():\n" + indent(source, " ")
    sandbox = Sandbox(code, external_functions=["g"])
    started = time.process_time()
    sandbox.start(limits={"max_duration_secs": 60})
    return time.process_time() - started


# CPython's verdict

VERDICTS = [
    ("def", "Expected an identifier at byte range 3..3", Span(1, 3, 1, 3)),
    ("def\n", "Expected an identifier at byte range 3..3", Span(1, 3, 1, 3)),
    ("class :", "Expected an identifier at byte range 6..7", Span(1, 6, 1, 7)),
    ("é = 1\r\nclass \\\n  if:", "Expected an identifier at byte range 18..20", Span(3, 2, 3, 4)),
    ("async def (): pass", "Expected an identifier at byte range 10..11", Span(1, 10, 1, 11)),
    ("def class(): pass", "Expected an identifier at byte range 4..9", Span(1, 4, 1, 9)),
    ("é\ndef 2", "Expected an identifier at byte range 7..8", Span(2, 4, 2, 5)),
    ("a; def", "invalid syntax", Span(1, 3, 1, 6)),
    ("x = def", "invalid syntax", Span(1, 4, 1, 7)),
    ("é é", "invalid syntax", Span(1, 2, 1, 3)),
    ("(", "'(' was never closed", Span(1, 0, 1, None)),
    ("if a:\nb", "expected an indented block after 'if' statement on line 1", Span(2, 0, 2, 1)),
    ("  a", "unexpected indent", Span(1, 1, 1, None)),
    ("é = f() = 1", "cannot assign to function call", None),
    ("return 1", "'return' outside function", Span(1, 0, 1, 8)),
    ("break", "'break' outside loop", Span(1, 0, 1, 5)),
    ("é; continue", "'continue' not properly in loop", Span(1, 3, 1, 11)),
    ("def f(é, é): pass", "duplicate argument 'é' in function definition", Span(1, 9, 1, 10)),
    ("def f():\n  é = 1; nonlocal q", "no binding for nonlocal 'q' found", Span(2, 9, 2, 19)),
    ("def f():\n  x = 1\n  global x", "name 'x' is assigned to before global declaration", Span(3, 2, 3, 10)),
    ("def f():\n await x", "'await' outside async function", Span(2, 1, 2, 8)),
    ("from __future__ import braces", "not a chance", None),
    ("class A: [x := 1 for y in z]", "assignment expression within a comprehension cannot be used in", None),
]


@pytest.mark.parametrize(("code", "message", "position"), VERDICTS)
def test_verdict(code: str, message: str, position: Span | None) -> None:
    error = refusal(code)
    assert error.message.startswith(message)
    assert position is None or error.position == position
    assert str(error) == error.message


def test_what_check_refuses_is_no_syntax_error() -> None:
    for code in ("await x", "[await x for x in y]", "async def f(): await x", "from . import x"):
        assert isinstance(parse(code, "main.py"), ast.Module)


WORDS = "a not if else for in def class lambda return await yield global x match case try except del with as 0x1 1e5"
MARKS = ['"""', "'''", 'f"', "f'''", 'rb"', "{{", "}}", "!r", ":=", "**", "\n    ", "\\\n", "\r\n", "\\d", "\t", "\x0c"]
FRAGMENTS = st.sampled_from(
    [*"()[]{}:,;.=+-*@\\'\"#é1 \n", *MARKS, *WORDS.split(), "if a:\n", "def f(a):\n", " pass\n", "\uff41"]
)


@settings(max_examples=1000)
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_the_verdict_is_cpythons(code: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            expected: ast.Module | str = ast.parse(code)
            compile(expected, "main.py", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)  # type: ignore[arg-type]
        except SyntaxError as error:
            expected = error.msg
    try:
        found = ast.dump(parse(code, "main.py"), include_attributes=True)
    except Refused as refused:
        found = "invalid syntax" if "an identifier" in refused.message else refused.message
        place = refused.position.line
    else:
        place = None
    if isinstance(expected, ast.Module):
        expected = ast.dump(expected, include_attributes=True)
    assert found == expected
    assert place is None or place <= len(source_lines(code))


# Depth

LONG: dict[str, Callable[[int], str]] = {
    "a + b": lambda n: "x = " + " + ".join(["a"] * n),
    "1 + 1": lambda n: "x = " + "+".join(["1"] * n),
    "attributes": lambda n: "x = a" + ".b" * n,
    "calls": lambda n: "x = a" + "()" * n,
    "subscripts": lambda n: "x = a" + "[0]" * n,
    "elif": lambda n: "if a:\n pass\n" + "elif a:\n pass\n" * n,
    "not": lambda n: "x = " + "not " * n + "a",
    "-": lambda n: "x = " + "- " * n + "a",
    "lambda": lambda n: "x = " + "lambda: " * n + "a",
    "conditional": lambda n: "x = " + "a if b else " * n + "a",
    "**": lambda n: "x = " + "**".join(["a"] * n),
    "comprehension": lambda n: "x = [a" + " for a in b" * n + "]",
}
FLAT: dict[str, Callable[[int], str]] = {
    "assignment": lambda n: "x = " * n + "a",
    "and": lambda n: "x = " + " and ".join(["a"] * n),
    "comparison": lambda n: "x = " + " < ".join(["a"] * n),
    "strings": lambda n: "x = " + '"a" ' * n,
    "decorators": lambda n: "@a\n" * n + "def f(): pass",
    "alternatives": lambda n: "match a:\n case " + " | ".join(["1"] * n) + ": pass",
    "arguments": lambda n: "f(" + "a, " * n + ")",
    "statements": lambda n: "a\n" * n,
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_long_chains(make: Callable[[int], str]) -> None:
    for length in (70, 300, MAX_TREE_DEPTH - 50):
        parse(make(length), "main.py")
    for length in (MAX_TREE_DEPTH + 50, MANY):
        error = refusal(make(length))
        assert "nest" in error.message
        assert error.position.line is not None


@pytest.mark.parametrize("make", FLAT.values(), ids=FLAT)
def test_flat_chains(make: Callable[[int], str]) -> None:
    parse(make(10_000), "main.py")


def test_nesting_that_cpython_bounds() -> None:
    for depth in (50, 99):
        parse("".join(" " * i + "if a:\n" for i in range(depth)) + " " * depth + "pass", "main.py")
        parse("".join(" " * i + "def f():\n" for i in range(depth)) + " " * depth + "pass", "main.py")
    deep = "".join(" " * i + "if a:\n" for i in range(300)) + " " * 300 + "pass"
    assert refusal(deep).message == "too many levels of indentation"
    assert refusal("x = " + 'f"{' * 1000 + "a" + '}"' * 1000).position.line == 1
    assert refusal('f"' + "{1:" * 1000 + "}" * 1000 + '"').position.line == 1
    for opening, closing in ("()", "[]", ("f(", ")"), ("{1:", "}"), ("(a:=", ")"), ("[a for a in ", "]")):
        parse(f"x = {opening * 150}a{closing * 150}", "main.py")
        refusal(f"x = {opening * 300}a{closing * 300}")
    assert "nested" in refusal("x = " + "(lambda a=" * 195 + "1" + ": a)" * 195).message  # CPython's parser gives up


def nested_in_frames(frames: int, work: Callable[[], object]) -> object:
    return work() if frames == 0 else nested_in_frames(frames - 1, work)


def recursive_visit(node: ast.AST, frames: int = 0) -> int:
    """A pass that needs four frames for each level."""
    if frames < 3:
        return recursive_visit(node, frames + 1)
    count = 1
    for child in ast.iter_child_nodes(node):
        count += recursive_visit(child)
    return count


def test_a_host_deep_in_its_own_calls() -> None:
    code = LONG["a + b"](MAX_TREE_DEPTH - 50)
    tree = nested_in_frames(700, lambda: parse(code, "main.py"))
    assert isinstance(tree, ast.Module)
    limit = sys.getrecursionlimit()
    nodes = sum(1 for _ in ast.walk(tree))
    depth = tree_depth(tree)
    assert nested_in_frames(700, lambda: run_deep(lambda: recursive_visit(tree), depth)) == nodes
    assert sys.getrecursionlimit() == limit


def test_a_host_thread_with_a_small_stack() -> None:
    done: list[object] = []
    size = threading.stack_size(1 << 20)
    try:
        for make in LONG.values():
            for length in (MAX_TREE_DEPTH - 50, MANY):
                thread = threading.Thread(target=note_verdict, args=(make(length), done))
                thread.start()
                thread.join()
    finally:
        threading.stack_size(size)
    assert done == ["tree", "syntax"] * len(LONG)


def note_verdict(code: str, done: list[object]) -> None:
    try:
        parse(code, "main.py")
    except Refused as error:
        done.append(error.kind)
    else:
        done.append("tree")


def test_run_deep_hands_on_what_the_work_does() -> None:
    assert run_deep(lambda: run_deep(lambda: threading.current_thread().name, 5000), 5000) == "ouros-compiler"
    assert run_deep(lambda: threading.current_thread() is threading.main_thread(), 5)
    with pytest.raises(KeyError):
        run_deep(lambda: {}["missing"], 5000)

    def endless() -> None:
        endless()

    for depth in (5, 5000):
        with pytest.raises(Refused, match="too many nested"):
            run_deep(endless, depth)


def test_tree_depth() -> None:
    assert tree_depth(ast.parse("")) == 1
    assert tree_depth(ast.parse("a + b")) == 4
    assert tree_depth(ast.parse("[a for b in c for d in e]")) > tree_depth(ast.parse("[a for b in c]"))


# Warnings

WARNING = '"\\d" is 1\nassert (1, "x")\n()()'


def test_no_warning_reaches_the_host() -> None:
    before = list(warnings.filters)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile_tree(parse(WARNING, "main.py"), "main.py")
    assert seen == []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compile_tree(parse(WARNING, "main.py"), "main.py")
    assert list(warnings.filters) == before


def test_warnings_of_the_host_stay() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        worker = threading.Thread(target=lambda: [parse(WARNING, "main.py") for _ in range(100)])
        worker.start()
        count = 0
        while worker.is_alive():
            warnings.warn("from the host", stacklevel=1)
            count += 1
        worker.join()
    assert len(seen) == count
    assert {str(each.message) for each in seen} <= {"from the host"}


def test_other_threads_may_change_the_filters() -> None:
    stop = threading.Event()

    def meddle() -> None:
        while not stop.is_set():
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                warnings.resetwarnings()

    filters = warnings.filters[:]
    worker = threading.Thread(target=meddle)
    worker.start()
    try:
        for _ in range(300):
            parse(WARNING, "main.py")
    finally:
        stop.set()
        worker.join()
        warnings.filters[:] = filters  # type: ignore[index]


def test_the_filter_can_be_pickled() -> None:
    """Process pools that hand the warnings filters to their workers must be able to do so at any moment."""
    from ouros.transform import host_compiler

    action, *_, pattern, _line = pickle.loads(pickle.dumps(host_compiler._QUIET))
    assert action == "ignore"
    assert not pattern.match("any")
    assert pattern is host_compiler._QUIET[3]


# Positions


def test_spans_count_characters() -> None:
    code = "é = 1\r\né; ü + x"
    tree = ast.parse(code)
    statement = tree.body[-1]
    assert span(statement, source_lines(code)) == Span(2, 3, 2, 8)
    assert span(ast.Load(), source_lines(code)) == Span()


def _comprehensions(count: int) -> str:
    text = "x"
    for _ in range(count):
        text = f"[{text} for x in y]"
    return f"def f(y):\n    x = 1\n    return {text}"


def _blocks(head: str, count: int, inside: str) -> str:
    lines = [f"{' ' * depth}{head}" for depth in range(count)] + [" " * count + inside]
    return "async def f(y):\n" + "\n".join(" " + line for line in lines)


OVERFLOWS = [
    _comprehensions(25),
    _comprehensions(100),
    _blocks(
        "with y:", 15, "[[[[[[[x for x in y] for x in y] for x in y] for x in y] for x in y] for x in y] for x in y]"
    ),
    _blocks("async with y:", 20, "pass"),
    "async def f(y):\n    async with " + ", ".join("y" * 20) + ":\n        pass",
]


@pytest.mark.parametrize("code", OVERFLOWS, ids=range(len(OVERFLOWS)))
def test_what_overflows_tables_of_the_compiler_ends_no_process(code: str) -> None:
    """Each ends a process of some CPython that compiles it."""
    script = f"import ouros\ntry:\n    ouros.Sandbox({code!r}).run()\nexcept ouros.SandboxError as e:\n    print(e)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "" or "too many statically nested blocks" in done.stdout


FITS = [_comprehensions(12), _blocks("with y:", 12, "pass"), _blocks("for x in y:", 15, "[x for x in y]")]


@pytest.mark.parametrize("code", FITS, ids=range(len(FITS)))
def test_what_nests_less_is_compiled(code: str) -> None:
    assert parse(code, "main.py").body


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="parsers go through an f-string once since")
def test_fields_of_fstrings_that_take_too_long_to_parse() -> None:
    with pytest.raises(Refused, match="too many replacement fields"):
        gate("x = f'" + "{1}" * 40_000 + "'")
    with pytest.raises(Refused, match="tokens"):
        gate("f'{1}' " * 40_000)
    assert gate("x = f'" + "{1}" * 4000 + "'").levels
