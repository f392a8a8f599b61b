"""What library modules leave to the host's own code: a name and plain data in, plain data out.

Each function here is pure: nothing of the program is called, and nothing is kept. Library code reads iterables and
calls the program's functions itself, and gives the rest to one of these.
"""

from __future__ import annotations

import io
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from . import plain_library, plain_syntax, plain_texts
from .budget import current, limited, spend, work
from .ids import ids_of
from .metered import multiply_seconds
from .native import is_program_class, mro_of, namespace_of, native_function
from .plain import call_plain, exact
from .records import UNCHANGING_TYPES

__all__ = ["PLAIN_SUPPORT"]


def _decimal_class() -> Any:
    from .modules import host_module

    return host_module("decimal").Decimal


def _is_decimal(value: Any) -> bool:
    decimal = sys.modules.get("decimal")
    return decimal is not None and issubclass(type(value), decimal.Decimal)


def _is_number(value: Any) -> bool:
    """What C code takes for a number: there is a way to an int, a float or an index."""
    names = ("__int__", "__float__", "__index__")
    return any(name in namespace_of(base) for base in mro_of(type(value)) for name in names)


# ---------------------------------------------------------------------------------------------------------------------
# Numbers


_EXPONENT = re.compile(r"[eE][-+]?(\d+(?:_\d+)*)\s*\Z")
_HUGE: Final = 10**12
"""Larger exponents are taken for this one."""


