"""`resume(future=...)` and `FutureSnapshot`: calls that the host answers later, in process and through bytes."""

import operator
from collections.abc import Callable
from typing import Any

import pytest

import ouros
from ouros import Complete, FutureSnapshot, Sandbox, SandboxRuntimeError, Snapshot

Step = Callable[[Any], Any]


def reload(progress: Any) -> Any:
    """The same stop, read back from its bytes, which must be the same bytes again."""
    data = progress.dump()
    assert progress.dump() == data
    loaded = type(progress).load(data)
    assert loaded.dump() == data
    return loaded


@pytest.fixture(params=["in process", "reloaded"])
def through(request: pytest.FixtureRequest) -> Step:
    return reload if request.param == "reloaded" else lambda progress: progress


def start(code: str, names: str = "fetch", **kwargs: Any) -> Any:
    return Sandbox(code, external_functions=names.split(), **kwargs).start()


def promise_all(progress: Any, through: Step) -> Any:
    """Answers every call with a promise until the program waits or ends."""
    while type(progress) is Snapshot:
        progress = through(progress).resume(future=...)
    return progress


def values(**given: Any) -> dict[int, Any]:
    return {int(name[1:]): {"return_value": value} for name, value in given.items()}


GATHER = """
import asyncio

async def get(name):
    try:
        return await fetch(name)
    except ValueError as error:
        return f'{name}: {error}'

await asyncio.gather(*(get(name) for name in 'abc'))
"""


def test_what_has_failed_is_held_at_a_later_stop(through: Step) -> None:
    code = "a = fetch(1)\ntry:\n    await a\nexcept KeyError:\n    b = fetch(2)\n[str(a), await b]"
    progress = promise_all(start(code), through).resume({0: {"exception": KeyError("k")}})
    progress = promise_all(progress, through).resume(values(_1=5))
    assert progress.output == ["<coroutine external_future(0)>", 5]


def test_all_answers_at_once(through: Step) -> None:
    progress = promise_all(start(GATHER), through)
    assert repr(progress) == "FutureSnapshot(script_name='main.py', pending_call_ids=[0, 1, 2])"
    assert progress.pending_call_ids == [0, 1, 2]
    assert through(progress).resume(values(_2="C", _0="A", _1="B")).output == ["A", "B", "C"]


def test_answers_one_by_one(through: Step) -> None:
    progress = promise_all(start(GATHER), through)
    progress = through(progress).resume({1: {"return_value": "B"}, 0: {"future": ...}})
    assert progress.pending_call_ids == [0, 2]
    progress = through(progress).resume({})
    assert progress.pending_call_ids == [0, 2]
    progress = through(progress).resume(results=values(_2="C"))
    assert progress.pending_call_ids == [0]
    assert through(progress).resume(values(_0=["A"])).output == [["A"], "B", "C"]


def test_each_task_sees_its_own_failure(through: Step) -> None:
    progress = promise_all(start(GATHER), through)
    answers = {0: {"exception": ValueError("x")}, 1: {"return_value": 1}, 2: {"exception": ValueError("z")}}
    assert through(progress).resume(answers).output == ["a: x", 1, "c: z"]


def test_a_failure_that_nobody_handles(through: Step) -> None:
    progress = promise_all(start("import asyncio\nawait asyncio.gather(fetch(1), fetch(2))"), through)
    with pytest.raises(SandboxRuntimeError, match=r"^LookupError: gone$") as caught:
        through(progress).resume({1: {"exception": LookupError("gone")}})
    assert [frame.line for frame in caught.value.traceback()] == [2]


def test_failures_as_results(through: Step) -> None:
    code = "import asyncio\n[repr(x) for x in await asyncio.gather(fetch(1), fetch(2), return_exceptions=True)]"
    progress = promise_all(start(code), through)
    answers = {0: {"exception": KeyError("k")}, 1: {"exception": ValueError}}
    assert through(progress).resume(answers).output == ["KeyError(\"'k'\")", "ValueError()"]


