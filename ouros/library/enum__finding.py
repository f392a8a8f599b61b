"""Finding members by value, and enumerations made by a call."""


def _create(cls, class_name, names, module, qualname, mixin, start, boundary):
    metacls = type(cls)
    bases = (cls,) if mixin is None else (mixin, cls)
    namespace = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        pairs = []
        last = []
        for count, name in enumerate(names):
            value = _first_enum(bases)._generate_next_value_(name, start, count, last[:])
            last.append(value)
            pairs.append((name, value))
        names = pairs
    for item in names or ():
        name, value = (item, names[item]) if isinstance(item, str) else item
        namespace[name] = value
    namespace["__module__"] = "__main__" if module is None else module
    if qualname is not None:
        namespace["__qualname__"] = qualname
    return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)


def _find(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for each in cls._unhashable_values_:
            if each._value_ == value:
                return each
    return None


def _lookup(cls, value):
    if type(value) is cls:
        return value
    found = _find(cls, value)
    if found is not None:
        return found
    failure = None
    try:
        result = cls._missing_(value)
    except Exception as error:
        failure = error
        result = None
    if isinstance(result, cls):
        return result
    if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
        return result
    invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if result is None and failure is None:
        raise invalid
    if failure is None:
        failure = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    if not isinstance(failure, ValueError):
        failure.__context__ = invalid
    raise failure
