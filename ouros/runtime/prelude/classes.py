"""Making classes where hooks of the program may suspend: the steps of a class statement, and calls of `type`.

`type.__new__` calls hooks from native code. Here the class is made with its hooks held back, and they are called
afterwards, in the same order and with the same errors.
"""


def open_class(header):
    name, written, keywords = header
    bases = resolved_bases(written)
    metaclass, rest = _o_metaclass_of(bases, keywords)
    prepare = _o_preparer(metaclass)
    namespace = {}
    if prepare is not None:
        namespace = _o_checked_mapping(metaclass, prepare(name, bases, **rest))
    return namespace, metaclass, name, written, bases, rest


def resolved_bases(written):
    bases = []
    changed = False
    for base in written:
        entries = _o_mro_entries(base)
        if entries is None:
            bases.append(base)
        else:
            bases.extend(_o_checked_entries(entries(written)))
            changed = True
    return tuple(bases) if changed else written


def close_class(opened, cell):
    namespace, metaclass, name, written, bases, rest = opened
    if bases is not written:
        namespace["__orig_bases__"] = written
    made = metaclass(name, bases, namespace, **rest)
    return _o_finished(made, name, cell)


def call_type(*args, **kwargs):
    if len(args) != 3:
        return _o_asked_type(args, kwargs)
    return construct(_o_Type, *args, **kwargs)


def new_class(metaclass, /, *args, **keywords):
    chosen = _o_winner(metaclass, args)
    if chosen is not metaclass:
        make = _o_maker(chosen)
        if make is not new_class:
            return make(chosen, *args, **keywords)
    made, fields = _o_bare_class(chosen, *args)
    for name, field in fields:
        name_field(made, name, field)
    start = _o_subclass_hook(made)
    start(**keywords)
    return _o_completed(made)


def name_field(owner, name, field):
    method = _o_bound(field, "__set_name__")
    try:
        method(owner, name)
    except GeneratorExit:
        raise
    except BaseException as error:
        failure = _o_naming_failure(error, owner, name, field)
        if failure is error:
            raise
        raise failure from error
