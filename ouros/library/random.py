"""`random`: CPython's generator, which a program has to seed; what takes sequences is written out here.

In a run that never stops, a generator that is seeded gets functions of its own that go straight to the host's.
"""

from math import ceil as _ceil
from math import exp as _exp
from math import log as _log

_NUMBERS = """
    betavariate expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate randbytes
    randint random randrange triangular uniform vonmisesvariate weibullvariate
""".split()
if _o_version >= (3, 12):
    _NUMBERS.append("binomialvariate")
_DRAWN = [*_NUMBERS, "choice", "choices", "shuffle"]  # the host's `sample` does not know sequences of a program


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
        for name, written in _standing:
            if name in cls.__dict__ and written.__name__ not in cls.__dict__:
                setattr(cls, written.__name__, written)

    @_o_plain
    def seed(self, a=None, version=2):
        self._chance("seed", a, version)
        if _o_direct:
            _shorten(self, a is not None)

    @_o_plain
    def setstate(self, state):
        self._chance("setstate", state)
        if _o_direct:
            _shorten(self, True)

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
        known = isinstance(population, (list, tuple, str, bytes, bytearray, range, _o_deque))
        if not known and not isinstance(population, _o_import("collections.abc").Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is None:
            size = len(population)
            places = self._chance("sample", range(size), k)
            if not known and size <= 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0):  # where CPython makes a list
                population = list(population)
            return [population[place] for place in places]
        places = range(len(population))
        return [population[place] for place in self._chance("sample", places, k, counts=list(counts))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        if weights is not None and not isinstance(weights, (list, tuple, int)):
            weights = list(weights)
        if type(k) is not int:
            k = range(k).stop
        places = range(len(population))
        found = self._chance("choices", places, weights, cum_weights=cum_weights, k=k)
        return [population[place] for place in found]


def _method(name):
    @_o_plain
    def draw(self, *args, **kwargs):
        return self._chance(name, *args, **kwargs)

    if name == "getrandbits":

        def draw(self, k, /):
            return self._chance(name, k if type(k) is int else range(k).stop)

    if name == "randrange":

        def draw(self, start, stop=None, step=1):
            bounds = [each if each is None or _o_is_scalar(each) else range(each).stop for each in (start, stop, step)]
            return self._chance(name, *bounds)

    draw.__name__, draw.__qualname__ = name, f"Random.{name}"
    return draw


for _name in _NUMBERS:
    setattr(Random, _name, _method(_name))


def _written_out():
    """What stands on a method that a subclass defines: that method, what stands on it, and how."""

    def betavariate(self, alpha, beta):
        first = self.gammavariate(alpha, 1.0)
        return first / (first + self.gammavariate(beta, 1.0)) if first else 0.0

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    for function in betavariate, lognormvariate, randint:
        function.__qualname__ = f"Random.{function.__name__}"
    return [("gammavariate", betavariate), ("normalvariate", lognormvariate), ("randrange", randint)]


_standing = _written_out()


@_o_plain
def _shorten(generator, seeded):
    if type(generator) is not Random:
        return
    for name in _DRAWN:
        if seeded:
            setattr(generator, name, _o_short(_o_drawer(generator._chance, name), name, name != "random")[0])
        elif name in generator.__dict__:
            delattr(generator, name)
    if generator is _inst:
        for name, follow, slow in _followers:
            follow(_o_drawer(generator._chance, name) if seeded else slow)


_inst = None
_inst = Random()
_followers = []


def _function(name):
    """A function of the module: the method of its generator."""

    def call(*args, **kwargs):
        return getattr(_inst, name)(*args, **kwargs)

    call.__name__ = call.__qualname__ = name
    if not _o_direct:
        return call
    short, follow = _o_short(call, name, name != "random")
    _followers.append((name, follow, call))
    return short


betavariate, expovariate, gammavariate, gauss, getrandbits, getstate, lognormvariate, normalvariate, paretovariate = [
    _function(name) for name in _NUMBERS[:9]
]
randbytes, randint, random, randrange, triangular, uniform, vonmisesvariate, weibullvariate = [
    _function(name) for name in _NUMBERS[9:17]
]
choice, choices, shuffle = [_function(name) for name in _DRAWN[-3:]]


def sample(population, k, *, counts=None):
    return _inst.sample(population, k, counts=counts)


if _o_version >= (3, 12):
    binomialvariate = _function("binomialvariate")


@_o_plain
def seed(a=None, version=2):
    _inst.seed(a, version)


@_o_plain
def setstate(state):
    _inst.setstate(state)
