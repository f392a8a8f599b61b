"""Methods of texts in runs with limits: what the method takes in; nothing, the method's result, or a stop before it
began, out.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from functools import partial
from itertools import chain
from types import TracebackType
from typing import Any, Final

from ..policy.costs import CASES, SCANS
from .budget import UNNOTICED, asked, spend, work
from .extent import shown
from .ids import ids_of
from .metered import FAR, METERED, size_of, width_of
from .sources import listed

Check = Callable[..., Any]
"""Takes what the method takes; raises, or gives None to let the method itself go on, or the result in a tuple."""
LONG = 10_000_000
"""Letters times letters that a search may compare in the worst case; beyond, a linear way is taken."""
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


def done(work: Callable[..., Any], *args: Any, **options: Any) -> tuple[Any] | TypeError:
    """The answer of a check that does the work of the method itself: its value, or the error that the program gets,
    which does not mean that the method has to be called again.
    """
    try:
        return (work(*args, **options),)
    except TypeError as error:
        return error.with_traceback(_behind(error.__traceback__))


def _behind(levels: TracebackType | None) -> TracebackType | None:
    """A traceback from where the program's code begins: the frames before would keep the arguments alive."""
    while levels is not None and levels.tb_frame.f_builtins is vars(builtins):
        levels = levels.tb_next
    return levels


def _joined(separator: Any, *args: Any, **options: Any) -> Any:
    return None if len(args) != 1 or options else done(_join, separator, *args)


def _join(separator: Any, iterable: Any) -> Any:
    kind = type(iterable)
    if kind is not list and kind is not tuple:
        listed(iterable)
    items = iterable if kind is list or kind is tuple else list(_iterated(iterable))
    if len(items) > LONG_TEXT:
        work(len(items) * PART_SECONDS)
    total = len(separator) * max(len(items) - 1, 0)
    try:
        total += sum(map(type(separator).__len__, items)) if type(separator) is str else sum(map(size_of, items))
    except TypeError:  # the method itself complains better
        total = 0
    if total > FAR and type(separator) is str and not all(map(str.isascii, chain((separator,), items))):
        total *= max(map(width_of, chain((separator,), items)))
    if total > UNNOTICED:
        spend(total)
    return separator.join(items)


def _iterated(iterable: Any) -> Any:
    try:
        return iter(iterable)
    except TypeError:
        pass
    raise TypeError("can only join an iterable")


def _replaced(text: Any, *args: Any, **kwargs: Any) -> None:
    if len(args) < 2 or not (type(args[0]) is type(args[1]) is type(text)):
        return
    old, new = args[:2]
    scanned(text)
    longer = len(new) - len(old)
    if longer > 0 and len(text) * (longer + 1) > UNNOTICED:
        count = text.count(old)
        if len(args) > 2 and type(args[2]) is int and args[2] >= 0:
            count = min(count, args[2])
        work(count * _REPLACE_SECONDS)
        asked((len(text) + count * longer) * (1 if not size_of(new) > 2 * len(new) + 100 else 4))
    elif len(text) > UNNOTICED:
        spend(len(text) * (1 if type(text) is not str or len(text) < FAR else max(map(width_of, (text, new)))))


_REPLACE_SECONDS: Final = 1.5e-8


def _is_slow(text: Any, wanted: Any) -> bool:
    return type(text) is type(wanted) and (type(text) is str or type(text) is bytes) and len(text) * len(wanted) > LONG


def _find_last(text: Any, wanted: Any, start: int = 0, end: int | None = None) -> int:
    """`rfind` in linear time: CPython's forward search is linear, its backward search is not."""
    start, end, _ = slice(start, end).indices(len(text))
    if len(wanted) > end - start:
        return -1
    spend(2 * (size_of(text) + size_of(wanted)))
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
    _split(text, sep, maxsplit)
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
        scanned(text)
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
ESCAPED: Final = 10
"""Bytes of `\\U0001f600`, and of a letter that is escaped in other ways."""
_HANDLED_SECONDS: Final = 1.0e-6
"""For each letter that a handler of errors gets."""
_FAST_SECONDS: Final = 2.0e-7
"""The same in the encodings that are fast."""
_FAST: Final = frozenset({"ascii", "latin-1", "latin1", "utf-8", "utf8"})


def _handling(letters: int, encoding: Any, errors: Any) -> None:
    is_fast = type(encoding) is str and encoding.lower() in _FAST and errors != "namereplace"
    work(letters * (_FAST_SECONDS if is_fast else _HANDLED_SECONDS))


def named(encoding: Any) -> None:
    """An encoding that is about to be looked for."""
    if issubclass(type(encoding), str) and len(encoding) > FAR:
        work(len(encoding) * PART_SECONDS)


def _encoded(text: Any, encoding: Any = "utf-8", errors: Any = "strict") -> None:
    length = len(text)
    named(encoding)
    if length > LONG_TEXT and type(encoding) is type(errors) is str:
        plain = text.isascii()
        most = 1 if plain else _MOST_LETTERS[width_of(text)]
        if "16" in encoding or "32" in encoding:
            most = _WIDE
        elif "escape" in encoding or (not plain and errors != "strict"):
            most = ESCAPED
            _handling(length, encoding, errors)
        asked(length * most)


