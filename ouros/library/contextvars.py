"""`contextvars`: variables with a value in each context; `asyncio` runs each callback and each task in one.

The values of a context are a dict that is never changed: setting a variable makes a new one, so a copy costs nothing.
"""

_NO_DEFAULT = object()


class _Missing:
    _fixed = True

    def __repr__(self):
        return "<Token.MISSING>"


def _final(cls):
    raise TypeError(f"type '_contextvars.{cls.__base__.__name__}' is not an acceptable base type")


class Context:
    __init_subclass__ = classmethod(_final)

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self._values = {}
        self._entered = False

    def run(self, callable, /, *args, **kwargs):
        _enter(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _leave(self)

    @_o_plain
    def copy(self):
        made = Context()
        made._values = self._values
        return made

    @_o_plain
    def get(self, key, default=None):
        return self._values.get(_variable(key), default)

    @_o_plain
    def __getitem__(self, key):
        return self._values[_variable(key)]

    @_o_plain
    def __contains__(self, key):
        return _variable(key) in self._values

    @_o_plain
    def __len__(self):
        return len(self._values)

    @_o_plain
    def __iter__(self):
        return iter(self._values)

    @_o_plain
    def keys(self):
        return self._values.keys()

    @_o_plain
    def values(self):
        return self._values.values()

    @_o_plain
    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented

    __hash__ = None


_contexts = [Context()]
_contexts[0]._entered = True


@_o_plain
def _variable(key):
    if type(key) is not ContextVar:
        raise TypeError(f"a ContextVar key was expected, got {key!r}")
    return key


@_o_plain
def _enter(context):
    if context._entered:
        raise RuntimeError(f"cannot enter context: {context!r} is already entered")
    context._entered = True
    _contexts.append(context)


@_o_plain
def _leave(context):
    _contexts.pop()
    context._entered = False


@_o_plain
def copy_context():
    return _contexts[-1].copy()


class ContextVar:
    __init_subclass__ = classmethod(_final)

    def __init__(self, name, *, default=_NO_DEFAULT):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    @_o_plain
    def name(self):
        return self._name

    @_o_plain
    def get(self, default=_NO_DEFAULT, /):
        found = _contexts[-1]._values.get(self, default)
        if found is not _NO_DEFAULT:
            return found
        if self._default is _NO_DEFAULT:
            raise LookupError(self)
        return self._default

    @_o_plain
    def set(self, value, /):
        context = _contexts[-1]
        token = Token(_MAKING, context, self, context._values.get(self, Token.MISSING))
        context._values = {**context._values, self: value}
        return token

    @_o_plain
    def reset(self, token, /):
        if type(token) is not Token:
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _contexts[-1]
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = dict(context._values)
        if token._old is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old
        context._values = values

    def __repr__(self):
        default = "" if self._default is _NO_DEFAULT else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


_MAKING = object()


class Token:
    __init_subclass__ = classmethod(_final)
    MISSING = _Missing()

    @_o_plain
    def __init__(self, making=None, context=None, var=None, old=None):
        if making is not _MAKING:
            raise RuntimeError("Tokens can only be created by ContextVars")
        self._context, self._var, self._old = context, var, old
        self._used = False

    @property
    @_o_plain
    def var(self):
        return self._var

    @property
    @_o_plain
    def old_value(self):
        return self._old

    def __repr__(self):
        return f"<Token{' used' if self._used else ''} var={self._var!r} at {id(self):#x}>"

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)
