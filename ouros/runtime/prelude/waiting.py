"""Methods of the asynchronous protocols that may suspend before they have given what is to be waited for.

Each function is called through its frame, so it is waited for as any coroutine is.
"""


async def await_by(method):
    return await _o_found(_o_source_of(method()))


async def await_call(method, arguments, name):
    return await _o_checked_awaitable(method(*arguments), name)


async def open_async(method):
    return _o_checked_iterator(method())


async def await_next(method):
    return await _o_found(_o_item_source(method()))


def open_asynchronous(*args):
    method = _o_hook(args[0], "__aiter__") if len(args) == 1 else None
    if method is None:
        return aiter(*args)
    made = method()
    if not _o_has_method(made, "__anext__"):
        raise TypeError(f"aiter() returned not an async iterator of type '{_o_type(made).__name__}'")
    return made


def ask_asynchronous(*args):
    method = _o_hook(args[0], "__anext__") if args else None
    if method is None or len(args) > 2:
        return anext(*args)
    return _o_with_default(method(), args[1]) if len(args) == 2 else method()
