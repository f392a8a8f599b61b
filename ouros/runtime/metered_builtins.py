"""Builtin functions and types as metered programs call them: arguments in; the builtin's own result, or a stop before
it began, out.
"""

from __future__ import annotations

import builtins
import operator
import sys
from array import array
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable
from functools import partial
from types import MethodWrapperType
from typing import Any, Final

from ..policy.costs import BUILTINS, CALLED_BACK, CONSTRUCTORS, HELD
from . import asked_keys, native_depth
from .asked_keys import hashed
from .attributes import guarded_getattr
from .budget import asked, spend, work
from .calling import CALLING
from .decimals import among, converted, imported, is_decimal, mixed, spelled
from .extent import collected, compared, keyed, ordered, represented, shown
from .growing import bytes_of_dict, bytes_of_set
from .ids import ids_of
from .metered import (
    FAR,
    METERED,
    added,
    counted,
    defines,
    divided,
    gone_through,
    modular,
    raised,
    size_of,
    spec,
)
from .metered_making import FILLS, Fill
from .metered_methods import checked, rounding
from .metered_tables import BYTE_SECONDS, STREAMS, fill, spend_on_items
from .metered_texts import ESCAPED, coded
from .native import SPECIAL, NativeFunction, mro_of, namespace_of, native_function
from .paced import ENDLESS, at_once, make_iterator, make_range, make_reversed, slices
from .sources import appended, listed

LONG: Final = 100_000
"""Items that are sorted in one go."""


def _divmod(left: Any, right: Any, /) -> Any:
    return builtins.divmod(left, divided(left, mixed(left, right)))


def _pow(*args: Any, **kwargs: Any) -> Any:
    given = {**dict(zip(("base", "exp", "mod"), args, strict=False)), **kwargs}
    if given.get("mod") is None:
        raised(given.get("base"), mixed(given.get("base"), given.get("exp")))
    else:
        modular(given.get("base"), given.get("exp"), given["mod"])
    if len(args) == 2 and not kwargs:
        return builtins.pow(args[0], args[1])
    return builtins.pow(*args, **kwargs)


def _format(value: Any, format_spec: Any = "", /) -> Any:
    if type(format_spec) is str:
        spec(format_spec)
    return builtins.format(spelled(shown(value)), format_spec)


def _repr(value: Any, /) -> str:
    return builtins.repr(represented(value))


def _ascii(value: Any, /) -> str:
    if type(value) is str and not value.isascii():
        asked(2 * ESCAPED * len(value))  # as bytes, then as a text
    return builtins.ascii(represented(value))


