"""Functions and frames of a program: live ones in; records out, and back.

    ["code", number, [cell, …]] for a function that is as its code makes it
    ["suspending code", number, [cell, …]] ["maker code", …] for one made of such a function, and nothing else to it
    ["function", number, [cell, …], name, qualname, defaults, kwdefaults, annotations, doc, module, [name, value, …]]
    ["generator", number, point, [name, cell, …], inner, "name,name,…", value, …]
    ["unstarted", function, [name, value, …]] ["finished", name, qualname]

A function is named by its number in the run's own program, and by `program:number` in another one. A frame is the rest
of its function after the resume point at which it stands; it reads its variables when it is started, which is after
everything else was made.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import CellType, CodeType, FunctionType, GeneratorType
from typing import TYPE_CHECKING, Any

from ..errors import corrupt
from . import names, native_depth
from .awaiting import FRAMES, PRIMED
from .handled import aside
from .helpers import UNBOUND
from .ids import ids_of
from .namespaces import KEPT_LOCALS, frame_variables, keep_locals

if TYPE_CHECKING:
    from .capture import Capture
    from .compiled import Continuation
    from .parts import Part
    from .restore import Restore

Record = list[Any]
MAIN = "__main__"
_FRAMES, _PRIMED = ids_of(FRAMES), ids_of(PRIMED)
NAMED = "_o_named"
"""As if it were a variable of a generator: its names, where they are not those of its function."""
FEW = 20
"""So many frames are started wherever a load is possible."""
_MAKE, _FILL = 0, 1  # the phases of restoring a value, see `kinds`


# Writing


def write_function(capture: Capture, value: FunctionType) -> Record:
    name = names.name_of(value)
    if name is not None:
        return name
    capture.attributes.append((capture.number, value.__dict__, True))
    plain = write_code(capture, value)
    if plain is not None:
        return ["code", *plain]
    part, number = _place_of(capture, value)
    annotations = value.__annotations__ if dict.__len__(value.__annotations__) else None
    return [
        "function", part.written(number), capture.refs(value.__closure__ or ()), value.__name__, value.__qualname__,
        capture.ref(value.__defaults__), capture.ref(value.__kwdefaults__), capture.ref(annotations),
        capture.ref(value.__doc__), capture.ref(value.__module__), capture.pairs(dict.items(_attributes(value))),
    ]  # fmt: skip


def write_code(capture: Capture, value: FunctionType) -> Record | None:
    """The code and the cells of a function; None if it is not as its code makes it."""
    part, number = _place_of(capture, value)
    code = value.__code__
    if (
        value.__defaults__ is None
        and value.__kwdefaults__ is None
        and value.__doc__ is None
        and not dict.__len__(_attributes(value))
        and not dict.__len__(value.__annotations__)
        and value.__name__ == code.co_name
        and value.__qualname__ == code.co_qualname
        and value.__module__ == _module(capture.parts.own, part)
    ):
        return [part.written(number), capture.refs(value.__closure__ or ())]
    return None


def _place_of(capture: Capture, value: FunctionType) -> tuple[Part, int]:
    """The program that a function belongs to, and its number there."""
    part = owner_of(capture, value.__globals__, value.__code__)
    number = part.program.number(value.__code__)
    if number is None:
        raise capture.refusal(f"function {value.__name__!r} is not part of the program")
    return part, number


def _attributes(value: Any) -> dict[Any, Any]:
    """What a function's namespace holds, and its type parameters, which the host keeps elsewhere from 3.12 on."""
    parameters = getattr(value, "__type_params__", ())
    held = value.__dict__
    return {**dict(dict.items(held)), "__type_params__": parameters} if tuple.__len__(parameters) else held


def _module(own: Part, part: Part) -> str:
    """What functions of a program have as `__module__` unless it was changed."""
    return MAIN if part.globals is own.globals else part.name


def owner_of(capture: Capture, globals: dict[str, Any], code: CodeType) -> Part:
    """The program that a function with these globals and this code belongs to."""
    part = capture.parts.owner(globals, code)
    if part is None:
        raise capture.refusal("a function that is not part of the program")
    return part


def _function_of(capture: Capture, generator: Any) -> FunctionType:
    """The function a generator was made by: CPython keeps it in the frame."""
    code = generator.gi_code
    for held in gc.get_referents(generator):
        if type(held) is FunctionType and held.__code__ is code:
            return held
    raise capture.refusal(f"the function of generator {generator.__name__!r} is gone")


