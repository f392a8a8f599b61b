"""The hashes under which sets and dicts hold their keys: a container in; the stored hash of each key, without asking
it, out.

A key whose `__hash__` the program wrote cannot be asked for its hash when the state is saved: that would run the
program, and might even suspend. The container knows the hash, and tells it through the hash of a frozenset, which mixes
the stored hashes of its elements by steps that can all be undone (CPython, `Objects/setobject.c`, `frozenset_hash`).
"""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import permutations
from typing import Any, Final, Literal

from .native import is_program_class, mro_of, namespace_of

_WIDTH = sys.hash_info.width
_MASK = (1 << _WIDTH) - 1
_SHUFFLE, _SPREAD = pow(3644798167, -1, 1 << _WIDTH), pow(69069, -1, 1 << _WIDTH)


def has_own_hash(kind: type) -> bool:
    """Whether hashing an instance runs a `__hash__` of the program."""
    for base in mro_of(kind):
        if "__hash__" in namespace_of(base):
            return is_program_class(base)
    return False


def as_tuple(kind: type) -> bool:
    """Whether hashing an instance hashes its items, as a tuple does."""
    if kind is tuple or not issubclass(kind, tuple):
        return kind is tuple
    return next(base for base in mro_of(kind) if "__hash__" in namespace_of(base)) is tuple


def holds(key: Any, asks: Callable[[Any], bool]) -> bool:
    """Whether a key that is a tuple or a frozenset holds a value of which this is true."""
    stack: list[Any] = [key]
    seen: set[int] = set()
    while stack:
        value = stack.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if as_tuple(type(value)):
            stack.extend(tuple.__iter__(value))
        elif type(value) is frozenset:
            stack.extend(value)
        elif asks(value):
            return True
    return False


def asking_parts(key: Any) -> list[Any]:
    """The values that hashing the key asks for their hash by code of the program; a frozenset remembers the answers."""
    found: list[Any] = []
    stack = [key]
    while stack:
        value = stack.pop()
        if as_tuple(type(value)):
            stack.extend(tuple.__iter__(value))
        elif has_own_hash(type(value)):
            found.append(value)
    return found


def open_lane(key: tuple[Any, ...]) -> int | None:
    """An element of a tuple whose hash can be chosen so that the tuple gets a given one; None if there is none."""
    items = tuple(tuple.__iter__(key))
    parts = [asking_parts(value) for value in items]
    for index, own in enumerate(parts):
        others = {id(part) for other, held in enumerate(parts) if other != index for part in held}
        if own and others.isdisjoint(map(id, own)):
            value = items[index]
            if not as_tuple(type(value)) or open_lane(value) is not None:
                return index
    return None


SALT: Final = hash(("text", b"bytes", None))
"""Tells whether hashes are still what they were: a process has its own ones for text and `None`."""


def written_hash(key: Any, stored: int, stables: Mapping[int, int]) -> Any:
    """How the hash under which a container holds a key is written: what code of the program answered in it; if it
    answered several times, all of it, with what has to be the same for that to go on.

    Args: `stables`: see `key_hashes.Known`.
    """
    parts = asking_parts(key)
    if not parts:
        return 0
    if len(parts) > 1:
        salt = _salt_of(key, bool(stables))
        return stored if salt is False else [stored, salt]
    answer = _part_hash(stored, key)
    return stables.get(answer, answer)


def _salt_of(key: tuple[Any, ...], answers_salted: bool) -> int | Literal[False] | None:
    """What the hash of a key that asks several values stands on: `SALT`, nothing if it is False, these very objects if
    it is None.

    Args: `answers_salted`: what the values answer may be the hashes of text.
    """
    stack: list[Any] = [key]
    while stack:
        value = stack.pop()
        kind = type(value)
        if as_tuple(kind):
            stack.extend(tuple.__iter__(value))
        elif kind is str or kind is bytes or value is None:
            answers_salted = True
        elif kind is not int and kind is not bool and not has_own_hash(kind):
            return None
    return SALT if answers_salted else False


def settle(number: int, key: Any, hashed: Callable[[int, Any], None]) -> bool:
    """Let what is inside a key hash to what was written for it: to `number`, or if there are several, to something with
    which the key hashes to `number`.

    Args: `hashed`: says what a value of the program hashes to from now on.
    Returns: False if the parts may have other hashes now than those that the program gives.
    """
    parts = asking_parts(key)
    if len(parts) == 1:
        hashed(number, parts[0])
    if len(parts) < 2:
        return True
    for part in parts:
        hashed(0, part)
    while as_tuple(type(key)):
        index = open_lane(key)
        if index is None:
            return False
        key = tuple(tuple.__iter__(key))
        number, key = _lane_hash(number, key, index), key[index]
    hashed(number, key)
    return False


def _part_hash(number: int, key: Any) -> int:
    """What the one value hashes to that a key with this hash asks."""
    while as_tuple(type(key)):
        key = tuple(tuple.__iter__(key))
        index = next(index for index, value in enumerate(key) if asking_parts(value))
        number, key = _lane_hash(number, key, index), key[index]
    return number


