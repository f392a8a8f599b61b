"""Builtins that call back or iterate, for arguments that may suspend; with others each calls the builtin itself.

Each function stands for the builtin named in the table of `runtime.primitives` and has its signature, results and
errors.
"""


def as_list(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return attempted(list, *args, **kwargs)
    return listed(args[0])


def all_of(iterable):
    return drained(get_iter(iterable), -1) if _o_slow(iterable) else list(iterable)


def as_tuple(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return attempted(tuple, *args, **kwargs)
    return tuple(as_list(args[0]))


def as_set(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return attempted(set, *args, **kwargs)
    made = set()
    for item in args[0]:
        attempted(made.add, item)
    return made


def as_frozenset(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return attempted(frozenset, *args, **kwargs)
    return attempted(frozenset, all_of(args[0]))


def as_dict(*args, **kwargs):
    if len(args) != 1:
        return attempted(dict, *args, **kwargs)
    made = {}
    update_dict(made, args[0])
    made.update(kwargs)
    return made


def as_bytes(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return attempted(bytes, *args, **kwargs)
    return bytes(as_list(args[0]))


def as_bytearray(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return attempted(bytearray, *args, **kwargs)
    return bytearray(all_of(args[0]))


def total(*args, **kwargs):
    if not args or not _o_slow(args[0]):
        return attempted(sum, *args, **kwargs)
    return attempted(sum, all_of(args[0]), *args[1:], **kwargs)


def is_any(*args):
    if len(args) != 1 or not _o_slow(args[0]):
        return attempted(any, *args)
    for item in args[0]:
        if operate("truth", item):
            return True
    return False


def is_all(*args):
    if len(args) != 1 or not _o_slow(args[0]):
        return attempted(all, *args)
    for item in args[0]:
        if not operate("truth", item):
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
        return attempted(native, *args, **kwargs)
    items = all_of(args[0]) if one else list(args)
    if not _o_suspends(key):
        return attempted(native, items, **kwargs)
    ranked = list(enumerate(decorated(items, key)))
    rest = {name: value for name, value in kwargs.items() if name != "key"}
    if not ranked:
        return attempted(native, items, **rest)
    return items[attempted(native, ranked, key=_o_second)[0]]


def sort_list(values, /, *, key=None, reverse=False):
    items = list.copy(values)
    list.clear(values)
    try:
        keys = items if key is None else decorated(items, key)
        order = list(range(len(items)))
        order = attempted(sorted, order, key=keys.__getitem__, reverse=reverse)
        result = [items[index] for index in order]
    except BaseException:
        list.clear(values)
        list.extend(values, items)
        raise
    changed = list.__len__(values)
    list.clear(values)
    list.extend(values, result)
    if changed:
        raise ValueError("list modified during sort")


def in_order(*args, **kwargs):
    if len(args) != 1 or not (_o_slow(args[0]) or _o_suspends(kwargs.get("key"))):
        return attempted(sorted, *args, **kwargs)
    items = as_list(args[0])
    sort_list(items, **kwargs)
    return items


def apply_each(*args):
    if len(args) < 2 or not (_o_suspends(args[0]) or any(map(_o_slow, args[1:]))):
        return map(*args)
    return _o_lazy("Map", [args[0], *[get_iter(source) for source in args[1:]]])


def step_map(parts):
    function = parts[0]
    values = []
    for iterator in parts[1:]:
        values.append(following(iterator))
    return function(*values)


def select(*args):
    if len(args) != 2:
        return filter(*args)
    return _o_lazy("Filter", [args[0], get_iter(args[1])])


def step_filter(parts):
    function, iterator = parts
    while True:
        item = following(iterator)
        wanted = item if function is None or function is bool else function(item)
        if operate("truth", wanted):
            return item


def zipped(*args, strict=False):
    if not any(map(_o_slow, args)):
        return zip(*args, strict=strict)
    return _o_lazy("Zip", [strict, *[get_iter(source) for source in args]])


def step_zip(parts):
    strict = parts[0]
    iterators = parts[1:]
    values = []
    for number, iterator in enumerate(iterators):
        value = next_item(iterator)
        if value is _o_end:
            if strict:
                check_lengths(iterators, number)
            raise StopIteration
        values.append(value)
    return tuple(values)


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
        return attempted(enumerate, iterable, start)
    return _o_lazy("Enumerate", [get_iter(iterable), operator_index(start)])


def operator_index(number):
    return attempted(range, number).stop


def step_enumerate(parts):
    item = following(parts[0])
    number = parts[1]
    parts[1] = number + 1
    return number, item


def iterate(*args):
    if len(args) == 1 and _o_slow(args[0]):
        return get_iter(args[0])
    if len(args) == 2 and _o_suspends(args[0]):
        return _o_lazy("CallIterator", [args[0], args[1]])
    return attempted(iter, *args)


def step_call(parts):
    if not parts:
        raise StopIteration
    function, sentinel = parts
    try:
        value = function()
    except StopIteration:
        parts.clear()
        raise
    if not parts:  # the function used up the iterator itself
        raise StopIteration
    if operate("truth", operate("eq", value, sentinel)):
        parts.clear()
        raise StopIteration
    return value


def following(*args):
    if not args or len(args) > 2 or not _o_slow(args[0]):
        return next(*args)
    if len(args) == 1:
        return step_on(args[0])
    try:
        return step_on(args[0])
    except StopIteration:
        return args[1]


def step_on(iterator):
    if _o_is_stepper(iterator):
        return advance(iterator, None)
    step = _o_step_of(iterator)
    if step is not None:
        return step(_o_parts(iterator))
    method = _o_hook(iterator, "__next__")
    if method is not None:
        return method()
    return next(iterator)


def joined(separator, *args):
    if len(args) == 1 and _o_slow(args[0]):
        args = (all_of(args[0]),)
    return separator.join(*args)


def extend_list(values, *args):
    if len(args) != 1 or not _o_slow(args[0]):
        return attempted(list.extend, values, *args)
    iterator = get_iter(args[0])
    operate("length_hint", args[0])
    while True:
        item = next_item(iterator)
        if item is _o_end:
            break
        list.append(values, item)


def update_set(values, *args):
    for source in args:
        if _o_type(source) in (set, frozenset, dict):
            replace_set(values, attempted(set.union, values, source))
            continue
        for item in source:
            attempted(set.add, values, item)


def replace_set(values, items):
    set.clear(values)
    set.update(values, items)


def difference_update(values, *args):
    for source in args:
        replace_set(values, attempted(set.difference, values, source))


def symmetric_difference_update(values, other, /):
    replace_set(values, attempted(set.symmetric_difference, values, other))


def update_dict(values, *args, **kwargs):
    if len(args) > 1:
        return dict.update(values, *args)
    for source in args:
        if _o_type(source) is dict:
            for name in source:
                put_item(values, name, source[name])
        elif hasattr(source, "keys"):
            for name in source.keys():
                put_item(values, name, operate("getitem", source, name))
        else:
            number = 0
            for pair in source:
                put_pair(values, number, pair)
                number += 1
    dict.update(values, kwargs)


def put_item(values, key, value):
    attempted(dict.__setitem__, values, key, value)


def put_pair(values, number, pair):
    try:
        pair = all_of(pair)
    except TypeError:
        if _o_iterable(pair):
            raise
        raise TypeError(f"cannot convert dictionary update sequence element #{number} to a sequence") from None
    if len(pair) != 2:
        raise ValueError(f"dictionary update sequence element #{number} has length {len(pair)}; 2 is required")
    put_item(values, pair[0], pair[1])


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
