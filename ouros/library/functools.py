"""`functools`; what stands under `_o_open` is used where a callback may suspend, the builtins of CPython elsewhere."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
if _o_version >= (3, 12):
    WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)
_absent = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


# ------------------------------------------------------------------------------------------- calling, and calling later

if _o_open:

    def reduce(*args):
        if len(args) < 2:
            raise TypeError(f"reduce expected at least 2 arguments, got {len(args)}")
        if len(args) > 3:
            raise TypeError(f"reduce expected at most 3 arguments, got {len(args)}")
        function = args[0]
        try:
            iterator = iter(args[1])
        except TypeError:
            raise TypeError("reduce() arg 2 must support iteration") from None
        if len(args) == 3:
            result = args[2]
        else:
            result = next(iterator, _absent)
            if result is _absent:
                raise TypeError("reduce() of empty iterable with no initial value")
        while (item := next(iterator, _absent)) is not _absent:  # a loop would ask it for its iterator
            result = function(result, item)
        return result

    class partial:
        __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

        def __new__(cls, /, *args, **keywords):
            if not args:
                raise TypeError("type 'partial' takes at least one argument")
            func, *rest = args
            if not callable(func):
                raise TypeError("the first argument must be callable")
            made = super().__new__(cls)
            if type(func) is partial and cls is partial and not func.__dict__:
                rest = [*func.args, *rest]
                keywords = {**func.keywords, **keywords}
                func = func.func
            made.func = func
            made.args = tuple(rest)
            made.keywords = keywords
            return made

        def __call__(self, /, *args, **keywords):
            return self.func(*self.args, *args, **{**self.keywords, **keywords})

        def __repr__(self):
            parts = [repr(self.func), *map(repr, self.args)]
            for name, value in self.keywords.items():
                parts.append(f"{name}={value!r}")
            kind = type(self)
            name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
            return f"{name}({', '.join(parts)})"

        @classmethod
        def __class_getitem__(cls, item):
            return _o_alias(cls, item)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        parts = [*map(repr, self.args), *[f"{name}={value!r}" for name, value in self.keywords.items()]]
        if _o_version < (3, 13):  # which keep a place for what is not there
            parts = [", ".join(map(repr, self.args)), ", ".join(parts[len(self.args) :])]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join([repr(self.func), *parts])})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        if bind is not None and not callable(self.func) or isinstance(self.func, (staticmethod, classmethod)):
            bound = self.func.__get__(obj, cls)
            return partial(bound, *self.args, **self.keywords)
        return _o_bind(self._make_unbound_method(), obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


# ------------------------------------------------------------------------------------------------------------- ordering


class KeyWrapper:
    """What `cmp_to_key` makes, when it is not the builtin's own."""

    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __init__(self, compare):
        self._compare = compare

    def __call__(self, obj):
        made = KeyWrapper(self._compare)
        made.obj = obj
        return made

    def _against(self, other):
        if not isinstance(other, KeyWrapper):
            raise TypeError("other argument must be K instance")
        return self._compare(self.obj, other.obj)

    def __lt__(self, other):
        return self._against(other) < 0

    def __gt__(self, other):
        return self._against(other) > 0

    def __eq__(self, other):
        return self._against(other) == 0

    def __le__(self, other):
        return self._against(other) <= 0

    def __ge__(self, other):
        return self._against(other) >= 0


if not _o_direct:

    def cmp_to_key(mycmp):
        return KeyWrapper(mycmp)


if _o_direct:
    _ask = _o_ask
else:

    def _ask(root, left, right):
        return getattr(type(left), root)(left, right)


def _derived(root, negated, rest):
    def compare(self, other):
        result = _ask(root, self, other)
        if result is NotImplemented:
            return result
        if negated:
            result = not result
        if rest == "or equal":
            return result or self == other
        if rest == "and differs":
            return result and self != other
        return result

    return compare


