"""Compiled library code on disk: the name of the prelude or of a module, and its compiler, in; a program that runs from
what this or an earlier process compiled, out.

    folder := what the environment variable says, or `ouros` among the user's caches; in it one for each make of code
    file := signature value         for each module its facts, the names of its methods, and each of its forms
    signature := 32 bytes: HMAC-SHA256 of the make, the file's name and the value
    value := marshalled

As with all compiled code, nothing is unmarshalled before its signature is found to be right (see `compiled`). A file
that is missing or of no use is made anew; that nothing can be read, written or signed costs compiling, and is no error.
"""

from __future__ import annotations

import hmac
import marshal
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any, Final

from ..keys import SIGNATURE, key_for_signing, sign, user_folder
from ..whole_files import replace_file
from .compiled import Continuation, Find, Stored, StoredForm, fingerprint, unit_facts
from .numbering import Versions

if TYPE_CHECKING:
    from ..transform.program import Program

VARIABLE: Final = "OUROS_CACHE"
"""The environment variable that names the folder; an empty text switches the cache off."""
PURPOSE: Final = b"ouros library code 1"
KEPT_MAKES: Final = 8
"""Folders that are kept for one version of Python, the oldest first out."""


def program_of(name: str, find: Find) -> Program:
    """The program with this name, which `find` compiles: from the cache where there is one."""
    where = shelf()
    return find(name) if where is None else Shelved(name, find, where)  # type: ignore[return-value]


@cache
def shelf() -> Shelf | None:
    """The cache of this process; None if it is switched off, or if there is no key or no place for it."""
    named = os.environ.get(VARIABLE)
    if named == "":
        return None
    try:
        return Shelf(
            Path(named) if named else user_folder("XDG_CACHE_HOME", ".cache", "LOCALAPPDATA", "Local"),
            key_for_signing(None),
        )
    except (OSError, RuntimeError, ValueError):  # no home, or no key that can be used
        return None


class Shelf:
    """The files of one make: of code by one Python and one ouros, signed with one key."""

    def __init__(self, root: Path, key: bytes) -> None:
        self.key = key
        self.make = MAGIC_NUMBER + fingerprint()
        self.root = root
        self.folder = root / f"{sys.implementation.cache_tag}-{sign(key, PURPOSE, self.make).hex()[:16]}"

    def value(self, name: str, make: Callable[[], Any]) -> Any:
        """What the file with this name holds, or else what is made now, which it holds from now on."""
        path = self.folder / name
        with suppress(OSError):
            data = path.read_bytes()
            body = data[SIGNATURE:]
            if hmac.compare_digest(data[:SIGNATURE], self._signature(name, body)):
                return marshal.loads(body)
        made = make()
        with suppress(OSError):
            if not self.folder.is_dir():
                self._begin()
            body = marshal.dumps(made)
            replace_file(path, self._signature(name, body) + body, 0o600)
        return made

    def _signature(self, name: str, body: bytes) -> bytes:
        return sign(self.key, PURPOSE, self.make, name.encode(), body)

    def _begin(self) -> None:
        """Make the folder, and remove the oldest of other makes."""
        self.folder.mkdir(mode=0o700, parents=True)
        others = self.root.glob(f"{sys.implementation.cache_tag}-{'[0-9a-f]' * 16}")
        for old in sorted(others, key=lambda each: each.stat().st_mtime)[:-KEPT_MAKES]:
            shutil.rmtree(old)


class Shelved(Stored):
    """The prelude or a library module, each piece of which is read or compiled when it is first asked for."""

    def __init__(self, name: str, find: Find, shelf: Shelf) -> None:
        self.shelf = shelf
        self._continuations: dict[tuple[bool, int, int, int], Continuation] = {}
        made = None

        def facts() -> tuple[bytes, dict[str, Any], dict[str, Any]]:
            nonlocal made
            made = find(name)
            return made.hash, unit_facts(made), {"functions": made.functions}

        super().__init__((name, *shelf.value(name, facts), {}), find)
        self._full = made

    def form(self, suspendable: bool, metering: int = 0) -> StoredForm:
        """The direct or the suspendable program."""
        form = suspendable, metering
        found = self._forms.get(form)
        if found is None:
            main_suspends, main = self._value(form, "code", lambda: self._code_of(*form))
            found = self._forms.setdefault(form, StoredForm(self, *form, main_suspends, main))
        return found

    def _code_of(self, suspendable: bool, metering: int) -> tuple[bool, CodeType]:
        made = self.full.form(suspendable, metering)
        return made.main_suspends, made.main

    def _value(self, form: tuple[bool, int], what: str, make: Callable[[], Any]) -> Any:
        suspendable, metering = form
        kind = "open" if suspendable else "direct"
        return self.shelf.value(f"{self.name}-{kind}{metering or ''}-{what}", make)

    def methods(self) -> frozenset[str]:
        """Names under which its values may hold functions that may suspend."""
        found: frozenset[str] = self.shelf.value(f"{self.name}-methods", lambda: self.full.methods())
        return found

    def versions(self, form: StoredForm) -> Versions:
        """How dumps name the functions in one of its forms."""
        if form.versions is None:
            key = form.suspendable, form.metering
            form.versions = Versions(self._value(key, "names", lambda: self.full.versions(self.full.form(*key)).names))
        return form.versions

    def continuation(self, suspendable: bool, number: int, point: int, metering: int = 0) -> Continuation:
        """The rest of a function after a resume point. Raises LookupError when there is no such function or point."""
        key = suspendable, number, point, metering
        found = self._continuations.get(key)
        if found is None:
            form, what = (suspendable, metering), f"{number}-{point}"
            made = self._value(form, what, lambda: tuple(self.full.continuation(*key)))
            found = self._continuations.setdefault(key, Continuation(*made))
        return found
