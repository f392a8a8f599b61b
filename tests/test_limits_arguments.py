"""What a host may pass to the API: limits and other arguments in; a checked record, or a documented exception, out."""

import copy
import math
import pickle
import re
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pytest

import ouros
from ouros import Sandbox, Snapshot
from ouros.limits import DEFAULT_LIMITS, DEFAULT_RECURSION_DEPTH, Limits, ResourceLimits, parse_limits

COUNTS = ["max_allocations", "max_memory", "max_recursion_depth", "max_steps", "gc_interval"]


class Index:
    def __index__(self) -> int:
        return 7


def test_resource_limits_is_a_plain_dict() -> None:
    limits = ResourceLimits(max_duration_secs=1.0, max_memory=2)
    assert type(limits) is dict
    assert repr(limits) == "{'max_duration_secs': 1.0, 'max_memory': 2}"


def test_no_limits_is_one_shared_record() -> None:
    assert parse_limits(None) is parse_limits(None) is DEFAULT_LIMITS
    assert DEFAULT_RECURSION_DEPTH == 1000


@pytest.mark.parametrize("limits", [{}, dict.fromkeys([*COUNTS, "max_duration_secs"])])
def test_absent_keys_and_none_mean_the_defaults(limits: dict[str, Any]) -> None:
    assert parse_limits(limits) == Limits(None, None, None, 1000, None)


def test_a_misspelt_limit_is_ignored_with_a_warning() -> None:
    with pytest.warns(UserWarning, match="no limit named 'max_mem'; there are max_allocations, ") as caught:
        assert Sandbox("1").run(limits={"max_mem": 5}) == 1
    assert caught[0].filename == __file__


def test_values_are_read_exactly() -> None:
    parsed = parse_limits(
        {
            "max_allocations": 0,
            "max_duration_secs": 1,
            "max_memory": True,
            "max_recursion_depth": Index(),
            "max_steps": 9,
        }
    )
    assert parsed == Limits(0, 1.0, 1, 7, 9)
    assert [type(value) for value in (parsed.max_duration_secs, parsed.max_memory, parsed.max_recursion_depth)] == [
        float,
        int,
        int,
    ]


def test_the_record_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        parse_limits({}).max_steps = 3  # type: ignore[misc]


@pytest.mark.parametrize("value", [0, 0.0, -0.0, 0.25, True, Decimal("1.5"), Fraction(1, 4), 10**18])
def test_durations_are_any_real_number(value: Any) -> None:
    assert parse_limits({"max_duration_secs": value}).max_duration_secs == float(value)


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ("5", TypeError, "'str' object cannot be interpreted as an integer"),
        (5.0, TypeError, "'float' object cannot be interpreted as an integer"),
        ([], TypeError, "'list' object cannot be interpreted as an integer"),
        (-1, OverflowError, "can't convert negative int to unsigned"),
        (-(10**30), OverflowError, "can't convert negative int to unsigned"),
        (2**64, OverflowError, "int too big to convert"),
    ],
    ids=repr,
)
def test_bad_counts(name: str, value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}$"):
        parse_limits({name: value})


def test_the_largest_count() -> None:
    assert parse_limits({"max_memory": 2**64 - 1}).max_memory == 2**64 - 1


@pytest.mark.parametrize("value", ["1", None.__class__, [], b"1", 1j], ids=repr)
def test_durations_of_the_wrong_type(value: Any) -> None:
    with pytest.raises(TypeError, match=f"^must be real number, not {type(value).__name__}$"):
        parse_limits({"max_duration_secs": value})


@pytest.mark.parametrize("value", [-1, -0.001, math.nan, math.inf, -math.inf, 2.0**64, 10**400, -(10**400)])
def test_durations_out_of_range(value: Any) -> None:
    with pytest.raises(ValueError, match=r"^max_duration_secs must be a finite number of seconds that is not negative"):
        parse_limits({"max_duration_secs": value})


@pytest.mark.parametrize("limits", [[], "x", 5, MappingProxyType({})], ids=repr)
def test_limits_are_a_dict(limits: Any) -> None:
    kind = type(limits).__name__
    with pytest.raises(TypeError, match=f"^argument 'limits': '{kind}' object cannot be cast as 'dict'$"):
        parse_limits(limits)


# -- arguments of Sandbox ----------------------------------------------------------------------------------------------

ADD = Sandbox("x + y", inputs=["x", "y"])
CALL = Sandbox("f(1) + 1", external_functions=["f"])


