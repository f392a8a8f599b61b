"""Builtins that call back or iterate, for arguments that may suspend; with others each calls the builtin itself.

Each function stands for the builtin named in the table of `runtime.primitives` and has its signature, results and
errors.
"""


def as_list(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]):
        return attempted(list, *args, **kwargs)
    return drained(args[0])


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
    made = set()
    items = []
    for item in args[0]:
        attempted(made.add, item)
        items.append(item)
    return _o_frozen(made, items)


def gather(made, items):
    update_set(made, items)
    return made


def as_dict(*args, **kwargs):
    if len(args) != 1:
        return attempted(dict, *args, **kwargs)
    made = {}
    update_dict(made, args[0])
    made.update(kwargs)
    return made


def as_bytes(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]) or says_bytes(args[0], "__bytes__", "__index__"):
        return attempted(bytes, *args, **kwargs)
    return bytes(bytes_of(args[0]))


def bytes_of(items):
    iterator = opened(items, f"cannot convert '{_o_type(items).__name__}' object to bytes")
    ask_length(items)
    made = bytearray()
    while (item := next_item(iterator)) is not _o_end:
        made += attempted(bytes, (item,))
    return made


def says_bytes(value, *names):
    """Whether a method is asked before the items are."""
    for name in names:
        if _o_has_method(value, name):
            return True
    return False


def as_bytearray(*args, **kwargs):
    if kwargs or len(args) != 1 or not _o_slow(args[0]) or says_bytes(args[0], "__index__"):
        return attempted(bytearray, *args, **kwargs)
    made = bytearray()
    for item in opened(args[0], f"cannot convert '{_o_type(args[0]).__name__}' object to bytearray"):
        attempted(made.append, item)
    return made


def total(*args, **kwargs):
    if not args or not _o_slow(args[0]):
        return attempted(sum, *args, **kwargs)
    made = kwargs.get("start", 0) if len(args) == 1 else args[1]
    sum((), *args[1:], **kwargs)  # complains of a start that cannot be
    numbers = []  # added at once, as the builtin adds them
    for item in args[0]:
        if _o_is_real(item) and _o_is_real(made):
            numbers.append(item)
        else:
            made = operate("add", sum(numbers, made) if numbers else made, item)
            numbers.clear()
    return sum(numbers, made) if numbers else made


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
    return extreme(min, "lt", args, kwargs)


def largest(*args, **kwargs):
    return extreme(max, "gt", args, kwargs)


def extreme(native, operation, args, kwargs):
    key = kwargs.get("key")
    one = len(args) == 1
    if not args or not ((one and _o_slow(args[0])) or _o_suspends(key)):
        return attempted(native, *args, **kwargs)
    native(*((0,),) if one else (0, 0), **{**kwargs, "key": None})  # complains of other wrong arguments
    found, best = False, None
    for item in args[0] if one else args:
        value = item if key is None else key(item)
        if not found or operate("truth", operate(operation, value, best)):
            found, best, made = True, value, item
    if found:
        return made
    return native((), **{**kwargs, "key": None})


def sort_list(values, /, *args, key=None, reverse=False, **other):
    if args or other:
        return list.sort(values, *args, **other)
    if not list.__len__(values):
        attempted(sorted, (), key=key, reverse=reverse)
        return None  # it stays as it is, also for a sort around this one
    items = list.copy(values)
    sorting = _o_sorting(values)
    try:
        keys = items if key is None else decorated(items, key)
        order = list(range(len(items)))
        order = attempted(sorted, order, key=keys.__getitem__, reverse=reverse)
        result = [items[index] for index in order]
    except BaseException:
        list.clear(values)
        list.extend(values, items)
        raise
    untouched = _o_untouched(sorting)
    list.clear(values)
    list.extend(values, result)
    if not untouched:
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


def zipped(*args, **kwargs):
    if kwargs.keys() - {"strict"} or not any(map(_o_slow, args)):
        return attempted(zip, *args, **kwargs)
    return _o_lazy("Zip", [kwargs.get("strict", False), *[get_iter(source) for source in args]])


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


def numbered(*args, **kwargs):
    given = {**dict(zip(("iterable", "start"), args, strict=False)), **kwargs}
    if "iterable" not in given or len(given) != len(args) + len(kwargs) or given.keys() - {"iterable", "start"}:
        return enumerate(*args, **kwargs)  # which complains
    if not _o_slow(given["iterable"]):
        return attempted(enumerate, *args, **kwargs)
    number = operator_index(given.get("start", 0))
    return _o_lazy("Enumerate", [get_iter(given["iterable"]), number])


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
    if len(args) == 2 and callable(args[0]):
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
    if value is sentinel or operate("truth", operate("eq", sentinel, value)):
        parts.clear()
        raise StopIteration
    return value


