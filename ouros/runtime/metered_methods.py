"""Methods of builtin types as metered programs call them: an object, the method's name and arguments in; the method's
own result, or a stop before it began, out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import chain, islice
from types import BuiltinFunctionType, MethodDescriptorType, MethodWrapperType, WrapperDescriptorType
from typing import Any, Final

from ..policy.attributes import is_hazardous
from ..policy.costs import LATE_METHODS, LATE_NAMES, METHODS, PATTERN_METHODS, SPECIAL_METHODS
from ..policy.reachable import REACHABLE_IDS
from . import decimals
from .attributes import guarded_getattr
from .budget import UNNOTICED, asked, spend, work
from .budget import limited as _local_limited
from .extent import compared, keyed, ordered, represented, shown
from .growing import bytes_of_dict, bytes_of_set, size_and_room
from .metered import CHECKS, METERED, dated, divided, met, multiplied, raised, reduced, shifted, size_of, spec, width_of
from .native import mro_of, native_function, native_method, present
from .paced import PIECE, PacedRange

Check = Callable[..., Any]
"""Takes what the method takes; raises, or gives None to let the method itself go on, or the result in a tuple."""
LONG = 10_000_000
"""Letters times letters that a search may compare in the worst case; beyond, a linear way is taken."""
SORTED_AT_ONCE = 100_000
LONG_TEXT = 100_000
"""Letters below which nobody counts parts."""
PART = 40
"""Bytes of a part of a text, and of its place in a list, at least."""
PART_SECONDS = 3.0e-8


def _padded(text: Any, width: Any = 0, *rest: Any) -> None:
    if type(width) is int and width > len(text):
        asked(width * (4 if rest or size_of(text) > 2 * len(text) + 100 else 1))


def _zero_filled(text: Any, width: Any = 0, *rest: Any) -> None:
    _padded(text, width)


def _expanded(text: Any, tabsize: Any = 8) -> None:
    if type(tabsize) is int and tabsize > 1:
        asked(text.count("\t" if issubclass(type(text), str) else b"\t") * tabsize + len(text))


def _done(work: Callable[..., Any], *args: Any, **options: Any) -> tuple[Any] | TypeError:
    """The answer of a check that does the work of the method itself: its value, or the error that the program gets,
    which does not mean that the method has to be called again.
    """
    try:
        return (work(*args, **options),)
    except TypeError as error:
        return error


def _joined(separator: Any, *args: Any, **options: Any) -> Any:
    return None if len(args) != 1 or options else _done(_join, separator, *args)


def _join(separator: Any, iterable: Any) -> Any:
    kind = type(iterable)
    if kind is str:
        spend(8 * len(iterable))
    items = iterable if kind is list or kind is tuple else list(iterable)
    if len(items) > 8 or len(separator) > UNNOTICED:
        total = len(separator) * max(len(items) - 1, 0)
        try:
            total += sum(map(type(separator).__len__, items)) if type(separator) is str else sum(map(size_of, items))
        except TypeError:  # the method itself complains better
            total = 0
        if total > UNNOTICED:
            spend(total)
    return separator.join(items)


def _replaced(text: Any, *args: Any, **kwargs: Any) -> None:
    if len(args) < 2 or not (type(args[0]) is type(args[1]) is type(text)):
        return
    old, new = args[:2]
    longer = len(new) - len(old)
    if longer > 0 and len(text) * (longer + 1) > UNNOTICED:
        count = text.count(old)
        if len(args) > 2 and type(args[2]) is int and args[2] >= 0:
            count = min(count, args[2])
        asked((len(text) + count * longer) * (1 if not size_of(new) > 2 * len(new) + 100 else 4))
    elif len(text) > UNNOTICED:
        spend(len(text))


def _is_slow(text: Any, wanted: Any) -> bool:
    return type(text) is type(wanted) and type(text) in (str, bytes) and len(text) * len(wanted) > LONG


def _find_last(text: Any, wanted: Any, start: int = 0, end: int | None = None) -> int:
    """`rfind` in linear time: CPython's forward search is linear, its backward search is not."""
    start, end, _ = slice(start, end).indices(len(text))
    if len(wanted) > end - start:
        return -1
    at: int = text[start:end][::-1].find(wanted[::-1])
    return -1 if at < 0 else end - at - len(wanted)


def _rfind(text: Any, wanted: Any = None, *bounds: Any) -> Any:
    if _is_slow(text, wanted) and len(bounds) <= 2 and all(bound is None or type(bound) is int for bound in bounds):
        return (_find_last(text, wanted, *(bound or 0 if not at else bound for at, bound in enumerate(bounds))),)
    return None


