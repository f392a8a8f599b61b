"""What emitted code calls: the compiler's reserved names in, the objects they stand for out.

The names live in the builtins of a run, where no scope of the program can reach or shadow them.
"""

from __future__ import annotations

import builtins
import importlib
import sys
import types
from collections.abc import Generator, Iterator
from contextlib import suppress
from functools import partial
from types import CellType, FunctionType, GeneratorType, MethodType
from typing import Any, NoReturn

from .arguments import merge_keywords, spread_last
from .attempt import Pending, attempt
from .attributes import Attributes, guarded_getattr
from .class_statement import CLASS_HELPERS
from .coroutines import Driven
from .except_star import STAR_HELPERS
from .functions import Carrier, Suspending, SuspendingGenerator, SuspendingMaker, Yielded, act
from .given_imports import GIVEN_HELPERS
from .matching import is_mapping, is_sequence
from .modules import from_import, import_module
from .native import NativeFunction, is_program_class, mro_of, namespace_of, special, type_of
from .nesting import feeding, nested, nested_each
from .shown_tracebacks import exc_info
from .stops import Stop


class Marker:
    """A value that only the compiler's own variables ever hold."""

    __slots__ = ("_o_name",)

    def __init__(self, name: str) -> None:
        self._o_name = name

    def __repr__(self) -> str:
        return f"<{self._o_name}>"


UNBOUND = Marker("unbound")
END = Marker("end")


def enter(manager: Any) -> tuple[Any, Any]:
    """The bound `__enter__` and `__exit__` of a context manager, looked up as `with` does."""
    kind = type(manager)
    own = namespace_of(kind)
    opening, leaving = own.get("__enter__"), own.get("__exit__")
    if type(opening) is not FunctionType or type(leaving) is not FunctionType:
        opening, leaving = special(kind, "__enter__"), special(kind, "__exit__")
    if type(opening) is FunctionType and type(leaving) is FunctionType:
        return MethodType(opening, manager), MethodType(leaving, manager)
    methods = []
    for method, missed in ((opening, ""), (leaving, " (missed __exit__ method)")):
        if method is None:
            raise TypeError(f"'{kind.__name__}' object does not support the context manager protocol{missed}")
        bind = getattr(type(method), "__get__", None)
        methods.append(bind(method, manager, kind) if bind is not None else method)
    return methods[0], methods[1]


def called(callee: Any, /, *args: Any, **kwargs: Any) -> Any:
    """Call what may be a function of the host: without the native call that is the way to what is behind it."""
    if type(callee) is NativeFunction:
        callee = callee._o_call
        if type(callee) is partial and not callee.keywords:
            return callee.func(*callee.args, *args, **kwargs)
    return callee(*args, **kwargs)


class Steps:
    # An iterator of the program behind one that `for` can be given again without calling the program's
    # `__iter__` again.
    __slots__ = ("_o_source",)

    def __init__(self, source: Iterator[Any]) -> None:
        self._o_source = source

    def __iter__(self) -> Steps:
        return self

    def __next__(self) -> Any:
        return next(self._o_source)


def native_iterator(iterable: Any) -> Iterator[Any]:
    """`iter(iterable)`, by an iterator that tells where it is, as that of a memory view does not."""
    if type(iterable) is memoryview:
        return map(iterable.__getitem__, range(len(iterable)))
    return iter(iterable)


def iterator_of(iterable: Any) -> Iterator[Any]:
    """The iterator of a loop, to be kept in a variable; the loop itself asks what it finds there for an iterator once
    more.
    """
    made = native_iterator(iterable)
    return Steps(made) if is_program_class(type(made)) else made


def matches(error: BaseException, kinds: Any) -> bool:
    """Whether a handler for `kinds` catches the error, with CPython's complaint about anything that is no exception
    class.
    """
    levels = _LEVELS.__get__(error)
    try:
        raise error
    except kinds:
        return True
    except BaseException as other:
        if other is not error:
            raise
        return False
    finally:  # an error that leads to this call would hold itself
        _LEVELS.__set__(error, levels)


_LEVELS: Any = vars(BaseException)["__traceback__"]
_KEEPS_GOING = 0x20 | 0x80 | 0x200
"""Flags of the code of generators and coroutines, which may live on (`inspect.CO_GENERATOR` and its like)."""
_OWN_CODE = ("<prelude>", "<library ")


def let_go() -> None:
    """Empty the calls of the runtime that the exception being handled came through. CPython's own operations have no
    frames that keep their operands alive.
    """
    level: Any = _LEVELS.__get__(sys.exception())
    while level is not None:
        frame = level.tb_frame
        code = frame.f_code
        own = frame.f_builtins is _HOST_BUILTINS or code.co_filename.startswith(_OWN_CODE)
        if own and not code.co_flags & _KEEPS_GOING:
            with suppress(RuntimeError):  # it goes on: the exception is an old one
                frame.clear()
        level = level.tb_next


_HOST_BUILTINS = vars(builtins)


def delegate(iterable: Any) -> Iterator[Any]:
    """`yield from` inside a suspending generator: the items of another iterable, marked as values."""
    if type(iterable) is SuspendingGenerator:
        return iterable._o_frame
    if issubclass(type(iterable), Driven):
        return iterable._o_source()  # type: ignore[no-any-return]
    return Delegate(iter(iterable))


