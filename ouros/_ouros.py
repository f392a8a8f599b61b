"""The names of the module that is compiled code in packages with the same interface; programs import them from
`ouros`.
"""

from __future__ import annotations

from .errors import Frame, SandboxError, SandboxRuntimeError, SandboxSyntaxError, SandboxTypingError
from .progress import Complete, FutureSnapshot, Snapshot
from .sandbox import Sandbox
from .session_manager import SessionManager
from .version import __version__

__all__ = [
    "Complete",
    "Frame",
    "FutureSnapshot",
    "Sandbox",
    "SandboxError",
    "SandboxRuntimeError",
    "SandboxSyntaxError",
    "SandboxTypingError",
    "SessionManager",
    "Snapshot",
    "__version__",
]
