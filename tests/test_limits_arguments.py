"""What a host may pass as `limits`: dicts in, a checked record or a documented exception out."""

import math
import re
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pytest

from ouros.limits import DEFAULT_LIMITS, DEFAULT_RECURSION_DEPTH, Limits, ResourceLimits, parse_limits

COUNTS = ['max_allocations', 'max_memory', 'max_recursion_depth', 'max_steps', 'gc_interval']


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


@pytest.mark.parametrize('limits', [{}, dict.fromkeys([*COUNTS, 'max_duration_secs']), {'unknown': 'anything'}])
def test_absent_none_and_unknown_keys_mean_the_defaults(limits: dict[str, Any]) -> None:
    assert parse_limits(limits) == Limits(None, None, None, 1000, None)


def test_values_are_read_exactly() -> None:
    parsed = parse_limits(
        {
            'max_allocations': 0,
            'max_duration_secs': 1,
            'max_memory': True,
            'max_recursion_depth': Index(),
            'max_steps': 9,
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


@pytest.mark.parametrize('value', [0, 0.0, -0.0, 0.25, True, Decimal('1.5'), Fraction(1, 4), 10**18])
def test_durations_are_any_real_number(value: Any) -> None:
    assert parse_limits({'max_duration_secs': value}).max_duration_secs == float(value)


@pytest.mark.parametrize('name', COUNTS)
@pytest.mark.parametrize(
    ('value', 'error', 'message'),
    [
        ('5', TypeError, "'str' object cannot be interpreted as an integer"),
        (5.0, TypeError, "'float' object cannot be interpreted as an integer"),
        ([], TypeError, "'list' object cannot be interpreted as an integer"),
        (-1, OverflowError, "can't convert negative int to unsigned"),
        (-(10**30), OverflowError, "can't convert negative int to unsigned"),
        (2**64, OverflowError, 'int too big to convert'),
    ],
    ids=repr,
)
def test_bad_counts(name: str, value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=f'^{re.escape(message)}$'):
        parse_limits({name: value})


def test_the_largest_count() -> None:
    assert parse_limits({'max_memory': 2**64 - 1}).max_memory == 2**64 - 1


@pytest.mark.parametrize('value', ['1', None.__class__, [], b'1', 1j], ids=repr)
def test_durations_of_the_wrong_type(value: Any) -> None:
    with pytest.raises(TypeError, match=f'^must be real number, not {type(value).__name__}$'):
        parse_limits({'max_duration_secs': value})


@pytest.mark.parametrize('value', [-1, -0.001, math.nan, math.inf, -math.inf, 2.0**64, 10**400, -(10**400)])
def test_durations_out_of_range(value: Any) -> None:
    with pytest.raises(ValueError, match=r'^max_duration_secs must be a finite number of seconds that is not negative'):
        parse_limits({'max_duration_secs': value})


@pytest.mark.parametrize('limits', [[], 'x', 5, MappingProxyType({})], ids=repr)
def test_limits_are_a_dict(limits: Any) -> None:
    kind = type(limits).__name__
    with pytest.raises(TypeError, match=f"^argument 'limits': '{kind}' object cannot be cast as 'dict'$"):
        parse_limits(limits)
