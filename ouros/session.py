"""`SessionManager`: programs that share their variables over many executions, with a handle (`Session`) for each."""

from __future__ import annotations

from typing import Any

from .session_handle import Session
from .session_manager import SessionManager as NativeSessionManager
from .session_state import Handler
from .session_store import Backend

__all__ = ["Session", "SessionManager"]


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

    def execute(self, code: str, *, session_id: str | None = None) -> dict[str, Any]:
        """Execute a source on the variables of the session, to its end or to its first call of an external function.

        Returns: a dict with `stdout`, `progress`, `is_complete` and, at the end, `result`; values in JSON form.
        Raises: `RuntimeError` with the traceback as its text, if the program fails; what it did before stays.

        Example:
            >>> manager.execute('1 + 1')['result']
            2
        """
        return self._native.execute(code, session_id=session_id)

    def resume(
        self, call_id: int, value: Any = None, *, exception: BaseException | type[BaseException] | None = None,
        session_id: str | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer the call that waits, with a value or with an exception to be raised there, and go on.

        Example:
            >>> manager.register_external_functions(['ask'])
            []
            >>> manager.execute('ask(1) + 1')['progress']['call_id']
            0
            >>> manager.resume(0, 41)['result']
            42
        """
        return self._native.resume(call_id, value, exception=exception, session_id=session_id)

    def resume_as_pending(self, call_id: int, *, session_id: str | None = None) -> dict[str, Any]:
        """Let the call that waits evaluate to an awaitable, whose answer comes later, and go on.

        Returns: the next progress; its `status` is `'resolve_futures'` when everything waits for such answers.

        Example:
            >>> manager.register_external_functions(['ask'])
            []
            >>> call_id = manager.execute('await ask(1)')['progress']['call_id']
            >>> manager.resume_as_pending(call_id)['progress']
            {'status': 'resolve_futures', 'pending_call_ids': [0]}
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

        Example:
            >>> manager.register_external_functions(['ask'])
            []
            >>> call_id = manager.execute('await ask(1)')['progress']['call_id']
            >>> pending = manager.resume_as_pending(call_id)
            >>> manager.resume_futures({call_id: 'answer'})['result']
            'answer'
        """
        return self._native.resume_futures(results, exceptions=exceptions, session_id=session_id)

    def list_variables(self, *, session_id: str | None = None) -> list[dict[str, str]]:
        """The variables of the program, sorted by name, with the names of their types.

        Example:
            >>> step = manager.execute('x = 1')
            >>> manager.list_variables()
            [{'name': 'x', 'type_name': 'int'}]
        """
        return self._native.list_variables(session_id=session_id)

    def get_variable(self, name: str, *, session_id: str | None = None) -> dict[str, Any]:
        """A variable in JSON form and as `repr` shows it.

        Example:
            >>> step = manager.execute('x = (1,)')
            >>> manager.get_variable('x')
            {'json_value': {'$tuple': [1]}, 'repr': '(1,)'}
        """
        return self._native.get_variable(name, session_id=session_id)

    def set_variable(self, name: str, value_expr: str, *, session_id: str | None = None) -> None:
        """Give a variable the value of an expression, which is evaluated in a copy of the session.

        Example:
            >>> manager.set_variable('y', '[1] * 2')
            >>> manager.get_variable('y')['repr']
            '[1, 1]'
        """
        self._native.set_variable(name, value_expr, session_id=session_id)

    def delete_variable(self, name: str, *, session_id: str | None = None) -> bool:
        """Delete a variable; whether there was one.

        Example:
            >>> manager.delete_variable('y')
            False
        """
        return self._native.delete_variable(name, session_id=session_id)

    def eval_variable(self, expression: str, *, session_id: str | None = None) -> dict[str, Any]:
        """Evaluate an expression in a copy of the session, which changes nothing.

        Example:
            >>> manager.eval_variable('1 + 1')
            {'value': {'json_value': 2, 'repr': '2'}, 'stdout': ''}
        """
        return self._native.eval_variable(expression, session_id=session_id)

    def transfer_variable(self, source: str, target: str, name: str, *, target_name: str | None = None) -> None:
        """Copy a variable of one session to another, with the functions and classes that it stands on.

        Example:
            >>> step = manager.execute('table = [1]')
            >>> manager.transfer_variable('default', 'work', 'table', target_name='rows')
            >>> manager.get_variable('rows', session_id='work')['repr']
            '[1]'
        """
        self._native.transfer_variable(source, target, name, target_name=target_name)

    def call_session(
        self, *, target: str, code: str, target_variable: str, source: str | None = None
    ) -> dict[str, Any]:
        """Execute a source in one session and store its result in a variable of another.

        If the execution stops at a call, the target is left alone and the source waits.

        Example:
            >>> step = manager.call_session(source='default', target='work', code='1 + 1', target_variable='y')
            >>> manager.get_variable('y', session_id='work')['repr']
            '2'
        """
        return self._native.call_session(target=target, code=code, target_variable=target_variable, source=source)

    def list_sessions(self) -> list[dict[str, Any]]:
        """The sessions, sorted by name, each with the number of its variables.

        Example:
            >>> ouros.SessionManager().list_sessions()
            [{'id': 'default', 'variable_count': 0}]
        """
        return self._native.list_sessions()

    def reset(self, *, session_id: str | None = None, external_functions: list[str] | None = None) -> None:
        """Start a session anew, with these functions of the host and no history.

        Example:
            >>> manager.reset(external_functions=['ask'])
            >>> manager.execute('ask(1)')['progress']['function_name']
            'ask'
        """
        self._native.reset(session_id=session_id, external_functions=external_functions)

    def register_external_functions(self, external_functions: list[str], *, session_id: str | None = None) -> list[str]:
        """Let the programs of a session call more functions of the host.

        Returns: the names that are variables of the session already and were left alone.

        Example:
            >>> manager.register_external_functions(['ask'])
            []
        """
        return self._native.register_external_functions(external_functions, session_id=session_id)

    def rewind(self, *, steps: int = 1, session_id: str | None = None) -> dict[str, int]:
        """Go back to the state before the last steps; there is no way forward again.

        Example:
            >>> steps = [manager.execute(f'x = {n}') for n in range(3)]
            >>> manager.rewind(steps=2)
            {'steps_rewound': 2, 'history_remaining': 1}
        """
        return self._native.rewind(steps=steps, session_id=session_id)

    def history(self, *, session_id: str | None = None) -> tuple[int, int]:
        """How many steps can be taken back, and at most how many are kept.

        Example:
            >>> manager.history()
            (0, 20)
        """
        return self._native.history(session_id=session_id)

    def set_history_depth(self, max_depth: int, *, session_id: str | None = None) -> int:
        """Keep at most so many steps, 0 for none; how many were dropped.

        Example:
            >>> manager.set_history_depth(5)
            0
        """
        return self._native.set_history_depth(max_depth, session_id=session_id)

    def heap_stats(self, *, session_id: str | None = None) -> dict[str, Any]:
        """Counts of the objects that the variables hold, by type.

        Example:
            >>> step = manager.execute('x = [1, 2]')
            >>> manager.heap_stats()['objects_by_type']
            {'List': 1}
        """
        return self._native.heap_stats(session_id=session_id)

    def snapshot_heap(self, name: str, *, session_id: str | None = None) -> None:
        """Note counts and variables under a name of the manager, to compare them later.

        Example:
            >>> manager.snapshot_heap('before')
        """
        self._native.snapshot_heap(name, session_id=session_id)

    def diff_heap(self, before: str, after: str) -> dict[str, Any]:
        """What changed between two notes.

        Returns: a dict with `heap_diff` and `variable_diff`.

        Example:
            >>> manager.snapshot_heap('before')
            >>> step = manager.execute('x = 1')
            >>> manager.snapshot_heap('after')
            >>> manager.diff_heap('before', 'after')['variable_diff']['added']
            ['x']
        """
        return self._native.diff_heap(before, after)

    def set_storage_backend(self, backend: Backend) -> None:
        """Keep saved sessions by an object with the methods `save`, `load`, `list` and `delete`.

        Example:
            >>> class Shelf(dict):
            ...     save, load = dict.__setitem__, dict.__getitem__
            ...     def list(self):
            ...         return [{'name': name, 'size_bytes': len(data)} for name, data in self.items()]
            ...     def delete(self, name):
            ...         return self.pop(name, None) is not None
            >>> manager.set_storage_backend(Shelf())
            >>> manager.save_session()['name'], manager.delete_saved_session('default')
            ('default', True)
        """
        self._native.set_storage_backend(backend)

    def save_session(self, *, session_id: str | None = None, name: str | None = None) -> dict[str, Any]:
        """Save a session under a name, by default its own.

        Returns: `{'name': …, 'size_bytes': …}`.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> manager.save_session(session_id='work')['name']
            'work'
        """
        return self._native.save_session(session_id=session_id, name=name)

    def load_session(self, name: str, *, session_id: str | None = None) -> str:
        """Make a session of one that was saved; the id is by default the name that it was saved under.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> name = manager.save_session(session_id='work')['name']
            >>> manager.load_session(name, session_id='again')
            'again'
        """
        return self._native.load_session(name, session_id=session_id)

    def list_saved_sessions(self) -> list[dict[str, Any]]:
        """What is saved, sorted by name.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> saved = manager.save_session(name='monday')
            >>> [saved['name'] for saved in manager.list_saved_sessions()]
            ['monday']
        """
        return self._native.list_saved_sessions()

    def delete_saved_session(self, name: str) -> bool:
        """Delete what is saved under a name; whether there was something.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> manager.delete_saved_session('monday')
            False
        """
        return self._native.delete_saved_session(name)
