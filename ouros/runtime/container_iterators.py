"""Iterators and views of dicts, sets, deques and memory views: live ones in, records out; from those, ones that go on
alike.

    ["dictiter", view, dict, consumed, stale] ["dictview", view, dict] ["setiter", set, size, [element, …]]
    ["dictiter", view, dict, consumed, False, size, left] if the dict has changed, but may have that size again
    ["viewiter", memory view or None for one that was released, consumed]
    ["dequeiter", type, deque or None for one that has changed, consumed]

A set's order is not the same in another process, so what is left of an iteration over it is written element by element.
"""

from __future__ import annotations

import gc
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from ..errors import SnapshotCorruptedError
from .names import DEQUE_MAKERS, DICT_ITERATORS, ORDERED_VIEWS, VIEW_ITERATOR
from .native import seal, shown_class

if TYPE_CHECKING:
    from .capture import Capture, Record
    from .restore import Restore

ORDERED = "ordered"
"""In the place of the dict, for an iterator over an `OrderedDict` that has changed."""
MOST = 1 << 48
"""More items than a dict can have."""
CHANGED = -1
"""The size noted by an iterator that has seen its set change: it fails from then on."""


class SetIterator:
    """Shown to the program as the builtin iterator of sets, and notices changes of the set as that does."""

    __slots__ = ("_o_rest", "_o_size", "_o_source")
    __class__ = shown_class

    _o_rest: list[Any]
    _o_size: int
    _o_source: Any

    def __new__(cls, source: Any, size: int, rest: Iterable[Any]) -> Self:  # not `__init__`: a program could call it
        self = object.__new__(cls)
        self._o_fill(source, size, rest)
        return self

    def _o_fill(self, source: Any, size: int, rest: Iterable[Any]) -> None:
        self._o_source = source
        self._o_size = size
        self._o_rest = list(rest)[::-1]

    def __iter__(self) -> SetIterator:
        return self

    def __next__(self) -> Any:
        if self._o_source is None:
            raise StopIteration
        if _len_of(self._o_source) != self._o_size:
            self._o_size = CHANGED
            raise RuntimeError("Set changed size during iteration")
        while self._o_rest:
            item = self._o_rest.pop()
            if type(item) not in _PLAIN or _kind_of(self._o_source).__contains__(self._o_source, item):
                return item  # another that was taken out meanwhile, and replaced, would be found by asking the program
        self._o_source = None
        raise StopIteration

    def __length_hint__(self) -> int:
        return len(self._o_rest) if self._o_source is not None and _len_of(self._o_source) == self._o_size else 0


seal(SetIterator, shown_as=type(iter(set())))


_PLAIN = frozenset((int, str, bytes, float, bool, type(None)))


def _len_of(source: Any) -> int:
    """The number of elements, without asking a class of the program."""
    size: int = _kind_of(source).__len__(source)
    return size


def _kind_of(source: Any) -> Any:
    return set if issubclass(type(source), set) else frozenset


# Writing


def viewed(view: Any) -> dict[Any, Any]:
    """The dict behind a view or a proxy."""
    return next(held for held in gc.get_referents(view) if issubclass(type(held), dict))


def _write_view(part: str) -> Callable[[Capture, Any], Record]:
    return lambda capture, value: ["dictview", part, capture.ref(viewed(value))]


def _write_dict_iterator(capture: Capture, value: Any) -> Record:
    view = DICT_ITERATORS[type(value)]
    source = next((held for held in gc.get_referents(value) if issubclass(type(held), dict)), None)
    if source is None:
        return ["iterator", "iter", capture.refs(((),)), None]
    try:
        rest = value.__reduce__()[1][0]
    except RuntimeError:  # keys were replaced, or the dict has another size
        return _write_changed(capture, value, view, source)
    return ["dictiter", view, capture.ref(source), dict.__len__(source) - len(rest), False]


def _write_changed(capture: Capture, value: Any, view: str, source: Any) -> Record:
    from .iterator_fields import fields_of, rest_of  # which imports ctypes

    fields = fields_of(value)
    if fields.size == CHANGED or view.startswith("reversed"):  # which looks at its place without asking if that exists
        return ["dictiter", view, None, 0, True]
    rest = rest_of(value, _opened(source, view), dict.__len__(source))
    return ["dictiter", view, capture.ref(source), dict.__len__(source) - len(rest), False, fields.size, fields.left]


def _write_ordered_iterator(capture: Capture, value: Any) -> Record:
    from .iterator_fields import part_of_ordered, taken_of_ordered  # which imports ctypes

    source = next((held for held in gc.get_referents(value) if issubclass(type(held), OrderedDict)), None)
    if source is None:
        return ["iterator", "iter", capture.refs(((),)), None]
    view = part_of_ordered(value)
    taken = taken_of_ordered(value, source)
    if taken is None:  # it only remembers to complain, in the words of its type
        return ["dictiter", view, ORDERED, 0, True]
    return ["dictiter", view, capture.ref(source), taken, False]


def _write_deque_iterator(capture: Capture, value: Any) -> Record:
    from .iterator_fields import deque_has_changed  # which imports ctypes

    kind, (source, consumed) = value.__reduce__()
    if not deque_has_changed(value, source):
        return ["dequeiter", kind.__name__, capture.ref(source), consumed]
    if "reverse" in kind.__name__ and not value.__length_hint__():
        return ["iterator", "iter", capture.refs(((),)), None]
    return ["dequeiter", kind.__name__, None, 0]  # it only remembers to complain


