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
