"""`decimal`: CPython's numbers and contexts; which context is the current one is a matter of the run."""

from collections import namedtuple

DecimalTuple = namedtuple("DecimalTuple", ["sign", "digits", "exponent"], module="decimal")
HAVE_CONTEXTVAR = HAVE_THREADS = True

_TRAPPED = [InvalidOperation, DivisionByZero, Overflow]
_WIDEST = {"Emin": -999999, "Emax": 999999, "capitals": 1, "clamp": 0}
DefaultContext = Context(prec=28, rounding=ROUND_HALF_EVEN, flags=[], traps=_TRAPPED, **_WIDEST)
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, flags=[], traps=[*_TRAPPED, Clamped, Underflow], **_WIDEST)
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, flags=[], traps=[], **_WIDEST)

_current = DefaultContext.copy()
_o_use_context(_current, DecimalTuple)


@_o_plain
def getcontext():
    return _current


@_o_plain
def setcontext(context, /):
    global _current
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context is DefaultContext or context is BasicContext or context is ExtendedContext:
        context = context.copy()
        context.clear_flags()
    _current = context
    _o_use_context(context)


class _ContextManager:
    @_o_plain
    def __init__(self, local):
        self._local, self._outer = local, None

    @_o_plain
    def __enter__(self):
        self._outer = getcontext()
        setcontext(self._local)
        return self._local

    @_o_plain
    def __exit__(self, kind, value, traceback):
        setcontext(self._outer)


@_o_plain
def localcontext(ctx=None, **kwargs):
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    local = ctx.copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        setattr(local, name, value)
    return _ContextManager(local)
