"""Host values in, sandbox values out, and back: everything crosses this border by deep copy.

`to_sandbox` takes plain data and refuses the rest; `to_host` takes any sandbox value and gives what is not plain data
as text. Sharing inside one value is kept, so that a small value cannot grow large by crossing; nothing is ever shared
between the two sides, except immutable scalars and, on the way out, Python's own builtins.

The code decides by `type(value)` and the real method resolution order, compared by identity: `__class__`, `__mro__` or
`__hash__` as a program may define them are never asked. Of the methods that a program defines only `__repr__` and
`__str__` are called, on the way out, while the limits of the run hold; what they raise comes out of the conversion.
"""

from __future__ import annotations

import copy
import time
from abc import ABC, abstractmethod
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from types import EllipsisType, NoneType
from typing import Any, Protocol

from .counterparts import has_counterpart, host_counterpart, host_exception, register_builtin, sandbox_exception
from .eager import elements_of, pairs_of, settled
from .exceptions import arguments_of, describe_exception, group_of, notes_of, remake, text_of
from .extent import shown
from .host_dataclasses import Dataclasses, dataclass_shape, is_dataclass_instance
from .ids import ids_of
from .namedtuples import Shape, host_class, sandbox_class, shape_of

__all__ = [
    "Run",
    "answered_exception",
    "describe_exception",
    "exception_recipe",
    "exception_to_host",
    "exception_to_sandbox",
    "register_builtin",
    "register_leaf",
    "to_host",
    "to_sandbox",
]

MAX_DEPTH = 1000

Build = Callable[[list[Any]], Any]
Opened = tuple[Iterable[Any], Build]  # the parts to convert first, and what makes the whole of the converted parts
_AS_IT_IS = ids_of((int, str, bool, float, type(None)))
Texts = dict[int, tuple[Any, str]]
"""By id: values that the program was asked for as text, and what it said."""
Opener = Callable[["_Crossing", Any, tuple[type, ...]], Opened]

_PLAIN = ids_of((int, str, float, bool, NoneType, bytes, EllipsisType))
_OPEN = object()
_mro: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__


def to_sandbox(value: Any, run: Run | None = None) -> Any:
    """Copy a host value into the sandbox.

    Args: `value`: None, bool, int, float, str, bytes, list, tuple, named tuple, dict, set, frozenset, Ellipsis, an
        exception, or a subclass of these, or an instance of a dataclass, nested at will. `run`: for dataclasses.
    Returns: the sandbox's own copy, made of the exact builtin types.
    Raises: `TypeError` for any other type, `ValueError` for a value that contains itself, `RecursionError` for nesting
        deeper than `MAX_DEPTH`.
    Example: `to_sandbox(OrderedDict(a=[1]))` is `{'a': [1]}`; `to_sandbox(3j)` raises
        `TypeError: Cannot convert complex to Sandbox value`.
    """
    kind = type(value)
    if kind is int or kind is str or value is None or kind is bool or kind is float:
        return value
    flat = _flat_copy(value, kind)
    return _Inward(run).convert(value) if flat is None else flat


def to_host(value: Any, run: Run | None = None, *, last: bool = False, texts: Texts | None = None) -> Any:
    """Copy a sandbox value out to the host.

    Args: `value`: any. `run`: where it comes from, which knows the host's dataclasses. `last`: whether the program has
        ended, so that iterators such as that of a `zip` may be used up: they leave as lists. `texts`: what left as text
        before, which the program is not asked for again; others are added.
    Returns: plain data as itself, a `deque` as a list, a builtin as the host's builtin, anything else as its `repr`, a
        `str`. A container inside itself becomes a text such as `'[...]'`.
    Raises: what the program's `__repr__` methods raise; `RecursionError` for nesting deeper than `MAX_DEPTH`;
        `ValueError` if different keys of a dict, or elements of a set, have the same `repr` and so would be lost.
    Example: `to_host([1, range(3)])` is `[1, 'range(0, 3)']`.
    """
    kind = type(value)
    if kind is int or kind is str or value is None or kind is bool or kind is float:
        return value
    flat = _flat_copy(value, kind)
    return (_Ending if last else _Outward)(run, texts).convert(value) if flat is None else flat


def is_plain_call(args: Iterable[Any], keywords: dict[str, Any]) -> bool:
    """Whether the host sees the arguments of an external call as they are."""
    return not keywords and _AS_IT_IS.issuperset([id(type(value)) for value in args])


