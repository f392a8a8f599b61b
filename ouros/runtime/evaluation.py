"""`eval`, `exec`, `compile` and `__import__`: source text and the namespaces it is to run in, in; its main code, made
by the passes that compiled the program, and what that code gives, out.

Evaluated in the program's own variables, a source shares their globals. A dict of the program is never the globals of
emitted code: see `evaluated.Given`. Names of module-level code that stand apart from globals are items of a mapping.
"""

from __future__ import annotations
import __future__

import builtins
import inspect
import re
import weakref
from collections.abc import Callable, Generator, Iterator
from functools import partial
from types import FrameType, FunctionType
from typing import TYPE_CHECKING, Any, Final

from ..policy.builtins import IN_PROGRAM, UNSUPPORTED
from .budget import asked, work
from .builders import BUILDER
from .class_statement import BUILD_CLASS
from .evaluated import BUILTINS, DISPLAY, MODULE, SHOWN, Given, Kept, given_globals, note_module, shown_builtins
from .functions import Suspending
from .helpers import native_import
from .namespaces import Namespace, namespace, own_frame, variables_of
from .native import HOST, SandboxType, is_program_class, name_of, native_function, plain_text, seal, type_of

if TYPE_CHECKING:
    from .execution import Execution

MODES: Final = ("exec", "eval", "single")
"""How sources are evaluated."""
RUN: Final = "_o_evaluate"
"""Where the builtins of a run hold what evaluates sources in it."""
OF_RUN: Final = (RUN, DISPLAY, MODULE)
_STRING: Final = "<string>"
_FUTURES: Final = 0
for _feature in __future__.all_feature_names:
    _FUTURES |= getattr(__future__, _feature).compiler_flag  # type: ignore[misc]
_TREES, _AWAITS, _OTHERS = 0x400, 0x2000, 0x200 | 0x1000
_ENCODING: Final = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK: Final = re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)")

Begin = tuple[FunctionType, tuple[Any, ...], bool]
"""The main code of an evaluated source as a function, its arguments, and whether it is a generator function."""


class Code(metaclass=SandboxType, host=HOST):
    # What `compile` gives: it can be handed to `eval` and `exec`, and shows nothing else.
    __slots__ = ("_o_filename", "_o_flags", "_o_mode", "_o_source")
    _o_source: str
    _o_filename: str
    _o_mode: str
    _o_flags: int

    def __repr__(self) -> str:
        return f"<code object <module>, file {self._o_filename!r}, line 1>"


def make_code(source: str, filename: str, mode: str, flags: int) -> Code:
    """A code object; whoever calls this has compiled the source, or will when it is evaluated."""
    made: Any = object.__new__(Code)
    for name, value in (("source", source), ("filename", filename), ("mode", mode), ("flags", flags)):
        object.__setattr__(made, f"_o_{name}", value)
    return made  # type: ignore[no-any-return]


for _attribute, _value in (("__name__", "code"), ("__qualname__", "code"), ("__module__", "builtins")):
    type.__setattr__(Code, _attribute, _value)
seal(Code)

# ---------------------------------------------------------------------------------------------------------------------
# Source


def _text_of(source: Any, filename: str, complaint: str) -> str:
    """The text of a source that a builtin was given."""
    if issubclass(type(source), str):
        text: str = plain_text(source)
        work(len(text) * _COMPILE_SECONDS)
        text.encode()  # complains about lone surrogates in CPython's words
        return text
    for kind in (bytes, bytearray, memoryview):
        if issubclass(type(source), kind):
            work(memoryview(source).nbytes * _COMPILE_SECONDS)
            return _decoded(bytes(memoryview(source)), filename)
    raise TypeError(complaint)


_COMPILE_SECONDS: Final = 4.0e-6
"""For each letter, most of which are no more than a name or an operator."""


def _decoded(source: bytes, filename: str) -> str:
    encoding = "utf-8"
    if source.startswith(b"\xef\xbb\xbf"):
        source = source[3:]
    for line in source.split(b"\n", 2)[:2]:
        found = _ENCODING.match(line)
        if found is not None:
            encoding = found[1].decode("ascii", "replace")
        if found is not None or not _BLANK.match(line):
            break
    try:
        return source.decode(encoding)
    except LookupError:
        raise SyntaxError(f"unknown encoding: {encoding}", (filename, 0, 0, None)) from None
    except UnicodeDecodeError as error:
        raise SyntaxError(f"(unicode error) {error}", (filename, 0, 0, None)) from None


def _inherited(frame: FrameType) -> int:
    """The `__future__` features that the code of a frame asked for."""
    return frame.f_code.co_flags & _FUTURES & ~inspect.CO_NESTED  # which says where code stands, and once was a feature


def _is_dict(value: Any) -> bool:
    return issubclass(type(value), dict) or type(value) is Namespace


def _is_mapping(value: Any) -> bool:
    return hasattr(type(value), "__getitem__")


# ---------------------------------------------------------------------------------------------------------------------
# One run


