"""ouros: run Python that nobody reviewed, stop it at any call to the outside, and continue it elsewhere.

Begin with `Sandbox`: its `run` executes a program, its `start` stops at each call of an external function with a
`Snapshot`, which `dump` makes bytes of. `run_async` answers calls by coroutines, `SessionManager` keeps variables from
one source to the next, `OSAccess` gives a program files. What a program fails with is a `SandboxError`.

Example:
    >>> sandbox = ouros.Sandbox('fetch(url).upper()', inputs=['url'], external_functions=['fetch'])
    >>> sandbox.run(inputs={'url': 'a'}, external_functions={'fetch': lambda url: f'text of {url}'})
    'TEXT OF A'
    >>> stopped = sandbox.start(inputs={'url': 'a'})
    >>> stopped.function_name, stopped.args
    ('fetch', ('a',))
    >>> ouros.Snapshot.load(stopped.dump()).resume(return_value='other').output
    'OTHER'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .aio import run_async
from .errors import Frame, SandboxError, SandboxRuntimeError, SandboxSyntaxError, SandboxTypingError
from .limits import ResourceLimits
from .opaque import Opaque
from .os_access import AbstractFile, AbstractOS, CallbackFile, MemoryFile, OSAccess, OsFunction, StatResult
from .progress import Complete, FutureSnapshot, Snapshot
from .results import ExternalException as ExternalException  # public, but not in `__all__`
from .results import ExternalFuture as ExternalFuture
from .results import ExternalResult
from .results import ExternalReturnValue as ExternalReturnValue
from .sandbox import Sandbox
from .version import __version__

if TYPE_CHECKING:
    from .session import Session, SessionManager

# Where hosts import them from; pickles and representations say so. The types of single answers are not in `__all__`.
AbstractOS.__module__ = "ouros.os_access"
for _public in (run_async, ResourceLimits, ExternalReturnValue, ExternalException, ExternalFuture):
    _public.__module__ = "ouros"
del _public

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


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    """Sessions need the compiler from the start, and those who use none do not wait for it."""
    if name in ("session", "_ouros"):
        return import_module(f"ouros.{name}")
    if name in ("Session", "SessionManager"):
        return getattr(import_module("ouros.session"), name)
    raise AttributeError(f"module 'ouros' has no attribute {name!r}")
