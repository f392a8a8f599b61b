"""`contextlib`: context managers from generators, stacks of them, and small ones."""

from functools import wraps


class _Manager:
    """What the managers of this module have in common. They count as abstract ones by their methods."""

    @_o_plain
    def __enter__(self):
        return self

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


class AbstractContextManager(_Manager, metaclass=_o_ABCMeta):
    @_o_plain
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    __exit__.__isabstractmethod__ = True


_o_structure(AbstractContextManager, "__enter__", "__exit__")


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class _OfGenerator:
    """What managers made from generators of both kinds share."""

    _doc = None

    def __init__(self, func, args, kwds, doc=None):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds
        if doc is not None:
            self._doc = doc
            _o_set_doc(self, doc)

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds, self._doc)


class _GeneratorContextManager(_OfGenerator, _Manager, ContextDecorator):
    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        held = _o_traceback_of(value)  # passing through the generator adds to it
        try:
            self.gen.throw(value)
        except StopIteration as error:
            return error is not value
        except RuntimeError as error:
            if error is not value and not (isinstance(value, StopIteration) and error.__cause__ is value):
                raise
            _o_set_traceback(value, held)
            return False
        except BaseException as error:
            if error is not value:
                raise
            _o_set_traceback(value, held)
            return False
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


def contextmanager(func):
    doc = getattr(func, "__doc__", None)

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds, doc)

    return helper


class closing(_Manager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class suppress(_Manager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if _o_version >= (3, 12) and issubclass(exctype, BaseExceptionGroup):
            match, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class _Redirect(_Manager):
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        import sys  # noqa: F401 - it has the streams, and few programs that use this module ask for it

        self._old_targets.append(_o_redirect(self._stream, self._new_target))
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        _o_redirect(self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    _stream = "stdout"


class redirect_stderr(_Redirect):
    _stream = "stderr"


class nullcontext(_Manager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


@_o_plain
def _managed(cm, names, what):
    kind = type(cm)
    try:
        return [getattr(kind, name) for name in names]
    except AttributeError:
        raise TypeError(
            f"'{kind.__module__}.{kind.__qualname__}' object does not support the {what} protocol"
        ) from None


@_o_plain
def _link_context(new, old, frame_error):
    """Make `old` the context at the end of the chain of `new`, as if the exit had stood in a handler of `old`."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is frame_error:
            break
        new = context
    new.__context__ = old


class _Unwinding:
    """How far an exit stack is: the exception that is on its way, and where it came from."""

    @_o_plain
    def __init__(self, kind, error, traceback):
        self.error, self.traceback = error, traceback
        self.received = error is not None
        self.outer = _o_handled()
        self.suppressed = self.pending = False

    @_o_plain
    def details(self):
        error = self.error
        return (None, None, None) if error is None else (type(error), error, self.traceback)

    @_o_plain
    def swallow(self):
        self.suppressed = True
        self.pending = False
        self.error = None

    @_o_plain
    def replace(self, new):
        _link_context(new, self.error, self.outer)
        self.pending = True
        self.error = new

    @_o_plain
    def finish(self):
        if self.pending:
            error = self.error
            context = error.__context__
            try:
                raise error
            except BaseException:
                error.__context__ = context
                raise
        return self.received and self.suppressed


class _Stack:
    """What exit stacks of both kinds share: functions to call at the end, each with whether it is to be awaited."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        stack = type(self)()
        stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return stack

    def push(self, exit):
        found = getattr(type(exit), "__exit__", None)
        self._exit_callbacks.append((False, exit if found is None else _o_method(found, exit)))
        return exit

    def enter_context(self, cm):
        enter, leave = _managed(cm, ("__enter__", "__exit__"), "context manager")
        result = enter(cm)
        self._exit_callbacks.append((False, _o_method(leave, cm)))
        return result

    def callback(self, callback, /, *args, **kwds):
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((False, leave))
        return callback


class ExitStack(_Stack, _Manager):
    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        going = _Unwinding(*exc_details)
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            try:
                if leave(*going.details()):
                    going.swallow()
            except BaseException as new:
                going.replace(new)
        return going.finish()