def test_ready_tasks_run_before_the_others_have_answers(through: Step) -> None:
    code = """
import asyncio

async def two(name):
    first = await fetch(name)
    second = await fetch(first)
    return first, second

await asyncio.gather(two('a'), two('b'))
"""
    progress = promise_all(start(code), through)
    progress = through(progress).resume(values(_1="b1"))
    assert isinstance(progress, Snapshot)
    assert (progress.args, progress.call_id) == (("b1",), 2)
    progress = through(progress).resume(future=...)
    assert progress.pending_call_ids == [0, 2]
    progress = through(progress).resume(values(_0="a1", _2="b2"))
    assert (progress.args, progress.call_id) == (("a1",), 3)
    progress = through(progress).resume(future=...)
    assert progress.pending_call_ids == [3]
    assert through(progress).resume(values(_3="a2")).output == [("a1", "a2"), ("b1", "b2")]


def test_answers_that_wait_while_another_task_stops(through: Step) -> None:
    code = """
import asyncio

async def more(name):
    value = await fetch(name)
    return value, note(value)

await asyncio.gather(more('a'), more('b'))
"""
    progress = promise_all(start(code, "fetch note"), through)
    progress = through(progress).resume({0: {"return_value": {"deep": [1]}}, 1: {"return_value": "B"}})
    assert progress.function_name == "note"
    progress = through(progress).resume(return_value=1)  # the second answer has been in the state meanwhile
    assert progress.args == ("B",)
    assert through(progress).resume(return_value=2).output == [({"deep": [1]}, 1), ("B", 2)]


def test_one_future_in_one_coroutine(through: Step) -> None:
    progress = promise_all(start("async def main():\n    return await fetch() + 1\nawait main()"), through)
    assert progress.pending_call_ids == [0]
    assert through(progress).resume(values(_0=41)).output == 42


def test_asyncio_run(through: Step) -> None:
    code = "import asyncio\nasync def main():\n    return await fetch(1), await fetch(2)\nasyncio.run(main())"
    progress = promise_all(start(code), through)
    progress = promise_all(through(progress).resume(values(_0="x")), through)
    assert progress.pending_call_ids == [1]
    assert through(progress).resume(values(_1="y")).output == ("x", "y")


def test_plain_answers_beside_promises(through: Step) -> None:
    code = "import asyncio\na = fetch(1)\nb = fetch(2)\n(a, await b)"
    progress = through(start(code)).resume(return_value=10)
    progress = through(progress).resume(future=...)
    assert through(progress).resume(values(_1=20)).output == (10, 20)


def test_futures_that_nobody_awaits() -> None:
    progress = start("a = fetch()\nb = fetch()\nawait b").resume(future=...).resume(future=...)
    assert progress.pending_call_ids == [1]
    assert start("fetch()\n'done'").resume(future=...).output == "done"


def test_future_as_a_value() -> None:
    def result(code: str) -> Any:
        return start(f"x = fetch()\n{code}").resume(future=...)

    assert result("x").output == "<coroutine external_future(0)>"
    assert result("[str(x), type(x).__name__, x.__name__, bool(x)]").output == [
        "<coroutine external_future(0)>",
        "coroutine",
        "external_future",
        True,
    ]
    with pytest.raises(SandboxRuntimeError, match=r"unsupported operand type\(s\) for \+: 'coroutine' and 'int'"):
        result("x + 1")
    with pytest.raises(SandboxRuntimeError, match="'coroutine' object has no attribute 'outcome'"):
        result("x.outcome")
    with pytest.raises(SandboxRuntimeError, match="AttributeError"):
        result("x.cr_frame")


def test_awaited_twice(through: Step) -> None:
    code = "x = fetch()\nawait x\nawait x"
    progress = promise_all(start(code), through)
    with pytest.raises(SandboxRuntimeError, match=r"^RuntimeError: cannot reuse already awaited future$"):
        through(progress).resume(values(_0=1))


def test_one_future_twice_in_a_gather(through: Step) -> None:
    progress = promise_all(start("import asyncio\nx = fetch()\nawait asyncio.gather(x, x)"), through)
    assert progress.pending_call_ids == [0]
    assert through(progress).resume(values(_0=5)).output == [5, 5]


def test_two_tasks_cannot_await_one_future() -> None:
    code = """
import asyncio
x = fetch()
async def wait():
    return await x
results = await asyncio.gather(wait(), wait(), return_exceptions=True)
[results[0], str(results[1])]
"""
    progress = start(code).resume(future=...)
    assert progress.resume(values(_0=1)).output == [1, "cannot reuse already awaited future"]


