"""Telling generators and coroutines to exit: what one stands behind exits first, so that each may stop on the way.

See `runtime.closing`. Steps of asynchronous generators exit like the frames of generators.
"""


def close_generator(generator):
    if not _o_is_standing(generator):
        return generator.close()
    return exited(generator)


def exited(generator):
    try:
        interrupt(generator, GeneratorExit())
    except GeneratorExit as error:
        error.__traceback__ = None  # which leads to frames that hold the error, and with it all that the generator held
        return None
    except StopIteration as done:
        return _o_returned(done)
    except StopAsyncIteration:
        if not _o_is_step(generator):
            raise
        return None
    raise RuntimeError(f"{_o_noun(generator)} ignored GeneratorExit")


def error_for(generator):
    """What a generator that is told to exit gets: the error of what it stands behind, if that does not exit."""
    inner = _o_inner_of(generator)
    if inner is None:
        return GeneratorExit()
    try:
        exited(inner)
    except BaseException as error:
        if _o_is_standing(inner):
            drop(inner)
        _o_failed(inner, error)
        return error
    return GeneratorExit()


def drop(generator):
    """A generator that refused to exit, and that nothing holds any more, is told once more."""
    _o_check_dropped(generator)
    try:
        exited(generator)
    except BaseException:
        pass
    _o_silence(generator)


def abandon(iterator):
    """Nothing holds the iterator any more; errors of its generators have nowhere to go."""
    for generator in _o_generators_in(iterator):
        try:
            close_generator(generator)
        except BaseException:
            pass
