"""`run_async`: many programs beside each other on one event loop of the host."""

import asyncio
import contextvars
import gc
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Awaitable, Callable, Generator
from pathlib import PurePosixPath
from typing import Any

import pytest

import ouros
from ouros import MemoryFile, OSAccess, Sandbox, SandboxRuntimeError, run_async
from ouros.transform.program import Program


def run(code: str, functions: dict[str, Callable[..., Any]] | None = None, **options: Any) -> Any:
    """The result of a program whose external functions are those that are given."""
    names = options.pop("names", None) or list(functions or {})
    sandbox = Sandbox(code, external_functions=names, inputs=list(options.get("inputs") or {}))
    return asyncio.run(run_async(sandbox, external_functions=functions, **options))


async def double(x: Any) -> Any:
    await asyncio.sleep(0)
    return x * 2


GATHER = """
import asyncio
async def one(n):
    try:
        return await fetch(n)
    except ValueError as error:
        return str(error)
await asyncio.gather(*(one(n) for n in range(count)))
"""


@pytest.mark.parametrize("started", [True, False])
def test_a_run_that_has_ended_keeps_nothing_alive(started: bool) -> None:
    things = [threading.Event() for _ in range(5)]
    found = [weakref.ref(thing) for thing in things]
    code = "d = {1: thing}\ndef f():\n  return d\n" + ("fetch()" if started else "1")
    sandbox = Sandbox(code, inputs=["thing"], external_functions=["fetch"])
    while things:
        inputs = {"thing": ouros.Opaque(things.pop())}
        if started:
            sandbox.start(inputs=inputs, limits={"max_duration_secs": 100})
        else:
            asyncio.run(run_async(sandbox, inputs=inputs))
    del inputs
    gc.collect()
    assert [each() for each in found] == [None] * 5


@pytest.mark.parametrize("code", ["double(1) + 1", "x = double(1)\n1 / 0", "len(double(1))"])
def test_an_error_before_what_was_called_is_awaited(code: str) -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        run(code, {"double": double})
    assert type(caught.value.exception()) in (TypeError, ZeroDivisionError)


def test_without_calls() -> None:
    assert run("1 + 2") == 3
    assert run("x * 2", inputs={"x": 4}) == 8


def test_plain_and_asynchronous_functions() -> None:
    code = "a = plain(1)\nb = await double(2)\nc = await double('x')\n(a, b, c)"
    assert run(code, {"plain": lambda x: x + 1, "double": double}) == (2, 4, "xx")


def test_calls_that_are_under_way_at_once() -> None:
    active = most = 0

    async def fetch(n: int) -> int:
        nonlocal active, most
        active += 1
        most = max(most, active)
        await asyncio.sleep(0.01)
        active -= 1
        return n * n

    assert run(GATHER, {"fetch": fetch}, inputs={"count": 5}) == [0, 1, 4, 9, 16]
    assert most == 5


def test_failures_reach_their_own_tasks() -> None:
    async def fetch(n: int) -> int:
        await asyncio.sleep(0)
        if n % 2:
            raise ValueError(f"no {n}")
        return n

    assert run(GATHER, {"fetch": fetch}, inputs={"count": 4}) == [0, "no 1", 2, "no 3"]


def test_a_failure_that_nobody_handles_ends_the_other_tasks() -> None:
    cancelled = []

    async def fetch(n: int) -> int:
        if n == 1:
            raise LookupError("one")
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(n)
            raise
        return n

    code = "import asyncio\nawait asyncio.gather(fetch(0), fetch(1), fetch(2))"
    with pytest.raises(SandboxRuntimeError, match=r"^LookupError: one$"):
        run(code, {"fetch": fetch})
    assert sorted(cancelled) == [0, 2]


class Awaited:
    """An object with `__await__`."""

    def __await__(self) -> Generator[Any, None, str]:
        yield from asyncio.sleep(0).__await__()
        return "awaited"


def test_any_awaitable() -> None:
    def future() -> Awaitable[str]:
        made = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.001, made.set_result, "future")
        return made

    functions = {"future": future, "task": lambda: asyncio.ensure_future(double("t")), "object": Awaited}
    assert run("await future(), await task(), await object()", functions) == ("future", "tt", "awaited")


