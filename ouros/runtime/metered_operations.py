"""Operations that are attempted (see `operations`), as runs with limits have them: an operation's key in; what asks for
what the operation takes and then does it natively, out.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any, Final

from ..policy.costs import BUILTINS, HELD, LOOKING, LOOKING_ALONE, OF_BYTES
from .attempt import CHECKED, OPERATIONS
from .budget import spend
from .decimals import mixed
from .extent import compared, shown
from .ids import ids_of
from .metered import CHECKS, defines, size_of, spec
from .metered_builtins import maker_of
from .metered_decimals import mixing, over
from .metered_methods import checked, get_checked
from .metered_slices import cut, dropped
from .metered_targets import METERED
from .searched import sought
from .sources import appended
from .tables import merged

Operation = Callable[..., Any]


def _asked(check: Callable[[Any, Any], Any], name: str) -> Operation:
    native = OPERATIONS[name]

    def operate(left: Any, right: Any) -> Any:
        return native(left, check(left, right))

    return operate


def _both(left: Any, right: Any) -> Any:
    compared(left)
    return compared(mixed(left, right))


def _sought(name: str) -> Operation:
    native = OPERATIONS[name]
    return lambda item, holder: native(compared(item), sought(holder, item))


def _get_item(owner: Any, index: Any) -> Any:
    if type(index) is slice:
        return cut(owner, index.start, index.stop, index.step)
    return OPERATIONS["getitem"](owner, index)


def _set_item(owner: Any, index: Any, value: Any) -> None:
    if type(index) is slice:
        spend(size_of(value))
        dropped(owner, index)
    OPERATIONS["setitem"](owner, index, value)


def _call(callee: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    if id(callee) in _LOOKING and len(args) > _LOOKING[id(callee)][1]:
        check, place = _LOOKING[id(callee)]
        args = (*args[:place], check(args[place]), *args[place + 1 :])
    made = _OWN.get(id(callee)) or (callee if _takes_one_by_one(callee, args) else maker_of(callee))
    if made is callee:
        made = checked(None, callee)
    return OPERATIONS["call"](made, args, kwargs)


def _takes_one_by_one(callee: Any, args: tuple[Any, ...]) -> bool:
    """Whether items come from an iterator and are asked for their hashes: what has come is told to the next attempt."""
    if id(callee) not in _PLACING or not args:
        return False
    return defines(type(args[0]), "__next__")


_PLACING: Final = ids_of((dict, frozenset, set))


_LOOKING: Final[dict[int, tuple[Operation, int]]] = {
    id(getattr(builtins, name)): (METERED[LOOKING[name][0]], LOOKING[name][1]) for name in LOOKING_ALONE
}
_OWN: Final = {id(getattr(builtins, name)): METERED[f"_o_b_{name}"] for name in BUILTINS | HELD} | {
    id(getattr(builtins, name)): METERED[f"_o_f_{name}"] for name in OF_BYTES
}


def _format(value: Any, conversion: int, text: str) -> str:
    return OPERATIONS["format"](shown(value), conversion, spec(text))  # type: ignore[no-any-return]


_CHECKS = {name: mixing(check) for name, (check, _) in CHECKS.items()} | {"truediv": mixing(over)}
_ASSIGNED = {name: check for name, check in _CHECKS.items() if name not in ("and", "sub")} | {
    "add": mixing(appended), "or": merged, "xor": merged,
}  # fmt: skip
_MADE: dict[str, Operation] = {
    **{name: _asked(check, name) for name, check in _CHECKS.items()},
    **{f"i{name}": _asked(check, f"i{name}") for name, check in _ASSIGNED.items()},
    **{name: _asked(_both, name) for name in ("eq", "ne", "lt", "le", "gt", "ge")},
    **{name: _sought(name) for name in ("in", "not_in")},
    "mod": lambda left, right: OPERATIONS["mod"](left, _CHECKS["mod"](left, shown(right))),
    "call": _call,
    "getattr": get_checked,
    "getitem": _get_item,
    "setitem": _set_item,
    "format": _format,
}


def install() -> None:
    """Let runs with limits find them; a process that has none does not need them."""
    CHECKED.update(OPERATIONS | _MADE)
