"""What a started run is at the moment: stopped at an external call (`Snapshot`) or done (`Complete`)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, final

from .errors import Sealed, cast_error
from .runtime import boundary, state, wire
from .runtime.execution import Execution, Finished, PrintCallback, Stopped
from .runtime.functions import Request
from .runtime.kinds import corrupt
from .transform import program as programs
from .transform.refusal import Refused

_put = object.__setattr__
_ONE_ANSWER = "resume() accepts either return_value or exception, not both"


@final
class Complete(Sealed):
    """The end of a run.

    Attributes: `output`: the program's result as a host value, the same object on each access.
    Example: `ouros.Sandbox('1 + 2').start().output` is `3`.
    """

    __slots__ = ("output",)
    output: Any

    def __repr__(self) -> str:
        return f"Complete(output={self.output!r})"


@final
class Snapshot(Sealed):
    """A run stopped at a call to the outside; `resume` answers the call, `dump` turns the run into bytes.

    Attributes:
        script_name: the program's file name.
        function_name: the external function that was called.
        args, kwargs: its arguments as host values, made once.
        call_id: 0, 1, 2, … in the order of calls of this run.
        is_os_function: whether the call asks the host's operating system; always False in this version.

    Example:
        >>> progress = ouros.Sandbox('fetch(1) + 1', external_functions=['fetch']).start()
        >>> progress.function_name, progress.args
        ('fetch', (1,))
        >>> progress.resume(return_value=41).output
        42
    """

    __slots__ = (
        "_execution", "_lock", "_request", "args", "call_id", "function_name", "is_os_function", "kwargs",
        "script_name",
    )  # fmt: skip
    script_name: str
    is_os_function: bool
    function_name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    call_id: int
    _execution: Execution | None
    _request: Request | None
    _lock: Any

    def __repr__(self) -> str:
        return (
            f"Snapshot(script_name={self.script_name!r}, function_name={self.function_name!r}, "
            f"args={self.args!r}, kwargs={self.kwargs!r})"
        )

    def resume(self, *args: Any, **answer: Any) -> Snapshot | Complete:
        """Answer the pending call and run on to the next one or to the end. A snapshot can be resumed once.

        Args (exactly one):
            return_value: what the call evaluates to; converted like an input.
            exception: an exception to raise where the call stands.
        Returns: the next `Snapshot`, or `Complete`.
        Raises: `TypeError` for wrong arguments or a value that cannot be converted (the snapshot can still be resumed),
            `RuntimeError` if it was resumed already, `SandboxRuntimeError` if the program fails.
        Example: `progress.resume(return_value=3)`, `progress.resume(exception=ValueError('no'))`.
        """
        if args:
            were = "was" if len(args) == 1 else "were"
            raise TypeError(f"Snapshot.resume() takes 0 positional arguments but {len(args)} {were} given")
        value, error = _read_answer(answer)
        execution = self._take()
        if error is not None:
            return _progress(execution, lambda: execution.step(None, error))
        return _progress(execution, lambda: execution.step(value, None))

    def _take(self) -> Execution:
        """Consume the snapshot; of several threads exactly one succeeds."""
        with self._lock:
            execution = self._execution
            if execution is None:
                raise RuntimeError("Progress already resumed")
            _put(self, "_execution", None)
            _put(self, "_request", None)
        execution.call_id += 1
        return execution

    def dump(self) -> bytes:
        """The stopped run as bytes, for `Snapshot.load` in any process; dumping does not consume the snapshot.

        Raises: `RuntimeError` if it was resumed already, `TypeError` naming the variable and type if the program
        holds a value that cannot be written; the run can still be resumed. Example:
        `ouros.Snapshot.load(progress.dump()).resume(return_value=1)`.
        """
        with self._lock:
            execution, request = self._execution, self._request
            if execution is None or request is None:
                raise RuntimeError("Cannot dump progress that has already been resumed")
            return wire.pack(wire.SNAPSHOT, state.write(execution, request))

    @staticmethod
    def load(
        data: bytes, *, print_callback: PrintCallback | None = None, dataclass_registry: list[type] | None = None
    ) -> Snapshot:
        """A stopped run from its bytes. Nothing of the program runs before `resume`.

        Args: `data`: what `dump` returned. `print_callback`: receives what the program prints from here on, default
            `sys.stdout`. `dataclass_registry`: accepted for compatibility.
        Raises: `ValueError` (a subclass that names the cause) for bytes that are no sound dump of a snapshot.
        Example: `ouros.Snapshot.load(path.read_bytes())`.
        """
        if type(data) is not bytes:
            raise cast_error("data", data, "bytes")
        if dataclass_registry is not None and type(dataclass_registry) is not list:
            raise cast_error("dataclass_registry", dataclass_registry, "list")
        records = wire.unpack(wire.SNAPSHOT, data)
        execution, request = state.read(records, load_program, print_callback)
        return _make_snapshot(execution, execution.show(request))


def load_program(source: str, filename: str, inputs: tuple[str, ...], externals: tuple[str, ...]) -> programs.Program:
    """The program of a dump; a source that this version refuses cannot have been dumped by it."""
    try:
        return programs.load(source, filename, inputs, externals)
    except Refused as refused:
        corrupt(f"its program is refused: {refused.message}")


def _read_answer(answer: dict[str, Any]) -> tuple[Any, BaseException | None]:
    if len(answer) != 1:
        raise TypeError(_ONE_ANSWER)
    (key, value), *_ = answer.items()
    if key == "return_value":
        return boundary.to_sandbox(value), None
    if key == "exception":
        if isinstance(value, type) and issubclass(value, BaseException):
            value = value()
        if not isinstance(value, BaseException):
            return None, TypeError("exceptions must derive from BaseException")
        return None, boundary.exception_to_sandbox(value)
    if key == "future":
        if value is not ...:
            raise TypeError("Value for the 'future' key must be Ellipsis (...)")
        raise NotImplementedError("resume(future=...) needs async support, which this version does not have")
    raise TypeError(_ONE_ANSWER)


def begin(execution: Execution, inputs: dict[str, Any]) -> Snapshot | Complete:
    """Start a run; used by `Sandbox.start`."""
    return _progress(execution, lambda: execution.start(inputs))


def _progress(execution: Execution, step: Callable[[], Stopped | Finished]) -> Snapshot | Complete:
    result = step()
    if type(result) is Finished:
        complete: Complete = object.__new__(Complete)
        _put(complete, "output", result.output)
        return complete
    assert type(result) is Stopped
    return _make_snapshot(execution, result)


def _make_snapshot(execution: Execution, stopped: Stopped) -> Snapshot:
    external = stopped.request[0]
    made: Snapshot = object.__new__(Snapshot)
    _put(made, "script_name", execution.program.unit.filename)
    _put(made, "is_os_function", False)
    _put(made, "function_name", external._o_name)
    _put(made, "args", stopped.args)
    _put(made, "kwargs", stopped.kwargs)
    _put(made, "call_id", execution.call_id)
    _put(made, "_execution", execution)
    _put(made, "_request", stopped.request)
    _put(made, "_lock", threading.Lock())
    return made
