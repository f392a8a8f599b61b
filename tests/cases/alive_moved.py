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

#: elements_placed_by_the_text_that_they_hold
class Word:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == other.text


words = {Word(text) for text in 'xyzuvw'}
mixed = {Word('a'), 'b', 3, (Word('c'), 1)}
kept = frozenset([Word('p'), Word('q'), Word('r')])
nested = frozenset()
for i in range(60):
    nested = frozenset([nested, (nested, i), (nested, nested)])
reversed_range, counted = reversed([1, 2]), iter(range(2, 9, 3))
steps = [next(reversed_range), next(reversed_range), next(counted)]
ext(1)
words.discard(Word('y'))
ext(2)
[len(nested), Word('x') in words, Word('y') in words, len(words), (Word('c'), 1) in mixed, Word('q') in kept, list(reversed_range), list(counted), steps]
