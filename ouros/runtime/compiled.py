"""Compiled code that was kept: a program in; a signed section of a dump out; and back a program that runs without the
compiler.

    section := signature magic fingerprint parts
    signature := 32 bytes: HMAC-SHA256 of the program's hash and of the rest of the section
    magic := 4 bytes: the interpreter's number of the form of its code
    fingerprint := 32 bytes: which ouros compiled it
    parts := marshalled: for the program, the prelude and the library modules that it needs, name, facts and forms

`marshal` may do anything with bytes that it did not write, so nothing is unmarshalled before the signature is found to
be right. A section that was made elsewhere, or by another Python or ouros, is left aside: the source is compiled.
"""

from __future__ import annotations

import hashlib
import hmac
import marshal
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache, cached_property
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..keys import SIGNATURE, key_for_checking, sign
from ..version import __version__
from . import wire
from .numbering import Numbered, Versions

if TYPE_CHECKING:
    from ..transform.form import Form
    from ..transform.program import Program

PURPOSE: Final = b"ouros compiled code 1"
_MAGIC: Final = slice(SIGNATURE, SIGNATURE + len(MAGIC_NUMBER))
_FINGERPRINT: Final = slice(_MAGIC.stop, _MAGIC.stop + 32)
SOURCES: Final = ("transform/", "policy/", "library/", "runtime/prelude/", *(
    f"runtime/{name}" for name in ("evaluated", "formatting", "numbering")))  # fmt: skip
"""Folders and files of ouros that decide what a program is compiled to."""
OWN, PRELUDE = "", "prelude"

Part = tuple[str, bytes, dict[str, Any], dict[str, Any], dict[tuple[bool, int], tuple[bool, bytes]]]
"""Name, hash, facts of the unit, facts of the program, and by form whether its main code suspends, and the code."""

Find = Callable[[str], "Program"]
"""Gives the compiled program of a part, by its name."""


class Continuation(NamedTuple):
    """A compiled slice: the code of a generator function that takes one list.

    The list holds the inner frame (or None), whether that is a plain iterator, and the variables. It is read when the
    generator is started, so a frame may be made before the values it holds.
    """

    code: CodeType
    variables: tuple[str, ...]
    """Local variables it takes, in order; those in cells come through its closure instead."""
    written: str
    """The same as records write them."""
    delegates: bool
    """Whether it goes on in what another frame or iterator gives."""
    raised: tuple[tuple[str, str, int], ...]
    """The variables with exceptions that it raises at its start. Each comes with the variable on which that depends, or
    "", and the value that this has then.
    """


# Writing


def section_of(program: Program, meterings: Iterable[int], key: bytes) -> bytes:
    """The section for a program, with the forms for runs with such limits; they are compiled now.

    Raises `Refused` if a form cannot be compiled.
    """
    whole = getattr(program, "full", program)  # of one that came from compiled code itself
    parts = tuple(_parts(whole, sorted({max(each, whole.least_metering) for each in meterings})))
    rest = MAGIC_NUMBER + fingerprint() + marshal.dumps(parts)
    return sign(key, PURPOSE, program.hash, rest) + rest


def _parts(program: Program, meterings: list[int]) -> Iterator[Part]:
    both = [(suspendable, metering) for suspendable in (False, True) for metering in meterings]
    yield _part(OWN, program, both)
    if program.needs_prelude:
        yield _part(PRELUDE, program.prelude(), [(True, 0)])
    opened = {False, program.library_suspends}
    waiting, seen = sorted(program.unit.libraries), set(program.unit.libraries)
    while waiting:
        name = waiting.pop()
        library = program.library(name)
        yield _part(name, library, [(is_open, metering) for is_open in sorted(opened) for metering in meterings])
        more = library.unit.libraries - seen
        waiting += sorted(more)
        seen |= more


def _part(name: str, program: Program, forms: Iterable[tuple[bool, int]]) -> Part:
    codes = {}
    for form in forms:
        made = program.form(*form)
        codes[form] = made.main_suspends, marshal.dumps(made.main)
    own = program_facts(program) if name == OWN else {}  # which finds out some facts of the unit
    return name, program.hash, unit_facts(program), own, codes


def unit_facts(program: Program) -> dict[str, Any]:
    """What is plain of a program's unit, but for its source."""
    unit = program.unit
    if type(unit) is StoredUnit:
        return unit.facts
    found = {each.name: getattr(unit, each.name) for each in fields(unit) if each.name != "source"}
    return {name: value for name, value in found.items() if _is_plain(value)} | {"awaits": unit.awaits}


def program_facts(program: Program) -> dict[str, Any]:
    """What a run may ask of its own program, and never of another one: all that is found out once."""
    found = [name for name, value in vars(type(program)).items() if type(value) is cached_property]
    return {name: getattr(program, name) for name in ("code_file", "names", *found) if name not in ("hash", "packed")}


