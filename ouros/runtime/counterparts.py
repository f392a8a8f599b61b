"""Which host object a sandbox builtin stands for, and for exception classes the reverse: pairs in, lookups out.

Everything is compared by identity, never by `==` or `hash`, which a program may define on its classes.
"""

from __future__ import annotations

import builtins
from types import EllipsisType, NoneType, NotImplementedType
from typing import Any, Final, TypeGuard

from ..policy.builtins import UNSUPPORTED
from .native import NativeFunction, module_of

# Thrown into a generator it would close the generators inside instead of reaching the call, so it arrives as its base.
_NOT_INWARD = (GeneratorExit,)

_host: dict[int, tuple[object, object]] = {}
_sandbox_exceptions: dict[int, tuple[type[BaseException], type[BaseException]]] = {}


def register_builtin(sandbox_object: object, host_object: object) -> None:
    """Let `sandbox_object` leave the sandbox as `host_object`.

    For a pair of exception classes the host's one also enters as the sandbox's one. Both objects live as long as the
    process; a later pair for the same object replaces the earlier.

    Example: `register_builtin(sandbox_len, len)` makes a program that ends in `len` return the host's `len`.
    """
    _host[id(sandbox_object)] = (sandbox_object, host_object)
    if _is_exception_class(sandbox_object) and _is_exception_class(host_object):
        _sandbox_exceptions[id(host_object)] = (host_object, sandbox_object)  # type: ignore[assignment]


def _is_exception_class(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, BaseException)


RUNNING: Final = frozenset({"__import__", "compile", "eval", "exec", "open", *UNSUPPORTED})
"""Builtins that are nothing but the program's own to the host, which might call what a program gives it."""


def has_counterpart(sandbox_object: object) -> bool:
    """Whether a host object is registered for exactly this object."""
    return id(sandbox_object) in _host or _is_own_builtin(sandbox_object)


def host_counterpart(sandbox_object: object) -> Any:
    """Return the host object registered for exactly this object; `KeyError` if there is none."""
    if _is_own_builtin(sandbox_object):
        return getattr(builtins, sandbox_object._o_origin[1])
    return _host[id(sandbox_object)][1]


def _is_own_builtin(value: object) -> TypeGuard[NativeFunction]:
    """Whether this is a builtin that each run has its own of, such as `print`."""
    return type(value) is NativeFunction and module_of(value) == "builtins" and value.__name__ not in RUNNING


def host_exception(mro: tuple[type, ...]) -> tuple[type[BaseException], ...]:
    """Return the host's classes for a sandbox exception class, nearest first, ending with `BaseException`."""
    pairs = (_host.get(id(cls), (None, None))[1] for cls in mro)
    return tuple(found for found in pairs if found is not None and _is_exception_class(found))  # type: ignore[misc]


def sandbox_exception(mro: tuple[type, ...]) -> tuple[type[BaseException], ...]:
    """Return the sandbox's classes for a host exception class, nearest first, ending with `BaseException`."""
    return tuple(_sandbox_exceptions[id(cls)][1] for cls in mro if id(cls) in _sandbox_exceptions)


def _register_own_builtins() -> None:
    """A builtin that the sandbox does not replace stands for itself."""
    for name, value in vars(builtins).items():
        if not name.startswith("_") and callable(value) and getattr(value, "__module__", None) == "builtins":
            register_builtin(value, value)
    for kind in (NoneType, EllipsisType, NotImplementedType):
        register_builtin(kind, kind)
    for exception in _NOT_INWARD:
        del _sandbox_exceptions[id(exception)]


_register_own_builtins()