def call_to_host(
    args: Iterable[Any], keywords: dict[str, Any], run: Run | None = None, texts: Texts | None = None
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments of an external call; names of keywords may be strings of a class of the program.

    Args: `texts`: as for `to_host`; what stands in several arguments is asked for its text once.
    """
    texts = {} if texts is None else texts
    arguments = tuple([
        value if id(type(value)) in _AS_IT_IS else to_host(settled(value), run, texts=texts) for value in args
    ])  # fmt: skip
    if not keywords:
        return arguments, {}
    return arguments, {
        str.__str__(name): to_host(settled(value), run, texts=texts) for name, value in keywords.items()
    }


def exception_to_sandbox(exc: BaseException) -> BaseException:
    """Make the sandbox's exception for one raised by the host: nearest builtin class, text `str(exc)`, nothing else.

    Example: a host `class MyError(ValueError)` with text `'no'` arrives as `ValueError('no')`.
    """
    made: BaseException = _Inward(None).convert(exc)
    return made


def answered_exception(given: Any) -> BaseException:
    """The sandbox's exception for what a host gives to be raised: an exception or, as in `raise`, its class."""
    if isinstance(given, type) and issubclass(given, BaseException):
        try:
            given = given()
        except Exception as error:
            given = error
    if not isinstance(given, BaseException):
        return TypeError("exceptions must derive from BaseException")
    return exception_to_sandbox(given)


def exception_to_host(exc: BaseException, run: Run | None = None) -> BaseException:
    """Make the host's exception for one raised by the program: nearest builtin class and converted arguments.

    Example: `class E(Exception)` raised as `E(1, 2)` comes out as `Exception(1, 2)`.
    """
    made: BaseException = _Outward(run).convert(exc)
    return made


def exception_recipe(exc: BaseException, run: Run | None = None) -> Callable[[], BaseException]:
    """Convert a sandbox exception once, and return a function that makes a new host exception each time it is called.

    The function holds no object of the program.
    """
    return partial(copy.deepcopy, exception_to_host(exc, run))


def _flat_copy(value: Any, kind: type) -> Any:
    """Copy what is by far the most frequent, one container of plain scalars; `None` for everything else."""
    if kind is list:
        flat = value[:]
        return flat if _all_plain(flat) else None
    if kind is tuple:
        return value if _all_plain(value) else None
    if kind is dict:
        flat = value.copy()
        return flat if not flat or (_all_plain(flat) and _all_plain(flat.values())) else None
    return None


def _all_plain(values: Iterable[Any]) -> bool:
    # A chain of `is` beats every C loop that is safe here: sets of types would ask the metaclass for a hash.
    for value in values:
        kind = type(value)
        if kind is int or kind is str or kind is float or value is None or kind is bool:
            continue
        if id(kind) not in _PLAIN:
            return False
    return True


class Run(Protocol):
    """What a conversion needs of the run on whose behalf it is done."""

    @property
    def dataclasses(self) -> Dataclasses:
        """Its classes that stand for dataclasses of the host."""

    @property
    def collections(self) -> dict[str, Any]:
        """The globals of its module `collections`; empty if it has not imported it."""

    def dataclass_to_host(self, kind: type, converted: list[Any]) -> Any:
        """An instance on the side of the host: names and values of the attributes, by turns."""


class _Crossing(ABC):
    """One conversion. Walks with a list of levels instead of recursion, so that no value can exhaust the stack."""

    struct_time: Build = tuple

    def __init__(self, run: Run | None) -> None:
        self.run = run
        # By id, with the original so that its id stays its own; _OPEN while its parts are being converted.
        self._done: dict[int, tuple[Any, Any]] = {}

    def convert(self, root: Any) -> Any:
        done = self._done
        outer: list[tuple[Iterator[Any], list[Any], Any, Build]] = []
        parts: Iterator[Any] = iter((root,))
        converted: list[Any] = []
        source: Any = None
        build: Build = _only
        while True:
            for part in parts:
                kind = type(part)
                if kind is int or kind is str or id(kind) in _PLAIN:
                    converted.append(part)
                    continue
                known = done.get(id(part))
                if known is not None:
                    converted.append(known[1] if known[1] is not _OPEN else self.inside_itself(part))
                    continue
                flat = _flat_copy(part, kind)
                if flat is None:
                    outer.append((parts, converted, source, build))
                    opened, build = self.enter(part, len(outer))
                    parts, converted, source = iter(opened), [], part
                    break
                done[id(part)] = (part, flat)
                converted.append(flat)
            else:
                whole = build(converted)
                if not outer:
                    return whole
                done[id(source)] = (source, whole)
                parts, converted, source, build = outer.pop()
                converted.append(whole)

    def enter(self, value: Any, depth: int) -> Opened:
        if depth > MAX_DEPTH:
            raise RecursionError(f"value is nested more than {MAX_DEPTH} levels deep")
        self._done[id(value)] = (value, _OPEN)
        mro = _mro(type(value))
        for kind in mro:
            opener = _OPENERS.get(id(kind))
            if opener is not None:
                return opener(self, value, mro)
        return self.open_other(value, mro)

    @abstractmethod
    def open_other(self, value: Any, mro: tuple[type, ...]) -> Opened:
        """Open a value that is not plain data, or refuse it."""

    @abstractmethod
    def open_exception(self, exc: BaseException, mro: tuple[type, ...]) -> Opened:
        """Open an exception: its parts are its arguments, or the members of a group."""

    @abstractmethod
    def tuple_class(self, shape: Shape) -> type[tuple[Any, ...]]:
        """Return the class of a named tuple on the other side."""

    @abstractmethod
    def inside_itself(self, value: Any) -> Any:
        """Return what stands for a value inside itself, or refuse it."""


class _Inward(_Crossing):
    def __init__(self, run: Run | None) -> None:
        super().__init__(run)
        self._classes: dict[Shape, type[tuple[Any, ...]]] = {}

    def open_other(self, value: Any, mro: tuple[type, ...]) -> Opened:
        if self.run is not None and is_dataclass_instance(value):
            kind, parts = self.run.dataclasses.fields_of(value)
            return parts, lambda converted: _with_attributes(kind, _dict(converted))
        raise TypeError(f"Cannot convert {type(value).__name__} to Sandbox value")

    def open_exception(self, exc: BaseException, mro: tuple[type, ...]) -> Opened:
        classes = sandbox_exception(mro)
        if issubclass(classes[0], BaseExceptionGroup):
            message, members = group_of(exc)
            return members, partial(classes[0], message)
        # The text of a KeyError, quotes included, becomes its argument: that is what programs and hosts rely on.
        args = arguments_of(exc)
        keep = _all_plain(args) and not issubclass(classes[0], KeyError)
        text = text_of(exc)
        return (), lambda _: remake(classes, args if keep else (text,), text)

    def tuple_class(self, shape: Shape) -> type[tuple[Any, ...]]:
        if shape not in self._classes:
            self._classes[shape] = sandbox_class(shape)
        return self._classes[shape]

    def inside_itself(self, value: Any) -> Any:
        raise ValueError(f"Cannot convert a {type(value).__name__} that contains itself to Sandbox value")


class _Outward(_Crossing):
    struct_time = time.struct_time

    def __init__(self, run: Run | None, texts: Texts | None = None) -> None:
        super().__init__(run)
        self._texts = texts

    def text(self, value: Any, write: Callable[[Any], str]) -> str:
        """What the program says of a value."""
        known = None if self._texts is None else self._texts.get(id(value))
        if known is not None:
            return known[1]
        text = str.__str__(write(shown(value)))
        if self._texts is not None:
            self._texts[id(value)] = value, text
        return text

    def open_other(self, value: Any, mro: tuple[type, ...]) -> Opened:
        if has_counterpart(value):
            return _leaf(host_counterpart(value))
        for kind, as_bytes in _BYTES_LIKE:
            if any(base is kind for base in mro):
                return _leaf(as_bytes(value))
        elements = elements_of(value, mro)
        if elements is not None:
            return elements, _list
        pairs = None if self.run is None else pairs_of(value, mro, self.run.collections)
        if pairs is not None:
            return chain.from_iterable(pairs), _dict
        if self.run is not None and dataclass_shape(mro[0]) is not None:
            attributes = object.__getattribute__(value, "__dict__")
            return chain.from_iterable(list(dict.items(attributes))), partial(self.run.dataclass_to_host, mro[0])
        return _leaf(self.text(value, repr))

    def open_exception(self, exc: BaseException, mro: tuple[type, ...]) -> Opened:
        classes = host_exception(mro)
        if issubclass(classes[0], BaseExceptionGroup):
            message, members = group_of(exc)
            return members, lambda inside: _noted(classes[0](message, inside), notes_of(exc))
        text, notes = self.text(exc, text_of), notes_of(exc)
        return arguments_of(exc), lambda args: _noted(remake(classes, tuple(args), text), notes)

    def tuple_class(self, shape: Shape) -> type[tuple[Any, ...]]:
        return host_class(shape)

    def inside_itself(self, value: Any) -> Any:
        mro = _mro(type(value))
        return next((text for kind, text in _CYCLE_TEXTS if any(base is kind for base in mro)), "...")


class _Ending(_Outward):
    """Out of a program that has ended."""

    def open_other(self, value: Any, mro: tuple[type, ...]) -> Opened:
        items = settled(value)
        return super().open_other(value, mro) if items is value else (items, _list)


def _with_attributes(kind: type, attributes: dict[str, Any]) -> Any:
    made: Any = object.__new__(kind)
    object.__getattribute__(made, "__dict__").update(attributes)
    return made


def _noted(exc: BaseException, notes: list[str]) -> BaseException:
    for note in notes:
        exc.add_note(note)
    return exc


def _only(converted: list[Any]) -> Any:
    return converted[0]


def _leaf(value: Any) -> Opened:
    return (), lambda _: value


def _scalar(exact: Callable[[Any], Any]) -> Opener:
    return lambda crossing, value, mro: _leaf(exact(value))


def _elements(iterate: Callable[[Any], Iterator[Any]], build: Build) -> Opener:
    return lambda crossing, value, mro: (list(iterate(value)), build)


def _items(items: Callable[[Any], Iterable[tuple[Any, Any]]]) -> Opener:
    return lambda crossing, value, mro: (chain.from_iterable(list(items(value))), _dict)


def _open_tuple(crossing: _Crossing, value: tuple[Any, ...], mro: tuple[type, ...]) -> Opened:
    parts = list(tuple.__iter__(value))
    shape = None if mro[0] is tuple else shape_of(mro[0], mro, len(parts))
    return parts, tuple if shape is None else partial(tuple.__new__, crossing.tuple_class(shape))


def _list(converted: list[Any]) -> list[Any]:
    return converted


def _dict(converted: list[Any]) -> dict[Any, Any]:
    parts = iter(converted)
    made = dict(zip(parts, parts, strict=True))
    if 2 * len(made) != len(converted):
        raise ValueError("different keys of a dict would become equal by conversion")
    return made


def _set(kind: Callable[[list[Any]], Any], converted: list[Any]) -> Any:
    made = kind(converted)
    if len(made) != len(converted):
        raise ValueError("different elements of a set would become equal by conversion")
    return made


# The first class of a value's method resolution order that has a row here decides.
_OPENERS: dict[int, Opener] = {
    id(kind): opener
    for kind, opener in (
        (int, _scalar(int.__int__)),
        (float, _scalar(float.__float__)),
        (str, _scalar(str.__str__)),
        (bytes, _scalar(bytes.__bytes__)),
        (list, _elements(list.__iter__, _list)),
        (tuple, _open_tuple),
        (time.struct_time, lambda crossing, value, mro: (list(tuple.__iter__(value)), crossing.struct_time)),
        (OrderedDict, _items(OrderedDict.items)),
        (dict, _items(dict.items)),
        (set, _elements(set.__iter__, partial(_set, set))),
        (frozenset, _elements(frozenset.__iter__, partial(_set, frozenset))),
        (BaseException, lambda crossing, exc, mro: crossing.open_exception(exc, mro)),
    )
}


def register_leaf(kind: type, convert: Callable[[Any], Any]) -> None:
    """Let values of a class, or of those that inherit from it, cross as what `convert` makes of them."""
    _OPENERS[id(kind)] = _scalar(convert)


_BYTES_LIKE = ((bytearray, lambda value: bytes(bytearray.copy(value))), (memoryview, memoryview.tobytes))
_CYCLE_TEXTS = (
    *((kind, "[...]") for kind in (list, deque)),
    (tuple, "(...)"),
    *((kind, "{...}") for kind in (dict, set, frozenset)),
)
