"""How a host answers a call: the shapes of the dicts that `FutureSnapshot.resume` takes; nothing else."""

from __future__ import annotations

from types import EllipsisType
from typing import Any, TypedDict

__all__ = ["ExternalException", "ExternalFuture", "ExternalResult", "ExternalReturnValue"]


class ExternalReturnValue(TypedDict):
    """The call evaluates to `return_value`.

    Example:
        >>> ouros.ExternalReturnValue(return_value=3)
        {'return_value': 3}
    """

    return_value: Any


class ExternalException(TypedDict):
    """The call raises `exception`.

    Example:
        >>> ouros.ExternalException(exception=ValueError('no'))
        {'exception': ValueError('no')}
    """

    exception: BaseException


class ExternalFuture(TypedDict):
    """The call is answered later; `future` is `...`.

    Example:
        >>> ouros.ExternalFuture(future=...)
        {'future': Ellipsis}
    """

    future: EllipsisType


ExternalResult = ExternalReturnValue | ExternalException | ExternalFuture
