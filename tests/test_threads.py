"""Threads, signals and re-entrancy: hosts that run programs at the same time, or one inside another, come in; each run
minds its own business.
"""

import csv
import decimal
import gc
import logging
import os
import random
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from ouros import Complete, Sandbox, SandboxRuntimeError, Snapshot

# ------------------------------------------------------------------------------------------------------------ threads

COUNTING = """
def count(seen=[]):
    seen.append(n)
    return len(seen)

total = 0
for i in range(200):
    total += ask(n * i)
count(), count(), total
"""


def test_one_sandbox_in_many_threads() -> None:
    sandbox = Sandbox(COUNTING, inputs=["n"], external_functions=["ask"])

    def by_run(n: int) -> Any:
        return sandbox.run(inputs={"n": n}, external_functions={"ask": lambda x: x + 1})

    def by_steps(n: int) -> Any:
        progress = sandbox.start(inputs={"n": n})
        while isinstance(progress, Snapshot):
            progress = progress.resume(return_value=progress.args[0] + 1)
        assert isinstance(progress, Complete)
        return progress.output

    wanted = [(1, 2, sum(n * i + 1 for i in range(200))) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(by_run, range(40))) == wanted
        assert list(pool.map(by_steps, range(40))) == wanted


def test_many_sandboxes_in_many_threads() -> None:
    def work(n: int) -> Any:
        code = f"class A:\n    def __repr__(self): return f'A{{{n} + ask()}}'\n[repr(A()) for i in range(3)]"
        return Sandbox(code, external_functions=["ask"]).run(external_functions={"ask": lambda: n})

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(60))) == [[f"A{2 * n}"] * 3 for n in range(60)]


def test_a_snapshot_goes_on_in_another_thread_and_only_once() -> None:
    progress = Sandbox("ask() + 1", external_functions=["ask"]).start()
    assert isinstance(progress, Snapshot)
    snapshot = progress

    def resume(n: int) -> str:
        try:
            return repr(snapshot.resume(return_value=n))
        except RuntimeError as error:
            return str(error)

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(resume, [5] * 16))
    assert sorted(set(results)) == ["Complete(output=6)", "Progress already resumed"]
    assert results.count("Complete(output=6)") == 1


def test_other_threads_run_during_a_run() -> None:
    ticks: list[int] = []
    stop = threading.Event()

    def tick() -> None:
        while not stop.wait(0.005):
            ticks.append(1)

    thread = threading.Thread(target=tick)
    thread.start()
    Sandbox("for i in range(3_000_000): pass").run()
    stop.set()
    thread.join()
    assert len(ticks) > 2


def test_callbacks_run_in_the_thread_that_called() -> None:
    def work(_: int) -> bool:
        seen: list[int] = []
        Sandbox("print(1)\nask()", external_functions=["ask"]).run(
            external_functions={"ask": lambda: seen.append(threading.get_ident())},
            print_callback=lambda stream, text: seen.append(threading.get_ident()),
        )
        return seen == [threading.get_ident()] * 2

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(20)))


STATEFUL = """
import contextlib, contextvars, csv, decimal, io, logging, random, re, sys, warnings
decimal.getcontext().prec = n + 5
random.seed(n)
numbers = [random.random()]
variable = contextvars.ContextVar('variable')
variable.set(n)
log, out = io.StringIO(), io.StringIO()
logging.basicConfig(stream=log, level=logging.INFO if n % 2 else logging.ERROR)
csv.register_dialect('own', delimiter=',;:|'[n % 4])
csv.field_size_limit(100 + n)
sys.setrecursionlimit(200 + n)
with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(out):
    warnings.simplefilter('always' if n % 2 else 'ignore')
    for i in range(6):
        ask(n)
        warnings.warn(str(n))
        logging.info(n)
        print(n)
        numbers.append(random.random())
        assert decimal.getcontext().prec == n + 5 and variable.get() == n and sys.getrecursionlimit() == 200 + n
row = io.StringIO()
csv.writer(row, 'own').writerow([1, 2])
[str(decimal.Decimal(1) / 3), numbers, len(caught), log.getvalue(), out.getvalue(), row.getvalue(),
 csv.field_size_limit(), re.sub(f'({n})+', lambda found: found[0] * 2, str(n))]
"""


