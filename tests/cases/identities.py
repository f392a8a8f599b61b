# What `id` and `hash` say goes on being true after a stop, in another process too.

#: identities_are_kept
class A:
    pass


kept = [A(), [], {}, (1, 2), A, len, None, ext]
before = [id(each) for each in kept]
ext(1)
[before == [id(each) for each in kept], len(set(before)), id(kept[0]) == id(kept[-1])]

#: new_objects_have_new_identities
class A:
    pass


kept = [A() for _ in range(5)]
seen = {id(each) for each in kept}
ext(1)
more = [A() for _ in range(5)]
len(seen | {id(each) for each in more})

#: hashes_are_kept
class A:
    def method(self):
        pass


a = A()
kept = [a, 'text', b'bytes', 1, 1.5, None, True, (1, 'a', (a, None)), frozenset({'a', 1}), range(3), A, len, a.method,
        float('nan'), 2j, int | str, list[int], ..., a.__init__, object.__hash__, ValueError('x'), lambda: 1]
before = [hash(each) for each in kept]
ext(1)
[before == [hash(each) for each in kept], before == [each.__hash__() for each in kept[:10]]]

#: hashes_of_equal_values
class Text(str):
    pass


class Pair(tuple):
    pass


class Number(int):
    pass


[hash('a') == hash(Text('a')), hash((1, 'b')) == hash(Pair((1, 'b'))), hash(Number(5)) == hash(5) == hash(5.0),
 hash(True) == hash(1), hash(('a', frozenset('xyz'))) == hash(('a', frozenset('zyx'))), hash(range(0)) == hash(range(3, 3)),
 'a'.__hash__() == hash('a') == str.__hash__('a'), object.__hash__(ext) == hash(ext)]

#: program_hash_from_native_hashes
class Key:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash((self.name, 'key'))


class ByIdentity(Key):
    __hash__ = object.__hash__


class BySuper(Key):
    def __hash__(self):
        return super(Key, self).__hash__() + 1


kept = {Key('a'): 1, Key('b'): 2, (Key('c'), 'x'): 3}
others = [ByIdentity('i'), BySuper('s')]
by_identity = {each: each.name for each in others}
ext(0)
[kept[Key('a')], kept[Key('b')], kept[(Key('c'), 'x')], [by_identity[each] for each in others], Key('d') in kept]

#: unhashable_values
def why(make):
    try:
        return hash(make())
    except TypeError as error:
        return str(error)


class Odd:
    def __hash__(self):
        return 'text'


class Never:
    __hash__ = None


[why(list), why(dict), why(lambda: ([],)), why(lambda: ((1, {}),)), why(Odd), why(Never), why(bytearray), why(set),
 [].__hash__, why(lambda: 'a'.__hash__(1))]

#: hash_and_id_take_one_argument
def why(call):
    try:
        return call()
    except TypeError as error:
        return str(error)


[why(lambda: hash()), why(lambda: hash(1, 2)), why(lambda: id()), why(lambda: hash(x=1))]

#: hash_written_by_the_program_suspends_inside_a_tuple
class Key:
    def __hash__(self):
        return ext(7)


hash((Key(), 'a')) == hash((7, 'a'))
