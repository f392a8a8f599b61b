"""A value of the host and an annotation in; nothing, or typeguard's error that tells where the value differs, out.

Typeguard judges single values. Containers are gone through here: items that are alike are looked at once, and so are
containers that stand in several places, so that the check of large arguments takes little longer than it took to copy
them; and it ends when the time of the run is over.
"""

from __future__ import annotations

import collections.abc
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final

import typeguard

from .stops import TimeExceeded
from .watchdog import Deadline

_SCALARS: Final = frozenset({int, str, float, bool, bytes, types.NoneType})
_LOOK: Final = 256
"""After how many values it is asked for the time."""
_AT_ONCE: Final = 1 << 16
"""So many values are looked through in one go of native code."""
_REFERENCE: Final = re.compile(r"ForwardRef\('([^']*)'\)")
_SEQUENCES: Final = frozenset({list, tuple, collections.abc.Sequence})
_SETS: Final = frozenset({set, frozenset, collections.abc.Set})
_MAPPINGS: Final = frozenset({dict, collections.abc.Mapping, collections.abc.MutableMapping})
_KINDS: Final[dict[type, frozenset[Any]]] = {
    list: _SEQUENCES - {tuple},
    tuple: _SEQUENCES - {list},
    str: _SEQUENCES - {list, tuple},
    bytes: _SEQUENCES - {list, tuple},
    set: _SETS - {frozenset},
    frozenset: _SETS - {set},
    dict: _MAPPINGS,
}
"""Which annotations with items a value can answer to."""
_CONFIGURATION: Final = typeguard.TypeCheckConfiguration(
    forward_ref_policy=typeguard.ForwardRefPolicy.IGNORE,
    collection_check_strategy=typeguard.CollectionCheckStrategy.ALL_ITEMS,
)
Part = tuple[Iterable[Any], Any, Callable[[int], str]]
"""Values, the annotation of each, and what the place of one of them is called."""


def misfit(value: Any, hint: Any, owner: type | None = None, deadline: Deadline | None = None) -> str | None:
    """In which way a value is not what the annotation says, if it is not.

    Args: `owner`: what `Self` means. `deadline`: of the run that passes the value; TimeExceeded once that is over.
    Example: `misfit([1, 'a'], list[int])` is `'item 1 of list is not an instance of int'`.
    """
    try:
        _Check(owner, deadline).look(value, hint)
    except typeguard.TypeCheckError as error:
        error.append_path_element(_named(value))
        return str(error)
    return None


def _named(value: Any) -> str:
    if value is None:
        return "None"
    kind = value if isinstance(value, type) else type(value)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"class {name}" if kind is value else name


class _Check:
    """One value that is being gone through."""

    def __init__(self, owner: type | None, deadline: Deadline | None) -> None:
        self.memo = typeguard.TypeCheckMemo({}, {}, self_type=owner, config=_CONFIGURATION)
        self.deadline = deadline
        self.count = 0
        self.fits: dict[int, set[int]] = {}
        """By annotation: containers that were found to fit. All by id: what is looked at stays until the end."""
        self.keys: dict[int, tuple[dict[str, Any], set[str]]] = {}
        """By TypedDict: its keys with their annotations, and those that must be there."""

    def look(self, value: Any, hint: Any) -> None:
        self.count += 1
        if self.count % _LOOK == 0:
            self.look_at_the_clock()
        if type(value) is hint or hint is Any or id(value) in self.fits.get(id(hint), ()):
            return None
        origin = typing.get_origin(hint)
        if origin is typing.Annotated:
            return self.look(value, hint.__origin__)
        if origin is typing.Union or origin is types.UnionType:
            return self.look_at_union(value, typing.get_args(hint))
        parts = self.parts_of_typed_dict(value, hint) if typing.is_typeddict(hint) else _parts(value, hint, origin)
        if parts is None:
            return typeguard.check_type_internal(value, hint, self.memo)
        for part in parts:
            self.look_at_all(*part)
        self.fits.setdefault(id(hint), set()).add(id(value))
        return None

    def look_at_the_clock(self) -> None:
        if self.deadline is not None and self.deadline.passed:
            raise TimeExceeded

    def look_at_union(self, value: Any, hints: tuple[Any, ...]) -> None:
        errors = []
        for hint in hints:
            try:
                return self.look(value, hint)
            except typeguard.TypeCheckError as error:
                name = hint.__name__ if type(hint) is type else _REFERENCE.sub(r"\1", str(hint))
                errors.append(f"\n  {name}: {error}")
        raise typeguard.TypeCheckError("did not match any element in the union:" + "".join(errors))

    def look_at_all(self, values: Iterable[Any], hint: Any, place: Callable[[int], str]) -> None:
        if hint is Any or (_is_of_types(hint) and self.are_alike(values, hint)):
            return
        for number, value in enumerate(values):
            try:
                self.look(value, hint)
            except typeguard.TypeCheckError as error:
                error.append_path_element(place(number))
                raise

    def are_alike(self, values: Iterable[Any], hint: Any) -> bool:
        """Whether all are single values of types that fit."""
        rest = iter(values)
        while some := list(islice(rest, _AT_ONCE)):
            self.look_at_the_clock()
            kinds = dict(zip(map(type, some), some, strict=True))
            if not kinds.keys() <= _SCALARS:
                return False
            try:
                for value in kinds.values():
                    self.look(value, hint)
            except typeguard.TypeCheckError:
                return False
        return True

    def parts_of_typed_dict(self, value: Any, hint: Any) -> list[Part] | None:
        if type(value) is not dict:
            return None
        if id(hint) not in self.keys:
            self.keys[id(hint)] = _keys_of(hint)
        hints, required = self.keys[id(hint)]
        if not required <= value.keys() <= hints.keys():
            return None
        return [_single(each, hints[key], f"value of key {key!r}") for key, each in value.items()]


