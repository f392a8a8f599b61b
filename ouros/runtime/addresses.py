"""Where objects seem to be: an object in; how `object` shows it out, with the number that `id` gives for its address.

A class of the program without a `__repr__` has ours, so that native code, such as `repr` of a list, asks it too. The
program does not see it: who looks a `__repr__` up passes it over (`native.special`, `attributes`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import takewhile
from typing import Any

from .guards import define_method_guard
from .native import DEFAULT_REPR, NUMBER, REPR, NativeFunction, lacks_repr, mro_of, namespace_of, special

__all__ = ["delete_repr", "give_repr", "past_ours", "written"]


def _show(value: Any) -> str:
    """`repr` of an instance: a class behind ours may define one, or be a builtin one that has its own."""
    kind = type(value)
    if special(kind, "__repr__") is object.__repr__:
        return _placed(value)
    holders = [base for base in mro_of(kind) if "__repr__" in namespace_of(base)]
    ours = takewhile(lambda base: namespace_of(base)["__repr__"] is DEFAULT_REPR, holders)
    last: Any = list(ours)[-1]
    shown: str = super(last, value).__repr__()
    return shown


def _placed(value: Any, /, *args: Any, **kwargs: Any) -> str:
    """`object.__repr__`, but for the address."""
    text = object.__repr__(value, *args, **kwargs)
    return f"{text[: text.rindex(' at 0x')]} at {NUMBER[0](value):#x}>"


def written(cls: type) -> Mapping[str, Any]:
    """The namespace of a class without our `__repr__`."""
    namespace = namespace_of(cls)
    if namespace.get("__repr__") is not DEFAULT_REPR:
        return namespace
    return {name: value for name, value in namespace.items() if name != "__repr__"}


def past_ours(
    native: Callable[[Any, str], Any], name: str, found: Mapping[str, Any], instance: Any, owner: type
) -> Callable[[Any, str], Any]:
    """How to read what a namespace was found to have, if native code may come to our `__repr__` before."""
    if name != "__repr__":
        return native

    def read(obj: Any, name: str) -> Any:
        value = native(obj, name)
        if value is DEFAULT_REPR or (type(value) is NativeFunction and _is_ours(value)):
            bind = special(type(found[name]), "__get__")
            return found[name] if bind is None else bind(found[name], instance, owner)
        return value

    return read


def _is_ours(bound: Any) -> bool:
    return type(bound._o_call) is partial and bound._o_call.func is DEFAULT_REPR._o_call


def give_repr(cls: type) -> None:
    """Let a class have our `__repr__` that the program has defined none for."""
    if "__repr__" not in namespace_of(cls) and lacks_repr(type.__dict__["__bases__"].__get__(cls)):
        type.__setattr__(cls, "__repr__", DEFAULT_REPR)


def delete_repr(cls: type) -> None:
    """Delete the `__repr__` of a class, which raises if only we gave it one."""
    if namespace_of(cls).get("__repr__") is DEFAULT_REPR:
        type.__delattr__(cls, "__repr__")
    try:
        type.__delattr__(cls, "__repr__")
    finally:
        give_repr(cls)


REPR.append(_show)
define_method_guard("own_repr", _placed)
