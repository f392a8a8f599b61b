"""`collections`; what stands under `_o_open` is used where a callback may suspend, the types of CPython elsewhere."""

_absent = object()
_COUNT = _o_count_element  # under a name of its own it is tried again where a hash stops


# ----------------------------------------------------------------------------------------------------------- namedtuple


@_o_plain
def _field_names(typename, field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = list(map(str, field_names))
    if rename:
        seen = set()
        for number, name in enumerate(names):
            if not name.isidentifier() or _o_is_keyword(name) or name.startswith("_") or name in seen:
                names[number] = f"_{number}"
            seen.add(name)
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _o_is_keyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return tuple(names)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if not isinstance(field_names, str):
        field_names = list(field_names)
    fields = _field_names(str(typename), field_names, rename)
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError("Got more default values than field names")
    return _named_tuple(str(typename), fields, defaults or (), "__main__" if module is None else module)


@_o_plain
def _named_tuple(typename, fields, defaults, module):
    count = len(fields)
    new = tuple.__new__

    if _o_direct:
        __new__ = _o_tuple_maker(fields, defaults)
    else:
        bind = _o_signature(f"{typename}.__new__", ("_cls", *fields), defaults)

        @_o_plain
        def __new__(_cls, /, *args, **kwargs):
            if kwargs or len(args) != count:
                args = bind(_cls, args, kwargs)
            return new(_cls, args)

    def _make(cls, iterable):
        result = new(cls, list(iterable) if _o_slow(iterable) else iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    @_o_plain
    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            if _o_version >= (3, 13):
                raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in zip(fields, self)]
        return f"{type(self).__name__}({', '.join(shown)})"

    @_o_plain
    def _asdict(self):
        return dict(zip(self._fields, self))

    @_o_plain
    def __getnewargs__(self):
        return tuple(self)

    __getnewargs__.__doc__ = "Return self as a plain tuple.  Used by copy and pickle."
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _asdict.__doc__ = "Return a new dict which maps field names to their values."
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"
    __repr__.__doc__ = "Return a nicely formatted representation string"
    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": dict(zip(fields[count - len(defaults) :], defaults)),
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
        "__module__": module,
    }
    if _o_version >= (3, 13):
        namespace["__replace__"] = _replace
    for number, name in enumerate(fields):
        namespace[name] = _o_field(number, f"Alias for field number {number}")
    return type(typename, (tuple,), namespace)


# ------------------------------------------------------------------------------------- the types that CPython has in C

