"""Class patterns: the `__match_args__` of a program's class in; one that native code may go by, and what reads for it,
out.

Native code reads the attributes that are named there as they are. In the place of a hazardous name stands one that no
program can spell, and under that the class has a descriptor, which reads the attribute as the program would.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ..policy.attributes import MATCH_ARGS_RULE, RESERVED_PREFIX, is_hazardous
from .ids import ids_of
from .key_hashes import unhooked

MATCHED: Final = RESERVED_PREFIX + "match_"
READ: Final[list[Callable[[Any, str], Any]]] = []
"""What reads an attribute as a program does, once there is something that can."""
_NO_MATCH_ARGS: Final = ids_of((type(None), bool, int, float, str, bytes, list, dict, set, frozenset))
"""Types of which no value is a tuple, nor gives one when it is read from a class: CPython refuses to match by it."""


class Matched:
    """A hazardous attribute, as a class pattern reads it."""

    __slots__ = ("_o_name",)

    def __init__(self, name: str) -> None:
        self._o_name = name

    def __get__(self, owner: Any, kind: Any = None) -> Any:
        return READ[0](owner, self._o_name)


def native_match_args(value: Any, hooked: bool = False) -> dict[str, Any]:
    """What a class gets for a `__match_args__` of this value, by name.

    Args: `hooked`: whether the class has a `__getattribute__` of the program, which would be asked for our names: by
        such an attribute its instances are not matched natively, which is an error.
    Raises: `TypeError` for a value through which a class pattern could read what the program itself may not.
    """
    if id(type(value)) in _NO_MATCH_ARGS:
        return {"__match_args__": value}
    odd = {name for name in value if type(name) is str and is_hazardous(name)} if type(value) is tuple else {""}
    if odd and (type(value) is not tuple or any(name.startswith(RESERVED_PREFIX) for name in odd)):
        raise TypeError(MATCH_ARGS_RULE)
    readers = {name: Matched(name) for name in odd}
    native = readers if hooked else {name: MATCHED + name for name in odd}
    names = tuple(native.get(name, name) if type(name) is str else name for name in value)
    return {"__match_args__": names, **({} if hooked else {MATCHED + name: readers[name] for name in odd})}


def shown_match_args(value: Any) -> Any:
    """A `__match_args__` as the program wrote it."""
    if type(value) is not tuple or not any(map(_is_ours, value)):
        return value
    return tuple(_spelled(name) if _is_ours(name) else name for name in value)


def _spelled(name: Any) -> Any:
    return name[len(MATCHED) :] if type(name) is str else name._o_name


def as_written(name: str, item: Any) -> Any:
    """What a class has under a name, as the program wrote it: some stands there in another form for native code."""
    return shown_match_args(item) if name == "__match_args__" else unhooked(item) if name == "__hash__" else item


def put_match_args(cls: type, value: Any, hooked: bool) -> Any:
    """Give a class what reads for this `__match_args__`, which is returned as native code may go by it."""
    made = native_match_args(value, hooked)
    names = made.pop("__match_args__")
    for name, reader in made.items():
        type.__setattr__(cls, name, reader)
    return names


def _is_ours(name: Any) -> bool:
    return name.startswith(MATCHED) if type(name) is str else type(name) is Matched
