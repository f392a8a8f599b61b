"""Whose function it is: a plain function in; whether emitted code of a program made it out."""

from __future__ import annotations

import types
from typing import Any, Final

__all__ = ["BUILDER", "BUILDERS", "is_program_function"]


def is_program_function(function: types.FunctionType) -> bool:
    """Whether a plain function was made by emitted code: only that runs with the sandbox's builtins."""
    made: Any = function  # not every version of the type checker knows the attribute
    return any(made.__builtins__.get(BUILDER) is own for own in BUILDERS)


BUILDER: Final = "__build_class__"
BUILDERS: Final[list[Any]] = []
"""What builtins of the sandbox hold under this name, and no others (see `class_statement`)."""
