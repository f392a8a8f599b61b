"""Where native sets and dicts look for instances of a program's classes: a `__hash__` of the program in; a function
that answers in the hashes of the containers, out.

A program knows hashes that are the same in every process (`identity`), containers go by the native ones. An instance
whose `__hash__` answers with the hash of a text has to stand where containers have that text. So a run whose program
may define `__hash__` remembers which plain value each number is the hash of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from types import FunctionType, MethodType
from typing import Any, Final

from .ids import ids_of

HASHING: Final = "_o_hashing"
"""Under which name the builtins of a run hold its `Known`."""
_CONTAINERS: Final = ids_of((tuple, frozenset))
_SALTED: Final = ids_of((str, bytes, range, type(None)))
_UNSALTED: Final = ids_of((int, bool, float, complex))
_WHOLE: Final = ids_of((int, bool))
_PLAIN: Final = _SALTED | _UNSALTED
_TEXTS: Final = ids_of((str, bytes, range))
_HOLDERS: Final = ids_of((list, tuple, dict, set, frozenset))


class Known:
    """Plain values whose native hashes are not those that the program knows."""

    __slots__ = ("natives", "stables", "texts", "values")

    def __init__(self) -> None:
        self.natives: dict[int, int] = {}
        """By the hash as the program knows it: the native one."""
        self.stables: dict[int, int] = {}
        """The other way round."""
        self.texts: dict[Any, int] = {}
        """The hashes of texts and of tuples as the program knows them, which take long to compute."""
        self.values: list[Any] = []

    def note(self, value: Any, number: int) -> None:
        """The program was told that this is the hash of a plain value."""
        if number not in self.natives:
            native = hash(value)
            if native != number:
                self.natives[number] = native
                self.stables[native] = number
                self.values.append(value)
                if type(value) is str or type(value) is tuple:
                    self.texts[value] = number


NOTHING: Final = Known()
"""For runs that do not remember."""


def is_plain(value: Any) -> bool:
    """Whether a value is text, or made of such and of numbers alone, so that hashing it calls nothing."""
    if id(type(value)) in _SALTED:
        return True
    if id(type(value)) not in _CONTAINERS:
        return False
    stack, seen = list(value), set()
    while stack:
        part = stack.pop()
        kind = id(type(part))
        if kind in _CONTAINERS:
            if id(part) not in seen:  # what is held many times is looked at once
                seen.add(id(part))
                stack.extend(part)
        elif kind not in _SALTED and (kind not in _UNSALTED or part != part):  # a nan hashes by identity
            return False
    return True


def are_scalars(values: tuple[Any, ...]) -> bool:
    """Whether a tuple holds text and numbers alone."""
    return _PLAIN.issuperset(map(id, map(type, tuple.__iter__(values))))


def are_whole(values: tuple[Any, ...]) -> bool:
    """Whether a tuple holds whole numbers alone, so that its native hash is the same in every process."""
    return _are(_WHOLE, tuple.__iter__(values))


def are_plain(values: Any) -> bool:
    """Whether a builtin container holds text and numbers alone, so that hashing one after the other calls nothing."""
    kind = id(type(values))
    return kind in _TEXTS or (kind in _HOLDERS and _are(_PLAIN, iter(values)))


def _are(kinds: frozenset[int], items: Iterator[Any]) -> bool:
    """Whether all items are of these types, by steps between which a run can be stopped."""
    for first in items:
        if id(type(first)) not in kinds or not kinds.issuperset(map(id, map(type, islice(items, _PIECE)))):
            return False
    return True


_PIECE: Final = 1 << 15


def hooked(function: Any, builtins: dict[str, Any]) -> Any:
    """What stands as `__hash__` in the namespace of a class for a function of the program."""
    known: Known | None = builtins.get(HASHING)
    return function if known is None else _hook(function, known.natives)


def _hook(function: Callable[[Any], Any], natives: dict[int, int]) -> FunctionType:
    def native_hash(self: Any) -> Any:
        number = function(self)
        return natives.get(number, number) if type(number) is int else number

    if getattr(function, "__isabstractmethod__", False) is True:
        native_hash.__isabstractmethod__ = True  # type: ignore[attr-defined]
    return native_hash  # type: ignore[return-value]


_CODE: Final = _hook(hash, {}).__code__


def unhooked(value: Any) -> Any:
    """The program's own function behind `hooked`, or its method; any other value as it is."""
    function = value.__func__ if type(value) is MethodType else value
    if type(function) is not FunctionType or function.__code__ is not _CODE:
        return value
    assert function.__closure__ is not None
    own = function.__closure__[0].cell_contents
    return own if function is value else MethodType(own, value.__self__)


class Asked:
    """Hashes to what the program's own `__hash__` answers for a value, by the rules of the interpreter."""

    __slots__ = ("_function", "_value")

    def __init__(self, function: Callable[[Any], Any], value: Any) -> None:
        self._function, self._value = function, value

    def __hash__(self) -> int:
        return self._function(self._value)  # type: ignore[no-any-return]
