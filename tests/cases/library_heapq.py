# `heapq`: the comparisons come in CPython's order, whether they stop or not.

#: order_of_comparisons
import heapq


class Item:
    def __init__(self, value, place):
        self.value, self.place = value, place

    def __lt__(self, other):
        log(self.value, self.place, other.value, other.place)
        return self.value < other.value

    def __eq__(self, other):
        log('eq', self.value, self.place, other.value, other.place)
        return self.value == other.value

    def __repr__(self):
        return f'{self.value}.{self.place}'


def items(values):
    return [Item(value, place) for place, value in enumerate(values)]


def turned(item):
    return Item(-item.value, item.place)


values = [5, 1, 4, 1, 5, 2, 6]
out = []
for n in (0, 1, 3, 9):
    out.append(repr(heapq.nlargest(n, iter(items(values)))))
    out.append(repr(heapq.nsmallest(n, iter(items(values)))))
out.append(repr(heapq.nlargest(2, items(values), key=turned)))
out.append(repr(heapq.nsmallest(2, items(values), key=turned)))
out.append(repr(list(heapq.merge(items([1, 4, 5]), items([1, 1, 6]), items([2])))))
out.append(repr(list(heapq.merge(items([5, 4, 1]), items([6, 1, 1]), reverse=True))))
out.append(repr(list(heapq.merge(items([5, 4, 1]), items([6, 1]), key=turned))))
out

#: order_without_stops
import heapq

seen = []


class Item:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        seen.append((self.value, other.value))
        return self.value < other.value


out = [[item.value for item in heapq.nlargest(3, map(Item, [3, 9, 1, 7, 7, 2]))],
       [item.value for item in heapq.nsmallest(2, map(Item, [3, 9, 1, 7, 7, 2]))],
       [item.value for item in heapq.merge(map(Item, [1, 3]), map(Item, [2, 3]), map(Item, []))]]
[out, seen, ext(1), heapq.nlargest(2, 'hello', key=ext), list(heapq.merge([1, 4], [2], key=lambda n: ext(n)))]
