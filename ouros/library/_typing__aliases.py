"""What subscripted forms and generic classes are, by their kinds, and how their parameters are replaced."""


class _GenericAlias(_Final):
    """A subscripted form or generic class."""

    __slots__ = ("_form", "__args__", "__dict__", "__weakref__")
    __module__ = "typing"

    @_o_plain
    def __init__(self, form, args):
        self._form = form
        self.__args__ = args
        if not isinstance(form, _SpecialForm):
            self.__module__ = form.__module__

    @property
    def __name__(self):
        form = self._form
        return form._name if isinstance(form, _SpecialForm) else form.__name__

    @property
    def _name(self):
        form = self._form
        return form._name if isinstance(form, _SpecialForm) and form._origin is not None else None

    @property
    def __origin__(self):
        form = self._form
        if not isinstance(form, _SpecialForm):
            return form
        origin = _origin_of(form)
        return form if origin is None else origin

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    @_o_plain
    def __repr__(self):
        form = self._form
        name = repr(form) if isinstance(form, _SpecialForm) else _shown(form)
        return f"{name}[{', '.join(map(_shown, self.__args__)) or '()'}]"

    @_o_plain
    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self._form is other._form and self.__args__ == other.__args__

    @_o_plain
    def __hash__(self):
        return hash((self._form, self.__args__))

    __or__, __ror__ = _either, _either_of

    @_o_plain
    def __iter__(self):
        return iter((Unpack[self],))

    @_o_plain
    def __getitem__(self, args):
        if _lists_parameters(self._form):
            raise TypeError(f"Cannot subscript already-subscripted {self!r}")
        wanted = self.__parameters__
        if not wanted:
            raise TypeError(f"{self!r} is not a generic class")
        args = _spread(map(_type_of, _tupled(args)))
        args = _counted(self, _prepared(self, wanted, args), len(wanted))
        return self._with(_replaced(self, self.__args__, dict(zip(wanted, args))))

    @_o_plain
    def _with(self, args):
        """The same form with other arguments."""
        return type(self)(self._form, args)

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
        if name == "__qualname__":  # which no class can define as a property
            return self.__name__
        dunder = name.startswith("__") and name.endswith("__")
        origin = None if dunder or name == "_form" else self.__origin__  # a copy that is being made has no form yet
        if origin is None or isinstance(origin, _SpecialForm):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(origin, name)

    @_o_plain
    def __setattr__(self, name, value):
        own = name == "_form" or name.startswith("__") and name.endswith("__")
        object.__setattr__(self, name, value) if own else setattr(self.__origin__, name, value)

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


class _UnionGenericAlias(_GenericAlias):
    __slots__ = ()
    __module__ = "typing"
    __iter__ = None

    @property
    def __name__(self):
        return self._name or "Union"

    @property
    def _name(self):
        return "Optional" if len(self.__args__) == 2 and type(None) in self.__args__ else None

    @_o_plain
    def _with(self, args):
        return Union[args]

    @_o_plain
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_shown(args[0] if args[1] is type(None) else args[1])}]"
        return super().__repr__()

    @_o_plain
    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    @_o_plain
    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __subclasscheck__(self, cls):
        for each in self.__args__:
            if issubclass(cls, each):
                return True
        return False


class _LiteralGenericAlias(_GenericAlias):
    __slots__ = ()
    __module__ = "typing"
    __parameters__ = ()

    @_o_plain
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return _typed(self.__args__) == _typed(other.__args__)

    @_o_plain
    def __hash__(self):
        return hash(_typed(self.__args__))


