"""`dataclasses`: the methods are closures over a table of fields; no source text is made of them."""

import types

FrozenInstanceError = FrozenInstanceError


class _Sign:
    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return self._name


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _Sign("<factory>")
_FIELD = _Sign("_FIELD")
_MADE_IN = "__main__" if _o_version >= (3, 12) else "types"
_FIELD_CLASSVAR = _Sign("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Sign("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_showing = []


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        shown = kind.__name__ if type(kind) is type else repr(kind)
        return f"dataclasses.InitVar[{shown}]"

    @classmethod
    def __class_getitem__(cls, kind):
        return cls(kind)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )  # fmt: skip

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        names = "name type default default_factory init repr hash compare metadata kw_only _field_type".split()
        return f"Field({','.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook is not None:
            hook(self.default, owner, name)

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )  # fmt: skip

    def __init__(self, options):
        for name, value in options.items():
            setattr(self, name, value)

    def __repr__(self):
        names = [name for name in self.__slots__ if hasattr(self, name)]
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in names])})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):  # fmt: skip
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def fields(class_or_instance):
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([each for each in found.values() if each._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# ------------------------------------------------------------------------------------------------- fields from a class


@_o_plain
def _is_special(annotation, name):
    if isinstance(annotation, str):
        words = annotation.partition("[")[0].replace(" ", "").rpartition(".")
        return words[2] == name and words[0] in ("", "typing", "dataclasses", "t", "dc")
    if name == "InitVar":
        return annotation is InitVar or type(annotation) is InitVar
    if name == "KW_ONLY":
        return annotation is KW_ONLY
    return _o_is_class_variable(annotation)


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_special(annotation, "ClassVar"):
        made._field_type = _FIELD_CLASSVAR
    elif _is_special(annotation, "InitVar"):
        made._field_type = _FIELD_INITVAR
    if made._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _collect(cls, options):
    found = {}
    any_frozen = has_bases = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            has_bases = True
            found.update(inherited)
            frozen = getattr(base, _PARAMS).frozen
            all_frozen = frozen if all_frozen is None else all_frozen and frozen
            any_frozen = any_frozen or frozen
    kw_only = options["kw_only"]
    kw_only_seen = False
    own = []
    namespace = cls.__dict__
    for name, annotation in namespace.get("__annotations__", {}).items():
        if _is_special(annotation, "KW_ONLY"):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only = kw_only_seen = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for each in own:
        found[each.name] = each
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    annotations = namespace.get("__annotations__", {})
    for name, value in namespace.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen and not options["frozen"]:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not (all_frozen if _o_version >= (3, 12) else any_frozen) and options["frozen"]:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return found


# ----------------------------------------------------------------------------------------------------------- the class


def _set_new(cls, name, method):
    if name in cls.__dict__:
        return True
    method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
    setattr(cls, name, method)
    return False


def _set_hash(cls, options, names):
    explicit = cls.__dict__.get("__hash__", MISSING)
    has_explicit = not (explicit is MISSING or (explicit is None and "__eq__" in cls.__dict__))
    if options["unsafe_hash"]:
        if has_explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        return _hasher(names)
    if options["eq"] and not has_explicit:
        return _hasher(names) if options["frozen"] else None
    return MISSING


@_o_plain
def _shown_annotation(annotation):
    if isinstance(annotation, type) and type(annotation) is not types.GenericAlias:
        if annotation.__module__ in ("builtins", "__main__"):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


def _describe(cls, found):
    shown = []
    star = False
    given = [each for each in found.values() if each._field_type is not _FIELD_CLASSVAR and each.init]
    for each in [each for each in given if not each.kw_only] + [each for each in given if each.kw_only]:
        if each.kw_only and not star:
            star = True
            shown.append("*")
        text = f"{each.name}: {_shown_annotation(each.type)}"
        if _default(each) is not MISSING:
            text += f" = {_default(each)!r}"
        shown.append(text)
    return f"{cls.__name__}({', '.join(shown)})"


def _process(cls, options):
    found = _collect(cls, options)
    own_hash_fields = [each for each in found.values() if each._field_type is _FIELD]
    hash_names = [each.name for each in own_hash_fields if (each.compare if each.hash is None else each.hash)]
    if options["order"] and not options["eq"]:
        raise ValueError("eq must be true if order is true")
    hash_action = _set_hash(cls, options, hash_names)
    setattr(cls, _FIELDS, found)
    setattr(cls, _PARAMS, _DataclassParams(_recorded(options)))
    names = [each.name for each in own_hash_fields]
    compared = [each.name for each in own_hash_fields if each.compare]
    if options["init"]:
        method = _initialiser(cls, found, options["frozen"], options["slots"])
        given = [each for each in found.values() if each.init and each._field_type is not _FIELD_CLASSVAR]
        given.sort(key=lambda each: each.kw_only)
        method.__annotations__ = {**{each.name: each.type for each in given}, "return": None}
        _set_new(cls, "__init__", method)
    if _o_version >= (3, 13):
        _set_new(cls, "__replace__", _replace)
    if options["repr"]:
        _set_new(cls, "__repr__", _shower([each.name for each in own_hash_fields if each.repr]))
    if options["eq"]:
        _set_new(cls, "__eq__", _equality(compared))
    if options["order"]:
        for name in _COMPARE:
            if _set_new(cls, name, _ordering(compared, name)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}{'' if _o_version >= (3, 13) else '.'} "
                    "Consider using functools.total_ordering"
                )
    if options["frozen"]:
        for method in _freezers(cls, names):
            if _set_new(cls, method.__name__, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
    if hash_action is not MISSING:
        cls.__hash__ = hash_action
    if options["match_args"]:
        given = [each for each in found.values() if each._field_type is not _FIELD_CLASSVAR]
        positional = tuple([each.name for each in given if each.init and not each.kw_only])
        if "__match_args__" not in cls.__dict__:
            cls.__match_args__ = positional
    if not getattr(cls, "__doc__", None):
        cls.__doc__ = _describe(cls, found)
    if options["weakref_slot"] and not options["slots"]:
        raise TypeError("weakref_slot is True but slots is False")
    if options["slots"]:
        cls = _with_slots(cls, names, options["weakref_slot"])
        if options["frozen"]:  # copies could not set the fields otherwise
            for name, hook in (("__getstate__", _values_of_fields), ("__setstate__", _set_fields)):
                if name not in cls.__dict__:
                    setattr(cls, name, hook)
    return cls


def _recorded(options):
    if _o_version >= (3, 12):
        return options
    return {name: options[name] for name in ("init", "repr", "eq", "order", "unsafe_hash", "frozen")}


def _values_of_fields(self):
    return [getattr(self, each.name) for each in fields(self)]


def _set_fields(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def _with_slots(cls, names, weakref_slot):
    namespace = dict(cls.__dict__)
    if "__slots__" in namespace:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ()) if isinstance(base, type) and hasattr(base, "__dict__") else ()
        inherited.update((slots,) if isinstance(slots, str) else slots)
    slots = [name for name in names if name not in inherited]
    if weakref_slot:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in [*names, "__dict__", "__weakref__"]:
        namespace.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):  # fmt: skip
    options = {
        "init": init, "repr": repr, "eq": eq, "order": order, "unsafe_hash": unsafe_hash, "frozen": frozen,
        "match_args": match_args, "kw_only": kw_only, "slots": slots, "weakref_slot": weakref_slot,
    }  # fmt: skip
    if cls is None:
        return lambda cls: _process(cls, options)
    return _process(cls, options)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, module=None, **options):
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    values = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, value = item
            values[name] = value
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if _o_is_keyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind
    body = {**namespace, **values, "__annotations__": annotations, "__module__": module or _MADE_IN}
    return dataclass(types.new_class(cls_name, bases, {}, lambda made: made.update(body)), **options)


# ---------------------------------------------------------------------------------------------------- copies of values


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, lambda items, each: dict_factory(items))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda items, each: tuple_factory([value for _, value in items]))


def _is_instance(obj):
    return hasattr(_o_type(obj), _FIELDS)


def _converted(obj, make):
    if _o_is_scalar(obj):
        return obj
    found = getattr(_o_type(obj), _FIELDS, None)
    if found is not None:
        names = [each.name for each in found.values() if each._field_type is _FIELD]
        return make([(name, _converted(getattr(obj, name), make)) for name in names], obj)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_converted(value, make) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_converted(value, make) for value in obj])
    if isinstance(obj, dict):
        items = [(_converted(key, make), _converted(value, make)) for key, value in obj.items()]
        if hasattr(type(obj), "default_factory"):
            made = type(obj)(getattr(obj, "default_factory"))
            for key, value in items:
                made[key] = value
            return made
        return type(obj)(items)
    from copy import deepcopy

    return deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                error = TypeError if _o_version >= (3, 13) else ValueError
                raise error(f"field {each.name} is declared with init=False, it cannot be specified with replace()")
        elif each.name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                error = TypeError if _o_version >= (3, 13) else ValueError
                raise error(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(self, each.name)
    return self.__class__(**changes)
