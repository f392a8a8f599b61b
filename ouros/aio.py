"""`run_async`: a program and functions of the host, plain or asynchronous, in; the program's result out, while the
event loop goes on with everything else.

Steps of the program run in threads of the loop's executor; functions of the host are called on the loop. What they
return to be awaited becomes a task, and the program goes on until every task of its own waits for one of those.
"""

from __future__ import annotations

import contextvars
import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import cast_error
from .limits import ResourceLimits, parse_limits
from .progress import Complete, FutureSnapshot, Progress, Snapshot, begin
from .runtime import boundary
from .runtime.checking import checked
from .runtime.execution import Execution, PrintCallback
from .runtime.meter import metering_of
from .runtime.stops import TimeExceeded
from .sandbox import Sandbox

if TYPE_CHECKING:
    import asyncio  # takes 40 ms, and those who run no loop need none of it

_PATIENCE = 1.0
"""Seconds to wait for a step that was told to end."""
Functions = dict[str, Callable[..., Any]]
_T = TypeVar("_T")


async def run_async(
    sandbox: Sandbox,
    *,
    inputs: dict[str, Any] | None = None,
    external_functions: Functions | None = None,
    limits: ResourceLimits | None = None,
    print_callback: PrintCallback | None = None,
    os: Callable[..., Any] | None = None,
) -> Any:
    """Run a program to its end beside whatever else the event loop does.

    Args:
        sandbox: the program.
        inputs, limits: as for `Sandbox.run`.
        external_functions: by name; called on the event loop. If one returns an awaitable, the call evaluates to
            something that the program can `await`, and many of them may be under way at once.
        print_callback: as for `Sandbox.run`; called in a thread of the loop's executor.
        os: answers calls to the operating system; if it returns an awaitable, the program waits for it.
    Returns: the program's result.
    Raises: what `Sandbox.run` raises. Exceptions of the host's functions are raised in the program, except those that
        are no `Exception`, which end the run. Cancelling ends the run and all tasks that it began.
    While the program waits for the host, real time passes on the clock of its own `asyncio`, so that the program can
    give up by `asyncio.wait_for`; otherwise that clock jumps.

    Example:
        >>> import asyncio
        >>> async def fetch(url):
        ...     await asyncio.sleep(0.01)
        ...     return url.upper()
        >>> sandbox = ouros.Sandbox('''
        ... import asyncio
        ... await asyncio.gather(fetch('a'), fetch('b'))
        ... ''', external_functions=['fetch'])
        >>> asyncio.run(ouros.run_async(sandbox, external_functions={'fetch': fetch}))
        ['A', 'B']
    """
    if type(sandbox) is not Sandbox:
        raise cast_error("sandbox", sandbox, "Sandbox")
    if external_functions is not None and type(external_functions) is not dict:
        raise cast_error("external_functions", external_functions, "dict")
    sandbox._check_inputs(inputs)
    if os is not None and not callable(os):
        raise TypeError(f"TypeError: '{type(os).__name__}' object is not callable")
    checked_limits = parse_limits(limits)
    prepare = partial(sandbox._execution, True, checked_limits, print_callback)
    if sandbox._program.has_form(True, metering_of(sandbox._program, checked_limits)):
        execution = prepare()
    else:  # compiling takes as long as many turns of the loop
        execution = await _in_thread(prepare)
    values = sandbox._input_values(inputs, execution)
    execution.watch()
    run = _Run(execution, external_functions or {}, os)
    try:
        return await run.finish(values)
    finally:
        await run.close()


