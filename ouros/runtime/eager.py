"""What a program holds lazily or in a class of the library, and the host gets as a plain container: a value in; its
parts, and whether they make a list or a dict, out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .ids import ids_of
from .lazy import Enumerate, Filter, Map, Reversed, Zip
from .stops import CannotSuspend, cannot_suspend

if TYPE_CHECKING:
    from .functions import Request

_EMPTY: dict[int, int] = {}
_REVERSED: tuple[type, ...] = (
    type(reversed([])),
    *(type(reversed(view)) for view in (_EMPTY.keys(), _EMPTY.values(), _EMPTY.items())),
)
_LAZY = ids_of((map, filter, zip, enumerate, reversed, *_REVERSED, Map, Filter, Zip, Enumerate, Reversed))
_MAPPINGS = ("ChainMap", "UserDict")


def settled(value: Any) -> Any:
    """A list of what is left of a `map`, `filter`, `zip`, `enumerate` or `reversed` object, which is used up by that;
    any other value as it is. Raises CannotSuspend if the items come from calls to the outside of a started run.

    Example: `settled(zip([1], 'a'))` is `[(1, 'a')]`.
    """
    if id(type(value)) not in _LAZY:
        return value
    try:
        return [item for item in value]  # noqa: C416  (a limit can end this loop, not one in C)
    except CannotSuspend:
        name = type(value).__name__
        message = f"the host gets a {name} object as a list, and to make it calls the outside; call list() on it first"
    raise cannot_suspend(message)


def settled_request(request: Request) -> Request:
    """A request whose arguments are settled."""
    external, args, kwargs = request
    for value in (*args, *kwargs.values()) if kwargs else args:
        if id(type(value)) in _LAZY:
            break
    else:
        return request
    return external, tuple(map(settled, args)), {name: settled(value) for name, value in kwargs.items()}


def elements_of(value: Any, mro: tuple[type, ...]) -> list[Any] | None:
    """The elements of a `deque`, None for anything else."""
    return list(deque.__iter__(value)) if any(kind is deque for kind in mro) else None


def pairs_of(value: Any, mro: tuple[type, ...], collections: dict[str, Any]) -> Iterable[tuple[Any, Any]] | None:
    """Keys and values of a mapping whose class is, or derives from, one of the module `collections` in the restricted
    language; None for anything else. `collections`: the globals of that module.
    """
    kinds = [collections[name] for name in _MAPPINGS if name in collections]
    if not any(base is kind for base in mro for kind in kinds):
        return None
    return [(key, value[key]) for key in value]
