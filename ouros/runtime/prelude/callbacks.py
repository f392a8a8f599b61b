"""Builtins that call back or iterate, for arguments that may suspend; with others each calls the builtin itself.

Each function stands for the builtin named in the table of `runtime.primitives` and has its signature, results and
errors.
"""


def as_list(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return list(*args, **kwargs)
    return [item for item in args[0]]


def as_tuple(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return tuple(*args, **kwargs)
    return tuple(as_list(args[0]))


def as_set(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return set(*args, **kwargs)
    made = set()
    for item in args[0]:
        made.add(item)
    return made


def as_frozenset(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return frozenset(*args, **kwargs)
    return frozenset(as_list(args[0]))


def as_dict(*args, **kwargs):
    if len(args) != 1 or not _o_slow(args[0]):
        return dict(*args, **kwargs)
    made = {}
    for pair in args[0]:
        made.update([as_list(pair)])
    made.update(kwargs)
    return made


def as_bytes(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return bytes(*args, **kwargs)
    return bytes(as_list(args[0]))


def as_bytearray(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return bytearray(*args, **kwargs)
    return bytearray(as_list(args[0]))


def total(*args, **kwargs):
    if not args or not _o_slow(args[0]):
        return sum(*args, **kwargs)
    return sum(as_list(args[0]), *args[1:], **kwargs)


def is_any(*args):
    if len(args) != 1 or not _o_slow(args[0]):
        return any(*args)
    for item in args[0]:
        if item:
            return True
    return False


def is_all(*args):
    if len(args) != 1 or not _o_slow(args[0]):
        return all(*args)
    for item in args[0]:
        if not item:
            return False
    return True


def decorated(items, key):
    made = []
    for item in items:
        made.append(key(item))
    return made


def smallest(*args, **kwargs):
    return extreme(min, args, kwargs)


def largest(*args, **kwargs):
    return extreme(max, args, kwargs)


def extreme(native, args, kwargs):
    key = kwargs.get("key")
    one = len(args) == 1
    if not args or not ((one and _o_slow(args[0])) or _o_suspends(key)):
        return _o_native(native, args, kwargs)
    items = as_list(args[0]) if one else list(args)
    if not _o_suspends(key):
        return _o_native(native, (items,), kwargs)
    ranked = list(enumerate(decorated(items, key)))
    rest = {name: value for name, value in kwargs.items() if name != "key"}
    if not ranked:
        return _o_native(native, (items,), rest)
    return items[_o_native(native, (ranked,), {"key": _o_second})[0]]


def sort_list(values, /, *, key=None, reverse=False):
    if not _o_suspends(key):
        values.sort(key=key, reverse=reverse)
        return
    items = list(values)
    values.clear()
    try:
        keys = decorated(items, key)
        order = list(range(len(items)))
        order.sort(key=keys.__getitem__, reverse=reverse)
        result = [items[index] for index in order]
    except BaseException:
        values[:] = items
        raise
    if values:
        values[:] = result
        raise ValueError("list modified during sort")
    values[:] = result


def in_order(*args, **kwargs):
    if len(args) != 1 or not (_o_slow(args[0]) or _o_suspends(kwargs.get("key"))):
        return sorted(*args, **kwargs)
    items = as_list(args[0])
    sort_list(items, **kwargs)
    return items


def apply_each(*args):
    if len(args) < 2 or not (_o_suspends(args[0]) or any(map(_o_slow, args[1:]))):
        return map(*args)
    return applied(args[0], [get_iter(source) for source in args[1:]])


def applied(function, iterators):
    while True:
        values = []
        for iterator in iterators:
            value = next_item(iterator)
            if value is _o_end:
                return
            values.append(value)
        try:
            result = function(*values)
        except StopIteration:  # ends the iteration, as in the builtin
            return
        yield result


def select(*args):
    if len(args) != 2 or not (_o_suspends(args[0]) or _o_slow(args[1])):
        return filter(*args)
    return selected(args[0], get_iter(args[1]))


def selected(function, iterator):
    while True:
        item = next_item(iterator)
        if item is _o_end:
            return
        try:
            wanted = item if function is None or function is bool else function(item)
        except StopIteration:
            return
        if wanted:
            yield item


def zipped(*args, strict=False):
    if not any(map(_o_slow, args)):
        return zip(*args, strict=strict)
    return together([get_iter(source) for source in args], strict)


def together(iterators, strict):
    while True:
        values = []
        for number, iterator in enumerate(iterators):
            value = next_item(iterator)
            if value is _o_end:
                if strict:
                    check_lengths(iterators, number)
                return
            values.append(value)
        yield tuple(values)


def check_lengths(iterators, ended):
    plural = "s 1-" if ended > 1 else " "
    if ended:
        raise ValueError(f"zip() argument {ended + 1} is shorter than argument{plural}{ended}")
    for number in range(1, len(iterators)):
        if next_item(iterators[number]) is not _o_end:
            plural = "s 1-" if number > 1 else " "
            raise ValueError(f"zip() argument {number + 1} is longer than argument{plural}{number}")


def numbered(iterable, start=0):
    if not _o_slow(iterable):
        return enumerate(iterable, start)
    return counted(get_iter(iterable), start)


def counted(iterator, number):
    while True:
        item = next_item(iterator)
        if item is _o_end:
            return
        yield number, item
        number += 1


def iterate(*args):
    if len(args) == 1 and _o_slow(args[0]):
        return get_iter(args[0])
    if len(args) == 2 and _o_suspends(args[0]):
        return called_until(args[0], args[1])
    return iter(*args)


def called_until(function, sentinel):
    while True:
        try:
            value = function()
        except StopIteration:
            return
        if value == sentinel:
            return
        yield value


def following(*args):
    if not args or len(args) > 2 or not _o_slow(args[0]):
        return next(*args)
    if _o_is_stepper(args[0]):
        if len(args) == 1:
            return advance(args[0], None)
        try:
            return advance(args[0], None)
        except StopIteration:
            return args[1]
    item = next_item(args[0])
    if item is not _o_end:
        return item
    if len(args) == 2:
        return args[1]
    raise StopIteration


def joined(separator, *args):
    if len(args) != 1 or not _o_slow(args[0]):
        return separator.join(*args)
    return separator.join(as_list(args[0]))


def extend_list(values, *args):
    if len(args) != 1 or not _o_slow(args[0]):
        return values.extend(*args)
    for item in args[0]:
        values.append(item)


def update_set(values, *args):
    for source in args:
        values.update(as_list(source) if _o_slow(source) else source)


def update_dict(values, *args, **kwargs):
    if len(args) == 1 and _o_slow(args[0]):
        args = (as_dict(args[0]),)
    values.update(*args, **kwargs)


def send_value(generator, value):
    return advance(generator, value)


def throw_error(generator, *details):
    return interrupt(generator, _o_error_of(*details))


def close_generator(generator):
    if _o_unstarted(generator):
        generator.close()
        return
    try:
        interrupt(generator, GeneratorExit())
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError("generator ignored GeneratorExit")


def step_forward(stepper):
    return advance(stepper, None)


def close_coroutine(coroutine):
    if _o_unstarted(coroutine):
        coroutine.close()
        return
    try:
        interrupt(coroutine, GeneratorExit())
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError("coroutine ignored GeneratorExit")
