"""`statistics`: CPython's own functions for plain numbers, with iterables read and keys counted here."""

StatisticsError = _o_StatisticsError


def _numbers(data):
    """The data as a list, when all of it is what the host may calculate with."""
    values = list(data)
    for value in values:
        if type(value) not in (int, float, bool) and not _o_is_exact_decimal(value):
            raise TypeError(f"statistics works with int, float and Decimal in the sandbox, not {type(value).__name__}")
    return values


def mean(data):
    return _o_statistics("mean", _numbers(data))


def fmean(data, weights=None):
    if weights is None:
        return _o_statistics("fmean", _numbers(data))
    return _o_statistics("fmean", _numbers(data), _numbers(weights))


def geometric_mean(data):
    return _o_statistics("geometric_mean", _numbers(data))


def harmonic_mean(data, weights=None):
    if weights is None:
        return _o_statistics("harmonic_mean", _numbers(data))
    return _o_statistics("harmonic_mean", _numbers(data), _numbers(weights))


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
    return _o_statistics("median_grouped", _numbers(data), interval)


def mode(data):
    counts = _counted(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.__getitem__)


def multimode(data):
    counts = _counted(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _counted(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def stdev(data, xbar=None):
    return _o_statistics("stdev", _numbers(data), xbar)


def pstdev(data, mu=None):
    return _o_statistics("pstdev", _numbers(data), mu)


def variance(data, xbar=None):
    return _o_statistics("variance", _numbers(data), xbar)


def pvariance(data, mu=None):
    return _o_statistics("pvariance", _numbers(data), mu)


def quantiles(data, *, n=4, method="exclusive"):
    return _o_statistics("quantiles", _numbers(data), n=n, method=method)


def covariance(x, y, /):
    return _o_statistics("covariance", _numbers(x), _numbers(y))


def correlation(x, y, /, **options):
    return _o_statistics("correlation", _numbers(x), _numbers(y), **options)


class LinearRegression(tuple):
    __slots__ = ()
    _fields = ("slope", "intercept")
    slope = _o_field(0, "Alias for field number 0")
    intercept = _o_field(1, "Alias for field number 1")

    @_o_plain
    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    found = _o_statistics("linear_regression", _numbers(x), _numbers(y), proportional=proportional)
    return LinearRegression(found)