def _decoded(data: Any, encoding: Any = "utf-8", errors: Any = "strict") -> None:
    length = len(data)
    named(encoding)
    if length > LONG_TEXT and type(errors) is str:
        if data.isascii():
            asked(length)
        else:
            asked(length * (2 if errors == "strict" else _WIDE))
            if errors != "strict":
                _handling(length, encoding, errors)


def coded(first: str, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    """What is about to become a text, or the bytes of one, by an encoding; the first argument has that name."""
    given = dict(zip((first, *_CODING), args, strict=False)) | options
    content = given.pop(first, None)
    kind, coding = type(content), {name: given[name] for name in _CODING if name in given}
    if not coding:
        return
    if issubclass(kind, str):
        _encoded(content if kind is str else str.__str__(content), **coding)
    elif issubclass(kind, (bytes, bytearray, memoryview)):
        asked(memoryview(content).nbytes)
        _decoded(content if kind is bytes else bytes(memoryview(content)), **coding)


_CODING: Final = ("encoding", "errors")


def _in_hexadecimal(data: Any, sep: Any = "", *rest: Any) -> None:
    asked(len(data) * (3 if sep else 2))


NUMBER: Final = 40
"""Bytes of a number and its place in a list."""


def _stripped(text: Any, letters: Any = None, *rest: Any, sides: tuple[bool, bool]) -> Any:
    taken(text)
    if not _is_slow(text, letters):
        return None
    work(len(letters) * PART_SECONDS)
    wanted, first, last = set(letters), 0, len(text)
    while sides[0] and first < last and text[first] in wanted:
        first += 1
    while sides[1] and first < last and text[last - 1] in wanted:
        last -= 1
    return (text[first:last],)


def cased(text: Any, *rest: Any) -> None:
    """Letters are made one by one, and each may become three; bytes become as many."""
    if issubclass(type(text), (bytes, bytearray)):
        asked(len(text))
    elif issubclass(type(text), str) and str.__len__(text) > LONG_TEXT:
        spend(str.__len__(text) * 3 * (_WIDE + width_of(text)))
        work(str.__len__(text) * PART_SECONDS)


def scanned(text: Any, *rest: Any) -> None:
    """A text that is about to be gone through, letter by letter."""
    if issubclass(type(text), (str, bytes, bytearray)) and len(text) > FAR:
        work(len(text) * _READ_SECONDS)


def taken(text: Any) -> Any:
    """A text of which a large part is about to be made a text of its own."""
    if type(text) is str and len(text) < LONG_TEXT:
        return text
    size = size_of(text)
    if size > FAR:
        spend(size)
    return text


def _to_case(text: Any) -> Any:
    if id(type(text)) in _TEXTS and len(text) > LONG_TEXT:
        cased(text)
    return text


_TEXTS: Final = ids_of((bytearray, bytes, str))


def _lettered(text: Any) -> Any:
    """A text that becomes a table of its letters."""
    if type(text) is str and len(text) > LONG_TEXT:
        work(len(text) * 4 * PART_SECONDS)
    return text


def parsed(value: Any) -> Any:
    """What is about to be read as a number."""
    kind = type(value)
    if kind is str or kind is bytes:
        scanned(value)
        if len(value) > FAR:
            spend(2 * len(value))  # an error shows it
        return value
    return value if kind is int or kind is float else shown(value)


_READ_SECONDS: Final = 6.0e-9


_LOOKUP_SECONDS: Final = 1.5e-7


def _is_narrow(values: Any) -> bool:
    return all(type(each) is not str or each.isascii() for each in values)


def _translated(text: Any, table: Any = None, *rest: Any) -> None:
    if type(text) is not str:
        asked(len(text))
        return
    seconds = PART_SECONDS
    if not (text.isascii() and type(table) is dict and _is_narrow(table.values())):
        seconds = _LOOKUP_SECONDS
    work(len(text) * seconds)
    if type(table) is dict:
        longer = [(key, len(value)) for key, value in table.items() if type(value) is str and len(value) > 1]
        if longer and len(text) * max(size for _, size in longer) > UNNOTICED:
            counts = ((text.count(chr(key)), size) for key, size in longer if type(key) is int and 0 <= key < 0x110000)
            asked(len(text) + sum(count * size for count, size in counts))


def _taken(text: Any, *rest: Any) -> None:
    taken(text)


TEXTS: Final[dict[str, Check]] = {
    **dict.fromkeys(CASES, cased),
    **dict.fromkeys(SCANS, scanned),
    "center": _padded,
    "decode": _decoded,
    "encode": _encoded,
    "expandtabs": _expanded,
    "hex": _in_hexadecimal,
    "join": _joined,
    **dict.fromkeys(("removeprefix", "removesuffix"), _taken),
    "ljust": _padded,
    "lstrip": partial(_stripped, sides=(True, False)),
    "replace": _replaced,
    "rfind": _rfind,
    "rindex": _rindex,
    "rjust": _padded,
    "rpartition": _rpartition,
    "rsplit": _rsplit,
    "split": _split,
    "splitlines": _split_lines,
    "rstrip": partial(_stripped, sides=(False, True)),
    "strip": partial(_stripped, sides=(True, True)),
    "translate": _translated,
    "zfill": _zero_filled,
}
"""By the names of methods."""
METERED.update(_o_cased=_to_case, _o_copied=taken, _o_lettered=_lettered, _o_parsed=parsed)
