"""`print` to a file of the program, whose methods may suspend."""


def print_values(printer, /, *values, sep=" ", end="\n", file=None, flush=False, **unknown):
    target = None if unknown else _o_printed_to(printer, file)
    if target is None:
        return attempted(printer, *values, sep=sep, end=end, file=file, flush=flush, **unknown)
    sep, end = _o_separators(sep, end)
    later = False
    for value in values:
        if later:
            write = attempted(getattr, target, "write")
            write(sep)
        later = True
        write = attempted(getattr, target, "write")
        write(attempted(str, value))
    write = attempted(getattr, target, "write")
    write(end)
    if flush:
        write = attempted(getattr, target, "flush")
        write()