def write_generator(capture: Capture, value: Any) -> Record:
    frame = value.gi_frame
    if frame is None:
        return ["finished", value.__name__, value.__qualname__]
    local = frame_variables(frame)
    own_names = (value.__name__, value.__qualname__)
    if not value.gi_suspended:
        if value.gi_running:
            raise capture.refusal(f"the generator {value.__name__!r} is running")
        function = _function_of(capture, value)
        given = [(name, local[name]) for name in function.__code__.co_varnames if name in local]  # no closed-over ones
        if own_names != (function.__name__, function.__qualname__):
            given.append((NAMED, own_names))
        return ["unstarted", capture.ref(function), capture.pairs(given)]
    part = owner_of(capture, frame.f_globals, frame.f_code)
    program = part.program
    number, point = program.point_of(frame.f_lineno)
    if number < 0:  # a native generator expression: its one point stands on a line of the source
        number, point = program.number(value.gi_code) or 0, 1
    continuation = program.continuation(part.suspendable, number, point, part.metering)
    cells: list[Any] = []
    if continuation.code.co_freevars or "_o_cells" in local:
        holder = local["_o_cells"] if "_o_cells" in local else _function_of(capture, value)
        cells = capture.pairs(zip(holder.__code__.co_freevars, holder.__closure__ or (), strict=False))
    inner = value.gi_yieldfrom
    if inner is None and local.get("_o_plain") and value.gi_code is continuation.code:
        inner = local["_o_inner"]  # restored, and not asked for anything since: it waits in front of its iterator
    inner = capture.ref(inner)
    written, bound = continuation.written, continuation.variables
    if own_names != (value.gi_code.co_name, value.gi_code.co_qualname):
        local = {**local, NAMED: own_names}
    if KEPT_LOCALS in local or NAMED in local or not all(map(local.__contains__, bound)):
        bound = tuple([name for name in (*bound, KEPT_LOCALS, NAMED) if name in local])
        written = ",".join(bound)
    place = f"{value.__name__}."
    made = ["generator", part.written(number), point, cells, inner, written]
    for name in bound:
        made.append(capture.ref(local[name], place + name))
    return made


# Reading


def _find_code(restore: Restore, written: Any, cells: Any) -> tuple[CodeType, Part, tuple[CellType, ...]]:
    part, number = restore.owner(written)
    code = part.form.codes.get(number)
    if code is None:
        corrupt("a function that the program does not have")
    closure = tuple(restore.many(cells)) if cells != [] else ()
    if len(closure) != len(code.co_freevars) or (closure and any(type(cell) is not CellType for cell in closure)):
        corrupt("a function without the variables it closes over")
    return code, part, closure


def make_function(restore: Restore, number: int, written: Any, cells: Any, *rest: Any) -> FunctionType:
    code, part, closure = _find_code(restore, written, cells)
    made = FunctionType(code, part.globals, None, None, closure or None)
    if rest:
        made.__name__, made.__qualname__ = map(restore.text, rest[:2])
    module = _module(restore.own, part)
    if made.__module__ != module:
        made.__module__ = module
    return made


def fill_function(
    restore: Restore, value: FunctionType, number: int, cells: Any, name: Any, qualname: Any,
    defaults: Any, kwdefaults: Any, annotations: Any, doc: Any, module: Any, attributes: Any,
) -> None:  # fmt: skip
    value.__defaults__ = restore.get(defaults)
    value.__kwdefaults__ = restore.get(kwdefaults)
    found = restore.get(annotations)
    if found is not None:
        value.__annotations__ = found
    value.__doc__ = restore.get(doc)
    value.__module__ = restore.get(module)
    held = restore.pairs(attributes)
    if "__type_params__" in held:
        value.__type_params__ = held.pop("__type_params__")  # type: ignore[attr-defined]
    value.__dict__.update(held)


def make_generator(
    restore: Restore, owner: int, written: Any, point: Any, cells: Any, inner: Any, local: Any, *values: Any
) -> Any:
    part, number = restore.owner(written)
    program = part.program
    if type(point) is not int or not 0 <= number < program.functions:
        corrupt("a frame of a function that the program does not have")
    continuation = program.continuation(part.suspendable, number, point, part.metering)
    code = continuation.code
    closure: tuple[Any, ...] | None = None
    if code.co_freevars:
        by_name = restore.pairs(cells)
        closure = tuple([by_name[name] for name in code.co_freevars])
        if any(type(cell) is not CellType for cell in closure):
            corrupt("a frame without the variables it closes over")
    function = FunctionType(code, part.globals, None, None, closure)
    if type(inner) is list:
        restore.inner.add(restore.number(inner))
    state: list[Any] = []
    restore.frames.append((owner, state, inner, local, values, continuation))
    return function(state)


