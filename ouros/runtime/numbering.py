"""The numbers of a program's functions and resume points, which emitted code has for line numbers: a line in; a number,
and the name that it has in dumps, out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import CodeType
from typing import Any, Final

STRIDE: Final = 10_000
"""Labels of a function: its code's, then one for each resume point; more points than this in one are refused."""


class Numbered:
    """A compiled program, in whatever way it came."""

    unit: Any
    names: frozenset[str]
    form: Callable[..., Any]

    def number(self, code: CodeType) -> int | None:
        """The number of the function a code object belongs to, or None for class bodies and comprehensions."""
        offset: int = code.co_firstlineno - self.unit.first_label
        return offset // STRIDE if offset >= 0 and offset % STRIDE == 0 else None

    def point_of(self, line: int) -> tuple[int, int]:
        """Function number and resume point for the line at which a suspended frame stands."""
        offset: int = line - self.unit.first_label
        return divmod(offset, STRIDE)

    def global_names(self, metering: int) -> frozenset[str] | None:
        """Every name outside of functions that the direct program can look up; None if code may join that is not known
        here.
        """
        unit = self.unit
        if unit.evaluates or unit.reflects or unit.libraries:
            return None
        found: set[str] = set(self.names)
        codes: list[CodeType] = [self.form(False, metering).main]
        while codes:
            code = codes.pop()
            found.update(code.co_names)
            codes += [each for each in code.co_consts if type(each) is CodeType]
        return frozenset(found)


class Versions:
    """The names in dumps of the functions of the prelude or of a library module, see `transform.versions`."""

    __slots__ = ("_numbers", "names")

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._numbers = {name: number for number, name in reversed([*enumerate(names)])}

    def name(self, number: int) -> str:
        """How dumps name the function with this number."""
        return self.names[number]

    def number(self, name: str) -> int:
        """The number of the function with this name. Raises LookupError if there is none."""
        try:
            return self._numbers[name]
        except KeyError:
            raise LookupError(f"no function {name!r}") from None
