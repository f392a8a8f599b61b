"""`operator`; what stands under `_o_open` is used where an operator may suspend, CPython's functions elsewhere."""


def _attribute(value, names):
    for name in names:
        value = getattr(value, name)
    return value


class attrgetter:
    __slots__ = ("_names", "_paths")

    def __init__(self, *names):
        if not names:
            raise TypeError("attrgetter expected 1 argument, got 0")
        for name in names:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._names = names
        self._paths = tuple([name.split(".") for name in names])

    def __call__(self, obj, /):
        if len(self._paths) == 1:
            return _attribute(obj, self._paths[0])
        return tuple([_attribute(obj, path) for path in self._paths])

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._names))})"


class methodcaller:
    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args)]
        for name, value in self._kwargs.items():
            parts.append(f"{name}={value!r}")
        return f"operator.methodcaller({', '.join(parts)})"


if _o_open:

    class itemgetter:
        __slots__ = ("_items",)

        def __init__(self, *items):
            if not items:
                raise TypeError("itemgetter expected 1 argument, got 0")
            self._items = items

        def __call__(self, obj, /):
            if len(self._items) == 1:
                return obj[self._items[0]]
            return tuple([obj[item] for item in self._items])

        def __repr__(self):
            return f"operator.itemgetter({', '.join(map(repr, self._items))})"

    def call(obj, /, *args, **kwargs):
        return obj(*args, **kwargs)

    def truth(a, /):
        return bool(a)

    def index(a, /):
        return range(a).stop

    def not_(a, /):
        return not a

    def neg(a, /):
        return -a

    def pos(a, /):
        return +a

    def invert(a, /):
        return ~a

    inv = invert

    def getitem(a, b, /):
        return a[b]

    def setitem(a, b, c, /):
        a[b] = c

    def delitem(a, b, /):
        del a[b]

    def contains(a, b, /):
        return b in a

    def countOf(a, b, /):
        found = 0
        for item in a:
            if item is b or item == b:
                found += 1
        return found

    def indexOf(a, b, /):
        number = 0
        for item in a:
            if item is b or item == b:
                return number
            number += 1
        raise ValueError("sequence.index(x): x not in sequence")

    def add(a, b, /):
        return a + b

    def concat(a, b, /):
        _check_sequence(a)
        return a + b

    def iconcat(a, b, /):
        _check_sequence(a)
        a += b
        return a

    @_o_plain
    def _check_sequence(value):
        if not hasattr(value, "__getitem__") or isinstance(value, dict):
            raise TypeError(f"{type(value).__name__!r} object can't be concatenated")

    def length_hint(obj, default=0, /):
        if not isinstance(default, int):
            raise TypeError(f"{type(default).__name__!r} object cannot be interpreted as an integer")
        if hasattr(obj, "__len__"):
            try:
                return len(obj)
            except TypeError:
                pass
        try:
            hint = obj.__length_hint__() if hasattr(obj, "__length_hint__") else NotImplemented
        except TypeError:
            return default
        if hint is NotImplemented:
            return default
        if not isinstance(hint, int):
            raise TypeError(f"__length_hint__ must be an integer, not {type(hint).__name__}")
        if hint < 0:
            raise ValueError("__length_hint__() should return >= 0")
        return hint

    def sub(a, b, /):
        return a - b

    def mul(a, b, /):
        return a * b

    def matmul(a, b, /):
        return a @ b

    def truediv(a, b, /):
        return a / b

    def floordiv(a, b, /):
        return a // b

    def mod(a, b, /):
        return a % b

    def pow(a, b, /):
        return a**b

    def lshift(a, b, /):
        return a << b

    def rshift(a, b, /):
        return a >> b

    def and_(a, b, /):
        return a & b

    def or_(a, b, /):
        return a | b

    def xor(a, b, /):
        return a ^ b

    def lt(a, b, /):
        return a < b

    def le(a, b, /):
        return a <= b

    def eq(a, b, /):
        return a == b

    def ne(a, b, /):
        return a != b

    def ge(a, b, /):
        return a >= b

    def gt(a, b, /):
        return a > b

    def iadd(a, b, /):
        a += b
        return a

    def isub(a, b, /):
        a -= b
        return a

    def imul(a, b, /):
        a *= b
        return a

    def imatmul(a, b, /):
        a @= b
        return a

    def itruediv(a, b, /):
        a /= b
        return a

    def ifloordiv(a, b, /):
        a //= b
        return a

    def imod(a, b, /):
        a %= b
        return a

    def ipow(a, b, /):
        a **= b
        return a

    def ilshift(a, b, /):
        a <<= b
        return a

    def irshift(a, b, /):
        a >>= b
        return a

    def iand(a, b, /):
        a &= b
        return a

    def ior(a, b, /):
        a |= b
        return a

    def ixor(a, b, /):
        a ^= b
        return a


__abs__ = abs
__add__ = add
__and__ = and_
__call__ = call
__concat__ = concat
__contains__ = contains
__delitem__ = delitem
__eq__ = eq
__floordiv__ = floordiv
__ge__ = ge
__getitem__ = getitem
__gt__ = gt
__iadd__ = iadd
__iand__ = iand
__iconcat__ = iconcat
__ifloordiv__ = ifloordiv
__ilshift__ = ilshift
__imatmul__ = imatmul
__imod__ = imod
__imul__ = imul
__index__ = index
__inv__ = inv
__invert__ = invert
__ior__ = ior
__ipow__ = ipow
__irshift__ = irshift
__isub__ = isub
__itruediv__ = itruediv
__ixor__ = ixor
__le__ = le
__lshift__ = lshift
__lt__ = lt
__matmul__ = matmul
__mod__ = mod
__mul__ = mul
__ne__ = ne
__neg__ = neg
__not__ = not_
__or__ = or_
__pos__ = pos
__pow__ = pow
__rshift__ = rshift
__setitem__ = setitem
__sub__ = sub
__truediv__ = truediv
__xor__ = xor
