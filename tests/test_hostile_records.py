"""Bytes whose checksum is right and whose records lie: hostile snapshots in; a `SnapshotError` or a harmless run out.

Whoever can compute a checksum can also write a program, so a lie may change what the program does. It may not make
`load` run anything, raise anything undocumented, reach what a program cannot reach, or take away a limit.
"""

import copy
import json
import random
import subprocess
import sys
import types
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import ouros
from ouros import Complete, Sandbox, SandboxError, Snapshot
from ouros.errors import SnapshotCorruptedError, SnapshotError
from ouros.runtime import names
from tests.harness import Program, parse_cases
from tests.test_bad_input import HEADER, SNAPSHOT_BYTES, refusal, resealed, still_works

__all__ = ['still_works']  # a fixture for every test here, too

ROOT = Path(ouros.__file__).parents[1]
RECORDS = json.loads(SNAPSHOT_BYTES[HEADER.size :])
NODES = RECORDS[-1]
HOSTILE: list[Any] = [
    None, True, 0, 1, -1, 10**9, 10**40, 1.5, '', 'x', 'int', '__class__', '_o_x', '\ud800', 'a' * 5000,
    [], [0], [1], [-1], [10**9], [1.5], [True], ['x'], [[]], [0, 0], {'a': 1},
]  # fmt: skip


def pack(records: Any) -> bytes:
    """Records as the bytes of a snapshot with a checksum that fits."""
    payload = json.dumps(records, separators=(',', ':')).encode()
    return resealed(SNAPSHOT_BYTES, payload=payload)


