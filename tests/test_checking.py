"""Annotated callbacks: callbacks and arguments in, silence or a `TypeError` that names function and argument out."""

import asyncio
import collections
import enum
import functools
import gc
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import (
    Annotated,
    Any,
    Literal,
    LiteralString,
    NamedTuple,
    NewType,
    Optional,
    ParamSpec,
    Protocol,
    Required,
    Self,
    TypedDict,
    TypeVar,
    Union,
    Unpack,
    get_type_hints,
    runtime_checkable,
)

import pytest
import typeguard

import ouros
from ouros.runtime.checking import checked
from ouros.runtime.fitting import misfit
from ouros.runtime.stops import TimeExceeded
from ouros.runtime.watchdog import Deadline

T = TypeVar("T")
P = ParamSpec("P")


class Options(TypedDict):
    a: int


def fetch(url: str, retries: "int" = 3, *rest: float, **options: list[int]) -> str:
    return url


def partly_known(x: "NotDefinedHere", y: int) -> None:  # type: ignore[name-defined] # noqa: F821
    pass


def generic(x: T, y: list[T], z: Any = None) -> None:
    pass


@functools.wraps(fetch)
def wrapped(*args: Any, **kwargs: Any) -> str:
    return fetch(*args, **kwargs)


async def asynchronous(x: int | None) -> None:
    pass


class Tools:
    def __init__(self, name: "str") -> None:
        self.name = name

    def method(self, x: int) -> None:
        pass

    def __call__(self, x: int) -> None:
        pass


class Unhashable(Tools):
    __hash__ = None  # type: ignore[assignment]


def unpacked(**options: Unpack[Options]) -> None:
    pass


def forwarding(*args: P.args, **kwargs: P.kwargs) -> None:  # type: ignore[valid-type]
    pass


def only_returns() -> int:
    return 3


def no_type(x: [int, str]) -> None:  # type: ignore[valid-type]
    pass


class Point(NamedTuple):
    x: int
    y: str


@dataclass
class Row:
    x: int


class Colour(enum.Enum):
    RED = 1


@runtime_checkable
class Named(Protocol):
    name: str


class Later(TypedDict, total=False):
    a: "Required[int]"
    b: list[int]


Twin = collections.namedtuple("Point", "x y", module=__name__)  # type: ignore[name-match]
OPTIONS: Any = {
    "forward_ref_policy": typeguard.ForwardRefPolicy.IGNORE,
    "collection_check_strategy": typeguard.CollectionCheckStrategy.ALL_ITEMS,
}
UserId = NewType("UserId", int)
Bound = TypeVar("Bound", bound=int)
Chosen = TypeVar("Chosen", int, str)
Json = Union[None, int, str, list["Json"], dict[str, "Json"]]  # noqa: UP007
HINTS: list[tuple[Any, list[Any], list[Any]]] = [
    (Later, [{"a": 1}, {"a": 1, "b": [2]}], [{}, {"b": [2]}, {"a": "x"}, {"a": 1, "b": ["x"]}, {"a": 1, "c": 1}, []]),
    (list[Later], [[{"a": 1}], []], [[{"a": "x"}], [1], {"a": 1}]),
    (Literal["r", 3], ["r", 3], ["z", True, 3.0, None]),
    (list[Literal["r", 3]], [["r", 3, 3]], [["r", "z"], [True]]),
    (int | str, [1, "x", True], [1.5, None, b"x", []]),
    (list[int | str] | None, [[1, "x"], None, []], [[1.5], 1, [None]]),
    (Optional[int], [1, None], ["x"]),  # noqa: UP045
    (Callable[[int], int], [len, int], [3, "len"]),
    (type[int], [int, bool], [str, 3]),
    (Named, [], [3, "x"]),
    (Row, [Row(1)], [{"x": 1}, 1, "Row(x=1)"]),
    (list[Row], [[Row(1)]], [[Row(1), 1]]),
    (Colour, [], [1, "Colour.RED"]),
    (Point, [Point(1, "x"), Twin(1, "x")], [(1, "x"), Twin("x", "x"), Twin(1, 2)]),
    (Annotated[list[int], "many"], [[1]], [["x"]]),
    (UserId, [1], ["x"]),
    (Bound, [1, True], ["x"]),
    (Chosen, [1, "x"], [1.5, None]),
    (dict[str, list[tuple[int, ...]]], [{}, {"a": [(1, 2), ()]}], [{"a": [(1, "x")]}, {1: []}, {"a": (1,)}]),
    (tuple[int, list[str]], [(1, ["x"])], [(1, [2]), (1,), [1, ["x"]], (1, ["x"], 2)]),
    (tuple[()], [()], [(1,)]),
    (Mapping[str, int], [{"a": 1}], [{"a": "x"}, {1: 1}, [1]]),
    (Sequence[int], [[1], (1, 2), b"x"], [["a"], "ab", {1}]),
    (Sequence[str], [["a"], "ab"], [[1], b"x"]),
    (set[int], [{1}], [{"x"}, [1]]),
    (frozenset[int], [frozenset([1])], [{1}, frozenset(["x"])]),
    (float, [1.5, 1, True], ["x", None]),
    (complex, [1, 1.5], ["x"]),
    (bool, [True], [1, None]),
    (None, [None], [0]),
    (list[None], [[None]], [[0]]),
    (LiteralString, ["x"], [1]),
    (Json, [{"a": [1, None]}], [{1: 2}, 1.5]),
    (Exception, [KeyError("x")], [KeyError]),
]


