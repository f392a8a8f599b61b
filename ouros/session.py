"""`Session` and `SessionManager`: programs that share their variables over many executions, with a handle for each."""

from __future__ import annotations

from typing import Any, final

from .session_manager import SessionManager as NativeSessionManager
from .session_state import Handler
from .session_store import Backend


class SessionManager:
    """Sessions by name; `default` is always there and is meant where no name is given.

    Args:
        script_name: the file name in error messages of its sessions.
        limits: a `ResourceLimits` dict that holds for each step of each session.
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

    def __init__(self, *, script_name: str = "session.py", limits: Any = None, os: Handler | None = None) -> None:
        self._native = NativeSessionManager(script_name=script_name, limits=limits, os=os)

    def __repr__(self) -> str:
        return "SessionManager()"

    def create_session(self, session_id: str, *, external_functions: list[str] | None = None) -> Session:
        """Make an empty session, whose programs may call these functions of the host.

        Raises: `RuntimeError` if there is one of that name.
        Example: `manager.create_session('work', external_functions=['fetch'])`.
        """
        return Session(self, self._native.create_session(session_id, external_functions=external_functions))

    def destroy_session(self, session_id: str) -> None:
        """Forget a session; its handles fail from here on.

        Example: `manager.destroy_session('work')`.
        """
        self._native.destroy_session(session_id)

    def fork_session(self, source: str, new_id: str) -> Session:
        """Copy a session; the copy has no history and waits for nothing.

        Example: `manager.fork_session('default', 'attempt').execute('x = 2')` leaves `x` of the source alone.
        """
        self._native.fork_session(source, new_id)
        return Session(self, new_id)

    def set_storage_dir(self, directory: str) -> None:
        """Keep saved sessions in a directory, which is made if it is not there.

        Example: `manager.set_storage_dir('/var/lib/sessions')`.
        """
        self._native.set_storage_dir(directory)

    def execute(self, code: str, *, session_id: str | None = None) -> dict[str, Any]:
        """Execute a source on the variables of the session, to its end or to its first call of an external function.

        Returns: a dict with `stdout`, `progress`, `is_complete` and, at the end, `result`; values in JSON form.
        Raises: `RuntimeError` with the traceback as its text, if the program fails; what it did before stays.
        Example: `manager.execute('1 + 1')['result']` is `2`.
        """
        return self._native.execute(code, session_id=session_id)

    def resume(
        self, call_id: int, value: Any = None, *, exception: BaseException | type[BaseException] | None = None,
        session_id: str | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer the call that waits, with a value or with an exception to be raised there, and go on.

        Example: `manager.resume(progress['call_id'], 'answer')`, `manager.resume(0, exception=ValueError('no'))`.
        """
        return self._native.resume(call_id, value, exception=exception, session_id=session_id)

    def resume_as_pending(self, call_id: int, *, session_id: str | None = None) -> dict[str, Any]:
        """Let the call that waits evaluate to an awaitable, whose answer comes later, and go on.

        Returns: the next progress; its `status` is `'resolve_futures'` when everything waits for such answers.
        Example: `manager.resume_as_pending(progress['call_id'])`.
        """
        return self._native.resume_as_pending(call_id, session_id=session_id)

    def resume_futures(
        self,
        results: dict[int, Any],
        *,
        exceptions: dict[int, BaseException | type[BaseException]] | None = None,
        session_id: str | None = None,
    ) -> dict[str, Any]:
        """Give some or all of the answers that were promised, by the ids of their calls, and go on.

        Args: `results`: values as they are. `exceptions`: for calls that fail, what is raised where they are awaited.
        Example: `manager.resume_futures({0: 'A'}, exceptions={1: ValueError('no')})`.
        """
        return self._native.resume_futures(results, exceptions=exceptions, session_id=session_id)

    def list_variables(self, *, session_id: str | None = None) -> list[dict[str, str]]:
        """The variables of the program, sorted by name, with the names of their types.

        Example: after `x = 1`, it is `[{'name': 'x', 'type_name': 'int'}]`.
        """
        return self._native.list_variables(session_id=session_id)

    def get_variable(self, name: str, *, session_id: str | None = None) -> dict[str, Any]:
        """A variable in JSON form and as `repr` shows it.

        Example: after `x = (1,)`, it is `{'json_value': {'$tuple': [1]}, 'repr': '(1,)'}`.
        """
        return self._native.get_variable(name, session_id=session_id)

    def set_variable(self, name: str, value_expr: str, *, session_id: str | None = None) -> None:
        """Give a variable the value of an expression, which is evaluated in a copy of the session.

        Example: `manager.set_variable('y', 'x + 1')`.
        """
        self._native.set_variable(name, value_expr, session_id=session_id)

    def delete_variable(self, name: str, *, session_id: str | None = None) -> bool:
        """Delete a variable; whether there was one.

        Example: `manager.delete_variable('y')`.
        """
        return self._native.delete_variable(name, session_id=session_id)

    def eval_variable(self, expression: str, *, session_id: str | None = None) -> dict[str, Any]:
        """Evaluate an expression in a copy of the session, which changes nothing.

        Example: `manager.eval_variable('1 + 1')` is `{'value': {'json_value': 2, 'repr': '2'}, 'stdout': ''}`.
        """
        return self._native.eval_variable(expression, session_id=session_id)

    def transfer_variable(self, source: str, target: str, name: str, *, target_name: str | None = None) -> None:
        """Copy a variable of one session to another, with the functions and classes that it stands on.

        Example: `manager.transfer_variable('a', 'b', 'table', target_name='rows')`.
        """
        self._native.transfer_variable(source, target, name, target_name=target_name)

    def call_session(
        self, *, target: str, code: str, target_variable: str, source: str | None = None
    ) -> dict[str, Any]:
        """Execute a source in one session and store its result in a variable of another.

        If the execution stops at a call, the target is left alone and the source waits.
        Example: `manager.call_session(source='a', target='b', code='x + 1', target_variable='y')`.
        """
        return self._native.call_session(target=target, code=code, target_variable=target_variable, source=source)

    def list_sessions(self) -> list[dict[str, Any]]:
        """The sessions, sorted by name, each with the number of its variables.

        Example: a new manager has `[{'id': 'default', 'variable_count': 0}]`.
        """
        return self._native.list_sessions()

    def reset(self, *, session_id: str | None = None, external_functions: list[str] | None = None) -> None:
        """Start a session anew, with these functions of the host and no history.

        Example: `manager.reset(external_functions=['fetch'])`.
        """
        self._native.reset(session_id=session_id, external_functions=external_functions)

    def register_external_functions(self, external_functions: list[str], *, session_id: str | None = None) -> list[str]:
        """Let the programs of a session call more functions of the host.

        Returns: the names that are variables of the session already and were left alone.
        Example: `manager.register_external_functions(['fetch'])` is `[]`.
        """
        return self._native.register_external_functions(external_functions, session_id=session_id)

    def rewind(self, *, steps: int = 1, session_id: str | None = None) -> dict[str, int]:
        """Go back to the state before the last steps; there is no way forward again.

        Example: `manager.rewind(steps=2)` is `{'steps_rewound': 2, 'history_remaining': 1}` after three steps.
        """
        return self._native.rewind(steps=steps, session_id=session_id)

    def history(self, *, session_id: str | None = None) -> tuple[int, int]:
        """How many steps can be taken back, and at most how many are kept.

        Example: `manager.history()` is `(0, 20)` for a new session.
        """
        return self._native.history(session_id=session_id)

    def set_history_depth(self, max_depth: int, *, session_id: str | None = None) -> int:
        """Keep at most so many steps, 0 for none; how many were dropped.

        Example: `manager.set_history_depth(5)`.
        """
        return self._native.set_history_depth(max_depth, session_id=session_id)

    def heap_stats(self, *, session_id: str | None = None) -> dict[str, Any]:
        """Counts of the objects that the variables hold, by type.

        Example: after `x = [1, 2]`, `manager.heap_stats()['objects_by_type']` is `{'List': 1}`.
        """
        return self._native.heap_stats(session_id=session_id)

    def snapshot_heap(self, name: str, *, session_id: str | None = None) -> None:
        """Note counts and variables under a name of the manager, to compare them later.

        Example: `manager.snapshot_heap('before')`.
        """
        self._native.snapshot_heap(name, session_id=session_id)

    def diff_heap(self, before: str, after: str) -> dict[str, Any]:
        """What changed between two notes.

        Returns: a dict with `heap_diff` and `variable_diff`.
        Example: `manager.diff_heap('before', 'after')['variable_diff']['added']`.
        """
        return self._native.diff_heap(before, after)

    def set_storage_backend(self, backend: Backend) -> None:
        """Keep saved sessions by an object with the methods `save`, `load`, `list` and `delete`.

        Example: see `ouros.session_store.Backend`.
        """
        self._native.set_storage_backend(backend)

    def save_session(self, *, session_id: str | None = None, name: str | None = None) -> dict[str, Any]:
        """Save a session under a name, by default its own.

        Returns: `{'name': …, 'size_bytes': …}`.
        Example: `manager.save_session(session_id='work')`.
        """
        return self._native.save_session(session_id=session_id, name=name)

    def load_session(self, name: str, *, session_id: str | None = None) -> str:
        """Make a session of one that was saved; the id is by default the name that it was saved under.

        Example: `manager.load_session('work', session_id='again')`.
        """
        return self._native.load_session(name, session_id=session_id)

    def list_saved_sessions(self) -> list[dict[str, Any]]:
        """What is saved, sorted by name.

        Example: `[{'name': 'work', 'size_bytes': 1024}]`.
        """
        return self._native.list_saved_sessions()

    def delete_saved_session(self, name: str) -> bool:
        """Delete what is saved under a name; whether there was something.

        Example: `manager.delete_saved_session('work')`.
        """
        return self._native.delete_saved_session(name)