class Evaluations:
    """Evaluates sources in one run, which it does not hold: a run has to go before its generators do."""

    __slots__ = ("_execution", "_kept")

    def __init__(self, execution: Execution) -> None:
        self._execution = weakref.ref(execution)
        self._kept = Kept()

    @property
    def execution(self) -> Execution:
        """The run, which is there as long as code of it runs."""
        found = self._execution()
        assert found is not None
        return found

    def begin(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Begin:
        """What a call of `eval` or `exec` runs."""
        frame = own_frame()
        source, given, locals = _arguments(name, args, kwargs)
        self.execution.builtins["_o_count"]()
        globals = frame.f_globals if given is None else self.globals_of(given)
        if type(globals) is Given:
            if issubclass(type(globals._o_given), dict):
                dict.setdefault(globals._o_given, BUILTINS, shown_builtins(self.execution.builtins))
            note_module(globals)
        if locals is None:
            locals = variables_of(frame) if given is None else given
        whole = globals._o_given if type(globals) is Given else namespace(globals)
        items: int = locals is not whole or type(globals) is Given
        if items and is_program_class(type(locals)):
            items = IN_PROGRAM
        program = self.program_of(name, source, frame, items)
        form = program.form(self.execution.suspendable, self.execution.form.metering)
        main = FunctionType(form.main, globals)
        return main, (locals,) if items else (), form.main_suspends

    def globals_of(self, given: Any) -> dict[str, Any]:
        """The globals of emitted code for what the program gave as globals."""
        if type(given) is Namespace and given is namespace(self.execution.globals):
            return self.execution.globals
        return given_globals(given, self.execution.builtins)

    def program_of(self, name: str, source: Any, frame: FrameType, items: int) -> Any:
        """The compiled source."""
        if type(source) is Code:
            text, filename, mode, flags = source._o_source, source._o_filename, source._o_mode, source._o_flags
            if name == "exec" and mode == "eval":  # whose value is dropped
                mode = "exec"
        else:
            text = _text_of(source, _STRING, f"{name}() arg 1 must be a string, bytes or code object")
            filename, mode, flags = _STRING, name, _inherited(frame)
            if name == "eval":
                text = text.lstrip(" \t")
        return self._kept.keep(self.execution.program.evaluated(text, filename, mode, flags, items))

    def compile(
        self,
        source: Any,
        filename: Any,
        mode: Any,
        flags: int = 0,
        dont_inherit: Any = False,
        optimize: int = -1,
        *,
        _feature_version: int = -1,
    ) -> Code:
        """The builtin `compile`."""
        name = _filename(filename)
        for number in (flags, optimize, _feature_version):
            if not hasattr(type(number), "__index__"):
                raise TypeError(f"{name_of(type_of(number))!r} object cannot be interpreted as an integer")
        flags, optimize = flags.__index__(), optimize.__index__()
        if not -(1 << 31) <= flags < 1 << 31:
            raise OverflowError("Python int too large to convert to C int")
        if flags & ~(_FUTURES | _TREES | _AWAITS | _OTHERS):
            raise ValueError("compile(): unrecognised flags")
        if not -1 <= optimize <= 2:
            raise ValueError("compile(): invalid optimize value")
        if not issubclass(type(mode), str):
            raise TypeError(f"compile() argument 'mode' must be str, not {name_of(type_of(mode))}")
        if plain_text(mode) not in MODES:
            raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
        if flags & (_TREES | _AWAITS) or optimize > 0:
            raise NotImplementedError("compile() makes no syntax trees (use ast) or coroutines, and does not optimize")
        if type(source) is Code:
            return source
        trees = self.execution.libraries.loaded.get("ast")
        if trees is not None and issubclass(type(source), trees.globals["AST"]):
            raise NotImplementedError("compile() takes text in the sandbox; ast.unparse() writes a tree as text")
        text = _text_of(source, name, "compile() arg 1 must be a string, bytes or AST object")
        kept = flags & _FUTURES | (0 if dont_inherit else _inherited(own_frame()))
        self._kept.keep(self.execution.program.evaluated(text, name, plain_text(mode), kept, False))
        return make_code(text, name, plain_text(mode), kept)

    def import_module(
        self, name: Any, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
    ) -> Any:
        """The builtin `__import__`."""
        if not issubclass(type(name), str):
            raise TypeError("module name must be a string")
        dotted: str = plain_text(name)
        asked(len(dotted) * _TIMES_SHOWN)
        if not hasattr(type(level), "__index__"):
            raise TypeError(f"{name_of(type_of(level))!r} object cannot be interpreted as an integer")
        if level < 0:
            raise ValueError("level must be >= 0")
        if not dotted and not level:
            raise ValueError("Empty module name")
        load = self.execution.libraries.import_module
        found = load(dotted, level)
        return found if fromlist else load(dotted.partition(".")[0])


_TIMES_SHOWN: Final = 10
"""That a name of a module is gone through, as `repr` does, for what is said where there is none."""


def is_items(written: Any) -> bool:
    """Whether a record tells how the names of a source are kept."""
    return type(written) is bool or (type(written) is int and written == IN_PROGRAM)


def _filename(value: Any) -> str:
    if issubclass(type(value), str):
        return plain_text(value)  # type: ignore[no-any-return]
    if issubclass(type(value), bytes):
        return bytes(value).decode("utf-8", "surrogateescape")
    raise TypeError(f"expected str, bytes or os.PathLike object, not {name_of(type_of(value))}")


def _arguments(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Source, globals and locals of a call, in CPython's words where they are wrong."""
    names = {"globals", "locals", "closure"} if name == "exec" else {"globals", "locals"}
    given = {**dict(zip(("globals", "locals"), args[1:3], strict=False)), **kwargs}
    if not 1 <= len(args) <= 3 or not kwargs.keys() <= names or len(args) - 1 + len(kwargs) > len(given):
        nothing = object()
        getattr(builtins, name)(*[nothing for _ in args], **dict.fromkeys(kwargs, nothing))  # raises
    globals, locals, source = given.get("globals"), given.get("locals"), args[0]
    wrong = (globals is not None and not _is_dict(globals), locals is not None and not _is_mapping(locals))
    if any(wrong):  # CPython words it; what is right stays here
        kept: Any = (value if bad else {} for value, bad in zip((globals, locals), wrong, strict=True))
        getattr(builtins, name)("0", *kept)
    if given.get("closure") is not None:
        raise TypeError(
            "cannot use a closure with this code object"
            if type(source) is Code
            else "closure can only be used when source is a code object"
        )
    return source, globals, locals


# ---------------------------------------------------------------------------------------------------------------------
# Builtins


def _of_run() -> Evaluations:
    run: Evaluations = own_frame().f_builtins[RUN]
    return run


def _called(name: str) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        main, given, suspends = _of_run().begin(name, args, kwargs)
        return (Suspending(main) if suspends else main)(*given)

    return call


def begun(name: str) -> Callable[..., Iterator[Any]]:
    """The generator function behind `eval` or `exec` where a program may suspend."""

    def begin(*args: Any, **kwargs: Any) -> Iterator[Any]:
        main, given, suspends = _of_run().begin(name, args, kwargs)
        return main(*given) if suspends else _ended(main(*given))

    return begin


def _ended(value: Any) -> Generator[Any, Any, Any]:
    """A generator that gives nothing and returns the value."""
    yield from ()
    return value


def _compile(*args: Any, **kwargs: Any) -> Code:
    names = {"source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"}
    if not kwargs.keys() <= names or len(args) + len(kwargs) < 3 or len(args) > 6:
        builtins.compile(*[None for _ in args], **dict.fromkeys(kwargs))  # type: ignore[call-overload]  # raises
    return _of_run().compile(*args, **kwargs)


def _import(*args: Any, **kwargs: Any) -> Any:
    emitted = len(args) == 5 and (type(args[1]) is dict or type(args[1]) is Given)
    if emitted and dict.get(args[1], BUILTINS) is own_frame().f_builtins:  # which no program has: C code calls
        return native_import(*args)
    names = {"name", "globals", "locals", "fromlist", "level"}
    if not kwargs.keys() <= names or not (args or kwargs) or len(args) > 5:
        builtins.__import__(*[None for _ in args], **dict.fromkeys(kwargs))  # type: ignore[arg-type]  # raises
    return _of_run().import_module(*args, **kwargs)


EVALUATION_FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "eval": _called("eval"),
    "exec": _called("exec"),
    "compile": _compile,
    "__import__": _import,
}


def prepare(execution: Execution) -> None:
    """Let a program that names one of these builtins use them."""
    made = execution.builtins
    made[RUN] = Evaluations(execution)
    made[BUILDER] = BUILD_CLASS  # which an evaluated source may name
    made["__import__"] = native_function(_import, ("builtins", "__import__"), builtins.__import__.__doc__)
    made.update((name, native_function(partial(_refuse, why), ("builtins", name))) for name, why in UNSUPPORTED.items())
    made[DISPLAY] = native_function(partial(_display, made), ("builtins", DISPLAY))


def open_later(execution: Execution) -> Any:
    """`open` for sources that a direct program evaluates: its library is loaded when it is first called."""
    run = weakref.ref(execution)

    def open(*args: Any, **kwargs: Any) -> Any:
        found = run()
        assert found is not None
        return found.libraries.member("_io", "open")(*args, **kwargs)

    return native_function(open, ("builtins", "open"), builtins.open.__doc__)


def _refuse(sentence: str, *args: Any, **kwargs: Any) -> None:
    """What the compiler says to a program that names such a builtin itself."""
    raise NotImplementedError(sentence)


def _display(made: dict[str, Any], value: Any) -> None:
    """What interactive code does with the value of an expression."""
    if value is not None:
        made["print"](repr(value))


def is_shown_builtins(value: dict[str, Any], made: Any) -> bool:
    """Whether a dict is what a program found under `__builtins__`, and holds what it held then."""
    if type(made) is not dict or made.get(SHOWN) is not value:
        return False
    first = {name: item for name, item in made.items() if not name.startswith("_o_")}
    return value.keys() == first.keys() and all(value[name] is item for name, item in first.items())
