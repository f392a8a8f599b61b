"""What `typing` and the statements of PEP 695 and PEP 696 share: forms that can be subscripted, shown and compared.

Nothing checks types. The classes say that they are of `typing`, as CPython's do. What forms give: `_typing__aliases`.
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


class _Final:
    """What the classes are that no program may inherit from."""

    __slots__ = ()
    __module__ = "typing"

    def __init_subclass__(cls, /, *args, **kwargs):
        if cls.__module__ != "typing":
            raise TypeError("Cannot subclass special typing classes")


class _SpecialForm(_Final):
    """`typing.X`: subscripted it gives an alias of its own kind."""

    __slots__ = ("_name", "_origin", "_kind", "_count", "__weakref__")
    __module__ = "typing"
    _fixed = True

    @_o_plain
    def __init__(self, name, kind="alias", origin=None, count=-1):
        self._name = name
        self._kind = kind
        self._origin = origin
        self._count = count

    @_o_plain
    def __getattr__(self, name):
        if name == "__qualname__":  # which no class can define as a property
            return self._name
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @_o_plain
    def __repr__(self):
        return f"typing.{self._name}"

    @_o_plain
    def __copy__(self):
        return self

    @_o_plain
    def __deepcopy__(self, memo):
        return self

    @_o_plain
    def __getitem__(self, args):
        return _SUBSCRIPTED[self._kind](self, args)

    __or__, __ror__ = _either, _either_of
    __iter__ = None

    def __call__(self, *args, **kwargs):
        if self._origin is not None and self._name not in _LOWERED:
            return _origin_of(self)(*args, **kwargs)
        if self._origin is not None:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {_origin_of(self).__name__}() instead")
        if self is Annotated and _o_version < (3, 13):
            raise TypeError("Type Annotated cannot be instantiated.")
        raise TypeError(f"Cannot instantiate {self!r}")

    @_o_plain
    def __mro_entries__(self, bases):
        return _entries(self, self, bases)

    def __instancecheck__(self, instance):
        origin = _origin_of(self)
        if origin is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return isinstance(instance, origin)

    def __subclasscheck__(self, cls):
        origin = _origin_of(self)
        if origin is None:
            raise TypeError(f"{self!r} cannot be used with issubclass()")
        if isinstance(cls, _GenericAlias):
            raise TypeError("Subscripted generics cannot be used with class and instance checks")
        return issubclass(_origin_of(cls) if isinstance(cls, _SpecialForm) else cls, origin)

    @property
    def __origin__(self):
        origin = _origin_of(self)
        if origin is None:
            raise AttributeError("__origin__")
        return origin

    @property
    def __name__(self):
        return self._name


class _AnyMeta(type):
    __module__ = "typing"

    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    @_o_plain
    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any value; a class of a program that inherits from it stands for something that checkers do not know."""

    __module__ = "typing"

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


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


# ------------------------------------------------------------------------------------------------ what arguments may be


@_o_plain
def _type_of(value, special=False):
    if value is None:
        return type(None)
    return ForwardRef(value, is_class=special) if isinstance(value, str) else value


@_o_plain
def _checked(value, message, special=False):
    """What stands where a type must; `special` lets `ClassVar` and `Final` stand there."""
    value = _type_of(value, special)
    if isinstance(value, _GenericAlias):
        form = value._form
        named = isinstance(form, _SpecialForm) and form._name in ("ClassVar", "Final") and not special
        if named or _lists_parameters(form):
            raise TypeError(f"{value!r} is not valid as type argument")
    elif isinstance(value, _SpecialForm):
        allowed = value._kind == "none" or special and value._name in ("ClassVar", "Final")
        if value._origin is None and not allowed:
            raise TypeError(f"Plain {value!r} is not valid as type argument")
    elif _lists_parameters(value):
        raise TypeError(f"Plain {value!r} is not valid as type argument")
    elif type(value) is tuple:
        raise TypeError(f"{message} Got {value!r:.100}.")
    return value


@_o_plain
def _lists_parameters(value):
    """Whether it is `Generic` or `Protocol`, whose subscription lists parameters."""
    return isinstance(value, type) and _o_defines(value, "_lists_parameters")


