"""`weakref`: references that do not keep their objects alive; what dies is told to callbacks where it dies."""

import sys as _sys
import traceback as _traceback


class ReferenceType:
    __slots__ = ("_weak", "_hash", "_callback", "__weakref__")

    def __new__(cls, o, callback=None, /, *args, **kwargs):
        if callback is None and cls is ReferenceType:
            known = _plain_reference(o)
            if known is not None:
                return known
        made = object.__new__(cls)
        made._callback, made._hash = callback, None
        made._weak = _o_weak(o, made, None if callback is None else _died)
        return made

    def __init__(self, o, callback=None, /):
        pass

    @_o_plain
    def __call__(self):
        return _o_weak_target(self._weak)

    @_o_plain
    def __copy__(self):
        return self

    @_o_plain
    def __deepcopy__(self, memo):
        return self

    @property
    @_o_plain
    def __callback__(self):
        return None if _o_weak_target(self._weak) is None else self._callback

    def __hash__(self):
        if self._hash is None:
            target = _o_weak_target(self._weak)
            if target is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(target)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, others = _o_weak_target(self._weak), _o_weak_target(other._weak)
        if mine is None or others is None:
            return self is other
        return mine == others

    def __repr__(self):
        target = _o_weak_target(self._weak)
        if target is None:
            return f"<weakref at {id(self):#x}; dead>"
        return f"<weakref at {id(self):#x}; to '{type(target).__name__}' at {id(target):#x}>"

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)


ref = ReferenceType


@_o_plain
def _plain_reference(o):
    """The one reference without a callback that all get who ask for one."""
    for known in _o_weak_owners(o):
        if type(known) is ReferenceType and known._callback is None:
            return known


def _died(reference):
    """Tells the callback; its errors are shown and go nowhere."""
    callback = reference._callback
    reference._callback = None
    if callback is not None:
        _tell(callback, reference)


def _tell(callback, reference):
    try:
        callback(reference)
    except BaseException as error:
        print(f"Exception ignored in: {callback!r}", file=_sys.stderr)
        _traceback.print_exception(error)


class WeakMethod(ReferenceType):
    __slots__ = ("_function", "_kind", "_alive")

    def __new__(cls, meth, callback=None):
        if not _o_is_method(meth):
            raise TypeError(f"argument should be a bound method, not {type(meth)}")
        made = ReferenceType.__new__(cls, meth.__self__, None if callback is None else _method_died)
        made._function = ReferenceType(meth.__func__, None if callback is None else _function_of(made))
        made._kind, made._alive = callback, True
        return made

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        target, function = _o_weak_target(self._weak), self._function()
        return None if target is None or function is None else _o_method(function, target)

    def _gone(self):
        if self._alive:
            self._alive = False
            self._kind(self)

    def __hash__(self):
        return ReferenceType.__hash__(self)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return ReferenceType.__eq__(self, other) and self._function == other._function


def _method_died(reference):
    reference._gone()


def _function_of(method):
    """Tells a method's reference that the function has died, without keeping that reference alive."""
    held = ReferenceType(method)

    def gone(_):
        method = held()
        if method is not None:
            method._gone()

    return gone


@_o_plain
def getweakrefs(object, /):
    found = [each for each in _o_weak_owners(object) if isinstance(each, (ReferenceType, ProxyType))]
    found.sort(key=_order)
    return found


@_o_plain
def _order(reference):
    """What all share who ask for one comes first, then the newest."""
    kind = type(reference)
    if kind is ReferenceType:
        return 2 if reference._callback is not None else 0
    return 2 if kind not in ProxyTypes or _field(reference, "_callback") is not None else 1


@_o_plain
def getweakrefcount(object, /):
    return len(getweakrefs(object))


_live = {}


class finalize:
    """Calls a function once: when its object dies, when it is called, or at the end of the program."""

    __slots__ = ("_number", "__weakref__")
    _numbers = [0]

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._numbers[0]:
            _o_library("atexit", "register")(_finish)
        number = self._numbers[0] = self._numbers[0] + 1
        self._number = number
        _live[self] = {
            "weak": ReferenceType(obj, self), "func": func, "args": args, "kwargs": kwargs or None, "atexit": True,
        }  # fmt: skip

    def __hash__(self):
        return hash(self._number)

    def __eq__(self, other):
        return self is other

    def __call__(self, _=None):
        info = _live.pop(self, None)
        if info is not None:
            return info["func"](*info["args"], **(info["kwargs"] or {}))

    @_o_plain
    def detach(self):
        info = _live.get(self)
        obj = info and info["weak"]()
        if obj is not None and _live.pop(self, None):
            return (obj, info["func"], info["args"], info["kwargs"] or {})

    @_o_plain
    def peek(self):
        info = _live.get(self)
        obj = info and info["weak"]()
        if obj is not None:
            return (obj, info["func"], info["args"], info["kwargs"] or {})

    @property
    @_o_plain
    def alive(self):
        return self in _live

    @property
    @_o_plain
    def atexit(self):
        info = _live.get(self)
        return bool(info) and info["atexit"]

    @atexit.setter
    @_o_plain
    def atexit(self, value):
        info = _live.get(self)
        if info:
            info["atexit"] = bool(value)

    def __repr__(self):
        info = _live.get(self)
        obj = info and info["weak"]()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"


def _finish():
    """The end of the program: what is left is called, the newest first."""
    for each in reversed(list(_live)):
        if each in _live and _live[each]["atexit"]:
            try:
                each()
            except Exception as error:
                _traceback.print_exception(error)