class _AnnotatedAlias(_GenericAlias):
    __slots__ = ("__metadata__",)
    __module__ = "typing"
    __iter__ = None

    @_o_plain
    def __init__(self, form, args):
        super().__init__(form, args)
        if _o_version < (3, 12) and hasattr(args[0], "__module__"):
            self.__module__ = args[0].__module__

    @property
    def __origin__(self):
        return self.__args__[0]

    @property
    def _name(self):
        return None if _o_version < (3, 12) else "Annotated"

    @_o_plain
    def _with(self, args):
        return _annotated(args[0], self.__metadata__)

    @_o_plain
    def __repr__(self):
        return f"typing.Annotated[{', '.join([_shown(self.__args__[0]), *map(repr, self.__metadata__)])}]"

    @_o_plain
    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__args__ == other.__args__ and self.__metadata__ == other.__metadata__

    @_o_plain
    def __hash__(self):
        return hash((self.__args__[0], self.__metadata__))

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    @_o_plain
    def __mro_entries__(self, bases):
        return (self.__args__[0],)


class _CallableGenericAlias(_GenericAlias):
    __slots__ = ()
    __module__ = "typing"
    __iter__ = None

    @_o_plain
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameters(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join(map(_shown, args[:-1]))}], {_shown(args[-1])}]"


class _ConcatenateGenericAlias(_GenericAlias):
    __slots__ = ()
    __module__ = "typing"

    @_o_plain
    def _with(self, args):
        *first, last = args
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            return _ConcatenateGenericAlias(self._form, (*first, *last.__args__))
        return _ConcatenateGenericAlias(self._form, args)


class _UnpackGenericAlias(_GenericAlias):
    __slots__ = ()
    __module__ = "typing"

    @_o_plain
    def __repr__(self):
        inner = self.__args__[0]
        old = _o_version < (3, 12) and not getattr(inner, "__infer_variance__", False)
        return f"*{inner!r}" if old else super().__repr__()

    @_o_plain
    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    @_o_plain
    def __typing_unpacked_tuple_args__(self):
        inner = self.__args__[0]
        return inner.__args__ if isinstance(inner, (_GenericAlias, types.GenericAlias)) else None

    @property
    @_o_plain
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


@_o_plain
def _is_protocol(base):
    """Whether a base class is `Protocol` itself."""
    return isinstance(base, type) and base.__name__ == "Protocol" and base.__module__ == "typing"


@_o_plain
def _is_parameters(value):
    """Whether it stands for all parameters of a callable."""
    return value is ... or isinstance(value, (list, tuple, ParamSpec, _ConcatenateGenericAlias))


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
def _unpacked(value):
    """The types in `*tuple[...]` or `*Tuple[...]`; None of anything else."""
    if isinstance(value, _UnpackGenericAlias):
        return value.__typing_unpacked_tuple_args__
    return value.__args__ if type(value) is types.GenericAlias and value.__unpacked__ else None


@_o_plain
def _spread(args):
    """Arguments, with unpacked tuples of a known length written out."""
    spread = []
    for each in args:
        inner = _unpacked(each)
        if inner is None or inner and inner[-1] is ...:
            spread.append(each)
        else:
            spread += inner
    return tuple(spread)


@_o_plain
def _prepared(alias, wanted, args):
    """Arguments as the parameters take them: all that are for one `*Ts` together, lists for a `ParamSpec` as tuples."""
    for each in wanted:
        prepare = getattr(each, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(alias, args)
    return args


@_o_plain
def _replaced(alias, args, chosen):
    made = []
    for each in args:
        if isinstance(each, (TypeVar, ParamSpec, TypeVarTuple)):
            new = each.__typing_subst__(chosen[each])
        else:
            new = _replaced_inside(each, chosen)
        if isinstance(each, tuple):
            made.append(_replaced(alias, each, chosen))
        elif isinstance(new, tuple) and (isinstance(alias, _CallableGenericAlias) or _is_variadic(each)):
            made += new
        else:
            made.append(new)
    return tuple(made)


@_o_plain
def _replaced_inside(value, chosen):
    wanted = () if isinstance(value, (type, tuple)) else getattr(value, "__parameters__", ())
    if not wanted:
        return value
    args = []
    for each in wanted:
        args += chosen[each] if isinstance(each, TypeVarTuple) else [chosen[each]]
    return value[tuple(args)]


@_o_plain
def _is_variadic(value):
    """Whether it is `*Ts`."""
    return isinstance(value, _UnpackGenericAlias) and value.__typing_is_unpacked_typevartuple__