def _write_view_iterator(capture: Capture, value: Any) -> Record:
    from .iterator_fields import position_in_view  # which imports ctypes
    from .memory_views import is_released

    source = next(iter(gc.get_referents(value)), None)
    if source is None:
        return ["iterator", "iter", capture.refs(((),)), None]
    if is_released(source):
        return ["viewiter", None, 0]
    return ["viewiter", capture.ref(source), position_in_view(value)]


def _write_set_iterator(capture: Capture, value: Any) -> Record:
    source = next((held for held in gc.get_referents(value) if issubclass(type(held), (set, frozenset))), None)
    if source is None:
        return ["iterator", "iter", capture.refs(((),)), None]
    try:
        rest = value.__reduce__()[1][0]
    except RuntimeError:
        return _write_changed_set(capture, value, source)
    return ["setiter", capture.ref(source), _len_of(source), capture.refs(rest)]


def _write_changed_set(capture: Capture, value: Any, source: Any) -> Record:
    from .iterator_fields import fields_of, rest_of  # which imports ctypes

    size = fields_of(value).size
    if size == CHANGED:
        return ["setiter", capture.ref(source), CHANGED, []]
    rest = rest_of(value, set.__iter__(source), set.__len__(source))
    return ["setiter", capture.ref(source), size, capture.refs(rest)]


def _write_restored(capture: Capture, value: SetIterator) -> Record:
    if value._o_source is None:
        return ["iterator", "iter", capture.refs(((),)), None]
    rest = value._o_rest[::-1] if value._o_size != CHANGED else []
    return ["setiter", capture.ref(value._o_source), value._o_size, capture.refs(rest)]


WRITERS: dict[type, Callable[[Capture, Any], Record]] = {
    type({}.keys()): _write_view("keys"),
    type({}.values()): _write_view("values"),
    type({}.items()): _write_view("items"),
    **{kind: _write_view(name) for kind, name in ORDERED_VIEWS.items()},
    **dict.fromkeys(DICT_ITERATORS, _write_dict_iterator),
    type(iter(OrderedDict())): _write_ordered_iterator,
    VIEW_ITERATOR: _write_view_iterator,
    **dict.fromkeys(DEQUE_MAKERS.values(), _write_deque_iterator),
    type(iter(set())): _write_set_iterator,
    SetIterator: _write_restored,
}

# Reading


def make_dict_iterator(
    restore: Restore, number: int, view: str, source: Any, consumed: int, stale: bool, *noted: Any
) -> Any:
    if stale:
        decoy = OrderedDict({0: 0}) if source == ORDERED else {0: 0}
        made = _opened(decoy, view)
        decoy[1] = 1
        if source != ORDERED:
            with suppress(RuntimeError):  # once it has complained it always will
                next(made)
        return made
    made = _opened(restore.get(source), view)
    next(islice(made, consumed, consumed), None)
    if noted:
        if view.startswith("reversed"):
            raise SnapshotCorruptedError("the dump is not sound: a place in a dict that has changed")
        _note(made, *noted)
    return made


def _note(iterator: Any, size: Any, left: Any) -> None:
    """The dict had another size when the iterator was made, or other keys."""
    from .iterator_fields import fields_of  # which imports ctypes

    if not all(type(each) is int and 0 <= each < MOST for each in (size, left)):
        raise SnapshotCorruptedError("the dump is not sound: an iterator over a dict of no possible size")
    fields = fields_of(iterator)
    fields.size, fields.left = size, left


def make_deque_iterator(restore: Restore, number: int, maker: str, source: Any, consumed: int) -> Any:
    if source is not None:
        return DEQUE_MAKERS[maker](restore.get(source), consumed)
    decoy = deque((0,))
    made = DEQUE_MAKERS[maker](decoy)
    decoy.append(0)
    return made


def make_view_iterator(restore: Restore, number: int, source: Any, position: Any) -> Any:
    from .memory_views import is_released

    view = restore.get(source)
    if type(view) not in (memoryview, type(None)) or type(position) is not int or position < 0:
        raise SnapshotCorruptedError("the dump is not sound: an iterator over no memory view")
    if view is None or is_released(view):  # after the iterator was made: none can be made of it now
        view = memoryview(b"0")
        made = iter(view)
        view.release()
        return made
    made = iter(view)
    next(islice(made, position, position), None)
    return made


def make_dict_view(restore: Restore, number: int, view: str, source: Any) -> Any:
    return _part(restore.get(source), view)


def fill_set_iterator(restore: Restore, value: SetIterator, source: Any, size: int, rest: Any) -> None:
    held = restore.get(source)
    if type(size) is not int or not issubclass(type(held), (set, frozenset, type(None))):
        raise SnapshotCorruptedError("the dump is not sound: an iterator over something that is no set")
    value._o_fill(held, size, restore.many(rest))


def _opened(source: Any, view: str) -> Iterator[Any]:
    direction, _, part = view.rpartition(" ")
    found = _part(source, part)
    return reversed(found) if direction else iter(found)


def _part(source: Any, name: str) -> Any:
    """The keys, values or items of a dict, without asking a class of the program."""
    if not issubclass(type(source), dict) or name not in ("keys", "values", "items"):
        raise SnapshotCorruptedError("the dump is not sound: a view of unknown kind")
    return getattr(OrderedDict if issubclass(type(source), OrderedDict) else dict, name)(source)
