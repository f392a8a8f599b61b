"""The trampoline: a program with its inputs, or a state rebuilt from a snapshot, in; requests to the outside and a
result out.

A step sends an answer into the outermost generator and runs until the program asks for the next thing (a request),
ends (a value) or fails (a `SandboxRuntimeError`). Between steps the generators themselves are the continuation.
"""

from __future__ import annotations

import sys
import types
import weakref
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ..errors import SandboxError, make_runtime_error, make_syntax_error
from ..limits import Limits
from . import accounts, boundary, budget, chains, endings, evaluation, host_caches, ignored, interrupts, native_depth
from .checking import checked
from .coroutines import Coroutine
from .eager import settled_request
from .endings import FILES
from .functions import LOST, Carrier, External, Raised, Request
from .handled import aside
from .host_dataclasses import Dataclasses, Registry
from .identity import remember_hashes
from .libraries import Libraries, Library
from .memory import Memory
from .meter import Meter, metering_of
from .outcomes import Finished, Stopped
from .outside import OS, System
from .parts import OWN, Part, Parts
from .paths import os_answer
from .printing import output_of
from .reflection import reflection_of
from .reports import members_of
from .run_builtins import COUNTING, builtins_of, complete, load_prelude
from .signals import Arithmetic
from .stops import CannotSuspend, HostAbort, Stop
from .suggestions import suggestion
from .tracebacks import as_raised, frames_of
from .watchdog import Deadline
from .weak import Deaths

if TYPE_CHECKING:
    from ..transform.program import Form, Program

OF_RUN = frozenset(
    "_o_refuel _o_count _o_import _o_library _o_deliver _o_use_context _o_use_streams _o_redirect _o_weak "
    "_o_frames _o_caller _o_os open print".split()
).union(evaluation.OF_RUN)
"""What refers back to the run from its builtins."""
_SMALL: Final = 50
"""Builtins of a direct run, which has only those that it can look up, are fewer."""
PrintCallback = Callable[[Any, str], Any]
"""Gets `'stdout'` or `'stderr'`, which hosts annotate as narrowly as they like, and what one `print` writes."""


_MISSING: Final = object()