def _fraction(text: str) -> tuple[int, int]:
    import fractions

    found = _EXPONENT.search(text)
    if found is not None:
        digits = found[1].replace("_", "")
        bits = int((min(int(digits), _HUGE) if len(digits) < sys.int_info.default_max_str_digits else _HUGE) * 3.33)
        spend(bits // 8)
        work(multiply_seconds(bits, bits))
    return fractions.Fraction(text).as_integer_ratio()


def _limit_denominator(numerator: int, denominator: int, most: int) -> tuple[int, int]:
    import fractions

    return fractions.Fraction(numerator, denominator).limit_denominator(most).as_integer_ratio()


def _fraction_format(numerator: int, denominator: int, spec: str) -> str:
    import fractions

    return format(fractions.Fraction(numerator, denominator), spec)


# ---------------------------------------------------------------------------------------------------------------------
# Text


def _csv_dialect(options: dict[str, Any]) -> dict[str, Any]:
    """All eight options of a dialect, checked."""
    import csv

    dialect = csv.reader((), **options).dialect
    return {name: getattr(dialect, name) for name in CSV_OPTIONS}


CSV_OPTIONS: Final = (
    "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"
)  # fmt: skip


def _csv_parse(lines: list[str], options: dict[str, Any], last: bool) -> tuple[list[Any] | None, bool]:
    """The row that begins with these lines, and whether it goes on in a further one."""
    import csv

    more = False

    def source() -> Iterator[str]:
        nonlocal more
        yield from lines
        more = True

    try:
        try:
            row = next(csv.reader(source(), **options))
        except csv.Error as error:
            if more or not str(error).startswith("field larger"):
                raise
            with _fields_of_any_size():
                row = next(csv.reader(source(), **options))
    except csv.Error:
        if more and not last:
            return None, True
        raise
    return row, more and not last


_LIFTING: Final = threading.Lock()


@contextmanager
def _fields_of_any_size() -> Iterator[None]:
    """The host's limit, which is one for the process, is no limit of a program, which has its own. Nothing may
    interrupt this before it is set again.
    """
    import csv

    deadline = current()
    if deadline is not None:
        deadline.enter_host()
    try:
        with _LIFTING:
            kept = csv.field_size_limit((1 << 31) - 1)
            try:
                yield
            finally:
                csv.field_size_limit(kept)
    finally:
        if deadline is not None:
            deadline.leave_host()


class _Feed(threading.local):
    """One line for a reader of the host; whether the reader asked for a further one."""

    def __init__(self) -> None:
        self.readers: dict[Any, Any] = {}
        self.line: str | None = None
        self.more = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line, self.line = self.line, None
        if line is None:
            self.more = True
            raise StopIteration
        return line


_feed = _Feed()


_LONG_LINE: Final = 100_000
_BYTES_A_LETTER: Final = 12
"""Of a line, in the buffer of the reader and in the row."""


def _by_options(kept: dict[Any, Any], options: Any, maker: str, file: Any) -> Any:
    """What `csv` makes for a file of its own with these options, kept while few are in use."""
    try:
        return kept[options]
    except (KeyError, TypeError):
        import csv

        checked = dict(zip(CSV_OPTIONS, exact(options), strict=True))
        if len(kept) > 64:
            kept.clear()
        made = kept[options] = getattr(csv, maker)(file, **checked)
        return made


def _csv_row(line: Any, options: Any) -> Any:
    """The row on one line; None if that takes more lines or anything is out of the ordinary."""
    feed = _feed
    if type(line) is not str or type(options) is not tuple:
        return None
    reader = _by_options(feed.readers, options, "reader", feed)
    if len(line) > _LONG_LINE:
        spend(_BYTES_A_LETTER * len(line))
    feed.line, feed.more = line, False
    try:
        row = next(reader)
    except Exception:  # said again, in its place, by the way that is taken for all lines
        return None
    return None if feed.more else row


_USUAL: Final = 1 << 17
"""Letters that a field may have, unless that was set."""


def _csv_rows(lines: Any, options: dict[str, Any]) -> tuple[Any, Any]:
    """What gives the rows of an iterator, and how many lines it has read. Where a run has limits, or its own class
    would be asked for an iterator once more, or fields are bounded otherwise, there is nothing.
    """
    kind = type(lines)
    import csv

    if limited() or csv.field_size_limit() != _USUAL or (is_program_class(kind) and kind.__module__ != "io"):
        return None, None
    reader = csv.reader(lines, **options)
    counted = native_function(lambda: reader.line_num, ("csv", "line_num"), None)
    return native_function(reader.__next__, ("csv", "__next__"), None), counted


class _File:
    def __init__(self, write: Any) -> None:
        self.write = write


def _csv_rows_to(write: Any, options: dict[str, Any]) -> Any:
    """What writes a row by the program's function; nothing in a run with limits."""
    import csv

    return None if limited() else native_function(csv.writer(_File(write), **options).writerow, ("csv", "row"), None)


class _Sinks(threading.local):
    """Writers of the host by their options, and the line that one wrote last."""

    def __init__(self) -> None:
        self.writers: dict[Any, Any] = {}
        self.line = ""

    def write(self, text: str) -> None:
        self.line = text


def _is_exact_decimal(value: Any) -> bool:
    kind = type(value)
    return not is_program_class(kind) and kind.__name__ == "Decimal" and kind in UNCHANGING_TYPES


_sinks = _Sinks()
_FIELD_SECONDS: Final = 1.0e-7
_FIELDS: Final = ids_of((str, int, float, bool, type(None)))


def _csv_line(row: Any, options: Any) -> str | None:
    """The line of a row of plain data; None if anything is out of the ordinary."""
    kind = type(row)
    if kind is list or kind is tuple:
        work(len(row) * _FIELD_SECONDS)
    if not (kind is list or kind is tuple) or not _FIELDS.issuperset(map(id, map(type, row))):
        return None
    sinks = _sinks
    writer = _by_options(sinks.writers, options, "writer", sinks)
    size = sum([len(each) if type(each) is str else each.__sizeof__() for each in row])
    if size > _LONG_LINE:
        return None
    try:
        writer.writerow(row)
    except Exception:  # said again, in its place, by the way that is taken for all rows
        return None
    line, sinks.line = sinks.line, ""
    return line


class _Shown:
    """A field that is not plain data: its text, and that it counts as a number."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text

    def __float__(self) -> float:
        raise TypeError


class _Sink:
    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text


def _csv_format(fields: list[Any], numbers: list[int], options: dict[str, Any]) -> str:
    """A row as text. `numbers`: places of texts that stand for numbers."""
    import csv

    sink = _Sink()
    for place in numbers:
        fields[place] = _Shown(fields[place])
    csv.writer(sink, **options).writerow(fields)
    return sink.text


_QUOTE_SECONDS: Final = 1.0e-8
"""For each letter and each quote: a sniffer may look for the end of every one of them through all of the text."""


def _ask_for_quotes(sample: str) -> None:
    work((sample.count('"') + sample.count("'")) * len(sample) * _QUOTE_SECONDS)


def _csv_sniff(sample: str, delimiters: str | None) -> tuple[Any, ...]:
    import csv

    _ask_for_quotes(sample)
    found: Any = csv.Sniffer().sniff(sample, delimiters)
    return found.doublequote, found.delimiter, found.quotechar or '"', found.skipinitialspace


def _csv_has_header(sample: str) -> bool:
    import csv

    _ask_for_quotes(sample)
    return csv.Sniffer().has_header(sample)


def _wrap(options: dict[str, Any], text: str) -> list[str]:
    import textwrap

    wrapper = textwrap.TextWrapper()
    vars(wrapper).update(options)
    return wrapper.wrap(text)


def _parse_format(text: str) -> list[tuple[Any, ...]]:
    import _string  # type: ignore[import-not-found]

    return list(_string.formatter_parser(text))


def _split_field(name: str) -> tuple[Any, list[tuple[bool, Any]]]:
    import _string

    first, rest = _string.formatter_field_name_split(name)
    return first, list(rest)


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    **plain_library.FUNCTIONS,
    **plain_syntax.FUNCTIONS,
    **plain_texts.FUNCTIONS,
    "fraction": _fraction,
    "limit_denominator": _limit_denominator,
    "fraction_format": _fraction_format,
    "csv_dialect": _csv_dialect,
    "csv_parse": _csv_parse,
    "csv_format": _csv_format,
    "csv_sniff": _csv_sniff,
    "csv_has_header": _csv_has_header,
    "wrap": _wrap,
    "parse_format": _parse_format,
    "split_field": _split_field,
}


def host(name: str, *args: Any) -> Any:
    """Call one of the functions with exact copies of the arguments."""
    return call_plain(FUNCTIONS[name], name, *args)


def _bytes_of(value: Any) -> bytearray:
    """A copy of the bytes of anything that has some."""
    if value is None:  # which makes an empty file
        raise TypeError("a bytes-like object is required, not 'NoneType'")
    if type(value) is bytes or type(value) is bytearray:
        spend(len(value))
        return bytearray(value)
    if type(value) is memoryview:
        spend(2 * value.nbytes)
    return bytearray(io.BytesIO(value).getbuffer())


def _xml_tree(text: Any, kind: Any) -> Any:
    from .plain_markup import xml_tree

    return xml_tree(text, kind)


PLAIN_SUPPORT: Final[dict[str, Any]] = {
    "_o_xml_tree": _xml_tree,
    "_o_host": host,
    "_o_decimal_class": _decimal_class,
    "_o_is_decimal": _is_decimal,
    "_o_is_exact_decimal": _is_exact_decimal,
    "_o_is_number": _is_number,
    "_o_exact": exact,
    "_o_csv_row": _csv_row,
    "_o_csv_rows": _csv_rows,
    "_o_csv_rows_to": _csv_rows_to,
    "_o_csv_line": _csv_line,
    "_o_bytearray": _bytes_of,
}
"""By name, for `support`."""
