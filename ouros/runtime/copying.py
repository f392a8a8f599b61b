"""What `copy` leaves to native code in runs that never stop: an instance in; another one of its class out, if nothing
of the program says how it is copied.
"""

from __future__ import annotations

from typing import Any, Final

from .native import SandboxType, instance_dict, is_program_class, mro_of, namespace_of, seal

__all__ = ["COPYING"]

_HOOKS: Final = frozenset(
    """
    __copy__ __deepcopy__ __getattr__ __getattribute__ __getnewargs__ __getnewargs_ex__ __getstate__ __new__ __reduce__
    __reduce_ex__ __setstate__ __slots__
    """.split()
)


def ordinary(value: Any, with_attributes: bool) -> Any:
    """A new instance of the same class; None for what is copied in another way than by its attributes."""
    kind = type(value)
    if type(kind) is not type and type(kind) is not SandboxType:
        return None
    *classes, root = mro_of(kind)
    for base in classes:
        if not (is_program_class(base) and _HOOKS.isdisjoint(namespace_of(base))):
            return None
    attributes = instance_dict(value)
    if root is not object or attributes is None:
        return None
    made = object.__new__(kind)
    if with_attributes:
        instance_dict(made).update(attributes)  # type: ignore[union-attr]
    return made


class Copies:
    """Which copies were made of which objects."""

    __slots__ = ("_o_pairs",)
    _o_pairs: dict[int, tuple[Any, Any]]

    def __new__(cls) -> Copies:
        self = object.__new__(cls)
        self._o_pairs = {}
        return self


seal(Copies, shown_as=object)


def _pairs(copies: Any) -> dict[int, tuple[Any, Any]]:
    if type(copies) is not Copies:  # the program put something else in its place
        raise TypeError("the memo of deepcopy() was changed")
    pairs: dict[int, tuple[Any, Any]] = copies._o_pairs
    return pairs


def copy_of(copies: Any, original: Any, default: Any) -> Any:
    """The copy of an object, or the default."""
    pair = _pairs(copies).get(id(original))
    return default if pair is None else pair[1]


def note_copy(copies: Any, original: Any, made: Any) -> None:
    """Note a copy, unless there is one; the original is kept, so that its address stays its own."""
    _pairs(copies).setdefault(id(original), (original, made))


COPYING: Final[dict[str, Any]] = {
    "_o_ordinary": ordinary,
    "_o_copies": Copies,
    "_o_copy_of": copy_of,
    "_o_note_copy": note_copy,
}
"""By name, for `support`."""