def _is_of_types(hint: Any) -> bool:
    """Whether the annotation tells single values apart by their types alone."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return all(map(_is_of_types, typing.get_args(hint)))
    return hint is None or type(hint) is type


def _parts(value: Any, hint: Any, origin: Any) -> list[Part] | None:
    """What to look at in a container, None if typeguard is to judge it as a whole."""
    if isinstance(value, tuple) and isinstance(hint, type) and issubclass(hint, tuple):
        return _parts_of_named_tuple(value, hint)
    hints = typing.get_args(hint)
    if not hints or origin not in _KINDS.get(type(value), ()):
        return None
    if origin in _MAPPINGS:
        return [
            (value.keys(), hints[0], lambda number: f"key {_nth(value, number)!r}"),
            (value.values(), hints[1], lambda number: f"value of key {_nth(value, number)!r}"),
        ]
    if origin in _SETS:
        return [(value, hints[0], lambda number: f"[{_nth(value, number)}]")]
    if origin is tuple and hints[1:] != (...,):
        return _parts_of_tuple(value, hints)
    return [(value, hints[0], lambda number: f"item {number}")]


def _parts_of_tuple(value: tuple[Any, ...], hints: tuple[Any, ...]) -> list[Part] | None:
    if len(hints) != len(value) or any(typing.get_origin(hint) is typing.Unpack for hint in hints):
        return None
    return [_single(item, hint, f"item {number}") for number, (item, hint) in enumerate(zip(value, hints, strict=True))]


def _keys_of(hint: Any) -> tuple[dict[str, Any], set[str]]:
    """The keys of a TypedDict with their annotations, and those that must be there. Where annotations are texts, the
    class itself has not seen what stands in them.
    """
    required, full = set(hint.__required_keys__), typing.get_type_hints(hint, include_extras=True)
    for key, each in full.items():
        if typing.get_origin(each) is typing.Required:
            required.add(key)
        elif typing.get_origin(each) is typing.NotRequired:
            required.discard(key)
    return typing.get_type_hints(hint), required


def _parts_of_named_tuple(value: tuple[Any, ...], hint: Any) -> list[Part] | None:
    """One is known by its name and its fields: its class is another one on each side of the border."""
    fields = getattr(value, "_fields", None)
    name = hint.__name__ if hint.__module__ == "builtins" else f"{hint.__module__}.{hint.__name__}"
    if fields is None or fields != getattr(hint, "_fields", None) or _named(value) != name:
        return None
    hints = typing.get_type_hints(hint)
    return [_single(getattr(value, each), hints.get(each, Any), f"attribute {each!r}") for each in fields]


def _single(value: Any, hint: Any, place: str) -> Part:
    return (value,), hint, lambda _: place


def _nth(values: Iterable[Any], number: int) -> Any:
    found: Iterator[Any] = islice(values, number, None)
    return next(found)
