"""All sessions of a host by name, as one flat set of calls; `ouros.session` puts handles in front of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .errors import cast_error
from .limits import SESSION_LIMITS, ResourceLimits, parse_limits
from .session_arguments import MISSING, answer_of, names_of, text_of, unsigned_of
from .session_errors import SessionError, invalid_argument, invalid_state, storage_error
from .session_heap import difference, heap_stats, picture
from .session_state import Handler, State
from .session_store import Backend, Custom, Directory, checked_name, read_session, write_session

DEFAULT = "default"


class SessionManager:
    """Sessions by name; `default` is always there and is meant where no name is given.

    Any number of threads may use a manager; steps of one session wait for each other.

    Args:
        script_name: the file name in error messages of its sessions.
        limits: a `ResourceLimits` dict that holds for each step of each session; by default 10 seconds and 256 MiB.
        os: answers the programs' calls to the operating system, such as an `OSAccess`; without it they fail.

    Example:
        >>> manager = ouros.SessionManager()
        >>> _ = manager.execute('x = 20')
        >>> manager.execute('x + 1')['result']
        21
    """

    __slots__ = ("_limits", "_lock", "_os", "_pictures", "_script_name", "_sessions", "_storage")

    def __init__(
        self, *, script_name: str = "session.py", limits: ResourceLimits | None = None, os: Handler | None = None
    ) -> None:
        self._script_name = text_of("script_name", script_name)
        self._limits = parse_limits(limits, SESSION_LIMITS)
        if os is not None and not callable(os):
            raise TypeError(f"TypeError: '{type(os).__name__}' object is not callable")
        self._os = os
        self._sessions: dict[str, State] = {DEFAULT: self._new(DEFAULT, [])}
        self._pictures: dict[str, dict[str, Any]] = {}
        self._storage: Directory | Custom | None = None
        self._lock = threading.RLock()

    def __repr__(self) -> str:
        return "SessionManager()"

    def _new(self, session_id: str, externals: list[str]) -> State:
        return State(session_id, self._script_name, externals, self._limits, self._os)

    def _find(self, session_id: str | None) -> State:
        name = DEFAULT if session_id is None else text_of("session_id", session_id)
        with self._lock:
            state = self._sessions.get(name)
        if state is None:
            raise SessionError(f"session '{name}' not found")
        return state

    @contextmanager
    def _session(self, session_id: str | None) -> Iterator[State]:
        """A session that no other thread uses meanwhile."""
        state = self._find(session_id)
        with state.lock:
            yield state

    @contextmanager
    def _two(self, first: str | None, second: str | None) -> Iterator[tuple[State, State]]:
        """Two sessions; the order in which they are locked is that of their names."""
        states = (self._find(first), self._find(second))
        one, other = sorted(states, key=lambda state: state.name)
        with one.lock, other.lock:
            yield states

    def _add(self, state: State) -> str:
        with self._lock:
            if state.name in self._sessions:
                raise SessionError(f"session '{state.name}' already exists")
            self._sessions[state.name] = state
        return state.name

    # executions

    def execute(self, code: str, *, session_id: str | None = None) -> dict[str, Any]:
        """Execute a source on the variables of the session, to its end or to its first call of an external function.

        Returns: a dict with `stdout`, `progress`, `is_complete` and, at the end, `result`; values in JSON form.
        Raises: `RuntimeError` with the traceback as its text, if the program fails; what it did before stays.

        Example:
            >>> manager.execute('1 + 1')['result']
            2
        """
        with self._session(session_id) as state:
            return state.execute(text_of("code", code))

    def resume(
        self, call_id: int, value: Any = MISSING, *, exception: BaseException | type[BaseException] | None = None,
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
        number = unsigned_of("call_id", call_id)
        with self._session(session_id) as state:
            return state.resume(number, lambda: answer_of(value, exception, state), "resume")

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
        number = unsigned_of("call_id", call_id)
        with self._session(session_id) as state:
            return state.resume(number, lambda: (state.live.promise(), None), "resume_as_pending")

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
        for parameter, given in (("results", results), ("exceptions", exceptions)):
            if given is not None and not isinstance(given, dict):
                raise cast_error(parameter, given, "dict")
        with self._session(session_id) as state:
            answers = {unsigned_of(None, key): answer_of(value, None, state) for key, value in results.items()}
            for key, error in (exceptions or {}).items():
                answers[unsigned_of(None, key)] = answer_of(None, error, state)
            return state.resume_futures(answers)

    # variables

    def list_variables(self, *, session_id: str | None = None) -> list[dict[str, str]]:
        """The variables of the program, sorted by name, with the names of their types.

        Example:
            >>> step = manager.execute('x = 1')
            >>> manager.list_variables()
            [{'name': 'x', 'type_name': 'int'}]
        """
        with self._session(session_id) as state:
            return state.listed()

    def get_variable(self, name: str, *, session_id: str | None = None) -> dict[str, Any]:
        """A variable in JSON form and as `repr` shows it.

        Example:
            >>> step = manager.execute('x = (1,)')
            >>> manager.get_variable('x')
            {'json_value': {'$tuple': [1]}, 'repr': '(1,)'}
        """
        with self._session(session_id) as state:
            return state.get(text_of("name", name))

    def set_variable(self, name: str, value_expr: str, *, session_id: str | None = None) -> None:
        """Give a variable the value of an expression, which is evaluated in a copy of the session.

        Example:
            >>> manager.set_variable('y', '[1] * 2')
            >>> manager.get_variable('y')['repr']
            '[1, 1]'
        """
        with self._session(session_id) as state:
            state.set(text_of("name", name), text_of("value_expr", value_expr))

    def delete_variable(self, name: str, *, session_id: str | None = None) -> bool:
        """Delete a variable; whether there was one.

        Example:
            >>> manager.delete_variable('y')
            False
        """
        with self._session(session_id) as state:
            return state.delete(text_of("name", name))

    def eval_variable(self, expression: str, *, session_id: str | None = None) -> dict[str, Any]:
        """Evaluate an expression in a copy of the session, which changes nothing.

        Example:
            >>> manager.eval_variable('1 + 1')
            {'value': {'json_value': 2, 'repr': '2'}, 'stdout': ''}
        """
        with self._session(session_id) as state:
            return state.eval(text_of("expression", expression))

    def transfer_variable(self, source: str, target: str, name: str, *, target_name: str | None = None) -> None:
        """Copy a variable of one session to another, with the functions and classes that it stands on.

        Example:
            >>> step = manager.execute('table = [1]')
            >>> manager.transfer_variable('default', 'work', 'table', target_name='rows')
            >>> manager.get_variable('rows', session_id='work')['repr']
            '[1]'
        """
        name = text_of("name", name)
        stored = name if target_name is None else text_of("target_name", target_name)
        with self._session(source) as state:
            state.variable(name, f" in session '{state.name}'")  # which is missed before the target is
        with self._two(source, target) as (first, second):
            value = first.variable(name, f" in session '{first.name}'")
            second.check_store(
                stored, "transfer_variable", "cannot transfer variable while target session has a pending call"
            )
            second.put(stored, first.live, value)

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
        code, variable = text_of("code", code), text_of("target_variable", target_variable)
        with self._two(target, source) as (second, first):
            if first is second:
                invalid_argument(f"source and target are the same session '{first.name}'; use regular execute")
            second.check_store(variable, "call_session set_variable", "cannot set variable while a call is pending")
            made = first.execute(code)
            if made["is_complete"]:
                second.put(variable, first.live, first.live.result)
            return made

    # sessions

    def create_session(self, id: str, *, external_functions: list[str] | None = None) -> str:
        """Make an empty session, whose programs may call these functions of the host.

        Example: `manager.create_session('work', external_functions=['fetch'])`.
        """
        return self._add(self._new(text_of("id", id), names_of("external_functions", external_functions)))

    def destroy_session(self, id: str) -> None:
        """Forget a session.

        Example: `manager.destroy_session('work')`.
        """
        if text_of("id", id) == DEFAULT:
            invalid_state(f"cannot destroy the default session '{DEFAULT}'")
        with self._session(id) as state, self._lock:
            state.live.expire()
            self._sessions.pop(id, None)

    def list_sessions(self) -> list[dict[str, Any]]:
        """The sessions, sorted by name, each with the number of its variables.

        Example:
            >>> ouros.SessionManager().list_sessions()
            [{'id': 'default', 'variable_count': 0}]
        """
        with self._lock:
            states = sorted(self._sessions.items())
        return [{"id": name, "variable_count": len(state.variables())} for name, state in states]

    def fork_session(self, source: str, new_id: str) -> None:
        """Copy a session; the copy has no history and waits for nothing.

        Example: `manager.fork_session('default', 'attempt')`.
        """
        new_id = text_of("new_id", new_id)
        with self._session(source) as state:
            if new_id in self._sessions:
                raise SessionError(f"session '{new_id}' already exists")
            made = state.fork(new_id)
        self._add(made)

    def reset(self, *, session_id: str | None = None, external_functions: list[str] | None = None) -> None:
        """Start a session anew, with these functions of the host and no history.

        Example:
            >>> manager.reset(external_functions=['ask'])
            >>> manager.execute('ask(1)')['progress']['function_name']
            'ask'
        """
        names = names_of("external_functions", external_functions)
        with self._session(session_id) as state:
            state.reset(names)

    def register_external_functions(self, external_functions: list[str], *, session_id: str | None = None) -> list[str]:
        """Let the programs of a session call more functions of the host.

        Returns: the names that are variables of the session already and were left alone.

        Example:
            >>> manager.register_external_functions(['ask'])
            []
        """
        checked = names_of("external_functions", external_functions)
        with self._session(session_id) as state:
            return state.register(checked)

    # history

    def rewind(self, *, steps: int = 1, session_id: str | None = None) -> dict[str, int]:
        """Go back to the state before the last steps; there is no way forward again.

        Example:
            >>> steps = [manager.execute(f'x = {n}') for n in range(3)]
            >>> manager.rewind(steps=2)
            {'steps_rewound': 2, 'history_remaining': 1}
        """
        number = unsigned_of("steps", steps)
        with self._session(session_id) as state:
            return state.rewind(number)

    def history(self, *, session_id: str | None = None) -> tuple[int, int]:
        """How many steps can be taken back, and at most how many are kept.

        Example:
            >>> manager.history()
            (0, 20)
        """
        with self._session(session_id) as state:
            return len(state.history), state.depth

    def set_history_depth(self, max_depth: int, *, session_id: str | None = None) -> int:
        """Keep at most so many steps, 0 for none, and no more than fit into as much memory as the program may hold; how
        many were dropped.

        Example:
            >>> manager.set_history_depth(5)
            0
        """
        number = unsigned_of("max_depth", max_depth)
        with self._session(session_id) as state:
            return state.set_depth(number)

    # heap

    def heap_stats(self, *, session_id: str | None = None) -> dict[str, Any]:
        """Counts of the objects that the variables hold, by type.

        Example:
            >>> step = manager.execute('x = [1, 2]')
            >>> manager.heap_stats()['objects_by_type']
            {'List': 1}
        """
        with self._session(session_id) as state:
            return heap_stats(state)

    def snapshot_heap(self, name: str, *, session_id: str | None = None) -> None:
        """Note counts and variables under a name of the manager, to compare them later.

        Example:
            >>> manager.snapshot_heap('before')
        """
        name = text_of("name", name)
        with self._session(session_id) as state:
            self._pictures[name] = picture(state)

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
        found = []
        for parameter, name in (("before", before), ("after", after)):
            if text_of(parameter, name) not in self._pictures:
                raise SessionError(f"snapshot '{name}' not found")
            found.append(self._pictures[name])
        return difference(*found)

    # storage

    def set_storage_dir(self, dir: str) -> None:
        """Keep saved sessions in a directory, which is made if it is not there.

        Example: `manager.set_storage_dir('/var/lib/sessions')`.
        """
        self._storage = Directory(text_of("dir", dir))

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
        self._storage = Custom(backend)

    def _stored(self) -> Directory | Custom:
        if self._storage is None:
            storage_error("storage not configured")
        return self._storage

    def save_session(self, *, session_id: str | None = None, name: str | None = None) -> dict[str, Any]:
        """Save a session under a name, by default its own.

        Returns: `{'name': …, 'size_bytes': …}`.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> manager.save_session(session_id='work')['name']
            'work'
        """
        storage = self._stored()
        with self._session(session_id) as state:
            stored = checked_name(state.name if name is None else text_of("name", name))
            data = write_session(state)
        storage.save(stored, data)
        return {"name": stored, "size_bytes": len(data)}

    def load_session(self, name: str, *, session_id: str | None = None) -> str:
        """Make a session of one that was saved; the id is by default the name that it was saved under.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> name = manager.save_session(session_id='work')['name']
            >>> manager.load_session(name, session_id='again')
            'again'
        """
        storage = self._stored()
        wanted = text_of("name", name) if session_id is None else text_of("session_id", session_id)
        if wanted in self._sessions:
            raise SessionError(f"session '{wanted}' already exists")
        data = storage.load(checked_name(text_of("name", name)))
        state = self._new(wanted, [])
        read_session(data, state)
        return self._add(state)

    def list_saved_sessions(self) -> list[dict[str, Any]]:
        """What is saved, sorted by name.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> saved = manager.save_session(name='monday')
            >>> [saved['name'] for saved in manager.list_saved_sessions()]
            ['monday']
        """
        return sorted(self._stored().list(), key=lambda item: str(item["name"]))

    def delete_saved_session(self, name: str) -> bool:
        """Delete what is saved under a name; whether there was something.

        Example:
            >>> manager.set_storage_dir(folder)
            >>> manager.delete_saved_session('monday')
            False
        """
        return self._stored().delete(checked_name(text_of("name", name)))
