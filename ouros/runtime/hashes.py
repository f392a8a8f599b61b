"""The hashes under which sets and dicts hold their keys: a container in; the stored hash of each key, without asking
it, out.

A key whose `__hash__` the program wrote cannot be asked for its hash when the state is saved: that would run the
program, and might even suspend. The container knows the hash, and tells it through the hash of a frozenset, which mixes
the stored hashes of its elements by steps that can all be undone (CPython, `Objects/setobject.c`, `frozenset_hash`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import permutations
from typing import Any

from .functions import Suspending
from .helpers import special
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


def hidden_hash(key: tuple[Any, ...] | frozenset[Any], asks: Callable[[Any], bool]) -> type | None:
    """The class of a value inside the key whose `__hash__` may suspend, and cannot be asked when the key is remade."""
    stack: list[Any] = [key]
    while stack:
        value = stack.pop()
        kind = type(value)
        if kind is tuple or kind is frozenset:
            stack.extend(value)
        elif (has_own_hash(kind) and type(special(kind, "__hash__")) is Suspending) or asks(value):
            return kind
    return None


def stored_hashes(container: set[Any] | frozenset[Any] | dict[Any, Any]) -> dict[int, int]:
    """The hash that the container holds for each key, by the key's `id`."""
    found: dict[int, int] = {}
    with compared_by_identity(container):
        rest = set(container)
        mixed = _mixed(rest)
        while rest:
            key = rest.pop()
            left = _mixed(rest)
            found[id(key)] = _signed(_unshuffled(mixed ^ left))
            mixed = left
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
    changed: dict[type, Any] = {}
    for key in keys:
        for base in mro_of(type(key)):
            if is_program_class(base) and base not in changed and "__eq__" in namespace_of(base):
                changed[base] = namespace_of(base)["__eq__"]
    for cls in changed:
        type.__setattr__(cls, "__eq__", object.__eq__)
    try:
        yield
    finally:
        for cls, method in changed.items():
            type.__setattr__(cls, "__eq__", method)


def orders(items: list[Any]) -> Iterator[Sequence[Any]]:
    """Orders in which to put items with equal hashes into a set so that it may give them in the order they have here.

    Where such an item goes depends on those that came before it. The last order given is the one to settle for.
    """
    yield items
    yield items[::-1]
    if len(items) <= 5:
        yield from permutations(items)
    yield items
