"""`enum`: the metaclass, `Enum` and what makes members of a class body."""

import types


class _Fixed:
    """An attribute of members; the class shows its member of that name."""

    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    @_o_plain
    def __get__(self, instance, owner=None):
        return self._shown(owner) if instance is None else instance._value_

    @_o_plain
    def _shown(self, owner):
        shown = repr(owner) if _o_version >= (3, 12) else f"type object {owner.__name__!r}"
        return _of_class(owner, self._name.strip("_"), shown)

    @_o_plain
    def __set__(self, instance, value):
        raise AttributeError(f"<enum 'Enum'> cannot set attribute {self._name.strip('_')!r}")


class _FixedName(_Fixed):
    @_o_plain
    def __get__(self, instance, owner=None):
        return self._shown(owner) if instance is None else instance._name_


@_o_plain
def _of_class(owner, name, shown):
    """What a class shows where its members have a property: its member of that name."""
    found = owner._member_map_.get(name)
    if found is None:
        raise AttributeError(f"{shown} has no attribute {name!r}")
    return found


class property:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = fget.__doc__ if doc is None and fget is not None else doc
        self.name = None

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return _of_class(owner, self.name, repr(owner))
        if self.fget is None:
            if self.name in owner._member_map_:
                return owner._member_map_[self.name]
            raise AttributeError(f"{owner!r} member has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {type(instance).__name__!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {type(instance).__name__!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)


class _Shadowing:
    """A member with the name of a descriptor of a base class: that is what its members have under this name."""

    def __init__(self, member, name, held):
        self._member = member
        self._name = name
        self._held = held

    def __get__(self, instance, owner=None):
        if instance is None:
            return self._member
        get = getattr(self._held, "fget", None)
        if get is not None:
            return get(instance)
        return getattr(instance._value_, self._name) if _o_version >= (3, 12) else self._member

    def __set__(self, instance, value):
        put = getattr(self._held, "fset", None)
        if put is None:
            raise AttributeError(f"<enum {type(instance).__name__!r}> cannot set attribute {self._name!r}")
        return put(instance, value)


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


class auto:
    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


_ABSENT = object()
_SUNDERS = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
    "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_",
)  # fmt: skip


@_o_plain
def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


@_o_plain
def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


@_o_plain
def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and (name[-1] != "_" or name[-2] != "_")


