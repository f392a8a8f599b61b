"""What a started run is at the moment: stopped at an external call (`Snapshot`), waiting for answers that the host has
promised (`FutureSnapshot`), or done (`Complete`).
"""

from __future__ import annotations

import operator
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, final

from .errors import SandboxError, cast_error, corrupt
from .keys import check_key
from .opaque import Opaque
from .programs import program_of
from .runtime import boundary, state, wire
from .runtime.execution import Execution, PrintCallback
from .runtime.functions import Request
from .runtime.host_dataclasses import Registry, registry_of
from .runtime.opaque import Held, values_of
from .runtime.outcomes import Finished, Stopped
from .runtime.outside import ExternalFuture, Outside
from .runtime.paths import os_answer
from .sealed import Sealed

if TYPE_CHECKING:
    from .inspection import Inspection

_put = object.__setattr__
_ONE_ANSWER = "resume() accepts either return_value or exception, not both"
_ONE_RESULT = "results values must be a dict with either 'return_value' or 'exception', not both"


@final
class Complete(Sealed):
    """The end of a run.

    Attributes: `output`: the program's result as a host value, the same object on each access.

    Example:
        >>> ouros.Sandbox('1 + 2').start()
        Complete(output=3)
    """

    __slots__ = ("output",)
    output: Any

    def __repr__(self) -> str:
        return f"Complete(output={self.output!r})"

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return _complete, (self.output,)


def _complete(output: Any) -> Complete:
    made: Complete = object.__new__(Complete)
    _put(made, "output", output)
    return made


class _Pausing(Sealed):
    """What the two kinds of stopped runs share."""

    __slots__ = ("_execution", "_lock", "_request", "script_name")
    script_name: str
    _execution: Execution | None
    _request: Request | None
    _lock: Any
    _kind: ClassVar[bytes]

    def _take(self) -> Execution:
        """Consume the snapshot; of several threads exactly one succeeds. The caller holds the lock."""
        execution = self._execution
        if execution is None:
            raise RuntimeError("Progress already resumed")
        _put(self, "_execution", None)
        _put(self, "_request", None)
        return execution

    def dump(self, *, key: bytes | None = None) -> bytes:
        """The stopped run as bytes, for `load` in any process; dumping does not consume the snapshot.

        Args: key: at least 16 secret bytes, which sign what dill makes of `Opaque` values; without one these are
        refused. Raises: `RuntimeError` if it was resumed already, `TypeError` naming the variable and type if the
        program holds a value that cannot be written; the run can still be resumed. Example:
        `ouros.Snapshot.load(progress.dump()).resume(return_value=1)`.

        Example:
            >>> data = progress.dump()
            >>> ouros.Snapshot.load(data).resume(return_value=1).output
            2
        """
        checked = None if key is None else check_key(key)
        with self._lock:
            execution, request = self._held("dump")
            return state.write(self._kind, execution, request, checked)

    def fork(self) -> Self:
        """Another snapshot of the same state in this process: what one of the two does, the other never sees.

        Args: none; what the program prints goes where this snapshot's goes, and a time limit starts again, as after
        `load`. Forking does not consume the snapshot. Raises: as `dump`.

        Example:
            >>> left, right = progress.fork(), progress.fork()
            >>> left.resume(return_value=1).output, right.resume(return_value=2).output
            (2, 3)
        """
        with self._lock:
            execution, request = self._held("fork")
            held: Held = []
            dump = state.records(execution, request, held)
        opaque = [each for each, _ in held]
        again, pending = state.read(dump, lambda packed, digest: execution.program, execution.print_callback, opaque)
        again.registry = execution.registry
        return _stopped(again, again.show(pending))  # type: ignore[return-value]

    def inspect(self) -> Inspection:
        """What the run looks like: stack, variables, pending call and the use of memory, as a typed tree.

        Values are described by type and a short text; no code of the program runs. Raises: `RuntimeError` if it was
        resumed already.

        Example:
            >>> progress.inspect().stack[-1].position.line
            1
        """
        from .inspection import inspect

        with self._lock:
            return inspect(*self._held("inspect"))

    def _held(self, what: str) -> tuple[Execution, Request]:
        """The run and the call it waits for. The caller holds the lock."""
        execution, request = self._execution, self._request
        if execution is None or request is None:
            raise RuntimeError(f"Cannot {what} progress that has already been resumed")
        return execution, request

    def __copy__(self) -> Self:
        return self.fork()

    def __deepcopy__(self, memo: object) -> Self:
        return self.fork()

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        """Pickled as the bytes of `dump`; what the program prints after that goes to `sys.stdout`."""
        return type(self).load, (self.dump(),)  # type: ignore[attr-defined]


