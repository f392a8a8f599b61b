"""How much there is to go through in nested data: a value in; how many items native code meets when it shows or
compares it, how many letters it shows, and how many of the items hold others, out.

Native code shows, compares and encodes what is nested without looking up, and goes through what is held many times as
often: 60 lists of twice the one before are 2 ** 60 items. A run with limits asks here before.
"""

from __future__ import annotations

import types
from array import array
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import chain, islice, repeat
from typing import Any, Final

from . import native_depth
from .budget import TEXT_SECONDS, UNNOTICED, asked, limited, spend, work
from .decimals import among
from .deep_keys import hashable
from .ids import ids_of
from .meter import HIGHEST_NATIVE_LIMIT
from .native import mro_of, namespace_of
from .paced import PACED_KINDS, PARTS, PIECE, PacedIterator, PacedRange, kind_of

LEAVES: Final = ids_of((int, float, complex, bool, str, bytes, bytearray, range, type(None), types.FunctionType, type))
"""Types whose values hold no others."""
SHOW: Final = 6.0e-8
"""Seconds for each item that is shown."""
SHOW_HOLDER: Final = 2.0e-7
"""More seconds for each of those that hold others."""
COMPARE: Final = 2.0e-8
"""Seconds for each item that is compared."""
_LEAF: Final = 5.0e-9
"""Seconds for each number or text of a long flat tuple or list."""
LETTER: Final = 1.0e-10
"""Seconds for each letter of a text, or byte of a number, that is compared."""
WALK: Final = 2.0e-7
"""Seconds for each container that is looked into here."""
COUNT: Final = 3.0e-8
"""Seconds for each item that is counted here."""
DIGITS: Final = 0.302
"""Of each bit of a number."""
_MOST: Final = 1 << 40
"""Items that nobody waits for."""
_BATCH: Final = 2000
_PLACE: Final = 8
"""Bytes of a reference in a list."""

Reader = Callable[[Any], Iterable[Any]]


def _slot(kind: type, *names: str) -> Reader:
    getters = [namespace_of(kind)[name].__get__ for name in names]
    return lambda value: [get(value) for get in getters]


_arguments: Final = namespace_of(BaseException)["args"].__get__
_namespace: Final = namespace_of(types.SimpleNamespace)["__dict__"].__get__
_partial: Final = _slot(partial, "func", "args", "keywords")
_VIEWS: Final[tuple[type, ...]] = tuple(type(read({})) for read in (dict.keys, dict.values, dict.items))
_READERS: Final[dict[int, Reader]] = {
    id(list): list.__iter__,
    id(tuple): tuple.__iter__,
    id(dict): lambda value: chain(dict.keys(value), dict.values(value)),
    id(set): set.__iter__,
    id(frozenset): frozenset.__iter__,
    id(deque): deque.__iter__,
    id(array): lambda value: repeat(0, len(value)),
    id(types.GenericAlias): lambda value: value.__args__,
    id(types.UnionType): lambda value: value.__args__,
    id(types.MappingProxyType): lambda value: [value | {}],
    id(types.SimpleNamespace): lambda value: chain(*_namespace(value).items()),
    id(slice): _slot(slice, "start", "stop", "step"),
    id(partial): _partial,
    id(BaseException): _arguments,
    **dict.fromkeys(map(id, _VIEWS), iter),
}


_SIZED: Final = ids_of((array, deque, dict, frozenset, list, set, tuple))
HOLDERS: Final = frozenset(_READERS) - {id(BaseException), id(partial)}
"""Types that are compared natively, with what they hold."""


def _reader_of(kind: type) -> Reader | None:
    found = _READERS.get(id(kind))
    if found is not None:
        return found
    return next((_READERS[id(base)] for base in mro_of(kind) if id(base) in _READERS), None)


def extent(value: Any, leaves: frozenset[int] = LEAVES) -> tuple[int, int, int]:
    """How many items there are in a value, each as often as it is held, how many letters show their texts and numbers,
    and how many hold others; the value itself is one, and values of the types `leaves` are not looked into.

    Nothing of the program is called.
    """
    counted = holders = 1
    letters = 0
    level: list[Any] = [value]
    times: list[int] | None = None
    for _ in range(HIGHEST_NATIVE_LIMIT):  # native code goes no deeper
        work(len(level) * WALK)
        if times is None:
            parts = [part for kind in _kinds(level) for part in _parts(kind, level)]
            counted += len(parts)
            if len(parts) > _BATCH:
                work(len(parts) * COUNT)
            letters += _letters(parts)
            level = [part for part in parts if id(type(part)) not in leaves]
            holders += len(level)
        else:
            level, times, more, shown = _repeated(level, times, leaves)
            holders += sum(times)
            counted += more
            letters += shown
        level, times = _each_once(level, times)
        if not level:
            return counted, letters, holders
        if counted > _MOST:
            return _extent_of_loops(value, leaves)
    return counted, letters, holders


