"""`BaseExceptionGroup` and `ExceptionGroup` as programs have them: no input; classes that cannot be changed out.

CPython's `ExceptionGroup` is the one builtin class that anybody can store attributes on, for the whole process.
Programs never meet it: these classes take its place wherever a group is named, made, split or asked for its type.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from types import FunctionType
from typing import Any, Self

from ..policy.attributes import ALLOW
from .attempt import NotedCallable
from .native import HOST, SandboxType, seal, take_place_of, type_of

__all__ = ["BaseExceptionGroup", "ExceptionGroup"]


class BaseExceptionGroup(builtins.BaseExceptionGroup[Any], metaclass=SandboxType, host=HOST):
    """A group of exceptions; one that holds nothing but `Exception`s is made an `ExceptionGroup`."""

    def __new__(cls, /, *args: Any, **_: Any) -> Self:  # whose keywords are for `__init__`
        for own, native in _NATIVE:
            if cls is own and type(native(*args)) is builtins.ExceptionGroup:  # which also checks the arguments
                cls = ExceptionGroup  # type: ignore[assignment]
                break
        return builtins.BaseExceptionGroup.__new__(cls, *args)

    def derive(self, exceptions: Sequence[BaseException], /) -> Any:
        """The group that `split` and `subgroup` make of some of the members."""
        return BaseExceptionGroup(self.message, exceptions)

    def split(self, condition: Any, /) -> Any:
        """The members that meet the condition, and the others."""
        return builtins.BaseExceptionGroup.split(self, _as_function(condition))

    def subgroup(self, condition: Any, /) -> Any:
        """The members that meet the condition."""
        return builtins.BaseExceptionGroup.subgroup(self, _as_function(condition))


def _as_function(condition: Any) -> Any:
    """A condition as the interpreter wants it: functions of the program are not all functions to it."""
    if type(condition) is NotedCallable or (type_of(condition) is FunctionType and type(condition) is not FunctionType):
        return lambda error: condition(error)
    return condition


class ExceptionGroup(BaseExceptionGroup, Exception, metaclass=SandboxType, host=HOST):
    """A group of `Exception`s."""


_NATIVE: tuple[tuple[type, Any], ...] = (
    (BaseExceptionGroup, builtins.BaseExceptionGroup),
    (ExceptionGroup, builtins.ExceptionGroup),
)

for _own, _builtin in _NATIVE:
    type.__setattr__(_own, "__module__", "builtins")
    type.__setattr__(_own, "__doc__", _builtin.__doc__)
    seal(_own, open=True, rules={"__new__": ALLOW})
    take_place_of(_own, _builtin)
