"""Waiting for several things, for a time, or no longer than a time."""

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


async def sleep(delay, result=None):
    if delay <= 0:
        await _Pass()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


@_o_plain
def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


class _Gathering(Future):
    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children = children
        self._asked_to_cancel = False

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = False
        for child in self._children:
            if child.cancel(msg=msg):
                asked = True
        if asked:
            self._asked_to_cancel = True
        return asked


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    finished = 0
    outer = None

    def one_done(future):
        nonlocal finished
        finished += 1
        if outer.done():
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            if future.exception() is not None:
                outer.set_exception(future.exception())
                return
        if finished == different:
            if outer._asked_to_cancel:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result([_outcome(child) for child in children])

    known = {}
    children = []
    done_already = []
    loop = None
    for each in coros_or_futures:
        future = known.get(id(each))
        if future is None:
            future = known[id(each)] = ensure_future(each, loop=loop)
            if loop is None:
                loop = future.get_loop()
            if future.done() and _o_version >= (3, 12):
                done_already.append(future)
            else:
                future.add_done_callback(one_done)
        children.append(future)
    different = len(known)
    outer = _Gathering(children, loop)
    for future in done_already:
        one_done(future)
    return outer


def _outcome(future):
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    error = future.exception()
    return future.result() if error is None else error


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = list(dict.fromkeys(fs))  # not a set, whose order would differ from one process to the next
    if any(iscoroutine(future) for future in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    handle = None
    if timeout is not None:
        handle = loop.call_later(timeout, _set_unless_done, waiter, None)
    left = len(fs)

    def one_done(future):
        nonlocal left
        left -= 1
        enough = left <= 0 or return_when == FIRST_COMPLETED
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if enough or failed:
            if handle is not None:
                handle.cancel()
            _set_unless_done(waiter, None)

    for future in fs:
        future.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for future in fs:
            future.remove_done_callback(one_done)
    done = {future for future in fs if future.done()}
    return done, set(fs) - done


class _AsCompleted:
    def __init__(self, futures, timeout):
        loop = get_event_loop()
        self._done = Queue()
        self._handle = None
        seen = []
        for each in futures:
            if not any(each is other for other in seen):
                seen.append(each)
        self._todo = []
        for each in seen:
            future = ensure_future(each, loop=loop)
            self._todo.append(future)
        self._left = len(self._todo)
        for future in list(self._todo):
            future.add_done_callback(self._one_done)
        if self._todo and timeout is not None:
            self._handle = loop.call_later(timeout, self._timed_out)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._result_of_next()

    async def _result_of_next(self):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    def _one_done(self, future):
        if self._todo:
            self._todo.remove(future)
            self._done.put_nowait(future)
            if not self._todo and self._handle is not None:
                self._handle.cancel()

    def _timed_out(self):
        for future in self._todo:
            future.remove_done_callback(self._one_done)
            self._done.put_nowait(None)
        self._todo.clear()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompleted(fs, timeout)


class Timeout:
    """Cancels the task around it at a deadline, and turns that into a TimeoutError."""

    def __init__(self, when):
        self._state = "created"
        self._handle = None
        self._task = None
        self._when = when

    def __repr__(self):
        info = ""
        if self._state == "active":
            info = f" when={round(self._when, 3) if self._when is not None else None}"
        return f"<Timeout [{self._state}]{info}>"

    def when(self):
        return self._when

    def expired(self):
        return self._state in ("expiring", "expired")

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._handle = loop.call_soon(self._on_timeout)
            else:
                self._handle = loop.call_at(when, self._on_timeout)

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, traceback):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and kind is not None:
                if issubclass(kind, CancelledError):
                    raise TimeoutError from error
                if _o_version >= (3, 13):
                    _insert_timeout(error)
                    if isinstance(error, ExceptionGroup):
                        for each in error.exceptions:
                            _insert_timeout(each)
        elif self._state == "active":
            self._state = "finished"
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._handle = None


def _insert_timeout(error):
    """Put a TimeoutError in front of the cancellation in whose handling an error was raised."""
    while error.__context__ is not None:
        if isinstance(error.__context__, CancelledError):
            timed_out = TimeoutError()
            timed_out.__context__ = timed_out.__cause__ = error.__context__
            error.__context__ = timed_out
            break
        error = error.__context__


def timeout(delay):
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()

    def release(future):
        _set_unless_done(waiter, None)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def _now_or_never(future):
    future = ensure_future(future)
    if future.done():
        return future.result()
    await _cancel_and_wait(future)
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError from error


if _o_version >= (3, 12):

    async def wait_for(fut, timeout):
        if timeout is not None and timeout <= 0:
            return await _now_or_never(fut)
        async with _timeout(timeout):
            return await fut

else:

    async def wait_for(fut, timeout):
        loop = get_running_loop()
        if timeout is None:
            return await fut
        if timeout <= 0:
            return await _now_or_never(fut)
        waiter = loop.create_future()
        handle = loop.call_later(timeout, _set_unless_done, waiter, None)

        def release(future):
            _set_unless_done(waiter, None)

        fut = ensure_future(fut, loop=loop)
        fut.add_done_callback(release)
        try:
            try:
                await waiter
            except CancelledError:
                if fut.done():
                    return fut.result()
                fut.remove_done_callback(release)
                await _cancel_and_wait(fut)
                raise
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut)
            try:
                return fut.result()
            except CancelledError as error:
                raise TimeoutError() from error
        finally:
            handle.cancel()


_timeout = timeout