def test_exceptions_of_functions_are_raised_in_the_program() -> None:
    def fail() -> None:
        raise KeyError("k")

    async def fail_later() -> None:
        raise ConnectionError("down")

    code = """
found = []
try:
    fail()
except KeyError as error:
    found.append(str(error))
try:
    await fail_later()
except OSError as error:
    found.append(type(error).__name__ + str(error))
found
"""
    assert run(code, {"fail": fail, "fail_later": fail_later}) == ["\"'k'\"", "ConnectionErrordown"]


def test_a_function_that_is_missing() -> None:
    code = "try:\n    f()\nexcept KeyError as error:\n    text = str(error)\ntext"
    for functions in (None, {}, {"g": print}):
        assert "Function f not found" in run(code, functions, names=["f"])


def test_values_that_cannot_be_converted_are_errors_in_the_program() -> None:
    async def later() -> complex:
        return 3j

    code = """
found = []
for call in (now, later):
    try:
        value = call()
        found.append(value if type(value) is str else await value)
    except TypeError as error:
        found.append(str(error))
found
"""
    assert run(code, {"now": lambda: 3j, "later": later}) == ["Cannot convert complex to Sandbox value"] * 2
    code = "import asyncio\n[str(x) for x in await asyncio.gather(later(), double(1), return_exceptions=True)]"
    assert run(code, {"later": later, "double": double}) == ["Cannot convert complex to Sandbox value", "2"]


def test_arguments_of_annotated_functions_are_checked() -> None:
    async def fetch(n: int) -> int:
        return n

    code = "try:\n    fetch('x')\nexcept TypeError as error:\n    text = str(error)\ntext"
    assert "str is not an instance of int" in run(code, {"fetch": fetch})


@pytest.mark.parametrize("kind", [KeyboardInterrupt, asyncio.CancelledError, SystemExit])
@pytest.mark.parametrize("later", [False, True])
def test_what_is_no_exception_ends_the_run(kind: type[BaseException], later: bool) -> None:
    def now() -> None:
        raise kind

    async def soon() -> None:
        await asyncio.sleep(0)
        raise kind

    async def main() -> str:
        sandbox = Sandbox("try:\n    await f()\nexcept BaseException:\n    'caught'", external_functions=["f"])
        try:
            await run_async(sandbox, external_functions={"f": soon if later else now})
        except kind:
            return "raised"
        return "nothing"

    if later and kind is not asyncio.CancelledError:  # the loop itself stops for these
        with pytest.raises(kind):
            asyncio.run(main())
    else:
        assert asyncio.run(main()) == "raised"


def sleeper(cancelled: list[bool]) -> Callable[[], Awaitable[None]]:
    """A function of the host that takes longer than any test, and notes that it was cancelled."""

    async def slow() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise

    return slow


def test_futures_that_nobody_awaits_are_cancelled_at_the_end() -> None:
    cancelled: list[bool] = []
    slow = sleeper(cancelled)

    async def main() -> Any:
        sandbox = Sandbox("slow()\nawait quick(1)", external_functions=["slow", "quick"])
        result = await run_async(sandbox, external_functions={"slow": slow, "quick": double})
        assert len(asyncio.all_tasks()) == 1
        return result

    assert asyncio.run(main()) == 2
    assert cancelled == [True]


def test_cancelling_while_the_host_is_asked() -> None:
    cancelled: list[bool] = []
    slow = sleeper(cancelled)

    async def main() -> None:
        sandbox = Sandbox("await slow()", external_functions=["slow"])
        await asyncio.wait_for(run_async(sandbox, external_functions={"slow": slow}), 0.02)

    with pytest.raises(TimeoutError):
        asyncio.run(main())
    assert cancelled == [True]


def test_cancelling_while_the_program_runs() -> None:
    sandbox = Sandbox("while True:\n    try:\n        pass\n    finally:\n        pass")

    async def main() -> None:
        await asyncio.wait_for(run_async(sandbox), 0.05)

    began = time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(main())  # which waits for the threads of its executor
    assert time.monotonic() - began < 5


def test_the_time_limit() -> None:
    with pytest.raises(SandboxRuntimeError, match="TimeoutError: time limit exceeded"):
        run("while True: pass", limits={"max_duration_secs": 0.05})

    with pytest.raises(SandboxRuntimeError, match="TimeoutError: time limit exceeded"):
        run("await f()\nwhile True: pass", {"f": lambda: asyncio.sleep(0.06)}, limits={"max_duration_secs": 0.05})


WAITING = """
import asyncio
async def main():
    try:
        return await asyncio.wait_for(fetch(), {seconds})
    except TimeoutError:
        return 'late'
await main()
"""