@final
class Snapshot(_Pausing):
    """A run stopped at a call to the outside; `resume` answers the call, `dump` turns the run into bytes.

    Attributes:
        script_name: the program's file name.
        function_name: the external function that was called.
        args, kwargs: its arguments as host values, made once.
        call_id: 0, 1, 2, … in the order of calls of this run.
        is_os_function: whether the call asks the host's operating system: `function_name` is an `ouros.OsFunction`.

    Example:
        >>> progress = ouros.Sandbox('fetch(1) + 1', external_functions=['fetch']).start()
        >>> progress.function_name, progress.args
        ('fetch', (1,))
        >>> progress.resume(return_value=41).output
        42
    """

    __slots__ = ("args", "call_id", "function_name", "is_os_function", "kwargs")
    is_os_function: bool
    function_name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    call_id: int
    _kind = wire.SNAPSHOT

    def __repr__(self) -> str:
        return (
            f"Snapshot(script_name={self.script_name!r}, function_name={self.function_name!r}, "
            f"args={self.args!r}, kwargs={self.kwargs!r})"
        )

    def resume(self, *args: Any, **answer: Any) -> Progress:
        """Answer the pending call and run on to the next one or to the end. A snapshot can be resumed once.

        Args (exactly one):
            return_value: what the call evaluates to; converted like an input.
            exception: an exception to raise where the call stands.
            future: `...`: the call evaluates to an awaitable, which is answered later, through a `FutureSnapshot`.
        Returns: the next `Snapshot` or `FutureSnapshot`, or `Complete`.
        Raises: `TypeError` for wrong arguments or a value that cannot be converted (the snapshot can still be resumed),
            `RuntimeError` if it was resumed already, `SandboxRuntimeError` if the program fails.

        Example:
            >>> progress.resume(return_value=3).output
            4
        """
        if args:
            were = "was" if len(args) == 1 else "were"
            raise TypeError(f"Snapshot.resume() takes 0 positional arguments but {len(args)} {were} given")
        os_call = self.function_name if self.is_os_function else None
        value, error = _read_answer(answer, _ONE_ANSWER, self.call_id, self._execution, os_call)
        with self._lock:
            execution = self._take()
        execution.call_id += 1
        if error is not None:
            return _progress(execution, lambda: execution.step(None, error))
        return _progress(execution, lambda: execution.step(value, None))

    @staticmethod
    def load(
        data: bytes,
        *,
        print_callback: PrintCallback | None = None,
        dataclass_registry: list[type] | None = None,
        key: bytes | None = None,
        allow_opaque: bool = False,
    ) -> Snapshot:
        """A stopped run from its bytes. Nothing of the program runs before `resume`.

        Args: `data`: what `dump` returned. `print_callback`: receives what the program prints from here on, default
            `sys.stdout`. `dataclass_registry`: as for `Sandbox`; classes whose instances were sent in before the dump
            are known by their module and name. `key`, `allow_opaque`: the key that `dump` was given, and whether to
            make `Opaque` values again, which runs whatever code their classes and whoever has the key want.
        Raises: `ValueError` (a subclass that names the cause) for bytes that are no sound dump of a snapshot.

        Example:
            >>> ouros.Snapshot.load(progress.dump()).function_name
            'fetch'
        """
        found = _load(Snapshot, data, print_callback, dataclass_registry, key, allow_opaque)
        assert type(found) is Snapshot
        return found


