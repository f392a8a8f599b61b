"""Type parameters and type aliases, as the statements of PEP 695 and PEP 696 make them: names and functions that
evaluate what is asked for later in; objects that name each other, and never check anything, out.
"""

_Alias = type(list[int])


class NoDefaultType:
    __slots__ = ()

    def __repr__(self):
        return "typing.NoDefault"


NoDefault = NoDefaultType()


class _Union:
    """What `T | None` is."""

    def __init__(self, members):
        self.__args__ = members
        self.__parameters__ = _parameters(members)

    def __repr__(self):
        if len(self.__args__) == 2 and type(None) in self.__args__:
            other = self.__args__[self.__args__[0] is type(None)]
            return f"typing.Optional[{_shown(other)}]"
        return f"typing.Union[{', '.join(map(_shown, self.__args__))}]"

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __eq__(self, other):
        if not isinstance(other, _Union):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))


def _union(left, right):
    members = []
    for part in (left, right):
        if part is None:
            part = type(None)
        elif isinstance(part, str):
            raise TypeError("names of types in quotes are not supported here; write the type itself")
        for member in part.__args__ if isinstance(part, (_Union, type(int | str))) else (part,):
            if member not in members:
                members.append(member)
    return members[0] if len(members) == 1 else _Union(tuple(members))


def _shown(value):
    if value is type(None):
        return "None"
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    return "..." if value is ... else repr(value)


def _parameters(values):
    """The type parameters in some types, each once, in order."""
    found = []
    for value in values:
        if isinstance(value, (list, tuple)):
            parts = _parameters(value)
        elif isinstance(value, (TypeVar, ParamSpec, TypeVarTuple)):
            parts = (value,)
        elif isinstance(value, type):
            parts = ()
        else:
            parts = getattr(value, "__parameters__", ())
        for part in parts:
            if part not in found:
                found.append(part)
    return tuple(found)


class _Late:
    """A value that is evaluated when it is first asked for."""

    __slots__ = ("evaluate", "value")

    def __init__(self, evaluate, value=None):
        self.evaluate = evaluate
        self.value = value

    def get(self):
        if self.evaluate is not None:
            self.value = self.evaluate()
            self.evaluate = None
        return self.value


class _Parameter:
    """What the three kinds of parameters share."""

    def _begin(self, name, default, covariant=False, contravariant=False, infer_variance=False):
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__}() argument 'name' must be str, not {type(name).__name__}")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__ = name
        self.__module__ = "__main__"
        self._default = default if isinstance(default, _Late) else _Late(None, default)
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    @property
    def __default__(self):
        return self._default.get()

    def has_default(self):
        return self._default.evaluate is not None or self._default.value is not NoDefault


class TypeVar(_Parameter):
    def __init__(
        self,
        name,
        *constraints,
        bound=None,
        default=NoDefault,
        covariant=False,
        contravariant=False,
        infer_variance=False,
    ):
        self._begin(name, default, covariant, contravariant, infer_variance)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._bound = _Late(None, bound)
        self._constraints = _Late(None, constraints)

    @property
    def __bound__(self):
        return self._bound.get()

    @property
    def __constraints__(self):
        return self._constraints.get()

    def __typing_subst__(self, argument):
        return argument


class _Part:
    """`P.args` or `P.kwargs`."""

    __slots__ = ("__origin__", "_part")

    def __init__(self, origin, part):
        self.__origin__ = origin
        self._part = part

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        if not isinstance(other, _Part):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self._part == other._part

    def __hash__(self):
        return hash((self.__origin__, self._part))


class ParamSpec(_Parameter):
    def __init__(
        self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False
    ):
        self._begin(name, default, covariant, contravariant, infer_variance)
        self.__bound__ = bound

    @property
    def args(self):
        return _Part(self, "args")

    @property
    def kwargs(self):
        return _Part(self, "kwargs")

    def __typing_subst__(self, argument):
        return argument


class _Unpacked:
    """`*Ts`."""

    __slots__ = ("__args__", "__parameters__")

    def __init__(self, origin):
        self.__args__ = self.__parameters__ = (origin,)

    def __repr__(self):
        return f"typing.Unpack[{self.__args__[0]!r}]"

    def __eq__(self, other):
        return self.__args__ == other.__args__ if isinstance(other, _Unpacked) else NotImplemented

    def __hash__(self):
        return hash(self.__args__)


