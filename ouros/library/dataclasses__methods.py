"""The methods that `dataclass` gives to a class."""

if _o_open:

    def _store(self, names, values):
        for name, value in zip(names, values):
            setattr(self, name, value)

    def _values(names, instance):
        return tuple([getattr(instance, name) for name in names])

    def _both(names, left, right):
        return (_values(names, left), _values(names, right)) if _o_type(left) is _o_type(right) else None

    def _by_field(names, left, right):
        for name in names:
            yield getattr(left, name), getattr(right, name)

    def _named(names, readers, instance):
        for name in names:
            yield name, getattr(instance, name)

else:
    _store, _values, _both, _by_field, _named = _o_store, _o_values, _o_both, _o_by_field, _o_named

if _o_direct:
    _reader, _readers = _o_reader, _o_readers
else:  # a dump holds names

    def _reader(names):
        return names

    _readers = _reader


def _initialiser(cls, found, frozen, slots):
    wanted = [each for each in found.values() if each._field_type in (_FIELD, _FIELD_INITVAR)]
    plain = [each for each in wanted if each.init and not each.kw_only]
    keyword = [each for each in wanted if each.init and each.kw_only]
    first_default = None
    for each in plain:
        if each.default is not MISSING or each.default_factory is not MISSING:
            first_default = each
        elif first_default is not None:
            after = f" {first_default.name!r}" if _o_version >= (3, 12) else ""
            raise TypeError(f"non-default argument {each.name!r} follows default argument{after}")
    names = tuple([each.name for each in plain])
    bind = _o_signature(
        f"{cls.__qualname__}.__init__",
        ("__dataclass_self__" if "self" in found else "self", *names),
        tuple([_default(each) for each in plain if _default(each) is not MISSING]),
        tuple([each.name for each in keyword]),
        {each.name: _default(each) for each in keyword if _default(each) is not MISSING},
    )
    plan = []
    simple = not keyword
    made = False
    for each in wanted:
        factory = None if each.default_factory is MISSING else each.default_factory
        if each._field_type is _FIELD and (each.init or factory is not None or (slots and each.default is not MISSING)):
            plan.append((each.name, each.init, factory, each.default))
        simple = simple and each.init and each._field_type is _FIELD
        made = made or factory is not None
    if _o_direct and _o_are_names([each.name for each in wanted]):
        fields = [
            (each.name, each.init, each.kw_only, each._field_type is _FIELD, each.default, each.default_factory)
            for each in wanted
        ]
        itself = "__dataclass_self__" if "self" in found else "self"
        return _o_initialiser(itself, fields, MISSING, _FACTORY, frozen, slots, post=hasattr(cls, "__post_init__"))
    pseudo = [each.name for each in wanted if each._field_type is _FIELD_INITVAR]
    post = hasattr(cls, "__post_init__")
    count = len(names)

    def __init__(self, /, *args, **kwargs):
        if simple and (not made or (not kwargs and len(args) == count)):
            if kwargs or len(args) != count:
                args = bind(self, args, kwargs)
            if frozen:
                _o_store_frozen(self, names, args)
            else:
                _store(self, names, args)
            if post:
                self.__post_init__()
            return
        values = _o_bound(bind, self, args, kwargs)
        for name, given, factory, default in plan:
            value = values[name] if given else default
            if factory is not None and (not given or value is _FACTORY):
                value = factory()
            if frozen:
                _o_store_frozen(self, (name,), (value,))
            else:
                _store(self, (name,), (value,))
        if post:
            self.__post_init__(*[values[name] for name in pseudo])

    return __init__


def _default(each):
    return _FACTORY if each.default_factory is not MISSING else each.default


def _method(name, names):
    """One that is written for these fields, if this run can have that."""
    return _o_dataclass_method(name, names, _showing) if _o_direct else None


def _shower(names):
    if made := _method("__repr__", names):
        return made
    readers = _readers(names)

    def __repr__(self):
        for other in _showing:
            if other is self:
                return "..."
        _showing.append(self)
        try:
            shown = [f"{name}={value!r}" for name, value in _named(names, readers, self)]
        finally:
            _showing.pop()
        return f"{_o_type(self).__qualname__}({', '.join(shown)})"

    return __repr__


_EACH = _o_version >= (3, 13)


def _equality(names):
    if made := _method("__eq__", names):
        return made
    reader, readers = _reader(names), _readers(names)

    def __eq__(self, other):
        if _EACH and self is other:
            return True
        if not _EACH:
            both = _both(reader, self, other)
            return NotImplemented if both is None else both[0] == both[1]
        if _o_type(other) is not _o_type(self):
            return NotImplemented
        result = True
        for left, right in _by_field(readers, self, other):
            result = left == right
            if not result:
                return result
        return result

    return __eq__


def _ordering(names, name):
    if made := _method(name, names):
        return made
    compare = _COMPARE[name]
    reader = _reader(names)

    def method(self, other):
        both = _both(reader, self, other)
        return NotImplemented if both is None else compare(both[0], both[1])

    method.__name__ = name
    return method


def _below(left, right):
    return left < right


def _at_most(left, right):
    return left <= right


def _above(left, right):
    return left > right


def _at_least(left, right):
    return left >= right


_COMPARE = {"__lt__": _below, "__le__": _at_most, "__gt__": _above, "__ge__": _at_least}


def _hasher(names):
    if made := _method("__hash__", names):
        return made
    reader = _reader(names)

    def __hash__(self):
        return hash(_values(reader, self))

    return __hash__


def _freezers(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__
