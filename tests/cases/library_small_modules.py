# Programs that use `heapq`, `bisect` and `operator`, with external calls in keys, iterables, comparisons and callbacks.

#: heapq_without_stops_inside
import heapq

heap = ext([5, 1, 4])
heapq.heapify(heap)
heapq.heappush(heap, ext(0))
out = [heapq.heappop(heap), heapq.heappushpop(heap, ext(9)), heapq.heapreplace(heap, 3), heap]
merged = heapq.merge([1, 4], [2, 3], [])
first = next(merged)
ext('stop')
out += [first, list(merged), heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(2, 'hello', key=ord),
        list(heapq.merge(['a', 'ccc'], ['bb'], key=len)), list(heapq.merge([3, 1], [2], reverse=True)),
        heapq.nlargest(9, [1]), heapq.nsmallest(0, [1])]
for wrong in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapreplace([], 1)):
    try:
        wrong()
    except (IndexError, TypeError) as e:
        out.append(f'{type(e).__name__}: {e}')
out

#: heapq_with_keys_and_iterables_that_suspend
import heapq


def rising(start, n):
    for i in range(n):
        yield ext(start + 2 * i)


def size(word):
    return len(ext(word))


merged = heapq.merge(rising(0, 3), rising(1, 2), [9])
out = [next(merged), next(merged)]
ext('stop')
out += [list(merged), heapq.nlargest(2, rising(0, 3)), heapq.nsmallest(1, ['bb', 'a', 'ccc'], key=size),
        heapq.nlargest(2, ['bb', 'a', 'ccc'], key=size), list(heapq.merge(['a', 'ccc'], ['bb'], key=size))]
heap = []
for value in rising(5, 3):
    heapq.heappush(heap, -value)
out + [heapq.heappop(heap), heapq.heapreplace(heap, 0), heapq.heappushpop(heap, 5), sorted(heap)]

#: bisect_of_both_kinds
import bisect

rows = ext([1, 3, 3, 7])
out = [bisect.bisect_left(rows, 3), bisect.bisect_right(rows, ext(3)), bisect.bisect(rows, 4, 1, 3)]
bisect.insort(rows, ext(5))
bisect.insort_left(rows, 3)
words = ['a', 'bb', 'dddd']


def size(word):
    log(word)
    return ext(len(word))


bisect.insort_right(words, 'ccc', key=size)
out += [rows, words, bisect.bisect_left(words, 2, key=size), bisect.bisect_right(words, 2, hi=3, key=size),
        bisect.bisect_left(words, 2, 1, key=len)]
try:
    bisect.bisect_left(rows, 1, -1)
except ValueError as e:
    out.append(str(e))
out

#: operator_functions
import functools
import operator as op

people = ext([{'n': 'b', 'a': 3}, {'n': 'a', 'a': 5}])
get = op.itemgetter('a')
two = op.itemgetter(1, 0)
attr = op.attrgetter('real')
deep = op.attrgetter('real.imag', 'imag')
call = op.methodcaller('split', ',', maxsplit=1)
ext('stop')
out = [sorted(people, key=get), two(ext([5, 6])), attr(ext(3)), deep(2), call(ext('a,b,c')), repr(get), repr(attr), repr(call),
       functools.reduce(op.mul, ext([1, 2, 3, 4])), op.add('a', ext('b')), op.contains([1, 2], ext(2)), op.countOf('hello', 'l'),
       op.indexOf([4, 5], 5), op.truth([]), op.not_(0), op.index(7), op.is_(None, None), op.iadd([1], [2]), op.concat('a', 'b'),
       op.getitem({'x': 1}, 'x'), op.neg(3), op.invert(5), op.call(len, 'abc'), op.pow(2, 5), op.lt(1, 2), op.length_hint([1])]
d = {}
op.setitem(d, 'k', ext(1))
op.delitem(d, 'k')
out += [d, list(map(op.add, [1, 2], ext([3, 4])))]
for wrong in (lambda: op.attrgetter(), lambda: op.attrgetter(3), lambda: op.attrgetter('nope')(1), lambda: op.itemgetter(5)([])):
    try:
        wrong()
    except (TypeError, AttributeError, IndexError) as e:
        out.append(f'{type(e).__name__}: {e}')
out

#: operator_with_values_that_suspend
import functools
import operator


class Box:
    def __init__(self, v):
        self.v = v

    def __call__(self, n):
        return ext(self.v + n)

    def twice(self, n=1):
        return ext(self.v) * 2 * n


def items():
    yield ext(1)
    yield ext(2)
    yield ext(2)


boxes = [Box(1), Box(2)]
call = operator.methodcaller('twice', n=3)
held = operator.itemgetter(0)
ext('stop')
[operator.call(boxes[0], 5), list(map(call, boxes)), call(boxes[1]), operator.countOf(items(), 2), operator.indexOf(items(), 2),
 held(boxes).v, functools.reduce(operator.add, items()), sorted(boxes, key=operator.attrgetter('v'))[0].v,
 sorted(boxes, key=operator.methodcaller('twice'), reverse=True)[0].v]

#: operator_getters_obey_the_attribute_policy
import operator

out = []
for name in ('__globals__', '__code__', 'real.__class__.__base__', '__class__.__subclasses__'):
    try:
        out.append(operator.attrgetter(name)(1) is None)
    except AttributeError:
        out.append('refused')