def _rindex(text: Any, wanted: Any = None, *bounds: Any) -> Any:
    found = _rfind(text, wanted, *bounds)
    if found == (-1,):
        raise ValueError("substring not found" if type(text) is str else "subsection not found")
    return found


def _rpartition(text: Any, wanted: Any = None) -> Any:
    if not _is_slow(text, wanted):
        return None
    at = _find_last(text, wanted)
    nothing = text[:0]
    return ((nothing, nothing, text) if at < 0 else (text[:at], wanted, text[at + len(wanted) :]),)


def _rsplit(text: Any, sep: Any = None, maxsplit: Any = -1) -> Any:
    if not _is_slow(text, sep) or type(maxsplit) is not int:
        return None
    parts, end = [], len(text)
    while maxsplit != 0:
        at = _find_last(text, sep, 0, end)
        if at < 0:
            break
        parts.append(text[at + len(sep) : end])
        end, maxsplit = at, maxsplit - 1
    return ([*parts, text[:end]][::-1],)


def _split(text: Any, sep: Any = None, maxsplit: Any = -1) -> None:
    """A long text in parts, as many as there are separators at most."""
    if len(text) > LONG_TEXT:
        if sep is None:
            spaces = (" ", "\n", "\t") if issubclass(type(text), str) else (b" ", b"\n", b"\t")
            count = sum(map(text.count, spaces))
        else:
            count = text.count(sep) if len(sep) else 0
        if type(maxsplit) is int and maxsplit >= 0:
            count = min(count, maxsplit)
        spend(len(text) + count * PART)
        work(count * PART_SECONDS)


def _split_lines(text: Any, keepends: Any = False) -> None:
    _split(text, "\n" if issubclass(type(text), str) else b"\n")


_MOST_LETTERS: Final = {1: 2, 2: 3, 4: 4}
"""Bytes in UTF-8 of letters that take so many."""
_WIDE: Final = 4
_ESCAPED: Final = 10
"""Bytes of `\\U0001f600`, and of a letter that is escaped in other ways."""
_HANDLED_SECONDS: Final = 1.0e-6
"""For each letter that a handler of errors gets."""


def _encoded(text: Any, encoding: Any = "utf-8", errors: Any = "strict") -> None:
    length = len(text)
    if length > LONG_TEXT and type(encoding) is type(errors) is str:
        plain = text.isascii()
        most = 1 if plain else _MOST_LETTERS[width_of(text)]
        if "16" in encoding or "32" in encoding:
            most = _WIDE
        elif "escape" in encoding or (not plain and errors != "strict"):
            most = _ESCAPED
            work(length * _HANDLED_SECONDS)
        asked(length * most)


def _decoded(data: Any, encoding: Any = "utf-8", errors: Any = "strict") -> None:
    length = len(data)
    if length > LONG_TEXT and type(errors) is str:
        if data.isascii():
            asked(length)
        else:
            asked(length * (2 if errors == "strict" else _WIDE))
            work(0.0 if errors == "strict" else length * _HANDLED_SECONDS)


def _in_hexadecimal(data: Any, sep: Any = "", *rest: Any) -> None:
    asked(len(data) * (3 if sep else 2))


def _listed(items: Any) -> None:
    spend(_NUMBER * len(items))


_NUMBER: Final = 40
"""Bytes of a number and its place in a list."""


def _stripped(text: Any, letters: Any = None, *rest: Any, sides: tuple[bool, bool]) -> Any:
    if not _is_slow(text, letters):
        return None
    wanted, first, last = set(letters), 0, len(text)
    while sides[0] and first < last and text[first] in wanted:
        first += 1
    while sides[1] and first < last and text[last - 1] in wanted:
        last -= 1
    return (text[first:last],)


def _translated(text: Any, table: Any = None, *rest: Any) -> None:
    if type(table) is dict:
        longer = [(key, len(value)) for key, value in table.items() if type(value) is str and len(value) > 1]
        if longer and len(text) * max(size for _, size in longer) > UNNOTICED:
            counts = ((text.count(chr(key)), size) for key, size in longer if type(key) is int and 0 <= key < 0x110000)
            asked(len(text) + sum(count * size for count, size in counts))


def _sort(items: list[Any], /, *args: Any, **options: Any) -> Any:
    if args or not options.keys() <= {"key", "reverse"}:
        return None
    if "key" in options:
        options["key"] = keyed(options["key"])
    else:
        ordered(items)
    if len(items) <= SORTED_AT_ONCE:
        return _done(list.sort, items, **options)
    from .metered_builtins import sort_long

    return _done(sort_long, items, **options)


