"""The builtins of one run: its print function in, the dict that emitted code finds its builtin names in out."""

from __future__ import annotations

import builtins
import dataclasses
import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from ..policy.builtins import NATIVE, PLAIN_CALLEES, UNSUPPORTED
from .attributes import guarded_delattr, guarded_getattr, guarded_setattr
from .awaiting import next_or_default
from .class_statement import BUILD_CLASS
from .counterparts import RUNNING, register_builtin
from .evaluation import EVALUATION_FUNCTIONS
from .exception_groups import BaseExceptionGroup, ExceptionGroup
from .exceptions import register_parameters
from .helpers import HELPERS
from .identity import builtin_hash, identity, stable_hash
from .modules.json import JSONDecodeError
from .modules.re import PatternError
from .namespaces import NAMESPACE_FUNCTIONS, dir_of
from .native import HOST, SandboxType, make_by_call, native_function, seal

__all__ = ["FrozenInstanceError", "make_builtins", "print_builtin"]


class FrozenInstanceError(AttributeError, metaclass=SandboxType, host=HOST):
    """Raised by stores on frozen dataclasses; the host's class of the same name could be changed by a program."""


seal(FrozenInstanceError, open=True)
type.__setattr__(FrozenInstanceError, "__module__", "dataclasses")
_MISSING: Final = object()


def getattr_or(obj: Any, name: str, default: Any, /) -> Any:
    """`getattr` with a default, for the program."""
    try:
        return guarded_getattr(obj, name)
    except AttributeError:
        return default


def has_attribute(obj: Any, name: str, /) -> bool:
    """`hasattr` for the program."""
    try:
        guarded_getattr(obj, name)
    except AttributeError:
        return False
    return True


def _getattr(*args: Any, **kwargs: Any) -> Any:
    if len(args) == 2 and not kwargs:
        return guarded_getattr(*args)
    return (getattr_or if len(args) == 3 and not kwargs else getattr)(*args, **kwargs)


def _hasattr(*args: Any, **kwargs: Any) -> bool:
    return (has_attribute if len(args) == 2 and not kwargs else hasattr)(*args, **kwargs)


def _setattr(*args: Any, **kwargs: Any) -> None:
    (guarded_setattr if len(args) == 3 and not kwargs else setattr)(*args, **kwargs)


def _delattr(*args: Any, **kwargs: Any) -> None:
    (guarded_delattr if len(args) == 2 and not kwargs else delattr)(*args, **kwargs)


def _id(*args: Any, **kwargs: Any) -> int:
    return (identity if len(args) == 1 and not kwargs else id)(*args, **kwargs)


def _wrap(name: str, call: Callable[..., Any]) -> Any:
    return native_function(call, ("builtins", name), getattr(builtins, name).__doc__)


_CALLS: Final[dict[str, Callable[..., Any]]] = {
    "anext": next_or_default, "getattr": _getattr, "hasattr": _hasattr, "setattr": _setattr, "delattr": _delattr,
    "hash": partial(builtin_hash, stable_hash), "id": _id,
    **NAMESPACE_FUNCTIONS, **EVALUATION_FUNCTIONS,
}  # fmt: skip


def _open(*args: Any, **kwargs: Any) -> Any:
    """In the place of the `open` of a run, which its library module `_io` has."""
    raise RuntimeError("a program that does not name open cannot open files")


def _unprinted(*values: Any) -> None:
    """In the place of what prints in a run."""
    raise RuntimeError("a program that does not name print cannot print")


def _template() -> dict[str, Any]:
    made = {name: value for name, value in vars(builtins).items() if name in NATIVE}
    for name, call in _CALLS.items():
        made[name] = _wrap(name, call)
    made["open"] = _wrap("open", _open)
    made.update(
        __build_class__=BUILD_CLASS,
        BaseExceptionGroup=BaseExceptionGroup,
        ExceptionGroup=ExceptionGroup,
        FrozenInstanceError=FrozenInstanceError,
        JSONDecodeError=JSONDecodeError,
        type=SandboxType,
    )
    return made


_TEMPLATE: Final = _template()
_PRINT: Final = ("builtins", "print")
assert not _TEMPLATE.keys() & UNSUPPORTED.keys()


def make_builtins(print_function: Callable[..., None]) -> dict[str, Any]:
    """Make the builtins of a run.

    Args: `print_function`: called with what the program passes to `print`.
    Returns: a new dict, by name; all its values are immutable, and shared between runs except for `print`.
    """
    made = _TEMPLATE.copy()
    made["print"] = print_builtin(print_function)
    return made


def print_builtin(print_function: Callable[..., None]) -> Any:
    """The `print` of a run."""
    return native_function(print_function, _PRINT, print.__doc__)


HELPERS.update(
    _o_delattr=guarded_delattr,
    _o_dir=dir_of,
    _o_getattr_or=getattr_or,
    _o_hasattr=has_attribute,
    _o_hash=stable_hash,
    _o_identity=identity,
    _o_new_type=make_by_call,
    _o_print=_unprinted,
    _o_setattr=guarded_setattr,
)
assert HELPERS.keys() >= set(PLAIN_CALLEES.values())
for _name in _CALLS.keys() - RUNNING:
    register_builtin(_TEMPLATE[_name], getattr(builtins, _name))
register_builtin(SandboxType, type)
register_builtin(BaseExceptionGroup, builtins.BaseExceptionGroup)
register_builtin(ExceptionGroup, builtins.ExceptionGroup)
register_builtin(FrozenInstanceError, dataclasses.FrozenInstanceError)
register_builtin(JSONDecodeError, json.JSONDecodeError)
for _kind in (JSONDecodeError, json.JSONDecodeError):
    register_parameters(_kind, ("msg", "doc", "pos"))
register_builtin(PatternError, re.error)