def test_a_program_gives_up_waiting() -> None:
    cancelled = []

    async def fetch() -> str:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise
        return "fetched"

    began = time.monotonic()
    assert run(WAITING.format(seconds=0.05), {"fetch": fetch}) == "late"
    assert 0.05 <= time.monotonic() - began < 5
    assert cancelled == [True]


def test_a_program_does_not_give_up_too_early() -> None:
    async def fetch() -> str:
        await asyncio.sleep(0.01)
        return "fetched"

    assert run(WAITING.format(seconds=30), {"fetch": fetch}) == "fetched"


def test_functions_run_on_the_loop_and_prints_in_a_thread() -> None:
    variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable")
    seen: dict[str, Any] = {}

    def on_loop() -> None:
        seen["function"] = threading.current_thread(), asyncio.get_running_loop().is_running()

    def printed(stream: str, text: str) -> None:
        seen["print"] = threading.current_thread(), variable.get(), text

    async def main() -> None:
        variable.set("kept")
        sandbox = Sandbox("f()\nprint('x')", external_functions=["f"])
        await run_async(sandbox, external_functions={"f": on_loop}, print_callback=printed)

    asyncio.run(main())
    assert seen["function"] == (threading.main_thread(), True)
    assert seen["print"][0] is not threading.main_thread()
    assert seen["print"][1:] == ("kept", "x\n")


def test_the_loop_is_not_blocked() -> None:
    ticked = threading.Event()
    waited: list[bool] = []

    async def main() -> None:
        asyncio.get_running_loop().call_later(0.01, ticked.set)
        await run_async(Sandbox("print('x')"), print_callback=lambda stream, text: waited.append(ticked.wait(30)))

    asyncio.run(main())
    assert waited == [True]


FILES = "from pathlib import Path\nPath('/a').read_text(), Path('/b').exists()"


def test_os_access() -> None:
    system = OSAccess([MemoryFile("/a", "content")])
    assert run(FILES, os=system) == ("content", False)
    code = "with open('/b', 'w') as f:\n    f.write('new')\nopen('/b').read()"
    assert run(code, os=system) == "new"
    assert system.files[-1].content == "new"


def test_asynchronous_os_handlers() -> None:
    calls = []

    async def handler(name: str, args: Any, kwargs: Any) -> Any:
        calls.append((name, args))
        await asyncio.sleep(0)
        if name == "Path.exists":
            raise PermissionError("denied")
        return "text"

    code = FILES.replace("Path('/b').exists()", "str(attempt())")
    code = f"""
def attempt():
    try:
        return Path('/b').exists()
    except PermissionError as error:
        return error
{code}
"""
    assert run(code, os=handler) == ("text", "denied")
    assert calls == [("Path.read_text", (PurePosixPath("/a"),)), ("Path.exists", (PurePosixPath("/b"),))]

    class Slow(OSAccess):
        async def path_read_bytes(self, path: PurePosixPath) -> bytes:  # type: ignore[override]
            await asyncio.sleep(0)
            return super().path_read_bytes(path)

    code = "from pathlib import Path\nPath('/a').read_bytes(), Path('/a').read_text(encoding='latin-1')"
    assert run(code, os=Slow([MemoryFile("/a", "c")])) == (b"c", "c")


def test_without_an_os_handler() -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        run(FILES)
    error = caught.value.exception()
    assert isinstance(error, RuntimeError)
    assert str(error) == "OS function Path.read_text called but no os handler provided"


def test_wrong_arguments() -> None:
    async def check(call: Callable[[], Any], text: str) -> None:
        with pytest.raises(TypeError, match=text):
            await call()

    sandbox = Sandbox("1")
    asyncio.run(check(lambda: run_async("1"), "cannot be cast as 'Sandbox'"))  # type: ignore[arg-type]
    asyncio.run(check(lambda: run_async(sandbox, os=1), "TypeError: 'int' object is not callable"))  # type: ignore[arg-type]
    asyncio.run(check(lambda: run_async(sandbox, external_functions=[]), "cannot be cast as 'dict'"))  # type: ignore[arg-type]
    asyncio.run(check(lambda: run_async(sandbox, inputs={}), "No input variables declared"))
    asyncio.run(check(lambda: run_async(sandbox, limits={"max_memory": "x"}), "integer"))


