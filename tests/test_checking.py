"""Annotated callbacks: callbacks and arguments in, silence or a `TypeError` that names function and argument out."""

import functools
import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from typing import Any, ParamSpec, TypedDict, TypeVar, Unpack

import pytest

from ouros.runtime.checking import checked

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


@pytest.mark.parametrize(
    "callback", [lambda x: x, len, max, only_returns, unpacked, forwarding, print, functools.partial(lambda x: x)]
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
