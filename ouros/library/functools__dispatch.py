"""Functions that are chosen by the class of an argument."""


def _linear(cls, kinds):
    """The bases of a class in the order of their claim, with those among `kinds` that it belongs to without inheriting
    (PEP 443): after the abstract ones of the bases through which it belongs to them.
    """
    related = [kind for kind in kinds if kind not in cls.__mro__ and issubclass(cls, kind)]
    return _merged(cls, [kind for kind in related if not any([kind in each.__mro__[1:] for each in related])])


def _merged(cls, virtual):
    bases = cls.__bases__
    split = max([place + 1 for place, base in enumerate(bases) if hasattr(base, "__abstractmethods__")], default=0)
    own = []
    for kind in virtual:
        if issubclass(cls, kind) and not any(issubclass(base, kind) for base in bases):
            own.append(kind)
    rest = [kind for kind in virtual if kind not in own]
    groups = [list(bases[:split]), own, list(bases[split:])]
    orders = [_merged(base, rest) for group in groups for base in group]
    return _linearized([[cls], *orders, *groups])


@_o_plain
def _linearized(orders):
    """One order that keeps all of these (C3; Barrett et al., A Monotonic Superclass Linearization for Dylan, 1996)."""
    made = []
    orders = [list(order) for order in orders if order]
    while orders:
        heads = [order[0] for order in orders if not any([order[0] in other[1:] for other in orders])]
        if not heads:
            raise RuntimeError("Inconsistent hierarchy")
        made.append(heads[0])
        orders = [order[1:] if order[0] is heads[0] else order for order in orders]
        orders = [order for order in orders if order]
    return made


def _implementation(cls, registry):
    found = None
    for kind in _linear(cls, registry):
        if found is not None:
            doubtful = kind in registry and kind not in cls.__mro__ and found not in cls.__mro__
            if doubtful and not issubclass(found, kind):
                raise RuntimeError(f"Ambiguous dispatch: {found} or {kind}")
            break
        if kind in registry:
            found = kind
    return registry.get(found)


def _union_members(kind):
    if _o_is_union(kind) or getattr(kind, "__origin__", None) is not None and repr(kind.__origin__) == "typing.Union":
        return kind.__args__
    return None


def singledispatch(func):
    registry = {object: func}
    found = {}

    def dispatch(cls):
        try:
            return found[cls]
        except KeyError:
            made = registry[cls] if cls in registry else _implementation(cls, registry)
            if all([type(kind) is type for kind in registry]):  # to others classes may be registered at any time
                found[cls] = made
            return made

    def register(cls, func=None):
        if isinstance(cls, type) or _valid_union(cls):
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                    "or plain `@register` on an annotated function."
                )
            func = cls
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                name, cls = next(iter(_o_import("typing").get_type_hints(func).items()))
            if not (isinstance(cls, type) or _valid_union(cls)):
                if _union_members(cls) is not None:
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        for kind in _union_members(cls) or (cls,):
            registry[kind] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        kind = _o_class(args[0]) if _o_direct else args[0].__class__
        call = found.get(kind)
        if call is None:
            call = dispatch(kind)
        return call(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = _o_read_only(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


def _valid_union(cls):
    members = _union_members(cls)
    return members is not None and all(isinstance(kind, type) for kind in members)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        find = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if _o_version >= (3, 12) and not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            method = find(args[0].__class__)
            return _o_bind(method, obj, cls)(*args, **kwargs)

        name = getattr(self.func, "__name__", "singledispatchmethod method")
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
