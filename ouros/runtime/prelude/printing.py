"""`print` of values, or to a file of the program, whose methods may suspend."""


def print_values(printer, /, *values, sep=" ", end="\n", file=None, flush=False, **unknown):
    target = None if unknown else _o_printed_to(printer, file)
    if target is None:
        return attempted(printer, *values, sep=sep, end=end, file=file, flush=flush, **unknown)
    sep, end = _o_separators(sep, end)
    if _o_type(target) is str:
        tell_values(printer, target, values, sep, end)
        return None
    later = False
    for value in values:
        if later:
            write = attempted(getattr, target, "write")
            write(attempted(str, sep))
        later = True
        write = attempted(getattr, target, "write")
        write(attempted(str, value))
    write = attempted(getattr, target, "write")
    write(attempted(str, end))
    if flush:
        write = attempted(getattr, target, "flush")
        write()


def tell_values(printer, stream, values, sep, end):
    _o_put(printer, stream, None)
    later = False
    try:
        for value in values:
            if later:
                _o_put(printer, stream, attempted(str, sep))
            later = True
            _o_put(printer, stream, attempted(str, value))
        _o_put(printer, stream, attempted(str, end))
    finally:
        _o_put(printer, stream, None)
