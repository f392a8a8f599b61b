"""`asyncio` on an event loop of its own, whose clock moves only when every task waits for a time.

What is ready runs first in, first out; timers run by time, then by the order in which they were made. So a program does
the same on every run, and never waits. Functions marked `@_o_plain` call nothing of the program.
"""

from contextvars import copy_context

__doc__ = "The asyncio package, tracking PEP 3156."

_running = None
_default = None
_current = None
_task_numbers = 0
_enter_context = _o_library("contextvars", "_enter")
_leave_context = _o_library("contextvars", "_leave")
_wait_outside = _o_wait_outside  # called as a variable, because it may suspend


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""


class QueueEmpty(Exception):
    """Raised when Queue.get_nowait() is called on an empty Queue."""


class QueueFull(Exception):
    """Raised when the Queue.put_nowait() method is called on a full Queue."""


class QueueShutDown(Exception):
    """Raised when putting on to or getting from a shut-down Queue."""


TimeoutError = TimeoutError


class Handle:
    """A callback that waits for its turn."""

    @_o_plain
    def __init__(self, callback, args, loop, context, when=None):
        self._context = copy_context() if context is None else context
        self._callback = callback
        self._args = args
        self._loop = loop
        self._when = when
        self._cancelled = False

    @_o_plain
    def cancel(self):
        self._cancelled = True
        if self._when is not None and self in self._loop._timers:
            self._loop._timers.remove(self)

    @_o_plain
    def cancelled(self):
        return self._cancelled

    @_o_plain
    def when(self):
        return self._when


_TICK = 1e-9
_ULP = 2.0**-52


class _Loop:
    @_o_plain
    def __init__(self):
        self._ready = _o_deque()
        self._timers = []
        self._clock = 0.0
        self._stopping = False
        self._closed = False
        self._tasks = []
        self._outside = []
        self._async_generators = _o_known_generators()
        self._handler = None

    def __repr__(self):
        return f"<{type(self).__name__} running={_running is self} closed={self._closed} debug=False>"

    @_o_plain
    def time(self):
        return self._clock

    @_o_plain
    def call_soon(self, callback, *args, context=None):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    @_o_plain
    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        if delay > 0:  # who sleeps for what is left until some time must get there, however little that is
            delay = max(delay, _TICK + self._clock * _ULP)
        return self.call_at(self._clock + delay, callback, *args, context=context)

    @_o_plain
    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        if self._closed:
            raise RuntimeError("Event loop is closed")
        handle = Handle(callback, args, self, context, round(float(when), 9))
        timers = self._timers
        place = len(timers)
        while place and timers[place - 1]._when > handle._when:
            place -= 1
        timers.insert(place, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def run_in_executor(self, executor, func, *args):
        if executor is not None:
            func, args = _submitted, (executor, func, args)
        return _in_thread(self, func, args, {})

    def create_task(self, coro, *, name=None, context=None):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        return Task(coro, loop=self, name=name, context=context)

    def stop(self):
        self._stopping = True

    def close(self):
        if _running is self:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        pass

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        pass  # CPython writes it to the log

    def call_exception_handler(self, context):
        if self._handler is not None:
            self._handler(self, context)

    def run_forever(self):
        global _running
        if self._closed:
            raise RuntimeError("Event loop is closed")
        if _running is self:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        _running = self
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _running = None

    def run_until_complete(self, future):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        if _running is self:
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop_of)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(_stop_loop_of)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run_once(self):
        """One turn: the callbacks that are ready now; what they make ready has its turn later."""
        _o_watch(self)
        if not self._ready and not self._stopping:
            self._pass_time()
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                try:
                    _enter_context(handle._context)
                    try:
                        handle._callback(*handle._args)
                    finally:
                        _leave_context(handle._context)
                except (SystemExit, KeyboardInterrupt):
                    raise
                except BaseException as error:
                    message = f"Exception in callback {handle._callback!r}"
                    self.call_exception_handler({"message": message, "exception": error, "handle": handle})

    def _pass_time(self):
        """Nothing is ready: wait for the host, or else go to the time of the next timers, and make them ready."""
        timers = self._timers
        self._outside = waiting = [pair for pair in self._outside if pair[1]._state == "PENDING"]
        if waiting:
            delay = timers[0]._when - self._clock if timers else None
            now = self._clock + _wait_outside(delay, *[external for external, _ in waiting])
            for external, future in waiting:
                if _o_is_settled(external):
                    future.set_result(None)
        elif timers:
            now = timers[0]._when
        else:
            raise RuntimeError("every task waits for something that can no longer happen; cancel one, or set a timeout")
        self._go_to(now)

    @_o_plain
    def _go_to(self, now):
        timers = self._timers
        now = self._clock = max(self._clock, now)
        while timers and timers[0]._when <= now:
            self._ready.append(timers.pop(0))

    def _future_of(self, external):
        """A future that is done when the host has answered."""
        future = self.create_future()
        self._outside.append((external, future))
        future._asyncio_future_blocking = True
        return future

    async def shutdown_asyncgens(self):
        """Close the asynchronous generators that were left halfway."""
        left = _o_open_generators(self._async_generators)
        if left:
            await gather(*[each.aclose() for each in left], return_exceptions=True)

    async def shutdown_default_executor(self, timeout=None):
        pass


AbstractEventLoop = _Loop


def _stop_loop_of(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()


@_o_plain
def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def get_event_loop():
    global _default
    if _running is not None:
        return _running
    if _default is None:
        _default = _Loop()
    return _default


def set_event_loop(loop):
    global _default
    _default = loop


def new_event_loop():
    return _Loop()


class Runner:
    """Runs coroutines one after another on one loop, and cleans up at the end."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._factory = loop_factory
        self._loop = None
        self._context = None
        self._closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def get_loop(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            self._loop = _Loop() if self._factory is None else self._factory()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            kind = ValueError if _o_version < (3, 14) else TypeError
            raise kind(f"a coroutine was expected, got {coro!r}")
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        if context is None:
            context = self._context = self._context or copy_context()
        return loop.run_until_complete(loop.create_task(coro, context=context))

    def close(self):
        loop = self._loop
        if loop is None or self._closed:
            self._closed = True
            return
        self._closed = True
        try:
            left = list(loop._tasks)
            for task in left:
                task.cancel()
            if left:
                loop.run_until_complete(_gathered(left, loop))
            for task in left:
                if not task.cancelled() and task.exception() is not None:
                    message = "unhandled exception during asyncio.run() shutdown"
                    loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            loop.close()


async def _gathered(tasks, loop):
    return await gather(*tasks, return_exceptions=True)


def run(main, *, debug=None, loop_factory=None):
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)
