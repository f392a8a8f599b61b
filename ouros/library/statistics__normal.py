"""Normal distributions: two numbers here, what is asked of them by CPython's own."""


@_o_plain
def _number(value):
    return value if _o_is_real(value) else value - 0.0


class NormalDist:
    __slots__ = {
        "_mu": "Arithmetic mean of a normal distribution",
        "_sigma": "Standard deviation of a normal distribution",
    }

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        return cls(*_o_statistics("NormalDist.from_samples", _numbers(data)))

    @_o_plain
    def _ask(self, name, *args, **options):
        return _o_normal(self._mu, self._sigma, name, *args, **options)

    @_o_plain
    def samples(self, n, *, seed=None):
        if seed is None:
            return _o_library("random", "_inst").choices([self._mu], k=n)  # refuses: nobody seeded it
        return self._ask("samples", n, seed=_o_exact(seed))

    def pdf(self, x):
        return self._ask("pdf", _number(x))

    def cdf(self, x):
        return self._ask("cdf", _number(x))

    def inv_cdf(self, p):
        return self._ask("inv_cdf", _number(p))

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        return self._ask("overlap", (other._mu, other._sigma))

    def zscore(self, x):
        return self._ask("zscore", _number(x))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _both(self, other))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _both(self, other))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


@_o_plain
def _both(one, other):
    return _o_import("math").hypot(one._sigma, other._sigma)
