"""What a stopped run looks like to people: a snapshot in; a tree of its stack, variables and pending call out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, islice
from types import FunctionType, GeneratorType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any

from .runtime.coroutines import Coroutine
from .runtime.functions import External
from .runtime.ids import ids_of
from .runtime.libraries import MAKERS
from .runtime.namespaces import frame_variables
from .runtime.native import SandboxType, instance_dict, is_program_class, namespace_of, present
from .runtime.outside import WAIT, waits_for

if TYPE_CHECKING:
    from .runtime.execution import Execution
    from .runtime.functions import Request

LONGEST = 80
"""Characters of a text that are shown."""
MOST = 8
"""Items of a container that are shown."""
LEVELS = 3
_HIDDEN = ("_o_", "<", ".")
"""How names of the compiler begin."""


@dataclass(frozen=True)
class Position:
    """A place in the source: lines and columns count from 1, the end is exclusive; `text` is the line as written."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True)
class Value:
    """A value as people see it: the name of its type, and a text of bounded length that no program code wrote."""

    type: str
    text: str


@dataclass(frozen=True)
class StackFrame:
    """One level of the stack.

    Attributes:
        function: the qualified name of the function, or `<module>`.
        file: its file name, which is that of the script for functions of the program.
        position: where it stands in the source; None in code that is not the program's.
        resume_point: the number of the place in the function at which it goes on.
        locals: its variables; those of the module are in `Inspection.globals`.
    """

    function: str
    file: str
    position: Position | None
    resume_point: int
    locals: Mapping[str, Value]


@dataclass(frozen=True)
class PendingCall:
    """The call that the run waits for."""

    function: str
    call_id: int
    args: tuple[Value, ...]
    kwargs: Mapping[str, Value]


@dataclass(frozen=True)
class TaskStack:
    """A task of `asyncio` that has not ended: its name, and where it stands, outermost frame first."""

    name: str
    stack: tuple[StackFrame, ...]


@dataclass(frozen=True)
class HeapUse:
    """How many objects of one type the run holds, and what they take, in bytes of this process."""

    count: int
    bytes: int


@dataclass(frozen=True)
class Inspection:
    """A stopped run, from the outside.

    Attributes:
        script_name: the file name of the program.
        stack: outermost frame first; the last one made the pending call.
        globals: the variables of the module.
        call: what the run waits for.
        pending_call_ids: of a run that waits for promised answers, the calls; `call` is none of them then.
        tasks: of a run that awaits something; the one that made the pending call is that of `stack`.
        heap: by type name.

    Example:
        >>> seen = ouros.Sandbox('x = 1\\nf(x)', external_functions=['f']).start().inspect()
        >>> seen.stack[-1].position.line, seen.globals['x'].text, seen.call.function
        (2, '1', 'f')
    """

    script_name: str
    stack: tuple[StackFrame, ...]
    globals: Mapping[str, Value]
    call: PendingCall
    pending_call_ids: tuple[int, ...]
    tasks: tuple[TaskStack, ...]
    heap: Mapping[str, HeapUse]

    def dict(self) -> dict[str, Any]:
        """The same as dicts, lists, texts and numbers, for `json.dumps`."""
        return asdict(self)


def inspect(execution: Execution, request: Request) -> Inspection:
    """Look at a stopped run; nothing of the program runs."""
    external, args, kwargs = request
    stack = [*_chain(execution.generator)]
    tasks = [(name, [*_chain(coroutine._o_frame)]) for name, coroutine in _waiting(execution)]
    generators = [*stack, *chain.from_iterable(task for _, task in tasks)]
    module: dict[str, Any] = {}
    for generator in generators:
        frame = generator.gi_frame
        if frame.f_globals is execution.globals and generator.gi_code.co_name == "<module>":
            module = _visible(frame_variables(frame))
    held = {name: value for name, value in execution.globals.items() if not name.startswith(("_o_", "__"))}
    pending: tuple[int, ...] = ()
    if external is WAIT:  # no call, but the answers to earlier ones
        pending, args, kwargs = tuple(waits_for(request)), (), {}
    shown_kwargs = {name: describe(kwargs[name]) for name in kwargs}
    call = PendingCall(external._o_name, execution.call_id, tuple(map(describe, args)), shown_kwargs)
    shown = {name: describe(value) for name, value in (held | module).items() if type(value) is not External}
    local = chain.from_iterable(frame_variables(generator.gi_frame).values() for generator in generators)
    heap = _heap([*held.values(), *local])
    shown_tasks = tuple(TaskStack(name, tuple(_frames(execution, task))) for name, task in tasks)
    filename, frames = execution.program.unit.filename, tuple(_frames(execution, stack))
    return Inspection(filename, frames, shown, call, pending, shown_tasks, heap)


def _waiting(execution: Execution) -> Iterator[tuple[str, Coroutine]]:
    """The tasks of the running event loop that have begun, by name."""
    library = execution.libraries.loaded.get("asyncio")
    loop = _attributes(library.globals.get("_running")) if library is not None else None
    tasks = loop.get("_tasks") if loop is not None else None
    for task in tasks if type(tasks) is list else ():
        held = _attributes(task) or {}
        name, coroutine = held.get("_name"), held.get("_coro")
        if type(name) is str and type(coroutine) is Coroutine:
            yield name, coroutine


def _chain(generator: Any) -> Iterator[Any]:
    """What waits for what, from a generator on."""
    while type(generator) is GeneratorType and generator.gi_frame is not None:
        yield generator
        generator = generator.gi_yieldfrom
        if type(generator) is Coroutine:
            generator = generator._o_frame