def test_tasks_and_groups(through: Step) -> None:
    code = """
import asyncio
order = []
async def work(name):
    order.append(await fetch(name))
async with asyncio.TaskGroup() as group:
    for name in 'abc':
        group.create_task(work(name))
order
"""
    progress = promise_all(start(code), through)
    progress = through(progress).resume(values(_2="C"))
    assert through(progress).resume(values(_1="B", _0="A")).output == ["C", "A", "B"]


def test_a_failing_group_cancels_the_rest(through: Step) -> None:
    code = """
import asyncio
log = []
async def work(name):
    try:
        await fetch(name)
    except asyncio.CancelledError:
        log.append('cancelled ' + name)
        raise
try:
    async with asyncio.TaskGroup() as group:
        for name in 'abc':
            group.create_task(work(name))
except* ValueError as group:
    log.append(str(group.exceptions))
log
"""
    progress = promise_all(start(code), through)
    progress = through(progress).resume({1: {"exception": ValueError("no")}})
    assert progress.output == ["cancelled a", "cancelled c", "(ValueError('no'),)"]


def test_a_cancelled_future_is_asked_for_no_more(through: Step) -> None:
    code = """
import asyncio
async def slow():
    return await fetch('slow')
task = asyncio.create_task(slow())
await fetch('quick')
task.cancel()
try:
    await task
except asyncio.CancelledError:
    pass
await fetch('last')
"""
    progress = promise_all(start(code), through)
    assert progress.pending_call_ids == [0, 1]
    progress = promise_all(through(progress).resume(values(_0=1)), through)
    assert progress.pending_call_ids == [2]
    assert through(progress).resume(values(_2="end")).output == "end"


def test_first_failure_of_a_gather_leaves_the_others() -> None:
    code = """
import asyncio
try:
    await asyncio.gather(fetch(1), fetch(2))
except ValueError as error:
    caught = str(error)
caught
"""
    progress = promise_all(start(code), lambda each: each)
    assert progress.resume({0: {"exception": ValueError("first")}}).output == "first"


TIMEOUT = """
import asyncio
log = []
async def tick():
    for n in range(3):
        await asyncio.sleep(1)
        log.append(n)
async def main():
    ticking = asyncio.create_task(tick())
    try:
        log.append(await asyncio.wait_for(fetch(), 2.5))
    except TimeoutError:
        log.append('late')
    await ticking
    return log
await main()
"""


def test_the_clock_stands_still_while_the_host_is_asked(through: Step) -> None:
    progress = promise_all(start(TIMEOUT), through)
    assert progress.next_timer == 1.0
    progress = through(progress).resume({})
    assert progress.next_timer == 1.0
    assert through(progress).resume(values(_0="answer")).output == ["answer", 0, 1, 2]


def test_time_that_passes_sets_off_timers(through: Step) -> None:
    progress = promise_all(start(TIMEOUT), through)
    progress = through(progress).resume({}, elapsed=1.0)
    assert (progress.pending_call_ids, progress.next_timer) == ([0], 1.0)
    progress = through(progress).resume({}, elapsed=1.25)
    assert (progress.pending_call_ids, progress.next_timer) == ([0], 0.25)
    assert through(progress).resume({}, elapsed=0.25).output == [0, 1, "late", 2]


WHAT_IS_LEFT = """
import asyncio
async def until(end, loop=asyncio.get_running_loop()):
    while (left := end - loop.time()) > 0:
        await asyncio.sleep(left)
    return loop.time() < end + 1e-6
[await until(n * step) for step in (0.1, 7.7, 1e7) for n in range(1, 31)]
"""


def test_who_sleeps_for_what_is_left_gets_there() -> None:
    """However little is left: 0.3 is said to be 5e-17 later when the clock has come to it."""
    assert all(Sandbox(WHAT_IS_LEFT).run(limits={"max_steps": 1000}))


def test_polling_a_task(through: Step) -> None:
    code = """
import asyncio
async def wait():
    return await fetch()
task = asyncio.create_task(wait())
while not task.done():
    await asyncio.sleep(0.1)
task.result()
"""
    progress = promise_all(start(code), through)
    assert through(progress).resume(values(_0=7)).output == 7


