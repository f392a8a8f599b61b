"""Programs with a misspelt name come in; the last line of their traceback, as Python 3.13 words it, goes out."""

import pickle
import sys

import pytest

from ouros import Sandbox, SandboxRuntimeError, Snapshot

CASES = {
    "pritn(1)": "name 'pritn' is not defined. Did you mean: 'print'?",
    "total = 1\ntotl": "name 'totl' is not defined. Did you mean: 'total'?",
    "def f(value):\n    return valeu\nf(1)": "name 'valeu' is not defined. Did you mean: 'value'?",
    "def f(aaa):\n    return [aab for x in [1]]\nf(1)": "name 'aab' is not defined. Did you mean: 'aaa'?",
    "class A:\n    size = 1\n    def f(self):\n        return size\nA().f()": (
        "name 'size' is not defined. Did you mean: 'self.size'?"
    ),
    "math.pi": "name 'math' is not defined. Did you forget to import 'math'?",
    "maths = 1\nmath": "name 'math' is not defined. Did you mean: 'maths'? Or did you forget to import 'math'?",
    "qqqqqqqq": "name 'qqqqqqqq' is not defined",
    "raise NameError('gone', name='prnt')": "gone. Did you mean: 'print'?",
    "def f():\n    value\n    value = 1\nf()": (
        "cannot access local variable 'value' where it is not associated with a value"
    ),
    "'x'.uper()": "'str' object has no attribute 'uper'. Did you mean: 'upper'?",
    "import math\nmath.pie": "module 'math' has no attribute 'pie'. Did you mean: 'pi'?",
    "from math import pie": "cannot import name 'pie' from 'math' (unknown location). Did you mean: 'pi'?",
    "from functools import redcue": (
        "cannot import name 'redcue' from 'functools' (unknown location). Did you mean: 'reduce'?"
    ),
    "import maths": "No module named 'maths'",
    "class A:\n    _go = 1\n    def f(self):\n        return self.go\nA().f()": (
        "'A' object has no attribute 'go'. Did you mean: '_go'?"
    ),
    "class A:\n    _go = 1\nA().go": "'A' object has no attribute 'go'",
    "class A:\n    __slots__ = ('abc',)\nA().abd": "'A' object has no attribute 'abd'. Did you mean: 'abc'?",
    "class A:\n    def __getattr__(self, name):\n        raise AttributeError(name)\n    bar = 1\nA().baz": (
        "baz. Did you mean: 'bar'?"
    ),
    "class A:\n    __dir__ = lambda self: ['uvw']\nA().uvx": "'A' object has no attribute 'uvx'. Did you mean: 'uvw'?",
    "class A:\n    __dir__ = lambda self: 1 / 0\nA().uvx": "'A' object has no attribute 'uvx'",
    "class A:\n    __dir__ = lambda self: ext()\nA().uvx": "'A' object has no attribute 'uvx'",
    "class A: pass\nA().__clas__": "'A' object has no attribute '__clas__'. Did you mean: '__class__'?",
    "(lambda: 1).__global__": "'function' object has no attribute '__global__'",
}


@pytest.mark.parametrize("source", CASES)
@pytest.mark.parametrize("how", ["run", "start"])
def test_the_last_line_of_the_traceback(source: str, how: str) -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        getattr(Sandbox(source, external_functions=["ext"] if "ext(" in source else []), how)()
    error = caught.value
    last = error.display().splitlines()[-1]
    assert last == f"{str(error).split(':')[0]}: {CASES[source]}"
    assert pickle.loads(pickle.dumps(error)).display() == error.display()
    assert "Did you" not in error.display("msg") + str(error) + str(error.exception())


HELD = """
class A:
    abc = 1
def f():
    try:
        A().abd
    except AttributeError as error:
        ext()
        raise
def g():
    try:
        from math import pie
    except ImportError as error:
        ext()
        raise
"""


@pytest.mark.parametrize(("call", "word"), [("f()", "'abc'"), ("g()", "'pi'")])
def test_an_error_that_was_dumped_is_still_known(call: str, word: str) -> None:
    progress = Sandbox(HELD + call, external_functions=["ext"]).start()
    assert isinstance(progress, Snapshot)
    with pytest.raises(SandboxRuntimeError) as caught:
        Snapshot.load(progress.dump()).resume(return_value=None)
    assert caught.value.display().endswith(f". Did you mean: {word}?")


def test_many_names_are_not_compared() -> None:
    source = "class A: pass\na = A()\nfor n in range(800):\n    setattr(a, f'name{n}', n)\na.nam"
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox(source).run()
    assert caught.value.display().endswith("has no attribute 'nam'")


@pytest.mark.skipif(sys.version_info < (3, 13), reason="Python's own suggestions were worded otherwise before")
def test_as_python_words_it() -> None:
    import traceback

    for source, expected in CASES.items():
        if "unknown location" in expected or "__global__" in source:  # a module of Python has a file
            continue
        try:
            exec(compile(source, "main.py", "exec"), {"__name__": "__main__", "ext": lambda: 1 / 0})
        except Exception as error:
            line = traceback.format_exception(error)[-1]
            assert line.strip().split(": ", 1)[1] == expected