def backwards(*args):
    if len(args) != 1 or not _o_hook(args[0], "__getitem__") or _o_has_method(args[0], "__reversed__"):
        return attempted(reversed, *args)
    return _o_lazy("Reversed", [args[0], attempted(len, args[0])])


def step_reversed(parts):
    if not parts or parts[1] <= 0:
        parts.clear()
        raise StopIteration
    parts[1] -= 1
    try:
        return operate("getitem", parts[0], parts[1])
    except (IndexError, StopIteration):
        parts.clear()
    raise StopIteration


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
        args = (as_list(opened(args[0], "can only join an iterable")),)
    return attempted(str.join, separator, *args)


def opened(iterable, complaint):
    """The iterator of an argument; for one that gives none native code has its own words, which replace the error."""
    try:
        return get_iter(iterable)
    except TypeError:
        pass
    raise TypeError(complaint)


def extend_list(values, *args):
    if len(args) != 1 or not _o_slow(args[0]):
        return attempted(list.extend, values, *args)
    iterator = get_iter(args[0])
    ask_length(args[0])
    while True:
        item = next_item(iterator)
        if item is _o_end:
            break
        list.append(values, item)


def extend_array(values, *args):
    if len(args) != 1 or not _o_slow(args[0]):
        return attempted(_o_array.extend, values, *args)
    for item in args[0]:
        attempted(_o_array.append, values, item)


def extended_list(values, *args):
    if len(args) != 1:
        return list.__iadd__(values, *args)
    extend_list(values, *args)
    return values


def fill_list(values, *args, **kwargs):
    if kwargs or len(args) != 1:
        return list.__init__(values, *args, **kwargs)
    list.clear(values)
    extend_list(values, args[0])


def fill_set(values, *args, **kwargs):
    if kwargs or len(args) != 1:
        return set.__init__(values, *args, **kwargs)
    set.clear(values)
    update_set(values, args[0])


def update_set(values, *args):
    for source in args:
        if (_o_type(source) is set or _o_type(source) is frozenset or _o_type(source) is dict):
            change(values, "update", source)
            continue
        for item in source:
            attempted(set.add, values, item)


def change(values, method, *args):
    _o_replace(values, operate("changed", method, values, args))


def changed_set(values, native, method, args):
    if len(args) != 1 or not (attempted(isinstance, args[0], set) or attempted(isinstance, args[0], frozenset)):
        return attempted(native, values, *args)
    change(values, method, *args)
    return values


def joined_set(values, *args):
    return changed_set(values, set.__ior__, "update", args)


def reduced_set(values, *args):
    return changed_set(values, set.__isub__, "difference_update", args)


def toggled_set(values, *args):
    return changed_set(values, set.__ixor__, "symmetric_difference_update", args)


def difference_update(values, *args):
    for source in args:
        change(values, "difference_update", source)


def symmetric_difference_update(values, other, /):
    change(values, "symmetric_difference_update", other)


def update_dict(values, *args, **kwargs):
    if len(args) > 1:
        return dict.update(values, *args)
    for source in args:
        if _o_is_plain_dict(source):
            change(values, "update", source)
        elif attempted(hasattr, source, "keys"):
            keys = operate("getattr", source, "keys")
            names = keys()
            complaint = f"{_o_type(source).__name__}.keys() returned a non-iterable (type {_o_type(names).__name__})"
            for name in as_list(opened(names, complaint)):
                put_item(values, name, operate("getitem", source, name))
        else:
            number = 0
            for pair in source:
                put_pair(values, number, pair)
                number += 1
    dict.update(values, kwargs)


def updated_dict(values, *args):
    if len(args) != 1:
        return dict.__ior__(values, *args)
    update_dict(values, *args)
    return values


def put_item(values, key, value):
    attempted(dict.__setitem__, values, key, value)


def put_pair(values, number, pair):
    items = None
    try:
        items = as_list(get_iter(pair)) if _o_slow(pair) else list(pair)
    except TypeError:
        pass
    if items is None:
        raise TypeError(f"cannot convert dictionary update sequence element #{number} to a sequence")
    if len(items) != 2:
        raise ValueError(f"dictionary update sequence element #{number} has length {len(items)}; 2 is required")
    put_item(values, items[0], items[1])


def send_value(generator, value):
    return advance(generator, value)


def throw_error(generator, kind, value=None, traceback=None, /):
    error, args = _o_error_parts(kind, value, traceback)
    if args is not None:
        try:
            error = _o_thrown(kind, kind(*args))
        except BaseException as failure:
            error = failure
    kind = value = args = None
    try:
        return interrupt(generator, error)
    finally:
        error = None  # see `interrupt`


def step_forward(stepper):
    return advance(stepper, None)
