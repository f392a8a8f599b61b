"""Files of the command line: paths in; sandboxes and stopped runs out, and back.

What cannot be read ends the command.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import SandboxError, SandboxRuntimeError, SandboxSyntaxError, SnapshotError
from ..progress import FutureSnapshot, Snapshot
from ..runtime import wire
from ..sandbox import Sandbox
from ..whole_files import replace_file
from .options import FAILED, MISUSED, fail

_RUNS = (wire.SNAPSHOT, wire.FUTURES)


def write(path: Path, data: bytes) -> None:
    """Replace the file at once: never half a file under the name."""
    try:
        replace_file(path, data)
    except OSError as error:
        fail(f"{path} cannot be written: {error.strerror}", MISUSED)


def kind_of(data: bytes) -> bytes | None:
    """Which dump the bytes are; None if they are no dump of ours."""
    return wire.kind_of(data) if data.startswith(wire.MAGIC) else None


def program(path: Path, inputs: list[str], externals: list[str]) -> Sandbox:
    """The program of a script with these names, or of the dump of one."""
    data = path.read_bytes()
    kind = kind_of(data)
    if kind in _RUNS:
        fail(f"{path} holds a stopped run; go on with `ouros resume {path}`", MISUSED)
    try:
        if kind is not None:
            return Sandbox.load(data)
        return Sandbox(text(path, data), script_name=path.name, inputs=inputs, external_functions=externals)
    except SandboxError as error:
        fail(shown(error), FAILED)
    except ValueError as error:  # names that mean two things, and dumps that are not sound
        fail(f"{path}: {error}", MISUSED)


def shown(error: SandboxError) -> str:
    """A failure and where in the source it is."""
    if isinstance(error, SandboxRuntimeError):
        return error.display()
    if isinstance(error, SandboxSyntaxError):
        places = [f"{frame.filename}:{frame.line}:{frame.column}: " for frame in error.traceback()]
        return "".join([*places[-1:], error.display("type-msg")])
    return str(error)


def text(path: Path, data: bytes) -> str:
    """The source text of a script."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fail(f"{path} is neither a script in UTF-8 nor a dump: {error}", MISUSED)


def stopped_run(path: Path) -> Snapshot | FutureSnapshot:
    """The run that was saved to a file."""
    data = path.read_bytes()
    kind = kind_of(data)
    if kind not in _RUNS:
        fail(f"{path} holds no stopped run; programs are run by `ouros run {path}`", MISUSED)
    try:
        return FutureSnapshot.load(data) if kind == wire.FUTURES else Snapshot.load(data)
    except SnapshotError as error:
        fail(f"{path}: {error}", MISUSED)