@final
class FutureSnapshot(_Pausing):
    """A run in which every task waits for answers that the host has promised by `resume(future=...)`.

    Attributes:
        script_name: the program's file name.
        pending_call_ids: the calls whose answers the program waits for, ascending.
        next_timer: the seconds to the next timer of the program's event loop, such as the end of a
            `asyncio.wait_for`, or None if it has none. The loop's clock stands still while it waits for the host,
            unless `resume` says how much time has passed.

    Example:
        >>> code = "import asyncio\\nawait asyncio.gather(fetch('a'), fetch('b'))"
        >>> progress = ouros.Sandbox(code, external_functions=['fetch']).start()
        >>> progress = progress.resume(future=...).resume(future=...)
        >>> progress
        FutureSnapshot(script_name='main.py', pending_call_ids=[0, 1])
        >>> progress.resume({0: {'return_value': 'A'}, 1: {'return_value': 'B'}}).output
        ['A', 'B']
    """

    __slots__ = ("_futures", "next_timer")
    next_timer: float | None
    _futures: dict[int, Outside]
    _kind = wire.FUTURES

    @property
    def pending_call_ids(self) -> list[int]:
        """The calls whose answers the program waits for, ascending. Raises `RuntimeError` after `resume`.

        Example:
            >>> waiting.pending_call_ids
            [0]
        """
        if self._execution is None:
            raise RuntimeError("FutureSnapshot already resumed")
        return list(self._futures)

    def __repr__(self) -> str:
        pending = None if self._execution is None else list(self._futures)
        return f"FutureSnapshot(script_name={self.script_name!r}, pending_call_ids={pending})"

    def resume(self, results: dict[int, Any], *, elapsed: float = 0.0) -> Progress:
        """Give some or all answers and run on, as far as the program gets with them. Can be done once.

        Args:
            results: for each call that is answered its id, with `{'return_value': value}` or `{'exception': error}`;
                calls that are left out, or have `{'future': ...}`, stay pending.
            elapsed: how many seconds have passed on the clock of the program's event loop, which sets off its timers.
        Returns: the next `Snapshot` or `FutureSnapshot`, or `Complete`.
        Raises: `TypeError` for wrong arguments or a value that cannot be converted, `ValueError` for the id of a call
            that is not pending (the snapshot can still be resumed), `RuntimeError` if it was resumed already,
            `SandboxRuntimeError` if the program fails.

        Example:
            >>> waiting.resume({0: {'return_value': 'page'}}).output
            'page'
        """
        if not isinstance(results, dict):
            raise cast_error("results", results, "dict")
        if type(elapsed) not in (int, float):
            raise cast_error("elapsed", elapsed, "float")
        if not 0 <= elapsed < float("inf"):
            raise ValueError(f"elapsed must be a number of seconds, not {elapsed}")
        answers = _read_results(results, self._execution)
        with self._lock:
            if self._execution is not None:
                for call_id in answers:
                    if call_id not in self._futures:
                        raise ValueError(f"unknown call_id {call_id}, expected one of: {list(self._futures)}")
            execution = self._take()
            for call_id, (value, error) in answers.items():
                self._futures[call_id]._o_settle(value if error is None else error, error is not None)
        return _progress(execution, lambda: execution.step(float(elapsed), None))

    @staticmethod
    def load(
        data: bytes,
        *,
        print_callback: PrintCallback | None = None,
        dataclass_registry: list[type] | None = None,
        key: bytes | None = None,
        allow_opaque: bool = False,
    ) -> FutureSnapshot:
        """A waiting run from its bytes, as `Snapshot.load`.

        Example:
            >>> ouros.FutureSnapshot.load(waiting.dump()).pending_call_ids
            [0]
        """
        found = _load(FutureSnapshot, data, print_callback, dataclass_registry, key, allow_opaque)
        assert type(found) is FutureSnapshot
        return found


Progress = Snapshot | FutureSnapshot | Complete


def _load(
    kind: type[_Pausing], data: Any, print_callback: PrintCallback | None, registry: Any, key: Any, allow_opaque: Any
) -> Progress:
    if type(data) is not bytes:
        raise cast_error("data", data, "bytes")
    if type(allow_opaque) is not bool:
        raise cast_error("allow_opaque", allow_opaque, "bool")
    known, checked_key = registry_of(registry), None if key is None else check_key(key)
    dump = wire.read(kind._kind, data)
    opaque = values_of(kind._kind, dump, checked_key, allow_opaque)
    return _restored(kind, dump, print_callback, known, opaque)


