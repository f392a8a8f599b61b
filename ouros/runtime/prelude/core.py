"""The protocols that suspendable code spells out: iteration, unpacking and making instances.

Written in the restricted language and compiled by ouros itself, so a program may stop inside and be restored there.
Names that begin with `_o_` are primitives from `runtime.primitives`; `_o_pass(request)` hands a request of an inner
frame to the outside.
"""


def advance(generator, value):
    return value_of(generator, _o_send(generator, value))


def interrupt(generator, error):
    if _o_inner_of(generator) is not None and isinstance(error, GeneratorExit):
        failure = error_for(generator)
        if not isinstance(failure, GeneratorExit):
            error = failure
        failure = None
    try:
        return value_of(generator, _o_throw(generator, error))
    finally:
        error = None  # an error that comes back out leads here: it would come to hold itself


def value_of(generator, step):
    while not _o_is_value(step):
        failure = None
        answer = None
        try:
            answer = _o_pass(step)
        except BaseException as error:
            failure = error
        if failure is None:
            step = _o_answer(generator, answer)
        elif _o_dead(generator):
            try:
                raise failure
            finally:
                failure = None
        else:
            step = _o_fail(generator, failure)
    return _o_value(step)


def next_item(iterator):
    if not _o_slow(iterator):
        return next(iterator, _o_end)
    try:
        if _o_is_generator(iterator):
            return value_of(iterator, _o_resumed(iterator))
        return step_on(iterator)
    except StopIteration:
        return _o_end


def pass_items(iterator):
    try:
        item = step_on(iterator)
        while True:
            try:
                sent = yield item
            except GeneratorExit:
                close = getattr(iterator, "close", None)
                if close is not None:
                    close()
                raise
            except BaseException as error:
                throw = getattr(iterator, "throw", None)
                if throw is None:
                    raise
                item = throw(error)
            else:
                if sent is None:
                    item = step_on(iterator)
                else:
                    send = getattr(iterator, "send")  # noqa: B009 - it may be a method of the program
                    item = send(sent)
    except StopIteration as done:
        return done.value


DELEGATED = ("send", "throw", "close")


def delegated(iterable):
    iterator = get_iter(iterable)
    if _o_is_stepper(iterator) or not (_o_slow(iterator) or any(map(_o_hook, [iterator] * 3, DELEGATED))):
        return iterator
    return pass_items(iterator)


def get_iter(iterable):
    method = _o_hook(iterable, "__iter__")
    if method is not None:
        made = method()
        if not _o_is_iterator(made):
            raise TypeError(f"iter() returned non-iterator of type '{_o_type(made).__name__}'")
        return made
    if has_items(iterable):
        return _o_lazy("Items", [iterable, 0])
    return _o_native_iter(iterable)


def has_items(iterable):
    return _o_hook(iterable, "__getitem__") is not None and not _o_has_method(iterable, "__iter__")


def step_items(parts):
    if not parts:
        raise StopIteration
    sequence, index = parts
    method = _o_hook(sequence, "__getitem__")
    try:
        item = operate("getitem", sequence, index) if method is None else method(index)
    except (IndexError, StopIteration):
        parts.clear()
    else:
        parts[1] = index + 1
        return item
    raise StopIteration


def drained(iterable):
    iterator = get_iter(iterable)
    ask_length(iterable)
    made = []
    while True:
        item = next_item(iterator)
        if item is _o_end:
            return made
        made.append(item)


def ask_length(iterable):
    """What builtins that make a list ask first, to know how much room to get."""
    operate("length_hint", iterable)


def hint_of(iterator):
    return operate("length_hint", iterator)


def collect(iterable, count):
    if not _o_slow(iterable):
        return iterable
    if count is None:
        return drained(iterable)
    iterator = get_iter(iterable)
    made = []
    if count < 0:  # unpacked into -count - 1 names, then a star
        while len(made) < -count - 1:
            item = next_item(iterator)
            if item is _o_end:
                return made
            made.append(item)
        return made + as_list(iterator)
    while len(made) < count:
        item = next_item(iterator)
        if item is _o_end:
            break
        made.append(item)
    return made


def construct(cls, /, *args, **kwargs):
    make = _o_maker(cls)
    made = make(cls, *args, **kwargs)
    if _o_made_by(made, cls):
        start = _o_hook(made, "__init__")
        fill = _o_filler(made)
        if fill is not None:
            fill(*args, **kwargs)
        elif start is None:
            _o_initialise(made, args, kwargs)
        else:
            result = start(*args, **kwargs)
            if result is not None:
                raise TypeError(f"__init__() should return None, not '{_o_type(result).__name__}'")
    return made
