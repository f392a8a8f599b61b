"""Type parameters, type aliases and generic classes, made by calls or by the statements of PEP 695 and PEP 696."""


class NoDefaultType:
    __slots__ = ()
    __module__ = "typing"
    _fixed = True

    @_o_plain
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = NoDefaultType()


class ForwardRef(_Final):
    __module__ = "typing"

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        if arg[0] == "*" if _o_version < (3, 13) else arg.startswith("*"):
            _o_host("expression", f"({arg},)[0]", arg)
        else:
            _o_host("expression", arg, arg)
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    __forward_evaluated__ = False
    __forward_value__ = None

    @_o_plain
    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    @_o_plain
    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    @_o_plain
    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    __or__, __ror__ = _either, _either_of


class _Late:
    """A value that is evaluated when it is first asked for."""

    __slots__ = ("evaluate", "value")

    @_o_plain
    def __init__(self, evaluate, value=None):
        self.evaluate = evaluate
        self.value = value

    def get(self):
        if self.evaluate is not None:
            self.value = self.evaluate()
            self.evaluate = None
        return self.value


class _Parameter:
    """What the three kinds of parameters share. An instance holds only what is said of it, so that dumps stay small."""

    __module__ = "typing"
    __covariant__ = __contravariant__ = __infer_variance__ = False
    _default = None

    def __init_subclass__(cls, /, *args, **kwargs):
        if cls.__module__ != "typing":
            if _o_version < (3, 12):
                raise TypeError("Cannot subclass special typing classes")
            raise TypeError(f"type {_shown(cls.__mro__[1])!r} is not an acceptable base type")

    @_o_plain
    def __copy__(self):
        return self

    @_o_plain
    def __deepcopy__(self, memo):
        return self

    @_o_plain
    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    @_o_plain
    def _begin(self, name, default, covariant=False, contravariant=False, infer_variance=False):
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__}() argument 'name' must be str, not {type(name).__name__}")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__name__ = name
        self.__module__ = "__main__"
        if default is not NoDefault:
            self._default = default if isinstance(default, _Late) else _Late(None, default)
        if covariant:
            self.__covariant__ = True
        if contravariant:
            self.__contravariant__ = True
        if infer_variance:
            self.__infer_variance__ = True

    @_o_plain
    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    __or__, __ror__ = _either, _either_of

    @property
    def __default__(self):
        return NoDefault if self._default is None else self._default.get()

    @_o_plain
    def has_default(self):
        return self._default is not None


class TypeVar(_Parameter):
    __module__ = "typing"
    _fixed = True
    _bound = _constraints = None

    @_o_plain
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
        if bound is not None:
            self._bound = _Late(None, _checked(bound, "Bound must be a type."))
        if constraints:
            message = "TypeVar(name, constraint, ...): constraints must be types."
            self._constraints = _Late(None, tuple([_checked(each, message) for each in constraints]))

    @property
    def __bound__(self):
        return None if self._bound is None else self._bound.get()

    @property
    def __constraints__(self):
        return () if self._constraints is None else self._constraints.get()

    @_o_plain
    def __typing_subst__(self, argument):
        argument = _checked(argument, "Parameters to generic types must be types.")
        if _unpacked(argument) is not None or _is_variadic(argument):
            raise TypeError(f"{argument!r} is not valid as type argument")
        return argument


class _Part(_Final):
    __slots__ = ("__origin__",)
    __module__ = "typing"

    @_o_plain
    def __init__(self, origin):
        self.__origin__ = origin

    @_o_plain
    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    @_o_plain
    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    __hash__ = None


class ParamSpecArgs(_Part):
    """`P.args`."""

    __slots__ = ()
    __module__ = "typing"
    _part = "args"


class ParamSpecKwargs(_Part):
    """`P.kwargs`."""

    __slots__ = ()
    __module__ = "typing"
    _part = "kwargs"


class ParamSpec(_Parameter):
    __module__ = "typing"

    @_o_plain
    def __init__(
        self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False
    ):
        self._begin(name, default, covariant, contravariant, infer_variance)
        self.__bound__ = bound

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    @_o_plain
    def __typing_subst__(self, argument):
        if isinstance(argument, (list, tuple)):
            return tuple([_checked(each, "Expected a type.") for each in argument])
        if not _is_parameters(argument):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {argument!r}")
        return argument

    @_o_plain
    def __typing_prepare_subst__(self, alias, args):
        wanted = alias.__parameters__
        place = wanted.index(self)
        if place == len(args) and self._default is not None:
            args = (*args, self.__default__)
        if place >= len(args):
            raise TypeError(f"Too few arguments for {alias!r}")
        if len(wanted) == 1 and not _is_parameters(args[0]):
            return (tuple(args),)  # C[int, str] is C[[int, str]]
        first = args[place]
        return (*args[:place], tuple(first) if isinstance(first, list) else first, *args[place + 1 :])


