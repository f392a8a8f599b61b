"""Functions that CPython calls in another thread: they are called at once, and their results told in a later turn."""


async def to_thread(func, /, *args, **kwargs):
    return await _in_thread(get_running_loop(), copy_context().run, (func, *args), kwargs)


def _in_thread(loop, func, args, kwargs):
    """The function has no event loop around it, as in a thread of its own."""
    global _running, _current
    if loop._closed:
        raise RuntimeError("Event loop is closed")
    future = loop.create_future()
    around = _running, _current
    _running = _current = None
    result = error = None
    try:
        result = func(*args, **kwargs)
    except BaseException as raised:
        error = raised
    finally:
        _running, _current = around
    loop.call_soon(_tell, future, result, error)
    return future


def _submitted(executor, func, args):
    return executor.submit(func, *args).result()


def _tell(future, result, error):
    if future.done():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