ext('stop')
len(out)

#: kinds_of_functions_by_isinstance
import types
from types import (
    AsyncGeneratorType, BuiltinFunctionType, CoroutineType, FunctionType, GeneratorType, LambdaType, MethodType,
    TracebackType,
)


def plain():
    return 2


def asking():
    return ext(1)


def items():
    yield ext(1)


async def waiting():
    return ext(1)


async def stream():
    yield ext(1)


class Thing:
    def method(self):
        return ext(2)

    def __exit__(self, kind: type | None, value: BaseException | None, tb: TracebackType | None) -> bool:
        self.seen = isinstance(tb, TracebackType)
        return True

    def __enter__(self):
        return self


def kind(x):
    match x:
        case FunctionType():
            return 'function'
        case MethodType():
            return 'method'
        case GeneratorType() | CoroutineType() | AsyncGeneratorType():
            return 'running'
        case BuiltinFunctionType():
            return 'builtin'
    return 'other'


with Thing() as thing:
    ext(1 / 0)
coroutine = waiting()
values = [plain, asking, items, waiting, stream, lambda: ext(1), Thing.method, thing.method, items(), coroutine,
          stream(), len, sorted, print, Thing, map(asking, [1]), iter({1})]
names = [name for name, value in vars(Thing).items() if isinstance(value, LambdaType)]
out = [(kind(v), isinstance(v, type(values[0])), isinstance(v, type(values[8])), type(v) is v.__class__) for v in values]
coroutine.close()
ext(out)
out = [thing.seen, isinstance(values[15], map), isinstance(values[16], type(iter(set()))), ext(names)]
out + [issubclass(type(asking), types.FunctionType), isinstance(asking, (int, types.FunctionType)), callable(asking)]

#: options_in_the_manner_of_c
import getopt

out = []
for line, short, long in (
    ('-a -b x --foo=1 --bar y z', 'ab:', ['foo=', 'bar']), ('-abx --f 1 -- -q', 'ab:', ['foo=', 'fob']), ('--foo', '', ['foo=']),
    ('--bar=1', '', 'bar'), ('-q', 'a', []), ('-b', 'b:', []), ('--fo 1', '', ['foo=', 'fob']), ('-', 'a', []), ('a -b', 'b', []),
):
    for parse in (getopt.getopt, getopt.gnu_getopt):
        try:
            out.append(parse(ext(line).split(), short, long))
        except getopt.GetoptError as error:
            out.append([str(error), error.opt])
out + [getopt.gnu_getopt('a -b c'.split(), '+b')]

#: sections_that_are_popped_and_days_that_show_themselves
import argparse
import calendar
import configparser

parser = configparser.ConfigParser()
parser.read_string('[DEFAULT]\nx = 1\n[first]\na = 2\n[second]\nb = 3\n')
out = [repr(parser.popitem()), parser.sections(), ext(1)]
parser.popitem()
try:
    parser.popitem()
except KeyError as error:
    out.append(repr(error))
options = argparse.ArgumentParser('PROG', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
options.add_argument('--silent')
options.add_argument('--told', help='with help', default=ext(2))
print(options.format_help())
out + [repr(calendar.SUNDAY), str(calendar.MONDAY), f'{calendar.FRIDAY}', repr(calendar.monthrange(2024, 2))]

#: struct_asks_objects_for_numbers
import struct
class N:
    def __init__(self, v): self.v = v
    def __index__(self): return ext(self.v)
class F:
    def __float__(self): return ext(1.5)
class B:
    def __bool__(self): return ext(True)
out = [struct.pack('<b2xhf?3s', N(1), N(2), F(), B(), b'ab'), struct.pack('2i', N(1), 5), struct.Struct('>d').pack(N(3)), struct.pack(b'b', True), struct.pack('3s', bytearray(b'x'))]
buf = bytearray(4)
struct.pack_into('bb', buf, 1, N(7), 2)
out.append(bytes(buf))
for f in (lambda: struct.pack('b', F()), lambda: struct.pack('f', B()), lambda: struct.pack('bb', N(1)), lambda: struct.pack('b', []), lambda: struct.pack('s', N(1)), lambda: struct.pack('b', N(300)), lambda: struct.pack_into('i', bytearray(1), 0, 1), lambda: struct.pack('q', 'x'), lambda: struct.pack('zz', N(1)), lambda: struct.pack_into('b', b'ab', 0, 1), lambda: struct.pack()):
    try: out.append(f())
    except (struct.error, TypeError) as e: out.append([type(e).__name__, str(e)])
out

#: made_of_nothing
import statistics, enum, hashlib, io
out = [statistics.LinearRegression(1, 2), statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.LinearRegression(slope=3, intercept=ext(4)).slope]
out = [list(o) if isinstance(o, tuple) else o for o in out]
for f in (lambda: statistics.LinearRegression(), lambda: enum.show_flag_values(-1), lambda: hashlib.blake2b(None), lambda: hashlib.shake_128(None), lambda: io.BytesIO(None).getvalue(), lambda: hashlib.md5(None), lambda: hashlib.new('sha1', None), lambda: io.BytesIO().write(None), lambda: hashlib.sha256().update(None)):
    try: out.append(f())
    except Exception as e: out.append([type(e).__name__, str(e)])
out
