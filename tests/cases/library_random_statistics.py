# Programs that use `random`, `statistics` and `string`: seeded generators and iterables that call outside.

#: seeded_generator_across_stops
import random

random.seed(ext(42))
out = [random.random(), random.randint(1, 100), random.choice(ext('abcdef')), random.randrange(0, 50, 5), random.uniform(1, 2)]
deck = list(range(10))
random.shuffle(deck)
ext('stop')
out += [deck, random.sample(range(100), 5), random.choices('abc', weights=[1, 2, 3], k=ext(6)), random.gauss(0, 1)]
ext('again')
out += [random.gauss(0, 1), random.getrandbits(70), random.expovariate(2), random.betavariate(1, 2), random.triangular(),
        random.normalvariate(), random.randbytes(3), random.sample(['x'] * 30, 8, counts=None)]
state = random.getstate()
first = random.random()
random.setstate(state)
random.seed('text')
out + [first == random.random(), random.random(), random.choices([1, 2], k=3), random.gammavariate(2, 3)]

#: own_generators
import random

a = random.Random(7)
b = random.Random('seven')
both = [a, a]
x = [a.random(), b.random()]
ext('stop')
both[0].random()
c = random.Random(7)
c.random(), c.random()
out = [x, both[1].random() == c.random(), b.randint(0, 9), a.sample([1, 2, 3], ext(2)), type(a).__name__]
for wrong in (lambda: a.choice([]), lambda: a.sample({1}, 1), lambda: a.sample([1], 5), lambda: a.randrange(0)):
    try:
        wrong()
    except (IndexError, TypeError, ValueError) as e:
        out.append(type(e).__name__)
out

#: random_over_what_suspends
import random


class Deck:
    def __init__(self):
        self.cards = ['a', 'b', 'c', 'd']

    def __len__(self):
        return ext(4)

    def __getitem__(self, place):
        return ext(self.cards[place])

    def __setitem__(self, place, card):
        log('set', place)
        self.cards[place] = card


def weights():
    for w in (1, 5, 2):
        yield ext(w)


random.seed(3)
d = Deck()
out = [random.choice(d), random.choices('xyz', weights(), k=4), random.sample([1, 2, 3], 2)]
random.shuffle(d)
out + [sorted(d.cards), random.random()]

#: statistics_of_plain_and_suspending_data
import statistics as st


def readings():
    for n in (3, 1, 4, 1, 5):
        yield ext(n)


data = ext([2.5, 3.25, 5.5, 11.25, 11.75])
out = [st.mean(data), st.mean(readings()), st.fmean(data), st.fmean([1, 2], weights=[3, 1]), st.median(readings()), st.median([1, 2, 3, 4]),
       st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.mode(readings()), st.multimode('aabbc'), st.stdev(data), st.pstdev(data),
       st.variance(readings()), st.pvariance([1, 2]), st.quantiles(data, n=4), round(st.geometric_mean([54, 24, 36]), 1),
       st.harmonic_mean([40, 60]), st.covariance([1, 2, 3], [1, 5, 7]), round(st.correlation([1, 2, 3], [1, 5, 7]), 6)]
line = st.linear_regression([1, 2, 3], ext([2, 4, 6]))
ext('stop')
out += [line.slope, tuple(line)]
for wrong in (lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.variance(readings(), 2) and st.quantiles([1], n=4) and None):
    try:
        wrong()
    except st.StatisticsError as e:
        out.append(str(e)[:40])
    except ValueError as e:
        out.append('value')
out[:-1]

#: string_constants_and_templates
import string
from string import Template

t = Template('$who owes ${amount} to ${who}s $$5')
ext('stop')
out = [t.substitute(who=ext('Ann'), amount=3), t.substitute({'who': 'x', 'amount': ext(1)}), t.safe_substitute(who='B'), t.template,
       string.capwords(ext('hello  big world')), string.capwords('a-b', '-'), string.digits, string.ascii_letters[:3], len(string.printable),
       string.punctuation[:4], t.get_identifiers(), t.is_valid(), Template('cost $ 5').is_valid(), Template('a $b ${').safe_substitute(b=1)]


class Percent(Template):
    delimiter = '%'


out.append(Percent('%a and %% and $b').substitute(a=ext('A')))
for bad, kind in ((Template('ok $x'), KeyError), (Template('one\ntwo $ 3'), ValueError), (Template('${x'), ValueError), (Template('$1'), ValueError)):
    try:
        bad.substitute()
    except kind as e:
        out.append(str(e))
out

#: statistics_of_fractions
import statistics
import sys
from fractions import Fraction


def items(values):
    for value in values:
        yield ext(1) * value


def attempt(call, *args):
    try:
        return repr(call(*args))
    except (TypeError, statistics.StatisticsError) as error:
        return type(error).__name__


few = [Fraction(1, 2), Fraction(3, 4), Fraction(2, 3)]
names = 'mean variance pvariance stdev pstdev harmonic_mean median median_low fmean geometric_mean quantiles mode multimode'
[
    [repr(getattr(statistics, name)(items(few))) for name in names.split()], repr(statistics.mean(items([Fraction(1, 2), 1, 3]))), repr(statistics.variance(few, Fraction(ext(1), 2))), statistics.mean([Fraction(1, 2), 0.5]),
    statistics.linear_regression([1, 2, 3], few).slope, attempt(statistics.mean, ['a']), attempt(statistics.mean, []), attempt(statistics.harmonic_mean, few, [1, 2, 3]), sys.hash_info.modulus == 2 ** 61 - 1,
]

#: random_methods_of_a_subclass_that_stop
import random
class G(random.Random):
    def gammavariate(self, a, b): return ext(2.0)
g = G(3)
out = [g.betavariate(1, 2), g.gammavariate(1, 1)]
class N(random.Random):
    def normalvariate(self, mu=0.0, sigma=1.0): return ext(1.0)
    def gauss(self, mu=0.0, sigma=1.0): return ext(7.0)
g = N(3)
out += [g.lognormvariate(1, 2), g.gauss(1, 1)]
class R(random.Random):
    def randrange(self, a, b=None, c=1): return ext(a)
g = R(3)
class I:
    def __index__(self): return ext(2)
out += [g.randint(3, 4), g.random(), g.choices([1, 2, 3], k=I())]
out

#: draws_from_objects
import random
from collections.abc import Sequence
class S(Sequence):
    def __init__(self, n): self.d = list(range(n))
    def __len__(self): return ext(len(self.d))
    def __getitem__(self, i): return ext(self.d[i])
class N:
    def __init__(self, v): self.v = v
    def __index__(self): return ext(self.v)
r = random.Random(3)
out = [r.sample(S(9), 3), r.sample(['a', 'b'], 3, counts=[2, 5]), r.choices(S(5), k=3), r.choices(S(3), cum_weights=[1, 2, 9], k=ext(2)), r.randrange(N(10)), r.randrange(N(5), 50, N(3)), r.getrandbits(N(5)), r.randrange(3), r.randrange(2, 9), r.randrange(9, 2, -2)]
for f in (lambda: r.sample({1, 2}, 1), lambda: r.sample(S(2), 3), lambda: r.randrange(0), lambda: r.randrange(3, 1), lambda: r.randrange(1, 5, 0), lambda: r.getrandbits(-1)):
    try: out.append(f())
    except Exception as e: out.append([type(e).__name__, str(e)])
out
