"""Futures and tasks."""


class Future:
    """A result that is not there yet."""

    _asyncio_future_blocking = False

    @_o_plain
    def __init__(self, *, loop=None):
        self._loop = (_running or get_event_loop()) if loop is None else loop
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []
        self._cancel_message = None
        self._cancelled_error = None

    def __repr__(self):
        return f"<{' '.join(self._described())}>"

    def _described(self):
        parts = [type(self).__name__, self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                parts.append(f"exception={self._exception!r}")
            else:
                parts.append(f"result={self._result!r}")
        return parts

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)

    @_o_plain
    def get_loop(self):
        return self._loop

    @_o_plain
    def cancelled(self):
        return self._state == "CANCELLED"

    @_o_plain
    def done(self):
        return self._state != "PENDING"

    @_o_plain
    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._cancel_message = msg
        Future._finish(self, "CANCELLED")
        return True

    @_o_plain
    def _finish(self, state):
        self._state = state
        callbacks = self._callbacks
        self._callbacks = []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    @_o_plain
    def _make_cancelled_error(self):
        if self._cancelled_error is not None:
            error = self._cancelled_error
            self._cancelled_error = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    @_o_plain
    def result(self):
        if self._state == "CANCELLED":
            raise Future._make_cancelled_error(self)
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    @_o_plain
    def exception(self):
        if self._state == "CANCELLED":
            raise Future._make_cancelled_error(self)
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    @_o_plain
    def add_done_callback(self, callback, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(callback, self, context=context)
        else:
            self._callbacks.append((callback, copy_context() if context is None else context))

    def remove_done_callback(self, callback):
        kept = [each for each in self._callbacks if each[0] != callback]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    @_o_plain
    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        Future._finish(self, "FINISHED")

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            text = "StopIteration interacts badly with generators and cannot be raised into a Future"
            if _o_version < (3, 12):
                raise TypeError(text)
            error = RuntimeError(text)
            error.__cause__ = error.__context__ = exception
            exception = error
        Future._fail(self, exception)

    @_o_plain
    def _fail(self, exception):
        self._exception = exception
        Future._finish(self, "FINISHED")

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
            if self._state == "PENDING":
                raise RuntimeError("await wasn't used with future")
        return Future.result(self)

    __iter__ = __await__


class Task(Future):
    """A coroutine on the event loop: a future whose result is what the coroutine returns."""

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _task_numbers
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _task_numbers += 1
            name = f"Task-{_task_numbers}"
        self._name = name if type(name) is str else str(name)
        self._coro = coro
        self._context = copy_context() if context is None else context
        self._waits_for = None
        self._must_cancel = False
        self._cancels = 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step, context=self._context)

    def _described(self):
        parts = super()._described()
        if self._state == "PENDING" and (self._must_cancel or self._cancels):
            parts[1] = "cancelling"
        coroutine = getattr(self._coro, "__qualname__", type(self._coro).__name__)
        parts[2:2] = [f"name={self._name!r}", f"coro=<{coroutine}()>"]
        if self._waits_for is not None:
            parts.append(f"wait_for={self._waits_for!r}")
        return parts

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._cancels += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    @_o_plain
    def get_context(self):
        return self._context

    @_o_plain
    def cancelling(self):
        return self._cancels

    @_o_plain
    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
            if self._cancels == 0 and _o_version >= (3, 13):
                self._must_cancel = False
        return self._cancels

    @_o_plain
    def _finish(self, state):
        self._loop._tasks.remove(self)
        Future._finish(self, state)

    def _step(self, error=None):
        global _current
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        _current = self
        try:
            if error is None:
                asked = self._coro.send(None)
            else:
                asked = self._coro.throw(error)
        except StopIteration as done:
            _current = None
            if self._must_cancel:
                self._must_cancel = False
                Task._end_cancelled(self, self._cancel_message, None)
            else:
                Task._end(self, done.value, None)
        except CancelledError as raised:
            _current = None
            Task._end_cancelled(self, None, raised)
        except (KeyboardInterrupt, SystemExit) as raised:
            _current = None
            Task._end(self, None, raised)
            raise
        except BaseException as raised:
            _current = None
            Task._end(self, None, raised)
        else:
            _current = None
            self._waits(asked)

    @_o_plain
    def _end(self, result, error):
        self._result = result
        self._exception = error
        Task._finish(self, "FINISHED")

    @_o_plain
    def _end_cancelled(self, message, error):
        self._cancel_message = message
        self._cancelled_error = error
        Task._finish(self, "CANCELLED")

    def _waits(self, asked):
        """What the coroutine has yielded: a future to wait for, or None to let others run."""
        if _o_is_outside(asked):
            asked = self._loop._future_of(asked)
        blocking = getattr(asked, "_asyncio_future_blocking", None)
        if blocking is None:
            if asked is None:
                self._loop.call_soon(self._step, context=self._context)
                return
            problem = f"Task got bad yield: {asked!r}"
        elif asked is self:
            problem = f"Task cannot await on itself: {self!r}"
        elif asked._loop is not self._loop:
            problem = f"Task {self!r} got Future {asked!r} attached to a different loop"
        elif blocking:
            asked._asyncio_future_blocking = False
            asked.add_done_callback(self._wake, context=self._context)
            self._waits_for = asked
            if self._must_cancel and asked.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        else:
            problem = f"yield was used instead of yield from in task {self!r} with {asked!r}"
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


class _Pass:
    def __await__(self):
        yield


def isfuture(value):
    return hasattr(type(value), "_asyncio_future_blocking") and value._asyncio_future_blocking is not None


@_o_plain
def iscoroutine(value):
    return _o_is_coroutine(value)


@_o_plain
def iscoroutinefunction(value):
    return _o_is_coroutine_function(value)


def ensure_future(value, *, loop=None):
    if isfuture(value):
        if loop is not None and loop is not value.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return value
    if not iscoroutine(value):
        if not _o_is_awaitable(value):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        value = _awaited(value)
    return (get_event_loop() if loop is None else loop).create_task(value)


async def _awaited(value):
    return await value


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return _current if loop is _running else None


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return set(loop._tasks)
