"""Methods of builtin types as metered programs call them: an object, the method's name and arguments in; the method's
own result, or a stop before it began, out.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from functools import cache, partial
from types import (
    BuiltinFunctionType,
    MappingProxyType,
    MethodDescriptorType,
    MethodType,
    MethodWrapperType,
    WrapperDescriptorType,
)
from typing import Any, Final

from ..policy.attributes import is_hazardous
from ..policy.costs import HASHING_METHODS, LATE_METHODS, LATE_NAMES, METHODS, PATTERN_METHODS, SPECIAL_METHODS
from ..policy.reachable import REACHABLE_IDS
from . import decimals, native_depth
from .arguments import spread_last
from .attributes import guarded_getattr
from .budget import asked, spend
from .budget import limited as _local_limited
from .extent import compared, key, keyed, ordered, represented, shown
from .guards import CHECKING, class_call
from .ids import ids_of
from .metered import (
    CHECKS,
    METERED,
    counted,
    dated,
    divided,
    modular,
    multiplied,
    raised,
    reduced,
    shifted,
    size_of,
    spec,
)
from .metered_making import BEGUN
from .metered_slices import dropped, spend_on_cut
from .metered_tables import (
    by_items,
    copied,
    from_keys,
    linked,
    merging,
    met_with,
    stepwise,
    subset_of,
    united_with,
    updated,
)
from .metered_texts import NUMBER, TEXTS, Check, done
from .native import NativeFunction, NativeMethod, mro_of, native_function, native_method, origin_on, present
from .paced import make_iterator, make_reversed
from .searched import searching
from .sources import appended, arrayed, bytes_of_items, listed_beside, spread
from .tables import united

SORTED_AT_ONCE = 100_000


def _listed(items: Any) -> None:
    spend(NUMBER * (items.nbytes // items.itemsize if type(items) is memoryview else len(items)))


def _sort(items: list[Any], /, *args: Any, **options: Any) -> Any:
    if args or not options.keys() <= {"key", "reverse"}:
        return None
    key, reverse = options.get("key"), options.get("reverse", False)
    if key is not None:
        spend(2 * size_of(items))
        key = keyed(_called_back(key))
    else:
        ordered(items)
    if len(items) <= SORTED_AT_ONCE:
        return done(list.sort, items, key=key, reverse=reverse)
    from .metered_builtins import sort_long

    return done(sort_long, items, key=key, reverse=reverse)


def _extended(items: Any, more: Any = (), *rest: Any) -> None:
    if type(more) is range:
        spend(40 * len(more))
    elif id(type(items)) not in _PACKED or id(type(more)) not in _HELD:
        listed_beside(items, more)
    if id(type(items)) in _PACKED:
        copied(more)
    if type(items) is bytearray:  # by way of another one
        spend(size_of(items) + size_of(more))


_PACKED: Final = ids_of((array, bytearray))
_HELD: Final = ids_of((bytearray, bytes, list, tuple))
"""What these take as it is."""


def _dated(value: Any, text: Any = "", *rest: Any) -> None:
    if type(text) is str and len(text) > _LONG_FORMAT:
        dated(text)


_LONG_FORMAT: Final = 1000


def _to_bytes(number: int, length: Any = 1, *rest: Any, **options: Any) -> None:
    if type(length) is int:
        asked(length)


def rounding(number: Any, digits: Any = None, *rest: Any) -> None:
    """For a number that is about to lose digits before the point."""
    if type(number) is int and type(digits) is int and digits < -_FEW_DIGITS:
        raised(10, -digits)
        divided(number, 1 << -3 * digits)


_FEW_DIGITS: Final = 1000


def _shown(value: Any, *rest: Any) -> None:
    shown(value)


def _represented(value: Any, *rest: Any) -> None:
    represented(value)


def _compared(value: Any, *rest: Any) -> None:
    compared(value)


def _spec(value: Any, text: Any = "", *rest: Any) -> None:
    if type(text) is str:
        spec(text)


def _item(owner: Any, index: Any = None, *rest: Any) -> None:
    if type(index) is slice:
        spend_on_cut(owner, index)


def _stored(owner: Any, index: Any = None, value: Any = None, *rest: Any) -> None:
    if type(index) is slice:
        taken = bytes_of_items(value) if type(owner) is list else size_of(value)
        spend(2 * taken if value is owner else taken)  # which is copied first
        dropped(owner, index)


def _fromlist(items: Any, more: Any = None, *rest: Any) -> None:
    spend(items.itemsize * len(more))
    arrayed(more)


def _merged(left: Any, right: Any = None, *rest: Any) -> None:
    """Of sets and their like, or of dicts."""
    if issubclass(type(left), (dict, MappingProxyType)):
        merging(left, right)
    else:
        united(left, right)


def _taken_in(left: Any, right: Any = None, *rest: Any) -> Any:
    _merged(left, right)
    return by_items(left.__ior__, right) if type(left) is dict else None


def _turned(turn: Callable[[Any], Any]) -> Check:
    """What gives an iterator, but for a class of the program, whose own method may have called it."""
    return lambda value: done(turn, value) if id(type(value)) in REACHABLE_IDS else None


def _both(check: Callable[[Any, Any], Any], swapped: bool = False) -> Check:
    def ask(left: Any, right: Any = None, *rest: Any) -> None:
        if rest and rest[0] is not None:
            if check is raised:
                modular(*((right, left) if swapped else (left, right)), rest[0])
            return
        if swapped:
            check(right, left)
        else:
            check(left, right)

    return ask


def _repeated(name: str) -> Check:
    """Of sequences, which ask an object of the program once for the number that it stands for."""
    check = _both(multiplied, swapped=name == "__rmul__")

    def ask(left: Any, right: Any = None, *rest: Any) -> Any:
        number = counted(right) if hasattr(type(left), "__len__") and not rest else right
        check(left, number, *rest)
        if number is right:
            return None
        owner = next(base for base in mro_of(type(left)) if id(base) in CHECKED[name])
        return done(getattr(owner, name), left, number)

    return ask


def _looked_up(table: Any, sought: Any = None, *rest: Any) -> None:
    if native_depth.Known.keys:
        key(sought)


_NAMED: Final[dict[str, Check]] = {
    **TEXTS,
    **dict.fromkeys(("copy", "__copy__"), copied),
    "difference": stepwise("difference", met_with),
    "difference_update": stepwise("difference_update", lambda table, *sources: None),
    "extend": _extended,
    "extendleft": _extended,
    "fromkeys": from_keys,
    "intersection": stepwise("intersection", met_with),
    "intersection_update": stepwise("intersection_update", met_with),
    "isdisjoint": stepwise("isdisjoint", lambda table, *sources: None),
    "issubset": stepwise("issubset", subset_of),
    "issuperset": stepwise("issuperset", lambda table, *sources: None),
    **{name: searching(name) for name in ("count", "index", "remove", "__contains__")},
    "frombytes": lambda items, more=b"", *rest: copied(more),
    "fromlist": _fromlist,
    "sort": _sort,
    "symmetric_difference": stepwise("symmetric_difference", united_with),
    "symmetric_difference_update": stepwise("symmetric_difference_update", united_with),
    "to_bytes": _to_bytes,
    "tobytes": copied,
    "tolist": _listed,
    "union": stepwise("union", united_with),
    "update": updated,
    "__ior__": _taken_in,
    **dict.fromkeys(("__ixor__", "__or__", "__ror__", "__rxor__", "__xor__"), _merged),
    **dict.fromkeys(("__and__", "__iand__", "__isub__", "__rand__", "__rsub__", "__sub__"), met_with),
    "__getitem__": _item,
    "__setitem__": _stored,
    "__delitem__": dropped,
    "__round__": rounding,
    "__format__": _spec,
    "__iter__": _turned(make_iterator),
    "__repr__": _represented,
    "__reversed__": _turned(make_reversed),
    "__str__": _shown,
    **dict.fromkeys(("__eq__", "__ge__", "__gt__", "__le__", "__lt__", "__ne__"), _compared),
}
_OPERATORS: Final = {
    "add": CHECKS["add"][0], "mul": multiplied, "pow": raised, "lshift": shifted, "mod": reduced, "floordiv": divided,
    "divmod": divided,
}  # fmt: skip
for _name, _check in _OPERATORS.items():
    _NAMED[f"__{_name}__"] = _NAMED[f"__i{_name}__"] = _both(_check)
    _NAMED[f"__r{_name}__"] = _both(_check, swapped=True)
_NAMED["__iadd__"] = _both(appended)
for _name in ("__mul__", "__imul__", "__rmul__"):
    _NAMED[_name] = _repeated(_name)

CHECKED: Final[dict[str, dict[int, tuple[type, Check]]]] = {}
"""By name and the id of the type that defines the method."""
for _table in (METHODS, SPECIAL_METHODS):
    for _kind, _names in _table.items():
        for _name in _names.split():
            if hasattr(_kind, _name):
                CHECKED.setdefault(_name, {})[id(_kind)] = (_kind, _NAMED[_name])
for _kind, _names in HASHING_METHODS.items():
    for _name in _names.split():
        CHECKED.setdefault(_name, {})[id(_kind)] = (_kind, _looked_up)
for _kind, (_name, _check) in BEGUN.items():
    CHECKED.setdefault(_name, {})[id(_kind)] = (_kind, _check)


def _matched(name: str) -> Check:
    def ask(pattern: Any, *args: Any, **kwargs: Any) -> Any:
        if _local_limited():
            from .modules.stoppable import stoppable

            found = done(stoppable, pattern, name, args, kwargs)
            return found[0] if type(found) is tuple else found
        return None

    return ask


for _name in PATTERN_METHODS:
    CHECKED.setdefault(_name, {})[id(re.Pattern)] = (re.Pattern, _matched(_name))


def _late_row(kind: type, name: str) -> tuple[type, Check] | None:
    """The row of a type that was imported since."""
    for base in mro_of(kind):
        if id(base) in REACHABLE_IDS and name in LATE_METHODS.get(f"{base.__module__}.{base.__name__}", "").split():
            check = _dated if base.__module__ == "datetime" else decimals.check_of(name)
            return CHECKED.setdefault(name, {}).setdefault(id(base), (base, check))
    return None


def call_checked(check: Check, native: Callable[..., Any], receiver: Any, /, *args: Any, **kwargs: Any) -> Any:
    """A bound method."""
    if check in _COUNTING:
        args = tuple(map(counted, args))
    try:
        answer = check(receiver, *args, **kwargs)
    except TypeError:  # wrong arguments, which the method itself complains about
        answer = None
    if answer is None:
        return native(*args, **kwargs)
    if type(answer) is tuple:
        return answer[0]
    raise answer


_COUNTING: Final = frozenset({TEXTS[name] for name in ("ljust", "zfill", "expandtabs")} | {_to_bytes})
"""Checks of methods that take a number which says how much they make."""


def call_unbound(check: Check, native: Callable[..., Any], kind: type, /, *args: Any, **kwargs: Any) -> Any:
    """A method of a class."""
    if args and issubclass(type(args[0]), kind):
        return call_checked(check, partial(native, args[0]), *args, **kwargs)
    return native(*args, **kwargs)


def method(receiver: Any, name: str, /) -> Any:
    """`receiver.name`, to be called at once."""
    found = CHECKED[name].get(id(type(receiver))) if name in CHECKED else None
    if found is not None:
        return MethodType(_caller(found[1], name), receiver)
    return get_checked(receiver, name)


@cache
def _caller(check: Check, name: str) -> Callable[..., Any]:
    """`call_checked` as a plain function: bound to a value, that is called without native code between, of which 3.12
    allows little in a recursion.
    """
    if check in _COUNTING:
        return lambda receiver, /, *args, **kwargs: call_checked(
            check, getattr(receiver, name), receiver, *args, **kwargs
        )

    def call(receiver: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            answer = check(receiver, *args, **kwargs)
        except TypeError:
            answer = None
        if answer is None:
            return getattr(receiver, name)(*args, **kwargs)
        if type(answer) is tuple:
            return answer[0]
        raise answer

    return call


def get_checked(receiver: Any, name: str, /) -> Any:
    """`receiver.name` as a value."""
    if type(name) is str and len(name) > _LONG_NAME:
        spend(2 * size_of(name))  # an error shows it
    value = guarded_getattr(receiver, name) if is_hazardous(name) else getattr(receiver, name)
    return checked(receiver, value)


_LONG_NAME: Final = 1 << 20


def checked(receiver: Any, value: Any) -> Any:
    """What was read from an object: methods that can use up much are checked when they are called."""
    kind = type(value)
    if kind is BuiltinFunctionType or kind is MethodWrapperType:
        name, owner = value.__name__, value.__self__
        searched = owner if issubclass(type(owner), type) and kind is BuiltinFunctionType else type(owner)
        rows = CHECKED.get(name, {})
        row = next((rows[id(base)] for base in mro_of(searched) if id(base) in rows), None) if rows else None
        if row is None and name in LATE_NAMES:
            row = _late_row(searched, name)
        if row is not None:
            return native_function(partial(call_checked, row[1], value, owner), origin_on(owner, name), value.__doc__)
    elif kind is MethodDescriptorType or kind is WrapperDescriptorType:
        name = value.__name__
        rows = CHECKED.get(name, {})
        searched = mro_of(value.__objclass__) if kind is MethodDescriptorType else (value.__objclass__,)
        found = next((rows[id(base)] for base in searched if id(base) in rows), None) if rows else None
        if found is None and name in LATE_NAMES:
            found = _late_row(value.__objclass__, name)
        return value if found is None else _unbound(value, value.__objclass__, found[1])
    elif kind is NativeFunction or kind is NativeMethod:
        return _class_call(value)
    return value


def _called_back(callee: Any) -> Any:
    from .metered_builtins import called_back

    return called_back(callee)


def _class_call(value: Any) -> Any:
    """`type.__call__`, or `__call__` of a type that is made of what it is given; anything else as it is."""
    call = value._o_call
    if type(call) is not partial:
        return value
    if call.func is not class_call:
        return _TYPE_CALL if any(each is class_call for each in call.args[:1]) else value
    found = _called_back(*call.args)
    return value if found is call.args[0] else found


def _type_call(cls: Any, /, *args: Any, **options: Any) -> Any:
    found = _called_back(cls)
    return class_call(cls, *args, **options) if found is cls else found(*args, **options)


_TYPE_CALL: Final = native_function(_type_call, (type, "__call__"), type.__call__.__doc__)


@cache
def _unbound(method: Any, kind: type, check: Check) -> Any:
    """A checked method of a class, the same each time it is read."""
    return native_method(partial(call_unbound, check, method, kind), (present(kind), method.__name__), method.__doc__)


def _spread_last(callee: Any, items: Any) -> Any:
    return spread_last(callee, spread(items))


def _captured(value: Any) -> Any:
    return checked(None, value)


CHECKING.append(checked)
native_depth.SORTING.add(_sort.__code__)
METERED.update(_o_linked=linked, _o_captured=_captured, _o_true=lambda value: True)
METERED.update(_o_call_method=method, _o_get_checked=get_checked, _o_spread_last=_spread_last)
