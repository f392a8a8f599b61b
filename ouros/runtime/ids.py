"""Sets of types and other objects by identity: objects in; a set that is asked with `id(x)`, out.

The metaclass of a program's class may define what its hash is, and what it equals; its identity is its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def ids_of(objects: Iterable[Any]) -> frozenset[int]:
    """The identities of objects that live as long as the process.

    Example: `id(type(x)) in ids_of((int, str))`.
    """
    return frozenset(map(id, objects))
