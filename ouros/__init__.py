"""ouros: run Python that nobody reviewed, stop it at any call to the outside, and continue it elsewhere."""

from __future__ import annotations

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
    if name in ("Session", "SessionManager"):
        from . import session

        return getattr(session, name)
    raise AttributeError(f"module 'ouros' has no attribute {name!r}")