def look(kind: type[Snapshot | FutureSnapshot], data: bytes) -> Inspection:
    """What a stopped run looks like whose bytes these are. Opaque values are not made again: a section has at most as
    many as bytes, and each is shown alike.

    Raises: as `load`.
    """
    dump = wire.read(kind._kind, data)
    found = _restored(kind, dump, None, registry_of(None), [Opaque(None)] * len(dump.opaque))
    assert type(found) is kind
    return found.inspect()


def _restored(
    kind: type[_Pausing],
    dump: wire.Dump,
    print_callback: PrintCallback | None,
    known: Registry,
    opaque: Sequence[Opaque],
) -> Progress:
    execution, request = state.read(dump, program_of, print_callback, opaque)
    execution.registry = known
    try:
        made = _stopped(execution, execution.show(request))
    except SandboxError as error:  # what could be shown when it was made, can be shown
        corrupt(f"its pending call cannot be shown: {error}")
    if type(made) is not kind:
        corrupt("it does not wait for what it says")
    return made


def _read_answer(
    answer: dict[str, Any], problem: str, call_id: int, run: boundary.Run | None, os_call: str | None = None
) -> tuple[Any, BaseException | None]:
    """The value or the exception that the host gives to a run; `call_id` is for an answer that it gives later."""
    if len(answer) != 1:
        raise TypeError(problem)
    (key, value), *_ = answer.items()
    if key == "return_value":
        return boundary.to_sandbox(value, run) if os_call is None else os_answer(os_call, value, run), None
    if key == "exception":
        return None, boundary.answered_exception(value)
    if key == "future":
        if value is not ...:
            raise TypeError("Value for the 'future' key must be Ellipsis (...)")
        return ExternalFuture(Outside(call_id)), None
    raise TypeError(problem)


def _read_results(results: dict[Any, Any], run: boundary.Run | None) -> dict[int, tuple[Any, BaseException | None]]:
    """The answers among what `FutureSnapshot.resume` was given, by the ids of their calls."""
    found: dict[int, tuple[Any, BaseException | None]] = {}
    for call_id, result in results.items():
        number = operator.index(call_id)
        if not isinstance(result, dict):
            raise TypeError(f"'{type(result).__name__}' object cannot be cast as 'dict'")
        value, error = _read_answer(result, _ONE_RESULT, number, run)
        if type(value) is not ExternalFuture:
            found[number] = value, error
    return found


def begin(execution: Execution, inputs: dict[str, Any]) -> Progress:
    """Start a run; used by `Sandbox.start`."""
    return _progress(execution, lambda: execution.start(inputs))


def _progress(execution: Execution, step: Callable[[], Stopped | Finished]) -> Progress:
    result = step()
    if type(result) is Finished:
        return _complete(result.output)
    assert type(result) is Stopped
    return _stopped(execution, result)


class _Draft(_Pausing):
    """A `Snapshot` that is being made: the same slots, filled by ordinary assignments, which cost a third of others."""

    __slots__ = Snapshot.__slots__
    __setattr__ = object.__setattr__  # type: ignore[assignment]
    __delattr__ = object.__delattr__  # with one of the two in Python, both would be slow
    is_os_function: bool
    function_name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    call_id: int


def _stopped(execution: Execution, stopped: Stopped) -> Snapshot | FutureSnapshot:
    if stopped.futures is not None:
        return _waiting(execution, stopped, stopped.futures)
    made: _Draft = object.__new__(_Draft)
    made.script_name = execution.program.unit.filename
    made._execution = execution
    made._request = stopped.request
    made._lock = threading.Lock()
    made.is_os_function = stopped.is_os
    made.function_name = stopped.name
    made.args = stopped.args
    made.kwargs = stopped.kwargs
    made.call_id = execution.call_id
    _put(made, "__class__", Snapshot)
    return made  # type: ignore[return-value]


def _waiting(execution: Execution, stopped: Stopped, futures: dict[int, Outside]) -> FutureSnapshot:
    made: FutureSnapshot = object.__new__(FutureSnapshot)
    _put(made, "script_name", execution.program.unit.filename)
    _put(made, "_execution", execution)
    _put(made, "_request", stopped.request)
    _put(made, "_lock", threading.Lock())
    _put(made, "_futures", futures)
    _put(made, "next_timer", stopped.request[1][0])
    return made
