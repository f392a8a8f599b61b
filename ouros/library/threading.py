"""`threading` without threads: a thread runs to its end when it is started, so a program does the same on every run.

What would wait for another thread can wait for ever only, since all that were started have ended or stand below; it is
an error, which ends the threads on the way to the main one too.
"""

TIMEOUT_MAX = 9223372036.0


class _WouldWait(RuntimeError):
    """Raised where a thread would wait for ever. A thread that fails with it fails the one that started it."""


_WouldWait.__name__ = _WouldWait.__qualname__ = "RuntimeError"
_WouldWait.__module__ = "builtins"


@_o_plain
def _waits(what, blocking=True, timeout=None):
    """What an operation does that cannot go on at once: with a time limit or without blocking it fails quietly."""
    if blocking and (timeout is None or timeout < 0):
        raise _WouldWait(
            f"{what} would wait for ever: a thread in the sandbox runs to its end when it is started, so what it waits "
            f"for has to be there before"
        )
    return False


@_o_plain
def _checked(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        kind = "a non-negative number" if _o_version >= (3, 13) else "positive"
        raise ValueError(f"timeout value must be {kind}")


@_o_plain
def _leave(self, kind, error, traceback):
    self.release()


class Lock:
    @_o_plain
    def __init__(self):
        self._locked = False

    @_o_plain
    def acquire(self, blocking=True, timeout=-1):
        _checked(blocking, timeout)
        if self._locked:
            return _waits("acquire()", blocking, timeout)
        self._locked = True
        return True

    @_o_plain
    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    @_o_plain
    def locked(self):
        return self._locked

    __enter__, __exit__ = acquire, _leave

    @_o_plain
    def _is_owned(self):
        return self._locked

    @_o_plain
    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


class RLock:
    @_o_plain
    def __init__(self):
        self._owner = None
        self._count = 0

    @_o_plain
    def acquire(self, blocking=True, timeout=-1):
        _checked(blocking, timeout)
        if self._count and self._owner is not current_thread():
            return _waits("acquire()", blocking, timeout)
        self._owner = current_thread()
        self._count += 1
        return True

    @_o_plain
    def release(self):
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    __enter__, __exit__ = acquire, _leave

    @_o_plain
    def _is_owned(self):
        return bool(self._count) and self._owner is current_thread()

    @_o_plain
    def __repr__(self):
        owner = self._owner.ident if self._count else 0
        return (
            f"<{'locked' if self._count else 'unlocked'} _thread.RLock object owner={owner} count={self._count} "
            f"at {id(self):#x}>"
        )


class Condition:
    @_o_plain
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    @_o_plain
    def wait(self, timeout=None):
        self._check("wait on")
        return _waits("wait()", True, timeout)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    @_o_plain
    def notify(self, n=1):
        self._check("notify on")

    @_o_plain
    def notify_all(self):
        self._check("notify on")

    @_o_plain
    def _check(self, what):
        if not self._lock._is_owned():
            raise RuntimeError(f"cannot {what} un-acquired lock")

    @_o_plain
    def __repr__(self):
        return f"<Condition({self._lock!r}, 0)>"


class Semaphore:
    @_o_plain
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    @_o_plain
    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value:
            return _waits("acquire()", blocking, timeout)
        self._value -= 1
        return True

    __enter__, __exit__ = acquire, _leave

    @_o_plain
    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    @_o_plain
    def __repr__(self):
        return f"<{_shown(self)}: value={self._value}>"


class BoundedSemaphore(Semaphore):
    @_o_plain
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    @_o_plain
    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n

    @_o_plain
    def __repr__(self):
        return f"<{_shown(self)}: value={self._value}/{self._initial_value}>"


@_o_plain
def _shown(value):
    return f"{type(value).__module__}.{type(value).__qualname__} at {id(value):#x}"


class Event:
    @_o_plain
    def __init__(self):
        self._flag = False

    @_o_plain
    def is_set(self):
        return self._flag

    @_o_plain
    def set(self):
        self._flag = True

    @_o_plain
    def clear(self):
        self._flag = False

    @_o_plain
    def wait(self, timeout=None):
        return self._flag or _waits("wait()", True, timeout)

    @_o_plain
    def __repr__(self):
        return f"<{_shown(self)}: {'set' if self._flag else 'unset'}>"


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    @_o_plain
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1 and _o_version >= (3, 13):
            raise ValueError("parties must be > 0")
        self.parties, self._action, self._timeout = parties, action, timeout
        self.n_waiting = 0
        self.broken = False

    def wait(self, timeout=None):
        timeout = self._timeout if timeout is None else timeout
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            _waits("wait()", True, timeout)
            self.broken = True
            raise BrokenBarrierError
        if self._action is not None:
            try:
                self._action()
            except:
                self.broken = True
                raise
        return 0

    @_o_plain
    def reset(self):
        self.broken = False

    @_o_plain
    def abort(self):
        self.broken = True
