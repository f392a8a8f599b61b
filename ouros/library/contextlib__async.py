"""The asynchronous forms: managers from asynchronous generators, and stacks of both kinds."""


class _AsyncManager:
    async def __aenter__(self):
        return self

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


class AbstractAsyncContextManager(_AsyncManager, metaclass=_o_ABCMeta):
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    __aexit__.__isabstractmethod__ = True


_o_structure(AbstractAsyncContextManager, "__aenter__", "__aexit__")


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _AsyncGeneratorContextManager(_OfGenerator, _AsyncManager, AsyncContextDecorator):
    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        held = _o_traceback_of(value)
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as error:
            return error is not value
        except RuntimeError as error:
            stops = (StopIteration, StopAsyncIteration)
            if error is not value and not (isinstance(value, stops) and error.__cause__ is value):
                raise
            _o_set_traceback(value, held)
            return False
        except BaseException as error:
            if error is not value:
                raise
            _o_set_traceback(value, held)
            return False
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def asynccontextmanager(func):
    doc = getattr(func, "__doc__", None)

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds, doc)

    return helper


class aclosing(_AsyncManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class AsyncExitStack(_Stack, _AsyncManager):
    def push_async_exit(self, exit):
        found = getattr(type(exit), "__aexit__", None)
        self._exit_callbacks.append((True, exit if found is None else _o_method(found, exit)))
        return exit

    async def enter_async_context(self, cm):
        enter, leave = _managed(cm, ("__aenter__", "__aexit__"), "asynchronous context manager")
        result = await enter(cm)
        self._exit_callbacks.append((True, _o_method(leave, cm)))
        return result

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)

        leave.__wrapped__ = callback
        self._exit_callbacks.append((True, leave))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *exc_details):
        going = _Unwinding(*exc_details)
        while self._exit_callbacks:
            waits, leave = self._exit_callbacks.pop()
            try:
                result = leave(*going.details())
                if waits:
                    result = await result
                if result:
                    going.swallow()
            except BaseException as new:
                going.replace(new)
        return going.finish()