@pytest.mark.parametrize(("hint", "passing", "failing"), HINTS, ids=[str(row[0]) for row in HINTS])
def test_annotations_of_every_kind(hint: Any, passing: list[Any], failing: list[Any]) -> None:
    """In every kind of parameter, several in a list, and as typeguard says."""

    def callback(x: Any, *rest: Any, **named: Any) -> None:
        pass

    callback.__annotations__ = dict.fromkeys(("x", "rest", "named"), hint)
    check = checked(callback)
    assert check is not None
    for group, fits in ((passing, True), (failing, False)):
        for value in group:
            calls: list[Any] = [((value,), {}), ((), {"x": value}), (("", value)[1:] * 2, {}), ((value,), {"z": value})]
            for args, kwargs in calls:
                assert says(check, args, kwargs) is fits, value
            known: Any = get_type_hints(callback)["x"]
            assert (misfit([value] * 3, list[known]) is None) is fits, value
            if not isinstance(value, Twin) and hint is not Later:  # which typeguard alone does not understand
                assert says(partial(typeguard.check_type, **OPTIONS), value, known) is fits, value


def says(check: Any, *args: Any) -> bool:
    try:
        check(*args)
    except (TypeError, typeguard.TypeCheckError):
        return False
    return True


class Selfish:
    def join(self, other: Self | None = None, count: int = None) -> None:  # type: ignore[assignment] # noqa: RUF013
        pass


def positions(*args: *tuple[int, str]) -> None:
    pass


def test_annotations_of_the_whole_of_the_class_and_with_none() -> None:
    for callback, right, wrong in (
        (unpacked, [((), {"a": 1})], [((), {}), ((), {"a": "x"}), ((), {"a": 1, "b": 1})]),
        (positions, [((1, "x"), {})], [((1,), {}), ((1, 2), {})]),
        (Selfish().join, [((Selfish(),), {}), ((None, None), {})], [((1,), {}), ((None, "x"), {})]),
    ):
        check = checked(callback)
        assert [says(check, *each) for each in right] == [True] * len(right)
        assert [says(check, *each) for each in wrong] == [False] * len(wrong)


def test_large_and_shared_arguments_are_checked_quickly() -> None:
    shared: Any = [1] * 300 + ["x"]
    for _ in range(6):
        shared = [shared] * 300
    hint: Any = int | str
    for _ in range(7):
        hint = list[hint]
    assert misfit(shared, hint) is None
    assert misfit([1] * 10**6 + [None], list[int | str]) is not None
    deadline = Deadline(0.0, lambda: None)
    with pytest.raises(TimeExceeded):
        misfit([1] * 10**7, list[int], None, deadline)
    with pytest.raises(TimeExceeded):
        misfit([[1]] * 1000, list[tuple[int]] | list[list[str | int]], None, deadline)


def test_a_check_ends_with_the_time_of_an_asynchronous_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(args: Any, kwargs: Any, deadline: Deadline) -> None:
        while not deadline.passed:
            time.sleep(0.01)
        raise TimeExceeded

    monkeypatch.setattr("ouros.aio.checked", lambda function: check)
    called: list[int] = []
    sandbox = ouros.Sandbox("try: f(1)\nexcept BaseException: f(2)", external_functions=["f"])
    with pytest.raises(ouros.SandboxRuntimeError, match="TimeoutError: time limit exceeded"):
        asyncio.run(
            ouros.run_async(sandbox, external_functions={"f": called.append}, limits={"max_duration_secs": 0.1})
        )
    assert called == []