def _kinds(values: list[Any]) -> Collection[type]:
    """The types of values, each once."""
    found: dict[int, type] = {}
    for at in range(0, len(values), PIECE):  # native code goes through a piece at a time, here and below
        kinds = [*map(type, values[at : at + PIECE])]
        found.update(zip(map(id, kinds), kinds, strict=True))
    return found.values()


def _parts(kind: type, values: list[Any]) -> Iterable[Any]:
    """The parts of those of the values that are of this type."""
    alike: list[Any] = values if len(values) == 1 else [value for value in values if type(value) is kind]
    if id(kind) in _SIZED and (items := sum(map(len, alike))) > _MANY:
        spend(_PLACE * items)  # for the list of them that is made here
    if kind is list or kind is tuple:
        return chain.from_iterable(alike)
    reader = _reader_of(kind)
    return () if reader is None else chain.from_iterable(map(reader, alike))


def _repeated(values: list[Any], times: list[int], leaves: frozenset[int]) -> tuple[list[Any], list[int], int, int]:
    """For containers that are each held so many times: what they hold besides leaves, how often, and the sums."""
    held: list[Any] = []
    often: list[int] = []
    counted = letters = 0
    for value, count in zip(values, times, strict=True):
        parts = list(_parts(type(value), [value]))
        counted += count * len(parts)
        letters += count * _letters(parts)
        inner = [part for part in parts if id(type(part)) not in leaves]
        held += inner
        often += [count] * len(inner)
    return held, often, counted, letters


def _each_once(values: list[Any], times: list[int] | None) -> tuple[list[Any], list[int] | None]:
    """Values that are held several times, once, with how often; no numbers if that is once for all."""
    different: set[int] = set()
    for at in range(0, len(values), PIECE):
        different.update(map(id, values[at : at + PIECE]))
    if len(different) == len(values):
        return values, times
    sums: dict[int, int] = {}
    for value, count in zip(values, times or repeat(1), strict=False):
        sums[id(value)] = sums.get(id(value), 0) + count
    kept = {id(value): value for value in values}
    return list(kept.values()), [sums[key] for key in kept]


def _letters(values: list[Any]) -> int:
    return sum(_letters_of(values[at : at + PIECE]) for at in range(0, len(values), PIECE))


def _letters_of(values: list[Any]) -> int:
    total = 0
    kinds = _kinds(values)
    for kind in kinds:
        if id(kind) not in _TEXTS:
            continue
        alike = values if len(kinds) == 1 else [value for value in values if type(value) is kind]
        if kind is int:
            total += int(sum(map(int.bit_length, alike)) * DIGITS)
        else:
            letters = sum(map(len, alike))
            total += letters if letters < _MANY else sum(map(quoted, alike))
    return total


def quoted(text: Any) -> int:
    """Bytes of what `repr` makes of a text or of bytes, at most.

    Example: `quoted(b"a\\n")` is 5, of which `repr` takes 4 for the `\\n` in the worst case.
    """
    kind = type(text)
    if len(text) > 2 * _MANY and (kind is not str or text.isascii()):  # no copies of all of it
        return sum(quoted(text[at : at + _MANY]) for at in range(0, len(text), _MANY))
    if kind is not str:
        return len(text) + 3 * len(text.translate(None, _PRINTABLE))
    if text.isprintable():
        return str.__sizeof__(text)
    if text.isascii():
        return quoted(text.encode())
    return 4 * str.__sizeof__(text)


_MANY: Final = 1 << 20
"""Letters for which it matters whether they are printable."""
_PRINTABLE: Final = bytes(range(32, 127))


def _extent_of_loops(value: Any, leaves: frozenset[int]) -> tuple[int, int, int]:
    """The same for a value that may hold itself, which is shown in short there."""
    known: dict[int, tuple[int, int, int]] = {}
    path = [_Opened(value, leaves)]
    while True:
        top = path[-1]
        for child in top.inner:
            found = known.get(id(child))
            if found is None:
                known[id(child)] = (1, 0, 1)
                path.append(_Opened(child, leaves))
                break
            top.add(found)
        else:
            path.pop()
            known[top.key] = top.sums()
            if not path:
                return top.sums()
            path[-1].add(top.sums())
        if len(known) % _BATCH == 0:
            work(_BATCH * 10 * WALK)