def _extended(items: Any, more: Any = (), *rest: Any) -> None:
    if type(more) is range:
        spend(40 * len(more))
    else:
        _copied(more)
        if type(items) is bytearray:  # by way of another one
            spend(size_of(items) + size_of(more))


def _copied(value: Any, *rest: Any) -> None:
    kind = type(value)
    size = kind.__sizeof__(value) if kind is dict or kind is set else size_of(value)
    if kind is memoryview:
        size = value.nbytes
    if size > UNNOTICED:
        spend(size)


STREAMS: Final = frozenset({enumerate, filter, map, zip})
_RANGES: Final = frozenset({PacedRange, range})
_SIZED: Final = _RANGES | {bytes, dict, frozenset, list, set, str, tuple, type({}.keys()), type({}.values())}


def fill(table: Any, stream: Any) -> None:
    """Put items into a set or dict piece by piece, and ask before it doubles."""
    for first in stream:
        table.update(chain((first,), islice(stream, PIECE)))
        size, _, room = size_and_room(table)
        if room < PIECE:
            spend(2 * size)


def spend_on_items(source: Any, needed: Callable[[int], int], held: int = 0) -> bool:
    """Ask for what a set or dict needs that holds so many items and gets these; tell whether they are many."""
    if type(source) not in _SIZED or len(source) <= PIECE:
        return False
    spend(needed(held + len(source)) + (_NUMBER * len(source) if type(source) in _RANGES else 0))
    return True


def _updated(table: Any, *sources: Any, **items: Any) -> Any:
    needed = bytes_of_set if issubclass(type(table), set) else bytes_of_dict
    if len(sources) == 1 and not items and type(sources[0]) in STREAMS and type(table) in (dict, set):
        return _done(fill, table, sources[0])
    for source in sources:
        spend_on_items(source, needed, len(table))
    return None


def _united(table: Any, *sources: Any) -> None:
    _copied(table)
    for source in sources:
        spend_on_items(source, bytes_of_set, len(table))


def _met(table: Any, *sources: Any) -> None:
    met(table, None)


def _searched(items: Any, wanted: Any = None, *rest: Any) -> None:
    compared(wanted)


def _from_keys(kind: Any, keys: Any = (), *rest: Any) -> None:
    if spend_on_items(keys, bytes_of_dict) and kind is not dict:
        spend(_NODE * len(keys))


_NODE: Final = 80
"""Bytes of the place of a key in an `OrderedDict`."""


def _dated(value: Any, text: Any = "", *rest: Any) -> None:
    if type(text) is str and len(text) > _LONG_FORMAT:
        dated(text)


_LONG_FORMAT: Final = 1000


def _to_bytes(number: int, length: Any = 1, *rest: Any, **options: Any) -> None:
    if type(length) is int:
        asked(length)


def _shown(value: Any, *rest: Any) -> None:
    shown(value)


def _represented(value: Any, *rest: Any) -> None:
    represented(value)


def _compared(value: Any, *rest: Any) -> None:
    compared(value)


def _spec(value: Any, text: Any = "", *rest: Any) -> None:
    if type(text) is str:
        spec(text)


def _both(check: Callable[[Any, Any], Any], swapped: bool = False) -> Check:
    def ask(left: Any, right: Any = None, *rest: Any) -> None:
        if rest and rest[0] is not None:
            return
        if swapped:
            check(right, left)
        else:
            check(left, right)

    return ask


_NAMED: Final[dict[str, Check]] = {
    "center": _padded,
    "copy": _copied,
    "count": _searched,
    "decode": _decoded,
    "difference": _met,
    "encode": _encoded,
    "expandtabs": _expanded,
    "extend": _extended,
    "extendleft": _extended,
    "fromkeys": _from_keys,
    "hex": _in_hexadecimal,
    "index": _searched,
    "intersection": _met,
    "join": _joined,
    "ljust": _padded,
    "lstrip": partial(_stripped, sides=(True, False)),
    "remove": _searched,
    "replace": _replaced,
    "rfind": _rfind,
    "rindex": _rindex,
    "rjust": _padded,
    "rpartition": _rpartition,
    "rsplit": _rsplit,
    "split": _split,
    "splitlines": _split_lines,
    "rstrip": partial(_stripped, sides=(False, True)),
    "sort": _sort,
    "strip": partial(_stripped, sides=(True, True)),
    "symmetric_difference": _united,
    "to_bytes": _to_bytes,
    "tobytes": _copied,
    "tolist": _listed,
    "translate": _translated,
    "union": _united,
    "update": _updated,
    "zfill": _zero_filled,
    "__format__": _spec,
    "__repr__": _represented,
    "__str__": _shown,
    **dict.fromkeys(("__eq__", "__ge__", "__gt__", "__le__", "__lt__", "__ne__"), _compared),
}
_OPERATORS: Final = {
    "add": CHECKS["add"][0], "mul": multiplied, "pow": raised, "lshift": shifted, "mod": reduced, "floordiv": divided,
    "divmod": divided,
}  # fmt: skip
for _name, _check in _OPERATORS.items():
    _NAMED[f"__{_name}__"] = _NAMED[f"__i{_name}__"] = _both(_check)
    _NAMED[f"__r{_name}__"] = _both(_check, swapped=True)

