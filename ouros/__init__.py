"""ouros: run Python that nobody reviewed, stop it at any call to the outside, and continue it elsewhere."""

from __future__ import annotations

from .errors import Frame, SandboxError, SandboxRuntimeError, SandboxSyntaxError, SandboxTypingError
from .limits import ResourceLimits
from .progress import Complete, FutureSnapshot, Snapshot
from .results import ExternalException, ExternalFuture, ExternalResult, ExternalReturnValue
from .sandbox import Sandbox
from .session import Session, SessionManager
from .version import __version__

# Types of single answers are importable and not in `__all__`; `ExternalResult` is any of them.
_ANSWERS = (ExternalException, ExternalFuture, ExternalReturnValue)

__all__ = [
    "Complete",
    "ExternalResult",
    "Frame",
    "FutureSnapshot",
    "ResourceLimits",
    "Sandbox",
    "SandboxError",
    "SandboxRuntimeError",
    "SandboxSyntaxError",
    "SandboxTypingError",
    "Session",
    "SessionManager",
    "Snapshot",
    "__version__",
]