class _Run:
    """One program on its way, and the tasks of the host that it has not had the results of."""

    def __init__(self, execution: Execution, functions: Functions, os: Callable[..., Any] | None) -> None:
        self.execution = execution
        self.functions = functions
        self.os = os
        self.tasks: dict[int, asyncio.Future[Any]] = {}

    async def finish(self, inputs: dict[str, Any]) -> Any:
        progress = await self.step(partial(begin, self.execution, inputs))
        while type(progress) is not Complete:
            if type(progress) is Snapshot:
                progress = await self.answer(progress)
            else:
                assert type(progress) is FutureSnapshot
                progress = await self.wait(progress)
        return progress.output

    async def close(self) -> None:
        """Nothing of the run is left behind."""
        import asyncio

        left = list(self.tasks.values())
        for task in left:
            task.cancel()
        if left:
            await asyncio.gather(*left, return_exceptions=True)

    async def step(self, work: Callable[[], Progress]) -> Progress:
        """Let the program run in a thread. If this is cancelled, the program is stopped where it is."""
        import asyncio

        step = _in_thread(work)
        try:
            return await asyncio.shield(step)
        except asyncio.CancelledError:
            step.add_done_callback(_look_away)
            self.execution.interrupt()
            await asyncio.wait([step], timeout=_PATIENCE)
            raise

    # calls

    async def answer(self, call: Snapshot) -> Progress:
        """Call the host's function, and go on with what it gives."""
        import asyncio

        later = False
        try:
            value = self.ask_os(call) if call.is_os_function else self.call(call)
            if inspect.isawaitable(value):
                later = not call.is_os_function
                value = asyncio.ensure_future(value) if later else await value
        except Exception as error:
            return await self.step(partial(call.resume, exception=error))
        if not later:
            return await self.resume(call, value)
        self.tasks[call.call_id] = value
        return await self.step(partial(call.resume, future=...))

    def call(self, call: Snapshot) -> Any:
        function = self.functions.get(call.function_name)
        if function is None:
            raise KeyError(f"Function {call.function_name} not found")
        check = checked(function)
        if check is not None:
            try:
                check(call.args, call.kwargs, self.execution.deadline)
            except TimeExceeded:
                raise TimeoutError from None  # which ends the program before it could see it: its time is over
        return function(*call.args, **call.kwargs)

    def ask_os(self, call: Snapshot) -> Any:
        if self.os is None:
            raise NotImplementedError(f"OS function {call.function_name} called but no os handler provided")
        return self.os(call.function_name, call.args, call.kwargs)

    async def resume(self, call: Snapshot, value: Any) -> Progress:
        """Go on with a value; one that cannot be converted is an error of the call."""
        try:
            return await self.step(partial(call.resume, return_value=value))
        except (TypeError, ValueError, RecursionError) as error:
            if call._execution is None:
                raise
            problem = error
        return await self.step(partial(call.resume, exception=problem))

    # tasks

    async def wait(self, stop: FutureSnapshot) -> Progress:
        """Wait until the first of the pending tasks has ended, or the program's next timer is due."""
        import asyncio

        pending = {call_id: self.tasks[call_id] for call_id in stop.pending_call_ids}
        clock = asyncio.get_running_loop().time
        began = clock()
        done, _ = await asyncio.wait(pending.values(), timeout=stop.next_timer, return_when=asyncio.FIRST_COMPLETED)
        elapsed = clock() - began
        if not done and stop.next_timer is not None:
            elapsed = max(elapsed, stop.next_timer)
        results = {call_id: _outcome(task) for call_id, task in pending.items() if task in done}
        for call_id in results:
            del self.tasks[call_id]
        try:
            return await self.step(partial(stop.resume, results, elapsed=elapsed))
        except (TypeError, ValueError, RecursionError):
            if stop._execution is None:
                raise
        results = {call_id: self.convertible(result) for call_id, result in results.items()}
        return await self.step(partial(stop.resume, results, elapsed=elapsed))

    def convertible(self, result: dict[str, Any]) -> dict[str, Any]:
        """The result, or the error that it cannot be converted."""
        try:
            boundary.to_sandbox(result.get("return_value"), self.execution)
        except Exception as error:
            return {"exception": error}
        return result


def _in_thread(work: Callable[[], _T]) -> asyncio.Future[_T]:
    """Work in a thread of the loop's executor, in the context of the task."""
    import asyncio

    context = contextvars.copy_context()
    return asyncio.get_running_loop().run_in_executor(None, partial(context.run, work))


def _outcome(task: asyncio.Future[Any]) -> dict[str, Any]:
    """How a task has ended. What is no `Exception` is raised here and ends the run."""
    try:
        return {"return_value": task.result()}
    except Exception as error:
        return {"exception": error}


def _look_away(step: asyncio.Future[Any]) -> None:
    """Nobody waits any more for what the step has come to."""
    if not step.cancelled():
        step.exception()
