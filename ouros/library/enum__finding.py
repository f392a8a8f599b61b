"""Making members and finding them by value; enumerations made by a call."""


class _Proto:
    """Stands for a member until the class is there."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, owner, name):
        type.__delattr__(owner, name)
        _add_member(owner, name, self.value)


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
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    is_flag = Flag is not None and issubclass(cls, Flag)
    is_single = isinstance(value, int) and value > 0 and value & (value - 1) == 0
    if is_flag and isinstance(value, int):
        _set(cls, "_flag_mask_", cls._flag_mask_ | value)
        if is_single:
            _set(cls, "_singles_mask_", cls._singles_mask_ | value)
        _set(cls, "_all_bits_", 2 ** cls._flag_mask_.bit_length() - 1)
    try:
        try:
            made = cls._value2member_map_[value]
        except TypeError:
            made = _first_with(cls, value)
    except KeyError:
        if is_single or not is_flag:
            cls._member_names_.append(name)
    cls._member_map_[name] = made
    inherited = [base.__dict__[name] for base in cls.__mro__ if name in base.__dict__]
    if not inherited or not isinstance(inherited[0], (_Fixed, property)):  # these ask the map
        _set(cls, name, _behind(cls, inherited, name, made))
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_by_name_.setdefault(name, []).append(value)


def _first_with(cls, value):
    """The first member of an equal value that has no hash."""
    for each in cls._member_map_.values():
        if each._value_ == value:
            return each
    raise KeyError


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


@_o_plain
def _settle_display(made, bases, classdict, first, data_type):
    """Members show themselves as `Enum` says, unless the class or `ReprEnum` says otherwise."""
    if ReprEnum is not None and ReprEnum in bases:
        if data_type is object:
            raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
        if "__format__" not in classdict:
            _set(made, "__format__", data_type.__format__)
        if "__str__" not in classdict:
            method = data_type.__str__
            _set(made, "__str__", data_type.__repr__ if method is object.__str__ else method)
        classdict = {**classdict, "__format__": None, "__str__": None}
    if Flag is not None and issubclass(made, Flag) and data_type is not object:
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in classdict:
                _set(made, name, getattr(Flag, name))
    for name in ("__repr__", "__str__", "__format__"):
        if name not in classdict:
            found = getattr(made, name)
            if found is getattr(data_type, name) or found is getattr(object, name):
                _set(made, name, getattr(first, name))


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
        if _o_version < (3, 13):
            return next((each for each in cls._member_map_.values() if each._value_ == value), None)
        return next((cls[name] for name, values in cls._unhashable_by_name_.items() if value in values), None)


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
