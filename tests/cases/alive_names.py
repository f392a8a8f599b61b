# Names that a program gave to functions live on across stops.

#: renamed_functions
def plain():
    return 1


def stops():
    return ext(1)


def made():
    yield ext(2)


for each in (plain, stops, made):
    each.__name__ = 'new'
    each.__qualname__ = 'A.new'
ext(0)
[(each.__name__, each.__qualname__) for each in (plain, stops, made)]

#: containers_that_hold_what_is_made_of_them
class Node:
    pass


node = Node()
node.frozen = frozenset([node, 1])


class Bytes(bytearray):
    pass


text = Bytes(b'abc')
text.view = memoryview(text)


def later(box):
    yield ext(box[0] is started)


def nested():
    box = []

    def inside():
        yield ext(box[0] is made)

    made = inside()
    box.append(made)
    return made


box = []
started = later(box)
box.append(started)
made = nested()
ext(0)
text.view[0] = 65
[node in node.frozen, len(node.frozen), bytes(text), text.view.obj is text, *started, *made]

#: a_class_whose_metaclass_says_that_it_equals_every_other
class Same(type):
    def __eq__(self, other):
        return True

    __hash__ = type.__hash__


class Odd(metaclass=Same):
    def __index__(self):
        return ext(1)


numbers = [1] * 30 + [Odd()] + [2] * 30
words = ['a'] * 30 + [Odd()] + ['b'] * 30
flags = [True] * 30 + [Odd()] + [None] * 30
ext(0)
[[kind.__name__ for kind in map(type, column)][29:32] for column in (numbers, words, flags)]

#: iterators_over_memory_views_and_ordered_dicts_alive
from collections import OrderedDict

ordered = OrderedDict(a=1, b=2, c=3)
bytes_left = memoryview(bytearray(b'abcdef'))
released = memoryview(b'abc')
alive = [
    iter(bytes_left), enumerate(bytes_left.cast('H')[1:]), zip(bytes_left, 'xyz'), iter(ordered), reversed(ordered),
    iter(ordered.values()), reversed(ordered.items()), iter(ordered.items()),
]
changed = OrderedDict(x=1)
stale = [iter(changed), iter(changed.items()), iter(released)]
for iterator in alive:
    next(iterator)
changed['y'] = 2
released.release()
ext(0)
ordered['b'] = 'new'
seen = [next(iterator) for iterator in alive]
ext(1)
for iterator in stale:
    try:
        next(iterator)
    except (RuntimeError, ValueError) as error:
        seen.append(str(error))
[seen, *map(list, alive)]