class EnumDict(dict):
    """The namespace of a class body, which tells members from everything else."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
                value = staticmethod(self._generate_next_value)
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _o_is_descriptor(value):
            pass
        elif _o_version >= (3, 13) and isinstance(value, type):
            pass
        else:
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            known = len(self._last_values)
            value = self._resolved(key, value)
            self._member_names[key] = None
            if len(self._last_values) == known:
                self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        if isinstance(value, auto):
            return self._resolve(key, value)
        if type(value) is tuple:
            return tuple([self._resolve(key, each) if isinstance(each, auto) else each for each in value])
        return value

    def _resolve(self, key, value):
        if value.value is None:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    def update(self, members, **more):
        for name, value in members.items() if hasattr(members, "items") else members:
            self[name] = value
        for name, value in more.items():
            self[name] = value


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _refuse_extension(cls, bases)
        namespace = EnumDict(cls)
        first = _first_enum(bases)
        if first is not None:
            namespace["_generate_next_value_"] = getattr(first, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if not isinstance(classdict, EnumDict):
            raise AttributeError(f"{type(classdict).__name__!r} object has no attribute '_member_names'")
        for name in [*classdict._ignore, "_ignore_"]:
            classdict.pop(name, None)
            classdict._member_names.pop(name, None)
        names = list(classdict._member_names)
        wrong = set(names) & {"mro", ""}
        if wrong:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(name) for name in wrong)}")
        members = set(names)
        order = dict.pop(classdict, "_order_", None)
        first = _first_enum(bases)
        data_type = _data_type(cls, bases)
        namespace = {
            **{name: _Proto(value) if name in members else value for name, value in classdict.items()},
            "_member_names_": [],
            "_member_map_": {},
            "_value2member_map_": {},
            "_unhashable_values_": [],
            "_unhashable_by_name_": {},
            "_member_type_": data_type,
            "_hidden_": {},
        }
        if "__new__" in classdict:
            namespace.update(_new_member_=staticmethod(classdict["__new__"]), _makes_members_=True)
        elif data_type is not object and not getattr(first, "_makes_members_", False):
            namespace["_new_member_"] = staticmethod(data_type.__new__)
        boundary = getattr(first, "_boundary_", None) if boundary is None else boundary
        if boundary is not None:
            namespace.update(_boundary_=boundary, _flag_mask_=0, _singles_mask_=0, _all_bits_=0)
        made = _with_members(super().__new__, metacls, cls, bases, namespace, kwds)
        if first is not None:
            _settle_display(made, bases, {**classdict, **made.__dict__}, first, data_type)
        if order is not None:
            wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            wanted = [name for name in wanted if name in made._member_names_ or name not in members]
            if wanted != made._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {made._member_names_!r}\n  {wanted!r}")
        return made

    def __init__(cls, *args, **kwds):
        pass

    @_o_plain
    def __bool__(cls):
        return True

    def __call__(
        cls, value=_ABSENT, names=_ABSENT, *values, module=None, qualname=None, type=None, start=1, boundary=None
    ):
        if cls._member_map_ and (names is _ABSENT or _o_version >= (3, 12)):
            if names is not _ABSENT:
                value = (value, names, *values)
            return _lookup(cls, value)
        if names is _ABSENT and type is None:
            if value is _ABSENT:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            return _lookup(cls, value)
        return _create(cls, value, None if names is _ABSENT else names, module, qualname, type, start, boundary)

    if _o_version < (3, 12):

        @_o_plain
        def __getattr__(cls, name):
            raise AttributeError(name)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if _o_version < (3, 12):
            if not isinstance(value, Enum):
                raise TypeError(
                    f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and '{type(cls).__qualname__}'"
                )
            return False
        try:
            return value in cls._value2member_map_
        except TypeError:
            if _o_version < (3, 13):
                raise
            return value in cls._unhashable_values_

    @_o_plain
    def __getitem__(cls, name):
        return cls._member_map_[name]

    @_o_plain
    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    @_o_plain
    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    @_o_plain
    def __len__(cls):
        return len(cls._member_names_)

    @_o_property
    def __members__(cls):
        return types.MappingProxyType(cls._member_map_)

    @_o_plain
    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __dir__(cls):
        shown = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__"}
        shown |= {"__members__", "__module__", "__name__", "__qualname__", *cls._member_names_}
        if hasattr(cls, "_new_member_"):
            shown.add("__new__")
        if cls._member_type_ is not object:
            shown |= {*dir(cls._member_type_)}
        return sorted(shown)

    @_o_plain
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    @_o_plain
    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)


EnumMeta = EnumType


def _with_members(new, metacls, name, bases, namespace, kwds):
    """The class whose members are made while it names what its body holds; their errors in the words of this Python."""
    try:
        return new(metacls, name, bases, namespace, **kwds)
    except Exception as error:
        if _o_version >= (3, 12):
            failure = type(error)(str(error))
            failure.__cause__, failure.__context__ = error.__cause__, error.__context__
        elif isinstance(error, RuntimeError):
            failure = error.__cause__ or error
        else:
            raise
    raise failure


@_o_plain
def _set(cls, name, value):
    super(EnumType, cls).__setattr__(name, value)


@_o_plain
def _refuse_extension(name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")


@_o_plain
def _first_enum(bases):
    if not bases:
        return None
    first = bases[-1]
    if not isinstance(first, EnumType):
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    return first


@_o_plain
def _data_type(name, bases):
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object and base._member_type_ not in found:
                    found.append(base._member_type_)
                    break
            elif _o_defines(base, "__new__") or _o_defines(base, "__dataclass_fields__"):
                if (candidate or base) not in found:
                    found.append(candidate or base)
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f"too many data types for {name!r}: {set(found)!r}")
    return found[0] if found else object


# ----------------------------------------------------------------------------------------------------------------- Enum

Flag = ReprEnum = None


class Enum(metaclass=EnumType):
    name = _FixedName("_name_")
    value = _Fixed("_value_")

    @_o_static
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values).pop() + 1
        except TypeError:
            if _o_version >= (3, 13):
                raise TypeError("unable to sort non-numeric values") from None
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __init__(self, *args, **kwds):
        pass

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    @_o_plain
    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    @_o_plain
    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        members = self._member_map_
        shown = set()
        if self._member_type_ is not object:
            shown |= {*dir(self._member_type_), *self.__dict__}
            shown |= {name for cls in type(self).__mro__ if isinstance(cls, EnumType) for name in cls.__dict__}
        shown |= {name for name in self.__dict__ if name[0] != "_" and name not in members}
        for cls in type(self).__mro__:
            for name, value in cls.__dict__.items():
                if name[0] != "_":
                    own = value.fget is not None if isinstance(value, property) else isinstance(value, _Fixed)
                    if own or name not in members:
                        shown.add(name)
                    elif isinstance(value, property):
                        shown.discard(name)
        return sorted(shown | {"__class__", "__doc__", "__eq__", "__hash__", "__module__"})

    @_o_plain
    def __copy__(self):
        return self

    @_o_plain
    def __deepcopy__(self, memo):
        return self
