"""`typing_extensions`: what `typing` has, on every version, and `deprecated`."""

import functools
import warnings
from typing import *  # noqa: F403

__doc__ = "What newer versions of typing have."
NoDefault, ReadOnly, TypeAliasType, TypeIs, override = [
    _o_library("typing", name) for name in ("NoDefault", "ReadOnly", "TypeAliasType", "TypeIs", "override")
]
runtime = _o_library("typing", "runtime_checkable")


def get_original_bases(cls, /):
    if not isinstance(cls, type):
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}")
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


class Doc:
    def __init__(self, documentation, /):
        self.documentation = documentation

    def __repr__(self):
        return f"Doc({self.documentation!r})"

    def __hash__(self):
        return hash(self.documentation)

    def __eq__(self, other):
        return self.documentation == other.documentation if isinstance(other, Doc) else NotImplemented


class deprecated:
    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return self._deprecate_class(arg)

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warnings.warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    def _deprecate_class(self, cls):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        original = cls.__new__
        own = any(_o_defines(each, "__new__") for each in cls.__mro__ if each is not object)

        def __new__(made, /, *args, **kwargs):
            if made is cls:
                warnings.warn(message, category=category, stacklevel=stacklevel + 1)
            if own:
                return original(made, *args, **kwargs)
            if made.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{made.__name__}() takes no arguments")
            return original(made)

        cls.__new__ = staticmethod(__new__)
        cls.__deprecated__ = message
        return cls
