"""Regular expressions that can be stopped: a pattern of `re`, one of its methods and arguments in; the result, found by
an engine that looks at the clock, or nothing where CPython's own engine certainly ends soon, out.

CPython's matcher tries alternatives one by one and cannot be interrupted: `(a+)+b` takes for ever on forty letters. How
long a pattern may take is judged from its syntax tree and the length of the text. What may take long is printed from
CPython's own syntax tree in the syntax of the `regex` package, whose matcher has the same rules of choice.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final, Self

from .. import budget
from ..functions import ATTEMPTED
from ..kept import kept
from ..native import seal, shown_class
from ..stops import TimeExceeded

if TYPE_CHECKING:
    from ..watchdog import Deadline

AT_ONCE: Final = 10_000_000
"""Steps that CPython's matcher may take in one go: a tenth of a second."""
_LONG: Final = 500_000
"""Letters that CPython's matcher may go through in one go, with a match for each."""
_UNBOUNDED: Final = 64
_REPEATS: Final = (codes.MAX_REPEAT, codes.MIN_REPEAT, getattr(codes, "POSSESSIVE_REPEAT", None))
_EXPONENTIAL: Final = 99


# ---------------------------------------------------------------------------------------------------------------------
# How long it may take


@kept(1 << 16)
def degree(pattern: str | bytes, flags: int) -> int:
    """With which power of the length of the text the time of a search may grow; 99 if faster than with any."""
    tree = parser.parse(pattern, flags & ~re.DEBUG)
    found = _degree(tree)
    return found + 1 if found < _EXPONENTIAL else found


def _degree(tree: Any) -> int:
    total = 0
    for op, value in tree:
        if op in _REPEATS:
            low, high, inner = value
            inside = _degree(inner)
            long = high is codes.MAXREPEAT or int(high) > _UNBOUNDED
            if long and (inside or _branches(inner)):
                return _EXPONENTIAL
            if inside and int(high) > 1 and int(high) != low:
                inside *= int(high)
            total += inside + long
        else:
            total += max((_degree(part) for part in _parts(op, value)), default=0)
    return min(total, _EXPONENTIAL)


def _branches(tree: Any) -> bool:
    return any(
        op in (codes.BRANCH, codes.GROUPREF) or (op in _REPEATS and value[0] != value[1])
        or any(map(_branches, _parts(op, value)))
        for op, value in tree
    )  # fmt: skip


def _parts(op: Any, value: Any) -> list[Any]:
    """The patterns inside of a node."""
    if op is codes.SUBPATTERN:
        return [value[3]]
    if op is codes.BRANCH:
        return list(value[1])
    if op in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if op is codes.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    if op in _REPEATS:
        return [value[2]]
    return [value] if op is getattr(codes, "ATOMIC_GROUP", 0) else []


def is_quick(pattern: re.Pattern[Any], length: int) -> bool:
    """Whether CPython's matcher certainly ends soon on a text of this length."""
    power = degree(pattern.pattern, pattern.flags)
    if power <= 1:
        return length <= _LONG
    return power * math.log(max(length, 2)) <= math.log(AT_ONCE)


# ---------------------------------------------------------------------------------------------------------------------
# The same pattern in the syntax of `regex`