def test_many_programs_on_one_loop() -> None:
    """Each has its own state; their calls overlap; failures and cancellations stay with the program they belong to."""
    code = """
import asyncio
async def work(k):
    found = []
    for step in range(3):
        found.append(await fetch(name, k, step))
    return found
try:
    result = await asyncio.gather(*(work(k) for k in range(3)))
except ValueError as error:
    result = str(error)
result
"""
    sandbox = Sandbox(code, inputs=["name"], external_functions=["fetch"])
    active = most = 0

    async def fetch(name: int, k: int, step: int) -> str:
        nonlocal active, most
        active += 1
        most = max(most, active)
        try:
            if name % 10 == 7 and (k, step) == (1, 2):
                raise ValueError(f"no {name}")
            await asyncio.sleep(60 if name % 10 == 3 else 0.001 * (k + 1))
        finally:
            active -= 1
        return f"{name}.{k}.{step}"

    async def main() -> list[Any]:
        functions = {"fetch": fetch}
        runs = [
            asyncio.create_task(run_async(sandbox, inputs={"name": name}, external_functions=functions))
            for name in range(60)
        ]
        await asyncio.wait([each for name, each in enumerate(runs) if name % 10 != 3])
        for name, each in enumerate(runs):
            if name % 10 == 3:
                assert not each.done()
                each.cancel()
        return await asyncio.gather(*runs, return_exceptions=True)

    results = asyncio.run(main())
    for name, result in enumerate(results):
        if name % 10 == 3:
            assert type(result) is asyncio.CancelledError
        elif name % 10 == 7:
            assert result == f"no {name}"
        else:
            assert result == [[f"{name}.{k}.{step}" for step in range(3)] for k in range(3)]
    assert active == 0
    assert most > 30


def test_a_callback_that_runs_another_program() -> None:
    async def inner(x: int) -> Any:
        return await run_async(Sandbox("x + 1", inputs=["x"]), inputs={"x": x})

    assert run("await f(1), await f(2)", {"f": inner}) == (2, 3)


def test_importing_ouros_does_not_import_asyncio() -> None:
    code = "import sys, ouros; print('asyncio' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert "run_async" in ouros.__all__


def test_the_compiler_runs_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    compile_form = Program._compile

    def noted(program: Program, suspendable: bool, metered: int) -> Any:
        threads.append(threading.get_ident())
        return compile_form(program, suspendable, metered)

    monkeypatch.setattr(Program, "_compile", noted)
    code = f"await f({time.time_ns()})"  # which no test has compiled
    assert run(code, {"f": double}) == 2 * int(code[8:-1])
    assert threads
    assert threading.get_ident() not in threads


STRICT = """
import asyncio, gc
import ouros

CODE = '''
import asyncio
async def one(i):
    try:
        return await fetch(i) + plain(i)
    except ValueError:
        return -1
[sum(await asyncio.gather(*(one(i) for i in range(n)))) for _ in range(2)]
'''
sandbox = ouros.Sandbox(CODE, inputs=['n'], external_functions=['fetch', 'plain'])

async def fetch(i):
    await asyncio.sleep(0.001 * (i % 3))
    if i == 3:
        raise ValueError
    return i

def run(n):
    functions = {'fetch': fetch, 'plain': lambda i: i * 10}
    return ouros.run_async(sandbox, inputs={'n': n}, external_functions=functions)

async def factorial(n):
    return 1 if n == 0 else n * await ouros.run_async(nested, inputs={'n': n}, external_functions={'next': factorial})

nested = ouros.Sandbox('await next(n - 1)', inputs=['n'], external_functions=['next'])

async def main():
    asyncio.get_running_loop().slow_callback_duration = 60
    found = await asyncio.gather(*(run(n % 6) for n in range(100)))
    sums = [sum(-1 if i == 3 else i + 10 * i for i in range(n)) for n in range(6)]
    assert found == [[sums[n % 6]] * 2 for n in range(100)]
    assert await factorial(6) == 720
    cancelled = 0
    for turns in range(40):  # each time one turn of the loop later
        task = asyncio.ensure_future(run(5))
        for _ in range(turns):
            await asyncio.sleep(0.0002)
        task.cancel()
        try:
            assert await task == [sums[5]] * 2
        except asyncio.CancelledError:
            cancelled += 1
        assert asyncio.all_tasks() == {asyncio.current_task()}
    assert cancelled

asyncio.run(main(), debug=True)
gc.collect()
"""


def test_nothing_is_left_behind_or_warned_about_in_development_mode() -> None:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", STRICT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Warning" not in done.stderr
    assert "asyncio" not in done.stderr  # nor what the loop itself has to say in its debug mode
