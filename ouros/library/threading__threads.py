"""Threads, what each has of its own, and what is left when one fails."""

import sys
import traceback
from contextvars import Context as _Context

_numbers = {"name": 0, "ident": 0}


@_o_plain
def _next(kind):
    _numbers[kind] += 1
    return _numbers[kind]


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            name = f"Thread-{_next('name')}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name = str(name)
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._state = "initial"
        self._ident = None
        self._locals = {}

    def start(self):
        self._check_made()
        if self._state != "initial":
            raise RuntimeError("threads can only be started once")
        self._ident = _next("ident")
        self._state = "started"
        _alive.append(self)
        try:
            _Context().run(self._run)
        finally:
            self._state = "stopped"
            self._locals = {}
            _alive.remove(self)

    def _run(self):
        try:
            self.run()
        except _WouldWait:
            raise
        except BaseException as error:
            _current["excepthook"](ExceptHookArgs((type(error), error, error.__traceback__, self)))

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        self._check_made()
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._state == "started":
            _waits("join()", True, timeout)

    def is_alive(self):
        self._check_made()
        return self._state == "started"

    @_o_plain
    def _check_made(self):
        if "_state" not in self.__dict__:
            raise RuntimeError("thread.__init__() not called")

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check_made()
        if self._state != "initial":
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def isDaemon(self):
        return self.daemon

    def setName(self, name):
        self.name = name

    def getName(self):
        return self.name

    def __repr__(self):
        status = f"{self._state} daemon" if self._daemonic else self._state
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"


class _MainThread(Thread):
    def __init__(self):
        self._name, self._daemonic, self._state = "MainThread", False, "started"
        self._ident, self._locals = _next("ident"), {}


_main = _MainThread()
_alive = [_main]


@_o_plain
def current_thread():
    return _alive[-1]


@_o_plain
def main_thread():
    return _main


@_o_plain
def get_ident():
    return _alive[-1]._ident


get_native_id = get_ident


@_o_plain
def active_count():
    return len(_alive)


@_o_plain
def enumerate():
    return list(_alive)


currentThread = current_thread
activeCount = active_count


class ExceptHookArgs:
    def __init__(self, items):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = items


def __excepthook__(args, /):
    if args.exc_type is SystemExit:
        return
    print(f"Exception in thread {args.thread.name}:", file=sys.stderr)
    traceback.print_exception(args.exc_value)


_current = {"excepthook": __excepthook__}


class Timer(Thread):
    """There is no time to wait for: the function is called when the timer is started."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class local:
    """Attributes of its own in each thread, which a thread's end lets go."""

    __slots__ = ("_arguments", "_key")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        made = object.__new__(cls)
        key = object()
        object.__setattr__(made, "_arguments", (args, kwargs))
        object.__setattr__(made, "_key", key)
        _alive[-1]._locals[key] = {}
        return made

    def _own(self):
        held = _alive[-1]._locals
        if self._key not in held:
            held[self._key] = {}
            args, kwargs = self._arguments
            type(self).__init__(self, *args, **kwargs)
        return held[self._key]

    def __getattr__(self, name):
        held = self._own()
        return held if name == "__dict__" else held[name] if name in held else self._missing(name)

    def __setattr__(self, name, value):
        self._own()[name] = value

    def __delattr__(self, name):
        held = self._own()
        if name not in held:
            self._missing(name)
        del held[name]

    def _missing(self, name):
        shown = "_thread._local" if type(self) is local else type(self).__name__
        raise AttributeError(f"'{shown}' object has no attribute '{name}'", name=name, obj=self)


def settrace(func):
    raise RuntimeError("threading.settrace() is not supported in the sandbox")


setprofile = settrace


def stack_size(size=0, /):
    return 0
