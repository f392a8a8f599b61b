"""`owner.name *= value` and `owner[key] **= value` in runs with limits: an owner in; what stands for it in that
statement, so that the operands are checked before the operation begins, out.

The owner, what it holds, and the value are each evaluated once and in order, as without limits. Nothing of the program
gets to see what stands for them.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Final

from ..policy.costs import ARITHMETIC, IN_PLACE
from .metered import CHECKS
from .metered_builtins import METERED
from .metered_decimals import mixing, over
from .metered_slices import cut
from .native import namespace_of
from .sources import appended

_CHECKS: Final = {name: check for name, (check, _) in CHECKS.items()} | {"add": appended, "truediv": over}
_OPERATORS: Final[dict[str, tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]]] = {
    name: (mixing(_CHECKS[name]), getattr(operator, f"i{name}")) for name in {*IN_PLACE.values(), *ARITHMETIC.values()}
}
"""What checks the operands, and what calculates in place."""


class Target:
    """The owner of an attribute or item."""

    __slots__ = ("_o_owner",)

    def __getattribute__(self, name: str) -> Any:
        return Loaded(getattr(_owner(self), name))

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(_owner(self), name, value)

    def __getitem__(self, key: Any) -> Any:
        owner = _owner(self)
        return Loaded(cut(owner, key.start, key.stop, key.step) if type(key) is slice else owner[key])

    def __setitem__(self, key: Any, value: Any) -> None:
        _owner(self)[key] = value


_owner: Final = namespace_of(Target)["_o_owner"].__get__
_set_owner: Final = namespace_of(Target)["_o_owner"].__set__


class Loaded:
    """What the owner holds, until the operation."""

    __slots__ = ("_o_value",)

    def __init__(self, value: Any) -> None:
        self._o_value = value


def target(owner: Any) -> Target:
    """What stands for the owner."""
    made = object.__new__(Target)
    _set_owner(made, owner)
    return made


def augment(name: str, left: Any, right: Any) -> Any:
    """The operation itself, for a name of a class body."""
    check, calculate = _OPERATORS[name]
    return calculate(left, check(left, right))


def _method(name: str) -> Callable[[Loaded, Any], Any]:
    return lambda loaded, right: augment(name, loaded._o_value, right)


for _name in _OPERATORS:
    setattr(Loaded, f"__i{_name}__", _method(_name))
METERED.update(_o_augment=augment, _o_target=target)

__all__ = ["METERED"]
