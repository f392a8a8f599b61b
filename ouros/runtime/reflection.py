"""What library code may know of running code: an exception's frames as text, the line that called, the parameters of a
function, out. No frame and no code object gets to a program.
"""

from __future__ import annotations

import builtins
import inspect
import sys
import types
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from .behind import native_traceback
from .builders import is_program_function
from .coroutines import AsyncGeneratorMaker, CoroutineMaker
from .functions import External, Suspending, SuspendingMaker
from .ids import ids_of
from .namespaces import is_part, is_visible
from .native import FRAME_KINDS, RECEIVERS, NativeFunction, NativeMethod, module_of
from .plain import exact
from .signatures import Signature
from .tracebacks import MAX_LEVELS, shown_levels

if TYPE_CHECKING:
    from .parts import Parts

MAKERS: Final = ids_of((Suspending, SuspendingMaker, CoroutineMaker, AsyncGeneratorMaker))
BUILTIN: Final = ids_of((
    NativeFunction, NativeMethod, types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType,
    types.MethodWrapperType, types.ClassMethodDescriptorType,
))  # fmt: skip


_SHOWS_ALL: Final = sys.version_info >= (3, 13)
"""Newer versions show all lines of what failed."""
Level = tuple[str, int, str, str, int, int, int]
"""A frame as text: file, line, function, text of the lines, last line, first and last column."""


def frames_of(parts: Parts, traceback: Any, limit: int | None) -> list[Level]:
    """The frames of the program in a traceback."""
    level = native_traceback(traceback)
    if level is not None and type(level) is not types.TracebackType:
        raise AttributeError(f"{type(level).__name__!r} object has no attribute 'tb_frame'")
    entries = [entry for _, entry in islice(shown_levels(level, parts), MAX_LEVELS)]
    if type(limit) is int:
        entries = entries[:limit] if limit >= 0 else entries[limit:]
    frames = []
    for part, name, (line, column, end_line, end_column) in entries:
        program = parts.named(part).program
        lines = program.lines
        text = "\n".join(lines[line - 1 : end_line if _SHOWS_ALL else line]) if line > 0 else ""
        frames.append((program.unit.filename, line, name, text, end_line, column, end_column))
    return frames


def frames_text(frames: list[Level]) -> list[str]:
    """Frames as CPython shows them."""
    import traceback

    shown = []
    for filename, line, name, text, end_line, column, end_column in frames:
        place: dict[str, Any] = {"end_lineno": end_line, "colno": column, "end_colno": end_column}
        whole = f"{text}\n"  # as a file has it, by which the markers are placed
        shown.append(traceback.FrameSummary(filename, line, name, lookup_line=False, line=whole, **place))
    return traceback.StackSummary.from_list(shown).format()


def caller(parts: Parts, level: int) -> tuple[str, int, str, str]:
    """The file, the line, its text and the function of the program's code that called the library, `level` up."""
    frame: types.FrameType | None = sys._getframe(1)
    found = (parts.own.program.unit.filename, 1, "", "<module>")
    place: tuple[str, int, str] | None = None
    while frame is not None and level > 0:
        part = parts.owner(frame.f_globals, frame.f_code)
        if part is not None and not (part.program.unit.prelude or part.program.unit.library):
            if place is None:
                program = part.program
                label = program.label(part.form, frame.f_lineno)
                line = frame.f_lineno if label is None else label.position[0]
                text = program.lines[line - 1] if 0 < line <= len(program.lines) else ""
                place = program.unit.filename, line, text
            if not is_part(frame.f_code.co_name):
                level -= 1
                found, place = (*place, frame.f_code.co_name), None
        frame = frame.f_back
    return found


def function_kind(value: Any) -> str:
    """`function` for one of the program, `builtin` for one of the host, or an empty text."""
    kind = type(value)
    if kind is types.FunctionType or id(kind) in MAKERS or kind is External:
        return "function"
    return "builtin" if id(kind) in BUILTIN else ""


def code_kind(value: Any) -> str:
    """What calling a function gives: `generator`, `coroutine`, `async generator`, or an empty text for a value."""
    kind = type(value)
    if kind is CoroutineMaker:
        return "coroutine"
    if kind is AsyncGeneratorMaker:
        return "async generator"
    if kind is SuspendingMaker or (kind is types.FunctionType and value.__code__.co_flags & 0x20):
        return "generator"
    return ""