def of_the_process() -> list[Any]:
    """What runs could leave behind."""
    return [
        *(decimal.getcontext().prec, random.getstate(), list(warnings.filters), sys.getrecursionlimit()),
        *(logging.getLogger().level, list(logging.getLogger().handlers), csv.list_dialects(), csv.field_size_limit()),
        *(sys.stdout, sys.excepthook, threading.excepthook, sys.getswitchinterval(), gc.get_threshold()),
    ]


def test_runs_at_the_same_time_share_no_state_and_leave_none() -> None:
    sandbox = Sandbox(STATEFUL, inputs=["n"], external_functions=["ask"])
    other = Sandbox(STATEFUL, inputs=["n"], external_functions=["ask"])

    def run(n: int, form: int, ask: Callable[[int], Any]) -> Any:
        if form == 0:
            return (sandbox if n % 3 else other).run(inputs={"n": n}, external_functions={"ask": ask})
        progress = sandbox.start(inputs={"n": n})
        while isinstance(progress, Snapshot):
            progress = Snapshot.load(progress.dump()) if form == 2 else progress
            progress = progress.resume(return_value=ask(n))
        assert isinstance(progress, Complete)
        return progress.output

    def nested(n: int) -> None:
        """In the middle of a run, others run, in all forms."""
        assert [run(n + 1, form, abs) for form in range(3)] == [alone[n + 1]] * 3

    alone = {n: run(n, 0, abs) for n in range(8)}
    before, interval = of_the_process(), sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(6) as pool:
            jobs = [(n, pool.submit(run, n, form, abs)) for n in alone for form in range(3)]
            jobs += [(n, pool.submit(run, n, n % 2, nested)) for n in (2, 5)]
            assert all(job.result() == alone[n] for n, job in jobs)
    finally:
        sys.setswitchinterval(interval)
    assert of_the_process() == before


def test_a_limit_in_one_thread_ends_nothing_in_another() -> None:
    def late(_: int) -> str:
        with pytest.raises(SandboxRuntimeError) as caught:
            Sandbox("while True: pass").run(limits={"max_duration_secs": 0.03})
        return type(caught.value.exception()).__name__

    def counting(n: int) -> int:
        code = "total = 0\nfor i in range(30_000): total += 1\ntotal"
        return int(Sandbox(code).run(limits={"max_duration_secs": 60.0})) if n % 2 else sum(1 for _ in range(30_000))

    with ThreadPoolExecutor(6) as pool:
        ended, counted = pool.map(late, range(8)), pool.map(counting, range(24))
        assert set(ended) == {"TimeoutError"}
        assert set(counted) == {30_000}


# --------------------------------------------------------------------------------------------------------- re-entrancy


def test_a_callback_runs_the_same_and_another_sandbox() -> None:
    sandbox = Sandbox("n * ask(n - 1) if n > 1 else 1", inputs=["n"], external_functions=["ask"])

    def factorial(n: int) -> Any:
        return sandbox.run(inputs={"n": n}, external_functions={"ask": factorial})

    assert factorial(8) == 40320
    other = Sandbox("ask('inner')", external_functions=["ask"])
    assert (
        sandbox.run(inputs={"n": 2}, external_functions={"ask": lambda n: other.run(external_functions={"ask": len})})
        == 10
    )


def test_a_callback_resumes_another_snapshot() -> None:
    inner: Any = Sandbox("total = 0\nwhile total < 10:\n    total += ask()\ntotal", external_functions=["ask"]).start()

    def feed(n: int) -> bool:
        nonlocal inner
        inner = inner.resume(return_value=n)
        return isinstance(inner, Complete)

    code = "fed = 0\nwhile not feed(3):\n    fed += 1\nfed"
    assert Sandbox(code, external_functions=["feed"]).run(external_functions={"feed": feed}) == 3
    assert inner.output == 12


def test_errors_of_an_inner_run_arrive_in_the_outer_program() -> None:
    def inner() -> None:
        Sandbox("1 / 0").run()

    code = "try:\n    ask()\nexcept Exception as error:\n    found = str(error)\nfound"
    result = Sandbox(code, external_functions=["ask"]).run(external_functions={"ask": inner})
    assert result == "ZeroDivisionError: division by zero"


