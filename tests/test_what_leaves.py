"""What the host gets of what only programs hold: programs come in; results, arguments and exceptions are compared, for
runs, started runs and runs that are loaded at every stop.
"""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

import ouros
from ouros import Sandbox, SandboxError, SandboxRuntimeError, Snapshot

Answer = Callable[..., Any]


def outcomes(source: str, answer: Answer) -> list[Any]:
    """The result, or the error as `display` shows it, in each way to run a program."""
    sandbox = Sandbox(source, external_functions=["ask"])

    def run() -> Any:
        return sandbox.run(external_functions={"ask": answer})

    def start(reload: bool) -> Any:
        progress: Any = sandbox.start()
        while isinstance(progress, Snapshot):
            call = Snapshot.load(progress.dump()) if reload else progress
            try:
                value = answer(*call.args, **call.kwargs)
            except BaseException as error:
                progress = call.resume(exception=error)
            else:
                progress = call.resume(return_value=value)
        return progress.output

    return [_shown(run), _shown(lambda: start(False)), _shown(lambda: start(True))]


def _shown(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except SandboxRuntimeError as error:
        return error.display()


RESULTS = {
    "map(str, [1, 2])": ["1", "2"],
    "[zip('ab', [1, 2]), enumerate('a'), filter(None, [0, 1])]": [[("a", 1), ("b", 2)], [(0, "a")], [1]],
    "reversed([1, 2]), reversed('ab'), reversed({1: 2}.items())": ([2, 1], ["b", "a"], [(1, 2)]),
    "collections.deque([1, collections.deque([2])])": [1, [2]],
    "collections.ChainMap({1: 2}, {3: collections.deque()})": {3: [], 1: 2},
    "d = collections.deque()\nd.append(d)\nd": ["[...]"],
    "class Queue(collections.deque):\n    pass\nQueue('ab')": ["a", "b"],
    "m = map(str, [1])\n[m, m]": [["1"], ["1"]],
}


NO_WAY_IN = """
import builtins
met = [getattr('builtins', name) for name in ('__setattr__', '__getattribute__', '__dir__', 'format', 'format_map')]
for name in ('eval', 'exec', 'compile', '__import__', 'open'):
    met.append(getattr(builtins, name))
[type(ask(each)).__name__ for each in met]
"""
"""What would do something to the host, if that calls what it is given."""


def test_what_runs_code_or_changes_modules_of_the_host_leaves_as_text() -> None:
    assert outcomes(NO_WAY_IN, lambda value: value) == [["str"] * 10] * 3


@pytest.mark.parametrize("source", RESULTS)
def test_results(source: str) -> None:
    found = outcomes("import collections\n" + source, lambda: None)
    assert found == [RESULTS[source]] * 3


def test_a_time_has_its_fields() -> None:
    (year, month), *others = outcomes(
        "import time\nask(time.gmtime(0))", lambda moment: (moment.tm_year, moment.tm_mon)
    )
    assert (year, month) == (1970, 1)
    assert others == [(1970, 1)] * 2
    assert Sandbox("import time\ntime.gmtime(0)").run() == time.gmtime(0)


def test_iterators_of_other_kinds_leave_as_their_text() -> None:
    for source in ("iter([1])", "(n for n in [1])"):
        assert Sandbox(source).run().startswith("<")


def test_an_argument_is_used_up_once() -> None:
    source = "m = map(str, [1, 2])\nfirst = ask(m, other=zip([1], [2]))\n[first, list(m)]"
    seen = outcomes(source, lambda *args, **kwargs: [args, kwargs])
    assert seen == [[[(["1", "2"],), {"other": [(1, 2)]}], []]] * 3


def test_an_argument_that_calls_the_outside_is_asked_for_as_a_list() -> None:
    error = outcomes("ask(map(ask, [1]))", lambda value: value)[1]
    assert error.endswith("call list() on it first")
    assert outcomes("ask(list(map(ask, [1])))", lambda value: value) == [[1]] * 3


def test_a_limit_ends_an_endless_result() -> None:
    with pytest.raises(SandboxRuntimeError, match="time limit exceeded"):
        Sandbox("import itertools\nzip(itertools.count())").run(limits={"max_duration_secs": 0.2})


# ---------------------------------------------------------------------------------------------------------- exceptions


def failing(error: BaseException) -> Answer:
    def answer() -> Any:
        raise error

    return answer


def test_an_error_of_json_keeps_what_it_tells() -> None:
    with pytest.raises(json.JSONDecodeError) as caught:
        json.loads("[1,")
    source = "import json\ntry:\n    ask()\nexcept json.JSONDecodeError as e:\n    r = e.msg, e.doc, e.pos, str(e)\nr"
    error = caught.value
    assert outcomes(source, failing(error)) == [(error.msg, error.doc, error.pos, str(error))] * 3
    with pytest.raises(SandboxRuntimeError) as raised:
        Sandbox("import json\njson.loads('[1,')").run()
    made = raised.value.exception()
    assert isinstance(made, json.JSONDecodeError)
    assert (made.msg, made.doc, made.pos, str(made)) == (error.msg, error.doc, error.pos, str(error))


def test_an_error_number_makes_no_other_class() -> None:
    class Broken(OSError):
        pass

    source = "try:\n    ask()\nexcept OSError as e:\n    r = type(e).__name__, str(e)\nr"
    assert outcomes(source, failing(Broken(1, "x"))) == [("OSError", "[Errno 1] x")] * 3


def test_notes_are_shown() -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox("e = ExceptionGroup('g', [ValueError(1)])\ne.add_note('one\\ntwo')\ne.add_note('three')\nraise e").run()
    assert "  | ExceptionGroup: g (1 sub-exception)\n  | one\n  | two\n  | three\n  +-+-" in caught.value.display()
    assert caught.value.exception().__notes__ == ["one\ntwo", "three"]


@pytest.mark.parametrize(
    "source",
    [
        "ask()",
        "def f():\n    return ask()\nf()",
        "class A:\n    x = ask()",
        "def f():\n    return ask()\ntry:\n    f()\nexcept StopIteration as e:\n    raise ValueError(e.value)",
        "def g():\n    yield ask()\nlist(g())",
        "def f(g):\n    return g()\nf(ask)",
        "def f(g):\n    try:\n        return g()\n    except Exception as e:\n        return repr(e)\nf(ask)",
        "list(map(ask, [1, 2])), list(filter(ask, [1]))",
        "try:\n    x = sorted([1, 2], key=ask)\nexcept Exception as e:\n    x = repr(e)\nx",
        "import functools\ntry:\n    x = functools.partial(ask)()\nexcept StopIteration as e:\n    x = e.value\nx",
        "class A:\n    f = staticmethod(ask)\nA.f()",
    ],
)
def test_a_stop_iteration_of_the_host(source: str) -> None:
    direct, *resumed = outcomes(source, failing(StopIteration(5)))
    assert resumed == [direct] * 2


def test_the_host_can_end_an_iterator() -> None:
    class Answers:
        left = 2

        def __call__(self) -> int:
            self.left -= 1
            if self.left % 3 == 0:
                raise StopIteration
            return self.left

    iterator = "class A:\n    def __iter__(self):\n        return self\n    def __next__(self):\n        return ask()\n"
    assert outcomes(iterator + "list(A())", Answers()) == [[1], [-1, -2], [-4, -5]]


def test_an_error_whose_text_calls_the_outside_keeps_its_place() -> None:
    source = "class Odd(Exception):\n    def __str__(self):\n        return ask()\nraise Odd()"
    direct, *resumed = outcomes(source, lambda: "odd")
    assert direct.endswith("Odd: odd")
    for shown in resumed:
        assert shown.endswith("Odd: the exception could not be shown: its __str__ calls the outside")
        assert shown.splitlines()[:-1] == direct.splitlines()[:-1]


def test_a_syntax_error_without_arguments() -> None:
    with pytest.raises(ouros.SandboxSyntaxError) as caught:
        Sandbox("raise SyntaxError").run()
    assert (str(caught.value), caught.value.exception().args) == ("", ())


@pytest.mark.parametrize("source", ["1 / 0", "x = ("])
def test_formats_are_texts(source: str) -> None:
    with pytest.raises(SandboxError) as caught:
        Sandbox(source).run()
    with pytest.raises(TypeError, match="argument 'format': 'int' object cannot be cast as 'str'"):
        caught.value.display(1)  # type: ignore[attr-defined]