def places(value: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """The path of every item in nested lists."""
    for index, item in enumerate(value):
        yield (*path, index)
        if isinstance(item, list):
            yield from places(item, (*path, index))


def holder(records: Any, path: tuple[int, ...]) -> Any:
    """The list that holds the item at a path."""
    for index in path[:-1]:
        records = records[index]
    return records


def is_reference(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 1 and type(value[0]) is int


def verdict(records: Any) -> str:
    """Loads records that may lie and, where they load, runs on: `refused`, `ran`, `failed`, or what leaked out."""
    printed: list[str] = []
    progress: Any = None
    try:
        progress = Snapshot.load(pack(records), print_callback=lambda stream, text: printed.append(text))
    except SnapshotError:
        pass
    except Exception as error:
        return f'leaked from load: {type(error).__name__}: {error}'[:100]
    if printed:
        return 'leaked: load ran the program'
    if progress is None:
        return 'refused'
    try:
        for _ in range(10):
            if isinstance(progress, Complete):
                break
            progress = progress.resume(return_value=1)
    except SandboxError:
        return 'failed'
    except Exception as error:
        return f'leaked from resume: {type(error).__name__}: {error}'[:100]
    return 'ran'


def leaks(verdicts: Counter[str]) -> dict[str, int]:
    return {text: count for text, count in verdicts.most_common() if text.startswith('leaked')}


EVERY_PLACE = list(places(RECORDS))


@pytest.mark.parametrize('value', HOSTILE, ids=lambda value: repr(value)[:30])
def test_one_field_replaced(value: Any) -> None:
    records = copy.deepcopy(RECORDS)
    verdicts: Counter[str] = Counter()
    for path in EVERY_PLACE:
        items = holder(records, path)
        held, items[path[-1]] = items[path[-1]], value
        verdicts[verdict(records)] += 1
        items[path[-1]] = held
    assert leaks(verdicts) == {}
    assert verdicts['refused'] > 100


def test_one_field_missing_or_doubled() -> None:
    records = copy.deepcopy(RECORDS)
    verdicts: Counter[str] = Counter()
    for path in EVERY_PLACE:
        items, index = holder(records, path), path[-1]
        items.insert(index, items[index])
        verdicts[verdict(records)] += 1
        del items[index]
        held = items.pop(index)
        verdicts[verdict(records)] += 1
        items.insert(index, held)
    assert leaks(verdicts) == {}


def test_two_nodes_exchanged() -> None:
    chooser = random.Random(11)
    records = copy.deepcopy(RECORDS)
    nodes = records[-1]
    verdicts: Counter[str] = Counter()
    for _ in range(1500):
        first, second = chooser.sample(range(len(nodes)), 2)
        nodes[first], nodes[second] = nodes[second], nodes[first]
        verdicts[verdict(records)] += 1
        nodes[first], nodes[second] = nodes[second], nodes[first]
    assert leaks(verdicts) == {}


def test_references_turned_about() -> None:
    chooser = random.Random(13)
    references = [path for path in EVERY_PLACE if path[-1] == 0 and is_reference(holder(RECORDS, path))]
    assert len(references) > 80
    verdicts: Counter[str] = Counter()
    for _ in range(1500):
        records = copy.deepcopy(RECORDS)
        for path in chooser.sample(references, 3):
            holder(records, path)[0] = chooser.randrange(len(NODES))
        verdicts[verdict(records)] += 1
    assert leaks(verdicts) == {}


def with_nodes(*nodes: Any, program: str = 'x = [1]', argument: str = '') -> Any:
    """Records of a sound snapshot whose variable `x` has been made the first of these nodes."""
    code = f'def look():\n    return x\n{program}\nf({argument})\nlook()'
    progress = Sandbox(code, external_functions=['f']).start(print_callback=lambda stream, text: None)
    assert isinstance(progress, Snapshot)
    records = json.loads(progress.dump()[HEADER.size :])
    held, variables = records[-1], records[3]
    shift = len(held)
    own = dict(zip(variables[::2], variables[1::2], strict=True))
    variables[variables.index('x') + 1] = [shift]

    def moved(value: Any) -> Any:
        """References count from the first new node; a name in angle brackets stands for a variable of the program."""
        if isinstance(value, str) and value[:1] == '<':
            return own[value[1:-1]]
        if is_reference(value):
            return [value[0] + shift]
        return [moved(item) for item in value] if isinstance(value, list) else value

    held.extend([node[0], *map(moved, node[1:])] if isinstance(node, list) and node else node for node in nodes)
    return records


def test_the_place_for_single_nodes_is_sound() -> None:
    progress = Snapshot.load(pack(with_nodes(['list', 5, [1]], ['tuple', 'a', [0]])))
    done = progress.resume(return_value=None)
    assert isinstance(done, Complete)
    assert done.output == [5, ('a', '[...]')]


IMPOSSIBLE = {
    'unknown kind': [['pickle', 'os.system']],
    'a kind that is no text': [[1, 2]],
    'a kind that is a list': [[['list']]],
    'an empty node': [[]],
    'a node that is no list': ['list'],
    'dangling reference': [['list', [99]]],
    'negative reference': [['list', [-50]]],
    'reference to nothing': [['list', [10**40]]],
    'a tuple in itself': [['tuple', [0]]],
    'tuples in each other': [['tuple', [1]], ['tuple', [0]]],
    'a frozenset in itself': [['frozenset', [0]]],
    'a tuple in a frozenset in it': [['tuple', [1]], ['frozenset', [0]]],
    'a method of itself': [['method', [0], [0]]],
    'a slice of itself': [['slice', [0], None, None]],
    'a class that is its own base': [['class', [1], 'C', 'C', [[0]], None, '__main__', []], ['builtin', 'type']],
    'a class that is its own metaclass': [['class', [0], 'C', 'C', [], None, '__main__', []]],
    'an instance of an int': [['object', 5, None, [], []]],
    'a list as a key': [['dict', [1], 1], ['list']],
    'a list in a set': [['set', [1]], ['list']],
    'a dict without a value': [['dict', 'k']],
    'a range of text': [['range', 'a', 'b', 'c']],
    'a range without steps': [['range', 1, 2, 0]],
    'odd hexadecimal': [['bytes', 'abc']],
    'no hexadecimal': [['bytes', 'zz']],
    'an int that is none': [['int', '12 monkeys']],
    'an int with underscores': [['int', '0x1_']],
    'a float that is none': [['float', 'much']],
    'an unknown builtin': [['builtin', 'eval']],
    'a builtin that is dangerous': [['builtin', '__import__']],
    'an unknown constant': [['constant', 'os']],
    'an unknown module': [['module', 'os']],
    'a module by path': [['module', '../os']],
    'an unknown external function': [['external', 'system']],
    'a member that is hidden': [['member', [1], '__subclasses__'], ['builtin', 'object']],
    'a member of a function': [['member', [1], '__globals__'], ['builtin', 'len']],
    'an unknown function': [['function', 99, 'f', 'f', [], None, None, None, None, None, []]],
    'a function of the prelude that is none': [['function', -9999, 'f', 'f', [], None, None, None, None, None, []]],
    'a frame of an unknown function': [['generator', 99, 1, [], None, []]],
    'a frame at an unknown point': [['generator', 0, 77, [], None, []]],
    'a frame inside itself': [['generator', 0, 1, [], [0], []]],
    'a suspending function of text': [['suspending', 'f', []]],
    'an unknown iterator': [['iterator', 'open', ['/etc/passwd'], None]],
    'an iterator over a number': [['iterator', 'iter', [3], None]],
    'an iterator of a module that is not offered': [['iterator', 'count', [0], None]],
    'a pattern that is none': [['pattern', '(', 0]],
    'a pattern with wild flags': [['pattern', 'a', 1 << 40]],
    'a match that does not': [['match', [1], 'zzz', 0, 3, 'match'], ['pattern', 'a', 0]],
    'a wrapper of unknown kind': [['wrapper', 'eval', 'x']],
    'an error that is none': [['error', [1], [2], [], None, None, False, []], ['builtin', 'int'], ['tuple']],
    'an error with a wrong cause': [['error', [1], [2], [], 5, None, False, []], ['builtin', 'ValueError'], ['tuple']],
    'a view of a list': [['dictview', 'keys', [1]], ['list']],
    'an unknown view': [['dictview', 'clear', [1]], ['dict', 1, 2]],
}  # fmt: skip


@pytest.mark.parametrize('nodes', IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_records_that_say_the_impossible(nodes: list[Any]) -> None:
    assert type(refusal(Snapshot.load, pack(with_nodes(*nodes)))) is SnapshotCorruptedError


def test_huge_numbers_are_read_or_refused_but_never_hang() -> None:
    digits = 'f' * 2_000_000
    for nodes in ([['int', f'0x{digits}']], [['range', 0, [1], 1], ['int', f'0x{digits}']], [['bytes', digits]]):
        assert not verdict(with_nodes(*nodes)).startswith('leaked')


def test_another_program_under_the_old_hash() -> None:
    records = copy.deepcopy(RECORDS)
    records[0][0] += '\nprint("changed")'
    assert 'hash' in str(refusal(Snapshot.load, pack(records)))
    for index, value in ((0, 'x = ('), (0, 'async def f(): pass'), (0, '\0'), (2, ['a', 'a']), (3, ['__builtins__'])):
        records = copy.deepcopy(RECORDS)
        records[0][index] = value
        assert type(refusal(Snapshot.load, pack(records))) is SnapshotCorruptedError


# ------------------------------------------------------------------------------------- what lies must not reach

FORBIDDEN = (types.CodeType, types.FrameType, types.TracebackType, types.ModuleType, types.GetSetDescriptorType)


def test_no_name_leads_to_code_frames_or_modules_of_the_host() -> None:
    """`function(code(…), {})` would be any bytecode at all."""
    assert [name for name, value in names._named()[1].items() if value in FORBIDDEN] == []
    for kind in FORBIDDEN:
        assert names.name_of(kind) is None
    code = 'C = F = None\ndef look():\n    return C, F\nF(C(*f()), {})()'
    progress = Sandbox(code, external_functions=['f']).start()
    assert isinstance(progress, Snapshot)
    records = json.loads(progress.dump()[HEADER.size :])
    for name, kind in (('C', 'type.code'), ('F', 'type.function')):
        records[3][records[3].index(name) + 1] = [len(records[-1])]
        records[-1].append(['builtin', kind])
    assert verdict(records) in ('refused', 'failed')


@pytest.mark.parametrize('name', ['_o_Stop', '_o_getattr', '_o_fuel', '_o_live', '__builtins__'])
def test_names_of_the_compiler_are_no_variables(name: str) -> None:
    records = with_nodes(['list'])
    records[3] += [name, [0]]
    assert type(refusal(Snapshot.load, pack(records))) is SnapshotCorruptedError


HOOKED = """
class Thing:
    def __hash__(self):
        print('hash')
        return 1
    def __eq__(self, other):
        print('eq')
        return True
    def __iter__(self):
        print('iter')
        return self
    def __next__(self):
        print('next')
        raise StopIteration
    def __index__(self):
        print('index')
        return 1
    def __len__(self):
        print('len')
        return 1
    def __getitem__(self, index):
        print('getitem')
        return 1
    def __getattr__(self, name):
        print('getattr')
        return print
    def __setattr__(self, name, value):
        print('setattr')
    def __get__(self, *args):
        print('get')
    def __set_name__(self, *args):
        print('set name')
    def __init_subclass__(cls):
        print('init subclass')
    def __mro_entries__(self, bases):
        print('mro entries')
        return ()
    def __call__(self, *args, **kwargs):
        print('call')
    def __bool__(self):
        print('bool')
        return True
    def keys(self):
        print('keys')
        return []
    def send(self, value):
        print('send')
    def close(self):
        print('close')
    @property
    def read(self):
        print('read')
class Meta(type):
    def __call__(cls, *args):
        print('meta call')
    def __new__(mcs, *args):
        print('meta new')
        return type.__new__(mcs, *args)
    def __setattr__(cls, name, value):
        print('meta setattr')
class Failure(OSError):
    def __setattr__(self, name, value):
        print('failure setattr')
    def __init__(self, *args):
        print('failure init')
x, y = Thing(), print
"""

TYPES = [['builtin', 'type'], ['builtin', 'object'], ['builtin', 'int']]
INT_CLASS = ['class', [1], 'I', 'I', [[3]], None, '__main__', []]
RUNS_SOMETHING: dict[str, list[Any]] = {
    'a property read': [['member', '<x>', 'read']],
    'a missing attribute read': [['member', '<x>', 'whatever']],
    'a view that is a method': [['dictview', 'keys', '<x>']],
    'a view that is another method': [['dictview', 'close', '<x>']],
    'a dict iterator over it': [['dictiter', 'keys', '<x>', 0, False]],
    'a key that hashes': [['dict', '<x>', 1]],
    'a member of a set': [['set', '<x>']],
    'a member of a frozenset': [['frozenset', '<x>']],
    'a list of its items': [['iterator', 'iter', ['<x>'], None]],
    'a zip of its items': [['iterator', 'zip', ['<x>', '<x>'], None]],
    'an enumeration': [['iterator', 'enumerate', ['<x>', 0], None]],
    'an enumeration from it': [['iterator', 'enumerate', [[1], '<x>'], None], ['list']],
    'a map of it': [['iterator', 'map', ['<x>', '<x>'], None]],
    'a reversal': [['iterator', 'reversed', ['<x>'], None]],
    'a product': [['iterator', 'product', ['<x>'], None]],
    'a position that counts': [['iterator', 'iter', [[1]], '<x>'], ['list', 1, 2]],
    'a range of it': [['range', '<x>', 3, 1]],
    'a pattern of it': [['pattern', '<x>', 0]],
    'a match by its method': [['match', '<x>', 'a', 0, 1, 'search']],
    'a match of its text': [['match', [1], '<x>', 0, 1, 'search'], ['pattern', 'a', 0]],
    'a method of it': [['method', '<x>', '<x>']],
    'a frame inside it': [['generator', 0, 1, [], '<x>', []]],
    'a class with it as a base': [['class', [1], 'C', 'C', ['<x>'], None, '__main__', []], *TYPES],
    'a class with it inside': [['class', [1], 'C', 'C', [[2]], None, '__main__', ['a', '<x>']], *TYPES],
    'a class below its class': [['class', [1], 'C', 'C', ['<Thing>'], None, '__main__', []], *TYPES],
    'a class of its metaclass': [['class', '<Meta>', 'C', 'C', [[2]], None, '__main__', ['a', 1]], *TYPES],
    'slots that are it': [['class', [1], 'C', 'C', [[2]], '<x>', '__main__', []], *TYPES],
    'an instance of an int from it': [['object', [4], '<x>', [], []], *TYPES, INT_CLASS],
    'an instance of a str from it': [['object', [1], '<x>', [], []], ['builtin', 'str']],
    'an error with arguments that are it': [['error', '<Failure>', '<x>', [], None, None, False, []]],
    'an error with fields': [['error', '<Failure>', [1], ['a', 1], None, None, False, ['filename', 'f']], ['tuple', 1]],
    'a delegate': [['delegate', '<x>']],
    'a stepper': [['stepper', '<x>']],
    'a function with it as defaults': [['function', 1, 'look', 'look', [], '<x>', '<x>', '<x>', None, None, []]],
    'a super of it': [['wrapper', 'super', '<Thing>', '<x>']],
    'a property of it': [['wrapper', 'property', '<x>', '<x>', '<x>', '<x>']],
}  # fmt: skip


@pytest.mark.parametrize('nodes', RUNS_SOMETHING.values(), ids=RUNS_SOMETHING)
def test_hooks_of_the_program_are_not_run_by_a_lie(nodes: list[Any]) -> None:
    assert verdict(with_nodes(*nodes, program=HOOKED)) in ('refused', 'ran', 'failed')


# ------------------------------------------------------------------------------ nothing is run by the truth, either

# Programs that make `x`, and `pending` where that is the argument of the call they stop at; each prints in its hooks.
HONEST = """
#: hash
class K:
    def __hash__(self):
        print('ran')
        return 1
x = {K(): 1}
#: equality
class K:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        print('ran')
        return False
x = {K(), K()}
#: repr_of_an_argument
class C:
    def __repr__(self):
        print('ran')
        return 'C'
x = pending = C()
#: sources_of_iterators
class C:
    def __iter__(self):
        print('ran')
        return self
    def __next__(self):
        return 1
x = zip(C()), map(str, C()), enumerate(C()), filter(None, C()), iter(C())
#: attributes_of_an_error
class E(OSError):
    def __setattr__(self, name, value):
        print('ran')
        object.__setattr__(self, name, value)
x = E(1, 'a', 'b')
x.extra = 1
#: making_of_an_error
class E(KeyError):
    def __init__(self, *args):
        print('ran')
    def __new__(cls, *args):
        print('ran')
        return super().__new__(cls, *args)
x = E(1)
#: making_of_a_class
class Named:
    def __set_name__(self, owner, name):
        print('ran')
class Meta(type):
    def __new__(mcs, *args):
        print('ran')
        return super().__new__(mcs, *args)
    def __init__(cls, *args):
        print('ran')
    def __setattr__(cls, name, value):
        print('ran')
class Base(metaclass=Meta):
    def __init_subclass__(cls):
        print('ran')
class x(Base):
    part = Named()
#: making_of_an_object
class C:
    __slots__ = ('a', '__dict__')
    def __new__(cls):
        print('ran')
        return super().__new__(cls)
    def __init__(self):
        print('ran')
        self.a = self.b = 1
    def __setattr__(self, name, value):
        print('ran')
        object.__setattr__(self, name, value)
    def __getattr__(self, name):
        print('ran')
x = C()
#: generators
def numbers():
    try:
        yield print('ran')
    finally:
        print('ran')
x = [numbers(), numbers()]
next(x[0])
#: bound_method_of_a_builtin
class L(list):
    @property
    def append(self):
        print('ran')
    def real(self):
        return super().append
x = L().real()
"""


@pytest.mark.parametrize('program', parse_cases('honest', HONEST), ids=lambda program: program.name)
def test_loading_runs_nothing_of_the_program(program: Program) -> None:
    code = f'def look():\n    return x\npending = 0\n{program.source}\ntry:\n    f(pending)\nfinally:\n    print("ran")'
    printed: list[str] = []
    progress = Sandbox(code, external_functions=['f']).start(print_callback=lambda stream, text: None)
    assert isinstance(progress, Snapshot)
    loaded = Snapshot.load(progress.dump(), print_callback=lambda stream, text: printed.append(text))
    assert printed == []
    again = loaded.dump()
    del loaded
    assert printed == []
    Snapshot.load(again, print_callback=lambda stream, text: printed.append(text)).resume(return_value=None)
    assert printed[-1] == 'ran\n'


LOAD_HOSTILE = """
import sys
import ouros
before = set(sys.modules)
for line in sys.stdin:
    try:
        ouros.Snapshot.load(bytes.fromhex(line))
    except ValueError:
        pass
print(sorted(name for name in set(sys.modules) - before if not name.startswith(('ouros', '_'))))
"""


def test_hostile_bytes_import_nothing() -> None:
    lines = [pack(with_nodes(*nodes)).hex() for nodes in IMPOSSIBLE.values()]
    done = subprocess.run(
        [sys.executable, '-c', LOAD_HOSTILE],
        input='\n'.join(lines),
        capture_output=True,
        text=True,
        check=True,
        env={'PYTHONPATH': str(ROOT)},
    )
    assert done.stdout == '[]\n'
