"""The programs of one run: each with the globals of its functions in; which one a function or a frame belongs to, out.

A run has its own program, the prelude where it needs that, and every library module that it imported. Records name
the run's own functions by number, those of the prelude and of library modules by their versions (`transform.versions`),
and those of other sources as `name:number`. Programs that share their globals are told apart by the file names of their
code, and sources that the run evaluated by their code objects, each of which tells which program it is of.
"""

from __future__ import annotations

from types import CodeType
from typing import TYPE_CHECKING, Any

from .evaluated import origin_of

if TYPE_CHECKING:
    from ..transform.form import Form
    from ..transform.program import Program

EVALUATED = "evaluated "
OWN = ""
PRELUDE = "prelude"


class Part:
    """One program of a run: its compiled form, and the globals in which its functions were made."""

    __slots__ = ("form", "globals", "metering", "name", "program", "suspendable")

    def __init__(
        self, name: str, program: Program, suspendable: bool, globals: dict[str, Any], metering: int = 0
    ) -> None:
        self.name = name
        self.program = program
        self.suspendable = suspendable
        self.globals = globals
        self.metering = metering
        self.form: Form = program.form(suspendable, metering)

    def written(self, number: int) -> int | str:
        """How records name the function with this number."""
        if not self.name:
            return number
        unit = self.program.unit
        versioned = unit.prelude or unit.library
        return f"{self.name}:{self.program.versions(self.form).name(number) if versioned else number}"

    def read(self, written: str) -> int:
        """The number of a function from what records say behind the name of the part. Raises LookupError if none."""
        if written.isdecimal() and self.name != PRELUDE:  # earlier dumps have numbers of library functions
            return _number(written)
        return self.program.versions(self.form).number(written)


def _number(written: str) -> int:
    if not written.isdecimal() or not written.isascii():
        raise LookupError(f"no function {written!r}")
    return int(written)


def prelude_part(program: Program, globals: dict[str, Any]) -> Part:
    """The prelude as a part of a run."""
    return Part(PRELUDE, program, True, globals)


class Parts:
    """All programs of one run, found by their globals or by name."""

    __slots__ = ("_by_file", "_by_globals", "_by_name", "_evaluated")

    def __init__(self, own: Part) -> None:
        self._by_file: dict[str, Part] = {}
        self._evaluated: dict[tuple[Program, int], Part] = {}
        self._by_globals: dict[int, Part] = {}
        self._by_name: dict[str, Part] = {}
        self.add(own)

    @property
    def own(self) -> Part:
        """The run's own program."""
        return self._by_name[OWN]

    def add(self, part: Part) -> None:
        self._by_globals[id(part.globals)] = part
        self._by_name[part.name] = part

    def share(self, part: Part) -> None:
        """Add a program that has the same globals as the run's own."""
        self._by_file[part.program.code_file] = part
        self._by_name[part.name] = part

    def unshare(self, part: Part) -> None:
        """Forget a program whose code runs no more."""
        self._by_file.pop(part.program.code_file, None)
        self._by_name.pop(part.name, None)

    def owner(self, globals: dict[str, Any], code: CodeType) -> Part | None:
        """The program that a function with these globals and this code belongs to."""
        origin = origin_of(code)
        if origin is None:
            part = self._by_globals.get(id(globals))
            return self._by_file.get(code.co_filename, part) if part is not None else None
        return self._evaluated.get((origin, id(globals))) or self.add_evaluated(origin, globals)

    def forget_evaluated(self) -> None:
        """Number the evaluated sources anew from here on: code objects themselves tell which they are from."""
        for part in self._evaluated.values():
            del self._by_name[part.name]
        self._evaluated.clear()

    @property
    def evaluated(self) -> list[Part]:
        """The evaluated sources that have been met so far, each with the globals it ran in."""
        return list(self._evaluated.values())

    def add_evaluated(self, program: Program, globals: dict[str, Any]) -> Part:
        """Give the next number to an evaluated source, with the globals it ran in."""
        made = Part(f"{EVALUATED}{len(self._evaluated)}", program, self.own.suspendable, globals, self.own.metering)
        self._evaluated[program, id(globals)] = self._by_name[made.name] = made
        return made

    def named(self, name: str) -> Part:
        """The program with this name. Raises LookupError if the run has none."""
        return self._by_name[name]

    def read(self, written: Any) -> tuple[Part, int]:
        """The program and the number of a function as records name it. Raises LookupError for a name that is none."""
        if type(written) is int:
            return self._by_name[OWN], written
        if type(written) is not str:
            raise LookupError("a function without a number")
        name, _, function = written.rpartition(":")
        part = self._by_name.get(name)
        return (self._earlier(name), _number(function)) if part is None else (part, part.read(function))

    def _earlier(self, name: str) -> Part:
        """The prelude as earlier dumps name it: by its version as a whole, and its functions by number."""
        prelude = self._by_name[PRELUDE]
        if name != f"{PRELUDE} {prelude.program.hash.hex()[:8]}":
            raise LookupError(f"no program {name!r}")
        return prelude