class Execution:
    """The state of one run that is not in generators: globals, limits, counters."""

    __slots__ = (
        "__weakref__", "_dataclasses", "_libraries", "_own", "_parts", "arithmetic", "builtins", "call_id", "counts",
        "deadline", "due", "externals", "form", "generator", "globals", "hosts", "interrupted", "limits", "memory",
        "meter", "os", "output", "prelude", "print_callback", "program", "registry", "suspendable", "texts",
    )  # fmt: skip

    def __init__(
        self,
        program: Program,
        suspendable: bool,
        limits: Limits,
        print_callback: PrintCallback | None,
        hosts: Mapping[str, Callable[..., Any]] | None = None,
        registry: Registry | None = None,
        os: Callable[..., Any] | None = None,
    ) -> None:
        self.form: Form = program.form(suspendable, metering_of(program, limits))
        prelude = load_prelude(program) if suspendable and program.needs_prelude else None
        self.output = output_of(self) if program.may_print else None
        self.builtins: dict[str, Any] = builtins_of(program, suspendable, self.form.metering, self.output)
        if suspendable:
            accounts.end_with(self, self.builtins)
        self.program, self.limits = program, limits
        chains.stand_by(program.may_chain, Execution.guarded.__code__)
        self.hosts, self.os, self.print_callback = hosts, os, print_callback
        self.call_id = 0
        self.arithmetic = Arithmetic() if program.unit.libraries or program.unit.evaluates else None
        self.deadline: Deadline | None = None
        self.interrupted: BaseException | None = None
        self.generator: Generator[Any, Any, Any] | None = None
        self.due: list[Callable[[], None]] = []
        """What a load leaves to the first step after it, since it may run code of the program."""
        self.globals: dict[str, Any] = {"__name__": "__main__", "__builtins__": self.builtins}
        self.meter = Meter(limits, program, self.builtins, self.globals)
        if suspendable or COUNTING[0] in self.builtins:
            self.meter.install()
        self.suspendable, self.prelude = suspendable, prelude
        self._own: Part | None = None
        self._parts: Parts | None = None
        self._libraries: Libraries | None = None
        self.registry = registry
        self.texts: boundary.Texts = {}
        self._dataclasses: Dataclasses | None = None
        self.counts = accounts.counts_of(limits, self.builtins)
        unit = program.unit
        if unit.asks_host:
            self.builtins["_o_os"] = OS if suspendable else System("os", self.answer_os)
        if unit.evaluates:
            evaluation.prepare(self)
        if program.may_define_hash:
            remember_hashes(self.builtins)
        if unit.libraries or unit.evaluates:
            self.builtins.update(_o_import=self.libraries.import_module, _o_library=self.libraries.member)
        if FILES in unit.libraries:
            later = unit.evaluates and not suspendable and "open" not in program.names
            self.builtins["open"] = evaluation.open_later(self) if later else self.libraries.member(FILES, "open")
        self.memory: Memory | None = None
        answer = None if suspendable else self.answer
        self.externals = {name: External(name, answer) for name in unit.externals} if unit.externals else {}
        self.globals |= self.externals

    @property
    def own(self) -> Part:
        """The program of this run as the first of its parts."""
        if self._own is None:
            self._own = Part(OWN, self.program, self.suspendable, self.globals, self.form.metering)
        return self._own

    @property
    def parts(self) -> Parts:
        """The programs of this run, made when first asked for: a small run never needs them."""
        if self._parts is None:
            self._parts = Parts(self.own)
            if self.prelude is not None:
                self._parts.add(self.prelude.part)
        return self._parts

    @property
    def libraries(self) -> Libraries:
        """The library modules of this run."""
        if self._libraries is None:
            self.meter.install()
            provided = partial(_provided, weakref.ref(self))
            given = (self.builtins, self.suspendable, provided, self.form.metering)
            self._libraries = Libraries(self.program, self.parts, *given)
        return self._libraries

    @property
    def loaded(self) -> Mapping[str, Library]:
        """The library modules that were imported, by name."""
        return {} if self._libraries is None else self._libraries.loaded

    @property
    def dataclasses(self) -> Dataclasses:
        """The classes of this run that stand for dataclasses of the host."""
        if self._dataclasses is None:
            complete(self.builtins, self.limits.metering)  # library code may look up more than the program does
            make = self.libraries.member("dataclasses", "make_dataclass")
            self._dataclasses = Dataclasses(self.registry or Registry(()), make, self.libraries.stand_ins)
        return self._dataclasses

    @property
    def collections(self) -> dict[str, Any]:
        """The globals of the module `collections` of this run; empty if it has not imported it."""
        library = self.loaded.get("collections")
        return {} if library is None else library.globals

    def dataclass_to_host(self, kind: type, converted: list[Any]) -> Any:
        """An instance of a dataclass on the side of the host, made by the host's class if that is registered."""
        contents = dict(zip(converted[::2], converted[1::2], strict=True))
        return self.in_host(lambda: self.dataclasses.to_host(kind, contents))

    def in_host(self, work: Callable[[], Any]) -> Any:
        """Do work of the host in the middle of the program: its time limit and its arithmetic end there."""
        if sys.exception() is not None:
            return aside(self.in_host, work)
        lost = accounts.reached(self)
        if lost is not None:
            raise lost
        if self.output is not None:
            self.output.flush()
        deadline, arithmetic, account = self.deadline, self.arithmetic, None
        if deadline is not None:
            deadline.enter_host()
            account = budget.swap(None)
        if arithmetic is not None:
            arithmetic.leave()
        try:
            return work()
        finally:
            if arithmetic is not None:
                arithmetic.enter()
            if deadline is not None:
                budget.swap(account)
                deadline.leave_host()

    def provided(self) -> dict[str, Any]:
        """What library modules need of this run."""
        arithmetic = self.arithmetic = self.arithmetic or Arithmetic()
        output = self.output = self.output or output_of(self)
        return {
            "_o_use_context": arithmetic.use,
            "_o_deliver": output.deliver,
            "_o_use_streams": output.use,
            "_o_redirect": output.redirect,
            "_o_weak": Deaths(self).refer,
            **reflection_of(self.parts),
        }

    def __del__(self) -> None:
        if getattr(self, "generator", None) is not None:
            self.let_go()

    # the direct program

    def run(self, inputs: Mapping[str, Any]) -> Any:
        """Run the direct program to its end and return its value as the host sees it."""
        self.globals.update(inputs)
        main: Callable[[], Any] = types.FunctionType(self.form.main, self.globals)
        if self.program.unit.awaits or self.program.unit.libraries:
            main = partial(self.run_main, main)
        try:
            return self.guarded(lambda: boundary.to_host(main(), self, last=True))
        except StopIteration as error:  # raised by the program itself
            raised = self.error(error)
        finally:
            self.finish()
        raise raised

    def run_main(self, main: Callable[[], Any]) -> Any:
        """Call the main code; one that waits is a coroutine, run by the event loop of `asyncio`."""
        awaits = self.program.unit.awaits
        return endings.run(self, lambda: self.unbroken(self.event_loop()(Coroutine(main())) if awaits else main()))

    def event_loop(self) -> Any:
        """`asyncio.run` of this run."""
        self.libraries.import_module("asyncio")
        return self.libraries.loaded["asyncio"].globals["run"]

    def guarded(self, work: Callable[[], Any]) -> Any:
        """Do `work` of the program under the time limit; its errors become the host's while that still holds."""
        if sys.exception() is not None:
            return aside(self.guarded, work)
        deadline = self.deadline
        if deadline is None and self.limits.metering:
            deadline = self.deadline = accounts.open_account(self)
        account = budget.swap(deadline) if deadline is not None else None
        arithmetic = self.arithmetic
        held: interrupts.Held = []
        self.meter.begin()
        try:
            if arithmetic is not None:
                arithmetic.enter()
            ignored.stand_before_the_host(self.program)
            if self.program.may_catch:
                interrupts.hold(held, self.builtins, self.signalled, Execution.in_host.__code__)
            try:
                return work() if deadline is None else deadline.limit(work)
            except (Stop, StopIteration):
                raise
            except BaseException as error:
                raised = self.error(error)
            finally:
                if self.deadline is not None:
                    self.deadline.active = False  # no call, so nothing arrives before it; at most one stop does after
                    self.deadline.stop()
        except Stop as stop:
            if self.deadline is not None:
                self.deadline.stop()  # once more: that one may have arrived while the other call was about to begin
            raised = self.error(stop)
        finally:
            native_depth.end()
            if arithmetic is not None:
                arithmetic.leave()
            interrupts.release(held)
            if deadline is not None:
                budget.swap(account)
                deadline.pause(not self.suspendable)
        self.finish()
        raise raised

    def watch(self) -> None:
        """Let `interrupt` end the run at any time."""
        self.deadline = accounts.open_account(self)

    def interrupt(self) -> None:
        """End the run, from another thread."""
        if self.deadline is not None:
            self.deadline.interrupt()

    def signalled(self, error: BaseException) -> None:
        """A signal handler raised this in the middle of the program, which ends the run."""
        self.interrupted = error
        if self.deadline is None:
            self.deadline = Deadline(0.0, partial(accounts.expire, self.builtins))
        self.deadline.strike()

    def expire(self) -> None:
        """From here on the program may not handle errors or clean up."""
        accounts.expire(self.builtins)

    def let_go(self) -> None:
        """Drop a run that waits: neither its handlers run nor those of the prelude, which would go on at a closing."""
        self.expire()
        generator, self.generator = self.generator, None
        try:  # which costs less than `suppress` does
            generator.throw(Stop())  # type: ignore[union-attr]
        except BaseException:
            return

    def finish(self) -> None:
        """The run is over: nothing of the program runs any more, and what it made is let go at once."""
        builtins = self.builtins
        builtins["_o_live"], builtins["_o_Stop"] = False, BaseException  # as `expire` does
        self.generator = self.output = None
        self.globals.clear()
        if self._libraries is not None:
            self._libraries.clear()
        for name in OF_RUN.intersection(builtins) if len(builtins) < _SMALL else OF_RUN:
            builtins.pop(name, None)
        host_caches.forget_encodings()

    def answer(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call the host's function for an external call of the direct program."""
        arguments, keywords = boundary.call_to_host(args, kwargs, self)
        answer = self.in_host(lambda: self.call_host(name, arguments, keywords))
        return accounts.charged(boundary.to_sandbox(answer, self), self.memory)

    def answer_os(self, _: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Ask the host's operating system for the direct program."""
        (name, *arguments), keywords = boundary.call_to_host(args, kwargs, self)
        answer = self.in_host(lambda: self.call_os(name, tuple(arguments), keywords))
        return accounts.charged(os_answer(name, answer, self), self.memory)

    def call_host(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call the host's function; its exception arrives in the program as one of the program's."""
        if self.hosts is None:
            self.expire()
            raise HostAbort(RuntimeError(f"External function {name!r} called but no external_functions provided"))
        function: Any = _MISSING
        with suppress(KeyError):
            function = self.hosts[name]
        if function is _MISSING:
            raise boundary.exception_to_sandbox(KeyError(f"External function {name!r} not found"))
        try:
            check = checked(function)
            if check is not None:
                check(args, kwargs, self.deadline)
            return function(*args, **kwargs)
        except Stop:
            raise
        except BaseException as error:
            converted = boundary.exception_to_sandbox(error)
        raise converted

    def call_os(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call the host's handler, if there is one."""
        if self.os is None:
            how = "" if self.program.unit.externals else " with standard execution"
            raise NotImplementedError(f"OS function {name!r} not implemented{how}")
        return told(self.os, name, args, kwargs)

    def print(self, stream: str, text: str) -> None:
        """Deliver one `print` of the program to the host."""
        self.in_host(lambda: self.deliver(stream, text))

    def deliver(self, stream: str, text: str) -> None:
        callback = self.print_callback
        told(sys.stdout.write, text) if callback is None else told(callback, stream, text)

    # the suspendable program

    def start(self, inputs: Mapping[str, Any]) -> Stopped | Finished:
        """Begin the suspendable program and run to its first request or its end."""
        self.globals.update(inputs)
        main = types.FunctionType(self.form.main, self.globals)
        suspends = self.form.main_suspends
        if not suspends and not endings.registers(self):
            return self.stepped(lambda: self.finished(endings.called(main)))
        self.generator = endings.finishing(self, main() if suspends else endings.at_once(main))
        if self.program.unit.awaits:
            waiting = Coroutine(self.generator)
            self.guarded(self.event_loop)
            self.generator = self.event_loop()._o_gen(waiting)
        return self.advance(None)

    def step(self, value: Any, error: BaseException | None) -> Stopped | Finished:
        """Answer the pending request with a value of the sandbox, or raise an exception where it was made."""
        return self.advance((value,) if error is None else Raised(error))

    def advance(self, answer: tuple[Any] | Raised | None) -> Stopped | Finished:
        """Go on to the next request or to the end, with what the point unpacks at which the program stands."""
        self.texts.clear()
        due, self.due = self.due, []
        if due:  # what the load has left
            self.guarded(lambda: [work() for work in due])
        return self.stepped(lambda: self.requested(answer))

    def requested(self, answer: tuple[Any] | Raised | None) -> Stopped:
        """The next request; what fails while its values are made the host's fails in the program, at the call."""
        generator: Any = self.generator
        while True:
            request = self.unbroken(generator.send(answer))
            try:
                return self.stopped(request)
            except Stop:
                raise
            except BaseException as error:
                answer = Raised(error)

    def show(self, request: Request) -> Stopped:
        """The pending request of a restored run."""
        if boundary.is_plain_call(request[1], request[2]):  # nothing of the program is asked for anything
            return Stopped(request)
        return self.guarded(lambda: Stopped(request, self, self.texts))  # type: ignore[no-any-return]

    def stepped(self, advance: Callable[[], Any]) -> Stopped | Finished:
        """Run to the next request or to the end; only the end lets go of the program."""
        try:
            return self.guarded(advance)  # type: ignore[no-any-return]
        except StopIteration as done:
            output = done.value
        try:
            return self.guarded(lambda: self.finished(self.unbroken(output)))  # type: ignore[no-any-return]
        finally:
            self.finish()

    def unbroken(self, outcome: Any) -> Any:
        """The outcome of a step, unless clean-up of the program or a limit has been lost on the way to it."""
        lost = self.builtins.get(LOST) or accounts.reached(self)
        if lost is not None:
            raise lost
        return outcome

    def stopped(self, request: Request) -> Stopped:
        """A request as the host sees it."""
        if self.output is not None:
            self.output.flush()
        return Stopped(settled_request(request), self, self.texts)

    def finished(self, output: Any) -> Finished:
        """The result as the host sees it."""
        return Finished(boundary.to_host(output, self, last=True))

    # errors

    def error(self, error: BaseException) -> BaseException:
        """What the host gets for an exception that the program did not handle."""
        error = error._o_end() if type(error) is Carrier else error
        if type(error) is HostAbort:
            return error.error
        if self.interrupted is not None:
            budget.swap(None)  # its time is over, and this is not the program's
            error = boundary.exception_to_sandbox(self.interrupted)
        elif not isinstance(error, Stop):
            error = accounts.reached(self) or error
        error = as_raised(error, self.parts)
        limit = accounts.limit_error(error, self.deadline)
        frames = () if limit is not None and limit[0] == "TimeoutError" else frames_of(error, self.parts)  # by chance
        if limit is not None:
            return make_runtime_error(*limit, frames)
        if type(error) is CannotSuspend:
            return make_runtime_error("RuntimeError", message := str(error), lambda: RuntimeError(message), frames)
        try:
            kind, text = boundary.describe_exception(error)
            if kind == "SyntaxError":
                return make_syntax_error(text, frames)
            added = suggestion(error, self.globals, bool(self.externals))
            members = members_of(error, self.parts, self.globals, bool(self.externals))
            return make_runtime_error(kind, text, boundary.exception_recipe(error, self), frames, added, *members)
        except CannotSuspend:
            message = "the exception could not be shown: its __str__ calls the outside"
        except (SandboxError, Stop):
            raise
        except BaseException as other:  # the exception's own `__str__` failed, or a stop arrived while it ran
            message = f"the exception could not be shown: {type(other).__name__}"
        return make_runtime_error(type(error).__name__, message, lambda: RuntimeError(message), frames)


def told(call: Callable[..., Any], *args: Any) -> Any:
    """What the host's function gives; its exception arrives in the program as one of the program's."""
    try:
        return call(*args)
    except Stop:
        raise
    except BaseException as error:
        converted = boundary.exception_to_sandbox(error)
    raise converted


def _provided(execution: weakref.ref[Execution]) -> dict[str, Any]:
    run = execution()
    return run.provided() if run is not None else {}
