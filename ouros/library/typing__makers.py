"""What `typing` makes: protocols, named tuples and typed dicts; and what decorates."""


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2] if "." in name else name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    @_o_plain
    def __call__(self, x, /):
        return x

    @_o_plain
    def __repr__(self):
        return f"__main__.{self.__qualname__}"

    __or__, __ror__ = _either, _either_of


def _no_init(self, *args, **kwargs):
    """`__init__` of a protocol: none of its own, and for a class that inherits from it the next one."""
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if type(self).__init__ is not _no_init:  # it has called `super().__init__()`
        return
    for base in type(self).__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            return init(self, *args, **kwargs)


_LIKE_PROTOCOLS = (
    "Callable Awaitable Iterable Iterator AsyncIterable AsyncIterator Hashable Sized Container Collection Reversible "
    "Buffer AbstractContextManager AbstractAsyncContextManager"
).split()


@_o_plain
def _may_be_in_protocol(base):
    """Whether a protocol may inherit from this class of the library, which is none."""
    return base.__module__ in ("collections.abc", "contextlib") and base.__name__ in _LIKE_PROTOCOLS


class Protocol(Generic, metaclass=_o_ABCMeta):
    __slots__ = ()
    _lists_parameters = _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and not getattr(base, "_is_protocol", _may_be_in_protocol(base)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
            _o_structure(cls, "")  # until it is `runtime_checkable`
            if not _o_defines(cls, "__init__"):
                cls.__init__ = _no_init


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    names = set()
    for base in cls.__mro__:
        if base not in (object, Generic, Protocol) and getattr(base, "_is_protocol", False):
            names.update(base.__dict__, base.__dict__.get("__annotations__", {}))
    skipped = (
        "__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ __weakref__ "
        "__orig_bases__ __parameters__ _is_protocol __subclasshook__ __class_getitem__ __match_args__ "
        "__static_attributes__ __firstlineno__ __init_subclass__ __qualname__"
    ).split()
    _o_structure(cls, *[_member(cls, name) for name in sorted(names - set(skipped))])
    return cls


@_o_plain
def _member(cls, name):
    """A member of a protocol, with a point before it if it is no method."""
    return name if callable(getattr(cls, name, None)) else "." + name


@_o_plain
def _supporting(name, method):
    """`typing.SupportsX`: what has one special method."""

    def hook(self):
        pass

    hook.__name__, hook.__isabstractmethod__ = method, True
    made = type(Protocol)(name, (Protocol,), {"__slots__": (), "__module__": "typing", method: hook})
    _o_structure(made, method)
    return made


SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs, SupportsBytes, SupportsComplex, SupportsRound = [
    _supporting(f"Supports{name}", f"__{name.lower()}__")
    for name in ("Int", "Float", "Index", "Abs", "Bytes", "Complex", "Round")
]


AnyStr = TypeVar("AnyStr", bytes, str)


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO: for annotations, and to derive from."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""

    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""

    __slots__ = ()


# -------------------------------------------------------------------------------------------- named tuples, typed dicts


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if not all([base is _NAMED_TUPLE or base is Generic for base in bases]):
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        fields = ns.get("__annotations__", {})
        defaults = []
        for name in fields:
            if name in ns:
                defaults.append(name)
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(defaults)}"
                )
        made = _named_tuple(typename, fields, [ns[name] for name in defaults], ns["__module__"])
        for name, value in ns.items():
            if name in (
                "__new__",
                "__init__",
                "__slots__",
                "__getnewargs__",
                "_fields",
                "_field_defaults",
                "_make",
                "_replace",
                "_asdict",
                "_source",
            ):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if (
                name not in ("__annotations__", "__module__", "__orig_bases__", "__classcell__", "__dict__")
                and name not in fields
            ):
                setattr(made, name, value)
        return made


def _named_tuple(typename, fields, defaults, module):
    from collections import namedtuple

    made = namedtuple(typename, list(fields), defaults=defaults, module=module)
    made.__annotations__ = {name: _checked(fields[name], f"field {name} annotation must be a type") for name in fields}
    return made


class _NamedTupleForm:
    """The function `NamedTuple`, which is a base class too."""

    _fixed = True

    def __call__(self, typename, fields=_ABSENT, /, **kwargs):
        if fields is _ABSENT or fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
        return _named_tuple(typename, {name: kind for name, kind in fields}, (), "__main__")

    @_o_plain
    def __mro_entries__(self, bases):
        return (_NAMED_TUPLE,)

    @_o_plain
    def __repr__(self):
        return "<function NamedTuple>"


_NAMED_TUPLE = _NamedTupleMeta.__new__ and type.__new__(_NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})
NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        if not all([type(base) is _TypedDictMeta or base is Generic for base in bases]):
            raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any([Generic in base.__mro__ for base in bases]) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        annotations = {}
        needed = {}
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            needed.update(dict.fromkeys(base.__dict__.get("__required_keys__", ()), True))
            needed.update(dict.fromkeys(base.__dict__.get("__optional_keys__", ()), False))
        for key, kind in ns.get("__annotations__", {}).items():
            annotations[key] = kind = _field_type(kind, made.__module__)
            inner = kind.__origin__ if isinstance(kind, _AnnotatedAlias) else kind
            form = inner._form if isinstance(inner, _GenericAlias) else None
            needed[key] = form is Required or (total and form is not NotRequired)
        required, optional = [[key for key in needed if needed[key] is each] for each in (True, False)]
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    @_o_plain
    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)


@_o_plain
def _field_type(kind, module):
    if isinstance(kind, str):
        return ForwardRef(kind, module=module)
    return _checked(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")


class _TypedDictForm:
    """The function `TypedDict`, which is a base class too."""

    _fixed = True

    def __call__(self, typename, fields=_ABSENT, /, *, total=True, **kwargs):
        if fields is _ABSENT or fields is None:
            fields = kwargs
        elif kwargs:
            raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
        annotations = dict(fields)
        return _TypedDictMeta(typename, (), {"__annotations__": annotations, "__module__": "__main__"}, total=total)

    @_o_plain
    def __mro_entries__(self, bases):
        return (_TYPED_DICT,)

    @_o_plain
    def __repr__(self):
        return "<function TypedDict>"


_TYPED_DICT = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})
TypedDict = _TypedDictForm()


# ------------------------------------------------------------------------------------------------------------ functions


@_o_plain
def cast(typ, val):
    return val


@_o_plain
def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


@_o_plain
def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def _overloaded(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


@_o_plain
def overload(func):
    return _overloaded


_FUNCTION = type(lambda: 0)


@_o_plain
def no_type_check(arg):
    for each in arg.__dict__.values() if isinstance(arg, type) else ():
        each = getattr(each, "__func__", each)
        written = getattr(each, "__module__", None) == arg.__module__ and isinstance(each, (_FUNCTION, type))
        if written and each.__qualname__ == f"{arg.__qualname__}.{each.__name__}":
            no_type_check(each)
    try:
        arg.__no_type_check__ = True
    except (AttributeError, TypeError):
        pass
    return arg


@_o_plain
def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs
):
    frozen = {} if _o_version < (3, 12) else {"frozen_default": kwargs.pop("frozen_default", False)}
    found = {
        "eq_default": eq_default,
        "order_default": order_default,
        "kw_only_default": kw_only_default,
        **frozen,
        "field_specifiers": field_specifiers,
        "kwargs": kwargs,
    }

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = found
        return cls_or_fn

    return decorator


@_o_plain
def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")
