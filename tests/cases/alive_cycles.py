# Programs whose values hold themselves or are made of what holds them, iterators over what changes, and ordered dicts whose
# keys the program hashes.

#: ordered_dicts_are_saved_without_asking_their_keys
from collections import OrderedDict


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        asked.append(self.n)
        return hash(self.n)

    def __eq__(self, other):
        return self.n == other.n


asked = []
held = OrderedDict([(Key(1), 'a'), (Key(2), 'b'), (Key(3), 'c')])
going, back = iter(held), reversed(held.items())
next(going), next(back)
stale = iter(held)
ext(1)
first = [next(going).n, next(back)[1], asked]
held.move_to_end(next(iter(held)))
ext(2)
try:
    next(stale)
except RuntimeError as error:
    text = str(error)
ext(3)
[first, text, [key.n for key in held], held[Key(1)], held.popitem()[1], asked]

#: ordered_dicts_whose_keys_stop_in_their_hash
from collections import OrderedDict


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return ext(self.n)

    def __eq__(self, other):
        return self.n == other.n


held = OrderedDict()
one, two = Key(1), Key(2)
held[one] = 'a'
held[two] = 'b'
held.move_to_end(one)
held.move_to_end(two, last=False)
log('moved')
key, item = held.popitem()
[key is one, item, held.pop(two), len(held)]

#: dicts_that_hold_iterators_and_views_of_themselves
from collections import OrderedDict, defaultdict


class Own(dict):
    pass


class Key:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        return self is other


own = Own(a=1, it=None)
own['it'] = iter(own)
by_default = defaultdict(list, a=1, it=None)
by_default['it'] = iter(by_default.items())
hashed = {Key(): 1, 1: None}
hashed[1] = iter(hashed.values())
ordered = OrderedDict(a=1, b=2)
ordered['b'] = iter(ordered)
deep = {1: None, 2: None}
deep[1] = [deep, {2: None}, reversed(deep)]
deep[2] = (iter(deep), deep)
views = {'keys': None, 'items': None}
views['keys'], views['items'] = views.keys(), views.items()
ext(1)
first = [
    next(own['it']), next(by_default['it']), next(hashed[1]), next(ordered['b']), next(deep[2][0]), next(deep[1][2]),
    deep[2][1] is deep, list(views['keys']), len(views['items']), views['keys'] == views.keys(),
]
ext(2)
second = [
    next(own['it']), next(by_default['it'])[1] is by_default['it'], next(hashed[1]) is hashed[1], next(ordered['b']),
    list(own.values())[1] is own['it'],
]
deep[3] = None
ext(3)
try:
    next(deep[2][0])
except RuntimeError as error:
    text = str(error)
[first, second, text]

#: iterators_inside_of_what_they_iterate_over
items = []
pair = (items, 1)
part = slice(items, None)
items += [pair, part, iter(pair), map(str, items), zip(items, pair), enumerate(items), iter(items)]
ext(1)
[
    items[0] is pair, pair[0] is items, part.start is items, next(items[2]) is items, next(items[4])[0] is pair,
    next(items[5])[1] is pair, next(items[6]) is pair,
]

#: errors_among_their_own_arguments
error = ValueError('a')
error.args = (error, 1)
missing = KeyError([])
missing.args[0].append(missing)
texts = []
system = OSError(2, texts)
texts.append(system)
module = ImportError('x', name=texts)
module.args = ('y', module)
member = ValueError(1)
group = ExceptionGroup('m', [member])
member.args = (group,)
group.args = ('n', group)
ext(1)
[
    error.args[0] is error, missing.args[0][0] is missing, system.args[1][0] is system, system.strerror is texts,
    module.args[1] is module, module.name is texts, module.msg, group.exceptions[0] is member, member.args[0] is group,
    group.args[1] is group,
]

#: fields_of_errors_that_their_arguments_do_not_say
undecoded = UnicodeDecodeError('ascii', b'abc', 1, 2, 'why')
undecoded.args = (1,)
syntax = SyntaxError('m', ('f', 1, 2, 'text'))
syntax.lineno, syntax.msg = 77, ['x']
system, denied = OSError(2, 'no', 'file'), OSError(13, 'x')
system.errno, denied.strerror = 5, None


class Own(OSError):
    def __init__(self, number, text, more):
        super().__init__(number, text)
        self.more = more


own = Own(2, 'x', [1])
leaving, stop, module = SystemExit(3), StopIteration(1), ImportError('a', name='b', path='c')
leaving.code, stop.value, module.msg = 9, [2], 'other'
blocking, copying = BlockingIOError(11, 'a', 4), FileNotFoundError(2, 'No such', 'a', None, 'b')
found = []
for turn in range(2):
    ext(turn)
    found.append([
        undecoded.args, str(undecoded), undecoded.object, syntax.lineno, syntax.msg, syntax.args, syntax.text,
        system.errno, str(system), denied.strerror, own.errno, own.more, str(own), leaving.code, leaving.args,
        stop.value, module.msg, module.name, str(module), blocking.characters_written, str(copying), copying.args,
    ])  # fmt: skip
found

#: deques_and_lists_that_hold_iterators_over_themselves
from collections import deque


class List(list):
    pass


class Queue(deque):
    pass


first = deque([1, None], 5)
first[1] = iter(first)
queue = Queue([1, None, 2])
queue[1] = (queue, reversed(queue), iter(queue))
next(queue[1][1])
items = List([1, None])
items[1] = (items, iter(items))
before = iter(first)
ext(1)
found = [
    next(first[1]), next(first[1]) is first[1], next(queue[1][1]) is queue[1], next(queue[1][2]), queue[1][0] is queue,
    next(items[1][1]), items[1][0] is items, first.maxlen,
]
first.append(3)
ext(2)
try:
    next(before)
except RuntimeError as error:
    found.append(str(error))
[found, list(first)[-1], next(items[1][1]) is items[1]]

#: iterators_over_what_has_changed_meanwhile
from array import array
from collections import OrderedDict, deque


def made(kind, taken, *makers):
    source = kind(range(3))
    found = [maker(source) for maker in makers]
    for each in found:
        for _ in range(taken):
            next(each)
    return source, found


def asked(each):
    try:
        return next(each)
    except (RuntimeError, StopIteration) as error:
        return type(error).__name__, str(error)


both = iter, reversed
held = [
    made(*arguments, *makers)
    for taken in range(4)
    for arguments, makers in (
        ((lambda n: OrderedDict.fromkeys(n, 5), taken), (*both, lambda d: iter(d.values()), lambda d: reversed(d.items()))),
        ((deque, taken), both),
        ((list, taken), both),
        ((bytearray, taken), both),
        ((lambda n: array('i', n), taken), both),
        ((dict.fromkeys, taken), (*both, lambda d: iter(d.items()), lambda d: reversed(d.values()))),
    )
]
log('made')
for source, _ in held:
    if issubclass(type(source), dict):
        source[9] = 1
    else:
        source.append(5)
        source.pop() if type(source) is list else source.remove(0)
log('changed')
found = []
for turn in range(3):
    found.append([asked(each) for _, iterators in held for each in iterators])
    ext(turn)
found