def test_async_generators_and_managers(through: Step) -> None:
    code = """
import asyncio
from contextlib import asynccontextmanager
async def numbers():
    try:
        while (n := await fetch('n')) is not None:
            yield n
    finally:
        await fetch('closed')
@asynccontextmanager
async def opened():
    handle = await fetch('open')
    yield handle
    await fetch('close')
async with opened() as handle:
    found = [n async for n in numbers()]
handle, found
"""
    given = {"n": iter([1, 2, None]), "open": iter("h"), "close": iter([0]), "closed": iter([0])}
    progress = start(code)
    asked = []
    while type(progress) is not Complete:
        name = through(progress).args[0]
        asked.append(name)
        waiting = through(progress).resume(future=...)
        progress = through(waiting).resume({waiting.pending_call_ids[0]: {"return_value": next(given[name])}})
    assert asked == ["open", "n", "n", "n", "closed", "close"]
    assert progress.output == ("h", [1, 2])


def test_queues_and_locks_between_tasks(through: Step) -> None:
    code = """
import asyncio
queue = asyncio.Queue(1)
async def produce():
    for n in range(3):
        await queue.put(await fetch(n))
    await queue.put(None)
async def consume():
    found = []
    while (item := await queue.get()) is not None:
        found.append(item)
    return found
_, found = await asyncio.gather(produce(), consume())
found
"""
    progress = start(code)
    while type(progress) is not Complete:
        n = progress.args[0]
        progress = through(progress).resume(future=...)
        progress = through(progress).resume({progress.pending_call_ids[0]: {"return_value": n * n}})
    assert progress.output == [0, 1, 4]


def test_stop_iteration_does_not_end_the_task(through: Step) -> None:
    code = "try:\n    await fetch()\nexcept RuntimeError as error:\n    text = str(error)\ntext"
    progress = promise_all(start(code), through)
    assert "StopIteration" in through(progress).resume({0: {"exception": StopIteration(3)}}).output


def test_promises_inside_callbacks(through: Step) -> None:
    code = "import asyncio\nasync def main():\n    return await asyncio.gather(*map(fetch, [3, 1, 2]))\nawait main()"
    progress = promise_all(start(code), through)
    assert through(progress).resume(values(_0=30, _1=10, _2=20)).output == [30, 10, 20]


def test_driven_by_hand() -> None:
    code = """
async def main():
    return await fetch()
coroutine = main()
asked = coroutine.send(None)
try:
    coroutine.send(None)
except RuntimeError as error:
    text = str(error)
str(asked), text
"""
    output = start(code).resume(future=...).output
    assert output == ("<coroutine external_future(0)>", "await wasn't used with future")


# ------------------------------------------------------------------------------------------------ wrong use of the API


def waiting() -> FutureSnapshot:
    progress = start("await fetch()").resume(future=...)
    assert isinstance(progress, FutureSnapshot)
    return progress


ONE = "results values must be a dict with either 'return_value' or 'exception', not both"


@pytest.mark.parametrize(
    ("results", "kind", "text"),
    [
        ({0: {}}, TypeError, ONE),
        ({0: {"return_value": 1, "exception": ValueError()}}, TypeError, ONE),
        ({0: {"value": 1}}, TypeError, ONE),
        ({0: {"future": 1}}, TypeError, r"Value for the 'future' key must be Ellipsis \(...\)"),
        ({0: 5}, TypeError, "'int' object cannot be cast as 'dict'"),
        ({"a": {"return_value": 1}}, TypeError, "'str' object cannot be interpreted as an integer"),
        ({7: {"return_value": 1}}, ValueError, r"unknown call_id 7, expected one of: \[0\]"),
        ({0: {"return_value": 3j}}, TypeError, "Cannot convert complex to Sandbox value"),
        ([], TypeError, "argument 'results': 'list' object cannot be cast as 'dict'"),
    ],
)
def test_wrong_results_do_not_consume(results: Any, kind: type[Exception], text: str) -> None:
    progress = waiting()
    with pytest.raises(kind, match=f"^{text}$"):
        progress.resume(results)
    assert progress.resume(values(_0=1)).output == 1


