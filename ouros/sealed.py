"""Classes whose instances only ouros makes: a class statement in; a final, read-only class out."""

from __future__ import annotations

from typing import Any, NoReturn, Self


class Sealed:
    """Base of the classes that only ouros makes: final, read-only, and neither copied nor pickled
    unless they say how.

    The module that owns such a class makes it with `object.__new__` and fills its slots with `object.__setattr__`.
    """

    __slots__ = ()

    def __new__(cls, *args: object, **kwargs: object) -> Self:
        raise TypeError(f"cannot create 'ouros.{cls.__name__}' instances")

    def __init_subclass__(cls) -> None:
        refuse_final_bases(cls)
        cls.__module__ = "ouros"

    def __setattr__(self, name: str, value: object) -> None:
        _refuse_change(self, name)

    def __delattr__(self, name: str) -> None:
        _refuse_change(self, name)

    def __reduce_ex__(self, protocol: object) -> Any:
        raise TypeError(f"cannot pickle 'ouros.{type(self).__name__}' object")


def refuse_final_bases(cls: type) -> None:
    for base in cls.__mro__[1:]:
        if "__final__" in vars(base):  # left by typing.final
            raise TypeError(f"type 'ouros.{base.__name__}' is not an acceptable base type")


def _refuse_change(target: object, name: str) -> NoReturn:
    kind = type(target)
    if not name.startswith("_") and hasattr(kind, name):
        raise AttributeError(f"attribute '{name}' of 'ouros.{kind.__name__}' objects is not writable")
    raise AttributeError(f"'ouros.{kind.__name__}' object has no attribute '{name}'")
