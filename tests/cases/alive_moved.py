# Programs that stand where versions of CPython differ in the order of their work; dumps of them go between versions.

#: format_of_a_converted_value
class Value:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f'V{self.n}'


first = [f'{Value(1)!r:>{ext(6)}} {i} {ext(i)!s:{ext(3)}.{ext(1)}}' + ext('y') for i in range(2)]
second = f'{ext(2)!a:{ext(4)}}|{Value(3)!r:{ext("")}}|{ext(1.5):{ext(6)}.{ext(2)}f}' + str(ext(4))
first, second

#: sorting_by_comparisons
class Number:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        asked.append(None)
        if len(asked) in (3, 9, 20):
            ext(len(asked))
        return self.n < other.n


asked = []
values = [Number(n) for n in [5, 3, 8, 1, 9, 2, 7, 3, 6, 4, 11, 0]]
made = sorted([3, 1, 2, 5, 4], key=Number)
values.sort(reverse=True)
[n.n for n in values], made, min([2, 1, 3], key=Number)
