"""`SessionManager`: programs that share their variables over many executions, with a handle (`Session`) for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from .limits import ResourceLimits
from .session_handle import Session
from .session_manager import SessionManager as NativeSessionManager
from .session_state import Handler

__all__ = ["Session", "SessionManager"]
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _delegated(
    method: Callable[Concatenate[NativeSessionManager, _P], _R],
) -> Callable[Concatenate[SessionManager, _P], _R]:
    """The same method of the manager that this one stands in front of."""

    @wraps(method)
    def call(self: SessionManager, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        return method(self._native, *args, **kwargs)

    call.__module__ = __name__
    return call


class SessionManager:
    """Sessions by name; `default` is always there and is meant where no name is given.

    Args:
        script_name: the file name in error messages of its sessions.
        limits: a `ResourceLimits` dict that holds for each step of each session; by default 10 seconds and 256 MiB.
        os: answers the programs' calls to the operating system, such as an `OSAccess`; without it they fail.

    Example:
        >>> manager = ouros.SessionManager()
        >>> session = manager.create_session('work', external_functions=['fetch'])
        >>> session.execute('x = fetch(1)')['progress']['args']
        [1]
        >>> session.resume(0, 41)['is_complete'], session.execute('x + 1')['result']
        (True, 42)
    """

    __slots__ = ("_native",)

    def __init__(
        self, *, script_name: str = "session.py", limits: ResourceLimits | None = None, os: Handler | None = None
    ) -> None:
        self._native = NativeSessionManager(script_name=script_name, limits=limits, os=os)

    def __repr__(self) -> str:
        return "SessionManager()"

    def create_session(self, session_id: str, *, external_functions: list[str] | None = None) -> Session:
        """Make an empty session, whose programs may call these functions of the host.

        Raises: `RuntimeError` if there is one of that name.

        Example:
            >>> manager.create_session('other', external_functions=['fetch'])
            Session(id='other')
        """
        return Session(self, self._native.create_session(session_id, external_functions=external_functions))

    def destroy_session(self, session_id: str) -> None:
        """Forget a session; its handles fail from here on.

        Example:
            >>> manager.destroy_session('work')
            >>> manager.list_sessions()
            [{'id': 'default', 'variable_count': 0}]
        """
        self._native.destroy_session(session_id)

    def fork_session(self, source: str, new_id: str) -> Session:
        """Copy a session; the copy has no history and waits for nothing.

        Example:
            >>> step = manager.execute('x = 1')
            >>> manager.fork_session('default', 'attempt').execute('x + 1')['result']
            2
        """
        self._native.fork_session(source, new_id)
        return Session(self, new_id)

    def set_storage_dir(self, directory: str) -> None:
        """Keep saved sessions in a directory, which is made if it is not there.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> manager.list_saved_sessions()
            []
        """
        self._native.set_storage_dir(directory)

    execute = _delegated(NativeSessionManager.execute)

    resume = _delegated(NativeSessionManager.resume)

    resume_as_pending = _delegated(NativeSessionManager.resume_as_pending)

    resume_futures = _delegated(NativeSessionManager.resume_futures)

    list_variables = _delegated(NativeSessionManager.list_variables)

    get_variable = _delegated(NativeSessionManager.get_variable)

    set_variable = _delegated(NativeSessionManager.set_variable)

    delete_variable = _delegated(NativeSessionManager.delete_variable)

    eval_variable = _delegated(NativeSessionManager.eval_variable)

    transfer_variable = _delegated(NativeSessionManager.transfer_variable)

    call_session = _delegated(NativeSessionManager.call_session)

    list_sessions = _delegated(NativeSessionManager.list_sessions)

    reset = _delegated(NativeSessionManager.reset)

    register_external_functions = _delegated(NativeSessionManager.register_external_functions)

    rewind = _delegated(NativeSessionManager.rewind)

    history = _delegated(NativeSessionManager.history)

    set_history_depth = _delegated(NativeSessionManager.set_history_depth)

    heap_stats = _delegated(NativeSessionManager.heap_stats)

    snapshot_heap = _delegated(NativeSessionManager.snapshot_heap)

    diff_heap = _delegated(NativeSessionManager.diff_heap)

    set_storage_backend = _delegated(NativeSessionManager.set_storage_backend)

    save_session = _delegated(NativeSessionManager.save_session)

    load_session = _delegated(NativeSessionManager.load_session)

    list_saved_sessions = _delegated(NativeSessionManager.list_saved_sessions)

    delete_saved_session = _delegated(NativeSessionManager.delete_saved_session)
