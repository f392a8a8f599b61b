"""A stopped run as records: an execution with its pending request in, plain data out, and back."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Sequence
from types import GeneratorType
from typing import TYPE_CHECKING, Any

from ..errors import SnapshotError, SnapshotVersionError, corrupt
from ..limits import Limits
from ..policy.modules import LIBRARY_MODULES
from . import wire
from .async_records import SYSTEM
from .capture import Capture
from .columns import Columns
from .counting import Counts
from .evaluated import Given, given_globals, note_module
from .evaluation import MODES, is_items
from .execution import Execution, PrintCallback
from .functions import Request
from .identity import identities_of
from .namespaces import Namespace
from .opaque import Held, section_of
from .outside import System, check_system
from .restore import Restore

if TYPE_CHECKING:
    from ..opaque import Opaque
    from ..transform.program import Program

LoadProgram = Callable[[bytes, bytes], "Program"]
"""Gives the program for the section that describes it, and its hash."""
UNSAVED = ("_o_", "__builtins__")
MAIN = "__main__"
TAKEN_UP = {"decimal": "_o_use_context", "sys": "_o_use_streams"}
"""Library modules whose variable `_current` the run itself works with, and what hands it over."""
_limits_of = operator.attrgetter(
    "max_allocations", "max_duration_secs", "max_memory", "max_recursion_depth", "max_steps"
)


def write(kind: bytes, execution: Execution, request: Request, key: bytes | None = None) -> bytes:
    """A stopped run as bytes; `key` signs opaque values of the host. Raises as `records` does."""
    held: Held | None = None if key is None else []
    made, columns = _describe(execution, request, held)
    program, section = execution.program, b""
    if held and key is not None:
        section = section_of(held, kind, wire.Dump(b"", program.hash, made, b"".join(columns), b"", b""), key)
    return wire.pack(kind, made, program.packed, program.hash, columns, opaque=section)


def records(execution: Execution, request: Request, opaque: Held | None = None) -> wire.Dump:
    """A stopped run as a dump that is not encoded yet; opaque values of the host are put into `opaque`.

    Raises CannotCapture (a TypeError) if the program holds a value that has no record; the run can still be resumed.
    """
    made, columns = _describe(execution, request, opaque)
    program = execution.program
    return wire.Dump(program.packed, program.hash, made, b"".join(columns), b"", b"")


def _describe(execution: Execution, request: Request, opaque: Held | None) -> tuple[list[Any], list[bytes]]:
    """The records of a stopped run, and the pieces of its columns."""
    columns = Columns()
    capture = Capture(execution.parts, execution.libraries, columns, opaque)
    variables = capture.pairs(_variables(execution), "variable ")
    frame = capture.ref(execution.generator)
    external, args, kwargs = request
    name = external._o_name
    place = f"an argument of {name}"
    pending: list[Any] = [name, capture.refs(args, place), capture.pairs(kwargs.items(), f"{place}: ")]
    pending += _more_of_request(execution, capture, type(external) is System)
    libraries: list[Any] = []
    for library in execution.libraries.loaded.values():
        libraries.append([library.name, library.digest, capture.pairs(library.state(), f"{library.name}.")])
    capture.finish()
    identities = capture.numbered(identities_of(execution.builtins))
    evaluated = capture.evaluated()
    nodes = capture.finish()
    capture.loosen(libraries)
    limits = [*_limits_of(execution.limits)]
    if execution.counts is not None:  # what was used up stays used up
        limits += execution.counts.used()
    made = [limits, execution.call_id, variables, frame, pending, evaluated, libraries, identities, nodes]
    return made, columns.chunks


def read(
    dump: wire.Dump, load: LoadProgram, print_callback: PrintCallback | None, opaque: Sequence[Opaque] = ()
) -> tuple[Execution, Request]:
    """An execution ready to be resumed, and the request it waits for; `opaque` are the values that records number.

    Whatever goes wrong in reading records whose checksum is right is a `SnapshotCorruptedError`.
    """
    try:
        return _read(dump, load, print_callback, opaque)
    except SnapshotError:
        raise
    except Exception as error:
        corrupt(f"its records do not fit together ({type(error).__name__}: {error})")


@functools.lru_cache(maxsize=64, typed=True)
def read_limits(*values: Any) -> Limits:
    """The limits of a run, and what it has used up of those that count."""
    for value in values:
        if value is not None and (type(value) not in (int, float) or value < 0):
            corrupt("a limit is not a number")
    return Limits(*values)


def import_libraries(execution: Execution, written: Any) -> None:
    """Import what the run had imported, if it is still what it was."""
    if written == []:
        return
    if type(written) is not list or not all(type(each) is list and len(each) == 3 for each in written):
        corrupt("the library modules are missing")
    for name, digest, state in written:
        if type(name) is not str or name not in LIBRARY_MODULES or type(state) is not list:
            corrupt("a library module without a name")
        if any(type(key) is not str or key.startswith("_o_") or key == "__builtins__" for key in state[::2]):
            corrupt("a variable with a reserved name")
        execution.libraries.import_module(name)
        if digest not in ("", execution.libraries.loaded[name].digest):
            raise SnapshotVersionError(f"the dump needs the library module {name!r} of another version of ouros")


def read_evaluated(execution: Execution, restore: Restore, written: Any) -> None:
    """The sources that the run had evaluated and that code of it is still from."""
    if type(written) is not list or not all(type(each) is list and len(each) == 7 for each in written):
        corrupt("the evaluated sources are missing")
    for source, filename, mode, flags, items, digest, given in written:
        fields = (source, filename, mode, flags, items)
        if tuple(map(type, fields[:4])) != (str, str, str, int) or not is_items(items) or mode not in MODES:
            corrupt("an evaluated source is not text")
        program = execution.program.evaluated(*fields)
        if program.hash.hex() != digest:
            corrupt("the hash of an evaluated source does not match it")
        globals = execution.globals
        if given is not None:
            globals = given_globals(None, execution.builtins)
            restore.late.append(functools.partial(give, globals, restore, given))
        execution.parts.add_evaluated(program, globals)


def give(globals: Given, restore: Restore, written: Any) -> None:
    """Give evaluated code the dict that it had as its globals."""
    found = restore.get(written)
    if not issubclass(type(found), dict) and type(found) is not Namespace:
        corrupt("the globals of an evaluated source are no dict")
    globals._o_given = found
    note_module(globals)


def restore_values(execution: Execution, restore: Restore, libraries: Any, identities: list[Any]) -> None:
    """Everything that records describe, and the state of library modules."""
    restore.all(identities_of(execution.builtins), identities)
    for name, _, state in libraries:
        library = execution.libraries.loaded[name]
        if not all(library.put_back(*item) for item in restore.pairs(state).items()):
            corrupt("something else than classes is registered with a class of the library")
        if name in TAKEN_UP:
            execution.provided()[TAKEN_UP[name]](execution.libraries.loaded[name].globals["_current"])


def _read(
    dump: wire.Dump, load: LoadProgram, print_callback: PrintCallback | None, opaque: Sequence[Opaque]
) -> tuple[Execution, Request]:
    limits = _fields(dump.records)[0]
    program = load(dump.program, dump.digest)
    execution = Execution(program, True, read_limits(*limits), print_callback)
    try:
        return execution, _fill(execution, dump, opaque)
    except BaseException:
        execution.expire()  # frames that were started already may not clean up
        raise


def _fill(execution: Execution, dump: wire.Dump, opaque: Sequence[Opaque]) -> Request:
    """Bring a run that has not begun to the state that records describe; the call it waits for."""
    _, call_id, variables, generator, pending, evaluated, libraries, identities, nodes = dump.records
    if execution.counts is not None:  # these imports were counted when the program made them
        Counts(Limits(), execution.expire).install(execution.builtins)
    import_libraries(execution, libraries)
    if execution.counts is not None:
        execution.counts.install(execution.builtins)
    restore = Restore(execution, nodes, dump.columns, opaque)
    if evaluated:
        read_evaluated(execution, restore, evaluated)
    restore_values(execution, restore, libraries, identities)
    if evaluated:
        execution.parts.forget_evaluated()
    _put_variables(execution, variables, restore)
    execution.generator = restore.get(generator)
    if type(execution.generator) is not GeneratorType:
        corrupt("the program's frame is missing")
    if restore.number(generator) in restore.inner:
        corrupt("the program's frame stands in another one")
    execution.call_id = call_id
    request = _read_request(execution, restore, pending)
    if libraries:
        execution.libraries.watch_generators()
    execution.due += restore.left()
    restore.prime()
    execution.meter.empty()
    return request


def _fields(records: Any) -> list[Any]:
    """The parts of a state, of the right types."""
    if type(records) is not list or len(records) != len(_PARTS):
        corrupt("parts of the state are missing")
    if [*map(type, records)] != _TYPES:
        part = next(name for part, (name, kind) in zip(records, _PARTS.items(), strict=True) if type(part) is not kind)
        corrupt(f"{part} is missing")
    if not records[7] or len(records[0]) not in (5, 7):
        corrupt("the limits or counters are missing")
    return records


_PARTS: dict[str, type] = {
    "the limits": list, "the counter of calls": int, "the variables": list, "the frame": list,
    "the pending call": list, "the evaluated sources": list, "the library modules": list, "the identities": list,
    "the nodes": list,
}  # fmt: skip
_TYPES = [*_PARTS.values()]


def _first_variables(execution: Execution) -> list[tuple[str, Any]]:
    """The variables that a run begins with, in their order."""
    return [("__name__", MAIN), *execution.externals.items()]


def _variables(execution: Execution) -> list[tuple[str | None, Any]]:
    """The variables of a run without those that it began with, or all of them behind `None` if it changed one."""
    found: list[tuple[str | None, Any]] = []
    for item in execution.globals.items():
        if item[0][:1] != "_" or not item[0].startswith(UNSAVED):
            found.append(item)
    first = _first_variables(execution)
    if len(found) < len(first):
        return [(None, None), *found]
    for (name, value), (own, held) in zip(found, first, strict=False):
        if name != own or (value is not held and (type(value) is not str or value != held)):
            return [(None, None), *found]
    return found[len(first) :]


def _put_variables(execution: Execution, written: list[Any], restore: Restore) -> None:
    if written and written[0] is None:
        written = written[2:]
        for name, _ in _first_variables(execution):
            execution.globals.pop(name, None)
    held = restore.pairs(written)
    for name in held:
        if name[:1] == "_" and name.startswith(UNSAVED):
            corrupt("a variable with a reserved name")
    execution.globals.update(held)


def _more_of_request(execution: Execution, capture: Capture, system: bool) -> list[Any]:
    """What else is said of the pending call: whether the system is asked, and the texts of its arguments."""
    texts = [part for value, text in execution.texts.values() for part in (capture.ref(value), text)]
    return [system, texts] if texts else [True] if system else []


def _read_request(execution: Execution, restore: Restore, written: list[Any]) -> Request:
    """The call to the outside for which the run waits."""
    name, args, kwargs, *more = written if len(written) >= 3 else corrupt("the pending call is missing")
    system = bool(more) and _read_more(execution, restore, more)
    external = SYSTEM.get(name) if system else execution.externals.get(name)
    if external is None:
        corrupt("the pending call does not fit the program")
    request = external, tuple(restore.many(args)), restore.pairs(kwargs)
    if system:
        check_system(request)
    return request


def _read_more(execution: Execution, restore: Restore, more: list[Any]) -> bool:
    """Take what `_more_of_request` gave: whether the system is asked, and texts of arguments."""
    if more == [True]:
        return True
    if len(more) != 2 or type(more[0]) is not bool or type(more[1]) is not list or len(more[1]) % 2:
        corrupt("the pending call is not what it says")
    system, texts = more
    for part, text in zip(texts[::2], texts[1::2], strict=True):
        if type(text) is not str:
            corrupt("an argument's text that is none")
        value = restore.get(part)
        execution.texts[id(value)] = value, text
    return system  # type: ignore[no-any-return]
