"""Programs by source or by the section of a dump that describes them: texts and bytes in; programs, each made at most
once while it is among those used most recently, out. This is the door to the compiler, which is imported when the first
source is compiled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import SandboxError, cast_error, corrupt, make_frame, make_runtime_error, make_syntax_error
from .keys import key_for_signing
from .refused import Refused
from .runtime import compiled, wire
from .runtime.kept import Recent

if TYPE_CHECKING:
    from .errors import Frame
    from .transform.program import Key, Program

KNOWN_PROGRAMS = 256
"""Programs kept ready for loading snapshots, least recently used first out."""
KNOWN_LETTERS = 1 << 18
"""Letters of their sources together, if there are several: a compiled program takes a kilobyte for each."""

_keys: dict[Key, bytes] = {}
"""The hashes of the programs that are known."""
_known: Recent[bytes, Program] = Recent(
    KNOWN_LETTERS,
    lambda _, program: len(program.key[0]),
    KNOWN_PROGRAMS,
    large=True,
    dropped=lambda program: _keys.pop(program.key, None),
)


def load(source: str, filename: str, inputs: tuple[str, ...], externals: tuple[str, ...]) -> Program:
    """The program for a source. Raises `SandboxError` for one that is refused."""
    key = (source, filename, inputs, externals)
    digest = _keys.get(key)
    program = None if digest is None else known(digest)
    if program is not None:
        return program
    try:
        return _remember(_compile(key))
    except Refused as refused:
        error = refusal(refused, source, filename)
    raise error


def _compile(key: Key) -> Program:
    from .transform.program import Program

    return Program(*key)


def known(digest: bytes, packed: bytes | None = None) -> Program | None:
    """The program with this hash, if this process knows it and, where that is given, is remade by just this."""
    program = _known.get(digest)
    return program if program is None or packed in (None, program.packed) else None


def _remember(program: Program) -> Program:
    program = _known.put(program.hash, program)
    _keys[program.key] = program.hash
    return program


def program_of(packed: bytes, digest: bytes) -> Program:
    """The program of a dump; a source that this version refuses cannot have been dumped by it."""
    found = known(digest, packed)
    return found if found is not None else _remember(_from_source(packed, digest))


def _from_source(packed: bytes, digest: bytes) -> Program:
    try:
        return _compile(unpack(packed, digest))
    except Refused as refused:
        corrupt(f"its program is refused: {refused.message}")
    except ValueError as error:
        corrupt(str(error))


def unpack(packed: bytes, digest: bytes) -> Key:
    """Source and options that were packed. Raises `ValueError` for what is no such thing."""
    try:
        written = json.loads(packed)
        source, filename, inputs, externals = written
    except (ValueError, TypeError, RecursionError):
        raise ValueError("the program is missing") from None
    names = (*inputs, *externals) if type(inputs) is list and type(externals) is list else (None,)
    if type(written) is not list or not all(type(text) is str for text in (source, filename, *names)):
        raise ValueError("the program is not text")
    if hashlib.sha256(packed).digest() != digest:
        raise ValueError("the program's hash does not match its source")
    return source, filename, tuple(inputs), tuple(externals)


def from_dump(data: Any, key: Any) -> Program:
    """The program in the dump of a Sandbox, from its compiled code if that is signed with the key."""
    if type(data) is not bytes:
        raise cast_error("data", data, "bytes")
    dump = _read(data)
    found = known(dump.digest, dump.program) or _stored(dump, key, ())
    return _remember(found) if found is not None else program_of(dump.program, dump.digest)


def from_file(path: Path, source: Key, meterings: Iterable[int], key: Any) -> Program | None:
    """The program for a source from the compiled code in a file, if it is signed with the key and has forms for runs
    with such limits. Raises `OSError` or `SnapshotError` for a file that cannot be used.
    """
    packed = wire.encode(source)
    digest = wire.hash_of(packed)
    found = known(digest, packed)
    if found is None:
        dump = _read(path.read_bytes())
        found = _stored(dump, key, meterings) if dump.program == packed else None
    return None if found is None else _remember(found)


def _read(data: bytes) -> wire.Dump:
    dump = wire.read(wire.PROGRAM, data)
    if dump.records is not None or dump.columns or dump.opaque:
        corrupt("a program with a state")
    return dump


def _stored(dump: wire.Dump, key: Any, meterings: Iterable[int]) -> Program | None:
    def find(name: str) -> Program:
        from .transform import program as compiler

        if name == compiled.OWN:
            return _from_source(dump.program, dump.digest)
        return compiler.prelude() if name == compiled.PRELUDE else compiler.library(name)

    found: Any = compiled.stored_program(dump, key, find) if dump.compiled else None
    if found is None or any((False, metering) not in found.kept for metering in meterings):
        return None
    found.key = unpack(dump.program, dump.digest)
    return found  # type: ignore[no-any-return]


def to_dump(program: Program) -> bytes:
    """A program as a dump: its source and options."""
    return wire.pack(wire.PROGRAM, None, program.packed, program.hash)


def to_compiled_dump(program: Program, meterings: Iterable[int], key: Any) -> bytes:
    """The same with compiled code. Raises `SandboxError` if a form of it is refused."""
    try:
        section = compiled.section_of(program, meterings, key_for_signing(key))
        return wire.pack(wire.PROGRAM, None, program.packed, program.hash, compiled=section)
    except Refused as refused:
        error = refusal(refused, *program.key[:2])
    raise error


def refusal(refused: Refused, code: str, script_name: str) -> SandboxError:
    """The host's error for a source that is not compiled."""
    place = refused.position
    frames: tuple[Frame, ...] = ()
    if place.line is not None:
        lines = code.split("\n")
        shown = lines[place.line - 1] if place.line <= len(lines) else None
        first, last = place.column or 0, place.end_column if place.end_column is not None else (place.column or 0)
        end_line = place.end_line or place.line
        frames = (make_frame(script_name, place.line, first + 1, end_line, last + 1, None, shown),)
    message = refused.message
    if refused.kind == "syntax":
        return make_syntax_error(message, frames, refused.error)
    if refused.kind == "import":
        return make_runtime_error("ImportError", message, lambda: ImportError(message), frames)
    return make_runtime_error("NotImplementedError", message, lambda: NotImplementedError(message), frames)
