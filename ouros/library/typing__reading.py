"""What `typing` says of types: their parts, and what annotations stand for."""

import types


@_o_plain
def get_origin(tp):
    if isinstance(tp, _GenericAlias):
        return Annotated if tp._form is Annotated else tp.__origin__
    if isinstance(tp, types.GenericAlias):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return types.UnionType if isinstance(tp, types.UnionType) else None


@_o_plain
def get_args(tp):
    if isinstance(tp, _GenericAlias):
        args = tp.__args__
        if tp._form is Callable and not (len(args) == 2 and args[0] is ...):
            return (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, (types.GenericAlias, types.UnionType)) else ()


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
    found = {}
    for each in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        if isinstance(obj, type):
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
        for name, kind in hints.items():
            kind = _resolved(kind, (localns, own, parameters, globalns or _o_variables()))
            found[name] = kind if include_extras else _bare(kind)
    return found


def _resolved(kind, namespaces):
    """A type whose names in quotes are evaluated."""
    if kind is None:
        return type(None)
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if isinstance(kind, str):
        return _resolved(_evaluated(_o_host("annotation", kind), namespaces), namespaces)
    return _with_parts(kind, lambda part: _resolved(part, namespaces))


def _bare(kind):
    """A type without what is said of it besides."""
    if isinstance(kind, _GenericAlias) and kind._form in (Annotated, NotRequired, ReadOnly, Required):
        return _bare(kind.__args__[0])
    return _with_parts(kind, _bare)


def _with_parts(kind, change):
    """A type of other types, each of them changed."""
    if isinstance(kind, _GenericAlias):
        if kind._form is Literal:
            return kind
        parts = kind.__args__
        count = 1 if kind._form is Annotated else len(parts)
        made = (*map(change, parts[:count]), *parts[count:])
        if all([old is new for old, new in zip(parts, made)]):
            return kind
        return Union[made] if kind._form is Union else _GenericAlias(kind._form, made)
    if isinstance(kind, types.GenericAlias):
        return types.GenericAlias(kind.__origin__, tuple(map(change, kind.__args__)))
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
        value = parts[0]
        return _evaluated(_o_host("annotation", value), namespaces) if isinstance(value, str) else value
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
        values = [_plainly(each, namespaces) for each in parts[1]]
        return first(*values, **{name: _plainly(each, namespaces) for name, each in zip(parts[2], parts[3])})
    if kind == "union":
        return first | _evaluated(parts[1], namespaces)
    plain = first is Literal or first is Annotated  # texts in them are no types
    return first[(_plainly if plain else _evaluated)(parts[1], namespaces)]


def _plainly(form, namespaces):
    """What a form says where texts are only texts."""
    if form[0] == "constant":
        return form[1]
    if form[0] == "tuple":
        return tuple([_plainly(each, namespaces) for each in form[1]])
    return _evaluated(form, namespaces)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)
