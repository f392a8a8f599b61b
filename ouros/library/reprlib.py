"""`reprlib`: representations of bounded size, and those of objects that contain themselves."""

_shown = repr


def recursive_repr(fillvalue="..."):
    def decorating(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        wrapper.__module__ = getattr(user_function, "__module__")
        wrapper.__doc__ = getattr(user_function, "__doc__")
        wrapper.__name__ = getattr(user_function, "__name__")
        wrapper.__qualname__ = getattr(user_function, "__qualname__")
        wrapper.__type_params__ = getattr(user_function, "__type_params__", ())
        wrapper.__wrapped__ = user_function
        return wrapper

    return decorating


def _sorted_if_possible(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


@_o_plain
def _kept(limit):
    """How much is kept of the beginning and the end of what is too long."""
    before = max(0, (limit - 3) // 2)
    return before, max(0, limit - 3 - before)


class Repr:
    def __init__(self, **given):
        self.maxlevel, self.maxtuple, self.maxlist, self.maxarray, self.maxdict = 6, 6, 6, 5, 4
        self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxstring, self.maxlong, self.maxother = 30, 40, 30
        self.fillvalue, self.indent = "...", None
        if given and _o_version < (3, 12):
            raise TypeError(f"Repr.__init__() got an unexpected keyword argument '{[*given][0]}'")
        for name, value in given.items():
            if name not in self.__dict__:
                raise TypeError(f"Repr.__init__() got an unexpected keyword argument {name!r}")
            self.__dict__[name] = value

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__.replace(" ", "_")
        method = getattr(self, "repr_" + name, None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _joined(self, pieces, level):
        if self.indent is None:
            return ", ".join(pieces)
        if not pieces:
            return ""
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {indent!r})")
            indent *= " "
        elif not isinstance(indent, str):
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(indent)}")
        inner = "\n" + indent * (self.maxlevel - level + 1)
        return inner + "".join([f"{piece},{inner}" for piece in pieces])[: -len(indent) or None]

    def _repr_iterable(self, x, level, left, right, maxiter, trail=""):
        size = len(x)
        if level <= 0 and size:
            shown = self.fillvalue
        else:
            pieces = []
            for item in x:
                if len(pieces) == maxiter:
                    break
                pieces.append(self.repr1(item, level - 1))
            if size > maxiter:
                pieces.append(self.fillvalue)
            shown = self._joined(pieces, level)
            if size == 1 and trail and self.indent is None:
                right = trail + right
        return f"{left}{shown}{right}"

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._repr_iterable(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        return self._repr_iterable(_sorted_if_possible(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._repr_iterable(_sorted_if_possible(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        pieces = []
        for key in _sorted_if_possible(x)[: self.maxdict]:
            pieces.append(f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}")
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return "{" + self._joined(pieces, level) + "}"

    def _cut(self, shown, limit):
        before, after = _kept(limit)
        return shown[:before] + self.fillvalue + shown[len(shown) - after :]

    def repr_str(self, x, level):
        shown = _shown(x[: self.maxstring])
        if len(shown) <= self.maxstring:
            return shown
        before, after = _kept(self.maxstring)
        return self._cut(_shown(x[:before] + x[len(x) - after :]), self.maxstring)

    def repr_int(self, x, level):
        shown = _shown(x)
        return self._cut(shown, self.maxlong) if len(shown) > self.maxlong else shown

    def repr_instance(self, x, level):
        try:
            shown = _shown(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return self._cut(shown, self.maxother) if len(shown) > self.maxother else shown


aRepr = Repr()


def repr(x):
    return aRepr.repr(x)