class _Opened:
    """A container whose parts are being counted."""

    __slots__ = ("holders", "inner", "items", "key", "letters")

    def __init__(self, value: Any, leaves: frozenset[int]) -> None:
        reader = _reader_of(type(value))
        parts = list(reader(value)) if reader is not None else []
        self.key = id(value)
        self.letters = _letters(parts)
        containers = [each for each in parts if id(type(each)) not in leaves]
        self.items = 1 + len(parts) - len(containers)
        self.holders = 1
        self.inner: Iterator[Any] = iter(containers)

    def sums(self) -> tuple[int, int, int]:
        return self.items, self.letters, self.holders

    def add(self, found: tuple[int, int, int]) -> None:
        sums = zip(self.sums(), found, strict=True)
        self.items, self.letters, self.holders = (min(own + more, _MOST) for own, more in sums)


_TEXTS: Final = ids_of((str, bytes, bytearray, int))


# ---------------------------------------------------------------------------------------------------------------------
# What asks


def shown(value: Any, copies: int = 1) -> Any:
    """A value that is about to be shown as a text, which is held so many times meanwhile.

    Raises: a stop if that takes more memory or time than the run may still use.
    """
    kind = type(value)
    if id(kind) in LEAVES:
        if kind is bytes or kind is bytearray:
            asked(quoted(value) if kind is bytes else 2 * quoted(value))  # which goes through a buffer
        elif kind is int and value.bit_length() > _MANY:
            asked(value.bit_length())
    elif limited() and _reader_of(kind) is not None:
        items, letters, holders = extent(value)
        if items > UNNOTICED or letters > UNNOTICED:
            spend(copies * letters + 2 * items)
            work(items * SHOW + holders * SHOW_HOLDER + letters * TEXT_SECONDS)
    return value


def represented(value: Any) -> Any:
    """The same for a value that is about to be shown by `repr`."""
    if type(value) is str:
        asked(quoted(value))
        return value
    return shown(value)


def compared(value: Any) -> Any:
    """A value that is about to be compared or hashed, or looked into for classes.

    Raises: a stop if that takes more time than the run may still use.
    """
    kind = type(value)
    if id(kind) in LEAVES or not limited() or HOLDERS.isdisjoint(map(id, mro_of(kind))):
        return value
    letters = _letters_if_flat(partial(kind.__iter__, value)) if kind is tuple or kind is list else None
    if letters is None:
        items, letters, _ = extent(value)
        work(items * COMPARE if items > _BATCH else 0.0)
    elif len(value) > _MANY:
        work(len(value) * _LEAF)
    if letters > _MANY:
        work(letters * LETTER)
    return value


def key(value: Any) -> Any:
    """The same for a value that is about to be hashed, which `hashable` has to know about."""
    if issubclass(type(value), tuple):
        hashable((value,))
    return compared(value)


def ordered(values: Any) -> Any:
    """Values that are about to be compared with each other, or are asked for one by one.

    Raises: as `compared` does.
    """
    kind = kind_of(values)
    if kind is PacedRange:
        return values
    if id(kind) in _SEQUENCES:
        if len(values) > _MANY:
            work(len(values) * ORDER)
        if kind is not list and kind is not tuple:
            return map(compared, values) if kind is deque else values
    if id(kind) in _ITERATORS or hasattr(kind, "_o_source"):  # as those that are noted have (see `attempt`)
        return map(compared, values)
    base = next((base for base in (list, tuple) if issubclass(kind, base)), None)
    if base is None or not limited():
        return values
    items, letters = base.__len__(values), _letters_if_flat(partial(base.__iter__, values))
    if letters is None:
        among(values)
        items, letters, _ = extent(values)
        work(items * COMPARE * items.bit_length() if items > _BATCH else 0.0)
    if letters > _MANY:
        work(letters * LETTER * items.bit_length())
    return values


_SEQUENCES: Final = ids_of((bytearray, bytes, deque, dict, frozenset, list, set, str, tuple, type({}.values())))
ORDER: Final = 1.5e-8
"""Seconds for each of many items one of which is looked for."""
_PACED: Final = (PacedIterator, *PACED_KINDS, *PARTS.values())
_ITERATORS: Final = PARTS.keys() | ids_of((types.GeneratorType, map, filter, zip, enumerate, chain, *_PACED))
"""Types of iterators whose items are not known before."""


