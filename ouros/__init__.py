"""ouros: run Python that nobody reviewed, stop it at any call to the outside, and continue it elsewhere."""

from __future__ import annotations

from .aio import run_async
from .errors import Frame, SandboxError, SandboxRuntimeError, SandboxSyntaxError, SandboxTypingError
from .limits import ResourceLimits
from .opaque import Opaque
from .os_access import AbstractFile, AbstractOS, CallbackFile, MemoryFile, OSAccess, OsFunction, StatResult
from .progress import Complete, FutureSnapshot, Snapshot
from .results import ExternalException, ExternalFuture, ExternalResult, ExternalReturnValue
from .sandbox import Sandbox
from .session import Session, SessionManager
from .version import __version__

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
