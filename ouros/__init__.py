"""ouros: run Python that nobody reviewed, stop it at any call to the outside, and continue it elsewhere."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .aio import run_async
from .errors import Frame, SandboxError, SandboxRuntimeError, SandboxSyntaxError, SandboxTypingError
from .limits import ResourceLimits
from .opaque import Opaque
from .os_access import AbstractFile, AbstractOS, CallbackFile, MemoryFile, OSAccess, OsFunction, StatResult
from .progress import Complete, FutureSnapshot, Snapshot
from .results import ExternalException, ExternalFuture, ExternalResult, ExternalReturnValue
from .sandbox import Sandbox
from .version import __version__

if TYPE_CHECKING:
    from .session import Session, SessionManager

# Types of single answers are importable and not in `__all__`; `ExternalResult` is any of them.
_ANSWERS = (ExternalException, ExternalFuture, ExternalReturnValue)

# Where hosts import them from; pickles and representations say so.
AbstractOS.__module__ = "ouros.os_access"
run_async.__module__ = ResourceLimits.__module__ = "ouros"

__all__ = [
    "AbstractFile",
    "AbstractOS",
    "CallbackFile",
    "Complete",
    "ExternalResult",
    "Frame",
    "FutureSnapshot",
    "MemoryFile",
    "OSAccess",
    "Opaque",
    "OsFunction",
    "ResourceLimits",
    "Sandbox",
    "SandboxError",
    "SandboxRuntimeError",
    "SandboxSyntaxError",
    "SandboxTypingError",
    "Session",
    "SessionManager",
    "Snapshot",
    "StatResult",
    "__version__",
    "run_async",
]


def __getattr__(name: str) -> Any:
    """Sessions need the compiler from the start, and those who use none do not wait for it."""
    if name in ("session", "_ouros"):
        return import_module(f"ouros.{name}")
    if name in ("Session", "SessionManager"):
        return getattr(import_module("ouros.session"), name)
    raise AttributeError(f"module 'ouros' has no attribute {name!r}")
