"""One of the two programs that a source is compiled to: what was emitted, and its code objects, by function."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass, field

from ..runtime.numbering import Versions
from .emit import Emitted
from .unit import Scope


@dataclass(eq=False)
class Form:
    """One of the two programs, compiled."""

    emitted: Emitted
    main: types.CodeType
    metering: int = 0
    codes: dict[int, types.CodeType] = field(default_factory=dict)
    """Code objects of functions by number; functions that cannot suspend are the same objects in both forms."""
    impure: set[Scope] = field(default_factory=set)
    """Scopes that suspend, and those around one, whose code defines it in another way."""

    references: list[int] = field(default_factory=list)
    """How many there are to each code object while no function has it, in the program of an evaluated source."""

    versions: Versions | None = None
    """The names of its functions in dumps, if it is the prelude or of the library and a dump was made or read."""

    @property
    def main_suspends(self) -> bool:
        """Whether the main code is a generator function."""
        return self.emitted.main_suspends

    def referred(self) -> list[int]:
        """How many references there are to each code object."""
        return [sys.getrefcount(code) for code in self.codes.values()]
