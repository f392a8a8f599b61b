"""What `typing` and the statements of PEP 695 and PEP 696 share: forms that can be subscripted, shown and compared.

Nothing checks types. The classes say that they are of `typing`, as CPython's do.
"""

import types


@_o_plain
def _shown(value):
    if isinstance(value, type) and type(value) is not types.GenericAlias:
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, (list, tuple)):
        return f"[{', '.join([_shown(each) for each in value])}]"
    if _o_is_code(value) and not isinstance(value, (type, types.GenericAlias, types.UnionType)):
        return value.__name__
    return repr(value)


_LOWERED = ("Dict", "FrozenSet", "List", "Set", "Tuple", "Type")
"""Names of builtin types, which are called by their own names."""


@_o_plain
def _either(self, other):
    return Union[self, other]


@_o_plain
def _either_of(self, other):
    return Union[other, self]


class _SpecialForm:
    """`typing.X`: subscripted it gives an alias of its own kind."""

    __slots__ = ("_name", "_origin", "_kind", "_count")
    __module__ = "typing"
    _fixed = True

    @_o_plain
    def __init__(self, name, kind="alias", origin=None, count=-1):
        self._name = name
        self._kind = kind
        self._origin = origin
        self._count = count

    @_o_plain
    def __repr__(self):
        return f"typing.{self._name}"

    @_o_plain
    def __getitem__(self, args):
        return _subscripted(self, args)

    __or__, __ror__ = _either, _either_of

    def __call__(self, *args, **kwargs):
        if self._origin is not None and self._name not in _LOWERED:
            return _origin_of(self)(*args, **kwargs)
        if self._origin is not None:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {_origin_of(self).__name__}() instead")
        raise TypeError("Any cannot be instantiated" if self is Any else f"Cannot instantiate {self!r}")

    @_o_plain
    def __mro_entries__(self, bases):
        return () if self is Any else _entries(self, self, bases)

    def __instancecheck__(self, instance):
        origin = _origin_of(self)
        if origin is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return isinstance(instance, origin)

    def __subclasscheck__(self, cls):
        origin = _origin_of(self)
        if origin is None:
            raise TypeError(f"{self!r} cannot be used with issubclass()")
        return issubclass(cls if isinstance(cls, type) else cls.__origin__, origin)

    @property
    def __origin__(self):
        origin = _origin_of(self)
        if origin is None:
            raise AttributeError("__origin__")
        return origin

    @property
    def __name__(self):
        return self._name


@_o_plain
def _origin_of(form):
    """The class that a form stands for, whose module is imported when it is asked for; None without one."""
    origin = form._origin
    return getattr(_o_import(origin[0]), origin[1]) if isinstance(origin, tuple) else origin


@_o_plain
def _entries(base, form, bases):
    """What a form is replaced by among the bases of a class, as `Generic` is left to the last of them."""
    origin = _origin_of(form)
    if origin is None:
        raise TypeError(f"Cannot subclass {base!r}")
    later = bases[[each is base for each in bases].index(True) + 1 :]
    generic = any(
        isinstance(each, _GenericAlias) or (isinstance(each, type) and issubclass(each, Generic)) for each in later
    )
    return (origin,) if generic else (origin, Generic)


@_o_plain
def _subscripted(form, args):
    kind = form._kind
    if kind == "none":
        raise TypeError(f"{form!r} is not subscriptable")
    if kind == "optional":
        return Union[args, None]
    if not isinstance(args, tuple):
        args = (args,)
    if kind == "union":
        return _union(args)
    if kind == "literal":
        return _GenericAlias(form, _without_repeats(_flat_literals(args)))
    if kind == "annotated":
        if len(args) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        return _GenericAlias(form, args)
    if kind == "callable":
        if len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        inner = tuple(args[0]) if isinstance(args[0], list) else (args[0],)
        return _GenericAlias(form, (*[_type_of(each) for each in inner], _type_of(args[1])))
    if form._count >= 0 and len(args) != form._count:
        few = "many" if len(args) > form._count else "few"
        raise TypeError(f"Too {few} arguments for {form!r}; actual {len(args)}, expected {form._count}")
    return _GenericAlias(form, tuple([_type_of(each) for each in args]))


@_o_plain
def _type_of(value):
    if value is None:
        return type(None)
    return ForwardRef(value) if isinstance(value, str) else value


@_o_plain
def _union(args):
    if not args:
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for each in args:
        each = _type_of(each)
        if isinstance(each, _GenericAlias) and each._form is Union:
            flat += each.__args__
        elif isinstance(each, types.UnionType):
            flat += each.__args__
        else:
            flat.append(each)
    flat = _without_repeats(flat)
    return flat[0] if len(flat) == 1 else _GenericAlias(Union, flat)


@_o_plain
def _flat_literals(args):
    flat = []
    for each in args:
        flat += each.__args__ if isinstance(each, _GenericAlias) and each._form is Literal else [each]
    return flat


@_o_plain
def _without_repeats(values):
    kept = []
    for each in values:
        if not any(type(each) is type(other) and each == other for other in kept):
            kept.append(each)
    return tuple(kept)