class TypeVarTuple(_Parameter):
    def __init__(self, name, *, default=NoDefault):
        self._begin(name, default)

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield _Unpacked(self)


class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self.__name__ = name
        self.__module__ = "__main__"
        self.__type_params__ = type_params
        self._value = value if isinstance(value, _Late) else _Late(None, value)

    @property
    def __value__(self):
        return self._value.get()

    @property
    def __parameters__(self):
        return self.__type_params__

    def __repr__(self):
        return self.__name__

    def __getitem__(self, arguments):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Alias(self, arguments)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)


class _GenericBase:
    """`Generic[T]` as a base class."""

    __slots__ = ("__args__", "__parameters__")

    def __init__(self, arguments):
        self.__args__ = arguments
        self.__parameters__ = _parameters(arguments)

    @property
    def __origin__(self):
        return Generic

    def __repr__(self):
        return f"typing.Generic[{', '.join(map(_shown, self.__args__))}]"

    def __eq__(self, other):
        return self.__args__ == other.__args__ if isinstance(other, _GenericBase) else NotImplemented

    def __hash__(self):
        return hash(self.__args__)

    def __mro_entries__(self, bases):
        later = False
        for base in bases:
            if later and base is not self and isinstance(base, (_GenericBase, _Alias)):
                return ()
            later = later or base is self
        return (Generic,)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, arguments):
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        if cls is Generic:
            return generic_base(arguments)
        expected = getattr(cls, "__parameters__", ())
        if not expected:
            raise TypeError(f"{cls} is not a generic class")
        if not any(isinstance(parameter, TypeVarTuple) for parameter in expected):
            arguments = _filled(cls, expected, arguments)
        return _Alias(cls, arguments)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        written = cls.__dict__.get("__orig_bases__", ())
        used = _parameters(written)
        listed = [base.__parameters__ for base in written if isinstance(base, _GenericBase)]
        if listed:
            missing = [parameter for parameter in used if parameter not in listed[-1]]
            if missing:
                names, given = (", ".join(map(str, each)) for each in (missing, listed[-1]))
                raise TypeError(f"Some type variables ({names}) are not listed in Generic[{given}]")
        cls.__parameters__ = listed[-1] if listed else used


def _filled(cls, expected, arguments):
    """The arguments of a generic class, with those that have a default added."""
    wanted, given = len(expected), len(arguments)
    if given < wanted:
        rest = expected[given:]
        if all(parameter.has_default() for parameter in rest):
            return (*arguments, *(parameter.__default__ for parameter in rest))
    if given == wanted:
        return arguments
    needed = sum(not parameter.has_default() for parameter in expected)
    words = "at least " if given < needed else ""
    wanted = needed if given < needed else wanted
    amount = "many" if given > wanted else "few"
    raise TypeError(f"Too {amount} arguments for {cls}; actual {given}, expected {words}{wanted}")


# What emitted code calls


def parameter(kind, name, bound, constraints, default):
    """A type parameter of a definition; the last three are functions, or None."""
    late = NoDefault if default is None else _Late(default)
    if kind == "TypeVarTuple":
        return TypeVarTuple(name, default=late)
    if kind == "ParamSpec":
        return ParamSpec(name, default=late, infer_variance=True)
    made = TypeVar(name, default=late, infer_variance=True)
    if bound is not None:
        made._bound = _Late(bound)
    if constraints is not None:
        made._constraints = _Late(constraints)
    return made


def alias(name, value, parameters):
    """What a `type` statement binds."""
    made = TypeAliasType(name, _Late(value), type_params=parameters)
    made.__module__ = None if value.__module__ == "builtins" else value.__module__  # evaluated where there is no name
    return made


def generic_base(parameters):
    """The base class that a class with type parameters gets."""
    if not parameters:
        raise TypeError("Parameter list to Generic[...] cannot be empty")
    return _GenericBase(tuple(_plain(part) for part in parameters))


def _plain(part):
    return _Unpacked(part) if isinstance(part, TypeVarTuple) else part