_NOT_AND = (True, "and differs")
_NOT_OR = (True, "or equal")
_DERIVED = (
    ("__lt__", (("__gt__", _NOT_AND), ("__le__", (False, "or equal")), ("__ge__", (True, "")))),
    ("__le__", (("__ge__", _NOT_OR), ("__lt__", (False, "and differs")), ("__gt__", (True, "")))),
    ("__gt__", (("__lt__", _NOT_AND), ("__ge__", (False, "or equal")), ("__le__", (True, "")))),
    ("__ge__", (("__le__", _NOT_OR), ("__gt__", (False, "and differs")), ("__lt__", (True, "")))),
)


_SIGNS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


@_o_plain
def _formula(root, negated, rest):
    asked = f"({'not ' if negated else ''}a {_SIGNS[root]} b)"
    return asked + {"": "", "or equal": " or (a == b)", "and differs": " and (a != b)"}[rest]


def total_ordering(cls):
    defined = [name for name, _ in _DERIVED if getattr(cls, name, None) is not getattr(object, name)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = defined[0]
    for name, derived in _DERIVED:
        if name == root:
            for missing, (negated, rest) in derived:
                if missing not in defined:
                    compare = _derived(root, negated, rest)
                    compare.__name__ = missing
                    why = _formula(root, negated, rest)
                    compare.__doc__ = f"Return a {_SIGNS[missing]} b.  Computed by @total_ordering from {why}."
                    setattr(cls, missing, compare)
    return cls


# -------------------------------------------------------------------------------------------------------------- caching


class _lru_cache_wrapper:
    """A function with the results of its recent calls, when it is not the builtin's own."""

    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self.cache_clear()

    def __call__(self, /, *args, **kwargs):
        maxsize = self._maxsize
        if maxsize == 0:
            self._misses += 1
            return self._function(*args, **kwargs)
        key = args
        if kwargs:
            key = (args, _absent, *kwargs.items())
        if self._typed:
            key = (key, *map(type, args), *map(type, kwargs.values()))
        elif len(args) == 1 and not kwargs and (type(args[0]) is int or type(args[0]) is str):
            key = args[0]
        results = self._results
        new = [_absent, None]
        entry = results.setdefault(key, new)  # the key is asked for its hash only here
        if entry[0] is not _absent:
            self._hits += 1
            if maxsize is not None:
                self._use(entry, key)
            return entry[0]
        self._misses += 1
        try:
            result = self._function(*args, **kwargs)
        except BaseException:
            if entry is new:
                results.pop(key, None)
            raise
        if results is not self._results:  # it was cleared meanwhile
            entry = self._results.setdefault(key, new)
        if maxsize is None:
            self._size += entry[0] is _absent
            entry[0] = result
        elif entry[0] is _absent:
            if len(self._used) >= maxsize:
                oldest = next(iter(self._used))
                del self._results[self._used.pop(oldest)]
            entry[0] = result
            self._use(entry, key)
        return result

    def _use(self, entry, key):
        """The latest stands at the end."""
        self._used.pop(entry[1], None)
        self._uses += 1
        entry[1] = self._uses
        self._used[self._uses] = key

    def __get__(self, instance, owner=None):
        return self if instance is None else _o_method(self, instance)

    def cache_info(self):
        return _cache_info()(self._hits, self._misses, self._maxsize, self._size + len(self._used))

    @_o_plain
    def __copy__(self):
        return self

    @_o_plain
    def __deepcopy__(self, memo):
        return self

    def cache_clear(self):
        self._results = {}
        """Result and number of the latest use, by key."""
        self._used = {}
        """Keys by that number, unless all results are kept."""
        self._hits = self._misses = self._uses = self._size = 0


_CacheInfo = None


def _cache_info():
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple

        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _CacheInfo


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _cached(function, maxsize, typed)

    return decorate


def _cached(function, maxsize, typed):
    if _o_direct:
        wrapper = _o_lru_cache(function, maxsize, typed, _cache_info())
    elif callable(function):
        wrapper = _lru_cache_wrapper(function, maxsize, typed)
    else:
        raise TypeError("the first argument must be callable")
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        if _o_version >= (3, 13):
            self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property."
            ) from None
        value = values.get(self.attrname, _absent)
        if value is _absent:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                    f"assignment for caching {self.attrname!r} property."
                ) from None
        return value

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)