def fill_frame(
    restore: Restore, standing: set[int], owner: int, state: list[Any], inner: Any, local: Any, values: Any,
    continuation: Continuation,
) -> None:  # fmt: skip
    """What a restored frame reads when it is started; `standing` are the restored frames, by identity."""
    source = restore.get(inner)
    plain = False
    kind = type(source)
    if id(kind) in _PRIMED:
        source._o_primed += 1
    elif id(kind) in _FRAMES:  # if it has ended or not begun, or another frame starts it, this one waits in front of it
        plain = id(source) in restore.delegated or (kind is GeneratorType and id(source) not in standing)
        restore.delegated.add(id(source))
    elif source is not None:
        plain = True
    elif continuation.delegates:
        corrupt("a frame without what it delegates to")
    held = restore.several(values)
    if local != continuation.written:
        by_name = dict(zip(restore.text(local).split(",") if local else (), held, strict=True))
        if KEPT_LOCALS in by_name and type(by_name[KEPT_LOCALS]) is dict:
            restore.asked.append((owner, by_name[KEPT_LOCALS]))
        if NAMED in by_name:
            _rename(restore.values[owner], by_name[NAMED])
        held = [by_name.get(name, UNBOUND) for name in continuation.variables]
    elif len(held) != len(continuation.variables):
        corrupt("a frame without its variables")
    if continuation.raised:
        _check_raised(continuation, held)
    state += (source, plain, *held)


def _check_raised(continuation: Continuation, held: list[Any]) -> None:
    """Refuse a frame that would fail when it is started: what handles that is the program's."""
    by_name = dict(zip(continuation.variables, held, strict=True))
    for name, condition, value in continuation.raised:
        if condition and type(by_name[condition]) is not int:
            corrupt("a frame that does not know how it is left")
        if (not condition or by_name[condition] == value) and not issubclass(type(by_name[name]), BaseException):
            corrupt("a frame that handles something else than an exception")


def _nesting(frames: list[Any]) -> int:
    """How many of the restored frames stand in each other."""
    inner = {frame[0]: frame[2][0] for frame in frames if type(frame[2]) is list}
    depths: dict[int, int] = {}
    for number in inner:
        path: dict[int, None] = {}
        while number in inner and number not in depths and number not in path:
            path[number] = None
            number = inner[number]
        for depth, outer in enumerate(reversed(path), depths.get(number, 1) + 1):
            depths[outer] = depth
    return max(depths.values(), default=1)


def start_frames(restore: Restore) -> None:
    """Start the restored frames: each runs to the point where it had stopped, inner frames through their outer one."""
    if sys.exception() is not None:  # what they handle would get it as its context
        aside(start_frames, restore)
        return
    native_depth.begin()
    try:
        _start(restore)
    finally:
        native_depth.end()


def _start(restore: Restore) -> None:
    if len(restore.frames) > FEW:
        restore.run.meter.make_room(_nesting(restore.frames))
    for frame in restore.frames:
        number = frame[0]
        if number not in restore.inner:
            restore.values[number].send(None)
    if any(not restore.values[frame[0]].gi_suspended for frame in restore.frames if frame[0] in restore.inner):
        corrupt("frames that stand in each other in a circle")
    for number, variables in restore.asked:
        keep_locals(restore.values[number].gi_frame, variables)
    for frame in restore.frames:
        frame[1].clear()  # the frames alone hold their values


def frame_of(restore: Restore, reference: Any) -> Any:
    """The frame behind a coroutine or an asynchronous generator."""
    found = restore.get(reference)
    if type(found) is GeneratorType:
        return found
    corrupt("a coroutine without its frame")
    return None


def make_unstarted(restore: Restore, number: int, function: Any, local: Any) -> Any:
    held: FunctionType = restore.get(function)
    if type(held) is not FunctionType:
        corrupt("a generator without its function")
    code, values = held.__code__, restore.pairs(local)
    written = dict(zip(local[::2], local[1::2], strict=True))
    names_ = code.co_varnames
    positional = [values[name] for name in names_[: code.co_argcount]]
    keyword_end = code.co_argcount + code.co_kwonlyargcount
    keywords = {name: values[name] for name in names_[code.co_argcount : keyword_end]}
    if code.co_flags & 4:
        positional.extend(values[names_[keyword_end]])
        keyword_end += 1
    if code.co_flags & 8:
        held_by = restore.number(written[names_[keyword_end]])
        for given in restore.nodes[held_by][2::2]:  # it is copied, so nothing may be put into it later
            if type(given) is list:
                restore.reach((restore.number(given), _MAKE))
        restore.reach((held_by, _FILL))
        keywords.update(values[names_[keyword_end]])
    made = held(*positional, **keywords)
    if NAMED in values:
        _rename(made, values[NAMED])
    return made


def make_finished(restore: Restore, number: int, name: str, qualname: str | None = None) -> Any:
    def nothing() -> Iterator[Any]:
        yield from ()

    made = nothing()
    known = restore.text(name)
    _rename(made, (known, known if qualname is None else restore.text(qualname)))  # earlier dumps have one name
    list(made)
    return made


def _rename(generator: Any, found: Any) -> None:
    """Give a generator names that its function does not have."""
    if type(found) is not tuple or [*map(type, found)] != [str, str]:
        corrupt("a generator without a name")
    generator.__name__, generator.__qualname__ = found
