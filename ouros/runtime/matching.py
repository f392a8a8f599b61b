"""What a `match` statement asks of its subject, one question at a time: subject in; answer out (PEP 634)."""

from __future__ import annotations

from itertools import islice
from typing import Any

from .attributes import guarded_getattr
from .match_args import READ, shown_match_args
from .native import name_of, type_of

READ.append(guarded_getattr)

SELF_KINDS = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)
"""Classes of which one positional pattern matches the subject itself."""


def is_sequence(subject: Any) -> bool:
    match subject:
        case [*_]:
            return True
    return False


def is_mapping(subject: Any) -> bool:
    match subject:
        case {}:
            return True
    return False


def match_instance(subject: Any, kind: Any) -> bool:
    match subject:
        case kind():
            return True
    return False


def match_class(subject: Any, kind: type, count: int, names: tuple[str, ...]) -> tuple[Any, ...] | None:
    """The values of the sub-patterns of a class pattern, or None if the subject lacks an attribute."""
    values: list[Any] = []
    seen: set[str] = set()
    if count:
        wanted = _positional(kind, count)
        if wanted is None:
            values, count = [subject], 0
        else:
            names = (*wanted, *names)
    for name in names:
        if name in seen:
            raise TypeError(f"{name_of(kind)}() got multiple sub-patterns for attribute {name!r}")
        seen.add(name)
        try:
            values.append(guarded_getattr(subject, name))
        except AttributeError:
            return None
    return tuple(values)


def _positional(kind: type, count: int) -> tuple[str, ...] | None:
    """Names for the positional sub-patterns; None if the only one stands for the subject."""
    found = getattr(kind, "__match_args__", None)
    if found is not None and type(found) is not tuple:
        raise TypeError(f"{name_of(kind)}.__match_args__ must be a tuple (got {name_of(type_of(found))})")
    itself = found is None and issubclass(kind, SELF_KINDS)
    allowed = 1 if itself else len(found or ())
    if count > allowed:
        plural = "" if allowed == 1 else "s"
        raise TypeError(f"{name_of(kind)}() accepts {allowed} positional sub-pattern{plural} ({count} given)")
    if found is None or itself:
        return None
    wanted = shown_match_args(found[:count])
    for name in wanted:
        if type(name) is not str:
            raise TypeError(f"__match_args__ elements must be strings (got {name_of(type_of(name))})")
    return tuple(wanted)


def match_keys(subject: Any, keys: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """The values of the keys of a mapping pattern, or None if one is missing."""
    missing = object()
    values: list[Any] = []
    seen: set[Any] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        value = subject.get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def match_rest(subject: Any, keys: tuple[Any, ...]) -> dict[Any, Any]:
    rest = dict(subject)
    for key in keys:
        del rest[key]
    return rest


def unpack(subject: Any, before: int, after: int | None) -> tuple[Any, ...]:
    """The items of a sequence for the parts of a pattern: those before a star, a list for the star, those after it."""
    if after is None:
        items = list(islice(iter(subject), before + 1))
        _check_count(len(items), before, "")
        if len(items) > before:
            raise ValueError(f"too many values to unpack (expected {before})")
        return tuple(items)
    iterator = iter(subject)
    first = list(islice(iterator, before))
    rest = list(iterator) if len(first) == before else []
    _check_count(len(first) + len(rest), before + after, "at least ")
    end = len(rest) - after
    return (*first, rest[:end], *rest[end:])


def _check_count(count: int, wanted: int, least: str) -> None:
    if count < wanted:
        raise ValueError(f"not enough values to unpack (expected {least}{wanted}, got {count})")