def refusal(call: Any) -> tuple[type[BaseException], str]:
    """Class and message of what `call` raises, as the host sees them."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        call()
    return type(caught.value), caught.value.args[0] if caught.value.args else str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"code": 3}, "argument 'code': 'int' object cannot be cast as 'str'"),
        ({"code": b"1"}, "argument 'code': 'bytes' object cannot be cast as 'str'"),
        ({"script_name": None}, "argument 'script_name': 'NoneType' object cannot be cast as 'str'"),
        ({"inputs": ("x",)}, "argument 'inputs': 'tuple' object cannot be cast as 'list'"),
        ({"inputs": "x"}, "argument 'inputs': 'str' object cannot be cast as 'list'"),
        ({"inputs": ["x", 3]}, "inputs: TypeError: 'int' object cannot be cast as 'str'"),
        ({"external_functions": {"f"}}, "argument 'external_functions': 'set' object cannot be cast as 'list'"),
        ({"external_functions": [None]}, "external_functions: TypeError: 'NoneType' object cannot be cast as 'str'"),
        ({"type_check": 1}, "argument 'type_check': 'int' object cannot be cast as 'bool'"),
        ({"dataclass_registry": ()}, "argument 'dataclass_registry': 'tuple' object cannot be cast as 'list'"),
    ],
    ids=str,
)
def test_the_constructor_is_strict_about_types(arguments: dict[str, Any], message: str) -> None:
    assert refusal(lambda: Sandbox(**{"code": "1", **arguments})) == (TypeError, message)


@pytest.mark.parametrize(
    ("inputs", "externals"),
    [(["x", "x"], []), ([], ["f", "f"]), (["x"], ["x"]), (["_o_x"], []), ([], ["__builtins__"])],
)
def test_every_declared_name_has_one_meaning(inputs: list[str], externals: list[str]) -> None:
    kind, message = refusal(lambda: Sandbox("1", inputs=inputs, external_functions=externals))
    assert kind is ValueError
    assert repr((inputs + externals)[0]) in message


@pytest.mark.parametrize("run", [ADD.run, ADD.start], ids=["run", "start"])
@pytest.mark.parametrize(
    ("inputs", "kind", "message"),
    [
        (None, TypeError, 'Missing required inputs: ["x", "y"]'),
        ({"x": 1}, KeyError, "Missing required input: 'y'"),
        ({}, KeyError, "Missing required input: 'x'"),
        ({"x": 1, "y": 3j}, TypeError, "Cannot convert complex to Sandbox value"),
        ([], TypeError, "argument 'inputs': 'list' object cannot be cast as 'dict'"),
    ],
    ids=str,
)
def test_missing_and_wrong_inputs(run: Any, inputs: Any, kind: type, message: str) -> None:
    assert refusal(lambda: run(inputs=inputs)) == (kind, message)


@pytest.mark.parametrize("inputs", [{}, {"x": 1}])
def test_inputs_for_a_program_that_declares_none(inputs: Any) -> None:
    expected = (TypeError, "No input variables declared but inputs dict was provided")
    assert refusal(lambda: Sandbox("1").run(inputs=inputs)) == expected
    assert refusal(lambda: Sandbox("1").start(inputs=inputs)) == expected


def test_further_inputs_are_ignored() -> None:
    assert ADD.run(inputs={"x": 1, "y": 2, "z": 3j}) == 3


def test_nothing_runs_before_the_arguments_are_checked() -> None:
    said: list[Any] = []
    sandbox = Sandbox("print(1)")
    refusal(lambda: sandbox.run(limits={"max_memory": "x"}, print_callback=lambda *call: said.append(call)))
    refusal(lambda: sandbox.run(os=3, print_callback=lambda *call: said.append(call)))  # type: ignore[arg-type]
    refusal(lambda: sandbox.start(limits=[], print_callback=lambda *call: said.append(call)))
    assert said == []


def test_os_must_be_callable() -> None:
    expected = (TypeError, "TypeError: 'int' object is not callable")
    assert refusal(lambda: Sandbox("1").run(os=3)) == expected  # type: ignore[arg-type]


def test_external_functions_that_the_host_does_not_give() -> None:
    missing = (RuntimeError, "External function 'f' called but no external_functions provided")
    assert refusal(lambda: CALL.run()) == missing
    caught = Sandbox("try:\n    f(1)\nexcept BaseException:\n    pass", external_functions=["f"])
    assert refusal(lambda: caught.run()) == missing
    with pytest.raises(ouros.SandboxRuntimeError) as error:
        CALL.run(external_functions={})
    inner = error.value.exception()
    assert type(inner) is KeyError
    assert inner.args == ("\"External function 'f' not found\"",)
    assert CALL.run(external_functions={"f": lambda x: x, "g": 3}) == 2  # type: ignore[dict-item]
    kind, message = refusal(lambda: CALL.run(external_functions=[]))  # type: ignore[arg-type]
    assert (kind, message) == (TypeError, "argument 'external_functions': 'list' object cannot be cast as 'dict'")


@pytest.mark.parametrize(
    ("callback", "text"),
    [
        (3, "TypeError: 'int' object is not callable"),
        (lambda x: 3j, "TypeError: Cannot convert complex to Sandbox value"),
        (lambda x: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda x: int("x"), "ValueError: invalid literal for int() with base 10: 'x'"),
    ],
    ids=["not callable", "not convertible", "raises", "raises with text"],
)
def test_what_a_callback_does_wrong_is_raised_at_the_call(callback: Any, text: str) -> None:
    with pytest.raises(ouros.SandboxRuntimeError) as error:
        CALL.run(external_functions={"f": callback})
    assert str(error.value) == text
    assert error.value.traceback()[-1].line == 1


# -- arguments of Snapshot ---------------------------------------------------------------------------------------------

ONE_ANSWER = "resume() accepts either return_value or exception, not both"


@pytest.mark.parametrize(
    ("answer", "kind", "message"),
    [
        ({}, TypeError, ONE_ANSWER),
        ({"return_value": 1, "exception": ValueError()}, TypeError, ONE_ANSWER),
        ({"value": 1}, TypeError, ONE_ANSWER),
        ({"future": 1}, TypeError, "Value for the 'future' key must be Ellipsis (...)"),
        ({"return_value": 3j}, TypeError, "Cannot convert complex to Sandbox value"),
        ({"return_value": [len]}, TypeError, "Cannot convert builtin_function_or_method to Sandbox value"),
    ],
    ids=str,
)
def test_a_wrong_answer_does_not_consume_the_snapshot(answer: Any, kind: type, message: str) -> None:
    call = CALL.start()
    assert isinstance(call, Snapshot)
    assert refusal(lambda: call.resume(**answer)) == (kind, message)
    assert call.resume(return_value=1).output == 2
    assert refusal(lambda: call.resume(**answer)) == (kind, message)


def test_a_snapshot_is_answered_once() -> None:
    call = CALL.start()
    assert isinstance(call, Snapshot)
    call.resume(return_value=1)
    assert refusal(lambda: call.resume(return_value=1)) == (RuntimeError, "Progress already resumed")
    assert refusal(call.dump) == (RuntimeError, "Cannot dump progress that has already been resumed")
    assert (call.args, call.kwargs, call.function_name, call.call_id) == ((1,), {}, "f", 0)


@pytest.mark.parametrize(
    ("exception", "text"),
    [
        (ValueError("no"), "ValueError: no"),
        (ValueError, "ValueError"),
        ("text", "TypeError: exceptions must derive from BaseException"),
        (int, "TypeError: exceptions must derive from BaseException"),
    ],
    ids=repr,
)
def test_exceptions_as_answers(exception: Any, text: str) -> None:
    call = CALL.start()
    assert isinstance(call, Snapshot)
    with pytest.raises(ouros.SandboxRuntimeError) as error:
        call.resume(exception=exception)
    assert str(error.value) == text


@pytest.mark.parametrize("data", ["text", bytearray(b""), memoryview(b""), None], ids=lambda data: type(data).__name__)
def test_only_bytes_are_loaded(data: Any) -> None:
    for load in (Sandbox.load, Snapshot.load):
        kind, message = refusal(lambda load=load: load(data))
        assert (kind, message) == (
            TypeError,
            f"argument 'data': '{type(data).__name__}' object cannot be cast as 'bytes'",
        )


@pytest.mark.parametrize("name", ["Snapshot", "Complete", "Frame", "SandboxError", "SandboxRuntimeError"])
def test_only_ouros_makes_results_and_errors(name: str) -> None:
    assert refusal(lambda: getattr(ouros, name)()) == (TypeError, f"cannot create 'ouros.{name}' instances")


@pytest.mark.parametrize("value", [ADD, CALL.start(), Sandbox("1").start()], ids=["Sandbox", "Snapshot", "Complete"])
def test_instances_are_sealed(value: Any) -> None:
    name = type(value).__name__
    assert type(value).__module__ == "ouros"
    assert not hasattr(value, "__dict__")
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert repr(again) == repr(value)
    assert refusal(lambda: setattr(value, "other", 1))[0] is AttributeError
    kind, message = refusal(lambda: type("Sub", (type(value),), {}))
    assert (kind, message) == (TypeError, f"type 'ouros.{name}' is not an acceptable base type")
