"""ouros: run Python that nobody reviewed, stop it at any call to the outside, and continue it elsewhere."""

from __future__ import annotations

from .errors import Frame, SandboxError, SandboxRuntimeError, SandboxSyntaxError, SandboxTypingError
from .limits import ResourceLimits
from .progress import Complete, FutureSnapshot, Snapshot
from .sandbox import Sandbox
from .session import Session, SessionManager

__version__ = "0.1.0"

__all__ = [
    "Complete",
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