class TypeVarTuple(_Parameter):
    __module__ = "typing"

    @_o_plain
    def __init__(self, name, *, default=NoDefault):
        self._begin(name, default)

    @_o_plain
    def __repr__(self):
        return self.__name__

    @_o_plain
    def __iter__(self):
        return iter((Unpack[self],))

    @_o_plain
    def __typing_subst__(self, argument):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    @_o_plain
    def __typing_prepare_subst__(self, alias, args):
        wanted = alias.__parameters__
        place = wanted.index(self)
        after = len(wanted) - place - 1
        if any([isinstance(each, TypeVarTuple) for each in wanted[place + 1 :]]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias!r}")
        endless = [number for number, each in enumerate(args) if (_unpacked(each) or (0,))[-1] is ...]
        if len(endless) > 1:
            raise TypeError("More than one unpacked arbitrary-length tuple argument")
        left, right, filler = place, after, None
        if endless:  # its type stands for what the other parameters lack
            filler = _unpacked(args[endless[0]])[0]
            left, right = min(left, endless[0]), min(right, len(args) - endless[0] - 1)
        elif place == len(args) and not after and self._default is not None:
            return (*args, tuple(self.__default__) if self.has_default() else ())
        elif left + right > len(args):
            least = len(wanted) - 1
            raise TypeError(f"Too few arguments for {alias!r}; actual {len(args)}, expected at least {least}")
        end = len(args) - right
        fill = ([filler] * (place - left), [filler] * (after - right))
        return (*args[:left], *fill[0], tuple(args[left:end]), *fill[1], *args[end:])


class TypeAliasType:
    __module__ = "typing"

    @_o_plain
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

    @_o_plain
    def __repr__(self):
        return self.__name__

    @_o_plain
    def __getitem__(self, arguments):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return types.GenericAlias(self, arguments)

    __or__, __ror__ = _either, _either_of


class Generic:
    __slots__ = ()
    __module__ = "typing"
    _lists_parameters = True  # as `Protocol` does

    @classmethod
    @_o_plain
    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple(map(_type_of, args))
        if _o_defines(cls, "_lists_parameters"):
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all([isinstance(each, (TypeVar, ParamSpec)) or _is_variadic(each) for each in args]):
                raise TypeError(
                    f"Parameters to {cls.__name__}[...] must all be type variables "
                    "or parameter specification variables."
                )
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, args)
        expected = cls.__parameters__
        if not expected:
            raise TypeError(f"{cls!r} is not a generic class")
        made = []
        for each, arg in zip(expected, _filled(cls, expected, _prepared(cls, expected, args))):
            made += arg if isinstance(each, TypeVarTuple) else [arg]
        return _GenericAlias(cls, tuple(made))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        _set_parameters(cls)


@_o_plain
def _set_parameters(cls):
    """What a new generic class can be subscripted with, as it lists its parameters or as its bases use them."""
    written = cls.__orig_bases__ if _o_defines(cls, "__orig_bases__") else None
    plain = cls.__bases__ if written is None else written
    if any([base is Generic for base in plain]) and cls.__name__ != "Protocol":
        raise TypeError("Cannot inherit from plain Generic")
    used = _parameters(written or ())
    listed = [
        base.__parameters__ for base in written or () if isinstance(base, _GenericAlias) and base._form is Generic
    ]
    if len(listed) > 1:
        raise TypeError("Cannot inherit from Generic[...] multiple times.")
    if listed:
        missing = [parameter for parameter in used if parameter not in listed[0]]
        if missing:
            names, given = (", ".join(map(str, each)) for each in (missing, listed[0]))
            raise TypeError(f"Some type variables ({names}) are not listed in Generic[{given}]")
    cls.__parameters__ = listed[0] if listed else used


@_o_plain
def _filled(cls, expected, arguments):
    """The arguments of a generic class, with those that have a default added."""
    wanted, given = len(expected), len(arguments)
    if given < wanted and expected[given].has_default():
        return (*arguments, *[parameter.__default__ for parameter in expected[given:]])
    if given == wanted:
        return arguments
    few = given < wanted
    least = f"at least {wanted - sum([parameter.has_default() for parameter in expected])}"
    amount = "few" if few else "many"
    raise TypeError(f"Too {amount} arguments for {cls!r}; actual {given}, expected {least if few else wanted}")


# What emitted code calls


def parameter(kind, name, bound, constraints, default):
    """A type parameter of a definition; the last three are functions, or None."""
    late = NoDefault if default is None else _Late(default)
    if kind == "TypeVarTuple":
        made = TypeVarTuple(name, default=late)
        made.__infer_variance__ = True  # shown as those that may write so show it
        return made
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


@_o_plain
def generic_base(parameters):
    """The base class that a class with type parameters gets."""
    return Generic[tuple([Unpack[part] if isinstance(part, TypeVarTuple) else part for part in parameters])]