class Delegate:
    """Passes on what an iterator gives, each value marked, and hands it what is sent or thrown, as `yield from` does.

    One made from a snapshot is `_o_primed`: the frame around it stops once before anything is asked of the source.
    """

    __slots__ = ("_o_primed", "_o_source")

    def __init__(self, source: Iterator[Any], primed: bool = False) -> None:
        self._o_source = source
        self._o_primed = primed

    def __iter__(self) -> Delegate:
        return self

    def __next__(self) -> Yielded:
        return self.send(None)

    def send(self, value: Any) -> Yielded:
        if self._o_primed:
            self._o_primed = False
            return Yielded(None)
        source: Any = self._o_source
        return Yielded(next(source) if value is None else source.send(value))

    def throw(self, error: BaseException) -> Yielded:
        source: Any = self._o_source
        if type(source) is GeneratorType or hasattr(source, "throw"):
            return Yielded(source.throw(error))
        raise error

    def close(self) -> None:
        source: Any = self._o_source
        if issubclass(type(source), Generator):
            source.close()


def is_bound(cells: types.FunctionType, name: str) -> bool:
    """Whether a cell variable of the function that shows its cells has a value."""
    cell = cells.__closure__[cells.__code__.co_freevars.index(name)]  # type: ignore[index]
    return cell != CellType()


_ERROR_FIELDS = [BaseException.__dict__[name] for name in ("__context__", "__traceback__")]


def hold_error(error: BaseException) -> list[Any]:
    """What raising an exception again would change of it, whatever its class defines."""
    return [field.__get__(error) for field in _ERROR_FIELDS]


def put_back(error: BaseException, held: list[Any]) -> None:
    """Undo that change."""
    for field, value in zip(_ERROR_FIELDS, held, strict=True):
        field.__set__(error, value)


def unbound_local(name: str) -> NoReturn:
    """The error for a local variable without a value, as CPython words it."""
    raise UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value")


def with_parameters(function: Any, parameters: tuple[Any, ...]) -> Any:
    """A function that was defined with type parameters."""
    function.__type_params__ = parameters
    return function


def is_error_class(value: Any) -> bool:
    """Whether a `raise` statement has to make the exception first."""
    return issubclass(type(value), type) and BaseException in mro_of(value)


def made_error(kind: type, made: Any) -> Any:
    """What such a class made, if it can be raised."""
    if issubclass(type(made), BaseException):
        return made
    raise TypeError(f"calling {kind!r} should have returned an instance of BaseException, not {type_of(made)!r}")


def no_super(message: str) -> NoReturn:
    """The error for `super()` where it finds no class or instance."""
    raise RuntimeError(message)


def same(value: Any) -> Any:
    """The value itself."""
    return value


def native_import(name: Any, *rest: Any, **more: Any) -> None:
    """`__import__` for C code that emitted code calls, such as `datetime.timetuple`; it fetches the module by itself.

    Raises: `ImportError` for any module but the few that such code needs.
    """
    if type(name) is not str or name not in IMPORTED_BY_C:
        raise ImportError(f"C code cannot import {name!r} in the sandbox")
    importlib.import_module(name)


IMPORTED_BY_C = frozenset({"_strptime", "collections", "collections.abc", "datetime", "decimal", "numbers", "time"})

HELPERS: dict[str, Any] = STAR_HELPERS | GIVEN_HELPERS | {
    "__import__": native_import,
    "_o_called": called,
    "_o_feeding": feeding,
    "_o_nested": nested,
    "_o_nested_each": nested_each,
    "_o_same": same,
    "_o_with_parameters": with_parameters,
    "_o_is_error_class": is_error_class,
    "_o_made_error": made_error,
    "_o_no_super": no_super,
    **CLASS_HELPERS,
    "_o_is_bound": is_bound,
    "_o_hold_error": hold_error,
    "_o_put_back": put_back,
    "_o_unbound_local": unbound_local,
    "_o_getattr": guarded_getattr,
    "_o_attributes": Attributes,
    "_o_type": type_of,
    "_o_slice": slice,
    "_o_attempt": attempt,
    "_o_Pending": Pending,
    "_o_kind": type,
    "_o_is_sequence": is_sequence,
    "_o_is_mapping": is_mapping,
    "_o_iter": iterator_of,
    "_o_set": set,
    "_o_act": act,
    "_o_merge_keywords": merge_keywords,
    "_o_spread_last": spread_last,
    "_o_enter": enter,
    "_o_exc_info": exc_info,
    "_o_let_go": let_go,
    "_o_matches": matches,
    "_o_delegate": delegate,
    "_o_Stop": Stop,
    "_o_Carrier": Carrier,
    "_o_Yielded": Yielded,
    "_o_suspending": Suspending,
    "_o_generator": SuspendingMaker,
    "_o_import": import_module,
    "_o_import_from": from_import,
    "_o_BaseException": BaseException,
    "_o_AssertionError": AssertionError,
    "_o_StopIteration": StopIteration,
    "_o_unbound": UNBOUND,
    "_o_end": END,
    "_o_live": True,
    "_o_tells_place": sys.version_info >= (3, 13),
    "_o_converts_first": sys.version_info >= (3, 13),
}
"""Constant for every run; the prelude adds its functions, a run its meter."""
