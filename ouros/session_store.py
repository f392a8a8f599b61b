"""Sessions that outlive the process: a session in; bytes out, kept in a directory or by a backend of the host, and
back.

The bytes hold the sources of the session, what is known of them, and its variables as records; nothing in them is
executed when they are read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn, Protocol

from .errors import SnapshotCorruptedError, SnapshotError, SnapshotVersionError
from .runtime import wire
from .runtime.live import Records
from .session_errors import SessionError, invalid_argument, invalid_state, storage_error
from .session_state import State
from .transform.refusal import Refused
from .transform.world import read_world, write_world
from .whole_files import replace_file

SUFFIX = ".bin"
_NAME = re.compile(r"[A-Za-z0-9_-]+\Z")


class Backend(Protocol):
    """Where sessions are kept; an object of the host with these methods serves, whatever its class.

    Example:
        >>> class Kept(dict):
        ...     def save(self, name, data): self[name] = data
        ...     def load(self, name): return self[name]
        ...     def list(self): return [{'name': name, 'size_bytes': len(data)} for name, data in self.items()]
        ...     def delete(self, name): return self.pop(name, None) is not None
        >>> ouros.SessionManager().set_storage_backend(Kept())
    """

    def save(self, name: str, data: bytes, /) -> Any:
        """Keep the bytes under the name."""

    def load(self, name: str, /) -> bytes:
        """The bytes that were kept under the name."""

    def list(self) -> Any:
        """A sequence of dicts with the keys `name` and `size_bytes`."""

    def delete(self, name: str, /) -> bool:
        """Forget the name; whether there was one."""


class Directory:
    """Sessions as files of one directory."""

    def __init__(self, directory: str) -> None:
        self.path = Path(directory)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            storage_error(str(error))

    def save(self, name: str, data: bytes) -> None:
        path = self.path / (name + SUFFIX)
        try:
            replace_file(path, data)
        except OSError as error:
            storage_error(str(error))

    def load(self, name: str) -> bytes:
        path = self.path / (name + SUFFIX)
        if path.exists() and not path.is_file():  # to read a pipe would wait for who writes to it
            storage_error(f"snapshot '{name}' is no file")
        try:
            return path.read_bytes()
        except FileNotFoundError:
            storage_error(f"snapshot '{name}' not found: No such file or directory (os error 2)")
        except OSError as error:
            storage_error(str(error))

    def list(self) -> list[dict[str, Any]]:
        try:
            files = [file for file in self.path.iterdir() if file.suffix == SUFFIX and file.is_file()]
            return [{"name": file.name.removesuffix(SUFFIX), "size_bytes": file.stat().st_size} for file in files]
        except OSError as error:
            storage_error(str(error))

    def delete(self, name: str) -> bool:
        try:
            (self.path / (name + SUFFIX)).unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            storage_error(str(error))
        return True


class Custom:
    """Sessions kept by an object of the host, whose answers are checked."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend

    def ask(self, method: str, *args: Any) -> Any:
        try:
            return getattr(self.backend, method)(*args)
        except SessionError:
            raise
        except Exception as error:
            storage_error(f"Python {method}() failed: {type(error).__name__}: {error}")

    def save(self, name: str, data: bytes) -> None:
        self.ask("save", name, data)

    def load(self, name: str) -> bytes:
        data = self.ask("load", name)
        if not isinstance(data, bytes):
            _refuse("Python load() must return bytes", data, "bytes")
        return bytes(data)

    def list(self) -> list[dict[str, Any]]:
        found = self.ask("list")
        if not isinstance(found, (list, tuple)):
            _refuse("Python list() must return a list", found, "Sequence")
        return [self.checked(item) for item in found]

    def checked(self, item: Any) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, kind in (("name", str), ("size_bytes", int)):
            try:
                made[key] = item[key]
            except (KeyError, TypeError, IndexError) as error:
                storage_error(f"list item missing '{key}': {type(error).__name__}: {error}")
            if not isinstance(made[key], kind):
                _refuse(f"'{key}' must be {kind.__name__}", made[key], kind.__name__)
        if made["size_bytes"] < 0:
            storage_error("'size_bytes' must be int: OverflowError: can't convert negative int to unsigned")
        return made

    def delete(self, name: str) -> bool:
        found = self.ask("delete", name)
        if type(found) is not bool:
            _refuse("Python delete() must return bool", found, "bool")
        return bool(found)


def _refuse(what: str, found: Any, wanted: str) -> NoReturn:
    storage_error(f"{what}: TypeError: '{type(found).__name__}' object cannot be cast as '{wanted}'")


def checked_name(name: str) -> str:
    """A name that is safe as that of a file."""
    if not _NAME.match(name):
        invalid_argument(
            f"invalid snapshot name '{name}': only alphanumeric characters, hyphens, and underscores are allowed"
        )
    return name


def write_session(state: State) -> bytes:
    """The session as bytes."""
    if state.pending:
        invalid_state("cannot save session with pending interactive state -- resume first")
    records = state.all_records()
    older = [[part.unit.source, part.name, list(part.signature)] for part in records.older]
    payload = [
        write_world(records.world), records.variables, records.libraries, records.identities, records.nodes,
        records.evaluated, older,
    ]  # fmt: skip
    return wire.pack(wire.SESSION, payload)


def read_session(data: bytes, state: State) -> None:
    """Fill a new session from bytes."""
    try:
        _read(wire.unpack(wire.SESSION, data), state)
    except SnapshotError as error:
        storage_error(f"deserialization failed: {error}")
    except Exception as error:  # records whose checksum is right, and that do not fit together
        storage_error(f"deserialization failed: the dump is not sound ({type(error).__name__}: {error})")


def _read(payload: list[Any], state: State) -> None:
    if len(payload) != 7 or not all(type(part) is list for part in payload):
        raise SnapshotCorruptedError("parts of the session are missing")
    written, variables, libraries, identities, nodes, evaluated, older = payload
    try:
        world = read_world(written)
    except Refused as refused:
        raise SnapshotVersionError(f"a source is refused: {refused.message}") from None
    if any(type(name) is not str or name.startswith("_o_") or name == "__builtins__" for name in variables[::2]):
        raise SnapshotCorruptedError("a variable with a reserved name")
    state.script_name = world.script_name
    sources = tuple(world.older(*source) for source in older)
    state.load(Records(world, variables, libraries, identities, nodes, evaluated, sources))