def test_limits_of_an_inner_run_are_its_own() -> None:
    def inner() -> str:
        with pytest.raises(SandboxRuntimeError) as caught:
            Sandbox("while True: pass").run(limits={"max_duration_secs": 0.05})
        return type(caught.value.exception()).__name__

    outer = Sandbox("[ask(), ask()]", external_functions=["ask"])
    assert outer.run(external_functions={"ask": inner}, limits={"max_duration_secs": 20}) == ["TimeoutError"] * 2


def test_a_print_callback_runs_a_sandbox() -> None:
    texts: list[Any] = []
    Sandbox("print('a')\nprint('b')").run(
        print_callback=lambda stream, text: texts.append(Sandbox("t.upper()", inputs=["t"]).run(inputs={"t": text}))
    )
    assert texts == ["A\n", "B\n"]


# ------------------------------------------------------------------------------------------------------------- signals

STUBBORN = """
import contextlib

def forever():
    while True:
        left = True
        try:
            try:
                yield 1
                left = False
            except BaseException:
                log('caught')
            finally:
                if left:
                    log('cleaned up')
        except BaseException:
            log('caught again')

while True:
    try:
        with contextlib.suppress(BaseException):
            for i in forever():
                pass
    except BaseException:
        log('caught outside')
    finally:
        log('cleaned up outside')
"""


@contextmanager
def handler(number: int, function: Callable[..., Any]) -> Iterator[None]:
    before = signal.signal(number, function)
    try:
        yield
        assert signal.getsignal(number) is function
    finally:
        signal.signal(number, before)


@pytest.fixture(autouse=True)
def interrupts_raise() -> Iterator[None]:
    """A process that was started in the background may have been told to ignore interrupts."""
    with handler(signal.SIGINT, signal.default_int_handler):
        yield


@contextmanager
def arriving(number: int) -> Iterator[Callable[..., None]]:
    """Sends a signal to this process soon after the program has printed something."""
    timer = threading.Timer(0.05, lambda: os.kill(os.getpid(), number))
    began: list[float] = []

    def printed(stream: str, text: str) -> None:
        began.append(time.monotonic())
        timer.start()

    yield printed
    timer.join()
    assert time.monotonic() - began[0] < 3


@pytest.mark.parametrize("code", ["while True: pass", STUBBORN, f"log('begin')\n{STUBBORN}"])
@pytest.mark.parametrize("suspendable", [False, True])
def test_an_interrupt_ends_the_run_at_once(code: str, suspendable: bool) -> None:
    logged: list[str] = []
    sandbox = Sandbox(f"print('ready')\n{code}", external_functions=["log"])

    def run(printed: Callable[..., None]) -> None:
        if not suspendable:
            sandbox.run(external_functions={"log": logged.append}, print_callback=printed)
        progress: Any = sandbox.start(print_callback=printed)
        while True:
            logged.append(*progress.args)
            progress = progress.resume(return_value=None)

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with arriving(signal.SIGINT) as printed, pytest.raises(SandboxRuntimeError) as caught:
        run(printed)
    assert type(caught.value.exception()) is KeyboardInterrupt
    assert logged in ([], ["begin"])
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_a_handler_raises_ends_the_run() -> None:
    def potato(number: int, frame: Any) -> None:
        raise ValueError("potato")

    sandbox = Sandbox("print(1)\ntry:\n    while True: pass\nexcept ValueError:\n    pass")
    with (
        handler(signal.SIGALRM, potato),
        arriving(signal.SIGALRM) as printed,
        pytest.raises(SandboxRuntimeError) as caught,
    ):
        sandbox.run(print_callback=printed)
    error = caught.value.exception()
    assert (type(error), str(error), caught.value.traceback()) == (ValueError, "potato", [])


UNTIL_DONE = """
import itertools
print(1)
try:
    for n in itertools.count():
        if n % 10_000 == 0 and done():
            break
finally:
    n = 'end'
n
"""


def test_a_handler_that_raises_nothing_changes_nothing() -> None:
    seen: list[int] = []
    sandbox = Sandbox(UNTIL_DONE, external_functions=["done"])
    with (
        handler(signal.SIGUSR1, lambda number, frame: seen.append(number)),
        arriving(signal.SIGUSR1) as printed,
    ):
        result = sandbox.run(external_functions={"done": lambda: bool(seen)}, print_callback=printed)
    assert result == "end"
    assert seen == [signal.SIGUSR1]


