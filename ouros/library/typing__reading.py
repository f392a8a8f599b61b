"""What `typing` says of types: their parts, and what annotations stand for."""

import types


@_o_plain
def get_origin(tp):
    if isinstance(tp, _GenericAlias):
        return Annotated if tp._form is Annotated else tp.__origin__
    if isinstance(tp, (types.GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if isinstance(tp, _SpecialForm):
        return _origin_of(tp)
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


@_o_plain
def get_args(tp):
    if isinstance(tp, _GenericAlias):
        args = tp.__args__
        if tp._form is Annotated:
            return (*args, *tp.__metadata__)
        return _parted(args) if tp._form is Callable else args
    if isinstance(tp, types.GenericAlias):
        return tp.__args__ if type(tp) is types.GenericAlias else _parted(tp.__args__)
    return tp.__args__ if isinstance(tp, types.UnionType) else ()


@_o_plain
def _parted(args):
    """The arguments of `Callable` as they are written."""
    return args if len(args) == 2 and _is_parameters(args[0]) else (list(args[:-1]), args[-1])


_ROUTINES = (
    types.ModuleType,
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
)
"""What need not have annotations."""


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    found = {}
    is_class = isinstance(obj, type)
    for each in reversed(obj.__mro__) if is_class else (obj,):
        if is_class:
            own = getattr(each, "__dict__", {})  # builtin classes show none
            hints = own.get("__annotations__", {})
        else:
            own = {}
            hints = getattr(each, "__annotations__", None)
            if hints is None:
                if not isinstance(obj, _ROUTINES):
                    raise TypeError(f"{obj!r} is not a module, class, method, or function.")
                hints = {}
        parameters = {parameter.__name__: parameter for parameter in getattr(each, "__type_params__", ())}
        namespaces = (localns, own, parameters, globalns or _o_variables())
        for name, kind in hints.items():
            if isinstance(kind, str):
                kind = ForwardRef(kind, is_class=is_class)
            kind = _resolved(kind, namespaces)
            found[name] = kind if include_extras else _bare(kind)
    return found


def _resolved(kind, namespaces, within=()):
    """A type whose names in quotes are evaluated, but for those that it is within."""
    if kind is None:
        return type(None)
    if isinstance(kind, str):
        kind = ForwardRef(kind)
    if not isinstance(kind, ForwardRef):
        return _with_parts(kind, lambda part: _resolved(part, namespaces, within))
    text = kind.__forward_arg__
    if text in within:
        return kind
    value = _evaluated(_o_host("annotation", text[text.startswith("*") :]), namespaces)
    if text.startswith("*"):
        (value,) = value
    value = _checked(value, "Forward references must evaluate to types.", kind.__forward_is_class__)
    kind.__forward_value__ = _resolved(value, namespaces, (*within, text))
    kind.__forward_evaluated__ = True
    return kind.__forward_value__


def _bare(kind):
    """A type without what is said of it besides."""
    if isinstance(kind, _GenericAlias) and kind._form in (Annotated, NotRequired, ReadOnly, Required):
        return _bare(kind.__args__[0])
    return _with_parts(kind, _bare)


def _with_parts(kind, change):
    """A type of other types, each of them changed."""
    if isinstance(kind, _LiteralGenericAlias):
        return kind
    if isinstance(kind, _GenericAlias):
        parts = kind.__args__
        made = tuple(map(change, parts))
        return kind if all([old is new for old, new in zip(parts, made)]) else kind._with(made)
    if isinstance(kind, types.GenericAlias):
        made = tuple(map(change, kind.__args__))
        if type(kind) is not types.GenericAlias:  # `collections.abc.Callable[...]`
            return kind.__origin__[_parted(made)]
        made = types.GenericAlias(kind.__origin__, made)
        return Unpack[made] if kind.__unpacked__ else made
    if isinstance(kind, types.UnionType):
        first, *rest = map(change, kind.__args__)
        for each in rest:
            first = first | each
        return first
    return kind


def _evaluated(form, namespaces):
    """The type that a text says, from its form (see `runtime/plain_texts.py`)."""
    kind, *parts = form
    if kind == "constant":
        return parts[0]
    if kind == "name":
        for names in namespaces:
            if names and parts[0] in names:
                return names[parts[0]]
        try:
            return getattr(_o_import("builtins"), parts[0])
        except AttributeError:
            raise NameError(f"name {parts[0]!r} is not defined", name=parts[0]) from None
    if kind == "attribute":
        return getattr(_evaluated(parts[0], namespaces), parts[1])
    if kind in ("tuple", "list"):
        values = [_evaluated(each, namespaces) for each in parts[0]]
        return tuple(values) if kind == "tuple" else values
    first = _evaluated(parts[0], namespaces)
    if kind == "call":
        values = [_evaluated(each, namespaces) for each in parts[1]]
        return first(*values, **{name: _evaluated(each, namespaces) for name, each in zip(parts[2], parts[3])})
    second = _evaluated(parts[1], namespaces)
    return first | second if kind == "union" else first[second]


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)