if _o_open:

    class deque(_o_deque):
        __slots__ = ()
        __doc__ = _o_deque.__doc__

        def __init__(self, iterable=(), maxlen=None):
            super().__init__((), maxlen)
            self.extend(iterable)

        def extend(self, iterable, /):
            if _o_slow(iterable):
                for item in iterable:
                    self.append(item)
            else:
                super().extend(iterable)

        def extendleft(self, iterable, /):
            if _o_slow(iterable):
                for item in iterable:
                    self.appendleft(item)
            else:
                super().extendleft(iterable)

        def __iadd__(self, iterable, /):
            self.extend(iterable)
            return self

        def __contains__(self, value, /):
            for item in self:
                if item is value or item == value:
                    return True
            return False

        def count(self, value, /):
            found = 0
            for item in self:
                if item is value or item == value:
                    found += 1
            return found

        def index(self, value, *bounds):
            for number in range(*slice(*(bounds or (0,)), *((None,) * (len(bounds) < 2))).indices(len(self))):
                if self[number] is value or self[number] == value:
                    return number
            raise ValueError(f"{value!r} is not in deque")

        def remove(self, value, /):
            for number, item in enumerate(self):
                if item is value or item == value:
                    del self[number]
                    return
            raise ValueError("deque.remove(x): x not in deque")

        def __eq__(self, other, /):
            if not isinstance(other, _o_deque):
                return NotImplemented
            return list(self) == list(other)

        def __ne__(self, other, /):
            if not isinstance(other, _o_deque):
                return NotImplemented
            return list(self) != list(other)

        __hash__ = None

    class defaultdict(_o_defaultdict):
        __slots__ = ()
        __doc__ = _o_defaultdict.__doc__

        def __init__(self, default_factory=None, /, *args, **kwargs):
            if len(args) == 1 and not _o_are_plain(args[0]):
                args = (dict(args[0]),)
            super().__init__(default_factory, *args, **kwargs)

        def __missing__(self, key, /):
            if self.default_factory is None:
                raise KeyError(key)
            value = self.default_factory()
            self[key] = value
            return value

        def update(self, /, *args, **kwargs):
            if len(args) == 1 and _o_slow(args[0]):
                args = (dict(args[0]),)
            super().update(*args, **kwargs)

    @_o_plain
    def _two(items):
        if len(items) < 2:
            raise ValueError(f"need more than {len(items)} value{'s' * (not items)} to unpack")
        if len(items) > 2:
            raise ValueError("too many values to unpack (expected 2)")
        return items

    class OrderedDict(_o_OrderedDict):
        def __init__(self, /, *args, **kwargs):
            super().__init__()
            self.update(*args, **kwargs)

        def update(self, /, *args, **kwargs):
            if len(args) > 1 or (type(self) is OrderedDict and all(map(_o_are_plain, args))):
                super().update(*args, **kwargs)
                return
            for source in (*args, kwargs):  # a subclass may store items in its own way
                if hasattr(source, "keys"):
                    for key in source.keys():
                        self[key] = source[key]
                else:
                    for pair in source:
                        key, value = _two(list(pair))
                        self[key] = value

        def setdefault(self, key, default=None):
            if type(self) is OrderedDict:
                return super().setdefault(key, default)
            if key in self:
                return self[key]
            self[key] = default
            return default

        @classmethod
        def fromkeys(cls, iterable, value=None):
            made = cls()
            for key in iterable:
                made[key] = value
            return made

else:
    # The instances of a class in Python are freed without recursion, however deeply they are nested; those of the
    # types in C are not, and would end the process.

    class deque(_o_deque):
        __slots__ = ()
        __doc__ = _o_deque.__doc__

    class defaultdict(_o_defaultdict):
        __slots__ = ()
        __doc__ = _o_defaultdict.__doc__



# -------------------------------------------------------------------------------------------------------------- Counter


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    return hasattr(type(value), "items") and isinstance(value, _o_import("collections.abc").Mapping)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def most_common(self, n=None):
        items = sorted(self.items(), key=_o_second, reverse=True)
        if n is None:
            return items
        return items[: max(n, 0)]

    def elements(self):
        for element, count in self.items():
            for _ in range(count):
                yield element

    def total(self):
        return sum(self.values())

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            kind = _o_type(iterable)
            if kind is not list and kind is not str and _is_mapping(iterable):
                if self:
                    for element, count in iterable.items():
                        self[element] = count + self.get(element, 0)
                else:
                    super().update(iterable)
            elif _o_open and not _o_are_plain(iterable):
                for element in iterable:
                    _COUNT(self, (element,))
            else:
                _o_count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                for element, count in iterable.items():
                    self[element] = self.get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] == other[element] for counts in (self, other) for element in counts)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] <= other[element] for counts in (self, other) for element in counts)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[element] >= other[element] for counts in (self, other) for element in counts)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            total = count + other[element]
            if total > 0:
                result[element] = total
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            left = count - other[element]
            if left > 0:
                result[element] = left
        for element, count in other.items():
            if element not in self and count < 0:
                result[element] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            other_count = other[element]
            most = other_count if count < other_count else count
            if most > 0:
                result[element] = most
        for element, count in other.items():
            if element not in self and count > 0:
                result[element] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for element, count in self.items():
            other_count = other[element]
            least = count if count < other_count else other_count
            if least > 0:
                result[element] = least
        return result

    def __pos__(self):
        result = Counter()
        for element, count in self.items():
            if count > 0:
                result[element] = count
        return result

    def __neg__(self):
        result = Counter()
        for element, count in self.items():
            if count < 0:
                result[element] = 0 - count
        return result

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, other_count in other.items():
            count = self[element]
            if other_count > count:
                self[element] = other_count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            other_count = other[element]
            if other_count < count:
                self[element] = other_count
        return self._keep_positive()
