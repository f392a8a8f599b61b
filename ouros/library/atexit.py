"""`atexit`: functions that are called when the program ends, the last registered first."""

_registered = []


@_o_plain
def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    _registered[:] = [each for each in _registered if each[0] != func]


def _run_exitfuncs():
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            print(f"Exception ignored in atexit callback: {func!r}", file=_o_library("sys", "_current")["stderr"])
            _o_library("traceback", "print_exception")(error)


async def _finishing(program):
    """Run a program that may stop."""
    try:
        return await program
    finally:
        _run_exitfuncs()