def _is_plain(value: Any) -> bool:
    return type(value) in (bool, str, int) or (type(value) in (tuple, set) and all(type(each) is str for each in value))


@cache
def fingerprint() -> bytes:
    """Which ouros compiles here: its version, and the texts that decide what it compiles to."""
    found = hashlib.sha256(f"{__version__} {sys.implementation.cache_tag} {sys.hexversion} {_has_columns()}".encode())
    root = Path(__file__).parent.parent
    for folder in SOURCES:
        for path in sorted(root.glob(f"{folder}*.py")):
            found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.digest()


def _has_columns() -> bool:
    """Whether code says at which columns it stands, which the interpreter can be told to leave out."""
    return "no_debug_ranges" not in sys._xoptions and not os.environ.get("PYTHONNODEBUGRANGES")


# Reading


def stored_program(dump: wire.Dump, key: Any, find: Find) -> Stored | None:
    """The program of a dump, from the compiled code in it; None if that is missing, unsigned or of another make."""
    section = dump.compiled
    if section[_MAGIC] != MAGIC_NUMBER:
        return None
    found = key_for_checking(key)
    if found is None or wire.hash_of(dump.program) != dump.digest:
        return None
    if not hmac.compare_digest(section[:SIGNATURE], sign(found, PURPOSE, dump.digest, section[SIGNATURE:])):
        return None
    if section[_FINGERPRINT] != fingerprint():
        return None
    own, *others = marshal.loads(section[_FINGERPRINT.stop :])
    made = Stored(own, find)
    made.packed = dump.program
    for part in others:
        made.others[part[0]] = _shared(part, find)
    return made


_parts_known: dict[str, Stored] = {}
"""The prelude and library modules that came with programs, by name: those of all programs are the same."""


def _shared(part: Part, find: Find) -> Stored:
    found = _parts_known.setdefault(part[0], Stored(part, find))
    found.kept.update(part[-1])
    return found


class StoredForm:
    """One form of a program, whose code was kept; what else is asked for is made by compiling the source."""

    versions: Versions | None = None

    def __init__(self, program: Stored, suspendable: bool, metering: int, main_suspends: bool, main: CodeType) -> None:
        self.program = program
        self.suspendable = suspendable
        self.metering = metering
        self.main_suspends = main_suspends
        self.main = main

    @cached_property
    def codes(self) -> dict[int, CodeType]:
        """Code objects of functions by number."""
        found: dict[int, CodeType] = {}
        self._collect(self.main, found)
        return found

    def _collect(self, code: CodeType, found: dict[int, CodeType]) -> None:
        for inner in code.co_consts:
            if type(inner) is CodeType:
                self._collect(inner, found)
        number = self.program.number(code)
        if number is not None:
            found[number] = code

    def __getattr__(self, name: str) -> Any:
        return getattr(self.program.full.form(self.suspendable, self.metering), name)


class StoredUnit:
    """What a run asks of the unit of a program, and the rest from the compiled one."""

    def __init__(self, program: Stored, facts: dict[str, Any]) -> None:
        self.program = program
        self.facts = facts
        self.__dict__.update(facts)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.program.full.unit, name)


class Stored(Numbered):
    """A program whose code was kept. It stands in for `transform.program.Program`: a run needs nothing else; what a
    dump, a load or a traceback asks besides is answered by the program itself, which is compiled then.
    """

    packed: bytes

    def __init__(self, part: Part, find: Find) -> None:
        self.name, self.hash, unit, own, self.kept = part
        self.unit = StoredUnit(self, unit)
        self.__dict__.update(own)
        self.others: dict[str, Stored] = {}
        self.builtins: dict[int, dict[str, Any]] = {}
        self._find = find
        self._full: Program | None = None
        self._forms: dict[tuple[bool, int], StoredForm] = {}
        self._lock = threading.RLock()

    @property
    def full(self) -> Program:
        """The program, compiled from its source."""
        with self._lock:
            if self._full is None:
                self._full = self._find(self.name)
            return self._full

    def form(self, suspendable: bool, metering: int = 0) -> Form | StoredForm:
        """The direct or the suspendable program."""
        found = self._forms.get((suspendable, metering))
        if found is not None:
            return found
        kept = self.kept.get((suspendable, metering))
        if kept is None:
            return self.full.form(suspendable, metering)
        made = StoredForm(self, suspendable, metering, kept[0], marshal.loads(kept[1]))
        return self._forms.setdefault((suspendable, metering), made)

    def has_form(self, suspendable: bool, metering: int) -> bool:
        """Whether a form was kept, or has been compiled since."""
        form = (suspendable, metering)
        return form in self.kept or (self._full is not None and self._full.has_form(*form))

    def prelude(self) -> Any:
        return self.others.get(PRELUDE) or self._find(PRELUDE)

    def library(self, name: str) -> Any:
        return self.others.get(name) or self._find(name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.full, name)