CHECKED: Final[dict[str, dict[int, tuple[type, Check]]]] = {}
"""By name and the id of the type that defines the method."""
for _table in (METHODS, SPECIAL_METHODS):
    for _kind, _names in _table.items():
        for _name in _names.split():
            if hasattr(_kind, _name):
                CHECKED.setdefault(_name, {})[id(_kind)] = (_kind, _NAMED[_name])


def _matched(name: str) -> Check:
    def ask(pattern: Any, *args: Any, **kwargs: Any) -> Any:
        if _local_limited():
            from .modules.stoppable import stoppable

            found = _done(stoppable, pattern, name, args, kwargs)
            return found[0] if type(found) is tuple else found
        return None

    return ask


for _name in PATTERN_METHODS:
    CHECKED.setdefault(_name, {})[id(re.Pattern)] = (re.Pattern, _matched(_name))


def _late_row(kind: type, name: str) -> tuple[type, Check] | None:
    """The row of a type that was imported since."""
    for base in mro_of(kind):
        if id(base) in REACHABLE_IDS and name in LATE_METHODS.get(f"{base.__module__}.{base.__name__}", "").split():
            check = _dated if name == "strftime" else decimals.check_of(name)
            return CHECKED.setdefault(name, {}).setdefault(id(base), (base, check))
    return None


def call_checked(check: Check, native: Callable[..., Any], receiver: Any, /, *args: Any, **kwargs: Any) -> Any:
    """A bound method."""
    try:
        answer = check(receiver, *args, **kwargs)
    except TypeError:  # wrong arguments, which the method itself complains about
        answer = None
    if answer is None:
        return native(*args, **kwargs)
    if type(answer) is tuple:
        return answer[0]
    raise answer


def _call_unbound(check: Check, native: Callable[..., Any], kind: type, /, *args: Any, **kwargs: Any) -> Any:
    if args and issubclass(type(args[0]), kind):
        return call_checked(check, partial(native, args[0]), *args, **kwargs)
    return native(*args, **kwargs)


def method(receiver: Any, name: str, /) -> Any:
    """`receiver.name`, to be called at once."""
    found = CHECKED[name].get(id(type(receiver))) if name in CHECKED else None
    if found is not None:
        native = getattr(receiver, name)
        return partial(call_checked, found[1], native, receiver)
    return get_checked(receiver, name)


def get_checked(receiver: Any, name: str, /) -> Any:
    """`receiver.name` as a value."""
    value = guarded_getattr(receiver, name) if is_hazardous(name) else getattr(receiver, name)
    return checked(receiver, value)


def checked(receiver: Any, value: Any) -> Any:
    """What was read from an object: methods that can use up much are checked when they are called."""
    kind = type(value)
    if kind is BuiltinFunctionType or kind is MethodWrapperType:
        name, owner = value.__name__, value.__self__
        searched = owner if issubclass(type(owner), type) and kind is BuiltinFunctionType else type(owner)
        rows = CHECKED.get(name, {})
        row = next((rows[id(base)] for base in mro_of(searched) if id(base) in rows), None) if rows else None
        if row is None and name in LATE_NAMES:
            row = _late_row(searched, name)
        if row is not None:
            return native_function(partial(call_checked, row[1], value, owner), (owner, name), value.__doc__)
    elif kind is MethodDescriptorType or kind is WrapperDescriptorType:
        name = value.__name__
        found = CHECKED[name].get(id(value.__objclass__)) if name in CHECKED else None
        if found is None and name in LATE_NAMES:
            found = _late_row(value.__objclass__, name)
        return value if found is None else _unbound(value, *found)
    return value


@cache
def _unbound(method: Any, kind: type, check: Check) -> Any:
    """A checked method of a class, the same each time it is read."""
    return native_method(partial(_call_unbound, check, method, kind), (present(kind), method.__name__), method.__doc__)


METERED.update(_o_call_method=method, _o_get_checked=get_checked)