def _lane_hash(number: int, key: tuple[Any, ...], index: int) -> int:
    """What an element hashes to in a tuple that hashes to `number`: CPython, `tuplehash`, backwards."""
    before = _PRIME_5
    for value in key[:index]:
        before = _mix(before + hash(value) * _PRIME_2)
    after = (number - (len(key) ^ (_PRIME_5 ^ 3527539))) & _MASK
    for value in key[:index:-1]:
        after = (_unmix(after) - hash(value) * _PRIME_2) & _MASK
    return _signed(((_unmix(after) - before) * pow(_PRIME_2, -1, 1 << _WIDTH)) & _MASK)


def hash_again(container: Any) -> None:
    """Ask the keys of a dict or a set for their hashes."""
    if issubclass(type(container), set):
        items = list(set.__iter__(container))
        set.clear(container)
        set.update(container, items)
        return
    kind: Any = OrderedDict if issubclass(type(container), OrderedDict) else dict
    pairs = list(dict.items(container))  # an `OrderedDict` would look for each key
    kind.clear(container)
    for key, item in pairs:
        kind.__setitem__(container, key, item)


_PRIME_1, _PRIME_2, _PRIME_5, _TURN = (
    (11400714785074694791, 14029467366897019727, 2870177450012600261, 31)
    if _WIDTH == 64
    else (2654435761, 2246822519, 374761393, 13)
)


def _mix(value: int) -> int:
    value &= _MASK
    return (((value << _TURN) | (value >> (_WIDTH - _TURN))) * _PRIME_1) & _MASK


def _unmix(value: int) -> int:
    value = (value * pow(_PRIME_1, -1, 1 << _WIDTH)) & _MASK
    return ((value >> _TURN) | (value << (_WIDTH - _TURN))) & _MASK


def stored_hashes(container: set[Any] | frozenset[Any] | dict[Any, Any]) -> dict[int, int]:
    """The hash that the container holds for each key, by the key's `id`."""
    found: dict[int, int] = {}
    with compared_by_identity(container):
        waiting = [set(container)]
        while waiting:
            part = waiting.pop()
            if len(part) > 1:  # halves keep the hashes, so that n keys cost n log n steps
                half = part.copy()
                for _ in range(len(part) // 2):
                    half.pop()
                waiting += [half, part - half]
            elif part:
                found[id(next(iter(part)))] = _signed(_unshuffled(_mixed(part)))
    return found


def _mixed(elements: set[Any]) -> int:
    """The stored hashes, each shuffled, xored together."""
    value = hash(frozenset(elements)) & _MASK
    value = ((value - 907133923) * _SPREAD) & _MASK
    spread = value
    for _ in range(_WIDTH):
        value = spread ^ (value >> 11) ^ (value >> 25)
    return value ^ (((len(elements) + 1) * 1927868237) & _MASK)


def _unshuffled(value: int) -> int:
    value = ((value * _SHUFFLE) & _MASK) ^ 89869747
    made = 0
    for shift in range(0, _WIDTH, 16):
        made ^= value << shift
    return made & _MASK


def _signed(value: int) -> int:
    return value - (1 << _WIDTH) if value >> (_WIDTH - 1) else value


@contextmanager
def compared_by_identity(keys: Iterable[Any]) -> Iterator[None]:
    """Let keys with equal hashes be told apart without their `__eq__`: they are all different objects."""
    changed: dict[int, tuple[type, Any]] = {}
    waiting: list[Any] = list(keys)
    while waiting:
        key = waiting.pop()
        if as_tuple(type(key)):
            waiting.extend(tuple.__iter__(key))
        elif type(key) is frozenset:
            waiting.extend(key)
        for base in mro_of(type(key)):
            if is_program_class(base) and id(base) not in changed and "__eq__" in namespace_of(base):
                changed[id(base)] = base, namespace_of(base)["__eq__"]
    for cls, _ in changed.values():
        type.__setattr__(cls, "__eq__", object.__eq__)
    try:
        yield
    finally:
        for cls, method in changed.values():
            type.__setattr__(cls, "__eq__", method)


def frozen(made: set[Any], items: list[Any]) -> frozenset[Any]:
    """The frozenset of what was put into a set one by one; the program is not asked again, as its table is copied."""
    asked = any(holds(item, lambda part: has_own_hash(type(part))) for item in items)
    return frozenset(made) if asked else frozenset(items)


def orders(items: list[Any], hashes: list[int]) -> Iterator[Sequence[Any]]:
    """Orders in which to put items into a set so that it may give them in the order they have here.

    Where an item goes depends on those that came before it. The last order given is the one to settle for.
    """
    yield items
    order = _arranged(hashes)
    found = list(items)
    for item, index in zip(items, order, strict=True):
        found[index] = item
    yield found
    yield items[::-1]
    if len(items) <= 5:
        yield from permutations(items)
    yield items


class _Probe:
    """An item with a given hash."""

    __slots__ = ("_hash",)

    def __init__(self, number: int) -> None:
        self._hash = number

    def __hash__(self) -> int:
        return self._hash


def _arranged(hashes: list[int]) -> list[int]:
    """In which order a set gives items with these hashes that are put into it one by one."""
    probes = list(map(_Probe, hashes))
    position = {id(probe): index for index, probe in enumerate(probes)}
    return [position[id(probe)] for probe in set(probes)]
