"""`statistics`: CPython's own functions for plain numbers, with iterables read and keys counted here."""

StatisticsError = _o_StatisticsError


def _numbers(data):
    """The data as a list of what the host may calculate with."""
    return [_given(value) for value in data]


@_o_plain
def _given(value):
    if value is None or _o_is_real(value) or _o_is_exact_decimal(value):
        return value
    if type(value) is _o_import("fractions").Fraction:
        return value.numerator, value.denominator
    raise TypeError(
        f"statistics works with int, float, Decimal and Fraction in the sandbox, not {type(value).__name__}"
    )


@_o_plain
def _asked(name, *args, **kwargs):
    """What the host's function says; fractions are pairs there and back."""
    found = _o_statistics(name, *args, **kwargs)
    return [_taken(each) for each in found] if isinstance(found, list) else _taken(found)


@_o_plain
def _taken(value):
    return _o_import("fractions").Fraction(*value) if isinstance(value, tuple) else value


def mean(data):
    return _asked("mean", _numbers(data))


def fmean(data, weights=None):
    if weights is None:
        return _asked("fmean", _numbers(data))
    weights = _numbers(weights)
    return _asked("fmean", _numbers(_o_import("itertools").islice(data, len(weights) + 1)), weights)


def geometric_mean(data):
    return _asked("geometric_mean", _numbers(data))


def harmonic_mean(data, weights=None):
    if weights is None:
        return _asked("harmonic_mean", _numbers(data))
    return _asked("harmonic_mean", _numbers(data), _numbers(weights))


def _middle(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data, len(data)


def median(data):
    data, count = _middle(data)
    if count % 2:
        return data[count // 2]
    return (data[count // 2 - 1] + data[count // 2]) / 2


def median_low(data):
    data, count = _middle(data)
    return data[(count - 1) // 2]


def median_high(data):
    data, count = _middle(data)
    return data[count // 2]


def median_grouped(data, interval=1):
    return _asked("median_grouped", _numbers(data), _given(interval))


_COUNT = _o_count_element


def mode(data):
    counts = _counted(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts.items(), key=_o_second)[0]


def multimode(data):
    counts = _counted(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _counted(data):
    counts = {}
    if _o_are_plain(data):
        _o_count_elements(counts, data)
    else:
        for value in data:
            _COUNT(counts, _o_one_key(value))
    return counts


def stdev(data, xbar=None):
    return _asked("stdev", _numbers(data), _given(xbar))


def pstdev(data, mu=None):
    return _asked("pstdev", _numbers(data), _given(mu))


def variance(data, xbar=None):
    return _asked("variance", _numbers(data), _given(xbar))


def pvariance(data, mu=None):
    return _asked("pvariance", _numbers(data), _given(mu))


def quantiles(data, *, n=4, method="exclusive"):
    return _asked("quantiles", _numbers(data), n=n, method=method)


def covariance(x, y, /):
    return _asked("covariance", _numbers(x), _numbers(y))


def correlation(x, y, /, **options):
    return _asked("correlation", _numbers(x), _numbers(y), **options)


class LinearRegression(tuple):
    __slots__ = ()

    @_o_plain
    def __new__(cls, slope, intercept):
        return super().__new__(cls, (slope, intercept))

    _fields = ("slope", "intercept")
    slope = _o_field(0, "Alias for field number 0")
    intercept = _o_field(1, "Alias for field number 1")

    @_o_plain
    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    found = _o_statistics("linear_regression", _numbers(x), _numbers(y), proportional=proportional)
    return LinearRegression(*found)