def _frames(execution: Execution, generators: list[Any]) -> Iterator[StackFrame]:
    for generator in generators:
        frame = generator.gi_frame
        part = execution.parts.owner(frame.f_globals, frame.f_code)
        if part is None:
            continue
        program = part.program
        own = not part.name
        label = part.form.emitted.labels.get(frame.f_lineno)
        position = None
        if own and label is not None:
            line, column, end_line, end_column = label.position
            lines = program.lines
            text = lines[line - 1] if line <= len(lines) else ""
            position = Position(line, column + 1, end_line, end_column + 1, text)
        point = program.point_of(frame.f_lineno)[1]
        module = own and frame.f_code.co_name == "<module>"
        shown = {} if module else {name: describe(value) for name, value in _visible(frame_variables(frame)).items()}
        yield StackFrame(generator.gi_code.co_qualname, program.unit.filename, position, point, shown)


def _visible(local: Mapping[str, Any]) -> dict[str, Any]:
    """What the program wrote of a frame's variables; the body of a class has its names in a dict."""
    shown = {name: value for name, value in local.items() if not name.startswith(_HIDDEN)}
    names = local.get("_o_names")
    if type(names) is dict:
        shown |= {name: value for name, value in names.items() if type(name) is str and not name.startswith("__")}
    return shown


def _type_name(value: Any) -> str:
    return "function" if id(type(value)) in _FUNCTIONS else str(type.__dict__["__name__"].__get__(type(value)))


def describe(value: Any, levels: int = LEVELS) -> Value:
    """A value without asking it: no `__repr__` of the program runs."""
    return Value(_type_name(value), _shown(value, levels))


def _shown(value: Any, levels: int) -> str:
    kind = type(value)
    if id(kind) in _PLAIN:
        return _plain(value)
    if not levels and (id(kind) in _BRACKETS or kind is dict or is_program_class(kind)):
        return "…"
    if kind is slice:
        return f"slice{_shown((value.start, value.stop, value.step), levels - 1)}"
    if id(kind) in _BRACKETS:
        opening, closing = _BRACKETS[id(kind)]
        items = [_shown(item, levels - 1) for item in islice(value, MOST)]
        return opening + _joined(items, len(value)) + closing
    if kind is dict:
        pairs = islice(value.items(), MOST)
        return "{" + _joined([f"{_shown(k, levels - 1)}: {_shown(v, levels - 1)}" for k, v in pairs], len(value)) + "}"
    if present(kind) is SandboxType:
        return f"<class {_name(value)}>"
    return _object(value, levels)


def _plain(value: Any) -> str:
    if type(value) is int and value.bit_length() > 4 * LONGEST:
        return f"<int of {value.bit_length()} bits>"
    length = len(value) if type(value) is str or type(value) is bytes else 0
    text = repr(value[:LONGEST] if length else value)
    return text if len(text) <= LONGEST + 12 and length <= LONGEST else f"{text[:LONGEST]}… ({length})"


def _joined(items: list[str], count: int) -> str:
    return ", ".join(items if count <= MOST else [*items, f"… ({count})"])


def _name(value: Any) -> str:
    return str(type.__dict__["__qualname__"].__get__(value))


def _object(value: Any, levels: int) -> str:
    kind = type(value)
    if id(kind) in _FUNCTIONS:
        return f"<function {value.__qualname__}>"
    if kind is MethodType:
        inner = value.__func__
        function = inner.__qualname__ if id(type(inner)) in _FUNCTIONS else "?"
        return f"<method {function} of {_type_name(value.__self__)}>"
    if kind is ModuleType:
        return f"<module {value.__name__}>"
    held = _attributes(value)
    if held is None:
        return f"<{_type_name(value)}>"
    if namespace_of(kind).get("__module__") != "__main__":  # of a library module, whose own business is hidden
        held = {name: item for name, item in held.items() if not name.startswith("_")}
    items = [f"{name}={_shown(item, levels - 1)}" for name, item in islice(held.items(), MOST)]
    return f"{_type_name(value)}({_joined(items, len(held))})"


def _attributes(value: Any) -> dict[str, Any] | None:
    return instance_dict(value) if is_program_class(type(value)) else None


_PLAIN: frozenset[int] = ids_of(
    (int, float, complex, bool, str, bytes, type(None), range, type(...), type(NotImplemented))
)
_FUNCTIONS = ids_of((FunctionType, *MAKERS))
_BRACKETS: dict[int, Sequence[str]] = {
    id(list): "[]", id(tuple): "()", id(set): "{}", id(frozenset): ("frozenset({", "})"),
}  # fmt: skip


def _heap(roots: list[Any]) -> dict[str, HeapUse]:
    """What can be reached through containers and instances, each object once."""
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    seen: set[int] = set()
    waiting = roots
    while waiting:
        value = waiting.pop()
        if id(value) in seen or issubclass(type(value), type):
            continue
        seen.add(id(value))
        kind = type(value)
        name = _type_name(value)
        counts[name] += 1
        sizes[name] += object.__sizeof__(value) if is_program_class(kind) else sys.getsizeof(value)
        if kind is dict:
            waiting += [*value.keys(), *value.values()]
        elif id(kind) in _BRACKETS:
            waiting += value
        else:
            waiting += (_attributes(value) or {}).values()
    return {name: HeapUse(count, sizes[name]) for name, count in sorted(counts.items())}
