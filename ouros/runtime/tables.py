"""Sets and dicts in runs with limits: operands, or what fills one, in; the same, or a stop before a table grows beyond
the limit, out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Any, Final

from .asked_keys import hashed, mapped
from .budget import current, spend, work
from .filling import LATE, MOVE
from .growing import bytes_of_dict, bytes_of_set
from .ids import ids_of
from .readings import grown_since, read

_PIECE: Final = 1 << 15
"""Items that a comprehension takes between two looks."""


def united(left: Any, right: Any) -> Any:
    """For `|`, `^`, `&` and `-`, which make a set or dict of others."""
    kind = type(left)
    if kind is int or kind is bool:
        return right
    own, more = items_of(left), items_of(right)
    if own + more > _FEW_ITEMS:
        spend(_PAIR * ((own if kind is _ITEMS else 0) + (more if type(right) is _ITEMS else 0)))
        spend((bytes_of_dict if issubclass(kind, dict) else bytes_of_set)(own + more))
    return right


def met(left: Any, right: Any) -> Any:
    kind = type(left)
    if kind is int or kind is bool or kind is float:
        return right
    own = items_of(left)
    if own > _FEW_ITEMS:
        spend(bytes_of_set(own))
    return right


def merged(left: Any, right: Any) -> Any:
    """For `|=` and `^=`, which fill what is on the left."""
    if items_of(right) > _FEW_ITEMS:
        return united(left, right)
    if (type(right) is list or type(right) is tuple) and issubclass(type(left), dict):
        work(len(right) * _PAIR_SECONDS)
    return hashed(right) if type(left) is dict else right


_ITEMS: Final[type] = type({}.items())
_PAIR: Final = 64
"""Bytes of a pair, and for the time that it takes to look at."""
_PAIR_SECONDS: Final = 1.5e-7
"""For each pair that becomes an item of a dict."""


def items_of(value: Any) -> int:
    """Of a set, dict or view of one."""
    kind = type(value)
    if id(kind) in _VIEWS:
        return len(value)
    return next((base.__len__(value) for base in _KINDS if issubclass(kind, base)), 0)


_KINDS: Final = (set, frozenset, dict)
_VIEWS: Final = frozenset(id(type(read({}))) for read in (dict.keys, dict.items))
_FEW_ITEMS: Final = 10_000


def filled_with(value: Any) -> Any:
    """What is about to be put into a set that is not known here."""
    if items_of(value) > _FEW_ITEMS:
        spend(bytes_of_set(items_of(value)))
    return value


def _growing(needed: Callable[[int], int]) -> Callable[[Any], Any]:
    def source_of(source: Any) -> Any:
        """What a comprehension goes through that fills a set or dict, looked at now and then."""
        if id(type(source)) in _SIZED and len(source) <= _PIECE:
            return source
        return chain.from_iterable(_pieces(chain(source), needed))

    return source_of


_SIZED: Final = ids_of((bytes, dict, frozenset, list, range, set, str, tuple))


def _pieces(items: Iterator[Any], needed: Callable[[int], int]) -> Iterator[Iterator[Any]]:
    account = current()
    count, began = 0, read() if account is not None else None
    for first in items:
        yield chain((first,), islice(items, _PIECE - 1))
        count += _PIECE
        if began is None or account is None:
            continue
        now, then = needed(count), needed(count + _PIECE)
        if then > now and grown_since(began) > now // 3:  # or else most items were there already
            if account.memory is not None:
                spend(then * 2 // 3)
            work(count * MOVE - LATE)


TABLES: Final[dict[str, Any]] = {
    "_o_growing_dict": _growing(bytes_of_dict),
    "_o_growing_set": _growing(bytes_of_set),
    "_o_hashed": hashed,
    "_o_mapped": mapped,
    "_o_united": united,
    "_o_met": met,
    "_o_merged": merged,
}
"""By the names under which metered programs find them."""
