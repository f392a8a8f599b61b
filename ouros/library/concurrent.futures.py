"""`concurrent.futures` without threads: what is submitted runs at once, to its end, like a thread that is started."""

import threading

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = TimeoutError
_would_wait = _o_library("threading", "_waits")
_WouldWait = _o_library("threading", "_WouldWait")


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._state = "PENDING"
        self._result = self._exception = None
        self._callbacks = []

    def __repr__(self):
        shown = self._state.lower()
        if self._state == "FINISHED" and self._exception is not None:
            shown += f" raised {type(self._exception).__name__}"
        elif self._state == "FINISHED":
            shown += f" returned {type(self._result).__name__}"
        return f"<{type(self).__name__} at {id(self):#x} state={shown}>"

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        if self._state == "PENDING":
            self._finish("CANCELLED")
        return True

    def cancelled(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED")

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state not in ("PENDING", "RUNNING")

    def _finish(self, state):
        self._state = state
        for callback in self._callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except _WouldWait:
            raise
        except Exception:
            pass  # CPython writes it to the log

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._callbacks.append(fn)

    def _settled(self, what, timeout):
        if self.cancelled():
            raise CancelledError
        if not self.done():
            _would_wait(what, True, timeout)
            raise TimeoutError

    def result(self, timeout=None):
        self._settled("result()", timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._settled("exception()", timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            self._state = "CANCELLED_AND_NOTIFIED"
            return False
        if self._state != "PENDING":
            raise RuntimeError("Future in unexpected state")
        self._state = "RUNNING"
        return True

    def _check_open(self):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")

    def set_result(self, result):
        self._check_open()
        self._result = result
        self._finish("FINISHED")

    def set_exception(self, exception):
        self._check_open()
        self._exception = exception
        self._finish("FINISHED")


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                while futures:
                    yield futures.pop(0).result()
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    _pools = [0]

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{self._pools[0]}"
            self._pools[0] += 1
        self._max_workers = 8 if max_workers is None else max_workers
        self._prefix, self._initializer, self._initargs = thread_name_prefix, initializer, initargs
        self._shut = False
        self._ready = initializer is None

    def submit(self, fn, /, *args, **kwargs):
        if self._shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        worker = threading.Thread(target=self._work, args=(future, fn, args, kwargs), name=f"{self._prefix}_0")
        worker.start()
        return future

    def _work(self, future, fn, args, kwargs):
        if not self._ready:
            self._initializer(*self._initargs)
            self._ready = True
        future.set_running_or_notify_cancel()
        try:
            result = fn(*args, **kwargs)
        except _WouldWait:
            raise
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shut = True


class _DoneAndNotDone(tuple):
    __slots__ = ()

    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    futures = set(fs)
    done = {future for future in futures if future.done()}
    left = futures - done
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    failed = any(not future.cancelled() and future._exception is not None for future in done)
    enough = not left or (done and return_when == FIRST_COMPLETED) or (failed and return_when == FIRST_EXCEPTION)
    if not enough:
        _would_wait("wait()", True, timeout)
    return _DoneAndNotDone((done, left))


def as_completed(fs, timeout=None):
    left = []
    for future in dict.fromkeys(fs):
        if future.done():
            yield future
        else:
            left.append(future)
    if left:
        _would_wait("as_completed()", True, timeout)
        raise TimeoutError(f"{len(left)} (of {len(set(fs))}) futures unfinished")