@_o_plain
def _counted(form, args, wanted):
    if len(args) != wanted:
        few = "many" if len(args) > wanted else "few"
        raise TypeError(f"Too {few} arguments for {form!r}; actual {len(args)}, expected {wanted}")
    return args


@_o_plain
def _tupled(args):
    return args if isinstance(args, tuple) else (args,)


# ------------------------------------------------------------------------------------------- what forms give, by kind


@_o_plain
def _of_none(form, args):
    raise TypeError(f"{form!r} is not subscriptable")


@_o_plain
def _of_alias(form, args):
    args = tuple([_checked(each, "Parameters to generic types must be types.") for each in _tupled(args)])
    return _GenericAlias(form, _counted(form, args, form._count))


@_o_plain
def _of_single(form, arg):
    special = _o_version >= (3, 13) and form._name in ("ClassVar", "Final")
    return _GenericAlias(form, (_checked(arg, f"{form!r} accepts only single type.", special),))


@_o_plain
def _of_key(form, arg):
    return _GenericAlias(form, (_checked(arg, f"{form._name} accepts only a single type.", True),))


@_o_plain
def _of_unpack(form, arg):
    return _UnpackGenericAlias(form, (_checked(arg, f"{form!r} accepts only single type."),))


@_o_plain
def _of_tuple(form, args):
    args = _tupled(args)
    rest = (...,) if len(args) >= 2 and args[-1] is ... else ()
    types_of = args[:-1] if rest else args
    message = "Tuple[t, ...]: t must be a type." if rest else "Tuple[t0, t1, ...]: each t must be a type."
    return _GenericAlias(form, (*[_checked(each, message) for each in types_of], *rest))


@_o_plain
def _of_optional(form, arg):
    return Union[_checked(arg, f"{form!r} requires a single type."), None]


@_o_plain
def _of_union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for each in _tupled(args):
        each = _checked(each, "Union[arg, ...]: each arg must be a type.")
        flat += each.__args__ if isinstance(each, (_UnionGenericAlias, types.UnionType)) else [each]
    flat = _without_repeats(flat)
    return flat[0] if len(flat) == 1 else _UnionGenericAlias(form, flat)


@_o_plain
def _of_literal(form, args):
    flat = []
    for each in _tupled(args):
        flat += each.__args__ if isinstance(each, _LiteralGenericAlias) else [each]
    try:
        _typed(flat)
    except TypeError:  # what has no hash is not compared
        return _LiteralGenericAlias(form, tuple(flat))
    return _LiteralGenericAlias(form, _without_repeats(flat))


@_o_plain
def _of_annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_variadic(args[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    return _annotated(_checked(args[0], "Annotated[t, ...]: t must be a type.", True), args[1:])


@_o_plain
def _annotated(kind, metadata):
    if isinstance(kind, _AnnotatedAlias):
        kind, metadata = kind.__origin__, kind.__metadata__ + metadata
    made = _AnnotatedAlias(Annotated, (kind,))
    made.__metadata__ = metadata
    return made


@_o_plain
def _of_callable(form, args):
    if not isinstance(args, tuple) or len(args) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    inner, result = args
    result = _checked(result, "Callable[args, result]: result must be a type.")
    inner = inner if isinstance(inner, (list, tuple)) else (inner,)
    return _CallableGenericAlias(form, (*[_type_of(each) for each in inner], result))


@_o_plain
def _of_concatenate(form, args):
    if args == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    args = _tupled(args)
    if args[-1] is not ... and not isinstance(args[-1], ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    message = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(form, (*[_checked(each, message) for each in args[:-1]], args[-1]))


_SUBSCRIPTED = {
    "none": _of_none, "alias": _of_alias, "single": _of_single, "key": _of_key, "unpack": _of_unpack,
    "tuple": _of_tuple, "optional": _of_optional, "union": _of_union, "literal": _of_literal,
    "annotated": _of_annotated, "callable": _of_callable, "concatenate": _of_concatenate,
}  # fmt: skip


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


Union = _SpecialForm("Union", "union")
Optional = _SpecialForm("Optional", "optional")
Literal = _SpecialForm("Literal", "literal")
Annotated = _SpecialForm("Annotated", "annotated")
Callable = _SpecialForm("Callable", "callable", ("collections.abc", "Callable"))
Unpack = _SpecialForm("Unpack", "unpack")