def keyed(key: Any) -> Any:
    """A function whose values are about to be compared with each other."""
    if key is None or id(key) in _PLAIN_KEYS:
        return key

    def asked(item: Any) -> Any:
        found = key(item)
        return found if id(type(found)) in LEAVES else compared(found)

    return asked


_PLAIN_KEYS: Final = ids_of((abs, hash, id, int, len, ord))
"""Functions that give nothing that holds others, by identity."""


def _letters_if_flat(items: Callable[[], Iterable[Any]]) -> int | None:
    """How many letters of texts and numbers can be compared, of items that are leaves alone, or tuples of leaves; None
    for others.
    """
    found = _letters_of_leaves(items())
    if found is None and _are(_ROWS, items()):
        found = _letters_of_leaves(chain.from_iterable(items()))
    return found


def _letters_of_leaves(items: Iterable[Any]) -> int | None:
    letters = 0
    source = iter(items)
    while part := [*islice(source, PIECE)]:
        kinds = {*map(id, map(type, part))}
        if not kinds <= LEAVES:
            return None
        for kind, measure in _MEASURES:
            if id(kind) in kinds:
                alike = part if len(kinds) == 1 else [each for each in part if type(each) is kind]
                letters += sum(map(measure, alike)) >> (kind is int) * 3
    return letters


_MEASURES: Final[tuple[tuple[type, Callable[[Any], int]], ...]] = (
    (int, int.bit_length), (str, str.__len__), (bytes, bytes.__len__),
)  # fmt: skip


def _are(kinds: frozenset[int], items: Iterable[Any]) -> bool:
    """Whether all items are of these types, by steps between which the run can be stopped."""
    source = iter(items)
    while found := {*map(id, map(type, islice(source, PIECE)))}:
        if not found <= kinds:
            return False
    return True


_ROWS: Final = frozenset({id(tuple)})


def collected(values: Any, alone: bool = False) -> Any:
    """Values that are about to be hashed, one by one.

    Args: `alone`: they are put into an empty table, so they are compared with each other only.
    """
    kind = type(values)
    if id(kind) not in _COLLECTIONS or _are(LEAVES, values):
        return values
    if native_depth.Known.keys:
        hashable(values)
    if limited():
        found = [value for value in values if id(type(value)) in _HASHED]
        items, *_ = extent(found, _HASHES_KEPT if alone and _all_different(found) else LEAVES)
        if items > _BATCH:
            work(items * COMPARE)
    return values


def _all_different(values: list[Any]) -> bool:
    """Whether no two can be equal, as far as lengths and types tell; a value is never compared with itself."""
    forms: dict[Any, Any] = {}
    for value in values:
        form = _form_of(value)
        if form is None or forms.setdefault(form, value) is not value:
            return False
    return True


def _form_of(value: Any) -> tuple[Any, ...] | None:
    """In what two values are alike that may be equal, as far as that is told soon; None if it is not."""
    kind = type(value)
    if (kind is not tuple and kind is not frozenset) or len(value) > _BATCH:
        return None
    return id(kind), len(value), *(map(id, map(type, value)) if kind is tuple else ())


def key_among(value: Any, forms: set[tuple[Any, ...]]) -> Any:
    """The same as `key` for one of several, each of which is compared only with those of its form."""
    form = _form_of(value)
    if form is None or form in forms:
        return key(value)
    forms.add(form)
    hashable((value,))
    if limited():
        items, *_ = extent(value, _HASHES_KEPT)
        work(items * COMPARE if items > _BATCH else 0.0)
    return value


_HASHES_KEPT: Final = LEAVES | {id(frozenset)}
"""Types whose values are hashed once: a frozenset keeps its hash, and those of what it holds."""
_COLLECTIONS: Final = ids_of((list, tuple, set, frozenset, dict))
_HASHED: Final = ids_of((tuple, frozenset, types.GenericAlias, types.UnionType))

CHECKS: Final[dict[str, Any]] = {
    "_o_leaves": LEAVES - {id(bytes), id(bytearray)},
    "_o_all_leaves": LEAVES,
    "_o_shown": shown,
    "_o_represented": represented,
    "_o_compared": compared,
    "_o_lookup": key,
    "_o_ordered": ordered,
    "_o_collected": collected,
}
"""By the names under which metered programs find them."""