def _in_digits(native: Any, bits: int) -> Callable[[Any], Any]:
    """A number in digits of so many bits each."""

    def write(number: Any, /) -> Any:
        if issubclass(type(number), int):
            asked(int.bit_length(number) // bits)
        return native(number)

    return write


def _sum(iterable: Any, /, start: Any = 0) -> Any:
    iterable = slices(iterable) if type(iterable) is list or type(iterable) is tuple else at_once(iterable)
    if type(start) is int or type(start) is float:
        return builtins.sum(gone_through(iterable), start)
    if size_of(start) or type(start) is list or type(start) is tuple:
        if issubclass(type(start), (str, bytes, bytearray)):
            return builtins.sum(iterable, start)  # refused, in CPython's words
        total = start
        for item in iterable:
            spend(size_of(total) + size_of(item))
            total = total + item
        return total
    return builtins.sum(iterable, start)


def _sorted(iterable: Any, /, *, key: Any = None, reverse: Any = False) -> list[Any]:
    made: list[Any] = _list(iterable)
    if key is not None:
        key = keyed(called_back(key))
    else:
        ordered(made)
    if len(made) > LONG:
        sort_long(made, key=key, reverse=reverse)
        return made
    return builtins.sorted(made, key=key, reverse=reverse)  # spelled out: `**` is native code in a recursion


def sort_long(items: list[Any], /, *, key: Callable[[Any], Any] | None = None, reverse: Any = False) -> None:
    """`items.sort(…)` in steps between which the run can be stopped: parts first, then pairs of sorted parts."""
    if key is None:
        items[:] = _merged(items, reverse)
    else:
        kept = items[:]
        keys = [key(item) for item in kept]
        items[:] = [kept[at] for at in _merged(list(range(len(kept))), reverse, keys.__getitem__)]


def _merged(items: list[Any], reverse: Any, key: Callable[[Any], Any] | None = None) -> list[Any]:
    parts = [items[at : at + LONG] for at in range(0, len(items), LONG)]
    for each in parts:
        each.sort(key=key, reverse=reverse)
    while len(parts) > 1:
        merged = []
        for at in range(0, len(parts) - 1, 2):
            both = parts[at] + parts[at + 1]
            both.sort(key=key, reverse=reverse)
            merged.append(both)
        parts = merged + parts[len(parts) & ~1 :]
    return parts[0] if parts else []


def _extreme(native: Any) -> Callable[..., Any]:
    def find(*args: Any, key: Any = None, **options: Any) -> Any:
        if key is not None:
            return native(*args, key=keyed(called_back(key)), **options)
        if len(args) == 1:
            items = at_once(ordered(args[0]))
            return native(items, **options) if options else native(items)  # `**` is native code in a recursion
        among([*args])
        return native(*map(compared, args), **options)

    return find


def _getattr(obj: Any, name: Any, /, *default: Any) -> Any:
    if type(name) is str and len(name) > FAR:
        spend(2 * size_of(name))  # an error shows it
    if default:
        try:
            return checked(obj, guarded_getattr(obj, name))
        except AttributeError:
            return default[0]
    return checked(obj, guarded_getattr(obj, name))


def rounded(number: Any, digits: Any) -> Any:
    """`round(number, digits)`"""
    rounding(number, digits)
    return round(number, digits)


def _round(number: Any, ndigits: Any = None) -> Any:
    return round(number) if ndigits is None else rounded(number, ndigits)


def _whole(native: Any) -> Callable[[Any], Any]:
    """What goes through something until it finds what it looks for."""
    return lambda iterable: native(gone_through(iterable))


def _sequence(kind: Any) -> Callable[..., Any]:
    def make(*args: Any, **kwargs: Any) -> Any:
        if args:
            listed(args[0])
        return kind(*args, **kwargs)

    return make


def _table(kind: Any, growing: Any, needed: Callable[[int], int]) -> Callable[..., Any]:
    def make(*args: Any, **kwargs: Any) -> Any:
        if len(args) != 1:
            return kind(*args, **kwargs)
        source = args[0]
        if id(type(source)) in STREAMS:
            made = growing()
            fill(made, source)
            return kind(made, **kwargs) if kwargs or kind is not growing else made
        if type(source) is bytes or type(source) is bytearray:
            work(len(source) * BYTE_SECONDS)  # few keys come of them
        elif not spend_on_items(source, needed):
            listed(source)
        collected(source, alone=True)
        return kind(hashed(source), **kwargs)

    return make


def _bytes(kind: Any) -> Callable[..., Any]:
    def make(*args: Any, **kwargs: Any) -> Any:
        if args:
            args = (args[0] if defines(type(args[0]), "__bytes__") else counted(args[0]), *args[1:])
            size = int.__index__(args[0]) if issubclass(type(args[0]), int) else size_of(args[0])
            if size <= sys.maxsize and (len(args) == 1 or type(args[0]) is str):  # of others there is an error
                asked(size)
        coded("source", args, kwargs)
        return kind(*args, **kwargs)

    return make


def _fitting(name: str, least: int, most: int, call: Callable[..., Any], *keywords: str) -> Callable[..., Any]:
    """A builtin function that leaves wrong arguments to the builtin itself and its words."""
    native: Callable[..., Any] = getattr(builtins, name)

    def made(*args: Any, **options: Any) -> Any:
        if not least <= len(args) <= most or (options and not options.keys() <= {*keywords}):
            return native(*args, **options)
        return call(*args, **options)

    return made


_list = _sequence(list)
CALLS: Final[dict[str, Callable[..., Any]]] = {
    "ascii": _fitting("ascii", 1, 1, _ascii),
    "bin": _fitting("bin", 1, 1, _in_digits(bin, 1)),
    "divmod": _fitting("divmod", 2, 2, _divmod),
    "format": _fitting("format", 1, 2, _format),
    "getattr": _fitting("getattr", 2, 3, _getattr),
    "hex": _fitting("hex", 1, 1, _in_digits(hex, 4)),
    "iter": make_iterator,
    "max": _extreme(max),
    "min": _extreme(min),
    "oct": _fitting("oct", 1, 1, _in_digits(oct, 3)),
    "pow": _pow,
    "repr": _fitting("repr", 1, 1, _repr),
    "sorted": _fitting("sorted", 1, 1, _sorted, "key", "reverse"),
    "sum": _fitting("sum", 1, 2, _sum, "start"),
    "list": _list,
    "tuple": _sequence(tuple),
    "dict": _table(dict, dict, bytes_of_dict),
    "frozenset": _table(frozenset, set, bytes_of_set),
    "set": _table(set, set, bytes_of_set),
    "bytes": _bytes(bytes),
    "bytearray": _bytes(bytearray),
    "range": make_range,
    "reversed": make_reversed,
}
assert CALLS.keys() == BUILTINS | CONSTRUCTORS
_HELD: Final = {
    "all": _fitting("all", 1, 1, _whole(all)),
    "any": _fitting("any", 1, 1, _whole(any)),
    "round": _fitting("round", 1, 2, _round, "number", "ndigits"),
}
assert _HELD.keys() == HELD
for _name, _call in (CALLS | _HELD).items():  # as errors about their arguments call them
    _call.__module__, _call.__qualname__ = "builtins", _name
METERED.update({f"_o_c_{name}": call for name, call in CALLS.items()})
METERED.update({f"_o_c_{name}": getattr(builtins, name) for name in HELD}, _o_n_max=max, _o_n_min=min)
METERED.update(
    {
        f"_o_{'f' if name in CONSTRUCTORS else 'b'}_{name}": native_function(
            call, ("builtins", name), getattr(builtins, name).__doc__
        )
        for name, call in (CALLS | _HELD).items()
    }
)
METERED.update({name: METERED[f"_o_b_{name}"] for name in BUILTINS | HELD})  # where a program finds them by itself
METERED.update({f"_o_b_itertools.{name}": made for name, made in ENDLESS.items()})


def _joining(native: Callable[[Any, Any], Any], check: Callable[[Any, Any], Any]) -> Any:
    def join(left: Any, right: Any, /) -> Any:
        return native(left, check(left, right))

    return native_function(join, ("operator", native.__name__), native.__doc__)


def _sum_of_decimals(*args: Any, **options: Any) -> Any:
    for each in args[:1]:
        if type(each) is list or type(each) is tuple:
            among(each)
        elif imported():
            args = (map(converted, each), *args[1:])
    return CALLS["sum"](*args, **options)


METERED["_o_d_sum"] = _sum_of_decimals
METERED["_o_b_sum"] = METERED["sum"] = native_function(_sum_of_decimals, ("builtins", "sum"), sum.__doc__)
METERED["_o_b_operator.concat"] = _joining(operator.concat, added)
METERED["_o_b_operator.iconcat"] = _joining(operator.iconcat, appended)


def _text(kind: Any) -> Callable[..., Any]:
    def make(*args: Any, **options: Any) -> Any:
        coded("object", args, options)
        return kind(*map(shown, args), **options)

    return make


_str = _text(str)


def _calling(name: str) -> Callable[..., Any]:
    return lambda *args, **options: CALLING[name](*map(maker_of, args[:1]), *args[1:], **options)


_MAKERS: Final = {id(getattr(builtins, name)): CALLS[name] for name in CONSTRUCTORS} | {
    id(filter): _calling("_o_l_filter"), id(map): _calling("_o_l_map"), id(str): _str,
}  # fmt: skip


def maker_of(callee: Any) -> Any:
    """What is called where a name is called that may stand for a builtin type."""
    made = _MAKERS.get(id(callee))
    if type(callee) is MethodWrapperType and callee.__name__ == "__call__":
        return maker_of(callee.__self__)
    if made is None and issubclass(type(callee), type):
        made = _maker_of_class(callee)
    return asked_keys.cached(callee) if made is None else made


def _maker_of_class(cls: type) -> Any:
    """The same for a class that inherits how it is made of what it is given."""
    bases = mro_of(cls)
    if is_decimal(cls):
        return lambda *args, **options: cls(*map(converted, args[:1]), *args[1:], **options)
    for at, base in enumerate(bases):
        if id(base) in _INHERITED:
            name, maker = _INHERITED[id(base)]
            return None if any(name in namespace_of(own) for own in bases[:at]) else maker(cls)
    return None


def _holder(kind: Any) -> Any:
    return lambda *args, **options: kind(*map(called_back, args[:1]), *args[1:], **options)


def _filling(fill: Fill) -> Callable[[Any], Any]:
    return lambda kind: lambda *args, **options: kind(*(fill(*args) if args else ()), **options)


_BY_FILLS: Final = frozenset({OrderedDict, array, defaultdict, deque, enumerate, filter, map, reversed, zip})
_INHERITED: Final[dict[int, tuple[str, Callable[[Any], Any]]]] = {
    id(bytes): ("__new__", _bytes),
    id(bytearray): ("__init__", _bytes),
    id(str): ("__new__", _text),
    id(tuple): ("__new__", _sequence),
    id(list): ("__init__", _sequence),
    id(frozenset): ("__new__", lambda kind: _table(kind, set, bytes_of_set)),
    id(set): ("__init__", lambda kind: _table(kind, set, bytes_of_set)),
    id(dict): ("__init__", lambda kind: _table(kind, dict, bytes_of_dict)),
    id(int): ("__new__", lambda kind: None if kind is int else _filling(FILLS[int][1])(kind)),
    id(partial): ("__new__", _holder),
    **{id(kind): (name, _filling(fill)) for kind, (name, fill) in FILLS.items() if kind in _BY_FILLS},
}
"""Types that are made of what they are given: the method that does it, and what checks it before."""


def called_back(callee: Any, by: Any = map) -> Any:
    """What native code is given to call, in the place of a type that is made of what it is given.

    Args: `by`: what calls it, if that may be a function of the program, which gets the type itself.
    """
    if id(type(by)) not in _NATIVE:
        return callee
    found = _HANDED.get(id(callee))
    if found is None and type(callee) is MethodWrapperType and callee.__name__ == "__call__":
        return called_back(callee.__self__)
    if found is None and issubclass(type(callee), type):
        made = _maker_of_class(callee)
        found = None if made is None else native_function(made, (callee, "__call__"), callee.__doc__)
    return asked_keys.cached(callee) if found is None else found


def _each_called_back(callees: Any) -> tuple[Any, ...]:
    """Arguments that a call unpacks."""
    return tuple(map(called_back, (*callees,)))


def _options_called_back(options: Any) -> Any:
    """Keywords that a call unpacks."""
    if not defines(type(options), "keys"):
        return options  # the call complains
    options = dict(options)
    return {name: called_back(each) if name in CALLED_BACK else each for name, each in options.items()}


def _special(value: Any) -> Any:
    """The same for what a class has under the name of a special method."""
    if type(value) is staticmethod:
        found = called_back(value.__func__)
        return value if found is value.__func__ else staticmethod(found)
    return called_back(value)


_NATIVE: Final = ids_of((type, type(len), NativeFunction))
_HANDED: Final = {id(getattr(builtins, name)): METERED[f"_o_f_{name}"] for name in CONSTRUCTORS} | {
    id(str): native_function(_str, ("builtins", "str"), str.__doc__)
}
SPECIAL.append(_special)
native_depth.SORTING.add(_sorted.__code__)
METERED.update(
    _o_maker=maker_of,
    _o_called_back=called_back,
    _o_each_called_back=_each_called_back,
    _o_options_called_back=_options_called_back,
    _o_getattr_or=_getattr,
    _o_rounded=rounded,
)

__all__ = ["CALLS", "METERED", "sort_long"]