@_o_plain
def _typed(values):
    return frozenset([(value, type(value)) for value in values])


@_o_plain
def _is_protocol(base):
    """Whether a base class is `Protocol` itself."""
    return isinstance(base, type) and base.__name__ == "Protocol" and base.__module__ == "typing"


class _GenericAlias:
    """A subscripted form or generic class."""

    __slots__ = ("_form", "__args__", "__dict__")
    __module__ = "typing"

    @_o_plain
    def __init__(self, form, args):
        self._form = form
        self.__args__ = args

    @property
    def __origin__(self):
        form = self._form
        if not isinstance(form, _SpecialForm):
            return form
        if form._kind == "annotated":
            return self.__args__[0]
        origin = _origin_of(form)
        return form if origin is None else origin

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self._form is not Union:
            raise TypeError("Subscripted generics cannot be used with class and instance checks")
        for each in self.__args__:
            if issubclass(cls, each):
                return True
        return False

    @property
    def __metadata__(self):
        if self._form is not Annotated:
            raise AttributeError("__metadata__")
        return self.__args__[1:]

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    @_o_plain
    def __repr__(self):
        form, args = self._form, self.__args__
        if form is Union and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_shown(other)}]"
        if form is Literal:
            return f"typing.Literal[{', '.join(map(repr, args))}]"
        if form is Annotated:
            return f"typing.Annotated[{', '.join([_shown(args[0]), *map(repr, args[1:])])}]"
        if form is Callable:
            inner = "..." if args[0] is ... else f"[{', '.join(map(_shown, args[:-1]))}]"
            if len(args) == 2 and isinstance(args[0], ParamSpec):
                inner = repr(args[0])
            return f"typing.Callable[{inner}, {_shown(args[-1])}]"
        name = repr(form) if isinstance(form, _SpecialForm) else _shown(form)
        return f"{name}[{', '.join(map(_shown, args)) or '()'}]"

    @_o_plain
    def __eq__(self, other):
        if isinstance(other, types.UnionType):
            return self._form is Union and set(self.__args__) == set(other.__args__)
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        if self._form is not other._form:
            return False
        if self._form is Union:
            return set(self.__args__) == set(other.__args__)
        if self._form is Literal:
            return _typed(self.__args__) == _typed(other.__args__)
        return self.__args__ == other.__args__

    @_o_plain
    def __hash__(self):
        if self._form is Union:
            return hash(frozenset(self.__args__))
        if self._form is Literal:
            return hash(_typed(self.__args__))
        return hash((self._form, self.__args__))

    __or__, __ror__ = _either, _either_of

    @_o_plain
    def __getitem__(self, args):
        wanted = self.__parameters__
        if not wanted:
            raise TypeError(f"{self!r} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        if len(args) != len(wanted):
            few = "many" if len(args) > len(wanted) else "few"
            raise TypeError(f"Too {few} arguments for {self!r}; actual {len(args)}, expected {len(wanted)}")
        return _replaced(self, dict(zip(wanted, map(_type_of, args))))

    def __call__(self, *args, **kwargs):
        if isinstance(self._form, _SpecialForm):
            return self._form(*args, **kwargs)
        made = self._form(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or isinstance(self._form, _SpecialForm):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self._form, name)

    @_o_plain
    def __mro_entries__(self, bases):
        form = self._form
        if not isinstance(form, _SpecialForm):
            if form is Generic:  # left out where another generic class stands in for it
                later = bases[[each is self for each in bases].index(True) + 1 :]
                stand_ins = [each for each in later if isinstance(each, _GenericAlias) and each != self]
                if stand_ins or any([_is_protocol(each) for each in bases]):
                    return ()
            return (form,)
        return _entries(self, form, bases)


@_o_plain
def _parameters(args):
    found = []
    for each in args:
        if isinstance(each, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = (each,)
        elif isinstance(each, (list, tuple)):
            inner = _parameters(each)
        else:
            inner = getattr(each, "__parameters__", ()) if not isinstance(each, type) else ()
        found += [one for one in inner if one not in found]
    return tuple(found)


@_o_plain
def _replaced(value, chosen):
    if isinstance(value, (TypeVar, ParamSpec, TypeVarTuple)):
        return chosen.get(value, value)
    if isinstance(value, _GenericAlias):
        args = tuple([_replaced(each, chosen) for each in value.__args__])
        return _union(args) if value._form is Union else _GenericAlias(value._form, args)
    wanted = () if isinstance(value, type) else getattr(value, "__parameters__", ())  # such as list[T] has
    return value[tuple([chosen[each] for each in wanted])] if wanted else value


Any = _SpecialForm("Any", "none")
Union = _SpecialForm("Union", "union")
Optional = _SpecialForm("Optional", "optional")
Literal = _SpecialForm("Literal", "literal")
Annotated = _SpecialForm("Annotated", "annotated")
Callable = _SpecialForm("Callable", "callable", ("collections.abc", "Callable"))
Unpack = _SpecialForm("Unpack", "alias", None, 1)