def test_an_interrupt_in_a_callback_is_an_exception_of_the_callback() -> None:
    code = "print(1)\ntry:\n    sleep()\nexcept KeyboardInterrupt:\n    found = 'caught'\nfound"
    sandbox = Sandbox(code, external_functions=["sleep"])
    with arriving(signal.SIGINT) as printed:
        functions = {"sleep": lambda: time.sleep(10)}
        assert sandbox.run(external_functions=functions, print_callback=printed) == "caught"


def test_an_interrupt_in_an_inner_run_is_an_exception_of_the_callback() -> None:
    code = "try:\n    ask()\nexcept Exception as error:\n    found = str(error)\nfound"
    inner = Sandbox("print(1)\ntry:\n    while True: pass\nexcept BaseException:\n    pass")
    with arriving(signal.SIGINT) as printed:
        functions = {"ask": lambda: inner.run(print_callback=printed)}
        assert Sandbox(code, external_functions=["ask"]).run(external_functions=functions) == "KeyboardInterrupt"


def test_what_a_program_raises_itself_never_escapes() -> None:
    for kind in (KeyboardInterrupt, SystemExit):
        for code in (f"raise {kind.__name__}('x')", "ask()"):
            with pytest.raises(SandboxRuntimeError) as caught:
                Sandbox(code, external_functions=["ask"]).run(
                    external_functions={"ask": lambda kind=kind: throw(kind("x"))}
                )
            assert type(caught.value.exception()) is kind


def throw(error: BaseException) -> None:
    raise error


def test_handlers_that_a_callback_sets_stay() -> None:
    def new(number: int, frame: Any) -> None:
        pass

    before = signal.getsignal(signal.SIGINT)
    try:
        Sandbox("try:\n    ask()\nfinally:\n    pass", external_functions=["ask"]).run(
            external_functions={"ask": lambda: signal.signal(signal.SIGINT, new) and None}
        )
        assert signal.getsignal(signal.SIGINT) is new
    finally:
        signal.signal(signal.SIGINT, before)


# ------------------------------------------------------------------------------------------- settings of the process

DEEP = "def down(n): return ask(0) if n == 0 else down(n - 1) + 1\ndown(depth) + down(depth)"


def by_steps(depth: int, reload: bool) -> Any:
    progress: Any = Sandbox(DEEP, inputs=["depth"], external_functions=["ask"]).start(inputs={"depth": depth})
    while isinstance(progress, Snapshot):
        if reload:
            progress = Snapshot.load(progress.dump())
        progress = progress.resume(return_value=0)
    return progress.output


def test_the_interpreters_limit_of_recursion_is_put_back() -> None:
    limit = sys.getrecursionlimit()
    sandbox = Sandbox(DEEP, inputs=["depth"], external_functions=["ask"])
    assert sandbox.run(inputs={"depth": 990}, external_functions={"ask": abs}) == 1980
    assert sys.getrecursionlimit() == limit
    assert by_steps(300, True) == 600
    assert sys.getrecursionlimit() == limit
    with pytest.raises(SandboxRuntimeError, match="maximum recursion depth exceeded"):
        sandbox.run(inputs={"depth": 2000}, external_functions={"ask": abs}, limits={"max_duration_secs": 60.0})
    assert sys.getrecursionlimit() == limit
    with ThreadPoolExecutor(6) as pool:  # the limit is one for all threads: the last run that needs it puts it back
        depths = [900, 10, 500, 950, 3, 700] * 3
        assert list(pool.map(lambda depth: by_steps(depth, depth < 20), depths)) == [2 * depth for depth in depths]
    assert sys.getrecursionlimit() == limit


def test_a_limit_of_recursion_that_the_host_sets_meanwhile_stays() -> None:
    limit = sys.getrecursionlimit()

    def ask(value: int) -> int:
        sys.setrecursionlimit(9000)
        return value

    try:
        sandbox = Sandbox(DEEP, inputs=["depth"], external_functions=["ask"])
        assert sandbox.run(inputs={"depth": 100}, external_functions={"ask": ask}) == 200
        assert sys.getrecursionlimit() == 9000
    finally:
        sys.setrecursionlimit(limit)
