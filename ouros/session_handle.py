"""`Session`: the manager of sessions and the name of one in; what the manager can do with it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, final

from .session_arguments import MISSING

if TYPE_CHECKING:
    from .session import SessionManager


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

    __module__ = "ouros.session"
    __slots__ = ("_id", "_manager")

    def __init__(self, manager: SessionManager, session_id: str) -> None:
        self._manager = manager
        self._id = session_id

    @property
    def id(self) -> str:
        """The name of the session.

        Example:
            >>> session.id
            'work'
        """
        return self._id

    def __repr__(self) -> str:
        return f"Session(id={self._id!r})"

    def execute(self, code: str) -> dict[str, Any]:
        """Execute a source on the variables of the session, to its end or to its first call of an external function.

        Returns: a dict with `stdout`, `progress`, `is_complete` and, at the end, `result`; values in JSON form.
        Raises: `RuntimeError` with the traceback as its text, if the program fails; what it did before stays.

        Example:
            >>> session.execute('1 + 1')['result']
            2
        """
        return self._manager.execute(code, session_id=self._id)

    def resume(
        self, call_id: int, value: Any = MISSING, *, exception: BaseException | type[BaseException] | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Answer the call that waits, with a value or with an exception to be raised there, and go on.

        Example:
            >>> session.register_external_functions(['ask'])
            []
            >>> session.execute('ask(1) + 1')['progress']['call_id']
            0
            >>> session.resume(0, 41)['result']
            42
        """
        return self._manager.resume(call_id, value, exception=exception, session_id=self._id)

    def resume_as_pending(self, call_id: int) -> dict[str, Any]:
        """Let the call that waits evaluate to an awaitable, whose answer comes later, and go on.

        Returns: the next progress; its `status` is `'resolve_futures'` when everything waits for such answers.

        Example:
            >>> session.register_external_functions(['ask'])
            []
            >>> call_id = session.execute('await ask(1)')['progress']['call_id']
            >>> session.resume_as_pending(call_id)['progress']
            {'status': 'resolve_futures', 'pending_call_ids': [0]}
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

        Example:
            >>> session.register_external_functions(['ask'])
            []
            >>> call_id = session.execute('await ask(1)')['progress']['call_id']
            >>> pending = session.resume_as_pending(call_id)
            >>> session.resume_futures({call_id: 'answer'})['result']
            'answer'
        """
        return self._manager.resume_futures(results, exceptions=exceptions, session_id=self._id)

    def list_variables(self) -> list[dict[str, str]]:
        """The variables of the program, sorted by name, with the names of their types.

        Example:
            >>> step = session.execute('x = 1')
            >>> session.list_variables()
            [{'name': 'x', 'type_name': 'int'}]
        """
        return self._manager.list_variables(session_id=self._id)

    def get_variable(self, name: str) -> dict[str, Any]:
        """A variable in JSON form and as `repr` shows it.

        Example:
            >>> step = session.execute('x = (1,)')
            >>> session.get_variable('x')
            {'json_value': {'$tuple': [1]}, 'repr': '(1,)'}
        """
        return self._manager.get_variable(name, session_id=self._id)

    def set_variable(self, name: str, value_expr: str) -> None:
        """Give a variable the value of an expression, which is evaluated in a copy of the session.

        Example:
            >>> session.set_variable('y', '[1] * 2')
            >>> session.get_variable('y')['repr']
            '[1, 1]'
        """
        self._manager.set_variable(name, value_expr, session_id=self._id)

    def delete_variable(self, name: str) -> bool:
        """Delete a variable; whether there was one.

        Example:
            >>> session.delete_variable('y')
            False
        """
        return self._manager.delete_variable(name, session_id=self._id)

    def eval_variable(self, expression: str) -> dict[str, Any]:
        """Evaluate an expression in a copy of the session, which changes nothing.

        Example:
            >>> session.eval_variable('1 + 1')
            {'value': {'json_value': 2, 'repr': '2'}, 'stdout': ''}
        """
        return self._manager.eval_variable(expression, session_id=self._id)

    def reset(self, *, external_functions: list[str] | None = None) -> None:
        """Start a session anew, with these functions of the host and no history.

        Example:
            >>> session.reset(external_functions=['ask'])
            >>> session.execute('ask(1)')['progress']['function_name']
            'ask'
        """
        self._manager.reset(external_functions=external_functions, session_id=self._id)

    def register_external_functions(self, external_functions: list[str]) -> list[str]:
        """Let the programs of a session call more functions of the host.

        Returns: the names that are variables of the session already and were left alone.

        Example:
            >>> session.register_external_functions(['ask'])
            []
        """
        return self._manager.register_external_functions(external_functions, session_id=self._id)

    def rewind(self, *, steps: int = 1) -> dict[str, int]:
        """Go back to the state before the last steps; there is no way forward again.

        Example:
            >>> steps = [session.execute(f'x = {n}') for n in range(3)]
            >>> session.rewind(steps=2)
            {'steps_rewound': 2, 'history_remaining': 1}
        """
        return self._manager.rewind(steps=steps, session_id=self._id)

    def history(self) -> tuple[int, int]:
        """How many steps can be taken back, and at most how many are kept.

        Example:
            >>> session.history()
            (0, 20)
        """
        return self._manager.history(session_id=self._id)

    def set_history_depth(self, max_depth: int) -> int:
        """Keep at most so many steps, 0 for none, and no more than fit into as much memory as the program may hold; how
        many were dropped.

        Example:
            >>> session.set_history_depth(5)
            0
        """
        return self._manager.set_history_depth(max_depth, session_id=self._id)

    def heap_stats(self) -> dict[str, Any]:
        """Counts of the objects that the variables hold, by type.

        Example:
            >>> step = session.execute('x = [1, 2]')
            >>> session.heap_stats()['objects_by_type']
            {'List': 1}
        """
        return self._manager.heap_stats(session_id=self._id)

    def snapshot_heap(self, name: str) -> None:
        """Note counts and variables under a name of the manager, to compare them later.

        Example:
            >>> session.snapshot_heap('before')
        """
        self._manager.snapshot_heap(name, session_id=self._id)

    def fork(self, new_id: str) -> Session:
        """Copy the session; the copy has no history and waits for nothing.

        Example:
            >>> session.fork('attempt')
            Session(id='attempt')
        """
        return self._manager.fork_session(self._id, new_id)

    def save(self, *, name: str | None = None) -> dict[str, Any]:
        """Save the session under a name, by default its own.

        Returns: `{'name': …, 'size_bytes': …}`.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> session.save(name='before')['name']
            'before'
        """
        return self._manager.save_session(session_id=self._id, name=name)