_CATEGORIES: Final = {
    codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_WORD: r"\w", codes.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_PLACES: Final = {
    codes.AT_BEGINNING: "^", codes.AT_BEGINNING_STRING: r"\A", codes.AT_BOUNDARY: r"\b",
    codes.AT_NON_BOUNDARY: r"\B", codes.AT_END: "$", codes.AT_END_STRING: r"\Z",
}  # fmt: skip
_LETTERS: Final = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s"), (re.ASCII, "a"), (re.UNICODE, "u"))


@kept(1 << 15)
def _engine(pattern: str | bytes, flags: int) -> Any:
    """The compiled pattern of the other engine."""
    import regex  # type: ignore[import-untyped]

    tree = parser.parse(pattern, flags & ~re.DEBUG)
    names = {number: name for name, number in tree.state.groupdict.items()}
    text = "".join(_printed(tree, names))
    wanted = regex.V0
    for name in ("IGNORECASE", "MULTILINE", "DOTALL", "ASCII", "UNICODE", "LOCALE"):
        if flags & getattr(re, name):
            wanted |= getattr(regex, name)
    return regex.compile(text.encode("latin-1") if isinstance(pattern, bytes) else text, wanted, cache_pattern=False)


def _printed(tree: Any, names: dict[int, str]) -> Iterator[str]:
    for op, value in tree:
        yield _node(op, value, names)


def _inside(tree: Any, names: dict[int, str]) -> str:
    return "".join(_printed(tree, names))


def _letter(code: int) -> str:
    letter = chr(code)
    return letter if letter.isascii() and letter.isalnum() else f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"


_PLAIN: Final[dict[Any, Callable[[Any], str]]] = {
    codes.NOT_LITERAL: lambda value: f"[^{_letter(value)}]",
    codes.ANY: lambda value: ".",
    codes.AT: _PLACES.__getitem__,
    codes.IN: lambda value: _set(value),
}


def _node(op: Any, value: Any, names: dict[int, str]) -> str:
    if op is codes.LITERAL:
        return _letter(value)
    if op in _PLAIN:
        return _PLAIN[op](value)
    if op is codes.BRANCH:
        return f"(?:{'|'.join(_inside(part, names) for part in value[1])})"
    if op in _REPEATS:
        low, high, inner = value
        bound = "" if high is codes.MAXREPEAT else high
        lazy = {codes.MAX_REPEAT: "", codes.MIN_REPEAT: "?"}.get(op, "+")
        return f"(?:{_inside(inner, names)}){{{low},{bound}}}{lazy}"
    if op is codes.SUBPATTERN:
        return _group(value, names)
    if op in (codes.ASSERT, codes.ASSERT_NOT):
        sign = "=" if op is codes.ASSERT else "!"
        return f"(?{'<' if value[0] < 0 else ''}{sign}{_inside(value[1], names)})"
    if op is codes.GROUPREF:
        return f"(?:\\{value})" if value not in names else f"(?P={names[value]})"
    if op is codes.GROUPREF_EXISTS:
        other = "" if value[2] is None else f"|{_inside(value[2], names)}"
        return f"(?({value[0]}){_inside(value[1], names)}{other})"
    if op is getattr(codes, "ATOMIC_GROUP", None):
        return f"(?>{_inside(value, names)})"
    raise NotImplementedError(f"the pattern holds {op!s}, which cannot be stopped")


def _group(value: Any, names: dict[int, str]) -> str:
    number, added, removed, inner = value
    text = _inside(inner, names)
    on, off = ("".join(letter for flag, letter in _LETTERS if flags & flag) for flags in (added, removed))
    if on or off:
        text = f"(?{on}{'-' if off else ''}{off}:{text})"
    if number is None:
        return f"(?:{text})"
    return f"(?P<{names[number]}>{text})" if number in names else f"({text})"


def _set(items: list[Any]) -> str:
    made = []
    for op, value in items:
        if op is codes.NEGATE:
            made.append("^")
        elif op is codes.LITERAL:
            made.append(_letter(value))
        elif op is codes.RANGE:
            made.append(f"{_letter(value[0])}-{_letter(value[1])}")
        else:
            made.append(_CATEGORIES[value])
    return f"[{''.join(made)}]"


# ---------------------------------------------------------------------------------------------------------------------
# Matches


class Found:
    """A match, as the program sees it: what `re.Match` shows."""

    __slots__ = ("_o_parts",)
    __class__ = shown_class
    _o_parts: tuple[Any, Any, int, int, tuple[tuple[int, int], ...], int | None]

    def __new__(cls, *parts: Any) -> Self:  # not `__init__`, which a program could call again
        self = object.__new__(cls)
        self._o_parts = parts
        return self

    re = property(lambda self: self._o_parts[0])
    string = property(lambda self: self._o_parts[1])
    pos = property(lambda self: self._o_parts[2])
    endpos = property(lambda self: self._o_parts[3])
    regs = property(lambda self: self._o_parts[4])
    lastindex = property(lambda self: self._o_parts[5])

    @property
    def lastgroup(self) -> str | None:
        last = self._o_parts[5]
        return next((name for name, number in self._o_parts[0].groupindex.items() if number == last), None)

    def _o_number(self, group: Any) -> int:
        if issubclass(type(group), str):
            group = self._o_parts[0].groupindex.get(str.__str__(group), -1)
        elif not hasattr(type(group), "__index__"):
            raise IndexError("no such group")
        number = group.__index__()
        if not 0 <= number < len(self._o_parts[4]):
            raise IndexError("no such group")
        return int(number)

    def _o_text(self, number: int, default: Any = None) -> Any:
        start, end = self._o_parts[4][number]
        if start < 0:
            return default
        string = self._o_parts[1]
        for kind in (str, bytes):
            if issubclass(type(string), kind):
                return kind.__getitem__(string, slice(start, end))
        return bytes(memoryview(string).cast("B")[start:end])

    def __getitem__(self, group: Any) -> Any:
        return self._o_text(self._o_number(group))

    def group(self, *groups: Any) -> Any:
        found = tuple(self._o_text(self._o_number(group)) for group in groups or (0,))
        return found[0] if len(found) == 1 else found

    def groups(self, default: Any = None) -> tuple[Any, ...]:
        return tuple(self._o_text(number, default) for number in range(1, len(self._o_parts[4])))

    def groupdict(self, default: Any = None) -> dict[str, Any]:
        return {name: self._o_text(number, default) for name, number in self._o_parts[0].groupindex.items()}

    def span(self, group: Any = 0, /) -> tuple[int, int]:
        return self._o_parts[4][self._o_number(group)]

    def start(self, group: Any = 0, /) -> int:
        return self.span(group)[0]

    def end(self, group: Any = 0, /) -> int:
        return self.span(group)[1]

    def expand(self, template: Any) -> Any:
        return _template(self._o_parts[0], template)(self)

    def __copy__(self) -> Found:
        return self

    def __deepcopy__(self, memo: Any, /) -> Found:
        return self

    def __repr__(self) -> str:
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"


type.__setattr__(Found, "__name__", "Match")
seal(
    Found, shown_as=re.Match, rules={**dict.fromkeys(
        ("__getitem__", "__copy__", "__deepcopy__", "__repr__", "expand"), "allow")},
)  # fmt: skip
ATTEMPTED.update((Found.group, Found.span, Found.start, Found.end))


def _template(pattern: re.Pattern[Any], template: Any) -> Callable[[Found], Any]:
    """What puts the groups of a match into a template."""
    parsed = parser.parse_template(template, pattern)
    if isinstance(parsed, tuple):  # 3.11: the numbers of groups, and literals with holes
        numbers, literals = dict(parsed[0]), parsed[1]
        parts: list[Any] = [numbers.get(at, literal) for at, literal in enumerate(literals)]
    else:
        parts = parsed
    empty = template[:0]
    return lambda found: empty.join(
        found._o_text(part, empty) if isinstance(part, int) else part for part in parts
    )  # fmt: skip


def _found(pattern: re.Pattern[Any], made: Any) -> Found | None:
    if made is None:
        return None
    return Found(pattern, made.string, made.pos, made.endpos, tuple(made.regs), made.lastindex)


# ---------------------------------------------------------------------------------------------------------------------
# Methods


def stoppable(pattern: re.Pattern[Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """The result of a method of a pattern, in a tuple; None if the method itself can be called."""
    account = budget.current()
    if account is None:
        return None
    if name == "scanner":
        raise NotImplementedError("scanner() is not supported in runs with a time limit; use finditer()")
    given = {**dict(zip(_PARAMETERS[name], args, strict=False)), **kwargs}
    string: Any = given.get("string")
    if (
        len(args) > len(_PARAMETERS[name])
        or not given.keys() <= {*_PARAMETERS[name]}
        or (type(string) is not str and type(string) is not bytes)
    ):
        return None
    if type(string) is not type(pattern.pattern):
        return None
    if is_quick(pattern, len(string)) and not _is_much(given.get("repl"), string):
        return None
    if len(string) > _SCANNED:
        budget.work(len(string) * _LETTER_SECONDS)
    try:
        return (_METHODS[name](pattern, _engine(pattern.pattern, pattern.flags), given, account),)
    except TimeoutError:
        account.end(TimeExceeded)


_SCANNED: Final = 8_000_000
"""Letters that are gone through at once: looking for one of a few, the engine does not look at the clock."""
_LETTER_SECONDS: Final = 5.0e-9


def _is_much(replacement: Any, string: Any) -> bool:
    """Whether a text may become so long by replacements that it has to be looked at while it grows."""
    return type(replacement) is type(string) and len(replacement) * len(string) > AT_ONCE


def _left(account: Deadline) -> float | None:
    """Seconds for one search."""
    left = account.remaining()
    return None if left == math.inf else max(left, _LEAST)


_LEAST: Final = 0.001


_SEARCHED: Final = ("string", "pos", "endpos")
_PARAMETERS: Final = {
    **dict.fromkeys(("search", "match", "fullmatch", "findall", "finditer"), _SEARCHED),
    "split": ("string", "maxsplit"),
    "sub": ("repl", "string", "count"),
    "subn": ("repl", "string", "count"),
}


def _one(name: str) -> Callable[..., Any]:
    def find(pattern: re.Pattern[Any], engine: Any, given: dict[str, Any], account: Deadline) -> Any:
        """The engine counts the time that the process computes, so on a busy machine it would stop late: a part of
        the time that is left shows how much of it the process gets.
        """
        call, left = getattr(engine, name), _left(account)
        if left is None:
            return _found(pattern, call(**given))
        began, computed = time.monotonic(), time.process_time()
        try:
            return _found(pattern, call(**given, timeout=left / 4))
        except TimeoutError:
            share = (time.process_time() - computed) / (time.monotonic() - began)
        return _found(pattern, call(**given, timeout=max(account.remaining() * share, _LEAST)))

    return find


def _each(pattern: re.Pattern[Any], engine: Any, given: dict[str, Any], account: Deadline) -> Iterator[Any]:
    """The matches, one by one: the run can be stopped between them."""
    most = given.pop("most", 0)
    for count, made in enumerate(engine.finditer(**given, timeout=_left(account)), 1):
        if most and count > most:
            return
        yield made


def _all(pattern: re.Pattern[Any], engine: Any, given: dict[str, Any], account: Deadline) -> Any:
    empty = given["string"][:0]
    if engine.groups > 1:
        return [made.groups(empty) for made in _each(pattern, engine, given, account)]
    if engine.groups:
        return [empty if made[1] is None else made[1] for made in _each(pattern, engine, given, account)]
    return [made[0] for made in _each(pattern, engine, given, account)]


def _split(pattern: re.Pattern[Any], engine: Any, given: dict[str, Any], account: Deadline) -> Any:
    string, parts, at = given["string"], [], 0
    given["most"] = given.pop("maxsplit", 0)
    for made in _each(pattern, engine, given, account):
        parts.append(string[at : made.start()])
        parts += made.groups()
        at = made.end()
    return [*parts, string[at:]]


def _replaced(pattern: re.Pattern[Any], engine: Any, given: dict[str, Any], account: Deadline) -> Any:
    repl, string = given.pop("repl"), given["string"]
    fill: Callable[[Any], Any] = repl if callable(repl) else _template(pattern, repl)
    parts, at, count, letters = [], 0, 0, len(string)
    given["most"] = given.pop("count", 0)
    for made in _each(pattern, engine, given, account):
        new = fill(_found(pattern, made))
        count += 1
        if at < made.start():
            parts.append(string[at : made.start()])
        at = made.end()
        if new is not None:
            parts.append(new)
            letters += len(new) if type(new) is type(string) else 0
    parts.append(string[at:])
    budget.asked(letters)
    return string[:0].join(parts), count


_METHODS: Final[dict[str, Callable[..., Any]]] = {
    **{name: _one(name) for name in ("search", "match", "fullmatch")},
    "findall": _all,
    "finditer": lambda pattern, *given: [_found(pattern, made) for made in _each(pattern, *given)],
    "split": _split,
    "sub": lambda *given: _replaced(*given)[0],
    "subn": _replaced,
}