@final
class Session:
    """A handle of one session. It holds no state: what it names may be destroyed, and then its use fails.

    Attributes: `id`: the name of the session.
    Example:
        >>> session = ouros.SessionManager().create_session('work')
        >>> session
        Session(id='work')
        >>> session.execute('print("hello"); 6 * 7')
        {'stdout': 'hello\\n', 'progress': {'status': 'complete', 'result': 42}, 'is_complete': True, 'result': 42}
    """

    __slots__ = ("_id", "_manager")

    def __init__(self, manager: SessionManager, session_id: str) -> None:
        self._manager = manager
        self._id = session_id

    @property
    def id(self) -> str:
        """The name of the session.

        Example: `manager.create_session('work').id` is `'work'`.
        """
        return self._id

    def __repr__(self) -> str:
        return f"Session(id={self._id!r})"

    def execute(self, code: str) -> dict[str, Any]:
        """Execute a source on the variables of the session, to its end or to its first call of an external function.

        Returns: a dict with `stdout`, `progress`, `is_complete` and, at the end, `result`; values in JSON form.
        Raises: `RuntimeError` with the traceback as its text, if the program fails; what it did before stays.
        Example: `session.execute('1 + 1')['result']` is `2`.
        """
        return self._manager.execute(code, session_id=self._id)

    def resume(
        self, call_id: int, value: Any = None, *, exception: BaseException | type[BaseException] | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer the call that waits, with a value or with an exception to be raised there, and go on.

        Example: `session.resume(progress['call_id'], 'answer')`, `session.resume(0, exception=ValueError('no'))`.
        """
        return self._manager.resume(call_id, value, exception=exception, session_id=self._id)

    def resume_as_pending(self, call_id: int) -> dict[str, Any]:
        """Let the call that waits evaluate to an awaitable, whose answer comes later, and go on.

        Returns: the next progress; its `status` is `'resolve_futures'` when everything waits for such answers.
        Example: `session.resume_as_pending(progress['call_id'])`.
        """
        return self._manager.resume_as_pending(call_id, session_id=self._id)

    def resume_futures(
        self,
        results: dict[int, Any],
        *,
        exceptions: dict[int, BaseException | type[BaseException]] | None = None,
    ) -> dict[str, Any]:
        """Give some or all of the answers that were promised, by the ids of their calls, and go on.

        Args: `results`: values as they are. `exceptions`: for calls that fail, what is raised where they are awaited.
        Example: `session.resume_futures({0: 'A'}, exceptions={1: ValueError('no')})`.
        """
        return self._manager.resume_futures(results, exceptions=exceptions, session_id=self._id)

    def list_variables(self) -> list[dict[str, str]]:
        """The variables of the program, sorted by name, with the names of their types.

        Example: after `x = 1`, it is `[{'name': 'x', 'type_name': 'int'}]`.
        """
        return self._manager.list_variables(session_id=self._id)

    def get_variable(self, name: str) -> dict[str, Any]:
        """A variable in JSON form and as `repr` shows it.

        Example: after `x = (1,)`, it is `{'json_value': {'$tuple': [1]}, 'repr': '(1,)'}`.
        """
        return self._manager.get_variable(name, session_id=self._id)

    def set_variable(self, name: str, value_expr: str) -> None:
        """Give a variable the value of an expression, which is evaluated in a copy of the session.

        Example: `session.set_variable('y', 'x + 1')`.
        """
        self._manager.set_variable(name, value_expr, session_id=self._id)

    def delete_variable(self, name: str) -> bool:
        """Delete a variable; whether there was one.

        Example: `session.delete_variable('y')`.
        """
        return self._manager.delete_variable(name, session_id=self._id)

    def eval_variable(self, expression: str) -> dict[str, Any]:
        """Evaluate an expression in a copy of the session, which changes nothing.

        Example: `session.eval_variable('1 + 1')` is `{'value': {'json_value': 2, 'repr': '2'}, 'stdout': ''}`.
        """
        return self._manager.eval_variable(expression, session_id=self._id)

    def reset(self, *, external_functions: list[str] | None = None) -> None:
        """Start a session anew, with these functions of the host and no history.

        Example: `session.reset(external_functions=['fetch'])`.
        """
        self._manager.reset(external_functions=external_functions, session_id=self._id)

    def register_external_functions(self, external_functions: list[str]) -> list[str]:
        """Let the programs of a session call more functions of the host.

        Returns: the names that are variables of the session already and were left alone.
        Example: `session.register_external_functions(['fetch'])` is `[]`.
        """
        return self._manager.register_external_functions(external_functions, session_id=self._id)

    def rewind(self, *, steps: int = 1) -> dict[str, int]:
        """Go back to the state before the last steps; there is no way forward again.

        Example: `session.rewind(steps=2)` is `{'steps_rewound': 2, 'history_remaining': 1}` after three steps.
        """
        return self._manager.rewind(steps=steps, session_id=self._id)

    def history(self) -> tuple[int, int]:
        """How many steps can be taken back, and at most how many are kept.

        Example: `session.history()` is `(0, 20)` for a new session.
        """
        return self._manager.history(session_id=self._id)

    def set_history_depth(self, max_depth: int) -> int:
        """Keep at most so many steps, 0 for none; how many were dropped.

        Example: `session.set_history_depth(5)`.
        """
        return self._manager.set_history_depth(max_depth, session_id=self._id)

    def heap_stats(self) -> dict[str, Any]:
        """Counts of the objects that the variables hold, by type.

        Example: after `x = [1, 2]`, `session.heap_stats()['objects_by_type']` is `{'List': 1}`.
        """
        return self._manager.heap_stats(session_id=self._id)

    def snapshot_heap(self, name: str) -> None:
        """Note counts and variables under a name of the manager, to compare them later.

        Example: `session.snapshot_heap('before')`.
        """
        self._manager.snapshot_heap(name, session_id=self._id)

    def fork(self, new_id: str) -> Session:
        """Copy the session; the copy has no history and waits for nothing.

        Example: `session.fork('attempt')`.
        """
        return self._manager.fork_session(self._id, new_id)

    def save(self, *, name: str | None = None) -> dict[str, Any]:
        """Save the session under a name, by default its own.

        Returns: `{'name': …, 'size_bytes': …}`.
        Example: `session.save(name='before-the-change')`.
        """
        return self._manager.save_session(session_id=self._id, name=name)
