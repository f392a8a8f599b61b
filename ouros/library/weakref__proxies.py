"""Proxies: what a program does with one is done with the object, as long as that is there."""

import operator as _operator


def _object(proxy):
    found = _o_weak_target(object.__getattribute__(proxy, "_weak"))
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _unwrapped(value):
    return _object(value) if isinstance(type(value), type) and issubclass(type(value), ProxyType) else value


def _unary(operation):
    return lambda self: operation(_object(self))


def _binary(operation):
    return lambda self, other: operation(_object(self), _unwrapped(other))


def _reflected(operation):
    return lambda self, other: operation(_unwrapped(other), _object(self))


class ProxyType:
    __slots__ = ("_weak", "_callback", "__weakref__")

    def __getattr__(self, name):
        return getattr(_object(self), name)

    def __setattr__(self, name, value):
        setattr(_object(self), name, value)

    def __delattr__(self, name):
        delattr(_object(self), name)

    def __hash__(self):
        raise TypeError(f"unhashable type: 'weakref.{type(self).__name__}'")

    def __repr__(self):
        target = _object(self)
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __getitem__(self, key):
        return _object(self)[_unwrapped(key)]

    def __setitem__(self, key, value):
        _object(self)[_unwrapped(key)] = value

    def __delitem__(self, key):
        del _object(self)[_unwrapped(key)]

    def __next__(self):
        target = _object(self)
        if not hasattr(type(target), "__next__"):
            raise TypeError(f"Weakref proxy referenced a non-iterator '{type(target).__name__}' object")
        return next(target)

    def __bytes__(self):
        return _object(self).__bytes__()

    @property
    def __class__(self):
        return _object(self).__class__

    __str__, __bool__, __len__, __iter__, __reversed__ = map(_unary, (str, bool, len, iter, reversed))
    __int__, __float__, __index__ = map(_unary, (int, float, _operator.index))
    __neg__, __pos__, __abs__, __invert__ = map(_unary, (_operator.neg, _operator.pos, abs, _operator.invert))
    __eq__, __ne__, __lt__ = map(_binary, (_operator.eq, _operator.ne, _operator.lt))
    __le__, __gt__, __ge__ = map(_binary, (_operator.le, _operator.gt, _operator.ge))
    __contains__ = _binary(_operator.contains)
    __add__, __radd__ = _binary(_operator.add), _reflected(_operator.add)
    __sub__, __rsub__ = _binary(_operator.sub), _reflected(_operator.sub)
    __mul__, __rmul__ = _binary(_operator.mul), _reflected(_operator.mul)
    __truediv__, __rtruediv__ = _binary(_operator.truediv), _reflected(_operator.truediv)
    __floordiv__, __rfloordiv__ = _binary(_operator.floordiv), _reflected(_operator.floordiv)
    __mod__, __rmod__ = _binary(_operator.mod), _reflected(_operator.mod)
    __matmul__, __rmatmul__ = _binary(_operator.matmul), _reflected(_operator.matmul)
    __divmod__, __rdivmod__ = _binary(divmod), _reflected(divmod)
    __lshift__, __rlshift__ = _binary(_operator.lshift), _reflected(_operator.lshift)
    __rshift__, __rrshift__ = _binary(_operator.rshift), _reflected(_operator.rshift)
    __pow__, __rpow__ = _binary(_operator.pow), _reflected(_operator.pow)
    __and__, __rand__ = _binary(_operator.and_), _reflected(_operator.and_)
    __or__, __ror__ = _binary(_operator.or_), _reflected(_operator.or_)
    __xor__, __rxor__ = _binary(_operator.xor), _reflected(_operator.xor)
    __iadd__, __isub__, __imul__ = map(_binary, (_operator.iadd, _operator.isub, _operator.imul))
    __itruediv__, __ifloordiv__, __imod__ = map(_binary, (_operator.itruediv, _operator.ifloordiv, _operator.imod))
    __ipow__, __imatmul__ = map(_binary, (_operator.ipow, _operator.imatmul))
    __ilshift__, __irshift__ = map(_binary, (_operator.ilshift, _operator.irshift))
    __iand__, __ior__, __ixor__ = map(_binary, (_operator.iand, _operator.ior, _operator.ixor))


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _object(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    kind = CallableProxyType if callable(object) else ProxyType
    if callback is None:
        for known in _o_weak_owners(object):
            if type(known) is kind and _field(known, "_callback") is None:
                return known
    return _made(kind, object, callback)


def _field(value, name):
    return object.__getattribute__(value, name)


def _made(kind, target, callback):
    made = object.__new__(kind)
    object.__setattr__(made, "_callback", callback)
    object.__setattr__(made, "_weak", _o_weak(target, made, None if callback is None else _proxy_died))
    return made


def _proxy_died(proxy):
    _tell(_field(proxy, "_callback"), proxy)
