"""Making members and finding them by value; enumerations made by a call."""


def _add_member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    data_type = cls._member_type_
    if data_type is tuple:
        args = (args,)
    if data_type is object and not getattr(cls, "_makes_members_", False):
        made = object.__new__(cls)
    else:
        made = cls._new_member_(cls, *args)
    if not hasattr(made, "_value_"):
        if data_type is object:
            made._value_ = value
        else:
            try:
                made._value_ = data_type(*args)
            except Exception as error:
                raise TypeError("_value_ not set in __new__, unable to create it") from error
    value = made._value_
    made._name_ = name
    made._sort_order_ = len(cls._member_names_)
    made.__init__(*args)
    known = _find(cls, value)
    is_flag = Flag is not None and issubclass(cls, Flag)
    if known is not None:
        made = known
    else:
        if not is_flag or (isinstance(value, int) and value > 0 and value & (value - 1) == 0):
            cls._member_names_.append(name)
        try:
            cls._value2member_map_[value] = made
        except TypeError:
            cls._unhashable_values_.append(made)
    if is_flag and isinstance(value, int):
        _set(cls, "_flag_mask_", cls._flag_mask_ | value)
        if value > 0 and value & (value - 1) == 0:
            _set(cls, "_singles_mask_", cls._singles_mask_ | value)
        _set(cls, "_all_bits_", 2 ** cls._flag_mask_.bit_length() - 1)
    cls._member_map_[name] = made
    inherited = [base.__dict__[name] for base in cls.__mro__ if name in base.__dict__]
    if not inherited or not isinstance(inherited[0], (_Fixed, property)):  # these ask the map
        _set(cls, name, _behind(cls, inherited, name, made))


def _behind(cls, inherited, name, member):
    """The member, or what shows it in the place of a descriptor of a base class."""
    data_type = cls._member_type_
    if _o_version >= (3, 12) and data_type is not object and hasattr(data_type, name):
        return _Shadowing(member, name, getattr(data_type, name))
    for held in reversed(inherited):
        kind = type(held)
        if hasattr(held, "fget") or (_o_version >= (3, 12) and (hasattr(kind, "__get__") or hasattr(kind, "__set__"))):
            return _Shadowing(member, name, held)
    return member


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
    if _o_type(value) is cls:
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