@pytest.mark.parametrize(
    "callback", [lambda x: x, len, max, only_returns, forwarding, no_type, print, functools.partial(lambda x: x)]
)
def test_a_callback_that_annotates_no_argument_is_not_checked(callback: Callable[..., Any]) -> None:
    assert checked(callback) is None


@pytest.mark.parametrize(
    ("callback", "args", "kwargs"),
    [
        (fetch, ("x",), {}),
        (fetch, ("x", 1, 2, 2.5), {"z": [1]}),
        (fetch, (), {"url": "x"}),
        (partly_known, (object(), 1), {}),
        (generic, (1, ["x"]), {"z": print}),
        (wrapped, ("x",), {}),
        (asynchronous, (None,), {}),
        (Tools, ("x",), {}),
        (Tools("a").method, (1,), {}),
        (Tools("a"), (1,), {}),
        (Unhashable("a"), (1,), {}),
        (functools.partial(fetch, "x"), (1,), {}),
        # Calls that the callback refuses by itself, in its own words.
        (fetch, (), {}),
        (Tools, ("a", "b"), {}),
        (Tools("a").method, (1,), {"nope": 1}),
    ],
)
def test_calls_that_pass(callback: Callable[..., Any], args: Any, kwargs: Any) -> None:
    check = checked(callback)
    assert check is not None
    check(args, kwargs)


@pytest.mark.parametrize(
    ("callback", "args", "kwargs", "message"),
    [
        (fetch, (3,), {}, "fetch() argument 'url': int is not an instance of str"),
        (fetch, ("x", "y"), {}, "fetch() argument 'retries': str is not an instance of int"),
        (fetch, ("x", 1, 2, "y"), {}, "fetch() argument 'rest[1]': str is neither float or int"),
        (fetch, ("x",), {"z": [1, "y"]}, "fetch() argument 'z': item 1 of list is not an instance of int"),
        (fetch, (), {"url": 3}, "fetch() argument 'url': int is not an instance of str"),
        (partly_known, (1, "x"), {}, "partly_known() argument 'y': str is not an instance of int"),
        (wrapped, (3,), {}, "fetch() argument 'url': int is not an instance of str"),
        (Tools, (3,), {}, "Tools() argument 'name': int is not an instance of str"),
        (Tools("a").method, ("x",), {}, "method() argument 'x': str is not an instance of int"),
        (Tools("a"), ("x",), {}, "Tools() argument 'x': str is not an instance of int"),
        (Unhashable("a"), ("x",), {}, "Unhashable() argument 'x': str is not an instance of int"),
        (functools.partial(fetch, "x"), ("y",), {}, "fetch() argument 'retries': str is not an instance of int"),
        (generic, (1, "x"), {}, "generic() argument 'y': str is not a list"),
    ],
)
def test_calls_that_are_refused(callback: Callable[..., Any], args: Any, kwargs: Any, message: str) -> None:
    check = checked(callback)
    assert check is not None
    with pytest.raises(TypeError) as caught:
        check(args, kwargs)
    assert str(caught.value) == message
    assert caught.value.__cause__ is None


def test_unions_name_every_member() -> None:
    check = checked(asynchronous)
    assert check is not None
    with pytest.raises(TypeError, match=r"^asynchronous\(\) argument 'x': str did not match any element in the union"):
        check(("x",), {})


def test_annotations_are_read_once_for_each_function() -> None:
    assert checked(fetch) is checked(fetch)
    assert checked(Tools("a").method) is checked(Tools("b").method)
    assert checked(Tools.method) is not checked(Tools("a").method)


def test_a_function_is_not_kept_alive() -> None:
    def local(x: int) -> None:
        pass

    check = checked(local)
    assert check is not None
    reference = weakref.ref(local)
    del local, check
    gc.collect()
    assert reference() is None


def test_typeguard_is_imported_only_when_a_value_needs_it() -> None:
    script = (
        "import sys\n"
        "from ouros.runtime.checking import checked\n"
        "def plain(x): pass\n"
        "def typed(x: int, y: list[int]): pass\n"
        "assert checked(plain) is None\n"
        "check = checked(typed)\n"
        "check((1,), {})\n"
        "assert 'typeguard' not in sys.modules\n"
        "check((1, [2]), {})\n"
        "assert 'typeguard' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
