"""`random`: CPython's generator, which a program has to seed; what takes sequences is written out here."""


class Random:
    VERSION = 3

    def __init__(self, x=None):
        self._chance = _o_chance()
        self.seed(x)

    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        for name in ("random", "getrandbits", "seed", "getstate", "setstate"):
            if name in cls.__dict__:
                raise TypeError(f"a subclass of Random cannot define {name}() in the sandbox")

    @_o_plain
    def seed(self, a=None, version=2):
        self._chance("seed", a, version)

    @_o_plain
    def getstate(self):
        return self._chance("getstate")

    @_o_plain
    def setstate(self, state):
        self._chance("setstate", state)

    @_o_plain
    def random(self):
        return self._chance("random")

    @_o_plain
    def getrandbits(self, k):
        return self._chance("getrandbits", k)

    @_o_plain
    def randbytes(self, n):
        return self._chance("randbytes", n)

    @_o_plain
    def randrange(self, start, stop=None, step=1):
        return self._chance("randrange", start) if stop is None else self._chance("randrange", start, stop, step)

    @_o_plain
    def randint(self, a, b):
        return self._chance("randint", a, b)

    @_o_plain
    def uniform(self, a, b):
        return self._chance("uniform", a, b)

    @_o_plain
    def triangular(self, low=0.0, high=1.0, mode=None):
        return self._chance("triangular", low, high, mode)

    @_o_plain
    def gauss(self, mu=0.0, sigma=1.0):
        return self._chance("gauss", mu, sigma)

    @_o_plain
    def normalvariate(self, mu=0.0, sigma=1.0):
        return self._chance("normalvariate", mu, sigma)

    @_o_plain
    def lognormvariate(self, mu, sigma):
        return self._chance("lognormvariate", mu, sigma)

    @_o_plain
    def expovariate(self, lambd=1.0):
        return self._chance("expovariate", lambd)

    @_o_plain
    def vonmisesvariate(self, mu, kappa):
        return self._chance("vonmisesvariate", mu, kappa)

    @_o_plain
    def gammavariate(self, alpha, beta):
        return self._chance("gammavariate", alpha, beta)

    @_o_plain
    def betavariate(self, alpha, beta):
        return self._chance("betavariate", alpha, beta)

    @_o_plain
    def paretovariate(self, alpha):
        return self._chance("paretovariate", alpha)

    @_o_plain
    def weibullvariate(self, alpha, beta):
        return self._chance("weibullvariate", alpha, beta)

    if _o_version >= (3, 12):

        @_o_plain
        def binomialvariate(self, n=1, p=0.5):
            return self._chance("binomialvariate", n, p)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._chance("choice", range(len(seq)))]

    def shuffle(self, x):
        if type(x) is list:
            self._chance("shuffle", x)
            return
        for place in reversed(range(1, len(x))):
            other = self._chance("choice", range(place + 1))
            x[place], x[other] = x[other], x[place]

    def sample(self, population, k, *, counts=None):
        if not isinstance(population, (list, tuple, str, bytes, bytearray, range, _o_deque)):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is None:
            return [population[place] for place in self._chance("sample", range(len(population)), k)]
        places = range(len(population))
        return [population[place] for place in self._chance("sample", places, k, counts=list(counts))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        if weights is not None and not isinstance(weights, (list, tuple, int)):
            weights = list(weights)
        places = range(len(population))
        found = self._chance("choices", places, weights, cum_weights=cum_weights, k=k)
        return [population[place] for place in found]


_inst = Random()


@_o_plain
def seed(a=None, version=2):
    _inst.seed(a, version)


@_o_plain
def getstate():
    return _inst.getstate()


@_o_plain
def setstate(state):
    _inst.setstate(state)


@_o_plain
def random():
    return _inst._chance("random")


@_o_plain
def getrandbits(k):
    return _inst.getrandbits(k)


@_o_plain
def randbytes(n):
    return _inst.randbytes(n)


@_o_plain
def randrange(start, stop=None, step=1):
    return _inst.randrange(start, stop, step)


@_o_plain
def randint(a, b):
    return _inst.randint(a, b)


@_o_plain
def uniform(a, b):
    return _inst.uniform(a, b)


@_o_plain
def triangular(low=0.0, high=1.0, mode=None):
    return _inst.triangular(low, high, mode)


@_o_plain
def gauss(mu=0.0, sigma=1.0):
    return _inst.gauss(mu, sigma)


@_o_plain
def normalvariate(mu=0.0, sigma=1.0):
    return _inst.normalvariate(mu, sigma)


@_o_plain
def lognormvariate(mu, sigma):
    return _inst.lognormvariate(mu, sigma)


@_o_plain
def expovariate(lambd=1.0):
    return _inst.expovariate(lambd)


@_o_plain
def vonmisesvariate(mu, kappa):
    return _inst.vonmisesvariate(mu, kappa)


@_o_plain
def gammavariate(alpha, beta):
    return _inst.gammavariate(alpha, beta)


@_o_plain
def betavariate(alpha, beta):
    return _inst.betavariate(alpha, beta)


@_o_plain
def paretovariate(alpha):
    return _inst.paretovariate(alpha)


@_o_plain
def weibullvariate(alpha, beta):
    return _inst.weibullvariate(alpha, beta)


@_o_plain
def binomialvariate(n=1, p=0.5):
    return _inst.binomialvariate(n, p)


def choice(seq):
    return _inst.choice(seq)


def shuffle(x):
    _inst.shuffle(x)


def sample(population, k, *, counts=None):
    return _inst.sample(population, k, counts=counts)


def choices(population, weights=None, *, cum_weights=None, k=1):
    return _inst.choices(population, weights, cum_weights=cum_weights, k=k)