def test_what_is_no_exception_is_raised_as_a_type_error() -> None:
    with pytest.raises(SandboxRuntimeError, match=r"^TypeError: exceptions must derive from BaseException$"):
        waiting().resume({0: {"exception": "text"}})


@pytest.mark.parametrize("elapsed", [-1, float("nan"), float("inf")])
def test_wrong_elapsed(elapsed: float) -> None:
    progress = waiting()
    with pytest.raises(ValueError, match="elapsed"):
        progress.resume({}, elapsed=elapsed)
    assert progress.resume(values(_0=1)).output == 1


def test_resumed_once() -> None:
    progress = waiting()
    progress.resume(values(_0=1))
    for use in (lambda: progress.resume({}), lambda: progress.resume(values(_7=1))):
        with pytest.raises(RuntimeError, match=r"^Progress already resumed$"):
            use()
    with pytest.raises(RuntimeError, match=r"^FutureSnapshot already resumed$"):
        operator.attrgetter("pending_call_ids")(progress)
    with pytest.raises(RuntimeError, match=r"^Cannot dump progress that has already been resumed$"):
        progress.dump()
    assert repr(progress) == "FutureSnapshot(script_name='main.py', pending_call_ids=None)"
    with pytest.raises(TypeError):
        progress.resume({0: 1})  # wrong arguments are reported first


def test_dumps_of_the_two_kinds_are_not_confused() -> None:
    call = start("await fetch()")
    with pytest.raises(ValueError, match="a dump of a Snapshot, not of a FutureSnapshot"):
        FutureSnapshot.load(call.dump())
    with pytest.raises(ValueError, match="a dump of a FutureSnapshot, not of a Snapshot"):
        Snapshot.load(waiting().dump())


def test_class_facts() -> None:
    with pytest.raises(TypeError, match=r"cannot create 'ouros.FutureSnapshot' instances"):
        FutureSnapshot()
    with pytest.raises(AttributeError):
        waiting().script_name = "x"  # type: ignore[misc]
    assert FutureSnapshot.__module__ == "ouros"
    assert "FutureSnapshot" in ouros.__all__


def test_loads_are_independent() -> None:
    data = waiting().dump()
    assert FutureSnapshot.load(data).resume(values(_0=1)).output == 1
    assert FutureSnapshot.load(data).resume(values(_0=[2])).output == [2]


def test_what_is_printed_while_waiting() -> None:
    lines: list[str] = []
    sandbox = Sandbox("print('before')\nprint(await fetch())", external_functions=["fetch"])
    progress: Any = sandbox.start(print_callback=lambda stream, text: lines.append(text)).resume(future=...)
    progress.resume(values(_0="answer"))
    assert lines == ["before\n", "answer\n"]


def test_the_time_limit_holds_while_waiting() -> None:
    sandbox = Sandbox("await fetch()\nwhile True: pass", external_functions=["fetch"])
    progress: Any = sandbox.start(limits={"max_duration_secs": 1.0}).resume(future=...)
    with pytest.raises(SandboxRuntimeError, match="TimeoutError"):
        progress.resume(values(_0=1))


def test_a_program_cannot_ask_for_what_is_not_pending() -> None:
    code = """
import asyncio
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop._outside.append((1, future))
    await future
asyncio.run(main())
"""
    with pytest.raises(SandboxRuntimeError, match="TypeError"):
        start(code)


def test_awaited_by_hand(through: Step) -> None:
    code = """
class Waits:
    def __init__(self, name): self.name = name
    def __await__(self):
        got = yield from fetch(self.name).__await__()
        return [got]
class Given(Waits):
    def __await__(self): return fetch(self.name).__await__()
steps = fetch('c').__await__()
async def steadily(): return await Waits('a'), await Given('b')
[await steadily(), iter(steps) is steps, hasattr(fetch('d'), '__iter__')]
"""
    progress = promise_all(start(code), through)
    while type(progress) is FutureSnapshot:
        answers = {number: {"return_value": number} for number in progress.pending_call_ids}
        progress = promise_all(through(progress).resume(answers), through)
    assert progress.output == [([1], 2), True, False]