def _binder(function: types.FunctionType) -> types.FunctionType | None:
    """What has the parameters of a function of the library that takes any and binds them by a `Signature`."""
    if "bind" not in function.__code__.co_freevars:
        return None
    assert function.__closure__ is not None
    value = function.__closure__[function.__code__.co_freevars.index("bind")].cell_contents
    return value._o_call if type(value) is Signature else None


def parameters(value: Any) -> list[tuple[str, int, tuple[Any, ...]]] | None:
    """Name, kind (as `inspect` numbers them) and default, if any, of each parameter of a function of the program."""
    kind = type(value)
    if kind is External:
        return [("args", 2, ()), ("kwargs", 4, ())]
    function = value._o_gen if id(kind) in MAKERS else value
    if type(function) is not types.FunctionType or not is_program_function(function):
        return None
    function = _binder(function) or function
    code = function.__code__
    names = code.co_varnames
    count, only = code.co_argcount, code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    first_default = count - len(defaults)
    made: list[tuple[str, int, tuple[Any, ...]]] = []
    for place in range(count):
        default = (defaults[place - first_default],) if place >= first_default else ()
        made.append((names[place], 0 if place < code.co_posonlyargcount else 1, default))
    end = count + only
    if code.co_flags & 0x04:
        made.append((names[end], 2, ()))
        end += 1
    keyword_defaults = function.__kwdefaults__ or {}
    for name in names[count : count + only]:
        made.append((name, 3, (keyword_defaults[name],) if name in keyword_defaults else ()))
    if code.co_flags & 0x08:
        made.append((names[end], 4, ()))
    return made


_PLAIN: Final = ids_of((bool, bytes, float, int, str, types.NoneType))


def builtin_parameters(value: Any) -> list[tuple[str, int, tuple[Any, ...]]] | None:
    """The same of a builtin function, if the interpreter tells and all defaults are plain."""
    if type(value) is NativeFunction or type(value) is NativeMethod:
        owner, name = value._o_origin[:2]
        if module_of(value) is not None:
            value = getattr(builtins, name, None) if owner == "builtins" else None
        else:
            value = getattr(owner, name, None) if RECEIVERS.intersection((id(owner), id(type(owner)))) else None
    if id(type(value)) not in BUILTIN:
        return None
    try:
        found = inspect.signature(value).parameters.values()
    except ValueError:
        return None
    made = [(each.name, int(each.kind), () if each.default is each.empty else (each.default,)) for each in found]
    return made if all(id(type(item)) in _PLAIN for _, _, default in made for item in default) else None


def made_by(value: Any, name: str) -> bool:
    """Whether a function comes from the definition with this qualified name, whatever it is called now."""
    function = value._o_gen if id(type(value)) in MAKERS else value
    return type(function) is types.FunctionType and function.__code__.co_qualname == name


def frame_state(value: Any) -> str:
    """Where a generator or coroutine is: CREATED, RUNNING, SUSPENDED or CLOSED."""
    frame = value._o_frame if id(type(value)) in FRAME_KINDS else value
    ask = inspect.getcoroutinestate if type(frame) is types.CoroutineType else inspect.getgeneratorstate
    return ask(frame).partition("_")[2]


_GC: Final = 1 << 14
_BEFORE: Final = 3 << 3 if sys.version_info >= (3, 12) else 1 << 4
"""Flags of a type: its instances are known to the garbage collector; they keep pointers in front of them."""


def header_of(value: object) -> int:
    """How many bytes stand in front of an object, which its `__sizeof__` does not count."""
    flags = type(value).__flags__
    return 16 * bool(flags & _GC) + 16 * bool(flags & _BEFORE)


REFLECTION: Final[dict[str, Any]] = {
    "_o_frame_state": frame_state,
    "_o_header_of": header_of,
    "_o_function_kind": function_kind,
    "_o_code_kind": code_kind,
    "_o_builtin_parameters": builtin_parameters,
    "_o_parameters": parameters,
    "_o_made_by": made_by,
    "_o_frames_text": lambda frames: frames_text(exact(frames)),
}
"""By name, for `support`."""


def variables(parts: Parts) -> dict[str, Any]:
    """The program's module variables as they are now."""
    return {name: value for name, value in parts.own.globals.items() if is_visible(name)}


def reflection_of(parts: Parts) -> dict[str, Any]:
    """By name, what depends on the programs of a run."""
    return {
        "_o_frames": partial(frames_of, parts),
        "_o_caller": partial(caller, parts),
        "_o_variables": partial(variables, parts),
    }
